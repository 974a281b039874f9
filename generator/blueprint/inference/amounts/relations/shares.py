"""Amounts that are so many percent of an amount before them, and taxes that a total contains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from .....lazy_patterns import lazy
from ...numbers.factors import divisor_of
from ...words.money_words import DISCOUNTS, TAXES
from .factors import Factors, first
from .facts import Above, Number, Relation
from .priced import Priced

_NO_BASE = frozenset(
    "paid due balance outstanding remaining tip deposit limit minimum maximum credit advance bonus reserve".split()
)
_OWED = frozenset("due payable owed held withheld retained deducted charged taken".split())
_LOST = frozenset("discount deduction deducted loss shrinkage dockage".split())
_AROUND = frozenset(
    "fee charge freight shipping transport delivery handling surcharge markup overhead commission insurance contribution interest extras toll levy cost expense".split()
)
_TOTAL_TAXES = TAXES | {"total", "amount"}
_WHOLES = frozenset(("gross", "net", "total", "before", "after"))
_PAY = frozenset(("pay", "salary", "wage", "earning"))
_PAID_OUT = frozenset("payout dividend payroll payslip salary distribution royalty settlement interest coupon".split())
_INCLUDED = lazy(r"inclu|enthalten|inbegrepen|incl\.|inkl", re.IGNORECASE)

_SHARED = frozenset(
    "payout allocation share distribution split prize dividend royalty beneficiary stake apportionment disbursement milestone tranche".split()
)
_NO_SHARE = frozenset(
    "tax vat gst discount commission interest margin copay fee fringe premium markup deposit indirect overhead".split()
)
_POOLS = (
    "prize pool",
    "pool",
    "fund amount",
    "total budget",
    "budget",
    "total amount",
    "total",
    "amount",
    "revenue",
    "gross",
    "total value",
    "contract value",
    "contract amount",
    "net commission",
    "commission net",
    "commission amount",
    "commission",
)


_PORTIONS = frozenset(("portion", "share", "split", "cut"))
_RECKONED = ({"amount"}, {"calculated", "amount"}, {"commission", "amount"})
_LEFT_OF_PRICES = frozenset("after net final effective discounted discount special".split())
_PLAIN_PRICES, _FULL = frozenset("price selling sale current unit".split()), frozenset("original list regular".split())


def _is_of_one(each: Number) -> bool:
    """True for a price, and for a rate that is no percentage."""
    return each.is_price or (each.words[-1] == "rate" and not each.is_percentage)


class Shares(Factors):
    """The shares of one table."""

    def relations(self) -> Iterator[Relation]:
        """``dockage_kg`` is ``dockage_percent`` of the weight before it."""
        for rate in self.numbers:
            kind = rate.core - {"percent", "rate"} or frozenset(rate.words) - {"percent", "rate"}
            if (
                not rate.is_percentage
                or not kind
                or kind & {"exchange", "hour", "interest", "occupied", "used", "filled", "variance", "deviation"}
            ):
                continue
            called = [each for each in self.numbers if self._is_called_after(each, rate, kind)]
            for target in called:
                nearer = (
                    abs(each.at - rate.at) < abs(target.at - rate.at) for each in called if each.core == target.core
                )
                base = self._base_of(target, rate) if not any(nearer) else None
                if base is not None:
                    shared = len(set(rate.words) & set(target.words)) / 10
                    score = (5 if rate.at < target.at else 3) + shared
                    yield Relation(target, partial(self._share, target, base, rate), score)

        yield from self._of_named_base()
        yield from self._of_pools()
        yield from self._with_tax()
        yield from self._of_one_amount()
        yield from self._after_discount()
        yield from self._weighted()

    def _weighted(self) -> Iterator[Relation]:
        """What a deal is worth by how likely it is."""
        chance = first(each for each in self.numbers if "probability" in each.words)
        for target in self.numbers if chance is not None else ():
            before = [each for each in self.numbers if each.at < target.at and _may_be_base(each, target)]
            base = _usual_base(before) if "weighted" in target.words and self.is_loose(target.column) else None
            if base is not None and chance is not None:
                yield Relation(target, partial(self._share, target, base, chance), 9)

    def _of_named_base(self) -> Iterator[Relation]:
        """The amount of a row that is called after nothing, at its only rate, where another is called the base of it."""
        rate = first(each for each in self.numbers if each.words in (("rate",), ("percent",)))
        base = first(each for each in self.numbers if {"base", "basis"} & set(each.words[:1]) and each.is_money)
        target = first(each for each in self.numbers if set(each.words) in _RECKONED and self.is_loose(each.column))
        if rate is not None and base is not None and target is not None:
            yield Relation(target, partial(self._share, target, base, rate), 9)

    def _of_one_amount(self) -> Iterator[Relation]:
        """``shipping_tax`` beside ``shipping``, ``fee_vat`` beside ``fee_amount``."""
        money = [each for each in self.numbers if each.is_money and not each.is_price]
        for target in money:
            noun = target.core - TAXES
            base = first(each for each in money if each is not target and each.core == noun - _WHOLES != frozenset())
            if base is not None and TAXES & set(target.words) and not base.column.nullable > target.column.nullable:
                yield Relation(target, partial(self.tax_of, target.column, base.column), 6)

    def _after_discount(self) -> Iterator[Relation]:
        """A price after the discount of the row: of the same price before it."""
        rate = first(each for each in self.numbers if each.is_percentage and {"discount", "rebate"} & set(each.words))
        for target in self.numbers if rate is not None else ():
            is_less = _is_of_one(target) and self.is_loose(target.column) and self._is_untaxed(target)
            base = (self._price_before(target) or self._struck_out(target)) if is_less else None
            if base is not None and rate is not None:
                yield Relation(target, partial(self.change, target, [base], rate, "-"), 9)

    def _price_before(self, target: Number) -> Number | None:
        """The nearest price before what is left of it, that is no discount."""
        before = [each for each in reversed(self.numbers) if each.at < target.at and _is_of_one(each)]
        is_left = bool(_LEFT_OF_PRICES & set(target.words))
        return first(each for each in before if is_left and not DISCOUNTS & set(each.words))

    def _struck_out(self, target: Number) -> Number | None:
        """The price that a plain one has less a discount."""
        is_plain = target.is_price and target.core <= _PLAIN_PRICES
        return first(
            each for each in self.numbers if is_plain and each is not target and _FULL & each.core and each.is_price
        )

    def _is_untaxed(self, target: Number) -> bool:
        """True for what is net of a discount: no rate of a tax says that it is net of that."""
        return "net" not in target.words or not any(
            each.is_percentage and TAXES & set(each.words) for each in self.numbers
        )

    def _with_tax(self) -> Iterator[Relation]:
        """A gross of its net and the rate, where nothing says the tax."""
        rate = first(each for each in self.numbers if each.is_percentage and TAXES & set(each.words))
        if rate is None or any(TAXES & set(each.words) and each.is_money for each in self.numbers):
            return
        for target in self.numbers:
            base = self._net_of(target) if self._is_with_tax(target, rate) and self.is_loose(target.column) else None
            if base is not None:
                yield Relation(target, partial(self.change, target, [base], rate, "+"), 8)

    def _is_with_tax(self, target: Number, rate: Number) -> bool:
        """True for a gross, and for the total right behind the rate of a net."""
        is_behind = target.at == rate.at + 1 and target.is_money and {"total", "final"} & set(target.words)
        return "gross" in target.words or (bool(is_behind) and any("net" in each.words for each in self.numbers))

    def _net_of(self, gross: Number) -> Number | None:
        """The net of the same before a gross; one that has only the price of a piece is the gross of that."""
        return first(
            each
            for each in reversed(self.numbers)
            if each.at < gross.at
            and each.is_money
            and each.is_price == gross.is_price
            and not (DISCOUNTS | _NO_BASE) & set(each.words)
            and each.column.nullable <= gross.column.nullable
        )

    def _of_pools(self) -> Iterator[Relation]:
        """A payout is its share of the prize pool, an allocation its percentage of the budget."""
        if not _SHARED & set(self.sheet.words):
            return
        percent = first(each for each in self.numbers if _is_shared_percent(each))
        column = self.find(
            "amount", "gross amount", "share amount", "payout amount", "allocated amount", "split amount", "gross"
        )
        target = first(each for each in self.numbers if each.column is column and self.is_loose(each.column))
        pool = first(each for name in _POOLS for each in self.above if " ".join(each.number.words) == name)
        if percent is not None and pool is not None and target is not None and target is not percent:
            yield Relation(target, partial(self._share_of_pool, target, percent, pool), 5)

    def _share_of_pool(self, target: Number, percent: Number, pool: Above) -> None:
        share = self.known(percent.column, 100)
        if share is not None and share[0] >= 0 and share[1] <= 100:
            text = f"{pool.path} * {percent.name} / 100"
            bounds = (Decimal(0), pool.bounds[1])
            self.write(target.column, text, bounds, f"share: {pool.path} * {percent.name}", rounded=True)

    def _is_called_after(self, target: Number, rate: Number, kind: frozenset[str]) -> bool:
        is_price = bool(target.unit) and any(each.is_money and each.core == kind for each in self.numbers)
        return not is_price and self._is_share_of(target, rate, kind)  # a feed rate is of what is fed

    def _is_share_of(self, target: Number, rate: Number, kind: frozenset[str]) -> bool:
        if not self._may_be_share(target, rate):
            return False
        words, kind = set(target.words), kind - _PORTIONS or kind
        if target.core and target.core <= DISCOUNTS & kind and self._is_only_discount(rate):
            return True  # ``early_booking_discount_pct`` beside a plain discount
        if target.unit and rate.at + 1 == target.at and _LOST & words and not TAXES & kind:
            return True  # of so many percent of dirt so many kilograms are taken off
        if target.words == ("amount",) and kind <= set(self.sheet.words):
            return True  # of commissions
        plain = words - _OWED - {"amount", "value"}
        return kind in (target.core, target.core - _OWED, plain, plain - {"net"}) or _is_tax_at(kind, words)

    def _may_be_share(self, target: Number, rate: Number) -> bool:
        if target is rate or target.is_percentage or target.is_price or not self.is_loose(target.column):
            return False
        return target.unit != "h" or "percent" in rate.words  # what an hour of overtime is paid

    def _is_only_discount(self, rate: Number) -> bool:
        return not any(each.is_percentage and DISCOUNTS & set(each.words) for each in self.numbers if each is not rate)

    def _base_of(self, target: Number, rate: Number) -> Number | None:
        """The nearest amount of the same unit before the percentage or its amount."""
        last = max(target.at, rate.at)
        before = [each for each in self.numbers if each.at < last and each not in (target, rate)]
        found = [each for each in before if _may_be_base(each, target)]
        found = [each for each in found if not self._is_share_itself(each)] or found
        wholes = [each for each in found if not _AROUND & set(each.words) or _WHOLES & set(each.words)]
        return _usual_base(wholes or found)

    def _is_share_itself(self, number: Number) -> bool:
        """True for an amount that a percentage of its own says: it is no base of another one."""
        kinds = (each.core - {"percent", "rate"} for each in self.numbers if each.is_percentage)
        return any(kind and kind == number.core for kind in kinds)

    def _share(self, target: Number, base: Number, rate: Number) -> None:
        less = self._taken_off(base, target) if TAXES & set(target.words) else []
        self.be_small(rate.column, target)
        own, bounds = self.known(base.column), self.known(rate.column)
        if own is None or bounds is None or bounds[0] < 0 or own[0] < 0:
            return
        self._take_off(less, base)
        divisor = divisor_of(rate.column, bounds)
        whole = base.name if not less else f"({' - '.join([base.name, *(self.term(each.column) for each in less)])})"
        pieces = self._pieces_at(base) if base.is_price and not (target.is_price or less) else None
        if pieces is not None:
            many, most = pieces
            whole, own = f"{many.name} * {base.name}", (own[0], own[1] * most)
        reason = f"share: {whole} * {rate.name}"
        text = f"{whole} * {rate.name}" + ("" if divisor == 1 else f" / {divisor}")
        if self._is_included(target, base):
            text = f"{whole} * {rate.name} / ({divisor} + {rate.name})"
            reason = f"share: {text}"
        self.write(target.column, text, (Decimal(0), own[1] * bounds[1] / divisor), reason, rounded=True)

    def _take_off(self, less: Sequence[Number], base: Number) -> None:
        """Settle what is taken off a base, as a part of it where nothing else decides it."""
        for each in less:
            self.sheet.settle(each.column.name.lower())
            if self.is_loose(each.column):
                self.loosen(each.column)
                self.take_part(each.column, base.column)

    def _pieces_at(self, price: Number) -> tuple[Number, Decimal] | None:
        """How many pieces of a line have a price, and the most of them; None where the row has the net and the gross price of one."""
        term = Priced.sharing(self).terms().get(price.name)
        if term is None or term.many is None:
            return None
        bounds = self.known(term.many.column, 60)
        is_of_one = any({"gross", *price.words} == {"net", *each.words} for each in self.numbers)
        return (term.many, bounds[1]) if bounds is not None and not is_of_one else None

    def _taken_off(self, base: Number, target: Number) -> list[Number]:
        """What is taken off a base before it is taxed: the discounts between the two."""
        return [
            each
            for each in self.numbers
            if base.at < each.at < target.at
            and DISCOUNTS & set(each.words)
            and each.is_money
            and "after" not in each.words
        ]

    def _is_included(self, target: Number, base: Number) -> bool:
        """True for a tax that its base contains: the comment says so, or the net follows behind it."""
        is_pay = (
            _PAY & set(base.words)
            or _PAID_OUT & set(self.sheet.words)
            or {"deduction", "withholding"} & set(target.words)
        )
        if not TAXES & set(target.words) or not {"gross", "total"} & set(base.words) or is_pay:
            return False
        behind = [each for each in self.numbers if each.at > target.at and "net" in each.words and each.is_money]
        before = any("net" in each.words and each.is_money for each in self.numbers if each.at < target.at)
        return bool(_INCLUDED.search(target.column.comment)) or (bool(behind) and not before)


def _is_tax_at(kind: frozenset[str], words: set[str]) -> bool:
    """True for a tax at the rate of one; what is with or without it is none."""
    is_tax = not {"gross", "net", "total"} & words or words <= _TOTAL_TAXES
    return is_tax and bool(TAXES & kind) and bool(TAXES & words)


def _usual_base(found: Sequence[Number]) -> Number | None:
    """The last of some amounts that is no price, or the only one."""
    priced = [each for each in found if not each.is_price] or (found if len(found) == 1 else [])
    return priced[-1] if priced else None


def _is_shared_percent(number: Number) -> bool:
    words = set(number.words)
    return bool({"percent", "share"} & words) and not _NO_SHARE & words and not number.column.nullable


def _may_be_base(base: Number, target: Number) -> bool:
    words = set(base.words)
    if base.unit != target.unit or base.is_percentage or _NO_BASE & words:
        return False
    if (TAXES & words and not _WHOLES & words) or (DISCOUNTS & words and "after" not in words):
        return False
    is_alike = bool(target.unit) or (base.is_money and base.column.type.name == target.column.type.name)
    return is_alike and "per" not in words and (target.column.nullable or not base.column.nullable)
