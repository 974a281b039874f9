"""Names as expressions and rules spell them; comments of a blueprint."""

from __future__ import annotations

from collections.abc import Sequence

from ..lazy_patterns import lazy
from ..printable import printable
from ..sql.identifiers import identifier

_RESERVED = frozenset(
    "add all and as asc by case check column condition count date day desc distinct from group having if in "
    "index interval is join key left like limit max min month not null of on or order rank references right row "
    "select set sum table then time to union update user using values when where with year".split()
)


_PLAIN = lazy(r"[A-Za-z_][A-Za-z0-9_]*")


def sql_name(name: str) -> str:
    """A column or table as an expression names it: in backticks where it must be."""
    plain = _PLAIN.fullmatch(name) and name.lower() not in _RESERVED
    return name if plain else identifier(name)


def sql_literal(value: object) -> str:
    """A text or number as an expression has it; a backslash begins an escape there (``App\\\\Models``)."""
    if not isinstance(value, str):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def is_one_of(name: str, literals: Sequence[str]) -> str:
    """The condition that ``name`` is one of some literals."""
    return f"{name} = {literals[0]}" if len(literals) == 1 else f"{name} IN ({', '.join(literals)})"


def rule_name(name: str, special: str = ",.`") -> str:
    """A table or column as references name it: in backticks where a comma, a dot or a blank at an end would be read as
    something else."""
    plain = name.isidentifier() or (name == name.strip() and not set(name) & set(special))
    return name if plain else identifier(name)


def rule_key(name: str) -> str:
    """A column as the key of its rule, where a dot is like any other character."""
    return rule_name(name, ",`")


QUOTED = lazy(r"\s*`((?:[^`]|``)+)`\s*")


def key_names(text: str) -> tuple[str, ...]:
    """Names between commas; one in backticks may hold commas itself."""
    names, rest = [], text
    while True:
        quoted = QUOTED.match(rest)
        if quoted is not None and (quoted.end() == len(rest) or rest[quoted.end()] == ","):
            names.append(quoted[1].replace("``", "`"))
            rest = rest[quoted.end() :]
            if not rest:
                return tuple(names)
            rest = rest[1:]
            continue
        name, comma, rest = rest.partition(",")
        names.append(name.strip())
        if not comma:
            return tuple(names)


def comment(text: str) -> str:
    """A comment line; line breaks become blanks, what else cannot be printed is escaped."""
    return "# " + printable(" ".join(text.split()))
