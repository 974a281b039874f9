"""Rows that list a fee, what is taken off it, what is due, and what was paid of that, one behind the other."""

from __future__ import annotations

from collections.abc import Sequence

from .facts import Number

_TAKEN_OFF, _PAID = (
    frozenset("discount rebate reduction waiver waived concession".split()),
    frozenset(("paid", "settled")),
)


def is_paid_behind(numbers: Sequence[Number], due: Number) -> bool:
    """True for what is due right between what is taken off a fee and what was paid: that is paid of it. What is due behind a total or
    a payment is what is left."""
    place = next((at for at, each in enumerate(numbers) if each.column is due.column), 0)
    before, behind = numbers[max(place - 1, 0) : place], numbers[place + 1 : place + 2]
    is_off = any(_TAKEN_OFF & set(each.words) and not each.is_percentage for each in before)
    return is_off and any(_PAID & set(each.words) for each in behind)
