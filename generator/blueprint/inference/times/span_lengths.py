"""How long a span lasts where no column says it: as what its columns name, as what its table is called, as long as unknown things."""

from __future__ import annotations

from functools import lru_cache

from ....schema.model import Column
from ..states.frequency import is_standing
from ..tables.sheet import Sheet, referring
from ..words.vocabulary import data, tokens
from .lasting import Lasting, is_listed_pair, length_in_trade, usual_length

_BY_HOUR = frozenset(
    "court studio desk hall lane pitch field slot rehearsal table charger equipment microscope machine".split()
)


_ANSWERED = frozenset("survey poll questionnaire election ballot".split())


def length_of_span(sheet: Sheet, start: Column, end: Column) -> Lasting:
    """The unit of a span, and how long it lasts in it: as what both columns name, as the rows of the table, as one of the columns."""
    has_clock = "date" not in (start.type.name, end.type.name)
    units = ("MINUTE", "DAY") if has_clock else ("DAY",)
    first, last = tokens(start.name), tokens(end.name)
    words = {*sheet.words, *first, *last}
    if _ANSWERED & set(sheet.words[-1:]) and first[:1] == ("open",) and last[:1] == ("closed",):
        return "DAY", 14, 90  # so long people can answer
    is_of_days = not {"year", "term", "semester", "season"} & set(sheet.words)
    if is_of_days and first in (("first", "day"), ("start", "day")) and last in (("last", "day"), ("end", "day")):
        return "DAY", 1, 14
    return (
        _length_by_kind(sheet, words, has_clock)
        or length_in_trade(sheet, words, units)
        or _shared_length(sheet, set(first) & set(last) - {"valid", "date"}, units)
        or (_length_by_number(sheet, words) if has_clock else None)
        or _length_by_noun(sheet, words, units)
        or _unknown(sheet, end, has_clock)
    )


def _length_by_noun(sheet: Sheet, words: set[str], units: tuple[str, ...]) -> Lasting | None:
    """How long that lasts which the table is called after, or else a column; a parking stay is no stay of days."""
    if units[1:] and _counts_days(sheet):
        units = ("DAY",)
        words = words | {"night"} if _names(sheet, "night") else words
    elif units[1:] and _has_day(sheet, words):
        units = units[:1]  # of what lies on a day of its own, hours are known
    pair = tuple(sheet.words[-2:])
    if is_listed_pair(pair):
        return usual_length(pair, units)
    table = usual_length(sheet.words[-1:], units[:1]) or (usual_length(sheet.words, units[:1]) if units[1:] else None)
    found = table or usual_length(sheet.words[-1:], units) or usual_length(words, units)
    is_long = found is not None and found[0] == "MINUTE" and found[1] >= _AN_HOUR
    return ("MINUTE", 2, 40) if is_long and _counts_seconds(sheet) else found


_AN_HOUR = 60


_PRESENT = frozenset("attendance member participant attendee student class course session event visitor".split())
"""Those who are checked in for hours, and what for; guests of a house are so for days."""


_PLACES = frozenset(
    "parcel plot land field property house apartment flat office shop garage building premises estate dwelling warehouse unit box locker".split()
)
_STAFF = frozenset(
    "employee worker laborer driver nurse staff agent operator guard attendant cashier crew caregiver volunteer".split()
)
_COMES = frozenset("in checkin entry entered login arrived clock clocked".split())


_GIVEN, _LET = (
    frozenset("collected pickup issued handed out".split()),
    frozenset("hired hire rental rented lent let".split()),
)


@lru_cache(maxsize=1)
def _machines() -> frozenset[str]:
    """What is let by the day: machines, devices, vehicles."""
    return frozenset(word for kind in ("equipment", "vehicle") for word in data()["classes"][kind]["nouns"].split())


_LEASED = frozenset("rented rental leased lease let".split())
_CALLS = frozenset("visit call break appointment service job installation delivery repair inspection survey".split())
"""Those who come for this stay until it is done, and no whole shift."""


