"""The register of MySQL's functions: a name, its Python body, and the kind of its result.

Every function of a script is called by the name ``my_…`` of a body that is registered, so a name that SQLite happens
to know with another meaning (LENGTH counts bytes in MySQL, HEX of a number is the number's) is never used by accident,
and an unknown function is an error instead of a guess. NULL in, NULL out, unless MySQL says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec

from .numbers import Stored


@dataclass(frozen=True, slots=True)
class Function:
    """One function: its Python body, and the kind of its result. Equal arguments give equal results. Unless it takes
    ``null_in``, any NULL argument makes the result NULL."""

    body: Callable[..., Stored]
    kind: str
    null_in: bool = False


P = ParamSpec("P")

REGISTRY: dict[str, Function] = {}


def register(kind: str, *names: str, null_in: bool = False) -> Callable[[Callable[P, Stored]], Callable[P, Stored]]:
    """Register a body under MySQL names."""

    def decorate(body: Callable[P, Stored]) -> Callable[P, Stored]:
        for name in names:
            REGISTRY[name] = Function(body, kind, null_in)
        return body

    return decorate
