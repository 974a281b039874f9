"""Amounts beside states and rows that decide them: quantities of lines, bills that are paid in part, what a bill takes of a lease."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

ORDERS = """
CREATE TABLE purchases (id INT PRIMARY KEY AUTO_INCREMENT, ordered_on DATE NOT NULL, status ENUM('draft','sent','partially_received','received','cancelled') NOT NULL DEFAULT 'draft');
CREATE TABLE purchase_lines (id INT PRIMARY KEY AUTO_INCREMENT, purchase_id INT NOT NULL, qty_ordered INT NOT NULL, qty_received INT NOT NULL DEFAULT 0,
  FOREIGN KEY (purchase_id) REFERENCES purchases (id));
CREATE TABLE transfers (id INT PRIMARY KEY AUTO_INCREMENT, status ENUM('open','picked','shipped','cancelled') NOT NULL DEFAULT 'open');
CREATE TABLE transfer_lines (transfer_id INT NOT NULL, line_no INT NOT NULL, qty_requested INT NOT NULL, qty_shipped INT NOT NULL DEFAULT 0,
  PRIMARY KEY (transfer_id, line_no), FOREIGN KEY (transfer_id) REFERENCES transfers (id));
"""
LEASES = """
CREATE TABLE lot (id_lot INT PRIMARY KEY AUTO_INCREMENT, loyer DECIMAL(8,2) NOT NULL COMMENT 'loyer mensuel hors charges');
CREATE TABLE bail (id_bail INT PRIMARY KEY AUTO_INCREMENT, id_lot INT NOT NULL, loyer_hc DECIMAL(8,2) NOT NULL COMMENT 'loyer mensuel hors charges, celui du lot',
  provision_charges DECIMAL(7,2) NOT NULL DEFAULT 0.00, loyer_cc DECIMAL(8,2) NOT NULL COMMENT 'charges comprises', FOREIGN KEY (id_lot) REFERENCES lot (id_lot));
CREATE TABLE quittance (id_quittance INT PRIMARY KEY AUTO_INCREMENT, id_bail INT NOT NULL, montant_loyer DECIMAL(8,2) NOT NULL COMMENT 'loyer hors charges du bail',
  montant_charges DECIMAL(7,2) NOT NULL, montant_total DECIMAL(8,2) NOT NULL, montant_regle DECIMAL(8,2) NOT NULL DEFAULT 0.00, reste_du DECIMAL(8,2) NOT NULL,
  statut ENUM('à payer','partielle','soldée') NOT NULL DEFAULT 'à payer', FOREIGN KEY (id_bail) REFERENCES bail (id_bail));
CREATE TABLE plans (id INT PRIMARY KEY AUTO_INCREMENT, included_seats INT NOT NULL);
CREATE TABLE subscriptions (id INT PRIMARY KEY AUTO_INCREMENT, plan_id INT NOT NULL, seats INT NOT NULL COMMENT 'at least included_seats of the plan',
  FOREIGN KEY (plan_id) REFERENCES plans (id));
"""

WORKS = """
CREATE TABLE WRKORD (WONO INT NOT NULL PRIMARY KEY, WOSTS CHAR(1) NOT NULL DEFAULT 'P' COMMENT 'P planned, R released, C closed', ACTSTR DATETIME NULL,
  ACTEND DATETIME NULL, GODQTY DECIMAL(11,2) NOT NULL DEFAULT 0, SCRQTY DECIMAL(11,2) NOT NULL DEFAULT 0, TOTHRS DECIMAL(7,2) NOT NULL DEFAULT 0,
  TOTCST DECIMAL(13,2) NOT NULL DEFAULT 0);
CREATE TABLE WOOPR (WONO INT NOT NULL, OPRNO SMALLINT NOT NULL, ACTHRS DECIMAL(6,2) NOT NULL DEFAULT 0, ACTCST DECIMAL(11,2) NOT NULL DEFAULT 0,
  PRIMARY KEY (WONO, OPRNO), FOREIGN KEY (WONO) REFERENCES WRKORD (WONO));
