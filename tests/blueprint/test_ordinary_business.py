"""Ordinary business is known by its tables alone, and has its own numbers, times and names."""

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

SHOP = """
CREATE TABLE customers (id INT PRIMARY KEY, email VARCHAR(99) NOT NULL);
CREATE TABLE categories (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL);
CREATE TABLE products (id INT PRIMARY KEY, category_id INT NOT NULL REFERENCES categories (id), name VARCHAR(99) NOT NULL,
  price DECIMAL(10,2) NOT NULL, weight_g INT NOT NULL, stock_quantity INT NOT NULL, reorder_level INT NOT NULL);
CREATE TABLE coupons (id INT PRIMARY KEY, discount_percent TINYINT NOT NULL, max_uses INT NOT NULL);
CREATE TABLE orders (id INT PRIMARY KEY, customer_id INT NOT NULL REFERENCES customers (id), shipping_cost DECIMAL(8,2) NOT NULL);
CREATE TABLE order_items (id INT PRIMARY KEY, order_id INT NOT NULL REFERENCES orders (id),
  product_id INT NOT NULL REFERENCES products (id), quantity INT NOT NULL);
CREATE TABLE returns (id INT PRIMARY KEY, order_id INT NOT NULL REFERENCES orders (id));
CREATE TABLE reviews (id INT PRIMARY KEY, product_id INT NOT NULL REFERENCES products (id), helpful_votes INT NOT NULL);
"""
RIDES = """
CREATE TABLE drivers (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL);
CREATE TABLE riders (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL);
CREATE TABLE rides (id INT PRIMARY KEY, rider_id INT NOT NULL REFERENCES riders (id), driver_id INT NOT NULL REFERENCES drivers (id),
  distance_km DECIMAL(6,2) NOT NULL, surge_multiplier DECIMAL(3,2) NOT NULL, fare DECIMAL(8,2) NOT NULL,
  requested_at DATETIME NOT NULL, accepted_at DATETIME);
"""
LEDGER = """
CREATE TABLE fiscal_years (id INT PRIMARY KEY, starts_on DATE NOT NULL, ends_on DATE NOT NULL);
CREATE TABLE accounts (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL);
CREATE TABLE journal_entries (id INT PRIMARY KEY, fiscal_year_id INT NOT NULL REFERENCES fiscal_years (id));
CREATE TABLE journal_lines (id INT PRIMARY KEY, journal_entry_id INT NOT NULL REFERENCES journal_entries (id),
  account_id INT NOT NULL REFERENCES accounts (id), debit DECIMAL(14,2) NOT NULL);
CREATE TABLE fixed_assets (id INT PRIMARY KEY, useful_life_years TINYINT NOT NULL);
"""
BAKERY = """
CREATE TABLE ovens (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL);
CREATE TABLE doughs (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL);
CREATE TABLE bakery_recipes (id INT PRIMARY KEY, dough_id INT NOT NULL REFERENCES doughs (id));
CREATE TABLE bakes (id INT PRIMARY KEY, oven_id INT NOT NULL REFERENCES ovens (id));
CREATE TABLE customers (id INT PRIMARY KEY, email VARCHAR(99) NOT NULL);
CREATE TABLE orders (id INT PRIMARY KEY, customer_id INT NOT NULL REFERENCES customers (id));
CREATE TABLE products (id INT PRIMARY KEY, name VARCHAR(99) NOT NULL);
"""


def _rules(ddl: str) -> dict[str, str]:
    text = infer_blueprint(parse_schema(ddl, "schema.sql"), "x", "schema.sql", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(
    ("ddl", "column", "part"),
    [
        (SHOP, "products.weight_g", "min = 50, max = 6000"),
        (SHOP, "products.name", "Wireless Mouse"),
        (SHOP, "coupons.discount_percent", "min = 5, max = 30"),
        (RIDES, "rides.fare", 'min = "6.00", max = "48.00"'),
        (RIDES, "rides.surge_multiplier", 'min = "1.00", max = "2.20"'),
        (LEDGER, "fixed_assets.useful_life_years", "min = 3, max = 15"),
        (LEDGER, "accounts.name", "Input VAT"),
        (BAKERY, "products.name", "Croissant"),
    ],
)
def test_ordinary_business_is_known_by_its_tables(ddl: str, column: str, part: str) -> None:
    assert part in _rules(ddl)[column]


def test_a_ride_is_accepted_within_minutes() -> None:
    assert 'to = "' in _rules(RIDES)["rides.accepted_at"]
    assert "d" not in _rules(RIDES)["rides.accepted_at"].split('to = "')[1].split('"')[0]


def test_what_is_sold_in_whole_fives_costs_something() -> None:
    ddl = """CREATE TABLE klienci (id INT PRIMARY KEY, limit_kredytowy DECIMAL(10,2) NOT NULL);
    CREATE TABLE magazyny (id INT PRIMARY KEY, nazwa VARCHAR(40) NOT NULL);
    CREATE TABLE produkty (id INT PRIMARY KEY, nazwa VARCHAR(40) NOT NULL, cena_sprzedazy DECIMAL(10,2) NOT NULL, marza_proc DECIMAL(6,2) NOT NULL);
    CREATE TABLE zamowienia (id INT PRIMARY KEY, klient_id INT NOT NULL REFERENCES klienci (id));"""
    assert 'min = "0.00"' not in _rules(ddl).get("produkty.cena_sprzedazy", "")
