"""Exports to migration tools: each tool's own rules find the scripts, and the tools that pip and npm have run them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

import seedsql
from seedsql.script import exports
from seedsql.script.exports import TOOLS
from seedsql.sql.statements import statements
from tests.script.seeds import NODE, ONE_MODE, lock_is_free, rows, wholesale
from tests.servers import Database

NAME = "0001_wholesale_small"
THEIRS = (
    "INSERT INTO vendors (id, name, contact_name, contact_email, contact_phone, created_at) "
    "VALUES ({}, 'Theirs', 'T', 't@example.com', '555-0100', '2020-01-01')"
)
ENV = """
from alembic import context
from sqlalchemy import create_engine
with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("out")
    seedsql.generate(seedsql.GenerationOptions(), directory)
    return directory


def texts(script: str) -> list[str]:
    return [statement.text for statement in statements(script.splitlines(keepends=True))]


@pytest.mark.parametrize("tool", TOOLS)
def test_an_export_holds_both_scripts_whole(tool: str, out: Path, tmp_path: Path) -> None:
    """Read by the rules in each tool's manual: what it would send are the statements of the scripts, in their order."""
    exported = seedsql.export(NAME, out, tool, tmp_path)
    up, down = ((out / f"{NAME}.{kind}.sql").read_text(encoding="utf-8") for kind in ("up", "down"))
    files = {path.name: path.read_text(encoding="utf-8") for path in exported.files}
    if tool == "dbmate":
        # https://github.com/amacneil/dbmate: one file, a section from each marker to the next
        parts = re.split(r"(?m)^--\s*migrate:(?:up|down)\b.*$", files[f"{NAME}.sql"])
        assert [texts(part) for part in parts] == [[], texts(up), texts(down)]
        assert files[f"{NAME}.sql"].count(" transaction:false\n") == 2
    elif tool == "goose":
        # https://pressly.github.io/goose: what is between StatementBegin and StatementEnd is sent as it is
        text = files["00001_wholesale_small.sql"]
        assert text.startswith("-- +goose NO TRANSACTION\n-- +goose Up\n")
        parts = re.split(r"(?m)^-- \+goose (?:Up|Down)$", text)[1:]
        blocks = [re.findall(r"(?ms)^-- \+goose StatementBegin$(.*?)^-- \+goose StatementEnd$", part) for part in parts]
        assert [[texts(block)[0] for block in part] for part in blocks] == [texts(up), texts(down)]
        assert text.count("-- +goose ") == 3 + 2 * sum(map(len, blocks))
    else:
        names = [name for name, text in files.items() if text in (up, down)]
        assert len(names) == 2
        if tool == "flyway":
            # https://documentation.red-gate.com/flyway: V<version>__<description>.sql, and its configuration beside it
            assert sorted(files) == sorted([*names, *(f"{name}.conf" for name in names)])
            assert names == ["V1__wholesale_small.sql", "U1__wholesale_small.sql"]
            assert all("executeInTransaction=false" in files[f"{name}.conf"] for name in names)
        elif tool == "golang-migrate":
            assert names == ["000001_wholesale_small.up.sql", "000001_wholesale_small.down.sql"]


def test_a_migration_that_is_there_and_differs_is_replaced_by_force_only(out: Path, tmp_path: Path) -> None:
    first = seedsql.export(NAME, out, "goose", tmp_path).files[0]
    assert seedsql.export(NAME, out, "goose", tmp_path).files == (first,)  # the same again
    first.write_text("-- edited\n", encoding="utf-8")
    with pytest.raises(seedsql.GuardError, match="is there and differs"):
        seedsql.export(NAME, out, "goose", tmp_path)
    assert first.read_text(encoding="utf-8") == "-- edited\n"
    seedsql.export(NAME, out, "goose", tmp_path, replace=True)
    assert NAME in first.read_text(encoding="utf-8")


