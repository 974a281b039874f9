"""Columns and rows that depend on each other in a circle, so that none is the first to be computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..errors import PlanError
from ..values.array_types import BoolArray, IntArray


def refuse_circle(stack: Sequence[tuple[str, str]], node: tuple[str, str], path: str) -> None:
    """Raises PlanError, at ``path`` of the blueprint, when the column ``node`` is among those that are being computed."""
    if node in stack:
        circle = " -> ".join(f"{table}.{column}" for table, column in [*stack[stack.index(node) :], node])
        raise PlanError(
            f"these columns depend on each other in a circle: {circle}",
            location=path or None,
            hint="compute one of them from a hidden column that does not depend on the others",
        )


def level_count(parents: IntArray, roots: BoolArray, column: str, references: Iterable[str], path: str) -> int:
    """How many levels a forest has by each row's parent and whether it is a root, both of shape (n,).

    Raises PlanError, at ``path`` of the blueprint, when rows refer to each other in a circle by the columns ``references``, so that
    ``column`` has no first value.
    """
    reached, levels = roots.copy(), 1
    while not reached.all():
        further = reached | reached[parents]
        if (further == reached).all():
            raise PlanError(
                f"{column}: rows refer to each other in a circle by {', '.join(references)}, so that no row is the first",
                location=path or None,
            )
        reached, levels = further, levels + 1
    return levels
