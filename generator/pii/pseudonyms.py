"""Pseudonyms for real personal data: the same key and the same original give the same pseudonym everywhere.

What a pseudonym is depends on the key, the class's family and the normalised original, never on the seed of generated
data. Originals are kept in memory only. Two things of the data set count as well: a pseudonym is no person's original where
there is another one, and where pseudonyms must be distinct, an original whose pseudonym is taken gets its next one. Each
run must hence meet the originals in the same order (that of the primary key).
"""

from __future__ import annotations

import hmac
import ipaddress
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping

from ..errors import PlanError
from .classes import checker, personal_class
from .dates import days_in
from .keyed_random import NUMBER, RANDOM_TRIES, STREET_WORDS, TITLES, WORD, KeyedRandom, Original, WordLists, plain
from .maskers import MAKERS
from .originals import NAMES, SECRETS, WORDY, phone_key
from .ranges import fold

_MOST_TRIES = 20_000  # more than there are postal codes, the largest range that is walked through

_FAMILIES = {
    "ssn": "identity",
    "national_id": "identity",
    "tax_id": "identity",
    "iban": "account",
    "bank_account": "account",
    "ipv4": "ip",
    "ipv6": "ip",
    "company_contact": "person_name",
}
_LOOSE = frozenset(("birth_date", "email", "ip", "ipv4", "ipv6"))  # digits in the same place mean nothing, or the year


# ---- what an original is ---------------------------------------------------------------------------------------------

_AT = re.compile(r" ?[\[({] ?at ?[\])}] ?|%40|&#0*64;|&commat;", re.IGNORECASE)
_DOT = re.compile(r" ?[\[({] ?dot ?[\])}] ?", re.IGNORECASE)


def _family(name: str, text: str) -> str:
    return "email" if name == "username" and "@" in text else _FAMILIES.get(name, name)


def _normal(family: str, text: str) -> str:
    """``text`` (folded, without surrounding blanks) as those that are equal to it have it in common."""
    if family in SECRETS:
        return text
    if family == "email":
        return _DOT.sub(".", _AT.sub("@", text)).casefold()
    folded = unicodedata.normalize("NFKC", text.casefold())
    if family == "phone":
        return phone_key(folded) or folded
    if family == "birth_date":
        days = [day for written in days_in(folded) for day in written.days]
        if len(days) != 1:
            return folded
        year, month, day = days[0]
        return f"{year:04}-{month:02}-{day:02}"
    if family == "ip":
        return _normal_address(folded)
    if family == "geo":
        return " ".join(f"{float(number):.12g}" for number in re.findall(r"-?[0-9]+(?:\.[0-9]+)?", folded)) or folded
    if family in WORDY and family != "username":
        return " ".join(re.findall(r"(?:[^\W_]|[^\s\x00-\x7f])+", folded)) or folded
    if family in ("identity", "account", "card", "device_id", "postal_code"):
        return "".join(filter(str.isalnum, folded)) or folded
    return folded


_ADDRESS = re.compile(r"[^\s<>,;:\"()]+@[^\s<>,;\"()]+")


def _first_address(text: str) -> str:
    """The address in ``Ann <ann@wp.pl>``, or the first of several: the one that joins."""
    spread = _AT.sub("@", text).replace(" @ ", "@")
    found = _ADDRESS.findall(spread)
    return found[0] if found and found[0] != text and (len(found) > 1 or "<" in text or " @ " in text) else text


def _normal_address(text: str) -> str:
    host = re.sub(r"(?<=[0-9])[:/][0-9]+\Z", "", text) if text.count(":") < 2 else text.partition("/")[0]
    host = host.replace("[.]", ".")
    host = re.sub(r"(?<![0-9])0+(?=[0-9])", "", host) if host.count(".") == 3 else host
    try:
        return str(ipaddress.ip_address(int(host) if host.isascii() and host.isdigit() else host))
    except ValueError:
        return text


# ---- what a pseudonym must not show ----------------------------------------------------------------------------------

_RESERVED_LABELS = frozenset(("example", "test", "invalid", "localhost", "com", "net", "org"))


