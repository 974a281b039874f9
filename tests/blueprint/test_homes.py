"""The country that a schema in English is at home in, by its DEFAULTs."""

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values

SCHEMA = """
CREATE TABLE clubs (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL, slug VARCHAR(90) NOT NULL UNIQUE, street VARCHAR(80) NOT NULL, zip VARCHAR(10) NOT NULL,
  city VARCHAR(60) NOT NULL, country_code CHAR(2) NOT NULL DEFAULT '{code}', timezone VARCHAR(40) NOT NULL DEFAULT '{zone}', vat_number VARCHAR(20), opened_on DATE);
CREATE TABLE members (id INT AUTO_INCREMENT PRIMARY KEY, club_id INT NOT NULL, first_name VARCHAR(40) NOT NULL, last_name VARCHAR(40) NOT NULL, birth_date DATE,
  joined_on DATE NOT NULL, country VARCHAR(40), city VARCHAR(60), currency CHAR(3) NOT NULL, notes TEXT, art VARCHAR(20), FOREIGN KEY (club_id) REFERENCES clubs (id));
"""


def rows(code: str, zone: str) -> tuple[str, dict[str, list[object]]]:
    schema = parse_schema(SCHEMA.format(code=code, zone=zone), "homes.sql")
    text = infer_blueprint(schema, "homes", "homes.sql", classify=classify).text
    plan = make_plan(schema, read_blueprint(text), text, GenerationOptions(seed=42))
    (step,) = (each for each in plan.steps if each.name == "clubs")
    arrays = zip(step.columns, step.arrays(0, step.rows), strict=True)
    return text, {column.name: list(python_values(each)) for column, each in arrays}


@pytest.mark.parametrize(
    ("code", "zone", "locale", "vat"),
    [
        ("DE", "Europe/Berlin", "de", "DE000"),
        ("PL", "Europe/Warsaw", "pl", "PL000"),
        ("FR", "Europe/Paris", "fr", "FR00000"),
    ],
)
def test_towns_countries_and_times_are_of_one_country(code: str, zone: str, locale: str, vat: str) -> None:
    text, clubs = rows(code, zone)
    assert f'locale = "{locale}"' in text
    assert set(clubs["country_code"]) == {code} and set(clubs["timezone"]) == {zone}
    assert all(number is None or str(number).startswith(vat) for number in clubs["vat_number"])
    assert all(str(slug).isascii() for slug in clubs["slug"])


@pytest.mark.parametrize(
    ("code", "zone"), [("US", "America/New_York"), ("GB", "Europe/London"), ("DE", "Europe/Paris")]
)
def test_no_country_without_towns_and_none_where_two_are_named(code: str, zone: str) -> None:
    assert "locale = " not in rows(code, zone)[0]
