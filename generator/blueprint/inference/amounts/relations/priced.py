"""Prices of one of something, and how many of it a row has, whether a column says what they come to or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...columns.unit_names import MONEY, dimension
from ...words.stems import is_form_of
from ...words.vocabulary import tokens
from .facts import Number, Numbers
from .listed import said
from .terms import Term

_PRICES = frozenset(("price", "rate", "tariff", "wage", "each"))
_NO_PRICES = frozenset(
    "total amount value sum average tax vat gst interest discount commission exchange percent".split()
)
_OF_ONE = frozenset(("per", "each", "unit"))
_PIECES = frozenset("quantity count number piece unit item".split())
_NO_COUNTS = frozenset("break pause idle type status level sort class kind rank priority version".split())
_BILLED = frozenset("billed billable charged invoiced sold payable".split())
_LINES = frozenset(("line", "extended", "total"))
_PERIODS = frozenset("hour day night week month year".split())
_FARES = frozenset(("fare", "fee", "charge", "toll", "fine"))
_BOUGHT = frozenset("purchased buying cost".split())
_BARE = frozenset("price rate unit each per sale selling retail list net gross pay client customer after".split())


class Priced(Numbers):
    """The prices of one table."""

    def terms(self) -> dict[str, Term]:
        """The prices of one of something, by name, with how many there are of it."""
        found: dict[str, Term] = {}
        for each in self.numbers:
            is_of_one = bool(_OF_ONE & set(each.words)) or "per " in each.column.comment.lower() or bool(each.unit)
            many = self._many_of(each, is_of_one=is_of_one) if _is_price(each) else self._of_a_noun(each)
            if many is not None:
                is_plain = not many.core or bool(_PIECES & set(many.words))  # of lines, which may have a discount
                is_doubtful = is_plain or bool(each.period) or "unit" in each.words  # for so many things, perhaps
                both = set(tokens(many.column.name)) & set(tokens(each.column.name))  # a table's own words, too
                is_said = not is_doubtful and (is_of_one or bool(both))
                found[each.name] = Term(each, many, is_said=is_said)
        return found

    def _many_of(self, price: Number, *, is_of_one: bool) -> Number | None:
        """How many there are of what a price is of: of its unit or its period, called after it, or right before it."""
        counts = [each for each in self.numbers if _is_count(each)]
        if price.unit:
            before = [each for each in counts if each.at < price.at]
            same = (each for each in (*before[::-1], *counts) if _measure(each) == dimension(price.unit))
            return next(same, None)
        if price.period:
            periods = {price.period, *_PIECES}
            return next((each for each in counts if {price.period} <= set(each.words) <= periods), None)
        return self._called_after(price, counts, is_of_one=is_of_one) or self._before(
            price, counts, is_of_one=is_of_one
        )

    def _before(self, price: Number, counts: Sequence[Number], *, is_of_one: bool) -> Number | None:
        """What was asked for before a price that says no more of what it is of, with only counts and prices between the two."""
        bought = _bought(counts, price)
        if not bought:
            return None
        many = _likeliest(bought, price)
        is_bought = not price.core - _BARE - (_BOUGHT if not many.core else frozenset())
        is_its_price = is_of_one or is_bought or self._is_of_a_line(price)
        return many if is_its_price and self._is_beside(many, price, counts) else None

    def _is_of_a_line(self, price: Number) -> bool:
        """True for one of several prices between the quantity of a line and its total: of a frame and of its lenses."""
        alike = [each for each in self.numbers if each.words[-1] == price.words[-1] == "price" and each.core - _BARE]
        totals = [each for each in self.numbers if "total" in each.words and "line" in {*each.words, *self.sheet.words}]
        return bool(totals) and len({each.core for each in alike if each.at < totals[0].at}) > 1

    def _of_a_noun(self, each: Number) -> Number | None:
        """The count of just what a fare or a fee is called after: ``cars`` of a ``car_fare``."""
        noun = each.core - MONEY
        if not (each.words[-1] in _FARES and noun and each.is_money and each.column.type.name == "decimal"):
            return None
        counts = (one for one in self.numbers if _is_count(one) and one.column.type.is_integer and one.at < each.at)
        return next((one for one in counts if one.core == noun), None)

    def _called_after(self, price: Number, counts: Sequence[Number], *, is_of_one: bool) -> Number | None:
        """The count of what a price, or its comment, is called after: ``menu_price`` "per guest" of ``guests``."""
        comment = re.findall(r"[a-z]+", price.column.comment.lower()) if is_of_one else []
        of = {*(price.core - MONEY - _OF_ONE - {"base"}), *comment}
        named_so = next((each for each in self.numbers if _is_called_just(each, price)), None)
        if named_so is not None:
            return named_so
        return next((each for each in counts if any(is_form_of(one, word) for one in each.core for word in of)), None)

    def _is_beside(self, count: Number, price: Number, counts: Sequence[Number]) -> bool:
        """True where only counts and other prices lie between a count and a price."""
        between = [each for each in self.numbers if min(count.at, price.at) < each.at < max(count.at, price.at)]
        is_each = bool(_OF_ONE & set(price.words))  # of the same pieces, behind what their line comes to
        is_only = "after" in price.words or not any(each.is_price for each in between)
        return all(
            each in counts
            or each.is_price
            or "quantity" in each.words
            or (each.is_percentage and is_only)
            or (is_each and _LINES & set(each.words))
            for each in between
        )


def _bought(counts: Sequence[Number], price: Number) -> list[Number]:
    """The counts of what may be bought at a price."""
    untimed = [each for each in counts if each.unit not in ("min", "s")]  # a price names the minutes it is of
    bought = [each for each in untimed if each.at < price.at and not said("not_bought") & set(each.words)]
    bought = bought or [each for each in untimed if each.words == ("quantity",)]  # behind the price
    return [each for each in bought if "returned" not in each.words] or bought  # what was taken of it is paid


def _likeliest(bought: Sequence[Number], price: Number) -> Number:
    """Of the counts before a price the one that is bought: that of nothing else, what is billed, or pieces; else the last one."""
    called = [each for each in bought if not each.core] or [each for each in bought if _BILLED & set(each.words)]
    called = called or [each for each in bought if _PIECES & set(each.words) and "per" not in price.words]
    return called[0] if called else bought[-1]  # before what came of it


def _is_called_just(each: Number, price: Number) -> bool:
    """True for so many bags of a ``bag_price``, also of halves."""
    noun = price.core - MONEY
    is_other = each.is_money or each.is_percentage or each.unit or each.column.nullable
    return each is not price and not is_other and len(noun) == 1 and each.words == tuple(noun)


def _measure(number: Number) -> str:
    """What a number measures by its unit, or by its last word: ``km``."""
    return dimension(number.unit or number.words[-1])


def _is_price(number: Number) -> bool:
    words = set(number.words)
    is_of_one = "unit" in words and number.is_money
    is_called = bool(_PRICES & words) or number.is_price or bool(number.period) or is_of_one
    others = _NO_PRICES - {"amount", "value"} if is_of_one or "price" in words else _NO_PRICES
    is_money = not number.column.type.is_integer or number.is_money
    return is_called and is_money and not others & words and not _is_per_two(number)


def _is_per_two(price: Number) -> bool:
    """True for a price per pallet and day, which is of two numbers."""
    sides = price.sides_of_per
    return sides is not None and bool(sides[1] & _PERIODS) and len(sides[1]) > 1


def _is_count(number: Number) -> bool:
    """True for a count or a measure that every row has, which may be multiplied by a price."""
    words = set(number.words)
    is_other = number.is_money or number.is_percentage or number.is_price
    is_other = is_other or (number.column.nullable and not number.unit and number.words != ("quantity",))
    is_measured = (
        number.column.type.is_integer or bool(number.unit or dimension(number.words[-1])) or bool(_PIECES & words)
    )
    return is_measured and not is_other and not _NO_COUNTS & words
