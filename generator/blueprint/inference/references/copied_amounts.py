"""Amounts that an invoice repeats from its order, and how a column has a value of the row that it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....schema.model import Column
from ...writing import sql_name
from ..columns.keys import is_key
from ..tables.compatibility import takes
from ..tables.links import Link
from ..tables.sheet import Sheet, is_number, named, referring
from ..words.money_words import TAXES
from ..words.vocabulary import tokens

LINES = frozenset("item line detail position entry row product".split())
_SOLD = frozenset(("order", "booking", "sale", "reservation", "rental", "purchased"))
_TOTALS = (
    ("gross", "total"), ("grand", "total"), ("total",), ("total", "amount"), ("gross", "amount"), ("gross",), ("total", "charge"),
    ("total", "price"), ("total", "cost"), ("total", "fare"), ("total", "fee"),
)  # fmt: skip
_OFFERS = frozenset("estimate quote quotation offer proposal bid tender".split())
_AGREED = [(word, noun) for word in ("contract", "agreed") for noun in ("amount", "value", "price", "total", "sum")]
_BOUGHT_AT = frozenset(
    "cost purchased buying total list minimum maximum old original average opening reserve starting start floor limit estimated per night day hour week month year".split()
)
_AMOUNTS = ("subtotal", "tax", "total", "discount", "shipping", "net", "gross", "vat", "tax amount", "total amount")


def copy_amounts(sheet: Sheet) -> None:
    """An invoice repeats the amounts of its order."""
    for own, link, parent in sheet.parents:
        is_bill = _is_bill_of(sheet, parent)
        if _OFFERS & set(parent.words[-1:]) and not own.nullable:
            _copy_agreed(sheet, own, link, parent)
        if not is_bill and not is_key(sheet.table, (own.name,)):
            continue
        pairs = list(_same_amounts(sheet, parent))
        for column, theirs in pairs if len(pairs) > 1 or is_bill else ():
            repeat(sheet, column, own, link, theirs)
        if (is_bill or _is_only_bill_of(sheet, own, parent)) and not pairs:
            _copy_total(sheet, own, link, parent)


def _same_amounts(sheet: Sheet, parent: Sheet) -> Iterator[tuple[Column, Column]]:
    amounts = [(amount_words(parent.tokens(each)), each) for each in parent.table.columns if is_number(each)]
    for column in sheet.table.columns:
        words = amount_words(sheet.tokens(column))
        theirs = next((each for name, each in amounts if name == words), None)
        if words in (("tax",), ("vat",), ("gross",), ("total",)) and any(
            is_tax_rate(tokens(each.name)) for each in sheet.table.columns
        ):
            continue  # at the rate of the row itself
        if " ".join(words) in _AMOUNTS and theirs is not None and takes(column, theirs):
            yield column, theirs


def _copy_total(sheet: Sheet, own: Column, link: Link, parent: Sheet) -> None:
    """An invoice of which only the amount is known is of all of its order."""
    called = [("amount",), ("invoice", "amount"), ("total",)]
    if not any(TAXES & set(parent.tokens(each)) for each in parent.table.columns):
        called = [("net",), ("net", "amount"), ("subtotal",), *called]  # the bill adds the tax
        if any(TAXES & set(sheet.tokens(each)) for each in sheet.table.columns):
            called = called[:3]
    _copy_first(sheet, own, link, parent, called)


def _copy_agreed(sheet: Sheet, own: Column, link: Link, parent: Sheet) -> None:
    """What was agreed upon in a contract is what its offer came to."""
    _copy_first(sheet, own, link, parent, _AGREED)


def _copy_first(sheet: Sheet, own: Column, link: Link, parent: Sheet, called: Sequence[tuple[str, ...]]) -> None:
    """Let the first number that is called so have the total of what the row refers to."""
    amounts = [each for words in called for each in sheet.table.columns if sheet.tokens(each) == words]
    totals = [each for words in _TOTALS for each in parent.table.columns if parent.tokens(each) == words]
    if amounts and totals and takes(amounts[0], totals[0]):
        repeat(sheet, amounts[0], own, link, totals[0])


def _is_only_bill_of(sheet: Sheet, own: Column, parent: Sheet) -> bool:
    """True for the one bill of a row that says itself what it comes to, whatever it is called."""
    is_bill = bool({"invoice", "bill"} & set(sheet.words[-1:])) and is_key(sheet.table, (own.name,))
    return is_bill and not own.nullable and not any(LINES & set(other.words) for other, _, _ in referring(sheet))


def amount_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """``total_amount`` and ``total`` are the same."""
    return words[:-1] if len(words) > 1 and words[-1] in ("amount", "value") else words


def _is_bill_of(sheet: Sheet, parent: Sheet) -> bool:
    """True for the invoice of an order, without lines of its own."""
    is_bill = bool({"invoice", "bill"} & set(sheet.words[-1:])) and bool(_SOLD & set(parent.words[-1:]))
    return is_bill and not any(LINES & set(other.words) for other, _, _ in referring(sheet))


def repeat(sheet: Sheet, column: Column, own: Column, link: Link, theirs: Column, rule: object = None) -> bool:
    """Let a column have the value of the row that ``own`` refers to."""
    key = sql_name(link.parent_columns[0])
    check = (
        f"SELECT a.{named(column)} FROM {{{sheet.name}}} a JOIN {{{link.parent}}} b ON b.{key} = a.{named(own)} "
        f"WHERE a.{named(column)} <> b.{named(theirs)}"
    )
    path = f"{named(own)}.{named(theirs)}" if rule is None else rule
    is_float = column.type.name in ("float", "double")
    return sheet.decide(column, path, f"copied from {link.parent}", "copies", check="" if is_float else check)


def is_tax_rate(words: tuple[str, ...]) -> bool:
    return bool({"rate", "percent"} & set(words)) and bool({"tax", "vat", "gst"} & set(words))


PRICES = tuple(
    tuple(each.split())
    for each in (
        "price|unit price|sale price|list price|selling price|price unit|retail price|net price|price net|price gross|"
        "gross price|base price|standard price|current price|price each|unit amount|sale amount|sale value|unit value"
    ).split("|")
)
_BUYING = frozenset(("purchased", "procurement"))
_COSTS = frozenset(
    (("cost",), ("cost", "price"), ("unit", "cost"), ("standard", "cost"), ("purchased", "price"), ("buying", "price"))
)


def bought_at(sheet: Sheet, parent: Sheet) -> Column | None:
    """What a thing costs who buys it, for a line of a purchase: it has another price when it is sold."""
    is_line = bool(LINES & set(sheet.words))
    headers = {word for own, _, header in sheet.parents if is_line and not own.nullable for word in header.words}
    if not _BUYING & (headers | set(sheet.words)):
        return None
    found = [each for each in parent.table.columns if is_number(each) and parent.unprefixed(each) in _COSTS]
    return found[0] if len(found) == 1 else None


def only_price(sheet: Sheet) -> Column | None:
    """The only price of a row that is of one thing, whatever is done with it: ``wash_price``."""
    named_so = [each for each in sheet.table.columns if sheet.unprefixed(each)[-1:] == ("price",)]
    found = [each for each in named_so if not _BOUGHT_AT & set(sheet.unprefixed(each))]
    is_one = len(found) == 1 and found[0].type.name == "decimal" and len(sheet.unprefixed(found[0])) == 2
    return found[0] if is_one else None


def without_amount(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a price that is called an amount besides without that: ``unit_prc_amt``."""
    return words[:-1] if words[-1:] == ("amount",) and words[:-1] in PRICES else words
