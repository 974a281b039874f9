"""What a column does not take is refused: each bound, and each way in which a text is composed."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from seedsql.schema.model import Column
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import Constant, Dates, DictionaryEncoded, Integers, Texts, python_values, word_table
from seedsql.values.coerce import coerce
from seedsql.values.unfit import UnfitValue


def column(kind: str) -> Column:
    return parse_schema(f"CREATE TABLE t (id INT PRIMARY KEY, c {kind} NOT NULL);").table("t").column("c")


@pytest.mark.parametrize("kind", ["DATE", "DATETIME"])
@pytest.mark.parametrize(("days", "fits"), [((1000, 1, 1), True), ((9999, 12, 31), True), ((999, 12, 31), False)])
def test_a_day_is_refused_beyond_either_bound(kind: str, days: tuple[int, int, int], fits: bool) -> None:
    first = (date(*days) - date(1970, 1, 1)).days
    array = Dates(np.array([first, 0], np.int64), None)
    if fits:
        coerce(array, column(kind))
    else:
        with pytest.raises(UnfitValue, match="is outside"):
            coerce(array, column(kind))


def test_a_day_after_the_last_is_refused() -> None:
    after = (date(9999, 12, 31) - date(1970, 1, 1)).days + 1
    with pytest.raises(UnfitValue, match="is outside"):
        coerce(Dates(np.array([0, after], np.int64), None), column("DATE"))


def test_a_label_that_is_composed_of_parts_is_taken_and_another_refused() -> None:
    composed = Texts((Constant("a"), Constant("b")), 3)
    assert python_values(coerce(composed, column("ENUM('ab','c')"))) == ["ab"] * 3
    with pytest.raises(UnfitValue, match="is not one of the labels"):
        coerce(composed, column("ENUM('a','b')"))


@pytest.mark.parametrize(
    ("kind", "longest"),
    [("TINYTEXT", "é" * 127 + "a"), ("TINYTEXT", "\0" * 255), ("VARCHAR(3)", "🙈🙈🙈"), ("CHAR(3)", "\0é🙈")],
)
def test_text_is_as_long_as_the_server_counts_it(kind: str, longest: str) -> None:
    """TEXT types are measured in bytes, of which a NUL is one, CHAR and VARCHAR in characters."""
    for text, fits in ((longest, True), (longest + "x", False)):
        array = Texts((DictionaryEncoded(np.zeros(2, np.int64), word_table([text])),), 2)
        if fits:
            assert python_values(coerce(array, column(kind))) == [text] * 2
        else:
            with pytest.raises(UnfitValue, match="is longer than"):
                coerce(array, column(kind))


def test_a_bit_column_takes_as_many_bits_as_it_has() -> None:
    for width in (1, 8, 62, 63):
        coerce(Integers(np.array([2**width - 1], np.int64)), column(f"BIT({width})"))
        if width < 63:
            with pytest.raises(UnfitValue, match="does not fit"):
                coerce(Integers(np.array([2**width], np.int64)), column(f"BIT({width})"))
