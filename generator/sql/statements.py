"""Where the statements of our own scripts begin and end.

The scripts are written so that this rule is enough, in every sql_mode and without an SQL parser: a statement starts on
the first line that is neither blank nor a ``-- `` comment, and ends with the first line that ends in ``;``. No literal
holds a raw line break, and no row line ends in ``;``. Files of any other origin are cut by ``scanner`` (rows) and ``source``
(definitions).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
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
