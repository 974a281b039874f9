"""Keyed permutations of row numbers: unique values without memory, and exact quotas without counting.

``permute`` shuffles a whole domain; ``block_positions`` shuffles each block of a few rows by itself, so that every
complete block meets the same quotas exactly. Both are computed for any rows in any order. This module knows integers
only.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from .array_types import IntArray, UintArray
from .streams import below, mix, random_uint64

MAX_DOMAIN = 2**62
MAX_BLOCK = 64

_TABLE_DOMAIN = 4096  # up to here a permutation is a sorted table
# Four rounds make a permutation of random functions that no test tells from a random one (Luby and Rackoff, 1988).
_ROUNDS = 4
_SHUFFLES = 256  # shuffles that the blocks of one key draw from; each is also turned by a random amount
_FEW_BLOCKS = 32  # as many blocks are shuffled by themselves: the table of shuffles costs as much as a hundred
_BLOCK_STREAM = 0x5851F42D4C957F2D  # tells the words of the blocks from those of the shuffles


def permute(key: int, rows: IntArray, domain: int) -> IntArray:
    """Return the place of each row (int64 in [0, domain)) in a keyed permutation of [0, domain): int64, a bijection.

    1 <= domain <= 2^62. Raises ValueError for another domain or a row outside of it.
    """
    if not 1 <= domain <= MAX_DOMAIN:
        raise ValueError(f"a permutation's domain is 1 to 2^62, not {domain}")
    if not len(rows):
        return np.zeros(0, np.int64)
    if int(rows.view(np.uint64).max()) >= domain:  # a row below 0 as well
        refused = int(rows.min()) if int(rows.min()) < 0 else int(rows.max())
        raise ValueError(f"row {refused} is outside the permutation's domain of {domain}")
    if domain <= _TABLE_DOMAIN:
        return _table(key, domain)[rows]
    left_size, right_size, keys = _network(key, domain)
    index = _encrypt(rows.astype(np.uint64), left_size, right_size, keys)
    # cycle walking: the network permutes [0, left * right), a little more than the domain; who lands outside walks on
    while True:
        outside = np.flatnonzero(index >= np.uint64(domain))
        if not len(outside):
            return index.view(np.int64)
        index[outside] = _encrypt(index[outside], left_size, right_size, keys)


@lru_cache(maxsize=64)
def _table(key: int, domain: int) -> IntArray:
    """A small domain in the order of its random words (equal words in the order of their numbers)."""
    return np.argsort(random_uint64(key, np.arange(domain, dtype=np.int64)), kind="stable").astype(np.int64)


def _network(key: int, domain: int) -> tuple[int, int, list[int]]:
    """The two sides' sizes (their product is the domain, rounded up by less than its root) and a key for each round."""
    # Both sides about the root of the domain: fewer than two rows in a hundred land outside of it and walk on.
    left_size = _root_above(domain)
    right_size = -(-domain // left_size)
    return left_size, right_size, random_uint64(key, np.arange(_ROUNDS, dtype=np.int64)).tolist()


def _root_above(number: int) -> int:
    from math import isqrt

    root = isqrt(number)
    return root if root * root == number else root + 1


def _encrypt(value: UintArray, left_size: int, right_size: int, keys: list[int]) -> UintArray:
    """One pass of a Feistel network over left x right, with addition modulo each side's size (Black and Rogaway,
    "Ciphers with Arbitrary Finite Domains", 2002)."""
    sizes = np.uint64(left_size), np.uint64(right_size)
    left = value // sizes[1]
    right = value - left * sizes[1]
    for number, key in enumerate(keys):
        if number % 2:
            right = _add(right, left, key, sizes[1])
        else:
            left = _add(left, right, key, sizes[0])
    left *= sizes[1]
    left += right
    return left


def _add(side: UintArray, other: UintArray, key: int, size: np.uint64) -> UintArray:
    """``side`` + keyed hash of ``other``, modulo ``size`` (below 2^32)."""
    hashed = mix(other ^ np.uint64(key))
    hashed >>= np.uint64(32)
    hashed *= size
    hashed >>= np.uint64(32)
    hashed += side
    # the sum is below 2 * size: where it is below size, subtracting wraps around to something large
    reduced: UintArray = np.minimum(hashed, hashed - size)
    return reduced


def block_positions(key: int, rows: IntArray, block: int) -> IntArray:
    """Return the position (int64 in [0, block)) of each row in its own keyed permutation of its block of rows.

    Rows 0 .. block-1 are the first block, and so on; each complete block holds every position exactly once.
    1 <= block <= 64; ValueError otherwise.
    """
    _check_block(block)
    blocks = rows // np.int64(block)
    index: IntArray = blocks * np.int64(-block)
    index += rows
    if len(rows):
        first = int(blocks.min())
        count = int(blocks.max()) - first + 1
        if count <= _FEW_BLOCKS:
            few: IntArray = _few_blocks(key, first, count, block)[blocks - np.int64(first), index]
            return few
    index += _starts(key, blocks, block)
    return _shuffles(key, block)[index]


def _few_blocks(key: int, first: int, count: int, block: int) -> IntArray:
    """The shuffled blocks from ``first`` on, int64 of shape (count, block): without the shuffles that none of them has."""
    shuffle, turn = np.divmod(_draw(key, np.arange(first, first + count, dtype=np.int64), block), np.int64(2 * block))
    places = np.arange(block, dtype=np.int64)
    random = random_uint64(key, shuffle[:, np.newaxis] * np.int64(block) + places)
    order = np.argsort(random, axis=1, kind="stable")
    turned: IntArray = order[np.arange(count)[:, np.newaxis], (turn[:, np.newaxis] + places) % np.int64(block)]
    return turned


def block_rows(key: int, blocks: IntArray, positions: IntArray, block: int) -> IntArray:
    """Return the row number (int64) that has each position in each block: the inverse of ``block_positions``."""
    back = _inverses(key, block)
    blocks = blocks.astype(np.int64, copy=False)
    starts = _starts(key, blocks, block)
    shuffle = starts // np.int64(2 * block)
    turn = starts - shuffle * np.int64(2 * block)
    index: IntArray = back[shuffle * np.int64(block) + positions] - turn
    index += np.where(index < 0, np.int64(block), np.int64(0))
    index += blocks * np.int64(block)
    return index


def _starts(key: int, blocks: IntArray, block: int) -> IntArray:
    """Where each block starts in the table of shuffles: a random shuffle, and a random turn within it."""
    if not len(blocks):
        return np.zeros(0, np.int64)
    first, last = int(blocks.min()), int(blocks.max())
    if last - first < len(blocks) // 2:
        # rows that lie together share blocks: draw once for each block
        drawn = _draw(key, np.arange(first, last + 1, dtype=np.int64), block)
        index: IntArray = blocks - np.int64(first)
        return drawn[index]
    return _draw(key, blocks, block)


def _draw(key: int, blocks: IntArray, block: int) -> IntArray:
    random = random_uint64(key ^ _BLOCK_STREAM, blocks)
    shuffle = (random & np.uint64(_SHUFFLES - 1)).view(np.int64)
    shuffle *= np.int64(2 * block)
    shuffle += below(random, block)
    return shuffle


def _check_block(block: int) -> None:
    if not 1 <= block <= MAX_BLOCK:
        raise ValueError(f"a block has 1 to {MAX_BLOCK} rows, not {block}")


# A table of shuffles, not one for each block: a column of 10 million rows has a million blocks.
@lru_cache(maxsize=256)
def _shuffles(key: int, block: int) -> IntArray:
    """``_SHUFFLES`` random permutations of [0, block), one after the other, each written twice so that a turn needs no modulo."""
    order = _order(key, block)
    return np.concatenate((order, order), axis=1).astype(np.int64).ravel()


@lru_cache(maxsize=256)
def _inverses(key: int, block: int) -> IntArray:
    """The inverses of ``_shuffles``, once each."""
    return np.argsort(_order(key, block), axis=1, kind="stable").astype(np.int64).ravel()


def _order(key: int, block: int) -> IntArray:
    _check_block(block)
    random = random_uint64(key, np.arange(_SHUFFLES * block, dtype=np.int64)).reshape(_SHUFFLES, block)
    return np.argsort(random, axis=1, kind="stable")
