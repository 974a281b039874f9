"""Input files: only regular ones are read.

Opening a named pipe waits for a writer, and a device such as /dev/zero or a terminal never ends: a job that was given
one by mistake would hang. What is no regular file is an ``OSError`` like any other file that cannot be read.
"""

from __future__ import annotations

import errno
import io
import os
import shlex
import stat
from pathlib import Path
from typing import BinaryIO, TextIO

from .errors import ConflictMarkers

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def check_regular(path: Path | str) -> None:
    """Raise OSError when ``path`` is missing or is no regular file; ``strerror`` says what it is."""
    _check(os.stat(path).st_mode, path)


def open_regular(path: Path) -> BinaryIO:
    """Open ``path`` for reading bytes. Raises OSError, also for a pipe, device, socket or directory."""
    check_regular(path)  # opening a device can have an effect
    # The path may have changed since: O_NONBLOCK does not wait for the writer of a pipe (open(2)).
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        _check(os.fstat(descriptor).st_mode, path)
        return open(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def open_text(path: Path, newline: str) -> TextIO:
    """Open ``path`` as UTF-8 text with these line ends. Raises OSError as ``open_regular`` does."""
    return io.TextIOWrapper(open_regular(path), encoding="utf-8", newline=newline)


def read_regular(path: Path) -> bytes:
    """Return the bytes of ``path``. Raises OSError as ``open_regular`` does."""
    with open_regular(path) as file:
        return file.read()


def line_count(path: Path, end: int) -> int:
    """Return how many lines end in the first ``end`` bytes of a file. Raises OSError as ``open_regular`` does."""
    lines = 0
    with open_regular(path) as file:
        while end > 0 and (block := file.read(min(end, 1 << 20))):
            lines += block.count(b"\n")
            end -= len(block)
    return lines


def _check(mode: int, path: Path | str) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    for is_kind, name in _KINDS:
        if is_kind(mode):
            raise OSError(errno.EINVAL, f"it is {name}; only regular files are read", str(path))


def conflict_marker(line: bytes) -> str:
    """The text of a line that is a conflict marker of git (git-merge(1)), an empty string for any other."""
    if line[:8] in (b"<<<<<<< ", b">>>>>>> ", b"||||||| ") or line.rstrip(b"\r\n") == b"=" * 7:
        return line.rstrip(b"\r\n").decode("utf-8", "replace")
    return ""


def refuse_conflicts(path: Path, data: bytes) -> None:
    """Raise ConflictMarkers (78) at the line where a merge of git left both sides in a file that people write."""
    if b"<<<<<<< " not in data or b">>>>>>> " not in data:
        return
    for number, line in enumerate(data.splitlines(), start=1):
        if line.startswith(b"<<<<<<< "):
            raise ConflictMarkers(
                f"conflict marker '{conflict_marker(line)}'",
                location=f"{path}:{number}",
                hint=f"see both sides whole, and join them: git checkout --conflict=diff3 -- {shlex.quote(str(path))}",
            )
