"""Each class accepts its reserved range, refuses what people really have, and says the same in SQL."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.errors import BlueprintError
from seedsql.pii.checks import checker
from seedsql.pii.classes import CLASSES, condition, personal_class
from seedsql.pii.ranges import iban_valid, luhn_valid
from seedsql.pii.scanner import scan
from seedsql.schema.model import ColumnType

# Real-looking values are made up; where the format has check digits they are right.
IN_TEXTS = [
    "anna @ gmail.com",
    "4539.1488.0343.6467",
    "4539_1488_0343_6467",
    "passport no. AB 1234567",
    "PESEL: 44051401359",
    "VAT id DE123456789",
    "account number 12345678",
    "RSSMRA85T10A562S",
    "131052-308T",
    "2345 6789 0124",
    "529.982.247-25",
    "AB 12 34 56 C",
    "00:1A:2B:3C:4D:5E",
    "001a.2b3c.4d5e",
    "IMEI 35-693803-564380-9",
    "born 23.07.1984",
    "DOB: 07/23/1984",
    "born July 23, 1984",
    "geb. 23. Juli 1984",
    "DOB 19840723",
    "PAN AAAPA1111A",
    "ITIN 911-70-1234",
    "MBI: 1EG4-TE5-MK73",
    "patente U1H20A123B",
    "P.IVA 12345678903",
    "vehicle KA 01 AB 1234",
    "voter id ABC1234567",
    "VIN 1HGCM82633A004352",
    "084.010.020.030",
    "52.229676, 21.012229",
    "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN",
    "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW",
]
"""Personal data as it is in texts, by what it looks like or what the words before it say."""
SAFE = {
    "email": ["ana.silva@example.com", "A@EXAMPLE.ORG", "x@mail.example.net", "o'hara@shop.test", "b@example", ""],
    "phone": [
        "555-0100",
        "+1 503 555 0134",
        "(212) 555-0199",
        "1.800.555.0142",
        "5035550123",
        "001-503-555-0123",
        "503-555-0123 x204",
        "020 7946 0958",
        "+44 7700 900461",
        "+44 (0)1632 960123",
        "５５５-０１２３",
    ],
    "birth_date": [
        "1984-01-01",
        "1984-01-01 00:00:00",
        "1984",
        "01.01.1984",
        "1/1/84",
        "19840101",
        "January 1, 1984",
        "1. Januar 1984",
        "1 de enero de 1984",
    ],
    "ssn": ["000-12-3456", "666-12-3456", "912-34-5678", "123-00-4567", "123-45-0000", "078-05-1120", "900123456"],
    "national_id": ["900-12-3456", "QQ 12 34 56 C", "XX1234567", "ZZ-99-001"],
    "tax_id": ["00-1234567", "07-1234567", "891234567", "XX123456789", "900-12-3456"],
    "card": [
        "4111 1111 1111 1111",
        "4242-4242-4242-4242",
        "378282246310005",
        "4539148803436468",
        "**** **** **** 4242",
        "123",
    ],
    "iban": ["GB00WEST12345698765432", "DE00 3704 0044 0532 0130 00", "de00370400440532013000"],
    "bank_account": ["000123456789", "000 123", "GB00WEST12345698765432"],
    "ip": ["192.0.2.1", "2001:db8::1", "::ffff:203.0.113.9", "3221225985"],
    "ipv4": ["192.0.2.255", "198.51.100.7", "203.0.113.0/24", "3325256705"],
    "ipv6": ["2001:db8::", "2001:0DB8:1:2:3:4:5:6", "3fff:fff::1"],
    "device_id": [
        "00-00-5E-00-53-1F",
        "00005e0053aa",
        "001234567890123",
        "00000000-0000-4000-8000-00000000002a",
        "test-device-7",
    ],
    "geo": ["45.5", "-122.600000", "12", "45.5, -122.6", "POINT(45.5 -122.6)"],
    "free_text": [
        "call 555-0123 or write to ana@example.com",
        "lot 20240117-4, 12:30, 1.5 x 2.0",
        "version 1.2.3.4",
        "shipped 2024-01-01 10:00:00",
        "10.0.0.1 and 127.0.0.1",
        "00:00:00:00:00:00, then 00-00-5E-00-53-01",
        "VAT: 1234.56, account 000123456, passport XX1234567",
        "born 1984-01-01 in a house",
        "550e8400-e29b-41d4-a716-446655440000",
        "lot AB123456X, order 1234 5678",
        "12.5000, 300.0000 kg",
        '{"tags": ["net-terms", 12]}',
    ],
    "password": ["!", "!seeded"],
    "token": ["sk_test_4eC39", "example-token-1", "!none"],
}
UNSAFE = {
    "email": [
        "ana@gmail.com",
        "ana@example.com.evil.io",
        "ana@notexample.com",
        "ana@example.co",
        "a@b@example.com",
        "ana＠gmail.com",
        "ana",
        "ana @example.com",
    ],
    "phone": ["503-555-0200", "+49 30 5550123", "(503) 867-5309", "+442079461234", "1234567", "ask Ana", "555-0099"],
    "birth_date": ["1984-03-12", "12.03.1984", "1984-01-01 10:00:00"],
    "ssn": ["123-45-6789", "123456789", "899-12-3456", "١٢٣-٤٥-٦٧٨٩"],
    "national_id": ["123-45-6789", "AB 12 34 56 C", "C01X00T47", "XI123456789"],
    "tax_id": ["12-3456789", "123-45-6789", "DE123456789"],
    "card": ["4539 1488 0343 6467", "5425233430109903", "374245455400126", "４５３９１４８８０３４３６４６７"],
    "iban": ["GB82 WEST 1234 5698 7654 32", "gb82west12345698765432", "DE89370400440532013000", "12345678"],
    "bank_account": ["12345678", "DE89370400440532013000", "021000021"],
    "ip": ["8.8.8.8", "10.0.0.1", "2606:4700::1111", "134744072", "192.0.2.256"],
    "ipv4": ["8.8.8.8", "192.0.3.1", "198.51.1.100", "16909060"],
    "ipv6": ["2606:4700::1111", "2001:db9::1", "3fff:1000::1", "fe80::1"],
    "device_id": ["A4-83-E7-12-34-56", "356938035643809", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"],
    "geo": ["45.523062", "-122.676482", "45.52, -122.6"],
    "free_text": [
        "write ana@gmail.com",
        "call 503-867-5309",
        "ring me on 8675309",
        "ssn 123-45-6789",
        "card 4539-1488-0343-6467 12/27",
        "pay GB82 WEST 1234 5698 7654 32 please",
        "from 8.8.8.8",
        "from 2606:4700:4700::1111",
        '{"Contact": {"eMail": "ana@gmail.com"}}',
        '{"dob": "1984-03-12"}',
        '[{"x": "\\u0061na\\u0040gmail.com"}]',
        '{"ana@gmail.com": 1}',
        '{"phoneNumber": 5038675309}',
        "ana [at] gmail [dot] com",
        "ana%40gmail.com",
        "ana＠gmail.com",
        "ana@gma\u200bil.com",
        "ＳＳＮ １２３-４５-６７８９",
        "Tel. 06 12 34 56 78",
        "+41 44 668 18 00",
        "020 7123 4567",
        "ANA@GMAIL.COM",
        "2 x 4539 1488 0343 6467",
        *IN_TEXTS,
        '"a\\nana@gmail.com"',
    ],
    "password": ["hunter2", "$2b$12$abcdefghijklmnopqrstuv", "*94BDCEBE19083CE2A1F959FD02F964C7AF4CFC29"],
    "token": ["sk_live_4eC39", "latest", "contest-winner"],
}
RANGED = [name for name, each in CLASSES.items() if not each.lists]
SQL_CASES = [(name, value) for name, each in CLASSES.items() if each.outside for value in (*SAFE[name], *UNSAFE[name])]
# What SQL is not able to tell: check digits, numbers that stand for addresses, all of free text but e-mail.
NOT_IN_SQL = {"iban", "bank_account", "free_text", "ip", "ipv4"}


def test_every_class_with_a_range_has_cases():
    assert set(SAFE) == set(UNSAFE) == set(RANGED)


def test_safe():
    assert sum(map(len, SAFE.values())) >= 90
    assert [(name, value) for name in SAFE for value in SAFE[name] if not CLASSES[name].check(value)] == []


def test_unsafe():
    assert sum(map(len, UNSAFE.values())) >= 120
    assert [(name, value) for name in UNSAFE for value in UNSAFE[name] if CLASSES[name].check(value)] == []


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_says_what_it_is(name):
    each = CLASSES[name]
    assert each.name == name
    assert each.summary and each.source and each.range


@pytest.mark.parametrize("name", [name for name in CLASSES if CLASSES[name].outside])
def test_a_condition_reads_the_same_in_every_sql_mode(name):
    """No backslash, no double quote, no percent sign (a driver's placeholder), and one placeholder for format()."""
    text = CLASSES[name].outside
    assert not set(text) & set('\\"%`;\n')
    assert text.format(column="`t`.`c`") == text.replace("{column}", "`t`.`c`")
    assert text.count("'") % 2 == 0


def test_binary_columns_have_no_condition():
    assert condition("ip", ColumnType("varbinary", 16)) == ""
    assert condition("email", ColumnType("varchar", 190)) == CLASSES["email"].outside


def test_a_floating_point_number_has_a_condition_for_degrees_only():
    assert condition("phone", ColumnType("double")) == ""
    assert "REGEXP" not in condition("geo", ColumnType("float"))


def test_an_unknown_class_names_the_nearest():
    with pytest.raises(BlueprintError, match="'emial'; did you mean 'email'"):
        personal_class("emial")


# ---- the same in SQL -------------------------------------------------------------------------------------------------


def sqlite() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.create_function(
        "REGEXP",
        2,
        lambda pattern, value: value is not None and re.search(pattern, value) is not None,
        deterministic=True,
    )
    return connection


def assert_agrees(name: str, value: str, found: object) -> None:
    """SQL accuses no safe value, and finds every ASCII value that is outside, where it is able to."""
    if CLASSES[name].check(value):
        assert not found, f"SQL accuses the safe value {value!r} ({name})"
    elif value.isascii() and name not in NOT_IN_SQL:
        assert found, f"SQL misses {value!r} ({name})"


ASCII_SQL_CASES = [(name, value) for name, value in SQL_CASES if value.isascii()]


def test_sqlite_agrees():
    connection = sqlite()
    assert len(ASCII_SQL_CASES) >= 190
    for name, value in ASCII_SQL_CASES:
        sql = CLASSES[name].outside.format(column="v")
        ((found,),) = connection.execute(f"SELECT {sql} FROM (SELECT ? AS v) AS t", (value,))
        assert_agrees(name, value, found)


@given(
    st.sampled_from([name for name in CLASSES if CLASSES[name].outside]),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30)
    | st.from_regex(r"\A[a-z.]{1,5}@[a-z]{0,3}\.?example\.(com|net|org|co)\Z")
    | st.from_regex(r"\A\+?1?[ -]?[0-9]{3}[ -]5[0-9]{2}[ -]0[0-9]{3}\Z")
    | st.from_regex(r"\A[0-9]{3}-[0-9]{2}-[0-9]{4}\Z"),
)
def test_sqlite_agrees_on_any_text(name, value):
    connection = sqlite()
    sql = CLASSES[name].outside.format(column="v")
    ((found,),) = connection.execute(f"SELECT {sql} FROM (SELECT ? AS v) AS t", (value,))
    assert_agrees(name, value, found)


