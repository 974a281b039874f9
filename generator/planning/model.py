"""What a plan is: ordered steps that the scripts are drawn from. Frozen data, printable as plain data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from ..blueprint.inference.tables.omissions import Omission, trigger_warnings
from ..pii.treatment import Treatment
from ..schema.model import Column, Schema, Table

if TYPE_CHECKING:  # who reads a manifest or draws a frame needs no numpy
    from ..values.arrays import Array

FORMAT_VERSION = 2
BLUEPRINT, FIXTURE, SNAPSHOT = "blueprint", "fixture", "snapshot"


class Reference(NamedTuple):
    """Columns of ``table`` that point to ``parent``: a foreign key (``declared``) or a soft reference.

    ``on_delete`` is the declared action, upper case; ``"NO ACTION"`` for a soft reference.
    """

    table: str
    columns: tuple[str, ...]
    parent: str
    parent_columns: tuple[str, ...]
    declared: bool
    on_delete: str = "NO ACTION"


class Check(NamedTuple):
    """A rule that must find nothing. ``find`` is a MySQL SELECT of the offending rows, in which ``{orders}`` means
    the seeded rows of table ``orders``."""

    name: str
    find: str


class Lookup(NamedTuple):
    """A value of a row that is there before the seed: ``select`` finds it, ``variable`` of SQL holds it, ``columns`` (table and
    column) get it."""

    variable: str
    select: str
    columns: tuple[tuple[str, str], ...]

    @property
    def named(self) -> str:
        """The columns, for people."""
        return ", ".join(f"{table}.{column}" for table, column in self.columns)


class PersonalColumn(NamedTuple):
    """A column with personal data: its class (``email``, ``phone`` …) and the reserved range its values come from.

    ``outside`` is a MySQL condition on the column, with ``{column}`` in its place, true for a value that is not NULL
    and lies outside the reserved range; empty when a class has no range that SQL can test. ``why`` says how the class is
    known.
    """

    table: str
    column: str
    personal_class: str
    range: str
    outside: str = ""
    why: str = "by its name"


class PlannedRule(NamedTuple):
    """The rule of a column of ``table``, or of several: ``key`` names them as a blueprint does, ``text`` is the rule on one
    line. ``is_inferred``: it comes from the schema, as the blueprint has none."""

    table: str
    key: str
    text: str
    is_inferred: bool = False


@dataclass(frozen=True)
class TableStep:
    """All rows of one table.

    ``columns`` are the columns written, in the order of the INSERT; the first is the first column of the key.
    Generated columns are never among them.

    ``first_id`` and ``last_id`` bound the keys when the key is one integer column whose seeded values are exactly that
    range (both None when rows is 0); otherwise they are None and rows are named key by key.

    ``deferred`` columns close a cycle of references: they are inserted as NULL and set by UPDATE when every table is in.
    ``supporting`` tables were not asked for but are needed by those that were. ``left_to_default`` columns are not written:
    the server fills them in, and no checksum covers them.
    """

    table: Table
    rows: int
    columns: tuple[Column, ...]
    first_id: int | None
    last_id: int | None
    deferred: tuple[str, ...] = ()
    supporting: bool = False
    left_to_default: tuple[str, ...] = ()
    compute: Callable[[int, int, Sequence[str]], list[Array]] = field(kw_only=True, repr=False, compare=False)

    @property
    def name(self) -> str:
        """The table's name as the schema writes it."""
        return self.table.name

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that identify a row: the primary key, or a NOT NULL UNIQUE key (``Table.row_key``)."""
        return self.table.row_key

    @property
    def compared(self) -> tuple[Column, ...]:
        """The columns whose values in the database are compared with the seed's: ``columns``, then others by name."""
        written = {column.name for column in self.columns}
        others = [
            column
            for column in self.table.columns
            if not (column.generated or column.name in written or column.name in self.left_to_default)
        ]
        return (*self.columns, *sorted(others, key=lambda column: column.name.lower()))

    @property
    def by_range(self) -> bool:
        """True when ``key BETWEEN first_id AND last_id`` names exactly the seeded rows."""
        return self.first_id is not None

    def arrays(self, start: int, stop: int, columns: Sequence[str] | None = None) -> list[Array]:
        """Return the values of rows ``start`` to ``stop`` (excluded), one array per column of ``columns`` (all of
        ``self.columns`` by default). Pure: any chunk, in any order, gives the same values."""
        names = [column.name for column in self.columns] if columns is None else list(columns)
        return self.compute(start, stop, names)


