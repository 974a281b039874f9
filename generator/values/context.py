"""What a provider is and what it is given: one column of one table, its options, and no row.

This module knows the shape of the contract between the plan and the providers; it knows no provider and no blueprint.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol

from ..blueprint.locales import DEFAULT_LOCALE
from ..blueprint.model import NO_OPTIONS
from ..errors import PlanError
from ..schema.model import ColumnType
from .array_types import IntArray
from .arrays import Array
from .streams import stream_key

Generate = Callable[[IntArray], Array]
"""Row numbers (int64, shape (n,)) in, the values of those rows out: pure, any rows in any order."""
Turns = tuple[IntArray, IntArray]
"""Of each row its place among those of its parent, from 0, and how many there are."""


class Between(Protocol):
    """The same with the lower and the upper bound of each of those rows, None for a bound that is an option, the same for all; whose
    turn it is, None where the rows of a parent need not follow each other; and until when one may be that would lie outside of the days
    and hours of its rule otherwise."""

    def __call__(
        self,
        rows: IntArray,
        low: Array | None,
        high: Array | None,
        turns: Turns | None,
        latest: Array | None = None,
        /,
    ) -> Array: ...


After = Callable[[IntArray, Array, Array | None], Array]
"""The same with the times that each of those rows comes after, and those until which it comes."""


class OptionError(ValueError):
    """A provider's option is wrong. ``option`` is its name (dotted inside nested ones), empty when it is about all."""

    def __init__(self, option: str, message: str) -> None:
        super().__init__(message)
        self.option = option
        self.message = message


class Option(NamedTuple):
    """One option of a provider. ``kinds`` are the Python types of its value in TOML (bool is not an int here). One that
    ``is_bound`` may be an expression of the row instead."""

    name: str
    kinds: tuple[type, ...]
    default: Any = None
    summary: str = ""
    required: bool = False
    is_bound: bool = False


class Context(NamedTuple):
    """The column that a provider is bound to.

    ``type`` is None for a hidden column. ``unique`` asks for values that differ in all ``rows`` rows, as a collation
    that ignores case, accents and trailing spaces sees them. ``stream`` replaces table and column in the keys of the
    streams, so that two columns can share one. ``locale`` is that of the word lists (``blueprint.locales``).
    """

    seed: int
    table: str
    column: str
    type: ColumnType | None
    unique: bool
    rows: int
    as_of: date
    options: Mapping[str, Any] = NO_OPTIONS
    stream: str | None = None
    locale: str = DEFAULT_LOCALE

    @property
    def location(self) -> str:
        """The column for messages: ``orders.total``."""
        return f"{self.table}.{self.column}"

    def key(self, purpose: str = "") -> int:
        """Return the 64-bit key of this column's stream for ``purpose``."""
        if self.stream is None:
            return stream_key(self.seed, self.table, self.column, purpose)
        table, dot, column = self.stream.rpartition(".")
        return stream_key(self.seed, table, column, purpose) if dot else stream_key(self.seed, "", self.stream, purpose)

    def get(self, option: str, default: Any = None) -> Any:
        """The value of an option, ``default`` when it is not given."""
        return self.options.get(option, default)

    def nested(self, part: str, options: Mapping[str, Any]) -> Context:
        """The context of a provider inside this one: no type of its own, not unique, and a stream of its own."""
        own = self.stream if self.stream is not None else f"{self.table}.{self.column}"
        return self._replace(type=None, unique=False, options=options, stream=f"{own}/{part}")


class Provider(NamedTuple):
    """A kind of values. ``bind`` checks the options and the column, and returns the function from rows to values.

    ``unique``: in a unique column it permutes its domain, and ``bind`` raises PlanError where the domain is too small.
    """

    name: str
    summary: str
    options: tuple[Option, ...]
    bind: Callable[[Context], Generate]
    unique: bool = False


def check_domain(context: Context, domain: int, what: str = "values", hint: str | None = None) -> None:
    """Raise PlanError when a unique column has fewer possible values (``domain``) than rows."""
    if context.unique and domain < context.rows:
        raise PlanError(
            f"{context.location} is unique and has {domain} possible {what}, but {context.rows} rows are asked for",
            location=context.location,
            hint=hint or f"ask for at most {domain} rows, or give the column a wider domain",
        )
