"""Pseudonyms for real personal data: the same key and the same original give the same pseudonym everywhere.

What a pseudonym is depends on the key, the class's family and the normalised original, never on the seed of generated
data. Originals are kept in memory only. Two things of the data set count as well: a pseudonym is no person's original where
there is another one, and where pseudonyms must be distinct, an original whose pseudonym is taken gets its next one. Each
run must hence meet the originals in the same order (that of the primary key).
"""

from __future__ import annotations

import hmac
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ..errors import PlanError
from .checks import checker
from .classes import personal_class
from .equality import WORDY, blanks_around, family_of, normalised, normaliser, read, read_address
from .family_names import Halves
from .keyed_random import (
    NUMBER,
    RANDOM_TRIES,
    STREET_WORDS,
    TITLES,
    WORD,
    KeyedRandom,
    Maker,
    Original,
    WordLists,
    plain,
)
from .maskers import MAKERS
from .phone_numbers import country_code
from .ranges import BulkCheck, digits_of, fold
from .traces import Shows, Traces, reveals, shows, traces_of

_TOGETHER = 128
_KEPT = 1 << 16
_MOST_TRIES = 20_000  # more than there are postal codes, the largest range that is walked through


def _collated(text: str) -> str:
    """``text`` as a collation that ignores case, accents and trailing blanks compares it."""
    return plain(text).rstrip(" ")


def _mark(family: str, text: str) -> int:
    """64 bits in place of a text during one run, so that the tables stay small and hold no originals."""
    return hash((family, text))


