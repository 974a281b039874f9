"""Expressions of a blueprint mean what MySQL means by them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.values.arrays import (
    Array,
    Constant,
    Dates,
    Decimals,
    DictionaryEncoded,
    Integers,
    Texts,
    python_values,
    word_table,
)
from seedsql.values.expressions import numbers
from seedsql.values.expressions.choices import choose
from seedsql.values.expressions.conditions import compare
from seedsql.values.expressions.evaluate import evaluate
from seedsql.values.expressions.numbers import ArithmeticProblem
from seedsql.values.expressions.parse import ExpressionError, parse_expression

LINES = (Path(__file__).parent / "expressions.txt").read_text(encoding="utf-8").splitlines()
EXPRESSIONS = [line for line in LINES if line and not line.startswith("#")]
ROWS = [
    (1, 1, "1.05", None, "New", "1970-01-01"),
    (2, 2, "2.50", 0, "O'Hara", "1970-01-31"),
    (3, 3, "-1.05", None, "New", "1970-03-01"),
    (4, 4, "0.00", 0, "O'Hara", "2024-02-29"),
    (5, 5, "9.99", 0, "x", "2025-01-12"),
]


class Given:
    """Five rows with columns a (INT), m (DECIMAL(12,2)), n (INT NULL), t (VARCHAR), d (DATE)."""

    rows = np.arange(5, dtype=np.int64)
    columns: ClassVar[dict[str, Array]] = {
        "a": Integers(np.array([1, 2, 3, 4, 5])),
        "m": Decimals(np.array([105, 250, -105, 0, 999]), 2),
        "n": Integers(np.zeros(5, np.int64), np.array([True, False, True, False, False])),
        "t": Texts((DictionaryEncoded(np.array([0, 1, 0, 1, 2]), word_table(["New", "O'Hara", "x"])),), 5),
        "d": Dates(np.array([(date.fromisoformat(row[5]) - date(1970, 1, 1)).days for row in ROWS])),
    }

    def lookup(self, path: Sequence[str]) -> Array:
        return self.columns[path[-1]]


def comparable(value: object) -> object:
    """Booleans are 0 and 1 on a server; dates may come as text from CASE and CONCAT."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, date | datetime):
        return str(value)
    return value


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_an_expression_gives_what_the_server_gives(database) -> None:
    """Every line of expressions.txt, over the same five rows, on a real server."""
    assert len(EXPRESSIONS) >= 45
    connection = database.connect()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE given (id INT PRIMARY KEY, a INT, m DECIMAL(12,2), n INT, t VARCHAR(20), d DATE)")
        cursor.executemany("INSERT INTO given VALUES (%s, %s, %s, %s, %s, %s)", ROWS)
        wrong = []
        for text in EXPRESSIONS:
            cursor.execute(f"SELECT {text} FROM given ORDER BY id")
            expected = [comparable(row[0]) for row in cursor.fetchall()]
            found = [comparable(value) for value in python_values(evaluate(parse_expression(text), Given()))]
            if not all(
                a == b or (isinstance(a, Decimal | int) and isinstance(b, Decimal | int) and Decimal(a) == Decimal(b))
                for a, b in zip(found, expected, strict=True)
            ):
                wrong.append((text, found, expected))
        connection.close()
    assert wrong == []


@given(
    st.integers(-(10**9), 10**9), st.integers(0, 6), st.integers(-(10**6), 10**6), st.integers(0, 4), st.integers(0, 6)
)
def test_decimal_arithmetic_is_exact(left: int, left_scale: int, right: int, right_scale: int, digits: int) -> None:
    """Sum, difference, product and ROUND equal Python's Decimal, half away from zero."""
    import decimal

    first, second = Decimal(left).scaleb(-left_scale), Decimal(right).scaleb(-right_scale)
    one = (np.array([left]), left_scale, None)
    two = (np.array([right]), right_scale, None)

    def value(number: numbers.Number) -> Decimal:
        return Decimal(int(number[0][0])).scaleb(-number[1])

    assert value(numbers.add(one, two)) == first + second
    assert value(numbers.add(one, two, -1)) == first - second
    assert value(numbers.multiply(one, two)) == first * second
    rounded = first.quantize(Decimal(1).scaleb(-digits), rounding=decimal.ROUND_HALF_UP)
    assert value(numbers.round_to(one, digits)) == rounded


def test_numbers_beyond_int64_are_exact_and_never_wrap() -> None:
    big = (np.array([2**62]), 0, None)
    square = numbers.multiply(big, big)
    assert square[0].tolist() == [2**124]
    assert numbers.add(square, big)[0].tolist() == [2**124 + 2**62]
    assert numbers.divide(square, big)[0].tolist() == [2**62 * 10**4]
    assert numbers.round_to((np.array([10**40 + 5], object), 1, None), 0)[0].tolist() == [10**39 + 1]
    assert numbers.truncate_to((np.array([-(10**40) - 9], object), 30, None), 0)[0].tolist() == [-(10**10)]
    assert numbers.floor((np.array([-1]), 30, None))[0].tolist() == [-1]
    with pytest.raises(ArithmeticProblem, match="65 digits"):
        numbers.multiply(square, square)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a +", "character"),
        ("foo(a)", "no function FOO; did you mean 'FLOOR'"),
        ("SELECT 1", "SELECT is not expected at character 6"),
        ("a; b", "exactly one expression"),
        ("", "exactly one expression"),
        ("a FROM b", "exactly one expression"),
        ("AVG(x.y)", "SUM, COUNT, MIN or MAX"),
        ("RAND()", "not something a blueprint's expression can hold"),
        ("a = (SELECT 1)", "not something a blueprint's expression can hold"),
        ("d + INTERVAL 1 QUARTER", "INTERVAL knows"),
        ("COUNT(x.y, x.z)", "too many arguments"),
        ("MAX(x.y, x.z)", "too many arguments"),
        ("ROUND(a, 1, 2)", "too many arguments"),
        ("IF(a, 1)", "a condition and two values"),
    ],
)
def test_what_is_no_expression_is_refused_with_its_text(text: str, message: str) -> None:
    with pytest.raises(ExpressionError, match=message):
        parse_expression(text)


def test_null_of_a_whole_batch_compares_as_in_any_other_batch() -> None:
    """A column of which no row of a batch has a value is of no type there: what is compared with it is NULL."""
    nothing = Texts((Constant(""),), len(ROWS), np.ones(len(ROWS), bool))
    for other in (Dates(np.zeros(len(ROWS), np.int64)), Integers(np.zeros(len(ROWS), np.int64))):
        assert set(python_values(compare("<", nothing, other))) == {None}


def test_a_branch_that_is_null_in_all_rows_has_the_type_of_the_other() -> None:
    words = Texts((Constant("a"),), 2)
    for nothing in (Texts((Constant(""),), 2, np.ones(2, bool)), Integers(np.zeros(2, np.int64), np.ones(2, bool))):
        for other in (words, Integers(np.arange(2))):
            mask = np.array([True, False])
            chosen = choose(mask, nothing, other)
            assert chosen is not None
            assert python_values(chosen) == [None, python_values(other)[1]]
