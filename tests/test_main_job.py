"""The main job on real servers: MySQL and MariaDB, default and DigitalOcean's sql_mode, piped and applied."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from seedsql.blueprint.builtin import builtin
from seedsql.workflow import generation
from tests.commands import run_command
from tests.servers import KINDS, Database

NAME = "0001_wholesale_small"
TABLES = ("vendors", "clients", "products", "batches", "orders", "invoices", "payments")
ORCHESTRA = Path(__file__).parent / "data" / "orchestra"

Run = Callable[..., "Outcome"]


class Outcome:
    """What running a script led to: whether it was done, and everything that was said."""

    def __init__(self, done: bool, said: str, code: int) -> None:
        self.done, self.said, self.code = done, said, code


def seedsql(*arguments: str, url: str | None = None) -> subprocess.CompletedProcess[str]:
    return run_command(*arguments, env={"DATABASE_URL": url} if url else None)


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small, medium and the orchestra, generated once."""
    directory = tmp_path_factory.mktemp("out")
    generation.generate(generation.GenerationOptions(), directory)
    generation.generate(
        generation.GenerationOptions(size="medium", seed=43, id_base=5001, name="0002_medium"), directory
    )
    generation.generate(generation.GenerationOptions(blueprint=str(ORCHESTRA / "blueprint.toml")), directory)
    return directory


@pytest.fixture
def shop(database: Database) -> Database:
    """A database with the wholesale tables and another person's rows in some of them."""
    database.load(builtin("wholesale").schema)
    database.query(
        "INSERT INTO vendors (id, name, contact_name, contact_email, contact_phone, created_at) "
        "VALUES (900, 'Theirs', 'T', 't@example.com', '555-0100', '2020-01-01')"
    )
    return database


WAYS = ("mysql", "mariadb", "applied")
"""How a script of a seed is run: piped to either client, or by seedsql."""


def way_to_run(way: str, out: Path) -> Run:
    def with_client(database: Database, kind: str, name: str = NAME, **options: Any) -> Outcome:
        result = database.run_script(out / f"{name}.{kind}.sql", client=way, **options)
        done = f"{name} APPLIED" in result.stdout or f"{name} REMOVED" in result.stdout
        return Outcome(done, result.stdout + result.stderr, result.returncode)

    def applied(database: Database, kind: str, name: str = NAME, **_: Any) -> Outcome:
        command = {"up": "apply", "down": "rollback"}[kind]
        result = seedsql(command, name, "--out", str(out), url=database.url)
        return Outcome(result.returncode == 0, result.stdout + result.stderr, result.returncode)

    return applied if way == "applied" else with_client


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def run(way: str, out: Path) -> Run:
    return way_to_run(way, out)


def counts(database: Database, tables: tuple[str, ...] = TABLES) -> dict[str, int]:
    return {table: database.query(f"SELECT COUNT(*) FROM `{table}`")[0][0] for table in tables}


def lock_is_free(database: Database) -> bool:
    name = "LOWER(CONCAT('seedsql:', LEFT(DATABASE(), 40), ':', CRC32(DATABASE())))"
    return database.query(f"SELECT IS_FREE_LOCK({name})")[0][0] == 1


def state(database: Database) -> dict[str, str]:
    """A digest of every table, the empty history table apart."""
    return {
        table: digest
        for table, digest in database.checksum().items()
        if table != "seedsql_history" or not digest.startswith("0:")
    }


