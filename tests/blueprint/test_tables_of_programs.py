"""What tables of applications hold beside those of a trade: settings, logs, logins, documents that programs read."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

# table | columns | the column | what its rule has, or ``-`` and what it has not
RULES = """
pages | creator VARCHAR(64) DEFAULT '' | creator | "username"
pages | handled VARCHAR(64) COMMENT '操作人员' | handled | "username"
pages | handled VARCHAR(64) COMMENT '操作人ID' | handled | - "username"
pages | lock_owner VARCHAR(40) NOT NULL | lock_owner | "Lock Owner
hooks | params TEXT NOT NULL | params | {{\\"enabled\\":
hooks | config_smtp_provider VARCHAR(200) NOT NULL | config_smtp_provider | - enabled
hooks | content_html TEXT NOT NULL | content_html | "<p>
hooks | params VARCHAR(60) NOT NULL | params | - enabled
failed_jobs | connection TEXT NOT NULL | connection | "redis"
jobs | queue VARCHAR(255) NOT NULL | queue | "default"
calls | queue VARCHAR(255) NOT NULL | queue | - "default"
tokens | abilities TEXT | abilities | [\\"{*|read|write}\\"]
jobs | cron_expression VARCHAR(60) NOT NULL | cron_expression | "*/15 * * * *"
jobs | timeout INT NOT NULL DEFAULT 0 COMMENT '超时时间，单位秒', created_at DATETIME NOT NULL | timeout | - UNIX_TIMESTAMP
runs | executed_at DATETIME, execution_time INT | execution_time | - UNIX_TIMESTAMP
chats | video_timestamp INT NOT NULL COMMENT 'Seconds into the video when it was sent', created_at DATETIME NOT NULL | video_timestamp | - UNIX_TIMESTAMP
payments | amount INT NOT NULL, timestamp INT NOT NULL | timestamp | UNIX_TIMESTAMP(begun)
stays | checkin INT NOT NULL, checkout INT NOT NULL, timestamp INT NOT NULL | checkout | UNIX_TIMESTAMP
stays | checkin INT NOT NULL, checkout INT NOT NULL | checkout | - UNIX_TIMESTAMP
goods_tastes | name VARCHAR(50) NOT NULL | name | Taste {row}
order_parts | sku_name VARCHAR(128) NOT NULL | sku_name | product.name
promo_rules | rule_no VARCHAR(64) NOT NULL | rule_no | "RUL-
loan_kinds | max_loans INT NOT NULL, loan_duration INT NOT NULL | loan_duration | - max_loans
loan_kinds | renewals INT NOT NULL, renewal_days INT NOT NULL | renewal_days | - renewals
school_years | name VARCHAR(40) NOT NULL | name | "2025/2026"
employees | full_name VARCHAR(60) NOT NULL, designation VARCHAR(60) NOT NULL | designation | - person
clients | number INT NULL, own TINYINT NULL COMMENT '1-native; 2-foreign', spouse TINYINT NULL COMMENT '1-native; 2-foreign' | number | - spouse
clients | number INT NULL, nationality TINYINT NULL COMMENT '1-a; 2-b', spouse_nationality TINYINT NULL COMMENT '1-a; 2-b' | number | - nationality
banks | id_user_permission TEXT | id_user_permission | - orders.view
modules | module_name TEXT NOT NULL | module_name | Module {row}
users | role ENUM('client','agent','boss') NOT NULL, agent_id BIGINT NULL, FOREIGN KEY (agent_id) REFERENCES users (id) | agent_id | - when
activities | discount_rate DECIMAL(5,4) NOT NULL DEFAULT 1.0 | discount_rate | - 1.2
messages | created_at DATETIME NOT NULL, next_retry_time DATETIME NULL | next_retry_time | - MONTH
rules | included_in_price TINYINT NOT NULL COMMENT '押金是否已含在售价中（1=不再加收）' | included_in_price | values = [1, 0]
promos | type VARCHAR(32) NOT NULL COMMENT '类型（FULL/SALE）', cut DECIMAL(9,2) COMMENT '满减金额（FULL专用）' | cut | type = 'FULL'
promos | target VARCHAR(32) NOT NULL COMMENT '对象（ALL/GROUP）', target_value VARCHAR(64) COMMENT '编码（ALL时为空）' | target_value | NOT (target = 'ALL')
salary | basic_salary INT NOT NULL, name VARCHAR(40) | name | - person
order_approval | order_id INT, approver VARCHAR(40), status VARCHAR(20) | status | "rejected"
drugs_bought | purchase_date INT, price DECIMAL(8,2), total_cost DECIMAL(10,2) | total_cost | - purchase_date
compradores | nome VARCHAR(80), tipo_pessoa VARCHAR(20) | tipo_pessoa | - person
corretores | nome VARCHAR(50) NOT NULL, cpf VARCHAR(20) NOT NULL | nome | person.name
libros | titulo VARCHAR(80), pais_publicacion CHAR(2) NULL | pais_publicacion | - "S"
corretores | nome VARCHAR(50) NOT NULL, cpf_cnpj VARCHAR(20) NOT NULL | nome | - person
lojas | nome VARCHAR(50) NOT NULL, cpf VARCHAR(20) NOT NULL | nome | - person
members | is_hot INT(1) DEFAULT 0, top INT DEFAULT 0 COMMENT '是否置顶' | top | values = [1, 0]
menus | pid BIGINT COMMENT '父级id' | pid | { reference = "menus"
menus | pid BIGINT COMMENT 'process' | pid | - reference
files | sha256 CHAR(64) NOT NULL | sha256 | {hex:16}{hex:16}{hex:16}{hex:16}
coupons | min DECIMAL(10,2), start_time DATETIME NOT NULL, end_time DATETIME NOT NULL | min | - TIMESTAMPDIFF
addresses | province VARCHAR(32) COMMENT '省份/直辖市' | province | "region"
orders | receive_time DATETIME, receiver_phone VARCHAR(20), add_time DATETIME NOT NULL | receiver_phone | - when
orders | receive_time DATETIME, start_time DATETIME, receiver_name VARCHAR(40), add_time DATETIME | add_time | "begun"
orders | receive_time DATETIME, start_time DATETIME, receiver_name VARCHAR(40), add_time DATETIME | receiver_name | "person.name"
mailboxes | last_error_msg VARCHAR(120) NOT NULL | last_error_msg | "Permission denied"
vendors | vendor_favorite TINYINT(1) NOT NULL DEFAULT 0, vendor_notes VARCHAR(80) | vendor_notes | - when
schedules | starts_at TIME, ends_at TIME, day TINYINT | day | - clock_length
passes | valid_from DATE, valid_until DATE, expired BOOLEAN NOT NULL DEFAULT 0 | expired | "IF(valid_until < as_of, 1, 0)"
""".strip().splitlines()


@pytest.mark.parametrize("line", RULES)
def test_a_column_of_an_application_has_what_programs_write(line: str) -> None:
    table, columns, name, expected = (part.strip() for part in line.split(" | "))
    schema = parse_schema(f"CREATE TABLE {table} (id BIGINT AUTO_INCREMENT PRIMARY KEY, {columns});")
    found = rules_in(infer_blueprint(schema, "seed", "schema.sql", classify=classify, complete=True).text)
    rule = found[f"{table}.{name}"]
    assert (expected.removeprefix("- ") in rule) != expected.startswith("- "), rule


SUMS = """
sort INT NOT NULL DEFAULT 0 | sort INT NOT NULL DEFAULT 0 | sort | no sum
status TINYINT NOT NULL DEFAULT 0 | status TINYINT NOT NULL DEFAULT 0 | status | no sum
visits INT NOT NULL DEFAULT 0 | visits INT NOT NULL DEFAULT 0 | visits | sum
visits TINYINT NOT NULL DEFAULT 0 | visits TINYINT NOT NULL DEFAULT 0 | visits | no sum
total_products DECIMAL(12,2) NOT NULL | product_price DECIMAL(10,2) NOT NULL, product_quantity INT NOT NULL | total_products | no sum
total_paid DECIMAL(12,2) NOT NULL | reduction_paid DECIMAL(10,2) NOT NULL | total_paid | no sum
""".strip().splitlines()


@pytest.mark.parametrize("line", SUMS)
def test_what_does_not_add_up_is_no_total_of_the_rows_below(line: str) -> None:
    own, below, name, expected = (part.strip() for part in line.split(" | "))
    schema = parse_schema(
        f"CREATE TABLE queues (id INT AUTO_INCREMENT PRIMARY KEY, {own}); CREATE TABLE cells (id INT AUTO_INCREMENT PRIMARY KEY, "
        f"queue_id INT NOT NULL, {below}, FOREIGN KEY (queue_id) REFERENCES queues (id));"
    )
    found = rules_in(infer_blueprint(schema, "seed", "schema.sql", classify=classify, complete=True).text)
    assert ("SUM(cells." in found[f"queues.{name}"]) == (expected == "sum"), found[f"queues.{name}"]
