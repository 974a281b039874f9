"""Amounts and numbers of one row that are called as usual: what the result is of, whatever the trade."""

from __future__ import annotations

import re

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

_COUNTED = re.compile(
    "qty|quantity|leave|(?<!dis)count|seats|guests|adults|children|nights|days|stock|played|wins|draws|losses|goals|sold$|questions|answers|points|capacity|taken|entitle"
)
_OF_MONEY = re.compile("price|amount|discount|deduct|(?<!points)(?<!leave)_balance$|total_cost|budget")


def _rules(columns: list[str]) -> dict[str, str]:
    """The rule of each column of a table that has only these, and a date."""
    types = ("INT" if _COUNTED.search(each) and not _OF_MONEY.search(each) else "DECIMAL(12,2)" for each in columns)
    body = "".join(f", {each} {kind} NOT NULL" for each, kind in zip(columns, types, strict=True))
    schema = parse_schema(f"CREATE TABLE records (id INT PRIMARY KEY AUTO_INCREMENT, recorded_on DATE NOT NULL{body});")
    text = infer_blueprint(schema, "records", "records.sql", classify=classify, complete=True).text
    lines = (line.partition(" = ") for line in text.splitlines())
    return {name: rule.partition("  # ")[0] for name, _, rule in lines if name in columns}


