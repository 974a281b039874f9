"""Days written by people: ``1961-08-23``, ``23.08.1961``, ``8/23/61``, ``19610823``, ``August 23, 1961``, ``23 sierpnia 1961``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ..lazy_patterns import lazy

# English, German, French, Spanish, Italian, Portuguese, Dutch, Polish; January first, without accents.
_MONTHS = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
januar februar marz april mai juni juli august september oktober november dezember
janner feber maerz apr mai jun jul aug sept okt nov dez
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
janv fevr mars avr mai juin juil aout sept oct nov dec
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago sept oct nov dic
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart april mei juni juli augustus september oktober november december
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
i ii iii iv v vi vii viii ix x xi xii
styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien
"""
_MONTH: dict[str, int] = {}
_FIRST: dict[str, str] = {}  # a month's name: January in its language, as long or short
for _line in _MONTHS.split("\n"):
    for _number, _name in enumerate(_line.split(), start=1):
        _MONTH.setdefault(_name, _number)
        _FIRST.setdefault(_name, _line.split()[0])
JANUARIES = tuple(dict.fromkeys(_FIRST.values()))

_NAME = "(?:{})".format("|".join(sorted(_MONTH, key=len, reverse=True)))


@cache
def _date(has_month: bool) -> re.Pattern[str]:
    """The pattern of a day; without ``has_month`` of those in digits only, which is many times as fast."""
    named = (
        rf"|(?P<d3>[0-9]{{1,2}})(?P<s3>\.? ?|st |nd |rd |th |[-/])(?:of |de )?(?P<n3>{_NAME})(?P<t3>\.?,? ?(?:de |del )?|[-/])"
        r"(?P<y3>[0-9]{4})"
    )
    after = (
        rf"|(?<![a-z0-9])(?P<n4>{_NAME})(?P<s4>\.? )(?P<d4>[0-9]{{1,2}})(?P<t4>(?:st|nd|rd|th)?,? )(?P<y4>[0-9]{{4}})(?![0-9])"
        rf"|(?<![0-9])(?P<y5>[0-9]{{4}})(?P<s5>[- ])(?P<n5>{_NAME})(?P<t5>[- ])(?P<d5>[0-9]{{1,2}})(?![0-9])"
    )
    return lazy(
        r"(?<![0-9])(?:"
        r"(?P<y1>[0-9]{4})(?P<s1>[-/. ])(?P<m1>[0-9]{1,2})(?P=s1)(?P<d1>[0-9]{1,2})"
        r"|(?P<y0>(?:1[5-9]|20)[0-9]{2})(?P<m0>0[1-9]|1[0-2])(?P<d0>[0-3][0-9])"
        r"|(?P<a2>[0-9]{1,2})(?P<s2>[-/.]|\. )(?P<b2>[0-9]{1,2})(?P=s2)(?P<y2>[0-9]{4}|[0-9]{2})"
        + (named if has_month else "")
        + r"|(?P<a6>[0-9]{2})(?P<b6>[0-9]{2})(?P<y6>(?:19|20)[0-9]{2})"
        r")(?![0-9])" + (after if has_month else ""),
        re.IGNORECASE | re.ASCII,  # without accents a dotless i is left, which is no i of ASCII
    )


