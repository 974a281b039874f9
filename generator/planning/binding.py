"""Schema, blueprint and request bound into a SeedPlan: everything decided, nothing written.

Mistakes in the blueprint are collected and reported together (BlueprintError, exit 78); what the schema and the sizes
make impossible is a PlanError (exit 65); what the command line names and nobody knows is a UsageError (exit 2).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ..blueprint.constraints import read_constraints
from ..blueprint.inference.omissions import Omission, unseedable
from ..blueprint.model import (
    Blueprint,
    ColumnRule,
    ExpressionRule,
    PairsRule,
    ProviderRule,
    ReferenceRule,
)
from ..blueprint.reader import mistakes
from ..blueprint.smoke import without_smoke
from ..errors import PlanError, UsageError, did_you_mean
from ..project import GenerationOptions
from ..schema.fingerprint import fingerprint
from ..schema.graph import Edge, insert_order
from ..schema.model import Column, ForeignKey, Schema, Table
from ..sql.identifiers import HISTORY_TABLE, MARKER_TABLE
from ..values.coerce import FIRST_DAY, LAST_DAY
from ..values.context import Context, OptionError
from ..values.expressions.evaluate import evaluate, with_via
from ..values.expressions.parse import ExpressionError, Tree, TreeStore
from ..values.streams import STREAM_VERSION, words
from . import relations
from .model import Check, Reference, SeedPlan, TableStep
from .omissions import columns_without_values, tables_without_rows
from .personal import personal_columns
from .references import all_references, declared_key, table_rules
from .tables import BoundColumn, BoundRelation, BoundTable, Rows, check_sizes, nothing
from .uniqueness import check_unique_keys

_TRIAL_ROWS = 10_000
OWN_TABLES = {
    HISTORY_TABLE: "what is applied",
    MARKER_TABLE: "which environment a database is",
}
"""Tables that are no user's, lower case, and what seedsql keeps there."""
MOST_ROWS = 100_000_000
"""Rows of one table. What others refer to is kept in memory: 800 MB a column for that many."""


def make_plan(
    schema: Schema,
    blueprint: Blueprint,
    blueprint_text: str,
    request: GenerationOptions,
    trees: TreeStore | None = None,
) -> SeedPlan:
    """Return the plan of ``blueprint`` on ``schema`` for ``request``."""
    return _Binder(schema, blueprint, request, trees or TreeStore()).plan(blueprint_text)


