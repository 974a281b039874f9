"""Rows that are about two others which a third table brings together: who signs for a child is one of its guardians, a damaged
machine is one of the contract, who plays in a tournament is registered for it.

Such a relation is a table whose key is made of both references, or the lines of one of them, or says that one takes part in the
other. A row picks one of its rows and has both from there; where one of them is decided already, it picks among those of that one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from ....schema.model import Column
from ...writing import rule_name
from ..tables.actors import is_actor
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, named
from ..words.vocabulary import tokens
from .copied_amounts import LINES

_TAKES_PART = frozenset(
    """enrollment enrolled enrol registered registration member membership participant participation assigned assignment qualification
    certification authorized authorization permission skill capability allocation allocated roster lineup squad entry rental lease
    subscription owned ownership property custody guardianship""".split()
)
"""Tables whose rows say that one takes part in the other, or has it."""
_SAYS_LITTLE = frozenset(
    """wish wishlist favorite favourite like vote rating review rated view visited follow cart basket compare interest recommendation saved bookmark
    search history log message price quote offer click event""".split()
)
"""Tables of two references that bring nothing together for others."""
_ABOUT = frozenset(
    """return returned damage damaged claim complaint defect review rating warranty incident attendance absence absent mark grade graded result
    request maintenance feedback dispute refund inspection evaluation certificate fine penalty exam report reported ticket note
    loss lost reminder installment due score game match heat race performance appraisal
    deviation accident delay progress submission completed completion used usage""".split()
)
"""Tables whose rows are about such a pair."""
_PLAIN = {"reference", "null", "within"}


_JOINED = frozenset(
    "enrolled enrollment registered registration membership subscription booking reservation attempt application".split()
)
_WRITTEN_BY_ANY = frozenset("history log event note comment message activity audit change".split())


def takes_part(sheet: Sheet, column: Column) -> bool:
    """True for one who acts as whoever takes part in what the row is about: the user of a review is the one who enrolled."""
    parents = (parent for own, _, parent in sheet.referred if own is not column and not own.nullable)
    joined = [each for each in parents if _JOINED & set(each.words[-1:])]
    is_named = any(own.name.lower() == column.name.lower() for each in joined for own, _ in each.single_links())
    return is_named and not _WRITTEN_BY_ANY & set(sheet.words[-1:])


class _Relation(NamedTuple):
    """A table that brings two others together, and by which columns."""

    sheet: Sheet
    columns: Mapping[str, Column]  # by the table that each refers to
    is_pure: bool  # nothing but the pair tells its rows apart

    def serves(self, sheet: Sheet) -> bool:
        """True where rows of ``sheet`` may be about such a pair."""
        is_related = any(link.parent == sheet.name for _, link in self.sheet.single_links())
        is_related = is_related or any(link.parent == self.sheet.name for _, link in sheet.single_links())
        return not is_related and (self.is_pure or bool(_ABOUT & set(sheet.words[-1:])))


def decide_members(sheets: Sheets) -> None:
    """Let rows that refer to two tables pick a pair that a third one brings together."""
    relations: dict[frozenset[str], list[_Relation]] = {}
    for sheet in sheets.values():
        for relation in _relations(sheet):
            relations.setdefault(frozenset(relation.columns), []).append(relation)
    for sheet in sheets.values() if relations else ():
        by_table = _references_by_table(sheet)
        for first, second in combinations(by_table, 2):
            among = relations.get(frozenset((first, second)), ())
            found = [each for each in among if each.sheet is not sheet and each.serves(sheet)]
            if len(found) == 1 and not _leads(sheets[first], second) and not _leads(sheets[second], first):
                _pick_pair(sheet, found[0], by_table[first], by_table[second])


def _references_by_table(sheet: Sheet) -> dict[str, list[tuple[Column, Link]]]:
    """The references of a table to others, by the table that they lead to."""
    by_table: dict[str, list[tuple[Column, Link]]] = {}
    for column, link in sheet.single_links():
        if link.parent != sheet.name:
            by_table.setdefault(link.parent, []).append((column, link))
    return by_table


def _relations(sheet: Sheet) -> Iterator[_Relation]:
    links = [(column, link) for column, link, _ in sheet.parents if not is_actor(sheet, column)]
    last = set(sheet.words[-1:])
    if _SAYS_LITTLE & last:
        return
    pairs = set(sheet.unique.pairs)
    for (first, link), (second, other) in combinations(links, 2):
        names = {first.name.lower(), second.name.lower()}
        if link.parent == other.parent:
            continue
        is_key = pairs == names
        called = set(tokens(link.parent)[-1:]) | set(tokens(other.parent)[-1:])
        is_pure = is_key and ({each.lower() for each in sheet.table.primary_key} == names or called <= set(sheet.words))
        is_line = bool(LINES & last) and any(set(tokens(each.parent)[-1:]) & set(sheet.words) for each in (link, other))
        if is_pure or is_line or (_TAKES_PART & last):
            yield _Relation(sheet, {link.parent: first, other.parent: second}, is_pure)


def _leads(sheet: Sheet, other: str) -> bool:
    """True where the rows of a table are each of one row of the other, by which owners are found."""
    return any(link.parent == other for _, link in sheet.single_links())


def _pick_pair(
    sheet: Sheet, relation: _Relation, first: list[tuple[Column, Link]], second: list[tuple[Column, Link]]
) -> None:
    """Take both references from one row of the relation, or one among the rows of the other, which is decided."""
    if len(first) > 1:
        first, second = second, first
    (column, link), *more = first
    if more or (column.nullable and not second[0][0].nullable):
        return
    others = [each for each in second if _is_plain(sheet, *each)]
    if not others or len(second) > 2:
        return
    name = "_".join(("to", *relation.sheet.words))
    if len(second) == 1 and _is_plain(sheet, column, link):
        hidden = sheet.hide(name, {"reference": rule_name(relation.sheet.name)})
        for own, taken in ((column, link), second[0]):
            _take(sheet, relation, own, taken, f"{hidden}.{named(relation.columns[taken.parent])}")
        return
    _among_those_of(sheet, relation, name, column, others)


def _among_those_of(
    sheet: Sheet, relation: _Relation, name: str, known: Column, others: list[tuple[Column, Link]]
) -> None:
    """Pick among the rows of the relation that are of the row that ``known`` refers to; of others where there is none."""
    known_link = sheet.builder.schema.single_link(sheet.name, known.name)
    if known_link is None or known_link.parent not in relation.columns:
        return
    taken: list[str] = []
    for own, link in others:
        pick = dict(sheet.builder.picks[link])
        rule: dict[str, Any] = {
            "reference": rule_name(relation.sheet.name),
            "within": {named(known): named(relation.columns[known_link.parent])},
        }
        if taken:
            rule["other"] = list(taken)
        hidden = sheet.hide(name, rule)
        taken.append(hidden)
        text = f"{hidden}.{named(relation.columns[link.parent])}"
        if not own.nullable:
            anyone = sheet.hide("_".join(("any", *(tokens(own.name)[:-1] or tokens(link.parent)))), pick)
            text = f"COALESCE({text}, {anyone})"
        _take(sheet, relation, own, link, text)


def _is_plain(sheet: Sheet, column: Column, link: Link) -> bool:
    """True for a reference that nothing decides but, at most, an owner."""
    name = column.name.lower()
    return (
        sheet.link(column) is link
        and name not in sheet.builder.rules
        and name not in sheet.unique.pairs
        and name not in sheet.table.single_keys
        and (sheet.name, column.name) not in sheet.builder.schema.covering
        and set(sheet.builder.picks[link]) <= _PLAIN
        and not sheet.unique.is_counted_by(column)
    )


def _take(sheet: Sheet, relation: _Relation, column: Column, link: Link, text: str) -> bool:
    null = sheet.builder.picks[link].get("null") if column.nullable else None
    rule: object = {"expression": text, "null": null} if null else text
    return sheet.compute_reference(column, link, rule, f"one of {relation.sheet.name}")
