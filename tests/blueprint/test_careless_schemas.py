"""Schemas of which hardly anything is NOT NULL, with roomy types, as desktop databases export them: what is usual is read all the same."""

from __future__ import annotations

from functools import lru_cache

from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

SCHEMA = """
CREATE TABLE customers (
  id INT AUTO_INCREMENT PRIMARY KEY, company VARCHAR(50), last_name VARCHAR(50), city VARCHAR(50), state_province VARCHAR(50),
  zip_postal_code VARCHAR(15), country_region VARCHAR(50), web_page LONGTEXT, fax_number VARCHAR(25));
CREATE TABLE orders_tax_status (id INT AUTO_INCREMENT PRIMARY KEY, tax_status_name VARCHAR(50) NOT NULL);
CREATE TABLE orders (
  id INT AUTO_INCREMENT PRIMARY KEY, customer_id INT, tax_status_id INT, order_date DATETIME, shipped_date DATETIME,
  ship_name VARCHAR(50), ship_city VARCHAR(50), ship_state_province VARCHAR(50), ship_zip_postal_code VARCHAR(50), shipping_fee DECIMAL(19,4),
  FOREIGN KEY (customer_id) REFERENCES customers (id), FOREIGN KEY (tax_status_id) REFERENCES orders_tax_status (id));
CREATE TABLE order_details (
  id INT AUTO_INCREMENT PRIMARY KEY, order_id INT NOT NULL, quantity DECIMAL(18,4) NOT NULL, unit_price DECIMAL(19,4),
  FOREIGN KEY (order_id) REFERENCES orders (id));
"""


@lru_cache(maxsize=1)
def rules() -> dict[str, str]:
    """The rule of each column, as the complete blueprint has it."""
    model = parse_schema(SCHEMA)
    table, found = "", {}
    for line in infer_tested(model, "desk", "desk.sql", 20, complete=True).text.splitlines():
        if line.startswith("[tables."):
            table = line.split(".")[1]
        elif " = " in line and table:
            name, _, rule = line.partition(" = ")
            found[f"{table}.{name}"] = rule
    return found


def test_the_state_of_an_address_is_a_region_and_known_before_it_is_shipped_to() -> None:
    found = rules()
    assert '"region"' in found["customers.state_province"]
    assert '"region"' in found["orders.ship_state_province"] and "when" not in found["orders.ship_state_province"]
    assert "person.name" in found["orders.ship_name"] and "when" not in found["orders.shipping_fee"]
    assert "United States" in found["customers.country_region"]
    assert '"url"' in found["customers.web_page"]


def test_what_every_row_has_by_its_nature_is_not_null_where_nothing_is_declared() -> None:
    found = rules()
    assert "null" not in found["customers.last_name"] and "null" not in found["orders.customer_id"]
    assert "null" in found["customers.fax_number"]


def test_roomy_types_hold_cents_and_whole_pieces() -> None:
    found = rules()
    assert "scale = 2" in found["order_details.unit_price"]
    assert "scale = 0" in found["order_details.quantity"]


def test_a_table_of_states_is_not_of_what_has_them() -> None:
    assert "Tax Exempt" in rules()["orders_tax_status.tax_status_name"]
