"""Pieces that all lines of a row have, where the row and its lines call differently what was done with them: shipped, delivered."""

from __future__ import annotations

from ....schema.model import Column
from ...writing import sql_name
from ..columns.places import is_money
from ..numbers.arithmetic import Arithmetic
from ..references.children import Child, write_rollup
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, is_exact, named, scale_of
from .portions import data_bad

_PIECES = frozenset(
    """quantity piece item unit article bottle bag box carton crate case tray sack keg can jar roll sheet plate garment copy book plant
    tree bird egg brick tile tyre part component product""".split()
)
_DONE = frozenset("shipped delivered dispatched sold returned collected picked handed supplied".split())
_ASKED = frozenset(
    "ordered order requested planned expected required reserved allocated available remaining open minimum maximum".split()
)
_MEASURED = frozenset("quantity count number piece unit amount".split())


def sum_of_pieces(sheet: Sheet, column: Column, words: tuple[str, ...], child: Child) -> bool:
    """Let a count of pieces that something was done with be the sum of the only quantity of the lines that may say so."""
    done = _DONE & set(words)
    is_count = column.type.is_integer and bool(done) and bool(_PIECES & set(words)) and len(words) - len(done) == 1
    if not is_count or child.column.nullable or is_actor(child.sheet, child.column):
        return False
    source = _quantity_of(sheet, child.sheet, done)
    if source is None or scale_of(source):
        return False
    Arithmetic(child.sheet).any_operand(source)
    text = f"SUM({sql_name(child.sheet.name)}.{named(source)})"
    return write_rollup(sheet, column, child, text, f"sum of {child.sheet.name}.{source.name}", source)


def _quantity_of(sheet: Sheet, child: Sheet, done: set[str] | frozenset[str]) -> Column | None:
    quantities = [each for each in child.table.columns if _is_quantity(child, each)]
    same = [each for each in quantities if done & set(child.tokens(each))]
    if len(same) == 1:
        return same[0]
    others = {word for each in sheet.table.columns for word in _DONE & set(sheet.tokens(each))} - done
    found = [each for each in quantities if not {*_ASKED, *others, *data_bad()} & set(child.tokens(each))]
    return found[-1] if 0 < len(found) < 3 else None  # of two steps the later one


def _is_quantity(child: Sheet, column: Column) -> bool:
    words = set(child.tokens(column))
    is_number = is_exact(column) and not column.nullable and column.name.lower() not in child.builder.linked
    return (
        is_number
        and bool(_MEASURED & words)
        and not is_money(child.tokens(column))
        and not {"price", "cost", "per"} & words
    )
