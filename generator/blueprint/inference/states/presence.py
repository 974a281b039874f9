"""What comments say of when a column has a value, or a flag is true: ``only for failed payments``, ``leer bei mahnstufe 0``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....lazy_patterns import lazy
from ....schema.model import Column
from ...writing import is_one_of
from ..comments.clauses import clause_of, excepted, given_when, is_denied, phrase, prose, said_clauses
from ..tables.sheet import Sheet, is_temporal, named
from ..words.vocabulary import tokens
from .clause_conditions import (
    coded,
    compared,
    condition_in,
    conditions_in,
    flagged,
    has_form,
    has_word,
    listed,
    negated,
    of_both,
)
from .comparisons import compared_in
from .reached import values_of

Condition = tuple[str, str]
"""The condition as SQL, and why it is thought to hold."""

_TRUE = re.compile(
    r"^\s*(?:1|true|yes|Y|J|S)\s*[:,]?\s*(?:=\s*)?(?:if|when|wenn|falls|sobald|si|se|quando|cuando|quand|als|gdy|jesli)\s+(.+)$",
    re.I,
)
_VALUE = re.compile(
    r"^\W*(1|0|true|false|yes|no|oui|non|ja|nein|nee|nej|s[ií]|sim|n[aã]o|tak|nie|Y|N|J|S)(?!\w)[\s:,=]*(.+)$",
    re.IGNORECASE,
)
_NO = frozenset("0 n no false non nein nee nej não nao nie".split())


def condition_by_comment(sheet: Sheet, column: Column) -> Condition | None:
    """The condition under which a nullable column has a value by its comment; None where that says none that is known."""
    is_defined = is_temporal(column) and _POINT_IN_TIME.match(column.comment) is not None
    for text, is_set, _ in () if is_defined else said_clauses(column.comment):
        condition = (_since(sheet, column, text) if is_set else None) or condition_in(sheet, column, text)
        if condition is not None:
            return (condition if is_set else negated(condition)), "as its comment says"
    bare_labels = _bare_labels(sheet, column)
    return (bare_labels, "as its comment says") if bare_labels is not None else None


def _since(sheet: Sheet, column: Column, text: str) -> str | None:
    """The states from that on at which a time of the same name happens: ``filled when delivered`` of ``delivered_at``, which what is
    invoiced then still has."""
    words = tokens(text.strip().replace(" ", "_"))
    if (
        not is_temporal(column)
        or len(words) != 1
        or words[0] not in tokens(column.name)
        or _ONLY.search(column.comment)
    ):
        return None
    for state in sheet.states:
        values = values_of(state, words, by_rank=False)
        if 0 < len(values) < len(state.values):
            return is_one_of(named(state.column), values)
    return None


_POINT_IN_TIME = lazy(r"\W*(?:when|wenn|quando|cuando|quand|lorsque|wanneer|kiedy)\b", re.IGNORECASE)
"""How a comment begins that says which point in time a time is, not that there is none in other rows: ``when the student handed it in``."""
_ONLY = lazy(r"\b(?:only|nur|seulement|uniquement|solo|sólo|apenas|somente|alleen|tylko|soltanto)\b", re.IGNORECASE)


def _bare_labels(sheet: Sheet, column: Column) -> str | None:
    """The rows that the last part of a comment lists by labels alone: ``ISBN-13, books and comics``; those of the column itself list
    values."""
    parts = re.split(r"[;,(]", column.comment.rstrip(" .)"))
    words = [word for word in re.findall(r"[^\W\d_]+", parts[-1]) if word.lower() not in prose()]
    if not 1 < len(parts) < 4 or not words or any(state.column is column for state in sheet.choices):
        return None
    if any(next(listed(sheet, column, each, [tokens(each)]), None) for each in (*parts[:-1],)):
        return None
    is_list = all(next(listed(sheet, column, each, [tokens(each)]), None) for each in words)
    return next(listed(sheet, column, parts[-1], [tokens(each) for each in words]), None) if is_list else None


def rows_by_comment(parent: Sheet, column: Column) -> str | None:
    """The condition that the comment of a reference names of the rows of ``parent``: ``accepted quotes only``; None where it says none."""
    for text, is_set in (
        *((text, is_set) for text, is_set, _ in said_clauses(column.comment)),
        (_named_rows(parent, column), True),
    ):
        condition = next(_states_said(parent, column, text), None) if text else None
        if condition is not None:
            negated = is_denied(text)
            return condition if is_set is not negated else f"NOT ({condition})"
    return None


def _states_said(parent: Sheet, column: Column, text: str) -> Iterator[str]:
    spoken = [tokens(word) for word in re.findall(r"[^\W]+", text)]
    yield from compared(parent, column, text)
    yield from coded(parent, column, text)
    yield from listed(parent, column, text, spoken)
    yield from flagged(parent, column, [word for each in spoken for word in each])


def _named_rows(parent: Sheet, column: Column) -> str:
    """The first words of a comment that name rows as a noun and what they are: ``the accepted quote``; empty where it does not."""
    text = re.split(r"[;,.:(]", column.comment)[0].strip()
    words = [word for word in re.findall(r"[^\W]+", text) if word.lower() not in prose()]
    spoken = [token for word in words for token in tokens(word)]
    if not 1 < len(words) < 4 or not any(has_form(word, spoken) for word in parent.words[-1:]):
        return ""
    return " ".join(word for word in words if not any(has_form(own, list(tokens(word))) for own in parent.words))


def awaited_in(comment: str) -> tuple[str, ...]:
    """The words of what a comment awaits before there is a value: ``empty until shipped``, ``leer, solange nicht geliefert``."""
    for text, is_set, is_until in said_clauses(comment):
        denied = is_denied(text)
        if is_until or (denied and not is_set):
            words = [
                word for word in re.findall(r"[^\W\d]+", phrase("not").sub(" ", text)) if word.lower() not in prose()
            ]
            return tuple(token for word in words[:3] for token in tokens(word))
    return ()


def announced_by(sheet: Sheet, column: Column) -> tuple[Column, str] | None:
    """The column of few values, or the flag, whose comment says of one value that ``column`` is set then: ``D done (done_at
    set)``, ``1 = paid_on filled``; and that part of the comment."""
    for other in sheet.table.columns:
        if other is column or not other.comment or not has_word(column.name, other.comment):
            continue
        parts = (part for part in re.split(r"[,;|]", other.comment) if has_word(column.name, part))
        part = next((each for each in parts if phrase("filled").search(each)), None)
        if part is not None:
            return other, part.strip()
    return None


def true_by_comment(sheet: Sheet, column: Column) -> str | None:
    """The condition under which a flag is true by its comment: ``1 if quantity = 0``, ``1 unless cancelled``, ``0 for warranty``."""
    found = _TRUE.match(column.comment)
    said = next(compared(sheet, column, found[1]), None) if found is not None else None
    return said or compared_in(sheet, column, found[1] if found else column.comment) or _case(sheet, column)


def _case(sheet: Sheet, column: Column) -> str | None:
    """The condition of a flag whose comment says the rows of one of its values."""
    found = _VALUE.match(column.comment)
    if found is None:
        return None
    out, said = excepted().match(found[2]), given_when().match(found[2])
    text = clause_of(out[1] if out is not None else said[1] if said is not None else "")
    condition = (of_both(sheet, column, text) or next(conditions_in(sheet, column, text), None)) if text else None
    if condition is None:
        return None
    turns = [found[1].lower() in _NO, out is not None, is_denied(text)]
    return f"NOT ({condition})" if turns.count(True) % 2 else condition
