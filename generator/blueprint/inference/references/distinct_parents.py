"""References to two different rows of one table: who receives is not who sends, who approves is not who asks."""

from __future__ import annotations

import re
from typing import Any

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..tables.acting_people import acts, are_people
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
    ("original", "destination"),  # ``ORIG_DEPOT_ID`` beside ``DEST_DEPOT_ID``
    ("old", "new"),
    ("previous", "new"),
    ("winner", "loser"),
    ("white", "black"),
    ("lender", "borrower"),
    ("landlord", "tenant"),
    ("mother", "father"),
    ("debit", "credit"),
    ("dam", "sire"),
    ("loading", "unloading"),
    ("translator", "reviser"),
    ("first", "second"),
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


_OF_ONE_PERSON = frozenset(
    """author creator editor owner reporter requester assignee user manager updater modifier uploader sender publisher operator clerk handler
    cashier responsible contact account agent staff employee person member worker customer client""".split()
)
"""What someone may be of a row who is something else of it too."""
_ANOTHER = lazy(
    r"(?:^|\b)(?:another|a different|never the same|not the same|other than|someone else|differs? from|ein(?:e)? ander|nicht derselbe|nicht dieselbe|nie derselbe|un(?:e)? autre|jamais le même|"
    r"différente? d|otr[oa] |distint[oa] (?:de|a)|nunca el mismo|outr[oa] |diferente d|nunca o mesmo|un(?:')?altr|divers[oa] da|mai lo stesso|een ander|nooit dezelfde|"
    r"inn[aey] |nigdy ten sam|jin[ýá]|en annan|aldrig samma)",
    re.IGNORECASE,
)


def pick_others(sheets: Sheets) -> None:
    """Who receives is not who sends; a transfer goes to another account; two players are two people. Asked for when the sizes are
    known."""
    for sheet in sheets.values():
        links = [(column, link) for column, link in sheet.single_links() if link.parent != sheet.name]
        for place, (first, link) in enumerate(links):
            for later, (second, other) in enumerate(links):
                if place == later or link.parent != other.parent or not _may_be_another(sheet, second, other):
                    continue
                is_two = place < later and _are_two_people(sheets, link.parent, first, second)
                if is_two or _are_others(first, second) or decide_on_others(first, second):
                    _pick_another(sheet, first, second, other)


def _may_be_another(sheet: Sheet, column: Column, link: Link) -> bool:
    """True where nothing else decides the pick, or a row for which no other is left has none."""
    if sheet.link(column) is not link or column.name.lower() in sheet.unique.pairs:
        return False
    pick = sheet.builder.picks[link]
    return not is_bound(sheet, column) or (column.nullable and not {"pick", "other", "cover"} & pick.keys())


def _are_two_people(sheets: Sheets, table: str, first: Column, second: Column) -> bool:
    """True for two roles that people have together: a translator and a reviser, two players, a driver and a substitute."""
    parent = sheets.get(table)
    if parent is None or not are_people(parent.table):
        return False
    own = frozenset(parent.words) | _LITTLE
    roles = [[word for word in tokens(each.name) if word not in own] for each in (first, second)]
    return roles[0] != roles[1] and all(map(_is_of_someone, roles))


def _is_of_someone(role: list[str]) -> bool:
    """True for no role at all, a number, or a noun of someone who has but this one role."""
    if not role or all(word.isdigit() for word in role):
        return True
    return "by" not in role and not _OF_ONE_PERSON & set(role) and (acts(role) or bool(_PARTNERS & set(role)))


_PARTNERS = frozenset(
    """opponent partner spouse substitute deputy second secondary assistant co backup replacement witness donor guarantor counterpart relief
    rival twin companion""".split()
)


_LITTLE = frozenset("id number code key ref uuid".split())


def _are_others(first: Column, second: Column) -> bool:
    words = set(tokens(first.name)), set(tokens(second.name))
    if second.comment and _ANOTHER.search(second.comment) is not None:
        return True
    return any(one in words[0] and other in words[1] for one, other in _OTHERS)


def _pick_another(sheet: Sheet, first: Column, second: Column, link: Link) -> None:
    rows = min(sheet.builder.schema.count(link.parent, factor) for factor in (1, 10, 100))
    pick = sheet.builder.picks[link]
    if rows > 1 and "cover" not in pick and named(second) not in str(_pick_of(sheet, first).get("other", "")):
        pick["other"] = named(first)
        reasons, name = sheet.builder.result.reasons, second.name.lower()
        said = f"owners: another one than {named(first)}"
        reasons[name] = f"{reasons[name]}; {said.removeprefix('owners: ')}" if name in reasons else said


def _pick_of(sheet: Sheet, column: Column) -> dict[str, Any]:
    link = sheet.link(column)
    return sheet.builder.picks[link] if link is not None else {}
