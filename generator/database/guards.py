"""The scripts' own refusals, read back from the error that they end in.

A guard of a script prepares a SELECT of a column whose name is the message, so that the server answers with error 1054:
``Unknown column '0001_x up REFUSED (taken): ids are in use: ...' in 'field list'`` (MariaDB: ``in 'SELECT'``). Both
servers cut such a name at 192 bytes; the scripts cut it before that. A script that stops after it has written says why in
its result: ``0001_x NOT APPLIED: nothing was committed: (count): ...``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import ChecksumError, GuardError, LockHeld, SeedsqlError, StatementFailed
from . import errnos

_UNKNOWN_COLUMN = re.compile(r"Unknown column '(?P<text>.*)' in '[^']*'\Z", re.DOTALL)
_GUARD = re.compile(
    r"(?P<name>\S+) (?P<direction>up|down|undo|verify) (?P<verdict>REFUSED|STOPPED) "
    r"\((?P<reason>[a-z]+)\): (?P<sentence>.*)",
    re.DOTALL,
)
_STOPPED = re.compile(
    r"(?P<name>\S+) NOT (?P<done>APPLIED|REMOVED): nothing was committed: \((?P<reason>[a-z]+)\): (?P<sentence>.*)",
    re.DOTALL,
)
LONGEST_MESSAGE = 188
"""Where the scripts cut a message, in bytes."""

_HINTS = {
    "busy": "wait for the other run (--lock-timeout S), or look at it: seedsql status",
    "applied": "roll it back first (seedsql rollback {name}), or do both at once: --clean",
    "taken": "generate it with other ids (--id-base), or --clean where an earlier seed wrote them, or use another database",
    "unapplied": "see what is applied: seedsql status",
    "edited": "save the edited rows, or remove them with the rest: --ignore-edited",
    "dependents": "remove those rows first, or let them refer to others; rollback --ignore-dependents overrides it",
    "schema": "generate again from the schema that the database has",
    "history": "rename it (it may be the record of another version), and run this again: seedsql makes its own table",
    "session": "use a connection of its own, with a database in the URL",
    "mismatch": "use the files that were applied, or replace them by what the history says: seedsql apply {name} --clean",
    "unfinished": "remove what it left: seedsql rollback {name} --ignore-edited",
    "count": "look for triggers that add or remove rows",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """A script's refusal: ``verdict`` is REFUSED or STOPPED, ``sentence`` the script's own words."""

    name: str
    direction: str
    verdict: str
    reason: str
    sentence: str

    @property
    def message(self) -> str:
        return f"{self.name} {self.direction} {self.verdict} ({self.reason}): {self.sentence}"

    def error(self, holder: int | None = None) -> SeedsqlError:
        """The error that the refusal is to the caller; ``holder`` is the connection that holds the lock, if known."""
        is_of_history = self.reason == "schema" and self.sentence.startswith("seedsql_history ")
        hint = _HINTS.get("history" if is_of_history else self.reason, "").format(name=self.name) or None
        if self.reason == "busy":
            return LockHeld(self.message, holder=holder, hint=hint)
        if self.reason == "mismatch":
            return ChecksumError(self.message, hint=hint)
        return GuardError(self.message, reason=self.reason, hint=hint)


def guard_of(error: StatementFailed) -> Guard | None:
    """Return the refusal that a failed statement is, None when the server itself refused the statement."""
    if error.errno != errnos.ER_BAD_FIELD:
        return None
    # The message is the server's, behind its number and SQLSTATE.
    unknown = _UNKNOWN_COLUMN.search(error.message)
    guard = _GUARD.fullmatch(unknown["text"]) if unknown else None
    if unknown is None or guard is None:
        return None
    sentence = guard["sentence"].rstrip()
    return Guard(
        guard["name"],
        guard["direction"],
        guard["verdict"],
        guard["reason"],
        sentence if len(unknown["text"]) < LONGEST_MESSAGE else f"{sentence} ...",
    )


def stopped_of(result: str) -> Guard | None:
    """Return the refusal to commit that a script's result is, None when it is another result."""
    stopped = _STOPPED.fullmatch(result)
    if stopped is None:
        return None
    direction = "up" if stopped["done"] == "APPLIED" else "down"
    return Guard(stopped["name"], direction, "STOPPED", stopped["reason"], stopped["sentence"])
