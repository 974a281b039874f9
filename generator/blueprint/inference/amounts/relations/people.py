"""People within what takes them: adults and children within the beds of their room, the places of a boat, the seats of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from .....schema.model import Column
from ...columns.guess import Bounds
from ...numbers.arithmetic import Arithmetic, with_scale
from ...numbers.by_name import number_rule
from ...tables.actors import is_actor
from ...tables.sheet import Sheet, named
from .facts import Number, Numbers, Relation

_PEOPLE = frozenset(
    "guest person adult child pax participant attendee passenger people cover player visitor occupant".split()
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
        groups = [each for each in self.numbers if self._counts_people(each)]
        groups.sort(key=lambda each: each.words[-1:] == ("child",) or "child" in each.words)
        groups = [each for each in groups if _PARTY & set(each.words)] or groups
        path = next(self._holds_people(), None) if groups and len(groups) < 3 else None
        for at, each in enumerate(groups if path is not None else ()):
            yield Relation(each, partial(self._write, each, str(path), groups[:at]), 2)

    def _counts_people(self, number: Number) -> bool:
        words = set(number.words)
        is_count = bool(_PEOPLE & words) and not words & _NO_PEOPLE
        return (
            is_count and number.column.type.is_integer and not number.column.nullable and self.is_loose(number.column)
        )

    def _holds_people(self) -> Iterator[str]:
        for own, _, parent in self.sheet.parents:
            holds = parent.table.columns if not is_actor(self.sheet, own) else ()
            if any("minimum" in parent.tokens(each) for each in holds):
                continue  # what is booked lies between the two
            for theirs in holds:
                if _says_capacity(parent, theirs):
                    most = 4 if "bed" in parent.tokens(theirs) else 20
                    bounds = Arithmetic(parent).any_operand(theirs, most)
                    if bounds is not None and (bounds[0] >= 1 or _has_one(parent, theirs, bounds)):
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


def _has_one(sheet: Sheet, column: Column, bounds: Bounds) -> bool:
    """Let a number that is ranged from 0 by its name alone be 1 at the least: a room without beds takes no guest."""
    guess = sheet.guesses.get(column.name.lower())
    is_ranged = guess is not None and guess.layer == "numbers" and isinstance(guess.rule, dict)
    if guess is None or not is_ranged or "comment" in guess.reason or bounds[1] < 1:
        return False
    sheet.undo(column.name.lower())
    return sheet.decide(column, {**guess.rule, "min": 1}, guess.reason, "numbers", bounds=(Decimal(1), bounds[1]))
