"""Temporary folders, and bytes in a temporary file that has no name: it is gone with the processes that have it open, however
those end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO

from .errors import OutputError

_HINT = "free some space there, or name another folder in the environment variable TMPDIR"


@contextmanager
def _in_system_folder() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        import tempfile

        raise OutputError(
            f"a temporary file in {tempfile.tempdir or 'any folder'} cannot be written: {error.strerror}",
            hint=_HINT,
        ) from None


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that is gone at the end, where the system puts temporary files. Raises OutputError (73) where it cannot be made, or
    what is to be in it cannot be written."""
    import tempfile

    with _in_system_folder():
        folder = tempfile.TemporaryDirectory(prefix="seedsql-")
    with folder as path:
        try:
            yield Path(path)
        except OutputError as error:
            if path not in error.message:
                raise
            # no option names this folder
            raise OutputError(error.message, hint=_HINT) from None


class Scratch:
    """A temporary file, in ``folder`` or where the system puts those; up to ``in_memory`` bytes stay in memory.

    Raises OSError where ``folder`` cannot be written; without one, OutputError (73).

    With ``in_memory`` 0, forked processes share it: one may write, and the others read what it has written, where they know
    at which byte (their ``size`` stays as it was at the fork).
    """

    def __init__(self, folder: Path | None = None, in_memory: int = 0) -> None:
        import tempfile  # a plan that keeps its numbers in memory needs none

        self._writing = nullcontext if folder else _in_system_folder  # of a folder its caller knows what to say
        with self._writing():
            # open until this is closed or collected
            self._file: IO[bytes] = (
                tempfile.SpooledTemporaryFile(  # noqa: SIM115
                    max_size=in_memory, prefix="seedsql-", dir=str(folder) if folder else None
                )
                if in_memory
                else tempfile.TemporaryFile(prefix="seedsql-", buffering=0, dir=folder)  # noqa: SIM115
            )
        self._at_place = not in_memory and hasattr(os, "pread")
        self._process = os.getpid()
        self.size = 0

    @property
    def is_own(self) -> bool:
        """Whether this process, and none before a fork, has made it."""
        return self._process == os.getpid()

    def reserve(self, size: int) -> int:
        """Keep ``size`` bytes at the end, which are 0 until they are written. Return where they are."""
        start = self.size
        self.size = start + size
        return start

    def append(self, data: bytes | memoryview) -> int:
        """Write at the end. Return where that was."""
        start = self.size
        self.write(start, data)
        self.size = start + len(data)
        return start

    def write(self, start: int, data: bytes | memoryview) -> None:
        """Write from byte ``start`` on."""
        rest = memoryview(data)
        with self._writing():
            if not self._at_place:
                self._file.seek(start)
            while rest:
                # Forked processes share a file's position: pwrite and pread move none (pwrite(2)). Each may do less than
                # it is asked for.
                done = os.pwrite(self._file.fileno(), rest, start) if self._at_place else self._file.write(rest)
                rest, start = rest[done:], start + done

    def read(self, start: int, size: int) -> bytes:
        """Return ``size`` bytes from byte ``start`` on, fewer at the end."""
        if self._at_place:
            return os.pread(self._file.fileno(), size, start)
        self._file.seek(start)
        return self._file.read(size)

    def close(self) -> None:
        """Close the file, which deletes it."""
        self._file.close()
