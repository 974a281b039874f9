"""Rules that several tables have: each gets its own.

A key under [tables] may name several tables. [columns] and [hidden] at the top of a blueprint are of all tables: a table gets the
rule of a shared column when it has a column of that name and no rule of its own for it. A shared hidden column is for the tables
whose rules name it. ``{table}`` in the name of a stream is the table's own name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from ..lazy_patterns import lazy
from ..schema.model import Schema, Table
from .model import Blueprint, ColumnRule, ExpressionRule, ProviderRule, ReferenceRule, TableRules
from .writing import key_names

TABLE = "{table}"
_QUOTED = lazy(r"'(?:[^'\\]|\\.|'')*'")
_WORD = lazy(r"(?<![\w.`])(?:`([^`]+)`|([^\W\d]\w*))")


def with_shared_rules(schema: Schema, blueprint: Blueprint) -> Blueprint:
    """Return the blueprint with all the rules of each table under that table's name, as the schema writes it."""
    shared = blueprint.shared
    tables: dict[str, TableRules] = {}
    for key, rules in blueprint.tables.items():
        names = (key,) if schema.find(key) is not None else key_names(key)
        for written in names:
            table = schema.find(written)
            name = table.name if table is not None else written
            tables[name] = _together(tables[name], rules) if name in tables else rules._replace(name=name)
    if not shared.columns and not shared.hidden:
        return replace(blueprint, tables=tables)
    rules_of_all = SharedRules(shared)
    for table in schema.tables:
        rules = rules_of_all.completed(table, tables.get(table.name, TableRules(table.name)))
        if rules.columns or rules.hidden or table.name in tables:
            tables[table.name] = rules
    return replace(blueprint, tables=tables)


def _together(first: TableRules, second: TableRules) -> TableRules:
    """The rules of two keys that name the same table; one column with two rules is found when they are bound."""
    base = first.id_base if second.id_base is None else second.id_base
    return first._replace(columns=first.columns + second.columns, hidden=first.hidden + second.hidden, id_base=base)


class SharedRules:
    """The rules of [columns] and [hidden], read for all tables by their names in small letters."""

    def __init__(self, shared: TableRules) -> None:
        self._columns = [(frozenset(name.lower() for name in rule.columns), rule) for rule in shared.columns]
        self._hidden = {rule.columns[0].lower(): rule for rule in shared.hidden}

    def completed(self, table: Table, rules: TableRules) -> TableRules:
        """The rules of one table with the shared ones that it takes."""
        free = _open_columns(table) - {name.lower() for rule in rules.columns for name in rule.columns}
        added = [rule for names, rule in self._columns if names <= free]
        columns = (*rules.columns, *(_of_table(rule, table) for rule in added))
        own = {rule.columns[0].lower() for rule in rules.hidden}
        known = {name: rule for name, rule in self._hidden.items() if table.find(name) is None and name not in own}
        further = [_of_table(known[name], table) for name in named_hidden((*columns, *rules.hidden), known)]
        return rules._replace(columns=columns, hidden=(*rules.hidden, *further))


def takes(table: Table, rule: ColumnRule) -> bool:
    """True where the table has the columns of a shared rule, and they are neither generated nor its automatic key."""
    return _open_columns(table).issuperset(name.lower() for name in rule.columns)


def _open_columns(table: Table) -> set[str]:
    """The columns, lower case, that a shared rule may fill."""
    columns = {column.name.lower() for column in table.columns if not column.generated}
    key = table.row_key
    return columns - {key[0].lower()} if len(key) == 1 and table.column(key[0]).type.is_integer else columns


def named_hidden(rules: Iterable[ColumnRule], known: Mapping[str, ColumnRule]) -> list[str]:
    """Those of the hidden columns ``known`` (lower case) that rules name, by themselves or by one another; in the order of
    ``known``."""
    found: set[str] = set()
    frontier = list(rules)
    while frontier:
        words = {word for text in texts_of_rule(frontier.pop()) for word in _words(text)}
        for name in words & known.keys() - found:
            found.add(name)
            frontier.append(known[name])
    return [name for name in known if name in found]


def texts_of_rule(rule: ColumnRule) -> Iterator[str]:
    """The expressions of a rule that are of its own row."""
    if isinstance(rule.rule, ExpressionRule):
        yield rule.rule.expression
    elif isinstance(rule.rule, ProviderRule):
        yield from rule.rule.bounds.values()
    elif isinstance(rule.rule, ReferenceRule):
        yield from (own for own, _ in rule.rule.within)
    if rule.when:
        yield rule.when


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset((quoted or plain).lower() for quoted, plain in _WORD.findall(_QUOTED.sub("''", text)))


def _of_table(rule: ColumnRule, table: Table) -> ColumnRule:
    stream = rule.stream.replace(TABLE, table.name) if rule.stream else rule.stream
    return replace(rule, stream=stream) if stream != rule.stream else rule
