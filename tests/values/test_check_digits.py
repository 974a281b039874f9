"""Check digits of numbers that a standard describes, by numbers that its documents print."""

import numpy as np
import pytest

from seedsql.values.context import OptionError
from seedsql.values.providers import bind

from .provided import context, of, values

ROWS = np.arange(200)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("400638133393{check:gtin}", "4006381333931"),
        ("978-0-306-40615-{check:gtin}", "978-0-306-40615-7"),
        ("03600029145{check:gtin}", "036000291452"),
        ("030640615{check:isbn}", "0306406152"),
        ("080442957{check:isbn}", "080442957X"),
        ("0378-595{check:isbn}", "0378-5955"),
        ("907472{check:imo}", "9074729"),
        ("7732-18-{check:cas}", "7732-18-5"),
        ("CSQU305438{check:container}", "CSQU3054383"),
        ("49015420323751{check:luhn}", "490154203237518"),
    ],
)
def test_the_check_digit_is_that_of_the_standard(pattern, number):
    assert values("pattern", context(of("varchar", 20), pattern=pattern), np.arange(1)) == [number]


def test_every_row_has_its_own_check_digit():
    made = values("pattern", context(of("varchar", 20), pattern="4{0|1}{digits:10}{check:gtin}"), ROWS)
    weights = [1, 3] * 6 + [1]
    assert all(sum(weight * int(digit) for weight, digit in zip(weights, each, strict=True)) % 10 == 0 for each in made)


def test_numbers_of_a_unique_column_differ_and_keep_their_width():
    made = values("pattern", context(of("char", 13), unique=True, rows=200, pattern="40{row:10}{check:gtin}"), ROWS)
    assert len(set(made)) == 200 and {len(each) for each in made} == {13} and made[0] == "4000000000013"


@pytest.mark.parametrize(
    "pattern", ["{digits:2}{check:crc}", "{check}", "4{row}{check:gtin}", "4{1|22}{digits:2}{check:gtin}"]
)
def test_an_unknown_scheme_and_places_that_move_are_refused(pattern):
    with pytest.raises(OptionError):
        bind("pattern", context(of("varchar", 20), rows=200, pattern=pattern))
