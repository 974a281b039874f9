"""Numbers that a CHECK orders: ``CHECK (discount <= subtotal)``, ``CHECK (enrolled <= capacity)``."""

from __future__ import annotations

import re
from decimal import Decimal

from ...schema.model import Column
from .arithmetic import Arithmetic, with_scale
from .guess import Guess
from .sheet import Sheet, capacity_of, named, scale_of


def keep_orders(sheet: Sheet) -> None:
    """Let the guesses of two numbers keep the CHECK that the first is no more than the second; both are taken back where they
    cannot."""
    for first, second in sheet.kept_orders:
        names = (first, second)
        if not any(name in sheet.guesses for name in names):
            continue  # their types' rules share a range out
        low, high = (sheet.table.column(name) for name in names)
        if not (_agree(sheet, low, high) or _raise(sheet, low, high) or _cut(sheet, low, high)):
            for name in names:
                sheet.undo(name)


def _agree(sheet: Sheet, low: Column, high: Column) -> bool:
    """True when it follows from the guesses, or a number that is open is made a part of the other."""
    first, second = (sheet.guesses.get(each.name.lower()) for each in (low, high))
    is_plain = first is None or (isinstance(first.rule, dict) and "min" in first.rule)
    if is_plain and second is not None and not isinstance(second.rule, dict) and not high.nullable:
        if first is not None:
            sheet.undo(low.name.lower())
        Arithmetic(sheet).take_part(low, high)
        return low.name.lower() in sheet.guesses
    if first is None or second is None:
        return False
    if first.bounds is not None and second.bounds is not None and first.bounds[1] <= second.bounds[0]:
        return True
    is_share = first.reason.startswith("share") or second.reason.endswith(f"at least {named(low)}")
    return is_share and (_reads(first, high) or _reads(second, low)) and not high.nullable


def _reads(guess: Guess, column: Column) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(named(column))}(?![\w.(])", str(guess.rule)) is not None


def _raise(sheet: Sheet, low: Column, high: Column) -> bool:
    """Let the second be at least as much as the first: a capacity what is taken of it."""
    first, second = (sheet.guesses.get(each.name.lower()) for each in (low, high))
    is_plain = second is None or (isinstance(second.rule, dict) and "min" in second.rule and "when" not in second.rule)
    if first is None or low.nullable or not is_plain or scale_of(low) > scale_of(high):
        return False
    most = capacity_of(high)[1]
    if second is None:
        bounds = Decimal(1), min(Decimal(100), most)
        rule: object = {"provider": "integer", "min": 1, "max": int(bounds[1])}
    else:
        rule, bounds = with_scale(second.rule, high), second.bounds or (Decimal(0), most)
        sheet.undo(high.name.lower())
    if first.bounds is not None and first.bounds[1] > most:
        return False
    usual = sheet.hide(f"usual_{'_'.join(sheet.tokens(high))}", rule)
    text = f"GREATEST({usual}, {named(low)})"
    why = second.reason if second is not None else "range: plain"
    both = (bounds[0], max(bounds[1], first.bounds[1] if first.bounds is not None else most))
    return sheet.decide(high, text, f"{why}, at least {named(low)}", "numbers", bounds=both)


def _cut(sheet: Sheet, low: Column, high: Column) -> bool:
    """Cut the first down to the second, where it is computed and the second does not read it."""
    first, second = (sheet.guesses.get(each.name.lower()) for each in (low, high))
    if first is None or second is None or not isinstance(first.rule, str) or high.nullable or "(" not in first.rule:
        return False
    if _reads(second, low) or first.layer in ("rollups", "copies", "time", "owners"):
        return False
    sheet.undo(low.name.lower())
    text = f"LEAST({first.rule}, {named(high)})"
    return sheet.decide(low, text, f"{first.reason}, at most {named(high)}", first.layer, bounds=first.bounds)
