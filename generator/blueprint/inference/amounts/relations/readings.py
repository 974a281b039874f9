"""What is there at the beginning and at the end of a row: meter readings with what was used between them, stocks and balances with
what came and went; and rows of one thing of which each begins where the one before it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from ...columns.capacity import capacity_of
from ...columns.unit_names import dimension
from ...numbers.arithmetic import with_scale
from ...numbers.by_name import number_rule
from ...numbers.factors import units_in
from ...numbers.formula_writer import differ_by
from ...references.children import children_of
from ...tables.actors import is_actor
from ...tables.sheet import Sheet, Sheets, named, scale_of
from ...words.vocabulary import data
from .facts import Number, Numbers, Relation, fits

_READINGS = frozenset(
    "odometer mileage km meter reading counter index teller tachometer totalizer impression hobbs".split()
)
_RUNS = frozenset("operating running engine machine run".split())
_USES = frozenset(
    "flight mission trip ride drive rental tour journey hire delivery route run patrol sortie shift".split()
)  # what a battery is used for, and a tank, between two readings of how full it is
_METERS = frozenset("odometer meter reading counter tachometer".split())  # a table of them has the values of a meter
_GIVEN_BACK = frozenset(("returned", "return"))
_NO_MOVE = frozenset("total average planned expected target limit required ordered counted".split())
_KINDS = frozenset("type kind medium utility resource commodity register".split())
_STORED = frozenset("balance stock quantity inventory cash level saldo amount".split())
_BETWEEN = frozenset(
    """consumption usage used distance driven difference delta run consumed sold travelled traveled km mile kwh quantity units volume pumped
    printed dispensed impression print cycle amount count""".split()
)
_NOT_BETWEEN = frozenset(
    "passenger guest person employee price charge fee rate cost included excess average percent limit minimum maximum".split()
)
_METERED = frozenset(("kwh", "m3", "mwh"))
_EARLIER = frozenset(("previous", "old", "last", "prior"))  # beside a reading that says no more
_STOCKS = frozenset("balance stock quantity inventory cash value level reading amount saldo salary wage rent".split())
_PERSONS = frozenset(
    "driver employee worker operator customer client student user member person shift staff technician".split()
)
_PAID = frozenset(("payment", "paid"))
_CHARGED = frozenset("charge charged billed invoiced fee interest penalty".split())
_NO_FLOW = frozenset(
    "rate percent net count number limit balance average price reserved available unit minimum maximum".split()
)


class Pair(NamedTuple):
    """Two numbers of a row, of which the first is there before the second."""

    earlier: Number
    later: Number

    @property
    def is_of_percentages(self) -> bool:
        return self.earlier.is_percentage or _is_level(self.earlier)


_WORKSHOP = frozenset("work repair service maintenance workshop job inspection servicing".split())


class Readings(Numbers):
    """The readings and balances of one table."""

    def pairs(self, *kinds: str) -> Iterator[Pair]:
        """The numbers of which one is there before the other, by lists of words (``pairs`` where none is given)."""
        ends = self._ends(kinds or ("pairs",))
        for earlier in self.numbers:
            others = (
                each for each in self.numbers if each is not earlier and fits(earlier, each) and not each.is_price
            )
            later = next((each for each in others if _is_later(earlier, each, ends)), None)
            if later is not None:
                yield Pair(earlier, later)

    def _ends(self, kinds: Sequence[str]) -> list[tuple[str, str]]:
        """The words of what is there before and after."""
        ends = [(str(first), str(last)) for kind in kinds for first, last in data()["relation"][kind]]
        if not _WORKSHOP & set(self.sheet.words):
            return ends
        return [
            ("in", "out") if each == ("out", "in") else each for each in ends
        ]  # a vehicle comes in before it goes out

    def relations(self) -> Iterator[Relation]:
        for pair in self.pairs("pairs", "away"):
            if not self.sheet.is_open(pair.later.column):
                continue
            if pair.is_of_percentages:
                if _is_level(pair.earlier) and _is_level(pair.later):
                    yield Relation(pair.later, partial(self._fill, pair), 9)
            elif self.is_reading(pair):
                yield from self._of_readings(pair)
            else:
                came, went = self.flows(pair)
                if (came or went) and (_STOCKS & set(pair.later.words) or pair.later.unit):
                    yield Relation(pair.later, partial(self._sums, pair, came, went), 9)

    def _of_readings(self, pair: Pair) -> Iterator[Relation]:
        """What a later reading is with what was used since the earlier one; by itself only that of a meter."""
        between = self.between(pair)
        if between is None and _is_meter(pair.later):
            yield Relation(pair.later, partial(self._rises, pair, None), 1)
        elif between is not None:
            yield Relation(pair.later, partial(self._moves, pair, between), 9)
            if self._is_apart(pair, between) and self.sheet.is_open(between.column):
                yield Relation(between, partial(self._follows, pair, between), 11)

    def is_reading(self, pair: Pair) -> bool:
        """True for the states of a meter, which only rise."""
        called = {*pair.earlier.words, *pair.later.words}
        is_metered = pair.earlier.unit in _METERED and bool(_EARLIER & set(pair.earlier.words))  # ``kwh_previous``
        is_metered |= _is_meter(pair.earlier) and _is_meter(pair.later)
        is_meter = (
            is_metered or bool(_READINGS & called) or (bool(_METERS & set(self.sheet.words)) and not _STORED & called)
        )
        return (
            (is_meter or self._is_family_between(pair))
            and not {"balance", "stock"} & set(pair.later.words)
            and (self.between(pair) is not None or not self.flows(pair)[0])
        )

    def _is_family_between(self, pair: Pair) -> bool:
        """True where a number has the noun of both and a word of what lies between: ``engine_hours_used`` of those out and in."""
        noun = set(pair.earlier.words) & set(pair.later.words)
        run = _BETWEEN & {"used", "consumed", "driven", "run", "consumption", "usage"}
        called = [
            each for each in self.numbers if run & set(each.words) and set(each.words) - run - {"net", "total"} == noun
        ]
        return bool(noun) and bool(called)

    def between(self, pair: Pair) -> Number | None:
        """What was used between two readings: by its words, or right behind the later one."""
        found = [
            each for each in self.numbers if each not in (pair.earlier, pair.later) and _may_lie_between(each, pair)
        ]
        said = [each for each in found if _BETWEEN & set(each.words) and abs(each.at - pair.later.at) < 5]
        behind = [each for each in found if each.at == pair.later.at + 1 and not each.is_money]
        return next(iter([*said, *behind]), None)

    def flows(self, pair: Pair) -> tuple[list[Number], list[Number]]:
        """What comes and what goes between two stocks: of the same unit, and by their words."""
        ins: list[Number] = []
        outs: list[Number] = []
        first, last = sorted((pair.earlier.at, pair.later.at))
        moved = [each for each in self.numbers if _may_flow(each, pair)]
        is_owed = _is_owed([each for each in moved if first < each.at < last])
        for each in moved:
            is_between = first < each.at < last
            if is_owed and is_between:
                way = "in" if _is_charged(each) else "out"
            else:
                way = _way_of(set(each.words), is_between=is_between, is_behind=bool(ins))
            if way == "in":
                ins.append(each)
            elif way == "out":
                outs.append(each)
        return ins, outs

    # ---- writing ---------------------------------------------------------------------------------------------------------

    def _moves(self, pair: Pair, between: Number) -> None:
        if self._is_apart(pair, between):
            self._rises(pair, between)
        else:
            self.moves(between.column, pair.earlier.column, pair.later.column)

    @staticmethod
    def _is_apart(pair: Pair, between: Number) -> bool:
        """True where neither the later reading nor what was used is there in each row, of which the earlier one is."""
        are_optional = between.column.nullable and pair.later.column.nullable
        is_converted = units_in(between.column, pair.earlier.column) != 1
        return are_optional and not pair.earlier.column.nullable and not is_converted

    def _fill(self, pair: Pair) -> None:
        """A battery that is charged is fuller at the end, and at most full; one that is used is not."""
        own, later = self.known(pair.earlier.column, 100), pair.later.column
        if own is None or own[0] < 0 or own[1] > 100 or (pair.earlier.column.nullable and not later.nullable):
            return
        name = pair.earlier.name
        if _USES & set(self.sheet.words):
            left = self.sheet.hide("left_percent", {"provider": "integer", "min": 20, "max": 80})
            self.write(
                later, f"{name} * {left} / 100", (Decimal(0), own[1]), f"range: 20 to 80 % of {name}", rounded=True
            )
            return
        gain = self.sheet.hide("gain_percent", {"provider": "integer", "min": 20, "max": 95})
        text = f"{name} + (100 - {name}) * {gain} / 100"
        self.write(later, text, (own[0], Decimal(100)), f"range: from {name} to 100", rounded=True)

    def _rises(self, pair: Pair, between: Number | None) -> None:
        """The later reading is more by what nothing else says; where there is none yet, nothing was used."""
        own = self.known(pair.earlier.column)
        found = number_rule(self.sheet, between.column) if between is not None else None
        if own is None or own[0] < 0 or (pair.earlier.column.nullable and not pair.later.column.nullable):
            return
        rule, bounds, _ = found or (
            {"provider": "integer", "min": 5, "max": 300, "skew": 2},
            (Decimal(5), Decimal(300)),
            "",
        )
        if found is None and _WORKSHOP & set(self.sheet.words):  # no more than a trial run
            rule, bounds = {"provider": "integer", "min": 1, "max": 30, "skew": 2}, (Decimal(1), Decimal(30))
        more = self.sheet.hide(
            "_".join(("more", *pair.later.words[:2])), with_scale(rule, (between or pair.later).column)
        )
        text = f"{pair.earlier.name} + {more}"
        self.write(
            pair.later.column, text, (own[0] + bounds[0], own[1] + bounds[1]), f"range: above {pair.earlier.name}"
        )

    def _follows(self, pair: Pair, between: Number) -> None:
        self.sheet.settle(pair.later.column.name.lower())
        text = f"{pair.later.name} - {pair.earlier.name}"
        self.write(between.column, text, (Decimal(0), Decimal(10) ** 6), f"rest: {text}")

    def _sums(self, pair: Pair, came: list[Number], went: list[Number]) -> None:
        bounds = self.known(pair.earlier.column)
        if bounds is None or bounds[0] < 0:
            return
        for each in went:
            self.sheet.settle(each.column.name.lower())
            if self.is_loose(each.column):
                self.be_share(each, pair.earlier.name, bounds, (0, 90 // len(went)))
        self.sum(
            pair.later.column,
            [pair.earlier.column, *(each.column for each in came)],
            [each.column for each in went],
        )


def _is_level(number: Number) -> bool:
    """True for how full something is in percent: by its name, or where its type holds no more."""
    words = set(number.words)
    is_level = bool({"soc", "battery", "fuel", "tank", "charge"} & words) and number.column.type.name == "tinyint"
    return is_level or ("percent" in words and bool({"level", "soc", "battery", "fuel", "charge", "progress"} & words))


def _is_meter(number: Number) -> bool:
    """True for the reading of a meter, also of the one that counts the hours of a machine."""
    words = set(number.words)
    return bool((_READINGS | {"kwh"}) & words) or ("hour" in words and bool(_RUNS & words))


def _may_flow(each: Number, pair: Pair) -> bool:
    """True for another number of the unit and the scale of two stocks that is called no rate, count or limit."""
    if each in (pair.earlier, pair.later) or each.is_percentage or each.is_price or _NO_FLOW & set(each.words):
        return False
    if {"stock", "quantity"} & set(pair.later.words) and each.is_money:
        return False
    return fits(each, pair.later) and scale_of(each.column) == scale_of(pair.later.column)


_TAKEN, _REFUNDED = frozenset(("sale", "sold")), frozenset(("refunded", "returned"))  # at a till


def _way_of(words: set[str], *, is_between: bool, is_behind: bool) -> str:
    """Whether what is called so comes ("in") or goes ("out"), or "" for neither; by its place between two stocks, ``is_behind`` what comes."""
    came, went = (frozenset(data()["relation"]["flows"][way].split()) for way in ("in", "out"))
    if "cash" in words and "quantity" not in words and (_TAKEN | _REFUNDED) & words:
        return "in" if _TAKEN & words else "out"
    if went & words and not came & words:
        return "out"
    if came & words or (is_between and {"adjustment", "correction"} & words):
        return "in"
    is_moved = bool(_GIVEN_BACK & words) or not words & _NO_MOVE
    return "out" if is_behind and is_between and is_moved else ""  # before what is there in the end, it has gone


def _is_owed(between: Sequence[Number]) -> bool:
    """True for what a customer owes, of which payments take off and to which charges add."""
    paid = [each for each in between if _PAID & set(each.words)]
    return bool(paid) and any(_is_charged(each) for each in between if each not in paid)


def _is_charged(each: Number) -> bool:
    return bool(_CHARGED & set(each.words)) and not _PAID & set(each.words)


def _may_lie_between(each: Number, pair: Pair) -> bool:
    """True for an amount of the unit of two readings; how long it took is none."""
    is_other = each.is_price or each.is_percentage or bool((_NOT_BETWEEN | _READINGS - {"km"}) & set(each.words))
    is_length = dimension(each.unit) == "time" and not pair.later.unit
    is_alike = scale_of(each.column) == scale_of(pair.later.column) and fits(each, pair.later)
    is_alike |= dimension(each.unit) == dimension(pair.later.unit) == "energy"  # kWh between readings in Wh
    return is_alike and not is_other and not is_length


def _is_later(earlier: Number, later: Number, ends: Sequence[tuple[str, str]]) -> bool:
    """True for two names of which only the words of a pair differ."""
    first, second = set(earlier.words), set(later.words)
    rest = first - _EARLIER  # of ``vorige_stand``, beside a ``stand`` of a table of readings
    is_bare = rest != first and bool(_READINGS & first) and rest | _READINGS == second | _READINGS
    return is_bare or differ_by(first, second, ends)


def decide_chains(sheets: Sheets) -> None:
    """Rows of one thing of which each begins with the reading, or the balance, with which the one before it ended."""
    for sheet in sheets.values():
        readings = Readings(sheet)
        for pair in readings.pairs() if sheet.parents and not sheet.in_order else ():
            if _may_follow(sheet, pair) and _chain(readings, pair):
                break


def _may_follow(sheet: Sheet, pair: Pair) -> bool:
    has_time = any(column.type.name in ("date", "datetime", "timestamp") for column in sheet.table.columns)
    is_free = (
        sheet.is_open(pair.earlier.column) and sheet.is_open(pair.later.column) and not pair.earlier.column.nullable
    )
    return has_time and is_free and not pair.is_of_percentages and capacity_of(pair.later.column)[1] >= 99_999


def _thing_of(sheet: Sheet) -> tuple[str, Sheet] | None:
    """The one thing that a row is of: its only parent, or the only one that is no person."""
    parents = [(named(own), parent) for own, _, parent in sheet.parents if not is_actor(sheet, own)]
    things = [each for each in parents if not _PERSONS & set(each[1].words)]
    if len(things) > 1:  # the meter of its readings, whatever else they refer to
        things = [each for each in things if _METERS & set(each[1].words) or set(each[1].words) <= set(sheet.words)]
    return things[0] if len(things) == 1 else None


def _chain(readings: Readings, pair: Pair) -> bool:
    sheet, thing = readings.sheet, _thing_of(readings.sheet)
    if thing is None:
        return False
    reference, parent = thing
    if _KINDS & set(parent.words[-1:]) - {"register"}:
        return False  # what is of a kind is no one thing
    if not _METERS & set(parent.words) and any(_KINDS & set(sheet.tokens(each)[-1:]) for each in sheet.table.columns):
        return False  # a flat has a meter of each kind, which are no one chain
    child = next(
        (each for each in children_of(parent) if each.sheet is sheet and named(each.column) == reference), None
    )
    if child is None:
        return False
    moved = _of_meter(readings, pair) if readings.is_reading(pair) else _of_stock(readings, pair)
    if moved is None:
        return False
    start = parent.hide(
        f"{sheet.name}_start".lower(),
        {"provider": "integer", "min": 1_000, "max": 20_000 if readings.is_reading(pair) else 2_000},
    )
    bounds = (Decimal(0), capacity_of(pair.later.column)[1])
    name = pair.later.column.name
    text = f"{reference}.{start} + RUNNING_SUM({moved}, {reference})"
    sheet.decide(
        pair.later.column, text, f"chain: begins where the row of {reference} before it ended", "sums", bounds=bounds
    )
    before = f"{reference}.{start} + RUNNING_SUM({moved}, {reference}) - ({moved})"
    if not pair.later.column.nullable:
        before = f"{named(pair.later.column)} - ({moved})"
    sheet.decide(pair.earlier.column, before, f"chain: {name} of the row before", "sums", bounds=bounds)
    for name, counted in sheet.unique.ordinals.items():  # a day for each row, the later the further on
        sheet.unique.ordinals[name] = counted.replace("INTERVAL 730 + ORDINAL", "INTERVAL 730 - ORDINAL")
    sheet.in_order = reference
    return True


def _of_meter(readings: Readings, pair: Pair) -> str | None:
    """What a meter counts in a row: a column, or what nothing tells."""
    between, sheet = readings.between(pair), readings.sheet
    if between is not None and not between.column.nullable:
        return between.name if readings.known(between.column, 300) is not None else None
    column = pair.later.column if between is None else between.column
    found = number_rule(sheet, between.column) if between is not None else None
    rule = found[0] if found is not None else {"provider": "integer", "min": 5, "max": 300, "skew": 2}
    more = sheet.hide("_".join(("more", *pair.later.words[:2])), with_scale(rule, column))
    if between is not None and sheet.is_open(between.column):
        text = f"{pair.later.name} - {pair.earlier.name}"
        readings.write(between.column, text, (Decimal(0), Decimal(10) ** 6), f"rest: {text}")
    return more


def _of_stock(readings: Readings, pair: Pair) -> str | None:
    """What a stock gains in a row: what comes less what goes, which is a part of it."""
    came, went = readings.flows(pair)
    if not came or any(each.column.nullable for each in (*came, *went)):
        return None
    known = [readings.known(each.column, 300) for each in came]
    whole = " + ".join(each.name for each in came)
    whole = f"({whole})" if len(came) > 1 else whole
    high = sum((each[1] for each in known if each is not None), Decimal(0))
    for each in went:
        if readings.is_loose(each.column):
            readings.be_share(each, whole, (Decimal(0), high), (5, 95 // len(went)))
    return " + ".join(each.name for each in came) + "".join(f" - {each.name}" for each in went)
