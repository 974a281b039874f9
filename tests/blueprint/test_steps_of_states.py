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


def rules_of(schema: str) -> dict[str, str]:
    """The lines of an inferred blueprint by the columns that they are of."""
    text = infer_blueprint(parse_schema(schema, "schema.sql"), "x", classify=classify, complete=True).text
    return {line.split(" = ")[0].split(".")[-1]: line for line in text.splitlines() if " = " in line}


def test_what_a_row_has_follows_the_order_of_its_states() -> None:
    rules = rules_of(SCHEMA)
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
        "expires_at": "NOT (drawn = 'draft')",  # the state follows from it
        "signed_document": "offer_status = 'accepted'",  # not what is sent, which is before in the list
        "published_at": "vacancy_status IN ('open', 'filled')",
        "closed_at": "vacancy_status IN ('filled', 'cancelled')",
    }
    for column, condition in expected.items():
        assert f'when = "{condition}"' in rules[column], rules[column]


GERMAN = """
CREATE TABLE antrag (id INT AUTO_INCREMENT PRIMARY KEY, STATUS CHAR(1) NOT NULL CHECK (STATUS IN ('E','P','G','A','Z')), EING_DAT DATE NOT NULL,
  PRUEF_DAT DATE NULL, GEN_DAT DATE NULL, GUELTIG_BIS DATE NULL, ABL_DAT DATE NULL, ABL_GRUND VARCHAR(200) NULL, ZURUECK_DAT DATE NULL, VORNAME VARCHAR(40) NOT NULL,
  NACHNAME VARCHAR(40) NOT NULL, STRASSE VARCHAR(40) NOT NULL, BETRAG DECIMAL(9,2) NOT NULL, WARENWERT DECIMAL(9,2) NOT NULL, BEMERKUNG TEXT NULL);
"""
CZECH = """
CREATE TABLE navstevy (id INT AUTO_INCREMENT PRIMARY KEY, stav ENUM('naplánováno','probíhá','dokončeno','nedostavil se','xyzano') NOT NULL,
  zahajeno DATETIME NULL, duvod_xyzani VARCHAR(200) NULL);
CREATE TABLE vezni (id INT AUTO_INCREMENT PRIMARY KEY, jmeno VARCHAR(50) NOT NULL, prijmeni VARCHAR(50) NOT NULL, datum_narozeni DATE NOT NULL, poznamka TEXT NULL, castka DECIMAL(9,2) NOT NULL,
  stav ENUM('ve výkonu','přemístěn','propuštěn') NOT NULL DEFAULT 've výkonu',
  datum_premisteni DATE NULL, datum_propusteni DATE NULL);
"""
OF_EXITS = """
CREATE TABLE noleggio (id INT AUTO_INCREMENT PRIMARY KEY, stato ENUM('richiesto','confermato','spedito','restituito','annullato') NOT NULL,
  confermato_il DATE NULL, restituito_il DATE NULL);
CREATE TABLE inspecao (id INT AUTO_INCREMENT PRIMARY KEY, situacao ENUM('agendada','realizada','cancelada') NOT NULL, realizada_em DATE NULL, conforme TINYINT(1) NULL,
  nao_conformidades VARCHAR(200) NULL);
CREATE TABLE lote (id INT AUTO_INCREMENT PRIMARY KEY, fase ENUM('registado','amostrado','certificado','reprovado','expirado') NOT NULL DEFAULT 'registado',
  data_amostragem DATE NULL, data_certificacao DATE NULL);
CREATE TABLE rewards (id INT AUTO_INCREMENT PRIMARY KEY, reward_state TINYINT NOT NULL DEFAULT 0 COMMENT '0 = proposed; 1 = approved; 2 = paid; 3 = rejected',
  reward_approved_at DATETIME NULL, transaction_hash VARCHAR(80) NULL);
CREATE TABLE hearings (id INT AUTO_INCREMENT PRIMARY KEY, hearing_status ENUM('received','under_review','hearing_planned','granted','refused') NOT NULL, reviewed_on DATE NULL,
  hearing_on DATE NULL);
CREATE TABLE papers (id INT AUTO_INCREMENT PRIMARY KEY, received TINYINT(1) NOT NULL DEFAULT 0, received_on DATE NULL, paper_approved TINYINT(1) NULL, rejection_reason VARCHAR(80) NULL,
  damage_found TINYINT(1) NOT NULL DEFAULT 0, damage_report VARCHAR(90) NULL);
CREATE TABLE shots (id INT AUTO_INCREMENT PRIMARY KEY, fitness ENUM('pending','qualified','xyz') NOT NULL DEFAULT 'pending', qualified_at DATETIME NULL, xyz_until DATE NULL);
CREATE TABLE visits_due (id INT AUTO_INCREMENT PRIMARY KEY, due_status ENUM('entered','scheduled','done') NOT NULL DEFAULT 'entered', scheduled_on DATE NULL);
CREATE TABLE lots_used (id INT AUTO_INCREMENT PRIMARY KEY, lot_status ENUM('received','used','disposed') NOT NULL DEFAULT 'received', used_on DATE NULL);
CREATE TABLE asked_for (id INT AUTO_INCREMENT PRIMARY KEY, asked_status ENUM('ASKED','ACCEPTED','REJECTED','ORDERED','AVAILABLE') NOT NULL, accepted_on DATE NULL);
CREATE TABLE disputes (id INT AUTO_INCREMENT PRIMARY KEY, outcome_status ENUM('open','heard','dismissed','settled') NOT NULL, is_closed TINYINT(1) NOT NULL DEFAULT 0,
  quote_id INT NULL, reviewer_available TINYINT(1) NOT NULL DEFAULT 1, reviewer_unavailable_until DATE NULL);
"""


