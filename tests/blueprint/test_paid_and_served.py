"""What is paid of a row and how, whom a table seats, and what a narrower flag says of a wider one."""

from __future__ import annotations

from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

ORDERS = """CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, status ENUM('open','paid') NOT NULL DEFAULT 'open',
total DECIMAL(10,2) NOT NULL, amount_paid DECIMAL(10,2) NOT NULL DEFAULT 0, balance_due DECIMAL(10,2) NOT NULL
COMMENT 'total less amount paid');
"""
PAYMENTS = """CREATE TABLE payments (id INT AUTO_INCREMENT PRIMARY KEY, order_id INT NOT NULL REFERENCES orders (id),
method ENUM('cash','card') NOT NULL, amount DECIMAL(10,2) NOT NULL COMMENT 'Amount settled, without tip',
tip_amount DECIMAL(8,2) NOT NULL DEFAULT 0, cash_tendered DECIMAL(10,2) NULL COMMENT 'Cash only',
change_given DECIMAL(8,2) NULL COMMENT 'Cash only');
"""


def _text(schema: str) -> str:
    return infer_tested(parse_schema(schema), "demo", rows=20, complete=True).text


def test_of_some_rows_all_is_paid_and_of_others_nothing() -> None:
    text = _text(ORDERS)
    assert 'part_share = { provider = "choice", values = [100, 0, 50, 25]' in text, text
    assert "WHEN balance_due <= 0" in text


def test_what_a_comment_leaves_out_of_the_column_itself_is_taken_off_nothing() -> None:
    assert '\namount = "ROUND(order_id.settled * part' in _text(ORDERS + PAYMENTS)


def test_change_is_what_is_handed_over_less_the_amount_and_the_tip() -> None:
    text = _text(ORDERS + PAYMENTS)
    assert 'cash_tendered = { expression = "CEIL((amount + tip_amount) / 5) * 5"' in text
    assert 'change_given = { expression = "cash_tendered - amount - tip_amount"' in text


def test_a_party_fits_at_its_table() -> None:
    text = _text(
        "CREATE TABLE tables_of_house (id INT AUTO_INCREMENT PRIMARY KEY, seats TINYINT NOT NULL);"
        "CREATE TABLE bookings (id INT AUTO_INCREMENT PRIMARY KEY, table_id INT NOT NULL, party_size TINYINT NOT NULL,"
        "FOREIGN KEY (table_id) REFERENCES tables_of_house (id));"
    )
    assert "CEIL(table_id.seats * seated_percent / 100)" in text


def test_vegan_dishes_are_vegetarian() -> None:
    text = _text(
        "CREATE TABLE dishes (id INT AUTO_INCREMENT PRIMARY KEY, is_vegetarian TINYINT(1) NOT NULL DEFAULT 0,"
        "is_vegan TINYINT(1) NOT NULL DEFAULT 0);"
    )
    assert 'is_vegetarian = "IF(is_vegan = 1, 1, drawn_vegetarian)"' in text


def test_a_comment_may_say_of_two_states_what_a_number_is() -> None:
    text = _text(
        "CREATE TABLE deals (id INT AUTO_INCREMENT PRIMARY KEY, stage ENUM('new','won','lost') NOT NULL,"
        "probability_percent SMALLINT NOT NULL DEFAULT 10 COMMENT '100 if won, 0 if lost');"
    )
    assert "IF(stage = 'lost', 0, (IF(stage = 'won', 100, usual_probability_percent)))" in text


def test_beside_a_grand_total_a_tax_total_is_the_tax() -> None:
    text = _text(
        "CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, subtotal DECIMAL(10,2) NOT NULL,"
        "discount_total DECIMAL(10,2) NOT NULL, shipping_total DECIMAL(10,2) NOT NULL, tax_total DECIMAL(10,2) NOT NULL,"
        "grand_total DECIMAL(10,2) NOT NULL);"
    )
    assert 'grand_total = "subtotal + shipping_total + tax_total - discount_total"' in text


def test_opp_beside_accounts_is_an_opportunity() -> None:
    text = _text(
        "CREATE TABLE ACCT (ACCT_ID INT AUTO_INCREMENT PRIMARY KEY,"
        "WON_AMT DECIMAL(14,2) NOT NULL DEFAULT 0 COMMENT 'Sum of won opportunities');"
        "CREATE TABLE OPP (OPP_ID INT AUTO_INCREMENT PRIMARY KEY, ACCT_ID INT NOT NULL REFERENCES ACCT (ACCT_ID),"
        "STAGE ENUM('NEW','WON','LOST') NOT NULL, AMT DECIMAL(12,2) NOT NULL);"
    )
    assert "SUM(IF(OPP.STAGE = 'WON', OPP.AMT, 0))" in text
