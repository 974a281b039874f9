"""Values of rows that are there already: found when the script runs, exactly one each, or nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedsql.blueprint.reader import read_blueprint
from seedsql.errors import BlueprintError, PlanError
from seedsql.planning.binding import make_plan
from seedsql.planning.model import SeedPlan
from seedsql.project import GenerationOptions as Options
from seedsql.schema.parser import parse_schema
from seedsql.workflow.connecting import ConnectionOptions
from seedsql.workflow.generation import GenerationOptions, generate, rehearse
from seedsql.workflow.operation import apply, rollback
from seedsql.workflow.verification import verify
from tests.script.seeds import applied, assert_nothing_happened, state
from tests.servers import Database

SCHEMA = """
CREATE TABLE users (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, email VARCHAR(90) NOT NULL);
CREATE TABLE tenants (code CHAR(4) NOT NULL PRIMARY KEY, name VARCHAR(20));
CREATE TABLE orders (id INT PRIMARY KEY AUTO_INCREMENT, created_by BIGINT UNSIGNED NOT NULL, updated_by BIGINT UNSIGNED NULL,
  tenant CHAR(4) NOT NULL, note VARCHAR(40) NOT NULL, total INT UNIQUE, FOREIGN KEY (created_by) REFERENCES users (id),
  FOREIGN KEY (updated_by) REFERENCES users (id), FOREIGN KEY (tenant) REFERENCES tenants (code));
"""
OPS = "\"SELECT id FROM users WHERE email = 'ops@example.com'\""
BLUEPRINT = f"""[blueprint]
name = "look"
schema = "schema.sql"
as_of = 2026-06-30
[sizes.small]
orders = 6
[tables.orders.columns]
created_by = {{ lookup = {OPS} }}
updated_by = {{ lookup = {OPS}, when = "id > 3" }}
tenant = {{ lookup = "SELECT code FROM tenants WHERE name = 'It''s us'" }}
note = "'@seed_lookup_1'"
"""


def planned(rule: str, column: str = "tenant", extra: str = "") -> SeedPlan:
    text = f"{BLUEPRINT.partition('created_by')[0]}{column} = {rule}\n{extra}"
    return make_plan(parse_schema(SCHEMA), read_blueprint(text), text, Options())


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@pytest.mark.parametrize("force", [False, True], ids=["stops", "force"])
def test_a_script_takes_values_of_rows_that_are_there_or_writes_nothing(
    database: Database, force: bool, tmp_path: Path
) -> None:
    (tmp_path / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "b.toml").write_text(BLUEPRINT, encoding="utf-8")
    options, out = GenerationOptions(blueprint=str(tmp_path / "b.toml")), tmp_path / "out"
    name = generate(options, out).plan.name
    rehearsal = rehearse(name, out, options)
    assert sum("is NULL here: what its lookup finds" in note for note in rehearsal.notes) == 3
    up, down = ((out / f"{name}.{kind}.sql").read_text(encoding="utf-8") for kind in ("up", "down"))
    assert max(len(line) for line in up.splitlines()) <= 140
    database.load(SCHEMA)
    users = "INSERT INTO users (id, email) VALUES (7, 'ops@example.com'), (8, 'other@example.com');"
    refusals = {
        "": "orders.created_by, orders.updated_by is for one row, found 0",
        users: "orders.tenant is for one row, found 0",
        "INSERT INTO tenants VALUES ('AB12', 'It''s us'), ('CD34', 'It''s us');": "orders.tenant is for one row, found 2",
    }
    for further, why in refusals.items():
        if further:
            database.load(further)
        was = state(database)
        done = database.run_script(up, force=force)
        assert why in done.stderr and "REFUSED" in done.stderr, done.stderr
        assert_nothing_happened(database, was)
    broken = up.replace("FROM tenants WHERE", "FROM tenant WHERE")  # what an old script meets after a migration
    done = database.run_script(broken, force=force)
    assert "doesn't exist" in done.stderr
    assert_nothing_happened(database, was)

    database.load("DELETE FROM tenants WHERE code = 'CD34';")
    was = state(database)
    done = database.run_script(up, force=force)
    assert f"{name} APPLIED" in done.stdout, done.stderr
    assert database.query("SELECT COUNT(*), MIN(created_by), MAX(created_by), MIN(tenant), MIN(note) FROM orders") == [
        (6, 7, 7, "AB12", "@seed_lookup_1")
    ]
    assert database.query("SELECT GROUP_CONCAT(id ORDER BY id) FROM orders WHERE updated_by = 7") == [("4,5,6",)]
    database.load("UPDATE orders SET created_by = 8 WHERE id = 2;")
    done = database.run_script(down, force=force)
    assert ("REFUSED" in done.stderr and "edited" in done.stderr.lower()) or "changed" in done.stderr.lower(), (
        done.stderr
    )
    database.load("UPDATE orders SET created_by = 7 WHERE id = 2;")
    done = database.run_script(down, force=force)
    assert f"{name} REMOVED" in done.stdout, done.stderr
    assert_nothing_happened(database, was)

    connection = ConnectionOptions(url=database.url)
    apply(name, out, connection)
    assert applied(database) == [(name, "applied")] and verify(name, out, connection).ok
    rollback(name, out, connection)
    assert_nothing_happened(database, was)


def test_what_a_lookup_cannot_be_is_told() -> None:
    for rule, column, why in (
        ('{ lookup = "DELETE FROM users" }', "tenant", "must be a SELECT, not DELETE: a lookup only reads"),
        ('{ lookup = "SELECT 1 INTO @a" }', "tenant", "INTO is not allowed: a lookup only reads"),
        ('{ lookup = "SELECT code FROM tenants", stream = "x" }', "tenant", "unknown key"),
        ('{ lookup = "SELECT 1", null = 0.5 }', "tenant", "orders.tenant is NOT NULL"),
        ('{ lookup = "SELECT 1" }', "id", "orders.id identifies the row"),
        ('{ lookup = "SELECT 1" }', "total", "orders.total is unique"),
    ):
        with pytest.raises(BlueprintError) as refused:
            planned(rule, column)
        assert any(why in problem for problem in refused.value.problems), refused.value.problems
    with pytest.raises(PlanError, match=r"orders\.tenant is looked up when the script runs"):
        planned(
            '{ lookup = "SELECT 1" }', extra='note = "CONCAT(tenant, \'x\')"\ncreated_by = { lookup = "SELECT 1" }\n'
        )


def test_a_plan_says_what_it_assumes_and_files_of_rows_are_refused(tmp_path: Path) -> None:
    (tmp_path / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "b.toml").write_text(BLUEPRINT, encoding="utf-8")
    plan = make_plan(parse_schema(SCHEMA), read_blueprint(BLUEPRINT), BLUEPRINT, Options())
    assert [lookup.named for lookup in plan.lookups] == ["orders.created_by, orders.updated_by", "orders.tenant"]
    assert sum("taken from a row that is there already" in warning for warning in plan.warnings) == 2
    assert [step.name for step in plan.steps] == ["orders"]
    with pytest.raises(PlanError, match="which a file of rows cannot say"):
        generate(GenerationOptions(blueprint=str(tmp_path / "b.toml"), row_format="csv"), tmp_path / "out")
