"""A blueprint as frozen data: how many rows each table gets, and a rule for each column.

This module knows TOML and the shape of the rules. It does not know which providers exist, what an expression means or
what the schema holds: the plan binds all that and adds its findings to ``problems``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..lazy_patterns import lazy
from .locales import DEFAULT_LOCALE

if TYPE_CHECKING:
    from .smoke import Smoke

BOUNDS = ("min", "max", "from", "to", "after", "until")
"""The options of providers that may be expressions of the row."""
_OF_ROWS = frozenset((*BOUNDS, "in_turn"))
_CONSTANT = lazy(r"as_of|[+-]?(?i:nan|inf|infinity)")
_NAME = lazy(r"`|(?<![\w.])[^\W\d]")
NO_OPTIONS: Mapping[str, Any] = {}


class ProviderRule(NamedTuple):
    """The value comes from a provider: ``status = { provider = "choice", weights = {...} }``."""

    provider: str
    options: Mapping[str, Any] = NO_OPTIONS

    @property
    def bounds(self) -> dict[str, str]:
        """The bounds that each row has of its own, as expressions: ``from = "order_id.placed_at"``. Those that name nothing, such
        as "-90d", "2026-01-31" or "0.50", are the same for all rows, and so is "as_of" alone, but for what a time is ``after``. Of a
        reference whose rows take turns it is which of them this one is."""
        if self.options.keys().isdisjoint(_OF_ROWS):
            return {}
        turn = self.options.get("in_turn")
        found = {"in_turn": f"ORDINAL({turn})"} if isinstance(turn, str) else {}
        given = (name for name in BOUNDS if name in self.options)
        found |= {name: text for name in given if (text := _expression(name, self.options[name])) is not None}
        if "after" in found:  # beside it they say how long after
            found = {name: text for name, text in found.items() if name not in ("from", "to")}
        return found


def _expression(name: str, given: Any) -> str | None:
    """What a bound says of each row; None for one that is the same for all."""
    if isinstance(given, list) and given and all(isinstance(each, str) for each in given):
        return _of_those_set("GREATEST" if name == "after" else "LEAST", given) if name in ("after", "until") else None
    if not isinstance(given, str):
        return None
    return None if name != "after" and _is_constant(given) else given


@lru_cache(maxsize=4096)
def _is_constant(text: str) -> bool:
    return not _NAME.search(text) or _CONSTANT.fullmatch(text) is not None


def _of_those_set(function: str, texts: list[str]) -> str:
    """The latest or the earliest of some times; NULL only where all are, other than in MySQL, where one is enough."""
    if len(texts) == 1:
        return texts[0]
    whole = [f"TIMESTAMP({text})" for text in texts]
    turned = (f"COALESCE({', '.join((*whole[at:], *whole[:at]))})" for at in range(len(whole)))
    return f"{function}({', '.join(turned)})"


class ExpressionRule(NamedTuple):
    """The value is computed from other columns: ``subtotal = "ROUND(quantity * unit_price, 2)"``."""

    expression: str
    via: str | None = None


class ReferenceRule(NamedTuple):
    """The columns hold the key of a row of ``table``: ``client_id = { reference = "clients", pick = "pareto" }``.

    ``columns`` names the parent's columns when they are not its primary key. ``where`` is a condition on the parent's
    columns that narrows the rows picked from. ``within`` holds pairs (expression of this row, expression of the parent):
    only parents are picked for which they are equal. ``other`` names references of this row whose parents are not
    picked; ``"*"`` is the row itself.
    """

    table: str
    pick: str = "uniform"
    columns: tuple[str, ...] = ()
    where: str | None = None
    within: tuple[tuple[str, str], ...] = ()
    other: tuple[str, ...] = ()
    options: Mapping[str, Any] = NO_OPTIONS


class PairsRule(NamedTuple):
    """A junction: each row is another combination of one row of each of ``tables``. ``within`` holds an expression of each
    table's rows: only rows for which they are equal are combined. With ``other`` no row is combined with itself."""

    tables: tuple[str, ...]
    within: tuple[str, ...] = ()
    other: bool = False


