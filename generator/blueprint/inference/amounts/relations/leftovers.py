"""What the rules of others leave: a product that still lacks its fees, results by their place in a row, and parts of a measured whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ...columns.guess import Guess
from ...tables.sheet import Sheet, scale_of
from .facts import Number, Numbers
from .ledger import Ledger
from .unit_names import MONEY

_ADDED = frozenset(
    """fee charge surcharge supplement flat fixed base basic standing unlock callout booking cleaning delivery service
    handling shipping transport travel setup installation activation packaging postage extra""".split()
)
_SELDOM = frozenset("cancelled penalty late overdue fine noshow damage".split())
_NO_PARTS = frozenset(
    """average maximum minimum estimate estimated planned budget limit quote quoted offer list listed original market per unit rate
    percent deposit paid advance prepaid balance due outstanding remaining left credit reserve insured declared value refund
    refunded tendered change threshold target expected previous last next opening closing cash net gross subtotal
    number count id score exchange capacity open owed""".split()
)
_COUNTED = ("product: ", "sum: ", "rest: ", "roll-up: ")


def decide_leftovers(sheet: Sheet) -> None:
    """Decide what the amounts that are left come to, once every rule that knows more of them has spoken."""
    leftovers = Leftovers(sheet)
    leftovers.complete()
    Ledger.sharing(leftovers).decide()


class Leftovers(Numbers):
    """The amounts of one table that are left."""

    def complete(self) -> None:
        """A product that is a bill has its fee added: ``fare = km * km_rate + flat_fee``."""
        for target in self._money():
            guess = self.sheet.guesses.get(target.column.name.lower())
            if guess is None or target.is_price or not guess.reason.startswith("product: "):
                continue
            fees = [each for each in self._before(target) if self._is_fee_of(each, target)]
            if fees and not target.core - MONEY:
                self._extend(target, guess, fees)

    def _is_fee_of(self, each: Number, target: Number) -> bool:
        words = set(each.words)
        return (
            not each.column.nullable
            and bool(_ADDED & words)
            and not _SELDOM & words
            and self._may_be_part(each, target)
        )

    def _extend(self, target: Number, guess: Guess, fees: Sequence[Number]) -> None:
        own = guess.bounds
        known = [self.known(each.column, 60) for each in fees]
        if own is None or not isinstance(guess.rule, str) or any(each is None for each in known):
            return
        text = " + ".join([guess.rule, *(self.term(each.column) for each in fees)])
        bounds = own[0], own[1] + sum((each[1] for each in known if each is not None), Decimal(0))
        self.sheet.undo(target.column.name.lower())
        self.write(target.column, text, bounds, f"sum: {text}")

    # ---- what a number is ------------------------------------------------------------------------------------------------

    def _money(self) -> list[Number]:
        return [each for each in self.numbers if self._is_amount(each)]

    @staticmethod
    def _is_amount(each: Number) -> bool:
        """True for money, and for what beside money has its form and no unit: ``minibar``."""
        return each.is_money or (each.column.type.name == "decimal" and each.column.type.scale == 2 and not each.unit)

    def _before(self, target: Number) -> list[Number]:
        return [each for each in self._money() if each.at < target.at]

    def _may_be_part(self, each: Number, target: Number) -> bool:
        return (
            not self._is_counted(each)
            and not each.is_percentage
            and not _NO_PARTS & set(each.words)
            and self._is_like(each, target)
        )

    @staticmethod
    def _is_like(each: Number, target: Number) -> bool:
        return (
            scale_of(each.column) == scale_of(target.column)
            and each.column.type.is_integer == target.column.type.is_integer
        )

    def _is_counted(self, each: Number) -> bool:
        """True for what a sum, a product or a rest has read already; a share of it takes nothing away."""
        pattern = re.compile(rf"(?<![\w.]){re.escape(each.column.name)}(?!\w)", re.IGNORECASE)
        return any(
            isinstance(guess.rule, str) and guess.reason.startswith(_COUNTED) and bool(pattern.search(guess.rule))
            for guess in self.sheet.guesses.values()
        )
