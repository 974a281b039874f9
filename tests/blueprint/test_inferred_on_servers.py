"""A developer with another schema: one command infers a blueprint, the next ones write scripts that servers take."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.blueprint.builtin import builtin
from generator.errors import PlanError, Refused, SchemaError
from generator.workflow.access import Access
from generator.workflow import generation, operation
from tests.schema.cases import Case, all_cases
from tests.servers import Database

BLUEPRINTS = Path(__file__).parent.parent / "blueprints"
SCHEMAS = sorted((BLUEPRINTS / "schemas").glob("*.sql"))
CASES = [case for case in all_cases() if not case.error.exists()]


def seedsql(*arguments: str, url: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, without a terminal."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith("SEEDSQL") and key != "DATABASE_URL"
    }
    if url:
        environment["DATABASE_URL"] = url
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        capture_output=True,
        text=True,
        env=environment,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(arguments)}: {done.stdout}{done.stderr}"
    return done


def load(database: Database, schema: str) -> None:
    loaded = database.run_script("SET NAMES utf8mb4;\nSET foreign_key_checks = 0;\n" + schema)
    assert loaded.returncode == 0, loaded.stderr


def state(database: Database) -> dict[str, str]:
    return {table: digest for table, digest in database.checksum().items() if table != "seedsql_history"}


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@pytest.mark.parametrize(
    "schema",
    [*SCHEMAS, BLUEPRINTS / "orchestra" / "schema.sql", "wholesale"],
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
    load(database, Path(schema).read_text(encoding="utf-8"))
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
    load(
        database,
        schema.read_text(encoding="utf-8").replace(_KEYLESS, _KEYLESS[:-3] + ", PRIMARY KEY (`token`(20))\n);"),
    )
    blueprint, out = str(tmp_path / "blueprint.toml"), str(tmp_path / "out")
    seedsql("init", "--database-url", database.url, "--out", blueprint)
    name = json.loads(seedsql("plan", "--blueprint", blueprint, "--format", "json").stdout)["name"]
    seedsql("generate", "--blueprint", blueprint, "--out", out)
    seedsql("apply", name, "--out", out, url=database.url)
    seedsql("verify", name, "--out", out, url=database.url)
    again = str(tmp_path / "again.toml")
    seedsql("init", "--database-url", database.url, "--out", again)
    assert "seedsql_history" not in Path(again).read_text(encoding="utf-8"), "what seedsql keeps is no business data"
    seedsql("rollback", name, "--out", out, url=database.url)


# sql_require_primary_key is ON in that mode
_KEYLESS = """  `created_at` timestamp NULL DEFAULT NULL
);"""


REFUSED = {
    "mariadb_system_versioning": "InnoDB",  # information_schema calls such a table SYSTEM VERSIONED; it keeps every row
    "mariadb_types_and_defaults": "COMPRESSED",  # MariaDB shows the attribute as part of the type
}
"""Golden schemas that the scripts' guard refuses on the server, by what it says."""


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@pytest.mark.parametrize("case", [case for case in CASES if case.servers], ids=lambda case: case.name)
def test_golden_schemas_take_what_is_inferred(database: Database, case: Case, tmp_path: Path) -> None:
    """What the plan accepts the server accepts: every golden schema of the parser, filled and emptied again."""
    if database.kind not in case.servers:
        pytest.skip(f"not a schema of {database.kind}")
    blueprint = tmp_path / "blueprint.toml"
    blueprint.write_text(generation.infer(case.path / "schema.sql", 20, tmp_path), encoding="utf-8")
    try:
        made = generation.generate(generation.GenerationOptions(blueprint=str(blueprint), id_base=100), tmp_path)
    except (PlanError, SchemaError) as refused:
        assert "cannot write values" in str(refused)
        return
    load(database, case.sql)
    before = state(database)
    access = Access(database.url)
    if case.name in REFUSED:
        with pytest.raises(Refused, match=REFUSED[case.name]):
            operation.apply(made.plan.name, tmp_path, access)
        assert state(database) == before
        return
    operation.apply(made.plan.name, tmp_path, access)
    assert [check for check in operation.verify(made.plan.name, tmp_path, access).checks if not check.ok] == []
    operation.rollback(made.plan.name, tmp_path, access)
    assert state(database) == before
