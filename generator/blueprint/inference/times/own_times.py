"""Which columns are times of a row: those at which something happens to it, and not when someone was born."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ....schema.model import Column
from ..tables.clock import part_of, time_unit
from ..tables.known import once_a_column
from ..tables.sheet import Sheet, is_temporal
from ..words.vocabulary import tokens
from .counted_days import counted_day
from .schedule import spans_and_stages
from .spans import Span
from .word_order import in_order


def times_of(sheet: Sheet) -> list[Column]:
    """The dates and times of a table that are open, and not left to a CHECK that orders them otherwise than verbs do."""
    counted = next(iter(counted_day(sheet) or ()), None)  # what a key counts may be the start of what has an end
    times = [
        column
        for column in sheet.table.columns
        if is_time(sheet, column) and (sheet.is_open(column) or column is counted) and not _is_personal(sheet, column)
    ]
    spans, _ = spans_and_stages(sheet, times)
    left = _left_to_checks(sheet, spans)
    times = [column for column in times if column.name.lower() not in left]
    return in_order(sheet, times, [each for each in spans if each.start in times and each.end in times])


def _left_to_checks(sheet: Sheet, spans: Sequence[Span]) -> set[str]:
    """The columns, lower case, that CHECKs order, but for the ends of the first span."""
    ordered = {(span.start.name.lower(), span.end.name.lower()) for span in spans[:1]}
    return {name for pair in sheet.builder.constraints.order if pair not in ordered for name in pair}


@once_a_column
def is_time(sheet: Sheet, column: Column) -> bool:
    """True for a date or a time, and for a number that holds one."""
    return is_temporal(column) or time_unit(sheet, column) is not None


def _is_personal(sheet: Sheet, column: Column) -> bool:
    """True for a date of birth; not where only the comment seems to say so of something that happens: ``wypożyczenie + liczba_dob``
    counts days."""
    classify = sheet.builder.schema.classify
    if classify(sheet.name, column) is None:
        return False
    words = tokens(column.name)
    happens = part_of(words) is not None or bool({"planned", "expected", "due"} & set(words))
    return not happens or classify(sheet.name, replace(column, comment="")) is not None


def needed_tables(sheets: Mapping[str, Sheet]) -> set[str]:
    """The tables whose rows have a beginning: those with times, and those between them and others."""
    found = {name for name, sheet in sheets.items() if any(is_time(sheet, c) for c in sheet.table.columns)}
    while grown := {middle for name in found for middle in _middles(sheets, name, found)}:
        found |= grown
    return found


def _middles(sheets: Mapping[str, Sheet], name: str, found: set[str]) -> list[str]:
    """The parents of a table that have no times, but parents with some."""
    return [
        link.parent
        for column, link, parent in sheets[name].referred
        if link.parent not in found
        and not column.nullable
        and any(up.parent in found and up.parent != link.parent for _, up in parent.single_links())
    ]
