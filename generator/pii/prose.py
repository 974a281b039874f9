"""What a note says of people that no column holds: addresses, profiles, telephone and identity numbers of the data set's countries.

These have no range that an audit could hold them to, or need to know the countries: masking looks for them, the audit does not.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..lazy_patterns import lazy
from .accounts import accounts_in
from .alternatives import Alternatives
from .by_values import identity_numbers, validator
from .equality import NAMES
from .numbers_beside import TELLING, is_persons_number, numbers_beside_names
from .phone_validity import is_grouped, is_valid
from .prose_lists import alternatives, prose_words
from .ranges import digits_of, safe_national_id, safe_phone
from .seen_through import seen_through
from .towns import addresses_in, code_beside, home_behind, towns_before, towns_behind
from .word_starts import WordStarts, in_small_letters, matches, plain_beginnings, word_starts

Span = tuple[int, int, str, str]
"""First and last character (exclusive), class, and the text between."""

_LIVES = word_starts(("resid", "wohnhaft", "domicili", "zamieszka", "woonachtig", "bydli"))
_LIVES_IN = lazy(
    r"(?<!\w)(?i:resident[ei](?: a| in)|residentes? e[nm]|r\xe9sidante? (?:\xe0|a)|residing (?:in|at)|resident (?:in|of|at)|wohnhaft in|domiciliat[oa] (?:a|in)|domicili\xe9e? \xe0|domiciliad[oa] e[nm]"
    r"|zamieszka\u0142[ya] we?|woonachtig (?:te|in)|bydli\u0161t\u011bm v) (?P<town>(?=[^\W\d_a-z])[^\W\d_]{3,}(?:[ -](?=[^\W\d_a-z])[^\W\d_]{3,}){0,2})(?=[,.;)\n]|\s*\Z| (?:and|und|et|y|e|i|en)\b)"
)
_LAST_WORD = lazy(r"\w+\Z")
_DIGIT = lazy("[0-9]")
_MOST_COUNTRIES = 16
# Seven digits or more, grouped as people group them.
_NUMBER = lazy(
    r"[+(0-9](?<![0-9a-zA-Z_.,/+-].)(?:(?<=\+)\(?[0-9]|(?<=0)0\(?[0-9]|(?<=\()[0-9]|(?<=[0-9]))(?:[ ()./-]{0,3}[0-9]){6,14}(?![\w-]|[.,][0-9])"
)
_CAPITALS = "A-ZÄÖÜΑ-ΩА-ЯІЇЄҐ\u0621-\u064a\u3040-\u309f\u4e00-\u9fff\uac00-\ud7a3"
# What is called a plate, too: plate heat exchanger 7ABC123
_IS_PLACE = lazy(
    r"(?<!\w)(?:row|rows|bay|level|slot|lot|deck|zone|space|ebene|reihe|platz|rz\u0105d|miejsce|plaza|fila|place|rang\xe9e|posto|fila|lugar)(?!\w)",
    re.IGNORECASE,
)
_IS_PART = lazy(r"[Pp]lates? (?!was |were |reads? |number|the |and |reg)[a-z]{3,}")
_DATE = lazy(r"(?:19|20)[0-9]{2}[-./][01]?[0-9][-./][0-3]?[0-9]|[0-3]?[0-9][-./][01]?[0-9][-./](?:19|20)[0-9]{2}")
_FIRST_OF_ADDRESS = 3
_LOOK_BACK = 40
"""Characters before a number in which a word says what it is."""
# Grouped digits, perhaps with a letter: what an identity number looks like where nothing says so.
_BARE = lazy(
    r"[0-9XYZ](?<![\w.,/+-].)(?:(?<=[0-9])(?:[0-9]{7,14}[A-Z]?|[0-9]{5}[-/+][0-9]{3,5}|[0-9]{2}\.[0-9]{3}\.[0-9]{3}-[0-9]{2})"
    r"|(?<=[XYZ])[0-9]{7}[A-Z])(?![\w/-])"
)
# As Americans call a plate, which has a form of few other codes: tag 2SAJ941.
_TAG = lazy(r"\btag (?P<number>[0-9][A-Z]{3}[0-9]{3}|[A-Z]{3}[ -]?[0-9]{4})(?=[.,;)]|\Z)")
# A person's number where nothing says of what else: ", ID 379593007"
_CALLED_ID = lazy(
    r"(?:\A|[,;(\n.] ?|\bhas |\bwith )(?:ID|Id)(?: ?[:#.]| no\.?| nr\.?)? ?(?P<number>(?=[^\n]{0,12}[A-Z]|(?:[ ./-]?[0-9]){9})[0-9A-Z](?=(?:[^0-9\n]?[0-9]){5})[0-9A-Z ./-]{5,18}[0-9A-Z])(?![\w-])"
)
# My ID number is 22145678901, with or without a check digit
_OWN_ID = lazy(
    r"(?<!\w)(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir) (?:national )?(?:ID|Id|id|identity)(?: card)?(?: number| no\.?| nr\.?)?(?: is| was|:)* "
    r"(?P<number>(?=(?:[^0-9\n]?[0-9]){6})[0-9A-Z][0-9A-Z./-]{5,18}[0-9A-Z])(?![\w-])"
)
# Countries whose numbers are known where a text says nothing of the country, and how the trunk prefix begins numbers in groups.
_LARGE = "US GB DE FR IT ES PL NL IN BR MX TR RU UA CN JP KR SE NO DK FI CZ AT CH BE PT HU RO GR ZA NG EG AU".split()
_CHINESE_MOBILE = lazy("1[3-9][0-9]{9}")
# T: 216 039 821 in a signature, and a number without groups in a text about a call
_LETTER_LABEL = lazy(r"(?<![\w.])[TMPFCH] ?[.:] ?\Z")
_TIGHT = lazy("[0-9]{9,12}")
_TRUNK = lazy(
    r"\(?0[0-9]{1,5}\)?[ /-](?:[0-9]{2,4}[ -]?){2}|\(?0[1-9][0-9]{2,3}\)?[ /-][0-9]{6,8}\Z|\([0-9]{2,3}\) ?[0-9]{3,5}-[0-9]{4}|8 ?\(?9[0-9]{2}\)? ?[0-9]{3}[ -]"
)


class Countries:
    """The countries of a data set's people, by the codes of their telephone numbers and accounts and by their identity numbers."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def note(self, personal_class: str, text: str) -> None:
        """Note one original of a personal column."""
        if personal_class == "phone" and text[:1] == "+":
            country = country_of(text)
            if country:
                self._seen[country] += 1
        elif personal_class == "iban" and text[:2].isalpha():
            self._seen[text[:2].upper()] += 1

    def all(self) -> list[str]:
        """Two letters each (ISO 3166-1)."""
        return list(self._seen)

    def most_frequent(self) -> list[str]:
        """Two letters each (ISO 3166-1), at most six."""
        return [country for country, _ in self._seen.most_common(_MOST_COUNTRIES)]