def test_servers_agree(database):
    """On real servers, in both sql_modes, on a column of every kind of collation; NULL is never outside."""
    database.query(
        "CREATE TABLE probe (id INT PRIMARY KEY, v VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, "
        "w VARCHAR(200) CHARACTER SET latin1 COLLATE latin1_swedish_ci)"
    )
    with database.connect() as connection, connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO probe VALUES (%s, %s, %s)",
            [(number, value, value) for number, (_, value) in enumerate(ASCII_SQL_CASES)],
        )
        cursor.execute("INSERT INTO probe VALUES (%s, NULL, NULL)", (len(ASCII_SQL_CASES),))
    for name in {name for name, _ in ASCII_SQL_CASES}:
        for column in ("v", "w"):
            rows = database.query(f"SELECT id, {CLASSES[name].outside.format(column=f'probe.`{column}`')} FROM probe")
            found = dict(rows)
            assert not found[len(ASCII_SQL_CASES)]
            for number, (of, value) in enumerate(ASCII_SQL_CASES):
                if of == name:
                    assert_agrees(name, value, found[number])


def test_servers_read_numbers_dates_and_json(database):
    database.query("CREATE TABLE probe (id INT PRIMARY KEY, phone BIGINT, born DATE, lat DECIMAL(9,6), doc JSON)")
    database.query(
        "INSERT INTO probe VALUES (1, 5035550123, '1984-01-01', 45.5, '{\"a\": \"x@example.com\"}'), "
        "(2, 5038675309, '1984-03-12', 45.523062, '{\"a\": \"x@gmail.com\"}')"
    )
    for name, column in (("phone", "phone"), ("birth_date", "born"), ("geo", "lat"), ("free_text", "doc")):
        rows = database.query(f"SELECT id FROM probe WHERE {CLASSES[name].outside.format(column=column)}")
        assert rows == [(2,)], name


