"""Names whose words are cut short and run together, written out: ``DLVDAT`` is (delivered, dat), ``STF_RCPT_NM`` (staff, recipient, nm).

Many old schemas have no other names. One is read as the likeliest words that it can be of (see ``short_words``), with what the schema
says besides: the types of columns (what is before a date has happened), the tables (no table is of costs or dates), and what the same
letters mean in its other names. What is not clear by all that is left as it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log

from .identifiers import split_words
from .short_words import ShortWords, share_of
from .table_ends import TableEnds, ends_of

TABLE, TIME, NUMBER, FLAG, TEXT = "table", "time", "number", "flag", "text"

_LONGEST_NAME, _LONGEST_PART, _LONGEST_WORD, _LONGEST_APART = 24, 7, 14, 8
_PER_UNKNOWN_LETTER, _UNKNOWN = -3.2, -5.0
_PER_UNCLEAR_LETTER, _UNCLEAR = -3.0, -4.0
_SPLIT = log(0.003)  # of a word between separators, in schemas that write these
_LEAST_SHORT, _MOST_APART, _LEAST_ENDS, _FEWEST = 0.35, 0.4, 0.12, 4
_MOST_TABLES, _FEWEST_ENDS = 0.6, 3
_LEAST_APART = 3
_SPELLED_OUT = 4  # of so many words one is long where they are spelled out
_USUAL = 1.5e-4
_CLEAR = 0.55
_ELSEWHERE = 0.15  # how much letters may mean what they mean nowhere else in the schema
_TABLES_OWN = log(6.0)
_USUAL_END = log(100.0)
_OF_TABLES = 3.0  # how much more the name of a table says of its letters
_UNIT = 0.002
_LEAST_SAID = 0.03
_WORDS_OF_COMMENT = re.compile(r"[a-z]{4,}")
_SMALL = frozenset(
    "from with when only must that this than then them they each same also into over under after before".split()
)
_CUBIC_METRE = ("m", "3")
_NOTHING = "nothing"  # what is behind the last word of a name of several
_OF_TEXTS = frozenset(
    "name title description note comment remark email address phone street city currency country".split()
)
_OF_NUMBERS = frozenset("total subtotal amount quantity count".split())
_OF_AMOUNTS = frozenset("rate total count amount percent cost price".split())
_OF_ROWS = frozenset("created updated changed deleted modified birth".split())
_LAST = frozenset("count percent quantity number amount flag status".split())
_OF_THINGS = frozenset("id number code name key type".split())


@dataclass(frozen=True, slots=True)
class ShortVocabulary:
    """The words, the ends that say what kind of value a column holds, units, the abbreviations that the words behind them tell, what names of
    columns end with, and what happens to rows."""

    words: ShortWords
    listed: Mapping[str, str]
    shortest: Collection[str]
    ends: Collection[str]
    units: Collection[str]
    meant_before: Callable[[str, str], str]
    attributes: Collection[str]
    times: Collection[str]
    happens: Collection[str]
    is_known: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part is among those of its name."""

    is_first: bool
    is_last: bool


