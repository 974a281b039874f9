"""One person and one place a row: columns about them share a stream."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..columns.context import Rule
from ..tables.sheet import Sheet
from ..words.identifiers import words_of
from ..words.vocabulary import tokens

_PLACES = {"city", "region", "postal_code", "latitude", "longitude"}
_PEOPLE = {"person.name", "person.first_name", "person.last_name", "person.gender", "email", "username"}


def join_streams(sheet: Sheet, rules: dict[str, Any]) -> None:
    """One person and one place a row: columns about them share a stream. ``rules`` are those to be written."""
    hidden = {rule.get("stream") for rule in sheet.builder.result.hidden.values() if isinstance(rule, dict)}
    for stream, group in _by_stream(rules).items():
        for rule in group if len(group) > 1 or f"{sheet.name}.{stream}" in hidden else ():
            rule["stream"] = f"{sheet.name}.{stream}"
    geo = [
        rule for key, rule in rules.items() if isinstance(rule, dict) and {*tokens(key), *words_of(key)} & _COORDINATES
    ]
    for rule in geo if len(geo) > 1 else ():
        rule.pop("null", None)


def _by_stream(rules: Mapping[str, Any]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    _join_named(rules)
    people = (key for key, rule in rules.items() if isinstance(rule, dict) and rule.get("provider") in _PEOPLE)
    owners = Counter(map(whose, people))
    for key, rule in rules.items():
        stream = _stream_of(key, rule)
        if stream is not None:
            own = stream == "person" and whose(key) and (owners[whose(key)] > 1 or _RELATIVES & set(tokens(key)))
            found.setdefault(f"{whose(key)}_person" if own else stream, []).append(rule)
    return _with_only_mail(found)


def _join_named(rules: Mapping[str, Any]) -> None:
    """The e-mail of someone whose name has a stream of its own: ``inspector_name`` and ``inspector_email``."""
    people = [
        (whose(key), rule) for key, rule in rules.items() if isinstance(rule, dict) and rule.get("provider") in _PEOPLE
    ]
    named = {
        who: rule["stream"] for who, rule in people if who and rule["provider"] == "person.name" and "stream" in rule
    }
    for who, rule in people:
        if who in named:
            rule.setdefault("stream", named[who])


def _with_only_mail(found: dict[str, list[Rule]]) -> dict[str, list[Rule]]:
    """The work e-mail of a person with no other one is made of the same name."""
    people = found.get("person", [])
    if not people or any(rule["provider"] in ("email", "username") for rule in people):
        return found
    alone = [
        key
        for key, rules in found.items()
        if key in _ALONE_WITH_MAIL and [rule["provider"] for rule in rules] == ["email"]
    ]
    if len(alone) == 1:
        people += found.pop(alone[0])
    return found


_ALONE_WITH_MAIL = ("work_person", "home_person", "contact_person")


_OF_WHOM = frozenset(("billing", "shipping", "contact", "emergency", "guest", "home", "work"))
_ENDS = frozenset(
    "from to origin destination pickup delivery departure arrival shipper consignor consignee loading unloading"
    " sender recipient birth".split()
)
_COORDINATES = frozenset(("latitude", "longitude", "lat", "lng", "lon", "long"))


_RELATIVES = frozenset(
    "mother father parent guardian spouse husband wife partner child son daughter brother sister grandfather grandmother relative kin".split()
)
_OF_A_PERSON = frozenset("first last full name email address login user username mail initial e".split())


def whose(key: str) -> str:
    """Whose name or address it is, by the other words: ``tenant`` of ``tenant_name`` and ``tenant_email``."""
    return "_".join(word for word in tokens(key) if word not in _OF_A_PERSON)


def _stream_of(key: str, rule: object) -> str | None:
    """The stream of a column about a person or a place, a billing address apart from a shipping address."""
    if not isinstance(rule, dict) or "stream" in rule:
        return None
    kind = "person" if rule.get("provider") in _PEOPLE else "place" if rule.get("provider") in _PLACES else None
    words = [word for word in tokens(key) if word in _OF_WHOM or (kind == "place" and word in _ENDS)]
    return "_".join([*words[:1], kind]) if kind is not None else None


_HOUSES = ({"house", "number"}, {"house"}, {"street", "number"}, {"street", "count"}, {"building", "number"})
_LONGEST_STREET = 40


def decide_streets(sheet: Sheet) -> None:
    """Let a street be a name alone where the number of the house is in a column of its own."""
    classify = sheet.builder.schema.classify
    streets = [each for each in sheet.table.columns if classify(sheet.name, each) == "street" and sheet.is_open(each)]
    houses = [each for each in streets if set(sheet.tokens(each)) in _HOUSES]
    for column in streets if houses else ():
        if sheet.tokens(column)[-1:] == ("street",) and (column.type.length or 255) >= _LONGEST_STREET:
            rule = {"provider": "street", "pii": "street"} | ({"null": 0.1} if column.nullable else {})
            sheet.decide(column, rule, "place: its number is beside it", "places")
