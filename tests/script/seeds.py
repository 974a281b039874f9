"""What the tests here share: scripts of the product, and what a database is asked before and after a run of one."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import pytest

from seedsql.blueprint.builtin import builtin
from seedsql.workflow.generation import GenerationOptions, generate
from tests.servers import Database
from tests.servers.installation import environment
from tests.waiting import HANGS_SECONDS, wait_for

ORCHESTRA = Path(__file__).parent.parent / "data" / "orchestra"
CLIENTS = pytest.mark.parametrize("client", ["mysql", "mariadb"])
CLIENTS_AND_FORCE = [(client, force) for client in ("mysql", "mariadb") for force in (False, True)]
"""For a loop in one database, where a run leaves everything as it was."""
FORCE = pytest.mark.parametrize("force", [False, True], ids=["stops", "force"])
NODE = pytest.mark.xdist_group("node")
ONE_MODE = pytest.mark.parametrize("sql_mode", ["default"], indirect=True)

HEAD = """[blueprint]
name = "case"
number = "0001"
summary = "a case"
schema = "schema.sql"
as_of = 2025-03-01
seed = 7
id_base = 101
"""


class Seed:
    """One seed: its schema and the text of its scripts, which a test may spoil before it runs them."""

    def __init__(self, name: str, schema: str, directory: Path) -> None:
        self.name, self.schema = name, schema
        self.up, self.down, self.verify = (
            (directory / f"{name}.{kind}.sql").read_text(encoding="utf-8") for kind in ("up", "down", "verify")
        )

    def load(self, database: Database) -> None:
        database.load(self.schema)


def generated(options: GenerationOptions, name: str, schema: str) -> Seed:
    with tempfile.TemporaryDirectory(prefix="seedsql-") as directory:
        generate(options, Path(directory))
        return Seed(name, schema, Path(directory))


@cache
def wholesale() -> Seed:
    return generated(GenerationOptions(), "0001_wholesale_small", builtin("wholesale").schema)


@cache
def orchestra() -> Seed:
    return generated(
        GenerationOptions(blueprint=str(ORCHESTRA / "blueprint.toml")),
        "0007_orchestra_small",
        (ORCHESTRA / "schema.sql").read_text(encoding="utf-8"),
    )


@cache
def small(schema: str, rules: str, tables: tuple[str, ...] = ()) -> Seed:
    """A seed of a schema and of rules (TOML without its head) that stand in the test itself."""
    with tempfile.TemporaryDirectory(prefix="seedsql-") as directory:
        (Path(directory) / "schema.sql").write_text(schema, encoding="utf-8")
        (Path(directory) / "blueprint.toml").write_text(HEAD + rules, encoding="utf-8")
        options = GenerationOptions(blueprint=str(Path(directory) / "blueprint.toml"), name="0001_case", tables=tables)
        return generated(options, "0001_case", schema)


# ---- spoiling a script -----------------------------------------------------------------------------------------------


def replaced(text: str, old: str, new: str) -> str:
    """Replace what occurs exactly once: a spoiled script that is not spoiled would prove nothing."""
    assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
    return text.replace(old, new)


def before(text: str, location: str, statement: str) -> str:
    """Insert a statement on lines of its own before the first line that starts with ``place``."""
    lines = text.splitlines(keepends=True)
    number = next(number for number, line in enumerate(lines) if line.startswith(location))
    return "".join([*lines[:number], statement + "\n", *lines[number:]])


def impatient(text: str) -> str:
    """Wait one second for a row, not fifteen."""
    return replaced(text, "innodb_lock_wait_timeout = 15", "innodb_lock_wait_timeout = 1")


SLOW = "DO SLEEP(0.1);\n" * 100
"""Time to do something in; each of these ends soon after its client is gone."""


# ---- what a database says --------------------------------------------------------------------------------------------


def state(database: Database) -> dict[str, str]:
    """A digest of every table, an empty history table apart."""
    return {
        table: digest
        for table, digest in database.checksum().items()
        if table != "seedsql_history" or not digest.startswith("0:")
    }


def rows(database: Database, table: str) -> int:
    return database.query(f"SELECT COUNT(*) FROM `{table}`")[0][0]


def applied(database: Database) -> list[tuple[str, str]]:
    """Names and states in the history."""
    if "seedsql_history" not in database.tables():
        return []
    return list(database.query("SELECT name, state FROM seedsql_history ORDER BY name"))


def lock_is_free(database: Database, seconds: float = HANGS_SECONDS) -> bool:
    """Whether the lock is free, or gets free: a server notices a client's end at the end of a statement."""
    name = "LOWER(CONCAT('seedsql:', LEFT(DATABASE(), 40), ':', CRC32(DATABASE())))"
    return wait_for(lambda: database.query(f"SELECT IS_FREE_LOCK({name})")[0][0] == 1, seconds)


