"""The audit of statements, one after the other: what is outside in rows, in other statements and in comments."""

from __future__ import annotations

import ipaddress
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ..errors import ChecksumError
from ..lazy_patterns import lazy
from ..schema.geometry import point_text
from ..sql.script_rows import (
    Expression,
    Insert,
    Value,
    insert_head,
    read_insert,
    read_literal,
    split_insert,
    text_literals,
)
from ..sql.statements import Statement, byte_pieces, statement_of
from .audit_result import Hit, shape
from .finders import Finding
from .proof import Column, Table
from .quick import clean, doubtful, without_uuid_lines
from .ranges import BulkCheck, Check
from .scanner import nothing_in, scan
from .treatment import Treatment

HITS_KEPT = 1_000
_FIRST_ROWS = 50  # of a statement: from so many most of what a table holds is known
_QUIET_BYTES = 100  # of a piece that is remembered as it is
_NEXT_ROW = "\n, ("
_WHOLE_LINE = lazy("^--.*", re.MULTILINE)
# Rows that no template writes: what is in them cannot be held to its column.
_FOREIGN_INSERT = lazy(r"\s*(?:REPLACE|INSERT)\s+(?!INTO\s+`?seedsql_)", re.IGNORECASE)
# How many rows a table has and which: said in the script's own texts beside the table's name, which may be `pin`.
_COUNTS = lazy(r"\b[0-9][0-9,]* rows?\b|\bids? [0-9]+(?: to |-|\.\.)[0-9]+\b")
# A column and its type, as the script says what its tables must look like: "password: varchar(255)".
_COLUMN_TYPES = lazy(
    r"(?<=: )(?:(?:enum|set)\("
    r"|(?:(?:tiny|small|medium|big)?int|decimal|float|double|bit|year|date|datetime|timestamp|time|(?:var)?(?:char|binary)"
    r"|(?:tiny|medium|long)?(?:text|blob)|json)(?:\([0-9, ]+\)|\b))"
)
# A line of the header that was too long for one goes on with this indent.
_CONTINUED = "--     "

Location = tuple[str, str]
"""A table, and a column in lower case."""


@dataclass
class Found:
    """What was found in a part of a script: it can be added to what was found before."""

    lines: int = 0
    rows: int = 0
    hits: list[Hit] = field(default_factory=list)
    hit_count: int = 0
    row_counts: Counter[str] = field(default_factory=Counter)
    rows_of: Counter[Location] = field(default_factory=Counter)
    hits_of: Counter[Location] = field(default_factory=Counter)
    unread: set[Location] = field(default_factory=set)
    decided: dict[Location, Counter[str]] = field(default_factory=dict)
    """By table and column that a person answered for: how many values of which class were found."""

    def add(self, further: Found) -> None:
        """Add what was found in the part that follows; its lines are counted from 1."""
        kept = further.hits[: max(HITS_KEPT - len(self.hits), 0)]
        self.hits += [hit._replace(line=self.lines + hit.line) for hit in kept]
        self.lines += further.lines
        self.rows += further.rows
        self.hit_count += further.hit_count
        self.row_counts += further.row_counts
        self.rows_of += further.rows_of
        self.hits_of += further.hits_of
        self.unread |= further.unread
        for location, counts in further.decided.items():
            self.decided.setdefault(location, Counter()).update(counts)


@dataclass(slots=True)
class PersonalColumn:
    """A column that is held to the range of its class. ``unread``: one of its values was no literal."""

    table: str
    column: str
    personal_class: str
    check: Check | None
    member_checks: Mapping[str, Check]
    unread: bool = False

    def judge(self, raw: str) -> list[Finding]:
        """What is outside in the literal ``raw``."""
        value = read_literal(raw)
        if value is None:
            return []
        text = _personal_text(value, self.personal_class)
        if text is None:
            self.unread = True
            return []
        if self.check is None or self.personal_class == "free_text":
            return scan(text, self.member_checks)
        if self.check(text):
            return []
        return [Finding(self.personal_class, text)]

    def all_safe(self, literals: Collection[str]) -> bool:
        """A quick look at many literals: True when it shows that ``judge`` finds nothing in any."""
        texts = [raw for raw in literals if raw not in ("NULL", "''")]
        lines = "\n".join(texts)  # no literal holds a raw line break
        if not texts or lines[0] != "'" or not len(texts) - 1 == lines.count("\n'") == lines.count("\n"):
            return not texts
        if self.check is None or self.personal_class == "free_text":
            return hold_nothing(texts)
        values = lines[1:-1].replace("'\n'", "\n").replace("''", "'")
        return isinstance(self.check, BulkCheck) and self.check.holds_for_all(values)


