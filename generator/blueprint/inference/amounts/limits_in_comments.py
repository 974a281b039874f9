"""Columns kept within the bounds that their comments give (``comments.limits`` reads them): below the estimate of the row, between
the minimum and maximum of the service that it refers to. Columns that something else decides keep their rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..columns.guess import Bounds
from ..columns.measured import Unit, unit_of
from ..comments.limits import as_number, limits_in, range_of_whom
from ..numbers.arithmetic import Arithmetic
from ..numbers.bounds_of_columns import bounds_elsewhere
from ..numbers.formula_writer import Operand
from ..tables.sheet import Sheet, Sheets, is_exact, is_number, named, scale_of
from ..words.vocabulary import tokens
from .operands import operand_of, operand_perhaps

_USUAL = {"provider": "integer", "min": 50, "max": 100}
_LESS = {"provider": "integer", "min": 45, "max": 85}
_SELDOM = {"provider": "choice", "values": [0, 40, 100], "weights": [7, 2, 1]}  # of what is 0 by DEFAULT


def reserve_limits(sheets: Sheets) -> None:
    """Keep for each column what bounds it by its comment, for when something asks what it may be."""
    for sheet in sheets.values():
        for column in sheet.table.columns:
            if is_number(column) and is_exact(column) and sheet.is_open(column):
                found = (_bounded(sheet, column) if column.comment else None) or _between_ends(sheet, column)
                if found is not None:
                    sheet.limits[column.name.lower()] = found


def _range_above(sheet: Sheet, column: Column, whose: str) -> tuple[Operand, Operand] | None:
    """The smallest and the largest value of a row that is referred to, of the same thing: ``salary_min`` and ``salary_max``."""
    words = set(tokens(column.name))
    for own, _, parent in sheet.parents:
        if not set(tokens(whose)) & {*parent.words, *tokens(own.name)}:
            continue
        ends = [
            [
                each
                for each in parent.table.columns
                if is_exact(each) and end in tokens(each.name) and words & set(tokens(each.name))
            ]
            for end in ("minimum", "maximum")
        ]
        if all(ends) and not any(each[0].nullable for each in ends):
            low, high = (Operand(f"{named(own)}.{named(each[0])}", parent, each[0]) for each in ends)
            return low, high
    return None


_SAID = frozenset("base actual current agreed measured gross basic final recorded own".split())
_ENDS = frozenset("minimum maximum limit target alarm critical reorder safety total average count number".split())


def _between_ends(sheet: Sheet, column: Column) -> Callable[[], None] | None:
    """A number of which the row that is referred to has the smallest and the largest value is between them: a salary, the weight of a
    dog of a breed."""
    name, unit = unit_of(sheet.table, column)
    words = set(tokens(name)) - _SAID
    if not words or _ENDS & set(tokens(name)):
        return None
    for own, link, parent in sheet.parents:
        if own.nullable or link.parent == sheet.name:
            continue
        ends = [_end(parent, end, words, unit) for end in ("minimum", "maximum")]
        if all(ends):
            low, high = (Operand(f"{named(own)}.{named(each)}", parent, each) for each in ends if each is not None)
            return lambda low=low, high=high: _write_between(sheet, column, low, high)  # type: ignore[misc]
    return None


def _end(parent: Sheet, end: str, words: set[str], unit: Unit | None) -> Column | None:
    """The smallest or the largest value that a table has of what some words say, in the same unit."""
    for each in parent.table.columns:
        if each.nullable or not is_exact(each):
            continue
        name, theirs = unit_of(parent.table, each)
        if theirs == unit and set(tokens(name)) - _SAID == words | {end}:
            return each
    return None


def _write_between(sheet: Sheet, column: Column, low: Operand, high: Operand) -> None:
    bounds = [bounds_elsewhere(each.sheet, each.column) for each in (low, high)]
    if bounds[0][0] < 0 or not sheet.is_open(column):
        return
    share = sheet.hide("between_percent", {"provider": "integer", "min": 0, "max": 100})
    text = f"{low.text} + ({high.text} - {low.text}) * {share} / 100"
    ends = (bounds[0][0], bounds[1][1])
    Arithmetic(sheet).write(column, text, ends, f"range: from {low.text} to {high.text}", rounded=True)


def _bounded(sheet: Sheet, column: Column) -> Callable[[], None] | None:
    whose = range_of_whom(column.comment)
    ends = _range_above(sheet, column, whose) if whose else None
    if ends is not None:
        return lambda: _write(sheet, column, *ends)
    for limit in limits_in(column.comment):
        low, high = (
            _of_parent(sheet, column, each) or operand_of(sheet, column, each) or operand_perhaps(sheet, column, each)
            if each and as_number(each) is None
            else None
            for each in (limit.low, limit.high)
        )
        if high is not None and high.text != named(column):
            least = low if low is not None else as_number(limit.low)
            strict = limit.is_strict
            return lambda high=high, least=least: _write(sheet, column, least, high, is_strict=strict)  # type: ignore[misc]
        if low is not None and high is None and not limit.high:
            strict = limit.is_strict
            return lambda low=low: _above(sheet, column, low, is_strict=strict)  # type: ignore[misc]
    return None


_ALLOWS = lazy(
    r"\s+(?:allows|permits|takes|erlaubt|zul(?:ä|ae)sst|permet|autorise|admet|permite|admite|permette|consente|toestaat|toelaat|dopuszcza)$",
    re.IGNORECASE,
)


def _of_parent(sheet: Sheet, column: Column, phrase: str) -> Operand | None:
    """The column of the same name of the row that a phrase names, or the most that it allows: ``not above that of the charge point``,
    ``never more than the pier allows``."""
    words = set(tokens(_ALLOWS.sub("", phrase.strip()).replace(" ", "_")))
    most = {*tokens(column.name), "maximum"}
    for own, _, parent in sheet.parents:
        if not words or words != set(parent.words):
            continue
        theirs = parent.table.find(column.name) or next(
            (each for each in parent.table.columns if set(tokens(each.name)) == most), None
        )
        if theirs is not None and is_exact(theirs) and not theirs.nullable:
            return Operand(f"{named(own)}.{named(theirs)}", parent, theirs)
    return None


def _bounds(sheet: Sheet, operand: Operand) -> Bounds | None:
    if operand.sheet is not sheet:
        found = bounds_elsewhere(operand.sheet, operand.column)
        is_unknown = found[0] < 0 and operand.sheet.is_open(operand.column)
        return (Arithmetic(operand.sheet).any_operand(operand.column, 60) or found) if is_unknown else found
    sheet.settle(operand.column.name.lower())
    return Arithmetic(sheet).any_operand(operand.column)


def _term(operand: Operand, column: Column) -> str:
    return f"IFNULL({operand.text}, 0)" if operand.column.nullable and not column.nullable else operand.text


def _write(
    sheet: Sheet, column: Column, least: Operand | Decimal | None, high: Operand, *, is_strict: bool = False
) -> None:
    """Let a column be a part of what bounds it, from what bounds it below."""
    arithmetic = Arithmetic(sheet)
    most = _bounds(sheet, high)
    if most is None or most[0] < 0 or not sheet.is_open(column):
        return
    usual = _LESS if is_strict else _USUAL
    share = sheet.hide("limit_percent", _SELDOM if re.fullmatch(r"'?0(?:\.0+)?'?", column.default or "") else usual)
    top = _term(high, column)
    reason = f"range: its comment, {column.comment.strip()}"
    if isinstance(least, Operand):
        low = _term(least, column)
        own = _bounds(sheet, least) or (Decimal(0), most[1])
        text, ends = f"{low} + ({top} - {low}) * {share} / 100", (min(own[0], most[0]), most[1])
    elif least is not None and column.type.is_integer:
        place = sheet.hide("limit_share", {"provider": "integer", "min": 0, "max": 99})
        text = f"{least} + FLOOR(GREATEST({top} - {least} + 1, 1) * {place} / 100)"
        ends = (least, max(most[1], least))
    else:
        text, ends = f"{top} * {share} / 100", (Decimal(0), most[1])
    arithmetic.write(column, text, ends, reason, rounded=True)


def _above(sheet: Sheet, column: Column, low: Operand, *, is_strict: bool = False) -> None:
    """Let a column be what bounds it from below, or a little more."""
    least = _bounds(sheet, low)
    if least is None or least[0] < 0 or not sheet.is_open(column) or scale_of(low.column) > scale_of(column):
        return
    share = sheet.hide(
        "above_percent", {"provider": "choice", "values": [20 if is_strict else 0, 10, 25, 50], "weights": [3, 2, 2, 1]}
    )
    text = f"{_term(low, column)} * (100 + {share}) / 100"
    reason = f"range: its comment, {column.comment.strip()}"
    Arithmetic(sheet).write(column, text, (least[0], least[1] * Decimal("1.5")), reason, rounded=True)
