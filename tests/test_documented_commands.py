"""Every command that README.md and the runbook show is run, in order, against a real server."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.blueprint.builtin import builtin
from tests.servers import Database

ROOT = Path(__file__).parents[1]
RUNBOOK = sorted(path for path in (ROOT / "docs" / "runbook").glob("*.md") if path.name != "README.md")
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
PASSED_OVER = ("make ", "export DATABASE_URL=")  # make is what runs these tests; the URL is the test's own


def commands(path: Path) -> list[str]:
    """The commands of a document's shell blocks, comments taken off."""
    found = []
    for block in BLOCK.findall(path.read_text(encoding="utf-8")):
        for line in block.splitlines():
            command = line.split("  #")[0].strip()
            if command and not command.startswith(("#", *PASSED_OVER)):
                found.append(command)
    return found


def execute(command: str, database: Database, cwd: Path) -> None:
    """Run one documented command; fail with everything that it said."""
    piped = re.fullmatch(r"mysql shop < (\S+)", command)
    if piped:
        done = database.run_script(cwd / piped[1])
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        return
    words = shlex.split(command)
    assert words[0] == "seedsql", f"the tests do not know how to run {command!r}"
    environment = {**os.environ, "DATABASE_URL": database.url, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-m", "generator", *words[1:]],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, f"{command}\n{run.stdout}\n{run.stderr}"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Where somebody sits who follows a document: a folder with out/ and a schema.sql."""
    shutil.copytree(ROOT / "out", tmp_path / "out")
    (tmp_path / "schema.sql").write_text(builtin("wholesale").schema, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("sql_mode", ["digitalocean"], indirect=True)
@pytest.mark.parametrize("document", [ROOT / "README.md", *RUNBOOK], ids=lambda path: path.name)
def test_the_commands_of_a_document_work_in_their_order(database: Database, desk: Path, document: Path) -> None:
    listed = commands(document)
    loaded = database.run_script(builtin("wholesale").schema)
    assert loaded.returncode == 0, loaded.stderr
    applied = False
    for command in listed:
        # a document about one step takes the steps before it as done, and shows two ways to do the same
        taking_away = "rollback" in command or ".down." in command
        bringing = re.match(r"seedsql apply \S+$", command) is not None or ".up." in command
        if taking_away and not applied:
            execute("seedsql apply 0001_wholesale_small", database, desk)
            applied = True
        if bringing and applied:
            execute("seedsql rollback 0001_wholesale_small", database, desk)
        execute(command, database, desk)
        if "--dry-run" not in command:
            applied = True if bringing else False if taking_away else applied


def test_the_documents_show_commands() -> None:
    """The reader above finds what it should."""
    assert sum(len(commands(path)) for path in [ROOT / "README.md", *RUNBOOK]) >= 20
