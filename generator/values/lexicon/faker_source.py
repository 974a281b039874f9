"""Faker itself, for what the frozen lists lack: a method of one locale, and which Faker it is.

Faker is imported only when a blueprint names it. Methods that read the clock are refused: their values would change
from day to day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ...errors import did_you_mean
from ..context import OptionError

if TYPE_CHECKING:
    from faker import Faker

# methods outside Faker's date_time provider that read today's date
_CLOCKED = frozenset(
    {
        "credit_card_expire",
        "credit_card_full",
        "passport_dates",
        "passport_dob",
        "passport_full",
        "profile",
        "simple_profile",
    }
)
# these hold datetimes counted from today, unless args says which types they hold
_OF_ANY_TYPE = frozenset({"pydict", "pyiterable", "pylist", "pyset", "pystruct", "pytuple"})
_TIMELESS = frozenset({"century", "timezone", "pytimezone"})
_NO_VALUES = ("seed", "add_provider", "get_", "set_")


def seeded_method(name: str, locale: str, arguments: Mapping[str, Any]) -> Callable[[int], Any]:
    """Return the function from a seed to the value that Faker's method makes with it.

    Raises OptionError for a locale or method that Faker does not have, and for one that reads the clock.
    """
    from faker.providers.date_time import Provider as DateTime

    try:
        generator = faker_of(locale)
    except AttributeError:
        from faker.config import AVAILABLE_LOCALES

        close = did_you_mean(locale, sorted(AVAILABLE_LOCALES))
        raise OptionError("locale", f"Faker has no locale {locale!r}{close}") from None
    known = [each for each in dir(generator.factories[0]) if not each.startswith(("_", *_NO_VALUES))]
    if name not in known:
        raise OptionError("name", f"Faker has no {name!r} in {locale}{did_you_mean(name, known)}")
    of_any_type = name in _OF_ANY_TYPE and "value_types" not in arguments
    if name in _CLOCKED or of_any_type or (name in vars(DateTime) and name not in _TIMELESS):
        raise OptionError(
            "name",
            f"Faker's {name} reads the clock, so its values change from day to day: "
            "use the providers date, datetime or time, which count from as_of",
        )
    method = getattr(generator, name)

    def value(seed: int) -> Any:
        generator.seed_instance(seed)
        return method(**arguments)

    return value


def faker_of(locale: str) -> Faker:
    """Return Faker in a locale, the same in each process for a seed. Raises AttributeError where it has no such locale."""
    import faker

    generator = faker.Faker(locale)
    for provider in generator.factories[0].providers:
        towns = getattr(provider, "cities", None)
        if isinstance(towns, list):  # of it_IT, which Faker takes out of a set: each process has another order of them
            provider.cities = sorted(towns)
    return generator


def faker_version() -> dict[str, str]:
    """Return the version of the installed Faker and the SHA-256 of its modules' recorded digests."""
    from importlib.metadata import distribution

    installed = distribution("faker")
    modules = [f"{file}={file.hash.value}" for file in installed.files or () if file.suffix == ".py" and file.hash]
    return {"faker": installed.version, "faker_digest": hashlib.sha256("\n".join(sorted(modules)).encode()).hexdigest()}
