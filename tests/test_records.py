"""The data classes of ``seedsql.records`` against those of the standard library."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any

import pytest

from seedsql import records


def _made(decorator: Any, **options: Any) -> Any:
    @decorator(**options)
    class Pair:
        """Two fields and one that says nothing of what is equal."""

        left: int
        right: tuple[int, ...] = ()
        place: str | None = dataclasses.field(default=None, compare=False, repr=False)

    return Pair


@pytest.mark.parametrize(
    "options", [{"frozen": True, "slots": True}, {"frozen": True}, {"slots": True}, {}, {"eq": False}]
)
def test_a_record_is_equal_hashed_shown_and_replaced_as_a_data_class(options: dict[str, Any]) -> None:
    for kind in (_made(dataclasses.dataclass, **options), _made(records.dataclass, **options)):
        one, same, other = kind(1, (2,), "here"), kind(1, (2,), "there"), kind(1, (3,))
        assert (one == same) is options.get("eq", True) and one == one and one != other and one != (1, (2,))
        assert repr(one).endswith("Pair(left=1, right=(2,))")
        assert dataclasses.replace(one, right=(4,)).right == (4,) and dataclasses.fields(kind)[0].name == "left"
        assert hasattr(one, "__dict__") is not options.get("slots", False)
        if options.get("frozen"):
            assert hash(one) == hash(same) and {one, same, other} == {one, other}
        elif options.get("eq", True):
            with pytest.raises(TypeError, match="unhashable"):
                hash(one)


@records.dataclass(frozen=True, slots=True)
class _Own:
    """A record that says itself what is equal."""

    name: str
    others: list[str] = dataclasses.field(default_factory=list)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Own) and self.name.lower() == other.name.lower()

    def __hash__(self) -> int:
        return hash(self.name.lower())


def test_a_record_keeps_its_own_methods_and_goes_to_other_processes() -> None:
    assert _Own("A") == _Own("a") and len({_Own("A"), _Own("a")}) == 1 and _Own("A").others is not _Own("A").others
    assert pickle.loads(pickle.dumps(_Own("A", ["b"]))).others == ["b"]
