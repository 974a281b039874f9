"""The rows of a plan as INSERT and UPDATE statements, written once: what identifies a seed comes from them.

The identity is at the top of the scripts, above the rows, and known when all of them are written. A comment of the
blueprint, or the version of a library, changes it only when it changes a row.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

import numpy as np

from ..planning.model import BLUEPRINT, SeedPlan, TableStep
from ..scratch import Scratch
from ..sql.identifiers import identifier
from ..values.arrays import Array, LongValues, Texts, is_uneven, take
from ..workers import Answers, in_order, job_count, process_count, worker_number
from .frame import WRITE_STEP, updates
from .literals import insert_rows
from .scope import Scope
from .wrapping import wrap

if TYPE_CHECKING:
    from hashlib import _Hash as Digest

ROWS_PER_STATEMENT = (500, 200, 100, 50, 20, 10, 5, 2, 1)
# A statement is one packet. max_allowed_packet is 64 MiB by default, 16 MiB on MariaDB, and was 1 MiB once:
# https://dev.mysql.com/doc/refman/8.4/en/packet-too-large.html
STATEMENT_BYTES = 512 * 1024
GUARD = (f"IF(@seed_step = {WRITE_STEP}, ".encode(), b", (SELECT 1 UNION SELECT 2))")
"""Around the first value of each INSERT: a subquery of two rows is error 1242 where it is evaluated, and IF() evaluates
one branch only (https://dev.mysql.com/doc/refman/8.4/en/subquery-errors.html)."""
CHUNK_ROWS = 5000
_CHUNKS_AT_ONCE = 4
"""Chunks whose values are computed together, which takes less time than one after the other."""
_CELLS_AT_ONCE = 500_000
"""Values of a table that are computed together, more than a chunk's only where its values are short."""
_SPANS_PER_JOB = 16  # so that all processes end at about the same time
_ENOUGH_ROWS = 200_000
"""Rows from which on other processes pay for their start."""
_MARK = b"\0"  # in place of a guard while the rows are hashed; no row holds this byte
# ROW_COUNT() is that of the statement before:
# https://dev.mysql.com/doc/refman/8.4/en/information-functions.html#function_row-count
_TAIL = b";\nSET @seed_new = @seed_new + ROW_COUNT();\n"

Progress = Callable[[str, int], None]


class Audit(Protocol):
    """What reads the statements of a script, in the process that writes them."""

    def read(self, content: bytes) -> None:
        """Read some statements to their end."""

    def found(self) -> object:
        """Return what was found in what was read since this was called last."""


class RowText:
    """A context manager: ``write`` writes the statements of all tables, each once, as ``due`` says; then there are the
    ``digests`` by table and the ``identity`` of the seed.

    A digest is the SHA-256 of a table's name, its columns' names and its rows as text; the identity is that of all
    digests. Both are in hexadecimal digits. ``jobs`` processes make the rows, which begin at once; ``folder`` is where their
    temporary files are. ``audit`` reads all statements, each in the process that makes them.
    """

    def __init__(
        self,
        plan: SeedPlan,
        progress: Progress | None = None,
        jobs: int | None = 1,
        folder: Path | None = None,
        audit: Audit | None = None,
    ) -> None:
        self._tables = {step.name: _TableRows(step) for step in plan.steps}
        self._is_computed = plan.origin == BLUEPRINT  # rows of files may be of any length
        self._hashes = {step.name: _begin_digest(step) for step in plan.steps}
        self._progress, self._audit = progress, audit or _NoAudit()
        written = [step.name for step in plan.steps if step.rows]
        self.due = [("rows", name) for name in written]
        self.due += [("updates", name) for name in written if self._tables[name].step.deferred]
        self._left = iter(self.due)
        chunks = sum(-(-self._tables[name].step.rows // CHUNK_ROWS) for name in written)
        jobs = process_count(job_count(jobs, plan.total_rows, _ENOUGH_ROWS), chunks)
        self._at_once = _CHUNKS_AT_ONCE if jobs == 1 else min(chunks // (jobs * _SPANS_PER_JOB), _CHUNKS_AT_ONCE)
        self._files: list[Scratch] = []
        self._made: Answers[_Made] | None = None
        self._first: dict[str, _Made] = {}  # the first rows of tables, where workers make the others
        if jobs > 1:
            try:
                self._begin_workers(written, jobs, folder)
            except BaseException:
                self._close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def _close(self) -> None:
        if self._made is not None:
            self._made.close()
        for file in self._files:
            file.close()

    @cached_property
    def digests(self) -> dict[str, str]:
        """The digest of each table, in insert order."""
        return {name: digest.hexdigest() for name, digest in self._hashes.items()}

    @cached_property
    def identity(self) -> str:
        """The identity of the seed."""
        # A list, not an object: the order of the tables is part of what the scripts do.
        digests = json.dumps(list(self.digests.items()), ensure_ascii=False)
        return hashlib.sha256(digests.encode("utf-8")).hexdigest()

    def write(self, what: str, table: str, write: Callable[[bytes], object]) -> list[object]:
        """Call ``write`` with the statements of a table, ``rows`` or ``updates``, in the order of ``due``. Return what the
        audit found in them."""
        if next(self._left, None) != (what, table):
            raise ValueError(f"the {what} of {table} are not the next")
        if what == "updates":
            return self._write_updates(self._tables[table].step, write)
        found = []
        for span in self._spans(table):
            found.append(self._write_span(table, span, write))
            if self._progress is not None:
                self._progress(table, span.stop)
        return found

    def _spans(self, table: str) -> Iterator[range]:
        """The rows of a table as they are computed: the first chunk, from which follows how many of the others at once."""
        of_table, start = self._tables[table], 0
        while start < of_table.step.rows:
            chunks = self._at_once if start and self._is_computed else 1
            stop = min(start + of_table.chunks(chunks) * CHUNK_ROWS, of_table.step.rows)
            yield range(start, stop)
            start = stop

    def pieces(self, what: str, table: str) -> Iterator[bytes]:
        """Raise ValueError: what ``write`` has written is not kept."""
        raise ValueError(f"the {what} of {table} are written")

    def _write_span(self, table: str, span: range, write: Callable[[bytes], object]) -> object:
        """Write rows that are made here, or copy them from where another process has written them."""
        if self._made is None:
            for statement in self._tables[table].statements(span):
                self._hash(table, statement)
                self._audit.read(statement.content)
                write(statement.content)
            return self._audit.found()
        made = next(self._made) if span.start or table not in self._first else self._first[table]
        for place, size, value in made.statements:
            statement = _Statement(self._files[made.file].read(place, size), value)
            self._hash(table, statement)
            write(statement.content)
        return made.found

    def _begin_workers(self, tables: Sequence[str], jobs: int, folder: Path | None) -> None:
        # Each process has a file of its own: where another has written to is not known in it.
        self._files += [Scratch(folder) for _ in range(jobs)]

        def make(item: tuple[str, range]) -> _Made:
            table, span = item
            places = []
            for statement in self._tables[table].statements(span):
                place = self._files[worker_number()].append(statement.content)
                places.append((place, len(statement.content), statement.value))
                self._audit.read(statement.content)
            return _Made(worker_number(), places, self._audit.found())

        # The first rows of each table that has more are made here: what all share is computed, and the audit learns what the rows
        # are like, so that no worker must do it again.
        for table in tables:
            if self._tables[table].step.rows > CHUNK_ROWS:
                self._first[table] = make((table, range(CHUNK_ROWS)))
        spans = [
            (table, span) for table in tables for span in self._spans(table) if span.start or table not in self._first
        ]
        self._made = in_order(make, spans, jobs)

    def _hash(self, table: str, statement: _Statement) -> None:
        """Add the rows of an INSERT to a table's digest. In the place of the guard, which follows from the version, is a
        mark."""
        digest, view, (start, end) = self._hashes[table], memoryview(statement.content), statement.value
        before = view[len(self._tables[table].head) : start - len(GUARD[0])]
        digest.update(b"".join((before, _MARK, view[start:end], _MARK)))
        digest.update(view[end + len(GUARD[1]) : -len(_TAIL)])

    def _write_updates(self, step: TableStep, write: Callable[[bytes], object]) -> list[object]:
        for text, values in updates(step, Scope(step)):
            # Only keys and values count for the digest: the range in the UPDATE follows from the rows, and its quoting
            # from the version.
            self._hashes[step.name].update("".join(values).encode("utf-8"))
            content = text.encode("utf-8")
            self._audit.read(content)
            write(content)
        return [self._audit.found()]


class _NoAudit:
    """Reads nothing."""

    def read(self, content: bytes) -> None:
        """Nothing."""

    def found(self) -> object:
        """Nothing."""
        return None


def _begin_digest(step: TableStep) -> Digest:
    names = [column.name for column in step.columns]
    return hashlib.sha256(json.dumps([step.name, names], ensure_ascii=False).encode("utf-8") + b"\n")


class _Statement(NamedTuple):
    """An INSERT, and where in it its first value is, without the guard around it."""

    content: bytes
    value: tuple[int, int]


class _Made(NamedTuple):
    """What a worker has made: in which file, of each statement where, how long, and where its first value is; and what its
    audit found."""

    file: int
    statements: list[tuple[int, int, tuple[int, int]]]
    found: object


def opening(step: TableStep) -> bytes:
    """Return the first lines of an INSERT, up to its rows."""
    names = ", ".join(identifier(column.name) for column in step.columns)
    return wrap(f"INSERT INTO {identifier(step.name)} ({names}) VALUES", "  ").encode("utf-8") + b"\n"


class _TableRows:
    """The rows of a table in chunks. How many are in a statement follows from the width of the first chunk's."""

    def __init__(self, step: TableStep) -> None:
        self.step = step
        # The columns are always named: a column that is added to the table later changes the meaning of an INSERT
        # without them (https://dev.mysql.com/doc/refman/8.4/en/insert.html).
        self.head = opening(step)
        self._per_statement: int | None = None
        self._are_short = False  # the values of the first chunk

    def chunks(self, most: int) -> int:
        """How many chunks are computed at once, up to ``most``."""
        return max(min(most, _CELLS_AT_ONCE // (CHUNK_ROWS * len(self.step.columns))), 1) if self._are_short else 1

    def statements(self, span: range) -> Iterator[_Statement]:
        """The INSERTs of some chunks of rows, cut at fixed row numbers. The first chunk comes first, at least in part, and alone."""
        step = self.step
        arrays = _without_deferred(step, step.arrays(span.start, span.stop))
        if not span.start:
            self._are_short = not any(
                isinstance(array, LongValues) or (isinstance(array, Texts) and is_uneven(array)) for array in arrays
            )
        for start in range(0, len(span), CHUNK_ROWS):
            rows = np.arange(start, min(start + CHUNK_ROWS, len(span)))
            chunk = [take(array, rows) for array in arrays] if len(span) > CHUNK_ROWS else arrays
            yield from map(self._guarded, insert_rows(chunk, self._per_statement or self._decide, (_MARK, _MARK)))

    def _decide(self, width: int) -> int:
        """Decide how many rows are in a statement: as many as fit."""
        # A few round numbers, the same for all chunks: a value that grows wider rarely moves the cuts, and with them the
        # lines of a diff.
        self._per_statement = next((rows for rows in ROWS_PER_STATEMENT if rows * width <= STATEMENT_BYTES), 1)
        return self._per_statement

    def _guarded(self, rows: bytes) -> _Statement:
        """The INSERT of ``rows``, which have marks where the guard goes."""
        first = rows.index(_MARK)
        last = rows.index(_MARK, first + 1)
        view = memoryview(rows)
        content = b"".join(
            (self.head, view[:first], GUARD[0], view[first + 1 : last], GUARD[1], view[last + 1 :], _TAIL)
        )
        start = len(self.head) + first + len(GUARD[0])
        return _Statement(content, (start, start + last - first - 1))


def _without_deferred(step: TableStep, arrays: list[Array]) -> list[Array]:
    if not step.deferred:
        return arrays
    return [
        # NULL at first: the row that it refers to is inserted later, and InnoDB checks a foreign key with each row, not
        # at the commit (https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html).
        Texts((), _rows(array), np.ones(_rows(array), bool)) if column.name in step.deferred else array
        for column, array in zip(step.columns, arrays, strict=True)
    ]


def _rows(array: Array) -> int:
    return array.rows if isinstance(array, Texts) else len(array.data)
