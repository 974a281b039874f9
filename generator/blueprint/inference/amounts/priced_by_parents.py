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
from ..tables.sheet import Sheet, is_exact, named, scale_of

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


class _Price(NamedTuple):
    """What a row costs: a price of the parent that ``own`` refers to, times ``many`` of the row, None for one."""

    own: Column
    link: Link
    parent: Sheet
    price: Column
    many: Column | None


def decide_by_parents_price(sheet: Sheet) -> None:
    """Decide the only amount of a row by the only price above it that it can be of."""
    numbers = Arithmetic(sheet)
    target = _only_amount(sheet)
    if target is None:
        return
    found = list(_prices(sheet, target))
    found = [each for each in found if each.many is not None] or found
    if len(found) != 1:
        return
    price = found[0]
    if price.many is None:
        if scale_of(price.price) <= scale_of(target):
            repeat(sheet, target, price.own, price.link, price.price)
        return
    count, rate = numbers.any_operand(price.many), bounds_elsewhere(price.parent, price.price)
    if count is not None and count[0] >= 0 and rate[0] >= 0:
        _multiply(sheet, target, price, (count[0] * rate[0], count[1] * rate[1]))


def _only_amount(sheet: Sheet) -> Column | None:
    """The amount of a row that has no other, and no price."""
    money = [each for each in sheet.table.columns if each.type.name == "decimal" and _is_money(sheet, each)]
    if len(money) != 1 or money[0].nullable or not sheet.is_open(money[0]) or money[0].comment:
        return None
    words = set(sheet.tokens(money[0]))
    return money[0] if words <= {*_AMOUNTS, *sheet.words} and words & _AMOUNTS else None


def _is_money(sheet: Sheet, column: Column) -> bool:
    return sheet.is_amount(column) and scale_of(column) >= 2 and not _PERIODS & set(sheet.tokens(column))


def _prices(sheet: Sheet, target: Column) -> Iterator[_Price]:
    for own, link, parent in sheet.parents:
        for theirs in parent.table.columns:
            words = parent.tokens(theirs)
            if not is_exact(theirs) or theirs.nullable or _NO_PRICES & set(words) or not parent.is_amount(theirs):
                continue
            many = _many(sheet, words)
            if many is not None or _is_flat(sheet, parent, words):
                yield _Price(own, link, parent, theirs, many)


def _many(sheet: Sheet, words: tuple[str, ...]) -> Column | None:
    """How many a price is for: days of a daily rate, people of a price per person, pieces of a plain price."""
    counts = [each for each in sheet.table.columns if is_exact(each) and not each.nullable and sheet.is_amount(each)]
    period = _PERIODS & set(words)
    if period:
        called = [each for each in counts if period & set(sheet.tokens(each))] if is_rate_of_time(words) else []
    elif _HEADS & set(words) and _PRICES & set(words):
        called = [each for each in counts if _HEADS & set(sheet.tokens(each))]
    elif words in _OF_A_PIECE:
        called = [each for each in counts if sheet.tokens(each) == ("quantity",)]
    else:
        called = []
    return called[0] if len(called) == 1 else None


def _is_flat(sheet: Sheet, parent: Sheet, words: tuple[str, ...]) -> bool:
    """True for what is paid each month for what goes on, and for the price of what a row has once."""
    if any("quantity" in sheet.tokens(each) for each in sheet.table.columns):
        return False
    if "month" in words:
        is_rate = is_rate_of_time(words) or words[-1] in ("rent", "premium", "dues", "tuition")
        return is_rate and bool(_BILLED & set(sheet.words[-1:]))
    is_had = bool(_HAD_ONCE & set(sheet.words[-1:])) and bool(_OFFERED & set(parent.words[-1:]))
    return is_had and words in (("price",), ("fee",))


def _multiply(sheet: Sheet, target: Column, price: _Price, bounds: Bounds) -> None:
    assert price.many is not None
    many, rate = named(price.many), named(price.price)
    text = f"{many} * {named(price.own)}.{rate}"
    finer = scale_of(price.many) + scale_of(price.price) > scale_of(target)
    written = expression_of(sheet, target, text, bounds, rounded=finer)
    if written is None:
        return
    key = sql_name(price.link.parent_columns[0])
    check = (
        f"SELECT a.{named(target)} FROM {{{sheet.name}}} a JOIN {{{price.link.parent}}} b ON b.{key} = a.{named(price.own)} "
        f"WHERE ABS(a.{named(target)} - a.{many} * b.{rate}) > {Decimal(1).scaleb(-scale_of(target))}"
    )
    is_whole = written[0] in (text, f"ROUND({text}, {scale_of(target)})")
    sheet.decide(target, written[0], f"product: {text}", "sums", check=check if is_whole else "", bounds=written[1])
