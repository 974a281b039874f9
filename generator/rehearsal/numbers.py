"""MySQL's exact numbers on SQLite, which has none.

SQLite knows 64-bit signed integers and doubles. So that money never meets a float, the rehearsal keeps a DECIMAL as
text with all its digits (``'30.00'``) and computes on it here, with Python's decimals. An integer above 2^63 - 1 (a
BIGINT UNSIGNED) is kept as text of exactly 20 digits: SQLite sorts every text after every integer, and texts of one
length in the order of their digits, so ranges, indexes and foreign keys stay right without a function call.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import Protocol, overload

Number = int | Decimal | float
Stored = int | str | float | bytes | None

LARGEST_SIGNED = 2**63 - 1
LARGEST_UNSIGNED = 2**64 - 1
WIDE_DIGITS = 20
# A product of two DECIMALs has up to 130 digits before a server cuts it to 65
# (https://dev.mysql.com/doc/refman/8.4/en/precision-math-decimal-characteristics.html).
EXACT = Context(prec=200, rounding=ROUND_HALF_UP)
DIVISION_DIGITS = 4  # div_precision_increment
MOST_DIGITS = 30  # DECIMAL's largest scale


def number(value: Stored | Number) -> Number:
    """The number that a stored value means. Raises ValueError for text that is none (MySQL: error 1292)."""
    if isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, str):
        try:
            parsed = EXACT.create_decimal(value.strip())
        except InvalidOperation:
            parsed = None
        if parsed is not None and parsed.is_finite():
            return parsed
    raise ValueError(f"{value!r} is not a number")


def stored(value: Number | None) -> Stored:
    """A number in the form that SQLite keeps exactly."""
    if isinstance(value, Decimal):
        # DECIMAL has no negative zero.
        return format(value.copy_abs() if value == 0 else value, "f")
    if isinstance(value, int) and value > LARGEST_SIGNED:
        return str(value).zfill(WIDE_DIGITS)
    return value


def stored_sum(value: Number | None) -> Stored:
    """The sum of whole numbers is a DECIMAL, however large: unlike a BIGINT UNSIGNED it is not padded."""
    is_wide = isinstance(value, int) and not -LARGEST_SIGNED - 1 <= value <= LARGEST_SIGNED
    return str(value) if is_wide else stored(value)


def scale_of(value: Number) -> int:
    """The digits after the point."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0  # a letter for NaN and infinity


