"""What numbers are guessed to be where the currency, a CHECK, a DEFAULT or a lorry says more than their names."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

CZECH = """
CREATE TABLE zamestnanci (id INT AUTO_INCREMENT PRIMARY KEY, jmeno VARCHAR(50) NOT NULL, hodinova_mzda DECIMAL(7,2) NOT NULL,
  mesicni_mzda DECIMAL(10,2) NOT NULL);
CREATE TABLE vozidla (id INT AUTO_INCREMENT PRIMARY KEY, typ ENUM('sklapec', 'naves') NOT NULL, prazdna_hmotnost_kg INT NOT NULL,
  uzitecna_hmotnost_kg INT NOT NULL);
CREATE TABLE zakazky (id INT AUTO_INCREMENT PRIMARY KEY, cena_za_tunu DECIMAL(8,2) NOT NULL, cena_v_eur DECIMAL(8,2) NOT NULL);
CREATE TABLE vazni_listky (id INT AUTO_INCREMENT PRIMARY KEY, vozidlo_id INT NOT NULL, brutto_kg INT NOT NULL, tara_kg INT NOT NULL,
  netto_kg INT NOT NULL, FOREIGN KEY (vozidlo_id) REFERENCES vozidla (id));
"""
INDIAN = """
CREATE TABLE workers (id INT AUTO_INCREMENT PRIMARY KEY, daily_wage DECIMAL(8,2) NOT NULL, currency CHAR(3) NOT NULL DEFAULT 'INR');
CREATE TABLE tickets (id INT AUTO_INCREMENT PRIMARY KEY, booking_fee DECIMAL(8,2) NOT NULL, fee DECIMAL(8,2) NOT NULL, heart_rate SMALLINT NOT NULL,
  booking_fee_usd DECIMAL(8,2) NOT NULL, valuation_inr DECIMAL(8,2) NOT NULL);
"""
HUNGARIAN = """
CREATE TABLE dolgozo (id INT AUTO_INCREMENT PRIMARY KEY, vezeteknev VARCHAR(40) NOT NULL, havi_ber DECIMAL(10,2) NOT NULL, oraber DECIMAL(8,2) NOT NULL,
  heti_munkaora TINYINT NOT NULL DEFAULT 40);
CREATE TABLE gep (id INT AUTO_INCREMENT PRIMARY KEY, megnevezes VARCHAR(40) NOT NULL, beszerzesi_ar DECIMAL(12,2) NOT NULL);
"""
TRADES = """
CREATE TABLE horses (id INT AUTO_INCREMENT PRIMARY KEY, rating SMALLINT NOT NULL, name VARCHAR(40) NOT NULL);
CREATE TABLE races (id INT AUTO_INCREMENT PRIMARY KEY, distance_m SMALLINT NOT NULL, winning_time_seconds DECIMAL(6,2) NOT NULL);
CREATE TABLE runners (id INT AUTO_INCREMENT PRIMARY KEY, horse_id INT NOT NULL, body_weight_kg SMALLINT NOT NULL, FOREIGN KEY (horse_id) REFERENCES horses (id));
CREATE TABLE translators (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50) NOT NULL, word_rate DECIMAL(6,4) NOT NULL, client_rate DECIMAL(6,4) NOT NULL,
  hourly_rate DECIMAL(6,2) NOT NULL);
