"""Faults of a server that says no: to a row, to the account, or because a table is not there any more."""

from __future__ import annotations

import re
import secrets
import threading
from contextlib import suppress
from typing import ClassVar

import pymysql

from tests.servers import Database
from tests.waiting import HANGS_SECONDS

from .base import ANSWERED, BEFORE, UP, Fault
from .proxy import Link
from .seeds import KEYS, TABLES, table_of
from .stage import HISTORY


class RowRefused(Fault):
    """One value of the script is another one: a foreign key, a CHECK, a NOT NULL, a length or a range refuses it."""

    name = "row refused"
    directions = (UP,)
    signs = "1452|4025|3819|1406|1264|1048"
    changes: ClassVar[dict[str, tuple[tuple[str, str], ...]]] = {
        "branch": (
            (r"'Branch \d+'", f"'{'x' * 99}'"),
            (r"'Branch \d+'", "NULL"),
            (r", NULL, NULL\)$", ", 99999, NULL)"),
        ),
        "member": ((r", \d+, '", ", 99999, '"), (r", \d+\)$", ", -1)")),
        "shelf": ((r"'[^']*'\)$", f"'{'x' * 99}')"),),
        "loan": ((r", \d+, '", ", 99999, '"), (r"'T-\d+'", f"'{'x' * 99}'"), (r", \d+\)$", ", 99999999999)")),
        "remark": ((r"'[^']*'\)$", f"'{'x' * 99}')"),),
    }

    def draw(self) -> None:
        self.location, self.phase = self.rng.choice(self.script.inserts), BEFORE
        statement = self.script.statements[self.location]
        pattern, new = self.rng.choice(self.changes[str(table_of(statement))])
        found = self.rng.choice(list(re.finditer(pattern, statement, re.MULTILINE)))
        self.changed = statement[: found.start()] + new + statement[found.end() :]

    def text(self, number: int, statement: str) -> str:
        return self.changed if number == self.location else statement


class TriggerSignals(Fault):
    """A trigger of the application says no to one of the rows."""

    name = "trigger signals"
    signs = "1644"

    def draw(self) -> None:
        self.location = -1
        self.table = self.rng.choice(TABLES)
        self.key = self.seeded_key(self.table)

    def prepare(self) -> None:
        event, row = ("INSERT", "NEW") if self.direction == UP else ("DELETE", "OLD")
        self.stage.ask(
            f"CREATE TRIGGER nay BEFORE {event} ON {self.table} FOR EACH ROW "
            f"IF {row}.{KEYS[self.table]} = {self.key} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'nay'; END IF"
        )
        self.struck = True

    def heal(self) -> None:
        self.stage.ask("DROP TRIGGER nay")


class PrivilegeRevoked(Fault):
    """The account may not write to a table any more, from one statement to the next."""

    name = "privilege revoked"
    may_be_first = False
    signs = "1142|1143"

    def draw(self) -> None:
        super().draw()
        self.table = self.rng.choice((*TABLES, HISTORY))
        self.privilege = "INSERT" if self.direction == UP else "DELETE"
        if self.sure:
            self.phase = BEFORE
            first = self.script.first_write(self.table)
            self.location = self.rng.randrange(self.script.begin + 1, first + 1)

    @property
    def database(self) -> Database:
        return self.account

    def prepare(self) -> None:
        # Rights on a whole database are looked at when it is selected, those on a table at each statement:
        # https://dev.mysql.com/doc/refman/8.4/en/privilege-changes.html
        self.account = self.stage.database.as_user("CREATE")
        for table in (*TABLES, HISTORY):
            self.stage.ask(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO `{self.account.user}`@`%`")

    def strike(self, link: Link) -> None:
        self.stage.ask(f"REVOKE {self.privilege} ON {self.table} FROM `{self.account.user}`@`%`")

    def heal(self) -> None:
        self.stage.ask(f"DROP USER `{self.account.user}`@`%`")


class AccountGone(Fault):
    """The account is locked or gets another password; its session goes on, but it cannot connect again."""

    name = "account locked"
    phases = (BEFORE, ANSWERED)

    def draw(self) -> None:
        super().draw()
        self.killed = self.sure or self.rng.random() < 0.7
        self.certain = self.killed
        self.account = f"`{self.stage.database.user}`@`%`"
        self.locked = self.rng.random() < 0.5

    def strike(self, link: Link) -> None:
        if self.locked:
            self.stage.ask(f"ALTER USER {self.account} ACCOUNT LOCK")
        else:
            self.stage.ask(f"ALTER USER {self.account} IDENTIFIED BY '{secrets.token_urlsafe(12)}'")
        if self.killed:
            self.stage.kill(link.session)

    def heal(self) -> None:
        self.stage.ask(f"ALTER USER {self.account} ACCOUNT UNLOCK")
        self.stage.ask(f"ALTER USER {self.account} IDENTIFIED BY '{self.stage.database.password}'")


class TableGone(Fault):
    """A table is renamed or dropped. Once the transaction has touched it, DDL waits for its end (and here gives up)."""

    name = "table renamed or dropped"
    phases = (BEFORE,)
    signs = "1146|REFUSED"
    # what nothing refers to can be dropped
    droppable = ("loan", "remark")

    def draw(self) -> None:
        super().draw()
        self.drops = self.rng.random() < 0.5
        self.table = self.rng.choice(self.droppable if self.drops else TABLES)
        if self.sure or self.rng.random() < 0.5:
            self.location = self.rng.randrange(self.script.lock, self.first_touch() + 1)
        self.rows: list[tuple] = []
        self.definition = ""

    def first_touch(self) -> int:
        """The first statement that touches any table: DDL also waits for those that foreign keys lead to."""
        return min(self.script.first_touch(table) for table in TABLES)

    def strike(self, link: Link) -> None:
        self.rows = self.stage.ask(f"SELECT * FROM {self.table}")
        self.definition = self.stage.ask(f"SHOW CREATE TABLE {self.table}")[0][1]
        ddl = f"DROP TABLE {self.table}" if self.drops else f"RENAME TABLE {self.table} TO {self.table}_away"
        self.struck = self._bounded(ddl)
        self.blocked = not self.struck

    def heal(self) -> None:
        if not self.struck:
            return
        if not self.drops:
            self.stage.ask(f"RENAME TABLE {self.table}_away TO {self.table}")
            return
        # the dropped rows of others cannot come back by themselves; nor can those of a seed that was applied before
        self.stage.ask("SET foreign_key_checks = 0")
        self.stage.ask(self.definition)
        for row in self.rows:
            self.stage.ask(f"INSERT INTO {self.table} VALUES ({', '.join(['%s'] * len(row))})", row)
        self.stage.ask("SET foreign_key_checks = 1")

    def _bounded(self, ddl: str) -> bool:
        """Whether DDL was done; when it waits for a lock on the table, it is given up."""
        done: list[bool] = []
        connection = self.stage.server.admin(database=self.stage.database.name)

        def run() -> None:
            with suppress(pymysql.err.MySQLError), connection.cursor() as cursor:
                cursor.execute(ddl)
                done.append(True)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(0.25)
        if thread.is_alive():
            self.stage.kill(connection.thread_id(), "QUERY")
            thread.join(HANGS_SECONDS)
        assert not thread.is_alive(), "DDL cannot be given up"
        connection.close()
        return bool(done)
