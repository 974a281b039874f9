"""A rehearsal runs what depends on the seed in the script files as they are, and stops where a server would."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from seedsql.errors import ChecksumError, Findings, InternalError, OutputError, StatementFailed
from seedsql.rehearsal import Rehearsal, rehearse
from seedsql.rehearsal.translate import Translator
from seedsql.schema.parser import parse_schema
from seedsql.script import proved
from seedsql.script.proved import check_frame
from seedsql.workflow.generation import GenerationOptions, generate

SCHEMA = """
CREATE TABLE shelf (id BIGINT UNSIGNED NOT NULL PRIMARY KEY, label VARCHAR(40) NOT NULL, up BIGINT UNSIGNED NULL,
  UNIQUE KEY uq_label (label), CONSTRAINT fk_up FOREIGN KEY (up) REFERENCES shelf (id));
CREATE TABLE book (code CHAR(8) NOT NULL PRIMARY KEY, shelf_id BIGINT UNSIGNED NOT NULL, title VARCHAR(60) NOT NULL,
  copies INT NOT NULL, price DECIMAL(8,2) NOT NULL, worth DECIMAL(10,2) NOT NULL, bought DATE NOT NULL,
  CONSTRAINT fk_shelf FOREIGN KEY (shelf_id) REFERENCES shelf (id), CONSTRAINT ck_copies CHECK (copies > 0));
CREATE TABLE loan (code CHAR(8) NOT NULL, lent DATE NOT NULL, PRIMARY KEY (code, lent),
  CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES book (code) ON DELETE CASCADE);
"""
BLUEPRINT = """
[blueprint]
name = "library"
number = "0007"
summary = "a library"
schema = "schema.sql"
as_of = 2025-03-01
seed = 7
id_base = 9223372036854775806
[sizes.small]
shelf = 3
book = 4
loan = 5
[tables.shelf.columns]
label = "CONCAT('Shelf ', row_number)"
[tables.book.columns]
code = "CONCAT('BK-', row_number + 1000)"
title = "CONCAT('It''s book ', row_number)"
copies = "row_number"
price = "9.99"
worth = "ROUND(copies * price, 2)"
bought = "CAST('2024-02-29' AS DATE)"
[tables.loan.columns]
lent = { provider = "date", from = "-30d", to = "as_of" }
[[checks]]
name = "book: worth is copies times price"
find = "SELECT code FROM {book} WHERE worth <> ROUND(copies * price, 2)"
"""


class Folder:
    """The scripts of a small seed, which a test may spoil."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        (directory / "schema.sql").write_text(SCHEMA, encoding="utf-8")
        (directory / "blueprint.toml").write_text(BLUEPRINT, encoding="utf-8")
        generate(GenerationOptions(blueprint=str(directory / "blueprint.toml"), name="library"), directory)

    def path(self, kind: str) -> Path:
        return self.directory / f"library.{kind}.sql"

    def edit(self, kind: str, pattern: str, new: str) -> Folder:
        text, count = re.subn(pattern, new, self.path(kind).read_text(encoding="utf-8"), count=1)
        assert count == 1, pattern
        self.path(kind).write_text(text, encoding="utf-8")
        return self

    def rehearse(self) -> Rehearsal:
        return rehearse(parse_schema(SCHEMA, "schema.sql"), *map(self.path, ("up", "verify", "down")))

    def line(self, kind: str, beginning: str) -> int:
        lines = self.path(kind).read_text(encoding="utf-8").splitlines()
        return 1 + next(number for number, line in enumerate(lines) if line.startswith(beginning))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_rows_in_checked_and_out_again(folder: Folder) -> None:
    """Ids beyond 2^63, listed and composite keys, a reference of a table to itself."""
    seen = folder.rehearse()
    assert seen.rows == {"shelf": 3, "book": 4, "loan": 5} and seen.total_rows == 12
    checks = {check.name: check.found for check in seen.checks}
    assert checks["book: worth is copies times price"] == "0" and checks["loan: rows"] == "5"
    assert checks["book: rows as they were written"] == "1" and all(check.ok for check in seen.checks)
    assert seen.statements > 20 and seen.seconds > 0
    assert any("triggers" in note for note in seen.notes)


