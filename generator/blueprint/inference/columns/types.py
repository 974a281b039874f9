"""Rules by a column's type, and by words of its name where the type leaves a choice."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from ....schema.model import Column, Table
from ...limits import LAST_SECOND, Limits, Value, as_date, time_text
from ..words.identifiers import words_of
from ..words.singulars import singular
from .context import ColumnContext, Rule, is_boolean
from .measured import Range
from .places import places_of
from .plain_numbers import plain_range
from .ranges import partition_range, value_range
from .text_rules import text_rule

MOST_SKEWED = 2**32
"""Values among which the provider can crowd some."""
_FEW = 20  # values among which crowding shows nothing
AS_OF = date(2026, 6, 30)
"""The reference date of inferred blueprints."""


def rule_by_type(table: Table, column: Column, context: ColumnContext) -> Rule:
    kind = column.type
    if _is_uuid_by_default(column) and not context.numbered:
        return {"provider": "uuid"}
    if kind.is_text:
        return text_rule(table, column, context)
    if kind.is_integer:
        return _integer(table, column, context)
    if kind.is_binary:
        named = {"uuid", "guid", "id"} & set(words_of(column.name))
        return {"provider": "uuid" if named and kind.length == 16 else "binary"}
    if kind.name in ("decimal", "float", "double"):
        return (_decimal if kind.name == "decimal" else _float)(table, column, context)
    rule = _BY_TYPE.get(kind.name)
    return rule(column, context) if rule is not None else dict(_OTHER[kind.name])


def _float(table: Table, column: Column, context: ColumnContext) -> Rule:
    kind = column.type
    most = 10 ** max(0, kind.length - kind.scale) - 1 if kind.length and kind.scale is not None else 99
    usual = plain_range(table, column)
    first, last = (usual.low, usual.high) if usual is not None else (Decimal(0), Decimal(min(99, most)))
    low, high = value_range(context, first, last, Decimal("0.01"))
    low = max(low, Decimal(0)) if kind.unsigned else low
    return {"provider": "float", "min": str(low), "max": str(high), "digits": 2}


def _year(column: Column, context: ColumnContext) -> Rule:
    if context.distinct and context.limits.is_free:
        return {"provider": "year", "min": 1901, "max": 2155}
    words = words_of(column.name)
    first, last = _RANGES[
        next((word for word in ("birth", "founded", "established", "built") if word in words), "year")
    ]
    low, high = value_range(context, Decimal(first), Decimal(last), Decimal(1))
    return {"provider": "year", "min": int(max(low, Decimal(1901))), "max": int(min(high, Decimal(2155)))}


def _is_uuid_by_default(column: Column) -> bool:
    """True where the server itself would fill in a UUID: DEFAULT (uuid()), (uuid_to_bin(uuid())), (sys_guid())."""
    kind = column.type
    available = (kind.is_text and (kind.length or 255) >= 32) or (kind.is_binary and kind.length == 16)
    return bool(available and re.search(r"(?<!')\b(uuid|sys_guid)\s*\(", column.default or "", re.IGNORECASE))


_OTHER: dict[str, Rule] = {
    "enum": {"provider": "choice"},
    "set": {"provider": "set"},
    "json": {"provider": "json", "value": {"note": "seeded", "level": {"provider": "integer", "min": 1, "max": 5}}},
    "bit": {"provider": "bit"},
    "uuid": {"provider": "uuid"},
    "inet4": {"provider": "ipv4"},
    "inet6": {"provider": "ipv6"},
}
_RANGES = {
    "birth": (1960, 2004),
    "founded": (1905, 2018),
    "established": (1905, 2018),
    "built": (1955, 2023),
    "status": (0, 3),
    "state": (0, 3),
    "type": (1, 3),
    "kind": (1, 3),
    "count": (0, 100),
    "rating": (1, 5),
    "stars": (1, 5),
    "score": (0, 100),
    "percent": (0, 100),
    "percentage": (0, 100),
    "quantity": (1, 100),
    "qty": (1, 100),
    "age": (18, 80),
    "year": (2016, 2026),
    "month": (1, 12),
    "hour": (0, 23),
    "position": (1, 20),
    "rank": (1, 20),
    "sort": (1, 20),
    "level": (1, 5),
    "priority": (1, 5),
    "version": (1, 9),
}


def _integer(table: Table, column: Column, context: ColumnContext) -> Rule:
    low, high = column.type.integer_range
    limits = context.limits
    if context.distinct:
        return _sequence(context)
    if is_boolean(column.type) and limits.is_free and context.partition is None:
        return {"provider": "boolean"}
    usual = plain_range(table, column)
    first, last = _ends(column, usual)
    wanted_low, wanted_high = value_range(context, Decimal(first), Decimal(last), Decimal(1))
    least, most = max(low, int(wanted_low)), min(high, int(wanted_high))
    while Decimal(least) in limits.excluded and least < most:
        least += 1
    above = [value for value in limits.excluded if isinstance(value, Decimal) and least < value <= most]
    most = int(min(above)) - 1 if above else most
    rule: Rule = {"provider": "integer", "min": least, "max": max(least, most)}
    return rule | _skew(usual, context, Decimal(most - least))


_MOST_OF_SMALL = 256  # of a TINYINT


def _ends(column: Column, usual: Range | None) -> tuple[int, int]:
    """The smallest and the largest of whole numbers by what they are called, else by their type."""
    if is_boolean(column.type):
        return 0, 1
    if usual is not None:
        return int(usual.low), int(usual.high)
    high = column.type.integer_range[1]
    words = words_of(column.name)
    known = (_RANGES[word] for word in words if word in _RANGES and _RANGES[word][1] <= high)
    return next(known, (0, 10) if high < _MOST_OF_SMALL else (1, _MANY if _is_plural(words[-1:]) else 100))


_MANY = 20  # of what a column counts that says no more: ``movements``, ``services``


def _is_plural(last: list[str]) -> bool:
    return bool(last) and singular(last[0]) != last[0]


def _skew(usual: Range | None, context: ColumnContext, steps: Decimal) -> Rule:
    """How much the values of a usual range crowd at its low end, where nothing cuts it and each value may come again."""
    is_cut = usual is None or not context.limits.is_free or context.partition is not None or context.distinct
    return {} if usual is None or is_cut or usual.skew == 1 or not _FEW < steps < MOST_SKEWED else {"skew": usual.skew}


def _sequence(context: ColumnContext) -> Rule:
    """The row number counts from 1; a lower bound moves it."""
    lowest = value_range(context, Decimal(1), Decimal(1000), Decimal(1))[0]
    is_moved = (context.limits.low is not None or context.partition is not None) and lowest != 1
    return {"provider": "sequence", "start": int(lowest)} if is_moved else {"provider": "sequence"}


_LARGEST_UNKNOWN = Decimal(100)
"""Of a number with decimals of which neither name nor unit says anything: what the type holds says no more."""


def _decimal(table: Table, column: Column, context: ColumnContext) -> Rule:
    digits, scale = column.type.length or 10, column.type.scale or 0
    if context.distinct and not scale:
        return _sequence(context)
    places = places_of(table, column)
    step = Decimal(1).scaleb(-places)
    most = Decimal(10) ** min(digits - scale, 4) - step
    usual = plain_range(table, column)
    first, last = (usual.low, usual.high) if usual is not None else (Decimal(0), min(most, _LARGEST_UNKNOWN))
    low, high = value_range(context, first.quantize(step), last.quantize(step), step)
    largest = Decimal(10) ** (digits - scale) - step  # one bound alone moves the range up or down
    low, high = max(low, Decimal(0) if column.type.unsigned else -largest), min(high, largest)
    if context.numbered:
        return {"provider": "sequence"}
    return {
        "provider": "decimal",
        "min": str(low),
        "max": str(high),
        **({"scale": places} if places != scale else {}),
        **_skew(usual, context, (high - low) / step),
    }


_SOON = frozenset("expires expiry expire expiration ends end until due deadline valid to next renews scheduled".split())
_RECENT = frozenset(
    """updated modified changed last seen edited published completed finished closed delivered shipped processed paid read verified
    accepted sent return returned""".split()
)
_GONE = {"deleted", "removed", "cancelled", "canceled", "archived", "suspended", "banned", "revoked", "trashed"}
_BEGUN = frozenset(
    """created inserted registered joined started start starts from begin begins since added hired hire rental opened ordered signed
    signup""".split()
)


def _datetime(column: Column, context: ColumnContext) -> Rule:
    limits = context.common_limits or context.limits
    if context.numbered:
        return {"expression": "as_of - INTERVAL 730 + row_number DAY"}
    rule: Rule = {"provider": "date" if column.type.name == "date" else "datetime"}
    low, high = _days(column, context, limits)
    if context.partition is not None:
        first, last = partition_range(Decimal(low), Decimal(high), Decimal(1), context.partition)
        return {**rule, "from": _day(int(first), limits), "to": _day(int(last), limits)}
    if context.unique or _bound(limits.low) is not None or _bound(limits.high) is not None:
        return {**rule, "from": _day(low, limits), "to": _day(high, limits)}
    return {**rule, **_days_by_name(set(words_of(column.name)), column.nullable)}


_FIRST_TIMESTAMP = (date(1970, 1, 2) - AS_OF).days


def _bound(value: Value | None) -> date | None:
    return None if value is None else as_date(value)


def _days(column: Column, context: ColumnContext, limits: Limits) -> tuple[int, int]:
    """The first and last day, in days from the reference date, by what CHECKs and keys ask."""
    low, high = -730, 0
    first, last = _bound(limits.low), _bound(limits.high)
    if context.unique:
        # a table of days has those of two years, not of a century
        low = {"date": -700, "timestamp": -18_000}.get(column.type.name, -36_500)
    if first is not None:
        low = (first - AS_OF).days + (limits.exclusive_min or _is_within_day(limits.low))
        high = max(high, low + 30)
    if last is not None:
        high = (last - AS_OF).days - 1
        low = high - 730 if first is None and low > high else low
    if column.type.name == "timestamp":
        low = max(low, _FIRST_TIMESTAMP)
    return low, max(low, high)


def _is_within_day(value: Value | None) -> bool:
    """True for a bound with a time of day: the day after it is the first that is wholly beyond."""
    return bool(str(value)[10:].strip(" T0:."))


def _days_by_name(words: set[str], nullable: bool) -> Rule:
    """The days that the words of a column's name suggest."""
    if words & _GONE and nullable:
        return {"from": "-30d", "to": "as_of", "null": 0.9}
    if words & _BEGUN:
        return {"from": "-730d", "to": "-31d"}
    if words & _RECENT:
        return {"from": "-30d", "to": "as_of"}
    return {"from": "1d", "to": "365d"} if words & _SOON else {"from": "-730d", "to": "as_of"}


def _day(offset: int, limits: Limits) -> str:
    """A day for a rule: an offset, but a plain date where a constraint has fixed one."""
    if limits.low is not None or limits.high is not None:
        return (AS_OF + timedelta(days=offset)).isoformat()
    return f"{offset}d" if offset else "as_of"


def _time(column: Column, context: ColumnContext) -> Rule:
    """Times of day, or what CHECKs and an order with other columns leave."""
    if context.limits.is_free and context.common_limits is None:
        return {"provider": "time"}
    low, high = value_range(context, Decimal(0), Decimal(LAST_SECOND), Decimal(1))
    if context.limits.high is None and context.partition is None and low < LAST_SECOND < high:
        high = Decimal(LAST_SECOND)
    rule: Rule = {"provider": "time", "from": time_text(int(low)), "to": time_text(int(high))}
    return {**rule, "digits": 0} if column.type.length else rule


_BY_TYPE = {
    "time": _time,
    "date": _datetime,
    "datetime": _datetime,
    "timestamp": _datetime,
    "year": _year,
}
