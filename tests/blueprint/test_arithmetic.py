"""Totals, rests, products and roll-ups of trades with much arithmetic, in several languages and in abbreviations."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

_SCHEMAS = {
    "english": """
CREATE TABLE items (id INT AUTO_INCREMENT PRIMARY KEY, unit_weight_g INT NOT NULL);
CREATE TABLE engagements (id INT AUTO_INCREMENT PRIMARY KEY, weekly_salary DECIMAL(8,2) NOT NULL, weeks_engaged TINYINT NOT NULL,
  per_diem DECIMAL(6,2) NOT NULL, days_on_tour SMALLINT NOT NULL, salary_total DECIMAL(10,2) NOT NULL, per_diem_total DECIMAL(9,2) NOT NULL,
  agent_commission_pct DECIMAL(4,1) NOT NULL, agent_commission DECIMAL(9,2) NOT NULL, total_engagement_cost DECIMAL(11,2) NOT NULL);
CREATE TABLE performances (id INT AUTO_INCREMENT PRIMARY KEY, full_price_tickets SMALLINT NOT NULL, concession_tickets SMALLINT NOT NULL,
  attendance SMALLINT NOT NULL, capacity SMALLINT NOT NULL, royalty_rate DECIMAL(4,2) NOT NULL);
CREATE TABLE settlements (id INT AUTO_INCREMENT PRIMARY KEY, gross_receipts DECIMAL(11,2) NOT NULL, royalties DECIMAL(10,2) NOT NULL,
  running_costs DECIMAL(10,2) NOT NULL, total_costs DECIMAL(11,2) NOT NULL, operating_profit DECIMAL(11,2) NOT NULL);
CREATE TABLE wash_lines (id INT AUTO_INCREMENT PRIMARY KEY, item_id INT NOT NULL, counted_qty INT NOT NULL, weight_kg DECIMAL(8,3) NOT NULL,
  FOREIGN KEY (item_id) REFERENCES items (id));
CREATE TABLE services (id INT AUTO_INCREMENT PRIMARY KEY, pupils_present INT NOT NULL, pupils_absent INT NOT NULL, pupils_excused INT NOT NULL,
  pupils_total INT NOT NULL, meals_ordered INT NOT NULL, meals_served INT NOT NULL, meals_unclaimed INT NOT NULL, total_cost DECIMAL(10,2) NOT NULL,
  cost_per_meal DECIMAL(6,2) NOT NULL, waste_kg DECIMAL(6,2) NOT NULL, waste_g_per_meal DECIMAL(7,1) NOT NULL);
CREATE TABLE service_dishes (id INT AUTO_INCREMENT PRIMARY KEY, portions_prepared INT NOT NULL, portions_served INT NOT NULL,
  portions_left INT NOT NULL, unit_cost DECIMAL(6,2) NOT NULL, line_cost DECIMAL(9,2) NOT NULL);
CREATE TABLE quotes (id INT AUTO_INCREMENT PRIMARY KEY, setup_cost DECIMAL(9,2) NOT NULL, paper_cost DECIMAL(9,2) NOT NULL,
  production_cost DECIMAL(10,2) NOT NULL, markup_amount DECIMAL(10,2) NOT NULL, net_price DECIMAL(10,2) NOT NULL);
CREATE TABLE press_runs (id INT AUTO_INCREMENT PRIMARY KEY, makeready_minutes SMALLINT NOT NULL, run_minutes SMALLINT NOT NULL,
  total_minutes SMALLINT NOT NULL, impressions INT NOT NULL, impressions_per_hour DECIMAL(8,1) NOT NULL);
CREATE TABLE deposits (id INT AUTO_INCREMENT PRIMARY KEY, subtotal DECIMAL(10,2) NOT NULL, deposit_applied DECIMAL(10,2) NOT NULL,
  tax DECIMAL(9,2) NOT NULL, total_due DECIMAL(11,2) NOT NULL);
