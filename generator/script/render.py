"""A plan to its scripts: frames from the templates, rows streamed in between.

Memory stays bounded: rows are drawn in chunks, and a frame is text of a few kilobytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from .. import __version__
from ..lazy_patterns import lazy
from ..pii.treatment import REAL
from ..planning.model import SeedPlan
from .checks import Checks
from .files import Staged
from .frame import ScriptContext
from .keys import key_statements
from .manifest import FileFacts
from .rowtext import Progress, RowText
from .stored_rows import StoredRows
from .templates import draw
from .wrapping import fill

_PIECE = 1 << 18  # bytes that are read at a time: they stay in the processor's cache
_HOLE = lazy(r"\x00(keys|rows|updates) ([^\x00]+)\x00\n?")


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a seed, in the order up, down, verify, manifest."""

    files: tuple[Path, ...]


def write_script(group: Staged, plan: SeedPlan, kind: str, pieces: Iterable[bytes]) -> Path:
    """Write one script of a seed. Return where it is until it gets its name."""
    name = f"{plan.name}.{kind}.sql"
    with group.open(name) as file:
        file.writelines(pieces)
    return group.path(name)


def file_facts(path: Path) -> FileFacts:
    """Return the facts of a script, read from its bytes."""
    digest, size, statements, last = hashlib.sha256(), 0, 0, b""
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            statements += _ends(piece) + (last == b";" and piece[:1] == b"\n")  # a piece may be cut there
            last = piece[-1:]
    return FileFacts(path.name, size, statements, digest.hexdigest())


def _ends(piece: bytes) -> int:
    """How many lines of a piece end as statements do. One character is looked for: that is many times as fast as two."""
    found, index = 0, piece.find(b";")
    while index >= 0:
        found += piece[index + 1 : index + 2] == b"\n"
        index = piece.find(b";", index + 1)
    return found


class Rows(Protocol):
    """What scripts need of the rows: ``identity``, and the text of statements where they are in the script."""

    @property
    def identity(self) -> str: ...

    def pieces(self, what: str, table: str) -> Iterator[bytes]: ...


def script_pieces(
    plan: SeedPlan,
    kind: str,
    templates: Path | None = None,
    progress: Progress | None = None,
    rows: Rows | None = None,
    further: Mapping[str, Any] | None = None,
    context: ScriptContext | None = None,
) -> Iterator[bytes]:
    """Yield one script in pieces, in order. ``kind`` is up, down or verify; ``rows`` is the plan's row text when it has
    been written already; ``further`` are more values for the template; ``context`` is what the scripts of a plan share."""
    if rows is None:
        with RowText(plan, progress) as made, StoredRows(made) as stored:
            yield from script_pieces(plan, kind, templates, progress, stored)
            return
    context = context or ScriptContext(plan)
    for what, part in script_parts(script_text(plan, kind, templates, rows.identity, context, further), context):
        if what:
            yield from rows.pieces(what, part)
        else:
            yield part.encode("utf-8")


def script_text(
    plan: SeedPlan,
    kind: str,
    templates: Path | None,
    identity: str,
    context: ScriptContext,
    further: Mapping[str, Any] | None = None,
) -> str:
    """Return the text of a script, with marks where the keys and rows go, for ``script_parts``."""
    values = {
        "plan": plan,
        "kind": "up" if kind == "finish" else kind,
        "header": _header(plan),
        "origin": _origin(plan),
        "identity": identity,
        "version": __version__,
        "context": context,
        "checks": Checks(context) if kind == "verify" else None,
        "listed": [scope for scope in context.scopes.values() if scope.is_listed],
        "keys": lambda scope: f"\x00keys {scope.name}\x00",
        "rows": lambda scope: f"\x00rows {scope.name}\x00",
        "updates": lambda scope: f"\x00updates {scope.name}\x00",
        **(further or {}),
    }
    return draw(f"{kind}.sql.j2", templates, values)


def script_parts(text: str, context: ScriptContext) -> Iterator[tuple[str, str]]:
    """Yield the parts of what ``script_text`` returned: text, beside an empty string, or ``rows`` or ``updates`` and the
    table whose statements go there."""
    done = 0
    for hole in _HOLE.finditer(text):
        if hole.start() > done:
            yield "", text[done : hole.start()]
        if hole[1] == "keys":
            scope = context.scopes[hole[2]]
            yield from (("", statement) for statement in key_statements(scope.step, scope.keys))
        else:
            yield hole[1], hole[2]
        done = hole.end()
    yield "", text[done:].rstrip("\n") + "\n"


def _header(plan: SeedPlan) -> list[str]:
    """The lines of an up script's header that a reviewer reads first."""
    supporting = [step.name for step in plan.steps if step.supporting]
    lines = [_origin(plan)]
    if supporting:
        lines.append(f"supporting tables: {', '.join(supporting)}")
    return [part for line in [*lines, "", *_personal_facts(plan)] for part in fill(line)]


def _origin(plan: SeedPlan) -> str:
    """What the rows were made from, and with what."""
    return f"{plan.made_of}, for {plan.env}; made by seedsql {__version__}"


def _personal_facts(plan: SeedPlan) -> list[str]:
    """The audit's section: personal columns per table, and what was left alone and why."""
    widest = max((len(item.table) for item in plan.personal), default=0)
    lines = [plan.treatment.headline]
    for table in dict.fromkeys(item.table for item in plan.personal):
        named = ", ".join(f"{item.column} ({item.personal_class})" for item in plan.personal if item.table == table)
        lines.append(f"  {table.ljust(widest)}  {named}")
    if not plan.personal and plan.treatment.how != REAL:
        lines = ["personal data: no column is known to hold any"]
    return lines + [f"  {line}" for line in plan.treatment.lines]
