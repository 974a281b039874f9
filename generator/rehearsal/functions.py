"""All functions, operators and aggregates on one SQLite connection."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR

from . import datetimes, documents, numbers
from .kinds import DATE, DATETIME, EXACT, INTEGER, MERGE, REAL, TEXT, TIME
from .numbers import Stored
from .registry import REGISTRY, Function, register
from .texts import fits_charset, fold, is_set, octets

for _name, _body in (
    ("ADD", numbers.add),
    ("SUBTRACT", numbers.subtract),
    ("MULTIPLY", numbers.multiply),
    ("DIVIDE", numbers.divide),
    ("DIV", numbers.divide_whole),
    ("MOD", numbers.modulo),
    ("NEGATE", numbers.negate),
    ("TRUNCATE", numbers.truncate),
    ("AS_DECIMAL", numbers.as_decimal),
):
    register(EXACT, _name)(_body)
register(MERGE, "ABS")(numbers.absolute)
register(EXACT, "ROUND")(numbers.round_to)
register(TEXT, "FORMAT")(numbers.grouped)
register(EXACT, "CEIL", "CEILING")(lambda value: numbers.whole(value, ROUND_CEILING))
register(EXACT, "FLOOR")(lambda value: numbers.whole(value, ROUND_FLOOR))
register(INTEGER, "AS_INTEGER")(numbers.as_integer)
register(TEXT, "ORDER")(numbers.sortable)
register(INTEGER, "MICROSECONDS")(datetimes.microseconds)
register(TIME, "TIME_TEXT")(datetimes.time_text)
register(INTEGER, "SIGN")(lambda value: numbers.compare(value, 0))
register(REAL, "AS_REAL")(lambda value: float(numbers.number(value)))
register(REAL, "SQRT")(lambda value: float(numbers.number(value)) ** 0.5 if numbers.number(value) >= 0 else None)
register(REAL, "POW", "POWER")(lambda value, power: float(numbers.number(value)) ** float(numbers.number(power)))
# Numbers above 2^63 - 1 are texts of 20 digits here: see ``numbers``.
register(TEXT, "UNPAD")(lambda value: str(int(value)))  # a wide integer without its leading zero
register(INTEGER, "FITS_DECIMAL")(numbers.fits_decimal)
register(INTEGER, "FITS_BITS")(numbers.fits_bits)
register(INTEGER, "FITS_CHARSET")(fits_charset)
register(INTEGER, "IS_SET")(is_set)
register(TEXT, "FOLD")(fold)
register(INTEGER, "XOR")(lambda a, b: int(bool(numbers.number(a)) != bool(numbers.number(b))))
for _name, _test in (
    ("EQ", lambda order: order == 0),
    ("NEQ", lambda order: order != 0),
    ("LT", lambda order: order < 0),
    ("LTE", lambda order: order <= 0),
    ("GT", lambda order: order > 0),
    ("GTE", lambda order: order >= 0),
):
    register(INTEGER, _name)(lambda a, b, _test=_test: int(_test(numbers.compare(a, b))))
register(INTEGER, "SAME", null_in=True)(
    lambda a, b: int(a is b) if a is None or b is None else int(numbers.compare(a, b) == 0)
)
for _name, _bits in (
    ("BITAND", lambda a, b: a & b),
    ("BITOR", lambda a, b: a | b),
    ("BITXOR", lambda a, b: a ^ b),
    ("SHIFTLEFT", lambda a, b: (a << b) % 2**64),
    ("SHIFTRIGHT", lambda a, b: (a % 2**64) >> b),
):
    register(EXACT, _name)(
        # Bit operations of numbers are of unsigned 64-bit integers
        # (https://dev.mysql.com/doc/refman/8.4/en/bit-functions.html).
        lambda a, b, _bits=_bits: numbers.stored(_bits(int(numbers.number(a)), int(numbers.number(b))) % 2**64)
    )


def _extreme(choose: Callable[..., Stored]) -> tuple[Callable[..., Stored], Callable[..., Stored]]:
    return (lambda *values: choose(values, key=fold), lambda *values: choose(values, key=numbers.number))


register(TEXT, "HEX_NUMBER")(lambda value: format(int(value), "X"))  # of a wide integer
register(MERGE, "GREATEST")(_extreme(max)[0])
register(MERGE, "LEAST")(_extreme(min)[0])
register(EXACT, "GREATEST_NUMBER")(_extreme(max)[1])
register(EXACT, "LEAST_NUMBER")(_extreme(min)[1])
# a default may ask for the time of the run; scripts do not depend on it
for _name, _kind, _now in (
    ("NOW", DATETIME, "2000-01-01 00:00:00"),
    ("CURRENT_TIMESTAMP", DATETIME, "2000-01-01 00:00:00"),
    ("UTC_TIMESTAMP", DATETIME, "2000-01-01 00:00:00"),
    ("CURRENT_DATE", DATE, "2000-01-01"),
    ("CURDATE", DATE, "2000-01-01"),
    ("CURRENT_TIME", TIME, "00:00:00"),
):
    register(_kind, _name)(lambda *_, _now=_now: _now)
register(INTEGER, "ISNULL", null_in=True)(lambda value: int(value is None))

for _name, (_kind, _body) in datetimes.FUNCTIONS.items():
    register(_kind, _name)(_body)
for _name, (_kind, _body) in documents.FUNCTIONS.items():
    register(_kind, _name)(_body)


class Aggregate:
    """Collects the values that are not NULL; ``finalize`` reduces them."""

    def __init__(self) -> None:
        self.values: list[numbers.Number] = []

    def step(self, value: Stored) -> None:
        if value is not None:
            self.values.append(numbers.number(value))

    def inverse(self, value: Stored) -> None:
        if value is not None:
            self.values.remove(numbers.number(value))

    def value(self) -> Stored:
        return self.finalize()

    def finalize(self) -> Stored:
        raise NotImplementedError


class Sum(Aggregate):
    def finalize(self) -> Stored:
        return numbers.stored_sum(numbers.total(self.values))


class Average(Aggregate):
    def finalize(self) -> Stored:
        total = numbers.total(self.values)
        return None if total is None else numbers.divide(numbers.stored(total), len(self.values))


class Smallest(Aggregate):
    def finalize(self) -> Stored:
        return numbers.stored(min(self.values, default=None))


class Largest(Aggregate):
    def finalize(self) -> Stored:
        return numbers.stored(max(self.values, default=None))


class Single:
    """The value of a scalar subquery. SQLite takes the first of many rows; a server refuses with error 1242."""

    def __init__(self) -> None:
        self.rows = 0
        self.only: Stored = None

    def step(self, value: Stored) -> None:
        self.rows += 1
        self.only = value
        if self.rows > 1:
            raise ValueError("Subquery returns more than 1 row")

    def finalize(self) -> Stored:
        return self.only


def _quoted(value: Stored) -> str:
    """As MySQL's QUOTE, which escapes four characters with a backslash."""
    if value is None:
        return "NULL"
    escaped = str(value).translate({0: "\\0", 0x1A: "\\Z", 0x27: "\\'", 0x5C: "\\\\"})
    return f"'{escaped}'"


