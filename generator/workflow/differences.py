"""Diff: what two versions of a seed write otherwise, row by row, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import SeedsqlError
from ..pii.treatment import REAL, Treatment
from ..planning.model import BLUEPRINT
from ..project import Project
from ..schema.fingerprint import fingerprint
from ..script.causes import Cause
from ..script.comparison import TableDiff, compare_table, tables_of
from ..script.manifest import Manifest
from ..script.reading import ScriptRows
from .difference_causes import Manifests, causes_of, lines, personal
from .locations import blueprint_document, document
from .sources import load_sources
from .versions import Pair, Unread, pairs_of, pairs_since

SAME, CHANGED, NEW, GONE = "same", "changed", "new", "gone"
UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """A table or column that is new, gone or of another type; ``old`` and ``new`` are types, empty where it is not there."""

    table: str
    column: str
    old: str
    new: str

    def to_dict(self) -> dict[str, Any]:
        """The change as plain data."""
        return {"table": self.table, "column": self.column or None, "old": self.old or None, "new": self.new or None}


@dataclass(frozen=True, slots=True)
class PersonalChange:
    """What is known of a column's personal data, before and after: its class and verdict; empty for nothing personal."""

    table: str
    column: str
    old: str
    new: str

    def to_dict(self) -> dict[str, Any]:
        """The change as plain data."""
        return {"table": self.table, "column": self.column, "before": self.old or None, "after": self.new or None}


