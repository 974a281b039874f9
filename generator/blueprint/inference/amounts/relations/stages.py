"""Amounts that follow each other in a known order, of which the later is a part of the earlier: what is asked for, recognised, granted
and paid; what is ordered, sent, received and sent back. In one row, or in one that a row refers to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache, partial
from typing import NamedTuple

from ...numbers.exceptional_values import write_exception
from ...states.asked_parents import PARTLY_PAID
from ...states.conditions import condition_by_state
from ...states.of_whole import come_to_steps
from ...tables.sheet import scale_of
from .facts import Above, Number, Numbers, Relation
from .listed import listed, patterns, spread

_IS_NO_AMOUNT = frozenset(
    """minimum maximum limit average price rate per percent days years age target rank number id code version remaining left free available
    ratio fee tax vat interest discount commission late overdue over under""".split()
)
_SAID_OF_BOTH = frozenset(
    "total sum quantity count number amount value of the so far to date mail email message people vote".split()
)


_MOSTLY_ALL, _MOSTLY_BACK = (80, 100), (50, 100)
_SELDOM_BACK = {"provider": "choice", "values": [0, 10, 50, 100], "weights": [24, 3, 2, 1]}
_LENT = frozenset("rental rent rented hire hired loan lent lease borrowing returned".split())
_BILLS = frozenset("invoice bill charge payment issue".split())  # which are paid in full, in part, or not yet


class _Chain(NamedTuple):
    """The words of each stage, in their order, and how many percent each is of the one before it."""

    number: int
    stages: tuple[frozenset[str], ...]
    percent: tuple[int, int]
    counted: bool

    def takes(self, number: Number) -> bool:
        """False for money in a chain of what is counted."""
        return not (self.counted and (number.is_money or "cash" in number.words))


@lru_cache(maxsize=1)
def _chains() -> tuple[_Chain, ...]:
    return tuple(
        _Chain(
            number,
            tuple(frozenset(listed(stage)) for stage in each["stages"].split(">")),
            spread(each["percent"]),
            "counted" in each,
        )
        for number, each in enumerate(patterns("stages"))
    )


class Stages(Numbers):
    """The numbers of one table that are called after stages."""

    def relations(self) -> Iterator[Relation]:
        places = [(each, _places(each, self.sheet.words)) for each in self.numbers if _may_be_stage(each)]
        for chain in _chains():
            placed = [(at[chain.number], each) for each, at in places if chain.number in at and chain.takes(each)]
            for at, part in placed:
                whole = _stage_before(chain, placed, at, part) or self._stage_above(chain, at, part)
                if whole is not None and self.is_loose(part.column):
                    score = 0.9 if chain.percent[0] else 0.8  # of what is damaged the whole is less certain
                    yield Relation(part, partial(self._write, part, whole, chain, at), score)

    def _write(self, part: Number, whole: Number | Above, chain: _Chain, at: int) -> None:
        """Let a stage be a share of one before it; an amount that no row lacks is 0 until the state says that it came so far."""
        if isinstance(whole, Above):
            self.write_share(part, whole, chain.percent)
            return
        if not part.column.nullable and self._write_goods(part, whole, chain, at):
            return
        condition = "" if chain.counted else self._come_so_far(part, chain.stages[at])
        is_needed = whole.column.nullable and not part.column.nullable
        if not (condition or is_needed):
            self.write_share(part, whole, chain.percent)
            return
        bounds, name = self.known(whole.column), self.term(whole.column)
        if bounds is None or bounds[0] < 0 or not self.is_loose(part.column):
            return
        if condition and "paid" in chain.stages[at]:
            self.loosen(part.column)
            text = f"IF({condition}, {name}, 0)"
            self.write(part.column, text, (Decimal(0), bounds[1]), f"share: all of {whole.name} once it is paid")
        elif self.be_share(part, name, bounds, chain.percent) and condition:
            write_exception(self.sheet, part.column, f"NOT ({condition})", Decimal(0), "until then")

    def _write_goods(self, part: Number, whole: Number, chain: _Chain, at: int) -> bool:
        """Write what is delivered of goods, and what comes back of those that are sold; False for another chain."""
        if chain.percent == _MOSTLY_ALL:
            self._write_mostly_all(part, whole, chain.stages[at])
            return True
        bounds = self.known(whole.column) if chain.percent == _MOSTLY_BACK and self._is_sold() else None
        if bounds is None or bounds[0] < 0 or not self.is_loose(part.column):
            return False
        return self.be_share(part, whole.name, bounds, (0, 100), drawn=_SELDOM_BACK)

    def _is_sold(self) -> bool:
        """True for what has a price and is neither rented nor lent: little of it comes back."""
        words = {*self.sheet.words, *(word for _, _, parent in self.sheet.parents for word in parent.words)}
        prices = [each for each in self.numbers if each.is_price or "unit" in each.words]
        return bool(prices) and not (_LENT & words or any(each.period for each in prices))

    def _write_mostly_all(self, part: Number, whole: Number, stage: frozenset[str]) -> None:
        """Let nothing of a line be delivered before its order is, and all of most lines then, but for an order in part."""
        bounds = self.known(whole.column)
        come = come_to_steps(self.sheet, [word for word in part.words if word in stage] or sorted(stage))
        if bounds is None or bounds[0] < 0 or not self.is_loose(part.column):
            return
        so_far, partly = come or ("", "")
        drawn: object = {"provider": "choice", "values": [100, 90, 80], "weights": [17, 2, 1]}
        if partly:
            some = self.sheet.hide("partly_percent", {"provider": "integer", "min": 10, "max": 90})
            drawn = f"IF({partly}, {some}, 100)"
        if self.be_share(part, whole.name, bounds, _MOSTLY_ALL, drawn=drawn) and so_far:
            write_exception(
                self.sheet, part.column, f"NOT ({so_far})", Decimal(0), f"until {so_far.split('.')[0]} has come so far"
            )

    def _come_so_far(self, part: Number, stage: frozenset[str]) -> str:
        """The condition that a row came to a stage of which its states tell; "" where it comes to it in parts."""
        said = {"_".join(meaning) for state in self.sheet.states for _, meaning in state.values}
        if part.column.nullable or said & set(PARTLY_PAID):
            return ""
        found = (condition_by_state(self.sheet, (word,)) for word in sorted(stage))
        return next((each for each in found if each is not None), "")

    def _stage_above(self, chain: _Chain, at: int, part: Number) -> Above | None:
        """What a number is a part of in a row that the row refers to: what came back of what was delivered."""
        if chain.number not in _places(part, ()):
            return None  # what a line takes of a lot is no stage of it
        found = [
            (place, each)
            for each in self.above
            if chain.counted and not each.number.is_money and _may_be_stage(each.number)
            if (place := _places(each.number, each.sheet.words).get(chain.number)) is not None
            if place < at and _are_of_one(chain, each.number, part, may_be_bare=True)
        ]
        return max(found, key=lambda item: item[0])[1] if found else None


def _may_be_stage(number: Number) -> bool:
    is_of_one = "unit" in number.words and not number.column.type.is_integer  # ``unit_weight``
    return not (number.is_percentage or number.is_price or is_of_one or _IS_NO_AMOUNT & set(number.words))


def _done(noun: str) -> tuple[str, ...]:
    """The participles that the noun of a table may have: delivered of a delivery, shipped of a shipment."""
    verb = noun.removesuffix("ment").removesuffix("y")
    return noun, f"{noun}ed", f"{noun}d", f"{verb}ed", f"{verb}{verb[-1:]}ed", _IRREGULAR.get(noun, "")


_IRREGULAR = {"sale": "sold", "rental": "rented", "receipt": "received", "loan": "lent", "inspection": "inspected"}


@lru_cache(maxsize=1)
def _places_of_words() -> dict[str, list[tuple[int, int]]]:
    """The stages by each of their words: the number of the chain, and the place in it."""
    found: dict[str, list[tuple[int, int]]] = {}
    for chain in _chains():
        for at, words in enumerate(chain.stages):
            for word in words:
                found.setdefault(word, []).append((chain.number, at))
    return found


def _places(number: Number, table: tuple[str, ...]) -> dict[int, int]:
    """The stage of each chain that a number is called after, the last of several: what was ordered and received has been received."""
    is_bare = not number.core and not _BILLS & set(table)  # the amount of a claim is claimed
    done = [form for word in table for form in _done(word)] if is_bare else ()
    ordered = ("ordered",) if number.words == ("quantity",) else ()  # of a line: so many were ordered
    found: dict[int, int] = {}
    known = _places_of_words()
    for called in (number.words, done, ordered):
        found = dict(sorted(place for word in known.keys() & called for place in known[word])) | found
    return found


def _stage_before(chain: _Chain, placed: list[tuple[int, Number]], at: int, part: Number) -> Number | None:
    """What a number is a part of: of the latest stage before its own, and of several the nearest in the table."""
    before = [(other, each) for other, each in placed if other < at and _are_of_one(chain, each, part)]
    return max(before, key=lambda item: (item[0], -abs(item[1].at - part.at)))[1] if before else None


def _are_of_one(chain: _Chain, whole: Number, part: Number, *, may_be_bare: bool = False) -> bool:
    """True for two of one unit and kind, and of the same things: their names differ by the stage."""
    if whole.unit != part.unit or whole.column.type.is_integer != part.column.type.is_integer:
        return False
    if scale_of(whole.column) != scale_of(part.column):
        return False
    if whole.column.nullable and not part.column.nullable and chain.counted:
        return False
    of_whole, of_part = (_core(chain, each) for each in (whole, part))
    return of_whole == of_part or (may_be_bare and not of_whole)


def _core(chain: _Chain, number: Number) -> frozenset[str]:
    said = frozenset().union(*chain.stages)
    return number.core - said - _SAID_OF_BOTH
