"""Columns that show a placeholder, or a number of which nothing says how large it is: whoever reads the blueprint has to decide them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ....schema.model import Table
from ...writing import comment, rule_key

_NUMBERS = frozenset(("integer", "decimal", "float", "year"))
_MOST = 8  # names of one table
_WIDTH = 118
_PLACEHOLDER = re.compile(
    r"\{letters:\d+\}|[^\W\d][\w ./-]* \{(?:row|digits:\d|[A-Z](?:\|[A-Z])+)(?::\d+)?\}|[A-Z]?0*(?:\{[^{}|]*(?:\|[^{}|]){2,}\})+0?"
)
_READ = re.compile(r"(?<![\w.'])\w+(?![\w'(])")
_COMPUTED = ("sum: ", "product: ", "rest: ", "share: ", "roll-up: ", "copy: ")
_NO_GUESS = ("range: its type", "text: goods of no known trade")


def undecided(table: Table, rules: Mapping[str, Any], reasons: Mapping[str, str]) -> list[str]:
    """The columns of a table that no rule could guess, as the schema spells them; ``rules`` and ``reasons`` are by the names of rules."""
    keys = {name.lower() for name in table.row_key}
    return [
        column.name
        for column in table.columns
        if column.name.lower() not in keys
        and is_undecided(rules.get(rule_key(column.name)), reasons.get(rule_key(column.name), ""))
    ]


def is_undecided(rule: Any, reason: str) -> bool:
    """True for a number without a reason, and for a text that is a placeholder, whatever gave it."""
    if not isinstance(rule, dict):
        return False
    if rule.get("provider") in _NUMBERS:
        return not reason or reason.startswith(_NO_GUESS)
    return _PLACEHOLDER.fullmatch(str(rule.get("pattern", ""))) is not None or rule.get("provider") == "words"


def undecided_in(rule: Any, names: Iterable[str], reason: str) -> list[str]:
    """Those of the undecided columns ``names`` that an amount is computed of."""
    text = str(rule.get("expression", "")) if isinstance(rule, dict) else str(rule)
    read = set(_READ.findall(text.lower())) if reason.startswith(_COMPUTED) else set()
    return [name for name in names if name.lower() in read]


def undecided_lines(names: Iterable[str]) -> Iterator[str]:
    """The comment that names them; of a table of many the first ones."""
    found = list(names)
    if found:
        more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
        yield comment(f"undecided: {', '.join(found[:_MOST])}{more}")


def undecided_elsewhere(tables: Mapping[str, list[str]]) -> list[str]:
    """The comment that names those of tables that have no section of their own."""
    found = []
    for table, names in tables.items():
        more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
        found += [f"{table}: {', '.join(names[:_MOST])}{more}"] if names else []
    text = " ".join("; ".join(found).split())
    lines = textwrap.wrap(f"undecided: {text}", _WIDTH, break_long_words=False, break_on_hyphens=False) if found else []
    return [comment(line) for line in lines]