def test_up_verify_down_leaves_the_database_as_it_was(shop: Database, way: str, run: Run, out: Path) -> None:
    """Every row there and every check holds; a second up and a second down are refused; then all is as before."""
    before = state(shop)
    applied = run(shop, "up")
    assert applied.done, applied.said
    assert counts(shop) == {
        "vendors": 6,
        "clients": 10,
        "products": 20,
        "batches": 30,
        "orders": 50,
        "invoices": 50,
        "payments": 30,
    }
    verified = seedsql("verify", NAME, "--out", str(out), "--format", "json", url=shop.url)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    checks = json.loads(verified.stdout)
    assert checks["ok"] is True and len(checks["checks"]) > 40
    after = state(shop)
    again = run(shop, "up")
    assert not again.done and "(applied)" in again.said and state(shop) == after
    removed = run(shop, "down")
    assert removed.done, removed.said
    assert state(shop) == before
    twice = run(shop, "down")
    assert not twice.done and "(unapplied)" in twice.said and state(shop) == before
    if way == "applied":
        assert (again.code, twice.code) == (77, 77)
    assert lock_is_free(shop)
    assert run(shop, "up").done, "what was rolled back can be applied again"


@pytest.mark.pairwise("way")
def test_two_seeds_live_side_by_side(shop: Database, run: Run) -> None:
    assert run(shop, "up").done and run(shop, "up", "0002_medium").done
    assert counts(shop)["orders"] == 450
    assert run(shop, "down").done
    assert counts(shop)["orders"] == 400 and run(shop, "down", "0002_medium").done
    assert counts(shop)["orders"] == 0


@pytest.mark.pairwise("way")
def test_another_schema_with_every_awkward_type(database: Database, run: Run, out: Path) -> None:
    """Composite keys, cycles, junctions, soft references, values above 2^63: up, verify, down."""
    name = "0007_orchestra_small"
    database.load((ORCHESTRA / "schema.sql").read_text(encoding="utf-8"))
    before = state(database)
    applied = run(database, "up", name)
    assert applied.done, applied.said
    assert database.query("SELECT COUNT(*) FROM musician WHERE serial >= 9223372036854775808")[0][0] == 24
    assert database.query("SELECT COUNT(*) FROM `Section` WHERE leaderId IS NOT NULL")[0][0] > 0
    assert [row[0] for row in database.query("SELECT DISTINCT remarks FROM musician WHERE remarks LIKE 'two%'")] == [
        "two\nlines\tand a tab"
    ]
    verified = seedsql("verify", name, "--out", str(out), url=database.url)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    again = run(database, "up", name)
    assert not again.done and "(applied)" in again.said
    removed = run(database, "down", name)
    assert removed.done, removed.said
    assert state(database) == before