def running(database: Database, statement: str) -> list[int]:
    """The connections to this database whose current statement starts with ``statement``."""
    with database.admin(charset="utf8mb4") as connection, connection.cursor() as cursor:
        cursor.execute("SHOW FULL PROCESSLIST")
        return [row[0] for row in cursor.fetchall() if row[3] == database.name and (row[7] or "").startswith(statement)]


def assert_nothing_happened(database: Database, before_run: dict[str, str], case: str = "") -> None:
    """No row of the seed, no history, and the lock is free."""
    assert lock_is_free(database), f"the lock is still held: {case}"
    assert state(database) == before_run, case
    assert applied(database) == [], case


def assert_applies(database: Database, seed: Seed, client: str = "mysql") -> None:
    """The next run works, every check of the verify script holds, and down leaves no trace."""
    was = state(database)
    done = database.run_script(seed.up, client=client)
    assert f"{seed.name} APPLIED" in done.stdout, done.stderr
    assert applied(database) == [(seed.name, "applied")] and lock_is_free(database)
    assert_verified(database, seed, client)
    done = database.run_script(seed.down, client=client)
    assert f"{seed.name} REMOVED" in done.stdout, done.stderr
    assert_nothing_happened(database, was)


def assert_verified(database: Database, seed: Seed, client: str = "mysql", args: Sequence[str] = ()) -> None:
    done = database.run_script(seed.verify, client=client, args=["--skip-column-names", "--batch", *args])
    assert done.returncode == 0, done.stderr
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert len(lines) >= 2 and all(line[-1] == "1" for line in lines), [line for line in lines if line[-1] != "1"]


# ---- clients -------------------------------------------------------------------------------------------------------


@contextmanager
def piped(database: Database, script: str, client: str, force: bool = False) -> Iterator[subprocess.Popen[bytes]]:
    """A client that a script is piped to, to be watched and killed; ended at the end."""
    with tempfile.TemporaryFile() as file:
        file.write(script.encode())
        file.seek(0)
        process = subprocess.Popen(
            database.client_command(client, force=force),
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def sourced(database: Database, script: str, client: str) -> str:
    """Type ``source FILE`` into an interactive client on a terminal, as a person does; return what it shows.

    Such a client goes on after errors, and after a lost connection it connects again and goes on.
    """
    command = database.client_command(client, args=["--commands"] if client == "mysql" else [])
    with tempfile.NamedTemporaryFile(suffix=".sql") as file:
        file.write(script.encode())
        file.flush()
        return _typed(command, f"source {file.name}\n\\q\n")


def _typed(command: list[str], text: str) -> str:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env=environment() | {"TERM": "dumb"},
    )
    os.close(theirs)
    shown = b""
    try:
        os.write(ours, text.encode())
        while select.select([ours], [], [], HANGS_SECONDS)[0]:
            with suppress(OSError):
                piece = os.read(ours, 65536)
                shown += piece
                if piece:
                    continue
            break  # the terminal's other end is closed
        return re.sub(r"\r\n?", "\n", shown.decode(errors="replace"))
    finally:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
        os.close(ours)