@cache
def _country_of_code(digits: str) -> str:
    """The country that the first three ``digits`` of an international number are of (ITU-T E.164: no code begins another)."""
    import phonenumbers

    codes = (int(digits[:size]) for size in range(1, 4))
    return next(
        (
            phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code][0]
            for code in codes
            if code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE
        ),
        "",
    )


def country_of(text: str) -> str:
    """The country (ISO 3166-1) of an international telephone number; empty where it is none."""
    digits = digits_of(text)
    return _country_of_code(digits[:3]) if len(digits) > 6 else ""


def _starts(name: str) -> WordStarts:
    return word_starts(plain_beginnings(alternatives(name)))


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Compiled once, when it is asked for: streets by their form, addresses and papers by the words before them, profiles; what is said before a number, and of social media.
    Of those that begin with one of many words, where they may begin."""

    streets: Alternatives
    addresses: re.Pattern[str]
    address_starts: WordStarts
    papers: re.Pattern[str]
    paper_starts: WordStarts
    plates: re.Pattern[str]
    plate_starts: WordStarts
    plates_before: re.Pattern[str]
    no_plates: frozenset[str]
    telephones: re.Pattern[str]
    telephone_starts: WordStarts
    telephone_number: re.Pattern[str]
    other_numbers: frozenset[str]


@cache
def _patterns() -> _Patterns:
    words = prose_words()
    return _Patterns(
        Alternatives(words["streets"], r"(?<!\w)(?<![0-9][.,])"),
        lazy(
            rf"(?<!\w)(?:{alternatives('address_cues')})\b:? *(?-i:(?:(?!{_STREET_WORD})[^\W\d_{_CAPITALS}]\w*:? ){{1,7}}(?=[{_CAPITALS}0-9]|{_STREET_WORD}))?"
            r"(?P<street>\d{1,5}[^;,.\n]{3,50}(?=[;,.\n]|\Z)"
            rf"|(?-i:(?=[{_CAPITALS}0-9]|{_STREET_WORD}|(?<=: )[^\W_]))[^;,\n]{{2,50}}?,? ?\d{{1,5}}[^\s;,.]{{0,8}})",
            re.IGNORECASE,
        ),
        _starts("address_cues"),
        lazy(
            rf"(?<!\w)(?:{alternatives('papers')})(?!\w)(?:/[^\W\d_]{{2,12}}(?=[ :.]))?(?:\W{{1,3}}(?-i:[a-z]\w*\.?|N(?:r|o|um)\.?)){{0,3}}?\W{{1,3}}"
            rf"(?!(?:{alternatives('papers')})(?!\w))(?P<number>(?-i:(?=[{_CAPITALS}0-9 ./-]{{0,12}}[0-9])[{_CAPITALS}0-9]{{1,18}}(?:[ ./-][{_CAPITALS}0-9]{{1,13}}){{0,6}})(?!\w))",
            re.IGNORECASE,
        ),
        _starts("papers"),
        lazy(
            rf"(?<!\w)(?:{alternatives('vehicles')})(?!\w)(?:[^\w\n]{{1,2}}(?-i:[^\W\d_A-Z]+)){{0,2}}?[^\w\n]{{1,3}}(?P<number>{_PLATE})",
            re.IGNORECASE,
        ),
        _starts("vehicles"),
        lazy(rf"(?P<number>{_PLATE}) (?:{alternatives('vehicles_behind')})(?!\w)", re.IGNORECASE),
        frozenset(words["no_plates"].split()),
        lazy(rf"(?<!\w)(?:{alternatives('telephones')})(?!\w)", re.IGNORECASE),
        _starts("telephones"),
        lazy(rf"(?<!\w)(?:{alternatives('telephones')})[. ]{{0,2}}(?:no|nr|num|number)[ .:#]*\Z", re.IGNORECASE),
        frozenset(map(in_small_letters, words["other_numbers"].split())),
    )


_STREET_WORD = (
    r"(?:ul|al|pl|os|rue|via|viale|piazza|corso|calle|avenida|avenue|boulevard|chemin|place|rua|travessa|c)\b"
)
# Two to four groups of capitals and figures, of both kinds: M-WA 297, KA25 GVE, EX-818-GM, 34 YKD 86, MH 12 AB 1234; or one.
_PLATE = (
    r"(?-i:(?=[A-Z0-9 .-]{0,8}[0-9][ .-]?[A-Z0-9])(?=[A-Z0-9 .-]{0,6}[A-Z])(?=(?:[ .-]?[A-Z0-9]){5})"
    r"[A-Z0-9]{1,5}(?:[ .-][A-Z0-9]{1,5}){1,3}|(?=[A-Z0-9-]{0,5}[0-9]{2})[A-Z]{1,3}-?[0-9]{2,5}[A-Z]{0,3}|[A-Z]{3}[0-9][A-Z][0-9]{2})(?![\w-])"
)
_GERMAN = lazy("[A-Z]-[A-Z]{1,2} ?[0-9]{1,4}[EH]?")  # of a town with one letter: B-KL 4127
_MODEL, _YEAR = lazy("[A-Z]{4,}|[A-Z][0-9]"), lazy("(?:19|20)[0-9]{2}")


def _homes_in(text: str) -> Iterator[Span]:
    """Towns that a text says someone lives in: residente a Treviglio, wohnhaft in Kleve."""
    for match in _LIVES_IN.finditer(text) if _LIVES.may_be_in_text(text) else ():
        yield (*match.span("town"), "city", match["town"])


def is_street(text: str) -> bool:
    """Whether a text is a street with the number of a house, perhaps with what is behind it of an address."""
    return any(
        match.start() < _FIRST_OF_ADDRESS and 2 * (match.end() - match.start()) >= len(text.partition(",")[0])
        for match in _patterns().streets.finditer(text)
    )


def _names_telephone(text: str) -> bool:
    """Whether a text holds a word for a telephone or a call."""
    patterns = _patterns()
    return any(matches(patterns.telephones, patterns.telephone_starts, text))


def _names_other_number(before: str) -> bool:
    """Whether what is before a number ends with a word for one that is no telephone's: invoice no., ref #."""
    said = before.rstrip(" .:#=\"'")
    word = _LAST_WORD.search(said)
    return "#" in before[len(said) :] or (word is not None and in_small_letters(word[0]) in _patterns().other_numbers)


