"""Numbers: integers, exact decimals, floats, true and false, bits, years."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np

from ...printable import quantity
from ...schema.model import ColumnType
from ...toml_fields import shown
from ..array_types import IntArray, UintArray
from ..arrays import Booleans, Decimals, Floats, Integers, scaled_integer
from ..context import Context, Generate, Option, OptionError, Provider, check_domain
from ..expressions.numbers import LIMIT, MOST_DIGITS
from ..permutation import MAX_DOMAIN, permute
from ..streams import below, multiply_high, random_uint64, skewed

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
        return lambda rows: (skewed(random_uint64(key, rows), skew) * np.uint64(count)) >> np.uint64(32)
    if count <= 2**63:
        return lambda rows: below(random_uint64(key, rows), count).view(np.uint64)
    if count == 2**64:
        return lambda rows: random_uint64(key, rows)
    return lambda rows: multiply_high(random_uint64(key, rows), count)


def skew_of(context: Context) -> int:
    """The option ``skew``. Raises OptionError for one out of its range."""
    skew: int = context.get("skew", 1)
    if not 1 <= skew <= _LARGEST_SKEW:
        raise OptionError("skew", f"must be 1 (even) to {_LARGEST_SKEW} (most values near the lower bound), not {skew}")
    return skew


def checked_skew(context: Context, count: int) -> int:
    """The option ``skew`` of ``count`` values. Raises OptionError where so many, or those of a unique column, cannot be skewed."""
    skew = skew_of(context)
    if skew > 1 and context.unique:
        raise OptionError("skew", f"{context.location} is unique: its values cannot be skewed")
    if skew > 1 and count > 2**32:
        raise OptionError("skew", f"needs a range of at most 2^32 values, not {count}")
    return skew


def _integer_bounds(context: Context) -> tuple[int, int]:
    """min and max; by default what the type holds, up to 1000 where the column is not unique."""
    type_low, type_high = _bounds_of_type(context.type)
    low = context.get("min")
    high = context.get("max")
    if low is None:
        low = min(0, high) if high is not None else max(type_low, 0)
    if high is None:
        high = type_high if context.unique else max(low, min(type_high, 1000))
    column = context.type if context.type is not None and context.type.is_integer else None
    first, last = column.integer_range if column is not None else (-(2**63), 2**64 - 1)
    for name, value in (("min", low), ("max", high)):
        if not first <= value <= last:
            raise OptionError(name, f"{value} is outside {first} to {last}" + (f" ({column})" if column else ""))
    if low > high:
        raise OptionError("max", f"{high} is below min, {low}")
    if low < 0 and high >= 2**63:
        raise OptionError("max", f"{high} needs an unsigned type, but min is {low}")
    return low, high


def _bounds_of_type(column: ColumnType | None) -> tuple[int, int]:
    """The smallest and the largest whole number that ``integer`` gives a column of this type by default."""
    if column is not None and column.is_integer:
        low, high = column.integer_range
        # TINYINT(1) is BOOLEAN: https://dev.mysql.com/doc/refman/8.4/en/numeric-type-syntax.html
        return low, 1 if column.name == "tinyint" and column.length == 1 else high
    if column is not None and column.name == "decimal":
        digits = min((column.length or 10) - (column.scale or 0), 18)
        return 0 if column.unsigned else -(10**digits) + 1, 10**digits - 1
    # A hidden column: int64, as most of its uses compute with it.
    return -(2**63), 2**63 - 1


def integer_step(context: Context) -> int:
    """The option ``step`` of whole numbers. Raises OptionError for one below 1."""
    step: int = context.get("step", 1)
    if step < 1:
        raise OptionError("step", f"must be 1 or more, not {step}")
    return step


def _integer(context: Context) -> Generate:
    low, high = _integer_bounds(context)
    step = integer_step(context)
    count = (high - low) // step + 1
    draw = uniform(context, count, skew=checked_skew(context, count))
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
        raise OptionError(option, f"{value} has more than {quantity(scale, 'decimal place')}") from None


def decimal_scale(context: Context) -> tuple[int, int]:
    """The decimal places of the values, and the largest value times 10 to that power."""
    column = context.type if context.type is not None and context.type.name == "decimal" else None
    held_scale, digits = (column.scale or 0, column.length or 10) if column is not None else (2, 18)
    scale: int = context.get("scale", held_scale if held_scale <= 18 else _USUAL_SCALE)
    if not 0 <= scale <= _LARGEST_SCALE:
        raise OptionError("scale", f"must be 0 to {_LARGEST_SCALE}, not {scale}")
    if column is not None and scale > held_scale:
        raise OptionError("scale", f"{scale} is more than {column} holds")
    return scale, 10 ** min(digits - held_scale + scale, MOST_DIGITS) - 1


def _decimal_bounds(context: Context, scale: int, most: int) -> tuple[int, int]:
    """min and max, times 10^scale; by default 0 to 1000, or to what the type holds in a unique column."""
    low_text, high_text = context.get("min", 0), context.get("max")
    low = exact(context, "min", low_text, scale)
    if high_text is not None:
        high = exact(context, "max", high_text, scale)
    else:
        high = most if context.unique else max(low, min(most, 1000 * 10**scale))
    column = context.type
    is_unsigned = column is not None and column.name == "decimal" and column.unsigned
    for name, value in (("min", low), ("max", high)):
        if abs(value) > most or (value < 0 and is_unsigned):
            held = column or "an exact number of 18 digits"
            raise OptionError(name, f"{Decimal(f'{value}e-{scale}')} does not fit {held}")
    if low > high:
        raise OptionError("max", f"{high_text} is below min, {low_text}")
    return low, high


def decimal_step(context: Context, scale: int) -> int:
    """The option ``step`` of decimals, times 10^scale. Raises OptionError for one that is not above 0."""
    step = exact(context, "step", context.get("step", Decimal(1).scaleb(-scale)), scale)
    if step < 1:
        raise OptionError("step", f"must be above 0, not {context.get('step')}")
    return step


def _decimal(context: Context) -> Generate:
    scale, most = decimal_scale(context)
    low, high = _decimal_bounds(context, scale, most)
    step = decimal_step(context, scale)
    count = (high - low) // step + 1
    if max(abs(low), abs(high)) > LIMIT:
        return _wide_decimal(context, count, low, step, scale)
    draw = uniform(context, count, skew=checked_skew(context, count))

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
        draw = uniform(context, count, skew=checked_skew(context, count))
        return lambda rows: Decimals(draw(rows).astype(object) * step + low, scale)
    checked_skew(context, count)
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


_NUMBER = (int, float, str)
SKEW = Option("skew", (int,), 1, "1 spreads evenly; 2 to 6 crowd the values near the lower bound")

PROVIDERS = (
    Provider(
        "integer",
        "whole numbers from min to max, both included",
        (
            Option("min", (int,), None, "smallest value; 0 by default", is_bound=True),
            Option(
                "max",
                (int,),
                None,
                "largest value; by default 1000, or what the type holds in a unique column",
                is_bound=True,
            ),
            Option("step", (int,), 1, "distance between neighbouring values"),
            SKEW,
        ),
        _integer,
        unique=True,
    ),
    Provider(
        "decimal",
        "exact decimal numbers from min to max, both included",
        (
            Option("min", _NUMBER, 0, 'smallest value, such as "0.50"', is_bound=True),
            Option(
                "max",
                _NUMBER,
                None,
                "largest value; by default 1000, or what the type holds in a unique column",
                is_bound=True,
            ),
            Option("scale", (int,), None, "decimal places; by default the column's"),
            Option("step", _NUMBER, None, "distance between neighbouring values"),
            SKEW,
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
)
