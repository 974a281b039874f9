"""A seed's scripts as migrations of other tools: knows the names, markers and limits of each tool.

The SQL is that of the scripts, unchanged: each brings its own transaction, so a tool's own one is switched off. Sources: the
manuals of dbmate, golang-migrate, Flyway, goose, Liquibase, yoyo, Alembic and knex, and runs of those that pip and npm have.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .. import __version__
from ..errors import GuardError, OutputError, UsageError
from ..files import open_text
from ..sql.statements import pieces
from .files import write_files
from .templates import template_directory

PACKET = 64 << 20
"""Bytes that a server takes in one packet at most by default (max_allowed_packet of MySQL 8.0); go-sql-driver sends no more."""
MARIADB_PACKET = 16 << 20  # MariaDB's default of max_allowed_packet
# A revision follows from the seed's name alone: exported again, the migration keeps its identity, and Alembic does not
# run it twice.
_REVISION_LENGTH = 12  # as many as Alembic's own; its table holds 32
_NUMBERED = re.compile(r"([0-9]+)[_.-]+(.+)")


@dataclass(frozen=True, slots=True)
class Tool:
    """How a tool wants a migration.

    ``directory`` is where it looks by default, ``files`` are the names of its files, each with the script (``up``,
    ``down``) or the template of ``templates/export/`` that it is made of; ``digits`` is the width of a number in names,
    None where names need no number; ``notes`` say how it is run and what is lost against ``seedsql apply``.
    """

    name: str
    directory: str
    files: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    digits: int | None = None
    is_one_packet: bool = False
    has_dependencies: bool = False


_BESIDE = (("{name}.up.sql", "up"), ("{name}.down.sql", "down"))
_AGAIN = (
    "it runs a migration once: a seed that was generated again is another migration, after the rollback of this one"
)

TOOLS = {
    tool.name: tool
    for tool in (
        Tool(
            "dbmate",
            "db/migrations",
            (("{number}_{title}.sql", "dbmate.sql.j2"),),
            ("run: dbmate up; undo: dbmate rollback", _AGAIN),
            digits=4,
            is_one_packet=True,
        ),
        Tool(
            "golang-migrate",
            "migrations",
            (("{number}_{title}.up.sql", "up"), ("{number}_{title}.down.sql", "down")),
            (
                "run: migrate up 1; undo: migrate down 1",
                "a refused script leaves its version dirty, though nothing was written: migrate force VERSION",
                _AGAIN,
            ),
            digits=6,
            is_one_packet=True,
        ),
        Tool(
            "flyway",
            "sql",
            (
                ("V{number}__{title}.sql", "up"),
                ("V{number}__{title}.sql.conf", "flyway.conf.j2"),
                ("U{number}__{title}.sql", "down"),
                ("U{number}__{title}.sql.conf", "flyway.conf.j2"),
            ),
            (
                "run: flyway migrate; undo: flyway undo, which its free edition does not have: seedsql rollback does it",
                _AGAIN,
            ),
            digits=1,
        ),
        Tool(
            "goose",
            "migrations",
            (("{number}_{title}.sql", "goose.sql.j2"),),
            ("run: goose up; undo: goose down", _AGAIN),
            digits=5,
        ),
        Tool(
            "liquibase",
            "changelog",
            (("{name}.yaml", "liquibase.yaml.j2"), *_BESIDE),
            (
                "run: include the YAML file in the changelog, then liquibase update; undo: liquibase rollback-count 1",
                _AGAIN,
            ),
        ),
        Tool(
            "yoyo",
            "migrations",
            (("{name}.py", "yoyo.py.j2"), ("{name}.up.sql.txt", "up"), ("{name}.down.sql.txt", "down")),
            ("run: yoyo apply; undo: yoyo rollback (.txt: yoyo takes every .sql file for a migration)", _AGAIN),
            has_dependencies=True,
        ),
        Tool(
            "alembic",
            "alembic/versions",
            (("{name}.py", "alembic.py.j2"), *_BESIDE),
            (
                "run: alembic upgrade head; undo: alembic downgrade -1; --sql does not work, as the script asks the server",
                "what the same run did before it is committed: the script needs a transaction of its own",
                _AGAIN,
            ),
            has_dependencies=True,
        ),
        Tool(
            "knex",
            "migrations",
            (("{name}.cjs", "knex.cjs.j2"), *_BESIDE),
            ("run: knex migrate:up; undo: knex migrate:down; drivers mysql and mysql2", _AGAIN),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Exported:
    """The files of an export, and what to know about them, one line each."""

    tool: str
    files: tuple[Path, ...]
    notes: tuple[str, ...]


def export_scripts(
    scripts: dict[str, Path],
    name: str,
    tool: Tool,
    directory: Path,
    number: int | None = None,
    after: str | None = None,
    replace: bool = False,
) -> Exported:
    """Write the migration of ``tool`` for the seed ``name`` into ``directory``, all files or none.

    ``scripts`` are the paths of its up and down script. ``number`` is that of the migration, by default the seed's own;
    ``after`` the migration that comes before it. Raises UsageError (2) for a number or a predecessor that the tool has no place for
    or lacks, GuardError (77) for a script that it cannot send and for files that are there and different unless ``replace``,
    OutputError (73).
    """
    if after is not None and not tool.has_dependencies:
        raise UsageError(
            f"{tool.name} orders migrations by their names, so --after does not apply to it",
            hint="use --number or the name",
        )
    values = {"name": name, **_numbering(name, tool, number)}
    _check_size(scripts, tool)
    context = {
        **values,
        "after": after,
        "version": __version__,
        "revision": hashlib.sha256(name.encode()).hexdigest()[:_REVISION_LENGTH],
        # Migrations in Python or JavaScript read the scripts beside them, and refuse one that was edited.
        "digest": {kind: _sha256(path) for kind, path in scripts.items()},
    }
    contents = {pattern.format(**values): partial(_content, source, scripts, context) for pattern, source in tool.files}
    if not replace:
        for file, content in contents.items():
            _refuse_other(directory / file, content())
    written = write_files(directory, {file: content() for file, content in contents.items()})
    return Exported(tool.name, written, (*tool.notes, *_packet_note(scripts, tool)))


def _numbering(name: str, tool: Tool, number: int | None) -> dict[str, str]:
    """The number of a migration, as wide as the tool's own, and the rest of its name."""
    found = _NUMBERED.fullmatch(name)
    title = found[2] if found else name
    if tool.digits is None:
        if number is not None:
            raise UsageError(f"{tool.name} knows migrations by name, so --number does not apply to it")
        return {}
    if number is None and found is None:
        raise UsageError(f"{tool.name} orders migrations by number, and {name} has none", hint="name it: --number N")
    digits = str(int(found[1]) if number is None and found is not None else number)
    return {"number": digits.zfill(tool.digits), "title": re.sub(r"[^A-Za-z0-9_]", "_", title)}


