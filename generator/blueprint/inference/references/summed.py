"""The column of a child table that a total is the sum of, where nothing names it."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.sheet import Sheet, is_exact, named
from ..words.vocabulary import role, tokens, unit_words
from .children import first_of

_QUANTITIES = (("quantity",), ("count",), ("piece",))


def names_rows(sheet: Sheet, column: Column) -> bool:
    """True for keys, references and line numbers, of which no sum says anything."""
    is_key = column.name in sheet.table.row_key and tokens(column.name)[-1] in ("id", "number", "code")
    return is_key or sheet.refers(column) or sheet.builder.is_automatic(column)


def _is_added(words: tuple[str, ...]) -> bool:
    return words[-1] not in ("rate", "percent")


def summed_column(sheet: Sheet, target: tuple[str, ...]) -> Column | None:
    """The column that is summed up where nothing names it: one called as the target, or the amount of the line."""
    wanted = set(target) - {"total", "sum", "balance", "paid", "claimed", "net", "gross"}
    summable = [each for each in sheet.table.columns if is_exact(each) and not names_rows(sheet, each)]
    summable = [each for each in summable if not {"per", "unit"} & set(sheet.tokens(each))] or summable  # what one has
    quantities = [each for each in summable if sheet.tokens(each)[-1:] == ("quantity",)]
    if "count" in wanted and quantities:
        return quantities[0]
    return _of_unit(sheet, summable, target[-1]) or _amount_called(sheet, summable, wanted) or _only_amount(sheet)


def _of_unit(sheet: Sheet, columns: list[Column], unit: str) -> Column | None:
    """The only column in a unit of measure, or the net of several."""
    alike = [each for each in columns if unit in unit_words() and sheet.tokens(each)[-1] == unit]
    net = [each for each in alike if "net" in sheet.tokens(each)]
    return (net or alike)[0] if net or len(alike) == 1 else None


def amount_of_line(sheet: Sheet) -> Column | None:
    """What a row of lines comes to: by its name, else the last product of its quantity and its price, whatever it is called."""
    quantities = [each for each in sheet.table.columns if sheet.tokens(each)[-1:] in _QUANTITIES]
    named_so = first_of(sheet, *role("line total of children"))
    is_of_one = quantities and named_so is not None and sheet.tokens(named_so) == ("price",)
    return _product_of_line(sheet, quantities) if named_so is None or is_of_one else named_so


def _product_of_line(sheet: Sheet, quantities: list[Column]) -> Column | None:
    found = None
    for column in sheet.table.columns:
        guess = sheet.guess(column)
        is_measure = sheet.tokens(column)[-1] in unit_words()  # volumes come to no amount
        if guess is None or column.type.name != "decimal" or is_measure or not isinstance(guess.rule, str):
            continue
        if guess.reason.startswith("product: ") and any(named(each) in guess.rule for each in quantities):
            found = column
    return found


def parts_of_line(sheet: Sheet) -> tuple[Column, Column] | None:
    """The price and the quantity of rows of lines that do not say what they come to; None where they do, or something is taken off."""
    if amount_of_line(sheet) is not None or any(_TAKEN_OFF & set(sheet.tokens(each)) for each in sheet.table.columns):
        return None
    price = _only_called(sheet, _UNIT_PRICES, _OF_PRICES)
    quantity = _only_called(sheet, _QUANTITIES, _OF_GOODS)
    return (price, quantity) if price is not None and quantity is not None else None


_UNIT_PRICES = (("price",), ("unit", "cost"))
_OF_GOODS = frozenset("item good product article piece order ordered sold number".split())
_OF_PRICES = _OF_GOODS | frozenset("unit sale selling net current".split())
_TAKEN_OFF = frozenset("discount rebate tax vat amount total subtotal".split())


def _only_called(sheet: Sheet, nouns: tuple[tuple[str, ...], ...], beside: frozenset[str]) -> Column | None:
    """The only number that every row has and that is called by one of the nouns."""
    found = [
        each
        for each in sheet.table.columns
        if not each.nullable and is_exact(each) and any(_is_called(sheet, each, noun, beside) for noun in nouns)
    ]
    return found[0] if len(found) == 1 else None


def _is_called(sheet: Sheet, column: Column, noun: tuple[str, ...], beside: frozenset[str]) -> bool:
    """True for a column of such a noun, and of nothing else but words that may stand beside it."""
    words = sheet.tokens(column)
    return words[-len(noun) :] == noun and beside | set(sheet.words) >= set(words[: -len(noun)])


def _amount_called(sheet: Sheet, columns: list[Column], wanted: set[str]) -> Column | None:
    """The column with a wanted word, by preference with no others; the amount of the line before one that says more."""
    # An amount "in currency" is in the currency of its row: sums of it would mix currencies.
    columns = [each for each in columns if "currency" not in tokens(each.name)] or columns
    words = {each.name: sheet.tokens(each) for each in columns}
    alike = [each for each in columns if wanted & set(words[each.name]) and _is_added(words[each.name])]
    exact = [each for each in alike if set(words[each.name]) <= wanted]
    amount = amount_of_line(sheet)
    if amount is not None and (not exact or amount in alike):
        return amount
    counted = (each for each in alike if {"count", "quantity"} & set(words[each.name]))
    return next(iter([*exact, *counted, *alike]), None)


def _only_amount(sheet: Sheet) -> Column | None:
    """The only amount of a table: the ``fine`` of fines."""
    found = [
        each
        for each in sheet.table.columns
        if each.type.name == "decimal" and is_exact(each) and not {"rate", "percent"} & set(tokens(each.name))
    ]
    return found[0] if len(found) == 1 else None
