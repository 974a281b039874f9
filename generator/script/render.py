"""A plan to its scripts: frames from the templates, rows streamed in between, files written all or none.

Memory stays bounded: rows are drawn in chunks, and a frame is text of a few kilobytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import __version__
from ..pii.handling import REAL
from ..planning.model import FORMAT_VERSION, SeedPlan, TableStep
from ..sql.identifiers import HISTORY_TABLE, identifier
from ..sql.literals import text_literal
from ..values.arrays import Array, Texts
from .files import staged
from .frame import Frame, check_names, column_type, comment, filled, known_references, message, updates
from .literals import insert_rows, row_width
from .location import template_directory
from .manifest import FileFacts, check_name, manifest_text

if TYPE_CHECKING:
    from jinja2 import Environment

KINDS = ("up", "down", "verify")
ROWS_PER_STATEMENT = (500, 200, 100, 50, 20, 10, 5, 2, 1)
STATEMENT_BYTES = 512 * 1024
_CHUNK_ROWS = 5000
_HOLE = re.compile(r"\x00(rows|updates) (\d+) (\d+)\x00\n?")

_ASCII, _UTF8 = "CHARACTER SET ascii COLLATE ascii_bin", "CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
HISTORY_COLUMNS = (
    f"`name` VARCHAR(100) {_ASCII}",
    f"`state` VARCHAR(20) {_ASCII}",
    f"`checksum` CHAR(64) {_ASCII}",
    "`total_rows` BIGINT UNSIGNED",
    "`seed` BIGINT UNSIGNED",
    f"`row_checksums` MEDIUMTEXT {_UTF8}",
    f"`row_keys` LONGTEXT {_UTF8}",
    f"`made_by` VARCHAR(40) {_UTF8}",
    "`applied_at` DATETIME",
    f"`applied_by` VARCHAR(300) {_UTF8}",
)
HISTORY_DDL = (
    f"CREATE TABLE IF NOT EXISTS `{HISTORY_TABLE}` ({' NOT NULL, '.join(HISTORY_COLUMNS)} NOT NULL, PRIMARY KEY (`name`)) "
    "ENGINE=InnoDB"
)

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a seed, in the order up, down, verify, manifest."""

    files: tuple[Path, ...]


def write_scripts(
    plan: SeedPlan,
    directory: Path,
    templates: Path | None = None,
    audit: Callable[[Path], dict[str, Any]] | None = None,
    progress: Progress | None = None,
) -> Written:
    """Write the scripts and the manifest of ``plan`` into ``directory``, all or none.

    ``audit`` is called with the finished up script, before it gets its name; what it returns goes into the manifest.
    ``progress`` is called with a table and its rows written so far.
    Raises OutputError (73).
    """
    check_name(plan.name)
    facts = []
    with staged(directory) as group:
        for kind in KINDS:
            name = f"{plan.name}.{kind}.sql"
            digest, size, statements = hashlib.sha256(), 0, 0
            with group.open(name) as file:
                for piece in script_pieces(plan, kind, templates, progress):
                    file.write(piece)
                    digest.update(piece)
                    size += len(piece)
                    statements += piece.count(b";\n")
            facts.append(FileFacts(name, size, statements, digest.hexdigest()))
        personal = audit(group.path(f"{plan.name}.up.sql")) if audit is not None else {}
        with group.open(f"{plan.name}.manifest.json") as file:
            file.write(manifest_text(plan, facts, personal, __version__).encode("utf-8"))
        return Written(group.commit())


def up_text(plan: SeedPlan, templates: Path | None = None) -> Iterator[str]:
    """Yield the up script in pieces."""
    for piece in script_pieces(plan, "up", templates):
        yield piece.decode("utf-8")


def script_pieces(
    plan: SeedPlan, kind: str, templates: Path | None = None, progress: Progress | None = None
) -> Iterator[bytes]:
    """Yield one script in pieces, in order. ``kind`` is up, down or verify."""
    check_names(plan)
    frame = Frame(plan)
    text = (
        environment(templates)
        .get_template(f"{kind}.sql.j2")
        .render(
            plan=plan,
            summary=summary(plan),
            facts=_facts(plan),
            identity=identity(plan),
            version=__version__,
            history_ddl=HISTORY_DDL,
            history_columns=len(HISTORY_COLUMNS),
            tables=frame.tables,
            seeded=frame.seeded,
            record=frame.record() if kind == "up" else [],
            locked_children=frame.locked_children(),
            filled=filled,
            known=known_references(plan.references),
            dependents=frame.dependents() if kind == "down" else [],
            checks=frame.verify_checks() if kind == "verify" else [],
            ids_of=_ids_of,
            room=max(20, 136 - len(plan.name)),
            rows=lambda step, written: f"\x00rows {plan.steps.index(step)} {written}\x00",
            updates=lambda step, written: f"\x00updates {plan.steps.index(step)} {written}\x00",
        )
    )
    done = 0
    for hole in _HOLE.finditer(text):
        yield text[done : hole.start()].encode("utf-8")
        step = plan.steps[int(hole[2])]
        if hole[1] == "rows":
            yield from _inserts(step, int(hole[3]), progress)
        else:
            for update in updates(step, int(hole[3])):
                yield update.encode("utf-8")
        done = hole.end()
    yield text[done:].encode("utf-8")


