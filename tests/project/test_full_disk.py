"""Where no more can be written, every file is as it was, and the message names the place and the way out."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import seedsql
from seedsql.errors import OutputError
from seedsql.workflow.attributes import add_attributes
from tests.commands import run_command
from tests.fixtures.test_decision_file import run
from tests.legacy.repository import commit


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """The system refuses to write more to a file, as to a full disk (setrlimit(2); Python ignores the signal)."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_the_attributes_of_a_repository_are_not_lost(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    theirs = tmp_path / "theirs"
    theirs.write_text("*.png binary\n", encoding="utf-8")
    (tmp_path / ".gitattributes").symlink_to("theirs")
    with files_of_at_most(20), pytest.raises(OutputError, match="cannot write"):
        add_attributes(tmp_path, tmp_path / "out")
    assert theirs.read_text(encoding="utf-8") == "*.png binary\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", ".gitattributes", "theirs"]
    add_attributes(tmp_path, tmp_path / "out")
    assert theirs.read_text(encoding="utf-8").startswith("*.png binary\nout/* -text\n")


def test_no_file_of_decisions_is_half_written(tmp_path: Path) -> None:
    """The next run would call it a file that is there already."""
    decisions = tmp_path / "pii.toml"
    for name in ("schema.sql", "leads.csv"):
        (tmp_path / name).write_text("", encoding="utf-8")
    with pytest.raises(seedsql.InputRowError):
        run(tmp_path)
    written = {path.name for path in tmp_path.iterdir()}
    with files_of_at_most(600), pytest.raises(OutputError, match="cannot write"):
        run(tmp_path, write_decisions=decisions)
    assert {path.name for path in tmp_path.iterdir()} == written
    with pytest.raises(seedsql.InputRowError, match="no one has decided"):
        run(tmp_path, write_decisions=decisions)
    assert decisions.is_file()


COMMANDS = ("generate --stdout", "check", "explain orders.total 3 --git HEAD", "diff --git HEAD")


def test_a_temporary_folder_without_space_is_named_with_its_variable(tmp_path: Path) -> None:
    assert run_command("generate", "-q", cwd=tmp_path).returncode == 0
    commit(tmp_path)
    for command in COMMANDS:
        with files_of_at_most(4096):
            done = run_command(*command.split(), cwd=tmp_path)
        assert done.returncode == 73 and "seedsql-" in done.stderr and "TMPDIR" in done.stderr, (command, done)
        assert "--out" not in done.stderr and not done.stdout, (command, done)
