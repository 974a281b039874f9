"""What a column's values are computed from: other columns, and facts such as the seed, ``as_of`` or a table's rows.

A value is a pure function of these, so one that changed was changed by one of them, and one of which none changed cannot
have changed. Rules are read from their texts (``provenance``): a manifest is enough, no blueprint is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..blueprint.model import ColumnRule, DefaultRule, ExpressionRule, LookupRule, PairsRule, ReferenceRule
from ..blueprint.rule_reader import read_rule
from ..blueprint.rule_text import ELIDED
from ..blueprint.writing import key_names
from ..errors import BlueprintError
from ..toml_fields import read_toml
from ..values.expressions.parse import ExpressionError, Tree
from ..values.expressions.tree_store import TreeStore
from ..values.providers.reading import READS
from .provenance import INFERRED, RuleTexts

Column = tuple[str, str]
"""A table and a column, as they are spelled where rules or keys name them, hidden columns too."""
Fact = tuple[str, ...]
"""``("seed",)``, ``("as_of",)``, ``("lexicon",)``, ``("library",)``; ``("rows", table)``, ``("ids", table)``;
``("rule", table, key)``, ``("type", table, column)``, ``("unique", table, column)``."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What one column is computed from directly."""

    columns: frozenset[Column] = frozenset()
    facts: frozenset[Fact] = frozenset()


@dataclass(frozen=True, slots=True)
class Link:
    """Columns of ``table`` that point to ``parent``."""

    table: str
    columns: tuple[str, ...]
    parent: str


