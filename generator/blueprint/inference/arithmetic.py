"""Sums, products and shares of the numbers of a row, as expressions whose results the column holds.

What an expression reads is decided first, by its name, so that its bounds are known: a result that the column's type could not
hold is cut with LEAST, and no expression falls below 0 where CHECKs or the type do not allow it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from ...schema.model import Column
from .guess import Bounds
from .numbers import decide_number, fitted
from .sheet import Sheet, capacity_of, is_exact, named, scale_of

_TAXES = frozenset(("tax", "vat", "gst", "duty"))
_SIZES = frozenset(("amount", "value", "total", "sum", "cost", "pay", "charge", "fee"))


class Arithmetic:
    """The numbers of one table, and what writes one of them as a sum, a product or a share of others.

    ``columns`` are those that can be computed with exactly, ``words`` the words of each, by name.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        columns = [column for column in sheet.table.columns if is_exact(column) and not column.generated]
        columns = [column for column in columns if column.name.lower() not in sheet.builder.linked]
        self.columns = [column for column in columns if not sheet.builder.is_automatic(column)]
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
            if words & set(self.words[each.name]) or (words & _TAXES and _TAXES & set(self.words[each.name]))
        ]
        return same[0] if same else None

    def share(self, column: Column, base: Column, rate: Column) -> None:
        bounds = self.operand(rate)
        if bounds is None or bounds[0] < 0:
            return
        fraction = bounds[1] <= 1
        text = f"{named(base)} * {named(rate)}" + ("" if fraction else " / 100")
        own = self.operand(base)
        if own is not None:
            high = own[1] * bounds[1] / (1 if fraction else 100)
            self.write(
                column, text, (min(own[0], Decimal(0)), high), f"share: {named(base)} * {named(rate)}", rounded=True
            )

    def fixed_share(self, column: Column, base: Column, percent: int) -> None:
        self.share_of(
            column,
            base,
            str(percent),
            Decimal(percent),
            f"share: {percent} % of {named(base)}",
        )

    def share_of(self, column: Column, base: Column, share: str, most: Decimal, reason: str) -> None:
        own = self.operand(base)
        if own is not None:
            bounds = (min(own[0], Decimal(0)), own[1] * most / 100)
            self.write(column, f"{named(base)} * {share} / 100", bounds, reason, rounded=True)

    def sum(self, target: Column, plus: Sequence[Column], minus: Sequence[Column]) -> None:
        if not self.sheet.is_open(target):
            return
        bounds = [self.operand(column) for column in (*plus, *minus)]
        known = [each for each in bounds if each is not None]
        if len(known) < len(bounds):
            return
        text = " + ".join(self.term(column) for column in plus) + "".join(f" - {self.term(column)}" for column in minus)
        gains, losses = known[: len(plus)], known[len(plus) :]
        low = sum((each[0] for each in gains), Decimal(0)) - sum((each[1] for each in losses), Decimal(0))
        high = sum((each[1] for each in gains), Decimal(0)) - sum((each[0] for each in losses), Decimal(0))
        if minus and all(self.is_share(column, plus[0]) for column in minus):
            low = Decimal(0)
        self.write(target, text, (low, high), f"sum: {text}")

    def is_share(self, column: Column, base: Column) -> bool:
        guess = self.sheet.guesses.get(column.name.lower())
        return guess is not None and guess.reason.startswith("share")

    @staticmethod
    def term(column: Column) -> str:
        return f"IFNULL({named(column)}, 0)" if column.nullable else named(column)

    def rest(self, target: Column, whole: Column, part: Column) -> None:
        """What is left of a whole; the part is a share of it, so that nothing is below 0."""
        if not self.sheet.is_open(target):
            return
        own = self.operand(whole)
        if own is None or own[0] < 0:
            return
        if self.sheet.is_open(part):
            share = self.sheet.hide("part_share", {"provider": "integer", "min": 0, "max": 90})
            self.share_of(part, whole, share, Decimal(90), f"share: 0 to 90 % of {named(whole)}")
        if part.name.lower() in self.sheet.guesses:
            text = f"{self.term(whole)} - {self.term(part)}"
            self.write(target, text, (Decimal(0) if self.is_share(part, whole) else -own[1], own[1]), f"rest: {text}")

    # ---- columns and bounds --------------------------------------------------------------------------------------------

    def find(self, *wanted: str) -> Column | None:
        for each in wanted:
            for column in self.columns:
                words = self.words[column.name]
                if words == tuple(each.split()) or (
                    len(words) > 1 and words[-1] in ("amount", "value") and words[:-1] == tuple(each.split())
                ):
                    return column
        return None

    def pick(self, matches: Callable[[tuple[str, ...]], bool]) -> Column | None:
        return next(
            (column for column in self.columns if self.words[column.name] and matches(self.words[column.name])), None
        )

    def operand(self, column: Column) -> Bounds | None:
        """The bounds of a column that an expression reads; decided by its name where it is open."""
        guess = self.sheet.guesses.get(column.name.lower())
        if guess is not None:
            return guess.bounds or _copied_bounds(self.sheet, column)
        return decide_number(self.sheet, column)

    def bounds_of(self, used: Sequence[Column], combine: Callable[[list[Bounds]], Bounds]) -> Bounds | None:
        found = [self.operand(column) for column in used]
        known = [each for each in found if each is not None]
        return combine(known) if len(known) == len(found) else None

    def result(
        self, target: Column, text: str, used: Sequence[Column], reason: str, combine: Callable[[list[Bounds]], Bounds]
    ) -> None:
        if not self.sheet.is_open(target) or (any(column.nullable for column in used) and not target.nullable):
            return
        bounds = self.bounds_of(used, combine)
        if bounds is not None:
            self.write(target, text, bounds, reason, rounded=True)

    def write(
        self, target: Column, text: str, bounds: Bounds, reason: str, *, rounded: bool = False, null: float = 0.0
    ) -> None:
        words = set(re.findall(r"\w+", text))
        finer = any(scale_of(each) > scale_of(target) and each.name in words for each in self.columns)
        written = expression_of(self.sheet, target, text, bounds, rounded=rounded, finer=finer)
        if written is None:
            return
        rule: Any = {"expression": written[0], "null": null} if null and target.nullable else written[0]
        check = f"SELECT {named(target)} FROM {{{self.sheet.name}}} WHERE {named(target)} <> {written[0]}"
        if set(written[0].replace(".", " ").split()) & set(self.sheet.builder.result.hidden) or _reads_hidden(
            self.sheet, written[0]
        ):
            check = ""
        self.sheet.decide(target, rule, reason, "sums", check=check, bounds=written[1])


