"""Commands that need no server: plan, generate, check, rehearse, audit, init."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import console
from ..printable import printable
from ..project import FILE_NAME, project_text
from .options import (
    NamedPath,
    access_from,
    chosen_seed,
    chosen_seeds,
    current_project,
    database_options,
    format_option,
    generation_options,
    given_options,
    log_option,
    name_argument,
    name_option,
    out_option,
    schema_option,
    seed_options,
    source_options,
)

if TYPE_CHECKING:
    from ..blueprint.inference.omissions import Omission
    from ..planning.model import SeedPlan


_SHOWN_GROUPS, _SHOWN_NAMES = 20, 8


@click.command("plan", short_help="Show tables, rows and ids; write nothing.")
@click.argument("seed_name", required=False, metavar="[NAME]")
@generation_options
@name_option
@format_option
def plan_command(output: str, seed_name: str | None, **values: Any) -> None:
    """Show what would be generated: tables, rows, id ranges. Writes nothing and needs no server.

    NAME is a seed of seedsql.toml; the options override what it says there.
    """
    from ..workflow import generation

    plan = generation.make_plan(chosen_seed(values, seed_name))
    if output == "json":
        console.json_data(plan.to_dict())
    else:
        show_plan(plan)
    show_omissions(plan.omissions)
    for warning in plan.warnings:
        console.warn(warning)
    if output == "json":
        return
    console.say(
        "not known without a server: whether the tables exist as planned and the ids are free "
        "(seedsql apply --dry-run tells)"
    )


def show_plan(plan: SeedPlan) -> None:
    """Write the plan as a table to stdout, its summary to stderr."""
    console.say(f"seed {plan.name}: {summary(plan)} ({plan.made_of}, {plan.env})")
    rows = [
        [step.name, step.rows, step.first_id, step.last_id, "supporting" if step.supporting else ""]
        for step in plan.steps
    ]
    console.table(["table", "rows", "first id", "last id", ""], rows, numeric=[1, 2, 3])


def show_omissions(
    omissions: Sequence[Omission], further: str = "seedsql plan shows them in parts: --table NAME"
) -> None:
    """Write to stderr what is left out, why and the way out: one line for all that has the same reason."""
    from ..blueprint.inference.omissions import grouped

    tables = sum(not each.column for each in omissions)
    for names, reason, way_out in grouped(omissions)[:_SHOWN_GROUPS]:
        console.say(f"left out: {_listed(names)}: {reason}")
        if way_out:
            console.say(f"  try: {way_out}")
    if len(grouped(omissions)) > _SHOWN_GROUPS:
        console.say(f"left out: {tables} tables and {len(omissions) - tables} columns in all; {further}")


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_SHOWN_NAMES])
    return shown if len(names) <= _SHOWN_NAMES else f"{shown} and {len(names) - _SHOWN_NAMES} more"


def summary(plan: SeedPlan) -> str:
    """195 rows in 7 tables, supporting rows counted apart."""
    asked = [step for step in plan.steps if not step.supporting]
    rows = sum(step.rows for step in asked)
    extra = plan.total_rows - rows
    text = f"{rows:,} row{'s' * (rows != 1)} in {len(asked)} table{'s' * (len(asked) != 1)}"
    return f"{text} + {extra:,} supporting rows in {len(plan.steps) - len(asked)} tables" if extra else text


@click.command("generate", short_help="Write the scripts of a seed.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@generation_options
@out_option
@log_option
@name_option
@click.option("--stdout", "to_stdout", is_flag=True, help="Write the up script to stdout and no file.")
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing; exit 1 when the files differ from what would be written.",
)
def generate_command(out: Path, names: tuple[str, ...], to_stdout: bool, only_check: bool, **values: Any) -> None:
    """Write NAME.up.sql, NAME.down.sql, NAME.verify.sql and NAME.manifest.json.

    NAMEs are seeds of seedsql.toml, all of them by default; the options override what it says there. Without a project
    file one seed is generated, of the blueprint that the options describe.
    """
    from ..workflow import generation

    if to_stdout and only_check:
        raise click.UsageError("--stdout and --check exclude each other")
    if to_stdout:
        options = chosen_seed(values, names[0]) if len(names) == 1 else chosen_seed(values, None)
        for piece in generation.texts(options):
            console.piece(piece)
        return
    chosen = chosen_seeds(values, names)
    if only_check:
        plans = [generation.make_plan(options).name for options in chosen]
        report(plans, [found for options in chosen for found in generation.differences(options, out)])
        return
    for options in chosen:
        generated = generate(options, out)
        console.say(f"seed {generated.plan.name}: {summary(generated.plan)}")
        for path in generated.files:
            console.say(f"  wrote {path} ({path.stat().st_size:,} bytes)")
        console.log.complete(
            rows=generated.plan.total_rows, checksum=generation.script_checksum(generated.plan.name, out)
        )


def generate(options: Any, out: Path) -> Any:
    """Generate with progress; return what the workflow's ``generate`` does."""
    from ..workflow import generation

    bars: list[console.Progress] = []

    def watch(plan: SeedPlan) -> console.Progress:
        console.log.start(name=plan.name)
        bars.append(console.Progress(plan.total_rows, time.monotonic))
        return bars[-1]

    try:
        return generation.generate(options, out, watch)
    finally:
        for bar in bars:
            bar.close()


