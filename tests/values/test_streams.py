"""Random numbers are pure functions of key and row, equal to a second reading of the published algorithms in big integers."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.values.streams import STREAM_VERSION, below, jump, low_below, multiply_high, random_uint64, stream_key

from .splitmix import KEYS, MASK, splitmix64

ROWS = st.lists(st.integers(0, 2**62), min_size=1, max_size=40)


def jump_hash(key: int, buckets: int) -> int:
    """The paper's ch(), with its one division and one product in doubles."""
    bucket, following = -1, 0
    while following < buckets:
        bucket = following
        key = (key * 2862933555777941757 + 1) & MASK
        following = int(float(bucket + 1) * (float(1 << 31) / float((key >> 33) + 1)))
    return bucket


def test_words_are_the_published_splitmix64():
    """The first outputs for state 1234567, as printed in the algorithm's public test vectors."""
    assert random_uint64(1234567, np.arange(5)).tolist() == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]


@given(KEYS, ROWS)
def test_words_agree_with_big_integers(key, rows):
    assert random_uint64(key, np.array(rows, np.int64)).tolist() == [splitmix64(key, row) for row in rows]


@given(KEYS, st.lists(st.integers(0, 5000), min_size=1, max_size=50))
def test_rows_may_come_in_any_order_and_chunk(key, rows):
    whole = random_uint64(key, np.arange(5001))
    assert random_uint64(key, np.array(rows, np.int64)).tolist() == whole[rows].tolist()


def test_words_leave_the_row_numbers_alone():
    rows = np.arange(10)
    random_uint64(3, rows)
    assert rows.tolist() == list(range(10))


@given(st.lists(KEYS, min_size=1, max_size=30), st.integers(1, 2**63))
def test_below_is_the_scaled_word(random, n):
    got = below(np.array(random, np.uint64), n).tolist()
    expected = [(word >> 32) * n >> 32 if n <= 2**32 else word * n >> 64 for word in random]
    assert got == expected
    assert all(0 <= value < n for value in got)


@given(st.lists(KEYS, min_size=1, max_size=30), st.integers(0, MASK))
def test_multiply_high_is_the_upper_half_of_the_product(random, n):
    assert multiply_high(np.array(random, np.uint64), n).tolist() == [word * n >> 64 for word in random]


@given(st.lists(KEYS, min_size=1, max_size=30), st.integers(1, 2**32))
def test_low_below_scales_the_lower_half(random, n):
    assert low_below(np.array(random, np.uint64), n).tolist() == [(word & 0xFFFFFFFF) * n >> 32 for word in random]


@pytest.mark.parametrize("n", [0, -1, 2**63 + 1])
def test_below_refuses_an_impossible_range(n):
    with pytest.raises(ValueError, match="range"):
        below(np.zeros(1, np.uint64), n)


def test_below_leaves_no_bucket_out_and_none_crowded():
    counts = np.bincount(below(random_uint64(5, np.arange(100_000)), 10), minlength=10)
    assert counts.min() > 9_600 and counts.max() < 10_400


@given(st.lists(KEYS, min_size=1, max_size=20), st.integers(1, 2**31))
def test_jump_agrees_with_the_paper(random, n):
    assert jump(np.array(random, np.uint64), n).tolist() == [jump_hash(word, n) for word in random]


def test_jump_known_answers():
    """Keys and buckets that other implementations of the paper publish in their tests."""
    keys = np.array([0, 1, 0xDEADBEEF, 256], np.uint64)
    assert jump(keys, 1).tolist() == [0, 0, 0, 0]
    assert jump(np.array([1], np.uint64), 128).tolist() == [55]
    assert jump(np.array([0xDEAD10CC], np.uint64), 666).tolist() == [361]
    assert jump(np.array([256], np.uint64), 1024).tolist() == [520]


@given(KEYS, st.integers(1, 500), st.integers(1, 200))
def test_more_buckets_move_a_word_only_into_a_new_one(key, n, more):
    random = random_uint64(key, np.arange(300))
    before, after = jump(random, n), jump(random, n + more)
    assert ((before == after) | (after >= n)).all()


def test_more_buckets_move_only_their_share_of_the_words():
    random = random_uint64(9, np.arange(50_000))
    moved = (jump(random, 100) != jump(random, 110)).mean()
    assert moved == pytest.approx(10 / 110, abs=0.01)


@given(KEYS, st.lists(st.integers(1, 3000), min_size=1, max_size=60))
def test_jump_takes_another_number_of_buckets_for_each_word(key, counts):
    random = random_uint64(key, np.arange(len(counts)))
    together = jump(random, np.array(counts, np.int64))
    assert together.tolist() == [jump_hash(word, n) for word, n in zip(random.tolist(), counts, strict=True)]


@pytest.mark.parametrize("n", [0, -3, 2**31 + 1, np.array([5, 0])])
def test_jump_refuses_an_impossible_number_of_buckets(n):
    with pytest.raises(ValueError, match="buckets"):
        jump(np.zeros(2, np.uint64), n)


def test_jump_of_no_words_is_empty():
    assert jump(np.zeros(0, np.uint64), 5).tolist() == []


def test_stream_key_is_the_keyed_digest_of_length_prefixed_parts():
    parts = [str(STREAM_VERSION), "42", "orders", "total", "pick"]
    encoded = b"".join(len(part.encode()).to_bytes(8, "big") + part.encode() for part in parts)
    expected = hashlib.blake2b(encoded, digest_size=8, person=b"seedsql").digest()
    assert stream_key(42, "orders", "total", "pick") == int.from_bytes(expected, "big")


@given(
    st.lists(
        st.tuples(st.integers(0, 2**70), st.text(max_size=4), st.text(max_size=4), st.text(max_size=4)),
        unique=True,
        min_size=2,
        max_size=20,
    )
)
def test_no_two_streams_share_a_key(parts):
    """The lengths keep (ab, c) and (a, bc) apart."""
    assert len({stream_key(*each) for each in parts}) == len(parts)


def test_stream_key_refuses_what_is_no_seed():
    with pytest.raises(ValueError, match="-1"):
        stream_key(-1, "t", "c")
    for seed in (True, 1.0, "7"):
        with pytest.raises(TypeError, match="integer"):
            stream_key(seed, "t", "c")


def test_hash_seed_and_process_do_not_matter():
    code = (
        "import numpy as np; from seedsql.values.streams import *;"
        "print(stream_key(2**80, 'ä', 'b'), random_uint64(7, np.arange(3)).tolist())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
