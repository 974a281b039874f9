"""What a JSON document holds, member by member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .names import are_people, classify_member, is_person, owner

_NAMING = frozenset("key name field type kind label attribute property code".split())
_NAMED = frozenset("value val content text answer data".split())


def key_of(name: str, members: Mapping[str, object]) -> str:
    """What the member ``name`` of an object is called: its own name, or that which a member beside it gives it, as in
    ``{"key": "phone", "value": …}``."""
    if name.lower() in _NAMED:
        for other, said in members.items():
            if other.lower() in _NAMING and isinstance(said, str) and classify_member(said):
                return said
    return name


def data_subject(key: str, around: str, value: Mapping[str, object]) -> str:
    """The name of whom the members of the object ``value`` at ``key`` are: see ``names.owner``."""
    inside = owner(key, around)
    return "person" if not are_people(inside) and is_person(value, inside) else inside


def members(document: object, around: str = "") -> Iterator[tuple[str, str, object]]:
    """Every text, number and truth value of ``document`` with its key and the name of whom the member is one (see
    ``names.owner``); every key as a text without either. Without recursion: documents may be deep."""
    left: list[tuple[str, str, object]] = [("", around, document)]
    while left:
        key, holder, value = left.pop()
        if isinstance(value, dict):
            inside = data_subject(key, holder, value)
            left.extend((key_of(name, value), inside, member) for name, member in value.items())
            left.extend(("", "", name) for name in value)
        elif isinstance(value, list):
            left.extend((key, holder, each) for each in value)
        else:
            yield key, holder, value