def test_servers_accuse_no_number_that_its_type_shows_in_another_form(database):
    """FLOAT holds the nearest binary fraction, FLOAT(m,d) shows d digits of it, ZEROFILL pads."""
    database.query(
        "CREATE TABLE probe (id INT PRIMARY KEY, a FLOAT, b FLOAT(10,7), c DOUBLE, d DOUBLE(20,10), e DECIMAL(10,7), "
        "phone BIGINT(15) ZEROFILL, card INT(12) ZEROFILL)"
    )
    degrees = [(number, number / 10) for number in range(-1800, 1801, 7)]
    values = ", ".join(f"({id}, {', '.join([str(degree)] * 5)}, 5035550123, 12345)" for id, degree in degrees)
    database.query(f"INSERT INTO probe VALUES {values}")
    database.query("INSERT INTO probe VALUES (9999, 45.523, 45.523062, 45.523062, 45.523062, 45.523062, 5038675309, 1)")
    types = {
        "a": ColumnType("float"),
        "b": ColumnType("float", 10, 7),
        "c": ColumnType("double"),
        "d": ColumnType("double", 20, 10),
        "e": ColumnType("decimal", 10, 7),
    }
    for column, kind in types.items():
        outside = condition("geo", kind).format(column=f"`{column}`")
        assert database.query(f"SELECT id FROM probe WHERE {outside}") == [(9999,)], column
    outside = condition("phone", ColumnType("bigint")).format(column="`phone`")
    assert database.query(f"SELECT id FROM probe WHERE {outside}") == [(9999,)]


