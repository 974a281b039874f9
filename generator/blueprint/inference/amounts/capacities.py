"""Numbers within what another column holds: guests within the beds of their room, litres within a tank, what was done within what was
planned, what a store holds within its capacity."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....schema.model import Column
from ..columns.guess import Bounds
from ..numbers.arithmetic import Arithmetic, with_scale
from ..numbers.bounds_of_columns import bounds_elsewhere
from ..numbers.by_name import number_rule
from ..tables.actors import is_actor
from ..tables.sheet import Sheet, is_exact, named, scale_of
from ..words.vocabulary import tokens, unit_words

_PEOPLE = frozenset(
    "guest person adult child pax participant attendee passenger people cover player visitor occupant".split()
)
_FIRST = frozenset("adult guest person pax participant attendee passenger people player visitor occupant cover".split())
_BEDS = frozenset("bed seat place berth capacity occupancy".split())
_HOLDS = frozenset("capacity maximum tank payload limit volume".split())
_NOW = frozenset("current occupied used filled stored loaded present level".split())
_DONE = frozenset(
    "completed done served finished delivered visited shot attended achieved covered reached resolved processed".split()
)
_PLANNED = frozenset("planned total scheduled target required expected requested booked invited".split())
_NO_AMOUNT = frozenset("id code number rate percent price cost amount fee type date minimum".split())


def decide_capacities(sheet: Sheet) -> None:
    """Decide the open numbers of a table that its own capacity, or that of a row that it refers to, bounds."""
    capacities = _Capacities(sheet)
    capacities.people()
    capacities.now_of_most()
    capacities.done_of_planned()
    capacities.loads()


class _Capacities(Arithmetic):
    def people(self) -> None:
        """Adults and children together are no more than the room, the table or the boat takes."""
        columns = [each for each in self.columns if self._counts_people(each)]
        columns.sort(key=lambda each: not _FIRST & set(self.words[each.name]))
        if any({"adult", "child"} & set(self.words[each.name]) for each in columns):  # the others are their sum
            columns = [each for each in columns if {"adult", "child"} & set(self.words[each.name])]
        path = next(iter(self._holds_people()), None) if columns else None
        if path is None or len(columns) > 2:
            return
        taken = ""
        for column in columns:
            rest = f"{path} - {taken}" if taken else path
            found = number_rule(self.sheet, column)
            if found is None:
                found = (
                    {"provider": "integer", "min": int(not taken), "max": 4 if not taken else 2},
                    (Decimal(0), Decimal(4)),
                    "people",
                )
            rule, bounds, why = found
            self.sheet.undo(column.name.lower())
            usual = self.sheet.hide("_".join(("usual", *self.words[column.name])), with_scale(rule, column))
            least = 0 if taken else 1
            self.write(column, f"GREATEST(LEAST({usual}, {rest}), {least})", bounds, f"range: {why}, at most {path}")
            taken = named(column)

    def _counts_people(self, column: Column) -> bool:
        words = set(self.words[column.name])
        is_count = bool(_PEOPLE & words) and not words & {*_NO_AMOUNT, "maximum", "capacity", "day", "hour", "extra"}
        return is_count and column.type.is_integer and not column.nullable and self._is_free(column)

    def _is_free(self, column: Column) -> bool:
        """True for a number of which at most its name has said a range."""
        guess = self.sheet.guesses.get(column.name.lower())
        is_ranged = guess is not None and guess.layer == "numbers" and "comment" not in guess.reason
        return self.sheet.is_open(column) or is_ranged

    def _holds_people(self) -> Iterator[str]:
        for own, _, parent in self.sheet.parents:
            holds = parent.table.columns if not is_actor(self.sheet, own) else ()
            if any("minimum" in parent.tokens(each) for each in holds):
                continue  # what is booked lies between the two
            for theirs in holds:
                if not _says_capacity(parent, theirs):
                    continue
                bounds = Arithmetic(parent).any_operand(theirs, 4 if "bed" in parent.tokens(theirs) else 20)
                if bounds is not None and (bounds[0] >= 1 or _has_one(parent, theirs, bounds)):
                    yield f"{named(own)}.{named(theirs)}"

    def now_of_most(self) -> None:
        """``occupied_m3`` of ``capacity_m3``, ``current_t`` of ``capacity_t``."""
        for column in self.columns:
            words = set(self.words[column.name])
            if not _NOW & words or words & _NO_AMOUNT or not self.sheet.is_open(column):
                continue
            whole = next((each for each in self.columns if self._is_most_of(each, column, words)), None)
            if whole is not None:
                self._part(column, whole, ("held_percent", 10, 95))

    def _is_most_of(self, whole: Column, column: Column, words: set[str]) -> bool:
        theirs = set(self.words[whole.name])
        return (
            whole is not column
            and bool({"capacity", "maximum"} & theirs)
            and theirs - {"capacity", "maximum"} == words - _NOW
            and _is_like(whole, column)
        )

    def done_of_planned(self) -> None:
        """``scenes_completed`` of ``scenes_planned``, ``households_served`` of the group's households."""
        for column in self.columns:
            words = set(self.words[column.name])
            what = words - _DONE
            if what == words or not what or words & _NO_AMOUNT or not self.sheet.is_open(column):
                continue
            own = next((each for each in self.columns if self._plans(each, column, what)), None)
            if own is not None:
                self._part(column, own, ("done_percent", 40, 100))
            else:
                self._of_parents(column, what)

    def _plans(self, whole: Column, column: Column, what: set[str]) -> bool:
        theirs = set(self.words[whole.name])
        return whole is not column and bool(_PLANNED & theirs) and theirs - _PLANNED == what and _is_like(whole, column)

    def _of_parents(self, column: Column, what: set[str]) -> None:
        for own, _, parent in self.sheet.parents:
            theirs = next(
                (each for each in parent.table.columns if set(parent.tokens(each)) == what and is_exact(each)), None
            )
            if theirs is not None and not theirs.nullable and _is_like(theirs, column):
                self._share_of_path(column, f"{named(own)}.{named(theirs)}", bounds_elsewhere(parent, theirs)[1])
                return

    def loads(self) -> None:
        """``qty_l`` within the ``fuel_tnk_l`` of the class of the truck: of the same unit, in a row that the row refers to."""
        for column in self.columns:
            raw, units = tokens(column.name), unit_words()
            unit = next((word for word in (raw[-1], raw[0]) if word in units), "")
            is_load = unit and {"quantity", "load", "loaded", "cargo", "departed"} & set(raw)
            if not is_load or column.nullable or not self.sheet.is_open(column):
                continue
            found = next(iter(self._holds("l" if unit == "liter" else unit)), None)
            if found is not None:
                self._share_of_path(column, *found)
                return

    def _holds(self, unit: str) -> Iterator[tuple[str, Decimal]]:
        for own, _, parent in self.sheet.parents:
            yield from _capacity_in(parent, unit, named(own))
            for further, _, top in parent.parents:
                if top is not self.sheet:
                    yield from _capacity_in(top, unit, f"{named(own)}.{named(further)}")

    def _part(self, column: Column, whole: Column, share: tuple[str, int, int]) -> None:
        name, low, high = share
        if (whole.nullable and not column.nullable) or self.any_operand(whole) is None:
            return
        hidden = self.sheet.hide(name, {"provider": "integer", "min": low, "max": high})
        self.share_of(column, whole, hidden, Decimal(high), f"share: {low} to {high} % of {named(whole)}")

    def _share_of_path(self, column: Column, path: str, most: Decimal) -> None:
        hidden = self.sheet.hide("load_percent", {"provider": "integer", "min": 40, "max": 100})
        text = f"{path} * {hidden} / 100"
        self.write(column, text, (Decimal(0), most), f"share: 40 to 100 % of {path}", rounded=True)


