"""JSON documents from which the server computes other columns: each member that an expression reads is there, fits the column
that it becomes, and differs in each row where that column is unique."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ....schema.expressions import columns_named
from ....schema.model import Column, ColumnType, Table
from .context import ColumnContext, Rule, is_boolean, max_length
from .patterns import numbered_text, repeated

# JSON_EXTRACT(`doc`, '$.a.b'), doc->'$.a', doc->>'$.a': https://dev.mysql.com/doc/refman/8.4/en/json-search-functions.html
_PATH = re.compile(r"""(?:,|->>?)\s*(?:_\w+\s*)?'\$((?:\.(?:[A-Za-z_]\w*|"[^"'\\]+"))+)'""")
_MEMBER = re.compile(r'\.(?:([A-Za-z_]\w*)|"([^"]+)")')
_UNQUOTED = re.compile(r"json_unquote|json_value|->>", re.IGNORECASE)


def document_value(table: Table, document: Column) -> dict[str, Any] | None:
    """Return the ``value`` of the json rule of a column from which others are computed; None where none is."""
    value: dict[str, Any] = {}
    for generated, path in _extracted(table, document):
        place = value
        for member in path[:-1]:
            inner = place.setdefault(member, {})
            if not isinstance(inner, dict) or "provider" in inner:
                return None  # one path is the beginning of another
            place = inner
        place[path[-1]] = _member(table, generated)
    return value or None


def is_distinct_by_document(table: Table, generated: Column) -> bool:
    """Whether ``document_value`` makes a generated column differ in each row."""
    named = columns_named(table, generated.expression or "")
    documents = [table.column(name) for name in named if table.column(name).type.name == "json"]
    return len(named) == len(documents) == 1 and any(
        each is generated for each, _ in _extracted(table, documents[0]) if _is_unique(table, each)
    )


def _extracted(table: Table, document: Column) -> Iterator[tuple[Column, list[str]]]:
    """The generated columns that are one member of a document, with its path."""
    for generated in table.columns:
        expression = generated.expression or ""
        if generated.generated and columns_named(table, expression) == [document.name.lower()]:
            paths = _PATH.findall(expression)
            if len(paths) == 1:
                yield generated, [bare or quoted for bare, quoted in _MEMBER.findall(paths[0])]


def _is_unique(table: Table, column: Column) -> bool:
    return any([name.lower() for name in key.columns] == [column.name.lower()] for key in table.unique_keys)


def _member(table: Table, generated: Column) -> Rule:
    kind, is_unique = generated.type, _is_unique(table, generated)
    if kind.is_integer or kind.name in ("decimal", "float", "double"):
        return {"provider": "sequence"} if is_unique else {"provider": "integer", "min": 0, "max": _most(kind)}
    if kind.labels:
        return {"provider": "choice", "values": list(kind.labels)}
    if kind.name in ("date", "datetime", "timestamp"):
        provider = "date" if kind.name == "date" else "datetime"
        days: Rule = {"provider": provider, "from": "-730d", "to": "as_of"}
        return days | {"unique": True} if is_unique else days
    longest = max_length(generated, ColumnContext()) - (0 if _UNQUOTED.search(generated.expression or "") else 2)
    if is_unique:
        return numbered_text("", max(1, longest), True) or {"provider": "sequence"}
    return {"provider": "words", "min": 1, "max": 1} if longest >= 12 else _letters(longest)


def _most(kind: ColumnType) -> int:
    """The largest number of a member, small enough for the column that is computed from it."""
    if kind.is_integer:
        return 1 if is_boolean(kind) else min(100, kind.integer_range[1])
    return int(10 ** min(2, kind.whole_digits)) - 1 if kind.name == "decimal" else 99


def _letters(longest: int) -> Rule:
    return {"provider": "pattern", "pattern": repeated("letters", max(1, min(longest, 6)))}
