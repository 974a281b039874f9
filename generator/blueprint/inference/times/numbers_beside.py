"""Which number says how long after its beginning a time of a row is: the days of payment of an invoice, the months of a reply, the
term of the product that a loan is of.

A number belongs to the time with which it shares a word; one that is only called a term, or in a language that is not known, to the
only time that looks ahead, or to the one beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ....schema.model import Column
from ..columns.capacity import capacity_of
from ..comments.ranges import said_range
from ..comments.spans import ends_in
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.stems import shares_form
from ..words.vocabulary import data, tokens
from .lengths import Length
from .spans import Span, all_spans, stage_of
from .spoken_lengths import lengths_in, looks_ahead, unit_in

_CALENDAR = ("day", "week", "month", "year")
_FOR = {
    "trial": {"trial"},
    "warranty": {"warranty", "guarantee"},
    "guarantee": {"warranty", "guarantee"},
    "probation": {"probation"},
    "grace": {"grace"},
    "due": {"loan", "lending", "borrowing", "lend"},
    "next": {"interval", "recall", "frequency", "cycle"},
}
_LASTS_ALONE = frozenset("trial warranty guarantee probation grace".split())
_OPEN = {
    word: {"validity", "valid", "expires", "shelf", "lasting"}
    for word in ("expires", "until", "to", "valid", "best_before", "use_by")
}
_TERMS = frozenset(("term", "duration"))
_ENDS = frozenset("expires until valid to end due maturity deadline".split())
_OF_OTHERS = frozenset("batch lot card document".split())
_NO_TERM = frozenset(
    """grace notice reminder minimum maximum average remaining elapsed overdue late delay worked used break cleanup interval age billed leave open
    spent lost absent actual paid charged rented per each rate price number count total sum trial warranty guarantee probation retention setup
    buffer advance ahead early vacation sick stay storage processing turnaround handling resolution cancelled cancellation lock commitment renewal
    free birth frequency cycle since last old all whole capacity traffic throughput quota limit""".split()
)
"""Words of numbers of days that say something else than by when a row is due."""
_USUAL = {
    "day": (14, 30, 7, 21, 10),
    "week": (4, 2, 6, 8, 12),
    "month": (3, 6, 2, 12, 1),
    "year": (1, 2, 3, 5),
    "hour": (24, 48, 4, 8, 72),
}
_BOUGHT = frozenset("paid purchased booked bought".split())
_WEIGHTS = (8, 4, 3, 2, 1)
_CONTRACT = {"month": (12, 24, 6, 36), "year": (1, 2, 3, 5)}
_AGREED = frozenset(
    "contract agreement lease subscription membership loan commitment minimum policy rental concession".split()
)
_PAID = frozenset("payment credit net terms".split())


class _Number(NamedTuple):
    """A whole number that says a length: how a row reads it, its unit, and the words of its name without that."""

    path: str
    column: Column
    unit: str
    words: tuple[str, ...]
    is_own: bool


def term_for(sheet: Sheet, column: Column, *, is_alone: bool = True) -> Length | None:
    """How long after its beginning something is due, ends or expires, by a number of the row or of one that it refers to. ``is_alone``:
    also by one that shares no word with it, where that can be of nothing else."""
    found = number_for(sheet, column, is_alone=is_alone)
    return found[0] if found is not None else None


def number_for(sheet: Sheet, column: Column, *, is_alone: bool = True) -> tuple[Length, Column, bool] | None:
    """The length that ``term_for`` finds, the number that says it, and whether that is one of the row itself."""
    numbers = list(_numbers(sheet, column))
    found = _called_alike(sheet, column, numbers) or (_alone(sheet, column, numbers) if is_alone and numbers else None)
    return (Length(found.path, found.unit.upper()), found.column, found.is_own) if found is not None else None


def nullable_number(sheet: Sheet, column: Column) -> Column | None:
    """The number of the row that says how far a time is ahead, where it may be missing."""
    found = number_for(sheet, column) if column.nullable else None
    return found[1] if found is not None and found[2] and found[1].nullable else None


def settle_number(sheet: Sheet, number: Column) -> None:
    """Decide a number of the row that a time is counted by, where nothing says what is usual of it."""
    name, words = number.name.lower(), set(tokens(number.name))
    sheet.settle_limit(name)
    unit = unit_in(number)
    if (
        unit is None
        or _PAID & words
        or not sheet.is_open(number)
        or number.nullable
        or ends_in(number.comment) is not None
    ):
        return
    said = said_range(number)
    if said is not None:
        sheet.decide(number, said, "range: its comment", "time")
        return
    default = number.default.strip("'") if number.default is not None else ""
    low, high = capacity_of(number)
    first = (int(default),) if default.isdigit() and int(default) else ()
    lasting = _CONTRACT.get(unit) if _AGREED & (words | set(sheet.words)) else None
    usual = tuple(dict.fromkeys((*first, *(lasting or _USUAL[unit]))))[: len(_WEIGHTS)]
    values = [each for each in usual if low <= each <= high]
    rule = {"provider": "choice", "values": values, "weights": list(_WEIGHTS[: len(values)])}
    sheet.decide(number, rule, f"time: usual {unit}s of such a length", "time")


def _numbers(sheet: Sheet, column: Column) -> Iterator[_Number]:
    """Those of the row first, which may be missing where the time may be so too."""
    for each in sheet.table.columns:
        unit, guess = _unit_for(column, each), sheet.guess(each)
        if unit is None or sheet.link(each) is not None or (each.nullable and not column.nullable):
            continue
        if guess is None or guess.reason != f"time: the {tokens(each.name)[-1]} of {named(column)}":
            yield _Number(named(each), each, unit, _rest(each), True)
    for reference, _, parent in sheet.parents:
        for each in parent.table.columns:
            unit = _unit_for(column, each) if not each.nullable and parent.link(each) is None else None
            if unit is not None and unit != "minute":
                yield _Number(f"{named(reference)}.{named(each)}", each, unit, _rest(each), False)


def _unit_for(column: Column, number: Column) -> str | None:
    """The unit of a number that may count a time: of hours, or of minutes that were paid for, only a time of day."""
    unit = unit_in(number)
    if column.type.name == "date":
        return unit if unit in _CALENDAR else None
    what = set(tokens(number.name))
    is_shared = bool(
        {"until", "to", "end"} & set(tokens(column.name))
        and shares_form(tuple(_rest(number)), bare(tokens(column.name)))
    )
    is_bought = unit is None and (_BOUGHT & what or is_shared) and "minute" in what
    return "minute" if is_bought and number.type.is_integer else unit


def _rest(column: Column) -> tuple[str, ...]:
    return tuple(word for word in tokens(column.name) if word not in (*_CALENDAR, "hour", "minute"))


def _own_words(sheet: Sheet, column: Column) -> set[str]:
    """What a time is called beside that it looks ahead."""
    return {word for word in bare(tokens(column.name)) if word not in data()["ahead"]} - {"end", "new", *sheet.words}


def _called_alike(sheet: Sheet, column: Column, numbers: list[_Number]) -> _Number | None:
    """The number that shares a word with a time; of several the one that shares what is said of few others."""
    words = tokens(column.name)
    exact = {each for word in words for each in _FOR.get(word, ())}
    what = _own_words(sheet, column) - exact
    numbers = [each for each in numbers if not _OF_OTHERS & what - set(each.words)]
    if "next" in words:
        numbers = [each for each in numbers if not {*_TERMS, "lasting", "minimum"} & set(each.words)]
    same = [each for each in numbers if exact & set(each.words)]
    if _LASTS_ALONE & set(words):
        return next(iter(same), None)  # no validity says how long a warranty is
    alike = [each for each in numbers if shares_form(tuple(what), each.words)]
    return next(iter((*alike, *same, *_open_ended(words, numbers))), None)


def _open_ended(words: tuple[str, ...], numbers: list[_Number]) -> Iterator[_Number]:
    """The numbers that say how long something is valid, for the end of that; those of the row may be called a term as well."""
    usual = {each for word in words for each in _OPEN.get(word, ())}
    lasting = usual | (_TERMS if _ENDS & set(words) else set()) - ({"duration"} if "deadline" in words else set())
    return (each for each in numbers if (lasting if each.is_own else usual) & set(each.words))


def _alone(sheet: Sheet, column: Column, numbers: list[_Number]) -> _Number | None:
    """The number of the row that can be of nothing else than of this time: there is no other such number or it is the one beside
    the time, and no other time is called like it."""
    numbers = list(_of_no_other(sheet, column, numbers))
    own = [each for each in numbers if each.is_own and _may_be_term(each) and _may_be_paid_by(column, each)]
    if len(own) == 1 and _is_nearest(sheet, column, own[0].column):
        return own[0]
    return None


def _of_no_other(sheet: Sheet, column: Column, numbers: list[_Number]) -> Iterator[_Number]:
    """The numbers that are of no span of the row and of no other time; a duration says nothing of what is next."""
    is_next = "next" in tokens(column.name)
    for each in numbers:
        is_duration = is_next and {*_TERMS, "lasting", "minimum"} & set(each.words)
        if not (is_duration or _is_of_span(sheet, each, all_spans(sheet)) or _is_of_another(sheet, column, each)):
            yield each


def _is_of_span(sheet: Sheet, number: _Number, spans: list[Span]) -> bool:
    """True for the length of a span of the row: its duration, or the days of what both of its times are called."""
    lasting = {"duration", "length", "lasting"} & set(number.words)
    return number.is_own and any(lasting or set(stage_of(sheet, span)) & set(number.words) for span in spans)


def _may_be_term(number: _Number) -> bool:
    is_other = _NO_TERM & set(number.words) and number.unit != "minute"
    return not number.column.nullable and not is_other and len(_units(number.column)) == 1


def _may_be_paid_by(column: Column, number: _Number) -> bool:
    """False for the days of payment of a partner, and a time by which nothing is to be paid: how long a partnership lasts."""
    return not (_PAID | {"settlement"}) & set(number.words) or bool(
        {"due", "payment", "paid"} & set(tokens(column.name))
    )


def _units(column: Column) -> list[str]:
    units = [word for word in tokens(column.name) if word in (*_CALENDAR, "hour", "minute")]
    return units or ["comment"]


def _is_of_another(sheet: Sheet, column: Column, number: _Number) -> bool:
    """True where another time of the row that looks ahead shares a word with the number."""
    others = (each for each in sheet.table.columns if each is not column and is_temporal(each) and looks_ahead(each))
    return any(
        shares_form(tuple(_own_words(sheet, each)), number.words) and not _own_words(sheet, each) <= {"date"}
        for each in others
    )


def _is_nearest(sheet: Sheet, column: Column, number: Column) -> bool:
    """True for the time that looks ahead nearest to a number; of two as near the one behind it."""
    columns = sheet.table.columns
    place = columns.index(number)
    ahead = [each for each in columns if is_temporal(each) and (each is column or looks_ahead(each))]
    return min(ahead, key=lambda each: (abs(columns.index(each) - place), columns.index(each) < place)) is column


def said_days(sheet: Sheet, column: Column, words: tuple[str, ...]) -> tuple[str, str] | None:
    """How long after the beginning a number of the row or the comment of the column says."""
    is_first = "first" in words  # what is paid first of a loan is due a month after it, whatever its term
    said = number_for(sheet, column) if not is_first else None
    if said is not None:
        if said[2]:
            settle_number(sheet, said[1])
        return said[0].text, said[0].unit
    spoken = list(lengths_in(column.comment)) if column.comment else []
    return (spoken[0].text(sheet), spoken[0].unit.upper()) if len(spoken) == 1 else None
