"""What CHECKs ask of several columns at once, kept when all columns have their rules: where NULLs are, which texts differ."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ....schema.expressions import columns_named
from ....schema.model import Column
from ..columns.context import Rule
from .sheet import Sheet
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


def keep_bounds(sheet: Sheet) -> None:
    """Columns that a CHECK compares with an expression over others: what their rules give, or the bound where that is beyond it."""
    builder = sheet.builder
    for name, bounds in builder.constraints.bounded.items():
        rule, read = builder.rules.get(name), {each for _, text in bounds for each in _read_by(builder, text)}
        is_free = name not in read and name not in builder.linked and sheet.is_free(builder.table.column(name))
        if rule is None or rule == NULL or not is_free:
            builder.note(f"a CHECK bounds {name} by other columns: see that the values keep it")
            continue
        operands = [builder.table.column(each) for each in read]
        builder.rules[name] = _within(sheet, builder.table.column(name), rule, bounds, operands)
        builder.result.reasons[name] = "CHECK: " + " and ".join(f"{operator} {text}" for operator, text in bounds)


_KEPT = ("null", "when", "pii", "reason")
"""Options that stay with the column when what its rule makes is in a hidden one."""


def _within(
    sheet: Sheet, column: Column, rule: Any, bounds: Sequence[tuple[str, str]], operands: Sequence[Column]
) -> Any:
    """``rule`` within bounds, which read the columns ``operands``."""
    options = rule if isinstance(rule, dict) else {"expression": rule}
    kept = {option: options[option] for option in _KEPT if option in options}
    value = options.get("expression") or _hidden(
        sheet, column, {key: options[key] for key in options if key not in kept}
    )
    for operator, text in bounds:
        if value == text and "=" in operator:
            continue
        bounded = f"{'LEAST' if '<' in operator else 'GREATEST'}({value}, {_bound(column, operator, text, operands)})"
        # LEAST and GREATEST are NULL when one of their arguments is
        value = f"IFNULL({bounded}, {value})" if any(each.nullable for each in operands) else bounded
    return {"expression": value, **kept} if kept else value


def _read_by(builder: TableBuilder, text: str) -> set[str]:
    """The columns, lower case, that an expression reads, and those that their rules read."""
    found: set[str] = set()
    waiting = [text]
    while waiting:
        for name in {each.lower() for each in columns_named(builder.table, waiting.pop())} - found:
            found.add(name)
            rule = builder.rules.get(name)
            following = rule.get("expression") if isinstance(rule, dict) else rule
            waiting += [following] if isinstance(following, str) else []
    return found


def _hidden(sheet: Sheet, column: Column, rule: Rule) -> str:
    """The name of a hidden column with the rule of a column."""
    scale = {"scale": column.type.scale or 0} if rule["provider"] == "decimal" else {}
    return sheet.hide(f"free_{column.name.lower()}", scale | rule)


def _bound(column: Column, operator: str, text: str, operands: Sequence[Column]) -> str:
    """The value nearest to a bound that the column can have and that is within it."""
    sign = "-" if "<" in operator else "+"
    if not column.type.is_integer and column.type.name != "decimal":
        unit = "DAY" if column.type.name == "date" else "SECOND"
        return text if "=" in operator else f"{text} {sign} INTERVAL 1 {unit}"
    places = column.type.scale or 0
    is_cut = bool(set("*/") & set(text)) or any((operand.type.scale or 0) > places for operand in operands)
    value = f"TRUNCATE({text}, {places})" if is_cut else text
    is_within = operator == "<=" or (operator == ">=" and not is_cut)
    return value if is_within else f"{value} {sign} {Decimal(1).scaleb(-places)}"


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
