"""The rows that a seed wrote in one table: how SQL names them, sums them up, and how the history remembers them.

The same description serves a plan, whose scripts are being written, and the history of a database, whose seeds may have
been made by a plan that nobody has any more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..planning.applied import AppliedTable
from ..planning.model import Reference, TableStep
from ..schema.model import Column
from ..sql.identifiers import identifier
from ..sql.literals import value_literal
from .literals import key_list

KEYS_PER_LIST = 1000

_FORMS = {"": "{}", "hex": "HEX({})", "bit": "{} + 0"}


@dataclass(frozen=True, slots=True)
class SeededTable:
    """``rows`` seeded rows of table ``name``, named by a range of an integer ``key`` or by ``lists`` of key literals.

    ``unset`` columns refer to the table itself or close a cycle: they are NULL before the rows can be deleted.
    ``columns`` are those that the checksum covers, with the form in which each goes into it: as it is, ``hex``, ``bit``;
    a ``?`` behind it when it can be NULL.
    """

    name: str
    key: tuple[str, ...]
    rows: int
    first: int | None
    last: int | None
    lists: tuple[str, ...]
    unset: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, step: TableStep, unset: Iterable[str] = ()) -> SeededTable:
        """Describe the rows of a plan's step."""
        lists: tuple[str, ...] = ()
        if step.rows and not step.by_range:
            lists = tuple(
                key_list(step.arrays(start, min(start + KEYS_PER_LIST, step.rows), step.key))
                for start in range(0, step.rows, KEYS_PER_LIST)
            )
        columns = tuple((column.name, _form(column)) for column in step.table.columns if not column.generated)
        return cls(step.name, step.key, step.rows, step.first_id, step.last_id, lists, tuple(unset), columns)

    @classmethod
    def of_applied(cls, table: AppliedTable) -> SeededTable:
        """Describe the rows that the history names; their keys are quoted anew."""
        texts = [", ".join(map(value_literal, key)) for key in table.keys]
        if len(table.key) > 1:
            texts = [f"({text})" for text in texts]
        lists = tuple(", ".join(texts[start : start + KEYS_PER_LIST]) for start in range(0, len(texts), KEYS_PER_LIST))
        return cls(table.name, table.key, table.rows, table.first, table.last, lists, table.unset, table.columns)

    def clauses(self, alias: str = "", columns: Sequence[str] = ()) -> list[str]:
        """Predicates that together name exactly the seeded rows: one range, or lists of up to 1000 keys.

        ``columns`` are SQL expressions to stand in the place of the key's columns.
        """
        prefix = f"{identifier(alias)}." if alias else ""
        named = list(columns) or [prefix + identifier(name) for name in self.key]
        if not self.rows:
            return ["1 = 0"]
        if self.first is not None:
            return [f"{named[0]} BETWEEN {self.first} AND {self.last}"]
        left = named[0] if len(named) == 1 else f"({', '.join(named)})"
        return [f"{left} IN ({listed})" for listed in self.lists]

    def scope(self, alias: str = "") -> str:
        """One predicate for all seeded rows, columns qualified by ``alias``."""
        clauses = self.clauses(alias)
        return clauses[0] if len(clauses) == 1 else "(" + " OR ".join(clauses) + ")"

    @property
    def checksum(self) -> str:
        """The sum over rows of 64 bits of SHA-2 of what the row holds, as the server shows it, independent of charset.

        Generated columns follow from the others. Strings are compared byte by byte, so that an edit of case or accent
        counts.
        """
        parts = ", ".join(_summed(name, form) for name, form in self.columns)
        return f"IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', {parts}), 256), 16), 16, 10) AS UNSIGNED)), 0)"


def _form(column: Column) -> str:
    kind = column.type
    if kind.name == "bit":
        form = "bit"
    elif (
        kind.is_text
        or kind.is_binary
        or kind.is_spatial
        or kind.name in ("enum", "set", "json", "uuid", "inet4", "inet6")
    ):
        form = "hex"
    else:
        form = ""
    return form + "?" * column.nullable


def _summed(name: str, form: str) -> str:
    text = _FORMS[form.removesuffix("?")].format(identifier(name))
    return f"IFNULL({text}, '~')" if form.endswith("?") else text


def record_lines(tables: Sequence[SeededTable], references: Sequence[Reference]) -> list[str]:
    """Return what the history keeps of a seed's rows, as lines of one JSON text; ``plan.applied`` reads it back."""
    lines = ['{"tables": [']
    for place, table in enumerate(tables):
        fields: dict[str, Any] = {"name": table.name, "key": table.key, "rows": table.rows}
        fields |= {"first": table.first, "last": table.last} if table.first is not None else {"keys": table.lists}
        # pairs rather than members: a member called "email" would be taken for an address by whoever audits the script
        fields |= {"unset": table.unset, "columns": table.columns}
        lines.append(_json(fields) + "," * (place < len(tables) - 1))
    lines.append('], "references": [')
    for place, reference in enumerate(references):
        fields = {
            "table": reference.table,
            "columns": reference.columns,
            "parent": reference.parent,
            "parent_columns": reference.parent_columns,
        }
        lines.append(_json(fields) + "," * (place < len(references) - 1))
    return [*lines, "]}"]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
