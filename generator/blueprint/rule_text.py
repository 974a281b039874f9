"""A rule as one line of text, as ``explain``, ``diff`` and the manifest have it."""

from __future__ import annotations

import hashlib
from typing import Any

from ..toml_fields import toml
from .model import ColumnRule, ExpressionRule, LookupRule, PairsRule, ProviderRule, ReferenceRule
from .writing import rule_name

LONGEST_OPTION = 600
"""Characters of an option of a rule; of a longer one, such as a list of thousands of words, ``rule_text`` holds a digest."""
ELIDED = "sha256:"


def _pairs_options(rule: PairsRule) -> dict[str, Any]:
    within = {"within": list(rule.within)} if rule.within else {}
    return within | ({"other": True} if rule.other else {})


def rule_text(rule: ColumnRule) -> str:
    """A rule as one line: its expression, or its options as an inline table of TOML in a fixed order. What a rule says
    about personal data is left out: no value depends on it."""
    given: dict[str, Any]
    if isinstance(rule.rule, ExpressionRule):
        given = {"expression": rule.rule.expression} | ({"via": rule.rule.via} if rule.rule.via else {})
    elif isinstance(rule.rule, ProviderRule):
        given = {"provider": rule.rule.provider, **rule.rule.options}
    elif isinstance(rule.rule, PairsRule):
        given = {"pairs": list(rule.rule.tables)} | _pairs_options(rule.rule)
    elif isinstance(rule.rule, ReferenceRule):
        given = _reference_options(rule.rule)
    elif isinstance(rule.rule, LookupRule):
        given = {"lookup": rule.rule.select}
    else:
        given = {"default": True}
    extras = {"null": rule.null, "when": rule.when, "unique": rule.unique, "stream": rule.stream}
    given |= {key: value for key, value in extras.items() if value}
    if list(given) == ["expression"]:
        return str(given["expression"])
    whole = {"expression", "where", "within", "when", "lookup"}
    if isinstance(rule.rule, ProviderRule):
        whole |= rule.rule.bounds.keys()
    return toml({key: value if key in whole else _shortened(value) for key, value in given.items()})


def _reference_options(rule: ReferenceRule) -> dict[str, Any]:
    target = ".".join([rule_name(rule.table), *([", ".join(rule.columns)] if rule.columns else [])])
    other: Any = True if rule.other == ("*",) else list(rule.other)
    narrowing = {"where": rule.where, "within": dict(rule.within), "other": other}
    options = {**narrowing, **rule.options}
    return {"reference": target, "pick": rule.pick, **{key: value for key, value in options.items() if value}}


def _shortened(value: Any) -> Any:
    text = toml(value)
    if len(text) <= LONGEST_OPTION:
        return value
    return f"{ELIDED}{hashlib.sha256(text.encode('utf-8')).hexdigest()}"
