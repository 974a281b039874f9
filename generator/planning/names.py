"""Names of tables and columns that the scripts can hold."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import PlanError
from ..printable import UNPRINTABLE, printable
from .model import TableStep


def check_names(steps: Iterable[TableStep]) -> None:
    """Raise PlanError for a name that a script cannot show: one with a line break, or a mark that turns what follows."""
    for step in steps:
        for name in (step.name, *(column.name for column in step.columns)):
            if UNPRINTABLE.search(name):
                raise PlanError(
                    f"the name '{printable(name)}' holds a control character, which no script can show a reviewer"
                )
            if ": " in name:
                raise PlanError(
                    f"the name '{name}' holds ': ', which ends a name in the scripts' lists of columns",
                    hint="rename the column, or leave its table out",
                )
