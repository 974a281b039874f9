"""What tables are called whose rows lie near others: ``[within]`` of ``words.toml``."""

from __future__ import annotations

from functools import lru_cache

from ..words.vocabulary import data, normal


@lru_cache(maxsize=8)
def named_in(kind: str) -> frozenset[str]:
    """The last words of tables of a kind: ``passing`` ones begin and end within days, ``settled`` ones are agreed on a day, of ``leads``
    others come once they are granted."""
    return frozenset(normal(each)[-1] for each in data()["within"][kind].split())


@lru_cache(maxsize=1)
def days_after() -> dict[str, int]:
    """Days within which the rows of tables called so follow what they refer to."""
    return {normal(each)[-1]: int(days) for each, days in data()["within"]["follows"].items()}
