"""Literals as MySQL reads them, on bytes: what a string, a number or a word in a row means.

https://dev.mysql.com/doc/refman/8.4/en/literals.html, and for introducers
https://dev.mysql.com/doc/refman/8.4/en/charset-introducer.html: the bytes between the quotes are taken as they are, and
the introducer says of which character set they are.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from decimal import Decimal

from ..lazy_patterns import lazy
from .charsets import BINARY, UTF8, decode, is_known, whole_units

# Any other character after a backslash is itself; \% and \_ keep theirs:
# https://dev.mysql.com/doc/refman/8.4/en/string-literals.html
ESCAPES = {"0": "\0", "b": "\b", "n": "\n", "r": "\r", "t": "\t", "Z": "\x1a", "%": "\\%", "_": "\\_"}
# The most digits that a number of MySQL's has before its point, and after it: those of a DOUBLE.
MOST_DIGITS = 400


class Default(enum.Enum):
    """The word DEFAULT, and a member that a row leaves out."""

    DEFAULT = "DEFAULT"

    def __repr__(self) -> str:
        return "DEFAULT"


DEFAULT = Default.DEFAULT


class HexString(bytes):
    """``X'…'``, ``0x…`` or ``b'…'`` without an introducer: bytes, and a number where one is needed."""


@dataclass(frozen=True, slots=True)
class Characters:
    """A string whose bytes are not UTF-8: ``charset`` says what they are, as MySQL names it."""

    data: bytes
    charset: str

    @property
    def text(self) -> str:
        """The text. Raises ValueError when the bytes are none of the character set."""
        return decode(self.data, self.charset)


Value = str | bytes | int | float | Decimal | Characters | Default | None
"""``bytes`` is a binary string; a float is a number with an exponent, which MySQL takes for a DOUBLE."""

# As SHOW CREATE TABLE prints a string
_PRINTED = str.maketrans({"\\": "\\\\", "'": "''", "\0": "\\0", "\n": "\\n", "\r": "\\r"})

_ESCAPED = lazy(rb"\\(.)|''", re.DOTALL)
_ESCAPED_DOUBLE = lazy(rb'\\(.)|""', re.DOTALL)
# The pattern of a LIKE is escaped once more, hence \% and \_ stay two characters in a string.
_BYTES = {key.encode(): value.encode() for key, value in ESCAPES.items()}


def unescape_bytes(quoted: bytes, *, backslash: bool = True) -> bytes:
    """The bytes of a string literal in single or double quotes. ``backslash``: whether it begins an escape sequence."""
    quote, inner = quoted[:1], quoted[1:-1]
    if not backslash or b"\\" not in inner:
        return inner.replace(quote * 2, quote) if quote in inner else inner
    pattern = _ESCAPED if quote == b"'" else _ESCAPED_DOUBLE
    return pattern.sub(lambda match: _BYTES.get(match[1], match[1]) if match[1] is not None else quote, inner)


def unescape(quoted: str, *, backslash: bool = True) -> str:
    """The text of a string literal: https://dev.mysql.com/doc/refman/8.4/en/string-literals.html."""
    return unescape_bytes(quoted.encode("utf-8", "surrogatepass"), backslash=backslash).decode("utf-8", "surrogatepass")


def string_value(data: bytes, charset: str) -> str | bytes | Characters:
    """A string of ``charset``: bytes when it is binary, str when it is UTF-8. Raises ValueError for an unknown one."""
    if charset in UTF8:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return Characters(data, charset)  # right in a column of bytes, an error in any other
    if charset == BINARY:
        return data
    if not is_known(charset):
        raise ValueError(f"the character set {charset} is not known")
    return Characters(whole_units(data, charset), charset)


def hex_bytes(written: bytes) -> bytes:
    """The bytes of ``X'4D'``, ``0x4D``. Raises ValueError for an odd number of digits in quotes, as the servers do."""
    # 0x4 is 0x04, X'4' an error: https://dev.mysql.com/doc/refman/8.4/en/hexadecimal-literals.html
    if written[:2] == b"0x":
        # Only a small x: 0X4D is a name
        # (https://dev.mysql.com/doc/refman/8.4/en/hexadecimal-literals.html).
        digits = written[2:].decode("ascii")
        return bytes.fromhex(digits if len(digits) % 2 == 0 else "0" + digits)
    digits = written[2:-1].decode("ascii")
    if len(digits) % 2:
        raise ValueError("a hexadecimal string has two digits for each byte")
    return bytes.fromhex(digits)


def bit_bytes(written: bytes) -> bytes:
    """The bytes of ``b'101'`` or ``0b101``."""
    # https://dev.mysql.com/doc/refman/8.4/en/bit-value-literals.html
    digits = written[2:].rstrip(b"'")
    return int(digits, 2).to_bytes((len(digits) + 7) // 8, "big") if digits else b""


def number_value(written: str) -> int | float | Decimal:
    """The value of a number: with an exponent a DOUBLE. Raises ValueError for what no type of MySQL holds."""
    # 1E2 is approximate, 100.0 exact: https://dev.mysql.com/doc/refman/8.4/en/number-literals.html
    if "e" in written or "E" in written:
        # An exponent makes a DOUBLE of it; Python's float is the same format, IEEE 754 binary64.
        number = float(written)
        if number in (float("inf"), float("-inf")):
            raise ValueError("a number that no column holds")
        return number
    if len(written) > MOST_DIGITS:
        raise ValueError("a number that no column holds")
    return Decimal(written) if "." in written else int(written)


def quote_string(text: str) -> str:
    """Return a string literal as SHOW CREATE TABLE prints it, for a session in which a backslash begins an escape."""
    return "'" + text.translate(_PRINTED) + "'"


# what golang-migrate, dbmate, goose, Flyway and Liquibase look for, also inside strings
MARKERS = ("${", "--")
# besides: the backslash, control characters (C1 too), other line ends, and marks that turn the direction of what follows
_UNSAFE = lazy(r"[\x00-\x1f\\\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def needs_hex(text: str) -> bool:
    """True for text that is written in hexadecimal digits, since something on its way would read it otherwise."""
    return any(marker in text for marker in MARKERS) or _UNSAFE.search(text) is not None


def text_literal(text: str) -> str:
    """Return a text as a literal that reads the same in every sql_mode, for every client and character set."""
    # Without an introducer: a literal takes the connection's character set, which the script sets to utf8mb4 before any
    # row.
    return hex_literal(text) if needs_hex(text) else "'" + text.replace("'", "''") + "'"


def hex_literal(text: str) -> str:
    """Return a text as ``_utf8mb4 X'…'``."""
    return f"_utf8mb4 X'{text.encode().hex().upper()}'"


def value_literal(value: int | Decimal | str | bytes) -> str:
    """Return one value as a literal: numbers in digits, bytes in hexadecimal, text as ``text_literal``."""
    if isinstance(value, str):
        return text_literal(value)
    if isinstance(value, bytes):
        return f"X'{value.hex().upper()}'"
    # Never 1E+2, which MySQL would take for a DOUBLE.
    return str(value) if isinstance(value, int) else f"{value:f}"