def _undisputed(spans: Sequence[Span], text: str) -> list[tuple[int, int]]:
    """Where those of ``spans`` begin and end that no other one reaches into from before, nor a bare number may."""
    found, end = [], 0
    for start, stop in sorted({span[:2] for span in spans}, key=lambda span: (span[0], -span[1])):
        if start >= end and text[start - 1 : start].strip() == "":
            found.append((start, stop))
        end = max(end, stop)
    return found


class ProseFinder:
    """Finds addresses, profiles, and telephone and identity numbers as people of ``countries`` write them."""

    def __init__(self, countries: Collection[str] = (), every: Collection[str] = ()) -> None:
        self._countries = list(countries)
        every_code = {country.lower() for country in (*countries, *every)}
        codes = {country.lower() for country in countries}
        self._validators: dict[int, list[Callable[[str], bool]]] = {
            length: [validator(name) for name in names if name.partition(".")[0].rstrip("_") in codes]
            for length, names in TELLING.items()
        }
        self._of_countries = [
            validator(name)
            for names in identity_numbers().values()
            for name in names
            if name.partition(".")[0].rstrip("_") in every_code
        ]

    def spans(self, text: str, others: Sequence[Span] = ()) -> list[Span]:
        """Where such things are in ``text``, with class and text; they may overlap. A number within one of the ``others``, which
        are found already, may be left out: of spans that overlap the first and longest counts."""
        found: list[Span] = [*accounts_in(text), *_homes_in(text)]
        if _DIGIT.search(text):
            found += self._said_with_digits(text, _patterns())
            found += places_beside(text, [*others, *found])
            if "<" in text and ">" in text:
                found += seen_through(text, self._seen)
            found += self._phones(text, [*others, *found])
            found += self._bare_numbers(text)
            found += numbers_beside_names(text, others)
        return found

    def _seen(self, text: str) -> list[Span]:
        """Addresses, and the telephone numbers alone beside them."""
        found = _addresses(text)
        return [*found, *self._phones(text, found)] if found else []

    @staticmethod
    def _said_with_digits(text: str, patterns: _Patterns) -> Iterator[Span]:
        """Streets, and addresses and papers by the words before them."""
        for match in patterns.streets.finditer(text):
            yield (*match.span(), "street", match[0])
        for match in matches(patterns.addresses, patterns.address_starts, text):
            yield (*match.span("street"), "street", match["street"])
        yield from addresses_in(text)
        for match in matches(patterns.papers, patterns.paper_starts, text):
            if len(match["number"]) > 4 and not safe_national_id(match["number"]) and not _IS_PART.match(match[0]):
                yield (*match.span("number"), "national_id", match["number"])
        yield from _plates(text, patterns)

    def _bare_numbers(self, text: str) -> Iterator[Span]:
        for match in _CALLED_ID.finditer(text) if "ID" in text or "Id" in text else ():
            if any(is_one(match["number"]) for is_one in self._of_countries) and not safe_national_id(match["number"]):
                yield (*match.span("number"), "national_id", match["number"])
        for match in _OWN_ID.finditer(text) if "ID" in text or "id" in text else ():
            if not safe_national_id(match["number"]):
                yield (*match.span("number"), "national_id", match["number"])
        for match in _BARE.finditer(text):
            validators = self._validators.get(sum(map(str.isalnum, match[0])), ())
            if any(is_one(match[0]) for is_one in validators) and not safe_national_id(match[0]):
                yield (*match.span(), "national_id", match[0])

    def _phones(self, text: str, others: Sequence[Span]) -> Iterator[Span]:
        """Telephone numbers; not all that are within one of the ``others``."""
        known = _undisputed(others, text)
        is_call: bool | None = None
        end = 0
        for match in _NUMBER.finditer(text):
            holder = bisect(known, (match.start(), len(text))) - 1
            if holder >= 0 and match.end() <= known[holder][1] and end <= known[holder][0]:
                continue  # nothing that begins before that span reaches into it, so that it counts
            end = match.end()
            if safe_phone(match[0]):
                continue
            if is_call is None:
                is_call = _names_telephone(text)
            is_phone = self._is_phone(match[0], text[max(0, match.start() - _LOOK_BACK) : match.start()], is_call)
            if is_phone or (is_persons_number(text, *match.span(), others) and self._may_be_dialled(match[0])):
                yield (*match.span(), "phone", match[0])

    def _may_be_dialled(self, number: str) -> bool:
        """Whether a number is valid in one of the data set's countries, or in groups in any large one."""
        if _DATE.match(number):
            return False
        large = () if number.isdecimal() else _LARGE
        return any(is_valid(number, country) for country in (*self._countries, *large))

    def _is_phone(self, number: str, before: str, is_call: bool) -> bool:
        """Whether a number is a telephone's: of any country with its code, where the words before it say so, as one of the data
        set's countries writes it, with the trunk prefix or in the country's own groups, or as any large country does in a text
        about a call (``is_call``) or with a trunk prefix and groups."""
        if _DATE.match(number):
            return False
        if number[0] == "+":
            return is_valid(number, None)
        if _CHINESE_MOBILE.fullmatch(number) and max(before[-12:], default="") >= "\u4e00":
            return True
        is_other = _names_other_number(before) and not _patterns().telephone_number.search(before)
        if is_other and not number.startswith("(0"):
            return False
        if not is_other and _names_telephone(before):
            return sum(map(str.isdecimal, number)) < 14
        return self._is_of_countries(
            number, is_call or _LETTER_LABEL.search(before) is not None
        ) or _is_of_large_country(number, before, is_call)

    def _is_of_countries(self, number: str, is_call: bool) -> bool:
        """Whether one of the data set's countries writes its numbers so; in a text about a call also without groups."""
        is_valid_here = number[0] in "(0" or (is_call and _TIGHT.fullmatch(number) is not None)
        check = is_valid if is_valid_here else is_grouped
        return any(check(number, country) for country in self._countries)


