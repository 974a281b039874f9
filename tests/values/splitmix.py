"""splitmix64 once more, one number at a time, as its paper writes it."""

from __future__ import annotations

from hypothesis import strategies as st

MASK = 2**64 - 1


KEYS = st.integers(0, MASK)


def splitmix64(key: int, row: int) -> int:
    """SplitMix64's output number ``row`` from state ``key``, in Python's own integers."""
    z = (key + (row + 1) * 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)
