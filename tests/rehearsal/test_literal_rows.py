"""Rows of literals are rewritten without a parser, and nothing inside a string is ever touched."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.rehearsal import literal_rows

from .helpers import run, sandbox

awkward = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n\\")) | st.sampled_from(
    [
        "12.50",
        "@x",
        "_utf8mb4 X'41'",
        "'",
        "''",
        "X'00'",
        "18446744073709551615",
        "), (",
        "NULL",
        ";",
        "-- a",
        "/* a */",
    ]
)
BOX = sandbox("""CREATE TABLE `t` (`id` INT NOT NULL PRIMARY KEY, `s` TEXT COLLATE utf8mb4_bin NULL, `x` TEXT NULL,
  `p` DECIMAL(60,20) NULL, `n` BIGINT UNSIGNED NULL, `b` BLOB NULL);""")


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@given(
    st.lists(
        st.tuples(
            awkward,
            awkward,
            st.decimals(-(10**39), 10**39, places=20),
            st.integers(0, 2**64 - 1),
            st.binary(max_size=40),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_literals_arrive_as_they_were_written(rows):
    session = BOX
    written = [
        f"({index}, {literal(s)}, _utf8mb4 X'{x.encode().hex()}', {p:f}, {n}, X'{b.hex()}')"
        for index, (s, x, p, n, b) in enumerate(rows)
    ]
    text = "\n,".join(written)
    assert literal_rows.literal_rows(text) is not None
    try:
        run(session, "BEGIN", "INSERT INTO `t` (`id`, `s`, `x`, `p`, `n`, `b`) VALUES\n" + text)
        found = run(session, "SELECT `s`, `x`, `p`, `n`, `b` FROM `t` ORDER BY `id`")
    finally:
        run(session, "ROLLBACK")
    assert found == [(s, x, Decimal(p), n, b) for s, x, p, n, b in rows]


@pytest.mark.parametrize(
    "rows",
    [
        "(1, NOW())",
        "(1, `a`)",
        "(1, a)",
        "(1, (SELECT 1))",
        '(1, "a")',
        "(1, 5 - 3)",
        "(1, 1.2.3)",
        "(1) ON DUPLICATE KEY UPDATE `a` = 1",
        "(1, /* 'a' */ 2)",
        "(1, DEFAULT)",
    ],
)
def test_anything_but_literals_is_not_rewritten(rows):
    assert literal_rows.literal_rows(rows) is None


def test_a_list_is_cut_at_its_own_commas():
    assert literal_rows.split_commas("@a = IF(1, 2, 3), @b = ',', @c = `x,y`") == [
        "@a = IF(1, 2, 3)",
        " @b = ','",
        " @c = `x,y`",
    ]


@pytest.mark.parametrize(
    ("rows", "rewritten"),
    [
        ("(1, 2.50, 'it''s, 3.5'), (-3, -0.10, NULL)", "(1, '2.50', 'it''s, 3.5'), (-3, '-0.10', NULL)"),
        ("(1, 6.0829e-05, 'a 2e3'), (2, -0e0, '')", "(1, 6.0829e-05, 'a 2e3'), (2, -0e0, '')"),
        ("(12345678901234567890, 999999999999999999)", "('12345678901234567890', 999999999999999999)"),
        ("(_binary X'00', b'101', _utf8mb4 'x', 1.50)", "(X'00', 5, 'x', '1.50')"),
    ],
)
def test_numbers_keep_what_they_mean(rows: str, rewritten: str) -> None:
    """Decimals as text with all their digits, approximate numbers as they are, on the short way and on the long one."""
    assert literal_rows.literal_rows(rows) == rewritten
