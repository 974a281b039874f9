"""Which parent row a child row points to, computed and never looked up.

A picker maps child row numbers to parent row numbers. Where a parent is added, consistent hashing moves only the
children that the new parent takes (Lamping and Veach, "A Fast, Minimal Memory, Consistent Hash Algorithm", 2014).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from .array_types import IntArray
from .permutation import block_positions, block_rows, permute
from .row_sets import RowSet
from .streams import below, jump, random_uint64

Picker = Callable[[IntArray], IntArray]
Key = Callable[[str], int]

_BLOCK = 20  # rows over which shares are exact
_COVER_BLOCK = 16
_LISTED = 20 * (1 << 14)  # parents whose row numbers are listed; of more, a bit each says what they are


class RelationProblem(ValueError):
    """The children cannot be spread over the parents as asked."""


def make_picker(
    pick: str,
    options: Mapping[str, Any],
    key: Key,
    children: int,
    parents: int,
    candidates: IntArray | RowSet | None = None,
    weights: IntArray | None = None,
) -> Picker:
    """Return the picker for ``pick``.

    ``key(purpose)`` gives the stream keys; ``children`` and ``parents`` are row counts; ``candidates`` (row
    numbers, ascending) narrows the parents; ``weights`` (int64, one per candidate) is for ``weighted``. Raises
    RelationProblem when there is no parent to pick, or fewer than a one-to-one relation needs.
    """
    count = parents if candidates is None else len(candidates)
    if children and not count:
        raise RelationProblem("there is no parent row to pick" + ("" if candidates is None else " that meets 'where'"))
    if pick in ("each", "permute") and children > count:
        raise RelationProblem(f"{children} rows need a parent each, but there are only {count}")
    if options.get("cover") and pick == "quota":
        position = _covering_quota(options, key, count)
    else:
        position = _POSITIONS[pick](options, key, children, count, weights)
        if options.get("cover"):
            position = _cover(position, key, count)
    if candidates is None:
        return position
    return lambda rows: candidates[position(rows)]


def _uniform(options: Mapping[str, Any], key: Key, children: int, count: int, weights: IntArray | None) -> Picker:
    stream = key("pick")
    return lambda rows: jump(random_uint64(stream, rows), count)


def _each(options: Mapping[str, Any], key: Key, children: int, count: int, weights: IntArray | None) -> Picker:
    return lambda rows: rows.astype(np.int64, copy=False)


def _permute(options: Mapping[str, Any], key: Key, children: int, count: int, weights: IntArray | None) -> Picker:
    stream = key("permute")
    return lambda rows: permute(stream, rows, count)


def _tree(options: Mapping[str, Any], key: Key, children: int, count: int, weights: IntArray | None) -> Picker:
    """Self references: a row points to an earlier row; row 0 to itself (the plan makes it NULL where it can)."""
    stream = key("pick")

    def position(rows: IntArray) -> IntArray:
        # an earlier row: the high 32 bits of the word, scaled to the number of rows before this one
        high = (random_uint64(stream, rows) >> np.uint64(32)).astype(np.int64)
        return (high * rows) >> np.int64(32)

    if count > 2**31:
        raise RelationProblem(f"a tree holds at most 2^31 rows, not {count}")
    return position


def _weighted(options: Mapping[str, Any], key: Key, children: int, count: int, weights: IntArray | None) -> Picker:
    assert weights is not None
    if len(weights) and int(weights.min()) < 0:
        raise RelationProblem(f"a weight is negative: {int(weights.min())}")
    total = int(weights.sum())
    if children and total <= 0:
        raise RelationProblem("all weights are 0")
    return _by_weight(weights, key("pick"))


def _zipf(options: Mapping[str, Any], key: Key, children: int, count: int, weights: IntArray | None) -> Picker:
    """The k-th of the parents, in a keyed order, is picked in proportion to 1 / k^exponent."""
    order = permute(key("rank"), np.arange(count, dtype=np.int64), count) if count else np.zeros(0, np.int64)
    ranks = np.arange(1, count + 1, dtype=np.float64)
    shares = np.maximum(np.rint(2.0**32 / ranks ** float(options["exponent"])), 1).astype(np.int64)
    by_rank = _by_weight(shares, key("pick"))
    return lambda rows: order[by_rank(rows)]


def _by_weight(weights: IntArray, stream: int) -> Picker:
    bounds = np.cumsum(weights)
    total = int(bounds[-1]) if len(bounds) else 1
    return lambda rows: np.searchsorted(bounds, below(random_uint64(stream, rows), total), side="right").astype(
        np.int64
    )


def _pareto(options: Mapping[str, Any], key: Key, children: int, count: int, weights: IntArray | None) -> Picker:
    """A ``top`` share of the parents gets a ``share`` of the children; both are exact in every block of 20 rows."""
    top_rows, others = _top_and_others(key("top"), count, max(1, round(float(options["top"]) * _BLOCK)))
    quota = round(float(options["share"]) * _BLOCK)
    stream, class_key = key("pick"), key("class")

    def position(rows: IntArray) -> IntArray:
        word = random_uint64(stream, rows)
        to_top = block_positions(class_key, rows, _BLOCK) < quota
        if not len(others):
            return top_rows[jump(word, len(top_rows))]
        result = np.empty(len(rows), np.int64)
        result[to_top] = top_rows[jump(word[to_top], len(top_rows))]
        result[~to_top] = others[jump(word[~to_top], len(others))]
        return result

    return position


def _top_and_others(stream: int, count: int, top: int) -> tuple[IntArray | RowSet, IntArray | RowSet]:
    """The ``top`` first of each block of 20 rows, in a keyed order, and the others; at least one row is first."""
    if count > _LISTED:
        starts = range(0, count, _LISTED)

        def positions_of(start: int) -> IntArray:
            return block_positions(stream, np.arange(start, min(start + _LISTED, count)), _BLOCK)

        return RowSet(positions_of(start) < top for start in starts), RowSet(
            positions_of(start) >= top for start in starts
        )
    positions = np.arange(count, dtype=np.int64)
    index = block_positions(stream, positions, _BLOCK) if count else positions
    is_top = index < top
    if count and not is_top.any():
        is_top = index == index.min()
    return positions[is_top], positions[~is_top]


def _quota(options: Mapping[str, Any], key: Key, children: int, count: int, weights: IntArray | None) -> Picker:
    """In each block of len(counts) parents, the parent at place i of a keyed order gets counts[i] children in a row.

    When there are more children than that, the whole pattern repeats: every parent that had children gets more.
    """
    counts = np.array(options["counts"], np.int64)
    if count < len(counts):
        counts = counts[:count] if counts[:count].any() else np.ones(count, np.int64)
    return _in_blocks(counts, key, count)


def _covering_quota(options: Mapping[str, Any], key: Key, count: int) -> Picker:
    """Every parent once, and then what ``counts`` gives it beyond that: the counts are kept, a 0 becomes 1."""
    counts = np.maximum(np.array(options["counts"], np.int64), 1)[: max(count, 1)]
    rest, again = _in_blocks(counts - 1, key, count), _in_blocks(counts, key, count)
    more = max(count // len(counts), 1) * int((counts - 1).sum())
    position = _cover(lambda rows: rest(np.maximum(rows - count, 0)), key, count)

    def covered(rows: IntArray) -> IntArray:
        return np.where(rows < count + more, position(rows), again(np.maximum(rows - count - more, 0)))

    return covered


def _in_blocks(counts: IntArray, key: Key, count: int) -> Picker:
    """In each block of len(counts) parents, the parent at place i of a keyed order gets counts[i] rows; then again."""
    block = max(len(counts), 1)
    per_block = int(counts.sum()) or 1
    blocks = max(count // block, 1)
    places = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    places = places if len(places) else np.zeros(1, np.int64)
    stream = key("slot")

    def position(rows: IntArray) -> IntArray:
        number = (rows // per_block) % blocks
        return block_rows(stream, number, places[rows % per_block], block)

    return position


_POSITIONS: dict[str, Callable[[Mapping[str, Any], Key, int, int, IntArray | None], Picker]] = {
    "uniform": _uniform,
    "each": _each,
    "permute": _permute,
    "tree": _tree,
    "weighted": _weighted,
    "zipf": _zipf,
    "pareto": _pareto,
    "quota": _quota,
}


def _cover(position: Picker, key: Key, count: int) -> Picker:
    """The first rows take each parent once, in an order shuffled by blocks; later rows follow ``position``."""
    stream = key("cover")
    whole = count // _COVER_BLOCK * _COVER_BLOCK

    def covered(rows: IntArray) -> IntArray:
        result = position(rows)
        first = rows < count
        if first.any():
            mine = rows[first]
            shuffled = mine // _COVER_BLOCK * _COVER_BLOCK + block_positions(stream, mine, _COVER_BLOCK)
            result = result.copy()
            result[first] = np.where(mine < whole, shuffled, mine)
        return result

    return covered


def pair_rows(key: int, rows: IntArray, counts: tuple[int, ...]) -> list[IntArray]:
    """Return, for each parent table of ``counts`` rows, the parent row of each child row: all combinations differ.

    Raises RelationProblem when the combinations are too many for 62 bits.
    """
    domain = 1
    for count in counts:
        domain *= count
    if domain >= 2**62:
        raise RelationProblem(f"{domain} combinations are more than 2^62")
    index = permute(key, rows, domain)
    result = []
    for count in reversed(counts):
        result.append(index % count)
        index = index // count
    return result[::-1]