CREATE TABLE services (id INT AUTO_INCREMENT PRIMARY KEY, position INT NOT NULL);
CREATE TABLE booking_items (id INT AUTO_INCREMENT PRIMARY KEY, service_id INT NOT NULL, FOREIGN KEY (service_id) REFERENCES services (id));
CREATE TABLE GRNLIN (GRNNO INT NOT NULL, LINNO SMALLINT NOT NULL, RCVQTY DECIMAL(11,2) NOT NULL, REJQTY DECIMAL(11,2) NOT NULL DEFAULT 0,
  ACCQTY DECIMAL(11,2) NOT NULL, REJRSN VARCHAR(30) NULL, PRIMARY KEY (GRNNO, LINNO));
CREATE TABLE STKBAL (WHSCD CHAR(3) NOT NULL PRIMARY KEY, ONHQTY DECIMAL(11,2) NOT NULL DEFAULT 0, AVGCST DECIMAL(11,2) NOT NULL, STKVAL DECIMAL(13,2) NOT NULL DEFAULT 0);
"""

SALES = """
CREATE TABLE sales_orders (id INT PRIMARY KEY AUTO_INCREMENT, status ENUM('open','shipped','completed','cancelled') NOT NULL DEFAULT 'open');
CREATE TABLE sales_order_lines (id INT PRIMARY KEY AUTO_INCREMENT, sales_order_id INT NOT NULL, qty_ordered INT NOT NULL, qty_shipped INT NOT NULL DEFAULT 0,
  qty_returned INT NOT NULL DEFAULT 0, unit_price DECIMAL(9,2) NOT NULL, FOREIGN KEY (sales_order_id) REFERENCES sales_orders (id));
CREATE TABLE rentals (id INT PRIMARY KEY AUTO_INCREMENT);
CREATE TABLE rental_lines (id INT PRIMARY KEY AUTO_INCREMENT, rental_id INT NOT NULL, qty_delivered INT NOT NULL, qty_returned INT NOT NULL DEFAULT 0,
  unit_price DECIMAL(9,2) NOT NULL, FOREIGN KEY (rental_id) REFERENCES rentals (id));
CREATE TABLE rechnungen (id INT PRIMARY KEY AUTO_INCREMENT, nettobetrag DECIMAL(10,2) NOT NULL, mwst_betrag DECIMAL(10,2) NOT NULL, bruttobetrag DECIMAL(10,2) NOT NULL,
  bezahlt DECIMAL(10,2) NOT NULL DEFAULT 0, skonto_gezogen DECIMAL(10,2) NOT NULL DEFAULT 0, offen DECIMAL(10,2) NOT NULL);
CREATE TABLE invoices (id INT PRIMARY KEY AUTO_INCREMENT, net_total DECIMAL(10,2) NOT NULL, vat_rate DECIMAL(4,2) NOT NULL, vat_total DECIMAL(10,2) NOT NULL);
CREATE TABLE commissions (id INT PRIMARY KEY AUTO_INCREMENT, base_amount DECIMAL(10,2) NOT NULL, rate DECIMAL(5,2) NOT NULL, amount DECIMAL(10,2) NOT NULL);
CREATE TABLE loads (id INT PRIMARY KEY AUTO_INCREMENT, gross_weight_kg INT NOT NULL COMMENT 'sum of items');
CREATE TABLE load_items (id INT PRIMARY KEY AUTO_INCREMENT, load_id INT NOT NULL, pieces INT NOT NULL, weight_per_piece_kg DECIMAL(8,2) NOT NULL,
  line_weight_kg DECIMAL(9,2) NOT NULL, FOREIGN KEY (load_id) REFERENCES loads (id));
CREATE TABLE schedules (id INT PRIMARY KEY AUTO_INCREMENT, opening_balance DECIMAL(12,2) NOT NULL, principal_due DECIMAL(10,2) NOT NULL,
  interest_due DECIMAL(10,2) NOT NULL, total_due DECIMAL(10,2) NOT NULL);