def _check_size(scripts: dict[str, Path], tool: Tool) -> None:
    size = max(path.stat().st_size for path in scripts.values())
    if tool.is_one_packet and size > PACKET:
        raise GuardError(
            f"{tool.name} sends a script in one packet, and {size:,} bytes are more than the {PACKET:,} that a server takes",
            hint="apply it by seedsql apply or the mysql client, or export it for goose, Alembic or knex",
        )


def _packet_note(scripts: dict[str, Path], tool: Tool) -> tuple[str, ...]:
    size = max(path.stat().st_size for path in scripts.values())
    if not tool.is_one_packet or size <= MARIADB_PACKET:
        return ()
    return (f"it sends a script in one packet: max_allowed_packet of the server must be at least {size:,}",)


def _content(source: str, scripts: dict[str, Path], context: Mapping[str, object]) -> Iterator[bytes]:
    if source in scripts:
        yield from _bytes(scripts[source])
        return
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    jinja = Environment(
        loader=FileSystemLoader(template_directory("export")),
        # A misspelt name in a template is an error, not an empty text.
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    template = jinja.get_template(source)
    for text in template.generate(context, **{kind: _pieces(path) for kind, path in scripts.items()}):
        yield text.encode("utf-8")


def _pieces(path: Path) -> Iterator[str]:
    """A script in pieces that end as its statements do, each with the comments before it and no line end; the comment
    behind the last statement is none."""
    with open_text(path, "\n") as file:
        for _, piece in pieces(file):
            if piece.endswith(";\n"):
                yield piece[:-1]


def _bytes(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            yield block


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refuse_other(path: Path, content: Iterator[bytes]) -> None:
    """Refuse to replace a file that says something else: the tool's table may hold it as done."""
    if not path.exists():
        return
    fresh = hashlib.sha256()
    for block in content:
        fresh.update(block)
    try:
        is_same = fresh.hexdigest() == _sha256(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be read: {error.strerror}") from None
    if not is_same:
        raise GuardError(
            f"{path} is there and differs; a tool that has run it would not run it again",
            hint="export under another --number or name, or replace it with --force",
        )
