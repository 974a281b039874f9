"""What makers of pseudonyms share: random choices that depend on a key, the original, the word lists of the lexicon."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from ..errors import PlanError
from ..lazy_patterns import lazy
from .ranges import digits_of, fold

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

    from .family_names import Halves

TEMPLATE_TRIES = 16
"""From this counter on makers give the original's format up: odd characters may have put it outside the range."""
RANDOM_TRIES = 48
"""From this counter on small ranges are walked through one by one, so that not one of their values is missed."""

WORD = lazy(r"[^\W\d_]+(?:['\u2019.][^\W\d_]+)*")
_ALIKE = lazy(r"\d+|[^\W\d_]+")
RUN = lazy(r"[^\W\d_]+|[0-9]+|.", re.DOTALL)
NUMBER = lazy(r"-?[0-9]+(?:\.[0-9]+)?")
TITLES = frozenset("mr mrs ms miss mx dr prof jr sr ii iii iv phd md dds dvm".split())
STREET_WORDS = frozenset(
    "apt suite ste unit floor box po p.o north south east west street st avenue ave road rd lane ln drive dr nd th "
    "boulevard court place terrace way circle trail square alley parkway house flat no nr m ul al os pl aleja osiedle plac ulica "
    "str straße strasse weg gasse platz allee rue place quai chemin impasse via viale piazza corso calle avenida avda plaza paseo rua "
    "travessa praça largo straat laan plein gatan vägen gade vej utca u út tér krt körút cad caddesi sk sokak mah mahallesi no daire "
    "ulice náměstí nám třída de la du des di da do das los las del".split()
)
LOWER, DIGITS, HEX = "abcdefghijklmnopqrstuvwxyz", "0123456789", "0123456789abcdef"
TAG = "0123456789abcdefghjkmnpqrstvwxyz"  # 32 characters that are not mistaken for one another


def plain(text: str) -> str:
    """``text`` as names are compared: without look-alikes, case and accents."""
    return text.lower() if text.isascii() else _plain(text)


