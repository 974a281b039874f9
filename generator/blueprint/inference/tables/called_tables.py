"""The table that the words of a column name: in the singular or the plural, behind a module's prefix, in other languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from ....schema.model import Table
from ..words.identifiers import words_of
from ..words.languages import spoken
from ..words.plurals import is_plural_of
from ..words.vocabulary import is_foreign as is_foreign_word
from ..words.vocabulary import languages, tokens

_IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women", "criterion": "criteria"}
_CHANGED = (("y", "ies"), ("fe", "ves"), ("f", "ves"), ("is", "es"), ("z", "zzes"), ("ix", "ices"), ("ex", "ices"))


def table_called(
    tables: Sequence[Table], prefix: list[str], words: list[str], near: Table, *, is_whole: bool = True
) -> Table | None:
    """The table whose rows are called so, one or many; with a module's prefix, the only one or that of ``near``'s module. Behind other
    words (not ``is_whole``) only the latter: a ``group`` of orders is not that of ``obs_group_id``."""
    plurals = _plurals("".join(words))
    names = tuple(table.name for table in tables)
    called, of_modules = _names(names, len(prefix))
    places = [called[each] for each in plurals if each in called]
    if places:
        return tables[min(places)]
    of_module = sorted(place for each in plurals for place in of_modules.get(each, ()))
    candidates = _of_a_module(tables, words, [tables[place] for place in of_module], near, is_whole)
    if candidates:
        return candidates[0] if len(candidates) == 1 else None
    foreign = _of_other_languages(names, len(prefix), tuple(words))
    return tables[foreign[0]] if len(foreign) == 1 else None


def _of_a_module(
    tables: Sequence[Table], words: list[str], named: list[Table], near: Table, is_whole: bool
) -> list[Table]:
    """Those of ``named`` in the module of ``near``, else all that a column can mean."""
    beside = [table for table in named if words_of(table.name)[:1] == words_of(near.name)[:1]]
    return beside or (named if is_whole and not _is_of_others(tables, words, named) else [])


def _is_of_others(tables: Sequence[Table], words: list[str], named: list[Table]) -> bool:
    """Whether another table of as many words ends so too, though what it begins with is no module's name."""
    last, size = tokens("_".join(words)), len(words_of(named[0].name)) if named else 0
    return any(
        table not in named and len(words_of(table.name)) == size and tokens(table.name)[-len(last) :] == last
        for table in tables
    )


def _plurals(stem: str) -> set[str]:
    """A noun with the forms of more than one that it may have in English."""
    many = next((stem.removesuffix(one) + ending for one, ending in _CHANGED if stem.endswith(one)), stem)
    return {stem, stem + "s", stem + "es", many, _IRREGULAR.get(stem, stem)}


@lru_cache(maxsize=8192)
def _of_other_languages(tables: tuple[str, ...], prefix: int, words: tuple[str, ...]) -> list[int]:
    """The places of the tables that are called so in a language other than English: the whole name, else the first word of it,
    or of the column's: ``kategoria`` is one of ``kategorie_sprzetu``, ``pracownik_wydajacy`` of ``pracownicy``."""
    names = [words_of(name)[prefix:] or words_of(name) for name in tables]
    meaning = tokens("_".join(words))
    is_foreign = all(is_foreign_word(word) for word in words)
    whole = [place for place, name in enumerate(names) if _are_many("".join(words), "".join(name))]
    alike = [place for place, name in enumerate(names) if is_foreign and meaning == tokens("_".join(name))]
    by_first = (place for place, name in enumerate(names) if _begin_alike(words, name, is_foreign))
    return whole or alike or list(by_first)


def _are_many(word: str, other: str) -> bool:
    """True where a table may hold many of what a column has one of, by the endings of its language or those of many."""
    return is_plural_of(word, other) or bool(spoken() and languages().has_form(word, other, spoken()))


def _begin_alike(words: Sequence[str], name: Sequence[str], is_foreign: bool) -> bool:
    """True where the first word of a column and that of a table are one noun, and one of both has no other words."""
    if not words or not name or min(len(words), len(name)) > 1:
        return False
    return _are_many(words[0], name[0]) or (len(name) > 1 and words[0] == name[0] and is_foreign)


@lru_cache(maxsize=4)
def _names(tables: tuple[str, ...], prefix: int) -> tuple[dict[str, int], dict[str, list[int]]]:
    """The places of tables by their names, with and without what all begin with; and by what follows a module's name."""
    called: dict[str, int] = {}
    of_modules: dict[str, list[int]] = {}
    modules = _modules(tables)
    for place, name in enumerate(tables):
        own = words_of(name)
        called.setdefault("".join(own), place)
        called.setdefault("".join(own[prefix:]), place)
        if own[:1] and own[0] in modules:
            of_modules.setdefault("".join(own[1:]), []).append(place)
    return called, of_modules


def _modules(tables: Sequence[str]) -> set[str]:
    """First words that several tables share and that are no table themselves: pms, oms, ums."""
    names = [words_of(table) for table in tables]
    first = Counter(words[0] for words in names if len(words) > 1)
    return {word for word, count in first.items() if count > 1} - {"".join(words) for words in names}
