"""What a table's keys ask of the rules that fill them, when a blueprint is inferred."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ..schema.model import Column, Table
from ..sql.patterns import SINGLE_QUOTED
from .column_rules import Situation, column_rule, is_boolean
from .constraints import Constraints, Limits
from .infer_tables import Link
from .ordering import MOMENTS
from .writing import rule_key, sql_name


def keys_of(table: Table) -> list[tuple[tuple[str, ...], tuple[int | None, ...], str | None]]:
    """Columns, prefixes and expression of every key that is unique; the primary key first."""
    keys: list[tuple[tuple[str, ...], tuple[int | None, ...], str | None]] = [
        (table.primary_key, (None,) * len(table.primary_key), None)
    ]
    keys += [
        (key.columns, key.prefixes or (None,) * len(key.columns), key.expression if not key.columns else None)
        for key in table.unique_keys
    ]
    return [key for key in keys if key[0] or key[2] is not None]


def is_key(table: Table, columns: Sequence[str]) -> bool:
    """True when the columns, as a set, are a whole key."""
    wanted = {name.lower() for name in columns}
    return any(
        {name.lower() for name in key} == wanted
        for key in (table.primary_key, *(key.columns for key in table.unique_keys))
        if key
    )


def is_automatic(table: Table, column: Column, linked: dict[str, Link]) -> bool:
    """True for the one integer column of the primary key that nothing else fills."""
    return (
        [name.lower() for name in table.row_key] == [column.name.lower()]
        and column.type.is_integer
        and column.name.lower() not in linked
    )


def can_count(column: Column) -> bool:
    """True for a column that can count the rows of one parent."""
    surrogate = column.auto_increment or column.name.lower() == "id"
    return (column.type.is_integer and not is_boolean(column.type) and not surrogate) or column.type.name in MOMENTS


def ordinal_expression(column: Column, reference: str) -> str:
    counted = f"ORDINAL({sql_name(reference)})"
    # beyond two years back lies nothing else: the column may have to come before others of its row
    return f"as_of - INTERVAL 730 + {counted} DAY" if column.type.name in MOMENTS else counted


def distinct_maker(table: Table, names: list[str], referring: bool, constraints: Constraints) -> str | None:
    """The column among ``names`` that tells rows apart best."""

    def fitness(name: str) -> int:
        column = table.column(name)
        kind = column.type
        if not constraints.of(name).is_free or is_boolean(kind):
            return 9
        if kind.is_integer:
            return 0 if column.auto_increment or name == "id" else 2 if referring else 3
        if kind.is_text:
            return 1 if (kind.length or 255) >= 6 else 6
        if kind.name in MOMENTS:
            return 4
        return 5 if kind.is_binary or kind.name in ("uuid", "decimal") else 9

    return min((name for name in names if fitness(name) < 9), key=fitness, default=None)


def unique_within(table: Table, names: list[str], constraints: Constraints) -> str | None:
    """The column among ``names`` whose CHECKs leave it the most values, for one that must be unique by itself."""

    def room(name: str) -> int:
        column, limits = table.column(name), constraints.of(name)
        kind = column.type
        if limits.null or limits.values is not None or is_boolean(kind) or not (kind.is_integer or kind.is_text):
            return 0
        rule = column_rule(table, column, Situation(unique=True, limits=limits))
        most = capacity(rule, column, limits)
        return 10**9 if most is None else most

    return max((name for name in names if room(name) > 1), key=room, default=None)


def without_null(rule: Any) -> Any:
    return {key: value for key, value in rule.items() if key != "null"} if isinstance(rule, dict) else rule


def computed_from(table: Table) -> set[str]:
    """The columns, lower case, that the server computes others from that cannot be NULL."""
    found: set[str] = set()
    for generated in table.columns:
        if generated.generated and not generated.nullable:
            found |= set(columns_named(table, generated.expression or ""))
    return found


_STRING = re.compile(SINGLE_QUOTED, re.DOTALL)


def columns_named(table: Table, expression: str) -> list[str]:
    """The columns that a MySQL expression names, lower case, in the order of the table."""
    bare = _STRING.sub("''", expression)
    return [
        column.name.lower()
        for column in table.columns
        if re.search(rf"(?<![\w$]){re.escape(column.name)}(?![\w$])", bare, re.IGNORECASE)
    ]


def capacity(rule: Any, column: Column, limits: Limits) -> int | None:
    """How many rows a rule can tell apart, where that may be few."""
    if not isinstance(rule, dict):
        return None
    kind, provider = column.type, rule.get("provider")
    if provider == "sequence" and kind.is_text:
        room = (1 if kind.length is None else kind.length) if kind.name in ("char", "varchar") else 255
        digits = max(rule.get("width", 1), min(room - len(rule.get("prefix", "")) - len(rule.get("suffix", "")), 18))
        return max(1, (10**digits - 1 - rule.get("start", 1)) // rule.get("step", 1) + 1)
    if provider == "sequence":
        ends = [kind.integer_range[1]] if kind.is_integer else []
        if isinstance(limits.high, Decimal):
            ends.append(int(limits.high) - (limits.high_open and limits.high == int(limits.high)))
        return max(0, min(ends) - rule.get("start", 1) + 1) if ends else None
    if provider in ("integer", "year"):
        return rule["max"] - rule["min"] + 1
    if provider == "decimal":
        step = Decimal(1).scaleb(-rule.get("scale", kind.scale or 0))
        return int((Decimal(rule["max"]) - Decimal(rule["min"])) / step) + 1
    if provider == "choice":
        return len(rule.get("values", kind.labels))
    if provider == "set":
        return 2 ** min(len(kind.labels), 12) - 1
    if provider in ("boolean", "constant"):
        return 2 if provider == "boolean" else 1
    if provider == "bit":
        return 2 ** (kind.length or 1)
    if provider == "ipv4":
        return 762
    if provider == "binary" and kind.length and kind.length < 4:
        return 256**kind.length
    letters = re.fullmatch(r"\{letters:(\d)\}", rule.get("pattern", ""))
    return 26 ** int(letters[1]) if letters else None


def spelled(table: Table, rules: dict[str, Any], pairs: tuple[str, ...]) -> dict[str, Any]:
    """Rules by the columns' own spelling, in the order of the table."""
    place = {column.name.lower(): number for number, column in enumerate(table.columns)}
    keyed = {}
    for key, rule in rules.items():
        names = key.split(", ") if key not in place else [key]
        keyed[", ".join(rule_key(table.column(name).name) for name in names)] = (place[names[0]], rule)
    return {key: rule for key, (_, rule) in sorted(keyed.items(), key=lambda item: item[1][0])}
