"""What a table of numbers says by its names: of each number its words, what it is of, its unit, and whether others may decide it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple, Self

from .....schema.model import Column
from ...columns.guess import Bounds
from ...columns.unit_names import MEASURED, MONEY, dimension, unit_of
from ...numbers.arithmetic import Arithmetic, with_scale
from ...numbers.bounds_of_columns import bounds_elsewhere
from ...numbers.by_name import number_rule
from ...numbers.percentages import PAID_PERCENT, said_percent
from ...tables.known import once
from ...tables.sheet import Sheet, is_exact, named
from ...words.identifiers import is_in_cents
from ...words.money_words import DISCOUNTS
from ...words.vocabulary import tokens
from .words_of_numbers import PRICES, words_of_number

FACTORS = frozenset("factor multiplier coefficient".split())
"""What is multiplied by, and comes to nothing itself."""
_FILLERS = frozenset("amount value quantity count number sum figure the of in on a".split())
MEASURES = {
    "mass": frozenset(("weight", "mass")),
    "volume": frozenset(("volume",)),
    "length": frozenset(("distance",)),
    "time": frozenset(("duration", "time")),
    "energy": frozenset(("energy",)),
}
_OF_ANYTHING = frozenset(
    "amount total net gross value paid due balance allowance advance deposit return budget".split()
)
_PER_CENT = frozenset(("percent", "rate", "ratio", "pct"))
_NO_NUMBERS = frozenset(("id", "version", "age", "date"))
# of numbers with a unit
_OF_MEASURES = dict(
    each.split("=") for each in "status=level state=level charge=load created=input debit=planned mission=input".split()
)
_OF_STUFF = {"in": "input", "discharged": "output"}
_PERIODS = frozenset("hour day week month year night diem".split())
_IN_PERIOD = MONEY | {"rate", "price", "tariff"}
_DIGITS_OF_PERCENT = 5
_PERCENTAGES = frozenset(
    """tax vat gst duty interest discount rebate commission markup margin royalty success failure growth occupancy fill defect conversion
    completion attendance response utilization recovery return yield loss mortality retention churn share premium coverage""".split()
)
_NETS = frozenset("net payout payable proceeds proceed liquid".split())
_COUNTED = frozenset("weight mass volume tare quantity count piece stock point score mark".split())
_GIVEN_BACK, _SHORT = frozenset(("refunded", "reimbursed")), 40


@dataclass(frozen=True)
class Number:
    """A number of a row: its words, those that say what it is of, its unit, and its place in the table."""

    column: Column
    at: int
    words: tuple[str, ...]
    core: frozenset[str]
    unit: str

    @cached_property
    def name(self) -> str:
        return named(self.column)

    @property
    def said(self) -> set[str]:
        """The words of the name and of a short comment: ``ncd_amt`` is a "no claims discount"."""
        comment = self.column.comment
        return {*self.words, *(tokens(comment.replace(" ", "_")) if 0 < len(comment) < _SHORT else ())}

    @cached_property
    def is_percentage(self) -> bool:
        said, kind = set(self.words), self.column.type
        if said <= DISCOUNTS and kind.name == "decimal" and (kind.length or 10) <= _DIGITS_OF_PERCENT:
            return True  # a type that holds no amounts
        return bool(_PER_CENT & said) and not {"exchange", "per", "flat"} & said and not self._is_rate_of_money

    @property
    def _is_rate_of_money(self) -> bool:
        """True for a rate with two decimal places whose type is for thousands, and which is none of what percentages are of."""
        said, kind = set(self.words), self.column.type
        is_large = kind.name == "decimal" and kind.scale == 2 and (kind.length or 0) > _DIGITS_OF_PERCENT
        return is_large and self.words[-1:] == ("rate",) and not {"percent", "ratio", *_PERCENTAGES} & said

    @property
    def sides_of_per(self) -> tuple[set[str], set[str]] | None:
        """The words before and behind ``per``: of ``goals_per_game``; None without one between others."""
        if "per" not in self.words[1:-1]:
            return None
        at = self.words.index("per")
        return set(self.words[:at]), set(self.words[at + 1 :])

    @property
    def is_of_more(self) -> bool:
        """True for a charge of all that is beyond what is usual: ``extra_days_charge``."""
        said = set(self.words)
        return bool({"extra", "additional", "excess"} & said) and self.words[-1] in ("charge", "fee", "cost", "amount")

    @property
    def period(self) -> str:
        """The period for which a rate or an amount is paid: ``week`` of a weekly rate; "" without one."""
        said = set(self.words)
        is_decimal = self.column.type.name == "decimal" or is_in_cents(self.column.name)
        is_paid = "diem" in said or (bool(_IN_PERIOD & said) and is_decimal)
        found = next((each for each in self.words if each in _PERIODS), "")
        return {"diem": "day"}.get(found, found) if is_paid and not (self.unit or self.is_of_more) else ""

    @cached_property
    def is_price(self) -> bool:
        """True for what one of something costs."""
        said = set(self.words)
        if self.column.type.is_integer and self.words[-1] not in _IN_PERIOD and "per" not in said:
            return False  # ``full_price_tickets`` are tickets
        if self.unit and {"fee", "price", "tariff"} & said and self.column.type.name == "decimal":
            return True  # ``THRU_FEE_L``
        return ("per" in said and "total" not in said) or bool(
            ({"price", "tariff"} & said and "total" not in said)
            or ({"unit", "hour", "day", "night"} & said and PRICES & said and not self.is_of_more)
        )

    @cached_property
    def is_money(self) -> bool:
        """True for an amount of money; a whole number of slots in total is none, one of cents is."""
        said = MONEY & set(self.words)
        if self.unit or not said or self.is_percentage:
            return False
        is_count = self.column.type.is_integer and not is_in_cents(self.column.name)
        is_fine = (self.column.type.scale or 0) > 2 and said <= {"value", "total", "gross", "net", "balance"}
        if _COUNTED & set(self.words) and said <= {"total", "gross", "net", "balance"}:
            return False  # of what is weighed or counted
        if is_count and {"quantity", "count", "number", "piece"} & set(self.words):
            return False
        return not is_fine and not (
            is_count
            and bool(set(self.words) - said - _FILLERS)
            and (said <= _OF_ANYTHING or self.words[-1] not in MONEY)
        )


class Above(NamedTuple):
    """A number of a row that a row must refer to: its path, the table, and the number."""

    path: str
    sheet: Sheet
    number: Number

    @property
    def bounds(self) -> Bounds:
        return bounds_elsewhere(self.sheet, self.number.column)


class Relation(NamedTuple):
    """How ``target`` follows from others: what writes it, how much speaks for it, and the amounts that it reads."""

    target: Number
    write: Callable[[], None]
    score: float
    parts: frozenset[str] = frozenset()


@once
def _own_numbers(sheet: Sheet) -> dict[str, Number]:
    return {
        column.name: number_of(column, at, sheet.tokens(column), sheet.words)
        for at, column in enumerate(sheet.table.columns)
        if is_exact(column)
    }


class Numbers(Arithmetic):
    """The numbers of one table."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.numbers: list[Number] = [
            _own_numbers(sheet)[column.name]
            for column in self.columns
            if not _NO_NUMBERS & set(self.words[column.name][-1:])
            and not column.generated
            and column.name not in sheet.table.row_key
            and not _is_numbering(sheet, column)
        ]

    @classmethod
    def sharing(cls, other: Numbers) -> Self:
        """The same numbers of the same table, which are read once for all relations."""
        numbers = cls.__new__(cls)
        numbers.__dict__ = other.__dict__
        return numbers

    def relations(self) -> Iterator[Relation]:
        """The relations of one kind that may hold."""
        raise NotImplementedError

    def is_ranged(self, column: Column) -> bool:
        """True for a column with a range by its name alone that no other column reads."""
        guess = self.sheet.guess(column)
        return (
            guess is not None
            and guess.layer == "numbers"
            and isinstance(guess.rule, dict)
            and "comment" not in guess.reason
            and not self._is_read(column)
        )

    def _is_of_rows(self, each: Number) -> bool:
        """True for what the rows of another table come to, whatever is above it."""
        guess = self.sheet.guess(each.column)
        return guess is not None and guess.layer == "rollups"

    def _is_read(self, column: Column) -> bool:
        pattern = re.compile(rf"(?<![\w.]){re.escape(column.name)}(?!\w)", re.IGNORECASE)
        return any(isinstance(each.rule, str) and pattern.search(each.rule) for each in self.sheet.guesses.values())

    def is_loose(self, column: Column) -> bool:
        """True for a column that another rule may decide: nothing has, or its range by its name alone."""
        return self.sheet.is_open(column) or self.is_ranged(column)

    def loosen(self, column: Column) -> None:
        """Take a range by the name alone back."""
        if not self.sheet.is_open(column) and self.is_ranged(column):
            self.sheet.undo(column.name.lower())

    def be_share(
        self,
        part: Number,
        whole: str,
        bounds: Bounds,
        percent: tuple[int, int],
        *,
        factor: Decimal = Decimal(1),
        drawn: Any = None,
    ) -> bool:
        """Let a number be so many percent of a whole; ``factor`` are the units of the part in one of the whole. Few rows have a refund.
        ``drawn`` says otherwise how many percent."""
        low, high = percent
        self.loosen(part.column)
        is_paid = high == 100 and "paid" in part.words
        rule = PAID_PERCENT if is_paid else {"provider": "integer", "min": low, "max": high}
        if percent == (0, 100) and _GIVEN_BACK & set(part.words):
            rule = {"provider": "choice", "values": [0, 50, 100], "weights": [17, 1, 2]}
        share = self.sheet.hide("_".join((*part.words[:2], "percent")), drawn or rule)
        text = f"{whole} * {share} / 100" if factor == 1 else f"{whole} * {share} * {factor.normalize():f} / 100"
        most = max(bounds[1] * high * factor / 100, Decimal(0))
        reason = f"share: {said_percent(drawn if isinstance(drawn, dict) else rule)} % of {whole}"
        reason = f"share: all of {whole} or a part of it" if isinstance(drawn, str) else reason
        self.write(part.column, text, (max(bounds[0] * low * factor / 100, Decimal(0)), most), reason, rounded=True)
        return part.column.name.lower() in self.sheet.guesses

    def write_share(self, part: Number, whole: Number | Above, percent: tuple[int, int]) -> None:
        """What writes a number as so many percent of one of its row, or of a row above."""
        bounds = whole.bounds if isinstance(whole, Above) else self.known(whole.column)
        name = whole.path if isinstance(whole, Above) else whole.name
        if bounds is not None and bounds[0] >= 0 and self.is_loose(part.column):
            may_miss = isinstance(whole, Number) and whole.column.nullable > part.column.nullable
            self.be_share(part, f"IFNULL({name}, {bounds[0]})" if may_miss else name, bounds, percent)

    def be_more(self, whole: Number, part: Number, bounds: Bounds, percent: tuple[int, int]) -> bool:
        """Let a whole be so much more than a part of it that others decide."""
        low, high = (10_000 // max(each, 1) for each in reversed(percent))
        high = min(high, 900 if low < 900 else 4 * low)
        self.loosen(whole.column)
        more = self.sheet.hide(
            "_".join((*whole.words[:2], "percent")), {"provider": "integer", "min": low, "max": high}
        )
        text = f"{self.term(part.column) if not whole.column.nullable else part.name} * {more} / 100"
        reason = f"range: {low} to {high} % of {part.name}"
        self.write(whole.column, text, (bounds[0] * low / 100, bounds[1] * high / 100), reason, rounded=True)
        return whole.column.name.lower() in self.sheet.guesses

    def take_off_gross(self, target: Number, parts: Sequence[Number]) -> None:
        """Let each of several deductions that nothing has decided be a share of the gross, where that is not below 0."""
        gross = next((each for each in self.numbers if "gross" in each.words and each.is_money), None)
        bounds = self.known(gross.column) if gross is not None and "deduction" in target.words else None
        for each in parts:
            self.sheet.settle(each.column.name.lower())
            if gross is not None and bounds is not None and bounds[0] >= 0 and self.is_loose(each.column):
                self.be_share(each, gross.name, bounds, (1, 30 // len(parts)))

    def is_multiple(self, whole: Number, part: Number) -> bool:
        """True for a whole that was written as more than all of the part."""
        guess = self.sheet.guess(whole.column)
        return guess is not None and guess.reason.startswith("range: ") and guess.reason.endswith(f"% of {part.name}")

    def be_small(self, rate: Column, target: Number) -> None:
        """Let a percentage of which nothing is known be small, where a net follows that what it is of is taken off."""
        is_unknown = self.sheet.is_open(rate) and number_rule(self.sheet, rate) is None
        behind = (each for each in self.numbers if each.at >= target.at and each.is_money)
        if is_unknown and any(_NETS & set(each.words) for each in behind):
            rule = with_scale({"provider": "decimal", "min": "2.0", "max": "12.0"}, rate)
            bounds = (Decimal(2), Decimal(12))
            self.sheet.decide(rate, rule, "range: what is taken off a gross", "numbers", bounds=bounds)

    def known(self, column: Column, most: int = 500) -> Bounds | None:
        """The bounds of what an expression reads; its rule is decided where nothing has decided it."""
        self.sheet.settle(column.name.lower())
        return self.any_operand(column, most)

    @cached_property
    def above(self) -> list[Above]:
        """The numbers of the rows that a row must refer to."""
        return [
            Above(f"{named(own)}.{each.name}", parent, each)
            for own, _, parent in self.sheet.parents
            for each in numbers_of(parent)
        ]


def _is_numbering(sheet: Sheet, column: Column) -> bool:
    """True for the number of a line and for a code that means something, which are no amounts."""
    rule, name = sheet.builder.rules.get(column.name.lower()), column.name.lower()
    codes = (meaning[0].isalpha() for each in sheet.choices if each.column is column for _, meaning in each.values)
    is_counted = name in sheet.unique.ordinals or name in sheet.unique.numbered or any(codes)
    return is_counted or (isinstance(rule, str) and rule.startswith("ORDINAL("))


@once
def numbers_of(sheet: Sheet) -> list[Number]:
    """The exact numbers of a row that others refer to, which every row has."""
    return [
        number_of(column, at, sheet.tokens(column))
        for at, column in enumerate(sheet.table.columns)
        if is_exact(column)
        and not column.nullable
        and not sheet.refers(column)
        and column.name.lower() not in sheet.flags
    ]


def number_of(column: Column, at: int, words: tuple[str, ...], table: tuple[str, ...] = ()) -> Number:
    """A number as its name says; the words of the table say nothing of what it is of."""
    words = words_of_number(column, words)
    unit, spare = unit_of(column, words)
    if unit == "min" and words[-1:] == ("minimum",):  # ``heart_rate_min``
        unit, spare = "", frozenset()
    if set(words) <= spare | {"percent"}:  # the number that its table is called after: ``losses.loss_mwh``
        words = words_of_number(column, tokens(column.name))
    if unit:
        words = tuple(_OF_MEASURES.get(word, word) for word in words)
    if dimension(unit) in ("mass", "volume"):  # a tank has an input, no hour meter
        words = tuple(_OF_STUFF.get(word, word) for word in words)
    core = frozenset(words) - _FILLERS - spare - MEASURES.get(dimension(unit), frozenset())
    return Number(column, at, words, core - set(table) or core, unit)


_PACKED = frozenset("pallet carton box piece package parcel crate drum bag roll bottle".split())
_SURE_MONEY = frozenset("amount vat tax price value revenue invoice cost fee margin".split())


def fits(number: Number, other: Number) -> bool:
    """True for two numbers of the same unit, or of which one has none that is known and is no money: a bag is no part of an amount."""
    if number.unit and other.unit:
        return number.unit == other.unit
    if any("count" in one.words and MEASURED & set(two.words) for one, two in ((number, other), (other, number))):
        return False  # so many pieces are no part of a weight
    if any(_PACKED & set(one.words) and two.unit for one, two in ((number, other), (other, number)) if not one.unit):
        return False  # nor are pallets
    unitless = [each for each in (number, other) if not each.unit]
    return len(unitless) == 2 or not _SURE_MONEY & set(unitless[0].words)
