"""Seeds whose rows stand in files for parallel loaders: loaded for real, finished, verified, rolled back."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

import seedsql
from seedsql.errors import GuardError, SeedsqlError
from seedsql.script import parts as parts_module
from seedsql.script.manifest import read_manifest
from seedsql.sql.identifiers import identifier
from seedsql.workflow.checking import check
from seedsql.workflow.connecting import ConnectionOptions
from tests.script.seeds import ORCHESTRA
from tests.servers import Database
from tests.servers.installation import environment
from tests.workflow.local_infile import local_infile

MYLOADER = shutil.which("myloader")
NAME = "0007_orchestra_small"
OPTIONS = seedsql.GenerationOptions(blueprint=str(ORCHESTRA / "blueprint.toml"), rows={"musician": 550})
CHUNK_ROWS = 500


def load(database: Database, out: Path, row_format: str, name: str = NAME) -> None:
    """Load the rows as a person would."""
    if row_format == "csv":
        command = [*database.client_command(database.kind), "--local-infile=1"]
        with (out / f"{name}.load.sql").open("rb") as script:
            done = subprocess.run(command, stdin=script, cwd=out, env=environment(), capture_output=True, check=False)
    else:
        command = [
            str(MYLOADER), "--directory", str(out / f"{NAME}.mydumper"), "--database", database.name,
            "--host", database.host, "--port", str(database.port), "--user", database.user, "--password", database.password,
        ]  # fmt: skip
        done = subprocess.run([*command, "--threads", "3"], env=environment(), capture_output=True, check=False)
        if (
            b"Deadlock found" in done.stderr
        ):  # of two files of one table; as the manual says: delete, and load with one thread
            emptied = "".join(f"DELETE FROM {identifier(table)};\n" for table in database.tables())
            assert database.run_script(f"SET foreign_key_checks = 0;\n{emptied}").returncode == 0
            done = subprocess.run([*command, "--threads", "1"], env=environment(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few hundred rows make several parts."""
    monkeypatch.setattr(parts_module, "CHUNK_ROWS", CHUNK_ROWS)
    monkeypatch.setattr(parts_module, "PART_BYTES", 1)  # a file for each chunk


@pytest.mark.parametrize("row_format", ["mydumper", "csv"])
def test_a_seed_is_loaded_in_parts_and_finished(database: Database, tmp_path: Path, row_format: str) -> None:
    if row_format == "mydumper" and MYLOADER is None:
        pytest.skip("myloader is not installed: apt install mydumper")
    plain, out, connection = tmp_path / "plain", tmp_path / "out", ConnectionOptions(url=database.url)
    schema = (ORCHESTRA / "schema.sql").read_text(encoding="utf-8")
    assert database.run_script(f"SET NAMES utf8mb4; SET foreign_key_checks = 0;\n{schema}").returncode == 0
    seedsql.generate(OPTIONS, plain)
    inserted = seedsql.apply(NAME, plain, connection)
    expected = {table: digest for table, digest in database.checksum().items() if table != "seedsql_history"}
    seedsql.rollback(NAME, plain, connection)
    seedsql.generate(replace(OPTIONS, row_format=row_format), out)
    with pytest.raises(GuardError, match="count"):
        seedsql.apply(NAME, out, connection)  # nothing is loaded
    with local_infile(database, "ON"):
        load(database, out, row_format)
    assert {table: digest for table, digest in database.checksum().items() if table in expected} == expected
    ((key, text),) = database.query("SELECT id, fullName FROM musician LIMIT 1")
    database.query("UPDATE musician SET fullName = 'Ana' WHERE id = %s", [key])
    with pytest.raises(GuardError, match="other values than were generated are in musician"):
        seedsql.apply(NAME, out, connection)
    database.query("UPDATE musician SET fullName = %s WHERE id = %s", [text, key])
    assert seedsql.apply(NAME, out, connection, dry_run=True).result_text.startswith(f"{NAME} DRY RUN")
    finished = seedsql.apply(NAME, out, connection)
    assert finished.result_text.startswith(f"{NAME} APPLIED") and finished.tables == inserted.tables
    verified = seedsql.verify(NAME, out, connection)
    assert verified.ok
    database.query("UPDATE musician SET pitch = 7.25 WHERE id = %s", [key])  # in no sum of finish.sql
    found = seedsql.verify(NAME, out, connection)
    assert not found.ok
    if row_format == "mydumper":
        assert [(each.table, each.column) for each in found.differences] == [("musician", "pitch")]
    with pytest.raises(GuardError, match="edited"):
        seedsql.rollback(NAME, out, connection)
    seedsql.rollback(NAME, out, connection, ignore_edited=True)
    assert database.query("SELECT COUNT(*) FROM musician") == [(0,)]


