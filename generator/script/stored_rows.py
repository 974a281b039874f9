"""The row text of a plan in a temporary file: for what needs the seed's identity before its rows, or them in an order of its own.

A small seed stays in memory; a large one goes to the disk once more, which costs less than to compute its rows twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

from ..scratch import Scratch
from .rowtext import RowText

_IN_MEMORY = 4 << 20
_PIECE = 1 << 20


class StoredRows:
    """A context manager: all that ``rows`` writes, as ``write`` of its own or in ``pieces``, in any order and more than once."""

    def __init__(self, rows: RowText, folder: Path | None = None) -> None:
        self._file = Scratch(folder, in_memory=_IN_MEMORY)
        self._spans: dict[tuple[str, str], tuple[int, int]] = {}
        self._found: dict[tuple[str, str], list[object]] = {}
        try:
            for what, table in rows.due:
                start = self._file.size
                self._found[what, table] = rows.write(what, table, self._file.append)
                self._spans[what, table] = start, self._file.size
            self.identity, self.digests = rows.identity, rows.digests
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def pieces(self, what: str, table: str) -> Iterator[bytes]:
        """Yield the statements of a table: ``rows`` or ``updates``."""
        start, end = self._spans[what, table]
        for place in range(start, end, _PIECE):
            yield self._file.read(place, min(_PIECE, end - place))

    def write(self, what: str, table: str, write: Callable[[bytes], object]) -> list[object]:
        """Call ``write`` with the statements of a table. Return what the audit found in them."""
        for piece in self.pieces(what, table):
            write(piece)
        return self._found[what, table]
