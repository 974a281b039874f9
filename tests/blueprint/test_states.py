"""What comments list, and which rows a time, a reason or a flag belongs to, in several languages and styles."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.comments.ranges import range_in
from seedsql.blueprint.inference.comments.values import listed_values
from seedsql.blueprint.inference.words.stems import is_form_of
from seedsql.blueprint.inference.words.vocabulary import tokens
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema


@pytest.mark.parametrize(
    ("column", "comment", "values"),
    [
        ("sparte VARCHAR(20)", "Strom, Gas oder Wasser", ("Strom", "Gas", "Wasser")),
        ("s VARCHAR(20) DEFAULT 'behoben'", "gemeldet, in Arbeit, behoben", ("gemeldet", "in Arbeit", "behoben")),
        ("academicTitle VARCHAR(30)", "Lecturer, Senior Lecturer", ()),  # two, and no DEFAULT: it may be prose
        ("academicTitle VARCHAR(30)", "Reader, Senior Lecturer, Professor", ("Reader", "Senior Lecturer", "Professor")),
        ("s VARCHAR(20)", "one of draft, sent, paid", ("draft", "sent", "paid")),
        ("s VARCHAR(20)", "open | in progress | done", ("open", "in progress", "done")),
        ("statut VARCHAR(20)", "en attente, payée ou annulée", ("en attente", "payée", "annulée")),
        ("s SMALLINT", "1 draft 2 sent 3 in transit", (1, 2, 3)),
        ("s CHAR(1)", "'A' for active, 'I' for inactive", ("A", "I")),
        ("s CHAR(1)", "active (A), inactive (I)", ("A", "I")),
        ("s CHAR(1)", "A active, L on loan (out), X lost", ("A", "L", "X")),
        ("s TINYINT", "1 running, 2 fulfilled (all paid), 3 broken", (1, 2, 3)),
        ("job CHAR(2)", "LB librarian, MG manager, IT", ("LB", "MG", "IT")),
        ("m VARCHAR(12)", "virement, CB, prélèvement ; vide tant que non réglée", ("virement", "CB", "prélèvement")),
        ("n VARCHAR(20)", "np. ZL/2024/00123", ()),  # an example, no list
        ("d TINYINT", "0 for roots, parent depth + 1 below", ()),
        ("c VARCHAR(100)", "Name of the customer, or the company", ()),
        ("c VARCHAR(100)", "first name, last name and address", ()),
        ("c INT", "minutes, 15 to 90", ()),
    ],
)
def test_values_are_listed_in_many_ways(column: str, comment: str, values: tuple[object, ...]) -> None:
    quoted = comment.replace("'", "''")
    schema = parse_schema(f"CREATE TABLE t (id INT PRIMARY KEY, {column} COMMENT '{quoted}');", "schema.sql")
    listed = listed_values(schema.tables[0].columns[1])
    assert (listed.values if listed is not None else ()) == values


@pytest.mark.parametrize(
    ("comment", "ends"), [("1 bis 3", ("1", "3")), ("de 1 à 10", ("1", "10")), ("0,5 - 3,5", ("0.5", "3.5"))]
)
def test_ranges_are_read_in_several_languages(comment: str, ends: tuple[str, str]) -> None:
    assert range_in(comment) == ends


def test_words_of_other_languages_are_read_with_their_endings() -> None:
    assert tokens("fecha_devolucion") == ("date", "returned") == tokens("fecha_devuelta")
    assert tokens("ist_ausgebaut") == ("is", "removed")
    assert tokens("zatwierdzona")[0] == "approved"
    assert is_form_of("atendido", "atendida") and is_form_of("inspection", "inspected")
    assert not is_form_of("completed", "complaint") and not is_form_of("transferred", "transit")


@pytest.mark.parametrize(
    ("column", "comment", "rule"),
    [
        ("isbn CHAR(13) NOT NULL UNIQUE", "", 'pattern = "978{row:9}{check:gtin}"'),
        ("vin CHAR(17) NOT NULL UNIQUE", "", 'vin = { provider = "sequence", prefix = "XX9ZZZ00X", width = 8 }'),
        ("malo CHAR(11) NOT NULL UNIQUE", "", 'malo = { provider = "sequence", prefix = "T", width = 10 }'),
        ("mrn CHAR(9) NOT NULL UNIQUE", "record number, M followed by 8 digits", 'prefix = "M", width = 8'),
        (
            "nr VARCHAR(15) NOT NULL UNIQUE",
            "AN-JJJJ-NNNN",
            "CONCAT('AN-', YEAR(made_on), '-', LPAD(row_number, 4, '0'))",
        ),
        ("rate DECIMAL(4,2) NOT NULL", "20.00, 10.00 ou 5.50", "values = [20.0, 10.0, 5.5]"),
        ("vat_rate DECIMAL(4,2) NOT NULL DEFAULT 19.00", "", "value = 19.0 }"),
        ("rating TINYINT NOT NULL", "1 = poor, 5 = excellent", "values = [5, 4, 3, 2, 1]"),
        ("anio_publicacion SMALLINT NOT NULL", "", "min = 1990, max = 2026 }"),
        ("load_kg INT NOT NULL", "", "min = 3, max = 19 }"),
        ("block_hours SMALLINT NOT NULL DEFAULT 24", "", "values = [24, "),
        ("sts CHAR(3) NOT NULL", "NEW, PKU=picked up, CXL=cancelled", 'values = ["NEW", "PKU", "CXL"]'),
    ],
)
def test_codes_and_ranges_follow_comments_standards_and_units(column: str, comment: str, rule: str) -> None:
    said = f" COMMENT '{comment}'" if comment else ""
    text = f"CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, made_on DATE NOT NULL, {column}{said});"
    lines = infer_blueprint(parse_schema(text, "schema.sql"), "x", classify=classify, complete=True).text.splitlines()
    found = next(line for line in lines if line.startswith(f"{column.split()[0]} = "))
    assert rule in found


SCHEMA = """
CREATE TABLE reserva (id INT AUTO_INCREMENT PRIMARY KEY, estado TINYINT NOT NULL COMMENT '0=pendiente 1=atendida 2=cancelada',
  creado_en DATETIME NOT NULL, atendido_en DATETIME NULL, cancelado_en DATETIME NULL, motivo_cancelacion VARCHAR(80) NULL);
