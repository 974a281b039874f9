"""What a note says of people that no column holds: addresses, profiles, telephone and identity numbers of the data set's countries.

These have no range that an audit could hold them to, or need to know the countries: masking looks for them, the audit does not.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from .by_values import identity_numbers, validator
from .keyed_random import NOT_DIGIT
from .ranges import safe_national_id, safe_phone

Span = tuple[int, int, str, str]
"""First and last character (exclusive), class, and the text between."""

_DIGIT, _LETTERS = re.compile("[0-9]"), re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0fff\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff]")
_MOST_COUNTRIES = 16
# Seven digits or more, grouped as people group them.
_NUMBER = re.compile(r"(?<![0-9a-zA-Z_.,/+-])(?:\+|00)?\(?[0-9](?:[ ()./-]{0,3}[0-9]){6,14}(?![\w-]|[.,][0-9])")
_CAPITALS = "A-ZÄÖÜΑ-ΩА-ЯІЇЄҐ\u0621-\u064a\u3040-\u309f\u4e00-\u9fff\uac00-\ud7a3"
_HANDLE = re.compile(
    r"(?<![\w.@/:])@(?P<name>[A-Za-z][A-Za-z0-9_.]{1,28}[A-Za-z0-9_]|[0-9_][A-Za-z0-9_.]{2,28}[A-Za-z0-9_])(?![\w.]*@)"
)
_DATE = re.compile(r"(?:19|20)[0-9]{2}[-./][01]?[0-9][-./][0-3]?[0-9]|[0-3]?[0-9][-./][01]?[0-9][-./](?:19|20)[0-9]{2}")
_LOOK_BACK = 40
"""Characters before a number in which a word says what it is."""
# Grouped digits, perhaps with a letter: what an identity number looks like where nothing says so.
_BARE = re.compile(
    r"(?<![\w.,/+-])(?:[0-9]{8,15}[A-Z]?|[XYZ][0-9]{7}[A-Z]|[0-9]{6}[-/+][0-9]{3,5}|[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2})(?![\w/-])"
)
# Of a country's identity numbers those whose form or check digits few other numbers have: a date of birth with a check digit, or
# two of these. The others are found by the words before them.
_TELLING = frozenset(
    "be.nn bg.egn br.cpf cn.ric cz.rc ee.ik es.dni es.nie fr.nir gr.amka kr.rrn lt.asmens pl.pesel ro.cnp se.personnummer si.emso "
    "sk.rc tr.tckimlik za.idnr".split()
)


# Countries whose numbers are known where a text says nothing of the country, and how the trunk prefix begins numbers in groups.
_LARGE = "US GB DE FR IT ES PL NL IN BR MX TR RU UA CN JP KR SE NO DK FI CZ AT CH BE PT HU RO GR ZA NG EG AU".split()
_CHINESE_MOBILE = re.compile("1[3-9][0-9]{9}")
_TRUNK = re.compile(
    r"\(?0[0-9]{1,5}\)?[ /-](?:[0-9]{2,4}[ -]?){2}|\(?0[1-9][0-9]{2,3}\)?[ /-][0-9]{6,8}\Z|\([0-9]{2,3}\) ?[0-9]{3,5}-[0-9]{4}|8 ?\(?9[0-9]{2}\)? ?[0-9]{3}[ -]"
)


@cache
def prose_words() -> dict[str, Any]:
    """The lists of prose.toml."""
    return tomllib.loads(files(__package__).joinpath("prose.toml").read_text("utf-8"))


class Countries:
    """The countries of a data set's people, by the codes of their telephone numbers and accounts and by their identity numbers."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def note(self, personal_class: str, text: str) -> None:
        """Note one original of a personal column."""
        if personal_class == "phone" and text[:1] == "+":
            country = _country_of(text)
            if country:
                self._seen[country] += 1
        elif personal_class == "iban" and text[:2].isalpha():
            self._seen[text[:2].upper()] += 1

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


def _country_of(text: str) -> str:
    digits = NOT_DIGIT.sub("", text)
    return _country_of_code(digits[:3]) if len(digits) > 6 else ""


