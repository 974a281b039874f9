"""Summaries of columns, in one pass over a table's rows and in bounded memory."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from itertools import islice
from statistics import median
from typing import Any

from ..printable import printable
from ..sql.script_rows import Expression, Value, read_literal
from .model import Bar, ColumnSummary, ReferenceSummary, TableSummary

SAMPLES = 3
"""Rows that are shown at the beginning and at the end of a table."""
KEPT = 1 << 16
"""Different values of a column that are counted exactly."""
CHUNK = 4096
"""Rows whose values are counted at a time."""
BARS = 12
"""Bars of a histogram, and values that are few enough to have one each."""
COMMON = 3
SHOWN = 60
"""Characters of a value that are shown."""
_NUMBERS = {"tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double", "bit", "year"}
_DAYS = {"date", "datetime", "timestamp"}


class _Column:
    """What is counted of one column."""

    def __init__(self, name: str, sql_type: str) -> None:
        self.name, self.type = name, sql_type
        self.counts: Counter[str] = Counter()
        self.rows = self.further = 0
        self.order = _order(sql_type)
        self.ends: tuple[Any, Any] | None = None

    def add(self, literals: Sequence[str]) -> None:
        self.rows += len(literals)
        if len(self.counts) <= KEPT:
            self.counts.update(literals)
            return
        counts = Counter(literals)
        self.further += sum(rows for literal, rows in counts.items() if literal not in self.counts)
        self.counts.update({literal: rows for literal, rows in counts.items() if literal in self.counts})
        self._widen(counts)

    def _widen(self, literals: Iterable[str]) -> None:
        keys = [self.order(read_literal(literal)) for literal in literals if literal != "NULL"]
        if keys:
            low, high = self.ends or (keys[0], keys[0])
            self.ends = min(low, *keys), max(high, *keys)

    @property
    def is_exact(self) -> bool:
        return not self.further

    def summary(self, shows_values: bool) -> ColumnSummary:
        nulls = self.counts["NULL"]
        values = {literal: rows for literal, rows in self.counts.items() if literal != "NULL"}
        self._widen(values)
        smallest, largest = (
            (printable(str(end), SHOWN) for end in self.ends) if self.ends and shows_values else (None, None)
        )
        common, bars = self._distribution(values) if shows_values else ((), ())
        return ColumnSummary(
            self.name, self.type, self.rows, nulls, len(values), self.is_exact, smallest, largest, common, bars
        )

    def _distribution(self, values: dict[str, int]) -> tuple[tuple[Bar, ...], tuple[Bar, ...]]:
        """The most frequent values, and a histogram: of the values themselves where they are few, else of equal ranges."""
        counts = Counter(values)
        if len(values) <= BARS and len(values) < sum(values.values()):
            return (), tuple(Bar(shown(literal), rows) for literal, rows in counts.most_common())
        repeated = tuple(Bar(shown(literal), rows) for literal, rows in counts.most_common(COMMON) if rows > 1)
        return repeated, tuple(_ranges(self.type, values))


def _order(sql_type: str) -> Callable[[Value], Any]:
    """What values of a type are compared by: numbers as such, all others by their text."""
    return _number if _is_number(sql_type) else (lambda value: text_of(value) or "")


def _is_number(sql_type: str) -> bool:
    return _base(sql_type) in _NUMBERS


def _base(sql_type: str) -> str:
    """``bigint`` of ``bigint unsigned``, ``decimal`` of ``decimal(12,2)``."""
    return sql_type.partition("(")[0].partition(" ")[0]


def _number(value: Value) -> Decimal | int:
    if isinstance(value, int | Decimal):
        return value
    try:
        return Decimal(text_of(value) or "0")
    except InvalidOperation:
        return 0


def text_of(value: Value) -> str | None:
    """A value as a person reads it: bytes in hexadecimal, None for NULL."""
    if isinstance(value, bytes):
        return f"0x{value[: SHOWN // 2 + 1].hex()}"
    if isinstance(value, Expression):
        return value.text
    return None if value is None else str(value)


def shown(literal: str) -> str:
    """A literal as it is shown on one line, cut where it is long."""
    text = text_of(read_literal(literal))
    return "NULL" if text is None else printable(text, SHOWN)


def _ranges(sql_type: str, values: dict[str, int]) -> Iterator[Bar]:
    """Rows in ranges of the same width: of numbers and of days."""
    points: list[tuple[Decimal, int]] = []
    is_number = _is_number(sql_type)
    if not is_number and _base(sql_type) not in _DAYS:
        return
    for literal, rows in values.items():
        point = _number(read_literal(literal)) if is_number else _seconds(text_of(read_literal(literal)) or "")
        if point is not None:
            points.append((Decimal(point), rows))
    low, high = (min(points)[0], max(points)[0]) if points else (Decimal(0), Decimal(0))
    if low == high or (is_number and _are_consecutive(points, low, high)):
        return
    width = (high - low) / BARS
    heights = [0] * BARS
    for point, rows in points:
        heights[min(int((point - low) / width), BARS - 1)] += rows
    for index, height in enumerate(heights):
        ends = (low + width * index, low + width * (index + 1))
        label = " to ".join(_label(end, is_number) for end in ends)
        yield Bar(label, height)


def _are_consecutive(points: list[tuple[Decimal, int]], low: Decimal, high: Decimal) -> bool:
    """Whether these are a range of ids, whose histogram is flat."""
    return len(points) == high - low + 1 and all(rows == 1 for _, rows in points)


_EPOCH = datetime(1, 1, 1)


def _seconds(text: str) -> Decimal | None:
    try:
        return Decimal(int((datetime.fromisoformat(text) - _EPOCH).total_seconds()))
    except ValueError:
        return None


def _label(point: Decimal, is_number: bool) -> str:
    if not is_number:
        return str((_EPOCH + timedelta(seconds=int(point))).date())
    return f"{float(point):,.4g}" if abs(point) < 1000 else f"{int(point):,}"


def summarize_table(
    name: str,
    columns: Sequence[tuple[str, str]],
    rows: Iterable[Sequence[str]],
    *,
    ids: tuple[int | None, int | None] = (None, None),
    is_supporting: bool = False,
    shows_values: bool = True,
) -> tuple[TableSummary, dict[str, Counter[str] | None]]:
    """Summarize one table; ``columns`` are names and types, ``rows`` literals as a script has them.

    Also returns each column's counts by literal, None where its values were too many: what ``summarize_reference`` takes.
    Raises ChecksumError for a malformed literal.
    """
    counted = [_Column(*column) for column in columns]
    head: list[Sequence[str]] = []
    tail: deque[Sequence[str]] = deque(maxlen=SAMPLES)
    total = 0
    source = iter(rows)
    while chunk := list(islice(source, CHUNK)):
        total += len(chunk)
        for column, literals in zip(counted, zip(*chunk, strict=True), strict=True):
            column.add(literals)
        head += chunk[: SAMPLES - len(head)]
        tail.extend(chunk[-SAMPLES:])
    last = list(tail)[-max(0, min(SAMPLES, total - len(head))) :] if total > len(head) else []
    summary = TableSummary(
        name,
        total,
        *ids,
        is_supporting,
        tuple(column.summary(shows_values) for column in counted),
        _sample(head, shows_values),
        _sample(last, shows_values),
    )
    return summary, {column.name: column.counts if column.is_exact else None for column in counted}


def _sample(rows: Sequence[Sequence[str]], shows_values: bool) -> tuple[tuple[str | None, ...], ...]:
    if not shows_values:
        return ()
    return tuple(tuple(None if literal == "NULL" else shown(literal) for literal in row) for row in rows)


def summarize_reference(
    table: str, column: str, parent: str, rule: str, parents: int, counts: Counter[str] | None
) -> ReferenceSummary:
    """How the rows of ``table`` spread over ``parents`` rows of ``parent``, from the counts of the referring column."""
    if counts is None:
        return ReferenceSummary(table, column, parent, rule, parents)
    children = [rows for literal, rows in counts.items() if literal != "NULL"]
    nulls = counts["NULL"]
    if not children:
        return ReferenceSummary(table, column, parent, rule, parents, used=0, nulls=nulls)
    return ReferenceSummary(
        table,
        column,
        parent,
        rule,
        parents,
        len(children),
        min(children),
        float(median(children)),
        max(children),
        nulls,
    )
