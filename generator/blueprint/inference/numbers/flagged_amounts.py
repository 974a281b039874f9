"""Amounts and counts that belong to a flag of the row: an express surcharge is 0 where the row is no express one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..comments.values import begins_with_zero, default_literal
from ..tables.sheet import Sheet, is_exact, named
from ..words.label_words import HELPERS
from ..words.roots import common_root, plain_letters
from ..words.vocabulary import tokens
from .arithmetic import Arithmetic
from .exceptional_values import write_exception

_OF_AMOUNT = frozenset(
    """amount fee charge surcharge penalty fine levy supplement price cost value sum total extra premium percent rate count quantity minute hour day
    usd eur gbp chf pln""".split()
)
_NOT_OF_FLAGS = frozenset(
    "paid settled refunded cancelled active deleted approved confirmed closed taxable exempt included free waived enabled deposit".split()
)
_ADMISSION = frozenset("price fee ticket entry admission course regular".split())
_EXTRAS = frozenset("fee charge surcharge supplement premium price cost amount".split())
_ELSE = lazy(
    r"\b(?:else|otherwise|sonst|ansonsten|sinon|si no|de lo contrario|altrimenti|sen[aã]o|caso contr[aá]rio|anders|w przeciwnym razie|inaczej|annars|ellers|jinak)\W+(?:0|zero|null|none)\b",
    re.I,
)
_SHORTEST_ROOT = 5  # letters
_LAYERS = ("numbers", "sums", "copies", "")


def decide_flagged_amounts(sheet: Sheet) -> None:
    """Let what a flag of the row asks for be 0 where the flag says no."""
    for column in sheet.table.columns if sheet.flags or sheet.states else ():
        name = column.name.lower()
        _take_part(sheet, column)
        guess = sheet.guesses.get(name)
        is_number = is_exact(column) and not column.nullable and name not in sheet.flags
        is_decided = guess is not None and guess.layer in _LAYERS
        if not is_number or not (is_decided or sheet.is_open(column)) or not _begins_with_none(column):
            continue
        condition = _condition(sheet, column)
        is_said = guess is not None and (condition in str(guess.rule) or guess.reason.startswith("values: its comment"))
        if condition and not is_said:
            write_exception(sheet, column, f"NOT ({condition})", Decimal(0), "where its flag says no")


def _take_part(sheet: Sheet, column: Column) -> None:
    """Let the amount of what a flag says be a part of the amount of the row: ``refunded_amount`` beside ``amount``."""
    words, name = tokens(column.name), column.name.lower()
    if not _may_be_part(sheet, column, words):
        return
    whole = next((each for each in sheet.table.columns if tokens(each.name) == words[-1:] and is_exact(each)), None)
    is_of_flag = _is_said(words[:-1], (meaning for meaning, _ in sheet.flags.values()))
    labels = (meaning for state in sheet.states for _, meaning in state.values)
    is_of_state = column.nullable and _is_said(words[:-1], labels)
    if whole is None or whole.nullable or not (is_of_flag or is_of_state):
        return
    if name in sheet.guesses:
        sheet.undo(name)
    if is_of_flag:
        Arithmetic(sheet).take_part(column, whole)
    else:  # and set in that state
        share = sheet.hide("part_share", {"provider": "choice", "values": [100, 75, 50], "weights": [8, 1, 1]})
        Arithmetic(sheet).share_of(column, whole, share, Decimal(100), f"share: 50 to 100 % of {named(whole)}")


def _may_be_part(sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
    """True for an amount of something that nothing else than a range says."""
    guess = sheet.guess(column)
    if column.name.lower() in sheet.flags:
        return False
    is_drawn = guess is None or (isinstance(guess.rule, dict) and "min" in guess.rule)
    return is_drawn and is_exact(column) and len(words) > 1 and words[-1] in _WHOLES


def _is_said(words: tuple[str, ...], meanings: Iterable[tuple[str, ...]]) -> bool:
    """True where one of these words has the root of one that flags or labels say."""
    return any(common_root(word, each) for meaning in meanings for each in meaning for word in words)


_WHOLES = frozenset("amount quantity price".split())


def _begins_with_none(column: Column) -> bool:
    """True for a number without a DEFAULT of its own."""
    return default_literal(column) in (None, 0, Decimal(0))


def _stems(words: set[str]) -> set[str]:
    """Words without the endings of their gender and number, where they are long: ``nocturna`` and ``nocturno``."""
    return {word.rstrip("aeos") if len(word) > _SHORTEST_ROOT else word for word in words}


_LATE = frozenset("late overdue delayed".split())
_FINES = frozenset("fine penalty".split())
_OFFERED = frozenset("course event workshop class webinar lesson article video episode podcast app".split())


def _condition(sheet: Sheet, column: Column) -> str:
    """The condition of the flag that a number belongs to; empty where there is none."""
    words = sheet.tokens(column)
    own = set(words) - _OF_AMOUNT
    is_extra = begins_with_zero(column) and bool(_EXTRAS & set(words[-1:]))
    for meaning, condition in sheet.flags.values():
        said = set(meaning) - HELPERS
        if said == {"free"} and set(words) <= _ADMISSION:
            return f"NOT ({condition})"
        if said == {"paid"} and set(words) <= _ADMISSION and _OFFERED & set(sheet.words[-1:]):
            return condition  # of what people come to: a paid course has a price
        is_fine = bool(said & _LATE and _FINES & set(words))
        if is_fine or (not _NOT_OF_FLAGS & set(meaning) and _is_asked_by(said, own or set(words), is_extra=is_extra)):
            return condition
    return _else_none(sheet, column)


def _is_asked_by(said: set[str], own: set[str], *, is_extra: bool) -> bool:
    """True where a flag says the words of an amount, or of an extra some of them."""
    return bool(said) and (_stems(said) == _stems(own) or (is_extra and _stems(said) < _stems(own)))


def _else_none(sheet: Sheet, column: Column) -> str:
    """The condition of the flag that is a part of what a comment says there is, or else 0: ``Einzelzimmerzuschlag der Reise, sonst 0``."""
    said = plain_letters(_ELSE.sub("", column.comment)) if _ELSE.search(column.comment) else ""
    named_so = [
        name
        for name in sheet.flags
        if len(name) > _SHORTEST_ROOT and name.removeprefix("is_").replace("_", " ") in said
    ]
    return sheet.flags[named_so[0]][1] if len(named_so) == 1 else ""
