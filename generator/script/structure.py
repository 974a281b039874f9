"""What a JSON document must hold, compared with what it holds: for files that any user may have edited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def structure_errors(value: object, structure: Any, location: str = "") -> Iterator[str]:
    """Yield the places at which ``value`` is not as ``structure`` says.

    A structure is a type; a dict by its keys, ``...`` for any key; a list by what each of its items is; a tuple of choices.
    """
    if isinstance(structure, type):
        # True is an int to Python; to JSON it is none.
        if not isinstance(value, structure) or (structure is int and isinstance(value, bool)):
            yield location
    elif isinstance(structure, tuple):
        if value not in structure:
            yield location
    elif isinstance(structure, list):
        if not isinstance(value, list):
            yield location
        else:
            for number, item in enumerate(value):
                yield from structure_errors(item, structure[0], f"{location}[{number}]")
    elif not isinstance(value, dict):
        yield location
    else:
        for key in value if ... in structure else structure:
            named = f"{location}.{key}" if location else str(key)
            yield from structure_errors(value.get(key), structure.get(key, structure.get(...)), named)
