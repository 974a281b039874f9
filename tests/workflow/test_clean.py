"""--clean takes away what seeds wrote, by the history's own words, in the transaction that brings the new rows; it never
touches a row of anybody else. --clean-all empties the tables and says what goes with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from seedsql.errors import ChecksumError, GuardError, StatementFailed
from seedsql.workflow import connecting, operation
from seedsql.workflow.cleaning import ALL, SEEDS
from seedsql.workflow.generation import GenerationOptions
from seedsql.workflow.plans import plan
from tests.script.seeds import lock_is_free
from tests.workflow.conftest import SMALL, Desk


def test_clean_replaces_a_seed_whose_files_are_gone(desk: Desk, theirs: Callable[[], None]) -> None:
    """Generated with another seed under the same name: only the history knows what was applied."""
    desk.apply()
    first = desk.state()
    desk.generate(seed=43)
    with pytest.raises(ChecksumError):
        desk.rollback()
    said = desk.apply(cleaning=SEEDS)
    assert f"{SMALL} APPLIED" in said and f"first removed {SMALL}: 195 rows" in said
    assert desk.previews[-1].removes == ((SMALL, 195),)
    assert desk.applied() == [SMALL] and desk.state() != first
    theirs()
    desk.rollback()
    assert all(desk.rows(table) == (1 if table == "vendors" else 0) for table in desk.state())
    theirs()


def test_clean_again_and_again_gives_the_same_rows(desk: Desk) -> None:
    desk.apply(cleaning=SEEDS)
    first = desk.state()
    for _ in range(2):
        desk.apply(cleaning=SEEDS)
        assert desk.state() == first


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_clean_removes_every_seed_of_these_tables_and_no_other(desk: Desk) -> None:
    vendors = desk.generate(tables=("vendors",), id_base=5001, name="0002_vendors")
    desk.apply(vendors)
    desk.apply()
    desk.database.query("CREATE TABLE word (id INT NOT NULL PRIMARY KEY)")
    (desk.out / "words.sql").write_text("CREATE TABLE word (id INT NOT NULL PRIMARY KEY);\n")
    (desk.out / "words.toml").write_text(
        '[blueprint]\nname = "words"\nnumber = "0003"\nsummary = "words"\nschema = "words.sql"\nas_of = 2025-03-01\nseed = 1\n'
        "[sizes.small]\nword = 3\n"
    )
    words = desk.generate(blueprint=str(desk.out / "words.toml"))
    desk.apply(words)
    desk.apply(cleaning=SEEDS, dry_run=True)
    assert sorted(desk.applied()) == sorted([SMALL, vendors, words])
    desk.apply(cleaning=SEEDS)
    assert sorted(desk.applied()) == sorted([SMALL, words]) and desk.rows("vendors") == 5 and desk.rows("word") == 3
    # without a reference in the plan MySQL calls the script's last word binary
    assert desk.rollback(words) == f"{words} REMOVED: 3 rows in 1 table"


def test_a_row_of_others_that_refers_to_a_seeded_one_stops_it(desk: Desk) -> None:
    """Also with force, also where the foreign key would cascade, also by a table that came later."""
    desk.apply()
    desk.database.query(
        "CREATE TABLE note (id INT NOT NULL PRIMARY KEY, client BIGINT UNSIGNED, "
        "FOREIGN KEY (client) REFERENCES clients (id) ON DELETE CASCADE)"
    )
    desk.database.query("INSERT INTO note VALUES (7, 3), (8, NULL)")
    before = desk.state()
    for force in (False, True):
        with pytest.raises(GuardError) as refusal:
            desk.apply(cleaning=SEEDS, ignore_edited=force)
        assert refusal.value.reason == "dependents"
        assert "note.client: 1 row outside the seed refers to it, key 7" in str(refusal.value)
        assert desk.state() == before and desk.applied() == [SMALL] and lock_is_free(desk.database)


SOFT = """[blueprint]
name = "links"
number = "0001"
summary = "links"
schema = "links.sql"
as_of = 2025-03-01
seed = 1
[sizes.small]
parent = 3
child = 4
[tables.child.columns]
parent_ref = { reference = "parent.id" }
"""


def test_a_row_of_others_in_a_seeded_table_stops_it_without_a_foreign_key_too(desk: Desk) -> None:
    """Only the blueprint told of that reference: the history remembers it."""
    schema = "CREATE TABLE parent (id INT NOT NULL PRIMARY KEY);\nCREATE TABLE child (id INT NOT NULL PRIMARY KEY, parent_ref INT NULL);\n"
    (desk.out / "links.sql").write_text(schema)
    (desk.out / "links.toml").write_text(SOFT)
    name = desk.generate(blueprint=str(desk.out / "links.toml"))
    desk.database.load(schema)
    desk.apply(name)
    desk.apply(name, cleaning=SEEDS)
    desk.database.query("INSERT INTO child VALUES (900, 2)")
    before = desk.state()
    for run in (lambda: desk.apply(name, cleaning=SEEDS, ignore_edited=True), lambda: desk.rollback(name)):
        with pytest.raises(GuardError) as refusal:
            run()
        assert refusal.value.reason == "dependents" and desk.state() == before
        assert "child.parent_ref: 1 row outside the seed refers to it, key 900" in str(refusal.value)
    desk.database.query("DELETE FROM child WHERE id = 900")
    assert "first removed" in desk.apply(name, cleaning=SEEDS)


def test_edited_rows_and_dependents_are_told_together(desk: Desk) -> None:
    """A script's own sentence ends before the second reason."""
    desk.apply()
    desk.database.query("UPDATE clients SET phone = 'elsewhere' WHERE id = 3")
    desk.database.query(
        "CREATE TABLE note (id INT NOT NULL PRIMARY KEY, client BIGINT UNSIGNED, FOREIGN KEY (client) REFERENCES clients (id))"
    )
    desk.database.query("INSERT INTO note VALUES (7, 4)")
    with pytest.raises(GuardError) as refusal:
        desk.rollback()
    for told in ("note.client: 1 row outside the seed refers to it, key 7", "clients.phone: edited in 1 row, key 3"):
        assert told in str(refusal.value)
    assert "--ignore-dependents" in str(refusal.value.hint) and "--ignore-edited" in str(refusal.value.hint)
    with pytest.raises(GuardError) as refusal:
        desk.rollback(ignore_edited=True)
    assert "edited" not in str(refusal.value) and "--ignore-edited" not in str(refusal.value.hint)


