"""What was measured lies within the limits of its row, or of what it measures, in most rows; a flag says whether it does."""

from __future__ import annotations

from collections.abc import Iterator

from ....schema.model import Column
from ..states.flags import compare_flag, is_drawn_flag
from ..tables.sheet import Sheet, is_exact, named, scale_of
from ..words.vocabulary import tokens

_MEASURED = frozenset(("value", "reading", "measurement", "result", "measured"))
_ABOUT = frozenset("measured measure meas value result actual test reading measurement numeric number".split())
_LOW, _HIGH = frozenset("lower low minimum lsl".split()), frozenset("upper high maximum usl".split())
_LIMIT = frozenset(
    "limit spec specification tolerance reference normal norm range value lsl usl lower upper low high".split()
)
_WITHIN = frozenset("ok within passed pass conform conforming compliant in_range in_spec in_tolerance good".split())


def decide_measured(sheet: Sheet) -> None:
    """Decide the value of a row that has limits, or whose parent has some, and the flag that compares them."""
    for column in sheet.table.columns:
        words = tokens(column.name)
        if not (
            _MEASURED & set(words) and set(words) <= _MEASURED | _ABOUT and is_exact(column) and not column.nullable
        ):
            continue
        low, high, scale = next(_limits(sheet, column), ("", "", 0))
        if not low or not sheet.is_open(column) or scale > scale_of(column):
            continue
        place = sheet.hide("place_within", {"provider": "integer", "min": -4, "max": 104})
        text = f"ROUND({low} + ({high} - {low}) * {place} / 100, {scale_of(column)})"
        if sheet.decide(column, text, f"range: within {low} and {high} in most rows", "numbers"):
            _compare(sheet, named(column), low, high)
        return


def _limits(sheet: Sheet, column: Column) -> Iterator[tuple[str, str, int]]:
    """The smallest and the largest value that is right, as the row reads them, and their digits after the point."""
    for path, holder in (("", sheet), *((f"{named(own)}.", parent) for own, _, parent in sheet.parents)):
        low, high = (next(_ends(holder, column, words), None) for words in (_LOW, _HIGH))
        if low is not None and high is not None:
            yield f"{path}{named(low)}", f"{path}{named(high)}", max(scale_of(low), scale_of(high))


def _ends(holder: Sheet, column: Column, end: frozenset[str]) -> Iterator[Column]:
    for each in holder.table.columns:
        words = set(tokens(each.name))
        if (
            each is not column
            and each.type.name == column.type.name
            and not each.nullable
            and end & words
            and words <= end | _LIMIT | _ABOUT
        ):
            yield each


def _compare(sheet: Sheet, value: str, low: str, high: str) -> None:
    for name, (meaning, _) in list(sheet.flags.items()):
        if {*meaning, "_".join(meaning)} & _WITHIN and is_drawn_flag(sheet, name):
            compare_flag(sheet, sheet.table.column(name), f"{value} >= {low} AND {value} <= {high}")
