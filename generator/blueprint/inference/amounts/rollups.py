"""What a row says of the rows that refer to it: sums, counts, averages, the first and the last.

Only from what is decided in the child, and only where a child table of that name exists.
"""

from __future__ import annotations

from decimal import Decimal

from ....schema.model import Column
from ...writing import sql_name
from ..columns.keys import is_key
from ..columns.measured import is_unit
from ..numbers.arithmetic import Arithmetic
from ..numbers.by_name import decide_number
from ..numbers.expressions import expression_of
from ..references.children import BILLS, Child, aggregate_of, children_of, first_of, head_of, write_rollup
from ..references.selection import Selection
from ..references.summed import amount_of_line, parts_of_line
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, Sheets, is_exact, is_number, named, scale_of
from ..words.money_words import TAXES
from ..words.vocabulary import role, tokens
from .aggregates import add_up, average
from .billed import sum_of_only_work
from .bills_of_lines import decide_sums_of_kinds, decided_line, only_price
from .child_sums import adds_to

_LINES = frozenset("item line detail position entry lineitem".split())
_SPENT = frozenset("spent sale revenue purchased lifetime value turnover billed ordered invoiced earned".split())
_OWED = frozenset("owed outstanding due debt receivable open unpaid".split())


def decide_lines(sheet: Sheet) -> None:
    """What the lines of a row add up to: its subtotal, or its total; of several kinds of lines, a sum of each."""
    children = children_of(sheet)
    for child in children:
        decide_sums_of_kinds(sheet, child)
        _lines(sheet, child)
    sum_of_only_work(sheet, children)


def decide_rollups(sheets: Sheets) -> None:
    """Decide the columns that say something of all children."""
    for sheet in sheets.values():
        children = children_of(sheet)
        for column in sheet.table.columns if children else ():
            if sheet.is_open(column) and is_number(column):
                words = sheet.tokens(column)
                any(
                    _average(sheet, column, words, child) or (is_exact(column) and _sum_of(sheet, column, words, child))
                    for child in children
                )


def _lines(sheet: Sheet, child: Child) -> None:
    """The subtotal is the sum of the lines, or the total where there is no subtotal."""
    if not _are_lines(sheet, child):
        return
    line = decided_line(child)
    if line is None:
        _priced_lines(sheet, child)
        return
    target = _paid_out(sheet) or _of_work(sheet, child, line) or _sum_of_all(sheet)
    if target is not None and not _adds_totals(sheet, target):
        add_up(sheet, target, Selection(child), line)


def _sum_of_all(sheet: Sheet) -> Column | None:
    """What all lines of a row come to."""
    return _of_lines(sheet) or first_of(sheet, *role("sum of lines")) or first_of(sheet, *role("total of lines"))


def _priced_lines(sheet: Sheet, child: Child) -> None:
    """Lines of a price and a quantity alone come to their product, those of a price alone to that."""
    parts, target = parts_of_line(child.sheet) or only_price(child), _sum_of_all(sheet)
    if not parts or target is None or child.column.nullable or is_actor(child.sheet, child.column):
        return
    most = Decimal(max(sheet.builder.schema.most_rows, 1))
    for found in map(Arithmetic(child.sheet).any_operand, parts):
        if found is None:
            return
        most *= found[1]
    if _adds_totals(sheet, target):
        return
    name = sql_name(child.sheet.name)
    text = f"SUM({' * '.join(f'{name}.{named(each)}' for each in parts)})"
    what = f"sum of {child.sheet.name}" + (", price by quantity" if len(parts) > 1 else f".{parts[0].name}")
    write_rollup(sheet, target, child, text, what, parts[0], bounds=(Decimal(0), most))


def _are_lines(sheet: Sheet, child: Child) -> bool:
    """True for rows that are called the lines of another, or are counted as such, or are those of a bill."""
    words, own = child.sheet.words, sheet.words
    is_own = not own or bool(set(own) & set(words)) or len(words) == 1
    is_called = head_of(words, own) in _LINES and is_own
    return is_called or _are_counted(sheet, child) or (_is_bill(sheet) and child.sheet.is_line_of(child.column))


