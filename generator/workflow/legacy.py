"""What a repository still uses of an older seeding system, and the way of its scripts into an archive."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..legacy.archive import Plan
    from ..legacy.findings import Scan


def legacy_scan(path: Path, rules: Path | None = None, kinds: Collection[str] = ()) -> Scan:
    """List every use of the old seeding system below ``path``; with ``kinds`` only those. ``rules`` is a TOML file of
    further rules. Reads only."""
    from ..legacy.files import open_repository
    from ..legacy.rules import load
    from ..legacy.scan import scan

    found = scan(open_repository(path), load(rules))
    return found.of(set(kinds)) if kinds else found


def legacy_archive(files: Sequence[Path], to: Path, *, root: Path = Path(), write: bool = False) -> Plan:
    """Return how ``files`` of the repository at ``root`` would be archived in the folder ``to``; do it when ``write``.

    Raises GuardError (77) when the work tree has changes, or something cannot be repointed; then nothing is moved.
    """
    from ..legacy.archive import carry_out, make_plan

    plan = make_plan(root.absolute(), files, to)
    if write:
        carry_out(plan)
    return plan