def test_what_a_row_has_follows_codes_exits_and_answers() -> None:
    rules = rules_of(GERMAN) | rules_of(CZECH) | rules_of(OF_EXITS)
    expected = {
        "PRUEF_DAT": "STATUS IN ('P', 'G', 'A')",  # by the letters that the times begin with
        "GEN_DAT": "STATUS = 'G'",
        "GUELTIG_BIS": "STATUS = 'G'",
        "ABL_GRUND": "STATUS = 'A'",
        "ZURUECK_DAT": "STATUS = 'Z'",
        "zahajeno": "stav IN ('probíhá', 'dokončeno')",
        "duvod_xyzani": "stav = 'xyzano'",  # an unknown label with a reason is an exit
        "datum_premisteni": "stav = 'přemístěn'",  # one of two ways to leave
        "confermato_il": "stato IN ('confermato', 'spedito', 'restituito')",  # what comes back has ended well
        "restituito_il": "stato = 'restituito'",
        "conforme": "situacao = 'realizada'",  # an answer that may be missing
        "nao_conformidades": "NOT (conforme = 1)",
        "reward_approved_at": "reward_state IN (1, 2)",  # values between semicolons
        "reviewed_on": "hearing_status IN ('hearing_planned', 'granted', 'refused')",  # what comes after the review
        "hearing_on": "hearing_status IN ('hearing_planned', 'granted', 'refused')",
        "paper_approved": "received = 1",
        "rejection_reason": "NOT (paper_approved = 1)",  # an answer, once there is one
        "damage_report": "damage_found = 1",
        "qualified_at": "fitness IN ('qualified', 'xyz')",  # a state, since rows begin with one that waits
        "scheduled_on": "due_status IN ('scheduled', 'done')",
        "used_on": "lot_status = 'used'",
        "accepted_on": "asked_status IN ('ACCEPTED', 'ORDERED', 'AVAILABLE')",
        "data_amostragem": "fase IN ('amostrado', 'certificado', 'reprovado', 'expirado')",
        "data_certificacao": "fase IN ('certificado', 'expirado')",  # it was valid before
    }
    for column, condition in expected.items():
        assert f'when = "{condition}"' in rules[column], rules[column]
    assert "IF(outcome_status IN ('dismissed', 'settled'), 1, 0)" in rules["is_closed"]


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
        ("zbadano", "badany"),
    ):
        assert common_root(one, other), (one, other)
    for one, other in (("returned", "refunded"), ("released", "rejected"), ("wyslano", "wystawiono")):
        assert not common_root(one, other), (one, other)