CREATE TABLE ACFT (ACFT_ID INT AUTO_INCREMENT PRIMARY KEY, STS CHAR(1) NOT NULL COMMENT 'A=active, M=in maintenance, R=retired',
  IN_SVC_DT DATE NOT NULL, RETIREMENT_DT DATE NULL);
CREATE TABLE claims (id INT AUTO_INCREMENT PRIMARY KEY, status VARCHAR(12) NOT NULL COMMENT 'open, approved, denied, closed',
  opened_at DATETIME NOT NULL, approved_at DATETIME NULL, denied_at DATETIME NULL, denial_reason VARCHAR(99) NULL);
CREATE TABLE staff (id INT AUTO_INCREMENT PRIMARY KEY, active BIT(1) NOT NULL DEFAULT b'1', joined DATE NOT NULL, left_on DATE NULL);
CREATE TABLE dingdan (id INT AUTO_INCREMENT PRIMARY KEY, zhuangtai TINYINT NOT NULL COMMENT '0-待付款 1-已付款 2-已发货 3-已取消',
  fahuo_shijian DATETIME NULL, quxiao_shijian DATETIME NULL);
CREATE TABLE wizyty (id INT AUTO_INCREMENT PRIMARY KEY, stan VARCHAR(20) NOT NULL COMMENT 'zaplanowana, w trakcie, zakonczona lub odwolana',
  powod_odwolania VARCHAR(60) NULL);
CREATE TABLE DWN (DWN_ID INT AUTO_INCREMENT PRIMARY KEY, STRT_TS DATETIME NOT NULL, END_TS DATETIME NULL, FXD_BY INT NULL,
  FOREIGN KEY (FXD_BY) REFERENCES staff (id));
CREATE TABLE cards (id INT AUTO_INCREMENT PRIMARY KEY, staff_id INT NOT NULL, is_default TINYINT(1) NOT NULL,
  FOREIGN KEY (staff_id) REFERENCES staff (id));
