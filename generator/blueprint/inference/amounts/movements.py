"""Movements of a balance: what comes in and goes out of an account, a stock or a card, and what is there after each.

The first movement of a row brings in what the later ones take out in part, so that no balance falls below 0; they follow each
other in time.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ....schema.model import Column
from ...writing import sql_literal, sql_name
from ..numbers.expressions import expression_of
from ..references.children import Child, aggregate_of, children_of, first_of, head_of
from ..references.selection import literals_of
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, Sheets, is_exact, named, scale_of
from ..words.languages import spoken
from ..words.local_texts import local_texts
from ..words.vocabulary import tokens

_MOVES = frozenset("transaction movement move posting entry operation activity ledger mutation log history".split())
_IN = frozenset(
    """credit c cr in deposit inbound receipt income plus received purchased purchase earn earned gain bonus award interest topup top
    reward opening initial restock replenishment incoming cashback refund refunded return returned produced refill recharge load reload add added increase""".split()
)
_OUT = frozenset(
    """debit d dr out outgoing payout withdrawal withdrawn outbound payment paid expense minus sent issue issued sale sold fee charge use used redeem redeemed
    redemption spend spent expire expires expired expiration consumed consumption loss scrap damaged shipped shrinkage rental decrease subtract deducted writeoff waste spoilage breakage lost theft disposal destroyed destruction usage dispensed""".split()
)
_EITHER = frozenset(("adjustment", "correction", "transfer", "count", "inventory", "manual"))
_PIECES = ("quantity", "point", "quantity updated", "quantity change", "change", "delta", "unit", "movement", "piece")
_AMOUNTS = ("amount", "quantity", "point", "value", *_PIECES[2:])
_BALANCES = (
    "quantity on hand",
    "on hand",
    "quantity in stock",
    "stock on hand",
    "balance",
    "current balance",
    "available balance",
    "account balance",
    "balance point",
    "point balance",
    "point",
    "loyalty point",
    "stock",
    "stock quantity",
    "current stock",
    "quantity",
    "wallet balance",
)
_AFTER = (
    "running balance",
    "new balance",
    "resulting balance",
    "closing balance",
    "balance",
)
_BEFORE = ("previous balance", "old balance")
_MOVED = frozenset("balance stock quantity point".split())
_OPENINGS = ("opening balance", "initial balance", "starting balance", "opening stock", "initial stock")
_NEGATIVE = ("negati", "minus", "signed", "+/-", "±", "vorzeichen")


_SIDES = (("kind",), ("type",), ("direction",))
_LONGEST_KIND = 10
_STOCK_KINDS, _POINT_KINDS, _MONEY_KINDS = ("receipt", "issue"), ("earn", "redeem"), ("deposit", "withdrawal")
_OF_STOCK = frozenset("stock inventory quantity warehouse part material item product".split())


class _Movement(NamedTuple):
    """Rows of ``child`` that move a balance: by how much, and which literals of ``side`` bring in."""

    child: Child
    amount: Column
    side: Column | None
    ins: tuple[str, ...]
    outs: tuple[str, ...]

    @property
    def is_signed(self) -> bool:
        """True when the amount itself has the sign."""
        return self.side is None or _is_signed(self.amount)

    def value(self, prefix: str = "") -> str:
        """What a row adds to the balance, as an expression; ``prefix`` names the table within an aggregate."""
        amount = f"{prefix}{named(self.amount)}"
        if self.side is None or self.is_signed:
            return amount
        return f"IF({prefix}{named(self.side)} IN ({', '.join(self.ins)}), {amount}, 0 - {amount})"


def _is_signed(amount: Column) -> bool:
    says = any(word in amount.comment.lower() for word in _NEGATIVE)
    is_change = bool({"change", "updated", "delta"} & set(tokens(amount.name)))
    return (says or is_change) and not amount.type.unsigned


def _amounts(sheet: Sheet) -> tuple[str, ...]:
    """How what is moved may be called: of a stock no money."""
    after = _beside(sheet, "after", ())
    return _PIECES if after is not None and {"stock", "quantity"} & set(sheet.tokens(after)) else _AMOUNTS


def decide_movements(sheets: Sheets) -> None:
    """Decide movements of a balance, the balance, and what is there after each of them."""
    for sheet in sheets.values():
        for child in children_of(sheet):
            movement = _movement(sheet, child)
            balance = _balance(sheet) if movement is not None else None
            after = _beside(child.sheet, "after", _AFTER)
            if movement is not None and (balance is not None or after is not None):
                _move(sheet, movement, balance, after)


def _balance(sheet: Sheet) -> Column | None:
    """The balance that is moved; a formula in its comment says the same in other words."""
    found = first_of(sheet, *_BALANCES)
    if found is not None:
        sheet.formulas.pop(found.name.lower(), None)
    return found if found is not None and sheet.is_open(found) else None


def _open(sheet: Sheet, *wanted: str) -> Column | None:
    found = first_of(sheet, *wanted)
    return found if found is not None and sheet.is_open(found) and not found.type.name.startswith("tiny") else None


def _beside(sheet: Sheet, when: str, others: tuple[str, ...]) -> Column | None:
    """What is there before or after a movement, which a word of its name says, or one of other names."""
    columns = [each for each in sheet.table.columns if when in sheet.tokens(each) and _MOVED & set(sheet.tokens(each))]
    found = next((each for each in columns if is_exact(each) and sheet.is_open(each)), None)
    return found or _open(sheet, *others)


def _movement(sheet: Sheet, child: Child) -> _Movement | None:
    other = child.sheet
    amount = _open(other, *_amounts(other)) if _is_of_movements(sheet, child) else None
    if amount is None or amount.nullable or not other.builder.constraints.of(amount.name).is_free:
        return None
    side = side_of(other, amount) or _unlisted_side(other) or _no_side(other, amount)
    return _Movement(child, amount, *side) if side is not None else None


def _unlisted_side(sheet: Sheet) -> tuple[Column, tuple[str, ...], tuple[str, ...]] | None:
    """A text that is called a kind and of which nothing says which there are: as rows of a stock, of points or of money have them."""
    texts = [each for each in sheet.table.columns if each.type.name == "varchar" and not each.nullable]
    side = next((each for each in texts if sheet.tokens(each)[-1:] in _SIDES and sheet.is_open(each)), None)
    if side is None or (side.type.length or 0) < _LONGEST_KIND:
        return None
    nouns = {*sheet.words, *(word for each in sheet.table.columns for word in sheet.tokens(each))}
    pair = _POINT_KINDS if "point" in nouns else _STOCK_KINDS if nouns & _OF_STOCK else _MONEY_KINDS
    local = local_texts("values", spoken())
    ins, outs = (sql_literal(local.get(each, each)) for each in pair)
    return side, (ins,), (outs,)


def _no_side(sheet: Sheet, amount: Column) -> tuple[None, tuple[str, ...], tuple[str, ...]] | None:
    """For amounts that must have a sign, since what is there after them is written down and nothing else says which way they went."""
    is_kept = _beside(sheet, "after", _AFTER[:3]) is not None
    return (None, (), ()) if is_kept and not amount.type.unsigned else None


def _is_of_movements(sheet: Sheet, child: Child) -> bool:
    table = child.sheet.words
    is_called = head_of(table, sheet.words) in _MOVES or bool(_MOVES & set(table[:1]))
    return is_called and not child.column.nullable and not is_actor(child.sheet, child.column)


def _ins_and_outs(sheet: Sheet, side: Column, amount: Column) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The literals of a column that bring in, and those that take out; none where one of them says neither."""
    ways = {literal: _way(meaning) for literal, meaning in literals_of(sheet, side).items()}
    if _is_signed(amount) and "-" in ways.values():
        ways = {literal: way or "-" for literal, way in ways.items()}  # whatever a stock is used for
    ins, outs = (tuple(each for each, way in ways.items() if way == sign) for sign in ("+", "-"))
    return (ins, outs) if all(ways.values()) else ((), ())


