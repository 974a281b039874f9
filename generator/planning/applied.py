"""A row of the history table, read as what it is: text that anybody with access to the database may have written.

The one place that decides whether such a row can be trusted, and in what shape its content goes on: every member is
checked for its type, size and characters, keys become values (never SQL text), and what does not fit makes the row an
``InvalidRow``, which is reported and passed over. Whoever renders SQL from an ``AppliedSeed`` quotes names and values
anew. It knows nothing of connections and nothing of SQL but the literals in which keys are written.

``row_keys`` is one JSON object::

    {"tables": [{"name", "key": [column], "rows", "first", "last" | "keys": [literals], "unset": [column],
                 "columns": [[column, form]]}],
     "references": [{"table", "columns": [], "parent", "parent_columns": []}]}

which earlier versions wrote, or, as the scripts' frame writes it::

    {"tables": [{"table", "rows", "ids": [first, last] | null, "columns": ["name: type[ null]"],
                 "key": [column]? (the first column), "unset": [column]?, "hex": [column]?, "keys": member of keys?}],
     "soft": [{"table", "parent", "pairs": [[column, parent column]]}],
     "keys": {name: [[value]]}}

A further shape is a further reader in ``_read_keys`` that returns the same ``AppliedTable``s.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn

from ..errors import ChecksumError
from ..printable import printable
from ..project import SEED_NAME
from ..schema.model import BINARY_TYPES, SPATIAL_TYPES, TEXT_TYPES
from ..sql.identifiers import HISTORY_TABLE, MARKER_TABLE
from ..sql.script_rows import read_literal
from .model import Reference

APPLYING, APPLIED = "applying", "applied"
STATES = (APPLYING, APPLIED)
FORMS = ("", "hex", "bit")
"""How a column goes into a checksum: as it is, as HEX(), as a number; with a ``?`` behind it when it can be NULL."""
SHA2, CRC32 = "sha2", "crc32"
"""What a checksum is made with: earlier versions took 64 bits of SHA2."""
MAX_KEYS_BYTES = 64 * 1024 * 1024
"""As much as ``row_keys`` may hold: it is written by one statement, and this is the largest max_allowed_packet of a
server's defaults (https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_max_allowed_packet)."""
MAX_CHECKSUMS_BYTES = 1024 * 1024
MAX_IDENTIFIER = 64  # characters; https://dev.mysql.com/doc/refman/8.4/en/identifier-length.html
MAX_KEY_CHARACTERS = 3072  # bytes of an InnoDB key at most
SHOWN_CHARACTERS = 64

