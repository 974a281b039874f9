"""Verification reports every check, and changes nothing whatever the script holds."""

from __future__ import annotations

import pytest

from seedsql.database.applier import run_script
from seedsql.database.cells import TableCells
from seedsql.database.verifier import CheckResult, check_cells, run_verify
from seedsql.errors import GuardError, StatementFailed

from .conftest import SCRIPTS

VERIFY = SCRIPTS / "0001_library.verify.sql"
only_default = pytest.mark.parametrize("sql_mode", ["default"], indirect=True)


def test_a_fresh_seed_passes(library, connection):
    run_script(connection, SCRIPTS / "0001_library.up.sql")
    before = library.checksum()
    assert run_verify(connection, VERIFY) == [
        CheckResult("rows in authors", 2, 2, True),
        CheckResult("rows in books", 3, 3, True),
        CheckResult("books without author", 0, 0, True),
        CheckResult("sum of ids", 606, 606, True),
    ]
    assert library.checksum() == before


@only_default
def test_what_is_wrong_is_found(library, connection):
    run_script(connection, SCRIPTS / "0001_library.up.sql")
    library.query("DELETE FROM books")
    failed = [check for check in run_verify(connection, VERIFY) if not check.ok]
    assert failed == [CheckResult("rows in books", 3, 0, False), CheckResult("sum of ids", 606, None, False)]


@only_default
def test_a_script_that_writes_is_stopped(library, connection, tmp_path):
    script = tmp_path / "writes.verify.sql"
    script.write_text("SELECT 1;\nINSERT INTO authors VALUES (1, 'x');\n")
    with pytest.raises(StatementFailed, match="1792") as caught:
        run_verify(connection, script)
    assert caught.value.line == 2
    assert library.query("SELECT * FROM authors") == []
    connection.run("INSERT INTO authors VALUES (1, 'x')")  # the session may write again
    assert library.query("SELECT id FROM authors") == [(1,)]


@only_default
def test_a_missing_table_is_an_error_with_its_line(database, connection):
    with pytest.raises(StatementFailed, match="authors' doesn't exist") as caught:
        run_verify(connection, VERIFY)
    assert caught.value.errno == 1146
    assert caught.value.line == 2
    assert str(caught.value).startswith(f"{VERIFY}:2: ")


@only_default
def test_a_script_without_checks_is_an_error(connection, tmp_path):
    script = tmp_path / "empty.verify.sql"
    script.write_text("SELECT 1 AS `ok`;\n")
    with pytest.raises(StatementFailed, match="nothing was verified"):
        run_verify(connection, script)


@only_default
def test_a_guard_of_the_script_is_its_refusal(connection, tmp_path):
    script = tmp_path / "x.verify.sql"
    script.write_text("SELECT `0001_x verify REFUSED (unapplied): it is not applied here.`;\n")
    with pytest.raises(GuardError, match="not applied here") as caught:
        run_verify(connection, script)
    assert caught.value.reason == "unapplied"


@only_default
@pytest.mark.parametrize(
    ("expected", "found", "ok", "check"),
    [
        ("1.50", "CAST(2 AS DECIMAL(12,2))", "0", CheckResult("c", "1.50", 2, False)),
        ("'a'", "NULL", "NULL", CheckResult("c", "a", None, False)),
        ("CAST('é' AS BINARY)", "18446744073709551615", "TRUE", CheckResult("c", "é", 2**64 - 1, True)),
    ],
)
def test_values_of_every_type_are_plain(connection, tmp_path, expected, found, ok, check):
    script = tmp_path / "types.verify.sql"
    script.write_text(f"SELECT 'c' AS `check`, {expected} AS `expected`, {found} AS `found`, {ok} AS `ok`;\n")
    assert run_verify(connection, script) == [check]


def test_one_cell_that_differs_fails_the_check_of_its_table() -> None:
    assert check_cells(TableCells("t", rows=3, cells=12)) == CheckResult("t: cells as in the file", 12, 12, True)
    edited = TableCells("t", rows=3, cells=12, edited={"a": 1})
    assert check_cells(edited) == CheckResult("t: cells as in the file", 12, 11, False)
