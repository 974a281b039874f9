"""What is measured beside what it is to be and the limits around that: lower limit < nominal < upper limit, near which the value is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from ...numbers.arithmetic import with_scale
from ...numbers.by_name import fitted, number_rule
from ...tables.sheet import scale_of
from .facts import Number, Numbers, Relation

_LOW = frozenset(("lower", "lsl", "lcl", "minimum", "low"))
_HIGH = frozenset(("upper", "usl", "ucl", "maximum", "high"))
_MIDDLE = frozenset(("nominal", "target", "setpoint", "debit"))
_FOUND = frozenset(("actual", "measured", "reading", "result", "is"))
_SAID = frozenset("limit tolerance value measurement bound spec specification dimension measure of bearing".split())


class Tolerances(Numbers):
    """The limits of one table."""

    def relations(self) -> Iterator[Relation]:
        for middle in self.numbers:
            words = set(middle.words)
            if (
                not _MIDDLE & words
                or (middle.is_money and "value" not in words)
                or middle.column.type.is_integer
                or middle.is_percentage
            ):
                continue
            family = middle.core - _MIDDLE - _SAID
            low, high, found = (self._one_of(each, family, middle) for each in (_LOW, _HIGH, _FOUND))
            allowed = self._one_of(frozenset(("tolerance",)), family, middle)
            if allowed is not None and found is not None and low is None and high is None:
                yield Relation(allowed, partial(self._allowed, allowed, middle), 9)
                yield Relation(found, partial(self._within, found, middle, allowed), 9.97)
            if low is not None and high is not None:
                yield Relation(low, partial(self._limit, low, middle, -1), 9)
                yield Relation(high, partial(self._limit, high, middle, 1), 9)

    def _one_of(self, words: frozenset[str], family: frozenset[str], middle: Number) -> Number | None:
        """The number of the same that plays a part, if it is free to follow the nominal one."""
        return next(
            (
                each
                for each in self.numbers
                if words & set(each.words)
                and each.core - words - _SAID in (family, frozenset())
                and self.is_loose(each.column)
                and scale_of(each.column) == scale_of(middle.column)
            ),
            None,
        )

    def _usual(self, middle: Number) -> tuple[Decimal, Decimal] | None:
        """The bounds of the nominal value, which is drawn far enough from 0 for a tolerance."""
        if self.sheet.is_open(middle.column) and number_rule(self.sheet, middle.column) is None:
            bounds = fitted(self.sheet, middle.column, Decimal(10), Decimal(500))
            if bounds is not None:
                rule = with_scale({"provider": "decimal", "min": str(bounds[0]), "max": str(bounds[1])}, middle.column)
                self.sheet.decide(middle.column, rule, "range: read by others", "numbers", bounds=bounds)
        return self.known(middle.column)

    def _limit(self, limit: Number, middle: Number, sign: int) -> None:
        own = self._usual(middle)
        if own is None or own[0] <= 0 or (middle.column.nullable and not limit.column.nullable):
            return
        percent = self.sheet.hide(
            "tolerance_percent", {"provider": "choice", "values": [1, 2, 5], "weights": [3, 4, 2]}
        )
        text = f"{middle.name} * (100 {'+' if sign > 0 else '-'} {percent}) / 100"
        bounds = (own[0] * Decimal("0.9"), own[1] * Decimal("1.1"))
        self.loosen(limit.column)
        self.write(limit.column, text, bounds, f"range: about {middle.name}", rounded=True)

    def _allowed(self, allowed: Number, middle: Number) -> None:
        """A tolerance is small against what is to be."""
        own = self._usual(middle)
        if own is not None and own[0] > 0 and not (middle.column.nullable and not allowed.column.nullable):
            self.be_share(allowed, middle.name, own, (1, 5))

    def _within(self, found: Number, middle: Number, allowed: Number) -> None:
        """What is measured is off by a part of the tolerance, and seldom by a little more."""
        own, most = self._usual(middle), self.known(allowed.column)
        is_missing = not found.column.nullable and (middle.column.nullable or allowed.column.nullable)
        if own is None or most is None or own[0] <= 0 or most[0] < 0 or is_missing:
            return
        off = self.sheet.hide("off_percent", {"provider": "integer", "min": -112, "max": 112})
        text = f"{middle.name} + {allowed.name} * {off} / 100"
        bounds = (own[0] * Decimal("0.9"), own[1] * Decimal("1.1"))
        self.loosen(found.column)
        self.write(found.column, text, bounds, f"range: near {middle.name}, mostly within {allowed.name}", rounded=True)
