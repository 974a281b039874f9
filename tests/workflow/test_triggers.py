"""Triggers that a run fires are named before it; cells that one of them changed are named after it, and which trigger it was."""

from __future__ import annotations

import pytest

from seedsql.schema.model import Trigger
from seedsql.workflow import operation
from tests.workflow.conftest import SMALL, Desk

FED = Trigger("fed", "vendors", "AFTER", "INSERT", ("feed",), inserts=("feed",))
UPPER = Trigger("upper", "vendors", "BEFORE", "INSERT", (), ("name",))
GONE = Trigger("gone", "clients", "AFTER", "DELETE", ("feed",), inserts=("feed",))
EDITED = Trigger("edited", "clients", "AFTER", "UPDATE", ("feed",), inserts=("feed",))


@pytest.fixture
def watched(desk: Desk) -> Desk:
    desk.database.query("CREATE TABLE feed (id INT AUTO_INCREMENT PRIMARY KEY, what INT, kind VARCHAR(20))")
    for trigger, body in (
        (FED, "INSERT INTO feed (what, kind) VALUES (NEW.id, 'vendor')"),
        (UPPER, "SET NEW.name = UPPER(NEW.name)"),
        (GONE, "INSERT INTO feed (what, kind) VALUES (OLD.id, 'client')"),
        (EDITED, "INSERT INTO feed (what, kind) VALUES (NEW.id, 'client')"),
    ):
        desk.database.query(
            f"CREATE TRIGGER {trigger.name} {trigger.timing} {trigger.event} ON {trigger.table} FOR EACH ROW {body}"
        )
    return desk


def test_a_run_names_the_triggers_that_it_fires(watched: Desk) -> None:
    watched.apply(dry_run=True)
    watched.apply()
    watched.apply(cleaning="seeds", dry_run=True)
    watched.rollback(dry_run=True)
    watched.rollback()
    fired = [set(preview.triggers) for preview in watched.previews]
    assert fired == [{FED, UPPER}, {FED, UPPER}, {FED, UPPER, GONE}, {GONE}, {GONE}]
    assert watched.rows("feed") == 5 + 10  # what the seed's vendors and clients left behind
    assert watched.previews[0].to_dict()["triggers"][0]["table"] == "vendors"


def test_verify_names_the_cells_that_a_trigger_changed(watched: Desk) -> None:
    watched.apply()
    found = operation.verify(SMALL, watched.out, watched.access)
    assert [(check.check, check.expected - check.found) for check in found.failed] == [
        ("vendors: cells as in the file", 5)
    ]
    assert found.triggers == (UPPER,)
    assert [(each.table, each.key, each.column) for each in found.differences] == [
        ("vendors", (str(key),), "name") for key in range(1, 6)
    ]
    assert all(each.found == each.written.upper() for each in found.differences)
    shown = found.to_dict()
    assert shown["ok"] is False and len(shown["differences"]) == 5 and shown["triggers"][0]["name"] == "upper"


def test_without_a_trigger_every_cell_is_as_the_file_says(desk: Desk) -> None:
    desk.apply()
    found = operation.verify(SMALL, desk.out, desk.access)
    cells = {check.check: check for check in found.checks if check.check.endswith("cells as in the file")}
    assert len(cells) == 7 and all(check.ok for check in cells.values())
    assert cells["orders: cells as in the file"].expected == 50 * 11
    assert found.differences == () and found.triggers == ()
