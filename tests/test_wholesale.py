"""The wholesale business adds up: every rule recomputed in Python from the values that the product emits.

The rules are written here a third time, on purpose: once they are expressions that make the data, once SQL checks that
the scripts carry, and here they are plain arithmetic that shares nothing with either.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedsql.planning.model import SeedPlan
from seedsql.values.arrays import python_values
from seedsql.values.folding import slug
from seedsql.workflow.generation import GenerationOptions
from seedsql.workflow.plans import plan as make_plan

CENT = Decimal("0.01")
TERMS = {"COD": 0, "NET_7": 7, "NET_15": 15, "NET_30": 30, "NET_60": 60}
SELLABLE = {"LIVE", "SOLD_OUT", "CLOSED"}
ENUMS = {
    ("vendors", "payment_terms"),
    ("clients", "client_type"),
    ("clients", "payment_terms"),
    ("products", "category"),
    ("products", "unit"),
    ("batches", "status"),
    ("orders", "status"),
    ("invoices", "status"),
    ("payments", "method"),
}

Rows = dict[str, list[dict[str, Any]]]


def rows_of(plan: SeedPlan) -> Rows:
    """All rows of the plan as dictionaries, by table."""
    found: Rows = {}
    for step in plan.steps:
        names = [column.name for column in step.columns]
        columns = [python_values(array) for array in step.arrays(0, step.rows)]
        found[step.name] = [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
    return found


def broken_rules(rows: Rows, as_of: date) -> list[str]:
    """Every rule that some row breaks, with the row."""
    broken: list[str] = []
    by_id = {table: {row["id"]: row for row in entries} for table, entries in rows.items()}
    taken: dict[int, Decimal] = defaultdict(Decimal)
    spent: dict[int, Decimal] = defaultdict(Decimal)
    owed: dict[int, Decimal] = defaultdict(Decimal)
    paid: dict[int, Decimal] = defaultdict(Decimal)

    def rule(holds: bool, name: str, row: dict[str, Any]) -> None:
        if not holds:
            broken.append(f"{name}: {row}")

    for row in rows["orders"]:
        batch = by_id["batches"][row["batch_id"]]
        taken[row["batch_id"]] += row["quantity"]
        spent[row["client_id"]] += row["total"]
        rule(row["subtotal"] == (row["quantity"] * row["unit_price"]).quantize(CENT, ROUND_HALF_UP), "subtotal", row)
        rule(row["total"] == row["subtotal"] + row["tax"] and row["subtotal"] > 0 <= row["tax"], "total", row)
        rule(batch["status"] in SELLABLE, "sellable", row)
        rule(batch["received_on"] <= row["ordered_at"].date(), "sold after it came in", row)
        rule(
            batch["expires_on"] is None or row["ordered_at"].date() < batch["expires_on"], "sold before it expires", row
        )
        rule(row["unit_price"] > batch["unit_cost"], "price above cost", row)
        rule(
            row["ordered_at"].date() < as_of or str(row["ordered_at"]) == f"{as_of} 00:00:00",
            "order not after as_of",
            row,
        )
        rule(by_id["clients"][row["client_id"]]["created_at"] <= row["ordered_at"], "client before order", row)
    for row in rows["payments"]:
        invoice = by_id["invoices"][row["invoice_id"]]
        paid[row["invoice_id"]] += row["amount"]
        rule(row["client_id"] == invoice["client_id"] and row["amount"] > 0, "payment's client and amount", row)
        rule(invoice["issued_on"] <= row["paid_on"] <= as_of, "payment's day", row)
    for row in rows["invoices"]:
        order = by_id["orders"][row["order_id"]]
        client = by_id["clients"][row["client_id"]]
        owed[row["client_id"]] += row["amount_due"]
        same = all(row[name] == order[name] for name in ("client_id", "subtotal", "tax", "total"))
        rule(same, "invoice is its order", row)
        rule(order["ordered_at"].date() <= row["issued_on"] <= as_of, "issued after the order, not after as_of", row)
        rule(
            row["due_on"] == row["issued_on"] + timedelta(days=TERMS[client["payment_terms"]]), "due by the terms", row
        )
        rule(row["amount_paid"] == paid[row["id"]], "paid is the sum of payments", row)
        rule(row["amount_due"] == row["total"] - row["amount_paid"] >= 0, "due is the rest", row)
        status = (
            "PAID"
            if row["amount_due"] == 0
            else "OVERDUE"
            if row["due_on"] < as_of
            else "PARTIAL"
            if row["amount_paid"] > 0
            else "SENT"
        )
        rule(row["status"] == status, "status follows", row)
    for row in rows["batches"]:
        rule(row["quantity_on_hand"] == row["quantity_received"] - taken[row["id"]] >= 0, "never oversold", row)
        sold_out = row["quantity_on_hand"] == 0 and row["id"] in taken and taken[row["id"]] > 0
        rule((row["status"] == "SOLD_OUT") == sold_out, "sold out", row)
        rule(row["received_on"] <= as_of, "received by as_of", row)
    for row in rows["clients"]:
        rule(row["total_spent"] == spent[row["id"]] and row["total_owed"] == owed[row["id"]], "client's totals", row)
    for table in ("vendors", "clients", "products"):
        for row in rows[table]:
            rule(row["created_at"].date() <= as_of, "created by as_of", row)
    for table, column in (
        ("vendors", "name"),
        ("clients", "code"),
        ("clients", "email"),
        ("products", "sku"),
        ("batches", "code"),
        ("orders", "order_number"),
        ("invoices", "invoice_number"),
        ("invoices", "order_id"),
        ("payments", "payment_number"),
    ):
        values = [str(row[column]).lower() for row in rows[table]]
        if len(set(values)) < len(values):
            broken.append(f"{table}.{column} is not unique")
    return broken


@pytest.mark.parametrize("size", ["small", "medium", "large"])
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**64 - 1))
def test_the_business_adds_up_in_every_size_for_any_seed(size: str, seed: int) -> None:
    plan = make_plan(GenerationOptions(size=size, seed=seed))
    assert plan.total_rows == {"small": 195, "medium": 1375, "large": 6750}[size]
    rows = rows_of(plan)
    assert broken_rules(rows, plan.as_of) == []
    assert missing_labels(rows, plan) == []
    assert_at_least_half_of_the_sellable_batches_are_sold(rows)
    if size != "small":
        assert_a_few_clients_buy_most(rows)
        assert_every_ageing_bucket_is_filled(rows, plan.as_of)


def missing_labels(rows: Rows, plan: SeedPlan) -> list[tuple[str, str, str]]:
    """The labels of enums that no row has."""
    return [
        (table, column, label)
        for table, column in sorted(ENUMS)
        for label in set(plan.schema.table(table).column(column).type.labels) - {row[column] for row in rows[table]}
    ]


def assert_at_least_half_of_the_sellable_batches_are_sold(rows: Rows) -> None:
    sellable = {row["id"] for row in rows["batches"] if row["status"] in SELLABLE}
    sold = {row["batch_id"] for row in rows["orders"]}
    assert len(sold & sellable) * 2 >= len(sellable)


def assert_a_few_clients_buy_most(rows: Rows) -> None:
    spent = sorted((row["total_spent"] for row in rows["clients"]), reverse=True)
    top = round(len(spent) * 0.15)
    assert Decimal("0.6") <= sum(spent[:top]) / sum(spent) <= Decimal("0.8")


def assert_every_ageing_bucket_is_filled(rows: Rows, as_of: date) -> None:
    buckets: Counter[int] = Counter()
    for row in rows["invoices"]:
        if row["amount_due"] > 0:
            late = (as_of - row["due_on"]).days
            buckets[0 if late <= 0 else min((late - 1) // 30 + 1, 4)] += 1
    assert all(buckets[bucket] for bucket in range(5)), buckets


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), seed=st.integers(0, 2**32), as_of=st.dates(date(1999, 1, 1), date(2099, 12, 31)))
def test_every_rule_holds_for_any_rows_and_any_day(data: st.DataObject, seed: int, as_of: date) -> None:
    counts = {table: data.draw(st.integers(1, 60), label=table) for table in ("vendors", "clients", "products")}
    counts["batches"] = data.draw(st.integers(6, 90), label="batches")
    counts["orders"] = data.draw(st.integers(1, 150), label="orders")
    counts["invoices"] = data.draw(st.integers(1, counts["orders"]), label="invoices")
    counts["payments"] = data.draw(st.integers(0, 2 * counts["invoices"]), label="payments")
    plan = make_plan(GenerationOptions(rows=counts, seed=seed, as_of=as_of))
    assert broken_rules(rows_of(plan), as_of) == []


def test_personal_names_fit_their_addresses() -> None:
    """A contact's e-mail address is made of that contact's name."""
    rows = rows_of(make_plan(GenerationOptions()))
    for row in [*rows["clients"], *rows["vendors"]]:
        address = row.get("email") or row["contact_email"]
        first = row["contact_name"].split(" ")[0]
        assert address.startswith(slug(first)), row
