"""What comments say of when a column has a value, or a flag is true: ``only for failed payments``, ``leer bei mahnstufe 0``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...schema.model import Column
from .sheet import Sheet, State, is_number, named
from .stems import is_form_of
from .vocabulary import data, tokens

Condition = tuple[str, str]
"""The condition as SQL, and why it is thought to hold."""

_COMPARISON = r"\s*(<=|>=|<>|!=|=|<|>|\bis\b|\bist\b|\best\b|\bes\b|\bbei\b|)\s*['\"]?([\w-]+)['\"]?"
_TRUE = re.compile(
    r"^\s*(?:1|true|yes|Y|J|S)\s*[:,]?\s*(?:=\s*)?(?:if|when|wenn|falls|sobald|si|se|quando|cuando|quand|als|gdy|jesli)\s+(.+)$",
    re.I,
)


def condition_by_comment(sheet: Sheet, column: Column) -> Condition | None:
    """The condition under which a nullable column has a value by its comment; None where that says none that is known."""
    for kind, is_set in (("unset", False), ("set", True)):
        found = _trigger(kind, column.comment)
        if found is None:
            continue
        text, negated = found
        condition = next(_conditions(sheet, column, text), None)
        if condition is not None:
            return (condition if is_set is not negated else f"NOT ({condition})"), "as its comment says"
    return None


def true_by_comment(sheet: Sheet, column: Column) -> str | None:
    """The condition under which a flag is true, where its comment compares another number: ``1 if quantity = 0``."""
    found = _TRUE.match(column.comment)
    if found is None:
        return None
    return next(_compared(sheet, column, found[1]), None)


def _trigger(kind: str, comment: str) -> tuple[str, bool] | None:
    """What follows the words that say when a value is there, and whether it is denied: ``when no longer sold``."""
    phrases = [re.escape(each) for each in sorted(data()["presence"][kind].split("|"), key=len, reverse=True)]
    found = re.search(rf"(?<!\w)(?:{'|'.join(phrases)})\s+(.+)", comment, re.IGNORECASE)
    if found is None:
        return None
    text = re.split(r"[;.)]", found[1])[0]
    denied = [re.escape(each) for each in data()["presence"]["not"].split("|")]
    return text, re.search(rf"(?<!\w)(?:{'|'.join(denied)})(?!\w)", text, re.IGNORECASE) is not None


def _conditions(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    yield from _compared(sheet, column, text)
    yield from (each for each in _beside(sheet, column, text) if "_" in each)
    spoken = [tokens(word) for word in re.findall(r"[^\W]+", text)]
    yield from _listed(sheet, column, text, spoken)
    words = [word for each in spoken for word in each]
    for flag, (meaning, condition) in sheet.flags.items():
        if flag != column.name.lower() and meaning and all(_has_form(word, words) for word in meaning):
            yield condition
    yield from _beside(sheet, column, text)


def _listed(sheet: Sheet, column: Column, text: str, spoken: list[tuple[str, ...]]) -> Iterator[str]:
    """The columns of few values of which a text names some."""
    for state in sheet.choices:
        values = [literal for literal, meaning in state.values if _is_spoken(literal, meaning, text, spoken)]
        if state.column is not column and values and len(values) < len(state.values):
            listed = f"IN ({', '.join(values)})" if len(values) > 1 else f"= {values[0]}"
            yield f"{named(state.column)} {listed}"


def _has_form(word: str, words: list[str]) -> bool:
    return any(is_form_of(word, each) for each in words)


def _has_word(word: str, text: str) -> bool:
    if word.lower() not in text.lower():  # most are not: no pattern is compiled for them
        return False
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def _beside(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    """The other columns that a text names, where they have a value."""
    for other in sheet.table.columns:
        if other is not column and other.nullable and _has_word(other.name, text):
            yield f"{named(other)} IS NOT NULL"


def _is_spoken(literal: str, meaning: tuple[str, ...], text: str, spoken: list[tuple[str, ...]]) -> bool:
    """True when a value is in a text by its letters or by a form of the word that it means."""
    code = literal.strip("'")
    if len(code) > 1 and not code.isdigit() and _has_word(code, text):
        return True
    words = [word for each in spoken for word in each]
    return all(len(word) > 3 and _has_form(word, words) for word in meaning)


def _compared(sheet: Sheet, column: Column, text: str) -> Iterator[str]:
    """Comparisons of a column with one of its values or a number: ``status = out_of_order``, ``mahnstufe 0``."""
    listed = {state.column.name: state for state in sheet.choices}
    for other in sheet.table.columns:
        if other.name.lower() not in text.lower():
            continue
        found = re.search(rf"\b{re.escape(other.name)}\b{_COMPARISON}", text, re.IGNORECASE)
        if found is None or other is column:
            continue
        sign = {"!=": "<>", "<>": "<>", "<": "<", ">": ">", "<=": "<=", ">=": ">="}.get(found[1], "=")
        literal = _literal_of(listed.get(other.name), other, found[2])
        if literal is not None:
            yield f"{named(other)} {sign} {literal}"


def _literal_of(state: State | None, column: Column, text: str) -> str | None:
    if state is not None:
        return next((literal for literal, _ in state.values if literal.strip("'").lower() == text.lower()), None)
    return text if is_number(column) and re.fullmatch(r"-?\d{1,6}", text) else None
