"""Multiples, spans, conditions, lists, limits and sums that comments say in words, in several languages."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.comments.formulas import formulas_in
from seedsql.blueprint.inference.comments.limits import number_limits
from seedsql.blueprint.inference.comments.multiples import Multiple, multiples_in
from seedsql.blueprint.inference.comments.spans import ends_in
from seedsql.blueprint.inference.comments.values import listed_values
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE courses (id INT AUTO_INCREMENT PRIMARY KEY, credits TINYINT NOT NULL, contact_hours INT NOT NULL COMMENT 'ten hours per credit',
  online TINYINT(1) NOT NULL DEFAULT 0, platform_fee DECIMAL(8,2) NOT NULL DEFAULT 0 COMMENT 'online courses only', level VARCHAR(2) NOT NULL COMMENT 'A1 A2 B1 B2',
  daily_rate DECIMAL(8,2) NOT NULL, weekly_rate DECIMAL(8,2) NOT NULL COMMENT 'six times the daily rate');
CREATE TABLE wohnungen (id INT AUTO_INCREMENT PRIMARY KEY, kaltmiete DECIMAL(8,2) NOT NULL, kaution DECIMAL(8,2) NOT NULL COMMENT 'drei Kaltmieten');
CREATE TABLE clienti (id INT AUTO_INCREMENT PRIMARY KEY, crediti INT NOT NULL DEFAULT 0 COMMENT 'somma dei crediti degli esami superati');
CREATE TABLE esami (id INT AUTO_INCREMENT PRIMARY KEY, cliente_id INT NOT NULL, crediti TINYINT NOT NULL, esito ENUM('superato', 'respinto') NOT NULL,
  voto TINYINT NULL COMMENT 'da 18 a 30, solo se superato', FOREIGN KEY (cliente_id) REFERENCES clienti (id));
CREATE TABLE kunden (id INT AUTO_INCREMENT PRIMARY KEY, offener_saldo DECIMAL(12,2) NOT NULL DEFAULT 0 COMMENT 'Summe der offenen Beträge aller Rechnungen');
CREATE TABLE rechnungen (id INT AUTO_INCREMENT PRIMARY KEY, kunde_id INT NOT NULL, status TINYINT NOT NULL COMMENT '0=offen,1=bezahlt', brutto DECIMAL(10,2) NOT NULL,
  offen DECIMAL(10,2) NOT NULL, FOREIGN KEY (kunde_id) REFERENCES kunden (id));
CREATE TABLE procedures (id INT AUTO_INCREMENT PRIMARY KEY, requires_tooth TINYINT(1) NOT NULL, duration_years TINYINT NOT NULL, opening_year SMALLINT NOT NULL,
  points INT NOT NULL COMMENT '60 points per year', degree CHAR(1) NOT NULL COMMENT 'B basic, M master', terms TINYINT NOT NULL COMMENT '3 for B, 5 or 6 for M');
CREATE TABLE treatments (id INT AUTO_INCREMENT PRIMARY KEY, procedure_id INT NOT NULL, tooth SMALLINT NULL COMMENT '1-32; only when the procedure requires a tooth',
  grade TINYINT NOT NULL COMMENT '18 to 30', honours TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'only with 30', goods_value DECIMAL(10,2) NOT NULL, duty DECIMAL(10,2) NOT NULL,
  vat_percent DECIMAL(5,2) NOT NULL, vat DECIMAL(10,2) NOT NULL COMMENT 'on goods value plus duty', dg_flag CHAR(1) NOT NULL DEFAULT 'N' COMMENT 'dangerous goods Y/N',
  un_number CHAR(4) NULL COMMENT 'dangerous goods only', FOREIGN KEY (procedure_id) REFERENCES procedures (id));
CREATE TABLE guests (id INT AUTO_INCREMENT PRIMARY KEY, stay_count INT NOT NULL DEFAULT 0 COMMENT 'number of checked-out bookings', passed INT NOT NULL DEFAULT 0 COMMENT 'bookings with result P');
CREATE TABLE bookings (id INT AUTO_INCREMENT PRIMARY KEY, guest_id INT NOT NULL, status ENUM('booked', 'checked_in', 'checked_out') NOT NULL,
  result CHAR(1) NOT NULL COMMENT 'P passed, F failed', FOREIGN KEY (guest_id) REFERENCES guests (id));
CREATE TABLE lessons (id INT AUTO_INCREMENT PRIMARY KEY, planned_start DATETIME NOT NULL, planned_end DATETIME NOT NULL, actual_start DATETIME NULL,
  actual_end DATETIME NULL, start_km INT NULL COMMENT 'NULL until picked up', picked_up_at DATETIME NULL, planned_minutes INT NOT NULL COMMENT 'planned to planned', held_minutes INT NULL COMMENT 'actual start to actual end');
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    text = infer_blueprint(parse_schema(SCHEMA, "schema.sql"), "x", classify=classify, complete=True).text
    return {line.split(" = ")[0].rsplit(".", 1)[-1]: line for line in text.splitlines() if " = " in line}


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("contact_hours", "10 * credits"),
        ("weekly_rate", "6 * daily_rate"),
        ("kaution", "3 * kaltmiete"),
        ("platform_fee", "IF(online = 1, "),
        ("level", '["A1", "A2", "B1", "B2"]'),
        ("offener_saldo", "SUM(rechnungen.offen)"),
        ("voto", "min = 18, max = 30, when = \"esito = 'superato'\""),
        ("planned_minutes", "planned_start"),
        ("start_km", 'when = "picked_up_at IS NOT NULL"'),
        ("points", "60 * duration_years"),
        ("terms", "CASE degree WHEN 'B' THEN 3 WHEN 'M' THEN term_5_or_6 END"),
        ("tooth", 'when = "procedure_id.requires_tooth = 1"'),
        ("honours", "IF(grade = 30"),
        ("vat", "(goods_value + duty) * vat_percent"),
        ("un_number", "when = \"dg_flag = 'Y'\""),
        ("stay_count", "bookings.status = 'checked_out'"),
        ("passed", "bookings.result = 'P'"),
        ("held_minutes", "TIMESTAMPDIFF(MINUTE, actual_start, actual_end)"),
    ],
)
def test_a_column_is_what_its_comment_says_in_words(column: str, said: str) -> None:
    assert said in _rules()[column]


def test_a_sum_of_rows_in_a_state_is_of_the_column_that_the_phrase_spells() -> None:
    text = infer_blueprint(parse_schema(SCHEMA, "schema.sql"), "x", classify=classify, complete=True).text
    assert "SUM(IF(esami.esito = 'superato', esami.crediti, 0))" in text


@pytest.mark.parametrize(
    ("comment", "number", "what"),
    [
        ("otto ore per credito", "8", ("credito",)),
        ("12 keer de maandpremie", "12", ("maandpremie",)),
        ("60 CFU per anno", "60", ("anno",)),
        ("die Hälfte der Gebühr", "0.5", ("Gebühr",)),
        ("14.50 per adult and night", "14.50", ("adult", "night")),
    ],
)
def test_so_many_times_another_number(comment: str, number: str, what: tuple[str, ...]) -> None:
    found = next(multiples_in(comment))
    assert isinstance(found, Multiple) and (found.number, found.what) == (number, what)


def test_a_number_for_each_of_several_is_no_multiple() -> None:
    assert not list(multiples_in("3 per win, 1 per draw"))


@pytest.mark.parametrize(
    ("comment", "ends"),
    [
        ("planned pickup to planned return (days)", ("planned pickup", "planned return")),
        ("del envío a la recepción", ("envío", "recepción")),
        ("10 to 20", None),
    ],
)
def test_between_what_something_is(comment: str, ends: tuple[str, str] | None) -> None:
    assert ends_in(comment) == ends


@pytest.mark.parametrize("comment", ["20 maximum", "maks. 20", "20 au maximum", "máximo 20"])
def test_a_limit_is_before_its_number_or_behind_it(comment: str) -> None:
    assert number_limits(comment)[1] == 20


@pytest.mark.parametrize(
    ("comment", "values"),
    [
        ("STK STD QM", ("STK", "STD", "QM")),
        ("een van ideal, inc, kas", ("ideal", "inc", "kas")),
        ("one of the three kinds: current, savings, loan", ("current", "savings", "loan")),
        ("card, cash or transfer; only when paid", ("card", "cash", "transfer")),
        ("how it was paid (e.g., cash, card)", ("cash", "card")),
        ('class obtained (e.g., "First Class", "Distinction", "Pass")', ("First Class", "Distinction", "Pass")),
        ("the year (e.g., 2025, 2026)", None),
        ("Field of study or specialization", None),
        ("Place of origin", None),
        ("ISO 11784", None),
        ("YYYY MM DD", None),
        ("motif, seulement en cas d''annulation", None),
    ],
)
def test_a_list_is_of_codes_or_words_and_of_no_conditions(comment: str, values: tuple[str, ...] | None) -> None:
    table = parse_schema(f"CREATE TABLE a (id INT PRIMARY KEY, mode VARCHAR(20) COMMENT '{comment}')", "a.sql").tables[
        0
    ]
    found = listed_values(table.column("mode"))
    assert (found.values if found is not None else None) == values


def test_the_balance_after_a_row_is_no_formula_of_it() -> None:
    assert not list(formulas_in("balance after this entry"))


def test_payments_are_those_that_the_comment_of_what_was_paid_names() -> None:
    text = infer_blueprint(
        parse_schema(
            "CREATE TABLE stays (id INT AUTO_INCREMENT PRIMARY KEY, total DECIMAL(10,2) NOT NULL, paid_total DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT 'sum of payments');"
            "CREATE TABLE charges (id INT AUTO_INCREMENT PRIMARY KEY, stay_id INT NOT NULL, amount DECIMAL(10,2) NOT NULL, FOREIGN KEY (stay_id) REFERENCES stays (id));"
            "CREATE TABLE payments (id INT AUTO_INCREMENT PRIMARY KEY, stay_id INT NOT NULL, amount DECIMAL(10,2) NOT NULL, FOREIGN KEY (stay_id) REFERENCES stays (id))",
            "s.sql",
        ),
        "x",
        classify=classify,
    ).text
    assert "SUM(payments.amount)" in text and "SUM(charges.amount)" not in text