"""


@lru_cache(maxsize=4)
def _rules(ddl: str) -> dict[str, str]:
    return rules_in(infer_blueprint(parse_schema(ddl, "s.sql"), "s", "s.sql", classify=classify, complete=True).text)


@pytest.mark.parametrize(
    ("ddl", "column", "rule"),
    [
        pytest.param(
            ORDERS,
            "purchase_lines.qty_received",
            "IF(purchase_id.status IN ('partially_received', 'received'), (ROUND(qty_ordered * received_quantity_percent / 100, 0)), 0)",
            id="nothing of a line is received before its order is",
        ),
        pytest.param(
            ORDERS,
            "purchase_lines.received_quantity_percent",
            "IF(purchase_id.status = 'partially_received', partly_percent, 100)",
            id="all of a line is received but of an order that is in part",
        ),
        pytest.param(
            ORDERS,
            "transfer_lines.qty_shipped",
            "IF(transfer_id.status = 'shipped', (ROUND(qty_requested * ",
            id="the rows of a key that begins with that of another are its lines",
        ),
        pytest.param(LEASES, "quittance.montant_loyer", "id_bail.loyer_hc", id="a comment says more than the name"),
        pytest.param(
            LEASES, "bail.loyer_cc", "loyer_hc + provision_charges", id="no copies of its own rent add up to a rent"
        ),
        pytest.param(
            LEASES,
            "quittance.statut",
            "CASE WHEN reste_du <= 0 THEN 'soldée' WHEN montant_regle > 0 THEN 'partielle' ELSE 'à payer' END",
            id="bills begin unpaid, whatever their first state is called",
        ),
        pytest.param(
            LEASES, "subscriptions.seats", "at least included_seats of the plan", id="what is at least that is no copy"
        ),
        pytest.param(
            SALES,
            "sales_order_lines.returned_quantity_percent",
            "values = [0, 10, 50, 100]",
            id="little that is sold comes back",
        ),
        pytest.param(
            SALES, "rental_lines.returned_quantity_percent", "min = 50, max = 100", id="most that is rented comes back"
        ),
        pytest.param(
            SALES,
            "rechnungen.bezahlt",
            "ROUND((bruttobetrag - skonto_gezogen) * paid_percent / 100, 2)",
            id="bills can be paid in full beside a discount",
        ),
        pytest.param(
            SALES, "invoices.vat_total", "ROUND(net_total * vat_rate / 100, 2)", id="the total of a tax is a tax"
        ),
        pytest.param(
            SALES, "loads.gross_weight_kg", "SUM(load_items.line_weight_kg)", id="no sum of what one piece weighs"
        ),
        pytest.param(
            SALES, "schedules.total_due", '"principal_due + interest_due"', id="a balance is none of what is due"
        ),
        pytest.param(
            WORKS, "STKBAL.STKVAL", "ROUND(ONHQTY * AVGCST, 2)", id="a stock is worth its pieces at their cost"
        ),
        pytest.param(WORKS, "GRNLIN.REJRSN", "REJQTY > 0", id="a reason is there where something was rejected"),
        pytest.param(
            SALES, "commissions.amount", "ROUND(base_amount * rate / 100, 2)", id="an amount is its rate of its base"
        ),
        pytest.param(
            WORKS, "WRKORD.TOTHRS", "SUM(WOOPR.ACTHRS)", id="hours of parts add up, however long the row was open"
        ),
        pytest.param(WORKS, "services.position", "number: counts", id="a singular counts no rows"),
        pytest.param(WORKS, "WRKORD.GODQTY", "range: ", id="what is good is nothing of what it costs"),
        pytest.param(WORKS, "GRNLIN.ACCQTY", "RCVQTY - REJQTY", id="what is not rejected is accepted"),
    ],
)
def test_an_amount_agrees_with_what_decides_it(ddl: str, column: str, rule: str) -> None:
    assert rule in _rules(ddl)[column]