def _narrowest(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


def _says_something(text: str) -> bool:
    return text[:1].isalnum() or any(map(str.isalnum, text))


def _says_nothing(name: str, original: Original, made: str) -> bool:
    """True for a pseudonym that may be its original: a year of birth names no one (45 CFR 164.514), and a PIN or a part of
    a birth date that is a number has but one."""
    if original.number and made in ("0", "1"):
        return name in ("password", "birth_date")
    return name == "birth_date" and len(original.normal) == 4 and original.normal.isdecimal()


class _Recipe(NamedTuple):
    """What making pseudonyms of a class needs, for values of its usual ``family``."""

    name: str
    family: str
    is_wordy: bool
    normalise: Callable[[str], str]
    make: Maker
    check: Callable[[str], bool]
    shows: Shows


class _First(NamedTuple):
    """The first pseudonym ``made`` of an original; ``mark`` is that of the original."""

    original: Original
    mark: int
    counter: int
    made: str


def _all_hold(check: Callable[[str], bool], values: Sequence[str]) -> bool:
    """Whether a look at all ``values`` together, none of which is empty, shows that each is in its range; False also where it cannot."""
    if not isinstance(check, BulkCheck):
        return False
    lines = "\n".join(values)
    return lines.count("\n") == len(values) - 1 and check.holds_for_all(lines)


def _tries(original: Original) -> int:
    return _MOST_TRIES if original.unique else 4 * RANDOM_TRIES


class Pseudonyms:
    """Gives out pseudonyms under ``key``; names and places are made of the words of ``lexicon``."""

    def __init__(self, key: bytes, lexicon: Mapping[str, Collection[str]]) -> None:
        self._key = key
        self._lexicon = lexicon
        self.words = WordLists(lexicon, Halves())
        self._checks: dict[str, Callable[[str], bool]] = {}
        self._recipes: dict[str, _Recipe] = {}
        self._owners: dict[str, dict[int, int]] = {}  # family: pseudonym -> its original, as hashes
        self._exact: dict[tuple[str, str], dict[int, int]] = {}  # the same by the letter, in one column
        self._chosen: dict[tuple[str, int], int] = {}  # original of a unique column -> its counter
        self._unique: set[tuple[str, int]] = set()
        self._countries: Counter[str] = Counter()
        self.keeps = False
        self._kept: dict[tuple[str, str], str] = {}  # original of a column by its class -> its pseudonym in any text
        # family: original -> the characters that its pseudonym may have, None for any number
        self._widths: defaultdict[str, dict[int, int | None]] = defaultdict(dict)

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that identify the key and do not reveal it."""
        return hmac.digest(self._key, b"seedsql masking key", "sha256").hex()[:16]

    def remember(self, name: str, text: str, *, unique: bool, max_length: int | None) -> None:
        """Note an original (folded, without surrounding blanks) before pseudonyms are given out, none of which is to be
        its own from now on. One of a ``unique`` column gets a distinct pseudonym in each column that it occurs in. The
        narrowest ``max_length`` of an original's columns holds in all of them, so that they agree."""
        self.remember_each(name, (text,), unique=unique, max_length=max_length)

    def remember_each(self, name: str, texts: Sequence[str], *, unique: bool, max_length: int | None) -> None:
        """``remember`` each of ``texts``."""
        self._check(name)
        self.words.halves.note_each(name, texts)
        width = None if name == "birth_date" else max_length  # equal days may be written in many ways
        usual = family_of(name, "")
        for text in texts:
            family = usual if name != "username" else family_of(name, text)
            normal = read_address(text)[1] if family == "email" else normaliser(family)(text)
            owner = _mark(family, normal)
            widths = self._widths[family]
            widths[owner] = _narrowest(width, widths[owner]) if owner in widths else width
            if unique:
                self._unique.add((family, owner))
        if name == "phone":
            codes = (country_code(digits_of(text)) for text in texts if text[:1] == "+")
            self._countries.update(codes)
        if name in WORDY:
            self._avoid(name, texts)
        elif name == "postal_code":
            self.words.avoid(set(map(plain, texts)))

    def _avoid(self, name: str, texts: Iterable[str]) -> None:
        """Take no word of ``texts`` for another's pseudonym."""
        companions = STREET_WORDS if name == "street" else TITLES
        avoided: set[str] = set()
        for text in texts:
            if family_of(name, text) != "email":
                whole = plain(text)
                avoided.add(whole)
                if not text.isalpha() or len(whole) < 3 or whole in companions:
                    words = map(plain, WORD.findall(text))
                    avoided.update([word for word in words if len(word) > 2 and word not in companions])
        self.words.avoid(avoided)

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
        if not number:
            recipe = self._recipe(name)
            first = self._firsts(recipe, (value,), unique, max_length)[0]
            where = column if unique else None
            if first is not None and recipe.check(first.made) and self._stays(recipe, first, value, where):
                return first.made
        return self._next_of(name, value, unique, max_length, number, column)

    def _next_of(self, name: str, value: str, unique: bool, max_length: int | None, number: bool, column: str) -> str:
        """``of`` a value whose first pseudonym may have to give way to a later one, or that needs a closer look."""
        family, text = read(name, value)
        check = self._check(name)
        if not _says_something(text) and (not text or check(text)):
            return value if check(value) else text
        normal = normalised(family, text)
        identity = family, _mark(family, normal)
        elsewhere = self._widths[family].get(identity[1])
        lead, trail, available = blanks_around(name, value, _narrowest(max_length, elsewhere))
        country = self._country if name == "phone" else ""
        original = Original(text, normal, available, number, unique or identity in self._unique, country)
        for lenient in (False, True):  # the second time parts of the original may show: a range may have nothing else
            is_clean = False
            for counter, made in self._fitting(name, family, original, identity, lenient):
                is_clean = True
                masked = lead + made + trail
                if not original.unique:
                    return masked
                if not self._taken(family, masked, identity[1], value, column if unique else None):
                    self._chosen.setdefault(identity, counter)
                    return masked
            if is_clean:
                break
        raise self._no_pseudonym(name, family, original, max_length if elsewhere is not None else None)

    def in_text(self, name: str, value: str, *, max_length: int | None = None) -> str:
        """``of`` a value that is in a text, of which a column's pseudonym may be known already. Raises PlanError."""
        kept = self._kept.get((name, value)) if max_length is None else None
        return kept or self.of(name, value, max_length=max_length)

    def of_each(
        self,
        name: str,
        values: Sequence[str],
        *,
        unique: bool = False,
        max_length: int | None = None,
        column: str = "",
    ) -> Iterator[str]:
        """``of`` each of the ``values`` of a column, in a third of the time: what only the class decides is decided once, and ranges are
        checked many values at a time. Few first pseudonyms have to give way to a later one."""
        recipe = self._recipe(name)
        for start in range(0, len(values), _TOGETHER):
            together = values[start : start + _TOGETHER]
            firsts = self._firsts(recipe, together, unique, max_length)
            are_safe = _all_hold(recipe.check, [first.made for first in firsts if first is not None])
            for value, first in zip(together, firsts, strict=True):
                if (
                    first is not None
                    and (are_safe or recipe.check(first.made))
                    and self._stays(recipe, first, value, column if unique else None)
                ):
                    if self.keeps and len(self._kept) < _KEPT:
                        self._keep(recipe, first, unique)
                    yield first.made
                else:
                    yield self._next_of(name, value, unique, max_length, False, column)

    def is_taken(self, family: str, masked: str, value: str, column: str) -> bool:
        """Takes the text ``masked`` for ``value`` of a unique ``column``; True when another value has it."""
        return self._taken(family, masked, _mark(family, value), value, column)

    def rng(self, family: str, value: str, counter: int) -> KeyedRandom:
        """Random choices that depend on the key and ``value``."""
        return KeyedRandom(self._key, family, value, counter)

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _recipe(self, name: str) -> _Recipe:
        known = self._recipes.get(name)
        if known is None:
            family = family_of(name, "")
            normalise, check = normaliser(family), self._check(name)
            known = _Recipe(name, family, name in WORDY, normalise, MAKERS[name], check, shows(name, family))
            self._recipes[name] = known
        return known

    def _firsts(
        self, recipe: _Recipe, values: Iterable[str], unique: bool, max_length: int | None
    ) -> list[_First | None]:
        """The first pseudonym of each value, not compared with anything yet; None where it does not fit, and for values that need a
        closer look."""
        name, family, normalise, make = recipe.name, recipe.family, recipe.normalise, recipe.make
        widths, key, words, are_unique = self._widths[family], self._key, self.words, self._unique
        country = self._country if name == "phone" else ""
        found: list[_First | None] = []
        for value in values:
            text = (value if value.isascii() else fold(value)).strip()
            if (
                value[:1] == " "
                or value[-1:] == " "
                or not _says_something(text)
                or (name == "username" and "@" in text)
            ):
                found.append(None)
                continue
            text, normal = read_address(text) if family == "email" else (text, normalise(text))
            mark = hash((family, normal))
            limit = _narrowest(max_length, widths.get(mark))
            original = Original(text, normal, limit, False, unique or (family, mark) in are_unique, country)
            counter = self._chosen.get((family, mark), 0) if original.unique else 0
            made = make(original, KeyedRandom(key, family, normal, counter), words)
            fits = made and (limit is None or len(made) <= limit)
            found.append(_First(original, mark, counter, made) if fits else None)
        return found

    def _stays(self, recipe: _Recipe, first: _First, value: str, column: str | None) -> bool:
        """Whether a first pseudonym, which is in its range, shows nothing of its original and is no one else's; it is taken then."""
        original, mark, counter, made = first
        family, shown = recipe.family, ""
        if not recipe.is_wordy:
            shown = recipe.normalise(made)
            if hash((family, shown)) in self._widths[family]:
                return False
        if recipe.shows(original.normal, made, shown, counter):
            return False
        if not original.unique:
            return True
        identity = family, mark
        if self._chosen.get(identity, 0) != counter or self._taken(family, made, mark, value, column):
            return False
        self._chosen.setdefault(identity, counter)
        return True

    def _keep(self, recipe: _Recipe, first: _First, unique: bool) -> None:
        """Note a pseudonym for texts, where the same limits hold for it as in the column."""
        identity = recipe.family, first.mark
        limit = self._widths[recipe.family].get(first.mark, -1)
        if first.original.max_length == limit and (not unique or identity in self._unique):
            self._kept.setdefault((recipe.name, first.original.text), first.made)

    @cached_property
    def _country(self) -> str:
        """The country code of most telephone numbers that begin with one, taken when the first pseudonym is made."""
        return max(self._countries.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))[0]

    def _check(self, name: str) -> Callable[[str], bool]:
        known = self._checks.get(name)
        if known is not None:
            return known
        check = checker(name, self._lexicon)
        if check is None:
            raise PlanError(
                f"there are no words to mask '{name}' with",
                hint=f"the lexicon needs one of {', '.join(personal_class(name).lists)}",
            )
        self._checks[name] = check
        return check

    def _fitting(
        self, name: str, family: str, original: Original, identity: tuple[str, int], lenient: bool
    ) -> Iterator[tuple[int, str]]:
        """Counters whose pseudonym fits and shows nothing of the original, with that pseudonym."""
        for counter in range(0 if lenient else self._chosen.get(identity, 0), _tries(original)):
            made = self._made(name, family, original, counter)
            if made is None:
                continue
            if not self._shows(name, family, original, made, counter, lenient) or _says_nothing(name, original, made):
                yield counter, made

    def _no_pseudonym(self, name: str, family: str, original: Original, wide: int | None) -> PlanError:
        """The error for an original of a column with ``wide`` characters, None when no other column narrows it."""
        if original.unique and any(
            self._made(name, family, original, counter) is not None for counter in range(_tries(original))
        ):
            count = len(self._owners.get(family, ()))
            return PlanError(
                f"class '{name}' has no pseudonyms left for a unique column after {count:,}",
                hint="drop the unique key in the copy, make the column longer, or choose another class for it",
            )
        limit = "its format" if original.max_length is None else f"{original.max_length} characters"
        if wide is not None and original.max_length is not None and original.max_length < wide:
            limit += ", which is all that another column with the same value has"
        return PlanError(
            f"no pseudonym of class '{name}' fits a value in {limit}{' as a number' if original.number else ''}",
            hint=f"class '{name}' allows {personal_class(name).range}; choose another class for the column",
        )

    def _made(self, name: str, family: str, original: Original, counter: int) -> str | None:
        """What the maker makes at ``counter``; None when it does not fit or is outside the range."""
        rng = KeyedRandom(self._key, family, original.normal, counter)
        made = MAKERS["email" if family == "email" else name](original, rng, self.words)
        too_long = original.max_length is not None and len(made) > original.max_length
        if not made or too_long or (original.number and not NUMBER.fullmatch(made)) or not self._check(name)(made):
            return None
        return made

    def _shows(self, name: str, family: str, original: Original, made: str, counter: int, lenient: bool) -> bool:
        """Whether ``made`` shows something of the original, or is another person's original. Words of names and places
        are seen to where they are chosen."""
        shown = normalised(family, made)
        traces = traces_of(name, family, original.normal)
        if plain(shown) == traces.whole:
            return True
        if lenient:
            return reveals(name, original.normal, made, Traces(traces.whole), counter)
        is_anothers = name not in WORDY and _mark(family, shown) in self._widths[family]
        return is_anothers or reveals(name, original.normal, made, traces, counter)

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
