"""Frozen data classes that are defined quickly: a command loads a hundred of them, and ``dataclasses`` compiles six functions for each,
which was a sixth of the time of a small command. Here one is compiled, and all classes share the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

Class = TypeVar("Class", bound=type[Any])


@overload
def record(cls: Class, /) -> Class: ...
@overload
def record(*, eq: bool = True) -> Callable[[Class], Class]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: Class | None = None, /, *, eq: bool = True) -> Class | Callable[[Class], Class]:
    """What ``dataclass(frozen=True, slots=True, eq=eq)`` makes of a class, sooner. Its parents are such classes, too, if they have
    fields; a field with ``init=False`` is set by ``__post_init__``."""
    return (lambda each: _record(each, eq)) if cls is None else _record(cls, eq)


def _record(cls: Class, eq: bool) -> Class:
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    given = fields(made)
    own = {
        "__init__": _init_of(made, given),
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _restore,
    }
    if eq:
        own |= _comparing([each.name for each in given if each.compare])
    for name, function in own.items():
        if name not in cls.__dict__:  # the class may have its own
            setattr(made, name, function)
    return made  # type: ignore[no-any-return]


def _init_of(made: type[Any], given: tuple[Field[Any], ...]) -> Callable[..., None]:
    names: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    arguments: list[str] = []
    keyword_only: list[str] = []
    lines: list[str] = []
    for number, each in enumerate(given):
        value, default = each.name, ""
        if each.default_factory is not MISSING:
            names[f"_make{number}"] = each.default_factory
            default, value = "=_missing", f"_make{number}() if {each.name} is _missing else {each.name}"
        elif each.default is not MISSING:
            names[f"_default{number}"] = each.default
            default = f"=_default{number}"
        if each.init:
            (keyword_only if each.kw_only else arguments).append(f"{each.name}{default}")
            lines.append(f" _set(self, {each.name!r}, {value})")
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    listed = ", ".join(["self", *arguments, *(["*", *keyword_only] if keyword_only else [])])
    exec(f"def __init__({listed}):\n" + "\n".join([*lines, " pass"]), names)  # as dataclasses does
    init: Callable[..., None] = names["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


def _comparing(names: list[str]) -> dict[str, Any]:
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda one: ()

    def equal(one: Any, other: Any) -> bool:
        return values(one) == values(other) if type(other) is type(one) else NotImplemented

    def hashed(one: Any) -> int:
        return hash((type(one).__name__, values(one)))

    return {"__eq__": equal, "__hash__": hashed}


def _repr(one: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(one, each.name)!r}" for each in fields(one) if each.repr)
    return f"{type(one).__qualname__}({shown})"


def _refuse(one: Any, name: str, value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"{type(one).__name__}.{name} is set when it is made")


def _state(one: Any) -> list[Any]:
    return [getattr(one, each.name) for each in fields(one)]


def _restore(one: Any, state: list[Any]) -> None:
    for each, value in zip(fields(one), state, strict=True):
        object.__setattr__(one, each.name, value)
