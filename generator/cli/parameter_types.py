"""Types of the values of options: what is not one of them is refused before anything is done."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import click

from ..project import MAX_ROWS


class NonEmptyText(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on, older ones serve too
    """Text that is not empty: an unset variable of a shell names nothing."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not str(value).strip():
            self.fail("it is empty; leave the option out, or name something", param, ctx)
        return str(value)


class NonEmptyPath(click.Path):
    """A path that is not empty."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and not value.strip():
            self.fail("it is empty; leave the option out, or name a path", param, ctx)
        return super().convert(value, param, ctx)


class DateType(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on, older ones serve too
    """A day, as 2026-06-30."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2026-06-30", param, ctx)


class Seconds(click.FloatRange):
    """A number of seconds in a range; NaN is neither below nor above it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        seconds: float = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value!r} is no number of seconds", param, ctx)
        return seconds


class RowsType(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on, older ones serve too
    """TABLE=N."""

    name = "table=n"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        table, sign, count = str(value).partition("=")
        if not sign or not table or not (count.isdecimal() and count.isascii()):
            self.fail(f"{value!r} is not TABLE=N with a whole number from 0, such as orders=500", param, ctx)
        if len(count) > len(str(MAX_ROWS)) or int(count) > MAX_ROWS:
            self.fail(f"{value!r} asks for more than 2^40 rows", param, ctx)
        return table, int(count)


class ZeroDate(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on, older ones serve too
    """``null``, or the day that zero dates become."""

    name = "zero date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date | str:
        if isinstance(value, date):
            return value
        if value == "null":
            return "null"
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is neither null nor a day such as 1970-01-01", param, ctx)
        if day.year < 1000:
            self.fail(f"{value!r} is before the year 1000, where DATE begins", param, ctx)
        return day
