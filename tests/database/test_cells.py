"""verify's comparison of every cell: what the script wrote is equal, and an edit of any type is named with its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedsql.database.cells import SHOWN, Difference, compare_cells
from seedsql.database.connection import connect
from seedsql.database.equality import is_same
from seedsql.database.live import read_live_schema_text
from seedsql.database.url import parse_url
from seedsql.database.written import FilledColumn, WrittenRows, filled_columns, read_written
from seedsql.errors import ChecksumError
from seedsql.schema.model import ColumnType
from seedsql.schema.parser import parse_schema
from tests.script.seeds import ONE_MODE, small
from tests.servers import Database

SCHEMA = """
CREATE TABLE `every type` (`a``b` INT PRIMARY KEY, ti TINYINT, big BIGINT UNSIGNED, padded INT(6) ZEROFILL, amount DECIMAL(20,6),
 f FLOAT, f73 FLOAT(7,3), d DOUBLE, d102 DOUBLE(10,2), long_d DOUBLE, b1 BIT(1), b64 BIT(64), ch CHAR(10), name VARCHAR(100),
 fixed BINARY(8), bytes VARBINARY(20), txt TEXT, blb BLOB, en ENUM('a','b''c','D"'), st SET('x','y','z'),
 day DATE, dt DATETIME, dt3 DATETIME(3), ts TIMESTAMP NULL, ts6 TIMESTAMP(6) NULL, t TIME, t3 TIME(3), y YEAR, js JSON,
 pt POINT, flag BOOL, latin VARCHAR(50) CHARACTER SET latin1, twin INT AS (`a``b` + 1) VIRTUAL, koi VARCHAR(20) CHARACTER SET koi8r);
CREATE TABLE pairs (part VARCHAR(20) COLLATE utf8mb4_bin, code BINARY(4), note VARCHAR(40), next_part VARCHAR(20) COLLATE utf8mb4_bin NULL,
 next_code BINARY(4) NULL, PRIMARY KEY (part, code), FOREIGN KEY (next_part, next_code) REFERENCES pairs (part, code));
