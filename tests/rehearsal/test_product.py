"""The product's own scripts, rehearsed: every size and seed passes, a spoilt value is found, and the embedded database
holds byte for byte what a real server holds."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

import seedsql
from seedsql.errors import Findings, StatementFailed
from seedsql.rehearsal import rehearse
from seedsql.rehearsal.run import Run
from seedsql.rehearsal.sandbox import Sandbox
from seedsql.workflow.generation import GenerationOptions, generate
from seedsql.workflow.plans import plan as make_plan
from seedsql.workflow.sources import load_sources

ORCHESTRA = Path(__file__).parent.parent / "data" / "orchestra"
KINDS = ("up", "verify", "down")
CHECKSUMS = "SELECT `row_checksums` FROM `seedsql_history`"


def options(**given: object) -> GenerationOptions:
    return GenerationOptions(**given)


def orchestra(**given: object) -> GenerationOptions:
    return options(schema=(ORCHESTRA / "schema.sql",), blueprint=str(ORCHESTRA / "blueprint.toml"), **given)


def written(chosen: GenerationOptions, out: Path) -> list[Path]:
    """Generate, and return the paths of up, verify and down."""
    generate(chosen, out)
    return [out / f"{make_plan(chosen).name}.{kind}.sql" for kind in KINDS]


def rehearsed(chosen: GenerationOptions, out: Path):
    return rehearse(load_sources(chosen.schema, chosen.blueprint).schema, *written(chosen, out))


@pytest.mark.parametrize(
    "chosen",
    [
        options(),
        options(seed=7),
        options(size="medium", seed=3),
        options(size="large", seed=11),
        options(id_base=2**40),
        orchestra(),
        orchestra(seed=5),
    ],
    ids=["small", "seed-7", "medium", "large", "id-base", "orchestra", "orchestra-5"],
)
def test_generated_scripts_pass_their_rehearsal(chosen, tmp_path):
    plan = make_plan(chosen)
    seen = rehearsed(chosen, tmp_path)
    assert seen.rows == {**dict.fromkeys(seen.rows, 0), **{step.name: step.rows for step in plan.steps}}
    assert len(seen.checks) >= len(plan.checks) + len(plan.steps)
    assert all(check.ok for check in seen.checks)


@pytest.fixture
def small(tmp_path) -> list[Path]:
    return written(options(), tmp_path)


def rerun(paths: list[Path]):
    return rehearse(load_sources().schema, *paths)


def test_one_cent_too_much_is_found_by_verify(small):
    """The second payment is a cent higher than its invoice, its client and the sums know."""
    text = small[0].read_text(encoding="utf-8")
    start = text.index("INSERT INTO `payments`")
    amount = re.compile(r"^, \(2, .*?(\d+\.\d\d),", re.MULTILINE).search(text, start)
    dearer = Decimal(amount.group(1)) + Decimal("0.01")
    small[0].write_text(f"{text[: amount.start(1)]}{dearer}{text[amount.end(1) :]}", encoding="utf-8")
    with pytest.raises(Findings, match="checks failed") as caught:
        rerun(small)
    assert "expected 0, found 1" in caught.value.message


def test_a_row_that_is_missing_is_found(small):
    text = small[0].read_text(encoding="utf-8")
    start = text.index("INSERT INTO `payments`")
    last = re.compile(r"^, .*\n(?=;)", re.MULTILINE).search(text, start)
    small[0].write_text(text[: last.start()] + text[last.end() :], encoding="utf-8")
    with pytest.raises(Findings, match=r"2 of 48 checks failed: payments: rows: expected 30, found 29"):
        rerun(small)


def test_an_orphan_is_refused_with_its_line(small):
    text = small[0].read_text(encoding="utf-8")
    start = text.index("INSERT INTO `payments`")
    invoice = re.compile(r"^, \(2, 'PAY-000002', (\d+),", re.MULTILINE).search(text, start)
    small[0].write_text(f"{text[: invoice.start(1)]}900000{text[invoice.end(1) :]}", encoding="utf-8")
    with pytest.raises(StatementFailed, match="FOREIGN KEY") as caught:
        rerun(small)
    assert caught.value.line == 1 + text[:start].count("\n")


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@pytest.mark.parametrize("chosen", [options(size="medium"), orchestra()], ids=["wholesale", "orchestra"])
def test_the_sandbox_holds_what_a_server_holds(chosen, database, tmp_path):
    """The sums that up takes over every row (for down to compare) are the same here and there."""
    up, *_ = written(chosen, tmp_path)
    schema = load_sources(chosen.schema, chosen.blueprint).schema
    sandbox = Sandbox(schema)
    run = Run(sandbox)
    run.up(up)
    summed = [row for select in run.summing for row in sandbox.run(select)]

    source = (
        chosen.schema[0]
        if chosen.schema
        else Path(seedsql.__file__).parent / "blueprint" / "builtin" / "wholesale" / "schema.sql"
    )
    # the orchestra's tables form a cycle: keys may name a table that comes later
    made = database.run_script("SET SESSION foreign_key_checks = 0;\n" + source.read_text(encoding="utf-8"))
    assert made.returncode == 0, made.stderr
    applied = database.run_script(up)
    assert applied.returncode == 0, applied.stderr
    there = database.query(CHECKSUMS)[0][0]
    # MySQL stores JSON in a notation of its own, MariaDB as it is written
    json = {table.name for table in schema.tables if any(column.type.name == "json" for column in table.columns)}
    left_out = json if database.kind == "mysql" else set()
    # a float is written with as many digits as each finds right
    left_out |= {table.name for table in schema.tables if any(c.type.name == "double" for c in table.columns)}
    here = {table: f"{rows}:{total or 0}" for table, rows, total in summed if table not in left_out}
    assert len(here) >= 6 - len(left_out) and here == _by_table(there, left_out)


def _by_table(checksums: str, left_out: set[str]) -> dict[str, str]:
    sums = dict(part.split("=") for part in checksums.strip(";").split(";"))
    assert len(sums) >= 6
    return {table: total for table, total in sums.items() if table not in left_out}
