"""Names that depend on what kind of thing a row is: breeds of its species, models of its make."""

from __future__ import annotations

from collections.abc import Iterator

from ....schema.model import Column
from ...writing import sql_literal
from ..tables.sheet import Sheet, named
from ..words.vocabulary import data, tokens


def named_by_kind(sheet: Sheet, column: Column) -> tuple[str, str] | None:
    """An expression that draws a name of the kind that another column says, and the reason; None where no column says one of the known
    kinds in most rows. The kinds for which there is no list have ``other``."""
    words = tokens(column.name)
    noun = (words[:-1] if words[-1:] == ("name",) else words)[-1:]
    if not column.type.is_text or not noun:
        return None
    return _drawn(sheet, column, noun[0])


def _drawn(sheet: Sheet, column: Column, noun: str) -> tuple[str, str] | None:
    known: dict[str, str] = {
        kind: text for kinds, text in data()["by_kind"].get(noun, {}).items() for kind in kinds.split("|")
    }
    for lead, values in _leads(sheet, column) if known else ():
        kinds = {literal: kind for literal, words in values if (kind := _kind(known, words)) is not None}
        are_most = len(kinds) >= 2 and len(kinds) * 3 >= len(values) * 2
        if are_most and _has_room(column, [known[kind] for kind in kinds.values()]):
            cases = _cases(sheet, noun, known, kinds, is_all=len(kinds) == len(values))
            return f"CASE {named(lead)} {cases} END", f"text: {noun} by {named(lead)}"
    return None


def _has_room(column: Column, lists: list[str]) -> bool:
    longest = max(len(each) for text in lists for each in text.split("|"))
    return longest <= (column.type.length or 255)


def _cases(sheet: Sheet, noun: str, known: dict[str, str], kinds: dict[str, str], *, is_all: bool) -> str:
    """What is drawn for each value of a known kind, and for the others unless these are all."""
    drawn = {kind: _draw(sheet, noun, kind, known[kind]) for kind in dict.fromkeys(kinds.values())}
    cases = " ".join(f"WHEN {literal} THEN {drawn[kind]}" for literal, kind in kinds.items())
    return cases if is_all else f"{cases} ELSE {_draw(sheet, noun, 'other', known['other'])}"


def _draw(sheet: Sheet, noun: str, kind: str, text: str) -> str:
    name = f"{noun}_{''.join(letter if letter.isalnum() else '_' for letter in kind.lower())}"
    return sheet.hide(name, {"provider": "choice", "values": text.split("|")})


def _leads(sheet: Sheet, column: Column) -> Iterator[tuple[Column, list[tuple[str, tuple[str, ...]]]]]:
    """The columns of few values that must be there, with these, and the words that each says."""
    for choice in sheet.choices:
        if choice.column is not column and not choice.column.nullable:
            yield (
                choice.column,
                [(literal, (literal.strip("'").lower(), *meaning)) for literal, meaning in choice.values],
            )
    for each in sheet.table.columns:
        guess = sheet.guess(each)
        rule = guess.rule if guess is not None and isinstance(guess.rule, dict) else {}
        values = rule.get("values") if "when" not in rule and "null" not in rule else None
        if values and each is not column and all(isinstance(value, str) for value in values):
            yield each, [(sql_literal(value), (value.lower(), *tokens(value.replace(" ", "_")))) for value in values]


def _kind(known: dict[str, str], words: tuple[str, ...]) -> str | None:
    said = (*words, " ".join(words[1:]))
    return next((word for word in said if word in known and word != "other"), None)
