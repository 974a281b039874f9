"""Typed members of a JSON document that any account may have written: each with its type and size, or an InvalidMember."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from ..lazy_patterns import lazy
from ..printable import printable

MAX_IDENTIFIER = 64  # characters; https://dev.mysql.com/doc/refman/8.4/en/identifier-length.html
_SHOWN_CHARACTERS = 64
# Half of a surrogate pair can be written in JSON as \ud800, and is no character.
_NO_NAME = lazy("[\x00-\x1f\x7f\ud800-\udfff]")


class InvalidMember(Exception):
    """Why a document is not what seedsql writes."""


def integer(value: object, member: str) -> int:
    """A number from 0 to 2^64 - 1, as BIGINT UNSIGNED holds it."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**64:
        raise InvalidMember(f"{member}: '{shown(value)}' is no whole number of 64 bits")
    return value


def shown(value: object) -> str:
    """A value in a message: as text, printable and cut."""
    text = value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)
    return printable(text, _SHOWN_CHARACTERS)


def parse(text: str) -> object:
    """JSON as this module takes it: no member twice (servers and Python differ in which one counts), no fractions."""
    try:
        # Python reads NaN and Infinity, which are no JSON (RFC 8259, section 6).
        return json.loads(text, object_pairs_hook=_unique, parse_float=_no_number, parse_constant=_no_number)
    except RecursionError:
        raise InvalidMember("row_keys: nested too deep") from None
    except ValueError as error:  # JSONDecodeError, and integers of thousands of digits
        raise InvalidMember(f"row_keys: not the JSON that seedsql writes ({printable(str(error), 100)})") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Python keeps the last of two members of one name, MySQL too, MariaDB both in the text
    # (https://dev.mysql.com/doc/refman/8.4/en/json.html).
    found = dict(pairs)
    if len(found) != len(pairs):
        raise InvalidMember("row_keys: a member occurs twice in one object")
    return found


def _no_number(text: str) -> NoReturn:
    raise InvalidMember(f"row_keys: {shown(text)} is no whole number")


def object_of(value: object, what: str) -> dict[str, Any]:
    """Return a JSON object. Raises InvalidMember for anything else."""
    if not isinstance(value, dict):
        raise InvalidMember(f"row_keys: {what} holds something else than objects")
    return value


def members_of(value: object, what: str, required: set[str], optional: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The members of an object that has all ``required`` ones and no unknown one (another version's, for one)."""
    members = object_of(value, what)
    if missing := sorted(required - set(members)):
        raise InvalidMember(f"row_keys: {what} has no '{missing[0]}'")
    if unknown := sorted(set(members) - required - optional):
        raise InvalidMember(f"row_keys: {what} has '{shown(unknown[0])}', which this version does not know")
    return members


def list_of(value: object, what: str) -> list[Any]:
    """Return a JSON list. Raises InvalidMember for anything else."""
    if not isinstance(value, list):
        raise InvalidMember(f"row_keys: {what} is no list")
    return value


def identifier(value: object, what: str) -> str:
    """A name of a table or column that a script can hold."""
    if not isinstance(value, str) or not 0 < len(value) <= MAX_IDENTIFIER or _NO_NAME.search(value):
        raise InvalidMember(f"row_keys: {what}: '{shown(value)}' is no name of 1 to {MAX_IDENTIFIER} characters")
    return value


def identifiers(value: object, what: str) -> tuple[str, ...]:
    """Return a list of names. Raises InvalidMember where one cannot be a name."""
    return tuple(identifier(item, what) for item in list_of(value, what))
