"""Run scripts against a server: apply, verify, roll back, look at status, free a lock, read a schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import BlueprintError, Refused
from .generation import checked_script

if TYPE_CHECKING:
    from ..database.applier import ScriptResult
    from ..database.connection import Connection
    from ..database.url import Target
    from ..database.verifier import CheckResult

ProgressCallback = Callable[[str, int], None]
_PRODUCTION = re.compile(r"(?<![a-z])(prod|production|live)(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach the database: a URL, and the server's CA certificate (a path or PEM text) where it has its own."""

    url: str | None
    ca: str | None = None

    def __repr__(self) -> str:
        return "Access(...)"  # the URL holds a password

    def target(self) -> Target:
        """Return the parsed URL. Raises BlueprintError (78) when there is none or it cannot be understood."""
        from ..database.url import parse_url

        if not self.url:
            raise BlueprintError(
                "no database is named",
                hint="set DATABASE_URL, or give --database-url mysql://user:password@host:3306/database",
            )
        return parse_url(self.url, ca=self.ca)


@dataclass(frozen=True, slots=True)
class Status:
    """What a database says of its seeds: the lock and its holder, and the history."""

    database: str
    lock: Any
    seeds: tuple[Any, ...]

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``status --format json``."""
        return {
            "database": self.database,
            "lock": {"name": self.lock.name, "holder": self.lock.holder},
            "seeds": [
                {"name": seed.name, "state": seed.state, "rows": seed.total_rows, "applied_at": str(seed.applied_at)}
                for seed in self.seeds
            ],
        }


def production_reason(access: Access, env: str | None = None) -> str | None:
    """Say why the target counts as production, or None: the environment asked for, or a host or database name."""
    if env == "production":
        return "the environment is production"
    target = access.target()
    for what, name in (("host", target.host), ("database", target.database)):
        if name and _PRODUCTION.search(name):
            return f"the {what} is called {name}"
    return None


def refuse_production(reason: str) -> Refused:
    """The refusal of an unconfirmed run against production."""
    return Refused(
        f"this is production ({reason}); nothing was done",
        reason="production",
        hint="run it on a terminal and confirm, or say --force",
    )


@contextmanager
def connected(access: Access) -> Iterator[Connection]:
    """Open the one connection that a run uses, and close it."""
    from ..database.connection import connect

    connection = connect(access.target())
    try:
        yield connection
    finally:
        connection.close()


def apply(
    name: str,
    out: Path,
    access: Access,
    *,
    dry_run: bool = False,
    lock_timeout: float = 0,
    progress: ProgressCallback | None = None,
) -> ScriptResult:
    """Run NAME.up.sql in its one transaction; ``dry_run`` rolls it back at the end.

    The file is compared with its manifest before the first byte is sent (Mismatch, 74). Raises LockHeld (75),
    Refused (77), StatementFailed and DatabaseUnreachable (69); after each of them nothing was changed.
    """
    path = checked_script(out, name, "up")
    return _run(path, access, dry_run=dry_run, lock_timeout=lock_timeout, progress=progress)


def rollback(
    name: str, out: Path, access: Access, *, dry_run: bool = False, force: bool = False, lock_timeout: float = 0
) -> ScriptResult:
    """Run NAME.down.sql: remove exactly the seeded rows. ``force`` overrides the guards that the script documents."""
    path = checked_script(out, name, "down")
    return _run(
        path, access, dry_run=dry_run, variables={"seedsql_force_down": 1} if force else {}, lock_timeout=lock_timeout
    )


def _run(
    path: Path,
    access: Access,
    *,
    dry_run: bool,
    lock_timeout: float = 0,
    variables: dict[str, Any] | None = None,
    progress: ProgressCallback | None = None,
) -> ScriptResult:
    from ..database.applier import run_script

    with connected(access) as connection:
        return run_script(
            connection, path, dry_run=dry_run, variables=variables or {}, lock_timeout=lock_timeout, progress=progress
        )


def verify(name: str, out: Path, access: Access) -> list[CheckResult]:
    """Run NAME.verify.sql, which only reads. Returns its checks; raises Mismatch when the seed is of another making."""
    from ..database.verifier import run_verify

    path = checked_script(out, name, "verify")
    with connected(access) as connection:
        return run_verify(connection, path)


def status(access: Access) -> Status:
    """Read history and lock of a database; changes nothing."""
    from ..database.history import read_history
    from ..database.lock import lock_status

    with connected(access) as connection:
        return Status(access.target().database, lock_status(connection), tuple(read_history(connection)))


def unlock(access: Access, confirm: Callable[[Any], bool]) -> tuple[Any, bool]:
    """End the session that holds the lock when ``confirm(lock)`` agrees. Returns the lock as it was, and whether its
    session was ended; the lock is free once the server has rolled that session's transaction back.

    Raises Refused (77), with the ways that work, where the account may not end that session.
    """
    from ..database.lock import end_holder, lock_status

    with connected(access) as connection:
        lock = lock_status(connection)
        ended = lock.holder is not None and confirm(lock) and end_holder(connection, lock.holder)
        return lock, ended


def infer(url: str, rows: int, out: Path) -> tuple[str, tuple[Path, ...]]:
    """Return a blueprint inferred from a live database; its schema is written beside it, for the plan to read."""
    from ..blueprint.infer import infer_blueprint
    from ..database.live import read_live_schema_text
    from ..pii.names import classify
    from ..schema.parser import parse_schema
    from ..script.files import write_files
    from .generation import blueprint_name

    access = Access(url)
    database = access.target().database
    with connected(access) as connection:
        text = read_live_schema_text(connection)
    model = parse_schema(text, f"database {database}")
    schema_file = f"{blueprint_name(database)}.schema.sql"
    blueprint = infer_blueprint(model, blueprint_name(database), schema_file, rows, classify=classify)
    if str(out) == "-":
        return blueprint, ()
    write_files(out.parent, {schema_file: text.encode("utf-8")})
    return blueprint, (out.parent / schema_file,)
