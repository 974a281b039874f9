"""Permutations: every place once, in any order of asking; blocks meet their quotas exactly."""

from __future__ import annotations

from math import isqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.values.permutation import block_positions, block_rows, permute

from .splitmix import KEYS, MASK, splitmix64

BLOCKS = st.integers(1, 64)


def feistel(key: int, row: int, domain: int) -> int:
    """The network for domains above 4096, in Python's own integers."""
    left_size = isqrt(domain - 1) + 1
    right_size = -(-domain // left_size)
    keys = [splitmix64(key, number) for number in range(4)]

    def scaled(value: int, size: int) -> int:
        z = value
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return ((z ^ (z >> 31)) >> 32) * size >> 32

    while True:
        left, right = divmod(row, right_size)
        for number, round_key in enumerate(keys):
            if number % 2:
                right = (right + scaled(left ^ round_key, right_size)) % right_size
            else:
                left = (left + scaled(right ^ round_key, left_size)) % left_size
        row = left * right_size + right
        if row < domain:
            return row


@given(KEYS, st.integers(4097, 2**62), st.data())
def test_large_domains_agree_with_big_integers(key, domain, data):
    rows = data.draw(st.lists(st.integers(0, domain - 1), min_size=1, max_size=20))
    assert permute(key, np.array(rows, np.int64), domain).tolist() == [feistel(key, row, domain) for row in rows]


@given(KEYS, st.integers(1, 4096))
def test_small_domains_are_sorted_by_their_words(key, domain):
    expected = sorted(range(domain), key=lambda row: splitmix64(key, row))
    assert permute(key, np.arange(domain), domain).tolist() == expected


@given(KEYS, st.sampled_from([1, 2, 3, 64, 4095, 4096, 4097, 4099, 5040, 65_536, 70_001]))
def test_permute_is_a_bijection(key, domain):
    assert (np.sort(permute(key, np.arange(domain), domain)) == np.arange(domain)).all()


@given(KEYS, st.integers(4097, 2**62))
def test_even_the_largest_domains_stay_inside_and_collide_nowhere(key, domain):
    rows = np.unique(np.concatenate([np.arange(1000), np.arange(domain - 1000, domain)]))
    places = permute(key, rows, domain)
    assert places.min() >= 0 and places.max() < domain
    assert len(np.unique(places)) == len(rows)


@given(KEYS, st.lists(st.integers(0, 9999), min_size=1, max_size=50))
def test_rows_may_come_in_any_order(key, rows):
    whole = permute(key, np.arange(10_000), 10_000)
    assert permute(key, np.array(rows, np.int64), 10_000).tolist() == whole[rows].tolist()


def test_another_key_is_another_order():
    rows = np.arange(10_000)
    assert (permute(1, rows, 10_000) == permute(2, rows, 10_000)).mean() < 0.01


def test_neighbours_do_not_stay_neighbours():
    """Half the steps between neighbouring rows go down, as in a random order."""
    steps = np.diff(permute(3, np.arange(100_000), 100_000))
    assert 0.48 < (steps < 0).mean() < 0.52
    assert (np.abs(steps) < 10).mean() < 0.01


@pytest.mark.parametrize(("rows", "domain"), [([0], 0), ([0], 2**62 + 1), ([5], 5), ([-1], 5), ([10_000], 10_000)])
def test_permute_refuses_what_is_outside(rows, domain):
    with pytest.raises(ValueError, match="domain"):
        permute(0, np.array(rows), domain)


def test_no_rows_permute_to_no_rows():
    assert permute(0, np.zeros(0, np.int64), 10).tolist() == []
    assert block_positions(0, np.zeros(0, np.int64), 10).tolist() == []


@given(KEYS, BLOCKS, st.integers(0, 2**40))
def test_each_complete_block_holds_each_position_once(key, block, first):
    rows = np.arange(first * block, (first + 30) * block)
    positions = block_positions(key, rows, block).reshape(30, block)
    assert (np.sort(positions, axis=1) == np.arange(block)).all()


@given(KEYS, BLOCKS, st.lists(st.integers(0, 2**50), min_size=1, max_size=50))
def test_block_rows_is_the_inverse(key, block, rows):
    rows = np.array(rows, np.int64)
    positions = block_positions(key, rows, block)
    assert block_rows(key, rows // block, positions, block).tolist() == rows.tolist()


@given(KEYS, BLOCKS, st.lists(st.integers(0, 999), min_size=1, max_size=60))
def test_positions_do_not_depend_on_the_other_rows(key, block, rows):
    """Scattered rows and whole chunks take different ways to the same positions."""
    whole = block_positions(key, np.arange(1000), block)
    assert block_positions(key, np.array(rows, np.int64), block).tolist() == whole[rows].tolist()


def test_blocks_are_shuffled_differently_and_evenly():
    positions = block_positions(11, np.arange(20 * 5000), 20).reshape(5000, 20)
    assert len(np.unique(positions, axis=0)) > 2500
    for column in positions.T:
        counts = np.bincount(column, minlength=20)
        assert counts.min() > 150 and counts.max() < 350


@pytest.mark.parametrize("block", [0, -1, 65])
def test_a_block_has_1_to_64_rows(block):
    with pytest.raises(ValueError, match="block"):
        block_positions(0, np.arange(3), block)