@dataclass(slots=True)
class _Names:
    vocabulary: ShortVocabulary
    is_joined: bool
    has_cubes: bool
    stems: frozenset[str]
    prefix: str
    comments: Mapping[str, str]
    usual_ends: frozenset[str]
    ends_of_tables: TableEnds
    said: dict[str, str] = field(default_factory=dict)
    of_tables: dict[str, str] = field(default_factory=dict)
    parts: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def is_known(self, word: str) -> bool:
        """True for words that are cut no more; of three letters that run together with others only for usual ones."""
        is_usual = len(word) > 3 or not self.is_joined or self.vocabulary.words.usual.get(word, 0.0) > _USUAL
        return is_usual and self.vocabulary.is_known(word)

    def may_be_short(self, part: str) -> bool:
        """True for letters that are no word; two of them, between separators, may be anything."""
        least = 2 if self.is_joined or part in self.vocabulary.shortest else _LEAST_APART
        return len(part) >= least and part.isalpha() and not self.is_known(part)

    def parts_of(self, word: str, kind: str) -> tuple[str, ...]:
        """The likeliest parts of a word of a name."""
        found = self.parts.get((word, kind))
        if found is None:
            found = self.parts[word, kind] = self._find(word, kind)
        return found

    def _find(self, word: str, kind: str) -> tuple[str, ...]:
        if not word.isalpha() or len(word) > _LONGEST_NAME or self.is_known(word):
            return (word,)
        if not self.is_joined and len(word) > _LONGEST_APART:
            return (word,)
        best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ()), *([None] * len(word))]
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - _LONGEST_WORD), end):
                before, share = best[start], self._cut(word, start, end, kind)
                if before is None or share is None:
                    continue
                score, held = before[0] + share, best[end]
                if held is None or score > held[0]:
                    best[end] = score, (*before[1], word[start:end])
        whole = best[len(word)]
        return (word,) if whole is None else whole[1]

    def _cut(self, word: str, start: int, end: int, kind: str) -> float | None:
        """How likely some letters of a word are a part of it; None where they are none."""
        part = word[start:end]
        place = _Place(not start, end == len(word))
        is_end = not place.is_first and place.is_last and kind == NUMBER
        if len(part) < 2 and not is_end:
            return None
        if not self.is_joined and part != word and not self._is_sure(part, is_last=place.is_last):
            return None
        score = self._score(part, kind, place)
        if start and not self.is_joined:
            score += _SPLIT
        if is_end and part in self.usual_ends:
            score += _USUAL_END  # TAPKG beside INGKG and RETKG
        return score + (_TABLES_OWN if place.is_first and part != word and part in self.stems else 0.0)

    def _is_sure(self, part: str, *, is_last: bool) -> bool:
        """True for what a word between separators may be several of: listed abbreviations, and words."""
        vocabulary = self.vocabulary
        if part in vocabulary.ends and is_last:
            return True
        return len(part) > 2 and (part in vocabulary.listed or (len(part) > 3 and part in vocabulary.words.usual))

    def _score(self, part: str, kind: str, place: _Place) -> float:
        unknown = _UNKNOWN + _PER_UNKNOWN_LETTER * len(part)
        if len(part) > _LONGEST_PART and part not in self.vocabulary.words.usual:
            return unknown
        likely = max((share for _, share in self.read(part, kind, place)), default=0.0)
        return max(unknown, log(likely)) if likely else unknown

    def read(self, part: str, kind: str, place: _Place) -> list[tuple[str, float]]:
        """What a part may be, regarding where it is."""
        if place.is_last and not place.is_first and kind == NUMBER and part in self.vocabulary.units:
            return [(part, _UNIT)]
        return [
            (meaning, share * self._fits(meaning.split()[-1], kind, place))
            for meaning, share in self.vocabulary.words.readings(part)
        ]

    def _fits(self, word: str, kind: str, place: _Place) -> float:
        """How much likelier a word is there than anywhere."""
        vocabulary = self.vocabulary
        happens = word in vocabulary.happens or word.endswith("ed")
        if kind == TABLE:
            return _of_table(place, is_attribute=word in vocabulary.attributes, happens=happens)
        if word in (_OF_NUMBERS if kind == TEXT else _OF_TEXTS) or (kind in (NUMBER, FLAG) and word in _OF_ROWS):
            return 0.03
        if not place.is_last:
            return 8.0 if kind == TIME and happens else 0.2 if word in _LAST else 1.0
        is_attribute = word in vocabulary.attributes
        return _of_end(kind, is_time=word in vocabulary.times, is_attribute=is_attribute, happens=happens, word=word)


def _of_end(kind: str, *, is_time: bool, is_attribute: bool, happens: bool, word: str) -> float:
    """The last word of a name says what kind of value its column holds."""
    if kind == TIME:
        return 4.0 if is_time else 1.0 if happens else 0.03 if is_attribute else 0.3
    if is_time:
        return 0.3 if kind == TEXT else 0.1
    if kind == FLAG:
        return 4.0 if happens or word in ("flag", "status", "code") else 1.0
    if kind == NUMBER and happens:
        return 0.3
    return (4.0 if kind == NUMBER else 3.0) if is_attribute else 1.0


def _of_table(place: _Place, *, is_attribute: bool, happens: bool) -> float:
    """No table is of costs or dates, nor of what has happened."""
    if place.is_last and is_attribute:
        return 0.003 if place.is_first else 0.03
    return 0.03 if happens else 1.0


def written_out(
    names: Sequence[str], kinds: Mapping[str, str], comments: Mapping[str, str], vocabulary: ShortVocabulary
) -> dict[str, str]:
    """Return the names of a schema that are of words cut short, each with its words written out and apart; none where few names are so.
    ``kinds``: of each name, what it is of; ``comments``: what is said of it."""
    if not _are_short(names, vocabulary):
        return {}
    kind_of = {name: kinds.get(name, TEXT) for name in dict.fromkeys(names)}
    reader = _reader(kind_of, comments, vocabulary)
    split = {name: _split(name, kind, reader) for name, kind in kind_of.items()}
    reader.said = _said_of_parts(split, reader)
    pooled = _pooled(split, kind_of, reader)
    for name, parts in split.items():
        if kind_of[name] == TABLE:
            reader.of_tables |= zip(parts, _meant(name, parts, TABLE, reader, pooled), strict=True)
    found = {name: "_".join(_meant(name, parts, kind_of[name], reader, pooled)) for name, parts in split.items()}
    for name, text in list(found.items()):  # SIMIN is of what SIMAX is
        least = name[:-3] + ("MIN" if name.isupper() else "min")
        if text.endswith(("_max", "_maximum")) and least in found:
            found[least] = f"{text.rpartition('_')[0]}_minimum"
    return {name: text for name, text in found.items() if text not in (name.lower(), "_".join(split_words(name)))}


