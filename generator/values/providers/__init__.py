"""The registry of providers: one small module for each family, one entry for each kind of values.

A provider knows its options and the column that it is bound to. It refuses to know files, SQL, other columns' values
and the clock.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from ...errors import did_you_mean
from ...toml_fields import shown
from ..context import After, Between, Context, Generate, Option, OptionError, Provider
from . import (
    after,
    between,
    binaries,
    choices,
    counters,
    datetimes,
    documents,
    faker_values,
    network,
    numbers,
    people,
    places,
    positions,
    telephones,
    texts,
)

_FAMILIES = (
    numbers,
    counters,
    datetimes,
    choices,
    binaries,
    texts,
    people,
    telephones,
    places,
    positions,
    network,
    documents,
    faker_values,
)

PROVIDERS: dict[str, Provider] = {provider.name: provider for family in _FAMILIES for provider in family.PROVIDERS}

_KIND_NAMES = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
    date: "a date",
}


def bind(name: str, context: Context) -> Generate:
    """Return the function from rows to values of the provider ``name`` for one column.

    Raises OptionError for a wrong option (``option`` is ``"provider"`` when the provider is unknown or does not suit
    the column), PlanError when a unique column cannot have as many values as rows.
    """
    provider = PROVIDERS.get(name)
    if provider is None:
        raise OptionError(
            "provider",
            f"there is no provider {name!r}{did_you_mean(name, list(PROVIDERS))} "
            f"(known: {', '.join(sorted(PROVIDERS))})",
        )
    _check_options(provider, context)
    return provider.bind(context)


def bind_between(name: str, context: Context, of_rows: Collection[str]) -> Between | None:
    """Return the function from rows and their bounds to values of the known provider ``name``, None where it takes no bounds that
    are expressions. ``of_rows`` names the options that are.

    Raises OptionError for a wrong option, and where the column is unique.
    """
    if name not in between.STEPS:
        return None
    _check_options(PROVIDERS[name], context, of_rows)
    return between.bind(name, context, of_rows)


def bind_after(name: str, context: Context, of_rows: Collection[str]) -> After | None:
    """Return the function from rows, and what each comes after, to values of the known provider ``name``; None where it takes no
    ``after``. ``of_rows`` names the options that are expressions.

    Raises OptionError for a wrong option, and where the column is unique.
    """
    if name not in after.OF:
        return None
    _check_options(PROVIDERS[name], context, {*of_rows} - {"after", "from", "to"})
    draw = between.bind(name, context, ("from", "to"))
    return after.bind(name, context, "until" in of_rows, draw)


def _check_options(provider: Provider, context: Context, of_rows: Collection[str] = ()) -> None:
    known = {option.name: option for option in provider.options}
    for name, value in context.options.items():
        if name not in known:
            takes = f"takes {', '.join(known)}" if known else "takes no options"
            close = did_you_mean(name, list(known))
            raise OptionError(name, f"provider '{provider.name}' has no such option{close} ({takes})")
        if name not in of_rows and not _is_kind(value, known[name]):
            kinds = dict.fromkeys(_KIND_NAMES[kind] for kind in known[name].kinds if kind in _KIND_NAMES)
            raise OptionError(name, f"must be {' or '.join(kinds)}, not {shown(value)}")
    for option in provider.options:
        if option.required and option.name not in context.options:
            raise OptionError(option.name, f"provider '{provider.name}' needs it: {option.summary}")


def _is_kind(value: Any, option: Option) -> bool:
    if isinstance(value, bool):
        return bool in option.kinds
    return isinstance(value, option.kinds)


def library_versions(providers: Iterable[str] = ()) -> dict[str, str]:
    """Return the libraries, with version and digest, that values of the named providers depend on (Faker, or none)."""
    return faker_values.library_versions(providers)


__all__ = [
    "PROVIDERS",
    "After",
    "Between",
    "Context",
    "Generate",
    "Option",
    "OptionError",
    "Provider",
    "bind",
    "bind_after",
    "bind_between",
    "library_versions",
]
