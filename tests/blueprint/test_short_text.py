"""What `seedsql init` leaves out of a blueprint is inferred again in the same way, and what tables share is given back to each."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from benchmarks.belief.claims import HERE as BELIEF
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.columns.context import writing_of_table
from seedsql.blueprint.inference.tables.defaults import Defaults, default_reference
from seedsql.blueprint.reader import INFERENCE, read_blueprint
from seedsql.errors import BlueprintError, SchemaError
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.planning.model import SeedPlan
from seedsql.project import GenerationOptions
from seedsql.schema.model import Schema
from seedsql.schema.parser import parse_schema
from seedsql.toml_fields import toml
from seedsql.values.arrays import python_values
from tests.blueprint.schemas import schemas

DATA = Path(__file__).parent.parent / "data"
HEAD = '[blueprint]\nname = "shop"\nas_of = 2026-06-30\n'


def plan_of(schema: Schema, text: str, size: str = "small") -> SeedPlan:
    return make_plan(schema, read_blueprint(text), text, GenerationOptions(size=size))


def values(plan: SeedPlan) -> dict[str, list[object]]:
    """The values of every column, by ``table.column``."""
    return {
        f"{step.name}.{column.name}": list(python_values(step.arrays(0, step.rows, [column.name])[0]))
        for step in plan.steps
        for column in step.columns
    }


def assert_the_same_plan(schema: Schema, size: str = "small") -> tuple[str, str]:
    """The short and the complete text have the same tables, rows, references and values; return both."""
    texts = [infer_blueprint(schema, "seed", "s.sql", classify=classify, complete=c).text for c in (False, True)]
    short, complete = (plan_of(schema, text, size) for text in texts)
    assert [(step.name, step.rows) for step in short.steps] == [(step.name, step.rows) for step in complete.steps]
    assert values(short) == values(complete), texts[0]
    assert set(short.references) == set(complete.references)
    assert {(each.table, each.column, each.personal_class) for each in short.personal} == {
        (each.table, each.column, each.personal_class) for each in complete.personal
    }
    return texts[0], texts[1]


@settings(deadline=None, max_examples=40)
@given(schemas())
def test_a_random_schema_gives_the_same_rows_by_the_short_and_by_the_complete_text(sql: str) -> None:
    try:
        assert_the_same_plan(parse_schema(sql, "schema.sql"))
    except SchemaError as refused:
        assert "no table of this schema can be seeded" in str(refused)


def test_realistic_schemas_give_the_same_rows_from_less_than_two_thirds_of_the_lines() -> None:
    known = sorted(BELIEF.glob("known/*.sql"))[::3]
    files = sorted([*BELIEF.glob("first/*.sql"), *known, *(DATA / "inferred").glob("*.sql")])
    lines = [0, 0]
    for number, file in enumerate(files):
        schema = parse_schema(file.read_text(encoding="utf-8"), file.name)
        texts = assert_the_same_plan(schema, ("small", "medium")[number % 2])
        proved, claimed = (
            {
                re.split(": | = ", check.name)[0]
                for check in plan_of(schema, text).checks
                # the order of two times that their rules imply, and quotients, which repeat their rules, are in the complete text alone
                if " is not before " not in check.name and not re.search(r"/ (?!10+\b)", check.find)
            }
            for text in texts
        )
        assert claimed <= proved, file.name  # checks that are not written are made again from their rules
        lines = [before + len(text.splitlines()) for before, text in zip(lines, texts, strict=True)]
    assert len(files) >= 15 and lines[0] * 3 < lines[1] * 2, lines


def test_the_rules_of_what_is_left_out_are_those_on_record() -> None:
    """Blueprints that say ``inference = 1`` get these rules from every later version. Once one is released, another rule asks for
    another number, ``reader.INFERENCE``; until then SEEDSQL_REGENERATE=1 writes the record anew."""
    record = Path(__file__).with_name("defaults") / f"{INFERENCE}.toml"
    lines = []
    for file in sorted(
        [*BELIEF.glob("first/*.sql"), *(DATA / "inferred").glob("*.sql"), record.with_name("types.sql")]
    ):
        schema = parse_schema(file.read_text(encoding="utf-8"), file.name)
        for table in schema.tables:
            defaults = Defaults(table, writing_of_table(table))
            referring = {name for key in table.foreign_keys for name in key.columns}
            for key in table.foreign_keys:
                lines.append(f"{table.name}.{'+'.join(key.columns)} = {toml(default_reference(schema, table, key))}")
            for column in table.columns:
                if not column.generated and column.name not in referring:
                    rule = toml(defaults.rule(column, classify(table.name, column)))
                    lines.append(
                        f"{table.name}.{column.name} ({column.type}{'' if column.nullable else ' not null'}) = {rule}"
                    )
    text = "\n".join(lines) + "\n"
    if os.environ.get("SEEDSQL_REGENERATE") == "1":
        record.write_text(text, encoding="utf-8")
    assert record.read_text(encoding="utf-8") == text and len(lines) > 500


SHOP = parse_schema(
    "CREATE TABLE shops (id INT PRIMARY KEY, note VARCHAR(40), deleted TINYINT(1) NOT NULL, rank_a INT, rank_b INT);"
    "CREATE TABLE clerks (id INT PRIMARY KEY, note VARCHAR(40), deleted TINYINT(1) NOT NULL, shop_id INT NOT NULL,"
    " CONSTRAINT f FOREIGN KEY (shop_id) REFERENCES shops (id));"
    "CREATE TABLE `a, b` (id INT PRIMARY KEY, note VARCHAR(40));"
)
SIZES = (
    "[sizes]\nsmall = 1\nlarge = 10\n[sizes.odd]\nshops = 3\n"
    '[[rows]]\ncount = 4\ntables = ["shops", "clerks"]\n[[rows]]\ncount = 2\nmost = 5\ntables = ["a, b"]\n'
)


def test_rows_are_counts_times_a_factor_at_most_so_many() -> None:
    def rows(size: str) -> list[int]:
        return [step.rows for step in plan_of(SHOP, HEAD + SIZES, size).steps]

    assert (rows("small"), rows("large"), rows("odd")) == ([4, 4, 2], [40, 40, 5], [3])


def test_shared_rules_are_of_every_table_and_rules_of_several_columns_and_tables_of_each() -> None:
    text = (
        f"{HEAD}{SIZES}"
        '[columns]\nnote = "CONCAT(word, \'!\')"\ndeleted = "0"\n'
        '[hidden]\nword = { provider = "words", stream = "{table}.w" }\nunused = "nobody"\n'
        '[tables."shops, clerks".hidden]\nseen = "id + 1"\n'
        '[tables.shops.columns]\n"rank_a, rank_b" = { provider = "integer", max = 10000 }\n'
        '[tables.clerks.columns]\ndeleted = "seen > 3"\nshop_id = { reference = "shops", pick = "each" }\n'
        '[tables."a, b".columns]\nnote = "NULL"\n'
    )
    found = values(plan_of(SHOP, text))
    assert found["shops.deleted"] == [0, 0, 0, 0] and found["clerks.deleted"] == [0, 0, 1, 1]
    assert found["a, b.note"] == [None, None]
    assert all(str(note).endswith("!") for note in (*found["shops.note"], *found["clerks.note"]))
    assert found["shops.note"] != found["clerks.note"] and found["shops.rank_a"] != found["shops.rank_b"]


@pytest.mark.parametrize(
    ("rules", "problem"),
    [
        ('[columns]\nnote = { provider = "wrods" }', "columns.note.provider: there is no provider 'wrods'"),
        ('[tables."shops, x".columns]\nnote = "1"', "tables.x: the schema has no such table"),
        (
            '[tables."shops, clerks".columns]\nnote = "1"\n[tables.shops.columns]\nnote = "2"',
            "tables.shops.columns.note: shops.note has a rule already",
        ),
        (
            '[tables."shops, clerks".hidden]\nh = "1"\n[tables.shops.hidden]\nH = "2"',
            "tables.shops.hidden.H: shops has a hidden column 'H' already",
        ),
    ],
)
def test_a_mistake_in_a_rule_of_several_tables_is_told_once(rules: str, problem: str) -> None:
    with pytest.raises(BlueprintError) as refused:
        plan_of(SHOP, f"{HEAD}{SIZES}{rules}\n")
    assert len(refused.value.problems) == 1 and refused.value.problems[0].startswith(problem), refused.value.problems


def test_a_table_of_a_group_of_rows_that_is_not_there_is_told_with_its_place() -> None:
    with pytest.raises(BlueprintError) as refused:
        plan_of(SHOP, HEAD + SIZES.replace('"clerks"', '"clarks"'))
    assert list(refused.value.problems) == ["rows[1].tables: the schema has no table 'clarks'; did you mean 'clerks'?"]
