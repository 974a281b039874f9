"""Random words that are pure functions of (seed, table, column, purpose, row): random access, nothing advances.

This module knows integers on arrays and nothing of tables, types or text. It uses only operations that every platform
computes alike: unsigned 64-bit arithmetic modulo 2^64 and single IEEE 754 double operations. NumPy's own generators and
Python's ``hash`` may change from release to release and are not used.

The words are those of SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014) with
the stream's key as its state before the first row.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

import numpy as np

from .array_types import FloatArray, IntArray, UintArray

STREAM_VERSION = 1
"""Changes whenever the same key would give other values; part of every key, and of the manifest."""

MAX_BUCKETS = 2**31
"""The most buckets that ``jump`` can choose among."""

# As arrays without dimensions: NumPy would make one of a scalar in each operation, which takes longer than that on some dozen rows.
# The first is 2^64 divided by the golden ratio, made odd: adding it again and again visits every state, and spreads them evenly.
_GOLDEN_GAMMA = np.array(0x9E3779B97F4A7C15, np.uint64)
_MIX_1 = np.array(0xBF58476D1CE4E5B9, np.uint64)
_MIX_2 = np.array(0x94D049BB133111EB, np.uint64)
_JUMP_MULTIPLIER = np.array(2862933555777941757, np.uint64)
_LOW_32 = np.array(0xFFFFFFFF, np.uint64)
_ONE, _SHIFT_27, _SHIFT_30, _SHIFT_31, _SHIFT_32, _SHIFT_33 = (np.array(n, np.uint64) for n in (1, 27, 30, 31, 32, 33))
_TWO_TO_31, _NEXT = np.array(2147483648.0), np.array(1.0)
_BLOCK = 8192  # words that jump together: they fit into the processor's cache
_TURNS = 4


def stream_key(seed: int, table: str, column: str, purpose: str = "") -> int:
    """Return the 64-bit key of a stream of words.

    The parts are hashed with their lengths, so that no two lists of parts are read alike. ``seed`` is any integer from
    0 up. Raises ValueError for a negative seed and TypeError for anything but an integer.
    """
    if type(seed) is not int:  # True is an int to isinstance()
        raise TypeError(f"a seed is an integer, not {seed!r}")
    if seed < 0:
        raise ValueError(f"a seed is 0 or more, not {seed}")
    together = _beginning(seed, table) + _measured(column) + _measured(purpose)
    # The same on every platform, unlike hash(), which PYTHONHASHSEED changes.
    return int.from_bytes(hashlib.blake2b(together, digest_size=8, person=b"seedsql").digest(), "big")


@lru_cache(maxsize=256)
def _beginning(seed: int, table: str) -> bytes:
    """What the keys of all streams of a table begin with."""
    return _measured(str(STREAM_VERSION)) + _measured(str(seed)) + _measured(table)


@lru_cache(maxsize=4096)
def _measured(part: str) -> bytes:
    encoded = part.encode("utf-8")
    return len(encoded).to_bytes(8, "big") + encoded


def random_uint64(key: int, rows: IntArray) -> UintArray:
    """Return one random uint64 per row number (int64, shape (n,)) of the stream ``key``."""
    # Row 0 too: without it the first word of a stream would be that of its key alone.
    state = rows.astype(np.uint64)
    state += _ONE
    state *= _GOLDEN_GAMMA
    state += np.array(key, np.uint64)
    return mix(state)


def mix(state: UintArray) -> UintArray:
    """Scramble uint64 values in place with SplitMix64's finaliser, a bijection of 64 bits, and return them."""
    shifted = state >> _SHIFT_30
    state ^= shifted
    state *= _MIX_1
    np.right_shift(state, _SHIFT_27, shifted)
    state ^= shifted
    state *= _MIX_2
    np.right_shift(state, _SHIFT_31, shifted)
    state ^= shifted
    return state


def below(random: UintArray, n: int) -> IntArray:
    """Return int64 values in [0, n) from uint64 words; 1 <= n <= 2^63. Raises ValueError for another n.

    Up to 2^32 the value comes from the word's high half alone, so the low half is free for another use.
    """
    if not 1 <= n <= 2**63:
        raise ValueError(f"a range has 1 to 2^63 values, not {n}")
    if n == 1:
        return np.zeros(len(random), np.int64)
    if n <= 2**32:
        high = random >> _SHIFT_32
        high *= np.array(n, np.uint64)
        high >>= _SHIFT_32
        return high.view(np.int64)
    return multiply_high(random, n).view(np.int64)


