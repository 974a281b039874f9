"""Whether an amount is what so many at a price come to: by what it is called after, and by its place behind the price."""

from __future__ import annotations

from collections.abc import Sequence

from ...columns.unit_names import MONEY, dimension
from ...numbers.seldom_charges import is_seldom
from ...words.money_words import TAXES
from ...words.vocabulary import tokens
from .factors import is_another_rate
from .facts import Number
from .listed import said
from .terms import Term

_OF_ONE = frozenset("rate per each unit hour day night week month year".split())
_PRICED = frozenset("price rate per unit total amount cost fee charge each".split())
_OF_LINES = frozenset("total line extended gross net sum all".split())


def is_product(each: Number, product: Term, numbers: Sequence[Number], *, is_last: bool) -> bool:
    """True for an amount that is called after a product, or after nothing at all; extras and taxes are none."""
    # a table's own words, too
    is_same = bool(set(tokens(each.column.name)) & set(tokens(product.number.column.name)) - _PRICED)
    if TAXES & set(each.words) and not TAXES & set(product.number.words):
        return False  # what is taxed is its base
    if product.number.unit and _is_next(each, product) and each.is_price:
        return not (each.unit or _OF_ONE & set(each.words))  # behind the price of a second that of all of them
    if not is_last and _is_own_cost(each, product):
        return False
    if _is_no_product(each, product) or not (is_same or _may_be_extra(each, product, numbers)):
        return False
    return is_same or is_last or not each.core - MONEY - _OF_LINES or _is_called_after(each, product, numbers)


def _is_next(each: Number, product: Term) -> bool:
    return each.at == product.number.at + 1


def _is_own_cost(each: Number, product: Term) -> bool:
    """True for what something cost itself, beside a price that is not compared with it."""
    return each.words == ("cost",) and not product.number.said & said("compared")


def _is_of_one(each: Number) -> bool:
    """True for a price that says what it is of, and no price of a line."""
    return each.is_price and len(each.words) > 1 and not _OF_LINES & set(each.words)


def _is_no_product(each: Number, product: Term) -> bool:
    """True for another price of one, what few rows are charged, what is only said, and a number of another type."""
    is_price = _is_of_one(each) or is_another_rate(each, product.number)
    is_of_type = each.column.type.is_integer == product.number.column.type.is_integer
    return is_price or is_seldom(each.column) or _is_aside(each, product) or not is_of_type


def _may_be_extra(each: Number, product: Term, numbers: Sequence[Number]) -> bool:
    """False for an extra, but right behind a price, where it is nothing that is taken off."""
    if not said("extra") & set(each.words):
        return True
    return _is_right_behind(each, product, numbers) and not said("less") & set(each.words)


def _is_aside(each: Number, product: Term) -> bool:
    """True for what is only said beside a bill; the value right behind a price is none."""
    is_its_value = _is_next(each, product) and each.words[-1] == "value"
    return bool(said("aside") & set(each.words)) and not is_its_value


def _is_called_after(each: Number, product: Term, numbers: Sequence[Number]) -> bool:
    """True for an amount right behind a price and its percentages, or one that has a word of the price or of what it is of."""
    own = {*product.number.core, *(product.many.core if product.many is not None else ())} - MONEY
    many = product.many.core if product.many is not None else frozenset[str]()
    noun = {word for word in product.number.core & many - MONEY - _OF_ONE if not dimension(word)}
    is_other = bool(noun) and bool(each.core - MONEY - own)  # material is none of hours at a labour rate
    return bool(own & each.core) or (_is_right_behind(each, product, numbers) and not is_other)


def _is_right_behind(each: Number, product: Term, numbers: Sequence[Number]) -> bool:
    """True for an amount behind a price, with only percentages between the two."""
    between = [one for one in numbers if product.number.at < one.at < each.at and not one.is_percentage]
    return not between and each.at > product.number.at and bool(said("amounts") & set(each.words[-1:]))
