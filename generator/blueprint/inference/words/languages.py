"""Words of other languages by what they are in English, turned round, each with the endings that its language gives it.

A schema is mostly in one language: where that is known, a word is read in it first (Polish ``data`` is a date, ``stan`` a state), then
in all others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice, takewhile
from typing import Any

from .identifiers import NO_NAMES, separating, separations

Written = dict[str, str]
"""Words, or several with blanks between, by the foreign one."""

Ending = tuple[int, str, str, str, str]
"""The place and the name of a language; what a form begins with; what the word that it is of begins and ends with."""

_OF_NO_WORD = frozenset(("inflections", "noun first", "compounds", "own", "own inflections"))
_SHORTEST_STEM = 4
_LONGEST_ENDING = 7
_LONGEST_ABBREVIATION = 7
_FEWEST_WORDS, _LEAST_SHARE, _LEAD = 5, 0.12, 1.3

_spoken: ContextVar[str] = ContextVar("language of the schema", default="")
_read: ContextVar[dict[str, tuple[str, ...]] | None] = ContextVar("names that were read in it", default=None)


spoken = _spoken.get
"""Return the language in which names are read first, empty where none is."""

read_before = _read.get
"""Return the words of the names that were read since ``reading`` began, to which more may be added; None outside of it."""


@contextmanager
def reading(language: str, names: Mapping[str, str] = NO_NAMES, *, is_schema: bool = False) -> Iterator[None]:
    """Read names in a language before all others; empty: in none. ``names`` are read as others, whose words are apart. Those of a whole
    schema are read again and again."""
    if not is_schema and language == _spoken.get() and names == separations():  # as in most of its tables
        yield
        return
    tokens = _spoken.set(language), _read.set({})
    try:
        with separating(names):
            yield
    finally:
        _spoken.reset(tokens[0])
        _read.reset(tokens[1])


def read_languages(languages: Mapping[str, Mapping[str, Any]], tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return, as plain data, the words and phrases of each language; the ``known`` English words, which are forms of no foreign word;
    and ``foreign``, ``phrases``: those of the tables and of all languages, the first that has a word."""
    words: Written = dict(tables["foreign"])
    phrases: Written = dict(tables.get("phrases", {}))
    known = {*words, *tables["spellings"], *tables["abbreviations"], *tables["glued"]["words"].split()}
    known |= {*tables["abbreviations"].values(), *(english for entries in languages.values() for english in entries)}
    known |= _english(tables)
    own: dict[str, dict[str, Any]] = {}
    for language, entries in languages.items():
        listed, said = _entries(entries)
        own_words, own_phrases = _entries(entries.get("own", {}))
        short_words, short_phrases = _entries(tables["short"].get(language, {}))
        for phrase, english in said.items():
            phrases.setdefault(phrase, english)
        for word, english in listed.items():
            if word not in known:
                words.setdefault(word, english)
        own[language] = {
            "words": {
                **{word: tables["foreign"].get(word, english) for word, english in listed.items()},
                **own_words,
                **short_words,
            },
            "anywhere": sorted(listed),
            "phrases": said | own_phrases | short_phrases,
            "inflections": _endings(entries.get("inflections", "")),
            "own inflections": _endings(entries.get("own inflections", "")),
            "noun first": entries.get("noun first", ""),
            "compounds": "compounds" in entries,
        }
    return {"foreign": words, "phrases": phrases, "known": sorted(known), "languages": own}


def _entries(entries: Mapping[str, Any]) -> tuple[Written, Written]:
    """The words and the phrases of one language; the first meaning of a word counts."""
    words: Written = {}
    phrases: Written = {}
    for english, listed in entries.items():
        for word in listed.split() if english not in _OF_NO_WORD else ():
            if "_" not in word:
                words.setdefault(word, english)
                continue
            phrases.setdefault(word.replace("_", " "), english)
            if word.startswith("data_"):  # which is read as a date before
                phrases.setdefault("date " + word[5:].replace("_", " "), english)
    return words, phrases


def _endings(listed: str) -> list[list[str]]:
    """What a form begins and ends with, and what the word that it is of does: ``ge*eerd>*ering`` changes both ends."""
    found = []
    for each in listed.replace("+", ">").split():
        old, new = each.split(">")
        old_start, _, old_end = old.rpartition("*")
        new_start, _, new_end = new.rpartition("*")
        found.append([new_start, new_end, old_start, old_end])
    return found


def _english(tables: Mapping[str, Any]) -> set[str]:
    """The words by which the tables know columns: none of them is a form of a foreign word (``wage`` of Polish ``waga``)."""
    keyed = ("ranges", "patterns", "values", "flags", "expiry", "ahead")
    found = {word for table in keyed for key in tables.get(table, ()) for word in re.split(r"[ |_]", key)}
    found |= {
        word
        for entries in tables.get("things", {}).values()
        for key in (*entries, entries["nouns"])
        for word in re.split(r"[ |_]", key)
    }
    for table in ("roles", "sizes", "verbs", "progress", "heads"):
        found |= {word for text in tables.get(table, {}).values() for word in re.findall(r"[a-z]+", text)}
    return found | set(tables["english"]["words"].split())