def multiply_high(random: UintArray, n: int | UintArray) -> UintArray:
    """Return the high 64 bits of the 128-bit products of uint64 words with ``n`` (0 <= n < 2^64, one or an array like ``random``):
    uint64 in [0, n)."""
    word_high, word_low = random >> _SHIFT_32, random & _LOW_32
    factor = np.uint64(n) if isinstance(n, int) else n
    n_high, n_low = factor >> _SHIFT_32, factor & _LOW_32
    carry = (word_low * n_low) >> _SHIFT_32
    carry += word_high * n_low
    low = word_low * n_high
    low += carry & _LOW_32
    product = word_high * n_high
    product += carry >> _SHIFT_32
    product += low >> _SHIFT_32
    return product


def skewed(random: UintArray, skew: int) -> UintArray:
    """Return shares of 2^32 from uint64 words: even where ``skew`` is 1; 2, 3 … crowd them towards 0, as the square, the cube …
    of an even share."""
    # Fixed-point arithmetic: a power of a double may differ in its last bit from one C library to another.
    even = random >> _SHIFT_32
    share = even.copy()
    for _ in range(skew - 1):
        share *= even
        share >>= _SHIFT_32
    return share


def below_each(random: UintArray, counts: IntArray, skew: int = 1) -> IntArray:
    """Return int64 values in [0, n) where each uint64 word has an n of its own: ``counts``, int64 like ``random``, 1 to 2^62.

    ``skew`` is that of ``skewed``.
    """
    share = skewed(random, skew)
    values = ((share * counts.view(np.uint64)) >> _SHIFT_32).view(np.int64)
    if len(counts) and counts.max() > 2**32:
        # row by row, so that no value depends on the others of its batch; the low half of the word is below the steps of 32 bits
        many = np.flatnonzero(counts > 2**32)
        words = share[many] << _SHIFT_32 | random[many] & _LOW_32
        values[many] = multiply_high(words, counts[many].view(np.uint64)).view(np.int64)
    return values


def low_below(random: UintArray, n: int) -> IntArray:
    """Return int64 values in [0, n), 1 <= n <= 2^32, from the low halves of uint64 words: independent of ``below`` with
    another (or the same) n up to 2^32 on the same words."""
    if not 1 <= n <= 2**32:
        raise ValueError(f"half a word spreads over 1 to 2^32 values, not {n}")
    low = random & _LOW_32
    low *= np.array(n, np.uint64)
    low >>= _SHIFT_32
    return low.view(np.int64)


def jump(random: UintArray, n: int | IntArray) -> IntArray:
    """Return an int64 bucket in [0, n) per uint64 word by consistent (jump) hashing.

    When n grows to m, a word's bucket stays, or becomes one of the new buckets n .. m-1. ``n`` is one number or an
    int64 array like ``random``, 1 to 2^31. Raises ValueError for another n. (Lamping and Veach, "A Fast, Minimal
    Memory, Consistent Hash Algorithm", 2014.)
    """
    smallest, largest = (n, n) if isinstance(n, int) else (int(n.min()), int(n.max())) if n.size else (1, 1)
    if smallest < 1 or largest > MAX_BUCKETS:
        raise ValueError(f"jump hashing chooses among 1 to 2^31 buckets, not {smallest if smallest < 1 else largest}")
    bucket = np.zeros(len(random), np.int64)
    if largest == 1 or not len(random):
        return bucket
    # Up to 2^31 every count is exact in a double.
    limit = np.asarray(n, np.float64)
    for start in range(0, len(random), _BLOCK):
        part = slice(start, start + _BLOCK)
        bucket[part] = _jumped(random[part].copy(), limit[part] if limit.ndim else limit)
    return bucket


def _jumped(state: UintArray, limit: FloatArray) -> FloatArray:
    """The bucket of each word, in float64; ``state`` is used up. All words jump on together, also those that have arrived:
    taking them out costs as much as four jumps."""
    here, last = np.zeros(len(state), np.float64), np.zeros(len(state), np.float64)
    levels: list[
        tuple[IntArray, FloatArray]
    ] = []  # where the words of the next array are in the one before, which waits
    turn = 0
    while True:
        state *= _JUMP_MULTIPLIER
        state += _ONE
        # (b + 1) * (2^31 / (31 random bits + 1)): one exact division and one rounded product, as in the paper
        step = ((state >> _SHIFT_33) + _ONE).view(np.int64).astype(np.float64)
        np.divide(_TWO_TO_31, step, step)
        here += _NEXT
        here *= step
        np.floor(here, here)
        left = np.flatnonzero(here < limit)
        if not len(left):
            break
        last[left] = here[left]
        turn += 1
        if turn % _TURNS == 0:
            levels.append((left, last))
            here, last, state = here[left], last[left], state[left]
            limit = limit[left] if limit.ndim else limit
    for left, waiting in reversed(levels):
        waiting[left] = last
        last = waiting
    return last
