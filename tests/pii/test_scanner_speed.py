"""The scanner and the redaction read long texts once: their work grows with the text, not with its square.

Measured in calls and comparisons would mean another program; so a text is taken that the square would need half an hour for.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.database.redact import redact
from seedsql.pii.finders import _IBAN, _like_ibans
from seedsql.pii.proof import Column, Table
from seedsql.pii.scanner import _found, scan

LENGTH = 100_000


@pytest.mark.parametrize(
    "piece", ["4 ", "4.", "4111 ", "1-2", "1970-01-01 ", "1.1.", "DE95 3702 ", "tel 1", "born 1 ", "a@a."]
)
def test_long_series_are_scanned_once(piece):
    assert isinstance(scan(piece * (LENGTH // len(piece))), list)


@given(
    st.lists(
        st.sampled_from(["DE", "d", "e", "12", "3", " ", "-", "0704 0044", "0532013000", ".", "x"]), max_size=12
    ).map("".join)
)
def test_no_account_is_missed_where_its_first_digit_is_looked_for(text):
    assert [match.span() for match in _like_ibans(text)] == [match.span() for match in _IBAN.finditer(text)]


@given(
    st.text("a@b.c0 12:=%#&[(-+/pinw\"{}$_J'\\;\xb0", max_size=5).flatmap(
        lambda text: st.sampled_from((text, f"; {text}"))
    )
)
def test_nothing_is_found_in_texts_that_are_too_short_for_it(text):
    assert list(_found(text)) == []


def test_pieces_of_many_safe_numbers_are_seen_beside_them():
    numbers = "\n".join(f"{number} call (00) 044 315 348, +1 503 555-0123" for number in range(LENGTH // 20))
    assert not [found for found in _found(numbers) if found.personal_class == "phone"]


def test_a_card_is_found_behind_a_long_series():
    assert "4242424242424241" not in {found.text for found in scan("1 " * 20_000)}
    assert {found.text for found in scan("7 " * 20_000 + "4539 1488 0343 6467") if found.personal_class == "card"} >= {
        "4539148803436467"
    }


@pytest.mark.parametrize("piece", ["a", "a://", "a://b:", "password", "password='", "mysql://u", "%"])
def test_long_texts_are_redacted_once(piece):
    text = piece * (LENGTH // len(piece))
    assert redact(text, ["secret", "a" * 300]) is not None


def test_a_password_of_any_length_is_redacted():
    secret = "x" * 5000 + "END"
    assert "END" not in redact(f"denied for {secret} there", [secret])
    assert redact("see 1mysql://u:p@h/d and =mysql://v:q@h", []) == "see 1mysql://u:***@h/d and =mysql://v:***@h"


def test_a_row_with_something_unknown_at_its_end_is_read_once():
    """Each cell of it could be read in two ways: all ways together would take longer than a test may."""
    columns = [Column(lambda _: True, lambda _: True, personal=False) for _ in range(40)]
    for column in columns:
        column.open = True
    columns[-1].open = False
    table = Table("t", [f"c{number}" for number in range(40)], columns)
    table.shape_credit = 0  # its rows are told by their pattern alone
    table.learn([tuple(["'a'"] * 39 + ["1"])])
    row = "\n, (" + ", ".join(["'a'"] * 39 + ["'unknown'"]) + ")"
    assert table.proves(row.encode() * 300) == 0
