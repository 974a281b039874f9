"""The tables whose rows refer to a row, and how a column says something of all of them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ....schema.model import Column
from ...writing import sql_name
from ..columns.guess import Bounds
from ..columns.places import is_money
from ..columns.unit_names import plain_unit
from ..numbers.arithmetic import Arithmetic
from ..numbers.called import by_words, first_called
from ..numbers.expressions import expression_of
from ..tables.actors import is_actor
from ..tables.known import once
from ..tables.links import Link
from ..tables.sheet import Sheet, Sheets, is_exact, named, referring, scale_of
from ..words.vocabulary import tokens, unit_words

BILLS = frozenset(("invoice", "bill", "settlement", "payout", "statement"))


class Child(NamedTuple):
    """A table that refers to the row by ``column``."""

    sheet: Sheet
    column: Column
    link: Link


@once
def children_of(sheet: Sheet) -> list[Child]:
    """The tables whose rows refer to rows of ``sheet``, and by which column; who acts is left out where an owner refers too."""
    found = [Child(*each) for each in referring(sheet) if each[0] is not sheet]
    return sorted(found, key=lambda each: is_actor(each.sheet, each.column))


def is_of_who_acts(sheet: Sheet, child: Child) -> bool:
    """True for a reference to someone who acts; one that is called as the table is to what the row belongs to: ``submission_id``."""
    name, table = child.column.name.lower().removesuffix("id").strip("_"), sheet.name.lower()
    return is_actor(child.sheet, child.column) and not (len(name) > 3 and table.startswith(name))


def head_of(table: tuple[str, ...], parent: tuple[str, ...]) -> str:
    """What the rows of a table are: the last word of its name, or the first where the last is the parent: ``ligne_ticket``."""
    return table[0] if len(table) > 1 and table[-1] in parent else table[-1]


def children_first(sheets: Sheets) -> list[Sheet]:
    """The tables in an order in which those that refer to a row come before it, as far as they do not go in circles."""
    ordered: list[Sheet] = []
    seen: set[str] = set()

    def visit(sheet: Sheet) -> None:
        if sheet.name not in seen:
            seen.add(sheet.name)
            is_bill = bool(BILLS & set(sheet.words[-1:]))  # of rows that are there before they are billed
            for other, column, _ in referring(sheet):
                if is_bill or not column.nullable:
                    visit(other)
            ordered.append(sheet)

    for sheet in sheets.values():
        visit(sheet)
    return ordered


def first_of(sheet: Sheet, *wanted: str) -> Column | None:
    """The exact column that is called by the first of some phrases, with or without ``amount`` or ``value`` behind it, or the
    words of its table."""
    return first_called(_exact_by_words(sheet), wanted)


@once
def _exact_by_words(sheet: Sheet) -> tuple[dict[tuple[str, ...], Column], ...]:
    """The exact columns by their words, and by those that their table has not."""
    columns = [each for each in sheet.table.columns if is_exact(each) and each.name.lower() not in sheet.flags]
    names = {column.name: sheet.tokens(column) for column in columns}
    bare = {name: tuple(word for word in words if word not in sheet.words) or words for name, words in names.items()}
    return by_words(columns, names), by_words(columns, bare)


def aggregate_of(sheet: Sheet, child: Child, text: str) -> object:
    """An aggregate over the child's rows; with ``via`` where the child refers here more than once."""
    others = [column for column, link in child.sheet.single_links() if link.parent == sheet.name]
    return {"expression": text, "via": child.column.name} if len(others) > 1 else text


def write_rollup(
    sheet: Sheet,
    target: Column,
    child: Child,
    text: str,
    reason: str,
    source: Column | None,
    *,
    average: bool = False,
    bounds: Bounds | None = None,
) -> bool:
    """Let ``target`` be the aggregate ``text`` of the child's ``source``. False where its type or a constraint forbids it."""
    if not sheet.is_open(target) or (source is not None and not _may_read(target, child, source)):
        return False
    bounds = bounds or _bounds(sheet, child, source, average)
    plain = text if text.startswith("COUNT") or (average and target.nullable) else f"IFNULL({text}, 0)"
    finer = source is not None and scale_of(source) > scale_of(target)
    written = expression_of(sheet, target, plain, bounds, rounded=average, finer=finer)
    if written is None:
        return False
    limits = sheet.builder.constraints.of(target.name)
    if isinstance(limits.low, Decimal) and (limits.low > 0 or (limits.exclusive_min and limits.low == 0)):
        return False  # a row without children would have 0
    rule = aggregate_of(sheet, child, written[0])
    return sheet.decide(
        target,
        rule,
        f"roll-up: {reason}",
        "rollups",
        check="" if finer else _check(sheet, target, child, text, average),
        bounds=written[1],
    )


def _may_read(target: Column, child: Child, source: Column) -> bool:
    """False for what each row takes from the one that it refers to, of which they all have the same: the rent of a lease."""
    guess = child.sheet.guesses.get(source.name.lower())
    is_taken = (
        guess is not None and re.fullmatch(rf"{re.escape(named(child.column))}\.\w+", str(guess.rule)) is not None
    )
    return not is_taken and _are_alike(target, source)


def _are_alike(target: Column, source: Column) -> bool:
    """False for tonnes of which the rows would be money, kilograms or hours."""
    wanted, found = (tokens(each.name) for each in (target, source))
    if wanted[-1] not in unit_words() or wanted[-1] == found[-1]:
        return True
    unit = plain_unit(target, wanted)
    if unit and unit == plain_unit(source, found):
        return True
    return found[-1] not in unit_words() and not is_money(found)


def _bounds(sheet: Sheet, child: Child, source: Column | None, average: bool) -> Bounds:
    """The least and the most that an aggregate can be; ``source`` is None for a count."""
    rows = Decimal(max(sheet.builder.schema.most_rows, 1))
    if source is None:
        return Decimal(0), rows
    low, high = Arithmetic(child.sheet).any_operand(source) or (Decimal(0), Decimal(10) ** 5)
    return min(low, Decimal(0)) * rows, high if average else high * rows


def _check(sheet: Sheet, target: Column, child: Child, text: str, average: bool) -> str:
    """The SELECT of rows that do not say what their children do."""
    if average or not is_exact(target):
        return ""
    inner = text.replace(f"{sql_name(child.sheet.name)}.", "c.")
    if any(re.search(rf"\bc\.{re.escape(name)}\b", inner) for name in child.sheet.builder.result.hidden):
        return ""  # the server has no hidden columns: a BIT is one where rules read it
    key = sql_name(child.link.parent_columns[0])
    return (
        f"SELECT p.{key} FROM {{{sheet.name}}} p LEFT JOIN (SELECT c.{named(child.column)} AS parent, {inner} AS found FROM "
        f"{{{child.sheet.name}}} c GROUP BY c.{named(child.column)}) t ON t.parent = p.{key} "
        f"WHERE p.{named(target)} <> COALESCE(t.found, 0)"
    )
