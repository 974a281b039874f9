"""Servers of the benchmark's own, one of each kind, and the four ways by which a seed gets into them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from seedsql.blueprint.builtin import builtin
from tests.servers import Database
from tests.servers.installation import KINDS, environment, install
from tests.servers.server import Server

from .measuring import Command
from .seeds import SEEDSQL, definitions

ROWS_IN_MEMORY = {
    "mysql": {"innodb_buffer_pool_size": "512M", "innodb_redo_log_capacity": "256M"},
    "mariadb": {"innodb_buffer_pool_size": "512M", "innodb_log_file_size": "256M"},
}
"""As on a server for production. With the few megabytes of a server for tests, a large load waits for its own pages to be
written, and a sum over its rows reads them again."""


@contextmanager
def databases() -> Iterator[dict[str, Database]]:
    """An empty database on a server of each kind; LOAD DATA LOCAL is allowed."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="seedsql-", ignore_cleanup_errors=True)))
        opened = {}
        for kind in KINDS:
            install(kind)
            server = Server.start(kind, folder / kind, {"local_infile": "ON", **ROWS_IN_MEMORY[kind]})
            stack.callback(server.kill)
            opened[kind] = stack.enter_context(server.database())
        yield opened


def ways(database: Database, out: Path, plain: Path) -> dict[str, Command]:
    """Loading the seed 0001_bench of ``out``: plain INSERTs and the up script by the server's own client, and apply."""
    client = database.client_command(database.kind)
    apply = [*SEEDSQL, "apply", "0001_bench", "--out", str(out), "--yes"]

    def empty() -> None:
        with database.connect() as connection, connection.cursor() as cursor:
            cursor.execute("SET foreign_key_checks = 0")
            for table in database.tables():
                cursor.execute(f"DROP TABLE `{table}`")
            for statement in definitions(builtin("wholesale").schema):
                cursor.execute(statement)

    def command(arguments: list[str], stdin: Path | None = None) -> Command:
        assert isinstance(database.server, Server)
        return Command(
            arguments, stdin, empty, database.server.pid, 2, {**environment(), "DATABASE_URL": database.plain_url}
        )

    return {
        "plain": command(client, plain),
        "up": command(client, out / "0001_bench.up.sql"),
        "apply": command(apply),
        "load": command([*apply, "--load-data"]),
    }
