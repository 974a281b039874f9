"""A seed's scripts as a migration of the team's own tool."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError, did_you_mean
from .seeds import checked_script, refuse_parts

if TYPE_CHECKING:
    from ..script.exports import Exported


def export(
    name: str,
    out: Path,
    tool: str,
    directory: Path | None = None,
    *,
    number: int | None = None,
    after: str | None = None,
    replace: bool = False,
) -> Exported:
    """Write the seed ``name`` of ``out`` as a migration of ``tool`` into ``directory`` (None: where the tool looks by default).

    ``number``: the number in the files' names, by default the seed's; ``after``: the revision or migration that comes before
    it (Alembic, yoyo); ``replace``: also over files that differ. Raises UsageError (2), ChecksumError (74) when the scripts are
    not what was generated, GuardError (77), OutputError (73).
    """
    from ..script.exports import TOOLS, export_scripts

    if tool not in TOOLS:
        raise UsageError(
            f"no export for {tool!r}{did_you_mean(tool, list(TOOLS))}", hint=f"there is one for {', '.join(TOOLS)}"
        )
    refuse_parts(out, name, "export")
    scripts = {kind: checked_script(out, name, kind) for kind in ("up", "down")}
    chosen = TOOLS[tool]
    return export_scripts(scripts, name, chosen, directory or Path(chosen.directory), number, after, replace)
