"""Sums, products and shares of the numbers of a row, as expressions whose results the column holds.

What an expression reads is decided first, by its name, so that its bounds are known: a result that the column's type could not
hold is cut with LEAST, and no expression falls below 0 where CHECKs or the type do not allow it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..columns.guess import Bounds
from ..columns.plain_numbers import plain_range
from ..tables.computed import never_null
from ..tables.known import once
from ..tables.sheet import Sheet, is_exact, named, scale_of
from ..words.money_words import DISCOUNTS, TAXES
from ..words.vocabulary import tokens
from .bounds_of_columns import ADDED_UP, bounds_elsewhere, copied_bounds, listed_bounds, widest
from .by_name import decide_number, fitted, is_calendar_year, number_rule
from .called import by_words, first_called
from .expressions import expression_of
from .factors import divisor_of, units_in
from .mixed_up import is_mixed_up
from .percentages import PAID_PERCENT, said_percent
from .tax_rates import percent_said, usual_tax
from .weighing import PERCENT_OF_LORRIES, is_weighing

_RATED = frozenset(
    "commission premium retention royalty scholarship bursary fee discount rebate waiver subsidy deductible".split()
)
_COUNTED = frozenset("quantity count stock unit piece cash till drawer".split())
"""What is counted differs from what was expected by a few, or not at all; what is planned or budgeted by some percent."""
_SIZES = frozenset(("amount", "value", "total", "sum", "cost", "pay", "charge", "fee"))
"""How much of what is owed is paid: all of it mostly, else nothing yet or a part."""


@once
def _exact(sheet: Sheet) -> list[Column]:
    """What can be computed with."""
    columns = [each for each in sheet.table.columns if is_exact(each) and not sheet.builder.is_automatic(each)]
    return [each for each in columns if not is_calendar_year(sheet, each)]


class Arithmetic:
    """The numbers of one table, and what writes one of them as a sum, a product or a share of others.

    ``columns`` are those that can be computed with exactly, ``words`` the words of each, by name.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        exact = (column for column in _exact(sheet) if column.name.lower() not in sheet.flags)
        self.columns = [column for column in exact if not sheet.refers(column)]
        self.words = {column.name: sheet.tokens(column) for column in self.columns}

    # ---- shares and sums -----------------------------------------------------------------------------------------------

    def rate_of(self, column: Column) -> Column | None:
        """``tax_rate`` of ``tax``; of several rates the one with the same word."""
        words = set(self.words[column.name]) - _SIZES
        rates = [
            each
            for each in self.columns
            if {"rate", "percent"} & set(self.words[each.name])
            and not {"exchange", "hour", "discount"} & set(self.words[each.name])
        ]
        same = [
            each
            for each in rates
            if words & set(self.words[each.name]) or (words & TAXES and TAXES & set(self.words[each.name]))
        ]
        bare = [each for each in rates if self.words[each.name] == ("rate",)] if words & _RATED else []
        return max(same or bare, key=lambda each: len(words & set(self.words[each.name])), default=None)

    def share(self, column: Column, base: Column, rate: Column) -> None:
        bounds = self.operand(rate)
        if bounds is None or bounds[0] < 0:
            return
        divisor = divisor_of(rate, bounds)
        text = f"{named(base)} * {named(rate)}" + ("" if divisor == 1 else f" / {divisor}")
        own = self.operand(base)
        if own is not None:
            high = own[1] * bounds[1] / divisor
            self.write(
                column, text, (min(own[0], Decimal(0)), high), f"share: {named(base)} * {named(rate)}", rounded=True
            )

    def tax_of(self, column: Column, base: Column) -> None:
        """A tax as a share of its base: at the rate of the row, at that of a row that it refers to, or at a usual one."""
        rate = self.rate_of(column)
        if rate is not None:
            self.share(column, base, rate)
            return
        said = percent_said(column)
        if said:
            self.share_of(column, base, said, Decimal(said), f"share: {said} % of {named(base)}, its comment")
            return
        found = self.rate_above(column)
        own = self.operand(base)
        if found is None or own is None:
            self.fixed_share(column, base, usual_tax())
            return
        path, most = found
        divided = "" if most <= 1 else " / 100"
        high = own[1] * most / (100 if divided else 1)
        bounds = (min(own[0], Decimal(0)), high)
        self.write(
            column, f"{self.term(base)} * {path}{divided}", bounds, f"share: {named(base)} * {path}", rounded=True
        )

    def rate_above(self, column: Column) -> tuple[str, Decimal] | None:
        """The rate of a tax or a commission that a row is subject to by what it refers to, with the highest that it may be."""
        words = set(self.words[column.name]) & (TAXES | _RATED)
        words = words | TAXES if words & TAXES else words
        for own, _, parent in self.sheet.referred if words else ():
            if parent is self.sheet or (own.nullable and not column.nullable):
                continue
            for theirs in parent.table.columns:
                called = set(parent.tokens(theirs))
                is_rate = bool(words & called) and bool({"rate", "percent"} & called) and is_exact(theirs)
                if is_rate and not theirs.nullable:
                    bounds = bounds_elsewhere(parent, theirs)
                    if bounds[0] >= 0:
                        return f"{named(own)}.{named(theirs)}", bounds[1]
        return None

    def fixed_share(self, column: Column, base: Column, percent: int) -> None:
        self.share_of(column, base, str(percent), Decimal(percent), f"share: {percent} % of {named(base)}")

    def share_of(self, column: Column, base: Column, share: str, most: Decimal, reason: str) -> None:
        own = self.operand(base)
        if own is not None:
            bounds = (min(own[0], Decimal(0)), own[1] * most / 100)
            self.write(column, f"{named(base)} * {share} / 100", bounds, reason, rounded=True)

    def sum(self, target: Column, plus: Sequence[Column], minus: Sequence[Column]) -> None:
        if not self.sheet.is_open(target):
            return
        bounds = [self.any_operand(column, 100) for column in (*plus, *minus)]
        known = [each for each in bounds if each is not None]
        if len(known) < len(bounds):
            return
        first = named(plus[0]) if target.nullable else self.term(plus[0])  # without its base there is no total
        text = " + ".join([first, *(self.term(column) for column in plus[1:])])
        text += "".join(f" - {self.term(column)}" for column in minus)
        low, high = _bounds_of_sum(known[: len(plus)], known[len(plus) :])
        if minus and all(self.is_share(column, plus[0]) for column in minus):
            low = Decimal(0)
        self.write(target, text, (low, high), f"sum: {text}")

    def is_share(self, column: Column, base: Column) -> bool:
        guess = self.sheet.guess(column)
        return guess is not None and guess.reason.startswith("share")

    def term(self, column: Column) -> str:
        return named(column) if never_null(self.sheet.table, column) else f"IFNULL({named(column)}, 0)"

    def rest(self, target: Column, whole: Column, part: Column) -> None:
        """What is left of a whole: the part is a share of it or, where others decide the part, the whole at least as much."""
        if not self.sheet.is_open(target):
            return
        for column in (whole, part):
            self.sheet.settle(column.name.lower())
        is_sum = bool(ADDED_UP & set(tokens(whole.name)))
        if {"variance", "difference", "discrepancy"} & set(self.words[target.name]) and self.near(target, whole, part):
            return
        if self.sheet.is_open(whole) and part.name.lower() in self.sheet.guesses and not is_sum:
            self._hold(whole, part)
        own = self.operand(whole)
        if own is None or own[0] < 0:
            return
        if self.sheet.is_open(part):
            self.take_part(part, whole)
        if part.name.lower() in self.sheet.guesses:
            text, is_within = self._difference(target, whole, part)
            self.write(target, text, (Decimal(0) if is_within else -own[1], own[1]), f"rest: {text}")

    def _difference(self, target: Column, whole: Column, part: Column) -> tuple[str, bool]:
        """What is left, and whether it is never less than 0."""
        if target.nullable and self._are_times(whole, part):
            return f"{named(whole)} - {named(part)}", True  # what has not ended has no length
        is_within = self.is_share(part, whole) or self.holds(whole, part)
        # where the whole is not known, neither is what is left of it: no odometer before the return, no distance
        first = named(whole) if target.nullable else self.term(whole)
        return f"{first} - {self.term(part)}", is_within

    def _are_times(self, *columns: Column) -> bool:
        """True for numbers that are times, in seconds or milliseconds."""
        found = [self.sheet.guess(column) for column in columns]
        return all(guess is not None and guess.layer == "time" for guess in found)

    def take_part(self, part: Column, whole: Column, others: Sequence[Column] = ()) -> None:
        """Let a part be a share of a whole; a discount that of what is above it, which ``others`` are of as well."""
        if DISCOUNTS & set(self.words[part.name]):
            percent = self.discount_percent(part)
            if others:
                self._discount_of_all(part, [*others, whole], percent)
            elif percent is not None:
                self.share(part, whole, percent)
            else:
                self.share_of(part, whole, *self.discount_share())
        elif (
            "paid" in self.words[part.name]
        ):  # states say of some rows that all of it is, and of others that nothing is
            share = self.sheet.hide("part_share", PAID_PERCENT)
            self.share_of(part, whole, share, Decimal(100), f"share: {said_percent(PAID_PERCENT)} % of {named(whole)}")
        else:
            low, high = PERCENT_OF_LORRIES if "tare" in self.words[part.name] and is_weighing(self.sheet) else (0, 90)
            share = self.sheet.hide("part_share", {"provider": "integer", "min": low, "max": high})
            self.share_of(part, whole, share, Decimal(high), f"share: {low} to {high} % of {named(whole)}")

    def _discount_of_all(self, part: Column, wholes: Sequence[Column], percent: Column | None) -> None:
        found = [self.any_operand(each, 100) for each in wholes]
        known = [each for each in found if each is not None and each[0] >= 0]
        share, most, why = self.discount_share() if percent is None else (named(percent), Decimal(100), "")
        if len(known) == len(found) and (percent is None or self.operand(percent) is not None):
            text = f"({' + '.join(map(self.term, wholes))}) * {share} / 100"
            bounds = Decimal(0), sum((each[1] for each in known), Decimal(0)) * most / 100
            self.write(part, text, bounds, why or f"share: {text.removesuffix(' / 100')}", rounded=True)

    def discount_percent(self, but: Column) -> Column | None:
        """The percentage of the discount in the row, where it has one."""
        found = self.pick(lambda words: bool(DISCOUNTS & set(words)) and bool({"percent", "rate"} & set(words)))
        if found is None or found is but or self._is_of_another(found, but):
            return None
        return found

    def _is_of_another(self, percent: Column, amount: Column) -> bool:
        """True for a percentage that says already what another amount is: of the rebate, not of the cash discount as well."""
        pattern = re.compile(rf"(?<![\w.]){re.escape(named(percent))}(?!\w)")
        return any(
            name != amount.name.lower() and guess.reason.startswith("share") and pattern.search(str(guess.rule))
            for name, guess in self.sheet.guesses.items()
        )

    def discount_share(self) -> tuple[str, Decimal, str]:
        """The percentage of a discount, the most that it is, and why: that of the coupon that the row refers to, else a hidden one."""
        for own, _, parent in self.sheet.referred:
            for theirs in parent.table.columns if {*DISCOUNTS, "promo"} & set(parent.words) else ():
                is_percent = is_exact(theirs) and "percent" in parent.tokens(theirs) and not theirs.nullable
                if is_percent and bounds_elsewhere(parent, theirs)[1] <= 100:
                    path = f"{named(own)}.{named(theirs)}"
                    return f"COALESCE({path}, 0)" if own.nullable else path, Decimal(100), f"share: {path}"
        rule = {"provider": "choice", "values": [0, 5, 10, 15], "weights": [6, 2, 1, 1]}
        return self.sheet.hide("discount_share", rule), Decimal(15), f"share: {said_percent(rule)} % discount"

    def near(self, variance: Column, counted: Column, expected: Column, *, is_turned: bool = False) -> bool:
        """What is counted is mostly what was expected, and seldom a little more or less; ``is_turned`` where the variance is what is left."""
        least = capacity_of(variance)[0]
        own = self.any_operand(expected, 200) if self.sheet.is_open(counted) and least < 0 else None
        if own is None or own[0] < 0 or expected.nullable:
            return False
        if _COUNTED & set(self.words[expected.name]) or not scale_of(expected):
            rule = {"provider": "choice", "values": [0, -1, 1, -2, 2, -5, 3], "weights": [13, 2, 1, 1, 1, 1, 1]}
            text, most = f"GREATEST({named(expected)} + {self.sheet.hide('off', rule)}, 0)", own[1] + 3
            ends = Decimal(-5), Decimal(3)
        else:
            rule = {"provider": "choice", "values": [0, -2, 2, -5, 4, -9, 7], "weights": [3, 2, 2, 1, 1, 1, 1]}
            text, most = (
                f"{named(expected)} * (100 + {self.sheet.hide('off_percent', rule)}) / 100",
                own[1] * Decimal("1.07"),
            )
            ends = -own[1], own[1]
        self.write(counted, text, (Decimal(0), most), f"range: near {named(expected)}", rounded=True)
        text = " - ".join(map(named, (expected, counted) if is_turned else (counted, expected)))
        self.write(variance, text, ends, f"rest: {text}")
        return variance.name.lower() in self.sheet.guesses

    def _hold(self, whole: Column, part: Column) -> None:
        """Let a whole, such as a capacity, be no less than what is taken of it."""
        taken = self.operand(part)
        found = number_rule(self.sheet, whole)
        if taken is None or found is None or part.nullable:
            return
        rule, bounds, why = found
        usual = self.sheet.hide("usual_" + "_".join(self.words[whole.name]), with_scale(rule, whole))
        text = f"GREATEST({usual}, {named(part)})"
        self.write(whole, text, (bounds[0], max(bounds[1], taken[1])), f"range: {why}, at least {named(part)}")

    def holds(self, whole: Column, part: Column) -> bool:
        """True when the whole is known to be no less than the part."""
        guess, paid = (self.sheet.guess(column) for column in (whole, part))
        return (guess is not None and guess.reason.endswith(f"at least {named(part)}")) or (
            paid is not None and paid.reason.startswith("roll-up: paid")
        )

    def moves(self, between: Column, earlier: Column, later: Column) -> bool:
        """A later reading is the earlier one and what lies between."""
        if not self.sheet.is_open(later) or not (self.sheet.is_open(between) or self.operand(between)):
            return False
        bounds = self.any_operand(between), self.any_operand(earlier)
        if bounds[0] is None or bounds[1] is None or bounds[0][0] < 0:
            return False
        is_needed = not later.nullable
        factor = units_in(between, earlier)
        text = " + ".join(self.term(each) if is_needed else named(each) for each in (earlier, between))
        text = text if factor == 1 else f"{text} * {factor:f}"
        both = bounds[0][0] * factor + bounds[1][0], bounds[0][1] * factor + bounds[1][1]
        self.write(later, text, both, f"sum: {text}")
        return later.name.lower() in self.sheet.guesses

    # ---- columns and bounds --------------------------------------------------------------------------------------------

    def find(self, *wanted: str) -> Column | None:
        """The first column that is called by the first of some phrases, with ``amount`` behind it or the table's words before."""
        return first_called(self._called, wanted)

    @cached_property
    def _called(self) -> tuple[dict[tuple[str, ...], Column], dict[tuple[str, ...], Column]]:
        return by_words(self.columns, self.words), by_words(self.columns, self._own_words)

    @cached_property
    def _own_words(self) -> dict[str, tuple[str, ...]]:
        """The words of columns without those of the table: ``tuition_amount`` of tuition invoices is (amount)."""
        table = set(self.sheet.words)
        found = {}
        for name, words in self.words.items():
            own = tuple(word for word in words if word not in table) or words[-1:]
            found[name] = own
        return found

    def pick(self, matches: Callable[[tuple[str, ...]], bool]) -> Column | None:
        return next(
            (column for column in self.columns if self.words[column.name] and matches(self.words[column.name])), None
        )

    def operand(self, column: Column) -> Bounds | None:
        """The bounds of a column that an expression reads; decided by its comment or its name where it is open."""
        self.sheet.settle(column.name.lower())
        guess = self.sheet.guess(column)
        if guess is not None:
            return guess.bounds or listed_bounds(guess) or copied_bounds(self.sheet, column)
        if column.generated:
            return widest(column)
        return decide_number(self.sheet, column)

    def any_operand(self, column: Column, most: int = 500) -> Bounds | None:
        """The bounds of a column that an expression reads, also of one whose name says nothing: 1 to ``most``, or to 20 of the smallest
        type."""
        found = self.operand(column)
        if found is not None or not self.sheet.is_open(column):
            return found or widest(column)
        plain = plain_range(self.sheet.table, column)
        words = self.words.get(column.name, ())
        most = min(most, 20) if "per" in words or column.type.name == "tinyint" else most
        most = min(most, 100) if "percent" in words else most
        first, last = (max(plain.low, Decimal(1)), plain.high) if plain is not None else (Decimal(1), Decimal(most))
        bounds = fitted(self.sheet, column, first, last) if first < last else None
        if bounds is None:
            return None
        if column.type.is_integer:
            rule: dict[str, Any] = {"provider": "integer", "min": int(bounds[0]), "max": int(bounds[1])}
        else:
            rule = {"provider": "decimal", "min": str(bounds[0]), "max": str(bounds[1])}
        return bounds if self.sheet.decide(column, rule, "", "numbers", bounds=bounds) else None  # no more is known

    def write(
        self, target: Column, text: str, bounds: Bounds, reason: str, *, rounded: bool = False, null: float = 0.0
    ) -> None:
        if is_mixed_up(self.sheet, target, text, self.columns, reason):
            return
        words = set(re.findall(r"\w+", text))
        finer = any(scale_of(each) > scale_of(target) and each.name in words for each in self.columns)
        written = expression_of(self.sheet, target, text, bounds, rounded=rounded, finer=finer)
        if written is None:
            return
        rule: Any = {"expression": written[0], "null": null} if null and target.nullable else written[0]
        check = f"SELECT {named(target)} FROM {{{self.sheet.name}}} WHERE {named(target)} <> {written[0]}"
        if "SUM(" in written[0] or "COUNT(" in written[0] or _reads_hidden(self.sheet, written[0]):
            check = ""
        self.sheet.decide(target, rule, reason, "sums", check=check, bounds=written[1])


def _bounds_of_sum(gains: Sequence[Bounds], losses: Sequence[Bounds]) -> Bounds:
    """The least and the most that the gains less the losses come to."""
    zero = Decimal(0)
    low = sum((each[0] for each in gains), zero) - sum((each[1] for each in losses), zero)
    return low, sum((each[1] for each in gains), zero) - sum((each[0] for each in losses), zero)


def _reads_hidden(sheet: Sheet, text: str) -> bool:
    return any(name in text for name in sheet.builder.result.hidden)


def with_scale(rule: Mapping[str, Any], column: Column) -> dict[str, Any]:
    """The rule of a number for a hidden column, which has no type that says its decimal places."""
    return {**rule, "scale": min(scale_of(column), 6)} if rule.get("provider") == "decimal" else dict(rule)
