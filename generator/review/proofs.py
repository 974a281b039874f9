"""What the scripts prove and refer to, read from their own text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..sql.script_rows import read_literal
from ..sql.statements import Statement

_TEXT = r"('(?:[^']|'')*'|_utf8mb4 X'[0-9A-F]*')"  # names that a migration tool might take for its own are in hexadecimal digits
_CHECK = re.compile(rf"^  (?:UNION ALL )?SELECT {_TEXT}(?: AS `check`)?, (\d+)", re.MULTILINE)
_REFERENCE = re.compile(rf"SELECT (?:STRAIGHT_JOIN )?{_TEXT}, '([a-z ]+)', ")
_KINDS = (
    (": rows", "Rows of each table"),
    (": filled in", "Columns that UPDATEs fill in"),
    (": orphans", "References that lead to a row"),
    (" outside its reserved range", "Personal data within its reserved range"),
)
_COUNTED = (": rows", ": filled in")
RULES = "Rules of the blueprint"


def checks_by_kind(verify: Iterable[Statement]) -> dict[str, tuple[str, ...]]:
    """What a verify script checks, by kind: names of its checks, with the number that must be found where that is not 0."""
    found: dict[str, list[str]] = {RULES: [], **{kind: [] for _, kind in _KINDS}}
    for statement in verify:
        if not statement.text.startswith("WITH"):
            continue
        for literal, expected in _CHECK.findall(statement.text):
            name = _text(literal)
            ending, kind = next((pair for pair in _KINDS if name.endswith(pair[0])), ("", RULES))
            if name != "seedsql_history: applied":
                count = f": {int(expected):,}" if ending in _COUNTED else ""
                found[kind].append(name.removesuffix(ending) + count)
    tables = [name.rpartition(": ")[0] for name in found[_KINDS[0][1]]]
    found["Rows that sum up to what was written"] = tables
    found["Cells as in the up script (seedsql verify)"] = tables
    found["Besides"] = ["the seed is applied"]
    return {kind: tuple(names) for kind, names in found.items() if names}


def references_of(down: Iterable[Statement]) -> Iterator[tuple[str, str, str, str]]:
    """Yield table, columns (joined by +), parent and rule of each reference between seeded tables, as a down script counts
    them; the rule is what happens to the child, ``soft`` where no foreign key declares the reference."""
    for statement in down:
        for literal, rule in _REFERENCE.findall(statement.text):
            child, _, parent = _text(literal).rpartition(">")
            table, _, columns = child.rpartition(".")
            yield table, columns, parent, rule


def _text(literal: str) -> str:
    return str(read_literal(literal))
