"""Tables of kinds have few rows, each with a name of its own; what is owed is mostly paid; amounts in cents are copied as others are."""

from __future__ import annotations

from tests.blueprint.test_times_and_durations import inferred

SCHEMA = """
CREATE TABLE Species (SpeciesId INT NOT NULL AUTO_INCREMENT PRIMARY KEY, SpeciesName VARCHAR(30) NOT NULL UNIQUE);
CREATE TABLE Client (ClientId INT NOT NULL AUTO_INCREMENT PRIMARY KEY, ClientName VARCHAR(80) NOT NULL);
CREATE TABLE Pet (PetId INT NOT NULL AUTO_INCREMENT PRIMARY KEY, SpeciesId INT NOT NULL REFERENCES Species (SpeciesId),
  ClientId INT NOT NULL REFERENCES Client (ClientId), PetName VARCHAR(40) NOT NULL);
CREATE TABLE Invoice (InvoiceId INT NOT NULL AUTO_INCREMENT PRIMARY KEY, PetId INT NOT NULL REFERENCES Pet (PetId), IssuedOn DATE NOT NULL,
  GrandTotal DECIMAL(10,2) NOT NULL, AmountPaid DECIMAL(10,2) NOT NULL DEFAULT 0, BalanceDue DECIMAL(10,2) NOT NULL, IsPaid BIT NOT NULL DEFAULT b'0');
CREATE TABLE plans (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, price_cents INT UNSIGNED NOT NULL);
CREATE TABLE memberships (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, plan_id INT NOT NULL REFERENCES plans (id), price_cents INT UNSIGNED NOT NULL,
  starts_on DATE NOT NULL, ends_on DATE NOT NULL);
CREATE TABLE rides (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, membership_id INT NOT NULL REFERENCES memberships (id), started_at DATETIME NOT NULL,
  ended_at DATETIME NULL, overage_minutes SMALLINT UNSIGNED NOT NULL DEFAULT 0, unlock_fee_cents INT UNSIGNED NOT NULL DEFAULT 100,
  total_cents INT UNSIGNED NOT NULL DEFAULT 0);
"""
BROKEN = (
    "SELECT COUNT(*), COUNT(DISTINCT SpeciesName) FROM Species HAVING COUNT(*) NOT BETWEEN 3 AND 8 OR MAX(SpeciesName GLOB '*[0-9]*')",
    "SELECT COUNT(*) FROM Client HAVING COUNT(*) < 15",
    "SELECT * FROM Invoice WHERE ABS(BalanceDue - GrandTotal + AmountPaid) > 0.001 OR (IsPaid = 1) <> (BalanceDue = 0)",
    "SELECT * FROM memberships m JOIN plans p ON p.id = m.plan_id WHERE m.price_cents <> p.price_cents",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM rides WHERE overage_minutes = (julianday(ended_at) - julianday(started_at)) * 1440) > 5",
    "SELECT 1 WHERE (SELECT COUNT(*) FROM rides WHERE total_cents = overage_minutes * unlock_fee_cents) > 5",
    "SELECT SUM(IsPaid), COUNT(*) FROM Invoice HAVING SUM(IsPaid) * 2 < COUNT(*) OR SUM(IsPaid) = COUNT(*)",
)


def test_kinds_are_few_what_is_owed_is_paid_and_cents_are_money() -> None:
    database = inferred(SCHEMA)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN}
    assert {query: rows for query, rows in broken.items() if rows} == {}
