"""What a row says of its children in other words than they: what lies here, what all of a measure comes to, points, and shares in percent.

Each needs a sign that the rows are what is meant: a comment that names them, a count of them in the same row, or the same name and unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ....schema.model import Column
from ...writing import sql_name
from ..columns.places import is_money
from ..columns.unit_names import dimension, plain_unit, unit_of
from ..references.children import Child, children_of, is_of_who_acts, write_rollup
from ..references.selection import Selection, as_remarked, is_same
from ..references.summed import amount_of_line
from ..states.gone_states import not_gone
from ..tables.sheet import Sheet, is_exact, named, scale_of
from ..words.rollup_words import HIGHEST, LOWEST
from ..words.vocabulary import tokens
from .aggregates import add_up, count, extreme
from .relations.ledger import Ledger

_HELD = frozenset("held stored lying kept present aboard onboard housed stabled moored parked".split())
_COUNTS = frozenset("count number quantity total sum of".split())
_TOTALS = frozenset("total sum overall".split())
_FILLERS = frozenset("total sum overall quantity weight volume amount count mass area net of in value".split())
_NO_SUM = frozenset(
    """maximum minimum average per capacity limit planned target expected estimated tare empty payload price rate percent free remaining left
    available allowed permitted gross debit credit reserved ordered required nominal rated last first opening closing initial final""".split()
)
_POINTS = frozenset("point score mark".split())
_ANSWERS = frozenset("answer response reply".split())
_WON = frozenset("awarded earned given obtained received reached scored achieved gained".split())
_MOST = frozenset("maximum total possible full".split())
_SHARES = frozenset("rate percent quota share ratio percentage".split())
_EXTREME = re.compile(
    r"\b(?:highest|largest|biggest|best|top|lowest|smallest|cheapest|maximum|minimum)\b", re.IGNORECASE
)
_SAID_OF_EXTREMES = frozenset("amount value price so far current".split())
_PAID_FOR = frozenset("invoice bill payment settlement statement payroll payslip".split())
"""What bills some of what there is: it is not all of it."""
_SAID_EACH = frozenset("per each je pro par por per every maximum minimum average limit capacity max min".split())
_PERCENT = Decimal(0), Decimal(100)
_MEANT_BY = {
    "pass": {"passed"},
    "success": {"successful", "succeeded"},
    "sold": {"awarded"},
    "completion": {"completed"},
}


def decide_of_rows(sheet: Sheet) -> None:
    """Decide the numbers of a row that say something of its children."""
    children = [each for each in children_of(sheet) if not is_of_who_acts(sheet, each)]
    reckoned = Ledger(sheet).reckoned() if children else frozenset()
    for column in sheet.table.columns if children else ():
        if not is_exact(column) or not sheet.is_open(column) or column.name in reckoned:
            continue
        words = sheet.tokens(column)
        any(rule(sheet, column, words, children) for rule in (_held, _of_points, _of_measure, _percent, _extreme))


# ---- what lies here ----------------------------------------------------------------------------------------------------


def _held(sheet: Sheet, column: Column, words: tuple[str, ...], children: Sequence[Child]) -> bool:
    """How many rows are here and not gone, and what they have of a measure: ``casks_held``, ``litres_held``."""
    if not _HELD & set(words) or _NO_SUM & set(words):
        return False
    unit = plain_unit(column, words)
    if unit:
        found = [
            (child, source)
            for child in children
            if (source := _measure(child, unit, {"current", "remaining"})) is not None
        ]
        if len(found) != 1:
            return False
        child, source = found[0]
        if not _can_be_read(child, source):
            return False
        rows = Selection(child, source, not_gone(child.sheet), "not gone")
        return add_up(sheet, column, rows, source)
    rest = [word for word in words if word not in _HELD | _COUNTS]
    called = [each for each in children if len(rest) == 1 and is_same(rest[0], each.sheet.words[-1])]
    if len(called) != 1 or not column.type.is_integer:
        return False
    rows = Selection(called[0], None, not_gone(called[0].sheet), "not gone")
    return count(sheet, column, rows)


# ---- sums --------------------------------------------------------------------------------------------------------------


def _of_measure(sheet: Sheet, column: Column, words: tuple[str, ...], children: Sequence[Child]) -> bool:
    """What all children have of a measure: by a comment that names them, a total of just that, or the same name beside their count."""
    if _NO_SUM & set(words) or column.nullable or (column.type.is_integer and not unit_of(column, words)[0]):
        return False
    unit = plain_unit(column, words)
    found = []
    for child in children:
        is_apart = child.column.nullable or bool(_PAID_FOR & set(child.sheet.words) - set(sheet.words))
        source = None if is_apart else _source(sheet, column, words, unit, child)
        if source is not None and scale_of(source) <= scale_of(column) and _can_be_read(child, source):
            found.append((child, source))
    if len(found) != 1:
        return False
    child, source = found[0]
    return add_up(sheet, column, Selection(child, source), source)


def _source(sheet: Sheet, column: Column, words: tuple[str, ...], unit: str, child: Child) -> Column | None:
    """The number of a child that a column is the sum of, where a sign says so."""
    is_physical = dimension(unit) in ("mass", "volume", "length", "area", "energy")
    said = _words_of(column.comment)
    rest = set(words) - _FILLERS
    is_total = bool(_TOTALS & set(words))
    if is_physical and (_names_all_rows(said, child) or (is_total and rest <= _unit_words(column, words))):
        return _measure(child, unit, said)
    if not is_physical and is_money(rest | (set(words) & {"net", "amount", "value"})):
        return None  # which bills and ledgers know better
    if not is_total and not (is_physical and _is_counted(sheet, child)):
        return None
    called = _called_alike(child, rest)
    same = [each for each in called if is_physical or each.type.is_integer == column.type.is_integer]
    return same[0] if len(same) == 1 and _unit(child, same[0]) == unit else None


def _names_all_rows(said: set[str], child: Child) -> bool:
    """True for the words of a comment that name the rows of a child, and not each of them."""
    return any(is_same(word, child.sheet.words[-1]) for word in said) and not said & _SAID_EACH


def _is_counted(sheet: Sheet, child: Child) -> bool:
    """True where the same row has the count of all rows of a child."""
    return any(guess.reason == f"roll-up: count of {child.sheet.name}" for guess in sheet.guesses.values())


def _called_alike(child: Child, rest: set[str]) -> list[Column]:
    """The numbers of a child whose names say the same, but for words that say little."""
    return [each for each in _numbers(child) if rest and set(child.sheet.tokens(each)) - _FILLERS == rest]


def _measure(child: Child, unit: str, said: Iterable[str]) -> Column | None:
    """The only number of a child in a unit, or the one of several that a word says: the net one, or that of a comment."""
    alike = [each for each in _numbers(child) if _unit(child, each) == unit]
    alike = [each for each in alike if not _NO_SUM & set(child.sheet.tokens(each)) - set(said)]
    for wanted in (set(said), {"net", "total"}):
        chosen = [
            each for each in alike if (wanted - _FILLERS | wanted & {"net", "total"}) & set(child.sheet.tokens(each))
        ]
        if len(alike) > 1 and len(chosen) == 1:
            return chosen[0]
    return alike[0] if len(alike) == 1 else None


def _numbers(child: Child) -> list[Column]:
    """The numbers of a child that every row has, but for keys, references and flags."""
    return [each for each in child.sheet.table.columns if child.sheet.is_amount(each) and not each.nullable]


def _unit(child: Child, column: Column) -> str:
    return plain_unit(column, child.sheet.tokens(column))


def _unit_words(column: Column, words: tuple[str, ...]) -> frozenset[str]:
    return unit_of(column, words)[1] | {unit_of(column, words)[0]}


def _words_of(comment: str) -> set[str]:
    return set(tokens("_".join(comment.split()))) if 0 < len(comment) <= 80 else set()


def _can_be_read(child: Child, source: Column) -> bool:
    """True for a number that follows from nothing of the parent, whose sum would wait for itself."""
    guess = child.sheet.guess(source)
    return guess is None or f"{named(child.column)}." not in str(guess.rule)


def _of_points(sheet: Sheet, column: Column, words: tuple[str, ...], children: Sequence[Child]) -> bool:
    """The score of an attempt is what its answers were awarded; the most of a quiz is what its questions are worth together."""
    said = set(words)
    if not _POINTS & said or not said <= _POINTS | _MOST:
        return False
    for child in (each for each in children if not each.column.nullable):
        for each in _numbers(child):
            own = set(child.sheet.tokens(each))
            is_meant = _are_won(sheet, said, child, own) or _are_worth(said, child, own)
            if _POINTS & own and is_meant and scale_of(each) <= scale_of(column):
                return add_up(sheet, column, Selection(child, each), each)
    return False


def _are_won(sheet: Sheet, said: set[str], child: Child, own: set[str]) -> bool:
    """True for points that were won, also of answers, where the parent does not say how many there may be."""
    is_earned = _is_answer(child) and not any(_MOST & set(sheet.tokens(most)) for most in sheet.table.columns)
    return (bool(own & _WON) or is_earned) and not {"maximum", "possible"} & said


def _are_worth(said: set[str], child: Child, own: set[str]) -> bool:
    """True for the points that each part may bring."""
    return own <= _POINTS | {"maximum"} and bool(_MOST & said) and not _is_answer(child) and _is_part(child)


def _is_answer(child: Child) -> bool:
    return bool(_ANSWERS & set(child.sheet.words[-1:]))


def _is_part(child: Child) -> bool:
    """True for rows that refer to nothing else: the questions of a quiz, not its attempts."""
    return len(list(child.sheet.single_links())) == 1


# ---- percentages, means, extremes --------------------------------------------------------------------------------------


def _percent(sheet: Sheet, column: Column, words: tuple[str, ...], children: Sequence[Child]) -> bool:
    """How many of the children in percent are in a state, or have a flag: ``pass_rate``, ``sold_quota``."""
    rest = [word for word in words if word not in _SHARES]
    if len(rest) == len(words) or not rest or column.type.is_integer or {"hour", "day", "week"} & set(words):
        return False  # an hourly rate is money
    found = [rows for child in children if (rows := rows_of_state(child, rest)) is not None]
    if len(found) != 1:
        return False
    rows = found[0]
    text = f"100 * {rows.count()} / COUNT({rows.table}.{sql_name(rows.child.sheet.table.row_key[0])})"
    return write_rollup(
        sheet, column, rows.child, text, f"percentage of {rows.rows}", None, average=True, bounds=_PERCENT
    )


def _extreme(sheet: Sheet, column: Column, words: tuple[str, ...], children: Sequence[Child]) -> bool:
    """The most or the least of what the children have, or come to: ``highest_bid``, ``best_lap``, ``cheapest_offer``."""
    said = (HIGHEST | LOWEST) & set(words)
    rest = [word for word in words if word not in said | _SAID_OF_EXTREMES]
    for child in children if said and len(rest) == 1 else ():
        called = [
            each for each in child.sheet.table.columns if is_exact(each) and child.sheet.tokens(each) == (rest[0],)
        ]
        is_of_rows = not called and is_same(rest[0], child.sheet.words[-1])
        source = called[0] if len(called) == 1 else amount_of_line(child.sheet) if is_of_rows else None
        if source is not None:
            rows = as_remarked(Selection(child, source), _EXTREME.sub("", column.comment))
            if extreme(sheet, column, rows, source, is_least=bool(LOWEST & said)):
                return True
    return False


def rows_of_state(child: Child, words: Sequence[str]) -> Selection | None:
    """The rows of a child in the state, or with the flag, that words name beside its noun."""
    said = {word for word in words if not any(is_same(word, own) for own in child.sheet.words)}
    if not said:
        return None
    meant = set().union(*({word} | _MEANT_BY.get(word, set()) for word in said)) if len(said) == 1 else said
    table = sql_name(child.sheet.name)
    for meaning, condition in child.sheet.flags.values():
        if meaning and set(meaning) <= meant:
            return Selection(child, None, f"{table}.{condition}", " ".join(meaning))
    for state in child.sheet.states:
        for literal, meaning in state.values:
            if meaning and set(meaning) <= meant:
                return Selection(child, None, f"{table}.{named(state.column)} = {literal}", literal)
    return None
