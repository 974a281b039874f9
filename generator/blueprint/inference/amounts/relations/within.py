"""Parts that are no more than a whole beside them, or in a row that they refer to: what is booked of a capacity, owed of a limit,
done of what was planned, loaded into a tank; starters of a race on a course with ``max_starters``;
adults and children within the beds of their room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from .....schema.model import Column
from ...columns.unit_names import MEASURED
from ...numbers.arithmetic import Arithmetic, with_scale
from ...numbers.by_name import number_rule
from ...tables.actors import is_actor
from ...tables.sheet import Sheet, named, scale_of
from ...words.vocabulary import tokens
from .facts import Above, Number, Numbers, Relation, numbers_of
from .listed import LASTING, listed, patterns, spread

_NO_PART = frozenset(
    "line empty net tare gross unit permitted minimum maximum limit capacity total price rate percent average reading id target".split()
)

_TAKEN_OFF, _PAID = (
    frozenset("discount rebate reduction waiver waived concession scholarship bursary stipend grant subsidy".split()),
    frozenset(("paid", "settled")),
)
_OF_PACKS = frozenset("pack package case lot batch".split())
_CAME = frozenset(("attended", "attendance"))
_SET_ASIDE = frozenset("reserved allocated committed".split())


class Within(Numbers):
    """The numbers of one table that others bound."""

    def relations(self) -> Iterator[Relation]:
        for pattern in patterns("within"):
            parts = [part for part in self.numbers if not listed(pattern["part"]).keys().isdisjoint(part.words)]
            parts = [part for part in parts if self._may_be_part(part, pattern)]
            if "alike" in pattern and len(parts) > 1:
                continue  # stages, each of which is a part of the one before it
            for part in parts:
                yield from self._shares_of(part, pattern)

    def _may_be_part(self, part: Number, pattern: Any) -> bool:
        words = set(part.words)
        return (
            not _NO_PART & words
            and not (_CAME & words and words - _CAME - _PEOPLE - {"count", "number", "total"})  # lessons, no people
            and not part.is_percentage
            and self.sheet.is_open(part.column)
            and (bool(part.unit) or "loads" not in pattern)
            and not self._lies_between(part)
            and not ("counted" in pattern and (part.is_money or scale_of(part.column)))
        )

    def _lies_between(self, part: Number) -> bool:
        """True for what is so now, of which there is a least too; stocks fall below theirs."""
        rest = part.core - {"current"}
        has_least = any("minimum" in each.words and each.core - {"minimum"} == rest for each in self.numbers)
        return "current" in part.words and has_least and not {"stock", "quantity", "level"} & set(part.words)

    def _shares_of(self, part: Number, pattern: Any) -> Iterator[Relation]:
        percent = spread(pattern["percent"])
        if _SET_ASIDE & set(part.words) and any({"hand"} & set(each.words) for each in self.numbers):
            return  # of what is there, not of what there may be at most
        for whole in self.numbers:
            if "behind" in pattern and not is_paid_behind(self.numbers, whole):
                continue
            if whole is not part and _bounds(whole, part, pattern, is_above=False):
                yield Relation(part, partial(self.write_share, part, whole, percent), 1)
        if "behind" in pattern:
            return
        above = farther_above(self) if "loads" in pattern else self.above
        for each in above if "alike" not in pattern else ():
            if _bounds(each.number, part, pattern, is_above=True):
                yield Relation(part, partial(self.write_share, part, each, percent), 0.5)


def farther_above(numbers: Numbers) -> Iterator[Above]:
    """The numbers of the rows that a row refers to, and of those that these refer to: of the class of a truck."""
    yield from numbers.above
    for own, _, parent in numbers.sheet.parents:
        for further, _, top in parent.parents:
            if top is not numbers.sheet:
                path = f"{named(own)}.{named(further)}"
                yield from (Above(f"{path}.{each.name}", top, each) for each in numbers_of(top))


def _are_alike(whole: Number, part: Number) -> bool:
    """True for two of one unit, or both of money or neither; a limit may be of either."""
    if whole.is_percentage or whole.is_price or "minimum" in whole.words or whole.unit != part.unit:
        return False
    if (MEASURED | LASTING) & set(part.words) - set(whole.words) and not whole.unit:
        return False  # no weight of a size
    if "size" in whole.words and _OF_PACKS & set(tokens(whole.column.name)):
        return False  # so many are in each of them
    return whole.is_money == part.is_money or bool(whole.unit) or "limit" in whole.words


def _bounds(whole: Number, part: Number, pattern: Any, *, is_above: bool) -> bool:
    """True where one is the most that the other may be: by their words, and of the same things in the same unit."""
    words, parts, wholes = set(whole.words), listed(pattern["part"]), listed(pattern["whole"])
    if not _are_alike(whole, part):
        return False
    of_whole, of_part = whole.core - wholes.keys(), part.core - parts.keys()
    if not wholes.keys() & words:
        return "*" in wholes and is_above and bool(of_part) and whole.core == of_part
    if "alike" in pattern:
        return of_whole == of_part
    if "same" in pattern:
        return bool(of_part) and of_whole == of_part
    is_named = bool(parts.keys() & set(part.words) & of_whole) or (of_whole <= _PEOPLE and "maximum" in words)
    return of_whole == of_part or not of_whole or (not of_part and is_named) or "loads" in pattern


def is_paid_behind(numbers: Sequence[Number], due: Number) -> bool:
    """True for what is due right between what is taken off a fee and what was paid: that is paid of it. What is due behind a total or
    a payment is what is left."""
    place = next((at for at, each in enumerate(numbers) if each.column is due.column), 0)
    before, behind = numbers[max(place - 1, 0) : place], numbers[place + 1 : place + 2]
    is_off = any(_TAKEN_OFF & set(each.words) and not each.is_percentage for each in before)
    return is_off and any(_PAID & set(each.words) for each in behind)


_TAKEN = frozenset("booked sold taken used reserved occupied filled left free available remaining".split())
_NEARLY_ALL, _A_PART = (60, 100), (7, 14)
_PEOPLE = frozenset(
    "student pupil trainee delegate spectator guest person adult child pax participant attendee passenger people cover player visitor occupant".split()
)
_PARTY = frozenset(("adult", "child"))  # the others are their sum
_BEDS = frozenset("bed seat place berth capacity occupancy".split())
_NO_PEOPLE = frozenset(
    "id code number rate percent price cost amount fee type date minimum maximum capacity day hour extra".split()
)
_NO_CAPACITY = _NO_PEOPLE - {"maximum", "capacity", "day", "hour", "extra"} | {"per"}


class People(Numbers):
    """The numbers of people of one table."""

    def relations(self) -> Iterator[Relation]:
        own = [each for each in self.numbers if self._is_own_capacity(each)]
        own = own if len(own) == 1 else []  # several, such as seated and standing, depend on each other
        groups = self._groups()
        path = next(self._holds_people(), None) if own or groups else None
        if path is None:
            return
        for most in own:
            yield Relation(most, partial(self._fit_in, most, path), 2)
        for at, each in enumerate(groups):
            yield Relation(each, partial(self._write, each, path, groups[:at]), 2)

    def _groups(self) -> list[Number]:
        """The one or two numbers of people that make up all of them, children last."""
        groups = [each for each in self.numbers if self._counts_people(each)]
        groups.sort(key=lambda each: each.words[-1:] == ("child",) or "child" in each.words)
        groups = [each for each in groups if _PARTY & set(each.words)] or groups
        return groups if len(groups) < 3 else []

    def _counts_people(self, number: Number) -> bool:
        words = set(number.words)
        is_count = bool(_PEOPLE & words) and not words & _NO_PEOPLE
        return (
            is_count and number.column.type.is_integer and not number.column.nullable and self.is_loose(number.column)
        )

    def _is_own_capacity(self, number: Number) -> bool:
        """True for how many may come at most, of a row that is itself held somewhere: a course in a room."""
        if _TAKEN & set(number.words):
            return False
        is_said = _says_capacity(self.sheet, number.column) or {"ticket", "total"} <= set(number.words)
        return is_said and number.column.type.is_integer and self.is_loose(number.column)

    def _counts_taken(self, number: Number) -> bool:
        guess = self.sheet.guess(number.column)
        return guess is not None and guess.reason.startswith("roll-up") and bool(_TAKEN & set(number.words))

    def _fit_in(self, most: Number, path: str) -> None:
        """As many as usual, or nearly as many as there is place for where nothing says what is usual; no fewer than are taken."""
        above = next(each for each in self.above if each.path == path)
        least = next((each.name for each in self.numbers if self._counts_taken(each)), "1")
        known = number_rule(self.sheet, most.column)
        if known is not None:
            rule, bounds, why = known
            usual = self.sheet.hide("_".join(("usual", *most.words)), with_scale(rule, most.column))
            text, why = f"LEAST({usual}, {path})", f"{why}, at most {path}"
        else:
            is_part = any(
                path == f"{named(own)}.{above.number.name}" and self.sheet.is_line_of(own)
                for own, _, _ in self.sheet.parents
            )
            low, high = _A_PART if is_part else _NEARLY_ALL
            share = self.sheet.hide("place_percent", {"provider": "integer", "min": low, "max": high})
            text, bounds = f"ROUND({path} * {share} / 100, 0)", (Decimal(1), above.bounds[1])
            why = f"{low} to {high} % of {path}"
        self.loosen(most.column)
        self.write(most.column, f"GREATEST({text}, {least})", (Decimal(1), bounds[1]), f"range: {why}")

    def _holds_people(self) -> Iterator[str]:
        for own, _, parent in self.sheet.parents:
            holds = parent.table.columns if not is_actor(self.sheet, own) else ()
            if any("minimum" in parent.tokens(each) for each in holds):
                continue  # what is booked lies between the two
            for theirs in holds:
                if _says_capacity(parent, theirs):
                    most = 4 if "bed" in parent.tokens(theirs) else 20
                    bounds = Arithmetic(parent).any_operand(theirs, most)
                    if bounds is not None and (bounds[0] >= 1):
                        yield f"{named(own)}.{named(theirs)}"

    def _write(self, number: Number, path: str, others: Sequence[Number]) -> None:
        """As many as usual, but no more than there is place for when the others are in."""
        for each in others:
            self.sheet.settle(each.column.name.lower())
        column, least = number.column, 0 if others else 1
        rule, bounds, why = number_rule(self.sheet, column) or (
            {"provider": "integer", "min": least, "max": 2 if others else 4},
            (Decimal(0), Decimal(4)),
            "people",
        )
        self.loosen(column)
        usual = self.sheet.hide("_".join(("usual", *number.words)), with_scale(rule, column))
        rest = " - ".join([path, *(each.name for each in others)])
        self.write(column, f"GREATEST(LEAST({usual}, {rest}), {least})", bounds, f"range: {why}, at most {path}")


def _says_capacity(sheet: Sheet, column: Column) -> bool:
    """True for a number of beds, or of people at most, that every row has."""
    words = set(sheet.tokens(column))
    is_held = bool(_BEDS & words or ("maximum" in words and _PEOPLE & words)) and not words & _NO_CAPACITY
    return is_held and column.type.is_integer and not column.nullable
