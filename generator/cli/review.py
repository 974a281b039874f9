"""The command review: one page about a seed for its reviewer."""

from __future__ import annotations

from pathlib import Path

import click

import seedsql

from .. import console
from ..review.page import FORMATS, render
from .options import name_argument, out_option
from .parameter_types import NonEmptyPath


@click.command("review")
@name_argument
@click.option(
    "--format", "output", type=click.Choice(FORMATS), default="md", show_default=True, help="Markdown, or an HTML page."
)
@click.option(
    "--templates",
    type=NonEmptyPath(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="Templates that the seed was generated with.",
)
@out_option
def review_command(name: str, output: str, templates: Path | None, out: Path) -> None:
    """Write one page about a seed to stdout: first and last rows, what every column holds, children per parent, personal
    data, what verify will prove.

    The HTML page is one file that needs no network: seedsql review NAME --format html > review.html. No values are shown where
    the rows are real people's.
    """
    console.write_chunk(render(seedsql.review_seed(name, out, templates), output))