@pytest.mark.parametrize(
    ("columns", "result", "operands"),
    [
        ("subtotal total_discount total_tax total_amount", "total_amount", "subtotal total_discount total_tax"),
        ("subtotal discount tax shipping total", "total", "subtotal discount tax shipping"),
        ("net_total vat_total gross_total", "gross_total", "net_total vat_total"),
        ("amount_net amount_vat amount_gross", "amount_gross", "amount_net amount_vat"),
        ("total_excl_tax tax_amount total_incl_tax", "total_incl_tax", "total_excl_tax tax_amount"),
        ("gross_pay total_deductions net_pay", "net_pay", "gross_pay total_deductions"),
        ("gross_salary total_tax total_deductions net_salary", "net_salary", "gross_salary total_deductions"),
        ("basic_salary overtime_pay bonus gross_pay", "gross_pay", "basic_salary overtime_pay bonus"),
        ("base_salary allowances gross_salary deductions net_salary", "net_salary", "gross_salary deductions"),
        ("invoice_total amount_paid balance_due", "balance_due", "invoice_total amount_paid"),
        ("total_amount paid_amount outstanding_amount", "outstanding_amount", "total_amount paid_amount"),
        ("total paid remaining", "remaining", "total paid"),
        ("budget_amount spent_amount remaining_amount", "remaining_amount", "budget_amount spent_amount"),
        ("budget actual variance", "variance", "budget actual"),
        ("planned_cost actual_cost cost_variance", "cost_variance", "planned_cost actual_cost"),
        ("budgeted_hours actual_hours variance_hours", "variance_hours", "budgeted_hours actual_hours"),
        ("old_salary new_salary change_amount", "change_amount", "old_salary new_salary"),
        ("old_price new_price price_change", "price_change", "old_price new_price"),
        ("previous_balance amount new_balance", "new_balance", "previous_balance amount"),
        (
            "opening_balance total_debits total_credits closing_balance",
            "closing_balance",
            "opening_balance total_debits total_credits",
        ),
        (
            "opening_stock received_qty issued_qty closing_stock",
            "closing_stock",
            "opening_stock received_qty issued_qty",
        ),
        (
            "quantity_on_hand quantity_reserved quantity_available",
            "quantity_available",
            "quantity_on_hand quantity_reserved",
        ),
        ("previous_reading current_reading consumption", "consumption", "previous_reading current_reading"),
        ("start_mileage end_mileage distance_km", "distance_km", "start_mileage end_mileage"),
        ("odometer_start odometer_end km_driven", "km_driven", "odometer_start odometer_end"),
        ("gross_weight tare_weight net_weight", "net_weight", "gross_weight tare_weight"),
        ("revenue cost profit", "profit", "revenue cost"),
        ("sales_amount cost_amount margin_amount", "margin_amount", "sales_amount cost_amount"),
        ("selling_price cost_price gross_profit", "gross_profit", "selling_price cost_price"),
        ("labor_cost material_cost total_cost", "total_cost", "labor_cost material_cost"),
        ("labour_total parts_total subtotal vat total", "subtotal", "labour_total parts_total"),
        ("room_charges extra_charges total_charges", "total_charges", "room_charges extra_charges"),
        ("hours hourly_rate amount", "amount", "hours hourly_rate"),
        ("hours_worked hourly_rate total_pay", "total_pay", "hours_worked hourly_rate"),
        ("days daily_rate total_price", "total_price", "days daily_rate"),
        ("nights rate_per_night room_total", "room_total", "nights rate_per_night"),
        ("quantity unit_price discount_percent line_total", "line_total", "quantity unit_price discount_percent"),
        ("quantity unit_price discount_amount line_total", "line_total", "quantity unit_price discount_amount"),
        ("qty unit_cost total_cost", "total_cost", "qty unit_cost"),
        ("base_amount tax_rate tax_amount", "tax_amount", "base_amount tax_rate"),
        ("sale_amount commission_rate commission_amount", "commission_amount", "sale_amount commission_rate"),
        ("total_price commission_pct commission", "commission", "total_price commission_pct"),
        ("loan_amount interest_amount total_repayable", "total_repayable", "loan_amount interest_amount"),
        (
            "principal_amount interest_amount installment_amount",
            "installment_amount",
            "principal_amount interest_amount",
        ),
        ("principal interest fees total_due", "total_due", "principal interest fees"),
        ("capacity booked_seats available_seats", "available_seats", "capacity booked_seats"),
        ("total_seats sold_seats free_seats", "free_seats", "total_seats sold_seats"),
        ("entitled_days taken_days remaining_days", "remaining_days", "entitled_days taken_days"),
        ("leave_entitlement leave_taken leave_balance", "leave_balance", "leave_entitlement leave_taken"),
        ("regular_hours overtime_hours total_hours", "total_hours", "regular_hours overtime_hours"),
        ("adults children total_guests", "total_guests", "adults children"),
        ("male_count female_count total_count", "total_count", "male_count female_count"),
        ("qty_ordered qty_received qty_outstanding", "qty_outstanding", "qty_ordered qty_received"),
        (
            "ordered_quantity delivered_quantity backorder_quantity",
            "backorder_quantity",
            "ordered_quantity delivered_quantity",
        ),
        ("produced_qty scrap_qty good_qty", "good_qty", "produced_qty scrap_qty"),
        ("expected_qty counted_qty difference", "difference", "expected_qty counted_qty"),
        ("book_quantity counted_quantity variance", "variance", "book_quantity counted_quantity"),
        ("expected_cash counted_cash cash_difference", "cash_difference", "expected_cash counted_cash"),
        ("opening_cash cash_sales cash_refunds closing_cash", "closing_cash", "opening_cash cash_sales cash_refunds"),
        ("total_questions correct_answers score_percent", "score_percent", "total_questions correct_answers"),
        ("written_score oral_score total_score", "total_score", "written_score oral_score"),
        ("length_m width_m area_m2", "area_m2", "length_m width_m"),
        ("length_cm width_cm height_cm volume_cm3", "volume_cm3", "length_cm width_cm height_cm"),
        ("purchase_price accumulated_depreciation book_value", "book_value", "purchase_price accumulated_depreciation"),
        ("amount exchange_rate amount_local", "amount_local", "amount exchange_rate"),
        ("points_earned points_redeemed points_balance", "points_balance", "points_earned points_redeemed"),
        ("tickets_sold ticket_price revenue", "revenue", "tickets_sold ticket_price"),
        ("meals_total drinks_total tip bill_total", "bill_total", "meals_total drinks_total tip"),
        ("premium_net insurance_tax premium_gross", "premium_gross", "premium_net insurance_tax"),
        ("claimed_amount deductible paid_amount", "paid_amount", "claimed_amount deductible"),
        (
            "item_total delivery_fee service_fee tip order_total",
            "order_total",
            "item_total delivery_fee service_fee tip",
        ),
        ("fare tip platform_fee driver_payout", "driver_payout", "fare platform_fee"),
        ("gross_amount fee_amount net_amount", "net_amount", "gross_amount fee_amount"),
        ("rent utilities total_rent", "total_rent", "rent utilities"),
        ("base_rent service_charge total_rent", "total_rent", "base_rent service_charge"),
        ("deposit_amount deductions_amount refund_amount", "refund_amount", "deposit_amount deductions_amount"),
        ("total_price deposit_paid balance", "balance", "total_price deposit_paid"),
        ("credit_limit current_balance available_credit", "available_credit", "credit_limit current_balance"),
        ("wins draws losses games_played", "games_played", "wins draws losses"),
        ("goals_for goals_against goal_difference", "goal_difference", "goals_for goals_against"),
        ("litres price_per_litre total_cost", "total_cost", "litres price_per_litre"),
        ("weight_kg price_per_kg amount", "amount", "weight_kg price_per_kg"),
        (
            "distance_km rate_per_km freight_charge fuel_surcharge total_charge",
            "total_charge",
            "freight_charge fuel_surcharge",
        ),
        ("old_salary new_salary change_amount change_percent", "change_percent", "change_amount old_salary"),
    ],
)
def test_a_result_is_of_the_numbers_beside_it(columns: str, result: str, operands: str) -> None:
    rules = _rules(columns.split())
    related = {result, *operands.split()}
    # whichever of them is computed: the net of a gross, or the gross of a net
    computed = (
        all(re.search(rf"\b{other}\b", rules[each]) for other in related - {each}) for each in related & rules.keys()
    )
    assert any(computed), {each: rules.get(each) for each in columns.split()}


