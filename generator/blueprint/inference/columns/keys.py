"""What a table's keys ask of the rules that fill them, when a blueprint is inferred."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ....lazy_patterns import lazy
from ....schema.expressions import columns_named
from ....schema.model import Column, Table
from ...limits import Constraints, Limits, as_date
from ...writing import rule_key
from ..words.vocabulary import tokens
from .context import Rule, is_boolean
from .ordering import TEMPORAL_TYPES
from .types import AS_OF


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
    return table.is_key(columns)


def is_whole(column: Column) -> bool:
    """True for whole numbers, which host systems have in packed decimals."""
    return column.type.is_integer or (column.type.name == "decimal" and not column.type.scale)


def can_count(column: Column) -> bool:
    """True for a column that can count the rows of one parent."""
    surrogate = column.auto_increment or column.name.lower() == "id"
    is_number = is_whole(column) and not is_boolean(column.type) and not surrogate
    return is_number or column.type.name in TEMPORAL_TYPES


def ordinal_expression(column: Column, counted: str) -> str:
    """What ``counted``, an ORDINAL, makes of a column: a number, or a day."""
    # beyond two years back lies nothing else: the column may have to come before others of its row
    if column.type.name in TEMPORAL_TYPES:
        return f"as_of - INTERVAL 730 + {counted} DAY"
    if column.type.is_integer and tokens(column.name)[-1:] == ("date",) and column.type.integer_range[1] > 99_991_231:
        day = f"as_of - INTERVAL {counted} DAY"
        return f"YEAR({day}) * 10000 + MONTH({day}) * 100 + DAY({day})"
    return f"{step} * {counted}" if (step := step_of(column)) > 1 else counted


_IN_STEPS = lazy(r"(?<![\w.])(\d{1,4})\s*,\s*(\d{1,4})\s*,\s*(\d{1,4})(?![\w.])")


def step_of(column: Column) -> int:
    """By how much numbers grow that a comment begins to list: operations are numbered 10, 20, 30, to leave room between them."""
    said = _IN_STEPS.search(column.comment) if column.comment else None
    numbers = [int(each) for each in said.groups()] if said is not None else [1, 2, 3]
    return numbers[0] if numbers[0] and numbers == [numbers[0] * place for place in (1, 2, 3)] else 1


def distinct_fitness(column: Column, referring: bool, constraints: Constraints) -> int | None:
    """How well a column can hold the row's number, 0 the best; None when it cannot. ``referring``: its key holds a
    reference, among whose rows it could count."""
    kind = column.type
    if not constraints.of(column.name).is_free or is_boolean(kind):
        return None
    if is_whole(column):
        return 0 if column.auto_increment or column.name.lower() == "id" else 2 if referring else 3
    if kind.is_text:
        is_usual = column.default not in (None, "NULL", "''")  # many rows have the value of a DEFAULT
        return 1 if (kind.length or 255) >= 6 and not is_usual else 6
    if kind.name in TEMPORAL_TYPES:
        return 4
    return 5 if _has_whole_digits(column) else None


def _has_whole_digits(column: Column) -> bool:
    """True for a DECIMAL with digits before its point."""
    kind = column.type
    return kind.name == "decimal" and (kind.length or 10) > (kind.scale or 0)


def without_null(rule: Any) -> Any:
    return {key: value for key, value in rule.items() if key != "null"} if isinstance(rule, dict) else rule


def computed_from(table: Table) -> set[str]:
    """The columns, lower case, that the server computes others from that cannot be NULL."""
    found: set[str] = set()
    for generated in table.columns:
        if generated.generated and not generated.nullable:
            found |= set(columns_named(table, generated.expression or ""))
    return found


def capacity(rule: Any, column: Column, limits: Limits, prefix_length: int | None = None) -> int | None:
    """How many rows a rule can tell apart, by a prefix of so many characters where one is given; None where they are many."""
    if not isinstance(rule, dict) or "expression" in rule:
        if column.type.name in TEMPORAL_TYPES:
            return _days_ahead(column)
        largest = _largest(column, limits)
        return largest // step_of(column) if largest is not None else None
    provider = str(rule.get("provider"))
    if provider == "sequence" and column.type.is_text:
        return _of_text_sequence(rule, column, limits, prefix_length)
    counted = _CAPACITIES.get(provider)
    return counted(rule, column, limits) if counted is not None else None


def _days_ahead(column: Column) -> int:
    """The rows that get a day each, from two years before the reference date to the end of what the type holds."""
    last = date(2038, 1, 1) if column.type.name == "timestamp" else date(9999, 1, 1)
    return (last - AS_OF).days + 730


def _largest(column: Column, limits: Limits) -> int | None:
    """The largest number that a column holds."""
    kind = column.type
    ends: list[int] = []
    if kind.is_integer:
        ends.append(kind.integer_range[1])
    elif kind.name == "decimal":
        ends.append(10**kind.whole_digits - 1)
    if isinstance(limits.high, Decimal):
        ends.append(int(limits.high) - (limits.exclusive_max and limits.high == int(limits.high)))
    return min(ends, default=None)


def _of_sequence(rule: Rule, column: Column, limits: Limits) -> int | None:
    last = _largest(column, limits)
    return None if last is None else max(0, last - int(rule.get("start", 1)) + 1)


def _of_text_sequence(rule: Rule, column: Column, limits: Limits, prefix_length: int | None) -> int:
    kind, start = column.type, int(rule.get("start", 1))
    longest = (1 if kind.length is None else kind.length) if kind.name in ("char", "varchar") else 255
    longest = min(each for each in (longest, prefix_length, limits.max_length) if each is not None)
    available = longest - len(rule.get("prefix", "")) - len(rule.get("suffix", ""))
    digits = max(int(rule.get("width", 1)), min(available, 18))
    most: int = 10**digits - 1
    return max(1, (most - start) // int(rule.get("step", 1)) + 1)


def _of_range(rule: Rule, column: Column, limits: Limits) -> int | None:
    return int(rule["max"]) - int(rule["min"]) + 1


def _of_decimal(rule: Rule, column: Column, limits: Limits) -> int | None:
    step = Decimal(1).scaleb(-int(rule.get("scale", column.type.scale or 0)))
    return int((Decimal(rule["max"]) - Decimal(rule["min"])) / step) + 1


def _of_bytes(length: int) -> int | None:
    return 1 << 8 * length if 0 < length < 4 else None


def _of_float(rule: Rule, column: Column, limits: Limits) -> int | None:
    return int((Decimal(rule["max"]) - Decimal(rule["min"])) * 10 ** int(rule.get("digits", 0))) + 1


def _of_days(rule: Rule, column: Column, limits: Limits) -> int | None:
    first, last = (_day(str(rule.get(end, ""))) for end in ("from", "to"))
    return None if first is None or last is None else max(1, (last - first).days + 1)


def _day(text: str) -> date | None:
    """The day that ``2026-01-31``, ``-90d`` or ``as_of`` means on the reference date; None for any other text."""
    offset = _OFFSET.fullmatch(text)
    return AS_OF + timedelta(days=int(offset[1] or 0)) if offset is not None else as_date(text)


_OFFSET = re.compile(r"as_of|(-?[0-9]+)d")
_MANY = 10**9
_RANDOM = {"digits": 10, "hex": 16, "letters": 26, "lower": 26}
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")


def _of_pattern(pattern: str) -> int | None:
    """The texts that the provider ``pattern`` can make; None where they are many, or a list's words are among them."""
    texts = 1
    for written in _PLACEHOLDER.findall(pattern):
        name, _, count = written.partition(":")
        if "|" in written:
            texts *= written.count("|") + 1
        elif name in _RANDOM:
            texts *= _RANDOM[name] ** int(count or 1)
        elif written:
            return None
    return texts if texts < _MANY else None