"""


def test_times_reasons_and_flags_follow_the_labels_of_states() -> None:
    before, between, rest = SCHEMA.partition("CREATE TABLE wizyty")
    polish, end, after = rest.partition("CREATE TABLE DWN")  # in one language, so that its words are read in it
    text = "".join(
        infer_blueprint(parse_schema(each, "schema.sql"), "x", classify=classify, complete=True).text
        for each in (before + end + after, between + polish)
    )
    rules = {line.split(" = ")[0]: line for line in text.splitlines() if " = " in line}
    expected = {
        "atendido_en": 'when = "estado = 1"',
        "cancelado_en": 'when = "estado = 2"',
        "motivo_cancelacion": 'when = "estado = 2"',
        "RETIREMENT_DT": "when = \"STS = 'R'\"",
        "approved_at": "when = \"status IN ('approved', 'closed')\"",
        "denied_at": "when = \"status = 'denied'\"",
        "denial_reason": "when = \"status = 'denied'\"",
        "left_on": 'when = "NOT (active_ = 1)"',
        "fahuo_shijian": 'when = "zhuangtai = 2"',
        "quxiao_shijian": 'when = "zhuangtai = 3"',
        "powod_odwolania": "when = \"stan = 'odwolana'\"",
        "FXD_BY": 'when = "END_TS IS NOT NULL"',
        "is_default": "IF(ORDINAL(staff_id) = 1, 1, 0)",
    }
    for column, part in expected.items():
        assert part in rules[column], rules[column]


_STATES = """CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, kind CHAR(1) NOT NULL COMMENT 'R retail, C commercial, M municipal',
 state ENUM('aberto','enviado','pago','cancelado') NOT NULL, blocked TINYINT(1) NOT NULL DEFAULT 0,
 step CHAR(1) NOT NULL COMMENT 'N new, D done (x_on filled), X dropped', {column} COMMENT '{comment}');"""


@pytest.mark.parametrize(
    ("column", "comment", "condition"),
    [
        ("z_on DATE", "vazio até ser pago", "state = 'pago'"),
        ("z_on DATE", "empty until sent", "state IN ('enviado', 'pago')"),
        ("z_on DATE", "leer, solange nicht bezahlt", "state = 'pago'"),
        ("z_on DATE", "puste, jeśli nie zablokowany", "blocked = 1"),
        ("z_on DATE", "vide sauf si annulé", "state = 'cancelado'"),
        ("x_on DATE", "", "step = 'D'"),
        ("tax_no VARCHAR(15)", "C and M only", "kind IN ('C', 'M')"),
        ("tax_no VARCHAR(15)", "15 digits, municipal only", "kind = 'M'"),
        ("tax_no VARCHAR(15)", "null before and for retail", "NOT (kind = 'R')"),
        ("tax_no VARCHAR(15)", "pusta, gdy niezablokowany", "blocked = 1"),
        ("tax_no VARCHAR(15)", "retail, commercial and municipal ones other than R", "NOT (kind = 'R')"),
        ("tax_no VARCHAR(15)", "not for cancelado", "NOT (state = 'cancelado')"),
        ("tax_no VARCHAR(15)", "nicht bei stornierten", "NOT (state = 'cancelado')"),
        ("tax_no VARCHAR(15)", "hors C : vide", "kind = 'C'"),
        ("tax_no VARCHAR(15)", "salvo anulados", "NOT (state = 'cancelado')"),
        ("tax_no VARCHAR(15)", "exceto se aberto ou enviado", "NOT (state IN ('aberto', 'enviado'))"),
        ("tax_no VARCHAR(15)", "leeg behalve bij R", "kind = 'R'"),
        ("tax_no VARCHAR(15)", "chyba że zablokowany", "NOT (blocked = 1)"),
        ("tax_no VARCHAR(15)", "mai per cancelado", "NOT (state = 'cancelado')"),
        ("tax_no VARCHAR(15)", "only if kind = C and blocked", "kind = 'C' AND blocked = 1"),
        ("tax_no VARCHAR(15)", "aberto, enviado and pago only", "state IN ('aberto', 'enviado', 'pago')"),
    ],
)
def test_comments_of_many_languages_say_when_there_is_a_value(column: str, comment: str, condition: str) -> None:
    schema = parse_schema(_STATES.format(column=column, comment=comment), "schema.sql")
    lines = infer_blueprint(schema, "x", classify=classify, complete=True).text.splitlines()
    found = next(line for line in lines if line.startswith(f"{column.split()[0]} = "))
    assert f'when = "{condition}"' in found


_ROWS = """CREATE TABLE weine (wein_id INT AUTO_INCREMENT PRIMARY KEY, tank_l INT NOT NULL,
 flaschen INT NOT NULL DEFAULT 0 COMMENT 'Summe aller Abfuellungen', stufe TINYINT NOT NULL COMMENT 'höchste Stufe der Abfuellungen');