def side_of(sheet: Sheet, amount: Column) -> tuple[Column, tuple[str, ...], tuple[str, ...]] | None:
    """The first column that says of each of its values whether a row brings in or takes out, and the literals of both."""
    for side in (each for each in sheet.table.columns if not each.nullable and each is not amount):
        ins, outs = _ins_and_outs(sheet, side, amount)
        if ins and outs:
            return side, ins, outs
    return None


def is_outgoing(words: tuple[str, ...]) -> bool:
    """True for rows that take out by the words of their table."""
    return _way(words) == "-"


def _way(meaning: tuple[str, ...]) -> str:
    words = set(meaning)
    if _OUT & words and not _IN & words:
        return "-"
    return "+" if _IN & words or _EITHER & words else ""


def _move(sheet: Sheet, movement: _Movement, balance: Column | None, after: Column | None) -> None:
    child, other, scale = movement.child, movement.child.sheet, scale_of(movement.amount)
    most = Decimal(5000) if scale else Decimal(500)
    if not _decide_amount(sheet, movement, most):
        return
    opening = first_of(sheet, *_OPENINGS)
    if opening is not None and (opening.nullable or scale_of(opening) > scale):
        opening = None
    if after is not None and scale_of(after) >= scale:
        _decide_after(movement, after, f"{named(child.column)}.{named(opening)} + " if opening is not None else "")
        other.in_order = named(child.column)
    if balance is not None and scale_of(balance) >= scale and sheet.is_open(balance):
        before = f"{named(opening)} + " if opening is not None else ""
        text = f"{before}IFNULL(SUM({movement.value(f'{sql_name(other.name)}.')}), 0)"
        written = expression_of(sheet, balance, text, (Decimal(0), most * 2))
        if written is not None:
            reason = f"ledger: what moved by {other.name}"
            sheet.decide(balance, aggregate_of(sheet, child, written[0]), reason, "rollups", bounds=written[1])


