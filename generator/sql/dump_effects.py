"""What the statements around the rows of a dump do to rows that were read: another database, a transaction, another table.

A fixture holds what a server would hold when a client loads the same file. It follows statements as far as they leave the
rows as they are, and refuses what moves or removes them.
https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..lazy_patterns import lazy
from .patterns import BACKTICKED, DOUBLE_QUOTED, SINGLE_QUOTED
from .scanner import Scanner, compiled

# They end a transaction by themselves.
_COMMITS = frozenset(
    "ALTER ANALYZE BEGIN CHECK COMMIT CREATE DROP FLUSH GRANT LOCK OPTIMIZE RENAME START TRUNCATE UNLOCK".split()
)
_OFF = frozenset(("0", "off", "false"))
_QUOTED = compiled(f"{SINGLE_QUOTED}|{DOUBLE_QUOTED}|{BACKTICKED}")
_NAME = rb"(?:`(?:[^`]|``)*`|\"(?:[^\"]|\"\")*\"|[\w$\x80-\xff]+)"
_NAMES = lazy(_NAME)
_DROPS = lazy(rb"(DROP\s+(?:TEMPORARY\s+)?TABLES?|RENAME\s+TABLES?)\b", re.IGNORECASE)
_DROPS_ALL = lazy(rb"(DROP\s+(?:DATABASE|SCHEMA))\b", re.IGNORECASE)
_ALTERS = lazy(
    rb"(ALTER\s+(?:ONLINE\s+|IGNORE\s+)*TABLE)\s+(?:IF\s+EXISTS\s+)?(?:"
    + _NAME
    + rb"\s*\.\s*)?(?P<table>"
    + _NAME
    + rb")",
    re.IGNORECASE,
)
_ALTERS_ROWS = lazy(
    rb"\b(?:CHANGE|TRUNCATE|EXCHANGE|DISCARD|IMPORT|RENAME(?!\s+(?:INDEX|KEY)\b)"
    rb"|DROP(?!\s+(?:INDEX|KEY|PRIMARY|FOREIGN|CHECK|CONSTRAINT|DEFAULT)\b))\b",
    re.IGNORECASE,
)


@dataclass
class DumpEffects:
    """``owners`` has the database of each table that rows were read of, as far as the file says it; ``uncommitted`` is the
    offset of the first rows that no statement has committed yet."""

    database: str | None = None
    owners: dict[str, str | None] = field(default_factory=dict)
    in_transaction: bool = False
    uncommitted: int | None = None

    def statement(self, scanner: Scanner, word: str, statement: bytes, start: int) -> None:
        """Take over what a statement that is passed over does. Raises InputRowError when it moves or removes rows read."""
        if word == "USE":
            # USE changes the database of all that follows (https://dev.mysql.com/doc/refman/8.4/en/use.html); mysqldump
            # --databases writes one before each.
            name = _names(statement[3:])
            self.database = name[0] if name else None
        if word in _COMMITS:
            self.uncommitted = None
            self.in_transaction = word in ("BEGIN", "START")
        gone = self._moved(statement) if self.owners else None
        if gone is not None:
            raise scanner.error(
                f"{gone[0]} after rows of {gone[1]} that were read: what it leaves of them is not known",
                hint="load the file into a database, and take a snapshot",
                offset=start,
            )

    def autocommit(self, scanner: Scanner) -> None:
        """After a SET: switching autocommit on commits."""
        if not self.in_transaction and _autocommits(scanner):
            self.uncommitted = None

    def rows(self, scanner: Scanner, table: str, database: str | None, start: int) -> None:
        """Rows of ``table``. Raises InputRowError when rows of another database's table of that name were read before."""
        database = database or self.database
        # Names in lower case: whether they ignore case is a setting of the server (lower_case_table_names), and two
        # tables that differ in case only are refused rather than mixed.
        before = self.owners.setdefault(table.lower(), database)
        if database != before and None not in (database, before):
            raise scanner.error(
                f"rows of {table} in database {database}, after rows of {table} in {before}: they are two tables",
                hint="dump one database into a file",
                offset=start,
            )
        if any((owner is None) != (database is None) for owner in self.owners.values()):
            named = database or next(owner for owner in self.owners.values() if owner is not None)
            raise scanner.error(
                f"rows of {table} in {database or 'the database of the connection'}, after rows in "
                f"{'the database of the connection' if database else named}: whether that is one database is not known",
                hint=f"where it is, begin the file with USE {named};",
                offset=start,
            )
        if self.uncommitted is None and (self.in_transaction or not _autocommits(scanner)):
            self.uncommitted = start

    def end(self, scanner: Scanner) -> None:
        """The end of the file. Raises InputRowError for rows that a server would roll back when the client goes."""
        if self.uncommitted is not None:
            raise scanner.error(
                "the transaction of these rows is not committed in this file, so that a server keeps none of them",
                hint="the file may be cut short; else add COMMIT; at its end",
                offset=self.uncommitted,
            )

    def _moved(self, statement: bytes) -> tuple[str, str] | None:
        """The kind of a statement that moves or removes rows that were read, and their table."""
        names = {name.lower() for name in _names(statement)}
        altered = _ALTERS.match(statement)
        if altered is not None:
            # What is in quotes may be anything: a comment of a column with the word DROP changes no row.
            if not _ALTERS_ROWS.search(_QUOTED.sub(b" ", statement)):
                return None
            names = {name.lower() for name in _names(altered["table"])}
        kind = altered or _DROPS.match(statement)
        if kind is not None:
            table = next((table for table in self.owners if table in names), None)
        else:
            kind = _DROPS_ALL.match(statement)
            table = next((table for table, owner in self.owners.items() if (owner or "").lower() in names), None)
        return None if kind is None or table is None else (" ".join(kind[1].decode("ascii").upper().split()), table)


def _autocommits(scanner: Scanner) -> bool:
    return (scanner.session.system["autocommit"] or "").lower() not in _OFF


def _names(statement: bytes) -> list[str]:
    return [match.group().strip(b'`"').decode("utf-8", "replace") for match in _NAMES.finditer(statement)]