def _paid_out(sheet: Sheet) -> Column | None:
    """The gross of what is paid out: its deductions leave the net, as no tax adds to it."""
    words = {word for each in sheet.table.columns for word in sheet.tokens(each)}
    is_payout = bool(words & {"deduction", "withholding"}) and not words & {"tax", "vat", "discount"}
    gross = first_of(sheet, *role("gross pay"))
    return gross if is_payout and first_of(sheet, *role("net pay")) not in (None, gross) else None


def _is_bill(sheet: Sheet) -> bool:
    """True for what has lines by its name, so that rows whose key begins with its own are these, whatever they are called."""
    return bool({"invoice", "bill", "order", "quote", "sale", "receipt"} & set(sheet.words[-1:]))


def _of_lines(sheet: Sheet) -> Column | None:
    """The total that is called after the lines, before a net that has more: ``totale_righe``."""
    called = ({"total", "line"}, {"total", "item"}, {"line", "amount"}, {"total", "position"})
    amounts = [each for each in sheet.table.columns if each.type.name == "decimal" and sheet.is_open(each)]
    return next((each for each in amounts if set(sheet.tokens(each)) in called), None)


def _of_work(sheet: Sheet, child: Child, line: Column) -> Column | None:
    """What work comes to, where lines of hours are beside expenses."""
    guess = child.sheet.guess(line)
    hours = [each for each in child.sheet.table.columns if child.sheet.tokens(each)[-1:] == ("hour",)]
    if guess is None or not any(named(each) in str(guess.rule) for each in hours):
        return None
    return first_of(sheet, "labor amount", "labor cost", "labor total", "fee amount", "labor")


def _adds_totals(sheet: Sheet, column: Column) -> bool:
    """True for a grand total beside totals of several kinds: it is their sum, whatever the lines say."""
    others = [each for each in sheet.table.columns if is_exact(each) and len(sheet.tokens(each)) > 1]
    totals = [each for each in others if sheet.tokens(each)[-1] == "total" and each is not column]
    return "grand" in sheet.tokens(column) and len(totals) > 1


def decide_bills(sheet: Sheet) -> None:
    """The net of an invoice without lines of its own is what the lines of its visit, or of its order, add up to."""
    if not _BILLS & set(sheet.words[-1:]) or any(_LINES & set(each.sheet.words) for each in children_of(sheet)):
        return
    target = first_of(sheet, *role("sum of lines")) or first_of(sheet, *role("total of lines"))
    if first_of(sheet, "labor amount", "labor cost", "labor total") is not None:  # the lines are of parts
        target = first_of(sheet, "part amount", "part cost", "part total", "material amount", "material cost") or target
    for own, _, parent in sheet.parents if target is not None and sheet.is_open(target) else ():
        is_whole = not own.nullable and is_key(sheet.table, (own.name,))  # several invoices share what is there
        if (
            target is not None
            and is_whole
            and any(_bill(sheet, child, target, own, parent) for child in children_of(parent))
        ):
            return


def _bill(sheet: Sheet, child: Child, target: Column, own: Column, parent: Sheet) -> bool:
    """Let an invoice be the sum of the lines of the row that ``own`` refers to, and its tax that of their taxes."""
    line = amount_of_line(child.sheet) if child.sheet is not sheet else None
    is_decided = line is not None and line.name.lower() in child.sheet.guesses
    if line is None or not is_decided or child.column.nullable or is_actor(child.sheet, child.column):
        return False
    taxes = [_tax_amounts(each) for each in (sheet, child.sheet)]
    if all(len(each) == 1 for each in taxes) and Arithmetic(sheet).rate_of(taxes[0][0]) is None:
        sheet.formulas.pop(taxes[0][0].name.lower(), None)
        _sum_above(sheet, child, taxes[1][0], taxes[0][0], own, parent)
    return _sum_above(sheet, child, line, target, own, parent)


