"""Numbers that a CHECK orders: ``CHECK (discount <= subtotal)``, ``CHECK (enrolled <= capacity)``."""

from __future__ import annotations

import re
from decimal import Decimal

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..columns.guess import Bounds, Guess
from ..tables.sheet import Sheet, named, scale_of
from ..words.vocabulary import tokens
from .arithmetic import Arithmetic, with_scale

_PLAIN = "range: plain"


def keep_orders(sheet: Sheet) -> None:
    """Let the guesses of two numbers keep the CHECK that the first is no more than the second, or less; both are taken back where
    they cannot."""
    _keep_twins(sheet)
    for first, second in sheet.kept_orders:
        names = (first, second)
        if not any(name in sheet.guesses for name in names):
            continue  # their types' rules share a range out
        low, high = (sheet.table.column(name) for name in names)
        is_strict = names not in sheet.builder.constraints.up_to
        step = Decimal(1).scaleb(-max(scale_of(low), scale_of(high))) if is_strict else Decimal(0)
        if not (_agree(sheet, low, high, step) or _raise(sheet, low, high, step)):
            for name in names:
                sheet.undo(name)


def _keep_twins(sheet: Sheet) -> None:
    """Let the larger one of two numbers that are called alike but for that be no less, where each is drawn by itself: a shortest and a
    longest term."""
    drawn = {tokens(each.name): each for each in sheet.table.columns if _is_drawn(sheet.guess(each))}
    for words, low in drawn.items():
        for less, more in _TWINS:
            is_said = less in words and (less not in _FIRST or words[-1] in _COUNTED_UP)
            high = drawn.get(tuple(more if word == less else word for word in words)) if is_said else None
            if high is not None and not low.nullable:
                step = Decimal(1 if less == "minimum" and not scale_of(low) else 0)
                _raise(sheet, low, high, step)


def _is_drawn(guess: Guess | None) -> bool:
    return guess is not None and isinstance(guess.rule, dict) and guess.rule.get("provider") in _DRAWN


_DRAWN = ("integer", "decimal", "choice")
_TWINS = (
    ("minimum", "maximum"), ("lowest", "highest"), ("shortest", "longest"), ("smallest", "largest"), ("low", "high"), ("lower", "upper"),
    ("from", "to"), ("net", "gross"), ("cost", "price"), ("bottom", "top"), ("start", "end"), ("first", "last"),
)  # fmt: skip


_FIRST = frozenset(("start", "first"))
_COUNTED_UP = frozenset("month week quarter semester day page lesson number kilometer meter floor level".split())
"""What goes up from a start to an end; what dries or cools goes down."""


def _agree(sheet: Sheet, low: Column, high: Column, step: Decimal) -> bool:
    """True when it follows from the guesses, or a number that is open is made a part of the other."""
    first, second = (sheet.guess(each) for each in (low, high))
    is_plain = first is None or (isinstance(first.rule, dict) and "min" in first.rule)
    if is_plain and not step and second is not None and not isinstance(second.rule, dict) and not high.nullable:
        if first is not None:
            sheet.undo(low.name.lower())
        Arithmetic(sheet).take_part(low, high)
        return low.name.lower() in sheet.guesses
    return first is not None and second is not None and _is_proved(first, low, second, high, step)


def _is_proved(first: Guess, low: Column, second: Guess, high: Column, step: Decimal) -> bool:
    if first.bounds is not None and second.bounds is not None and first.bounds[1] + step <= second.bounds[0]:
        return True
    if second.reason.startswith("range: above") and _reads(second, low):
        return not low.nullable
    is_share = first.reason.startswith("share") and _reads(first, high)
    is_least = second.reason.endswith(f"at least {named(low)}") and _reads(second, low)
    return not step and not high.nullable and (is_share or is_least)


def _reads(guess: Guess, column: Column) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(named(column))}(?![\w.(])", str(guess.rule)) is not None


def _raise(sheet: Sheet, low: Column, high: Column, step: Decimal) -> bool:
    """Let the second be at least as much as the first: a capacity what is taken of it."""
    first, second = (sheet.guess(each) for each in (low, high))
    most = capacity_of(high)[1]
    usually = _usual(high, second, most)
    if usually is None:
        return False
    rule, ends, why = usually
    top = first.bounds[1] + step if first is not None and first.bounds is not None else most
    if first is None or low.nullable or scale_of(low) > scale_of(high) or top > most:
        return False
    if second is not None:
        sheet.undo(high.name.lower())
    usual = sheet.hide(f"usual_{'_'.join(sheet.tokens(high))}", rule)
    text = f"GREATEST({usual}, {named(low)}{f' + {step}' if step else ''})"
    return sheet.decide(high, text, f"{why}, at least {named(low)}", "numbers", bounds=(ends[0], max(ends[1], top)))


def _usual(column: Column, guess: Guess | None, most: Decimal) -> tuple[object, Bounds, str] | None:
    """The rule of a number where nothing raises it, what it may be and why; None for a guess that is more than a provider."""
    if guess is None:
        top = min(Decimal(100), most)
        return {"provider": "integer", "min": 1, "max": int(top)}, (Decimal(1), top), _PLAIN
    if not isinstance(guess.rule, dict) or "when" in guess.rule or "provider" not in guess.rule:
        return None
    return with_scale(guess.rule, column), guess.bounds or (Decimal(0), most), guess.reason or _PLAIN
