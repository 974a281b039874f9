"""Formulas of comments, quantity times price, and pay: gross, deductions and net."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from ...schema.model import Column
from .arithmetic import Arithmetic
from .comments import formula_in
from .guess import Bounds
from .sheet import Sheet, named
from .vocabulary import role, tokens

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
_NO_QUANTITY = frozenset(
    "stock minimum maximum reorder reserved available hand price rate cost returned shipped received overtime regular total sick vacation used left remaining opening lead trial free".split()
)
_UNIT_PRICES = ("price", "rate", "cost", "fee", "wage")
_NO_PRICE = frozenset(
    "tax total compare list vat exchange interest discount commission shipping heart old late setup market base".split()
)
_TAXES = frozenset(("tax", "vat", "gst", "duty"))
_PLUS = frozenset(
    ("shipping", "freight", "handling", "tip", "surcharge", "service", "delivery", "packaging", "gratuity")
)
_NO_EARNINGS = frozenset("hour rate percent count day total gross net tax".split())
_EARNINGS = frozenset(
    (
        "bonus",
        "overtime",
        "commission",
        "allowance",
        "base",
        "basic",
        "regular",
        "salary",
        "wage",
        "incentive",
        "holiday",
    )
)
_DEDUCTIONS = frozenset(
    ("deduction", "withholding", "pension", "insurance", "social", "health", "union", "garnishment", "loan")
)
_ADDED_UP = frozenset(("gross", "net", "total", "subtotal", "amount", "sum", "paid", "tax", "discount"))


def decide_products(sheet: Sheet) -> None:
    """Decide products and simple formulas: what lines add up; and pay, whose lines say how it came about."""
    products = _Products(sheet)
    products.formulas(simple=True)
    products.products()
    products.payroll()


def decide_formulas(sheet: Sheet) -> None:
    """Decide the formulas that comments spell out."""
    _Products(sheet).formulas()


class _Products(Arithmetic):
    # ---- formulas of comments ------------------------------------------------------------------------------------------

    def formulas(self, *, simple: bool = False) -> None:
        """``gross * rate / 100`` in a comment, where each name is a sibling's; ``simple`` of what adds nothing up itself."""
        for column in self.columns:
            parts = formula_in(column.comment) if column.comment and self.sheet.is_open(column) else None
            if parts is None:
                continue
            used: list[Column] = []
            text = self._formula(column, parts, used)
            if simple and any(_ADDED_UP & set(tokens(each.name)) for each in used):
                continue
            if text is not None and len(used) == 2 and parts[1::2] == ["-"] and len(parts) == 3:
                self.rest(column, used[0], used[1])
            elif text is not None and len(used) > 1:
                self.result(column, text, used, f"sum: its comment, {column.comment.strip()}", _combined(parts))

    def _formula(self, column: Column, parts: Sequence[str], used: list[Column]) -> str | None:
        written = []
        for part in parts:
            if part in "+-*/()" or part.replace(".", "", 1).isdigit():
                written.append(part)
                continue
            sibling = self._sibling(column, tokens(part.replace(" ", "_")))
            if sibling is None:
                return None
            used.append(sibling)
            written.append(named(sibling))
        return " ".join(written)

    def _sibling(self, column: Column, words: tuple[str, ...]) -> Column | None:
        wanted = set(words) - {"the", "of", "its"}
        found = [each for each in self.columns if each is not column and wanted and wanted <= set(tokens(each.name))]
        found.sort(key=lambda each: (len(tokens(each.name)), "rate" in tokens(each.name) and "rate" not in wanted))
        return found[0] if found else None

    # ---- products ------------------------------------------------------------------------------------------------------

    def products(self) -> None:
        """quantity × unit price."""
        quantity = self.pick(
            lambda words: (
                (words[-1] in _QUANTITIES or " ".join(words) in _QUANTITIES)
                and not _NO_QUANTITY & set(words)
                and "id" not in words
            )
        )
        price = self._unit_price(quantity)
        if price is not None and "per" in self.words[price.name]:
            unit = self.words[price.name][-1]
            quantity = self.pick(lambda words: words[-1] == unit and "per" not in words) or quantity
        if quantity is None or price is None:
            return
        target = self._line_total(quantity, price)
        if target is None:
            return
        text = f"{named(quantity)} * {named(price)}"
        percent, discount = self._line_discount()
        used = [quantity, price]
        if percent is not None and self.words[target.name][-1] != "subtotal":
            used.append(percent)
            text = f"{text} * (100 - {named(percent)}) / 100"
            self.result(
                target, text, used, f"product: {named(quantity)} * {named(price)} less {named(percent)}", _times
            )
        elif discount is not None and self.find("subtotal") is None and not self._sums_up():
            self._limit(discount, text, (quantity, price))
            text = f"{text} - {named(discount)}"
            self.result(target, text, [*used, discount], f"product: {text}", _times)
        else:
            self.result(target, text, used, f"product: {text}", _times)

    def _sums_up(self) -> bool:
        return any({*_TAXES, *_PLUS} & set(words) and "rate" not in words for words in self.words.values())

    def _limit(self, discount: Column, text: str, used: tuple[Column, Column]) -> None:
        """A discount is a small share of what it is taken from."""
        share = {"provider": "choice", "values": [0, 5, 10, 15], "weights": [6, 2, 1, 1]}
        if self.sheet.is_open(discount):
            bounds = self.bounds_of(used, _times)
            hidden = self.sheet.hide("discount_share", share)
            if bounds is not None:
                high = bounds[1] * 15 / 100
                self.write(discount, f"{text} * {hidden} / 100", (Decimal(0), high), "share: 0 to 15 % discount")

    def _unit_price(self, quantity: Column | None) -> Column | None:
        plain = [
            column
            for column in self.columns
            if self.words[column.name][-1] in _UNIT_PRICES
            and not _NO_PRICE & set(self.words[column.name])
            and column is not quantity
        ] or [
            column
            for column in self.columns
            if {"price", "rate", "cost", "amount"} & set(self.words[column.name])
            and {"unit", "per", "each", "hour", "night", "day", "hourly", "nightly", "daily"}
            & set(self.words[column.name])
            and column is not quantity
        ]
        plain.sort(key=lambda column: ("unit" not in self.words[column.name], "price" not in self.words[column.name]))
        return plain[0] if plain else None

    def _line_total(self, quantity: Column, price: Column) -> Column | None:
        for each in (*role("base")[:-1], *role("line total")):
            column = self.find(each)
            if column is not None and column not in (quantity, price) and self.sheet.is_open(column):
                return column
        return None

    def _line_discount(self) -> tuple[Column | None, Column | None]:
        percent = self.pick(lambda words: "discount" in words and ("percent" in words or "rate" in words))
        discount = self.pick(lambda words: "discount" in words and not {"percent", "rate", "type", "code"} & set(words))
        return percent, discount

    def payroll(self) -> None:
        """gross = base + overtime + bonus; net = gross − tax − deductions."""
        gross = self.find(*role("gross pay"))
        earnings, deductions = self._earnings(gross), self._deductions()
        if len(earnings) < 2 and not any(_DEDUCTIONS & set(self.words[column.name]) for column in deductions):
            return
        self._hourly_pay(earnings)
        if gross is None:
            return
        if len(earnings) > 1:
            self.sum(gross, earnings, [])
        net = self.find(*role("net pay"))
        self._shares(gross, deductions)
        total = self.find("total deduction", "deduction total", "deduction")
        if total is not None and total not in deductions and len(deductions) > 1:
            self.sum(total, deductions, [])
        if net is not None and deductions:
            self.sum(net, [gross], [column for column in deductions if column is not net])

    def _earnings(self, gross: Column | None) -> list[Column]:
        """What is paid, part by part."""
        return [
            column
            for column in self.columns
            if _EARNINGS & set(self.words[column.name])
            and not _NO_EARNINGS & set(self.words[column.name])
            and column is not gross
        ]

    def _deductions(self) -> list[Column]:
        """What is taken from the pay, part by part."""
        return [
            column
            for column in self.columns
            if {*_DEDUCTIONS, *_TAXES} & set(self.words[column.name])
            and not {"rate", "percent", "number", "total"} & set(self.words[column.name])
        ]

    def _hourly_pay(self, earnings: Sequence[Column]) -> None:
        """base = hours * rate."""
        hours = self.pick(lambda w: w[-1] == "hour")
        rate = self.pick(lambda w: (w[-1] == "rate" and "hour" in tokens("_".join(w))) or w == ("hourly", "rate"))
        base = next(
            (column for column in earnings if {"base", "basic", "regular"} & set(self.words[column.name])), None
        )
        if base is not None and hours is not None and rate is not None and hours is not rate:
            self.result(base, f"{named(hours)} * {named(rate)}", [hours, rate], "product: hours * rate", _times)

    def _shares(self, base: Column, parts: Sequence[Column]) -> None:
        """Taxes and deductions as shares of what they are taken from."""
        for number, column in enumerate(parts):
            if not self.sheet.is_open(column):
                continue
            rate = self.rate_of(column)
            if rate is not None:
                self.share(column, base, rate)
            else:
                percent = 12 if _TAXES & set(self.words[column.name]) else 8 if number == 0 else 3
                self.fixed_share(column, base, percent)


def _times(bounds: list[Bounds]) -> Bounds:
    low, high = bounds[0][0] * bounds[1][0], bounds[0][1] * bounds[1][1]
    return (Decimal(0) if len(bounds) > 2 else low), high  # a third one is a discount


def _combined(parts: Sequence[str]) -> Callable[[list[Bounds]], Bounds]:
    """Bounds of a formula, roughly: the largest that sums and products of its parts can be."""

    def combine(bounds: list[Bounds]) -> Bounds:
        if "*" in parts:
            high = Decimal(1)
            for each in bounds:
                high *= max(each[1], Decimal(1))
            return (Decimal(0) if "-" not in parts else -high), high / (100 if "/" in parts and "100" in parts else 1)
        high = sum((each[1] for each in bounds), Decimal(0))
        return (-high if "-" in parts else sum((each[0] for each in bounds), Decimal(0))), high

    return combine
