"""Every provider of the registry: pure functions of the row, inside the column, wrong options refused by name."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedsql.errors import PlanError
from seedsql.schema.model import Column
from seedsql.values.arrays import python_values, size
from seedsql.values.coerce import coerce
from seedsql.values.context import Context, OptionError
from seedsql.values.providers import PROVIDERS, bind, library_versions
from seedsql.values.providers.reading import READS

from .provided import AS_OF, CASES, LABELS, VARCHAR, context, of, values

IDS = [f"{name}-{kind}-{number}" for number, (name, kind, _) in enumerate(CASES)]
each_case = pytest.mark.parametrize(("name", "kind", "options"), CASES, ids=IDS)


def rows_of(name: str) -> int:
    return 20 if name == "faker" else 500


def test_every_provider_has_a_case():
    assert {name for name, _, _ in CASES} == set(PROVIDERS)


@each_case
def test_chunks_in_any_order_are_pieces_of_the_whole(name, kind, options):
    generate = bind(name, context(kind, **options))
    count = rows_of(name)
    whole = python_values(generate(np.arange(count)))
    assert len(whole) == count == size(generate(np.arange(count)))
    assert python_values(generate(np.arange(7, count))) == whole[7:]
    scattered = np.array([count - 1, 0, 5, 5, 3])
    assert python_values(generate(scattered)) == [whole[row] for row in scattered]
    assert python_values(generate(np.zeros(0, np.int64))) == []


@each_case
def test_more_rows_leave_the_first_rows_as_they_were(name, kind, options):
    count = rows_of(name)
    few = values(name, context(kind, rows=10, **options), np.arange(10))
    assert values(name, context(kind, rows=count, **options), np.arange(10)) == few


@each_case
def test_values_are_what_the_column_takes(name, kind, options):
    """``coerce`` refuses what strict MySQL would: range, length, label, places, NULL."""
    array = bind(name, context(kind, **options))(np.arange(rows_of(name)))
    if kind is not None:
        coerce(array, Column("c", kind, nullable=False))
        if kind.name == "json":
            assert [json.loads(text) for text in python_values(array)]
        if kind.charset == "ascii":
            assert all(text.isascii() for text in python_values(array))
        if kind.collation == "latin1_swedish_ci":
            assert [text.encode("cp1252") for text in python_values(array)]


@each_case
def test_another_seed_or_column_is_another_column_of_values(name, kind, options):
    if name in ("sequence", "constant") or options.get("pattern"):
        return
    rows = np.arange(rows_of(name))
    first = values(name, context(kind, **options), rows)
    assert values(name, context(kind, seed=43, **options), rows) != first
    assert values(name, context(kind, column="d", **options), rows) != first


@each_case
def test_a_named_stream_is_shared(name, kind, options):
    rows = np.arange(10)
    shared = values(name, context(kind, stream="s", column="a", **options), rows)
    assert values(name, context(kind, stream="s", column="b", **options), rows) == shared
    own = values(name, context(kind, **options), rows)
    assert values(name, context(kind, stream="t.c", column="b", **options), rows) == own


def test_two_processes_with_other_hash_seeds_and_locales_agree():
    code = """
