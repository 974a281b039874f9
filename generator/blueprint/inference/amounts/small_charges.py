"""What is charged of an amount beside it, at no rate that anything says: the fee of a payment, a tip. It is a few percent of it."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..numbers.arithmetic import Arithmetic
from ..numbers.percentages import said_percent
from ..tables.kinds_of_rows import kind_word
from ..tables.sheet import Sheet, named
from ..words.vocabulary import role

_PAYMENTS = frozenset(
    "payment payout transaction transfer withdrawal deposit donation remittance disbursement repayment topup".split()
)
_FEES = frozenset(("fee",))
_TIPS = frozenset(("tip", "gratuity"))
_OTHERWISE = frozenset(
    """rate percent late cancelled penalty fine overdue number count id code registration entry membership tuition year month
    annual joining setup waived included legal court reminder""".split()
)
_LEAST, _MOST_FEE, _MOST_TIP = Decimal(1), Decimal("3.5"), Decimal(15)


def decide_fees_of_payments(sheet: Sheet) -> None:
    """Decide the fees of what is paid, before anything takes them off."""
    if kind_word(sheet) in _PAYMENTS:
        _Charges(sheet).of_payments()


def decide_tips(sheet: Sheet) -> None:
    """Decide tips, once it is known what a row comes to."""
    _Charges(sheet).tips()


class _Charges(Arithmetic):
    def of_payments(self) -> None:
        base = self.find(*role("payment"))
        for column in self.columns:
            if base is not None and self._is_charge(column, base, _FEES) and self.rate_of(column) is None:
                rule = {"provider": "decimal", "min": str(_LEAST), "max": str(_MOST_FEE), "scale": 1}
                share = self.sheet.hide("fee_percent", rule)
                self.share_of(column, base, share, _MOST_FEE, f"share: 1 to 3.5 % of {named(base)}")

    def tips(self) -> None:
        base = self.find(*role("total of lines"), *role("base"))
        for column in self.columns:
            if base is not None and self._is_charge(column, base, _TIPS) and base.name.lower() in self.sheet.guesses:
                rule = {"provider": "choice", "values": [10, 0, 5, 12, 15], "weights": [5, 4, 3, 1, 1]}
                share = self.sheet.hide("tip_percent", rule)
                self.share_of(column, base, share, _MOST_TIP, f"share: {said_percent(rule)} % of {named(base)}")

    def _is_charge(self, column: Column, base: Column, kinds: frozenset[str]) -> bool:
        words = set(self.words[column.name])
        is_charge = bool(kinds & words) and not _OTHERWISE & words and column is not base
        is_bound = column.nullable or not base.nullable
        return is_charge and is_bound and not column.comment and self.sheet.is_open(column)
