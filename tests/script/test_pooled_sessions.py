"""A refusal through a connection pool: the session goes back as it came, and the application's next INSERT is kept."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pymysql
import pytest

from seedsql.sql.statements import statements
from tests.script.seeds import NODE, ONE_MODE, Seed, lock_is_free, rows, wholesale
from tests.servers import Database

pytestmark = ONE_MODE
SETTINGS = (
    "SELECT @@sql_mode, @@time_zone, @@foreign_key_checks, @@unique_checks, @@autocommit, @@innodb_lock_wait_timeout, "
    "@@lock_wait_timeout, @@sql_safe_updates, @@sql_select_limit, @@sql_big_selects, @@completion_type, @@wait_timeout, "
    "@@group_concat_max_len, @@character_set_client, @@character_set_results, @@collation_connection"
)
PROGRAM = """
const mysql = require('mysql2/promise');
const [target, statements, settings] = JSON.parse(require('fs').readFileSync(0, 'utf8'));
(async () => {
  const pool = mysql.createPool({...target, connectionLimit: 1});
  const [before] = await pool.query({sql: settings, rowsAsArray: true});
  let refusal = null;
  for (const statement of statements) {
    try { await pool.query(statement); } catch (error) { refusal = error.message; break; }
  }
  const [after] = await pool.query({sql: settings, rowsAsArray: true});
  await pool.query('INSERT INTO app VALUES (1)');
  console.log(JSON.stringify({refusal, same: JSON.stringify(before) === JSON.stringify(after)}));
  process.exit(0);
})().catch(error => { console.error(error); process.exit(1); });
"""


def taken(database: Database) -> Seed:
    """A seed of which an id is in use."""
    seed = wholesale()
    seed.load(database)
    database.query("CREATE TABLE app (id INT PRIMARY KEY)")
    database.query(
        "INSERT INTO vendors (id, name, contact_name, contact_email, contact_phone, created_at) "
        "VALUES (3, 'Theirs', 'T', 't@example.com', '555-0100', '2020-01-01')"
    )
    return seed


def texts(script: str) -> list[str]:
    return [statement.text for statement in statements(script.splitlines(keepends=True))]


def run(cursor: pymysql.cursors.Cursor, script: str) -> None:
    for text in texts(script):
        cursor.execute(text)


@pytest.mark.parametrize("refusal", ["taken", "schema", "unapplied", "busy", "applied"])
def test_in_a_pool_of_one_the_session_is_as_it_was(database: Database, refusal: str) -> None:
    seed = taken(database)
    script = seed.down if refusal == "unapplied" else seed.up
    if refusal in ("applied", "unapplied"):
        database.query("DELETE FROM vendors")
        assert "APPLIED" in database.run_script(seed.up).stdout
    if refusal == "unapplied":
        assert "REMOVED" in database.run_script(seed.down).stdout
    if refusal == "schema":
        database.query("ALTER TABLE vendors DROP COLUMN notes")
    holder = database.connect()
    if refusal == "busy":
        with holder.cursor() as cursor:
            cursor.execute(
                "SELECT GET_LOCK(LOWER(CONCAT('seedsql:', LEFT(DATABASE(), 40), ':', CRC32(DATABASE()))), 0)"
            )
    pooled = database.connect(autocommit=True)
    with pooled.cursor() as cursor:
        cursor.execute(SETTINGS)
        before = cursor.fetchall()
        with pytest.raises(pymysql.err.MySQLError, match=rf"REFUSED \({refusal}\)"):
            run(cursor, script)
        cursor.execute(SETTINGS)
        assert cursor.fetchall() == before
        cursor.execute("INSERT INTO app VALUES (1)")
    holder.close()
    pooled.close()
    assert rows(database, "app") == 1 and lock_is_free(database)


@NODE
def test_in_a_pool_of_node_the_session_is_as_it_was(database: Database, node_folder: Path) -> None:
    seed = taken(database)
    target = {"host": database.host, "port": database.port, "user": database.user, "password": database.password}
    target |= {"database": database.name}
    if not database.server.plain:
        target["ssl"] = {"rejectUnauthorized": False}
    done = subprocess.run(
        ["node", "-e", PROGRAM],
        cwd=node_folder,
        input=json.dumps([target, texts(seed.up), SETTINGS]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert "REFUSED (taken)" in said["refusal"] and said["same"]
    assert rows(database, "app") == 1 and lock_is_free(database)
