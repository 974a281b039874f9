"""What has a value only with something else of its row: the amount of a refund with its time, who ended something with its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ....schema.model import Column
from ...writing import is_one_of
from ..tables.clock import part_of
from ..tables.sheet import Sheet, bare, is_number, is_temporal, named
from ..words.identifiers import words_of
from ..words.roots import common_root
from ..words.stems import is_form_of
from ..words.vocabulary import tokens
from .alike import telling_words
from .conditions import wanted_words
from .frequency import is_standing
from .presence import Condition
from .progress import is_negative

_WHERE = frozenset("address street city town state province region country zip postal_code postal county".split())
_SENT = frozenset("ship shipping freight delivery".split())
_PARTIES = frozenset("receiver recipient consignee addressee sender shipper buyer payer orderer".split())
_CHARGED = frozenset("name fee cost charge price amount".split())
_PAPERS = frozenset("issued issue expires expiry expired valid until".split())
_COUNTED = frozenset("quantity count minute hour".split())
_ENDING = 85  # percent of a row's time


def together_with(sheet: Sheet, column: Column, words: tuple[str, ...]) -> Condition | None:
    """What belongs to something that may not have happened is set with its time: ``refund_amount`` with ``refunded_at``."""
    wanted = wanted_words(words)
    if not column.nullable or column.name.lower() in sheet.table.single_keys or _is_known_before(sheet, column):
        return None
    times = (other for other in sheet.table.columns if other is not column and other.nullable and is_temporal(other))
    for other in times:
        guess = sheet.guess(other) if _is_called_after(sheet, column, wanted, other) else None
        if guess is None or guess.reason.startswith("time: the row's beginning"):
            continue  # which is there by then, and may only be unknown
        if not re.search(rf"\b{re.escape(named(column))}\b", str(guess.rule)):
            return _set_with(other)
    return _with_its_reference(sheet, column)


def _is_called_after(sheet: Sheet, column: Column, wanted: Sequence[str], time: Column) -> bool:
    """True for what is called like a time: the number of a paper, what begins with its words, or has their roots."""
    called = tokens(time.name)
    is_same = _is_of_paper(tokens(column.name), called) or _begins_with(wanted, bare(called))
    return is_same or _is_alike(sheet, time, column)


def _with_its_reference(sheet: Sheet, column: Column) -> Condition | None:
    """A number is set with the reference that is called like it: an insurance number with its insurer."""
    if tokens(column.name)[-1] != "number" or not column.type.is_text or sheet.link(column) is not None:
        return None
    optional = (other for other, _ in sheet.single_links() if other.nullable)
    return next((_set_with(other) for other in optional if _is_alike(sheet, other, column)), None)


def _set_with(column: Column) -> Condition:
    return f"{named(column)} IS NOT NULL", f"set with {named(column)}"


def _is_alike(sheet: Sheet, one: Column, other: Column) -> bool:
    """True where another name has the roots of all that a name says of a row, and that is not the row itself."""
    return bool(_said_of_rows(sheet, one)) and _has_roots(telling_words(one), telling_words(other))


def _said_of_rows(sheet: Sheet, column: Column) -> list[str]:
    """The telling words of a column but for those of its table, and for what most of its columns begin with: ``petColor`` of ``pets``."""
    first = Counter(words[0] for each in sheet.table.columns if (words := words_of(each.name)))
    own = [*words_of(sheet.name), *(word for word, count in first.items() if count * 2 > len(sheet.table.columns))]
    return [word for word in telling_words(column) if not any(common_root(word, each) for each in own)]


def _is_of_paper(words: Sequence[str], others: Sequence[str]) -> bool:
    """True for the number of a paper, and the days on which it was issued and expires."""
    stem = words[:-1] if words[-1:] == ("number",) else ()
    return bool(stem) and tuple(others[: len(stem)]) == tuple(stem) and bool(_PAPERS & set(others[len(stem) :]))


def _is_known_before(sheet: Sheet, column: Column) -> bool:
    """True for where an order is to be shipped, to whom, and what that costs; for a state, which says of what has not happened
    that it has not; and for days of leave, with which no one leaves."""
    words = tokens(column.name)
    if _WHERE & set(words) or (words[0] in _SENT and words[-1] in _CHARGED):
        return True
    if words[0] == "leave" and is_number(column):
        return True
    is_party = bool(_PARTIES & set(words[:-1])) and not is_temporal(column)
    return is_party or any(state.column is column for state in sheet.states)


def with_its_time(sheet: Sheet, column: Column, words: tuple[str, ...]) -> Condition | None:
    """Whoever did something is there exactly when its time is: ``approved_by`` with ``approved_at``."""
    verb = bare(words[: words.index("by", 1)]) if "by" in words[1:] else ()
    first = words_of(column.name)[0]  # ``voided`` and ``cancelled`` are one word otherwise
    for other in sorted(sheet.table.columns, key=lambda each: words_of(each.name)[0] != first) if verb else ():
        guess = sheet.guess(other)
        if other.nullable and is_temporal(other) and guess is not None and bare(tokens(other.name)) == verb:
            when = guess.rule.get("when") if isinstance(guess.rule, dict) else None
            if isinstance(guess.rule, dict) and "null" in guess.rule:
                when = f"{named(other)} IS NOT NULL"
            return (str(when), f"set with {named(other)}") if when else None
    return None


def why_it_ended(sheet: Sheet, column: Column) -> Condition | None:
    """The states that end a row badly, for a reason that no label is called like."""
    is_known = "reason" in tokens(column.name) and bool(set(_said_of_rows(sheet, column)) - set(sheet.words))
    if not column.nullable or not is_known or sheet.link(column) is not None or is_standing(sheet):
        return None  # a bare reason is why there is a row, not why it ended
    for state in sheet.states:
        bad = [literal for literal, meaning in state.values[1:] if is_negative(meaning)]
        if bad:
            return is_one_of(named(state.column), bad), f"of the rows that {named(state.column)} ends badly"
    return None


def why_some(sheet: Sheet, column: Column) -> Condition | None:
    """Where a quantity of the row is not 0, the reason that is called after it: why so many were rejected."""
    words = set(tokens(column.name))
    if not {"reason", "cause"} & words or not column.nullable or sheet.link(column) is not None:
        return None
    counts = (each for each in sheet.table.columns if is_number(each) and not each.nullable)
    called = [each for each in counts if _COUNTED & (said := set(sheet.tokens(each))) and words & said]
    return (f"{named(called[0])} > 0", f"set where {named(called[0])} is not 0") if len(called) == 1 else None


def done_by(sheet: Sheet, column: Column, words: tuple[str, ...]) -> Condition | None:
    """Whoever ended something is set with the time at which it ended: ``fixed_by`` with ``end_at``."""
    if not column.nullable or "by" not in words[1:] or (part_of(words[: words.index("by", 1)]) or 0) < _ENDING:
        return None
    ends = (
        other
        for other in sheet.table.columns
        if other.nullable
        and other.name.lower() in sheet.guesses
        and is_temporal(other)
        and _ENDING <= (part_of(tokens(other.name)) or 0) <= 92
    )
    end = next(ends, None)
    return _set_with(end) if end is not None else None


def _has_roots(words: Sequence[str], others: Sequence[str]) -> bool:
    """True where each of the words has the root of one of the others: ``ausgezahlt_am`` of ``auszahlungsbetrag``."""
    return bool(words) and all(any(common_root(word, other) for other in others) for word in words)


def _begins_with(words: Sequence[str], beginning: Sequence[str]) -> bool:
    return 0 < len(beginning) <= len(words) and all(map(is_form_of, words, beginning))
