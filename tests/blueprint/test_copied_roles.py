"""What documents repeat of whom they are for, codes that standards describe, and comments that say whose a value is."""

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE owner (owner_id INT AUTO_INCREMENT PRIMARY KEY, first_name VARCHAR(50) NOT NULL, last_name VARCHAR(50) NOT NULL, street VARCHAR(80) NOT NULL,
  zip_code VARCHAR(10) NOT NULL, town VARCHAR(60) NOT NULL);
CREATE TABLE patient (patient_id INT AUTO_INCREMENT PRIMARY KEY, owner_id INT NOT NULL, transponder CHAR(15) COMMENT 'ISO 11784', kind ENUM('book','comic','cd') NOT NULL,
  isbn CHAR(13) COMMENT 'ISBN-13 without hyphens, books and comics', shelf_mark VARCHAR(20) NOT NULL, FOREIGN KEY (owner_id) REFERENCES owner (owner_id));
CREATE TABLE visit (visit_id INT AUTO_INCREMENT PRIMARY KEY, patient_id INT NOT NULL, transponder CHAR(15) COMMENT 'of the patient, printed on the certificate',
  shelf_mark VARCHAR(20) NOT NULL COMMENT 'copied from the index card', FOREIGN KEY (patient_id) REFERENCES patient (patient_id));
CREATE TABLE invoice (invoice_id INT AUTO_INCREMENT PRIMARY KEY, visit_id INT NOT NULL, owner_id INT NOT NULL, bill_to_name VARCHAR(110) NOT NULL,
  billing_address VARCHAR(80) NOT NULL, billing_postcode VARCHAR(10) NOT NULL, billing_city VARCHAR(60) NOT NULL, ship_to_city VARCHAR(60),
  FOREIGN KEY (visit_id) REFERENCES visit (visit_id), FOREIGN KEY (owner_id) REFERENCES owner (owner_id));
CREATE TABLE item (item_id INT AUTO_INCREMENT PRIMARY KEY, EAN_CD VARCHAR(14), container_no VARCHAR(11) NOT NULL UNIQUE, issn CHAR(9), old_isbn CHAR(10) COMMENT 'ISBN-10');
"""


@pytest.fixture(scope="module")
def text() -> str:
    return infer_blueprint(
        parse_schema(SCHEMA, "roles.sql"), "roles", "roles.sql", classify=classify, complete=True
    ).text


@pytest.mark.parametrize(
    ("column", "rule"),
    [
        ("bill_to_name", "CONCAT(owner_id.first_name, ' ', owner_id.last_name)"),
        ("billing_address", '"owner_id.street"'),
        ("billing_postcode", '"owner_id.zip_code"'),
        ("billing_city", '"owner_id.town"'),
        ("ship_to_city", 'provider = "city"'),  # only given where it is another one
        ("transponder", '"patient_id.transponder"'),
        ("shelf_mark", '"patient_id.shelf_mark"'),
        ("isbn", "when = \"kind IN ('book', 'comic')\""),
        ("EAN_CD", "40{digits:10}{check:gtin}"),
        ("container_no", "{row:6}{check:container}"),
        ("issn", "-{digits:3}{check:isbn}"),
        ("old_isbn", '"{digits:9}{check:isbn}"'),
        ("transponder", "{digits:12}"),
    ],
)
def test_roles_and_standards(column: str, rule: str, text: str) -> None:
    lines = [each for each in text.splitlines() if each.startswith(f"{column} = ") or f".columns.{column} = " in each]
    assert any(rule in line for line in lines)
