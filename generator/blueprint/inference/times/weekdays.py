"""Parts of the date of a row: the day of the week, from 1 for Monday to 7 unless a comment or a CHECK counts otherwise, or in words; the years
of its times; the year, quarter, month and week that it is for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ....lazy_patterns import lazy
from ....schema.model import Column
from ...writing import sql_literal
from ..columns.charsets import holds
from ..tables.sheet import Sheet, Sheets, bare, is_temporal, named
from ..words.identifiers import words_of
from ..words.languages import spoken
from ..words.local_texts import local_texts
from ..words.stems import shares_form
from ..words.vocabulary import data, tokens
from .said_days import DAYS, said_days

_WEEKDAYS = (
    frozenset(("weekday",)),
    frozenset(("day", "week")),
    frozenset(("weekdag",)),
    frozenset(("dow",)),
    frozenset(("wtag",)),
)
_PLURALS = frozenset(
    """days weekdays tage wochentage jours dias giorni dagen dni months monate mois meses mesi maanden years jahre ans annees anni jaren lata""".split()
)
"""Of a length, and no part of a date."""
_WRITTEN = frozenset("created updated modified changed deleted valid effective until expires".split())
"""What a plan of the week has beside its days: since when it is valid."""
_BEGINNINGS = frozenset("date day start begin from on scheduled planned".split())
_DAYS_CALLED = frozenset(("day", "weekend")).union(*_WEEKDAYS)
_FIRST = re.compile(r"\b([01])\s*(?:=|:|is|ist|est)?\s*\(?(mo|so|su|lu|di|zo|ma|pn|po|do)", re.IGNORECASE)
_SUNDAYS = ("so", "su", "di", "zo", "do", "sø", "sö", "nie", "ned")


def decide_weekdays(sheets: Sheets) -> None:
    """Decide the days of the week of all tables, which are no lengths in days, and whether these are of a weekend."""
    for sheet in sheets.values():
        for column in sheet.called(_DAYS_CALLED):
            if tokens(column.name)[-1] == "weekend" and column.name.lower() in sheet.flags:
                _decide_weekend(sheet, column)
            if _is_weekday(column) and column.type.is_integer and sheet.is_open(column):
                _decide(sheet, column)


def decide_weekdays_in_words(sheet: Sheet) -> None:
    """Let the days of the week in words, which are no states, be those of the row's date."""
    for column in sheet.called(_DAYS_CALLED):
        if _is_weekday(column) and (column.type.is_text or column.type.labels) and sheet.is_open(column):
            _decide_in_words(sheet, column)


def _is_weekday(column: Column) -> bool:
    """True for a name of one day of the week, not of how many days."""
    words = set(tokens(column.name)) - {"of", "the"}
    if words == {"day", "name"} and column.type.is_text:
        return True
    return words - {"name"} in _WEEKDAYS and not _PLURALS & set(words_of(column.name))


def on_its_weekday(sheet: Sheet, rule: object) -> object:
    """A beginning on the day of the week of what the row belongs to, where that has one and its rows begin with it: the lessons of a course; or on the
    one that is said of its date."""
    if not isinstance(rule, dict):
        return rule
    said = said_days(sheet)
    if len(said) == 1:  # the last such day: a week begins before what happens in it
        drawn = sheet.hide("any_day", rule)
        return f"{drawn} - INTERVAL (WEEKDAY({drawn}) + {len(DAYS) - said[0]}) % {len(DAYS)} DAY"
    first = sheet.builder.result.hidden.get(str(rule["from"]), rule["from"])
    for own, _, parent in sheet.parents:
        day = _day_of(parent) if any(map(_is_weekday, parent.called(_DAYS_CALLED))) else None
        if day is not None and first == f"TIMESTAMP({named(own)}.{named(day)})":
            drawn = sheet.hide("any_day", rule)
            return f"{drawn} - INTERVAL DATEDIFF({drawn}, {named(own)}.{named(day)}) % 7 DAY"
    return rule


def _decide_in_words(sheet: Sheet, column: Column) -> None:
    """Let a day of the week in words be that of the row's date: as the ENUM spells them, else in the language of the schema."""
    day, names = _day_of(sheet), _names_of_days(column)
    is_complete = len(names) == len(DAYS) or bool(said_days(sheet))
    if day is None or day.nullable or not is_complete or not all(holds(column, each) for each in names):
        return
    cases = " ".join(f"WHEN {number} THEN {sql_literal(name)}" for number, name in enumerate(names[:-1]))
    text = f"CASE WEEKDAY({named(day)}) {cases} ELSE {sql_literal(names[-1])} END"
    sheet.decide(column, text, f"time: the day of the week of {named(day)}", "time")


