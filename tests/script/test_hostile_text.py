"""Text from outside (names, the plan's words, the history) is only ever a literal, an identifier, a message or a comment.

Every template is rendered with hostile text in every variable that text can reach, read by a tokenizer of this file's
own, and run on real servers, where what a script prepares as SQL is text of a statement too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import seedsql
from seedsql.database.applier import Preparation, run_script
from seedsql.database.connection import connect
from seedsql.database.url import parse_url
from seedsql.errors import PlanError
from seedsql.pii.treatment import Treatment, UnmaskedColumn
from seedsql.planning.applied import AppliedSeed, read_row
from seedsql.planning.model import Check, PersonalColumn, SeedPlan
from seedsql.printable import UNPRINTABLE
from seedsql.script.bulk import PartRows
from seedsql.script.parts import PartMaker
from seedsql.script.render import script_pieces
from seedsql.script.templates import draw, template_directory
from seedsql.script.undo import AppliedRows, Emptied, empty_text, undo_text
from seedsql.sql.identifiers import identifier
from seedsql.sql.statements import statements
from seedsql.workflow.generation import GenerationOptions
from seedsql.workflow.plans import plan as make_plan
from tests.script.seeds import HEAD
from tests.servers import Database

EVIL = "x`y'z\"; DROP TABLE canary; -- ${v} \\ /* # */"
"""As the name of a table or column: all that ends an identifier, a literal, a statement or a comment."""
NAME = f"{EVIL}\nDROP TABLE canary;\n+goose Down\r\x1b[2J"
"""As the name of a seed, which is ASCII in the history."""
WORDS = f"{NAME}\u2028\u202e\u2066\x9b31m"
"""As anything else that is shown."""
PARENT, CHILD, OUTSIDE, COLUMN = f"p{EVIL}", f"c{EVIL}", f"o{EVIL}", f"k{EVIL}"


def hostile_schema() -> str:
    parent, child, outside, column = map(identifier, (PARENT, CHILD, OUTSIDE, COLUMN))
    return (
        f"CREATE TABLE {parent} (`id` INT NOT NULL PRIMARY KEY, {column} VARCHAR(40) NOT NULL, `boss` INT, "
        f"CONSTRAINT `a` FOREIGN KEY (`boss`) REFERENCES {parent} (`id`));\n"
        f"CREATE TABLE {child} ({column} CHAR(36) NOT NULL PRIMARY KEY, {identifier('p' + COLUMN)} INT, "
        f"CONSTRAINT `b` FOREIGN KEY ({identifier('p' + COLUMN)}) REFERENCES {parent} (`id`) ON DELETE CASCADE);\n"
        f"CREATE TABLE {outside} (`id` INT NOT NULL PRIMARY KEY, {identifier('o' + COLUMN)} INT, "
        f"CONSTRAINT `c` FOREIGN KEY ({identifier('o' + COLUMN)}) REFERENCES {parent} (`id`));\n"
    )


@pytest.fixture
def plan(tmp_path: Path) -> SeedPlan:
    """A plan in which every text is hostile."""
    (tmp_path / "schema.sql").write_text(hostile_schema(), encoding="utf-8")
    quoted = [json.dumps(name) for name in (PARENT, CHILD)]
    rules = f"[sizes.small]\n{quoted[0]} = 3\n{quoted[1]} = 4\n"
    (tmp_path / "blueprint.toml").write_text(HEAD + rules, encoding="utf-8")
    made = make_plan(GenerationOptions(blueprint=str(tmp_path / "blueprint.toml"), tables=(PARENT, CHILD)))
    assert [step.name for step in made.steps] == [PARENT, CHILD]
    assert any(reference.table == OUTSIDE for reference in made.references)
    return replace(
        made,
        name=NAME,
        blueprint=WORDS,
        size=WORDS,
        env=WORDS,
        schema_fingerprint=WORDS,
        blueprint_fingerprint=WORDS,
        checks=(Check(WORDS, "SELECT 1 AS `one` FROM DUAL WHERE FALSE"),),
        personal=(PersonalColumn(PARENT, COLUMN, WORDS, "FALSE"),),
        treatment=Treatment(left=(UnmaskedColumn(PARENT, COLUMN, WORDS, WORDS),)),
    )


def script(plan: SeedPlan, kind: str) -> str:
    return b"".join(script_pieces(plan, kind)).decode("utf-8")


_TOKEN = re.compile(r"--[^\n]*\n|'(?:[^']|'')*'|`(?:[^`]|``)*`|.", re.DOTALL)


def code(text: str) -> str:
    """The script without its comments, strings and identifiers: what a server reads as SQL."""
    return "".join(token for token in _TOKEN.findall(text) if token[0] not in "-'`" or len(token) == 1)


def no_text_is_code(text: str) -> None:
    assert "canary" in text  # the hostile text is there
    assert "canary" not in code(text)
    assert set(UNPRINTABLE.findall(text)) == {"\n"}
    comments = "".join(token for token in _TOKEN.findall(text) if token.startswith("--"))
    assert "${" not in comments and "+goose" not in comments
    # where a client splits is where the applier splits
    assert code(text).count(";") == len(list(statements(text.splitlines(keepends=True))))


@pytest.mark.parametrize("kind", ["up", "down", "verify"])
def test_in_a_script_no_text_becomes_code(plan: SeedPlan, kind: str) -> None:
    no_text_is_code(script(plan, kind))


@pytest.mark.parametrize("kind", ["finish", "load"])
def test_in_the_scripts_of_files_of_rows_no_text_becomes_code(plan: SeedPlan, kind: str) -> None:
    """What load.sql holds of tables and files is not reached with these names: they can be no file's."""
    maker = PartMaker(plan, "csv")
    with pytest.raises(PlanError, match="cannot be the name of a file"):
        maker.parts()
    values = {"folder": WORDS, "row_format": "csv", "loads": lambda: "", "values": lambda: "SELECT '' AS `t`, 0, 1"}
    if kind == "load":
        no_text_is_code(draw("load.sql.j2", None, {"plan": plan, **values}))
    else:
        rows = PartRows(plan, [])
        no_text_is_code(b"".join(script_pieces(plan, kind, rows=rows, further=values)).decode("utf-8"))