CREATE TABLE topups (id INT AUTO_INCREMENT PRIMARY KEY, amount DECIMAL(8,2) NOT NULL, fee DECIMAL(6,2) NOT NULL, credited_amount DECIMAL(8,2) NOT NULL);
CREATE TABLE glasses_lines (id INT AUTO_INCREMENT PRIMARY KEY, quantity INT NOT NULL, frame_price DECIMAL(8,2) NOT NULL, lens_price DECIMAL(8,2) NOT NULL,
  line_total DECIMAL(9,2) NOT NULL);
CREATE TABLE rides (id INT AUTO_INCREMENT PRIMARY KEY, passengers_count INT NOT NULL, price_per_seat_cents INT NOT NULL, subtotal_cents INT NOT NULL,
  discount_cents INT NOT NULL, total_cents INT NOT NULL);
CREATE TABLE plans (id INT AUTO_INCREMENT PRIMARY KEY, monthly_price_cents INT NOT NULL, signup_fee_cents INT NOT NULL, minimum_term_months INT NOT NULL);
CREATE TABLE inspections (id INT AUTO_INCREMENT PRIMARY KEY, lsl DECIMAL(8,3) NOT NULL, nominal DECIMAL(8,3) NOT NULL, usl DECIMAL(8,3) NOT NULL);
""",
    "german": """
CREATE TABLE mietpositionen (id INT AUTO_INCREMENT PRIMARY KEY, anzahl SMALLINT NOT NULL, tage SMALLINT NOT NULL, tagespreis DECIMAL(7,2) NOT NULL,
  positionsbetrag DECIMAL(9,2) NOT NULL);
CREATE TABLE geraete (id INT AUTO_INCREMENT PRIMARY KEY, anschaffungspreis DECIMAL(9,2) NOT NULL, abschreibung_kumuliert DECIMAL(9,2) NOT NULL,
  restwert DECIMAL(9,2) NOT NULL);
CREATE TABLE zahlungen (id INT AUTO_INCREMENT PRIMARY KEY, gegeben DECIMAL(10,2) NOT NULL, betrag DECIMAL(10,2) NOT NULL, rueckgeld DECIMAL(8,2) NOT NULL);
CREATE TABLE schmelzen (id INT AUTO_INCREMENT PRIMARY KEY, einsatz_gesamt_kg DECIMAL(8,1) NOT NULL, abbrand_kg DECIMAL(7,1) NOT NULL,
  ausbringung_kg DECIMAL(8,1) NOT NULL, energie_kwh DECIMAL(9,1) NOT NULL, energie_kwh_je_t DECIMAL(8,2) NOT NULL);
CREATE TABLE kalkulationen (id INT AUTO_INCREMENT PRIMARY KEY, materialkosten DECIMAL(11,2) NOT NULL, fertigungskosten DECIMAL(11,2) NOT NULL,
  herstellkosten DECIMAL(12,2) NOT NULL, gemeinkosten DECIMAL(11,2) NOT NULL, selbstkosten DECIMAL(12,2) NOT NULL);
""",
    "dutch": """
CREATE TABLE facturen (id INT AUTO_INCREMENT PRIMARY KEY, subtotaal DECIMAL(10,2) NOT NULL, milieutoeslag DECIMAL(8,2) NOT NULL,
  totaal_excl_btw DECIMAL(10,2) NOT NULL, btw_bedrag DECIMAL(9,2) NOT NULL, totaal_incl_btw DECIMAL(10,2) NOT NULL);
CREATE TABLE ledigingen (id INT AUTO_INCREMENT PRIMARY KEY, gewicht_vol_kg DECIMAL(7,1) NOT NULL, gewicht_leeg_kg DECIMAL(7,1) NOT NULL,
  netto_gewicht_kg DECIMAL(7,1) NOT NULL);
