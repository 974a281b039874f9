"""What is looked for only where it may begin is what a search through the whole text finds."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import reduce
from operator import or_

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import NumberParseException, PhoneNumberFormat, example_number, format_number, is_valid_number, parse

from seedsql.pii.phone_validity import is_valid
from seedsql.pii.prose_lists import alternatives
from seedsql.pii.ranges import fold
from seedsql.pii.remembered import Beginnings, ascii_words
from seedsql.pii.word_starts import grouped, in_small_letters, matches, plain_beginnings, word_starts

_CUES = "telephones", "papers", "address_cues"
_SAID = {name: re.compile(rf"(?<!\w)(?:{alternatives(name)})(?!\w)", re.IGNORECASE) for name in _CUES}
_WORDS = [re.sub(r"\(\?:|[\\()?]", "", word) for name in _CUES for word in alternatives(name).split("|")]


@given(st.dictionaries(st.text("ab\u0142", min_size=1, max_size=5), st.integers(1, 8)), st.text("ab\u0142", max_size=7))
def test_the_flags_of_a_word_are_those_of_all_that_it_begins_with(flags: dict[str, int], word: str) -> None:
    found = Beginnings(flags).of(word)
    assert found == reduce(or_, (flag for begun, flag in flags.items() if word.startswith(begun)), 0)


@given(st.text(st.characters(max_codepoint=127)))
def test_words_of_ascii_are_its_runs_of_letters_and_digits(text: str) -> None:
    assert ascii_words(text) == re.findall(r"[^\W_]+", text)


@given(st.lists(st.sampled_from([*_WORDS, "k\u0131mlik", "\u0130\u00fc", "no", "12", "x"]), max_size=8), st.data())
def test_cues_are_found_wherever_they_begin(words: list[str], data: st.DataObject) -> None:
    change = data.draw(st.sampled_from((str, str.upper, str.title)))
    text = change("".join(word + data.draw(st.sampled_from(" _-.,:5")) for word in words))
    for name, pattern in _SAID.items():
        found = [match.span() for match in matches(pattern, word_starts(plain_beginnings(alternatives(name))), text)]
        assert found == [match.span() for match in pattern.finditer(text)]


@given(st.text("abc -", max_size=30), st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=6))
def test_grouped_words_match_as_alternatives_do(text: str, words: list[str]) -> None:
    plainly = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
    assert re.findall(grouped(words) + r"(?!\w)", text) == plainly.findall(text)


def test_beginnings_end_before_what_may_be_missing() -> None:
    begun = plain_beginnings(r"tel\.?|mobile?|n[eé]e|id(?:no|nr)|Konto|a/c|st\.-?nr|dzwoni[a]?|x[0-9]")
    assert begun == {"tel", "mobil", "nee", "n\u00e9e", "id", "Konto", "a/c", "st.", "dzwoni", "x"}
    with pytest.raises(ValueError, match="no letter"):
        plain_beginnings("phone|[0-9]+")


_COUNTRIES = "US GB DE FR IT ES PL NL IN BR MX TR RU UA CN JP KR SE NO DK FI CZ AT CH HU GR ZA AU VN AR".split()


@given(
    st.sampled_from(_COUNTRIES),
    st.sampled_from(_COUNTRIES),
    st.integers(0, 10**4),
    st.sampled_from(("", "00", "0", "8")),
)
def test_numbers_that_are_not_parsed_are_not_valid(own: str, read_as: str, digits: int, prefix: str) -> None:
    example = example_number(own)
    assert example is not None
    written = format_number(example, PhoneNumberFormat.NATIONAL)
    written = re.sub(r"[0-9](?=[^0-9]*\Z)", "", prefix + written) + str(digits)[:2]
    for country in (own, read_as):
        try:
            expected = is_valid_number(parse(written, country))
        except NumberParseException:
            expected = False
        assert is_valid(written, country) == expected


_BEGINNINGS = st.lists(st.text("ab_ -.", min_size=1, max_size=4), min_size=1, max_size=4)


@given(st.lists(_BEGINNINGS, min_size=2, max_size=4), st.text("ab_ -.", max_size=24))
def test_the_words_of_a_text_tell_which_lists_have_nothing_in_it(lists: list[list[str]], text: str) -> None:
    for each in map(word_starts, lists):
        assert each.may_be_in(text) or each.pattern.search(text) is None
        assert each.are_in(text) == (each.pattern.search(text) is not None)


def test_small_letters_are_as_many_as_the_text_has() -> None:
    assert in_small_letters("D\u0130YARBAKIR \u03a3\u03a3 \u017f") == "diyarbakir \u03c3\u03c3 s"
    every = "".join(map(chr, (code for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)))
    assert len(in_small_letters(every)) == len(every)


def test_what_folding_leaves_is_seen_at_once() -> None:
    as_it_is = [char for code in range(128, sys.maxunicode + 1) if fold(char := chr(code)) is char]
    assert len(as_it_is) > 500
    joined = "e".join(as_it_is)
    assert unicodedata.normalize("NFKC", joined) == joined
    assert not any(unicodedata.category(char) in ("Cf", "Nd", "Pd", "Zs") for char in as_it_is)


def test_beginnings_of_a_first_group_and_with_what_follows() -> None:
    begun = plain_beginnings(r"(?:we|they) (?:now )?read|(?:a|b[cd])|watching|le[eo]n|on?", " ")
    assert begun == {"we ", "they ", "a ", "bc ", "bd ", "watching ", "leen ", "leon ", "o"}
    with pytest.raises(ValueError, match="no letter"):
        plain_beginnings("(?:we|they)? read")
