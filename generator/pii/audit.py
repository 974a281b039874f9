"""Proves on an emitted script that its personal data is safe: reads the file's bytes, never the generator.

Columns that are known to be personal are held to their class's range. Everything else that is text (other columns,
other statements, comments) is searched for personal data that strayed there. What is found is shown by its shape
only: no message, file or log ever holds the value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from ..errors import OutputError
from ..files import line_count, open_regular
from ..sql.statements import ranges
from ..workers import in_order, job_count
from .audit_result import AS_GENERATED, DECIDED, OUTSIDE, SAFE, UNCHECKED, Audit, ColumnAudit
from .auditor import Auditor, Found, PersonalColumn
from .checks import Lexicon, checker
from .classes import CLASSES, personal_class
from .ranges import Check
from .treatment import Treatment

_PART = 1 << 18  # bytes that are read at a time
_ENOUGH_BYTES = 16 << 20
"""Bytes from which on other processes pay for their start."""


def audit_script(
    path: str | Path,
    classes: Mapping[tuple[str, str], str],
    lexicon: Lexicon | None = None,
    treatment: Treatment = AS_GENERATED,
    jobs: int | None = 1,
    progress: Callable[[int], None] | None = None,
) -> Audit:
    """Audit the up script at ``path``.

    ``classes`` maps (table, column) to a class of personal data; ``"none"`` leaves a column to the search for undeclared values.
    ``lexicon`` maps list names (``first_name``, ``city`` …) to their entries; classes whose lists are missing are
    ``unchecked``. ``treatment`` is what was done to the data, for the report; of its columns that were left as they are,
    those of a class are held to its range like any other. Streams: a few statements are in memory at a time. ``jobs`` is
    how many processes read, None for as many as it is worth; ``progress`` is called with the rows read so far.

    Raises BlueprintError for an unknown class, OutputError when the file cannot be read, ChecksumError when it is not UTF-8 or
    a row is not as seedsql writes it.
    """
    path = Path(path)
    columns, member_checks = _checks(classes, lexicon, treatment)
    auditor = Auditor(path.name, columns, member_checks, treatment)

    def read(part: tuple[int, int]) -> Found:
        with _readable(path) as file:
            file.seek(part[0])
            auditor.audit(file.read(part[1] - part[0]), lambda: line_count(path, part[0]))
        return auditor.take()

    with _readable(path) as file:
        parts = list(ranges(file, _PART))
    jobs = job_count(jobs, parts[-1][1] if parts else 0, _ENOUGH_BYTES)
    found = Found()
    with closing(in_order(read, parts, jobs)) as answers:
        for each in answers:
            found.add(each)
            if progress is not None:
                progress(found.rows)
    return _result(path.name, found, columns, treatment)


@contextmanager
def _readable(path: Path) -> Iterator[BinaryIO]:
    """The script, opened. Raises OutputError where it cannot be read."""
    try:
        with open_regular(path) as file:
            yield file
    except OSError as error:
        raise OutputError(f"cannot read the script back: {error.strerror}", location=str(path)) from None


def _checks(
    classes: Mapping[tuple[str, str], str], lexicon: Lexicon | None, treatment: Treatment
) -> tuple[dict[tuple[str, str], PersonalColumn], dict[str, Check]]:
    """The columns that are held to a class's range, and the checks of values that are in documents."""
    left = {(each.table, each.column): each.personal_class for each in treatment.left}
    member_checks = {
        name: check for name in CLASSES if name != "free_text" if (check := checker(name, lexicon)) is not None
    }
    columns = {
        (table, column.lower()): PersonalColumn(
            table, column, personal_class(name).name, checker(name, lexicon), member_checks
        )
        for (table, column), name in (left | dict(classes)).items()
        if name != "none"
    }
    return columns, member_checks


class ScriptAudit:
    """The audit of a script while it is written, statement by statement, in one process or in several: each forked one ``read``s
    some of the bytes and tells what it ``found``, and learns for itself what the rows of a table look like."""

    def __init__(
        self,
        name: str,
        classes: Mapping[tuple[str, str], str],
        lexicon: Lexicon | None = None,
        treatment: Treatment = AS_GENERATED,
    ) -> None:
        self._columns, member_checks = _checks(classes, lexicon, treatment)
        self._name, self._treatment = name, treatment
        self._auditor = Auditor(name, self._columns, member_checks, treatment)

    def read(self, content: bytes, lines_before: Callable[[], int] = lambda: 0) -> None:
        """Audit statements. Raises ChecksumError, with the line in what was read since ``found``, ``lines_before`` added, for
        rows that are not as seedsql writes them."""
        self._auditor.audit(content, lines_before)

    def found(self) -> Found:
        """Return what was found in what was read since this was called last."""
        return self._auditor.take()

    def result(self, parts: Iterable[Found]) -> Audit:
        """Return the audit of a script, of which ``parts`` were found one after the other."""
        return _result(self._name, _joined(parts), self._columns, self._treatment)


class PartsAudit:
    """The audit of a seed whose rows are in several files; ``audit`` reads one of them, in any process."""

    def __init__(
        self,
        classes: Mapping[tuple[str, str], str],
        lexicon: Lexicon | None = None,
        treatment: Treatment = AS_GENERATED,
    ) -> None:
        self._columns, self._member_checks = _checks(classes, lexicon, treatment)
        self._treatment = treatment

    def audit(self, name: str, content: bytes) -> Found:
        """Return what is found in the INSERT statements of file ``name``."""
        auditor = Auditor(name, self._columns, self._member_checks, self._treatment)
        auditor.audit(content, lambda: 0)
        auditor.found.lines = 0  # a hit's line is that of its own file
        return auditor.take()

    def result(self, name: str, parts: Iterable[Found]) -> Audit:
        """Return the audit of all parts, which go by the ``name`` of their folder."""
        return _result(name, _joined(parts), self._columns, self._treatment)


def _joined(parts: Iterable[Found]) -> Found:
    found = Found()
    for each in parts:
        found.add(each)
    return found


def _result(file: str, found: Found, columns: Mapping[tuple[str, str], PersonalColumn], treatment: Treatment) -> Audit:
    hits = sorted(found.hits, key=lambda hit: (hit.line, hit.table, hit.column, hit.personal_class, hit.shape))
    decided = tuple(
        ColumnAudit(
            table,
            column,
            ", ".join(sorted(counts)),
            found.row_counts[table],
            treatment.decisions[table, column],
            DECIDED,
            counts.total(),
        )
        for (table, column), counts in sorted(found.decided.items())
        if counts
    )
    judged = tuple(_column(found, location, column) for location, column in sorted(columns.items(), key=_location))
    return Audit(file, found.rows, judged, tuple(hits), found.hit_count, treatment, decided)


def _location(item: tuple[tuple[str, str], PersonalColumn]) -> tuple[str, str]:
    return item[0]


def _column(found: Found, location: tuple[str, str], column: PersonalColumn) -> ColumnAudit:
    rows, hits = found.rows_of[location], found.hits_of[location]
    unchecked = not rows or column.check is None or location in found.unread
    verdict = OUTSIDE if hits else UNCHECKED if unchecked else SAFE
    personal = column.personal_class
    return ColumnAudit(column.table, column.column, personal, rows, CLASSES[personal].range, verdict, hits)