class _Binder:
    def __init__(self, schema: Schema, blueprint: Blueprint, request: GenerationOptions, trees: TreeStore) -> None:
        self.schema = schema
        self.blueprint = blueprint
        self.request = request
        self.trees = trees
        self.problems: list[str] = list(blueprint.problems)
        self.seed = blueprint.seed if request.seed is None else request.seed
        self.as_of = request.as_of or blueprint.as_of
        self.id_base = blueprint.id_base if request.id_base is None else request.id_base
        self.tables: dict[str, BoundTable] = {}
        self.rules: dict[tuple[str, str], ColumnRule] = {}
        self.references: list[Reference] = []
        self.supporting: set[str] = set()
        self.deferred: dict[str, list[str]] = {}
        self.providers: set[str] = set()
        self.omitted_checks: list[Omission] = []

    def plan(self, blueprint_text: str) -> SeedPlan:
        self._check_as_of()
        self._check_known_tables()
        self._raise_problems()
        counts = self._counts()
        self.references = all_references(self.schema, self.blueprint, self.problems)
        self._raise_problems()
        chosen = self._chosen(counts)
        order = self._order(chosen)
        busy: list[tuple[str, str]] = []
        for name in order:
            table = self.schema.table(name)
            self.tables[name] = BoundTable(
                table, counts.get(name, 0), self._first_id(table, counts.get(name, 0)), self.as_of, busy=busy
            )
        for reference in self.references:
            if reference.parent in self.tables and reference.table not in self.tables:
                self.tables[reference.parent].absent.add(reference.table.lower())
        for bound in self.tables.values():
            self._bind_table(bound)
        checks = self._checks()
        self._raise_problems()
        try:
            self._trial()
            for bound in self.tables.values():
                check_unique_keys(bound, self.rules)
        except MemoryError:
            largest = max(self.tables.values(), key=lambda bound: bound.rows)
            raise PlanError(
                f"the plan does not fit into this machine's memory; its largest table is {largest.name}, "
                f"{largest.rows} rows",
                hint=f"ask for fewer: --rows {largest.name}=N",
            ) from None
        return self._assemble(blueprint_text, checks)

    # ---- what is asked for ------------------------------------------------------------------------------------------

    def _check_as_of(self) -> None:
        if FIRST_DAY <= self.as_of <= LAST_DAY:
            return
        why = f"{self.as_of} is outside {FIRST_DAY} to {LAST_DAY}, the days that MySQL knows"
        if self.request.as_of is not None:
            raise UsageError(f"--as-of: {why}", hint="give a day such as --as-of 2026-06-30")
        self.problems.append(f"blueprint.as_of: {why}")

    def _check_known_tables(self) -> None:
        known = [table.name for table in self.schema.tables]
        for name in self.blueprint.tables:
            if self.schema.find(name) is None:
                self.problems.append(f"tables.{name}: the schema has no such table{did_you_mean(name, known)}")
        for size, counts in self.blueprint.sizes.items():
            for name in counts:
                if self.schema.find(name) is None:
                    self.problems.append(
                        f"sizes.{size}.{name}: the schema has no such table{did_you_mean(name, known)}"
                    )

    def _counts(self) -> dict[str, int]:
        sizes = self.blueprint.sizes
        if sizes and self.request.size not in sizes:
            raise UsageError(
                f"there is no size '{self.request.size}' in blueprint '{self.blueprint.name}'"
                f"{did_you_mean(self.request.size, list(sizes))}",
                hint=f"sizes: {', '.join(sizes)}",
            )
        counts = {}
        for name, rows in sizes.get(self.request.size, {}).items():
            found = self.schema.find(name)
            if found is not None:
                counts[found.name] = rows
        for name, rows in self.request.rows.items():
            counts[self._named_table(name, "--rows").name] = rows
        for name, rows in counts.items():
            if rows > MOST_ROWS:
                raise PlanError(
                    f"{name}: {rows} rows are asked for, but a plan holds at most {MOST_ROWS} of a table",
                    hint=f"ask for fewer: --rows {name}={MOST_ROWS}",
                )
        return counts

    def _named_table(self, name: str, option: str) -> Table:
        found = self.schema.find(name)
        if found is None:
            known = [table.name for table in self.schema.tables]
            raise UsageError(
                f"{option}: there is no table '{name}'{did_you_mean(name, known)}", hint=f"tables: {', '.join(known)}"
            )
        return found

    def _raise_problems(self) -> None:
        if self.problems:
            raise mistakes(self.problems, self.blueprint.source)

    def _chosen(self, counts: dict[str, int]) -> list[str]:
        """The tables to write: those asked for and, when only some are asked for, the parents that they need."""
        if not self.request.tables:
            return [table.name for table in self.schema.tables if table.name in counts]
        wanted = {self._named_table(name, "--table").name for name in self.request.tables}
        for name in sorted(wanted):
            if name not in counts:
                raise UsageError(
                    f"--table {name}: blueprint '{self.blueprint.name}' gives it no rows",
                    hint=f"say how many: --rows {name}=10",
                )
        needed = set(wanted)
        frontier = list(wanted)
        while frontier:
            child = frontier.pop()
            for reference in self.references:
                if reference.table == child and reference.parent in counts and reference.parent not in needed:
                    needed.add(reference.parent)
                    frontier.append(reference.parent)
        self.supporting = needed - wanted
        return [table.name for table in self.schema.tables if table.name in needed]

    def _order(self, chosen: list[str]) -> list[str]:
        edges = []
        for reference in self.references:
            if reference.table in chosen and reference.parent in chosen:
                table = self.schema.table(reference.table)
                nullable = all(table.column(name).nullable for name in reference.columns)
                edges.append(Edge(reference.table, reference.columns, reference.parent, nullable))
        order = insert_order(self.schema, chosen, edges)
        for edge in order.deferred:
            self.deferred.setdefault(edge.child, []).extend(edge.columns)
        return list(order.tables)

    def _first_id(self, table: Table, rows: int) -> int | None:
        """The first key when the primary key is one integer column that nothing else fills."""
        if len(table.row_key) != 1:
            return None
        key = table.column(table.row_key[0])
        rules = table_rules(self.schema, self.blueprint, table)
        ruled = any(key.name.lower() in (name.lower() for name in rule.columns) for rule in rules.columns)
        referring = any(
            reference.table == table.name and key.name in reference.columns for reference in self.references
        )
        if not key.type.is_integer or ruled or referring:
            return None
        first = rules.id_base if rules.id_base is not None and self.request.id_base is None else self.id_base
        self._check_key_range(table, key, range(first, first + rows))
        if rows and first + rows - 1 > key.type.integer_range[1]:
            raise PlanError(
                f"{table.name}.{key.name} ({key.type}) cannot hold {rows} keys from {first}: its largest value is "
                f"{key.type.integer_range[1]}",
                hint="ask for fewer rows or a smaller --id-base",
            )
        return first

    def _check_key_range(self, table: Table, key: Column, ids: range) -> None:
        """A CHECK on the key that some id breaks is known now; one over other columns as well is the server's."""
        for check in table.checks:
            # what stands beside an OR need not hold
            if not check.enforced or re.search(r"\|\||\bX?OR\b", check.expression, re.IGNORECASE):
                continue
            limits = read_constraints(replace(table, checks=(check,))).of(key.name)
            broken = limits.first_outside(ids)
            if broken is not None:
                raise PlanError(
                    f"{table.name}.{key.name}: {broken} breaks CHECK {check.name} ({check.expression}); the keys of "
                    f"{len(ids)} rows are {ids[0]} to {ids[-1]}",
                    place=str(table.position) if table.position else None,
                    hint=f"say where they begin: id_base under [tables.{table.name}], or --id-base",
                )

    # ---- tables and columns -----------------------------------------------------------------------------------------

    def _bind_table(self, bound: BoundTable) -> None:
        table = bound.table
        _check_seedable(table)
        rules = table_rules(self.schema, self.blueprint, table)
        path = f"tables.{table.name}"
        for rule in rules.hidden:
            name = rule.columns[0]
            if table.find(name) is not None:
                self.problems.append(
                    f"{rule.path}: {table.name} has a real column of that name; give the hidden one another"
                )
            self._bind_rule(bound, rule, None, rule.path)
        for rule in rules.columns:
            self._bind_column_rule(bound, rule)
        if bound.first_id is not None:
            self._bind_key(bound)
        for key in table.foreign_keys:
            if not any(name.lower() in bound.columns for name in key.columns):
                self._bind_default_reference(bound, key)
        for column in table.columns:
            ruled = (bound.name, column.name) in self.rules  # if its rule was no good, that is said already
            if column.name.lower() not in bound.columns and not column.generated and not ruled:
                self._bind_inferred(bound, column, f"{path}.columns.{column.name}")
        self._bind_value_references(bound)

    def _bind_column_rule(self, bound: BoundTable, rule: ColumnRule) -> None:
        table = bound.table
        columns = []
        for name in rule.columns:
            column = table.find(name)
            if column is None:
                known = [each.name for each in table.columns]
                self.problems.append(f"{rule.path}: {table.name} has no column '{name}'{did_you_mean(name, known)}")
                return
            if column.generated:
                self.problems.append(
                    f"{rule.path}: {table.name}.{column.name} is generated by the server "
                    f"({column.generated}) and takes no rule"
                )
                return
            if column.name.lower() in bound.columns:
                self.problems.append(f"{rule.path}: {table.name}.{column.name} has a rule already")
                return
            columns.append(column)
        for column in columns:
            self.rules[table.name, column.name] = rule
        if isinstance(rule.rule, ReferenceRule):
            self._bind_reference(bound, rule, rule.rule, columns)
        elif isinstance(rule.rule, PairsRule):
            self._bind_pairs(bound, rule, rule.rule, columns)
        else:
            self._bind_rule(bound, rule, columns[0], rule.path)

    def _bind_rule(self, bound: BoundTable, rule: ColumnRule, column: Column | None, path: str) -> None:
        name = column.name if column is not None else rule.columns[0]
        if isinstance(rule.rule, ExpressionRule):
            compute = self._expression(rule.rule, path)
        elif isinstance(rule.rule, ProviderRule):
            compute = self._provider(bound, rule, rule.rule, column, name)
        else:
            self.problems.append(f"{path}: a hidden column takes a provider or an expression")
            return
        if compute is not None:
            null = self._null_mask(bound, rule, name)
            bound.columns[name.lower()] = BoundColumn(name, column, compute, path, null)

    def _context(self, bound: BoundTable, name: str, column: Column | None, rule: ColumnRule | None) -> Context:
        options = rule.rule.options if rule is not None and isinstance(rule.rule, ProviderRule) else {}
        return Context(
            seed=self.seed,
            table=bound.name,
            column=name,
            type=column.type if column is not None else None,
            unique=rule is not None and rule.unique or column is not None and _is_unique(bound.table, (column.name,)),
            rows=bound.rows,
            as_of=self.as_of,
            options=options,
            stream=rule.stream if rule is not None else None,
        )

    def _provider(
        self, bound: BoundTable, rule: ColumnRule, provider: ProviderRule, column: Column | None, name: str
    ) -> Callable[[Rows], object] | None:
        from ..values.providers import PROVIDERS, bind

        if provider.provider not in PROVIDERS:
            self.problems.append(
                f"{rule.path}.provider: there is no provider {provider.provider!r}"
                f"{did_you_mean(provider.provider, list(PROVIDERS))} (known: {', '.join(sorted(PROVIDERS))})"
            )
            return None
        try:
            source = bind(provider.provider, self._context(bound, name, column, rule))
        except OptionError as problem:
            self.problems.append(
                f"{rule.path}.{problem.option}: {problem}" if problem.option else f"{rule.path}: {problem}"
            )
            return None
        self.providers.add(provider.provider)
        what = f"{bound.name}.{name}"
        return lambda rows: check_sizes(source(rows.rows), len(rows.rows), what)

    def _expression(self, rule: ExpressionRule, path: str) -> Callable[[Rows], object] | None:
        tree = self._tree(rule.expression, path)
        if tree is None:
            return None
        if rule.via:
            tree = with_via(tree, rule.via)
        return lambda rows: evaluate(tree, rows)

    def _tree(self, text: str, path: str) -> Tree | None:
        try:
            return self.trees.tree(text)
        except ExpressionError as problem:
            self.problems.append(f"{path}: {problem}")
            return None

    def _null_mask(self, bound: BoundTable, rule: ColumnRule, name: str) -> Callable[[np.ndarray], np.ndarray] | None:
        if not rule.null:
            return None
        column = bound.table.find(name)
        if column is not None and not column.nullable:
            self.problems.append(
                f"{rule.path}.null: {bound.name}.{name} is NOT NULL, so a share of {rule.null:g} cannot be NULL"
            )
            return None
        stream = self._context(bound, name, None, None).key("null")
        threshold = np.uint64(int(rule.null * 2**32))
        return lambda rows: (words(stream, rows) >> np.uint64(32)) < threshold

    def _bind_key(self, bound: BoundTable) -> None:
        key = bound.table.column(bound.table.row_key[0])
        first = bound.first_id
        assert first is not None

        def compute(rows: Rows) -> object:
            from ..values.arrays import Integers

            if first + bound.rows > 2**63:
                return Integers(rows.rows.astype(np.uint64) + np.uint64(first))
            return Integers(rows.rows + np.int64(first))

        bound.columns[key.name.lower()] = BoundColumn(key.name, key, compute, "")

    def _bind_default_reference(self, bound: BoundTable, key: ForeignKey) -> None:
        columns = [bound.table.column(name) for name in key.columns]
        parent = self.schema.find(key.parent)
        assert parent is not None
        rule = ColumnRule(
            key.columns,
            ReferenceRule(parent.name, columns=key.parent_columns, options={"cover": False}),
            path=f"tables.{bound.name}.columns.{','.join(key.columns)}",
        )
        self._bind_reference(bound, rule, rule.rule, columns)

    def _bind_inferred(self, bound: BoundTable, column: Column, path: str) -> None:
        from ..blueprint.inference.blueprint import infer_rule
        from ..blueprint.reader import read_rule
        from ..blueprint.writing import rule_key
        from ..pii.names import classify

        rule = read_rule(
            rule_key(column.name), infer_rule(bound.table, column, classify(bound.name, column), bound.rows), path
        )
        self.rules.setdefault((bound.name, column.name), rule)
        self._bind_rule(bound, rule, column, path)

    # ---- relations --------------------------------------------------------------------------------------------------

    def _bind_reference(
        self, bound: BoundTable, rule: ColumnRule, reference: ReferenceRule, columns: Sequence[Column]
    ) -> None:
        known = [table.name for table in self.schema.tables]
        table = self.schema.find(reference.table)
        if table is None:
            self.problems.append(
                f"{rule.path}.reference: the schema has no table '{reference.table}'"
                f"{did_you_mean(reference.table, known)}"
            )
            return
        names = tuple(column.name for column in columns)
        declared = declared_key(bound.table, names, table)
        parent_columns = reference.columns or (declared.parent_columns if declared else table.row_key)
        mistake = self._reference_mistake(bound, reference, table, names, parent_columns, declared is not None)
        if mistake is not None:
            self.problems.append(f"{rule.path}.{mistake}")
            return
        parent = self.tables.get(table.name)
        if parent is None or not parent.rows:
            self._bind_nowhere(bound, columns, rule, table)
            return
        where = self._tree(reference.where, f"{rule.path}.where") if reference.where else None
        context = self._context(bound, names[0], None, rule)
        picked = relations.picked(
            bound, parent, reference, where, context.key, _is_unique(bound.table, names), rule.path
        )
        null = self._null_mask(bound, rule, names[0])
        root_null = parent is bound and columns[0].nullable
        relation = BoundRelation(
            names, parent, tuple(parent_columns), relations.with_nulls(picked, null, root_null), declared is not None
        )
        self._add_relation(bound, relation, columns, rule.path)

    def _reference_mistake(
        self,
        bound: BoundTable,
        reference: ReferenceRule,
        parent: Table,
        names: tuple[str, ...],
        parent_columns: Sequence[str],
        declared: bool,
    ) -> str | None:
        """What is wrong with a reference, behind the key that is wrong; None when it is good."""
        known = [column.name for column in parent.columns]
        unknown = next((name for name in parent_columns if parent.find(name) is None), None)
        if unknown is not None:
            return f"reference: {parent.name} has no column '{unknown}'{did_you_mean(unknown, known)}"
        if len(parent_columns) != len(names):
            return (
                f"reference: {', '.join(names)} cannot hold {parent.name}({', '.join(parent_columns)}): "
                f"{len(names)} column{'s' if len(names) > 1 else ''}, not {len(parent_columns)}"
            )
        if not declared and not _holds_key(parent, parent_columns):
            keys = [parent.primary_key, *(key.columns for key in parent.unique_keys)]
            shown = "; ".join(", ".join(key) for key in keys if key) or "none"
            return (
                f"reference: {parent.name}.{', '.join(parent_columns)} is not unique, so that a value would not tell "
                f"which row is meant (unique: {shown})"
            )
        if reference.pick == "tree" and parent is not bound.table:
            return f"pick: 'tree' picks an earlier row of {bound.name} itself, but the reference is to {parent.name}"
        if reference.options.get("cover") and reference.pick in ("tree", "uniform") and parent is bound.table:
            return f"cover: rows of {bound.name} refer to earlier rows, so the last ones cannot be referred to"
        return None

    def _bind_nowhere(self, bound: BoundTable, columns: Sequence[Column], rule: ColumnRule, table: Table) -> None:
        """The parent has no rows in this plan: NULL where the columns allow it."""
        if bound.rows and not all(column.nullable for column in columns):
            names = ", ".join(column.name for column in columns)
            raise PlanError(
                f"{bound.name}.{names} must point to a row of '{table.name}', but the plan has none",
                hint=f"ask for some: --rows {table.name}=10",
            )
        for column in columns:
            bound.columns[column.name.lower()] = BoundColumn(
                column.name, column, lambda rows: nothing(len(rows.rows)), rule.path
            )
        bound.absent |= {table.name.lower(), *(column.name.lower() for column in columns)}
        bound.without_parent |= dict.fromkeys((column.name.lower() for column in columns), table.name)
        if table.name in self.tables:
            self.tables[table.name].absent.add(bound.name.lower())

    def _bind_pairs(self, bound: BoundTable, rule: ColumnRule, pairs: PairsRule, columns: Sequence[Column]) -> None:
        if len(pairs.tables) != len(columns):
            self.problems.append(
                f"{rule.path}.pairs: {len(columns)} columns need as many tables, not {len(pairs.tables)}"
            )
            return
        parents = []
        for name in pairs.tables:
            table = self.schema.find(name)
            if table is None or table.name not in self.tables:
                self.problems.append(
                    f"{rule.path}.pairs: the plan has no table '{name}'{did_you_mean(name, list(self.tables))}"
                )
                return
            parents.append(self.tables[table.name])
        key = self._context(bound, columns[0].name, None, rule).key("pairs")
        for picked, parent, column in zip(
            relations.paired(bound, parents, key, rule.path), parents, columns, strict=True
        ):
            declared = declared_key(bound.table, (column.name,), parent.table)
            parent_columns = declared.parent_columns if declared else parent.table.row_key
            if len(parent_columns) != 1:
                self.problems.append(f"{rule.path}.pairs: {parent.name} has a key of several columns")
                return
            self._add_relation(
                bound,
                BoundRelation((column.name,), parent, parent_columns, picked, declared is not None),
                [column],
                rule.path,
            )

    def _add_relation(self, bound: BoundTable, relation: BoundRelation, columns: Sequence[Column], path: str) -> None:
        bound.relations.append(relation)
        relation.parent.children.append((bound, relation))
        for column, parent_column in zip(columns, relation.parent_columns, strict=True):
            if column.name.lower() not in bound.columns:
                compute = relations.key_of(relation, parent_column)
                bound.columns[column.name.lower()] = BoundColumn(column.name, column, compute, path)

    def _bind_value_references(self, bound: BoundTable) -> None:
        """A foreign key whose column an expression fills: the parent's row follows from the value."""
        for reference in self.references:
            if reference.table != bound.name or reference.parent not in self.tables:
                continue
            if any(set(reference.columns) == set(relation.columns) for relation in bound.relations):
                continue
            parent = self.tables[reference.parent]
            if not all(name.lower() in bound.columns for name in reference.columns) or not parent.rows:
                continue
            picked = relations.by_value(bound, parent, reference.columns, reference.parent_columns)
            relation = BoundRelation(reference.columns, parent, reference.parent_columns, picked, reference.declared)
            bound.relations.append(relation)
            parent.children.append((bound, relation))

    # ---- the end ----------------------------------------------------------------------------------------------------

    def _checks(self) -> tuple[Check, ...]:
        """The blueprint's checks; one that speaks of a table outside the plan is left out."""
        kept = []
        for number, check in enumerate(self.blueprint.checks, start=1):
            tables = [name for name in re.findall(r"\{(\w+)\}", check.find) if name != "as_of"]
            unknown = [name for name in tables if self.schema.find(name) is None]
            if unknown or not tables:
                what = f"there is no table {unknown[0]!r}" if unknown else "no table is named, such as {orders}"
                self.problems.append(f"checks[{number}].find: {what}")
                continue
            outside = [name for name in dict.fromkeys(tables) if name not in self.tables]
            if outside:
                reason = f"it reads {', '.join(outside)}, which the plan does not fill"
                self.omitted_checks.append(Omission(f"check '{check.name}'", reason))
            else:
                kept.append(Check(check.name, check.find.replace("{as_of}", f"'{self.as_of.isoformat()}'")))
        return tuple(kept)

    def _omissions(self) -> tuple[Omission, ...]:
        further = [*columns_without_values(list(self.tables.values()), self.rules), *self.omitted_checks]
        if self.request.tables:
            return tuple(further)  # whoever names the tables knows that there are others
        seeded = [name for name, bound in self.tables.items() if bound.rows]
        return (*tables_without_rows(self.schema, seeded, self.request.size), *further)

    def _trial(self) -> None:
        """Compute rows of every column, so that a rule that cannot work fails while planning: all rows of small tables,
        the first and last few of large ones."""
        for bound in self.tables.values():
            names = [column.name for column in bound.columns.values()]
            if bound.rows <= _TRIAL_ROWS:
                pieces = [(0, bound.rows)]
            else:
                pieces = [(0, 64), (bound.rows - 64, bound.rows)]
            for start, stop in pieces:
                bound.compute(start, stop, names)

    def _assemble(self, blueprint_text: str, checks: tuple[Check, ...]) -> SeedPlan:
        from ..values.lexicon import LEXICON_VERSION, lexicon_digest
        from ..values.providers import library_versions

        steps = []
        for name, bound in self.tables.items():
            written = [column for column in bound.table.columns if not column.generated]
            key = bound.table.row_key[0].lower()
            written.sort(key=lambda column: column.name.lower() != key)
            last = bound.first_id + bound.rows - 1 if bound.first_id is not None and bound.rows else None
            steps.append(
                TableStep(
                    table=bound.table,
                    rows=bound.rows,
                    columns=tuple(written),
                    first_id=bound.first_id if bound.rows else None,
                    last_id=last,
                    deferred=tuple(self.deferred.get(name, ())),
                    supporting=name in self.supporting,
                    compute=bound.compute,
                )
            )
        seeded = set(self.tables)
        text = without_smoke(blueprint_text.replace("\r\n", "\n")).encode()
        personal, handling = personal_columns(self.schema, self.tables.values(), self.rules, self.references)
        return SeedPlan(
            name=self.request.name or f"{self.blueprint.number}_{self.blueprint.name}_{self.request.size}",
            blueprint=self.blueprint.name,
            seed=self.seed,
            size=self.request.size,
            as_of=self.as_of,
            env=self.request.env,
            id_base=self.id_base,
            schema=self.schema,
            schema_fingerprint=fingerprint(self.schema),
            blueprint_fingerprint=hashlib.sha256(text).hexdigest(),
            steps=tuple(steps),
            references=tuple(reference for reference in self.references if reference.parent in seeded),
            checks=checks,
            personal=personal,
            handling=handling,
            stream_version=STREAM_VERSION,
            lexicon={"version": str(LEXICON_VERSION), "digest": lexicon_digest()},
            libraries=library_versions(self.providers),
            omissions=self._omissions(),
            options={
                "rows": {name: int(rows) for name, rows in sorted(self.request.rows.items())},
                "tables": sorted(self.request.tables),
            },
        )