REFUSALS: dict[str, tuple[str, str, int]] = {
    "a held lock": ("up", "busy", 75),
    "ids taken": ("up", "taken", 77),
    "a missing table": ("up", "schema", 77),
    "a dropped column": ("up", "schema", 77),
    "a renamed enum label": ("up", "schema", 77),
    "a new column that needs a value": ("up", "schema", 77),
    "an empty database": ("up", "schema", 77),
    "a MyISAM table": ("up", "schema", 77),
    "rollback of an edited row": ("down", "edited", 77),
    "rollback of an edit in case only": ("down", "edited", 77),
    "rollback of a missing row": ("down", "edited", 77),
    "rollback with an outside row": ("down", "dependents", 77),
    "rollback with an outside row that cascades": ("down", "dependents", 77),
    "rollback with a row in a table that came later": ("down", "dependents", 77),
    "rollback of another making": ("down", "mismatch", 74),
    "rollback under a held lock": ("down", "busy", 75),
}
SPOIL: dict[str, list[str]] = {
    "ids taken": [
        "INSERT INTO vendors (id, name, contact_name, contact_email, contact_phone, created_at) "
        "VALUES (3, 'Third', 'T', 't@example.com', '555-0100', '2020-01-01')"
    ],
    "a missing table": ["DROP TABLE payments"],
    "a dropped column": ["ALTER TABLE clients DROP COLUMN region"],
    "a renamed enum label": ["ALTER TABLE orders MODIFY status ENUM('CONFIRMED','PACKED','SENT','DELIVERED') NOT NULL"],
    "a new column that needs a value": ["ALTER TABLE products ADD COLUMN weight INT NOT NULL"],
    "an empty database": [
        "DROP TABLE payments",
        "DROP TABLE invoices",
        "DROP TABLE orders",
        "DROP TABLE batches",
        "DROP TABLE products",
        "DROP TABLE clients",
        "DROP TABLE vendors",
    ],
    "a MyISAM table": [
        "ALTER TABLE payments DROP FOREIGN KEY fk_payments_invoice",
        "ALTER TABLE payments DROP FOREIGN KEY fk_payments_client",
        "ALTER TABLE payments ENGINE=MyISAM",
    ],
    "rollback of an edited row": ["UPDATE orders SET quantity = quantity + 1 WHERE id = 7"],
    "rollback of an edit in case only": ["UPDATE vendors SET contact_email = UPPER(contact_email) WHERE id = 2"],
    "rollback of a missing row": ["DELETE FROM payments WHERE id = 4"],
    "rollback with an outside row": [
        "INSERT INTO payments (payment_number, invoice_id, client_id, method, amount, paid_on) "
        "SELECT 'X-1', id, client_id, 'CASH', 1, '2026-01-01' FROM invoices WHERE id = 1"
    ],
    "rollback with an outside row that cascades": [
        "ALTER TABLE payments DROP FOREIGN KEY fk_payments_invoice",
        "ALTER TABLE payments ADD CONSTRAINT fk_payments_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id) ON DELETE CASCADE",
        "INSERT INTO payments (payment_number, invoice_id, client_id, method, amount, paid_on) "
        "SELECT 'X-1', id, client_id, 'CASH', 1, '2026-01-01' FROM invoices WHERE id = 1",
    ],
    "rollback with a row in a table that came later": [
        "CREATE TABLE later (id INT PRIMARY KEY, client BIGINT UNSIGNED, "
        "FOREIGN KEY (client) REFERENCES clients (id) ON DELETE CASCADE)",
        "INSERT INTO later VALUES (1, 4)",
    ],
    "rollback of another making": ["UPDATE seedsql_history SET checksum = REPEAT('0', 64)"],
}


@pytest.mark.pairwise("case")
@pytest.mark.parametrize("case", list(REFUSALS))
def test_a_refusal_says_why_and_changes_nothing(shop: Database, out: Path, case: str) -> None:
    """Whichever way it is run; also under `mysql --force`, which goes on after every error. The server refuses, whichever client
    sends the text: on each server every other case comes from the other one."""
    kind, reason, code = REFUSALS[case]
    client = KINDS[(list(REFUSALS).index(case) + KINDS.index(shop.kind)) % 2]
    if kind == "down":
        assert way_to_run("mysql", out)(shop, "up").done
    for statement in SPOIL.get(case, []):
        shop.query(statement)
    holder = shop.connect() if "lock" in case else None
    if holder is not None:
        with holder.cursor() as cursor:
            cursor.execute(
                "SELECT GET_LOCK(LOWER(CONCAT('seedsql:', LEFT(DATABASE(), 40), ':', CRC32(DATABASE()))), 0)"
            )
            assert cursor.fetchone()[0] == 1
    before = state(shop)
    for way, force in ((client, False), (client, True), ("applied", False)):
        refused = way_to_run(way, out)(shop, kind, force=force)
        assert not refused.done, (way, force, refused.said)
        assert f"({reason})" in refused.said, (way, force, refused.said)
        assert state(shop) == before, (way, force)
        # mysql --force exits 0 whatever happened
        assert refused.code == code if way == "applied" else (refused.code == 0) is force, (way, refused.said)
    if holder is not None:
        holder.close()


