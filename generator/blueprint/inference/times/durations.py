"""Lengths and delays: numbers that are the difference of two times, and ages."""

from __future__ import annotations

from collections.abc import Iterable, Set

from ....schema.model import Column
from ..columns.measured import is_least
from ..comments.values import begins_with_zero
from ..states.presence import condition_by_comment
from ..states.progress import state_of
from ..tables.clock import part_of
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.identifiers import words_of
from ..words.stems import shares_form
from ..words.vocabulary import tokens
from .ages import decide_ages, is_timed
from .delays import AUDIT, MEANT, between_plan_and_done
from .length_rules import Duration, decide_length, is_of_parts
from .said_ends import ends_by_comment, said_ends
from .spans import HAPPENED, PLANNED, Span, all_spans, find_spans, stage_of
from .stages import stages_of

_UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "night": 86_400, "week": 604_800}
_RAW = {"min": 60, "mins": 60, "hrs": 3600, "hr": 3600, "h": 3600, "std": 3600, "sec": 1, "secs": 1, "s": 1}
_DELAYS = frozenset("delay late overdue lateness dly deviation".split())
_LASTING = frozenset(
    """duration elapsed worked total count length stay lasted downtime resolution response reply wait waiting processing turnaround handling
    travel transit flight lost stopped stoppage idle outage down on_site site reaction answered time runtime days actual run running""".split()
)
_CALLED_LENGTHS = _LASTING | {"down", "airborne", "airtime"}
_OTHER = frozenset(
    """penalty fine fee amount break late_fee allowance income benefit premium pension stipend contribution sale revenue turnover grace notice billed supply rest meal lunch pause cycle takt estimated planned term payment target trial warranty per maximum minimum standard rate
    price cost wage salary fee fare block lead overtime overage extra excess additional included free cleanup reminder validity retention setup cut_off due birth pay closing number position order default expected limit allowed capacity traffic throughput quota hold soak ramp interval engine meter odometer operating machine cumulative""".split()
)
_OF_WORK = frozenset("shift run campaign batch job day".split())
_PRICES = frozenset("amount price cost fee charge total rate tariff".split())
_SERVED = frozenset("resolved start served attended seen called seated pickup completed answered connected".split())
_VERBS = {
    **dict.fromkeys(
        ("response", "reaction", "answered"),
        frozenset("responded response reaction reply answered arrived accepted dispatched".split()),
    ),
    "transit": frozenset("delivered arrived".split()),
    **dict.fromkeys(("flight", "airborne", "airtime", "flown"), frozenset("landed landing arrived touchdown".split())),
    "down": frozenset("up restored restarted resumed resolved back".split()),
    "reply": frozenset("reply response responded".split()),
    **dict.fromkeys(("talk", "handle", "conversation"), frozenset(("end", "completed"))),
    **dict.fromkeys(
        ("downtime", "stopped", "stoppage", "outage", "lost"), _SERVED | frozenset(("restarted", "resumed"))
    ),
    **dict.fromkeys(("resolution", "resolved", "wait", "waiting"), _SERVED),
}
ENDS = frozenset("end completed closed returned resolved delivered".split())


def decide_durations(sheet: Sheet) -> None:
    """Decide the numbers that are differences of times."""
    decide_ages(sheet)
    found = [(each, _ends_of(sheet, each)) for column in sheet.table.columns if (each := duration_of(sheet, column))]
    for length, ends in found:
        column = length.column
        if _is_guessed_twice(length, ends, found):
            continue
        is_of_clock = ends is not None and _is_of_clock(length, ends[0])
        if ends is None or not is_of_clock or _is_of_other_rows(sheet, column) or is_of_parts(sheet, column):
            continue
        if not _is_within_a_day(length, *ends):
            decide_length(sheet, length, *ends)


def _is_guessed_twice(
    length: Duration,
    ends: tuple[Column, Column] | None,
    found: list[tuple[Duration, tuple[Column, Column] | None]],
) -> bool:
    """True for a number called as no length that would be as long as one that is: of the minutes on the site and at the rack only one
    is between the gates."""
    same = [other for other, theirs in found if theirs == ends and other.unit == length.unit and not other.is_delay]
    is_called = [bool(_LASTING & set(tokens(each.column.name))) for each in same]
    words = set(tokens(length.column.name))
    is_of_part = all(is_called) and bool(words - _LASTING - _UNITS.keys())  # two of which each waits for something
    return ends is not None and len(same) > 1 and any(is_called) and (is_of_part or not _LASTING & words)


