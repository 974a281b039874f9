"""Days of a key that tell the rows of one parent apart: they begin with the parent, and step on while it is there."""

from __future__ import annotations

import re

from ....schema.model import Column
from ...writing import sql_name
from ..references.children import Child, aggregate_of
from ..tables.links import Link
from ..tables.sheet import Sheet, named
from .said_days import DAYS, days_of_dates

_FIRST_OF_MONTH = re.compile(
    r"\b(?:first|1st|premier|erster|primer|primo|primeiro|eerste)\b.{0,12}\b(?:month|mois|monats?|mes|mese|mês|maand)\b",
    re.I,
)
_DAILY = frozenset("daily day attendance diary journal".split())


def counted_day(sheet: Sheet) -> tuple[Column, Column, Link] | None:
    """The day by which a key tells the rows of one parent apart, the reference to that, and its link."""
    for column, link in sheet.single_links():
        counted = f"as_of - INTERVAL 730 {{}} ORDINAL({named(column)}) DAY"
        for name, text in sheet.unique.ordinals.items():
            day = sheet.table.column(name)
            is_counted = text in (counted.format("+"), counted.format("-")) and day.type.name != "time"
            if is_counted and not column.nullable and link.parent != sheet.name:
                return day, column, link
    return None


def step_through(sheet: Sheet, counted: tuple[Column, Column, Link], window: tuple[str, str], parent: Sheet) -> None:
    """Spread the days of the rows of a parent over the time of ``window``, none of them twice: what is measured while something
    goes on is measured neither before nor all at its beginning. What is written daily is so on one day after the other."""
    day, reference, link = counted
    place, (start, end) = f"ORDINAL({named(reference)})", window
    if _DAILY & set(sheet.words):
        days = place
    elif _FIRST_OF_MONTH.search(day.comment):
        start, days = f"{start} - INTERVAL DAY({start}) - 1 DAY", ""
    else:
        count = parent.hide(
            "_".join((*sheet.words[-1:], "days")),
            aggregate_of(parent, Child(sheet, reference, link), f"COUNT({sql_name(sheet.name)}.{named(reference)})"),
        )
        all_days = f"GREATEST(DATEDIFF({end}, {start}), 0)"
        each = f"{all_days} DIV ({named(reference)}.{count} + 1)"
        said = days_of_dates(day)
        if len(said) == 1:  # the weeks of a time sheet, each from the same day on
            step = sheet.hide("step_days", f"GREATEST({each} DIV {len(DAYS)} * {len(DAYS)}, {len(DAYS)})")
            start = f"{start} - INTERVAL (WEEKDAY({start}) + {len(DAYS) - said[0]}) % {len(DAYS)} DAY"
            days = f"{place} * {step}"
        else:
            # a step of less than a day would repeat one
            step = sheet.hide("step_days", f"GREATEST({each}, 1)")
            jitter = sheet.hide("jitter_days", {"provider": "integer", "min": 0, "max": 89})
            days = f"({place} * {step} - {jitter} * {step} DIV 180)"
    text = f"DATE({start}) + INTERVAL {f'{days} DAY' if days else f'{place} MONTH'}"
    if day.type.name != "date":
        minute = sheet.hide("clock", {"provider": "integer", "min": 450, "max": 1050})
        text = f"TIMESTAMP({text}) + INTERVAL {minute} MINUTE"
    sheet.unique.ordinals[day.name.lower()] = text
