"""``record`` makes of a class what ``dataclass(frozen=True, slots=True)`` does."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any, ClassVar

import pytest

from seedsql.records import record


class Plain:
    """Some fields."""

    kind: ClassVar[str] = "plain"
    name: str
    size: int = 3
    parts: list[int] = field(default_factory=list, compare=False)
    secret: str = field(default="s", repr=False, kw_only=True)

    @property
    def doubled(self) -> int:
        return self.size * 2


class Checked:
    """A field that follows from another, a comparison of its own."""

    name: str
    length: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.name))

    def __repr__(self) -> str:
        return f"<{self.name}>"


class Empty:
    """No field."""


def both(cls: type) -> tuple[Any, Any]:
    """A class as a record and as a data class, each made of a copy."""
    return record(type(cls.__name__, (), dict(vars(cls)))), dataclass(frozen=True, slots=True)(
        type(cls.__name__, (), dict(vars(cls)))
    )


Record, Usual = both(Plain)
RecordChecked, UsualChecked = both(Checked)
RecordEmpty, UsualEmpty = both(Empty)
RecordAlone = record(eq=False)(type("Plain", (), dict(vars(Plain))))


@record
class Child(Record):
    """More fields than its parent's."""

    extra: int = 1


def outcomes(cls: Any) -> list[object]:
    one, same, other = cls("a"), cls(name="a", size=3, parts=[1]), cls("a", 4, [], secret="t")
    return [
        repr(one), repr(other), one == same, one != other, one == "a", hash(one) == hash(same), one.parts is not cls("b").parts,
        one.doubled, cls.kind, [each.name for each in fields(one)], cls.__match_args__, hasattr(one, "__dict__"),
        replace(other, size=9).size, replace(other, size=9).secret, {one: 1}[same], cls.__doc__, cls.__init__.__qualname__,
    ]  # fmt: skip


def test_a_record_is_made_shown_and_compared_like_a_data_class():
    assert outcomes(Record) == outcomes(Usual)
    assert repr(RecordChecked("ab")) == repr(UsualChecked("ab")) == "<ab>" and RecordChecked("ab").length == 2
    assert RecordChecked("ab") == RecordChecked("ab") != RecordChecked("ac")
    assert (
        RecordEmpty() == RecordEmpty() and repr(RecordEmpty()) == repr(UsualEmpty()) and {RecordEmpty(), RecordEmpty()}
    )
    assert RecordAlone("a") != RecordAlone("a") and len({RecordAlone("a"), RecordAlone("a")}) == 2
    child = Child("c", 5, extra=7, secret="x")
    assert (child.name, child.size, child.extra, child.doubled) == ("c", 5, 7, 10) and child != Record("c", 5)
    for cls in (Record, Usual):
        for arguments, named in (((), {}), (("a", 1, [], "s"), {}), (("a",), {"size2": 1})):
            with pytest.raises(TypeError):
                cls(*arguments, **named)


@pytest.mark.parametrize("cls", [Record, Usual])
def test_a_record_cannot_be_changed_and_can_be_sent(cls):
    one = cls("a")
    for change in (lambda: setattr(one, "name", "b"), lambda: setattr(one, "new", 1), lambda: delattr(one, "name")):
        with pytest.raises((FrozenInstanceError, TypeError)):
            change()
    assert copy.copy(one) == one and copy.deepcopy(one) == one


def test_a_record_is_sent_to_other_processes():
    child = Child("c", 5, [1], extra=7, secret="x")
    sent = pickle.loads(pickle.dumps(child))
    assert sent == child and sent.parts == [1] and sent.secret == "x"
