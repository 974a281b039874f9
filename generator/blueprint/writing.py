"""Names as expressions and rules spell them; comments of a blueprint."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from ..printable import printable
from ..sql.identifiers import identifier
from ..toml_fields import toml
from .model import ColumnRule, ExpressionRule, LookupRule, PairsRule, ProviderRule, ReferenceRule

_RESERVED = frozenset(
    "add all and as asc by case check column condition count date day desc distinct from group having if in "
    "index interval is join key left like limit max min month not null of on or order rank references right row "
    "select set sum table then time to union update user using values when where with year".split()
)


def sql_name(name: str) -> str:
    """A column or table as an expression names it: in backticks where it must be."""
    plain = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) and name.lower() not in _RESERVED
    return name if plain else identifier(name)


def sql_literal(value: object) -> str:
    """A text or number as an expression has it; a backslash begins an escape there (``App\\\\Models``)."""
    if not isinstance(value, str):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def is_one_of(name: str, literals: Sequence[str]) -> str:
    """The condition that ``name`` is one of some literals."""
    return f"{name} = {literals[0]}" if len(literals) == 1 else f"{name} IN ({', '.join(literals)})"


def rule_name(name: str, special: str = ",.`") -> str:
    """A table or column as references name it: in backticks where a comma, a dot or a blank at an end would be read as
    something else."""
    plain = name == name.strip() and not set(name) & set(special)
    return name if plain else identifier(name)


def rule_key(name: str) -> str:
    """A column as the key of its rule, where a dot is like any other character."""
    return rule_name(name, ",`")


QUOTED = re.compile(r"\s*`((?:[^`]|``)+)`\s*")


def key_names(text: str) -> tuple[str, ...]:
    """Names between commas; one in backticks may hold commas itself."""
    names, rest = [], text
    while True:
        quoted = QUOTED.match(rest)
        if quoted is not None and (quoted.end() == len(rest) or rest[quoted.end()] == ","):
            names.append(quoted[1].replace("``", "`"))
            rest = rest[quoted.end() :]
            if not rest:
                return tuple(names)
            rest = rest[1:]
            continue
        name, comma, rest = rest.partition(",")
        names.append(name.strip())
        if not comma:
            return tuple(names)


def comment(text: str) -> str:
    """A comment line; line breaks become blanks, what else cannot be printed is escaped."""
    return "# " + printable(" ".join(text.split()))


def _pairs_options(rule: PairsRule) -> dict[str, Any]:
    within = {"within": list(rule.within)} if rule.within else {}
    return within | ({"other": True} if rule.other else {})


LONGEST_OPTION = 600
"""Characters of an option of a rule; of a longer one, such as a list of thousands of words, ``rule_text`` holds a digest."""
ELIDED = "sha256:"


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
