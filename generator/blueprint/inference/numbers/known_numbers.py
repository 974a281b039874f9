"""What ``things.toml`` and ``things/`` know of numbers: of things by their nouns, of trades by the names of a schema, of anything by their words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..columns.measured import Range, ranges_in
from ..tables.known import once
from ..tables.sheet import Sheet
from ..tables.state import SchemaRules
from ..words.vocabulary import data, normal
from .trades import likeliest_trade

_SAME = {
    "ton": "tonne",
    "harvested": "harvest",
    "annual": "year",
    "quarterly": "quarter",
    "annum": "year",
    "pa": "year",
    "pm": "month",
    "surface": "area",
    "caution": "deposit",
    "mass": "weight",
    "t": "tonne",
}


_NO_NAMES = frozenset(("nouns", "signs", "hints", "also", "not", "lasting", "takes"))


class Entry(NamedTuple):
    """A name of a number, as words, and what it usually is; ``of`` is the thing or the trade. ``last`` is the word of the name that says
    what is measured, empty in ``price per night``."""

    words: frozenset[str]
    last: str
    name: str
    known: tuple[Range, ...]
    of: str = ""


def _entries(table: Mapping[str, str], of: str = "") -> tuple[Entry, ...]:
    return tuple(
        Entry(frozenset(words) - {"per"}, "" if "per" in words else words[-1], name, ranges_in(text), of)
        for name, words, text in _named(table)
    )


def _named(table: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each name of a number, its words, and what is said of it."""
    for names, text in table.items():
        if names not in _NO_NAMES:
            yield from ((name, alike(normal(name)), text) for name in names.split("|"))


def things() -> dict[tuple[str, ...], tuple[str, ...]]:
    """By the noun: the things that are called so."""
    return _by_noun("things")


def classes() -> dict[tuple[str, ...], tuple[str, ...]]:
    """By the noun: the classes of such things, whether they are equipment, a room or a vessel."""
    return _by_noun("classes")


def of_things(noun: tuple[str, ...]) -> Iterator[Entry]:
    """What the numbers of the things are that are called so."""
    return itertools.chain.from_iterable(_entries_of("things", thing) for thing in things()[noun])


def of_classes(noun: tuple[str, ...]) -> Iterator[Entry]:
    """What the numbers of nearly all things of such a class are."""
    return itertools.chain.from_iterable(_entries_of("classes", each) for each in classes()[noun])


@lru_cache(maxsize=2)
def _by_noun(section: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for kind, table in data()[section].items():
        for noun in map(normal, table["nouns"].split()):
            found[noun] = (*found.get(noun, ()), kind)
    return found


@lru_cache(maxsize=1024)
def _entries_of(section: str, kind: str) -> tuple[Entry, ...]:
    """Those of one thing, class or trade, read once they are asked for: a schema is about few of a thousand."""
    return _entries(data()[section][kind], kind)


@lru_cache(maxsize=2)
def general(about: frozenset[str]) -> dict[str, list[Entry]]:
    """The names that are known of anything, by each of their words, and mean that in a schema that is about some words: a litre costs so
    much where it is fuel."""
    others: dict[str, list[frozenset[str]]] = {}
    for section, is_wanted in (("needed", True), ("avoided", False)):
        for names, words in data()[section].items():
            if about.isdisjoint(words.split()) is is_wanted:
                others.setdefault(normal(names)[0], []).append(frozenset(normal(names)))
    found: dict[str, list[Entry]] = {}
    for entry in _entries(data()["ranges"]):
        if not any(names <= entry.words for word in entry.words & others.keys() for names in others[word]):
            for word in entry.words:
                found.setdefault(word, []).append(entry)
    return found


@lru_cache(maxsize=8)
def words_by_noun(section: str) -> dict[str, frozenset[str]]:
    """The words that a section has of each noun."""
    found: dict[str, str] = data()[section]
    return {noun: frozenset(words.split()) for nouns, words in found.items() for noun in nouns.split()}


def is_certain(noun: tuple[str, ...], about: frozenset[str]) -> bool:
    """Whether a noun means the thing that ``things.toml`` has by it, in a schema that is about some words: a ``lot`` is a work of art where
    there are auctions."""
    if len(noun) > 1:
        return True
    needed, others = words_by_noun("certain").get(noun[0]), words_by_noun("unless").get(noun[0], frozenset())
    return (needed is None or bool(needed & about)) and not others & about


@once
def words_of_tables(schema: SchemaRules) -> frozenset[str]:
    """The words of all tables of a schema."""
    return frozenset(word for sheet in schema.sheets.values() for word in sheet.words)


def names_in_trades(known: frozenset[str]) -> dict[frozenset[str], list[str]]:
    """The names of several words, all of them ``known`` ones, that trades have numbers of, and which trades."""
    spelled = known.union(word for word, same in _SAME.items() if same in known)
    found: dict[frozenset[str], list[str]] = {}
    for trade, table in data()["trades"].items():
        names = (normal(name) for names in table.keys() - _NO_NAMES for name in names.split("|"))
        for name in {frozenset(alike(words)) - {"per"} for words in names if spelled.issuperset(words)}:
            if len(name) > 1:
                found.setdefault(name, []).append(trade)
    return found


def alike(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words, those that mean the same as one."""
    return tuple(_SAME.get(word, word) for word in words)


def lasting_in_trade(sheet: Sheet, section: str = "lasting") -> Iterator[tuple[frozenset[str], str]]:
    """What the trade of the schema says of how long things last, or all that happens to a row ``takes``, by their words:
    ``MINUTE 30 90``."""
    trade_of(sheet)
    table = data()["trades"].get(sheet.builder.schema.trade or "", {})
    for names, length in table.get(section, {}).items():
        yield from ((frozenset(normal(name)), length) for name in names.split("|"))


def trade_of(sheet: Sheet) -> tuple[Entry, ...]:
    """What is known of the trade of the schema, found once."""
    schema = sheet.builder.schema
    if schema.trade is None:
        schema.trade = likeliest_trade(schema.sheets.values(), names_in_trades)
    return _entries_of("trades", schema.trade) if schema.trade else ()
