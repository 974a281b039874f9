"""Keys that no range of ids names are listed once, in the up script: every type, on every server, found by the index."""

from __future__ import annotations

import json
import re

import pymysql
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.rehearsal import rehearse
from seedsql.schema.model import Column, ColumnType
from seedsql.schema.parser import parse_schema
from seedsql.script.keys import key_lines
from seedsql.sql.literals import text_literal, value_literal
from seedsql.sql.statements import statements
from tests.script.seeds import CLIENTS, ONE_MODE, Seed, assert_applies, assert_verified, lock_is_free, small, state
from tests.servers import Database

from .keyed import RULES, SCHEMA


@ONE_MODE
@CLIENTS
def test_keys_of_every_type_apply_verify_and_go(database: Database, client: str) -> None:
    seed = small(SCHEMA, RULES)
    assert len(re.findall(r"^SET @\w+_keys = CONCAT\($", seed.up, re.MULTILINE)) == 9
    seed.load(database)
    others = [
        "INSERT INTO by_name VALUES ('Zoë', 1)",
        "INSERT INTO `by bytes` VALUES (REPEAT('z', 16), 1)",
        "INSERT INTO by_word VALUES ('naive', 1, REPEAT('z', 16))",
        "INSERT INTO by_number VALUES (1000004, 1)",
        "INSERT INTO by_decimal VALUES (10.124, 1)",
    ]
    for statement in others:
        database.query(statement)
    assert_applies(database, seed, client)
    assert database.query("SELECT COUNT(*) FROM by_name")[0][0] == 1


COLLATIONS = """
CREATE TABLE person (id INT NOT NULL PRIMARY KEY, login VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL UNIQUE, n INT NOT NULL);
CREATE TABLE note (id INT NOT NULL PRIMARY KEY, login VARCHAR(40) NOT NULL, other VARCHAR(40), n INT NOT NULL);
"""


@ONE_MODE
@CLIENTS
def test_columns_of_two_collations_may_refer_to_each_other(database: Database, client: str) -> None:
    """Without a foreign key a server does not ask for one collation, but a comparison does."""
    pick = '{ reference = "person.login" }'
    rules = f"""[sizes.small]\nperson = 4\nnote = 6\n[tables.note.columns]\nlogin = {pick}\nother = {pick}\nn = "login.n"\n"""
    seed = small(COLLATIONS, rules)
    seed.load(database)
    database.query("INSERT INTO note VALUES (9, 'of no one', NULL, 1)")
    assert_applies(database, seed, client)


@ONE_MODE
def test_a_row_outside_that_refers_to_a_listed_key_is_found(database: Database) -> None:
    seed = small(SCHEMA, RULES)
    seed.load(database)
    assert "APPLIED" in database.run_script(seed.up).stdout
    assert_verified(database, seed)
    database.query(
        "INSERT INTO member SELECT id, (SELECT MIN(name) FROM by_name), 'x' FROM `by bytes` WHERE id NOT IN "
        "(SELECT `by bytes` FROM member WHERE name = (SELECT MIN(name) FROM by_name)) LIMIT 1"
    )
    done = database.run_script(seed.down, force=True)
    assert "(dependents)" in done.stderr and "member.by bytes>by bytes 1 (cascade)" in done.stderr, done.stderr
    database.query("DELETE FROM member WHERE role = 'x'")
    # a seeded row that was pointed elsewhere does not stand for the row outside: the CASCADE would take it
    database.query("INSERT INTO `by bytes` VALUES (REPEAT('z', 16), 1)")
    database.query("UPDATE by_word SET home = REPEAT('z', 16) ORDER BY word LIMIT 1")
    database.query("INSERT INTO by_word SELECT 'theirs', 1, home FROM by_word WHERE home <> REPEAT('z', 16) LIMIT 1")
    script = "SET @seedsql_ignore_edited = 1;\n" + seed.down
    done = database.run_script(script)
    assert "(dependents)" in done.stderr and "by_word.home>by bytes 1 (cascade)" in done.stderr, done.stderr
    database.query("DELETE FROM by_word WHERE word = 'theirs'")
    assert "REMOVED" in database.run_script(script).stdout


@ONE_MODE
def test_a_damaged_history_row_is_refused_with_a_reason_and_the_session_is_as_it_was(database: Database) -> None:
    """What is in the history is anybody's text: no JSON in it ends the script in the middle, where a pool would keep its lock,
    and no state of another name lets edited rows go."""
    seed = small(SCHEMA, RULES)
    seed.load(database)
    assert_applies_only(database, seed)
    (whole,) = database.query("SELECT row_keys, state FROM seedsql_history")
    before_run = state(database)
    deep = (
        "[" * 100_000,
        '{"a":' * 101 + "1" + "}" * 101,
        "[ " * 101 + "]" * 101,
    )  # error 3157 where MySQL parses them
    for keys in ("x", "", "[" * 99, *deep, "{}", '{"keys": 5}', '{"keys": {"by_number": "5"}}', '"\\ud800"'):
        database.query("UPDATE seedsql_history SET row_keys = %s", [keys])
        assert_refused_in_a_pool(database, seed.down, "edited")
        assert_refused_in_a_pool(database, f"SET @seedsql_force_down = 1;\n{seed.down}", "session")
    database.query("UPDATE seedsql_history SET row_keys = %s, state = 'undone'", [whole[0]])
    database.query("UPDATE by_number SET n = 7")
    assert_refused_in_a_pool(database, seed.down, "unfinished")
    database.query("UPDATE by_number SET n = 1")
    database.query("UPDATE seedsql_history SET state = %s", [whole[1]])
    assert {name: digest for name, digest in state(database).items() if name != "by_number"} == {
        name: digest for name, digest in before_run.items() if name != "by_number"
    }


