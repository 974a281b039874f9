"""The audit reads the script's bytes: every planted value is found and placed, and none is ever shown."""

from __future__ import annotations

import json
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seedsql.errors import BlueprintError, ChecksumError, OutputError
from seedsql.pii import proof, scanner
from seedsql.pii.audit import audit_script
from seedsql.pii.audit_result import shape
from seedsql.pii.auditor import PersonalColumn
from seedsql.pii.checks import checker
from seedsql.pii.classes import CLASSES
from seedsql.pii.proof import Column, Table
from seedsql.pii.quick import HARMLESS, clean, without_uuid_lines
from seedsql.pii.ranges import RANGE_CHECKS
from seedsql.pii.scanner import in_which, nothing_in, scan
from seedsql.pii.treatment import REAL, UNREMARKABLE, Treatment, UnmaskedColumn
from seedsql.script.wrapping import fill
from tests.sql.test_script_rows import GUARD, written

from .test_classes import LEXICON, RANGED, SAFE, UNSAFE


def script(tmp_path, rows, columns=("id", "v"), table="t"):
    """An up script of one table; row n stands on line n + 5, counted from 0."""
    lines = [
        "-- seed 0001\n",
        "SET @seed_step = 5;\n",
        "\n",
        f"INSERT INTO `{table}` ({', '.join(f'`{name}`' for name in columns)}) VALUES\n",
    ]
    for number, row in enumerate(rows):
        cells = [written(value) for value in row]
        if number == 0:
            cells[0] = GUARD.format(cells[0])
        lines.append(f"{', ' if number else '  '}({', '.join(cells)})\n")
    path = tmp_path / "0001_t.up.sql"
    path.write_bytes("".join([*lines, ";\n", "COMMIT;\n"]).encode())
    return path


def everything_written(audit):
    return json.dumps(audit.to_dict(), ensure_ascii=False) + audit.text()


@pytest.mark.parametrize("name", RANGED)
def test_safe_values_are_safe_and_unsafe_ones_are_named_by_line(tmp_path, name):
    values = [*SAFE[name], None, *UNSAFE[name]]
    audit = audit_script(script(tmp_path, enumerate(values)), {("t", "v"): name})
    (column,) = audit.columns
    assert (column.rows, column.verdict, column.range) == (len(values), "outside", CLASSES[name].range)
    first = len(SAFE[name]) + 6
    assert sorted({hit.line for hit in audit.hits}) == list(range(first, first + len(UNSAFE[name])))
    assert {hit.location.split(":")[0] for hit in audit.hits} == {"0001_t.up.sql"}
    assert column.hits == audit.hit_count == len(audit.hits)
    assert not audit.ok
    for value in UNSAFE[name]:
        assert value not in everything_written(audit)


@pytest.mark.parametrize("name", RANGED)
def test_reserved_ranges_only_are_a_clean_audit(tmp_path, name):
    audit = audit_script(script(tmp_path, enumerate(SAFE[name])), {("t", "v"): name})
    assert audit.ok
    assert audit.columns[0].verdict == "safe"
    assert audit.columns[0].hits == 0


@pytest.mark.parametrize("value", UNSAFE["free_text"])
def test_a_stray_value_in_any_other_column_is_found(tmp_path, value):
    audit = audit_script(script(tmp_path, [(1, "fine"), (2, value)]), {})
    assert [(hit.table, hit.column, hit.line) for hit in audit.hits] == [("t", "v", 6)]
    assert audit.columns == ()
    assert value not in everything_written(audit)


@pytest.mark.parametrize(
    "value",
    [
        *SAFE["free_text"],
        "2024-01-01",
        "2024-01-01 10:00:00.000001",
        "SKU-00001",
        "ORD-000123",
        "CC-12345",
        "NET_30",
        "0001_wholesale_small",
        "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "b" * 64,
        "4006381333931",
        "1700000000000000",
        "12345678901234567890",
        "1.2.3.4-beta",
        "v8.8.8.8",
        "std::string",
        "12:30:45",
        "100-200",
        "1,234,567.89",
        "@home",
        "a @ b",
        "pkg@1.2.3",
        "#4133",
        "50 % of 1 000 000",
        '["priority", "net-terms"]',
        '{"a": {"b": [1, null, true]}}',
        "1234-5678",
        "(2024) 10-11",
        "+1",
        "a::b",
        "10.0.0.1",
        "C'est l'été",
        "9781234567897",
    ],
)
def test_ordinary_values_are_no_false_alarms(tmp_path, value):
    assert audit_script(script(tmp_path, [(1, value)]), {}).hits == ()


