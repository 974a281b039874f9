"""The rules that a plan's values come from, in the form in which a manifest keeps them: one line each."""

from __future__ import annotations

from collections.abc import Mapping

from ..blueprint.model import ColumnRule
from ..blueprint.rule_text import rule_text
from ..blueprint.writing import rule_key
from .model import PlannedRule
from .references import table_rules
from .state import PlanState

INFERRED = "inferred: "
"""What a manifest has before a rule that comes from the schema."""

RuleTexts = Mapping[str, Mapping[str, str]]
"""Rules by table and by the names of their columns, as ``rule_texts`` gives them."""


def planned_rules(state: PlanState) -> tuple[PlannedRule, ...]:
    """Every rule of the tables of a plan: those of the blueprint, hidden columns first, then those that were inferred."""
    inferred: dict[str, list[ColumnRule]] = {}
    for table, rule in state.inferred:
        inferred.setdefault(table, []).append(rule)
    written: dict[int, tuple[str, str]] = {}  # a rule may be that of many tables

    def planned(table: str, rule: ColumnRule, is_inferred: bool) -> PlannedRule:
        if id(rule) not in written:
            written[id(rule)] = ", ".join(map(rule_key, rule.columns)), rule_text(rule)
        return PlannedRule(table, *written[id(rule)], is_inferred)

    found = []
    for bound in state.tables.values():
        rules = table_rules(state.blueprint, bound.table)
        found += [planned(bound.name, rule, False) for rule in (*rules.hidden, *rules.columns)]
        found += [planned(bound.name, rule, True) for rule in inferred.get(bound.name, ())]
    return tuple(found)


def rule_texts(rules: tuple[PlannedRule, ...]) -> dict[str, dict[str, str]]:
    """The rules as plain data: text by table and by the names of the columns, ``INFERRED`` before those of the schema."""
    found: dict[str, dict[str, str]] = {}
    for rule in rules:
        found.setdefault(rule.table, {})[rule.key] = f"{INFERRED if rule.is_inferred else ''}{rule.text}"
    return found
