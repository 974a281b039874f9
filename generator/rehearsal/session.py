"""One connection as a script sees it: user variables, settings, transactions, prepared statements and locks of MySQL.

Every statement form that seedsql's scripts use is run here; any other form raises. A connection starts with settings
that the scripts must not rely on (an ANSI sql_mode, another time zone), so that a frame that forgets one is noticed.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field

from ..errors import Refused, SeedsqlError, StatementFailed
from ..sql.statements import Statement
from . import moments, tokens
from .catalog import DATABASE, Catalog
from .columns import quoted
from .functions import Library
from .server import AMBIENT_SETTINGS, DEFAULTS, READ_ONLY_SETTINGS, Locks, Variables, mysql_value
from .translate import Translator

COMPLETION_TYPES = {0: "NO_CHAIN", "0": "NO_CHAIN", "NO_CHAIN": "NO_CHAIN"}
MUST_STAY_ON = frozenset({"foreign_key_checks", "unique_checks"})
SHOWN = 120

FORMS = re.compile(
    r"(SET\s+NAMES|SET\s+(?:SESSION\s+)?TRANSACTION|SET|START\s+TRANSACTION|BEGIN|COMMIT|ROLLBACK|PREPARE|EXECUTE"
    r"|(?:DEALLOCATE|DROP)\s+PREPARE|SELECT|WITH|\(\s*SELECT|INSERT|UPDATE|DELETE|DO|CREATE\s+TABLE)\b",
    re.IGNORECASE,
)
PREPARE = re.compile(r"PREPARE\s+(\w+)\s+FROM\s+(@[\w$]+|'(?:[^']|'')*')", re.IGNORECASE)
NAMED = re.compile(r"(?:EXECUTE|DEALLOCATE\s+PREPARE|DROP\s+PREPARE)\s+(\w+)", re.IGNORECASE)
NAMES = re.compile(r"SET\s+NAMES\s+'?(\w+)'?(?:\s+COLLATE\s+'?(\w+)'?)?", re.IGNORECASE)
ISOLATION = re.compile(
    r"SET\s+(?:SESSION\s+)?TRANSACTION\s+(?:ISOLATION\s+LEVEL\s+(?:READ\s+(?:UN)?COMMITTED|"
    r"REPEATABLE\s+READ|SERIALIZABLE)|READ\s+(?:WRITE|ONLY))",
    re.IGNORECASE,
)
START = re.compile(
    r"(?:START\s+TRANSACTION(?:\s+READ\s+WRITE|\s+WITH\s+CONSISTENT\s+SNAPSHOT|\s*,)*"
    r"|BEGIN(?:\s+WORK)?)",
    re.IGNORECASE,
)
CREATE = re.compile(r"CREATE\s+TABLE\s+(IF\s+NOT\s+EXISTS\s+)?`((?:[^`]|``)+)`", re.IGNORECASE)
INSERT = re.compile(rf"(INSERT\s+INTO\s+`(?:[^`]|``)+`\s*{tokens.COLUMNS})\s*(?=SELECT|WITH|\()", re.IGNORECASE)
MESSAGE = re.compile(r"SELECT\s+`((?:[^`]|``)+)`\s*", re.IGNORECASE)
REASON = re.compile(r"\b(?:REFUSED|STOPPED) \(([a-z]+)\):")
WRITES = ("INSERT", "UPDATE", "DELETE")
OPENS_TRANSACTION = (*WRITES, "SELECT", "WITH")


@dataclass(frozen=True, slots=True)
class Result:
    """A result set: column names, and rows as tuples."""

    names: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(slots=True)
class Session:
    """One connection to the rehearsal's database. ``run`` executes statements of a script, ``close`` ends it as a
    client that disconnects does: what is not committed is rolled back, its locks are freed."""

    connection: sqlite3.Connection
    catalog: Catalog
    library: Library
    locks: Locks
    number: int
    create_table: Callable[[str], None]
    variables: Variables = field(init=False)
    settings: dict[str, object] = field(default_factory=lambda: dict(AMBIENT_SETTINGS))
    prepared: dict[str, str] = field(default_factory=dict)
    statements: int = 0
    row_count: int = -1
    _translator: Translator = field(init=False)

    def __post_init__(self) -> None:
        self.variables = Variables(self.settings)
        self._translator = Translator(self.catalog, self.variables, self.settings)
        for name, body in self._functions().items():
            self.library.add(name, body)

    def close(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        self.locks.release_all(self.number)

    def run(self, statement: Statement, place: str) -> Result | None:
        """Execute one statement. Raises Refused when it is a guard that fires, else StatementFailed."""
        self.statements += 1
        self.library.complaint = None
        try:
            return self._dispatch(statement.text.strip())
        except SeedsqlError as error:
            error.place = f"{place}:{statement.line}"
            if isinstance(error, StatementFailed):
                error.line, error.statement = statement.line, statement.text[:SHOWN]
            raise
        except (sqlite3.Error, ValueError, ArithmeticError, RecursionError) as error:
            raise StatementFailed(
                self.library.complaint or str(error),
                line=statement.line,
                statement=statement.text[:SHOWN],
                place=f"{place}:{statement.line}",
            ) from error

    # forms ---------------------------------------------------------------------------------------------------------
    def _dispatch(self, sql: str) -> Result | None:
        form = FORMS.match(sql)
        if form is None:
            raise StatementFailed(f"the rehearsal does not know statements that begin {sql[:40]!r}")
        word = " ".join(form.group(1).upper().replace("(", " ").split())
        if not self.settings["autocommit"] and word in OPENS_TRANSACTION:
            self._begin()
        handler = {
            "SET NAMES": self._set_names,
            "SET TRANSACTION": self._set_transaction,
            "SET SESSION TRANSACTION": self._set_session_transaction,
            "SET": self._set,
            "START TRANSACTION": self._start,
            "BEGIN": self._start,
            "COMMIT": self._end,
            "ROLLBACK": self._end,
            "PREPARE": self._prepare,
            "EXECUTE": self._execute,
            "DEALLOCATE PREPARE": self._deallocate,
            "DROP PREPARE": self._deallocate,
            "SELECT": self._select,
            "WITH": self._select,
            "INSERT": self._insert,
            "UPDATE": self._update,
            "DELETE": self._delete,
            "DO": self._do,
            "CREATE TABLE": self._create_table,
        }[word]
        return handler(sql)

    def _matched(self, pattern: re.Pattern[str], sql: str) -> re.Match[str]:
        match = pattern.fullmatch(sql)
        if match is None:
            raise StatementFailed(f"the rehearsal does not know {sql[:SHOWN]!r}")
        return match

    def _set_names(self, sql: str) -> None:
        charset, collation = self._matched(NAMES, sql).groups()
        for name in ("client", "results", "connection"):
            self.settings[f"character_set_{name}"] = charset.lower()
        self.settings["collation_connection"] = collation or f"{charset.lower()}_0900_ai_ci"

    def _set_transaction(self, sql: str) -> None:
        self._matched(ISOLATION, sql)
        if self.connection.in_transaction:
            raise StatementFailed(
                "Transaction characteristics can't be changed while a transaction is in progress", errno=1568
            )

    def _set_session_transaction(self, sql: str) -> None:
        self._matched(ISOLATION, sql)

    def _set(self, sql: str) -> None:
        """All values are computed before any is assigned: a variable set in the same SET still has its old value."""
        targets, parts = [], []
        for part in tokens.split_commas(sql[3:]):
            assignment = tokens.ASSIGNMENT.fullmatch(part)
            if assignment is None:
                raise StatementFailed(f"the rehearsal does not know SET {part.strip()[:SHOWN]!r}")
            scope, name, value = assignment.groups()
            if name.startswith("@@") or not (scope or name.startswith("@")):
                raise StatementFailed(f"say SESSION or @: the rehearsal does not know SET {part.strip()[:SHOWN]!r}")
            targets.append(name.lower())
            parts.append(str(DEFAULTS.get(name.lower(), "NULL")) if value.strip().upper() == "DEFAULT" else value)
        for name, value in zip(targets, self._values(parts), strict=True):
            if name.startswith("@"):
                self.variables[name[1:]] = value
            else:
                self._set_setting(name, value)

    def _set_setting(self, name: str, value: object) -> None:
        if name not in self.settings or name in READ_ONLY_SETTINGS:
            raise StatementFailed(f"Unknown or read-only system variable '{name}'", errno=1193)
        if name == "completion_type":
            value = COMPLETION_TYPES.get(value)
        if value is None:
            raise StatementFailed(f"Variable '{name}' can't be set to the value given", errno=1231)
        if name in MUST_STAY_ON and int(str(value)) != 1:
            raise StatementFailed(f"{name} must stay on: a seed that needs it off can leave orphans")
        if name == "autocommit":
            value = int(str(value))
            if value and self.connection.in_transaction:
                self.connection.execute("COMMIT")  # 0 to 1 commits
        if name == "collation_connection":
            self.settings["character_set_connection"] = str(value).split("_")[0]
        self.settings[name] = value

    def _start(self, sql: str) -> None:
        self._matched(START, sql)
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")  # START TRANSACTION commits what is open
        self._begin()

    def _begin(self) -> None:
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN")

    def _end(self, sql: str) -> None:
        word = self._matched(re.compile(r"(COMMIT|ROLLBACK)(?:\s+WORK)?", re.IGNORECASE), sql).group(1)
        if self.connection.in_transaction:
            self.connection.execute(word)

    def _prepare(self, sql: str) -> None:
        name, source = self._matched(PREPARE, sql).groups()
        text = source[1:-1].replace("''", "'") if source[0] == "'" else self.variables.own(source[1:].lower())
        self.prepared.pop(name.lower(), None)
        if not isinstance(text, str):
            raise StatementFailed(
                "You have an error in your SQL syntax; near 'NULL': PREPARE from a variable without a statement",
                errno=1064,
            )
        self._check_prepared(text)
        self.prepared[name.lower()] = text

    def _check_prepared(self, text: str) -> None:
        """What PREPARE looks up: columns and tables. A guard is a SELECT of a column whose name is the message."""
        message = MESSAGE.fullmatch(text)
        if message is not None:
            try:
                self.connection.execute(f"EXPLAIN SELECT {quoted(message.group(1).replace('``', '`'))}")
            except sqlite3.OperationalError as error:
                sentence = message.group(1).replace("``", "`")
                tag = REASON.search(sentence)
                raise Refused(sentence, reason=tag.group(1) if tag else "") from error
        elif text.upper().startswith("SELECT"):
            query, _ = tokens.take_into(text)
            self.connection.execute("EXPLAIN " + self._translator.query(query).sql, self.variables)
        elif FORMS.match(text) is None:
            raise StatementFailed(f"the rehearsal does not know statements that begin {text[:40]!r}")

    def _execute(self, sql: str) -> Result | None:
        name = self._matched(NAMED, sql).group(1).lower()
        if name not in self.prepared:
            raise StatementFailed(f"Unknown prepared statement handler ({name}) given to EXECUTE", errno=1243)
        return self._dispatch(self.prepared[name])

    def _deallocate(self, sql: str) -> None:
        name = self._matched(NAMED, sql).group(1).lower()
        if self.prepared.pop(name, None) is None:
            raise StatementFailed(f"Unknown prepared statement handler ({name}) given to DEALLOCATE", errno=1243)

    def _values(self, parts: list[str]) -> list[object]:
        query = self._translator.expressions(parts)
        row = self.connection.execute(query.sql, self.variables).fetchone()
        return [mysql_value(value, kind) for value, kind in zip(row, query.kinds, strict=True)]

    def _do(self, sql: str) -> None:
        self._values(tokens.split_commas(sql[2:]))

    def _select(self, sql: str) -> Result | None:
        text, targets = tokens.take_into(sql)
        query = self._translator.query(text)
        rows = [
            tuple(mysql_value(value, kind) for value, kind in zip(row, query.kinds, strict=True))
            if query.kinds and len(row) == len(query.kinds)
            else row
            for row in self.connection.execute(query.sql, self.variables)
        ]
        if not targets:
            return Result(query.names, tuple(rows))
        if len(rows) > 1:
            raise StatementFailed("Result consisted of more than one row", errno=1172)
        if len(targets) != len(query.names):
            raise StatementFailed("The used SELECT statements have a different number of columns", errno=1222)
        for row in rows:  # no row leaves the variables as they are
            self.variables.update(zip(targets, row, strict=True))
        return None

    def _insert(self, sql: str) -> None:
        values = tokens.VALUES.match(sql)
        if values is not None:
            self._written(values.group() + self._rows(sql[values.end() :]))
            return
        head = INSERT.match(sql)
        if head is None:
            raise StatementFailed(f"the rehearsal does not know {sql[:SHOWN]!r}")
        self._written(f"{head.group(1)} {self._translator.query(sql[head.end() :]).sql}")

    def _rows(self, rows: str) -> str:
        """Rows for SQLite. All but a guarded first value are literals as a rule, and never meet the parser."""
        guard, rest = tokens.leading_subquery(rows)
        literals = tokens.literal_rows(rest)
        if literals is None:
            return self._translator.rows(rows)
        return literals if not guard else "(" + self._translator.expression(guard) + literals

    def _update(self, sql: str) -> None:
        self._written(self._translator.update(sql))

    def _delete(self, sql: str) -> None:
        statement, ordered = self._translator.delete(sql)
        if ordered is None:
            self._written(statement)
            return
        # InnoDB checks foreign keys row by row, in this order; one statement, all or nothing
        keys = self.connection.execute(ordered, self.variables).fetchall()
        self.connection.execute("SAVEPOINT one_statement")
        try:
            self.connection.executemany(statement, keys)
        except sqlite3.Error:
            self.connection.execute("ROLLBACK TO one_statement")
            raise
        finally:
            self.connection.execute("RELEASE one_statement")
        self.row_count = len(keys)

    def _written(self, sql: str) -> None:
        self.row_count = self.connection.execute(sql, self.variables).rowcount

    def _create_table(self, sql: str) -> None:
        head = CREATE.match(sql)
        if head is None:
            raise StatementFailed(f"the rehearsal does not know {sql[:SHOWN]!r}")
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")  # DDL commits what is open
        if self.catalog.kinds(head.group(2).replace("``", "`")) is not None:
            if head.group(1):
                return
            raise StatementFailed(f"Table '{head.group(2)}' already exists", errno=1050)
        self.create_table(sql)

    def _functions(self) -> dict[str, Callable]:
        me = self.number
        user = "seedsql@rehearsal"
        return {
            "DATABASE": lambda: DATABASE,
            "SCHEMA": lambda: DATABASE,
            "USER": lambda: user,
            "CURRENT_USER": lambda: user,
            "SESSION_USER": lambda: user,
            "VERSION": lambda: self.settings["version"],
            "CONNECTION_ID": lambda: me,
            "ROW_COUNT": lambda: self.row_count,
            "LAST_INSERT_ID": lambda: 0,
            "GET_LOCK": lambda name, timeout: self.locks.get(name, me),
            "RELEASE_LOCK": lambda name: self.locks.release(name, me),
            "RELEASE_ALL_LOCKS": lambda: self.locks.release_all(me),
            "IS_USED_LOCK": self.locks.holder,
            "IS_FREE_LOCK": lambda name: int(self.locks.holder(name) is None),
            "SLEEP": lambda seconds: 0,
            **dict.fromkeys(
                ("NOW", "UTC_TIMESTAMP", "CURRENT_TIMESTAMP"),
                lambda digits=0: moments.as_datetime(moments.now().isoformat(sep=" "), digits),
            ),
            **dict.fromkeys(("UTC_DATE", "CURRENT_DATE", "CURDATE"), lambda: moments.now().date().isoformat()),
            "CURRENT_TIME": lambda: moments.now().strftime("%H:%M:%S"),
        }
