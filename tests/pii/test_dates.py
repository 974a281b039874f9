"""Days are read however people write them, and 1 January is written in the same way."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.pii import dates
from seedsql.pii.dates import days_in
from seedsql.pii.ranges import safe_birth_date

WRITTEN = [
    ("1961-08-23", "1961-01-01"),
    ("1961/8/3", "1961/1/1"),
    ("19610823", "19610101"),
    ("23081961", "01011961"),
    ("23.08.1961", "01.01.1961"),
    ("3.8.1961", "1.1.1961"),
    ("8/23/61", "1/1/61"),
    ("August 23, 1961", "January 1, 1961"),
    ("AUG 3rd, 1961", "JAN 1st, 1961"),
    ("23 Aug 1961", "1 Jan 1961"),
    ("23-AUG-1961", "1-JAN-1961"),
    ("23rd of March 1961", "1st of January 1961"),
    ("12. März 1961", "1. Januar 1961"),
    ("23 août 1961", "1 janvier 1961"),
    ("23 de agosto de 1961", "1 de enero de 1961"),
    ("3 września 1961", "1 stycznia 1961"),
    ("1961 Aug 3", "1961 Jan 1"),
]


@pytest.mark.parametrize(("text", "first"), WRITTEN)
def test_a_day_is_read_and_written(text, first):
    (written,) = days_in(f"Ä {text}; x")
    assert (written.start, written.stop) == (2, 2 + len(text))
    assert any(day[0] == 1961 for day in written.days) and written.first_of_january(1961) == first
    assert safe_birth_date(first) and not safe_birth_date(text)


@pytest.mark.parametrize(
    "text", ["", "1961", "12345678", "1.2.3.4", "99.99.1961", "2 of 3", "may 1961", "1961-13-45", "3 \u0131 1961"]
)
def test_what_is_no_day_is_passed_over(text):
    assert list(days_in(text)) == []


@given(
    st.dates(date(1500, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%m/%d/%Y", "%d %B %Y", "%b %d, %Y", "%Y/%m/%d", "%d-%b-%Y"]),
)
def test_any_day_in_any_format_is_among_those_read(day, form):
    (written,) = days_in(day.strftime(form))
    assert (day.year, day.month, day.day) in written.days
    assert safe_birth_date(written.first_of_january(day.year))


@given(st.text("0123456789./- aAugstMärz,", max_size=30))
def test_days_stand_where_they_are_said_to(text):
    end = 0
    for written in days_in(text):
        assert end <= written.start < written.stop <= len(text)
        end = written.stop


_PIECES = "23 8 1961 61 19610823 . - / Aug ao\u00fbt m\u00e4rz i IV de of , th 1 \u00b2 \u2026 \xa0 x 2024".split(" ")


@given(st.lists(st.sampled_from([*_PIECES, " ", ". "]), max_size=8).map("".join))
def test_no_day_is_missed_by_what_a_day_cannot_be_without(text: str) -> None:
    bare = dates._bare(text)
    has_month = not dates._MONTH.keys().isdisjoint(re.findall("[a-z]+", bare.lower()))
    found = [match.span() for match in dates._date(has_month).finditer(bare) if _is_day(match)]
    assert [(written.start, written.stop) for written in days_in(text)] == (found if re.search("[0-9]", text) else [])


def _is_day(match: re.Match[str]) -> bool:
    groups = {name[0]: value.lower() for name, value in match.groupdict().items() if value and name[0] in "ymdabn"}
    return any(dates._days(groups))
