"""What refers to a row stands behind the stage of it that decides, and is of rows that have come to that stage."""

from __future__ import annotations

import pytest

from benchmarks.belief.claims import loaded
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE client (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL);
CREATE TABLE hire_job (id INT AUTO_INCREMENT PRIMARY KEY, client_id INT NOT NULL, status ENUM('quoted','booked','erected','dismantled','cancelled') NOT NULL DEFAULT 'quoted',
  quoted_at DATETIME NOT NULL, booked_at DATETIME NULL, erected_on DATE NULL, dismantled_on DATE NULL, FOREIGN KEY (client_id) REFERENCES client (id));
CREATE TABLE inspection (id INT AUTO_INCREMENT PRIMARY KEY, hire_job_id INT NOT NULL, inspected_at DATETIME NOT NULL, FOREIGN KEY (hire_job_id) REFERENCES hire_job (id));
CREATE TABLE booking (id INT AUTO_INCREMENT PRIMARY KEY, client_id INT NOT NULL, state VARCHAR(20) NOT NULL DEFAULT 'requested' COMMENT 'requested, confirmed, picked_up, returned, cancelled',
  starts_on DATE NOT NULL, ends_on DATE NOT NULL, picked_up_at DATETIME NULL, returned_at DATETIME NULL, created_at DATETIME NOT NULL, FOREIGN KEY (client_id) REFERENCES client (id));
CREATE TABLE damage_report (id INT AUTO_INCREMENT PRIMARY KEY, booking_id INT NOT NULL, reported_at DATETIME NOT NULL, FOREIGN KEY (booking_id) REFERENCES booking (id));
CREATE TABLE purchase (id INT AUTO_INCREMENT PRIMARY KEY, client_id INT NOT NULL, status ENUM('new','paid','shipped','delivered','cancelled') NOT NULL DEFAULT 'new',
  ordered_at DATETIME NOT NULL, shipped_at DATETIME NULL, delivered_at DATETIME NULL, FOREIGN KEY (client_id) REFERENCES client (id));
CREATE TABLE purchase_payment (id INT AUTO_INCREMENT PRIMARY KEY, purchase_id INT NOT NULL, paid_at DATETIME NOT NULL, FOREIGN KEY (purchase_id) REFERENCES purchase (id));
CREATE TABLE parcel (id INT AUTO_INCREMENT PRIMARY KEY, purchase_id INT NOT NULL, handed_over_at DATETIME NOT NULL, FOREIGN KEY (purchase_id) REFERENCES purchase (id));
CREATE TABLE credit_note (id INT AUTO_INCREMENT PRIMARY KEY, purchase_id INT NOT NULL, issued_on DATE NOT NULL, FOREIGN KEY (purchase_id) REFERENCES purchase (id));
CREATE TABLE invoice (id INT AUTO_INCREMENT PRIMARY KEY, client_id INT NOT NULL, status ENUM('draft','sent','paid','overdue','void') NOT NULL DEFAULT 'draft',
  issued_on DATE NOT NULL, due_on DATE NOT NULL, paid_on DATE NULL, FOREIGN KEY (client_id) REFERENCES client (id));
CREATE TABLE dunning_notice (id INT AUTO_INCREMENT PRIMARY KEY, invoice_id INT NOT NULL, sent_on DATE NOT NULL, FOREIGN KEY (invoice_id) REFERENCES invoice (id));
CREATE TABLE batch (id INT AUTO_INCREMENT PRIMARY KEY, product VARCHAR(40) NOT NULL, status ENUM('planned','in_progress','finished','released','rejected') NOT NULL DEFAULT 'planned',
  started_at DATETIME NULL, finished_at DATETIME NULL, released_at DATETIME NULL, created_at DATETIME NOT NULL);
