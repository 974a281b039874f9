"""Numbers: integers, exact decimals, floats, true and false, bits, years, places in a block, sequences."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np

from ...errors import PlanError
from ...toml_fields import shown
from ..array_types import IntArray, UintArray
from ..arrays import Booleans, Constant, Decimals, Digits, Floats, Integers, Texts, scaled_integer
from ..context import Context, Generate, Option, OptionError, Provider, check_domain
from ..expressions.numbers import LIMIT, MOST_DIGITS
from ..permutation import MAX_BLOCK, MAX_DOMAIN, block_positions, permute
from ..streams import below, multiply_high, random_uint64
from .fitting import text_limit

_LARGEST_SKEW = 6
_USUAL_SCALE = 6  # decimal places where the column has more than are computed with
_LARGEST_SCALE = 30  # https://dev.mysql.com/doc/refman/8.4/en/precision-math-decimal-characteristics.html
_LARGEST_EXPONENT = 400  # beyond it lies not even a DOUBLE


def uniform(context: Context, count: int, purpose: str = "", skew: int = 1) -> Callable[[IntArray], UintArray]:
    """Return the function from rows to numbers in [0, count), 1 <= count <= 2^64: uint64.

    In a unique column the numbers are a keyed permutation. ``skew`` 2, 3 … crowds them towards 0: they are the square,
    the cube … of a uniform share of ``count``.
    """
    key = context.key(purpose)
    check_domain(context, count)
    if context.unique:
        domain = min(count, MAX_DOMAIN)
        return lambda rows: permute(key, rows, domain).view(np.uint64)
    if skew > 1:
        return lambda rows: _skewed(random_uint64(key, rows), count, skew)
    if count <= 2**63:
        return lambda rows: below(random_uint64(key, rows), count).view(np.uint64)
    if count == 2**64:
        return lambda rows: random_uint64(key, rows)
    return lambda rows: multiply_high(random_uint64(key, rows), count)


def _skewed(random: UintArray, count: int, skew: int) -> UintArray:
    share = random >> np.uint64(32)
    product = share.copy()
    for _ in range(skew - 1):
        product *= share
        product >>= np.uint64(32)
    product *= np.uint64(count)
    product >>= np.uint64(32)
    return product


def _check_skew(context: Context, count: int) -> int:
    skew: int = context.get("skew", 1)
    if not 1 <= skew <= _LARGEST_SKEW:
        raise OptionError("skew", f"must be 1 (even) to {_LARGEST_SKEW} (most values near min), not {skew}")
    if skew > 1 and context.unique:
        raise OptionError("skew", f"{context.location} is unique: its values cannot be skewed")
    if skew > 1 and count > 2**32:
        raise OptionError("skew", f"needs a range of at most 2^32 values, not {count}")
    return skew


def _integer_bounds(context: Context) -> tuple[int, int]:
    """min and max; by default what the type holds, up to 1000 where the column is not unique."""
    column = context.type
    if column is not None and column.is_integer:
        type_low, type_high = column.integer_range
        if column.name == "tinyint" and column.length == 1:
            type_high = 1
    elif column is not None and column.name == "decimal":
        digits = min((column.length or 10) - (column.scale or 0), 18)
        type_low, type_high = 0 if column.unsigned else -(10**digits) + 1, 10**digits - 1
    else:
        type_low, type_high = -(2**63), 2**63 - 1
    low = context.get("min")
    high = context.get("max")
    if low is None:
        low = min(0, high) if high is not None else max(type_low, 0)
    if high is None:
        high = type_high if context.unique else max(low, min(type_high, 1000))
    for name, value in (("min", low), ("max", high)):
        whole = column is not None and column.is_integer
        first, last = column.integer_range if whole and column is not None else (-(2**63), 2**64 - 1)
        if not first <= value <= last:
            raise OptionError(name, f"{value} is outside {first} to {last}" + (f" ({column})" if whole else ""))
    if low > high:
        raise OptionError("max", f"{high} is below min, {low}")
    if low < 0 and high >= 2**63:
        raise OptionError("max", f"{high} needs an unsigned type, but min is {low}")
    return low, high


def _integer(context: Context) -> Generate:
    low, high = _integer_bounds(context)
    step = context.get("step", 1)
    if step < 1:
        raise OptionError("step", f"must be 1 or more, not {step}")
    count = (high - low) // step + 1
    draw = uniform(context, count, skew=_check_skew(context, count))
    # arithmetic modulo 2^64 is right for both signs
    start, stride = np.uint64(low % 2**64), np.uint64(step)
    kind = np.uint64 if high >= 2**63 else np.int64

    def generate(rows: IntArray) -> Integers:
        value = draw(rows)
        if step != 1:
            value = value * stride
        if low:
            value = value + start
        return Integers(value.view(kind))

    return generate


def exact(context: Context, option: str, value: Any, scale: int) -> int:
    """Return an option's number times 10^scale as an int. Raises OptionError when it is none or has more places."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise OptionError(option, f"{shown(value)} is not a number") from None
    if not number.is_finite():
        raise OptionError(option, f"must be a finite number, not {value}")
    if abs(number.adjusted()) > _LARGEST_EXPONENT:
        raise OptionError(option, f"{value} does not fit an exact number of {MOST_DIGITS} digits")
    try:
        return scaled_integer(number, scale)
    except ValueError:
        raise OptionError(option, f"{value} has more than {scale} decimal places") from None


