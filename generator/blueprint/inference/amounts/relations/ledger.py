"""Rows of amounts read from top to bottom, as a bill or a weighing slip is: what is between two results belongs to the second.

A result is known by its word (``total``, ``net``, ``payout``, ``dry``, ``left to pay``); what is above it need not be known at all. A
price of one of something is no amount: so many of it are, whether a column says that product or not. The words are in
``relations.toml``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import partial

from .....schema.model import Column
from ...columns.unit_names import MEASURED, MONEY
from ...tables.sheet import scale_of
from ...words.identifiers import is_in_cents
from ...words.money_words import DEDUCTIONS, DISCOUNTS, TAXES
from .amounts_at_prices import is_product
from .facts import FACTORS, Number, Relation
from .listed import said
from .priced import Priced
from .reckoned_from import behind_result, behind_whole, without_parts_of
from .terms import Result, Results, Term
from .ways_of_results import (
    CERTAIN,
    at_the_end,
    deductions,
    good_ones,
    is_alternative,
    is_gross_pay,
    is_of_costs,
    is_of_pay,
    left_of_gross,
    left_of_measure,
    left_to_pay,
    other_share,
    sum_of,
    with_price,
)

_NO_RESULTS = frozenset("per unit average estimate estimated budget limit".split())
_OWED = frozenset("amount value charge due payable payment".split())
_TIPS = frozenset(("tip", "gratuity"))
_BEFORE_TAX = frozenset(("net", "subtotal", "base"))
_BEFORE_ALL = frozenset(("gross", "subtotal"))
_EARNED, _SPENT = frozenset(("income", "revenue", "takings")), frozenset(("cost", "expense", "expenses"))
_ON_TOP = frozenset("markup profit overhead contingency".split())
_COUNTS = "counts"
_ADVANCES = frozenset("deposit advance down downpayment prepayment".split())
_OF_SALES = DISCOUNTS | frozenset("shipping freight delivery postage handling packaging tip".split())
_CHARGES = frozenset(("fee", "charge", "commission"))
_PAY = frozenset("pay gross total wage amount earning earnings".split())
_OF_KINDS = MONEY - {"expense"}
_NO_WHOLES = frozenset("profit margin bonus commission overtime allowance tip interest".split())
_ON_TOP_OF_PAY = frozenset(("allowance", "commission"))
_TWO = 2


class Ledger(Results):
    """The results of the rows of one table."""

    def relations(self) -> Iterator[Relation]:
        """Those that are certain enough to come before what others know of a column."""
        return (each for each in self._all() if each.score >= CERTAIN)

    def doubtful(self) -> Iterator[Relation]:
        """Those that others may know better, but no range does."""
        return (
            each
            for each in self._all()
            if each.score < CERTAIN and each.target.column.name.lower() not in self.sheet.limits
        )

    def decide(self) -> None:
        """Decide the results that nothing else has decided."""
        for each in list(self._all()):
            name = each.target.column.name.lower()
            if self.sheet.is_open(each.target.column) and name not in self.sheet.limits:  # which a comment bounds
                each.write()

    def account(self) -> tuple[Number, Result] | None:
        """What is left to be paid of a row, and of what it is left, less what was settled."""
        money = (each for each in self._results() if not {"quantity", "stock"} & set(each[0].words))
        rests = (each for each in money if said("rests") & set(each[0].words))
        return next((each for each in rests if any(term.has(said("settled")) for term in each[1].minus)), None)

    def after_discount(self, whole: Column) -> Column:
        """What is left of an amount once a discount is taken off it; the amount where none is."""
        left = (
            target.column
            for target, result in self._results()
            if [term.number.column for term in result.plus] == [whole] and _are_discounts(result.minus)
        )
        return next(left, whole)

    def reckoned(self) -> frozenset[str]:
        """The totals that the row reckons itself: of a net, and what is added to it."""
        results = (each for each in self._results() if any(term.has(_BEFORE_TAX) for term in each[1].plus[:1]))
        return frozenset(target.column.name for target, result in results if len(result.plus) > 1)

    def _all(self) -> Iterator[Relation]:
        for target, result in self._results():
            is_certain = result.score >= CERTAIN and self.is_loose(target.column)
            if is_certain or self.sheet.is_open(target.column):
                yield Relation(target, partial(self._write, target, result), result.score, result.parts)

    def _results(self) -> Iterator[tuple[Number, Result]]:
        priced = Priced.sharing(self).terms()
        kinds = {each.name: kind_of(each) for each in self.numbers}
        kinds |= {name: "cents" if term.number.column.type.is_integer else "money" for name, term in priced.items()}
        kinds |= {term.many.name: "" for term in priced.values() if term.many is not None and not term.many.unit}
        for kind in dict.fromkeys(filter(None, kinds.values())):
            run = [each for each in self.numbers if kinds[each.name] == kind]
            yield from self._read(run, priced) if len(run) > 1 else ()

    def _read(self, run: Sequence[Number], priced: dict[str, Term]) -> Iterator[tuple[Number, Result]]:
        """The results among numbers that are added up with each other, in the order of the table."""
        above: list[Term] = []
        for at, each in enumerate(run):
            if each.name in priced:
                above = with_price(above, priced[each.name], is_bought="purchased" in self.sheet.words)
                continue
            below = run[at + 1 :]
            product = self._product(each, above, is_last=not below)
            result = product or (None if self._is_of_rows(each) else self._result(each, above, below))
            if result is not None:
                yield each, result
            above = self._reckoned_from(each, above, below, result, is_product=product is not None)

    def _reckoned_from(
        self, each: Number, above: list[Term], below: Sequence[Number], result: Result | None, *, is_product: bool
    ) -> list[Term]:
        """What the numbers below a number, and its result, are reckoned from."""
        if result is not None and not is_product:
            return behind_result(each, above, result)
        if self._is_whole(each) or _is_base(each, above, below):
            return behind_whole(each, above)
        if result is not None:
            return [*(term for term in above if term is not result.plus[0]), Term(each)]
        is_aside = said("aside") & set(each.words) and not _is_carried(each)
        return above if is_aside or self._is_said_again(each) else [*without_parts_of(each, above), Term(each)]

    def _is_said_again(self, each: Number) -> bool:
        """True for the value of a discount, in percent or money, beside its amount."""
        return each.words == ("discount", "value") and any(one.words == ("discount", "amount") for one in self.numbers)

    def _product(self, each: Number, above: Sequence[Term], *, is_last: bool) -> Result | None:
        """What so many at a price come to, right behind the two."""
        priced = _priced(above)
        if not priced or (len(priced) > 1 and self._is_of_all(each, above)):
            return None
        behind = [term for term in above[above.index(priced[-1]) + 1 :] if not is_alternative(term)]
        if not all(term.has(said("settled") | DEDUCTIONS) for term in behind):
            return None  # an advance is no part of it
        less = [] if _BEFORE_ALL & set(each.words) else [term for term in behind if term.has(DEDUCTIONS)]
        if not is_product(each, priced[-1], self.numbers, is_last=is_last or bool(less)):
            return None
        is_certain = priced[-1].is_said and each.at <= priced[-1].number.at + 2
        return Result(priced[-1:], less, 8.45 if is_certain else 0)

    def _is_whole(self, each: Number) -> bool:
        words = set(each.words)
        if not said("sums") & words or each.core - {*self.sheet.words, *MONEY, *said("sums")}:
            return False
        no_wholes = _NO_WHOLES - ({"commission"} if "gross" in words else set())  # with the tax on it
        if (_NO_RESULTS | DEDUCTIONS | no_wholes) & words or each.is_percentage or _is_tax(each):
            return False  # all discounts are none
        before = next((one for one in self.numbers if one.at == each.at - 1), None)
        if before is not None and (_are_of_kinds(before, each) or _is_total_of_tax(before, each)):
            return False
        return not self._is_before_whole(each, words)

    def _is_before_whole(self, each: Number, words: set[str]) -> bool:
        """True for interest that is due, where all that is due follows, and what was collected, where what is outstanding does."""
        if "due" in words and any({"total", "due"} <= set(one.words) != words for one in self.numbers):
            return True
        rests = (one for one in self.numbers if said("rests") & set(one.words))
        return bool(said("settled") & words) and any(one.at > each.at for one in rests)

    def _result(self, each: Number, above: Sequence[Term], below: Sequence[Number]) -> Result | None:
        """What is added and what is taken off to come to a result; None for what is none."""
        if not above or _is_no_result(each):
            return None
        if kind_of(each) == _COUNTS:
            return good_ones(each, above) or (left_of_gross(each, above) if len(above) == _TWO else None)
        if each.unit or (MEASURED & set(each.words) and not each.is_money):
            return left_of_measure(each, above)
        return (
            left_to_pay(each, above)
            or (deductions(each, above) if self.rate_of(each.column) is None else None)
            or at_the_end(each, above)
            or other_share(each, above)
            or left_of_gross(each, above)
            or self._sum(each, above, below)
        )

    def _sum(self, each: Number, above: Sequence[Term], below: Sequence[Number]) -> Result | None:
        """A total, and a net, from which charges are taken unless its tax is still to come."""
        above = _of_its_kind(each, above)
        if not above or _goes_into_account(each, above[0]):
            return None
        if "taxable" in each.words and above[-1].has(DISCOUNTS):
            return sum_of(above, DISCOUNTS)
        added = _ON_TOP_OF_PAY if is_of_pay(each, above) else frozenset[str]()
        less = said("less") - added
        costs = less | (said("charges") - added)
        if is_gross_pay(each, above):
            return sum_of([term for term in above if not term.has(costs)], frozenset())
        is_taxed = any(TAXES & set(one.words) for one in below)
        if _is_paid_with_tip(each, above[-1]):
            return sum_of(above, said("less"))
        if _is_left(each, above, costs):
            return sum_of(above, less if is_taxed else costs)
        if is_of_costs(each, above):
            return sum_of(above[1:], frozenset())
        return sum_of(above, less) if self._is_called_sum(each, above, is_taxed=is_taxed) else None

    def _is_called_sum(self, each: Number, above: Sequence[Term], *, is_taxed: bool) -> bool:
        """True for a total, what is made and a net, by their names."""
        is_with_tax = each.words == ("amount",) and len(above) == _TWO and above[-1].has(TAXES)
        return (
            is_with_tax
            or self._is_of_all(each, above)
            or _is_made(each, above)
            or _is_net(each, above, is_taxed=is_taxed)
        )

    def _is_of_all(self, each: Number, above: Sequence[Term]) -> bool:
        """True for what all that is above comes to by its name."""
        return self._is_whole(each) or self._is_all(each, above)

    def _is_all(self, each: Number, above: Sequence[Term]) -> bool:
        """True for the total of amounts right above it that is called after none of the numbers of the row."""
        family = each.core - {"total"}
        others = {word for one in self.numbers if one is not each for word in one.core}
        if _are_of_kinds(above[-1].number, each):
            return False
        is_beside = len(above) > 1 and above[-1].number.at == each.at - 1 and above[-2].number.at == each.at - 2
        if any(term.has(said("rests")) for term in above[-2:]):
            return False  # what is left of something else
        return "total" in each.words and is_beside and bool(family) and not family & (others | MONEY)


def _are_discounts(terms: Sequence[Term]) -> bool:
    return bool(terms) and all(term.has(DEDUCTIONS) for term in terms)


def _priced(above: Sequence[Term]) -> list[Term]:
    """What so many at a price come to; of a price after a discount no other one."""
    priced = [term for term in above if term.many is not None]
    return priced[-1:] if priced and priced[-1].has(frozenset(("after",))) else priced


def _is_no_result(each: Number) -> bool:
    """True for averages, shares and taxes, and for an advance: no one pays at first all that there is to pay."""
    is_advance = bool(_ADVANCES & set(each.words)) and "total" not in each.words
    is_advance = is_advance or "negativ" in each.column.comment.lower()  # or a balance with a sign
    return bool(_NO_RESULTS & set(each.words)) or each.is_percentage or is_advance or _is_tax(each)


def _is_tax(each: Number) -> bool:
    """True for a tax by its name, whatever says that it is due."""
    return bool(TAXES & set(each.words)) and set(each.words) <= TAXES | _OWED


def _is_total_of_tax(before: Number, each: Number) -> bool:
    """True for the tax of all lines, which is none of what is above it but other taxes."""
    words = set(each.words)
    is_other = before.is_percentage or not TAXES & set(before.words)
    return bool(TAXES & words) and words <= TAXES | {"total", "amount"} and is_other


def _of_its_noun(each: Number, above: Sequence[Term]) -> Sequence[Term]:
    """What is right above a total and of its noun: the balances above ``balance_total``, without the limit above these."""
    noun = set(each.words) - {"total", "sum", "grand"}
    run = list(itertools.takewhile(lambda term: noun <= set(term.number.words), reversed(above)))[::-1]
    return run if len(run) > 1 and noun - (MONEY - {"balance", "due"}) else above


def _of_its_kind(each: Number, above: Sequence[Term]) -> Sequence[Term]:
    """What a total may be of: no costs of an income, no income of costs."""
    words = set(each.words)
    others = _SPENT if _EARNED & words else _EARNED if _SPENT & words and "total" in words else None
    return _of_its_noun(each, above) if others is None else [term for term in above if not term.has(others)]


def _goes_into_account(each: Number, first: Term) -> bool:
    """True for a payment that is added to what was there at first."""
    return "payment" in each.words and first.has(said("openings"))


def _is_paid_with_tip(each: Number, last: Term) -> bool:
    """True for what was paid in all, where the tip is right above it."""
    return bool({"paid", "charged"} & set(each.words)) and last.has(_TIPS)


def _is_left(each: Number, above: Sequence[Term], costs: frozenset[str]) -> bool:
    """True for a net of an amount, of which charges are taken off: none of costs, to which they are added."""
    return any(term.has(costs) for term in above[1:]) and _is_net_of(each, above)


def _is_net_of(each: Number, above: Sequence[Term]) -> bool:
    """True for a net by its name, of an amount above it."""
    words = set(each.words)
    is_added_up = above[0].has(_SPENT | {"net"}) or (above[0].number.core & each.core & {"fee", "charge", "rent"})
    is_sale = not above[0].has(_PAY) or any(term.has(_OF_SALES) for term in above[1:])
    nets = said("nets") & words - ({"payable"} if is_sale else set[str]())  # a sale is payable with its tax
    nets -= {"net", "payable"} if "payable" in words and any(term.has(TAXES) for term in above) else set()
    nets -= {"payment"} if _CHARGES & set(each.words[-1:]) or {"debt", "loan", "lease"} & words else set()
    return bool(nets) and not {"total", *TAXES} & words and not is_added_up


def _is_made(each: Number, above: Sequence[Term]) -> bool:
    """True for what making something costs in all: its material, work and overhead; and for the pay of hours and what is paid beside them."""
    if set(each.words) <= _PAY and above[0].many is not None:
        return True
    is_all = "cost" in each.words and bool({"production", "prime", "full"} & set(each.words))
    return is_all and all(term.has(_SPENT | _ON_TOP) for term in above)


def _is_net(each: Number, above: Sequence[Term], *, is_taxed: bool) -> bool:
    """True for a net that is what is above it: no price but of costs and what is earned on top of them."""
    words = set(each.words) - {"after"}
    if not {"net"} <= words <= {"net", "amount", "total", "sum", "value", "price", "fee", "charge", "rent"}:
        return False
    is_sum = "price" not in words and not any(term.has(frozenset(("gross",))) for term in above)
    return is_taxed or is_sum or above[0].has(_SPENT) or any(term.has(_ON_TOP) for term in above)


def _is_base(each: Number, above: Sequence[Term], below: Sequence[Number]) -> bool:
    """True for a net to which a tax is added below it, whatever is above: the last of several; for what is taxable, if nothing is."""
    taxed = list(itertools.takewhile(lambda one: not TAXES & set(one.words), below))
    is_last = not any("net" in one.words and one.is_money for one in taxed)
    is_called = "net" in each.words or ("taxable" in each.words and not above)
    return is_called and each.is_money and is_last and len(taxed) < len(below)


def _are_of_kinds(before: Number, each: Number) -> bool:
    """True for totals of two kinds, one behind the other: of the haulage and of a levy."""
    last, front = ([one for one in (before, each) if one.words[at] == "total"] for at in (-1, 0))
    kinds = [set(one.words) - {"total"} for one in last] or [set(one.words) - {"total"} - _OF_KINDS for one in front]
    return len(kinds) == 2 and all(kinds) and not kinds[0] & kinds[1] and not {"grand", "net", "gross"} & kinds[1]


def _is_carried(each: Number) -> bool:
    """True for what was still due before a bill, which is due with it."""
    words = set(each.words)
    return bool(said("openings") & words) and bool({"balance", "due", "arrear", "arrears", "debt"} & words)


_UNITS = MEASURED | {"quantity"}


def kind_of(number: Number) -> str:
    """What numbers are added up with: money, or others of the same unit and as many places; "" for what is not added."""
    scale = scale_of(number.column)
    unit = number.unit or min(_UNITS & set(number.words), default="")
    if number.is_percentage or number.words[-1] in FACTORS:
        return ""
    if number.is_price and (scale > _TWO or number.words[-1] == "rate"):
        return ""  # of one of something that no column counts
    if _is_of_money(number, unit):
        return "cents" if number.column.type.is_integer else "money"
    if unit:
        return f"{unit} {scale}"
    return _COUNTS if number.column.type.is_integer else ""


def _is_of_money(number: Number, unit: str) -> bool:
    """True for money and prices, called so or as cents, and for a DECIMAL of two places that nothing says to have a unit."""
    is_other = unit or {"reading", "meter"} & set(number.words)
    is_bare = number.column.type.name == "decimal" and scale_of(number.column) == 2 and not is_other
    return number.is_money or number.is_price or is_bare or is_in_cents(number.column.name)
