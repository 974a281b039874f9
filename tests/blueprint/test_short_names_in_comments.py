"""Comments say what names cut short and codes mean, and in which rows a value is there."""

from __future__ import annotations

import tomllib

import pytest

from seedsql.blueprint.inference.comments.values import listed_values
from seedsql.blueprint.inference.output.said_conditions import labelled
from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

SCHEMA = """
CREATE TABLE CSTMST (CSTNO CHAR(6) PRIMARY KEY, CSTNM VARCHAR(40) NOT NULL, PAYTRM SMALLINT NOT NULL COMMENT 'net days');
CREATE TABLE PRDMST (PRDNO CHAR(8) PRIMARY KEY, PRDDSC VARCHAR(40) NOT NULL, KPDY SMALLINT NOT NULL COMMENT 'keeps days',
  LSTPRC DECIMAL(9,2) NOT NULL);
CREATE TABLE MIXHDR (MIXNO CHAR(8) PRIMARY KEY, PRDNO CHAR(8) NOT NULL, MIXDT DATE NOT NULL,
  RPNENDDT DATE COMMENT 'ripening end', PCKDT DATE, BBFDT DATE COMMENT 'use before = PCKDT + KPDY',
  INIDNS DECIMAL(5,3) NOT NULL COMMENT 'initial density', FINDNS DECIMAL(5,3) COMMENT 'final density',
  MIXSTS CHAR(1) NOT NULL COMMENT 'M=mixing R=ripening P=packed W=wasted',
  FOREIGN KEY (PRDNO) REFERENCES PRDMST (PRDNO));
CREATE TABLE SALHDR (SALNO INT PRIMARY KEY AUTO_INCREMENT, CSTNO CHAR(6) NOT NULL, SALDT DATE NOT NULL,
  REQDT DATE NOT NULL COMMENT 'requested delivery', NETAMT DECIMAL(11,2) NOT NULL, VATPC DECIMAL(4,2) NOT NULL,
  VATAMT DECIMAL(11,2) NOT NULL, GRSAMT DECIMAL(11,2) NOT NULL, FOREIGN KEY (CSTNO) REFERENCES CSTMST (CSTNO));
CREATE TABLE SALLIN (SALNO INT NOT NULL, LINNO SMALLINT NOT NULL, PRDNO CHAR(8) NOT NULL, QTYORD INT NOT NULL,
  LSTPRC DECIMAL(9,2) NOT NULL, DSCPC DECIMAL(5,2) NOT NULL DEFAULT 0,
  LINAMT DECIMAL(11,2) NOT NULL COMMENT 'QTYORD * LSTPRC less DSCPC', PRIMARY KEY (SALNO, LINNO),
  FOREIGN KEY (SALNO) REFERENCES SALHDR (SALNO), FOREIGN KEY (PRDNO) REFERENCES PRDMST (PRDNO));
CREATE TABLE CRTMST (CRTNO CHAR(8) PRIMARY KEY, PURDT DATE NOT NULL,
  CRTSTS CHAR(1) NOT NULL COMMENT 'E=empty F=full C=at customer L=lost', OUTDT DATE COMMENT 'at customer since',
  CSTNO CHAR(6) COMMENT 'only if CRTSTS=C', FOREIGN KEY (CSTNO) REFERENCES CSTMST (CSTNO));
"""


@pytest.fixture(scope="module")
def rules() -> dict[str, object]:
    text = infer_tested(parse_schema(SCHEMA, "sales.sql"), "sales", "sales.sql", 20).text
    return {
        f"{table}.{column}": rule
        for table, said in tomllib.loads(text)["tables"].items()
        for column, rule in said.get("columns", {}).items()
    }


def test_a_percentage_that_ends_in_pc_is_no_amount(rules: dict[str, object]) -> None:
    assert rules["SALHDR.VATAMT"] == "ROUND(NETAMT * VATPC / 100, 2)"
    assert rules["SALHDR.GRSAMT"] in ("NETAMT + VATAMT", "LEAST(NETAMT + VATAMT, 999999999.99)")
    assert "QTYORD * LSTPRC * (100 - DSCPC) / 100" in str(rules["SALLIN.LINAMT"])


