"""The rows that a seed wrote in one table: how SQL names them, sums them up, and how the history remembers them.

The same description serves a plan, whose scripts are being written, and the history of a database, whose seeds may have
been made by a plan that nobody has any more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import Mismatch
from ..plan.model import Reference, TableStep
from ..schema.model import Column
from ..sqltext import HISTORY_TABLE, identifier
from .literals import key_list

KEYS_PER_LIST = 1000

_FORMS = {"": "{}", "hex": "HEX({})", "bit": "{} + 0"}
_LITERAL = r"(?:-?\d+(?:\.\d+)?|'(?:[^'\\\x00-\x1f]|'')*'|(?:_utf8mb4 )?X'(?:[0-9A-Fa-f]{2})*')"
_KEY = rf"(?:{_LITERAL}|\({_LITERAL}(?:, {_LITERAL})*\))"
_KEYS = re.compile(rf"{_KEY}(?:, {_KEY})*")


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
    """Return what the history keeps of a seed's rows, as lines of one JSON text; ``read_record`` takes it back."""
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


def read_record(name: str, text: str) -> tuple[tuple[SeededTable, ...], tuple[Reference, ...]]:
    """Return what the history says of the rows of seed ``name``.

    What it says becomes SQL, and whoever may write to the table decides it: everything that is not a name is checked to
    be a number or a list of literals. Raises Mismatch (74) when it cannot be trusted.
    """
    try:
        data = json.loads(text)
        tables = tuple(_table(fields) for fields in data["tables"])
        known = {table.name: table for table in tables}
        references = tuple(
            Reference(
                _text(fields["table"]),
                tuple(map(_text, fields["columns"])),
                known[_text(fields["parent"])].name,
                tuple(map(_text, fields["parent_columns"])),
                declared=False,
            )
            for fields in data["references"]
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Mismatch(
            f"{HISTORY_TABLE} does not say which rows seed '{name}' wrote ({type(error).__name__}: {error})",
            hint=f"remove the seed with the script it was made with: seedsql rollback {name}",
        ) from None
    return tables, references


def _table(fields: dict[str, Any]) -> SeededTable:
    first, last, lists = fields.get("first"), fields.get("last"), tuple(map(_text, fields.get("keys", ())))
    columns = tuple((_text(name), _text(form)) for name, form in fields["columns"])
    key = tuple(map(_text, fields["key"]))
    if not all(_KEYS.fullmatch(listed) for listed in lists):
        raise ValueError("its keys are not literals")
    if not all(form.removesuffix("?") in _FORMS for _, form in columns) or not columns:
        raise ValueError("its columns cannot be summed up")
    if not key or (len(key) > 1 and first is not None):
        raise ValueError("its key is not one")
    if first is not None or last is not None:
        first, last = _number(first), _number(last)
    rows = _number(fields["rows"])
    if rows and first is None and not lists:
        raise ValueError("its rows have no keys")
    return SeededTable(
        _text(fields["name"]), key, rows, first, last, lists, tuple(map(_text, fields["unset"])), columns
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or re.search(r"[\x00-\x1f\x7f]", value):
        raise TypeError(f"{value!r} is not a name")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} is not a number")
    return value
