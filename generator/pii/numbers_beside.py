"""The telephone number that is alone beside a person, and identity numbers right beside a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..lazy_patterns import lazy
from .by_values import validator
from .equality import NAMES
from .ranges import safe_national_id

Span = tuple[int, int, str, str]
# Of a country's identity numbers those whose form or check digits few other numbers have (a date of birth with a check digit, or
# two of these), by how many letters and digits they have. The others are found by the words before them.
TELLING = {
    9: ("cz.rc", "es.dni", "es.nie"),
    10: ("bg.egn", "cz.rc", "se.personnummer"),
    11: ("be.nn", "br.cpf", "ee.ik", "gr.amka", "lt.asmens", "pl.pesel", "tr.tckimlik"),
    12: ("se.personnummer",),
    13: ("kr.rrn", "ro.cnp", "si.emso", "za.idnr"),
    15: ("fr.nir",),
}
"""Identity numbers that tell themselves, by how many letters and digits they have."""
_BESIDE_NAMES = {**TELLING, 9: ("nl.bsn", *TELLING[9]), 10: ("gb.nhs", *TELLING[10])}
_BLANK = lazy(" ")
_LONG_NUMBER = lazy(r"[0-9](?<![\w.,/+-].)(?:[ -]?[0-9]){8,14}[A-Z]?(?![\w/-])")
_TIED = lazy(r"[ \xa0]?[,;:]?[ \xa0\n](?:[-\u2013(][ \xa0]?)?")
_ENDS_ENTRY, _BEGINS_ENTRY = lazy(r"\)?[ \xa0]*(?:\Z|[,;|\n.])"), lazy(r"(?:\A|[,;|\n:(])[ \xa0]*\Z")
_IN_ADDRESS = frozenset(("postal_code", "street"))


def is_persons_number(text: str, start: int, stop: int, spans: Sequence[Span]) -> bool:
    """Whether a number is all that is said behind a person, an address or an e-mail address among ``spans`` of its entry, or begins the
    entry before a person."""
    if _ENDS_ENTRY.match(text, stop):
        for _, end, name, shown in spans:
            if (
                0 < start - end < 6
                and _TIED.fullmatch(text, end, start)
                and _is_of_person(text, end, name, shown, spans)
            ):
                return True
    if not _BEGINS_ENTRY.search(text, max(0, start - 4), start):
        return False
    return any(
        0 < first - stop < 6
        and _TIED.fullmatch(text, stop, first)
        and (" " in shown or any(begin == end + 1 and other in NAMES for begin, _, other, _ in spans))
        for first, end, name, shown in spans
        if name in NAMES
    )


def _is_of_person(text: str, end: int, name: str, shown: str, spans: Sequence[Span]) -> bool:
    """Whether what ends at ``end`` is a full name, an address with a code, or an e-mail address."""
    if name in NAMES:
        start = end - len(shown)
        return " " in shown or any(stop == start - 1 and other in NAMES for _, stop, other, _ in spans)
    if name == "city":
        return any(other in _IN_ADDRESS for _, _, other, _ in spans)
    return name == "email"


def numbers_beside_names(text: str, others: Sequence[Span]) -> Iterator[Span]:
    """Identity numbers of any country, by their check digits, right before or behind a name: row 18 1850512123456 Ion Popescu."""
    starts, ends = ({span[side] for span in others if span[2] in NAMES} for side in (0, 1))
    for match in _LONG_NUMBER.finditer(text) if starts else ():
        if match.end() + 1 not in starts and match.start() - 1 not in ends:
            continue
        for start in (match.start(), *(match.start() + blank.end() for blank in _BLANK.finditer(match[0]))):
            number = text[start : match.end()]  # the number of a row may be before it
            names = _BESIDE_NAMES.get(sum(map(str.isalnum, number)), ())
            if any(validator(name)(number) for name in names) and not safe_national_id(number):
                yield start, match.end(), "national_id", number
                break
