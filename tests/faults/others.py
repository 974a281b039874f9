"""Faults that others make while the script runs: rows with its keys, edits of its rows, rows that refer to them."""

from __future__ import annotations

from typing import ClassVar

import pymysql

from .base import BEFORE, DOWN, UP, Fault
from .proxy import Link
from .seeds import INTRUDERS, KEYS, keys_of, table_of
from .stage import ALL


class Clash(Fault):
    """A person else commits a row with a key, or a unique value, of the seed: 1062, or the guard sees it."""

    name = "duplicate key"
    directions = (UP,)
    phases = (BEFORE,)
    unique: ClassVar[dict[str, tuple[int, str]]] = {
        "branch": (1, "INSERT INTO branch VALUES (950, {value}, NULL, NULL)"),
        "member": (2, "INSERT INTO member VALUES (950, 1, {value}, 1)"),
        "loan": (3, "INSERT INTO loan VALUES (950, 100, 'S-0', {value}, 1)"),
    }

    def draw(self) -> None:
        self.insert = self.rng.choice(self.script.inserts)
        first = self.script.begin + 1 if self.sure else 0
        self.location = self.rng.choice((self.insert, self.rng.randrange(first, self.insert + 1)))
        statement = self.script.statements[self.insert]
        self.table = table_of(statement)
        assert self.table is not None
        key = self.rng.choice(keys_of(statement))
        self.key, self.sql = key, INTRUDERS[self.table].format(key=key)
        if self.table in self.unique and self.rng.random() < 0.5:
            column, sql = self.unique[self.table]
            (row,) = [row for row in self.stage.pictures[ALL].tables[self.table] if str(row[0]) == key]
            self.key, self.sql = "950", sql.format(value=f"'{row[column]}'")

    def strike(self, link: Link) -> None:
        with self.stage.other() as other:
            try:
                other.execute("SET SESSION innodb_lock_wait_timeout = 1")
                other.execute(self.sql)
                other.connection.commit()
            except pymysql.err.MySQLError as error:
                if error.args[0] != 1205:
                    raise
                self.struck, self.blocked = False, True

    def heal(self) -> None:
        if self.struck:
            where = f"FROM {self.table} WHERE {KEYS[str(self.table)]} = {self.key}"
            assert len(self.stage.ask(f"SELECT * {where}")) == 1, "another person's row is gone"
            assert self.stage.history() is None, (
                f"applied, with another person's row {self.table} {self.key} as its own"
            )
            self.stage.ask(f"DELETE {where}")


class Meddling(Fault):
    """A person edits or removes a seeded row, or lets a new row refer to one, while down looks at them.

    Either they come first, and down refuses; or down holds its locks, and they have to wait (here: give up at once).
    """

    name = "seeded row edited meanwhile"
    directions = (DOWN,)
    phases = (BEFORE,)
    edits: ClassVar[dict[str, str]] = {
        "branch": "UPDATE branch SET name = 'edited' WHERE id = {key}",
        "member": "UPDATE member SET points = 7777 WHERE id = {key}",
        "shelf": "UPDATE shelf SET label = 'edited' WHERE code = {key}",
        "loan": "UPDATE loan SET days = 7777 WHERE id = {key}",
        "remark": "UPDATE remark SET text = 'edited' WHERE id = {key}",
    }
    removals: ClassVar[dict[str, str]] = {
        "loan": "DELETE FROM loan WHERE id = {key}",
        "remark": "DELETE FROM remark WHERE id = {key}",
    }
    children: ClassVar[dict[str, tuple[str, str, str]]] = {
        "branch": ("INSERT INTO member VALUES (950, {key}, 'i@theirs.example', 1)", "member", "950"),
        "member": ("INSERT INTO loan VALUES (950, {key}, 'S-0', 'I-1', 1)", "loan", "950"),
        "shelf": ("INSERT INTO loan VALUES (950, 100, {key}, 'I-1', 1)", "loan", "950"),
    }

    def draw(self) -> None:
        super().draw()
        kind = self.rng.choice((self.edits, self.removals, self.children))
        self.table = self.rng.choice(sorted(kind))
        self.row = self.rng.choice(self.seeded(self.table))
        self.key = repr(self.row[0])
        what = kind[self.table]
        self.sql = (what if isinstance(what, str) else what[0]).format(key=self.key)
        self.child = None if isinstance(what, str) else what[1:]
        if self.sure:
            self.location = self.rng.randrange(self.script.begin + 1, self.script.locking + 1)
        self.left: list[tuple] = []

    def strike(self, link: Link) -> None:
        with self.stage.other() as other:
            try:
                other.execute(f"SELECT * FROM {self.table} WHERE {KEYS[self.table]} = {self.key} FOR UPDATE NOWAIT")
                self.struck = len(other.fetchall()) == 1
                if self.struck:
                    other.execute(self.sql)
                    other.connection.commit()
            except pymysql.err.MySQLError as error:
                if error.args[0] not in (1205, 3572):  # locked, as NOWAIT says on MariaDB and MySQL
                    raise
                self.struck, self.blocked = False, True
        if self.struck:
            self.left = self._look()

    def heal(self) -> None:
        if not self.struck:
            return
        assert self._look() == self.left, f"what another session did is undone: {self.left} became {self._look()}"
        if self.child:
            self.stage.ask(f"DELETE FROM {self.child[0]} WHERE {KEYS[self.child[0]]} = {self.child[1]}")
        else:
            self.stage.ask("SET foreign_key_checks = 0")
            self.stage.ask(f"REPLACE INTO {self.table} VALUES ({', '.join(['%s'] * len(self.row))})", self.row)
            self.stage.ask("SET foreign_key_checks = 1")

    def _look(self) -> list[tuple]:
        table, key = self.child or (self.table, self.key)
        return self.stage.ask(f"SELECT * FROM {table} WHERE {KEYS[table]} = {key}")
