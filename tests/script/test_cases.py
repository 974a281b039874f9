"""Every case under cases/ comes out byte for byte, and the same bytes do what is pinned beside them. See cases/README.md."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from seedsql.sql.statements import statements
from seedsql.workflow.generation import GenerationOptions, generate
from tests.script.seeds import ONE_MODE, applied, lock_is_free
from tests.servers import KINDS as SERVERS
from tests.servers import Database

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/blueprint.toml"))
KINDS = ("up", "down", "verify")
REGENERATE = os.environ.get("SEEDSQL_REGENERATE") == "1"
SHOWN_ROWS = 12


@cache
def made(case: str) -> dict[str, bytes]:
    """The scripts and the manifest of a case, made now."""
    options = CASES / case / "options.toml"
    asked = tomllib.loads(options.read_text()) if options.exists() else {}
    with TemporaryDirectory(prefix="seedsql-") as directory:
        generate(GenerationOptions(blueprint=str(CASES / case / "blueprint.toml"), name=case, **asked), Path(directory))
        return {path.name.removeprefix(f"{case}."): path.read_bytes() for path in Path(directory).iterdir()}


def test_there_are_cases() -> None:
    assert len(NAMES) >= 10


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", NAMES)
def test_a_script_comes_out_byte_for_byte(case: str, kind: str) -> None:
    pinned = CASES / case / f"{kind}.sql"
    if REGENERATE:
        pinned.write_bytes(made(case)[f"{kind}.sql"])
    wanted = pinned.read_bytes().decode()
    assert made(case)[f"{kind}.sql"].decode() == wanted, "look at the diff; accept it with SEEDSQL_REGENERATE=1"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", NAMES)
def test_a_script_keeps_the_rules_of_its_text(case: str, kind: str) -> None:
    """UTF-8 with LF, nothing invisible, one rule for where a statement ends, as many of them as the manifest says."""
    text = made(case)[f"{kind}.sql"].decode()
    assert not any(unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp") and letter != "\n" for letter in text)
    assert "\\" not in text
    lines = text.split("\n")
    assert lines[-1] == "" and lines[-2], "the file ends with one line feed"
    assert not [line for line in lines if line != line.rstrip()]
    found = list(statements(text.splitlines(keepends=True)))
    manifest = json.loads(made(case)["manifest.json"])["files"][f"{case}.{kind}.sql"]
    assert (len(found), len(text.encode()), hashlib.sha256(text.encode()).hexdigest()) == (
        manifest["statements"],
        manifest["bytes"],
        manifest["sha256"],
    )
    assert max(len(statement.text.encode()) for statement in found) < 1 << 20
    inserts = [
        statement.text
        for statement in found
        if statement.text.startswith("INSERT INTO ") and "seedsql_history" not in statement.text
    ]
    assert all(
        statement.count("\n, (") < 500 and " VALUES\n  (IF(@seed_step = 3, " in statement for statement in inserts
    )


def effect(database: Database) -> str:
    """What the tables hold: the rows themselves where they are few, else their number and a digest."""
    shown = []
    for table in database.tables():
        if table == "seedsql_history":
            continue
        held = sorted(repr(row) for row in database.query(f"SELECT * FROM `{table.replace('`', '``')}`"))
        shown.append(f"{table}: {len(held)} rows\n")
        if len(held) > SHOWN_ROWS:
            held = [hashlib.sha256("\n".join(held).encode()).hexdigest()]
        shown += [f"  {row}\n" for row in held]
    return "".join(shown)


@ONE_MODE
@pytest.mark.parametrize("case", NAMES)
def test_the_pinned_text_has_the_pinned_effect(database: Database, case: str) -> None:
    """Up writes what is pinned, verify finds it right, a second up is refused, down leaves the tables empty, a second down is refused.
    Each case is sent by both clients, by one to each server."""
    client = SERVERS[(NAMES.index(case) + SERVERS.index(database.kind)) % 2]
    schema = (CASES / case / "schema.sql").read_text(encoding="utf-8")
    loaded = database.run_script("SET NAMES utf8mb4;\nSET foreign_key_checks = 0;\n" + schema, client=client)
    assert loaded.returncode == 0, loaded.stderr
    empty = effect(database)
    up, down, verify = (CASES / case / f"{kind}.sql" for kind in KINDS)
    done = database.run_script(up, client=client)
    assert f"{case} APPLIED" in done.stdout, done.stderr
    pinned = CASES / case / "effect.txt"
    if REGENERATE and database.kind == "mysql":
        pinned.write_text(effect(database), encoding="utf-8")
    assert effect(database) == pinned.read_text(encoding="utf-8")
    checked = database.run_script(verify, client=client, args=["--skip-column-names", "--batch"])
    checks = checked.stdout.splitlines()
    assert checked.returncode == 0 and len(checks) >= 2, checked.stderr
    assert all(line.endswith("\t1") for line in checks), checked.stdout
    again = database.run_script(up, client=client)
    assert "(applied)" in again.stderr
    gone = database.run_script(down, client=client)
    assert f"{case} REMOVED" in gone.stdout, gone.stderr
    assert effect(database) == empty and applied(database) == [] and lock_is_free(database)
    twice = database.run_script(down, client=client)
    assert "(unapplied)" in twice.stderr, twice.stderr
