"""Columns whose comments spell out how they are computed: a formula always wins over what a name suggests.

The formulas are found first, so that no other layer takes these columns, and written when what they read is decided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..comments.formulas import OWN_RATE, SIGNS, Excess, OfRows, RowFormula, formulas_in
from ..comments.multiples import Multiple
from ..comments.said_formulas import Extreme, is_rest
from ..numbers.formula_writer import FormulaWriter, Operand, is_pair
from ..references.children import children_of, first_of
from ..references.phrases import rows_abbreviated, rows_of_phrase
from ..references.selection import Selection
from ..references.summed import summed_column
from ..tables.sheet import Sheet, Sheets, is_exact, is_number, is_temporal, named, scale_of
from ..words.rollup_words import HIGHEST, LOWEST
from ..words.stems import shares_form
from ..words.vocabulary import tokens
from .aggregates import add_up, average, count, extreme
from .operands import operand_of, own_rate, sum_of_children

_CENTS = 2
_PERCENT = frozenset(("percent", "rate"))
_LENGTHS = frozenset("duration length count number planned".split())
_USUAL_HOURS = ("regular hour", "normal hour", "hour worked", "hour regular", "standard hour", "base hour")
_AGGREGATES = {"SUM": add_up, "AVG": average, "MAX": extreme}
_OF_ITSELF = frozenset(("net", "gross"))  # ``net after discount`` calls the amount itself so, not that of its parent
_MONEY = frozenset("total amount price cost fee charge pay wage salary net gross".split())
_TOTAL = frozenset(("total", "sum", "gross", "net", "amount", "subtotal", "balance", "price", "cost"))


def reserve_formulas(sheets: Sheets) -> None:
    """Keep the columns whose comments are formulas for these."""
    for sheet in sheets.values():
        for column in sheet.table.columns:
            if column.comment and is_number(column) and sheet.is_open(column):
                meant = _meant(sheet, column)
                found = _found(sheet, meant, column.comment)
                if found is not None:
                    sheet.formulas.setdefault(meant.name.lower(), found)


def _meant(sheet: Sheet, column: Column) -> Column:
    """The column that a comment is about: ``quantity = days x units_per_day`` beside ``units_per_day``."""
    left, sign, right = column.comment.partition("=")
    other = (
        sheet.table.find(left.strip())
        if sign and not left.strip().isdigit() and column.name.lower() in right.lower()
        else None
    )
    return other if other is not None and other is not column and is_number(other) and sheet.is_open(other) else column


def write_formulas(sheet: Sheet) -> None:
    """Write the formulas of one table that nothing has asked for yet."""
    for name in list(sheet.formulas):
        sheet.settle(name)


_ASIDE = lazy(
    r"([^,;:=()+*/-]+?),?\s+(?:without|excluding|excl\.?|net of|before|ohne|sans|hors|sin|sem|senza|zonder|bez)\s+[^,;()]+(.*)",
    re.IGNORECASE,
)


def _without_aside(column: Column, comment: str) -> str:
    """A comment that calls the column itself, without what it says not to be in it: ``Amount settled, without tip`` takes nothing away."""
    found = _ASIDE.fullmatch(comment)
    is_of_itself = found is not None and set(tokens(column.name)) <= set(tokens(found[1].strip().replace(" ", "_")))
    return f"{found[1]}{found[2]}" if found is not None and is_of_itself else comment


def _found(sheet: Sheet, column: Column, comment: str) -> Callable[[], object] | None:
    for formula in formulas_in(_without_aside(column, comment)):
        if isinstance(formula, OfRows):
            found = _of_rows(sheet, column, formula)
        elif isinstance(formula, Excess):
            found = _beyond(sheet, column, formula)
        elif isinstance(formula, Extreme):
            found = _extreme(sheet, column, formula)
        elif isinstance(formula, Multiple):
            found = _multiple(sheet, column, formula)
        else:
            found = _of_row(sheet, column, formula)
        if found is not None:
            return found
    return _rest(sheet, column) if is_rest(comment) else None


# ---- other rows ------------------------------------------------------------------------------------------------------


def _of_rows(sheet: Sheet, column: Column, formula: OfRows) -> Callable[[], object] | None:
    children = children_of(sheet)
    rows = rows_of_phrase(children, formula.phrase, sheet.words) if children else None
    if formula.is_bare:
        return _open_amounts(sheet, column, rows or rows_abbreviated(children, formula.phrase, sheet.words))
    if rows is None:
        return None
    if formula.function == "COUNT":
        return lambda: count(sheet, column, rows)
    source = rows.column or summed_column(rows.child.sheet, sheet.tokens(column))
    if source is None or not is_exact(column):
        return None
    write = _AGGREGATES.get(formula.function)
    return (lambda: write(sheet, column, rows, source)) if write is not None else None


_OPEN = frozenset("open outstanding due remaining balance unpaid owed".split())


def _open_amounts(sheet: Sheet, column: Column, rows: Selection | None) -> Callable[[], object] | None:
    """What rows in a state come to, where a comment of money says nothing but these: ``unpaid invoices``."""
    is_money = is_exact(column) and scale_of(column) == _CENTS
    is_money = is_money and not (_PERCENT | HIGHEST | LOWEST) & set(sheet.tokens(column))
    if rows is None or rows.column is not None or not rows.condition or not is_money:
        return None
    child = rows.child.sheet
    left = [each for each in child.table.columns if is_exact(each) and _OPEN & set(child.tokens(each))]
    source = left[0] if left else summed_column(child, sheet.tokens(column))
    return (lambda: add_up(sheet, column, rows, source)) if source is not None else None


# ---- the row itself --------------------------------------------------------------------------------------------------


def _multiple(sheet: Sheet, column: Column, formula: Multiple) -> Callable[[], object] | None:
    """``ten hours per credit``, ``drei Kaltmieten``: of money alone where nothing says that it is multiplied, as it is not a remark then."""
    parts: list[str | Operand] = []
    for each in (formula, *formula.more):
        found = _multiplied(sheet, column, each)
        if found is None:
            return None
        parts += ["+", *found] if parts else found
    return lambda: FormulaWriter(sheet, column, parts).settle()


def _multiplied(sheet: Sheet, column: Column, formula: Multiple) -> list[str | Operand] | None:
    if formula.unit and not shares_form(tokens(formula.unit.replace(" ", "_")), tokens(column.name)):
        return None
    if _is_of_one(column, formula):
        return None
    operands = [operand_of(sheet, column, each, near=_LENGTHS) for each in formula.what]
    found = [each for each in operands if each is not None]
    if len(found) < len(operands) or (formula.is_bare and {scale_of(column), scale_of(found[0].column)} != {_CENTS}):
        return None
    return [formula.number, *(part for each in found for part in ("*", each))]


def _is_of_one(column: Column, formula: Multiple) -> bool:
    """True for what one of them costs: ``price_per_km`` of 0.30 per km."""
    own, counted = set(tokens(column.name)), {word for each in formula.what for word in tokens(each.replace(" ", "_"))}
    is_price = bool(own & {"rate", "price", "tariff"})
    return "per" in own or (is_price and bool(own & counted - {"rate", "price", "day", "week", "month"}))


def _extreme(sheet: Sheet, column: Column, formula: Extreme) -> Callable[[], object] | None:
    """``the greater of weight and volumetric weight``."""
    operands = [operand_of(sheet, column, each) for each in (formula.one, formula.other)]
    found = [each for each in operands if each is not None]
    if len(found) < len(operands) or found[0].text == found[1].text:
        return None
    return lambda: FormulaWriter(sheet, column, [found[0], "+", found[1]]).settle_extreme(formula.function)


def _rest(sheet: Sheet, column: Column) -> Callable[[], object] | None:
    """What is left of a number of which other columns are so many percent by their comments: ``the rest`` beside *80 % of the fee*."""
    shares: list[Column] = []
    wholes: dict[str, Operand] = {}
    for other in sheet.table.columns:
        for formula in formulas_in(other.comment) if other.comment and other is not column else ():
            parts = formula.parts if isinstance(formula, RowFormula) else ()
            whole = (
                operand_of(sheet, other, parts[1]) if parts[2:4] == (")", "*") and parts[-2:] == ("/", "100") else None
            )
            if whole is not None:
                wholes[whole.text] = whole
                shares.append(other)
                break
    if len(wholes) != 1:
        return None
    (whole,) = wholes.values()
    left: list[str | Operand] = [whole]
    left += [part for each in shares for part in ("-", Operand(named(each), sheet, each))]
    return lambda: FormulaWriter(sheet, column, left).settle()


def _beyond(sheet: Sheet, column: Column, formula: Excess) -> Callable[[], object] | None:
    """``hours beyond 8``, ``km above those included``: 0 where there is nothing beyond."""
    what = operand_of(sheet, column, formula.what)
    if "per" in sheet.tokens(column) or "ratio" in sheet.tokens(column):  # ``cost over washes`` of a cost per wash
        return _of_row(sheet, column, RowFormula((formula.what, "/", formula.limit)), of_rows=False)
    is_number_said = formula.limit.replace(".", "", 1).isdigit()
    limit = formula.limit if is_number_said else operand_of(sheet, column, formula.limit)
    if what is None or limit is None or what == limit:
        return None
    if _PERCENT & set(tokens(what.column.name)):  # ``provisie pct van de agent over de jaarpremie``
        return _of_row(sheet, column, RowFormula((formula.limit, "*", formula.what)), of_rows=False)
    return lambda: FormulaWriter(sheet, column, [what, "-", limit]).settle_excess()


def _of_row(sheet: Sheet, column: Column, formula: RowFormula, *, of_rows: bool = True) -> Callable[[], object] | None:
    if sum(_is_time(sheet, part) for part in formula.parts) > 1:
        return None  # a length between these
    if len(formula.parts) == 1 and sheet.table.find(formula.parts[0]) is None:
        return None  # the column itself, as it is called otherwise
    parts = list(_resolved(sheet, column, formula, of_rows=of_rows))
    if len(parts) < len(formula.parts):
        return None
    operands = [part for part in parts if isinstance(part, Operand)]
    if not _is_formula(formula, parts, operands) or (formula.is_list and not _TOTAL & set(sheet.tokens(column))):
        return None
    if formula.either_way and is_pair(operands[0].column, operands[1].column):
        parts.reverse()  # from the start to the end
    paid = _with_rate(sheet, column, _with_usual_hours(sheet, parts))
    return (lambda: FormulaWriter(sheet, column, paid).settle()) if paid else None


def _resolved(sheet: Sheet, column: Column, formula: RowFormula, *, of_rows: bool) -> Iterator[str | Operand]:
    """The signs, numbers and columns of a formula, as far as its names are known."""
    for part in formula.parts:
        found = _read(sheet, column, part) or (sum_of_children(sheet, part) if of_rows else None)
        if found is None:
            return
        yield found


def _with_rate(sheet: Sheet, column: Column, parts: list[str | Operand]) -> list[str | Operand]:
    """The parts of a sum of money with hours times what one costs: ``labour plus material`` beside ``labour_hours`` and ``hourly_rate``;
    none where nothing says that, as hours are no money."""
    is_money = _MONEY & set(sheet.tokens(column)) and scale_of(column) == _CENTS
    found: list[str | Operand] = []
    for place, part in enumerate(parts):
        found.append(part)
        around = [*parts[max(place - 1, 0) : place], *parts[place + 1 : place + 2]]
        if isinstance(part, str) or not is_money or "*" in around or "/" in around or not _is_of_hours(part):
            continue
        rate = first_of(
            sheet, "hourly rate", "rate per hour", "hour rate", "hourly wage", "wage", "hour price", "price per hour"
        )
        if rate is None or rate is column:
            return []
        found += ["*", Operand(named(rate), sheet, rate)]
    return found


def _is_of_hours(operand: Operand) -> bool:
    words = set(operand.sheet.tokens(operand.column))
    return bool(words & {"hour", "minute"}) and not words & (_MONEY | {"rate", "wage", "percent"})


def _is_time(sheet: Sheet, part: str) -> bool:
    """True for the name of a time, as its column spells it: ``Ende minus Beginn`` of the times, whatever numbers are called so too."""
    column = sheet.table.find(part.strip().replace(" ", "_"))
    return column is not None and is_temporal(column)


def _read(sheet: Sheet, column: Column, part: str) -> str | Operand | None:
    """A sign or a number as a formula has it; the column of the row, or of its parents, that a name means."""
    if part and (part in SIGNS or part.replace(".", "", 1).isdigit()):
        return part
    found = own_rate(sheet, column) if part == OWN_RATE else operand_of(sheet, column, part)
    is_elsewhere = found is not None and found.sheet is not sheet
    return None if is_elsewhere and set(tokens(part.replace(" ", "_"))) <= _OF_ITSELF else found


def _with_usual_hours(sheet: Sheet, parts: list[str | Operand]) -> list[str | Operand]:
    """``overtime at 1.5 times the wage`` says nothing of the other hours, which are paid at the wage as well."""
    read = [part for part in parts if isinstance(part, Operand)]
    overtime = [each for each in read if "overtime" in each.sheet.tokens(each.column)]
    others = [each for each in read if each not in overtime]
    usual = first_of(sheet, *_USUAL_HOURS) if len(overtime) == len(others) == 1 and "*" in parts else None
    if usual is None or any(each.column is usual for each in read):
        return parts
    return [Operand(named(usual), sheet, usual), "*", others[0], "+", *parts]


def _alternate(parts: Sequence[str]) -> bool:
    """True where signs are between names, and parentheses around them."""
    wants_name, depth = True, 0
    for part in parts:
        if part == "(" or (part not in ("+", "-", "*", "/", ")")):
            if not wants_name:
                return False
            depth += part == "("
            wants_name = part == "("
        elif wants_name:
            return False
        else:
            depth -= part == ")"
            wants_name = part != ")"
    return not wants_name and depth == 0


def _is_formula(formula: RowFormula, parts: list[str | Operand], operands: list[Operand]) -> bool:
    """True for parts that make sense: columns that differ, but in a ratio, and no products of what a child's rows come to."""
    is_product = bool({"*", "/"} & set(formula.parts))
    is_ratio = "/" in formula.parts and "(" in formula.parts
    is_twice = len({each.text for each in operands}) < len(operands) and not is_ratio
    is_enough = len(operands) > 1 or (bool(operands) and len(parts) != 2)
    return (
        is_enough
        and _alternate(formula.parts)
        and not is_twice
        and not (is_product and any(each.is_sum for each in operands))
    )
