"""The ways in which a result comes from what is above it: all that is added and taken off, or what is left of one amount.

That is an amount that is paid, an account, a gross, so many of which some are spoiled, or what was measured.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ...words.money_words import TAXES
from ...words.vocabulary import data
from .facts import Number
from .listed import said
from .terms import Result, Term

CERTAIN = 7.5
_BREAKS = frozenset(("break", "pause", "idle"))
_AIMS = frozenset(("planned", "expected"))
_OF_ALTERNATIVES = frozenset("price rate value unit".split())
_STOCKED, _WORTH = frozenset(("stock", "quantity", "inventory")), frozenset(("amount", "value", "price", "cost"))
_NETS = frozenset(("net",))
_WORK = frozenset(("pay", "salary", "wage"))
_BOUGHT = frozenset(("purchased", "buying", "cost"))
_EACH = frozenset("installment day week month quarter year".split())
_STAGES = frozenset(
    "eligible claimed requested estimated assessed approved granted offered accepted quoted applied".split()
)
_LATE = frozenset("late penalty reminder overdue interest tip dunning".split())
_GRANTED = frozenset(
    "travel meal housing transport clothing mileage food car shift night family child phone uniform tool".split()
)


def sum_of(above: Sequence[Term], less: frozenset[str]) -> Result | None:
    """The sum of what is above; without what is only compared with, and what is paid."""
    above = _without_asked(above)
    usual = [term for term in above if not is_alternative(term)]
    terms = usual if any(term.has(said("asked")) or term.many is not None for term in usual) else list(above)
    minus = [term for term in terms[1:] if _is_taken_off(term, less)]
    plus = [term for term in terms if term not in minus and not _is_paid(term)]
    is_certain = any(term.is_said for term in plus)
    return Result(plus, minus, 8.5 if is_certain else CERTAIN) if plus and len(plus) + len(minus) > 1 else None


def with_price(above: Sequence[Term], term: Term, *, is_bought: bool) -> list[Term]:
    """What is above a result with another price; of two prices of the same things only what is asked, or what buying them costs."""
    other = next((each for each in above if each.many is term.many and _is_of_one(each) and _is_of_one(term)), None)
    if other is None:
        return [*above, term]
    kept = max(
        term,
        other,
        key=lambda each: (each.has(_BOUGHT) == is_bought, each.has(said("asked")), not each.has(said("compared"))),
    )
    return [*(each for each in above if each is not other), kept]


def _is_of_one(term: Term) -> bool:
    """True for a price that says no more than that it is asked, or what it is compared with."""
    return not term.number.core - _OF_ALTERNATIVES - said("compared") - said("asked")


def is_of_pay(each: Number, above: Sequence[Term]) -> bool:
    """True for what is paid for work, to which allowances are added."""
    return any(_WORK & number.said for number in (each, *(term.number for term in above[:1])))


def is_gross_pay(each: Number, above: Sequence[Term]) -> bool:
    """True for a pay before what is taken off, which is above it already."""
    return "gross" in each.words and is_of_pay(each, above)


def _without_asked(above: Sequence[Term]) -> Sequence[Term]:
    """The parts without what was only asked for, where a later one of them says how much of it was granted."""
    stages = [term for term in above if term.has(_STAGES)]
    return [term for term in above if term not in stages[:-1]]


def is_alternative(term: Term) -> bool:
    """True for what another number is only compared with: a usual price."""
    return term.has(said("compared")) and not term.number.core - _OF_ALTERNATIVES - said("compared")


def _is_taken_off(term: Term, less: frozenset[str]) -> bool:
    """True for what is called so; a tax is none whose comment alone has such a word, nor is what is paid for travel or meals."""
    if "allowance" in term.number.words and term.has(_GRANTED):
        return False
    return bool((less | {"less"}) & set(term.number.words)) or (term.has(less) and not term.has(TAXES))


def _is_paid(term: Term) -> bool:
    """True for what was paid of a bill, which is no part of it."""
    words = set(term.number.words)
    is_again = {"payment"} < words and bool(_EACH & words)  # ``monthly_payment``
    return is_again or (term.has(said("settled") - {"collected"}) and not (_is_charged(term) or "overtime" in words))


def _is_charged(term: Term) -> bool:
    """True for a deposit that is charged with what it is of, as that of bottles is."""
    words = set(term.number.words)
    return "deposit" in words and bool({"total", "fee", "charge"} & words)


def left_to_pay(each: Number, above: Sequence[Term]) -> Result | None:
    """What is left to be paid of the last result, or of the amount above what is paid; what else lies between is taken off as well."""
    asked = [term for term in above[1:] if term.has(said("settled")) and term.has(_STAGES)]  # beside what came of it
    above = [term for term in above if term not in asked or all(one in asked or one is above[0] for one in above)]
    settled = [term for term in above[1:] if term.has(said("settled")) and not _is_charged(term)]
    if not said("rests") & set(each.words) or not settled:
        return None
    return _left_of_result(above, settled) if above[0].is_result else _left_of_amount(above, settled)


def _left_of_amount(above: Sequence[Term], settled: Sequence[Term]) -> Result | None:
    """What is left of the last amount that is not paid itself."""
    amounts = [term for term in above if term not in settled]
    amounts = [term for term in amounts if not term.has(said("charges") | said("aside"))] or amounts
    whole = ([term for term in amounts if not term.has(_EACH)] or amounts)[-1:]
    return Result(whole, settled) if whole[0].many is None else None


def _left_of_result(above: Sequence[Term], settled: Sequence[Term]) -> Result:
    """What is left of a result, with what is charged for being late."""
    result, *others = above
    costs = said("charges") | said("gains")
    late = [term for term in others if term.has(_LATE) and term.has(costs)]
    # an instalment is paid again and again
    once = [term for term in others if term not in late and not term.has(_EACH)]
    minus = [term for term in once if term in settled or not term.has(costs | said("aside") | _STAGES)]
    return Result([result, *late], minus, 8)


def at_the_end(each: Number, above: Sequence[Term]) -> Result | None:
    """What is there in the end: of cash only what is called cash, and what goes."""
    first, *others = above
    words = set(each.words)
    if not said("closings") & words or not first.has(said("openings")):
        return None
    goes = said("less") | {"paid", "payment"}
    if first.has(_STOCKED):
        goes |= frozenset(data()["relation"]["flows"]["out"].split())
        others = [term for term in others if not term.has(_WORTH)]
    found = sum_of([first, *_moved(others, frozenset(words - said("closings")), goes)], goes)
    return Result(found.plus, found.minus, 8.4) if found is not None else None


def _moved(between: Sequence[Term], called: frozenset[str], goes: frozenset[str]) -> list[Term]:
    """Of what is between the beginning and the end what is called after these, and what goes; all where nothing is called so."""
    results = said("closings") | (_NETS if len(between) > 1 else frozenset())
    moved = [term for term in between if not term.has(results)]
    is_called = any(term.has(called) for term in moved)
    return [term for term in moved if not is_called or term.has(called | goes)]


def other_share(each: Number, above: Sequence[Term]) -> Result | None:
    """The second of two shares of a result."""
    is_share = bool(said("shared") & set(each.words[-1:])) and len(above) == 2 and above[0].is_result
    return Result(above[:1], above[1:]) if is_share else None


def left_of_gross(each: Number, above: Sequence[Term]) -> Result | None:
    """What is left of a gross, or what is paid out of a value: without all that is between the two, whatever it is called."""
    is_net = "net" in each.words and "gross" in above[0].number.words
    is_paid_out = above[0].many is None and _is_payout(each)
    if len(above) < 2 or not (is_net or is_paid_out):
        return None
    gains = said("gains") | (TAXES if above[0].has(frozenset(("net",))) else frozenset())  # which a net has not yet
    plus = [above[0], *(term for term in above[1:] if term.has(gains))]
    is_same = is_net and each.core - {"net"} == above[0].number.core - {"gross"} and len(plus) == 1
    return Result(plus, [term for term in above[1:] if term not in plus], 8.4 if is_same else 0)


def _is_payout(each: Number) -> bool:
    """True for what is paid out, which ``pay`` alone says as well."""
    words = set(each.words)
    return bool(said("payouts") & words) or {"pay"} <= words <= {"pay", "amount", "out"}


def good_ones(each: Number, above: Sequence[Term]) -> Result | None:
    """Of so many right above it, less the spoiled ones: those that can be sold."""
    is_good = bool(said("good") & set(each.words))
    if not is_good or len(above) < 2 or not above[-1].has(said("spoiled")) or above[-1].number.at != each.at - 1:
        return None
    return Result(above[-2:-1], above[-1:]) if above[-2].number.at == each.at - 2 else None


def left_of_measure(each: Number, above: Sequence[Term]) -> Result | None:
    """What is left of a measured amount: of a harvest when it is dry, of a shift without its breaks."""
    if "net" in each.words and "gross" in above[0].number.words and len(above) > 1:
        return Result(above[:1], above[1:], 8.4)
    for results, losses in ((said("flows"), said("losses")), (said("times"), _BREAKS)):
        found = _less_losses(above, losses) if results & set(each.words) else None
        if found is not None:
            return found
    return None


def _less_losses(above: Sequence[Term], losses: frozenset[str]) -> Result | None:
    """The last amount above the losses, less them; the likelier where nothing else is between."""
    minus = [term for term in above if term.has(losses)]
    base = [term for term in above if term not in minus and not term.has(_AIMS)]
    if not minus or not base or above.index(base[-1]) > above.index(minus[0]):
        return None
    is_between = above[-len(minus) :] == minus and above[-len(minus) - 1] is base[-1]
    return Result(base[-1:], minus, 10.5 if is_between else 8.4)


def deductions(each: Number, above: Sequence[Term]) -> Result | None:
    """What all is that is taken off, called so alone behind its parts: taxes and contributions of a pay."""
    run = list(itertools.takewhile(lambda term: term.has(said("less") | said("charges")), reversed(above)))[::-1]
    is_called = each.words in (("deduction",), ("deduction", "amount"), ("withholding",), ("withheld", "amount"))
    return sum_of(run, frozenset()) if is_called and 1 < len(run) < len(above) else None


def is_of_costs(each: Number, above: Sequence[Term]) -> bool:
    """True for the total of what is taken off a result: of deductions, fees, costs."""
    words = set(each.words)
    costs = (said("less") | said("charges")) - said("rests")  # what is due is left to pay
    return above[0].is_result and bool({"total", "sum"} & words) and bool(costs & words) and not TAXES & words
