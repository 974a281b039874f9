"""Run scripts against a server: apply, verify, roll back, look at status, free a lock, read a schema."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ChecksumError, GuardError, SeedsqlError, StatementFailed
from .cleaning import KEEP, SEEDS, CleaningMode, applied_rows, clean
from .connecting import ConnectionOptions, connected, production_reason
from .inspection import drifted_tables, further_cascades, inspect, unwritten_values
from .preview import Confirm, Preview, find_drift, planned_tables, refuse_drift, refuse_gone
from .seeds import checked_script
from .triggers import fired_by_down, fired_by_up
from .verification import applied_script as applied_script
from .verification import verify as verify

if TYPE_CHECKING:
    from ..database.applier import ScriptResult
    from ..database.connection import Connection
    from ..database.history import History
    from ..database.lock import LockStatus
    from ..planning.applied import AppliedSeed, InvalidRow
    from ..script.manifest import Manifest
    from .inspection import Change

ProgressCallback = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class SeedProgress:
    """A seed as another session's run sees it before its COMMIT: by table, the rows there are and those planned."""

    name: str
    state: str
    tables: tuple[tuple[str, int, int], ...]

    @property
    def rows(self) -> int:
        return sum(rows for _, rows, _ in self.tables)

    @property
    def total(self) -> int:
        return sum(total for _, _, total in self.tables)


@dataclass(frozen=True, slots=True)
class RunProgress:
    """The lock, and every seed's rows, uncommitted ones included."""

    lock: LockStatus
    seeds: tuple[SeedProgress, ...]


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The lock as ``unlock`` found it, and whether its holder's session was ended."""

    lock: LockStatus
    ended: bool