def _reader(kind_of: Mapping[str, str], comments: Mapping[str, str], vocabulary: ShortVocabulary) -> _Names:
    apart = [name for name in kind_of if len([word for word in split_words(name) if word.isalpha()]) > 1]
    tables = [split_words(name) for name, kind in kind_of.items() if kind == TABLE]
    stems = frozenset(words[0] for words in tables if len(words[0]) > 2)
    words = {name: _words_of_comment(comment, kind_of) for name, comment in comments.items()}
    is_joined = len(apart) < _MOST_APART * len(kind_of)
    usual = _usual_ends(kind_of, vocabulary)
    ended = ends_of((words[-1] for words in tables), vocabulary.is_known)
    return _Names(vocabulary, is_joined, _have_cubes(kind_of), stems, _prefix(tables), words, usual, ended)


def _usual_ends(kind_of: Mapping[str, str], vocabulary: ShortVocabulary) -> frozenset[str]:
    """What several numbers end in, the longest of each."""
    ends = Counter(name.lower()[-size:] for name, kind in kind_of.items() if kind == NUMBER for size in (2, 3, 4))
    usual = {end for end in {*vocabulary.ends, *vocabulary.units} if ends[end] >= _FEWEST_ENDS}
    return frozenset(usual - {end[at:] for end in usual for at in range(1, len(end)) if ends[end[at:]] == ends[end]})


def _is_of_metres(words: Sequence[str]) -> bool:
    return (
        len(words) > 1 and words[-1] == _CUBIC_METRE[-1] and len(words[-2]) > 2 and words[-2].endswith(_CUBIC_METRE[0])
    )


def _have_cubes(kind_of: Mapping[str, str]) -> bool:
    """True where many numbers end in M3, none of which is the third of its kind: ``TOTM3``, ``NETM3``, but no ``DIM3`` behind ``DIM2``."""
    cubes = [name for name, kind in kind_of.items() if kind == NUMBER and _is_of_metres(split_words(name))]
    return len(cubes) >= _FEWEST and not any(f"{name[:-1]}2" in kind_of for name in cubes)


def _words_of_comment(comment: str, names: Collection[str]) -> str:
    """The words of a comment that names of the schema may be short for; ``COPY OF ITMMAS`` names a table."""
    named = {name.lower() for name in names}
    return " ".join(word for word in _WORDS_OF_COMMENT.findall(comment.lower()) if word not in _SMALL | named)


def _are_short(names: Sequence[str], vocabulary: ShortVocabulary) -> bool:
    """Whether many of the words of a schema are none, and several names end as such names do."""
    distinct = {word for name in names for word in split_words(name) if len(word) > 2 and word.isalpha()}
    unknown = [word for word in distinct if not vocabulary.is_known(word)]
    long = [word for word in unknown if len(word) > _LONGEST_APART]
    if len(unknown) < max(_FEWEST, _LEAST_SHORT * len(distinct)) or len(long) * _SPELLED_OUT >= len(unknown):
        return False  # a table of words of another language, of which none is known when it is read alone
    ended = [name for name in names if _has_end(split_words(name)[-1], vocabulary)]
    return len(ended) >= max(_FEWEST_ENDS, _LEAST_ENDS * len(names))


def _prefix(tables: Sequence[Sequence[str]]) -> str:
    """The word that most tables begin with, which says nothing of them."""
    firsts = Counter(words[0] for words in tables if len(words) > 1)
    word, count = firsts.most_common(1)[0] if firsts else ("", 0)
    return word if count >= max(_FEWEST, _MOST_TABLES * len(tables)) else ""


def _has_end(word: str, vocabulary: ShortVocabulary) -> bool:
    return (
        not vocabulary.is_known(word) and any(word.endswith(end) for end in vocabulary.ends)
    ) or word in vocabulary.ends


def _split(name: str, kind: str, reader: _Names) -> tuple[str, ...]:
    words = split_words(name)
    if kind == TABLE:
        words = (*words[:-1], *reader.ends_of_tables.parts(words[-1]))
    if reader.has_cubes and kind == NUMBER and _is_of_metres(words):
        words = (*words[:-2], words[-2][:-1], *_CUBIC_METRE)
    found: list[str] = []
    for place, word in enumerate(words):
        is_last = place == len(words) - 1
        found += reader.parts_of(word, kind if is_last or kind == TABLE else TEXT if kind != TIME else TIME)
    return tuple(found)