def alternatives(name: str) -> str:
    """A list of prose.toml that is a regular expression's alternatives, written over several lines."""
    return "".join(prose_words()[name].splitlines())


@cache
def _beginnings(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Of the alternatives of a list: the first words of those that are plain words, and what else the others begin with."""
    words, parts = set(), set()
    for each in re.sub(r"\(\?:[^()]*\)", "(", alternatives(name).lower()).split("|"):
        begin = re.match(r"[^\W\d_]*", each)
        plainly = begin[0] if begin else ""
        rest = each[len(plainly) :]
        if plainly and (not rest or rest[0] == " "):
            words.add(plainly)
        else:
            sign = rest.replace("\\", "")[:1] if rest[1:2] != "?" and rest[0] not in "?[(" else ""
            parts.add(plainly[:-1] if rest[0] in "?[" else plainly + sign)
    return frozenset(words), ("",) if "" in parts else tuple(parts)


def _may_hold(name: str, lowered: str, words: Set[str]) -> bool:
    """Whether a text may hold one of the alternatives of a list: most do not, which is seen at once."""
    first, parts = _beginnings(name)
    return _UNSPACED.search(lowered) is not None or not first.isdisjoint(words) or any(map(lowered.__contains__, parts))


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Compiled once: streets by their form, addresses and papers by the words before them, profiles; what is said before a number, and of social media."""

    streets: re.Pattern[str]
    addresses: re.Pattern[str]
    profiles: re.Pattern[str]
    papers: re.Pattern[str]
    telephones: re.Pattern[str]
    telephone_number: re.Pattern[str]
    other_numbers: re.Pattern[str]
    social: re.Pattern[str]
    users: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = prose_words()
    hosts = "|".join(map(re.escape, words["hosts"].split()))
    others = "|".join(map(re.escape, words["other_numbers"].split()))
    return _Patterns(
        re.compile(rf"(?<!\w)(?:{'|'.join(words['streets'])})"),
        re.compile(
            rf"(?<!\w)(?:{alternatives('address_cues')})\b:? *(?P<street>\d{{1,5}}[^;,.\n]{{3,50}}(?=[;,.\n]|\Z)"
            r"|(?=[^\W_])[^;,\n]{2,50}?,? ?\d{1,5}[^\s;,.]{0,8})",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![\w.])(?:www\.|m\.)?(?:{hosts})/(?:in/|user/|u/)?@?(?P<name>[A-Za-z0-9][\w.-]{{2,}})", re.IGNORECASE
        ),
        re.compile(
            rf"(?<!\w)(?:{alternatives('papers')})(?!\w)(?:\W{{1,3}}(?-i:[a-z]\w*\.?|N(?:r|o|um)\.?)){{0,3}}?\W{{1,3}}"
            rf"(?P<number>(?-i:(?=[{_CAPITALS}0-9 ./-]{{0,12}}[0-9])[{_CAPITALS}0-9]{{1,18}}(?:[ ./-][{_CAPITALS}0-9]{{1,13}}){{0,6}})(?!\w))",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<!\w)(?:{alternatives('telephones')})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{alternatives('telephones')})[. ]{{0,2}}(?:no|nr|num|number)[ .:#]*\Z", re.IGNORECASE),
        re.compile(rf"(?:(?<!\w)(?:{others})|#)[ .:#]*\Z", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{alternatives('social')})(?!\w)", re.IGNORECASE),
        re.compile(
            rf"(?<![\w.])(?:{alternatives('users')})(?!\w)(?: (?:name|id|failed|login|logged|in|out|for|by|is|was|named|as|account|session)){{0,4}}"
            r"[ :=]{1,3}['\"]?(?P<name>(?=[a-z._-]*(?:[0-9]|[._][a-z]))[a-z][a-z0-9._-]{2,30}[a-z0-9])(?![\w.@/\\(-])"
        ),
    )


