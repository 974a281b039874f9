"""Numbers that are another one in some rows, as their comments say: ``1 for EUR``, ``0 for refunds``, ``0 without a coupon``,
``zero unless damaged``; in several languages."""

from __future__ import annotations

import re
from decimal import Decimal

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..columns.guess import Guess
from ..tables.sheet import Sheet, is_exact, named, scale_of
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .arithmetic import with_scale

_NUMBER = r"(?<![\w.,%-])(?P<number>\d{1,6}(?:\.\d{1,4})?|zero|null\s*(?=euro|eur|bei)|free|frei|gratis|gratuit|libre)"
_FOR = r"(?:for|when|if|on|bei|f(?:ü|ue)r|wenn|p[o]ur|si|quand|para|cuando|se|quando|voor|bij|als|dla|gdy|przy)"
_EXCEPT = r"(?:except|unless|salvo|sauf|au(?:ß|ss)er|excepto|exceto|behalve|tranne|opr[oó]cz)"
_WITHOUT = r"(?:without|ohne|sans|sin|sem|zonder|senza|bez)"
_ARTICLE = r"(?:(?:a|an|the|any|ein|eine|einen|un|une|una|um|uma|een|la|le|el|o|de)\s+)?"
_CASES = (
    (False, re.compile(rf"{_NUMBER}\s+{_EXCEPT}\s+(?:{_FOR}\s+)?(?P<rows>[^;,()]+)", re.IGNORECASE)),
    (True, re.compile(rf"{_NUMBER}\s+{_FOR}\s+(?P<rows>[^;()]+)", re.IGNORECASE)),
)
_NONE_OF = lazy(rf"{_NUMBER}\s+{_WITHOUT}\s+{_ARTICLE}(?P<what>\w+)", re.IGNORECASE)
_ONLY_FOR = lazy(
    rf"(?<!\w)(?:only|nur|s[oó]lo|solamente|seulement|uniquement|alleen|enkel|tylko|apenas|somente|soltanto)\s+(?:{_FOR}|with|mit|con|avec|com|met|in|por|przez)\s+"
    r"(?P<rows>[^;,()]+)",
    re.IGNORECASE,
)
_IN_TIME = lazy(
    r"(?<!\w)(?:in time|on time|rechtzeitig|p[uü]nktlich|fristgerecht|[àa] temps|a tiempo|en plazo|no prazo|em dia|op tijd|w terminie|in tempo)(?!\w)",
    re.IGNORECASE,
)
_NOT = frozenset(("not", "no", "nicht", "kein", "pas", "non", "sin", "nao", "niet", "nie"))


def decide_exceptional_values(sheet: Sheet) -> None:
    """Let numbers be what their comments say in the rows that these name."""
    chosen = {state.column.name.lower() for state in sheet.choices} | set(sheet.flags)
    for column in sheet.table.columns:
        is_number = bool(column.comment) and is_exact(column) and column.name.lower() not in chosen
        if is_number and (sheet.is_open(column) or column.name.lower() in sheet.guesses):
            found = _exception(sheet, column)
            if found is not None:
                write_exception(sheet, column, *found, "as its comment says")


def _exception(sheet: Sheet, column: Column) -> tuple[str, Decimal] | None:
    """The condition of the rows that a comment names, and the number that they have."""
    without = _NONE_OF.search(column.comment)
    if without is not None:
        words = set(tokens(without["what"]))
        for own, link in sheet.single_links():
            if own.nullable and words & {*tokens(own.name), *tokens(link.parent)[-1:]}:
                return f"{named(own)} IS NULL", _value(without["number"])
    only = _ONLY_FOR.search(column.comment) if not column.nullable else None
    condition = _condition(sheet, column, only["rows"]) if only is not None else ""
    if condition:
        return f"NOT ({condition})", Decimal(0)
    for is_said, pattern in _CASES:
        found = pattern.search(column.comment)
        is_timely = (
            found is not None and _IN_TIME.search(found["rows"]) is not None
        )  # 0 if paid in time: what a difference is too
        condition = _condition(sheet, column, found["rows"]) if found is not None and not is_timely else ""
        if found is not None and condition:
            return condition if is_said else f"NOT ({condition})", _value(found["number"])
    return None


def _value(text: str) -> Decimal:
    return Decimal(text) if text[0].isdigit() else Decimal(0)


def _condition(sheet: Sheet, column: Column, rows: str) -> str:
    raw = {word.lower() for word in re.findall(r"\w+", rows)}
    words = {token for word in words_of(rows) for token in tokens(word)}
    return _by_value(sheet, column, raw, words) or _by_flag(sheet, column, raw, words) or _by_default(sheet, raw)


def _by_value(sheet: Sheet, column: Column, raw: set[str], words: set[str]) -> str:
    for state in sheet.choices:
        literals = [
            literal
            for literal, meaning in state.values
            if literal.strip("'").lower() in raw or (meaning and set(meaning) <= words)
        ]
        if literals and len(literals) < len(state.values) and state.column is not column:
            return f"{named(state.column)} IN ({', '.join(literals)})"
    return ""


def _by_flag(sheet: Sheet, column: Column, raw: set[str], words: set[str]) -> str:
    for flag, (meaning, condition) in sheet.flags.items():
        meant = set(meaning) - set(tokens(column.name)) or set(meaning)  # ``included`` of a breakfast's price
        if meant and meant <= words and flag != column.name.lower():
            return f"NOT ({condition})" if _NOT & raw else condition
    return ""


def _by_default(sheet: Sheet, raw: set[str]) -> str:
    """Rows with the DEFAULT of a text, such as a currency."""
    for other in sheet.table.columns:
        literal = (other.default or "").strip("'")
        if other.type.is_text and len(literal) > 1 and literal.lower() in raw and not other.nullable:
            return f"{named(other)} = '{literal}'"
    return ""


def write_exception(sheet: Sheet, column: Column, condition: str, number: Decimal, why: str) -> None:
    """Let a column be another number where a condition holds, else what it is; nothing where it could not hold that."""
    guess = sheet.guesses.get(column.name.lower())
    rule = guess.rule if guess is not None else sheet.builder.column_rule(column)
    if not _is_of_all_rows(rule) or not _has_places_for(column, number):
        return
    usual = (
        f"({rule})"
        if isinstance(rule, str)
        else sheet.hide(f"usual_{'_'.join(sheet.tokens(column))}", with_scale(rule, column))
    )
    text = _with_exception(condition, number, usual)
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


def _with_exception(condition: str, number: Decimal, usual: str) -> str:
    """The expression of ``number`` where a condition holds, else of what is usual; the other way round for a plain ``NOT (…)``."""
    positive = re.fullmatch(r"NOT \(([^()]+)\)", condition)
    return f"IF({positive[1]}, {usual}, {number})" if positive else f"IF({condition}, {number}, {usual})"


def _decide_instead(sheet: Sheet, column: Column, guess: Guess, text: str, reason: str, number: Decimal) -> None:
    """Put an expression that may be ``number``, too, in the place of a guess, which stays where the expression is not taken."""
    bounds = guess.bounds
    if bounds is not None:
        bounds = (min(bounds[0], number), max(bounds[1], number))
    sheet.undo(column.name.lower())
    if not sheet.decide(column, text, reason, guess.layer, bounds=bounds):
        sheet.decide(column, guess.rule, guess.reason, guess.layer, check=guess.check, bounds=guess.bounds)