def _decimal(context: Context) -> Generate:
    column = context.type
    if column is not None and column.name == "decimal":
        default_scale, digits, unsigned = column.scale or 0, column.length or 10, column.unsigned
    else:
        default_scale, digits, unsigned = 2, 18, False
    scale = context.get("scale", default_scale if default_scale <= 18 else _USUAL_SCALE)
    if not 0 <= scale <= _LARGEST_SCALE:
        raise OptionError("scale", f"must be 0 to {_LARGEST_SCALE}, not {scale}")
    if column is not None and column.name == "decimal" and scale > default_scale:
        raise OptionError("scale", f"{scale} is more than {column} holds")
    most = 10 ** min(digits - default_scale + scale, MOST_DIGITS) - 1
    low_text, high_text = context.get("min", 0), context.get("max")
    low = exact(context, "min", low_text, scale)
    high = (
        exact(context, "max", high_text, scale)
        if high_text is not None
        else most
        if context.unique
        else max(low, min(most, 1000 * 10**scale))
    )
    for name, value in (("min", low), ("max", high)):
        if abs(value) > most or (value < 0 and unsigned):
            held = column or "an exact number of 18 digits"
            raise OptionError(name, f"{Decimal(f'{value}e-{scale}')} does not fit {held}")
    if low > high:
        raise OptionError("max", f"{high_text} is below min, {low_text}")
    step = exact(context, "step", context.get("step", Decimal(1).scaleb(-scale)), scale)
    if step < 1:
        raise OptionError("step", f"must be above 0, not {context.get('step')}")
    count = (high - low) // step + 1
    if max(abs(low), abs(high)) > LIMIT:
        return _wide_decimal(context, count, low, step, scale)
    draw = uniform(context, count, skew=_check_skew(context, count))

    def generate(rows: IntArray) -> Decimals:
        data = draw(rows).view(np.int64)
        if step != 1:
            data = data * np.int64(step)
        if low:
            data = data + np.int64(low)
        return Decimals(data, scale)

    return generate


def _wide_decimal(context: Context, count: int, low: int, step: int, scale: int) -> Generate:
    """Numbers of more than 18 digits: a share of ``count`` from 256 random bits, on Python's integers."""
    if context.unique or count <= 2**64:
        draw = uniform(context, count, skew=_check_skew(context, count))
        return lambda rows: Decimals(draw(rows).astype(object) * step + low, scale)
    _check_skew(context, count)
    keys = [context.key(f"word {index}") for index in range(4)]

    def generate(rows: IntArray) -> Decimals:
        random = np.zeros(len(rows), object)
        for key in keys:
            random = random * 2**64 + random_uint64(key, rows).astype(object)
        return Decimals((random * count >> 256) * step + low, scale)

    return generate


def _float(context: Context) -> Generate:
    digits = context.get("digits", 3)
    if not 0 <= digits <= 15:
        raise OptionError("digits", f"must be 0 to 15, not {digits}")
    low_text, high_text = context.get("min", 0), context.get("max", 1)
    low, high = exact(context, "min", low_text, digits), exact(context, "max", high_text, digits)
    if low > high:
        raise OptionError("max", f"{high_text} is below min, {low_text}")
    if max(abs(low), abs(high)) >= 2**53:
        raise OptionError("digits", f"a double does not hold {low_text} to {high_text} exactly with {digits} digits")
    is_single = context.type is not None and context.type.name == "float"
    if context.unique and is_single and max(abs(low), abs(high)) >= 2**23:
        raise OptionError("digits", "a FLOAT tells only about 7 digits apart, and the column is unique")
    draw = uniform(context, high - low + 1)
    # whole numbers below 2^53 divided by a power of ten: one rounding, the same everywhere
    divisor = np.float64(10**digits)
    return lambda rows: Floats((draw(rows).view(np.int64) + np.int64(low)).astype(np.float64) / divisor)


def _boolean(context: Context) -> Generate:
    share = context.get("share", 0.5)
    if not 0 <= share <= 1:
        raise OptionError("share", f"must be from 0 to 1, not {share}")
    check_domain(context, 2)
    if context.unique:
        key = context.key()
        return lambda rows: Booleans(permute(key, rows, 2) == 1)
    key = context.key()
    threshold = np.uint64(int(Decimal(str(share)) * 2**32))
    return lambda rows: Booleans((random_uint64(key, rows) >> np.uint64(32)) < threshold)


