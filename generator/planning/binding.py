"""Schema, blueprint and request bound into a SeedPlan: everything decided, nothing written.

Mistakes in the blueprint are collected and reported together (BlueprintError, exit 78); what the schema and the sizes
make impossible is a PlanError (exit 65); what the command line names and no one knows is a UsageError (exit 2).
"""

from __future__ import annotations

import re

from ..blueprint.fingerprint import fingerprint as blueprint_fingerprint
from ..blueprint.inference.tables.omissions import Omission
from ..blueprint.locales import DEFAULT_LOCALE
from ..blueprint.model import (
    TABLE_IN_BRACES,
    Blueprint,
    CheckRule,
    ColumnRule,
    DefaultRule,
    LookupRule,
    PairsRule,
    ReferenceRule,
)
from ..errors import PlanError, did_you_mean
from ..project import GenerationOptions
from ..schema.fingerprint import fingerprint
from ..schema.model import Schema, Table
from ..values.expressions.tree_store import TreeStore
from ..values.streams import STREAM_VERSION
from .columns import bind_generated, bind_lookup, bind_rule, leave_to_default
from .keys import bind_key, check_key_range, check_seedable
from .memory import Memory
from .model import Check, Lookup, SeedPlan, TableStep
from .omissions import columns_without_children, columns_without_values, tables_without_rows
from .ordering import ordered_columns
from .personal import Classes, personal_columns
from .provenance import planned_rules
from .reference_binding import bind_default_reference, bind_pairs, bind_reference, bind_value_references
from .references import all_references, table_rules
from .selection import check_as_of, check_known_tables, chosen_tables, order_tables, row_counts
from .state import PlanState
from .tables import BoundTable
from .uniqueness import check_unique_keys

_SAMPLE_ROWS = 10_000


def make_plan(
    schema: Schema,
    blueprint: Blueprint,
    blueprint_text: str,
    options: GenerationOptions,
    trees: TreeStore | None = None,
    memory: Memory | None = None,
    classes: Classes | None = None,
) -> SeedPlan:
    """Return the plan of ``blueprint`` on ``schema`` for ``options``; ``memory`` says how values are computed and kept,
    ``classes`` what the names of columns say of personal data, where that is known."""
    state = PlanState(schema, blueprint, options, trees or TreeStore(), memory)
    made = _assemble(state, blueprint_text, _bind(state), classes or {})
    if state.defaults:  # columns were read by their names
        from ..blueprint.inference.words.vocabulary import keep_readings

        keep_readings()
    return made


def bound_state(
    schema: Schema,
    blueprint: Blueprint,
    options: GenerationOptions,
    trees: TreeStore | None = None,
    *,
    inferred: bool = True,
) -> PlanState:
    """Return what ``make_plan`` makes a plan of: tables whose values can be computed, with the rules that they come from.
    Without ``inferred``, columns to which the blueprint gives no rule are not tried."""
    state = PlanState(schema, blueprint, options, trees or TreeStore())
    _bind(state, inferred=inferred)
    return state


def _bind(state: PlanState, *, inferred: bool = True) -> tuple[Check, ...]:
    """Bind all tables, and compute samples of them; return the checks that the plan can make."""
    check_as_of(state)
    check_known_tables(state)
    counts = row_counts(state)
    state.set_references(all_references(state.schema, state.blueprint, state.problems))
    chosen = chosen_tables(state, counts)
    order = order_tables(state, chosen)
    evaluating: list[tuple[str, str]] = []
    for name in order:
        table = state.schema.table(name)
        state.tables[name] = BoundTable(
            table,
            counts.get(name, 0),
            _first_id(state, table, counts.get(name, 0)),
            state.as_of,
            memory=state.memory,
            evaluation_stack=evaluating,
        )
    for reference in state.references:
        if reference.parent in state.tables and reference.table not in state.tables:
            state.tables[reference.parent].absent.add(reference.table.lower())
    try:
        for bound in state.tables.values():
            _bind_table(state, bound, inferred=inferred)
    except PlanError:
        if state.problems:  # what is impossible may follow from them
            _kept_checks(state)
            state.raise_problems()
        raise
    checks = _kept_checks(state)
    state.raise_problems()
    try:
        _validate_sample(state, inferred=inferred)
        for bound in state.tables.values():
            check_unique_keys(bound, state.rules)
    except MemoryError:
        largest = max(state.tables.values(), key=lambda bound: bound.rows)
        raise PlanError(
            f"the plan does not fit into this machine's memory; its largest table is {largest.name}, "
            f"{largest.rows} rows",
            hint=f"ask for fewer: --rows {largest.name}=N",
        ) from None
    state.memory.progress = None  # what is written later has a progress of its own
    return checks


