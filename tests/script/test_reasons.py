"""A refusal gives its reason with the value that decides it, and no other reason."""

from __future__ import annotations

import re

from tests.servers import Database

from .seeds import orchestra, small

MANY_KEYS = (
    "CREATE TABLE ranged (id INT NOT NULL PRIMARY KEY);\n"
    "CREATE TABLE western (code VARCHAR(20) NOT NULL PRIMARY KEY) DEFAULT CHARSET=latin1;\n"
    "CREATE TABLE `le``tter` (`co'de` VARCHAR(20) NOT NULL PRIMARY KEY) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;\n"
    "CREATE TABLE bytes (code BINARY(2) NOT NULL PRIMARY KEY);\n"
    "CREATE TABLE pair (a INT NOT NULL, b DATE NOT NULL, PRIMARY KEY (a, b));\n",
    '[sizes.small]\nranged = 5\nwestern = 3\n"le`tter" = 3\nbytes = 3\npair = 3\n'
    "[tables.western.columns]\ncode = \"CONCAT('W', row_number)\"\n"
    '[tables."le`tter".columns]\n"co\'de" = "CONCAT(\'L\', row_number)"\n'
    '[tables.pair.columns]\na = "row_number"\nb = "as_of"\n',
)


def reason(database: Database, script: str) -> str:
    """What the script's refusal says; nothing is left of it."""
    told = database.run_script(script, force=True).stderr
    found = re.search(r"Unknown column '\S+ \w+ REFUSED (.*)' in '", told)
    assert found, told
    return found[1]


def test_keys_that_are_taken_are_named_whatever_they_are(database: Database) -> None:
    seed = small(*MANY_KEYS)
    seed.load(database)
    for row in (
        "ranged VALUES (102), (104)",
        "western VALUES ('W2')",
        "`le``tter` VALUES ('L3')",
        "pair VALUES (2, '2025-03-01')",
    ):
        database.query(f"INSERT INTO {row}")
    assert reason(database, seed.up) == (
        "(taken): ids are in use: ranged 2 rows from 102, western 1 rows from W2, le'tter 1 rows from L3, pair 1 rows from 2"
    )
    others = ("ranged", "western", "`le``tter`", "pair")
    for table in others:
        database.query(f"DELETE FROM {table}")
    assert "APPLIED" in database.run_script(seed.up).stdout
    for table in (*others, "seedsql_history"):
        database.query(f"DELETE FROM {table}")
    # bytes that are no text have no name in a message
    assert reason(database, seed.up).startswith("(taken): ids are in use: bytes 3 rows from")


def test_an_open_transaction_is_the_only_reason(database: Database) -> None:
    seed = orchestra()
    seed.load(database)
    for script in (seed.up, seed.down):
        assert reason(database, f"START TRANSACTION;\n{script}") == "(session): a transaction is open"


def test_a_state_that_no_script_writes_is_called_by_its_name(database: Database) -> None:
    seed = orchestra()
    seed.load(database)
    assert "APPLIED" in database.run_script(seed.up).stdout
    database.query("UPDATE seedsql_history SET state = 'paused'")
    assert reason(database, seed.down).startswith("(unfinished): the history says paused; SET @seedsql_force_down = 1")


def test_a_check_that_the_server_could_not_make_gives_no_reason_of_another(database: Database) -> None:
    """A server whose folder for temporary files is full fails a check with error 1021; `mysql --force` goes on behind it."""
    seed = orchestra()
    seed.load(database)

    def last_line(script: str) -> str:
        broken = script.replace("WITH `want` AS (SELECT ", "WITH `want` AS (SELECT full_disk, ", 1)
        assert broken != script
        told = database.run_script(broken, force=True)
        assert told.stderr.startswith("ERROR 1054") or "\nERROR 1054" in told.stderr
        return told.stdout.splitlines()[-1]

    assert last_line(seed.up) == "0007_orchestra_small NOT APPLIED: nothing was committed: see the first error"
    assert "APPLIED" in database.run_script(seed.up).stdout
    assert last_line(seed.down) == "0007_orchestra_small NOT REMOVED: nothing was committed: see the first error"
    assert "REMOVED" in database.run_script(seed.down).stdout
