"""How long things last, in which order they come, and at which hours: by what the tables and columns are called."""

from __future__ import annotations

from tests.blueprint.test_times_and_durations import inferred

SCHEMA = """
CREATE TABLE client (id INT AUTO_INCREMENT PRIMARY KEY, company_name VARCHAR(60) NOT NULL, created_at DATETIME NOT NULL);
CREATE TABLE phone_call (id INT AUTO_INCREMENT PRIMARY KEY, enqueued_at DATETIME NOT NULL, answered_at DATETIME NULL, ended_at DATETIME NOT NULL);
CREATE TABLE call_survey (id INT AUTO_INCREMENT PRIMARY KEY, phone_call_id INT NOT NULL, sent_at DATETIME NOT NULL,
  FOREIGN KEY (phone_call_id) REFERENCES phone_call (id));
CREATE TABLE parking_stay (id INT AUTO_INCREMENT PRIMARY KEY, entered_at DATETIME NOT NULL, exited_at DATETIME NULL, paid_at DATETIME NULL);
CREATE TABLE washer_cycle (id INT AUTO_INCREMENT PRIMARY KEY, started_at DATETIME NOT NULL, ended_at DATETIME NOT NULL);
CREATE TABLE lift (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(30) NOT NULL, installed_on DATE NOT NULL, service_interval_months TINYINT NOT NULL,
  last_service_on DATE NULL, next_service_due DATE NULL);
CREATE TABLE service_contract (id INT AUTO_INCREMENT PRIMARY KEY, lift_id INT NOT NULL, valid_from DATE NOT NULL, valid_to DATE NOT NULL,
  FOREIGN KEY (lift_id) REFERENCES lift (id));
CREATE TABLE quote (id INT AUTO_INCREMENT PRIMARY KEY, client_id INT NOT NULL, lift_id INT NOT NULL, quote_date DATE NOT NULL, valid_until DATE NOT NULL,
  accepted_on DATE NULL, FOREIGN KEY (client_id) REFERENCES client (id), FOREIGN KEY (lift_id) REFERENCES lift (id));
CREATE TABLE repair_order (id INT AUTO_INCREMENT PRIMARY KEY, quote_id INT NOT NULL, ordered_on DATE NOT NULL, planned_on DATE NOT NULL,
  done_on DATE NULL, warranty_until DATE NULL, FOREIGN KEY (quote_id) REFERENCES quote (id));
CREATE TABLE lawsuit (id INT AUTO_INCREMENT PRIMARY KEY, filed_on DATE NOT NULL, trial_date DATE NULL, closed_on DATE NULL);
CREATE TABLE hearing (id INT AUTO_INCREMENT PRIMARY KEY, lawsuit_id INT NOT NULL, notice_sent_on DATE NOT NULL, hearing_at DATETIME NOT NULL,
  hearing_end_at DATETIME NULL, FOREIGN KEY (lawsuit_id) REFERENCES lawsuit (id));
CREATE TABLE verdict (id INT AUTO_INCREMENT PRIMARY KEY, lawsuit_id INT NOT NULL, entered_on DATE NOT NULL, appeal_by DATE NOT NULL,
  FOREIGN KEY (lawsuit_id) REFERENCES lawsuit (id));
CREATE TABLE patent (id INT AUTO_INCREMENT PRIMARY KEY, filing_date DATE NOT NULL, granted_on DATE NULL, expires_on DATE NOT NULL);
CREATE TABLE membership (id INT AUTO_INCREMENT PRIMARY KEY, joined_on DATE NOT NULL, renewed_on DATE NULL, expires_on DATE NOT NULL);
CREATE TABLE exhibition (id INT AUTO_INCREMENT PRIMARY KEY, opening_date DATE NOT NULL, closing_date DATE NOT NULL);
CREATE TABLE talk (id INT AUTO_INCREMENT PRIMARY KEY, exhibition_id INT NOT NULL, held_on DATE NOT NULL,
  FOREIGN KEY (exhibition_id) REFERENCES exhibition (id));
CREATE TABLE ferry_crossing (id INT AUTO_INCREMENT PRIMARY KEY, boarding_opens_at DATETIME NOT NULL, boarding_closes_at DATETIME NOT NULL,
  scheduled_departure DATETIME NOT NULL, scheduled_arrival DATETIME NOT NULL);
"""
BROKEN = (
    "SELECT * FROM phone_call WHERE (julianday(ended_at) - julianday(enqueued_at)) * 1440 NOT BETWEEN 0 AND 15 OR answered_at > ended_at",
    "SELECT * FROM call_survey s JOIN phone_call c ON c.id = s.phone_call_id WHERE julianday(sent_at) - julianday(ended_at) NOT BETWEEN 0 AND 8",
    "SELECT * FROM parking_stay WHERE (julianday(exited_at) - julianday(entered_at)) * 1440 NOT BETWEEN 19.9 AND 600",
    "SELECT * FROM washer_cycle WHERE (julianday(ended_at) - julianday(started_at)) * 1440 NOT BETWEEN 9.9 AND 240.1",
    "SELECT * FROM lift WHERE service_interval_months NOT IN (3, 6, 12, 24) OR last_service_on < installed_on OR "
    "next_service_due <> DATE(last_service_on, '+' || service_interval_months || ' months') AND STRFTIME('%d', last_service_on) < '29'",
    "SELECT 1 WHERE (SELECT SUM(next_service_due < '2026-06-30') * 4 > COUNT(next_service_due) FROM lift)",
    "SELECT * FROM service_contract WHERE valid_to NOT IN (SELECT DATE(valid_from, '+' || years || ' years', '-1 day') FROM "
    "(SELECT 1 AS years UNION SELECT 2 UNION SELECT 3)) AND STRFTIME('%m-%d', valid_from) <> '02-29'",
    "SELECT * FROM quote WHERE accepted_on NOT BETWEEN quote_date AND valid_until",
    "SELECT * FROM repair_order o JOIN quote q ON q.id = o.quote_id WHERE accepted_on IS NULL OR julianday(ordered_on) - julianday(accepted_on) NOT BETWEEN 0 AND 15",
    "SELECT * FROM repair_order WHERE planned_on < ordered_on OR ABS(julianday(done_on) - julianday(planned_on)) > 6 OR warranty_until <> DATE(done_on, '+2 years') "
    "OR (warranty_until IS NOT NULL AND done_on IS NULL)",
    "SELECT * FROM lawsuit WHERE julianday(closed_on) - julianday(filed_on) < 50 OR trial_date > closed_on",
    "SELECT * FROM hearing WHERE julianday(hearing_at) - julianday(notice_sent_on) NOT BETWEEN 0 AND 30 "
    "OR TIME(hearing_at) NOT BETWEEN '07:30' AND '18:00' OR (julianday(hearing_end_at) - julianday(hearing_at)) * 1440 NOT BETWEEN 29 AND 181",
    "SELECT 1 WHERE (SELECT SUM(STRFTIME('%w', hearing_at) IN ('0', '6')) * 10 > COUNT(*) FROM hearing)",
    "SELECT 1 WHERE (SELECT SUM(STRFTIME('%w', entered_on) IN ('0', '6')) * 8 > COUNT(*) FROM verdict)",
    "SELECT * FROM verdict v JOIN lawsuit l ON l.id = v.lawsuit_id WHERE julianday(appeal_by) - julianday(entered_on) <> 30 OR entered_on > closed_on",
    "SELECT * FROM patent WHERE julianday(granted_on) - julianday(filing_date) < 240 OR expires_on <> DATE(filing_date, '+20 years') AND STRFTIME('%d', filing_date) < '29'",
    "SELECT 1 WHERE (SELECT COUNT(granted_on) = 0 FROM patent)",
    "SELECT * FROM membership WHERE julianday(renewed_on) - julianday(joined_on) < 364 OR expires_on < '2026-06-29'",
    "SELECT * FROM exhibition WHERE julianday(closing_date) - julianday(opening_date) NOT BETWEEN 59 AND 181",
    "SELECT * FROM talk t JOIN exhibition e ON e.id = t.exhibition_id WHERE held_on NOT BETWEEN opening_date AND closing_date",
    "SELECT * FROM ferry_crossing WHERE boarding_closes_at NOT BETWEEN boarding_opens_at AND scheduled_departure "
    "OR (julianday(scheduled_departure) - julianday(boarding_opens_at)) * 24 > 2",
)


