"""Numbers that say how long something lasts or how often it is done: the months of an interval, the days of a notice."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..comments.ranges import said_range
from ..comments.spans import ends_in
from ..tables.sheet import Sheet
from ..words.vocabulary import data, tokens

_WEIGHTS = (8, 4, 2, 1, 1)
_MEASURED = frozenset("elapsed remaining used overdue worked since average actual last".split())


@lru_cache(maxsize=1)
def _said() -> dict[tuple[str, str], tuple[int, ...]]:
    entries = (((what, unit), listed) for key, listed in data()["said_lengths"].items() for what, unit in [key.split()])
    return {key: tuple(map(int, listed.split())) for key, listed in entries}


def decide_said_lengths(sheet: Sheet) -> None:
    """Decide the numbers whose names say of what they are the length, and in which unit, before the times that they place."""
    for column in sheet.table.columns:
        usual = _usual(column) if column.type.is_integer and sheet.is_open(column) else ()
        if ends_in(column.comment) is not None:
            continue  # of the row's own times
        if usual and sheet.link(column) is None:
            rule: dict[str, object] = {
                "provider": "choice",
                "values": list(usual),
                "weights": list(_WEIGHTS[: len(usual)]),
            }
            said = said_range(column)
            if said is not None:
                ends = Decimal(str(said["min"])), Decimal(str(said["max"]))
                sheet.decide(column, said, "range: its comment", "time", bounds=ends)
                continue
            unit = tokens(column.name)[-1]
            bounds = (Decimal(min(usual)), Decimal(max(usual)))
            sheet.decide(column, rule, f"time: usual {unit}s of such a length", "time", bounds=bounds)


def _usual(column: Column) -> tuple[int, ...]:
    """The usual lengths that a column holds, that of its DEFAULT first."""
    words = tokens(column.name)
    found = next((_said()[each, words[-1]] for each in words if (each, words[-1]) in _said()), ())
    if not found or _MEASURED & set(words):
        return ()
    default = column.default
    if default is not None and default.strip("'").isdigit() and int(default.strip("'")):
        first = int(default.strip("'"))
        found = (first, *(each for each in found if each != first))
    low, high = capacity_of(column)
    return tuple(each for each in found if low <= each <= high)[: len(_WEIGHTS)]
