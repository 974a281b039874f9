"""A value of a file, a literal or a server is one Python object, whoever wrote it down."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from seedsql.schema.model import ColumnType
from seedsql.values.context import OptionError
from seedsql.values.plain import plain_value
from seedsql.values.providers.literals import json_text

READ: list[tuple[str, Any, Any]] = [
    ("int", " 7 ", 7),
    ("int", "7.0", 7),
    ("tinyint", True, 1),
    ("bit", b"\x01\x02", 258),
    ("decimal", "1.50", Decimal("1.5")),
    ("double", "2.5", 2.5),
    ("date", "2026-01-02", date(2026, 1, 2)),
    ("date", "2026-01-02T23:00:00-05:00", date(2026, 1, 3)),
    ("datetime", "2026-01-02 03:04:05.000006", datetime(2026, 1, 2, 3, 4, 5, 6)),
    ("datetime", "2026-01-02", datetime(2026, 1, 2)),
    ("timestamp", "2026-01-02T03:04:05+02:00", datetime(2026, 1, 2, 1, 4, 5)),
    ("timestamp", "2026-01-02T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5)),
    ("datetime", datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=1))), datetime(2026, 1, 1, 23)),
    ("datetime", datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 2)),
    ("time", "-12:30:01.5", -timedelta(hours=12, minutes=30, seconds=1, microseconds=500_000)),
    ("varbinary", "é", b"\xc3\xa9"),
    ("varchar", 7, "7"),
    ("json", {"a": [1]}, '{"a": [1]}'),
    ("json", {"a": [Decimal("1.50"), 2]}, '{"a": [1.50, 2]}'),
    ("json", '"a"', '"a"'),
    ("int", None, None),
    ("int", "1e3", 1000),
    ("date", "2026/1/2", date(2026, 1, 2)),
    ("datetime", "20260102030405", datetime(2026, 1, 2, 3, 4, 5)),
    ("time", "1 02:03:04", timedelta(hours=26, minutes=3, seconds=4)),
    ("time", "101112", timedelta(hours=10, minutes=11, seconds=12)),
    ("decimal", 7, Decimal(7)),
]


@pytest.mark.parametrize(("kind", "value", "plain"), READ)
def test_a_value_is_read(kind: str, value: Any, plain: Any) -> None:
    read = plain_value(value, ColumnType(kind, 6 if kind in ("datetime", "timestamp", "time") else None))
    assert read == plain and type(read) is type(plain)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("int", "7.5"),
        ("int", "Secret"),
        ("int", "1_000"),
        ("int", "٣"),
        ("int", "1e999999999"),
        ("int", "9" * 5000),
        ("decimal", "1e999999999"),
        ("double", "nan"),
        ("double", "1e999999999"),
        ("time", "839:00:00"),
        ("datetime", "9999-12-31 23:59:59.9"),
        ("decimal", "Secret"),
        ("date", "2026-01-02Secret"),
        ("date", "0000-00-00"),
        ("datetime", "Secret"),
        ("time", "12:Secret"),
        ("double", "Secret"),
        ("json", "{Secret"),
    ],
)
def test_what_is_no_such_value_is_refused_without_being_shown(kind: str, value: str) -> None:
    with pytest.raises(ValueError, match=f"the value is no {kind}") as refused:
        plain_value(value, ColumnType(kind, 10, 2) if kind == "decimal" else ColumnType(kind))
    assert "Secret" not in str(refused.value)


@pytest.mark.parametrize("opening", ["[", '{"[": '])
@pytest.mark.parametrize("levels", [100, 101, 900, 100_000])
def test_a_document_is_refused_where_no_server_takes_so_many_levels(opening: str, levels: int) -> None:
    """Error 3157 of MySQL; what is in strings opens nothing. The same for a document that a blueprint lists."""
    text = opening * levels + '"[[{"' + ("]" if opening == "[" else "}") * levels
    if levels <= 100:
        assert plain_value(text, ColumnType("json")) == json_text(text, "values") == text
        return
    with pytest.raises(ValueError, match="more than 100 levels, which no server takes"):
        plain_value(text, ColumnType("json"))
    with pytest.raises(OptionError, match="more than 100 levels, which no server takes"):
        json_text(text, "values")


def test_a_document_of_a_file_is_refused_likewise() -> None:
    document: list[object] = []
    for _ in range(500):
        document = [document]
    with pytest.raises(ValueError, match="more than 100 levels"):
        plain_value(document, ColumnType("json"))
