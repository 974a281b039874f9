"""What is inferred so far: of one table, of the whole schema, and how many rows the keys allow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import floor, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from ....schema.model import Column, Schema, Table
from ...constraints import read_constraints
from ...limits import Constraints, Limits
from ...locales import language_of, locale_for
from ..columns.context import NOT_PERSONAL, ColumnContext, Rule, writing_of_table
from ..columns.keys import computed_from, without_null
from ..columns.ordering import ordered_columns
from ..columns.rule import column_rule
from ..words.languages import spoken
from .links import Link
from .omissions import Omission

if TYPE_CHECKING:
    from .sheet import Sheet, State
    from .sizes import Size

Classify = Callable[[str, Column], str | None]
"""Table name and column to the column's class of personal data, or None."""

SIZES = (("small", 1), ("medium", 10), ("large", 100))
BLOCK = 20  # rows in each of which a choice has its exact shares
NULL = "NULL"
"""The rule of a column that stays NULL in every row."""


class Bound(NamedTuple):
    """A table has at most as many rows as ``parents`` have combinations of rows, ``times`` so many; ``spare`` rows of a
    single parent are not picked from, and of each parent only a ``share`` of rows is, drawn at random or, where it is one of so many
    values that are ``dealt``, in exact shares of each 20 rows. Only rows of the same row of
    ``each_of`` are combined, where it is given."""

    parents: tuple[str, ...]
    times: int = 1
    spare: int = 0
    share: float = 1.0
    each_of: str = ""
    dealt: int = 0


class Asked(NamedTuple):
    """The ``condition`` that a row must meet that others refer to, by a ``state`` or a flag, and why; ``must_have``: each such row has one."""

    condition: str
    state: State | None
    reason: str
    is_granted: bool = False
    must_have: bool = False


@dataclass
class TableRules:
    """What is written for one table. ``most`` are the rows that its own keys allow, ``bounds`` those that its parents allow.
    ``unique_columns`` (lower case) belong to a key of several columns and get values that all differ by themselves. ``counted`` are references
    (column, link) among whose rows another column counts, at most so far. ``reasons`` say why a reference (lower case) picks
    as it does; the table has at least as many rows as each of the tables ``at_least``."""

    rules: dict[str, Any] = field(default_factory=dict)
    hidden: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    most: int | None = None
    bounds: list[Bound] = field(default_factory=list)
    counted: list[tuple[str, Link, int]] = field(default_factory=list)
    id_base: int | None = None
    unique_columns: set[str] = field(default_factory=set)
    reasons: dict[str, str] = field(default_factory=dict)
    at_least: set[str] = field(default_factory=set)

    def limit(self, most: int | None) -> None:
        """Allow no more rows than ``most``."""
        if most is not None:
            self.most = most if self.most is None else min(self.most, most)


