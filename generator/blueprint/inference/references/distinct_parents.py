"""References to two different rows of one table: who receives is not who sends, who approves is not who asks."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, named
from ..words.vocabulary import tokens
from .owners import is_bound
from .roles import decide_on_others

_OTHERS = (
    ("from", "to"),
    ("sender", "recipient"),
    ("sender", "receiver"),
    ("source", "target"),
    ("source", "destination"),
    ("origin", "destination"),
    ("home", "away"),
    ("follower", "followed"),
    ("follower", "followee"),
    ("follower", "following"),
    ("blocker", "blocked"),
    ("payer", "payee"),
    ("buyer", "seller"),
    ("author", "reviewer"),
    ("requester", "approver"),
)


def pick_others(sheets: Sheets) -> None:
    """Who receives is not who sends; a transfer goes to another account. Asked for when the sizes are known."""
    for sheet in sheets.values():
        links = [(column, link) for column, link in sheet.single_links() if link.parent != sheet.name]
        for first, link in links:
            for second, other in links:
                if first is second or link.parent != other.parent or is_bound(sheet, second):
                    continue
                if _are_others(first, second) or decide_on_others(first, second):
                    _pick_another(sheet, first, second, other)


def _are_others(first: Column, second: Column) -> bool:
    words = set(tokens(first.name)), set(tokens(second.name))
    return any(one in words[0] and other in words[1] for one, other in _OTHERS)


def _pick_another(sheet: Sheet, first: Column, second: Column, link: Link) -> None:
    rows = min(sheet.builder.schema.count(link.parent, factor) for factor in (1, 10, 100))
    pick = sheet.builder.picks[link]
    if rows > 1 and "cover" not in pick:
        pick["other"] = named(first)
        sheet.builder.result.reasons[second.name.lower()] = f"owners: another one than {named(first)}"
