"""explain: why a cell has its value, from the same values that the scripts hold."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

import seedsql
from seedsql.cli.main import cli
from seedsql.errors import UsageError
from seedsql.planning.binding import bound_state
from seedsql.planning.explanation import AggregateExplanation, CellExplanation, Explainer
from seedsql.planning.lineage import Lineage, Link
from seedsql.planning.provenance import planned_rules, rule_texts
from seedsql.project import GenerationOptions
from seedsql.script.literals import literals
from seedsql.script.reading import ScriptRows
from seedsql.workflow.sources import load_sources

ROOT = Path(__file__).resolve().parents[2]
ORCHESTRA = GenerationOptions(blueprint=str(ROOT / "tests" / "data" / "orchestra" / "blueprint.toml"), name="0001_o")
WHOLESALE = GenerationOptions(name="0001_w")


def cells(found: CellExplanation | AggregateExplanation) -> list[CellExplanation]:
    own = [found] if isinstance(found, CellExplanation) else []
    return own + [cell for each in found.inputs for cell in cells(each)]


@pytest.mark.parametrize("options", [WHOLESALE, ORCHESTRA], ids=["wholesale", "orchestra"])
def test_what_is_explained_is_what_the_script_holds(options: GenerationOptions, tmp_path: Path) -> None:
    """Every cell of two rows of each table, and every cell that is named as its input; and what ``diff`` takes for the
    inputs of a column is what is shown as such."""
    seedsql.generate(options, tmp_path)
    script = ScriptRows(tmp_path / f"{options.name}.up.sql")
    written = {name: dict(script.rows(name)) for name in script.tables}
    sources = load_sources(options.schema, options.blueprint)
    state = bound_state(sources.schema, sources.blueprint, options, sources.trees)
    lineage = Lineage(
        rule_texts(planned_rules(state)),
        {name: bound.table.row_key for name, bound in state.tables.items()},
        frozenset(name for name, bound in state.tables.items() if bound.first_id is not None),
        [Link(each.table, each.columns, each.parent) for each in state.references],
    )
    compared = 0
    for bound in state.tables.values():
        for column in bound.columns.values():
            for row in (1, bound.rows - 1):
                found = Explainer(state, lambda array: literals(array)[0], lambda keys: "x:1", 3).explain(
                    bound.name, column.name, row
                )
                for cell in cells(found):
                    table = script.tables[cell.table]
                    if cell.column in table.columns:
                        assert written[cell.table][cell.key][table.columns.index(cell.column)] == cell.value
                        compared += 1
                named = {
                    (each.table, each.column.lower())
                    for one in found.inputs
                    for each in ([one] if isinstance(one, CellExplanation) else one.inputs)
                }
                inputs = lineage.inputs(bound.name, column.name)
                assert named <= {(table, name.lower()) for table, name in inputs.columns}
    assert compared > 100


def test_a_row_is_named_by_its_number_or_by_its_key() -> None:
    based = GenerationOptions(id_base=1001)
    by_number = seedsql.explain("orders.total", 17, based)
    assert seedsql.explain("ORDERS.Total", None, based, key=["1017"]).cell == by_number.cell
    assert (by_number.cell.row, by_number.cell.key, by_number.cell.column) == (17, ("1017",), "total")
    of_pair = seedsql.explain("plays_in.fee", None, ORCHESTRA, key=["113", "C-0002"])
    assert of_pair.cell.key == ("113", "'C-0002'")
    for cell, row, key, message in (
        ("orders.total", 1017, (), r"no row 1017 1017 is the key of row 17: say --key 1017"),
        ("orders.total", 51, (), "no row 51.*rows count from 1 to 50"),
        ("orders.total", None, ("17",), "no row with id = 17: its keys are 1001 to 1050"),
        ("orders.total", None, (), "name a row by its number"),
        ("orders.total", 1, ("1001",), "name a row by its number"),
        ("orders.total", None, ("1001", "2"), r"the key of orders is \(id\)"),
        ("order.total", 1, (), "no table 'order'; did you mean 'orders'"),
        ("orders.totl", 1, (), "no column 'totl'; did you mean 'total'"),
        ("orders", 1, (), "'orders' names no column of a table name a cell as TABLE.COLUMN"),
    ):
        with pytest.raises(UsageError) as caught:
            seedsql.explain(cell, row, based, key=key)
        assert re.search(message, f"{caught.value.message} {caught.value.hint}"), caught.value
    generated = seedsql.explain("musician.loudnessTwice", 1, ORCHESTRA).cell
    assert (generated.origin, generated.rule) == ("generated", "`loudness` * 2")
    (half,) = generated.inputs
    assert half.column == "loudness" and Decimal(half.value) * 2 == Decimal(generated.value)


def test_a_generated_column_that_only_a_server_computes_says_what_to_explain_instead(tmp_path):
    (tmp_path / "schema.sql").write_text(
        "CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL, digest CHAR(64) AS (SHA2(CONCAT(n, 'id'), 256)) STORED);"
    )
    (tmp_path / "b.toml").write_text(
        '[blueprint]\nname = "b"\nnumber = "0001"\nschema = "schema.sql"\nas_of = 2026-06-30\n[sizes.small]\nt = 2\n'
    )
    options = seedsql.GenerationOptions(blueprint=str(tmp_path / "b.toml"))
    with pytest.raises(seedsql.UsageError) as refused:
        seedsql.explain("t.digest", 1, options)
    assert refused.value.message.startswith(
        "t.digest is generated by the server (STORED) from what is not computed here: "
    )
    assert "SHA2" in refused.value.message and refused.value.hint == "explain what it reads: t.n"


def test_the_notes_say_what_decided() -> None:
    def notes(cell: str, row: int, options: GenerationOptions = ORCHESTRA) -> str:
        return " | ".join(seedsql.explain(cell, row, options).cell.notes)

    assert notes("note.musicianRef", 7).endswith("by a stream of its own: in this one | points nowhere")
    assert notes("Section.leaderId", 3).endswith("not in this one | picks row 5 of 24 of musician")
    assert notes("musician.emailAddress", 1) == (
        "stream musician.emailAddress of seed 7, row 1 | "
        "unique: the row's place in a keyed permutation of all possible values decides"
    )
    assert notes("batches.received_on", 1, WHOLESALE) == "as_of is 2026-06-30"
    total = seedsql.explain("clients.total_owed", 2, WHOLESALE, depth=0).cell
    (aggregate,) = total.inputs
    assert isinstance(aggregate, AggregateExplanation)
    assert (aggregate.function, aggregate.table, aggregate.rows, aggregate.value) == ("SUM", "invoices", 2, total.value)


def test_a_rule_that_the_schema_gives_says_why(tmp_path: Path) -> None:
    (tmp_path / "schema.sql").write_text(
        "CREATE TABLE a (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, email VARCHAR(80) NOT NULL);"
        "CREATE TABLE b (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, a_id INT NOT NULL, FOREIGN KEY (a_id) REFERENCES a (id));"
    )
    (tmp_path / "b.toml").write_text(
        '[blueprint]\nname = "t"\nschema = "schema.sql"\nas_of = 2025-01-01\n[sizes.small]\na = 3\nb = 4\n'
    )
    text = (tmp_path / "b.toml").read_text()
    options = GenerationOptions(blueprint=str(tmp_path / "b.toml"))
    email, reference = (seedsql.explain(cell, 2, options).cell for cell in ("a.email", "b.a_id"))
    assert (email.origin, email.location) == ("schema", None)
    assert email.notes[0] == "no rule in the blueprint: inferred from varchar(80) NOT NULL, as personal data (email)"
    assert reference.notes[0] == "no rule in the blueprint: it follows from the foreign key"
    rule = '[tables.b.columns]\nstate = { provider = "integer", min = 1, max = 9, when = "id > 2" }\n'
    (tmp_path / "schema.sql").write_text(
        (tmp_path / "schema.sql").read_text().replace("a_id INT NOT NULL", "a_id INT NOT NULL, state INT")
    )
    (tmp_path / "b.toml").write_text(text + rule)
    for row, holds in ((2, "does not hold"), (3, "holds")):
        cell = seedsql.explain("b.state", row, options).cell
        assert cell.notes[-1] == f"NULL unless id > 2, which {holds} in this row"
        assert (cell.value == "NULL", [each.column for each in cell.inputs]) == (row == 2, ["id"])  # type: ignore[union-attr]


def test_the_command_shows_a_tree_and_why_the_cell_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the documents shows what the command writes."""
    from seedsql.blueprint.builtin import builtin

    own = builtin("wholesale")
    (tmp_path / "schema.sql").write_text(own.schema, encoding="utf-8")
    text = own.blueprint.replace("summary =", 'schema = "schema.sql"\nsummary =', 1)
    (tmp_path / "blueprint.toml").write_text(text, encoding="utf-8")
    (tmp_path / "seedsql.toml").write_text('[seeds.0001_demo]\nblueprint = "blueprint.toml"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke
    assert run(cli, ["generate", "--out", "old"]).exit_code == 0
    (tmp_path / "blueprint.toml").write_text(text.replace("THEN 0.0825", "THEN 0.0900"), encoding="utf-8")
    shown = run(cli, ["explain", "orders.total", "4", "--from", "old", "--depth", "1"])
    page = (ROOT / "docs" / "changes.md").read_text(encoding="utf-8")
    assert shown.stdout.rstrip("\n") in page
    found = json.loads(run(cli, ["explain", "orders.total", "4", "--from", "old", "--format", "json"]).stdout)
    assert (found["value"], found["move"]["old"]) == ("155.78", "154.71")
    assert [cause["what"] for cause in found["move"]["cause"]] == ["rule of clients.tax_rate changed"]
    same = json.loads(run(cli, ["explain", "orders.quantity", "4", "--from", "old", "--format", "json"]).stdout)
    assert same["move"] == {**same["move"], "same": True, "cause": [], "unexplained": []}
    assert run(cli, ["explain", "orders.total", "4", "--from", "old", "--git", "main"], standalone_mode=False).exit_code
