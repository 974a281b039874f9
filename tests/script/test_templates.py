"""What holds of every script's text and of the templates that it comes from; no server is needed."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from seedsql.errors import ChecksumError, ConfigurationError, PlanError
from seedsql.script.render import script_pieces
from seedsql.script.templates import template_directory
from seedsql.sql.statements import statements
from seedsql.workflow.generation import GenerationOptions, generate
from seedsql.workflow.plans import plan as make_plan
from tests.script.seeds import orchestra, small


def test_a_self_reference_that_cannot_be_null_is_refused_while_planning() -> None:
    """Its rows can be inserted, but no DELETE takes a row away that refers to itself."""
    with pytest.raises(PlanError, match=r"staff\.boss points to the table itself and is NOT NULL"):
        small(
            "CREATE TABLE staff (id INT NOT NULL PRIMARY KEY, boss INT NOT NULL, FOREIGN KEY (boss) REFERENCES staff (id));\n",
            "[sizes.small]\nstaff = 3\n",
        )


def test_a_template_of_ones_own_replaces_one_and_keeps_the_others(tmp_path: Path) -> None:
    """--templates DIR: a DBA changes one file; what it imports still comes from the product."""
    plan = make_plan(GenerationOptions())
    text = (template_directory() / "down.sql.j2").read_text(encoding="utf-8")
    (tmp_path / "down.sql.j2").write_text(text + "-- reviewed by our DBA\n", encoding="utf-8")
    plain = {kind: b"".join(script_pieces(plan, kind)) for kind in ("up", "down", "verify")}
    own = {kind: b"".join(script_pieces(plan, kind, tmp_path)) for kind in ("up", "down", "verify")}
    assert own == plain | {"down": plain["down"] + b"-- reviewed by our DBA\n"}


def test_rows_may_be_in_an_order_of_ones_own(tmp_path: Path) -> None:
    """The product writes them as they are made, and the identity, which follows from them, last; a template may ask for them
    in any order, and do anything with the identity. A row that the audit cannot read is named by its line of the script."""
    templates, text = tmp_path / "templates", (template_directory() / "up.sql.j2").read_text(encoding="utf-8")
    templates.mkdir()
    own = templates / "up.sql.j2"
    own.write_text(text.replace("context.scopes.values() if", "context.scopes.values() | reverse if")
                   + "-- of {{ identity[:8] | upper }}", encoding="utf-8")  # fmt: skip
    assert own.read_text(encoding="utf-8").count("reverse") == 2
    plain = generate(GenerationOptions(name="same"), tmp_path / "plain", jobs=2)
    reverse = generate(GenerationOptions(name="same", templates=templates), tmp_path / "own", jobs=2)
    lines = [path.files[0].read_text(encoding="utf-8").splitlines() for path in (plain, reverse)]
    identity = next(line for line in lines[0] if "@seed_identity = " in line).split("'")[1]
    assert "identity" not in identity and sorted(lines[1]) == sorted([*lines[0], f"-- of {identity[:8].upper()}"])
    assert plain.audit is not None and reverse.audit == plain.audit and plain.audit.ok
    own.write_text(text + "INSERT INTO `t` (`v`) VALUES\n  (1)\n, (2, 3);\n", encoding="utf-8")
    with pytest.raises(ChecksumError, match="cannot read this row") as caught:
        generate(GenerationOptions(name="same", templates=templates), tmp_path / "bad")
    assert caught.value.location == f"same.up.sql:{len(lines[0]) + 3}"


def test_a_blank_in_a_template_is_no_secret_error(tmp_path: Path) -> None:
    """A name that does not exist is an error, not an empty string in SQL."""
    (tmp_path / "verify.sql.j2").write_text("DELETE FROM t WHERE id BETWEEN {{ firstt }} AND 3;\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"verify\.sql\.j2:1: .*firstt"):
        list(script_pieces(make_plan(GenerationOptions()), "verify", tmp_path))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"SELECT 1;\n{{ nope", r"up\.sql\.j2:2: .*end of print statement"),
        (b"{{ 1 + 'a' }}", r"up\.sql\.j2:1: .*unsupported operand"),
        (b"\xff", "is not UTF-8"),
        (None, "a named pipe; only regular files"),
    ],
)
def test_a_template_that_cannot_be_drawn_is_named(tmp_path: Path, content: bytes | None, message: str) -> None:
    """Jinja passes over a pipe, and would draw the product's own template."""
    path = tmp_path / "up.sql.j2"
    os.mkfifo(path) if content is None else path.write_bytes(content)
    with pytest.raises(ConfigurationError, match=message):
        list(script_pieces(make_plan(GenerationOptions()), "up", tmp_path))


def test_no_statement_but_the_guarded_ones_writes() -> None:
    """Every INSERT, UPDATE and DELETE of a script asks for its step; DDL, COMMIT and ROLLBACK only as they must stand."""
    seen = 0
    for text in (orchestra().up, orchestra().down, orchestra().verify):
        for statement in statements(text.splitlines(keepends=True)):
            word = statement.text.split()[0]
            assert word in {
                "SELECT",
                "SET",
                "PREPARE",
                "EXECUTE",
                "DEALLOCATE",
                "DO",
                "INSERT",
                "UPDATE",
                "DELETE",
                "WITH",
            }, word
            if word in ("INSERT", "UPDATE", "DELETE"):
                seen += 1
                assert len(re.findall(r"@seed_step (?:<=>|=) \d\b", statement.text)) == 1, statement.text[:200]
    assert seen > 15
