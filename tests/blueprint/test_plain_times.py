"""Plain sets of times and lengths, as developers of any trade name them, are in order and agree with each other."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from benchmarks.belief.claims import Claim, failed_on, loaded
from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

ORDERED = """
ordered_at shipped_at delivered_at
placed_at confirmed_at packed_at dispatched_at delivered_at
opened_at first_response_at resolved_at closed_at
sent_at delivered_at read_at
begin_date finish_date
start_time finish_time
valid_from valid_until
effective_date expiration_date
check_in_date check_out_date
departure_time arrival_time
hired_on terminated_on
birth_date hire_date
manufactured_on expiry_date
last_inspection_date next_inspection_date
trial_started_at trial_ends_at
"""
AGREEING = [
    ("jobs start_time end_time duration_minutes", "{minutes(start_time,end_time)} = duration_minutes"),
    ("races start_time finish_time elapsed_seconds", "{seconds(start_time,finish_time)} = elapsed_seconds"),
    ("reservations check_in_date check_out_date nights", "{days(check_in_date,check_out_date)} = nights"),
    ("reservations arrival_date departure_date number_of_nights", "{days(arrival_date,departure_date)} = number_of_nights"),
    ("stays admission_date discharge_date length_of_stay", "{days(admission_date,discharge_date)} = length_of_stay"),
    ("invoices issue_date due_date payment_terms_days", "{days(issue_date,due_date)} = payment_terms_days"),
    ("invoices issue_date payment_terms due_date", "{days(issue_date,due_date)} = payment_terms"),
    ("batches manufactured_on expiry_date shelf_life_days", "{days(manufactured_on,expiry_date)} = shelf_life_days"),
    ("shipments shipped_date delivered_date transit_days", "{days(shipped_date,delivered_date)} = transit_days"),
    ("visits checked_in_at called_at waiting_minutes", "{minutes(checked_in_at,called_at)} = waiting_minutes"),
    ("calls started_at answered_at ended_at wait_seconds talk_seconds", "{seconds(started_at,answered_at)} = wait_seconds"),
    ("calls started_at answered_at ended_at wait_seconds talk_seconds", "{seconds(answered_at,ended_at)} = talk_seconds"),
    ("rides requested_at pickup_at dropoff_at wait_minutes trip_minutes", "{minutes(pickup_at,dropoff_at)} = trip_minutes"),
    ("tickets created_at first_response_at first_response_minutes", "{minutes(created_at,first_response_at)} = first_response_minutes"),
    ("tickets created_at first_response_at resolved_at resolution_minutes", "{minutes(created_at,resolved_at)} = resolution_minutes"),
    ("tasks created_at due_date completed_at?", "DATE(created_at) < due_date AND IFNULL(completed_at > created_at, 1)"),
    ("tasks due_date completed_at? created_at", "DATE(created_at) < due_date AND IFNULL(completed_at > created_at, 1)"),
    ("tokens issued_at expires_at used_at?", "IFNULL(used_at BETWEEN issued_at AND expires_at, 1)"),
    ("records created_at due_at resolved_at?", "created_at < due_at AND IFNULL(resolved_at > created_at, 1)"),
]  # fmt: skip


def _false_rows(columns: str, condition: str) -> list[str]:
    """In how many of 20 rows of a table the ``condition`` does not hold; its columns with a question mark may be NULL."""
    name, *named = columns.split()
    written = [
        f"{each.strip('?')} {_type_of(each.strip('?'))} {'NULL' if '?' in each else 'NOT NULL'}" for each in named
    ]
    schema = parse_schema(
        f"CREATE TABLE {name} (id INT AUTO_INCREMENT PRIMARY KEY, {', '.join(written)});", "plain.sql"
    )
    text = infer_tested(schema, "plain", "plain.sql", 20).text
    rows = loaded(make_plan(schema, read_blueprint(text), text, GenerationOptions(seed=42)))
    query = f"SELECT COUNT(*) FROM {name} WHERE NOT IFNULL({_LENGTH.sub(_difference, condition)}, 0)"
    return [found for _, found in failed_on(rows, [Claim("order", columns, query)])]


_LENGTH = re.compile(r"\{(second|minute|day)s\((\w+),(\w+)\)\}")


def _difference(length: re.Match[str]) -> str:
    unit, first, last = length.groups()
    return f"DATEDIFF({last}, {first})" if unit == "day" else f"TIMESTAMPDIFF({unit.upper()}, {first}, {last})"


def _type_of(column: str) -> str:
    if re.search(r"_(?:minutes|seconds|days|terms)$|nights$|length_of_stay", column):
        return "INT"
    return "DATETIME" if re.search(r"_(?:at|time)$", column) else "DATE"


@pytest.mark.parametrize("columns", ORDERED.strip().splitlines())
def test_steps_are_in_the_order_of_their_words(columns: str) -> None:
    names = columns.split()
    conditions = (f"{first} <= {last}" for first, last in pairwise(names))
    assert _false_rows(f"records {columns}", " AND ".join(conditions)) == []


@pytest.mark.parametrize(("columns", "condition"), AGREEING)
def test_lengths_agree_with_their_times(columns: str, condition: str) -> None:
    assert _false_rows(columns, condition) == []
