"""The files of a seed against its manifest: their bytes, by SHA-256, before any of them is used."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..errors import ChecksumError
from ..files import open_regular
from .manifest import FileFacts, PartFacts, read_manifest


def verify_files(directory: Path, name: str) -> None:
    """Compare the files of a seed with its manifest. Raises ChecksumError (74) naming the file, what it is and should be."""
    for mismatch in changed_files(directory, name).values():
        raise mismatch


def changed_files(directory: Path, name: str) -> dict[Path, ChecksumError]:
    """The files of a seed that its manifest does not describe, each with what it is and should be."""
    found: dict[Path, ChecksumError] = {}
    manifest = read_manifest(directory, name)
    folder = directory / manifest.folder  # not there when its files are kept elsewhere: on other machines, not in git
    parts: list[tuple[Path, FileFacts | PartFacts]] = [
        (folder / Path(each.name).name, each) for each in manifest.parts if folder.is_dir()
    ]
    for path, facts in [*((directory / Path(each.name).name, each) for each in manifest.files), *parts]:
        if not path.is_file():
            found[path] = ChecksumError(
                f"{path} is missing, but its manifest lists it",
                hint="take it from the repository, or generate the seed again",
            )
        elif (digest := _digest(path)) != facts.sha256:
            found[path] = ChecksumError(
                f"{path} is not the file that its manifest describes: {path.stat().st_size:,} bytes, SHA-256 "
                f"{digest[:16]}…; expected {facts.size:,} bytes, {facts.sha256[:16]}…",
                hint="it was edited or truncated: take it from the repository, or generate the seed again",
            )
    return found


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with open_regular(path) as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
