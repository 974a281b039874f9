"""Guesses that the words in which names differ say: rests, parts of wholes, sums of children, codes of states, terms, owners."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.words.languages import reading
from seedsql.blueprint.inference.words.vocabulary import tokens
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

DDL = """
CREATE TABLE OWNR (OWNR_CD CHAR(4) NOT NULL PRIMARY KEY, OWNR_NM VARCHAR(40) NOT NULL, PAYOUT_CRNCY_CD CHAR(3) NOT NULL);
CREATE TABLE PARK (PARK_ID INT AUTO_INCREMENT PRIMARY KEY, OWNR_CD CHAR(4) NOT NULL, BEDS SMALLINT NOT NULL, LOT_CNT INT NOT NULL DEFAULT 0,
  FOREIGN KEY (OWNR_CD) REFERENCES OWNR (OWNR_CD));
CREATE TABLE LOT (LOT_ID INT AUTO_INCREMENT PRIMARY KEY, PARK_ID INT NOT NULL, OWNR_CD CHAR(4) NOT NULL, TARE_WT_KG DECIMAL(6,2) NOT NULL,
  STOCKED_CNT INT NOT NULL, DEAD_CNT INT NOT NULL DEFAULT 0, RMNG_CNT INT NOT NULL, MORTALITY_PCT DECIMAL(5,2) NOT NULL,
  FOREIGN KEY (PARK_ID) REFERENCES PARK (PARK_ID), FOREIGN KEY (OWNR_CD) REFERENCES OWNR (OWNR_CD));
CREATE TABLE CNSGMT (CNS_ID INT AUTO_INCREMENT PRIMARY KEY, OWNR_CD CHAR(4) NOT NULL, STS_CD CHAR(1) NOT NULL DEFAULT 'O', CNCL_RSN VARCHAR(60),
  CMPL_DT DATE, SHPD_DT DATE, TOT_WT_KG DECIMAL(9,2) NOT NULL DEFAULT 0, CRNCY_CD CHAR(3) NOT NULL, FOREIGN KEY (OWNR_CD) REFERENCES OWNR (OWNR_CD),
  CHECK (STS_CD IN ('O', 'C', 'S', 'X')));
CREATE TABLE CNS_LN (CNS_ID INT NOT NULL, LN_NO SMALLINT NOT NULL, LOT_ID INT NOT NULL, BSKT_CNT INT NOT NULL, WT_PER_BSKT_KG DECIMAL(6,2) NOT NULL,
  GRS_WT_KG DECIMAL(8,2) NOT NULL, TARE_WT_KG DECIMAL(6,2) NOT NULL, NET_WT_KG DECIMAL(8,2) NOT NULL, QTY_SENT INT NOT NULL, QTY_RCVD INT NULL,
  QTY_LOST INT NULL, PRIMARY KEY (CNS_ID, LN_NO), FOREIGN KEY (CNS_ID) REFERENCES CNSGMT (CNS_ID), FOREIGN KEY (LOT_ID) REFERENCES LOT (LOT_ID));
CREATE TABLE campaigns (id INT AUTO_INCREMENT PRIMARY KEY, impressions_delivered INT NOT NULL DEFAULT 0);
CREATE TABLE placements (id INT AUTO_INCREMENT PRIMARY KEY, campaign_id INT NOT NULL, impressions INT NOT NULL, amount DECIMAL(9,2) NOT NULL,
  exchange_rate DECIMAL(9,4) NOT NULL, amount_usd DECIMAL(9,2) NOT NULL, FOREIGN KEY (campaign_id) REFERENCES campaigns (id));
CREATE TABLE stays (id INT AUTO_INCREMENT PRIMARY KEY, park_id INT NOT NULL, adults TINYINT NOT NULL, children TINYINT NOT NULL, guests TINYINT NOT NULL,
  FOREIGN KEY (park_id) REFERENCES PARK (PARK_ID));
CREATE TABLE clubs (id INT AUTO_INCREMENT PRIMARY KEY, wins INT NOT NULL, losses INT NOT NULL, draws INT NOT NULL, matches_played INT NOT NULL);
CREATE TABLE matches (id INT AUTO_INCREMENT PRIMARY KEY, home_club_id INT NOT NULL, away_club_id INT NOT NULL, winner_club_id INT NULL,
  FOREIGN KEY (home_club_id) REFERENCES clubs (id), FOREIGN KEY (away_club_id) REFERENCES clubs (id), FOREIGN KEY (winner_club_id) REFERENCES clubs (id));
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    model = parse_schema(DDL, "schema.sql")
    text = infer_blueprint(model, "x", "schema.sql", classify=classify, complete=True).text
    make_plan(model, read_blueprint(text), text, GenerationOptions(seed=3))
    return rules_in(text)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("LOT.RMNG_CNT", "STOCKED_CNT - DEAD_CNT"),
        ("LOT.MORTALITY_PCT", "DEAD_CNT * 100 / "),
        ("PARK.LOT_CNT", "COUNT(LOT.LOT_ID)"),
        ("CNS_LN.NET_WT_KG", "GRS_WT_KG - TARE_WT_KG"),
        ("CNS_LN.TARE_WT_KG", '"LOT_ID.TARE_WT_KG"'),
        ("CNS_LN.QTY_LOST", "QTY_SENT - QTY_RCVD"),
        ("CNS_LN.LOT_ID", 'within = { "CNS_ID.OWNR_CD" = "OWNR_CD" }'),
        ("CNSGMT.CNCL_RSN", "when = \"STS_CD = 'X'\""),
        ("CNSGMT.CMPL_DT", "when = \"STS_CD IN ('C', 'S')\""),
        ("CNSGMT.SHPD_DT", "when = \"STS_CD = 'S'\""),
        ("CNSGMT.CRNCY_CD", '"OWNR_CD.PAYOUT_CRNCY_CD"'),
        ("campaigns.impressions_delivered", "SUM(placements.impressions)"),
        ("placements.amount_usd", "amount * exchange_rate"),
        ("stays.adults", "LEAST(usual_adult, park_id.BEDS)"),
        ("stays.guests", "adults + children"),
        ("clubs.matches_played", "sum: wins + "),
        ("matches.winner_club_id", "IF(first_side_wins = 1, home_club_id, away_club_id)"),
    ],
)
def test_a_rule_is_that_of_the_words_in_which_names_differ(column: str, said: str) -> None:
    assert said in _rules()[column]


@pytest.mark.parametrize(
    ("language", "name", "words"),
    [
        ("french", "prix_bourriche", ("basket", "price")),
        ("french", "nb_naissains", ("spat", "count")),
        ("portuguese", "qtd_viagens", ("trip", "quantity")),
        ("italian", "NumeroCamere", ("room", "count")),
        ("spanish", "importe_folios", ("folio", "amount")),
    ],
)
def test_names_of_romance_languages_have_their_noun_first(language: str, name: str, words: tuple[str, ...]) -> None:
    with reading(language):
        assert tokens(name) == words
