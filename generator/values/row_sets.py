"""Some rows of a table, as few bits as that takes: the k-th of them is found by counting."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from .array_types import BoolArray, IntArray

_BLOCK = 256  # rows whose number is counted
_BYTES = _BLOCK // 8
_ONES = np.array([byte.bit_count() for byte in range(256)], np.int64)
_PLACES = np.array(
    [([bit for bit in range(8) if byte >> bit & 1] + [0] * 8)[:8] for byte in range(256)], np.int64
)  # where the k-th bit of a byte is


class RowSet:
    """Row numbers in ascending order, indexed like an array: one bit a row of the table, and a count for every 256.

    ``masks`` say of one row after the other whether it is among them; all but the last are of a multiple of 256 rows.
    """

    def __init__(self, masks: Iterable[BoolArray]) -> None:
        packed = [np.packbits(mask, bitorder="little") for mask in masks]
        bits = np.concatenate([*packed, np.zeros(0, np.uint8)])
        self._bits = np.r_[bits, np.zeros(-len(bits) % _BYTES, np.uint8)].reshape(-1, _BYTES)
        self._counts = _ONES[self._bits].sum(axis=1) if len(self._bits) < 4096 else self._counted()
        self._ends = np.cumsum(self._counts)

    def _counted(self) -> IntArray:
        return np.concatenate([_ONES[part].sum(axis=1) for part in np.array_split(self._bits, len(self._bits) // 4096)])

    def __len__(self) -> int:
        return int(self._ends[-1]) if len(self._ends) else 0

    def __getitem__(self, places: IntArray) -> IntArray:
        """Return the row numbers at ``places`` (int64, each below the length)."""
        block = np.searchsorted(self._ends, places, side="right")
        rest = places - (self._ends[block] - self._counts[block])
        held = self._bits[block]
        ends = np.cumsum(_ONES[held], axis=1)
        byte = (ends <= rest[:, None]).sum(axis=1)
        rows = np.arange(len(places))
        rest = rest - (ends[rows, byte] - _ONES[held[rows, byte]])
        found: IntArray = block * _BLOCK + byte * 8 + _PLACES[held[rows, byte], rest]
        return found
