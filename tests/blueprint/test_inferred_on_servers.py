"""A developer with another schema: one command infers a blueprint, the next ones write scripts that servers take."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from seedsql.blueprint.builtin import builtin
from seedsql.errors import SchemaError
from seedsql.workflow import generation, inference, operation
from seedsql.workflow.connecting import ConnectionOptions
from tests.commands import run_command
from tests.schema.case_files import Case, all_cases
from tests.servers import Database

DATA = Path(__file__).parent.parent / "data"
SCHEMAS = sorted((DATA / "inferred").glob("*.sql"))
BELIEF = [
    DATA.parent.parent / "benchmarks" / "belief" / "first" / f"{name}.sql"
    for name in ("shop", "payroll", "../known/subscriptions")
]
"""Schemas with many guesses: verify proves each of them on the server."""
CASES = [case for case in all_cases() if not case.error.exists()]


def seedsql(*arguments: str, url: str | None = None) -> subprocess.CompletedProcess[str]:
    done = run_command(*arguments, env={"DATABASE_URL": url} if url else None)
    assert done.returncode == 0, f"{' '.join(arguments)}: {done.stdout}{done.stderr}"
    return done


def state(database: Database) -> dict[str, str]:
    return {table: digest for table, digest in database.checksum().items() if table != "seedsql_history"}


@pytest.mark.by_turns("schema")
@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@pytest.mark.parametrize(
    "schema",
    [*SCHEMAS, *BELIEF, DATA / "orchestra" / "schema.sql", "wholesale"],
    ids=lambda each: each if isinstance(each, str) else "orchestra" if each.stem == "schema" else each.stem,
)
def test_init_plan_generate_rehearse_apply_verify_rollback(
    database: Database, schema: Path | str, tmp_path: Path
) -> None:
    """Nothing but the schema is given; at the end the database is as it was."""
    if schema == "wholesale":
        schema = tmp_path / "shop.sql"
        schema.write_text(builtin("wholesale").schema, encoding="utf-8")
    blueprint, out = str(tmp_path / "blueprint.toml"), str(tmp_path / "out")
    seedsql("init", "--schema", str(schema), "--out", blueprint)
    plan = json.loads(seedsql("plan", "--blueprint", blueprint, "--format", "json").stdout)
    seedsql("generate", "--blueprint", blueprint, "--out", out)
    seedsql("rehearse", plan["name"], "--blueprint", blueprint, "--out", out)
    seedsql("audit", plan["name"], "--out", out)
    database.load(Path(schema).read_text(encoding="utf-8"))
    before = state(database)
    seedsql("apply", plan["name"], "--out", out, url=database.url)
    for table in plan["tables"]:
        assert database.query("SELECT COUNT(*) FROM `" + table["table"] + "`")[0][0] == table["rows"] > 0
    seedsql("verify", plan["name"], "--out", out, url=database.url)
    seedsql("rollback", plan["name"], "--out", out, url=database.url)
    assert state(database) == before


@pytest.mark.parametrize("sql_mode", ["digitalocean"], indirect=True)
@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.stem)
def test_init_reads_a_database_as_well(database: Database, schema: Path, tmp_path: Path) -> None:
    """The blueprint comes with the schema as the server shows it, also where it quotes names like ANSI."""
    database.load(
        schema.read_text(encoding="utf-8").replace(_KEYLESS, _KEYLESS[:-3] + ", PRIMARY KEY (`token`(20))\n);"),
    )
    blueprint, out = str(tmp_path / "blueprint.toml"), str(tmp_path / "out")
    seedsql("init", "--database-url", database.url, "--out", blueprint)
    name = json.loads(seedsql("plan", "--blueprint", blueprint, "--format", "json").stdout)["name"]
    seedsql("generate", "--blueprint", blueprint, "--out", out)
    seedsql("apply", name, "--out", out, url=database.url)
    seedsql("verify", name, "--out", out, url=database.url)
    again = str(tmp_path / "again.toml")  # the counters of AUTO_INCREMENT in its schema have moved, hence --force
    seedsql("init", "--database-url", database.url, "--out", again, "--force")
    assert "seedsql_history" not in Path(again).read_text(encoding="utf-8"), "what seedsql keeps is no business data"
    seedsql("rollback", name, "--out", out, url=database.url)


# sql_require_primary_key is ON in that mode
_KEYLESS = """  `created_at` timestamp NULL DEFAULT NULL
);"""


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@pytest.mark.parametrize("case", [case for case in CASES if case.servers], ids=lambda case: case.name)
def test_golden_schemas_take_what_is_inferred(database: Database, case: Case, tmp_path: Path) -> None:
    """What the plan accepts the server accepts: every golden schema of the parser, filled and emptied again."""
    if database.kind not in case.servers:
        pytest.skip(f"not a schema of {database.kind}")
    blueprint = tmp_path / "blueprint.toml"
    if case.name.startswith("spatial"):
        with pytest.raises(SchemaError, match="seedsql makes no values of that type"):
            inference.infer_blueprint([case.path / "schema.sql"], 20, tmp_path)
        return
    blueprint.write_text(inference.infer_blueprint([case.path / "schema.sql"], 20, tmp_path).text, encoding="utf-8")
    made = generation.generate(generation.GenerationOptions(blueprint=str(blueprint), id_base=100), tmp_path)
    database.load(case.sql)
    before = state(database)
    access = ConnectionOptions(database.url)
    operation.apply(made.plan.name, tmp_path, access)
    assert [check for check in operation.verify(made.plan.name, tmp_path, access).checks if not check.ok] == []
    operation.rollback(made.plan.name, tmp_path, access)
    assert state(database) == before


EDGES = """
CREATE TABLE numbers (id INT PRIMARY KEY CHECK (id > 100), d DECIMAL(65,30) NOT NULL, e DECIMAL(38,20) NOT NULL CHECK (e > 100),
  f DECIMAL(30,30) NOT NULL, x INT NOT NULL UNIQUE CHECK (x BETWEEN 5 AND 12));
