"""A seed that an earlier version's script applied: SHA2 sums, keys as literals, another history. The files in ``earlier/``
are what revision f162abe generated; today's program reads what they left in the database."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from seedsql.errors import ChecksumError, GuardError
from seedsql.workflow import operation, verification
from seedsql.workflow.cleaning import SEEDS
from tests.script.seeds import ONE_MODE, lock_is_free
from tests.servers import Database
from tests.workflow.conftest import Desk

EARLIER = Path(__file__).parent / "earlier"
NAME = "0001_rooms_small"
TABLES = ("room", "device", "device_room")


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """The seed of an earlier version is applied, and the folder has its files."""
    for text in ("schema.sql", f"{NAME}.up.sql"):
        done = database.run_script((EARLIER / text).read_text(encoding="utf-8"))
        assert done.returncode == 0, done.stderr
    shutil.copytree(EARLIER, tmp_path / "out")
    return Desk(tmp_path / "out", database, [])


@ONE_MODE
def test_a_seed_of_an_earlier_version_is_known_and_replaced_but_not_taken_for_todays(desk: Desk) -> None:
    (seed,) = operation.status(desk.access).seeds
    assert (seed.seed.name, seed.seed.state, seed.seed.total_rows) == (NAME, "applied", 12)
    with pytest.raises(ChecksumError, match="has format 1, but this seedsql reads format 2"):
        desk.rollback(NAME)
    desk.generate(blueprint=str(EARLIER / "blueprint.toml"))
    old = desk.state()
    with pytest.raises(ChecksumError) as mismatch:
        desk.rollback(NAME)
    assert "(edited)" not in str(mismatch.value) and f"seedsql apply {NAME} --clean" in (mismatch.value.hint or "")
    with pytest.raises(GuardError):
        desk.apply(NAME)
    assert not verification.verify(NAME, desk.out, desk.access).ok
    desk.database.query("UPDATE device SET price = price + 1 LIMIT 1")
    with pytest.raises(GuardError) as refusal:
        desk.apply(NAME, cleaning=SEEDS)
    assert refusal.value.reason == "edited" and lock_is_free(desk.database)
    desk.database.query("UPDATE device SET price = price - 1 LIMIT 1")
    desk.database.query("INSERT INTO room VALUES (900, 'theirs', 103)")
    with pytest.raises(GuardError) as refusal:
        desk.apply(NAME, cleaning=SEEDS)
    assert refusal.value.reason == "dependents"
    desk.database.query("DELETE FROM room WHERE id = 900")
    assert desk.state() == old
    said = desk.apply(NAME, cleaning=SEEDS)
    assert f"first removed {NAME}: 12 rows" in said
    assert verification.verify(NAME, desk.out, desk.access).ok
    assert (
        desk.apply(NAME, cleaning=SEEDS).count(f"first removed {NAME}: 12 rows") == 1
    )  # the keys that today's script lists
    assert desk.rollback(NAME) == f"{NAME} REMOVED: 12 rows in 3 tables"
    assert [desk.rows(table) for table in TABLES] == [0, 0, 0] and desk.applied() == []


@ONE_MODE
def test_its_own_down_script_still_removes_it(desk: Desk) -> None:
    done = desk.database.run_script((EARLIER / f"{NAME}.down.sql").read_text(encoding="utf-8"))
    assert f"{NAME} REMOVED" in done.stdout and desk.applied() == [], done.stderr
