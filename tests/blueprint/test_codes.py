"""Schemas of codes and abbreviations without comments: what the letters of states and methods mean, and who and where columns are about."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE PRT_CALL (CALL_ID INT PRIMARY KEY, ETA DATETIME NOT NULL, ATA DATETIME, ATD DATETIME, CNCL_RSN VARCHAR(80),
  STS CHAR(2) NOT NULL DEFAULT 'EX', CHECK (STS IN ('EX','BR','SL','CN')));
CREATE TABLE ASMT (ASMT_ID INT PRIMARY KEY, INSP_DT DATE NOT NULL, CERT_DT DATE, STS CHAR(1) NOT NULL DEFAULT 'P', CHECK (STS IN ('P','C','A')));
CREATE TABLE PMT (PMT_ID INT PRIMARY KEY, PMT_DT DATE NOT NULL, MTHD CHAR(2) NOT NULL, CHK_NO VARCHAR(10), CHECK (MTHD IN ('CA','CK','CC','EF')));
CREATE TABLE LV_REQ (REQ_ID INT PRIMARY KEY, REQ_DT DATE NOT NULL, APPR_DT DATE, STAT CHAR(1) NOT NULL DEFAULT 'P', CHECK (STAT IN ('P','A','D')));
CREATE TABLE EMP (EMP_ID INT PRIMARY KEY, FST_NM VARCHAR(20) NOT NULL, HIR_DT DATE NOT NULL, TRM_DT DATE,
  STAT CHAR(1) NOT NULL DEFAULT 'A', CHECK (STAT IN ('A','L','T')));
CREATE TABLE OWNR (OWN_ID INT PRIMARY KEY, PH_NO VARCHAR(15), EML_ADDR VARCHAR(80), ADDR_LN1 VARCHAR(60) NOT NULL, CTY_NM VARCHAR(40) NOT NULL,
  ST_CD CHAR(2) NOT NULL, ZIP_CD VARCHAR(10) NOT NULL, FLG_CTRY CHAR(2));
CREATE TABLE TX_BILL (BILL_ID INT PRIMARY KEY, OWN_ID INT NOT NULL, TX_YR SMALLINT NOT NULL, PREM DECIMAL(9,2) NOT NULL, CRE_BY VARCHAR(30) NOT NULL, UNIQUE (OWN_ID, TX_YR));
CREATE TABLE TX_BILL_LN (BILL_ID INT NOT NULL, LN_NBR SMALLINT NOT NULL, LN_PREM DECIMAL(9,2) NOT NULL, PRIMARY KEY (BILL_ID, LN_NBR));
CREATE TABLE DUES (DUES_ID INT PRIMARY KEY, OWN_ID INT NOT NULL, BILL_YR SMALLINT NOT NULL, BILL_MO TINYINT NOT NULL, UNIQUE (OWN_ID, BILL_YR, BILL_MO));
"""


@pytest.fixture(scope="module")
def lines() -> list[str]:
    schema = parse_schema(SCHEMA, "codes.sql")
    return infer_blueprint(schema, "codes", "codes.sql", classify=classify, complete=True).text.splitlines()


@pytest.mark.parametrize(
    ("column", "rule"),
    [
        ("ATA", "when = \"STS IN ('BR', 'SL')\""),  # a ship that is expected has not come
        ("ATD", "when = \"STS = 'SL'\""),
        ("CNCL_RSN", "when = \"STS = 'CN'\""),
        ("CERT_DT", 'when = "STS'),  # P is pending, not paid, and C certified
        ("CHK_NO", "when = \"MTHD = 'CK'\""),
        ("APPR_DT", "when = \"STAT = 'A'\""),  # beside A, D is denied
        ("TRM_DT", "when = \"STAT = 'T'\""),
        ("PH_NO", "phone"),
        ("EML_ADDR", "email"),
        ("ADDR_LN1", "address"),
        ("CTY_NM", 'stream = "OWNR.place"'),
        ("FST_NM", "person.first_name"),
        ("TX_YR", "YEAR(as_of) + 1 - ORDINAL(OWN_ID)"),  # a year of each owner
        ("BILL_YR", "YEAR(as_of - INTERVAL ORDINAL(OWN_ID) MONTH)"),
        ("BILL_MO", "MONTH(as_of - INTERVAL ORDINAL(OWN_ID) MONTH)"),
        ("CRE_BY", 'provider = "username"'),
    ],
)
def test_codes_and_abbreviations_say_what_columns_hold(column: str, rule: str, lines: list[str]) -> None:
    (line,) = (
        each for each in lines if each.startswith(f"{column} = ") or f".{column} = " in each.split(" = ")[0] + " = "
    )
    assert rule in line