@pytest.mark.parametrize(
    ("columns", "formula"),
    [
        (
            "total_amount discount_amount tax_amount shipping_fee payable_amount",
            "total_amount + tax_amount + shipping_fee - discount_amount",
        ),
        ("earned less_absences less_advances final_amount", "earned - less_absences - less_advances"),
    ],
)
def test_a_sale_is_payable_with_its_charges_and_what_is_called_less_is_taken_off(columns: str, formula: str) -> None:
    assert _rules(columns.split())[columns.split()[-1]] == f'"{formula}"'


def test_a_fee_of_a_payment_is_no_rest_of_what_is_paid() -> None:
    rules = _rules("total_amount discount_amount platform_fee payment_fee net_amount".split())
    assert "discount_amount" not in rules.get("payment_fee", "") and "payment_fee" in rules["net_amount"]


@pytest.mark.parametrize(
    ("columns", "rules"),
    [
        ("base_pay allowances deductions net_pay", "net_pay = base_pay + allowances - deductions"),
        ("basic_wage meal_allowance income_tax gross_wage", "gross_wage = basic_wage + meal_allowance"),
        ("base_salary bonuses deductions net_salary", "net_salary = base_salary + bonuses - deductions"),
        ("quantity unit_price unit_cost total", "total = ROUND(quantity * unit_price, 2)"),
        ("unit_price quantity total_price", "total_price = ROUND(quantity * unit_price, 2)"),
        ("quantity price_at_order cost_at_order subtotal", "subtotal = ROUND(quantity * price_at_order, 2)"),
        ("quantity unit_price gst_amount total_price", "total_price = ROUND(quantity * unit_price + gst_amount, 2)"),
        ("qty_sold buying_price retail_price revenue", "revenue = ROUND(qty_sold * retail_price, 2)"),
        (
            "quantity unit_price discount_amount line_total",
            "line_total = ROUND(quantity * unit_price - discount_amount, 2)",
        ),
        (
            "gross_amount discount_amount taxable_amount tax_amount total",
            "taxable_amount = gross_amount - discount_amount; total = taxable_amount + tax_amount",
        ),
        ("subtotal tax_rate tax_total total", "total = subtotal + tax_total"),
        (
            "subtotal discount_value discount_amount total",
            "total = subtotal - discount_amount",
        ),
        ("sales_revenue material_cost labor_cost total_cost", "total_cost = material_cost + labor_cost"),
        ("width height area", "area = ROUND(width * height, 2)"),
        ("seo_score speed_score overall_score", "overall_score = ROUND((seo_score + speed_score) / 2, 2)"),
        (
            "list_price discount_percent final_price",
            "final_price = ROUND(list_price * (100 - discount_percent) / 100, 2)",
        ),
        ("original_price discount_percent price", "price = ROUND(original_price * (100 - discount_percent) / 100, 2)"),
        ("total_days used_days pending_days remaining_days", "remaining_days = total_days - used_days - pending_days"),
        ("points_earned points_redeemed total_points", "total_points = points_earned - points_redeemed"),
        ("points_for points_against point_differential", "point_differential = points_for - points_against"),
        ("won_count total_count win_rate", "win_rate = ROUND(won_count * 100 / total_count, 2)"),
        ("cash_inflow cash_outflow net_flow", "net_flow = cash_inflow - cash_outflow"),
        ("buy_price sell_price unit_profit", "unit_profit = sell_price - buy_price"),
        ("deal_amount probability weighted_amount", "weighted_amount = ROUND(deal_amount * probability / 100, 2)"),
        (
            "quantity_on_hand average_cost value_on_hand",
            "value_on_hand = ROUND(quantity_on_hand * average_cost, 2)",
        ),
        (
            "full_fee discount_amount final_fee paid_amount balance_fee",
            "final_fee = full_fee - discount_amount; balance_fee = final_fee - paid_amount",
        ),
        ("initial_balance current_balance profit_loss", "profit_loss = current_balance - initial_balance"),
        ("minor_errors major_errors total_errors", "total_errors = minor_errors + major_errors"),
        ("thickness width height total_area", "total_area = ROUND(width * height, 2)"),
        (
            "taxable_value cgst_amount sgst_amount grand_total",
            "cgst_amount = ROUND(taxable_value * 20 / 100, 2); grand_total = taxable_value + cgst_amount + sgst_amount",
        ),
        (
            "amount gst_amount tds_amount late_fee_amount net_payable",
            "net_payable = amount + gst_amount + late_fee_amount - tds_amount",
        ),
        (
            "total_amount partner_share_pct partner_amount",
            "partner_amount = ROUND(total_amount * partner_share_pct / 100, 2)",
        ),
        ("payment_amount principal_amount interest_amount", "principal_amount = payment_amount - interest_amount"),
        ("principal_amount interest_amount total_amount", "total_amount = principal_amount + interest_amount"),
        ("received_qty consumed_qty", "consumed_qty = ROUND(received_qty * consumed_quantity_percent / 100, 0)"),
        ("wholesale_price cost_price retail_price", "cost_price = ROUND(wholesale_price * cost_share / 100, 2)"),
    ],
)
def test_a_result_has_each_number_with_its_sign(columns: str, rules: str) -> None:
    found = _rules(columns.split())
    for rule in rules.split("; "):
        name, _, expression = rule.partition(" = ")
        assert found[name].strip('"') == expression, found