def _first_id(state: PlanState, table: Table, rows: int) -> int | None:
    """The first key when the primary key is one integer column that nothing else fills."""
    if len(table.row_key) != 1:
        return None
    key = table.column(table.row_key[0])
    rules = table_rules(state.blueprint, table)
    ruled = any(key.name.lower() in (name.lower() for name in rule.columns) for rule in rules.columns)
    referring = any(key.name in reference.columns for reference in state.references_of.get(table.name, ()))
    # A key that refers (a table that extends another one) has its parent's values.
    if not key.type.is_integer or ruled or referring:
        return None
    first = rules.id_base if rules.id_base is not None and state.options.id_base is None else state.id_base
    check_key_range(table, key, range(first, first + rows))
    # At the end of an integer type AUTO_INCREMENT gives its last number once more: error 1062 on MySQL, 167 on MariaDB.
    if rows and first + rows - 1 > key.type.integer_range[1]:
        raise PlanError(
            f"{table.name}.{key.name} ({key.type}) cannot hold {rows} keys from {first}: its largest value is "
            f"{key.type.integer_range[1]}",
            hint="ask for fewer rows or a smaller --id-base",
        )
    return first


def _bind_table(state: PlanState, bound: BoundTable, *, inferred: bool) -> None:
    table = bound.table
    check_seedable(table)
    rules = table_rules(state.blueprint, table)
    bound.written = ordered_columns(table, [name for rule in rules.columns for name in rule.columns])
    for rule in rules.hidden:
        _bind_hidden_rule(state, bound, rule)
    for rule in rules.columns:
        _bind_column_rule(state, bound, rule)
    if bound.first_id is not None:
        bind_key(bound)
    _bind_keys(state, bound)
    _bind_without_rule(state, bound, inferred=inferred)
    for column in table.columns:
        if column.generated and column.name.lower() not in bound.columns:
            bind_generated(state, bound, column)
    bind_value_references(state, bound)


def _bind_without_rule(state: PlanState, bound: BoundTable, *, inferred: bool) -> None:
    """Fill what no rule and no key fills: at once where all is inferred or a key needs it, else when it is asked for."""
    table = bound.table
    keyed = {name for key in (table.primary_key, *(key.columns for key in table.unique_keys)) for name in key}
    # if a column's rule was no good, that is said already
    left = [
        each
        for each in bound.written
        if each.name.lower() not in bound.columns and (bound.name, each.name) not in state.rules
    ]
    if not left:
        return
    from .inferred_columns import bind_inferred, bind_inferred_later

    for column in left:
        bind = bind_inferred if inferred or column.name in keyed else bind_inferred_later
        bind(state, bound, column, f"tables.{table.name}.columns.{column.name}")


def _bind_hidden_rule(state: PlanState, bound: BoundTable, rule: ColumnRule) -> None:
    name = rule.columns[0]
    if bound.table.find(name) is not None:
        state.problems.append(f"{rule.path}: {bound.name} has a real column of that name; give the hidden one another")
    if name.lower() in bound.columns:
        state.problems.append(f"{rule.path}: {bound.name} has a hidden column '{name}' already")
    if isinstance(rule.rule, ReferenceRule) and len(rule.columns) == 1:
        bind_reference(state, bound, rule, rule.rule, [])
    else:
        bind_rule(state, bound, rule, None, rule.path)


def _bind_keys(state: PlanState, bound: BoundTable) -> None:
    """Fill the foreign keys that no rule fills, or fills in part; the widest first, since what it brings goes together."""
    for key in sorted(bound.table.foreign_keys, key=lambda key: -len(key.columns)):
        names = [name for name in key.columns if name.lower() not in bound.columns]
        is_filled = any((bound.name, name) in state.rules or bound.table.column(name).generated for name in names)
        if names and (len(names) == len(key.columns) or not is_filled):
            bind_default_reference(state, bound, key, names)


def _bind_column_rule(state: PlanState, bound: BoundTable, rule: ColumnRule) -> None:
    table = bound.table
    columns = []
    for name in rule.columns:
        column = table.find(name)
        if column is None:
            known = [each.name for each in table.columns]
            state.problems.append(f"{rule.path}: {table.name} has no column '{name}'{did_you_mean(name, known)}")
            return
        # A value for it is error 3105 on MySQL, 1906 on MariaDB
        # (https://dev.mysql.com/doc/refman/8.4/en/create-table-generated-columns.html).
        if column.generated:
            state.problems.append(
                f"{rule.path}: {table.name}.{column.name} is generated by the server "
                f"({column.generated}) and takes no rule"
            )
            return
        if column.name.lower() in bound.columns:
            state.problems.append(f"{rule.path}: {table.name}.{column.name} has a rule already")
            return
        columns.append(column)
    for column in columns:
        state.rules[table.name, column.name] = rule
    if isinstance(rule.rule, DefaultRule):
        leave_to_default(state, bound, columns[0], rule.path)
    elif isinstance(rule.rule, LookupRule):
        bind_lookup(state, bound, columns[0], rule, rule.rule)
    elif isinstance(rule.rule, ReferenceRule):
        bind_reference(state, bound, rule, rule.rule, columns)
    elif isinstance(rule.rule, PairsRule):
        bind_pairs(state, bound, rule, rule.rule, columns)
    else:
        bind_rule(state, bound, rule, columns[0], rule.path)


