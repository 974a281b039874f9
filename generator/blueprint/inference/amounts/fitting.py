"""Roll-ups that nothing names: a number of a row is the sum of the one number of its children that fits it, by what it is of.

``received`` of a pledge with instalments, ``hours_taught`` of a payslip with lessons, ``part_amount`` of a job with lines of parts. A
number that is reckoned within the row is none, nor is one that two numbers of the children fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ....schema.model import Column
from ..comments.values import begins_with_zero
from ..numbers.arithmetic import Arithmetic
from ..references.children import BILLS, Child, children_of, head_of
from ..references.selection import Selection, is_same
from ..references.summed import amount_of_line, names_rows
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, named, scale_of
from ..words.money_words import TAXES
from ..words.stems import is_form_of
from .aggregates import add_up
from .payments import settled_condition
from .relations.facts import Number, Numbers
from .relations.ledger import Ledger

_TOTALS = frozenset("total sum overall".split())
_GENERAL = frozenset(
    "amount value total sum overall of so far to date lifetime cumulative accumulated number count quantity actual".split()
)
_MONEY = frozenset("cost charge expense price fee value".split())
_GOT = frozenset("raised received collected given donated contributed banked funded gathered".split())
_BY_PEOPLE = frozenset("sold written taught earned collected raised delivered worked driven billed".split())
_BILLED = frozenset(("billed", "invoiced", "charged"))
_DONE = _GOT | frozenset(
    """written spent billed invoiced charged earned disbursed taught trained worked logged attended driven flown delivered sold produced harvested caught
    collected booked used consumed shipped served played awarded credited redeemed claimed burned ridden rented cleaned milled""".split()
)
_NO_SUMS = frozenset(
    """rate percent per price average minimum maximum limit target goal budget planned estimated expected promised capacity opening closing deposit
    discount rebate balance due open remaining outstanding left previous last next first level score rating age year day position rank
    order threshold standard list unit tip change credit reserve insured declared refund refunded version reading meter odometer latitude longitude
    id code priority weight height width depth length gross net temperature stock reorder free available sequence line size floor room sort state status type""".split()
)
_NUMBERED = frozenset("number id code".split())
_LINES = frozenset("item line detail position entry lineitem".split())
_PROMISES = frozenset(
    """pledge promise quote quotation estimate budget plan claim request offer invoice bill refund reminder price rate tariff fee limit forecast
    order contract return complaint chargeback payout withdrawal goal target""".split()
)


_STAGES = frozenset("claimed requested approved awarded billed invoiced earned disbursed".split())


class _Fit(NamedTuple):
    child: Child
    source: Number


def decide_totals_of_tables(sheet: Sheet) -> None:
    """Decide the totals that are called after a table of children: ``total_extra`` of extras; not what the row reckons itself."""
    reckoned = Ledger(sheet).reckoned()
    _decide(sheet, lambda each: _is_of_something(each) and each.column.name not in reckoned, frozenset())


def _is_of_something(number: Number) -> bool:
    """True for a total that is called after more than money."""
    return "total" in number.words and bool(set(number.words) - _GENERAL - _MONEY)


def decide_fitting(sheet: Sheet, added: frozenset[str]) -> None:
    """Decide the numbers of a row that one number of one table of children fits alone. ``added`` are those that a total of the row reads."""
    _decide(sheet, lambda each: True, added)


def _decide(sheet: Sheet, is_meant: Callable[[Number], bool], added: frozenset[str]) -> None:
    children = [each for each in children_of(sheet) if not each.column.nullable]
    if not children:
        return
    numbers = Numbers(sheet)
    for target in filter(is_meant, numbers.numbers):
        is_added = target.name in added
        if not _may_be_sum(numbers, target, is_added=is_added):
            continue
        found = list(_fitting(sheet, target, children, is_added=is_added))
        found = _of_deeds(target, found) if len(found) > 1 else found
        if len(found) == 1:
            _add_up(numbers, target, *found[0])


def _of_deeds(target: Number, found: list[_Fit]) -> list[_Fit]:
    """Those of several rows that are called as what was done: of what was donated the donations, not the payments."""
    if len({each.source.words for each in found}) == 1 and not _is_money(target):
        return found[:1]  # the words of a translation are those of its jobs, and of its files
    said = _DONE & set(target.words)
    return [each for each in found if any(is_form_of(word, own) for word in said for own in each.child.sheet.words)]


def rows_got(sheet: Sheet, column: Column, child: Child) -> Selection:
    """The rows that a number adds up: of money that was got only those that came in."""
    is_got = bool(_GOT & set(sheet.tokens(column))) and not column.type.is_integer
    return Selection(child, None, settled_condition(child.sheet) if is_got else "", "settled")


def _may_be_sum(numbers: Numbers, target: Number, *, is_added: bool) -> bool:
    column = target.column
    is_tax = bool(TAXES & set(target.words)) and numbers.rate_of(column) is None and not column.comment
    is_other = (
        bool(_no_sums(target) - ({"net"} if is_added else set()))
        or target.is_percentage
        or target.is_price
        or bool(target.period)
    )
    is_of_one = "per " in column.comment.lower()
    return not column.nullable and not (is_other or is_of_one) and (numbers.is_loose(column) or is_tax)


def _no_sums(number: Number) -> frozenset[str]:
    """The words that say of a number that it is no sum, nor a part of one; credits that are counted are none of money."""
    return (
        (_NO_SUMS & set(number.words))
        - ({"net", "gross", "deposit"} if "total" in number.words else set[str]())
        - ({"credit"} if number.column.type.is_integer else set[str]())
        - ({"change", "order"} if {"change", "order"} <= set(number.words) else set[str]())
    )


def _fitting(sheet: Sheet, target: Number, children: list[Child], *, is_added: bool) -> Iterator[_Fit]:
    noun, is_summed = _noun_of(sheet, target, is_added=is_added), _is_summed(target)
    is_taxed = any(TAXES & set(sheet.tokens(each)) for each in sheet.table.columns)
    for child in children:
        if not _may_make(child, target) or not (is_summed or (is_added and _are_parts(sheet, child))):
            continue
        fits = _fits_of(child, target, noun, is_taxed=is_taxed)
        if len(fits) == 1:
            yield _Fit(child, fits[0])


def _fits_of(child: Child, target: Number, noun: set[str], *, is_taxed: bool) -> list[Number]:
    """The numbers of one table of children that a number fits, of several those that are totals or called so exactly."""
    fits = _called_after(child, target, noun, is_taxed=is_taxed) if noun else _got_by(child, target)
    fits = fits or (_of_rows(child, target, noun) if _is_of_something(target) else [])
    fits = [each for each in fits if "total" in each.words] or fits  # of which the others are parts
    return [each for each in fits if noun and set(each.words) - _GENERAL == noun] or fits


def _of_rows(child: Child, target: Number, noun: set[str]) -> list[Number]:
    """What each row has of a noun, also as its price where it is one of something: ``hammer_total`` of lots with a hammer price."""
    is_one = not any("quantity" in child.sheet.tokens(each) for each in child.sheet.table.columns)
    called = [
        noun,
        *([{*noun, "price"}] if is_one else []),
        *([{"price"}] if is_one and _has(noun, set(), child) else []),
    ]
    return [each for each in Numbers(child.sheet).numbers if set(each.words) in called and _is_alike(each, target)]


def _noun_of(sheet: Sheet, target: Number, *, is_added: bool) -> set[str]:
    """What a number is of, but for words of its row; a net that a total of the row reads is one of its parts, called after these."""
    own = {word for word in target.words if word not in _GENERAL | _DONE} or set(target.words) & _STAGES
    own -= {"net"} if is_added else set()
    return {word for word in own if not any(is_same(word, each) for each in sheet.words)} or own


def _is_summed(target: Number) -> bool:
    """True for a total, for what was done, and for what begins with nothing."""
    if (_TOTALS | _DONE) & set(target.words):
        return True
    # by DEFAULT 0 begins what is added up, but so does what is sorted, counted and in a state
    is_measured = bool(scale_of(target.column) or target.unit or target.is_money)
    return (is_measured or target.column.type.name in ("int", "bigint")) and begins_with_zero(target.column)


def _may_make(child: Child, target: Number) -> bool:
    """False for the rows of people, who make only what is done by them, and for bills of what is not billed."""
    words = set(target.words)
    if is_actor(child.sheet, child.column) and not _BY_PEOPLE & words:
        return False
    return not BILLS & set(child.sheet.words[-1:]) or bool(_BILLED & words)


def _are_parts(sheet: Sheet, child: Child) -> bool:
    """True for the lines of a row, for rows whose table is called after its own, and for those that refer to nothing else."""
    words = child.sheet.words
    is_called = len(words) > 1 and bool(set(sheet.words[-1:]) & set(words))
    is_of_nothing_else = len(child.sheet.single_links()) == 1
    return (
        child.sheet.is_line_of(child.column) or is_called or is_of_nothing_else or head_of(words, sheet.words) in _LINES
    )


def _called_after(child: Child, target: Number, noun: set[str], *, is_taxed: bool) -> list[Number]:
    """The numbers of a child that have the noun of a number, or what its rows come to where they are called by that noun."""
    alike = [each for each in _addable(child) if _is_alike(each, target)]
    taxes = [each for each in alike if TAXES & set(each.words)]
    if TAXES & noun:
        return taxes if noun <= TAXES else []
    untaxed = [each for each in alike if not TAXES & set(each.words)]
    named = _of_noun(child, target, noun, untaxed)
    if named or not _are_rows_of(noun - _MONEY, child) or not _is_money(target):
        return named
    return _amounts_of_rows(child, untaxed, is_taxed=is_taxed)


def _of_noun(child: Child, target: Number, noun: set[str], numbers: list[Number]) -> list[Number]:
    """Those of the numbers of a child that have the noun of another number: of what was done, none that say more than it does."""
    named = [each for each in numbers if noun & set(each.words) and _has(noun, set(each.words), child)]
    if not _DONE & set(target.words):
        return named
    said = noun | _GENERAL | _DONE  # eggs that were delivered are none that were set
    return [each for each in named if _has(set(each.words) - said, noun, child)]


def _are_rows_of(noun: set[str], child: Child) -> bool:
    """True for the rows of a table that is called by a noun."""
    return bool(noun) and _has(noun, set(), child)


def _amounts_of_rows(child: Child, numbers: list[Number], *, is_taxed: bool) -> list[Number]:
    """What each row of a child comes to: with its tax, where none is added to the sum."""
    gross = [each for each in numbers if "gross" in each.words]
    if gross and not is_taxed:
        return gross
    line = amount_of_line(child.sheet)
    return [each for each in numbers if each.column is line]


def _has(noun: set[str], words: set[str], child: Child) -> bool:
    """True where the words of a number, or of the table that it is in, have all of a noun."""
    table = {*child.sheet.words, *(each for each in ("receipt", "change") if each in child.sheet.name.lower())}
    return all(word in words or any(is_same(word, each) for each in table) for word in noun)


def _got_by(child: Child, target: Number) -> list[Number]:
    """What was paid in by each row of a child, where a number only says that something was."""
    is_line = child.sheet.is_line_of(child.column) or bool(_LINES & set(child.sheet.words))
    if is_line or not _GOT & set(target.words) or _PROMISES & set(child.sheet.words[-1:]) or not _is_money(target):
        return []
    line = amount_of_line(child.sheet)
    return [each for each in _addable(child) if each.column is line and _is_alike(each, target)]


def _addable(child: Child) -> list[Number]:
    return [
        each
        for each in Numbers(child.sheet).numbers
        if not (each.is_percentage or each.is_price or each.period or _no_sums(each) - {"net", "gross", "line"})
        and not names_rows(child.sheet, each.column)
        and not _NUMBERED & set(child.sheet.tokens(each.column)[-1:])
    ]


def _is_alike(one: Number, other: Number) -> bool:
    """True for numbers of one unit, or two of money, or two counts."""
    is_fine = scale_of(one.column) <= scale_of(other.column)
    return one.unit == other.unit and is_fine and one.column.type.is_integer == other.column.type.is_integer


def _is_money(number: Number) -> bool:
    return number.is_money or (not number.unit and scale_of(number.column) == 2)


def _follows(child: Child, name: str, target: Number) -> bool:
    """True for what is reckoned by the number of the parent that it would make, by way of other numbers of the row as well."""
    rule, seen = "", {name.lower()}
    waiting = [name.lower()]
    while waiting:
        guess = child.sheet.guesses.get(waiting.pop())
        rule = str(guess.rule).lower() if guess is not None else ""
        if re.search(rf"(?<![\w.]){re.escape(f'{named(child.column)}.{target.name}'.lower())}(?!\w)", rule):
            return True
        read = {word for word in re.findall(r"(?<![\w.])\w+", rule) if word in child.sheet.guesses} - seen
        seen |= read
        waiting += read
    return False


def _add_up(numbers: Numbers, target: Number, child: Child, source: Number) -> None:
    if Arithmetic(child.sheet).any_operand(source.column) is None or _follows(child, source.column.name, target):
        return
    numbers.loosen(target.column)
    numbers.sheet.formulas.pop(target.column.name.lower(), None)
    add_up(numbers.sheet, target.column, rows_got(numbers.sheet, target.column, child), source.column)
