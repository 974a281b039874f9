"""Times that people plan are on the quarter hour, and what is promised or expected on a full five minutes, whatever they are drawn from."""

from __future__ import annotations

import re
from typing import Any

from ....schema.model import Column
from ...writing import rule_key
from ..tables.state import SchemaRules, TableRules
from ..words.vocabulary import tokens
from .spans import PLANNED

_AGREED = frozenset("scheduled planned appointment".split())
_OR_AHEAD = re.compile(r"IF\(.+, ahead_*, (\w+)\)")


def plan_on_the_quarter_hour(inferred: SchemaRules) -> None:
    """Give the steps of minutes to what draws planned times, where nothing else is shown of it."""
    for table in inferred.tables:
        found = inferred.found[table.name]
        clocks = [each for each in table.columns if each.type.name in ("datetime", "timestamp")]
        for column in clocks:
            words = set(tokens(column.name))
            key, step = rule_key(column.name), "15m" if words & _AGREED else "5m"
            if words & (PLANNED | _AGREED) and key in found.rules:
                found.rules[key] = _stepped(found.rules[key], step)
                hidden = _shown_by(found.rules[key])
                if hidden in found.hidden and not _is_shown_elsewhere(found, hidden, clocks):
                    found.hidden[hidden] = _stepped(found.hidden[hidden], step)


def _stepped(rule: Any, step: str) -> Any:
    """A rule that draws a time of its own, with the step."""
    is_drawn = isinstance(rule, dict) and rule.get("provider") == "datetime" and "in_turn" not in rule
    return rule | {"step": rule.get("step", step)} if is_drawn else rule


def _shown_by(rule: Any) -> str:
    """The column that a rule shows as it is, where what it says is not ahead."""
    text = str(rule.get("expression", "")) if isinstance(rule, dict) else str(rule)
    ahead = _OR_AHEAD.fullmatch(text)
    return ahead[1] if ahead is not None else text


def _is_shown_elsewhere(found: TableRules, hidden: str, clocks: list[Column]) -> bool:
    """True where a time that is not planned shows it too: when the row was written."""
    others = (each for each in clocks if not (PLANNED | _AGREED) & set(tokens(each.name)))
    return any(_shown_by(found.rules.get(rule_key(each.name))) == hidden for each in others)