class Languages:
    """The words of all languages, as ``read_languages`` gives them."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._foreign: Written = tables["foreign"]
        self._known = frozenset(tables["known"])
        self._own: dict[str, dict[str, Any]] = tables["languages"]
        self._anywhere = {
            language: {word: entries["words"][word] for word in entries["anywhere"]}
            for language, entries in self._own.items()
        }
        self._forms: dict[tuple[str, str], str | None] = {}
        self._sorted: dict[str, list[str]] = {}
        self._by_ending: dict[str, list[Ending]] = defaultdict(list)
        self._by_own_ending: dict[str, dict[str, list[Ending]]] = defaultdict(lambda: defaultdict(list))
        for place, (language, entries) in enumerate(self._own.items()):
            for new_start, new_end, old_start, old_end in entries["inflections"]:
                self._by_ending[new_end].append((place, language, new_start, old_start, old_end))
            for new_start, new_end, old_start, old_end in (*entries["inflections"], *entries["own inflections"]):
                self._by_own_ending[language][new_end].append((place, language, new_start, old_start, old_end))

    def meaning(self, word: str, language: str = "") -> str | None:
        """What a word or a form of one is in English, in ``language`` before all others; None where no language has it."""
        own = self._own.get(language)
        if own is not None:
            found = own["words"].get(word) or (self._of_form(word, language) if word not in self._known else None)
            if found is not None:
                return str(found)
        found = self._foreign.get(word)
        if found is not None or own is not None or word in self._known:
            return found  # a form of a word of another language is none of a word of this one
        return self._of_form(word)

    def own_meaning(self, word: str, language: str) -> str | None:
        """What a word is in ``language``, as it is listed."""
        own = self._own.get(language)
        return None if own is None else own["words"].get(word)

    def counted(self, word: str, language: str) -> str | None:
        """What a word behind one that counts is in ``language``, a form of a listed one too, English or not: ``liczba_wind`` are
        lifts."""
        own = self._own.get(language)
        if own is None:
            return None
        return own["words"].get(word) or own["words"].get(word.removesuffix("s")) or self._of_form(word, language)

    def has_form(self, word: str, form: str, language: str) -> bool:
        """Whether ``form`` is one of ``word`` by an ending of the language, of words that are in no list too: ``jezdzcy`` of
        ``jezdziec``."""
        endings = self._by_own_ending.get(language, {})
        common = next((at for at, (one, other) in enumerate(zip(word, form, strict=False)) if one != other), len(form))
        return any(
            not new_start and not old_start and word == form[:cut] + old_end
            for cut in range(max(common - _LONGEST_ENDING, 2), len(form) + 1)
            for _, _, new_start, old_start, old_end in endings.get(form[cut:], ())
        )

    def puts_adjective_first(self, language: str) -> bool:
        """Whether adjectives and participles come before the noun all the same: ``zuzyte_czesci``."""
        return language in self._own and self._own[language]["noun first"] == "behind adjectives"

    def puts_noun_first(self, language: str) -> bool:
        """Whether what is said of a noun comes after it: ``koszt materialow``."""
        return language in self._own and bool(self._own[language]["noun first"])

    def joins_words(self, language: str) -> bool:
        """Whether several words are written as one: ``rechnungsnummer``."""
        return language in self._own and bool(self._own[language]["compounds"])

    def is_english(self, word: str) -> bool:
        """True for words that the tables of words are written in, and for those that they write out."""
        return word in self._known

    def abbreviated(self, word: str, language: str) -> str | None:
        """What a word is that those of ``language`` begin with, where all of these mean the same: ``wart`` of wartosc."""
        own = self._own.get(language)
        is_short = _SHORTEST_STEM <= len(word) <= _LONGEST_ABBREVIATION
        if own is None or not is_short or not word.isalpha() or word in self._known:
            return None
        in_order = self._in_order(language)
        first = bisect_left(in_order, word)
        longer = takewhile(lambda each: each.startswith(word), islice(in_order, first, None))
        found = {own["words"][each] for each in longer}
        return str(found.pop()) if len(found) == 1 else None

    def phrases(self, language: str) -> Written:
        """The phrases of a language."""
        own = self._own.get(language)
        return {} if own is None else own["phrases"]

    def _of_form(self, word: str, only: str = "") -> str | None:
        """As ``_find_form``; each word is looked up once."""
        if (word, only) not in self._forms:
            self._forms[word, only] = self._find_form(word, only)
        return self._forms[word, only]

    def _find_form(self, word: str, only: str) -> str | None:
        """What a word is that another ending makes one of a language, the first that has it, or of ``only`` one: ``cancelado`` is
        ``cancelada`` as well."""
        by_ending = self._by_own_ending[only] if only else self._by_ending
        found: tuple[int, str] | None = None
        for size in range(min(len(word) - 1, _LONGEST_ENDING) + 1):
            cut = len(word) - size
            for place, language, new_start, old_start, old_end in by_ending.get(word[cut:], ()):
                base = old_start + word[len(new_start) : cut] + old_end
                is_word = _SHORTEST_STEM <= len(base) > len(old_start) + len(old_end) + 1 and base != word
                if not is_word or not word.startswith(new_start) or (found is not None and found[0] <= place):
                    continue
                english = (self._own[language]["words"] if only else self._anywhere[language]).get(base)
                found = found if english is None else (place, str(english))
        return None if found is None else found[1]

    def _in_order(self, language: str) -> list[str]:
        """The words of a language in the order of the alphabet."""
        if language not in self._sorted:
            self._sorted[language] = sorted(self._own[language]["words"])
        return self._sorted[language]

    def language_of(self, words: Iterable[str]) -> str:
        """The language that most of these words are of, empty where they are English or a mixture. A word that several languages have
        says little of each."""
        votes: Counter[str] = Counter()
        distinct = {word for word in words if len(word) > 2}
        for word in distinct:
            if word in self._known and word not in self._foreign:
                continue
            having = [language for language, entries in self._own.items() if word in entries["words"]]
            for language in having:
                votes[language] += 12 // len(having)
        (first, most), (_, second) = (*votes.most_common(2), ("", 0), ("", 0))[:2]
        is_clear = most >= 12 * max(_FEWEST_WORDS, _LEAST_SHARE * len(distinct)) and most >= _LEAD * second
        return first if is_clear else ""