_CAPACITIES: dict[str, Callable[[Rule, Column, Limits], int | None]] = {
    "sequence": _of_sequence,
    "integer": _of_range,
    "year": _of_range,
    "date": _of_days,
    "pattern": lambda rule, column, limits: _of_pattern(rule["pattern"]),
    "decimal": _of_decimal,
    "float": _of_float,
    "choice": lambda rule, column, limits: len(rule.get("values", column.type.labels)),
    "set": lambda rule, column, limits: 2 ** min(len(column.type.labels), 12) - 1,
    "boolean": lambda rule, column, limits: 2,
    "constant": lambda rule, column, limits: 1,
    "json": lambda rule, column, limits: 1,
    "bit": lambda rule, column, limits: 2 ** (column.type.length or 1),
    "ipv4": lambda rule, column, limits: 762,
    "time": lambda rule, column, limits: 86_400,
    "binary": lambda rule, column, limits: _of_bytes(column.type.length or 0),
}
"""By provider, how many different values a rule makes."""


def spelled(table: Table, rules: dict[str, Any]) -> dict[str, Any]:
    """Rules by the columns' own spelling, in the order of the table."""
    index = {column.name.lower(): number for number, column in enumerate(table.columns)}
    keyed = {}
    for key, rule in rules.items():
        names = key.split(", ") if key not in index else [key]
        keyed[", ".join(rule_key(table.column(name).name) for name in names)] = (index[names[0]], rule)
    return {key: rule for key, (_, rule) in sorted(keyed.items(), key=lambda item: item[1][0])}
