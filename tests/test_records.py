"""Records behave as frozen data classes do where the program relies on it, for a third of their price."""

from __future__ import annotations

import copy
import pickle
from dataclasses import fields
from functools import cached_property
from unittest.mock import patch

import pytest

from seedsql.records import field, record, replace, single_record


@record
class Place:
    name: str
    size: int = 1
    notes: list[str] = field(default_factory=list, compare=False, repr=False)


@record
class Sum:
    parts: tuple[int, ...]

    @cached_property
    def total(self) -> int:
        return sum(self.parts)


@single_record
class Held:
    values: list[int]


@record
class Nothing:
    """No fields."""


def test_records_are_equal_where_the_fields_that_are_compared_are() -> None:
    one, other = Place("a", notes=["x"]), Place("a")
    assert one == other
    assert len({one, other, Place("b")}) == 2
    assert one != Place("a", 2)
    assert one != ("a", 1)
    assert Sum((1,)) != Place("a")
    assert Nothing() == Nothing()


def test_single_records_are_equal_to_themselves_only() -> None:
    one = Held([1])
    assert one == one
    assert one != Held([1])
    assert len({one, Held([1])}) == 2


def test_records_are_shown_copied_and_pickled_as_data_classes_are() -> None:
    one = Place("a", notes=["x"])
    assert repr(one) == "Place(name='a', size=1)"
    assert replace(one, size=2) == Place("a", 2)
    assert [each.name for each in fields(one)] == ["name", "size", "notes"]
    for other in (copy.copy(one), pickle.loads(pickle.dumps(one))):
        assert (other, other.notes) == (one, ["x"])


def test_a_record_has_slots_unless_it_keeps_a_property() -> None:
    assert Sum((1, 2)).total == 3
    with pytest.raises(AttributeError):
        Place("a").other = 1


def test_one_function_is_compiled_for_a_record() -> None:
    with patch("builtins.exec", side_effect=exec) as compiled:
        record(type("Plain", (), {"__annotations__": {"name": "str", "size": "int"}}))
    assert compiled.call_count == 1
