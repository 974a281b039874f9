"""What would control a terminal, forge a line or turn text around is shown escaped; all other text stays as it is."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.printable import printable, printable_json, printable_lines, quantity

ANY_TEXT = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;title\x07", "\\x1b[2J\\x1b]0;title\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("one\r\ntwo\tthree\x0bfour\x85five", "one\\r\\ntwo\\tthree\\x0bfour\\x85five"),
        ("\u202eevil\u202c \u2066x\u2069 \u2067y \u2068z", "\\u202eevil\\u202c \\u2066x\\u2069 \\u2067y \\u2068z"),
        ("a\u200eb\u200fc\u061cd", "a\\u200eb\\u200fc\\u061cd"),
        ("a\u200bb\u2060c\ufeffd\xade", "a\\u200bb\\u2060c\\ufeffd\\xade"),
        ("a\u2028b\u2029c", "a\\u2028b\\u2029c"),
        ("half \ud83d", "half \\ud83d"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("Žofie 📚 日本語 ‘quoted’ C:\\new \u3000", "Žofie 📚 日本語 ‘quoted’ C:\\new \u3000"),
    ],
)
def test_what_is_escaped_and_what_is_not(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(ANY_TEXT)
def test_what_is_shown_holds_no_control_character_no_mark_of_direction_and_no_surrogate(text: str) -> None:
    shown = printable(text)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not {unicodedata.bidirectional(character) for character in shown} & turning
    shown.encode("utf-8")
    assert printable(shown) == shown


@given(ANY_TEXT)
def test_lines_of_ones_own_stay_lines(text: str) -> None:
    assert printable_lines(text).split("\n") == [printable(line) for line in text.split("\n")]


@given(st.dictionaries(ANY_TEXT, ANY_TEXT | st.integers()))
def test_json_is_the_same_document(value: dict[str, object]) -> None:
    document = printable_json(json.dumps(value, ensure_ascii=False, indent=1))
    assert json.loads(document) == value
    assert printable_lines(document) == document


def test_a_limit_cuts_the_text_and_not_an_escape() -> None:
    assert printable("ab\x1bcd", limit=3) == "ab\\x1b..."
    assert printable("abc", limit=3) == "abc"


def test_one_of_a_thing_is_singular() -> None:
    assert [quantity(number, "row") for number in (0, 1, 1020)] == ["0 rows", "1 row", "1,020 rows"]
