"""The order of verbs in time, and how a column holds a time: as a date, as seconds, as yyyymmdd."""

from __future__ import annotations

from functools import lru_cache

from ...schema.model import Column
from .sheet import Sheet, bare
from .vocabulary import data, tokens

_CREATED = frozenset(
    """created registered joined opened ordered issued hired admitted submitted requested booked reported posted subscribed enrolled
    purchased sent received measured recorded taken occurred logged signed introduced acquired uploaded invoiced invoice order
    transaction entry effective since added captured_on commented asked played viewed visited incurred raised start date
    invited established incorporated founded loaned borrowed visit sale bill payment paid expense posting arrival clock""".split()
)


@lru_cache(maxsize=1)
def _parts() -> dict[str, int]:
    return {word: int(part) for part, words in data()["verbs"].items() for word in words.split()}


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


def time_unit(sheet: Sheet, column: Column) -> str | None:
    """The unit of a number that holds a time: ``s``, ``ms`` or ``ymd``."""
    kind, words, comment = column.type, tokens(column.name), column.comment.lower()
    if not kind.is_integer or column.auto_increment or kind.name in ("tinyint", "smallint"):
        return None
    if "yyyymmdd" in comment or {"ymd", "yyyymmdd"} & set(words):
        return "ymd"
    is_named = bool(words) and (
        words[-1] in ("at", "time", "timestamp", "ts", "epoch", "on", "visit", "login", "seen") or len(words) == 1
    )
    verbs = part_of(words) is not None or bool(_CREATED & set(words)) or bool({"timestamp", "ts", "epoch"} & set(words))
    says = any(word in comment for word in ("unix", "epoch", "timestamp", "时间"))
    if not says and not (
        is_named and verbs and words[-1] in ("at", "timestamp", "ts", "epoch", "time", "date", "visit", "login", "seen")
    ):
        own_time = sheet.tokens(column) in (("time",), ("date",)) and kind.unsigned
        return "s" if own_time and kind.name in ("int", "bigint") else None
    if {"count", "total", "duration", "minute", "second", "hour", "day"} & set(words) or not (says or verbs):
        return None
    if (
        words[-1:] == ("time",)
        and not says
        and {"lead", "cook", "wait", "prep", "response", "processing", "travel", "run"} & set(words)
    ):
        return None
    wide = kind.name == "bigint"
    if "milli" in comment or " ms" in comment or (wide and {"ms", "millis"} & set(words)):
        return "ms" if wide else None
    if not says and len(words) == 1:
        return None
    return "s" if wide or kind.name == "int" else None


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