def test_a_refusal_names_the_column_what_it_is_and_what_was_expected(shop: Database, out: Path) -> None:
    shop.query("ALTER TABLE clients MODIFY region CHAR(3) NOT NULL")
    for way in WAYS:
        refused = way_to_run(way, out)(shop, "up")
        said = (
            "clients.region: expected char(2) NOT NULL; found char(3) NOT NULL"
            if way == "applied"
            else "clients.region is char(3), expected char(2)"
        )
        assert said in refused.said, way


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
def test_json_shapes_of_status(shop: Database, out: Path) -> None:
    empty = json.loads(seedsql("status", "--format", "json", url=shop.url).stdout)
    assert set(empty) == {"database", "production", "lock", "seeds", "invalid_history"} and empty["seeds"] == []
    assert empty["lock"] | {"holder": None, "session": None} == empty["lock"] and "name" in empty["lock"]
    assert seedsql("apply", NAME, "--out", str(out), url=shop.url).returncode == 0
    full = json.loads(seedsql("status", "--format", "json", url=shop.url).stdout)
    shape = {"name", "state", "rows", "supporting", "applied_at", "applied_by", "as_seeded", "drifted"}
    assert set(full["seeds"][0]) == shape and full["seeds"][0]["supporting"] == []
    assert full["seeds"][0]["as_seeded"] is True and full["seeds"][0]["drifted"] == []
    assert (full["seeds"][0]["name"], full["seeds"][0]["state"], full["seeds"][0]["rows"]) == (NAME, "applied", 195)
    part = ("--name", "0002_part", "--out", str(out))
    assert seedsql("generate", "--table", "batches", "--id-base", "1001", *part, url=shop.url).returncode == 0
    assert seedsql("apply", "0002_part", "--out", str(out), url=shop.url).returncode == 0
    seeds = json.loads(seedsql("status", "--format", "json", url=shop.url).stdout)["seeds"]
    assert [each["supporting"] for each in seeds] == [[], ["vendors", "products"]]
    assert "30 + 25 supporting" in seedsql("status", url=shop.url).stdout


@pytest.mark.pairwise
def test_a_dry_run_runs_everything_and_keeps_nothing(shop: Database, out: Path) -> None:
    before = state(shop)
    tried = seedsql("apply", NAME, "--out", str(out), "--dry-run", url=shop.url)
    assert tried.returncode == 0 and "DRY RUN: 195 rows in 7 tables" in tried.stderr, tried.stderr
    assert state(shop) == before and lock_is_free(shop)
    assert seedsql("apply", NAME, "--out", str(out), url=shop.url).returncode == 0
    after = state(shop)
    tried = seedsql("rollback", NAME, "--out", str(out), "--dry-run", url=shop.url)
    assert tried.returncode == 0 and "DRY RUN" in tried.stderr and state(shop) == after


@pytest.mark.pairwise
def test_force_removes_edited_rows_and_only_seeded_ones(shop: Database, out: Path) -> None:
    before = state(shop)
    assert seedsql("apply", NAME, "--out", str(out), url=shop.url).returncode == 0
    shop.query("UPDATE orders SET quantity = 1 WHERE id = 3")
    assert seedsql("rollback", NAME, "--out", str(out), url=shop.url).returncode == 77
    for flag in ("--ignore-edited", "--force"):
        forced = seedsql("rollback", NAME, "--out", str(out), flag, url=shop.url)
        assert forced.returncode == 0, forced.stderr
        assert state(shop) == before
        assert seedsql("apply", NAME, "--out", str(out), url=shop.url).returncode == 0
        shop.query("UPDATE orders SET quantity = 1 WHERE id = 3")


def test_session_settings_are_given_back(shop: Database, out: Path) -> None:
    settings = (
        "SELECT @@sql_mode, @@time_zone, @@foreign_key_checks, @@unique_checks, @@autocommit, @@innodb_lock_wait_timeout, "
        "@@lock_wait_timeout, @@sql_safe_updates, @@sql_select_limit, @@completion_type, @@wait_timeout, @@character_set_client"
    )
    script = "\n".join(
        [
            f"{settings};",
            (out / f"{NAME}.up.sql").read_text(),
            f"{settings};",
            (out / f"{NAME}.down.sql").read_text(),
            f"{settings};",
        ]
    )
    result = shop.run_script(script, args=("--skip-column-names",))
    assert result.returncode == 0, result.stderr
    lines = [line for line in result.stdout.splitlines() if "\t" in line]
    assert len(lines) == 3 and len(set(lines)) == 1


