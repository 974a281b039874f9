"""The sides of one thing: it is longer than wide, wider than deep or thick, in every row."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from ....schema.model import Column
from ..columns.guess import Bounds
from ..columns.measured import unit_of
from ..columns.plain_numbers import plain_range
from ..tables.sheet import Sheet, is_exact, named, scale_of
from ..words.vocabulary import tokens
from .by_name import decide_number, fitted, number_rule

_SIDES = ("length", "width", "depth", "thickness")
"""From the longest to the shortest."""
_SHARES = {"width": (25, 75), "depth": (20, 70), "thickness": (3, 20)}
"""How many percent of the next longer one a side has where nothing says more of it."""
_SAME = {"breadth": "width", "beam": "width", "strength": "thickness"}
_FEWEST_STEPS = 4
_Side = tuple[str, Column]


def decide_sides(sheet: Sheet) -> None:
    """Let each side be shorter than the one that is longer by its name, where their own ranges do not see to it."""
    for sides in _things(sheet):
        for (_, longer), (name, shorter) in pairwise(sides):
            if not _is_line(sheet, longer) and sheet.is_open(shorter) and (not longer.nullable or shorter.nullable):
                _keep_below(sheet, longer, shorter, _SHARES[name])


def _things(sheet: Sheet) -> list[list[_Side]]:
    """The sides of each thing that a row measures, in the same unit, from the longest on."""
    found: dict[object, list[_Side]] = {}
    for column in sheet.table.columns:
        if not is_exact(column):
            continue
        bare, unit = unit_of(sheet.table, column)
        words = [_SAME.get(word, word) for word in tokens(bare)] if bare else []
        side = next((word for word in _SIDES if word in words), None)
        if side is not None:
            rest = frozenset(words) - {side}
            found.setdefault((rest, unit.name if unit is not None else ""), []).append((side, column))
    groups = [sorted(sides, key=lambda each: _SIDES.index(each[0])) for sides in found.values()]
    return [sides for sides in groups if len(sides) == len({name for name, _ in sides}) > 1]


def _usual(sheet: Sheet, column: Column, otherwise: Bounds) -> Bounds | None:
    """What is usual of a side by its name and unit alone, as far as its type holds it."""
    plain = plain_range(sheet.table, column)
    return fitted(sheet, column, *((plain.low, plain.high) if plain is not None else otherwise))


_LINES = frozenset(
    "track road lane trail course runway river canal pipe pipeline cable strip route slope piste ski_run slide tunnel belt path line rope fence wall".split()
)
"""Things that are hundreds of times as long as wide."""


def _is_line(sheet: Sheet, column: Column) -> bool:
    return bool(_LINES & {*sheet.words, *tokens(column.name)})


def _keep_below(sheet: Sheet, longer: Column, shorter: Column, share: tuple[int, int]) -> None:
    most = decide_number(sheet, longer)
    step = Decimal(1).scaleb(-scale_of(shorter))
    if most is None or most[0] < _FEWEST_STEPS * step:
        return
    found = number_rule(sheet, shorter)
    own = found[1] if found is not None else _usual(sheet, shorter, (step, most[1]))
    if own is None or own[1] < most[0]:
        return  # a lorry is longer than any is wide
    percent = sheet.hide("side_percent", {"provider": "integer", "min": share[0], "max": share[1]})
    text = f"ROUND({named(longer)} * {percent} / 100, {scale_of(shorter)})"
    low = max(min(own[0], (most[0] * share[0] / 100).quantize(step)), step)
    text = f"LEAST(GREATEST({text}, {low}), {own[1]})"
    why = f"range: shorter than {named(longer)}"
    sheet.decide(shorter, text, f"{why}, {found[2]}" if found is not None else why, "numbers", bounds=(low, own[1]))
