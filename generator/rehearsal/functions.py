"""MySQL's functions, operators and collations as Python functions that SQLite calls.

Every function of a script is called by the name ``my_…`` that is registered here, so a name that SQLite happens to
know with another meaning (LENGTH counts bytes in MySQL, HEX of a number is the number's) is never used by accident,
and an unknown function is an error instead of a guess. NULL in, NULL out, unless MySQL says otherwise.
"""

from __future__ import annotations

import functools
import hashlib
import re
import sqlite3
import unicodedata
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR

from . import documents, moments, numbers
from .numbers import Stored

# The kind of an expression's value decides how it is compared; "merge" is the kind of the arguments.
INTEGER, WIDE, EXACT, REAL = "integer", "wide", "exact", "real"
TEXT, BINARY, DATE, DATETIME, TIME = "text", "binary", "date", "datetime", "time"
MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Function:
    """One function: its Python body, the kind of its result, and whether equal arguments always give equal results."""

    body: Callable[..., Stored]
    kind: str
    deterministic: bool = True


REGISTRY: dict[str, Function] = {}


def register(kind: str, *names: str, null_in: bool = False) -> Callable[[Callable], Callable]:
    """Register a body under MySQL names. Unless ``null_in``, any NULL argument makes the result NULL."""

    def decorate(body: Callable) -> Callable:
        called = body if null_in else _null_propagating(body)
        for name in names:
            REGISTRY[name] = Function(called, kind)
        return body

    return decorate


def _null_propagating(body: Callable) -> Callable:
    @functools.wraps(body)
    def call(*arguments: Stored) -> Stored:
        return None if None in arguments else body(*arguments)

    return call


