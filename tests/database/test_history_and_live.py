"""What is read from a database: the history, and the schema's text, the same under every sql_mode."""

from __future__ import annotations

import datetime

import pytest

from seedsql.database.applier import run_script
from seedsql.database.connection import connect
from seedsql.database.history import History, read_history
from seedsql.database.live import read_live_schema_text
from seedsql.database.url import parse_url
from seedsql.errors import StatementFailed

from .conftest import SCRIPTS


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_a_database_without_history_has_no_seeds(database, connection):
    assert read_history(connection) == History()
    assert database.tables() == []


def test_the_history_says_who_applied_what_and_when(library, connection):
    run_script(connection, SCRIPTS / "0001_library.up.sql")
    library.query(
        "INSERT INTO seedsql_history VALUES ('0000_first', 'applied', REPEAT('b', 64), 1, "
        '18446744073709551615, \'authors=1:7;\', \'{"tables": [{"name": "authors", "key": ["id"], "rows": 1, '
        '"first": 7, "last": 7, "unset": [], "columns": [["id", ""]]}], "references": []}\', \'2024-02-29 00:00:00\', \'a person@%%\')'
    )
    first, library_seed = read_history(connection).seeds
    assert (first.name, first.seed, first.applied_at) == ("0000_first", 2**64 - 1, datetime.datetime(2024, 2, 29))
    assert library_seed.name == "0001_library"
    assert library_seed.applied_by.startswith(library.user)


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_no_right_to_read_the_history_is_an_error_and_not_an_empty_history(library, connection):
    run_script(connection, SCRIPTS / "0001_library.up.sql")
    other = library.as_user("INSERT")
    with connect(parse_url(other.url)) as stranger, pytest.raises(StatementFailed, match="1142") as caught:
        read_history(stranger)
    assert "privilege" in caught.value.hint


def test_the_live_schema_is_in_backticks_with_its_engine_whatever_the_sql_mode(library, connection):
    library.query("CREATE VIEW everything AS SELECT * FROM books")
    library.query("CREATE TABLE `odd``name` (`id` INT PRIMARY KEY, `e` ENUM('a;','b''c') COMMENT 'x;\\n')")
    run_script(connection, SCRIPTS / "0001_library.up.sql")
    ((before,),) = connection.query("SELECT @@SESSION.sql_mode")
    text = read_live_schema_text(connection)
    assert connection.query("SELECT @@SESSION.sql_mode") == [(before,)]
    assert text.count("CREATE TABLE") == 3
    assert text.index("CREATE TABLE `authors`") < text.index("CREATE TABLE `books`")
    assert "CREATE TABLE `odd``name`" in text
    assert text.count("ENGINE=InnoDB") == 3
    assert '"' not in text
    assert "seedsql_history" not in text
    assert "everything" not in text


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_the_live_schema_makes_the_same_tables_again(library, connection):
    text = read_live_schema_text(connection, ["books", "authors", "missing"])
    library.query("DROP TABLE books")
    library.query("DROP TABLE authors")
    for statement in text.split(";\n\n")[:-1]:
        library.query(statement)
    assert read_live_schema_text(connection) == text
    assert read_live_schema_text(connection, ["authors"]) == text[: text.index("CREATE TABLE `books`")]


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_an_empty_database_has_an_empty_schema(connection):
    assert read_live_schema_text(connection) == ""
