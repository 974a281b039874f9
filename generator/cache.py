"""The user's cache: what can be regenerated at any time, so that a run need not load the libraries that do."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_FORM = f"{sys.implementation.cache_tag} {marshal.version}".encode()
"""What writes documents: another version of Python may write them otherwise."""
_MOST_FILES = 100
"""In one cache, where nothing else is said: the versions of blueprints, for one."""


def cache_directory(name: str) -> Path | None:
    """~/.cache/seedsql/``name``, which no other user may write: what is in it is trusted. None where there is no such directory and
    none can be made."""
    try:
        home = Path.home()
        if not home.is_absolute():  # it would be a folder of wherever the command runs
            return None
        directory = home / ".cache" / "seedsql" / name
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = directory.stat()
    except (OSError, RuntimeError):  # RuntimeError: the user has no home
        return None
    is_own = not hasattr(os, "getuid") or state.st_uid == os.getuid()
    return directory if is_own and not state.st_mode & 0o022 else None


def may_write() -> bool:
    """False where Python may not cache bytecode either (``python -B``)."""
    return not sys.dont_write_bytecode


def version_of(package: str) -> bytes:
    """What decides which version of a package is installed, which is not loaded to find it."""
    found = find_spec(package)
    version = Path(found.origin).with_name("_version.py") if found is not None and found.origin else None
    return version.read_bytes() if version is not None and version.is_file() else b""


class CachedDocument:
    """A dictionary in the cache ``name``, found by what it was made from: the bytes of ``sources``. Its file begins with a digest of the
    rest: one that is cut short or changed is not loaded, since ``marshal`` trusts what it reads."""

    def __init__(self, name: str, *sources: bytes, most_files: int = _MOST_FILES) -> None:
        directory = cache_directory(name)
        digest = hashlib.sha256(b"".join(hashlib.sha256(each).digest() for each in (_FORM, *sources))).hexdigest()
        self._path = directory / f"{digest[:32]}.marshal" if directory is not None else None
        self._most_files = most_files

    def read(self) -> dict[str, Any] | None:
        """Return the document, None where it is not there or is damaged."""
        if self._path is None:
            return None
        try:
            digest, _, content = self._path.read_bytes().partition(b"\n")
        except OSError:
            return None
        if digest != _digest(content):
            return None
        document: dict[str, Any] = marshal.loads(content)
        return document

    def write(self, document: dict[str, Any]) -> None:
        """Write the document, and delete the oldest of its cache where there are too many. A failure to write is no error."""
        if self._path is None or not may_write():
            return
        import tempfile

        content = marshal.dumps(document)
        with suppress(OSError):  # full, read-only, or another process deletes the same files
            # A name of its own, also where machines share a home: two that write at once leave one whole file.
            descriptor, name = tempfile.mkstemp(dir=self._path.parent)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(_digest(content) + b"\n" + content)
                os.replace(name, self._path)
            except OSError:
                os.unlink(name)
                raise
            # also what a process left that was ended in between
            files = sorted(self._path.parent.iterdir(), key=lambda each: each.stat().st_mtime)
            for old in files[: -self._most_files]:
                old.unlink()


def cached_toml(path: Path) -> dict[str, Any]:
    """A TOML file of the package that says all in tables, lists and texts; from the cache where it is there, since Python's own parser
    takes twenty times as long as to read it there."""
    content = path.read_bytes()
    cached = CachedDocument("tables", content)
    found = cached.read()
    if found is None:
        import tomllib

        found = tomllib.loads(content.decode("utf-8"))
        cached.write(found)
    return found


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode("ascii")
