"""Rules that many tables have in common, taken out of the tables where that makes a blueprint shorter.

What is taken out, ``blueprint.shared`` puts back when the file is read: a table whose column has another rule keeps it, and one that
would have left it to its default now says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from ....schema.model import Table
from ....toml_fields import toml
from ...model import TableRules
from ...rule_reader import read_rule
from ...shared import TABLE, SharedRules, takes
from ...writing import rule_key

_FEWEST = 2
"""Columns that make a rule a shared one."""
OWN_MEANING = ("time: ", "share: ", "sum: ", "rest: ", "roll-up: ")
"""How reasons begin of what is of its column alone: two dates with one rule are two guesses."""
TOGETHER = 6
"""Names of columns, or of tables, before one rule."""


def is_drawn_alike(rule: Mapping[str, Any], reason: str) -> bool:
    """True for a rule that reads no other column, of columns that mean no more than it says: no time, and no part of an amount."""
    return "reference" not in rule and "expression" not in rule and not reason.startswith(OWN_MEANING)


@dataclass
class WrittenTable:
    """What is written of one table: rules that are no defaults, by column as rules name it, and the ``defaults`` that are left
    out. ``undecided`` columns no rule could guess."""

    table: Table
    notes: list[str]
    id_base: int | None
    hidden: dict[str, Any]
    columns: dict[str, Any]
    reasons: dict[str, str]
    plain_reasons: dict[str, str]
    runners_up: dict[str, str]
    defaults: dict[str, Any] = field(default_factory=dict)
    undecided: list[str] = field(default_factory=list)

    @cached_property
    def keys(self) -> dict[str, str]:
        """The keys of the rules as they were first, by their lower-case text."""
        return {key.lower(): key for key in self.columns}


@dataclass
class Shared:
    """The rules of [columns], with their reasons, and of [hidden]."""

    columns: dict[str, Any] = field(default_factory=dict)
    hidden: dict[str, Any] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    def rules(self) -> TableRules:
        """The rules as they are read again."""
        return _read("", self.columns, self.hidden)


class _Candidate(NamedTuple):
    """The commonest rule of the columns called ``name``: the tables that have it, and those that would have to say that theirs is
    the default, which are less."""

    name: str
    rule: Any
    reason: str
    sharing: tuple[WrittenTable, ...]
    silent: tuple[WrittenTable, ...]

    @property
    def gain(self) -> int:
        """Lines that are not written."""
        return len(self.sharing) - len(self.silent)

    @property
    def group(self) -> str:
        """What names have in common that stand before one rule: what is drawn alike. References are joint keys there, and what is computed
        of other columns means another thing under another name."""
        own = "" if isinstance(self.rule, dict) and is_drawn_alike(self.rule, self.reason) else self.name
        return f"{toml(self.rule)} {self.reason} {own}"


def share(tables: Sequence[WrittenTable], unseeded: Sequence[Table]) -> Shared:
    """Take out of ``tables`` what they share. ``unseeded`` are the tables of the schema without rows."""
    shared = Shared()
    groups: dict[str, list[_Candidate]] = {}
    for candidate in _candidates(tables, unseeded):
        groups.setdefault(candidate.group, []).append(candidate)
    for group in groups.values():
        columns = sum(len(candidate.sharing) for candidate in group)
        if columns >= _FEWEST and sum(candidate.gain for candidate in group) > -(-len(group) // TOGETHER):
            for candidate in group:
                _take_out(candidate, shared)
    _share_hidden(tables, shared)
    return shared


def _candidates(tables: Sequence[WrittenTable], unseeded: Sequence[Table]) -> Iterator[_Candidate]:
    ruled: dict[str, list[WrittenTable]] = {}
    having: dict[str, list[WrittenTable]] = {}
    for table in tables:
        for column in table.table.columns:
            name = column.name.lower()
            having.setdefault(name, []).append(table)
            if name in table.keys and table.keys[name] not in table.runners_up:
                ruled.setdefault(name, []).append(table)
    elsewhere = {column.name.lower() for table in unseeded for column in table.columns}
    for name, users in ruled.items():
        candidate = _candidate(name, users, having[name], name in elsewhere)
        if candidate is not None and candidate.gain > 0:
            yield candidate


def _candidate(
    name: str, ruled: list[WrittenTable], having: list[WrittenTable], is_elsewhere: bool
) -> _Candidate | None:
    """The commonest rule of ``name`` in the tables ``ruled``; ``is_elsewhere``: tables without rows have such a column too."""
    rules = {table.table.name: _general(table, table.columns[table.keys[name]]) for table in ruled}
    text = Counter(map(toml, rules.values())).most_common(1)[0][0]
    sharing = [table for table in ruled if toml(rules[table.table.name]) == text]
    rule, key = rules[sharing[0].table.name], sharing[0].keys[name]
    if is_elsewhere and isinstance(rule, dict) and "reference" in rule:
        return None  # it would say of a table without rows whom it refers to
    read = read_rule(key, rule, "")
    silent = [table for table in having if name not in table.keys and takes(table.table, read)]
    if any(rule_key(table.table.column(name).name) not in table.defaults for table in silent):
        return None  # a joint rule decides the column there
    reasons = {table.reasons.get(table.keys[name], "") for table in sharing}
    # what is true of one table's rows need not be so of another's
    reason = reasons.pop() if len(reasons) == 1 else sharing[0].plain_reasons.get(key, "")
    return _Candidate(key, rule, reason, tuple(sharing), tuple(silent))


def _take_out(candidate: _Candidate, shared: Shared) -> None:
    name = candidate.name.lower()
    for table in candidate.silent:
        own = rule_key(table.table.column(name).name)
        table.columns[own] = table.defaults[own]
    for table in candidate.sharing:
        del table.columns[table.keys[name]]
    shared.columns[candidate.name] = candidate.rule
    if candidate.reason:
        shared.reasons[candidate.name] = candidate.reason


def _share_hidden(tables: Sequence[WrittenTable], shared: Shared) -> None:
    """Hidden columns whose rules most tables have in common, where the tables would take them by their own rules."""
    rules = {(name, toml(rule)): rule for table in tables for name, rule in table.hidden.items()}
    counted = Counter((name, toml(rule)) for table in tables for name, rule in table.hidden.items())
    for item, count in counted.most_common():
        if count >= _FEWEST:
            shared.hidden.setdefault(item[0], rules[item])
    read = SharedRules(shared.rules())
    for table in tables:
        kept = {name: rule for name, rule in table.hidden.items() if shared.hidden.get(name) != rule}
        own = _read(table.table.name, table.columns, kept)
        taken = {rule.columns[0] for rule in read.completed(table.table, own).hidden}
        table.hidden = {name: rule for name, rule in table.hidden.items() if name in kept or name not in taken}


def _read(name: str, columns: Mapping[str, Any], hidden: Mapping[str, Any]) -> TableRules:
    return TableRules(
        name,
        tuple(read_rule(key, rule, "") for key, rule in columns.items()),
        tuple(read_rule(key, rule, "") for key, rule in hidden.items()),
    )


def _general(table: WrittenTable, rule: Any) -> Any:
    """A rule without the table's own name in its stream."""
    stream = rule.get("stream", "") if isinstance(rule, dict) else ""
    own = f"{table.table.name}."
    return {**rule, "stream": f"{TABLE}.{stream.removeprefix(own)}"} if stream.startswith(own) else rule
