"""Dates and times that no table of verbs knows, plans and what came of them, lengths, delays, and what comments say of NULL."""

from __future__ import annotations

import sqlite3

from benchmarks.belief.__main__ import loaded
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.schedule import _placed
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE shop (id INT AUTO_INCREMENT PRIMARY KEY, opened_on DATE NOT NULL, closed_on DATE NULL);
CREATE TABLE FLT (FLT_ID INT AUTO_INCREMENT PRIMARY KEY, SCHD_DEP_TS DATETIME NOT NULL, SCHD_ARR_TS DATETIME NOT NULL,
  ACT_DEP_TS DATETIME NULL, ACT_ARR_TS DATETIME NULL, DEP_DLY_MIN INT NULL COMMENT 'actual less scheduled departure',
  STS CHAR(3) NOT NULL COMMENT 'PLN=planned, DEP=departed, ARR=arrived, CXL=cancelled');
CREATE TABLE probe (id INT AUTO_INCREMENT PRIMARY KEY, shop_id INT NOT NULL, gezogen_am DATETIME NOT NULL,
  zentrifugiert_am DATETIME NOT NULL, befundet_am DATETIME NULL, dauer_min INT NULL COMMENT 'von gezogen_am bis befundet_am',
  stufe ENUM('vorab', 'final') NOT NULL, freigabe VARCHAR(40) NULL COMMENT 'leer solange vorab',
  FOREIGN KEY (shop_id) REFERENCES shop (id));
CREATE TABLE shift (id INT AUTO_INCREMENT PRIMARY KEY, work_day DATE NOT NULL, start_time TIME NOT NULL, end_time TIME NOT NULL,
  break_min SMALLINT NOT NULL, hours DECIMAL(5,2) NOT NULL);
CREATE TABLE task (id INT AUTO_INCREMENT PRIMARY KEY, published_at DATETIME NOT NULL, due_at DATETIME NOT NULL);
CREATE TABLE submission (id INT AUTO_INCREMENT PRIMARY KEY, task_id INT NOT NULL, submitted_at DATETIME NOT NULL,
  is_late TINYINT(1) NOT NULL, FOREIGN KEY (task_id) REFERENCES task (id));
CREATE TABLE evening (id INT AUTO_INCREMENT PRIMARY KEY, announced_at DATETIME NOT NULL, starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL,
  opens TIME NOT NULL, closes TIME NOT NULL);
CREATE TABLE ticket (id INT AUTO_INCREMENT PRIMARY KEY, evening_id INT NOT NULL, bought_at DATETIME NOT NULL, price DECIMAL(7,2) NOT NULL,
  FOREIGN KEY (evening_id) REFERENCES evening (id));
CREATE TABLE request (id INT AUTO_INCREMENT PRIMARY KEY, state ENUM('open', 'review', 'won', 'lost') NOT NULL, decided_at DATETIME NULL,
  claimed_amount DECIMAL(8,2) NOT NULL, approved_amount DECIMAL(8,2) NULL);
CREATE TABLE bin (id INT AUTO_INCREMENT PRIMARY KEY, quantity INT NOT NULL, is_empty TINYINT(1) NOT NULL COMMENT '1 if quantity = 0');
"""
# each finds rows that break what an expert expects
BROKEN = (
    "SELECT * FROM FLT WHERE SCHD_ARR_TS <= SCHD_DEP_TS OR ACT_ARR_TS <= ACT_DEP_TS",
    "SELECT * FROM FLT WHERE (STS IN ('DEP', 'ARR')) <> (ACT_DEP_TS IS NOT NULL) OR (STS = 'ARR') <> (ACT_ARR_TS IS NOT NULL)",
    "SELECT * FROM FLT WHERE (DEP_DLY_MIN IS NULL) <> (ACT_DEP_TS IS NULL) OR "
    "ABS(DEP_DLY_MIN - (julianday(ACT_DEP_TS) - julianday(SCHD_DEP_TS)) * 1440) > 1",
    "SELECT * FROM probe WHERE zentrifugiert_am <= gezogen_am OR befundet_am <= zentrifugiert_am",
    "SELECT * FROM probe WHERE (dauer_min IS NULL) <> (befundet_am IS NULL) OR "
    "ABS(dauer_min - (julianday(befundet_am) - julianday(gezogen_am)) * 1440) > 1",
    "SELECT * FROM probe WHERE (freigabe IS NULL) <> (stufe = 'vorab')",
    "SELECT * FROM probe p JOIN shop s ON s.id = p.shop_id WHERE DATE(gezogen_am) NOT BETWEEN opened_on AND IFNULL(closed_on, '2027')",
    "SELECT * FROM shift WHERE end_time <= start_time OR ABS(hours - "
    "((julianday(end_time) - julianday(start_time)) * 1440 - break_min) / 60) > 0.02",
    "SELECT * FROM submission s JOIN task t ON t.id = s.task_id WHERE s.is_late <> (s.submitted_at > t.due_at)",
    "SELECT 1 WHERE (SELECT 2 * SUM(is_late) > COUNT(*) FROM submission)",
    "SELECT * FROM evening WHERE starts_at <= announced_at OR ends_at <= starts_at OR closes <= opens",
    "SELECT * FROM ticket t JOIN evening e ON e.id = t.evening_id WHERE bought_at NOT BETWEEN announced_at AND starts_at",
    "SELECT * FROM request WHERE (decided_at IS NULL) <> (state IN ('open', 'review')) OR approved_amount > claimed_amount",
    "SELECT * FROM bin WHERE is_empty <> (quantity = 0)",
)


def inferred(text: str, rows: int = 40) -> sqlite3.Connection:
    """The rows of an inferred blueprint."""
    schema = parse_schema(text, "schema.sql")
    blueprint = infer_blueprint(schema, "x", "schema.sql", rows, classify=classify).text
    return loaded(make_plan(schema, read_blueprint(blueprint), blueprint, GenerationOptions(seed=7)))


def test_times_are_in_the_order_that_names_and_columns_say() -> None:
    database = inferred(SCHEMA)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN}
    assert {query: rows for query, rows in broken.items() if rows} == {}


def test_parts_of_unknown_verbs_lie_between_their_neighbours() -> None:
    assert _placed([0, None, None, 92]) == [0, 30, 61, 92]
    assert _placed([None, 0, None]) == [0, 0, 46]
    assert _placed([75, 20, 20]) == [75, 20, 24]
