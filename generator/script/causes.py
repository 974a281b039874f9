"""Why the rows of two versions of a seed differ, proved from their manifests.

A value is a pure function of what ``planning.lineage`` says it is computed from. So of what differs between two manifests,
only that can have changed a column which the column is computed from; a column that nothing reaches is reported as
unexplained. On the way a column that both scripts hold alike passes nothing on, whatever it is computed from.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..planning.lineage import Column, Fact, Inputs, Lineage, Link
from ..planning.provenance import INFERRED
from ..sql.script_rows import texts
from ..values.lexicon import locale_of
from .comparison import TableDiff
from .manifest import Manifest, TableFacts

Location = tuple[str, ...]
"""Where a cause is in a document: the keys that lead to it."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A difference in what two versions of a seed were generated from, and the data that it changed.

    ``kind`` is ``seed``, ``as_of``, ``size``, ``rows``, ``id_base``, ``env``, ``tables``, ``blueprint``, ``locale``, ``rule``,
    ``inferred``, ``label``, ``type``, ``unique``, ``foreign_key``, ``lexicon``, ``library``, ``version``, ``key``, ``input``, ``edited`` or
    ``text``. ``columns`` are the changed ones that it reaches, as ``table.column``, ``tables`` those of which rows came or
    went by it; neither where it changed no row. ``location`` is ``FILE:LINE`` where it is known. ``facts`` are what it is
    called in the lineage, ``path`` the keys that lead to it in the file.
    """

    kind: str
    what: str
    old: str = ""
    new: str = ""
    columns: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    location: str | None = None
    facts: frozenset[Fact] = field(default=frozenset(), repr=False)
    path: Location = field(default=(), repr=False)

    def to_dict(self) -> dict[str, Any]:
        """The cause as plain data."""
        return {
            "kind": self.kind,
            "what": self.what,
            "location": self.location,
            "old": self.old or None,
            "new": self.new or None,
            "columns": list(self.columns),
            "tables": list(self.tables),
        }


def lineage_of(manifest: Manifest) -> Lineage:
    """What the columns of a seed are computed from, by its manifest."""
    names = {table.table for table in manifest.tables}
    links = []
    for reference, target in manifest.schema.references.items():
        table = _table_of(reference, names)
        if table is not None:
            columns = tuple(reference.removeprefix(f"{table}.").split(", "))
            links.append(Link(table, columns, target.rpartition(" ON DELETE ")[0]))
    return Lineage(
        manifest.rules,
        {table.table: table.keys[0] for table in manifest.tables if table.keys},
        frozenset(table.table for table in manifest.tables if table.first_id is not None),
        links,
    )


def _table_of(reference: str, names: Collection[str]) -> str | None:
    """The table of ``table.column, column``; a name may hold a dot: the longest that fits is the table."""
    return max((name for name in names if reference.startswith(f"{name}.")), key=len, default=None)


def input_changes(old: Manifest, new: Manifest) -> list[Cause]:
    """Everything that differs in what two seeds were generated from, in the order in which people ask for it."""
    settings, rows = list(_setting_changes(old, new)), list(_row_changes(old, new))
    seeded = [{table.table for table in manifest.tables} for manifest in (old, new)]
    came_or_went = {("rows", table) for table in seeded[0] ^ seeded[1]}
    # tables that are chosen come with all their rows; another size has other rows, and those that are asked for table by table
    # are another matter
    rows = _covered(settings, "tables", rows, lambda cause: cause.facts <= came_or_went)
    rows = _covered(settings, "size", rows, lambda cause: cause.path[0] == "sizes")
    return [
        *settings,
        *rows,
        *_rule_changes(old, new),
        *_schema_changes(old, new),
        *_library_changes(old, new),
    ]


def _covered(settings: list[Cause], kind: str, rows: list[Cause], is_covered: Callable[[Cause], bool]) -> list[Cause]:
    """The causes ``rows`` but for those that follow from the setting ``kind``, if that is among ``settings``: it takes their
    facts."""
    setting = next((cause for cause in settings if cause.kind == kind), None)
    if setting is None:
        return rows
    covered = [cause for cause in rows if cause.kind == "rows" and is_covered(cause)]
    facts = frozenset(fact for cause in covered for fact in cause.facts)
    settings[settings.index(setting)] = replace(setting, facts=facts)
    return [cause for cause in rows if cause not in covered]


def _setting_changes(old: Manifest, new: Manifest) -> Iterator[Cause]:
    if old.blueprint != new.blueprint:
        yield Cause("blueprint", "another blueprint", old.blueprint, new.blueprint, path=("blueprint", "name"))
    for name in ("seed", "as_of", "size", "env"):
        before, after = str(getattr(old, name)), str(getattr(new, name))
        if before != after:
            reached: frozenset[Fact] = frozenset({(name,)} if name in ("seed", "as_of") else ())
            yield Cause(name, f"{name} {before} -> {after}", before, after, facts=reached, path=("blueprint", name))
    if old.only_tables != new.only_tables:
        before, after = (", ".join(manifest.only_tables) or "all" for manifest in (old, new))
        yield Cause("tables", f"tables chosen: {before} -> {after}", before, after, path=("tables",))


def _row_changes(old: Manifest, new: Manifest) -> Iterator[Cause]:
    befores, afters = ({table.table: table for table in manifest.tables} for manifest in (old, new))
    moved: list[Fact] = []
    for name in dict.fromkeys((*afters, *befores)):
        before, after = befores.get(name), afters.get(name)
        was, now = before.rows if before else 0, after.rows if after else 0
        if was != now:
            yield _row_change(name, was, now, new)
        if before and after and was and now and before.first_id != after.first_id:
            moved.append(("ids", name))
    if old.id_base != new.id_base:
        bases = str(old.id_base), str(new.id_base)
        what = f"id_base {bases[0]} -> {bases[1]}"
        yield Cause("id_base", what, *bases, facts=frozenset(moved), path=("blueprint", "id_base"))
    elif moved:
        what = f"first id of {', '.join(fact[1] for fact in moved)}"
        yield Cause("id_base", what, "", "", facts=frozenset(moved), path=("tables", moved[0][1], "id_base"))


def _row_change(name: str, was: int, now: int, new: Manifest) -> Cause:
    path = ("rows", name) if name in new.rows else ("sizes", new.size, name)
    what = f"rows of {name}: {was:,} -> {now:,}"
    return Cause("rows", what, str(was), str(now), facts=frozenset({("rows", name)}), path=path)


def _rule_changes(old: Manifest, new: Manifest) -> Iterator[Cause]:
    if not (old.rules and new.rules):
        return  # an earlier seedsql wrote a manifest without them
    known = {table.table for table in old.tables} & {table.table for table in new.tables}
    for table in (table.table for table in new.tables if table.table in known):
        before, after = old.rules.get(table, {}), new.rules.get(table, {})
        for key in dict.fromkeys((*after, *before)):
            was, now = before.get(key, ""), after.get(key, "")
            if was != now:
                yield _rule_change(table, key, was, now)


def _rule_change(table: str, key: str, was: str, now: str) -> Cause:
    is_inferred = (was or now).startswith(INFERRED) and (now or was).startswith(INFERRED)
    doing = "changed" if was and now else "is new" if now else "is gone"
    return Cause(
        "inferred" if is_inferred else "rule",
        f"{'inferred ' if is_inferred else ''}rule of {table}.{key} {doing}",
        was.removeprefix(INFERRED) if is_inferred else was,
        now.removeprefix(INFERRED) if is_inferred else now,
        facts=frozenset({("rule", table, key)}),
        path=("tables", table, "columns", key),
    )


def _schema_changes(old: Manifest, new: Manifest) -> Iterator[Cause]:
    befores, afters = ({table.table: table for table in manifest.tables} for manifest in (old, new))
    for name, columns in new.schema.tables.items():
        earlier = old.schema.tables.get(name, {})
        for column, now in columns.items():
            was = earlier.get(column)
            if was is not None and was != now:
                kind, what = type_change(was, now)
                reached: Fact = ("type", name, column.lower())
                yield Cause(kind, f"{name}.{column}: {what}", was, now, facts=frozenset({reached}))
        if name in befores and name in afters:
            yield from _key_changes(befores[name], afters[name], columns)
    yield from _foreign_key_changes(old, new)


def _foreign_key_changes(old: Manifest, new: Manifest) -> Iterator[Cause]:
    befores, afters = old.schema.references, new.schema.references
    known = old.schema.tables.keys() & new.schema.tables.keys()
    for name in dict.fromkeys((*afters, *befores)):
        was, now = befores.get(name, ""), afters.get(name, "")
        if was != now and _table_of(name, known) is not None:
            doing = f"{was} -> {now}" if was and now else f"to {now} is new" if now else f"to {was} is gone"
            yield Cause("foreign_key", f"foreign key {name}{':' if was and now else ''} {doing}", was, now)


def _key_changes(before: TableFacts, after: TableFacts, columns: Collection[str]) -> Iterator[Cause]:
    if not before.keys or not after.keys:
        return
    for column in columns:
        was, now = ((column,) in table.keys for table in (before, after))
        if was != now:
            what = "is unique now" if now else "is no longer unique"
            reached: Fact = ("unique", after.table, column.lower())
            yield Cause("unique", f"{after.table}.{column} {what}", facts=frozenset({reached}))


def _library_changes(old: Manifest, new: Manifest) -> Iterator[Cause]:
    was, now = (locale_of(manifest.lexicon) for manifest in (old, new))
    if was != now:  # each has lists of its own
        facts: frozenset[Fact] = frozenset({("lexicon",)})
        yield Cause("locale", f"locale {was} -> {now}", was, now, facts=facts, path=("blueprint", "locale"))
    elif old.lexicon != new.lexicon:
        before, after = (
            f"{each.get('version')} ({each.get('digest', '')[:12]})" for each in (old.lexicon, new.lexicon)
        )
        yield Cause("lexicon", f"lexicon {before} -> {after}", before, after, facts=frozenset({("lexicon",)}))
    for name in sorted({*old.libraries, *new.libraries}):
        before, after = (manifest.libraries.get(name, "none") for manifest in (old, new))
        if before != after and not name.endswith("_digest"):
            yield Cause("library", f"{name} {before} -> {after}", before, after, facts=frozenset({("library",)}))
    if (old.version, old.stream_version) != (new.version, new.stream_version):
        before, after = (f"{each.version}, streams {each.stream_version}" for each in (old, new))
        yield Cause("version", f"seedsql {before} -> {after}", before, after, facts=frozenset({("version",)}))


def type_change(old: str, new: str) -> tuple[str, str]:
    """What became of a column's type: ``label`` where an ENUM or SET has others, else ``type``; and that in words."""
    before, after = old.partition("(")[0], new.partition("(")[0]
    if before == after and before in ("enum", "set"):
        was, now = ([str(label) for label in texts(each)] for each in (old, new))
        added, gone = [each for each in now if each not in was], [each for each in was if each not in now]
        parts = [f"label {label!r} was added" for label in added] + [f"label {label!r} is gone" for label in gone]
        if parts:
            return "label", ", ".join(parts)
        if was != now:
            return "label", "labels in another order"
    if old.removesuffix(" NOT NULL") == new.removesuffix(" NOT NULL"):
        return "type", "takes no NULL any more" if new.endswith(" NOT NULL") else "may be NULL now"
    return "type", f"{old} -> {new}"


