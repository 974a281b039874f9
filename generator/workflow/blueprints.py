"""The blueprint that a seed was made from, where no project file names it: a file whose text its manifest knows.

A manifest holds no paths: files move, and the same files must come out everywhere. It has the blueprint's name and its
fingerprint, which are compared with the blueprint files nearby.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..blueprint.fingerprint import fingerprint
from ..script.manifest import Manifest

_PATTERNS = ("*.toml", "*/*.toml", "*/*/*.toml", "*/*/*/*.toml")
_MOST_FILES = 1000
_LARGEST = 4 << 20  # bytes


def find_blueprint(manifest: Manifest, folders: tuple[Path, ...]) -> Path | None:
    """Return the blueprint file of a seed, at most three folders below one of ``folders``: the one that has not changed
    since, else the only one of its name."""
    named = []
    for path in _nearby(folders):
        text = _text(path)
        if fingerprint(text) == manifest.blueprint_fingerprint:
            return path
        if re.search(rf'(?m)^\s*name\s*=\s*["\']{re.escape(manifest.blueprint)}["\']', text) and "[blueprint]" in text:
            named.append(path)
    return named[0] if len(named) == 1 else None


def _nearby(folders: tuple[Path, ...]) -> Iterator[Path]:
    files = dict.fromkeys(file for folder in folders for each in _PATTERNS for file in sorted(folder.glob(each)))
    known: set[Path] = set()
    for path in list(files)[:_MOST_FILES]:
        if path.is_file() and path.resolve() not in known and path.stat().st_size <= _LARGEST:
            known.add(path.resolve())
            yield path


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
