"""Pay: gross of what is earned, what is taken off it, and the net."""

from __future__ import annotations

from collections.abc import Sequence

from ....schema.model import Column
from ..numbers.arithmetic import Arithmetic
from ..tables.sheet import Sheet, named
from ..words.vocabulary import role, tokens

_TAXES = frozenset(("tax", "vat", "gst", "duty"))
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


def decide_payroll(sheet: Sheet) -> None:
    """Decide what is earned, what is taken off it, and what is paid out."""
    _Payroll(sheet).payroll()


class _Payroll(Arithmetic):
    def payroll(self) -> None:
        """gross = base + overtime + bonus; net = gross − tax − deductions."""
        gross = self.find(*role("gross pay"))
        earnings, deductions = self._earnings(gross), self._deductions()
        of_pay = _DEDUCTIONS - {"deduction"}
        if len(earnings) < 2 and not any(of_pay & set(self.words[column.name]) for column in deductions):
            return  # what is taken from a sale is no pay
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
            self.result(
                base,
                f"{named(hours)} * {named(rate)}",
                [hours, rate],
                "product: hours * rate",
                lambda bounds: (bounds[0][0] * bounds[1][0], bounds[0][1] * bounds[1][1]),
            )

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
