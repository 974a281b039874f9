"""Quantity times price: what lines add up."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from ....schema.model import Column
from ..columns.guess import Bounds
from ..numbers.arithmetic import Arithmetic
from ..tables.sheet import Sheet, is_exact, named
from ..words.identifiers import words_of
from ..words.stems import is_form_of
from ..words.vocabulary import role, tokens, unit_words

_QUANTITIES = (
    "quantity",
    "night",
    "hour",
    "unit",
    "piece",
    "seat",
    "day",
    "month",
    "count",
    "guest",
    "hour worked",
    "duration hour",
)
_ADDED = frozenset("surcharge markup supplement premium".split())
_NO_QUANTITY = frozenset(
    "break pause idle stock minimum maximum reorder reserved available hand price rate cost returned shipped received overtime regular total sick vacation used left remaining opening lead trial free start end odometer included".split()
)
_UNIT_PRICES = ("price", "rate", "cost", "fee", "wage", "tariff")
_NO_PRICE = frozenset(
    "cancelled delivery delivered late booking cleaning damage penalty tax total compare list vat exchange interest discount commission shipping heart old late setup market base unlock activation".split()
)
_TAXES = frozenset(("tax", "vat", "gst", "duty"))
_PLUS = frozenset(
    ("shipping", "freight", "handling", "tip", "surcharge", "service", "delivery", "packaging", "gratuity")
)
_UNITS = frozenset(
    "hour night day week month year piece unit seat credit km mile kg kwh page word lesson person guest minute session".split()
)
_BEYOND = frozenset(("overage", "extra", "excess", "additional"))  # has a price of its own
_EACH = frozenset(("unit", "per", "each", "hour", "night", "day", "week", "month"))
_AMOUNTS = frozenset("amount total cost charge price fee".split())
_BEFORE_NET = frozenset("gross tare sold ordered delivered".split())
_PLANNED = frozenset(("planned", "estimated", "budgeted", "expected"))
_GENERIC = frozenset(
    ("unit", "quantity", "count", "amount", "price", "rate", "cost", "fee", "per", "each", "total", "number")
)


def decide_products(sheet: Sheet) -> None:
    """Decide products: what lines add up."""
    _Products(sheet).products()


class _Products(Arithmetic):
    def products(self) -> None:
        """quantity × unit price."""
        for price in self._unit_prices():
            guess = self.sheet.guesses.get(price.name.lower())
            if guess is not None and guess.layer == "sums":
                continue  # a price that is a product itself
            quantity = self._quantity_of(price)
            target = self._line_total(quantity, price) if quantity is not None else None
            if target is not None and self._is_charged_once(price, target):
                continue
            if target is not None and (
                self._is_said_elsewhere(quantity, price, target) or self._is_written(quantity, target)
            ):
                break
            if quantity is not None and target is not None:
                quantity = self._called_after(target, quantity, price)
                self.any_operand(quantity, 20)
                self._product(quantity, price, target)

    def _called_after(self, target: Column, quantity: Column, price: Column) -> Column:
        """The quantity of the same unit that the product is called after: labour hours of a labour cost, before the hours of a visit."""
        unit, noun = _UNITS & set(self.words[quantity.name]), set(self.words[target.name]) - _GENERIC - _AMOUNTS
        alike = [each for each in self._quantities(price) if unit & set(self.words[each.name])]
        return next((each for each in alike if noun & set(self.words[each.name]) - unit), quantity)

    def _is_charged_once(self, price: Column, target: Column) -> bool:
        """True for a fee behind an amount, which is charged beside it and not for each of something."""
        words, columns = self.words[price.name], self.sheet.table.columns
        is_fee = words[-1] in ("fee", "cost") and not {*_EACH, *_UNITS} & set(words)
        return is_fee and columns.index(price) > columns.index(target)

    def _is_written(self, quantity: Column | None, target: Column) -> bool:
        """True for a total where another amount is already what the quantity comes to: what the nights cost is not all that is due."""
        if quantity is None or "total" not in self.words[target.name]:
            return False
        unit = set(self.words[quantity.name]) - _GENERIC
        reserved = (self.words.get(self.sheet.table.column(name).name, ()) for name in self.sheet.formulas)
        if any(unit & set(words) and words[-1] in _AMOUNTS for words in reserved):
            return True
        read = re.compile(rf"(?<![\w.]){re.escape(named(quantity))} \*")
        return any(
            guess.reason.startswith("product: ")
            and self.words.get(guess.column, ("",))[-1] in _AMOUNTS
            and read.search(str(guess.rule)) is not None
            for guess in self.sheet.guesses.values()
        )

    def _is_said_elsewhere(self, quantity: Column | None, price: Column, target: Column) -> bool:
        """True where a comment says of another amount that it is this product: the total is then more."""
        if quantity is None:
            return False
        text = f"product: {named(quantity)} * {named(price)}"
        if any(guess.reason == text and guess.column != target.name for guess in self.sheet.guesses.values()):
            return True
        said = {*self.words[quantity.name], *self.words[price.name]} - _GENERIC
        for name in self.sheet.formulas:
            column = self.sheet.table.column(name)
            words = {word for part in words_of(column.comment) for word in tokens(part)}
            if (
                column is not target
                and is_exact(column)
                and said
                and said <= words
                and "total" in self.words[target.name]
            ):
                return True
        return False

    def _product(self, quantity: Column, price: Column, target: Column) -> None:
        text = f"{named(quantity)} * {named(price)}"
        percent, discount = self._line_discount()
        used = [quantity, price]
        between, is_later = self._place_of(discount, price, target)
        if percent is not None and self.words[target.name][-1] != "subtotal" and not is_later:
            used.append(percent)
            text = f"{text} * (100 - {named(percent)}) / 100"
            self.result(
                target, text, used, f"product: {named(quantity)} * {named(price)} less {named(percent)}", _times
            )
        elif discount is not None and (
            between or (self.find("subtotal") is None and not self._sums_up() and self._is_last(target))
        ):
            self._limit(discount, text, (quantity, price))
            text = f"{text} - {named(discount)}"
            self.result(target, text, [*used, discount], f"product: {text}", _times)
        else:
            more = self._surcharge_between(price, target)
            reason = f"product: {text}" + (f" with {named(more)}" if more is not None else "")
            if more is not None:
                used, text = [*used, more], f"{text} * (100 + {named(more)}) / 100"
            self.result(target, text, used, reason, _times if more is None else _times_more)

    def _surcharge_between(self, price: Column, target: Column) -> Column | None:
        """The percentage between a price and what a line comes to that is added, where no amount of its own is."""
        first, last = (self.sheet.table.columns.index(each) for each in (price, target))
        between = [each for each in self.columns if first < self.sheet.table.columns.index(each) < last]
        added = [each for each in between if _ADDED & set(self.words[each.name])]
        percent = [each for each in added if {"percent", "rate"} & set(self.words[each.name]) and not each.nullable]
        return percent[0] if len(percent) == len(added) == 1 else None

    def _place_of(self, discount: Column | None, price: Column, target: Column) -> tuple[bool, bool]:
        """Whether a discount is between a price and what a line comes to, which it is then taken from; and whether it is behind both."""
        if discount is None:
            return False, False
        first, place, last = (self.sheet.table.columns.index(each) for each in (price, discount, target))
        is_before_all = bool({"subtotal", "gross"} & set(self.words[target.name]))
        return first < place < last and not is_before_all, place > last

    def _quantity_of(self, price: Column) -> Column | None:
        """What a price is of: nights of a nightly rate, credits of a price per credit, else the quantity."""
        words = self.words[price.name]
        unit = words[words.index("per") + 1 : words.index("per") + 2] if "per" in words[:-1] else ()
        units = set(unit) or _UNITS & set(words) - {"unit"}
        counted = self._count_of_priced(price) or self._all_hours(words)
        if counted is not None:
            return counted
        counted = self.pick(lambda words: bool(unit) and words == unit)
        if counted is not None and counted.type.is_integer:
            return counted  # ``players`` of a ``price_per_player``
        quantities = self._quantities(price)
        found = [each for each in quantities if units & set(self.words[each.name])]
        if found or unit:
            return found[0] if found else None
        alike = [each for each in quantities if set(words) & set(self.words[each.name]) - _GENERIC]
        return next(iter([*alike, *quantities]), None)

    def _quantities(self, price: Column) -> list[Column]:
        """What may be priced: what was before what was planned; what is beyond the usual only by a price of that."""
        beyond = _BEYOND - set(self.words[price.name])
        found = [each for each in self.columns if each is not price and self._is_quantity(each)]
        found = [each for each in found if not beyond & set(self.words[each.name])]
        net = [each for each in found if "net" in self.words[each.name]]
        found = [each for each in found if each in net or not net or not _BEFORE_NET & set(self.words[each.name])]
        return sorted(found, key=lambda each: (each not in net, bool(_PLANNED & set(self.words[each.name]))))

    def _all_hours(self, words: tuple[str, ...]) -> Column | None:
        """All hours of a rate by the hour, where regular ones and overtime are apart."""
        if not {"hour", "rate"} & set(words):
            return None
        hours = [each for each in self.columns if self.words[each.name][-1:] == ("hour",)]
        total = [each for each in hours if {"total", "billable"} & set(self.words[each.name])]
        return total[0] if len(total) == 1 and len(hours) > 2 and all(not each.nullable for each in total) else None

    def _count_of_priced(self, price: Column) -> Column | None:
        """``nb_bourriches`` of a ``prix_bourriche``, ``tickets`` of a ``ticket_price``: how many there are of what has a price."""
        nouns = set(self.words[price.name]) - _GENERIC - set(_UNIT_PRICES) - _UNITS
        called_so = [each for each in self.columns if self._is_several(each, nouns)]
        if len(called_so) == 1:
            return called_so[0]
        return self.pick(
            lambda words: (
                words[-1] in ("count", "quantity", "number")
                and bool(nouns & set(words))
                and not _NO_QUANTITY & set(words)
            )
        )

    def _is_several(self, column: Column, nouns: Collection[str]) -> bool:
        """True for a whole number that is called as what has a price, and no more than that."""
        own = self.words[column.name]
        is_count = column.type.is_integer and column.type.name != "tinyint" and len(own) == 1
        return is_count and own[0] not in _NO_QUANTITY and any(is_form_of(own[0], noun) for noun in nouns)

    def _is_quantity(self, column: Column) -> bool:
        words = self.words[column.name]
        if len(words) > 1 and words[0] == "quantity" and words[-1] in unit_words():
            words = words[:-1]  # ``qty_l``
        guess = self.sheet.guesses.get(column.name.lower())
        if {"on", "order"} <= set(words):
            return False  # what is still to come
        if (guess is not None and guess.layer == "rollups") or (words[-1] == "count" and not _UNITS & set(words)):
            return False  # rows that are counted are no amount of what is sold
        is_called = words[-1] in _QUANTITIES or " ".join(words) in _QUANTITIES or words[-1] in _UNITS
        return is_called and not _NO_QUANTITY & set(words) and not {"id", "per"} & set(words)

    def _sums_up(self) -> bool:
        return any({*_TAXES, *_PLUS} & set(words) and "rate" not in words for words in self.words.values())

    def _is_last(self, target: Column) -> bool:
        """True for a total after which no other one takes the discount off."""
        return self.find(*role("total of base")) in (None, target)

    def _limit(self, discount: Column, text: str, used: tuple[Column, Column]) -> None:
        """A discount is a small share of what it is taken from."""
        bounds = self.bounds_of(used, _times) if self.sheet.is_open(discount) else None
        if bounds is not None:
            share, most, why = self.discount_share()
            self.write(discount, f"{text} * {share} / 100", (Decimal(0), bounds[1] * most / 100), why, rounded=True)

    def _unit_prices(self) -> list[Column]:
        """The prices of one of something; of several plain ones the one that says so."""
        plain = [
            column
            for column in self.columns
            if self.words[column.name][-1] in (*_UNIT_PRICES, *_UNITS)
            and set(_UNIT_PRICES) & set(self.words[column.name])
            and not _NO_PRICE & set(self.words[column.name])
            and not self._is_one_of_several(column)
        ] or [
            column
            for column in self.columns
            if {"price", "rate", "cost", "amount"} & set(self.words[column.name])
            and _EACH & set(self.words[column.name])
            and not {"total", "tax", "vat"} & set(self.words[column.name])
        ]
        plain.sort(
            key=lambda column: (not _EACH & set(self.words[column.name]), "price" not in self.words[column.name])
        )
        return plain[:2]

    def _is_one_of_several(self, column: Column) -> bool:
        """True for one of several amounts of a kind: ``energy_cost`` beside ``time_cost``."""
        words = self.words[column.name]
        if words[-1] == "price" and len(words) > 1 and self._is_of_a_kind(column):
            return True
        if words[-1] not in ("cost", "fee") or len(words) < 2 or {*_EACH, *_UNITS} & set(words):
            return False
        alike = [
            each for each in self.columns if self.words[each.name][-1:] == words[-1:] and len(self.words[each.name]) > 1
        ]
        return len([each for each in alike if "total" not in self.words[each.name]]) > 1

    def _is_of_a_kind(self, price: Column) -> bool:
        """True for the price of one of several kinds that the row counts: adults and children."""
        priced = [each for each in self.columns if self.words[each.name][-1:] == ("price",)]
        nouns = [set(self.words[each.name]) - _GENERIC for each in priced]
        counted = [
            noun
            for noun in nouns
            if noun and any(noun <= set(self.words[each.name]) for each in self.columns if each.type.is_integer)
        ]
        return len(counted) > 1 and set(self.words[price.name]) - _GENERIC in counted

    def _line_total(self, quantity: Column, price: Column) -> Column | None:
        """What a product is the value of: the amount with a word of quantity or price, else the one that lines have."""
        marks = {*self.words[quantity.name], *self.words[price.name]} - _GENERIC - _UNITS
        marked = [
            column
            for column in self.columns
            if marks & set(self.words[column.name])
            and self.words[column.name][-1] in ("amount", "total", "cost", "charge", "fee", "price", "pay", "value")
            and column not in (quantity, price)
            and self.sheet.is_open(column)
        ]
        marked = marked or self._of_unit(quantity)
        if marked:
            return marked[0]
        for each in (*role("base")[:-1], *role("line total")):
            column = self.find(each)
            if column is not None and column not in (quantity, price) and self.sheet.is_open(column):
                return column
        return None

    def _of_unit(self, quantity: Column) -> list[Column]:
        """``montant_nuitees``: the amount that is called after the unit of which there are so many."""
        units = _UNITS & set(self.words[quantity.name]) - {"unit"}
        return [
            each
            for each in self.columns
            if units & set(self.words[each.name])
            and self.words[each.name][-1] in ("amount", "total", "cost", "charge")
            and not {"per", "price", "rate"} & set(self.words[each.name])
            and self.sheet.is_open(each)
        ]

    def _line_discount(self) -> tuple[Column | None, Column | None]:
        percent = self.pick(lambda words: "discount" in words and ("percent" in words or "rate" in words))
        discount = self.pick(lambda words: "discount" in words and not {"percent", "rate", "type", "code"} & set(words))
        return percent, discount


def _times_more(bounds: list[Bounds]) -> Bounds:
    low, high = _times(bounds[:2])
    return low, high * (100 + bounds[2][1]) / 100


def _times(bounds: list[Bounds]) -> Bounds:
    low, high = bounds[0][0] * bounds[1][0], bounds[0][1] * bounds[1][1]
    return (Decimal(0) if len(bounds) > 2 else low), high  # a third one is a discount
