"""What the rows of a table are, by its last word, or by the one before it."""

from __future__ import annotations

from ..words.vocabulary import tokens
from .sheet import Sheet

_PAPERS = frozenset("note memo slip report record entry document form letter notice".split())

_NOUNS = {"paid": "payment", "shipped": "shipment"}  # pago, expédition: nouns that are read as the verb


def kind_word(sheet: Sheet) -> str:
    """What the rows of a table are: of a paper what is on it (a ``credit`` note, a ``damage`` report)."""
    last = sheet.words[-1] if sheet.words else ""
    *before, paper = (*sheet.words[:-1], *last.split("_"))
    kind = before[-1] if paper in _PAPERS and before else last
    return _NOUNS.get(kind, kind)


_GIVEN_BACK = frozenset("refunded refund dispute chargeback reimbursed returned".split())


def gives_back(sheet: Sheet) -> bool:
    """True for what takes back a part of an earlier amount: refunds, returns, credit notes."""
    return bool(_GIVEN_BACK & set(sheet.words[-1:])) or (kind_word(sheet) == "credit" != sheet.words[-1])


def is_installments(sheet: Sheet) -> bool:
    """True for the parts that something is paid in: called so, or numbered so."""
    numbers = (each for each in sheet.table.columns if each.type.is_integer)
    return "installment" in sheet.words or any({"installment", "number"} <= set(tokens(each.name)) for each in numbers)
