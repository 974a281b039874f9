"""Files written all or none: to temporaries beside them, flushed to the disk, then renamed.

The temporaries are in a folder that only its owner can enter, ``.seedsql-…``, for they may hold real rows. The
process holds a lock on it (flock(2)), which the system takes away with the process, however that ends: a folder that
no one has locked was left by a run that was killed, and the next run removes it.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from ..errors import OutputError

fcntl: Any = None
with suppress(ImportError):  # Windows has none
    fcntl = import_module("fcntl")

PREFIX = ".seedsql-"
_ENDING = {signal.SIGINT, signal.SIGTERM} | ({signal.SIGHUP} if hasattr(signal, "SIGHUP") else set())


class Staged:
    """Temporaries that become files together. ``open`` one after the other; ``commit`` renames them all."""

    def __init__(self, directory: Path, scratch: Path) -> None:
        self.directory = directory
        # beside the final files, so that a rename does not cross file systems, and under their own names
        self.scratch = scratch
        self.staged: list[tuple[Path, Path]] = []
        self._unsynced: list[Path] = []
        self._replaced: list[Path] = []

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open the temporary that becomes ``name``."""
        final = self.directory / name
        if final.is_dir():
            raise OutputError(f"{final} is a directory", hint="choose another --out or --name")
        temporary = self.scratch / name
        self.staged.append((temporary, final))
        # A piece that is larger than the buffer is not copied into it first.
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb", buffering=1 << 16) as file:
            self._unsynced.append(temporary)
            yield file

    def folder(self, name: str) -> Path:
        """The temporary folder that becomes ``name``, in the place of what is there. What is written into it by others than
        ``open`` is theirs to flush."""
        temporary = self.scratch / name
        temporary.mkdir()
        self.staged.append((temporary, self.directory / name))
        return temporary

    def remove(self, name: str) -> None:
        """Remove a file or folder, if it is there, when the new ones get their names."""
        self._replaced.append(self.directory / name)

    def path(self, name: str) -> Path:
        """The path of the temporary file that becomes ``name``, for reading it back."""
        return next(temporary for temporary, final in self.staged if final.name == name)

    def sync(self) -> None:
        """Wait until what was written is on the disk; ``commit`` does, too."""
        while self._unsynced:
            # Without it a rename may be on the disk before the content, and after a power failure the file is there and
            # empty (rename(2), fsync(2)).
            descriptor = os.open(self._unsynced[-1], os.O_RDWR)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            self._unsynced.pop()

    def commit(self) -> tuple[Path, ...]:
        """Rename all temporaries; from then on the new files are there, and may be read by whom the umask lets."""
        self.sync()
        for temporary, final in self.staged:
            # Until here only the owner could read them.
            temporary.chmod(_mode(final) | (0o111 if temporary.is_dir() else 0))
        with _uninterrupted():
            # Several renames are not atomic together; without signals in between only a crash of the machine can
            # separate them.
            for number, old in enumerate([*self._replaced, *(final for each, final in self.staged if each.is_dir())]):
                with suppress(FileNotFoundError):
                    old.rename(self.scratch / f"old-{number}")
            for temporary, final in self.staged:
                temporary.replace(final)
        return tuple(final for _, final in self.staged if final.is_file())


@contextmanager
def staged(directory: Path) -> Iterator[Staged]:
    """Open a group of files in ``directory``, made when missing. When anything fails nothing old is lost.

    Raises OutputError (73) with the path and the system's reason.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        sweep(directory)
        with _locked_folder(directory) as scratch:
            yield Staged(directory, scratch)
    except OSError as error:
        raise OutputError(
            f"cannot write {error.filename or directory}: {error.strerror}",
            hint="nothing that was there has changed; free some space, or choose another folder",
        ) from None


def write_files(directory: Path, files: Mapping[str, bytes | Iterable[bytes]]) -> tuple[Path, ...]:
    """Write several files, all or none. Raises OutputError."""
    with staged(directory) as group:
        for name, content in files.items():
            with group.open(name) as file:
                for piece in [content] if isinstance(content, bytes) else content:
                    file.write(piece)
        return group.commit()


def sweep(directory: Path) -> None:
    """Remove the folders of temporaries that killed runs left in ``directory``."""
    # A lock of flock(2) ends with its process, however that ends: what no process holds any more is left over.
    for left in directory.glob(f"{PREFIX}*") if fcntl is not None else ():
        if not left.is_symlink() and left.is_dir() and (lock := _lock(left)) is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(lock)


@contextmanager
def _locked_folder(directory: Path) -> Iterator[Path]:
    """A new folder that no sweep removes while this lasts, and that is gone afterwards."""
    lock, folder = None, Path()
    try:
        while lock is None:
            made = directory / f"{PREFIX}{os.urandom(8).hex()}"
            made.mkdir(0o700)
            folder = made
            if fcntl is None:
                break
            lock = _lock(folder)
        yield folder
    finally:
        with _uninterrupted():
            if folder.name.startswith(PREFIX):
                shutil.rmtree(folder, ignore_errors=True)
            if lock is not None:
                os.close(lock)


def _lock(folder: Path) -> int | None:
    """An open descriptor that holds the lock of ``folder``; None when another process has it, or the folder has gone."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Another sweep may have removed the folder, and a run made one of the same name, between open and lock.
        if os.path.samestat(os.fstat(descriptor), os.stat(folder)):
            return descriptor
    except OSError:
        pass
    os.close(descriptor)
    return None


def _mode(final: Path) -> int:
    """The permissions of a finished file: those of the file that it replaces, or what the umask leaves."""
    with suppress(OSError):
        return final.stat().st_mode & 0o777
    # The umask can be read only by setting it (umask(2)).
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let signals that end the process wait: between two renames old and new files would be side by side."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
