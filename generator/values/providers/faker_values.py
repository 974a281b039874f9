"""Any provider of Faker, in any of its locales, seeded for each value: slow, and made for what the lexicon lacks.

Faker is imported when a blueprint first names it. What it makes may change with its version, which the plan records; it
is not safe by construction, so the audit looks at personal columns.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from ...errors import PlanError, did_you_mean
from ..arrays import Array, Texts, with_null
from ..context import Context, Generate, Option, OptionError, Provider
from ..streams import words
from .fitting import fits_charset, text_limit
from .literals import dump, gatherer

# methods outside Faker's date_time provider that read today's date
_CLOCKED = frozenset({"credit_card_expire", "credit_card_full", "profile", "simple_profile", "passport_dob", "passport_dates",
                      "passport_full"})
_TIMELESS = frozenset({"century", "timezone", "pytimezone"})


def _faker(context: Context) -> Generate:
    name, locale, arguments = context.get("name"), context.get("locale", "en_US"), context.get("args", {})
    generator, method = _method(name, locale)
    key = context.key(f"faker/{locale}/{name}")
    kind = context.type.name if context.type is not None else ""

    def value(word: int) -> Any:
        generator.seed_instance(word)
        return _plain(method(**arguments), kind == "json")

    try:
        first = value(0)
        if first is not None:
            gatherer([first], context.type if kind != "json" else None, "name")
    except OptionError:
        raise OptionError("name", f"Faker's {name} makes values of type {type(first).__name__}, which fit no column "
                                  "but JSON") from None
    except Exception as problem:  # whatever a foreign method raises at the arguments of a blueprint
        raise OptionError("args", f"Faker's {name} fails: {type(problem).__name__}: {problem}") from None

    def generate(rows: np.ndarray) -> Array:
        values = [value(word) for word in words(key, rows).tolist()]
        return _array(context, name, values)

    return generate


def _method(name: str, locale: str) -> tuple[Any, Callable[..., Any]]:
    import faker
    from faker.providers.date_time import Provider as DateTime

    try:
        generator = faker.Faker(locale)
    except AttributeError:
        from faker.config import AVAILABLE_LOCALES

        raise OptionError("locale", f"Faker has no locale {locale!r}{did_you_mean(locale, sorted(AVAILABLE_LOCALES))}") from None
    known = [each for each in dir(generator.factories[0]) if not each.startswith("_")]
    if name not in known or name.startswith(("seed", "add_provider", "get_", "set_")):
        raise OptionError("name", f"Faker has no {name!r} in {locale}{did_you_mean(name, known)}")
    if name in _CLOCKED or hasattr(DateTime, name) and name not in _TIMELESS:
        raise OptionError("name", f"Faker's {name} reads the clock, so its values change from day to day: "
                                  "use the providers date, datetime or time, which count from as_of")
    return generator, getattr(generator, name)


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
    if isinstance(filler, str):
        values = [_fitting(context, name, value) for value in values]
    column = context.type if context.type is not None and context.type.name != "json" else None
    array = gatherer(values, column, "name")(np.arange(len(values), dtype=np.int64))
    return with_null(array, missing) if missing.any() else array


def _fitting(context: Context, name: str, text: str) -> str:
    if not fits_charset(text, context.type):
        raise PlanError(f"{context.place}: Faker's {name} made {text!r}, which the column's character set cannot hold",
                        place=context.place, hint="use another locale, or make the column utf8mb4")
    limit = text_limit(context.type)
    if limit.most is None or limit.width(text) <= limit.most:
        return text
    if limit.in_bytes:
        return text.encode()[:limit.most].decode(errors="ignore").rstrip()
    return text[:limit.most].rstrip()


def library_versions(providers: Iterable[str] = ()) -> dict[str, str]:
    """Return the libraries, with version and digest, that the values of these providers depend on: Faker or none."""
    if "faker" not in providers:
        return {}
    from importlib.metadata import distribution

    installed = distribution("faker")
    modules = sorted(f"{file}={file.hash.value}" for file in installed.files or () if file.suffix == ".py" and file.hash)
    return {"faker": installed.version, "faker_digest": hashlib.sha256("\n".join(modules).encode()).hexdigest()}


PROVIDERS = (
    Provider("faker", "values of any Faker provider, seeded one by one", (
        Option("name", (str,), None, "the method of Faker, such as \"job\"", required=True),
        Option("locale", (str,), "en_US", "Faker's locale"),
        Option("args", (dict,), None, "arguments of the method")), _faker),
)