def test_edited_rows_stop_it_until_it_is_forced(desk: Desk) -> None:
    desk.apply()
    fresh = desk.state()
    desk.database.query("UPDATE clients SET phone = 'elsewhere' WHERE id IN (3, 4)")
    desk.database.query("DELETE FROM payments WHERE id = 30")
    edited = desk.state()
    with pytest.raises(GuardError) as refusal:
        desk.apply(cleaning=SEEDS)
    assert refusal.value.reason == "edited"
    assert "clients.phone: edited in 2 rows, key 3, 4" in str(refusal.value)
    assert "payments: 1 row gone, key 30" in str(refusal.value)
    assert desk.state() == edited
    said = desk.apply(cleaning=SEEDS, ignore_edited=True)
    assert "overridden: changed or removed since: clients" in said and "payments (29 of 30 rows left)" in said
    assert desk.state() == fresh


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE seedsql_history SET row_keys = REPLACE(row_keys, '\"ids\":[1,5]', '\"ids\":[1,900]')",
        'UPDATE seedsql_history SET row_keys = REPLACE(row_keys, \'"ids":[1,5]\', \'"ids":["1","5 OR 1=1"]\')',
        "UPDATE seedsql_history SET row_keys = REPLACE(row_keys, '\"name: varchar', '\"name) OR (1: varchar')",
        "UPDATE seedsql_history SET row_keys = '{\"tables\": 1}'",
        "UPDATE seedsql_history SET row_keys = ''",
    ],
)
@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_a_history_that_somebody_changed_removes_nothing_of_theirs(
    desk: Desk, theirs: Callable[[], None], spoil: str
) -> None:
    """Rows that the seed did not write do not sum up to what it wrote, and SQL in the history is not run."""
    desk.apply()
    desk.database.query(spoil)
    before = desk.state()
    with pytest.raises((ChecksumError, GuardError)):
        desk.apply(cleaning=SEEDS)
    assert desk.state() == before and lock_is_free(desk.database)
    theirs()


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_when_the_new_rows_do_not_go_in_the_old_ones_stay(desk: Desk) -> None:
    """One transaction: a new seed that fails in the middle leaves the one before as it was."""
    desk.apply()
    before = desk.database.checksum()
    desk.database.query(
        "INSERT INTO vendors SELECT 6, CONCAT(name, ' 2'), contact_name, contact_email, contact_phone, "
        "payment_terms, notes, created_at FROM vendors WHERE id = 1"
    )
    taken = desk.database.checksum()
    bigger = desk.generate(rows={"vendors": 6}, name="0002_bigger")
    with pytest.raises(GuardError) as refusal:
        desk.apply(bigger, cleaning=SEEDS)
    assert refusal.value.reason == "taken" and desk.database.checksum() == taken
    desk.database.query("DELETE FROM vendors WHERE id = 6")
    assert desk.database.checksum() == before
    desk.database.query(
        "CREATE TRIGGER no BEFORE INSERT ON payments FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no payments'"
    )
    with pytest.raises(StatementFailed, match="no payments"):
        desk.apply(bigger, cleaning=SEEDS)
    assert desk.database.checksum() == before and desk.applied() == [SMALL]


