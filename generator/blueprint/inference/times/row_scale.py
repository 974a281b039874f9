"""In which order of size a row's time is, by the numbers beside its steps: what is counted in minutes is over in hours."""

from __future__ import annotations

from collections.abc import Iterator

from ....schema.model import Column
from ..tables.clock import part_of
from ..tables.sheet import Sheet, is_temporal
from ..words.identifiers import words_of
from ..words.vocabulary import tokens
from .spoken_lengths import looks_ahead

_HOUR, _DAY = 60, 1440  # minutes
_WITHIN = {"minute": (20, 5 * _HOUR), "second": (20, 5 * _HOUR), "hour": (6 * _HOUR, 5 * _DAY)}
_RAW = {"min": "minute", "mins": "minute", "sec": "second", "secs": "second", "hrs": "hour", "hr": "hour"}
_ELAPSED = frozenset(
    """response reaction reply wait waiting travel eta run running cycle downtime stopped stopping stoppage idle transit handling processing on_site
    site arrival turnaround elapsed lost bake baking proof cooking oven wash washing drying heating cooling dwell queue hold
    resolution actual intervention""".split()
)
_WHOLE = frozenset(("duration", "total"))
_APART = frozenset(
    "break lesson session consultation meeting class notice grace reminder interval buffer per price rate cost maximum minimum limit".split()
)
_AUDIT = frozenset("created updated deleted synced".split())
_AT_DESKS = frozenset(
    """approved published reviewed archived submitted signed paid invoiced posted assigned confirmed verified released closed cancelled issued sent
    collected requested reported received billed accounted graded evaluated notified ordered booked registered confirmed validated""".split()
)
"""What people do at desks some day, whatever the minutes of the work are."""
_OF_WORK = frozenset(
    """worked labor effort estimated planned scheduled overtime extra setup paid billed lead regular requested granted budget standard expected block warning delay late
    evacuation notice included free allowed""".split()
)
_BY_HAND = frozenset(
    """loaded unloaded loading unloading weighed weighing departed arrived takeoff landing landed boarding lifted lit fired ignited heating cooling cooled
    opened stopped restarted out in start end left seated served docked undocked anchored moored unmoored dropped picked poured mixed baked washed dried tapped
    plugged unplugged checkin checkout checked launched entered exit parked dumped filled emptied rinsed rolled""".split()
)
"""What hands and machines do one after the other on one day."""
_SOME = 3  # steps by hand that say so without a number


def scale_by_numbers(sheet: Sheet) -> tuple[int, int] | None:
    """The least and most minutes in which all happens to a row whose steps have times of day, by numbers that count them
    in minutes or hours; None where none does."""
    steps = _clocked_steps(sheet)
    if not steps:
        return None
    is_at_desk = any(_AT_DESKS & set(tokens(each.name)) for each in steps)
    units = set(_own_units(sheet, is_at_desk=is_at_desk))
    if not units and _are_by_hand(sheet):
        units = {"minute"}
    unit = next((each for each in ("second", "minute", "hour") if each in units), None)
    return _WITHIN[unit] if unit is not None else None


def _clocked_steps(sheet: Sheet) -> list[Column]:
    """The steps of a row, where all have times of day, or all but one of several."""
    steps = [each for each in sheet.table.columns if _is_step(each)]
    if not steps:  # all are set of what is written down when it is over
        steps = [each for each in sheet.table.columns if _is_step(each, is_set=True)][1:]
    clocks = [each for each in steps if each.type.name in ("datetime", "timestamp")]
    return clocks if len(steps) - len(clocks) <= (1 if len(clocks) > 1 else 0) else []


def _is_step(column: Column, *, is_set: bool = False) -> bool:
    """True for a time that comes to a row later and does not end it before its time; ``is_set``: one that every row has."""
    words = tokens(column.name)
    is_later = is_temporal(column) and column.nullable != is_set and not _AUDIT & set(words) and not looks_ahead(column)
    return is_later and (part_of(words) or 0) < 95


def _unit(column: Column) -> str | None:
    """The unit of a number of minutes, seconds or hours that pass while something is done."""
    if not column.type.is_exact:
        return None
    words = tokens(column.name)
    last = "".join(words_of(column.name)[-1:])
    unit = next((word for word in words if word in _WITHIN), None) or _RAW.get(last)
    return None if unit is None or _APART & set(words) else unit


def _own_units(sheet: Sheet, *, is_at_desk: bool) -> Iterator[str]:
    """The units of what passes while something is done, by its word; minutes and seconds of what hands do and machines, of whatever
    but work that is paid or planned; hours of what the row or a step of it is called after."""
    called = {*sheet.words, *(word for each in sheet.table.columns if _is_step(each) for word in tokens(each.name))}
    for column in sheet.table.columns:
        unit = _unit(column)
        words = {*tokens(column.name), *words_of(column.name)}
        if unit is None:
            continue
        is_of_steps = not (is_at_desk or _OF_WORK & words)
        is_plain = unit != "hour" or bool(called & (words - {unit})) or _WHOLE & words
        if _ELAPSED & words or (is_of_steps and is_plain):
            yield unit


def _are_by_hand(sheet: Sheet) -> bool:
    """True for a row of which all times are of what hands and machines do on one day."""
    times = [each for each in sheet.table.columns if is_temporal(each) and not _AUDIT & set(tokens(each.name))]
    clocks = [each for each in times if each.type.name in ("datetime", "timestamp")]
    by_hand = [each for each in clocks if _BY_HAND & set(tokens(each.name))]
    least = _SOME - 1 if clocks and {"arrived", "docked"} & set(tokens(clocks[0].name)) else _SOME
    return len(by_hand) >= least and len(by_hand) == len(clocks)