Day = tuple[int, int, int]
_ISO_PARTS = (("year", "2000"), ("", "-"), ("number", "01"), ("", "-"), ("number", "01"))
_ISO = lazy(r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


@dataclass(frozen=True, slots=True)
class Written:
    """A day that is at ``start`` to ``stop`` of a text. ``days`` are those that it may be, as (year, month, day):
    8/3/1961 is two; of a year with two digits both centuries. ``_parts`` are its pieces, each with what it is."""

    start: int
    stop: int
    days: frozenset[Day]
    _parts: tuple[tuple[str, str], ...]

    @property
    def year(self) -> int:
        """The year; of two digits, that of the twentieth century."""
        return min(year for year, _, _ in self.days)

    def first_of_january(self, year: int) -> str:
        """1 January of ``year``, written in the same way."""
        if self._parts is _ISO_PARTS:
            return f"{year:04}-01-01"
        numbers = [text for kind, text in self._parts if kind == "number"]
        padded = min(map(len, numbers)) == 2 and (len(numbers) == 2 or numbers[0].startswith("0"))
        return "".join(_written(kind, text, year, padded) for kind, text in self._parts)


def _written(kind: str, text: str, year: int, padded: bool) -> str:
    if kind == "year":
        return str(year).zfill(4)[-len(text) :]
    if kind == "number":
        return "01" if padded else "1"
    if kind == "name":
        text = _bare(text)
        first = _FIRST[text.lower()]
        return first.upper() if text.isupper() else first.capitalize() if text[0].isupper() else first
    return {"nd ": "st ", "rd ": "st ", "th ": "st "}.get(text, re.sub("^(?:nd|rd|th)", "st", text))


_DIGIT, _RUN, _LETTERS = re.compile("[0-9]"), re.compile("[0-9]+"), re.compile("[a-z]+")
_RUN_OR_NAME = re.compile("[0-9]+|[A-Za-z]+")
_DIGITS_FIRST = (1, 2, 4, 8)  # how many a day may begin with, before anything else
_KINDS = {"y": "year", "m": "number", "d": "number", "a": "number", "b": "number", "n": "name"}


# what a day in digits cannot be without
_YEAR = lazy("(?<![0-9])[0-9]{4}(?![0-9])")  # and one with the name of its month
# what may be a digit or a separator when it is without accents
_ODD = lazy("[^\x00-\x7f\xc0-\u024f\u0386-\u03ce\u0400-\u052f\u2013\u2014\u2018-\u201e\u20ac]")
_NUMBERS = lazy(r"[0-9](?:([-/. ])[0-9]{1,2}\1|\. [0-9]{1,2}\. |[0-9]{7})")


class _Bare(dict[int, str]):
    """Characters without their accents, each worked out once."""

    def __missing__(self, code: int) -> str:
        self[code] = bare = unicodedata.normalize("NFKD", chr(code))[0]
        return bare


_BARE = _Bare()


def _bare(text: str) -> str:
    """``text`` without accents, each character in its place."""
    return text if text.isascii() else text.translate(_BARE)


def is_iso_day(text: str) -> bool:
    """True for a day as ISO 8601 and the servers write it."""
    return _ISO.fullmatch(text) is not None


def days_in(text: str) -> Iterator[Written]:
    """The days that ``text`` holds, in order, not overlapping. Digits are ASCII."""
    iso = _ISO.fullmatch(text)
    if iso is not None:
        year, month, day = map(int, iso.groups())
        yield Written(0, len(text), frozenset(((year, month, day),)), _ISO_PARTS)
        return
    if not _DIGIT.search(text) or (not _ODD.search(text) and not (_NUMBERS.search(text) or _YEAR.search(text))):
        return
    bare = _bare(text)
    # with the name of its month a day has a year of four digits
    has_month = _YEAR.search(bare) is not None and not _MONTH.keys().isdisjoint(_LETTERS.findall(bare.lower()))
    if not has_month and not _NUMBERS.search(bare):
        return
    for match in _written_in(bare, has_month):
        pieces = {name: value for name, value in match.groupdict().items() if value is not None and name[0] in _KINDS}
        if days := frozenset(_days({name[0]: value.lower() for name, value in pieces.items()})):
            yield Written(*match.span(), days, _parts(text, match, pieces))


def _written_in(text: str, has_month: bool) -> Iterator[re.Match[str]]:
    """What a search for days yields, looked for only where digits begin, or the name of a month where a text ``has_month``."""
    pattern, end = _date(has_month), 0
    for run in (_RUN_OR_NAME if has_month else _RUN).finditer(text):
        is_one = len(run[0]) in _DIGITS_FIRST if run[0].isdecimal() else run[0].lower() in _MONTH
        may_be = is_one and run.start() >= end
        match = pattern.match(text, run.start()) if may_be else None
        if match is not None:
            end = match.end()
            yield match


def _parts(text: str, match: re.Match[str], pieces: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The day at ``match`` as it is in ``text``, of which the match may have lost the accents: the groups called ``pieces``, each with
    its kind, and what is between them, so that another day can be written in the same way."""
    parts, end = [], match.start()
    for start, stop, name in sorted((*match.span(name), name) for name in pieces):
        parts += [("", text[end:start]), (_KINDS[name[0]], text[start:stop])]
        end = stop
    return (*parts, ("", text[end : match.end()]))


def _days(found: dict[str, str]) -> Iterator[Day]:
    years = [int(found["y"])] if len(found["y"]) == 4 else [1900 + int(found["y"]), 2000 + int(found["y"])]
    if "n" in found:
        pairs = [(_MONTH[found["n"]], int(found["d"]))]
    elif "m" in found:
        pairs = [(int(found["m"]), int(found["d"]))]
    else:
        pairs = [(int(found["b"]), int(found["a"])), (int(found["a"]), int(found["b"]))]
    for year in years:
        yield from ((year, month, day) for month, day in pairs if 1 <= month <= 12 and 1 <= day <= 31)


def year_of_day(text: str) -> int | None:
    """The year of a text that is one day and nothing else; None for any other text."""
    found = list(days_in(text.strip()))
    if len(found) != 1 or found[0].start != 0 or found[0].stop != len(text.strip()):
        return None
    return found[0].year