CREATE TABLE users (id INT PRIMARY KEY, last_id INT NULL, changed TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP);
CREATE TABLE comments (id INT PRIMARY KEY, user_id INT NOT NULL, FOREIGN KEY (user_id) REFERENCES users (id));
ALTER TABLE users ADD FOREIGN KEY (last_id) REFERENCES comments (id);
"""
RULES = r"""
[sizes.small]
"every type" = 40
pairs = 12
users = 40
comments = 15
[tables."every type".columns]
big = { provider = "integer", min = 9223372036854775807, max = 18446744073709551615 }
amount = { provider = "decimal", min = "-99", max = "9999.999999" }
f = { provider = "float", min = "-9", max = "99", digits = 5 }
f73 = { provider = "float", min = "0", max = "999", digits = 3 }
d = { provider = "float", min = "0", max = "0.001", digits = 9 }
long_d = { provider = "choice", values = [-1.2345678901234567e-100, -1.2345678901234567e100, 1e300] }
name = { provider = "choice", values = ["it's", 'back\slash', "tab\tand\nline", "-- no comment", "Zoë 😀", "", " x "] }
txt = { provider = "choice", values = ["a, 'b', X'41'", "NULL", "''", "quote '' twice", "(1, 2)"] }
latin = { provider = "choice", values = ["Zürich", "plain"] }
koi = { provider = "choice", values = ["x", "y"] }
pt = { provider = "constant", value = "", null = 1.0 }
js = { provider = "json", value = { note = "it's", level = { provider = "integer", min = 1, max = 5 }, b = true } }
[tables.pairs.columns]
part = { provider = "choice", values = ["a", "B'", "c"] }
code = { provider = "binary", unique = true }
next_part = { provider = "constant", value = "", null = 1.0 }
next_code = { provider = "constant", value = "", null = 1.0 }
[tables.users.columns]
last_id = { reference = "comments", null = 0.3 }
changed = { provider = "datetime", from = "-30d", to = "as_of" }
"""


@pytest.fixture
def applied(database: Database, tmp_path: Path) -> Path:
    """A database with the seed in it; the path of its up script."""
    seed = small(SCHEMA, RULES)
    seed.load(database)
    done = database.run_script(seed.up)
    assert f"{seed.name} APPLIED" in done.stdout, done.stderr
    path = tmp_path / "0001_case.up.sql"
    path.write_text(seed.up, encoding="utf-8")
    return path


def differences(database: Database, up: Path) -> list[Difference]:
    with connect(parse_url(database.url)) as connection:
        live = parse_schema(read_live_schema_text(connection), "the database")
        before = connection.query("SELECT @@sql_mode, @@time_zone")
        found = compare_cells(connection, up, live.tables)
        assert connection.query("SELECT @@sql_mode, @@time_zone") == before
    assert {table.name: (table.rows, table.cells) for table in found} == {
        "every type": (40, 40 * 33),
        "pairs": (12, 60),
        "users": (40, 120),
        "comments": (15, 30),
    }
    assert not any(table.unknown for table in found)
    return [difference for table in found for difference in table.differences]


EDITS = {
    "ti": "IF(ti <=> 1, 2, 1)",
    "big": "18446744073709551614 - (big = 18446744073709551614)",
    "padded": "IFNULL(padded, 0) + 1",
    "amount": "amount + 0.000001",
    "f": "f + 0.00002",
    "f73": "f73 - 0.001",
    "d": "d + 0.000000001",
    "d102": "IFNULL(d102, 0) + 0.01",
    "b1": "IF(b1 <=> b'1', b'0', b'1')",
    "b64": "IFNULL(b64, 0) ^ 1",
    "ch": "CONCAT('~', LEFT(IFNULL(ch, ''), 3))",
    "name": "CONCAT(name, ' ')",
    "fixed": "CONCAT(X'00', LEFT(IFNULL(fixed, X'FF'), 7))",
    "bytes": "CONCAT(LEFT(IFNULL(bytes, ''), 10), X'00')",
    "txt": "REPLACE(UPPER(txt), '''', '`')",
    "blb": "CONCAT(IFNULL(blb, ''), X'00')",
    "en": "IF(en <=> 'a', 'D\"', 'a')",
    "st": "IF(st <=> 'x', 'x,z', 'x')",
    "day": "IFNULL(day, '2020-01-01') + INTERVAL 1 DAY",
    "dt": "IFNULL(dt, '2020-01-01') + INTERVAL 1 SECOND",
    "dt3": "IFNULL(dt3, '2020-01-01') + INTERVAL 1000 MICROSECOND",
    "ts": "IFNULL(ts, '2020-01-01') + INTERVAL 1 SECOND",
    "ts6": "IFNULL(ts6, '2020-01-01') + INTERVAL 1 MICROSECOND",
    "t": "SEC_TO_TIME(TIME_TO_SEC(IFNULL(t, '01:00')) + 1)",
    "t3": "ADDTIME(IFNULL(t3, '01:00'), '00:00:00.001')",
    "y": "IFNULL(y, 2000) + 1",
    "js": "JSON_SET(js, '$.b', 1)",
    "flag": "NOT IFNULL(flag, 0)",
    "latin": "CONCAT(latin, 'é')",
    "koi": "NULL",
    "pt": "ST_GeomFromText('POINT(1 2)')",
}


def test_what_was_written_is_equal_and_an_edit_of_any_type_is_named(database: Database, applied: Path) -> None:
    assert differences(database, applied) == []
    for key, (column, value) in enumerate(EDITS.items(), start=101):
        database.query(f"UPDATE `every type` SET `{column}` = {value} WHERE `a``b` = {key}")
    found = differences(database, applied)
    assert [(each.key, each.column) for each in found] == [
        ((str(key),), column) for key, column in enumerate(EDITS, start=101)
    ]
    assert all(each.table == "every type" and each.written != each.found for each in found)
    database.query("DELETE FROM `every type` WHERE `a``b` = 101")
    assert differences(database, applied)[0] == Difference("every type", ("101",), "", "", None)


def test_written_and_found_are_shown_with_table_column_and_key(database: Database, applied: Path) -> None:
    database.query("UPDATE `every type` SET name = 'a\\nb\\'\u202e' WHERE `a``b` = 104")
    (found,) = differences(database, applied)
    assert str(found).startswith("every type.name key 104: written ")
    assert str(found).endswith(r"found 'a\nb''\u202e'")
    assert found.to_dict() == {
        "table": "every type",
        "key": ["104"],
        "column": "name",
        "written": found.written,
        "found": "'a\nb''\u202e'",
    }


def test_keys_of_text_and_bytes_find_their_rows(database: Database, applied: Path) -> None:
    database.query("UPDATE pairs SET note = 'changed' ORDER BY code DESC LIMIT 1")
    ((part, code),) = database.query("SELECT part, HEX(code) FROM pairs ORDER BY code DESC LIMIT 1")
    (found,) = differences(database, applied)
    assert (found.table, found.column, found.found) == ("pairs", "note", "'changed'")
    assert found.key == ("'" + part.replace("'", "''") + "'", f"X'{code}'")


def test_columns_that_are_filled_in_later_are_compared_with_what_fills_them_in(
    database: Database, applied: Path
) -> None:
    filled = filled_columns(applied)
    assert filled == {"users": {"last_id"}}
    ((empty,),) = database.query("SELECT MIN(id) FROM users WHERE last_id IS NULL")
    ((full, value),) = database.query("SELECT id, last_id FROM users WHERE last_id IS NOT NULL ORDER BY id LIMIT 1")
    database.query(f"UPDATE users SET last_id = {value}, changed = changed WHERE id = {empty}")
    database.query(f"UPDATE users SET last_id = NULL, changed = changed WHERE id = {full}")
    found = differences(database, applied)
    assert {(each.key, each.column, each.written, each.found) for each in found} == {
        ((str(empty),), "last_id", "NULL", str(value)),
        ((str(full),), "last_id", str(value), "NULL"),
    }


@ONE_MODE
def test_many_differences_are_counted_and_the_first_are_kept(database: Database, applied: Path) -> None:
    database.query("UPDATE `every type` SET latin = 'x'")
    found = differences(database, applied)
    assert len(found) == SHOWN
    database.query(
        "DELETE FROM comments WHERE id NOT IN (SELECT last_id FROM users WHERE last_id IS NOT NULL) ORDER BY id LIMIT 1"
    )
    with connect(parse_url(database.url)) as connection:
        live = parse_schema(read_live_schema_text(connection), "the database")
        tables = {table.name: table for table in compare_cells(connection, applied, live.tables)}
    assert (tables["every type"].edited, tables["every type"].differing) == ({"latin": 40}, 40)
    assert (tables["comments"].missing, tables["comments"].differing) == (1, 2)


TYPES = {
    "float": ColumnType("float"),
    "float(7,3)": ColumnType("float", 7, 3),
    "double": ColumnType("double"),
    "json": ColumnType("json"),
    "text": ColumnType("text"),
    "decimal": ColumnType("decimal", 20, 6),
    "datetime": ColumnType("datetime", 3),
    "date": ColumnType("date"),
    "time": ColumnType("time", 3),
    "uuid": ColumnType("uuid"),
    "inet6": ColumnType("inet6"),
    "set": ColumnType("set", labels=("a", "b")),
    "enum": ColumnType("enum", labels=("a", "b", "B")),
    "char": ColumnType("char", 5),
    "binary": ColumnType("binary", 4),
    "varbinary": ColumnType("varbinary", 4),
    "bit": ColumnType("bit", 8),
    "int": ColumnType("int"),
}


@pytest.mark.parametrize(
    ("kind", "written", "found", "same"),
    [
        ("float", "0.1", "0.10000000149011612", True),
        ("float", "0.1", "0.1000000238418579", False),
        ("float", "0.1", "0.10000000894069672", False),
        ("float", "0", "1.401298464324817e-45", False),
        ("float", "16777217", "16777216", True),
        ("float", "-1.5", "1.5", False),
        ("float", "0", "-0", True),
        ("float", "3.4028234e38", "3.4028234663852886e38", True),
        ("float(7,3)", "1.23451", "1.2350000143051147", True),
        ("float(7,3)", "1.234", "1.2350000143051147", False),
        ("double", "1e-05", "0.00001", True),
        ("double", "0.1", "0.10000000000000002", False),
        ("json", """'{"b": 1, "a": [true]}'""", """'{"a": [true], "b": 1}'""", True),
        ("json", """'{"a": true}'""", """'{"a": 1}'""", False),
        ("json", "'[1, 2]'", "'[2, 1]'", False),
        ("json", "'null'", "NULL", False),
        ("text", r"_utf8mb4 X'5C'", "'\\'", True),
        ("text", "'a'", "'a '", False),
        ("text", "'a'", "'A'", False),
        ("text", "NULL", "''", False),
        ("decimal", "1.5", "1.500000", True),
        ("decimal", "1.500001", "1.500000", False),
        ("datetime", "'2026-01-01'", "'2026-01-01 00:00:00.000'", True),
        ("datetime", "'0000-00-00 00:00:00'", "'0000-00-00 00:00:00'", True),
        ("date", "'0000-00-00'", "'2020-01-01'", False),
        ("time", "'-00:00:01'", "'-00:00:01.000'", True),
        ("uuid", "'AAAAAAAA-0000-0000-0000-000000000000'", "'aaaaaaaa-0000-0000-0000-000000000000'", True),
        ("inet6", "'0:0::1'", "'::1'", True),
        ("set", "'b,a'", "'a,b'", True),
        ("set", "'B,a'", "'a,b'", True),
        ("enum", "'A'", "'a'", True),
        ("enum", "'b'", "'B'", False),
        ("json", "'[18446744073709551616, 1e2]'", "'[1.8446744073709552e19, 100.0]'", True),
        ("json", "'[18446744073709551615]'", "'[18446744073709551614]'", False),
        ("char", "'a  '", "'a'", True),
        ("binary", "X'41'", "X'41000000'", True),
        ("varbinary", "X'41'", "X'4100'", False),
        ("bit", "b'101'", "5", True),
        ("int", "7", "000007", True),
        ("int", "NOW()", "7", None),
        ("int", "DEFAULT", "7", None),
    ],
)
def test_a_value_is_the_same_however_it_is_written(kind: str, written: str, found: str, same: bool | None) -> None:
    assert is_same(written, found, TYPES[kind]) is same


def test_what_a_script_writes_is_read_statement_by_statement(tmp_path: Path) -> None:
    path = tmp_path / "x.up.sql"
    update = (
        "UPDATE `t` SET `at` = `at`, `up` = CASE\n  WHEN `a` = 1 AND `b` = 'x''AND' THEN X'41'\n"
        "  END WHERE (`a`, `b`) IN ((1, 'x')) AND @seed_step <=> 8\n;\n"
    )
    path.write_text(
        "SET @a = 1;\nINSERT INTO `t` (`a`, `b`) VALUES\n  (1, 'x')\n, (2, 'y')\n;\n" + update, encoding="utf-8"
    )
    rows, filled = read_written(path)
    assert rows == WrittenRows("t", ("a", "b"), [("1", "'x'"), ("2", "'y'")])
    where = "(`a`, `b`) IN ((1, 'x'))"
    assert filled == FilledColumn("t", "up", ("a", "b"), where, {("1", "'x''AND'"): "X'41'"})
    path.write_text(update.replace("THEN X'41'", "THEN"), encoding="utf-8")
    with pytest.raises(ChecksumError, match=r"x.up.sql:2: cannot read this UPDATE of table 't'"):
        list(read_written(path))