@dataclass
class SchemaRules:
    """The whole schema: ``tables`` are those that get rows, ``links`` their references by table, ``found`` their rules.
    ``rows`` are those of a table at size small. ``covering`` references (table, column) must give every parent a child;
    a table has ``as_many`` rows as another.
    ``withheld`` columns (table, lower-case column) get no guess, for a reason."""

    schema: Schema
    rows: int
    classify: Classify
    by_name: Classify
    """As ``classify``, by names as they are, which is what a plan of the blueprint asks."""
    left_out: dict[str, Omission]
    tables: list[Table]
    prefix: list[str]
    links: dict[str, list[Link]] = field(default_factory=dict)
    found: dict[str, TableRules] = field(default_factory=dict)
    covering: set[tuple[str, str]] = field(default_factory=set)
    as_many: dict[str, str] = field(default_factory=dict)
    asked: dict[tuple[str, str], Asked] = field(
        default_factory=dict
    )  # which rows a reference (table, column) picks among
    unasked: set[str] = field(default_factory=set)
    withheld: Mapping[tuple[str, str], str] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    sizes: dict[str, Size] = field(default_factory=dict)
    referring: dict[str, list[tuple[Sheet, Column, Link]]] = field(default_factory=dict)
    trade: str | None = None  # what its tables are about, once asked for; empty where nothing says it
    known: dict[Any, Any] = field(default_factory=dict)  # what ``known.py`` has found
    singles: dict[str, tuple[int, dict[str, Link]]] = field(default_factory=dict)  # by table; of so many links

    @property
    def most_rows(self) -> int:
        """The rows of a table at the largest size."""
        return self.rows * SIZES[-1][1]

    @property
    def is_of_laravel(self) -> bool:
        """True for a schema of Laravel, whose tables of failed jobs and of tokens stand in each such schema."""
        columns = {"failed_jobs": "exception", "personal_access_tokens": "abilities"}
        found = ((self.schema.find(table), column) for table, column in columns.items())
        return any(table is not None and table.find(column) is not None for table, column in found)

    def wanted(self, name: str, factor: int) -> int:
        """The rows that a table would have, did its keys allow them."""
        size = self.sizes.get(name)
        return self.rows * factor if size is None else size.rows if size.constant else size.rows * factor

    def single_link(self, table: str, column: str) -> Link | None:
        """The reference that consists of this one column."""
        links = self.links.get(table, [])
        held = self.singles.get(table)
        if held is None or held[0] != len(links):
            single = {link.columns[0].lower(): link for link in reversed(links) if len(link.folded) == 1}
            held = self.singles[table] = len(links), single
        return held[1].get(column.lower())

    def count(self, name: str, factor: int, seen: frozenset[str] = frozenset()) -> int:
        """The rows of a table at the size that has ``factor`` times the rows of small."""
        wanted = self.wanted(name, factor)
        found = self.found.get(name)
        if found is None or name in seen:
            return wanted
        if found.most is not None:
            wanted = min(wanted, found.most)
        for bound in found.bounds:
            allowed = bound.times
            for parent in bound.parents:
                allowed *= max(_picked(self.count(parent, factor, seen | {name}), bound) - bound.spare, 0)
            owners = self.count(bound.each_of, factor, seen | {name}) if bound.each_of else 1
            wanted = min(wanted, allowed // max(owners, 1))
        return wanted


def _picked(rows: int, bound: Bound) -> int:
    """So many of the rows are picked from whatever the seed, one in any case: the mean less 4 standard deviations, which fewer are in 1 of
    10,000 cases. Of values that are dealt, the first rows show each once, and only the rows of the last block are left to chance (a
    hypergeometric distribution)."""
    if bound.share >= 1 or bound.each_of:  # of pairs within an owner the share is the margin itself
        return int(rows * bound.share)
    if not bound.dealt:
        return max(floor(rows * bound.share - 4 * sqrt(rows * bound.share * (1 - bound.share))), min(rows, 1))
    blocks, rest = divmod(max(rows - bound.dealt, 0), BLOCK)
    of_block = floor(bound.share * BLOCK)
    deviation = sqrt(rest * of_block * (BLOCK - of_block) * (BLOCK - rest) / (BLOCK - 1)) / BLOCK
    last = floor(rest * of_block / BLOCK - 4 * deviation)
    return min(rows, 1 + blocks * of_block + max(last, of_block - (BLOCK - rest), 0))


class TableBuilder:
    """One table while its rules are found. ``linked`` has the reference of each column (lower case) that one fills, ``picks``
    the rule of each reference, ``rules`` the rules of columns so far, by lower-case names."""

    def __init__(self, table: Table, schema: SchemaRules) -> None:
        self.table = table
        self.schema = schema
        self.result = schema.found[table.name]
        self.constraints: Constraints = read_constraints(table)
        self.linked: dict[str, Link] = {}
        self.picks: dict[Link, Rule] = {}
        self.rules: dict[str, Any] = {}
        self.first_rows: dict[Link, int] = {}  # of the parent, the only ones that a reference picks
        self.spare = 0  # the rows before those that the other one picks

    def note(self, text: str) -> None:
        """Add a comment for whoever reads the blueprint."""
        self.result.notes.append(text)

    def bound_by(self, link: Link, times: int = 1) -> None:
        """Allow ``times`` rows for each row of the parent that a reference may pick."""
        if link in self.first_rows:
            self.result.limit(self.first_rows[link] * times)
        else:
            self.result.bounds.append(Bound((link.parent,), times, self.spare))

    def count_by(self, reference: str, most: int) -> None:
        """Let another column count the rows of each parent, ``most`` of them."""
        link = self.linked[reference]
        self.bound_by(link, most)
        self.result.counted.append((reference, link, most))

    def expression(self, column: Column, text: str) -> Any:
        """The rule of a column that an expression fills."""
        is_personal = self.schema.classify(self.table.name, column) is not None
        return {"expression": text, **NOT_PERSONAL} if is_personal else text

    def nearest(self, names: Sequence[str]) -> str:
        """The reference, of some columns, to rows that refer to what another one does: to an employee, who is of a company."""
        parents = {name: self.linked[name].parent for name in names}
        others = {name: {each.parent for each in self.schema.links.get(parent, ())} for name, parent in parents.items()}
        return next((name for name in names if {*parents.values()} & others[name] - {parents[name]}), names[0])

    def leave_null(self, columns: Iterable[Column], reason: str, way_out: str = "") -> None:
        """Give nullable columns no values, and say why."""
        for column in columns:
            self.rules[column.name.lower()] = NULL
            self.result.omissions.append(Omission(self.table.name, reason, way_out, column.name))

    def column_rule(
        self, column: Column, *, unique: bool = False, numbered: bool = False, prefix_length: int | None = None
    ) -> Rule:
        """Return the rule of a column by itself: neither generated, nor the automatic key, nor a reference."""
        partition, common = self.ordered.get(column.name.lower(), (None, None))
        context = ColumnContext(
            self.schema.classify(self.table.name, column),
            unique,
            numbered,
            prefix_length,
            self.constraints.of(column.name),
            partition,
            common,
            self.schema.most_rows,
            *self.writing,
        )
        rule = column_rule(self.table, column, context)
        return without_null(rule) if column.name.lower() in self.computed_from else rule

    @cached_property
    def writing(self) -> tuple[str, Mapping[str, str]]:
        """How the table's names are written, as a plan reads them too."""
        return writing_of_table(self.table, language_of(locale_for(spoken())))

    @cached_property
    def computed_from(self) -> set[str]:
        """The columns, lower case, that the server computes others from that cannot be NULL."""
        return computed_from(self.table)

    @cached_property
    def ordered(self) -> dict[str, tuple[tuple[int, int], Limits]]:
        """The columns that a CHECK orders, as ``ordered_columns`` finds them; asked for once the references are assigned."""
        return ordered_columns(self.table, self.constraints, set(self.linked))

    def is_automatic(self, column: Column) -> bool:
        """True for the one integer column of the key that nothing else fills."""
        name = column.name.lower()
        return name == self._integer_key and name not in self.linked

    @cached_property
    def _integer_key(self) -> str | None:
        """The key, lower case, where it is one column of integers."""
        key = self.table.row_key
        return key[0].lower() if len(key) == 1 and self.table.column(key[0]).type.is_integer else None

    def free_columns(self) -> set[str]:
        """The columns, lower case, that still want a rule."""
        return {
            column.name.lower()
            for column in self.table.columns
            if not column.generated
            and not self.is_automatic(column)
            and column.name.lower() not in self.linked
            and column.name.lower() not in self.rules
        }
