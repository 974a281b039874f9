"""Fields of CSV, and of the text that sums are made of: any reader of RFC 4180 gets back what was written."""

from __future__ import annotations

import csv
import io

import numpy as np

from seedsql.script.fields import csv_rows, row_texts
from seedsql.values.arrays import (
    Binaries,
    Constant,
    Datetimes,
    Decimals,
    DictionaryEncoded,
    Integers,
    Texts,
    Times,
    word_table,
)

WORDS = [
    '"',
    '",',
    '"\n',
    '""',
    "a\\",
    "\\N",
    "NULL",
    "",
    "'",
    "','",
    "\r\n",
    "é🙈",
    "~",
    "|",
    "\t",
    "\0",
    'x "y" z',
    " b ",
]


def test_values_come_back_as_they_were() -> None:
    n = len(WORDS)
    null = np.arange(n) % 5 == 4
    arrays = [
        Integers(np.arange(n, dtype=np.int64) - 3),
        Texts((Constant('"'), DictionaryEncoded(np.arange(n), word_table(WORDS))), n, null),
        Decimals(np.full(n, -5, np.int64), 2),
        Datetimes(np.full(n, 1_500_000, np.int64), 1),
        Binaries(np.full((n, 2), 0xAB, np.uint8), np.arange(n, dtype=np.int64) % 3),
    ]
    expected = [
        [str(row - 3), "NULL" if null[row] else f'"{word}', "-0.05", "1970-01-01 00:00:01.5", "AB" * (row % 3)]
        for row, word in enumerate(WORDS)
    ]
    text = csv_rows(arrays)
    assert list(csv.reader(io.StringIO(text.decode("utf-8"), newline=""))) == expected
    assert text.count(b",NULL,") == null.sum()  # the word in quotes is a text
    assert row_texts(arrays) == [
        "|".join("~" if null[row] and index == 1 else field for index, field in enumerate(fields)).encode("utf-8")
        for row, fields in enumerate(expected)
    ]


def test_times_are_in_quotes_and_numbers_are_not() -> None:
    arrays = [Times(np.array([-1_500_000], np.int64), 1), Integers(np.array([7], np.int64))]
    assert csv_rows(arrays) == b'"-00:00:01.5",7\n'
