"""Rows of amounts are read from top to bottom, as a bill is, whatever its parts are called: results, products, rests, loans, stages."""

from __future__ import annotations

import pytest

from benchmarks.belief.claims import Claim, failed_on, loaded
from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

SCHEMA = """
CREATE TABLE bookings (id INT PRIMARY KEY AUTO_INCREMENT, customer_id INT NOT NULL, base_price DECIMAL(6,2) NOT NULL,
  rental_price DECIMAL(6,2) NOT NULL DEFAULT 0, discount DECIMAL(6,2) NOT NULL DEFAULT 0, total_price DECIMAL(7,2) NOT
  NULL, FOREIGN KEY (customer_id) REFERENCES customers(id));
CREATE TABLE stays (id INT PRIMARY KEY AUTO_INCREMENT, customer_id INT NOT NULL, room_charge DECIMAL(8,2) NOT NULL,
  minibar DECIMAL(8,2) NOT NULL DEFAULT 0, parking DECIMAL(8,2) NOT NULL DEFAULT 0, city_tax DECIMAL(8,2) NOT NULL,
  bill_total DECIMAL(8,2) NOT NULL, deposit_paid DECIMAL(8,2) NOT NULL, left_to_pay DECIMAL(8,2) NOT NULL, FOREIGN KEY
  (customer_id) REFERENCES customers(id));
CREATE TABLE harvests (id INT PRIMARY KEY AUTO_INCREMENT, crates INT NOT NULL, kg_per_crate DECIMAL(5,1) NOT NULL,
  total_kg DECIMAL(8,1) NOT NULL, grade_a_kg DECIMAL(8,1) NOT NULL, grade_b_kg DECIMAL(8,1) NOT NULL, waste_kg
  DECIMAL(8,1) NOT NULL);
CREATE TABLE trips (id INT PRIMARY KEY AUTO_INCREMENT, odo_start INT NOT NULL, odo_end INT NOT NULL, km INT NOT NULL,
  km_rate DECIMAL(5,2) NOT NULL, flat_fee DECIMAL(6,2) NOT NULL, fare DECIMAL(8,2) NOT NULL, tip DECIMAL(6,2),
  collected DECIMAL(8,2) NOT NULL);
CREATE TABLE payslips (id INT PRIMARY KEY AUTO_INCREMENT, regular_hours DECIMAL(5,2) NOT NULL, overtime_hours
  DECIMAL(5,2) NOT NULL, hourly_rate DECIMAL(6,2) NOT NULL, overtime_rate DECIMAL(6,2) NOT NULL, gross_pay
  DECIMAL(8,2) NOT NULL, tax_withheld DECIMAL(8,2) NOT NULL, social_security DECIMAL(8,2) NOT NULL, net_pay
  DECIMAL(8,2) NOT NULL);
CREATE TABLE loans (id INT PRIMARY KEY AUTO_INCREMENT, principal DECIMAL(10,2) NOT NULL, annual_rate DECIMAL(5,2) NOT
  NULL, term_months INT NOT NULL, interest_total DECIMAL(10,2) NOT NULL, total_repayable DECIMAL(10,2) NOT NULL,
  monthly_instalment DECIMAL(10,2) NOT NULL, repaid_so_far DECIMAL(10,2) NOT NULL, outstanding DECIMAL(10,2) NOT
  NULL);
CREATE TABLE work_orders (id INT PRIMARY KEY AUTO_INCREMENT, parts_cost DECIMAL(8,2) NOT NULL, labour_hours
  DECIMAL(5,2) NOT NULL, labour_rate DECIMAL(6,2) NOT NULL, labour_cost DECIMAL(8,2) NOT NULL, callout_fee
  DECIMAL(6,2) NOT NULL, estimate DECIMAL(8,2) NOT NULL, final_cost DECIMAL(8,2) NOT NULL, over_estimate DECIMAL(8,2)
  NOT NULL);
CREATE TABLE catering_jobs (id INT PRIMARY KEY AUTO_INCREMENT, guests INT NOT NULL, menu_price DECIMAL(7,2) NOT NULL
  COMMENT 'per guest', food_total DECIMAL(9,2) NOT NULL, drinks_flat DECIMAL(9,2) NOT NULL, staff_hours DECIMAL(6,1)
  NOT NULL, staff_rate DECIMAL(6,2) NOT NULL, staff_total DECIMAL(9,2) NOT NULL, delivery DECIMAL(7,2) NOT NULL, net
  DECIMAL(10,2) NOT NULL, vat DECIMAL(9,2) NOT NULL, gross DECIMAL(10,2) NOT NULL, deposit DECIMAL(9,2) NOT NULL,
  rest_due DECIMAL(9,2) NOT NULL);
CREATE TABLE tyre_sets (id INT PRIMARY KEY AUTO_INCREMENT, tyres SMALLINT NOT NULL, price_each DECIMAL(7,2) NOT NULL,
  fitting_each DECIMAL(6,2) NOT NULL, disposal DECIMAL(6,2) NOT NULL, invoice_total DECIMAL(8,2) NOT NULL);
CREATE TABLE phone_bills (id INT PRIMARY KEY AUTO_INCREMENT, base_fee DECIMAL(6,2) NOT NULL, minutes_used INT NOT
  NULL, minutes_free INT NOT NULL, minutes_billed INT NOT NULL, price_per_minute DECIMAL(5,3) NOT NULL, call_charges
  DECIMAL(8,2) NOT NULL, data_mb INT NOT NULL, roaming DECIMAL(8,2) NOT NULL DEFAULT 0, amount_due DECIMAL(8,2) NOT
  NULL);
CREATE TABLE grain_lots (id INT PRIMARY KEY AUTO_INCREMENT, wet_t DECIMAL(8,2) NOT NULL, moisture_in_pct DECIMAL(4,1)
  NOT NULL, drying_loss_t DECIMAL(7,2) NOT NULL, dry_t DECIMAL(8,2) NOT NULL, cleaning_loss_t DECIMAL(7,2) NOT NULL,
  stored_t DECIMAL(8,2) NOT NULL, price_t DECIMAL(7,2) NOT NULL, payout DECIMAL(10,2) NOT NULL);
CREATE TABLE shifts (id INT PRIMARY KEY AUTO_INCREMENT, planned_minutes INT NOT NULL, worked_minutes INT NOT NULL,
  break_minutes INT NOT NULL, paid_minutes INT NOT NULL, diff_minutes INT NOT NULL);
CREATE TABLE cash_counts (id INT PRIMARY KEY AUTO_INCREMENT, opening_float DECIMAL(8,2) NOT NULL, cash_sales
  DECIMAL(9,2) NOT NULL, paid_out DECIMAL(8,2) NOT NULL, expected_cash DECIMAL(9,2) NOT NULL, counted_cash
  DECIMAL(9,2) NOT NULL, difference DECIMAL(8,2) NOT NULL);
CREATE TABLE surveys (id INT PRIMARY KEY AUTO_INCREMENT, sent INT NOT NULL, opened INT NOT NULL, answered INT NOT
  NULL, response_rate DECIMAL(5,2) NOT NULL, promoters INT NOT NULL, passives INT NOT NULL, detractors INT NOT NULL,
  nps INT NOT NULL);
CREATE TABLE insurance_claims (id INT PRIMARY KEY AUTO_INCREMENT, damage DECIMAL(10,2) NOT NULL, excess DECIMAL(8,2)
  NOT NULL, depreciation DECIMAL(8,2) NOT NULL, settlement DECIMAL(10,2) NOT NULL, interim_paid DECIMAL(10,2) NOT
  NULL, still_to_pay DECIMAL(10,2) NOT NULL);
CREATE TABLE milk_tests (id INT PRIMARY KEY AUTO_INCREMENT, litres DECIMAL(8,1) NOT NULL, base_price_l DECIMAL(5,4)
  NOT NULL, fat_bonus DECIMAL(6,2) NOT NULL, protein_bonus DECIMAL(6,2) NOT NULL, cell_deduction DECIMAL(6,2) NOT
  NULL, milk_money DECIMAL(10,2) NOT NULL);
CREATE TABLE car_sales (id INT PRIMARY KEY AUTO_INCREMENT, list_price DECIMAL(9,2) NOT NULL, options_price
  DECIMAL(9,2) NOT NULL, discount_pct DECIMAL(4,1) NOT NULL, discount DECIMAL(8,2) NOT NULL, trade_in DECIMAL(8,2) NOT
  NULL DEFAULT 0, amount_payable DECIMAL(9,2) NOT NULL, purchase_price DECIMAL(9,2) NOT NULL, margin DECIMAL(9,2) NOT
  NULL);
CREATE TABLE streams (id INT PRIMARY KEY AUTO_INCREMENT, plays INT NOT NULL, payout_per_play DECIMAL(7,5) NOT NULL,
  gross_royalty DECIMAL(9,2) NOT NULL, label_share_pct DECIMAL(4,1) NOT NULL, label_share DECIMAL(9,2) NOT NULL,
  artist_share DECIMAL(9,2) NOT NULL);
CREATE TABLE customers (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(80) NOT NULL);
CREATE TABLE sales (id INT PRIMARY KEY AUTO_INCREMENT, customer_id INT NULL, sold_at DATETIME NOT NULL, net_total
  DECIMAL(9,2) NOT NULL, vat_amount DECIMAL(9,2) NOT NULL, gross_total DECIMAL(9,2) NOT NULL, tendered DECIMAL(9,2),
  change_given DECIMAL(9,2), FOREIGN KEY (customer_id) REFERENCES customers(id));
CREATE TABLE sale_lines (sale_id INT NOT NULL, line_no INT NOT NULL, descr VARCHAR(100), qty INT NOT NULL, unit_price
  DECIMAL(8,2) NOT NULL, disc_pct DECIMAL(5,2) NOT NULL DEFAULT 0, copay DECIMAL(8,2) NOT NULL DEFAULT 0, pos_amount
  DECIMAL(9,2) NOT NULL, PRIMARY KEY (sale_id, line_no), FOREIGN KEY (sale_id) REFERENCES sales(id));
CREATE TABLE freight_quotes (id INT PRIMARY KEY AUTO_INCREMENT, length_cm INT NOT NULL, width_cm INT NOT NULL,
  height_cm INT NOT NULL, pieces INT NOT NULL, volume_m3 DECIMAL(8,3) NOT NULL, actual_kg DECIMAL(8,1) NOT NULL,
  volumetric_kg DECIMAL(8,1) NOT NULL, chargeable_kg DECIMAL(8,1) NOT NULL, rate_kg DECIMAL(6,3) NOT NULL, freight
  DECIMAL(9,2) NOT NULL, fuel_pct DECIMAL(4,1) NOT NULL, fuel_surcharge DECIMAL(8,2) NOT NULL, total_quote
  DECIMAL(9,2) NOT NULL);
CREATE TABLE TRX_SETTLE (TRX_ID INT PRIMARY KEY AUTO_INCREMENT, GRS_AMT DECIMAL(11,2) NOT NULL, INTCHG_FEE
  DECIMAL(8,2) NOT NULL, SCHEME_FEE DECIMAL(8,2) NOT NULL, MDR_AMT DECIMAL(8,2) NOT NULL, CHGBK_AMT DECIMAL(9,2) NOT
  NULL DEFAULT 0, NET_STLMT_AMT DECIMAL(11,2) NOT NULL);
CREATE TABLE POLICY_PREM (POL_ID INT PRIMARY KEY AUTO_INCREMENT, BASE_PREM DECIMAL(9,2) NOT NULL, LOADING_AMT
  DECIMAL(8,2) NOT NULL, NCD_AMT DECIMAL(8,2) NOT NULL COMMENT 'no claims discount', POLICY_FEE DECIMAL(6,2) NOT NULL,
  IPT_AMT DECIMAL(8,2) NOT NULL COMMENT 'insurance premium tax', TOT_PREM DECIMAL(10,2) NOT NULL, INSTALMENTS TINYINT
  NOT NULL, INST_AMT DECIMAL(9,2) NOT NULL);
CREATE TABLE timber_loads (id INT PRIMARY KEY AUTO_INCREMENT, logs INT NOT NULL, gross_m3 DECIMAL(7,3) NOT NULL,
  bark_m3 DECIMAL(6,3) NOT NULL, net_m3 DECIMAL(7,3) NOT NULL, price_m3 DECIMAL(7,2) NOT NULL, timber_value
  DECIMAL(9,2) NOT NULL, haulage DECIMAL(8,2) NOT NULL, cutting DECIMAL(8,2) NOT NULL, owner_payout DECIMAL(9,2) NOT
  NULL);
CREATE TABLE bottlings (id INT PRIMARY KEY AUTO_INCREMENT, tank_litres DECIMAL(8,1) NOT NULL, lees_litres DECIMAL(6,1)
  NOT NULL, bottled_litres DECIMAL(8,1) NOT NULL, bottle_ml INT NOT NULL, bottles INT NOT NULL, broken INT NOT NULL,
  saleable INT NOT NULL);
CREATE TABLE press_runs (id INT PRIMARY KEY AUTO_INCREMENT, ordered_copies INT NOT NULL, printed_copies INT NOT NULL,
  spoiled_copies INT NOT NULL, good_copies INT NOT NULL, overrun INT NOT NULL, paper_kg DECIMAL(8,1) NOT NULL,
  waste_pct DECIMAL(4,1) NOT NULL);
CREATE TABLE ferry_sailings (id INT PRIMARY KEY AUTO_INCREMENT, passengers_adult INT NOT NULL, passengers_child INT
  NOT NULL, passengers_total INT NOT NULL, capacity INT NOT NULL, load_factor_pct DECIMAL(5,2) NOT NULL, cars INT NOT
  NULL, car_fare DECIMAL(6,2) NOT NULL, car_revenue DECIMAL(9,2) NOT NULL, passenger_revenue DECIMAL(9,2) NOT NULL,
  total_revenue DECIMAL(10,2) NOT NULL);
CREATE TABLE fund_navs (id INT PRIMARY KEY AUTO_INCREMENT, assets DECIMAL(14,2) NOT NULL, liabilities DECIMAL(14,2)
  NOT NULL, net_assets DECIMAL(14,2) NOT NULL, units_outstanding DECIMAL(12,4) NOT NULL, nav_per_unit DECIMAL(12,4)
  NOT NULL);
CREATE TABLE road_tolls (id INT PRIMARY KEY AUTO_INCREMENT, axles TINYINT NOT NULL, km DECIMAL(6,1) NOT NULL,
  toll_per_km DECIMAL(5,3) NOT NULL, toll DECIMAL(7,2) NOT NULL, vat DECIMAL(6,2) NOT NULL, charged DECIMAL(7,2) NOT
  NULL);
CREATE TABLE event_budgets (id INT PRIMARY KEY AUTO_INCREMENT, venue DECIMAL(9,2) NOT NULL, catering DECIMAL(9,2) NOT
  NULL, speakers DECIMAL(9,2) NOT NULL, marketing DECIMAL(9,2) NOT NULL, total_costs DECIMAL(10,2) NOT NULL,
  tickets_sold INT NOT NULL, ticket_price DECIMAL(7,2) NOT NULL, ticket_income DECIMAL(10,2) NOT NULL, sponsors
  DECIMAL(9,2) NOT NULL, total_income DECIMAL(10,2) NOT NULL, profit DECIMAL(10,2) NOT NULL);
CREATE TABLE ticket_orders (id INT PRIMARY KEY AUTO_INCREMENT, tickets INT NOT NULL, ticket_price DECIMAL(6,2) NOT NULL,
  booking_fee DECIMAL(5,2) NOT NULL, total DECIMAL(8,2) NOT NULL);
CREATE TABLE charters (id INT PRIMARY KEY AUTO_INCREMENT, hours INT NOT NULL, hourly_rate DECIMAL(8,2) NOT NULL,
  landing_fee DECIMAL(7,2) NOT NULL, total_price DECIMAL(9,2) NOT NULL);
"""
CLAIMS = [
    Claim(
        "arithmetic",
        "change given",
        "SELECT COUNT(*) FROM sales WHERE change_given IS NOT NULL AND ABS(change_given - (tendered - gross_total)) > 0.011",
    ),
    Claim(
        "arithmetic",
        "net is the lines",
        "SELECT COUNT(*) FROM sales s WHERE ABS(net_total - (SELECT COALESCE(SUM(pos_amount),0) FROM sale_lines l WHERE l.sale_id = s.id)) > 0.011",
    ),
    Claim(
        "arithmetic",
        "line amount",
        "SELECT COUNT(*) FROM sale_lines WHERE ABS(pos_amount - qty * unit_price * (100 - disc_pct) / 100) > 0.011 AND ABS(pos_amount - qty * unit_price * (100 - disc_pct) / 100 + copay) > 0.011",
    ),
    Claim("arithmetic", "gross", "SELECT COUNT(*) FROM sales WHERE ABS(gross_total - net_total - vat_amount) > 0.011"),
    Claim(
        "arithmetic",
        "booking total",
        "SELECT COUNT(*) FROM bookings WHERE ABS(total_price - base_price - rental_price + discount) > 0.011",
    ),
    Claim(
        "arithmetic",
        "bill",
        "SELECT COUNT(*) FROM stays WHERE ABS(bill_total - room_charge - minibar - parking - city_tax) > 0.011",
    ),
    Claim(
        "arithmetic",
        "left to pay",
        "SELECT COUNT(*) FROM stays WHERE ABS(left_to_pay - bill_total + deposit_paid) > 0.011 OR left_to_pay < 0",
    ),
    Claim("arithmetic", "crates", "SELECT COUNT(*) FROM harvests WHERE ABS(total_kg - crates * kg_per_crate) > 0.11"),
    Claim("arithmetic", "odometer", "SELECT COUNT(*) FROM trips WHERE odo_end - odo_start <> km"),
    Claim("arithmetic", "fare", "SELECT COUNT(*) FROM trips WHERE ABS(fare - km * km_rate - flat_fee) > 0.011"),
    Claim(
        "arithmetic", "collected", "SELECT COUNT(*) FROM trips WHERE ABS(collected - fare - COALESCE(tip,0)) > 0.011"
    ),
    Claim(
        "arithmetic",
        "gross pay",
        "SELECT COUNT(*) FROM payslips WHERE ABS(gross_pay - regular_hours * hourly_rate - overtime_hours * overtime_rate) > 0.011",
    ),
    Claim(
        "arithmetic",
        "net pay",
        "SELECT COUNT(*) FROM payslips WHERE ABS(net_pay - gross_pay + tax_withheld + social_security) > 0.011",
    ),
    Claim(
        "arithmetic",
        "outstanding",
        "SELECT COUNT(*) FROM loans WHERE ABS(outstanding - total_repayable + repaid_so_far) > 0.011",
    ),
    Claim(
        "arithmetic",
        "final cost",
        "SELECT COUNT(*) FROM work_orders WHERE ABS(final_cost - parts_cost - labour_cost - callout_fee) > 0.011",
    ),
    Claim(
        "arithmetic",
        "labour",
        "SELECT COUNT(*) FROM work_orders WHERE ABS(labour_cost - labour_hours * labour_rate) > 0.011",
    ),
    Claim(
        "arithmetic",
        "food total",
        "SELECT COUNT(*) FROM catering_jobs WHERE ABS(food_total - guests * menu_price) > 0.011",
    ),
    Claim(
        "arithmetic",
        "staff total",
        "SELECT COUNT(*) FROM catering_jobs WHERE ABS(staff_total - staff_hours * staff_rate) > 0.011",
    ),
    Claim(
        "arithmetic", "gross", "SELECT COUNT(*) FROM catering_jobs WHERE ABS(gross - net - vat) > 0.011 OR vat > net"
    ),
    Claim("arithmetic", "rest due", "SELECT COUNT(*) FROM catering_jobs WHERE ABS(rest_due - gross + deposit) > 0.011"),
    Claim(
        "arithmetic",
        "tyres",
        "SELECT COUNT(*) FROM tyre_sets WHERE ABS(invoice_total - tyres * (price_each + fitting_each) - disposal) > 0.011",
    ),
    Claim(
        "arithmetic",
        "call charges",
        "SELECT COUNT(*) FROM phone_bills WHERE ABS(call_charges - minutes_billed * price_per_minute) > 0.011",
    ),
    Claim(
        "arithmetic",
        "bill",
        "SELECT COUNT(*) FROM phone_bills WHERE ABS(amount_due - base_fee - call_charges - roaming) > 0.011",
    ),
    Claim("arithmetic", "dry", "SELECT COUNT(*) FROM grain_lots WHERE ABS(dry_t - wet_t + drying_loss_t) > 0.011"),
    Claim(
        "arithmetic", "stored", "SELECT COUNT(*) FROM grain_lots WHERE ABS(stored_t - dry_t + cleaning_loss_t) > 0.011"
    ),
    Claim("arithmetic", "payout", "SELECT COUNT(*) FROM grain_lots WHERE ABS(payout - stored_t * price_t) > 0.011"),
    Claim(
        "arithmetic", "paid minutes", "SELECT COUNT(*) FROM shifts WHERE paid_minutes <> worked_minutes - break_minutes"
    ),
    Claim(
        "arithmetic",
        "diff minutes",
        "SELECT COUNT(*) FROM shifts WHERE diff_minutes <> paid_minutes - planned_minutes AND diff_minutes <> worked_minutes - planned_minutes",
    ),
    Claim(
        "arithmetic",
        "expected cash",
        "SELECT COUNT(*) FROM cash_counts WHERE ABS(expected_cash - opening_float - cash_sales + paid_out) > 0.011",
    ),
    Claim(
        "arithmetic",
        "cash difference",
        "SELECT COUNT(*) FROM cash_counts WHERE ABS(difference - counted_cash + expected_cash) > 0.011",
    ),
    Claim("arithmetic", "survey funnel", "SELECT COUNT(*) FROM surveys WHERE opened > sent OR answered > opened"),
    Claim(
        "arithmetic",
        "response",
        "SELECT COUNT(*) FROM surveys WHERE ABS(response_rate - answered * 100.0 / sent) > 0.011",
    ),
    Claim(
        "arithmetic",
        "settlement",
        "SELECT COUNT(*) FROM insurance_claims WHERE ABS(settlement - damage + excess + depreciation) > 0.011",
    ),
    Claim(
        "arithmetic",
        "still to pay",
        "SELECT COUNT(*) FROM insurance_claims WHERE ABS(still_to_pay - settlement + interim_paid) > 0.011",
    ),
    Claim(
        "arithmetic",
        "volume",
        "SELECT COUNT(*) FROM freight_quotes WHERE ABS(volume_m3 - length_cm * width_cm * height_cm * pieces / 1000000.0) > 0.0011",
    ),
    Claim(
        "arithmetic",
        "freight",
        "SELECT COUNT(*) FROM freight_quotes WHERE ABS(freight - chargeable_kg * rate_kg) > 0.011",
    ),
    Claim(
        "arithmetic",
        "quote",
        "SELECT COUNT(*) FROM freight_quotes WHERE ABS(total_quote - freight - fuel_surcharge) > 0.011",
    ),
    Claim(
        "arithmetic",
        "milk money",
        "SELECT COUNT(*) FROM milk_tests WHERE ABS(milk_money - litres * base_price_l - fat_bonus - protein_bonus + cell_deduction) > 0.011",
    ),
    Claim(
        "arithmetic",
        "car discount",
        "SELECT COUNT(*) FROM car_sales WHERE ABS(discount - (list_price + options_price) * discount_pct / 100) > 0.011 AND ABS(discount - list_price * discount_pct / 100) > 0.011",
    ),
    Claim(
        "arithmetic",
        "car payable",
        "SELECT COUNT(*) FROM car_sales WHERE ABS(amount_payable - list_price - options_price + discount + trade_in) > 0.011",
    ),
    Claim(
        "arithmetic",
        "royalty",
        "SELECT COUNT(*) FROM streams WHERE ABS(gross_royalty - plays * payout_per_play) > 0.011",
    ),
    Claim(
        "arithmetic",
        "label share",
        "SELECT COUNT(*) FROM streams WHERE ABS(label_share - gross_royalty * label_share_pct / 100) > 0.011",
    ),
    Claim(
        "arithmetic",
        "artist share",
        "SELECT COUNT(*) FROM streams WHERE ABS(artist_share - gross_royalty + label_share) > 0.011",
    ),
    Claim(
        "arithmetic",
        "settlement",
        "SELECT COUNT(*) FROM TRX_SETTLE WHERE ABS(NET_STLMT_AMT - GRS_AMT + INTCHG_FEE + SCHEME_FEE + MDR_AMT + CHGBK_AMT) > 0.011 AND ABS(NET_STLMT_AMT - GRS_AMT + MDR_AMT + CHGBK_AMT) > 0.011",
    ),
    Claim(
        "arithmetic",
        "premium",
        "SELECT COUNT(*) FROM POLICY_PREM WHERE ABS(TOT_PREM - BASE_PREM - LOADING_AMT + NCD_AMT - POLICY_FEE - IPT_AMT) > 0.011",
    ),
    Claim("arithmetic", "net m3", "SELECT COUNT(*) FROM timber_loads WHERE ABS(net_m3 - gross_m3 + bark_m3) > 0.0011"),
    Claim(
        "arithmetic",
        "timber value",
        "SELECT COUNT(*) FROM timber_loads WHERE ABS(timber_value - net_m3 * price_m3) > 0.011",
    ),
    Claim(
        "arithmetic",
        "owner payout",
        "SELECT COUNT(*) FROM timber_loads WHERE ABS(owner_payout - timber_value + haulage + cutting) > 0.011",
    ),
    Claim(
        "arithmetic",
        "passengers",
        "SELECT COUNT(*) FROM ferry_sailings WHERE passengers_total <> passengers_adult + passengers_child",
    ),
    Claim(
        "arithmetic",
        "car revenue",
        "SELECT COUNT(*) FROM ferry_sailings WHERE ABS(car_revenue - cars * car_fare) > 0.011",
    ),
    Claim(
        "arithmetic",
        "total revenue",
        "SELECT COUNT(*) FROM ferry_sailings WHERE ABS(total_revenue - car_revenue - passenger_revenue) > 0.011",
    ),
    Claim(
        "arithmetic",
        "good copies",
        "SELECT COUNT(*) FROM press_runs WHERE good_copies <> printed_copies - spoiled_copies",
    ),
    Claim("arithmetic", "overrun", "SELECT COUNT(*) FROM press_runs WHERE overrun <> good_copies - ordered_copies"),
    Claim(
        "arithmetic",
        "net assets",
        "SELECT COUNT(*) FROM fund_navs WHERE ABS(net_assets - assets + liabilities) > 0.011",
    ),
    Claim("arithmetic", "toll", "SELECT COUNT(*) FROM road_tolls WHERE ABS(toll - km * toll_per_km) > 0.011"),
    Claim(
        "arithmetic",
        "toll charged",
        "SELECT COUNT(*) FROM road_tolls WHERE ABS(charged - toll - vat) > 0.011 OR vat > toll",
    ),
    Claim(
        "arithmetic",
        "bottled",
        "SELECT COUNT(*) FROM bottlings WHERE ABS(bottled_litres - tank_litres + lees_litres) > 0.11",
    ),
    Claim("arithmetic", "saleable", "SELECT COUNT(*) FROM bottlings WHERE saleable <> bottles - broken"),
    Claim(
        "arithmetic",
        "costs",
        "SELECT COUNT(*) FROM event_budgets WHERE ABS(total_costs - venue - catering - speakers - marketing) > 0.011",
    ),
    Claim(
        "arithmetic",
        "ticket income",
        "SELECT COUNT(*) FROM event_budgets WHERE ABS(ticket_income - tickets_sold * ticket_price) > 0.011",
    ),
    Claim(
        "arithmetic",
        "income",
        "SELECT COUNT(*) FROM event_budgets WHERE ABS(total_income - ticket_income - sponsors) > 0.011",
    ),
    Claim(
        "arithmetic",
        "profit",
        "SELECT COUNT(*) FROM event_budgets WHERE ABS(profit - total_income + total_costs) > 0.011",
    ),
    Claim(
        "arithmetic",
        "a booking fee joins the tickets",
        "SELECT COUNT(*) FROM ticket_orders WHERE ABS(total - tickets * ticket_price - booking_fee) > 0.011",
    ),
    Claim(
        "arithmetic",
        "a landing fee joins the hours",
        "SELECT COUNT(*) FROM charters WHERE ABS(total_price - hours * hourly_rate - landing_fee) > 0.011",
    ),
]
OTHERS = """
CREATE TABLE offers (id INT PRIMARY KEY AUTO_INCREMENT, list_price DECIMAL(9,2) NOT NULL, sale_price DECIMAL(9,2) NOT NULL,
  cost_price DECIMAL(9,2) NOT NULL, deposit DECIMAL(9,2) NOT NULL, budget DECIMAL(9,2) NOT NULL, doors TINYINT NOT NULL,
  daily_rate DECIMAL(7,2) NOT NULL, excess_amount DECIMAL(8,2) NOT NULL, min_price DECIMAL(8,2) NOT NULL, max_price DECIMAL(8,2) NOT NULL);
"""


def inferred(schema: str) -> tuple[str, object]:
    model = parse_schema(schema, "numbers.sql")
    text = infer_tested(model, "numbers", "numbers.sql", 40).text
    return text, loaded(make_plan(model, read_blueprint(text), text, GenerationOptions(seed=42)))


@pytest.fixture(scope="module")
def rows() -> object:
    return inferred(SCHEMA)[1]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.text)
def test_a_result_is_what_stands_above_it(rows, claim):
    assert failed_on(rows, [claim]) == []


def test_prices_that_are_only_compared_come_to_nothing():
    text = inferred(OTHERS)[0]
    assert not [line for line in text.splitlines() if "# sum: " in line or "# product: " in line or "# rest: " in line]
