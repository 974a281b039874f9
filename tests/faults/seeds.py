"""The seed that the faults strike: a small library with what is awkward to insert and to delete.

A table that refers to itself, a cycle whose column is filled in at the end, unique keys, a CHECK, keys in a list rather
than a range, and a soft reference; its rows come in several INSERTs per table. Beside it stand rows of others.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from unittest.mock import patch

from seedsql.script import rowtext
from seedsql.sql.statements import statements
from seedsql.workflow.generation import GenerationOptions, generate

NAME = "0001_library"
TABLES = ("branch", "member", "shelf", "loan", "remark")
KEYS = {"branch": "id", "member": "id", "shelf": "code", "loan": "id", "remark": "id"}
ROWS = 44
ROWS_PER_STATEMENT = 5

SCHEMA = """
CREATE TABLE branch (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(60) NOT NULL,
  part_of INT NULL,
  head_id INT NULL,
  UNIQUE KEY uq_name (name),
  CONSTRAINT fk_part_of FOREIGN KEY (part_of) REFERENCES branch (id),
  CONSTRAINT fk_head FOREIGN KEY (head_id) REFERENCES member (id) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE member (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  branch_id INT NOT NULL,
  email VARCHAR(120) NOT NULL,
  points INT NOT NULL,
  UNIQUE KEY uq_email (email),
  CONSTRAINT fk_branch FOREIGN KEY (branch_id) REFERENCES branch (id),
  CONSTRAINT ck_points CHECK (points >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE shelf (
  code VARCHAR(12) NOT NULL PRIMARY KEY,
  label VARCHAR(40) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE loan (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  member_id INT NOT NULL,
  shelf_code VARCHAR(12) NOT NULL,
  ticket VARCHAR(20) NOT NULL,
  days INT NOT NULL,
  UNIQUE KEY uq_ticket (ticket),
  CONSTRAINT fk_member FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE,
  CONSTRAINT fk_shelf FOREIGN KEY (shelf_code) REFERENCES shelf (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE remark (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  member_ref INT NULL,
  text VARCHAR(80) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
"""

BLUEPRINT = """
[blueprint]
name = "library"
number = "0001"
summary = "a library"
schema = "schema.sql"
as_of = 2025-03-01
seed = 7
id_base = 101

[sizes.small]
branch = 4
member = 12
shelf = 6
loan = 14
remark = 8

[tables.branch.columns]
name = "CONCAT('Branch ', row_number)"
part_of = { reference = "branch", pick = "tree", null = 0.4 }
head_id = { reference = "member", null = 0.2 }

[tables.member.columns]
email = { provider = "email" }
points = { provider = "integer", min = 0, max = 900 }

[tables.shelf.columns]
code = "CONCAT('S-', row_number)"
label = { provider = "sentence" }

[tables.loan.columns]
ticket = "CONCAT('T-', LPAD(row_number, 6, '0'))"
days = { provider = "integer", min = 1, max = 60 }

[tables.remark.columns]
member_ref = { reference = "member", null = 0.3 }
text = { provider = "sentence" }
"""

OTHERS = """
INSERT INTO branch VALUES (1, 'Theirs', NULL, NULL), (900, 'Theirs too', 1, NULL);
INSERT INTO member VALUES (100, 1, 'a@theirs.example', 5), (113, 900, 'b@theirs.example', 6);
UPDATE branch SET head_id = 113 WHERE id = 1;
INSERT INTO shelf VALUES ('S-0', 'theirs'), ('s-1x', 'theirs');
INSERT INTO loan VALUES (100, 100, 'S-0', 'X-1', 3), (115, 113, 's-1x', 'X-2', 4);
INSERT INTO remark VALUES (100, NULL, 'theirs'), (109, 113, 'theirs');
CREATE TABLE heavy (id INT NOT NULL PRIMARY KEY);
"""
"""Rows of others, one beside the seed's range on either side; ``heavy`` gives a transaction weight in a deadlock."""

INTRUDERS = {
    "branch": "INSERT INTO branch VALUES ({key}, 'intruder', NULL, NULL)",
    "member": "INSERT INTO member VALUES ({key}, 1, 'intruder@theirs.example', 1)",
    "shelf": "INSERT INTO shelf VALUES ({key}, 'intruder')",
    "loan": "INSERT INTO loan VALUES ({key}, 100, 'S-0', 'I-1', 1)",
    "remark": "INSERT INTO remark VALUES ({key}, NULL, 'intruder')",
}
"""A row of another person's with a key of the seed."""

_WRITES = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) `(\w+)`")
_TOUCHES = re.compile(r"(?:INTO|UPDATE|FROM) `(\w+)`")


@dataclass(frozen=True)
class Script:
    """One direction's script, and where in it things happen (numbers of statements, from 0)."""

    direction: str
    text: str

    @cached_property
    def statements(self) -> tuple[str, ...]:
        return tuple(statement.text for statement in statements(self.text.splitlines(keepends=True)))

    @cached_property
    def begin(self) -> int:
        """The last statement before the transaction: autocommit is off, so the next one begins it."""
        return self._first("SET TRANSACTION ISOLATION" if self.direction == "up" else "SELECT `state`") - (
            self.direction == "down"
        )

    @cached_property
    def commit(self) -> int:
        return self._first("EXECUTE seed_end")

    @cached_property
    def lock(self) -> int:
        """The statement after which the seed lock is held."""
        return next(number for number, text in enumerate(self.statements) if "GET_LOCK(" in text)

    @cached_property
    def inserts(self) -> tuple[int, ...]:
        """The INSERTs of rows of the seed's own tables."""
        return tuple(
            number
            for number, text in enumerate(self.statements)
            if text.startswith("INSERT INTO `") and table_of(text) in TABLES
        )

    @cached_property
    def locking(self) -> int:
        """The SELECT of down that locks the seeded rows, one table after the other."""
        return next(number for number, text in enumerate(self.statements) if "INTO @seed_changed" in text)

    @cached_property
    def locked_tables(self) -> tuple[str, ...]:
        """The tables in the order in which down locks their rows."""
        return tuple(dict.fromkeys(re.findall(r"(?:FROM|JOIN) `(\w+)`", self.statements[self.locking])))

    def first_touch(self, table: str) -> int:
        """The first statement within the transaction that reads or writes the table."""
        return next(
            number
            for number, text in enumerate(self.statements)
            if number > self.begin and re.search(rf"(?:INTO|UPDATE|FROM|JOIN) `{table}`", text)
        )

    def first_write(self, table: str) -> int:
        return next(number for number, text in enumerate(self.statements) if table_of(text) == table)

    def _first(self, start: str) -> int:
        return next(number for number, text in enumerate(self.statements) if text.startswith(start))


def table_of(statement: str) -> str | None:
    """The table that a statement writes to, None for one that does not write."""
    found = _WRITES.match(statement)
    return found[1] if found else None


def touched(statement: str) -> str | None:
    found = _TOUCHES.search(statement)
    return found[1] if found else None


def place_of(statement: str) -> str:
    """The table that a statement writes to, or reads."""
    table = table_of(statement) or touched(statement)
    assert table is not None, statement
    return table


def keys_of(statement: str) -> list[str]:
    """The keys of the rows of an INSERT, as literals."""
    first = re.search(r"\(IF\(@seed_step = 3, (\S+), \(SELECT", statement)
    assert first, statement[:200]
    return [first[1], *re.findall(r"^, \(([^,]+),", statement, re.MULTILINE)]


@dataclass(frozen=True)
class Seed:
    """``directory`` holds the files as ``seedsql generate`` wrote them."""

    directory: Path
    up: Script
    down: Script

    def script(self, direction: str) -> Script:
        return self.up if direction == "up" else self.down

    def path(self, direction: str) -> Path:
        return self.directory / f"{NAME}.{direction}.sql"


@cache
def library() -> Seed:
    """Generate the seed once in this process."""
    keeper = tempfile.TemporaryDirectory(prefix="seedsql-faults-")
    directory = Path(keeper.name)
    _KEPT.append(keeper)
    (directory / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    (directory / "blueprint.toml").write_text(BLUEPRINT, encoding="utf-8")
    with patch.object(rowtext, "ROWS_PER_STATEMENT", (ROWS_PER_STATEMENT,)):
        generate(GenerationOptions(blueprint=str(directory / "blueprint.toml"), name=NAME), directory / "out")
    up, down = (
        Script(direction, (directory / "out" / f"{NAME}.{direction}.sql").read_text(encoding="utf-8"))
        for direction in ("up", "down")
    )
    assert len(up.inserts) >= 10 and set(down.locked_tables) == set(TABLES)
    return Seed(directory / "out", up, down)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []
"""Removed when the process ends."""
