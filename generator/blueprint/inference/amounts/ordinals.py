"""What counts the rows of a parent: line numbers, positions, instalments; and shares that add up to a whole."""

from __future__ import annotations

import re
from decimal import Decimal

from ....lazy_patterns import lazy
from ....schema.model import Column
from ...writing import sql_name
from ..columns.context import is_boolean
from ..columns.keys import step_of
from ..numbers.bounded_numbers import is_one_of_places
from ..numbers.expressions import expression_of
from ..references.children import Child, aggregate_of
from ..tables.actors import is_actor
from ..tables.links import Link
from ..tables.numbered_rows import EVENTS
from ..tables.sheet import Sheet, Sheets, is_exact, named, scale_of
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .along import run_along

_NUMBERED = frozenset(
    "line item row sequence position installment instalment step stop entry detail stage leg round lesson chapter sort display".split()
)
_NUMBERS = frozenset(("number", "sequence", "position", "order", "ordinal", "index"))
_STARTERS = frozenset("catalog bib start".split())
_COUNTED_FROM_ONE = lazy(
    r"\b(?:from|ab|à partir de|desde|vanaf|od|da(?:l)?|fr[åa]n|starts? (?:at|with|from))\s+1\b(?!\s*(?:to|bis|à|a|do|tot|up|[-–.…]))|\b1\s*(?:\.\.\.?|to|bis|à|a|do|tot)\s*n\b|fortlaufend|laufende|"
    r"consecuti|running number|volgnummer|doorlopend|kolejn[yae]|correlativo|progressiv|numéro d'ordre|numero d'ordine|löpande|pořad",
    re.IGNORECASE,
)
_VERSIONS = frozenset(("version", "revision"))
_ALONE = frozenset(("position", "sequence", "ordinal", "line", "order", "installment"))
_SHARED = frozenset(
    "allocation split share ownership beneficiary distribution portion shareholder owner partner composition component stake holding assignment criterion weighting".split()
)
_DIGITS_OF_SHARES = 5
_WEIGHTS = frozenset(("assignment", "assessment", "exam", "criterion", "component", "grading", "evaluation"))


def decide_ordinals(sheets: Sheets) -> None:
    """Decide line numbers, positions and shares of a whole."""
    for sheet in sheets.values():
        parents = _parents_of(sheet)
        for column in filter(sheet.is_open, sheet.table.columns):
            if _is_ordinal(sheet, column):
                _count(sheet, column, _counted_among(column, parents))
            elif parents and not _is_amount(column) and _is_share(sheet, column):
                _share(sheets[parents[0][1].parent], sheet, column, *parents[0])
        _run_along_parents(sheet, [own for own, _ in parents])


def _parents_of(sheet: Sheet) -> list[tuple[Column, Link]]:
    """The references to rows of other tables that each row has, but for people who act."""
    return [(own, link) for own, link, _ in sheet.parents if not is_actor(sheet, own)]


def _run_along_parents(sheet: Sheet, references: list[Column]) -> None:
    """Let numbers grow with those of the rows of a parent, where the rows are lines of it or are counted within it."""
    counted = {str(guess.rule) for guess in sheet.guesses.values()}
    for own in references:
        if sheet.is_line_of(own) or f"ORDINAL({named(own)})" in counted:
            run_along(sheet, own)


def _is_amount(column: Column) -> bool:
    """True for a decimal that has place for thousands, which no share of 100 needs."""
    return column.type.name == "decimal" and (column.type.length or 10) - scale_of(column) > _DIGITS_OF_SHARES


def _is_ordinal(sheet: Sheet, column: Column) -> bool:
    if not column.type.is_integer or is_boolean(column.type) or column.auto_increment:
        return False
    words, own = sheet.unprefixed(column), sheet.tokens(column)
    if own == ("installment",) and words_of(column.name)[-1].endswith(("s", "en")):
        return False  # in how many it is paid
    if column.comment and "number" in words and _COUNTED_FROM_ONE.search(column.comment) is not None:
        return True
    if _numbers_events(sheet, words):
        return any(not each.nullable for each, _ in sheet.single_links())
    return _is_called_a_place(own, words) and not is_one_of_places(sheet, column)


def _numbers_events(sheet: Sheet, words: tuple[str, ...]) -> bool:
    """True for the number of an event in the table of these, and for that of a starter."""
    if len(words) == 1 and words[0] in _VERSIONS:
        return words[0] in sheet.words[-1:]
    if len(words) != 2 or words[1] != "number" or words[0] not in EVENTS:
        return False
    return words[0] in sheet.words[-1:] or words[0] in _STARTERS


def _is_called_a_place(own: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """True for ``position`` and ``line_number``; ``own`` are the words without those of the table."""
    if len(own) == 1 and own[0] in _ALONE:
        return True
    return len(words) == 2 and bool(_NUMBERED & set(words)) and bool(_NUMBERS & set(words))


def _counted_among(column: Column, parents: list[tuple[Column, Link]]) -> Column | None:
    """The reference whose rows a number counts: the one that its comment names (``per course``), else the first."""
    said = set(tokens("_".join(re.findall(r"[^\W\d_]+", column.comment)))) if column.comment else set()
    called = (own for own, link in parents if said & {*tokens(link.parent), *tokens(own.name)} - {"id"})
    return next(called, parents[0][0] if parents else None)


def _count(sheet: Sheet, column: Column, reference: Column | None) -> None:
    rows, step = Decimal(max(sheet.builder.schema.most_rows, 1)), step_of(column)
    text = f"ORDINAL({named(reference)})" if reference is not None else "row_number"
    text = f"{step} * {text}" if step > 1 else text
    written = expression_of(sheet, column, text, (Decimal(step), rows * step))
    if written is not None:
        of_whom = f"the rows of each {named(reference)}" if reference is not None else "the rows"
        by_tens = f", {step} by {step}" if step > 1 else ""
        sheet.decide(column, written[0], f"number: counts {of_whom}{by_tens}", "sums", bounds=written[1])


def _is_share(sheet: Sheet, column: Column) -> bool:
    """True for percentages of rows that are the parts of a whole."""
    words = set(sheet.tokens(column))
    if (
        not is_exact(column)
        or not {"percent", "share", "weight"} & words
        or {"discount", "tax", "vat", "rate", "yield", "scrap", "margin", "efficiency"} & words
    ):
        return False
    if "weight" in words:
        return "percent" in words and bool(_WEIGHTS & set(sheet.words[-1:]))
    return bool(_SHARED & {*sheet.words[-1:], *words - {"share"}})


def _share(parent: Sheet, sheet: Sheet, column: Column, own: Column, link: Link) -> None:
    table, key = sql_name(sheet.name), sql_name(sheet.table.row_key[0])
    child = Child(sheet, own, link)
    count = parent.hide("_".join(("parts", *sheet.words[-1:])), aggregate_of(parent, child, f"COUNT({table}.{key})"))
    part = sheet.hide("part", f"ORDINAL({named(own)})")
    digits = column.type.whole_digits
    whole, scale = (1, scale_of(column)) if column.type.name == "decimal" and digits <= 1 else (100, scale_of(column))
    upto = [f"ROUND({whole} * {each} / {named(own)}.{count}, {scale})" for each in (part, f"({part} - 1)")]
    bounds = (Decimal(0), Decimal(whole))
    sheet.decide(column, f"{upto[0]} - {upto[1]}", f"share: all of a {own.name} are {whole}", "sums", bounds=bounds)
