"""Lines of documents that follow others: what is invoiced, shipped and returned is among what was ordered, at its price."""

from __future__ import annotations

import pytest

from tests.blueprint.test_times_and_durations import inferred

SHOP = """
CREATE TABLE products (id INT PRIMARY KEY AUTO_INCREMENT, sku VARCHAR(20) NOT NULL UNIQUE, unit_price DECIMAL(10,2) NOT NULL);
CREATE TABLE orders (id INT PRIMARY KEY AUTO_INCREMENT, ordered_at DATETIME NOT NULL, total DECIMAL(12,2) NOT NULL);
CREATE TABLE order_items (id INT PRIMARY KEY AUTO_INCREMENT, order_id INT NOT NULL, product_id INT NOT NULL, quantity INT NOT NULL,
  unit_price DECIMAL(10,2) NOT NULL, line_total DECIMAL(12,2) NOT NULL,
  FOREIGN KEY (order_id) REFERENCES orders (id), FOREIGN KEY (product_id) REFERENCES products (id));
CREATE TABLE invoices (id INT PRIMARY KEY AUTO_INCREMENT, order_id INT NOT NULL, issued_on DATE NOT NULL, total DECIMAL(12,2) NOT NULL,
  FOREIGN KEY (order_id) REFERENCES orders (id));
CREATE TABLE invoice_items (id INT PRIMARY KEY AUTO_INCREMENT, invoice_id INT NOT NULL, product_id INT NOT NULL, quantity INT NOT NULL,
  unit_price DECIMAL(10,2) NOT NULL, line_total DECIMAL(12,2) NOT NULL,
  FOREIGN KEY (invoice_id) REFERENCES invoices (id), FOREIGN KEY (product_id) REFERENCES products (id));
CREATE TABLE returns (id INT PRIMARY KEY AUTO_INCREMENT, order_id INT NOT NULL, returned_at DATETIME NOT NULL, FOREIGN KEY (order_id) REFERENCES orders (id));
CREATE TABLE return_items (id INT PRIMARY KEY AUTO_INCREMENT, return_id INT NOT NULL, order_item_id INT NOT NULL, quantity INT NOT NULL, refund_amount DECIMAL(12,2) NOT NULL,
  FOREIGN KEY (return_id) REFERENCES returns (id), FOREIGN KEY (order_item_id) REFERENCES order_items (id));
"""
OLD = """
CREATE TABLE ARTMS (ART_NO INT NOT NULL PRIMARY KEY, ART_DSC VARCHAR(40) NOT NULL);
CREATE TABLE ORDHDR (ORD_NO INT NOT NULL PRIMARY KEY, ORD_DT DATE NOT NULL);
CREATE TABLE ORDLIN (ORD_NO INT NOT NULL, LIN_NO SMALLINT NOT NULL, ART_NO INT NOT NULL, ORD_QTY INT NOT NULL, PRIMARY KEY (ORD_NO, LIN_NO),
  FOREIGN KEY (ORD_NO) REFERENCES ORDHDR (ORD_NO), FOREIGN KEY (ART_NO) REFERENCES ARTMS (ART_NO));
CREATE TABLE INVHDR (INV_NO INT NOT NULL PRIMARY KEY, ORD_NO INT NOT NULL, INV_DT DATE NOT NULL, FOREIGN KEY (ORD_NO) REFERENCES ORDHDR (ORD_NO));
CREATE TABLE RETHDR (RET_NO INT NOT NULL PRIMARY KEY, INV_NO INT NOT NULL, RET_DT DATE NOT NULL, FOREIGN KEY (INV_NO) REFERENCES INVHDR (INV_NO));
CREATE TABLE RETLIN (RET_NO INT NOT NULL, LIN_NO SMALLINT NOT NULL, ART_NO INT NOT NULL, RET_QTY INT NOT NULL, PRIMARY KEY (RET_NO, LIN_NO),
  FOREIGN KEY (RET_NO) REFERENCES RETHDR (RET_NO), FOREIGN KEY (ART_NO) REFERENCES ARTMS (ART_NO));
"""
BROKEN = {
    SHOP: (
        # every order has one invoice, of all its lines
        "SELECT * FROM orders o WHERE (SELECT COUNT(*) FROM invoices i WHERE i.order_id = o.id) <> 1",
        "SELECT * FROM invoices i JOIN orders o ON o.id = i.order_id WHERE ABS(i.total - o.total) > 0.001",
        "SELECT order_id, product_id, quantity, unit_price FROM invoice_items l JOIN invoices i ON i.id = l.invoice_id "
        "EXCEPT SELECT order_id, product_id, quantity, unit_price FROM order_items",
        # a return has lines of its order, no more of them than ordered, at their price
        "SELECT * FROM returns r WHERE NOT EXISTS (SELECT 1 FROM return_items l WHERE l.return_id = r.id)",
        "SELECT * FROM return_items l JOIN returns r ON r.id = l.return_id JOIN order_items o ON o.id = l.order_item_id "
        "WHERE o.order_id <> r.order_id OR l.quantity NOT BETWEEN 1 AND o.quantity OR ABS(refund_amount - l.quantity * o.unit_price) > 0.006",
        "SELECT 1 WHERE (SELECT COUNT(*) FROM return_items) > 4 * (SELECT COUNT(*) FROM returns)",
    ),
    OLD: (
        "SELECT * FROM RETLIN l JOIN RETHDR r ON r.RET_NO = l.RET_NO JOIN INVHDR i ON i.INV_NO = r.INV_NO "
        "WHERE NOT EXISTS (SELECT 1 FROM ORDLIN o WHERE o.ORD_NO = i.ORD_NO AND o.ART_NO = l.ART_NO AND o.ORD_QTY >= l.RET_QTY)",
    ),
}


@pytest.mark.parametrize("schema", BROKEN, ids=["refers to lines or things", "header leads there by way of another"])
@pytest.mark.parametrize("rows", [20, 200])
def test_what_follows_an_order_is_among_its_lines(schema: str, rows: int) -> None:
    database = inferred(schema, rows=rows)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN[schema]}
    assert not {query: found for query, found in broken.items() if found}