def test_no_line_has_what_all_lines_come_to(lines: list[str]) -> None:
    assert not any("BILL_ID.PREM" in line for line in lines)


def test_a_country_of_a_flag_is_no_flag(lines: list[str]) -> None:
    assert not any("FLG_CTRY" in line and '"Y"' in line for line in lines)


_OTHERS = """
CREATE TABLE VT_KD (KD_NR INT NOT NULL AUTO_INCREMENT PRIMARY KEY, NACHN VARCHAR(40) NOT NULL, VORN VARCHAR(40), STR VARCHAR(50) NOT NULL,
  PLZ CHAR(5) NOT NULL, ORT VARCHAR(40) NOT NULL, ERF_DAT DATETIME NOT NULL, ERF_BEN VARCHAR(20) NOT NULL);
CREATE TABLE VT_MITARB (PNR INT NOT NULL PRIMARY KEY, NACHN VARCHAR(40) NOT NULL, EINTR_DAT DATE NOT NULL);
CREATE TABLE VT_RECH (RE_NR INT NOT NULL AUTO_INCREMENT PRIMARY KEY, KD_NR INT NOT NULL, PNR INT NOT NULL, RE_DAT DATE NOT NULL, BTR DECIMAL(9,2) NOT NULL,
  STAT CHAR(1) NOT NULL DEFAULT 'O', BEZ_DAT DATE, CHECK (STAT IN ('O','B','S')));
CREATE TABLE VT_ZAEHL (ZAEHL_NR INT NOT NULL AUTO_INCREMENT PRIMARY KEY, EINB_DAT DATE NOT NULL, STAND_AKT INT NOT NULL DEFAULT 0);
CREATE TABLE HTL_RSV (CONF_NO INT NOT NULL AUTO_INCREMENT PRIMARY KEY, BKG_DT DATETIME NOT NULL, ARR_DT DATE NOT NULL, DEP_DT DATE NOT NULL, CKIN_TS DATETIME,
  CKOUT_TS DATETIME, RSV_STS CHAR(2) NOT NULL DEFAULT 'BK', CHECK (RSV_STS IN ('BK','IH','CO','CX','NS')));
CREATE TABLE RT_PLN (RT_PLN_CD VARCHAR(6) NOT NULL PRIMARY KEY, CXL_HRS SMALLINT NOT NULL, EFF_DT DATE NOT NULL, EXP_DT DATE);
"""


def test_codes_of_other_languages_and_trades() -> None:
    """B is paid and S is not, a key of one word is a reference, who is in the house has come, and hours are not the days between."""
    schema = parse_schema(_OTHERS, "others.sql")
    text = infer_blueprint(schema, "others", "others.sql", classify=classify, complete=True).text
    for rule in (
        "when = \"STAT = 'B'\"",
        'reference = "VT_MITARB"',
        "when = \"RSV_STS IN ('IH', 'CO')\"",
        "person.last_name",
    ):
        assert rule in text
    assert not any(
        part in text for part in ("TIMESTAMPDIFF(HOUR, EFF_DT", 'STAND_AKT = { provider = "choice", values = [1, 0]')
    )
