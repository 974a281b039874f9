"""What the rows of a child take of a row: no more in all than there was, and what is left is what they did not take."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ...writing import sql_name
from ..columns.capacity import capacity_of
from ..columns.unit_names import dimension
from ..comments.values import begins_with_zero
from ..references.children import Child, aggregate_of, children_of, write_rollup
from ..references.selection import Selection
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, Sheets, is_temporal, named, scale_of
from ..words.vocabulary import data
from .relations.facts import Number, Numbers
from .relations.listed import listed

_NO_STUFF = frozenset(
    """maximum minimum capacity limit target planned per price cost rate average reading meter level number id day hour minute year age tare empty
    total sum ordinal""".split()
)
_SHARES = {"provider": "choice", "values": [100, 85, 60, 35], "weights": [4, 3, 3, 2]}
_COUNTS = frozenset("quantity count number amount weight mass volume".split())


class _Stock(NamedTuple):
    """What there was of something in a row, what of that was bad, and what is left of it, where the row says so."""

    whole: Number
    bad: tuple[Number, ...]
    left: Number | None
    used: Number | None


@lru_cache(maxsize=8)
def _said(name: str) -> frozenset[str]:
    return frozenset(listed(data()["relation"]["portions"][name]))


def decide_portions(sheets: Sheets) -> None:
    """Let the rows that are made of another row share what there is of it."""
    for sheet in sheets.values():
        children = [each for each in children_of(sheet) if not each.column.nullable]
        children = [each for each in children if not is_actor(each.sheet, each.column)]
        if not children or not sheet.begun:
            continue
        numbers = Numbers(sheet)
        stock = _stock_of(numbers)
        if stock is None:
            continue
        found = [(each, taken) for each in children if (taken := _taken(each, stock)) is not None]
        if len(found) == 1:
            _take(sheet, numbers, stock, *found[0])


def _stock_of(numbers: Numbers) -> _Stock | None:
    """What a row had, where it says so in one number, and in one more at most what is left of it."""
    stuff = [each for each in numbers.numbers if _is_stuff(each)]
    left = [each for each in stuff if _is_called(each, "left") and numbers.is_loose(each.column)]
    if len(left) > 1:
        return None
    rest = left[0] if left else None
    whole = _whole_of(stuff, rest)
    if whole is None:
        return None
    bad = tuple(each for each in stuff if _is_bad_of(each, whole))
    others = [each for each in stuff if each not in (whole, rest, *bad) and each.unit == whole.unit]
    return _Stock(whole, bad, rest, _used_of(numbers, others) if rest is not None else None)


def _used_of(numbers: Numbers, others: list[Number]) -> Number | None:
    """What was taken in all, where one number that nothing decides says so and not only counts something."""
    used = [each for each in others if _said("taken") & set(each.words) - _COUNTS and numbers.is_loose(each.column)]
    return used[0] if len(used) == 1 else None


def _whole_of(stuff: list[Number], rest: Number | None) -> Number | None:
    """What there was, by the number that says so best; without a rest only what is said to have been got."""
    wholes = [each for each in stuff if each != rest and _may_be_whole(each, rest)]
    wholes = [each for each in wholes if rest is not None or _is_called(each, "got")]
    return min(wholes, key=lambda each: (_place_in_order(each), each.at), default=None)


def _is_called(each: Number, kind: str) -> bool:
    return bool(_said(kind) & set(each.words))


def _place_in_order(each: Number) -> int:
    """How early words for what there was come among those that say it best."""
    order: list[str] = data()["relation"]["portions"]["order"].split()
    return min([99, *(order.index(word) for word in order if word in each.words)])


def _is_bad_of(each: Number, whole: Number) -> bool:
    """True for what was bad of a whole, unless that is what is left without it."""
    if each is whole or each.unit != whole.unit or not data_bad() & set(each.words):
        return False
    return each.column.nullable <= whole.column.nullable and not {"net", "accepted", "good"} & set(whole.words)


@lru_cache(maxsize=1)
def data_bad() -> frozenset[str]:
    """The words of what is bad of so many."""
    return frozenset(listed(data()["relation"]["throughput"]["bad"]))


def _is_stuff(each: Number) -> bool:
    """True for what is weighed, measured by its volume or counted, and may be taken in portions."""
    if each.is_percentage or each.is_price or each.is_money or _NO_STUFF & set(each.words):
        return False
    if each.column.comment and ("sum" in each.column.comment.lower() or begins_with_zero(each.column)):
        return False
    return dimension(each.unit) in ("mass", "volume", "length", "area") or (
        not each.unit and each.column.type.name in ("int", "mediumint", "bigint", "smallint")
    )


def _may_be_whole(each: Number, left: Number | None) -> bool:
    if data_bad() & set(each.words) or begins_with_zero(each.column):
        return False
    if left is None:
        return bool(each.unit) and not each.column.nullable
    is_noun = each.unit or not (left.core - _said("left") - _COUNTS) or (left.core - _said("left")) & each.core
    is_counted = bool(each.unit) or bool(_COUNTS & set(each.words)) or bool((left.core - _said("left")) & each.core)
    return each.unit == left.unit and bool(is_noun) and is_counted and each.column.nullable <= left.column.nullable


def _taken(child: Child, stock: _Stock) -> Number | None:
    """What each row of a child takes: its only number of that unit that something else does not decide, or the first of several."""
    own = Numbers(child.sheet)
    found = [each for each in own.numbers if _may_be_portion(each, stock.whole) and own.is_loose(each.column)]
    if not found or _said("priced") & set(child.sheet.words):
        return None
    taking = [each for each in found if _is_called(each, "taken")]
    taken = (taking or found)[0]
    if taken.column.nullable:
        return None
    is_said = bool(taking) and _has_time(child) and set(taken.words) != set(stock.whole.words)
    return taken if stock.left is not None or is_said else None


def _may_be_portion(each: Number, whole: Number) -> bool:
    """True for stuff in the unit of a whole, or of its noun, that is neither the bad of it nor what is left."""
    if not _is_stuff(each) or each.unit != whole.unit or data_bad() & set(each.words) or _is_called(each, "left"):
        return False
    return bool(each.unit) or _is_same_noun(each, whole)


def _has_time(child: Child) -> bool:
    return any(is_temporal(each) and not each.nullable for each in child.sheet.table.columns)


def _is_same_noun(each: Number, whole: Number) -> bool:
    one, other = ({*number.words} - _said("taken") - _said("got") - _COUNTS for number in (each, whole))
    is_counted = bool(_COUNTS & set(each.words)) or bool(one & other)
    return is_counted and (not one or not other or bool(one & other))


def _take(sheet: Sheet, numbers: Numbers, stock: _Stock, child: Child, taken: Number) -> None:
    """Write the portions, and what is left."""
    numbers.sheet.settle(stock.whole.column.name.lower())
    for each in stock.bad:
        numbers.sheet.settle(each.column.name.lower())
        bounds = numbers.known(stock.whole.column)
        if bounds is None or bounds[0] < 0:
            return
        if numbers.is_loose(each.column):
            numbers.be_share(each, stock.whole.name, bounds, (0, 6))
    whole = stock.whole.name if not stock.bad else f"({' - '.join(each.name for each in (stock.whole, *stock.bad))})"
    reference, key = named(child.column), sql_name(child.sheet.table.row_key[0])
    table, scale = sql_name(child.sheet.name), scale_of(taken.column)
    many = sheet.hide("portion_count", aggregate_of(sheet, child, f"COUNT({table}.{key})"))
    share = sheet.hide("portion_percent", _SHARES)
    read = f"IFNULL({whole}, 0)" if stock.whole.column.nullable else whole
    portion = sheet.hide("portion", f"{read} * {share} / 100 / GREATEST({many}, 1)")
    own = child.sheet.hide("portion_percent", {"provider": "integer", "min": 70, "max": 100})
    text = (
        f"FLOOR({reference}.{portion} * {own} / 100)"
        if not scale
        else f"ROUND({reference}.{portion} * {own} / 100, {scale})"
    )
    least = Decimal(1).scaleb(-scale)
    own_numbers = Numbers(child.sheet)
    own_numbers.loosen(taken.column)
    bounds = numbers.known(stock.whole.column) or (Decimal(0), Decimal(10) ** 5)
    if bounds[1] > (most := capacity_of(taken.column)[1]):  # the whole may have more digits than its parts
        text = f"LEAST({text}, {most})"
    reason = f"share: its part of {sheet.name}.{stock.whole.name}"
    if not child.sheet.decide(
        taken.column, f"GREATEST({text}, {least})", reason, "rollups", bounds=(least, min(bounds[1], most))
    ):
        return
    rows = Selection(child, taken.column)
    if stock.used is not None:
        numbers.loosen(stock.used.column)
        write_rollup(
            sheet,
            stock.used.column,
            child,
            rows.sum(taken.column),
            f"sum of {child.sheet.name}.{taken.name}",
            taken.column,
        )
    elif stock.left is not None:
        numbers.loosen(stock.left.column)
        left = f"GREATEST({whole} - IFNULL({rows.sum(taken.column)}, 0), 0)"
        reason = f"rest: {whole} less what {child.sheet.name} took"
        sheet.decide(
            stock.left.column, aggregate_of(sheet, child, left), reason, "rollups", bounds=(Decimal(0), bounds[1])
        )
