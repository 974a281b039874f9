"""A seed for parallel loaders: a folder of parts, the script that finishes the load, rollback, checks and manifest.

The rows are no transaction. What makes them a seed is NAME.finish.sql: one transaction that counts them, compares their sums
with those of the parts, and writes the history row, from which on verify and the rollback work as for any seed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from .. import __version__
from ..planning.model import SeedPlan
from ..sql.literals import text_literal
from ..workers import in_order, job_count
from .files import Staged, staged
from .frame import ScriptContext
from .manifest import FileFacts, Manifest, PartFacts, check_name
from .parts import CSV, MYDUMPER, PART_FORMATS, MadePart, Part, PartMaker, digests, load_statements, metadata
from .render import Written, file_facts, script_pieces, write_script
from .rowtext import Progress
from .store import Folder, PartStore
from .sums import sum_expression
from .templates import draw
from .wrapping import wrap

_ENOUGH_ROWS = 100_000
"""Rows from which on other processes pay for their start."""

MakeParts = Callable[[PartStore], Iterator[tuple[PartFacts, object]]]
"""Makes all parts, puts each into the store, and yields its facts and what its audit found, in order."""


class PartRows:
    """What the scripts need of rows that are in parts."""

    def __init__(self, plan: SeedPlan, parts: list[PartFacts]) -> None:
        self.parts = parts
        self.digests = digests(plan, parts)
        listed = json.dumps(list(self.digests.items()), ensure_ascii=False)
        self.identity = hashlib.sha256(listed.encode("utf-8")).hexdigest()

    def pieces(self, what: str, table: str) -> Iterator[bytes]:
        """No rows are in the scripts."""
        yield from ()

    def row_sum(self, table: str) -> int:
        """The sum over the rows of a table."""
        return sum(each.row_sum for each in self.parts if each.table == table)


def make_here(maker: PartMaker, progress: Progress | None, jobs: int | None) -> MakeParts:
    """Make the parts in processes of this machine."""

    def make(store: PartStore) -> Iterator[tuple[PartFacts, object]]:
        parts = maker.parts()
        done: dict[str, int] = {}

        def work(part: Part) -> tuple[PartFacts, object]:
            made: MadePart = maker.make(part)
            store.put(part.name, made.content)
            return made.facts, made.found

        with closing(in_order(work, parts, job_count(jobs, maker.plan.total_rows, _ENOUGH_ROWS))) as answers:
            for facts, found in answers:
                done[facts.table] = done.get(facts.table, 0) + facts.rows
                if progress is not None:
                    progress(facts.table, done[facts.table])
                yield facts, found

    return make


def write_bulk(
    maker: PartMaker,
    directory: Path,
    templates: Path | None,
    make: MakeParts,
    audited: Callable[[Iterable[object]], dict[str, Any]] | None = None,
    store: PartStore | None = None,
) -> Written:
    """Write the parts and the scripts of a plan into ``directory``, all or none.

    ``audited`` makes the audit of what was found in the parts; with ``store`` these go there, where they replace others one
    by one. Raises OutputError (73), PlanError (65).
    """
    plan = maker.plan
    check_name(plan.name)
    with staged(directory) as group:
        store = store or Folder(group.folder(maker.folder).absolute())
        made = list(make(store))
        parts = [facts for facts, _ in made]
        if maker.row_format == MYDUMPER:
            # Last, when all parts are there: myloader takes a folder without it for none.
            store.put("metadata", metadata(plan, parts))
        store.keep_only({"metadata", *(each.name for each in parts)})
        personal = audited([found for _, found in made]) if audited is not None else {}
        plan = replace(plan, treatment=plan.treatment._replace(outside=bool(personal.get("hit_count"))))
        files, rows = write_around(group, plan, maker, parts, templates)
        with group.open(f"{plan.name}.manifest.json") as file:
            manifest = Manifest.of(
                plan, files, personal, __version__, rows.digests, rows.identity, maker.row_format, parts
            )
            file.write(manifest.to_json().encode("utf-8"))
        # One seed, one format: an up script that stayed behind would be applied by name.
        for other in ("up.sql", *(["load.sql"] if maker.row_format != CSV else [])):
            group.remove(f"{plan.name}.{other}")
        for other in PART_FORMATS:
            if other != maker.row_format or not isinstance(store, Folder):
                group.remove(f"{plan.name}.{other}")
        return Written(group.commit())


def write_around(
    group: Staged, plan: SeedPlan, maker: PartMaker, parts: list[PartFacts], templates: Path | None
) -> tuple[list[FileFacts], PartRows]:
    """Write the scripts that belong to the parts."""
    rows = PartRows(plan, parts)
    context = ScriptContext(plan)

    def values() -> str:
        lines = [
            f"{text_literal(scope.name)}{' AS `t`' * (not number)}, "
            f"({scope.select(sum_expression(scope, maker.summed[scope.name]))}){' AS `s`' * (not number)}, "
            # A sum of CRC-32 finds a row that is missing, twice there or changed; it does not depend on the order in
            # which threads load.
            f"{rows.row_sum(scope.name)}{' AS `e`' * (not number)}"
            for number, scope in enumerate(scope for scope in context.scopes.values() if scope.rows)
        ] or ["'' AS `t`, 0 AS `s`, 0 AS `e`"]
        return "".join(
            wrap(f"  {'UNION ALL ' * bool(number)}SELECT {line}") + "\n" for number, line in enumerate(lines)
        )

    further = {"values": values, "folder": maker.folder, "row_format": maker.row_format}
    files = [
        file_facts(write_script(group, plan, kind, script_pieces(plan, kind, templates, rows=rows, further=further)))
        for kind in ("finish", "down", "verify")
    ]
    if maker.row_format == CSV:
        loads = {"loads": lambda: "".join(load_statements(plan, maker.folder, parts))}
        files.append(file_facts(write_script(group, plan, "load", _load(maker, templates, loads))))
    return files, rows


def _load(maker: PartMaker, templates: Path | None, further: dict[str, Any]) -> Iterator[bytes]:
    values = {"plan": maker.plan, "folder": maker.folder, **further}
    yield draw("load.sql.j2", templates, values).rstrip("\n").encode("utf-8") + b"\n"
