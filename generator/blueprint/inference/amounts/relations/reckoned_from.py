"""What the numbers below a result, or below a whole of the name alone, are reckoned from."""

from __future__ import annotations

from collections.abc import Sequence

from .facts import Number
from .listed import said
from .terms import Result, Term
from .ways_of_results import deductions, is_gross_pay, is_of_costs, other_share

_CASH = frozenset(("cash", "till", "drawer"))


def behind_result(each: Number, above: Sequence[Term], result: Result) -> list[Term]:
    """The result, or the one above all deductions and these; and what is above a gross pay and no part of it."""
    others = [term for term in above if is_gross_pay(each, above) and term not in result.plus]
    if other_share(each, above) is not None:
        return [above[0], *others]  # of which each has a part
    is_of_deductions = is_of_costs(each, above) or deductions(each, above) is not None
    return [*([above[0], Term(each)] if is_of_deductions else behind_whole(each, above)), *others]


def behind_whole(each: Number, above: Sequence[Term]) -> list[Term]:
    """What the numbers below a whole are reckoned from."""
    return [*_cash_of(above), Term(each, is_result=True)]


def _cash_of(above: Sequence[Term]) -> list[Term]:
    """What was in a till at first and came in as cash, which is counted apart from all that was taken."""
    is_till = bool(above) and above[0].has(said("openings")) and above[0].has(_CASH)
    return [term for term in above if term.has(_CASH)] if is_till else []


def without_parts_of(total: Number, above: list[Term]) -> list[Term]:
    """The amounts above a total of one noun without those of that noun, which it has: the tare of one drum above ``tare_total``."""
    family = total.core - {"total"}
    if "total" not in total.words or not family or total.is_money:
        return above
    return [*above[:1], *(term for term in above[1:] if not family < term.number.core)]
