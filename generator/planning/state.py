"""What is known while a plan is bound: sources, options, what is bound so far, and mistakes to report together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..blueprint.inference.tables.omissions import Omission
from ..blueprint.model import Blueprint, ColumnRule, ProviderRule
from ..blueprint.reader import blueprint_error
from ..blueprint.shared import with_shared_rules
from ..project import GenerationOptions
from ..schema.model import Column, Schema
from ..values.context import Context
from ..values.expressions.parse import ExpressionError, Tree
from ..values.expressions.tree_store import TreeStore
from .memory import Memory
from .model import Reference
from .tables import BoundTable

if TYPE_CHECKING:
    from ..blueprint.inference.tables.defaults import Defaults


class PlanState:
    """``tables`` are bound in insert order; ``rules`` are those of columns, by table and column;
    ``inferred`` those, with their tables, that the blueprint does not give; ``problems`` are mistakes of
    the blueprint, one line each."""

    def __init__(
        self,
        schema: Schema,
        blueprint: Blueprint,
        options: GenerationOptions,
        trees: TreeStore,
        memory: Memory | None = None,
    ) -> None:
        self.schema = schema
        self.blueprint = with_shared_rules(schema, blueprint)
        self.options = options
        self.trees = trees
        self.memory = memory or Memory()
        self.problems: list[str] = list(blueprint.problems)
        # The options override the blueprint, 0 as well.
        self.seed = blueprint.seed if options.seed is None else options.seed
        self.as_of = options.as_of or blueprint.as_of
        self.id_base = blueprint.id_base if options.id_base is None else options.id_base
        self.tables: dict[str, BoundTable] = {}
        self.rules: dict[tuple[str, str], ColumnRule] = {}
        self.inferred: list[tuple[str, ColumnRule]] = []
        self.untried: set[tuple[str, str]] = set()  # columns of inferred rules that are bound once they are asked for
        self.defaults: dict[str, Defaults] = {}
        self.language: str | None = None  # that names are read in, once that is asked for
        self.references: list[Reference] = []
        self.references_of: dict[str, list[Reference]] = {}  # the same by the table that refers
        self.supporting: set[str] = set()
        self.deferred: dict[str, list[str]] = {}
        self.providers: set[str] = set()
        self.lookups: dict[str, str] = {}  # variables, by the SELECT that finds their value
        self.looked_up: list[tuple[str, str, str]] = []  # table, column, variable
        self.omitted_checks: list[Omission] = []

    def set_references(self, references: list[Reference]) -> None:
        """Take the references of the whole schema."""
        self.references = references
        for reference in references:
            self.references_of.setdefault(reference.table, []).append(reference)

    def raise_problems(self) -> None:
        """Raise BlueprintError when there are mistakes so far."""
        if self.problems:
            # a shared rule can be wrong in many tables in the same way
            raise blueprint_error(list(dict.fromkeys(self.problems)), self.blueprint.source)

    def context(self, bound: BoundTable, name: str, column: Column | None, rule: ColumnRule | None) -> Context:
        """Return what a provider is given about a column: its type, its names, whether it must be unique."""
        options = rule.rule.options if rule is not None and isinstance(rule.rule, ProviderRule) else {}
        return Context(
            seed=self.seed,
            table=bound.name,
            column=name,
            type=column.type if column is not None else None,
            unique=(rule is not None and rule.unique) or (column is not None and bound.table.is_key((column.name,))),
            rows=bound.rows,
            as_of=self.as_of,
            options=options,
            stream=rule.stream if rule is not None else None,
            locale=self.blueprint.locale,
        )

    def tree(self, text: str, path: str) -> Tree | None:
        """Return the tree of an expression; a syntax error is added to the problems, at ``path``, and gives None."""
        try:
            return self.trees.tree(text)
        except ExpressionError as problem:
            self.problems.append(f"{path}: {problem}")
            return None
