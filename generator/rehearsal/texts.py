"""MySQL's functions on text and bytes, and text as collations and character sets see it."""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
import zlib
from typing import overload

from .kinds import BINARY, INTEGER, TEXT
from .numbers import Stored
from .registry import register

MAX_ALLOWED_PACKET = 64 * 2**20
"""MySQL's default (MariaDB's is 16 MiB)."""


def text(value: Stored) -> str:
    """A value as MySQL converts it to characters."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    if isinstance(value, float):
        # MySQL writes 1e20, Python 1e+20.
        digits, exponential, exponent = repr(value).partition("e")
        return f"{digits}e{int(exponent)}" if exponential else digits.removesuffix(".0")
    return str(value)


def octets(value: Stored) -> bytes:
    return value if isinstance(value, bytes) else text(value).encode("utf-8", "surrogateescape")


@overload
def fold(value: str) -> str: ...
@overload
def fold(value: Stored) -> Stored: ...
def fold(value: Stored) -> Stored:
    """Text as a case- and accent-insensitive collation sees it; trailing blanks dropped, as PAD SPACE ones do."""
    if not isinstance(value, str):
        return value
    # Only collations of MySQL 8.0 whose names hold 0900 keep blanks at the end
    # (https://dev.mysql.com/doc/refman/8.4/en/char.html).
    bare = value.rstrip(" ")
    if bare.isascii():
        return bare.lower()
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", bare.casefold()) if not unicodedata.combining(sign))
    return plain.casefold()


def fits_charset(value: Stored, charset: str) -> int:
    """1 when every character of a text exists in a MySQL character set (MySQL: error 1366 when not)."""
    if value is None:
        return 1
    characters = text(value)
    if characters.isascii():
        return 1
    if charset in ("utf8mb3", "utf8", "ucs2"):
        return int(max(characters) <= "\uffff")
    codec = {"latin1": "cp1252", "ascii": "ascii", "latin2": "iso8859-2", "cp1251": "cp1251"}.get(charset)
    if codec is None:
        return 1
    try:
        characters.encode(codec)
    except UnicodeEncodeError:
        return 0
    return 1


def is_set(value: str, labels: str) -> int:
    """1 when every member of a SET value is one of ``labels`` (separated by commas, folded like the collation)."""
    known = {fold(label) for label in labels.split(",")}
    return int(not value or {fold(member) for member in value.split(",")} <= known)


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
    # Places count from 1, from the end where negative, and 0 is none
    # (https://dev.mysql.com/doc/refman/8.4/en/string-functions.html#function_substring).
    if start == 0 or begin < 0 or (length is not None and length < 1):
        return whole[:0]
    return whole[begin:] if length is None else whole[begin : begin + length]


def _repeated(value: str, count: int) -> str:
    """Raises ValueError beyond max_allowed_packet, as a strict server does (error 1301), before the memory is taken."""
    if len(value) * count > MAX_ALLOWED_PACKET:
        raise ValueError(f"a text of {len(value) * count:,} characters is larger than max_allowed_packet")
    return value * max(0, count)


@register(TEXT, "LPAD")
def lpad(value: Stored, width: int, pad: Stored) -> Stored:
    filling = _repeated(text(pad), width)
    return filling[: max(0, width - len(text(value)))] + text(value)[: max(0, width)]


@register(TEXT, "RPAD")
def rpad(value: Stored, width: int, pad: Stored) -> Stored:
    return (text(value) + _repeated(text(pad), width))[:width] if width >= 0 else None


@register(TEXT, "SUBSTRING_INDEX")
def substring_index(value: Stored, separator: str, count: int) -> Stored:
    pieces = text(value).split(separator)
    return separator.join(pieces[:count] if count >= 0 else pieces[count:]) if count else ""


@register(TEXT, "HEX")
def hexadecimal(value: Stored) -> Stored:
    # Of a number HEX is its digits in base 16, of a text those of its bytes
    # (https://dev.mysql.com/doc/refman/8.4/en/string-functions.html#function_hex).
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
            # CONV works with 64 bits
            # (https://dev.mysql.com/doc/refman/8.4/en/mathematical-functions.html#function_conv).
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
        whole = whole[len(remove) :]
    while remove and side != "LEADING" and whole.endswith(remove):
        whole = whole[: -len(remove)]
    return whole


def _find(sought: Stored, value: Stored, start: int = 1) -> int:
    return text(value).casefold().find(text(sought).casefold(), start - 1) + 1 if start > 0 else 0


register(TEXT, "LEFT")(lambda value, count: text(value)[: max(0, count)])
register(TEXT, "RIGHT")(lambda value, count: text(value)[-count:] if count > 0 else "")
register(TEXT, "LOWER", "LCASE")(lambda value: text(value).lower())
register(TEXT, "UPPER", "UCASE")(lambda value: text(value).upper())
register(TEXT, "LTRIM")(lambda value: text(value).lstrip(" "))
register(TEXT, "RTRIM")(lambda value: text(value).rstrip(" "))
register(TEXT, "REPLACE")(
    lambda value, old, new: text(value).replace(text(old), text(new)) if old != "" else text(value)
)
register(TEXT, "REVERSE")(lambda value: text(value)[::-1])
register(TEXT, "REPEAT")(lambda value, count: _repeated(text(value), count))
register(TEXT, "SPACE")(lambda count: _repeated(" ", count))
register(TEXT, "AS_TEXT")(text)
register(BINARY, "AS_BINARY")(octets)
register(BINARY, "PAD_BINARY")(lambda value, length: octets(value).ljust(length, b"\0"))
register(INTEGER, "CHAR_LENGTH", "CHARACTER_LENGTH")(
    lambda value: len(value if isinstance(value, bytes) else text(value))
)
register(INTEGER, "LENGTH", "OCTET_LENGTH")(lambda value: len(octets(value)))
register(INTEGER, "BIT_LENGTH")(lambda value: 8 * len(octets(value)))
register(INTEGER, "LOCATE")(_find)
register(INTEGER, "INSTR")(lambda value, sought: _find(sought, value))
register(INTEGER, "ASCII")(lambda value: (octets(value) or b"\0")[0])
register(INTEGER, "CRC32")(lambda value: zlib.crc32(octets(value)))
register(INTEGER, "STRCMP")(lambda a, b: (fold(text(a)) > fold(text(b))) - (fold(text(a)) < fold(text(b))))
register(INTEGER, "FIND_IN_SET")(
    lambda sought, members: (
        1 + [fold(member) for member in members.split(",")].index(fold(text(sought)))
        if fold(text(sought)) in [fold(member) for member in members.split(",")]
        else 0
    )
)


@register(TEXT, "SHA2")
def sha2(value: Stored, bits: int) -> Stored:
    width = bits or 256
    return hashlib.new(f"sha{width}", octets(value)).hexdigest() if width in (224, 256, 384, 512) else None


@register(INTEGER, "FIELD", null_in=True)
def field(sought: Stored, *values: Stored) -> int:
    folded = [None if value is None else fold(text(value)) for value in values]
    return folded.index(fold(text(sought))) + 1 if sought is not None and fold(text(sought)) in folded else 0


@register(TEXT, "ELT", null_in=True)
def elt(index: int | None, *values: Stored) -> Stored:
    return values[index - 1] if index is not None and 1 <= index <= len(values) else None


@functools.lru_cache(256)
def _like_pattern(pattern: str, escape: str) -> re.Pattern[str]:
    out, index = [], 0
    while index < len(pattern):
        sign = pattern[index]
        if escape and sign == escape and index + 1 < len(pattern):
            index += 1
            out.append(re.escape(pattern[index]))
        else:
            # LIKE compares character by character, and % may match nothing
            # (https://dev.mysql.com/doc/refman/8.4/en/string-comparison-functions.html#operator_like).
            out.append({"%": ".*", "_": "."}.get(sign) or re.escape(sign))
        index += 1
    return re.compile("".join(out), re.DOTALL | re.IGNORECASE)


@register(INTEGER, "LIKE")
def like(value: Stored, pattern: Stored, escape: str = "\\") -> int:
    return int(_like_pattern(text(pattern), escape).fullmatch(text(value)) is not None)


@functools.lru_cache(256)
def _regular_expression(pattern: str, flags: int) -> re.Pattern[str]:
    classes = {
        "[:alpha:]": "a-zA-Z",
        "[:digit:]": "0-9",
        "[:alnum:]": "a-zA-Z0-9",
        "[:space:]": r"\s",
        "[:upper:]": "A-Z",
        "[:lower:]": "a-z",
        "[:xdigit:]": "0-9a-fA-F",
        "[:punct:]": r"!-/:-@\[-`{-~",
    }
    for name, members in classes.items():
        pattern = pattern.replace(name, members)
    return re.compile(pattern, flags)


def is_common_regular_expression(pattern: str) -> bool:
    """Whether Python's engine reads ``pattern`` as the servers' do: ICU, https://unicode-org.github.io/icu/userguide/strings/regexp.html,
    and PCRE. They know escapes that Python does not, and sets of characters inside of others."""
    if re.search(r"\\[ZzAbBGhHvVRXKQEpPNcCoxu]|\[\[(?!:)|&&|\[:\^|\(\?[^:=!<]", pattern):
        return False
    try:
        _regular_expression(pattern, 0)
    except re.error:
        return False
    return True


@register(INTEGER, "REGEXP_LIKE", "REGEXP")
def regexp_like(value: Stored, pattern: Stored, match_type: str = "") -> int:
    flags = 0 if "c" in match_type else re.IGNORECASE
    return int(_regular_expression(text(pattern), flags).search(text(value)) is not None)
