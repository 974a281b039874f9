"""Values that follow from another column's, as comments say: ``AC for type2, DC for ccs and chademo``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ....lazy_patterns import lazy
from ....schema.model import Column
from ...writing import sql_literal
from ..comments.alternatives import MONEY
from ..tables.sheet import Sheet, State, is_exact, named, scale_of
from ..words.roots import plain_letters
from ..words.vocabulary import data, tokens

_BETWEEN = lazy(
    r"\s*(?:,|/|\band\b|\bor\b|\bund\b|\boder\b|\bet\b|\bou\b|\by\b|\bo\b|\be\b|\ben\b|\bof\b|\bi\b|\blub\b)\s*"
)


@lru_cache(maxsize=1)
def _pair() -> re.Pattern[str]:
    """A value, and for which values of another column it is."""
    begins = rf"['\"]?([^\W_][\w-]{{0,29}})['\"]?\s+(?:{'|'.join(data()['comments']['for'].split())})\s"
    return lazy(rf"{begins}+([^;:=()]+?)(?=,\s*{begins.replace('([', '(?:[')}|[;.]|$)")


def decide_mapped_values(sheet: Sheet) -> None:
    """Decide the columns whose comments say their value for each value of another column of the row."""
    for column in sheet.table.columns:
        is_mapped = (column.type.is_text or column.type.labels or is_exact(column)) and "name" not in tokens(
            column.name
        )
        for pairs in _pairs_in(column.comment) if is_mapped and sheet.is_free(column) else ():
            choices = [choice for choice in sheet.choices if choice.column is not column]
            if len(pairs) > 1 and any(_map(sheet, column, choice, pairs) for choice in choices):
                break


def _pairs_in(comment: str) -> Iterator[list[tuple[str, str]]]:
    """The values that a comment says and for what each is: ``AC for type2``; ``plein 18,00, réduit 12,00``; ``water in m3``."""
    yield _pair().findall(_EITHER.sub(r"\1-\2", comment))
    parts = [_LABELLED.fullmatch(part.strip(" .")) for part in _PARTS.split(comment)]
    yield (
        [(found["value"].replace(",", "."), found["label"]) for found in parts if found is not None]
        if all(parts)
        else []
    )


_PARTS = lazy(r"[;/]\s+|,\s+(?:and\s+|und\s+|et\s+)?|\s+(?:and|und|et|y|e|en|i|och)\s+(?=\S+ \S+$)")
_LABELLED = lazy(
    rf"(?P<label>[^\W_][\w' -]{{0,29}}?)\s*(?:[=:]\s*|\s+(?:in|en|em|w)\s+|\s+)(?:{MONEY} ?)?(?P<value>\d{{1,6}}(?:[.,]\d{{1,3}})?|(?:(?<= in )|(?<= en )|(?<= em ))\w{{1,5}})(?: ?{MONEY})?",
    re.IGNORECASE,
)
_EITHER = lazy(r"\b(\d+) (?:or|oder|ou|o|of|lub) (\d+)\b")


def _written(sheet: Sheet, column: Column, value: str) -> str:
    """A value as SQL, one of two where a comment leaves it open (``5 or 6``); empty where the column cannot hold it."""
    if column.type.labels:
        return next((sql_literal(each) for each in column.type.labels if each.lower() == value.lower()), "")
    if column.type.is_text:
        return sql_literal(value) if len(value) <= (column.type.length or 255) else ""
    if not column.type.is_integer:
        places = len(value.partition(".")[2])
        return value if re.fullmatch(r"\d+(?:\.\d+)?", value) and places <= scale_of(column) else ""
    either = re.fullmatch(r"(\d+)-(\d+)", value)
    if either is None:
        return value if re.fullmatch(r"-?\d+", value) else ""
    values = [int(each) for each in either.groups()]
    return sheet.hide(
        f"{'_'.join(tokens(column.name))}_{value.replace('-', '_or_')}",
        {"provider": "choice", "values": values, "weights": [1, 1]},
    )


def _map(sheet: Sheet, column: Column, choice: State, pairs: list[tuple[str, str]]) -> bool:
    """Write the CASE, where the comment names every value of the other column once."""
    literals = {plain_letters(literal.strip("'").lower()): literal for literal, _ in choice.values}
    cases, named_so = [], []
    for value, phrase in pairs:
        others = [plain_letters(each.strip("'\" ").lower()) for each in _BETWEEN.split(phrase) if each.strip()]
        found = [literals[each] for each in others if each in literals]
        text = _written(sheet, column, value)
        if len(found) != len(others) or not text:
            return False
        named_so += found
        cases += [f"WHEN {literal} THEN {text}" for literal in found]
    if sorted(named_so) != sorted(literals.values()) or (choice.column.nullable and not column.nullable):
        return False
    sheet.undo(column.name.lower())
    rule = f"CASE {named(choice.column)} {' '.join(cases)} END"
    return sheet.decide(column, rule, f"values: its comment, by {named(choice.column)}", "values", values=True)