CREATE TABLE cita (id INT AUTO_INCREMENT PRIMARY KEY, fecha_hora DATETIME NOT NULL, estado ENUM('programada','confirmada','atendida','cancelada') NOT NULL DEFAULT 'programada');
CREATE TABLE receta (id INT AUTO_INCREMENT PRIMARY KEY, cita_id INT NOT NULL, emitida_en DATETIME NOT NULL, FOREIGN KEY (cita_id) REFERENCES cita (id));
CREATE TABLE factura (id INT AUTO_INCREMENT PRIMARY KEY, fecha DATE NOT NULL, estado ENUM('emitida','pagada','anulada') NOT NULL DEFAULT 'emitida');
CREATE TABLE pago (id INT AUTO_INCREMENT PRIMARY KEY, factura_id INT NOT NULL, pagado_en DATETIME NOT NULL, FOREIGN KEY (factura_id) REFERENCES factura (id));
CREATE TABLE dispatch (id INT AUTO_INCREMENT PRIMARY KEY, batch_id INT NOT NULL, dispatched_at DATETIME NOT NULL, FOREIGN KEY (batch_id) REFERENCES batch (id));
"""
PARENTS = {
    "what is built is inspected": ("inspection", "hire_job", "p.erected_on IS NULL OR c.inspected_at < p.erected_on"),
    "what was picked up is damaged": (
        "damage_report",
        "booking",
        "p.picked_up_at IS NULL OR c.reported_at < p.picked_up_at",
    ),
    "what is paid has payments": ("purchase_payment", "purchase", "p.status IN ('new', 'cancelled')"),
    "what is shipped has parcels": ("parcel", "purchase", "p.shipped_at IS NULL OR c.handed_over_at < p.shipped_at"),
    "what was delivered is credited": (
        "credit_note",
        "purchase",
        "p.delivered_at IS NULL OR c.issued_on < DATE(p.delivered_at)",
    ),
    "what is overdue is dunned": ("dunning_notice", "invoice", "p.status <> 'overdue' OR c.sent_on <= p.due_on"),
    "who was seen gets a prescription": ("receta", "cita", "p.estado <> 'atendida'"),
    "what is paid has a pago": ("pago", "factura", "p.estado <> 'pagada' OR DATE(c.pagado_en) < p.fecha"),
    "what is released is dispatched": ("dispatch", "batch", "p.released_at IS NULL OR c.dispatched_at < p.released_at"),
}


@pytest.fixture(scope="module")
def text() -> str:
    return infer_blueprint(parse_schema(SCHEMA, "stages.sql"), "stages", "stages.sql", 60, classify=classify).text


@pytest.fixture(scope="module")
def database(text: str):  # type: ignore[no-untyped-def]
    return loaded(make_plan(parse_schema(SCHEMA, "stages.sql"), read_blueprint(text), text, GenerationOptions(seed=7)))


@pytest.mark.parametrize("claim", PARENTS)
def test_rows_stand_behind_the_stage_that_decides(database, claim: str) -> None:  # type: ignore[no-untyped-def]
    child, parent, broken = PARENTS[claim]
    found = f"SELECT * FROM {child} c JOIN {parent} p ON p.id = c.{parent}_id WHERE {broken}"
    assert not database.execute(found).fetchall()


def test_a_state_that_tells_of_other_rows_has_them(database) -> None:  # type: ignore[no-untyped-def]
    missing = "SELECT * FROM purchase p WHERE status IN ('paid', 'shipped') AND NOT EXISTS (SELECT 1 FROM purchase_payment c WHERE c.purchase_id = p.id)"
    assert not database.execute(missing).fetchall()


def test_a_default_that_rows_leave_by_steps_is_not_the_state_of_most(database) -> None:  # type: ignore[no-untyped-def]
    [(usual,)] = database.execute(
        "SELECT status FROM hire_job GROUP BY status ORDER BY COUNT(*) DESC LIMIT 1"
    ).fetchall()
    assert usual == "dismantled"


def test_the_reason_of_a_reference_says_what_its_rule_does(text: str) -> None:
    assert "where = \"status IN ('erected', 'dismantled')\" }  # time: rows of hire_job with erected_on" in text
    assert "cover = true }  # time: rows of purchase that are shipped or beyond that" in text


CONTRACTS = """
CREATE TABLE customers (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(60) NOT NULL, created_at DATETIME NOT NULL);
CREATE TABLE subscriptions (id INT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, started_at DATETIME NOT NULL, current_period_start DATETIME NOT NULL,
  current_period_end DATETIME NOT NULL, FOREIGN KEY (customer_id) REFERENCES customers (id));
