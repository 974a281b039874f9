"""Any provider of Faker, in any of its locales, seeded for each value: slow, and made for what the lexicon lacks.

What it makes may change with Faker's version, which the plan records; it is not safe by construction, so the audit
looks at personal columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from ...errors import PlanError
from ..array_types import IntArray
from ..arrays import Array, Texts, with_null
from ..context import Context, Generate, Option, OptionError, Provider
from ..folding import fold
from ..lexicon.faker_source import faker_version, seeded_method
from ..streams import random_uint64
from .fitting import fits_charset, text_limit
from .literals import dump, gatherer

_ATTEMPTS = 200  # so many tries find a value that is left while a fiftieth of them is


def _faker(context: Context) -> Generate:
    name, locale, arguments = context.get("name"), context.get("locale", "en_US"), context.get("args", {})
    make = seeded_method(name, locale, arguments)
    key = context.key(f"faker/{locale}/{name}")
    to_json = context.type is not None and context.type.name == "json"

    try:
        first = _plain(make(0), to_json)
    except Exception as problem:  # whatever a foreign method raises at the arguments of a blueprint
        raise OptionError("args", f"Faker's {name} fails: {type(problem).__name__}: {problem}") from None
    try:
        if first is not None:
            gatherer([first], None if to_json else context.type, "name")
    except OptionError:
        raise OptionError(
            "name", f"Faker's {name} makes values of type {type(first).__name__}, which fit no column but JSON"
        ) from None

    def generate(rows: IntArray) -> Array:
        return _array(context, name, [_plain(make(word), to_json) for word in random_uint64(key, rows).tolist()])

    if not context.unique:
        return generate
    distinct = _Distinct(context, name, lambda word: _fitted(context, name, _plain(make(word), to_json)))
    return lambda rows: _array(context, name, distinct.values(rows))


class _Distinct:
    """Values that all differ: row n takes the first of its tries that no row before it has, so that more rows leave the
    first rows as they are. NULLs are equal to nothing. What was made is remembered, since every row depends on those before."""

    def __init__(self, context: Context, name: str, make: Callable[[int], Any]) -> None:
        self.context = context
        self.name = name
        self.make = make
        self.made: list[Any] = []
        self.taken: set[Any] = set()

    def values(self, rows: IntArray) -> list[Any]:
        """Return the values of some rows. Raises PlanError when a row finds none that is left."""
        for row in range(len(self.made), int(rows.max(initial=-1)) + 1):
            self.made.append(self._next(row))
        return [self.made[row] for row in rows.tolist()]

    def _next(self, row: int) -> Any:
        rows = np.array([row], np.int64)
        for attempt in range(_ATTEMPTS):
            purpose = f"faker/{self.context.get('locale', 'en_US')}/{self.name}" + (f"/{attempt}" if attempt else "")
            value = self.make(int(random_uint64(self.context.key(purpose), rows)[0]))
            if value is None:
                return None
            folded = fold(value) if isinstance(value, str) else value
            if folded not in self.taken:
                self.taken.add(folded)
                return value
        raise PlanError(
            f"{self.context.location}: Faker's {self.name} has hardly more than {len(self.made)} different values, and "
            f"{self.context.rows} rows need one each",
            location=self.context.location,
            hint="ask for fewer rows, or put the row's number into the value: a pattern with {row}",
        )


def _plain(value: Any, to_json: bool) -> Any:
    if to_json and value is not None:
        # a set has no order of its own: it would differ from process to process
        if isinstance(value, set | frozenset):
            value = sorted(value, key=repr)
        return dump(list(value) if isinstance(value, tuple) else value, "name")
    return value.replace("\0", "") if isinstance(value, str) else value


def _array(context: Context, name: str, values: list[Any]) -> Array:
    missing = np.array([value is None for value in values], bool)
    if missing.all():
        return Texts((), len(values), missing)
    filler = next(value for value in values if value is not None)
    values = [filler if value is None else value for value in values]
    values = [_fitted(context, name, value) for value in values]
    column = context.type if context.type is not None and context.type.name != "json" else None
    array = gatherer(values, column, "name")(np.arange(len(values), dtype=np.int64))
    return with_null(array, missing) if missing.any() else array


def _fitted(context: Context, name: str, value: Any) -> Any:
    """Text as the column holds it: whole where it fits, cut off where it does not."""
    return _fitting(context, name, value) if isinstance(value, str) else value


def _fitting(context: Context, name: str, text: str) -> str:
    if not fits_charset(text, context.type):
        raise PlanError(
            f"{context.location}: Faker's {name} made {text!r}, which the column's character set cannot hold",
            location=context.location,
            hint="use another locale, or make the column utf8mb4",
        )
    limit = text_limit(context.type)
    if limit.most is None or limit.width(text) <= limit.most:
        return text
    if limit.in_bytes:
        return text.encode()[: limit.most].decode(errors="ignore").rstrip()
    return text[: limit.most].rstrip()


def library_versions(providers: Iterable[str] = ()) -> dict[str, str]:
    """Return the libraries, with version and digest, that the values of these providers depend on: Faker or none."""
    return faker_version() if "faker" in providers else {}


PROVIDERS = (
    Provider(
        "faker",
        "values of any Faker provider, seeded one by one",
        (
            Option("name", (str,), None, 'the method of Faker, such as "job"', required=True),
            Option("locale", (str,), "en_US", "Faker's locale"),
            Option("args", (dict,), None, "arguments of the method"),
        ),
        _faker,
        unique=True,
    ),
)
