"""Originals of personal columns found again in any text: as whole words, in any case, among look-alikes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ..lazy_patterns import lazy
from .dates import Day, days_in
from .equality import NAMES, SECRETS, WORDY, phone_key
from .family_names import PARTICLE_WORDS, Halves
from .firms import is_firm
from .keyed_random import STREET_WORDS, TITLES, WORD, plain, spelled_out
from .ranges import fold
from .remembered import ascii_words
from .word_search import AS_SHOWN, LONGEST_NUMBER, Index, Span, WordSearch

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
    bauer iban blanc blanco braun campos cordero cruz fischer flores gross grand iglesias jager jung kaiser klein
    koch konig kuhn kurz lang leblanc marchand montes morel moulin neu noir petit prado reyes rojo roux rubio
    schneider schreiber schwarz sommer sonntag stein vogel washington weber weiss winter wolf
    """.split()
)
_PARTICLES = frozenset(map(plain, PARTICLE_WORDS))
_TOKEN_CHARS = (
    r"(?:[^\W_]|[\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u1000-\u109f])+"
)
_TOKEN = lazy(_TOKEN_CHARS)
_ASCII_TOKEN = lazy("[a-z0-9]+")
# Scripts that put no space between words: Thai to Tibetan, Khmer, Kana, Han.
_UNSPACED = lazy(r"[\u0e00-\u0fff\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Combining characters, and those of Hangul that join
_MARKS = lazy(
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711-\u0819\u0859-\u0e4e\u0eb1-\u109f\u1100-\u1a7f\u1ab0-\u1cff"
    r"\u1dc0-\u1dff\u20d0-\u20ff\u2cef-\u2cf1\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\uabff\ufb1e\ufe00-\ufe2f\U00010000-\U0010ffff]"
)
NO_NAMES: Mapping[str, str] = MappingProxyType({})
_TWO_DIGITS = lazy("[0-9][^0-9]{0,12}[0-9]")  # as the shortest day has
_ENCODED = lazy("%[0-9a-fA-F]{2}")


def located(text: str) -> tuple[str, Callable[[int, int], tuple[int, int]]]:
    """``text`` folded, and what tells where a piece of the folded text is in ``text``."""
    if text.isascii():
        return text, lambda start, stop: (start, stop)
    folded = fold(text)
    if folded is text or (
        len(folded) == len(text) and not _MARKS.search(text) and unicodedata.is_normalized("NFKC", text)
    ):
        return folded, lambda start, stop: (start, stop)  # one character for each
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


def _token_matches(folded: str) -> list[re.Match[str]]:
    return list((_ASCII_TOKEN if folded.isascii() else _TOKEN).finditer(folded.lower() if folded.isascii() else folded))


def _keys(folded: str, matches: Sequence[re.Match[str]]) -> list[str]:
    """The words of a text as ``plain`` has them."""
    found = [match[0] for match in matches]
    return found if folded.isascii() else list(map(plain, found))


@dataclass(frozen=True, slots=True)
class WordsOf:
    """The words of a text as ``plain`` has them, and all its digits in a row."""

    words: frozenset[str]
    digits: str

    @classmethod
    def text(cls, text: str) -> WordsOf:
        """The words and digits that ``Originals.spans`` compares in ``text``."""
        folded = located(text)[0]
        folded = _ENCODED.sub("   ", folded) if "%" in folded else folded
        keys = _keys(folded, _token_matches(folded))
        return cls(frozenset(keys), "".join(filter(str.isdecimal, "".join(keys))))

    def are_among(self, near: Mapping[str, str]) -> bool:
        """Whether a name or number of ``near`` may be in the text: what is masked may then depend on it."""
        if not near.keys().isdisjoint(self.words):
            return True
        return bool(self.digits) and any(each in self.digits for each in near if each.isdecimal())


_BETWEEN_HALVES = lazy(r",?\s|[-._+]")
_FEWEST = 5
"""Characters of one word that is hardly a word, a code or a number of another kind."""


class Originals:
    """The originals of personal columns, found in texts as whole words, the longest first."""

    def __init__(self, halves: Halves | None = None) -> None:
        self._halves = halves or Halves()
        self._index = Index()
        self._days: set[Day] = set()
        self._logins_of_names: set[str] = set()
        # by the first character of such a script: the original, its class, and at which of its characters that is
        self._unspaced: dict[str, list[tuple[str, str, int]]] = {}

    def add(self, name: str, text: str) -> None:
        """Note ``text`` (folded), a value of class ``name``; nothing when it is too common or short to be found."""
        tokens = _tokens(text)
        self._index.ordinary.clear()
        if name in NAMES:
            self._add_name(name, text, tokens)
            return
        compact = "".join(tokens)
        if not tokens or not _telling(name, compact, len(tokens)):
            return
        self._note(tokens, name, text)
        if name == "street":
            self._add_street(text, tokens)
        elif name == "phone" and len(key := phone_key(text)) > 6:
            self._index.phones.update((key, key[-8:]))  # the second without an area code
        elif name == "birth_date":
            self._days.update(day for written in days_in(text) for day in written.days)
        if name in AS_SHOWN and len(compact) <= LONGEST_NUMBER:
            self._index.numbers.setdefault(compact, name)
            self._index.number_starts.add(compact[:2])

    def _add_street(self, text: str, tokens: tuple[str, ...]) -> None:
        """A street without the words for a street before and after it, and its long words."""
        telling = [index for index, token in enumerate(tokens) if len(token) > 3 and token not in STREET_WORDS]
        bare = tokens[telling[0] :] if telling else ()
        if len(bare) > 1:
            self._note(bare, "street", text)
        bare = bare or tokens
        while len(bare) > 2 and bare[-1] in STREET_WORDS:
            bare = bare[:-1]
            self._note(bare, "street", " ".join(bare))
        for token in tokens:
            if len(token) > 11 and token.isalpha():
                self._note((token,), "street", token)

    def _add_name(self, name: str, text: str, tokens: tuple[str, ...]) -> None:
        """A name as a whole, and by its words; one that begins with a script that sets no blanks only by its characters."""
        unspaced = _UNSPACED.search(text)
        if unspaced and len(text) > 1:
            self._note_unspaced(name, text, unspaced)
        if _UNSPACED.match(text):
            return
        if len(tokens) > 1:
            self._note(tokens, name, text)
        # a firm is sought as a whole, for a person may be called as firms are; its words alone are no one's
        if not is_firm(text):
            self._add_words_of_name(name, text, tokens)

    def _add_words_of_name(self, name: str, text: str, tokens: tuple[str, ...]) -> None:
        """The words of a name but for titles: shortened, turned and joined as people write them, and each alone."""
        words = [word for word in WORD.findall(text) if plain(word) not in TITLES]
        is_full = name in ("person_name", "company_contact")
        if len(words) > 1:
            if is_full and "," not in text:
                self._note_first_and_last(name, words, tokens)
            self._note_joined(name, words)
        family = self._halves.family(words, text) if is_full and len(words) > 1 else range(0)
        for index, word in enumerate(words):
            if len(words) > 1 and plain(word) in _PARTICLES:
                continue  # the El of El Haddad
            of_full = "last_name" if index in family else "first_name"
            self._note_word(of_full if is_full else name, word)

    def _note_first_and_last(self, name: str, words: Sequence[str], tokens: tuple[str, ...]) -> None:
        """A full name without its middle names, and the other way round."""
        short = f"{words[0]} {words[-1]}"
        self._note(_tokens(short), name, short)
        if all(len(token) > 2 and token not in COMMON for token in tokens):  # not "Kowalczyk will"
            start = self._halves.family(words, " ".join(words)).start
            turned = (
                (words[start:], words[:start]) if start else (words[1:], words[:1])
            )  # De Santis, Maurizio; Kexin Deng
            backwards = (", " if start else " ").join(map(" ".join, turned))
            self._note(_tokens(backwards), name, backwards)

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
        for write in (str, spelled_out):
            first, last = ("".join(_tokens(write(word))) for word in (words[0], words[-1]))
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
            self._index.weak.setdefault(parts[0], (name, word))
        elif parts:
            self._note(parts, name, word)

    def _note(self, tokens: tuple[str, ...], name: str, text: str) -> None:
        if name in NAMES and (spelled := spelled_out(text)) != text:
            others = _tokens(spelled)
            self._note_as(others if len(tokens) > 1 else ("".join(others),), name, text)
        self._note_as(tokens, name, text)

    def _note_as(self, tokens: tuple[str, ...], name: str, text: str) -> None:
        known, _ = self._index.entries.setdefault(" ".join(tokens), (name, text))
        if known == "username" and name in NAMES:
            self._logins_of_names.add(" ".join(tokens))
        self._index.longest[tokens[0]] = max(self._index.longest.get(tokens[0], 0), len(tokens))

    def spans(
        self,
        text: str,
        near: Mapping[str, str] = NO_NAMES,
        *,
        distinct: bool = False,
        is_login: Callable[[str], bool] | None = None,
    ) -> list[Span]:
        """Where originals are in ``text``, with class and original.

        Names that are common words and short numbers are found alone where they are in ``near``: class by value, as
        ``plain`` has it. ``distinct`` ones only are those that no one takes for a word or a code. With ``is_login``
        every common word with a capital is found (see ``lone_originals``), and of logins of letters those for which it is true.
        """
        if not (self._index.entries or self._unspaced or self._index.weak or self._days):
            return []
        folded, locations = located(text)
        if "%" in folded:
            folded = _ENCODED.sub("   ", folded)
        matches = _token_matches(folded)
        words = tuple([match.span() for match in matches])
        keys = _keys(folded, matches)
        found = [
            *WordSearch(self._index, folded, words, keys, near, is_any=is_login is not None).spans(),
            *self._by_characters(folded),
        ]
        if distinct:
            found = [
                each
                for each in found
                if _distinct(each[2], folded[each[0] : each[1]])
                or _is_half(each, found, folded, near)
                or (each[2] == "username" and self._is_name(folded[each[0] : each[1]], is_login))
            ]
        else:
            found += self._by_days(folded)
        return [(*locations(start, stop), name, original) for start, stop, name, original in found]

    def _is_name(self, login: str, is_login: Callable[[str], bool] | None) -> bool:
        return " ".join(_tokens(login)) in self._logins_of_names or (is_login is not None and is_login(login))

    def _by_days(self, text: str) -> Iterator[Span]:
        for written in days_in(text) if self._days and _TWO_DIGITS.search(text) else ():
            if not self._days.isdisjoint(written.days):
                yield written.start, written.stop, "birth_date", text[written.start : written.stop]

    def _by_characters(self, text: str) -> Iterator[Span]:
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
    if text.isascii():
        return tuple(ascii_words(text.lower()))
    return tuple(
        key for key in map(plain, _TOKEN.findall(fold(text))) if key
    )  # Ŀ is L· in the texts, which are folded too


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


def _is_half(span: Span, found: Sequence[Span], text: str, near: Mapping[str, str]) -> bool:
    """Whether a short name that is ``near`` is beside another name: Eva of ``Eva Weber (sales)``."""
    start, stop, name, _ = span
    if name not in NAMES or plain(text[start:stop]) not in near:
        return False
    pairs = (sorted((span, each)) for each in found if each[2] in NAMES)
    return any(_BETWEEN_HALVES.fullmatch(text, first[1], second[0]) for first, second in pairs)


def is_too_short(text: str) -> bool:
    """True for one short word, which holds nothing ``distinct``: the code of a country, a state. No one then needs all originals."""
    return len(text) < _FEWEST and text.isascii() and text.isalnum()


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