@pytest.mark.pairwise
def test_seed_does_all_in_one_go_and_rollback_undoes_it(shop: Database, tmp_path: Path) -> None:
    """Generate, preview, apply, verify; a second time is refused; --dry-run and rollback behave."""
    before = state(shop)
    tried = seedsql("seed", "--size", "small", "--dry-run", "--out", str(tmp_path), url=shop.url)
    assert tried.returncode == 0 and "DRY RUN" in tried.stderr and state(shop) == before, tried.stderr
    done = seedsql("seed", "--size", "small", "--out", str(tmp_path), url=shop.url)
    assert done.returncode == 0, done.stderr
    assert "APPLIED: 195 rows in 7 tables" in done.stderr and "56 of 56 checks hold" in done.stderr
    assert "vendors" in done.stdout and counts(shop)["orders"] == 50
    assert seedsql("seed", "--size", "small", "--out", str(tmp_path), url=shop.url).returncode == 77
    undone = seedsql("rollback", NAME, "--out", str(tmp_path), url=shop.url)
    assert undone.returncode == 0 and state(shop) == before, undone.stderr


def test_unlock_ends_the_session_that_holds_the_lock(shop: Database, out: Path) -> None:
    """Without a terminal it asks for --yes; afterwards the lock is free and the next run works."""
    holder = shop.connect()
    with holder.cursor() as cursor:
        cursor.execute("SELECT GET_LOCK(LOWER(CONCAT('seedsql:', LEFT(DATABASE(), 40), ':', CRC32(DATABASE()))), 0)")
        cursor.execute("SELECT CONNECTION_ID()")
        number = cursor.fetchone()[0]
    shown = json.loads(seedsql("status", "--format", "json", url=shop.url).stdout)
    assert shown["lock"]["holder"] == number
    asked = seedsql("unlock", url=shop.url)
    assert asked.returncode == 77 and "--yes" in asked.stderr and not lock_is_free(shop)
    ended = seedsql("unlock", "--yes", url=shop.url)
    assert ended.returncode == 0 and str(number) in ended.stderr, ended.stderr
    assert seedsql("apply", NAME, "--out", str(out), "--lock-timeout", "3600", url=shop.url).returncode == 0
    assert "is free" in seedsql("unlock", url=shop.url).stderr


def test_production_is_refused_without_a_terminal_unless_forced(database: Database, out: Path) -> None:
    database.load(builtin("wholesale").schema)
    refused = seedsql("apply", NAME, "--out", str(out), "--env", "production", url=database.url)
    assert refused.returncode == 77 and "--force" in refused.stderr
    assert counts(database)["vendors"] == 0
    assert seedsql("apply", NAME, "--out", str(out), "--env", "production", "--force", url=database.url).returncode == 0


@pytest.mark.parametrize("server", ["mysql"], indirect=True)
@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_a_password_never_shows(shop: Database, out: Path) -> None:
    """Not in messages, whatever goes wrong: a wrong password, a wrong port, a wrong database."""
    wrong = [
        shop.url.replace(shop.password, "Wr0ng-Secret"),
        shop.url.replace(f":{shop.port}/", ":1/"),
        shop.url + "_gone",
    ]
    for url in wrong:
        failed = seedsql("apply", NAME, "--out", str(out), url=url)
        assert failed.returncode == 69, failed.stderr
        for secret in (shop.password, "Wr0ng-Secret"):
            assert secret not in failed.stdout + failed.stderr
