"""The parser's errors, in words that need no knowledge of it, with the place inside the text."""

from __future__ import annotations

import re

from sqlglot.errors import SqlglotError

_MISSING = re.compile(r"Required keyword: '\w+' missing for <class '[\w.]*\.(\w+)'>")
_EXPECTED = re.compile(r"Expect(?:ing|ed) ([)\]}])")
_SPELLED = {
    "add": "+",
    "sub": "-",
    "mul": "*",
    "div": "/",
    "intdiv": "DIV",
    "mod": "%",
    "eq": "=",
    "nullsafeeq": "<=>",
    "neq": "<>",
    "lt": "<",
    "lte": "<=",
    "gt": ">",
    "gte": ">=",
    "and": "AND",
    "or": "OR",
    "not": "NOT",
    "neg": "-",
    "is": "IS",
    "like": "LIKE",
    "between": "BETWEEN",
    "in": "IN",
}
_WHEN = "IF or CASE lacks a value: IF(condition, value, other), CASE WHEN condition THEN value END"


def plain(error: SqlglotError, text: str, before: int) -> str:
    """Return what is wrong with ``text``, which the parser saw with ``before`` characters in front of it."""
    details = (getattr(error, "errors", None) or [{}])[0]
    where = (details.get("col") or before) - before
    found = str(details.get("highlight") or "")
    reason = _reason(str(details.get("description") or error), found, text)
    location = f" at character {where}" if where > 0 else ""
    return f"{reason}{location} in {excerpt(text)}"


def excerpt(text: str) -> str:
    """Return ``text`` in quotes, cut off where it is long."""
    return repr(text if len(text) <= 80 else text[:77] + "...")


def _reason(description: str, found: str, text: str) -> str:
    missing = _MISSING.match(description)
    if missing is not None:
        name = missing[1].lower()
        if name == "if":
            return _WHEN
        if name in _SPELLED:
            return f"a value is missing beside {_SPELLED[name]}"
        return f"a value is missing near {found}" if found.upper() != name.upper() and found != ")" else _too_few(found)
    expected = _EXPECTED.match(description)
    if expected is not None:
        return f"a {expected[1]} is missing"
    if description.startswith("Expected TYPE"):
        return "CAST lacks a type that MySQL knows, as in CAST(x AS DECIMAL(12,2)),"
    if description.startswith("Expected END"):
        return "CASE lacks its END"
    if description.startswith("Error tokenizing"):
        opened = next((mark for mark in ("'", '"', "`") if text.count(mark) % 2), None)
        return f"the quote {opened} is not closed" if opened else "a quote or a comment is not closed"
    if description.startswith("INTERVAL"):
        return "an INTERVAL is needed, such as INTERVAL 3 DAY,"
    return f"{found} is not expected" if found else "this is no expression"


def _too_few(found: str) -> str:
    return "a function has too few arguments" if found == ")" else f"{found} lacks a value"
