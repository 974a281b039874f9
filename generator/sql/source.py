"""DDL text to statements, and statements to tokens that know their positions.

This module knows quotes, comments, delimiters and positions; what a statement says, only the parser knows. It cuts a
file by one regular expression, since a dump may hold a gigabyte of INSERT, and has a tokenizer read only
the statements that define something.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from ..errors import SchemaError
from .identifiers import identifier
from .literals import quote_string
from .patterns import COMMENT, DASHES, quoted
from .position import Position
from .tokens import BACKTICK, DOUBLE, END, STRING, SYMBOL, WORD, Token, tokenize

_BEGINNING = re.compile(r"[\s(]*(?P<word>\w*)")
BLANK = re.compile(rf"(?:\s|{COMMENT})*", re.DOTALL)
VERSION_COMMENT = r"/\*M?!(?!99[0-9]{3,4})(?P<version>\d*)"  # of no server yet: a COMMENT
DELIMITER_LINE = r"^[ \t]*DELIMITER[ \t]+(?P<delimiter>\S+)[^\n]*"
# MariaDB 10.11 names a foreign key after its table and does not double a backtick of that when it prints the name
# (SHOW CREATE TABLE, and so its dumps): CONSTRAINT `a`b_ibfk_1` FOREIGN KEY.
_PRINTED_CONSTRAINT = re.compile(r"^(  CONSTRAINT `)([^\n]*?)(`  ?FOREIGN KEY \()", re.MULTILINE)
NAMES_IN_DOUBLE_QUOTES = r'\b(?:TABLE|EXISTS)\s+(?:(?:[\w$]+\s*\.\s*)?|(?:`[^`]*`|[\w$.]+)\s*\(\s*)"'
CREATE_TABLE = r"\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:TEMPORARY\s+)?TABLE\b"
_ROUTINE = re.compile(
    r"\bCREATE\s+(?:OR\s+REPLACE\s+|AGGREGATE\s+|DEFINER\s*=\s*\S+\s+)*(?:PROCEDURE|FUNCTION|TRIGGER|EVENT|PACKAGE)\b",
    re.IGNORECASE,
)
DEEPEST = 100
# what is left of a line, when it is a comment: -- Y yes, N no
_REMARK = re.compile(
    r"[ \t]*[,;]?[ \t]*(?:(?:--[ \t]|\#)[ \t]*(?P<line>[^\n]*)|/\*(?![!+]|M!)(?P<block>[^\n]*?)\*/[ \t]*(?:\n|\Z))"
)


def _with_doubled_backticks(printed: re.Match[str]) -> str:
    before, name, after = printed.groups()
    lone = re.search(r"(?<!`)(?:``)*`(?!`)", name) is not None
    return before + (name.replace("`", "``") if lone else name) + after


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: ``start`` and ``end`` (excluded) are offsets into the source's text, the delimiter left out."""

    start: int
    end: int
    first_word: str


