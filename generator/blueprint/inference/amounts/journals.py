"""Bookkeeping: debit equals credit, and each line has one side."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ...writing import sql_name
from ..tables.actors import is_actor
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, is_exact, named, scale_of
from ..words.vocabulary import tokens

_JOURNALS = frozenset("journal entry transaction voucher document posting je".split())


def decide_journals(sheets: Sheets) -> None:
    """Decide the two sides of journal lines."""
    for sheet in sheets.values():
        debit, credit = (_side(sheet, word) for word in ("debit", "credit"))
        if debit is not None and credit is not None:
            for column, link, parent in sheet.referred:
                is_journal = bool(_JOURNALS & set(tokens(link.parent))) and "account" not in tokens(link.parent)[-1:]
                if is_journal and not column.nullable and not is_actor(sheet, column):
                    _two_sides(parent, sheet, column, link, debit, credit)
                    break


def _side(sheet: Sheet, word: str) -> Column | None:
    names = ((word,), (word, "amount"), ("amount", word), (word, "value"))
    return next((each for each in sheet.table.columns if sheet.tokens(each) in names and is_exact(each)), None)


def _two_sides(parent: Sheet, sheet: Sheet, column: Column, link: Link, debit: Column, credit: Column) -> None:
    """The first line has the whole amount on one side, the others share it on the other."""
    pick = sheet.builder.picks.get(link) if sheet.link(column) is not None else None
    if pick is None or not set(pick) <= {"reference"} or not (sheet.is_open(debit) and sheet.is_open(credit)):
        return
    scale = min(scale_of(debit), scale_of(credit))
    reference, table, key = named(column), sql_name(sheet.name), sql_name(sheet.table.row_key[0])
    amount = parent.hide(
        "entry_amount", {"provider": "decimal", "min": "20.00", "max": "900.00", "scale": min(scale, 2)}
    )
    lines = parent.hide("entry_lines", f"COUNT({table}.{key})")
    part = sheet.hide("part", f"ORDINAL({reference})")
    whole, rest = f"{reference}.{amount}", f"({reference}.{lines} - 1)"
    bounds = (Decimal(0), Decimal(900))
    first = f"IF({part} = 1 AND {reference}.{lines} > 1, {whole}, 0)"
    others = f"IF({part} = 1, 0, ROUND({whole} * ({part} - 1) / {rest}, {scale}) - ROUND({whole} * ({part} - 2) / {rest}, {scale}))"
    sheet.decide(debit, first, "ledger: the first line, the whole amount", "sums", bounds=bounds)
    sheet.decide(credit, others, "ledger: the other lines share it", "sums", bounds=bounds)
    pick |= {"pick": "quota", "counts": [2, 3, 4, 3]}