ABROAD = """
CREATE TABLE nevera (id INT AUTO_INCREMENT PRIMARY KEY, modelo VARCHAR(40) NOT NULL, instalada_el DATE NOT NULL, intervalo_revision_meses TINYINT NOT NULL,
  ultima_revision DATE, proxima_revision DATE, garantia_hasta DATE NOT NULL);
CREATE TABLE alarma (id INT AUTO_INCREMENT PRIMARY KEY, nevera_id INT NOT NULL, activada_a DATETIME NOT NULL, resuelta_a DATETIME,
  FOREIGN KEY (nevera_id) REFERENCES nevera (id));
CREATE TABLE turno_personal (id INT AUTO_INCREMENT PRIMARY KEY, empleado VARCHAR(60) NOT NULL, entrada DATETIME NOT NULL, salida DATETIME NOT NULL,
  pausa_inicio DATETIME NULL, pausa_fin DATETIME NULL);
CREATE TABLE colecta (id INT AUTO_INCREMENT PRIMARY KEY, convocada_el DATE NOT NULL, hora_apertura DATETIME NOT NULL, hora_cierre DATETIME NOT NULL);
CREATE TABLE cita (id INT AUTO_INCREMENT PRIMARY KEY, solicitada_el DATETIME NOT NULL, fecha_cita DATETIME NOT NULL, cancelada_el DATETIME NULL);
CREATE TABLE factura (id INT AUTO_INCREMENT PRIMARY KEY, cita_id INT NOT NULL, emitida_el DATE NOT NULL, vence_el DATE NOT NULL, reclamada_el DATE NULL,
  pagada_el DATE NULL, FOREIGN KEY (cita_id) REFERENCES cita (id));
CREATE TABLE parcela (id INT AUTO_INCREMENT PRIMARY KEY, nombre VARCHAR(40) NOT NULL, arrendada_desde DATE NOT NULL, arrendada_hasta DATE NOT NULL);
CREATE TABLE siembra (id INT AUTO_INCREMENT PRIMARY KEY, parcela_id INT NOT NULL, fecha_siembra DATE NOT NULL, fecha_cosecha DATE NULL,
  FOREIGN KEY (parcela_id) REFERENCES parcela (id));
CREATE TABLE trabajo (id INT AUTO_INCREMENT PRIMARY KEY, asignado_el DATE NOT NULL, entregar_hasta DATE NOT NULL, entregado_el DATE NULL);
"""
BROKEN_ABROAD = (
    "SELECT * FROM nevera WHERE intervalo_revision_meses NOT IN (3, 6, 12, 24) OR ultima_revision < instalada_el OR garantia_hasta <> DATE(instalada_el, '+2 years') "
    "AND STRFTIME('%d', instalada_el) < '29'",
    "SELECT * FROM alarma WHERE (julianday(resuelta_a) - julianday(activada_a)) * 24 > 6",
    "SELECT * FROM turno_personal WHERE (julianday(salida) - julianday(entrada)) * 60 * 24 NOT BETWEEN 239 AND 601 OR pausa_inicio NOT BETWEEN entrada AND salida "
    "OR (julianday(pausa_fin) - julianday(pausa_inicio)) * 1440 > 41 OR pausa_inicio < DATETIME(entrada, '+1 hours')",
    "SELECT * FROM colecta WHERE (julianday(hora_cierre) - julianday(hora_apertura)) * 24 NOT BETWEEN 0.4 AND 10 OR DATE(hora_apertura) < convocada_el",
    "SELECT * FROM cita WHERE julianday(fecha_cita) - julianday(solicitada_el) < 0.4 OR cancelada_el > fecha_cita",
    "SELECT * FROM parcela WHERE julianday(arrendada_hasta) - julianday(arrendada_desde) < 364",
    "SELECT * FROM siembra WHERE julianday(fecha_cosecha) - julianday(fecha_siembra) NOT BETWEEN 50 AND 165",
    "SELECT * FROM trabajo WHERE julianday(entregar_hasta) - julianday(asignado_el) NOT BETWEEN 1 AND 40",
)


def test_so_they_do_in_another_language() -> None:
    database = inferred(ABROAD, rows=60)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN_ABROAD}
    assert {query: rows for query, rows in broken.items() if rows} == {}


def test_things_last_as_long_as_such_things_do_and_come_in_their_order() -> None:
    database = inferred(SCHEMA, rows=100)
    broken = {query: database.execute(query).fetchall()[:2] for query in BROKEN}
    assert {query: rows for query, rows in broken.items() if rows} == {}
