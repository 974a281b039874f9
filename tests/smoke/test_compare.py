"""Shown rows against expected ones: whatever is changed is found, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.blueprint.smoke import Page
from seedsql.smoke.compare import content, count, plain, rows
from seedsql.smoke.model import Expected, Look

VALUES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp")), min_size=1, max_size=8
)
ROWS = st.lists(
    st.tuples(st.integers(0, 10**6).map(lambda number: f"K{number:07}x"), VALUES, st.none() | VALUES),
    max_size=8,
    unique_by=lambda row: row[0],
)


def drawn(values: tuple[str | None, ...]) -> str:
    return plain(" | ".join(value or "" for value in values))


@given(ROWS)
def test_what_is_expected_has_no_finding(expected: list[tuple[str | None, ...]]) -> None:
    assert rows(expected, [drawn(values) for values in expected], True) == []


@given(ROWS.filter(lambda expected: len(expected) > 1), st.data())
def test_one_row_less_or_more_or_elsewhere_is_found(
    expected: list[tuple[str | None, ...]], data: st.DataObject
) -> None:
    shown = [drawn(values) for values in expected]
    index = data.draw(st.integers(0, len(shown) - 1))
    assert {each.check for each in rows(expected, shown[:index] + shown[index + 1 :], True)} == {"rows"}
    assert {each.check for each in rows(expected, [*shown, shown[index]], True)} == {"rows"}
    other = data.draw(st.integers(0, len(shown) - 1).filter(lambda each: each != index))
    shown[index], shown[other] = shown[other], shown[index]
    assert {each.check for each in rows(expected, shown, True)} == {"order"}
    assert rows(expected, shown, False) == []


@given(ROWS.filter(bool), st.data())
def test_another_value_is_found_and_named(expected: list[tuple[str | None, ...]], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(expected) - 1))
    shown = [drawn(values) for values in expected]
    shown[index] = plain(f"{expected[index][0]} | ...")
    found = rows(
        [(values[0], f"{values[1]}!Q!", values[2]) if n == index else values for n, values in enumerate(expected)],
        shown,
        True,
    )
    assert len(found) == 1 and f"row {index + 1}" in found[0].message and "!Q!" in found[0].message


@pytest.mark.parametrize(
    ("pattern", "expected", "text", "finding"),
    [
        ("Clients ({count})", "10", "Clients (10)", None),
        ("Clients ({count})", "1234", "All Clients (1,234) here", None),
        ("{count} clients", "1234", "1 234 clients", None),
        ("Clients ({count})", "10", "Clients (11)", "shows 'Clients (11)'; expected 10"),
        ("Clients ({count})", "10", "Clients (100)", "shows 'Clients (100)'; expected 10"),
        ("Clients ({count})", "10", "Clients", "does not show 'Clients (10)'"),
        ("Clients ({count})", "10", "Clients ()", "does not show 'Clients (10)'"),
    ],
)
def test_a_count(pattern: str, expected: str, text: str, finding: str | None) -> None:
    assert [each.message for each in count(pattern, expected, text)] == ([finding] if finding else [])


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        ("O'Neill & Sons <b>", []),
        ("AT&T, R&D; a &b;", []),
        ("O&#39;Neill", ["escaped"]),
        ("Stone &amp; Co.", ["escaped"]),
        ("5 &lt; 6", ["escaped"]),
        ("", ["empty"]),
        (" \u00a0\u200b\n", ["empty"]),
    ],
)
def test_entities_and_empty_pages(text: str, checks: list[str]) -> None:
    assert [each.check for each in content(Page("p", "/"), Expected(), Look(text=text))] == checks


def test_values_are_whole_words() -> None:
    assert rows([("5", "Ann")], ["15 Annabel"], True) and not rows([("5", "Ann")], ["no. 5: Ann."], True)
