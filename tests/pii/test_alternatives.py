"""Alternatives that are searched for only where a text has their words find what one expression of them all finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from seedsql.pii.alternatives import Alternatives
from seedsql.pii.prose_lists import prose_words

_BEFORE = r"(?<!\w)(?<![0-9][.,])"
_STREETS = prose_words()["streets"]
_ALL_STREETS = re.compile(rf"{_BEFORE}(?:{'|'.join(_STREETS)})")
_SOME_STREETS = Alternatives(_STREETS, _BEFORE)
_WORDS = sorted({word for each in _STREETS for word in re.findall(r"[^\W\d_]+", each)})
_OTHERS = [
    "12",
    "4",
    "771",
    "B",
    "Foo",
    "bar",
    "de la",
    "-",
    ",",
    "/",
    "\u0103",
    "\u8def",
    "\u53f7",
    "\ub85c",
    "No",
    "N\xb0",
    "#",
]

_EXPRESSIONS = (
    r"[A-Z]\w*(?:weg|gasse) \d",
    r"(?:ul|al)\. [A-Z]\w+",
    r"ba(?:[rz]|nk)s? \d",
    r"\d+-\d+",
    r"(?i:rue) \d",
    r"[\u4e00-\u9fff]+\d",
    r"x (?=.*wend)\d|y\.",
)
_PIECES = st.sampled_from(
    [
        *"Weg Amweg weg gasse ul. al. Ab ba baz bars bank banks RUE rue x y. wend 1 23 4-5 \u8def7 \u8def".split(),
        " ",
        " ",
    ]
)


@given(st.lists(_PIECES, max_size=9).map("".join))
def test_what_is_found_is_what_all_alternatives_find(text: str) -> None:
    everything = re.compile(rf"(?<!\w)(?:{'|'.join(_EXPRESSIONS)})")
    found = [match.span() for match in Alternatives(_EXPRESSIONS, r"(?<!\w)").finditer(text)]
    assert found == [match.span() for match in everything.finditer(text)]


@given(st.lists(st.sampled_from([*_WORDS, *_OTHERS]), max_size=10), st.sampled_from((" ", ". ", ", ", "")))
def test_streets_are_found_by_their_words(words: list[str], between: str) -> None:
    text = between.join(words)
    assert [match.span() for match in _SOME_STREETS.finditer(text)] == [m.span() for m in _ALL_STREETS.finditer(text)]


def test_most_texts_are_searched_for_few_alternatives() -> None:
    unknown = _SOME_STREETS.may_be_in("")
    assert bin(unknown).count("1") < 2
    assert _SOME_STREETS.may_be_in("Two crates were late; she called again on Monday, order 4711.") == unknown
    assert _SOME_STREETS.may_be_in("Lindenstra\xdfe 5") != unknown