def _personal_text(value: Value, name: str) -> str | None:
    """``value`` as the text that a class's check reads, or None when that is not known."""
    if isinstance(value, bytes):
        if name in ("ip", "ipv4", "ipv6") and len(value) in (4, 16):  # as INET6_ATON() packs them
            return str(ipaddress.ip_address(value))
        if name == "device_id" and len(value) in (6, 16):
            return value.hex()
        point = point_text(value) if name == "geo" else None
        return point[0] if point else _decoded(value)
    if isinstance(value, Expression):
        literals = value.literals
        return _text(literals[0]) if len(literals) == 1 else None
    if isinstance(value, Decimal):
        return format(value, "f")  # 0.0000000 is not 0E-7
    return value if isinstance(value, str) else str(value)


def _decoded(value: bytes) -> str | None:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return None


def _text(value: str | bytes) -> str | None:
    return value if isinstance(value, str) else _decoded(value)


def hold_nothing(literals: Collection[str]) -> bool:
    """A quick look at many literals: True when it shows that ``scan`` finds nothing in any of them."""
    if clean(literals):
        return True
    texts = [raw[1:-1].replace("''", "'") for raw in literals]
    return all(raw[0] == "'" for raw in literals) and nothing_in(texts)


def _words(text: str) -> str:
    return " ".join(text.split())  # however it was broken into lines


def _first_rows(text: str) -> str:
    """An INSERT up to its first rows; empty when it has not many more."""
    index = text.find(_NEXT_ROW)
    for _ in range(_FIRST_ROWS - 1):
        if index < 0:
            return ""
        index = text.find(_NEXT_ROW, index + 1)
    return text[:index] if text.find(_NEXT_ROW, index + 1) > 0 else ""


def _comments(piece: str) -> Iterator[tuple[int, str]]:
    """The comments of a piece that begin a line, with the lines that continue them, and where each begins."""
    index = 0 if piece.startswith("--") else piece.find("\n--") + 1 or -1
    while index >= 0:
        end = piece.find("\n", index)
        while end >= 0 and piece.startswith(_CONTINUED, end + 1):
            end = piece.find("\n", end + 1)
        end = end if end >= 0 else len(piece)
        yield index, piece[index:end]
        index = piece.find("\n--", end) + 1 or -1


