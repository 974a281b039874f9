"""What tables are called whose rows lie near others (``[within]`` of ``words.toml``), and what their columns say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..columns.guess import Guess
from ..tables.clock import part_of
from ..tables.sheet import Sheet, bare, is_temporal
from ..words.vocabulary import data, normal, tokens
from .schedule import Schedule
from .spans import PLANNED, WISHED, Span, is_offer

_WHILE = lazy(
    r"^\W*(?:during|within|während|waehrend|innerhalb|pendant|durant|dans la période|durante|dentro d\w+|tijdens|binnen|podczas|w trakcie)\s",
    re.I,
)
_WHEN = lazy(r"WHEN ('(?:[^']|'')*'|-?\d+) THEN (\w+)")
_LESSONS = frozenset("lesson lecture milestone stage leg tour performance match game round screening race".split())


@lru_cache(maxsize=8)
def named_in(kind: str) -> frozenset[str]:
    """The last words of tables of a kind: ``passing`` ones begin and end within days, ``settled`` ones are agreed on a day, of ``leads``
    others come once they are granted."""
    return frozenset(normal(each)[-1] for each in data()["within"][kind].split())


@lru_cache(maxsize=1)
def days_after() -> dict[str, int]:
    """Days within which the rows of tables called so follow what they refer to."""
    return {normal(each)[-1]: int(days) for each, days in data()["within"]["follows"].items()}


_OF_ONE_DAY = frozenset(
    """day tour round shift match game race market service dive excursion flight departure lesson session training outing hunt run ride walk
    screening performance show concert clinic sitting practice""".split()
)


def day_of(sheet: Sheet, times: Sequence[Column]) -> Column | None:
    """The day of what takes place on one: it is the only time of a tour, of a flying day, of a match, and all of it is on that day."""
    if not _OF_ONE_DAY & set(sheet.words[-1:]):
        return None
    own = [each for each in times if each.type.name != "time" and not {"created", "updated"} & set(tokens(each.name))]
    key = unique_day(sheet)
    days = own or ([key] if key is not None else [])
    is_plain = len(days) == 1 and not days[0].nullable and days[0].type.name == "date" and is_temporal(days[0])
    is_called = is_plain and set(bare(tokens(days[0].name))) <= {"day", "date", "start", *sheet.words}
    return days[0] if is_called else None


def unique_day(sheet: Sheet) -> Column | None:
    """The only day of a table, where no two rows have the same."""
    days = [each for each in sheet.table.columns if is_temporal(each) and each.type.name != "time"]
    is_key = len(days) == 1 and days[0].type.name == "date" and days[0].name.lower() in sheet.table.single_keys
    return days[0] if is_key and not days[0].nullable else None


def called_end(times: Sequence[Column], plan: Schedule) -> Column | None:
    """The latest of the times that are called as what ends a row, and do not only say who changed it when."""
    parts = {each.name: part_of(tokens(each.name)) or 0 for each in times if each.name in plan.parts}
    goes_on = any(
        0 < plan.parts.get(each.name, 0) < 93 for each in times
    )  # after its beginning, whatever that is called
    ends = [each for each in times if 75 <= parts.get(each.name, 0) <= 92 and (plan.parts[each.name] or not goes_on)]
    return max(ends, key=lambda each: parts[each.name], default=None)


def last_step(times: Sequence[Column], plan: Schedule) -> Column | None:
    """The time of the last step of what goes step by step within hours or days: all its steps have hours, and some may be missing."""
    own = [each for each in times if each.name in plan.parts and not _WRITTEN & set(tokens(each.name))]
    if (
        plan.spans
        or plan.ahead
        or plan.arranged is not None
        or len(own) < 3
        or any(each.type.name not in ("datetime", "timestamp") for each in own)
    ):
        return None
    steps = [each for each in own if each.nullable and 0 < plan.parts[each.name] < 93]
    return max(steps, key=lambda each: plan.parts[each.name]) if steps and not own[0].nullable else None


_WRITTEN = frozenset("created updated deleted cancelled paid invoiced".split())
_EXAMINES = frozenset(
    "inspection inspected test analysis tasting check review assessment evaluation cupping degustation assay report".split()
)
LAPSING = frozenset("lot batch sample".split())
_MADE = frozenset(
    "test check result sample step run inspection inspected analysis reading measurement control stage process".split()
)
"""What is done while a lot is made, long before that expires."""
_PARTS_OF_JOBS = frozenset(
    "task step stage phase operation activity leg job assignment position line item segment".split()
)
_AFTERWARDS = lazy(r"\b(?:after|nach|apr[eè]s|despu[eé]s|tras|dopo|na afloop|po|depois|ap[oó]s|efter)\b", re.I)


def comes_after_job(sheet: Sheet, parent: Sheet, plan: Schedule) -> bool:
    """True for rows that are work of their own, or look at what came of a job: they follow it, and are no part of it."""
    says = [sheet.table.comment, *(each.comment for each in sheet.table.columns if is_temporal(each))]
    if _PARTS_OF_JOBS & set(sheet.words[-1:]):
        return False
    is_own_work = bool(plan.spans) or len([part for part in plan.parts.values() if 0 < part < 93]) > 1
    return (
        is_own_work or bool(_EXAMINES & set(sheet.words[-1:])) or any(_AFTERWARDS.search(each) for each in says if each)
    )


def counts_months(sheet: Sheet) -> bool:
    """True for rows of days that last months or years, as a number of them says: what is put into a barrel when it is distilled."""
    is_of_days = all(each.type.name == "date" for each in sheet.table.columns if is_temporal(each))
    numbers = (tokens(each.name) for each in sheet.table.columns if each.type.is_integer and sheet.link(each) is None)
    return is_of_days and any(
        len(words) > 1 and {"month", "year"} & set(words) and not _OF_CALENDAR & set(words) for words in numbers
    )


_OF_CALENDAR = frozenset(
    "birth build built model harvested harvest production fiscal tax warranty guarantee number notice valid validity interval".split()
)


def is_planned_day(column: Column) -> bool:
    return bool(PLANNED & set(tokens(column.name)))


def is_of_days(span: Span) -> bool:
    """True for what lasts for days or weeks, and is known to have a start: an exhibition, a treatment."""
    is_dated = span.unit == "DAY" and span.start.type.name != "time" and is_temporal(span.start)
    is_dated = is_dated and not WISHED & set(tokens(span.start.name))
    return (
        is_dated
        and not span.start.nullable
        and not span.is_meant
        and (span.high <= 200 or "year" in tokens(span.start.name))
    )


_GRANTED = frozenset("accepted approved agreed granted won decided decision awarded".split())
_PAID_OUT = frozenset(("disbursed", "payout"))
_OF_DEBTS = {"repayment": 60, "extension": 10, "prolongation": 10, "reminder": 90}


def granted(times: Iterable[Column]) -> Column | None:
    """The time at which what was offered or applied for was accepted."""
    return next((each for each in times if is_temporal(each) and _GRANTED & set(tokens(each.name))), None)


def follows_payout(last: str, times: Iterable[Column]) -> tuple[int, Column] | None:
    """The days within which rows called so follow that the money of a loan was paid out, and that time: nothing is paid back, nor is
    more time asked for, before that."""
    paid_out = (each for each in times if each.nullable and is_temporal(each) and _PAID_OUT & set(tokens(each.name)))
    mark = next(paid_out, None)
    return (_OF_DEBTS[last], mark) if mark is not None and last in _OF_DEBTS else None


def time_or(path: str, column: Column | None, otherwise: str, of_day: str = "") -> str:
    """A time of a parent, or another where that is NULL or there is none; ``of_day``: the hour of what is only a day."""
    if column is None:
        return otherwise
    # a time that is NULL in all rows is still one
    text = f"TIMESTAMP({path})" if column.nullable or column.type.name == "date" else path
    text += f" + INTERVAL {of_day}" if of_day and column.type.name == "date" else ""
    return f"COALESCE({text}, {otherwise})" if column.nullable else text


def course_of(sheet: Sheet, plan: Schedule) -> Span | None:
    """The span of a course in which its lessons lie, also those that are still to come."""
    days = (each for each in plan.spans if each.unit == "DAY" and plan.period is None and not is_offer(each))
    span = next(days, None)
    if span is None or span.start.nullable or span.end.nullable or span.start.type.name == "time":
        return None
    says = any(is_temporal(each) and _WHILE.search(each.comment) for each in sheet.table.columns)
    is_lesson = bool(_LESSONS & set(sheet.words[-1:]))
    is_session = "session" in sheet.words[-1:] and span.high <= 200
    return span if says or is_lesson or is_session else None


def targets_of(sheet: Sheet) -> tuple[Guess | None, list[tuple[str, str, str]]]:
    """The guess of the key of a pair of type and id; each type, the hidden reference that it chooses, and its table."""
    key = next((each for each in sheet.guesses.values() if each.reason.startswith("polymorphic: the row")), None)
    hidden = sheet.builder.result.hidden
    found = _WHEN.findall(str(key.rule)) if key is not None else []
    return key, [(literal, path, hidden[path]["reference"].strip("`")) for literal, path in found]


def is_done_while_made(sheet: Sheet, parent: Sheet) -> bool:
    """True for what is done with a lot while that is made: tests and steps, not the storage for the sake of its stability."""
    return bool(LAPSING & set(parent.words[-1:]) and _MADE & set(sheet.words[-1:])) and "stability" not in sheet.words