class ProseFinder:
    """Finds addresses, profiles, and telephone and identity numbers as people of ``countries`` write them."""

    def __init__(self, countries: Collection[str] = ()) -> None:
        self._countries = list(countries)
        codes = {country.lower() for country in countries}
        self._validators: list[Callable[[str], bool]] = [
            validator(name)
            for name in identity_numbers()["national_id"]
            if name in _TELLING and name.partition(".")[0].rstrip("_") in codes
        ]
        self._pages = frozenset(prose_words()["pages"].split())

    def spans(self, text: str) -> Iterator[Span]:
        """Where such things are in ``text``, with class and text; they may overlap."""
        patterns = _patterns()
        if "/" in text:
            for match in patterns.profiles.finditer(text):
                if match["name"].lower() not in self._pages:
                    yield (*match.span("name"), "username", match["name"])
        if "@" in text:
            yield from self._handles(text)
        for match in patterns.users.finditer(text):
            yield (*match.span("name"), "username", match["name"])
        if _DIGIT.search(text):
            yield from self._with_digits(text, patterns)

    def _with_digits(self, text: str, patterns: _Patterns) -> Iterator[Span]:
        for match in patterns.streets.finditer(text):
            yield (*match.span(), "street", match[0])
        lowered = text.lower()
        words = frozenset(_LETTERS.findall(lowered))
        for match in patterns.addresses.finditer(text) if _may_hold("address_cues", lowered, words) else ():
            yield (*match.span("street"), "street", match["street"])
        for match in patterns.papers.finditer(text) if _may_hold("papers", lowered, words) else ():
            if len(match["number"]) > 4 and not safe_national_id(match["number"]):
                yield (*match.span("number"), "national_id", match["number"])
        yield from self._phones(text)
        for match in _BARE.finditer(text):
            if any(is_valid(match[0]) for is_valid in self._validators) and not safe_national_id(match[0]):
                yield (*match.span(), "national_id", match[0])

    @staticmethod
    def _handles(text: str) -> Iterator[Span]:
        """Names behind @: with a digit or an underscore in them, or where the text is of social media."""
        is_social = _patterns().social.search(text) is not None
        for match in _HANDLE.finditer(text):
            if is_social or re.search("[0-9_]", match["name"]):
                yield (*match.span("name"), "username", match["name"])

    def _phones(self, text: str) -> Iterator[Span]:
        is_call: bool | None = None
        for match in _NUMBER.finditer(text):
            if safe_phone(match[0]):
                continue
            if is_call is None:
                is_call = _patterns().telephones.search(text) is not None
            if self._is_phone(match[0], text[max(0, match.start() - _LOOK_BACK) : match.start()], is_call):
                yield (*match.span(), "phone", match[0])

    def _is_phone(self, number: str, before: str, is_call: bool) -> bool:
        """Whether a number is a telephone's: of any country with its code, where the words before it say so, as one of the data
        set's countries writes it, with the trunk prefix or in the country's own groups, or as any large country does in a text
        about a call (``is_call``) or with a trunk prefix and groups."""
        if _DATE.match(number):
            return False
        if number[0] == "+":
            return _is_valid(number, None)
        if _CHINESE_MOBILE.fullmatch(number) and max(before[-12:], default="") >= "\u4e00":
            return True
        patterns = _patterns()
        if patterns.other_numbers.search(before) and not patterns.telephone_number.search(before):
            return False
        if patterns.telephones.search(before):
            return sum(map(str.isdecimal, number)) < 14
        is_valid = _is_valid if number[0] in "(0" else _is_grouped
        if any(is_valid(number, country) for country in self._countries):
            return True
        groups = len(re.findall("[0-9]+", number))
        if not (groups > 1 and (is_call or _TRUNK.match(number))):
            return False
        return any(_is_valid(number, country) for country in _LARGE)


@lru_cache(maxsize=1 << 14)
def _is_valid(number: str, country: str | None) -> bool:
    import phonenumbers

    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(number, country)))
    except phonenumbers.NumberParseException:
        return False


@lru_cache(maxsize=1 << 14)
def _is_grouped(number: str, country: str) -> bool:
    """Whether a number is valid and written in the groups in which its country writes it."""
    import phonenumbers

    if not _is_valid(number, country):
        return False
    national = phonenumbers.format_number(phonenumbers.parse(number, country), phonenumbers.PhoneNumberFormat.NATIONAL)
    groups = [list(map(len, re.findall("[0-9]+", text))) for text in (number, national)]
    return groups[0] == groups[1] and len(groups[0]) > 2
