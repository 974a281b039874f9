"""Who has to do with something that two of a kind are about is one of the two: the winner of a match, a goal is of one of its teams,
a protest comes from one of the players of the game, a message of a deal from buyer or seller."""

from __future__ import annotations

from ....schema.model import Column
from ..references.sides import are_two_sides
from ..tables.links import OUTCOMES, Link
from ..tables.sheet import Sheet, Sheets, named
from ..words.vocabulary import tokens
from .conditions import condition_of

_LOST = frozenset("loser losing defeated lost".split())
_OF_OTHERS = frozenset(
    """closed resolved handled assigned assignee approved approver moderated moderator reviewed reviewer decided created creator updated deleted verified
    checked manager operator agent admin staff referee umpire judge coach organizer host scheduled""".split()
)
"""What someone else than the two does."""
_PLAIN = {"reference", "null", "within"}


def decide_contests(sheets: Sheets) -> None:
    """Let such a reference be to one of the two rows that the row itself has, of who won, or that another reference leads to."""
    for sheet in sheets.values():
        for column, link in sheet.single_links():
            is_outcome = bool(OUTCOMES & set(tokens(column.name)))
            if not _may_be_a_party(sheet, column, link):
                continue
            others = [each for each in _of_table(sheet, link) if each is not column]
            found = [
                (named(own), _sides(parent, link)) for own, _, parent in sheet.parents if parent.name != link.parent
            ]
            found = [("", _sides(sheet, link))] if is_outcome and others else [] if others else found
            pairs = [(path, each) for path, each in found if each]
            if len(pairs) == 1:
                _take_one(sheet, column, link, *pairs[0])


def _may_be_a_party(sheet: Sheet, column: Column, link: Link) -> bool:
    """True for a reference to another table that nothing else decides, and that is not to who decides or looks on."""
    is_plain = sheet.link(column) is link and set(sheet.builder.picks[link]) <= _PLAIN
    if not is_plain or link.parent == sheet.name or _OF_OTHERS & set(tokens(column.name)):
        return False
    return column.name.lower() not in sheet.unique.pairs and column.name.lower() not in sheet.table.single_keys


def _of_table(sheet: Sheet, link: Link) -> list[Column]:
    """The references of a row to the table of ``link``, but for who won or lost."""
    of_table = [own for own, other in sheet.single_links() if other.parent == link.parent]
    return [each for each in of_table if not OUTCOMES & set(tokens(each.name))]


def _sides(sheet: Sheet, link: Link) -> list[Column]:
    """The two references of a row to the table of ``link``, where it is about two of them."""
    found = _of_table(sheet, link)
    return found if len(found) == 2 and (are_two_sides(*found) or are_two_sides(*found[::-1])) else []


def _take_one(sheet: Sheet, column: Column, link: Link, path: str, sides: list[Column]) -> None:
    words = tokens(column.name)
    known = condition_of(sheet, column, words)
    null = sheet.builder.picks[link].get("null") if column.nullable else None
    what = "first_side_wins" if OUTCOMES & set(words) else "_".join(("side", *words[:-1]))
    side = sheet.hide(what, {"provider": "choice", "values": [1, 2]})
    first, second = (f"{path}.{named(each)}".lstrip(".") for each in (sides[::-1] if _LOST & set(words) else sides))
    text = f"IF({side} = 1, {first}, {second})"
    rest = {"when": known[0]} if known is not None else {"null": null} if null else {}
    rule: object = {"expression": text, **rest} if rest else text
    sheet.compute_reference(column, link, rule, f"one of the two of {path or 'the row'}")
