"""The rule for one column: what its type, name, class of personal data and constraints suggest.

Personal data goes before everything else: a column of a class gets values from that class's reserved range, or, where
its type has no room for one, values that say nothing, marked ``NOT_PERSONAL``. Widths are those that the providers
need; a test tries each of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Any

from ..schema.model import Column, ColumnType, Table
from .constraints import Limits, Value, as_date
from .inference.omissions import is_writable

Rule = dict[str, Any]

NOT_PERSONAL: Rule = {"pii": "none", "reason": "made of numbers and letters that say nothing"}
"""What marks a column that is called like personal data and has no room for a value from the class's range."""

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\W\d_]+")
_PHONES = 10_000  # different numbers that the phone provider surely has
_EXACT = Context(prec=200)  # the default's 28 digits are fewer than DECIMAL's 65
_AS_OF = date(2026, 6, 30)
_YEARS = tuple(range(1971, 2005, 3))
_BIRTHDAYS = "|".join(map(str, _YEARS))
_TEST_CARDS = ("4111111111111111", "5555555555554444", "378282246310005", "6011111111111117", "3530111333300000")


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a column beside itself.

    ``unique``: it alone is a key, so that providers permute their values. ``numbered``: a key of several columns, over
    an expression or of a prefix hangs on it, so that the value must hold the row's number. ``room`` is that prefix.
    ``band`` holds the first and last of ``bands`` equal parts of the column's range, for columns that are ordered.
    ``rows`` is the largest number of rows asked for.
    """

    personal: str | None = None
    unique: bool = False
    numbered: bool = False
    room: int | None = None
    limits: Limits = field(default_factory=Limits)
    band: tuple[int, int] | None = None
    shared: Limits | None = None
    rows: int = 2000

    @property
    def distinct(self) -> bool:
        return self.unique or self.numbered


def words_of(name: str) -> list[str]:
    """Return the words of a name in snake_case, camelCase or PascalCase, lower case."""
    return [word.lower() for word in _WORDS.findall(name)]


def is_boolean(kind: ColumnType) -> bool:
    """True for the types that schemas use for truth values."""
    return kind.name == "tinyint" and kind.length == 1 or kind.name == "bit" and (kind.length or 1) == 1


def column_rule(table: Table, column: Column, situation: Situation) -> Rule:
    """Return the rule of a column that is neither generated, nor the automatic key, nor a reference."""
    rule = _limited(column, situation) or _personal(column, situation) or _by_type(table, column, situation)
    rule = dict(rule)
    if situation.limits.null and column.nullable or not is_writable(column) and column.nullable:
        rule["null"] = 1.0
    elif column.nullable and not situation.distinct and situation.limits.null is None and "null" not in rule:
        rule["null"] = 0.1
    elif not column.nullable:
        rule.pop("null", None)
    if not rule.pop("safe", False) and situation.personal not in (None, "free_text") and rule.get("null") != 1.0:
        rule |= NOT_PERSONAL
    return rule


# ---- constraints -----------------------------------------------------------------------------------------------------


def _limited(column: Column, situation: Situation) -> Rule | None:
    """The rule of a column whose values the type or the constraints list or spell out."""
    limits, kind = situation.limits, column.type
    if kind.is_text and kind.length == 0 and kind.name in ("char", "varchar"):
        return {"provider": "constant", "value": "", "safe": True}  # all that it holds
    if limits.values is not None and not situation.numbered:
        values = [_plain(value, kind) for value in limits.values if _in_band(value, situation)]
        if kind.labels:
            values = [value for value in values if value in kind.labels]
        if values:
            return {"provider": "choice", "values": values}
    if kind.labels and limits.without:
        values = [label for label in kind.labels if label not in limits.without]
        return {"provider": "choice", "values": values or list(kind.labels)}
    if not kind.is_text:
        return None
    longest = _longest(column, situation)
    if limits.like is not None:
        head, sign, rest = limits.like.partition("%")
        if sign and not rest and "_" not in head and len(head) + 4 <= longest:
            return _numbered(head, longest, situation.distinct)
        if "@" in limits.like and limits.like.strip("%_@.") == "" and longest >= 22:
            return {"provider": "email", "safe": True}
    if limits.shortest > 3:
        width = min(limits.shortest, longest)
        if situation.distinct and width >= 4:
            return {
                "provider": "sequence",
                "width": min(width, 19),
                **({"prefix": "0" * (width - 19)} if width > 19 else {}),
            }
        return {"provider": "pattern", "pattern": _repeated("letters", width)}
    return None


def _repeated(what: str, width: int) -> str:
    """A pattern of ``width`` random characters; one placeholder holds 18."""
    return "".join(f"{{{what}:{min(18, width - start)}}}" for start in range(0, width, 18))


def _plain(value: Value, kind: ColumnType) -> Any:
    if isinstance(value, Decimal) and not kind.is_text:
        return int(value) if value == int(value) else float(value)
    return str(value)


def _in_band(value: Value, situation: Situation) -> bool:
    if situation.band is None or not isinstance(value, Decimal):
        return True
    low, high = _shared_range(situation, Decimal(0), Decimal(1000), Decimal(1))
    return low <= value <= high


def _shared_range(situation: Situation, low: Decimal, high: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    """The numbers a column may have: its limits, and its part of the range that ordered columns share."""
    limits = situation.shared or situation.limits
    span = high - low
    if isinstance(limits.low, Decimal):
        low = limits.low.quantize(step, ROUND_CEILING, _EXACT)
        if low == limits.low and limits.low_open:
            low += step
        high = max(high, low + span) if limits.high is None else high
    if isinstance(limits.high, Decimal):
        high = limits.high.quantize(step, ROUND_FLOOR, _EXACT)
        if high == limits.high and limits.high_open:
            high -= step
        low = min(low, high) if limits.low is None else low
    if situation.band is not None:
        low, high = _part(low, high, step, situation.band)
    return low, high


def _part(low: Decimal, high: Decimal, step: Decimal, band: tuple[int, int]) -> tuple[Decimal, Decimal]:
    number, of = band
    steps = int((high - low) / step) + 1
    first, last = steps * number // of, steps * (number + 1) // of - 1
    return low + first * step, low + last * step


# ---- personal data ---------------------------------------------------------------------------------------------------


def _personal(column: Column, situation: Situation) -> Rule | None:
    kind, name = column.type, situation.personal
    if name is None or name == "free_text":
        return None
    if kind.is_text:
        rule = _personal_text(name, column, situation)
    elif kind.name in ("inet4", "inet6"):
        own = "ipv4" if kind.name == "inet4" else "ipv6"
        rule = {"provider": own} if name in ("ip", own) else None
    elif kind.name == "uuid":
        rule = {"provider": "pattern", "pattern": "00000000-0000-4000-8000-{hex:12}"} if name == "device_id" else None
    elif kind.name in ("date", "datetime", "timestamp"):
        rule = (
            {"provider": "choice", "values": [date(year, 1, 1) for year in _YEARS]}
            if name == "birth_date" and not situation.distinct
            else None
        )
    else:
        rule = _personal_number(name, kind, situation)
    return {**rule, "safe": True} if rule is not None else None


_NUMBERS = {
    "ssn": (666_000_000, 666_999_999),
    "national_id": (666_000_000, 666_999_999),
    "tax_id": (890_000_000, 899_999_999),
    "card": (100, 9_999_999),
    "postal_code": (19_800, 19_999),
    "birth_date": (1971, 2004),
    "ip": (3_221_225_985, 3_221_226_238),
    "ipv4": (3_221_225_985, 3_221_226_238),
    "geo": (10, 80),
    "password": (0, 0),
    "bank_account": (1, 99_999),
    "device_id": (1_577_079_552, 1_577_079_807),
}
_SMALL = {"card": (100, 9_999), "postal_code": (1, 99), "bank_account": (1, 9_999)}


def _personal_number(name: str, kind: ColumnType, situation: Situation) -> Rule | None:
    """Numbers of reserved ranges, where the type is wide enough and a key does not ask for more."""
    if name == "geo" and kind.name in ("decimal", "float", "double"):
        if kind.name != "decimal":
            return {"provider": "float", "min": 10, "max": 80, "digits": 1}
        whole = (kind.length or 10) - (kind.scale or 0)
        return (
            {
                "provider": "decimal",
                "min": "0",
                "max": "80" if whole > 1 else "9" if whole else "0",
                "scale": min(kind.scale or 0, 1),
            }
            if not situation.distinct
            else None
        )
    if name not in _NUMBERS:
        return None
    low, high = _NUMBERS[name]
    if kind.is_integer:
        most = kind.integer_range[1]
        low, high = _SMALL[name] if high > most and name in _SMALL else (low, high)
    elif kind.name == "year":
        most = 2155
    elif kind.name == "decimal" and not kind.scale:
        most = 10 ** (kind.length or 10) - 1
    else:
        return None
    if high > most or situation.numbered or situation.unique and high - low < situation.rows:
        return None
    return {"provider": "integer", "min": low, "max": high}


def _personal_text(name: str, column: Column, situation: Situation) -> Rule | None:
    longest, distinct, words = _longest(column, situation), situation.distinct, set(words_of(column.name))
    return _TEXTS[name](longest, distinct, words, situation) if name in _TEXTS else None


def _numbered(prefix: str, longest: int, distinct: bool, suffix: str = "") -> Rule | None:
    """Text with a number in it, counted where rows must be told apart; None where there is no room for a digit."""
    room = longest - len(prefix) - len(suffix)
    if room < 1:
        return None
    if not distinct:
        return {"provider": "pattern", "pattern": f"{prefix}{{digits:{min(6, room)}}}{suffix}"}
    rule: Rule = {"provider": "sequence", "width": min(6, room)}
    if prefix:
        rule["prefix"] = prefix
    if suffix:
        rule["suffix"] = suffix
    return rule


def _pattern(pattern: str, width: int, longest: int) -> Rule | None:
    return {"provider": "pattern", "pattern": pattern} if width <= longest else None


def _email(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    # each row shows another person, so that addresses differ in any case
    return {"provider": "email"} if longest >= 22 else _numbered("u", longest, distinct, "@a.test")


def _username(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    return {"provider": "username"} if longest >= 12 else _numbered("u", longest, distinct)


def _person(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    return {"provider": "person.name"} if longest >= 12 else _numbered("N", longest, distinct)


def _one_name(which: str):
    def rule(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
        if distinct:
            return _pattern(f"{{{which}_name}} {{row}}", 12, longest) or _numbered("N", longest, distinct)
        if "initial" in words or longest < 4:
            return {"provider": "pattern", "pattern": "{letters:1}"}
        return {"provider": f"person.{which}_name"}

    return rule


def _phone(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    if situation.numbered or situation.unique and (situation.rows > _PHONES or longest < 12):
        return (
            _numbered("+1-212-555-0100x", longest, distinct)
            if longest >= 20
            else _numbered("555-0100x", longest, distinct)
        )
    return {"provider": "phone"} if longest >= 8 else None


def _street(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    if situation.numbered:
        return _numbered("Suite ", longest, distinct)
    if {"number", "no", "nr", "house", "door"} & words:
        return _numbered("", longest if distinct else min(3, longest), distinct)
    if {"2", "3", "4", "two", "apt", "apartment", "flat", "unit"} & words:
        second = _numbered("Suite ", longest if distinct else min(9, longest), distinct) or _numbered(
            "", longest, distinct
        )
        return {**second, "null": 0.6} if second and not distinct else second
    return {"provider": "address"} if longest >= 14 else _numbered("", longest, distinct)


def _city(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    if distinct:
        return _pattern("{city} {row}", 12, longest) or _numbered("N", longest, distinct)
    return {"provider": "city"} if longest >= 4 else _pattern("{letters:1}", 1, longest)


def _postal_code(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    if situation.numbered or situation.unique and (longest < 5 or situation.rows > _PHONES):
        return None
    if longest < 5:
        return _pattern("000{digits:1}", 4, longest) or _pattern("{digits:1}", 1, longest)
    return {"provider": "postal_code"}


def _birth_date(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    if distinct:
        return None
    return _pattern(f"{{{_BIRTHDAYS}}}-01-01", 10, longest) or _pattern(f"{{{_BIRTHDAYS}}}", 4, longest)


def _counted(prefix: str):
    def rule(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
        return _numbered(prefix, longest, distinct)

    return rule


def _ssn(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    if situation.numbered:
        return {"provider": "sequence", "prefix": "000", "width": 6} if longest >= 9 else None
    return _pattern("000-{digits:2}-{digits:4}", 11, longest) or _pattern("000{digits:6}", 9, longest)


def _tax_id(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    if longest >= 10:
        return (
            {"provider": "sequence", "prefix": "00-", "width": 7}
            if distinct
            else _pattern("00-{digits:7}", 10, longest)
        )
    return _numbered("XX", longest, distinct)


def _card(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    if distinct:
        return _numbered("", min(longest, 11), distinct)
    if {"cvv", "cvc", "security", "verification"} & words:
        return _pattern(_repeated("digits", min(3, longest)), 1, longest)
    if {"last", "digits", "four", "4"} & words or longest < 16:
        return _pattern(_repeated("digits", min(4, longest)), 1, longest)
    return {"provider": "choice", "values": list(_TEST_CARDS)}


def _iban(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    # check digits 00 that are wrong at the first stay wrong: steps of 97 leave the remainder modulo 97 as it is
    width = min(18, longest - 4)
    return (
        {"provider": "sequence", "prefix": "DE00", "width": width, "start": 1001, "step": 97} if width >= 10 else None
    )


def _ip(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    if distinct and longest >= 30:
        return {"provider": "ipv6"}
    return _ipv4(longest, distinct, words, situation)


def _ipv4(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    if distinct:
        return _numbered("192.0.2.1:", longest, distinct)
    return {"provider": "ipv4"} if longest >= 9 else None


def _ipv6(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    return {"provider": "ipv6"} if longest >= 30 else None


def _device_id(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    if "mac" in words or {"bluetooth", "ethernet", "wifi"} & words:
        if not distinct:
            return _pattern("00-00-5e-00-53-{hex:2}", 17, longest) or _numbered("test-", longest, distinct)
        return _numbered("test-", longest, distinct)
    if {"imei", "meid"} & words and longest >= 15:
        return (
            {"provider": "sequence", "prefix": "00", "width": 13}
            if distinct
            else _pattern("00{digits:13}", 15, longest)
        )
    return (
        _numbered("test-", longest, distinct)
        if distinct
        else _pattern("test-{hex:8}", 13, longest) or _numbered("test-", longest, distinct)
    )


def _geo(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    if distinct:  # degrees while they last, then whole ones in millionths
        return _numbered("", longest if longest >= 10 else min(longest, 3), distinct, "000000" * (longest >= 10))
    if {"latitude", "lat", "longitude", "lng", "lon", "long"} & words or longest < 9:
        return _pattern("{digits:2}.{digits:1}", 4, longest) or _pattern("{digits:1}", 1, longest)
    return _pattern("{digits:2}.{digits:1},{digits:2}.{digits:1}", 9, longest)


def _password(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    return (
        _numbered("!", longest, distinct)
        if distinct
        else _pattern("!{hex:16}", 17, longest) or _pattern("!", 1, longest)
    )


def _token(longest: int, distinct: bool, words: set[str], situation: Situation) -> Rule | None:
    if situation.numbered or longest < 21:
        return (
            _numbered("test_", longest, distinct)
            if longest >= 11
            else _numbered("!", longest, distinct) or _pattern("!", 1, longest)
        )
    return {"provider": "pattern", "pattern": "test_{hex:16}"}


_TEXTS = {
    "email": _email,
    "phone": _phone,
    "person_name": _person,
    "company_contact": _person,
    "username": _username,
    "first_name": _one_name("first"),
    "last_name": _one_name("last"),
    "street": _street,
    "city": _city,
    "postal_code": _postal_code,
    "birth_date": _birth_date,
    "ssn": _ssn,
    "national_id": _counted("XX"),
    "tax_id": _tax_id,
    "card": _card,
    "iban": _iban,
    "bank_account": _counted("000"),
    "ip": _ip,
    "ipv4": _ipv4,
    "ipv6": _ipv6,
    "device_id": _device_id,
    "geo": _geo,
    "password": _password,
    "token": _token,
}


# ---- types -----------------------------------------------------------------------------------------------------------


def _by_type(table: Table, column: Column, situation: Situation) -> Rule:
    kind = column.type
    if not is_writable(column):
        return {"provider": "constant", "value": ""}
    if _is_uuid_by_default(column) and not situation.numbered:
        return {"provider": "uuid"}
    if kind.is_text:
        return _text(table, column, situation)
    if kind.is_integer:
        return _integer(column, situation)
    if kind.name == "decimal":
        return _decimal(column, situation)
    if kind.name in ("float", "double"):
        most = 10 ** max(0, kind.length - kind.scale) - 1 if kind.length and kind.scale is not None else 99
        low, high = _shared_range(situation, Decimal(0), Decimal(min(99, most)), Decimal("0.01"))
        return {"provider": "float", "min": str(low), "max": str(high), "digits": 2}
    if kind.name in ("date", "datetime", "timestamp"):
        return _moment(column, situation)
    if kind.name in ("enum", "set"):
        return {"provider": "choice" if kind.name == "enum" else "set"}
    if kind.name == "json":
        return {"provider": "json", "value": {"note": "seeded", "level": {"provider": "integer", "min": 1, "max": 5}}}
    if kind.is_binary:
        named = {"uuid", "guid", "id"} & set(words_of(column.name))
        return {"provider": "uuid" if named and kind.length == 16 else "binary"}
    if kind.name == "year":
        first, last = _RANGES["birth" if "birth" in words_of(column.name) else "year"]
        low, high = _shared_range(situation, Decimal(first), Decimal(last), Decimal(1))
        wide = situation.distinct and situation.limits.is_free
        return {
            "provider": "year",
            "min": 1901 if wide else int(max(low, Decimal(1901))),
            "max": 2155 if wide else int(high),
        }
    return dict(_OTHER[kind.name])


def _is_uuid_by_default(column: Column) -> bool:
    """True where the server itself would fill in a UUID: DEFAULT (uuid()), (uuid_to_bin(uuid())), (sys_guid())."""
    kind = column.type
    room = kind.is_text and (kind.length or 255) >= 32 or kind.is_binary and kind.length == 16
    return bool(room and re.search(r"(?<!')\b(uuid|sys_guid)\s*\(", column.default or "", re.IGNORECASE))


_OTHER: dict[str, Rule] = {
    "time": {"provider": "time"},
    "bit": {"provider": "bit"},
    "uuid": {"provider": "uuid"},
    "inet4": {"provider": "ipv4"},
    "inet6": {"provider": "ipv6"},
}
_RANGES = {
    "birth": (1960, 2004),
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


def _integer(column: Column, situation: Situation) -> Rule:
    low, high = column.type.integer_range
    limits, words = situation.limits, words_of(column.name)
    if situation.distinct:
        # the row number counts from 1; a lower bound moves it
        lowest = _shared_range(situation, Decimal(1), Decimal(1000), Decimal(1))[0]
        return (
            {"provider": "sequence"}
            if limits.low is None and situation.band is None or lowest == 1
            else {"provider": "sequence", "start": int(lowest)}
        )
    if is_boolean(column.type) and limits.is_free and situation.band is None:
        return {"provider": "boolean"}
    first, last = next((_RANGES[word] for word in words if word in _RANGES and _RANGES[word][1] <= high), (0, 1000))
    if is_boolean(column.type):
        first, last = 0, 1
    wanted_low, wanted_high = _shared_range(situation, Decimal(first), Decimal(last), Decimal(1))
    least, most = max(low, int(wanted_low)), min(high, int(wanted_high))
    while Decimal(least) in limits.without and least < most:
        least += 1
    if any(isinstance(value, Decimal) and least < value <= most for value in limits.without):
        most = max(
            least, int(min(value for value in limits.without if isinstance(value, Decimal) and value > least)) - 1
        )
    return {"provider": "integer", "min": least, "max": max(least, most)}


def _decimal(column: Column, situation: Situation) -> Rule:
    digits, scale = column.type.length or 10, column.type.scale or 0
    # numbers are exact within 18 digits: where the column has more places, the values leave the last ones out
    places = min(scale, 6)
    step = Decimal(1).scaleb(-places)
    most = Decimal(10) ** min(digits - scale, 4) - step
    low, high = _shared_range(situation, Decimal(0), most, step)
    if situation.numbered:
        return {"provider": "sequence"}
    return {"provider": "decimal", "min": str(low), "max": str(high), **({"scale": places} if places != scale else {})}


_SOON = {
    "expires",
    "expiry",
    "expire",
    "expiration",
    "ends",
    "end",
    "until",
    "due",
    "deadline",
    "valid",
    "to",
    "next",
    "renews",
    "scheduled",
}
_RECENT = {
    "updated",
    "modified",
    "changed",
    "last",
    "seen",
    "edited",
    "published",
    "completed",
    "finished",
    "closed",
    "delivered",
    "shipped",
    "processed",
    "paid",
    "read",
    "verified",
    "accepted",
    "sent",
    "return",
    "returned",
}
_GONE = {"deleted", "removed", "cancelled", "canceled", "archived", "suspended", "banned", "revoked", "trashed"}
_BEGUN = {
    "created",
    "inserted",
    "registered",
    "joined",
    "started",
    "start",
    "starts",
    "from",
    "begin",
    "begins",
    "since",
    "added",
    "hired",
    "hire",
    "rental",
    "opened",
    "ordered",
    "signed",
    "signup",
}


def _moment(column: Column, situation: Situation) -> Rule:
    words = set(words_of(column.name))
    limits = situation.shared or situation.limits
    if situation.numbered:
        return {"expression": "as_of - INTERVAL 730 + row_number DAY"}
    low, high = -730, 0
    bounds = [as_date(value) if value is not None else None for value in (limits.low, limits.high)]
    if situation.unique:
        low = -36_500 if column.type.name != "timestamp" else -18_000
    if bounds[0] is not None:
        low = (bounds[0] - _AS_OF).days + limits.low_open
        high = max(high, low + 30)
    if bounds[1] is not None:
        high = (bounds[1] - _AS_OF).days - 1
        low = min(low, high) if bounds[0] is None else low
    rule: Rule = {"provider": "date" if column.type.name == "date" else "datetime"}
    if situation.band is not None:
        first, last = _part(Decimal(low), Decimal(high), Decimal(1), situation.band)
        return {**rule, "from": _day(int(first), limits), "to": _day(int(last), limits)}
    if bounds[0] is not None or bounds[1] is not None or situation.unique:
        return {**rule, "from": _day(low, limits), "to": _day(high, limits)}
    if words & _GONE and column.nullable:
        return {**rule, "from": "-30d", "to": "as_of", "null": 0.9}
    if words & _BEGUN:
        return {**rule, "from": "-730d", "to": "-31d"}
    if words & _RECENT:
        return {**rule, "from": "-30d", "to": "as_of"}
    if words & _SOON:
        return {**rule, "from": "1d", "to": "365d"}
    return {**rule, "from": "-730d", "to": "as_of"}


def _day(offset: int, limits: Limits) -> str:
    """A day for a rule: an offset, but a plain date where a constraint has fixed one."""
    if limits.low is not None or limits.high is not None:
        return (_AS_OF + timedelta(days=offset)).isoformat()
    return f"{offset}d" if offset else "as_of"


# ---- text ------------------------------------------------------------------------------------------------------------


def _longest(column: Column, situation: Situation) -> int:
    kind = column.type
    longest = (1 if kind.length is None else kind.length) if kind.name in ("char", "varchar") else 255
    for most in (situation.room, situation.limits.longest):
        longest = longest if most is None else min(longest, most)
    return longest


def _choice(*values: str) -> Rule:
    return {"provider": "choice", "values": list(values)}


_COUNTRIES = _choice("United States", "Canada", "United Kingdom", "Germany", "France")
# words of a name (all of them must be there), the room that the rule needs, the rule; the first that fits
_NAMED: tuple[tuple[str, int, Rule], ...] = (
    ("uuid", 32, {"provider": "uuid"}),
    ("guid", 32, {"provider": "uuid"}),
    ("country code", 2, _choice("US", "CA", "GB", "DE", "FR")),
    ("country", 14, _COUNTRIES),
    ("country", 2, _choice("US", "CA", "GB", "DE", "FR")),
    ("currency", 3, _choice("USD", "EUR", "GBP", "CAD")),
    ("locale", 5, _choice("en_US", "de_DE", "fr_FR")),
    ("language", 7, _choice("English", "German", "French")),
    ("language", 2, _choice("en", "de", "fr")),
    ("lang", 2, _choice("en", "de", "fr")),
    ("timezone", 16, _choice("UTC", "America/New_York", "Europe/Berlin")),
    ("time zone", 16, _choice("UTC", "America/New_York", "Europe/Berlin")),
    ("timezone", 3, _choice("UTC")),
    ("gender", 1, _choice("F", "M", "X")),
    ("sex", 1, _choice("F", "M", "X")),
    ("color", 7, {"provider": "pattern", "pattern": "#{hex:6}"}),
    ("mime type", 16, _choice("image/png", "image/jpeg", "application/pdf")),
    ("content type", 16, _choice("image/png", "image/jpeg", "application/pdf")),
    ("user agent", 12, _choice("Mozilla/5.0", "curl/8.0")),
    ("status", 8, _choice("active", "pending", "closed")),
    ("region", 2, {"provider": "region"}),
    ("state", 2, {"provider": "region"}),
    ("province", 2, {"provider": "region"}),
    ("url", 32, {"provider": "url"}),
    ("website", 32, {"provider": "url"}),
    ("link", 32, {"provider": "url"}),
    ("homepage", 32, {"provider": "url"}),
    ("uri", 32, {"provider": "url"}),
    ("file name", 16, {"provider": "pattern", "pattern": "{word}-{digits:4}.{pdf|png|txt}"}),
    ("filename", 16, {"provider": "pattern", "pattern": "{word}-{digits:4}.{pdf|png|txt}"}),
    ("path", 24, {"provider": "pattern", "pattern": "/{word}/{word}.{pdf|png|txt}"}),
    ("company", 23, {"provider": "company.name"}),
    ("vendor name", 23, {"provider": "company.name"}),
    ("supplier name", 23, {"provider": "company.name"}),
    ("organization", 23, {"provider": "company.name"}),
    ("product name", 20, {"provider": "product.name"}),
    ("hash", 16, {"provider": "pattern", "pattern": ""}),
    ("checksum", 16, {"provider": "pattern", "pattern": ""}),
    ("digest", 16, {"provider": "pattern", "pattern": ""}),
    ("sha", 16, {"provider": "pattern", "pattern": ""}),
    ("slug", 20, {"provider": "pattern", "pattern": "{word}-{word}"}),
    ("title", 30, {"provider": "sentence", "min": 2, "max": 5}),
    ("subject", 30, {"provider": "sentence", "min": 2, "max": 5}),
)
_COMPANIES = frozenset(
    "company companies vendor vendors supplier suppliers organization organizations account accounts "
    "tenant tenants manufacturer manufacturers publisher publishers brand brands".split()
)
_PRODUCTS = frozenset("product products item items article articles good goods".split())
_CODES = frozenset("code number sku key slug ref reference handle".split())


def _text(table: Table, column: Column, situation: Situation) -> Rule:
    words = words_of(column.name)
    found, around = set(words), set(words_of(table.name)) | set(words)
    longest = _longest(column, situation)
    if situation.distinct:
        return _distinct_text(table, words, longest, situation)
    for names, room, rule in _NAMED:
        if set(names.split()) <= found and longest >= room:
            if rule.get("pattern") == "":
                return {"provider": "pattern", "pattern": _repeated("hex", min(64, longest))}
            return rule
    if "name" in found and longest >= 23 and around & _COMPANIES:
        return {"provider": "company.name"}
    if "name" in found and longest >= 20 and around & _PRODUCTS:
        return {"provider": "product.name"}
    if {"name", "label"} & found and longest >= 12:
        return {"provider": "words", "min": 1, "max": 3}
    if column.type.name in ("text", "mediumtext", "longtext") and situation.limits.longest is None:
        return (
            {"provider": "paragraph"}
            if {"body", "content", "text", "html", "description"} & found
            else {"provider": "sentence"}
        )
    if longest >= 60:
        return {"provider": "sentence"}
    if longest >= 12 and not _CODES & found:
        return {"provider": "words", "min": 1, "max": 1}
    return {"provider": "pattern", "pattern": _repeated("letters", min(longest, 6))}


def _distinct_text(table: Table, words: list[str], longest: int, situation: Situation) -> Rule:
    """Text that tells rows apart."""
    found, around = set(words), set(words_of(table.name)) | set(words)
    if situation.unique and longest >= 32 and ({"uuid", "guid"} & found or words == ["id"] and longest == 36):
        return {"provider": "uuid"}
    if longest < 4 and not situation.numbered:
        return {"provider": "pattern", "pattern": _repeated("letters", longest)}
    if "slug" in found and longest >= 20:
        return {"provider": "pattern", "pattern": "{word}-{row}"}
    if {"name", "title", "label"} & found and not _CODES & found and longest >= 30:
        if around & _PRODUCTS:
            return {"provider": "pattern", "pattern": "{product.adjective} {product.noun} {row}"}
        if around & _COMPANIES and longest >= 40:
            return {"provider": "pattern", "pattern": "{company.adjective} {company.noun} {row}"}
        return {"provider": "pattern", "pattern": "{word} {row}"}
    prefix = "".join(word[0] for word in words_of(table.name))[:3].upper() + "-"
    if not prefix.isascii() or longest < len(prefix) + 6:
        prefix = ""
    return _numbered(prefix, longest, True) or {"provider": "pattern", "pattern": "{letters:1}"}
