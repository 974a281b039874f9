"""Numbers that rows have as terms from what they refer to: tares, prices of things, percentages, the only currency."""

from __future__ import annotations

from collections.abc import Collection

from ....schema.model import Column
from ..comments.values import begins_with_zero
from ..tables.sheet import Sheet, is_number, is_temporal
from ..words.identifiers import words_of
from ..words.vocabulary import tokens

_FIXED = frozenset("tare standard nominal rated unit catalog catalogue contract contractual guaranteed".split())
_NO_TERMS = frozenset(
    """total net gross tax paid due balance remaining spent actual refunded used quantity subtotal weighted progress completed occupancy humidity
    moisture alcohol yield discount_amount attendance margin""".split()
)


def is_fixed(column: Column, words: tuple[str, ...]) -> bool:
    """True for numbers that rows have as terms, whatever happens to them: a tare, a standard weight, the percentage of a copayment."""
    if not is_number(column) or column.type.is_integer or len(words) < 2 or _NO_TERMS & set(words):
        return False
    return bool(_FIXED & set(words)) or (words[-1] == "percent" and column.type.name == "decimal")


def is_price_of_thing(words: tuple[str, ...]) -> bool:
    """``vl_fantasia``: the price of a costume, which has it in the table of costumes too."""
    return len(words) > 1 and words[-1] in ("amount", "price", "fee", "cost", "value") and not (_FLOWS & set(words))


_FLOWS = frozenset(
    """total net gross tax vat paid due balance remaining spent actual refunded used subtotal discount billed invoiced claimed approved requested
    insured budget budgeted planned estimated late penalty fine interest commission tip shipping freight payment received deposit principal
    installment sum average minimum maximum labor part material surcharge adjustment extra overtime bonus line order invoice transaction booking
    market book""".split()
)


def is_only_currency(parent: Sheet, theirs: Column, words: tuple[str, ...]) -> bool:
    """True for the only currency of the parent, of whatever it is: ``payout_currency``."""
    if words not in (("currency",), ("currency", "code")) or "currency" not in tokens(theirs.name):
        return False
    return len(parent.called({"currency"})) == 1


def is_term(column: Column, theirs: Column, words: tuple[str, ...]) -> bool:
    """True for such a number that the other row has under the same name."""
    if column.name.lower() != theirs.name.lower() or (begins_with_zero(theirs) and words[-1] != "percent"):
        return False
    return is_fixed(column, words) or is_price_of_thing(words)


_LENGTHS = frozenset("day night week".split())
_COUNTS = frozenset("count number of rental rented".split())
_STARTS = frozenset("from start begin pickup arrival out".split())
_ENDS = frozenset("to end until return returned departure back".split())


def is_length_of_span(parent: Sheet, words: tuple[str, ...]) -> bool:
    """True for the days or nights of rows with a start and an end, such as rentals, which all their positions have."""
    if len(_LENGTHS & set(words)) != 1 or not set(words) <= _LENGTHS | _COUNTS:
        return False
    times = [set(tokens(each.name)) for each in parent.table.columns if is_temporal(each)]
    return any(_STARTS & each for each in times) and any(_ENDS & each for each in times)


def is_spelled_shorter(column: Column, theirs: Column, money: Collection[str], little: Collection[str]) -> bool:
    """``cuota`` of the ``cuota_mensual``, whatever it is called in English."""
    own, other = words_of(column.name), words_of(theirs.name)
    more = {word for each in other[len(own) :] for word in tokens(each)}
    is_longer = own == other[: len(own)] and bool(more) and more <= set(little)
    return is_longer and column.type.name == "decimal" and bool(set(money) & set(tokens(column.name)))


_PRICED = frozenset("price fee rate charge".split())
_EVENTS = frozenset(
    "visit job lesson session appointment call treatment delivery collection trip service class ride wash cleaning inspection assignment run".split()
)


def is_price_of_event(parent: Sheet, theirs: Column, column: Column, words: tuple[str, ...], sheet: Sheet) -> bool:
    """True for the price of a row that is what the only price of the other one is *per*: a job, and the price per visit of its contract."""
    if not column.type.name == theirs.type.name == "decimal" or not _is_per_event(parent, theirs):
        return False
    is_only = sum(_is_per_event(parent, each) for each in parent.table.columns) == 1
    said = set(words) - {*sheet.words, "agreed", "net"} - _EVENTS
    is_row_event = bool(_EVENTS & {*sheet.words, *words}) or bool(set(sheet.words) & set(parent.tokens(theirs)))
    return is_only and is_row_event and bool(said) and said <= _PRICED


def _is_per_event(parent: Sheet, column: Column) -> bool:
    words = parent.tokens(column)
    return (
        "per" in words[1:-1] and words[words.index("per") - 1] in _PRICED and words[words.index("per") + 1] in _EVENTS
    )