@dataclass(frozen=True)
class Source:
    """The text of one file, or of several one after the other. ``clean`` is as long as ``text``; blanks are there instead
    of comments, and version comments such as ``/*!40101 … */`` are opened, since every server of today executes what is
    in them. ``parts`` are the files: the line of ``text`` that each begins on, and its name."""

    file: str
    text: str
    parts: tuple[tuple[int, str], ...] = ()

    @classmethod
    def joined(cls, files: Sequence[tuple[str, str]]) -> Source:
        """One source of (name, text) pairs. A statement ends with its file at the latest."""
        parts, texts, line = [], [], 1
        for name, text in files:
            text = _PRINTED_CONSTRAINT.sub(_with_doubled_backticks, text)
            piece = text.removeprefix("\ufeff") + ("" if len(files) == 1 else "\n;\n")
            parts.append((line, name))
            texts.append(piece)
            line += piece.count("\n")
        return cls(", ".join(name for name, _ in files), "".join(texts), tuple(parts))

    @cached_property
    def ansi(self) -> bool:
        """True when the file writes names in double quotes, as SHOW CREATE TABLE does under ANSI_QUOTES."""
        if re.search(NAMES_IN_DOUBLE_QUOTES, self.text, re.IGNORECASE) is None:
            return False
        # It may have been found in a string or a comment: look again, those passed over.
        passed_over = f"{quoted()}|{VERSION_COMMENT}|{COMMENT}"
        pieces = re.finditer(f"{passed_over}|(?P<names>{NAMES_IN_DOUBLE_QUOTES})", self.text, re.IGNORECASE | re.DOTALL)
        return any(piece["names"] for piece in pieces)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def position(self, offset: int) -> Position:
        """File, line and column, from 1, of an offset into ``text``."""
        line = bisect_right(self._lines, offset)
        column = offset - self._lines[line - 1] + 1
        first, file = next((part for part in reversed(self.parts) if part[0] <= line), (1, self.file))
        return Position(file, line - first + 1, column)

    def error(self, message: str, offset: int, hint: str | None = None) -> SchemaError:
        """The error about an offset, with its place."""
        return SchemaError(message, location=str(self.position(offset)), hint=hint)

    def excerpt(self, start: int, end: int, width: int = 60) -> str:
        """The source from ``start`` to the end of that line, cut to ``width`` characters."""
        line = self.text[start:end].split("\n", 1)[0].strip()
        return line if len(line) <= width else line[: width - 1] + "…"

    @cached_property
    def _cut(self) -> tuple[str, list[tuple[int, int]]]:
        return _Cutter(self).cut()

    @property
    def clean(self) -> str:
        """The text without comments, of the same length."""
        return self._cut[0]

    def remark(self, offset: int) -> str:
        """The comment that the rest of the line of ``offset`` is, or nothing: what people write beside a column instead of COMMENT."""
        found = _REMARK.match(self.text, offset)
        return (found["line"] or found["block"] or "").strip() if found else ""

    def statements(self) -> Iterator[Statement]:
        """Yield the statements that are not blank, in order."""
        for start, end in self._cut[1]:
            beginning = _BEGINNING.match(self.clean, start, end)
            if beginning is not None and beginning.start("word") < end:
                yield Statement(beginning.start("word"), end, beginning["word"].upper())

    def create_tables(self, statement: Statement) -> list[int]:
        """The offsets at which the words CREATE TABLE are in a statement, those in strings and names left out."""
        pattern = re.compile(f"{quoted(ansi=self.ansi)}|(?P<create>{CREATE_TABLE})", re.IGNORECASE | re.DOTALL)
        found = pattern.finditer(self.clean, statement.start, statement.end)
        return [match.start() for match in found if match["create"]]

    def tokens(self, statement: Statement) -> list[Token]:
        """The tokens of a statement by sqlglot's MySQL tokenizer, an END token last."""
        piece = self.clean[statement.start : statement.end]
        try:
            tokens = tokenize(piece, statement.start, ansi=self.ansi)
        except ValueError as error:
            raise self.error(
                f"cannot be read as MySQL: {self.excerpt(statement.start, statement.end)}",
                statement.start,
                hint=str(error),
            ) from error
        self._refuse_deep(tokens)
        return [*tokens, Token(END, "", statement.end, statement.end)]

    def _refuse_deep(self, tokens: Sequence[Token]) -> None:
        """Refuse parentheses that no reader of expressions, here or in a server, goes down into."""
        depth = 0
        for token in tokens:
            if token.kind == SYMBOL and token.text in "()":
                depth += 1 if token.text == "(" else -1
                if depth > DEEPEST:
                    raise self.error(f"parentheses are nested more than {DEEPEST} deep", token.start)

    def render(self, tokens: Sequence[Token]) -> str:
        """MySQL text of an expression, which reads the same under every sql_mode: names that stood in double quotes are
        put in backticks and strings in single quotes, white space is one blank."""
        pieces = []
        for index, token in enumerate(tokens):
            if index and token.start > tokens[index - 1].end:
                pieces.append(" ")
            if token.kind == DOUBLE and self.ansi:
                pieces.append(identifier(token.text))
            elif token.kind in (DOUBLE, STRING):
                pieces.append(quote_string(token.text))
            elif token.kind == WORD and token.text != self.clean[token.start : token.end]:
                pieces.append(identifier(token.text))  # a column that was renamed since
            else:
                pieces.append(identifier(token.text) if token.kind == BACKTICK else self.clean[token.start : token.end])
        return "".join(pieces)


@cache
def _cutter(ansi: bool, delimiter: str) -> re.Pattern[str]:
    return re.compile(
        f"(?P<quoted>{quoted(ansi=ansi)})|{VERSION_COMMENT}|(?P<comment>{COMMENT})|(?P<close>\\*/)|{DELIMITER_LINE}"
        f"|(?P<dashes>{DASHES})|(?P<end>{re.escape(delimiter)})|(?P<open>['\"`]|/\\*)",
        re.DOTALL | re.MULTILINE | re.IGNORECASE,
    )


