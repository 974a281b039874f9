"""What a column does not take is refused: each bound, and each way in which a text is composed."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from seedsql.schema.model import Column
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import Constant, Dates, Texts, python_values
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
