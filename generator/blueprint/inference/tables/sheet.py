"""One table while its columns are decided by meaning: the words of its names, what is decided, and what is still open.

A column that is decided stays decided: ``decide`` takes no second guess, and none for a column that a key, a CHECK that was not
read, or the server fills.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from ....schema.expressions import columns_named
from ....schema.model import Column, Table
from ....toml_fields import toml
from ...writing import sql_name
from ..columns.context import Rule
from ..columns.guess import Bounds, Guess, Refused
from ..columns.ordering import TEMPORAL_TYPES
from ..words.compounds import parts_of_table
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .column_words import column_words, first_of_columns, table_words, with_rate
from .computed import is_arithmetic, waits_for_itself
from .links import Link
from .omissions import is_writable
from .state import TableBuilder
from .unique_keys import UniqueColumns

_UNITS = frozenset("microsecond second minute hour day week month quarter year".split())
_PLACES = frozenset("at on date time datetime timestamp ts day utc when am en em le op um dnia dne".split())


class State(NamedTuple):
    """A column whose values say how far a row has come: literals of SQL with the words of what each means, in order."""

    column: Column
    values: tuple[tuple[str, tuple[str, ...]], ...]
    drawn: Rule | None = None  # how often it has each, where nothing else says which


@dataclass
class Sheet:
    """A table and what is known of it. Names of columns are lower case where they are keys."""

    builder: TableBuilder
    unique: UniqueColumns
    table: Table = field(init=False)
    name: str = field(init=False)
    guesses: dict[str, Guess] = field(default_factory=dict)
    states: list[State] = field(default_factory=list)
    choices: list[State] = field(default_factory=list)  # all columns of few values, states among them
    flags: dict[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)  # words, and the condition when true
    begun: str = ""  # the expression of a row's beginning, as the row itself names it
    when: dict[str, tuple[str, str]] = field(default_factory=dict)  # conditions of columns with the rule of their type
    soft: list[Link] = field(default_factory=list)  # references that an expression fills
    refused: dict[str, list[Refused]] = field(default_factory=dict)
    in_order: str = ""  # the reference by which the rows of a parent follow each other in time
    near_to: tuple[Column, Column | None] | None = None  # what it refers to and lies near, and what has come then
    is_after: bool = False  # that must be over
    gone: list[Column] = field(default_factory=list)  # times that are NULL but where a row is no longer used
    stays: list[Column] = field(default_factory=list)  # references that pick what is not gone
    lasting: dict[str, Column] = field(default_factory=dict)  # references that pick what has not ended, by its end
    last: str = ""  # the hidden time at which what a row belongs to is gone, if it is before the reference date
    goes_on: bool = False  # some rows are still to come, or go on
    formulas: dict[str, Callable[[], object]] = field(default_factory=dict)  # what writes columns of known formulas
    late: dict[str, Callable[[], None]] = field(default_factory=dict)  # that nothing else may decide before it is read
    limits: dict[str, Callable[[], None]] = field(default_factory=dict)  # what writes columns that a comment bounds
    known: dict[Any, Any] = field(default_factory=dict)  # what ``known.py`` has found
    _tokens: dict[str, tuple[str, ...]] = field(default_factory=dict)  # each is asked for many times
    _unprefixed: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.table, self.name = self.builder.table, self.builder.table.name

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the table's name without the prefix that all tables have."""
        own = table_words(self.table, len(self.builder.schema.prefix))
        others = (tokens(each.name)[-1] for each in self.builder.schema.tables)
        return (*own[:-1], *parts_of_table(own[-1], others))

    @cached_property
    def column_words(self) -> frozenset[str]:
        """The words of the names of all columns."""
        return frozenset(word for column in self.table.columns for word in tokens(column.name))

    def called(self, words: Set[str]) -> list[Column]:
        """The columns whose names have one of some words."""
        is_there = not self.column_words.isdisjoint(words)
        return [each for each in self.table.columns if is_there and words & set(tokens(each.name))]

    def tokens(self, column: Column) -> tuple[str, ...]:
        """The words of a column's name, without the table's own in front: ``ORD_STATUS`` of orders is (status,)."""
        found = self._tokens.get(column.name)
        if found is None:
            found = self._tokens[column.name] = column_words(self.table, column, self.words, self._prefix)
        return found

    def unprefixed(self, column: Column) -> tuple[str, ...]:
        """The words of a column's name, the table's own in front left out only where most columns have it."""
        if not self._prefix and column.name not in self._unprefixed:
            self._unprefixed[column.name] = with_rate(self.table, column, tokens(column.name))
        return self.tokens(column) if self._prefix else self._unprefixed[column.name]

    @cached_property
    def mark(self) -> str:
        """The first word of most names of columns, empty where there is none."""
        return first_of_columns(self.table)

    @cached_property
    def _prefix(self) -> str:
        return self.mark if self.mark in words_of(self.table.name) else ""

    def is_open(self, column: Column) -> bool:
        """True when no rule, key, reference or unread CHECK decides the column."""
        name, builder = column.name.lower(), self.builder
        is_decided = name in builder.rules or name in builder.linked or name in self.guesses or name in self.formulas
        return not is_decided and self.is_free(column)

    def guess(self, column: Column) -> Guess | None:
        """What has been decided of a column."""
        return self.guesses.get(column.name.lower())

    def is_line_of(self, own: Column) -> bool:
        """True where the rows are counted among those of a parent, or it is a part of their key."""
        key = [name.lower() for name in self.table.row_key]
        is_part = len(key) > 1 and own.name.lower() in key
        return is_part or self.unique.is_counted_by(own)

    def settle(self, name: str) -> None:
        """Write the formula of a column, where it has one that is not written yet."""
        write = self.formulas.pop(name, None) or self.late.pop(name, None)
        if write is not None:
            write()

    def settle_limit(self, name: str) -> None:
        """Write a column within what its comment bounds it by, where nothing else has decided it."""
        write = self.limits.pop(name, None)
        if write is not None:
            write()

    def is_free(self, column: Column) -> bool:
        """True when neither a key nor the server nor a CHECK that was not read has a say in the column."""
        name = column.name.lower()
        return not (
            name in self._taken
            or name in self._checked
            or self._is_counted(name)
            or name in self.builder.result.unique_columns
        )

    def _is_counted(self, name: str) -> bool:
        """True for a column by which a key of several columns counts rows or combines parents."""
        return name in self.unique.numbered or name in self.unique.ordinals or name in self.unique.pairs

    @cached_property
    def _taken(self) -> frozenset[str]:
        """The columns, lower case, that are a key, or that the server fills."""
        return self.table.single_keys | {
            column.name.lower() for column in self.table.columns if column.generated or not is_writable(column)
        }

    @cached_property
    def _checked(self) -> set[str]:
        """The columns, lower case, that CHECKs say more of than limits."""
        constraints = self.builder.constraints
        found = {name for check in constraints.unread for name in columns_named(self.table, check.expression)}
        found |= {*constraints.equal, *(name for pair in constraints.differ for name in pair)}
        ordered = [pair for pair in constraints.order if pair not in self.kept_orders]
        return found | {name for pair in ordered for name in pair if not is_temporal(self.table.column(name))}

    @cached_property
    def kept_orders(self) -> list[tuple[str, str]]:
        """Pairs of numbers of which a CHECK wants the first to be less than the second, or no more, and nothing else. Guesses are
        free to decide them: ``keep_orders`` sees that they agree."""
        taken = self.builder.linked.keys() | {each.name.lower() for each in self.table.columns if each.generated}
        exact = {each.name.lower() for each in self.table.columns if is_exact(each)} - taken
        return [pair for pair in self.builder.constraints.lone_orders if exact.issuperset(pair)]

    def decide(
        self,
        column: Column,
        rule: Any,
        reason: str,
        layer: str,
        *,
        runner_up: str = "",
        check: str = "",
        bounds: Bounds | None = None,
        values: bool = False,
    ) -> bool:
        """Take a guess; False when something else decides the column, or its CHECKs do not allow it. ``values``: the
        rule keeps to what the CHECKs list."""
        name = column.name.lower()
        limits, is_open = self.builder.constraints.of(name), self.is_open(column)
        why = self._why_refused(column, rule, reason)
        if not why and (not is_open or limits.null is not None or not (values or limits.allow_between(bounds))):
            why = "a CHECK does not allow it" if is_open else "something before it decides the column"
            self._note_runner_up(name, rule, reason)
        if why:
            self._refuse(name, reason, why)
            return False
        said = "" if self._reads_parents(check) else check
        self.guesses[name] = Guess(column.name, rule, reason, layer, runner_up, said, bounds)
        self.builder.rules[name] = (
            self.builder.expression(column, rule) if isinstance(rule, str) else self._dict(column, rule)
        )
        return True

    def _why_refused(self, column: Column, rule: Any, reason: str) -> str:
        """Why a rule cannot be that of a column: no table has a sum, a product or a copy of a number twice, but as comments say."""
        withheld = self.builder.schema.withheld.get((self.name, column.name.lower()))
        if withheld is None and waits_for_itself(self.table, column, rule):
            return "the server computes from it what it would be computed from"
        is_free = "comment" in reason or (bool(column.comment) and reason.startswith("copied"))
        is_free |= not (isinstance(rule, str) and is_exact(column))
        same = () if is_free else (each.column for each in self.guesses.values() if each.rule == rule)
        is_said = any(is_exact(self.table.column(each)) for each in same)
        return withheld or ("another number of the row is that" if is_said else "")

    def _reads_parents(self, check: str) -> bool:
        """Whether a check has a path to a parent, ``order_id.price``, which rules read and SQL does not."""
        links = (re.escape(name) for name in self.builder.linked) if "." in check else ()
        return any(re.search(rf"(?<![\w.]){name}`?\.", check, re.IGNORECASE) for name in links)

    def _note_runner_up(self, name: str, rule: Any, reason: str) -> None:
        """Keep what a later layer would have said of a column that is decided: the guess is not certain, unless it is what a
        comment says."""
        guess = self.guesses.get(name)
        is_certain = guess is None or "comment" in guess.reason or guess.rule == rule or guess.reason == reason
        if guess is not None and not is_certain and not guess.runner_up:
            self.guesses[name] = guess._replace(runner_up=f"{toml(rule)}  ({reason})")

    def _refuse(self, name: str, reason: str, why: str) -> None:
        guess = self.guesses.get(name)
        if guess is None or guess.reason != reason:
            self.refused.setdefault(name, []).append(Refused(reason, why))

    def takes_key(self, column: Column) -> bool:
        """True for a column that is a key by itself, or none, and that nothing else decides."""
        name = column.name.lower()
        return not (
            self._is_counted(name)
            or column.generated
            or name in self.builder.rules
            or name in self.builder.linked
            or name in self._checked
            or not self.builder.constraints.of(name).is_free
        )

    def force(self, column: Column, rule: Any, reason: str, layer: str) -> None:
        """Take a guess for a column that may be a key: the rule gives values that all differ."""
        self.guesses[column.name.lower()] = Guess(column.name, rule, reason, layer)
        self.builder.rules[column.name.lower()] = self.builder.expression(column, rule)

    def _dict(self, column: Column, rule: Rule) -> Rule:
        if "pii" in rule or self.builder.schema.classify(self.name, column) in (None, "free_text"):
            return rule
        return {**rule, "pii": "none", "reason": "made up by a rule, from no list of people"}

    def hide(self, name: str, rule: Any) -> str:
        """Add a hidden column and return its name, another where the table has a column called so."""
        hidden, tables = self.builder.result.hidden, self.builder.schema.schema
        taken = name in _UNITS or name in tables.lower_names
        while taken or self.table.find(name) is not None or (name in hidden and hidden[name] != rule):
            name, taken = f"{name}_", False  # a unit of an INTERVAL in another table's rule, or a table, would name it
        hidden[name] = rule
        return name

    def compute_reference(self, column: Column, link: Link, rule: object, reason: str, check: str = "") -> bool:
        """Let an expression fill a reference; one without a foreign key is listed among the soft references."""
        name = column.name.lower()
        del self.builder.linked[name]
        if not self.decide(column, rule, reason, "owners", check=check):
            self.builder.linked[name] = link
            return False
        if not link.declared:
            self.soft.append(link)
        return True

    def undo(self, name: str) -> None:
        """Take a guess back: the column gets the rule of its type."""
        guess = self.guesses.pop(name, None)
        if guess is not None and guess.reason:
            self._refuse(name, guess.reason, "taken back, since columns would wait for each other")
        self.builder.rules.pop(name, None)
        link = self.builder.schema.single_link(self.name, name)
        if guess is not None and guess.layer == "owners" and link is not None:
            self.builder.linked[name] = link
            self.soft = [each for each in self.soft if each is not link]

    def find(self, *wanted: str, numbers: bool = False) -> Column | None:
        """The first column whose words are exactly one of the space-separated lists ``wanted``."""
        columns = [column for column in self.table.columns if not numbers or is_number(column)]
        called = (column for each in wanted for column in columns if self.tokens(column) == tuple(each.split()))
        return next(called, None)

    def link(self, column: Column) -> Link | None:
        """The reference of one column that fills ``column``."""
        found = self.builder.linked.get(column.name.lower())
        return found if found is not None and len(found.columns) == 1 else None

    def single_links(self) -> list[tuple[Column, Link]]:
        """The references of one column to other tables or to this one, in the order of the table. A column that is filled
        together with others (``"user_id, team_id"``) is picked by their reference."""
        return self._single_links

    @property
    def sheets(self) -> Sheets:
        """All tables that get rows."""
        return self.builder.schema.sheets

    @property
    def referred(self) -> list[tuple[Column, Link, Sheet]]:
        """The references of one column, with the table that each leads to: this one, or another that gets rows."""
        return [(column, link, self.sheets[link.parent]) for column, link in self._single_links]

    @cached_property
    def parents(self) -> list[tuple[Column, Link, Sheet]]:
        """The references of one column that must be filled, to other tables, with the table of each."""
        return [each for each in self.referred if not each[0].nullable and each[2] is not self]

    def refers(self, column: Column) -> bool:
        """True for a column that refers to rows, whatever fills it."""
        name = column.name.lower()
        return name in self.builder.linked or name in self._linked_alone

    @cached_property
    def _linked_alone(self) -> frozenset[str]:
        return frozenset(column.name.lower() for column, _ in self._single_links)

    def is_amount(self, column: Column) -> bool:
        """True for an exact number that is no key, no reference and no flag."""
        is_of_key = column.name in self.table.row_key or self.refers(column)
        return is_exact(column) and not is_of_key and column.name.lower() not in self.flags

    @cached_property
    def _single_links(self) -> list[tuple[Column, Link]]:
        single = {
            link.columns[0].lower(): link
            for link in reversed(self.builder.schema.links[self.name])
            if len(link.columns) == 1
        }
        together = {name for name, link in self.builder.linked.items() if len(link.columns) > 1}
        return [
            (column, single[column.name.lower()])
            for column in self.table.columns
            if column.name.lower() in single.keys() - together
            and single[column.name.lower()].parent not in self.builder.schema.left_out
            and self.builder.rules.get(column.name.lower()) != "NULL"
        ]