def _joined(separator: str, *values: Stored) -> str:
    return separator.join(str(value) for value in values if value is not None)


AGGREGATES = {"SUM": Sum, "AVG": Average, "MIN_NUMBER": Smallest, "MAX_NUMBER": Largest}


class Library:
    """The functions on one connection. ``error_message`` holds what the last failing one said: SQLite itself reports only
    that a function raised."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.error_message: str | None = None
        self.names = set(REGISTRY)
        for name, function in REGISTRY.items():
            # Only deterministic functions may be in an index or a generated column
            # (https://www.sqlite.org/deterministic.html).
            connection.create_function(f"my_{name.lower()}", -1, self._recording(function), deterministic=True)
        for name, aggregate in AGGREGATES.items():
            connection.create_window_function(f"my_{name.lower()}", 1, self._recording_class(aggregate))
        connection.create_aggregate("my_single", 1, self._recording_class(Single))
        # what the scripts' sums are made with; HEX is SQLite's own
        connection.create_function("QUOTE", 1, _quoted, deterministic=True)
        connection.create_function("CRC32", 1, lambda value: zlib.crc32(octets(value)), deterministic=True)
        connection.create_function("CONCAT_WS", -1, _joined, deterministic=True)

    def _recording(self, function: Function) -> Callable[..., Stored]:
        body, null_in = function.body, function.null_in

        def call(*arguments: Stored) -> Stored:
            if not null_in and None in arguments:
                return None
            try:
                return body(*arguments)
            except Exception as error:
                self.error_message = str(error)
                raise

        return call

    def _recording_class(self, aggregate: type) -> type:
        library = self

        class Recording(aggregate):  # type: ignore[misc]  # its base is chosen at run time
            def step(self, value: Stored) -> None:
                try:
                    super().step(value)
                except Exception as error:
                    library.error_message = str(error)
                    raise

        return Recording
