"""The numbers and days that a column may have: what its CHECKs ask, cut into parts where columns are ordered."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from .context import ColumnContext

EXACT = Context(prec=200)  # the default's 28 digits are fewer than DECIMAL's 65


def value_range(context: ColumnContext, low: Decimal, high: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    """The numbers a column may have: its limits, and its part of the range that ordered columns share."""
    limits = context.common_limits or context.limits
    span = high - low
    if isinstance(limits.low, Decimal):
        low = limits.low.quantize(step, ROUND_CEILING, EXACT)
        if low == limits.low and limits.exclusive_min:
            low += step
        high = max(high, low + span) if limits.high is None else high
    if isinstance(limits.high, Decimal):
        high = limits.high.quantize(step, ROUND_FLOOR, EXACT)
        if high == limits.high and limits.exclusive_max:
            high -= step
        low = high - span if limits.low is None and low > high else low
    high = max(low, high)  # CHECKs that contradict each other leave no value at all
    if context.partition is not None:
        low, high = partition_range(low, high, step, context.partition)
    return low, high


def partition_range(low: Decimal, high: Decimal, step: Decimal, partition: tuple[int, int]) -> tuple[Decimal, Decimal]:
    number, of = partition
    steps = int((high - low) / step) + 1
    first, last = steps * number // of, steps * (number + 1) // of - 1
    return low + first * step, low + last * step
