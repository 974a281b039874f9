"""The scripts of a plan and their manifest as files, all or none; the up script is read by the audit while it is written.

Memory stays bounded: rows are made in chunks, and a frame is text of a few kilobytes.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from .. import __version__
from ..files import line_count
from ..planning.model import SeedPlan
from . import rowtext
from .files import Staged, staged
from .frame import ScriptContext
from .manifest import Manifest, check_name
from .render import Written, file_facts, script_parts, script_pieces, script_text, write_script
from .stored_rows import StoredRows

KINDS = ("up", "down", "verify")
_IDENTITY = "\0identity".ljust(64, "\0")
"""In the place of a seed's identity until its rows are written, from which that follows: of the same length, and in no text."""


class Audit(rowtext.Audit, Protocol):
    """What reads all of an up script while it is written."""

    def read(self, content: bytes, lines_before: Callable[[], int] = lambda: 0) -> None:
        """Read some statements; ``lines_before`` tells how many lines of the script are before them, for errors."""


def write_scripts(
    plan: SeedPlan,
    directory: Path,
    templates: Path | None,
    audit: Audit,
    audited: Callable[[list[Any]], dict[str, Any]],
    progress: rowtext.Progress | None = None,
    jobs: int | None = 1,
) -> Written:
    """Write the scripts and the manifest of ``plan`` into ``directory``, all or none.

    ``audit`` reads the up script while it is written, and what ``audited`` makes of what it found goes into the manifest.
    ``progress`` is called with a table and its rows written so far. ``jobs`` is how many processes make the rows, None
    for as many as it is worth; the bytes are the same for any number.
    Raises OutputError (73).
    """
    check_name(plan.name)
    context = ScriptContext(plan)
    with staged(directory) as group:
        with (
            rowtext.RowText(plan, progress, jobs, group.scratch, audit) as made,
            nullcontext(made) if templates is None else StoredRows(made, group.scratch) as rows,
        ):
            personal = audited(_write_up(group, rows, templates, context, audit))
            if personal.get("hit_count"):
                _say_outside(group.path(f"{plan.name}.up.sql"), plan)
            for kind in KINDS[1:]:
                write_script(group, plan, kind, script_pieces(plan, kind, templates, rows=rows, context=context))
        group.sync()
        facts = [file_facts(group.path(f"{plan.name}.{kind}.sql")) for kind in KINDS]
        with group.open(f"{plan.name}.manifest.json") as file:
            manifest = Manifest.of(plan, facts, personal, __version__, rows.digests, rows.identity)
            file.write(manifest.to_json().encode("utf-8"))
        for name in ("finish.sql", "load.sql", "mydumper", "csv"):
            group.remove(f"{plan.name}.{name}")  # of the same seed in another format
        return Written(group.commit())


def _write_up(
    group: Staged, rows: rowtext.RowText | StoredRows, templates: Path | None, context: ScriptContext, audit: Audit
) -> list[Any]:
    """Write the up script. Return what the audit found in its parts, in their order.

    The rows go into it as they are made, and the identity into its place when all are there. A user's own template may have
    them in another order, and do anything with the identity: then they were written to another file before.
    """
    name, found = f"{context.plan.name}.up.sql", []
    identity = _IDENTITY if isinstance(rows, rowtext.RowText) else rows.identity
    late: list[tuple[int, int, str]] = []  # which of ``found``, from which byte, which text
    with group.open(name) as file:

        def audited(content: bytes, start: int) -> object:
            audit.read(content, partial(_lines, file, group.path(name), start))
            return audit.found()

        for what, part in script_parts(script_text(context.plan, "up", templates, identity, context), context):
            if what:
                found += rows.write(what, part, file.write)
                continue
            content, start = part.encode("utf-8"), file.tell()
            if _IDENTITY in part:
                late.append((len(found), start, part))
            found.append(None if _IDENTITY in part else audited(content, start))
            file.write(content)
        for number, start, part in late:
            content = part.replace(_IDENTITY, rows.identity).encode("utf-8")
            file.seek(start)
            file.write(content)
            found[number] = audited(content, start)
    return found


def _say_outside(script: Path, plan: SeedPlan) -> None:
    """Say in the header of a script that values are outside their reserved ranges: the rows, of which the audit tells so, come
    after it."""
    claimed, found = (plan.treatment._replace(outside=outside).headline.encode() for outside in (False, True))
    with script.open("r+b") as file:
        place = file.read(1 << 20).find(claimed)
        if place >= 0:  # a user's own template may say nothing of it
            file.seek(place)
            file.write(found)


def _lines(file: BinaryIO, path: Path, end: int) -> int:
    file.flush()
    return line_count(path, end)