CREATE TABLE translations (id INT AUTO_INCREMENT PRIMARY KEY, supplier_rate DECIMAL(6,4) NOT NULL, source_language CHAR(2) NOT NULL);
CREATE TABLE flights (id INT AUTO_INCREMENT PRIMARY KEY, battery_start_pct TINYINT NOT NULL, battery_end_pct TINYINT NOT NULL, file_size_gb DECIMAL(7,2) NOT NULL);
CREATE TABLE charging_sessions (id INT AUTO_INCREMENT PRIMARY KEY, battery_start_pct TINYINT NOT NULL, battery_end_pct TINYINT NOT NULL);
CREATE TABLE dairies (id INT AUTO_INCREMENT PRIMARY KEY, price_per_liter DECIMAL(5,2) NOT NULL, planted_year SMALLINT NOT NULL);
CREATE TABLE batches (id INT AUTO_INCREMENT PRIMARY KEY, volume_l DECIMAL(8,1) NOT NULL, temperature_c DECIMAL(4,1) NOT NULL);
CREATE TABLE bottlings (id INT AUTO_INCREMENT PRIMARY KEY, batch_id INT NOT NULL UNIQUE, volume_l DECIMAL(8,1) NOT NULL, temperature_c DECIMAL(4,1) NOT NULL,
  FOREIGN KEY (batch_id) REFERENCES batches (id));
"""
BALLOONS = """
CREATE TABLE kites (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL);
CREATE TABLE crossings (id INT AUTO_INCREMENT PRIMARY KEY, kite_id INT NOT NULL, distance_km DECIMAL(5,1) NOT NULL, max_altitude_ft INT NOT NULL,
  FOREIGN KEY (kite_id) REFERENCES kites (id));
CREATE TABLE beans (id INT AUTO_INCREMENT PRIMARY KEY, humidity_pct DECIMAL(3,1) NOT NULL, monthly_revenue DECIMAL(12,2) NOT NULL);
CREATE TABLE products (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, price DECIMAL(8,2) NOT NULL, weight_kg DECIMAL(6,2) NOT NULL);
"""
ENGLISH = """
CREATE TABLE pianos (id INT AUTO_INCREMENT PRIMARY KEY, keys_on_it TINYINT NOT NULL DEFAULT 88, read_base TINYINT NOT NULL DEFAULT 30,
  lease_months TINYINT NOT NULL DEFAULT 12, can_create TINYINT(4) NOT NULL, annual_rainfall_mm INT NOT NULL, chests SMALLINT NOT NULL);
CREATE TABLE tastings (id INT AUTO_INCREMENT PRIMARY KEY, aroma_score TINYINT NOT NULL CHECK (aroma_score BETWEEN 0 AND 10), leaf_score TINYINT NOT NULL,
  priority TINYINT NOT NULL CHECK (priority BETWEEN 1 AND 9), rating SMALLINT NOT NULL CHECK (rating BETWEEN 0 AND 100),
  body_temperature DECIMAL(5,2) NOT NULL CHECK (body_temperature BETWEEN 60 AND 90));
