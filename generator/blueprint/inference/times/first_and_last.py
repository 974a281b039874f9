"""The first and the last time of the rows that refer to a row: ``last_order_at``, ``earliest enrolment``."""

from __future__ import annotations

import re

from ....lazy_patterns import lazy
from ....schema.model import Column
from ...writing import sql_name
from ..references.children import Child, aggregate_of, children_of
from ..references.selection import Selection, as_remarked, is_same
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, Sheets, bare, is_temporal, named
from ..words.vocabulary import tokens
from .spoken_lengths import lengths_in


def decide_first_and_last(sheets: Sheets) -> None:
    """The first and the last time of the children."""
    for sheet in sheets.values():
        children = children_of(sheet)
        for column in sheet.table.columns:
            if is_temporal(column) and sheet.is_open(column):
                any(
                    _by_name(sheet, column, sheet.tokens(column), child) or _by_comment(sheet, column, child)
                    for child in children
                )


_FIRST_OR_LAST = lazy(
    r"(?<!\w)(?P<which>earliest|first|oldest|latest|last|newest|most recent|fr(?:ü|ue)heste[rsn]?|erste[rsn]?|letzte[rsn]?|neueste[rsn]?|premi[eè]re?|dernier|"
    r"derni[eè]re|primer[oa]?|primeir[oa]|[úu]ltim[oa]|eerste|laatste|pierwsz[aey]|ostatni(?:ej|ego|a)?|prim[oa])\s+(?P<what>[^\W\d]\w*(?: [^\W\d]\w*)?)",
    re.IGNORECASE,
)
_TO_COME = frozenset("due planned scheduled next deadline expected estimated until expires".split())
_OVER = frozenset("completed end resolved performed paid delivered returned inspected repaired serviced".split())
_FIRST = ("ear", "fir", "old", "frü", "fru", "ers", "pre", "pri", "eer", "pie")


def _by_comment(sheet: Sheet, column: Column, child: Child) -> bool:
    """``date of the latest loan``, ``earliest enrolment``: what a comment says of all children."""
    found = _FIRST_OR_LAST.search(column.comment) if column.nullable and len(column.comment) <= 60 else None
    is_counted = any(lengths_in(column.comment)) if found is not None else False  # two years after the last one
    if found is None or is_counted or re.search("number|amount|value", column.comment[: found.start()]):
        return False
    source = _time_called(child.sheet, set(tokens(found["what"].replace(" ", "_"))))
    if source is None:
        return False
    function = "MIN" if found["which"].lower()[:3] in _FIRST else "MAX"
    return _decide(sheet, column, child, function, source)


def _time_called(sheet: Sheet, words: set[str]) -> Column | None:
    """The time that words name, or the first that each row has where they name the rows."""
    times = [each for each in sheet.table.columns if is_temporal(each)]
    called = [each for each in times if words & set(sheet.tokens(each))]
    if not called and words & set(sheet.words[-1:]):
        called = [each for each in times if not each.nullable]
        called.sort(key=lambda each: sheet.tokens(each)[0] in ("created", "updated"))
    return called[0] if called else None


def _decide(sheet: Sheet, column: Column, child: Child, function: str, source: Column) -> bool:
    rows = as_remarked(Selection(child), column.comment, by_state=False)
    value = f"{sql_name(child.sheet.name)}.{named(source)}"
    text = f"{function}(IF({rows.condition}, {value}, NULL))" if rows.condition else f"{function}({value})"
    which = f", {rows.reason}" if rows.condition else ""
    rule = aggregate_of(sheet, child, f"DATE({text})" if column.type.name == "date" else text)
    return sheet.decide(column, rule, f"{function.lower()} of {child.sheet.name}.{source.name}{which}", "rollups")


def _by_name(sheet: Sheet, column: Column, words: tuple[str, ...], child: Child) -> bool:
    """``last_order_at`` is the latest of its orders."""
    function = "MAX" if {"last", "latest"} & set(words) else "MIN" if "first" in words else ""
    rest = tuple(word for word in bare(words) if word not in ("last", "latest", "first"))
    rest = tuple(_DEEDS.get(word, word) for word in rest)
    if not function or not rest or not column.nullable:
        return False
    is_called = _is_of(child, rest[-1])
    sources = _when_done(child, column) if is_called else _so_called(child, rest)
    return bool(sources) and _decide(sheet, column, child, function, sources[0])


_DEEDS = {"ordered": "order", "posted": "post", "paid": "payment", "visited": "visit", "purchased": "order"}
_RECORDS = frozenset("record log history entry".split())
_CONTACTS = frozenset("call email message contact visit meeting conversation interaction".split())


def _is_of(child: Child, word: str) -> bool:
    """True for rows that are called so, or are the records of it: ``last_service_on`` of service_records, ``last_contacted_at`` of calls."""
    *before, last = child.sheet.words or ("",)
    head = before[-1] if before and last in _RECORDS else last
    if word == "contacted":
        return head in _CONTACTS
    return word == head or is_same(word, head)


def _so_called(child: Child, words: tuple[str, ...]) -> list[Column]:
    """The time that the rows of a child each have and that is called so: ``calibrated_on`` for ``last_calibrated_on``."""
    is_owned = not is_actor(child.sheet, child.column)
    times = [each for each in child.sheet.table.columns if is_temporal(each) and not each.nullable and is_owned]
    return [
        each for each in times if tuple(bare(tokens(each.name))) == words and words not in (("created",), ("updated",))
    ]


def _when_done(child: Child, column: Column) -> list[Column]:
    """The times at which the rows of a child happened, the likeliest first: when something was due says nothing of that."""
    times = [each for each in child.sheet.table.columns if is_temporal(each)]
    done = [each for each in times if not _TO_COME & set(child.sheet.tokens(each))]
    sources = [each for each in done if not each.nullable] or [each for each in done if _OVER & set(tokens(each.name))]
    sources.sort(
        key=lambda each: (child.sheet.tokens(each)[0] in ("created", "updated"), each.type.name != column.type.name)
    )
    return sources