def test_two_rehearsals_see_the_same(folder: Folder) -> None:
    first, second = folder.rehearse(), folder.rehearse()
    assert (first.rows, first.checks, first.statements) == (second.rows, second.checks, second.statements)


def test_a_table_of_more_columns_than_sqlite_takes_arguments(tmp_path: Path) -> None:
    schema = f"CREATE TABLE wide (id INT PRIMARY KEY, {', '.join(f'c{number} INT' for number in range(200))});"
    (tmp_path / "schema.sql").write_text(schema, encoding="utf-8")
    head = BLUEPRINT[: BLUEPRINT.index("id_base")]
    (tmp_path / "blueprint.toml").write_text(f"{head}[sizes.small]\nwide = 3\n", encoding="utf-8")
    generate(GenerationOptions(blueprint=str(tmp_path / "blueprint.toml"), name="wide"), tmp_path)
    files = (tmp_path / f"wide.{kind}.sql" for kind in ("up", "verify", "down"))
    assert rehearse(parse_schema(schema, "schema.sql"), *files).rows == {"wide": 3}


def test_a_failing_statement_is_named_with_file_and_line(folder: Folder) -> None:
    folder.edit("up", r"'BK-1002', \d+", "'BK-1002', 9009")
    with pytest.raises(StatementFailed, match="FOREIGN KEY") as caught:
        folder.rehearse()
    assert caught.value.exit_code == 69 and caught.value.line == folder.line("up", "INSERT INTO `book`")
    assert caught.value.location == f"library.up.sql:{caught.value.line}"
    assert caught.value.statement is not None and caught.value.statement.startswith("INSERT INTO `book`")


@pytest.mark.parametrize(
    ("pattern", "new", "message"),
    [
        (r"'It''s book 3', 3,", "'It''s book 3', 0,", "ck_copies"),
        (r"3, 9.99, 29.97", "3, 9999999.99, 29.97", "decimal"),
        (r"'2024-02-29'", "'2023-02-29'", "date"),
        (r"'It''s book 2'", "NULL", "NOT NULL"),
        (r"'Shelf 2'", "'SHELF 1'", "uq_label"),
        (r"'It''s book 2'", f"'{'long' * 16}'", "varchar"),
        (r"'It''s book 2'", "NOW()", "cannot read the rows"),
        (r"INSERT INTO `book` \(", "INSERT INTO `book` SET (", "cannot read the rows"),
        (r"@shelf_last = \d+, ", "", "@shelf_last is not set"),
    ],
)
def test_what_a_server_would_refuse_is_refused(folder: Folder, pattern: str, new: str, message: str) -> None:
    folder.edit("up", pattern, new)
    with pytest.raises(StatementFailed, match=message):
        folder.rehearse()


def test_a_key_that_is_not_listed_is_found(folder: Folder) -> None:
    """A row that down would not remove."""
    folder.edit("up", r", ', \[\"BK-1003\"\]'\n", "")
    with pytest.raises(Findings, match="does not sum up the rows that it writes"):
        folder.rehearse()


def test_rows_that_differ_from_what_up_summed_up_are_found(folder: Folder) -> None:
    folder.edit("down", r"QUOTE\(`title`\)", "QUOTE(UPPER(`title`))")
    with pytest.raises(Findings, match="do not sum up to what was written"):
        folder.rehearse()


def test_a_failed_check_is_named_with_what_was_expected_and_found(folder: Folder) -> None:
    folder.edit("verify", "'book: rows', 4", "'book: rows', 5")
    with pytest.raises(Findings, match=r"1 of .* checks failed: book: rows: expected 5, found 4") as caught:
        folder.rehearse()
    assert caught.value.exit_code == 1