def _decide_amount(sheet: Sheet, movement: _Movement, most: Decimal) -> bool:
    """The first movement brings in what the others take out in part."""
    child, other, amount = movement.child, movement.child.sheet, movement.amount
    reference, scale, key = named(child.column), scale_of(amount), sql_name(other.table.row_key[0])
    rule: dict[str, object] = {"provider": "integer", "min": 100, "max": 500}
    if scale:
        rule = {"provider": "decimal", "min": "500", "max": str(most), "scale": min(scale, 2)}
    start = sheet.hide("moved_in", rule)
    count = sheet.hide("movements", aggregate_of(sheet, child, f"COUNT({sql_name(other.name)}.{key})"))
    part = other.hide("part", f"ORDINAL({reference})")
    share = other.hide("moved_percent", {"provider": "integer", "min": 10, "max": 90})
    piece = f"{reference}.{start} * {share} / 100 / {reference}.{count}"
    piece = f"ROUND({piece}, {scale})" if scale else f"GREATEST(FLOOR({piece}), 1)"
    size, least = f"IF({part} = 1, {reference}.{start}, {piece})", Decimal(0)
    if movement.side is not None:
        _decide_side(movement, movement.side, part)
    if movement.side is None:
        size, least = f"IF({part} = 1, {reference}.{start}, 0 - {piece})", -most
    elif movement.is_signed:
        size, least = f"IF({named(movement.side)} IN ({', '.join(movement.ins)}), {size}, 0 - {size})", -most
    reason = "ledger: the first brings in what others take out"
    return other.decide(amount, size, reason, "sums", bounds=(least, most))


def _decide_side(movement: _Movement, side: Column, part: str) -> None:
    """The first movement brings in."""
    other = movement.child.sheet
    name = side.name.lower()
    guess = other.guesses.get(name)
    values = [*movement.ins, *movement.outs]
    rule: object = {
        "provider": "choice",
        "values": [value.strip("'").replace("''", "'") if value.startswith("'") else int(value) for value in values],
        "weights": [2] * len(movement.ins) + [3] * len(movement.outs),
    }
    if guess is not None and isinstance(guess.rule, dict) and guess.rule.get("provider") == "choice":
        rule = guess.rule
    later = other.hide("later_" + "_".join(other.tokens(side)), rule)
    other.undo(name)
    text = f"IF({part} = 1, {movement.ins[0]}, {later})"
    other.decide(side, text, "ledger: the first brings in", "values", values=True)


def _decide_after(movement: _Movement, after: Column, opening: str) -> None:
    other, reference = movement.child.sheet, named(movement.child.column)
    running = f"{opening}RUNNING_SUM({movement.value()}, {reference})"
    bounds = (Decimal(0), Decimal(10) ** 6)
    other.decide(after, running, "ledger: what is there after it", "sums", bounds=bounds)
    before = _beside(other, "before", _BEFORE)
    if before is not None and is_exact(before) and scale_of(before) >= scale_of(movement.amount):
        text = f"{named(after)} - {movement.value()}"
        other.decide(before, text, "ledger: what was there before it", "sums", bounds=bounds)
