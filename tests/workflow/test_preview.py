"""A dry run tells the truth: it compares the database with what the script was made for, runs everything, keeps nothing."""

from __future__ import annotations

import pytest

from seedsql.errors import GuardError, StatementFailed
from seedsql.workflow.connecting import ConnectionOptions, connected, production_reason
from tests.script.seeds import lock_is_free
from tests.servers import Database
from tests.workflow.conftest import Desk

# what was done to the tables; what the dry run says of it
BLOCKING = {
    "DROP TABLE payments": "payments: expected a table of 8 columns; found no table",
    "ALTER TABLE clients DROP COLUMN phone": "clients.phone: expected varchar(32) NOT NULL; found no column",
    "ALTER TABLE clients RENAME COLUMN phone TO telephone": "clients.telephone: expected no column; found varchar(32) NOT NULL without a default",
    "ALTER TABLE clients MODIFY phone VARCHAR(31) NOT NULL": "clients.phone: expected varchar(32) NOT NULL; found varchar(31) NOT NULL",
    "ALTER TABLE orders MODIFY quantity DECIMAL(12,2) NOT NULL": "orders.quantity: expected decimal(12,3) NOT NULL; found decimal(12,2) NOT NULL",
    "ALTER TABLE orders MODIFY quantity INT UNSIGNED NOT NULL": "orders.quantity: expected decimal(12,3) NOT NULL; found int unsigned NOT NULL",
    "ALTER TABLE orders MODIFY status ENUM('CONFIRMED','PACKED','SENT','DELIVERED') NOT NULL": (
        "orders.status: expected enum('CONFIRMED','PACKED','SHIPPED','DELIVERED') NOT NULL; "
        "found enum('CONFIRMED','PACKED','SENT','DELIVERED') NOT NULL"
    ),
    "ALTER TABLE orders ADD COLUMN created_by BIGINT NOT NULL": "orders.created_by: expected no column; found bigint NOT NULL without a default",
}
WORTH_KNOWING = {
    "ALTER TABLE vendors MODIFY notes TEXT NOT NULL": "vendors.notes: expected text; found text NOT NULL",
    "ALTER TABLE clients MODIFY phone VARCHAR(32) NULL": "clients.phone: expected varchar(32) NOT NULL; found varchar(32)",
    "CREATE TABLE note (id INT NOT NULL PRIMARY KEY, c BIGINT UNSIGNED, FOREIGN KEY (c) REFERENCES clients (id) ON DELETE CASCADE)": (
        "note.c: expected no foreign key; found foreign key to clients ON DELETE CASCADE"
    ),
}
HARMLESS = [
    "CREATE TABLE region (id INT NOT NULL PRIMARY KEY)",
    "ALTER TABLE vendors ADD COLUMN region_id INT NULL, ADD FOREIGN KEY (region_id) REFERENCES region (id)",
    "ALTER TABLE orders ADD COLUMN created_by BIGINT NOT NULL DEFAULT 1",
    "ALTER TABLE orders ADD COLUMN remark TEXT",
    "CREATE TABLE note (id INT NOT NULL PRIMARY KEY, c BIGINT UNSIGNED, FOREIGN KEY (c) REFERENCES clients (id))",
    "ALTER TABLE orders ADD INDEX by_day (ordered_at)",
]


@pytest.mark.parametrize("how", list(BLOCKING), ids=lambda how: how[:40])
@pytest.mark.parametrize("sql_mode", ["digitalocean"], indirect=True)
def test_a_schema_that_the_script_cannot_fill_fails_it_by_table_and_column(desk: Desk, how: str) -> None:
    desk.database.query(how)
    before = desk.state()
    for dry_run in (True, False):
        with pytest.raises(GuardError) as refusal:
            desk.apply(dry_run=dry_run)
        assert refusal.value.reason == "schema" and BLOCKING[how] in str(refusal.value), str(refusal.value)
    assert desk.state() == before and desk.previews == []


