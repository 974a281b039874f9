"""Of which trade a schema is: by the words of its tables, their comments, columns and labels, and by what it measures."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ..tables.sheet import Sheet
from ..words.singulars import singular
from ..words.vocabulary import data, normal, tokens

Words = tuple[str, ...]
NamesInTrades = Callable[[frozenset[str]], Mapping[frozenset[str], list[str]]]

_OF_ONE, _OF_SEVERAL, _HINT, _FITS, _IN_COLUMNS = 12, 8, 4, 2, 2
"""What a sign of one trade alone or of several is worth in the name of a table, a hint, and a word that only fits; half of that in a column's."""
_AGAIN, _OFTEN = 2, 2
"""What a sign is worth in another table, and in how many at most: a meter and its readings are of one thing."""
_MEASURED, _MOST_MEASURED = 3, 3
"""What it is worth that a column measures what only a trade or two do, and how many such columns count."""
_ENOUGH, _ENOUGH_BY_WORDS, _ENOUGH_BY_HINTS = 14, 15, 17
"""What is enough beside such a column; without one; and where none of the words is a sign. In a schema of many tables it is more."""
_AGREE, _ENOUGH_AGREED = 3, 12
"""How many tables, which must be half of all, say of which trade a schema is without a sign, and what they must be worth together."""
_MOST_OF_A_TRADE = 30
"""A schema of more tables runs a whole firm, whose words are of many trades."""
_HINTED = 2
"""How many of these must say more than what fits: customers and orders are of whatever sells."""
_LEAST_MARGIN, _MARGIN, _MARGIN_OF_HINTS = 3, 10, 4
"""By how much, and by which part of its worth, a trade must be ahead of the next, and where none of its words is a sign: a hatchery is no packing station of eggs."""
_AKIN = 2
"""Trades that share a third of their words, and so many, are two names of one: cars are hired as they are rented."""


@lru_cache(maxsize=1)
def _signs() -> dict[Words, tuple[tuple[str, int], ...]]:
    """The trades for which each word speaks, and how much."""
    trades_of = Counter(sign for trade in data()["trades"] for sign in _words_of(trade, "signs"))
    found: dict[Words, dict[str, int]] = {}
    for trade in data()["trades"]:
        for key, worth in (("also", _FITS), ("hints", _HINT)):
            for word in _words_of(trade, key):
                found.setdefault(word, {})[trade] = worth
        for sign in _words_of(trade, "signs"):
            is_usual = len(sign) == 1 and sign[0] in _usual()  # a patient's insurance is none of an insurer
            found.setdefault(sign, {})[trade] = _OF_SEVERAL if is_usual or trades_of[sign] > 1 else _OF_ONE
    return {word: tuple(trades.items()) for word, trades in found.items()}


@lru_cache(maxsize=1)
def _usual() -> frozenset[str]:
    """The words of names that are not of one trade."""
    return frozenset(word for level, words in data()["usual_words"].items() if level != "1" for word in words.split())


@lru_cache(maxsize=4096)
def _words_of(trade: str, key: str) -> frozenset[Words]:
    """The words that are listed for a trade, but those that are read as a usual one: a ``stud`` would be a student, a ``press`` a pressure."""
    listed = data()["trades"][trade].get(key, "").split()
    return frozenset(
        words
        for each in listed
        for words in [normal(each)]
        if not (len(words) == 1 and words[0] in _usual() and singular(each) != words[0])
    )


@lru_cache(maxsize=1024)
def _are_akin(trade: str, other: str) -> bool:
    """True for two names of one trade."""
    one, two = (_words_of(each, "signs") | _words_of(each, "hints") for each in (trade, other))
    shared = len(one & two)
    return shared >= _AKIN and shared * 3 >= min(len(one), len(two))


@lru_cache(maxsize=1)
def _elsewhere() -> dict[str, frozenset[Words]]:
    """What tables of another trade are called, by the trade."""
    found = {trade: frozenset(map(normal, table.get("not", "").split())) for trade, table in data()["trades"].items()}
    return {trade: words for trade, words in found.items() if words}


@dataclass
class _Evidence:
    """How much speaks for each trade, for which of them a sign does, how many tables, how many of them by more than what fits, and how many
    columns measure what it measures."""

    worth: Counter[str] = field(default_factory=Counter)
    signed: set[str] = field(default_factory=set)
    tables: Counter[str] = field(default_factory=Counter)
    hinted: Counter[str] = field(default_factory=Counter)
    measured: Counter[str] = field(default_factory=Counter)

    def add(self, trade: str, word_is_worth: int, adds: int) -> None:
        self.worth[trade] += adds
        if word_is_worth > _HINT:
            self.signed.add(trade)