def _names_of_days(column: Column) -> Sequence[str]:
    """The seven days from Monday; in two or three letters where the column has no place for more."""
    if column.type.labels:
        names = [*column.type.labels]
        return [*names[1:], names[0]] if names[0].lower().startswith(_SUNDAYS) else names
    known = local_texts("values", spoken()).get("weekday", "|".join(data()["values"]["weekday"].split()))
    longest = column.type.length or 255
    names = known.split("|")
    return names if max(map(len, names)) <= longest else [name[: min(longest, 3)] for name in names if longest > 1]


def _decide(sheet: Sheet, column: Column) -> None:
    first, is_sunday = _first_day(sheet, column)
    bounds = Decimal(first), Decimal(first + 6)
    day = _day_of(sheet)
    if day is None or day.nullable:
        rule = {"provider": "integer", "min": first, "max": first + 6}
        sheet.decide(column, rule, f"range: days of the week, {first} to {first + 6}", "time", bounds=bounds)
        return
    number = f"(WEEKDAY({named(day)}) + 1) % 7" if is_sunday else f"WEEKDAY({named(day)})"
    text = number + (" + 1" if first else "")
    name = "Sunday" if is_sunday else "Monday"
    sheet.decide(column, text, f"time: the day of the week of {named(day)}, {name} is {first}", "time", bounds=bounds)


def _decide_weekend(sheet: Sheet, column: Column) -> None:
    day = _day_of(sheet)
    if day is not None and not day.nullable and sheet.is_free(column):
        sheet.undo(column.name.lower())
        sheet.decide(column, f"WEEKDAY({named(day)}) >= 5", f"time: the day of the week of {named(day)}", "time")


def _first_day(sheet: Sheet, column: Column) -> tuple[int, bool]:
    """The number that the week begins with, and whether that is a Sunday."""
    said = _FIRST.search(column.comment)
    if said is not None:
        return int(said[1]), said[2].lower() in _SUNDAYS
    low = sheet.builder.constraints.of(column.name).low
    return (0 if low is not None and low == 0 else 1), False


def _day_of(sheet: Sheet) -> Column | None:
    """The time at which a row begins, by its name, or the only one that is not of the row's writing."""
    times = [each for each in sheet.table.columns if is_temporal(each) and each.type.name not in ("time", "year")]
    times = [each for each in times if not _WRITTEN & set(tokens(each.name)) and not each.generated]
    called = [each for each in times if _BEGINNINGS & set(sheet.tokens(each))]
    return called[0] if called else times[0] if len(times) == 1 else None


_YEAR_OF = lazy(
    r"(?:the )?(?:year|jahr|annee|année|ano|año|anno|jaar|rok)\s+(?:of|der|des|de|du|del|della|do|da|van|vom)?\s*(?:the |la |l'|le |el |het )?(\w+(?: \w+)?)",
    re.IGNORECASE,
)


def decide_years(sheets: Mapping[str, Sheet]) -> None:
    """Let a whole number be the year of a time that must be there, where its comment says so."""
    for sheet in sheets.values():
        for column in sheet.table.columns:
            if not column.type.is_integer or not sheet.is_open(column) or column.type.integer_range[1] < 9999:
                continue
            found = _YEAR_OF.match(column.comment) if column.comment else None
            time = _time_called(sheet, found[1]) if found is not None else None
            if time is not None:
                sheet.decide(column, f"YEAR({named(time)})", f"time: the year of {named(time)}", "time")


_OF_DATE = {"month": "MONTH({})", "mm": "MONTH({})", "year": "YEAR({})", "yyyy": "YEAR({})", "yy": "YEAR({}) % 100"}