def _is_within_a_day(length: Duration, first: Column, last: Column) -> bool:
    """True for minutes or hours beside two days: a course of weeks has lessons of 90 minutes, a repair of days 12 hours of work."""
    return length.unit < 24 * 60 * 60 and {first.type.name, last.type.name} == {"date"}


def duration_of(sheet: Sheet, column: Column) -> Duration | None:
    """The length, or the delay, that a number is; None for a number of something else."""
    if not _may_be_length(sheet, column):
        return None
    words, last = tokens(column.name), "".join(words_of(column.name)[-1:])
    words = words[2:] if words[:2] == ("number", "of") and len(words) > 2 else words
    is_said = _says_its_ends(sheet, column)
    if not is_said and _is_of_else(sheet, column, words, last):
        return None
    unit = _RAW.get(last) or duration_unit(words)
    is_delay = bool(_DELAYS & set(words))
    is_length = is_delay or is_said or _is_called_length(sheet, words)
    if not (is_length or (unit is not None and _counts_a_span(sheet, column, words))):
        return None
    unit = unit or _unit_elsewhere(column, words)
    return Duration(column, unit, is_delay) if unit is not None else None


def _may_be_length(sheet: Sheet, column: Column) -> bool:
    """True for a number that nothing has decided, that is no least one and that no time is counted by."""
    is_open = _is_number(column) and sheet.is_open(column)
    return is_open and not (_counts_a_time(sheet, column) or is_least(sheet.table, column))


def _says_its_ends(sheet: Sheet, column: Column) -> bool:
    """True for a number of which its comment says between which times it is."""
    return said_ends(column, [each for each in sheet.table.columns if is_temporal(each)]) is not None


def _is_of_else(sheet: Sheet, column: Column, words: tuple[str, ...], last: str) -> bool:
    """True for a number called as something else than a length, or of what is no length of all of a row."""
    counted = words[:-1] if last == "min" else words  # of minutes, and no least
    name = column.name.lower()
    ends = (name[:at] + "max" + name[at + 3 :] for at in range(len(name)) if name.startswith("min", at))
    if "%" in column.comment or any(map(sheet.table.find, ends)):
        return True
    return _counts_other(sheet, counted) or _is_of_part(sheet, column, words)


def _is_called_length(sheet: Sheet, words: tuple[str, ...]) -> bool:
    """True for a number called as a length is, or as a stage of which a time says when it began."""
    return bool(_CALLED_LENGTHS & set(words)) or _is_begun(sheet, set(words))


def _counts_other(sheet: Sheet, words: tuple[str, ...]) -> bool:
    """True for a number called as something else than a length, of whose beginning no time is known."""
    other = _OTHER & set(words)
    if other and other <= PLANNED and _is_planned_too(sheet):
        return False
    return bool(other) and not _is_begun(sheet, other)


def _is_planned_too(sheet: Sheet) -> bool:
    """True where two times were planned that every row has: how long it was to take lies between them."""
    times = (each for each in sheet.table.columns if is_temporal(each) and not each.nullable)
    return sum(bool(PLANNED & set(tokens(each.name))) for each in times) == 2


def _is_begun(sheet: Sheet, words: Set[str]) -> bool:
    """True for a stage of which a time says when it began: ``soak_minutes`` beside ``soak_started_at``."""
    times = (set(tokens(each.name)) for each in sheet.table.columns if each.type.name in ("datetime", "timestamp"))
    return any("start" in each and words & (each - {"start", "at", "on", "time", *_UNITS}) for each in times)