CREATE TABLE loans (id INT AUTO_INCREMENT PRIMARY KEY, interest DECIMAL(10,2) NOT NULL, interest_rate DECIMAL(5,2) NOT NULL);
CREATE TABLE ships (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL);
CREATE TABLE landings (id INT AUTO_INCREMENT PRIMARY KEY, ship_id INT NOT NULL, fuel_l INT NOT NULL, energy_kwh INT NOT NULL, FOREIGN KEY (ship_id) REFERENCES ships (id));
CREATE TABLE weigh_tickets (id INT AUTO_INCREMENT PRIMARY KEY, gross_kg INT NOT NULL, tare_kg INT NOT NULL, net_kg INT NOT NULL);
CREATE TABLE parcels (id INT AUTO_INCREMENT PRIMARY KEY, gross_kg DECIMAL(6,2) NOT NULL, tare_kg DECIMAL(6,2) NOT NULL, net_kg DECIMAL(6,2) NOT NULL);
"""


@lru_cache(maxsize=5)
def _rules(ddl: str) -> dict[str, str]:
    text = infer_blueprint(parse_schema(ddl, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(
    ("ddl", "column", "said"),
    [
        (
            CZECH,
            "zamestnanci.hodinova_mzda",
            'min = "210.00", max = "680.00" }  # range: \'hour wage\', employee, in CZK',
        ),
        (CZECH, "zamestnanci.mesicni_mzda", 'min = "28000.00"'),
        (CZECH, "zakazky.cena_za_tunu", 'min = "1600.00", max = "9000.00"'),
        (CZECH, "zakazky.cena_v_eur", 'min = "13.00", max = "120.00"'),
        (CZECH, "vozidla.prazdna_hmotnost_kg", "min = 6000, max = 16000 }  # range: 'empty weight', truck"),
        (CZECH, "vazni_listky.netto_kg", "brutto_kg - tara_kg"),
        (INDIAN, "workers.daily_wage", 'min = "1300.00", max = "5400.00"'),
        (INDIAN, "tickets.booking_fee", "in INR"),
        (INDIAN, "tickets.fee", 'min = "280.00", max = "3300.00"'),
        (INDIAN, "tickets.booking_fee_usd", 'min = "1.00", max = "9.00", step = "0.50" }  # range: \'booking fee\''),
        (INDIAN, "tickets.valuation_inr", 'min = "350.00"'),
        (INDIAN, "tickets.heart_rate", "min = 55, max = 110"),
        (HUNGARIAN, "dolgozo.havi_ber", 'min = "380000.00", max = "1100000.00", scale = 0'),
        (HUNGARIAN, "dolgozo.oraber", "in HUF"),
        (HUNGARIAN, "dolgozo.heti_munkaora", "values = [40, 38, 37]"),
        (HUNGARIAN, "gep.beszerzesi_ar", 'min = "3600.00", max = "34000.00", scale = 0'),
        (TRADES, "flights.battery_end_pct", "range: 20 to 80 % of battery_start_pct"),
        (TRADES, "charging_sessions.battery_end_pct", "range: from battery_start_pct to 100"),
        (TRADES, "dairies.planted_year", "min = 1955, max = 2022"),
        (TRADES, "bottlings.volume_l", "batch_id.volume_l"),
        (ENGLISH, "pianos.keys_on_it", "value = 88 }  # range: its DEFAULT"),
        (ENGLISH, "pianos.read_base", "value = 30"),
        (ENGLISH, "pianos.lease_months", "values = [12, 9, 6, 18, 24]"),
        (ENGLISH, "tastings.aroma_score", "min = 0, max = 10 }  # range: its CHECK"),
        (ENGLISH, "tastings.leaf_score", "min = 0, max = 10 }  # range: the scale of aroma_score"),
        (ENGLISH, "tastings.priority", "min = 1, max = 9 }  # range: its CHECK"),
        (ENGLISH, "tastings.rating", "min = 0, max = 100 }  # range: its CHECK"),
        (ENGLISH, "loans.interest_rate", "1.00"),
        (ENGLISH, "weigh_tickets.gross_kg", "min = 9000, max = 38000"),
        (ENGLISH, "weigh_tickets.tare_kg", "share: 30 to 55 % of gross_kg"),
        (ENGLISH, "parcels.tare_kg", "share: 3 to 25 % of gross_kg"),
    ],
)
def test_a_number_is_in_the_currency_and_of_the_size_of_its_row(ddl: str, column: str, said: str) -> None:
    assert said in _rules(ddl)[column]


@pytest.mark.parametrize(
    ("ddl", "columns"),
    [
        (ENGLISH, "pianos.can_create pianos.annual_rainfall_mm pianos.chests tastings.body_temperature loans.interest"),
        (ENGLISH, "landings.fuel_l landings.energy_kwh"),
        (
            TRADES,
            "horses.rating races.distance_m races.winning_time_seconds runners.body_weight_kg flights.file_size_gb",
        ),
        (TRADES, "dairies.price_per_liter bottlings.temperature_c"),
        (BALLOONS, "crossings.distance_km beans.humidity_pct beans.monthly_revenue products.price products.weight_kg"),
    ],
)
def test_nothing_is_guessed_of_a_number_that_only_shares_a_word(ddl: str, columns: str) -> None:
    assert [column for column in columns.split() if "# range" in _rules(ddl)[column]] == []
