"""What a row costs by the price of what it refers to, where it has no price of its own: ``total_amount`` of a rental is days x the
``daily_rate`` of its vehicle, ``amount`` of a rent payment the ``monthly_rent`` of its lease."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ....schema.model import Column
from ...writing import sql_name
from ..columns.guess import Bounds
from ..numbers.arithmetic import Arithmetic
from ..numbers.bounds_of_columns import bounds_elsewhere
from ..numbers.expressions import expression_of
from ..references.agreed_numbers import is_rate_of_time
from ..references.copied_amounts import repeat
from ..tables.links import Link
from ..tables.sheet import Sheet, bare, is_exact, is_temporal, named, scale_of
from ..words.vocabulary import tokens

_PERIODS = frozenset("hour day night week month".split())
_AMOUNTS = frozenset("amount total price fee cost charge value fare rent sum line".split())
_PRICES = frozenset("price rate tariff fee".split())
_NO_PRICES = frozenset(
    "minimum maximum deposit cost purchase purchased list old special late cancellation discount percent tax vat".split()
)
_HEADS = frozenset("participant person people guest seat ticket passenger attendee pax head traveler".split())
_OF_A_PIECE = (
    ("price",),
    ("unit", "price"),
    ("sale", "price"),
    ("selling", "price"),
    ("price", "per", "unit"),
    ("unit", "rate"),
)
_BILLED = frozenset("payment invoice bill charge installment due dues fee rent".split())
_HAD_ONCE = frozenset("appointment booking visit enrollment registration treatment".split())
_OFFERED = frozenset("service course class event tour workshop treatment procedure test exam activity".split())


class _Many(NamedTuple):
    """How many a row has of what a price is for: the text that reads them, its decimal places, bounds, and what their product with the
    price is divided by."""

    text: str
    scale: int
    bounds: Bounds
    over: str = ""


class _Price(NamedTuple):
    """What a row costs: a price of the parent that ``own`` refers to, times ``many`` of the row, None for one."""

    own: Column
    link: Link
    parent: Sheet
    price: Column
    many: _Many | None


def decide_by_parents_price(sheet: Sheet) -> None:
    """Decide the only amount of a row by the only price above it that it can be of."""
    target = _only_amount(sheet)
    if target is None:
        return
    found = list(_prices(sheet))
    found = [each for each in found if each.many is not None] or found
    if len(found) != 1:
        return
    price = found[0]
    if price.many is None:
        if scale_of(price.price) <= scale_of(target):
            repeat(sheet, target, price.own, price.link, price.price)
        return
    count, rate = price.many.bounds, bounds_elsewhere(price.parent, price.price)
    if count[0] >= 0 and rate[0] >= 0:
        _multiply(sheet, target, price, price.many, (count[0] * rate[0], count[1] * rate[1]))


def _only_amount(sheet: Sheet) -> Column | None:
    """The amount of a row that has no other, and no price."""
    money = [each for each in sheet.table.columns if each.type.name == "decimal" and _is_money(sheet, each)]
    if len(money) != 1 or money[0].nullable or not sheet.is_open(money[0]) or money[0].comment:
        return None
    words = set(sheet.tokens(money[0]))
    return money[0] if words <= {*_AMOUNTS, *sheet.words} and words & _AMOUNTS else None


def _is_money(sheet: Sheet, column: Column) -> bool:
    return sheet.is_amount(column) and scale_of(column) >= 2 and not _PERIODS & set(sheet.tokens(column))


def _prices(sheet: Sheet) -> Iterator[_Price]:
    """The prices of what a row refers to that its amount may be of."""
    for own, link, parent in sheet.parents:
        for theirs in parent.table.columns:
            words = parent.tokens(theirs)
            if not is_exact(theirs) or theirs.nullable or _NO_PRICES & set(words) or not parent.is_amount(theirs):
                continue
            many = _many(sheet, words)
            if many is not None or _is_flat(sheet, parent, words):
                yield _Price(own, link, parent, theirs, many)


def _many(sheet: Sheet, words: tuple[str, ...]) -> _Many | None:
    """How many a price is for; of a rate of time that no column counts, the time between two others."""
    counts = [each for each in sheet.table.columns if is_exact(each) and not each.nullable and sheet.is_amount(each)]
    called = [each for each in counts if _is_counted_by(words, sheet.tokens(each))]
    period = _PERIODS & set(words)
    if period and not called and is_rate_of_time(words):
        return _between(sheet, period)
    bounds = Arithmetic(sheet).any_operand(called[0]) if len(called) == 1 else None
    return _Many(named(called[0]), scale_of(called[0]), bounds) if bounds is not None else None


def _is_counted_by(price: tuple[str, ...], count: tuple[str, ...]) -> bool:
    """True for the days of a daily rate, the people of a price per person, and the pieces of a plain price."""
    period = _PERIODS & set(price)
    if period:
        return is_rate_of_time(price) and bool(period & set(count))
    if _HEADS & set(price) and _PRICES & set(price):
        return bool(_HEADS & set(count))
    return price in _OF_A_PIECE and count == ("quantity",)


def _between(sheet: Sheet, period: frozenset[str] | set[str]) -> _Many | None:
    """The nights or days between two days, the hours between two times, which every row has."""
    for first, last in _ENDS:
        start, end = (_time_called(sheet, each) for each in (first, last))
        if start is None or end is None or start.nullable or end.nullable or start.type.name != end.type.name:
            continue
        if period & {"night", "day"} and start.type.name == "date":
            return _Many(f"DATEDIFF({named(end)}, {named(start)})", 0, (Decimal(0), _MOST_DAYS))
        if period == {"hour"} and start.type.name in ("datetime", "timestamp"):
            text = f"TIMESTAMPDIFF(MINUTE, {named(start)}, {named(end)})"
            return _Many(text, 4, (Decimal(0), _MOST_HOURS), " / 60")
    return None


_MOST_DAYS, _MOST_HOURS = Decimal(366), Decimal(31 * 24)  # by the day for a year at most, by the hour for a month
_ENDS = (("checkin", "checkout"), ("start", "end"), ("arrived", "departed"))


def _time_called(sheet: Sheet, word: str) -> Column | None:
    """The time that is called so, and nothing more."""
    return next(
        (each for each in sheet.table.columns if is_temporal(each) and bare(tokens(each.name)) == (word,)), None
    )


def _is_flat(sheet: Sheet, parent: Sheet, words: tuple[str, ...]) -> bool:
    """True for what is paid each month for what goes on, and for the price of what a row has once."""
    if any("quantity" in sheet.tokens(each) for each in sheet.table.columns):
        return False
    if "month" in words:
        is_rate = is_rate_of_time(words) or words[-1] in ("rent", "premium", "dues", "tuition")
        return is_rate and bool(_BILLED & set(sheet.words[-1:]))
    is_had = bool(_HAD_ONCE & set(sheet.words[-1:])) and bool(_OFFERED & set(parent.words[-1:]))
    return is_had and words in (("price",), ("fee",))


def _multiply(sheet: Sheet, target: Column, price: _Price, many: _Many, bounds: Bounds) -> None:
    rate = named(price.price)
    text = f"{many.text} * {named(price.own)}.{rate}{many.over}"
    finer = many.scale + scale_of(price.price) > scale_of(target)
    written = expression_of(sheet, target, text, bounds, rounded=finer)
    if written is None:
        return
    key = sql_name(price.link.parent_columns[0])
    check = (
        f"SELECT a.{named(target)} FROM {{{sheet.name}}} a JOIN {{{price.link.parent}}} b ON b.{key} = a.{named(price.own)} "
        f"WHERE ABS(a.{named(target)} - a.{many.text} * b.{rate}) > {Decimal(1).scaleb(-scale_of(target))}"
    )
    is_whole = "(" not in many.text and written[0] in (text, f"ROUND({text}, {scale_of(target)})")
    sheet.decide(target, written[0], f"product: {text}", "sums", check=check if is_whole else "", bounds=written[1])
