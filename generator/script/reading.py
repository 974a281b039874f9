"""The rows of an up script, read back table by table: what two versions of a seed are compared by.

The file is passed over once for where the statements of each table are; their rows are then read again, a statement at a
time. Rows are literals as they are written, with the values that the UPDATEs behind them fill in.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from ..errors import ChecksumError
from ..files import open_regular
from ..sql.identifiers import HISTORY_TABLE, unquote
from ..sql.patterns import BACKTICKED
from ..sql.script_rows import VALUE, Insert, read_insert, texts
from ..sql.statements import Statement
from .rowtext import GUARD

_INSERT = re.compile(rf"INSERT INTO ({BACKTICKED})".encode())
_UPDATE = re.compile(rf"UPDATE ({BACKTICKED}) SET (?:.*, )?({BACKTICKED}) = CASE(?: {BACKTICKED})?\n".encode())
_FACTS = b"@seed_tables = CONCAT(@seed_tables,"  # a line may end behind the comma
# One line of an UPDATE's CASE; possessive (Python 3.11), so that a long composite key cannot make it slow.
_CASE = re.compile(rf"  WHEN (?:{BACKTICKED} = )?({VALUE})((?>(?: AND {BACKTICKED} = {VALUE})*)) THEN ({VALUE})\n")
_FURTHER = re.compile(rf" AND {BACKTICKED} = ({VALUE})")

Row = tuple[str, ...]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    """A statement: where it begins and ends in the file (bytes), and its line (from 1)."""

    start: int
    end: int
    line: int


@dataclass(slots=True)
class WrittenTable:
    """A table of a script: its columns in the order of the INSERTs, those of its key, and the ids of its rows where they
    are one range."""

    name: str
    key: tuple[str, ...] = ()
    first_id: int | None = None
    last_id: int | None = None
    columns: tuple[str, ...] = ()
    inserts: list[_Span] = field(default_factory=list, repr=False)
    updates: dict[str, list[_Span]] = field(default_factory=dict, repr=False)


class ScriptRows:
    """The tables of an up script. Raises OSError when the file cannot be read, ChecksumError where it is not as seedsql
    writes it."""

    def __init__(self, path: Path | None) -> None:
        """Read the script ``path``; None is one without tables."""
        self._path = path
        self.tables: dict[str, WrittenTable] = {}
        if path is not None:
            with open_regular(path) as file:
                try:
                    self._index(file)
                except UnicodeDecodeError:
                    raise self._unreadable("holds bytes that are no UTF-8") from None
        for table in self.tables.values():
            if table.inserts:
                table.columns = self._read(table.inserts[0]).columns
                table.key = table.key or table.columns[:1]

    @property
    def is_empty(self) -> bool:
        """Whether there is no row."""
        return not any(table.inserts for table in self.tables.values())

    def _index(self, file: BinaryIO) -> None:
        for span, text in _statements(file):
            if span.end < 0:
                raise self._unreadable("ends in the middle of this statement", span.line)
            if text.startswith(b"INSERT INTO `"):
                self._add_insert(span, text)
            elif text.startswith(b"UPDATE `") and (found := _UPDATE.match(text)):
                updates = self._table(_name(found[1])).updates
                updates.setdefault(_name(found[2]), []).append(span)
            elif text.startswith(b"SET ") and _FACTS in text:
                self._add_facts(text, span.line)

    def _add_insert(self, span: _Span, text: bytes) -> None:
        found = _INSERT.match(text)
        name = _name(found[1]) if found else ""
        # The row of the history is inserted as well; it is no row of the seed.
        if found and name != HISTORY_TABLE:
            self._table(name).inserts.append(span)

    def _add_facts(self, text: bytes, line: int) -> None:
        """What a script says of a table at its top: ``{"table": …, "ids": [1, 5], "key": […]}``."""
        try:
            written = "".join(str(each) for each in texts(text.decode("utf-8").split(_FACTS.decode(), 1)[1]))
            facts = json.loads(written.strip().rstrip(","))
            # The key is the first column, where the facts name no other: see ``facts``.
            first = str(facts["columns"][0]).partition(": ")[0]
            table = self._table(str(facts["table"]))
            table.key = tuple(map(str, facts.get("key", [first])))
            if facts["ids"] is not None:
                table.first_id, table.last_id = map(int, facts["ids"])
        except (ValueError, KeyError, TypeError, IndexError):
            raise self._unreadable("does not say of a table what a script says", line) from None

    def _table(self, name: str) -> WrittenTable:
        return self.tables.setdefault(name, WrittenTable(name))

    def rows(self, name: str) -> Iterator[tuple[Key, Row]]:
        """Yield key and row of every row of a table, in the order of the file; nothing of a table that is not there."""
        table = self.tables.get(name)
        if table is None or not table.inserts:
            return
        places = [table.columns.index(column) for column in table.key]
        updates = {table.columns.index(column): _Values(self, spans) for column, spans in table.updates.items()}
        for span in table.inserts:
            for row in self._read(span).rows:
                key = tuple(row[place] for place in places)
                if updates:
                    filled = list(row)
                    for place, values in updates.items():
                        filled[place] = values.of(key) or row[place]
                    row = tuple(filled)
                yield key, row

    def _read(self, span: _Span) -> Insert:
        insert = read_insert(Statement(span.line, self.text(span)), str(self._path))
        assert insert is not None
        return insert

    def text(self, span: _Span) -> str:
        """A statement without its end."""
        try:
            return self.bytes(span).decode("utf-8").removesuffix(";\n")
        except UnicodeDecodeError as error:
            line = span.line + error.object.count(b"\n", 0, error.start)
            raise self._unreadable("is no UTF-8", line) from None

    def _unreadable(self, what: str, line: int | None = None) -> ChecksumError:
        place = str(self._path) if line is None else f"{self._path}:{line}"
        return ChecksumError(
            f"{place} {what}, so it is not as seedsql writes it",
            hint="it was edited or truncated: take it from the repository, or generate it again",
        )

    def bytes(self, span: _Span) -> bytes:
        """A statement as it is in the file, its end included."""
        assert self._path is not None
        with open_regular(self._path) as file:
            file.seek(span.start)
            return file.read(span.end - span.start)

    def digest(self, name: str) -> str:
        """The digest of a table's rows, as the manifest has it for a script that is as it was generated."""
        table = self.tables[name]
        digest = hashlib.sha256(json.dumps([name, list(table.columns)], ensure_ascii=False).encode("utf-8") + b"\n")
        for span in table.inserts:
            rows = self.bytes(span).partition(b" VALUES\n")[2].removesuffix(b";\n")
            digest.update(rows.replace(GUARD[0], b"\0", 1).replace(GUARD[1], b"\0", 1))
        spans = sorted((span for spans in table.updates.values() for span in spans), key=lambda span: span.start)
        for span in spans:
            lines = self.bytes(span).split(b"\n")
            digest.update(b"".join(line + b"\n" for line in lines if line.startswith(b"  WHEN ")))
        return digest.hexdigest()