def _reads_hidden(sheet: Sheet, text: str) -> bool:
    return any(name in text for name in sheet.builder.result.hidden)


def _copied_bounds(sheet: Sheet, column: Column) -> Bounds:
    """What a copied number may be: what its source is, or anything its type holds, from 0."""
    guess = sheet.guesses.get(column.name.lower())
    path = guess.rule.split(".") if guess is not None and isinstance(guess.rule, str) else []
    for reference, name in itertools.pairwise(path):
        link = sheet.builder.schema.single_link(sheet.name, reference.strip("`"))
        parent = sheet.builder.schema.sheets.get(link.parent) if link is not None else None
        if parent is None:
            break
        sheet, source = parent, parent.table.find(name.strip("`"))
        found = decide_number(parent, source) if source is not None and name == path[-1] else None
        if found is not None:
            return found
    return Decimal(0), min(capacity_of(column)[1], Decimal(10) ** 6)


def expression_of(
    sheet: Sheet, target: Column, text: str, bounds: Bounds, *, rounded: bool = False, finer: bool = False
) -> tuple[str, Bounds] | None:
    """An expression as a column holds it: rounded to its places (``finer``: what it reads has more), within its type; None
    where its CHECKs do not allow that."""
    low, high = bounds
    allowed = fitted(sheet, target, capacity_of(target)[0], capacity_of(target)[1])
    if allowed is None:
        return None
    if finer or (rounded and set("*/") & set(text)):
        text = f"ROUND({text}, {min(scale_of(target), 6)})"
    if high > allowed[1]:
        text, high = f"LEAST({text}, {allowed[1]})", allowed[1]
    if low < allowed[0]:
        text, low = f"GREATEST({text}, {allowed[0]})", allowed[0]
    return text, (low, max(low, high))