def _bit(context: Context) -> Generate:
    column = context.type
    width = context.get("length", column.length if column is not None and column.name == "bit" and column.length else 1)
    if not 1 <= width <= 64:
        raise OptionError("length", f"must be 1 to 64 bits, not {width}")
    if column is not None and column.name == "bit" and width > (column.length or 1):
        raise OptionError("length", f"{width} bits do not fit {column}")
    draw = uniform(context, 2**width)
    return lambda rows: Integers(draw(rows) if width == 64 else draw(rows).view(np.int64))


def _year(context: Context) -> Generate:
    low = context.get("min", context.as_of.year - 10)
    high = context.get("max", context.as_of.year)
    for name, value in (("min", low), ("max", high)):
        if not 1901 <= value <= 2155:
            raise OptionError(name, f"{value} is outside 1901 to 2155, what a YEAR holds")
    if low > high:
        raise OptionError("max", f"{high} is below min, {low}")
    draw = uniform(context, high - low + 1)
    return lambda rows: Integers(draw(rows).view(np.int64) + np.int64(low))


def _slot(context: Context) -> Generate:
    size = context.get("size")
    if not 1 <= size <= MAX_BLOCK:
        raise OptionError("size", f"must be 1 to {MAX_BLOCK} rows, not {size}")
    check_domain(context, size)
    key = context.key("slot")
    return lambda rows: Integers(block_positions(key, rows, size))


def _sequence(context: Context) -> Generate:
    column = context.type
    start, step, width = context.get("start", 1), context.get("step", 1), context.get("width", 1)
    prefix, suffix = context.get("prefix", ""), context.get("suffix", "")
    if step < 1:
        raise OptionError("step", f"must be 1 or more, not {step}")
    last = start + step * max(context.rows - 1, 0)
    as_text = bool(prefix or suffix or "width" in context.options) or (column is not None and column.is_text)
    if not as_text:
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
        kind = np.uint64 if last >= 2**63 else np.int64
        return lambda rows: Integers((rows.astype(np.uint64) * np.uint64(step) + np.uint64(start % 2**64)).view(kind))
    if start < 0:
        raise OptionError("start", f"must be 0 or more in text, not {start}")
    if not 1 <= width <= 19 or last >= 2**63:
        raise OptionError("width", f"must be 1 to 19 digits, not {width}")
    limit = text_limit(column)
    widest = limit.width(prefix + suffix) + max(width, len(str(last)))
    if limit.most is not None and widest > limit.most:
        raise PlanError(
            f"{context.location}: {prefix}{last:0{width}}{suffix} is {widest} wide, but {column} holds {limit}",
            location=context.location,
            hint="ask for fewer rows, or shorten the prefix",
        )
    head = (Constant(prefix),) if prefix else ()
    tail = (Constant(suffix),) if suffix else ()

    def generate(rows: IntArray) -> Texts:
        number = rows if step == 1 else rows * np.int64(step)
        return Texts((*head, Digits(number + np.int64(start), width), *tail), len(rows))

    return generate


_NUMBER = (int, float, str)
_SKEW = Option("skew", (int,), 1, "1 spreads evenly; 2 to 6 crowd the values near min")

PROVIDERS = (
    Provider(
        "integer",
        "whole numbers from min to max, both included",
        (
            Option("min", (int,), None, "smallest value; 0 by default"),
            Option("max", (int,), None, "largest value; by default 1000, or what the type holds in a unique column"),
            Option("step", (int,), 1, "distance between neighbouring values"),
            _SKEW,
        ),
        _integer,
        unique=True,
    ),
    Provider(
        "decimal",
        "exact decimal numbers from min to max, both included",
        (
            Option("min", _NUMBER, 0, 'smallest value, such as "0.50"'),
            Option("max", _NUMBER, None, "largest value; by default 1000, or what the type holds in a unique column"),
            Option("scale", (int,), None, "decimal places; by default the column's"),
            Option("step", _NUMBER, None, "distance between neighbouring values"),
            _SKEW,
        ),
        _decimal,
        unique=True,
    ),
    Provider(
        "float",
        "numbers for FLOAT and DOUBLE columns",
        (
            Option("min", _NUMBER, 0, "smallest value"),
            Option("max", _NUMBER, 1, "largest value"),
            Option("digits", (int,), 3, "decimal places, 0 to 15"),
        ),
        _float,
        unique=True,
    ),
    Provider(
        "boolean",
        "true or false",
        (Option("share", (int, float), 0.5, "share of rows that are true, 0 to 1"),),
        _boolean,
        unique=True,
    ),
    Provider(
        "bit", "random bits", (Option("length", (int,), None, "how many; by default the column's"),), _bit, unique=True
    ),
    Provider(
        "year",
        "years from min to max, both included",
        (
            Option("min", (int,), None, "first year; by default ten before as_of"),
            Option("max", (int,), None, "last year; by default that of as_of"),
        ),
        _year,
        unique=True,
    ),
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
