"""Spans of time: which columns are start and end, which of them are planned and which happened, and how long they are."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ....schema.model import Column
from ..tables.known import once, once_a_column
from ..tables.sheet import Sheet, bare, is_temporal
from ..words.identifiers import words_of
from ..words.vocabulary import data, normal, tokens
from .span_lengths import length_of_span

PASSING = frozenset("current next previous".split())
"""Words of a time that moves on with a row: a contract's current period is not when its history begins."""
PLANNED = frozenset("scheduled planned expected estimated original promised target eta".split())
HAPPENED = frozenset("actual real effective".split())
SHOWN = frozenset("viewing preview exposition".split())
OFFERS = (
    frozenset(
        "sale registration registered booking enrollment enrolled application applied submission presale signup entry voting nomination bidding recruitment recruiting".split()
    )
    | SHOWN
)
WISHED = frozenset("desired wanted preferred wished requested".split())
_APART = frozenset(
    ("trial", "probation", "guarantee", "warranty", "grace", "lock", "cancellation", *PLANNED, *HAPPENED)
)  # words that a start and its end have both or neither


class Span(NamedTuple):
    """Start and end of a row, its unit, and the shortest and longest length in that unit. ``planned`` is the span that was
    meant, where this one says what happened."""

    start: Column
    end: Column
    unit: str
    low: int
    high: int
    planned: Span | None = None

    @property
    def words(self) -> set[str]:
        """The words of both names."""
        return {*tokens(self.start.name), *tokens(self.end.name)}

    @property
    def is_meant(self) -> bool:
        """True where the names say that it was planned so."""
        return bool(PLANNED & self.words)


@lru_cache(maxsize=1)
def _ends() -> dict[str, tuple[str, ...]]:
    return {
        normal(start)[0]: tuple(normal(each)[0] for each in ends.split()) for start, ends in data()["spans"].items()
    }


def find_spans(sheet: Sheet, times: list[Column]) -> list[Span]:
    """Starts and ends among the times of a table: those whose other words are the same, or of which one has no others."""
    found: list[Span] = []
    taken: set[str] = set()
    pairs = [
        (start, end) for start in times for end in times if start is not end and not _is_no_span(sheet, start, end)
    ]
    # SHIFT_DT begins nothing that START_TS and END_TS are the span of
    for belong in (_is_agreed_term, _are_called_alike, _is_end_of, _belong_loosely, _ends_what_is_planned):
        for start, end in pairs:
            if not taken & {start.name, end.name} and belong(sheet, start, end):
                length = _TERM if belong is _is_agreed_term else length_of_span(sheet, start, end)
                found.append(Span(start, end, *length))
                taken |= {start.name, end.name}
    # what people come to is what the row is about, not the time before it in which they may buy or register
    found.sort(key=lambda span: bool(OFFERS & (_own(sheet, span.start) & _own(sheet, span.end))))
    return _with_plans(found)


@once
def all_spans(sheet: Sheet) -> list[Span]:
    """Starts and ends among all dates and times of a table, whatever else decides these."""
    return find_spans(sheet, [each for each in sheet.table.columns if is_temporal(each)])


def _own(sheet: Sheet, column: Column) -> set[str]:
    return set(_own_words(sheet, column))


def _with_plans(spans: list[Span]) -> list[Span]:
    """Spans that happened, each with the one that was planned, which comes before it."""
    meant = [span for span in spans if span.is_meant]
    others = [span for span in spans if span not in meant]
    if not meant and len(others) == 2 and _is_plan_of(others[0], others[1]):
        plan, done = others
        return [plan, done._replace(unit=plan.unit, low=plan.low, high=plan.high, planned=plan)]
    if len(meant) != 1:
        return meant + others
    plan = meant[0]
    return meant + [
        Span(span.start, span.end, plan.unit, plan.low, plan.high, plan)
        if verbs_of(span.start) == verbs_of(plan.start)
        or HAPPENED & set(tokens(span.start.name))
        or _is_plan_of(plan, span)
        else span
        for span in others
    ]


def _is_plan_of(plan: Span, done: Span) -> bool:
    """True for hours that every row has, before those that are there once it has happened, and are of no part of it: no break."""
    hours = [each.type.name for span in (plan, done) for each in (span.start, span.end)]
    is_known = not (plan.start.nullable or plan.end.nullable) and done.start.nullable and done.end.nullable
    is_alike = plan.unit == done.unit == "MINUTE" and set(hours) in ({"datetime"}, {"timestamp"})
    return is_known and is_alike and not verbs_of(done.start) & verbs_of(done.end)


