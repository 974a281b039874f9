"""What a person who reviews a blueprint can see in it: true reasons, what is undecided, and no check that a rule implies."""

from __future__ import annotations

import re

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.output.hidden_lines import hidden_lines, with_meanings
from seedsql.blueprint.inference.output.undecided import is_undecided, undecided_elsewhere
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

SCHEMA = """
CREATE TABLE accounts (id INT PRIMARY KEY, state ENUM('active','closed') NOT NULL COMMENT 'closed: closed_on set',
  tier VARCHAR(8) NOT NULL COMMENT 'ash, beech or cedar', zone_mark CHAR(6) NOT NULL, opened_on DATE NOT NULL, closed_on DATE NULL,
  review_note VARCHAR(80) NULL COMMENT 'empty while active', grip DECIMAL(6,2) NOT NULL, vat_rate DECIMAL(4,1) NOT NULL);
CREATE TABLE stays (id INT PRIMARY KEY, account_id INT NOT NULL, first_name VARCHAR(40) NOT NULL, started_at DATETIME NOT NULL,
  ended_at DATETIME NOT NULL, FOREIGN KEY (account_id) REFERENCES accounts (id));
"""


@pytest.fixture(scope="module")
def text() -> str:
    return infer_blueprint(parse_schema(SCHEMA, "s.sql"), "s", "s.sql", classify=classify).text


def test_a_comment_is_named_with_its_words_and_only_where_it_decided(text: str) -> None:
    lines = {
        found[1]: found[2] for line in text.splitlines() if (found := re.search(r"(\w+) = .*# (\w[\w ]*: .*)", line))
    }
    assert lines["closed_on"].endswith("by the comment of state 'closed: closed_on set'")
    assert lines["review_note"] == "status: by its comment 'empty while active'"
    assert "comment" not in lines["vat_rate"] and "comment" not in lines["opened_on"]


def test_how_often_a_value_comes_is_said_or_that_it_is_not_known(text: str) -> None:
    assert "# values: an ENUM, mostly active" in text
    assert "# values: its comment, their shares not known" in text


def test_placeholders_and_unknown_numbers_are_named_and_counted(text: str) -> None:
    assert "# undecided: zone_mark, grip" in text
    assert "# undecided: 2 columns, named with their tables" in text
    assert "first_name" not in " ".join(line for line in text.splitlines() if line.startswith("# undecided"))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("Type {row}", True),
        ("Model {A|B|C|D}", True),
        ("Gauger {digits:2}", True),
        ("{letters:6}", True),
        ("ORD-{digits:4}", False),
        ("{Oak|Ash} {table|chair}", False),
    ],
)
def test_a_pattern_of_a_word_and_a_number_is_a_placeholder(pattern: str, expected: bool) -> None:
    assert is_undecided({"provider": "pattern", "pattern": pattern}, "") is expected


def test_many_undecided_columns_are_cut_and_wrapped() -> None:
    lines = undecided_elsewhere({f"table_{each}": [f"column_{one}" for one in range(12)] for each in range(4)})
    assert len(lines) > 2 and max(map(len, lines)) <= 120
    assert "column_7 and 4 more" in " ".join(line.removeprefix("# ") for line in lines)


def test_an_order_of_times_that_follows_from_their_rules_is_no_check(text: str) -> None:
    complete = infer_blueprint(parse_schema(SCHEMA, "s.sql"), "s", "s.sql", classify=classify, complete=True).text
    assert "ended_at is not before started_at" in complete
    assert "[[checks]]" not in text


def test_hidden_columns_have_lines_of_their_own_where_one_would_be_long_each_behind_what_it_reads() -> None:
    short = {"length": {"provider": "integer", "min": 1, "max": 9}}
    assert hidden_lines("", short) == ['hidden = { length = { provider = "integer", min = 1, max = 9 } }']
    reading = {
        "stay": "GREATEST(LEAST(length, DATEDIFF(as_of, begun) - 2), 1)",
        "begun": f"GREATEST({'a.b, ' * 40}a.b)",
    }
    lines = hidden_lines("stays.", {**reading, **short})
    assert [line.partition(" = ")[0].rpartition(".")[2] for line in lines] == ["begun", "length", "stay"]
    assert all(line.startswith("stays.hidden.") for line in lines)


def test_a_hidden_column_is_explained_where_its_name_comes_first() -> None:
    lines = [
        "[hidden]",
        'begun = { provider = "datetime" }',
        "",
        'a.hidden = { length = { provider = "integer" }, zorks = "1" }',
    ]
    told = with_meanings([*lines, 'b.hidden.begun = "now"', 'b.hidden.since_check_days = "1"'])
    assert told[1].endswith("# when the row begins") and told[3].endswith("}  # length: how long it lasts")
    assert told[4] == 'b.hidden.begun = "now"' and told[5].endswith("# days since it was done last")


def test_the_part_of_a_row_in_days_has_one_form(text: str) -> None:
    assert "144000" not in text


CONTRACTS = """
CREATE TABLE clients (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL, created_at DATETIME NOT NULL);
CREATE TABLE bookings (id INT PRIMARY KEY, client_id INT NOT NULL, status ENUM('booked','checked_in','checked_out') NOT NULL, booked_at DATETIME NOT NULL,
  arrival_date DATE NOT NULL, departure_date DATE NOT NULL, nights SMALLINT NOT NULL, due_on DATE NOT NULL,
  FOREIGN KEY (client_id) REFERENCES clients (id));
"""


def test_rules_name_the_columns_that_they_would_repeat_and_have_no_bounds_that_they_cannot_reach() -> None:
    rules = rules_in(infer_blueprint(parse_schema(CONTRACTS, "s.sql"), "s", "s.sql", classify=classify).text)
    assert '"arrival_date + INTERVAL stay DAY"' in rules["bookings.departure_date"]
    assert '"DATEDIFF(departure_date, arrival_date)"' in rules["bookings.nights"]
    assert "after booked_at" in rules["bookings.due_on"]


def test_a_hidden_column_that_only_renames_another_is_written_where_it_is_read() -> None:
    ddl = """CREATE TABLE sites (id INT PRIMARY KEY, created_at DATETIME NOT NULL);
    CREATE TABLE visits (id INT PRIMARY KEY, site_id INT NOT NULL, visited_at DATETIME NOT NULL, left_at DATETIME NOT NULL, FOREIGN KEY (site_id) REFERENCES sites (id));
    CREATE TABLE notes (id INT PRIMARY KEY, visit_id INT NOT NULL, noted_at DATETIME NOT NULL, FOREIGN KEY (visit_id) REFERENCES visits (id));"""
    text = infer_blueprint(parse_schema(ddl, "s.sql"), "s", "s.sql", classify=classify).text
    assert "LEAST(TIMESTAMP(as_of) - INTERVAL 3 DAY, visit_id.begun + INTERVAL 240 MINUTE)" in text
    assert "hidden: columns of no table" in text and "happened_by =" not in text and "not_before =" not in text


def test_a_column_whose_name_is_a_word_of_sql_is_quoted_where_a_rule_names_it() -> None:
    ddl = "CREATE TABLE passes (id INT PRIMARY KEY, `from` DATE NOT NULL, `to` DATE NOT NULL);"
    assert "`from` + INTERVAL " in infer_blueprint(parse_schema(ddl, "s.sql"), "s", "s.sql", classify=classify).text
