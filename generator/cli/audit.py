"""The command audit: the personal data in a seed's up script."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import seedsql

from .. import console
from .options import format_option, name_argument, out_option


@click.command("audit", short_help="List personal data and prove its ranges.")
@name_argument
@out_option
@format_option
def audit_command(name: str, out: Path, output: str) -> None:
    """List the personal data in a seed's up script and prove its ranges. Exit 1 on a value outside.

    The script is read as it stands; when it is not the one that its manifest describes, the exit code is 74.
    """
    found = seedsql.audit(name, out)
    if output == "json":
        console.json_data(found.audit.to_dict())
    else:
        console.data(found.audit.text())
    if not found.audit.ok:
        if found.mismatch is not None:
            console.warn(found.mismatch.message)
        sys.exit(1)
    if found.mismatch is not None:
        raise found.mismatch
