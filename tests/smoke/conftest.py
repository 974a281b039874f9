"""A seeded database, the application that shows it, and a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from seedsql.blueprint.builtin import builtin
from seedsql.smoke.browser import Browser
from seedsql.workflow import operation
from seedsql.workflow.connecting import ConnectionOptions
from seedsql.workflow.generation import GenerationOptions, generate
from tests.servers import Database, Server
from tests.servers.shared import ExternalServer
from tests.smoke.served import Served

NAME = "0001_wholesale_small"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def seeded(
    server: Server | ExternalServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, Database]]:
    """The folder of the small wholesale seed, and a database that holds it."""
    out = tmp_path_factory.mktemp("smoke") / "out"
    generate(GenerationOptions(), out)
    with server.database() as database:
        assert database.run_script(builtin("wholesale").schema).returncode == 0
        operation.apply(NAME, out, ConnectionOptions(database.url))
        yield out, database


@pytest.fixture(scope="module")
def serve(seeded: tuple[Path, Database]) -> Iterator[Callable[..., str]]:
    """``serve(fault, login=True)`` starts an application and returns its address."""
    served = Served(seeded[1].url)
    yield served.start
    served.end()


@pytest.fixture(scope="session")
def running(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """One browser for all tests; each look has a session of its own."""
    with Browser(request.getfixturevalue("browser")) as opened:
        yield opened
