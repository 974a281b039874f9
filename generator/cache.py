"""The user's cache: what can be regenerated at any time, so that a run need not load the libraries that do."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

_MOST_FILES = 100
"""In one cache: the versions of blueprints, for one."""


def cache_directory(name: str) -> Path | None:
    """~/.cache/seedsql/``name`` (XDG Base Directory Specification), which no other user may write: what is in it is trusted. None
    where there is no such directory and none can be made."""
    try:
        directory = Path.home() / ".cache" / "seedsql" / name
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = directory.stat()
    except (OSError, RuntimeError):  # RuntimeError: the user has no home
        return None
    is_own = not hasattr(os, "getuid") or state.st_uid == os.getuid()
    return directory if is_own and not state.st_mode & 0o022 else None


def may_write() -> bool:
    """False where Python may not cache bytecode either (``python -B``)."""
    return not sys.dont_write_bytecode


class CachedDocument:
    """An object of JSON in the cache ``name``, found by what it was made from: the bytes of ``sources``."""

    def __init__(self, name: str, *sources: bytes) -> None:
        directory = cache_directory(name)
        digest = hashlib.sha256(b"".join(hashlib.sha256(each).digest() for each in sources)).hexdigest()
        self._path = directory / f"{digest[:32]}.json" if directory is not None else None

    def read(self) -> dict[str, Any] | None:
        """Return the document, None where it is not there or is damaged."""
        if self._path is None:
            return None
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def write(self, document: dict[str, Any]) -> None:
        """Write the document, and delete the oldest of its cache where there are too many. A failure to write is no error."""
        if self._path is None or not may_write():
            return
        # A process of its own name: two that write at once leave one whole file.
        written = self._path.with_suffix(f".{os.getpid()}.new")
        try:
            written.write_text(json.dumps(document, separators=(",", ":")), encoding="utf-8")
            os.replace(written, self._path)
            files = sorted(self._path.parent.glob("*.json"), key=lambda each: each.stat().st_mtime)
            for old in files[:-_MOST_FILES]:
                old.unlink()
        except OSError:  # full, or read-only
            with suppress(OSError):
                written.unlink(missing_ok=True)