def assert_applies_only(database: Database, seed: Seed) -> None:
    done = database.run_script(seed.up)
    assert "APPLIED" in done.stdout, done.stderr


def run(cursor: pymysql.cursors.Cursor, script: str) -> None:
    for statement in statements(script.splitlines(keepends=True)):
        cursor.execute(statement.text)


def assert_refused_in_a_pool(database: Database, script: str, reason: str) -> None:
    """Refused with ``reason`` on a connection that stays open, which has then no lock and no transaction."""
    with database.connect(autocommit=True) as pooled, pooled.cursor() as cursor:
        with pytest.raises(pymysql.err.MySQLError, match=rf"REFUSED \({reason}\)"):
            run(cursor, script)
        cursor.execute("SELECT @@autocommit")
        assert cursor.fetchall() == ((1,),)
        assert lock_is_free(database)


def test_keys_are_written_once_and_a_row_more_moves_few_lines() -> None:
    """Neither down nor verify holds a key; a row more is a row, its key, and the facts of its table and of the seed."""
    schema = "CREATE TABLE device (id CHAR(36) NOT NULL PRIMARY KEY, n INT NOT NULL);\n"
    before, after = (small(schema, f"[sizes.small]\ndevice = {rows}\n") for rows in (1200, 1201))
    keys = re.findall(r'\["([0-9a-f-]{36})"\]', before.up)
    assert len(keys) == 1200 and not any(key in before.down + before.verify for key in keys)
    assert len(before.down) < 40_000 and len(before.verify) < 6_000
    for kind, most in (("up", 6), ("down", 4), ("verify", 3)):
        old, new = (set(getattr(seed, kind).splitlines()) for seed in (before, after))
        assert len(new - old) <= most, new - old


def test_the_rehearsal_joins_listed_keys_as_a_server_does(tmp_path) -> None:
    seed = small(SCHEMA, RULES)
    paths = []
    for kind in ("up", "verify", "down"):
        paths.append(tmp_path / f"{kind}.sql")
        paths[-1].write_text(getattr(seed, kind), encoding="utf-8")
    seen = rehearse(parse_schema(SCHEMA, "schema.sql"), *paths)
    assert seen.total_rows == 36 and all(check.ok for check in seen.checks)


TEXTS = st.one_of(st.text("ab'\"\\-é\n", max_size=6), st.uuids().map(str), st.just("X'41'"))
CELLS = st.tuples(TEXTS, st.integers(-9, 2**63), st.binary(min_size=16, max_size=16))


@given(st.lists(CELLS, min_size=1, max_size=6), st.sets(st.integers(0, 2), min_size=1), st.booleans())
def test_keys_are_listed_column_by_column_as_one_by_one(
    rows: list[tuple[str, int, bytes]], chosen: set[int], is_first: bool
) -> None:
    """Literals are joined where neither SQL nor JSON escapes something in them."""
    types = ColumnType("varchar", length=40), ColumnType("bigint"), ColumnType("binary", length=16)
    columns = [Column(f"c{index}", types[index]) for index in sorted(chosen)]
    keys = [[value_literal(row[index]) for row in rows] for index in sorted(chosen)]
    expected = []
    for number, (text, integer, data) in enumerate(rows):
        values = [(text, integer, data.hex().upper())[index] for index in sorted(chosen)]
        before = "[" if is_first and not number else ", "
        expected.append(text_literal(before + json.dumps(values, ensure_ascii=False)))
    assert key_lines(keys, columns, is_first) == "\n, ".join(expected)


def test_columns_whose_types_servers_print_in_words_of_their_own_are_not_compared() -> None:
    schema = "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a VARCHAR(9) COMPRESSED=zlib NOT NULL, g GEOMETRYCOLLECTION NULL);\n"
    up = small(schema, "[sizes.small]\nt = 1\n").up
    assert '"id: int"' in up and '"a: varchar' not in up and '"g: geo' not in up


@ONE_MODE
def test_a_key_and_a_column_of_long_lists_of_labels_are_known_to_the_guards(database: Database) -> None:
    """A type of 3,000 characters in the first column, and one of 20,000."""
    labels = [", ".join(f"'label {number:03} {'x' * 20}'" for number in range(count)) for count in (90, 600)]
    schema = f"CREATE TABLE t (e ENUM({labels[0]}) NOT NULL PRIMARY KEY, f ENUM({labels[1]}) NOT NULL);\n"
    seed = small(schema, "[sizes.small]\nt = 5\n")
    seed.load(database)
    key = re.findall(r"[(]'(label[^']*)'", seed.up)[0]
    database.query(f"INSERT INTO t VALUES ('{key}', 1)")
    assert f"(taken): ids are in use: t 1 rows from {key}" in database.run_script(seed.up).stderr
    database.query("DELETE FROM t")
    assert_applies(database, seed, "mysql")
