"""Latitude and longitude: those of the town that the row is in, or of any where it says none; the end of a trip near its start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....schema.model import Column
from ..tables.sheet import Sheet
from ..words.identifiers import words_of
from ..words.vocabulary import tokens

_LATITUDES, _LONGITUDES = frozenset(("latitude", "lat")), frozenset(("longitude", "lng", "lon", "long"))
_TENTHS = 1
_WIDEST = len("-157.9")


def decide_positions(sheet: Sheet) -> None:
    """Decide the two columns of a position; they and the town share a stream."""
    for latitude, longitude in _pairs(sheet):
        _in_its_town(sheet, latitude, longitude)


def _pairs(sheet: Sheet) -> Iterator[tuple[Column, Column]]:
    """Open pairs of latitude and longitude that are called alike."""
    latitudes = [each for each in sheet.table.columns if is_latitude(each)]
    for longitude in filter(is_longitude, sheet.table.columns if latitudes else ()):
        latitude = next((each for each in latitudes if _whose(each) == _whose(longitude)), None)
        if latitude is not None and all(sheet.is_open(each) and _takes_degrees(each) for each in (latitude, longitude)):
            yield latitude, longitude


def _in_its_town(sheet: Sheet, latitude: Column, longitude: Column) -> None:
    of_whom = _of_whom([tokens(each.name) for each in sheet.table.columns])
    for each, provider in ((latitude, "latitude"), (longitude, "longitude")):
        sheet.decide(each, {"provider": provider, "pii": "geo"}, f"place: {of_whom}", "places")


def _of_whom(names: Sequence[Sequence[str]]) -> str:
    """Which place the position of a row is."""
    words = {word for name in names for word in name}
    if {"city", "town"} & words:
        return "of its town"
    return "of a town, not that of its country" if "country" in words else "of a town"


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
