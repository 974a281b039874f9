"""What bills say of the rows that they bill, what a deal says of its only work, and what whom the bills are of owes."""

from __future__ import annotations

from collections.abc import Sequence

from ....schema.model import Column
from ..columns.places import is_money
from ..numbers.arithmetic import Arithmetic
from ..references.children import Child, first_of, head_of
from ..references.selection import Selection
from ..tables.sheet import Sheet, is_exact, scale_of
from ..words.money_words import TAXES
from ..words.vocabulary import role
from .aggregates import add_up
from .bills_of_lines import decided_line

_DEALT = frozenset("invoice bill order quote sale receipt settlement estimate quotation offer statement".split())
_OF_OTHERS = frozenset(
    """payment invoice bill receipt refund claim installment deposit reminder quote estimate settlement payout transaction movement
    price rate tariff plan limit budget discount tax credit""".split()
)
_RECKONED = frozenset("tax vat gst discount rebate gross paid due balance price rate percent per average unit".split())
_ITEMS = frozenset("item line position detail piece".split())


def decide_billed(sheet: Sheet, children: Sequence[Child]) -> None:
    """Decide what is billed of rows, and the balance of whom the bills are of."""
    _sum_of_items(sheet, [each for each in children if not each.column.nullable])


def _sum_of_items(sheet: Sheet, children: Sequence[Child]) -> None:
    """What all items come to that say the same amount under the same name: the appraisal of a loan's items."""
    for child in children:
        if not _ITEMS & {head_of(child.sheet.words, sheet.words)}:
            continue
        theirs = {each.name.lower(): each for each in child.sheet.table.columns if child.sheet.is_amount(each)}
        for column in sheet.table.columns:
            source = theirs.get(column.name.lower())
            is_alike = source is not None and (source.type.name, source.type.scale) == (
                column.type.name,
                column.type.scale,
            )
            is_amount = is_exact(column) and is_money(sheet.tokens(column)) and column.type.name == "decimal"
            if (
                source is not None
                and is_alike
                and is_amount
                and not _is_reckoned(sheet, column)
                and sheet.is_open(column)
            ):
                _add_up(sheet, column, child, source)


def sum_of_only_work(sheet: Sheet, children: list[Child]) -> None:
    """The subtotal of what has only one kind of rows that come to something, whatever these are called: the jobs of a project."""
    target = first_of(sheet, *role("sum of lines"))
    found = [(child, line) for child in children if (line := decided_line(child)) is not None]
    found = [each for each in found if head_of(each[0].sheet.words, sheet.words) not in _OF_OTHERS]
    if target is None or len(found) != 1 or not _DEALT & set(sheet.words[-1:]) or not _is_reckoned_on(sheet, target):
        return
    child, line = found[0]
    if sheet.is_open(target) and scale_of(line) == scale_of(target):
        _add_up(sheet, target, child, line)


def _is_reckoned_on(sheet: Sheet, target: Column) -> bool:
    """True for a subtotal, and for a net to which a tax is added."""
    words = [set(sheet.tokens(each)) for each in sheet.table.columns]
    return "subtotal" in sheet.tokens(target) or any(TAXES & each for each in words)


def _is_reckoned(sheet: Sheet, column: Column) -> bool:
    """True for taxes and discounts, which a bill reckons itself."""
    return bool(_RECKONED & set(sheet.tokens(column)))


def _add_up(sheet: Sheet, column: Column, child: Child, source: Column) -> None:
    if Arithmetic(child.sheet).any_operand(source) is not None and scale_of(source) <= scale_of(column):
        add_up(sheet, column, Selection(child), source)