_ROTAS = frozenset("planning schedule rota roster attendance presence timetable timesheet working".split())


def _names(sheet: Sheet, word: str) -> bool:
    """True where the name of any column has this word."""
    return any(word in tokens(column.name) for column in sheet.table.columns)


def _length_by_kind(sheet: Sheet, words: set[str], has_clock: bool) -> Lasting | None:
    """How long that lasts which depends on who or what it is of: land is let for years, and who works comes in for a shift."""
    of = {word for _, _, parent in sheet.parents for word in parent.words[-1:]} | set(sheet.words)
    found = _length_of_let(sheet, words, of)
    if found is not None:
        return found
    if has_clock and "checked" in words and _PRESENT & of:
        return "MINUTE", 30, 240
    if "moved" in words and "in" in words:
        return "DAY", 150, 1500
    return ("MINUTE", 240, 540) if has_clock and _is_shift(sheet, words, of) else None


def _length_of_let(sheet: Sheet, words: set[str], of: set[str]) -> Lasting | None:
    """How long that is let which rows are ``of``: land and rooms for years, machines and other things for days."""
    is_let = bool(_LEASED & words)
    if is_let and _PLACES & of and not {"night", "guest"} & words:
        return "DAY", 365, 1825
    if not _STAFF & of and (sheet.words[-1:] == ("hired",) or _is_given_back(sheet, words)):
        return "DAY", 1, 10
    return ("DAY", 1, 14) if is_let and _machines() & of else None


def _is_given_back(sheet: Sheet, words: set[str]) -> bool:
    """True for a hire that begins when a thing is handed out, and ends when it is returned."""
    return "returned" in words and bool(_GIVEN & words and _LET & {*words, *sheet.words})


def _is_shift(sheet: Sheet, words: set[str], of: set[str]) -> bool:
    """True for the hours of who works, as a roster has them or a clock counts them."""
    if _CALLS & words:
        return False
    is_at_work = bool(_COMES & words) or _names(sheet, "break") or bool(_ROTAS & set(sheet.words))
    is_clocked = bool({"clock", "clocked"} & words) and not {"guest", "member", "visitor"} & of
    return is_clocked or (is_at_work and bool(_STAFF & of))


def _shared_length(sheet: Sheet, shared: set[str], units: tuple[str, ...]) -> Lasting | None:
    """How long that lasts which both columns name: the sale of a show."""
    own = usual_length(shared, units)
    return own if own is not None and (own[0] == "DAY" or not shared & set(sheet.words)) else None


def _length_by_number(sheet: Sheet, words: set[str]) -> Lasting | None:
    """How long rows last of which a number tells the minutes or hours, or which are booked by the hour."""
    if _is_short(sheet) and not {"shift", "duty"} & words:
        return "MINUTE", 30, 150
    return ("MINUTE", 60, 240) if _has_hours(sheet) or _is_of_room(sheet) or _has_minutes_of_lines(sheet) else None


def _has_minutes_of_lines(sheet: Sheet) -> bool:
    """True for a visit for which services are booked that last so many minutes each."""
    chosen = (parent for other, _, _ in referring(sheet) for _, _, parent in other.parents if parent is not sheet)
    return any(set(tokens(each.name)) == {"duration", "minute"} for parent in chosen for each in parent.table.columns)


def _unknown(sheet: Sheet, end: Column, has_clock: bool) -> Lasting:
    if has_clock and _counts_days(sheet):
        return "DAY", 1, 14
    if has_clock and _counts_seconds(sheet):
        return "MINUTE", 1, 20
    if has_clock:
        return "MINUTE", 30, 120
    if is_tenure(sheet, end):
        return "DAY", 90, 720
    return ("DAY", 1, 6) if _is_worked_by_hours(sheet) else ("DAY", 3, 60)


