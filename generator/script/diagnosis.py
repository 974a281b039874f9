"""What happened to one file of a seed: conflict markers, CRLF line ends, or lines that a person edited, each by its line.

Knows the text of scripts only; which command makes a file whole again is for the caller to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from ..errors import ChecksumError
from ..files import conflict_marker, open_regular
from ..sql.script_rows import Insert, read_insert
from ..sql.statements import Statement

CRLF = "CRLF line ends; the scripts have LF"
MOST = 10
"""Findings in one file; who has more reads ``git diff``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A line (from 1) of a file and what is wrong with it."""

    line: int
    what: str


def line_damage(path: Path) -> Finding | None:
    """The first conflict marker of git in a file, else its first CRLF; None where there is neither, and no file."""
    crlf = None
    with open_regular(path) as file:
        for number, line in enumerate(file, start=1):
            if marker := conflict_marker(line):
                return Finding(number, f"conflict marker {_shown(marker)}")
            if crlf is None and line.endswith(b"\r\n"):
                crlf = number
    return Finding(crlf, CRLF) if crlf is not None else None


def ours(text: str) -> str:
    """A text with git's conflict markers as it was on the side that was merged into (HEAD)."""
    kept: list[str] = []
    side = ""
    for line in text.splitlines(keepends=True):
        # Markers are seven characters by default (gitattributes: conflict-marker-size); with diff3 or zdiff3 the common
        # ancestor is between | and =.
        mark = line[:7]
        if mark == "<" * 7:
            side = "ours"
        elif side and mark in ("|" * 7, "=" * 7):
            side = "theirs"
        elif side and mark == ">" * 7:
            side = ""
        elif side != "theirs":
            kept.append(line)
    return "".join(kept)


def compare(fresh: Path, kept: Path) -> list[Finding]:
    """Compare a script as it regenerates with the one that is there, line by line; at most ``MOST`` findings.

    Lines that were added or taken out are found where the next line is as it regenerates. Two lines are in memory at a
    time.
    """
    with open_regular(fresh) as new, open_regular(kept) as old:
        return list(islice(_differences(new, old), MOST))


def _differences(new: BinaryIO, old: BinaryIO) -> Iterator[Finding]:
    head = ""
    number = 0
    expected, found = new.readline(), old.readline()
    while expected or found:
        number += 1
        if expected.startswith(b"INSERT INTO"):
            head = expected.decode("utf-8", "replace")
        elif head and not head.endswith("VALUES\n"):
            head += expected.decode("utf-8", "replace")
        if expected == found:
            expected, found = new.readline(), old.readline()
            continue
        after_expected, after_found = new.readline(), old.readline()
        if found and after_found == expected:
            yield Finding(number, f"{_kind(head, found)} was added: {_shown_line(found)}")
            found = old.readline()
            expected = after_expected
            number += 1
        elif expected and after_expected == found:
            yield Finding(number, f"{_kind(head, expected)} is missing; it regenerates as {_shown_line(expected)}")
            expected, found = new.readline(), after_found
        else:
            yield Finding(number, _changed(head, expected, found))
            expected, found = after_expected, after_found


def _kind(head: str, line: bytes) -> str:
    row = _row(head, line)
    return f"a row of table {row.table}" if row is not None else "a line"


def _changed(head: str, expected: bytes, found: bytes) -> str:
    """One line that differs: of a row its table, key and the columns that differ, with both literals."""
    new, old = _row(head, expected), _row(head, found)
    if expected == found + b"\n":
        return f"ends without its line end: {_shown_line(found)}"
    if new is None or old is None or new.rows == old.rows:
        is_now, was = (
            (repr(line.decode("utf-8", "replace").rstrip("\n")) if line else "nothing") for line in (found, expected)
        )
        return "has {}, regenerates as {}".format(*_parted(is_now, was))
    pairs = zip(new.columns, old.rows[0], new.rows[0], strict=True)
    cells = [
        "{} is {}, regenerates as {}".format(column, *_parted(is_now, was))
        for column, is_now, was in pairs
        if is_now != was
    ]
    return f"table {new.table}, row with {new.columns[0]} {_shown(new.rows[0][0])}: {'; '.join(cells)}"


def _row(head: str, line: bytes) -> Insert | None:
    """A line of a script as the one row of an INSERT with this head; None when it is no row."""
    text = line.decode("utf-8", "replace").rstrip("\n")
    if not head.endswith("VALUES\n") or not text.startswith(("  (", ", (")):
        return None
    try:
        return read_insert(Statement(1, f"{head}  {text[2:]}"))
    except ChecksumError:
        return None


def _shown_line(line: bytes) -> str:
    return _shown(repr(line.decode("utf-8", "replace").rstrip("\n"))) if line else "nothing"


def _parted(one: str, other: str) -> tuple[str, str]:
    """Two texts that differ, each cut where it is long, but not before they part."""
    parting = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    start = max(0, parting - 30) if parting > 60 else 0
    return _shown(one, start), _shown(other, start)


def _shown(text: str, start: int = 0) -> str:
    text = f"...{text[start:]}" if start else text
    return text if len(text) <= 80 else text[:77] + "..."
