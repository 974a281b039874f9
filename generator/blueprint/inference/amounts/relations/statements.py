"""Bills and payslips read from top to bottom: what is added to a base, what is taken off it, and what each total then comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from ...columns.guess import Bounds
from .facts import Number, Numbers, Relation

_BASES = frozenset(
    "gross net subtotal base price amount value total revenue sale fee principal cost fare taxable rent".split()
)
_RESULTS = frozenset(
    "net gross total payout payable subtotal final proceeds after taxable full production manufacturing prime offer quoted credited".split()
)
_PLUS = frozenset(
    "tax vat gst duty surcharge freight shipping handling tip service extras toll delivery packaging interest penalty fine insurance premium overhead profit markup contingency".split()
)
_MINUS = frozenset(
    "discount rebate deduction commission coupon voucher promotion levy withholding advance retention retainage retained withheld loss tare applied depreciation grant subsidy".split()
)
_ALWAYS_ADDED = frozenset("surcharge markup profit overhead contingency".split())
_OFF = frozenset("discount rebate coupon voucher promotion".split())
_CHARGES = frozenset("flat fee charge freight cost tax shipping levy dues commission toll interest".split())
_NO_STEPS = frozenset(
    "paid due balance outstanding remaining refund unit exchange tendered change per count limit budget".split()
)

_OF_ONE = frozenset(
    """list regular retail original old new market base basic selling sale purchase purchased buying cost gross net minimum maximum estimated
    previous insured declared""".split()
)
_AT_RATE = frozenset(("commission", "fee", "royalty", "levy"))
_LEFT_OVER = frozenset("profit margin earnings surplus loss".split())  # of what is earned, less what it costs
_COSTS = frozenset(("cost", "expense"))
_VAT = frozenset(("vat", "gst"))
_FIXED = frozenset(("base", "flat", "fixed", "standing"))
_LEFT_OUT = frozenset("late cancelled penalty fine default overdue interest deposit insurance".split())

Steps = tuple[Number, list[Number], list[Number]]  # a base, what is added to it, and what is taken off it


class Statements(Numbers):
    """The totals of one table that follow from what is between a base and them."""

    def relations(self) -> Iterator[Relation]:
        money = [each for each in self.numbers if _may_be_money(each)]
        for place, target in enumerate(money):
            if not place or not _may_be_result(target) or not self.is_loose(target.column):
                continue
            found = self._steps_to(target, money[:place]) if (_RESULTS | {"due", "pay"}) & set(target.words) else None
            found = found or _with_tip(target, money[:place])
            if found is not None:
                base, plus, minus = found
                yield Relation(target, partial(self._write, target, base, plus, minus), 7.5)

    def _steps_to(self, target: Number, before: Sequence[Number]) -> Steps | None:
        """The nearest base above a total, with what is added and taken off between them."""
        plus: list[Number] = []
        minus: list[Number] = []
        is_left = bool({"net", "payout", "proceeds", "credited"} & set(target.words))
        is_less = is_left and not self._is_net_of_tax(target, before)
        for each in self._without_items(before):
            step = _step(each, target, is_less=is_less)
            if step == "base":
                if is_less:
                    plus, minus = _with_added(each, plus, minus)
                above = self._above_base(each, target, before)
                if not (plus or minus):
                    return _with_fixed(each, above, target) or _of_kinds(each, above, target)
                return _from_base(each, above, plus[::-1], minus[::-1])
            if not step:
                return None
            (plus if step == "plus" else minus).append(each)
        return _without_base(target, plus, minus)

    @staticmethod
    def _above_base(base: Number, target: Number, before: Sequence[Number]) -> list[Number]:
        """What is above a base that is itself only of one thing: the price of the frame above that of the lenses, a flat charge above
        what is used. What is above a subtotal is a part of it."""
        found: list[Number] = []
        if not (_is_of_a_kind(base) or _FIXED & set(base.words)):
            return []
        for each in reversed(before[: before.index(base)]):
            words = set(each.words)
            is_added = _adds(words) and not _is_left_out(words)
            if not _is_like(target, each) or _NO_STEPS & words or not (_is_beside(each, base) or is_added):
                break
            found.append(each)
        return found[::-1]

    @staticmethod
    def _without_items(before: Sequence[Number]) -> Iterator[Number]:
        """The amounts above a total from the last to the first, without the charges of which there is a sum behind them."""
        is_summed = False
        for each in reversed(before):
            words = set(each.words)
            is_item = is_summed and (_adds(words) or _takes_off(words))
            if not is_item and "minimum" not in words:
                yield each
            is_summed = is_summed or _is_sum_of_charges(words)

    def _is_net_of_tax(self, target: Number, before: Sequence[Number]) -> bool:
        """True for a net from which the tax is still to be reckoned: what is charged before it adds to it."""
        behind = [each for each in self.numbers if each.at > target.at]
        is_taxed = any({"tax", "vat"} & set(each.words) for each in behind) and any(
            {"gross", "total"} & set(each.words) for each in behind
        )
        return is_taxed and not any({"gross", "tax", "vat"} & set(each.words) for each in before)

    def _write(self, target: Number, base: Number, plus: list[Number], minus: list[Number]) -> None:
        bounds = self.known(base.column)
        if bounds is None or bounds[0] < 0:
            return
        for each in minus:
            self._take_off(each, base, plus, bounds)
        for each in plus:
            self.sheet.settle(each.column.name.lower())
            if {"tax", "vat", "gst"} & set(each.words) and self.is_loose(each.column):
                self.tax_of(each.column, base.column)
        self.sum(target.column, [base.column, *(each.column for each in plus)], [each.column for each in minus])

    def _take_off(self, each: Number, base: Number, plus: Sequence[Number], bounds: Bounds) -> None:
        """Let what is taken off a base be a share of it; a discount that of the parts above it as well."""
        self.sheet.settle(each.column.name.lower())
        if not self.is_loose(each.column):
            return
        if {"discount", "rebate"} & set(each.words):
            above = [one for one in plus if one.at < base.at and not {"tax", *_VAT} & set(one.words)]
            self.take_part(each.column, base.column, [one.column for one in above])
        elif _AT_RATE & set(each.words) and self.rate_above(each.column) is not None:
            self.tax_of(each.column, base.column)
        else:
            self.be_share(each, base.name, bounds, (10, 80) if "depreciation" in each.words else (2, 12))


def _may_be_result(target: Number) -> bool:
    """True for an amount that is called what a bill or a payslip comes to: no price of one thing, and nothing that is left over."""
    words = set(target.words)
    if "pay" in words and words <= {"pay", "amount", "out"}:
        return True  # what a ticket pays: no pay of one kind
    is_of_one = target.is_price and not {"offer", "quoted", "final", "net"} & words
    return bool((_RESULTS | {"paid", "charged", "due"}) & words) and not is_of_one and not _LEFT_OVER & words


def _from_base(base: Number, above: Sequence[Number], plus: list[Number], minus: list[Number]) -> Steps | None:
    """A base, with what is above it, added to it and taken off it; None for a gross, which has the tax behind it already."""
    is_gross = "gross" in base.words and any({"tax", "vat"} & set(each.words) for each in plus)
    return None if is_gross else (base, [*above, *plus], minus)


def _with_added(base: Number, plus: list[Number], minus: list[Number]) -> tuple[list[Number], list[Number]]:
    """What is added to a base and what is taken off it: its tax adds to a net, the work to the cost of the material."""
    words = set(base.words)
    added = [
        each
        for each in minus
        if ("net" in words and _VAT & set(each.words)) or (_COSTS & words and _adds(set(each.words)))
    ]
    return [*plus, *added], [each for each in minus if each not in added]


def _without_base(target: Number, plus: Sequence[Number], minus: Sequence[Number]) -> Steps | None:
    """The steps to a total above which nothing is called a base: material and labour are a cost, a fee less its discount what is due."""
    if not plus or not (minus or _are_all_of(target, plus)):
        return None
    return plus[-1], list(plus[-2::-1]), list(minus[::-1])


def _with_fixed(base: Number, above: Sequence[Number], target: Number) -> Steps | None:
    """What is used, and the base charge right above a total that is no gross; None where one of them is missing."""
    is_fixed = bool(_FIXED & set(base.words)) and "gross" not in target.words
    return (above[0], [*above[1:], base], []) if above and is_fixed else None


def _of_kinds(base: Number, above: Sequence[Number], target: Number) -> Steps | None:
    """Totals of kinds and what else is above them right before a subtotal or a net: of materials, haulage and a levy."""
    is_all = "total" in target.words and not target.core - {"total"}
    is_sum = is_all or (bool({"subtotal", "net", "grand"} & set(target.words)) and not _LEFT_OVER & set(target.words))
    is_kind = "total" in base.words and _is_of_a_kind(base)
    return (above[0], [*above[1:], base], []) if above and is_sum and is_kind else None


def _with_tip(target: Number, before: Sequence[Number]) -> Steps | None:
    """A bill and the tip right above what was paid; None for anything else."""
    is_paid = bool({"paid", "charged"} & set(target.words))
    has_tip = len(before) > 1 and bool({"tip", "gratuity"} & set(before[-1].words))
    return (before[-2], [before[-1]], []) if is_paid and has_tip else None


def _is_beside(each: Number, base: Number) -> bool:
    """True for an amount of another thing above that of one: with the same word behind, or above the total of one the total or the price."""
    words = set(each.words)
    is_of_a_kind = _is_of_a_kind(each) or "base" in words or _is_called_after_a_base(each)
    is_kind = "total" in words or ("price" in words and not each.unit)
    return is_of_a_kind and (each.words[-1] == base.words[-1] or ("total" in base.words and is_kind))


def _is_of_a_kind(number: Number) -> bool:
    """True for an amount of one thing among others: ``lens_price``, ``total_extra``."""
    words = set(number.words)
    return bool(words - {"total"} - _BASES) and not _OF_ONE & words and not (_RESULTS - {"total"}) & words


def _is_called_after_a_base(number: Number) -> bool:
    """True for the amount of what bases are called, beside amounts of other things: a ``rent_amount`` above a ``utility_amount``."""
    words = set(number.words)
    return (
        bool({"rent", "fare", "principal"} & words) and number.words[-1] in ("amount", "value") and not _OF_ONE & words
    )


def _is_left_out(words: set[str]) -> bool:
    """True for charges that are due beside a bill."""
    return bool(_LEFT_OUT & words)


def _are_all_of(target: Number, plus: Sequence[Number]) -> bool:
    """True where a cost, a net or a total has enough parts of which none is called a base."""
    words = set(target.words)
    return (bool({"cost", "subtotal"} & words) and len(plus) > 1) or (bool({"total", "net"} & words) and len(plus) > 2)


def _step(each: Number, target: Number, *, is_less: bool) -> str:
    """What an amount is on the way to a total: added, taken off, the base, or "" for none of these."""
    words = set(each.words)
    if not _is_like(target, each) or _NO_STEPS & words:
        return ""
    is_cost = "cost" in target.words and not _OFF & words
    if _takes_off(words) and not is_cost:
        return "plus" if words & {"levy"} and not is_less else "minus"
    if _is_charged(words):
        return "minus" if is_less and not _ALWAYS_ADDED & words else "plus"
    return "base" if (_BASES | _RESULTS) & words else ""


def _is_charged(words: set[str]) -> bool:
    """True for what a base is charged with: a tax, a charge, what else is taken off a net, or a total of charges that is no base."""
    is_sum = _is_sum_of_charges(words) and not _BASES & words - _CHARGES
    return _adds(words) or _takes_off(words) or is_sum


def _is_sum_of_charges(words: set[str]) -> bool:
    """True for a total of charges: ``total_tax``."""
    return bool({"sum", "total"} & words and _CHARGES & words)


def _takes_off(words: set[str]) -> bool:
    return bool(_MINUS & words) and not _RESULTS & words


def _adds(words: set[str]) -> bool:
    """True for taxes and charges, which a net has taken off; not for ``base_fee``."""
    return bool((_PLUS | _CHARGES) & words) and not (_RESULTS | {"base"}) & words


def _may_be_money(number: Number) -> bool:
    is_decimal = number.column.type.name == "decimal" and (number.column.type.scale or 0) == 2
    is_cents = number.column.name.lower().endswith(("cents", "cent"))
    is_of_all = bool({"hour", "day", "night"} & set(number.words)) and (
        {"amount", "total"} & set(number.words[-1:]) or number.is_of_more
    )
    is_of_one = bool({"per", "unit", "hour", "day", "night"} & set(number.words)) and not is_of_all
    is_amount = number.is_money or is_decimal or is_cents
    return is_amount and not number.unit and not number.is_percentage and not is_of_one


def _is_like(target: Number, each: Number) -> bool:
    one, other = target.column, each.column
    return (one.type.scale or 0) == (other.type.scale or 0) and (one.nullable or not other.nullable)
