"""What tables are called whose rows lie near others (``[within]`` of ``words.toml``), and what their columns say of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ....schema.model import Column
from ..tables.sheet import Sheet, is_temporal
from ..words.vocabulary import data, normal, tokens
from .spans import PLANNED, WISHED, Span

_AGAIN = frozenset("touch follow recheck recall control again second repeat retest".split())


@lru_cache(maxsize=8)
def named_in(kind: str) -> frozenset[str]:
    """The last words of tables of a kind: ``passing`` ones begin and end within days, ``settled`` ones are agreed on a day, of ``leads``
    others come once they are granted."""
    return frozenset(normal(each)[-1] for each in data()["within"][kind].split())


@lru_cache(maxsize=1)
def days_after() -> dict[str, int]:
    """Days within which the rows of tables called so follow what they refer to."""
    return {normal(each)[-1]: int(days) for each, days in data()["within"]["follows"].items()}


def is_planned_day(column: Column) -> bool:
    return bool(PLANNED & set(tokens(column.name)))


def is_later(sheet: Sheet) -> bool:
    """True for what is planned after something for another day: a touch-up, a check-up."""
    planned = (each for each in sheet.table.columns if not each.nullable and is_temporal(each))
    return bool(_AGAIN & set(sheet.words)) and any(PLANNED & set(tokens(each.name)) for each in planned)


def is_of_days(span: Span) -> bool:
    """True for what lasts for days or weeks, and is known to have a start: an exhibition, a treatment."""
    is_dated = span.unit == "DAY" and span.start.type.name != "time" and is_temporal(span.start)
    is_dated = is_dated and not WISHED & set(tokens(span.start.name))
    return (
        is_dated
        and not span.start.nullable
        and not span.is_meant
        and (span.high <= 200 or "year" in tokens(span.start.name))
    )


_GRANTED = frozenset("accepted approved agreed granted won decided decision awarded".split())
_PAID_OUT = frozenset(("disbursed", "payout"))
_OF_DEBTS = {"repayment": 60, "extension": 10, "prolongation": 10, "reminder": 90}


def granted(times: Iterable[Column]) -> Column | None:
    """The time at which what was offered or applied for was accepted."""
    return next((each for each in times if is_temporal(each) and _GRANTED & set(tokens(each.name))), None)


def follows_payout(last: str, times: Iterable[Column]) -> tuple[int, Column] | None:
    """The days within which rows called so follow that the money of a loan was paid out, and that time: nothing is paid back, nor is
    more time asked for, before that."""
    paid_out = (each for each in times if each.nullable and is_temporal(each) and _PAID_OUT & set(tokens(each.name)))
    mark = next(paid_out, None)
    return (_OF_DEBTS[last], mark) if mark is not None and last in _OF_DEBTS else None
