"""Unique columns: different values in all rows, as a collation without case and accents compares, or a PlanError."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from seedsql.errors import PlanError
from seedsql.values.arrays import python_values
from seedsql.values.context import OptionError
from seedsql.values.folding import fold
from seedsql.values.providers import PROVIDERS, bind
from seedsql.values.providers.composed import Choice, Literal, Number, RowNumber, compose

from .provided import LABELS, VARCHAR, context, of, values


def general_ci(text: str) -> str:
    """What utf8mb4_general_ci makes equal: one character for one, without marks; ß is s; blanks at the end gone."""
    plain = "".join(unicodedata.normalize("NFD", character)[0] for character in unicodedata.normalize("NFC", text))
    return plain.replace("ß", "s").upper().rstrip(" ")


def uca_ci(text: str) -> str:
    """What collations of the Unicode algorithm (utf8mb4_0900_ai_ci) make equal: compatibility forms too, ß is ss."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return (
        "".join(c for c in plain if not unicodedata.combining(c))
        .translate(str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"}))
        .rstrip(" ")
    )


def assert_distinct(texts: list[str]) -> None:
    for collation in (general_ci, uca_ci, fold):
        assert len({collation(text) for text in texts}) == len(texts)


WORDS = st.lists(st.text(st.sampled_from("aAáäbBñ1 0-.'ßøﬁ²é"), max_size=4), min_size=1, max_size=8).map(tuple)
PIECES = st.lists(
    st.one_of(
        st.builds(Choice, st.sampled_from(["x", "y"]), WORDS),
        st.builds(Literal, st.text(st.sampled_from("a1- .Áßé\u0301"), max_size=2)),
        st.builds(Number, st.just("digits"), st.integers(1, 2)),
        st.builds(RowNumber, st.integers(1, 3), st.just(1)),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=200)
@given(PIECES, st.integers(0, 2**64), st.sampled_from([None, 5, 9]))
def test_no_two_combinations_give_the_same_text(pieces, seed, length):
    """Words of one list that fold alike, ends that run into the next word, cut lists: all told apart or refused."""
    kind = of("varchar", length) if length else None
    rows = 1
    try:
        compose(context(kind, unique=True, rows=rows, seed=seed), pieces)
        # the largest number of rows that is not refused, up to a bound
        for more in (2, 3, 5, 8, 20, 100, 700):
            compose(context(kind, unique=True, rows=more, seed=seed), pieces)
            rows = more
    except (OptionError, PlanError):
        assume(rows > 1)
    assert_distinct(values_of(pieces, context(kind, unique=True, rows=rows, seed=seed)))


def values_of(pieces, where) -> list[str]:
    from seedsql.values.arrays import python_values

    return python_values(compose(where, pieces)(np.arange(where.rows)))


def test_the_whole_domain_of_a_pattern_is_used():
    pieces = [Choice("x", ("a", "bb", "é")), Literal("-"), Number("digits", 2), Choice("y", ("q", "rr"))]
    texts = values_of(pieces, context(unique=True, rows=600))
    assert_distinct(texts)
    with pytest.raises(PlanError, match=r"t\.c is unique and has 600 possible texts, but 601 rows") as caught:
        compose(context(unique=True, rows=601), pieces)
    assert caught.value.hint


def test_words_that_run_together_are_refused():
    with pytest.raises(OptionError, match="separator"):
        compose(context(unique=True), [Choice("x", ("a", "aa")), Choice("y", ("a", "aa"))])
    with pytest.raises(OptionError, match="row number"):
        compose(context(unique=True), [RowNumber(), Number("digits", 2)])


def test_words_that_collations_do_not_agree_on_are_left_out():
    words = ("Strasse", "Straße", "STRASSE", "ﬁn", "fin", "Mü", "mu ")
    texts = values_of([Choice("x", words)], context(unique=True, rows=3))
    assert_distinct(texts)
    assert set(texts) == {"Strasse", "fin", "Mü"}


UNIQUE = [
    ("integer", of("int"), {}, 5000),
    ("integer", None, {"min": 5, "max": 904, "step": 3}, 300),
    ("integer", of("tinyint"), {"min": -128}, 256),
    ("integer", of("bigint", unsigned=True), {}, 5000),
    ("decimal", of("decimal", 5, 2), {}, 5000),
    ("float", of("double"), {"digits": 6}, 5000),
    ("boolean", None, {}, 2),
    ("bit", of("bit", 9), {}, 512),
    ("year", of("year"), {"min": 1901, "max": 2155}, 255),
    ("slot", None, {"size": 64}, 64),
    ("sequence", VARCHAR, {"prefix": "A"}, 5000),
    ("date", of("date"), {}, 366),
    ("datetime", of("datetime"), {}, 5000),
    ("time", of("time"), {}, 5000),
    ("constant", None, {"value": 1}, 1),
    ("choice", of("enum", labels=LABELS), {}, 3),
    ("set", of("set", labels=("x", "y", "z")), {"min": 0}, 8),
    ("binary", of("binary", 1), {}, 256),
    ("binary", of("varbinary", 30), {}, 5000),
    ("uuid", of("char", 36), {}, 5000),
    ("pattern", VARCHAR, {"pattern": "{city} {street.name}-{letters:2}{digits:2}"}, 5000),
    ("company.name", VARCHAR, {}, 5000),
    ("pattern", VARCHAR, {"pattern": "{word}-{row}"}, 5000),
    ("product.name", VARCHAR, {}, 5000),
    ("note", VARCHAR, {}, 34),
    ("url", VARCHAR, {}, 5000),
    ("person.first_name", VARCHAR, {}, 600),
    ("person.last_name", VARCHAR, {}, 1000),
    ("person.name", VARCHAR, {}, 5000),
    ("username", VARCHAR, {}, 5000),
    ("email", VARCHAR, {}, 5000),
    ("phone", VARCHAR, {}, 5000),
    ("phone", of("char", 8), {}, 100),
    ("address", VARCHAR, {}, 5000),
    ("street", VARCHAR, {}, 1000),
    ("city", VARCHAR, {}, 100),
    ("region", of("char", 2), {}, 40),
    ("region", VARCHAR, {"style": "name"}, 40),
    ("postal_code", of("char", 5), {}, 5000),
    ("ipv4", VARCHAR, {}, 762),
    ("ipv6", VARCHAR, {}, 5000),
    ("email", of("varchar", 24), {}, 5000),
    ("email", of("varchar", 30), {}, 5000),
    ("username", of("varchar", 20), {}, 5000),
    ("username", of("varchar", 12), {}, 5000),
    ("person.name", of("varchar", 12), {}, 5000),
    ("address", of("varchar", 20), {}, 5000),
    ("faker", VARCHAR, {"name": "job"}, 300),
]


def test_every_provider_that_promises_uniqueness_is_tried():
    assert {name for name, *_ in UNIQUE} == {name for name, provider in PROVIDERS.items() if provider.unique}


@pytest.mark.parametrize(("name", "kind", "options", "rows"), UNIQUE, ids=[f"{case[0]}-{case[1]}" for case in UNIQUE])
@pytest.mark.parametrize("seed", [0, 42, 2**64])
def test_unique_columns_hold_no_value_twice(name, kind, options, rows, seed):
    got = values(name, context(kind, unique=True, rows=rows, seed=seed, **options))
    if isinstance(got[0], str):
        assert_distinct(got)
    assert len(set(got)) == rows


@pytest.mark.parametrize(
    ("name", "kind", "options", "most"),
    [
        ("integer", None, {"min": 1, "max": 10}, 10),
        ("boolean", None, {}, 2),
        ("decimal", of("decimal", 2, 1), {"min": 0}, 100),
        ("date", None, {"from": "-9d"}, 10),
        ("slot", None, {"size": 7}, 7),
        ("constant", None, {"value": "x"}, 1),
        ("choice", of("enum", labels=LABELS), {}, 3),
        ("binary", of("binary", 1), {}, 256),
        ("set", of("set", labels=("x", "y")), {}, 3),
        ("phone", of("char", 8), {}, 100),
        ("ipv4", VARCHAR, {}, 762),
        ("note", VARCHAR, {}, 34),
        ("bit", of("bit", 3), {}, 8),
        ("pattern", VARCHAR, {"pattern": "{a|b}-{digits:1}"}, 20),
    ],
)
def test_a_domain_smaller_than_the_rows_is_found_while_planning(name, kind, options, most):
    bind(name, context(kind, unique=True, rows=most, **options))
    with pytest.raises(PlanError, match=rf"t\.c is unique .* {most} possible .* {most + 1} rows") as caught:
        bind(name, context(kind, unique=True, rows=most + 1, **options))
    assert caught.value.hint


def test_values_that_a_collation_takes_for_one_are_refused_in_a_unique_choice():
    with pytest.raises(OptionError, match="the same"):
        bind("choice", context(VARCHAR, unique=True, rows=2, values=["Jose", "JOSÉ "]))


@pytest.mark.parametrize(("name", "length"), [("email", 30), ("username", 20)])
def test_a_short_column_numbers_those_who_share_an_initial_and_whoever_comes_again(name: str, length: int) -> None:
    rows = np.r_[np.arange(20_000), np.arange(583_699, 603_699)]  # everybody has come once by then
    found = values(name, context(of("varchar", length), unique=True, rows=1_000_000), rows)
    assert_distinct(found)
    assert any(text.split(".")[0].isalpha() and len(text.split(".")[0]) == 1 for text in found)
    assert max(map(len, found)) <= length


def test_when_everybody_has_come_names_get_an_initial_and_addresses_a_number():
    """A million rows are more than the lexicon's people."""
    rows = np.r_[np.arange(1000), np.arange(999_000, 1_000_000)]
    names = values("person.name", context(VARCHAR, unique=True, rows=1_000_000), rows)
    mails = values("email", context(VARCHAR, unique=True, rows=1_000_000), rows)
    assert_distinct(names)
    assert_distinct([mail.split("@")[0] for mail in mails])
    assert any(". " in name for name in names) and any("2@" in mail for mail in mails)


def test_a_million_unique_addresses_differ():
    texts = bind("email", context(VARCHAR, unique=True, rows=1_000_000))(np.arange(1_000_000))
    first, _, last, number, _ = texts.parts
    codes = (first.codes * np.int64(len(last.table)) + last.codes) * np.int64(len(number.table)) + number.codes
    assert len(np.unique(codes)) == 1_000_000


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_every_collation_of_a_real_server_agrees(database):
    """Loaded into MySQL and MariaDB, the words of each list and unique texts are distinct in all utf8mb4 collations but
    those of three languages that take plain letters for one another."""
    from seedsql.values.lexicon import list_names, word_list

    groups = {name: list(word_list(name)) for name in list_names()}
    for name in ("person.name", "email", "company.name", "address"):
        groups[name] = values(name, context(VARCHAR, unique=True, rows=3000))
    with database.connect() as connection, connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE texts (id INT AUTO_INCREMENT PRIMARY KEY, source VARCHAR(40), "
            "word VARCHAR(160) CHARACTER SET utf8mb4)"
        )
        cursor.executemany(
            "INSERT INTO texts (source, word) VALUES (%s, %s)",
            [(name, word) for name, texts in groups.items() for word in texts],
        )
        cursor.execute(
            "SELECT COLLATION_NAME FROM information_schema.COLLATION_CHARACTER_SET_APPLICABILITY "
            "WHERE CHARACTER_SET_NAME = 'utf8mb4' AND COLLATION_NAME LIKE 'utf8mb4\\_%%'"
        )
        collations = sorted(name for (name,) in cursor.fetchall())
        assert len(collations) >= 20
        disagreeing = {}
        for collation in collations:
            cursor.execute(f"SELECT source, COUNT(DISTINCT word COLLATE {collation}) FROM texts GROUP BY source")
            found = dict(cursor.fetchall())
            lists = [name for name, texts in groups.items() if found[name] != len(texts)]
            if lists:
                disagreeing[collation] = lists
        of_language = {name for name in collations if re.search("_(la|roman|lt|lithuanian|lv|latvian)_", name)}
        assert set(disagreeing) <= of_language


def test_faker_in_a_unique_column_differs_in_every_row_and_keeps_the_first_rows() -> None:
    """Hundreds of jobs, whatever the collation; in any chunks; the values of other columns are not moved."""
    plain = python_values(bind("faker", context(VARCHAR, rows=300, name="job"))(np.arange(300)))
    few = python_values(bind("faker", context(VARCHAR, unique=True, rows=50, name="job"))(np.arange(50)))
    source = bind("faker", context(VARCHAR, unique=True, rows=300, name="job"))
    late = python_values(source(np.arange(200, 300)))
    values = python_values(source(np.arange(200))) + late
    assert len({fold(value) for value in values}) == 300 > len({fold(value) for value in plain})
    assert values[:50] == few
    assert [value for value, first in zip(values, plain, strict=True) if value == first], "a first try is kept"


def test_faker_with_too_few_values_for_a_unique_column_says_how_many_there_are() -> None:
    with pytest.raises(
        PlanError, match=r"Faker's random_digit has hardly more than 10 different values, and 11 rows need"
    ):
        bind("faker", context(of("int"), unique=True, rows=11, name="random_digit"))(np.arange(11))
