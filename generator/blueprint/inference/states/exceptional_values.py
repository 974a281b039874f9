"""Numbers that are another one in some rows, as their comments say: ``1 for EUR``, ``0 for refunds``, ``0 without a coupon``,
``zero unless damaged``; in several languages."""

from __future__ import annotations

import re
from decimal import Decimal

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..comments.clauses import only_clauses
from ..numbers.exceptional_values import write_exception
from ..tables.sheet import Sheet, is_exact, named
from ..words.vocabulary import tokens
from .clause_conditions import condition_in

_NUMBER = r"(?<![\w.,%-])(?P<number>\d{1,6}(?:\.\d{1,4})?|zero|null\s*(?=euro|eur|bei)|free|frei|gratis|gratuit|libre)"
_FOR = r"(?:for|when|if|on|bei|f(?:ü|ue)r|wenn|p[o]ur|si|quand|para|cuando|se|quando|voor|bij|als|dla|gdy|przy)"
_EXCEPT = r"(?:except|unless|salvo|sauf|au(?:ß|ss)er|excepto|exceto|behalve|tranne|opr[oó]cz)"
_WITHOUT = r"(?:without|ohne|sans|sin|sem|zonder|senza|bez)"
_ARTICLE = r"(?:(?:a|an|the|any|ein|eine|einen|un|une|una|um|uma|een|la|le|el|o|de)\s+)?"
_NEXT = rf"(?!,\s*(?:and\s+)?{_NUMBER.replace('?P<number>', '?:')}\s+{_FOR}\s)"
_CASES = (
    (False, lazy(rf"{_NUMBER}\s+{_EXCEPT}\s+(?:{_FOR}\s+)?(?P<rows>[^;,()]+)", re.IGNORECASE)),
    (True, lazy(rf"{_NUMBER}\s+{_FOR}\s+(?P<rows>(?:{_NEXT}[^;()])+)", re.IGNORECASE)),
)
_NONE_OF = lazy(rf"{_NUMBER}\s+{_WITHOUT}\s+{_ARTICLE}(?P<what>\w+)", re.IGNORECASE)
_IN_TIME = lazy(
    r"(?<!\w)(?:in time|on time|rechtzeitig|p[uü]nktlich|fristgerecht|[àa] temps|a tiempo|en plazo|no prazo|em dia|op tijd|w terminie|in tempo)(?!\w)",
    re.IGNORECASE,
)


def decide_exceptional_values(sheet: Sheet) -> None:
    """Let numbers be what their comments say in the rows that these name, and flags true only there."""
    chosen = {state.column.name.lower() for state in sheet.choices}
    for column in sheet.table.columns:
        is_number = bool(column.comment) and is_exact(column) and column.name.lower() not in chosen
        if is_number and (sheet.is_open(column) or column.name.lower() in sheet.guesses):
            is_flag = column.name.lower() in sheet.flags
            only = _only_in(sheet, column) if is_flag else None
            found = ([] if only is None else [only]) if is_flag else _exceptions(sheet, column)
            is_written = is_flag and isinstance(sheet.builder.rules.get(column.name.lower()), str)
            for each in () if is_written else found:
                write_exception(sheet, column, *each, "as its comment says")


def _exceptions(sheet: Sheet, column: Column) -> list[tuple[str, Decimal]]:
    """The conditions of the rows that a comment names, and the numbers that they have: ``100 if won, 0 if lost`` says two."""
    without = _NONE_OF.search(column.comment)
    if without is not None:
        words = set(tokens(without["what"]))
        for own, link in sheet.single_links():
            if own.nullable and words & {*tokens(own.name), *tokens(link.parent)[-1:]}:
                return [(f"{named(own)} IS NULL", _value(without["number"]))]
    only = _only_in(sheet, column)
    if only is not None:
        return [only]
    for is_said, pattern in _CASES:
        cases = []
        for found in pattern.finditer(column.comment):
            is_timely = _IN_TIME.search(found["rows"]) is not None  # 0 if paid in time: what a difference is too
            condition = None if is_timely else _condition(sheet, column, found["rows"])
            if condition is not None:
                cases.append((condition if is_said else f"NOT ({condition})", _value(found["number"])))
        if cases:
            return cases
    return []


def _only_in(sheet: Sheet, column: Column) -> tuple[str, Decimal] | None:
    """The rows that are none of those that alone have a number by its comment: ``solo se in ritardo``, ``express orders only``."""
    for text in () if column.nullable else only_clauses(column.comment):
        condition = _condition(sheet, column, text)
        if condition is not None:
            return f"NOT ({condition})", Decimal(0)
    return None


def _value(text: str) -> Decimal:
    return Decimal(text) if text[0].isdigit() else Decimal(0)


def _condition(sheet: Sheet, column: Column, rows: str) -> str | None:
    return condition_in(sheet, column, rows) or _by_default(sheet, {word.lower() for word in re.findall(r"\w+", rows)})


def _by_default(sheet: Sheet, raw: set[str]) -> str | None:
    """Rows with the DEFAULT of a text, such as a currency."""
    for other in sheet.table.columns:
        literal = (other.default or "").strip("'")
        if other.type.is_text and len(literal) > 1 and literal.lower() in raw and not other.nullable:
            return f"{named(other)} = '{literal}'"
    return None
