"""Numbers that are another one in the rows of a condition: written as an expression around what they usually are."""

from __future__ import annotations

import re
from decimal import Decimal

from ....schema.model import Column
from ..columns.guess import Guess
from ..tables.sheet import Sheet, scale_of
from .arithmetic import with_scale


def write_exception(sheet: Sheet, column: Column, condition: str, number: Decimal, why: str) -> None:
    """Let a column be another number where a condition holds, else what it is; nothing where it could not hold that."""
    guess = sheet.guess(column)
    rule = guess.rule if guess is not None else sheet.builder.column_rule(column)
    if not _is_of_all_rows(rule) or not _has_places_for(column, number):
        return
    if number == 0 and isinstance(rule, dict) and rule.get("provider") == "integer" and rule.get("min") == 0:
        rule = {**rule, "min": 1}
    usual = (
        f"({rule})"
        if isinstance(rule, str)
        else sheet.hide(f"usual_{'_'.join(sheet.tokens(column))}", with_scale(rule, column))
    )
    text = with_exception(condition, number, usual)
    if guess is None:
        sheet.decide(column, text, f"range: its type; {number} {why}", "numbers")
    elif guess.layer != "owners":
        said = f"{guess.reason or 'range: its type'}; {number} {why}"
        _decide_instead(sheet, column, guess, text, said, number)


def _is_of_all_rows(rule: object) -> bool:
    """True for an expression, or a draw of a provider in every row."""
    return not isinstance(rule, dict) or ("provider" in rule and "when" not in rule and "expression" not in rule)


def _has_places_for(column: Column, number: Decimal) -> bool:
    """True where a column keeps all decimal places of a number."""
    return -number.as_tuple().exponent <= scale_of(column)  # type: ignore[operator]


def with_exception(condition: str, number: Decimal, usual: str) -> str:
    """The expression of ``number`` where a condition holds, else of what is usual; the other way round for a plain ``NOT (…)``."""
    positive = re.fullmatch(r"NOT \(((?:[^()]|\([^()]*\))+)\)", condition)
    return f"IF({positive[1]}, {usual}, {number})" if positive else f"IF({condition}, {number}, {usual})"


def _decide_instead(sheet: Sheet, column: Column, guess: Guess, text: str, reason: str, number: Decimal) -> None:
    """Put an expression that may be ``number``, too, in the place of a guess, which stays where the expression is not taken."""
    bounds = guess.bounds
    if bounds is not None:
        bounds = (min(bounds[0], number), max(bounds[1], number))
    sheet.undo(column.name.lower())
    if not sheet.decide(column, text, reason, guess.layer, bounds=bounds):
        sheet.decide(column, guess.rule, guess.reason, guess.layer, check=guess.check, bounds=guess.bounds)