def places_beside(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Towns with their codes beside the streets among ``spans``, and the codes of the towns among them."""
    for start, stop, name, _ in spans:
        if name == "street":
            yield from towns_behind(text, stop)
            yield from towns_before(text, start)
        elif name == "city":
            yield from code_beside(text, start, stop)
        elif name in NAMES and "/" in text:
            yield from home_behind(text, stop)


def _addresses(text: str) -> list[Span]:
    """Streets and what is beside them."""
    found: list[Span] = [(*match.span(), "street", match[0]) for match in _patterns().streets.finditer(text)]
    found += addresses_in(text)
    return [*found, *places_beside(text, found)]


def _plates(text: str, patterns: _Patterns) -> Iterator[Span]:
    """Plates by the words before or behind them, but for models of cars and years."""
    for match in (
        *(_TAG.finditer(text) if "tag " in text else ()),
        *matches(patterns.plates, patterns.plate_starts, text),
        *(patterns.plates_before.finditer(text) if "lak" in text or "rsz" in text or "ndsz" in text else ()),
    ):
        first, *rest = re.split("[ .-]", match["number"])
        is_model = (
            (first in patterns.no_plates and not _GERMAN.fullmatch(match["number"]))
            or _MODEL.fullmatch(first)
            or _YEAR.fullmatch("".join(rest))
            or _IS_PLACE.search(match[0])
        )
        if not is_model and not safe_national_id(match["number"]):
            yield (*match.span("number"), "national_id", match["number"])


def _is_of_large_country(number: str, before: str, is_call: bool) -> bool:
    """Whether a number is in groups, or begins with a zero, as one of a country that many people are of: in a text about a call, behind a
    letter for a telephone, or with the trunk prefix."""
    groups = len(re.findall("[0-9]+", number))
    is_labelled = _LETTER_LABEL.search(before) is not None
    if not (groups > 1 and (is_call or is_labelled or _TRUNK.match(number))) and not (is_labelled and number[0] == "0"):
        return False
    return any(is_valid(number, country) for country in _LARGE)