CREATE TABLE `p.q` (id INT PRIMARY KEY, `b``t` INT NULL);
CREATE TABLE `)(` (id INT PRIMARY KEY, `a)b` INT NOT NULL, `e'f` INT NULL, `u,v` INT NOT NULL,
  FOREIGN KEY (`u,v`) REFERENCES `p.q` (id));
CREATE TABLE empty_ones (id INT PRIMARY KEY, c CHAR(0) NOT NULL, v VARCHAR(0) NULL, b BINARY(0) NOT NULL,
  w VARBINARY(0) NOT NULL);
CREATE TABLE coded (id INT PRIMARY KEY, code CHAR(3) NOT NULL CHECK (CHAR_LENGTH(code) = 3),
  status VARCHAR(10) NOT NULL CHECK (status IN ('a','b')), UNIQUE (code, status));
CREATE TABLE computed (id INT PRIMARY KEY, a INT NULL, b INT AS (a + 1) VIRTUAL, c INT AS (a + 2) STORED, UNIQUE (c));
CREATE TABLE floats (id FLOAT NOT NULL PRIMARY KEY, a INT);
CREATE TABLE days (id INT PRIMARY KEY, first DATE NOT NULL, last DATETIME(6) NOT NULL);
"""


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_numbers_names_and_keys_at_the_edge_are_applied_verified_and_rolled_back(
    database: Database, tmp_path: Path
) -> None:
    (tmp_path / "schema.sql").write_text(EDGES, encoding="utf-8")
    blueprint, out = tmp_path / "blueprint.toml", str(tmp_path / "out")
    seedsql("init", "--complete", "--schema", str(tmp_path / "schema.sql"), "--out", str(blueprint))
    text = blueprint.read_text(encoding="utf-8")
    assert "left out: floats" in text
    days = 'first = { provider = "choice", values = [1000-01-01, 9999-12-31] }'
    datetimes = 'last = { provider = "choice", values = [1000-01-01T00:00:00, 9999-12-31T23:59:59.999999] }'
    kept = [line for line in text.splitlines() if not line.startswith(("first =", "last ="))]
    kept.insert(kept.index("[tables.days.columns]") + 1, f"{days}\n{datetimes}")
    blueprint.write_text("\n".join(kept), encoding="utf-8")
    seedsql("generate", "--blueprint", str(blueprint), "--out", out, "--size", "medium", "--name", "edges")
    seedsql("rehearse", "edges", "--blueprint", str(blueprint), "--out", out)
    database.load(EDGES)
    before = state(database)
    seedsql("apply", "edges", "--out", out, url=database.url)
    seedsql("verify", "edges", "--out", out, url=database.url)
    assert database.query("SELECT COUNT(*), MIN(id) FROM numbers")[0] == (8, 101)
    assert database.query("SELECT COUNT(DISTINCT first), COUNT(DISTINCT last) FROM days")[0] == (2, 2)
    seedsql("rollback", "edges", "--out", out, url=database.url)
    assert state(database) == before
