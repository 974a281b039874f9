"""Explain: why a cell of a seed has its value, and why it moved since another version."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..blueprint.builtin import NAMES
from ..errors import ChecksumError, PlanError, UsageError, did_you_mean
from ..project import GenerationOptions, Project
from ..schema.expressions import columns_named
from ..scratch import temporary_folder
from .locations import document
from .sources import load_sources

if TYPE_CHECKING:  # most cells are explained without another version
    from collections.abc import Iterator

    from ..planning.explanation import CellExplanation
    from ..planning.state import PlanState
    from ..planning.tables import BoundTable
    from ..script.causes import Cause
    from .versions import Version

DEPTH = 6
"""Levels of inputs that are followed, where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Move:
    """What became of a cell since another version: its value there (None where its row, or its column, was not there), the
    causes that ``diff`` proves for its column, and what it could not explain."""

    label: str
    old: str | None
    causes: tuple[Cause, ...]
    unexplained: tuple[str, ...]
    is_same: bool

    def to_dict(self) -> dict[str, Any]:
        """The move as plain data."""
        return {
            "from": self.label,
            "old": self.old,
            "same": self.is_same,
            "cause": [cause.to_dict() for cause in self.causes],
            "unexplained": list(self.unexplained),
        }


@dataclass(frozen=True, slots=True)
class Explanation:
    """A cell of the seed ``name``, and what became of it since another version where that was asked for. ``notes``: where the
    script that is there holds another value."""

    name: str
    cell: CellExplanation
    move: Move | None = None
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``explain --format json``."""
        return {
            "seed": self.name,
            **self.cell.to_dict(),
            "move": self.move.to_dict() if self.move is not None else None,
            "script": list(self.notes),
        }


def explain(
    cell: str,
    row: int | None = None,
    options: GenerationOptions | None = None,
    *,
    key: Sequence[str] = (),
    old: Path | str | None = None,
    base: str | None = None,
    out: Path = Path("out"),
    project: Project | None = None,
    depth: int = DEPTH,
) -> Explanation:
    """Explain one cell, ``orders.total``, of row ``row`` (from 1) or of the row whose key is ``key``, a text for each of its
    columns.

    The value is computed as ``generate`` does for ``options``. ``old`` is a version as ``diff`` takes it, ``base`` a git
    revision: then the result says why the cell moved since. Raises UsageError (2) for a table, column or row that is not
    there, and what ``plan`` raises.
    """
    from ..planning.binding import bound_state
    from ..planning.explanation import Explainer
    from ..script.literals import literals

    chosen = options or GenerationOptions()
    sources = load_sources(chosen.schema, chosen.blueprint)
    state = bound_state(sources.schema, sources.blueprint, chosen, sources.trees)
    sources.trees.keep()
    bound, column = _column(state, cell)
    index = _row(bound, row, key)
    blueprint = document(chosen.blueprint or NAMES[0])

    def locate(keys: Sequence[str]) -> str | None:
        return blueprint.line(keys) if blueprint is not None else None

    explainer = Explainer(state, lambda array: literals(array)[0], locate, depth)
    try:
        found = explainer.explain(bound.name, column, index)
    except PlanError as error:
        raise _not_computed(bound, column, error) or error from None
    name = chosen.name or f"{state.blueprint.number}_{state.blueprint.name}_{chosen.size}"
    move = None
    if old is not None or base is not None:
        move = _move(found, chosen, old, base, out, project)
    return Explanation(name, found, move, tuple(_written(found, state, chosen, name, out)))


def _column(state: PlanState, cell: str) -> tuple[BoundTable, str]:
    """The table and column that ``table.column`` means, hidden columns too."""
    fitting = [name for name in state.tables if cell.lower().startswith(f"{name.lower()}.")]
    bound = state.tables[max(fitting, key=len)] if fitting else None  # a name may hold a dot
    if bound is None:
        table = cell.rpartition(".")[0]
        missing = f"the seed has no table {table!r}{did_you_mean(table, list(state.tables))}"
        raise UsageError(
            missing if table else f"{cell!r} names no column of a table",
            hint=f"name a cell as TABLE.COLUMN; tables: {', '.join(state.tables)}",
        )
    column = cell[len(bound.name) + 1 :]
    there = bound.table.find(column)
    if column.lower() in bound.columns:
        return bound, column
    if there is not None:
        reason = f"is generated by the server ({there.generated})" if there.generated else "is left to its DEFAULT"
        raise UsageError(f"{bound.name}.{column} {reason}: no rule gives it a value")
    known = [each.name for each in bound.columns.values()]
    raise UsageError(
        f"{bound.name} has no column {column!r}{did_you_mean(column, known)}", hint=f"its columns: {', '.join(known)}"
    )


def _not_computed(bound: BoundTable, name: str, error: PlanError) -> UsageError | None:
    """The error about a column that a server computes with what no expression has: the plan is possible all the same."""
    column = bound.table.find(name)
    if column is None or not column.generated:
        return None
    read = ", ".join(f"{bound.name}.{each}" for each in sorted(columns_named(bound.table, column.expression or "")))
    return UsageError(
        f"{bound.name}.{column.name} is generated by the server ({column.generated}) from what is not computed here: {error.message}",
        hint=f"explain what it reads: {read}" if read else None,
    )


def _row(bound: BoundTable, row: int | None, key: Sequence[str]) -> int:
    """The row, from 0, that is meant."""
    if (row is None) == (not key):
        raise UsageError("name a row by its number, counted from 1, or by its key", hint="such as 17, or --key 1000017")
    if row is not None:
        if 1 <= row <= bound.rows:
            return row - 1
        first = bound.first_id
        hint = f"rows count from 1 to {bound.rows}" if bound.rows else "the seed has none"
        if first is not None and first <= row < first + bound.rows:
            hint = f"{row} is the key of row {row - first + 1}: say --key {row}"
        raise UsageError(f"{bound.name} has no row {row}", hint=hint)
    if len(key) != len(bound.table.row_key):
        names = ", ".join(bound.table.row_key)
        raise UsageError(f"the key of {bound.name} is ({names})", hint="give --key once for each of these columns")
    return _row_of_key(bound, key)


def _row_of_key(bound: BoundTable, key: Sequence[str]) -> int:
    from ..script.literals import literals

    if bound.first_id is not None and key[0].isascii() and key[0].isdecimal():
        index = int(key[0]) - bound.first_id
        if 0 <= index < bound.rows:
            return index
    elif bound.first_id is None and bound.rows:
        columns = (literals(bound.full(name)) for name in bound.table.row_key)
        # as a number, as text, or bytes by their digits
        wanted = [(each, f"'{each.replace(chr(39), chr(39) * 2)}'", f"X'{each.upper()}'") for each in key]
        for index, row in enumerate(zip(*columns, strict=True)):
            if all(literal in spellings for literal, spellings in zip(row, wanted, strict=True)):
                return index
    shown = ", ".join(bound.table.row_key)
    last = "" if bound.first_id is None else f": its keys are {bound.first_id} to {bound.first_id + bound.rows - 1}"
    raise UsageError(f"{bound.name} has no row with {shown} = {', '.join(key)}{last}")


def _written(
    cell: CellExplanation, state: PlanState, options: GenerationOptions, name: str, out: Path
) -> Iterator[str]:
    """What a script that was edited, or generated from something else, holds in the place of the value that is explained."""
    from ..schema.fingerprint import fingerprint
    from .locations import blueprint_document
    from .versions import Version

    script = out / f"{name}.up.sql"
    version = Version(name, out, str(script), script)
    try:
        manifest = version.manifest if script.is_file() else None
        if manifest is None or cell.table not in manifest.schema.tables:
            return
        made_alike = (
            blueprint_document(manifest, options) is not None
            and manifest.schema_fingerprint == fingerprint(state.schema)
            and (manifest.seed, manifest.as_of, manifest.id_base) == (state.seed, state.as_of, state.id_base)
        )
        if made_alike and version.is_intact():
            return
        value = _value_in(version, cell)
    except ChecksumError as error:
        yield f"{script} cannot be compared: {error.message}"
        return
    if value != cell.value and cell.column in manifest.schema.tables[cell.table]:
        holds = f"has {value}" if value is not None else "has no such row or column"
        yield f"{script} {holds} here: it was edited, or generated from something else (seedsql check {name})"


def _move(
    cell: CellExplanation,
    options: GenerationOptions,
    old: Path | str | None,
    base: str | None,
    out: Path,
    project: Project | None,
) -> Move:
    """Compare the seed as it is generated now with another version, and look at one cell."""
    from .differences import compare_pair
    from .generation import generate
    from .versions import Version

    with temporary_folder() as folder:
        name = generate(replace(options, row_format="sql"), folder).plan.name
        new = Version(name, folder, f"seed {name}", folder / f"{name}.up.sql")
        with _earlier(old, base, name, out) as before:
            found = compare_pair((before, new), project)
            value = _value_in(before, cell)
    where = f"{cell.table}.{cell.column}"
    hit = tuple(
        cause for cause in found.causes if where in cause.columns or (value is None and cell.table in cause.tables)
    )
    moved = value != cell.value
    lines = tuple(line for line in found.unexplained if line.startswith((f"{where}:", f"rows of {cell.table}:")))
    return Move(before.label, value, hit if moved else (), lines if moved else (), not moved)


@contextmanager
def _earlier(old: Path | str | None, base: str | None, name: str, out: Path) -> Iterator[Version]:
    from .versions import Unread, pairs_since, version_of

    if base is not None:
        with pairs_since(base, [name], out) as pairs:
            pair = pairs[0]
            assert not isinstance(pair, Unread)  # it was named
            yield pair[0]
        return
    assert old is not None
    yield version_of(old, name, out)


def _value_in(version: Version, cell: CellExplanation) -> str | None:
    """The literal of a cell in a script."""
    rows = version.rows()
    table = rows.tables.get(cell.table)
    if table is None or cell.column not in table.columns:
        return None
    place = table.columns.index(cell.column)
    return next((row[place] for key, row in rows.rows(cell.table) if key == cell.key), None)