def _parts(name: str, family: str, normal: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """Of an original: all of it, its parts that must not occur in a pseudonym, and those that must not be its words."""
    whole = plain(normal)
    if family == "email":
        local, _, domain = whole.rpartition("@")
        labels = [label for label in domain.split(".")[:-1] if len(label) > 3 and label not in _RESERVED_LABELS]
        parts = [local, domain if "." in domain else "", *labels, *re.findall(r"[^\W\d_]{3,}|[0-9]{4,}", local)]
        return whole, frozenset(part for part in parts if len(part) > 2), frozenset()
    if name not in WORDY:
        compact = "".join(filter(str.isalnum, whole))
        return compact, frozenset((compact,) if len(compact) > 1 and family != "ip" else ()), frozenset()
    known = STREET_WORDS if name == "street" else TITLES if name in NAMES else frozenset()
    words = [word for word in re.findall(r"[^\W\d_]+", whole) if word not in known]
    long = {word for word in words if len(word) > 2} | ({whole} if len(whole) > 2 else set())
    return whole, frozenset(long), frozenset(word for word in words if len(word) == 2)


def _same_run(one: str, other: str) -> bool:
    """True when four digits in a row are the same in the same place, counted from either end."""
    first, second = (re.sub("[^0-9]", "", each) for each in (one, other))
    for left, right in ((first, second), (first[::-1], second[::-1])):
        run = 0
        for a, b in zip(left, right, strict=False):
            run = run + 1 if a == b else 0
            if run == 4:
                return True
    return False


def _collated(text: str) -> str:
    """``text`` as a collation that ignores case, accents and trailing blanks compares it."""
    return plain(text).rstrip(" ")


def _mark(family: str, text: str) -> int:
    """64 bits that stand for a text during one run, so that the tables stay small and hold no originals."""
    return hash((family, text))


def _says_nothing(name: str, original: Original, made: str) -> bool:
    """True for a pseudonym that may be its original: a year of birth names no one (45 CFR 164.514), and a PIN or a part of
    a birth date that is a number has but one."""
    if original.number and made in ("0", "1"):
        return name in ("password", "birth_date")
    return name == "birth_date" and len(original.normal) == 4 and original.normal.isdecimal()


class Pseudonyms:
    """Gives out pseudonyms under ``key``; names and places are made of the words of ``lexicon``."""

    def __init__(self, key: bytes, lexicon: Mapping[str, Collection[str]]) -> None:
        self._key = key
        self._lexicon = lexicon
        self._words = WordLists(lexicon)
        self._checks: dict[str, Callable[[str], bool]] = {}
        self._owners: dict[str, dict[int, int]] = {}  # family: pseudonym -> its original, as hashes
        self._exact: dict[tuple[str, str], dict[int, int]] = {}  # the same by the letter, in one column
        self._chosen: dict[tuple[str, int], int] = {}  # original of a unique column -> its counter
        self._originals: set[tuple[str, int]] = set()
        self._unique: set[tuple[str, int]] = set()
        self._narrowest: dict[tuple[str, int], int] = {}  # original -> the characters that its pseudonym may have

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that identify the key and do not reveal it."""
        return hmac.digest(self._key, b"seedsql masking key", "sha256").hex()[:16]

    def remember(self, name: str, text: str, *, unique: bool, max_length: int | None) -> None:
        """Note an original (folded, without surrounding blanks) before pseudonyms are given out, none of which is to be
        its own from now on. One of a ``unique`` column gets a distinct pseudonym in each column that it occurs in. The
        narrowest ``max_length`` of an original's columns holds in all of them, so that they agree."""
        self._check(name)
        family = _family(name, text)
        text = _first_address(text) if family == "email" else text
        normal = _normal(family, text)
        owner = _mark(family, normal)
        self._originals.add((family, owner))
        if max_length is not None and name != "birth_date":  # equal days may be written in many ways
            known = self._narrowest.get((family, owner), max_length)
            self._narrowest[family, owner] = min(known, max_length)
        if unique:
            self._unique.add((family, owner))
        if name in WORDY and family != "email":
            known_words = STREET_WORDS if name == "street" else TITLES
            words = {plain(word) for word in WORD.findall(text)} - known_words
            self._words.avoid({word for word in words if len(word) > 2} | {plain(text)})
        elif name == "postal_code":
            self._words.avoid({plain(text)})

    def of(
        self,
        name: str,
        value: str,
        *,
        unique: bool = False,
        max_length: int | None = None,
        number: bool = False,
        column: str = "",
    ) -> str:
        """The pseudonym of ``value`` of class ``name``, as ``Masker.mask`` describes it. Raises PlanError."""
        text = fold(value).strip()
        family = _family(name, text)
        if family == "email":
            text = _first_address(text)
        check = self._check(name)
        if not any(map(str.isalnum, text)) and (not text or check(text)):
            return value if check(value) else text
        normal = _normal(family, text)
        owner = _mark(family, normal)
        within = column if unique else None
        unique = unique or (family, owner) in self._unique
        narrowest, wide = self._narrowest.get((family, owner)), max_length
        if narrowest is not None:
            max_length = narrowest if max_length is None else min(max_length, narrowest)
        lead = value[: len(value) - len(value.lstrip(" "))]
        trail = value[len(value.rstrip(" ")) :]
        most = None if max_length is None else max_length - len(lead) - len(trail)
        if (most is not None and most < 1) or ((lead or trail) and name not in WORDY):  # ranges hold no blanks
            lead, trail, most = "", "", max_length
        original = Original(text, normal, most, number, unique)
        fits = False
        start = self._chosen.get((family, owner), 0)
        tries = _MOST_TRIES if unique else 4 * RANDOM_TRIES
        for lenient in (False, True):  # the second time parts of the original may show: a range may have nothing else
            clean = False
            for counter in range(0 if lenient else start, tries):
                made = self._made(name, family, original, counter)
                if made is None:
                    continue
                fits = True
                if not _says_nothing(name, original, made) and self._shows(
                    name, family, original, made, counter, lenient
                ):
                    continue
                clean = True
                masked = lead + made + trail
                if unique:
                    if self._taken(family, masked, owner, value, within):
                        continue
                    self._chosen.setdefault((family, owner), counter)
                return masked
            if clean:
                break
        if unique and fits:
            count = len(self._owners.get(family, ()))
            raise PlanError(
                f"class '{name}' has no pseudonyms left for a unique column after {count:,}",
                hint="drop the unique key in the copy, make the column longer, or choose another class for it",
            )
        limit = f"{most} characters" if most is not None else "its format"
        if narrowest is not None and most is not None and most < (wide or 0):
            limit += ", which is all that another column with the same value has"
        raise PlanError(
            f"no pseudonym of class '{name}' fits a value in {limit}{' as a number' if number else ''}",
            hint=f"class '{name}' allows {personal_class(name).range}; choose another class for the column",
        )

    def is_taken(self, family: str, masked: str, value: str, column: str) -> bool:
        """Takes the text ``masked`` for ``value`` of a unique ``column``; True when another value has it."""
        return self._taken(family, masked, _mark(family, value), value, column)

    def rng(self, family: str, value: str, counter: int) -> KeyedRandom:
        """Random choices that depend on the key and ``value``."""
        return KeyedRandom(self._key, family, value, counter)

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _check(self, name: str) -> Callable[[str], bool]:
        if name not in self._checks:
            check = checker(name, self._lexicon)
            if check is None:
                raise PlanError(
                    f"there are no words to mask '{name}' with",
                    hint=f"the lexicon needs one of {', '.join(personal_class(name).lists)}",
                )
            self._checks[name] = check
        return self._checks[name]

    def _made(self, name: str, family: str, original: Original, counter: int) -> str | None:
        """What the maker makes at ``counter``; None when it does not fit or is outside the range."""
        rng = KeyedRandom(self._key, family, original.normal, counter)
        made = MAKERS["email" if family == "email" else name](original, rng, self._words)
        too_long = original.max_length is not None and len(made) > original.max_length
        if not made or too_long or (original.number and not NUMBER.fullmatch(made)) or not self._check(name)(made):
            return None
        return made

    def _shows(self, name: str, family: str, original: Original, made: str, counter: int, lenient: bool) -> bool:
        """Whether ``made`` shows something of the original, or is another person's original. Words of names and places
        are seen to where they are chosen."""
        shown = _normal(family, made)
        whole, parts, words = _parts(name, family, original.normal)
        if lenient:
            return plain(shown) == whole or self._reveals(name, original.normal, made, whole, (), (), counter)
        return (
            plain(shown) == whole
            or self._reveals(name, original.normal, made, whole, parts, words, counter)
            or (name not in WORDY and (family, _mark(family, shown)) in self._originals)
        )

    def _taken(self, family: str, masked: str, owner: int, value: str, column: str | None) -> bool:
        """Takes ``masked`` for ``value``; True when another original has it. Originals that differ in their format
        only share a pseudonym, in their formats; where these look the same in a unique ``column``, one has to give way."""
        owners = self._owners.setdefault(family, {})
        exact = {} if column is None else self._exact.setdefault((family, column), {})
        seen, by_the_letter, original = _mark("out", _collated(masked)), _mark("exact", masked), hash(value)
        if owners.get(seen, owner) != owner or exact.get(by_the_letter, original) != original:
            return True
        owners[seen], exact[by_the_letter] = owner, original
        return False

    @staticmethod
    def _reveals(
        name: str, normal: str, made: str, whole: str, parts: Collection[str], words: Collection[str], counter: int
    ) -> bool:
        shown = plain(made)
        if name not in WORDY and name != "email":
            shown = "".join(filter(str.isalnum, shown))
        if shown == whole or any(part in shown for part in parts):
            return True
        if words and not set(words).isdisjoint(re.findall(r"[^\W\d_]+", shown)):
            return True
        return counter < RANDOM_TRIES and name not in _LOOSE and _same_run(normal, made)