@dataclass(frozen=True, slots=True)
class DefaultRule:
    """The column is not written: the server fills in its DEFAULT. Nothing of seedsql reads or compares its values."""


class LookupRule(NamedTuple):
    """The column holds a value of a row that is there already: what ``select`` finds when the script runs, exactly one row.
    Nothing of seedsql knows it."""

    select: str


Rule = ProviderRule | ExpressionRule | ReferenceRule | PairsRule | DefaultRule | LookupRule


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """A rule for ``columns`` (several only for references and pairs).

    ``unique`` asks a provider for values that all differ, also in a hidden column. ``null`` is the share of rows, 0 to 1, that are NULL instead; so are those
    for which the condition ``when`` is not true. ``stream`` names another stream of random words, so
    that two columns can share one. ``pii`` is the class of personal data, ``"none"`` for none, for
    ``reason``. ``path`` is where the rule is in the file, ``keys`` the keys that lead there.
    """

    columns: tuple[str, ...]
    rule: Rule
    null: float = 0.0
    when: str | None = None
    unique: bool = False
    stream: str | None = None
    pii: str | None = None
    reason: str = ""
    path: str = ""
    keys: tuple[str, ...] = field(default=(), compare=False)


class TableRules(NamedTuple):
    """The rules of one table. ``hidden`` columns are computed like others and can be named in expressions, but are never
    written. ``id_base`` is the first key of this table; the plan's own when None."""

    name: str
    columns: tuple[ColumnRule, ...] = ()
    hidden: tuple[ColumnRule, ...] = ()
    id_base: int | None = None


NO_RULES = TableRules("")
TABLE_IN_BRACES = r"\{([^{}\"':,]+)\}"
"""What means the seeded rows of a table in a check, its name as group 1; other texts in braces may match as well."""


class CheckRule(NamedTuple):
    """A rule of the data, as a SELECT that must find nothing; ``{orders}`` means the seeded rows of orders."""

    name: str
    find: str


class SoftReference(NamedTuple):
    """Columns that point to another table without a declared foreign key."""

    table: str
    columns: tuple[str, ...]
    parent: str
    parent_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Tables that have equally many rows: ``count`` times a size's factor, at most ``most``; or ``count`` by size."""

    tables: tuple[str, ...]
    count: int | Mapping[str, int]
    most: int | None = None
    path: str = ""

    def rows(self, size: str, factor: int) -> int:
        """The rows of each table at ``size``, which has ``factor``."""
        rows = self.count * factor if isinstance(self.count, int) else self.count.get(size, 0)
        return rows if self.most is None else min(rows, self.most)


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A whole blueprint.

    ``schema`` is the schema's file, relative to the blueprint's. ``sizes`` maps a size to rows per table, those of the groups
    ``rows`` among them. ``shared`` rules are those of every table that has such a column and none of its own for it.
    ``locale`` is that of people, places and companies. ``inference`` is the version of the rules that fill what is left out. ``proves_rules``: rules are checks too, where they can be
    compared. ``problems`` are mistakes found so far, one line each.
    """

    name: str
    number: str
    summary: str
    schema: tuple[str, ...]
    as_of: date
    seed: int
    id_base: int
    sizes: Mapping[str, Mapping[str, int]]
    tables: Mapping[str, TableRules]
    checks: tuple[CheckRule, ...] = ()
    references: tuple[SoftReference, ...] = ()
    problems: tuple[str, ...] = ()
    source: str = ""
    smoke: Smoke | None = None
    inference: int | None = None
    proves_rules: bool = False
    shared: TableRules = NO_RULES
    rows: tuple[RowGroup, ...] = ()
    locale: str = DEFAULT_LOCALE

    def with_problems(self, problems: tuple[str, ...]) -> Blueprint:
        """The same blueprint with the mistakes that were found in it."""
        return replace(self, problems=problems)
