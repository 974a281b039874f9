"""What a row says of its children in other words than they: what lies here, what all of a measure comes to, points, and shares in percent.

Each needs a sign that the rows are what is meant: a comment that names them, a count of them in the same row, or the same name and unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ....schema.model import Column
from ..columns.places import is_money
from ..references.children import Child, children_of
from ..references.selection import Selection
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, Sheets, is_exact, named, scale_of
from ..words.vocabulary import tokens
from .aggregates import add_up
from .relations.ledger import Ledger
from .relations.unit_names import dimension, unit_of, unit_table

_TOTALS = frozenset("total sum overall".split())
_FILLERS = frozenset("total sum overall quantity weight volume amount count mass area net of in value".split())
_NO_SUM = frozenset(
    """maximum minimum average per capacity limit planned target expected estimated tare empty payload price rate percent free remaining left
    available allowed permitted gross debit credit reserved ordered required nominal rated last first opening closing initial final""".split()
)
_PAID_FOR = frozenset("invoice bill payment settlement statement payroll payslip".split())
"""What bills some of what there is: it is not all of it."""


def decide_of_rows(sheets: Sheets, sheet: Sheet) -> None:
    """Decide the numbers of a row that say something of its children."""
    children = [each for each in children_of(sheets, sheet) if not _is_of_who_acts(sheet, each)]
    reckoned = Ledger(sheet).reckoned() if children else frozenset()
    for column in sheet.table.columns if children else ():
        if not is_exact(column) or not sheet.is_open(column) or column.name in reckoned:
            continue
        _of_measure(sheet, column, sheet.tokens(column), children)


def _is_of_who_acts(sheet: Sheet, child: Child) -> bool:
    """True for a reference to someone who acts; one that is called as the table is to what the row belongs to: ``submission_id``."""
    name, table = child.column.name.lower().removesuffix("id").strip("_"), sheet.name.lower()
    return is_actor(child.sheet, child.column) and not (len(name) > 3 and table.startswith(name))


# ---- what lies here ----------------------------------------------------------------------------------------------------


# ---- sums --------------------------------------------------------------------------------------------------------------


def _of_measure(sheet: Sheet, column: Column, words: tuple[str, ...], children: Sequence[Child]) -> bool:
    """What all children have of a measure: by a comment that names them, a total of just that, or the same name beside their count."""
    if _NO_SUM & set(words) or column.nullable or (column.type.is_integer and not unit_of(column, words)[0]):
        return False
    unit = _plain_unit(column, words)
    found = []
    for child in children:
        is_apart = child.column.nullable or bool(_PAID_FOR & set(child.sheet.words) - set(sheet.words))
        source = None if is_apart else _source(sheet, column, words, unit, child)
        if source is not None and scale_of(source) <= scale_of(column) and _can_be_read(child, source):
            found.append((child, source))
    if len(found) != 1:
        return False
    child, source = found[0]
    return add_up(sheet, column, Selection(child, source), source)


def _source(sheet: Sheet, column: Column, words: tuple[str, ...], unit: str, child: Child) -> Column | None:
    """The number of a child that a column is the sum of, where a sign says so."""
    is_physical = dimension(unit) in ("mass", "volume", "length", "area", "energy")
    said = _words_of(column.comment)
    rest = set(words) - _FILLERS
    is_total = bool(_TOTALS & set(words))
    if is_physical and (is_total and rest <= _unit_words(column, words)):
        return _measure(child, unit, said)
    if not is_physical and is_money(rest | (set(words) & {"net", "amount", "value"})):
        return None  # which bills and ledgers know better
    if not is_total and not (is_physical and _is_counted(sheet, child)):
        return None
    called = _called_alike(child, rest)
    same = [each for each in called if is_physical or each.type.is_integer == column.type.is_integer]
    return same[0] if len(same) == 1 and _unit(child, same[0]) == unit else None


def _is_counted(sheet: Sheet, child: Child) -> bool:
    """True where the same row has the count of all rows of a child."""
    return any(guess.reason == f"roll-up: count of {child.sheet.name}" for guess in sheet.guesses.values())


def _called_alike(child: Child, rest: set[str]) -> list[Column]:
    """The numbers of a child whose names say the same, but for words that say little."""
    return [each for each in _numbers(child) if rest and set(child.sheet.tokens(each)) - _FILLERS == rest]


def _measure(child: Child, unit: str, said: Iterable[str]) -> Column | None:
    """The only number of a child in a unit, or the one of several that a word says: the net one, or that of a comment."""
    alike = [each for each in _numbers(child) if _unit(child, each) == unit]
    alike = [each for each in alike if not _NO_SUM & set(child.sheet.tokens(each)) - set(said)]
    return alike[0] if len(alike) == 1 else None


def _numbers(child: Child) -> list[Column]:
    """The numbers of a child that every row has, but for keys, references and flags."""
    other = {*child.sheet.builder.linked, *child.sheet.flags, *(name.lower() for name in child.sheet.table.row_key)}
    return [
        each
        for each in child.sheet.table.columns
        if is_exact(each) and not each.nullable and each.name.lower() not in other
    ]


def _unit(child: Child, column: Column) -> str:
    return _plain_unit(column, child.sheet.tokens(column))


def _plain_unit(column: Column, words: tuple[str, ...]) -> str:
    """The unit of a column, however it is written: grams are g."""
    unit = unit_of(column, words)[0]
    known = unit_table().get(unit)
    return known[0] if known is not None else unit


def _unit_words(column: Column, words: tuple[str, ...]) -> frozenset[str]:
    return unit_of(column, words)[1] | {unit_of(column, words)[0]}


def _words_of(comment: str) -> set[str]:
    return set(tokens("_".join(comment.split()))) if 0 < len(comment) <= 80 else set()


def _can_be_read(child: Child, source: Column) -> bool:
    """True for a number that follows from nothing of the parent, whose sum would wait for itself."""
    guess = child.sheet.guesses.get(source.name.lower())
    return guess is None or f"{named(child.column)}." not in str(guess.rule)


# ---- percentages, means, extremes --------------------------------------------------------------------------------------