def _check_seedable(table: Table) -> None:
    """Raise PlanError for a table whose seeded rows could not be written, or not be found again."""
    own = OWN_TABLES.get(table.name.lower())
    place = str(table.position) if table.position else None
    if own is not None:
        raise PlanError(
            f"table '{table.name}' is seedsql's own: in it scripts and commands find {own}",
            place=place,
            hint="leave it out of the blueprint, or give the table another name",
        )
    omission = unseedable(table)
    if omission is not None:
        raise PlanError(
            f"table '{table.name}' cannot be seeded: {omission.reason}",
            place=place,
            hint=f"{omission.way_out}, or leave the table out",
        )


def _holds_key(table: Table, columns: Sequence[str]) -> bool:
    """True when no two rows can have the same values in ``columns``: a whole key is among them."""
    held = {name.lower() for name in columns}
    keys = [(table.primary_key, ()), *((key.columns, key.prefixes) for key in table.unique_keys)]
    return any(key and {name.lower() for name in key} <= held and not any(prefixes) for key, prefixes in keys)


def _is_unique(table: Table, columns: tuple[str, ...]) -> bool:
    """True when the columns, as a set, are a whole unique or primary key."""
    wanted = {name.lower() for name in columns}
    keys = [table.primary_key, *(key.columns for key in table.unique_keys if key.columns)]
    return any({name.lower() for name in key} == wanted for key in keys)