_STRING = re.compile(r"_utf8mb4 X'([0-9A-F]*)'|'((?:[^']|'')*)'")


def recorded(up: str) -> str:
    """What the frame of an up script puts into the history, from its facts and keys."""
    lists = {"tables": "[", "soft": "[", "keys": ""}
    for statement in statements(up.splitlines(keepends=True)):
        said = re.search(r"@seed_(tables|soft) = CONCAT\(@seed_\w+,|SET @(\w+)_keys = CONCAT\(", statement.text)
        if said is not None and said[2] != "seed":
            name = said[1] or "keys"
            text = "".join(
                bytes.fromhex(part[1]).decode() if part[1] else part[2].replace("''", "'")
                for part in _STRING.finditer(statement.text, said.end())
            )
            lists[name] += text if said[1] else f', "{said[2]}": {text}'
    tables, soft = (lists[name].removesuffix(", ") + "]" for name in ("tables", "soft"))
    return f'{{"tables": {tables}, "soft": {soft}, "keys": {{{lists["keys"][2:]}}}}}'


def applied(plan: SeedPlan) -> AppliedSeed:
    """The plan as the history has it. Its name would not pass, so it is put in afterwards: the templates do not rely on
    what was checked before."""
    row: dict[str, Any] = {
        "name": "0001_case",
        "state": "applied",
        "checksum": "0" * 64,
        "total_rows": plan.total_rows,
        "seed": plan.seed,
        "applied_at": datetime(2025, 1, 1),
        "applied_by": WORDS,
        "row_checksums": "".join(f"{step.name}={step.rows}:1;" for step in plan.steps),
        "row_keys": recorded(script(plan, "up")),
    }
    found = read_row(row)
    assert isinstance(found, AppliedSeed), found
    assert [table.name for table in found.tables] == [PARENT, CHILD]  # what is written is read back
    return replace(found, name=NAME, checksum=WORDS)


def test_in_what_runs_before_a_script_no_text_becomes_code(plan: SeedPlan) -> None:
    no_text_is_code(undo_text(AppliedRows.of(applied(plan))))
    no_text_is_code(empty_text([Emptied(PARENT, (COLUMN,)), Emptied(CHILD)], [NAME, WORDS]))


def test_every_template_is_rendered_here() -> None:
    """A new template comes with its hostile test."""
    names = {path.name.removesuffix(".sql.j2") for path in template_directory().glob("*.j2")}
    scripts = {"up", "down", "verify", "undo", "empty", "finish", "load"}
    assert {name for name in names if not name.startswith("_")} == scripts


