"""What became of a seed's rows is found, row by row and column by column, and nothing else is taken for a change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from seedsql.errors import GuardError
from seedsql.workflow import operation
from seedsql.workflow.connecting import connected
from seedsql.workflow.generation import GenerationOptions, generate
from seedsql.workflow.inspection import Change, inspect
from tests.script.seeds import ORCHESTRA
from tests.servers import Database
from tests.workflow.conftest import SMALL, Desk

# an edit of one cell by type of column; the binary and inexact ones too
EDITS = {
    "UPDATE clients SET name = UPPER(name) WHERE id = 2": ("edited", "clients", "name", ("2",)),
    "UPDATE clients SET tags = '[]' WHERE id = 2": ("edited", "clients", "tags", ("2",)),
    "UPDATE clients SET region = 'zz' WHERE id = 2": ("edited", "clients", "region", ("2",)),
    "UPDATE clients SET client_type = IF(client_type = 'RETAIL', 'WHOLESALE', 'RETAIL') WHERE id = 2": (
        "edited",
        "clients",
        "client_type",
        ("2",),
    ),
    "UPDATE clients SET created_at = created_at + INTERVAL 1 SECOND WHERE id = 2": (
        "edited",
        "clients",
        "created_at",
        ("2",),
    ),
    "UPDATE orders SET quantity = quantity + 0.001 WHERE id IN (50, 49)": (
        "edited",
        "orders",
        "quantity",
        ("49", "50"),
    ),
    "UPDATE invoices SET due_on = due_on + INTERVAL 1 DAY WHERE id = 1": ("edited", "invoices", "due_on", ("1",)),
    "UPDATE vendors SET notes = CONCAT(IFNULL(notes, ''), '!') WHERE id = 4": ("edited", "vendors", "notes", ("4",)),
    "DELETE FROM payments WHERE id IN (7, 8)": ("missing", "payments", "", ("7", "8")),
}


@pytest.fixture
def seeded(desk: Desk) -> Iterator[Desk]:
    desk.apply()
    return desk


def changes(desk: Desk, name: str = SMALL, with_script: bool = True) -> list[Change]:
    with connected(desk.access) as connection:
        (seed,) = [each.seed for each in operation.status(desk.access).seeds if each.seed.name == name]
        return inspect(connection, seed, operation.applied_script(desk.out, seed) if with_script else None)


@pytest.mark.by_turns("edit")
@pytest.mark.parametrize("edit", list(EDITS), ids=lambda edit: edit[:45])
def test_an_edit_is_named_by_table_column_and_key(seeded: Desk, edit: str) -> None:
    assert changes(seeded) == []
    seeded.database.query(edit)
    kind, table, column, keys = EDITS[edit]
    assert changes(seeded) == [Change(kind, table, column, len(keys), keys)]
    status = operation.status(seeded.access).seeds[0]
    assert status.drifted == (table,)
    verified = operation.verify(SMALL, seeded.out, seeded.access)
    assert f"{table}: rows as they were written" in {check.check for check in verified.failed}
    assert [str(change) for change in verified.changes] == [str(change) for change in changes(seeded)]


@pytest.mark.parametrize("sql_mode", ["digitalocean"], indirect=True)
def test_without_the_script_the_table_is_named(seeded: Desk) -> None:
    seeded.database.query("UPDATE clients SET name = UPPER(name) WHERE id = 2")
    assert changes(seeded, with_script=False) == [Change("changed", "clients", "", 10, ())]
    seeded.generate(seed=43)
    assert changes(seeded) == [Change("changed", "clients", "", 10, ())]


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_a_column_or_table_that_is_gone_is_a_change(seeded: Desk) -> None:
    seeded.database.query("ALTER TABLE clients DROP COLUMN phone")
    assert changes(seeded) == [Change("changed", "clients", "phone", 10, ())]
    seeded.database.query("DROP TABLE payments")
    assert Change("missing", "payments", "", 30, ()) in changes(seeded)


def test_a_column_made_invisible_is_named_and_rollback_works(seeded: Desk) -> None:
    """``SELECT *`` leaves it out, so that the script's check of it is error 1054."""
    seeded.database.query("ALTER TABLE vendors MODIFY notes TEXT NULL INVISIBLE")
    with pytest.raises(GuardError, match=r"verify REFUSED \(schema\)") as refused:
        operation.verify(SMALL, seeded.out, seeded.access)
    assert refused.value.details == ("vendors.notes: expected text; found text INVISIBLE",)
    assert operation.status(seeded.access).seeds[0].drifted == ()
    seeded.rollback()


def test_rows_outside_that_refer_are_listed_with_their_keys(seeded: Desk) -> None:
    seeded.database.query(
        "INSERT INTO orders (id, order_number, client_id, batch_id, status, quantity, unit_price, subtotal, tax, total, ordered_at) "
        "SELECT id + 900, CONCAT('T', id), 3, batch_id, status, quantity, unit_price, subtotal, tax, total, ordered_at "
        "FROM orders WHERE id <= 7"
    )
    listed = {str(change) for change in changes(seeded)}
    assert "orders.client_id: 7 rows outside the seed refer to it, key 901, 902, 903, 904, 905, ..." in listed
    assert any(line.startswith("orders.batch_id: 7 rows") for line in listed) and len(listed) == 2


def test_every_type_of_the_orchestra_reads_back_as_it_was_written(database: Database, tmp_path: Path) -> None:
    """An edit in one column of a table of many types names that column and no other: what was not edited is equal."""
    database.load((ORCHESTRA / "schema.sql").read_text(encoding="utf-8"))
    plan = generate(GenerationOptions(blueprint=str(ORCHESTRA / "blueprint.toml")), tmp_path).plan
    desk = Desk(tmp_path, database, [])
    desk.apply(plan.name)
    assert changes(desk, plan.name) == []
    for step in plan.steps:
        text = next(
            (column.name for column in step.columns if column.type.name == "varchar" and column.name not in step.key),
            None,
        )
        if not step.rows or text is None:
            continue
        key = ", ".join(f"`{name}`" for name in step.key)
        database.query(f"UPDATE `{step.name}` SET `{text}` = 'x~' ORDER BY {key} LIMIT 1")
        found = [change for change in changes(desk, plan.name) if change.table == step.name]
        assert [(change.kind, change.column, change.rows) for change in found] == [("edited", text, 1)], found
