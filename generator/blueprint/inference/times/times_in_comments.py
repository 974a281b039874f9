"""Times that a comment counts from another one: ``14 days after sending``, ``issued_on + net_days of the account``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..tables.clock import is_beginning, time_unit
from ..tables.sheet import Sheet, bare, is_temporal, named
from ..words.stems import shares_form
from ..words.vocabulary import data, tokens
from .spoken_lengths import SpokenLength, lengths_in, looks_ahead, unit_called, unit_in

_UNITS = ("year", "month", "week", "day", "hour", "minute")
_IDENTIFIER = lazy(r"[^\W\d]\w*")


class SaidTime(NamedTuple):
    """``base`` is the column that a time is counted from, ``path`` how the row reads it, ``interval`` how long after it, as SQL
    from its sign on."""

    base: Column
    path: str
    interval: str


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    """What follows a length that is counted from something: ``after the visit``."""
    words = data()["intervals"]
    after, before = (words[kind].replace(" ", r"\s+") for kind in ("after", "before"))
    return lazy(
        rf"\s+(?:{_KINDS_OF_DAYS}\s+)?(?:{_MOST}\s+)?(?:({after})|({before})|(of|von|des|der|de|del|di|van))\s+(.+)",
        re.IGNORECASE,
    )


_KINDS_OF_DAYS = (
    r"(?:calendar|working|business|full|naturales|h[aá]biles|laborables|corridos|[uú]teis|calendaires|ouvr[eé]e?s|ouvrables|francs|"
    r"kalenderdagen|werkdagen|kalendarzow\w+|robocz\w+|lavorativi|solari)"
)
_LATER = lazy(
    r"\s+(?:later|after(?:wards)?|thereafter|despu[eé]s|m[aá]s tarde|danach|sp[aä]ter|apr[eè]s|plus tard|depois|mais tarde|daarna|dopo|"
    r"p[oó][zź]niej|senare|pozd[eě]ji)\b\s*(?:$|[.;,)])",
    re.IGNORECASE,
)
_AT_LEAST = lazy(
    r"\b(?:at least|no less than|mindestens|fr[uü]hestens|au moins|al menos|como m[ií]nimo|pelo menos|no m[ií]nimo|minstens|almeno|co najmniej|minst|nejm[eé]n[eě])\s*$",
    re.IGNORECASE,
)
_MOST = (
    r"(?:max\w*|at most|no more than|at the latest|no later than|not later than|h[oö]chstens|sp[aä]testens|au plus(?: tard)?|como m[aá]ximo|"
    r"(?:a )?m[aá]s tardar|no m[aá]ximo|o mais tardar|al massimo|al pi[uù] tardi|uiterlijk|hoogstens|najp[oó][zź]niej|co najwy[zż]ej)"
)
_AT_MOST = lazy(
    rf"\b(?:{_MOST}|within|innerhalb|up to|bis zu|binnen|dentro|entro|dans les|w ciagu|w ciągu)\b", re.IGNORECASE
)


def said_time(sheet: Sheet, column: Column) -> SaidTime | None:
    """What the comment of a time says of when it is; None where it says nothing that is understood."""
    if not column.comment:
        return None
    return _counted(sheet, column) or next(_sums(sheet, column), None) or _on_day(sheet, column)


_ON_DAY = lazy(
    r"^\W*(?:(?:on|am|an|au|le|el|op|il|no)\s+)?(?:([^\W\d]+)\s+(\d{1,3})(?:\s*(?:-|–|to|bis|a|à|tot|do|al)\s*(\d{1,3}))?"
    r"|(\d{1,3})\.\s+([^\W\d]+))(?:\s+(?:of|after|from|nach|der|des|de|du|del|della|da|po|van|na|the)\b[\w ']*)?\W*(?:$|[;,(])",
    re.IGNORECASE,
)


def _on_day(sheet: Sheet, column: Column) -> SaidTime | None:
    """``day 18``, ``Tag 7 bis 12 der Bebrütung``, ``3. Woche``: counted from the first time of the row, which all of it follow."""
    found = _ON_DAY.match(column.comment)
    if found is None or not column.nullable:
        return None
    unit = unit_called(found[1] or found[5])
    first = next((each for each in sheet.table.columns if is_temporal(each) and not each.nullable), None)
    low, high = int(found[2] or found[4]), int(found[3] or found[2] or found[4])
    if (
        unit not in ("day", "week")
        or first is None
        or not 1 < low <= high
        or sheet.table.columns.index(first) > sheet.table.columns.index(column)
    ):
        return None
    length = SpokenLength(low, high, unit, "", "")
    return SaidTime(first, named(first), f"+ INTERVAL {length.text(sheet)} {unit.upper()}")


def _counted(sheet: Sheet, column: Column) -> SaidTime | None:
    """``two years after trained_on``, ``14 to 18 days after the covering``, ``within 24 hours of reported_at``."""
    for length in lengths_in(column.comment):
        if _LATER.match(length.behind) and (before := _time_before(sheet, column)) is not None:
            return SaidTime(before, named(before), f"+ INTERVAL {_or_more(sheet, length)} {length.unit.upper()}")
        found = _after().match(length.behind)
        is_bound = _AT_MOST.search(length.before) is not None or re.match(rf"\s+{_MOST}\b", length.behind) is not None
        if found is None or (is_bound and looks_ahead(column)):
            continue
        text = re.split(r"[;,.(]|\bor\b|\boder\b|\bou\b", found[4])[0]
        own = _base(sheet, column, text)
        base, path = (own, named(own)) if own is not None else next(_of_parents(sheet, text), (None, ""))
        if base is None or (found[3] and not is_bound):
            return None
        sign = "-" if found[2] else "+"
        interval = _within(sheet, length) if is_bound else f"{_or_more(sheet, length)} {length.unit.upper()}"
        return SaidTime(base, path, f"{sign} INTERVAL {interval}")
    return None


def _time_before(sheet: Sheet, column: Column) -> Column | None:
    """The time that is written last before another one."""
    place = sheet.table.columns.index(column)
    before = (each for each in reversed(sheet.table.columns[:place]) if is_temporal(each))
    last = next(before, None)
    return last if last is not None and last.type.name == column.type.name else None


def _or_more(sheet: Sheet, length: SpokenLength) -> str:
    """A length, or up to twice as much and a little where a comment says that it is the least."""
    if _AT_LEAST.search(length.before) is None:
        return length.text(sheet)
    rule = {"provider": "integer", "min": length.low, "max": length.high * 2 + 3}
    return sheet.hide(f"{length.unit}s_from_{length.low}", rule)


def is_open_ended(length: SpokenLength) -> bool:
    """True for a length that a comment counts from another time, or says to be the least or the most."""
    return bool(_AT_LEAST.search(length.before) or _AT_MOST.search(length.before) or _after().match(length.behind))


_SMALLER = {"hour": ("minute", 60), "day": ("hour", 24), "week": ("day", 7), "month": ("day", 30), "year": ("day", 365)}


def _within(sheet: Sheet, length: SpokenLength) -> str:
    """Some time within a length, in a smaller unit."""
    unit, factor = _SMALLER.get(length.unit, (length.unit, 1))
    most = max(length.high * factor * 9 // 10, 1)
    rule = {"provider": "integer", "min": max(most // 20, 1), "max": most}
    return f"{sheet.hide(f'{unit}s_within_{length.high}_{length.unit}', rule)} {unit.upper()}"


def spoken_base(sheet: Sheet, column: Column) -> Column | None:
    """The time of the row from which a comment says that another one runs: ``disbursed + term of the product``."""
    found = _FROM.search(column.comment) if column.comment else None
    return _base(sheet, column, found[1] or found[2]) if found is not None else None


_FROM = lazy(
    r"^\W*([\w ]{4,40}?)\s*(?:\+|\bplus\b)|\b(?:after|from|since|following|nach|ab|seit|après|depuis|desde|después de|após|depois de|vanaf|dopo|dalla?)\s+([\w ]+)",
    re.IGNORECASE,
)


def _of_parents(sheet: Sheet, text: str) -> Iterator[tuple[Column, str]]:
    """The time of a row that this one refers to, of which a text names both: ``after the campaign ended``."""
    spoken = [word for part in _IDENTIFIER.findall(text) for word in tokens(part)]
    for reference, _, parent in sheet.parents:
        if not shares_form(parent.words[-1:], spoken):
            continue
        rest = [word for word in spoken if not shares_form(parent.words[-1:], [word])]
        for each in parent.table.columns:
            if is_temporal(each) and shares_form(bare(tokens(each.name)), rest):
                yield each, f"{named(reference)}.{named(each)}"


def _base(sheet: Sheet, column: Column, text: str) -> Column | None:
    """The time that a text names by its column, or by a word of it."""
    times = [each for each in sheet.table.columns if each is not column and _may_be_base(sheet, column, each)]
    exact = [each for each in times if re.search(rf"\b{re.escape(each.name)}\b", text, re.IGNORECASE)]
    if exact:
        return exact[0]
    spoken = [word for part in _IDENTIFIER.findall(text) for word in tokens(part)]
    return next((each for each in times if shares_form(bare(tokens(each.name)), spoken)), None)


def _may_be_base(sheet: Sheet, column: Column, other: Column) -> bool:
    """True for times; of numbers that hold one only that which the row begins with."""
    is_number = bool(time_unit(sheet, other) and time_unit(sheet, column))
    return is_temporal(other) or (is_number and is_beginning(tokens(other.name)))


def _sums(sheet: Sheet, column: Column) -> Iterator[SaidTime]:
    """``due_on = issued_on + net_days``: a time and a number of days, of the row or of one that it refers to."""
    columns = {each.name.lower(): each for each in sheet.table.columns}
    for part in [column.comment, *re.split(r";|,\s|\s\(|=", column.comment)]:
        found = _SUM.match(part)
        base = columns.get(found[1].lower()) or _base(sheet, column, found[1]) if found is not None else None
        if found is not None and base is not None and base is not column and is_temporal(base):
            interval = _plain(found[2]) or _computed(sheet, column, found[2]) or _spoken(sheet, column, found[2])
            if interval is not None:
                yield SaidTime(base, named(base), interval)


_SUM = lazy(
    r"\s*(?:=\s*)?(\w+(?: \w+){0,3}?)\s*(?:\+|\b(?:plus|zuz[uü]glich|zzgl|und|m[aá]s|mais|pi[uù]|augment[eé]e? d[eu]|vermeerderd met|powi[eę]kszon\w+ o)\b)\s*(.+)",
    re.IGNORECASE,
)


def _spoken(sheet: Sheet, column: Column, text: str) -> str | None:
    """``the interval``, ``shelf life of the product``: the only number of a unit of time that a text names by the most of its words."""
    spoken = {token for word in _IDENTIFIER.findall(text) for token in tokens(word)}
    found: list[tuple[int, str, str]] = []
    for path, each, parent in _columns_read(sheet, column):
        unit = unit_in(each)
        if unit is not None and not each.nullable:
            rank = _rank_of_named(each, unit, parent, spoken)
            if rank:
                found.append((rank, path, unit))
    best = [each for each in found if each[0] == max(found)[0]]
    return f"+ INTERVAL {best[0][1]} {best[0][2].upper()}" if len(best) == 1 else None


def _rank_of_named(column: Column, unit: str, parent: Sheet | None, spoken: set[str]) -> int:
    """How well words name a number, of the row or of ``parent``: by words of its own, and by what the parent is; 0 where they do not."""
    shared = spoken & set(tokens(column.name)) - {unit, "maximum", "minimum"}
    is_called = parent is not None and bool(spoken & set(parent.words[-1:]))
    is_named = bool(shared) and (parent is None or is_called or len(shared) > 1)
    return 2 * len(shared) + is_called if is_named else 0


def _columns_read(sheet: Sheet, column: Column) -> Iterator[tuple[str, Column, Sheet | None]]:
    """What a row can read beside ``column``, how, and of which parent: its own columns, those of parents and of theirs."""
    for own in sheet.table.columns:
        if own is not column:
            yield named(own), own, None
    above = [(named(reference), parent) for reference, _, parent in sheet.parents]
    above += [
        (f"{named(reference)}.{named(further)}", grandparent)
        for reference, _, parent in sheet.parents
        if not reference.nullable
        for further, _, grandparent in parent.parents
        if not further.nullable
    ]
    for path, parent in above:
        for each in parent.table.columns:
            yield f"{path}.{named(each)}", each, parent


def _plain(text: str) -> str | None:
    """``21 days``."""
    found = re.match(r"(\d{1,3})\s+([^\W\d]+)", text)
    unit = unit_called(found[2]) if found is not None else None
    return f"+ INTERVAL {found[1]} {unit.upper()}" if found is not None and unit is not None else None


def _computed(sheet: Sheet, column: Column, text: str) -> str | None:
    """``loan_days * (1 + renewals)``, ``net_days of the account``."""
    text = re.split(r"\s(?:of|from|des|der|du|de|del|da|do|van|z|per)\s", text)[0].strip().rstrip(".")
    names = _IDENTIFIER.findall(text)
    if not names or not re.fullmatch(r"[\w\s*+()]*[\w)]", text) or text.count("(") != text.count(")"):
        return None
    paths = {name: _path(sheet, column, name) for name in names}
    if not all(paths.values()):
        return None
    unit = next((each for name in names for each in _UNITS if each in tokens(name)), "day")
    return f"+ INTERVAL ({_IDENTIFIER.sub(lambda match: str(paths[match[0]]), text)}) {unit.upper()}"


def _path(sheet: Sheet, column: Column, name: str) -> str | None:
    """A whole number of the row, or of a row that it refers to, by its name."""
    own = sheet.table.find(name)
    if own is not None:
        return named(own) if own is not column and own.type.is_integer and not own.nullable else None
    for reference, _, parent in sheet.parents:
        theirs = parent.table.find(name)
        if theirs is not None and theirs.type.is_integer and not theirs.nullable:
            return f"{named(reference)}.{named(theirs)}"
    return None
