"""The seeds that are in a folder: their scripts, their rows and what they were made from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..blueprint.builtin import NAMES
from ..errors import ChecksumError, SeedsqlError, UsageError
from ..project import GenerationOptions

if TYPE_CHECKING:
    from ..script.manifest import Manifest
    from .sources import Sources

KINDS = ("up", "down", "verify")


def script_path(out: Path, name: str, kind: str) -> Path:
    """Return the path of a seed's script. Raises UsageError, naming the seeds that there are, when it is missing."""
    from ..script.manifest import check_name, no_such_seed

    check_name(name)
    path = out / f"{name}.{kind}.sql"
    finish = out / f"{name}.finish.sql"
    if kind == "up" and not path.is_file() and finish.is_file():
        return finish  # of a seed whose rows are in files of their own
    if not path.is_file():
        raise no_such_seed(out, name, path.name)
    return path


def seeds_in(out: Path, names: Sequence[str] = ()) -> list[str]:
    """``names``, or every seed in ``out`` where none is given. Raises UsageError (2) when there is none."""
    from ..script.manifest import seed_names

    found = list(names) or seed_names(out)
    if not found:
        raise UsageError(f"there is no seed in {out} (no *.manifest.json)", hint="make one first: seedsql generate")
    return found


def planned_rows(name: str, out: Path) -> int:
    """Return how many rows a seed has, by its manifest."""
    from ..script.manifest import read_manifest

    return read_manifest(out, name).total_rows


def script_checksum(name: str, out: Path) -> str | None:
    """Return the SHA-256 of a seed's up script by its manifest, None when there is none."""
    from ..script.manifest import read_manifest

    try:
        checksum = read_manifest(out, name).file("up").sha256
    except SeedsqlError:
        return None
    return checksum


class RowsInFiles(UsageError):
    """A seed whose rows are not in its up script: a command that takes every seed passes it over."""


def refuse_parts(out: Path, name: str, what: str) -> None:
    """Raise RowsInFiles for a seed whose rows are in files of their own, which ``what`` does not read."""
    from ..script.manifest import read_manifest

    manifest = read_manifest(out, name)
    if manifest.parts:
        raise RowsInFiles(
            f"the rows of {name} are in the folder {out / manifest.folder}, which {what} does not read",
            hint=f"generate the seed as SQL into another folder: seedsql generate --format sql --name {name} --out DIR",
        )


def checked_script(out: Path, name: str, kind: str) -> Path:
    """Return a script's path after its bytes were compared with the manifest. Raises ChecksumError (74)."""
    from ..script.integrity import verify_files

    path = script_path(out, name, kind)
    verify_files(out, name)
    return path


def sources_of(out: Path, name: str, options: GenerationOptions) -> Sources:
    """The sources that a seed was made from, by its manifest; refused when they have changed since."""
    from ..schema.fingerprint import fingerprint
    from ..script.manifest import read_manifest
    from .sources import load_sources

    manifest = read_manifest(out, name)
    is_made = manifest.is_reproducible
    try:
        if not is_made and not options.schema:
            raise UsageError("a schema file is needed")
        sources = load_sources(options.schema, options.blueprint or (_blueprint_of(manifest, out) if is_made else None))
    except UsageError as error:
        raise UsageError(
            f"seed {name} was made from {manifest.origin} '{manifest.blueprint}': {error.message}"
            if is_made
            else f"seed {name} holds rows of a {manifest.origin}: {error.message}",
            hint="name its files: --blueprint FILE --schema FILE"
            if is_made
            else 'name it: --schema FILE, or schema = "FILE" under [project] in seedsql.toml',
        ) from None
    if fingerprint(sources.schema) != manifest.schema_fingerprint:
        raise ChecksumError(
            f"seed {name} was made for another schema than the one given",
            hint="name the schema it was made for (--schema FILE), or generate it again",
        )
    return sources


def _blueprint_of(manifest: Manifest, out: Path) -> str:
    """The blueprint that a manifest names: a built-in one, or a file nearby."""
    from .blueprints import find_blueprint

    found = None if manifest.blueprint in NAMES else find_blueprint(manifest, (Path(), out.parent))
    return manifest.blueprint if found is None else str(found)
