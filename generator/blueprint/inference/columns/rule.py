"""The rule for one column: what its type, name, class of personal data and constraints suggest.

Personal data goes before everything else: a column of a class gets values from that class's reserved range, or, where
its type cannot hold one, values that say nothing, marked ``NOT_PERSONAL``.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from ....schema.model import Column, ColumnType, Table
from ...limits import Limits, Value, as_date
from ..words.languages import reading
from .codes import code_rule, format_in, is_only_digits
from .context import NOT_PERSONAL, ColumnContext, Rule, max_length
from .nullable import share_of_null
from .ordering import TEMPORAL_TYPES
from .patterns import numbered_text, repeated
from .personal import national_form, personal_rule
from .ranges import value_range
from .regexps import keeps, matching_pattern
from .types import rule_by_type

_NUMBERS = ("decimal", "float", "double", "year")


def column_rule(table: Table, column: Column, context: ColumnContext) -> Rule:
    """Return the rule of a column that is neither generated, nor the automatic key, nor a reference. It reads names in the language of
    the table, since a plan asks it for what a blueprint leaves out, and knows no other tables."""
    with reading(context.language, context.names):
        return _column_rule(table, column, context)


def _column_rule(table: Table, column: Column, context: ColumnContext) -> Rule:
    rule = _limited(column, context) or _personal(column, context) or rule_by_type(table, column, context)
    rule = _in_steps(dict(_matching(rule, column, context)), column, context)
    if context.limits.null and column.nullable:
        rule["null"] = 1.0
    elif column.nullable and not context.distinct and context.limits.null is None and "null" not in rule:
        rule |= {"null": share} if (share := share_of_null(table, column)) else {}
    elif not column.nullable:
        rule.pop("null", None)
    if not rule.pop("safe", False) and context.personal not in (None, "free_text") and rule.get("null") != 1.0:
        rule |= NOT_PERSONAL
    return rule


def _personal(column: Column, context: ColumnContext) -> Rule | None:
    """The rule of a class of personal data, cut to what the CHECKs leave of its range; None where that is nothing."""
    rule = national_form(column, context) or _formatted(column, context) or personal_rule(column, context)
    limits = context.limits
    if rule is None or (limits.low is None and limits.high is None):
        return rule
    if rule["provider"] == "choice" and column.type.name in TEMPORAL_TYPES:
        return _days_within(rule, limits)
    if "min" not in rule or not (column.type.is_integer or column.type.name in _NUMBERS):
        return rule
    low, high = Decimal(str(rule["min"])), Decimal(str(rule["max"]))
    step = Decimal(1).scaleb(-int(rule.get("scale") or rule.get("digits") or 0))
    least, most = value_range(replace(context, partition=None, common_limits=None), low, high, step)
    least, most = max(least, low), min(most, high)
    spelled = int if rule["provider"] == "integer" else str
    return {**rule, "min": spelled(least), "max": spelled(most)} if least <= most else None


def _days_within(rule: Rule, limits: Limits) -> Rule | None:
    first, last = (as_date(bound) if bound is not None else None for bound in (limits.low, limits.high))
    kept = [day for day in rule["values"] if (first is None or first < day) and (last is None or day < last)]
    return {**rule, "values": kept} if kept else None


def _formatted(column: Column, context: ColumnContext) -> Rule | None:
    """The number of an identity whose format its comment gives: one that says nothing of anybody."""
    if context.personal not in ("national_id", "tax_id", "postal_code") or not context.limits.is_free:
        return None
    if format_in(column.comment) is None and not is_only_digits(column):
        return None
    if context.personal == "postal_code" and context.language:
        return None  # the towns of the language's country have theirs in its format
    return code_rule(column, max_length(column, context), distinct=context.distinct)


def _matching(rule: Rule, column: Column, context: ColumnContext) -> Rule:
    """``rule`` where what it makes matches the regular expression of a CHECK, or nothing else is known to."""
    expression = context.limits.regexp
    if expression is None or keeps(rule, expression) or not column.type.is_text:
        return rule
    pattern = matching_pattern(expression, max_length(column, context), numbered=context.numbered)
    return rule if pattern is None else {"provider": "pattern", "pattern": pattern}


def _in_steps(rule: Rule, column: Column, context: ColumnContext) -> Rule:
    """``rule`` with the multiples within its range of the number that a CHECK asks for."""
    step = context.limits.step
    if step is None or column.type.is_text or rule.get("provider") not in ("integer", "decimal", "sequence", "choice"):
        return rule
    if rule["provider"] == "sequence":
        first = max(Decimal(rule.get("start", 1)), step)
        return {**rule, "start": int((first / step).to_integral_value(ROUND_CEILING) * step), "step": int(step)}
    if rule["provider"] == "choice":
        return {
            **rule,
            "values": [value for value in rule["values"] if Decimal(str(value)) % step == 0] or rule["values"],
        }
    low, high = Decimal(str(rule["min"])), Decimal(str(rule["max"]))
    least = (low / step).to_integral_value(ROUND_CEILING) * step
    most = max(least, (high / step).to_integral_value(ROUND_FLOOR) * step)
    spelled = int if column.type.is_integer else str
    return {**rule, "min": spelled(least), "max": spelled(most), "step": spelled(step)}


def _limited(column: Column, context: ColumnContext) -> Rule | None:
    """The rule of a column whose values the type or the constraints list or spell out."""
    kind = column.type
    if kind.name in ("char", "varchar") and kind.length == 0:
        return {"provider": "constant", "value": "", "safe": True}  # all that it holds
    values = _listed_values(column, context)
    if values:
        return {"provider": "choice", "values": values}
    return _limited_text(context, max_length(column, context)) if kind.is_text else None


def _listed_values(column: Column, context: ColumnContext) -> list[Any]:
    """The values that CHECKs leave, where they list some; those of an ENUM or SET without the excluded ones."""
    limits, kind = context.limits, column.type
    listed = limits.values if limits.values is not None and not context.numbered else ()
    allowed = [value for value in listed if _in_partition(value, context) and limits.allows(value)]
    values = [_toml_value(value, kind) for value in allowed]
    if not kind.labels:
        return values
    values = [value for value in values if value in kind.labels]
    if values or not limits.excluded:
        return values
    return [label for label in kind.labels if label not in limits.excluded] or list(kind.labels)


def _limited_text(context: ColumnContext, longest: int) -> Rule | None:
    """Text by a LIKE pattern or of at least some characters."""
    limits = context.limits
    if limits.like is not None:
        head, sign, rest = limits.like.partition("%")
        if sign and not rest and "_" not in head and len(head) + 4 <= longest:
            return numbered_text(head, longest, context.distinct)
        if "@" in limits.like and limits.like.strip("%_@.") == "" and longest >= 22:
            return {"provider": "email", "safe": True}
    if limits.min_length > 3:
        width = min(limits.min_length, longest)
        if context.distinct and width >= 4:
            return {
                "provider": "sequence",
                "width": min(width, 19),
                **({"prefix": "0" * (width - 19)} if width > 19 else {}),
            }
        return {"provider": "pattern", "pattern": repeated("letters", width)}
    return None


def _toml_value(value: Value, kind: ColumnType) -> Any:
    if isinstance(value, Decimal) and not kind.is_text:
        return int(value) if value == int(value) else float(value)
    return str(value)


def _in_partition(value: Value, context: ColumnContext) -> bool:
    if context.partition is None or not isinstance(value, Decimal):
        return True
    low, high = value_range(context, Decimal(0), Decimal(1000), Decimal(1))
    return low <= value <= high
