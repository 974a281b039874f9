"""How a schema writes its names: the language that most are in, and whether their words are to be read apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from .identifiers import NO_NAMES, words_of
from .joined_names import without_marks, words_apart
from .key_words import Keys, spelled_out
from .languages import reading
from .short_names import ShortVocabulary, written_out
from .short_words import ShortWords
from .singulars import singular
from .spellings import GERMAN, without_accents
from .vocabulary import data, glued_words, is_foreign, languages, tokens


def language_of(names: Iterable[str]) -> str:
    """The language other than English that most of the names are in, empty where there is none."""
    words = {word for name in names for word in words_of(name)}
    return languages().language_of(
        spelled
        for word in words
        for spelled in ((word,) if word.isascii() else {word, without_accents(word), word.translate(GERMAN)})
    )


_FEW = 20


def are_many(names: Iterable[str]) -> bool:
    """Whether there are enough words in names to tell their language."""
    return len({word for name in names for word in words_of(name) if len(word) > 2}) >= _FEW


def may_be_in(names: Sequence[str], language: str) -> bool:
    """Whether names are in a language: most are, or there are too few of them to tell."""
    unmarked = without_marks(names)
    return not are_many(names) or language_of(unmarked.get(name, name) for name in names) == language


def writing_of(
    names: Sequence[str], keys: Keys = (), kinds: Mapping[str, str] = NO_NAMES, comments: Mapping[str, str] = NO_NAMES
) -> tuple[str, Mapping[str, str]]:
    """Return how a schema or a table writes its names, for ``reading``: the language other than English that most are in, empty where
    there is none; and those that are to be read as others (see ``joined_names``, ``key_words``): without the mark of their type in any
    language, words that are run together or cut short in English. ``keys`` are those of the tables, ``kinds`` what each name is of,
    ``comments`` what is said of it."""
    unmarked = without_marks(names)
    language = language_of([unmarked.get(name, name) for name in names])
    apart = unmarked
    if not unmarked and not language:
        apart = written_out(names, kinds, comments, _short_vocabulary())
        apart = apart or words_apart(names, _is_one_word, _is_part, _ends())
    with reading(language, apart):
        apart = {**apart, **spelled_out(names, keys, words_of, _meaning)}
    with reading(language):
        return language, {**_least_beside_most(names), **apart}


_MIN = re.compile(r"(?i)(?<=[a-z0-9])(?:_min|(?-i:Min))$")


def _least_beside_most(names: Sequence[str]) -> dict[str, str]:
    """``qf_min`` beside ``qf_max`` is a minimum, no minutes."""
    known = {name.lower() for name in names}
    found: dict[str, str] = {}
    for name in names:
        end = _MIN.search(name)
        stem = name[: end.start()] if end is not None else ""
        if (
            end is not None
            and tokens(name)[-1] == "minute"
            and f"{stem}{end[0].replace('in', 'ax').replace('IN', 'AX')}".lower() in known
        ):
            found[name] = f"{stem}_minimum"
    return found


def _meaning(word: str) -> tuple[str, ...] | None:
    """What a word is in English; None where no table has it."""
    found = tokens(word)
    return None if found == (word,) and not languages().is_english(word) else found


def _is_one_word(word: str) -> bool:
    return (
        word in data()["abbreviations"]
        or word in data()["spellings"]
        or languages().is_english(word)
        or is_foreign(word)
    )


def _is_part(word: str) -> bool:
    """True for what a name without separators may be made of: a known word, an abbreviation of two letters or more."""
    return word in data()["abbreviations"] or (len(word) > 2 and (word in data()["spellings"] or word in glued_words()))


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    return frozenset(data()["joined"]["ends"].split())


def _short_words() -> tuple[ShortWords, dict[str, str]]:
    """The words that names are cut from, and short forms that are listed with what they mean, of which none is a usual word."""
    tables = data()
    usual = {word for level in tables["usual_words"].values() for word in level.split()}
    spelled = {word: said for word, said in tables["spellings"].items() if len(word) <= _LONGEST_SPELLED}
    listed = {word: said for word, said in spelled.items() if word not in usual} | tables["abbreviations"]
    others = (word for word in tables["known"] if len(word) > 3 and word.isalpha() and word.isascii())
    rare = [word for word in others if word not in listed and word not in tables["foreign"]]
    return ShortWords(tables["usual_words"], listed, tables["shortest"], rare), listed


@lru_cache(maxsize=1)
def _short_vocabulary() -> ShortVocabulary:
    """What names of words that are cut short are read by."""
    tables = data()
    words, listed = _short_words()
    kinds = {word: kind for kind, listed_words in tables["behind"].items() for word in listed_words.split()}
    heads = tables["heads"]
    return ShortVocabulary(
        words,
        listed,
        frozenset(short for shorts in tables["shortest"].values() for short in shorts.split()),
        _ends(),
        frozenset(tables["short_units"]["words"].split()),
        lambda word, behind: (
            tables["before"].get(behind, {}).get(word) or tables["before"].get(kinds.get(behind, ""), {}).get(word, "")
        ),
        heads["amounts"] | heads["nouns"] | _ATTRIBUTES,
        frozenset(("date", "time", "datetime", "timestamp", "dtm")),
        frozenset(word for listed_words in tables["verbs"].values() for word in listed_words.split()) - _ATTRIBUTES,
        lambda word: (
            (len(word) > 2 and word not in listed and (word in words.usual or singular(word) in words.usual))
            or languages().meaning(word, "") in ("year", "month")  # JAHR is cut nowhere
        ),
    )


_LONGEST_SPELLED = 4  # ``dep`` is departed
_ATTRIBUTES = frozenset(
    "name number code date time type status description flag id percent category country city".split()
)
