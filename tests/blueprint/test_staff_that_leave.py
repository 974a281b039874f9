"""Who looks after a row and leaves is replaced: the row stays, and is in the care of someone who is still there."""

from __future__ import annotations

import tomllib

from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

SCHEMA = """
CREATE TABLE lawyers (id INT PRIMARY KEY AUTO_INCREMENT, first_name VARCHAR(40) NOT NULL, last_name VARCHAR(40) NOT NULL, hired_on DATE NOT NULL,
  left_on DATE);
CREATE TABLE clients (id INT PRIMARY KEY AUTO_INCREMENT, relationship_partner_id INT NOT NULL, company_name VARCHAR(80) NOT NULL,
  created_at DATETIME NOT NULL, FOREIGN KEY (relationship_partner_id) REFERENCES lawyers (id));
CREATE TABLE matters (id INT PRIMARY KEY AUTO_INCREMENT, client_id INT NOT NULL, opened_on DATE NOT NULL,
  FOREIGN KEY (client_id) REFERENCES clients (id));
"""


def test_a_client_stays_when_the_adviser_leaves() -> None:
    tables = tomllib.loads(infer_tested(parse_schema(SCHEMA, "law.sql"), "law", "law.sql", 20).text)["tables"]
    assert "last" not in tables["clients"]["hidden"]
    assert tables["clients"]["columns"]["relationship_partner_id"] == {
        "reference": "lawyers",
        "where": "left_on IS NULL",
    }


ACCOUNTS = """
CREATE TABLE customers (id INT PRIMARY KEY AUTO_INCREMENT, company_name VARCHAR(80) NOT NULL, created_at DATETIME NOT NULL);
CREATE TABLE rate_classes (code CHAR(4) PRIMARY KEY, name VARCHAR(40) NOT NULL, effective_date DATE NOT NULL, expiry_date DATE);
CREATE TABLE accounts (id INT PRIMARY KEY AUTO_INCREMENT, customer_id INT NOT NULL, rate_class CHAR(4) NOT NULL, opened_on DATE NOT NULL,
  closed_on DATE, status CHAR(1) NOT NULL CHECK (status IN ('O', 'C')), FOREIGN KEY (customer_id) REFERENCES customers (id),
  FOREIGN KEY (rate_class) REFERENCES rate_classes (code));
CREATE TABLE service_orders (id INT PRIMARY KEY AUTO_INCREMENT, account_id INT NOT NULL, ordered_on DATE NOT NULL,
  FOREIGN KEY (account_id) REFERENCES accounts (id));
"""


def test_an_account_stays_open_for_long() -> None:
    text = infer_tested(parse_schema(ACCOUNTS, "power.sql"), "power", "power.sql", 500).text
    assert "for at most 40 days" not in text
