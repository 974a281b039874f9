"""A shop with its offers, small enough to say what each change of it does."""

from __future__ import annotations

SCHEMA = """CREATE TABLE shop (id INT NOT NULL PRIMARY KEY, name VARCHAR(40) NOT NULL, state ENUM('a','b') NOT NULL,
  kind ENUM('x','y') NULL);
CREATE TABLE sale (id INT NOT NULL PRIMARY KEY, shop_id INT NOT NULL, amount DECIMAL(8,2) NOT NULL, note VARCHAR(60) NULL,
  KEY by_shop (shop_id), CONSTRAINT fk_shop FOREIGN KEY (shop_id) REFERENCES shop (id));
CREATE TABLE device (id CHAR(36) NOT NULL PRIMARY KEY, shop_id INT NOT NULL, FOREIGN KEY (shop_id) REFERENCES shop (id));
"""


BLUEPRINT = """[blueprint]
name = "shops"
number = "0001"
summary = "shops"
schema = "schema.sql"
as_of = 2025-03-01
seed = 7
[sizes.small]
shop = 20
sale = 100
device = 40
[tables.shop.columns]
name = "CONCAT('Shop ', row_number)"
state = { provider = "choice", values = ["a", "b"] }
[tables.sale.columns]
amount = { provider = "decimal", min = 1, max = 900 }
note = { provider = "sentence", null = 0.3 }
[[checks]]
name = "sale: amounts are positive"
find = "SELECT id FROM {sale} WHERE amount <= 0"
"""
