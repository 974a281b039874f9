"""What is guessed of a column, as data: the rule, why, and what else it could have been."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

Bounds = tuple[Decimal, Decimal]
"""The smallest and the largest value of a number."""


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
