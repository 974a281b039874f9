"""Sums and rests in a row, from the siblings that are there."""

from __future__ import annotations

from decimal import Decimal

from ..numbers.arithmetic import Arithmetic
from ..tables.sheet import Sheet, named
from .rests import decide_refunds, decide_rests

_NO_AMOUNT = frozenset("rate percent number id code day count weight method included quantity class status".split())
_SPLIT = frozenset(("principal", "capital", "interest", "escrow"))


def decide_sums(sheet: Sheet) -> None:
    """Decide the numbers that follow from others of the row, once it is known what its lines add up to."""
    sums = _Sums(sheet)
    sums.commissions()
    decide_rests(sheet)
    sums.splits()
    decide_refunds(sheet)


class _Sums(Arithmetic):
    # ---- others --------------------------------------------------------------------------------------------------------

    def commissions(self) -> None:
        """What is charged of an order at the rate of the one that it is from: ``commission`` by ``shop_id.commission_rate``."""
        base = self.find(
            "subtotal",
            "net",
            "net amount",
            "amount",
            "sale price",
            "total amount",
            "total",
            "price",
            "premium",
            "annual premium",
            "year premium",
            "month premium",
            "gross premium",
            "rent",
            "month rent",
            "fare",
            "principal",
            "principal amount",
        )
        for column in self.columns:
            is_amount = "commission" in self.words[column.name] and not _NO_AMOUNT & set(self.words[column.name])
            if base is None or not is_amount or column is base or not self.sheet.is_open(column):
                continue
            if self.rate_of(column) is None and self.rate_above(column) is not None:
                self.tax_of(column, base)

    def splits(self) -> None:
        """A repayment is interest and principal: a share of the amount, and the rest of it."""
        whole = self.find("amount", "total", "total amount", "payment", "installment amount")
        if whole is None or whole.name.lower() not in self.sheet.guesses or whole.nullable:
            return
        parts = [column for column in self.columns if column is not whole and _SPLIT & set(self.words[column.name])]
        parts = [each for each in parts if self.sheet.is_open(each) and not _NO_AMOUNT & set(self.words[each.name])]
        own = self.operand(whole)
        if len(parts) != 2 or own is None or own[0] < 0:
            return
        parts.sort(key=lambda column: bool({"principal", "capital"} & set(self.words[column.name])))
        share = self.sheet.hide("split_percent", {"provider": "integer", "min": 5, "max": 25})
        self.share_of(parts[0], whole, share, Decimal(25), f"share: 5 to 25 % of {named(whole)}")
        if parts[0].name.lower() in self.sheet.guesses:
            text = f"{named(whole)} - {named(parts[0])}"
            self.write(parts[1], text, (Decimal(0), own[1]), f"rest: {text}")
