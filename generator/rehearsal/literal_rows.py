"""Rows of literals in SQLite's notation, and lists cut at their commas, by regular expressions.

``sql.tokens`` reads any statement; this reads only what the scripts hold, megabytes of rows, in two passes and without
a token of each value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .columns import literal
from .numbers import LARGEST_SIGNED, WIDE_DIGITS

STRING = r"'[^']*'"  # a doubled quote inside reads as two strings side by side
PIECE = re.compile(rf"{STRING}|`[^`]*`|/\*.*?\*/|[A-Za-z_@$][\w@$.]*|\d+(?:\.\d+)?|\s+|.", re.DOTALL)

# everything that a row of literals may hold; any other token sends the statement to the parser
ROWS = re.compile(
    rf"(?>(?:\s|[(),]|{STRING}|\b(?:_utf8mb4\s*|_binary\s*)?[Xx]'[0-9A-Fa-f]*'|\bb'[01]+'|\b_utf8mb4\s*{STRING}"
    r"|\bNULL\b|\bTRUE\b|\bFALSE\b|@[\w$]+|(?<![\w)])-?\d+(?:\.\d+)?(?:[Ee][+-]?\d+)?\b(?!\.))*)",
    re.IGNORECASE,
)
# what has to change on the way, and strings and quoted names, so that nothing inside them is touched
CHANGED = re.compile(
    rf"{STRING}|`[^`]*`|_utf8mb4\s*[Xx]'([0-9A-Fa-f]*)'|_binary\s*(?=[Xx]')|_utf8mb4\s*(?=')|[Xx]'[0-9A-Fa-f]*'|b'([01]+)'"
    rf"|(@[\w$]+)|-?\d+(?:\.\d+)?[Ee][+-]?\d+|(-?\d+\.\d+|-?\d{{{len(str(LARGEST_SIGNED))},}})",
    re.IGNORECASE,
)
# rows without hex, bits, introducers, variables and numbers beyond 64 bits: what is between their strings
_STRINGS = re.compile(f"({STRING})")
_BREAK = "\0"
_PLAIN = re.compile(r"(?>(?:[\s(),\0]++|-?(?:\d{1,18}|\d+\.\d+)(?![\w.])|NULL\b)*)")
_DECIMAL = re.compile(r"-?\d+\.\d+")


def top_level(sql: str, wanted: Callable[[str], bool]) -> Iterator[re.Match[str]]:
    """The tokens outside of parentheses, strings and quoted names for which ``wanted`` is true."""
    depth = 0
    for piece in PIECE.finditer(sql):
        token = piece.group()
        if token == "(":
            depth += 1
        elif token == ")":
            depth -= 1
        elif depth == 0 and wanted(token):
            yield piece


def split_commas(sql: str) -> list[str]:
    """The parts of a list, cut at its own commas."""
    indexes = [comma.start() for comma in top_level(sql, lambda token: token == ",")]
    starts = [0, *(index + 1 for index in indexes)]
    return [sql[start:end] for start, end in zip(starts, [*indexes, len(sql)], strict=True)]


def number_literal(digits: str) -> str:
    """A number that SQLite would round, as the text in which the rehearsal keeps it; others unchanged."""
    if "." in digits:
        return literal(digits if digits[0] != "." else "0" + digits)
    value = int(digits)
    if -LARGEST_SIGNED - 1 <= value <= LARGEST_SIGNED:
        return digits
    return literal(str(value).zfill(WIDE_DIGITS))


def introduced(octets: str) -> str:
    """``_utf8mb4 X'…'``: text, or ValueError when the bytes are not UTF-8 (MySQL: error 1300)."""
    try:
        bytes.fromhex(octets).decode("utf-8")
    except ValueError as error:
        raise ValueError(f"Invalid utf8mb4 character string: X'{octets[:40]}'") from error
    return f"CAST(X'{octets}' AS TEXT)"


def literal_rows(sql: str) -> str | None:
    """Rows of nothing but literals and variables, in SQLite's notation; None when they hold anything else.

    This is the path of megabytes: a few passes of regular expressions, no parser, and no call for each value where the
    rows hold plain strings and numbers only.
    """
    parts = _STRINGS.split(sql)
    between = _BREAK.join(parts[::2])
    if _PLAIN.fullmatch(between) is not None:
        parts[::2] = _DECIMAL.sub(r"'\g<0>'", between).split(_BREAK)
        return "".join(parts)
    if ROWS.fullmatch(sql) is None:
        return None
    return CHANGED.sub(changed, sql)


def changed(match: re.Match[str]) -> str:
    octets, bits, variable, digits = match.groups()
    if octets is not None:
        return introduced(octets)
    if bits is not None:
        return str(int(bits, 2))
    if variable is not None:
        return variable.lower()
    if digits is not None:
        return number_literal(digits)
    token = match.group()
    return "" if token[0] == "_" else token  # an introducer goes; strings, names and approximate numbers stay
