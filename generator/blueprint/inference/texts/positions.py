"""Latitude and longitude: those of the town that the row is in, or of any where it says none; the end of a trip near its start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....schema.model import Column
from ..tables.sheet import Sheet, is_exact, named
from ..words.identifiers import words_of
from ..words.vocabulary import tokens

_LATITUDES, _LONGITUDES = frozenset(("latitude", "lat")), frozenset(("longitude", "lng", "lon", "long"))
_TENTHS = 1
_WIDEST = len("-157.9")


def decide_trips(sheet: Sheet) -> None:
    """Decide where trips begin and end, before sums take their degrees for numbers that a distance is added to."""
    for latitude, longitude in _pairs(sheet):
        if _whose(latitude) & _ENDS:
            _near_start(sheet, latitude, longitude)


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


_STARTS = frozenset("start launch takeoff begin from departure pickup origin".split())
_ENDS = frozenset("end landing landed touchdown finish found recovery".split())
_KM = {"km": "", "kilometer": "", "mile": " * 1.6", "meter": " / 1000", "m": " / 1000", "nautical": " * 1.85"}
_USUAL_KM = 8
_KM_A_DEGREE = 111
_DEGREES_SCALE = 6


def _near_start(sheet: Sheet, latitude: Column, longitude: Column) -> None:
    """The end of a trip lies no farther from where it began, by the row or what it refers to, than the row says it went."""
    start = _start(sheet)
    if start is None or (start[2] and not (latitude.nullable and longitude.nullable)):
        return
    km = _distance(sheet)
    for column, begun, way in ((latitude, start[0], "north"), (longitude, start[1], "east")):
        share = sheet.hide(f"went_{way}", {"provider": "decimal", "min": "-0.7", "max": "0.7", "scale": 2})
        scale = _DEGREES_SCALE if column.type.scale is None else min(column.type.scale, _DEGREES_SCALE)
        text = f"ROUND({begun} + {share} * {km} / {_KM_A_DEGREE}, {scale})"
        sheet.decide(column, {"expression": text, "pii": "geo"}, "place: near where it began", "places")


def _start(sheet: Sheet) -> tuple[str, str, bool] | None:
    """Latitude and longitude of where a row begins, as it names them, and whether they may be NULL."""
    own = _pair(sheet.table.columns, _STARTS)
    if own is not None:
        return named(own[0]), named(own[1]), any(each.nullable for each in own)
    for column, _, parent in sheet.parents:
        pair = _pair(parent.table.columns, frozenset())
        if pair is not None and parent is not sheet:
            nullable = column.nullable or any(each.nullable for each in pair)
            return f"{named(column)}.{named(pair[0])}", f"{named(column)}.{named(pair[1])}", nullable
    return None


def _pair(columns: Sequence[Column], whose: frozenset[str]) -> tuple[Column, Column] | None:
    """The position that is called after one of these, or plainly."""
    found = [
        next((each for each in columns if test(each) and (_whose(each) & whose or not _whose(each))), None)
        for test in (is_latitude, is_longitude)
    ]
    latitude, longitude = found
    return (latitude, longitude) if latitude is not None and longitude is not None else None


def _distance(sheet: Sheet) -> str:
    """The kilometres that a row says it went, as an expression; a usual number of them where it says none."""
    for column in sheet.table.columns:
        words = set(tokens(column.name))
        unit = next((unit for unit in _KM if unit in words), None)
        if "distance" in words and (unit is not None or words == {"distance"}) and is_exact(column):
            km = named(column) + _KM[unit or "km"]
            return f"COALESCE({km}, {_USUAL_KM})" if column.nullable else km
    return str(_USUAL_KM)


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
