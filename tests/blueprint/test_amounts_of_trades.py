"""Amounts, weights and percentages of whole rows as trades write them: bills of delivery notes, weighing slips, jobs, tills and tests."""

from __future__ import annotations

from functools import lru_cache

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

from .written_rules import rules_in

_ENGLISH = """
CREATE TABLE Client (ClientId INT AUTO_INCREMENT PRIMARY KEY, FullName VARCHAR(80) NOT NULL, OutstandingBalance DECIMAL(12,2) NOT NULL DEFAULT 0.00);
CREATE TABLE Estimate (EstimateId INT AUTO_INCREMENT PRIMARY KEY, ClientId INT NOT NULL, MaterialCost DECIMAL(10,2) NOT NULL, LaborCost DECIMAL(10,2) NOT NULL,
  Subtotal DECIMAL(10,2) NOT NULL, MarkupPercent DECIMAL(4,1) NOT NULL, MarkupAmount DECIMAL(10,2) NOT NULL, EstimateTotal DECIMAL(10,2) NOT NULL);
CREATE TABLE Job (JobId INT AUTO_INCREMENT PRIMARY KEY, EstimateId INT NOT NULL, ClientId INT NOT NULL, ContractAmount DECIMAL(12,2) NOT NULL,
  ChangeOrderAmount DECIMAL(12,2) NOT NULL DEFAULT 0.00, RevisedContractAmount DECIMAL(12,2) NOT NULL, MaterialActual DECIMAL(12,2) NOT NULL DEFAULT 0.00,
  LaborActual DECIMAL(12,2) NOT NULL DEFAULT 0.00, ActualCost DECIMAL(12,2) NOT NULL, GrossProfit DECIMAL(12,2) NOT NULL);
CREATE TABLE JobMaterial (JobMaterialId INT AUTO_INCREMENT PRIMARY KEY, JobId INT NOT NULL, QtyOrdered INT NOT NULL, QtyUsed INT NOT NULL,
  QtyReturned INT NOT NULL, UnitCost DECIMAL(8,2) NOT NULL, ExtendedCost DECIMAL(10,2) NOT NULL);
CREATE TABLE TimeEntry (TimeEntryId INT AUTO_INCREMENT PRIMARY KEY, JobId INT NOT NULL, RegularHours DECIMAL(4,2) NOT NULL,
  OvertimeHours DECIMAL(4,2) NOT NULL DEFAULT 0.00, HourlyWage DECIMAL(6,2) NOT NULL, LaborCost DECIMAL(8,2) NOT NULL COMMENT 'overtime at 1.5 times the wage');
CREATE TABLE ChangeOrder (ChangeOrderId INT AUTO_INCREMENT PRIMARY KEY, JobId INT NOT NULL, Amount DECIMAL(10,2) NOT NULL);
CREATE TABLE Invoice (InvoiceId INT AUTO_INCREMENT PRIMARY KEY, JobId INT NOT NULL, ClientId INT NOT NULL, AmountBilled DECIMAL(12,2) NOT NULL,
  RetainagePercent DECIMAL(4,2) NOT NULL DEFAULT 10.00, RetainageHeld DECIMAL(12,2) NOT NULL, SalesTaxRate DECIMAL(5,3) NOT NULL, SalesTax DECIMAL(10,2) NOT NULL,
  AmountDue DECIMAL(12,2) NOT NULL, AmountPaid DECIMAL(12,2) NOT NULL DEFAULT 0.00, BalanceDue DECIMAL(12,2) NOT NULL);
"""
_ABBREVIATED = """
CREATE TABLE SUPP (SUPP_NO INT NOT NULL PRIMARY KEY, SUPP_NM VARCHAR(60) NOT NULL, TOT_PD_AMT DECIMAL(14,2) NOT NULL DEFAULT 0.00);
CREATE TABLE MATL (MATL_CD CHAR(5) NOT NULL PRIMARY KEY, MATL_NM VARCHAR(40) NOT NULL, BUY_PRC_T DECIMAL(10,2) NOT NULL, SEL_PRC_T DECIMAL(10,2) NOT NULL);
CREATE TABLE WGH_TKT (TKT_NO INT NOT NULL PRIMARY KEY, SUPP_NO INT NOT NULL, SUB_AMT DECIMAL(12,2) NOT NULL, DED_AMT DECIMAL(12,2) NOT NULL DEFAULT 0.00,
  PAY_AMT DECIMAL(12,2) NOT NULL, FOREIGN KEY (SUPP_NO) REFERENCES SUPP (SUPP_NO));
CREATE TABLE TKT_LIN (TKT_NO INT NOT NULL, LIN_NO SMALLINT NOT NULL, MATL_CD CHAR(5) NOT NULL, NET_KG INT NOT NULL, BUY_PRC_T DECIMAL(10,2) NOT NULL,
  LIN_AMT DECIMAL(12,2) NOT NULL, PRIMARY KEY (TKT_NO, LIN_NO), FOREIGN KEY (TKT_NO) REFERENCES WGH_TKT (TKT_NO), FOREIGN KEY (MATL_CD) REFERENCES MATL (MATL_CD));
CREATE TABLE SHPMT (SHP_NO INT NOT NULL PRIMARY KEY, MATL_CD CHAR(5) NOT NULL, LD_KG INT NOT NULL, RCV_KG INT NOT NULL, DIFF_KG INT NOT NULL,
  PRC_T DECIMAL(10,2) NOT NULL, MATL_AMT DECIMAL(12,2) NOT NULL, FRT_AMT DECIMAL(10,2) NOT NULL, TOT_AMT DECIMAL(12,2) NOT NULL,
  FOREIGN KEY (MATL_CD) REFERENCES MATL (MATL_CD));
CREATE TABLE INV (INV_NO INT NOT NULL PRIMARY KEY, SHP_NO INT NOT NULL UNIQUE, NET_AMT DECIMAL(12,2) NOT NULL, VAT_PCT DECIMAL(4,1) NOT NULL,
  VAT_AMT DECIMAL(12,2) NOT NULL, GRS_AMT DECIMAL(12,2) NOT NULL, FOREIGN KEY (SHP_NO) REFERENCES SHPMT (SHP_NO));
"""
_GERMAN = """
CREATE TABLE baustelle (id INT AUTO_INCREMENT PRIMARY KEY, bezeichnung VARCHAR(80) NOT NULL, bedarf_t DECIMAL(10,2) NOT NULL COMMENT 'bestellte Gesamtmenge',
  geliefert_t DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT 'Summe der Lieferscheine', offen_t DECIMAL(10,2) NOT NULL);
CREATE TABLE rezeptur (id INT AUTO_INCREMENT PRIMARY KEY, sorte VARCHAR(30) NOT NULL, preis_je_t DECIMAL(8,2) NOT NULL, mischtemperatur_soll SMALLINT NOT NULL);
CREATE TABLE mischcharge (id INT AUTO_INCREMENT PRIMARY KEY, rezeptur_id INT NOT NULL, beginn DATETIME NOT NULL, temperatur_soll SMALLINT NOT NULL,
  temperatur_ist SMALLINT NOT NULL, temperatur_abweichung SMALLINT NOT NULL, FOREIGN KEY (rezeptur_id) REFERENCES rezeptur(id));
CREATE TABLE rechnung (id INT AUTO_INCREMENT PRIMARY KEY, baustelle_id INT NOT NULL, rechnungsdatum DATE NOT NULL, warenwert DECIMAL(12,2) NOT NULL,
  frachtkosten DECIMAL(12,2) NOT NULL, nachlass_prozent DECIMAL(4,2) NOT NULL DEFAULT 0, nachlass DECIMAL(12,2) NOT NULL DEFAULT 0, netto DECIMAL(12,2) NOT NULL,
  ust_betrag DECIMAL(12,2) NOT NULL COMMENT '7 %', brutto DECIMAL(12,2) NOT NULL, skonto_betrag DECIMAL(10,2) NOT NULL DEFAULT 0,
  FOREIGN KEY (baustelle_id) REFERENCES baustelle(id));
CREATE TABLE lieferschein (id INT AUTO_INCREMENT PRIMARY KEY, baustelle_id INT NOT NULL, rezeptur_id INT NOT NULL, datum DATE NOT NULL, brutto_t DECIMAL(6,2) NOT NULL,
  leergewicht_t DECIMAL(6,2) NOT NULL, netto_t DECIMAL(6,2) NOT NULL, preis_je_t DECIMAL(8,2) NOT NULL, warenwert DECIMAL(10,2) NOT NULL,
  fracht_je_t DECIMAL(6,2) NOT NULL, frachtkosten DECIMAL(10,2) NOT NULL, rechnung_id INT NULL, FOREIGN KEY (baustelle_id) REFERENCES baustelle(id),
  FOREIGN KEY (rezeptur_id) REFERENCES rezeptur(id), FOREIGN KEY (rechnung_id) REFERENCES rechnung(id));
CREATE TABLE silo (id INT AUTO_INCREMENT PRIMARY KEY, fassungsvermoegen_t DECIMAL(6,1) NOT NULL, fuellstand_t DECIMAL(6,1) NOT NULL,
  fuellgrad_prozent DECIMAL(4,1) NOT NULL, frei_t DECIMAL(6,1) NOT NULL);
CREATE TABLE pruefung (id INT AUTO_INCREMENT PRIMARY KEY, mischcharge_id INT NOT NULL, bitumen_soll DECIMAL(4,2) NOT NULL, bitumen_ist DECIMAL(4,2) NOT NULL,
  differenz DECIMAL(4,2) NOT NULL, toleranz DECIMAL(4,2) NOT NULL, bestanden TINYINT(1) NOT NULL, FOREIGN KEY (mischcharge_id) REFERENCES mischcharge(id));
"""
_FRENCH = """
CREATE TABLE caisse_jour (id INT AUTO_INCREMENT PRIMARY KEY, jour DATE NOT NULL UNIQUE, fond_initial DECIMAL(8,2) NOT NULL, recettes_especes DECIMAL(8,2) NOT NULL,
  recettes_carte DECIMAL(8,2) NOT NULL, recettes_total DECIMAL(8,2) NOT NULL, sorties DECIMAL(8,2) NOT NULL DEFAULT 0, especes_theoriques DECIMAL(8,2) NOT NULL,
  especes_comptees DECIMAL(8,2) NOT NULL, ecart DECIMAL(8,2) NOT NULL);
"""
_SPANISH = """
CREATE TABLE deposito (id INT AUTO_INCREMENT PRIMARY KEY, capacidad_l DECIMAL(10,1) NOT NULL, existencias_l DECIMAL(10,1) NOT NULL, libre_l DECIMAL(10,1) NOT NULL);
CREATE TABLE analisis (id INT AUTO_INCREMENT PRIMARY KEY, deposito_id INT NOT NULL, acidez DECIMAL(3,2) NOT NULL, acidez_max DECIMAL(3,2) NOT NULL,
  apto TINYINT(1) NOT NULL, FOREIGN KEY (deposito_id) REFERENCES deposito(id));
CREATE TABLE entrega (id INT AUTO_INCREMENT PRIMARY KEY, fecha DATETIME NOT NULL, peso_bruto_kg DECIMAL(10,2) NOT NULL, tara_kg DECIMAL(10,2) NOT NULL,
  peso_neto_kg DECIMAL(10,2) NOT NULL, impurezas_pct DECIMAL(4,2) NOT NULL, descuento_kg DECIMAL(10,2) NOT NULL, rendimiento_graso DECIMAL(4,2) NOT NULL COMMENT '%',
  kg_aceite DECIMAL(10,2) NOT NULL);
"""
_HIRES = """
CREATE TABLE customers (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL, balance DECIMAL(12,2) NOT NULL DEFAULT 0);
CREATE TABLE stockpiles (id INT AUTO_INCREMENT PRIMARY KEY, grade VARCHAR(20) NOT NULL, produced_t DECIMAL(12,2) NOT NULL DEFAULT 0, sold_t DECIMAL(12,2) NOT NULL DEFAULT 0,
  closing_t DECIMAL(12,2) NOT NULL, price_per_t DECIMAL(8,2) NOT NULL, stock_value DECIMAL(14,2) NOT NULL);
CREATE TABLE invoices (id INT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, material_total DECIMAL(12,2) NOT NULL DEFAULT 0,
  haulage_total DECIMAL(12,2) NOT NULL DEFAULT 0, levy_total DECIMAL(12,2) NOT NULL DEFAULT 0, subtotal DECIMAL(12,2) NOT NULL, total DECIMAL(12,2) NOT NULL,
  paid DECIMAL(12,2) NOT NULL DEFAULT 0, outstanding DECIMAL(12,2) NOT NULL, FOREIGN KEY (customer_id) REFERENCES customers(id));
CREATE TABLE loads (id INT AUTO_INCREMENT PRIMARY KEY, stockpile_id INT NOT NULL, invoice_id INT NULL, net_t DECIMAL(7,2) NOT NULL, price_per_t DECIMAL(8,2) NOT NULL,
  material_charge DECIMAL(10,2) NOT NULL, haulage_km DECIMAL(6,1) NOT NULL, haulage_rate_per_t_km DECIMAL(6,4) NOT NULL, haulage_charge DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (stockpile_id) REFERENCES stockpiles(id), FOREIGN KEY (invoice_id) REFERENCES invoices(id));
CREATE TABLE hires (id INT AUTO_INCREMENT PRIMARY KEY, days INT NOT NULL, day_rate DECIMAL(10,2) NOT NULL, hire_fee DECIMAL(10,2) NOT NULL,
  equipment_total DECIMAL(10,2) NOT NULL DEFAULT 0, staff_total DECIMAL(10,2) NOT NULL DEFAULT 0, net_total DECIMAL(10,2) NOT NULL);
CREATE TABLE statements (id INT AUTO_INCREMENT PRIMARY KEY, opn_bal DECIMAL(12,2) NOT NULL, chg_amt DECIMAL(12,2) NOT NULL, pmt_amt DECIMAL(12,2) NOT NULL,
  cls_bal DECIMAL(12,2) NOT NULL);
CREATE TABLE parts_used (id INT AUTO_INCREMENT PRIMARY KEY, quantity INT NOT NULL, unit_price DECIMAL(8,2) NOT NULL, surcharge_percent DECIMAL(4,1) NOT NULL,
  amount DECIMAL(10,2) NOT NULL);
CREATE TABLE payment_requests (id INT AUTO_INCREMENT PRIMARY KEY, net_amount DECIMAL(12,2) NOT NULL, retained_percent DECIMAL(4,2) NOT NULL DEFAULT 5.00,
  retained DECIMAL(10,2) NOT NULL, vat DECIMAL(10,2) NOT NULL, payable_amount DECIMAL(12,2) NOT NULL);
"""
_STALLS = """
CREATE TABLE Stall (StallID INT AUTO_INCREMENT PRIMARY KEY, FrontageM DECIMAL(4,1) NOT NULL, DepthM DECIMAL(4,1) NOT NULL, AreaM2 DECIMAL(6,2) NOT NULL,
  PricePerM2 DECIMAL(8,2) NOT NULL, PitchFee DECIMAL(10,2) NOT NULL, PowerCharge DECIMAL(8,2) NOT NULL, TotalCharge DECIMAL(10,2) NOT NULL);
CREATE TABLE DailySales (DailySalesID INT AUTO_INCREMENT PRIMARY KEY, StallID INT NOT NULL, PortionsPrepared INT NOT NULL, PortionsSold INT NOT NULL,
  PortionsWasted INT NOT NULL, SellingPrice DECIMAL(6,2) NOT NULL, GrossSales DECIMAL(10,2) NOT NULL);
CREATE TABLE buyers (id INT AUTO_INCREMENT PRIMARY KEY, credit_limit DECIMAL(12,2) NOT NULL, outstanding_balance DECIMAL(12,2) NOT NULL DEFAULT 0,
  credit_available DECIMAL(12,2) NOT NULL, total_purchased DECIMAL(14,2) NOT NULL DEFAULT 0);
CREATE TABLE sales (id INT AUTO_INCREMENT PRIMARY KEY, buyer_id INT NOT NULL, bags DECIMAL(7,2) NOT NULL, bag_price DECIMAL(8,2) NOT NULL, gross_amount DECIMAL(12,2) NOT NULL,
  brokerage_percent DECIMAL(4,2) NOT NULL, brokerage DECIMAL(10,2) NOT NULL, freight DECIMAL(10,2) NOT NULL DEFAULT 0, net_amount DECIMAL(12,2) NOT NULL,
  FOREIGN KEY (buyer_id) REFERENCES buyers(id));
CREATE TABLE detentions (id INT AUTO_INCREMENT PRIMARY KEY, allowed_hours DECIMAL(6,1) NOT NULL, used_hours DECIMAL(6,1) NOT NULL, excess_hours DECIMAL(6,1) NOT NULL,
  rate_per_hour DECIMAL(8,2) NOT NULL, amount DECIMAL(10,2) NOT NULL);
CREATE TABLE freights (id INT AUTO_INCREMENT PRIMARY KEY, freight_amount DECIMAL(12,2) NOT NULL, fuel_surcharge_pct DECIMAL(4,1) NOT NULL, fuel_surcharge DECIMAL(10,2) NOT NULL,
  insurance_pct DECIMAL(4,1) NOT NULL, insurance DECIMAL(10,2) NOT NULL);
CREATE TABLE linen (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(30) NOT NULL, unit_weight_g SMALLINT NOT NULL);
CREATE TABLE pledges (id INT AUTO_INCREMENT PRIMARY KEY, appraised_value DECIMAL(10,2) NOT NULL, package_price DECIMAL(9,2) NOT NULL, extras_total DECIMAL(9,2) NOT NULL,
  total_amount DECIMAL(10,2) NOT NULL);
CREATE TABLE pledge_items (id INT AUTO_INCREMENT PRIMARY KEY, pledge_id INT NOT NULL, linen_id INT NOT NULL, quantity INT NOT NULL, weight_kg DECIMAL(7,3) NOT NULL,
  appraised_value DECIMAL(10,2) NOT NULL, FOREIGN KEY (pledge_id) REFERENCES pledges(id), FOREIGN KEY (linen_id) REFERENCES linen(id));
CREATE TABLE visits (id INT AUTO_INCREMENT PRIMARY KEY, labor_cost DECIMAL(9,2) NOT NULL, parts_cost DECIMAL(9,2) NOT NULL, total_cost DECIMAL(9,2) NOT NULL);
CREATE TABLE visit_parts (id INT AUTO_INCREMENT PRIMARY KEY, visit_id INT NOT NULL, quantity INT NOT NULL, unit_price DECIMAL(8,2) NOT NULL, line_total DECIMAL(9,2) NOT NULL,
  FOREIGN KEY (visit_id) REFERENCES visits(id));
CREATE TABLE assignments (id INT AUTO_INCREMENT PRIMARY KEY, pay_rate DECIMAL(7,2) NOT NULL, markup_percent DECIMAL(5,2) NOT NULL, bill_rate DECIMAL(7,2) NOT NULL);
CREATE TABLE sprayings (id INT AUTO_INCREMENT PRIMARY KEY, dose_kg_ha DECIMAL(7,2) NOT NULL, treated_ha DECIMAL(6,2) NOT NULL, used_kg DECIMAL(9,2) NOT NULL);
"""
_DUTCH = """
CREATE TABLE levering (id INT AUTO_INCREMENT PRIMARY KEY, datum DATE NOT NULL);
CREATE TABLE leveringsregel (levering_id INT NOT NULL, regelnr SMALLINT NOT NULL, besteld INT NOT NULL, geleverd INT NOT NULL, verkocht INT NOT NULL, retour INT NOT NULL,
  PRIMARY KEY (levering_id, regelnr), FOREIGN KEY (levering_id) REFERENCES levering(id));
"""


