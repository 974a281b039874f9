"""Why a column has its rule, and what a part of a schema loses, can be read; all mistakes are told at once."""

from __future__ import annotations

import re

import pytest

from benchmarks.belief.claims import HERE
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.errors import BlueprintError, UsageError
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import refused_columns

SHOP = parse_schema((HERE / "first" / "shop.sql").read_text(encoding="utf-8"), "shop.sql")


def test_every_column_has_a_layer_a_reason_and_what_else_was_considered() -> None:
    found = infer_blueprint(SHOP, "shop", classify=classify, explain=True)
    columns = {(each.table, each.column): each for each in found.columns if each.layer != "hidden"}
    assert set(columns) == {(table.name, column.name) for table in SHOP.tables for column in table.columns}
    assert all(each.reason for each in columns.values())
    layers = {each.layer for each in columns.values()}
    assert {"schema", "references", "values", "time", "sums", "rollups", "numbers", "type and name"} <= layers
    total = columns["orders", "total"]
    assert total.layer == "sums" and "sum" in total.reason
    assert total.considered and total.considered[-1].endswith("its type and name alone, which say less")
    decided = [each for each in columns.values() if each.layer not in ("schema", "references", "type and name", "keys")]
    assert len(decided) > 50


def test_guesses_that_were_not_taken_are_told_with_the_reason() -> None:
    found = [
        other
        for file in sorted((HERE / "first").glob("*.sql"))
        for each in infer_blueprint(
            parse_schema(file.read_text(encoding="utf-8")), "s", classify=classify, explain=True
        ).columns
        for other in each.considered
    ]
    for why in ("taken back, since columns would wait for each other", "something before it decides the column"):
        assert any(other.endswith(why) for other in found)


def test_a_part_of_a_schema_says_what_loses_its_child_rows() -> None:
    found = infer_blueprint(SHOP, "shop", classify=classify, only=["orders"])
    lost = [note for table, note in found.remarks if table == "orders" and "loses its child rows" in note]
    assert any(note.startswith("subtotal loses") and note.endswith("--table order_items") for note in lost), (
        found.remarks
    )
    whole = infer_blueprint(SHOP, "shop", classify=classify).text
    plan = make_plan(SHOP, read_blueprint(whole), whole, GenerationOptions(tables=("orders",)))
    told = {each.column: each.way_out for each in plan.omissions if each.table == "orders"}
    assert told["subtotal"] == "ask for them: --table order_items"


def test_all_mistakes_of_all_stages_are_told_at_once() -> None:
    text = (
        '[blueprint]\nname = "shop"\nas_of = 2026-06-30\n[sizes.small]\norders = 1\nodrers = 1\n'
        '[tables.orders.columns]\ntotal = { provider = "decimal", null = 2 }\nnote = { provider = "sentense" }\nsubtotl = "1"\n'
        '[[references]]\ntable = "orders"\ncolumns = ["x"]\nparent = "nowhere"\n[[checks]]\nname = "c"\nfind = "SELECT 1 FROM {nobody}"\n'
    )
    with pytest.raises(BlueprintError) as refused:
        make_plan(SHOP, read_blueprint(text), text, GenerationOptions())
    assert [problem.partition(":")[0] for problem in refused.value.problems] == [
        "tables.orders.columns.total.null",
        "sizes.small.odrers",
        "references[1]",
        "tables.orders.columns.note",
        "tables.orders.columns.subtotl",
        "checks[1].find",
    ]
    with pytest.raises(UsageError, match=r"no table 'odrers'; did you mean 'orders'\?, nor 'x'"):
        make_plan(SHOP, read_blueprint(text), text, GenerationOptions(tables=("odrers", "x")))
    with pytest.raises(UsageError, match=r"no table 'odrers'; did you mean 'orders'\?; there is no table 'x'"):
        infer_blueprint(SHOP, "shop", classify=classify, only=["odrers", "orders", "x"])


def test_a_guess_that_the_plan_refuses_is_taken_back_and_told() -> None:
    withheld = {("orders", "total"): "the plan refuses it: orders.total: NULL, but the column is NOT NULL (row 1)"}
    found = infer_blueprint(SHOP, "shop", classify=classify, explain=True, withheld=withheld)
    [total] = [each for each in found.columns if (each.table, each.column) == ("orders", "total")]
    assert total.layer == "type and name"
    assert any(withheld["orders", "total"] in each for each in total.considered)
    text = infer_blueprint(SHOP, "shop", classify=classify, complete=True).text
    assert refused_columns(SHOP, text) is None
    wrong, count = re.subn(r"(?m)^total = .*$", 'total = "nothing + 1"', text, count=1)
    assert count == 1
    assert list(refused_columns(SHOP, wrong)) == [("orders", "total")]


def test_what_an_uncertain_guess_could_be_else_is_beneath_it() -> None:
    fees = parse_schema((HERE / "known" / "university.sql").read_text(encoding="utf-8"))
    text = infer_blueprint(fees, "fees", classify=classify).text
    assert "what else they could be beneath" in text
    [line] = [line for line in text.splitlines() if line.startswith("# or:")]
    assert line == '# or: "tuitionAmount - amountPaid" (rest: tuitionAmount - amountPaid)'
