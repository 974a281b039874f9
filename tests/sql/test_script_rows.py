"""What the literal rules write is read back exactly; what they do not write is refused with its line."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.errors import ChecksumError
from seedsql.sql.patterns import SINGLE_QUOTED_PLAIN
from seedsql.sql.script_rows import Expression, read_insert, read_literal
from seedsql.sql.statements import Statement, statements

GUARD = "IF(@seed_step = 5, {}, (SELECT 1 UNION SELECT 2))"


def written(value: object) -> str:
    """A literal by the rules of the scripts: quotes doubled; hexadecimal for a backslash or a control character."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"X'{value.hex().upper()}'"
    if isinstance(value, str):
        if any(char == "\\" or ord(char) < 32 for char in value):
            return f"_utf8mb4 X'{value.encode().hex().upper()}'"
        return "'" + value.replace("'", "''") + "'"
    return str(value)


def test_a_plain_string_ends_at_the_first_quote_that_is_not_doubled():
    """Its pattern against what a string is: a quote within is written twice, and there is no other way to write it."""
    fast, plain = re.compile(SINGLE_QUOTED_PLAIN), re.compile("'(?:[^']|'')*'(?!')")
    for text in map("".join, product("'a\n", repeat=8)):
        for start in range(8):
            found, wanted = fast.match(text, start), plain.match(text, start)
            assert (found and found.span()) == (wanted and wanted.span()), text


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.text("'\\,() \n;N\u2028", max_size=12)
VALUES = (
    TEXT
    | st.binary(max_size=20)
    | st.integers(-(2**63), 2**64)
    | st.none()
    | st.decimals(-(10**9), 10**9, places=2).map(Decimal)
)


@given(VALUES)
def test_a_literal_is_read_back_exactly(value):
    assert read_literal(written(value)) == value


@given(
    st.integers(1, 6).flatmap(lambda width: st.lists(st.tuples(*[VALUES] * width), min_size=1, max_size=6)),
    TEXT.filter(bool),
    st.booleans(),
)
def test_rows_are_read_back_exactly(rows, table, guarded):
    """Through the rule for statements, with any name, line by line."""
    table = "".join(char for char in table if char.isprintable()) or "t"
    lines = []
    for number, row in enumerate(rows):
        cells = [written(value) for value in row]
        if guarded and number == 0:
            cells[0] = GUARD.format(cells[0])
        lines.append(f"{', ' if number else '  '}({', '.join(cells)})\n")
    columns = ", ".join(f"`c{number}`" for number in range(len(rows[0])))
    script = ["-- a comment\n", "\n", f"INSERT INTO `{table.replace('`', '``')}` ({columns}) VALUES\n", *lines, ";\n"]
    (statement,) = statements(script)
    insert = read_insert(statement)
    assert insert.table == table
    assert [tuple(read_literal(raw) for raw in row) for row in insert.rows] == rows
    assert [insert.line(number) for number in range(len(rows))] == list(range(4, 4 + len(rows)))


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("''''", "'"),
        ("'a''b'", "a'b"),
        ("x'4a'", b"J"),
        ("_utf8mb4 X'C3A9'", "é"),
        ("_binary X'00FF'", b"\x00\xff"),
        ("_utf8mb4 'a'", "a"),
        ("b'101'", 5),
        ("-12.50", Decimal("-12.50")),
        ("1e3", Decimal(1000)),
        ("null", None),
        ("18446744073709551615", 2**64 - 1),
        ("@created_by", Expression("@created_by")),
        ("ST_GeomFromText('POINT(1 2)', 4326)", Expression("ST_GeomFromText('POINT(1 2)', 4326)")),
    ],
)
def test_every_form(raw, value):
    assert read_literal(raw) == value
    insert = read_insert(Statement(1, f"INSERT INTO `t` (`a`, `b`) VALUES ({raw}, 1)"))
    assert insert.rows == [(raw, "1")]


def test_rows_of_any_layout():
    statement = Statement(7, "INSERT INTO `t` (`a`, `b`) VALUES (1, 'x'),\n(2,'y'), (3, 'z')")
    insert = read_insert(statement)
    assert insert.columns == ("a", "b")
    assert insert.rows == [("1", "'x'"), ("2", "'y'"), ("3", "'z'")]
    assert [insert.line(row) for row in range(3)] == [7, 8, 8]


@pytest.mark.parametrize(
    "rest",
    [
        "(1, 'x')\n, (2)",
        "(1, 'x')\n, (2, 'y', 3)",
        "(1, 'x')\n, (2, 'y)",
        "(1, 'x')\n, (2, y z)",
        "(1, 'x')\n, (2, 'it's')",
        "(1, 'x')\n  (2, 'y')",
        "(1, 'x')\n, (2, 1 + 1)",
        "(1, 'x')\nON DUPLICATE KEY UPDATE a = 1",
        "(1, 'x')\n, (, 'y')",
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_its_line(rest):
    with pytest.raises(ChecksumError) as caught:
        read_insert(Statement(10, f"INSERT INTO `t` (`a`, `b`) VALUES\n{rest}"), "up.sql")
    assert caught.value.location == "up.sql:12"
    assert "'t'" in str(caught.value)


@pytest.mark.parametrize("raw", ["_utf8mb4 X'FF'", "X'0'", "X'zz'"])
def test_malformed_hexadecimal_is_refused_without_showing_it(raw):
    with pytest.raises(ChecksumError) as caught:
        read_literal(raw)
    assert raw not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["SET @a = 1", "INSERT INTO `t` (`a`) SELECT 1", "DELETE FROM `t` WHERE `a` = 'VALUES'"]
)
def test_other_statements_are_not_rows(text):
    assert read_insert(Statement(1, text)) is None