def is_tenure(sheet: Sheet, end: Column) -> bool:
    """True for the end, mostly still to come, of the time in which things, people and contracts are there."""
    return end.nullable and end.type.name == "date" and is_standing(sheet)


_NO_LENGTHS = frozenset(
    """notice grace payment term due warranty per price rate cost amount allowed free maximum minimum limit included reminder interval valid validity week month lead
    overdue late delay target planned expected probation retention cancellation working paid vacation order number id minute hour second week_day""".split()
)


def _is_worked_by_hours(sheet: Sheet) -> bool:
    """True where numbers say how many hours a job takes: it is done within days."""
    hours = {"estimated", "actual", "labor", "work", "worked", "planned"}
    return any(
        "hour" in tokens(each.name)
        and hours & set(tokens(each.name))
        and not {"rate", "cost", "price"} & set(tokens(each.name))
        for each in sheet.table.columns
        if each.type.is_exact
    )


def _counts_days(sheet: Sheet) -> bool:
    """True where a number says how many days or nights a row lasted, or what each of them costs."""
    return any(
        each.type.is_exact
        and {"day", "night"} & set(tokens(each.name))
        and (
            not _NO_LENGTHS & set(tokens(each.name))
            or (each.type.name == "decimal" and _CHARGED & set(tokens(each.name)))
        )
        and sheet.link(each) is None
        for each in sheet.table.columns
    )


_CHARGED = frozenset("rate price fee charge tariff".split())


def _has_day(sheet: Sheet, words: set[str]) -> bool:
    """True where a row has the day on which it is beside its start and its end: a night's observations, a shift of a date."""
    days = (each for each in sheet.table.columns if each.type.name == "date" and not each.nullable)
    return any(set(tokens(each.name)) <= {"date", "day", "night", *sheet.words} for each in days)


def _is_of_room(sheet: Sheet) -> bool:
    """True for what is booked by the hour: a court, a meeting room, a studio."""
    if not {"booking", "reservation", "booked", "hire"} & set(sheet.words[-1:]):
        return False
    parents = {word for _, _, parent in sheet.parents for word in parent.words[-1:]}
    is_hotel = {"night", "guest", "checkin", "checkout"} & sheet.column_words
    return bool((_BY_HOUR | (set() if is_hotel else {"room"})) & parents)


def _is_short(sheet: Sheet) -> bool:
    """True where a column holds the length in minutes."""
    lasting = [tokens(each.name) for each in sheet.table.columns if each.type.is_integer]
    return any(
        words
        in (
            ("minute",),
            ("worked", "minute"),
            ("work", "minute"),
            ("labor", "minute"),
            ("duration", "minute"),
            ("duration", "minimum"),
            ("total", "minute"),
            ("site", "minute"),
            ("on_site", "minute"),
        )
        for words in lasting
    )


def _counts_seconds(sheet: Sheet) -> bool:
    """True where a column holds the length in seconds."""
    lasting = (set(tokens(each.name)) for each in sheet.table.columns if each.type.is_integer)
    return any("second" in words and words <= {"second", "duration", "length", *sheet.words} for words in lasting)


_NO_STAY = frozenset(
    """worked work labor effort estimated planned scheduled overtime extra setup paid billed lead regular requested granted budget standard expected block late
    included free allowed rate price cost wage charge maximum minimum limit per operating engine meter machine interval notice cancellation count total booked""".split()
)


def _has_hours(sheet: Sheet) -> bool:
    """True where a column holds the length in hours, and nothing says that rows last longer: the hours of a trip on the road."""
    lasting = {tokens(each.name) for each in sheet.table.columns}
    is_long = {"shift", "duty", "flight", "trip", "rental"} & set(sheet.words)
    if is_long or lasting & {("hour",), ("booked", "hour"), ("duration", "hour"), ("total", "hour")}:
        return not is_long
    hours = (each for each in sheet.called({"hour"}) if each.type.name == "decimal")
    return any(len(tokens(each.name)) > 1 and not _NO_STAY & set(tokens(each.name)) for each in hours)