def environment(templates: Path | None) -> Environment:
    """Return Jinja with the scripts' filters; templates of the same name in ``templates`` come first."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    places = [str(place) for place in (templates, template_directory()) if place is not None]
    jinja = Environment(
        loader=FileSystemLoader(places),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
        auto_reload=False,
    )  # noqa: S701 - SQL, not HTML; literals are quoted by filters
    jinja.filters.update(
        identifier=identifier, literal=text_literal, message=message, comment=comment, column_type=column_type
    )
    return jinja


def _inserts(step: TableStep, written: int, progress: Progress | None) -> Iterator[bytes]:
    """Yield the INSERT statements of a table, cut at fixed row numbers."""
    names = ", ".join(identifier(column.name) for column in step.columns)
    opening = f"INSERT INTO {identifier(step.name)} ({names}) VALUES\n".encode()
    text_key = step.columns[0].type.is_text or step.columns[0].type.is_binary
    nothing = "''" if text_key else "0"
    guard = (b"(SELECT ", f" UNION ALL SELECT {nothing} FROM DUAL WHERE NOT (@seedsql_step <=> {written}))".encode())
    per_statement = 0
    for start in range(0, step.rows, _CHUNK_ROWS):
        stop = min(start + _CHUNK_ROWS, step.rows)
        arrays = _without_deferred(step, step.arrays(start, stop))
        if not per_statement:
            width = row_width(arrays)
            per_statement = next((rows for rows in ROWS_PER_STATEMENT if rows * width <= STATEMENT_BYTES), 1)
        for rows in insert_rows(arrays, per_statement, guard):
            yield opening
            yield rows
            yield b";\n"
            yield b"SET @seedsql_written = @seedsql_written + ROW_COUNT();\n"
        if progress is not None:
            progress(step.name, stop)


def _without_deferred(step: TableStep, arrays: list[Array]) -> list[Array]:
    if not step.deferred:
        return arrays
    return [
        Texts((), _rows(array), np.ones(_rows(array), bool)) if column.name in step.deferred else array
        for column, array in zip(step.columns, arrays, strict=True)
    ]


def _rows(array: Array) -> int:
    return array.rows if isinstance(array, Texts) else len(array.data)


def summary(plan: SeedPlan) -> str:
    """195 rows in 7 tables; supporting rows counted apart."""
    asked = [step for step in plan.steps if not step.supporting]
    rows = sum(step.rows for step in asked)
    text = f"{rows} row{'s' * (rows != 1)} in {len(asked)} table{'s' * (len(asked) != 1)}"
    extra = plan.total_rows - rows
    return f"{text} + {extra} supporting" if extra else text


def identity(plan: SeedPlan) -> str:
    """Return the SHA-256 of everything that decides the rows: two plans with one identity write the same rows."""
    decisive = {
        **plan.to_dict(),
        "format": FORMAT_VERSION,
        "blueprint": plan.blueprint_fingerprint,
        "schema": plan.schema_fingerprint,
        "stream": plan.stream_version,
        "lexicon": plan.lexicon,
        "libraries": plan.libraries,
    }
    return hashlib.sha256(json.dumps(decisive, sort_keys=True).encode()).hexdigest()


def _ids_of(step: TableStep) -> str:
    return message(
        f"{step.name} {step.first_id}-{step.last_id}" if step.by_range else f"{step.name} ({', '.join(step.key)})"
    )


def _facts(plan: SeedPlan) -> list[str]:
    """The lines of a script's header that a reviewer reads first."""
    widest = max([len(step.name) for step in plan.steps], default=0)
    lines = []
    for step in plan.steps:
        keys = f"ids {step.first_id} to {step.last_id}" if step.by_range else "keys listed" if step.rows else ""
        extra = "  (supporting)" if step.supporting else ""
        lines.append(f"  {comment(step.name).ljust(widest)}  {step.rows:>9,} rows   {keys}{extra}".rstrip())
    lines += ["", *_origin(plan), "", *_personal_facts(plan)]
    return [comment(line) for line in lines]


def _origin(plan: SeedPlan) -> list[str]:
    """What the rows were made from, and with what."""
    return [
        f"{plan.made_of}, for {plan.env}; made by seedsql {__version__}",
        f"blueprint {plan.blueprint} {plan.blueprint_fingerprint[:16]}, schema {plan.schema_fingerprint[:16]}, "
        f"seed identity {identity(plan)[:16]}",
    ]


def _personal_facts(plan: SeedPlan) -> list[str]:
    """The audit's section: personal columns per table, and what was left alone and why."""
    widest = max((len(item.table) for item in plan.personal), default=0)
    lines = [plan.handling.headline]
    for table in dict.fromkeys(item.table for item in plan.personal):
        named = ", ".join(f"{item.column} ({item.personal_class})" for item in plan.personal if item.table == table)
        lines.append(f"  {table.ljust(widest)}  {named}")
    if not plan.personal and plan.handling.how != REAL:
        lines = ["personal data: no column is known to hold any"]
    return lines + [f"  {line}" for line in plan.handling.left_lines]