import numpy as np
from tests.values.provided import CASES, context
from seedsql.values.arrays import python_values
from seedsql.values.providers import bind
print([ascii(python_values(bind(n, context(k, **o))(np.arange(10)))) for n, k, o in CASES])
"""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".", "LC_ALL": locale, "TZ": zone},
        ).stdout
        for seed, locale, zone in (("0", "C", "UTC"), ("99", "C.UTF-8", "Asia/Tokyo"))
    }
    assert len(outputs) == 1 and len(outputs.pop()) > 5000


# ---- numbers --------------------------------------------------------------------------------------------------------


@given(st.integers(-(2**63), 2**64 - 1), st.integers(-(2**63), 2**64 - 1), st.integers(1, 2**40), st.integers(0, 2**64))
def test_integers_stay_in_their_range_and_step(one, other, step, seed):
    low, high = sorted((one, other))
    if low < 0:
        high = min(high, 2**63 - 1)
    got = values("integer", context(seed=seed, min=low, max=max(low, high), step=step), np.arange(50))
    assert all(low <= value <= max(low, high) and (value - low) % step == 0 for value in got)


def test_small_ranges_are_used_to_both_ends():
    assert set(values("integer", context(min=-1, max=1))) == {-1, 0, 1}
    assert set(values("decimal", context(min="0.1", max="0.2", scale=1))) == {Decimal("0.1"), Decimal("0.2")}
    assert set(values("year", context(min=1901, max=1902))) == {1901, 1902}


def test_skew_crowds_values_near_min():
    even, skewed = (np.mean(values("integer", context(min=0, max=1000, skew=skew), np.arange(5000))) for skew in (1, 3))
    assert 480 < even < 520 and 235 < skewed < 265


def test_decimals_are_exact_whatever_the_blueprint_calls_them():
    for low in ("0.1", 0.1):
        assert values("decimal", context(of("decimal", 20, 17), min=low, max=low), np.arange(1)) == [Decimal("0.1")]


def test_boolean_share():
    assert np.mean(values("boolean", context(share=0.2), np.arange(20_000))) == pytest.approx(0.2, abs=0.01)
    assert not any(values("boolean", context(share=0)))
    assert all(values("boolean", context(share=1)))


def test_sequence_counts_rows():
    assert values("sequence", context(VARCHAR, prefix="ORD-", width=6, suffix="/x"), np.array([0, 41])) == [
        "ORD-000001/x",
        "ORD-000042/x",
    ]
    assert values("sequence", context(of("bigint", unsigned=True), start=2**64 - 2000, rows=10), np.arange(2)) == [
        2**64 - 2000,
        2**64 - 1999,
    ]


def test_slots_are_the_places_of_a_shuffled_block():
    slots = np.array(values("slot", context(size=10))).reshape(-1, 10)
    assert (np.sort(slots, axis=1) == np.arange(10)).all()


# ---- dates ----------------------------------------------------------------------------------------------------------


@given(st.integers(-3000, 3000), st.integers(0, 400), st.sampled_from("dhms"))
def test_moments_lie_between_their_offsets(start, length, unit):
    seconds = {"d": 86_400, "h": 3600, "m": 60, "s": 1}[unit]
    first = datetime(2026, 6, 30) + timedelta(seconds=start * seconds)
    last = first + timedelta(seconds=length * seconds)
    got = values("datetime", context(from_=f"{start}{unit}", to=f"{start + length}{unit}"), np.arange(30))
    assert all(first <= value <= last for value in got)


def test_nothing_lies_after_as_of_by_default():
    assert max(values("date", context(), np.arange(5000))) == AS_OF
    assert max(values("datetime", context(of("datetime", 6)), np.arange(5000))) <= datetime(2026, 6, 30)


def test_days_are_drawn_to_both_ends():
    got = set(values("date", context(from_="2024-02-28", to="2024-03-01")))
    assert got == {date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)}


def test_months_and_years_end_with_the_month():
    assert values("date", context(from_="-4mo", to="-4mo"), np.arange(1)) == [date(2026, 2, 28)]
    assert values("date", context(from_="-2y", to="-2y"), np.arange(1)) == [date(2024, 6, 30)]


def test_as_of_moves_the_dates_with_it():
    later = Context(42, "t", "c", None, False, 10, AS_OF + timedelta(days=3), {})
    assert [value + timedelta(days=3) for value in values("date", context(rows=10))] == values("date", later)


# ---- choices --------------------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=30), st.integers(0, 2**64))
def test_the_first_rows_show_every_choice_once(weights, seed):
    names = [f"v{number}" for number in range(len(weights))]
    got = values("choice", context(seed=seed, values=names, weights=weights), np.arange(len(weights)))
    assert sorted(got) == sorted(names)


@pytest.mark.parametrize("weights", [[1], [10, 6, 4], [1, 1], [19, 1], [0.5, 0.3, 0.2], [1, 1, 1, 1, 1]])
def test_every_20_rows_hold_their_exact_shares(weights):
    names = list(range(len(weights)))
    got = values("choice", context(values=names, weights=weights), np.arange(len(weights), len(weights) + 400))
    expected = [round(20 * weight / sum(weights)) for weight in weights]
    for start in range(0, 400, 20):
        assert np.bincount(got[start : start + 20], minlength=len(weights)).tolist() == expected


@given(st.lists(st.integers(1, 50), min_size=2, max_size=40))
def test_shares_finer_than_20_rows_are_met_over_a_cycle_and_nearly_in_each_block(weights):
    count, total = len(weights), sum(weights)
    cycle = np.lcm(20, total)
    rows = np.arange(count, count + cycle)
    got = np.array(values("choice", context(values=list(range(count)), weights=weights), rows))
    assert np.bincount(got, minlength=count).tolist() == [weight * cycle // total for weight in weights]
    for block in got.reshape(-1, 20)[:50]:
        counts = np.bincount(block, minlength=count)
        assert all(abs(seen - 20 * weight / total) < 3 for seen, weight in zip(counts.tolist(), weights, strict=True))


def test_shares_that_no_cycle_can_hold_keep_every_choice():
    weights = [0.000001, 0.333333, 0.666666]
    got = np.array(values("choice", context(values=[0, 1, 2], weights=weights), np.arange(3, 4003)))
    assert np.bincount(got).tolist() == [2, 1332, 2666]


def test_an_enum_offers_its_labels_and_a_weight_of_0_takes_one_away():
    kind = of("enum", labels=LABELS)
    assert set(values("choice", context(kind))) == set(LABELS)
    assert set(values("choice", context(kind, weights={"C": 1, "it's": 0}))) == {"C"}


@pytest.mark.parametrize("seed", range(5))
def test_a_label_at_the_end_takes_its_share_of_rows_and_moves_no_other(seed):
    labels, rows, before = tuple("abcdef"), np.arange(240), None
    for count in range(1, 7):
        got = values("choice", context(of("enum", labels=labels[:count]), seed=seed), rows)
        assert sorted(got[:count]) == list(labels[:count])
        assert all(abs(got.count(label) - 240 / count) < 40 for label in labels[:count])
        assert before is None or all(new in (old, labels[count - 1]) for old, new in zip(before, got, strict=True))
        before = got


def test_sets_are_members_in_the_order_of_the_type():
    got = set(values("set", context(of("set", labels=("x", "y", "z")))))
    assert got == {"x", "y", "z", "x,y", "x,z", "y,z", "x,y,z"}
    assert set(values("set", context(of("set", labels=("x", "y", "z")), values=["z", "x"], min=2))) == {"x,z"}
    many = of("set", labels=tuple(f"l{number}" for number in range(64)))
    assert all(len(set(text.split(","))) == len(text.split(",")) for text in values("set", context(many)))


# ---- text -----------------------------------------------------------------------------------------------------------


def test_sentences_vary_in_length_between_their_bounds():
    counts = {text.count(" ") + 1 for text in values("sentence", context(of("text"), min=3, max=6))}
    assert counts == {3, 4, 5, 6}
    assert all(re.fullmatch(r"[A-Z][a-z]*( [a-z]+)*\.", text) for text in values("sentence", context(of("text"))))


@given(
    st.integers(4, 80),
    st.sampled_from(
        [
            "words",
            "sentence",
            "paragraph",
            "pattern",
            "person.name",
            "email",
            "username",
            "address",
            "city",
            "phone",
            "company.name",
            "url",
            "street",
            "note",
        ]
    ),
)
def test_text_fits_or_the_column_is_refused_by_name(length, name):
    options = {"pattern": "{word}-{company.noun}"} if name == "pattern" else {}
    try:
        got = values(name, context(of("varchar", length), **options), np.arange(200))
    except OptionError as problem:
        assert "t.c" in problem.message
    else:
        assert max(map(len, got)) <= length and min(map(len, got)) > 0


def test_braces_and_alternatives_of_a_pattern():
    assert set(values("pattern", context(pattern="{{{a|b}}}"))) == {"{a}", "{b}"}
    assert values("pattern", context(pattern="LOT{row:3}"), np.array([0, 9])) == ["LOT001", "LOT010"]
    assert all(
        re.fullmatch(r"[A-Z]{3}-[0-9a-f]{4}-\d{12}", text)
        for text in values("pattern", context(pattern="{letters:3}-{hex:4}-{digits:12}"))
    )


# ---- people and places ----------------------------------------------------------------------------------------------


def test_name_and_address_of_one_stream_are_one_person():
    from seedsql.values.folding import slug

    where = {"stream": "clients.contact"}
    names = values("person.name", context(VARCHAR, **where))
    mails = values("email", context(VARCHAR, unique=True, **where))
    firsts = values("person.first_name", context(None, **where))
    lasts = values("person.last_name", context(None, **where))
    logins = values("username", context(VARCHAR, **where))
    for name, mail, first, last, login in zip(names, mails, firsts, lasts, logins, strict=True):
        assert name == f"{first} {last}"
        assert mail.split("@")[0] == f"{slug(first)}.{slug(last)}" == login


@pytest.mark.parametrize("locale", ["en", "cs", "pl"])
def test_a_short_column_shows_the_person_of_the_others_by_an_initial(locale: str) -> None:
    from seedsql.values.folding import slug

    def of_column(name: str, length: int | None) -> list[str]:
        kind = None if length is None else of("varchar", length)
        return values(name, context(kind, stream="clients.contact")._replace(locale=locale))

    people = zip(*(of_column(f"person.{each}", None) for each in ("first_name", "last_name")), strict=True)
    short = zip(*(of_column(*one) for one in (("person.name", 18), ("email", 32), ("username", 19))), strict=True)
    initials = 0
    for (first, last), (name, mail, login) in zip(people, short, strict=True):
        assert name in (f"{first} {last}", f"{first[0]}. {last}")
        for text in (mail.split("@")[0], login):
            assert re.fullmatch(rf"({slug(first)}|{slug(first)[0]}){re.escape('.' + slug(last))}\d*", text)
        initials += name[1] == "."
    assert 0 < initials < 100


@pytest.mark.parametrize("locale", ["en", "de", "cs", "hu"])
def test_a_gender_is_that_of_the_first_name_of_its_stream(locale: str) -> None:
    from seedsql.values.lexicon import are_women, word_list

    where = context(VARCHAR, stream="clients.person")._replace(locale=locale)
    women = dict(zip(word_list("first_name", locale), are_women(locale), strict=True))
    sides = {"female": ["F"], "male": ["M"]}
    genders = values("person.gender", where._replace(options=sides))
    found = zip(values("person.first_name", where), genders, strict=True)
    assert all((gender == "F") == women[first] for first, gender in found)
    with pytest.raises(OptionError):
        bind("person.gender", context(VARCHAR, **sides | {"female": []}))


def test_city_region_code_and_telephone_of_one_stream_are_one_place():
    from seedsql.values.lexicon import places

    known = {(location.city, location.state, location.postal_code, location.area_code) for location in places()}
    where = {"stream": "clients.place"}
    columns = [values(name, context(VARCHAR, **where)) for name in ("city", "region", "postal_code", "phone")]
    for city, region, postal_code, phone in zip(*columns, strict=True):
        assert (city, region, postal_code[:3], phone[3:6]) in known


RESERVED = {
    "email": r"[a-z]+\.[a-z]+\d*@example\.(com|net|org)",
    "phone": r"\+1-[2-9]\d\d-555-01\d\d",
    "ipv4": r"(192\.0\.2|198\.51\.100|203\.0\.113)\.([1-9]\d?|1\d\d|2[0-4]\d|25[0-4])",
    "ipv6": r"2001:db8(:[1-4][0-9a-f]{3}){4}::",
    "url": r"https://www\.example\.(com|net|org)/[a-z]+/[a-z]+",
    "postal_code": r"\d{5}",
    "username": r"[a-z]+\.[a-z]+",
    "address": r"\d{2,4} [A-Z][a-z]+ [A-Z][a-z]+(, Suite 1\d\d)?",
}


@pytest.mark.parametrize("name", sorted(RESERVED))
@given(seed=st.integers(0, 2**64))
@settings(max_examples=10)
def test_personal_values_come_from_reserved_ranges(name, seed):
    assert all(re.fullmatch(RESERVED[name], text) for text in values(name, context(VARCHAR, seed=seed)))


def test_email_domain_must_be_reserved():
    assert all(text.endswith("@shop.test") for text in values("email", context(VARCHAR, domain="shop.test")))
    with pytest.raises(OptionError, match="RFC 2606"):
        bind("email", context(VARCHAR, domain="gmail.com"))


def test_uuids_say_version_4_and_the_standard_variant():
    import uuid

    for text in values("uuid", context(of("char", 36))):
        assert uuid.UUID(text).version == 4 and uuid.UUID(text).variant == uuid.RFC_4122
    text, raw = (values("uuid", context(kind)) for kind in (of("char", 36), of("binary", 16)))
    assert [uuid.UUID(bytes=each) for each in raw] == [uuid.UUID(each) for each in text]


# ---- JSON and Faker -------------------------------------------------------------------------------------------------


def test_json_keeps_types():
    template = {
        "n": {"provider": "integer", "min": -3, "max": 3},
        "price": {"provider": "decimal", "min": -2, "max": 2},
        "ok": {"provider": "boolean"},
        "on": {"provider": "date"},
        "at": {"provider": "datetime", "digits": 3},
        "after": {"provider": "time", "from": "-10:00:00", "to": "10:00:00"},
        "x": {"provider": "float", "min": -1},
        "raw": {"provider": "binary"},
        "text": {"provider": "choice", "values": ['quote"', "back\\slash", "é\n"]},
        "big": {"provider": "integer", "min": -(2**63), "max": -(2**63)},
        "fixed": [1, "a", True, 1.5, {}, []],
    }
    for text in values("json", context(of("json"), value=template), np.arange(100)):
        document = json.loads(text, parse_float=Decimal)
        assert -3 <= document["n"] <= 3 and isinstance(document["n"], int)
        assert -2 <= document["price"] <= 2 and isinstance(document["price"], Decimal)
        assert document["ok"] in (True, False) and date.fromisoformat(document["on"]) <= AS_OF
        assert datetime.fromisoformat(document["at"]) <= datetime(2026, 6, 30)
        assert re.fullmatch(r"-?\d\d:\d\d:\d\d", document["after"])
        assert document["text"] in ('quote"', "back\\slash", "é\n")
        assert document["big"] == -(2**63) and len(document["raw"]) == 32
        assert document["fixed"] == [1, "a", True, Decimal("1.5"), {}, []]


def test_json_parts_have_streams_of_their_own():
    part = {"provider": "integer", "max": 10**6}
    documents = [json.loads(text) for text in values("json", context(of("json"), value={"a": part, "b": part}))]
    assert sum(document["a"] == document["b"] for document in documents) < 5


def test_faker_is_seeded_for_each_value_and_recorded():
    import faker

    got = values("faker", context(VARCHAR, name="name", locale="de_DE"), np.arange(5))
    assert len(set(got)) == 5
    assert library_versions() == {} == library_versions(["integer"])
    recorded = library_versions(["integer", "faker"])
    assert recorded["faker"] == faker.VERSION and len(recorded["faker_digest"]) == 64


@pytest.mark.parametrize(
    ("options", "option", "words"),
    [
        ({"name": "jobb"}, "name", "did you mean 'job'"),
        ({"name": "job", "locale": "xx_XX"}, "locale", "xx_XX"),
        ({"name": "date_this_year"}, "name", "clock"),
        ({"name": "profile"}, "name", "clock"),
        ({"name": "pydict"}, "name", "clock"),
        ({"name": "seed_instance"}, "name", "no 'seed_instance'"),
        ({"name": "random_int", "args": {"min": 9, "max": 1}}, "args", "fails"),
        ({"name": "pydict", "args": {"value_types": ["int"]}}, "name", "JSON"),
    ],
)
def test_faker_refusals(options, option, words):
    with pytest.raises(OptionError, match=words) as caught:
        bind("faker", context(VARCHAR, **options))
    assert caught.value.option == option


# ---- mistakes -------------------------------------------------------------------------------------------------------

MISTAKES = [
    ("nosuch", None, {}, "provider", "no provider 'nosuch'"),
    ("integr", None, {}, "provider", "did you mean 'integer'"),
    ("integer", None, {"maximum": 5}, "maximum", "no such option"),
    ("integer", None, {"min": "5"}, "min", "whole number"),
    ("integer", None, {"min": True}, "min", "whole number"),
    ("integer", None, {"min": 5, "max": 4}, "max", "below min"),
    ("integer", of("tinyint"), {"max": 128}, "max", "outside -128 to 127"),
    ("integer", None, {"step": 0}, "step", "1 or more"),
    ("integer", None, {"skew": 9}, "skew", "1 .* to 6"),
    ("integer", None, {"min": -1, "max": 2**63}, "max", "unsigned"),
    ("decimal", of("decimal", 5, 2), {"max": 1000}, "max", "does not fit"),
    ("decimal", of("decimal", 5, 2), {"min": "0.001"}, "min", "more than 2 decimal places"),
    ("decimal", of("decimal", 5, 2), {"min": "cheap"}, "min", "not a number"),
    ("decimal", of("decimal", 5, 2, True), {"min": -1}, "min", "does not fit"),
    ("float", None, {"digits": 16}, "digits", "0 to 15"),
    ("boolean", None, {"share": 1.5}, "share", "0 to 1"),
    ("bit", of("bit", 4), {"length": 5}, "length", "do not fit"),
    ("year", None, {"min": 1900}, "min", "1901"),
    ("slot", None, {}, "size", "needs it"),
    ("slot", None, {"size": 65}, "size", "1 to 64"),
    ("date", None, {"from": "yesterday"}, "from", "offset from as_of"),
    ("date", None, {"from": "-1d", "to": "-2d"}, "to", "before 'from'"),
    ("date", None, {"from": "2024-02-30"}, "from", "2024-02-30"),
    ("datetime", of("timestamp"), {"to": "2040-01-01"}, "to", "outside"),
    ("datetime", of("datetime", 3), {"digits": 4}, "digits", "0 to 3"),
    ("time", None, {"from": "25"}, "from", "not a time"),
    ("time", None, {"to": "839:00:00"}, "to", "838:59:59"),
    ("constant", None, {}, "value", "needs it"),
    ("constant", of("varchar", 2), {"value": "abc"}, "value", "longer than 2 characters"),
    ("constant", of("varchar", 9, charset="latin1"), {"value": "→"}, "value", "cannot hold"),
    ("constant", of("json"), {"value": "plain"}, "value", "not JSON"),
    ("choice", of("enum", labels=LABELS), {"values": ["c"]}, "values", "did you mean 'C'"),
    ("choice", None, {}, "values", "at least one"),
    ("choice", None, {"values": [1, "a"]}, "values", "one kind"),
    ("choice", None, {"values": ["a"], "weights": [1, 2]}, "weights", "2 weights for 1"),
    ("choice", None, {"values": ["a"], "weights": [-1]}, "weights", "from 0 up"),
    ("choice", None, {"values": ["a"], "weights": {"b": 1}}, "weights", "not one of the values"),
    ("choice", None, {"weights": {"b": 0}}, "weights", "all weights are 0"),
    ("set", of("set", labels=("x",)), {"values": ["y"]}, "values", "not a label"),
    ("binary", of("binary", 4), {"length": 5}, "length", "1 to 4"),
    ("binary", VARCHAR, {}, "provider", "makes bytes"),
    ("uuid", of("char", 20), {}, "provider", "36 characters"),
    ("uuid", of("int"), {}, "provider", "makes text"),
    ("pattern", None, {"pattern": "{wordd}"}, "pattern", "did you mean 'word'"),
    ("pattern", None, {"pattern": "a}b"}, "pattern", "character 2 has no partner"),
    ("pattern", None, {"pattern": "{digits:x}"}, "pattern", "number from 1 to 18"),
    ("pattern", of("int"), {"pattern": "x"}, "provider", "makes text"),
    ("words", None, {"list": "wordz"}, "list", "did you mean 'word'"),
    ("words", None, {"min": 3, "max": 2}, "max", "not 3 to 2"),
    ("phone", None, {"style": "short"}, "style", "international"),
    ("phone", of("char", 7), {}, "style", "holds 7 characters"),
    ("region", None, {"style": "x"}, "style", "code or name"),
    ("json", of("json"), {"value": {"a": {"provider": "integer", "min": "x"}}}, "value.a.min", "whole number"),
    ("json", of("json"), {"value": [{"provider": "nosuch"}]}, "value[0].provider", "no provider"),
]


@pytest.mark.parametrize(
    ("name", "kind", "options", "option", "words"),
    MISTAKES,
    ids=[f"{name}-{option}-{number}" for number, (name, _, _, option, _) in enumerate(MISTAKES)],
)
def test_a_mistake_names_its_option_and_what_is_allowed(name, kind, options, option, words):
    with pytest.raises(OptionError, match=words) as caught:
        bind(name, context(kind, **options))
    assert caught.value.option == option


@pytest.mark.parametrize(
    ("name", "kind", "options", "rows"),
    [
        ("sequence", of("tinyint"), {}, 128),
        ("sequence", of("varchar", 6), {"prefix": "ORD-"}, 100),
        ("pattern", of("varchar", 5), {"pattern": "LOT{row}"}, 100),
    ],
)
def test_row_numbers_that_outgrow_the_column_are_found_while_planning(name, kind, options, rows):
    bind(name, context(kind, rows=rows - 1, **options))
    with pytest.raises(PlanError, match=r"t\.c"):
        bind(name, context(kind, rows=rows, **options))


def test_what_a_provider_reads_besides_its_stream_is_declared():
    """Another as_of gives other values where the table of ``READS`` says so, and nowhere else."""
    assert set(READS) == set(PROVIDERS)
    moved = set()
    for name, kind, options in CASES:
        where = context(kind, rows=20, **options)
        later = where._replace(as_of=date(2020, 1, 3))
        if values(name, where) != values(name, later):
            moved.add(name)
    assert moved == {name for name, facts in READS.items() if "as_of" in facts}
