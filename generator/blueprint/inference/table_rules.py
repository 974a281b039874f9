"""The rules of one table: references first, then what its keys ask for, then each column by itself."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from ...schema.model import Column, Table
from ..limits import Limits
from ..writing import rule_key, rule_name
from .columns.json_documents import document_value
from .columns.keys import capacity, is_key, spelled, without_null
from .columns.regexps import keeps
from .references.polymorphic import polymorphic_rules
from .references.reference_rules import assign_references
from .tables.checks import keep_apart, keep_bounds, keep_presence
from .tables.generated import fit_generated_columns
from .tables.links import Link, polymorphic_references
from .tables.omissions import is_writable, unmade_values
from .tables.sheet import Sheet
from .tables.state import NULL, SchemaRules, TableBuilder
from .tables.unique_keys import UniqueColumns, assign_unique_columns
from .texts.streams import join_streams


def begin_table(table: Table, schema: SchemaRules) -> Sheet:
    """Decide what keys and references ask of one table."""
    builder = TableBuilder(table, schema)
    assign_references(builder)
    fit_generated_columns(builder)
    free = builder.free_columns()
    kinds = set(polymorphic_references(table, schema.tables, schema.prefix).values())
    unique = assign_unique_columns(builder, free - kinds)
    _drop_equations(builder)
    _note_orders(builder)
    for key, rule in polymorphic_rules(builder, free - builder.rules.keys()).items():
        if key not in unique.numbered and key not in unique.ordinals and key not in builder.result.unique_columns:
            builder.rules[key] = rule
    return Sheet(builder, unique)


def finish_table(sheet: Sheet) -> None:
    """Fill in ``schema.found`` for one table: what is decided, and the rule of its type for every other column."""
    builder, table, unique = sheet.builder, sheet.table, sheet.unique
    for column in table.columns:
        name = column.name.lower()
        if column.generated or builder.is_automatic(column) or name in builder.rules:
            continue
        if name in builder.linked:
            _write_reference(builder, builder.linked[name], unique)
        else:
            builder.rules[name] = _conditional(sheet, name, _free_rule(builder, column, unique))
    keep_presence(builder)
    keep_apart(builder)
    keep_bounds(sheet)
    builder.result.rules = spelled(table, builder.rules)
    join_streams(sheet, builder.result.rules)
    for check in builder.constraints.unread:
        builder.note(f"CHECK {check.name} ({check.expression}) was not read: see that the values keep it")
    _keep_key_checks(builder)
    _note_reserved_numbers(builder)


def _note_reserved_numbers(builder: TableBuilder) -> None:
    """Numbers of a reserved range (years of birth) are not moved to keep an order."""
    for first, second in builder.constraints.order:
        if {first, second} <= builder.ordered.keys():
            columns = [builder.table.column(name) for name in (first, second)]
            classes = [
                builder.schema.classify(builder.table.name, column) for column in columns if column.type.is_integer
            ]
            if any(classes):
                builder.note(f"CHECK over {first} and {second}: see that the values keep it")


def _conditional(sheet: Sheet, name: str, rule: Any) -> Any:
    """A rule of a column that is NULL in some states."""
    if name not in sheet.when or not isinstance(rule, dict) or rule.get("null") == 1.0:
        return rule
    sheet.builder.result.reasons[name] = f"status: {sheet.when[name][1]}"
    return {**without_null(rule), "when": sheet.when[name][0]}


def _note_orders(builder: TableBuilder) -> None:
    for first, second in builder.constraints.order:
        if not builder.ordered.keys() >= {first, second} and not builder.linked.keys() & {first, second}:
            builder.note(f"CHECK over {first} and {second}: see that the values keep it")


def _drop_equations(builder: TableBuilder) -> None:
    """Keep those equations of CHECKs that an expression fulfils exactly: sums and products without NULLs."""
    equal = builder.constraints.equal
    for name, text in list(equal.items()):
        if name in builder.ordered or not _is_exact(builder.table, builder.table.column(name), text):
            del equal[name]
            builder.note(f"CHECK {name} = {text}: see that the values keep it")


def _is_exact(table: Table, target: Column, text: str) -> bool:
    operands = [table.column(word) for word in re.findall(r"[^\W\d]\w*", text) if table.find(word)]
    scales = [column.type.scale or 0 for column in operands]
    scale = sum(scales) if "*" in text else max(scales, default=0)
    return (
        "/" not in text
        and all(each.type.is_exact for each in (target, *operands))
        and scale <= (target.type.scale or 0)
        and (target.nullable or not any(column.nullable for column in operands))
    )


def _write_reference(builder: TableBuilder, link: Link, unique: UniqueColumns) -> None:
    pairs = unique.pairs
    if link.folded <= set(pairs):
        parents = {name: each.parent for each in builder.picks for name in each.folded if len(each.folded) == 1}
        rule: dict[str, Any] = {"pairs": [parents[name] for name in pairs]}
        if unique.within:
            rule["within"] = unique.within[0] if len(set(unique.within)) == 1 else list(unique.within)
        if unique.other:
            rule["other"] = True
        builder.rules.setdefault(", ".join(pairs), rule)
        return
    parent = builder.schema.schema.table(link.parent)
    pick = dict(builder.picks[link])
    if not link.declared and link.parent_columns != parent.row_key:
        pick["reference"] = f"{rule_name(link.parent)}.{', '.join(map(rule_name, link.parent_columns))}"
    builder.rules[", ".join(name.lower() for name in link.columns)] = pick


def _free_rule(builder: TableBuilder, column: Column, unique: UniqueColumns) -> Any:
    """The rule of a column that is neither generated, nor the automatic key, nor a reference."""
    name, result, constraints = column.name.lower(), builder.result, builder.constraints
    if not is_writable(column):
        result.omissions.append(unmade_values(builder.table, column))
        return NULL
    if name in unique.ordinals:
        return builder.expression(column, unique.ordinals[name])
    is_unique, is_numbered = is_key(builder.table, (name,)) or name in result.unique_columns, name in unique.numbered
    if name in constraints.equal and not is_unique and not is_numbered:
        return constraints.equal[name]
    rule = builder.column_rule(column, unique=is_unique, numbered=is_numbered, prefix_length=unique.numbered.get(name))
    if rule.get("provider") == "json":
        rule["value"] = document_value(builder.table, column) or rule["value"]
    if name in result.unique_columns:
        rule["unique"] = True
    if is_unique or is_numbered:
        result.limit(capacity(rule, column, constraints.of(name), unique.numbered.get(name)))
    expression = constraints.of(name).regexp
    if expression is not None and not keeps(rule, expression):
        builder.note(
            f"CHECK {column.name} REGEXP '{expression}': give {column.name} values that match, such as a pattern"
        )
    if rule.get("pii") == "none":
        personal = builder.schema.classify(builder.table.name, column)
        builder.note(f"{column.name} is called like {personal}, but cannot hold a reserved one: its values say nothing")
    return rule


def _keep_key_checks(builder: TableBuilder) -> None:
    """A CHECK on the automatic key moves its first value, or ends it; its type ends it in any case."""
    table, result = builder.table, builder.result
    key = table.find(table.row_key[0]) if table.row_key else None
    if key is None or not builder.is_automatic(key):
        return
    limits = builder.constraints.of(key.name)
    if limits.values is not None:  # these are all the rows that there can be, such as the one of CHECK (id = 0)
        numbers = [value for value in limits.values if isinstance(value, Decimal) and limits.allows(value)]
        values = sorted(int(value) for value in numbers if value == int(value))
        result.rules[rule_key(key.name)] = {"provider": "choice", "values": values}
        result.limit(len(values))
        return
    first = _first(limits)
    if first > 1:
        result.id_base = first
    most = key.type.integer_range[1]
    last = min(most, _last(limits, most))
    result.limit(max(0, last - first + 1))
    if limits.excluded:
        builder.note(f"{key.name} is counted from {first}: see that the values keep its CHECK")


def _first(limits: Limits) -> int:
    """The first key that a CHECK allows, from 1."""
    if not isinstance(limits.low, Decimal):
        return 1
    first = int(limits.low.to_integral_value(ROUND_CEILING))
    return max(1, first + (limits.exclusive_min and first == limits.low))


def _last(limits: Limits, most: int) -> int:
    if not isinstance(limits.high, Decimal):
        return most
    last = int(limits.high.to_integral_value(ROUND_FLOOR))
    return last - (limits.exclusive_max and last == limits.high)
