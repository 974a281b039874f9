"""The parts of computed amounts are those that leave no amount of the document out: in the row, above it and below it."""

from __future__ import annotations

import pytest

from benchmarks.belief.claims import Claim, failed_on, loaded
from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

SCHEMA = """
CREATE TABLE students (id INT PRIMARY KEY AUTO_INCREMENT, full_name VARCHAR(80) NOT NULL, scholarship_percent DECIMAL(5,2) NOT NULL);
CREATE TABLE term_bills (id INT PRIMARY KEY AUTO_INCREMENT, student_id INT NOT NULL, credits_billed INT NOT NULL,
  price_per_credit DECIMAL(8,2) NOT NULL, tuition_amount DECIMAL(10,2) NOT NULL, fee_amount DECIMAL(10,2) NOT NULL,
  scholarship_amount DECIMAL(10,2) NOT NULL, amount_due DECIMAL(10,2) NOT NULL, FOREIGN KEY (student_id) REFERENCES students(id));
CREATE TABLE bill_courses (id INT PRIMARY KEY AUTO_INCREMENT, term_bill_id INT NOT NULL, credits INT NOT NULL,
  material_fee DECIMAL(7,2) NOT NULL, FOREIGN KEY (term_bill_id) REFERENCES term_bills(id));
CREATE TABLE pledges (id INT PRIMARY KEY AUTO_INCREMENT, promised DECIMAL(12,2) NOT NULL, received DECIMAL(12,2) NOT NULL DEFAULT 0,
  outstanding DECIMAL(12,2) NOT NULL, status VARCHAR(20) NOT NULL COMMENT 'active, fulfilled, lapsed');
CREATE TABLE instalments (id INT PRIMARY KEY AUTO_INCREMENT, pledge_id INT NOT NULL, paid_on DATE NOT NULL, amount DECIMAL(12,2) NOT
  NULL, FOREIGN KEY (pledge_id) REFERENCES pledges(id));
CREATE TABLE appeals (id INT PRIMARY KEY AUTO_INCREMENT, goal DECIMAL(12,2) NOT NULL, raised DECIMAL(12,2) NOT NULL DEFAULT 0);
CREATE TABLE gifts (id INT PRIMARY KEY AUTO_INCREMENT, appeal_id INT NOT NULL, amount DECIMAL(12,2) NOT NULL, state VARCHAR(20) NOT
  NULL COMMENT 'pending, settled, failed, refunded', FOREIGN KEY (appeal_id) REFERENCES appeals(id));
CREATE TABLE sales (id INT PRIMARY KEY AUTO_INCREMENT, net_amount DECIMAL(10,2) NOT NULL, vat_amount DECIMAL(10,2) NOT NULL,
  total_amount DECIMAL(10,2) NOT NULL, trade_in_amount DECIMAL(10,2) NOT NULL, down_payment DECIMAL(10,2) NOT NULL, financed_amount
  DECIMAL(10,2) NOT NULL);
CREATE TABLE shifts (id INT PRIMARY KEY AUTO_INCREMENT, worker_name VARCHAR(80) NOT NULL, hours DECIMAL(5,2) NOT NULL, hourly_rate
  DECIMAL(6,2) NOT NULL, travel_allowance DECIMAL(6,2) NOT NULL, pay DECIMAL(8,2) NOT NULL);
CREATE TABLE work_orders (id INT PRIMARY KEY AUTO_INCREMENT, labor_amount DECIMAL(9,2) NOT NULL, part_amount DECIMAL(9,2) NOT NULL,
  subtotal DECIMAL(10,2) NOT NULL);
CREATE TABLE work_order_parts (work_order_id INT NOT NULL, line_no SMALLINT NOT NULL, quantity INT NOT NULL, unit_price DECIMAL(9,2)
  NOT NULL, line_amount DECIMAL(10,2) NOT NULL, PRIMARY KEY (work_order_id, line_no), FOREIGN KEY (work_order_id) REFERENCES
  work_orders(id));
CREATE TABLE events (id INT PRIMARY KEY AUTO_INCREMENT, title VARCHAR(80) NOT NULL);
CREATE TABLE event_lines (id INT PRIMARY KEY AUTO_INCREMENT, event_id INT NOT NULL, net_amount DECIMAL(10,2) NOT NULL, tax_rate
  DECIMAL(4,2) NOT NULL, tax_amount DECIMAL(10,2) NOT NULL, FOREIGN KEY (event_id) REFERENCES events(id));
CREATE TABLE invoices (id INT PRIMARY KEY AUTO_INCREMENT, event_id INT NOT NULL UNIQUE, net DECIMAL(10,2) NOT NULL, tax DECIMAL(10,2)
  NOT NULL, total DECIMAL(10,2) NOT NULL, deposit_received DECIMAL(10,2) NOT NULL DEFAULT 0, amount_due DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (event_id) REFERENCES events(id));
CREATE TABLE payments (id INT PRIMARY KEY AUTO_INCREMENT, invoice_id INT NOT NULL, paid_on DATE NOT NULL, amount DECIMAL(10,2) NOT
  NULL, FOREIGN KEY (invoice_id) REFERENCES invoices(id));
CREATE TABLE payslips (id INT PRIMARY KEY AUTO_INCREMENT, regular_hours DECIMAL(6,2) NOT NULL, overtime_hours DECIMAL(5,2) NOT NULL,
  hourly_rate DECIMAL(6,2) NOT NULL, overtime_factor DECIMAL(3,2) NOT NULL, gross_pay DECIMAL(9,2) NOT NULL, tax_withheld DECIMAL(9,2)
  NOT NULL, pension_contribution DECIMAL(8,2) NOT NULL, deductions DECIMAL(9,2) NOT NULL, net_pay DECIMAL(9,2) NOT NULL);
CREATE TABLE budgets (id INT PRIMARY KEY AUTO_INCREMENT, original_amount DECIMAL(12,2) NOT NULL, transfer_in DECIMAL(12,2) NOT NULL,
  transfer_out DECIMAL(12,2) NOT NULL, revised_amount DECIMAL(12,2) NOT NULL, committed_amount DECIMAL(12,2) NOT NULL, spent_amount
  DECIMAL(12,2) NOT NULL, available_amount DECIMAL(12,2) NOT NULL);
CREATE TABLE repairs (id INT PRIMARY KEY AUTO_INCREMENT, hours DECIMAL(5,2) NOT NULL, hourly_rate DECIMAL(6,2) NOT NULL, material
  DECIMAL(8,2) NOT NULL, total_cost DECIMAL(9,2) NOT NULL);
CREATE TABLE policies (id INT PRIMARY KEY AUTO_INCREMENT, net_premium DECIMAL(10,2) NOT NULL, policy_fee DECIMAL(8,2) NOT NULL,
  insurance_tax DECIMAL(8,2) NOT NULL, total_premium DECIMAL(10,2) NOT NULL);
CREATE TABLE covers (id INT PRIMARY KEY AUTO_INCREMENT, policy_id INT NOT NULL, sum_insured DECIMAL(12,2) NOT NULL, premium
  DECIMAL(10,2) NOT NULL, FOREIGN KEY (policy_id) REFERENCES policies(id));
"""

