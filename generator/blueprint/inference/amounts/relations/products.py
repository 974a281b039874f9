"""Products whose names and units say so: a price per kilogram of so many kilograms, the weight of so many pieces, boxes per pallet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ...columns.unit_names import dimension, unit_table
from ...references.selection import same_noun
from ...words.identifiers import words_of
from ...words.stems import is_form_of
from .factors import (
    BILLED,
    COUNTS,
    PRICED,
    Factors,
    counts_called,
    first,
    is_alike,
    is_another_rate,
    is_bare,
    is_bare_amount,
    is_called,
    is_cost,
    is_measured_so,
    is_quantity,
    is_unit_price,
    may_be_product,
    unit_words,
)
from .facts import Number, Relation

_RESULTS = frozenset(
    "amount value total cost charge sum gross net fee pay wage revenue subtotal due price rent".split()
)
_NO_PRODUCT = frozenset(
    "paid balance tax vat discount deposit margin profit unit per rate percent minimum maximum exchange".split()
)
_PER_EACH = frozenset("unit each single per".split())
_CONTRACTS = frozenset(("contract", "agreement"))
_AGREED = frozenset(("contracted", "agreed", "ordered"))

_IN_STOCK = frozenset("closing current stock hand remaining end available".split())
_RESTS = frozenset(
    "claimed backorder backordered break pause remaining outstanding rejected damaged lost returned missing loss gross tare empty waste wasted unsold discarded scrap shrinkage spilled evaporation shortfall shortage short surplus excess".split()
)
_BY_PERIOD = frozenset("hourly daily weekly monthly yearly annual".split())
_UNITS_OF_PERIODS = {"week": "week", "month": "month", "day": "day", "hour": "h", "year": "year", "night": "night"}
_NO_PERIODS = frozenset("delivery lead notice first last overdue late trial free".split())
_SOLD = frozenset(("sold", "billed", "accepted"))
_NO_COUNTS = frozenset("minimum maximum reading meter odometer".split())
_PEOPLE = frozenset("participant person people guest passenger pax attendee".split())
_ALL = frozenset(("amount", "total", "sum", "value"))
_RATES = frozenset(("rate", "price", "tariff", "per"))
_WHOLES = frozenset(("total", "gross", "net", "line", "unit", "extended"))
_OF_LINES = frozenset(("total", "gross", "line", "extended"))
_GIVEN = frozenset("given administered applied taken".split())


class Products(Factors):
    """The products of one table."""

    def relations(self) -> Iterator[Relation]:
        yield from self._priced()
        yield from self._of_a_noun()
        yield from self._by_the_period()
        yield from self._each_of()
        yield from self._counts_per()

    def _priced(self) -> Iterator[Relation]:
        """Price per kilogram x kilograms; price per person x persons."""
        for price in self.numbers:
            if not is_unit_price(price):
                continue
            factors = self._of_several_units(price)
            target = self._amount_behind(price, factors[-1]) if factors else None
            if target is not None:
                yield self.product_of(target, [*factors, price], 9)
                continue
            many = self._priced_quantity(price)
            if many is None:
                continue
            target = self._amount_behind(price, many) or self._amount_called(price, many)
            if target is not None:
                pieces = self._pieces_beside(many, price) if price.period else []
                yield self.product_of(target, [*pieces, self._called_after(target, many), price], 8.5)

    def _of_several_units(self, price: Number) -> list[Number]:
        """The counts of a price per one of several at once: pallets and days of a ``rate_per_pallet_day``."""
        units = list(price.words[price.words.index("per") + 1 :]) if "per" in price.words else []
        found = [
            first(each for each in self.numbers if {word} == set(each.words) - COUNTS and not each.is_money)
            or first(each for each in self.numbers[::-1] if each.at < price.at and _is_in(each, word))
            for word in units
        ]
        known = [each for each in found if each is not None]
        return known if len(known) == len(units) > 1 else []

    def _priced_quantity(self, price: Number) -> Number | None:
        """What a price is of: what has its unit, or is called after it; the nearest before it."""
        of = unit_words(price)
        found = []
        for each in self.numbers:
            if each is price or each.is_percentage or each.is_price or each.is_money:
                continue
            if price.unit and each.unit and dimension(price.unit) == dimension(each.unit):
                same = price.unit == each.unit
                is_rest = bool(_RESTS & each.said)
                found.append(
                    (is_rest, not same, each.at > price.at, not self._is_billed(each), abs(each.at - price.at), each)
                )
            elif (not price.unit and of and not each.unit and is_called(each, of)) or is_measured_so(each, price):
                is_rest = bool(_RESTS & each.said)
                found.append((is_rest, False, each.at > price.at, False, abs(each.at - price.at), each))
        found.sort(key=lambda item: item[:5])
        return self._paid_for(found[0][5]) if found else None

    def _paid_for(self, used: Number) -> Number:
        """What is paid for of what was used: only what is beyond what is allowed, where the row says how much that is."""
        if "used" not in used.words:
            return used
        beyond = (each for each in self.numbers if each.unit == used.unit and {"excess", "overage"} & set(each.words))
        return first(beyond) or used

    def _called_after(self, target: Number, many: Number) -> Number:
        """The quantity of the same unit that the product is called after: labour hours of a labour cost, before the hours of a visit."""
        noun = target.core - PRICED
        alike = [each for each in self.numbers if each.unit == many.unit != "" and not (each.is_money or each.is_price)]
        if {"stock", "inventory"} & set(target.words):
            return first(each for each in alike if _IN_STOCK & set(each.words)) or many
        return first(each for each in alike if noun & each.core and not _RESTS & set(each.words)) or many

    def _is_billed(self, number: Number) -> bool:
        """True for a quantity that says no more than that it is one, or that it is what is billed: of a contract what is contracted."""
        words = set(number.words)
        if _CONTRACTS & set(self.sheet.words) and any(_AGREED & set(each.words) for each in self.numbers):
            return bool(_AGREED & words)
        return not number.core or bool(BILLED & words)

    def _amount_behind(self, price: Number, many: Number) -> Number | None:
        """The first amount behind quantity and price that is no price itself."""
        last = max(price.at, many.at)
        for each in self.numbers:
            if each.at <= last or self._is_aside(each, price):
                continue
            if each.at == last + 1 and self._is_first_of_several(each) and self.is_loose(each.column):
                return each
            if each.is_price:
                continue
            if _RESULTS & set(each.words):
                is_other = bool(_NO_PRODUCT - set(price.words) & set(each.words))
                return each if self.is_loose(each.column) and not is_other else None
            if each.column.type.name == "decimal" and each.is_money:
                return None
        return None

    def _is_aside(self, each: Number, price: Number) -> bool:
        """True for what is no amount of a price, whatever is behind it: quantities, percentages, fees of something else, other rates."""
        return bool(each.unit) or each.is_percentage or self.is_added_fee(each, price) or is_another_rate(each, price)

    def _is_first_of_several(self, each: Number) -> bool:
        """True for an amount of whatever name right behind quantity and price, with others like it between it and a total of all."""
        behind = [one for one in self.numbers if one.at > each.at]
        run = list(takewhile(lambda one: is_bare_amount(one) and "total" not in one.words, behind))
        total = behind[len(run)] if len(run) < len(behind) else None
        return is_bare_amount(each) and bool(run) and total is not None and {"total", "sum"} & set(total.words) != set()

    def _amount_called(self, price: Number, many: Number) -> Number | None:
        """The cost of the same thing before its price."""
        return next(
            (
                each
                for each in self.numbers
                if each.core - PRICED == price.core - PRICED - {"per"} != frozenset()
                and each.is_money
                and not each.is_price
                and not _NO_PRODUCT & set(each.words)
                and self.is_loose(each.column)
                and each.column.nullable >= many.column.nullable
            ),
            None,
        )

    def _of_a_noun(self) -> Iterator[Relation]:
        """``cases_sold`` x ``case_price``; the first count before a unit cost where nothing is called a quantity."""
        for price in self.numbers:
            is_plain = (
                price.is_price
                and (price.is_money or "tariff" in price.words)
                and not (price.period or price.unit)
                and not {"per", "total"} & set(price.words)
            )
            many = self._pieces_of(price) if is_plain and not is_cost(price, self.numbers) else None
            target = self._amount_behind(price, many) or self._bare_behind(price, many) if many is not None else None
            if many is not None and target is not None:
                yield self.product_of(target, [many, price], 6.5)

    def _bare_behind(self, price: Number, many: Number) -> Number | None:
        """The amount of whatever name right behind a count and the price that has its noun: the equity of shares held at a share price."""
        noun = price.core - PRICED - {"unit"}
        behind = first(each for each in self.numbers if each.at == price.at + 1)
        is_pair = bool(noun & many.core) and many.at == price.at - 1
        is_free = behind is not None and is_bare_amount(behind) and self.sheet.is_open(behind.column)
        return behind if is_pair and is_free else None

    def _pieces_of(self, price: Number) -> Number | None:
        """The count of the noun of a price; the first one before a unit price where nothing is called a quantity."""
        counts = [each for each in self.numbers if each.column.type.is_integer and self._is_counted(each)]
        called = counts_called(price.core - PRICED - {"unit"}, counts)
        # all of a party before its adults, what was sold before what was sent
        counts.sort(key=lambda each: not (_PEOPLE | _SOLD) & set(each.words))
        is_unit = "unit" in price.words and not any("quantity" in each.words for each in self.numbers)
        return first([*called, *(each for each in counts if is_unit and each.at < price.at)])

    @staticmethod
    def _is_counted(number: Number) -> bool:
        is_other = number.is_money or number.is_percentage or number.is_price or bool(number.unit)
        return not is_other and not (_RESTS | _NO_COUNTS) & set(number.words)

    def _by_the_period(self) -> Iterator[Relation]:
        """A weekly salary for so many weeks; a total by the month for the months of the contract; an allowance by the day."""
        for rate in self.numbers:
            is_by_period = bool(rate.period) and not rate.column.nullable and self._rate_behind(rate) is None
            many = self._periods_of(rate) if is_by_period else None
            target = self._total_of(rate, many) if many is not None and not self._is_sum_of(rate) else None
            if many is not None and target is not None:
                factors = [*self._pieces_beside(many, rate), many, rate]
                yield self.product_of(target, factors, 8 + ("total" in rate.words) / 2)

    def _rate_behind(self, amount: Number) -> Number | None:
        """The price by the night of what all nights cost, which is no price: ``montant_nuitees`` beside ``tarif_nuitee``."""
        if not _ALL & set(amount.words) or _RATES & set(amount.words):
            return None
        return first(each for each in self.numbers if each.period == amount.period and _RATES & set(each.words))

    def _pieces_beside(self, many: Number, rate: Number) -> list[Number]:
        """How many things are rented for so many days: a plain quantity right before the days or the rate."""
        first_at = min(many.at, rate.at)
        plain = [each for each in self.numbers if each.column.type.is_integer and set(each.words) <= COUNTS]
        return [each for each in plain if each.at == first_at - 1 and "total" not in rate.words][:1]

    def _is_sum_of(self, rate: Number) -> bool:
        """True for the total of what is paid by the period, which others of the same name say."""
        noun = noun_of(rate)
        return (
            "total" in rate.words
            and bool(noun)
            and any(noun_of(each) == noun for each in self.numbers if each is not rate)
        )

    def _total_of(self, rate: Number, many: Number) -> Number | None:
        """What is paid in all: the amount that is called after the rate, else the first total."""
        noun = noun_of(rate)
        amounts = [each for each in self.numbers if self._may_be_total(each, rate, many)]
        totals = [each for each in amounts if "total" in each.words]
        by_period = [each for each in amounts if each.period == rate.period]
        if noun:
            return first([*_amounts_called(noun, amounts), *by_period, *totals])
        # what the hours cost, before all that is paid
        nearest = [each for each in amounts if each.at == max(rate.at, many.at) + 1]
        return first([*by_period, *nearest, *totals]) or self._amount_behind(rate, many)

    def _periods_of(self, rate: Number) -> Number | None:
        """For how many weeks, months or days it is."""
        found = [each for each in self.numbers if _counts_periods(each, rate.period)]
        billed = [each for each in found if (BILLED | {"booked"}) & set(each.words)] if len(found) > 1 else found
        return billed[0] if len(billed) == 1 else None

    def _may_be_total(self, each: Number, rate: Number, many: Number) -> bool:
        is_rate = bool(each.period) and "total" not in each.words and self._rate_behind(each) is None
        is_amount = each.column.type.name == "decimal" and not (each.unit or each.is_percentage or is_rate)
        is_one = bool(_RESULTS & set(each.words)) and not (_NO_PRODUCT - {"per"}) & set(each.words)
        return (
            is_amount
            and is_one
            and self.is_loose(each.column)
            and not (each in (rate, many) or self.is_added_fee(each, rate))
        )

    def _each_of(self) -> Iterator[Relation]:
        """Total weight = pieces x weight of one; the weight of so many baskets = baskets x weight of a basket."""
        for target in self.numbers:
            if target.is_price or _PER_EACH & set(target.words) or not self.is_loose(target.column):
                continue
            for each in self.numbers:
                is_of_one = is_alike(each, target) and self._rate_behind(each) is None
                many = self._count_for(each, target) if is_of_one else None
                is_quotient = many is not None and "per" in each.words and each.at > max(many.at, target.at)
                if many is not None and not is_quotient:
                    yield self.product_of(target, [many, each], 8)
                    break

    def _count_for(self, each: Number, target: Number) -> Number | None:
        """How many there are of what the number is of one of; None where it is not of one."""
        of = each.core - _PER_EACH - _WHOLES
        more = of - target.core
        is_said = bool(_PER_EACH & set(each.words))
        if {"gross", "net"} & set(target.words) and not is_said:
            return None  # the weight of all bags, which a net has taken off
        if more:
            return self._count_of(more, but=(each, target)) if target.core - _WHOLES <= of else None
        named_so = self._count_of(of, but=(each, target)) if of and (is_said or "total" in target.words) else None
        is_of_all = is_said and (bool(_OF_LINES & set(target.words)) or target.core <= each.core)
        return named_so or (self._nearest_quantity(each, target) if is_of_all and not each.is_money else None)

    def _nearest_quantity(self, each: Number, target: Number) -> Number | None:
        counts = [one for one in self.numbers if is_quantity(one) and one not in (each, target)]
        return min(counts, key=lambda one: abs(one.at - each.at), default=None)

    def _count_of(self, of: frozenset[str], but: Sequence[Number]) -> Number | None:
        return next(
            (
                one
                for one in self.numbers
                if one.column.type.is_integer and not one.unit and one not in but and _are_called(one.core - _GIVEN, of)
            ),
            None,
        )

    def _counts_per(self) -> Iterator[Relation]:
        """``total_boxes`` = pallets x boxes per pallet."""
        for each in self.numbers:
            sides = each.sides_of_per
            if sides is None or each.is_money or PRICED & set(each.words):
                continue
            what, unit = sides
            many = self._count_per(unit, each)
            target = self._product_called(what, but=(each, many)) if many is not None else None
            if many is not None and target is not None and may_be_product(target, many, each):
                yield self.product_of(target, [many, each], 9.5)

    def _count_per(self, unit: set[str], each: Number) -> Number | None:
        """How many there are of what a number is per: what has its words, or is called by another form of them."""
        called = first(one for one in self._other_numbers(unit, but=(each,)) if not one.is_money)
        return called or self._count_called(unit, each)

    def _product_called(self, what: set[str], *, but: Sequence[Number]) -> Number | None:
        """How much there is in all of what there is so much of for each, where nothing else decides it."""
        called = first(one for one in self._other_numbers(what, but=but) if self.sheet.is_open(one.column))
        return called or self._counted_by(what, but=but)

    def _counted_by(self, what: set[str], *, but: Sequence[Number]) -> Number | None:
        """What is not called after what there is so much of for each: a plain quantity, or the only number of its unit."""
        units = {unit_table()[word][0] for word in what if word in unit_table()}
        found = [one for one in self.numbers if one not in but and not (one.is_price or one.is_money)]
        found = [one for one in found if one.unit in units] if units else [one for one in found if is_bare(one)]
        return found[0] if len(found) == 1 and self.sheet.is_open(found[0].column) else None

    def _count_called(self, unit: set[str], each: Number) -> Number | None:
        """The count of what a number is per, in another form of the word."""
        counts = [one for one in self.numbers if one is not each and not one.is_money and len(one.core) == 1]
        return next((one for one in counts if all(is_form_of(word, *one.core) for word in unit)), None)

    def _other_numbers(self, words: set[str], *, but: Sequence[Number]) -> Iterator[Number]:
        """The numbers other than prices that have all these words."""
        return (one for one in self.numbers if one not in but and words <= set(one.words) and not one.is_price)


def _are_called(nouns: frozenset[str], of: frozenset[str]) -> bool:
    """True for nouns of which each is one of others, also by its plural that no list has: ``bidones`` of a ``bidon``."""
    return bool(nouns) and all(any(same_noun(noun, word) for word in of) for noun in nouns)


def noun_of(rate: Number) -> frozenset[str]:
    """What is paid by the period, which a total is called after as well."""
    return rate.core - {rate.period, "rate", "price", "per", "total"} if rate.period else frozenset()


def _amounts_called(noun: frozenset[str], amounts: Sequence[Number]) -> list[Number]:
    """The amounts that are called after what is paid by the period; of a fee all totals before them."""
    called = [each for each in amounts if noun <= set(each.words)]
    if not noun & {"fee", "charge"}:
        return called
    # a fee each month is no part of what joining costs
    return [*(each for each in amounts if "total" in each.words), *called]


def _is_in(number: Number, word: str) -> bool:
    """True for what is measured in a unit and is no price: tonnes and kilometres of a ``rate_per_t_km``."""
    return number.unit == word != "" and not (number.is_price or number.is_money or number.is_percentage)


def _counts_periods(each: Number, period: str) -> bool:
    """True for a number of weeks, months or days, whole ones but for hours."""
    if period not in each.words and each.unit != _UNITS_OF_PERIODS[period]:
        return False
    if each.is_money or each.is_percentage or each.is_price or each.period:
        return False
    if _NO_PERIODS & set(each.words) or _BY_PERIOD & set(words_of(each.column.name)):
        return False  # pieces a week are no weeks
    return each.column.type.is_integer or period == "hour"
