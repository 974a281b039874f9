"""Lines of documents that follow others: what is shipped, invoiced, returned or credited is among what was ordered.

The header of such a line leads to an earlier document (``return_id.order_id``), whose lines are of the same things. A line picks one
of them, each before any again, and has from there what it is about; it is of no more than that line is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from ....schema.model import Column
from ...writing import rule_name
from ..tables.actors import is_actor
from ..tables.compatibility import takes
from ..tables.headers import Header, header_of
from ..tables.kinds_of_rows import gives_back
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, is_exact, named, referring, scale_of
from ..words.vocabulary import tokens
from .copied_amounts import LINES, only_price
from .covering import cover, is_picked

_TERMS = frozenset("price cost rate percent name description unit title sku batch lot".split())
"""What a line repeats under the same name, whatever part of the earlier one it is."""
_QUANTITIES = frozenset(("quantity", "pieces"))
_ASKED = frozenset("ordered expected requested planned".split())
_AMOUNTS = frozenset("amount total value".split())
_MOST_STEPS = 2  # from the header of a line to the earlier document


class Followed(NamedTuple):
    """The lines of an earlier document: how it is reached from a line (``return_id.order_id``), and what both are about."""

    sheet: Sheet
    header: Header
    path: tuple[Column, ...]
    thing: Column
    theirs: Column


def things_of(sheet: Sheet, header: Header) -> list[tuple[Column, Link]]:
    """What a line may be of: references that must be filled, but for the one to its header and those to people who act."""
    return [
        (column, link)
        for column, link, _ in sheet.parents
        if link.parent != header.sheet.name and not is_actor(sheet, column)
    ]


def followed(sheet: Sheet) -> Followed | None:
    """The only lines of the nearest earlier document that are of the same things as those of a table."""
    header = header_of(sheet)
    if header is None or not LINES & set(sheet.words[-1:]):
        return None
    for steps in range(1, _MOST_STEPS + 1):
        found = [
            Followed(lines, own, (header.column, *path), thing, theirs)
            for path, document in _documents(header.sheet, steps)
            for lines, own in _lines_of(document)
            if lines is not sheet
            for thing, link in things_of(sheet, header)
            for theirs, other in things_of(lines, own)
            if other.parent == link.parent and other.parent_columns == link.parent_columns
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _documents(sheet: Sheet, steps: int) -> Iterator[tuple[tuple[Column, ...], Sheet]]:
    """The rows that a row leads to over so many references, each with these."""
    for column, _, parent in sheet.referred:
        if parent is sheet or is_actor(sheet, column):
            continue
        if steps == 1:
            yield (column,), parent
        else:
            yield from (((column, *rest), top) for rest, top in _documents(parent, steps - 1))


def _lines_of(document: Sheet) -> Iterator[tuple[Sheet, Header]]:
    for lines, _, _ in referring(document):
        header = header_of(lines)
        if header is not None and header.sheet is document:
            yield lines, header


def decide_followed_lines(sheets: Sheets) -> None:
    """Let lines pick among those of the document before, and have from there what they are of, its price and how much at most."""
    for sheet in sheets.values():
        header = header_of(sheet)
        if header is None:
            continue
        earlier = _earlier(sheet, header)
        lines = _repeat(sheet) if earlier is None else _refer(sheet, *earlier)
        if lines is not None:
            _follow(sheet, header, *lines)


def _earlier(sheet: Sheet, header: Header) -> tuple[Column, Sheet] | None:
    """The reference of a line to one of the earlier document of its header, and the table of that."""
    for column, link, lines in sheet.referred:
        pick = sheet.builder.picks[link]
        if lines is sheet or sheet.link(column) is not link or set(pick) - {"null"} != {"reference", "within"}:
            continue
        before, within = header_of(lines), pick["within"]
        theirs = set(within.values()) if isinstance(within, dict) else {within}
        if before is not None and before.sheet is not header.sheet and named(before.column) in theirs:
            return column, lines
    return None


def _refer(sheet: Sheet, column: Column, lines: Sheet) -> tuple[Sheet, str] | None:
    """Let each line of the earlier document be picked before any again; what it is and by what it is read, where there is always one."""
    link = sheet.link(column)
    if link is not None:
        sheet.builder.picks[link]["cover"] = True
    return None if column.nullable else (lines, named(column))


def _repeat(sheet: Sheet) -> tuple[Sheet, str] | None:
    """The earlier lines that a line is one of without saying so, and the hidden reference to them by which it is of the same thing;
    None where something else says of what."""
    found = followed(sheet)
    link = sheet.link(found.thing) if found is not None else None
    if found is None or link is None or is_picked(sheet, found.thing):
        return None
    own = found.header
    all_of = _whole(sheet, found)
    rule: dict[str, Any] = {"reference": rule_name(found.sheet.name), "cover": True}
    if not all_of:
        rule["within"] = {".".join(named(each) for each in found.path): named(own.column)}
    way = sheet.hide("_".join(("of", *found.sheet.words)), rule)
    text = f"{way}.{named(found.theirs)}"
    is_certain = all_of or (not any(each.nullable for each in found.path) and cover(found.sheet, own.column, own.link))
    if not is_certain:
        anyone = sheet.hide("_".join(("any", *tokens(link.parent))), dict(sheet.builder.picks[link]))
        text = f"COALESCE({text}, {anyone})"
    if not sheet.compute_reference(found.thing, link, text, f"one of the {found.sheet.name} before it"):
        return None
    if all_of:
        _follow_all(sheet, found, way)
    return (found.sheet, way) if is_certain else None


def _whole(sheet: Sheet, found: Followed) -> bool:
    """True where each document is followed by one, which has all of its lines: the invoice of an order, nothing that gives a part back."""
    header = header_of(sheet)
    if header is None or len(found.path) != 2 or gives_back(header.sheet) or is_picked(sheet, header.column):
        return False
    before = found.path[1]
    link = header.sheet.link(before)
    is_plain = link is not None and set(header.sheet.builder.picks[link]) == {"reference"}
    return is_plain and not before.nullable and not is_picked(header.sheet, before)


def _follow_all(sheet: Sheet, found: Followed, way: str) -> None:
    header = header_of(sheet)
    assert header is not None
    before = found.path[1]
    link = header.sheet.link(before)
    assert link is not None
    header.sheet.builder.picks[link]["cover"] = True
    sheet.builder.picks[header.link] |= {
        "within": {f"{way}.{named(found.header.column)}": named(before)},
        "cover": True,
    }
    as_many = sheet.builder.schema.as_many
    as_many[header.sheet.name], as_many[sheet.name] = link.parent, found.sheet.name


def _follow(sheet: Sheet, header: Header, lines: Sheet, way: str) -> None:
    """Take over the terms of the earlier line, and no more than it has."""
    for column in sheet.table.columns:
        words = sheet.tokens(column)
        theirs = next((each for each in lines.table.columns if lines.tokens(each) == words), None)
        if theirs is not None and _TERMS & set(words[-1:]) and takes(column, theirs) and sheet.is_open(column):
            sheet.decide(column, f"{way}.{named(theirs)}", f"copied from {lines.name}", "copies")
    quantity, most = _quantity(sheet), _quantity(lines, ("accepted",))
    if quantity is None or most is None or most.nullable:
        return
    text = f"{way}.{named(most)}"
    if gives_back(header.sheet) and quantity.type.is_integer:
        least = {"provider": "integer", "min": 1, "max": text}
        sheet.decide(quantity, least, f"range: no more than {lines.name}.{most.name}", "numbers")
    elif takes(quantity, most):
        sheet.decide(quantity, text, f"copied from {lines.name}", "copies")
    _price(sheet, quantity, lines, way)


def _price(sheet: Sheet, quantity: Column, lines: Sheet, way: str) -> None:
    """The amount of a line without a price of its own is at that of the earlier line."""
    price = only_price(lines)
    amounts = [
        each for each in sheet.table.columns if each.type.name == "decimal" and _AMOUNTS & set(sheet.tokens(each)[-1:])
    ]
    if (
        price is not None
        and len(amounts) == 1
        and not any("price" in sheet.tokens(each) for each in sheet.table.columns)
    ):
        text = f"ROUND({named(quantity)} * {way}.{named(price)}, {scale_of(amounts[0])})"
        sheet.decide(amounts[0], text, f"product: {quantity.name} at the price of {lines.name}", "amounts")


def _quantity(sheet: Sheet, first: Collection[str] = ()) -> Column | None:
    """How much a line is of: of several quantities that of the words ``first``, the plain one, what was asked for, else any."""
    found = [each for each in sheet.table.columns if is_exact(each) and _QUANTITIES & set(sheet.tokens(each))]
    meant = [each for each in found if set(first) & set(sheet.tokens(each))]
    plain = [each for each in found if len(sheet.tokens(each)) == 1]
    asked = [each for each in found if _ASKED & set(sheet.tokens(each))]
    return next(iter((*meant, *plain, *asked, *found)), None)
