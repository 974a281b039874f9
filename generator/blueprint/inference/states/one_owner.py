"""Rows that are of one of several others: a comment is on a post or on a photo, an address is a person's or a company's."""

from __future__ import annotations

from itertools import combinations

from ....schema.model import Column
from ..tables.actors import acting_words, are_users
from ..tables.sheet import Sheet, named
from ..words.vocabulary import tokens
from .presence import Condition, condition_by_comment
from .selected import selected_by

_OF_ANYTHING = frozenset(
    "like comment reaction vote favorite favourite bookmark mention attachment share tag link upload".split()
)
"""What people leave at anything, also at what others left: a like of a post, or of a comment on one."""
_OF_ONE = frozenset(
    """note image photo picture media file document address phone reminder flag complaint evaluated evaluation assessment review rating feedback payment
    refunded refund interaction meeting translation""".split()
)
_LINES = frozenset("item line detail".split())
_GOODS = frozenset("product service variant package bundle article part material sku menu course plan".split())


def of_one(sheet: Sheet, column: Column) -> Condition | None:
    """The condition that a row is of what an optional reference says, where it is of one of several."""
    either = _excluding(sheet, column)
    if either:
        which = sheet.hide("which_of_2", {"provider": "integer", "min": 1, "max": 2})
        return (
            f"{which} = {either.index(column) + 1}",
            f"of one of {', '.join(map(named, either))}, as their comments say",
        )
    found = _of_one_verb(sheet, column) or _typed_values(sheet, column) or _alternatives(sheet)
    if column not in found or any(each.comment or selected_by(sheet, each) for each in found):
        return None
    rule = {"provider": "choice", "values": list(range(1, len(found) + 1)), "weights": list(range(len(found), 0, -1))}
    which = sheet.hide(f"which_of_{len(found)}", rule)
    return f"{which} = {found.index(column) + 1}", f"of one of {', '.join(map(named, found))}"


def _excluding(sheet: Sheet, column: Column) -> list[Column]:
    """Two columns of which one is empty where the other is set, as both comments say: ``leer bei Ausgabe`` and ``leer bei Einnahme``."""
    said = {
        each.name: condition[0]
        for each in sheet.table.columns
        if column.comment
        and each.comment
        and each.nullable
        and (condition := condition_by_comment(sheet, each)) is not None
    }
    for other in sheet.table.columns:
        pair = ((column, other), (other, column))
        if other is not column and all(said.get(one.name) == f"NOT ({named(two)} IS NOT NULL)" for one, two in pair):
            return [each for each in sheet.table.columns if each in (column, other)]
    return []


def _of_one_verb(sheet: Sheet, column: Column) -> list[Column]:
    """Optional references that say of different tables who did the same: ``created_by_admin_id`` and ``created_by_user_id``."""
    start = column.name.lower().partition("_by_")[0]
    same = [each for each, _ in sheet.single_links() if each.nullable and each.name.lower().startswith(f"{start}_by_")]
    return same if len(same) > 1 else []


_TYPES = frozenset(
    "text string number numeric int integer decimal float boolean bool date datetime json option".split()
)


def _typed_values(sheet: Sheet, column: Column) -> list[Column]:
    """The columns for the value of an attribute, one of each type: ``value_text``, ``value_number``, ``value_date``."""
    parts = ((each, set(each.name.lower().split("_"))) for each in sheet.table.columns if each.nullable)
    same = [each for each, words in parts if "value" in words and len(words) == 2 and words & _TYPES]
    return same if column in same and len(same) > 1 else []


def _alternatives(sheet: Sheet) -> list[Column]:
    """The optional references of a row that is of one of them."""
    heads, links = set(sheet.words[-1:]), [(column, link.parent) for column, link in sheet.single_links()]
    if heads & _LINES:
        optional = _optional_goods(links)
    elif heads & (_OF_ANYTHING | _OF_ONE):
        optional = [each for each in links if each[0].nullable and each[1] != sheet.name and not _is_acting(*each)]
    else:
        return []
    parents = [parent for _, parent in optional]
    is_apart = heads & _OF_ANYTHING or not any(_are_related(sheet, *pair) for pair in combinations(parents, 2))
    return [column for column, _ in optional] if 1 < len(set(parents)) == len(parents) and is_apart else []


def _optional_goods(links: list[tuple[Column, str]]) -> list[tuple[Column, str]]:
    """The references of a line to goods; none where it is of some of them whatever else it is of."""
    goods = [(column, parent) for column, parent in links if _GOODS & set(tokens(parent))]
    return goods if all(column.nullable for column, _ in goods) else []


def _is_acting(column: Column, parent: str) -> bool:
    is_user = are_users(parent) and tokens(parent)[-1] != "person"
    return is_user or bool(acting_words(column, parent))


def _are_related(sheet: Sheet, first: str, second: str) -> bool:
    """True for the customer and the order of a document, which has both."""
    links = sheet.builder.schema.links
    return any(link.parent == other for one, other in ((first, second), (second, first)) for link in links.get(one, ()))
