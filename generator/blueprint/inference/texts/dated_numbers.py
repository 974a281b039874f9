"""Numbers that hold the year of their row (``AN-2026-0017``), and periods (``2026-03``, ``2025/2026``)."""

from __future__ import annotations

import re

from ....schema.model import Column
from ..columns.keys import keys_of
from ..comments.values import default_literal
from ..tables.clock import begun_by_month
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.dated_formats import Dated, dated_format
from ..words.stems import shares_form
from ..words.vocabulary import tokens

_MANY = frozenset(("item", "line", "detail", "position", "entry"))  # tables of more rows than four digits count
_OF_ANOTHER_TIME = frozenset(
    "birth born whelped due valid end expires expiry expiration until planned expected deadline updated modified changed died death last next target to".split()
)
"""Words of times that are none in which a number is given."""


def decide_dated(sheet: Sheet, column: Column) -> bool:
    """Decide a number or a period with the year of the row, where the comment or the name says so."""
    found = dated_format(column.comment) if column.comment else None
    if found is None or (not found.counts and column.type.length is None):
        return _decide_period(sheet, column)
    if not found.counts:
        return _write_period(sheet, column, found, "its comment")
    time = _time_of(sheet, found.behind)
    digits = 6 if _MANY & set(sheet.words) else 4
    if time is None or found.width(digits) > (column.type.length or 255) or not takes_number(sheet, column):
        return False
    rule = f"CONCAT({', '.join(_written(found, named(time), 'row_number'))})"
    sheet.force(column, rule, f"text: its comment, with the year of {named(time)}", "texts")
    if column.type.length:
        counted = next(text for kind, text in found.parts if kind == "count")
        sheet.builder.result.limit(10 ** (len(counted) + column.type.length - found.width(0)) - 1)
    return True


def _time_of(sheet: Sheet, said: str) -> Column | None:
    """The time at which a row got its number: the one that the comment names, else the first that is no deadline and no birth."""
    times = [each for each in sheet.table.columns if _always_says_the_day(each)]
    words = [word for each in re.findall(r"[^\W\d_]+", said) for word in tokens(each)]
    named_one = next((each for each in times if words and shares_form(bare(tokens(each.name)), words)), None)
    usual = [each for each in times if not _OF_ANOTHER_TIME & set(tokens(each.name))]
    own = next((each for each in usual if "created" not in tokens(each.name)), None)
    return named_one or own or next(iter(usual), None)


def _always_says_the_day(column: Column) -> bool:
    return is_temporal(column) and column.type.name != "time" and not column.nullable


def _written(found: Dated, time: str, number: str) -> list[str]:
    """What is joined: the parts of a number as expressions, and the plain text between them."""
    written, plain = [], ""
    for kind, text in (*found.parts, ("end", "")):
        if kind == "text":
            plain += text
            continue
        written += [f"'{plain}'"] if plain else []
        written += [_PARTS[kind].format(time=time, number=number, digits=len(text))] if kind in _PARTS else []
        plain = ""
    return written


_PARTS = {
    "year": "YEAR({time})",
    "short": "LPAD(YEAR({time}) % 100, 2, '0')",
    "month": "LPAD(MONTH({time}), 2, '0')",
    "count": "LPAD({number}, {digits}, '0')",
}


def takes_number(sheet: Sheet, column: Column) -> bool:
    """A number ends with that of the row, so that it may be what tells rows apart in a key, but not in a prefix of it."""
    name = column.name.lower()
    return sheet.takes_key(column) or (
        sheet.unique.numbered.get(name, 0) is None
        and name not in sheet.builder.rules
        and sheet.builder.constraints.of(name).is_free
    )


_MONTHS = frozenset("month period".split())
_SEASONS = (
    ("school", "year"),
    ("academic", "year"),
    ("year", "school"),
    ("year", "academic"),
    ("season",),
    ("fiscal", "year"),
)


