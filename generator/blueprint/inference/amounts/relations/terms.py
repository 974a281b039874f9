"""The parts of a result, and what writes it: numbers that are added and taken off, and so many of what has a price."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ...columns.guess import Bounds
from ...tables.sheet import named
from ...words.money_words import DISCOUNTS, TAXES
from .facts import Number, Numbers
from .listed import product_name, said
from .percentages import percentage_between

_MINOR_TAXES = frozenset("state local city municipal church unemployment payroll".split())
_BESIDE = frozenset("freight shipping delivery handling packaging postage tip gratuity deposit late".split())
_FEES = frozenset(("fee", "commission", "levy"))


class Term(NamedTuple):
    """A part of a result: a number, or so many of what has a price.

    ``is_result``: it is one itself; ``is_said``: names or units say what the price is of.
    """

    number: Number
    many: Number | None = None
    is_result: bool = False
    is_said: bool = False

    def has(self, words: frozenset[str]) -> bool:
        return bool(words & self.number.said)

    @property
    def is_needed(self) -> bool:
        """True for what every row has."""
        return not self.number.column.nullable and (self.many is None or not self.many.column.nullable)


class Result(NamedTuple):
    """What is added and what is taken off to come to a number, and how much speaks for it."""

    plus: Sequence[Term]
    minus: Sequence[Term]
    score: float = 0

    @property
    def parts(self) -> frozenset[str]:
        """What is added and taken off, by its name or as a product."""
        terms = (*self.plus, *self.minus)
        return frozenset(
            product_name((each.many.name, each.number.name)) if each.many else each.number.name for each in terms
        )


class Results(Numbers):
    """What writes the results of one table."""

    def _write(self, target: Number, result: Result) -> None:
        result = result._replace(plus=[each for each in result.plus if not self._is_counted_twice(each, result)])
        first = result.plus[0]
        base = self._bounds(first)
        if base is None or not (target.column.nullable or first.is_needed or self._is_reckoned(first)):
            return
        if "deduction" in target.words:
            self.take_off_gross(target, [each.number for each in result.plus])
        else:
            self._decide_taxes(first, result.plus[1:])
        base = self._exceed(first, result.minus) or base
        self._take_all_off(first, result, base)
        bounds = self._bounds_of(result)
        if bounds is not None:
            self.loosen(target.column)
            self._write_terms(target, result, bounds)

    def _take_all_off(self, first: Term, result: Result, base: Bounds) -> None:
        """Let what is taken off be shares of a whole, and what is paid of it be of what the others leave."""
        is_plain = len(result.minus) > 1 and first.many is None and len(result.plus) == 1
        paid = next((term for term in result.minus if is_plain and "paid" in term.number.words), None)
        for term in result.minus:
            if term is not paid and not self._tax_of_another(term, result.minus):
                self._take_off(term.number, result.plus, base, len(result.minus))
        others = [each for each in result.minus if each is not paid]
        if paid is not None and all(self._is_part(each.number, first) for each in others):
            self._pay_rest(paid.number, [first, *others], base)
        elif paid is not None:
            self._take_off(paid.number, result.plus, base, len(result.minus))

    def _is_reckoned(self, term: Term) -> bool:
        """True for a number that others of the row come to, which every row has."""
        guess = self.sheet.guess(term.number.column) if term.many is None else None
        if guess is None or not isinstance(guess.rule, str) or "." in guess.rule:
            return False
        read = set(re.findall(r"\w+", re.sub(r"IFNULL\(\w+", "", guess.rule)))
        return all(not each.column.nullable for each in self.numbers if each.column.name in read)

    def _write_terms(self, target: Number, result: Result, bounds: Bounds) -> None:
        """Write a result as its parts, a product with the percentage that is between it and its price."""
        first = result.plus[0]
        text = first.number.name if target.column.nullable and first.many is None else self._text(first)
        kind = "sum" if len(result.plus) > 1 else "product" if first.many else "rest"
        percentage = percentage_between(self, first.number.at, target) if kind == "product" else None
        why = text
        if percentage is not None:
            text, why, bounds = percentage.of(text, why, bounds)
        others = "".join(
            [f" + {self._text(each)}" for each in result.plus[1:]] + [f" - {self._text(each)}" for each in result.minus]
        )
        self.write(target.column, text + others, bounds, f"{kind}: {why}{others}", rounded=True)

    def _exceed(self, first: Term, minus: Sequence[Term]) -> Bounds | None:
        """Let a weight be more than the only part of it, which others decide: so many drums of so much tare."""
        part = minus[0].number if len(minus) == 1 else None
        if part is None or part.is_money or first.many is not None or not self.is_loose(first.number.column):
            return None
        self.sheet.settle(part.column.name.lower())
        bounds = self.known(part.column) if not self.is_loose(part.column) else None
        if bounds is None or bounds[0] < 0 or self._is_part(part, first):
            return None
        self.be_more(first.number, part, bounds, (3, 25))
        return self.known(first.number.column)

    def _is_counted_twice(self, term: Term, result: Result) -> bool:
        """True for so many of what has a price where another part of the result is the product of that price: the fee of so many hours."""
        if term.many is None:
            return False
        for each in result.plus:
            self.sheet.settle(each.number.column.name.lower())
            guess = self.sheet.guess(each.number.column) if each is not term else None
            read = str(guess.rule) if guess is not None and guess.reason.startswith("product: ") else ""
            if re.search(rf"(?<![\w.]){re.escape(term.number.name)}(?!\w)", read):
                return True
        return False

    def _decide_taxes(self, first: Term, others: Sequence[Term]) -> None:
        taxes = [term for term in others if term.has(TAXES)]
        if len(taxes) > 1 and any(term.number.column.name[-1].isdigit() for term in taxes):
            return  # of each rate a part of the net, which nothing says
        for term in taxes:
            if first.many is None and self.sheet.is_open(term.number.column):
                self.tax_of(term.number.column, first.number.column)
        for term in others:
            if "allowance" in term.number.words and self.sheet.is_open(term.number.column):
                self.write_share(term.number, first.number, (2, 12))

    def _tax_of_another(self, term: Term, others: Sequence[Term]) -> bool:
        """True for a tax that is called after another part, of which it is the tax: that of the fees which are taken off before it."""
        noun = term.number.core - TAXES
        bases = [each.number for each in others if each is not term and noun and noun <= each.number.core]
        if not term.has(TAXES) or not bases or not self.is_loose(term.number.column):
            return False
        self.loosen(term.number.column)
        self.tax_of(term.number.column, bases[0].column)
        return term.number.column.name.lower() in self.sheet.guesses

    def _take_off(self, each: Number, plus: Sequence[Term], base: Bounds, count: int) -> None:
        """Let what is taken off be a share of what it is taken from, where nothing else decides it."""
        self.sheet.settle(each.column.name.lower())
        if base[0] < 0 or not self.is_loose(each.column):
            return
        first = plus[0]
        if first.many is None and (self.rate_of(each.column) or self.rate_above(each.column)) is not None:
            self._take_at_rate(each, first.number)
        elif first.many is None and DISCOUNTS & set(each.words):
            self._discount(each, plus)
        else:
            whole = first.number.name if first.many is None else self._text(first)
            self.be_share(each, whole, base, _usual_percent(each, count))

    def _pay_rest(self, paid: Number, terms: Sequence[Term], base: Bounds) -> None:
        """Let what the others leave of a whole be paid in full, in part or not at all."""
        self.sheet.settle(paid.column.name.lower())
        if base[0] >= 0 and self.is_loose(paid.column):
            self.be_share(paid, f"({' - '.join(map(self._text, terms))})", base, (0, 100))

    def _take_at_rate(self, each: Number, whole: Number) -> None:
        """Let what is taken off be what its rate says."""
        rate = self.rate_of(each.column)
        if rate is not None:
            self.be_small(rate, each)
        self.loosen(each.column)
        self.tax_of(each.column, whole.column)

    def _discount(self, each: Number, plus: Sequence[Term]) -> None:
        """Let a discount be a part of the amounts above it that it is given on."""
        self.loosen(each.column)
        beside = TAXES | _BESIDE | said("charges")  # which nothing is taken off
        others = [term.number for term in plus[1:] if term.many is None and not term.has(beside)]
        self.take_part(each.column, plus[0].number.column, [one.column for one in others if one.at < each.at])

    def _bounds_of(self, result: Result) -> Bounds | None:
        """The least and the most that a result comes to; None where a part has no bounds."""
        gains, losses = ([self._bounds(term) for term in terms] for terms in (result.plus, result.minus))
        low = high = Decimal(0)
        for each, sign in [*((gain, 1) for gain in gains), *((loss, -1) for loss in losses)]:
            if each is None:
                return None
            low, high = low + sign * each[0 if sign > 0 else 1], high + sign * each[1 if sign > 0 else 0]
        if all(
            self._is_part(term.number, result.plus[0]) or self.is_multiple(result.plus[0].number, term.number)
            for term in result.minus
        ):
            low = Decimal(0)
        return low, high

    def _bounds(self, term: Term) -> Bounds | None:
        own = self.known(term.number.column, 100)
        many = self.known(term.many.column, 60) if term.many is not None else (Decimal(1), Decimal(1))
        if own is None or many is None:
            return None
        ends = [one * other for one in own for other in many]
        return min(ends), max(ends)

    def _is_part(self, each: Number, first: Term) -> bool:
        """True for a share of at most all of what it is taken from."""
        guess = self.sheet.guess(each.column)
        if guess is not None and guess.reason.startswith("sum: "):  # of shares
            read = set(re.findall(r"(?<![\w.])\w+", str(guess.rule)))
            return all(self._is_part(one, first) for one in self.numbers if one.name.strip("`") in read)
        if guess is None or not guess.reason.startswith("share"):
            return False
        return isinstance(guess.rule, str) and named(first.number.column) in guess.rule

    def _text(self, term: Term) -> str:
        if term.many is None:
            return self.term(term.number.column)
        return f"{term.many.name} * {term.number.name}"


def _usual_percent(each: Number, count: int) -> tuple[int, int]:
    """How much of a whole is taken off as one of ``count`` parts, in percent."""
    words = set(each.words)
    if said("settled") & words:
        return (0, 100) if count == 1 else (0, 90 // count)
    if said("losses") & words:
        return 1, 10
    if TAXES & words and not _MINOR_TAXES & words:
        return 10, 30  # of a wage or a payout, however much else is taken off
    if "depreciation" in words:
        return 10, 80
    most = 15 if DISCOUNTS & words else 12 if _FEES & words else 30 // count
    return min(2, most), most
