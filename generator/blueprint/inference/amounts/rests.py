"""What is due of a total that is paid in part, what is given back of an amount, and commissions."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..columns.places import is_money
from ..numbers.arithmetic import Arithmetic
from ..numbers.percentages import PAID_PERCENT
from ..states.conditions import condition_by_state, condition_of
from ..tables.sheet import Sheet, is_temporal, named
from ..words.vocabulary import role, tokens
from .accounts import account_of, with_tax


def decide_rests(sheet: Sheet) -> None:
    """Decide what is paid of a total, and what is still due of it."""
    _Settled(sheet).paid_and_due()


def decide_refunds(sheet: Sheet) -> None:
    """Decide what is refunded of the amount of a row: all of it in the state, or from the time, that says so, and nothing in others."""
    _Settled(sheet).given_back()


class _Settled(Arithmetic):
    def paid_and_due(self) -> None:
        """due = total − paid."""
        due = self.find(*role("due"))
        paid = self.find(*role("paid"))
        if paid is not None and due is None and self.words[paid.name] == ("deposit",):
            return  # security, which is given back
        whole = account_of(self.sheet).whole or with_tax(self.sheet, self.find(*role("whole")))
        if paid is None or whole is None or paid is whole or (due is not None and due in (paid, whole)):
            return
        if due is None and {"deposit", "advance"} & set(self.words[paid.name]):
            return  # held, not paid
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
        if self.sheet.is_open(paid) and paid.nullable and condition_of(self.sheet, paid, ("paid",)) is not None:
            own = self.any_operand(whole)  # of an instalment that is paid or not, not in parts
            if own is not None and not whole.nullable:
                self.write(paid, self.term(whole), own, f"share: all of {named(whole)} once it is paid")
        elif self.sheet.is_open(paid):
            share = self.sheet.hide("paid_share", PAID_PERCENT)
            self.share_of(paid, whole, share, Decimal(100), "share: paid in full, in part or not yet")

    def given_back(self) -> None:
        """What is refunded: all of it in that state, 0 in others."""
        for column in self.columns:
            whole = self.find("amount", "total", "total amount")
            if self._is_refund(column) and whole is not None and whole is not column:
                self._give_back(column, whole)

    def _is_refund(self, column: Column) -> bool:
        words = set(self.words[column.name])
        return "refunded" in words and not words & {"count", "rate", "percent"}

    def _give_back(self, column: Column, whole: Column) -> None:
        """All of an amount where the row says that it was refunded; a part of a few where no row says so."""
        found = condition_by_state(self.sheet, ("refunded",))
        found = found if found is not None else self._when_given_back()
        own = self.operand(whole)
        if own is None:
            return
        if found is None:
            if own[0] >= 0 and self.sheet.is_open(column) and is_money(tokens(column.name)):
                self._give_back_some(column, whole)
        elif not column.nullable and not whole.nullable:
            text = f"IF({found}, {named(whole)}, 0)"
            self.write(column, text, (Decimal(0), own[1]), "status: all of it when refunded")

    def _give_back_some(self, column: Column, whole: Column) -> None:
        rule = {"provider": "choice", "values": [0, 50, 100], "weights": [17, 1, 2]}
        share = self.sheet.hide("refunded_percent", rule)
        self.share_of(column, whole, share, Decimal(100), f"share: 0, 50 or 100 % of {named(whole)}")

    def _when_given_back(self) -> str | None:
        """The condition that the row has the time at which something was given back."""
        found = next((each for each in self.sheet.table.columns if self._is_refund_time(each)), None)
        return f"{named(found)} IS NOT NULL" if found is not None else None

    def _is_refund_time(self, column: Column) -> bool:
        return is_temporal(column) and column.nullable and "refunded" in self.sheet.tokens(column)


_NO_AMOUNT = frozenset("rate percent number id code day count weight method included quantity class status".split())
_COMMISSIONED = (
    *("subtotal", "net", "net amount", "amount", "sale price", "total amount", "total", "price"),
    *("premium", "net premium", "annual premium", "total premium", "year premium", "month premium", "gross premium"),
    *("rent", "month rent", "fare", "principal", "principal amount"),
)


def decide_sums(sheet: Sheet) -> None:
    """Decide the numbers that follow from others of the row, once it is known what its lines add up to."""
    _Sums(sheet).commissions()
    decide_rests(sheet)
    decide_refunds(sheet)


class _Sums(Arithmetic):
    def commissions(self) -> None:
        """What is charged of an order at the rate of the one that it is from: ``commission`` by ``shop_id.commission_rate``."""
        base = self.find(*_COMMISSIONED)
        for column in self.columns:
            is_amount = "commission" in self.words[column.name] and not _NO_AMOUNT & set(self.words[column.name])
            if base is None or not is_amount or column is base or not self.sheet.is_open(column):
                continue
            if self.rate_of(column) is None and self.rate_above(column) is not None:
                self.tax_of(column, base)