HOLDS = """
what is due is all that is charged less the scholarship|term_bills WHERE ABS(amount_due - tuition_amount - fee_amount + scholarship_amount) > 0.001
credits that are billed are those of the courses|term_bills t WHERE credits_billed <> (SELECT COALESCE(SUM(credits), 0) FROM bill_courses b WHERE b.term_bill_id = t.id)
fees are the fees of the courses|term_bills t WHERE ABS(fee_amount - (SELECT COALESCE(SUM(material_fee), 0) FROM bill_courses b WHERE b.term_bill_id = t.id)) > 0.001
a scholarship is the percentage of the student|term_bills t JOIN students s ON s.id = t.student_id WHERE ABS(scholarship_amount - tuition_amount * scholarship_percent / 100) > 0.011
what was received are the instalments|pledges p WHERE ABS(received - (SELECT COALESCE(SUM(amount), 0) FROM instalments i WHERE i.pledge_id = p.id)) > 0.001
what is outstanding was promised and not received|pledges WHERE ABS(outstanding - promised + received) > 0.001 OR outstanding < 0
a promise is fulfilled once nothing is outstanding|pledges WHERE (status = 'fulfilled') <> (outstanding = 0)
what was raised are the gifts that came in|appeals a WHERE ABS(raised - (SELECT COALESCE(SUM(amount), 0) FROM gifts g WHERE g.appeal_id = a.id AND state = 'settled')) > 0.001
what is financed is the total less all that was given for it|sales WHERE ABS(financed_amount - total_amount + trade_in_amount + down_payment) > 0.001 OR financed_amount < 0
pay has what is paid beside the hours|shifts WHERE ABS(pay - hours * hourly_rate - travel_allowance) > 0.011
parts are the lines called so|work_orders w WHERE ABS(part_amount - (SELECT COALESCE(SUM(line_amount), 0) FROM work_order_parts p WHERE p.work_order_id = w.id)) > 0.001
the tax of a bill is that of the lines|invoices i WHERE ABS(tax - (SELECT COALESCE(SUM(tax_amount), 0) FROM event_lines l WHERE l.event_id = i.event_id)) > 0.001
what is due is without the deposit and the payments|invoices i WHERE ABS(amount_due - total + deposit_received + (SELECT COALESCE(SUM(amount), 0) FROM payments p WHERE p.invoice_id = i.id)) > 0.001 OR amount_due < 0
overtime is paid at its factor|payslips WHERE ABS(gross_pay - (regular_hours + overtime_hours * overtime_factor) * hourly_rate) > 0.011
deductions are what is taken off|payslips WHERE ABS(deductions - tax_withheld - pension_contribution) > 0.001 OR ABS(net_pay - gross_pay + deductions) > 0.001
what is available is left of the revised budget|budgets WHERE ABS(revised_amount - original_amount - transfer_in + transfer_out) > 0.001 OR ABS(available_amount - revised_amount + committed_amount + spent_amount) > 0.001
material comes on top of the hours|repairs WHERE ABS(total_cost - hours * hourly_rate - material) > 0.011
a total that the row reckons is not that of its children|policies WHERE ABS(total_premium - net_premium - policy_fee - insurance_tax) > 0.001
"""


@pytest.fixture(scope="module")
def database():  # type: ignore[no-untyped-def]
    schema = parse_schema(SCHEMA, "chains.sql")
    text = infer_tested(schema, "chains", "chains.sql", 20).text
    return loaded(make_plan(schema, read_blueprint(text), text, GenerationOptions(seed=42)))


@pytest.mark.parametrize("line", HOLDS.strip().splitlines(), ids=lambda line: str(line).split("|")[0])
def test_no_amount_is_left_out(database, line) -> None:  # type: ignore[no-untyped-def]
    text, query = line.split("|", 1)
    assert failed_on(database, [Claim("chain", text, f"SELECT COUNT(*) FROM {query}")]) == []