class _Values:
    """The values that the UPDATEs of one column fill in, which are in the order of the rows."""

    def __init__(self, script: ScriptRows, spans: list[_Span]) -> None:
        self._pairs = (pair for span in spans for pair in _cases(script.text(span)))
        self._next = next(self._pairs, None)

    def of(self, key: Key) -> str | None:
        """The value of the row ``key``; None where it has none. Asked in the order of the rows."""
        if self._next is None or self._next[0] != key:
            return None
        value = self._next[1]
        self._next = next(self._pairs, None)
        return value


def _cases(text: str) -> Iterator[tuple[Key, str]]:
    for found in _CASE.finditer(text):
        yield (found[1], *_FURTHER.findall(found[2])), found[3]


def _statements(file: BinaryIO) -> Iterator[tuple[_Span, bytes]]:
    """Where the statements are, as ``sql.statements`` finds them, each with the text of its first lines. The span of one that
    has no end ends at -1."""
    start = offset = first = 0
    head = b""
    for number, line in enumerate(file, start=1):
        if not head and not line.startswith(b"--") and line.strip():
            start, first = offset, number
        if head or first == number:
            # a table's facts and an UPDATE's opening are at the beginning; of rows nothing is needed
            head = head + line if len(head) < 1 << 16 and not line.startswith((b", (", b"  WHEN")) else head
            # So end statements of seedsql only: within a string a line break is written in hexadecimal digits.
            if line.endswith(b";\n"):
                yield _Span(start, offset + len(line), first), head
                head = b""
        offset += len(line)
    if head:
        yield _Span(start, -1, first), head


def _name(quoted: bytes) -> str:
    return unquote(quoted.decode("utf-8"))
