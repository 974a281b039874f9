"""A column that refers to another one is of that one's class, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedsql.blueprint.reader import read_blueprint
from seedsql.errors import BlueprintError
from seedsql.planning.binding import make_plan
from seedsql.planning.model import SeedPlan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.workflow import generation, inference, operation
from seedsql.workflow.connecting import ConnectionOptions
from tests.servers import Database

HEAD = '[blueprint]\nname = "t"\nas_of = 2026-01-31\n[sizes.small]\n'

SESSIONS = """
CREATE TABLE session (sess_id VARCHAR(64) NOT NULL PRIMARY KEY, started DATETIME NOT NULL);
CREATE TABLE upload (session_id VARCHAR(64) NOT NULL PRIMARY KEY, size INT NOT NULL,
  FOREIGN KEY (session_id) REFERENCES session (sess_id));
CREATE TABLE chunk (id INT AUTO_INCREMENT PRIMARY KEY, api_token VARCHAR(64) NULL,
  FOREIGN KEY (api_token) REFERENCES upload (session_id));
CREATE TABLE email (id CHAR(36) NOT NULL PRIMARY KEY, address VARCHAR(80) NOT NULL);
CREATE TABLE attachment (id INT AUTO_INCREMENT PRIMARY KEY, email_id CHAR(36) NOT NULL,
  FOREIGN KEY (email_id) REFERENCES email (id));
CREATE TABLE place (id INT AUTO_INCREMENT PRIMARY KEY, lat FLOAT(10,7), lon FLOAT(10,7));
"""


def plan(schema: str, blueprint: str) -> SeedPlan:
    text = HEAD + blueprint
    return make_plan(parse_schema(schema), read_blueprint(text), text, GenerationOptions())


def classes(found: SeedPlan) -> dict[str, tuple[str, str]]:
    return {f"{each.table}.{each.column}": (each.personal_class, each.why) for each in found.personal}


CHAIN = """
CREATE TABLE people (login VARCHAR(40) NOT NULL PRIMARY KEY, chief VARCHAR(40) NULL,
  FOREIGN KEY (chief) REFERENCES people (login));
CREATE TABLE notes (ref VARCHAR(40) NOT NULL PRIMARY KEY, FOREIGN KEY (ref) REFERENCES people (login));
CREATE TABLE pages (id INT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(40) NOT NULL);
"""
PAGES = '[tables.pages.columns]\nemail = { reference = "notes" }\n'
ROWS = "people = 3\nnotes = 2\npages = 2\n"


def test_a_chain_of_references_is_followed_to_what_it_holds() -> None:
    """Declared keys, a reference that only the blueprint knows, and one to the table itself."""
    assert classes(plan(CHAIN, ROWS + PAGES)) == {
        "people.login": ("username", "by its name"),
        "people.chief": ("username", "as people.login"),
        "notes.ref": ("username", "as people.login"),
        "pages.email": ("username", "as people.login"),
    }


def test_a_decision_about_the_parent_is_one_about_its_children() -> None:
    decided = '[tables.people.columns]\nlogin = { provider = "uuid", pii = "none", reason = "our own ids" }\n'
    found = plan(CHAIN, ROWS + decided + PAGES)
    assert classes(found) == {}
    assert {f"{each.table}.{each.column}": each.why for each in found.treatment.left} == {
        "people.login": "our own ids",
        "people.chief": "as people.login: our own ids",
        "notes.ref": "as people.login: our own ids",
        "pages.email": "as people.login: our own ids",
    }


def test_a_child_that_the_blueprint_gives_a_class_keeps_it() -> None:
    own = PAGES.replace('"notes" }', '"notes", pii = "email" }')
    assert classes(plan(CHAIN, ROWS + own))["pages.email"] == ("email", "by the blueprint")


def test_a_class_in_a_comment_that_does_not_exist_is_named_with_its_column() -> None:
    with pytest.raises(BlueprintError, match=r"t\.a: .*'emial'.*did you mean 'email'"):
        plan(
            "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, a VARCHAR(40) COMMENT 'pii: emial');",
            't = 1\n[tables.t.columns]\na = { provider = "uuid" }\n',
        )


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_servers_verify_references_to_tokens_and_degrees_in_floats(database: Database, tmp_path: Path) -> None:
    (tmp_path / "schema.sql").write_text(SESSIONS, encoding="utf-8")
    blueprint = tmp_path / "blueprint.toml"
    blueprint.write_text(inference.infer_blueprint([tmp_path / "schema.sql"], 60, tmp_path).text, encoding="utf-8")
    options = GenerationOptions(blueprint=str(blueprint), name="sessions")
    made = generation.generate(options, tmp_path)
    assert {("upload", "session_id"), ("attachment", "email_id")}.isdisjoint(
        (each.table, each.column) for each in made.plan.personal
    )
    assert generation.audit("sessions", tmp_path).ok
    assert generation.rehearse("sessions", tmp_path, options).total_rows == made.plan.total_rows
    assert database.run_script(SESSIONS).returncode == 0
    operation.apply("sessions", tmp_path, ConnectionOptions(database.url))
    checks = operation.verify("sessions", tmp_path, ConnectionOptions(database.url)).checks
    assert any("place.lat" in check.check for check in checks)
    assert [check for check in checks if not check.ok] == []
