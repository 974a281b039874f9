"""NumPy's array types, by the names that signatures use. The number of dimensions is in the docstrings."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
UintArray = npt.NDArray[np.uint64]
FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
ByteArray = npt.NDArray[np.uint8]
NumberArray = npt.NDArray[Any]
"""int64, uint64 for values above 2^63 - 1, or Python's integers (dtype object) for values that are larger still."""
ObjectArray = npt.NDArray[np.object_]
"""Python's objects: str and bytes."""
