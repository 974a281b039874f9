"""States that are called as what is being done: ``melting``, ``in_work``, ``en_cours``; a row is in one only while that goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....lazy_patterns import lazy
from ..tables.sheet import Sheet, State
from .frequency import is_standing
from .labels import is_known

_DOING = lazy(r"^'(?:[a-z_ ]*[a-z]{3}ing|(?:in|im|en|em|w)[_ -](?:\w+))'$", re.I)
_NO_DOING = frozenset(
    """pending existing missing outstanding incoming outgoing upcoming waiting planning standing remaining booking billing shipping stock service
    use force order person house store office place transit storage warehouse bond advance cash full part person existing nothing
    thing ring building meeting training parking morning evening living dwelling wedding""".split()
)


def is_going_on(literal: str, meaning: Sequence[str]) -> bool:
    """True for a state called as what is being done, of which no word is known otherwise."""
    words = set(re.split(r"[\W_]+", literal.lower()))
    return _DOING.search(literal) is not None and not _NO_DOING & {*words, *meaning} and not is_known(tuple(meaning))


def going_on(sheet: Sheet, state: State) -> list[str]:
    """The states of what happens that are only passed through: no row is in one for long."""
    if is_standing(sheet):
        return []
    return [literal for literal, meaning in state.values if is_going_on(literal, meaning)]
