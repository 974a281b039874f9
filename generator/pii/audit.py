"""Proves on an emitted script that its personal data is safe: reads the file's bytes, never the generator.

Columns that are known to be personal are held to their class's range. Everything else that is text (other columns,
other statements, comments) is searched for personal data that strayed there. What is found is shown by its shape
only: no message, file or log ever holds the value.
"""

from __future__ import annotations

import ipaddress
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from ..errors import ChecksumError, OutputError
from ..files import open_text
from ..schema.geometry import point_text
from ..sql.script_rows import (
    Expression,
    Insert,
    Value,
    insert_head,
    read_insert,
    read_literal,
    row_lines,
    text_literals,
)
from ..sql.statements import Statement, pieces, statement_of
from .audit_result import AS_GENERATED, DECIDED, OUTSIDE, SAFE, UNCHECKED, Audit, ColumnAudit, Hit, shape
from .classes import CLASSES, Lexicon, checker, personal_class
from .finders import Finding
from .proof import Column, Table
from .quick import clean, doubtful
from .ranges import BulkCheck, Check
from .scanner import scan
from .treatment import Treatment

HITS_KEPT = 1_000
_WHOLE_LINE = re.compile("^--.*", re.MULTILINE)
# Rows that no template writes: what is in them cannot be held to its column.
_FOREIGN_INSERT = re.compile(r"\s*(?:REPLACE|INSERT)\s+(?!INTO\s+`?seedsql_)", re.IGNORECASE)
# How many rows a table has and which: said in the script's own texts beside the table's name, which may be `pin`.
_COUNTS = re.compile(r"\b[0-9][0-9,]* rows?\b|\bids? [0-9]+(?: to |-|\.\.)[0-9]+\b")
# A column and its type, as the script says what its tables must look like: "password: varchar(255)".
_COLUMN_TYPES = re.compile(
    r"(?<=: )(?:(?:enum|set)\("
    r"|(?:(?:tiny|small|medium|big)?int|decimal|float|double|bit|year|date|datetime|timestamp|time|(?:var)?(?:char|binary)"
    r"|(?:tiny|medium|long)?(?:text|blob)|json)(?:\([0-9, ]+\)|\b))"
)


@dataclass(slots=True)
class _Column:
    """The running state of one personal column."""

    table: str
    column: str
    personal_class: str
    check: Check | None
    member_checks: Mapping[str, Check]
    rows: int = 0
    hits: int = 0
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
        texts = [raw for raw in literals if raw != "NULL"]
        if not all(raw.startswith("'") for raw in texts):
            return False
        if self.check is None or self.personal_class == "free_text":
            return clean(texts)
        values = [raw[1:-1].replace("''", "'") for raw in texts if raw != "''"]
        return not values or (isinstance(self.check, BulkCheck) and self.check.holds_for_all(values))

    def result(self) -> ColumnAudit:
        unchecked = not self.rows or self.check is None or self.unread
        verdict = OUTSIDE if self.hits else UNCHECKED if unchecked else SAFE
        return ColumnAudit(
            self.table,
            self.column,
            self.personal_class,
            self.rows,
            CLASSES[self.personal_class].range,
            verdict,
            self.hits,
        )


def _personal_text(value: Value, name: str) -> str | None:
    """``value`` as the text that a class's check reads, or None when it cannot be told."""
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


