"""NumPy's array types, by the names that signatures use. The number of dimensions stands in the docstrings.

Written out instead of with ``numpy.typing.NDArray``, which is the same type: importing that takes some milliseconds.
"""

from __future__ import annotations

from typing import Any

import numpy as np

IntArray = np.ndarray[tuple[Any, ...], np.dtype[np.int64]]
UintArray = np.ndarray[tuple[Any, ...], np.dtype[np.uint64]]
FloatArray = np.ndarray[tuple[Any, ...], np.dtype[np.float64]]
BoolArray = np.ndarray[tuple[Any, ...], np.dtype[np.bool_]]
ByteArray = np.ndarray[tuple[Any, ...], np.dtype[np.uint8]]
NumberArray = np.ndarray[tuple[Any, ...], np.dtype[Any]]
"""int64, uint64 for values above 2^63 - 1, or Python's integers (dtype object) for values that are larger still."""
