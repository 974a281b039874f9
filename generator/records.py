"""Frozen dataclasses whose classes are made quickly.

``dataclasses`` writes and compiles six functions for each frozen class, half a millisecond: of a small run, which loads a
hundred of them, a seventh. Here only ``__init__`` is compiled for a class; the rest is the same for all. What such a class is to
``dataclasses`` (``fields``, ``replace``, ``field``) and to mypy stays as it was.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, TypeVar, dataclass_transform, overload

Class = TypeVar("Class")


@overload
def record(cls: type[Class], /) -> type[Class]: ...
@overload
def record(*, slots: bool = True, eq: bool = True) -> Callable[[type[Class]], type[Class]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def record(cls: Any = None, /, *, slots: bool = True, eq: bool = True) -> Any:
    """Make ``cls`` a dataclass that is frozen and, unless the arguments say otherwise, has slots, and is equal and hashed by its
    fields."""
    return _made(cls, slots, eq) if cls is not None else lambda cls: _made(cls, slots, eq)


def _made(cls: Any, slots: bool, eq: bool) -> Any:
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    fields = dataclasses.fields(made)
    made.__init__ = _init(made, fields, slots)
    made.__setattr__, made.__delattr__ = _set, _delete
    if slots:
        made.__getstate__, made.__setstate__ = _state, _restore
    if eq:
        compared = tuple(each.name for each in fields if each.compare)
        made.__eq__, made.__hash__ = _comparison(attrgetter(*compared) if compared else type)
    if "__repr__" not in cls.__dict__:
        made.__repr__ = _repr
    return made


def _init(cls: Any, fields: tuple[dataclasses.Field[Any], ...], slots: bool) -> Callable[..., None]:
    """The ``__init__`` of a class. It sets the slots themselves, or what is behind the attributes: ``__setattr__`` refuses."""
    scope: dict[str, Any] = {"missing": dataclasses.MISSING}
    parameters, keywords, lines = ["self"], ["*"], []
    for number, each in enumerate(fields):
        default, value = "", each.name
        if each.default_factory is not dataclasses.MISSING:
            scope[f"make_{number}"], default = each.default_factory, "=missing"
            value = f"make_{number}() if {each.name} is missing else {each.name}"
        elif each.default is not dataclasses.MISSING:
            scope[f"default_{number}"], default = each.default, f"=default_{number}"
        (keywords if each.kw_only else parameters).append(each.name + default)
        if slots:
            scope[f"set_{number}"] = getattr(cls, each.name).__set__
        lines.append(f"  set_{number}(self, {value})\n" if slots else f"  self.__dict__[{each.name!r}] = {value}\n")
    if hasattr(cls, "__post_init__"):
        lines.append("  self.__post_init__()\n")
    parameters += keywords if len(keywords) > 1 else []
    exec(f"def __init__({', '.join(parameters)}):\n{''.join(lines) or '  pass'}", scope)
    init: Callable[..., None] = scope["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _comparison(values: Callable[[Any], Any]) -> tuple[Callable[[Any, object], Any], Callable[[Any], int]]:
    def equal(self: Any, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return equal, hashed


@recursive_repr()
def _repr(self: Any) -> str:
    values = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(values)})"


def _set(self: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