def _capacity_in(sheet: Sheet, unit: str, path: str) -> Iterator[tuple[str, Decimal]]:
    for theirs in sheet.table.columns:
        words = tokens(theirs.name)
        if words[-1] == unit and _HOLDS & set(words) and is_exact(theirs) and not theirs.nullable:
            yield f"{path}.{named(theirs)}", bounds_elsewhere(sheet, theirs)[1]


def _says_capacity(sheet: Sheet, column: Column) -> bool:
    """True for a number of beds, or of people at most, that every row has."""
    words = set(sheet.tokens(column))
    is_held = bool(_BEDS & words or ("maximum" in words and _PEOPLE & words)) and not words & _NO_AMOUNT
    return is_held and column.type.is_integer and not column.nullable


def _is_like(first: Column, second: Column) -> bool:
    return first.type.is_integer == second.type.is_integer and scale_of(first) == scale_of(second)


def _has_one(sheet: Sheet, column: Column, bounds: Bounds) -> bool:
    """Let a number that is ranged from 0 by its name alone be 1 at the least: a room without beds takes no guest."""
    guess = sheet.guesses.get(column.name.lower())
    if (
        guess is None
        or guess.layer != "numbers"
        or not isinstance(guess.rule, dict)
        or "comment" in guess.reason
        or bounds[1] < 1
    ):
        return False
    sheet.undo(column.name.lower())
    return sheet.decide(column, {**guess.rule, "min": 1}, guess.reason, "numbers", bounds=(Decimal(1), bounds[1]))
