"""The command verify: are a seed's rows in a database as its files say?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from .options import database_options, format_option, name_argument, out_option
from .running import begin, verify_seed
from .selection import connection_options


@click.command("verify")
@name_argument
@out_option
@database_options
@format_option
def verify_command(name: str, out: Path, output: str, **values: Any) -> None:
    """Run NAME.verify.sql, which only reads: counts, orphans, sums, drift, personal data. Then compare every cell in the
    database with NAME.up.sql. Exit 1 on a finding."""
    connection = connection_options(values)
    begin(name, out)
    if not verify_seed(name, out, connection, output):
        sys.exit(1)
