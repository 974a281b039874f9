"""The order of verbs in time, and how a column holds a time: as a date, as seconds, as yyyymmdd."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ....schema.model import Column
from ..words.identifiers import words_of
from ..words.vocabulary import data, tokens
from .sheet import Sheet, bare, is_temporal, named

_CREATED = frozenset(
    """created registered joined opened ordered issued hired admitted submitted requested booked reported posted subscribed enrolled
    purchased sent received measured recorded taken occurred logged signed introduced acquired uploaded invoiced invoice order
    transaction entry effective since added add captured_on commented asked played viewed visited incurred raised start date
    invited established incorporated founded loaned borrowed visit sale bill payment paid expense posting arrival clock""".split()
)


@lru_cache(maxsize=1)
def _parts() -> dict[str, int]:
    verbs = data()["verbs"].items()
    return {word: int(part) for part, words in verbs if part != "any" for word in words.split()}


def part_of(words: tuple[str, ...]) -> int | None:
    """The part of a row's time, in percent, at which something called so happens."""
    if "last" in words:
        return 100
    if "checked" in words:
        return 25 if "in" in words else 85
    if words[:1] == ("terminated",) or words[:2] == ("term", "date"):
        return 95
    if "first" in words:
        return 5
    parts = _parts()
    return next((parts[word] for word in reversed(words) if word in parts), None)


def is_beginning(words: tuple[str, ...]) -> bool:
    """True for the time by which a row comes to be: ``created_at``, ``date``, ``order_date``."""
    return not bare(words) or bool(_CREATED & set(words))


_CLOCKS = frozenset(("timestamp", "ts", "epoch"))
_TIME_ENDS = _CLOCKS | {"at", "time", "visit", "login", "seen"}
_TIME_COMMENTS = ("unix", "epoch", "timestamp", "时间")
_LENGTHS = frozenset("count total duration minute second hour day timeout interval delay ttl elapsed retention".split())
_UNIT_SAID = re.compile(
    r"单位\s*[：:]?\s*(?:毫?秒|分|小?时|天)|[（(](?:秒|分钟?|小时|天)[）)]|^\W*(?:milli)?(?:seconds?|minutes?)\s(?!since)"
)  # 超时时间，单位秒 is so long
_LASTING = frozenset("lead cook wait prep response processing travel run execution".split())
_DAYS = frozenset("date checkin checkout check_in check_out start end".split())


def time_unit(sheet: Sheet, column: Column) -> str | None:
    """The unit of a number that holds a time: ``s``, ``ms`` or ``ymd``."""
    kind, words, comment = column.type, tokens(column.name), column.comment.lower()
    if column.auto_increment or kind.name not in ("int", "bigint", "mediumint"):
        return None
    if "yyyymmdd" in comment or comment.endswith("日期") or {"ymd", "yyyymmdd"} & set(words):
        return "ymd"
    if any(word in comment for word in _TIME_COMMENTS):
        return None if _is_said_length(words, comment) else _fraction(kind.name, words, comment, says=True)
    if not (_happens(words) and _is_called_time(words)):
        is_time = _is_own_time(sheet, column) or _is_among_numbers(sheet, words)
        return "s" if is_time else None
    if _is_said_length(words, comment) or _is_called_length(words_of(column.name), words):
        return None
    return _fraction(kind.name, words, comment, says=False)


def _is_said_length(words: tuple[str, ...], comment: str) -> bool:
    """True for a number that a comment calls a time, and that lasts so many seconds or days."""
    return bool(_LENGTHS & set(words)) or _UNIT_SAID.search(comment) is not None


def _is_called_length(spelled: Sequence[str], words: tuple[str, ...]) -> bool:
    """True for so many visits or logins, and for how long a run or a preparation takes."""
    return spelled[-1] in ("visits", "logins") or (words[-1:] == ("time",) and bool(_LASTING & {*words, *spelled}))


def _is_own_time(sheet: Sheet, column: Column) -> bool:
    kind = column.type
    return kind.unsigned and kind.name in ("int", "bigint") and sheet.tokens(column) in (("time",), ("date",))


def _is_among_numbers(sheet: Sheet, words: tuple[str, ...]) -> bool:
    """True for a date, an arrival or an end in a table without dates and times, whose ``timestamp`` is a number."""
    columns = sheet.table.columns
    is_of_numbers = any(each.name.lower() == "timestamp" for each in columns) and not any(map(is_temporal, columns))
    return is_of_numbers and bool(_DAYS & {*words[-1:], "_".join(words[-2:])})


def _happens(words: tuple[str, ...]) -> bool:
    return part_of(words) is not None or bool((_CREATED | _CLOCKS) & set(words))


def _is_called_time(words: tuple[str, ...]) -> bool:
    return words == ("date",) or bool(_TIME_ENDS & set(words[-1:]))


def _fraction(kind: str, words: tuple[str, ...], comment: str, says: bool) -> str | None:
    """Milliseconds or seconds: a BIGINT holds either, an INT seconds only."""
    is_wide = kind == "bigint"
    if "milli" in comment or " ms" in comment or (is_wide and {"ms", "millis"} & set(words)):
        return "ms" if is_wide else None
    if not says and len(words) == 1 and words != ("timestamp",):
        return None
    return "s" if is_wide or kind == "int" else None


def as_time(sheet: Sheet, column: Column, text: str) -> str:
    """A datetime as the column's type holds it."""
    unit = time_unit(sheet, column)
    if unit == "ymd":
        day = sheet.hide("day_of_" + "_".join(tokens(column.name)[:3]), f"DATE({text})")
        return f"YEAR({day}) * 10000 + MONTH({day}) * 100 + DAY({day})"
    if unit == "s":
        return f"UNIX_TIMESTAMP({text})"
    if unit == "ms":
        return f"UNIX_TIMESTAMP({text}) * 1000"
    if column.type.name == "date":
        return text if text.startswith("DATE(") and text.count("DATE(") == 1 else f"DATE({text})"
    return text


def of_late(sheet: Sheet) -> str:
    """A time shortly before the reference date, for what the rules would place behind it: at the date itself all such rows would be at one midnight."""
    ago = sheet.hide("lately_minutes", {"provider": "integer", "min": 10, "max": 4320})
    return f"TIMESTAMP(as_of) - INTERVAL {ago} MINUTE"


def clock_of_work(sheet: Sheet) -> str:
    """The minutes after midnight at which people work, for a time that is counted from a day."""
    return sheet.hide("done_clock", {"provider": "integer", "min": 480, "max": 1020, "step": 5})


def begun_by_month(sheet: Sheet, owner: Column, *, is_start: bool = False) -> str | None:
    """When rows begin whose key has months, counted back from the reference date among the rows of ``owner``: in the days after the month,
    or with it; they are of those that are still there. None where the rows of an owner are one after the other."""
    parent = next((above for own, _, above in sheet.parents if own is owner and above.begun), None)
    if parent is None or sheet.in_order:
        return None
    sheet.stays.append(owner)
    month = f"as_of - INTERVAL ORDINAL({named(owner)}) MONTH"
    first = f"TIMESTAMP({month} - INTERVAL DAY({month}) - 1 DAY)"
    if not is_start:
        days = sheet.hide("days_after_month", {"provider": "integer", "min": 0, "max": 8})
        first = f"LEAST({first} + INTERVAL 1 MONTH + INTERVAL {days} DAY, TIMESTAMP(as_of) - INTERVAL 1 DAY)"
    return f"GREATEST({first} + INTERVAL 8 HOUR, {named(owner)}.{parent.begun})"