CREATE TABLE parkeersessies (id INT AUTO_INCREMENT PRIMARY KEY, uren DECIMAL(5,2) NOT NULL, uurtarief DECIMAL(5,2) NOT NULL,
  parkeergeld DECIMAL(7,2) NOT NULL, korting DECIMAL(6,2) NOT NULL, te_betalen DECIMAL(7,2) NOT NULL, betaald DECIMAL(7,2) NOT NULL,
  wisselgeld DECIMAL(7,2) NOT NULL);
CREATE TABLE verwerking (id INT AUTO_INCREMENT PRIMARY KEY, aangevoerd_ton DECIMAL(9,2) NOT NULL, verbrand_ton DECIMAL(9,2) NOT NULL,
  gestort_ton DECIMAL(9,2) NOT NULL);
""",
    "spanish": """
CREATE TABLE Linea (LineaId INT AUTO_INCREMENT PRIMARY KEY, Cantidad INT NOT NULL, PrecioUnitario DECIMAL(8,2) NOT NULL,
  Descuento DECIMAL(8,2) NOT NULL, Importe DECIMAL(10,2) NOT NULL, TipoIva DECIMAL(4,2) NOT NULL, ImporteConIva DECIMAL(10,2) NOT NULL);
""",
    "polish": """
CREATE TABLE rozliczenia (id INT AUTO_INCREMENT PRIMARY KEY, wartosc_brutto DECIMAL(12,2) NOT NULL, oplata_suszenie DECIMAL(9,2) NOT NULL,
  oplata_czyszczenie DECIMAL(9,2) NOT NULL, suma_oplat DECIMAL(10,2) NOT NULL, do_wyplaty DECIMAL(12,2) NOT NULL);
CREATE TABLE umowy (id INT AUTO_INCREMENT PRIMARY KEY, ilosc_zakontraktowana_t DECIMAL(9,2) NOT NULL, ilosc_dostarczona_t DECIMAL(9,2) NOT NULL,
  ilosc_pozostala_t DECIMAL(9,2) NOT NULL, cena_za_tone DECIMAL(8,2) NOT NULL, wartosc_umowy DECIMAL(12,2) NOT NULL);
""",
    "codes": """
CREATE TABLE LOAD_HDR (LOAD_NO INT NOT NULL PRIMARY KEY, MILES INT NOT NULL, RT_PER_MI DECIMAL(6,2) NOT NULL, LINEHAUL_AMT DECIMAL(10,2) NOT NULL,
  FSC_PER_MI DECIMAL(5,3) NOT NULL, FSC_AMT DECIMAL(9,2) NOT NULL, TOT_REV DECIMAL(11,2) NOT NULL);
CREATE TABLE SVC_CHRG (CHRG_ID INT NOT NULL PRIMARY KEY, QTY DECIMAL(8,2) NOT NULL, UNIT_RT DECIMAL(9,2) NOT NULL, GRS_AMT DECIMAL(11,2) NOT NULL,
  DISC_PCT DECIMAL(4,1) NOT NULL, DISC_AMT DECIMAL(10,2) NOT NULL, SURCHG_AMT DECIMAL(10,2) NOT NULL, NET_AMT DECIMAL(11,2) NOT NULL);
CREATE TABLE FUEL_UPLFT (UPLFT_ID INT NOT NULL PRIMARY KEY, MTR_START INT NOT NULL, MTR_END INT NOT NULL, QTY_L INT NOT NULL,
  DENS DECIMAL(4,3) NOT NULL, QTY_KG DECIMAL(10,2) NOT NULL);