def spelled_out(text: str) -> str:
    """``text`` with ä, ö, ü, å, ø and þ as two letters and ð as d, as people write where their keyboards have none: Mueller."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_SPELLED_OUT)


_SPELLED_OUT = str.maketrans(dict(zip("äöüåøþðÄÖÜÅØÞ", "ae oe ue aa oe th d Ae Oe Ue Aa Oe Th".split(), strict=True)))


@lru_cache(maxsize=1 << 14)
def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", fold(text)).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_UNDECOMPOSED)
    return _LETTERS.sub(lambda word: _of_one_script(word[0]), bare)


def _of_one_script(word: str) -> str:
    """A word of Latin letters among which are Cyrillic or Greek ones that look like them, in Latin letters."""
    return word.translate(_LOOK_ALIKES) if _LATIN.search(word) else word


_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_LETTERS, _LATIN = re.compile(r"[^\W\d_]+"), re.compile("[a-z]")
# Unicode Technical Standard 39, confusables.txt: small letters that look like Latin ones.
_LOOK_ALIKES = str.maketrans("асеорхуіјѕһԁԛԝкмтνοαρι", "aceopxyijshdqwkmtvoapi")


@lru_cache(maxsize=8)
def _hmac_states(key: bytes) -> tuple[Hash, Hash]:
    """SHA-256 behind the key as HMAC pads it for its inner and its outer hash (RFC 2104)."""
    block = (sha256(key).digest() if len(key) > 64 else key).ljust(64, b"\0")
    return sha256(block.translate(_INNER)), sha256(block.translate(_OUTER))


_INNER, _OUTER = (bytes(byte ^ pad for byte in range(256)) for pad in (0x36, 0x5C))


def _hmac(key: bytes, message: bytes) -> bytes:
    """HMAC-SHA256, in a third of the time of ``hmac.digest``, which begins anew with the key each time."""
    padded = _hmac_states(key)
    inner, outer = padded[0].copy(), padded[1].copy()
    inner.update(message)
    outer.update(inner.digest())
    return outer.digest()


@lru_cache(maxsize=64)
def _powers(count: int) -> tuple[int, ...]:
    """The powers of ``count`` up to the last below 2 ** 60, so that arithmetic stays in one machine word."""
    found = [1]
    while found[-1] * count < 1 << 60:
        found.append(found[-1] * count)
    return tuple(found)


class KeyedRandom:
    """Choices derived by HMAC-SHA256 from a key, a family of classes, a normalised original and a counter."""

    __slots__ = ("_bits", "_block", "_family", "_key", "_normal", "_pool", "counter")

    def __init__(self, key: bytes, family: str, normal: str, counter: int = 0) -> None:
        self.counter = counter
        self._key, self._family, self._normal = key, family, normal
        self._block = self._pool = self._bits = 0

    def below(self, count: int) -> int:
        """A number from 0 to ``count`` - 1, for a count far below 2 ** 64."""
        width = count.bit_length()
        if self._bits < width + 64:
            self._refill()
        self._pool, chosen = divmod(self._pool, count)
        self._bits -= width
        return chosen

    def _refill(self) -> None:
        label = f"{self._family}\0{self._normal}\0{self.counter}\0{self._block}"
        digest = _hmac(self._key, label.encode("utf-8", "surrogatepass"))
        self._pool, self._bits, self._block = int.from_bytes(digest, "big"), 256, self._block + 1

    def pick(self, items: Sequence[str]) -> str:
        return items[self.below(len(items))]

    def text(self, length: int, alphabet: str = DIGITS) -> str:
        count = len(alphabet)
        width, powers = count.bit_length(), _powers(count)
        chosen = ""
        while len(chosen) < length:
            if self._bits < width + 64:
                self._refill()
            # as many characters at once as one call of below() after the other would take from the pool
            size = min(length - len(chosen), (self._bits - 64) // width, len(powers) - 1)
            self._pool, part = divmod(self._pool, powers[size])
            self._bits -= size * width
            chosen += f"{part:0{size}}"[::-1] if alphabet is DIGITS else _in_base(part, size, alphabet)
        return chosen

    def pick_each(self, alphabets: Iterable[str]) -> str:
        """A character of each alphabet, as ``pick`` chooses one after the other."""
        pool, bits, chosen = self._pool, self._bits, []
        for alphabet in alphabets:
            count = len(alphabet)
            width = count.bit_length()
            if bits < width + 64:
                self._refill()
                pool, bits = self._pool, self._bits
            pool, index = divmod(pool, count)
            bits -= width
            chosen.append(alphabet[index])
        self._pool, self._bits = pool, bits
        return "".join(chosen)

    def walk(self, items: Sequence[str]) -> str:
        """One of ``items``; from counter RANDOM_TRIES on each in turn."""
        if self.counter < RANDOM_TRIES:
            return self.pick(items)
        return self.step(items, self.counter)

    def step(self, items: Sequence[str], count: int) -> str:
        """The one that is ``count`` steps from where this original begins."""
        return items[(self.other(self._family, self._normal, 0).below(len(items)) + count) % len(items)]

    def other(self, family: str, normal: str, counter: int | None = None) -> KeyedRandom:
        """The draw of another original."""
        return KeyedRandom(self._key, family, normal, self.counter if counter is None else counter)


@lru_cache(maxsize=16)
def _pairs(alphabet: str) -> tuple[str, ...]:
    """Numbers below the square of the base ``alphabet`` in two places, the last first."""
    return tuple(low + high for high in alphabet for low in alphabet)


def _in_base(number: int, size: int, alphabet: str) -> str:
    """``number`` in ``size`` places, the last first, in the digits of ``alphabet``."""
    pairs = _pairs(alphabet)
    count, places = len(pairs), []
    for _ in range(size // 2):
        number, index = divmod(number, count)
        places.append(pairs[index])
    return "".join(places) + (alphabet[number] if size % 2 else "")


@dataclass(slots=True)
class Original:
    """An original: ``text`` folded and without surrounding blanks, ``normal`` as its equals share it,
    ``max_length`` characters that fit, whether the pseudonym is to be a ``number`` and whether it is to be ``unique``. ``country`` is the country code of most
    telephone numbers of the data set, empty when none says its own."""

    text: str
    normal: str
    max_length: int | None = None
    number: bool = False
    unique: bool = False
    country: str = ""

    @property
    def digits(self) -> str:
        return digits_of(self.text)

    @property
    def keeps_format(self) -> bool:
        return any(map(str.isalnum, self.text))


class WordLists:
    """The word lists of the lexicon, by list and length. Those in ``avoided`` (as ``plain`` has them) are a person's in
    the data set: they are taken only where a list has nothing else. ``halves`` tells family names from given ones."""

    def __init__(self, lexicon: Mapping[str, Collection[str]], halves: Halves) -> None:
        self.halves = halves
        self._lexicon = lexicon
        self._lists: dict[str, tuple[str, ...]] = {}
        self._chosen: dict[tuple[str, int, int | None], tuple[str, ...]] = {}
        self._free: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._is_free: dict[str, bool] = {}
        self._of_words: dict[tuple[str, str], str] = {}
        self.avoided: set[str] = set()

    def is_free(self, entry: str) -> bool:
        """True when no original of the data set is a word of ``entry``, or all of it."""
        if entry not in self._is_free:
            words = () if entry.isalpha() else (*WORD.findall(entry), *_LETTERS.findall(entry))
            self._is_free[entry] = self.avoided.isdisjoint(map(plain, (entry, *words)))
        return self._is_free[entry]

    def free(self, entries: tuple[str, ...]) -> tuple[str, ...]:
        """Those of ``entries`` that are no person's; all where there are none."""
        known = self._free.get(id(entries))
        if known is None or known[0] is not entries:
            known = self._free[id(entries)] = entries, tuple(filter(self.is_free, entries)) or entries
        return known[1]

    def pick(self, rng: KeyedRandom, name: str, length: int, most: int | None = None) -> str:
        """A word of about ``length`` characters. Which one depends on the data set only where the first is a person's."""
        entries = self._chosen.get((name, length, most)) or self.near(name, length, most)
        word = entries[rng.below(len(entries))]
        if not (self._is_free.get(word) or self.is_free(word)):
            free = self.free(entries)
            word = rng.pick(free if free is not entries else self.free(self.near(name, 0, most)))
        return word

    def of_word(self, source: str, word: str, make: Callable[[], str]) -> str:
        """What ``make`` chooses from list ``source`` in place of ``word``, kept for the next time."""
        key = source, word
        made = self._of_words.get(key)
        if made is None:
            made = self._of_words[key] = make()
        return made

    def with_spaces(self, name: str, count: int) -> tuple[str, ...]:
        """Entries of the list ``name`` with so many spaces; all where there are none."""
        key = f"{name} of {count + 1} words"
        if key not in self._lists:
            entries = self.all(name)
            self._lists[key] = tuple(entry for entry in entries if entry.count(" ") == count) or entries
        return self._lists[key]

    def walk(self, rng: KeyedRandom, entries: tuple[str, ...]) -> str:
        """One of ``entries``, see ``KeyedRandom.walk``: a person's only where all others were tried."""
        entry = rng.walk(entries)
        if self.is_free(entry):
            return entry
        if rng.counter < RANDOM_TRIES:
            return rng.pick(self.free(entries))
        free = self.free(entries)
        return entry if rng.counter >= RANDOM_TRIES + len(entries) else rng.step(free, rng.counter)

    def avoid(self, entries: Collection[str]) -> None:
        """Take ``entries`` for a person's."""
        self.avoided.update(entries)
        for known in (self._free, self._is_free, self._of_words):
            known.clear()

    def all(self, name: str) -> tuple[str, ...]:
        """The list ``name``. Raises PlanError when the lexicon has none."""
        if name not in self._lists:
            self._lists[name] = self._listed(name)
        if not self._lists[name]:
            raise PlanError(f"there are no words to mask '{name}' with", hint=f"the lexicon needs a list '{name}'")
        return self._lists[name]

    def _listed(self, name: str) -> tuple[str, ...]:
        """The entries of a list, without doubles; there are thousands, of which a run needs those of a few lists."""
        if name == "postal_code without 0":
            return tuple(code for code in self._listed("postal_code") if not code.startswith("0"))
        entries = tuple(dict.fromkeys(self._lexicon.get(name, ())))
        if name == "street":
            return tuple(word for word in entries if word.lower() not in STREET_WORDS) or entries
        return entries

    def near(self, name: str, length: int, most: int | None = None) -> tuple[str, ...]:
        """Words of about ``length`` characters where there are enough of them, else all of at most ``most``."""
        wanted = (name, length, most)
        if wanted not in self._chosen:
            fitting = [word for word in self.all(name) if most is None or len(word) <= most]
            alike = [word for word in fitting if abs(len(word) - length) < 2]
            self._chosen[wanted] = tuple(alike if len(alike) >= 32 else fitting) or self.all(name)
        return self._chosen[wanted]