_CHECKSUM = re.compile(r"[0-9a-f]{64}")
_TABLE_SUM = r"=(\d{1,20}):(\d{1,39});"  # COUNT is 64 bits, SUM of 64-bit numbers a DECIMAL
# Possessive: a text that is no list of literals fails at once.
_LITERAL = r"(?:-?+\d{1,65}+(?:\.\d{1,30}+)?+|'(?:[^'\\\x00-\x1f]++|'')*+'|(?:_utf8mb4 )?+X'(?:[0-9A-Fa-f]{2})*+')"
_ONE_KEY = re.compile(rf"(\()?+({_LITERAL}(?:, {_LITERAL})*+)(?(1)\))")
_ONE_LITERAL = re.compile(_LITERAL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_NAME = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")

KeyValue = int | Decimal | str | bytes
"""A value of a key: what a number, a string or a binary string of the history holds."""


class _Invalid(Exception):
    """Why a row is not what seedsql writes."""


@dataclass(frozen=True, slots=True)
class AppliedTable:
    """``rows`` seeded rows of table ``name``: those whose ``key`` is between ``first`` and ``last``, or one of ``keys``.

    ``unset`` columns become NULL before the rows are deleted. ``columns`` are those that the checksum covers, with
    their form: of ``FORMS`` where ``sums`` is SHA2, else what ``form_of`` gives, with a ``?`` likewise.
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


@dataclass(frozen=True, slots=True)
class AppliedSeed:
    """A row that holds what seedsql writes.

    ``state`` is one of ``STATES``: ``applying`` outside of a transaction is a run that another session committed.
    ``checksum`` is the identity of the script as it was applied; ``applied_at`` is in UTC. ``row_checksums`` and
    ``row_keys`` are the texts as they stand in the database, to be compared and not to be rendered.
    """

    name: str
    state: str
    checksum: str
    total_rows: int
    seed: int
    applied_at: datetime.datetime
    applied_by: str
    row_checksums: str
    row_keys: str
    tables: tuple[AppliedTable, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class InvalidRow:
    """A row of the history that is passed over: its ``name``, cut and made printable, and the ``problem``."""

    name: str
    problem: str

    def __str__(self) -> str:
        return f"{HISTORY_TABLE}: the row '{self.name}' is passed over, it is not what seedsql writes: {self.problem}"

    def to_dict(self) -> dict[str, str]:
        return {"name": self.name, "problem": self.problem}


def read_row(row: Mapping[str, object]) -> AppliedSeed | InvalidRow:
    """Return what a row of the history says, or why it cannot be trusted. ``row`` has the columns by name, with the
    values as the driver gives them; raises nothing, whatever they are."""
    try:
        return _read(row)
    except _Invalid as problem:
        return InvalidRow(_shown(row.get("name")), str(problem))


def _read(row: Mapping[str, object]) -> AppliedSeed:
    name = _matching(row, "name", SEED_NAME, "the name of a seed")
    state = _text(row, "state", 20)
    if state not in STATES:
        raise _Invalid(f"state: '{_shown(state)}' is none of {', '.join(STATES)}")
    checksum = _matching(row, "checksum", _CHECKSUM, "64 hexadecimal digits")
    at = row.get("applied_at")
    if not isinstance(at, datetime.datetime):
        raise _Invalid(f"applied_at: '{_shown(at)}' is no date and time")
    if row.get("row_keys") is None:
        raise _Invalid(
            f"row_keys: NULL, or with the rows before it more than the {MAX_KEYS_BYTES:,} bytes that are read"
        )
    keys = _text(row, "row_keys", MAX_KEYS_BYTES)
    tables, references = _read_keys(keys)
    total = _integer(row.get("total_rows"), "total_rows")
    if total != sum(table.rows for table in tables):
        raise _Invalid(f"total_rows: {total} is not the number of rows that row_keys names")
    sums = _text(row, "row_checksums", MAX_CHECKSUMS_BYTES)
    _check_sums(sums, state, tables)
    seed = _integer(row.get("seed"), "seed")
    return AppliedSeed(
        name, state, checksum, total, seed, at, _text(row, "applied_by", 1200), sums, keys, tables, references
    )


def _check_sums(sums: str, state: str, tables: Sequence[AppliedTable]) -> None:
    """The sums of a finished run are of its tables, in their order; a run that has not finished has none yet."""
    index = 0
    for table in tables if sums or state == APPLIED else ():
        if not sums.startswith(table.name, index):
            raise _Invalid(f"row_checksums: no sum of table '{_shown(table.name)}'")
        found = re.compile(_TABLE_SUM, re.ASCII).match(sums, index + len(table.name))
        if found is None or int(found[1]) != table.rows:
            raise _Invalid(f"row_checksums: no sum of the {table.rows} rows of table '{_shown(table.name)}'")
        index = found.end()
    if index != len(sums):
        raise _Invalid("row_checksums: more than the sums of the seed's tables")


def _text(row: Mapping[str, object], member: str, limit: int) -> str:
    """A member that is text of at most ``limit`` bytes."""
    value = row.get(member)
    if isinstance(value, bytes | bytearray):  # a column of another type than ours, or an answer that is not UTF-8
        try:
            value = value.decode("utf-8")
        except UnicodeDecodeError:
            raise _Invalid(f"{member}: not UTF-8") from None
    if not isinstance(value, str):
        raise _Invalid(f"{member}: '{_shown(value)}' is no text")
    try:
        size = len(value.encode("utf-8"))
    except UnicodeEncodeError:
        raise _Invalid(f"{member}: half of a surrogate pair, which is no character") from None
    if size > limit:
        raise _Invalid(f"{member}: {size:,} bytes, more than {limit:,}")
    return value


def _matching(row: Mapping[str, object], member: str, pattern: re.Pattern[str], what: str) -> str:
    value = _text(row, member, 400)
    if pattern.fullmatch(value) is None:
        raise _Invalid(f"{member}: '{_shown(value)}' is not {what}")
    return value


def _integer(value: object, member: str) -> int:
    """A number from 0 to 2^64 - 1, as BIGINT UNSIGNED holds it."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**64:
        raise _Invalid(f"{member}: '{_shown(value)}' is no whole number of 64 bits")
    return value


def _shown(value: object) -> str:
    """A value in a message: as text, printable and cut."""
    text = value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)
    return printable(text, SHOWN_CHARACTERS)