class Auditor:
    """Reads parts of one script, in any order. What it learns of the rows of one part makes others quicker to read."""

    def __init__(
        self,
        file: str,
        columns: Mapping[Location, PersonalColumn],
        member_checks: Mapping[str, Check],
        treatment: Treatment,
    ) -> None:
        self.file = file
        self.columns = columns
        self.member_checks = member_checks
        self.decisions = treatment.decisions
        self.reasons = {_words(line): why for line, why in treatment.written_reasons.items()}
        self.known: dict[bytes, Table] = {}  # by an INSERT's text up to its first row
        self.quiet: set[bytes] = set()  # pieces that follow each INSERT, in which nothing was found
        self.found = self._nothing()

    def audit(self, data: bytes, lines_before: Callable[[], int]) -> None:
        """Add to ``found`` what is outside in a part of the script that ends as a statement does; its lines are counted on.

        ``lines_before``: how many lines of the script are before those of ``found``, for errors: ChecksumError when the part is
        not UTF-8, or a row is not as seedsql writes it.
        """
        for start, piece in byte_pieces(data):
            if not (len(piece) < _QUIET_BYTES and piece in self.quiet) and not self.proved(piece):
                line = self.found.lines + data.count(b"\n", 0, start) + 1
                try:
                    self.read(line, piece)
                except ChecksumError:
                    self.read(lines_before() + line, piece)
                    raise
        self.found.lines += data.count(b"\n")

    def take(self) -> Found:
        """Return what was found since this was called last."""
        found, self.found = self.found, self._nothing()
        found.unread = {location for location, column in self.columns.items() if column.unread}
        return found

    def _nothing(self) -> Found:
        return Found(decided={location: Counter() for location in self.decisions})

    def proved(self, piece: bytes) -> bool:
        """True when a piece holds rows that are like those of its table before, in which nothing was found."""
        head, lines = split_insert(piece)
        if (known := self.known.get(head)) is None or not (rows := known.proves(lines)):
            return False
        self.count(known.name, known.names, rows)
        return True

    def read(self, line: int, piece: bytes) -> None:
        """Audits a piece: its comments, and the statement in it."""
        try:
            text = piece.decode("utf-8")
        except UnicodeDecodeError as error:
            broken = line + piece.count(b"\n", 0, error.start)
            raise ChecksumError(
                "not UTF-8",
                location=f"{self.file}:{broken}",
                hint="the file was changed after it was generated; generate it again",
            ) from None
        statement = statement_of(line, text)
        before = self.found.hit_count
        self.comments(line, text)
        insert = None if statement is None or self.proved_by_first_rows(statement) else self.statement(statement)
        if insert is None and self.found.hit_count == before and len(piece) < _QUIET_BYTES and len(self.quiet) < 100:
            self.quiet.add(piece)

    def comments(self, line: int, piece: str) -> None:
        """Searches the comments of a piece of the script, which the rule for statements passes over."""
        for line_start, comment in _comments(piece):
            # In the header's "left alone: t.password: not personal (why)" the colons follow names, and only why may be data.
            why = self.reasons.get(_words(comment.replace("\n--", "\n").removeprefix("--")))
            start = line + piece.count("\n", 0, line_start)
            for number, text in enumerate(comment.split("\n") if why is None else [why]):
                for found in scan(_COUNTS.sub("", text)):
                    self.report(start + number, "", "", found)

    def statement(self, statement: Statement) -> Insert | None:
        """Audits one statement: rows column by column, anything else by the texts in it. Returns its rows, if any."""
        before = self.found.hit_count, self.decided_count()
        insert = self.plain(statement)
        if insert is not None and (self.found.hit_count, self.decided_count()) == before:
            head = insert_head(statement.text).encode("utf-8")
            known = self.known.get(head)
            if known is not None:
                known.learn(insert.rows)
            else:  # what may have no second statement is not learnt from
                columns = [self.known_column(insert.table, name) for name in insert.columns]
                self.known[head] = Table(insert.table, insert.columns, columns)
        return insert

    def proved_by_first_rows(self, statement: Statement) -> bool:
        """True when all rows of a long INSERT are like its first ones, in which nothing was found: then only those are read
        cell by cell."""
        first = _first_rows(statement.text)
        if not first:
            return False
        piece = f"{statement.text};\n".encode()
        if split_insert(piece)[0] not in self.known:
            found, self.found = self.found, self._nothing()
            try:
                insert = self.statement(Statement(statement.line, first))
                known = self.known.get(split_insert(piece)[0])
                if insert is not None and known is not None:
                    known.learn(insert.rows)
            except ChecksumError:
                return False
            finally:
                self.found = found
        return self.proved(piece)

    def count(self, table: str, columns: Iterable[str], rows: int) -> None:
        """Counts rows that were read."""
        if not table.startswith("seedsql_"):  # the script's own history
            self.found.rows += rows
            self.found.row_counts[table] += rows
        for column in columns:
            if (table, column.lower()) in self.columns:
                self.found.rows_of[table, column.lower()] += rows

    def known_column(self, table: str, name: str) -> Column:
        """A column of which nothing is known yet."""
        state = self.columns.get((table, name.lower()))
        if state is None:
            return Column(lambda raw: not self.stray_literal(raw), hold_nothing, False)
        return Column(lambda raw: not state.judge(raw), state.all_safe, True)

    def plain(self, statement: Statement) -> Insert | None:
        """Audits one statement cell by cell. Returns its rows, None when it holds none."""
        insert = self.insert(statement)
        if insert is None:
            self.other(statement)
            return None
        for found in scan(_WHOLE_LINE.sub("", statement.text[insert.offsets[-1] :])):  # comments
            self.report(insert.line(len(insert.rows) - 1), "", "", found)
        self.count(insert.table, insert.columns, len(insert.rows))
        for column, literals in zip(insert.columns, zip(*insert.rows, strict=True), strict=True):
            state = self.columns.get((insert.table, column.lower()))
            if state is None:
                texts_only = {raw for raw in literals if raw[-1] in "')"}  # neither numbers nor NULL
                if not hold_nothing(texts_only):
                    self.column(insert, column, literals, self.stray_literal)
            else:
                before = self.found.hit_count
                if not state.all_safe(set(literals)):
                    self.column(insert, column, literals, state.judge)
                self.found.hits_of[insert.table, column.lower()] += self.found.hit_count - before
        return insert

    def other(self, statement: Statement) -> None:
        """Audits a statement that holds no rows as seedsql writes them, by the texts in it."""
        if _FOREIGN_INSERT.match(statement.text):
            raise ChecksumError(
                "cannot read the rows of this statement",
                location=f"{self.file}:{statement.line}",
                hint="the audit reads scripts as seedsql writes them; generate the script again",
            )
        raws = text_literals(without_uuid_lines(statement.text))
        if ": " in statement.text:  # before a column's type
            raws = [_COLUMN_TYPES.sub(" ", raw) for raw in raws]
        for raw in doubtful(raws):
            value = read_literal(raw)
            text = _text(value) if isinstance(value, str | bytes) else None
            for found in self.undeclared_personal(_COLUMN_TYPES.sub(" ", text)) if text else ():
                self.report(statement.line, "", "", found)

    def insert(self, statement: Statement) -> Insert | None:
        """The rows of ``statement``. An INSERT on one line is part of the script's frame (its history) and
        may compute its values: then its texts are searched like any other statement's."""
        try:
            return read_insert(statement, self.file)
        except ChecksumError:
            if "\n" in statement.text:
                raise
            return None

    def column(
        self, insert: Insert, column: str, literals: tuple[str, ...], judge: Callable[[str], list[Finding]]
    ) -> None:
        """Judges each distinct literal once, then names the rows of those that were outside."""
        outside = {raw: found for raw in set(literals) if (found := judge(raw))}
        if outside:
            for row, raw in enumerate(literals):
                for finding in outside.get(raw, ()):
                    self.report(insert.line(row), insert.table, column, finding)

    def stray_literal(self, raw: str) -> list[Finding]:
        """What a literal of a column that is not known to be personal holds."""
        if raw[-1] not in "')":  # numbers and NULL
            return []
        value = read_literal(raw)
        if isinstance(value, Expression):
            return [found for literal in value.literals for found in self.undeclared_personal(literal)]
        return self.undeclared_personal(value) if isinstance(value, str | bytes) else []

    def undeclared_personal(self, value: str | bytes) -> list[Finding]:
        """The findings in a text, or in bytes that are text."""
        text = _text(value)
        return scan(text, self.member_checks) if text else []

    def report(self, line: int, table: str, column: str, finding: Finding) -> None:
        """Counts a hit, and keeps it while there are few. What a person answered for is counted apart."""
        if (covered := self.found.decided.get((table, column))) is not None:
            covered[finding.personal_class] += 1
            return
        self.found.hit_count += 1
        if len(self.found.hits) < HITS_KEPT:
            self.found.hits.append(Hit(line, table, column, finding.personal_class, shape(finding.text), self.file))

    def decided_count(self) -> int:
        """How many findings were counted under what a person decided."""
        return sum(found.total() for found in self.found.decided.values())
