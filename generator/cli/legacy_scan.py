"""The command legacy scan: what a repository still uses of an older seeding system."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import seedsql

from .. import console
from ..printable import printable
from .options import format_option
from .parameter_types import NonEmptyPath

if TYPE_CHECKING:
    from ..legacy.findings import Scan

KINDS = ("script-file", "import", "package.json-script", "command", "environment-variable", "path", "document")
"""The kinds of the scan's findings, as words of a command line: legacy.scan, which takes long to import, has them."""


@click.command("scan", short_help="List what still uses the old system.")
@click.argument("path", default=".", type=NonEmptyPath(path_type=Path))
@click.option(
    "--rules",
    type=NonEmptyPath(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Further rules, as TOML; it may switch built-in ones off.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    metavar="KIND",
    help=f"Only uses of this kind; may be repeated. One of: {', '.join(KINDS)}.",
)
@format_option
def scan_command(path: Path, rules: Path | None, kinds: tuple[str, ...], output: str) -> None:
    """List every use of the old seeding system below PATH, with file:line and what replaces it. Exit 1 when one is left.

    A summary by kind precedes the list. With --kind, only uses of that kind are listed, counted and judged.
    Read are the files that git knows or does not ignore; without git all but node_modules and built folders. A line
    with `seedsql-legacy: keep`, and a reason, keeps itself and the line below.
    """
    found = seedsql.legacy_scan(path, rules, {kind.replace("-", " ") for kind in kinds})
    if output == "json":
        console.json_data(found.to_dict())
    else:
        _show(found)
    if not found.ok:
        sys.exit(1)


def _show(found: Scan) -> None:
    for kind, count in found.counts.items():
        console.data(f"{count:>6,}  {kind}")
    for kind, count in found.counts.items():
        console.data(f"\n{kind} ({count})")
        for each in found.of({kind}).findings:
            console.data(printable(f"  {each.path}:{each.line}:{each.column}: {each.text}"))
            console.data(printable(f"      now: {each.replacement}"))
    kept = f", {found.kept} kept with a reason" if found.kept else ""
    number = len(found.findings)
    uses = (
        f"{number:,} use{'s' * (number != 1)} of the old system left" if number else "nothing of the old system is left"
    )
    console.log.message(f"read {found.files_read:,} files: {uses}{kept}")