def _tax_amounts(sheet: Sheet) -> list[Column]:
    """What a row has of taxes, and no rates of these."""
    columns = (each for each in sheet.table.columns if each.type.name == "decimal" and not each.nullable)
    return [each for each in columns if TAXES & set(words := sheet.tokens(each)) and not _NO_TAXES & set(words)]


def _sum_above(sheet: Sheet, child: Child, line: Column, target: Column, own: Column, parent: Sheet) -> bool:
    """Let a column be what a number of the rows of the row comes to that ``own`` refers to."""
    text = f"IFNULL(SUM({sql_name(child.sheet.name)}.{named(line)}), 0)"
    name = "_".join(("sum_of", *child.sheet.words, *(("tax",) if TAXES & set(child.sheet.tokens(line)) else ())))
    hidden = parent.hide(name, aggregate_of(parent, child, text))
    bounds, finer = (Decimal(0), Decimal(10) ** 6), scale_of(line) > scale_of(target)
    written = expression_of(sheet, target, f"{named(own)}.{hidden}", bounds, finer=finer)
    why = f"roll-up: sum of {child.sheet.name} of {parent.name}"
    return written is not None and sheet.decide(target, written[0], why, "rollups", bounds=written[1])


_NO_TAXES = frozenset("rate percent total gross net before without included number id code".split())
_BILLS = frozenset(("invoice", "bill", "receipt", "settlement"))


def _are_counted(sheet: Sheet, child: Child) -> bool:
    """True for the tickets of a booking that counts them and has a subtotal: they are its lines."""
    reason = f"roll-up: count of {child.sheet.name}"
    return sheet.find("subtotal") is not None and any(guess.reason == reason for guess in sheet.guesses.values())


def _average(sheet: Sheet, column: Column, words: tuple[str, ...], child: Child) -> bool:
    """``rating`` and ``avg_score`` of tables with reviews of such a number."""
    is_rating = words in (("rating",), ("score",)) and bool(_REVIEWS & set(child.sheet.words[-1:]))
    if ("average" not in words and not is_rating) or not is_exact(column) or column.type.is_integer:
        return False
    rest = tuple(word for word in words if word != "average")
    known = {*child.sheet.words, *child.sheet.column_words}
    source = _rated(child.sheet, rest)
    if source is None or set(rest[:-1]) - known:
        return False
    shown = next((condition for meaning, condition in child.sheet.flags.values() if meaning in _SHOWN), "")
    rows = Selection(child, source, f"{sql_name(child.sheet.name)}.{shown}" if shown else "", "shown")
    return average(sheet, column, rows, source)


def _rated(sheet: Sheet, words: tuple[str, ...]) -> Column | None:
    """The number whose average is meant."""
    size = 2 if len(words) > 1 and is_unit(words[-1]) else 1  # ``avg_weight_kg`` is of no other kilograms
    called = (words[-size:], *_RATINGS.get(words[-1] if words else "", ()))
    columns = [each for each in sheet.table.columns if is_exact(each) and not each.nullable]
    found = [each for each in columns if sheet.tokens(each)[-size:] in called]
    whole = {"total", "gross", "overall", "final"}
    return min(
        found, key=lambda each: (len(sheet.tokens(each)) > size, not whole & set(sheet.tokens(each))), default=None
    )


_SHOWN = (("published",), ("approved",), ("visible",), ("public",))
_REVIEWS = frozenset(("review", "rating", "feedback", "evaluation", "survey"))
_RATINGS = {"rating": (("score",), ("star",)), "score": (("rating",),), "review": (("rating",), ("score",))}
_DEALS = frozenset(
    "charter rental stay lease contract job ticket visit policy subscription treatment trip ride hire project".split()
)
_SOLD = frozenset("order sale invoice booking purchase reservation".split())


