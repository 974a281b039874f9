"""The three properties, against the product and real servers: personal data, record counts, referential integrity."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedsql.blueprint.builtin import builtin
from seedsql.planning.model import SeedPlan
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values
from seedsql.workflow import generation, plans
from seedsql.workflow.generation import GenerationOptions
from tests.servers import Database, Server

ORCHESTRA = Path(__file__).parent / "data" / "orchestra"
SKEWED = [
    'pick = "pareto", top = 0.05, share = 0.95',
    'pick = "zipf", exponent = 2.5',
    'pick = "uniform"',
]

# written out here, independent of the product's own registry: RFC 2606's domains, NANP's fiction numbers
SAFE = {
    "email": re.compile(r"[^@\s]+@(?:[a-z0-9-]+\.)*example\.(?:com|net|org)\Z", re.IGNORECASE),
    "phone": re.compile(r".*555-01\d\d\Z"),
}


def drawn_options(data: st.DataObject) -> GenerationOptions:
    """Random sizes, seeds and sets of tables of wholesale."""
    counts = {table: data.draw(st.integers(1, 40), label=table) for table in ("vendors", "clients", "products")}
    counts["batches"] = data.draw(st.integers(6, 60), label="batches")
    counts["orders"] = data.draw(st.integers(1, 80), label="orders")
    counts["invoices"] = data.draw(st.integers(1, counts["orders"]), label="invoices")
    counts["payments"] = data.draw(st.integers(0, counts["invoices"]), label="payments")
    tables = data.draw(st.sets(st.sampled_from(sorted(counts)), max_size=3), label="tables")
    return GenerationOptions(
        rows=counts,
        seed=data.draw(st.integers(0, 2**64 - 1), label="seed"),
        tables=tuple(sorted(tables)),
        id_base=data.draw(st.sampled_from([1, 1001, 2**40]), label="id base"),
        name="property",
        env=data.draw(st.sampled_from(["development", "staging", "production"]), label="env"),
    )


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_every_personal_value_is_from_a_reserved_range(data: st.DataObject) -> None:
    """In the values of every personal column, and again in the bytes of the script, as the audit reads them."""
    options = drawn_options(data)
    plan = plans.plan(options)
    seen = 0
    for personal in plan.personal:
        if personal.personal_class in SAFE and any(step.name == personal.table for step in plan.steps):
            step = plan.step(personal.table)
            for value in python_values(step.arrays(0, step.rows, [personal.column])[0]):
                seen += 1
                assert SAFE[personal.personal_class].match(value), (personal, value)
    with TemporaryDirectory() as directory:
        audit = generation.generate(options, Path(directory)).audit
        assert audit is not None and audit.ok, audit.text()
        assert seen == 0 or audit.rows >= plan.total_rows


def test_every_personal_column_of_wholesale_has_a_class() -> None:
    plan = plans.plan(GenerationOptions())
    found = {(item.table, item.column): item.personal_class for item in plan.personal}
    for column in ("contact_name", "email", "phone", "address", "city", "postal_code"):
        assert ("clients", column) in found, column
    for column in ("contact_name", "contact_email", "contact_phone"):
        assert ("vendors", column) in found, column


def orphans(database: Database, plan: SeedPlan) -> list[tuple[str, int]]:
    """Rows whose reference, hard or soft, finds no parent; asked of the server in SQL of the test's own."""
    found = []
    planned = {step.name for step in plan.steps}
    references = [reference for reference in plan.references if reference.table in planned]
    assert references
    for reference in references:
        pairs = " AND ".join(
            f"p.`{theirs}` = c.`{ours}`"
            for ours, theirs in zip(reference.columns, reference.parent_columns, strict=True)
        )
        filled = " AND ".join(f"c.`{column}` IS NOT NULL" for column in reference.columns)
        count = database.query(
            f"SELECT COUNT(*) FROM `{reference.table}` c LEFT JOIN `{reference.parent}` p ON {pairs} "
            f"WHERE {filled} AND p.`{reference.parent_columns[0]}` IS NULL"
        )[0][0]
        if count:
            found.append((f"{reference.table}.{reference.columns}", count))
    return found


def applied(database: Database, plan_options: GenerationOptions, directory: Path) -> Any:
    """Generate and pipe; returns the plan and the client's result."""
    plan = generation.generate(plan_options, directory).plan
    return plan, database.run_script(directory / f"{plan.name}.up.sql")


@pytest.mark.parametrize("sql_mode", ["digitalocean"], indirect=True)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_reported_counts_are_those_in_the_database_and_there_is_no_orphan(server: Server, data: st.DataObject) -> None:
    """Random sizes, seeds and tables: what the plan, the manifest and the script's result say is what the server holds."""
    options = drawn_options(data)
    with TemporaryDirectory() as directory, server.database() as database:
        database.load(builtin("wholesale").schema)
        plan, result = applied(database, options, Path(directory))
        assert result.returncode == 0, result.stderr
        told = {row["table"]: row["rows"] for row in plan.to_dict()["tables"]}
        held = {table: database.query(f"SELECT COUNT(*) FROM `{table}`")[0][0] for table in told}
        assert held == told
        asked = sum(step.rows for step in plan.steps if not step.supporting)
        assert f"APPLIED: {asked} row" in result.stdout
        assert database.query("SELECT total_rows FROM seedsql_history") == [(plan.total_rows,)]
        if len(plan.steps) > 1 and any(reference.table in told for reference in plan.references):
            assert orphans(database, plan) == []


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    seed=st.integers(0, 2**64 - 1),
    skew=st.sampled_from(SKEWED),
    musicians=st.integers(2, 120),
    notes=st.integers(1, 200),
)
def test_no_orphan_hard_or_soft_for_any_skew(server: Server, seed: int, skew: str, musicians: int, notes: int) -> None:
    """Composite keys, cycles, self references, junctions and a soft reference."""
    text = (ORCHESTRA / "blueprint.toml").read_text(encoding="utf-8")
    changed = text.replace('pick = "pareto", top = 0.2, share = 0.8', skew).replace(
        'pick = "zipf", exponent = 1.2', skew
    )
    with TemporaryDirectory() as directory, server.database() as database:
        folder = Path(directory)
        (folder / "blueprint.toml").write_text(changed, encoding="utf-8")
        schema = (ORCHESTRA / "schema.sql").read_text(encoding="utf-8")
        (folder / "schema.sql").write_text(schema, encoding="utf-8")
        database.load(schema)
        rows = {"musician": musicians, "note": notes, "plays_in": min(60, 6 * musicians)}
        plan, result = applied(
            database, GenerationOptions(blueprint=str(folder / "blueprint.toml"), rows=rows, seed=seed), folder
        )
        assert result.returncode == 0, result.stderr
        assert len(parse_schema(schema).tables) == len(plan.steps)
        assert orphans(database, plan) == []
