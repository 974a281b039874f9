"""What numbers, sums, copies and steps of a process follow from, as comments and the names beside them say."""

from __future__ import annotations

import pytest

from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested


def _text(schema: str, *, complete: bool = True) -> str:
    return infer_tested(parse_schema(schema), "demo", rows=20, complete=complete).text


def _table(name: str, *columns: str) -> str:
    return f"CREATE TABLE {name} ({', '.join(('id INT AUTO_INCREMENT PRIMARY KEY', *columns))});\n"


STEPS = "INT NOT NULL COMMENT '10, 20, 30 ...'"


@pytest.mark.parametrize("key", ["", "UNIQUE KEY (job_id, line_number)"])
def test_numbers_grow_by_the_steps_that_a_comment_lists(key: str) -> None:
    columns = ["job_id INT NOT NULL REFERENCES jobs (id)", f"line_number {STEPS}", *filter(None, (key,))]
    assert '= "10 * ORDINAL(job_id)"' in _text(_table("jobs", "title VARCHAR(40)") + _table("job_lines", *columns))


def test_what_less_stands_before_is_taken_off_with_all_that_and_joins() -> None:
    numbers = ("quantity_ordered", "quantity_made", "quantity_scrapped")
    columns = [f"{each} INT NOT NULL" for each in numbers]
    columns.append("quantity_left INT NOT NULL COMMENT 'ordered less made and scrapped'")
    assert '"quantity_ordered - quantity_made - quantity_scrapped"' in _text(_table("orders", *columns))


@pytest.mark.parametrize(
    "said", ["sum of paid_amount over the claims of the policy", "sum of paid_amount across all claims"]
)
def test_a_sum_over_rows_is_no_quotient(said: str) -> None:
    text = _text(
        _table("policies", "claim_count INT NOT NULL", f"total_settled DECIMAL(12,2) NOT NULL COMMENT '{said}'")
        + _table("claims", "policy_id INT NOT NULL REFERENCES policies (id)", "paid_amount DECIMAL(10,2) NOT NULL")
    )
    assert "SUM(claims.paid_amount)" in text and "total_settled / " not in text


@pytest.mark.parametrize("said", ["Monatsgehalt laut Vertrag", "Monatsgehalt gemäß Vertrag"])
def test_a_column_is_what_it_is_according_to_its_contract(said: str) -> None:
    text = _text(
        _table("vertrag", "stelle VARCHAR(40) NOT NULL", "monatsgehalt DECIMAL(10,2) NOT NULL")
        + _table(
            "abrechnung",
            "vertrag_id INT NOT NULL REFERENCES vertrag (id)",
            f"grundgehalt DECIMAL(10,2) NOT NULL COMMENT '{said}'",
        )
    )
    assert 'grundgehalt = "vertrag_id.monatsgehalt"' in text


def test_a_month_and_a_year_are_those_of_the_date_that_is_called_like_them() -> None:
    columns = (
        "issued_on DATE NOT NULL",
        "exp_date DATE NOT NULL",
        "exp_month TINYINT NOT NULL",
        "exp_yy TINYINT NOT NULL",
    )
    text = _text(_table("cards", *columns))
    assert 'exp_month = "MONTH(exp_date)"' in text
    assert 'exp_yy = "YEAR(exp_date) % 100"' in text


def test_a_masked_number_shows_only_its_last_digits() -> None:
    assert '"************{digits:4}"' in _text(
        _table("cards", "card_no_mask CHAR(19) NOT NULL COMMENT '************1234'")
    )


def test_a_loan_is_applied_for_approved_disbursed_and_paid_off() -> None:
    columns = (
        "payoff_date DATE",
        "disbursed_on DATE NOT NULL",
        "approved_on DATE NOT NULL",
        "applied_on DATE NOT NULL",
    )
    text = _text(_table("loans", *columns))
    assert 'approved_on = { provider = "date", after = "applied_on"' in text
    assert 'disbursed_on = { provider = "date", after = "approved_on"' in text
    assert 'payoff_date = { provider = "date", after = "disbursed_on"' in text


def test_who_has_set_out_arrives_next_whatever_day_was_arranged() -> None:
    orders = _table("orders", "placed_at DATETIME NOT NULL", "pour_date DATE NOT NULL COMMENT 'day it is wanted'")
    columns = ("left_plant_at DATETIME NOT NULL", "arrived_site_at DATETIME", "discharge_started_at DATETIME")
    text = _text(orders + _table("delivery_tickets", "order_id INT NOT NULL REFERENCES orders (id)", *columns))
    arrival = next(line for line in text.splitlines() if "arrived_site_at =" in line)
    assert 'after = "left_plant_at"' in arrival


def test_pairs_within_an_owner_are_as_many_as_other_pairs() -> None:
    school = "school_id INT NOT NULL REFERENCES faculties (id)"
    text = _text(
        _table("faculties", "faculty_name VARCHAR(40) NOT NULL")
        + _table("students", school, "last_name VARCHAR(40) NOT NULL")
        + _table("courses", school, "title VARCHAR(40) NOT NULL")
        + _table(
            "enrolments",
            "student_id INT NOT NULL REFERENCES students (id)",
            "course_id INT NOT NULL REFERENCES courses (id)",
            "UNIQUE KEY (student_id, course_id)",
        ),
        complete=False,
    )
    rows = text.split('tables = ["enrolments"]')[0].rsplit("count = ", 1)[1].splitlines()[0]
    small = int(rows.split("small = ")[1].split(",")[0] if "small" in rows else rows)
    assert small > 20
