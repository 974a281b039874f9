"""The fingerprint moves with what a seed must know, and with nothing else."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from seedsql.errors import SchemaError
from seedsql.schema.fingerprint import fingerprint
from seedsql.schema.parser import parse_schema

BASE = """
CREATE TABLE parents (id INT PRIMARY KEY, code VARCHAR(10) NOT NULL, kind ENUM('a','b') NOT NULL,
  UNIQUE KEY by_code (code));
CREATE TABLE children (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, parent_id INT NULL, amount DECIMAL(10,2) NOT NULL,
  twice DECIMAL(12,2) GENERATED ALWAYS AS (amount * 2) STORED, at DATETIME(3),
  UNIQUE KEY pair (parent_id, at), CONSTRAINT up FOREIGN KEY (parent_id) REFERENCES parents (id) ON DELETE CASCADE);
"""
UNIQUE = "UNIQUE KEY pair (parent_id, at)"
FOREIGN = "CONSTRAINT up FOREIGN KEY (parent_id) REFERENCES parents (id) ON DELETE CASCADE"

IMMATERIAL = {
    "a comment": ("kind ENUM('a','b') NOT NULL", "kind ENUM('a','b') NOT NULL COMMENT 'x'"),
    "the name of a key": ("UNIQUE KEY by_code", "UNIQUE KEY other"),
    "the name of a constraint": ("CONSTRAINT up", "CONSTRAINT down"),
    "the display width": ("parent_id INT NULL", "parent_id INT(11) NULL"),
    "a synonym": ("parent_id INT NULL", "parent_id INTEGER"),
    "AUTO_INCREMENT=": ("ON DELETE CASCADE);", "ON DELETE CASCADE) AUTO_INCREMENT=77;"),
    "the engine": ("ON DELETE CASCADE);", "ON DELETE CASCADE) ENGINE=InnoDB;"),
    "a character set": ("code VARCHAR(10)", "code VARCHAR(10) CHARACTER SET utf8mb4"),
    "a default": ("at DATETIME(3)", "at DATETIME(3) DEFAULT NULL"),
    "a key that is not unique": ("UNIQUE KEY pair", "KEY at (at), UNIQUE KEY pair"),
    "the order of keys": (f"{UNIQUE}, {FOREIGN}", f"{FOREIGN}, {UNIQUE}"),
    "NO ACTION spelt out": ("ON DELETE CASCADE", "ON DELETE CASCADE ON UPDATE NO ACTION"),
    "white space": (", ", " ,\n"),
}
MATERIAL = {
    "a type": ("parent_id INT NULL", "parent_id SMALLINT NULL"),
    "a length": ("VARCHAR(10)", "VARCHAR(11)"),
    "a scale": ("DECIMAL(10,2)", "DECIMAL(10,3)"),
    "fractional seconds": ("DATETIME(3)", "DATETIME"),
    "unsigned": ("BIGINT UNSIGNED", "BIGINT"),
    "a boolean": ("parent_id INT NULL", "parent_id TINYINT(1) NULL"),
    "a label": ("'a','b'", "'a','c'"),
    "the order of labels": ("'a','b'", "'b','a'"),
    "nullability": ("amount DECIMAL(10,2) NOT NULL", "amount DECIMAL(10,2) NULL"),
    "AUTO_INCREMENT": (" AUTO_INCREMENT", ""),
    "the name of a column": ("amount", "total"),
    "a new column": ("parent_id INT NULL", "parent_id INT NULL, extra INT"),
    "a primary key": (
        "id INT PRIMARY KEY, code VARCHAR(10) NOT NULL",
        "id INT NOT NULL UNIQUE, code VARCHAR(10) NOT NULL PRIMARY KEY",
    ),
    "a unique key gone": (",\n  UNIQUE KEY by_code (code)", ""),
    "a unique key's prefix": ("by_code (code)", "by_code (code(5))"),
    "an action": ("ON DELETE CASCADE", "ON DELETE SET NULL"),
    "a foreign key gone": (f", {FOREIGN}", ""),
    "generated": ("GENERATED ALWAYS AS (amount * 2) STORED", ""),
    "stored or virtual": ("STORED", "VIRTUAL"),
    "the name of a table": ("children", "kids"),
}


def changed(change):
    old, new = change
    assert old in BASE
    return fingerprint(parse_schema(BASE.replace(old, new)))


@pytest.mark.parametrize("change", IMMATERIAL.values(), ids=IMMATERIAL)
def test_does_not_move_with(change):
    assert changed(change) == fingerprint(parse_schema(BASE))


@pytest.mark.parametrize("change", MATERIAL.values(), ids=MATERIAL)
def test_moves_with(change):
    assert changed(change) != fingerprint(parse_schema(BASE))


def test_other_tables_and_their_order_do_not_matter_to_those_asked_for():
    base = parse_schema(BASE)
    more = parse_schema("CREATE TABLE zero (id INT);" + BASE + "CREATE TABLE last (id INT);")
    asked = ["parents", "children"]
    assert fingerprint(more, asked) == fingerprint(base, asked) == fingerprint(base, asked[::-1]) == fingerprint(base)
    assert fingerprint(more) != fingerprint(base)
    assert re.fullmatch("[0-9a-f]{64}", fingerprint(base))


def test_an_unknown_table_is_refused_by_name():
    with pytest.raises(SchemaError, match="no table 'parent'; did you mean 'parents'"):
        fingerprint(parse_schema(BASE), ["parent"])


def test_is_the_same_in_another_process():
    program = (
        "import sys; from seedsql.schema.parser import parse_schema; "
        "from seedsql.schema.fingerprint import fingerprint; "
        "print(fingerprint(parse_schema(sys.stdin.read())))"
    )
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(path for path in sys.path if path)}
    printed = subprocess.run(
        [sys.executable, "-c", program], input=BASE, capture_output=True, text=True, check=True, env=environment
    ).stdout
    assert printed.strip() == fingerprint(parse_schema(BASE))