@dataclass
class _Auditor:
    """Reads one script. Holds one statement and the first hits."""

    file: str
    columns: dict[tuple[str, str], _Column]
    member_checks: dict[str, Check]
    treatment: Treatment
    hits: list[Hit] = field(default_factory=list)
    hit_count: int = 0
    rows: int = 0
    decided: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    """By table and column that a person answered for: how many values of which class were found."""
    row_counts: Counter[str] = field(default_factory=Counter)
    known: dict[str, Table] = field(default_factory=dict)
    """By an INSERT's text up to its first row."""

    def __post_init__(self) -> None:
        self.decided = {location: Counter() for location in self.treatment.decisions}

    def comments(self, line: int, piece: str) -> None:
        """Searches the comments of a piece of the script, which the rule for statements passes over."""
        index = 0 if piece.startswith("--") else piece.find("\n--") + 1 or -1
        while index >= 0:
            end = piece.find("\n", index) + 1 or len(piece)
            for found in scan(_COUNTS.sub("", piece[index:end])):
                self.report(line + piece.count("\n", 0, index), "", "", found)
            index = piece.find("\n--", end - 1) + 1 or -1

    def read(self, statement: Statement) -> None:
        """Audits one statement: rows column by column, anything else by the texts in it."""
        head = insert_head(statement.text)
        known = self.known.get(head) if head else None
        if known is not None:
            lines = row_lines(statement.text, head)
            if known.proves(lines):
                self.count(known.name, known.names, lines.count("\n"))
                return
        before = self.hit_count, self.decided_count()
        insert = self.plain(statement)
        if insert is not None and (self.hit_count, self.decided_count()) == before:
            if known is not None:
                known.learn(insert.rows)
            elif head:
                columns = [self.known_column(insert.table, name) for name in insert.columns]
                self.known[head] = Table(insert.table, insert.columns, columns)

    def count(self, table: str, columns: Iterable[str], rows: int) -> None:
        """Counts rows that were read."""
        if not table.startswith("seedsql_"):  # the script's own history
            self.rows += rows
            self.row_counts[table] += rows
        for column in columns:
            state = self.columns.get((table, column.lower()))
            if state is not None:
                state.rows += rows

    def known_column(self, table: str, name: str) -> Column:
        """A column of which nothing is known yet."""
        state = self.columns.get((table, name.lower()))
        if state is None:
            return Column(lambda raw: not self.stray_literal(raw), clean, False)
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
                if not clean(texts_only):
                    self.column(insert, column, literals, self.stray_literal)
            else:
                before = self.hit_count
                self.column(insert, column, literals, state.judge)
                state.hits += self.hit_count - before
        return insert

    def other(self, statement: Statement) -> None:
        """Audits a statement that holds no rows as seedsql writes them, by the texts in it."""
        if _FOREIGN_INSERT.match(statement.text):
            raise ChecksumError(
                "cannot read the rows of this statement",
                location=f"{self.file}:{statement.line}",
                hint="the audit reads scripts as seedsql writes them; generate the script again",
            )
        for raw in doubtful([_COLUMN_TYPES.sub(" ", raw) for raw in text_literals(statement.text)]):
            value = read_literal(raw)
            text = _text(value) if isinstance(value, str | bytes) else None
            for found in self.undeclared_personal(_COLUMN_TYPES.sub(" ", text)) if text else ():
                self.report(statement.line, "", "", found)

    def insert(self, statement: Statement) -> Insert | None:
        """The rows of ``statement``. An INSERT that stands on one line is part of the script's frame (its history) and
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
        covered = self.decided.get((table, column))
        if covered is not None:
            covered[finding.personal_class] += 1
            return
        self.hit_count += 1
        if len(self.hits) < HITS_KEPT:
            self.hits.append(Hit(line, table, column, finding.personal_class, shape(finding.text), self.file))

    def decided_count(self) -> int:
        """How many findings were counted under what a person decided."""
        return sum(found.total() for found in self.decided.values())

    def result(self) -> Audit:
        hits = sorted(self.hits, key=lambda hit: (hit.line, hit.table, hit.column, hit.personal_class, hit.shape))
        columns = tuple(state.result() for _, state in sorted(self.columns.items()))
        decided = tuple(
            ColumnAudit(
                table,
                column,
                ", ".join(sorted(found)),
                self.row_counts[table],
                self.treatment.decisions[table, column],
                DECIDED,
                found.total(),
            )
            for (table, column), found in sorted(self.decided.items())
            if found
        )
        return Audit(self.file, self.rows, columns, tuple(hits), self.hit_count, self.treatment, decided)


def audit_script(
    path: str | Path,
    classes: Mapping[tuple[str, str], str],
    lexicon: Lexicon | None = None,
    treatment: Treatment = AS_GENERATED,
) -> Audit:
    """Audit the up script at ``path``.

    ``classes`` maps (table, column) to a class of personal data; ``"none"`` leaves a column to the search for undeclared values.
    ``lexicon`` maps list names (``first_name``, ``city`` …) to their entries; classes whose lists are missing are
    ``unchecked``. ``handling`` is what was done to the data, for the account; of its columns that were left as they are,
    those of a class are held to its range like any other. Streams: one statement is in memory at a time.

    Raises BlueprintError for an unknown class, OutputError when the file cannot be read, ChecksumError when it is not UTF-8 or
    a row is not as seedsql writes it.
    """
    path = Path(path)
    left = {(each.table, each.column): each.personal_class for each in treatment.left}
    member_checks = {
        name: check for name in CLASSES if name != "free_text" if (check := checker(name, lexicon)) is not None
    }
    columns = {
        (table, column.lower()): _Column(
            table, column, personal_class(name).name, checker(name, lexicon), member_checks
        )
        for (table, column), name in (left | dict(classes)).items()
        if name != "none"
    }
    auditor = _Auditor(path.name, columns, member_checks, treatment)
    try:
        # Only LF ends a line here: a literal may hold U+2028 and its like.
        with open_text(path, "\n") as file:
            for line, piece in pieces(file):
                auditor.comments(line, piece)
                statement = statement_of(line, piece)
                if statement is not None:
                    auditor.read(statement)
    except OSError as error:
        raise OutputError(f"cannot read the script back: {error.strerror}", location=str(path)) from None
    except UnicodeDecodeError as error:
        raise ChecksumError(
            f"not UTF-8 at byte {error.start}",
            location=path.name,
            hint="the file was changed after it was generated; generate it again",
        ) from None
    return auditor.result()