@dataclass(frozen=True, slots=True)
class SeedStatus:
    """One applied seed; ``drifted`` names the tables whose seeded rows are not as they were, None when not looked at.

    Each of ``seed.tables`` says whether its rows are ``supporting``: there only since rows of other tables refer to them.
    """

    seed: AppliedSeed
    drifted: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Status:
    """What a database says of its seeds: what it is, the lock and its holder, and the history, whose ``invalid`` rows
    are passed over."""

    database: str
    environment: str | None
    lock: LockStatus
    seeds: tuple[SeedStatus, ...]
    invalid: tuple[InvalidRow, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``status --format json``."""
        session = self.lock.session
        return {
            "database": self.database,
            "production": self.environment,
            "lock": {
                "name": self.lock.name,
                "holder": self.lock.holder,
                "session": session.to_dict() if session is not None else None,
            },
            "seeds": [
                {
                    "name": each.seed.name,
                    "state": each.seed.state,
                    "rows": each.seed.total_rows,
                    "supporting": [table.name for table in each.seed.tables if table.supporting],
                    "applied_at": str(each.seed.applied_at),
                    "applied_by": each.seed.applied_by,
                    "as_seeded": None if each.drifted is None else not each.drifted,
                    "drifted": list(each.drifted or ()),
                }
                for each in self.seeds
            ],
            "invalid_history": [row.to_dict() for row in self.invalid],
        }


def _confirm_all(_: Preview) -> None:
    pass


def _ignore(_: str) -> None:
    pass


def _warn_of_cascades(connection: Connection, name: str, warn: Callable[[str], None]) -> None:
    """Rows that refer to rows that refer to seeded ones, where every foreign key on the way says CASCADE."""
    seed = _history(connection).find(name)
    for index, rows, rule in further_cascades(connection, seed) if seed is not None else ():
        what = "deleted" if rule == "CASCADE" else f"changed ({rule})"
        warn(f"{index}: {rows} row{'s' * (rows != 1)} {what} too, by cascades from rows outside the seed")


def _unwritten(connection: Connection, names: Collection[str]) -> tuple[Change, ...]:
    seeds = [seed for seed in _history(connection).seeds if seed.name in names] if names else []
    return tuple(unwritten_values(connection, seeds))


def apply(
    name: str,
    out: Path,
    connection_options: ConnectionOptions,
    *,
    dry_run: bool = False,
    cleaning: CleaningMode = KEEP,
    ignore_edited: bool = False,
    load_data: bool = False,
    lock_timeout: float = 0,
    templates: Path | None = None,
    confirm: Confirm = _confirm_all,
    progress: ProgressCallback | None = None,
) -> ScriptResult:
    """Run NAME.up.sql of the directory ``out`` in its one transaction; ``dry_run`` rolls it back at the end.

    The file is compared with its manifest, and the database with what it was made for, before a statement of it is
    sent.

    - ``cleaning``: "keep"; "seeds": what earlier seeds wrote to these tables is removed first, in the same transaction
      (``ignore_edited``: also rows that were edited since), by the down scripts of ``templates``; "all": the tables are
      emptied first.
    - ``load_data``: the rows are sent by LOAD DATA LOCAL, in the same transaction and with the same result; the server's
      local_infile has to be ON.
    - ``lock_timeout``: seconds to wait for the lock; 0 gives up at once.
    - ``confirm``: called with a preview before anything is sent; it raises GuardError to stop the run.
    - ``progress``: called with a table's name and its rows written so far.

    Raises ChecksumError (74), LockHeld (75), GuardError (77), StatementFailed and DatabaseUnreachable (69),
    ConnectionOptionError (78); after each of them nothing was changed.
    """
    from ..database.applier import run_script
    from ..script.manifest import read_manifest

    path = checked_script(out, name, "up")
    manifest = read_manifest(out, name)
    with connected(connection_options, local_data=load_data) as connection:
        preview = _preview("apply", name, manifest, connection_options, connection)
        preview = replace(preview, drift=find_drift(connection, manifest))
        if any(each.blocks for each in preview.drift):
            refuse_drift(name, preview.drift)
        cleaned = clean(connection, manifest, cleaning, templates)
        confirm(
            replace(
                preview,
                removes=cleaned.removes,
                empties=cleaned.empties,
                affects=cleaned.affects,
                unwritten=_unwritten(connection, [seed for seed, _ in cleaned.removes]),
                invalid=cleaned.invalid,
                triggers=fired_by_up(
                    connection, path, manifest, cleaned.preparation.text if cleaned.preparation else ""
                ),
            )
        )
        try:
            result = run_script(
                connection,
                path,
                dry_run=dry_run,
                preparation=cleaned.preparation,
                variables={"seedsql_force_undo": int(ignore_edited and cleaning == SEEDS)},
                load_types=manifest.schema.tables if load_data else None,
                lock_timeout=lock_timeout,
                progress=progress,
            )
        except GuardError as refusal:
            removed = [seed for seed, _ in cleaned.removes]
            raise _with_details(refusal, connection_options, removed, out, takes_edited=ignore_edited) from None
    # A loader has inserted the rows already; finish.sql counts them.
    return (
        replace(result, tables=tuple((each.table, each.rows) for each in manifest.tables)) if manifest.parts else result
    )


def rollback(
    name: str,
    out: Path,
    connection_options: ConnectionOptions,
    *,
    dry_run: bool = False,
    ignore_edited: bool = False,
    ignore_dependents: bool = False,
    lock_timeout: float = 0,
    confirm: Confirm = _confirm_all,
    progress: ProgressCallback | None = None,
    warn: Callable[[str], None] = _ignore,
) -> ScriptResult:
    """Run NAME.down.sql of the directory ``out``: remove exactly the seeded rows, or nothing.

    - ``dry_run``: the transaction is rolled back at the end.
    - ``ignore_edited``: remove them also when some were edited or are gone.
    - ``ignore_dependents``: remove them also when rows outside the seed refer to them; ``warn`` is then called with a line
      for each table whose rows go by cascades beyond those that the script itself counts.
    - ``lock_timeout``, ``confirm``, ``progress``: as for ``apply``.

    Raises what ``apply`` raises.
    """
    from ..database.applier import run_script
    from ..script.manifest import read_manifest

    path = checked_script(out, name, "down")
    with connected(connection_options) as connection:
        manifest = read_manifest(out, name)
        refuse_gone("down", name, manifest, connection)
        preview = _preview("rollback", name, manifest, connection_options, connection)
        triggers = fired_by_down(connection, path, manifest)
        unwritten = _unwritten(connection, [name])
        confirm(replace(preview, invalid=_history(connection).invalid, triggers=triggers, unwritten=unwritten))
        if ignore_dependents:
            _warn_of_cascades(connection, name, warn)
        try:
            return run_script(
                connection,
                path,
                dry_run=dry_run,
                variables={
                    "seedsql_ignore_edited": int(ignore_edited),
                    "seedsql_ignore_dependents": int(ignore_dependents),
                },
                lock_timeout=lock_timeout,
                progress=progress,
            )
        except GuardError as refusal:
            raise _with_details(refusal, connection_options, [name], out, takes_edited=ignore_edited) from None


def _preview(
    what: str, name: str, manifest: Manifest, connection_options: ConnectionOptions, connection: Connection
) -> Preview:
    return Preview(
        what=what,
        name=name,
        database=connection.target.database,
        location=connection.target.location,
        production=production_reason(connection_options, connection),
        total_rows=manifest.total_rows,
        tables=planned_tables(manifest),
    )


def _with_details(
    refusal: GuardError, connection_options: ConnectionOptions, names: list[str], out: Path, *, takes_edited: bool
) -> GuardError:
    """The same refusal with every row that caused it, for which the script's own sentence is too short: of two reasons it names
    the dependents first."""
    if refusal.reason not in ("edited", "dependents"):
        return refusal
    edits = () if takes_edited else ("edited", "missing", "changed")
    kinds = ("refers", *edits) if refusal.reason == "dependents" else edits
    try:
        with connected(connection_options) as connection:
            changes = [
                change
                for seed in _history(connection)
                if seed.name in names
                for change in inspect(connection, seed, applied_script(out, seed))
                if change.kind in kinds
            ]
    except SeedsqlError:  # the refusal itself holds; the details can't be had
        return refusal
    hint = refusal.hint
    if refusal.reason == "dependents" and any(change.kind != "refers" for change in changes):
        hint = f"{hint}, --ignore-edited the edited rows"
    return GuardError(refusal.message, reason=refusal.reason, details=list(map(str, changes)), hint=hint)


def status(connection_options: ConnectionOptions, *, rows: bool = True) -> Status:
    """Return the lock and the applied seeds of a database; changes nothing.

    With ``rows`` every seeded row is read, to tell whether it is as it was seeded. Raises DatabaseUnreachable and
    StatementFailed (69), ConnectionOptionError (78). Rows of the history that seedsql did not write are no error: they are
    in ``Status.invalid``.
    """
    with connected(connection_options) as connection:
        return _status(connection_options, connection, rows)


def _status(connection_options: ConnectionOptions, connection: Connection, rows: bool) -> Status:
    from ..database.lock import lock_status

    seeds = []
    history = _history(connection)
    for seed in history:
        drifted = None
        # rows that are locked, or that the account may not read, leave the question open: the lock is shown all the same
        with suppress(StatementFailed, ChecksumError):
            drifted = tuple(drifted_tables(connection, seed)) if rows and seed.state == "applied" else None
        seeds.append(SeedStatus(seed, drifted))
    return Status(
        connection.target.database,
        production_reason(connection_options, connection),
        lock_status(connection),
        tuple(seeds),
        history.invalid,
    )


def _history(connection: Connection) -> History:
    from ..database.history import read_history

    return read_history(connection)


def unlock(
    connection_options: ConnectionOptions, confirm: Callable[[LockStatus], bool] = lambda _lock: True
) -> Unlocked:
    """End the session that holds the lock, unless ``confirm(lock)`` is false.

    The lock is free once the server has rolled that session's transaction back, which takes about as long as its rows
    took to be written. Raises GuardError (77), with the ways that work, where the account may not end that session.
    """
    from ..database.lock import end_holder, lock_status

    with connected(connection_options) as connection:
        lock = lock_status(connection)
        ended = lock.holder is not None and confirm(lock) and end_holder(connection, lock.holder)
        return Unlocked(lock, ended)


def watch(connection_options: ConnectionOptions, pause: Callable[[], None]) -> Iterator[RunProgress]:
    """Follow the run that holds the lock: yield its progress, call ``pause``, look again; the last one is with a free lock.

    Rows are counted before their COMMIT, at READ UNCOMMITTED. Raises DatabaseUnreachable and StatementFailed (69).
    """
    from ..database.lock import lock_status
    from ..database.rows import count_where, see_uncommitted

    with connected(connection_options) as connection:
        see_uncommitted(connection)
        connection.run("SET SESSION lock_wait_timeout = 1")
        while True:
            lock = lock_status(connection)
            progress = []
            for seed in _history(connection):
                tables = applied_rows(seed).tables
                held = []
                for table in tables:
                    rows = 0
                    with suppress(StatementFailed):  # the table is locked, or gone
                        rows = sum(count_where(connection, table.name, clause) for clause in table.clauses())
                    held.append((table.name, rows, table.rows))
                progress.append(SeedProgress(seed.name, seed.state, tuple(held)))
            yield RunProgress(lock, tuple(progress))
            if lock.holder is None:
                return
            pause()
