"""``frozen`` makes of a class what the standard library's frozen dataclass makes of it."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import pytest

from seedsql.records import frozen


def _bodies(decorate: Any, without_slots: Any, by_identity: Any) -> tuple[type[Any], ...]:
    @decorate
    class Several:
        name: str
        size: int = 3
        tags: list[str] = field(default_factory=list, compare=False)
        compute: object = field(kw_only=True, repr=False, compare=False)

        def __post_init__(self) -> None:
            if self.size < 0:
                raise ValueError(self.size)

    @decorate
    class One:
        name: str

        def __repr__(self) -> str:
            return "<one>"

    @decorate
    class Nothing:
        pass

    @without_slots
    class Cached:
        name: str = "a"

        @cached_property
        def long(self) -> str:
            return self.name * 3

    @by_identity
    class Same:
        name: str = "a"

    return Several, One, Nothing, Cached, Same


OURS = _bodies(frozen, frozen(slots=False), frozen(eq=False))
STANDARD = _bodies(
    dataclass(frozen=True, slots=True), dataclass(frozen=True), dataclass(frozen=True, slots=True, eq=False)
)
Several, One = OURS[:2]
for _number, _class in enumerate(OURS):  # where pickle looks for them
    _class.__qualname__ = _class.__name__ = f"Ours{_number}"
    globals()[_class.__name__] = _class


def _seen(classes: tuple[type[Any], ...]) -> list[Any]:
    """What can be seen of these classes and their instances."""
    several, one, nothing, cached, same = classes
    first, second = several("a", tags=["x"], compute=1), several("a", 3, compute=2)
    third = replace(first, size=4)
    seen: list[Any] = [
        *(str(inspect.signature(each)).replace("_default_size", "3") for each in (one, nothing)),
        [[each.name for each in fields(made)] for made in classes],
        [made.__match_args__ for made in classes],
        repr(first).partition("(")[2],
        repr(one("x")),
        asdict(third),
        (
            first == second,
            first == third,
            first != third,
            first == one("a"),
            one("a") == one("a"),
            nothing() == nothing(),
        ),
        (hash(first) == hash(second), len({one("a"), one("a"), one("b")}), len({nothing(), nothing()})),
        (same() == same(), cached() == cached("a"), cached("b").long),
        hasattr(first, "__dict__"),
        hasattr(cached(), "__dict__"),
    ]
    for wrong in (
        lambda: several(),
        lambda: several("a", 3, [], 4),
        lambda: one("a", name="b"),
        lambda: several("a", -1, compute=0),
    ):
        with pytest.raises((TypeError, ValueError)) as refused:
            wrong()
        seen.append(refused.type)
    for change in (
        lambda: setattr(first, "name", "b"),
        lambda: delattr(first, "name"),
        lambda: setattr(cached(), "new", 1),
    ):
        with pytest.raises(FrozenInstanceError) as frozen_error:
            change()
        seen.append(str(frozen_error.value))
    return seen


def test_a_frozen_class_is_a_standard_frozen_dataclass() -> None:
    assert _seen(OURS) == _seen(STANDARD)


def test_instances_are_copied_and_sent_to_other_processes() -> None:
    made = Several("a", 5, ["x"], compute=None)
    for other in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert other == made
        assert (other.tags, other.compute) == (["x"], None)
    assert not (made == 5 or Several("a", compute=0) == One("a"))
