"""The state that most rows have: what is in use of things, people and contracts, the last good end of what happens."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

# table | columns | the usual value
USUAL = """
tickets | opened_at DATETIME NOT NULL, s_status ENUM('open','in_progress','resolved','closed') NOT NULL DEFAULT 'open' | closed
leases | starts_on DATE NOT NULL, ends_on DATE NOT NULL, status ENUM('draft','active','ended','terminated') NOT NULL | active
mesin | serial_no VARCHAR(40) NOT NULL, sts CHAR(2) NOT NULL CHECK (sts IN ('OK','CL','LO','SC')) | OK
complaint | answered_on DATE, closed_on DATE, sts CHAR(1) NOT NULL CHECK (sts IN ('O','A','C')) | C
analysis | validated_at DATETIME, sts CHAR(1) NOT NULL CHECK (sts IN ('R','A','V','C')) | V
afspraak | datum DATE NOT NULL, status TINYINT NOT NULL COMMENT '0 gepland, 1 bevestigd, 2 uitgevoerd, 3 niet verschenen' | 2
pratica | aperta_il DATE NOT NULL, stato ENUM('aperta','in_lavorazione','evasa','respinta') NOT NULL | evasa
dzieci | imie VARCHAR(40) NOT NULL, status VARCHAR(20) NOT NULL COMMENT 'oczekuje, przyjete, wypisane' | przyjete
job | moved_on DATE NOT NULL, sts CHAR(3) NOT NULL CHECK (sts IN ('QUO','BKD','LDD','DLV','CXL')) | DLV
inspections | done_on DATE NOT NULL, result ENUM('failed','passed','conditional') NOT NULL | passed
rides | begins_at DATETIME NOT NULL, status ENUM('reserved','confirmed','played','no_show','cancelled') NOT NULL DEFAULT 'reserved' | played
rooms | title VARCHAR(40) NOT NULL, status ENUM('building','open','maintenance','retired') NOT NULL DEFAULT 'open' | open
tickets | opened_at DATETIME NOT NULL, status ENUM('open','resolved','wontfix') NOT NULL | resolved
cases | begun_on DATE NOT NULL, status ENUM('received','interviewed','granted','refused','withdrawn') NOT NULL DEFAULT 'received' | granted
finds | found_on DATE NOT NULL, status ENUM('received','stored','collected','auctioned','destroyed') NOT NULL DEFAULT 'received' | collected
disputes | filed_on DATE NOT NULL, status ENUM('received','under_review','ruling_made','xyz_made','withdrawn') NOT NULL DEFAULT 'received' | ruling_made
hires | begun_on DATE NOT NULL, status ENUM('requested','confirmed','shipped','returned','cancelled') NOT NULL | returned
patents | filed_on DATE, status ENUM('drafting','filed','published','granted','lapsed') NOT NULL | granted
stones | drawn_on DATE NOT NULL, status ENUM('drawn','approved','cut','erected','refused') NOT NULL | erected
bottlings | asked_on DATE NOT NULL, status ENUM('asked','invoiced','dispatched','received','cancelled') NOT NULL | received
zwierzeta | imie VARCHAR(40) NOT NULL, stan ENUM('kwarantanna','do_adopcji','adoptowane','padlo') NOT NULL | adoptowane
loads | loaded_at DATETIME NOT NULL, status ENUM('planned','loaded','in_transit','unloaded','cancelled') NOT NULL | unloaded
firings | fired_on DATE NOT NULL, status ENUM('planned','loaded','firing','cooling','unloaded','aborted') NOT NULL | unloaded
harvests | begun_on DATE NOT NULL, status ENUM('sown','growing','cut','threshed','stored','spoiled') NOT NULL | stored
shifts | begun_at DATETIME NOT NULL, status ENUM('rostered','clocked_in','clocked_out','missed') NOT NULL | clocked_out
moves | moved_on DATE NOT NULL, status ENUM('quoted','booked','packed','moved','unpacked','cancelled') NOT NULL | unpacked
dyeings | dyed_on DATE NOT NULL, status ENUM('prepared','dyed','rinsed','dried','redyed','failed') NOT NULL | dried
builds | begun_at DATETIME NOT NULL, status ENUM('queued','compiling','testing','green','red') NOT NULL | green
parcels | sent_on DATE NOT NULL, status ENUM('labelled','handed_in','sorted','out_for_delivery','delivered','returned') NOT NULL | delivered
lavorazioni | iniziata_il DATE NOT NULL, stato ENUM('in_attesa','tagliato','cucito','stirato','scartato') NOT NULL | stirato
online_classes | title VARCHAR(80) NOT NULL, starts DATETIME NOT NULL, status ENUM('scheduled','ongoing','ended','cancelled') NOT NULL | ended
transfers | create_time DATETIME NOT NULL, status TINYINT NOT NULL COMMENT '0:配货中,1:已发货,2:已收货,3:取消' | 2
vendas | valor DECIMAL(8,2), status_venda ENUM('ativo','quitado','devolvido','cancelado') NOT NULL | quitado
permits | applied_on DATE NOT NULL, status ENUM('applied','reviewed','issued','refused','expired') NOT NULL | issued
"""


@pytest.mark.parametrize("line", USUAL.strip().splitlines())
def test_most_rows_are_in_use_or_have_come_to_their_end(line: str) -> None:
    table, columns, usual = (each.strip() for each in line.split("|"))
    model = parse_schema(f"CREATE TABLE {table} (id INT PRIMARY KEY, {columns});", "schema.sql")
    written = infer_blueprint(model, "schema", "schema.sql", classify=classify, complete=True).text
    choices = [each for each in _inside(tomllib.loads(written)) if usual in map(str, each.get("values", ()))]
    (drawn,) = choices
    assert str(drawn["values"][drawn["weights"].index(max(drawn["weights"]))]) == usual


def _inside(found: Any) -> Iterator[dict[str, Any]]:
    """All tables of a document."""
    if isinstance(found, dict):
        yield found
    for each in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from _inside(each)


def test_rows_of_the_usual_state_are_of_all_years_and_files_lie_for_months() -> None:
    schema = """CREATE TABLE finds (id INT PRIMARY KEY, found_on DATE NOT NULL, status ENUM('received','stored','collected','auctioned') NOT NULL);
        CREATE TABLE complaints (id INT PRIMARY KEY, lodged_on DATE NOT NULL, status ENUM('lodged','investigating','upheld','dismissed') NOT NULL);"""
    written = infer_blueprint(parse_schema(schema, "s.sql"), "s", "s.sql", classify=classify, complete=True).text
    assert (
        "IF(status IN ('received', 'stored'), TIMESTAMP(as_of) - INTERVAL 32 DAY, TIMESTAMP(as_of) - INTERVAL 365 DAY)"
        in written
    )
    assert "IF(status = 'investigating', TIMESTAMP(as_of) - INTERVAL 244 DAY" in written


def test_what_is_owed_for_half_a_year_is_paid() -> None:
    schema = """CREATE TABLE rechnung (id INT PRIMARY KEY, datum DATE NOT NULL, faellig_am DATE NOT NULL, bezahlt_am DATE,
        status VARCHAR(10) NOT NULL COMMENT 'offen, bezahlt, gemahnt, storniert');"""
    written = infer_blueprint(parse_schema(schema, "s.sql"), "s", "s.sql", classify=classify, complete=True).text
    assert "WHEN faellig_am < as_of - INTERVAL 180 DAY THEN 'bezahlt' WHEN faellig_am < as_of THEN 'gemahnt'" in written


OF_MANY = """
CREATE TABLE filialen (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL, stadt VARCHAR(40) NOT NULL);
CREATE TABLE lots (id INT PRIMARY KEY, highest_bid DECIMAL(9,2) NULL COMMENT 'of the valid bids', bid_count INT NOT NULL COMMENT 'without withdrawn ones',
  passed TINYINT(1) NULL DEFAULT NULL, guests TINYINT NOT NULL COMMENT 'at most two guests', vat_rate DECIMAL(4,2) NOT NULL, closed TINYINT(1) NOT NULL DEFAULT 0,
  total DECIMAL(9,2) NOT NULL, paid DECIMAL(9,2) NOT NULL DEFAULT 0, currency CHAR(3) NOT NULL DEFAULT 'CHF');
CREATE TABLE bids (id INT PRIMARY KEY, lot_id INT NOT NULL, amount DECIMAL(9,2) NOT NULL, status ENUM('valid','withdrawn','void') NOT NULL,
  FOREIGN KEY (lot_id) REFERENCES lots (id));
"""


def test_flags_roll_ups_and_rates_are_those_that_words_and_countries_say() -> None:
    written = infer_blueprint(parse_schema(OF_MANY, "s.sql"), "s", "s.sql", classify=classify, complete=True).text
    for rule in (
        "highest_bid = \"MAX(IF(bids.status = 'valid', bids.amount, NULL))\"",
        "bid_count = \"IFNULL(SUM(IF(NOT (bids.status = 'withdrawn'), 1, 0)), 0)\"",
        'vat_rate = { provider = "choice", values = [8.1, 2.6]',
        "weights = [17, 3], null = 0.0 }  # flag: true in 85 % ('passed')",
        'name = "CONCAT(stadt, name_of_place)"',
    ):
        assert rule in written, rule
    assert 'guests = { provider = "choice", values = [1, 0]' not in written
    assert 'closed = "IF(paid >= total' not in written  # a lot is closed when the auction is
