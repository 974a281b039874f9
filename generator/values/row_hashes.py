"""Hashes of rows, equal where a collation that ignores case, accents and trailing spaces sees equal values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .array_types import BoolArray, ByteArray, UintArray
from .arrays import Array, Binaries, Floats, Texts, python_values, size, text_matrix, word, word_table
from .folding import fold
from .streams import mix

_FACTOR = np.uint64(0x100000001B3)
_BLANK = 0x20
_MOST = 2**64 - 1


def row_hashes(arrays: Sequence[Array], prefixes: Sequence[int | None]) -> tuple[UintArray, BoolArray]:
    """Return a hash (uint64) of each row, of the first so many characters of a column where a prefix is given, and which
    rows hold a NULL. Rows with equal values have equal hashes; the reverse is almost always so."""
    null = np.zeros(size(arrays[0]), bool)
    hashes: UintArray = np.zeros(len(null), np.uint64)
    for array, prefix in zip(arrays, prefixes, strict=True):
        if array.null is not None:
            null |= array.null
        hashes *= _FACTOR
        hashes += _hashes(array, prefix)
        hashes = mix(hashes)
    return hashes, null


def _hashes(array: Array, prefix: int | None) -> UintArray:
    if isinstance(array, Texts) and prefix is None:
        return _of_texts(text_matrix(array))
    if isinstance(array, Texts | Binaries | Floats):
        return _of_folded(word_table([_folded(value, prefix) for value in python_values(array)]))
    if array.data.dtype == object:  # modulo 2^64, as astype() takes the others
        return mix(np.array([int(value) & _MOST for value in array.data.tolist()], np.uint64))
    return mix(array.data.astype(np.uint64))


def _folded(value: object, prefix: int | None) -> str:
    if isinstance(value, bytes):
        return value[:prefix].hex()
    if isinstance(value, str):
        return fold(value[:prefix])
    return repr(value + 0.0) if isinstance(value, float) else str(value)


def _of_texts(matrix: ByteArray) -> UintArray:
    """The hashes of words as ``text_matrix`` gives them; those beyond ASCII are folded one by one."""
    upper = (matrix >= 0x41) & (matrix <= 0x5A)
    hashes = _of_folded(matrix | (upper * np.uint8(_BLANK)))
    others = np.flatnonzero((matrix >= 0x80).any(axis=1))
    if len(others):
        hashes[others] = _of_folded(word_table([fold(word(row.tobytes())) for row in matrix[others]]))
    return hashes


def _of_folded(matrix: ByteArray) -> UintArray:
    """The hashes of the bytes that are there (a 0 is none), up to the last that is no blank."""
    running: UintArray = np.zeros(len(matrix), np.uint64)
    found = running.copy()
    for column in np.ascontiguousarray(matrix.T):
        further = running * _FACTOR
        further += column
        np.copyto(running, further, where=column != 0)
        np.copyto(found, running, where=(column != 0) & (column != _BLANK))
    return mix(found)