def test_clean_all_empties_the_tables_and_tells_what_goes_along(desk: Desk, theirs: Callable[[], None]) -> None:
    desk.apply()
    desk.database.query(
        "CREATE TABLE note (id INT NOT NULL PRIMARY KEY, client BIGINT UNSIGNED, "
        "FOREIGN KEY (client) REFERENCES clients (id) ON DELETE CASCADE)"
    )
    desk.database.query(
        "CREATE TABLE remark (id INT NOT NULL PRIMARY KEY, note INT, FOREIGN KEY (note) REFERENCES note (id) ON DELETE SET NULL)"
    )
    desk.database.query("INSERT INTO note VALUES (7, 3), (8, NULL)")
    desk.database.query("INSERT INTO remark VALUES (1, 7)")
    desk.apply(cleaning=ALL, dry_run=True)
    theirs()
    preview = desk.previews[-1]
    assert dict(preview.empties) | {"vendors": 6} == dict(preview.empties) and len(preview.empties) == 7
    assert [(each.location, each.rows, each.rule) for each in preview.affects] == [
        ("note.client", 1, "CASCADE"),
        ("remark.note", 1, "SET NULL"),
    ]
    assert desk.rows("note") == 2
    desk.apply(cleaning=ALL)
    assert desk.rows("vendors") == 5 and desk.rows("note") == 1 and desk.applied() == [SMALL]
    assert desk.database.query("SELECT * FROM remark") == [(1, None)]


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_clean_all_that_a_foreign_key_forbids_changes_nothing(desk: Desk) -> None:
    desk.apply()
    desk.database.query(
        "CREATE TABLE note (id INT NOT NULL PRIMARY KEY, client BIGINT UNSIGNED, FOREIGN KEY (client) REFERENCES clients (id))"
    )
    desk.database.query("INSERT INTO note VALUES (7, 3)")
    before = desk.database.checksum()
    with pytest.raises(StatementFailed) as failure:
        desk.apply(cleaning=ALL)
    assert failure.value.errno == 1451 and desk.database.checksum() == before
    assert [(each.location, each.rows, each.rule) for each in desk.previews[-1].affects] == [
        ("note.client", 1, "RESTRICT")
    ]


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@pytest.mark.parametrize("change", ["DROP COLUMN notes", "RENAME COLUMN notes TO remarks"])
def test_a_seed_can_still_be_removed_when_a_column_of_it_is_gone(desk: Desk, change: str) -> None:
    """After a migration: rollback and verify say which column it is, --clean takes the rows by their keys when forced."""
    desk.apply()
    desk.database.query(f"ALTER TABLE vendors {change}")
    for refused in (lambda: desk.rollback(ignore_edited=True), lambda: operation.verify(SMALL, desk.out, desk.access)):
        with pytest.raises(GuardError) as refusal:
            refused()
        assert refusal.value.reason == "schema" and "vendors.notes: expected text; found no column" in str(
            refusal.value
        )
    schema = desk.out / "new.sql"
    schema.write_text("CREATE TABLE vendors (id BIGINT UNSIGNED NOT NULL PRIMARY KEY, name VARCHAR(120) NOT NULL);\n")
    (desk.out / "new.toml").write_text(
        '[blueprint]\nname = "new"\nnumber = "0009"\nsummary = "new"\nschema = "new.sql"\nas_of = 2025-03-01\nseed = 1\n'
        "[sizes.small]\nvendors = 0\n"
    )
    new = desk.generate(blueprint=str(desk.out / "new.toml"))
    desk.database.query(
        "ALTER TABLE vendors MODIFY contact_name VARCHAR(120) NULL, MODIFY contact_email VARCHAR(190) NULL, "
        "MODIFY contact_phone VARCHAR(32) NULL, MODIFY payment_terms VARCHAR(20) NULL, MODIFY created_at DATETIME NULL"
    )
    with pytest.raises(GuardError) as refusal:
        desk.apply(new, cleaning=SEEDS)
    assert refusal.value.reason == "edited" and desk.rows("vendors") == 5
    said = desk.apply(new, cleaning=SEEDS, ignore_edited=True)
    assert "overridden: changed or removed since: vendors (5 of 5 rows left)" in said
    assert all(desk.rows(table) == 0 for table in desk.state()) and desk.applied() == [new]


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_what_a_forced_clean_removed_is_counted(desk: Desk) -> None:
    desk.apply()
    desk.database.query("DELETE FROM payments WHERE id > 10")
    assert f"first removed {SMALL}: 175 rows" in desk.apply(cleaning=SEEDS, ignore_edited=True)


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_a_forced_rollback_tells_of_cascades_beyond_the_first(desk: Desk) -> None:
    desk.apply()
    for statement in (
        "CREATE TABLE a1 (id INT PRIMARY KEY, c BIGINT UNSIGNED, FOREIGN KEY (c) REFERENCES clients (id) ON DELETE CASCADE)",
        "CREATE TABLE a2 (id INT PRIMARY KEY, a1 INT, FOREIGN KEY (a1) REFERENCES a1 (id) ON DELETE CASCADE)",
        "CREATE TABLE a3 (id INT PRIMARY KEY, a2 INT, FOREIGN KEY (a2) REFERENCES a2 (id) ON DELETE SET NULL)",
        "INSERT INTO a1 VALUES (1, 3), (2, 4), (3, NULL)",
        "INSERT INTO a2 VALUES (1, 1), (2, 1), (3, 2), (4, 3)",
        "INSERT INTO a3 VALUES (1, 1), (2, 4)",
    ):
        desk.database.query(statement)
    told: list[str] = []
    desk.rollback(ignore_dependents=True, warn=told.append)
    assert told == [
        "a2.a1: 3 rows deleted too, by cascades from rows outside the seed",
        "a3.a2: 1 row changed (SET NULL) too, by cascades from rows outside the seed",
    ]
    assert (desk.rows("a1"), desk.rows("a2"), desk.rows("a3")) == (1, 1, 2)