def _sum_of(sheet: Sheet, column: Column, words: tuple[str, ...], child: Child) -> bool:
    """``total_spent`` of orders, ``total_owed`` of invoices, ``total_hours`` of time sheets."""
    rest = set(words) - {"total", "sum", "amount", "lifetime"}
    if not _is_total(words) or _is_other_total(words, rest, child):
        return False
    is_spent = bool(rest & _SPENT or ("lifetime" in words and "value" in words))
    exact = None if is_spent or rest & _OWED else _called_exactly(child, rest)
    if exact is not None and adds_to(child, exact, column) and Arithmetic(child.sheet).any_operand(exact) is not None:
        return add_up(sheet, column, Selection(child), exact)
    source = first_of(child.sheet, *_summed_phrases(rest, is_spent, set(child.sheet.words)))
    return source is not None and _can_add_up(column, child, source) and add_up(sheet, column, Selection(child), source)


def _is_other_total(words: tuple[str, ...], rest: set[str], child: Child) -> bool:
    """True for hours that are owed, which are no money, and for what an order comes to, whatever was billed of it yet."""
    if rest & _OWED:
        return any(map(is_unit, words))
    return bool(BILLS & set(child.sheet.words[-1:])) and not rest & _SPENT


def _can_add_up(column: Column, child: Child, source: Column) -> bool:
    """True for numbers whose rule is known or can be, and whose decimal places their sum can hold."""
    if column.type.is_integer and scale_of(source):
        return False
    return source.name.lower() in child.sheet.guesses or decide_number(child.sheet, source) is not None


def _is_total(words: tuple[str, ...]) -> bool:
    said = {"total", "lifetime", "sum", "outstanding", "owed", "receivable", "unpaid"}
    return bool(said & set(words)) or words in _DUE or words[-1] in ("spent", "revenue")


def _of_words(sheet: Sheet, words: set[str]) -> Column | None:
    return next((each for each in sheet.table.columns if is_exact(each) and set(sheet.tokens(each)) == words), None)


def _called_exactly(child: Child, rest: set[str]) -> Column | None:
    """The child's exact column of just these words; what was paid out may be called a pay."""
    paid = first_of(child.sheet, *_PAID_OUT) if rest == {"paid"} else None
    if paid is not None:
        return paid
    columns = [each for each in child.sheet.table.columns if is_exact(each)]
    known = {*child.sheet.words, *child.sheet.column_words}
    if not rest or not rest <= (known | _PIECES if "quantity" in known else known):
        return None
    return _of_words(child.sheet, rest) or _called_nearly(child.sheet, columns, rest)


_PIECES = frozenset(("quantity", "piece", "item", "unit", "article"))


def _called_nearly(sheet: Sheet, columns: list[Column], rest: set[str]) -> Column | None:
    """Of several quantities the first, which was asked for; ``line_weight_kg`` for ``total_weight_kg``."""
    if rest <= _PIECES:
        return next((each for each in columns if sheet.tokens(each)[-1] == "quantity"), None)
    nearly = [each for each in columns if len(rest) > 1 and set(tokens(each.name)) - _LINES - {"extended"} == rest]
    nearly += [each for each in columns if set(sheet.tokens(each)) - {"pay", "amount", "net"} == rest]
    return next(iter(nearly), None)


_PAID_OUT = ("paid amount", "pay amount", "payout", "payout amount", "amount paid")
_DUE = (
    ("open", "amount"),
    ("open", "balance"),
    ("due", "amount"),
    ("due", "balance"),
    ("balance", "due"),
    ("amount", "due"),
)
_STOCKS = ("on hand", "quantity on hand", "quantity", "stock quantity", "stock")


def _summed_phrases(rest: set[str], is_spent: bool, own: set[str]) -> tuple[str, ...]:
    """What the column of a child that is summed up may be called; ``own`` are the words of its table."""
    if is_spent:
        return role("total of lines") if own & (_SOLD | _DEALS) else ()
    if rest <= {"stock", "inventory", "on", "hand"}:
        return _STOCKS if own & {"stock", "inventory"} else ()
    if rest & _OWED:
        return (
            *role("due of children"),
            "amount due",
            "balance due",
            "due",
            "outstanding",
            "balance",
            "outstanding amount",
        )
    return role("line total of children") if rest and rest <= own else ()
