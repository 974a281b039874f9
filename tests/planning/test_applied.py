"""A row of the history is what seedsql writes, or it is reported and passed over: nothing in it is trusted, nothing raises."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.planning.applied import AppliedSeed, InvalidRow, read_row
from seedsql.printable import printable

TABLE: dict[str, Any] = {
    "name": "vendors",
    "key": ["id"],
    "rows": 5,
    "first": 1,
    "last": 5,
    "unset": [],
    "columns": [["id", ""], ["name", "hex"], ["notes", "hex?"]],
}
LISTED: dict[str, Any] = {
    "name": "tags",
    "key": ["device", "tag"],
    "rows": 3,
    "keys": ["(1, 'a'), (-2, 'it''s')", "(3.50, _utf8mb4 X'5C')"],
    "unset": ["parent"],
    "columns": [["device", ""]],
}
REFERENCE = {"table": "tags", "columns": ["vendor_id"], "parent": "vendors", "parent_columns": ["id"]}


def row(**changes: Any) -> dict[str, Any]:
    """A valid row with ``changes``; ``tables`` and ``references`` are put into row_keys."""
    data = {"tables": changes.pop("tables", [TABLE, LISTED]), "references": changes.pop("references", [REFERENCE])}
    return {
        "name": "0001_wholesale_small",
        "state": "applied",
        "checksum": "0f" * 32,
        "total_rows": 8,
        "seed": 2**64 - 1,
        "applied_at": datetime.datetime(2025, 3, 1, 12, 0, 0),
        "applied_by": "app@10.0.0.1",
        "row_checksums": "vendors=5:12;tags=3:99;",
        "row_keys": json.dumps(data),
    } | changes


def invalid(found: AppliedSeed | InvalidRow) -> str:
    assert isinstance(found, InvalidRow)
    return found.problem


def test_a_row_becomes_values() -> None:
    found = read_row(row())
    assert isinstance(found, AppliedSeed)
    vendors, tags = found.tables
    assert (vendors.first, vendors.last, vendors.keys) == (1, 5, ())
    assert tags.keys == ((1, "a"), (-2, "it's"), (Decimal("3.50"), "\\"))
    assert tags.unset == ("parent",)
    assert found.references[0].parent == "vendors"


def test_bytes_are_read_as_utf8_and_a_run_without_sums_is_unfinished() -> None:
    """A column of a binary type answers with bytes; an applying row has no sums yet."""
    found = read_row(row(name=b"0001_x", state=b"applying", row_checksums="", row_keys=row()["row_keys"].encode()))
    assert isinstance(found, AppliedSeed)
    assert (found.name, found.state) == ("0001_x", "applying")


def test_keys_of_one_column() -> None:
    listed = {**LISTED, "key": ["uuid"], "rows": 3, "keys": ["X'00FF', 'b', 12"]}
    found = read_row(row(tables=[TABLE, listed]))
    assert isinstance(found, AppliedSeed)
    assert found.tables[1].keys == ((b"\0\xff",), ("b",), (12,))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"name": "x\nDROP TABLE secret;\n--"}, r"name: 'x\nDROP TABLE secret;\n--' is not the name of a seed"),
        ({"name": "0001_x'; DROP TABLE t"}, "is not the name of a seed"),
        ({"name": "../../etc/passwd"}, "is not the name of a seed"),
        ({"name": "a..b"}, "is not the name of a seed"),
        ({"name": "\x1b[2J"}, r"'\x1b[2J' is not"),
        ({"name": "x" * 65}, "is not the name"),
        ({"name": b"\xff"}, "name: not UTF-8"),
        ({"name": None}, "is no text"),
        ({"state": "removing"}, "state: 'removing' is none of applying, applied"),
        ({"checksum": "' OR 1"}, "is not 64 hexadecimal digits"),
        ({"total_rows": -1}, "total_rows"),
        ({"total_rows": "8"}, "total_rows"),
        ({"total_rows": 9}, "is not the number of rows that row_keys names"),
        ({"seed": 2**64}, "seed"),
        ({"seed": True}, "seed"),
        ({"applied_at": "0000-00-00 00:00:00"}, "applied_at: '0000-00-00 00:00:00' is no date and time"),
        ({"applied_by": "\ud800"}, "applied_by: half of a surrogate pair"),
        ({"applied_by": "x" * 2000}, "applied_by: 2,000 bytes"),
        ({"row_keys": None}, "row_keys: NULL"),
        ({"row_keys": "[" * 100_000}, "row_keys: nested too deep"),
        ({"row_keys": '{"a":' * 100_000}, "row_keys: nested too deep"),
        ({"row_keys": ""}, "row_keys: not the JSON"),
        ({"row_keys": "9" * 5000}, "row_keys: not the JSON"),
        ({"row_keys": "null"}, "row_keys: row_keys holds something else than objects"),
        ({"row_keys": '{"tables": [], "tables": [], "references": []}'}, "a member occurs twice"),
        ({"row_keys": '{"tables": [], "references": [], "format": 9}'}, "'format', which this version does not know"),
        ({"row_keys": '{"tables": 1, "references": []}'}, "tables is no list"),
        ({"row_keys": '{"tables": [], "references": NaN}'}, "NaN is no whole number"),
        ({"row_checksums": "vendors=5:12;"}, "no sum of table 'tags'"),
        ({"row_checksums": "vendors=4:12;tags=3:99;"}, "no sum of the 5 rows of table 'vendors'"),
        ({"row_checksums": "vendors=5:12;tags=3:99;x=1:1;"}, "more than the sums"),
        ({"row_checksums": ""}, "no sum of table 'vendors'"),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, str) else None,
)
def test_a_member_that_seedsql_does_not_write_is_named(changes: dict[str, Any], problem: str) -> None:
    found = read_row(row(**changes))
    assert problem in invalid(found)
    assert str(found).isprintable()


@pytest.mark.parametrize(
    ("table", "changes", "problem"),
    [
        (TABLE, {"name": ""}, "is no name"),
        (TABLE, {"name": "t\ud800"}, "is no name"),
        (TABLE, {"name": "t\n"}, "is no name"),
        (TABLE, {"name": "t" * 65}, "is no name"),
        (TABLE, {"name": "SEEDSQL_History"}, "is no table of a seed"),
        (TABLE, {"key": []}, "has no key"),
        (TABLE, {"key": ["id", "b"]}, "is no range"),
        (TABLE, {"last": 900}, "1 to 900 is no range of 5 keys"),
        (TABLE, {"last": "5 OR 1=1"}, "is no whole number"),
        (TABLE, {"first": 1.5}, "is no whole number"),
        (TABLE, {"rows": 10**30}, "is no whole number"),
        (TABLE, {"unset": ["a\x00"]}, "is no name"),
        (TABLE, {"columns": []}, "has no columns"),
        (TABLE, {"columns": [["id", "hex(1) OR"]]}, "is no column with its form"),
        (TABLE, {"columns": [["id"]]}, "is no column with its form"),
        (TABLE, {"columns": {"id": ""}}, "is no list"),
        (TABLE, {"last": None}, "is no whole number"),
        (LISTED, {"keys": ["(1, 'a')"]}, "has 1 keys for 3 rows"),
        (LISTED, {"keys": ["1, 2, 3"]}, "its keys are not literals of 2 columns"),
        (LISTED, {"keys": ["(1, 'a'), (2, 'b'), (3, SLEEP(9))"]}, "its keys are not literals"),
        (LISTED, {"keys": ["(1, 'a'), (2, 'b'), (3, 'c')) OR (1, 1"]}, "its keys are not literals"),
        (LISTED, {"keys": ["(1, 'a\\'), (2, 'b'), (3, 'c')"]}, "its keys are not literals"),
        (LISTED, {"keys": ["(1, 'a'), (2, 'b'), (3, '\ud800')"]}, "is no value of a key"),
        (LISTED, {"keys": ["(1, 'a'), (2, 'b'), (3, _utf8mb4 X'FF')"]}, "is no value of a key"),
        (LISTED, {"keys": [f"(1, 'a'), (2, 'b'), (3, '{'c' * 4000}')"]}, "is no value of a key"),
        (LISTED, {"keys": [7]}, "its keys are not literals"),
    ],
    ids=str,
)
def test_a_table_that_seedsql_does_not_write_is_named(
    table: dict[str, Any], changes: dict[str, Any], problem: str
) -> None:
    tables = [{**TABLE, **changes}, LISTED] if table is TABLE else [TABLE, {**LISTED, **changes}]
    assert problem in invalid(read_row(row(tables=tables)))


@pytest.mark.parametrize(
    "changes", [{"parent": "other"}, {"columns": []}, {"columns": ["a", "b"]}, {"table": None}, {"on_delete": "x"}]
)
def test_a_reference_that_seedsql_does_not_write_is_named(changes: dict[str, Any]) -> None:
    assert invalid(read_row(row(references=[{**REFERENCE, **changes}]))).startswith("row_keys: ")


def test_keys_in_linear_time() -> None:
    """A malformed list of a megabyte fails at once: nothing is read twice."""
    listed = {**LISTED, "keys": ["(1, '" + "''" * 500_000]}
    assert "its keys are not literals" in invalid(read_row(row(tables=[TABLE, listed])))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec=None), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=10,
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value, as the keys that lead to it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(location for key, item in inner for location in _places(item, (*path, key)))]


def _put(value: Any, path: tuple[Any, ...], other: Any) -> Any:
    if not path:
        return other
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _put(value[path[0]], path[1:], other)
    return copy


VALID = {"tables": [TABLE, LISTED], "references": [REFERENCE]}


@given(st.sampled_from(_places(VALID)), JSON)
def test_whatever_stands_in_the_place_of_a_member_nothing_raises(path: tuple[Any, ...], other: Any) -> None:
    """And what is taken as valid can be written as UTF-8."""
    found = read_row(row(row_keys=json.dumps(_put(VALID, path, other))))
    if isinstance(found, AppliedSeed):
        repr(found.tables).encode("utf-8")
    else:
        assert printable(str(found)) == str(found)


@given(
    st.sampled_from(sorted(row())),
    st.none() | st.integers() | st.binary(max_size=20) | st.text(st.characters(codec=None)) | st.floats() | st.dates(),
)
def test_whatever_the_driver_gives_for_a_column_nothing_raises(member: str, value: object) -> None:
    found = read_row(row() | {member: value})
    if isinstance(found, InvalidRow):
        assert printable(str(found)) == str(found)