@pytest.mark.parametrize("how", list(WORTH_KNOWING), ids=lambda how: how[:40])
@pytest.mark.parametrize("sql_mode", ["digitalocean"], indirect=True)
def test_a_difference_that_lets_the_rows_in_is_told(desk: Desk, how: str) -> None:
    desk.database.query(how)
    if "notes" in how:  # vendors without a note: the server says the rest
        with pytest.raises(StatementFailed, match="cannot be null"):
            desk.apply(dry_run=True)
    else:
        desk.apply(dry_run=True)
    (drift,) = desk.previews[-1].drift
    assert not drift.blocks
    assert f"{drift.location}: expected {drift.expected}; found {drift.found}" == WORTH_KNOWING[how]


@pytest.mark.parametrize("sql_mode", ["digitalocean"], indirect=True)
def test_what_cannot_matter_is_not_told(desk: Desk) -> None:
    for how in HARMLESS:
        desk.database.query(how)
    desk.apply(dry_run=True)
    assert desk.previews[-1].drift == ()
    desk.apply()
    assert desk.previews[-1].drift == ()


def test_several_differences_are_told_at_once(desk: Desk) -> None:
    desk.database.query(
        "ALTER TABLE clients DROP COLUMN phone, ADD COLUMN extra INT NOT NULL, MODIFY city VARCHAR(10) NOT NULL"
    )
    with pytest.raises(GuardError) as refusal:
        desk.apply(dry_run=True)
    locations = [line.strip().split(":")[0] for line in str(refusal.value).splitlines()[1:]]
    assert sorted(locations) == ["clients.city", "clients.extra", "clients.phone"]


def test_an_empty_database_fails_it(desk: Desk) -> None:
    for table in reversed(["vendors", "clients", "products", "batches", "orders", "invoices", "payments"]):
        desk.database.query(f"DROP TABLE {table}")
    with pytest.raises(GuardError) as refusal:
        desk.apply(dry_run=True)
    assert str(refusal.value).count("found no table") == 7
    assert desk.database.tables() == []


def test_a_dry_run_shows_everything_and_keeps_nothing(desk: Desk) -> None:
    before = desk.state()
    assert "DRY RUN: 195 rows in 7 tables would be applied; rolled back" in desk.apply(dry_run=True)
    preview = desk.previews[-1]
    assert [(each.table, each.rows, each.first_id, each.last_id) for each in preview.tables][:2] == [
        ("vendors", 5, 1, 5),
        ("clients", 10, 1, 10),
    ]
    assert preview.total_rows == 195 and preview.removes == () and preview.production is None
    assert desk.state() == before and desk.applied() == [] and lock_is_free(desk.database)


# ---- production ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marker", "reason"),
    [
        (None, None),
        ("", None),
        ("staging", None),
        ("production", "the table seedsql_environment says production"),
        ("PROD", "the table seedsql_environment says PROD"),
    ],
)
@pytest.mark.parametrize("sql_mode", ["digitalocean"], indirect=True)
def test_a_row_marks_a_database_as_production(database: Database, marker: str | None, reason: str | None) -> None:
    if marker is not None:
        database.query("CREATE TABLE seedsql_environment (name VARCHAR(20) NOT NULL PRIMARY KEY)")
        database.query("INSERT INTO seedsql_environment VALUES (%s)", [marker])
    for env in (None, "development", "staging"):
        with connected(ConnectionOptions(database.url, env=env)) as connection:
            assert production_reason(ConnectionOptions(database.url, env=env), connection) == reason
    with connected(ConnectionOptions(database.url)) as connection:
        asked = production_reason(ConnectionOptions(database.url, env="production"), connection)
        assert asked == "the environment is production"


@pytest.mark.parametrize("server", ["mariadb"], indirect=True)
@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@pytest.mark.parametrize(
    ("name", "is_production"),
    [
        ("erp_prod", True),
        ("production", True),
        ("live-shop", True),
        ("products", False),
        ("delivery", False),
        ("x1prod2", True),
    ],
)
def test_a_name_says_it(database: Database, name: str, is_production: bool) -> None:
    from dataclasses import replace

    with connected(ConnectionOptions(database.url)) as connection:
        for field in ("host", "database"):
            connection.target = (
                replace(connection.target, host="127.0.0.1", database="shop") if field == "host" else connection.target
            )
            connection.target = replace(connection.target, **{field: name})
            assert (production_reason(ConnectionOptions(database.url), connection) is not None) is is_production
            connection.target = replace(connection.target, **{field: "shop"})