def _decide_period(sheet: Sheet, column: Column) -> bool:
    """``period CHAR(7)`` and ``billing_month CHAR(6)`` are of a year and a month, ``school_year CHAR(9)`` of two years."""
    words, length = tokens(column.name), column.type.length
    if (
        words[-1:]
        and words[-1] in _MONTHS
        and not column.comment
        and column.type.name in ("char", "varchar")
        and (length in (6, 7) or words[-2:] == ("year", "month"))
    ):
        text = (
            (("year", "YYYY"), ("month", "MM")) if length == 6 else (("year", "YYYY"), ("text", "-"), ("month", "MM"))
        )
        default = default_literal(column)
        is_so = default is None or re.fullmatch(r"20\d\d-?\d\d", str(default)) is not None
        return is_so and _write_period(sheet, column, Dated(text, ""), "a month")
    if any(words[-len(each) :] == each for each in _SEASONS) or re.fullmatch(
        r"20\d\d[/-](?:20)?\d\d", str(default_literal(column) or "")
    ):
        return _decide_season(sheet, column)
    return False


def _decide_season(sheet: Sheet, column: Column) -> bool:
    """A school year is that of the first time that the row must have, from August on; without one it goes on, or is one of those before."""
    default = str(default_literal(column) or column.comment or "")
    shown = re.search(r"20\d\d([/-])((?:20)?\d\d)(?!\d)", default)
    length = column.type.length
    if (shown is None and length not in (7, 9)) or not sheet.is_open(column) or column.type.labels:
        return False
    separator, is_short = (shown[1], len(shown[2]) == 2) if shown is not None else ("/", length == 7)
    time = _time_of(sheet, "") if "fiscal" not in tokens(column.name) else None
    if time is not None:
        first, second = f"YEAR({named(time)} - INTERVAL 7 MONTH)", f"YEAR({named(time)} + INTERVAL 5 MONTH)"
        second = f"LPAD({second} % 100, 2, '0')" if is_short else second
        text = f"CONCAT({first}, '{separator}', {second})"
        return sheet.decide(column, text, f"text: a year from August on, that of {named(time)}", "texts")
    years = [f"{year}{separator}{(year + 1) % 100 if is_short else year + 1}" for year in (2025, 2024, 2023)]
    sheet.decide(
        column, {"provider": "choice", "values": years, "weights": [8, 3, 1]}, "text: a year from autumn on", "texts"
    )
    return True


def _write_period(sheet: Sheet, column: Column, found: Dated, why: str) -> bool:
    """The month of the row's time; the months before the reference date, where the rows of a parent differ by it."""
    if found.width(0) > (column.type.length or 255):
        return False
    owner = _differing_within(sheet, column)
    if owner is not None:
        rule = f"CONCAT({', '.join(_written(found, f'as_of - INTERVAL ORDINAL({named(owner)}) MONTH', ''))})"
        sheet.force(column, rule, f"text: {why}, one for each of a {named(owner)}", "texts")
        begun = begun_by_month(sheet, owner) if sheet.begun else None
        if begun is not None:
            sheet.builder.result.hidden[sheet.begun] = begun
        return True
    time = _time_of(sheet, found.behind)
    if not sheet.is_open(column):
        return False
    if time is None and not sheet.begun:
        months = [_month(found, *divmod(2026 * 12 + 5 - back, 12)) for back in range(12)]
        return sheet.decide(column, {"provider": "choice", "values": months}, f"text: {why}, of the last year", "texts")
    rule = f"CONCAT({', '.join(_written(found, named(time) if time is not None else sheet.begun, ''))})"
    return sheet.decide(
        column, rule, f"text: {why}, that of {named(time) if time is not None else 'its beginning'}", "texts"
    )


def _month(found: Dated, year: int, month: int) -> str:
    """A period as its format writes it; the first month of the year is 0."""
    written = {"year": str(year), "short": f"{year % 100:02}", "month": f"{month + 1:02}"}
    return "".join(written.get(kind, text) for kind, text in found.parts)


def _differing_within(sheet: Sheet, column: Column) -> Column | None:
    """The reference whose rows differ by a period as the only other column of a unique key."""
    name = column.name.lower()
    if not takes_number(sheet, column) or sheet.is_open(column):
        return None
    for columns, _, _ in keys_of(sheet.table):
        others = [each.lower() for each in columns if each.lower() != name]
        if len(others) == len(columns) - 1 == 1 and others[0] in sheet.builder.linked:
            return sheet.table.column(others[0])
    return None