def _places(parts: Sequence[str]) -> Iterable[tuple[str, _Place]]:
    for at, part in enumerate(parts):
        yield part, _Place(not at, at == len(parts) - 1)


def _pooled(
    split: Mapping[str, Sequence[str]], kinds: Mapping[str, str], reader: _Names
) -> dict[str, dict[str, float]]:
    """What the parts are in all names together, those of tables before others."""
    pooled: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name, parts in split.items():
        kind = kinds.get(name, TEXT)
        for (part, place), following in zip(_places(parts), [*parts[1:], ""], strict=True):
            behind = reader.vocabulary.listed.get(following, following)
            readings = [
                (meaning, share * _before(behind, meaning, reader.vocabulary))
                for meaning, share in reader.read(part, kind, place)
            ]
            total = sum(share for _, share in readings) / (_OF_TABLES if kind == TABLE else 1)
            for meaning, share in readings:
                pooled[part][meaning] += share / total
    return pooled


def _said_of_parts(split: Mapping[str, Sequence[str]], reader: _Names) -> dict[str, str]:
    """The words that comments of the schema say of parts of names, where all that say one say the same."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, parts in split.items():
        for part in parts:
            found[part].add(_said(part, reader.comments.get(name, ""), reader))
    return {part: words[0] for part, said in found.items() if len(words := sorted(filter(None, said))) == 1}


def _said(part: str, comment: str, reader: _Names) -> str:
    """The word of a comment that a part is short for: GRV of ``original gravity``; empty where none is, and for what says of all names
    which kind of value a column holds."""
    if part in reader.vocabulary.ends or not reader.may_be_short(part):
        return ""
    words = comment.split()
    return max(words, key=lambda word: share_of(part, word), default="") if _is_said(part, words) else ""


def _is_said(part: str, words: Sequence[str]) -> bool:
    return len(part) > 1 and any(share_of(part, word) > _LEAST_SAID for word in words)


def _meant(
    name: str, parts: Sequence[str], kind: str, reader: _Names, pooled: Mapping[str, Mapping[str, float]]
) -> Iterable[str]:
    found: list[str] = []
    following = (_NOTHING, _NOTHING) if len(parts) > 1 else ("", "")
    comment = reader.comments.get(name, "")
    for part, place in reversed([*_places(parts)]):
        meaning = _said(part, comment, reader)
        meaning = meaning or _meaning(part, kind, place, following, reader, pooled.get(part, {}))
        meaning = reader.said.get(part, part) if meaning == part else meaning
        following = part, reader.vocabulary.listed.get(meaning, meaning)
        found.append("_".join(meaning.split()))
    return reversed(found)


def _meaning(
    part: str, kind: str, place: _Place, following: tuple[str, str], reader: _Names, elsewhere: Mapping[str, float]
) -> str:
    """The word that a part is short for, or the part itself where that is not clear or what a table lists."""
    vocabulary = reader.vocabulary
    if (place.is_first and part == reader.prefix) or not reader.may_be_short(part):
        return part
    if part in reader.of_tables and kind not in (TABLE, TIME):
        return reader.of_tables[part]  # ``OPN_CNT`` counts what is in ``JOB_OPN``
    known = next((known for each in following if (known := vocabulary.meant_before(part, each))), "")
    if known or (kind == NUMBER and not reader.is_joined and part in vocabulary.units):
        return known or part
    return _likeliest(part, kind, place, following[1], reader, elsewhere)


def _likeliest(
    part: str, kind: str, place: _Place, following: str, reader: _Names, elsewhere: Mapping[str, float]
) -> str:
    vocabulary = reader.vocabulary
    total = sum(elsewhere.values())
    readings = [
        (share * (elsewhere[meaning] / total + _ELSEWHERE) * _before(following, meaning, vocabulary), meaning)
        for meaning, share in reader.read(part, kind, place)
    ]
    best = max(readings, default=(0.0, ""))
    rest = sum(share for share, meaning in readings if not _is_of_one(meaning, best[1], len(part) + 2))
    unknown = exp(_UNCLEAR + _PER_UNCLEAR_LETTER * len(part))
    is_clear = best[0] > _CLEAR * (best[0] + rest) and best[0] > unknown
    return part if not is_clear or best[1] in ("dtm", vocabulary.listed.get(part)) else best[1]


def _before(following: str, meaning: str, vocabulary: ShortVocabulary) -> float:
    """What has a number or a name is a thing."""
    is_none = meaning in vocabulary.happens or meaning.endswith("ed") or meaning in _OF_AMOUNTS
    return 0.05 if is_none and following in _OF_THINGS else 1.0


def _is_of_one(word: str, other: str, least: int) -> bool:
    """Whether two words are forms of one: open and opened."""
    size = max(least, 4)
    return word == other or word[:size] == other[:size] or word.startswith(other) or other.startswith(word)