def test_the_limit_of_a_packet_is_for_each_script(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """dbmate and golang-migrate send one after the other; tools that send statements have no such limit."""
    largest = (out / f"{NAME}.up.sql").stat().st_size
    monkeypatch.setattr(exports, "PACKET", largest)
    seedsql.export(NAME, out, "dbmate", tmp_path / "fits")
    monkeypatch.setattr(exports, "PACKET", largest - 1)
    with pytest.raises(seedsql.GuardError, match="in one packet"):
        seedsql.export(NAME, out, "dbmate", tmp_path / "large")
    seedsql.export(NAME, out, "goose", tmp_path / "large")


def test_numbers_and_predecessors_are_for_tools_that_have_them(out: Path, tmp_path: Path) -> None:
    assert seedsql.export(NAME, out, "flyway", tmp_path, number=12).files[0].name == "V12__wholesale_small.sql"
    seedsql.export(NAME, out, "alembic", tmp_path, after="ab12")
    assert 'down_revision = "ab12"' in (tmp_path / f"{NAME}.py").read_text(encoding="utf-8")
    for tool, options, message in (
        ("knex", {"number": 3}, "--number does not apply"),
        ("dbmate", {"after": "x"}, "--after does not apply"),
        ("dbmatte", {}, "did you mean"),
    ):
        with pytest.raises(seedsql.UsageError, match=message):
            seedsql.export(NAME, out, tool, tmp_path, **options)  # type: ignore[arg-type]  # a mapping of mixed values
    seedsql.generate(seedsql.GenerationOptions(name="demo"), tmp_path)
    with pytest.raises(seedsql.UsageError, match="demo has none"):
        seedsql.export("demo", tmp_path, "goose", tmp_path / "to")


class Project:
    """A folder in which the tools run, with their settings."""

    def __init__(self, folder: Path, database: Database, modules: Path) -> None:
        self.folder, self.database, self.modules = folder, database, modules
        user = f"{quote(database.user)}:{quote(database.password, safe='')}"
        self.target = f"{user}@{database.host}:{database.port}/{database.name}"

    def run(self, *words: str, ok: bool = True) -> str:
        done = subprocess.run(
            words, cwd=self.folder, capture_output=True, text=True, check=False, env=os.environ | {"NO_COLOR": "1"}
        )
        assert (done.returncode == 0) == ok, (words, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def dbmate(self) -> tuple[list[str], list[str]]:
        tls = "" if self.database.server.plain else "?tls=skip-verify"
        call = [str(self.modules / "dbmate"), "--url", f"mysql://{self.target}{tls}", "--no-dump-schema"]
        return [*call, "up"], [*call, "rollback"]

    def knex(self) -> tuple[list[str], list[str]]:
        connection = {key: getattr(self.database, key) for key in ("host", "port", "user", "password")}
        connection |= {"database": self.database.name}
        if not self.database.server.plain:
            connection["ssl"] = {"rejectUnauthorized": False}
        (self.folder / "node_modules").symlink_to(self.modules.parent)  # knex asks for itself in the project
        settings = {"client": "mysql2", "connection": connection, "pool": {"min": 0, "max": 1}}
        (self.folder / "knexfile.cjs").write_text(f"module.exports = {json.dumps(settings)}", encoding="utf-8")
        call = [str(self.modules / "knex"), "--knexfile", "knexfile.cjs"]
        return [*call, "migrate:up"], [*call, "migrate:down"]

    def yoyo(self) -> tuple[list[str], list[str]]:
        call = [sys.executable, "-m", "yoyo"]
        ends = ["--batch", "--no-config-file", "--database", f"mysql://{self.target}", "migrations"]
        return [*call, "apply", *ends], [*call, "rollback", *ends]

    def alembic(self) -> tuple[list[str], list[str]]:
        (self.folder / "alembic" / "env.py").write_text(ENV, encoding="utf-8")
        url = f"mysql+pymysql://{self.target}".replace("%", "%%")
        settings = f"[alembic]\nscript_location = alembic\nsqlalchemy.url = {url}\n"
        (self.folder / "alembic.ini").write_text(settings, encoding="utf-8")
        call = [sys.executable, "-m", "alembic"]
        return [*call, "upgrade", "head"], [*call, "downgrade", "-1"]


@pytest.fixture
def project(tmp_path: Path, database: Database, node_folder: Path) -> Project:
    wholesale().load(database)
    return Project(tmp_path, database, node_folder / "node_modules" / ".bin")


@NODE
@ONE_MODE
@pytest.mark.by_turns("tool")
@pytest.mark.parametrize("tool", ["dbmate", "knex", "yoyo", "alembic"])
def test_a_tool_applies_refuses_and_removes_a_seed(tool: str, project: Project, out: Path) -> None:
    """Refused where an id is taken, without a trace; then all rows, and none after the tool's own way back."""
    database = project.database
    seedsql.export(NAME, out, tool, project.folder / TOOLS[tool].directory)
    up, down = getattr(project, tool)()
    database.query(THEIRS.format(3))
    assert "taken" in project.run(*up, ok=False)
    assert rows(database, "vendors") == 1 and rows(database, "orders") == 0 and lock_is_free(database)
    database.query("DELETE FROM vendors")
    project.run(*up)
    assert rows(database, "vendors") == 5 and rows(database, "payments") == 30
    database.query(THEIRS.format(99))
    project.run(*down)
    assert rows(database, "vendors") == 1 and rows(database, "payments") == 0 and lock_is_free(database)
