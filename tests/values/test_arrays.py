"""Columns as arrays and back: every text and every number as it was."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.values.arrays import DictionaryEncoded, Texts, scaled_integer, strings, word_table


@given(st.lists(st.text("a\u00e9\u20ac \n\r\0\u2028", max_size=4), max_size=5))
def test_texts_of_any_lines_are_read_back_from_a_matrix(texts):
    part = DictionaryEncoded(np.arange(len(texts)), word_table(texts))
    assert strings(Texts((part, part), len(texts))) == [text + text for text in texts]


@given(st.integers(-(10**60), 10**60), st.integers(0, 30))
def test_numbers_of_any_length_are_scaled_exactly(whole, scale):
    number = Decimal(whole).scaleb(-scale) if abs(whole) < 10**27 else Decimal(f"{whole}e-{scale}")
    assert scaled_integer(number, scale) == whole


def test_a_number_with_more_places_is_refused():
    with pytest.raises(ValueError, match="more than 2 decimal places"):
        scaled_integer(Decimal("1.005"), 2)
