"""The few JSON functions that checks use, on JSON text. A path may name members and array places: ``$.a."b c"[0]``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal

from .numbers import Stored

STEP = re.compile(r'\.([A-Za-z_$][\w$]*)|\."((?:[^"\\]|\\.)*)"|\[(\d+)\]')
NOTHING = object()


def _load(document: Stored) -> object:
    return json.loads(document, parse_float=Decimal) if isinstance(document, str | bytes) else document


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=lambda number: float(number))


def _walk(value: object, path: str) -> object:
    if not path.startswith("$"):
        raise ValueError(f"Invalid JSON path expression {path!r}")
    index = 1
    while index < len(path):
        step = STEP.match(path, index)
        if step is None:
            raise ValueError(f"JSON path {path!r} is not known to the rehearsal")
        index = step.end()
        name = step.group(1) or step.group(2)
        if name is not None:
            value = value.get(name, NOTHING) if isinstance(value, dict) else NOTHING
        else:
            items = value if isinstance(value, list) else [value]
            value = items[int(step.group(3))] if int(step.group(3)) < len(items) else NOTHING
        if value is NOTHING:
            break
    return value


def extract(document: Stored, path: str) -> Stored:
    found = _walk(_load(document), path)
    return None if found is NOTHING else _dump(found)


def unquote(value: Stored) -> Stored:
    return json.loads(value) if isinstance(value, str) and value[:1] == '"' and value[-1:] == '"' else value


def valid(value: Stored) -> int:
    try:
        _load(value)
    except ValueError:
        return 0
    return int(isinstance(value, str))


def length(document: Stored, path: str = "$") -> Stored:
    found = _walk(_load(document), path)
    return None if found is NOTHING else len(found) if isinstance(found, list | dict) else 1


def type_name(document: Stored) -> str:
    value = _load(document)
    if value is None:
        return "NULL"
    names = {bool: "BOOLEAN", int: "INTEGER", Decimal: "DOUBLE", str: "STRING", list: "ARRAY", dict: "OBJECT"}
    return names[type(value)]


def contains(target: Stored, candidate: Stored) -> int:
    return int(_contains(_load(target), _load(candidate)))


def _contains(target: object, candidate: object) -> bool:
    if isinstance(target, list):
        wanted = candidate if isinstance(candidate, list) else [candidate]
        return all(any(_contains(item, want) for item in target) for want in wanted)
    if isinstance(target, dict):
        return isinstance(candidate, dict) and all(
            name in target and _contains(target[name], want) for name, want in candidate.items()
        )
    return type(target) is type(candidate) and target == candidate


FUNCTIONS: dict[str, tuple[str, Callable[..., Stored]]] = {
    "JSON_EXTRACT": ("text", extract),
    "JSON_UNQUOTE": ("text", unquote),
    "JSON_VALUE": ("text", lambda document, path: unquote(extract(document, path))),
    "JSON_VALID": ("integer", valid),
    "JSON_LENGTH": ("integer", length),
    "JSON_TYPE": ("text", type_name),
    "JSON_CONTAINS": ("integer", contains),
    "JSON_QUOTE": ("text", lambda value: json.dumps(value, ensure_ascii=False)),
}
