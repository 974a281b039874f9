"""Totals, rests and other sums in a row, from the siblings that are there."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...schema.model import Column
from .arithmetic import Arithmetic
from .conditions import condition_by_state
from .sheet import Sheet, named
from .vocabulary import role

_TAXES = frozenset(("tax", "vat", "gst", "duty"))
_PLUS = frozenset(
    ("shipping", "freight", "handling", "tip", "surcharge", "service", "delivery", "packaging", "gratuity")
)
_MINUS = frozenset(("discount", "rebate", "coupon", "voucher", "promotion"))


def decide_sums(sheet: Sheet) -> None:
    """Decide the numbers that follow from others of the row, once it is known what its lines add up to."""
    sums = _Sums(sheet)
    sums.totals()
    sums.rests()
    sums.sums_of_a_kind()
    sums.measures()
    sums.given_back()


class _Sums(Arithmetic):
    def totals(self) -> None:
        """total = subtotal + tax + shipping − discount; gross = net + tax; tax = base × rate."""
        base = self.find(*role("base"))
        total = self.find(*role("total of base"))
        if base is None or total is None or base is total or not self.sheet.is_open(total):
            if base is None and total is not None:
                self._tax_of(total)
            return
        plus = [column for column in self.columns if self._adds(column) and column not in (base, total)]
        minus = [
            column
            for column in self.columns
            if _MINUS & set(self.words[column.name])
            and not {"rate", "percent", "type", "code", "count", "id", "number"} & set(self.words[column.name])
            and column not in (base, total)
        ]
        if not plus and not minus:
            return
        self._shares_of_sales(base, plus, minus)
        self.sum(total, [base, *plus], minus)

    def _adds(self, column: Column) -> bool:
        words = set(self.words[column.name])
        if words & {
            "rate",
            "percent",
            "number",
            "id",
            "code",
            "day",
            "count",
            "weight",
            "method",
            "included",
            "quantity",
            "class",
            "status",
        }:
            return False
        return bool(words & (_TAXES | _PLUS)) or self.words[column.name] in (
            ("fee",),
            ("service", "fee"),
            ("fee", "amount"),
            ("insurance",),
        )

    def _tax_of(self, total: Column) -> None:
        for column in self.columns:
            if _TAXES & set(self.words[column.name]) and self.sheet.is_open(column):
                rate = self.rate_of(column)
                if rate is not None:
                    self.share(column, total, rate)

    def _shares_of_sales(self, base: Column, plus: Sequence[Column], minus: Sequence[Column]) -> None:
        for column in minus:
            if self.sheet.is_open(column):
                percent = self.pick(lambda words: "discount" in words and bool({"percent", "rate"} & set(words)))
                if percent is not None:
                    self.share(column, base, percent)
                    continue
                share = self.sheet.hide(
                    "discount_share", {"provider": "choice", "values": [0, 5, 10, 15], "weights": [6, 2, 1, 1]}
                )
                self.share_of(column, base, share, Decimal(15), "share: 0 to 15 % discount")
        for column in plus:
            if _TAXES & set(self.words[column.name]) and self.sheet.is_open(column):
                rate = self.rate_of(column)
                if rate is not None:
                    self.share(column, base, rate)
                else:
                    self.fixed_share(column, base, 20)

    # ---- rests ---------------------------------------------------------------------------------------------------------

    def rests(self) -> None:
        """due = total − paid; available = on hand − reserved; profit = revenue − cost."""
        self._paid_and_due()
        kinds = ("available", "remaining", "profit", "variance", "change", "book")
        for kind in kinds:
            target, whole, part = (self.find(*role(f"{kind}: {each}")) for each in ("rest", "whole", "part"))
            if (
                target is not None
                and whole is not None
                and part is not None
                and len({target.name, whole.name, part.name}) == 3
            ):
                self.rest(target, whole, part)

    def _paid_and_due(self) -> None:
        due = self.find(*role("due"))
        paid = self.find(*role("paid"))
        whole = self.find(*role("whole"))
        if paid is None or whole is None or paid is whole or (due is not None and due in (paid, whole)):
            return
        if due is not None:
            self._paid_share(paid, whole)
            own = self.operand(whole)
            if own is not None and paid.name.lower() in self.sheet.guesses:
                text = f"{self.term(whole)} - {self.term(paid)}"
                self.write(due, text, (Decimal(0), own[1]), f"rest: {text}")
        else:
            self._paid_share(paid, whole)

    def _paid_share(self, paid: Column, whole: Column) -> None:
        """Paid in full, in part or not at all; payments in a table of their own have decided it before."""
        if self.sheet.is_open(paid):
            share = self.sheet.hide(
                "paid_share", {"provider": "choice", "values": [100, 0, 50, 25], "weights": [11, 4, 3, 2]}
            )
            self.share_of(paid, whole, share, Decimal(100), "share: paid in full, in part or not yet")

    # ---- others --------------------------------------------------------------------------------------------------------

    def sums_of_a_kind(self) -> None:
        """total_hours = regular_hours + overtime_hours."""
        for target in self.columns:
            words = self.words[target.name]
            if not {"total", "overall", "sum"} & set(words) or len(words) < 2 or not self.sheet.is_open(target):
                continue
            kind = [word for word in words if word not in ("total", "overall", "sum", "amount")]
            if not kind:
                continue
            parts = [
                column
                for column in self.columns
                if column is not target
                and self.words[column.name][-1] == kind[-1]
                and len(self.words[column.name]) > 1
                and not {"total", "average", "maximum", "minimum", "maximal", "estimated", "planned", "overall"}
                & set(self.words[column.name])
            ]
            unit = self.find(" ".join(("unit", *kind)))
            quantity = self.find("quantity")
            if unit is not None and quantity is not None:
                bounds = self.operand(quantity), self.operand(unit)
                if bounds[0] is not None and bounds[1] is not None:
                    text = f"{named(quantity)} * {named(unit)}"
                    product = bounds[0][0] * bounds[1][0], bounds[0][1] * bounds[1][1]
                    self.write(target, text, product, f"product: {text}", rounded=True)
            if len(parts) > 1 and kind[-1] in (
                "hour",
                "score",
                "point",
                "cost",
                "day",
                "mark",
                "minute",
                "price",
                "amount",
                "weight",
                "quantity",
                "tax",
                "fee",
                "pay",
            ):
                self.sum(target, parts, [])

    def given_back(self) -> None:
        """What is refunded: all of it in that state, 0 in others."""
        for column in self.columns:
            words = set(self.words[column.name])
            whole = self.find("amount", "total", "total amount")
            if "refunded" not in words or words & {"count", "rate", "percent"} or whole is None or whole is column:
                continue
            found = condition_by_state(self.sheet, ("refunded",))
            own = self.operand(whole)
            if found is not None and own is not None and not column.nullable and not whole.nullable:
                text = f"IF({found}, {named(whole)}, 0)"
                self.write(column, text, (Decimal(0), own[1]), "status: all of it when refunded")

    def measures(self) -> None:
        """BMI, cost below price, a struck-out price above it."""
        bmi, height, weight = self.find("bmi"), self.find("height cm", "height"), self.find("weight kg", "weight")
        if bmi is not None and height is not None and weight is not None:
            for column in (height, weight):
                self.operand(column)
            self.write(
                bmi,
                f"{named(weight)} * 10000 / ({named(height)} * {named(height)})",
                (Decimal(10), Decimal(60)),
                "product: weight / height²",
                rounded=True,
            )
        price = self.find(*role("price"))
        if price is None or (
            self.sheet.guesses.get(price.name.lower(), None) is not None
            and not self.sheet.guesses[price.name.lower()].bounds
        ):
            return
        cost = self.find(*role("cost"))
        if cost is not None and cost is not price and self.sheet.is_open(cost):
            share = self.sheet.hide("cost_share", {"provider": "integer", "min": 45, "max": 75})
            self.share_of(cost, price, share, Decimal(75), f"share: 45 to 75 % of {named(price)}")
        above = self.find(*role("price above"))
        own = self.operand(price)
        if above is not None and above is not price and own is not None and own[0] > 0 and self.sheet.is_open(above):
            rule_bounds = (own[0], own[1] * Decimal("1.25"))
            self.write(
                above, f"{named(price)} * 1.25", rule_bounds, f"price: above {named(price)}", rounded=True, null=0.6
            )
