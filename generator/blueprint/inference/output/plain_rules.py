"""What is said of rules that are no guess: rows that a reference picks, people and places, numbers of rows, and what is undecided."""

from __future__ import annotations

import re
from typing import Any

_OF_A_PERSON = re.compile(r"person\.|email$|username$|phone$")
_NUMBERED = re.compile(r"ORDINAL\(([\w`, ]+)\)")


def plain_reason(rule: Any, *, is_undecided: bool) -> str:
    """One line of why a column has a rule that follows from its keys, its type and its name; empty where nothing is to be said."""
    if isinstance(rule, str):
        numbered = _NUMBERED.fullmatch(rule)
        return f"number: counts the rows of each {numbered[1]}" if numbered is not None else ""
    if "reference" in rule:
        return _of_reference(rule)
    if is_undecided:
        return "undecided: by its type and name alone"
    if rule.get("provider") == "sequence":
        return "number: counts up"
    if "stream" in rule:
        kind = "person" if _OF_A_PERSON.match(str(rule["provider"])) else "place"
        return f"{kind}: of the one {kind} of the row"
    return ""


def _of_reference(rule: dict[str, Any]) -> str:
    parent = str(rule["reference"]).partition(".")[0].strip("`")
    counts = rule.get("counts")
    if rule.get("pick") == "quota" and counts:
        least, most = min(counts), max(counts)
        return f"reference: {least if least == most else f'{least} to {most}'} rows of each of {parent}, in turn"
    if rule.get("pick") == "each" or rule.get("cover"):
        return (
            f"reference: each of {parent} has {'one' if rule.get('pick') == 'each' else 'some, where there are enough'}"
        )
    if rule.get("pick") == "permute":
        return f"reference: each of {parent} once"
    others = {"where", "within", "weight", "other", "pick"} & rule.keys()
    return "" if others else f"reference: any of {parent}"
