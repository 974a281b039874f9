"""Who won: one of the two that a row, or the row that it is part of, has played against each other."""

from __future__ import annotations

from ....schema.model import Column
from ..references.covering import is_picked
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, named
from ..words.vocabulary import tokens
from .conditions import condition_of

_WON = frozenset("winner winning victor champion won".split())
_LOST = frozenset("loser losing defeated lost".split())
_SIDES = (
    *(
        ("home", "away"),
        ("first", "second"),
        ("a", "b"),
        ("1", "2"),
        ("one", "two"),
        ("red", "blue"),
        ("white", "black"),
    ),
    *(
        ("local", "visitor"),
        ("host", "guest"),
        ("challenger", "opponent"),
        ("claimant", "respondent"),
        ("plaintiff", "defendant"),
    ),
)


def decide_contests(sheets: Sheets) -> None:
    """Let the winner be one of the two sides."""
    for sheet in sheets.values():
        for column, link in sheet.single_links():
            said = set(tokens(column.name))
            if not said & (_WON | _LOST) or is_picked(sheet, column) or sheet.link(column) is None:
                continue
            text = _one_of_two(sheet, link, "", bool(said & _LOST)) or _one_of_two_above(
                sheet, link, bool(said & _LOST)
            )
            if text and not _reads_itself(sheet, column, text):
                null, known = sheet.builder.picks[link].get("null"), condition_of(sheet, column, tokens(column.name))
                rest = {"when": known[0]} if known is not None else {"null": null} if null and column.nullable else {}
                rule = {"expression": text, **rest} if rest else text
                sheet.compute_reference(column, link, rule, f"owners: one of the two {link.parent} of the row")


def _reads_itself(sheet: Sheet, column: Column, text: str) -> bool:
    return (
        any(
            isinstance(guess.rule, str) and named(column) in guess.rule.replace(".", " ").split()
            for guess in sheet.guesses.values()
        )
        or named(column) in text.replace(".", " ").split()
    )


def _one_of_two_above(sheet: Sheet, link: Link, is_loser: bool) -> str:
    for own, _, parent in sheet.parents:
        text = _one_of_two(parent, link, f"{named(own)}.", is_loser, sheet)
        if text:
            return text
    return ""


def _one_of_two(sheet: Sheet, link: Link, path: str, is_loser: bool, row: Sheet | None = None) -> str:
    """The expression of the side that won, read by a row at the end of ``path``."""
    links = [(own, other) for own, other in sheet.single_links() if other.parent == link.parent and not own.nullable]
    sides = _sides([own for own, _ in links])
    if sides is None:
        return ""
    first, second = (f"{path}{named(each)}" for each in sides)
    drawn = (row or sheet).hide("first_side_wins", {"provider": "choice", "values": [1, 0]})
    first, second = (second, first) if is_loser else (first, second)
    return f"IF({drawn} = 1, {first}, {second})"


def _sides(columns: list[Column]) -> tuple[Column, Column] | None:
    for one, other in _SIDES:
        found = [next((each for each in columns if side in tokens(each.name)), None) for side in (one, other)]
        if found[0] is not None and found[1] is not None and found[0] is not found[1]:
            return found[0], found[1]
    return None
