"""A shown text holds a value, or only something that contains its characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.smoke.values import holds, matches

HELD = [
    ("336.00", "336.00"),
    ("336.00", "$336.00"),
    ("336.00", "USD 336.00"),
    ("336.00", "336.00 USD"),
    ("336.00", "Total: 336.00"),
    ("336.00", "Total - 336.00"),
    ("$336.00", "$336.00"),
    ("-336.00", "-336.00"),
    ("24,336.00", "24,336.00"),
    ("336", "336.00"),
    ("5", "no. 5: Ann."),
    ("5", "Qty 5"),
    ("5", "5 items"),
    ("5", "(5)"),
    ("5", "5, 6"),
    ("6", "5, 6"),
    ("12", "12%"),
    ("10:30", "10:30:00"),
    ("2024-05-01", "2024-05-01 10:30"),
    ("PAID", "Status: PAID"),
    ("PAID", "Status\nPAID"),
    ("PAID", "NOT\nPAID"),
    ("Paid", "Paid on 5 May"),
    ("Ann", "by Ann"),
    ("Ann Smith", "Ann\nSmith"),
    ("ORD-1", "Order ORD-1"),
    ("Stone & Co.", "Stone & Co. Berlin"),
]
NOT_HELD = [
    ("336.00", "-336.00"),
    ("336.00", "\u2212336.00"),
    ("336.00", "-$336.00"),
    ("336.00", "$-336.00"),
    ("336.00", "EUR -336.00"),
    ("336.00", "- 336.00"),
    ("336.00", "336.00-"),
    ("336.00", "(336.00)"),
    ("336.00", "($336.00)"),
    ("336.00", "24,336.00"),
    ("336.00", "24 336.00"),
    ("336.00", "24'336.00"),
    ("336.00", "2,024,336.00"),
    ("1,336.00", "21,336.00"),
    ("336.00", "336.001"),
    ("$336.00", "-$336.00"),
    ("336", "336.50"),
    ("336", "336,50"),
    ("336", "336,000"),
    ("24", "24,336.00"),
    ("24", "24 336.00"),
    ("5", "1.5"),
    ("30", "10:30"),
    ("05", "2024-05-01"),
    ("00001", "CL-00001"),
    ("PAID", "NOT PAID"),
    ("PAID", "UNPAID"),
    ("PAID", "UN-PAID"),
    ("PAID", "PARTIALLY PAID"),
    ("Paid", "Not Paid"),
    ("Paid", "not Paid"),
    ("paid", "not paid"),
    ("Ann", "Mary Ann"),
    ("Ann", "Ann Smith"),
    ("Smith", "Smith-Jones"),
]


@pytest.mark.parametrize(("value", "text"), HELD)
def test_a_row_holds_a_value_among_other_words(value: str, text: str) -> None:
    assert matches(text, (value,))


@pytest.mark.parametrize(("value", "text"), NOT_HELD)
def test_a_row_does_not_hold_a_part_of_another_value(value: str, text: str) -> None:
    assert not matches(text, (value,)) and not matches(f"CL-1\n{text}\n5", ("CL-1", value, "5"))


def test_values_side_by_side_bound_one_another() -> None:
    """A row without an element for each value: its words are the values, from left to right."""
    assert matches("INV-1 Ann Smith PAID 336.00", ("INV-1", "Ann Smith", "PAID", "336.00"))
    assert not matches("INV-1 Ann Smith NOT PAID 336.00", ("INV-1", "Ann Smith", "PAID", "336.00"))
    assert not matches("INV-1 Ann PAID Smith", ("INV-1", "Ann Smith", "PAID"))


def test_a_page_holds_a_text_among_any_words_but_not_its_opposite() -> None:
    assert holds("All Open Orders", "Orders") and holds("Clients (10)", "Clients")
    assert not holds("Orders: NOT PAID", "PAID") and not holds("-336.00", "336.00") and not holds("Reorders", "orders")


@given(st.lists(st.decimals(-(10**6), 10**6, places=2).map(str), min_size=1, max_size=6))
def test_numbers_are_found_as_they_are_and_not_with_another_sign(values: list[str]) -> None:
    text = "\n".join(values)
    assert matches(text, values)
    for value in values:
        opposite = value.removeprefix("-") if value.startswith("-") else f"-{value}"
        assert matches(text, (opposite,)) == (opposite in values)
