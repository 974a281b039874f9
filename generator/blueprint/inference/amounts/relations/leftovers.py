"""What the rules of others leave: a product that still lacks its fees, results by their place in a row, and parts of a measured whole."""

from __future__ import annotations

import re

from ...tables.sheet import Sheet
from .facts import Number, Numbers
from .ledger import Ledger

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
        return False

    def _is_counted(self, each: Number) -> bool:
        """True for what a sum, a product or a rest has read already; a share of it takes nothing away."""
        pattern = re.compile(rf"(?<![\w.]){re.escape(each.column.name)}(?!\w)", re.IGNORECASE)
        return any(
            isinstance(guess.rule, str) and guess.reason.startswith(_COUNTED) and bool(pattern.search(guess.rule))
            for guess in self.sheet.guesses.values()
        )
