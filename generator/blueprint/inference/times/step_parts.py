"""Which part of a row's time each of its steps lies at: as their words say, and between their neighbours where these say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_STEP, _END, _LATEST = 4, 92, 97
_RARE_PART, _HALF, _END_OF_STEPS = 93, 45, 80


def placed_parts(hints: Sequence[int | None]) -> list[int]:
    """Parts in the order that the hints and, for those without one, their neighbours say; later ones are never equal."""
    order: list[int] = []
    for place, hint in enumerate(hints):
        if hint is None:
            order.insert(order.index(place - 1) + 1 if place else 0, place)
        else:
            later = (at for at, other in enumerate(order) if (known := hints[other]) is not None and known > hint)
            order.insert(next(later, len(order)), place)
    found, before = [0] * len(hints), -_STEP
    for at, place in enumerate(order):
        hint = hints[place]
        if hint is None:
            hint = _between(before, [hints[other] for other in order[at:]])
        found[place] = before = min(max(hint, before + (_STEP if hint else 0)), _LATEST)
    return _evenly(found)


def placed_beside_ends(hints: Sequence[int | None], optional: Sequence[bool]) -> list[int]:
    """The parts, where nothing lies behind an ``optional`` end that is listed before the steps of other rows: what is cast is so before
    it is delivered, though ``rejected_on`` is listed before both."""
    steps = [0 < (each or 0) < _RARE_PART for each in hints]
    apart = {at for at, hint in enumerate(hints) if (hint or 0) >= _RARE_PART and optional[at] and any(steps[at + 1 :])}
    rest = iter(placed_parts([hint for at, hint in enumerate(hints) if at not in apart]))
    return [hint or 0 if at in apart else next(rest) for at, hint in enumerate(hints)]


def _evenly(parts: list[int]) -> list[int]:
    """The same order with like steps, where steps that are called so were pressed together at one end: none takes nearly all the time."""
    order = sorted({part for part in parts if part < _RARE_PART})
    gaps = [later - before for before, later in pairwise(order)]
    if len(order) < 3 or order[0] or min(gaps) > _STEP or max(gaps) < _HALF:
        return parts
    last = max(order[-1], _END_OF_STEPS)
    places = {part: place * last // (len(order) - 1) for place, part in enumerate(order)}
    return [places.get(part, part) for part in parts]


def _between(before: int, following: Sequence[int | None]) -> int:
    """The part of the first of ``following``, which has none, between the one before and the next that has one."""
    if before < 0:
        return 0
    unknown = next((size for size, hint in enumerate(following) if hint is not None), len(following))
    until = next((hint for hint in following if hint is not None), _END)
    return before + max(_STEP, (until - before) // (unknown + 1))
