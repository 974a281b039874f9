"""What a shop buys and sells: who sold, and at which price a line is."""

from __future__ import annotations

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

SHOP = """
CREATE TABLE {customers} (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(60) NOT NULL, phone VARCHAR(20) NOT NULL);
CREATE TABLE {users} (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(60) NOT NULL, email VARCHAR(90) NOT NULL, password VARCHAR(90) NOT NULL);
CREATE TABLE goods (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(60) NOT NULL, cost_price DECIMAL(9,2) NOT NULL, sale_price DECIMAL(9,2) NOT NULL);
CREATE TABLE sales (id INT PRIMARY KEY AUTO_INCREMENT, {customer} INT NOT NULL, {seller} INT NOT NULL, sold_on DATE NOT NULL);
CREATE TABLE sale_lines (id INT PRIMARY KEY AUTO_INCREMENT, sale_id INT NOT NULL, goods_id INT NOT NULL, quantity INT NOT NULL,
  unit_price DECIMAL(9,2) NOT NULL, FOREIGN KEY (sale_id) REFERENCES sales (id), FOREIGN KEY (goods_id) REFERENCES goods (id));
CREATE TABLE purchase_orders (id INT PRIMARY KEY AUTO_INCREMENT, ordered_on DATE NOT NULL);
CREATE TABLE po_lines (id INT PRIMARY KEY AUTO_INCREMENT, purchase_order_id INT NOT NULL, goods_id INT NOT NULL, quantity INT NOT NULL,
  unit_price DECIMAL(9,2) NOT NULL, FOREIGN KEY (purchase_order_id) REFERENCES purchase_orders (id), FOREIGN KEY (goods_id) REFERENCES goods (id));
"""


def _rules(customers: str, users: str, customer: str, seller: str) -> dict[str, str]:
    sql = SHOP.replace("{customers}", customers).replace("{users}", users).replace("{customer}", customer)
    schema = parse_schema(sql.replace("{seller}", seller), "schema.sql")
    return rules_in(infer_blueprint(schema, "seed", "schema.sql", classify=classify, complete=True).text)


def test_who_sells_to_a_customer_is_no_customer() -> None:
    assert '"users"' in _rules("customers", "users", "customer_id", "seller_id")["sales.seller_id"]
    assert '"usuarios"' in _rules("clientes", "usuarios", "id_cliente", "id_vendedor")["sales.id_vendedor"]


def test_the_seller_beside_a_buyer_is_a_customer_as_well() -> None:
    found = _rules("clients", "users", "buyer_id", "seller_id")
    assert '"clients"' in found["sales.seller_id"] and '"clients"' in found["sales.buyer_id"]


def test_a_line_of_a_purchase_is_at_what_the_thing_costs_and_one_of_a_sale_at_what_it_is_sold_for() -> None:
    found = _rules("customers", "users", "customer_id", "seller_id")
    assert "goods_id.cost_price" in found["po_lines.unit_price"]
    assert "goods_id.sale_price" in found["sale_lines.unit_price"]
