"""Commands about the system that seedsql replaces: legacy scan and legacy archive."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .. import console
from ..printable import printable
from .options import NamedPath, format_option

if TYPE_CHECKING:
    from ..legacy.scan import Scan


KINDS = ("script-file", "import", "package.json-script", "command", "environment-variable", "path", "document")
"""The kinds of the scan's findings, as words of a command line: legacy.scan, which takes long to import, has them."""


@click.group("legacy", short_help="Find and archive old seed scripts.")
def legacy_command() -> None:
    """Find what a repository still uses of an older seeding system, and move its scripts out of the way."""


@legacy_command.command("scan", short_help="List what still uses the old system.")
@click.argument("path", default=".", type=NamedPath(path_type=Path))
@click.option(
    "--rules",
    type=NamedPath(path_type=Path, dir_okay=False),
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

    A summary by kind stands before the list. With --kind, only uses of that kind are listed, counted and judged.
    Read are the files that git knows or does not ignore; without git all but node_modules and built folders. A line
    with `seedsql-legacy: keep`, and a reason, keeps itself and the line below.
    """
    from ..legacy.files import open_repository
    from ..legacy.rules import load
    from ..legacy.scan import scan

    repository = open_repository(path)
    found = scan(repository, load(rules))
    if kinds:
        found = found.of({kind.replace("-", " ") for kind in kinds})
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
    console.say(f"read {found.files_read:,} files: {uses}{kept}")


@legacy_command.command("archive", short_help="Move old scripts, and repoint what names them.")
@click.argument("files", nargs=-1, required=True, type=NamedPath(path_type=Path), metavar="FILE...")
@click.option(
    "--to",
    type=NamedPath(path_type=Path, file_okay=False),
    default=Path("scripts/legacy"),
    show_default=True,
    metavar="DIR",
    help="Where the files go.",
)
@click.option("--write", is_flag=True, help="Do it; without this flag it is only shown.")
@format_option
def archive_command(files: tuple[Path, ...], to: Path, write: bool, output: str) -> None:
    """Show how FILE... would be archived, and with --write do it: git mv, imports and scripts repointed, a note on top.

    It refuses when the work tree has changes, and when something names a file in a way that cannot be repointed: then
    nothing is moved, and each such place is shown. It stages and never commits.
    """
    from ..legacy.archive import carry_out, make_plan

    plan = make_plan(Path.cwd(), files, to)
    if write:
        carry_out(plan)
    if output == "json":
        console.json_data(plan.to_dict(write))
        return
    for old, new in plan.moves.items():
        console.data(printable(f"git mv {shlex.quote(str(old))} {shlex.quote(str(new))}"))
    if plan.contents:
        console.piece(plan.diff())
    for path in plan.already:
        console.say(f"archived already: {path}")
    for remark in plan.remarks:
        console.warn(remark)
    number, edited = len(plan.moves), len(plan.contents)
    if number:
        done = (
            "moved and staged; look at git diff --cached, then commit"
            if write
            else "nothing was written; --write does it"
        )
        console.say(f"{number} file{'s' * (number != 1)} to move, {edited} to edit: {done}")
