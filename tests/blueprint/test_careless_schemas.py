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


@lru_cache(maxsize=4)
def rules(schema: str = SCHEMA) -> dict[str, str]:
    """The rule of each column, as the complete blueprint has it."""
    model = parse_schema(schema)
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


RECORDS = """
CREATE TABLE employees (
  id INT AUTO_INCREMENT PRIMARY KEY, first_name VARCHAR(20) NOT NULL, last_name VARCHAR(20) NOT NULL, title VARCHAR(30), hire_date DATE);
CREATE TABLE vets (id INT AUTO_INCREMENT PRIMARY KEY, first_name VARCHAR(30), last_name VARCHAR(30));
CREATE TABLE tracks (id INT AUTO_INCREMENT PRIMARY KEY, composer VARCHAR(220), unit_price DECIMAL(10,2) NOT NULL);
CREATE TABLE invoices (id INT AUTO_INCREMENT PRIMARY KEY, invoice_date DATETIME NOT NULL, total DECIMAL(10,2) NOT NULL);
CREATE TABLE invoice_lines (
  id INT AUTO_INCREMENT PRIMARY KEY, invoice_id INT NOT NULL, track_id INT NOT NULL, unit_price DECIMAL(10,2) NOT NULL, quantity INT NOT NULL,
  FOREIGN KEY (invoice_id) REFERENCES invoices (id), FOREIGN KEY (track_id) REFERENCES tracks (id));
"""


def test_a_total_is_the_sum_of_lines_that_have_a_price_and_a_quantity_alone() -> None:
    assert "SUM(invoice_lines.unit_price * invoice_lines.quantity)" in rules(RECORDS)["invoices.total"]
    with_discount = RECORDS.replace("quantity INT NOT NULL", "quantity INT NOT NULL, discount DECIMAL(5,2) NOT NULL")
    assert "unit_price *" not in rules(with_discount)["invoices.total"]


def test_a_title_of_staff_is_a_job_and_a_composer_someone() -> None:
    found = rules(RECORDS)
    assert "Accountant" in found["employees.title"] and "person.name" in found["tracks.composer"]
    assert "null" not in found["vets.last_name"]


def test_goods_are_not_called_after_their_category() -> None:
    schema = """
    CREATE TABLE mall_goods_category (category_id BIGINT AUTO_INCREMENT PRIMARY KEY, category_name VARCHAR(50) NOT NULL);
    CREATE TABLE mall_goods_info (
      goods_id BIGINT AUTO_INCREMENT PRIMARY KEY, goods_name VARCHAR(200) NOT NULL, goods_category_id BIGINT NOT NULL, selling_price INT NOT NULL,
      FOREIGN KEY (goods_category_id) REFERENCES mall_goods_category (category_id));
    """
    assert "category" not in rules(schema)["mall_goods_info.goods_name"]
