"""Exact arithmetic on integers and scaled decimals, as MySQL's DECIMAL does it.

Numbers are int64 arrays as long as they fit, and arrays of Python's integers (dtype object) beyond; never a wrap-around
and never a float. A result of more than 65 digits, which no DECIMAL holds, is an error. MySQL's rules for precision and
rounding: https://dev.mysql.com/doc/refman/8.4/en/precision-math.html
"""

from __future__ import annotations

import numpy as np

from ..array_types import BoolArray, NumberArray
from ..arrays import Array, Booleans, Decimals, Floats, Integers, Texts

LIMIT = 2**63 - 1
MOST_DIGITS = 65
DIVISION_DIGITS = 4
"""The default of ``div_precision_increment``:
https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_div_precision_increment."""


class ArithmeticProblem(ValueError):
    """A value is no number, or a result does not fit."""


Number = tuple[NumberArray, int, BoolArray | None]


def number(array: Array) -> Number:
    """Return (data, scale, null) of a numeric array: int64, or Python's integers where they are larger."""
    if isinstance(array, Decimals):
        return array.data, array.scale, array.null
    if isinstance(array, Booleans):
        return array.data.astype(np.int64), 0, array.null
    if isinstance(array, Integers):
        if array.data.dtype == np.uint64:
            # NumPy makes float64 of int64 and uint64 together, which loses digits from 2^53 on: one type is chosen
            # here.
            fits = not len(array.data) or int(array.data.max()) <= LIMIT
            return array.data.astype(np.int64 if fits else object), 0, array.null
        return array.data, 0, array.null
    if isinstance(array, Texts) and not array.parts:  # rows that are all NULL, of no type
        return np.zeros(array.rows, np.int64), 0, array.null
    if isinstance(array, Floats):
        raise ArithmeticProblem("FLOAT and DOUBLE values cannot be computed with: they are not exact")
    raise ArithmeticProblem(f"a number is needed, not {type(array).__name__.lower()}")


def to_array(value: Number) -> Array:
    """Return a number as Integers (scale 0) or Decimals."""
    data, scale, null = value
    return Decimals(data, scale, null) if scale else Integers(data, null)


def either_null(left: BoolArray | None, right: BoolArray | None) -> BoolArray | None:
    """Return the mask of rows where either side is NULL."""
    if left is None:
        return right
    return left if right is None else left | right


def largest(data: NumberArray) -> int:
    """Return the largest absolute value, 0 of no values."""
    return max(abs(int(data.max())), abs(int(data.min()))) if len(data) else 0


def fitting(data: NumberArray, bound: int, what: str) -> NumberArray:
    """Return ``data`` in a dtype that holds results up to ``bound``. Raises ArithmeticProblem when no DECIMAL does."""
    if bound <= LIMIT:
        return data
    if bound >= 10**MOST_DIGITS:
        # A server cuts such a DECIMAL to 9s, or refuses it (error 1264); here it is an error in any case.
        raise ArithmeticProblem(f"{what} more than {MOST_DIGITS} digits")
    return data.astype(object, copy=False)


def _with_factor(data: NumberArray, digits: int) -> tuple[NumberArray, int]:
    """Return ``data`` and 10^digits, such that one can be divided by the other."""
    factor = 10**digits
    return (data if factor <= LIMIT else data.astype(object, copy=False)), factor


def rescale(data: NumberArray, scale: int, wanted: int) -> NumberArray:
    """Return ``data`` at scale ``wanted``; fewer digits round half away from zero, as MySQL rounds DECIMAL."""
    if wanted == scale:
        return data
    if wanted > scale:
        factor = 10 ** (wanted - scale)
        data = fitting(data, max(largest(data), 1) * factor, f"at {wanted} decimal places a value needs")
        scaled: NumberArray = data * factor
        return scaled
    data, factor = _with_factor(data, scale - wanted)
    data = fitting(data, largest(data) + factor // 2, "a value has")
    rounded: NumberArray = np.sign(data) * ((np.abs(data) + factor // 2) // factor)
    return rounded


def align(left: Number, right: Number) -> tuple[NumberArray, NumberArray, int]:
    """Return both data arrays at the larger of the two scales, and that scale."""
    scale = max(left[1], right[1])
    return rescale(left[0], left[1], scale), rescale(right[0], right[1], scale), scale


def add(left: Number, right: Number, sign: int = 1) -> Number:
    """Return left + right, or left - right when ``sign`` is -1."""
    first, second, scale = align(left, right)
    first = fitting(first, largest(first) + largest(second), "a sum has")
    return first + second if sign > 0 else first - second, scale, either_null(left[2], right[2])


def multiply(left: Number, right: Number) -> Number:
    """Return left * right; the scales add up."""
    first = fitting(left[0], largest(left[0]) * largest(right[0]), "a product has")
    return first * right[0], left[1] + right[1], either_null(left[2], right[2])


def divide(left: Number, right: Number) -> Number:
    """Return left / right with four more digits than left has; division by zero is NULL."""
    scale = left[1] + DIVISION_DIGITS
    zero = right[0] == 0
    divisor = np.where(zero, 1, right[0])
    dividend = rescale(left[0], left[1], scale + right[1])
    # half away from zero, as DECIMAL is rounded: https://dev.mysql.com/doc/refman/8.4/en/precision-math-rounding.html
    size, by = np.abs(dividend), np.abs(divisor)
    # Python's // rounds down, also below zero: computed of absolute values, with the sign put back.
    quotient = (size + by // 2) // by * np.sign(dividend) * np.sign(divisor)
    null = either_null(left[2], right[2])
    return quotient, scale, either_null(null, zero if zero.any() else None)


def whole_divide(left: Number, right: Number) -> tuple[Number, Number]:
    """Return (left DIV right, left MOD right): truncated toward zero, the remainder with left's sign; by zero is NULL."""
    first, second, scale = align(left, right)
    zero = second == 0
    divisor = np.where(zero, 1, second)
    quotient = np.abs(first) // np.abs(divisor) * np.sign(first) * np.sign(divisor)
    null = either_null(either_null(left[2], right[2]), zero if zero.any() else None)
    # The sign of a remainder is the dividend's
    # (https://dev.mysql.com/doc/refman/8.4/en/mathematical-functions.html#function_mod); Python's % has the divisor's.
    return (quotient, 0, null), (first - quotient * divisor, scale, null)


def round_to(value: Number, digits: int) -> Number:
    """Return ROUND(value, digits), half away from zero."""
    data, scale, null = value
    if digits >= scale:
        return value
    if digits >= 0:
        return rescale(data, scale, digits), digits, null
    rounded = rescale(data, scale, digits)
    # ROUND(1234, -2) is 1200 (https://dev.mysql.com/doc/refman/8.4/en/mathematical-functions.html#function_round).
    return fitting(rounded, largest(rounded) * 10**-digits, "a rounded value has") * 10**-digits, 0, null


def truncate_to(value: Number, digits: int) -> Number:
    """Return TRUNCATE(value, digits), toward zero."""
    data, scale, null = value
    if digits >= scale:
        return value
    digits = max(digits, 0)
    data, factor = _with_factor(data, scale - digits)
    return np.sign(data) * (np.abs(data) // factor), digits, null


def floor(value: Number, up: bool = False) -> Number:
    """Return FLOOR(value), or CEILING(value) when ``up``."""
    data, scale, null = value
    data, factor = _with_factor(data, scale)
    return (-(-data // factor) if up else data // factor), 0, null
