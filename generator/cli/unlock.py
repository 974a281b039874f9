"""The command unlock: the end of the session that holds the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

import seedsql

from .. import console
from .options import database_options, yes_option
from .selection import connection_options
from .showing import lock_holder

if TYPE_CHECKING:
    from .. import LockStatus


@click.command("unlock")
@database_options
@yes_option
def unlock_command(yes: bool, **values: Any) -> None:
    """Show who holds the lock and, on confirmation, end that session (its transaction rolls back)."""

    def confirm(lock: LockStatus) -> bool:
        console.log.message(f"lock {lock.name} is held by {lock_holder(lock)}")
        return yes or console.confirm("End that session? Its transaction will be rolled back.", "--yes")

    unlocked = seedsql.unlock(connection_options(values), confirm)
    lock = unlocked.lock
    if lock.holder is None:
        console.log.message(f"lock {lock.name} is free")
    elif unlocked.ended:
        console.log.message(
            f"ended connection {lock.holder}; the lock is free when the server has rolled it back (seedsql status)"
        )
    else:
        console.log.message(f"nothing was ended: connection {lock.holder} was left alone, or is gone already")