@dataclass(frozen=True)
class SeedPlan:
    """Everything that the scripts say, decided. ``steps`` are in insert order, parents first.

    ``origin`` says where the rows come from: a ``blueprint``, a ``fixture`` (files) or a ``snapshot`` (a database).
    ``personal`` are the columns whose values are from reserved ranges; ``treatment`` says how that came, and what was left
    as it is. ``rules`` are those of all columns, hidden ones and inferred ones too.

    ``references`` holds every reference whose parent is a seeded table, also from tables outside the plan: they can hold
    rows that depend on seeded ones. ``libraries`` names the versions that values depend on (Faker only when a blueprint
    calls it). ``omissions`` are what the plan leaves out: tables without rows, columns that are NULL in every row.
    ``notes`` are computed values that only a server knows; ``lookups`` values of rows that are there before.
    """

    name: str
    blueprint: str
    seed: int
    size: str
    as_of: date
    env: str
    id_base: int
    schema: Schema
    schema_fingerprint: str
    blueprint_fingerprint: str
    steps: tuple[TableStep, ...]
    references: tuple[Reference, ...]
    checks: tuple[Check, ...] = ()
    personal: tuple[PersonalColumn, ...] = ()
    stream_version: int = 1
    lexicon: dict[str, str] = field(default_factory=dict)
    libraries: dict[str, str] = field(default_factory=dict)
    rules: tuple[PlannedRule, ...] = field(default=(), repr=False)
    options: dict[str, Any] = field(default_factory=dict)
    origin: str = BLUEPRINT
    treatment: Treatment = field(default_factory=Treatment)
    omissions: tuple[Omission, ...] = field(default=(), compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)
    lookups: tuple[Lookup, ...] = ()

    @property
    def made_of(self) -> str:
        """What the rows were made from, for people."""
        if self.origin != BLUEPRINT:
            return f"rows of a {self.origin}"
        return f"seed {self.seed}, as of {self.as_of}, size {self.size}"

    @property
    def warnings(self) -> list[str]:
        """What the triggers on seeded tables do besides, which tables keep rows that are deleted, and the ``notes``."""
        seeded = [step for step in self.steps if step.rows]
        kept = [
            f"{step.name} is a table WITH SYSTEM VERSIONING: a rollback removes the rows, and the table's history keeps them "
            f"(DELETE HISTORY FROM {step.name} removes it)"
            for step in seeded
            if step.table.is_versioned
        ]
        assumed = [
            f"{lookup.named}: taken from a row that is there already; the script is refused unless exactly one is: {lookup.select}"
            for lookup in self.lookups
        ]
        return [*trigger_warnings(self.schema, [step.name for step in seeded]), *kept, *assumed, *self.notes]

    @property
    def total_rows(self) -> int:
        """The rows of all tables, supporting ones included."""
        return sum(step.rows for step in self.steps)

    def step(self, table: str) -> TableStep:
        """The step of table ``table``; KeyError when it is not in the plan."""
        return next(step for step in self.steps if step.name == table)

    def to_dict(self) -> dict[str, object]:
        """The plan as plain data, the shape of ``plan --format json``."""
        return {
            "name": self.name,
            "seed": self.seed,
            "size": self.size,
            "as_of": self.as_of.isoformat(),
            "total_rows": self.total_rows,
            "tables": [
                {
                    "table": step.name,
                    "rows": step.rows,
                    "first_id": step.first_id,
                    "last_id": step.last_id,
                    "supporting": step.supporting,
                }
                for step in self.steps
            ],
        }
