"""How many rows each table gets at size small, from the graph of references: a few classes, each with its factor.

Lookups have few rows and the same at every size; entities 15 of 20; what happens to them twice as many as the largest parent; lines three
times as many, at least one for each parent; the other half of a pair six of ten; a junction seven of ten combinations.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ....schema.model import Column
from ..columns.keys import is_key
from ..words.vocabulary import data, normal
from .actors import is_actor
from .headers import header_of
from .kinds_of_rows import gives_back
from .links import Link
from .sheet import Sheet, referring

_FEW = ("lookup", "tenants", "lookup of a parent")  # classes of sizes
_MOST = 8  # times the rows that were asked for
_NAMES = 2  # columns of a table that only names kinds
MOST_LOOKUPS = 6
"""Rows of a table of kinds that refers to no other, at every size."""


@lru_cache(maxsize=8)
def _tables(kind: str) -> frozenset[str]:
    """What tables of a kind are called, by their last word."""
    return frozenset(word for each in data()["sizes"][kind].split() for word in normal(each)[-1:])


class Size(NamedTuple):
    """Rows of a table at size small; ``constant``: the same at every size; ``why`` names the class."""

    rows: int
    constant: bool
    why: str


def sizes(sheets: Mapping[str, Sheet], rows: int) -> dict[str, Size]:
    """Return the size of every table, ``rows`` being those that were asked for."""
    for sheet in sheets.values():
        for table, column in sheet.builder.schema.covering:
            link = sheet.builder.schema.single_link(table, column)
            if table == sheet.name and link is not None:
                sheet.builder.result.at_least.add(link.parent)
    return _Sizes(sheets, rows).all()


def _are_people(sheet: Sheet) -> bool:
    """True for the tenants of flats, who have names of their own."""
    classify = sheet.builder.schema.classify
    return any(classify(sheet.name, each) in ("last_name", "birth_date") for each in sheet.table.columns)


def is_lookup(sheet: Sheet) -> bool:
    """True for a table of kinds that refers to no other and is referred to: by the last word of its name, or since its rows have
    nothing but a name."""
    return (
        (bool(set(sheet.words[-1:]) & _tables("lookups")) or _has_names_only(sheet))
        and any(other is not sheet for other, _, _ in referring(sheet))
        and all(column.nullable for column, _ in sheet.single_links())
    )


def _has_names_only(sheet: Sheet) -> bool:
    """True for rows with a name, and a code or a description at most, that are no people, firms or things (a species, a genre)."""
    others = [column for column in sheet.table.columns if column.name.lower() not in sheet.table.single_keys]
    others += [
        column
        for column in sheet.table.columns
        if column.name.lower() in sheet.table.single_keys and not sheet.builder.is_automatic(column)
    ]
    standing = set(sheet.words[-1:]) & _standing()
    names = [column for column in others if {"name", "label"} & set(sheet.tokens(column))]
    is_personal = any(sheet.builder.schema.classify(sheet.name, column) not in (None, "free_text") for column in others)
    is_short = len(others) <= _NAMES and all(column.type.is_text for column in others)
    return is_short and bool(names) and not standing and not is_personal


@lru_cache(maxsize=1)
def _standing() -> frozenset[str]:
    return frozenset(word for each in data()["standing"]["tables"].split() for word in normal(each)[-1:])


def _is_junction(sheet: Sheet, links: list[Link]) -> bool:
    """True where a key is made of references."""
    key = {name.lower() for name in sheet.table.primary_key}
    return bool(sheet.unique.pairs) or (len(key) > 1 and key <= {name for link in links for name in link.folded})


def _of_several_columns(sheet: Sheet) -> list[tuple[Column, Link]]:
    """The references of several columns to other tables, each with the first of them."""
    links = sheet.builder.schema.links.get(sheet.name, [])
    return [
        (sheet.table.column(link.columns[0]), link)
        for link in links
        if len(link.columns) > 1 and link.parent != sheet.name
    ]


def _one_to_one(sheet: Sheet, needed: list[tuple[Column, Link]], sizes: list[Size]) -> Size | None:
    alone = [size for size, (column, _) in zip(sizes, needed, strict=True) if is_key(sheet.table, (column.name,))]
    return Size(max(1, round(min(size.rows for size in alone) * 0.6)), False, "one-to-one") if alone else None


def _of_granted(sheet: Sheet, needed: list[tuple[Column, Link]], sizes: list[Size]) -> Size | None:
    """The size of what comes of offers and requests that were granted: no more orders than quotes."""
    asked = sheet.builder.schema.asked
    granted = [
        size
        for size, (column, _) in zip(sizes, needed, strict=True)
        if (sheet.name, column.name) in asked and asked[sheet.name, column.name].is_granted
    ]
    return Size(max(1, round(min(size.rows for size in granted) * 0.6)), False, "transactions") if granted else None


class _Sizes:
    def __init__(self, sheets: Mapping[str, Sheet], rows: int) -> None:
        self.sheets, self.rows = sheets, rows
        self.found: dict[str, Size] = {}
        self.children = {
            link.parent for sheet in sheets.values() for _, link in sheet.single_links() if link.parent != sheet.name
        }

        # two references that pick from two halves of one table have been given halves of so many rows
        self.halved = {
            link.parent
            for sheet in sheets.values()
            for link, pick in sheet.builder.picks.items()
            if str(pick.get("where", "")).startswith("row_number ")
        }

    def all(self) -> dict[str, Size]:
        for name in self.sheets:
            self._size(name, frozenset())
        return self.found

    def _size(self, name: str, above: frozenset[str]) -> Size:
        if name not in self.found:
            other = self.sheets[name].builder.schema.as_many.get(name)
            size = self._of(self.sheets[name], above | {name})
            if other is not None and other not in above:
                size = size._replace(rows=self._size(other, above | {name}).rows)
            least = [
                self._size(each, above | {name})
                for each in sorted(self.sheets[name].builder.result.at_least)
                if each not in above | {name}
            ]
            rows = max([size.rows, *(each.rows for each in least)])
            if name in self.halved:
                size, rows = Size(self.rows, False, size.why), max(rows, self.rows)
            self.found[name] = Size(rows, size.constant and all(each.constant for each in least), size.why)
        return self.found[name]

    def _of(self, sheet: Sheet, above: frozenset[str]) -> Size:
        parents = [
            (column, link)
            for column, link in (*sheet.single_links(), *_of_several_columns(sheet))
            if link.parent not in above
        ]
        needed = [item for item in parents if not item[0].nullable]
        if not needed:
            return self._root(sheet)
        if _is_junction(sheet, [link for _, link in parents if len(link.columns) == 1]):
            return self._junction(sheet, above)
        owners = [item for item in needed if not is_actor(sheet, item[0])]
        if not owners:
            return Size(max(1, self.rows), False, "entities")
        sizes = [self._size(link.parent, above) for _, link in needed]
        return self._by_parents(sheet, needed, owners, sizes)

    def _by_parents(
        self, sheet: Sheet, needed: list[tuple[Column, Link]], owners: list[tuple[Column, Link]], sizes: list[Size]
    ) -> Size:
        found = _one_to_one(sheet, needed, sizes) or _of_granted(sheet, needed, sizes)
        return found or self._owned(sheet, owners, sizes)

    def _owned(self, sheet: Sheet, owners: list[tuple[Column, Link]], sizes: list[Size]) -> Size:
        """The size of a table by those of the tables that own its rows."""
        largest = max(sizes, key=lambda size: size.rows)
        last = set(sheet.words[-1:])
        if _tables("lines") & last:
            self._covering(sheet, owners)
            header = header_of(sheet)
            rows = (
                self.found[header.sheet.name].rows
                if header is not None and header.sheet.name in self.found
                else largest.rows
            )
            return self._limited(rows * 3, "lines")
        if last & _tables("accidents"):
            return Size(max(1, round(largest.rows * 0.15)), False, "exceptions")
        if (
            last & _tables("rare")
            or gives_back(sheet)
            or (last & _tables("late_events") and largest.why in ("transactions", "lines"))
        ):
            return Size(max(1, round(largest.rows * 0.4)), False, "exceptions")
        if last & _tables("lookups") and sheet.name in self.children and largest.why != "transactions":
            return Size(max(2, min(largest.rows * 2, self.rows)), largest.constant, "lookup of a parent")
        if all(size.why in _FEW for size in sizes) and sheet.name in self.children:
            return Size(max(1, self.rows), False, "entities")
        return self._limited(max(largest.rows * 2, self.rows), "transactions")

    def _covering(self, sheet: Sheet, owners: list[tuple[Column, Link]]) -> None:
        """Every order has a line: the reference to the table that the lines are called after."""
        for column, link in owners:
            pick = sheet.builder.picks.get(link)
            called = set(self.sheets[link.parent].words[-1:]) & set(sheet.words)
            if called and pick is not None and set(pick) <= {"reference", "within"} and sheet.link(column) is not None:
                pick |= {"cover": True}
                sheet.builder.result.at_least.add(link.parent)

    def _root(self, sheet: Sheet) -> Size:
        if is_lookup(sheet):
            return Size(max(1, min(MOST_LOOKUPS, self.rows)), True, "lookup")
        if sheet.name in self.children and set(sheet.words[-1:]) & _tables("tenants") and not _are_people(sheet):
            return Size(max(1, round(self.rows * 0.3)), False, "tenants")
        if {"period", "month", "quarter"} & set(sheet.words[-1:]):
            return Size(max(1, min(12, self.rows)), True, "calendar")
        if sheet.name not in self.children:
            return Size(self.rows, False, "alone")
        return Size(max(1, round(self.rows * 0.75)), False, "entities")

    def _junction(self, sheet: Sheet, above: frozenset[str]) -> Size:
        counts = [
            self._size(link.parent, above).rows
            for column, link in sheet.single_links()
            if link.parent not in above and not column.nullable
        ]
        product = 1
        for count in counts[:2]:
            product *= count
        return Size(max(1, min(product * 7 // 10, max(counts, default=1) * 2)), False, "junction")

    def _limited(self, wanted: int, why: str) -> Size:
        return Size(max(1, min(wanted, self.rows * _MOST)), False, why)
