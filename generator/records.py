"""Classes of values, made in a third of the time that a frozen data class takes: that compiles six functions for each class, and
a command loads tens of them before its work begins. What callers of the Python API hold (``seedsql.__all__``) are frozen data classes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from dataclasses import field as field
from dataclasses import replace as replace
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(plain: type[_Class]) -> type[_Class]:
    """Make a data class whose values are equal where their fields are. That nothing is assigned to them mypy proves, not each run."""
    made = single_record(plain)
    names = [each.name for each in fields(made) if each.compare]  # type: ignore[arg-type]
    compared = attrgetter(*names) if names else lambda _: ()

    def __eq__(self: Any, other: Any) -> Any:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(compared(self))

    for method in (__eq__, __hash__):
        setattr(made, method.__name__, method)
    return made


@dataclass_transform(eq_default=False, frozen_default=True, field_specifiers=(field,))
def single_record(plain: type[_Class]) -> type[_Class]:
    """Make a data class whose values are equal to themselves only, as arrays are."""
    has_slots = not any(isinstance(each, cached_property) for each in vars(plain).values())
    made = dataclass(repr=False, eq=False, slots=has_slots)(plain)
    if "__repr__" not in vars(made):
        made.__repr__ = _shown  # type: ignore[method-assign]
    return made


def _shown(value: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(value, each.name)!r}" for each in fields(value) if each.repr)
    return f"{type(value).__qualname__}({shown})"