CREATE TABLE abfuellungen (abfuellung_id INT AUTO_INCREMENT PRIMARY KEY, wein_id INT NOT NULL, stufe TINYINT NOT NULL,
 flaschen_groesse DECIMAL(4,3) NOT NULL, anzahl_flaschen INT NOT NULL, litr DECIMAL(8,2) NOT NULL COMMENT 'nie więcej niż tank_l',
 pruef_nr CHAR(14) NOT NULL COMMENT '14 Ziffern', nom VARCHAR(60) NOT NULL, prenom VARCHAR(60) NOT NULL,
 voll TINYINT(1) NOT NULL COMMENT '1 ab 30 Punkte', farbe CHAR(7) NOT NULL, rating TINYINT(1) NOT NULL,
 wert_a INT NOT NULL, wert_b INT NOT NULL, gleich TINYINT(1) NOT NULL COMMENT '1, gdy wert_a różny od wert_b',
 punkte DECIMAL(4,2) NOT NULL COMMENT 'sur 20', FOREIGN KEY (wein_id) REFERENCES weine (wein_id));"""


@pytest.mark.parametrize(
    "rule",
    [
        'flaschen = "IFNULL(SUM(abfuellungen.anzahl_flaschen), 0)"',  # neither the key nor the size
        'stufe = "IFNULL(MAX(abfuellungen.stufe), 0)"',
        'litr = "ROUND(wein_id.tank_l * limit_percent / 100, 2)"',
        'pruef_nr = { provider = "pattern", pattern = "{digits:14}" }',
        'voll = "IF(punkte >= 30, 1, 0)"',
        'gleich = "IF(wert_a <> wert_b, 1, 0)"',
        'farbe = { provider = "pattern", pattern = "#{hex:6}" }',
        'rating = { provider = "choice", values = [5, 4, 3, 2, 1]',
        'nom = { provider = "person.last_name"',
        'punkte = { provider = "decimal", min = "0.00", max = "20.00" }',
    ],
)
def test_comments_say_what_is_summed_what_bounds_a_number_and_its_form(rule: str) -> None:
    found = infer_blueprint(parse_schema(_ROWS, "schema.sql"), "x", classify=classify, complete=True).text
    assert rule in found


_PLUGIN = """CREATE TABLE jobs (id INT AUTO_INCREMENT PRIMARY KEY, uf CHAR(2) NOT NULL DEFAULT 'SP', start_date DATETIME NOT NULL,
 start_date_gmt DATETIME NOT NULL, net DECIMAL(9,2) NOT NULL, vat DECIMAL(9,2) NOT NULL, gross DECIMAL(9,2) AS (net + vat) STORED,
 paid DECIMAL(9,2) NOT NULL DEFAULT 0, laenge_m DECIMAL(6,1) NOT NULL, flaeche DECIMAL(8,2) NOT NULL COMMENT 'laenge_m x 2',
 saison SMALLINT NOT NULL COMMENT 'Jahr des Starts', spouse_name VARCHAR(60), full_name VARCHAR(60) NOT NULL, email VARCHAR(60) NOT NULL);
CREATE TABLE payments (id INT AUTO_INCREMENT PRIMARY KEY, job_id INT NOT NULL, amount DECIMAL(9,2) NOT NULL,
 je_ar DECIMAL(9,2) NOT NULL COMMENT 'amount / Fläche des Jobs in Ar',
 CHECK (amount > 0), FOREIGN KEY (job_id) REFERENCES jobs (id));
