"""Shares of choices: the first rows show every choice once, the others follow quotas in blocks of 20 rows, or a hash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm

import numpy as np

from ..array_types import FloatArray, IntArray
from ..permutation import block_positions, permute
from ..streams import jump, random_uint64

BLOCK = 20
_LONGEST_CYCLE = 20_000
_ROUGH_CYCLE = 2_000


def spread(key: Callable[[str], int], weights: Sequence[Fraction]) -> Callable[[IntArray], IntArray]:
    """Return the function from rows to codes (int64, places in ``weights``), all weights above 0.

    The first len(weights) rows are a keyed permutation of all codes. After them each block of 20 rows holds its quota
    of each code, in keyed order; where 20 rows cannot hold the shares exactly, a cycle of several blocks does.
    """
    count = len(weights)
    if count == 1:
        return lambda rows: np.zeros(len(rows), np.int64)
    cover, index = key("cover"), key("quota")
    cycle = _cycle(weights, key("order"))
    blocks = len(cycle) // BLOCK

    def codes(rows: IntArray) -> IntArray:
        later = rows - np.int64(count)
        first = later < 0
        any_first = bool(first.any())
        if any_first:
            later[first] = 0
        position = block_positions(index, later, BLOCK)
        if blocks > 1:
            block = later // np.int64(BLOCK)
            block -= block // np.int64(blocks) * np.int64(blocks)
            block *= np.int64(BLOCK)
            position += block
        result = cycle[position]
        if any_first:
            result[first] = permute(cover, rows[first], count)
        return result

    return codes


def of_labels(key: int, count: int) -> Callable[[IntArray], IntArray]:
    """Return the function from rows to codes (int64 in [0, count)) in about equal shares, each code once in the first rows.

    When ``count`` grows, a row keeps its code or takes a new one.
    """
    first = _first_codes(key, count)

    def codes(rows: IntArray) -> IntArray:
        result = jump(random_uint64(key, rows), count)
        covered = rows < count
        result[covered] = first[rows[covered]]
        return result

    return codes


def _first_codes(key: int, count: int) -> IntArray:
    """The codes of the first rows, each once: a shuffle that grows (Durstenfeld's, inside out).

    The n-th row has the code that it would have among n codes, and whoever showed that one takes the n-th.
    """
    rows = np.arange(count, dtype=np.int64)
    code_of_row = jump(random_uint64(key, rows), rows + 1)
    row_of_code = rows.copy()
    for row, code in enumerate(code_of_row.tolist()):
        if code < row:
            row_of_code[row] = row_of_code[code]
            row_of_code[code] = row
    code_of_row[row_of_code] = rows
    return code_of_row


def _cycle(weights: Sequence[Fraction], key: int) -> IntArray:
    """The codes of one cycle, a multiple of 20 of them, as even as can be: each stretch of it is near the quotas."""
    rank = random_uint64(key, np.arange(len(weights), dtype=np.int64))
    code, place = _marks(tuple(weights))  # equal places are decided by the key
    return code[np.lexsort((rank[code], place))]


@lru_cache(maxsize=16)
def _marks(weights: tuple[Fraction, ...]) -> tuple[IntArray, FloatArray]:
    """Each code at equal distances, like the marks of several rulers laid over each other; kept, since many columns share their weights."""
    quotas = _quotas(weights)
    code = np.repeat(np.arange(len(weights), dtype=np.int64), quotas)
    turn = np.concatenate([np.arange(each, dtype=np.float64) for each in quotas])
    return code, (turn + 0.5) / np.array(quotas, np.float64)[code]


def _quotas(weights: tuple[Fraction, ...]) -> list[int]:
    """How often each code is in one cycle."""
    total = sum(weights, Fraction(0))
    # Shares as fractions, not floats: 0.1 + 0.2 + 0.7 is one, and the least cycle that holds them exactly can be found.
    shares = [weight / total for weight in weights]
    length = lcm(BLOCK, *(share.denominator for share in shares))
    if length > _LONGEST_CYCLE:
        length = max(_ROUGH_CYCLE, -(-len(weights) // BLOCK) * BLOCK)
    return _largest_remainder(shares, length)


def _largest_remainder(shares: Sequence[Fraction], length: int) -> list[int]:
    """Whole quotas that add up to ``length``, at least 1 each (Hamilton's method)."""
    quotas = [max(1, int(share * length)) for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda code: (-(shares[code] * length - quotas[code]), code))
    index = 0
    while sum(quotas) < length:
        quotas[by_remainder[index % len(shares)]] += 1
        index += 1
    while sum(quotas) > length:
        largest = max(range(len(shares)), key=lambda code: (quotas[code], -code))
        quotas[largest] -= 1
    return quotas