def verbs_of(column: Column) -> set[str]:
    """What a time is called, but for whether it was planned or has happened."""
    return set(bare(tokens(column.name))) - _APART


def _is_no_span(sheet: Sheet, start: Column, end: Column) -> bool:
    if (start.type.name == "time") != (end.type.name == "time") or _is_turned(sheet, start, end):
        return True
    if {"until", "expires"} & set(tokens(start.name)) or bare(tokens(start.name))[-1:] == ("to",):
        return True  # what is valid until a day does not begin then
    if words_of(start.name)[0] in ("added", "add", "created") and "removed" in tokens(end.name):
        return True  # members are, for good; a catheter is inserted for days
    return _may_be_interrupted(sheet, _own_words(sheet, start), start, end)


def _are_called_alike(sheet: Sheet, start: Column, end: Column) -> bool:
    """True for a start and an end whose other words are the same."""
    if {"first", "day"} == set(tokens(start.name)) and {"last", "day"} == set(tokens(end.name)):
        return True
    return _have_marks(sheet, start, end, exact=True)


_MOVED_IN = frozenset("checkin start moved move in entry entered".split())
_AGREED = frozenset("contract lease tenancy".split())
_TERM = ("DAY", 365, 1095)


def _is_agreed_term(_: Sheet, start: Column, end: Column) -> bool:
    """True for the day on which people move in or begin, and that on which their contract ends, whenever they leave."""
    first, last = set(bare(tokens(start.name))), set(bare(tokens(end.name)))
    is_called = bool(_MOVED_IN & first) and first <= _MOVED_IN and "end" in last and bool(_AGREED & last)
    return is_called and not start.nullable and not end.nullable


def _belong_loosely(sheet: Sheet, start: Column, end: Column) -> bool:
    """True for a start and an end of which one has no other words."""
    return _have_marks(sheet, start, end, exact=False)


def _ends_what_is_planned(_: Sheet, start: Column, end: Column) -> bool:
    """True for ``ends_at`` of ``scheduled_at``, where nothing else begins."""
    is_known = not start.nullable and not end.nullable and start.type.name == end.type.name
    return is_known and set(bare(tokens(start.name))) <= _SET_FOR and bare(tokens(end.name)) == ("end",)


_SET_FOR = frozenset("scheduled planned appointment held".split())


def _have_marks(sheet: Sheet, start: Column, end: Column, *, exact: bool) -> bool:
    first, last = _own_words(sheet, start), _own_words(sheet, end)
    pairs = ((mark, other) for mark in first for other in _ends().get(mark, ()) if other in last)
    return any(_is_pair(first, last, mark, other, exact) for mark, other in pairs)


_OPEN_FOR_WEEKS = frozenset("season term semester campaign exhibition fair festival".split())


def _may_be_interrupted(sheet: Sheet, first: tuple[str, ...], start: Column, end: Column) -> bool:
    """True for what is opened: but for times of day and days that are known, others lie before it is closed."""
    is_planned = start.type.name == end.type.name and not start.nullable and not end.nullable
    is_door = bool({"door", "gate", "boarding", "checkin"} & set(first))
    if start.type.name == end.type.name == "date" and _OPEN_FOR_WEEKS & set(sheet.words[-1:]):
        return False
    if OFFERS & set(first):
        return False
    return bool({"open", "opened"} & set(first)) and start.type.name != "time" and (is_door or not is_planned)


_ENDED = frozenset(("end", "off"))  # hose_on and hose_off


def _is_end_of(sheet: Sheet, start: Column, end: Column) -> bool:
    """True for ``hearing_end_at`` of ``hearing_at``."""
    first, last = _own_words(sheet, start), _own_words(sheet, end)
    rest = tuple(word for word in last if word not in _ENDED)
    return (
        bool(_ENDED & set(last))
        and bool(first)
        and (rest == first or (not rest and set(first) <= set(sheet.words[-1:])))
    )


_FROM_TO = (
    ("fr", "to"),
    ("since", "until"),
    ("seit", "bis"),
    ("od", "do"),
    ("van", "tot"),
    ("du", "au"),
    ("de", "a"),
    ("de", "ate"),
    ("dal", "al"),
    ("da", "a"),
    ("desde", "hasta"),
    ("fra", "til"),
    ("von", "bis"),
    ("raus", "rein"),
)