CREATE TABLE logs (id INT AUTO_INCREMENT PRIMARY KEY, entidade VARCHAR(10) NOT NULL COMMENT 'system, job, payment',
 id_entidade INT COMMENT 'NULL for system', number VARCHAR(12) NOT NULL UNIQUE COMMENT 'FA-AAAA-NNNN', made DATE NOT NULL);"""


@pytest.mark.parametrize(
    "rule",
    [
        'uf = { provider = "choice", values = ["SP", "RJ"',
        'start_date_gmt = "start_date"',
        'saison = "YEAR(start_date)"',
        'pii = "person_name", stream = "jobs.spouse"',
        'je_ar = "ROUND(amount / job_id.flaeche, 2)',
        'amount = "GREATEST(ROUND(job_id.settled * part / job_id.payment_count, 2)',  # no more than the gross
        'entidade = { provider = "choice", values = ["job", "payment", "system"]',
        "id_entidade = \"CASE entidade WHEN 'job' THEN to_job WHEN 'payment' THEN to_payment END\"",
    ],
)
def test_pairs_twins_and_generated_totals(rule: str) -> None:
    found = infer_blueprint(parse_schema(_PLUGIN, "schema.sql"), "x", classify=classify, complete=True).text
    assert rule in found


_PLURALS = """CREATE TABLE klienci (id INT AUTO_INCREMENT PRIMARY KEY);
CREATE TABLE kategorie_sprzetu (id INT AUTO_INCREMENT PRIMARY KEY);
CREATE TABLE pracownicy (id INT AUTO_INCREMENT PRIMARY KEY);
CREATE TABLE faesser (id INT AUTO_INCREMENT PRIMARY KEY);
CREATE TABLE facturen (id INT AUTO_INCREMENT PRIMARY KEY);
CREATE TABLE imoveis (id INT AUTO_INCREMENT PRIMARY KEY);
CREATE TABLE fatture (id INT AUTO_INCREMENT PRIMARY KEY);
CREATE TABLE wypozyczenia (id INT AUTO_INCREMENT PRIMARY KEY, klient_id INT NOT NULL, kategoria_id INT NOT NULL, pracownik_id INT NOT NULL,
 fass_id INT NOT NULL, factuur_id INT NOT NULL, id_imovel INT NOT NULL, fattura_id INT NOT NULL, kaucja DECIMAL(9,2) NOT NULL,
 kaucja_zwrocona TINYINT(1) NOT NULL DEFAULT 0, data_zwrotu_kaucji DATE, rabat_procent DECIMAL(5,2) NOT NULL, netto DECIMAL(9,2) NOT NULL,
 kwota_rabatu DECIMAL(9,2) NOT NULL, stawka_vat TINYINT NOT NULL DEFAULT 23, vat DECIMAL(9,2) NOT NULL,
 brutto DECIMAL(9,2) NOT NULL COMMENT 'netto - rabat + VAT');"""


@pytest.mark.parametrize(
    "rule",
    [
        'klient_id = { reference = "klienci" }',
        'kategoria_id = { reference = "kategorie_sprzetu" }',
        'pracownik_id = { reference = "pracownicy" }',
        'fass_id = { reference = "faesser" }',
        'factuur_id = { reference = "facturen" }',
        'id_imovel = { reference = "imoveis" }',
        'fattura_id = { reference = "fatture" }',
        'kaucja = { provider = "decimal"',  # security, nothing that was paid
        'when = "kaucja_zwrocona = 1"',
        'kwota_rabatu = "ROUND(netto * rabat_procent / 100, 2)"',
        'vat = "ROUND((netto - kwota_rabatu) * stawka_vat / 100, 2)"',
        'stawka_vat = { provider = "constant", value = 23 }',
    ],
)
def test_tables_are_found_by_plurals_of_other_languages(rule: str) -> None:
    found = infer_blueprint(parse_schema(_PLURALS, "schema.sql"), "x", classify=classify, complete=True).text
    assert rule in found


_RECEIPTS = """CREATE TABLE klanten (klantnr INT AUTO_INCREMENT PRIMARY KEY, pendiente DECIMAL(9,2) NOT NULL COMMENT 'suma de los recibos no pagados');
CREATE TABLE recibos (id INT AUTO_INCREMENT PRIMARY KEY, klantnr INT NOT NULL, pagado TINYINT(1) NOT NULL DEFAULT 0, base DECIMAL(8,2) NOT NULL,
 tipo_iva TINYINT NOT NULL DEFAULT 21, cuota_iva DECIMAL(8,2) NOT NULL, total DECIMAL(8,2) NOT NULL);
CREATE TABLE camere (id INT AUTO_INCREMENT PRIMARY KEY, prezzo DECIMAL(7,2) NOT NULL);
CREATE TABLE prenotazioni (id INT AUTO_INCREMENT PRIMARY KEY, camera_id INT NOT NULL, data_arrivo DATE NOT NULL, data_partenza DATE NOT NULL,
 num_notti SMALLINT NOT NULL, totale DECIMAL(9,2) NOT NULL, acconto DECIMAL(9,2) NOT NULL, saldo DECIMAL(9,2) NOT NULL COMMENT 'totale meno acconto',
 stato ENUM('in attesa','confermata','in corso','conclusa') NOT NULL);
