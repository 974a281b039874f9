"""Text for the regular expression of a CHECK: the pattern of a rule, and that its text matches."""

from __future__ import annotations

import re

import pytest

from seedsql.blueprint.inference.columns.regexps import keeps, matching_pattern

READ = [
    ("^[0-9]{8}-[0-9a-f]{40}$", 255, "{digits:8}-{hex:18}{hex:18}{hex:4}"),
    ("^#[0-9A-Fa-f]{6}$", 7, "#{hex:6}"),
    ("^(trial|control)$", 20, "{trial|control}"),
    ("^(?:AB|CD)-[A-Z]+[0-9]{2,4}?$", 20, "{AB|CD}-{letters:6}{digits:4}"),
    ("^[A-Z]+$", 3, "{letters:1}"),
    (r"^\d{3}\.\w*x?$", 20, "{digits:3}."),
    ("^[[:alpha:]_]{2}[^@ ]$", 9, "{lower:2}{lower:1}"),
    ("(ab){2}c|d", 9, "{ababc|d}"),
    ("^[-+]?[xy][.]{2}", 9, "{x|y}.."),
    ("^{$", 9, None),
    ("^a{{2}$", 9, None),
    ("^(?=.*x).{8,}$", 20, None),
    (r"^(a)\1$", 20, None),
    (r"^\p{L}+$", 20, None),
    ("^[0-9]{8}$", 7, None),
    ("(", 9, None),
    ("[a", 9, None),
    ("a{2", 9, None),
]


@pytest.mark.parametrize(("expression", "longest", "pattern"), READ)
def test_a_regular_expression_becomes_a_pattern(expression: str, longest: int, pattern: str | None) -> None:
    made = matching_pattern(expression, longest)
    if expression.endswith(r"\w*x?$"):  # what may be left out may be there
        assert made is not None and made.startswith("{digits:3}.")
        return
    assert made == pattern
    if made is not None:
        assert keeps({"provider": "pattern", "pattern": made}, expression)


def test_the_row_takes_the_place_of_the_longest_run_of_digits() -> None:
    assert matching_pattern("^[0-9]{2}/[0-9]{6}$", 20, numbered=True) == "{digits:2}/{row:6}"
    assert matching_pattern("^[a-z]{6}$", 20, numbered=True) is None


def test_rules_that_match_already_are_known() -> None:
    assert keeps({"provider": "email"}, "^[^@]+@[^@]+$") and not keeps({"provider": "email"}, "^[a-z]+$")
    assert keeps({"provider": "choice", "values": ["a", "b"]}, "^[ab]$")
    assert not keeps({"provider": "person.name"}, "^.*$"), "what it makes is not known"
    assert re.search("^[A-C]", "ABC") and keeps(
        {"provider": "sequence", "prefix": "ABC-", "width": 4}, "^[A-C]+-[0-9]+$"
    )