# ---- lexicon ---------------------------------------------------------------------------------------------------------

LEXICON = {
    "first_name": ["Ana", "Jean-Luc", "Zoë"],
    "last_name": ["Silva", "O'Hara", "Van Dyke"],
    "street": ["Maple Street", "Old Mill Road"],
    "city": ["Portland", "New York"],
    "postal_code": ["97201", "10001"],
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("person_name", "Ana O'Hara", True),
        ("person_name", "Dr. Zoë A. Van Dyke", True),
        ("person_name", "ANA SILVA", True),
        ("person_name", "John Silva", False),
        ("company_contact", "Ana Silva", True),
        ("company_contact", "Eve Moneypenny", False),
        ("first_name", "Jean-Luc", True),
        ("first_name", "Silva", False),
        ("last_name", "Silva", True),
        ("username", "ana.silva42", True),
        ("username", "asilva", True),
        ("username", "AnaSilva_7", True),
        ("username", "johnny", False),
        ("username", "ana@gmail.com", False),
        ("username", "ana@example.com", True),
        ("street", "12 Maple Street Apt. 4", True),
        ("street", "221B Baker Street", False),
        ("city", "New York", True),
        ("city", "Gotham", False),
        ("postal_code", "97201", True),
        ("postal_code", "97202", False),
        ("person_name", "Ana Silva 503-867-5309", False),
    ],
)
def test_the_lexicon_bounds_names_and_places(name, value, expected):
    assert checker(name, LEXICON)(value) is expected


@pytest.mark.parametrize("name", [name for name in CLASSES if CLASSES[name].lists])
def test_without_word_lists_nothing_is_promised(name):
    assert checker(name) is None
    assert checker(name, {"colours": ["red"]}) is None
    assert not CLASSES[name].check("ana@gmail.com")


def test_ranges_need_no_word_lists():
    assert all(checker(name) is CLASSES[name].check for name in RANGED)


# ---- check digits ----------------------------------------------------------------------------------------------------


@given(st.text("0123456789", min_size=1, max_size=25))
def test_exactly_one_luhn_digit_is_right(payload):
    assert sum(luhn_valid(payload + digit) for digit in "0123456789") == 1


@given(st.text("0123456789ABCXYZ", min_size=11, max_size=30), st.sampled_from(["GB", "DE", "NO", "XK"]))
def test_exactly_one_pair_of_iban_digits_is_right(account, country):
    right = [pair for pair in range(2, 99) if iban_valid(f"{country}{pair:02}{account}")]
    assert len(right) == 1


CALLED = """passport pesel nhs nino national-insurance national-id identity-card id-card driving-licence driving-license
driver-license drivers-license driver's-licence aadhaar cpf curp bsn dni nie nric personnummer hetu codice-fiscale mrn
medical-record tax-id tax-number tin itin ein vat vat-id nip nif abn tfn steuer-id steuerid ust-id imei udid idfa device-id
account acct a/c routing sort-code""".split()


@pytest.mark.parametrize("between", [" ", ": ", " no. ", " number is ", " #"])
def test_a_number_is_found_by_the_word_before_it(between):
    assert len(CALLED) >= 45
    for word in CALLED:
        assert_found_behind(word, between)


def assert_found_behind(word: str, between: str) -> None:
    spelled = word if "steuer" in word or "ust" in word else word.replace("-", " ")
    for text in (f"{spelled}{between}561234789", f"His {spelled.upper()}{between}56 1234 789, he said"):
        assert scan(text), text
    assert not scan(f"{spelled}{between}12"), f"{spelled}: too short to be a number of anybody"
