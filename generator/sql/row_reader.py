"""Rows of literals, ``(1, 'a'), (2, 'b')``, from the bytes of a statement: one regular expression match a value.

Of dumps of any program; what the scripts themselves write is read by ``script_rows``.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from functools import cache
from re import Match, Pattern

from .charsets import BINARY, whole_units
from .datetimes import ZeroDateError, canonical
from .literals import (
    DEFAULT,
    Characters,
    HexString,
    Value,
    bit_bytes,
    hex_bytes,
    number_value,
    string_value,
    unescape_bytes,
)
from .patterns import (
    BLANK,
    DOUBLE_QUOTED,
    DOUBLE_QUOTED_PLAIN,
    SINGLE_QUOTED,
    SINGLE_QUOTED_PLAIN,
)
from .scanner import Scanner, compiled

_WORDS: dict[bytes, Value] = {b"NULL": None, b"\\N": None, b"TRUE": 1, b"FALSE": 0, b"DEFAULT": DEFAULT}
MOST_PARENTHESES = 50
_HINT = "values must be literals: text, numbers, NULL, TRUE, FALSE, DEFAULT, X'…', b'…'"


@cache
def _pattern(ansi: bool, backslash: bool) -> Pattern[bytes]:
    """A literal, and the comma or parenthesis behind it. Of the groups exactly one beside ``set`` and ``after`` is set."""
    text = SINGLE_QUOTED if backslash else SINGLE_QUOTED_PLAIN
    if not ansi:
        text = f"{text}|{DOUBLE_QUOTED if backslash else DOUBLE_QUOTED_PLAIN}"
    return compiled(
        rf"{BLANK}(?>(?:(?P<set>_[0-9A-Za-z]++|[nN](?=')){BLANK})?)"
        rf"(?:(?P<number>[-+]?+[ ]*+(?:[0-9]++(?>(?:\.[0-9]*+)?)|\.[0-9]++)(?>(?:[eE][-+]?+[0-9]++)?)(?![0-9A-Za-z_$]))"
        rf"|(?P<hex>0x[0-9A-Fa-f]++|[xX]'[0-9A-Fa-f]*+')|(?P<bits>0b[01]++|[bB]'[01]*+')|(?P<text>{text})"
        rf"|(?P<word>\\N|[nN][uU][lL][lL]|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]|[dD][eE][fF][aA][uU][lL][tT])(?![0-9A-Za-z_$(])"
        rf"){BLANK}(?P<after>[,)])?"
    )


def read_rows(scanner: Scanner) -> tuple[list[tuple[Value, ...]], list[int]]:
    """Pass over the rows behind VALUES; return them, and the offsets at which they begin. Raises InputRowError with the line
    where a value is no literal."""
    rows: list[tuple[Value, ...]] = []
    offsets: list[int] = []
    while True:
        scanner.take_word("ROW")  # VALUES ROW(1, 2), ROW(3, 4)
        begin = scanner.blank()
        if not scanner.take(b"("):
            raise scanner.error("a row in parentheses is expected", hint=_HINT)
        rows.append(_row(scanner))
        offsets.append(begin)
        if not scanner.take(b","):
            return rows, offsets


def _row(scanner: Scanner) -> tuple[Value, ...]:
    session, data = scanner.session, scanner.data
    row: list[Value] = []
    match, charset, backslash = _pattern(session.ansi, session.backslash).match, session.charset, session.backslash
    if scanner.take(b")"):
        return ()
    position = scanner.offset
    while True:
        found = match(data, position)
        if found is None or found["after"] is None:
            scanner.offset = position
            row.append(read_value(scanner))
            after = b"," if scanner.take(b",") else b")" if scanner.take(b")") else None
            if after is None:
                raise scanner.error("a row cannot be read from here on", hint=_HINT)
            position = scanner.offset
        else:
            after, position = found["after"], found.end()
            row.append(_value(scanner, found, charset, backslash))
        if after == b")":
            scanner.offset = position
            return tuple(row)


def read_value(scanner: Scanner, depth: int = 0) -> Value:
    """Pass over one value: a literal, adjacent strings, or one of the calls that dumps write around a literal. Raises
    InputRowError where ``depth`` parentheses are too many."""
    session = scanner.session
    scanner.blank()
    found = _pattern(session.ansi, session.backslash).match(scanner.data, scanner.offset)
    if found is None:
        return _wrapped(scanner, depth + 1)
    value = _value(scanner, found, session.charset, session.backslash)
    scanner.offset = found.end() - len(found["after"] or b"")
    more: list[bytes] = []
    while found["text"] is not None:
        # 'a' 'b' is 'ab': https://dev.mysql.com/doc/refman/8.4/en/string-literals.html
        found = _pattern(session.ansi, session.backslash).match(scanner.data, scanner.offset)
        if found is None or found["text"] is None or found["set"] is not None:
            break
        more.append(unescape_bytes(found["text"], backslash=session.backslash))
        scanner.offset = found.end() - len(found["after"] or b"")
    if more:
        value = _joined(scanner, value, b"".join(more))
    if scanner.take_word("COLLATE"):
        scanner.name()
    return value


def _joined(scanner: Scanner, value: Value, more: bytes) -> Value:
    if isinstance(value, Characters):
        return _string(scanner, value.data + whole_units(more, value.charset), value.charset)
    charset = BINARY if isinstance(value, bytes) else "utf8mb4"
    return _string(scanner, (value if isinstance(value, bytes) else str(value).encode("utf-8")) + more, charset)


def _value(scanner: Scanner, found: Match[bytes], charset: str, backslash: bool) -> Value:
    introducer = found["set"]
    kind = found["text"]
    if kind is not None:
        if introducer is not None:
            charset = "utf8mb3" if introducer in b"nN" else introducer[1:].decode("ascii").lower()
        return _string(scanner, unescape_bytes(kind, backslash=backslash), charset, found)
    try:
        if found["hex"] is not None or found["bits"] is not None:
            data = hex_bytes(found["hex"]) if found["hex"] is not None else bit_bytes(found["bits"])
            if introducer is None:
                return HexString(data)
            return _string(scanner, data, introducer[1:].decode("ascii").lower(), found)
        if introducer is None:
            word = found["word"]
            return (
                _WORDS[word.upper()]
                if word is not None
                else number_value(found["number"].decode("ascii").replace(" ", ""))
            )
    except ValueError as error:
        raise scanner.error(str(error), offset=found.start()) from None
    raise scanner.error("a character set comes before what is no string", offset=found.start(), hint=_HINT)


def _string(scanner: Scanner, data: bytes, charset: str, found: Match[bytes] | None = None) -> Value:
    try:
        return string_value(data, charset)
    except ValueError as error:
        raise scanner.error(str(error), offset=found.start() if found is not None else None) from None


def _wrapped(scanner: Scanner, depth: int) -> Value:
    """``(1)``, ``DATE '2026-01-02'``, ``CONVERT('…' USING utf8mb4)`` as mydumper writes JSON, ``UNHEX('…')``."""
    if depth > MOST_PARENTHESES:
        raise scanner.error("a value is in too many parentheses", hint=_HINT)
    if scanner.take(b"("):
        value = read_value(scanner, depth)
        if not scanner.take(b")"):
            raise scanner.error("a value cannot be read from here on", hint=_HINT)
        return value
    word, start = scanner.word(), scanner.offset
    if word in ("DATE", "TIME", "TIMESTAMP"):
        scanner.take_word(word)
        if scanner.blank() < len(scanner.data) and scanner.data[scanner.offset] in b"'\"":
            return _canonical(scanner, read_value(scanner, depth), word)
    if word in _CALLS:
        scanner.take_word(word)
        if scanner.take(b"("):
            value = _CALLS[word](scanner, read_value(scanner, depth))
            if scanner.take(b")"):
                return value
    raise scanner.error(f"a value is no literal{f', but {word}' if word else ''}", hint=_HINT, offset=start)


def _convert(scanner: Scanner, value: Value) -> Value:
    if not scanner.take_word("USING"):
        raise scanner.error("CONVERT without USING is not read", hint=_HINT)
    charset = (scanner.name() or "").lower()
    if isinstance(value, bytes):
        return _string(scanner, bytes(value), charset)
    return value


def _cast(scanner: Scanner, value: Value) -> Value:
    kind = scanner.take_word("AS") and scanner.take_word("JSON", "CHAR", "DATE", "DATETIME", "TIME")
    if not kind:
        raise scanner.error("this CAST is not read", hint=_HINT)
    # without a fraction, unless the type says how many digits, which is not read
    return value if kind in ("JSON", "CHAR") else _canonical(scanner, value, kind, digits=0)


def _canonical(scanner: Scanner, value: Value, kind: str, digits: int | None = None) -> Value:
    """The text of a literal that says its type, as a column of text holds it."""
    if not isinstance(value, str):
        return value
    try:
        return canonical(kind, value, scanner.session.time_zone, digits)
    except ZeroDateError:
        return value
    except ValueError as error:
        raise scanner.error(f"{kind} of what is none: {error}") from None


def _unhex(scanner: Scanner, value: Value) -> Value:
    try:
        return bytes.fromhex(value) if isinstance(value, str) else value
    except ValueError:
        raise scanner.error("UNHEX of what are no hexadecimal digits") from None


def _from_base64(scanner: Scanner, value: Value) -> Value:
    try:
        return base64.b64decode(value) if isinstance(value, str) else value
    except binascii.Error:
        raise scanner.error("FROM_BASE64 of what is no base64") from None


_CALLS: dict[str, Callable[[Scanner, Value], Value]] = {
    "CAST": _cast,
    "CONVERT": _convert,
    "FROM_BASE64": _from_base64,
    "UNHEX": _unhex,
}