@dataclass(frozen=True, slots=True)
class SeedDiff:
    """One seed before and after.

    ``state`` is ``same`` (rows are identical), ``changed``, ``new``, ``gone``, or ``unread``: the rows are in files of their own. ``causes`` are all differences in what the
    versions were generated from; ``unexplained`` the changes, a line each, that none of them explains. ``personal_columns``
    are how many columns hold personal data, before and after. ``notes`` say what could not be looked at.
    """

    name: str
    state: str
    old: str
    new: str
    tables: tuple[TableDiff, ...]
    schema: tuple[SchemaChange, ...] = ()
    causes: tuple[Cause, ...] = ()
    unexplained: tuple[str, ...] = ()
    personal: tuple[PersonalChange, ...] = ()
    personal_columns: tuple[int, int] = (0, 0)
    notes: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether rows, schema and personal data are as they were."""
        return self.state in (SAME, UNREAD) and not (self.schema or self.personal)


@dataclass(frozen=True, slots=True)
class Diff:
    """The seeds that ``diff`` compared, in the order of their names."""

    seeds: tuple[SeedDiff, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing that a seed writes has changed."""
        return all(seed.is_same for seed in self.seeds)

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``diff --format json``: lists of rows, schema, cause and personal, each entry with its seed."""
        return {
            "seeds": [
                {
                    "seed": seed.name,
                    "state": seed.state,
                    "old": seed.old,
                    "new": seed.new,
                    "personal_columns": list(seed.personal_columns),
                    "notes": list(seed.notes),
                }
                for seed in self.seeds
            ],
            "rows": [
                {"seed": seed.name, **_table_dict(table)}
                for seed in self.seeds
                for table in seed.tables
                if not table.is_same
            ],
            "schema": [{"seed": seed.name, **change.to_dict()} for seed in self.seeds for change in seed.schema],
            "cause": [{"seed": seed.name, **cause.to_dict()} for seed in self.seeds for cause in seed.causes],
            "unexplained": [{"seed": seed.name, "what": what} for seed in self.seeds for what in seed.unexplained],
            "personal": [{"seed": seed.name, **change.to_dict()} for seed in self.seeds for change in seed.personal],
        }


def _table_dict(table: TableDiff) -> dict[str, Any]:
    return {
        "table": table.table,
        "added": table.added,
        "removed": table.removed,
        "changed": table.changed,
        "columns": {
            column.column: {
                "rows": column.rows,
                "samples": [
                    {"key": list(sample.key), "old": sample.old, "new": sample.new} for sample in column.samples
                ],
            }
            for column in table.columns
        },
        "new_columns": list(table.new_columns),
        "gone_columns": list(table.gone_columns),
        "rows": [table.old_rows, table.new_rows],
        "ids": [list(ids) if ids else None for ids in (table.old_ids, table.new_ids)],
        "added_keys": [list(key) for key in table.added_keys],
        "removed_keys": [list(key) for key in table.removed_keys],
    }


def diff(old: Path | str, new: Path | str, out: Path = Path("out"), project: Project | None = None) -> Diff:
    """Compare two versions of a seed, or all seeds of two directories.

    ``old`` and ``new`` are names of seeds in ``out``, directories, or files of a seed. ``project`` tells where blueprints
    are, for the lines of causes. Raises UsageError (2) for what is not there, ChecksumError (74) for files that are no
    scripts of seedsql.
    """
    return Diff(tuple(compare_pair(pair, project) for pair in pairs_of(old, new, out)))


def diff_revision(
    base: str, names: Sequence[str] = (), out: Path = Path("out"), project: Project | None = None
) -> Diff:
    """Compare the seeds in ``out``, or those called ``names``, as they are at the git revision ``base`` with the files in
    the working tree; nothing is checked out. Raises as ``diff``, and UsageError (2) for a revision that git does not know.
    """
    with pairs_since(base, names, out) as pairs:
        return Diff(tuple(_compare_or_note(pair, project) for pair in pairs))


def _compare_or_note(pair: Pair | Unread, project: Project | None) -> SeedDiff:
    if isinstance(pair, Unread):
        return SeedDiff(pair.name, UNREAD, "", "", (), notes=(f"{pair.why}; seedsql check compares the files",))
    return compare_pair(pair, project)


def compare_pair(pair: Pair, project: Project | None = None) -> SeedDiff:
    """Compare two versions of one seed. Raises as ``diff``."""
    old, new = pair
    name = new.name if new.script is not None else old.name
    old_manifest, new_manifest = old.manifest, new.manifest
    scripts = old.rows(), new.rows()
    intact = old.is_intact(), new.is_intact()
    shows = all(
        version.script is None or (manifest is not None and manifest.origin == BLUEPRINT)
        for version, manifest in zip(pair, (old_manifest, new_manifest), strict=True)
    )
    tables = tuple(
        _compare(scripts, (old_manifest, new_manifest), table, intact, shows=shows) for table in tables_of(*scripts)
    )
    state = NEW if old.script is None else GONE if new.script is None else CHANGED
    if state != CHANGED:
        counts = _counts(old_manifest, new_manifest)
        return SeedDiff(
            name, state, old.label, new.label, tables, personal_columns=counts, notes=tuple(_warnings(new_manifest))
        )
    if all(table.is_same for table in tables):
        state = SAME
    notes = [*_notes(pair, (old_manifest, new_manifest), shows), *_stale(name, new_manifest, project)]
    if old_manifest is None or new_manifest is None:
        unexplained = tuple(lines(tables))
        return SeedDiff(name, state, old.label, new.label, tables, unexplained=unexplained, notes=tuple(notes))
    causes, unexplained = causes_of(
        name,
        (old_manifest, new_manifest),
        tables,
        _edited(pair, scripts, (old_manifest, new_manifest), intact),
        project,
    )
    return SeedDiff(
        name,
        state,
        old.label,
        new.label,
        tables,
        tuple(_schema_changes(old_manifest, new_manifest)),
        causes,
        unexplained,
        tuple(_personal_changes(old_manifest, new_manifest)),
        _counts(old_manifest, new_manifest),
        tuple(notes),
    )


def _notes(pair: Pair, manifests: tuple[Manifest | None, Manifest | None], shows: bool) -> list[str]:
    """What could not be looked at."""
    others = {manifest.origin for manifest in manifests if manifest is not None} - {BLUEPRINT}
    why = (
        f"the rows are those of a {' and of a '.join(sorted(others))}"
        if others
        else "no manifest says whose rows these are"
    )
    return ([] if shows else [f"keys and values are not shown: {why}"]) + [
        f"{version.label}: no manifest is beside it, so that no cause is known"
        for version, manifest in zip(pair, manifests, strict=True)
        if manifest is None
    ]


def _warnings(manifest: Manifest | None) -> Iterator[str]:
    """What the reviewer of a new seed has to know of its personal data before all else."""
    treatment = Treatment.from_dict(manifest.personal_data) if manifest is not None else Treatment()
    if treatment.outside or treatment.how == REAL:
        yield treatment.headline


def _stale(name: str, manifest: Manifest | None, project: Project | None) -> Iterator[str]:
    """Whether the blueprint or the schema has changed since the files that are compared were generated."""
    options = project.seeds.get(name) if project is not None else None
    if manifest is None or options is None or not manifest.is_reproducible or not options.blueprint:
        return
    if document(options.blueprint) is not None and blueprint_document(manifest, options) is None:
        yield f"{options.blueprint} is not the one that these files were generated from: seedsql generate {name}"
        return
    with suppress(SeedsqlError):  # of what cannot be read, check tells
        if fingerprint(load_sources(options.schema, options.blueprint).schema) != manifest.schema_fingerprint:
            yield f"the schema is not the one that these files were generated from: seedsql generate {name}"


def _compare(
    scripts: tuple[ScriptRows, ScriptRows],
    manifests: tuple[Manifest | None, Manifest | None],
    table: str,
    intact: tuple[bool, bool],
    *,
    shows: bool,
) -> TableDiff:
    """The rows of one table; they are not read where both manifests, and so both scripts, say that they are the same."""
    facts = [
        next((each for each in manifest.tables if each.table == table), None) if manifest is not None else None
        for manifest in manifests
    ]
    old, new = facts
    if all(intact) and old is not None and new is not None and old.digest == new.digest:
        ids = None if new.first_id is None or new.last_id is None else (new.first_id, new.last_id)
        return TableDiff(table, old.rows, new.rows, ids, ids)
    in_order = all(each or script.is_empty for each, script in zip(intact, scripts, strict=True))
    return compare_table(*scripts, table, in_order=in_order, shows=shows)


def _edited(
    pair: Pair, scripts: tuple[ScriptRows, ScriptRows], manifests: Manifests, intact: tuple[bool, bool]
) -> set[str]:
    """The tables whose rows are not those that were generated, in either version."""
    found: set[str] = set()
    for script, manifest, is_intact in zip(scripts, manifests, intact, strict=True):
        if not is_intact:
            found |= {
                table.table
                for table in manifest.tables
                if table.rows and (table.table not in script.tables or script.digest(table.table) != table.digest)
            }
            found |= set(script.tables) - {table.table for table in manifest.tables}
    return found


def _schema_changes(old: Manifest, new: Manifest) -> Iterator[SchemaChange]:
    old_tables, new_tables = old.schema.tables, new.schema.tables
    for table in dict.fromkeys((*new_tables, *old_tables)):
        if table not in old_tables or table not in new_tables:
            there = "a table"
            yield SchemaChange(table, "", there if table in old_tables else "", there if table in new_tables else "")
            continue
        for column in dict.fromkeys((*new_tables[table], *old_tables[table])):
            was, now = old_tables[table].get(column, ""), new_tables[table].get(column, "")
            if was != now:
                yield SchemaChange(table, column, was, now)


def _personal_changes(old: Manifest, new: Manifest) -> Iterator[PersonalChange]:
    before, after = personal(old), personal(new)
    for place in sorted({*before, *after}):
        was, now = before.get(place, ""), after.get(place, "")
        if was != now:
            yield PersonalChange(*place, was, now)


def _counts(old: Manifest | None, new: Manifest | None) -> tuple[int, int]:
    before, after = (len(each.personal_data["columns"]) if each is not None else 0 for each in (old, new))
    return before, after
