"""Roll-ups that a name says, read word by word: which rows, in which state, and which of their numbers.

``points_done`` of stories with points, ``cash_sales`` of payments with a method, ``seats_booked`` of bookings. Every word must be
understood, and only one table of children may be meant: anything else is an amount of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ....schema.model import Column
from ..columns.places import is_money
from ..columns.unit_names import MONEY, plain_unit
from ..comments.values import begins_with_zero
from ..numbers.arithmetic import Arithmetic
from ..references.children import BILLS, Child, children_of, first_of, is_of_who_acts
from ..references.selection import Selection, as_remarked, conditions_of, is_same, known_conditions, same_noun
from ..references.summed import amount_of_line, names_rows
from ..states.gone_states import not_undone
from ..tables.clock import time_unit
from ..tables.sheet import Sheet, is_exact, is_temporal, named, scale_of
from ..words.identifiers import is_in_cents, words_of
from ..words.rollup_words import (
    AMOUNTS,
    AT_PRESENT,
    COUNTS,
    DEEDS,
    FILLERS,
    GENERAL,
    GOODS,
    HAPPENED,
    LIMITS,
    LINES,
    NOT_OF_ROWS,
    OF_ONE,
    OPTIONS,
    OWED,
    PARTS,
    PEOPLE,
    PIECES,
    TOTALS,
)
from ..words.stems import is_form_of
from ..words.vocabulary import role, tokens, unit_words
from .aggregates import add_up, average
from .child_sums import NOT_ADDED, adds_to
from .relations.ledger import Ledger


class Reading(NamedTuple):
    """What a name says of ``rows``: how many there are, or what their ``source`` comes to. The larger its weight, the more is said."""

    rows: Selection
    source: Column | None
    is_average: bool
    weight: int


def decide_sums_by_name(sheet: Sheet) -> None:
    """Decide sums and averages of rows, by names of which every word is understood."""
    children = children_of(sheet)
    for column in sheet.table.columns if children else ():
        if not is_exact(column) or not sheet.is_open(column) or time_unit(sheet, column):
            continue
        found = likeliest(sheet, column, children)
        if found is None or found.source is None or not _can_be_known(found.rows.child, found.source):
            continue
        rows = as_remarked(found.rows, column.comment)
        (average if found.is_average else add_up)(sheet, column, rows, found.source)


def likeliest(sheet: Sheet, column: Column, children: Iterable[Child]) -> Reading | None:
    """The reading of the table of which most is said; None where two are as likely."""
    owned = [each for each in children if not is_of_who_acts(sheet, each)]
    read = [each for child in owned if (each := _read(sheet, column, child)) is not None]
    read.sort(key=lambda each: -each.weight)
    return read[0] if read and (len(read) == 1 or read[0].weight > read[1].weight) else None


def _can_be_known(child: Child, source: Column) -> bool:
    """True where a number of the rows has a rule; one that is a share of what they come to is drawn by itself."""
    rows = Arithmetic(child.sheet)
    if rows.any_operand(source) is None:
        return False
    guess, name = child.sheet.guess(source), source.name.lower()
    if (
        guess is None
        or f"{named(child.column)}." not in str(guess.rule)
        or not guess.reason.startswith(("share", "range"))
    ):
        return True
    child.sheet.undo(name)
    known, guess = rows.any_operand(source), child.sheet.guess(source)
    if guess is not None:
        child.sheet.guesses[name] = guess._replace(layer="rollups")  # what is added up is no share of the sum
    return known is not None


def _read(sheet: Sheet, column: Column, child: Child) -> Reading | None:
    """What a name says of the rows of a child; None where a word is not understood, or too little is said."""
    if child.column.nullable:
        return None
    states = frozenset(word for meaning, _, _ in known_conditions(child.sheet) for word in meaning)
    own = sheet.tokens(
        column
    )  # without the table's words, of which one may be a state: the delivered parcels of deliveries
    words = [*(word for word in tokens(column.name) if word in states and word not in own), *own]
    if BILLS & set(child.sheet.words) and not _BILLED & set(words):
        return None  # what is billed is not all that there is
    if _is_of_others(sheet, child):
        return None
    reader = _Reader(sheet, column, child, words, states)
    reader.take_rows()
    if NOT_OF_ROWS & {*reader.left, *LIMITS & set(words)}:
        return None
    return reader.average() if "average" in words else reader.measured() or reader.counted()


_BILLED = frozenset("billed invoiced paid collected charged invoice bill statement payout".split())


def _is_of_others(sheet: Sheet, child: Child) -> bool:
    """True for the lines of something else: what is billed for a time sheet are lines of an invoice."""
    named_so = {
        parent.name for _, _, parent in child.sheet.parents if parent.words == child.sheet.words[: len(parent.words)]
    }
    return bool(named_so) and sheet.name not in named_so


class _Reader:
    """The words of a name that are not understood yet, and what the others said."""

    def __init__(self, sheet: Sheet, column: Column, child: Child, words: list[str], states: frozenset[str]) -> None:
        self.sheet, self.column, self.child = sheet, column, child
        self.said = frozenset(words)
        self.left = [word for word in words if word not in TOTALS | COUNTS | {"average"}]
        self.states = states
        self.condition = self.reason = ""
        self.is_named = self.is_head = self.has_happened = False

    def take_rows(self) -> None:
        """Take the words of the rows and of their state."""
        rest = [word for word in self.left if not self._names_rows(word)]
        self.is_named, self.left = len(rest) < len(self.left), rest
        if AT_PRESENT & self.said and self.is_named:
            rest = [*rest, "active"]
        condition, reason, rest = conditions_of(self.child.sheet, [self._as_state(word) for word in rest])
        self.condition, self.reason = condition, reason
        self.is_head = any(self._names_rows(word) and not self._is_first(word) for word in self.said)
        rest = [word for word in rest if word != "active" or "active" in self.said]
        self.left = [word for word in rest if word not in HAPPENED]
        self.has_happened = len(self.left) < len(rest)

    def _names_rows(self, word: str) -> bool:
        own = self.child.sheet.words
        if word in FILLERS or word in unit_words():
            return False
        is_first_state = any(word in state.values[0][1] for state in self.child.sheet.states)
        if word in self.states and word not in own and not (is_first_state and is_form_of(word, own[-1])):
            return False  # bookings begin as booked, whatever becomes of them
        if word != own[-1] and any(
            self.child.sheet.tokens(each) == (word,) and self._may_be_added(each)
            for each in self.child.sheet.table.columns
        ):
            return False
        return any(is_same(word, each) or is_form_of(word, each) or each in DEEDS.get(word, ()) for each in own)

    def _as_state(self, word: str) -> str:
        """The word of a state that a word is a form of: ``earn`` of what was earned."""
        if word in self.states or not word.endswith(("ed", "en", "t")):
            return word
        return next((each for each in sorted(self.states) if len(each) <= len(word) and is_form_of(word, each)), word)

    def _is_first(self, word: str) -> bool:
        """True for a word that only says what the rows are of: the premium of its instalments."""
        *first, head = self.child.sheet.words
        if head in GENERAL:
            return False
        return any(is_same(word, each) for each in first) and not is_same(word, head)

    def _rows(self, source: Column | None) -> Selection:
        """The rows in the state that is said; those of what was done without what was undone since."""
        if self.condition:
            return Selection(self.child, source, self.condition, self.reason)
        is_done = self.has_happened or self._is_deed()
        return Selection(self.child, source, not_undone(self.child.sheet) if is_done else "", "not cancelled")

    @property
    def _weight(self) -> int:
        return 4 * self.is_named + 2 * bool(self.condition) + self.has_happened

    def _found(self, source: Column | None, weight: int, *, is_average: bool = False) -> Reading:
        return Reading(self._rows(source), source, is_average, self._weight + weight)

    def average(self) -> Reading | None:
        """The mean of what the rows have, or come to: ``average_order_value``."""
        if self.column.type.is_integer or not self.is_named:
            return None
        source = self._measure() or (self._amount() if set(self.left) <= AMOUNTS else None)
        return self._found(source, 1, is_average=True) if source is not None else None

    def measured(self) -> Reading | None:
        """The sum of a number of the rows: one that the words which are left call, or what each row comes to."""
        source = self._measure()
        if source is not None and self._is_sum_of(source):
            return self._found(source, 3)
        source = self._amount() if self._may_be_amount() else None
        if source is None or is_in_cents(source.name) != is_in_cents(self.column.name):
            return None
        is_happening = self.has_happened or self.condition or self._is_deed() or self.said & (TOTALS | AMOUNTS)
        return self._found(source, 2) if is_happening and scale_of(source) == scale_of(self.column) else None

    def _may_be_amount(self) -> bool:
        """True for money of the rows that are named, or are in a state, and are no parts of an amount that is known before."""
        is_amount = not self.column.type.is_integer or is_in_cents(self.column.name)
        is_meant = (self.is_head or bool(self.condition)) and set(self.left) <= AMOUNTS
        return (
            is_amount
            and is_meant
            and not self.column.nullable
            and not (OWED & self.said or PARTS & set(self.child.sheet.words))
        )

    def _amount(self) -> Column | None:
        """What each row comes to."""
        return amount_of_line(self.child.sheet) or first_of(self.child.sheet, *role("total of lines"))

    def _is_deed(self) -> bool:
        """True for what was done, and not for the rows by their own name: ``deducted`` of deductions."""
        own = self.child.sheet.words
        named_so = [word for word in self.said if self._names_rows(word)]
        if named_so and any(word.endswith("ed") for word in words_of(self.column.name)):
            return True
        return any(word not in LINES and not any(same_noun(word, each) for each in own) for word in named_so)

    def _measure(self) -> Column | None:
        """The only number of the rows that the words which are left call."""
        wanted = set(self.left) - FILLERS
        if not wanted:
            return self._quantity() if self._is_of_pieces() else None
        numbers = [each for each in self.child.sheet.table.columns if self._may_be_added(each)]
        called = [each for each in numbers if self._words_of(each) == wanted] or self._in_unit(numbers, wanted)
        return called[0] if len(called) == 1 else None

    def _in_unit(self, numbers: list[Column], wanted: set[str]) -> list[Column]:
        """The numbers of a unit that the rows alone say, or that are called by nothing but it: ``total_net`` of ``net_lb``."""
        called = [each for each in numbers if self._words_of(each) - unit_words() == wanted]
        unit = plain_unit(self.column, self.sheet.tokens(self.column))
        if called and "total" in self.said:
            return called
        is_unit = bool(unit) and len(wanted) == 1 and (wanted <= unit_words() or unit in wanted)
        return [each for each in numbers if is_unit and plain_unit(each, self.child.sheet.tokens(each)) == unit]

    def _words_of(self, column: Column) -> set[str]:
        words = set(self.child.sheet.tokens(column)) - FILLERS
        return {word for word in words if not self._is_of_table(word)} or words

    def _is_of_table(self, word: str) -> bool:
        return any(is_same(word, each) for each in self.child.sheet.words)

    def _is_of_pieces(self) -> bool:
        """True for a quantity of what was done; beside the plain name of the rows it is how many of them there are: ``QT_ITENS``."""
        is_said = bool(self.has_happened or self.condition or self.said & TOTALS or self._is_deed())
        return "quantity" in self.said and is_said and bool(self.is_named or self.condition)

    def _quantity(self) -> Column | None:
        found = [
            each
            for each in self.child.sheet.table.columns
            if self._may_be_added(each)
            and self.child.sheet.tokens(each)[-1:] == ("quantity",)
            and self._words_of(each) <= GOODS | HAPPENED
        ]
        return found[0] if len(found) == 1 else None

    def _may_be_added(self, column: Column) -> bool:
        sheet = self.child.sheet
        return (
            sheet.is_amount(column)
            and not column.nullable
            and not names_rows(sheet, column)
            and not (NOT_OF_ROWS | NOT_ADDED | OF_ONE) & set(sheet.tokens(column))
            and scale_of(column) <= scale_of(self.column)
        )

    def _is_sum_of(self, source: Column) -> bool:
        """True where a sign says that a number of the rows is added up, and is not just called as one of its own."""
        if self.column.nullable or OWED & self.said or not self._is_part(source):
            return False
        if self.is_named or self.condition or (self.has_happened and self._has_same_name(source)):
            return True
        if self.said & TOTALS or (MONEY & set(self.child.sheet.tokens(source)) and "volume" in self.said):
            return not self._adds_up_others()
        return self._is_moved() or self._is_plural_of(source) or self._is_of_parts() or self._is_result_of(source)

    def _is_moved(self) -> bool:
        """True for what a table of transactions is called after: ``points`` of point_transactions with points."""
        *first, head = self.child.sheet.words
        return head in GENERAL - LINES and bool(self.said) and self.said <= set(first[-1:])

    def _is_part(self, source: Column) -> bool:
        is_alike = is_in_cents(source.name) == is_in_cents(self.column.name)
        return is_alike and adds_to(self.child, source, self.column)

    def _is_result_of(self, source: Column) -> bool:
        """True for what has become of pieces, or begins with none, and is called the same at the rows."""
        is_result = any(word.endswith("ed") for word in self.said) or begins_with_zero(self.column)
        return is_result and not is_money(self.said) and self._has_same_name(source)

    def _adds_up_others(self) -> bool:
        """True for the total of numbers of the row itself: of its labour and its material."""
        if self.column.name in Ledger(self.sheet).reckoned():
            return True
        (last,) = self.sheet.tokens(self.column)[-1:]
        alike = [
            each for each in self.sheet.table.columns if self.sheet.tokens(each)[-1:] == (last,) and is_exact(each)
        ]
        return len(alike) > 2 and not self.is_named

    def _has_same_name(self, source: Column) -> bool:
        little = FILLERS | HAPPENED
        return set(self.child.sheet.tokens(source)) - little == self.said - little

    def _is_of_parts(self) -> bool:
        """True for how long, or how many, the parts are of which something consists: minutes of lessons, votes for the options of a poll."""
        head = self.child.sheet.words[-1]
        is_measured = bool({"duration", "length", "distance", "weight", "time"} & self.said)
        if is_measured and head in PIECES:
            return True
        is_plural = self.column.name.lower().endswith("s") and self.column.type.is_integer
        return is_plural and head in PIECES | OPTIONS

    def _is_plural_of(self, source: Column) -> bool:
        mine, its = words_of(self.column.name), words_of(source.name)
        return (
            len(mine) == len(its)
            and mine != its
            and mine[:-1] == its[:-1]
            and mine[-1] in (f"{its[-1]}s", f"{its[-1]}es")
        )

    def counted(self) -> Reading | None:
        """How many rows there are."""
        things = [word for word in self.left if word not in FILLERS]
        if not self._may_count() or not all(map(self._is_thing, things)):
            return None
        is_of_each = bool(things) or self._is_deed()
        is_said = is_of_each or self.has_happened or bool(self.condition or self.said & COUNTS)
        if not is_said or not (self.is_named or self.condition or self._are_all(things)):
            return None
        return self._found(self._people() if is_of_each else None, 0)

    def _may_count(self) -> bool:
        """True for a whole number of no unit, of rows that do not say of how many each of them is."""
        is_number = self.column.type.is_integer and not is_in_cents(self.column.name)
        is_guess = self.reason == "not over" and not self.is_named
        if not is_number or is_guess or ({"quantity"} | unit_words()) & self.said:
            return False
        return not any(map(self._says_how_many, self.child.sheet.table.columns))

    def _are_all(self, things: list[str]) -> bool:
        """True for points beside those that passed, where this is a state of the rows: they are all of them."""
        others = [set(self.sheet.tokens(each)) for each in self.sheet.table.columns if each is not self.column]
        return any(each & self.states and each - self.states == set(things) for each in others)

    def _people(self) -> Column | None:
        """How many each row is for, where it says that."""
        numbers = [each for each in self.child.sheet.table.columns if self._may_be_added(each)]
        found = [each for each in numbers if PEOPLE & set(self.child.sheet.tokens(each)[-2:]) and each.type.is_integer]
        return found[0] if len(found) == 1 else None

    def _says_how_many(self, column: Column) -> bool:
        """True for what each row says of how many it is: ``pallet_qty`` of a total of pallets."""
        words = self.child.sheet.tokens(column)
        return len(words) > 1 and words[-1] in ("quantity", "count") and set(words[:-1]) <= self.said

    def _is_thing(self, word: str) -> bool:
        """True for what the row has so many of, of which each child takes one, or that each child names."""
        others = [each for each in self.sheet.table.columns if each is not self.column and is_exact(each)]
        is_of_row = any(word in self.sheet.tokens(each) for each in others)
        named_so = (each for each in self.child.sheet.table.columns if not self.child.sheet.is_amount(each))
        return is_of_row or any(word in self.child.sheet.tokens(each) and not is_temporal(each) for each in named_so)
