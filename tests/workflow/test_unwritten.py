"""Values in columns that a seed did not write go with its rows: a run that removes them names them first."""

from __future__ import annotations

from tests.workflow.conftest import Desk


def _named(desk: Desk) -> list[str]:
    return [str(change) for change in desk.previews[-1].unwritten]


def test_a_value_in_a_column_that_came_later_is_named_before_its_row_goes(desk: Desk) -> None:
    desk.apply()
    desk.database.query("ALTER TABLE clients ADD vat_number VARCHAR(20), ADD tier VARCHAR(9) NOT NULL DEFAULT 'basic'")
    desk.rollback(dry_run=True)
    assert _named(desk) == []
    desk.database.query("UPDATE clients SET vat_number = 'ATU1', tier = IF(id = 3, 'gold', tier) WHERE id IN (3, 4)")
    told = [
        "clients.vat_number: 2 rows with a value that the seed did not write, key 3, 4",
        "clients.tier: 1 row with a value that the seed did not write, key 3",
    ]
    desk.apply(cleaning="seeds", dry_run=True)
    assert _named(desk) == told
    desk.rollback()
    assert _named(desk) == told
    assert desk.previews[-1].to_dict()["unwritten"][1] == {
        "kind": "unwritten", "table": "clients", "column": "tier", "rows": 1, "keys": ["3"],
    }  # fmt: skip


def test_what_the_server_fills_by_an_expression_is_no_value_of_a_person(desk: Desk) -> None:
    desk.apply()
    desk.database.query(
        "ALTER TABLE clients ADD moved_at TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP, ADD mark CHAR(36) DEFAULT (CONCAT('a', LENGTH('bcd'))), "
        "ADD long_name VARCHAR(200) AS (CONCAT(name, ' ', code)) STORED, ADD shop JSON, ADD body TEXT, ADD needed INT NOT NULL"
    )
    desk.database.query("UPDATE clients SET mark = 'x', needed = 4")
    desk.rollback()
    assert _named(desk) == []
