"""At which hours of the day people meet, visit and work: by day and on the quarter hour, shows in the evening."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ....schema.model import Column
from ..states.labels import Meaning
from ..tables.sheet import Sheet, named
from ..words.vocabulary import data, normal, tokens

_ROOMS = frozenset("room court studio hall table".split())
_BOOKED = frozenset("booking reservation".split())


@cache
def _tables(kind: str) -> frozenset[str]:
    return frozenset(normal(each)[-1] for each in data()["hours"][kind].split())


_GUESTS = frozenset("guest cover diner".split())


def is_tab(sheet: Sheet) -> bool:
    """True for what the guests of a restaurant eat and pay in an evening."""
    if not {"check", "tab", "bill", "order", "ticket", "receipt"} & set(sheet.words[-1:]):
        return False
    words = sheet.column_words
    is_served = bool({"tip", "served", "server", "waiter"} & words) and "table" in words
    return is_served or bool(_GUESTS & words and {"server", "waiter", "table", "seat"} & words)


def is_meal(sheet: Sheet) -> bool:
    """True for the table that is kept for the guests of a restaurant."""
    tables = any(parent.words[-1:] == ("table",) for _, _, parent in sheet.parents)
    return bool(_BOOKED & set(sheet.words[-1:])) and tables and bool({"party", *_GUESTS} & sheet.column_words)


def is_by_day(sheet: Sheet) -> bool:
    """True for rows that people come to, or work on, at the usual hours."""
    last = set(sheet.words[-1:])
    return bool(_tables("day") & last) or bool(_ROOMS & set(sheet.words) and _BOOKED & last)


def has_hours(sheet: Sheet) -> bool:
    """True for rows that begin at usual hours, by day or in the evening."""
    return is_by_day(sheet) or is_tab(sheet) or is_meal(sheet) or _is_in_the_evening(sheet)


def _is_in_the_evening(sheet: Sheet) -> bool:
    """True for shows and the like, and not for the events that are written down of another table's rows."""
    of = {word for _, _, parent in sheet.parents for word in parent.words[-1:]}
    return bool(_tables("evening") & set(sheet.words[-1:])) and not of & set(sheet.words[:-1])


def is_at_any_hour(sheet: Sheet) -> bool:
    """True for what machines write, or what happens by day and night."""
    return bool(_tables("always") & set(sheet.words))


def is_of_office(sheet: Sheet) -> bool:
    """True for rows that offices, courts and schools make, who are closed at the weekend."""
    return bool(_tables("office") & set(sheet.words[-1:]))


WORKDAYS = "mon-fri"


def by_day(sheet: Sheet) -> dict[str, str]:
    """The options of a beginning at an hour at which people work, or are online."""
    return {"hours": "06:30-21" if _tables("online") & set(sheet.words[-1:]) else "07:30-17:30"}


def work_days(sheet: Sheet) -> dict[str, str]:
    """The options of a time on days on which offices are open, of rows that they make."""
    return {"days": WORKDAYS} if is_of_office(sheet) else {}


def at_hours(sheet: Sheet) -> dict[str, str]:
    """The options of a time at which such rows begin."""
    hours = "8-17:15"
    if _is_in_the_evening(sheet):
        hours = "17-21"
    elif is_tab(sheet) or is_meal(sheet):
        hours = "11:30-21:30"
    return {**work_days(sheet), "hours": hours, "step": "15m"}


def moved_to_hours(sheet: Sheet, text: str) -> str:
    """The hidden column with the first time or so after ``text`` at which such rows begin: within a day, or after a weekend."""
    rule = {"provider": "datetime", "from": text, "to": f"{text} + INTERVAL {days_to_hours(sheet)} DAY"}
    return sheet.hide("at_hours", {**rule, **at_hours(sheet)})


def days_to_hours(sheet: Sheet) -> int:
    """The days within which there is an hour at which such rows begin."""
    return 3 if is_of_office(sheet) else 1


MORNING = {"provider": "integer", "min": 420, "max": 660, "step": 15}
"""At which minute of the day begins what has a start and an end of day."""


def hour_of(sheet: Sheet, column: Column) -> str:
    """The hidden column with the minute of the day of a lone time of day, of what people do by day, or in the evening."""
    is_late = _is_in_the_evening(sheet) or _LATE & set(tokens(column.name))
    low, high = (1020, 1260) if is_late else (480, 1020)
    rule = {"provider": "integer", "min": low, "max": high, "step": 15}
    return sheet.hide(f"clock_{'_'.join(tokens(column.name))[:24]}", rule)


_LATE = frozenset("evening night bed sleep dusk".split())


_TURNS = {
    360: "early morning day frueh matin manana manha ochtend rano dzien mattina jour tag dia dag",
    840: "late evening afternoon spaet avond soir tarde abend middag popoludnie pomeriggio sera",
    1320: "night nacht nuit noche noite noc notte",
}


_LETTERS = tuple(
    dict(zip(letters, (360, 840, 1320) if len(letters) > 2 else (360, 1320), strict=True))
    for letters in ("den", "eln", "fsn", "mtn", "man", "men", "mpn", "rpn", "moa", "dn", "tn")
)
"""The codes of early, late and night shifts; of day and night."""


def _minute_of(literal: str, meaning: Meaning, codes: Mapping[str, int]) -> int | None:
    """When a shift begins that is called so: by a word, or by a letter where all of them are known ``codes``."""
    words = (minute for minute, words in _TURNS.items() if set(words.split()) & set(meaning))
    return next(words, None) or codes.get(literal.strip("'").lower())


def shift_clock(sheet: Sheet) -> str:
    """The minute of the day at which a shift begins, by the column of its kind: early, late or night; empty where none says so."""
    for choice in sheet.choices:
        letters = {literal.strip("'").lower() for literal, _ in choice.values}
        is_shift = "shift" in {*sheet.words, *tokens(choice.column.name)}
        codes = next((each for each in _LETTERS if is_shift and set(each) == letters), {})
        found = ((literal, _minute_of(literal, meaning, codes)) for literal, meaning in choice.values)
        starts = [(literal, minute) for literal, minute in found if minute is not None]
        if (
            len(starts) == len(choice.values)
            and len({minute for _, minute in starts}) > 1
            and not choice.column.nullable
        ):
            cases = " ".join(f"WHEN {literal} THEN {minute}" for literal, minute in starts)
            return f"CASE {named(choice.column)} {cases} END"
    return ""
