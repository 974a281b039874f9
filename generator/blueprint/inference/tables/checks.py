"""What CHECKs ask of several columns at once, kept when all columns have their rules: where NULLs are, which texts differ."""

from __future__ import annotations

from typing import Any

from ....schema.model import Column
from ..columns.context import Rule
from .state import NULL, TableBuilder


def keep_presence(builder: TableBuilder) -> None:
    """What a CHECK says of NULL goes before what names suggest: also of references, whose rule others have made."""
    for name, how in _asked(builder).items():
        link = builder.linked.get(name)
        key = name if link is None else ", ".join(each.lower() for each in link.columns)
        rule = builder.rules.get(key)
        if isinstance(rule, str) and rule != NULL:
            rule = {"expression": rule}
        if isinstance(rule, dict) and builder.table.column(name).nullable:
            kept = {option: value for option, value in rule.items() if option not in ("null", "when")}
            builder.rules[key] = {**kept, **how}
        elif how.get("null") != 1.0:
            builder.note(f"a CHECK says where {name} has a value: see that the values keep it")


def _asked(builder: TableBuilder) -> dict[str, Rule]:
    """The options that say where a column is NULL, by its lower-case name."""
    constraints = builder.constraints
    asked: dict[str, Rule] = {name: {"when": condition} for name, condition in constraints.present.items()}
    for name, limits in constraints.limits.items():
        if limits.null is not None and name in builder.linked:
            asked[name] = {"null": 1.0} if limits.null else {}
    return asked


def keep_apart(builder: TableBuilder) -> None:
    """Two columns that a CHECK wants to differ, each of listed values: no value is in both lists."""
    for first, second in builder.constraints.differ:
        if builder.ordered.keys() >= {first, second} or builder.linked.keys() & {first, second}:
            continue
        columns = [builder.table.column(name) for name in (first, second)]
        rules = [builder.rules.get(name) for name in (first, second)]
        if NULL not in rules and not _are_disjoint(columns, rules):
            builder.note(f"CHECK over {first} and {second}: see that the values keep it")


def _are_disjoint(columns: list[Column], rules: list[Any]) -> bool:
    lists = [_values(column, rule) for column, rule in zip(columns, rules, strict=True)]
    if not all(lists):
        return False
    folded = {str(value).casefold() for value in lists[1]}
    if folded & {str(value).casefold() for value in lists[0]}:
        _keep_only(rules[0], lists[0], lists[0][::2])
        taken = {str(value).casefold() for value in lists[0][::2]}
        left = [value for value in lists[1] if str(value).casefold() not in taken]
        if not left:
            return False
        _keep_only(rules[1], lists[1], left)
    return True


def _values(column: Column, rule: Any) -> list[Any]:
    is_choice = isinstance(rule, dict) and rule.get("provider") == "choice"
    return list(rule.get("values", column.type.labels)) if is_choice else []


def _keep_only(rule: Rule, values: list[Any], kept: list[Any]) -> None:
    weights = rule.get("weights")
    if weights is not None:
        rule["weights"] = [weight for value, weight in zip(values, weights, strict=True) if value in kept]
    rule["values"] = kept