CREATE TABLE invoices (id INT AUTO_INCREMENT PRIMARY KEY, subscription_id INT NOT NULL, status ENUM('draft','open','paid','void') NOT NULL DEFAULT 'draft', issued_on DATE NULL COMMENT 'empty for drafts',
  total DECIMAL(10,2) NOT NULL, amount_paid DECIMAL(10,2) NOT NULL DEFAULT 0, amount_due DECIMAL(10,2) NOT NULL, created_at DATETIME NOT NULL,
  FOREIGN KEY (subscription_id) REFERENCES subscriptions (id));
CREATE TABLE payments (id INT AUTO_INCREMENT PRIMARY KEY, invoice_id INT NOT NULL, amount DECIMAL(10,2) NOT NULL, paid_at DATETIME NOT NULL,
  status ENUM('pending','succeeded','failed') NOT NULL DEFAULT 'pending',
  FOREIGN KEY (invoice_id) REFERENCES invoices (id));
"""


@pytest.fixture(scope="module")
def contracts():  # type: ignore[no-untyped-def]
    model = parse_schema(CONTRACTS, "contracts.sql")
    text = infer_blueprint(model, "contracts", "contracts.sql", 60, classify=classify).text
    return loaded(make_plan(model, read_blueprint(text), text, GenerationOptions(seed=7)))


def test_the_bills_of_a_contract_are_of_all_its_time_and_not_of_its_present_period(contracts) -> None:  # type: ignore[no-untyped-def]
    count = "SELECT COUNT(*) FROM invoices c JOIN subscriptions p ON p.id = c.subscription_id"
    [(all_of_them,)] = contracts.execute(count).fetchall()
    [(before,)] = contracts.execute(f"{count} WHERE c.created_at < p.current_period_start").fetchall()
    assert before * 2 > all_of_them


def test_the_state_of_a_bill_follows_from_what_is_paid_though_it_has_a_day_of_issue(contracts) -> None:  # type: ignore[no-untyped-def]
    assert not contracts.execute("SELECT * FROM invoices WHERE (status = 'paid') <> (amount_due <= 0)").fetchall()


CANCELLED_TOO = """
CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, status ENUM('pending','confirmed','shipped','delivered','cancelled') NOT NULL, create_time DATETIME NOT NULL);
CREATE TABLE order_sku (id INT AUTO_INCREMENT PRIMARY KEY, order_id INT NOT NULL, sku_name VARCHAR(80) NOT NULL, create_time DATETIME NOT NULL,
  FOREIGN KEY (order_id) REFERENCES orders (id));
CREATE TABLE order_status_record (id INT AUTO_INCREMENT PRIMARY KEY, order_id INT NOT NULL, to_status VARCHAR(20) NOT NULL, create_time DATETIME NOT NULL,
  FOREIGN KEY (order_id) REFERENCES orders (id));
CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY, full_name VARCHAR(60) NOT NULL, approved TINYINT(1) NOT NULL DEFAULT 1);
CREATE TABLE transactions (id INT AUTO_INCREMENT PRIMARY KEY, user_id INT NOT NULL, total_amount DECIMAL(10,2) NOT NULL, FOREIGN KEY (user_id) REFERENCES users (id));
"""


def test_what_was_cancelled_has_lines_and_states_and_a_flag_is_no_amount_to_pay() -> None:
    text = infer_blueprint(parse_schema(CANCELLED_TOO, "s.sql"), "s", "s.sql", classify=classify, complete=True).text
    lines = [line for line in text.splitlines() if "order_id = " in line]
    assert len(lines) == 2 and not any("cancelled" in line for line in lines)
    assert "user_id.approved" not in text
