"""``apply --load-data`` on real servers: the same bytes as by INSERT, and as strict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import seedsql
from seedsql.database.scripts import read_statements
from seedsql.errors import GuardError, StatementFailed
from seedsql.script.manifest import read_manifest
from seedsql.sql.load_data import COUNT, RowData, loads
from seedsql.sql.statements import Statement
from seedsql.workflow.connecting import ConnectionOptions
from seedsql.workflow.fixtures import FixtureOptions
from tests.script.seeds import ORCHESTRA
from tests.servers import Database

from .local_infile import local_infile

SCHEMA = """
CREATE TABLE `odd, (name)'s` (
  `id` INT NOT NULL PRIMARY KEY, `a, 'b' (c)` TEXT, latin CHAR(9) CHARACTER SET latin1, raw VARBINARY(20), bits BIT(64),
  born YEAR, at TIMESTAMP(6) NULL, amount DECIMAL(30, 10), ratio DOUBLE, half FLOAT, doc JSON, rare VARCHAR(20),
  twice INT GENERATED ALWAYS AS (`id` * 2) VIRTUAL, boss INT, CONSTRAINT c FOREIGN KEY (boss) REFERENCES `odd, (name)'s` (`id`)
) DEFAULT CHARSET=utf8mb4;
CREATE TABLE places (id INT NOT NULL PRIMARY KEY, p POINT NOT NULL);
CREATE TABLE bytes_first (`k` BINARY(4) NOT NULL PRIMARY KEY, v VARCHAR(9) NOT NULL) DEFAULT CHARSET=utf8mb4;
"""
TEXTS = [
    "", "NULL", "\\N", "'", "''", "', '", "')\n, (", "'\n", "\\", "a\\'b", "\0", "\t\r\n\x1a", "X'41'", "_utf8mb4 X'41'",
    "it's, (1)", "(", ")", "🙈é\u2028", "${x} -- ", "IF(@seed_step = 3, 1, (SELECT 1 UNION SELECT 2))", ", NULL, ", " x ",
]  # fmt: skip


def rows() -> dict[str, list[dict[str, object]]]:
    last = len(TEXTS)
    odd = [
        {
            "id": number,
            "a, 'b' (c)": text,
            "latin": "Zürich" if number % 2 else None,
            "raw": None if number % 3 else "0'\\0",
            "bits": (0, 48, 2**64 - 1)[number % 3],
            "born": (2024, 1901, 2000)[number % 3],
            "at": "2024-02-29 23:59:59.000001",
            "amount": "-0.0000000001" if number % 2 else "12345678901234567890.0123456789",
            "ratio": (-0.0, 1e-300, 0.1)[number % 3],
            "half": 0.1,
            "doc": json.dumps({"text": text, "n": [1.50, None]}),
            "rare": text[:20] if number == last else None,
            "boss": None if number == 1 else number - 1,
        }
        for number, text in enumerate(TEXTS, start=1)
    ]
    return {
        "odd, (name)'s": odd,
        "places": [{"id": 1, "p": "POINT(1 2)"}],
        "bytes_first": [{"k": "'), ", "v": "é"}, {"k": "NULL", "v": "')"}],
    }


def state(database: Database) -> dict[str, str]:
    """A digest of every table, without when and by whom the seed was applied."""
    held = database.checksum()
    held["seedsql_history"] = str(database.query("SELECT name, state, checksum, row_checksums FROM seedsql_history"))
    return held


def seed_of_texts(tmp_path: Path) -> str:
    schema, data = tmp_path / "schema.sql", tmp_path / "rows.json"
    schema.write_text(SCHEMA, encoding="utf-8")
    data.write_text(json.dumps(rows()), encoding="utf-8")
    options = FixtureOptions("0001_texts", tmp_path, env="production")
    seedsql.fixture([data], [schema], options)
    return "0001_texts"


def inserted(out: Path, name: str) -> set[str]:
    """The tables whose rows are not loaded."""
    types = read_manifest(out, name).schema.tables
    return {
        each.text.split("`")[1]
        for each in loads(read_statements(out / f"{name}.up.sql"), types)
        if isinstance(each, Statement) and each.text.startswith("INSERT INTO")
    } - {"seedsql_history"}


def test_the_database_holds_the_same_bytes_as_by_insert(database: Database, tmp_path: Path) -> None:
    orchestra = seedsql.generate(
        seedsql.GenerationOptions(blueprint=str(ORCHESTRA / "blueprint.toml"), rows={"musician": 700}), tmp_path
    ).plan.name
    connection = ConnectionOptions(url=database.url)
    for name, schema in (
        (orchestra, (ORCHESTRA / "schema.sql").read_text(encoding="utf-8")),
        (seed_of_texts(tmp_path), SCHEMA),
    ):
        assert database.run_script(f"SET NAMES utf8mb4; SET foreign_key_checks = 0;\n{schema}").returncode == 0
        plain = seedsql.apply(name, tmp_path, connection)
        expected = state(database)
        seedsql.rollback(name, tmp_path, connection)
        empty = state(database)
        with local_infile(database, "OFF"), pytest.raises(StatementFailed, match="local_infile is OFF") as caught:
            seedsql.apply(name, tmp_path, connection, load_data=True)
        assert caught.value.exit_code == 69 and "--load-data" in (caught.value.hint or "")
        with local_infile(database, "ON"):
            tried = seedsql.apply(name, tmp_path, connection, load_data=True, dry_run=True)
            assert (tried.rows, state(database)) == (plain.rows, empty)
            loaded = seedsql.apply(name, tmp_path, connection, load_data=True)
            with pytest.raises(GuardError, match="applied"):
                seedsql.apply(name, tmp_path, connection, load_data=True)
        assert state(database) == expected
        assert (loaded.result_text, loaded.tables, loaded.statements) == (
            plain.result_text, plain.tables, plain.statements,
        )  # fmt: skip
        assert inserted(tmp_path, name) == (set() if name == orchestra else {"places"})
        assert seedsql.verify(name, tmp_path, connection).ok


def test_whatever_a_row_runs_into_takes_everything_back(database: Database, tmp_path: Path) -> None:
    """Of each the INSERT is an error, and LOAD DATA alone would leave the row out, or change it."""
    name, connection = seed_of_texts(tmp_path), ConnectionOptions(url=database.url)
    assert database.run_script(SCHEMA).returncode == 0
    table = "`odd, (name)'s`"
    up = (tmp_path / f"{name}.up.sql").read_text(encoding="utf-8").split("\n")
    line = next(number for number, text in enumerate(up, start=1) if text.startswith(", (2, "))
    spoilers = {
        "duplicate": (1062, f"CREATE UNIQUE INDEX u ON {table} (half)", f"DROP INDEX u ON {table}"),
        "check": (None, f"ALTER TABLE {table} ADD CONSTRAINT w CHECK (id < 3)", f"ALTER TABLE {table} DROP CONSTRAINT w"),
        "trigger": (
            1644,
            f"CREATE TRIGGER t BEFORE INSERT ON {table} FOR EACH ROW BEGIN IF NEW.id = 2 THEN "
            "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no 2'; END IF; END",
            "DROP TRIGGER t",
        ),
        "truncated": (1265, "ALTER TABLE bytes_first MODIFY v VARCHAR(9) CHARACTER SET ascii NOT NULL", "DO 0"),
    }  # fmt: skip
    with local_infile(database, "ON"):
        for what, (errno, spoil, mend) in spoilers.items():
            database.query(spoil)
            before = database.checksum()
            with pytest.raises(StatementFailed) as caught:
                seedsql.apply(name, tmp_path, connection, load_data=True)
            assert caught.value.errno in (errno, 3819, 4025, 1366), what
            assert "rolled back, no row was changed" in str(caught.value)
            if what == "trigger":
                assert (caught.value.location or "").endswith((f"up.sql:{line}", f"up.sql:{line - 3}"))
            after = database.checksum()
            assert {table: after[table] for table in before} == before, what
            database.query(mend)


def test_only_rows_that_mean_the_same_are_loaded() -> None:
    types = {
        "t": {"id": "int NOT NULL", "b": "bit(8)", "v": "varchar(9)", "r": "varbinary(9)", "p": "point", "u": "uuid"}
    }

    def read(columns: str, *literals: str) -> list[type]:
        first, *further = literals
        guarded = first.replace("(1", "(IF(@seed_step = 3, 1, (SELECT 1 UNION SELECT 2))", 1)
        text = f"INSERT INTO `t` ({columns}) VALUES\n  {guarded}" + "".join(f"\n, {each}" for each in further)
        return [type(each) for each in loads([Statement(1, text), Statement(9, COUNT)], types)]

    loaded, sent = [RowData], [Statement, Statement]
    assert read("`id`, `v`", "(1, 'x')", "(2, NULL)") == loaded
    assert read("`id`, `v`", "(1, NULL)", "(2, 'x')") == loaded
    assert read("`id`, `r`", "(1, NULL)", "(2, X'00')") == loaded
    assert read("`id`, `u`", "(1, NULL)", "(2, '123e4567-e89b-12d3-a456-426614174000')") == loaded
    assert read("`id`, `v`", "(1, NULL)", "(2, @v)") == sent
    assert read("`id`, `v`", "(1, 7)") == sent
    assert read("`id`, `v`", "(1, NULL)", "(2, 7)") == sent
    assert read("`id`, `v`", "(1, CONCAT('a', 'b'))") == sent
    assert read("`id`, `r`", "(1, 'x')") == sent
    assert read("`id`, `b`", "(1, b'1')") == sent
    assert read("`id`, `p`", "(1, NULL)") == sent
    assert read("`id`, `unknown`", "(1, NULL)") == sent
    statement = Statement(1, "INSERT INTO `t` (`id`, `v`) VALUES\n  (1, 'x')")
    assert [*loads([statement], types)] == [statement]  # no guard