CREATE TABLE wypozyczenia (id INT AUTO_INCREMENT PRIMARY KEY, data_wypozyczenia DATE NOT NULL, liczba_dob SMALLINT NOT NULL,
 planowany_zwrot DATE NOT NULL COMMENT 'wydanie + liczba_dob');
CREATE TABLE kurse (id INT AUTO_INCREMENT PRIMARY KEY, beginn DATE NOT NULL, ende DATE NOT NULL, dauer_minuten SMALLINT NOT NULL);
CREATE TABLE huur (id INT AUTO_INCREMENT PRIMARY KEY, huurbedrag DECIMAL(9,2) NOT NULL, korting DECIMAL(8,2) NOT NULL, btw_bedrag DECIMAL(8,2) NOT NULL,
 totaalbedrag DECIMAL(9,2) NOT NULL COMMENT 'huurbedrag min korting plus btw');"""
_IN_ONE_LANGUAGE = [
    "CREATE TABLE " + part
    for names in (("klanten", "recibos"), ("camere", "prenotazioni"), ("wypozyczenia",), ("kurse",), ("huur",))
    for part in ["CREATE TABLE ".join(each for each in _RECEIPTS.split("CREATE TABLE ") if each.split(" ")[0] in names)]
]
"""A schema is in one language, so that its words are read in it."""


@pytest.mark.parametrize(
    "rule",
    [
        'klantnr = { reference = "klanten" }',
        "SUM(IF(NOT (recibos.pagado = 1), recibos.total, 0))",  # no is no number
        'cuota_iva = "ROUND(base * tipo_iva / 100, 2)"',
        'total = "base + cuota_iva"',
        'num_notti = "DATEDIFF(data_partenza, data_arrivo)',
        'liczba_dob = "DATEDIFF(planowany_zwrot',  # dob are days, of no birth
        'dauer_minuten = { provider = "integer"',  # of a lesson, not from day to day
        'begun = { provider = "datetime"',  # of a room, which its guests follow one after the other
        'totaalbedrag = "huurbedrag - korting + btw_bedrag"',
    ],
)
def test_words_of_formulas_and_keys_of_one_word(rule: str) -> None:
    assert any(
        rule in infer_blueprint(parse_schema(part, "schema.sql"), "x", classify=classify, complete=True).text
        for part in _IN_ONE_LANGUAGE
    )


def test_rooms_without_times_have_guests_one_after_the_other() -> None:
    schema = parse_schema(_IN_ONE_LANGUAGE[1], "schema.sql")
    text = infer_blueprint(schema, "x", classify=classify).text
    plan = make_plan(schema, read_blueprint(text), text, GenerationOptions())
    assert plan.step("prenotazioni").rows > plan.step("camere").rows


@pytest.mark.parametrize(
    ("comment", "condition"),
    [
        ("1 unless cancelado", "NOT (state = 'cancelado')"),
        ("1 if not cancelado", "NOT (state = 'cancelado')"),
        ("0 for retail, else 1", "NOT (kind = 'R')"),
        ("1 behalve bij R", "NOT (kind = 'R')"),
        ("1 when a_city and b_city are not the same", "a_city <> b_city"),
        ("1, wenn a_city abweichend von b_city", "a_city <> b_city"),
    ],
)
def test_comments_of_flags_say_when_they_are_true(comment: str, condition: str) -> None:
    columns = "a_city VARCHAR(20) NOT NULL, b_city VARCHAR(20) NOT NULL, x_flag TINYINT NOT NULL"
    schema = parse_schema(_STATES.format(column=columns, comment=comment), "schema.sql")
    text = infer_blueprint(schema, "x", classify=classify, complete=True).text
    assert f'x_flag = "IF({condition}, 1, 0)"' in text


def test_what_is_there_where_it_differs_is_mostly_missing() -> None:
    schema = parse_schema(
        _STATES.format(column="sent_city VARCHAR(20)", comment="only if other than a_city"), "schema.sql"
    )
    line = next(
        x for x in infer_blueprint(schema, "x", classify=classify, complete=True).text.splitlines() if "sent_city" in x
    )
    assert "null = 0.8" in line and "when" not in line