@pytest.mark.parametrize("sql_mode", ["digitalocean"], indirect=True)
def test_a_table_that_somebody_has_locked_stops_nobody_from_looking(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """status shows the lock and the history; whether the rows are as they were is left open."""
    desk.apply()
    monkeypatch.setattr(connecting, "WAIT_SECONDS", 1)
    with desk.database.connect() as other, other.cursor() as cursor:
        cursor.execute("LOCK TABLES payments WRITE")
        (seed,) = operation.status(desk.access).seeds
        assert seed.seed.name == SMALL and seed.drifted is None
        (work,) = operation.watch(desk.access, lambda: None)
        assert work.lock.holder is None and work.seeds[0].rows == 165


@pytest.mark.parametrize("value", ["1", "'yes'", "'1'", "2", "TRUE"])
@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_whatever_asks_for_a_dry_run_gets_one(desk: Desk, value: str) -> None:
    up = (desk.out / f"{SMALL}.up.sql").read_text(encoding="utf-8")
    done = desk.database.run_script(f"SET @seedsql_dry_run = {value};\n{up}")
    assert "DRY RUN" in done.stdout and desk.rows("vendors") == 0, done.stderr
    done = desk.database.run_script(f"SET @seedsql_dry_run = 0;\n{up}")
    assert "APPLIED" in done.stdout and desk.rows("vendors") == 5, done.stderr


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_each_override_of_a_rollback_overrides_one_guard(desk: Desk) -> None:
    desk.apply()
    desk.database.query("UPDATE payments SET amount = amount + 1 WHERE id = 3")
    with pytest.raises(GuardError) as refusal:
        desk.rollback(ignore_dependents=True)
    assert refusal.value.reason == "edited" and desk.rows("payments") == 30
    desk.database.query(
        "CREATE TABLE a1 (id INT PRIMARY KEY, c BIGINT UNSIGNED, FOREIGN KEY (c) REFERENCES clients (id))"
    )
    desk.database.query("INSERT INTO a1 VALUES (1, 3)")
    with pytest.raises(GuardError) as refusal:
        desk.rollback(ignore_edited=True)
    assert refusal.value.reason == "dependents" and desk.rows("payments") == 30
    desk.database.query("DELETE FROM a1")
    assert "overridden: changed or removed since: payments (" in desk.rollback(ignore_edited=True)
    assert desk.rows("payments") == 0


@pytest.mark.parametrize("server", ["mariadb"], indirect=True)
@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_the_history_of_a_versioned_table_keeps_what_is_removed_and_the_plan_says_so(desk: Desk) -> None:
    """The rows are gone for everybody who does not ask for the past, and the seed can come again."""
    table = "CREATE TABLE word (id INT NOT NULL PRIMARY KEY) ENGINE=InnoDB WITH SYSTEM VERSIONING"
    desk.database.query(table)
    (desk.out / "words.sql").write_text(f"{table};\n")
    (desk.out / "words.toml").write_text(
        '[blueprint]\nname = "words"\nnumber = "0003"\nsummary = "words"\nschema = "words.sql"\nas_of = 2025-03-01\nseed = 1\n'
        "[sizes.small]\nword = 3\n"
    )
    options = GenerationOptions(blueprint=str(desk.out / "words.toml"))
    assert "a rollback removes the rows, and the table's history keeps them" in " ".join(plan(options).warnings)
    words = desk.generate(blueprint=str(desk.out / "words.toml"))
    for _ in range(2):
        desk.apply(words)
        desk.rollback(words)
    assert desk.rows("word") == 0
    assert desk.database.query("SELECT COUNT(*) FROM word FOR SYSTEM_TIME ALL") == [(6,)]
