"""Who has to do with something that two of a kind are about is one of the two: a goal of a match is of one of its teams, a protest
comes from one of the players of the game, a message of a deal from buyer or seller."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, named
from ..words.vocabulary import tokens
from .sides import are_two_sides

_OF_OTHERS = frozenset(
    """closed resolved handled assigned assignee approved approver moderated moderator reviewed reviewer decided created creator updated deleted verified
    checked manager operator agent admin staff referee umpire judge coach organizer host scheduled""".split()
)
"""What someone else than the two does."""
_PLAIN = {"reference", "null", "within"}


def decide_parties(sheets: Sheets) -> None:
    """Let such a reference be to one of the two rows that another reference leads to."""
    for sheet in sheets.values():
        for column, link in sheet.single_links():
            if not _may_be_a_party(sheet, column, link):
                continue
            found = [pair for own, _, parent in sheet.parents for pair in _sides(own, parent, link)]
            others = [
                each for each, other in sheet.single_links() if other.parent == link.parent and each is not column
            ]
            if len(found) == 1 and not others:
                _take_one(sheet, column, link, *found[0])


def _may_be_a_party(sheet: Sheet, column: Column, link: Link) -> bool:
    """True for a reference to another table that nothing else decides, and that is not to who decides or looks on."""
    is_plain = sheet.link(column) is link and set(sheet.builder.picks[link]) <= _PLAIN
    if not is_plain or link.parent == sheet.name or _OF_OTHERS & set(tokens(column.name)):
        return False
    return column.name.lower() not in sheet.unique.pairs and column.name.lower() not in sheet.table.single_keys


def _sides(own: Column, parent: Sheet, link: Link) -> list[tuple[Column, Column, Column]]:
    """The two references of a parent to the table of ``link``, where it is about two of them."""
    if parent.name == link.parent:
        return []
    theirs = [each for each, other, _ in parent.parents if other.parent == link.parent]
    is_two = len(theirs) == 2 and (are_two_sides(*theirs) or are_two_sides(*theirs[::-1]))
    return [(own, theirs[0], theirs[1])] if is_two else []


def _take_one(sheet: Sheet, column: Column, link: Link, own: Column, first: Column, second: Column) -> None:
    null = sheet.builder.picks[link].get("null") if column.nullable else None
    side = sheet.hide("_".join(("side", *tokens(column.name)[:-1])), {"provider": "choice", "values": [1, 2]})
    text = f"IF({side} = 1, {named(own)}.{named(first)}, {named(own)}.{named(second)})"
    rule: object = {"expression": text, "null": null} if null else text
    sheet.compute_reference(column, link, rule, f"one of the two of {named(own)}")
