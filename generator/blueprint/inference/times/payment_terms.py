"""Days of payment: by a number of days, or by labels such as NET_30, in the row or one that it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....schema.model import Column
from ...writing import sql_literal
from ..tables.sheet import Sheet, named
from ..words.identifiers import words_of
from ..words.vocabulary import tokens

_TERMS = frozenset("terms term payment net credit target".split())


def terms_of(sheet: Sheet) -> str | None:
    """The days of payment as an expression; None where no row says any."""
    return next(_days(sheet), None)


_BILLED = frozenset(
    "invoice bill order sale receivable charge statement fee payment installment receipt ledger debt account dunning reminder purchase".split()
)


def is_bill(sheet: Sheet) -> bool:
    """True for bills and the like: no contract's term says when they are due."""
    return bool((_BILLED - {"order", "debt", "account"}) & set(sheet.words[-1:]))


def is_paid(sheet: Sheet) -> bool:
    """True for what people pay, by what it is called or by a column that says whether it is paid: terms of payment are of no other
    deadline."""
    return bool(_BILLED & set(sheet.words)) or any(
        {"paid", "payment"} & set(tokens(each.name)) for each in sheet.table.columns
    )


def _days(sheet: Sheet) -> Iterator[str]:
    if not is_paid(sheet):
        return
    for column in sheet.table.columns:
        yield from _days_of(column, named(column))
    for column, link in sheet.single_links():
        parent = sheet.builder.schema.schema.find(link.parent)
        for found in parent.columns if parent is not None and not column.nullable else ():
            if not found.nullable:
                yield from _days_of(found, f"{named(column)}.{named(found)}")
    for column, _, near in sheet.parents:
        for reference, _, above in near.parents:
            for found in above.table.columns if above is not sheet else ():
                if not found.nullable:
                    yield from _days_of(found, f"{named(column)}.{named(reference)}.{named(found)}")


def _days_of(column: Column, path: str) -> Iterator[str]:
    if _is_terms(column):
        yield f"({path})"
    by_label = _days_by_label(column, path)
    if by_label is not None:
        yield by_label


def _is_terms(column: Column) -> bool:
    words = tokens(column.name)
    return column.type.is_integer and words[-1:] == ("day",) and bool(_TERMS & set(words))


def _days_by_label(column: Column, path: str) -> str | None:
    """The days that labels such as NET_30 name; COD and the like are 0."""
    if not {"terms", "term"} & set(words_of(column.name)) or len(column.type.labels) < 2:
        return None
    days = [re.search(r"\d+", label) for label in column.type.labels]
    if sum(found is not None for found in days) * 2 < len(days):
        return None
    cases = " ".join(
        f"WHEN {sql_literal(label)} THEN {found[0] if found is not None else 0}"
        for label, found in zip(column.type.labels, days, strict=True)
    )
    return f"(CASE {path} {cases} END)"
