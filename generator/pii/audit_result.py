"""What an audit of a script says: the verdict on each column, and the hits by their shape only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..lazy_patterns import lazy
from ..printable import printable
from .treatment import REAL, Treatment

SAFE, OUTSIDE, UNCHECKED, DECIDED = "safe", "outside", "unchecked", "decided"
AS_GENERATED = Treatment()
_SHOWN = 40
_DIGIT = lazy(r"\d")
_LETTER = lazy(r"[^\W_]")


class Hit(NamedTuple):
    """A value outside its range. ``table`` and ``column`` are empty outside of rows; ``shape`` shows digits
    as ``#`` and letters as ``*``."""

    line: int
    table: str
    column: str
    personal_class: str
    shape: str
    file: str

    @property
    def location(self) -> str:
        return f"{self.file}:{self.line}"

    def to_dict(self) -> dict[str, object]:
        """The hit as plain data."""
        return {
            "class": self.personal_class,
            "column": self.column,
            "place": self.location,
            "shape": self.shape,
            "table": self.table,
        }


class ColumnAudit(NamedTuple):
    """What was found in one column. ``verdict`` is ``safe``, ``outside``, ``unchecked`` when no row was there, when the
    class needs word lists that were not given, or when a value is no literal, or ``decided`` for a column that a person
    answered for: then ``hits`` counts what that decision covers, and ``range`` says why."""

    table: str
    column: str
    personal_class: str
    rows: int
    range: str
    verdict: str
    hits: int

    def to_dict(self) -> dict[str, object]:
        """The column as plain data."""
        return {
            "class": self.personal_class,
            "column": self.column,
            "hits": self.hits,
            "range": self.range,
            "rows": self.rows,
            "table": self.table,
            "verdict": self.verdict,
        }


AS_GENERATED = Treatment()


@dataclass(frozen=True)
class Audit:
    """The audit of one script. ``hits`` are in the order of the file, the first ``HITS_KEPT`` of ``hit_count``.

    ``decided`` are the columns that a person left as they are, for a reason, and in which something was found: a
    decision is a decision, so what it covers is counted there and is no hit.
    """

    script: str
    rows: int
    columns: tuple[ColumnAudit, ...]
    hits: tuple[Hit, ...]
    hit_count: int
    treatment: Treatment = AS_GENERATED
    decided: tuple[ColumnAudit, ...] = ()

    @property
    def ok(self) -> bool:
        """True when nothing lies outside its range, but for what was decided. What is unchecked is not a hit."""
        return self.hit_count == 0

    @property
    def unanswered(self) -> bool:
        """True when something that was to be masked or generated lies outside its range."""
        return self.treatment.how != REAL and not self.ok

    def to_dict(self) -> dict[str, object]:
        """The audit as plain data, for JSON: the same bytes for the same script."""
        return {
            **self.treatment.to_dict(),
            "columns": [column.to_dict() for column in self.columns],
            "decided": [column.to_dict() for column in self.decided],
            "hit_count": self.hit_count,
            "hits": [hit.to_dict() for hit in self.hits],
            "ok": self.ok,
            "rows": self.rows,
            "script": self.script,
        }

    def text(self) -> str:
        """The audit as a table for people, one line per column, then one line per hit."""
        head = ("TABLE", "COLUMN", "CLASS", "ROWS", "VERDICT", "RANGE")
        body = [
            tuple(
                map(printable, (each.table, each.column, each.personal_class, str(each.rows), each.verdict, each.range))
            )
            for each in self.columns
        ]
        headline = self.treatment._replace(outside=not self.ok).headline
        lines = [printable(f"{self.script}: {self.rows} rows read"), printable(headline)]
        lines += _aligned([head, *body]) if body else []
        lines += map(printable, self.treatment.lines)
        transformed = {(each.table, each.column) for each in self.treatment.transformed}
        for each in self.decided:
            what = "transformed" if (each.table, each.column) in transformed else "not personal"
            found = f"{each.hits} finding{'s' * (each.hits != 1)} ({each.personal_class})"
            lines.append(printable(f"decided: {each.table}.{each.column}: {found}, {what}: {each.range}"))
        for hit in self.hits:
            where = f"{hit.table}.{hit.column}" if hit.table else "outside of rows"
            lines.append(printable(f"{hit.location}: {where}: {hit.personal_class} outside its range: {hit.shape}"))
        if self.hit_count > len(self.hits):
            lines.append(f"… and {self.hit_count - len(self.hits)} more")
        lines.append("nothing outside its range" if self.ok else f"{self.hit_count} outside their range")
        return "\n".join(lines)


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return list(map(printable, lines))


def shape(value: str) -> str:
    """``value`` without its content: ``ana@mail.com`` is ``***@****.***``; long ones are cut."""
    masked = _LETTER.sub("*", _DIGIT.sub("#", value[:_SHOWN]))
    masked = "".join(char if char.isprintable() else "?" for char in masked)
    return masked + ("…" if len(value) > _SHOWN else "")