def _from_or_to(sheet: Sheet, column: Column) -> tuple[str, ...]:
    """The words of a column of which the last one is *from* or *to* in another language, with that in English: ``levertijd_van`` is
    (levertijd, from). Empty where its twin is not there, since such words mean much else."""
    *rest, last = words_of(column.name)
    for pair in _FROM_TO:
        if last not in pair:
            continue
        twin = [*rest, pair[1 - pair.index(last)]]
        if any(words_of(each.name) == twin and each.type.name == column.type.name for each in sheet.table.columns):
            return (*rest, "from" if last == pair[0] else "to")
    return ()


@once_a_column
def _own_words(sheet: Sheet, column: Column) -> tuple[str, ...]:
    called = _from_or_to(sheet, column)
    if called:
        return called
    words = bare(tokens(column.name))
    return tuple(word for word in words if word not in sheet.words[-1:]) if len(words) > 1 else words


_BROUGHT = frozenset("pickup dropoff picked dropped collected".split())
_LOCKED = frozenset(("locked", "unlocked"))


def _is_turned(sheet: Sheet, start: Column, end: Column) -> bool:
    """True for an arrival written behind the departure, or the like: a car goes out and comes in, a guest the other way round;
    a machine is switched on and off, the lights of a bedroom off and on; a parcel is picked up and dropped off, a dog the other way round."""
    columns = sheet.table.columns
    first, last = set(tokens(start.name)), set(tokens(end.name))
    is_either = ("in" in first and "out" in last) or ("out" in first and "in" in last)
    is_either = is_either or any(each & first and each & last for each in (_BROUGHT, _LOCKED))
    return (is_either or "off" in last) and columns.index(start) > columns.index(end)


def _is_pair(first: tuple[str, ...], last: tuple[str, ...], mark: str, other: str, exact: bool) -> bool:
    rests = [tuple(word for word in words if word != own) for words, own in ((first, mark), (last, other))]
    if rests[0] == rests[1]:
        return True
    if not exact and not rests[0] and set(rests[1]) <= PLANNED | {"back"}:
        return True  # from what happened to what is planned
    return not exact and not all(rests) and not _APART & {*rests[0], *rests[1]}


def is_planned(sheet: Sheet, span: Span) -> bool:
    """True for spans that may end after the reference date."""
    is_for_all = {"coupon", "campaign", "promotion", "project", "discount", "deal"} & set(sheet.words)
    return span.high > 60 or bool(is_for_all or sheet.words[-1:] == ("offer",))


def is_contract(sheet: Sheet, span: Span) -> bool:
    """True for spans as long as those of contracts, during which things happen: a lease, a membership, a policy."""
    words = {*sheet.words, *tokens(span.start.name), *tokens(span.end.name)}
    return span.unit == "DAY" and span.high > 60 and bool(_contracts() & words) and not span.is_meant


@lru_cache(maxsize=1)
def _contracts() -> frozenset[str]:
    return frozenset(normal(each)[0] for each in data()["within"]["contracts"].split())


def stage_of(sheet: Sheet, span: Span) -> tuple[str, ...]:
    """What a start and an end are both called beside that, where the row is not: ``proof_start`` and ``proof_end`` of a batch."""
    last = set(_own_words(sheet, span.end))
    return tuple(word for word in _own_words(sheet, span.start) if word in last and word not in sheet.words)


def is_current(span: Span) -> bool:
    """True for the period that a row is in on the reference date: ``current_period_start``."""
    return "current" in tokens(span.start.name) and "current" in tokens(span.end.name)


def is_offer(span: Span) -> bool:
    """True for the time in which people may buy or register."""
    words = set(tokens(span.start.name)) & set(tokens(span.end.name))
    return bool((OFFERS - SHOWN) & words) and span.end.type.name in ("date", "datetime", "timestamp")


def is_period(span: Span) -> bool:
    """True for spans that a bill or a report is about: what it is named by comes after them."""
    first, last = set(tokens(span.start.name)), set(tokens(span.end.name))
    return bool({"period", "per", "cycle", "billing"} & (first | last) or {"week", "month", "quarter"} & first & last)


def step_of(span: Span) -> int:
    """How far neighbouring lengths lie apart, so that both the shortest and the longest are among them."""
    steps = (15, 5) if span.unit == "MINUTE" and 30 < span.high <= 240 else ()
    return next((step for step in steps if span.low % step == span.high % step == 0), 1)
