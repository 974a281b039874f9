"""Rests, losses, gains and deviations: a difference of numbers whose names say that one is the whole and the others parts of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from ...columns.capacity import capacity_of
from ...columns.guess import Bounds
from ...numbers.arithmetic import with_scale
from ...numbers.by_name import number_rule
from ...numbers.weighing import PERCENT_OF_LORRIES, is_weighing
from ...tables.column_words import default_of
from ...tables.sheet import named, scale_of
from .facts import Number, Numbers, Relation, fits
from .listed import listed, patterns, spread
from .within import is_paid_behind

_NO_REST = frozenset(
    "rate ratio price minimum maximum limit average date day_of flag per reading meter odometer".split()
)
_READINGS = frozenset("reading meter odometer counter".split())
_OPENING, _CAME = frozenset(("opening",)), frozenset(("received", "purchased", "delivered"))  # in a stock
_CHARGED = frozenset("fee tax vat commission interest".split())  # of which nothing is left beside an amount
_LIMITS = frozenset("minimum reorder safety".split())
_COUNTS = frozenset(("count", "quantity", "number"))
_PERIODS = frozenset(("year", "annual", "month"))
_LEFT = frozenset("balance remaining outstanding".split())  # beside which what is due is all that is to be paid
_OWING = frozenset("remaining outstanding open due".split())
_AGREED = frozenset("quoted agreed contract offered final".split())  # prices of all that is sold
_CAPACITIES = frozenset("maximum capacity limit".split())
_PLACES = frozenset("seat place spot slot space".split())
_PEOPLE = frozenset("student participant child pupil guest person passenger visitor attendee member head".split())
_BESIDE = frozenset("pending held reserved locked committed buffer".split())  # taken off with what was used
_DECIDED = 3  # what speaks against a difference of two that others decide, which may be less than 0
_MOST_PLACES = 8  # words farther behind in a list are as likely as each other


class Differences(Numbers):
    """The differences of one table."""

    def relations(self) -> Iterator[Relation]:
        for pattern in patterns("differences"):
            for target in self.numbers:
                if not listed(pattern["rest"]).keys().isdisjoint(target.words) and self._may_be_rest(target, pattern):
                    yield from self._differences_of(target, pattern)

    def _may_be_rest(self, target: Number, pattern: Any) -> bool:
        words = set(target.words)
        return (
            not target.is_percentage
            and not any(word.isdecimal() and len(word) > 1 for word in words)  # ``bal_30`` beside ``bal_60``
            and (bool(target.unit) or "unit" not in pattern)
            and not (_NO_REST - _meant_by(words)) & words
            and not self._means_another(target, words, pattern)
            and self.is_loose(target.column)
            and "negativ" not in target.column.comment.lower()  # what is left is not
        )

    def _means_another(self, target: Number, words: set[str], pattern: Any) -> bool:
        """True for a word of a rest that means something else beside others: what is due is all that is to be paid beside a balance."""
        if "due" in words:
            is_whole = not _LEFT & words and (any(map(self._is_beside, _LEFT)) or is_paid_behind(self.numbers, target))
            is_whole = is_whole and "discount" not in pattern["part"]
            return is_whole or ("change" not in words and self._is_beside("change"))
        is_free = "free" in words and self._is_beside("paid")
        is_stock = listed(pattern["rest"]).keys() & words == {"stock"} and self._is_beside("opening")
        return is_free or is_stock or ("open" in words and target is self.numbers[0])  # with which a day opens

    def _is_beside(self, word: str) -> bool:
        return any(word in each.words for each in self.numbers)

    def _differences_of(self, target: Number, pattern: Any) -> Iterator[Relation]:
        rests, wholes, parts = (listed(pattern[each]) for each in ("rest", "whole", "part"))
        family = target.core - rests.keys() - listed(pattern.get("aside", "")).keys() - (wholes.keys() & {"limit"})
        priced = "prices" in pattern and (
            pattern["prices"] or not any(_COUNTS & set(each.words) for each in self.numbers)
        )
        taken = self._playing(target, parts, family, are_prices=priced) or self._people(target, pattern)
        whole_ones = self._playing(target, wholes, family, are_prices=priced) or self._count_before(
            target, wholes, taken
        )
        charged = _CHARGED - set(target.words)
        for whole in [each for each in whole_ones if not charged & set(each.words)] or whole_ones:
            scores = [(self._score(target, whole, part, pattern), part) for part in taken]
            fitting = [(score, part) for score, part in scores if score is not None]
            yield from self._less(target, whole, fitting, pattern)

    def _less(
        self, target: Number, whole: Number, taken: Sequence[tuple[float, Number]], pattern: Any
    ) -> Iterator[Relation]:
        percent = self._percent_of(pattern)
        is_beside = any(_BESIDE & set(each.words) for _, each in taken) and "near" not in pattern
        are_together = "together" in pattern or is_beside
        parts = self._taken_together(target, whole, taken) if are_together else []
        if parts:
            low, high = (each // len(parts) for each in percent)
            best = max(score for score, _ in taken) + 0.5
            names = frozenset(each.name for each in (whole, *parts))
            yield Relation(target, partial(self._write, target, whole, parts, (low, high)), best, names)
            return
        totals = [(score, part) for score, part in taken if "total" in part.words] if "together" in pattern else []
        for score, part in totals or taken:  # all costs, before one of them
            if "near" in pattern:
                yield Relation(
                    target, partial(self._write_near, target, whole, part, percent, is_plan="planned" in pattern), score
                )
            else:
                names = frozenset((whole.name, part.name))
                yield Relation(target, partial(self._write, target, whole, [part], percent), score, names)

    def _percent_of(self, pattern: Any) -> tuple[int, int]:
        """How much of the whole is taken off it, in percent."""
        is_lorry = pattern["rest"] == "net" and "tare" in pattern["part"] and is_weighing(self.sheet)
        return PERCENT_OF_LORRIES if is_lorry else spread(pattern["percent"])

    def _taken_together(self, target: Number, whole: Number, taken: Sequence[tuple[float, Number]]) -> list[Number]:
        """The parts that are all taken off the whole; empty for one alone, and where a total of them is among them."""
        parts = [each for _, each in taken if each.unit == whole.unit == target.unit]
        parts = self._with_those_between(target, whole, parts)
        return parts if len(parts) > 1 and not any("total" in each.words for each in parts) else []

    def _with_those_between(self, target: Number, whole: Number, parts: list[Number]) -> list[Number]:
        """What is taken off, with what is between it and the whole and is of the same noun: washed again beside scrapped pieces."""
        noun = {word for word in whole.words if word not in ("total", "gross")}
        between = [each for each in self.numbers if whole.at < each.at < target.at and _is_like(each, target)]
        run = [each for each in between if noun < set(each.words)]
        return run if len(noun) == 1 and parts and set(map(id, parts)) <= set(map(id, run)) else parts

    def _score(self, target: Number, whole: Number, part: Number, pattern: Any) -> float | None:
        """How much speaks for a difference; None where the three are of different things or cannot be kept together."""
        is_other = _is_no_whole(whole, target, part, pattern) or _is_barred(whole, target, part, pattern)
        score = None if is_other else _agreement(*_families(target, whole, part, pattern))
        if score is None or not self._can_be(target, whole, part):
            return None
        wholes, parts = listed(pattern["whole"]), listed(pattern["part"])
        if not (self.is_loose(part.column) or self.is_loose(whole.column) or self._is_within(part, whole)):
            score -= _DECIDED
        score -= _DECIDED * (len({each.unit for each in (target, whole, part)}) - 1)
        score += bool(
            target.core & set(whole.words) - listed(pattern["rest"]).keys()
        )  # of the credit limit, no other total
        return score - _place(whole, wholes) / 10 - _place(part, parts) / 20 - abs(whole.at - target.at) / 50

    def _playing(
        self, target: Number, role: dict[str, int], family: frozenset[str], *, are_prices: bool = False
    ) -> list[Number]:
        """The numbers that may play a part: by a word of it, or by being called after the family alone."""
        found = []
        for each in self.numbers:
            said = role.keys() & set(each.words)
            is_bare = "*" in role and not said and each.core == family and (bool(family) or _is_plain(target, each))
            if (
                each is not target
                and (said or is_bare)
                and not _is_other(each, target, family, are_prices=are_prices)
                and fits(each, target)
            ):
                found.append(each)
        return found

    def _people(self, target: Number, pattern: Any) -> list[Number]:
        """The people who take the places of which the target says how many are left."""
        is_of_places = bool(_PLACES & target.core) and "occupied" in pattern["part"]
        counts = (each for each in self.numbers if each.column.type.is_integer and _COUNTS & set(each.words))
        return [each for each in counts if each.core and each.core <= _PEOPLE] if is_of_places else []

    def _count_before(self, target: Number, role: dict[str, int], parts: Sequence[Number]) -> list[Number]:
        """The only other count before what is left, of whatever it is: of spat, less the dead."""
        if "any" not in role or len(parts) != 1 or not _COUNTS & set(target.words):
            return []
        before = [
            each
            for each in self.numbers
            if each.at < target.at and each not in parts and each.column.type.name == target.column.type.name
        ]
        counts = [each for each in before if _COUNTS & set(each.words) and not each.is_percentage]
        return counts if len(counts) == 1 else []

    def _can_be(self, target: Number, whole: Number, part: Number) -> bool:
        """True where the three can be kept together: money is of money, and there is a rest in each row that has one."""
        three = (target, whole, part)
        if self._is_worth(target, whole, part):
            return False
        if whole.is_money and not whole.column.type.is_integer and target.column.type.is_integer:
            return False
        is_alike = target.core <= whole.core | part.core or all(_is_alike(target, each) for each in three)
        is_alike &= not any("quantity" in each.words for each in three)
        if not is_alike and len({each.is_money for each in three if not each.unit}) > 1:
            return False
        return target.column.nullable or not (whole.column.nullable and part.column.nullable)

    def _is_worth(self, target: Number, whole: Number, part: Number) -> bool:
        """True where one of them is what others are worth: so many bags at the price of a bag, and the value of a stock."""
        of_price = any(each.is_price and bool(part.core) and part.core <= each.core for each in self.numbers)
        is_value = {"stock", "value"} <= set(whole.words) and "value" not in target.words
        return is_value or (whole.is_money and not part.is_money and of_price)

    def _is_within(self, part: Number, whole: Number) -> bool:
        return (
            self.is_share(part.column, whole.column)
            or self.holds(whole.column, part.column)
            or self.is_multiple(whole, part)
        )

    def _write_near(
        self, target: Number, whole: Number, part: Number, percent: tuple[int, int], *, is_plan: bool
    ) -> None:
        """What was is near what was to be; ``is_plan`` where that is the whole."""
        counted, expected = (part.column, whole.column) if is_plan else (whole.column, part.column)
        for each in (whole, part):
            self.sheet.settle(each.column.name.lower())
        if self.is_loose(counted) and not expected.nullable:
            self.loosen(counted)
        if not self.near(target.column, counted, expected, is_turned=is_plan):
            self._write(target, whole, [part], percent)

    def _write(self, target: Number, whole: Number, parts: Sequence[Number], percent: tuple[int, int]) -> None:
        for each in (whole, *parts):
            self.sheet.settle(each.column.name.lower())
        if not all(self._bind(whole, each, percent, is_only=len(parts) == 1) for each in parts):
            return
        is_within = percent[1] <= 100 and all(self._is_within(each, whole) for each in parts)
        bounds = self._bounds(whole, parts, is_within=is_within)
        if bounds is None or (bounds[0] < 0 and capacity_of(target.column)[0] == 0):
            return  # cut at 0 it would be no difference
        texts = [named(each.column) if target.column.nullable else self.term(each.column) for each in (whole, *parts)]
        text = " - ".join(texts)
        self.write(target.column, text, bounds, f"rest: {text}")

    def _bounds(self, whole: Number, parts: Sequence[Number], *, is_within: bool) -> Bounds | None:
        """The bounds of a whole less its parts; None where one of them is not known."""
        of_whole = self.known(whole.column)
        of_parts = [self.known(each.column) for each in parts]
        known = [each for each in of_parts if each is not None]
        if of_whole is None or len(known) < len(parts):
            return None
        return Decimal(0) if is_within else of_whole[0] - sum((each[1] for each in known), Decimal(0)), of_whole[1]

    def _bind(self, whole: Number, part: Number, percent: tuple[int, int], *, is_only: bool) -> bool:
        """Let the part be so much of the whole; where others decide the part, or it is set in more rows, the whole follows it."""
        if default_of(part.column) > 0:  # so many hours are to be worked each day
            return self.known(part.column) is not None
        follows = self.is_loose(part.column) and (part.column.nullable or not whole.column.nullable)
        if follows:
            bounds = self.known(whole.column)
            return bounds is not None and bounds[0] >= 0 and self.be_share(part, whole.name, bounds, percent)
        if self._is_within(part, whole) or not self.is_loose(whole.column):
            return True
        if not is_only:
            return False
        bounds = self.known(part.column)
        if bounds is None or bounds[0] < 0:
            return False
        return self._holds_usually(whole, part, bounds) or self.be_more(whole, part, bounds, percent)

    def _holds_usually(self, whole: Number, part: Number, bounds: Bounds) -> bool:
        """Let a limit that is known be what is usual, and no less than what others decide of it."""
        found = number_rule(self.sheet, whole.column) if _CAPACITIES & set(whole.words) else None
        if found is None or not isinstance(found[0], dict):
            return False
        self.loosen(whole.column)
        usual = self.sheet.hide(f"usual_{'_'.join(whole.words[:2])}", with_scale(found[0], whole.column))
        text = f"GREATEST({usual}, {self.term(part.column)})"
        both = max(found[1][0], bounds[0]), max(found[1][1], bounds[1])
        self.write(whole.column, text, both, f"range: usual, and no less than {part.name}")
        return whole.column.name.lower() in self.sheet.guesses

    def is_share(self, column: Any, base: Any) -> bool:
        """True for a share of just this base, of at most all of it."""
        guess = self.sheet.guess(column)
        if guess is None or not guess.reason.startswith("share"):
            return False
        return guess.reason.endswith(f"of {named(base)}") or guess.reason.startswith(f"share: {named(base)} * ")


def _is_barred(whole: Number, target: Number, part: Number, pattern: Any) -> bool:
    """True where a pattern is of bare wholes only, or of two amounts or two prices."""
    is_only = (whole.at < target.at or not whole.core) and whole.core <= listed(pattern["whole"]).keys()
    is_mixed = not pattern.get("prices", True) and _is_of_one(whole) != _is_of_one(part)
    return ("only" in pattern and not is_only) or is_mixed


def _is_no_whole(whole: Number, target: Number, part: Number, pattern: Any) -> bool:
    """True for what nothing is taken off: what something costs is no income, and what comes in is no part of an opening stock."""
    if part is whole or not fits(whole, part) or (whole.unit and not (target.unit or part.unit)):
        return True
    is_cost = "apart" in pattern and bool(listed(pattern["part"]).keys() & set(whole.words))
    is_before = bool(_OPENING & set(whole.words)) and bool(_CAME & set(part.words))
    return is_cost or is_before or _is_what_is_left(whole, target, pattern)


def _is_what_is_left(whole: Number, target: Number, pattern: Any) -> bool:
    """True where a whole is called a rest and the target is not: the balance due is what is left of the amount due."""
    rests = listed(pattern["rest"]).keys() - listed(pattern["whole"]).keys()
    return bool(rests & set(whole.words)) and not rests & set(target.words)


def _meant_by(words: set[str]) -> set[str]:
    """The words that a difference may have all the same: a margin is of each, and a credit limit is available."""
    return ({"per", "price"} if {"margin", "profit", "change"} & words else set()) | (
        {"limit"} if {"available", "remaining", "unused"} & words else set()
    )


def _is_of_one(each: Number) -> bool:
    """True for the price of a piece."""
    return each.is_price and not _AGREED & set(each.words)


def _is_other(each: Number, target: Number, family: frozenset[str], *, are_prices: bool) -> bool:
    """True for percentages, prices (but of the margin on each), readings and limits."""
    is_reading = bool(_READINGS & set(each.words)) and not _READINGS & family
    is_price = _is_of_one(each) and not target.is_price and not are_prices
    is_rate = each.words[-1] == "rate" and target.words[-1] != "rate"  # what is paid by the hour is no part of a pay
    return each.is_percentage or is_price or is_rate or is_reading or _is_limit(set(each.words))


def _is_like(one: Number, other: Number) -> bool:
    """True for two plain numbers of one kind that every row has."""
    is_plain = not (one.is_percentage or one.is_price or one.column.nullable)
    return is_plain and one.column.type.is_integer == other.column.type.is_integer and one.unit == other.unit


def _is_limit(words: set[str]) -> bool:
    """True for what a stock is not to fall below or rise above, which is no part of it."""
    return bool(_LIMITS & words) or {"maximum", "stock"} <= words


def _is_plain(target: Number, each: Number) -> bool:
    """True for a number that is called by no more than what the target is counted in: ``quantity`` beside ``quantity_open``."""
    is_measure = bool(each.unit) and set(each.words) <= set(target.words)
    return not each.core and ((len(each.words) == 1 and each.words[0] in target.words) or is_measure)


def _is_alike(one: Number, other: Number) -> bool:
    """True for two amounts with two decimal places, whatever they are called: what is left of money is money."""
    if one.words[-1] == other.words[-1] == "amount" and one.column.type.name == other.column.type.name:
        return True
    return (
        one.column.type.name == other.column.type.name == "decimal"
        and scale_of(one.column) == scale_of(other.column) == 2
    )


def _place(number: Number, role: dict[str, int]) -> int:
    return min([_MOST_PLACES, *(role[each] for each in role.keys() & set(number.words))])


def _families(target: Number, whole: Number, part: Number, pattern: Any) -> Iterator[frozenset[str]]:
    """What each of the three is of, by the words that say no more of its part in the difference."""
    rests, wholes, parts = (listed(pattern[each]) for each in ("rest", "whole", "part"))
    aside = listed(pattern.get("aside", "")).keys() | (_PERIODS - target.core)  # what is left of a yearly budget
    aside = aside | (wholes.keys() & {"limit"})  # of a credit limit, credit is available
    aside = aside | (_PLACES | _PEOPLE if _PLACES & target.core else frozenset())  # a place is one person's
    family = target.core - rests.keys() - aside
    yield family
    yield whole.core - wholes.keys() - aside if wholes.keys() & set(whole.words) else family
    yield part.core - parts.keys() - aside - (_OWING if "balance" in part.words else frozenset())


def _agreement(*families: frozenset[str]) -> float | None:
    """How well the words agree that say what numbers are of; None where they are of different things."""
    every = frozenset[str]().union(*families)
    if any(each and each != every for each in families):
        return None
    return 10 if all(each == every for each in families) else 6 if sum(each == every for each in families) > 1 else 4