class Attribution:
    """Which of the causes changed what. ``diffs`` are the tables of both versions; ``edited`` tables are not as they were
    generated, in either version."""

    def __init__(
        self, old: Manifest, new: Manifest, diffs: Sequence[TableDiff], edited: Collection[str], causes: Sequence[Cause]
    ) -> None:
        self._causes = list(causes)
        self._lineages = lineage_of(old), lineage_of(new)
        self._diffs: Mapping[str, TableDiff] = {each.table: each for each in diffs}
        self._changed = {(each.table, column.column.lower()) for each in diffs for column in each.columns}
        self._visible = [
            {(table, column.lower()) for table, columns in each.schema.tables.items() for column in columns}
            for each in (old, new)
        ]
        self._edited = edited
        self._facts = frozenset(fact for cause in causes for fact in cause.facts)

    def attribute(self) -> tuple[list[Cause], list[str]]:
        """The causes with the columns and tables that each changed; and what none of them explains, a line each."""
        columns: dict[str, frozenset[Fact]] = {}
        tables: dict[str, frozenset[Fact]] = {}
        unexplained: list[str] = []
        by_hand: list[str] = []
        for diff in self._diffs.values():
            if diff.added or diff.removed:
                tables[diff.table] = self._of_rows(diff.table)
                what = f"rows of {diff.table}: {diff.added:,} added, {diff.removed:,} removed"
                self._note(tables[diff.table], diff.table, what, diff.table, unexplained, by_hand)
            for column in diff.columns:
                name = f"{diff.table}.{column.column}"
                columns[name] = self._of_column((diff.table, column.column))
                self._note(columns[name], diff.table, f"{name}: {column.rows:,} rows", name, unexplained, by_hand)
            for each in (*diff.new_columns, *diff.gone_columns):
                columns[f"{diff.table}.{each}"] = self._own_rules(diff.table, each)
        found = [
            replace(
                cause,
                columns=tuple(name for name, facts in columns.items() if facts & cause.facts),
                tables=tuple(name for name, facts in tables.items() if facts & cause.facts),
            )
            for cause in self._causes
        ]
        return [*found, *self._edits(by_hand)], unexplained

    def _note(
        self, facts: frozenset[Fact], table: str, what: str, name: str, unexplained: list[str], by_hand: list[str]
    ) -> None:
        if not facts:
            if table in self._edited:
                by_hand.append(name)
            else:
                unexplained.append(what)

    def _edits(self, by_hand: Sequence[str]) -> Iterator[Cause]:
        if self._edited:
            what = f"rows of {', '.join(sorted(self._edited))} edited by hand after they were generated"
            columns = tuple(name for name in by_hand if name not in self._diffs)
            yield Cause("edited", what, columns=columns, tables=tuple(name for name in by_hand if name in self._diffs))

    def _own_rules(self, table: str, column: str) -> frozenset[Fact]:
        """The rules of a column that only one version writes."""
        keys = {lineage.rule_key(table, column) for lineage in self._lineages} - {None}
        return self._facts & {("rule", table, str(key)) for key in keys}

    def _of_rows(self, table: str) -> frozenset[Fact]:
        """What can have added rows to a table or removed some: their number, their ids, or another key."""
        facts = {("rows", table), ("ids", table)}
        keys = [lineage.keys.get(table, ()) for lineage in self._lineages]
        found = self._facts & facts
        if not all(table in lineage.counted for lineage in self._lineages):
            for column in dict.fromkeys(name for key in keys for name in key):
                found |= self._of_column((table, column))
        return found | self._by_version(found)

    def _of_column(self, column: Column) -> frozenset[Fact]:
        """The facts that differ and that reach a column."""
        found: set[Fact] = set()
        seen: set[Column] = set()
        waiting = [column]
        while waiting:
            current = waiting.pop()
            folded = (current[0], current[1].lower())
            if folded in seen or (seen and self._passes_nothing_on(folded)):
                continue
            seen.add(folded)
            waiting += self._keys_of_moved_rows(current[0])
            for lineage in self._lineages:
                inputs = self._inputs(lineage, current)
                found |= inputs.facts & self._facts
                waiting += inputs.columns
        return frozenset(found) | self._by_version(found)

    def _keys_of_moved_rows(self, table: str) -> list[Column]:
        """The key of a table whose rows have other numbers: a row is known by it, and drawn by its number."""
        diff = self._diffs.get(table)
        if diff is None or not diff.moved or table in self._edited:
            return []
        return [(table, name) for lineage in self._lineages for name in lineage.keys.get(table, ())]

    @staticmethod
    def _inputs(lineage: Lineage, column: Column) -> Inputs:
        return lineage.inputs(*column) if column[0] in lineage.keys else Inputs()

    def _by_version(self, found: Collection[Fact]) -> frozenset[Fact]:
        """Another seedsql explains what nothing else does: values depend on their inputs and on the program only."""
        return frozenset() if found else self._facts & {("version",)}

    def _passes_nothing_on(self, column: Column) -> bool:
        """Whether both scripts hold the same values of a column, for the same rows."""
        diff = self._diffs.get(column[0])
        if diff is None or column in self._changed or not all(column in visible for visible in self._visible):
            return False
        if diff.moved and any(
            column[1] == name.lower() for lineage in self._lineages for name in lineage.keys[column[0]]
        ):
            return False  # the same keys, but of other rows
        same_rows = not (diff.added or diff.removed)
        grown = diff.old_ids is not None and diff.new_ids is not None and diff.old_ids[0] == diff.new_ids[0]
        return same_rows or grown
