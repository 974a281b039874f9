"""What is guessed of a column, as data: the rule, why, and what else it could have been."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

Bounds = tuple[Decimal, Decimal]
"""The smallest and the largest value of a number."""


BY_WORDS = "by its words alone"
"""What the reason of a range ends in that is usual of what is called so, where neither the table nor the trade says of what it is."""

ROUGH = "a rough guess"
"""What is added where such amounts are of many sizes."""


class Guess(NamedTuple):
    """A decision about ``column`` (as the schema spells it) of one table.

    ``rule`` is a rule as TOML has it, ``layer`` the kind of evidence, ``reason`` one line for whoever reads the blueprint.
    ``runner_up`` says what else it could have been, where that is not certain. ``check`` is the SELECT of rows that break
    it, with ``{table}`` names in braces; empty where nothing is to be proved.
    """

    column: str
    rule: Any
    reason: str
    layer: str
    runner_up: str = ""
    check: str = ""
    bounds: Bounds | None = None


class Refused(NamedTuple):
    """A guess that was not taken, and why."""

    reason: str
    why: str