@dataclass
class Lineage:
    """The rules of a seed. ``keys`` are the columns that identify a row, by table; of ``counted`` tables they are numbers
    that count the rows; ``links`` are foreign keys."""

    rules: RuleTexts
    keys: Mapping[str, tuple[str, ...]]
    counted: frozenset[str]
    links: Sequence[Link]
    _read: dict[str, ColumnRule | None] = field(default_factory=dict)
    _trees: TreeStore = field(default_factory=TreeStore)

    def rule_key(self, table: str, column: str) -> str | None:
        """The key of the rule that fills a column; None where none does."""
        return self._key_of.get((table, column.lower()))

    @cached_property
    def _key_of(self) -> dict[tuple[str, str], str]:
        return {
            (table, name.lower()): key
            for table, rules in self.rules.items()
            for key in rules
            for name in key_names(key)
        }

    @cached_property
    def _links(self) -> list[Link]:
        found = list(self.links)
        for table, rules in self.rules.items():
            for key in rules:
                rule = self._rule(table, key)
                if rule is not None and isinstance(rule.rule, ReferenceRule):
                    found.append(Link(table, rule.columns, self._spelled(rule.rule.table)))
                elif rule is not None and isinstance(rule.rule, PairsRule):
                    pairs = zip(rule.columns, rule.rule.tables, strict=False)
                    found += [Link(table, (name,), self._spelled(parent)) for name, parent in pairs]
        return found

    def _spelled(self, table: str) -> str:
        return next((name for name in self.keys if name.lower() == table.lower()), table)

    def _rule(self, table: str, key: str) -> ColumnRule | None:
        """A rule read from its text; None for one that is not whole."""
        text = self.rules[table][key].removeprefix(INFERRED)
        name = f"{key}\0{text}"
        if name not in self._read:
            try:
                value = read_toml(f"rule = {text}")["rule"] if text.startswith("{ ") else text
                self._read[name] = read_rule(key, value, table)
            except (BlueprintError, ValueError):
                self._read[name] = None
        return self._read[name]

    def inputs(self, table: str, column: str) -> Inputs:
        """What a column of ``table`` is computed from directly."""
        key = self.rule_key(table, column)
        # A wider column changes values as well: a provider makes its text fit, and a unique one spreads over what fits.
        own: set[Fact] = {("type", table, column.lower()), ("unique", table, column.lower())}
        if key is None:
            own |= {("ids", table)} if table in self.counted else set()
            return Inputs(frozenset(), frozenset(own))
        own.add(("rule", table, key))
        rule = self._rule(table, key)
        if rule is None:
            # Of a rule that cannot be read anything may be an input: too many causes are named rather than too few.
            return Inputs(frozenset(), frozenset(own | {("seed",), ("as_of",), ("lexicon",), ("library",)}))
        columns, facts = self._of_rule(table, rule)
        if rule.when:
            narrowing, more = self._of_expression(table, rule.when, None)
            columns, facts = columns | narrowing, facts | more
        facts |= own | ({("seed",)} if rule.null else set())
        return Inputs(frozenset(columns), frozenset(facts))

    def _of_rule(self, table: str, rule: ColumnRule) -> tuple[set[Column], set[Fact]]:
        kind = rule.rule
        if isinstance(kind, ExpressionRule):
            return self._of_expression(table, kind.expression, kind.via)
        if isinstance(kind, ReferenceRule):
            return self._of_reference(table, kind)
        if isinstance(kind, PairsRule):
            parents = [self._spelled(parent) for parent in kind.tables]
            facts: set[Fact] = {("seed",), ("rows", table), *(("rows", parent) for parent in parents)}
            columns = {(parent, name) for parent in parents for name in self.keys.get(parent, ())}
            for parent, text in zip(parents, kind.within, strict=False):
                shared, more = self._of_expression(parent, text, None)
                columns, facts = columns | shared, facts | more
            return columns, facts
        if isinstance(kind, DefaultRule | LookupRule):
            return set(), set()
        facts = {("seed",)}
        for name in _providers({"provider": kind.provider, **kind.options}):
            facts |= {(fact,) for fact in READS.get(name, ("as_of", "lexicon", "library"))}
        columns = set()
        facts |= {("rows", table)} if "in_turn" in kind.options else set()
        for text in kind.bounds.values():
            read, more = self._of_expression(table, text, None)
            columns, facts = columns | read, facts | more
        return columns, facts

    def _of_reference(self, table: str, rule: ReferenceRule) -> tuple[set[Column], set[Fact]]:
        parent = self._spelled(rule.table)
        columns = {(parent, name) for name in rule.columns or self.keys.get(parent, ())}
        facts: set[Fact] = {("seed",), ("rows", table), ("rows", parent)}
        if "weight" in rule.options:
            columns.add((parent, str(rule.options["weight"])))
        if rule.where:
            narrowing, more = self._of_expression(parent, rule.where, None)
            columns, facts = columns | narrowing, facts | more
        for pair in rule.within:
            for place, text in zip((table, parent), pair, strict=True):
                narrowing, more = self._of_expression(place, text, None)
                columns, facts = columns | narrowing, facts | more
        columns |= {
            (table, name) for other in rule.other for link in self._named(table, other) for name in link.columns
        }
        return columns, facts

    def _of_expression(self, table: str, text: str, via: str | None) -> tuple[set[Column], set[Fact]]:
        columns: set[Column] = set()
        facts: set[Fact] = set()
        try:
            tree = self._trees.tree(text)
        except ExpressionError:
            return columns, facts
        for node in _nodes(tree):
            if node[0] == "column":
                self._add_path(table, node[1:], columns, facts)
            elif node[0] in ("ordinal", "running"):
                links = self._named(table, node[-1])
                columns |= {(table, name) for link in links for name in link.columns} or {(table, node[-1])}
            elif node[0] == "aggregate":
                self._add_aggregate(table, node, via, columns, facts)
        return columns, facts

    def _add_path(self, table: str, path: Sequence[str], columns: set[Column], facts: set[Fact]) -> None:
        name = path[0]
        links = self._named(table, name) if len(path) > 1 else []
        if links:
            for link in links[:1]:
                columns |= {(table, column) for column in link.columns}
                self._add_path(link.parent, path[1:], columns, facts)
        elif len(path) > 1 and name.lower() == table.lower():
            self._add_path(table, path[1:], columns, facts)
        elif len(path) > 1:
            facts.add(("rows", self._spelled(name)))  # a parent without rows is NULL
        elif name.lower() == "as_of" and self.rule_key(table, name) is None:
            facts.add(("as_of",))
        elif name.lower() != "row_number" or self.rule_key(table, name) is not None:
            columns.add((table, name))

    def _add_aggregate(self, table: str, node: Tree, via: str | None, columns: set[Column], facts: set[Fact]) -> None:
        paths = [tuple(each[1:]) for each in _nodes(node[2]) if each[0] == "column"]
        for name in {path[0] for path in paths if len(path) > 1}:
            child = self._spelled(name)
            facts.add(("rows", child))
            for link in self._links:
                if link.table == child and link.parent == table and (via is None or via in link.columns):
                    columns |= {(child, column) for column in link.columns}
            for path in paths:
                self._add_path(child, path[1:] if len(path) > 1 else path, columns, facts)

    def _named(self, table: str, name: str) -> list[Link]:
        """The links of a table whose column, or else whose parent, is called ``name``."""
        own = [link for link in self._links if link.table == table]
        by_column = [link for link in own if name.lower() in (column.lower() for column in link.columns)]
        return by_column or [link for link in own if link.parent.lower() == name.lower()]


def _nodes(tree: Tree) -> Iterator[Tree]:
    """The nodes of a tree, those inside an aggregate left to whoever looks into it."""
    if tree and isinstance(tree[0], str):
        yield tree
        if tree[0] == "aggregate":
            return
    for item in tree:
        if isinstance(item, list):
            yield from _nodes(item)


def _providers(value: Any) -> Iterable[str]:
    """The providers that a rule names, also inside its options; of an option that is not whole, any."""
    if isinstance(value, dict):
        if isinstance(name := value.get("provider"), str):
            yield name
        for item in value.values():
            yield from _providers(item)
    elif isinstance(value, list):
        for item in value:
            yield from _providers(item)
    elif isinstance(value, str) and value.startswith(ELIDED):
        yield ELIDED