def _read_keys(text: str) -> tuple[tuple[AppliedTable, ...], tuple[Reference, ...]]:
    """The rows that ``row_keys`` names, and the references to them that the seed knew of."""
    data = _parse(text)
    if "soft" in _object(data, "row_keys"):
        return _read_facts(_members(data, "row_keys", {"tables", "soft", "keys"}))
    members = _members(data, "row_keys", {"tables", "references"})
    tables = tuple(_table(_object(item, "tables")) for item in _list(members["tables"], "tables"))
    names = {table.name for table in tables}
    if len(names) != len(tables):
        raise _Invalid("row_keys: a table is named twice")
    references = tuple(
        _reference(_object(item, "references"), names) for item in _list(members["references"], "references")
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
    keys = _object(members["keys"], "keys")
    tables = tuple(_facts(_object(item, "tables"), keys) for item in _list(members["tables"], "tables"))
    names = {table.name for table in tables}
    if len(names) != len(tables):
        raise _Invalid("row_keys: a table is named twice")
    references = []
    for item in _list(members["soft"], "soft"):
        fields = _members(item, "soft", {"table", "parent", "pairs"})
        pairs = [_list(pair, "pairs") for pair in _list(fields["pairs"], "pairs")]
        if not all(len(pair) == 2 for pair in pairs):
            raise _Invalid("row_keys: pairs of a reference are not two columns each")
        split = {"columns": [pair[0] for pair in pairs], "parent_columns": [pair[1] for pair in pairs]}
        references.append(_reference({"table": fields["table"], "parent": fields["parent"], **split}, names))
    return tables, tuple(references)


def _facts(fields: dict[str, Any], keys: dict[str, Any]) -> AppliedTable:
    optional = frozenset({"key", "unset", "hex", "keys"})
    _members(fields, "a table", {"table", "rows", "ids", "columns"}, optional)
    name = _table_name(fields["table"])
    what = f"table {_shown(name)}"
    rows = _integer(fields["rows"], f"row_keys: {what}: rows")
    first = last = None
    values: tuple[tuple[KeyValue, ...], ...] = ()
    hexed = _identifiers(fields.get("hex", []), f"{what}: hex")
    typed = [_typed(item, what) for item in _list(fields["columns"], what)]
    if not typed:
        raise _Invalid(f"row_keys: {what} has no columns to sum up")
    key = _identifiers(fields.get("key", [typed[0][0]]), f"{what}: key")
    if not key:
        raise _Invalid(f"row_keys: {what} has no key")
    if fields["ids"] is not None:
        ids = _list(fields["ids"], f"{what}: ids")
        if len(ids) != 2:
            raise _Invalid(f"row_keys: {what}: ids are not two numbers")
        first, last = _range({"first": ids[0], "last": ids[1]}, key, rows, what)
    elif rows:
        listed = _list(keys.get(str(fields.get("keys"))), f"{what}: keys")
        kinds = {column: kind.split("(")[0].split(" ")[0] for column, kind in typed}
        values = tuple(_listed_key(item, [kinds.get(column, "") for column in key], what) for item in listed)
        if len(values) != rows:
            raise _Invalid(f"row_keys: {what} has {len(values)} keys for {rows} rows")
    columns = tuple(
        (column, ("hex" if column in hexed else form_of(re.split(r"[( ]", kind)[0])) + "?" * kind.endswith(" null"))
        for column, kind in typed
    )
    unset = _identifiers(fields.get("unset", []), f"{what}: unset")
    return AppliedTable(name, key, rows, first, last, values, unset, columns, CRC32)


def _typed(item: object, what: str) -> tuple[str, str]:
    """A column of the form ``name: type``, with `` null`` behind it when it can be NULL."""
    name, colon, kind = item.partition(": ") if isinstance(item, str) else ("", "", "")
    if not colon or not kind:
        raise _Invalid(f"row_keys: {what}: {_shown(item)} is no column with its type")
    return _identifier(name, f"{what}: column"), kind


def _listed_key(item: object, kinds: Sequence[str], what: str) -> tuple[KeyValue, ...]:
    values = _list(item, f"{what}: a key")
    if len(values) != len(kinds):
        raise _Invalid(f"row_keys: {what}: {_shown(item)} is no key of {len(kinds)} columns")
    return tuple(_key_value(value, kind, what) for value, kind in zip(values, kinds, strict=True))


def _key_value(value: object, kind: str, what: str) -> KeyValue:
    """A value as JSON holds it: numbers, text, bytes in hexadecimal digits, decimals as text."""
    if isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**64:
        return value
    if isinstance(value, str) and len(value) <= 2 * MAX_KEY_CHARACTERS and not _SURROGATE.search(value):
        try:
            return bytes.fromhex(value) if kind in BINARY_TYPES else Decimal(value) if kind == "decimal" else value
        except (ValueError, ArithmeticError):
            pass
    raise _Invalid(f"row_keys: {what}: {_shown(value)} is no value of a key")


def _parse(text: str) -> object:
    """JSON as this module takes it: no member twice (servers and Python differ in which one counts), no fractions."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_float=_no_number, parse_constant=_no_number)
    except RecursionError:
        raise _Invalid("row_keys: nested too deep") from None
    except ValueError as error:  # JSONDecodeError, and integers of thousands of digits
        raise _Invalid(f"row_keys: not the JSON that seedsql writes ({printable(str(error), 100)})") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Invalid("row_keys: a member stands twice in one object")
    return found


def _no_number(text: str) -> NoReturn:
    raise _Invalid(f"row_keys: {_shown(text)} is no whole number")


def _object(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Invalid(f"row_keys: {what} holds something else than objects")
    return value


def _members(value: object, what: str, required: set[str], optional: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The members of an object that has all ``required`` ones and no unknown one (another version's, for one)."""
    members = _object(value, what)
    if missing := sorted(required - set(members)):
        raise _Invalid(f"row_keys: {what} has no '{missing[0]}'")
    if unknown := sorted(set(members) - required - optional):
        raise _Invalid(f"row_keys: {what} has '{_shown(unknown[0])}', which this version does not know")
    return members


def _list(value: object, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise _Invalid(f"row_keys: {what} is no list")
    return value


def _identifier(value: object, what: str) -> str:
    """A name of a table or column that a script can hold."""
    if not isinstance(value, str) or not 0 < len(value) <= MAX_IDENTIFIER or _NO_NAME.search(value):
        raise _Invalid(f"row_keys: {what}: '{_shown(value)}' is no name of 1 to {MAX_IDENTIFIER} characters")
    return value


def _identifiers(value: object, what: str) -> tuple[str, ...]:
    return tuple(_identifier(item, what) for item in _list(value, what))


def _table(fields: dict[str, Any]) -> AppliedTable:
    ranged = "first" in fields
    rows_by = {"first", "last"} if ranged else {"keys"}
    _members(fields, "a table", {"name", "key", "rows", "unset", "columns"} | rows_by)
    name = _table_name(fields["name"])
    what = f"table {_shown(name)}"
    key = _identifiers(fields["key"], f"{what}: key")
    rows = _integer(fields["rows"], f"row_keys: {what}: rows")
    first = last = None
    keys: tuple[tuple[KeyValue, ...], ...] = ()
    if not key:
        raise _Invalid(f"row_keys: {what} has no key")
    if ranged:
        first, last = _range(fields, key, rows, what)
    else:
        keys = tuple(value for listed in _list(fields["keys"], what) for value in _keys(listed, len(key), what))
        if len(keys) != rows:
            raise _Invalid(f"row_keys: {what} has {len(keys)} keys for {rows} rows")
    columns = tuple(_column(item, what) for item in _list(fields["columns"], what))
    if not columns:
        raise _Invalid(f"row_keys: {what} has no columns to sum up")
    return AppliedTable(name, key, rows, first, last, keys, _identifiers(fields["unset"], f"{what}: unset"), columns)


def _table_name(value: object) -> str:
    name = _identifier(value, "table")
    if name.lower() in (HISTORY_TABLE, MARKER_TABLE):
        raise _Invalid(f"row_keys: {name} is no table of a seed")
    return name


def _range(fields: dict[str, Any], key: Sequence[str], rows: int, what: str) -> tuple[int, int]:
    first, last = (fields[end] for end in ("first", "last"))
    for end in (first, last):
        if not isinstance(end, int) or isinstance(end, bool) or not -(2**63) <= end < 2**64:
            raise _Invalid(f"row_keys: {what}: '{_shown(end)}' is no whole number of 64 bits")
    if len(key) != 1 or last - first + 1 != rows:
        raise _Invalid(f"row_keys: {what}: {first} to {last} is no range of {rows} keys")
    return first, last


def _column(item: object, what: str) -> tuple[str, str]:
    pair = _list(item, f"{what}: columns")
    if len(pair) != 2 or not isinstance(pair[1], str) or pair[1].removesuffix("?") not in FORMS:
        raise _Invalid(f"row_keys: {what}: {_shown(item)} is no column with its form")
    return _identifier(pair[0], f"{what}: column"), pair[1]


def _reference(fields: dict[str, Any], tables: set[str]) -> Reference:
    _members(fields, "a reference", {"table", "columns", "parent", "parent_columns"})
    parent = _identifier(fields["parent"], "parent")
    columns, parent_columns = (_identifiers(fields[each], each) for each in ("columns", "parent_columns"))
    if parent not in tables or not columns or len(columns) != len(parent_columns):
        raise _Invalid(f"row_keys: a reference to '{_shown(parent)}' that its tables do not have")
    return Reference(_identifier(fields["table"], "table"), columns, parent, parent_columns, declared=False)


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
    raise _Invalid(f"row_keys: {what}: its keys are not literals of {width} column{'s' * (width != 1)}")


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
        raise _Invalid(f"row_keys: {what}: {_shown(raw)} is no value of a key")
    return value
