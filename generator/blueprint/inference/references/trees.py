"""References of a table to itself: replies within their topic, employees below others of their tenant, levels of trees."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, Sheets, named
from ..words.vocabulary import tokens
from .owners import is_bound, is_owned

_SUPERIORS = frozenset(("supervisor", "manager", "boss", "lead", "leader", "mentor", "head"))
_SELF = frozenset(("parent", "reply", "quoted", "thread", "previous", "original", "root", "ancestor", "response"))
_FOLLOWED = frozenset(
    "predecessor successor preceding replace supersede reverse reversal renewal follow correct correction amend merge split derive clone duplicate reschedule".split()
)
_SELDOM = {"null": 0.8}  # few policies are renewals, few visits rescheduled ones


def decide_trees(sheets: Sheets) -> None:
    """A reply is to a message of the same topic, and one level below it."""
    for sheet in sheets.values():
        owners = [
            (column, link.parent)
            for column, link in sheet.single_links()
            if link.parent != sheet.name
            and not column.nullable
            and not is_actor(sheet, column)
            and column.name.lower() not in sheet.builder.rules
        ]
        _narrow_self(sheet, owners)


def _narrow_self(sheet: Sheet, owners: list[tuple[Column, str]]) -> None:
    """Let a row and the one of its own table that it refers to belong to the same one of the first of its ``owners``."""
    for column in sheet.table.columns:
        link = sheet.link(column)
        if link is None or link.parent != sheet.name or not column.nullable or is_bound(sheet, column):
            continue
        words = set(tokens(column.name))
        is_followed = not (_SELF | _SUPERIORS) & words
        if is_followed and not _is_followed(words):
            continue
        _depth(sheet, column)
        own = next((other for other, parent in owners if _SELF & words or is_owned(parent)), None)
        if is_followed:
            sheet.builder.picks[link] |= _SELDOM
        if own is not None:
            sheet.builder.picks[link]["within"] = named(own)
            sheet.builder.result.reasons[column.name.lower()] = f"owners: within the same {named(own)}"


def _is_followed(words: set[str]) -> bool:
    """True for ``RenewedFromPolicyId`` and ``reverses_id``: another row of the same customer that goes on in this one."""
    return bool(_FOLLOWED & words) or ("by" not in words and any(word.endswith("ed") for word in words))


def _depth(sheet: Sheet, column: Column) -> None:
    """How far below its root a row is."""
    for depth in sheet.table.columns:
        if (
            sheet.tokens(depth) in (("depth",), ("level",), ("tree", "level"), ("hierarchy", "level"))
            and depth.type.is_integer
        ):
            root = 0 if sheet.tokens(depth)[-1] == "depth" else 1
            text = f"COALESCE({named(column)}.{named(depth)} + 1, {root})"
            sheet.decide(depth, text, f"tree: one more than by {named(column)}", "owners")
