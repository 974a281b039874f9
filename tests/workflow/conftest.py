"""What these tests share: the wholesale seed as files, a database that has its tables, and the workflow's own calls."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from seedsql.blueprint.builtin import builtin
from seedsql.workflow import operation
from seedsql.workflow.connecting import ConnectionOptions
from seedsql.workflow.generation import GenerationOptions, generate
from seedsql.workflow.preview import Preview
from tests.servers import Database

SMALL = "0001_wholesale_small"


@dataclass
class Desk:
    """Where a person works: a folder with seeds, and a database."""

    out: Path
    database: Database
    previews: list[Preview]

    @property
    def access(self) -> ConnectionOptions:
        return ConnectionOptions(self.database.url)

    def generate(self, **options: object) -> str:
        return generate(GenerationOptions(**options), self.out).plan.name

    def apply(self, name: str = SMALL, **options: object) -> str:
        return operation.apply(name, self.out, self.access, confirm=self.previews.append, **options).result_text

    def rollback(self, name: str = SMALL, **options: object) -> str:
        return operation.rollback(name, self.out, self.access, confirm=self.previews.append, **options).result_text

    def applied(self) -> list[str]:
        return [each.seed.name for each in operation.status(self.access).seeds]

    def state(self) -> dict[str, str]:
        """A digest of every table but the history, which tells when a seed was applied."""
        return {table: digest for table, digest in self.database.checksum().items() if table != "seedsql_history"}

    def rows(self, table: str) -> int:
        return self.database.query(f"SELECT COUNT(*) FROM `{table}`")[0][0]


@pytest.fixture(scope="session")
def small_seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small wholesale seed, to be copied."""
    out = tmp_path_factory.mktemp("small") / "out"
    generate(GenerationOptions(), out)
    return out


@pytest.fixture
def desk(database: Database, tmp_path: Path, small_seed: Path) -> Desk:
    """The small wholesale seed, generated, and a database with its tables."""
    database.load(builtin("wholesale").schema)
    shutil.copytree(small_seed, tmp_path / "out")
    return Desk(tmp_path / "out", database, [])


@pytest.fixture
def theirs(desk: Desk) -> Callable[[], None]:
    """Put rows of another session beside the seed's; call what is returned to see that they are as they were."""
    desk.database.query(
        "INSERT INTO vendors (id, name, contact_name, contact_email, contact_phone, created_at) "
        "VALUES (900, 'Theirs', 'T', 't@example.com', '555-0100', '2020-01-01')"
    )
    was = desk.database.query("SELECT * FROM vendors WHERE id = 900")

    def check() -> None:
        assert desk.database.query("SELECT * FROM vendors WHERE id = 900") == was

    return check
