"""The scales of marks: of five or ten by the digits of a type, or what a CHECK says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ....schema.model import Column
from ..columns.guess import Bounds
from ..comments.ranges import range_in
from ..comments.values import scale_in
from ..tables.sheet import Sheet, scale_of
from ..words.vocabulary import tokens
from .listed_numbers import whole_digits

_MARKS = frozenset(
    "score rating mark grade star priority severity difficulty level satisfaction importance urgency".split()
)


_GIVEN = frozenset("rating star satisfaction".split())
_ALSO = frozenset(("note",))  # what Spanish and French call a mark
Scale = tuple[Bounds, int, str]
"""The smallest and the largest mark, evenly, and by what."""


_OPINIONS = frozenset("review feedback rating evaluation survey testimonial".split())
_OF_SERVICE = frozenset(
    """rating star score satisfaction overall customer user guest product service delivered food quality cleanliness driver value staff location
    communication review atmosphere taste price""".split()
)
_WEIGHTS = {5: [8, 6, 3, 1, 1], 10: [4, 6, 6, 4, 3, 2, 1, 1, 1, 1]}
"""How often each mark is given, from the best: people are mostly content with what they rate (a J-shape; Hu, Pavlou and Zhang, 2009)."""


def opinions(sheet: Sheet, column: Column, bounds: Bounds) -> dict[str, Any] | None:
    """The marks that people give to what they bought, of 5 or 10, mostly good ones; None for marks of anything else."""
    words, (low, high) = set(tokens(column.name)), (int(each) for each in bounds)
    is_opinion = bool({"rating", "star", "satisfaction"} & words) or (
        "score" in words and bool(_OPINIONS & {*sheet.words})
    )
    is_of_service = words <= _OF_SERVICE and (bool(_OPINIONS & {*sheet.words}) or len(words) > 1 or "star" not in words)
    if (
        low != 1
        or high not in _WEIGHTS
        or not (column.type.is_integer and is_opinion and is_of_service)
        or column.default
    ):
        return None
    return {"provider": "choice", "values": [*range(high, 0, -1)], "weights": _WEIGHTS[high]}


def usual_mark(rule: dict[str, Any]) -> int:
    """The mark that is given most often by the rule of ``opinions``."""
    usual: int = rule["values"][rule["weights"].index(max(rule["weights"]))]
    return usual


def is_mark(words: tuple[str, ...]) -> bool:
    """True for a mark by what its name ends in, or begins with where the rest says of what it is."""
    return bool(_MARKS & {*words[-1:], *words[:1]})


def of_scale(sheet: Sheet, column: Column) -> Scale | None:
    """The scale that a CHECK gives marks: a score of 0 to 100 is none of 1 to 5, whatever it is a score of. Marks beside it in the
    table, of the same type and of which nothing else is said, are on the same small scale."""
    words = tokens(column.name)
    own = _checked(sheet, column) if is_mark(words) else None
    if own is not None:
        return own, 1, "its CHECK"
    found = of_sister(sheet, column)
    return found if found is not None and found[0][1] <= _SMALL else None


_SMALL = 10  # of percentages, others may be of five


def of_sister(sheet: Sheet, column: Column) -> Scale | None:
    """The scale of a mark beside it that is called alike; None for what says its own."""
    if (
        not (_MARKS | _ALSO) & set(tokens(column.name))
        or column.comment
        or not sheet.builder.constraints.of(column.name).is_free
    ):
        return None
    for sister in sheet.table.columns:
        theirs = (_checked(sheet, sister) or _said(sister)) if _is_sister(sister, column) else None
        if theirs is not None:
            return theirs, 1, f"the scale of {sister.name}"
    return None


def _checked(sheet: Sheet, column: Column) -> Bounds | None:
    limits = sheet.builder.constraints.of(column.name)
    low, high = limits.low, limits.high
    return (low, high) if isinstance(low, Decimal) and isinstance(high, Decimal) and low < high else None


def _said(column: Column) -> Bounds | None:
    ends = (scale_in(column) or range_in(column.comment.lower())) if column.comment else None
    return (Decimal(ends[0]), Decimal(ends[1])) if ends is not None else None


def _is_sister(sister: Column, column: Column) -> bool:
    """True for another mark, called so by the same word, of the same type."""
    own, theirs = tokens(column.name), tokens(sister.name)
    return sister is not column and bool((_MARKS | _ALSO) & set(own) & set(theirs)) and sister.type == column.type


def small_scale(column: Column, words: tuple[str, ...]) -> tuple[Bounds, int, str] | None:
    """A rating of one digit and decimals is of five, one of two digits and one decimal of ten; a score of three decimals is of one."""
    if column.type.name != "decimal" or not scale_of(column) or not _MARKS & set(words[-1:]):
        return None
    if words[-1] == "score" and scale_of(column) > whole_digits(column) + 1:
        return (Decimal("0.2"), Decimal(1)), 1, "'score', a fraction"
    if whole_digits(column) == 1:  # with decimals it is the mean of many, of whom few are harsh
        least = Decimal("2.5") if _GIVEN & set(words[-1:]) else Decimal(1)
        return (least, Decimal(5)), 1, f"'{words[-1]}', of five"
    return ((Decimal(1), Decimal(10)), 1, f"'{words[-1]}', of ten") if column.type.length == 3 else None
