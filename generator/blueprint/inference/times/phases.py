"""Whether a row is ahead, goes on or is over, by its state: when it begins, and which state its dates allow.

A stay that is booked starts after the reference date, an active contract has not ended, an expired one has. The state is drawn
as it was; where it cannot be (a contract of a client since last week has not run out), it follows from the dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ....schema.model import Column
from ...writing import is_one_of
from ..references.children import first_of
from ..states.going_on import going_on, is_going_on
from ..states.labels import is_known
from ..states.presence import Condition
from ..states.progress import is_negative, joined, literals_called, rank_of
from ..tables.sheet import Sheet, State, bare, is_temporal, named
from ..words.identifiers import words_of
from ..words.vocabulary import data, normal, role, tokens
from .late_states import OVERDUE, Late, due_of, find_late, follow_due, unsettled_states
from .schedule import Schedule
from .spans import Span, is_contract, is_period

_MEETINGS = frozenset(
    """appointment booking reservation visit session class lesson event shift trip flight departure stay rental meeting interview
    screening performance tasting seminar lecture exam enrollment registration course leave absence project campaign voyage sailing match game tour workshop training webinar""".split()
)
ATTENDED = _MEETINGS - frozenset("booking reservation enrollment registration course project campaign".split())
"""Of what is only booked nothing happens before it begins."""
_HIRED = frozenset("rental charter hire booking reservation stay trip lending lease".split())
_LITTLE = frozenset("in out on".split())
_NOT = frozenset("not un no never partially partly checked due".split())
_COME = frozenset("checked_in attended redeemed used scanned seated boarded present".split())
_CALLED_OFF = frozenset("cancelled no_show rejected withdrawn postponed rescheduled deferred".split())
_PARTLY = frozenset("partially_paid part_paid partial".split())
_HELD = frozenset("valid active issued sold paid purchased".split())
"""What is said first of those who have a ticket, before they come."""
_SETTLED = _PARTLY | {"paid", "settled"}
_PLANNED = frozenset("scheduled planned start appointment event pickup arrived".split())
WAITS = 40  # days for which rows wait at most
_STEADY = frozenset("active enabled published confirmed approved signed accepted available".split())


class Phases(NamedTuple):
    """The literals of a state by what they say, ``broken`` are ends before the time, in states that ``accepts`` others may hand in something. ``state`` is what hidden columns read, ``column`` the column; ``event`` is the time that lies
    ahead in rows ``before``, ``span`` the one that is over in rows ``over``; ``young`` are all that still wait for something."""

    state: str
    column: str
    before: tuple[str, ...]
    during: tuple[str, ...]
    over: tuple[str, ...]
    broken: tuple[str, ...]
    young: tuple[str, ...]
    accepts: tuple[str, ...]
    event: Column | None
    span: Span | None
    due: Column | None

    def states(self, literals: Sequence[str]) -> str:
        """The condition that the column itself says so, which may follow from dates."""
        return is_one_of(self.column, literals)

    def says(self, literals: Sequence[str]) -> str:
        """The condition that a row is in one of these states."""
        return is_one_of(self.state, literals)


@lru_cache(maxsize=4)
def _words(name: str) -> frozenset[str]:
    return frozenset(data()["phases"][name].split())


def phases_of(sheet: Sheet, plan: Schedule, times: Sequence[Column], is_fixed: bool) -> Phases | None:
    """What the state of a table says of when its rows lie; None where it has none that was drawn, or amounts decide it.
    Where the length is fixed (``is_fixed``), a row that cannot be over yet goes on: its state follows from the dates."""
    state = next((each for each in sheet.states if _is_drawn(sheet, each)), None)
    if state is None or _is_decided_otherwise(sheet, state):
        return None
    span, event = _span_and_event(sheet, plan, times)
    before = _before(sheet, state, event, is_known=span is not None or plan.arranged is not None)
    during, over = _during(sheet, state, span, is_meeting=span is None and event is not None), _called(state, "over")
    due = due_of(plan, times)
    late = find_late(state, times, due, {*before, *over})
    young = _unique(
        before,
        _waiting(state, _usual(sheet, state)),
        during if span is not None else going_on(sheet, state),
        late.unsettled if late is not None else (),
    )
    running = span if during and over else None
    if not young and running is None:
        return None
    drawn = _drawn(sheet, state, running if is_fixed else None, late, (during, over))
    broken = _broken(state, {*before, *during, *over})
    lists = tuple(before), tuple(during), tuple(over), broken, young, _accepting(state)
    return Phases(drawn, named(state.column), *lists, event, span, due if late is not None else None)


def _accepting(state: State) -> tuple[str, ...]:
    """The states in which others may hand something in."""
    return tuple(literal for literal, meaning in state.values if {"open", "published"} & set(meaning))


def _during(sheet: Sheet, state: State, span: Span | None, *, is_meeting: bool) -> list[str]:
    """The states of what goes on, and of what is open where the span says from when; not the one that most rows are in of what people come
    to, most of which is over."""
    usual = _usual(sheet, state) if is_meeting else None
    opens = span is not None and bool({"open", "opened"} & set(tokens(span.start.name)))
    found = {
        *_called(state, "during"),
        *(literal for literal, meaning in state.values if opens and meaning == ("open",)),
    }
    return [literal for literal, _ in state.values if literal in found and literal != usual]


def _drawn(
    sheet: Sheet, state: State, running: Span | None, late: Late | None, lists: tuple[Sequence[str], Sequence[str]]
) -> str:
    """The name of a state as it is drawn: the column, or a hidden one where the column follows from an end or a day that is due."""
    during, over = lists
    if running is not None:
        return _follow_dates(sheet, state, running, during, over)
    return follow_due(sheet, state, late) if late is not None else named(state.column)


def _span_and_event(sheet: Sheet, plan: Schedule, times: Sequence[Column]) -> tuple[Span | None, Column | None]:
    """The span that a row is about, and the time at which it starts."""
    span = next((each for each in plan.spans if _is_dated(each) or _is_open_ended(sheet, each)), None)
    return span, span.start if span is not None else _event_of(sheet, plan, times)


def _unique(*lists: Sequence[str]) -> tuple[str, ...]:
    return tuple({literal: None for each in lists for literal in each})


def _is_decided_otherwise(sheet: Sheet, state: State) -> bool:
    """True for the states of things, and for those that follow from amounts."""
    labels = {word for _, meaning in state.values for word in joined(meaning)}
    paid = first_of(sheet, *role("paid"))
    is_paid = bool(_SETTLED & labels) and paid is not None and (not paid.nullable or bool(_PARTLY & labels))
    return is_paid or bool(things() & set(sheet.words[-1:]))


def _broken(state: State, known: set[str]) -> tuple[str, ...]:
    """The states that end a row before its time, but for the ``known`` ones."""
    return tuple(literal for literal, meaning in state.values if is_negative(meaning) and literal not in known)


def _before(sheet: Sheet, state: State, event: Column | None, *, is_known: bool) -> list[str]:
    """The states of what is still to come; those that only wait as well where the row is something that people come to."""
    if event is None:
        return []
    found = set(_called(state, "before"))
    if is_known or _MEETINGS & set(sheet.words[-1:]):
        found |= set(_called(state, "waiting"))
    if any({"full", "sold_out"} & set(joined(meaning)) for _, meaning in state.values):
        found |= {literal for literal, meaning in state.values if meaning == ("open",)}  # for bookings
    return [literal for literal, _ in state.values if literal in found] if len(found) < len(state.values) else []


def follow_event(sheet: Sheet, start: str) -> None:
    """Let those who come to an event have come only when it has started: ``start`` is its time as the row reads it."""
    for state in sheet.states:
        before = [*_called(state, "before"), *_called(state, "waiting")]
        over = [
            *_called(state, "over"),
            *literals_called(state, _COME),
        ]
        before = before or [literal for literal, meaning in state.values[:1] if _HELD & set(joined(meaning))]
        over = [each for each in over if each not in before]
        if not _is_drawn(sheet, state) or not before or not over:
            continue
        guess = sheet.guesses[state.column.name.lower()]
        drawn = sheet.hide("drawn", guess.rule)
        sheet.undo(state.column.name.lower())
        rule = (
            f"CASE WHEN {start} > as_of AND {drawn} IN ({', '.join(over)}) THEN {before[0]} "
            f"WHEN {start} <= as_of AND {drawn} IN ({', '.join(before)}) THEN {over[0]} ELSE {drawn} END"
        )
        sheet.decide(state.column, rule, f"{guess.reason}; as {start} is past or not", "values", values=True)
        return


def follow_age(sheet: Sheet, phases: Phases, waiting: Sequence[str], since: str) -> None:
    """Let what would wait for weeks in one of the states ``waiting`` have come to its usual end, in rows whose time ``since`` something
    else says."""
    state = next((each for each in sheet.states if named(each.column) == phases.column), None)
    if state is None or phases.state != phases.column or not _is_drawn(sheet, state):
        return
    guess = sheet.guesses[state.column.name.lower()]
    shares = dict(zip((literal for literal, _ in state.values), guess.rule.get("weights", ()), strict=False))
    waits = [literal for literal in waiting if literal in shares]
    others = [literal for literal in shares if literal not in waits]
    if not waits or not others:
        return
    drawn = sheet.hide("drawn", guess.rule)
    sheet.undo(state.column.name.lower())
    usual = max(others, key=lambda literal: int(shares[literal]))
    rule = f"IF({is_one_of(drawn, waits)} AND {since} < TIMESTAMP(as_of) - INTERVAL {WAITS} DAY, {usual}, {drawn})"
    called = " or ".join(each.strip("'") for each in waits)
    sheet.decide(state.column, rule, f"{guess.reason}; {called} for at most {WAITS} days", "values", values=True)


def _follow_dates(sheet: Sheet, state: State, span: Span, during: Sequence[str], over: Sequence[str]) -> str:
    """Let what would be over before its end go on, and what would go on after it be over; the name of the state as it was drawn."""
    guess = sheet.guesses[state.column.name.lower()]
    drawn = sheet.hide("drawn", guess.rule)
    sheet.undo(state.column.name.lower())
    end = named(span.end)
    rule = (
        f"CASE WHEN {is_one_of(drawn, over)} AND {end} >= as_of THEN {during[0]} "
        f"WHEN {is_one_of(drawn, during)} AND {end} < as_of THEN {over[0]} ELSE {drawn} END"
    )
    sheet.decide(state.column, rule, f"{guess.reason}; over after {named(span.end)}", "values", values=True)
    return drawn


def _is_drawn(sheet: Sheet, state: State) -> bool:
    guess = sheet.guess(state.column)
    is_drawn = guess is not None and (isinstance(guess.rule, dict) or "one at a time" in guess.reason)
    return guess is not None and is_drawn and guess.layer == "values" and not state.column.nullable


@lru_cache(maxsize=1)
def things() -> frozenset[str]:
    """What tables are called whose rows are things: their states say nothing of when they came."""
    return frozenset(normal(each)[-1] for each in data()["occupancy"]["things"].split())


def open_states(state: State) -> list[str]:
    """The states of what has begun or will, and is not over."""
    found = {*_called(state, "before"), *_called(state, "waiting"), *_called(state, "during"), *unsettled_states(state)}
    found |= set(literals_called(state, OVERDUE))
    return [literal for literal, _ in state.values if literal in found]


def waiting_states(state: State) -> list[str]:
    """The states of what is still to come, or only waits."""
    found = {*_called(state, "before"), *_called(state, "waiting")}
    return [literal for literal, _ in state.values if literal in found]


def over_condition(sheet: Sheet) -> str:
    """The condition that a row is neither still to come, nor goes on, nor was called off; empty where no state says so."""
    for state in sheet.states:
        going = open_states(state)
        off = literals_called(state, _CALLED_OFF)
        latest = max((place for place, (literal, _) in enumerate(state.values) if literal in going), default=0)
        over = [
            literal
            for place, (literal, meaning) in enumerate(state.values)
            if literal not in {*going, *off} and (place > latest or is_known(meaning))
        ]
        if going and over and _is_drawn(sheet, state):
            return is_one_of(named(state.column), over)
    return ""


def has_begun(sheet: Sheet, span: Span) -> Condition | None:
    """The condition that what happened has begun: the row neither is still to come nor was called off; None where no state says so."""
    for state in sheet.states if span.start.nullable and not span.is_meant else ():
        waits = {*_called(state, "before"), *_called(state, "waiting")}
        off = set(literals_called(state, _CALLED_OFF))
        begun = [literal for literal, _ in state.values if literal not in waits | off]
        if waits and begun and _is_drawn(sheet, state):
            return is_one_of(named(state.column), begun), "set when it has begun"
    return None


def over_states(state: State) -> list[str]:
    """The states of what is over as it should be."""
    found = [literal for literal in _called(state, "over") if literal not in open_states(state)]
    return sorted(found, key=lambda literal: "no_show" in literal.lower())


def _called(state: State, phase: str) -> list[str]:
    words = _words(phase)
    return [
        literal
        for literal, meaning in state.values
        if "_".join(meaning) in words
        or (len(meaning) > 1 and words & {*meaning} - _LITTLE and not _NOT & {*meaning})
        or (phase == "during" and is_going_on(literal, meaning))
    ]


def _usual(sheet: Sheet, state: State) -> str:
    """The literal of the state that most rows are in; empty where its rule does not say."""
    rule = sheet.guesses[state.column.name.lower()].rule
    weights = rule.get("weights", ()) if isinstance(rule, dict) else ()
    shares = [(int(weight), literal) for weight, (literal, _) in zip(weights, state.values, strict=False)]
    return max(shares)[1] if len(shares) == len(state.values) else ""


def _waiting(state: State, usual: str) -> list[str]:
    """The states that a row leaves again: those before its last good one, by their words and in the list; not the ``usual`` one, in
    which a grown business has rows of all its years."""
    goal = set(data()["progress"]["final"].split())
    ranked = [
        (literal, rank, set(joined(meaning)))
        for literal, meaning in state.values
        if not is_negative(meaning) and (rank := rank_of(meaning)) is not None
    ]
    before = _before_unknown(state, usual)
    if before is not None:
        return [literal for literal, _, words in ranked if literal in before and not (_STEADY | goal) & words]
    final = max((rank for _, rank, _ in ranked), default=0)
    last = _last_place(ranked, final, goal)
    left = [literal for literal, rank, words in ranked[:last] if rank < final and not (_STEADY | goal) & words]
    return [literal for literal in left if literal != usual]


def _before_unknown(state: State, usual: str) -> set[str] | None:
    """The values listed before the ``usual`` one, where that is an end of which no word is known; None where one is."""
    place = next((place for place, (literal, _) in enumerate(state.values) if literal == usual), 0)
    return {literal for literal, _ in state.values[:place]} if rank_of(state.values[place][1]) is None else None


def _last_place(ranked: Sequence[tuple[str, int, set[str]]], final: int, goal: set[str]) -> int:
    """The place of the last good state, of the rank ``final``: one that is called an end, if any is; 0 where there is none."""
    has_goal = any(goal & words for _, _, words in ranked)
    is_last = (rank == final and (not has_goal or bool(goal & words)) for _, rank, words in ranked)
    return next((place for place, last in enumerate(is_last) if last), 0)


def _is_dated(span: Span) -> bool:
    """A span whose dates are known beforehand: both must be set."""
    return not span.start.nullable and not span.end.nullable and span.start.type.name != "time" and not is_period(span)


def _is_open_ended(sheet: Sheet, span: Span) -> bool:
    """A contract whose end may be missing: one that goes on has not ended; what is booked, and comes back some time; work of days that a
    state says to be planned."""
    if span.start.nullable or span.start.type.name == "time":
        return False
    labels = {word for state in sheet.states for _, meaning in state.values for word in joined(meaning)}
    is_booked = bool((_HIRED | _MEETINGS) & set(sheet.words[-1:]) and _words("before") & labels)
    is_planned_work = span.start.type.name == "date" and span.end.nullable and bool({"planned", "scheduled"} & labels)
    return is_contract(sheet, span) or is_booked or is_planned_work


def _event_of(sheet: Sheet, plan: Schedule, times: Sequence[Column]) -> Column | None:
    """The time for which something is planned: ``scheduled_at``, the ``appointment_date`` of an appointment."""
    if plan.arranged is not None:
        return plan.arranged
    own = (_MEETINGS - {"booking", "reservation", "enrollment", "registration"}) & set(sheet.words[-1:])
    spanned = {column.name for span in plan.spans for column in (span.start, span.end)}
    taken = {*plan.ahead, *spanned}
    columns = [each for each in times if not each.nullable and is_temporal(each) and each.name not in taken]
    columns = [each for each in columns if "arrived" not in words_of(each.name)]  # an arrival may be planned
    return next(
        (
            each
            for each in columns
            if (_PLANNED | own) & set(tokens(each.name))
            or (own and (sheet.tokens(each) == ("date",) or bare(tokens(each.name)) == ("held",)))
        ),
        None,
    )
