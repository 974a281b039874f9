"""Hidden columns as a blueprint has them: in one line where that is short, else one a line, each before what reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ....toml_fields import toml, toml_key
from ...writing import comment

_LONGEST = 160  # characters of a line that is still read at a glance
_MEANINGS = {
    "begun": "when the row begins",
    "not_before": "when all that it refers to is there",
    "last": "when the first of what it refers to is gone",
    "happened_by": "by when all has happened to the row",
    "at_hours": "the next hour at which such rows begin",
    "span": "minutes from the beginning to the last change",
    "lapse": "the minutes of it that are over on the reference date",
    "ready": "when everything is set that must be",
    "length": "how long it lasts",
    "stay": "how long it lasts, without what is not over yet",
    "gone_at": "when it leaves, if it does",
    "drawn": "the state, were there no time to be regarded",
    "ahead": "when it will be, where it is still to come",
}


def hidden_lines(start: str, hidden: Mapping[str, Any]) -> list[str]:
    """The lines that give a table its hidden columns; ``start`` is what they begin with, ``QUARRY.`` or nothing."""
    whole = f"{start}hidden = {toml(hidden)}"
    if len(whole) <= _LONGEST:
        return [whole]
    return [_line(f"{start}hidden.", name, hidden[name]) for name in _in_order(hidden)]


def shared_hidden_lines(hidden: Mapping[str, Any]) -> list[str]:
    """The lines of the hidden columns that tables share."""
    return [_line("", name, hidden[name]) for name in _in_order(hidden)]


def _line(start: str, name: str, rule: Any) -> str:
    line = f"{start}{toml_key(name)} = {toml(rule)}"
    return f"{line}  {comment(_MEANINGS[name])}" if name in _MEANINGS else line


def _in_order(hidden: Mapping[str, Any]) -> Iterator[str]:
    """The names, each behind those that its rule reads."""
    left = dict(hidden)
    while left:
        free = next((name for name in left if not _reads(hidden[name], left.keys() - {name})), next(iter(left)))
        del left[free]
        yield free


def _reads(rule: Any, names: set[str]) -> bool:
    """True where a rule names one of these columns of its own row."""
    return not names.isdisjoint(re.findall(r"(?<![\w.'])[^\W\d]\w*", toml(rule)))
