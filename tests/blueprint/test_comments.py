"""Formulas, copies, owners and kinds that comments spell out, in several languages, and CHECKs that order two numbers."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema

# what each column of a row is said to be, and what its rule holds
ROW = {
    "retained DECIMAL(10,2) NOT NULL|net less discount": "net - discount_amount",
    "VAT DECIMAL(10,2) NOT NULL|VAT on net at the contract rate": "net * contract_id.vat_rate / 100",
    "fee DECIMAL(10,2) NOT NULL|5 % of net less discount_amount": "(net - discount_amount) * 5 / 100",
    "provision DECIMAL(10,2) NOT NULL|3 % vom net": "(net) * 3 / 100",
    "overtime DECIMAL(5,2) NOT NULL|part of hours beyond 8 a day": "GREATEST(hours - 8, 0)",
    "pay DECIMAL(10,2) NOT NULL|hours at wage": "hours * wage",
    "open_amount DECIMAL(10,2) NOT NULL|net minus all payments": "net - IFNULL(SUM(payments.paid), 0)",
    "deposit DECIMAL(10,2) NOT NULL|deposit of the contract": "contract_id.deposit_sum",
    "notice SMALLINT NOT NULL|wie im Vertrag": "contract_id.notice",
    "tariff DECIMAL(10,2) NOT NULL|copy of contracts.basic_tariff": "contract_id.basic_tariff",
    "owner_id INT NOT NULL|owner of the contract": "contract_id.signer_id",
    "doctor_id INT NULL|": "role = 'doctor'",
    "approved_by_id INT NULL|": 'other = "employee_id"',
    "charged DECIMAL(10,2) NOT NULL|never more than the net": "net * limit_percent / 100",
    "seat SMALLINT NOT NULL|von 1 bis Kapazität des Vertrags": "1 + FLOOR(GREATEST(contract_id.capacity - 1 + 1, 1)",
    "days_late SMALLINT NOT NULL DEFAULT 0|at least 1, at most 4": "min = 1, max = 4",
    "tip DECIMAL(8,2) NOT NULL|0 for clerks": "IF(kind = 'clerk', 0, usual_tip)",
    "serial VARCHAR(20) NOT NULL|10 dígitos": "{digits:10}",
    "rest DECIMAL(10,2) NOT NULL|gross - net": "gross - net",
    "severity TINYINT NOT NULL|1 low .. 3 high": "min = 1, max = 3",
    "bay SMALLINT NULL|NULL while in use": "NOT (kind = 'in_use')",
}


@lru_cache(maxsize=1)
def _lines() -> list[str]:
    columns = ", ".join(
        f"{column} COMMENT '{comment}'" if comment else column for column, comment in (key.split("|") for key in ROW)
    )
    ddl = f"""
    CREATE TABLE staff (id INT AUTO_INCREMENT PRIMARY KEY, role ENUM('nurse', 'doctor', 'clerk') NOT NULL, born DATE);
    CREATE TABLE contracts (id INT AUTO_INCREMENT PRIMARY KEY, signer_id INT NOT NULL, vat_rate DECIMAL(4,2) NOT NULL,
      retention_rate DECIMAL(4,2) NOT NULL, deposit_sum DECIMAL(10,2) NOT NULL, notice SMALLINT NOT NULL,
      basic_tariff DECIMAL(10,2) NOT NULL, capacity SMALLINT NOT NULL, FOREIGN KEY (signer_id) REFERENCES staff (id));
    CREATE TABLE jobs (id INT AUTO_INCREMENT PRIMARY KEY, contract_id INT NOT NULL, employee_id INT NOT NULL,
      net DECIMAL(10,2) NOT NULL, tax DECIMAL(10,2) NOT NULL, gross DECIMAL(10,2) AS (net + tax) STORED,
      discount_rate DECIMAL(4,1) NOT NULL, discount_amount DECIMAL(10,2) NOT NULL, hours DECIMAL(4,2) NOT NULL,
      wage DECIMAL(6,2) NOT NULL, kind ENUM('cook', 'clerk', 'in_use') NOT NULL, {columns}, FOREIGN KEY (contract_id) REFERENCES contracts (id),
      FOREIGN KEY (employee_id) REFERENCES staff (id), FOREIGN KEY (owner_id) REFERENCES staff (id),
      FOREIGN KEY (doctor_id) REFERENCES staff (id), FOREIGN KEY (approved_by_id) REFERENCES staff (id));
    CREATE TABLE payments (id INT AUTO_INCREMENT PRIMARY KEY, job_id INT NOT NULL, paid DECIMAL(10,2) NOT NULL,
      FOREIGN KEY (job_id) REFERENCES jobs (id));
    CREATE TABLE events (id INT AUTO_INCREMENT PRIMARY KEY, places SMALLINT NOT NULL, booked SMALLINT NOT NULL
      COMMENT 'number of guests', price DECIMAL(8,2) NOT NULL, fee DECIMAL(8,2) NOT NULL, CHECK (booked <= places),
      CHECK (fee <= price));
    CREATE TABLE members (id INT AUTO_INCREMENT PRIMARY KEY, loans_out SMALLINT NOT NULL DEFAULT 0
      COMMENT 'loans not yet returned (lost ones not counted)', owed DECIMAL(8,2) NOT NULL COMMENT 'sum of unpaid fines, waived ones excluded');
    CREATE TABLE loans (id INT AUTO_INCREMENT PRIMARY KEY, member_id INT NOT NULL, state CHAR(1) NOT NULL COMMENT 'O out, R returned, X lost',
      FOREIGN KEY (member_id) REFERENCES members (id));
    CREATE TABLE fines (id INT AUTO_INCREMENT PRIMARY KEY, member_id INT NOT NULL, fine DECIMAL(8,2) NOT NULL, is_paid TINYINT(1) NOT NULL,
      is_waived TINYINT(1) NOT NULL, FOREIGN KEY (member_id) REFERENCES members (id));
    CREATE TABLE parties (id INT AUTO_INCREMENT PRIMARY KEY, kind CHAR(1) NOT NULL COMMENT 'R residential, C commercial',
      party_name VARCHAR(80) NOT NULL COMMENT 'person for R, organisation for C', work_email VARCHAR(90) NOT NULL);
    CREATE TABLE hospitals (id INT AUTO_INCREMENT PRIMARY KEY, hospital_name VARCHAR(120) NOT NULL);
    CREATE TABLE trucks (id INT AUTO_INCREMENT PRIMARY KEY, weight_kg INT NOT NULL, hospital_id INT NULL, first_seen DATE NULL COMMENT 'date of the earliest trip');
    CREATE TABLE trips (id INT AUTO_INCREMENT PRIMARY KEY, truck_id INT NOT NULL, hospital_id INT NOT NULL, begun_on DATE NOT NULL,
      FOREIGN KEY (truck_id) REFERENCES trucks (id), FOREIGN KEY (hospital_id) REFERENCES hospitals (id));
    CREATE TABLE guests (id INT AUTO_INCREMENT PRIMARY KEY, event_id INT NOT NULL, FOREIGN KEY (event_id) REFERENCES events (id));
    CREATE TABLE facturas (id INT AUTO_INCREMENT PRIMARY KEY, importe DECIMAL(10,2) NOT NULL, iva DECIMAL(10,2) NOT NULL,
      total_factura DECIMAL(10,2) NOT NULL, pagado DECIMAL(10,2) NOT NULL, saldo DECIMAL(10,2) NOT NULL);
    CREATE TABLE pagos (id INT AUTO_INCREMENT PRIMARY KEY, factura_id INT NOT NULL, importe DECIMAL(10,2) NOT NULL,
      FOREIGN KEY (factura_id) REFERENCES facturas (id));
    CREATE TABLE freights (id INT AUTO_INCREMENT PRIMARY KEY, line_haul DECIMAL(10,2) NOT NULL, fuel_surcharge DECIMAL(10,2) NOT NULL,
      tax DECIMAL(10,2) NOT NULL, total DECIMAL(10,2) NOT NULL);
    """
    model = parse_schema(ddl, "schema.sql")
    text = infer_blueprint(model, "x", "schema.sql", classify=classify, complete=True).text
    make_plan(model, read_blueprint(text), text, GenerationOptions(seed=3))  # takes all rules
    return text.splitlines()


@pytest.mark.parametrize("said", ROW)
def test_a_column_is_what_its_comment_says(said: str) -> None:
    assert any(line.startswith(f"{said.split()[0]} = ") and ROW[said] in line for line in _lines())


def test_a_check_that_orders_two_numbers_leaves_them_to_guesses_that_agree() -> None:
    assert any(line.startswith('places = "GREATEST(usual_') for line in _lines())
    assert any(line.startswith("booked = ") and "COUNT(guests.id)" in line for line in _lines())
    assert any(line.startswith('price = "GREATEST(usual_price, fee)') for line in _lines())


def test_the_rows_that_count_are_those_that_a_comment_says() -> None:
    rules = {line.split(" = ")[0]: line for line in _lines() if " = " in line}
    assert "IF(NOT (loans.state = 'R') AND NOT (loans.state = 'X'), 1, 0)" in rules["loans_out"]
    assert "IF(NOT (fines.is_paid = 1) AND NOT (fines.is_waived = 1), fines.fine, 0)" in rules["owed"]


def test_names_and_numbers_are_those_of_what_they_are_of() -> None:
    rules = {line.split(" = ")[0]: line for line in _lines() if " = " in line}
    assert "IF(kind IN ('R'), person_name, company_name)" in rules["party_name"]
    assert "Hospital" in rules["hospital_name"]
    assert "min = 6000, max = 16000" in rules["weight_kg"]
    assert "MIN(trips.begun_on)" in rules["first_seen"]


def test_a_check_of_a_rule_that_reads_a_parent_is_not_written() -> None:
    """Rules read ``employee_id.annual_salary``; in a check's SQL that is an unknown column (error 1054)."""
    schema = parse_schema(
        "CREATE TABLE employees (id INT PRIMARY KEY, annual_salary DECIMAL(10,2) NOT NULL);"
        "CREATE TABLE payslips (id INT PRIMARY KEY, employee_id INT NOT NULL, base_pay DECIMAL(10,2) NOT NULL COMMENT 'annual_salary / 12',"
        " FOREIGN KEY (employee_id) REFERENCES employees (id))"
    )
    text = infer_blueprint(schema, "x", classify=classify).text
    assert "ROUND(employee_id.annual_salary / 12, 2)" in text and "[[checks]]" not in text


def test_a_total_holds_the_tax_beside_it_and_is_what_is_paid() -> None:
    rules = {line.split(" = ")[0]: line for line in _lines() if " = " in line}
    assert '"importe + iva"' in rules["total_factura"]
    assert '"total_factura - pagado"' in rules["saldo"]
    assert any('"ROUND(total_factura * settled_percent / 100, 2)"' in line for line in _lines())
    assert any('"line_haul + fuel_surcharge + tax"' in line for line in _lines())
