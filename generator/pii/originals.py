"""Originals of personal columns found again in any text: as whole words, in any case, among look-alikes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from .dates import Day, days_in
from .keyed_random import STREET_WORDS, TITLES, WORD, plain
from .ranges import fold

NAMES = frozenset(("person_name", "company_contact", "first_name", "last_name"))
WORDY = NAMES | {"street", "city", "username"}
"""Classes whose values are words."""
SECRETS = frozenset(("password", "token"))

# Names that are words, and words of names that name no one: they are masked in a text only beside another name.
COMMON = frozenset(
    """
    able admin al amber and angel anonymous april art ash august austin autumn bach baker bank banks bass bath battle bay
    bell berry best bill bin bird bishop black bond booth boss bright brook brooks brown burn bush can carter case cash
    chance charity chase china christian church clay client cliff cole contact cook coral cross crystal customer daisy
    dale dallas dawn day dean del den der dick dollar drew duke earl early east eve faith field fields finance fish flower
    ford forest foster fox frank frost gay gene gold good grace grant gray green grey guest guy hall harmony harry hazel
    heath heaven help hill holiday holly hope house hull hunt hunter info iris israel ivy jack jade jasmine jay jean jewel
    jordan joy judge june justice king knight lake lamb lane las le lee lily little long los love low major manager march
    mark marsh marshall mason max may mercy merry miles miller mills mobile moon more moss most name nice noble none north
    null office olive orange page paige paris park parks pat patience patsy pearl penny pierce pike pool pope power powers
    price pride prince prudence queen ray reading red reed rice rich rivers rob robin root rose rosemary ruby rusty sales
    sale san sandy say service sharp short silver sky small snow sonny south spring stacy star stone storm street strong
    sue summer summers sunny support sweet swift system temple test the tiffany tucker unknown user van victor victory
    violet von walker wall ward waters way west white will winter winters wise wolf wood woods young
    """.split()
)
_TOKEN_CHARS = (
    r"(?:[^\W_]|[\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u1000-\u109f])+"
)
_TOKEN = re.compile(_TOKEN_CHARS)
_ASCII_TOKEN = re.compile("[a-z0-9]+")
# Scripts that put no space between words: Thai to Tibetan, Khmer, Kana, Han.
_UNSPACED = re.compile(r"[\u0e00-\u0fff\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_AS_SHOWN = frozenset("phone card iban ssn national_id tax_id bank_account postal_code device_id".split())
_SALUTATIONS = frozenset(
    "mr mrs ms miss mx dr prof sir madam lord lady herr herrn frau fraulein mme mlle monsieur madame senor senora srta sra "
    "sr don dona pan pani signor signora sig mevrouw meneer mw dhr".split()
)
_EXTENSION = re.compile(r"(?:ext[ .]*|x|#)\s*[0-9]+\s*\Z", re.IGNORECASE)
NO_NAMES: Mapping[str, str] = MappingProxyType({})
_LASTING = 9  # digits at the end of a telephone number that stay, whatever stands before them
_LONGEST_NUMBER = 40
_ENCODED = re.compile("%[0-9a-fA-F]{2}")
_WITHIN = re.compile(r"[ ()\[\]./\\_-]{0,3}\Z")
_NEAR = re.compile(r"[^\n]{0,3}\Z")


def located(text: str) -> tuple[str, Callable[[int, int], tuple[int, int]]]:
    """``text`` folded, and what tells where a piece of the folded text is in ``text``."""
    if text.isascii():
        return text, lambda start, stop: (start, stop)
    pieces: list[str] = []
    indexes: list[tuple[int, int]] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and (unicodedata.category(text[end])[0] == "M" or "\u1160" <= text[end] <= "\u11ff"):
            continue
        piece = fold(text[start:end])
        pieces.append(piece)
        indexes += [(start, end)] * len(piece)
        start = end
    return "".join(pieces), lambda first, last: (indexes[first][0], indexes[last - 1][1])


def phone_key(text: str) -> str:
    """What the ways to write a telephone number have in common: its last digits, without the zero of an area code."""
    return re.sub("[^0-9]", "", _EXTENSION.sub("", text)).lstrip("0")[-_LASTING:]


class Originals:
    """The originals of personal columns, found in texts as whole words, the longest first."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], tuple[str, str]] = {}
        self._longest: dict[str, int] = {}
        self._weak: dict[str, tuple[str, str]] = {}
        self._numbers: dict[str, str] = {}  # numbers and codes without their separators: the class
        self._phones: set[str] = set()
        self._days: set[Day] = set()
        # by the first character of such a script: the original, its class, and where in it that character stands
        self._unspaced: dict[str, list[tuple[str, str, int]]] = {}

    def add(self, name: str, text: str) -> None:
        """Note ``text`` (folded), a value of class ``name``; nothing when it is too common or short to be found."""
        tokens = _tokens(text)
        if name in NAMES:
            self._add_name(name, text, tokens)
        elif tokens and _telling(name, "".join(tokens), len(tokens)):
            self._note(tokens, name, text)
            if name == "street":
                telling = [index for index, token in enumerate(tokens) if len(token) > 3 and token not in STREET_WORDS]
                bare = tokens[telling[0] :] if telling else ()
                if len(bare) > 1:  # without the word for a street before it
                    self._note(bare, name, text)
                ends = len(bare or tokens)
                while ends > 2 and (bare or tokens)[ends - 1] in STREET_WORDS:
                    ends -= 1
                    self._note((bare or tokens)[:ends], name, " ".join((bare or tokens)[:ends]))
                for token in tokens:
                    if len(token) > 11 and token.isalpha():
                        self._note((token,), name, token)
            if name == "phone" and len(phone_key(text)) > 6:
                self._phones.update((phone_key(text), phone_key(text)[-8:]))  # the second without an area code
            if name == "birth_date":
                self._days.update(day for written in days_in(text) for day in written.days)
            compact = "".join(tokens)
            if name in _AS_SHOWN and len(compact) <= _LONGEST_NUMBER:
                self._numbers.setdefault(compact, name)

    def _add_name(self, name: str, text: str, tokens: tuple[str, ...]) -> None:
        unspaced = _UNSPACED.search(text)
        if unspaced:
            if len(text) > 1:
                self._note_unspaced(name, text, unspaced)
            if _UNSPACED.match(text):
                return
        if len(tokens) > 1:
            self._note(tokens, name, text)
        words = [word for word in WORD.findall(text) if plain(word) not in TITLES]
        full = name in ("person_name", "company_contact")
        if full and len(words) > 1 and "," not in text:
            self._note(_tokens(f"{words[0]} {words[-1]}"), name, f"{words[0]} {words[-1]}")
            if all(len(token) > 2 and token not in COMMON for token in tokens):  # not "Kowalczyk will"
                backwards = f"{words[-1]}, {' '.join(words[:-1])}"
                self._note(_tokens(backwards), name, backwards)
        if len(words) > 1:
            self._note_joined(name, words)
        family = words[0 if "," in text else -1] if words else ""
        for word in words:
            is_last = word is family or f"{word}-{family}" in text  # both of a double name
            self._note_word(name if not full else "last_name" if is_last and len(words) > 1 else "first_name", word)

    def _note_unspaced(self, name: str, text: str, first: re.Match[str]) -> None:
        """A name of a script that sets no blanks, by its first such character."""
        known = self._unspaced.setdefault(first[0], [])
        entry = (_small(text), name, first.start())
        if entry not in known:
            known.append(entry)
            known.sort(key=lambda entry: -len(entry[0]))

    def _note_joined(self, name: str, words: Sequence[str]) -> None:
        """The words of a name written as one: an address's path, a handle."""
        for order in (words, words[::-1]):
            glued = "".join(_tokens(" ".join(order)))
            if len(glued) > 6:
                self._note((glued,), name, " ".join(order))
        first, last = ("".join(_tokens(word)) for word in (words[0], words[-1]))
        for handle in (first[:1] + last, last + first[:1], first + last[:1]):
            if len(handle) > 6:
                self._note((handle,), "username", handle)

    def _note_word(self, name: str, word: str) -> None:
        """One word of a name: alone where it is long and no common word, else as one that needs a neighbour."""
        parts = _tokens(word)
        if len(parts) > 1:
            self._note(parts, name, word)
            self._note(("".join(parts),), name, word)
            for part in parts:  # the Neill of O'Neill
                if len(part) > 3 and part not in COMMON:
                    self._note((part,), name, part)
        elif parts and (len(parts[0]) < 3 or parts[0] in COMMON):
            self._weak.setdefault(parts[0], (name, word))
        elif parts:
            self._note(parts, name, word)

    def _note(self, tokens: tuple[str, ...], name: str, text: str) -> None:
        self._entries.setdefault(tokens, (name, text))
        self._longest[tokens[0]] = max(self._longest.get(tokens[0], 0), len(tokens))

    def spans(
        self, text: str, near: Mapping[str, str] = NO_NAMES, *, distinct: bool = False
    ) -> list[tuple[int, int, str, str]]:
        """Where originals stand in ``text``, with class and original.

        Names that are common words and short numbers are found alone where they are in ``near``: class by value, as
        ``plain`` has it. ``distinct`` ones only are those that no one takes for a word or a code.
        """
        if not (self._entries or self._unspaced or self._weak or self._days):
            return []
        folded, locations = located(text)
        if "%" in folded:
            folded = _ENCODED.sub("   ", folded)
        lowered = folded.lower() if folded.isascii() else folded
        pattern = _ASCII_TOKEN if folded.isascii() else _TOKEN
        words = [match.span() for match in pattern.finditer(lowered)]
        found = [*self._by_words(lowered, folded, words, near), *self._by_characters(folded)]
        if distinct:
            found = [each for each in found if _distinct(each[2], folded[each[0] : each[1]])]
        else:
            found += self._by_days(folded)
        return [(*locations(start, stop), name, original) for start, stop, name, original in found]

    def _by_words(
        self, lowered: str, text: str, words: list[tuple[int, int]], near: Mapping[str, str]
    ) -> Iterator[tuple[int, int, str, str]]:
        keys = [plain(lowered[start:stop]) for start, stop in words]
        numbers = (self._numbers or near) and any(map(str.isdecimal, text))
        index, named, waiting = 0, -1, -1  # the word after the last name; the last common word that may be a name
        while index < len(keys):
            size = min(self._longest.get(keys[index], 0), len(keys) - index)
            while size and not self._matches(keys, words, text, index, size):
                size -= 1
            start = words[index][0]
            if numbers:
                parts, kind = self._number(keys, words, text, index, near)
                if parts > size:
                    stop = words[index + parts - 1][1]
                    yield start, stop, kind, text[start:stop]
                    index += parts
                    continue
            if not size:
                yield from self._inside(keys[index], start)
            if size == 1 and keys[index].isdecimal() and len(keys[index]) < 7:
                size = 0  # a number like another
            if size:
                name, original = self._entries[tuple(keys[index : index + size])]
                stop = words[index + size - 1][1]
                yield start, stop, name, text[start:stop] if name in _AS_SHOWN else original
                if name in NAMES:
                    if waiting == index - 1 >= 0 and text[words[waiting][1] : start] in (" ", "-", ". "):
                        yield (*words[waiting], *self._weak[keys[waiting]])
                    named = index + size
                index += size
                continue
            if keys[index] in self._weak and text[start].isupper():
                titled = index and keys[index - 1] in _SALUTATIONS and text[words[index - 1][1] : start] in (" ", ". ")
                follows = named == index and text[words[index - 1][1] : start] in (" ", "-", ", ")
                if titled or keys[index] in near or follows:
                    yield (*words[index], *self._weak[keys[index]])
                    named = index + 1
                elif waiting == index - 1 >= 0 and self._are_a_name(keys[index - 1], keys[index]):
                    if text[words[index - 1][1] : start] in (" ", "-"):  # Rose Day, Will Price
                        yield (*words[index - 1], *self._weak[keys[index - 1]])
                        yield (*words[index], *self._weak[keys[index]])
                        named = index + 1
                else:
                    waiting = index
            index += 1

    def _are_a_name(self, one: str, other: str) -> bool:
        """Whether two common words are a person's first name and a person's last one."""
        return (self._weak[one][0], self._weak[other][0]) == ("first_name", "last_name")

    def _matches(self, keys: list[str], words: list[tuple[int, int]], text: str, index: int, size: int) -> bool:
        return tuple(keys[index : index + size]) in self._entries and all(
            _NEAR.match(text, words[each][1], words[each + 1][0]) for each in range(index, index + size - 1)
        )

    def _inside(self, key: str, start: int) -> Iterator[tuple[int, int, str, str]]:
        """A name within a word: Miller2, Millers."""
        bare = key.strip("0123456789")
        first = start + key.find(bare) if bare else start
        for name in (bare, bare.removesuffix("s")) if len(bare) > 3 else ():
            if name != key and self._entries.get((name,), ("", ""))[0] in NAMES:
                yield first, first + len(name), *self._entries[name,]
                break

    def _number(
        self, keys: list[str], words: list[tuple[int, int]], text: str, index: int, near: Mapping[str, str]
    ) -> tuple[int, str]:
        """How many words from ``place`` on are a number or code that is known, however it is grouped, and its class."""
        best, joined = (0, ""), ""
        for size in range(1, min(12, len(keys) - index) + 1):
            at = index + size - 1
            if size > 1 and not _WITHIN.match(text, words[at - 1][1], words[at][0]):
                break
            joined += keys[at]
            if len(joined) > _LONGEST_NUMBER or (size == 1 and len(joined) > 4 and joined.isalpha()):
                break
            if joined.isdecimal() and len(joined) < 7:
                if len(joined) > 3 and joined in near:
                    best = size, near[joined]
            elif joined in self._numbers:
                best = size, self._numbers[joined]
            elif len(joined) > 6 and joined.isdecimal() and joined.lstrip("0")[-_LASTING:] in self._phones:
                best = size, "phone"
        return best

    def _by_days(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        for written in days_in(text) if self._days else ():
            if not self._days.isdisjoint(written.days):
                yield written.start, written.stop, "birth_date", text[written.start : written.stop]

    def _by_characters(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        if not self._unspaced or text.isascii():
            return
        end = 0
        lowered = _small(text)
        for match in _UNSPACED.finditer(text):
            for original, name, offset in self._unspaced.get(match[0], ()):
                start = match.start() - offset
                if start >= end and lowered.startswith(original, start):
                    end = start + len(original)
                    yield start, end, name, original
                    break


def _small(text: str) -> str:
    """Small letters, as many as there were: the few whose small form is two characters stay."""
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(key for key in map(plain, _TOKEN.findall(text)) if key)


def _distinct(name: str, shown: str) -> bool:
    """True for what is hardly a word, a code or a number of another kind."""
    words, compact = _TOKEN.findall(shown), "".join(filter(str.isalnum, shown))
    if name in NAMES:
        return len(words) > 1 or len(compact) > 4 or not shown.isascii()
    if name == "street":
        return len(words) > 1
    if name in SECRETS:
        return len(compact) > 11
    if name == "username":
        return len(compact) > 5 and not compact.isalpha()
    return name not in ("city", "postal_code", "geo", "birth_date") and len(compact) > 7


def _telling(name: str, compact: str, words: int) -> bool:
    """True when a value is long and rare enough to be looked for in texts."""
    if words == 1 and compact in COMMON:
        return False
    if name == "birth_date":
        return len(compact) >= 8
    if name == "street":
        return words > 1 and len(compact) > 5
    if name in ("ip", "ipv4", "ipv6"):
        return words > 2 or len(compact) > 6
    if name in SECRETS or name == "geo":
        return len(compact) > 5 and not compact.isalpha() and not compact.isdecimal()
    return len(compact) > (4 if compact.isdecimal() or name not in WORDY else 3 if name == "username" else 2)
