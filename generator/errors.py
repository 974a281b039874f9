"""Every error that seedsql raises on purpose: one root, each subclass owning an exit code and carrying data.

This module imports nothing of the project. The exit codes follow ``sysexits.h`` where it has a fitting one
(https://man.openbsd.org/sysexits) and are documented in README.md.
"""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_LINE = 1000
"""Characters of a line of a message: a value from outside may be a megabyte."""


class SeedsqlError(Exception):
    """The root. ``message`` says what is wrong, with the offending value; ``hint`` says what to try next; ``details``
    are further lines of the message.

    Each of them is one line: a line break in it came in with a name or a value, and would forge a line of ours.
    """

    exit_code = 70

    def __init__(
        self, message: str, *, details: Sequence[str] = (), hint: str | None = None, location: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = one_line(message)
        self.details = tuple(map(one_line, details))
        self.hint = hint if hint is None else one_line(hint)
        self.location = location if location is None else one_line(location)

    @property
    def headline(self) -> str:
        """The message with its place, without the details."""
        return f"{self.location}: {self.message}" if self.location else self.message

    def __str__(self) -> str:
        return "\n  ".join([self.headline, *self.details])


class Terminated(KeyboardInterrupt):
    """SIGTERM or SIGHUP: ends a run as Ctrl-C does, with 143. Not an error, so that nothing takes it for one."""

    exit_code = 143


class UsageError(SeedsqlError):
    """The command line asks for something that does not exist: an unknown table, a malformed number."""

    exit_code = 2


class Findings(SeedsqlError):
    """The work was done and found differences: stale output, a failed verification, personal data out of range."""

    exit_code = 1


class SchemaError(SeedsqlError):
    """The schema cannot be read, or asks for something impossible (``location`` is ``file:line:column``)."""

    exit_code = 65


class PlanError(SeedsqlError):
    """Schema, blueprint and sizes cannot be met together: a unique domain too small, a cycle of NOT NULL keys."""

    exit_code = 65


class DatabaseUnreachable(SeedsqlError):
    """No connection could be had: DNS, refused, TLS, access denied, unknown database."""

    exit_code = 69


class StatementFailed(SeedsqlError):
    """The server refused a statement. Carries the server's own number, SQLSTATE and text, and the statement's line."""

    exit_code = 69

    def __init__(
        self,
        message: str,
        *,
        errno: int | None = None,
        sqlstate: str | None = None,
        line: int | None = None,
        statement: str | None = None,
        details: Sequence[str] = (),
        hint: str | None = None,
        location: str | None = None,
    ) -> None:
        super().__init__(message, details=details, hint=hint, location=location)
        self.errno = errno
        self.sqlstate = sqlstate
        self.line = line
        self.statement = statement


class InternalError(SeedsqlError):
    """A promise of seedsql's own does not hold: our bug."""

    exit_code = 70


class OutputError(SeedsqlError):
    """A file cannot be written (or read back)."""

    exit_code = 73


class ChecksumError(SeedsqlError):
    """A file disagrees with its manifest, or with what the history table says was applied."""

    exit_code = 74


class LockHeld(SeedsqlError):
    """Another run holds the database's seed lock: try again later."""

    exit_code = 75

    def __init__(self, message: str, *, holder: int | None = None, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.holder = holder


class GuardError(SeedsqlError):
    """A guard said no and nothing was changed: already applied, ids taken, rows depend on the seed, production.

    ``reason`` is the guard's tag: ``applied``, ``taken``, ``unapplied``, ``edited``, ``dependents``, ``schema``,
    ``session``, ``production``.
    """

    exit_code = 77

    def __init__(
        self,
        message: str,
        *,
        reason: str = "",
        details: Sequence[str] = (),
        hint: str | None = None,
        location: str | None = None,
    ) -> None:
        super().__init__(message, details=details, hint=hint, location=location)
        self.reason = reason


class ConfigurationError(SeedsqlError):
    """What a person wrote for seedsql to read is invalid. ``problems`` holds one line per mistake, all of them at once."""

    exit_code = 78

    def __init__(
        self, message: str, *, problems: Sequence[str] = (), hint: str | None = None, location: str | None = None
    ) -> None:
        super().__init__(message, details=problems, hint=hint, location=location)

    @property
    def problems(self) -> tuple[str, ...]:
        return self.details


class BlueprintError(ConfigurationError):
    """The blueprint, or an option that replaces one of its rules, is invalid."""


class ProjectError(ConfigurationError):
    """``seedsql.toml`` is invalid."""


class ConflictMarkers(ConfigurationError):
    """A file that a person wrote holds both sides of a merge, between git's conflict markers."""


class ConnectionOptionError(ConfigurationError):
    """A connection URL, an option file or a certificate's setting is invalid: nothing was connected to."""


class InputRowError(ConfigurationError):
    """Rows of a CSV, JSON or SQL file, or a decision about them, cannot be taken as they are."""


class Unavailable(SeedsqlError):
    """Something that the work needs from outside is not installed: a browser, an optional package."""

    exit_code = 69


def one_line(text: str) -> str:
    """``text`` as one line of a message: line breaks escaped, cut to ``LONGEST_LINE`` characters."""
    if len(text) > LONGEST_LINE:
        text = f"{text[: LONGEST_LINE - 100]}… ({len(text):,} characters)"
    return text.replace("\n", "\\n")


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return ``"; did you mean 'x'?"`` when one of ``known`` is close to ``word``, else an empty string."""
    if len(word) > 100:  # no name of ours is as long, and the comparison takes the square of it
        return ""
    from difflib import get_close_matches

    folded = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), folded, n=1, cutoff=0.6)
    return f"; did you mean '{folded[close[0]]}'?" if close else ""