def text(value: Stored) -> str:
    """A value as MySQL converts it to characters."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    if isinstance(value, float):
        return format(value, ".17g") if value != int(value) else str(int(value))
    return str(value)


def octets(value: Stored) -> bytes:
    return value if isinstance(value, bytes) else text(value).encode("utf-8", "surrogateescape")


def fold(value: Stored) -> Stored:
    """Text as a case- and accent-insensitive collation sees it; trailing blanks dropped, as PAD SPACE ones do."""
    if not isinstance(value, str):
        return value
    bare = value.rstrip(" ")
    if bare.isascii():
        return bare.lower()
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", bare.casefold()) if not unicodedata.combining(sign))
    return plain.casefold()


def fits_charset(value: Stored, charset: str) -> int:
    """1 when every character of a text exists in a MySQL character set (MySQL: error 1366 when not)."""
    if value is None or value.isascii():
        return 1
    if charset in ("utf8mb3", "utf8", "ucs2"):
        return int(max(value) <= "\uffff")
    codec = {"latin1": "cp1252", "ascii": "ascii", "latin2": "iso8859-2", "cp1251": "cp1251"}.get(charset)
    if codec is None:
        return 1
    try:
        value.encode(codec)
    except UnicodeEncodeError:
        return 0
    return 1


def is_set(value: str, labels: str) -> int:
    """1 when every member of a SET value is one of ``labels`` (separated by commas, folded like the collation)."""
    return int(not value or {fold(member) for member in value.split(",")} <= {fold(label) for label in labels.split(",")})


# text ----------------------------------------------------------------------------------------------------------------
@register(TEXT, "CONCAT")
def concat(*parts: Stored) -> Stored:
    if any(isinstance(part, bytes) for part in parts):
        return b"".join(octets(part) for part in parts)
    return "".join(text(part) for part in parts)


@register(TEXT, "CONCAT_WS", null_in=True)
def concat_ws(separator: Stored, *parts: Stored) -> Stored:
    return None if separator is None else text(separator).join(text(part) for part in parts if part is not None)


@register(TEXT, "SUBSTRING", "SUBSTR", "MID")
def substring(value: Stored, start: int, length: int | None = None) -> Stored:
    whole = value if isinstance(value, bytes) else text(value)
    begin = start - 1 if start > 0 else len(whole) + start
    if start == 0 or begin < 0 or (length is not None and length < 1):
        return whole[:0]
    return whole[begin:] if length is None else whole[begin:begin + length]


@register(TEXT, "LPAD")
def lpad(value: Stored, width: int, pad: Stored) -> Stored:
    filling = text(pad) * width if width > 0 else ""
    return filling[:max(0, width - len(text(value)))] + text(value)[:max(0, width)]


@register(TEXT, "RPAD")
def rpad(value: Stored, width: int, pad: Stored) -> Stored:
    return (text(value) + text(pad) * width)[:width] if width >= 0 else None


@register(TEXT, "SUBSTRING_INDEX")
def substring_index(value: Stored, separator: str, count: int) -> Stored:
    pieces = text(value).split(separator)
    return separator.join(pieces[:count] if count >= 0 else pieces[count:]) if count else ""


@register(TEXT, "HEX")
def hexadecimal(value: Stored) -> Stored:
    return format(value % 2**64, "X") if isinstance(value, int) else octets(value).hex().upper()


@register(BINARY, "UNHEX")
def unhex(value: Stored) -> Stored:
    digits = text(value)
    try:
        return bytes.fromhex(digits if len(digits) % 2 == 0 else "0" + digits)
    except ValueError:
        return None


@register(TEXT, "CONV")
def conv(value: Stored, source: int, target: int) -> Stored:
    prefix = re.match(r"\s*([+-]?[0-9A-Za-z]*)", text(value))
    digits = prefix.group(1) if prefix else ""
    while digits:
        try:
            parsed = int(digits, abs(source)) % 2**64
            break
        except ValueError:
            digits = digits[:-1]
    else:
        parsed = 0
    signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    result = ""
    while parsed:
        parsed, rest = divmod(parsed, abs(target))
        result = signs[rest] + result
    return result or "0"


@register(TEXT, "TRIM")
def trim(value: Stored, remove: str = " ", side: str = "BOTH") -> Stored:
    whole = text(value)
    while remove and side != "TRAILING" and whole.startswith(remove):
        whole = whole[len(remove):]
    while remove and side != "LEADING" and whole.endswith(remove):
        whole = whole[:-len(remove)]
    return whole


def _find(sought: Stored, value: Stored, start: int = 1) -> int:
    return text(value).casefold().find(text(sought).casefold(), start - 1) + 1 if start > 0 else 0


register(TEXT, "LEFT")(lambda value, count: text(value)[:max(0, count)])
register(TEXT, "RIGHT")(lambda value, count: text(value)[-count:] if count > 0 else "")
register(TEXT, "LOWER", "LCASE")(lambda value: text(value).lower())
register(TEXT, "UPPER", "UCASE")(lambda value: text(value).upper())
register(TEXT, "LTRIM")(lambda value: text(value).lstrip(" "))
register(TEXT, "RTRIM")(lambda value: text(value).rstrip(" "))
register(TEXT, "REPLACE")(lambda value, old, new: text(value).replace(text(old), text(new)) if old != "" else text(value))
register(TEXT, "REVERSE")(lambda value: text(value)[::-1])
register(TEXT, "REPEAT")(lambda value, count: text(value) * max(0, count))
register(TEXT, "SPACE")(lambda count: " " * max(0, count))
register(TEXT, "AS_TEXT")(text)
register(BINARY, "AS_BINARY")(octets)
register(INTEGER, "CHAR_LENGTH", "CHARACTER_LENGTH")(lambda value: len(value if isinstance(value, bytes) else text(value)))
register(INTEGER, "LENGTH", "OCTET_LENGTH")(lambda value: len(octets(value)))
register(INTEGER, "BIT_LENGTH")(lambda value: 8 * len(octets(value)))
register(INTEGER, "LOCATE")(_find)
register(INTEGER, "INSTR")(lambda value, sought: _find(sought, value))
register(INTEGER, "ASCII")(lambda value: (octets(value) or b"\0")[0])
register(INTEGER, "CRC32")(lambda value: zlib.crc32(octets(value)))
register(INTEGER, "STRCMP")(lambda a, b: (fold(text(a)) > fold(text(b))) - (fold(text(a)) < fold(text(b))))
register(INTEGER, "FIND_IN_SET")(
    lambda sought, members: 1 + [fold(member) for member in members.split(",")].index(fold(text(sought)))
    if fold(text(sought)) in [fold(member) for member in members.split(",")] else 0)


@register(TEXT, "SHA2")
def sha2(value: Stored, bits: int) -> Stored:
    width = bits or 256
    return hashlib.new(f"sha{width}", octets(value)).hexdigest() if width in (224, 256, 384, 512) else None


@register(INTEGER, "FIELD", null_in=True)
def field(sought: Stored, *values: Stored) -> int:
    folded = [None if value is None else fold(text(value)) for value in values]
    return folded.index(fold(text(sought))) + 1 if sought is not None and fold(text(sought)) in folded else 0


@register(TEXT, "ELT", null_in=True)
def elt(place: int | None, *values: Stored) -> Stored:
    return values[place - 1] if place is not None and 1 <= place <= len(values) else None


@functools.lru_cache(256)
def _like_pattern(pattern: str, escape: str) -> re.Pattern[str]:
    out, place = [], 0
    while place < len(pattern):
        sign = pattern[place]
        if escape and sign == escape and place + 1 < len(pattern):
            place += 1
            out.append(re.escape(pattern[place]))
        else:
            out.append({"%": ".*", "_": "."}.get(sign) or re.escape(sign))
        place += 1
    return re.compile("".join(out), re.DOTALL | re.IGNORECASE)


@register(INTEGER, "LIKE")
def like(value: Stored, pattern: Stored, escape: str = "\\") -> int:
    return int(_like_pattern(text(pattern), escape).fullmatch(text(value)) is not None)


@functools.lru_cache(256)
def _regular_expression(pattern: str, flags: int) -> re.Pattern[str]:
    classes = {"[:alpha:]": "a-zA-Z", "[:digit:]": "0-9", "[:alnum:]": "a-zA-Z0-9", "[:space:]": r"\s",
               "[:upper:]": "A-Z", "[:lower:]": "a-z", "[:xdigit:]": "0-9a-fA-F", "[:punct:]": r"!-/:-@\[-`{-~"}
    for name, members in classes.items():
        pattern = pattern.replace(name, members)
    return re.compile(pattern, flags)


@register(INTEGER, "REGEXP_LIKE", "REGEXP")
def regexp_like(value: Stored, pattern: Stored, match_type: str = "") -> int:
    flags = 0 if "c" in match_type else re.IGNORECASE
    return int(_regular_expression(text(pattern), flags).search(text(value)) is not None)


# numbers --------------------------------------------------------------------------------------------------------------
for _name, _body in (("ADD", numbers.add), ("SUBTRACT", numbers.subtract), ("MULTIPLY", numbers.multiply),
                     ("DIVIDE", numbers.divide), ("DIV", numbers.divide_whole), ("MOD", numbers.modulo),
                     ("NEGATE", numbers.negate), ("TRUNCATE", numbers.truncate), ("AS_DECIMAL", numbers.as_decimal)):
    register(EXACT, _name)(_body)
register(MERGE, "ABS")(numbers.absolute)
register(EXACT, "ROUND")(numbers.round_to)
register(EXACT, "CEIL", "CEILING")(lambda value: numbers.whole(value, ROUND_CEILING))
register(EXACT, "FLOOR")(lambda value: numbers.whole(value, ROUND_FLOOR))
register(INTEGER, "AS_INTEGER")(numbers.as_integer)
register(INTEGER, "SIGN")(lambda value: numbers.compare(value, 0))
register(REAL, "AS_REAL")(lambda value: float(numbers.number(value)))
register(REAL, "SQRT")(lambda value: float(numbers.number(value)) ** 0.5 if numbers.number(value) >= 0 else None)
register(REAL, "POW", "POWER")(lambda value, power: float(numbers.number(value)) ** float(numbers.number(power)))
register(TEXT, "UNPAD")(lambda value: str(int(value)))  # a wide integer without its leading zero
register(INTEGER, "FITS_DECIMAL")(numbers.fits_decimal)
register(INTEGER, "FITS_CHARSET")(fits_charset)
register(INTEGER, "IS_SET")(is_set)
register(TEXT, "FOLD")(fold)
register(INTEGER, "XOR")(lambda a, b: int(bool(numbers.number(a)) != bool(numbers.number(b))))
for _name, _test in (("EQ", lambda order: order == 0), ("NEQ", lambda order: order != 0),
                     ("LT", lambda order: order < 0), ("LTE", lambda order: order <= 0),
                     ("GT", lambda order: order > 0), ("GTE", lambda order: order >= 0)):
    register(INTEGER, _name)(lambda a, b, _test=_test: int(_test(numbers.compare(a, b))))
register(INTEGER, "SAME", null_in=True)(
    lambda a, b: int(a is b) if a is None or b is None else int(numbers.compare(a, b) == 0))
for _name, _bits in (("BITAND", lambda a, b: a & b), ("BITOR", lambda a, b: a | b), ("BITXOR", lambda a, b: a ^ b),
                     ("SHIFTLEFT", lambda a, b: (a << b) % 2**64), ("SHIFTRIGHT", lambda a, b: (a % 2**64) >> b)):
    register(EXACT, _name)(
        lambda a, b, _bits=_bits: numbers.stored(_bits(int(numbers.number(a)), int(numbers.number(b))) % 2**64))


def _extreme(choose: Callable) -> tuple[Callable, Callable]:
    return (lambda *values: choose(values), lambda *values: choose(values, key=numbers.number))


register(MERGE, "GREATEST")(_extreme(max)[0])
register(MERGE, "LEAST")(_extreme(min)[0])
register(EXACT, "GREATEST_NUMBER")(_extreme(max)[1])
register(EXACT, "LEAST_NUMBER")(_extreme(min)[1])
register(INTEGER, "ISNULL", null_in=True)(lambda value: int(value is None))

# dates and documents ----------------------------------------------------------------------------------------------------
for _name, (_kind, _body) in moments.FUNCTIONS.items():
    register(_kind, _name)(_body)
for _name, (_kind, _body) in documents.FUNCTIONS.items():
    register(_kind, _name)(_body)


# aggregates ---------------------------------------------------------------------------------------------------------------
class Aggregate:
    """Collects the values that are not NULL; ``finalize`` reduces them."""

    def __init__(self) -> None:
        self.values: list = []

    def step(self, value: Stored) -> None:
        if value is not None:
            self.values.append(numbers.number(value))

    def inverse(self, value: Stored) -> None:
        if value is not None:
            self.values.remove(numbers.number(value))

    def value(self) -> Stored:
        return self.finalize()


class Sum(Aggregate):
    def finalize(self) -> Stored:
        return numbers.stored(numbers.total(self.values))


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


AGGREGATES = {"SUM": Sum, "AVG": Average, "MIN_NUMBER": Smallest, "MAX_NUMBER": Largest}


class Library:
    """The functions on one connection. ``complaint`` holds what the last failing one said: SQLite itself reports only
    that a function raised."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.complaint: str | None = None
        self.names = set(REGISTRY)
        for name, function in REGISTRY.items():
            connection.create_function(f"my_{name.lower()}", -1, self._recording(function.body), deterministic=True)
        for name, aggregate in AGGREGATES.items():
            connection.create_window_function(f"my_{name.lower()}", 1, self._recording_class(aggregate))
        connection.create_aggregate("my_single", 1, self._recording_class(Single))
        self._connection = connection

    def add(self, name: str, body: Callable[..., Stored]) -> None:
        """Add a function that depends on the session (never constant)."""
        self.names.add(name)
        self._connection.create_function(f"my_{name.lower()}", -1, self._recording(body))

    def _recording(self, body: Callable[..., Stored]) -> Callable[..., Stored]:
        def call(*arguments: Stored) -> Stored:
            try:
                return body(*arguments)
            except Exception as error:
                self.complaint = str(error)
                raise

        return call

    def _recording_class(self, aggregate: type) -> type:
        library = self

        class Recording(aggregate):  # type: ignore[misc,valid-type]
            def step(self, value: Stored) -> None:
                try:
                    super().step(value)
                except Exception as error:
                    library.complaint = str(error)
                    raise

        return Recording
