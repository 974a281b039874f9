"""Who does something with a row: its author, assignee or approver, as against whom it belongs to."""

from __future__ import annotations

from ....schema.model import Column
from ..words.vocabulary import tokens
from .known import once_a_column
from .sheet import Sheet

PEOPLE = frozenset("user staff admin agent operator author person profile".split())
MONEY = frozenset("payment invoice refund shipment receipt charge bill payout delivery".split())
HELD = frozenset(  # tables whose rows a person holds, beside those of money
    """order cart basket account subscription trip ride rental booking reservation membership enrollment enrolled registered registration
    application appointment ticket contract policy lease loan pledge admission stay address""".split()
)
ACTS = frozenset(
    """author owner creator editor assignee reviewer approver approved created updated modified deleted uploaded assigned by sender recipient
    requester reporter manager lead leader supervisor handler cashier seller actor moderator confirmed cancelled closed resolved verified changed
    performed requested submitted posted signed received checked""".split()
)
_CONCERNED = frozenset(
    "deceased insured missing injured accused cared protected wanted affected dependent natural".split()
)
"""Which persons rows are about."""
_CUSTOMERS = frozenset(("seller", "owner"))
"""Whose table is there to have rows of: sellers of a marketplace, owners of animals."""


def acting_words(column: Column, table: str) -> frozenset[str]:
    """The words of a reference to ``table`` that say what someone does with the row."""
    called = set(tokens(table)[-1:])
    done = {word for word in called if word.endswith("ed")}  # a submission is submitted
    return ACTS & (set(tokens(column.name)) - (_CUSTOMERS & called) - done)


def are_users(table: str) -> bool:
    """True for tables of people who do something with rows; not where a word says which persons they are: the deceased, the insured."""
    words = tokens(table)
    return bool(PEOPLE & set(words[-1:])) and not (words[-1] == "person" and _CONCERNED & set(words[:-1]))


def is_of_companies(sheet: Sheet, column: Column) -> bool:
    """True for a reference to companies, which own things: managers of buildings, with a number of taxpayers and one name."""
    parent = next((parent for own, _, parent in sheet.parents if own is column), None)
    words = [tokens(each.name) for each in parent.table.columns] if parent is not None else []
    return any("tax" in each and "number" in each for each in words) and ("first", "name") not in words


def says_who_acts(sheet: Sheet, column: Column, table: str) -> bool:
    """True where the words of a reference to ``table`` say what someone does with the row; a table of companies may be called so."""
    acting = acting_words(column, table)
    return bool(acting) and not (acting <= set(tokens(table)) and is_of_companies(sheet, column))


@once_a_column
def is_actor(sheet: Sheet, column: Column) -> bool:
    """True for a reference to someone who does something with the row."""
    link = sheet.builder.schema.single_link(sheet.name, column.name)
    if says_who_acts(sheet, column, "" if link is None else link.parent):
        return True
    if link is None or not are_users(link.parent) or MONEY & set(sheet.words):
        return False
    has_role = bool(set(tokens(column.name)) - {*tokens(link.parent), "id"})
    return has_role or not HELD & set(sheet.words[-1:])  # the ``user_id`` of an order is whose it is