class _Cutter:
    """Cuts one source into statements, and notes what is blank in its clean text."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._delimiter = ";"
        self._pattern = _cutter(source.ansi, self._delimiter)
        # A byte order mark is no part of the first statement: Windows editors and PowerShell's redirection write one.
        self._start = self._position = 1 if source.text.startswith("\ufeff") else 0
        self._blanks = [(0, 1)] * self._start
        self._statements: list[tuple[int, int]] = []
        self._together: list[tuple[int, int]] = []
        """Those that another delimiter ends: the client sends all in them at once, and the server takes several."""
        self._opened_at: int | None = None
        """Where the version comment began whose content counts."""

    def cut(self) -> tuple[str, list[tuple[int, int]]]:
        """The clean text, and the offsets at which each statement starts and ends."""
        text = self._source.text
        while match := self._pattern.search(text, self._position):
            self._position = match.end()
            kind = match.lastgroup
            if kind == "version":
                self._version_comment(match)
            elif kind == "comment":
                self._blanks.append(match.span())
            elif kind == "close" and self._opened_at is not None:
                self._opened_at = None
                self._blanks.append(match.span())
            elif kind == "delimiter":
                self._delimiter_line(match)
            elif kind == "dashes":
                self._dashes(match)
            elif kind == "end":
                self._end_statement(match)
            elif kind == "open":
                rest = self._source.excerpt(match.start(), len(text))
                raise self._source.error(f"{match.group()} opens here and is never closed: {rest}", match.start())
        if self._opened_at is not None:
            raise self._source.error("a version comment is not closed", self._opened_at, hint="add the missing */")
        self._add_statement(len(text))
        clean = _blanked(text, self._blanks)
        together = set(self._together)
        cut = [
            part for each in self._statements for part in (self._apart(clean, *each) if each in together else [each])
        ]
        return clean, cut

    def _apart(self, clean: str, start: int, end: int) -> list[tuple[int, int]]:
        """The statements between semicolons of one piece of ``clean``, which are a routine's own where one is in it
        (https://dev.mysql.com/doc/refman/8.4/en/c-api-multiple-queries.html)."""
        if _ROUTINE.search(clean, start, end):
            return [(start, end)]
        found = [match.start() for match in _cutter(self._source.ansi, ";").finditer(clean, start, end) if match["end"]]
        return list(zip([start, *(at + 1 for at in found)], [*found, end], strict=True))

    def _version_comment(self, match: re.Match[str]) -> None:
        """Blank only the marks of a version comment. One inside of another is left out: MySQL does not support nested comments
        (https://dev.mysql.com/doc/refman/8.4/en/comments.html)."""
        if self._opened_at is None:
            self._opened_at = match.start()
        else:
            self._position = self._source.text.find("*/", match.end()) + 2
            if self._position < 2:
                raise self._source.error("a comment is not closed", match.start(), hint="add the missing */")
        self._blanks.append((match.start(), self._position))

    def _delimiter_line(self, match: re.Match[str]) -> None:
        """DELIMITER is a command of the client, which the server never sees
        (https://dev.mysql.com/doc/refman/8.4/en/mysql-commands.html). In the middle of a statement it is a name: a line of
        CREATE TABLE may begin with a column called so."""
        if not BLANK.fullmatch(self._source.text, self._start, match.start()):
            self._position = match.start("delimiter")
            return
        self._end_statement(match)
        self._delimiter = match["delimiter"]
        self._pattern = _cutter(self._source.ansi, self._delimiter)

    def _dashes(self, match: re.Match[str]) -> None:
        """Two dashes without a blank are a comment before a statement; within one they are two minus signs."""
        if BLANK.fullmatch(self._source.text, self._start, match.start()):
            self._blanks.append(match.span())
            self._start = match.end()
        else:
            self._position = match.start() + 2

    def _end_statement(self, match: re.Match[str]) -> None:
        self._add_statement(match.start())
        self._start = self._position

    def _add_statement(self, end: int) -> None:
        self._statements.append((self._start, end))
        if self._delimiter != ";":
            self._together.append(self._statements[-1])


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], re.sub(r"[^\n]", " ", text[start:end])]
        position = end
    return "".join([*pieces, text[position:]])
