"""Every reference of a schema, declared or soft: who may depend on a seeded row, of the plan or not."""

from __future__ import annotations

from ..blueprint.model import Blueprint, ColumnRule, LookupRule, PairsRule, ReferenceRule, TableRules
from ..errors import did_you_mean
from ..schema.model import ForeignKey, Schema, Table
from .model import Reference


def all_references(schema: Schema, blueprint: Blueprint, problems: list[str]) -> list[Reference]:
    """Return the foreign keys of the whole schema, then the soft references of rules and of [[references]].

    Mistakes in [[references]] are added to ``problems``.
    """
    found: dict[tuple[str, tuple[str, ...], str], Reference] = {}

    def note(reference: Reference) -> None:
        # Declared ones come first, so that a rule about the same columns does not make it a soft one.
        found.setdefault((reference.table, reference.columns, reference.parent), reference)

    for table in schema.tables:
        for key in table.foreign_keys:
            parent = schema.find(key.parent)
            if parent is not None:
                # Of all tables, planned or not: rows of any may come to refer to a seeded row, and a rollback must
                # know.
                note(Reference(table.name, key.columns, parent.name, key.parent_columns, True, key.on_delete))
    for table in schema.tables:
        for rule in table_rules(blueprint, table).columns:
            for reference in _soft_of_rule(schema, table, rule):
                note(reference)
    for reference in _listed(schema, blueprint, problems):
        note(reference)
    return list(found.values())


def table_rules(blueprint: Blueprint, table: Table) -> TableRules:
    """Return the rules of ``table``, none where there are none; ``blueprint`` is one ``with_shared_rules``."""
    return blueprint.tables.get(table.name) or TableRules(table.name)


def is_looked_up(schema: Schema, blueprint: Blueprint, reference: Reference) -> bool:
    """True for a reference to rows that are there before the seed: no row of the plan is needed for it."""
    rules = table_rules(blueprint, schema.table(reference.table)).columns
    looked_up = {name.lower() for rule in rules if isinstance(rule.rule, LookupRule) for name in rule.columns}
    return any(name.lower() in looked_up for name in reference.columns)


def declared_key(table: Table, columns: tuple[str, ...], parent: Table) -> ForeignKey | None:
    """Return the foreign key of exactly these columns to ``parent``."""
    wanted = [name.lower() for name in columns]
    for key in table.foreign_keys:
        if [name.lower() for name in key.columns] == wanted and key.parent.lower() == parent.name.lower():
            return key
    return None


def completed_key(table: Table, columns: tuple[str, ...], parent: Table) -> ForeignKey | None:
    """Return the foreign key to ``parent`` whose other columns are filled by something else: two keys of several columns may
    share one, a tenant's. None where the columns are a whole key by themselves."""
    wanted = {name.lower() for name in columns}
    if declared_key(table, columns, parent) is not None:
        return None
    for key in table.foreign_keys:
        if wanted < {name.lower() for name in key.columns} and key.parent.lower() == parent.name.lower():
            return key
    return None


def _listed(schema: Schema, blueprint: Blueprint, problems: list[str]) -> list[Reference]:
    """The soft references that a blueprint lists for tables it may not fill."""
    found = []
    for number, soft in enumerate(blueprint.references, start=1):
        table, parent = schema.find(soft.table), schema.find(soft.parent)
        path = f"references[{number}]"
        if table is None or parent is None:
            missing = soft.table if table is None else soft.parent
            known = [each.name for each in schema.tables]
            problems.append(f"{path}: the schema has no table '{missing}'{did_you_mean(missing, known)}")
            continue
        parents = soft.parent_columns or parent.row_key
        for owner, names in ((table, soft.columns), (parent, parents)):
            for name in names:
                if owner.find(name) is None:
                    known = [column.name for column in owner.columns]
                    problems.append(f"{path}: {owner.name} has no column '{name}'{did_you_mean(name, known)}")
        if len(parents) != len(soft.columns):
            problems.append(f"{path}: {', '.join(soft.columns)} cannot hold {parent.name}({', '.join(parents)})")
        found.append(Reference(table.name, soft.columns, parent.name, tuple(parents), False))
    return found


def _completes(table: Table, names: tuple[str, ...], parent: Table, rule: ReferenceRule) -> bool:
    return not rule.columns and completed_key(table, names, parent) is not None


def _soft_of_rule(schema: Schema, table: Table, rule: ColumnRule) -> list[Reference]:
    columns = [table.find(name) for name in rule.columns]
    if None in columns:
        return []  # reported when the rule is bound
    names = tuple(column.name for column in columns if column)
    if isinstance(rule.rule, ReferenceRule):
        parent = schema.find(rule.rule.table)
        if parent is None or declared_key(table, names, parent) or _completes(table, names, parent, rule.rule):
            return []
        return [Reference(table.name, names, parent.name, tuple(rule.rule.columns or parent.row_key), False)]
    if isinstance(rule.rule, PairsRule):
        result = []
        for name, target in zip(names, rule.rule.tables, strict=False):
            parent = schema.find(target)
            if parent is not None and declared_key(table, (name,), parent) is None:
                result.append(Reference(table.name, (name,), parent.name, parent.row_key, False))
        return result
    return []
