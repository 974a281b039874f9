"""Junctions whose two parents have an owner in common: who attends a lesson is enrolled for its course, the operator and the
shift are of one pit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ....schema.model import Column
from ..tables.actors import is_actor
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, named
from ..tables.state import Bound
from .owners import is_shared, role_of


class _Owner(NamedTuple):
    """A table to which a parent belongs, as which, and the expression of the parent that says to which row."""

    table: str
    role: frozenset[str]
    text: str
    steps: int


def pair_within_owners(sheets: Sheets) -> None:
    """Combine only rows that have the same owner, by one step or by two on either side."""
    for sheet in sheets.values():
        pairs = [sheet.table.column(name) for name in sheet.unique.pairs]
        links = [sheet.link(column) for column in pairs]
        if len(pairs) == 2 and (sheet.name, pairs[0].name.lower()) not in sheet.builder.schema.withheld:
            _pair_within(sheet, pairs, [link for link in links if link is not None])


def _pair_within(sheet: Sheet, pairs: list[Column], links: list[Link]) -> None:
    tables = [link.parent for link in links]
    if len(set(tables)) < 2:
        return
    owners = [list(_owners(sheet.sheets[table], tables)) for table in tables]
    shared = [
        (first, second)
        for first in owners[0]
        for second in owners[1]
        if (first.table, first.role) == (second.table, second.role) and first.steps + second.steps < 4
    ]
    if not shared:
        return
    # the nearest, and of those the one that has owners itself: the course before the school
    first, second = min(
        shared,
        key=lambda pair: (pair[0].steps + pair[1].steps, -len(sheet.sheets[pair[0].table].parents), pair[0].text),
    )
    sheet.unique.within = (first.text, second.text)
    bounds = sheet.builder.result.bounds
    whole = next(bound for bound in bounds if sorted(bound.parents) == sorted(tables))
    bounds[bounds.index(whole)] = Bound(whole.parents, share=_SHARE, each_of=first.table)
    name = ", ".join(column.name.lower() for column in pairs)
    sheet.builder.result.reasons[name] = f"owners: of the same {first.table}"


_SHARE = 0.7  # of the rows on either side, lest an uneven deal leave too few combinations


def _owners(parent: Sheet, tables: list[str]) -> Iterator[_Owner]:
    for own, link, top in parent.parents:
        if is_actor(parent, own) or link.parent in tables:
            continue
        if is_shared(link.parent):
            yield _Owner(link.parent, role_of(own, link), named(own), 1)
        for further, up, _ in top.parents:
            is_other = up.parent not in (*tables, parent.name)
            if is_other and is_shared(up.parent) and not is_actor(top, further):
                yield _Owner(up.parent, role_of(further, up), f"{named(own)}.{named(further)}", 2)
