"""Countries, currencies and languages: what belongs together is together."""

from __future__ import annotations

import tomllib
from pathlib import Path

from seedsql.blueprint.inference import words
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values


def rows_of(sql: str, table: str, *columns: str) -> list[tuple[object, ...]]:
    schema = parse_schema(sql, "schema.sql")
    text = infer_blueprint(schema, "seed", "schema.sql", classify=classify).text
    step = make_plan(schema, read_blueprint(text), text, GenerationOptions()).step(table)
    return list(zip(*(python_values(each) for each in step.arrays(0, step.rows, list(columns))), strict=True))


COUNTRIES = """
CREATE TABLE countries (id INT PRIMARY KEY AUTO_INCREMENT, iso_code CHAR(2) NOT NULL UNIQUE, name VARCHAR(60) NOT NULL, currency CHAR(3) NOT NULL,
  phone_prefix VARCHAR(5) NOT NULL);
CREATE TABLE venues (id INT PRIMARY KEY AUTO_INCREMENT, country_id INT NOT NULL, city VARCHAR(60) NOT NULL, FOREIGN KEY (country_id) REFERENCES countries (id));
CREATE TABLE offices (id INT PRIMARY KEY AUTO_INCREMENT, country_code CHAR(2) NOT NULL, currency CHAR(3) NOT NULL, timezone VARCHAR(40) NOT NULL);
"""


def test_codes_names_and_currencies_are_of_one_country() -> None:
    found = rows_of(COUNTRIES, "countries", "iso_code", "name", "currency", "phone_prefix")
    assert found[0] == ("US", "United States", "USD", "+1")
    assert ("GB", "United Kingdom", "GBP", "+44") in found and ("DE", "Germany", "EUR", "+49") in found


def test_a_row_with_a_town_is_in_the_country_of_the_towns() -> None:
    assert {country for (country,) in rows_of(COUNTRIES, "venues", "country_id")} == {1}


def test_currency_and_time_zone_follow_the_country_of_the_row() -> None:
    known = tomllib.loads((Path(words.__file__).parent / "facts.toml").read_text("utf-8"))["country"]
    codes, *facts = (known[name].split("|") for name in ("code", "currency", "timezone"))
    for country, *found in rows_of(COUNTRIES, "offices", "country_code", "currency", "timezone"):
        assert found == [each[codes.index(str(country))] for each in facts]


def test_languages_have_their_codes_and_are_called_as_in_the_language_of_the_schema() -> None:
    sql = (
        "CREATE TABLE sprachen (kuerzel CHAR(2) PRIMARY KEY, bezeichnung VARCHAR(40) NOT NULL);"
        "CREATE TABLE kunden (id INT PRIMARY KEY, vorname VARCHAR(40) NOT NULL, nachname VARCHAR(40) NOT NULL, sprache CHAR(2) NOT NULL,"
        " FOREIGN KEY (sprache) REFERENCES sprachen (kuerzel));"
    )
    found = rows_of(sql, "sprachen", "kuerzel", "bezeichnung")
    assert found[:2] == [("de", "Deutsch"), ("en", "Englisch")]


def test_every_list_of_facts_is_as_long_as_the_others_of_its_kind() -> None:
    tables = tomllib.loads((Path(words.__file__).parent / "facts.toml").read_text("utf-8"))
    for kind, lists in tables.items():
        sizes = {name: len(text.split("|")) for name, text in lists.items()}
        assert len(set(sizes.values())) == 1, (kind, sizes)
        assert len(set(lists["code"].split("|"))) == sizes["code"]


def test_a_language_has_no_time_zone_of_its_own() -> None:
    schema = "CREATE TABLE languages (id INT PRIMARY KEY AUTO_INCREMENT, code CHAR(2) NOT NULL, name VARCHAR(40) NOT NULL, timezone VARCHAR(40) NOT NULL);"
    assert ("en", "English") in rows_of(schema, "languages", "code", "name")
