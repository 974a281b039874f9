"""Units: in which one a number is, by the end of its name or by its comment, and ranges as they are in another."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ....schema.model import Column, Table
from ..words.identifiers import words_of
from ..words.languages import spoken
from ..words.vocabulary import data, tokens


class Unit(NamedTuple):
    """A unit as ``things.toml`` calls it, of what it is one, and how many of the first unit of its kind it is."""

    name: str
    kind: str
    factor: Decimal


class Range(NamedTuple):
    """Smallest and largest value, how much values crowd at the low end (1: evenly), and the unit that they are in, if any."""

    low: Decimal
    high: Decimal
    skew: int = 1
    unit: Unit | None = None

    def times(self, factor: Decimal) -> Range:
        return self._replace(low=self.low * factor, high=self.high * factor)


@lru_cache(maxsize=1)
def _units() -> dict[str, Unit]:
    """The units by every way to write them."""
    found = {}
    for kind, entries in data()["units"].items():
        for name, text in entries.items():
            factor, *others = text.split()
            unit = Unit(name, kind, Decimal(factor))
            found.update(dict.fromkeys((name, *others), unit))
    return found


@lru_cache(maxsize=1)
def units_of_kind() -> dict[str, tuple[Unit, ...]]:
    """The units of each kind, from the smallest to the largest."""
    found: dict[str, dict[str, Unit]] = {}
    for unit in _units().values():
        found.setdefault(unit.kind, {})[unit.name] = unit
    return {kind: tuple(sorted(units.values(), key=lambda each: each.factor)) for kind, units in found.items()}


def is_unit(word: str) -> bool:
    return word in _units()


@lru_cache(maxsize=4096)
def ranges_in(text: str) -> tuple[Range, ...]:
    """``low high skew unit``, and the same in other units behind ``|``; skew and unit may be missing."""
    found = []
    for each in text.split("|"):
        low, high, *rest = each.split()
        unit = _units()[rest.pop()] if rest and rest[-1] in _units() else None
        found.append(Range(Decimal(low), Decimal(high), int(rest[0]) if rest else 1, unit))
    return tuple(found)


_MONEY = frozenset("price cost fee rate tariff fare charge wage pay salary rent".split())
_LENGTHS = frozenset("height length width depth size diameter thickness circumference".split())
_PRICED = frozenset("mass length volume time area energy data".split())
_PER = frozenset("per pro par por je za".split())
_HAVE_LEAST = frozenset(
    """capacity amount age price quantity temperature weight height wind stock player participant order salary speed pressure level value
    score grade size area guest person seat passenger rate limit voltage humidity ph width depth""".split()
)


@lru_cache(maxsize=16384)
def _split(name: str, _language: str) -> tuple[str, Unit | None]:
    """A name without the unit at its end, and the unit. What something costs is not in kilograms but per kilogram."""
    raw = words_of(name)
    if raw[-1:] == ["ar"] and _MONEY & set(tokens(name)[-1:]):
        return name, None  # the Hungarian for a price, where others measure land
    for size in (3, 2, 1):
        unit = _unit_at_end(raw, size)
        if unit is None:
            continue
        bare = "_".join(raw[:-size])
        if not bare:
            return "", unit
        meant = _meant(unit, set(tokens(bare)))
        return (name, None) if meant is None or _is_per_unit(raw[:-size], meant) else (bare, meant)
    return name, None


def _unit_at_end(raw: Sequence[str], size: int) -> Unit | None:
    """The unit that the last ``size`` words of a name spell. Two letters that are the whole name are none, nor is the ``in`` of
    ``checked_in``, which is inches behind a length only."""
    if len(raw) < size or (len(raw) == size and len(raw[-1]) < 3):
        return None
    is_preposition = raw[-1] == "in" and not (size == 1 and _LENGTHS & set(tokens("_".join(raw[:-1]))))
    return None if is_preposition else _units().get("_".join(raw[-size:]))


def _is_per_unit(bare: Sequence[str], unit: Unit) -> bool:
    """True where the words before a unit say that something is so much for one of it: ``price_kg``, ``cost_per_hour``."""
    is_of_money = unit.kind in _PRICED and bool(_MONEY & set(tokens("_".join(bare))))
    return is_of_money or bare[-1] in _PER


_WINDS = frozenset("wind speed velocity gust".split())
_FORCES = frozenset(
    "load force tension strength tensile thrust pull clamping compression breaking crushing insertion hardness shear bearing capacity axle anchor".split()
)
_WARMTH = frozenset("temperature temp heat warm cold boiling melting".split())


def _meant(unit: Unit, bare: frozenset[str] | set[str]) -> Unit | None:
    """The unit that letters mean which are those of two: ``wind_ms`` is in metres a second, ``load_kn`` in kilonewtons, an angle in
    ``grad``, which is how German spells degrees of either kind. None for letters that are a unit only of what is not named."""
    if unit.name == "ms" and bare & _WINDS and not bare & {"page", "response", "query"}:
        return _units()["m_s"]
    if unit.name == "knots" and bare & _FORCES and not bare & _WINDS:
        return _units()["kilonewton"]
    if unit.name == "nm":
        other = next((name for name, words in _SHORT_NM.items() if bare & words), "nm")
        return _units()[other]
    needed = _ONLY_OF.get(unit.name)
    if needed is not None and not bare & needed:
        return None
    return _units()["deg"] if unit.name == "c" and not bare & _WARMTH and bare & _TURNED else unit


_SHORT_NM = {
    "newton_meter": frozenset("torque tightening".split()),
    "nanometer": frozenset("wavelength wave particle pore absorbance laser coating roughness film peak".split()),
}
"""What ``nm`` is where it is no nautical mile: newton metres, nanometres."""
_ONLY_OF = {
    "amp_a": frozenset("current intensity amperage fuse breaker welding".split()),
    "newton": _FORCES,
    "cst": frozenset(("viscosity",)),
    "hb": frozenset(("hardness",)),
    "uf": frozenset(("capacitance",)),
}
"""Letters that are a unit only where the name says what is measured: an ``a`` of a current, ``cst`` that is no cost."""
_TURNED = frozenset(
    "direction angle azimuth heading bearing slope inclination tilt rotation pitch blade richtung winkel orientation".split()
)


def unit_of(table: Table, column: Column) -> tuple[str, Unit | None]:
    """The name of a column without the unit that it ends in, and that unit or the one that its comment gives."""
    name, unit = _split(column.name, spoken())
    if name and unit is not None and unit.name == "min" and is_least(table, column, set(tokens(name)[-1:])):
        return column.name, None  # the smallest, not minutes
    if unit is None and column.comment:
        unit = unit_in(column.comment)
    return name, unit


def is_least(table: Table, column: Column, heads: Set[str] = frozenset()) -> bool:
    """True for a ``min`` that is the least of something, of which there is a ``max`` too, or which has one by its ``heads``."""
    is_min = column.name.lower().endswith("min")
    return is_min and (bool(heads & _HAVE_LEAST) or table.find(f"{column.name[:-3]}max") is not None)


_SAID = re.compile(r"(?:^|\b(?:in|en|em|w|na|as|je)\s+|[(\[])([^\W\d_][\w²³°/%]*|%|°[cf])(?=$|[\s,;.)\]:])")


@lru_cache(maxsize=4096)
def unit_in(comment: str) -> Unit | None:
    """The unit that a comment names at its beginning, in brackets or after ``in``."""
    for said in _SAID.findall(comment.lower()):
        unit = _units().get(said.replace("/", "_"))
        if unit is not None and (
            len(said) > 1 or said == "%" or comment.strip().lower() == said or f"({said})" in comment
        ):
            return unit
    return None


def in_unit(known: Sequence[Range], unit: Unit | None, most: Decimal, *, whole: bool) -> Range | None:
    """What is known of a number, in the unit of a column, which holds numbers up to ``most``; None where that is of another kind.

    A column that names no unit is in the usual one, or in the next of its kind that its type is made for.
    """
    for each in known:
        if unit is not None and each.unit is not None and each.unit.kind == unit.kind:
            if unit.kind == "others" and unit != each.unit:
                continue
            if unit.kind == "temperature" and unit.name == "f" and each.unit.name == "c":
                return each._replace(low=each.low * 9 / 5 + 32, high=each.high * 9 / 5 + 32, unit=unit)
            return each.times(each.unit.factor / unit.factor)._replace(unit=unit)
    if unit is not None:
        return None
    return next((each for each in known if _is_held(each, most, whole=whole)), None) or _converted(
        known[0], most, whole=whole
    )


def _is_held(each: Range, most: Decimal, *, whole: bool) -> bool:
    return each.high <= most * 2 and not (whole and each.high - each.low < 2 and each.low % 1)


_ASSUMED = frozenset("mg g kg t mm cm m km ml l m3 s min h d m2 ha w kw mw wh kwh mwh bytes kb mb gb tb".split())
"""Units that a number may be in without saying so."""


def _converted(known: Range, most: Decimal, *, whole: bool) -> Range:
    """A range in a unit in which a type holds it: tonnes in a DECIMAL(4, 1), grams in an INT; itself where none is better."""
    if known.unit is None or known.unit.kind in ("others", "share", "temperature"):
        return known
    units = [unit for unit in units_of_kind()[known.unit.kind] if unit.name in _ASSUMED]
    for unit in units if known.high > most else reversed(units):
        if (unit.factor > known.unit.factor) == (known.high > most):
            found = known.times(known.unit.factor / unit.factor)._replace(unit=unit)
            if _is_held(found, most, whole=whole):
                return found
    return known
