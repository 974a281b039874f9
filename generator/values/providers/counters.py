"""Numbers counted by row: positions in a block, sequences."""

from __future__ import annotations

import numpy as np

from ...errors import PlanError
from ..array_types import IntArray
from ..arrays import Constant, Digits, Integers, Texts
from ..context import Context, Generate, Option, OptionError, Provider, check_domain
from ..permutation import MAX_BLOCK, block_positions
from .fitting import text_limit


def _slot(context: Context) -> Generate:
    size = context.get("size")
    if not 1 <= size <= MAX_BLOCK:
        raise OptionError("size", f"must be 1 to {MAX_BLOCK} rows, not {size}")
    check_domain(context, size)
    key = context.key("slot")
    return lambda rows: Integers(block_positions(key, rows, size))


def _sequence(context: Context) -> Generate:
    start, step = context.get("start", 1), context.get("step", 1)
    if step < 1:
        raise OptionError("step", f"must be 1 or more, not {step}")
    last = start + step * max(context.rows - 1, 0)
    has_text_option = "width" in context.options or context.get("prefix", "") or context.get("suffix", "")
    if has_text_option or (context.type is not None and context.type.is_text):
        return _text_sequence(context, start, step, last)
    return _integer_sequence(context, start, step, last)


def _integer_sequence(context: Context, start: int, step: int, last: int) -> Generate:
    column = context.type
    first, most = column.integer_range if column is not None and column.is_integer else (-(2**63), 2**63 - 1)
    if start < first:
        raise OptionError("start", f"{start} is below {first}" + (f" ({column})" if column else ""))
    if last > most:
        raise PlanError(
            f"{context.location}: the last of {context.rows} numbers is {last}, more than {most} "
            f"({column or 'a signed integer'})",
            location=context.location,
            hint="ask for fewer rows, or start lower",
        )
    # BIGINT UNSIGNED reaches beyond int64; arithmetic modulo 2^64 is right for both, also below zero.
    kind = np.uint64 if last >= 2**63 else np.int64
    return lambda rows: Integers((rows.astype(np.uint64) * np.uint64(step) + np.uint64(start % 2**64)).view(kind))


def _text_sequence(context: Context, start: int, step: int, last: int) -> Generate:
    """Numbers between ``prefix`` and ``suffix``, of at least ``width`` digits."""
    width, prefix, suffix = context.get("width", 1), context.get("prefix", ""), context.get("suffix", "")
    if start < 0:
        raise OptionError("start", f"must be 0 or more in text, not {start}")
    # As many digits as 2^63 - 1 has.
    if not 1 <= width <= 19 or last >= 2**63:
        raise OptionError("width", f"must be 1 to 19 digits, not {width}")
    limit = text_limit(context.type)
    widest = limit.width(prefix + suffix) + max(width, len(str(last)))
    if limit.most is not None and widest > limit.most:
        raise PlanError(
            f"{context.location}: {prefix}{last:0{width}}{suffix} is {widest} wide, but {context.type} holds {limit}",
            location=context.location,
            hint="ask for fewer rows, or shorten the prefix",
        )
    head = (Constant(prefix),) if prefix else ()
    tail = (Constant(suffix),) if suffix else ()

    def generate(rows: IntArray) -> Texts:
        number = rows if step == 1 else rows * np.int64(step)
        return Texts((*head, Digits(number + np.int64(start), width), *tail), len(rows))

    return generate


PROVIDERS = (
    Provider(
        "slot",
        "the row's place, 0 to size-1, in a shuffled block of size rows: each place once per block",
        (Option("size", (int,), None, f"rows of a block, 1 to {MAX_BLOCK}", required=True),),
        _slot,
        unique=True,
    ),
    Provider(
        "sequence",
        "numbers counted by row, as integers or as text such as ORD-000001",
        (
            Option("start", (int,), 1, "the first row's number"),
            Option("step", (int,), 1, "distance between rows"),
            Option("width", (int,), None, "digits, zeros in front; makes text"),
            Option("prefix", (str,), "", "text before"),
            Option("suffix", (str,), "", "text after"),
        ),
        _sequence,
        unique=True,
    ),
)
