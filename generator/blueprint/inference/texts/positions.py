"""Latitude and longitude: those of the town that the row is in, or of any where it says none."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.sheet import Sheet
from ..words.identifiers import words_of
from ..words.vocabulary import tokens

_LATITUDES, _LONGITUDES = frozenset(("latitude", "lat")), frozenset(("longitude", "lng", "lon", "long"))
_TENTHS = 1
_WIDEST = len("-157.9")


def decide_positions(sheet: Sheet) -> None:
    """Decide the two columns of a position; they and the town share a stream."""
    columns = sheet.table.columns
    latitudes = [each for each in columns if is_latitude(each)]
    for column in columns:
        if not is_longitude(column):
            continue
        beside = next((each for each in latitudes if _whose(each) == _whose(column)), None)
        if beside is None or not all(sheet.is_open(each) and _takes_degrees(each) for each in (beside, column)):
            continue
        for each, provider in ((beside, "latitude"), (column, "longitude")):
            sheet.decide(each, {"provider": provider, "pii": "geo"}, "place: of its town", "places")


def is_latitude(column: Column) -> bool:
    return bool(_LATITUDES & _words(column))


def is_longitude(column: Column) -> bool:
    return bool(_LONGITUDES & _words(column))


def _words(column: Column) -> set[str]:
    return {*words_of(column.name), *tokens(column.name)}


def _whose(column: Column) -> frozenset[str]:
    """The other words of a name: ``pickup`` of ``pickup_lat`` and ``pickup_lng``."""
    return (
        frozenset(words_of(column.name))
        - _LATITUDES
        - _LONGITUDES
        - frozenset(word for word in words_of(column.name) if {*tokens(word)} & {"latitude", "longitude"})
    )


def _takes_degrees(column: Column) -> bool:
    """True for a type that holds tenths of a degree west of Greenwich."""
    kind = column.type
    if kind.name == "decimal":
        scale = kind.scale or 0
        return (
            scale >= _TENTHS and (kind.length or 10) - scale >= (3 if is_longitude(column) else 2) and not kind.unsigned
        )
    return kind.name in ("float", "double") or (kind.name == "varchar" and (kind.length or 0) >= _WIDEST)
