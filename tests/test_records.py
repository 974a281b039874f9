"""What ``record`` makes of a class is what ``dataclass(frozen=True)`` makes of it."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from functools import cached_property, partial
from typing import Any

import pytest

from seedsql.records import record


class Bill:
    """A bill."""

    number: int
    lines: list[str] = field(default_factory=list)
    text: str = "none"
    note: str = field(default="", compare=False, repr=False)
    key: int = field(kw_only=True)

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(self.number)


class Empty:
    pass


class Table:
    name: str
    parent: object = None

    @cached_property
    def size(self) -> int:
        return len(self.name)


def both(cls: type, **options: bool) -> tuple[Any, Any]:
    """The class made by either, under its own name, where pickle finds the latter."""
    made: list[Any] = []
    decorators: tuple[Callable[..., Any], ...] = (dataclasses.dataclass(frozen=True, **options), record(**options))
    for decorator in decorators:
        body = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
        made.append(decorator(type(cls.__name__, (), body)))
    return made[0], made[1]


def test_a_record_does_what_a_frozen_dataclass_does(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, ours = both(Bill, slots=True)
    assert ours.__slots__ == plain.__slots__ and ours.__match_args__ == plain.__match_args__
    shown: list[tuple[type, str]] = []
    for cls in (plain, ours):
        monkeypatch.setitem(globals(), "Bill", cls)
        one, same, other = cls(1, key=3), cls(1, [], "none", "not compared", key=3), cls(2, ["a"], key=3)
        assert one == same != other and one != (1, [], "none", 3) and one.lines is not same.lines
        assert dataclasses.replace(one, number=2, lines=["a"]) == other
        assert dataclasses.asdict(other) == {"number": 2, "lines": ["a"], "text": "none", "note": "", "key": 3}
        for again in (pickle.loads(pickle.dumps(same)), copy.deepcopy(same), copy.copy(same)):
            assert again == one and again.note == "not compared"
        changes: list[Callable[[], Any]] = [partial(setattr, one, "text", ""), partial(delattr, one, "text"), partial(hash, one),
                                            partial(cls, -1, key=3), partial(cls, 1), partial(cls, 1, [], "", "", 3)]  # fmt: skip
        for change in changes:
            with pytest.raises((FrozenInstanceError, TypeError, ValueError)) as caught:
                change()
            shown.append((type(caught.value), str(caught.value).replace("tests.test_records.", "")))
        shown.append((str, repr(other)))
    assert shown[:7] == shown[7:] and shown[0] == (FrozenInstanceError, "cannot assign to field 'text'")


def test_a_record_without_slots_or_equality_is_a_dataclass_without_them() -> None:
    for cls in both(Table, slots=False):
        table = cls("orders")
        assert (table.size, table, hash(table)) == (6, cls("orders"), hash(cls("orders")))
        with pytest.raises(FrozenInstanceError):
            table.name = "other"
        assert repr(cls("a", cls("b"))) == "Table(name='a', parent=Table(name='b', parent=None))"
    for cls in both(Table, slots=False, eq=False):
        assert cls("orders") != cls("orders") and len({cls("orders"), cls("orders")}) == 2
    for cls in both(Empty, slots=True):
        assert (cls(), hash(cls()), repr(cls())) == (cls(), hash(cls()), "Empty()")
