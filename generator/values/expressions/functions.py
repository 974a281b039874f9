"""The functions of expressions, by MySQL's name: arrays in, an array out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..arrays import Array, Dates, Datetimes, Digits, Integers, Texts, strings, worded
from . import numbers
from .choices import choose, nulled
from .conditions import COMPARISONS, comparable
from .datetimes import days_of, difference, microseconds, part_of_date, unix_timestamp
from .numbers import either_null, number, to_array
from .parse import ExpressionError
from .texts import as_text, constant_text, map_words


def cast(array: Array, target: str, sizes: list[int]) -> Array:
    """``CAST(value AS target(sizes))`` to DATE, DATETIME, CHAR, SIGNED or DECIMAL, numbers rounded half away from zero.
    Raises ExpressionError for text as a date, ArithmeticProblem for text as a number."""
    if target == "DATE":
        return Dates(days_of(array), array.null)
    if target == "DATETIME":
        return Datetimes(microseconds(array), sizes[0] if sizes else 0, array.null)
    if target == "CHAR":
        return as_text(array)
    data, scale, null = number(array)
    digits = 0 if target == "SIGNED" else (sizes[1] if len(sizes) > 1 else 0)
    return to_array((numbers.rescale(data, scale, digits), digits, null))


def _scalar(array: Array, what: str) -> int:
    data, scale, null = number(array)
    if not len(data):
        return 0
    if scale or null is not None or (data != data[0]).any():
        raise ExpressionError(f"{what} must be the same whole number in every row")
    return int(data[0])


def _round(n: int, value: Array, digits: Array | None = None) -> Array:
    return to_array(numbers.round_to(number(value), _scalar(digits, "the digits of ROUND") if digits else 0))


def _truncate(n: int, value: Array, digits: Array) -> Array:
    return to_array(numbers.truncate_to(number(value), _scalar(digits, "the digits of TRUNCATE")))


def _absolute(n: int, value: Array) -> Array:
    data, scale, null = number(value)
    return to_array((np.abs(data), scale, null))


def _extreme(sign: str) -> Callable[..., Array]:
    def function(n: int, *values: Array) -> Array:
        result = values[0]
        for value in values[1:]:
            null = either_null(result.null, value.null)
            chosen = choose(COMPARISONS[sign](*comparable(result, value)), result, value)
            assert chosen is not None
            result = nulled(chosen, null) if null is not None else chosen
        return result

    return function


def _concat(n: int, *values: Array) -> Array:
    texts = [as_text(value) for value in values]
    null = None
    for text in texts:
        null = either_null(null, text.null)
    return Texts(tuple(part for text in texts for part in text.parts), n, null)


def _replace(n: int, value: Array, search: Array, replacement: Array) -> Array:
    old, new = (constant_text(side, "REPLACE") for side in (search, replacement))
    if len(old) != 1:
        raise ExpressionError(f"REPLACE takes one character away or for another, not {old!r}")
    return map_words(value, lambda word: word.replace(old, new), f"replace {old!r} {new!r}")


def _lpad(n: int, value: Array, width: Array, fill: Array) -> Array:
    if isinstance(value, Integers):
        data, scale, null = value.data, 0, value.null
    else:
        data, scale, null = number(value)
    if scale or constant_text(fill, "LPAD") != "0":
        raise ExpressionError("LPAD is for whole numbers filled with '0', such as LPAD(row_number, 6, '0')")
    return Texts((Digits(data, _scalar(width, "the width of LPAD")),), n, null)


def _left(n: int, value: Array, length: Array) -> Array:
    count = max(0, _scalar(length, "the length of LEFT"))
    words = [word[:count] if word is not None else "" for word in strings(as_text(value))]
    return Texts(worded(words), n, value.null)


def _lower(text: str) -> str:
    return text.lower() if text.isascii() else "".join(character.lower()[0] for character in text)


def _upper(text: str) -> str:
    """Character by character, as a server's collation does: ß stays, since it has no capital of one character."""
    if text.isascii():
        return text.upper()
    return "".join(upper if len(upper := character.upper()) == 1 else character for character in text)


FUNCTIONS: dict[str, Callable[..., Array]] = {
    "ROUND": _round,
    "TRUNCATE": _truncate,
    "FLOOR": lambda n, value: to_array(numbers.floor(number(value))),
    "CEILING": lambda n, value: to_array(numbers.floor(number(value), up=True)),
    "ABS": _absolute,
    "LEAST": _extreme("<="),
    "GREATEST": _extreme(">="),
    "CONCAT": _concat,
    "LOWER": lambda n, value: map_words(value, _lower, "lower"),
    "UPPER": lambda n, value: map_words(value, _upper, "upper"),
    "REPLACE": _replace,
    "DATE": lambda n, value: Dates(days_of(value), value.null),
    "TIMESTAMP": lambda n, value: Datetimes(microseconds(value), getattr(value, "digits", 0), value.null),
    "DATEDIFF": lambda n, late, early: Integers(days_of(late) - days_of(early), either_null(late.null, early.null)),
    "TIMESTAMPDIFF": difference,
    "UNIX_TIMESTAMP": unix_timestamp,
    **{name: part_of_date(name) for name in ("YEAR", "QUARTER", "MONTH", "WEEKOFYEAR", "DAY", "WEEKDAY")},
    "LPAD": _lpad,
    "LEFT": _left,
}