@lru_cache(maxsize=1)
def _rules() -> dict[str, str]:
    found: dict[str, str] = {}
    for schema in (_ENGLISH, _ABBREVIATED, _GERMAN, _FRENCH, _SPANISH, _HIRES, _STALLS, _DUTCH):
        text = infer_blueprint(parse_schema(schema, "schema.sql"), "x", classify=classify, complete=True).text
        found.update(rules_in(text))
    return found


@pytest.mark.parametrize(
    ("column", "rule"),
    [
        # two parts before a subtotal; what was agreed is what the offer came to, and changes until it is revised
        ("Estimate.Subtotal", "MaterialCost + LaborCost"),
        ("Job.ContractAmount", "EstimateId.EstimateTotal"),
        ("Job.ChangeOrderAmount", "IFNULL(SUM(ChangeOrder.Amount), 0)"),
        # what it cost in fact: the rows of a table of that name, the parts of that word
        ("Job.MaterialActual", "IFNULL(SUM(JobMaterial.ExtendedCost), 0)"),
        ("Job.LaborActual", "IFNULL(SUM(TimeEntry.LaborCost), 0)"),
        ("Job.ActualCost", "MaterialActual + LaborActual"),
        ("Job.GrossProfit", "RevisedContractAmount - ActualCost"),
        ("JobMaterial.QtyReturned", "QtyOrdered - QtyUsed"),
        ("TimeEntry.LaborCost", "ROUND(RegularHours * HourlyWage + OvertimeHours * 1.5 * HourlyWage, 2)"),
        # what is held of a bill, what is due of it, and what is left of that
        ("Invoice.RetainageHeld", "ROUND(AmountBilled * RetainagePercent / 100, 2)"),
        ("Invoice.AmountDue", "AmountBilled + SalesTax - RetainageHeld"),
        ("Invoice.BalanceDue", "AmountDue - AmountPaid"),
        ("WGH_TKT.PAY_AMT", "SUB_AMT - DED_AMT"),
        ("SUPP.TOT_PD_AMT", "LEAST(IFNULL(SUM(WGH_TKT.PAY_AMT), 0), 999999999999.99)"),
        ("TKT_LIN.BUY_PRC_T", "MATL_CD.BUY_PRC_T"),
        ("SHPMT.DIFF_KG", "RCV_KG - LD_KG"),
        ("INV.NET_AMT", "SHP_NO.TOT_AMT"),
        # tonnes are a sum of tonnes, and a bill is of the notes that it bills
        ("baustelle.geliefert_t", "IFNULL(SUM(lieferschein.netto_t), 0)"),
        ("baustelle.offen_t", "bedarf_t - geliefert_t"),
        ("rechnung.nachlass", "ROUND(warenwert * nachlass_prozent / 100, 2)"),
        ("rechnung.ust_betrag", "ROUND(netto * 7 / 100, 2)"),
        # set points and what was measured
        ("mischcharge.temperatur_soll", "rezeptur_id.mischtemperatur_soll"),
        ("mischcharge.temperatur_abweichung", "temperatur_ist - temperatur_soll"),
        ("pruefung.differenz", "bitumen_ist - bitumen_soll"),
        ("pruefung.bestanden", "IF(ABS(differenz) <= toleranz, 1, 0)"),
        ("analisis.apto", "IF(acidez <= acidez_max, 1, 0)"),
        ("silo.fuellgrad_prozent", "ROUND(fuellstand_t * 100 / fassungsvermoegen_t, 1)"),
        ("silo.frei_t", "fassungsvermoegen_t - fuellstand_t"),
        ("deposito.libre_l", "capacidad_l - existencias_l"),
        # the cash of a till, without what was paid by card
        ("caisse_jour.especes_theoriques", "fond_initial + recettes_especes - sorties"),
        ("caisse_jour.ecart", "especes_comptees - especes_theoriques"),
        ("entrega.descuento_kg", "ROUND(peso_neto_kg * impurezas_pct / 100, 2)"),
        (
            "entrega.rendimiento_graso",
            "ROUND(IF(peso_neto_kg = 0, 0, kg_aceite * 100 / peso_neto_kg), 2)",
        ),
        # sums of kinds, each of which is the sum of its own rows; what a customer owes
        ("invoices.subtotal", "material_total + haulage_total + levy_total"),
        ("hires.net_total", "hire_fee + equipment_total + staff_total"),
        ("stockpiles.stock_value", "ROUND(closing_t * price_per_t, 2)"),
        ("loads.haulage_charge", "ROUND(net_t * haulage_km * haulage_rate_per_t_km, 2)"),
        ("statements.cls_bal", "opn_bal + chg_amt - pmt_amt"),
        ("parts_used.amount", "ROUND(quantity * unit_price * (100 + surcharge_percent) / 100, 2)"),
        ("payment_requests.payable_amount", "net_amount + vat - retained"),
        # what is bought is counted by its name, and what was wasted is not sold
        ("Stall.PitchFee", "ROUND(AreaM2 * PricePerM2, 2)"),
        ("DailySales.PortionsWasted", "PortionsPrepared - PortionsSold"),
        ("DailySales.GrossSales", "ROUND(PortionsSold * SellingPrice, 2)"),
        ("sales.gross_amount", "ROUND(bags * bag_price, 2)"),
        ("sales.net_amount", "gross_amount - brokerage - freight"),
        ("buyers.credit_available", "credit_limit - outstanding_balance"),
        ("detentions.excess_hours", "used_hours - allowed_hours"),
        ("detentions.amount", "ROUND(excess_hours * rate_per_hour, 2)"),
        ("freights.insurance", "ROUND(freight_amount * insurance_pct / 100, 2)"),
        ("pledge_items.weight_kg", "ROUND(quantity * linen_id.unit_weight_g / 1000, 3)"),
        ("pledges.appraised_value", "IFNULL(SUM(pledge_items.appraised_value), 0)"),
        ("pledges.total_amount", "package_price + extras_total"),
        ("visits.parts_cost", "IFNULL(SUM(visit_parts.line_total), 0)"),
        ("assignments.bill_rate", "ROUND(pay_rate * (100 + markup_percent) / 100, 2)"),
        ("sprayings.used_kg", "ROUND(treated_ha * dose_kg_ha, 2)"),
    ],
)
def test_an_amount_follows_from_what_a_person_of_the_trade_takes_it_from(column: str, rule: str) -> None:
    assert rule in _rules()[column].split("  #")[0]


def test_a_percentage_is_of_one_amount_only() -> None:
    assert "nachlass_prozent" not in _rules()["rechnung.skonto_betrag"]


def test_what_was_made_is_no_sum_of_what_was_sold() -> None:
    assert "SUM(" not in _rules()["stockpiles.produced_t"]
    assert '= "IFNULL(SUM(loads.net_t), 0)"' in _rules()["stockpiles.sold_t"]


def test_a_count_beside_the_reference_of_its_word_is_no_other_reference() -> None:
    assert "reference" not in _rules()["leveringsregel.geleverd"]