_LINES = "CREATE TABLE order_lines (id INT PRIMARY KEY, order_id INT NOT NULL REFERENCES orders (id)"


@pytest.mark.parametrize(
    ("ddl", "rule"),
    [
        ("CREATE TABLE runs (id INT PRIMARY KEY, run_ms INT NOT NULL, run_seconds DECIMAL(9,2));", "run_ms / 1000"),
        (
            "CREATE TABLE trips (id INT PRIMARY KEY, booked INT NOT NULL, max_participants INT);",
            "ROUND(IFNULL(max_participants, ",
        ),
        (
            "CREATE TABLE orders (id INT PRIMARY KEY, total_price DECIMAL(9,2) NOT NULL); "
            f"{_LINES}, qty INT NOT NULL, price DECIMAL(9,2) NOT NULL);",
            'total_price = "IFNULL(SUM(order_lines.price * order_lines.qty), 0)"',
        ),
    ],
)
def test_a_number_follows_from_others_as_its_type_its_table_and_its_lines_say(ddl: str, rule: str) -> None:
    text = infer_blueprint(parse_schema(ddl), "rows", "rows.sql", classify=classify, complete=True).text
    assert rule in text, text


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ("points_spent", "balance_before - amount"),
        ("wallet_entries", "balance_before + IF(direction IN ('credit'), amount, 0 - amount)"),
        ("wallet_changes", "old_balance + IF(direction IN ('credit'), amount, 0 - amount)"),
    ],
)
def test_a_balance_after_a_movement_is_that_before_it_and_the_amount(table: str, value: str) -> None:
    side = "direction ENUM('credit','debit') NOT NULL, " if table.startswith("wallet") else ""
    first, last = ("old_balance", "new_balance") if table == "wallet_changes" else ("balance_before", "balance_after")
    ddl = f"CREATE TABLE {table} (id INT PRIMARY KEY, {side}amount DECIMAL(10,2) NOT NULL, "
    schema = parse_schema(f"{ddl}{first} DECIMAL(10,2) NOT NULL, {last} DECIMAL(10,2) NOT NULL);")
    text = infer_blueprint(schema, "moves", "moves.sql", classify=classify, complete=True).text
    assert f'{last} = "{value}"' in text
