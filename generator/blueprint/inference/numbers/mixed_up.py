"""Results that numbers cannot have, whatever the places of their columns say: charges alone are no total, money makes no density, degrees
no kilograms."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ....schema.model import Column
from ..columns.measured import Unit, is_unit, unit_of
from ..columns.places import is_money
from ..tables.sheet import Sheet
from ..words.identifiers import is_in_cents, words_of
from ..words.money_words import DISCOUNTS, TAXES

SIDE_CHARGES = frozenset("shipping delivery handling packaging postage tip gratuity".split())
_CHARGES = frozenset(("cost", "fee", "charge"))
_RATES = frozenset(("rate", "percent", "ratio"))
_GENERAL = frozenset("amount total value sum net gross".split())
_PHYSICAL = frozenset(
    """density speed velocity acceleration width height depth length thickness diameter radius weight mass volume area temperature pressure
    hardness viscosity humidity moisture voltage power torque frequency distance""".split()
)
_ADDED_UP = ("sum: ", "rest: ", "share: ")
_ALIKE = ("sum: ", "rest: ", "average: ")
_MULTIPLIED = ("product: ", "quotient: ", "ratio: ", "rate: ")
_PAID_BY = frozenset("rate tariff percent fine penalty base basis point coefficient multiplier factor".split())
_NO_MEASURE = frozenset("per meter counter odometer reading".split())  # the end of END_HRS_MTR is no length
_TWO = 2


def is_mixed_up(sheet: Sheet, target: Column, text: str, columns: Sequence[Column], reason: str) -> bool:
    """True for a result that its operands cannot have: a total of nothing but charges and taxes, or a measure in which one is money."""
    read = set(re.findall(r"\w+", text))
    used = [each for each in columns if each.name in read and each is not target]
    if reason.startswith(_ALIKE) and "*" not in text and _have_other_units(sheet, target, used):
        return True
    if reason.startswith(_ADDED_UP):
        return _are_charges_alone(sheet, target, used) or _is_count_of_money(sheet, target, used)
    return reason.startswith(_MULTIPLIED) and (
        _is_measure_of_money(sheet, target, used)
        or _has_unit_left(sheet, target, used, text)
        or _is_money_of_nothing(sheet, target, used, text)
    )


def _unit(sheet: Sheet, column: Column) -> Unit | None:
    """The unit of a plain measure; None of what is so much for one of it, and of one that is not known."""
    return None if _NO_MEASURE & set(sheet.tokens(column)) else unit_of(sheet.table, column)[1]


def _is_money_of_nothing(sheet: Sheet, target: Column, used: Sequence[Column], text: str) -> bool:
    """True where measures alone would come to an amount of money: so many milligrams of a kilogram have no cost."""
    is_plain = len(used) == _TWO == len(re.findall(r"[A-Za-z_]\w*", text)) and is_money(sheet.tokens(target))
    are_measures = all(_is_of_units(each) or unit_of(sheet.table, each)[1] is not None for each in used)
    is_paid = any(is_money(sheet.tokens(each)) or _PAID_BY & set(sheet.tokens(each)) for each in used)
    return is_plain and are_measures and not is_paid and unit_of(sheet.table, target)[1] is None


def _is_of_units(column: Column) -> bool:
    """True for so much of a unit for one of another: ``dose_mg_per_kg``."""
    words = words_of(column.name)
    return "per" in words[1:] and is_unit(words[words.index("per", 1) - 1])


def _have_other_units(sheet: Sheet, target: Column, used: Sequence[Column]) -> bool:
    """True where one of the numbers that are added up measures something else than the result: two temperatures make no weight."""
    unit = _unit(sheet, target)
    others = [each for each in (_unit(sheet, column) for column in used) if each is not None]
    return unit is not None and any(each.kind != unit.kind for each in others)


def _has_unit_left(sheet: Sheet, target: Column, used: Sequence[Column], text: str) -> bool:
    """True where the units of two numbers do not come to that of their product: minutes by degrees are no degrees."""
    unit, units = _unit(sheet, target), [_unit(sheet, each) for each in used]
    is_of_two = len(used) == _TWO == len(re.findall(r"[A-Za-z_]\w*", text)) and "/" not in text
    return (
        is_of_two and unit is not None and None not in units and any(each and each.kind == unit.kind for each in units)
    )


def is_side_charge(words: Collection[str], sides: frozenset[str] = SIDE_CHARGES) -> bool:
    """True for what is charged beside goods: their shipping, and what it costs that they are delivered."""
    is_of_delivery = "delivered" in words and "delivery" in sides and bool(_CHARGES & set(words))
    return bool(SIDE_CHARGES & sides & set(words)) or is_of_delivery


def _are_charges_alone(sheet: Sheet, target: Column, used: Sequence[Column]) -> bool:
    """True where a total would be what shipping and taxes come to, without what is shipped and taxed; what is called after them may."""
    sides = (SIDE_CHARGES | TAXES | DISCOUNTS) - set(sheet.words)  # what a delivery costs is no charge beside it
    amounts = [each for each in used if not _RATES & set(sheet.tokens(each))]
    called = set(sheet.tokens(target)) - _GENERAL
    return (
        any(is_side_charge(sheet.tokens(each)) for each in amounts)
        and all(sides & set(sheet.tokens(each)) or is_side_charge(sheet.tokens(each), sides) for each in amounts)
        and not any(called & set(sheet.tokens(each)) for each in amounts)
    )


def _is_count_of_money(sheet: Sheet, target: Column, used: Sequence[Column]) -> bool:
    """True where a whole number of something would be a part of an amount with cents: no meal is paid with it."""
    words = set(sheet.tokens(target)) - _GENERAL - {"paid", "open", "due"}
    is_count = target.type.is_integer and not is_in_cents(target.name) and bool(words) and not is_money(words)
    return is_count and bool(used) and all(is_money(sheet.tokens(each)) and each.type.scale == _TWO for each in used)


def _is_measure_of_money(sheet: Sheet, target: Column, used: Sequence[Column]) -> bool:
    """True where one of the numbers that are multiplied or divided is money and the result is none: two may cancel each other out."""
    words = sheet.tokens(target)
    money = [each for each in used if is_money(sheet.tokens(each)) and "percent" not in sheet.tokens(each)]
    return len(money) == 1 and bool(_PHYSICAL & set(words)) and not is_money(words)
