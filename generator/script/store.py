"""Where the files of rows go: a folder, or a URL of fsspec. A file has its name only when all of it is there."""

from __future__ import annotations

import os
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from ..errors import OutputError

_OBJECTS = {"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "memory"}
"""Protocols that show an object when the whole of it was sent."""


class PartStore(Protocol):
    """Where parts are put; it can be sent to another process."""

    def put(self, name: str, content: bytes) -> None:
        """Write a file, whole or not at all, in the place of one of that name. Raises OutputError (73)."""

    def keep_only(self, names: Collection[str]) -> None:
        """Remove what other runs have left."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine, or one that several machines see."""

    path: Path

    def put(self, name: str, content: bytes) -> None:
        """Write a file under another name, then rename it. Raises OutputError (73)."""
        temporary = self.path / f".{name}.{uuid.uuid4().hex}"
        try:
            with temporary.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.path / name)
        except OSError as error:
            raise OutputError(f"cannot write {self.path / name}: {error.strerror}") from None

    def keep_only(self, names: Collection[str]) -> None:
        """Remove what other runs have left."""
        for path in self.path.iterdir():
            if path.name not in names:
                path.unlink()  # of a worker that was lost


@dataclass(frozen=True, slots=True)
class UrlStore:
    """A URL of fsspec, such as ``s3://bucket/path``."""

    url: str

    @classmethod
    def at(cls, url: str) -> UrlStore:
        """Open the store of a URL. Raises ImportError without the package for its protocol, ValueError for an unknown one."""
        import_module("fsspec").core.url_to_fs(url)
        return cls(url.rstrip("/"))

    def put(self, name: str, content: bytes) -> None:
        """Send an object, or write and rename a file where the protocol has files. Raises OutputError (73)."""
        system, root = self._system()
        final = f"{root}/{name}"
        try:
            if system.protocol in _OBJECTS or not _OBJECTS.isdisjoint(system.protocol):
                system.pipe_file(final, content)
                return
            system.makedirs(root, exist_ok=True)
            temporary = f"{root}/.{name}.{uuid.uuid4().hex}"
            system.pipe_file(temporary, content)
            # A rename is what file systems have instead of objects that appear as a whole.
            system.mv(temporary, final)
        except Exception as error:  # each protocol's package has errors of its own
            raise OutputError(f"cannot write {self.url}/{name}: {type(error).__name__}: {error}") from None

    def keep_only(self, names: Collection[str]) -> None:
        """Remove what other runs have left."""
        system, root = self._system()
        for path in system.ls(root, detail=False):
            if path.rpartition("/")[2] not in names:
                system.rm_file(path)

    def _system(self) -> tuple[Any, str]:
        system, root = import_module("fsspec").core.url_to_fs(self.url)
        return system, root
