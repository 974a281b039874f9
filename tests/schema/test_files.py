"""A schema in several files, as migrations: later ones see earlier ones' tables, and a mistake is in its own file."""

from __future__ import annotations

import pytest

from seedsql.errors import SchemaError
from seedsql.schema.parser import parse_files

FIRST = "CREATE TABLE users (id INT PRIMARY KEY)"  # without a semicolon: the file's end ends it
SECOND = (
    "-- second\nCREATE TABLE orders (id INT PRIMARY KEY, user_id INT, FOREIGN KEY (user_id) REFERENCES users (id));\n"
)


def test_tables_of_later_files_refer_to_those_of_earlier_ones() -> None:
    schema = parse_files([("1.sql", FIRST), ("2.sql", SECOND)])
    assert [table.name for table in schema.tables] == ["users", "orders"]
    assert schema.table("orders").foreign_keys[0].parent == "users"


def test_a_mistake_is_named_by_its_own_file_and_line() -> None:
    with pytest.raises(SchemaError) as caught:
        parse_files([("1.sql", FIRST + "\n\n"), ("2.sql", SECOND.replace("user_id INT,", "user_id INTT,"))])
    assert str(caught.value).startswith("2.sql:2:")