def at_scale(value: Number, scale: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    """``value`` with exactly ``scale`` digits after the point, rounded half away from zero as MySQL does."""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return exact.quantize(Decimal(1).scaleb(-scale), rounding=rounding, context=EXACT)


def _integer(value: int) -> int:
    if not -LARGEST_SIGNED - 1 <= value <= LARGEST_UNSIGNED:
        raise ValueError(f"BIGINT value is out of range: {value}")  # MySQL: error 1690
    return value


class _Operator(Protocol):
    """One of Python's own operators, on whole numbers or on floats."""

    @overload
    def __call__(self, left: int, right: int, /) -> int: ...
    @overload
    def __call__(self, left: float, right: float, /) -> float: ...


def _arithmetic(exact: Callable[[Decimal, Decimal], Decimal], plain: _Operator) -> Callable[[Stored, Stored], Stored]:
    def compute(left: Stored, right: Stored) -> Stored:
        if left is None or right is None:
            return None
        a, b = number(left), number(right)
        if isinstance(a, float) or isinstance(b, float):
            # A float makes the whole expression approximate
            # (https://dev.mysql.com/doc/refman/8.4/en/precision-math-expressions.html).
            return plain(float(a), float(b))
        if isinstance(a, int) and isinstance(b, int):
            return stored(_integer(plain(a, b)))
        return stored(exact(Decimal(a), Decimal(b)))

    return compute


add = _arithmetic(EXACT.add, operator.add)
subtract = _arithmetic(EXACT.subtract, operator.sub)
multiply = _arithmetic(EXACT.multiply, operator.mul)


def divide(left: Stored, right: Stored) -> Stored:
    """``/``: the dividend's scale and four digits more; NULL when dividing by zero."""
    if left is None or right is None:
        return None
    a, b = number(left), number(right)
    if b == 0:
        return None
    if isinstance(a, float) or isinstance(b, float):
        return float(a) / float(b)
    # DECIMAL rounds half away from zero: ROUND_HALF_UP of Python's decimals.
    quotient = EXACT.divide(Decimal(a), Decimal(b))
    return stored(at_scale(quotient, min(scale_of(a) + DIVISION_DIGITS, MOST_DIGITS)))


def divide_whole(left: Stored, right: Stored) -> Stored:
    """``DIV``: the integer part, toward zero."""
    if left is None or right is None or number(right) == 0:
        return None
    return stored(_integer(int(EXACT.divide_int(Decimal(number(left)), Decimal(number(right))))))


def modulo(left: Stored, right: Stored) -> Stored:
    """``%``: the sign is the dividend's."""
    if left is None or right is None or number(right) == 0:
        return None
    a, b = number(left), number(right)
    rest = EXACT.remainder(Decimal(a), Decimal(b))
    return stored(int(rest) if isinstance(a, int) and isinstance(b, int) else rest)


def negate(value: Stored) -> Stored:
    if value is None:
        return None
    exact = number(value)
    return stored(EXACT.minus(exact) if isinstance(exact, Decimal) else -exact)


def absolute(value: Stored) -> Stored:
    return value if value is None or number(value) >= 0 else negate(value)


def round_to(value: Stored, digits: Stored = 0) -> Stored:
    """``ROUND``: half away from zero, for a DOUBLE as the C library does: half to even.

    https://dev.mysql.com/doc/refman/8.4/en/precision-math-rounding.html
    """
    return _cut(value, digits, ROUND_HALF_EVEN if isinstance(value, float) else ROUND_HALF_UP)


def sortable(value: Stored) -> str:
    """A DECIMAL as text that sorts as its value: 65 digits and 30 of them behind the point, all of one length."""
    return f"{EXACT.add(Decimal(number(value)), 2 * Decimal(10) ** 66):.30f}"


def grouped(value: Stored, digits: Stored) -> str:
    """``FORMAT`` in the locale en_US: thousands apart, rounded half away from zero."""
    places = max(int(number(digits)), 0)
    return f"{Decimal(str(_cut(value, places, ROUND_HALF_UP))):,.{places}f}"


def truncate(value: Stored, digits: Stored) -> Stored:
    return _cut(value, digits, ROUND_DOWN)


def _cut(value: Stored, digits: Stored, rounding: str) -> Stored:
    if value is None or digits is None:
        return None
    exact, places = number(value), int(number(digits))
    if isinstance(exact, int):
        return stored(exact if places >= 0 else int(at_scale(exact, places, rounding)))
    rounded = at_scale(exact, places, rounding)
    if places < 0:
        rounded = rounded.quantize(Decimal(1), context=EXACT)
    return float(rounded) if isinstance(exact, float) else stored(rounded)


def whole(value: Stored, rounding: str) -> Stored:
    """``CEIL`` and ``FLOOR``, by the rounding named."""
    if value is None:
        return None
    exact = number(value)
    rounded = at_scale(exact, 0, rounding)
    return float(rounded) if isinstance(exact, float) else stored(int(rounded))


def compare(left: Stored, right: Stored) -> int | None:
    """-1, 0 or 1; None when a side is NULL. Exact unless a side is a float, as in MySQL."""
    if left is None or right is None:
        return None
    a, b = number(left), number(right)
    if isinstance(a, float) or isinstance(b, float):
        # A DECIMAL beside a DOUBLE is compared as one, on MySQL too
        # (https://dev.mysql.com/doc/refman/8.4/en/type-conversion.html).
        a, b = float(a), float(b)
    return (a > b) - (a < b)


def fits_decimal(value: Stored, precision: int, scale: int, unsigned: int) -> int:
    """1 when DECIMAL(precision, scale) takes the value; digits behind the scale are rounded off, as a server does."""
    try:
        rounded = at_scale(number(value), scale)
    except ValueError:
        return 0
    # not abs(): Python's own operators round to 28 digits, contexts do not
    return int(EXACT.abs(rounded) < Decimal(1).scaleb(precision - scale) and not (unsigned and rounded < 0))


def fits_bits(value: Stored, bits: int) -> int:
    """1 when BIT(bits) takes the number or the bytes."""
    exact = int.from_bytes(value) if isinstance(value, bytes) else number(value)
    return int(exact == int(exact) and 0 <= exact < 2**bits)


def as_decimal(value: Stored, scale: int) -> Stored:
    """The canonical text of a DECIMAL with ``scale`` digits."""
    return None if value is None else stored(at_scale(number(value), scale))


def as_integer(value: Stored) -> Stored:
    """``CAST(… AS SIGNED)`` and ``AS UNSIGNED`` within the common range."""
    return None if value is None else stored(_integer(int(at_scale(number(value), 0))))


def total(values: Iterable[Number]) -> Number | None:
    """The exact sum; None for no values."""
    result: Number | None = None
    for value in values:
        if result is None:
            result = value
        elif isinstance(result, float) or isinstance(value, float):
            result = float(result) + float(value)
        elif isinstance(result, int) and isinstance(value, int):
            result += value
        else:
            result = EXACT.add(Decimal(result), Decimal(value))
    return result
