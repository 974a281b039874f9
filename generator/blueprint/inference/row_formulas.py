"""Columns whose comments spell out how they are computed: a formula always wins over what a name suggests.

The formulas are found first, so that no other layer takes these columns, and written when what they read is decided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from ...schema.model import Column
from .arithmetic import Arithmetic
from .children import children_of, first_of, write_rollup
from .formula_writer import FormulaWriter, Operand, is_pair
from .formulas import Excess, OfRows, RowFormula, formulas_in
from .owners import is_actor
from .selection import Selection, rows_of_phrase, summed_column
from .sheet import Sheet, is_exact, is_number, named
from .upper_limits import within_limit
from .vocabulary import role, tokens

Sheets = Mapping[str, Sheet]
_SAID = frozenset(
    (
        "the",
        "of",
        "its",
        "their",
        "this",
        "row",
        "le",
        "la",
        "les",
        "der",
        "die",
        "das",
        "el",
        "los",
        "het",
        "de",
    )
)
_TOTAL = frozenset(("total", "sum", "gross", "net", "amount", "subtotal", "balance", "price", "cost"))
_SHARES = frozenset(("rate", "percent"))  # ``less discount`` means the amount, not the percentage, where both are there
_OF_PARENT = re.compile(
    r"(.+?)\s+(?:of|des|der|du|de|del|da|do|van|dello|della)\s+(?:the |la |le |el |l'|het |de )*([^\W\d]\w*(?: [^\W\d]\w*)?)"
)


def reserve_formulas(sheets: Sheets) -> None:
    """Keep the columns whose comments are formulas for these."""
    for sheet in sheets.values():
        for column in sheet.table.columns:
            if column.comment and is_number(column) and sheet.is_open(column):
                found = _found(sheets, sheet, column)
                if found is not None:
                    sheet.formulas[column.name.lower()] = found


def write_formulas(sheet: Sheet) -> None:
    """Write the formulas of one table that nothing has asked for yet."""
    for name in list(sheet.formulas):
        sheet.settle(name)


def _found(sheets: Sheets, sheet: Sheet, column: Column) -> Callable[[], None] | None:
    for formula in formulas_in(column.comment):
        if isinstance(formula, OfRows):
            found = _of_rows(sheets, sheet, column, formula) or _of_siblings(sheets, sheet, column, formula)
        elif isinstance(formula, Excess):
            found = _beyond(sheets, sheet, column, formula)
        else:
            found = _of_row(sheets, sheet, column, formula)
        if found is not None:
            return found
    return within_limit(sheets, sheet, column, lambda table, phrase: _called(table, phrase, column))


# ---- other rows ------------------------------------------------------------------------------------------------------


def _of_rows(sheets: Sheets, sheet: Sheet, column: Column, formula: OfRows) -> Callable[[], None] | None:
    children = children_of(sheets, sheet)
    rows = rows_of_phrase(children, formula.phrase, sheet.words) if children else None
    if rows is None:
        return None
    if formula.function == "COUNT":
        return lambda: _count(sheet, column, rows)
    source = rows.column or summed_column(rows.child.sheet, sheet.tokens(column))
    if source is None or not is_exact(column):
        return None
    if formula.function == "AVG":
        return lambda: _average(sheet, column, rows, source)
    if formula.function == "MAX":
        return lambda: _largest(sheet, column, rows, source)
    if formula.function == "SUM":
        return lambda: summed(sheet, column, rows, source)
    return None


def _average(sheet: Sheet, column: Column, rows: Selection, source: Column) -> None:
    average(sheet, column, rows, source)


def _largest(sheet: Sheet, column: Column, rows: Selection, source: Column) -> None:
    if not rows.condition:
        text = f"MAX({rows.table}.{named(source)})"
        write_rollup(
            sheet, column, rows.child, text, f"largest {rows.child.sheet.name}.{source.name}", source, average=True
        )


def _count(sheet: Sheet, column: Column, rows: Selection) -> None:
    write_rollup(sheet, column, rows.child, rows.count(), f"count of {rows.rows}", None)


def summed(sheet: Sheet, column: Column, rows: Selection, source: Column) -> None:
    """Let a column be the sum of what the rows have."""
    Arithmetic(rows.child.sheet).any_operand(source)
    reason = f"sum of {rows.child.sheet.name}.{source.name}" + (f", {rows.reason}" if rows.condition else "")
    write_rollup(sheet, column, rows.child, rows.sum(source), reason, source)


def average(sheet: Sheet, column: Column, rows: Selection, source: Column) -> bool:
    """Let a column be the average of what the rows have."""
    Arithmetic(rows.child.sheet).any_operand(source)
    reason = f"average of {rows.child.sheet.name}.{source.name}" + (f", {rows.reason}" if rows.condition else "")
    text = f"{rows.sum(source)} / {rows.count()}"
    return write_rollup(sheet, column, rows.child, text, reason, source, average=True)


# ---- the row itself --------------------------------------------------------------------------------------------------


def _of_siblings(sheets: Sheets, sheet: Sheet, column: Column, formula: OfRows) -> Callable[[], None] | None:
    """``sum of base_premium, fee and tax``: columns of the row itself."""
    names = [
        name.strip() for name in re.split(r",|\+|&|\b(?:and|und|et|y|e|en|plus)\b", formula.phrase) if name.strip()
    ]
    if formula.function != "SUM" or len(names) < 2:
        return None
    parts = tuple("+".join(f"\0{name}\0" for name in names).strip("\0").split("\0"))
    return _of_row(sheets, sheet, column, RowFormula(parts), of_rows=False)


def _beyond(sheets: Sheets, sheet: Sheet, column: Column, formula: Excess) -> Callable[[], None] | None:
    """``hours beyond 8``, ``km above those included``: 0 where there is nothing beyond."""
    what = operand_of(sheets, sheet, column, formula.what)
    is_number_said = formula.limit.replace(".", "", 1).isdigit()
    limit = formula.limit if is_number_said else operand_of(sheets, sheet, column, formula.limit)
    if what is None or limit is None or what == limit:
        return None
    return lambda: FormulaWriter(sheet, column, [what, "-", limit]).settle_excess()


def _of_row(
    sheets: Sheets, sheet: Sheet, column: Column, formula: RowFormula, *, of_rows: bool = True
) -> Callable[[], None] | None:
    parts: list[str | Operand] = []
    for part in formula.parts:
        if part in "+-*/()" or part.replace(".", "", 1).isdigit():
            parts.append(part)
            continue
        found = operand_of(sheets, sheet, column, part) or (of_rows and _of_children(sheets, sheet, column, part))
        if not found:
            return None
        parts.append(found)
    operands = [part for part in parts if isinstance(part, Operand)]
    if not operands or (formula.is_list and not _TOTAL & set(sheet.tokens(column))):
        return None
    if len({each.text for each in operands}) < len(operands) or (len(operands) < 2 and len(parts) < 3):
        return None
    if any(each.is_sum for each in operands) and {"*", "/"} & set(formula.parts):
        return None
    if formula.either_way and is_pair(operands[0].column, operands[1].column):
        parts.reverse()  # from the start to the end
    return lambda: FormulaWriter(sheet, column, parts).settle()


def operand_of(sheets: Sheets, sheet: Sheet, column: Column, part: str) -> Operand | None:
    """The column of the row, or of a row that it refers to, that a phrase names; what the rows of a child come to."""
    sibling = _called(sheet, part, column)
    if sibling is not None:
        return Operand(named(sibling), sheet, sibling)
    what, parents = _of_whom(sheet, part)
    for own, parent in parents:
        theirs = _called(parent, what, None, set(sheet.tokens(column)))
        if theirs is not None and not theirs.nullable:
            return Operand(f"{named(own)}.{named(theirs)}", parent, theirs)
    sibling = _called(sheet, what, column) if what != part and not parents else None
    return Operand(named(sibling), sheet, sibling) if sibling is not None else None


def _of_children(sheets: Sheets, sheet: Sheet, column: Column, part: str) -> Operand | None:
    """What the rows of a child come to, as a part of a formula: ``total less all payments``."""
    children = [each for each in children_of(sheets, sheet) if len(_references(each.sheet, sheet)) == 1]
    phrase = re.sub(
        r"^(?:the )?(?:sum|total|summe|somme|suma|soma|som) (?:of|der|des|de|das|van) ", "", part, flags=re.IGNORECASE
    )
    rows = rows_of_phrase(children, phrase, sheet.words) if children else None
    source = None
    if rows is not None:
        child = rows.child.sheet
        source = rows.column or summed_column(child, ("amount",)) or first_of(child, *role("payment"))
    if rows is None or source is None or rows.child.column.nullable or not is_exact(source):
        return None
    return Operand(f"IFNULL({rows.sum(source)}, 0)", rows.child.sheet, source, is_sum=True)


def _references(sheet: Sheet, parent: Sheet) -> list[Column]:
    return [own for own, link in sheet.single_links() if link.parent == parent.name]


def _of_whom(sheet: Sheet, part: str) -> tuple[str, list[tuple[Column, Sheet]]]:
    """What a part of a formula names, and of which of the row's parents: ``rate of the agent``, ``agent.rate``."""
    parents = [(own, parent) for own, _, parent in sheet.parents]
    of_parent = _OF_PARENT.fullmatch(part) or re.fullmatch(r"(\w+)'s (.+)", part)
    if of_parent is not None:
        what, whose = (of_parent[1], of_parent[2]) if of_parent.re is _OF_PARENT else (of_parent[2], of_parent[1])
        words = set(tokens(whose.replace(" ", "_")))
        named_so = [(own, parent) for own, parent in parents if words & {*parent.words, *tokens(own.name)}]
        named_so.sort(key=lambda item: -len(words & {*item[1].words, *tokens(item[0].name)}))
        return what, named_so
    if "." in part:
        whose, what = part.lower().split(".", 1)
        return what, [(own, parent) for own, parent in parents if whose in (parent.name.lower(), own.name.lower())]
    first, _, rest = part.partition(" ")
    said = [item for item in parents if set(tokens(first)) & {*item[1].words[-1:], *tokens(item[0].name)[:-1]}]
    if rest and said:  # ``contract rate``
        return rest, said
    return part, [(own, parent) for own, parent in parents if not is_actor(sheet, own)]


def _called(sheet: Sheet, phrase: str, but: Column | None, near: Collection[str] = ()) -> Column | None:
    """The exact column that a phrase names, the one with the fewest other words; of several first those with words ``near``."""
    wanted = set(tokens(phrase.strip().replace(" ", "_"))) - _SAID
    linked = sheet.builder.linked
    found = [
        each
        for each in sheet.table.columns
        if each is not but and is_exact(each) and each.name.lower() not in linked and wanted <= set(tokens(each.name))
    ]
    found.sort(
        key=lambda each: (
            bool(_SHARES & set(tokens(each.name)) - wanted),
            not set(near) & (set(tokens(each.name)) - wanted),
            len(tokens(each.name)),
        )
    )
    return found[0] if found and wanted else None
