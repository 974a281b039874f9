"""A rehearsal runs the script files as they are, and stops where a server would."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from seedsql.errors import Findings, InternalError, OutputError, Refused, StatementFailed
from seedsql.rehearsal import Rehearsal, rehearse
from seedsql.schema.parser import parse_schema

SCRIPTS = Path(__file__).parent / "library"


class Folder:
    """A copy of the scripts that a test may spoil."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        for path in SCRIPTS.glob("*.sql"):
            shutil.copy(path, directory)

    def edit(self, name: str, old: str, new: str) -> Folder:
        path = self.directory / f"{name}.sql"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self

    def rehearse(self) -> Rehearsal:
        up, verify, down = (self.directory / f"{name}.sql" for name in ("up", "verify", "down"))
        return rehearse(parse_schema((self.directory / "schema.sql").read_text(), "schema.sql"), up, verify, down)

    def line(self, name: str, beginning: str) -> int:
        lines = (self.directory / f"{name}.sql").read_text(encoding="utf-8").splitlines()
        return 1 + next(number for number, line in enumerate(lines) if line.startswith(beginning))


@pytest.fixture
def folder(tmp_path) -> Folder:
    return Folder(tmp_path)


def test_up_verify_up_again_down_down_again(folder):
    seen = folder.rehearse()
    assert seen.rows == {"shelf": 3, "book": 4}
    assert seen.total_rows == 7
    assert [(check.name, check.expected, check.found, check.ok) for check in seen.checks] == [
        ("shelf: rows", "3", "3", True),
        ("book: worth = copies * price", "0", "0", True),
        ("book: worth of all", "133.17", "133.17", True),
        ("book: has a shelf", "0", "0", True),
    ]
    assert seen.refusals == (
        "REFUSED: 0007_library is already applied; roll it back first",
        "REFUSED: 0007_library is not applied",
    )
    assert seen.statements > 100
    assert seen.seconds > 0
    assert any("triggers" in note for note in seen.notes)


def test_two_rehearsals_see_the_same(folder):
    first, second = folder.rehearse(), folder.rehearse()
    assert (first.rows, first.checks, first.refusals, first.statements) == (
        second.rows,
        second.checks,
        second.refusals,
        second.statements,
    )


def test_a_failing_statement_is_named_with_file_and_line(folder):
    folder.edit("up", ",(18446744073709551602, 9001", ",(18446744073709551602, 9009")
    with pytest.raises(StatementFailed) as caught:
        folder.rehearse()
    assert caught.value.exit_code == 69
    assert caught.value.line == folder.line("up", "INSERT INTO `book`")
    assert caught.value.place == f"up.sql:{caught.value.line}"
    assert "FOREIGN KEY" in caught.value.message
    assert caught.value.statement.startswith("INSERT INTO `book`")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("'Odes', 3,", "'Odes', 0,", "ck_copies"),
        ("'Odes', 3, 9.99", "'Odes', 3, 9999999.99", "decimal"),
        ("'2024-02-29'", "'2023-02-29'", "date"),
        ("9001, 'Odes'", "9001, NULL", "NOT NULL"),
        ("'Poetry'", "'COOKING; and ''more'''", "uq_label"),
        ("'Poetry', NULL", "'Poetry', 9002", "before the row"),
        ("9001, 'Odes'", "9001, 'no string is as long as this one, which has more than sixty characters'", "varchar"),
        ("START TRANSACTION READ WRITE;", "START TRANSACTION READ WRITE;\nTRUNCATE TABLE `book`;", "TRUNCATE"),
        ("DEALLOCATE PREPARE seedsql_guard", "DEALLOCATE PREPARE seedsql_guards", "seedsql_guards"),
        ("SESSION foreign_key_checks = 1", "SESSION foreign_key_checks = 0", "foreign_key_checks"),
        ("PREPARE seedsql_ddl FROM @seedsql_sql", "PREPARE seedsql_ddl FROM @seedsql_lost", "NULL"),
        ("NOT (@seedsql_step <=> 4)), 'Poetry'", "NOT (@seedsql_step <=> 9)), 'Poetry'", "more than 1 row"),
    ],
)
def test_what_a_server_would_refuse_is_refused(folder, old, new, message):
    folder.edit("up", old, new)
    with pytest.raises(StatementFailed, match=message):
        folder.rehearse()


