"""Values as TOML text, names as expressions spell them."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

_RESERVED = frozenset(
    "add all and as asc by case check column condition count date day desc distinct from group having if in "
    "index interval is join key left like limit max min month not null of on or order rank references right row "
    "select set sum table then time to union update user using values when where with year".split()
)


def sql_name(name: str) -> str:
    """A column or table as an expression names it: in backticks where it must be."""
    plain = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) and name.lower() not in _RESERVED
    return name if plain else "`" + name.replace("`", "``") + "`"


def rule_name(name: str, special: str = ",.`") -> str:
    """A table or column as references name it: in backticks where a comma, a dot or a blank at an end would be read as
    something else."""
    plain = name == name.strip() and not set(name) & set(special)
    return name if plain else "`" + name.replace("`", "``") + "`"


def rule_key(name: str) -> str:
    """A column as the key of its rule, where a dot is like any other character."""
    return rule_name(name, ",`")


def comment(text: str) -> str:
    """A comment line; what cannot be printed becomes a blank."""
    return "# " + " ".join("".join(character if character.isprintable() else " " for character in text).split())


def toml_key(name: str) -> str:
    """A key, in quotes where it must be."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else toml(name)


def toml(value: Any) -> str:
    """A value on one line: tables are inline tables."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(_escaped(c) for c in value) + '"'
    if isinstance(value, list | tuple):
        return "[" + ", ".join(toml(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{toml_key(key)} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, date | time):
        return value.isoformat()
    return repr(value)


def shown(value: Any) -> str:
    """A value for a message, as TOML writes it; text in single quotes, and cut off where it is long."""
    text = repr(value) if isinstance(value, str) else toml(value)
    return text if len(text) <= 120 else text[:116] + " ..."


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character >= " " and character != "\x7f" else f"\\u{ord(character):04X}"
