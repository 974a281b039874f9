"""Numbers by what is measured: of which thing, in which trade, in which unit; and those of which nothing is known."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.words import vocabulary
from seedsql.blueprint.inference.words.vocabulary import data, normal
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

WORDS = Path(vocabulary.__file__).parent
DDL = """
CREATE TABLE trucks (id INT AUTO_INCREMENT PRIMARY KEY, tank_volume_l INT NOT NULL, payload_t DECIMAL(4,1) NOT NULL,
  daily_rate DECIMAL(8,2) NOT NULL, weight DECIMAL(4,1) NOT NULL);
CREATE TABLE parcels (id INT AUTO_INCREMENT PRIMARY KEY, weight_g INT NOT NULL, declared_value_cents INT NOT NULL, postage_pln DECIMAL(8,2) NOT NULL);
CREATE TABLE employees (id INT AUTO_INCREMENT PRIMARY KEY, quarterly_bonus DECIMAL(9,2) NOT NULL, annual_salary DECIMAL(9,2) NOT NULL,
  salary_min DECIMAL(9,2) NOT NULL);
CREATE TABLE sensors (id INT AUTO_INCREMENT PRIMARY KEY, battery_pct TINYINT NOT NULL, shell_color_depth INT NOT NULL);
CREATE TABLE readings (id INT AUTO_INCREMENT PRIMARY KEY, sensor_id INT NOT NULL, temperature_f DECIMAL(5,1) NOT NULL, humidity DECIMAL(3,2) NOT NULL,
  FOREIGN KEY (sensor_id) REFERENCES sensors (id));
CREATE TABLE results (id INT AUTO_INCREMENT PRIMARY KEY, glucose_mg_dl SMALLINT NOT NULL, glucose_mmol_l DECIMAL(4,1) NOT NULL);
CREATE TABLE lessons (id INT AUTO_INCREMENT PRIMARY KEY, duration INT NOT NULL COMMENT 'hours', length_min SMALLINT NOT NULL);
CREATE TABLE oddments (id INT AUTO_INCREMENT PRIMARY KEY, weight_kg DECIMAL(8,2) NOT NULL, price DECIMAL(10,2) NOT NULL, month INT NOT NULL,
  months INT NOT NULL, frobs_kg DECIMAL(8,2) NOT NULL, contingency_pct DECIMAL(5,2) NOT NULL, small TINYINT NOT NULL);
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, tuple[dict[str, object], str]]:
    """By table and column: the rule, and why it is a guess."""
    text = infer_blueprint(parse_schema(DDL, "schema.sql"), "x", classify=classify, complete=True).text
    tables = tomllib.loads(text)["tables"]
    found = {}
    for table, section in re.findall(r"\[tables\.(\w+)\.columns\]\n((?:\w.*\n)+)", text + "\n"):
        for line in section.splitlines():
            column = line.split(" = ")[0]
            found[f"{table}.{column}"] = (tables[table]["columns"][column], line.partition("  # ")[2])
    return found


@pytest.mark.parametrize(
    ("column", "low", "high", "why"),
    [
        ("trucks.tank_volume_l", "200", "1000", "range: 'tank volume', truck"),  # a truck's, not that of a tank
        ("trucks.payload_t", "3.0", "26.0", "range: 'payload', truck"),
        ("trucks.daily_rate", "180.00", "600.00", "range: 'day rate', truck"),
        ("trucks.weight", "6.0", "16.0", "range: 'weight', truck"),  # in tonnes, which its type holds
        ("parcels.weight_g", "200", "25000", "range: 'weight', parcel"),
        ("parcels.declared_value_cents", "1000", "80000", "range: 'declared value', parcel"),
        ("parcels.postage_pln", "9.60", "80.00", "range: 'postage', parcel, in PLN"),
        ("employees.annual_salary", "26000.00", "78000.00", "range: 'year salary', employee"),
        ("employees.salary_min", "26000.00", "43000.00", "range: 'salary', employee"),
        ("sensors.battery_pct", "5", "100", "range: 'percent', battery"),
        ("readings.temperature_f", "23.0", "95.0", "range: 'reading temperature', iot"),
        ("readings.humidity", "0.25", "0.85", "range: 'reading humidity', iot"),
        ("results.glucose_mg_dl", "70", "140", "range: 'glucose'"),
        ("results.glucose_mmol_l", "3.9", "8.0", "range: 'glucose'"),
        ("lessons.duration", "1", "2", "range: 'duration', lesson"),
        ("lessons.length_min", "9", "61", ""),
        ("oddments.weight_kg", "3.10", "19.00", ""),  # of what is not known: no guess
        ("oddments.price", "13.00", "120.00", ""),
        ("oddments.month", "1", "12", ""),
        ("oddments.months", "2", "12", ""),
        ("oddments.frobs_kg", "3.10", "19.00", ""),
        ("oddments.contingency_pct", "1.00", "30.00", ""),
        ("oddments.small", "0", "10", ""),
    ],
)
def test_a_number_is_of_a_thing_and_in_a_unit(column: str, low: str, high: str, why: str) -> None:
    rule, reason = _rules()[column]
    assert (str(rule["min"]), str(rule["max"]), reason) == (low, high, why)


TRADES = {
    "watersports": "CREATE TABLE kites (id INT PRIMARY KEY, max_wind_knots INT NOT NULL, wave_class INT NOT NULL);",
    "": "CREATE TABLE records (id INT PRIMARY KEY, wind_class INT NOT NULL);",
}


@pytest.mark.parametrize("trade", TRADES)
def test_the_trade_of_a_schema_says_what_things_of_every_trade_cost(trade: str) -> None:
    ddl = TRADES[trade] + "CREATE TABLE courses (id INT AUTO_INCREMENT PRIMARY KEY, price DECIMAL(8,2) NOT NULL);"
    text = infer_blueprint(parse_schema(ddl, "schema.sql"), "x", classify=classify, complete=True).text
    wanted = (
        'min = "90.00", max = "650.00", step = "5.00" }  # range: \'course price\', watersports'
        if trade
        else "'price', course"
    )
    assert wanted in text


def test_a_name_of_one_part_of_the_economy_is_no_other_parts() -> None:
    """The files are put together: of two tables under one name only one would be read."""
    homes: dict[tuple[str, str], str] = {}
    for file in (WORDS / "things.toml", *sorted((WORDS / "things").glob("*.toml"))):
        for section, table in tomllib.loads(file.read_text("utf-8")).items():
            for name in table if isinstance(table, dict) else ():
                assert homes.setdefault((section, name), file.name) == file.name, (section, name)


_NO_NUMBERS = frozenset(("nouns", "signs", "hints", "also", "not", "lasting", "takes"))


def test_the_tables_of_numbers_can_be_read() -> None:
    """Ranges go from the smallest to the largest, and a name is of one thing, trade or list only once."""
    tables = {
        **data()["things"],
        **data()["trades"],
        **data()["classes"],
        "ranges": data()["ranges"],
        "plain": data()["plain"],
    }
    for thing, table in tables.items():
        names = [name for names in table if names not in _NO_NUMBERS for name in names.split("|")]
        words = [frozenset(normal(name)) for name in names]
        assert len(names) == len(set(names)), thing
        assert all(words), thing
        for names_, text in table.items():
            for each in text.split("|") if names_ not in _NO_NUMBERS else ():
                low, high, *_ = each.split()
                assert Decimal(low) <= Decimal(high), (thing, names_)