def test_a_guard_that_fires_is_a_refusal_with_its_sentence(folder):
    folder.edit("up", "`TABLE_NAME` IN ('shelf', 'book')", "`TABLE_NAME` IN ('shelf', 'books')")
    with pytest.raises(Refused) as caught:
        folder.rehearse()
    assert caught.value.exit_code == 77
    assert caught.value.message == "0007_library up REFUSED (schema): shelf and book must exist"
    assert caught.value.reason == "schema"
    assert caught.value.place.startswith("up.sql:")


def test_a_sum_that_is_a_cent_off_stops_the_script(folder):
    folder.edit("up", "@seedsql_worth = 133.17", "@seedsql_worth = 133.18")
    with pytest.raises(Refused, match=r"STOPPED: book has 4 rows worth 133\.17"):
        folder.rehearse()


def test_a_failed_check_is_named_with_what_was_expected_and_found(folder):
    folder.edit("verify", "'book: worth of all', 133.17", "'book: worth of all', 133.16")
    with pytest.raises(Findings) as caught:
        folder.rehearse()
    assert caught.value.exit_code == 1
    assert "1 of 4 checks failed: book: worth of all: expected 133.16, found 133.17" in caught.value.message


def test_a_verify_without_a_result_is_our_bug(folder):
    folder.edit("verify", "AS `ok`", "AS `fine`")
    with pytest.raises(InternalError, match=r"verify\.sql"):
        folder.rehearse()


def test_rows_left_behind_are_found(folder):
    folder.edit(
        "down",
        "BETWEEN 18446744073709551601 AND 18446744073709551604 AND (@seedsql_step <=> 3)",
        "BETWEEN 18446744073709551601 AND 18446744073709551603 AND (@seedsql_step <=> 3)",
    )
    folder.edit("down", "DELETE FROM `shelf` WHERE `id` BETWEEN 9001 AND 9003", "DELETE FROM `shelf` WHERE `id` = 9001")
    with pytest.raises(Findings, match="rows are left behind: shelf 2, book 1"):
        folder.rehearse()


def test_an_up_that_can_run_twice_is_found(folder):
    folder.edit("down", "'SELECT `REFUSED: 0007_library is not applied`'", "'DO 0'")
    folder.edit("down", "'SELECT `REFUSED: seeded books were edited`'", "'DO 0'")
    folder.edit(
        "down",
        "CONCAT('SELECT `REFUSED: ', IFNULL(@seedsql_outside, '?'), ' books of others stand on seeded shelves`')",
        "'DO 0'",
    )
    with pytest.raises(Findings, match=r"down\.sql: a second run must be refused"):
        folder.rehearse()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("SESSION time_zone = @seedsql_zone", "SESSION time_zone = '+00:00'", "time_zone is left as '\\+00:00'"),
        (
            "DO IF(@seedsql_lock <=> 1, RELEASE_LOCK(@seedsql_name), 0);",
            "DO 0;",
            "lock seedsql:rehearsal:.* is not released",
        ),
        ("SET NAMES utf8mb4;", "SET NAMES utf8mb4;\nSET SESSION lock_wait_timeout = 15;", "lock_wait_timeout"),
    ],
)
def test_a_session_left_changed_is_found(folder, old, new, message):
    folder.edit("up", old, new)
    with pytest.raises(Findings, match=message):
        folder.rehearse()


def test_a_missing_file_is_named(folder):
    (folder.directory / "verify.sql").unlink()
    with pytest.raises(OutputError, match=r"verify\.sql"):
        folder.rehearse()
