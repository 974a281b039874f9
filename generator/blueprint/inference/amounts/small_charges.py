"""What is charged of an amount beside it, at no rate that anything says: the fee of a payment, a tip. It is a few percent of it."""

from __future__ import annotations

from collections.abc import Sequence
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


_NOTE = 5
"""What cash is handed over in multiples of."""


def _is_handed_over(words: Sequence[str]) -> bool:
    return bool(
        {"tendered", "handed"} & set(words) or {"cash", "received"} <= set(words) or {"cash", "given"} <= set(words)
    )


def _is_given_back(words: Sequence[str]) -> bool:
    return {"change", "wechselgeld", "rueckgeld"} & set(words) != set() or tuple(words) in _CHANGE


_CHANGE = (("updated", "given"), ("updated", "due"), ("updated", "returned"), ("updated", "amount"))
"""``change_given``: of an amount a change is what is given back, not that something was updated."""


def decide_fees_of_payments(sheet: Sheet) -> None:
    """Decide the fees of what is paid, the tips and the cash handed over, before anything takes them off."""
    if kind_word(sheet) in _PAYMENTS:
        charges = _Charges(sheet)
        charges.of_payments()
        charges.tips()
        charges.change()


def decide_tips(sheet: Sheet) -> None:
    """Decide tips and the cash handed over, once it is known what a row comes to."""
    charges = _Charges(sheet)
    charges.tips()
    charges.change()


class _Charges(Arithmetic):
    def of_payments(self) -> None:
        base = self.find(*role("payment"))
        for column in self.columns:
            if base is not None and self._is_charge(column, base, _FEES) and self.rate_of(column) is None:
                rule = {"provider": "decimal", "min": str(_LEAST), "max": str(_MOST_FEE), "scale": 1}
                share = self.sheet.hide("fee_percent", rule)
                self.share_of(column, base, share, _MOST_FEE, f"share: 1 to 3.5 % of {named(base)}")

    def tips(self) -> None:
        is_payment = kind_word(self.sheet) in _PAYMENTS
        base = self.find(*role("payment")) if is_payment else self.find(*role("total of lines"), *role("base"))
        for column in self.columns:
            if base is not None and self._is_charge(column, base, _TIPS) and base.name.lower() in self.sheet.guesses:
                rule = {"provider": "choice", "values": [10, 0, 5, 12, 15], "weights": [5, 4, 3, 1, 1]}
                share = self.sheet.hide("tip_percent", rule)
                self.share_of(column, base, share, _MOST_TIP, f"share: {said_percent(rule)} % of {named(base)}")

    def change(self) -> None:
        """Cash is handed over in round sums, at least what is to be paid, and what is too much is given back."""
        handed, back = (self.pick(has) for has in (_is_handed_over, _is_given_back))
        base = self.find(*role("payment")) if kind_word(self.sheet) in _PAYMENTS else self._reckoned_before(handed)
        if base is None or handed is None or back is None or len({base, handed, back}) < 3:
            return
        own = self.any_operand(base) if base.name.lower() in self.sheet.guesses and not base.nullable else None
        if own is None or not self.sheet.is_open(handed):
            return
        due = self._with_tip(base)
        text = f"CEIL({f'({due})' if '+' in due else due} / {_NOTE}) * {_NOTE}"
        self.write(handed, text, (Decimal(0), own[1] * 2), f"sum: {due} in full notes of {_NOTE}")
        if handed.name.lower() in self.sheet.guesses and self.sheet.is_open(back):  # no comment has a formula of it
            text = f"{named(handed)} - {due.replace('+', '-')}"
            self.write(back, text, (Decimal(0), Decimal(_NOTE)), f"rest: {text}")

    def _reckoned_before(self, handed: Column | None) -> Column | None:
        """The last amount that is reckoned before what is handed over."""
        names = [each.name for each in self.sheet.table.columns]
        before = names[: names.index(handed.name)] if handed is not None else []
        for name in before:
            self.sheet.settle(name.lower())
        guesses = (self.sheet.guesses.get(name.lower()) for name in before[::-1])
        found = next(
            (each for each in guesses if each is not None and each.reason.startswith(("sum: ", "rest: ", "roll-up: "))),
            None,
        )
        return self.sheet.table.column(found.column) if found is not None else None

    def _with_tip(self, base: Column) -> str:
        """What is to be paid, and the tip that every row has beside it."""
        tip = next((each for each in self.columns if _TIPS & set(self.words[each.name]) and not each.nullable), None)
        return named(base) if tip is None else f"{named(base)} + {named(tip)}"

    def _is_charge(self, column: Column, base: Column, kinds: frozenset[str]) -> bool:
        words = set(self.words[column.name])
        is_charge = bool(kinds & words) and not _OTHERWISE & words and column is not base
        is_bound = column.nullable or not base.nullable
        return is_charge and is_bound and not column.comment and self.sheet.is_open(column)