def _counts_a_span(sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
    """True for a number called as nothing else beside the only start and end of a row, as ``hours_on_road``: it may be missing where
    the end is. One word more than the unit may be of whatever times."""
    if len(words) <= 2:
        return True
    spans = all_spans(sheet)
    is_alike = len(spans) == 1 and spans[0].end.nullable == column.nullable and "day" not in words
    return is_alike and not (_PAID | _STAGED) & set(words)


_PAID = frozenset("worked work labor effort overtime paid billed regular requested granted budget scheduled".split())
_STAGED = frozenset(
    """latency onset boil cooking baking drying heating cooling sleep after before since until flow rate speed mixing mix pasteurization maturation
    ripening kneading fermentation pressing proofing steeping blanching freezing chilling smoking malaxation holding conching withering ageing
    l ml liter m km kg g bpm rpm""".split()
)
"""What is only a part of a row's time, or counts something else by the minute."""

_PARTS_OF_DATE = frozenset("min second minute hour day week month year".split())
"""One of it is a part of a date (the ``day`` on which a schedule runs); a lone ``min`` is the least that is asked, no minutes."""
_ONE_DAY = frozenset("day tag jour dia giorno dag dzien den".split())

_OF_EACH = frozenset(
    "daily weekly hourly diario diaria diarios giornaliero giornaliera quotidien quotidienne dagelijkse".split()
)


def _is_number(column: Column) -> bool:
    """True for a number that may be a length: no part of a date, as the ``billing_day`` of a month is."""
    words = words_of(column.name)
    is_part = column.name.lower() in _PARTS_OF_DATE or (
        words[-1] in _ONE_DAY and not _CALLED_LENGTHS & set(tokens(column.name))
    )
    is_of_each = bool(_OF_EACH & set(words))
    return column.type.is_exact and not (is_part or is_of_each)


def _is_of_part(sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
    """True for what is no length of all of a row: what the nights cost, hours of a day or a week, the downtime of a shift."""
    is_price = column.type.name == "decimal" and words[-1] in _PRICES
    is_of_each = len(words) == 2 and set(words) <= _UNITS.keys()
    return is_price or is_of_each or bool(_WHOLE & set(words) and _OF_WORK & set(sheet.words[-1:]))


def _counts_a_time(sheet: Sheet, column: Column) -> bool:
    """True where the rule of a time reads the column: it can't be the difference of two then."""
    interval = f"INTERVAL ({named(column)})"
    return any(guess.layer == "time" and interval in str(guess.rule) for guess in sheet.guesses.values())


def _unit_elsewhere(column: Column, words: tuple[str, ...]) -> int | None:
    """The unit that a comment gives; a stay is counted in days, a ``duration`` of whole numbers in minutes."""
    found = duration_unit(tokens(column.comment[:60].replace(" ", "_")))
    if found is None and words == ("length", "of", "stay"):
        return _UNITS["day"]
    return found or (60 if words[-1:] == ("duration",) and column.type.is_integer else None)


def duration_unit(words: Iterable[str]) -> int | None:
    return next((_UNITS[word] for word in words if word in _UNITS), None)


# ---- between which times -------------------------------------------------------------------------------------------------


def _ends_of(sheet: Sheet, length: Duration) -> tuple[Column, Column] | None:
    datetimes = [each for each in sheet.table.columns if is_temporal(each) and is_timed(sheet, each)]
    words = tokens(length.column.name)
    if len(datetimes) < 2 or _is_part_of_all(sheet, words):
        return None
    said = ends_by_comment(length.column, datetimes)
    if said is not None or length.is_delay:
        return said or between_plan_and_done(datetimes, words)
    datetimes = _planned_for_all(length.column, datetimes) or datetimes
    return (
        _by_what_happens(datetimes, words)
        or _by_span(sheet, length.column, datetimes, words)
        or _by_site(datetimes, words)
        or _by_only_two(datetimes, words)
        or _by_whole(sheet, datetimes, words)
    )


def _planned_for_all(column: Column, datetimes: list[Column]) -> list[Column]:
    """The times that every row has, of a length that every row has as well: it is that of what was planned; none without a plan."""
    known = [each for each in datetimes if not each.nullable]
    has_plan = len(known) > 1 and any(PLANNED & set(tokens(each.name)) for each in known)
    return known if has_plan and not column.nullable and not begins_with_zero(column) else []


def _by_what_happens(datetimes: list[Column], words: tuple[str, ...]) -> tuple[Column, Column] | None:
    """Until what the number is called after, in a stage of that name, or from one such time to the next."""
    return _by_verb(datetimes, words) or _by_stage(datetimes, words)


def _is_part_of_all(sheet: Sheet, words: tuple[str, ...]) -> bool:
    """True for what is less than the time that a row takes: how long a batch is mixed; and no shift, nor work that was planned, is idle all
    the time."""
    others = {word for each in sheet.table.columns if is_temporal(each) for word in tokens(each.name)}
    is_stage = bool(_STAGED & set(words) - set(sheet.words) - others - {"second", "minute", "hour"})
    is_work = bool(_WORKED_ON & set(sheet.words[-1:])) or bool(PLANNED & others)
    return (is_stage and "time" in words) or bool(_WHOLE & set(words) and is_work)


def _is_of_other_rows(sheet: Sheet, column: Column) -> bool:
    """True for a number that its comment says to be in other rows than those that have lasted: what was lost of what was called off."""
    if not (column.nullable and column.comment and _WHOLE & set(tokens(column.name))):
        return False
    found = condition_by_comment(sheet, column)
    return found is not None and state_of(sheet, found) is not None


def _is_of_clock(length: Duration, first: Column) -> bool:
    """True unless minutes would be counted from a day."""
    return length.unit >= _UNITS["day"] or first.type.name != "date" or length.is_delay


_BEGINS = (
    (frozenset(("transit",)), frozenset("collected picked pickup shipped departed".split())),
    (frozenset(("talk", "handle", "conversation")), frozenset(("answered", "connected", "start", "picked"))),
    (frozenset(("wait", "waiting")), frozenset(("requested", "arrived", "checkin", "checked"))),
    (
        frozenset("flight airborne airtime flown".split()),
        frozenset("takeoff launched departed launch departure off".split()),
    ),
)


def _by_verb(datetimes: list[Column], words: tuple[str, ...]) -> tuple[Column, Column] | None:
    """``resolution_hours``: from the first time to the one that is called so."""
    verb = next((word for word in words if word in _VERBS), None)
    if verb is None:
        return None
    ends = _VERBS[verb] - (_STARTED if verb in _WHOLE else frozenset())
    first = _first_for(datetimes, verb, ends)
    last = _called([each for each in datetimes if each is not first and not MEANT & set(tokens(each.name))], ends)
    return (first, last) if first is not None and last is not None else None


_WORKED = frozenset("worked actual labor work effort".split())
_ANSWERED = frozenset("responded response reply".split())
_STARTED = frozenset(("start",))  # what is lost is so until work is done, unless that only starts again


def _first_for(datetimes: list[Column], verb: str, ends: frozenset[str]) -> Column | None:
    """The time from which a verb counts: talk from the answer, waiting from the arrival, else from the beginning, which is when the row
    was written where others say only what came of it."""
    begins = next((marks for verbs, marks in _BEGINS if verb in verbs), frozenset[str]())
    times = sorted(datetimes, key=lambda each: bool(MEANT & set(tokens(each.name))))  # what happened counts first
    called = _called(times, begins - _STARTED) or _called(times, begins)
    if called is not None or verb == "transit":
        return called
    later = MEANT | _ANSWERED | (ends - _STARTED)
    known = [each for each in datetimes if not each.nullable and not later & set(tokens(each.name))]
    known = [each for each in known if not AUDIT & set(tokens(each.name))] or known
    return next((each for each in known if part_of(tokens(each.name)) == 0), next(iter(known), None))


def _by_stage(datetimes: list[Column], words: tuple[str, ...]) -> tuple[Column, Column] | None:
    """``baking_minutes``: between the two times that share its word, as no others do."""
    what = [word for word in words if word not in _UNITS and word not in _LASTING]
    alike = [each for each in datetimes if what and shares_form(what, bare(tokens(each.name)))]
    is_pair = len(alike) == 2 and not any((MEANT | AUDIT) & set(tokens(each.name)) for each in alike)
    return (alike[0], alike[1]) if is_pair else None


def _by_site(datetimes: list[Column], words: tuple[str, ...]) -> tuple[Column, Column] | None:
    """``on_site_minutes``: from the arrival to what ends the work."""
    if not {"on_site", "site"} & set(words):
        return None
    first = _called(datetimes, frozenset(("arrived", "start")))
    ends = [each for each in datetimes if (ENDS | {"departed"}) & set(tokens(each.name))]
    return (first, ends[0]) if first is not None and ends else None


_WORKED_ON = frozenset("shift run batch day order cycle".split())
_OF_ALL = frozenset("duration total elapsed turnaround turn open count".split())
_WHOLE = frozenset("lost stopped stoppage downtime outage idle down".split())


def _by_only_two(datetimes: list[Column], words: tuple[str, ...]) -> tuple[Column, Column] | None:
    """``minutes_lost``: between the only two times of a row."""
    own = [each for each in datetimes if not (MEANT | AUDIT) & set(tokens(each.name))]
    return (own[0], own[1]) if len(own) == 2 and _WHOLE & set(words) and own[1].nullable else None


def _by_whole(sheet: Sheet, datetimes: list[Column], words: tuple[str, ...]) -> tuple[Column, Column] | None:
    """``duration_minutes`` of a row without a start of its own: from the time that it begins with to the one that ends it."""
    first = next(
        (each for each in datetimes if not each.nullable and not (MEANT | AUDIT) & set(tokens(each.name))), None
    )
    ends = [each for each in datetimes if ENDS & set(tokens(each.name)) and each is not first and each.nullable]
    is_whole = set(words) <= {*_OF_ALL, *sheet.words, *_UNITS}
    return (first, ends[-1]) if is_whole and first is not None and ends else None


def _called(datetimes: list[Column], words: frozenset[str]) -> Column | None:
    return next((each for each in datetimes if words & set(tokens(each.name))), None)


def _by_span(
    sheet: Sheet, column: Column, datetimes: list[Column], words: tuple[str, ...]
) -> tuple[Column, Column] | None:
    """The start and end of what happened, else of what was planned; not of a stage that is called otherwise."""
    what = [word for word in words if word not in _UNITS and word not in _LASTING]
    # what every row has, and is not 0 by its DEFAULT, is no length of what may not have begun
    is_usual = not column.nullable and column.default is not None and not begins_with_zero(column)
    whole = _meant_span(_spans_called(what, sheet, datetimes, is_usual=is_usual), column, words)
    if whole is None or (whole.unit == "DAY" and _WORKED & set(words) and "day" not in words):
        return None  # who works for days does not do so all day and night
    return whole.start, whole.end


def _spans_called(what: list[str], sheet: Sheet, datetimes: list[Column], *, is_usual: bool) -> list[Span]:
    """The spans that a length called after ``what`` may be of: beside other steps none of a stage that is called otherwise."""
    spans = [span for span in _whole_spans(sheet, datetimes) if not (is_usual and span.start.nullable)]
    if not what or not _has_others(spans, datetimes):
        return spans
    called = [(span, stage_of(sheet, span)) for span in spans]
    return [span for span, stage in called if not stage or shares_form(what, stage)]


def _meant_span(spans: list[Span], column: Column, words: tuple[str, ...]) -> Span | None:
    """The span of what happened, or the only one; nights that are known of every row are those that were booked, where not all have
    come."""
    whole = next((span for span in spans if not span.is_meant or len(spans) == 1), None)
    if whole is None or column.nullable or HAPPENED & set(words) or begins_with_zero(column):
        return whole
    return next((span for span in spans if not (span.start.nullable or span.end.nullable)), whole)


def _whole_spans(sheet: Sheet, datetimes: list[Column]) -> list[Span]:
    """The spans of a row that are no windows, nor stages of a sequence; what was planned last."""
    spans = sorted(find_spans(sheet, datetimes), key=lambda span: span.is_meant)
    spans = [span for span in spans if not {"window", "slot"} & set(tokens(span.start.name))]
    stages = stages_of(sheet, spans, datetimes)
    return [span for span in spans if span not in stages]


def _has_others(spans: list[Span], datetimes: list[Column]) -> bool:
    """True where a row has steps beside its spans, which a length may be of."""
    ends = [each for span in spans for each in (span.start, span.end)]
    return any(
        each.nullable and each not in ends and not (MEANT | AUDIT) & set(tokens(each.name)) for each in datetimes
    )
