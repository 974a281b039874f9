"""What a JSON document must hold, compared with what it holds: for files that anybody may have edited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def misfits(value: object, shape: Any, location: str = "") -> Iterator[str]:
    """Yield the places at which ``value`` is not as ``shape`` says.

    A shape is a type; a dict by its keys, ``...`` for any key; a list by what each of its items is; a tuple of choices.
    """
    if isinstance(shape, type):
        if not isinstance(value, shape) or (shape is int and isinstance(value, bool)):
            yield location
    elif isinstance(shape, tuple):
        if value not in shape:
            yield location
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield location
        else:
            for number, item in enumerate(value):
                yield from misfits(item, shape[0], f"{location}[{number}]")
    elif not isinstance(value, dict):
        yield location
    else:
        for key in value if ... in shape else shape:
            named = f"{location}.{key}" if location else str(key)
            yield from misfits(value.get(key), shape.get(key, shape.get(...)), named)
