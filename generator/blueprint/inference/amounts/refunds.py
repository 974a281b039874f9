"""What is given back of an amount: all of it in the state, or from the time, that says so, and nothing in other rows."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ..numbers.arithmetic import Arithmetic
from ..states.conditions import condition_by_state
from ..tables.sheet import Sheet, is_temporal, named


def decide_refunds(sheet: Sheet) -> None:
    """Decide what is refunded of the amount of a row."""
    _Refunds(sheet).given_back()


class _Refunds(Arithmetic):
    def given_back(self) -> None:
        """What is refunded: all of it in that state, 0 in others."""
        for column in self.columns:
            words = set(self.words[column.name])
            whole = self.find("amount", "total", "total amount")
            if "refunded" not in words or words & {"count", "rate", "percent"} or whole is None or whole is column:
                continue
            found = condition_by_state(self.sheet, ("refunded",))
            found = found if found is not None else self._when_given_back()
            own = self.operand(whole)
            if found is not None and own is not None and not column.nullable and not whole.nullable:
                text = f"IF({found}, {named(whole)}, 0)"
                self.write(column, text, (Decimal(0), own[1]), "status: all of it when refunded")

    def _when_given_back(self) -> str | None:
        """The condition that the row has the time at which something was given back."""
        found = next((each for each in self.sheet.table.columns if self._is_refund_time(each)), None)
        return f"{named(found)} IS NOT NULL" if found is not None else None

    def _is_refund_time(self, column: Column) -> bool:
        return is_temporal(column) and column.nullable and "refunded" in self.sheet.tokens(column)
