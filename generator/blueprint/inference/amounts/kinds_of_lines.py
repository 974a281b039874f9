"""Sums of the lines of each kind: ``own_services`` and ``foreign_services`` of lines that are ``own`` or ``foreign``."""

from __future__ import annotations

from collections.abc import Sequence

from ....schema.model import Column
from ...writing import sql_literal, sql_name
from ..references.children import Child, write_rollup
from ..references.selection import Selection
from ..references.summed import amount_of_line
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, named
from ..words.identifiers import words_of


def decide_sums_of_kinds(sheet: Sheet, child: Child) -> None:
    """Decide the sums of the lines of each kind, where two amounts and more are called after values of one column of the lines."""
    line = decided_line(child)
    if line is None:
        return
    amounts = [each for each in sheet.table.columns if each.type.name == "decimal" and sheet.is_open(each)]
    for kind in child.sheet.table.columns:
        for label, column in _called_after_labels(kind, amounts).items():
            test = f"{sql_name(child.sheet.name)}.{named(kind)} = {sql_literal(label)}"
            rows = Selection(child, line, test, f"'{label}'")
            reason = f"sum of {child.sheet.name}.{line.name}, {rows.reason}"
            write_rollup(sheet, column, child, rows.sum(line), reason, line)


def decided_line(child: Child) -> Column | None:
    """The amount of rows that are always of a parent which is no actor, where a rule is known for it."""
    if child.column.nullable or is_actor(child.sheet, child.column):
        return None
    line = amount_of_line(child.sheet)
    return line if line is not None and line.name.lower() in child.sheet.guesses else None


def _called_after_labels(kind: Column, amounts: Sequence[Column]) -> dict[str, Column]:
    """The amounts by the label that each begins with, as no other does; empty where not two labels and more have one of their own."""
    labels = [label for label in kind.type.labels if len(label) > 2]
    found = {label: [each for each in amounts if _begins_with(each, label)] for label in labels}
    said = {label: each[0] for label, each in found.items() if len(each) == 1}
    has_one_each = len({each.name for each in said.values()}) == len(said)
    return said if len(said) > 1 and has_one_each else {}


def _begins_with(column: Column, label: str) -> bool:
    """True for a name that begins with a label, as a word of its own or of a compound: ``eigenleistungen`` of ``eigen``."""
    name, start = column.name.lower(), label.lower()
    words = [word for word in words_of(column.name) if word not in ("total", "sum", "amount")]
    return (name.startswith(start) and len(name) > len(start)) or (bool(words) and words == words_of(label))