def test_decimals_that_a_server_shows_with_zeros_in_front_are_the_generated_ones(
    database: Database, tmp_path: Path
) -> None:
    schema = "CREATE TABLE t (id INT PRIMARY KEY, a DECIMAL(65,30) ZEROFILL NOT NULL, b DECIMAL(8) ZEROFILL NOT NULL);"
    (tmp_path / "schema.sql").write_text(schema, encoding="utf-8")
    text = seedsql.infer_blueprint([tmp_path / "schema.sql"], rows=5, beside=tmp_path).text
    (tmp_path / "blueprint.toml").write_text(text, encoding="utf-8")
    options = seedsql.GenerationOptions(blueprint=str(tmp_path / "blueprint.toml"), row_format="csv")
    name = seedsql.generate(options, tmp_path).plan.name
    database.query(schema)
    with local_infile(database, "ON"):
        load(database, tmp_path, "csv", name)
    assert "APPLIED: 5 rows" in seedsql.apply(name, tmp_path, ConnectionOptions(url=database.url)).result_text


def test_parts_are_the_same_for_any_number_of_processes_and_are_checked(tmp_path: Path) -> None:
    options = replace(OPTIONS, row_format="mydumper")
    one, three = tmp_path / "one", tmp_path / "three"
    generated = seedsql.generate(options, one, jobs=1)
    seedsql.generate(options, three, jobs=3)
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert [(one / name).read_bytes() for name in names] == [(three / name).read_bytes() for name in names]
    folder = one / f"{NAME}.mydumper"
    assert [path.name for path in generated.parts if ".musician." in path.name] == [
        f"{NAME}.musician.{number:05d}.sql" for number in range(2)
    ]
    assert not generated.audit.hit_count and generated.audit.rows == generated.plan.total_rows
    overrides = {"blueprint": str(ORCHESTRA / "blueprint.toml")}
    assert check(one, overrides=overrides).ok
    part = folder / f"{NAME}.musician.00001.sql"
    part.write_bytes(part.read_bytes().replace(b"'calm'", b"'loud'", 1))
    assert [each.path for each in check(one, overrides=overrides).differences] == [part]
    with pytest.raises(SeedsqlError, match=r"musician\.00001\.sql is not the file"):
        seedsql.apply(NAME, one, ConnectionOptions(url="mysql://nobody@127.0.0.1:1/x"))
    for what in (
        lambda: seedsql.rehearse(NAME, three),
        lambda: seedsql.audit(NAME, three),
        lambda: seedsql.export(NAME, three, "dbmate", tmp_path),
        lambda: seedsql.review_seed(NAME, three),
        lambda: seedsql.diff(three, three),
    ):
        with pytest.raises(SeedsqlError, match="are in the folder"):
            what()
    seedsql.generate(replace(options, row_format="csv"), one)
    assert sorted(path.name.removeprefix(NAME) for path in one.iterdir()) == [
        ".csv", ".down.sql", ".finish.sql", ".load.sql", ".manifest.json", ".verify.sql",
    ]  # fmt: skip
    seedsql.generate(OPTIONS, one)
    assert sorted(os.listdir(one)) == [
        f"{NAME}.{kind}" for kind in ("down.sql", "manifest.json", "up.sql", "verify.sql")
    ]
    assert not read_manifest(one, NAME).parts
