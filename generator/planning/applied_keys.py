"""The ``row_keys`` of a row of the history table: which rows a seed wrote, by their keys.

``row_keys`` is one JSON object::

    {"tables": [{"name", "key": [column], "rows", "first", "last" | "keys": [literals], "unset": [column],
                 "columns": [[column, form]]}],
     "references": [{"table", "columns": [], "parent", "parent_columns": []}]}

which earlier versions wrote, or, as the scripts' frame writes it::

    {"tables": [{"table", "rows", "ids": [first, last] | null, "columns": ["name: type[ null]"],
                 "supporting": true?, "key": [column]? (the first column), "unset": [column]?, "hex": [column]?, "keys": member of keys?,
                 "listed": SQL of the script, which is not read?}],
     "soft": [{"table", "parent", "pairs": [[column, parent column]]}],
     "keys": {name: [[value]]}}

A further form is a further reader in ``read_keys`` that returns the same ``AppliedTable``s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from ..errors import ChecksumError
from ..lazy_patterns import lazy
from ..schema.model import BINARY_TYPES, SPATIAL_TYPES, TEXT_TYPES
from ..sql.identifiers import HISTORY_TABLE, MARKER_TABLE
from ..sql.script_rows import read_literal
from .history_json import InvalidMember, identifier, identifiers, integer, list_of, members_of, object_of, parse, shown
from .model import Reference

FORMS = ("", "hex", "bit")
"""How a column goes into a checksum: as it is, as HEX(), as a number; with a ``?`` behind it when it can be NULL."""
ANY_TYPE = "*"
"""In the place of a type that the scripts do not compare."""
SHA2, CRC32 = "sha2", "crc32"
"""What a checksum is made with: earlier versions took 64 bits of SHA2."""
MAX_KEY_CHARACTERS = 3072  # bytes of an InnoDB key at most
# Atomic: a text that is no list of literals fails at once.
_LITERAL = (
    r"(?:-?+\d{1,65}+(?>(?:\.\d{1,30}+)?)|'(?>(?:[^'\\\x00-\x1f]++|'')*)'"
    r"|(?>(?:_utf8mb4 )?)X'(?>(?:[0-9A-Fa-f]{2})*)')"
)
_ONE_KEY = lazy(rf"(?>(\()?)({_LITERAL}(?>(?:, {_LITERAL})*))(?(1)\))")
_ONE_LITERAL = lazy(_LITERAL)
_SURROGATE = lazy("[\ud800-\udfff]")

KeyValue = int | Decimal | str | bytes
"""A value of a key: what a number, a string or a binary string of the history holds."""


class AppliedTable(NamedTuple):
    """``rows`` seeded rows of table ``name``: those whose ``key`` is between ``first`` and ``last``, or one of ``keys``.

    ``unset`` columns become NULL before the rows are deleted. ``columns`` are those that the checksum covers, with
    their form: of ``FORMS`` where ``sums`` is SHA2, else what ``form_of`` gives, with a ``?`` likewise. ``supporting``: the rows
    are there only since others of the seed refer to them; earlier versions did not write that down.
    """

    name: str
    key: tuple[str, ...]
    rows: int
    first: int | None
    last: int | None
    keys: tuple[tuple[KeyValue, ...], ...]
    unset: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    sums: str = SHA2
    supporting: bool = False


def read_keys(text: str) -> tuple[tuple[AppliedTable, ...], tuple[Reference, ...]]:
    """The rows that ``row_keys`` names, and the references to them that the seed knew of."""
    data = parse(text)
    if "soft" in object_of(data, "row_keys"):
        return _read_facts(members_of(data, "row_keys", {"tables", "soft", "keys"}))
    members = members_of(data, "row_keys", {"tables", "references"})
    tables = tuple(_table(object_of(item, "tables")) for item in list_of(members["tables"], "tables"))
    names = {table.name for table in tables}
    if len(names) != len(tables):
        raise InvalidMember("row_keys: a table is named twice")
    references = tuple(
        _reference(object_of(item, "references"), names) for item in list_of(members["references"], "references")
    )
    return tables, references


def form_of(type_name: str) -> str:
    """Return how a column of this type goes into a checksum: ``hex``, ``number``, ``quote`` or as it is (``""``)."""
    if type_name in BINARY_TYPES or type_name in SPATIAL_TYPES or type_name in ("uuid", "inet4", "inet6", "vector"):
        return "hex"
    if type_name in ("bit", "float"):
        return "number"
    return "quote" if type_name in TEXT_TYPES or type_name in ("enum", "set", "json") else ""


def _read_facts(members: dict[str, Any]) -> tuple[tuple[AppliedTable, ...], tuple[Reference, ...]]:
    """The facts of a script, as its frame puts them into the history."""
    keys = object_of(members["keys"], "keys")
    tables = tuple(_facts(object_of(item, "tables"), keys) for item in list_of(members["tables"], "tables"))
    names = {table.name for table in tables}
    if len(names) != len(tables):
        raise InvalidMember("row_keys: a table is named twice")
    references = []
    for item in list_of(members["soft"], "soft"):
        fields = members_of(item, "soft", {"table", "parent", "pairs"})
        pairs = [list_of(pair, "pairs") for pair in list_of(fields["pairs"], "pairs")]
        if not all(len(pair) == 2 for pair in pairs):
            raise InvalidMember("row_keys: pairs of a reference are not two columns each")
        split = {"columns": [pair[0] for pair in pairs], "parent_columns": [pair[1] for pair in pairs]}
        references.append(_reference({"table": fields["table"], "parent": fields["parent"], **split}, names))
    return tables, tuple(references)


def _facts(fields: dict[str, Any], keys: dict[str, Any]) -> AppliedTable:
    optional = frozenset({"supporting", "key", "unset", "hex", "keys", "listed"})
    members_of(fields, "a table", {"table", "rows", "ids", "columns"}, optional)
    name = _table_name(fields["table"])
    what = f"table {shown(name)}"
    rows = integer(fields["rows"], f"row_keys: {what}: rows")
    first = last = None
    values: tuple[tuple[KeyValue, ...], ...] = ()
    hexed = identifiers(fields.get("hex", []), f"{what}: hex")
    columns_and_types = [_column_and_type(item, what) for item in list_of(fields["columns"], what)]
    if not columns_and_types:
        raise InvalidMember(f"row_keys: {what} has no columns to sum up")
    key = identifiers(fields.get("key", [columns_and_types[0][0]]), f"{what}: key")
    if not key:
        raise InvalidMember(f"row_keys: {what} has no key")
    if fields["ids"] is not None:
        ids = list_of(fields["ids"], f"{what}: ids")
        if len(ids) != 2:
            raise InvalidMember(f"row_keys: {what}: ids are not two numbers")
        first, last = _range({"first": ids[0], "last": ids[1]}, key, rows, what)
    elif rows:
        listed = list_of(keys.get(str(fields.get("keys"))), f"{what}: keys")
        kinds = {column: kind.split("(")[0].split(" ")[0] for column, kind in columns_and_types}
        values = tuple(_listed_key(item, [kinds.get(column, "") for column in key], what) for item in listed)
        if len(values) != rows:
            raise InvalidMember(f"row_keys: {what} has {len(values)} keys for {rows} rows")
    columns = tuple(
        (column, ("hex" if column in hexed else _form(re.split(r"[( ]", kind)[0])) + "?" * kind.endswith(" null"))
        for column, kind in columns_and_types
    )
    unset = identifiers(fields.get("unset", []), f"{what}: unset")
    supporting = fields.get("supporting", False)
    if not isinstance(supporting, bool):
        raise InvalidMember(f"row_keys: {what}: supporting is neither true nor false")
    return AppliedTable(name, key, rows, first, last, values, unset, columns, CRC32, supporting)


def _form(kind: str) -> str:
    return "quote" if kind == ANY_TYPE else form_of(kind)  # of the types that are not compared, those that are no bytes


def _column_and_type(item: object, what: str) -> tuple[str, str]:
    """A column of the form ``name: type``, with `` null`` behind it when it can be NULL."""
    name, colon, kind = item.partition(": ") if isinstance(item, str) else ("", "", "")
    if not colon or not kind:
        raise InvalidMember(f"row_keys: {what}: {shown(item)} is no column with its type")
    return identifier(name, f"{what}: column"), kind


def _listed_key(item: object, kinds: Sequence[str], what: str) -> tuple[KeyValue, ...]:
    values = list_of(item, f"{what}: a key")
    if len(values) != len(kinds):
        raise InvalidMember(f"row_keys: {what}: {shown(item)} is no key of {len(kinds)} columns")
    return tuple(_key_value(value, kind, what) for value, kind in zip(values, kinds, strict=True))


def _key_value(value: object, kind: str, what: str) -> KeyValue:
    """A value as JSON holds it: numbers, text, bytes in hexadecimal digits, decimals and bits as text."""
    if kind == "bit" and isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value)  # as text it would be bytes to MySQL, those of its digits
    if isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**64:
        return value
    if isinstance(value, str) and len(value) <= 2 * MAX_KEY_CHARACTERS and not _SURROGATE.search(value):
        try:
            return bytes.fromhex(value) if kind in BINARY_TYPES else Decimal(value) if kind == "decimal" else value
        except (ValueError, ArithmeticError):
            pass
    raise InvalidMember(f"row_keys: {what}: {shown(value)} is no value of a key")


def _table(fields: dict[str, Any]) -> AppliedTable:
    ranged = "first" in fields
    rows_by = {"first", "last"} if ranged else {"keys"}
    members_of(fields, "a table", {"name", "key", "rows", "unset", "columns"} | rows_by)
    name = _table_name(fields["name"])
    what = f"table {shown(name)}"
    key = identifiers(fields["key"], f"{what}: key")
    rows = integer(fields["rows"], f"row_keys: {what}: rows")
    first = last = None
    keys: tuple[tuple[KeyValue, ...], ...] = ()
    if not key:
        raise InvalidMember(f"row_keys: {what} has no key")
    if ranged:
        first, last = _range(fields, key, rows, what)
    else:
        keys = tuple(value for listed in list_of(fields["keys"], what) for value in _keys(listed, len(key), what))
        if len(keys) != rows:
            raise InvalidMember(f"row_keys: {what} has {len(keys)} keys for {rows} rows")
    columns = tuple(_column(item, what) for item in list_of(fields["columns"], what))
    if not columns:
        raise InvalidMember(f"row_keys: {what} has no columns to sum up")
    return AppliedTable(name, key, rows, first, last, keys, identifiers(fields["unset"], f"{what}: unset"), columns)


def _table_name(value: object) -> str:
    name = identifier(value, "table")
    if name.lower() in (HISTORY_TABLE, MARKER_TABLE):
        raise InvalidMember(f"row_keys: {name} is no table of a seed")
    return name


def _range(fields: dict[str, Any], key: Sequence[str], rows: int, what: str) -> tuple[int, int]:
    first, last = (fields[end] for end in ("first", "last"))
    for end in (first, last):
        if not isinstance(end, int) or isinstance(end, bool) or not -(2**63) <= end < 2**64:
            raise InvalidMember(f"row_keys: {what}: '{shown(end)}' is no whole number of 64 bits")
    if len(key) != 1 or last - first + 1 != rows:
        raise InvalidMember(f"row_keys: {what}: {first} to {last} is no range of {rows} keys")
    return first, last


def _column(item: object, what: str) -> tuple[str, str]:
    pair = list_of(item, f"{what}: columns")
    if len(pair) != 2 or not isinstance(pair[1], str) or pair[1].removesuffix("?") not in FORMS:
        raise InvalidMember(f"row_keys: {what}: {shown(item)} is no column with its form")
    return identifier(pair[0], f"{what}: column"), pair[1]


def _reference(fields: dict[str, Any], tables: set[str]) -> Reference:
    members_of(fields, "a reference", {"table", "columns", "parent", "parent_columns"})
    parent = identifier(fields["parent"], "parent")
    columns, parent_columns = (identifiers(fields[each], each) for each in ("columns", "parent_columns"))
    if parent not in tables or not columns or len(columns) != len(parent_columns):
        raise InvalidMember(f"row_keys: a reference to '{shown(parent)}' that its tables do not have")
    return Reference(identifier(fields["table"], "table"), columns, parent, parent_columns, declared=False)


def _keys(listed: object, width: int, what: str) -> list[tuple[KeyValue, ...]]:
    """The values of an IN list: ``1, 2`` or ``(1, 'a'), (2, 'b')``."""
    text = listed if isinstance(listed, str) else ""
    found: list[tuple[KeyValue, ...]] = []
    index = 0
    while (one := _ONE_KEY.match(text, index)) is not None:
        values = tuple(_value(raw, what) for raw in _ONE_LITERAL.findall(one[2]))
        # without brackets each literal is a key of its own
        found += [values] if one[1] else [(value,) for value in values]
        if len(found[-1]) != width:
            break
        index = one.end()
        if index == len(text):
            return found
        if not text.startswith(", ", index):
            break
        index += 2
    raise InvalidMember(f"row_keys: {what}: its keys are not literals of {width} column{'s' * (width != 1)}")


def _value(raw: str, what: str) -> KeyValue:
    try:
        value = read_literal(raw)
    except ChecksumError:
        value = None
    if (
        not isinstance(value, KeyValue)
        or (isinstance(value, str | bytes) and len(value) > MAX_KEY_CHARACTERS)
        or (isinstance(value, str) and _SURROGATE.search(value))
    ):
        raise InvalidMember(f"row_keys: {what}: {shown(raw)} is no value of a key")
    return value