PLANTS = {
    "email": ["ana@gmail.com", "Ana.Silva+x@Mail.Provider.de"],
    "phone": ["503-867-5309", "(503) 867-5309", "+49 30 901820"],
    "ssn": ["123-45-6789", "123 45 6789"],
    "card": ["4539148803436467", "4539 1488 0343 6467", "374245455400126"],
    "iban": ["GB82WEST12345698765432", "gb82 west 1234 5698 7654 32"],
    "ipv4": ["8.8.8.8"],
    "ipv6": ["2606:4700:4700::1111"],
}


def wide(text):
    """The same in full-width characters, which look alike and compare equal in some collations."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


SURROUNDINGS = {
    "alone": "{}",
    "in a sentence": "Please ask for {} before noon.",
    "in brackets": "see ({}), thanks",
    "quoted": "'{}'",
    "on a second line": "first\nline\t{}",
    "after a colon": "contact: {};",
    "comma list": "a,{} ,b",
    "between tags": "<b>{}</b>",
    "after letters of another script": "連絡先 {} まで",
}


@given(
    st.sampled_from([(name, value) for name, values in PLANTS.items() for value in values]),
    st.sampled_from(sorted(SURROUNDINGS)),
    st.sampled_from([str, str.upper, wide]),
    st.sampled_from(["", "x", "ü"]),
    st.sampled_from(["text", "value", "key", "nested", "list", "string in json"]),
)
def test_plants_are_found_in_odd_places(tmp_path_factory, plant, surrounding, style, noise, index):
    name, value = plant
    text = f"{noise} {SURROUNDINGS[surrounding].format(style(value))} {noise}".strip(" ")
    document = {
        "text": text,
        "value": json.dumps({"Z": text}),
        "key": json.dumps({text: 0}, ensure_ascii=False),
        "nested": json.dumps({"a": [{"b": {"c": text}}]}),
        "list": json.dumps([0, text]),
        "string in json": json.dumps(json.dumps({"a": text})),
    }[index]
    path = script(tmp_path_factory.mktemp("plant"), [(1, "fine"), (2, "fine"), (3, document)])
    audit = audit_script(path, {})
    assert name in {hit.personal_class for hit in audit.hits}
    assert {hit.line for hit in audit.hits} == {7}
    assert value not in everything_written(audit)
    assert style(value) not in everything_written(audit)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("eMail", "email"),
        ("PHONE_NUMBER", "phone"),
        ("homePhone", "phone"),
        ("Ssn", "ssn"),
        ("passportNo", "national_id"),
        ("CardNumber", "card"),
        ("IBAN", "iban"),
        ("lastLoginIP", "ip"),
        ("dateOfBirth", "birth_date"),
        ("Lat", "geo"),
        ("passWord", "password"),
        ("api-key", "token"),
        ("deviceId", "device_id"),
        ("vatNumber", "tax_id"),
        ("acctNo", "bank_account"),
    ],
)
def test_json_members_are_held_to_the_class_that_their_key_names(tmp_path, key, name):
    unsafe, safe = (json.dumps({"deep": [{key: value}]}) for value in (UNSAFE[name][0], SAFE[name][0]))
    audit = audit_script(script(tmp_path, [(1, safe), (2, unsafe)]), {})
    assert [(hit.line, hit.personal_class) for hit in audit.hits] == [(6, name)]


PIECES = [
    *(each for plants in PLANTS.values() for each in plants),
    "{",
    "[",
    '"',
    "'",
    ":",
    " ",
    "dob",
    "2024-01-01",
    "é",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_the_quick_look_passes_over_nothing(value):
    if clean({written(value)}):
        assert scan(value) == []


WORDY = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(
            "%40 %2540 &#64; \\u0040 mac: tel iban vin account born dob: $2b$10$ $1$ pin= password: token ''".split()
        ),
        st.text("0123456789", min_size=1, max_size=9),
        st.text("aF0123456789:.-/ '", max_size=20),
    ),
    max_size=5,
).map("".join)


@given(st.from_regex(HARMLESS, fullmatch=True))
def test_nothing_is_found_in_datetimes_times_and_digests(literal):
    assert scan(literal[1:-1]) == []


@given(
    st.lists(st.uuids().map(str)),
    st.lists(st.one_of(st.sampled_from(PIECES), st.from_regex(HARMLESS, fullmatch=True)), max_size=8),
)
def test_keys_that_are_passed_over_are_uuids(uuids, others):
    """A script lists thousands of keys: those that are UUIDs and nothing else are not looked at one by one."""
    passed_over = [f""", ', ["{uuid}"]'""" for uuid in uuids]
    looked_at = [f""", ', ["{text}"]'""" for text in others if "\n" not in text]
    assert without_uuid_lines("\n".join(passed_over + looked_at)) == "\n".join(looked_at)
    assert all(scan(line) == [] for line in passed_over)


@example("voter'2024-01-01", "4263885" * 6)
@given(WORDY, st.text("0123456789", min_size=40, max_size=40))
def test_what_a_quick_look_says_of_a_literal_holds_for_the_same_with_other_digits(value, digits):
    """The audit learns from a literal the form of its digits, and passes over all literals of that form."""
    if clean({written(value)}):
        other = iter(digits * 10)
        assert scan("".join(next(other) if char in "0123456789" else char for char in value)) == []


LETTERS = st.sampled_from(
    "ORD tel Call FAX mobile ssn DNI passport pin KEY token iban DE GB mac sk ab cd vin geo".split()
)


@given(st.lists(LETTERS | st.from_regex("[A-Za-z]{1,16}", fullmatch=True), min_size=1, max_size=4), st.data())
def test_the_codes_of_rows_are_passed_over_by_their_form_however_many_rows_there_are(letters, data):
    """Row 1,000,000 has seven digits, as many as the shortest number of a telephone; as many as that are not looked at one by one."""
    assert clean({"'ORD-1234567'", "'B-12345678'", "'INV-2026-0001234'", "'AB-RMA-1234567'"})
    assert not any(
        clean({f"'{text}'"}) for text in ("Tel-1234567", "ORD-123456789", "DNI-12345678", "DE1234567", "1234567")
    )
    digits = data.draw(st.from_regex("(?:[0-9]{4}-)?[0-9]{1,8}", fullmatch=True))
    code = "-".join([*letters, digits])
    if clean({f"'{code}'"}):
        assert scan(code) == []


@given(
    st.sampled_from(sorted(CLASSES)),
    st.lists(
        st.sampled_from(
            [*chain.from_iterable(SAFE.values()), *chain.from_iterable(UNSAFE.values()), None, "", "O'Neil"]
        )
        | WORDY,
        max_size=6,
    ),
)
def test_what_is_safe_together_is_safe_one_by_one(name, values):
    """Most columns are judged all literals at once, and by the general check only where that cannot tell."""
    column = PersonalColumn("t", "v", name, checker(name, LEXICON), RANGE_CHECKS)
    literals = {written(value) for value in values}
    if column.all_safe(literals):
        assert [found for raw in literals for found in column.judge(raw)] == []
    assert column.all_safe({"NULL", "''"})


@example(["call", "555-867-5309"])
@example(["call 555-0100", "555-867-5309"])
@example(["INV-2024-000123", "T0-001310"])
@given(
    st.lists(
        WORDY | st.sampled_from([*chain.from_iterable(UNSAFE.values()), *chain.from_iterable(PLANTS.values())]),
        max_size=5,
    )
)
def test_nothing_is_in_texts_in_which_nothing_is_found_together(texts):
    """Codes of many digits look like numbers of people, and are scanned together before each is scanned."""
    if nothing_in(texts):
        assert [found for text in texts for found in scan(text)] == []
    assert nothing_in(["INV-2024-000123", "T0-001310", "2024-06-30 10:11:12", ""])


@example(["4111 1111 1111 1112", "tel 555-867-5309", "4111111111111112", "order 7"])
@example(["call", "555-867-5309", "call 555-867-5309"])
@given(
    st.lists(
        WORDY | st.sampled_from([*chain.from_iterable(UNSAFE.values()), *chain.from_iterable(PLANTS.values())]),
        max_size=5,
    )
)
def test_texts_looked_through_together_tell_which_of_them_hold_something(texts):
    doubtful = in_which(texts)
    assert [text for index, text in enumerate(texts) if index not in doubtful and scan(text)] == []
    assert set(in_which(["order 7", "ann@wp.pl", "all is well"])) == {1}


def test_the_audit_does_not_look_again_through_texts_in_which_masking_found_nothing(monkeypatch):
    texts = ["order no. 1207 (two boxes) is due", "order no. 1207 is ann@wp.pl's", "rack #18: empty since 9"]
    assert set(in_which(texts)) == {1}
    monkeypatch.setattr(scanner, "_found", lambda text: iter([text]))
    assert nothing_in(texts[::2])
    assert not nothing_in(texts)


def test_rows_of_a_long_statement_are_proved_by_its_first_ones_or_read(tmp_path):
    """Of a long INSERT the first rows are read cell by cell; what those after them hold is found and counted all the same."""
    rows = [(n, f"CODE-{n}", f"ana{n}@example.com") for n in range(400)]
    classes = {("t", "mail"): "email"}
    columns = ("id", "v", "mail")
    audit = audit_script(script(tmp_path, rows, columns), classes)
    assert (audit.ok, audit.rows, audit.columns[0].rows) == (True, 400, 400)
    rows[300] = (300, "CODE-300", "ana@gmail.com")
    rows[350] = (350, "ring 503-867-5309", "ana@example.com")
    audit = audit_script(script(tmp_path, rows, columns), classes)
    assert [(hit.line, hit.column) for hit in audit.hits] == [(305, "mail"), (355, "v")]
    assert (audit.rows, audit.columns[0].rows) == (400, 400)
    broken = tmp_path / "broken.sql"
    broken.write_text(script(tmp_path, rows, columns).read_text().replace(", 'CODE-300'", ", f(', 'CODE-300'"))
    with pytest.raises(ChecksumError) as error:
        audit_script(broken, classes)
    assert error.value.location == "broken.sql:305"


def test_comments_and_other_statements_are_searched(tmp_path):
    path = tmp_path / "up.sql"
    path.write_text(
        "-- made for ana@gmail.com\nSET @a = 'ring 503-867-5309';\n"
        "UPDATE `t` SET `v` = X'616E6140676D61696C2E636F6D' WHERE `id` = 1;\n"
    )
    audit = audit_script(path, {})
    assert [(hit.location, hit.personal_class) for hit in audit.hits] == [
        ("up.sql:1", "email"),
        ("up.sql:2", "phone"),
        ("up.sql:3", "email"),
    ]


def test_names_in_the_header_are_no_secrets_but_what_people_write_there_is_searched(tmp_path):
    left = (
        UnmaskedColumn("t", "password", "none", "made of numbers"),
        UnmaskedColumn("t", "copy", "none", "as t.password: made of numbers"),
        UnmaskedColumn("t", "pwd", "free_text", "by the blueprint"),
        UnmaskedColumn("t", "x", "none", "password: hunter22"),
        UnmaskedColumn("t", "y", "none", f"{'long ' * 40}ask ana@gmail.com"),
        UnmaskedColumn("u", "z", "none", "as u.password: hunter22"),  # of no column that was left alone
    )
    treatment = Treatment(left=left)
    path = tmp_path / "up.sql"
    lines = [part for line in treatment.lines for part in fill(f"  {line}")]
    lines.append("  left alone: t.password: not personal (password: hunter33)")  # by hand
    path.write_text("".join(f"-- {line}\n" for line in lines) + "SET @a = 1;\n")
    audit = audit_script(path, {}, treatment=treatment)
    assert [(hit.line, hit.personal_class) for hit in audit.hits] == [
        (4, "password"),
        (5, "email"),
        (len(lines) - 1, "password"),
        (len(lines), "password"),
    ]
    assert len(audit_script(path, {}).hits) > 4


def test_a_comment_after_the_rows_is_searched_and_stops_nobody(tmp_path):
    path = script(tmp_path, [(1, "x"), (2, "y")])
    path.write_text(path.read_text().replace("\n;\n", "\n-- ana@gmail.com\n/* 123-45-6789 */;\n"))
    audit = audit_script(path, {("t", "v"): "city"}, LEXICON)
    assert audit.rows == 2 and {hit.personal_class for hit in audit.hits} == {"email", "ssn"}


@pytest.mark.parametrize(
    "statement",
    [
        "REPLACE INTO `t` (`id`, `v`) VALUES (3, 'Zofia');",
        "INSERT IGNORE INTO `t` VALUES (3, 'Zofia');",
        "INSERT INTO `t` SET `v` = 'Zofia';",
        "INSERT INTO `t` (`id`, `v`) SELECT 3, 'Zofia';",
    ],
)
def test_rows_that_no_template_writes_are_an_error_with_their_line(tmp_path, statement):
    path = script(tmp_path, [(1, "x")])
    path.write_text(path.read_text() + statement + "\n")
    with pytest.raises(ChecksumError, match="cannot read the rows") as caught:
        audit_script(path, {("t", "v"): "first_name"}, LEXICON)
    assert caught.value.location == "0001_t.up.sql:8" and "Zofia" not in str(caught.value)


def test_members_of_a_free_text_are_held_to_the_class_of_their_key(tmp_path):
    path = script(tmp_path, [(1, '{"last_name": "Oxenfurth"}'), (2, '{"customer": {"name": "Oxenfurth"}}')])
    audit = audit_script(path, {("t", "v"): "free_text"}, LEXICON)
    assert [(hit.line, hit.personal_class) for hit in audit.hits] == [(5, "last_name"), (6, "person_name")]


def test_an_insert_of_the_frame_may_compute(tmp_path):
    path = tmp_path / "up.sql"
    path.write_text("INSERT INTO `seedsql_history` (`name`, `n`, `by`) VALUES ('1', (1 + 2) * (3 - (1)), 'a@b.io');\n")
    assert [(hit.location, hit.personal_class) for hit in audit_script(path, {}).hits] == [("up.sql:1", "email")]


def test_names_and_places_need_the_lexicon(tmp_path):
    path = script(tmp_path, [(1, "Ana Silva", "Portland"), (2, "Eve Moneypenny", "Portland")], ("id", "name", "city"))
    classes = {("t", "name"): "person_name", ("t", "city"): "city"}
    assert [column.verdict for column in audit_script(path, classes).columns] == ["unchecked", "unchecked"]
    audit = audit_script(path, classes, LEXICON)
    assert [(column.column, column.verdict) for column in audit.columns] == [("city", "safe"), ("name", "outside")]
    assert [hit.line for hit in audit.hits] == [6]


def test_without_the_lexicon_a_name_that_holds_an_address_is_a_hit(tmp_path):
    audit = audit_script(script(tmp_path, [(1, "Ana <ana@gmail.com>")]), {("t", "v"): "person_name"})
    assert (audit.columns[0].verdict, audit.hits[0].personal_class) == ("outside", "email")


def test_packed_addresses_and_bytes_are_read(tmp_path):
    rows = [(1, bytes([192, 0, 2, 1])), (2, bytes([8, 8, 8, 8])), (3, bytes.fromhex("20010db8" + "00" * 12))]
    audit = audit_script(script(tmp_path, rows), {("t", "v"): "ip"})
    assert [hit.line for hit in audit.hits] == [6]
    audit = audit_script(script(tmp_path, [(1, b"\xff\x00\xfe")]), {("t", "v"): "email"})
    assert (audit.ok, audit.columns[0].verdict) == (True, "unchecked")


def test_numbers_are_held_to_their_class(tmp_path):
    audit = audit_script(script(tmp_path, [(1, 5035550123), (2, 5038675309)]), {("t", "V"): "phone"})
    assert [hit.line for hit in audit.hits] == [6]


def test_a_column_that_is_not_in_the_script_is_unchecked(tmp_path):
    audit = audit_script(script(tmp_path, [(1, "x")]), {("u", "email"): "email"})
    assert [(column.rows, column.verdict) for column in audit.columns] == [(0, "unchecked")]


@pytest.mark.parametrize(
    "text",
    [
        "41111111-1111-1111-8212-555123456789",
        "call 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "{02079460-9580-4000-8000-021255501234}",
        "d41d8cd98f00b204e9800998ecf8427e",
        "sha256:4539148803436467e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c",
    ],
)
def test_the_digits_of_a_uuid_and_of_a_digest_are_nobodys_number(text):
    assert scan(text) == []


def test_beside_a_uuid_everything_is_found():
    uuid = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
    found = scan(f"{uuid}@gmail.com, {uuid} +1 503 867 5309, card 4539148803436467, device id: {uuid}")
    assert {each.personal_class for each in found} == {"email", "phone", "card", "device_id"}


def test_none_leaves_a_column_to_the_search_for_strays(tmp_path):
    audit = audit_script(script(tmp_path, [(1, "Blue Ridge"), (2, "ana@gmail.com")]), {("t", "v"): "none"})
    assert audit.columns == ()
    assert audit.hit_count == 1


def test_the_audit_as_data_and_as_text(tmp_path):
    path = script(tmp_path, [(1, "ana@example.com"), (2, "eve@mail.io")])
    audit = audit_script(path, {("t", "v"): "email"})
    assert audit.to_dict() == {
        "columns": [
            {
                "class": "email",
                "column": "v",
                "hits": 1,
                "range": CLASSES["email"].range,
                "rows": 2,
                "table": "t",
                "verdict": "outside",
            }
        ],
        "decided": [],
        "how": "generated",
        "key": None,
        "left_alone": [],
        "hit_count": 1,
        "hits": [{"class": "email", "column": "v", "place": "0001_t.up.sql:6", "shape": "***@****.**", "table": "t"}],
        "ok": False,
        "rows": 2,
        "script": "0001_t.up.sql",
    }
    assert "0001_t.up.sql:6: t.v: email outside its range: ***@****.**" in audit.text().splitlines()
    assert " more" not in audit.text()
    assert json.dumps(audit.to_dict()) == json.dumps(audit_script(path, {("t", "v"): "email"}).to_dict())


def test_what_was_left_alone_is_told_and_held_to_its_class(tmp_path):
    left = (UnmaskedColumn("t", "v", "person_name", "by its name"), UnmaskedColumn("t", "w", "none", "our own codes"))
    rows = [(1, "Zofia Kowalczyk", "X1"), (2, None, "X2")]
    path = script(tmp_path, rows, ("id", "v", "w"))
    audit = audit_script(path, {}, LEXICON, Treatment(REAL, None, left))
    assert [(each.column, each.verdict) for each in audit.columns] == [("v", "outside")]
    assert audit.text().splitlines()[1].startswith("PERSONAL DATA IN HERE IS REAL")
    assert "left alone: t.w: not personal (our own codes)" in audit.text().splitlines()
    read = Treatment.from_dict(json.loads(json.dumps(audit.to_dict())))
    assert read == audit.treatment._replace(outside=True)  # a manifest says what was found, too


def test_zero_degrees_with_many_places_are_zero_degrees(tmp_path):
    path = script(tmp_path, [(1, 1), (2, 2)])
    path.write_text(path.read_text().replace(", 1)", ", 0.0000000000)").replace(", 2)", ", -7.5000000)"))
    assert audit_script(path, {("t", "v"): "geo"}).ok


def test_how_many_rows_a_table_has_is_no_secret_whatever_it_is_called(tmp_path):
    path = script(tmp_path, [(1, "x")], table="pin")
    header = "-- pin: 224 rows, ids 1 to 224\n-- cvv   4,711 rows\n-- passport: 1234567 rows\n"
    path.write_text(header + path.read_text())
    assert audit_script(path, {}).ok
    path.write_text(header + "-- pin: 4711\n" + path.read_text())
    assert [hit.line for hit in audit_script(path, {}).hits] == [4]


def test_a_columns_type_is_no_secret_whatever_the_column_is_called(tmp_path):
    path = script(tmp_path, [(1, "x")])
    facts = (
        'SET @seed_tables = \'"columns":["password: varchar(255) null","passwd: enum('
        "new"
        ","
        "old"
        ')","pwd: double(20,10)",'
        '"senha: datetime(6)","pw: longtext null","pin: bigint unsigned","pin: bit(12)"]\';\n'
    )
    path.write_text(facts + path.read_text())
    assert audit_script(path, {}).ok
    path.write_text(
        facts.replace("passwd: enum", "passwd: enumerated9").replace("pw: longtext", "pw: hunter2") + path.read_text()
    )
    assert [hit.personal_class for hit in audit_script(path, {}).hits] == ["password", "password"]


def test_what_a_person_decided_is_listed_apart_and_does_not_fail_the_audit(tmp_path):
    """A hit in a column that is decided ``none`` for a reason is counted there; the same hit anywhere else fails."""
    rows = [(1, "ana@gmail.com", "x"), (2, "+1 503 867 5309", "x"), (3, "x", None)]
    path = script(tmp_path, rows, ("id", "v", "w"))
    decided = Treatment(
        left=(UnmaskedColumn("t", "v", "none", "the press office"), UnmaskedColumn("t", "w", "none", "codes"))
    )
    audit = audit_script(path, {}, treatment=decided)
    assert audit.ok and not audit.unanswered and audit.hits == ()
    (column,) = audit.to_dict()["decided"]
    assert (column["column"], column["hits"], column["rows"]) == ("v", 2, 3)
    assert (column["class"], column["range"], column["verdict"]) == ("email, phone", "the press office", "decided")
    assert "decided: t.v: 2 findings (email, phone), not personal: the press office" in audit.text()
    assert "gmail" not in everything_written(audit)
    unasked = Treatment(left=(UnmaskedColumn("t", "v", "none", UNREMARKABLE),))
    for treatment in (unasked, Treatment(left=decided.left[1:]), Treatment(REAL, None, unasked.left)):
        assert audit_script(path, {}, treatment=treatment).hit_count == 2


@given(st.text(max_size=100))
def test_a_shape_holds_no_letter_and_no_digit(value):
    masked = shape(value)
    assert not any(char.isalnum() for char in masked)
    assert masked.isprintable()
    assert len(masked) <= 41


def test_what_cannot_be_read_is_an_error(tmp_path):
    path = script(tmp_path, [(1, "x")])
    with pytest.raises(BlueprintError, match="did you mean 'email'"):
        audit_script(path, {("t", "v"): "e-mail"})
    with pytest.raises(OutputError, match="cannot read"):
        audit_script(tmp_path / "missing.sql", {})
    path.write_bytes(b"INSERT INTO `t` (`id`) VALUES\n  ('\xff')\n;\n")
    with pytest.raises(ChecksumError, match="not UTF-8"):
        audit_script(path, {})
    path.write_text("INSERT INTO `t` (`id`) VALUES\n  (1)\n, (1, 'secret')\n;\n")
    with pytest.raises(ChecksumError) as caught:
        audit_script(path, {})
    assert caught.value.location == "0001_t.up.sql:3"
    assert "secret" not in str(caught.value)


def test_many_hits_are_counted_and_the_first_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("seedsql.pii.auditor.HITS_KEPT", 3)
    audit = audit_script(script(tmp_path, [(n, f"ana{n}@gmail.com") for n in range(10)]), {("t", "v"): "email"})
    assert (audit.hit_count, len(audit.hits), audit.columns[0].hits) == (10, 3, 10)
    assert "… and 7 more" in audit.text()


def test_rows_are_read_in_a_stream(tmp_path):
    """Fifty times as many rows need no more memory at once."""
    import tracemalloc

    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.up.sql"
        with path.open("w") as file:
            for start in range(0, rows, 500):
                file.write("INSERT INTO `vendors` (`id`, `email`, `note`) VALUES\n  ")
                numbers = range(start, start + 500)
                file.write("\n, ".join(f"({n}, 'ana.{n}@example.com', '{'left at the gate ' * 20}')" for n in numbers))
                file.write("\n;\n")
        audit_script(path, {("vendors", "email"): "email"})  # what is loaded once
        tracemalloc.start()
        try:
            audit = audit_script(path, {("vendors", "email"): "email"})
            assert audit.rows == rows and audit.ok
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(10_000) < 1.5 * peak(500) + 200_000


HARMLESS = [
    "NET_30",
    "SHIPPED",
    "ORD-000123",
    "ORD-7",
    "2024-01-01",
    "it''s",
    "Blue Ridge 7",
    "été",
    '{"a": 1}',
    "",
    "vin 7",
]
STRAYS = [
    *chain(*PLANTS.values()), '{"eMail": "ana@gmail.com"}', "iban GB82WEST12345698765432", "password: hunter2", "dob 23.08.1961",
    "AKIAIOSFODNN7EXAMPLE", "$2b$10$" + "a" * 53, "1\n, (2, 'x')", "%4", "a%40b.de", "a%2540gmail.com", "mac abcdefabcdef",
]  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(HARMLESS),
    st.sampled_from(HARMLESS),
    st.sampled_from(STRAYS),
    st.none(),
    st.integers(-5, 10**10),
    st.binary(max_size=6),
    st.text("09aA'\\@.-: ", max_size=12),
)
STATEMENTS = st.lists(
    st.lists(st.tuples(CELLS, CELLS, st.sampled_from([*SAFE["email"], "ana@gmail.com", None])), min_size=1, max_size=4),
    min_size=3,
    max_size=8,
)


def several(path, batches, rare=()):
    """A script of one INSERT after the other; ``rare`` rows end the last one."""
    lines, number = [], 0
    for index, batch in enumerate(batches):
        lines.append("INSERT INTO `t` (`id`, `v`, `w`, `mail`) VALUES\n")
        for row in [*batch, *(rare if index == len(batches) - 1 else ())]:
            number += 1
            first = GUARD.format(number) if lines[-1].startswith("INSERT") else str(number)
            lines.append(f"{'  ' if '(SELECT' in first else ', '}({', '.join([first, *map(written, row)])})\n")
        lines.append(";\n")
    path.write_bytes("".join(lines).encode())
    return path


def test_values_that_hardly_repeat_are_judged_all_the_same(tmp_path, monkeypatch):
    """Of a column whose values are not worth remembering each is judged: the stray one of the last statement is found."""
    monkeypatch.setattr(proof, "_REMEMBERED", 20)
    monkeypatch.setattr(proof, "_ROWS_BEFORE_PATTERN", 1)
    batches = [[("SHIPPED", f"Elm {n} Row {m}", f"x{n}{m}@example.com") for m in range(70)] for n in range(6)]
    path = several(tmp_path / "up.sql", batches, [("SHIPPED", "Elm 6 Row 7", "eve@gmail.com")])
    audit = audit_script(path, {("t", "mail"): "email"})
    lines = path.read_text().splitlines()
    assert [(hit.column, "eve@gmail.com" in lines[hit.line - 1]) for hit in audit.hits] == [("mail", True)]
    assert audit.rows == 6 * 70 + 1


@given(STATEMENTS, st.lists(st.tuples(CELLS, CELLS, st.just("eve@example.org")), max_size=2), st.integers(1, 4))
def test_what_is_known_from_statements_before_changes_no_hit(tmp_path_factory, batches, rare, times):
    """The quick proof against the plain reading: the same rows with one statement each, of which nothing is known."""
    from seedsql.pii.proof import Table

    path = several(tmp_path_factory.mktemp("known") / "up.sql", batches * times, rare)
    classes = {("t", "mail"): "email"}
    quick = audit_script(path, classes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Table, "proves", lambda self, lines: 0)
        plain = audit_script(path, classes)
    assert quick == plain


@given(
    st.lists(st.tuples(st.sampled_from(HARMLESS[:4]), st.just(None)), min_size=2, max_size=4), st.sampled_from(STRAYS)
)
def test_a_stray_after_many_harmless_statements_is_found(tmp_path_factory, batch, stray):
    mails = [[(*row, "ana@example.com") for row in batch]]
    path = several(
        tmp_path_factory.mktemp("late") / "up.sql", mails * 4, [("fine", "fine", "x@example.org"), (stray, None, None)]
    )
    found = scan(stray)
    audit = audit_script(path, {("t", "mail"): "email"})
    assert audit.hit_count == len(found)
    assert {hit.column for hit in audit.hits} == ({"v"} if found else set())


def test_a_value_of_megabytes_is_looked_at_and_not_made_a_pattern() -> None:
    """Python's ``re`` takes 200 bytes a character of a pattern."""
    from seedsql.pii.proof import Column

    column = Column(lambda raw: True, lambda raws: True, personal=False)
    assert column.learn(["'short'", f"'{'plain words ' * 400_000}'"], 12)
    assert column.open and len(column.pattern) < 200


def test_a_pattern_of_all_columns_is_compiled_for_many_rows_only():
    """Compiling takes as long as 200 rows take cell by cell: a table of 1,000 columns and 100 rows has none."""
    column = Column(lambda raw: True, lambda raws: True, personal=True)
    table = Table("t", ["a"], [column])
    table.learn([("'x'",)])
    assert table.proves(b"\n, ('y')" * 150) == 0
    assert table.pattern is None
    assert table.proves(b"\n, ('y')" * 60) == 60
    assert table.pattern is not None