def report(names: Sequence[str], found: Sequence[Any], kept: Sequence[str] = ()) -> None:
    """Say what a check found; exit 1 when it found something. ``kept`` are seeds that cannot be made again."""
    for difference in found:
        console.data(printable(f"{difference.path}: {difference.what}"))
    if found:
        console.error(
            f"{len(found)} of the files differ", "generate them again, or find out who changed them: git diff"
        )
        sys.exit(1)
    if names:
        console.say(f"checked {', '.join(names)}: the files are what they say and regenerate byte for byte")
    if kept:
        console.say(
            f"checked {', '.join(kept)}: the files are what they say (rows of files and databases are not kept, so they "
            "cannot be made again)"
        )


@click.command("check", short_help="Prove that the files are what was generated.")
@out_option
@log_option
@source_options
@click.argument("names", nargs=-1, metavar="[NAME]...")
def check_command(out: Path, names: tuple[str, ...], **values: Any) -> None:
    """Prove that seeds match their manifests and regenerate byte for byte. Exit 1 when one does not.

    Without NAME: every seed of seedsql.toml and every one in the output directory, each by its own blueprint.
    """
    from ..workflow import generation

    checked = generation.check(out, names, current_project(), given_options(values))
    report(checked.made_again, checked.found, checked.kept)


@click.command("rehearse", short_help="Run the scripts on an embedded database.")
@name_argument
@out_option
@log_option
@source_options
def rehearse_command(name: str, out: Path, **values: Any) -> None:
    """Run up, verify and down of a seed on the embedded database: the same files, no server."""
    from ..workflow import generation

    console.log.start(name=name, checksum=generation.script_checksum(name, out))
    progress = console.Progress(generation.planned_rows(name, out), time.monotonic)
    try:
        result = generation.rehearse(name, out, seed_options(values, name), progress)
    finally:
        progress.close()
    rows = [[table, count] for table, count in result.rows.items()]
    console.table(["table", "rows"], rows, numeric=[1])
    checks = len(result.checks)
    console.say(
        f"rehearsed {name}: {sum(result.rows.values()):,} rows in, {checks} checks passed, all rows out again "
        f"({result.seconds:.1f} s)"
    )
    for note in result.notes:
        console.say(f"  not known without a server: {note}")
    console.log.complete(rows=sum(result.rows.values()))


@click.command("audit", short_help="List personal data and prove its ranges.")
@name_argument
@out_option
@format_option
def audit_command(name: str, out: Path, output: str) -> None:
    """List the personal data in a seed's up script and prove its ranges. Exit 1 on a value outside.

    The script is read as it stands; when it is not the one that its manifest describes, the exit code is 74.
    """
    from ..workflow import generation

    found, edited = generation.audit(name, out)
    if output == "json":
        console.json_data(found.to_dict())
    else:
        console.data(found.text())
    if not found.ok and edited is not None:
        console.warn(edited.message)
    if not found.ok:
        sys.exit(1)
    if edited is not None:
        raise edited


@click.command("init", short_help="Infer a blueprint from a schema.")
@schema_option
@click.option("--live", is_flag=True, help="Read the schema from the database of DATABASE_URL or of an option file.")
@database_options
@click.option(
    "--rows", type=click.IntRange(1, 100_000), default=20, show_default=True, help="Rows per table at size small."
)
@click.option(
    "--out",
    type=NamedPath(path_type=Path, dir_okay=False),
    default=Path("blueprint.toml"),
    show_default=True,
    metavar="FILE",
    help="Where the blueprint goes; - is stdout.",
)
@click.option(
    "--project", is_flag=True, help=f"Write {FILE_NAME} too; without a schema, one for the built-in blueprint."
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
def init_command(
    schema: tuple[Path, ...], live: bool, rows: int, out: Path, project: bool, force: bool, **values: Any
) -> None:
    """Infer a blueprint from a schema: a start that `seedsql plan` and `generate` accept as it is."""
    from ..workflow import generation, operation

    access = access_from(values)
    live = live or access.is_explicit
    if project and not schema and not live:
        generation.write_new(Path(FILE_NAME), project_text(Path("out"), {"0001_wholesale_small": "wholesale"}), force)
        console.say(f"wrote {FILE_NAME}")
        console.say("next: seedsql generate")
        return
    if bool(schema) == live:
        raise click.UsageError(
            "give one of --schema FILE and a database (--database-url URL, --defaults-file FILE, --live)"
        )
    files: tuple[Path, ...] = ()
    if schema:
        found = generation.infer(schema, rows, out.parent)
    else:
        found, files = operation.infer(access, rows, out)
    if str(out) == "-":
        console.piece(found.text)
    else:
        generation.write_new(out, found.text, force)
    show_omissions(found.omissions, "the comments of the blueprint name them all")
    if found.remarks:
        tables = list(dict.fromkeys(table for table, _ in found.remarks))
        console.say(f"to look at: {len(found.remarks)} comments on {_listed(tables)}")
    for warning in found.warnings:
        console.warn(warning)
    if str(out) == "-":
        return
    written = [*files, out]
    if project:
        seed = f"0001_{generation.read_name(out)}_small"
        generation.write_new(Path(FILE_NAME), project_text(Path("out"), {seed: out.as_posix()}), force)
        written.append(Path(FILE_NAME))
    for path in written:
        console.say(f"wrote {path}")
    console.say(f"next: seedsql plan {seed}" if project else f"next: seedsql plan --blueprint {out}")