def likeliest_trade(sheets: Iterable[Sheet], names_in_trades: NamesInTrades) -> str:
    """The trade for which a schema speaks the most; empty where it is not enough, or nearly as much speaks for another."""
    tables = [((*each.words, *_said_of_table(each)), [*_columns_of(each), *_labels_of(each)]) for each in sheets]
    evidence = _Evidence()
    in_tables = {part for words, _ in tables for part in _parts_of(words)}
    _by_tables([set(_parts_of(words)) for words, _ in tables], evidence)
    in_columns = {part for _, columns in tables for words in columns for part in _parts_of(words)} - in_tables
    for part in in_columns:
        for trade, worth in _signs().get(part, ()):
            evidence.add(trade, worth, worth // _IN_COLUMNS)
    _by_measures(
        tables, evidence, names_in_trades(frozenset(word for part in in_tables | in_columns for word in part) | {"per"})
    )
    return _best(evidence, in_tables, len(tables))


def _best(evidence: _Evidence, in_tables: set[Words], tables: int) -> str:
    for trade, count in evidence.measured.items():
        evidence.worth[trade] += _MEASURED * min(count, _MOST_MEASURED)
    found = sorted(
        (
            (worth, trade)
            for trade, worth in evidence.worth.items()
            if not _elsewhere().get(trade, frozenset()) & in_tables
            and (trade in evidence.signed or evidence.hinted[trade] + evidence.measured[trade] // 2 >= _HINTED)
        ),
        key=lambda each: (-each[0], each[1]),
    )
    return found[0][1] if found and _is_clear(evidence, found, tables) else ""


def _is_clear(evidence: _Evidence, found: list[tuple[int, str]], tables: int) -> bool:
    """True where enough speaks for the first trade, and less for the next that is not akin to it."""
    most, best = found[0]
    second = next((worth for worth, trade in found[1:] if not _are_akin(best, trade)), 0)
    enough, margin = _ENOUGH if evidence.measured[best] else _ENOUGH_BY_WORDS, _MARGIN
    if best not in evidence.signed:
        do_agree = evidence.tables[best] >= max(_AGREE, tables / 2)  # a unit or a tenant alone is of many trades
        enough, margin = _ENOUGH_AGREED if do_agree else _ENOUGH_BY_HINTS, _MARGIN_OF_HINTS
        if not do_agree and not evidence.measured[best]:
            return False
    return most >= enough + max(tables // 10, tables - _MOST_OF_A_TRADE) and most - second >= max(
        _LEAST_MARGIN, most / margin
    )


def _by_tables(tables: list[set[Words]], evidence: _Evidence) -> None:
    """Count the best word of each table for each trade, and little where it was another table's before."""
    used: Counter[tuple[str, Words]] = Counter()
    for parts in tables:
        best: dict[str, tuple[int, int, Words]] = {}
        for part in sorted(parts):
            for trade, worth in _signs().get(part, ()):
                before = used[trade, part]
                adds = worth if not before else _AGAIN if before <= _OFTEN else 0
                best[trade] = max(best.get(trade, (-1, 0, ())), (adds, worth, part))
        for trade, (adds, worth, part) in best.items():
            used[trade, part] += 1
            evidence.tables[trade] += adds > 0
            evidence.hinted[trade] += worth > _FITS and adds > 0
            evidence.add(trade, worth, adds)


def _by_measures(
    tables: list[tuple[Words, list[Words]]], evidence: _Evidence, names: Mapping[frozenset[str], list[str]]
) -> None:
    """Count the columns that measure what only a trade or two do, each name once."""
    ordinary = {trade for trade, table in data()["trades"].items() if "also" in table}
    measured: dict[str, list[frozenset[str]]] = {}
    for words, trades in names.items():
        # what ordinary trades name by usual words alone, as the subtotal of an order, is of any other too
        if len(trades) <= _OFTEN and not (words <= _usual() and ordinary.issuperset(trades)):
            measured.setdefault(min(words), []).append(words)
    seen: set[frozenset[str]] = set()
    for table, columns in tables:
        for column in columns:
            every = {*table, *column}
            for words in (each for word in every for each in measured.get(word, ())):
                if words not in seen and words <= every and not words.isdisjoint(column):
                    seen.add(words)
                    evidence.measured.update(names[words])


_WORD = re.compile(r"[^\W\d_]{3,}")


def _said_of_table(sheet: Sheet) -> Iterator[str]:
    """The words of a table's comment: ``importers of green coffee``."""
    return (word for said in _WORD.findall(sheet.table.comment) for word in tokens(said))


def _columns_of(sheet: Sheet) -> Iterator[Words]:
    return (tokens(each.name) for each in sheet.table.columns)


_FEW_LABELS = 12


def _labels_of(sheet: Sheet) -> Iterator[Words]:
    """The words of what a thing is one of, by its ENUM: the tents and caravans of a place."""
    for column in sheet.table.columns:
        if column.type.labels and len(column.type.labels) <= _FEW_LABELS:
            yield from (tokens(label.replace(" ", "_").replace("-", "_")) for label in column.type.labels)


def _parts_of(words: Words) -> Iterator[Words]:
    """The words, and those beside each other."""
    yield from ((word,) for word in words)
    yield from itertools.pairwise(words)
