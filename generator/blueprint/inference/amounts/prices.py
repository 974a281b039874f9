"""Costs below prices, struck-out prices above them, and margins."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ....schema.model import Column
from ..columns.guess import Bounds
from ..columns.plain_numbers import plain_range
from ..numbers.arithmetic import Arithmetic, with_scale
from ..numbers.by_name import number_rule
from ..numbers.percentages import said_percent
from ..references.copied_amounts import PRICES, repeat
from ..references.copies import COSTS
from ..tables.compatibility import takes
from ..tables.sheet import Sheet, Sheets, named, scale_of
from ..words.vocabulary import role, tokens

_NO_COST = frozenset(("total", "line", "shipping", "labor", "extended", "replacement", "fixed"))
_SOLD_AT = frozenset(("public", "retail", "sell", "selling", "sale", "sold", "consumer", "shelf"))
_BOUGHT = frozenset(("cost", "purchased", "buy", "buying", "wholesale", "supplier", "procurement"))


_EARNED, _NO_EARNED = (
    frozenset(("margin", "profit", "markup")),
    frozenset("target minimum net gross percent rate".split()),
)
_LINES, _DIGITS = frozenset("line item detail sale".split()), 5
_COSTS = frozenset("cost herstell production manufacturing making material purchased buying".split())


def _is_price_of(words: set[str], rest: set[str]) -> bool:
    """True for the price of just what a cost is of."""
    return "price" in words and not {"cost", *_BOUGHT} & words and words - {"price", *_SOLD_AT} == rest


_REDUCED = frozenset("reduced concession child kid student senior pensioner youth member".split())
_ON_SALE = frozenset("sale special promo promotion promotional offer discount discounted action".split())
_PRICES = frozenset("price fee fare admission".split())
_FULL = frozenset("full normal regular standard price ticket".split())


def _is_full_price(words: set[str], rest: set[str]) -> bool:
    """True for the price of what a reduced one is of: called alike, or just a price."""
    if _REDUCED & words or {"minimum", "maximum", "cost", "percent", "rate", "total"} & words:
        return False
    return bool(_PRICES & words) and words - _FULL == rest - _FULL


def decide_costs(sheets: Sheets) -> None:
    """What something cost is a share of the price that its product is sold for."""
    for sheet in sheets.values():
        column = next((each for each in sheet.table.columns if tokens(each.name) in COSTS), None)
        has_price = any(tokens(each.name) in PRICES for each in sheet.table.columns)
        if column is not None and column.type.name == "decimal" and sheet.is_open(column) and not has_price:
            _cost(sheet, column)


def _cost(sheet: Sheet, column: Column) -> None:
    for own, link, costly in sheet.parents:
        theirs = next((each for each in costly.table.columns if tokens(each.name) in COSTS), None)
        if theirs is not None and takes(column, theirs) and repeat(sheet, column, own, link, theirs):
            return


def decide_prices(sheets: Sheets) -> None:
    """Decide costs below prices, before anything reads either."""
    for sheet in sheets.values():
        _Prices(sheet).prices()


def plain_price(sheet: Sheet, column: Column) -> tuple[dict[str, Any], Bounds, str] | None:
    """The range of a price by its type and name alone, as that of a known number is given."""
    plain = plain_range(sheet.table, column)
    if plain is None or column.type.name != "decimal":
        return None
    low, high = max(plain.low, Decimal(1)), plain.high
    return {"provider": "decimal", "min": str(low), "max": str(high), "skew": 3}, (low, high), ""


def _is_in_percent(column: Column) -> bool:
    """True for a percentage by its name, or by a type that holds no amounts."""
    return "percent" in tokens(column.name) or "rate" in tokens(column.name) or (column.type.length or 10) <= _DIGITS


_FACTORS = Decimal("1.20"), Decimal("2.80")
_SALES_FACTORS = (
    ("coefficient",),
    ("factor",),
    ("multiplier",),
    ("markup", "factor"),
    ("price", "factor"),
    ("sale", "coefficient"),
)


class _Prices(Arithmetic):
    def deposit(self) -> None:
        """A deposit is some months' rent."""
        rent, deposit = (
            self.find("month rent", "rent", "base rent", "cold rent"),
            self.find("deposit", "security deposit", "rent deposit"),
        )
        if (
            rent is None
            or deposit is None
            or not self.sheet.is_open(deposit)
            or (rent.nullable and not deposit.nullable)
        ):
            return
        own = self.operand(rent)
        if own is not None and own[0] >= 0:
            months = self.sheet.hide(
                "months_of_deposit", {"provider": "choice", "values": [1, 2, 3], "weights": [3, 3, 2]}
            )
            self.write(
                deposit, f"{named(rent)} * {months}", (own[0], own[1] * 3), f"product: 1 to 3 times {named(rent)}"
            )

    def prices(self) -> None:
        """A cost below the price, a struck-out price above it, what some pay below what others do."""
        self.deposit()
        self._cheaper()
        self._sold_dearer()
        price = self._price()
        if price is None:
            return
        guess = self.sheet.guess(price)
        if guess is not None and not guess.bounds:
            return
        cost = self._cost()
        if cost is not None and price.nullable and not cost.nullable:
            return
        if cost is not None and cost is not price:
            if self._marked_up(price, cost) or self._times_factor(price, cost):
                return
            self._cheaper_to_buy(price, cost)
        self._earned(price, cost)
        self._margin(price, cost)
        self._above(price)
        self._on_sale(price)

    def _price(self) -> Column | None:
        """What the row is sold for."""
        gross = self.pick(lambda w: w in (("price", "gross"), ("gross", "price")))
        net = self.pick(lambda w: w in (("net", "price"), ("price", "net"))) if gross is not None else None
        return (
            self.find(*role("price"))
            or net
            or gross
            or self.pick(
                lambda w: "price" in w and bool(_SOLD_AT & set(w)) and not {"minimum", "maximum", "per"} & set(w)
            )
        )

    def _cheaper_to_buy(self, price: Column, cost: Column) -> None:
        """A cost that nothing else says is a share of the price."""
        between = self.pick(lambda words: {"wholesale", "price"} <= set(words))
        if between is not None and between not in (price, cost) and between.nullable <= cost.nullable:
            price = between
        if self.sheet.is_open(cost):
            share = self.sheet.hide("cost_share", {"provider": "integer", "min": 45, "max": 75})
            self.share_of(cost, price, share, Decimal(75), f"share: 45 to 75 % of {named(price)}")

    def _marked_up(self, price: Column, cost: Column) -> bool:
        """A price is the cost and the percentage that comes on top of it, where the row says both."""
        markup = self.pick(lambda words: bool({"markup", "surcharge"} & set(words)) and "percent" in words)
        found = number_rule(self.sheet, price)
        if markup is None or markup.nullable or not self._can_follow(price, cost):
            return False
        share = self.any_operand(markup, 60)
        usual = found or plain_price(self.sheet, price)
        if share is None or share[0] < 0 or not 1 < share[1] <= 100 or usual is None:
            return False
        rule, bounds, why = usual
        if not self.sheet.is_open(price):
            self.sheet.undo(price.name.lower())
        hidden = self.sheet.hide("usual_price", with_scale(rule, price))
        low = bounds[0] * 100 / (100 + share[1])
        text = f"{hidden} * 100 / (100 + {named(markup)})"
        self.write(cost, text, (low, bounds[1]), f"range: {why or 'price'}, without {named(markup)}", rounded=True)
        text = f"{named(cost)} * (100 + {named(markup)}) / 100"
        why = f"product: {named(cost)} with {named(markup)}"
        self.write(price, text, (low, bounds[1] * (100 + share[1]) / 100), why, rounded=True)
        return True

    def _times_factor(self, price: Column, cost: Column) -> bool:
        """A price is the cost times the factor by which it is sold, where the row says both: ``coefficient``."""
        factor = self.pick(lambda words: words in _SALES_FACTORS)
        usual = number_rule(self.sheet, price) or plain_price(self.sheet, price)
        if factor is None or factor.nullable or usual is None or not self._can_follow(price, cost):
            return False
        rule: dict[str, object] = {"provider": "decimal", "min": "1.20", "max": "2.80"}
        if not self.sheet.is_open(factor) or not scale_of(factor):
            return False
        self.sheet.decide(factor, with_scale(rule, factor), "range: what is sold for more", "numbers", bounds=_FACTORS)
        if not self.sheet.is_open(price):
            self.sheet.undo(price.name.lower())
        hidden, (low, high) = self.sheet.hide("usual_price", with_scale(usual[0], price)), usual[1]
        text = f"{hidden} / {named(factor)}"
        self.write(
            cost, text, (low / _FACTORS[1], high), f"range: {usual[2] or 'price'}, by {named(factor)}", rounded=True
        )
        text = f"{named(cost)} * {named(factor)}"
        self.write(price, text, (low, high * 2), f"product: {text}", rounded=True)
        return True

    def _can_follow(self, price: Column, cost: Column) -> bool:
        """True where every row has a cost that is still to be decided, and nothing but a range says what the price is."""
        guess = self.sheet.guess(price)
        is_free = self.sheet.is_open(price) or (guess is not None and guess.layer == "numbers")
        return is_free and not cost.nullable and self.sheet.is_open(cost)

    def _cheaper(self) -> None:
        """Children, members and those who have a reduction pay less than others do."""
        for column in self.columns:
            words = set(self.words[column.name])
            said = _REDUCED & words
            is_price = bool(_PRICES & words) or words == said
            if not said or not is_price or not scale_of(column) or not self.sheet.is_open(column):
                continue
            rest = words - said - {"price"}
            full = self.pick(lambda other, rest=rest: _is_full_price(set(other), rest))  # type: ignore[misc]
            if full is not None and full is not column and not (full.nullable and not column.nullable):
                rule = {"provider": "choice", "values": [50, 60, 70, 80], "weights": [3, 2, 2, 2]}
                share = self.sheet.hide("reduced_percent", rule)
                self.share_of(column, full, share, Decimal(80), f"share: {said_percent(rule)} % of {named(full)}")

    def _on_sale(self, price: Column) -> None:
        """What some things are sold for while they are on sale is less than their price."""
        for column in self.columns:
            words = set(self.words[column.name])
            is_lower = (
                column.nullable
                and "price" in words
                and bool(_ON_SALE & words)
                and words <= _ON_SALE | {"price", "unit"}
            )
            if (
                is_lower
                and self._off() is None
                and column is not price
                and scale_of(column) == scale_of(price)
                and self.sheet.is_open(column)
            ):
                rule = {"provider": "choice", "values": [80, 90, 70, 50], "weights": [4, 3, 2, 1]}
                share = self.sheet.hide("sale_percent", rule)
                bounds = self.operand(price)
                if bounds is not None:
                    text, why = f"{named(price)} * {share} / 100", f"share: {said_percent(rule)} % of {named(price)}"
                    self.write(column, text, (Decimal(0), bounds[1]), f"{why}; few are on sale", rounded=True, null=0.8)

    def _sold_dearer(self) -> None:
        """What is done or made of something costs less than its price: ``wash_cost`` beside ``wash_price``, costs of making and the
        price of selling a square meter."""
        costs = [each for each in self.columns if self._is_of_one(each) and self.sheet.is_open(each)]
        for cost in costs:
            rest = set(self.words[cost.name]) - _COSTS
            price = self.pick(lambda words, rest=rest: _is_price_of(set(words), rest))  # type: ignore[misc]
            if price is None or price is cost or price.nullable > cost.nullable or scale_of(price) != scale_of(cost):
                continue
            if rest or self.words[cost.name] != ("cost",):
                self._cheaper_to_buy(price, cost)

    def _is_of_one(self, column: Column) -> bool:
        own = set(self.words[column.name])
        return column.type.name == "decimal" and "cost" in own and not {*_NO_COST, "unit", "percent", "rate"} & own

    def _cost(self) -> Column | None:
        return (
            self.find(*role("cost"))
            or self.pick(lambda words: bool(_BOUGHT & set(words)) and "price" in words)
            or self._only_cost()
        )

    def _only_cost(self) -> Column | None:
        """The cost of something, where no total says that it is one of several."""
        if self.pick(lambda words: {"total", "cost"} <= set(words)) is not None:
            return None
        return self.pick(lambda words: words[-1] == "cost" and len(words) == 2 and not _NO_COST & set(words))

    def _above(self, price: Column) -> None:
        """A struck-out price."""
        above = self.find(*role("price above"))
        if above is None or above is price or not self.sheet.is_open(above) or self._off() is not None:
            return  # a price that nothing is above may still be a sum: of a net one and its tax
        own = self.operand(price)
        if own is not None and own[0] > 0:
            reason, most = f"price: above {named(price)}", own[1] * Decimal("1.25")
            self.write(above, f"{named(price)} * 1.25", (own[0], most), reason, rounded=True, null=0.6)

    def _off(self) -> Column | None:
        """The percentage that is taken off a price."""
        return self.pick(lambda words: "discount" in words and bool({"percent", "rate"} & set(words)))

    def _earned(self, price: Column, cost: Column | None) -> None:
        """What is earned on one piece, or on all pieces of a line."""
        earned = self.pick(lambda words: bool(_EARNED & set(words)) and not _NO_EARNED & set(words))
        if earned is None or cost is None or not self.sheet.is_open(earned) or _is_in_percent(earned):
            return
        if not earned.nullable and (price.nullable or cost.nullable):
            return
        many = self._sold(earned)
        own, count = self.operand(price), self.operand(many) if many is not None else (Decimal(1), Decimal(1))
        if own is not None and count is not None and own[0] >= 0 and scale_of(earned) >= scale_of(price):
            one = f"{named(price)} - {named(cost)}"
            text = one if many is None else f"{named(many)} * ({one})"
            self.write(earned, text, (-own[1] * count[1], own[1] * count[1]), f"rest: {text}", rounded=many is not None)

    def _sold(self, earned: Column) -> Column | None:
        """How many pieces of a line something is earned on; None for one."""
        words = self.words[earned.name]
        is_line = bool(_LINES & {*self.sheet.words, *words}) and "unit" not in words
        return self.find("quantity", "sold quantity", "quantity sold") if is_line else None

    def _margin(self, price: Column, cost: Column | None) -> None:
        """The margin in percent of the price; what comes on top, of the cost."""
        margin = self.find(
            "margin percent", "margin rate", "profit percent", "gross margin percent", "profit margin percent"
        )
        margin = margin or self.pick(lambda words: words in (("profit", "margin"), ("margin",), ("markup", "percent")))
        margin = margin if margin is None or _is_in_percent(margin) else None
        if (
            margin is None
            or cost is None
            or cost.name.lower() not in self.sheet.guesses
            or (not margin.nullable and (price.nullable or cost.nullable))
        ):
            return
        whole = cost if "markup" in self.words[margin.name] else price
        text = f"({named(price)} - {named(cost)}) * 100 / {named(whole)}"
        own = self.operand(price)
        if own is not None and own[0] > 0:
            why, most = f"product: margin of {named(whole)}", Decimal(100 if whole is price else 125)
            self.write(margin, text, (Decimal(0), most), why, rounded=True)
