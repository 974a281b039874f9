"""References to two different rows of one table: who receives is not who sends, who approves is not who asks."""

from __future__ import annotations

from typing import Any

from ....schema.model import Column
from ..tables.acting_people import acts, are_people
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, named
from ..words.vocabulary import tokens
from .owners import is_bound
from .roles import decide_on_others
from .sides import LITTLE, are_others, says_another

_OF_ONE_PERSON = frozenset(
    """author creator editor owner reporter requester assignee user manager updater modifier uploader sender publisher operator clerk handler
    cashier responsible contact account agent staff employee person member worker customer client""".split()
)
"""What someone may be of a row who is something else of it too."""


def pick_others(sheets: Sheets) -> None:
    """Who receives is not who sends; a transfer goes to another account; two players are two people. Asked for when the sizes are
    known."""
    for sheet in sheets.values():
        links = [item for item in sheet.referred if item[2] is not sheet or item[0].nullable]
        for place, (first, _, parent) in enumerate(links):
            for later, (second, other, to) in enumerate(links):
                if place == later or parent is not to or not _may_be_another(sheet, second, other):
                    continue
                is_two = place < later and (_are_two_people(parent, first, second) or says_another(second))
                if is_two or are_others(first, second) or decide_on_others(first, second):
                    _pick_another(sheet, first, second, other)


_OF_PARENTS = frozenset("father mother sire dam padre madre".split())


def _may_be_another(sheet: Sheet, column: Column, link: Link) -> bool:
    """True where nothing else decides the pick, or a row for which no other is left has none."""
    if link.parent == sheet.name and not _OF_PARENTS & set(tokens(column.name)):
        return False
    if sheet.link(column) is not link or column.name.lower() in sheet.unique.pairs:
        return False
    pick = sheet.builder.picks[link]
    if column.nullable:
        return not {"pick", "other", "cover"} & pick.keys()
    return not is_bound(sheet, column) or pick.keys() == {"reference", "within"}


def _has_two_of_each(sheet: Sheet, column: Column, link: Link) -> bool:
    """Let each owner have two rows at least, so that one is left beside the one that the row refers to; False where that cannot be."""
    schema = sheet.builder.schema
    pick, parent = sheet.builder.picks[link], schema.sheets[link.parent]
    if pick.keys() != {"reference", "within"}:
        return False
    within = pick["within"]
    theirs = next(iter(within.values())) if isinstance(within, dict) and len(within) == 1 else within
    own = next((each for each in parent.table.columns if named(each) == theirs), None)
    up = parent.link(own) if own is not None else None
    if own is None or up is None or (parent.name, own.name) not in schema.covering:
        return False
    counts = [(schema.count(parent.name, factor), schema.count(up.parent, factor)) for factor in (1, 10, 100)]
    if not set(parent.builder.picks[up]) <= {"reference", "pick", "counts"} or any(
        rows < owners * 2 for rows, owners in counts
    ):
        return False
    parent.builder.picks[up] |= {"pick": "quota", "counts": [2]}
    return True


def _are_two_people(parent: Sheet, first: Column, second: Column) -> bool:
    """True for two roles that people have together: a translator and a reviser, two players, a driver and a substitute."""
    if not are_people(parent.table):
        return False
    own = frozenset(parent.words) | LITTLE
    roles = [[word for word in tokens(each.name) if word not in own] for each in (first, second)]
    is_second = bool(_PARTNERS & set(roles[1])) and "by" not in roles[0]  # the deputy of a manager
    return roles[0] != roles[1] and (is_second or all(map(_is_of_someone, roles)))


def _is_of_someone(role: list[str]) -> bool:
    """True for no role at all, a number, or a noun of someone who has but this one role."""
    if not role or all(word.isdigit() for word in role):
        return True
    return "by" not in role and not _OF_ONE_PERSON & set(role) and (acts(role) or bool(_PARTNERS & set(role)))


_PARTNERS = frozenset(
    """ayudante auxiliar assistente assistent suplente sustituto supplente remplacant suppleant vertretung stellvertreter vertreter zastepca
    pomocnik plaatsvervanger vervanger hulp beifahrer bijrijder copilote copiloto copilota zmiennik ersatz reserve
    opponent partner spouse substitute deputy second secondary assistant co backup replacement witness donor guarantor counterpart relief
    rival twin companion""".split()
)


def _pick_another(sheet: Sheet, first: Column, second: Column, link: Link) -> None:
    rows = min(sheet.builder.schema.count(link.parent, factor) for factor in (1, 10, 100))
    pick = sheet.builder.picks[link]
    if "within" in pick and not second.nullable and not _has_two_of_each(sheet, second, link):
        return
    if rows > 1 and "cover" not in pick and named(second) not in str(_pick_of(sheet, first).get("other", "")):
        pick["other"] = named(first)
        reasons, name = sheet.builder.result.reasons, second.name.lower()
        said = f"owners: another one than {named(first)}"
        reasons[name] = f"{reasons[name]}; {said.removeprefix('owners: ')}" if name in reasons else said


def _pick_of(sheet: Sheet, column: Column) -> dict[str, Any]:
    link = sheet.link(column)
    return sheet.builder.picks[link] if link is not None else {}
