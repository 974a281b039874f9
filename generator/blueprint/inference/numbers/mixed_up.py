"""Results that numbers cannot have, whatever the places of their columns say: charges alone are no total, money makes no density."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ....schema.model import Column
from ..columns.places import is_money
from ..tables.sheet import Sheet

SIDE_CHARGES = frozenset("shipping delivery handling packaging postage tip gratuity".split())
TAXES = frozenset(("tax", "vat", "gst", "duty"))
_REDUCED = frozenset("discount rebate coupon voucher promotion".split())
_CHARGES = frozenset(("cost", "fee", "charge"))
_RATES = frozenset(("rate", "percent", "ratio"))
_GENERAL = frozenset("amount total value sum net gross".split())
_PHYSICAL = frozenset(
    """density speed velocity acceleration width height depth length thickness diameter radius weight mass volume area temperature pressure
    hardness viscosity humidity moisture voltage power torque frequency distance""".split()
)
_ADDED_UP = ("sum: ", "rest: ", "share: ")
_MULTIPLIED = ("product: ", "quotient: ", "ratio: ", "rate: ")


def is_mixed_up(sheet: Sheet, target: Column, text: str, columns: Sequence[Column], reason: str) -> bool:
    """True for a result that its operands cannot have: a total of nothing but charges and taxes, or a measure in which one is money."""
    read = set(re.findall(r"\w+", text))
    used = [each for each in columns if each.name in read and each is not target]
    if reason.startswith(_ADDED_UP):
        return _are_charges_alone(sheet, target, used)
    return reason.startswith(_MULTIPLIED) and _is_measure_of_money(sheet, target, used)


def is_side_charge(words: Collection[str], sides: frozenset[str] = SIDE_CHARGES) -> bool:
    """True for what is charged beside goods: their shipping, and what it costs that they are delivered."""
    is_of_delivery = "delivered" in words and "delivery" in sides and bool(_CHARGES & set(words))
    return bool(SIDE_CHARGES & sides & set(words)) or is_of_delivery


def _are_charges_alone(sheet: Sheet, target: Column, used: Sequence[Column]) -> bool:
    """True where a total would be what shipping and taxes come to, without what is shipped and taxed; what is called after them may."""
    sides = (SIDE_CHARGES | TAXES | _REDUCED) - set(sheet.words)  # what a delivery costs is no charge beside it
    amounts = [each for each in used if not _RATES & set(sheet.tokens(each))]
    called = set(sheet.tokens(target)) - _GENERAL
    return (
        any(is_side_charge(sheet.tokens(each)) for each in amounts)
        and all(sides & set(sheet.tokens(each)) or is_side_charge(sheet.tokens(each), sides) for each in amounts)
        and not any(called & set(sheet.tokens(each)) for each in amounts)
    )


def _is_measure_of_money(sheet: Sheet, target: Column, used: Sequence[Column]) -> bool:
    """True where one of the numbers that are multiplied or divided is money and the result is none: two may cancel each other out."""
    words = sheet.tokens(target)
    money = [each for each in used if is_money(sheet.tokens(each)) and "percent" not in sheet.tokens(each)]
    return len(money) == 1 and bool(_PHYSICAL & set(words)) and not is_money(words)