@pytest.fixture
def run(database: Database, tmp_path: Path) -> Callable[..., str]:
    """Run a script's text, with what runs before it, as the applier does; return the script's last word."""

    def run_text(text: str, before: str | None = None) -> str:
        path = tmp_path / "script.sql"
        path.write_text(text, encoding="utf-8")
        url = f"{database.url}?ssl-mode=DISABLED" if database.server.plain else database.url
        with connect(parse_url(url)) as connection:
            return run_script(
                connection, path, preparation=Preparation(before) if before is not None else None
            ).result_text

    return run_text


@pytest.mark.parametrize("sql_mode", ["default", "digitalocean"], indirect=True)
def test_on_a_server_hostile_text_drops_nothing(plan: SeedPlan, database: Database, run: Callable[..., str]) -> None:
    loaded = database.run_script("SET NAMES utf8mb4;\n" + hostile_schema())
    assert loaded.returncode == 0, loaded.stderr
    database.query("CREATE TABLE canary (id INT PRIMARY KEY)")
    up, down, verify = (script(plan, kind) for kind in ("up", "down", "verify"))
    assert " APPLIED: 7 rows" in run(up)
    ((keys, checksum),) = database.query("SELECT row_keys, checksum FROM seedsql_history")
    seed = replace(applied(plan), row_keys=keys, checksum=checksum)
    # whoever makes an undo adds the foreign keys that the server has
    rows = replace(AppliedRows.of(seed), references=plan.references)
    assert "first removed" in run(up, undo_text(rows))
    assert "first emptied" in run(up, empty_text([Emptied(PARENT, ("boss",)), Emptied(CHILD)], [NAME]))
    checked = database.run_script(verify)
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.count("\t1\n") == checked.stdout.count("\n") - 1 == 8, checked.stdout
    assert set(UNPRINTABLE.findall(checked.stdout)) == {"\n", "\t"}
    database.query(f"INSERT INTO {identifier(OUTSIDE)} VALUES (1, NULL)".replace("%", "%%"))
    assert " REMOVED: 7 rows" in run(down)
    assert {"canary", PARENT, CHILD, OUTSIDE} <= set(database.tables())


@pytest.mark.parametrize("character", ["\n", "\x1b", "\u202e", "\u2066", "\u2028"])
def test_a_name_that_no_script_can_show_is_refused(tmp_path: Path, character: str) -> None:
    schema, blueprint = tmp_path / "schema.sql", tmp_path / "blueprint.toml"
    schema.write_text(f"CREATE TABLE `a{character}b` (id INT PRIMARY KEY);", encoding="utf-8", newline="\n")
    escaped = character.encode("unicode-escape").decode().replace("\\x", "\\u00")
    text = f'[blueprint]\nname = "t"\nnumber = "0001"\nas_of = 2026-01-31\n[sizes.small]\n"a{escaped}b" = 1\n'
    blueprint.write_text(text, encoding="utf-8")
    with pytest.raises(PlanError, match="which no script can show a reviewer"):
        seedsql.plan(seedsql.GenerationOptions(schema=(schema,), blueprint=str(blueprint)))
    (tmp_path / "rows.json").write_text(json.dumps({f"a{character}b": [{"id": 1}]}), encoding="utf-8")
    with pytest.raises(PlanError, match="which no script can show a reviewer"):
        seedsql.fixture([tmp_path / "rows.json"], [schema], seedsql.FixtureOptions("0001_a", tmp_path))


def test_a_name_that_the_facts_cannot_hold_is_refused_with_its_table(tmp_path: Path) -> None:
    schema, blueprint = tmp_path / "schema.sql", tmp_path / "blueprint.toml"
    schema.write_text("CREATE TABLE t (`id: int` INT PRIMARY KEY);", encoding="utf-8")
    text = '[blueprint]\nname = "t"\nnumber = "0001"\nas_of = 2026-01-31\n[sizes.small]\nt = 1\n'
    blueprint.write_text(text, encoding="utf-8")
    with pytest.raises(PlanError, match=r"table 't' cannot be seeded: the name 'id: int' holds ': '"):
        seedsql.plan(seedsql.GenerationOptions(schema=(schema,), blueprint=str(blueprint)))
