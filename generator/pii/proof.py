"""Shows quickly that rows hold nothing outside its range, so that only the others are read cell by cell.

Rows of one table look alike. From the statements that were read cell by cell it is known which words, dates and codes
a column has; one pattern of them all is held against the lines of the next statement, and only what it does not know
(names, addresses, sentences) is looked at, each column together. It says "nothing there" or "I do not know", never more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from ..lazy_patterns import lazy
from ..sql.patterns import SINGLE_QUOTED_PLAIN
from ..sql.script_rows import read_row
from .quick import AS_ZERO, HARMLESS, clean, shapes

_WORD = r"[-+\w@.]++"  # numbers, NULL
_TEXT = rf"{SINGLE_QUOTED_PLAIN}|(?:_\w++ ?)?[XxBb]?{SINGLE_QUOTED_PLAIN}"  # what is frequent first
_HARMLESS = lazy(HARMLESS)
_DIGIT_RUN = lazy("0+")
_LONGEST_FORM = 500
"""Characters of a literal that is made a pattern: one of megabytes takes a gigabyte to compile."""
_FORMS_KEPT = 12
_REMEMBERED = 1_000  # literals of a column that were judged: enough for cities, few enough for any memory
_SHAPES_KEPT = 20_000  # lines of a table without their digits
_CREDIT = 24  # statements that may be in vain before it is left
_ROWS_BEFORE_PATTERN = 200  # they are read cell by cell in the time in which their pattern is compiled

Judge = Callable[[str], bool]
"""Whether a literal holds nothing outside its range."""


class Column:
    """What is known of one column. ``judge`` decides on a literal, ``together`` on many at once where it can; numbers of a
    ``personal`` column are judged like its texts."""

    def __init__(self, judge: Judge, together: Callable[[Collection[str]], bool], personal: bool) -> None:
        self.judge = judge
        self.together = together
        self.personal = personal
        self.forms: dict[str, None] = {}
        self.open = personal
        self.harmless: set[str] = set()
        self.varies = False  # to look for literals among those is in vain

    @property
    def pattern(self) -> str:
        """The pattern of a cell. What must be looked at is its only group.

        Atomic, as a literal ends where it ends: two ways to read one cell would be 2 ** n ways to read a row of n, which all
        would be tried on a row that has something unknown at its end.
        """
        if self.personal:
            return f"((?>{_TEXT}|{_WORD}))"
        if self.open:
            return f"(?>({_TEXT})|{_WORD})"
        return f"(?>{'|'.join([*self.forms, _WORD])})"

    def learn(self, literals: Sequence[str], keep: int) -> bool:
        """Take in literals that hold nothing. Returns True when they were of a new form. Of more than ``keep`` forms none
        is kept."""
        if self.open:
            return False
        known = len(self.forms)
        texts = {raw for raw in literals if raw[-1] in "')"}
        is_short = max(map(len, texts), default=0) <= _LONGEST_FORM
        self.forms.update(dict.fromkeys(_forms(texts, keep) if is_short else ()))
        if len(self.forms) > keep or not is_short:
            self.open = True
            self.forms.clear()
        return self.open or len(self.forms) > known

    def proves(self, literals: Sequence[str]) -> bool:
        """True when none of ``literals`` (an empty one is no text) holds anything."""
        if self.varies:
            return self._hold_nothing(list(filter(None, literals)))
        new = set(literals) - self.harmless
        new.discard("")
        if not self._hold_nothing(new):
            return False
        if len(self.harmless) + len(new) <= _REMEMBERED:
            self.harmless |= new
        else:
            self.varies = len(new) * 2 > len(literals)
        return True

    def _hold_nothing(self, literals: Collection[str]) -> bool:
        return not literals or self.together(literals) or all(map(self.judge, set(literals)))


def _forms(literals: set[str], most: int) -> Iterator[str]:
    """The patterns of what holds nothing because these literals hold nothing: literals with other digits in the same
    places, or only themselves. When there are more than ``most``, the first of them."""
    remaining = {raw for raw in literals if not _HARMLESS.fullmatch(raw)}
    if len(remaining) < len(literals):
        yield HARMLESS
    alone = set()
    for shape in islice(shapes(remaining), most + 1) if remaining else ():
        if clean((shape,)):
            yield _DIGIT_RUN.sub(lambda run: f"[0-9]{{{len(run[0])}}}", re.escape(shape))
        else:
            alone.add(shape)
    if alone:
        yield from (re.escape(raw) for raw in remaining if not alone.isdisjoint(shapes((raw,))))


class Table:
    """What is known of the rows of one INSERT's head, from its statements so far."""

    def __init__(self, name: str, names: Sequence[str], columns: Sequence[Column]) -> None:
        self.name = name
        self.names = names
        self.columns = columns
        self.credit = _CREDIT
        self.has_learnt = False
        self.pattern: re.Pattern[str] | None = None  # compiled when there are rows enough
        self.rows_without_pattern = 0
        self.shapes: set[bytes] = set()
        # the digits of a personal column count, too
        self.shape_credit = 0 if any(column.personal for column in columns) else _CREDIT

    def learn(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Take in the rows of a statement in which nothing was found."""
        keep = _FORMS_KEPT if self.credit > _CREDIT // 2 else 0
        news = [column.learn(each, keep) for column, each in zip(self.columns, zip(*rows, strict=True), strict=True)]
        if any(news):
            self.pattern, self.rows_without_pattern = None, 0
        self.has_learnt = True

    def proves(self, lines: bytes) -> int:
        """How many rows ``lines`` are, each ``, (…)`` behind its line break, when they hold nothing outside its range."""
        if not self.has_learnt:
            return 0
        if self.shape_credit > 0 and (rows := self._of_clean_shapes(lines)):
            return rows
        pattern = self._pattern_for(lines) if self.credit else None
        if pattern is None:
            return 0
        try:
            cells = pattern.findall(lines.decode("utf-8"))
        except UnicodeDecodeError:
            return 0
        proved = len(cells) == lines.count(b"\n") and self._hold_nothing(cells)
        self.credit = min(self.credit + 1, _CREDIT) if proved else self.credit - 1
        return len(cells) if proved else 0

    def _pattern_for(self, lines: bytes) -> re.Pattern[str] | None:
        """The pattern of all that is known; None as long as there were so few rows that it is not worth its time."""
        if self.pattern is None:
            self.rows_without_pattern += lines.count(b"\n")
            if self.rows_without_pattern < _ROWS_BEFORE_PATTERN:
                return None
            cells = ", ".join(column.pattern for column in self.columns)
            self.pattern = re.compile(rf"\n, \({cells}\)(?=\n|\Z)")
        return self.pattern

    def _of_clean_shapes(self, lines: bytes) -> int:
        """How many rows these are, when each is, but for its digits, one of those in which nothing can be found whatever its
        digits are: so numbers, dates and codes are not looked at one by one."""
        shown = lines.translate(AS_ZERO).split(b"\n")
        new = set(shown) - self.shapes
        new.discard(b"")
        is_rare = len(new) * 4 <= len(shown)
        self.shape_credit = min(self.shape_credit + 1, _CREDIT) if is_rare else self.shape_credit - 1
        if shown.count(b"") > 1 or not self._are_clean(new):
            self.shape_credit -= is_rare
            return 0
        if len(self.shapes) + len(new) <= _SHAPES_KEPT:
            self.shapes |= new
        return len(shown) - 1

    def _are_clean(self, new: set[bytes]) -> bool:
        try:
            rows = [read_row(line.decode("utf-8")) for line in new]
        except UnicodeDecodeError:
            return False
        if any(len(row) != len(self.columns) for row in rows):
            return False
        return clean({raw for row in rows for raw in row if raw[-1] in "')"})

    def _hold_nothing(self, cells: list[Any]) -> bool:
        looked_at = [column for column in self.columns if column.open]
        columns: Iterable[Sequence[str]] = zip(*cells, strict=True) if len(looked_at) > 1 else (cells,)
        return all(column.proves(each) for column, each in zip(looked_at, columns, strict=False))
