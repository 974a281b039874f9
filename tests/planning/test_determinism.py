"""Values are pure functions of (seed, table, column, row): proved on plans, not on the engine's parts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.planning.model import SeedPlan, TableStep
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values
from seedsql.workflow.plans import plan as plan_of

ORCHESTRA = Path(__file__).parents[1] / "data" / "orchestra"
SCHEMA_TEXT = (ORCHESTRA / "schema.sql").read_text(encoding="utf-8")
BLUEPRINT_TEXT = (ORCHESTRA / "blueprint.toml").read_text(encoding="utf-8")
SCHEMA = parse_schema(SCHEMA_TEXT)


def orchestra(
    rows: dict[str, int] | None = None, seed: int = 7, text: str = BLUEPRINT_TEXT, schema: Any = SCHEMA
) -> SeedPlan:
    return make_plan(schema, read_blueprint(text), text, GenerationOptions(rows=rows or {}, seed=seed))


def columns_of(step: TableStep, start: int = 0, stop: int | None = None) -> dict[str, list[Any]]:
    arrays = step.arrays(start, step.rows if stop is None else stop)
    return {column.name: python_values(array) for column, array in zip(step.columns, arrays, strict=True)}


@settings(max_examples=25, deadline=None)
@given(data=st.data(), seed=st.integers(0, 2**64 - 1))
def test_chunks_in_any_order_concatenate_to_the_whole(data: st.DataObject, seed: int) -> None:
    plan = orchestra(seed=seed)
    fresh = orchestra(seed=seed)
    for step in plan.steps:
        cuts = sorted(data.draw(st.sets(st.integers(0, step.rows), max_size=4), label=step.name) | {0, step.rows})
        pieces = list(pairwise(cuts))
        order = data.draw(st.permutations(pieces), label="order")
        found = {piece: columns_of(fresh.step(step.name), *piece) for piece in order}
        whole = columns_of(step)
        for name, values in whole.items():
            assert [value for piece in pieces for value in found[piece][name]] == values, (step.name, name)


@settings(max_examples=20, deadline=None)
@given(more=st.integers(1, 40), seed=st.integers(0, 2**32))
def test_more_rows_leave_the_first_rows_as_they_were(more: int, seed: int) -> None:
    """Rows added to a table change none of its own earlier rows, and no other table."""
    before = orchestra(seed=seed)
    for name in ("note", "piece"):
        after = orchestra({name: before.step(name).rows + more}, seed=seed)
        for step in before.steps:
            if step.name == name or name == "note":
                assert columns_of(step) == columns_of(after.step(step.name), 0, step.rows), step.name


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 2**32), parents=st.integers(40, 300))
def test_one_more_parent_moves_few_children(seed: int, parents: int) -> None:
    """A reference picked uniformly: about one child in n + 1 goes to the new parent, and all others stay."""
    text = BLUEPRINT_TEXT.replace('pick = "pareto", top = 0.2, share = 0.8, null = 0.1', "null = 0.1")
    assert text != BLUEPRINT_TEXT
    rows = {"note": 2000, "plays_in": 10}
    before = columns_of(orchestra({**rows, "musician": parents}, seed, text).step("note"))["musicianRef"]
    after = columns_of(orchestra({**rows, "musician": parents + 1}, seed, text).step("note"))["musicianRef"]
    newcomer = 101 + parents
    moved = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert all(new == newcomer for _, new in moved)
    assert len(moved) <= 2000 / parents * 3 + 10


def test_a_new_column_and_a_new_table_change_no_other_value() -> None:
    schema = parse_schema(
        SCHEMA_TEXT.replace("`remarks` TEXT NULL,", "`remarks` TEXT NULL, `extra` INT NOT NULL,")
        + "CREATE TABLE `extra_table` (`id` INT NOT NULL PRIMARY KEY, `musician` INT NOT NULL REFERENCES `musician` (`id`));"
    )
    text = BLUEPRINT_TEXT.replace("[sizes.small]", "[sizes.small]\nextra_table = 9")
    before, after = orchestra(), orchestra(text=text, schema=schema)
    for step in before.steps:
        found = columns_of(after.step(step.name))
        for name, values in columns_of(step).items():
            assert found[name] == values, (step.name, name)


def test_another_seed_gives_other_data_in_every_table() -> None:
    one, two = orchestra(seed=1), orchestra(seed=2)
    same = [step.name for step in one.steps if columns_of(step) == columns_of(two.step(step.name))]
    assert same == []


def test_a_single_table_has_the_values_that_it_has_among_all() -> None:
    """``--table batches`` writes the same vendors and products, as supporting rows."""
    whole = plan_of(GenerationOptions())
    part = plan_of(GenerationOptions(tables=("batches",)))
    assert [(step.name, step.supporting) for step in part.steps] == [
        ("vendors", True),
        ("products", True),
        ("batches", False),
    ]
    assert columns_of(part.step("vendors")) == columns_of(whole.step("vendors"))
    assert columns_of(part.step("products")) == columns_of(whole.step("products"))
    assert columns_of(part.step("batches"))["vendor_id"] == columns_of(whole.step("batches"))["vendor_id"]
