"""Bookkeeping: debit equals credit, each line has one side, a balance is what was there and what moved since."""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ...writing import sql_literal, sql_name
from ..numbers.by_name import decide_number
from ..references.children import Child, children_of
from ..tables.actors import is_actor
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, is_exact, named, scale_of
from ..words.vocabulary import tokens

_JOURNALS = frozenset("journal entry transaction voucher document posting je".split())
_MOVES = frozenset("transaction movement posting entry operation activity".split())
_IN = frozenset("credit c cr in deposit inbound receipt income plus received purchase".split())
_OUT = frozenset("debit d dr out withdrawal outbound payment expense minus sent issue sale".split())


def decide_ledgers(sheets: Sheets) -> None:
    """Decide the two sides of journal lines."""
    for sheet in sheets.values():
        debit, credit = (_side(sheet, word) for word in ("debit", "credit"))
        if debit is not None and credit is not None:
            for column, link in sheet.single_links():
                parent = sheets.get(link.parent)
                is_journal = bool(_JOURNALS & set(tokens(link.parent))) and "account" not in tokens(link.parent)[-1:]
                if parent is not None and is_journal and not column.nullable and not is_actor(sheet, column):
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


def decide_balances(sheets: Sheets) -> None:
    """A balance is the opening one and what came in less what went out."""
    for sheet in sheets.values():
        for column in sheet.table.columns:
            words = sheet.tokens(column)
            is_balance = words[-1:] == ("balance",) and not {
                "opening",
                "initial",
                "running",
                "minimum",
                "starting",
            } & set(words)
            if is_balance and is_exact(column) and sheet.is_open(column):
                _balance(sheets, sheet, column)


def _balance(sheets: Sheets, sheet: Sheet, column: Column) -> None:
    for child in children_of(sheets, sheet):
        if not is_actor(child.sheet, child.column) and (
            _debit_less_credit(sheet, column, child) or _moved(sheet, column, child)
        ):
            return


def _debit_less_credit(sheet: Sheet, column: Column, child: Child) -> bool:
    """A balance from lines of two sides. True when the child has such, whether or not the column can hold it."""
    debit, credit = (_side(child.sheet, word) for word in ("debit", "credit"))
    if debit is None or credit is None or column.type.unsigned:
        return False
    table = sql_name(child.sheet.name)
    text = f"IFNULL(SUM({table}.{named(debit)}), 0) - IFNULL(SUM({table}.{named(credit)}), 0)"
    is_exact_sum = max(scale_of(debit), scale_of(credit)) <= scale_of(column)
    if sheet.builder.constraints.of(column.name).is_free and is_exact_sum:
        sheet.decide(column, text, f"ledger: debit less credit of {child.sheet.name}", "rollups")
    return True


def _moved(sheet: Sheet, column: Column, child: Child) -> bool:
    """A balance from movements in and out. True when the child has such, whether or not the column can hold it."""
    amount = _amount_of(child.sheet) if _MOVES & set(child.sheet.words[-1:]) else None
    if amount is None:
        return False
    signed = (_signed(child.sheet, each, amount) for each in child.sheet.table.columns)
    sides = next(filter(None, signed), "")
    if not sides or decide_number(child.sheet, amount) is None:
        return False
    start, finest = "", scale_of(amount)
    opening = _opening(sheet)
    if opening is not None:
        start = f"{named(opening)} + " if decide_number(sheet, opening) is not None else ""
        finest = max(finest, scale_of(opening))
    limits = sheet.builder.constraints.of(column.name)
    if limits.is_free and not column.type.unsigned and finest <= scale_of(column):
        text = f"{start}IFNULL(SUM({sides}), 0)"
        sheet.decide(column, text, f"ledger: what moved by {child.sheet.name}", "rollups")
    return True


def _amount_of(sheet: Sheet) -> Column | None:
    """The exact column called ``amount``."""
    columns = sheet.table.columns
    return next((each for each in columns if sheet.tokens(each) == ("amount",) and is_exact(each)), None)


def _opening(sheet: Sheet) -> Column | None:
    """What a balance began with."""
    words = {"opening", "initial", "starting"}
    return next((each for each in sheet.table.columns if words & set(sheet.tokens(each)) and is_exact(each)), None)


def _way(label: str) -> str:
    words = set(tokens(label))
    return "+" if _IN & words else "-" if _OUT & words else ""


def _signed(sheet: Sheet, side: Column, amount: Column) -> str:
    """The amount with its sign, by a column that says which way it went."""
    guess = sheet.guesses.get(side.name.lower())
    listed = list(side.type.labels)
    if not listed and guess is not None and isinstance(guess.rule, dict):
        listed = [value for value in guess.rule.get("values", []) if isinstance(value, str)]
    ways = {label: _way(label) for label in listed}
    if side.nullable or len(listed) < 2 or not all(ways.values()) or len(set(ways.values())) < 2:
        return ""
    table = sql_name(sheet.name)
    ins = ", ".join(sql_literal(label) for label, way in ways.items() if way == "+")
    value = f"{table}.{named(amount)}"
    return f"IF({table}.{named(side)} IN ({ins}), {value}, 0 - {value})"
