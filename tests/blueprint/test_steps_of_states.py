"""Which states a time, a person, an amount or a document of a row goes with, where labels are of many languages, codes or unknown."""

from __future__ import annotations

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.states.frequency import ends_well
from seedsql.blueprint.inference.states.labels import label_meaning
from seedsql.blueprint.inference.states.progress import is_negative
from seedsql.blueprint.inference.words.roots import common_root
from seedsql.blueprint.inference.words.vocabulary import tokens
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

SCHEMA = """
CREATE TABLE caseworkers (id INT AUTO_INCREMENT PRIMARY KEY, full_name VARCHAR(80) NOT NULL);
CREATE TABLE cases (id INT AUTO_INCREMENT PRIMARY KEY, caseworker_id INT NULL,
  status ENUM('registered','assigned','interviewed','granted','refused','withdrawn') NOT NULL DEFAULT 'registered',
  registered_at DATETIME NOT NULL, assigned_at DATETIME NULL, decided_at DATETIME NULL, permit_number VARCHAR(20) NULL,
  FOREIGN KEY (caseworker_id) REFERENCES caseworkers (id));
CREATE TABLE jobs (id INT AUTO_INCREMENT PRIMARY KEY, mechanik_id INT NULL, stage ENUM('new','zx_one','zx_two','done','cancelled') NOT NULL DEFAULT 'new',
  begun_at DATETIME NOT NULL, handed_at DATETIME NULL, fertig_ts DATETIME NULL, FOREIGN KEY (mechanik_id) REFERENCES caseworkers (id));
CREATE TABLE vondst (id INT AUTO_INCREMENT PRIMARY KEY, toestand VARCHAR(20) NOT NULL CHECK (toestand IN ('geregistreerd','opgeslagen','opgehaald','geveild')),
  opgehaald_op DATE NULL, geveild_op DATE NULL, opbrengst DECIMAL(8,2) NULL);
CREATE TABLE recip (id INT AUTO_INCREMENT PRIMARY KEY, WL_ST CHAR(1) NOT NULL CHECK (WL_ST IN ('A','S','T','R')),
  SUSP_DT DATE NULL, REMVD_DT DATE NULL, REMVD_RSN VARCHAR(60) NULL);
CREATE TABLE permis (id INT AUTO_INCREMENT PRIMARY KEY, etat TINYINT NOT NULL COMMENT '1: à ouvrir, 2: ouvert, 3: conforme, 4: non conforme',
  ouvert_le DATE NULL, conformite_le DATE NULL);
CREATE TABLE claims (id INT AUTO_INCREMENT PRIMARY KEY, CNSNT_FL CHAR(1) DEFAULT 'N' NOT NULL CHECK (CNSNT_FL IN ('Y','N')), CNSNT_DT DATE NULL,
  source ENUM('website','referral','agency') NOT NULL, referred_by VARCHAR(80) NULL, agency_name VARCHAR(80) NULL);
CREATE TABLE offers (id INT AUTO_INCREMENT PRIMARY KEY, betaald BIT(1) NOT NULL DEFAULT b'0', betaald_op DATETIME NULL,
  offer_status ENUM('draft','sent','accepted','declined','expired') NOT NULL, sent_at DATETIME NULL, expires_at DATETIME NULL, signed_document VARCHAR(80) NULL);
CREATE TABLE vacancies (id INT AUTO_INCREMENT PRIMARY KEY, vacancy_status ENUM('draft','open','filled','cancelled') NOT NULL, published_at DATETIME NULL,
  closed_at DATETIME NULL);
"""


def test_what_a_row_has_follows_the_order_of_its_states() -> None:
    text = infer_blueprint(parse_schema(SCHEMA, "schema.sql"), "x", classify=classify, complete=True).text
    rules = {line.split(" = ")[0].split(".")[-1]: line for line in text.splitlines() if " = " in line}
    decided = "status IN ('granted', 'refused')"
    handled = "status IN ('assigned', 'interviewed', 'granted', 'refused')"
    expected = {
        "caseworker_id": handled,  # who refuses has handled it; who withdraws may have done so before
        "assigned_at": handled,
        "decided_at": decided,
        "permit_number": "status = 'granted'",
        "mechanik_id": "NOT (stage = 'new')",
        "handed_at": "stage IN ('zx_one', 'zx_two', 'done')",  # no word says it: by the order of columns and labels
        "fertig_ts": "stage = 'done'",
        "opgehaald_op": "toestand = 'opgehaald'",  # what no one collects is sold
        "opbrengst": "toestand = 'geveild'",  # written behind the time of that step
        "SUSP_DT": "WL_ST = 'S'",
        "REMVD_DT": "WL_ST = 'R'",  # a word that no table has, and the letter that it begins with
        "REMVD_RSN": "WL_ST = 'R'",
        "ouvert_le": "etat IN (2, 3, 4)",
        "conformite_le": "etat IN (3, 4)",  # of one root with both
        "CNSNT_DT": "CNSNT_FL = 'Y'",
        "referred_by": "source = 'referral'",
        "agency_name": "source = 'agency'",
        "betaald_op": "paid = 1",
        "sent_at": "offer_status IN ('sent', 'accepted', 'declined', 'expired')",
        "expires_at": "NOT (offer_status = 'draft')",
        "signed_document": "offer_status = 'accepted'",  # not what is sent, which is before in the list
        "published_at": "vacancy_status IN ('open', 'filled')",
        "closed_at": "vacancy_status IN ('filled', 'cancelled')",
    }
    for column, condition in expected.items():
        assert f'when = "{condition}"' in rules[column], rules[column]


def test_labels_of_many_languages_end_rows_well_or_badly() -> None:
    good = "bewilligt accordée przyznane schváleno beviljad dokončeno avslutad afgerond zakończone finalizado"
    bad = "anulowane zrušeno abgewiesen avslagen zamítnuto niekompletny verlopen scaduto ongegrond caducada"
    for word in good.split():
        assert ends_well(label_meaning(word, tokens(word))), word
    for word in bad.split():
        assert is_negative(label_meaning(word, tokens(word))), word


def test_roots_of_words_are_those_of_nouns_and_participles() -> None:
    for one, other in (
        ("abgelehnt", "Ablehnungsgrund"),
        ("adopcion", "adoptado"),
        ("opgehaald", "ophaaldatum"),
        ("zrušeno", "zruseni"),
    ):
        assert common_root(one, other) > 3, (one, other)
    for one, other in (("returned", "refunded"), ("released", "rejected"), ("wyslano", "wystawiono")):
        assert not common_root(one, other), (one, other)
