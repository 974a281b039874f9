"""A walk over the bytes of an SQL file: blanks and comments, words, names, where a statement ends, and on which line.

Bytes rather than text, since a dump may hold bytes of any character set in its strings. The time is linear in the size of
the file.
"""

from __future__ import annotations

import re
from functools import cache

from ..errors import InputRowError
from .charsets import BINARY, decode
from .identifiers import unquote
from .patterns import (
    BACKTICKED,
    BARE_NAME,
    BLANK,
    COMMENT,
    DASHES,
    DOUBLE_QUOTED_PLAIN,
    VERSION_CLOSES,
    VERSION_OPENS,
    quoted,
)
from .session import Session


@cache
def compiled(pattern: str) -> re.Pattern[bytes]:
    """A pattern of ``patterns`` for bytes."""
    return re.compile(pattern.encode("ascii"), re.DOTALL)


_BLANK = compiled(BLANK)
_WORD = compiled(r"[A-Za-z_][0-9A-Za-z_$]*+")
_NAME = compiled(f"{BACKTICKED}|{BARE_NAME}")
_NAME_OR_DOUBLE = compiled(f"{BACKTICKED}|{DOUBLE_QUOTED_PLAIN}|{BARE_NAME}")
_DELIMITER = re.compile(rb"DELIMITER[ \t]+(\S+)[^\n]*", re.IGNORECASE)
_DASHES = re.compile(DASHES.encode())
# What can open or close a block in the body of a routine: END IF, END LOOP … close what this does not count.
_BLOCK = r"\b(?:(?P<block>BEGIN|CASE)|(?P<close>END(?:\s+CASE)?)(?:\s+(?P<of>IF|LOOP|WHILE|REPEAT))?)\b"
_ROUTINE = re.compile(
    rb"CREATE\b(?:(?!\bTABLE\b|\bVIEW\b)[^;'\"])*?\b(?:TRIGGER|PROCEDURE|FUNCTION|EVENT|PACKAGE)\b", re.IGNORECASE
)


class Scanner:
    """A place in the bytes of a file. ``file`` is shown in messages."""

    def __init__(self, data: bytes, file: str) -> None:
        self.data = data
        self.file = file
        # The byte order mark of UTF-8, which editors on Windows write; the mysql client passes over it too.
        self.offset = 3 if data.startswith(b"\xef\xbb\xbf") else 0
        self.delimiter = b";"
        self.session = Session()
        self._counted = (0, 1)

    def line(self, offset: int) -> int:
        """The line (from 1) of an offset. Linear over a file when asked in the order of the file."""
        before, line = self._counted
        if offset < before:
            return self.data.count(b"\n", 0, offset) + 1
        line += self.data.count(b"\n", before, offset)
        self._counted = (offset, line)
        return line

    def error(self, message: str, hint: str | None = None, offset: int | None = None) -> InputRowError:
        """The error about an offset, by default the current one, with file and line."""
        location = self.offset if offset is None else offset
        return InputRowError(message, location=f"{self.file}:{self.line(location)}", hint=hint)

    def blank(self) -> int:
        """Pass over blanks and comments; return the offset after them."""
        self.offset = _BLANK.match(self.data, self.offset).end()  # type: ignore[union-attr]  # it matches nothing, too
        if self.data.startswith(b"/*", self.offset):
            raise self.error("a comment opens here and is not closed", hint="add the missing */")
        return self.offset

    def word(self) -> str:
        """The bare word that comes next, in upper case, without passing over it; empty when there is none."""
        match = _WORD.match(self.data, self.blank())
        return match.group().decode("ascii").upper() if match else ""

    def take_word(self, *words: str) -> str:
        """Pass over the next word when it is one of ``words``, and return it; else an empty string."""
        word = self.word()
        if word not in words:
            return ""
        self.offset += len(word)
        return word

    def take(self, symbol: bytes) -> bool:
        """Pass over a symbol when it comes next."""
        found = self.data.startswith(symbol, self.blank())
        if found:
            self.offset += len(symbol)
        return found

    def name(self) -> str | None:
        """Pass over a name and return it without its quotes; None when there is none."""
        match = (_NAME_OR_DOUBLE if self.session.ansi else _NAME).match(self.data, self.blank())
        if match is None:
            return None
        self.offset = match.end()
        charset = self.session.charset
        try:
            # SET NAMES binary is about values: names are kept in Unicode whatever the connection's character set
            # (https://dev.mysql.com/doc/refman/8.4/en/charset-metadata.html).
            return unquote(decode(match.group(), "utf8mb4" if charset == BINARY else charset))
        except ValueError:
            raise self.error(
                f"a name is no text of {charset}, the character set of the file",
                hint="dump it with --default-character-set=utf8mb4",
            ) from None

    def take_delimiter(self) -> bool:
        """Pass over the end of a statement, which the end of the file is too."""
        return self.take(self.delimiter) or self.offset >= len(self.data)

    def take_line_of_the_client(self) -> bool:
        """Where a statement would begin, pass over a line that the mysql client keeps to itself: ``DELIMITER ;;`` and ``--SET a = 1``."""
        match = _DELIMITER.match(self.data, self.blank()) or _DASHES.match(self.data, self.offset)
        if match is None:
            return False
        if match.re is _DELIMITER:
            self.delimiter = match[1]
        self.offset = match.end()
        return True

    def rest_of_statement(self) -> bytes:
        """Pass over the rest of a statement and its delimiter, and return it with its comments. The body of a routine
        ends where its block ends, also in a file that sets no delimiter of its own."""
        start = self.offset
        depth: int | None = 0 if self.delimiter == b";" and _ROUTINE.match(self.data, start) else None
        for piece in _cutter(self.delimiter, self.session.ansi, self.session.backslash).finditer(self.data, start):
            kind = piece.lastgroup
            if kind == "open":
                raise self.error(f"{piece.group().decode()} opens here and is never closed", offset=piece.start())
            if kind == "end" and not depth:
                self.offset = piece.end()
                return self.data[start : piece.start()]
            if depth is not None and kind == "block":
                depth += 1
            # END CASE closes a CASE statement, END a CASE expression or a BEGIN.
            elif depth and kind == "close":  # lastgroup is ``of`` behind END IF
                depth -= 1
        self.offset = len(self.data)
        return self.data[start:]


@cache
def _cutter(delimiter: bytes, ansi: bool, backslash: bool) -> re.Pattern[bytes]:
    pieces = [
        quoted(ansi=ansi, backslash=backslash),
        COMMENT,
        VERSION_OPENS,
        VERSION_CLOSES,
        f"(?P<end>{re.escape(delimiter.decode('latin-1'))})",
        f"(?i:{_BLOCK})",
        r"[0-9A-Za-z_$]++",
        "(?P<open>['\"`]|/\\*)",
    ]
    return re.compile("|".join(pieces).encode("latin-1"), re.DOTALL)
