"""The command explain: why a cell has its value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import seedsql

from .. import console
from . import diff_report
from .options import format_option, generation_options, name_option, out_option
from .selection import chosen_seed, current_project

if TYPE_CHECKING:
    from ..planning.explanation import AggregateExplanation, CellExplanation


@click.command("explain")
@click.argument("cell", metavar="TABLE.COLUMN")
@click.argument("row", required=False, type=click.IntRange(1), metavar="[ROW]")
@click.argument("seed_name", required=False, metavar="[NAME]")
@click.option(
    "--key", multiple=True, metavar="VALUE", help="The row by its key; repeated for a key of several columns."
)
@click.option(
    "--from", "old", metavar="OLD", help="Say why the cell moved since this version: a seed, directory or file."
)
@click.option("--git", "base", metavar="BASE", help="Say why the cell moved since this branch, tag or commit.")
@click.option("--depth", type=click.IntRange(0, 50), default=6, show_default=True, help="Levels of inputs to follow.")
@generation_options
@out_option
@name_option
@format_option
def explain_command(
    cell: str,
    row: int | None,
    seed_name: str | None,
    key: tuple[str, ...],
    old: str | None,
    base: str | None,
    depth: int,
    out: Path,
    output: str,
    **values: Any,
) -> None:
    """Show a cell's value, its rule with file and line, and what it was computed from, as a tree. Needs no server.

    ROW is the number of the row, counted from 1 in the order of the script; --key names it by its key instead. Hidden columns
    have values, too. NAME is a seed of seedsql.toml; the options override what it says there.
    """
    if old is not None and base is not None:
        raise click.UsageError("--from and --git exclude each other")
    options = chosen_seed(values, seed_name)
    project = current_project()
    found = seedsql.explain(cell, row, options, key=key, old=old, base=base, out=out, project=project, depth=depth)
    if output == "json":
        console.json_data(found.to_dict())
        return
    console.data("\n".join(_lines(found)))


def _lines(found: seedsql.Explanation) -> Iterator[str]:
    cell = found.cell
    yield f"{cell.table}.{cell.column} of row {cell.row} (key {diff_report.key_text(cell.key)}) is {diff_report.literal(cell.value)}"
    yield f"  {_rule(cell)}"
    yield from (f"  {note}" for note in cell.notes)
    yield from _inputs(cell.inputs, "  ")
    if found.move is not None:
        yield from _move(found.move)


def _rule(cell: CellExplanation) -> str:
    origin = {"schema": "inferred", "key": "counted"}.get(cell.origin, cell.location or "blueprint")
    return f"{cell.rule}  [{origin}]"


def _inputs(inputs: tuple[CellExplanation | AggregateExplanation, ...], indent: str) -> Iterator[str]:
    for number, each in enumerate(inputs, start=1):
        is_last = number == len(inputs)
        branch, further = ("└─ ", "   ") if is_last else ("├─ ", "│  ")
        first, *rest = _node(each)
        yield f"{indent}{branch}{first}"
        yield from (f"{indent}{further}{line}" for line in rest)
        yield from _inputs(each.inputs, indent + further)


def _node(each: CellExplanation | AggregateExplanation) -> list[str]:
    from ..planning.explanation import AggregateExplanation

    value = diff_report.literal(each.value)
    if isinstance(each, AggregateExplanation):
        more = f", the first {len(each.inputs)} cells" if each.rows > len(each.inputs) > 0 else ""
        return [f"{each.function} over {each.rows:,} row{'s' * (each.rows != 1)} of {each.table} = {value}{more}"]
    name = f"{each.table}.{each.column} of row {each.row} = {value}"
    if each.cut:
        return [f"{name}  ({'see above' if each.cut == 'above' else 'not followed: --depth'})"]
    return [name, f"  {_rule(each)}", *(f"  {note}" for note in each.notes)]


def _move(move: seedsql.Move) -> Iterator[str]:
    if move.is_same:
        yield f"since {move.label}: the same value"
        return
    old = "not there" if move.old is None else diff_report.literal(move.old)
    yield f"since {move.label}: it was {old}"
    for cause in move.causes:
        yield from diff_report.cause_text(cause, names_data=False)
    yield from (f"  unexplained: {line}" for line in move.unexplained)
