"""Where the statements of our own scripts begin and end.

The scripts are written so that this rule is enough, in every sql_mode and without an SQL parser: a statement starts on
the first line that is neither blank nor a ``-- `` comment, and ends with the first line that ends in ``;``. No literal
holds a raw line break, and no row line ends in ``;``. Files of any other origin are cut by ``scanner`` (rows) and ``source``
(definitions).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple, TextIO

from ..lazy_patterns import lazy

LENGTH = 300
LITERAL = 24
_LITERAL = lazy(r"X'([0-9A-Fa-f]*)(?:'|$)|'((?:[^']|'')*)(?:'|$)")


class Statement(NamedTuple):
    """One statement: ``line`` is where it starts in the file (from 1), ``text`` is without the final ``;``."""

    line: int
    text: str


def statements(lines: Iterable[str]) -> Iterator[Statement]:
    """Yield the statements of a script, one at a time; holds one statement in memory.

    Text after the last ``;`` (a truncated script) is yielded as a statement too: whoever compares a script with its
    manifest has refused it before, and a server will.
    """
    held: list[str] = []
    start = 0
    for number, line in enumerate(lines, start=1):
        # CRLF comes from git on Windows (core.autocrlf) and from editors; it ends a statement as well.
        text = line.rstrip("\r\n")
        if not held:
            if not text.strip() or text.startswith("--"):
                continue
            start = number
        if text.endswith(";"):
            held.append(text[:-1])
            yield Statement(start, "\n".join(held).rstrip())
            held.clear()
        else:
            held.append(text)
    if held:
        yield Statement(start, "\n".join(held))


_LAST_END = lazy(r";\r*\n")
_END = lazy(_LAST_END.pattern.encode())
_BEFORE = lazy(r"(?>(?:[^\S\n]*+\n|--[^\n]*+\n)*)")
_BLOCK = 1 << 16


def ranges(file: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """Yield where a script's parts of about ``size`` bytes begin and end: each ends as a statement does, or as the file."""
    start, end = 0, file.seek(0, os.SEEK_END)
    while start < end:
        stop = _end_after(file, start + size) if start + size < end else end
        yield start, stop
        start = stop


def _end_after(file: BinaryIO, position: int) -> int:
    """Where the first line that ends as a statement does ends, behind ``position``; the end of the file without one."""
    held = b""
    file.seek(position)
    while block := file.read(_BLOCK):
        held += block
        found = _END.search(held)
        if found is not None:
            return position + found.end()
        # what may be the begin of an end: the last line
        keep = held.rfind(b"\n") + 1
        held, position = held[keep:], position + keep
    return file.tell()


def pieces(file: TextIO) -> Iterator[tuple[int, str]]:
    """Yield a script, opened with LF as its only line end, in pieces that end as statements do, each with the line on
    which it begins; ``statement_of`` gives the statement in it. As ``statements``, but looks at no line on its own: for
    who reads millions."""
    held, line, looked = "", 1, 0
    while block := file.read(_BLOCK):
        held += block
        start = 0
        while end := _LAST_END.search(held, max(start, looked)):
            piece = held[start : end.end()]
            yield line, piece
            line += piece.count("\n")
            start = end.end()
        # What is left may be half a line: looked at again only from its last line break, so that a long statement is
        # not searched once for each block.
        held = held[start:]
        looked = held.rfind("\n") + 1
    if held:
        yield line, held


def byte_pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield a part of a script in pieces that end as statements do, each with the offset at which it begins;
    as ``pieces`` does with a file."""
    start = 0
    # One character is looked for first: that is many times as fast as the pattern.
    semicolon = data.find(b";")
    while semicolon >= 0:
        end = _END.match(data, semicolon)
        if end is not None:
            yield start, data[start : end.end()]
            start = end.end()
        semicolon = data.find(b";", semicolon + 1)
    if start < len(data):
        yield start, data[start:]


def statement_of(line: int, piece: str) -> Statement | None:
    """The statement in a piece of a script; None when there are only blank lines and comments."""
    if "\r" in piece or not piece.endswith(";\n"):
        found = next(statements(piece.removesuffix("\n").split("\n")), None)
        return Statement(line + found.line - 1, found.text) if found else None
    start = _BEFORE.match(piece)
    assert start is not None
    if start.end() == len(piece):
        return None
    return Statement(line + piece.count("\n", 0, start.end()), piece[start.end() : -2].rstrip())


def excerpt(statement: str) -> str:
    """Return the first 300 characters of ``statement`` on one line, each literal cut to 24 characters."""
    head = " ".join(_LITERAL.sub(_shorten, statement[: 4 * LENGTH]).split())
    return head if len(statement) <= 4 * LENGTH and len(head) <= LENGTH else head[:LENGTH].rstrip() + " ..."


def _shorten(match: re.Match[str]) -> str:
    text = match[0]
    return text if len(text) <= LITERAL + 3 else text[:LITERAL] + "..'"