def test_a_verify_without_a_result_is_our_bug(folder: Folder) -> None:
    folder.edit("verify", "WITH\n", "EXPLAIN WITH\n")
    with pytest.raises(InternalError, match=r"verify\.sql"):
        folder.rehearse()


def test_rows_left_behind_are_found(folder: Folder) -> None:
    folder.edit(
        "down",
        "DELETE FROM `shelf` WHERE `id` BETWEEN @shelf_first AND @shelf_last",
        "DELETE FROM `shelf` WHERE `id` = 7",
    )
    with pytest.raises(Findings, match=r"rows are left behind: .*shelf"):
        folder.rehearse()


@pytest.mark.parametrize("kind", ["up", "down", "verify"])
def test_an_edited_frame_is_named_with_its_line(folder: Folder, kind: str) -> None:
    """The frame is not run here: it is compared with the proved text."""
    check_frame(folder.path(kind), kind)
    line = folder.line(kind, "SET NAMES utf8mb4;")
    folder.edit(kind, "SET NAMES utf8mb4;", "SET NAMES latin1;")
    with pytest.raises(
        ChecksumError, match=rf"library\.{kind}\.sql:{line}: the frame has 'SET NAMES latin1;', proved is"
    ):
        check_frame(folder.path(kind), kind)
    folder.edit(kind, "SET NAMES latin1;", "SET NAMES utf8mb4;")
    if kind == "up":  # behind the first 60 characters of a line
        folder.edit(kind, "unique_checks = 1", "unique_checks = 0")
        with pytest.raises(
            ChecksumError, match=r"has '\.\.\..*unique_checks = 0.*proved is '\.\.\..*unique_checks = 1"
        ):
            check_frame(folder.path(kind), kind)


def test_a_frame_without_its_end_is_found(folder: Folder) -> None:
    text = folder.path("up").read_text(encoding="utf-8")
    folder.path("up").write_text(text[: text.index("-- ==== frame: finish (")], encoding="utf-8")
    with pytest.raises(ChecksumError, match=r"frame: finish .* is missing"):
        check_frame(folder.path("up"), "up")


def test_a_frame_is_found_in_whatever_blocks_a_script_is_read(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    line = folder.edit("up", "unique_checks = 1", "unique_checks = 0").line("up", "SET time_zone = ")
    text = folder.path("up").read_text(encoding="utf-8")
    folder.path("up").write_text(text[: text.rindex("-- ==== frame: ")] + "-- ==== frame: mine\n", encoding="utf-8")
    found = []
    for block in (1, 700, 1 << 20):
        monkeypatch.setattr(proved, "_BLOCK", block)
        found.append([each.line for each in proved.frame_differences(folder.path("up"), "up")])
    last = folder.line("up", "-- ==== frame: mine")
    assert found == [[line, last]] * 3


def test_checks_are_translated_once_for_a_script_and_its_schema(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    made: list[str] = []
    query = Translator.query
    monkeypatch.setattr(Translator, "query", lambda self, sql: made.append(sql) or query(self, sql))
    first, again = folder.rehearse(), folder.rehearse()
    (file,) = (tmp_path / ".cache" / "seedsql" / "rehearsals").iterdir()
    assert made and len(made) == len(set(made)) and first.checks == again.checks
    for damaged in ("{", "[]"):
        file.write_text(damaged, encoding="utf-8")
        folder.rehearse()
    assert len(made) == 3 * len(set(made))
    folder.edit("verify", r"ROUND\(copies \* price, 2\)", "0")
    with pytest.raises(Findings, match="worth is copies times price"):
        folder.rehearse()


def test_a_missing_file_is_named(folder: Folder) -> None:
    folder.path("verify").unlink()
    with pytest.raises(OutputError, match=r"verify\.sql"):
        folder.rehearse()
