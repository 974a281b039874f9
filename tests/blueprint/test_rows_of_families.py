"""The times and states of a row agree with those of the rows that it belongs to: they lie within them, and tell the same journey."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.belief.claims import Claim, failed_on, loaded
from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

SCHEMA = """
CREATE TABLE depositors (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL, joined_on DATE NOT NULL);
CREATE TABLE loaders (id INT AUTO_INCREMENT PRIMARY KEY, first_name VARCHAR(40) NOT NULL, last_name VARCHAR(40) NOT NULL,
  hired_on DATE NOT NULL, left_on DATE NULL);
CREATE TABLE storage_contracts (id INT AUTO_INCREMENT PRIMARY KEY, depositor_id INT NOT NULL, starts_on DATE NOT NULL, ends_on DATE NULL,
  status ENUM('draft', 'active', 'ended') NOT NULL DEFAULT 'active', FOREIGN KEY (depositor_id) REFERENCES depositors (id));
CREATE TABLE removals (id INT AUTO_INCREMENT PRIMARY KEY, contract_id INT NOT NULL, placed_at DATETIME NOT NULL, packed_at DATETIME NULL,
  shipped_at DATETIME NULL, status ENUM('new', 'picking', 'packed', 'shipped', 'cancelled') NOT NULL DEFAULT 'new',
  FOREIGN KEY (contract_id) REFERENCES storage_contracts (id));
CREATE TABLE removal_lines (id INT AUTO_INCREMENT PRIMARY KEY, removal_id INT NOT NULL, quantity INT NOT NULL, shipped_quantity INT NULL,
  picked_by INT NULL, picked_at DATETIME NULL, FOREIGN KEY (removal_id) REFERENCES removals (id), FOREIGN KEY (picked_by) REFERENCES loaders (id));
CREATE TABLE fairs (id INT AUTO_INCREMENT PRIMARY KEY, starts_on DATE NOT NULL, ends_on DATE NOT NULL, created_at DATETIME NOT NULL);
CREATE TABLE registrations (id INT AUTO_INCREMENT PRIMARY KEY, fair_id INT NOT NULL, depositor_id INT NOT NULL, registered_at DATETIME NOT NULL,
  status ENUM('pending', 'confirmed', 'cancelled', 'completed') NOT NULL DEFAULT 'pending', FOREIGN KEY (fair_id) REFERENCES fairs (id),
  FOREIGN KEY (depositor_id) REFERENCES depositors (id));
CREATE TABLE treatments (id INT AUTO_INCREMENT PRIMARY KEY, registration_id INT NOT NULL, treated_at DATETIME NOT NULL,
  FOREIGN KEY (registration_id) REFERENCES registrations (id));
CREATE TABLE payments (id INT AUTO_INCREMENT PRIMARY KEY, registration_id INT NOT NULL, paid_at DATETIME NOT NULL, amount DECIMAL(8, 2) NOT NULL,
  FOREIGN KEY (registration_id) REFERENCES registrations (id));
CREATE TABLE certificates (id INT AUTO_INCREMENT PRIMARY KEY, registration_id INT NOT NULL UNIQUE, issued_on DATE NOT NULL,
  FOREIGN KEY (registration_id) REFERENCES registrations (id));
CREATE TABLE invoices (id INT AUTO_INCREMENT PRIMARY KEY, depositor_id INT NOT NULL, issued_on DATE NOT NULL, due_on DATE NOT NULL,
  total DECIMAL(8, 2) NOT NULL, status ENUM('draft', 'sent', 'paid') NOT NULL DEFAULT 'draft', paid_at DATETIME NULL,
  FOREIGN KEY (depositor_id) REFERENCES depositors (id));
CREATE TABLE invoice_payments (id INT AUTO_INCREMENT PRIMARY KEY, invoice_id INT NOT NULL, amount DECIMAL(8, 2) NOT NULL, received_on DATE NOT NULL,
  FOREIGN KEY (invoice_id) REFERENCES invoices (id));
CREATE TABLE assets (id INT AUTO_INCREMENT PRIMARY KEY, bought_on DATE NOT NULL, status ENUM('available', 'on_hire', 'repair') NOT NULL);
CREATE TABLE hires (id INT AUTO_INCREMENT PRIMARY KEY, asset_id INT NOT NULL, depositor_id INT NOT NULL, booked_at DATETIME NOT NULL,
  start_date DATE NOT NULL, due_date DATE NOT NULL, returned_on DATE NULL, status ENUM('booked', 'out', 'returned', 'cancelled') NOT NULL,
  FOREIGN KEY (asset_id) REFERENCES assets (id), FOREIGN KEY (depositor_id) REFERENCES depositors (id));
