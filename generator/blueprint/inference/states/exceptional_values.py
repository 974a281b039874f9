"""Numbers that are another one in some rows, as their comments say: ``1 for EUR``, ``0 for refunds``, ``0 without a coupon``,
``zero unless damaged``; in several languages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..comments.alternatives import FOR, NUMBER, alternative_in, constant_in, free_from, plain_number
from ..comments.clauses import only_clauses
from ..numbers.exceptional_values import with_exception, write_exception
from ..tables.sheet import Sheet, is_exact, named, scale_of
from ..words.vocabulary import tokens
from .clause_conditions import condition_in

_EXCEPT = r"(?:except|unless|salvo|sauf|au(?:ß|ss)er|excepto|exceto|behalve|tranne|opr[oó]cz)"
_WITHOUT = r"(?:without|ohne|sans|sin|sem|zonder|senza|bez)"
_ARTICLE = r"(?:(?:a|an|the|any|ein|eine|einen|un|une|una|um|uma|een|la|le|el|o|de)\s+)?"
_NEXT = rf"(?!,\s*(?:and\s+)?{NUMBER.replace('?P<number>', '?:')}\s+{FOR}\s)"
_CASES = (
    (False, lazy(rf"{NUMBER}\s+{_EXCEPT}\s+(?:{FOR}\s+)?(?P<rows>[^;,()]+)", re.IGNORECASE)),
    (True, lazy(rf"{NUMBER}\s+{FOR}\s+(?P<rows>(?:{_NEXT}[^;()])+)", re.IGNORECASE)),
)
_NONE_OF = lazy(rf"{NUMBER}\s+{_WITHOUT}\s+{_ARTICLE}(?P<what>\w+)", re.IGNORECASE)
_IN_TIME = lazy(
    r"(?<!\w)(?:in time|on time|rechtzeitig|p[uü]nktlich|fristgerecht|[àa] temps|a tiempo|en plazo|no prazo|em dia|op tijd|w terminie|in tempo)(?!\w)",
    re.IGNORECASE,
)


def decide_exceptional_values(sheet: Sheet) -> None:
    """Let numbers be what their comments say in the rows that these name, and flags true only there."""
    chosen = {state.column.name.lower() for state in sheet.choices}
    for column in sheet.table.columns:
        name = column.name.lower()
        is_number = bool(column.comment) and is_exact(column) and name not in chosen
        if not is_number or not (sheet.is_open(column) or name in sheet.guesses) or _free_from(sheet, column):
            continue
        for each in _of_flag(sheet, column) if name in sheet.flags else _of_number(sheet, column):
            write_exception(sheet, column, *each, "as its comment says")


def _of_flag(sheet: Sheet, column: Column) -> list[tuple[str, Decimal]]:
    """The rows in which a flag cannot be true, where no rule says so already."""
    only = None if isinstance(sheet.builder.rules.get(column.name.lower()), str) else _only_in(sheet, column)
    return [] if only is None else [only]


def _of_number(sheet: Sheet, column: Column) -> list[tuple[str, Decimal]]:
    """The rows with other numbers than the rest, where its rule does not say all of both."""
    found = _exceptions(sheet, column)
    return [] if found and _write_constant(sheet, column, found[0]) else found


def _write_constant(sheet: Sheet, column: Column, case: tuple[str, Decimal]) -> bool:
    """Let a number be one of two that its comment says: ``25 EUR im Notdienst, sonst 0``."""
    other = alternative_in(column.comment)
    number = constant_in(other.main) if other is not None else ""
    if not number or column.nullable:
        return False
    rule, why = with_exception(*case, number), f"values: its comment, {column.comment.strip()}"
    sheet.undo(column.name.lower())
    low, high = sorted((case[1], Decimal(number)))
    return sheet.decide(column, rule, why, "numbers", bounds=(low, high))


def _free_from(sheet: Sheet, column: Column) -> bool:
    """Let what the amount before it decides be free from there on: ``free from 50.00, otherwise 4.90``."""
    found = free_from(column.comment)
    before = list(itertools.takewhile(lambda each: each is not column, sheet.table.columns))
    amounts = [
        each for each in before if sheet.is_amount(each) and scale_of(each) == scale_of(column) and not each.nullable
    ]
    if found is None or not amounts or column.nullable:
        return False
    rule = f"IF({named(amounts[-1])} >= {found[1]}, 0, {found[0]})"
    sheet.undo(column.name.lower())
    return sheet.decide(
        column,
        rule,
        f"values: its comment, {column.comment.strip()}",
        "numbers",
        bounds=(Decimal(0), Decimal(found[0])),
    )


def _exceptions(sheet: Sheet, column: Column) -> list[tuple[str, Decimal]]:
    """The conditions of the rows that a comment names, and the numbers that they have: ``100 if won, 0 if lost`` says two."""
    only = _without_parent(sheet, column) or _only_in(sheet, column)
    if only is not None:
        return [only]
    other = alternative_in(column.comment)
    other = other if other is not None and (other.is_said or not column.nullable) else None
    rows = _condition(sheet, column, other.rows) if other is not None else None
    if other is not None and rows is not None and other.of_others:
        return [(f"NOT ({rows})", Decimal(other.number))]
    last = [(rows, Decimal(other.number))] if other is not None and rows is not None else []
    return next(filter(None, (list(_cases(sheet, column, *each)) for each in _CASES)), last)


def _cases(sheet: Sheet, column: Column, is_said: bool, pattern: re.Pattern[str]) -> Iterator[tuple[str, Decimal]]:
    """The rows, or all but these, and the number that a comment says of them in one form of words."""
    for found in pattern.finditer(column.comment):
        condition = _condition(sheet, column, found["rows"])
        if condition is not None:
            yield condition if is_said else f"NOT ({condition})", _number(found["number"])


def _without_parent(sheet: Sheet, column: Column) -> tuple[str, Decimal] | None:
    """The rows that refer to nothing, and the number that they have: ``0 without insurance``."""
    without = _NONE_OF.search(column.comment)
    if without is None:
        return None
    words = set(tokens(without["what"]))
    for own, link in sheet.single_links():
        if own.nullable and words & {*tokens(own.name), *tokens(link.parent)[-1:]}:
            return f"{named(own)} IS NULL", _number(without["number"])
    return None


def _only_in(sheet: Sheet, column: Column) -> tuple[str, Decimal] | None:
    """The rows that are none of those that alone have a number by its comment: ``solo se in ritardo``, ``express orders only``."""
    for text in () if column.nullable else only_clauses(column.comment):
        condition = _condition(sheet, column, text)
        if condition is not None:
            return f"NOT ({condition})", Decimal(0)
    return None


def _number(text: str) -> Decimal:
    return Decimal(plain_number(text))


def _condition(sheet: Sheet, column: Column, rows: str) -> str | None:
    if _IN_TIME.search(rows) is not None:
        return None  # 0 if paid in time: what a difference is too
    return condition_in(sheet, column, rows) or _by_default(sheet, {word.lower() for word in re.findall(r"\w+", rows)})


def _by_default(sheet: Sheet, raw: set[str]) -> str | None:
    """Rows with the DEFAULT of a text, such as a currency."""
    for other in sheet.table.columns:
        literal = (other.default or "").strip("'")
        if other.type.is_text and len(literal) > 1 and literal.lower() in raw and not other.nullable:
            return f"{named(other)} = '{literal}'"
    return None
