"""The group of commands about the system that seedsql replaces."""

from __future__ import annotations

import click

from .legacy_archive import archive_command
from .legacy_scan import scan_command


@click.group("legacy")
def legacy_command() -> None:
    """Find what a repository still uses of an older seeding system, and move its scripts out of the way."""


legacy_command.add_command(scan_command)
legacy_command.add_command(archive_command)