CREATE TABLE overhauls (id INT AUTO_INCREMENT PRIMARY KEY, asset_id INT NOT NULL, starts_on DATE NOT NULL, ends_on DATE NULL,
  status ENUM('planned', 'in_progress', 'done') NOT NULL, FOREIGN KEY (asset_id) REFERENCES assets (id));
CREATE TABLE branches (id INT AUTO_INCREMENT PRIMARY KEY, opened_on DATE NOT NULL, closed_on DATE NULL);
CREATE TABLE leases (id INT AUTO_INCREMENT PRIMARY KEY, branch_id INT NOT NULL, starts_on DATE NOT NULL, ends_on DATE NULL,
  FOREIGN KEY (branch_id) REFERENCES branches (id));
"""
LINE = "FROM removal_lines l JOIN removals r ON r.id = l.removal_id WHERE"
GUEST = "JOIN registrations g ON g.id = x.registration_id JOIN fairs f ON f.id = g.fair_id"
CLAIMS = {
    "a line is picked before what it is a line of is packed": f"SELECT COUNT(*) {LINE} l.picked_at > r.packed_at",
    "a line is picked after that was placed": f"SELECT COUNT(*) {LINE} l.picked_at < r.placed_at",
    "a line is picked once that has come so far": f"SELECT COUNT(*) {LINE} (l.picked_at IS NULL) <> (r.status IN ('new', 'cancelled'))",
    "a quantity is shipped of what was": f"SELECT COUNT(*) {LINE} (l.shipped_quantity IS NULL) <> (r.status <> 'shipped')",
    "who works on a line has not left": "SELECT COUNT(*) FROM removal_lines l JOIN loaders p ON p.id = l.picked_by WHERE p.left_on IS NOT NULL",
    "no row lies behind the end of its contract": "SELECT COUNT(*) FROM removals r JOIN storage_contracts c ON c.id = r.contract_id WHERE DATE(r.placed_at) > c.ends_on",
    "what happens to guests does while they are there": f"SELECT COUNT(*) FROM treatments x {GUEST} WHERE DATE(x.treated_at) NOT BETWEEN f.starts_on AND f.ends_on",
    "guests have paid by the end": f"SELECT COUNT(*) FROM payments x {GUEST} WHERE DATE(x.paid_at) > f.ends_on",
    "a certificate is of what is over": f"SELECT COUNT(*) FROM certificates x {GUEST} WHERE x.issued_on < f.ends_on",
    "nothing is paid behind the time of its payment": "SELECT COUNT(*) FROM invoice_payments p JOIN invoices i ON i.id = p.invoice_id WHERE p.received_on > DATE(i.paid_at)",
    "bills are paid by their term": "SELECT MAX(DATEDIFF(paid_at, issued_on)) < 10 OR MAX(DATEDIFF(paid_at, due_on)) > 1 FROM invoices",
    "what is hired comes back after its start": "SELECT COUNT(*) FROM hires WHERE returned_on < start_date OR due_date < start_date",
    "what is out on hire is so by its state": "SELECT COUNT(*) FROM hires h JOIN assets a ON a.id = h.asset_id WHERE h.status = 'out' AND a.status <> 'on_hire'",
    "work that is planned is ahead": "SELECT COUNT(*) FROM overhauls WHERE (status = 'planned') <> (starts_on > '2026-06-30')",
    "what would last too long lies within what there is": "SELECT COUNT(*) FROM leases l JOIN branches b ON b.id = l.branch_id WHERE l.starts_on > b.closed_on",
    "rows do not meet at the edge of what they lie in": "SELECT COUNT(*) FROM (SELECT placed_at FROM removals GROUP BY placed_at HAVING COUNT(*) > 3) x",
}


@cache
def _failed(rows: int) -> dict[str, str]:
    model = parse_schema(SCHEMA, "depot.sql")
    text = infer_tested(model, "depot", "depot.sql", rows).text
    plan = make_plan(model, read_blueprint(text), text, GenerationOptions(seed=42))
    claims = [Claim("family", name, query) for name, query in CLAIMS.items()]
    return {claim.text: found for claim, found in failed_on(loaded(plan), claims)}


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("rows", [20, 150])
def test_rows_agree_with_those_that_they_belong_to(claim: str, rows: int) -> None:
    assert claim not in _failed(rows)
