"""Numbers that a row takes over from what was agreed, under the same name or a shorter one: rates, wages, limits."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.sheet import is_number
from ..words.identifiers import is_in_cents
from ..words.vocabulary import unit_words
from .copied_amounts import amount_words
from .copied_terms import is_spelled_shorter, is_term

_MONEY_ENDS = frozenset("tariff price rate premium cost salary wage fee rent deposit tuition dues retainer".split())
_TIMES = frozenset(("hour", "day", "night", "week", "month"))
_SAYING_LITTLE = frozenset(
    ("month", "base", "basic", "standard", "current", "agreed", "day", "hour", "year", "regular")
)
_SET = frozenset(("target", "setpoint", "nominal", "debit"))
_ANY_AMOUNT = frozenset("amount quantity count total sum value budget revenue sale hour date day".split())
_COUNTED = (("night",), ("term", "day"), ("payment", "term", "day"), ("credit",))


def is_rate_of_time(words: tuple[str, ...]) -> bool:
    """``hourly_rate``, ``vl_hora``: of who works or what is let."""
    is_per = words[-2:-1] == ("per",) and words[0] in ("price", "rate", "cost", "fee")  # ``cena_za_den``
    return bool(_TIMES & set(words)) and (is_per or words[-1] in ("rate", "amount", "price", "wage", "fee"))


def are_rates_of_one_time(words: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """``monthly_fee`` and ``monthly_price``: two words each, for the same time."""
    return len(words) == len(theirs) == 2 and words[0] == theirs[0] and all(map(is_rate_of_time, (words, theirs)))


def has_same_type(column: Column, theirs: Column) -> bool:
    own, other = column.type, theirs.type
    return (own.name, own.length, own.scale) == (other.name, other.length, other.scale)


def is_agreed(column: Column, theirs: Column, words: tuple[str, ...]) -> bool:
    """True for numbers of the same name and type that a row takes over: rates, prices, limits."""
    if not has_same_type(column, theirs) or not is_number(column):
        return False
    if column.type.is_integer and not (is_in_cents(column.name) and is_in_cents(theirs.name)):
        return words in _COUNTED or words[:1] == ("runtime",)
    is_part = bool({"total", "average", "late"} & set(words))
    return _is_usual_limit(words) or (not is_part and _is_agreed_money(column, theirs, words))


def is_set_point(words: tuple[str, ...]) -> bool:
    """True for what a recipe or a standard says that something is to be: ``target_temperature``; an amount may be a part of it."""
    return len(words) > 1 and bool(_SET & set(words)) and not _ANY_AMOUNT & set(words)


def _is_usual_limit(words: tuple[str, ...]) -> bool:
    """The lowest and the highest of what is normal: ``reference_low``."""
    said = set(words)
    return bool({"reference", "ref", "normal"} & said) and bool({"low", "high", "minimum", "maximum"} & said)


def _is_agreed_money(column: Column, theirs: Column, words: tuple[str, ...]) -> bool:
    """True for a rate, a fee, the value of something or another term of a contract."""
    if _is_money_word(words) or is_rate_of_time(words):
        return True
    return (len(words) > 1 and words[-1] == "value") or is_term(column, theirs, words)


def _is_money_word(words: tuple[str, ...]) -> bool:
    words = words[:-1] if len(words) > 1 and words[-1] in unit_words() else words  # ``BUY_PRC_T``
    return words[-1] in _MONEY_ENDS or ("per" in words and bool(_MONEY_ENDS & set(words)))


def is_for_short(column: Column, theirs: Column, words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """``rent`` of an invoice is the ``monthly_rent`` of its lease."""
    same = (column.type.name, column.type.scale) == (theirs.type.name, theirs.type.scale)
    if not same:
        return False
    if is_set_point(words) and set(words) < set(name):
        return True  # ``temperatur_soll`` of a ``mischtemperatur_soll``
    if is_spelled_shorter(column, theirs, {*_MONEY_ENDS, "installment"}, _SAYING_LITTLE):
        return True
    words = amount_words(words)
    times = [_TIMES & set(each) for each in (words, name)]
    bare = [set(each) - _SAYING_LITTLE - {"contract"} for each in (words, name)]
    is_money = len(bare[0]) == 1 and bool(bare[0] & _MONEY_ENDS) and bare[0] == bare[1]
    return is_money and (times[0] == times[1] or not times[0])
