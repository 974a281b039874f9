"""Files written all or none: to temporaries beside them, flushed to the disk, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ..errors import OutputError


class Staged:
    """Temporaries that become files together. ``open`` one after the other; ``commit`` renames them all."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        # beside the final files, so that a rename does not cross file systems, and under their own names
        self.scratch = directory / f".seedsql-{os.getpid()}"
        self.staged: list[tuple[Path, Path]] = []

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open the temporary that becomes ``name``; what is written is on the disk when this ends."""
        final = self.directory / name
        if final.is_dir():
            raise OutputError(f"{final} is a directory", hint="choose another --out or --name")
        temporary = self.scratch / name
        self.staged.append((temporary, final))
        with temporary.open("wb", buffering=1 << 20) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())

    def path(self, name: str) -> Path:
        """Where the temporary that becomes ``name`` stands, for reading it back."""
        return next(temporary for temporary, final in self.staged if final.name == name)

    def commit(self) -> tuple[Path, ...]:
        """Rename all temporaries; from then on the new files are there."""
        for temporary, final in self.staged:
            temporary.replace(final)
        return tuple(final for _, final in self.staged)


@contextmanager
def staged(directory: Path) -> Iterator[Staged]:
    """Open a group of files in ``directory``, made when missing. When anything fails nothing old is lost.

    Raises OutputError (73) with the path and the system's reason.
    """
    group = Staged(directory)
    try:
        group.scratch.mkdir(parents=True, exist_ok=True)
        yield group
    except OSError as error:
        raise OutputError(
            f"cannot write {error.filename or directory}: {error.strerror}",
            hint="nothing that was there has changed; make room, or choose another --out",
        ) from None
    finally:
        for temporary, _ in group.staged:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        with suppress(OSError):
            group.scratch.rmdir()


def write_files(directory: Path, files: Mapping[str, bytes | Iterable[bytes]]) -> tuple[Path, ...]:
    """Write several files, all or none. Raises OutputError."""
    with staged(directory) as group:
        for name, content in files.items():
            with group.open(name) as file:
                for piece in [content] if isinstance(content, bytes) else content:
                    file.write(piece)
        return group.commit()
