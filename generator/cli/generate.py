"""The command generate: the scripts of a seed and their manifest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

import seedsql

from .. import console
from ..project import ROW_FORMATS
from ..workflow.seeds import script_checksum
from .options import generation_options, jobs_option, log_option, name_option, out_option
from .progress import generate_with_progress
from .selection import chosen_seed, chosen_seeds, current_project
from .showing import summary, warn_of_findings


@click.command("generate")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@generation_options
@out_option
@jobs_option
@log_option
@name_option
@click.option(
    "--format",
    "row_format",
    type=click.Choice(ROW_FORMATS),
    help="Where rows go: into the up script; or into a folder of files that myloader, or LOAD DATA, loads in parallel, which "
    "NAME.finish.sql makes a seed. [default: sql]",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Who makes the files of rows: processes of this machine, or the workers of a Dask cluster.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="The cluster's scheduler, tcp://HOST:8786. [default: workers started on this machine]",
)
@click.option(
    "--parts",
    metavar="URL",
    help="Where workers put the files of rows: a URL of fsspec such as s3://bucket/path. [default: a folder in --out, which "
    "all workers must see]",
)
@click.option("--stdout", "to_stdout", is_flag=True, help="Write the up script to stdout and no file.")
def generate_command(
    out: Path,
    jobs: int | None,
    names: tuple[str, ...],
    to_stdout: bool,
    engine: str,
    scheduler: str | None,
    parts: str | None,
    **values: Any,
) -> None:
    """Write NAME.up.sql, NAME.down.sql, NAME.verify.sql and NAME.manifest.json.

    NAMEs are seeds of seedsql.toml, all of them by default; the options override what it says there. Without a project
    file one seed is generated, of the blueprint that the options describe.
    """
    if engine == "local" and (scheduler or parts):
        raise click.UsageError("--scheduler and --parts go with --engine dask")
    cluster = seedsql.Cluster(scheduler, parts) if engine == "dask" else None
    if to_stdout:
        if cluster is not None:
            raise click.UsageError("--stdout and --engine dask exclude each other")
        _write_to_stdout(names, values)
        return
    is_first = not out.is_dir() or not any(out.glob("*.manifest.json"))
    for options in chosen_seeds(values, names):
        generated = generate_with_progress(options, out, jobs, cluster)
        console.log.message(f"seed {generated.plan.name}: {summary(generated.plan)}")
        _show_files(generated)
        console.log.complete(rows=generated.plan.total_rows, checksum=script_checksum(generated.plan.name, out))
        if is_first and _is_unprotected(generated.files[0]):
            is_first = False  # said once, with the first seed of a directory
            console.log.message(f"git may change the line ends of the scripts: {_keeping(out)}")


def _is_unprotected(script: Path) -> bool:
    from ..workflow.attributes import is_unprotected

    return is_unprotected(script)


def _keeping(out: Path) -> str:
    """What keeps the line ends of the scripts in ``out``."""
    if current_project() is not None:
        return "seedsql init --project adds what keeps them to .gitattributes"
    from ..workflow.attributes import attribute_lines

    return f"a line '{attribute_lines(out.name)[0]}' in {out.parent / '.gitattributes'} keeps them"


def _write_to_stdout(names: tuple[str, ...], values: dict[str, Any]) -> None:
    if values["row_format"] not in (None, "sql"):
        raise click.UsageError("--stdout writes the up script, which --format sql has")
    options = chosen_seed(values, names[0]) if len(names) == 1 else chosen_seed(values, None)
    for chunk in seedsql.up_script(options, warn_of_findings):
        console.write_chunk(chunk)


def _show_files(generated: seedsql.Generated) -> None:
    for path in generated.files:
        console.log.message(f"  wrote {path} ({path.stat().st_size:,} bytes)")
    if generated.parts:
        size = sum(path.stat().st_size for path in generated.parts)
        console.log.message(
            f"  wrote {len(generated.parts)} files of rows in {generated.parts[0].parent} ({size:,} bytes)"
        )
    warn_of_findings(generated)