""",
}


@lru_cache(maxsize=8)
def _rules(language: str) -> dict[str, str]:
    text = infer_blueprint(parse_schema(_SCHEMAS[language], "schema.sql"), "x", classify=classify, complete=True).text
    return rules_in(text)


@pytest.mark.parametrize(
    ("language", "column", "said"),
    [
        ("english", "engagements.salary_total", "weeks_engaged * weekly_salary"),
        ("english", "engagements.per_diem_total", "days_on_tour * per_diem"),
        ("english", "engagements.total_engagement_cost", "salary_total + per_diem_total + agent_commission"),
        ("english", "performances.attendance", "full_price_tickets + concession_tickets"),
        ("english", "settlements.total_costs", "royalties + running_costs"),
        ("english", "settlements.operating_profit", "gross_receipts - total_costs"),
        ("english", "wash_lines.weight_kg", "counted_qty * item_id.unit_weight_g / 1000"),
        ("english", "services.pupils_total", "pupils_present + pupils_absent + pupils_excused"),
        ("english", "services.meals_unclaimed", "meals_ordered - meals_served"),
        ("english", "services.cost_per_meal", "total_cost / meals_served"),
        ("english", "services.waste_g_per_meal", "waste_kg * 1000 / meals_served"),
        ("english", "service_dishes.portions_left", "portions_prepared - portions_served"),
        ("english", "service_dishes.line_cost", "portions_prepared * unit_cost"),
        ("english", "quotes.net_price", "production_cost + markup_amount"),
        ("english", "press_runs.total_minutes", "makeready_minutes + run_minutes"),
        ("english", "deposits.total_due", "subtotal + tax - deposit_applied"),
        ("english", "topups.credited_amount", "amount - fee"),
        ("english", "glasses_lines.line_total", "quantity * frame_price + quantity * lens_price"),
        ("english", "rides.subtotal_cents", "passengers_count * price_per_seat_cents"),
        ("english", "plans.signup_fee_cents", "provider ="),
        ("english", "inspections.lsl", "nominal * (100 - tolerance_percent) / 100"),
        ("english", "inspections.usl", "nominal * (100 + tolerance_percent) / 100"),
        ("german", "mietpositionen.positionsbetrag", "anzahl * tage * tagespreis"),
        ("german", "geraete.restwert", "anschaffungspreis - abschreibung_kumuliert"),
        ("german", "zahlungen.rueckgeld", "gegeben - betrag"),
        ("german", "schmelzen.abbrand_kg", "einsatz_gesamt_kg - ausbringung_kg"),
        ("german", "schmelzen.energie_kwh_je_t", "energie_kwh * 1000 / ausbringung_kg"),
        ("german", "kalkulationen.herstellkosten", "materialkosten + fertigungskosten"),
        ("german", "kalkulationen.selbstkosten", "herstellkosten + gemeinkosten"),
        ("dutch", "facturen.totaal_excl_btw", "subtotaal + milieutoeslag"),
        ("dutch", "ledigingen.netto_gewicht_kg", "gewicht_vol_kg - gewicht_leeg_kg"),
        ("dutch", "verwerking.aangevoerd_ton", "verbrand_ton + gestort_ton"),
        ("dutch", "parkeersessies.te_betalen", "parkeergeld - korting"),
        ("dutch", "parkeersessies.wisselgeld", "betaald - te_betalen"),
        ("spanish", "Linea.Importe", "Cantidad * PrecioUnitario - Descuento"),
        ("spanish", "Linea.ImporteConIva", "Importe * (100 + TipoIva) / 100"),
        ("polish", "rozliczenia.do_wyplaty", '"wartosc_brutto - suma_oplat"'),
        ("polish", "umowy.ilosc_pozostala_t", "ilosc_zakontraktowana_t - ilosc_dostarczona_t"),
        ("polish", "umowy.wartosc_umowy", "ilosc_zakontraktowana_t * cena_za_tone"),
        ("codes", "LOAD_HDR.FSC_AMT", "MILES * FSC_PER_MI"),
        ("codes", "LOAD_HDR.TOT_REV", "LINEHAUL_AMT + FSC_AMT"),
        ("codes", "SVC_CHRG.GRS_AMT", '"ROUND(QTY * UNIT_RT, 2)"'),
        ("codes", "SVC_CHRG.NET_AMT", "GRS_AMT + SURCHG_AMT - DISC_AMT"),
        ("codes", "FUEL_UPLFT.MTR_END", "MTR_START + QTY_L"),
    ],
)
def test_numbers_follow_from_each_other_as_in_the_trade(language: str, column: str, said: str) -> None:
    assert said in _rules(language)[column]
