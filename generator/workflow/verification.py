"""Whether a seed is in a database as its files say: the checks of its verify script, and every cell of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import GuardError, SeedsqlError, StatementFailed
from .connecting import ConnectionOptions, connected
from .inspection import Change, inspect
from .preview import live_schema, refuse_gone
from .seeds import checked_script, script_path

if TYPE_CHECKING:
    from ..database.cells import Difference
    from ..database.verifier import CheckResult
    from ..planning.applied import AppliedSeed, InvalidRow
    from ..schema.model import Schema, Trigger
    from ..script.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Verification:
    """What verify found: the script's checks and one of the cells of each table; what exactly became of seeded rows that
    are not as they were; cells that are not what the file says, the first few of each column; the triggers that set
    such columns; and the rows of the history that are passed over."""

    checks: tuple[CheckResult, ...]
    changes: tuple[Change, ...]
    differences: tuple[Difference, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    invalid: tuple[InvalidRow, ...] = ()

    @property
    def failed(self) -> tuple[CheckResult, ...]:
        return tuple(check for check in self.checks if not check.ok)

    @property
    def ok(self) -> bool:
        """Whether every check holds."""
        return not self.failed

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``verify --format json``."""
        return {
            "ok": self.ok,
            "checks": [
                {"check": check.check, "expected": check.expected, "found": check.found, "ok": check.ok}
                for check in self.checks
            ],
            "changes": [change.to_dict() for change in self.changes],
            "differences": [difference.to_dict() for difference in self.differences],
            "triggers": [trigger.to_dict() for trigger in self.triggers],
            "invalid_history": [row.to_dict() for row in self.invalid],
        }


def applied_script(out: Path, seed: AppliedSeed) -> Path | None:
    """Return the up script that a seed was applied from, None when it is not in ``out`` as it was."""
    try:
        path = checked_script(out, seed.name, "up")
    except SeedsqlError:
        return None
    needle = f"'{seed.checksum}'".encode()
    with path.open("rb") as file:
        return path if any(needle in line for line in file) else None


def _part_scripts(out: Path, manifest: Manifest) -> list[Path]:
    """The files of INSERT statements that hold a seed's rows, where the rows are in files and these are in ``out``."""
    folder = out / manifest.folder
    if manifest.row_format != "mydumper" or not folder.is_dir():
        return []
    return [folder / Path(each.name).name for each in manifest.parts]


def _refuse_invisible(error: StatementFailed, name: str, manifest: Manifest, live: Schema) -> None:
    """Raise GuardError (77) where a column that the script reads by ``SELECT *`` was made INVISIBLE, which ``*`` leaves out:
    https://dev.mysql.com/doc/refman/8.4/en/invisible-columns.html"""
    from ..database.errnos import ER_BAD_FIELD

    tables = [table for table in live.tables if error.errno == ER_BAD_FIELD and table.name in manifest.schema.tables]
    hidden = [(table.name, column) for table in tables for column in table.columns if column.invisible]
    # "Unknown column 's.name' in 'field list'": one that the schema has INVISIBLE itself is no difference
    named = [each for each in hidden if f".{each[1].name}'" in error.message or f"'{each[1].name}'" in error.message]
    hidden = named or hidden
    if hidden:
        raise GuardError(
            f"{name} verify REFUSED (schema): the database is not what it was made for. Nothing was changed.",
            details=[
                f"{table}.{column.name}: expected {column.type}; found {column.type} INVISIBLE"
                for table, column in hidden
            ],
            reason="schema",
            hint="make it visible again (MySQL: ALTER TABLE … ALTER COLUMN … SET VISIBLE; MariaDB: MODIFY it without INVISIBLE), "
            "or generate the seed from the schema that the database has; rollback works as it is",
        ) from None


def verify(name: str, out: Path, connection_options: ConnectionOptions) -> Verification:
    """Run NAME.verify.sql, which only reads, and compare every cell in the database with NAME.up.sql.

    Returns the checks, and the rows and cells behind those that failed. Raises ChecksumError (74) when the files are not
    what was generated, DatabaseUnreachable and StatementFailed (69).
    """
    from ..database.cells import compare_cells
    from ..database.history import read_history
    from ..database.verifier import check_cells, run_verify
    from ..script.manifest import read_manifest

    path = checked_script(out, name, "verify")
    manifest = read_manifest(out, name)
    with connected(connection_options) as connection:
        refuse_gone("verify", name, manifest, connection)
        live = live_schema(connection, manifest)
        try:
            checks = tuple(run_verify(connection, path))
        except StatementFailed as error:
            _refuse_invisible(error, name, manifest, live)
            raise
        up = script_path(out, name, "up")
        cells = compare_cells(connection, up, live.tables, further=_part_scripts(out, manifest))
        checks += tuple(map(check_cells, cells))
        history = read_history(connection)
        seed = history.find(name)
        changes: list[Change] = []
        if seed is not None and not all(check.ok for check in checks):
            changes = inspect(connection, seed, applied_script(out, seed))
    edited = {(table.name, column) for table in cells for column in table.edited}
    return Verification(
        checks,
        tuple(change for change in changes if change.kind != "refers"),
        tuple(difference for table in cells for difference in table.differences),
        tuple(each for each in live.triggers if any((each.table, column) in edited for column in each.sets)),
        history.invalid,
    )