Maker = Callable[[Original, KeyedRandom, WordLists], str]


def match_case(text: str, like: str) -> str:
    """``text`` in capitals, small letters or with initial capitals as ``like``; as it is when ``like`` is mixed."""
    if like.isupper() and (len(like) > 1 or len(text) == 1):
        return text.upper()
    if like.islower():
        return text.lower()
    return text[:1].upper() + text[1:] if like[:1].isupper() else text


def fill_template(content: str, template: str, separators: str) -> str:
    """``content`` in the places of the letters and digits of ``template``, aligned at the end, between its
    separators; case as in the template."""
    if len(content) == len(template) and template.isalnum():
        return match_case_all(content, template)
    shape = template.translate(_AS_SHAPE) if template.isascii() else ""
    locations = shape.count("x") if shape else sum(map(str.isalnum, template))
    lead, skipped = content[: max(len(content) - locations, 0)], max(locations - len(content), 0)
    content = content[len(lead) :]
    while skipped or (template and locations > len(content) and not template[0].isalnum()):
        skipped -= template[0].isalnum()
        template, shape = template[1:], shape[1:]
    if shape:
        filled = "".join([content[start:stop] + between for start, stop, between in _pieces(shape, separators)])
    else:
        rest = iter(content)
        filled = "".join([next(rest) if char.isalnum() else char if char in separators else "" for char in template])
    return match_case_all(lead + filled, template)


_AS_SHAPE = dict.fromkeys(map(ord, f"{LOWER}{LOWER.upper()}{DIGITS}"), "x")


@lru_cache(maxsize=1 << 12)
def _pieces(shape: str, separators: str) -> tuple[tuple[int, int, str], ...]:
    """Which characters of a content come between the separators of a template, with x for a letter or digit, and what follows."""
    found, end = [], 0
    for run in re.findall("(x*)([^x]*)", shape)[:-1]:
        between = "".join(filter(separators.__contains__, run[1]))
        found.append((end, end + len(run[0]), between))
        end += len(run[0])
    return tuple(found)


def match_case_all(text: str, like: str) -> str:
    """``text`` in small letters when ``like`` has no capital but small letters, else in capitals."""
    return text.lower() if like.islower() else text.upper()


def scramble(template: str, rng: KeyedRandom) -> str:
    """A letter for each letter and a digit for each digit of ``template``, without separators."""
    if template.isdecimal():
        return rng.text(len(template))
    return "".join(
        [
            rng.text(len(run)) if run.isdecimal() else rng.text(len(run), LOWER).upper()
            for run in _ALIKE.findall(template)
        ]
    )
