"""What is due of a total that is paid in part; other rests are differences (``relations/differences.py``)."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..numbers.arithmetic import PAID_PERCENT, Arithmetic
from ..states.conditions import condition_of
from ..tables.sheet import Sheet, named
from ..words.vocabulary import role
from .totals import with_tax


def decide_rests(sheet: Sheet) -> None:
    """Decide what is paid of a total, and what is still due of it."""
    _Rests(sheet).paid_and_due()


class _Rests(Arithmetic):
    def paid_and_due(self) -> None:
        """due = total − paid."""
        due = self.find(*role("due"))
        paid = self.find(*role("paid"))
        if paid is not None and due is None and self.words[paid.name] == ("deposit",):
            return  # security, which is given back
        whole = with_tax(self.sheet, self.find(*role("whole")))
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
