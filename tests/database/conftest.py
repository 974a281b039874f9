"""Connections of the product's own, and the toy seed 0001_library whose scripts have the product's frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from seedsql.database.connection import Connection, connect
from seedsql.database.url import ConnectionInfo, parse_url
from tests.servers import Database

SCRIPTS = Path(__file__).parent / "library"


@pytest.fixture
def library(database: Database) -> Database:
    """The database with the two empty tables of the toy seed."""
    for statement in (SCRIPTS / "schema.sql").read_text().split(";\n"):
        if statement.strip():
            database.query(statement)
    return database


@pytest.fixture
def target(database: Database) -> ConnectionInfo:
    return parse_url(database.plain_url if database.server.plain else database.url)


@pytest.fixture
def open_connection(target: ConnectionInfo) -> Iterator[Callable[[], Connection]]:
    """``open_connection()`` is a new connection, closed after the test."""
    opened: list[Connection] = []

    def open_one() -> Connection:
        opened.append(connect(target, attempts=1))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


@pytest.fixture
def connection(open_connection: Callable[[], Connection]) -> Connection:
    return open_connection()