def is_number(column: Column) -> bool:
    """True for columns of numbers that can be computed with exactly, or as a DOUBLE."""
    return column.type.is_integer or column.type.name in ("decimal", "double", "float")


def is_exact(column: Column) -> bool:
    """True for whole numbers and DECIMALs; of generated columns for those whose arithmetic a rule can repeat."""
    if column.generated and not is_arithmetic(column.expression or ""):
        return False
    return column.type.is_exact


def is_temporal(column: Column) -> bool:
    return column.type.name in TEMPORAL_TYPES


def scale_of(column: Column) -> int:
    return 0 if column.type.is_integer else 2 if column.type.scale is None else column.type.scale


@lru_cache(maxsize=4096)
def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words without those that only say that it is a date or a time."""
    return tuple(word for word in words if word not in _PLACES)


def named(column: Column) -> str:
    return sql_name(column.name)


def referring(sheet: Sheet) -> list[tuple[Sheet, Column, Link]]:
    """The references of all tables to ``sheet``, found once for the whole schema."""
    schema = sheet.builder.schema
    if not schema.referring:
        for other in schema.sheets.values():
            for column, link in other.single_links():
                schema.referring.setdefault(link.parent, []).append((other, column, link))
    return schema.referring.get(sheet.name, [])


Sheets = Mapping[str, Sheet]
"""By the names of the tables."""
