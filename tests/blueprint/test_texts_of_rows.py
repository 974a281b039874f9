"""What texts and codes of a row are: whose name it is, what its line repeats, and which of two columns counts its rows."""

from __future__ import annotations

import tomllib

import pytest

from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

SCHEMA = """
CREATE TABLE CUSMAS (CUSNO DECIMAL(7,0) PRIMARY KEY, CUSNAM VARCHAR(35) NOT NULL);
CREATE TABLE ORDHDR (ORDNO DECIMAL(9,0) PRIMARY KEY, CUSNO DECIMAL(7,0) NOT NULL, ORDDAT DATE NOT NULL);
CREATE TABLE customers (id INT PRIMARY KEY, customer_type ENUM('private','garage','fleet') NOT NULL, name VARCHAR(120) NOT NULL,
  vat_number VARCHAR(20) COMMENT 'mandatory for garages');
CREATE TABLE buyers (id INT PRIMARY KEY, is_company TINYINT(1) NOT NULL DEFAULT 0, name VARCHAR(120) NOT NULL);
CREATE TABLE educators (id INT PRIMARY KEY, name VARCHAR(255) NOT NULL, email VARCHAR(255) NOT NULL, hired_on DATE NOT NULL);
CREATE TABLE invoices (id INT PRIMARY KEY, direction VARCHAR(255) NOT NULL DEFAULT 'outgoing', number VARCHAR(255) NOT NULL,
  UNIQUE KEY (direction, number));
CREATE TABLE companies (id BIGINT PRIMARY KEY, name VARCHAR(255) NOT NULL);
CREATE TABLE shipments (id BIGINT PRIMARY KEY, order_no CHAR(10) NOT NULL COMMENT 'e.g. R24-000123', shipper_id BIGINT NOT NULL,
  booked_on DATE NOT NULL, reverses_id BIGINT, UNIQUE KEY (order_no));
CREATE TABLE parcels (id INT PRIMARY KEY, code VARCHAR(15) NOT NULL UNIQUE COMMENT 'PAR-2025-0001, year of booking', packed_on DATE NOT NULL,
  booked_on DATE NOT NULL, label CHAR(5) NOT NULL UNIQUE COMMENT 'S-001, S-002, ...',
  customer_id INT NOT NULL, renewed_from_parcel_id INT, FOREIGN KEY (customer_id) REFERENCES customers (id));
"""
EVENTS = """
CREATE TABLE dining_tables (id INT PRIMARY KEY, seats TINYINT NOT NULL);
CREATE TABLE reservations (id INT PRIMARY KEY, table_id INT NOT NULL, booked_at DATETIME NOT NULL, starts_at DATETIME NOT NULL,
  status ENUM('booked','completed','cancelled') NOT NULL, FOREIGN KEY (table_id) REFERENCES dining_tables (id));
CREATE TABLE checks (id INT PRIMARY KEY, reservation_id INT NULL COMMENT 'empty for walk-ins', table_id INT NOT NULL, opened_at DATETIME NOT NULL,
  FOREIGN KEY (reservation_id) REFERENCES reservations (id), FOREIGN KEY (table_id) REFERENCES dining_tables (id));
"""
FRENCH = """
CREATE TABLE plat (id_plat INT PRIMARY KEY, libelle VARCHAR(120) NOT NULL, prix_portion_ht DECIMAL(8,2) NOT NULL);
CREATE TABLE vente (id_vente INT PRIMARY KEY, intitule VARCHAR(150) NOT NULL, date_vente DATE NOT NULL);
CREATE TABLE ligne_vente (id_vente INT NOT NULL, num_ligne SMALLINT NOT NULL, id_plat INT NOT NULL, libelle VARCHAR(120) NOT NULL,
  quantite INT NOT NULL, PRIMARY KEY (id_vente, num_ligne), FOREIGN KEY (id_vente) REFERENCES vente (id_vente),
  FOREIGN KEY (id_plat) REFERENCES plat (id_plat));
"""


def rules_of(schema: str) -> dict[str, str]:
    text = infer_tested(parse_schema(schema, "shop.sql"), "shop", "shop.sql", 20, complete=True).text
    return {
        f"{table}.{column}": str(rule)
        for table, each in tomllib.loads(text)["tables"].items()
        for names, rule in each["columns"].items()
        for column in names.split(", ")
    }


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("CUSMAS.CUSNO", "'sequence'"),
        ("ORDHDR.CUSNO", "'reference': 'CUSMAS'"),
        ("customers.name", "IF(customer_type IN ('private'), person_name, company_name)"),
        ("customers.vat_number", "GB000"),
        ("buyers.name", "IF(NOT (is_company = 1), person_name, company_name)"),
        ("educators.name", "person.name"),
        ("invoices.direction", "outgoing"),
        ("shipments.shipper_id", "'reference': 'companies'"),
        ("shipments.reverses_id", "'reference': 'shipments'"),
        ("shipments.order_no", "CONCAT('R', LPAD(YEAR(booked_on) % 100, 2, '0'), '-', LPAD(row_number, 6, '0'))"),
        ("parcels.code", "CONCAT('PAR-', YEAR(booked_on), '-', LPAD(row_number, 4, '0'))"),
        ("parcels.renewed_from_parcel_id", "'null': 0.8, 'within': 'customer_id'"),
        ("parcels.label", "'prefix': 'S-', 'width': 3"),
    ],
)
def test_what_a_column_holds(column: str, said: str) -> None:
    assert said in rules_of(SCHEMA)[column]


@pytest.mark.parametrize(
    ("column", "said"), [("ligne_vente.libelle", "id_plat.libelle"), ("vente.intitule", "Vente {row}")]
)
def test_a_line_repeats_what_it_sells_and_names_not_known_are_in_the_language_of_the_schema(
    column: str, said: str
) -> None:
    assert said in rules_of(FRENCH)[column]


def test_a_street_has_no_number_where_a_column_beside_it_has() -> None:
    columns = "id INT PRIMARY KEY, street VARCHAR(100) NOT NULL, house_no VARCHAR(10) NOT NULL"
    assert "'provider': 'street'" in rules_of(f"CREATE TABLE properties ({columns});")["properties.street"]


def test_what_happened_of_an_event_that_it_need_not_have_is_of_one_that_took_place() -> None:
    rule = rules_of(EVENTS)["checks.reservation_id"]
    assert "'within': 'table_id', 'where': \"NOT (status IN ('booked', 'cancelled'))\"" in rule
