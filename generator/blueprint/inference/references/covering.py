"""References that must give every parent a child, so that a pick within an owner always finds a row."""

from __future__ import annotations

from ....schema.model import Column
from ..columns.keys import is_key
from ..tables.links import Link
from ..tables.sheet import Sheet, named

_MOST_STEPS = 3


def is_picked(sheet: Sheet, column: Column) -> bool:
    link = sheet.link(column)
    return (
        link is None
        or column.name.lower() in sheet.builder.rules
        or column.name.lower() in sheet.unique.pairs
        or (sheet.name, column.name) in sheet.builder.schema.covering
        or any(key in sheet.builder.picks[link] for key in ("pick", "where", "within", "other"))
        or is_key(sheet.table, (column.name,))
    )


def cover(parent: Sheet, theirs: Column, shared: Link, is_far: bool = False) -> bool:
    """Make sure that every row of the owner's table has such a row, by its reference or, ``is_far``, by the one that its owner is
    taken from (``parc_id.exploitant_id``). False where something else decides whom they refer to."""
    steps = _steps(parent, theirs, shared.parent) if is_far or parent.link(theirs) is not None else []
    for sheet, column, owner in steps:
        sheet.builder.schema.covering.add((sheet.name, column.name))
        sheet.builder.result.at_least.add(owner)
    return bool(steps)


def _steps(sheet: Sheet, column: Column, owner: str, depth: int = 0) -> list[tuple[Sheet, Column, str]]:
    """The references on the way from rows of a table to their owners, each with the table that it leads to; empty where one of
    them cannot give every parent a child."""
    link = sheet.link(column)
    path = by_way(sheet, column) if depth < _MOST_STEPS else None
    if path is None:
        is_free = (sheet.name, column.name) in sheet.builder.schema.covering or not is_picked(sheet, column)
        return [(sheet, column, owner)] if link and is_free and not sheet.builder.picks[link].get("null") else []
    own, middle, theirs = path
    first = _steps(sheet, own, middle.name, depth + 1)
    rest = _steps(middle, theirs, owner, depth + 1) if first else []
    return [*first, *rest] if rest else []


def by_way(sheet: Sheet, column: Column) -> tuple[Column, Sheet, Column] | None:
    """The reference that a column is taken by way of, the table that it leads to and the column there: ``parc_id.exploitant_id``."""
    guess = sheet.guess(column)
    path = guess.rule.split(".") if guess is not None and isinstance(guess.rule, str) else []
    own = _called(sheet, path[0]) if len(path) == 2 else None
    through = sheet.link(own) if own is not None and not own.nullable else None
    middle = sheet.sheets[through.parent] if through is not None else None
    theirs = _called(middle, path[1]) if middle is not None else None
    return (own, middle, theirs) if own is not None and middle is not None and theirs is not None else None


def _called(sheet: Sheet, name: str) -> Column | None:
    return next((each for each in sheet.table.columns if named(each) == name), None)