def decide_parts_of_dates(sheets: Mapping[str, Sheet]) -> None:
    """Let a month and a year be those of the only date that is called like them: ``exp_month`` and ``exp_year`` beside ``exp_date``."""
    for sheet in sheets.values():
        for column in sheet.table.columns:
            words = tokens(column.name)
            time = _date_called(sheet, column) if len(words) > 1 and words[-1] in _OF_DATE else None
            if time is not None and (column.nullable or not time.nullable):
                unit = "month" if words[-1] in ("month", "mm") else "year"
                text = _OF_DATE[words[-1]].format(named(time))
                rule: object = {"expression": text, "when": f"{named(time)} IS NOT NULL"} if time.nullable else text
                sheet.decide(column, rule, f"time: the {unit} of {named(time)}", "time")


def _date_called(sheet: Sheet, column: Column) -> Column | None:
    """The only date that is called like a number but for its last word, which says what part of it the number is."""
    is_part = column.type.name == "year" or (column.type.is_integer and not _PLURALS & set(words_of(column.name)))
    if not is_part or not sheet.is_open(column):
        return None
    words, spelled = (
        tokens(column.name)[:-1],
        words_of(column.name)[:-1],
    )  # what is short for several words is the same one here
    times = [each for each in sheet.table.columns if is_temporal(each) and bare(tokens(each.name))]
    alike = [each for each in times if bare(tokens(each.name)) == words or words_of(each.name)[:-1] == spelled]
    return alike[0] if len(alike) == 1 else None


def decide_periods(sheets: Mapping[str, Sheet]) -> None:
    """Let a year, a quarter, a month and a week beside each other be those of the first time that must be there: a charge is for the month of
    its day."""
    for sheet in sheets.values():
        columns = {unit: column for column in sheet.table.columns if (unit := _unit_of_part(sheet, column)) is not None}
        times = (each for each in sheet.table.columns if is_temporal(each) and not each.nullable)
        time = next((each for each in times if not _NOT_OF_PERIOD & set(tokens(each.name))), None)
        if time is None or (len(columns) < 2 and not any(_is_sure(sheet, each) for each in columns.values())):
            continue
        for unit, column in columns.items():
            text = f"{_FUNCTION.get(unit, unit.upper())}({named(time)})"
            sheet.decide(column, text, f"time: the {unit} of {named(time)}", "time")


_NOT_OF_PERIOD = frozenset("due birth updated created planned expires end paid valid".split())


_UNITS = {
    "year": "year",
    "month": "month",
    "quarter": "quarter",
    "trimester": "quarter",
    "week": "week",
    "day_of_month": "day",
}
_OF_PERIODS = frozenset(
    "day year month quarter week calendar iso period billing settlement harvest harvested crop season edition fiscal tax accounting budget reporting campaign programme".split()
)


_FUNCTION = {"week": "WEEKOFYEAR"}
_SAID_OF_PARTS = frozenset("number of".split())


def _unit_of_part(sheet: Sheet, column: Column) -> str | None:
    """What part of a date a whole number is by its name."""
    words = [word for word in sheet.tokens(column) if word not in _SAID_OF_PARTS]
    whole = tokens(column.name)
    if whole[1:2] == ("of",):  # the week of the year is no year
        words = [f"day_of_{whole[-1]}" if whole[0] == "day" else whole[0]]
    unit = _UNITS.get(words[-1]) if words else None
    is_called = unit is not None and {*words[:-1], unit} <= _OF_PERIODS
    return unit if is_called and not column.nullable and column.type.is_integer and sheet.is_open(column) else None


def _is_sure(sheet: Sheet, column: Column) -> bool:
    """True for a part that needs no other beside it: a plain year, a quarter, a week of the calendar."""
    words = set(sheet.tokens(column))
    return _is_plain_year(sheet, column) or bool({"quarter", "trimester"} & words) or {"calendar", "week"} <= words


_MADE = frozenset(
    "vehicle car book film movie wine vintage coin building machine equipment model edition album game song boat artwork".split()
)


def _is_plain_year(sheet: Sheet, column: Column) -> bool:
    """True for a ``year`` without more, of rows that are not of what was made at another time."""
    words = set(tokens(column.name))
    return "year" in words and words <= _OF_PERIODS and not column.comment and not _MADE & set(sheet.words)


def _time_called(sheet: Sheet, phrase: str) -> Column | None:
    # a noun before a time is read as what has happened: the issue as issued
    spoken = [word for each in phrase.split() for word in (*tokens(each), *tokens(f"{each}_date")[:-1])]
    times = (each for each in sheet.table.columns if is_temporal(each) and not each.nullable)
    return next((each for each in times if shares_form(bare(tokens(each.name)), spoken)), None)