def _kept_checks(state: PlanState) -> tuple[Check, ...]:
    """The blueprint's checks; one that speaks of a table outside the plan is left out."""
    given = (_kept_check(state, number, check) for number, check in enumerate(state.blueprint.checks, start=1))
    kept = [check for check in given if check is not None]
    if state.blueprint.proves_rules and not state.problems:
        from .rule_checks import rule_checks

        known = {check.name for check in kept}
        kept += [check for check in rule_checks(state) if check.name not in known]
    return tuple(kept)


def _kept_check(state: PlanState, number: int, check: CheckRule) -> Check | None:
    tables = [
        name
        for name in re.findall(TABLE_IN_BRACES, check.find)
        if name != "as_of" and (re.fullmatch(r"\w+", name) or state.schema.find(name) is not None)
    ]
    unknown = [name for name in tables if state.schema.find(name) is None]
    if unknown or not tables:
        what = f"there is no table {unknown[0]!r}" if unknown else "no table is named, such as {orders}"
        state.problems.append(f"checks[{number}].find: {what}")
        return None
    outside = [name for name in dict.fromkeys(tables) if name not in state.tables]
    if outside:
        reason = f"it reads {', '.join(outside)}, which the plan does not fill"
        state.omitted_checks.append(Omission(f"check '{check.name}'", reason))
        return None
    return Check(check.name, check.find.replace("{as_of}", f"'{state.as_of.isoformat()}'"))


def _omissions(state: PlanState) -> tuple[Omission, ...]:
    tables = list(state.tables.values())
    further = [
        *columns_without_values(tables, state.rules),
        *columns_without_children(tables, state.rules, state.trees, are_chosen=bool(state.options.tables)),
        *state.omitted_checks,
    ]
    if state.options.tables:
        return tuple(further)  # whoever names the tables knows that there are others
    seeded = [name for name, bound in state.tables.items() if bound.rows]
    return (*tables_without_rows(state.schema, seeded, state.options.size), *further)


def _validate_sample(state: PlanState, *, inferred: bool) -> None:
    """Compute rows of every column, so that a rule that cannot work fails while planning: all rows of small tables,
    the first and last few of large ones."""
    left = state.untried | {(table, name) for table, rule in state.inferred for name in rule.columns if not inferred}
    for bound in state.tables.values():
        names = [
            each.name
            for each in bound.columns.values()
            if (each.column is None or not each.column.generated) and (bound.name, each.name) not in left
        ]
        ends = [(0, 64), (bound.rows - 64, bound.rows)]
        if bound.rows <= _SAMPLE_ROWS:
            bound.remember(names, bound.compute(0, bound.rows, names))
        else:
            for start, stop in ends:
                bound.compute(start, stop, names)


def _assemble(state: PlanState, blueprint_text: str, checks: tuple[Check, ...], classes: Classes) -> SeedPlan:
    from ..values.lexicon import LEXICON_VERSION, lexicon_digest
    from ..values.providers import library_versions

    locale = state.blueprint.locale
    seeded = set(state.tables)
    steps = tuple(_step(state, bound) for bound in state.tables.values())
    personal, treatment = personal_columns(
        state.schema, state.tables.values(), state.rules, state.references, classes, locale
    )
    return SeedPlan(
        name=state.options.name or f"{state.blueprint.number}_{state.blueprint.name}_{state.options.size}",
        blueprint=state.blueprint.name,
        seed=state.seed,
        size=state.options.size,
        as_of=state.as_of,
        env=state.options.env,
        id_base=state.id_base,
        schema=state.schema,
        schema_fingerprint=fingerprint(state.schema),
        blueprint_fingerprint=blueprint_fingerprint(blueprint_text),
        steps=steps,
        references=tuple(reference for reference in state.references if reference.parent in seeded),
        checks=checks,
        personal=personal,
        treatment=treatment,
        stream_version=STREAM_VERSION,
        lexicon={
            "version": str(LEXICON_VERSION),
            "digest": lexicon_digest(locale),
            **({"locale": locale} if locale != DEFAULT_LOCALE else {}),
        },
        libraries=library_versions(state.providers),
        rules=planned_rules(state),
        lookups=tuple(
            Lookup(name, select, tuple((table, column) for table, column, used in state.looked_up if used == name))
            for select, name in state.lookups.items()
        ),
        omissions=_omissions(state),
        options={
            "rows": {name: int(rows) for name, rows in sorted(state.options.rows.items())},
            "tables": sorted(state.options.tables),
        },
    )


def _step(state: PlanState, bound: BoundTable) -> TableStep:
    last = bound.first_id + bound.rows - 1 if bound.first_id is not None and bound.rows else None
    by_default = bound.left_to_default
    return TableStep(
        table=bound.table,
        rows=bound.rows,
        columns=tuple(column for column in bound.written if column.name.lower() not in by_default),
        first_id=bound.first_id if bound.rows else None,
        last_id=last,
        deferred=tuple(state.deferred.get(bound.name, ())),
        supporting=bound.name in state.supporting,
        left_to_default=tuple(column.name for column in bound.table.columns if column.name.lower() in by_default),
        compute=bound.compute,
    )