def test_a_labelled_sum_counts_from_the_time_that_it_names(rules: dict[str, object]) -> None:
    assert "PCKDT + INTERVAL (PRDNO.KPDY) DAY" in str(rules["MIXHDR.BBFDT"])


def test_a_delivery_that_a_comment_says_is_requested_is_behind_the_order(rules: dict[str, object]) -> None:
    assert str(rules["SALHDR.REQDT"]).startswith("SALDT + INTERVAL")


def test_a_comment_that_begins_with_a_state_says_when_a_value_is_there(rules: dict[str, object]) -> None:
    assert "CRTSTS = 'C'" in str(rules["CRTMST.OUTDT"])
    assert "CRTSTS = 'C'" in str(rules["CRTMST.CSTNO"])


def test_labels_of_codes_are_what_the_comment_says_though_no_table_knows_them(rules: dict[str, object]) -> None:
    state = rules["MIXHDR.MIXSTS"]
    assert isinstance(state, dict)
    assert max(zip(state["weights"], state["values"], strict=True))[1] == "P"
    assert "MIXSTS" in str(rules["MIXHDR.PCKDT"])


@pytest.mark.parametrize(
    ("sql_type", "comment", "values"),
    [
        ("CHAR(1)", "E=empty F=full C=at customer L=lost", ("E", "F", "C", "L")),
        ("CHAR(15)", "social security number, 15 digits, 1 = male, 2 = female", None),
        ("CHAR(1)", "1 digit, 1 = male, 2 = female", None),
        ("CHAR(2)", "1 = male, 2 = female", ("1", "2")),
        ("CHAR(3)", "DRV DRIVER, SRT SORTER, CLK OFFICE CLERK", ("DRV", "SRT", "CLK")),
        ("VARCHAR(16)", "DRIVING LICENCE", None),
        ("VARCHAR(4)", "DOM INTL", ("DOM", "INTL")),
        ("CHAR(2)", "CA CASH / CC CREDIT CARD / BT BANK TRANSFER", ("CA", "CC", "BT")),
        ("VARCHAR(12)", "DRIVERS ONLY", None),
        ("VARCHAR(10)", "SEA AIR ROAD RAIL", ("SEA", "AIR", "ROAD", "RAIL")),
        ("CHAR(2)", "WH whole GU gutted FI fillet", ("WH", "GU", "FI")),
        ("CHAR(1)", "O OPEN P PART W WRITTEN OFF", ("O", "P", "W")),
        ("CHAR(1)", "I invoice C credit", ("I", "C")),
        ("CHAR(2)", "MO HH LI LB HE CY", ("MO", "HH", "LI", "LB", "HE", "CY")),
        ("CHAR(2)", "NW RP IN AG RJ", ("NW", "RP", "IN", "AG", "RJ")),
        ("CHAR(2)", "code of the EU", None),
        ("VARCHAR(2)", "L, H, LL, HH", ("L", "H", "LL", "HH")),
        ("VARCHAR(4)", "R9 bis R11", ("R9", "R10", "R11")),
        ("CHAR(1)", "A-D", ("A", "B", "C", "D")),
        ("VARCHAR(10)", "1 to 5", None),
        ("CHAR(10)", "YYYY MM DD", None),
    ],
)
def test_a_comment_lists_codes_with_or_without_labels(
    sql_type: str, comment: str, values: tuple[str, ...] | None
) -> None:
    schema = parse_schema(f"CREATE TABLE t (x {sql_type} NOT NULL COMMENT '{comment}')", "t.sql")
    listed = listed_values(schema.tables[0].columns[0])
    assert (listed.values if listed is not None else None) == values


def test_a_label_ends_before_the_next_code() -> None:
    assert labelled("M=mixing R=ripening P=packed", "R") == "R (ripening)"
    assert labelled("E=empty C=at customer L=lost", "C") == "C (at customer)"
