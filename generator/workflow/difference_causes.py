"""Why two versions of a seed differ, in words: of what they were generated from, of where their rows are from, of their text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..planning.model import BLUEPRINT
from ..project import Project
from ..script.causes import Attribution, Cause, input_changes
from ..script.comparison import TableDiff
from ..script.manifest import Manifest
from .locations import blueprint_document, located

Manifests = tuple[Manifest, Manifest]


def causes_of(
    name: str, manifests: Manifests, tables: Sequence[TableDiff], edited: set[str], project: Project | None
) -> tuple[tuple[Cause, ...], tuple[str, ...]]:
    """The causes of what changed in the tables of a seed, and a line of each change that none of them explains. ``edited`` are
    the tables whose rows are not those that were generated."""
    old, new = manifests
    if (old.origin, new.origin) != (BLUEPRINT, BLUEPRINT):
        return tuple(_input_causes(old, new, tables, edited)), ()
    changes = input_changes(old, new)
    if all(table.is_same for table in tables) and not edited:
        changes += _text_causes(old, new, changes)
    if not (old.rules and new.rules):
        return tuple(changes), tuple(
            f"{line} (a manifest without rules: generate the seed again)" for line in lines(tables)
        )
    causes, unexplained = Attribution(old, new, tables, edited, changes).attribute()
    options = project.seeds.get(name) if project is not None else None
    blueprint = blueprint_document(new, options)
    return tuple(located(cause, name, blueprint, project) for cause in causes), tuple(unexplained)


def _input_causes(old: Manifest, new: Manifest, tables: Sequence[TableDiff], edited: set[str]) -> Iterator[Cause]:
    """Why rows of files or of a database differ: where they are from, the key by which they are masked, edits by hand; or
    they changed there."""
    masking = _masking_cause(old, new, tables)
    if masking is not None:
        yield masking
    by_hand = [table for table in tables if table.table in edited]
    if by_hand:
        yield _reaching("edited", f"rows of {', '.join(sorted(edited))} edited by hand", by_hand)
    others = [table for table in tables if table.table not in edited and not table.is_same]
    what = f"the rows are those of a {new.origin}, and they changed there"
    if old.origin != new.origin:
        what = f"the rows were those of a {old.origin}, and are those of a {new.origin} now"
    cause = _excluding(_reaching("input", what, others), masking)
    if cause.columns or cause.tables or any(table.new_columns or table.gone_columns for table in others):
        yield cause


def _excluding(cause: Cause, other: Cause | None) -> Cause:
    """``cause`` without the columns and tables that ``other`` explains already."""
    if other is None:
        return cause
    return replace(
        cause,
        columns=tuple(name for name in cause.columns if name not in other.columns),
        tables=tuple(name for name in cause.tables if name not in other.tables),
    )


def _masking_cause(old: Manifest, new: Manifest, tables: Sequence[TableDiff]) -> Cause | None:
    """What another key, or masking of one version only, changed: masked columns, and rows that are known by one."""
    before, after = (manifest.personal_data.get("key") for manifest in (old, new))
    if before == after:
        return None
    masked = {f"{each['table']}.{each['column']}" for each in new.personal_data["columns"]}
    keys = {facts.table: facts.keys[0] for facts in new.tables if facts.keys}
    changed = _reaching("key", "", tables)
    return Cause(
        "key",
        "masked with another key" if before and after else "masked now" if after else "not masked any more",
        columns=tuple(name for name in changed.columns if name in masked),
        tables=tuple(
            table for table in changed.tables if any(f"{table}.{column}" in masked for column in keys.get(table, ()))
        ),
    )


def _reaching(kind: str, what: str, tables: Sequence[TableDiff]) -> Cause:
    """A cause of all that changed in some tables."""
    return Cause(
        kind,
        what,
        columns=tuple(f"{table.table}.{column.column}" for table in tables for column in table.columns),
        tables=tuple(table.table for table in tables if table.added or table.removed),
    )


def _text_causes(old: Manifest, new: Manifest, changes: Sequence[Cause]) -> list[Cause]:
    """Why files differ whose rows do not."""
    if changes:
        return []
    moved = {kind for kind in ("up", "down", "verify") if old.file(kind).sha256 != new.file(kind).sha256}
    if old.blueprint_fingerprint != new.blueprint_fingerprint:
        what = "checks changed" if moved == {"verify"} else "the blueprint changed where no row depends on it"
        if personal(old) != personal(new):
            what = "what is said of personal data changed"
        return [Cause("text", f"{what}: rows identical")]
    if old.schema_fingerprint != new.schema_fingerprint:
        return [Cause("text", "the schema changed where no row depends on it: rows identical")]
    return [Cause("text", "the fixed text of the scripts changed: rows identical")] if moved else []


def lines(tables: Sequence[TableDiff]) -> Iterator[str]:
    """What changed in tables, a line each."""
    for table in tables:
        if table.added or table.removed:
            yield f"rows of {table.table}: {table.added:,} added, {table.removed:,} removed"
        yield from (f"{table.table}.{column.column}: {column.rows:,} rows" for column in table.columns)


def personal(manifest: Manifest) -> dict[tuple[str, str], str]:
    """What the audit says of each column."""
    left = {
        (item["table"], item["column"]): f"left as it is: {item['why']}"
        for item in manifest.personal_data["left_alone"]
    }
    return left | {
        (item["table"], item["column"]): f"{item['class']}, {item.get('verdict', 'not audited')}"
        for item in manifest.personal_data["columns"]
    }
