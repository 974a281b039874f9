"""NAME.manifest.json: what a seed's files are, so that a changed one is noticed before its first byte is sent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import Mismatch, UsageError, did_you_mean
from ..files import read_regular
from ..planning.model import FORMAT_VERSION, SeedPlan
from ..project import SEED_NAME_HINT, is_seed_name
from ..schema.drift import describe

_SHAPE: dict[str, Any] = {
    "format": int,
    "name": str,
    "blueprint": str,
    "size": str,
    "seed": int,
    "as_of": str,
    "env": str,
    "id_base": int,
    "total_rows": int,
    "schema_fingerprint": str,
    "options": {"rows": {...: int}, "tables": [str]},
    "origin": str,
    "identity": str,
    "tables": [{"table": str, "rows": int, "supporting": bool, "digest": str}],
    "schema": {"tables": {...: {...: str}}, "references": {...: str}},
    "files": {...: {"bytes": int, "statements": int, "sha256": str}},
    "personal_data": {
        "how": str,
        "columns": [{"table": str, "column": str, "class": str}],
        "left_alone": [{"table": str, "column": str, "class": str, "why": str}],
    },
}
"""What a manifest must hold: a type; a dict by its keys, ``...`` for any key; a list by what each of its items is."""


def _misfits(value: object, shape: Any, place: str = "") -> Iterator[str]:
    """Yield the places at which ``value`` is not as ``shape`` says."""
    if isinstance(shape, type):
        if not isinstance(value, shape) or (shape is int and isinstance(value, bool)):
            yield place
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield place
        else:
            for number, item in enumerate(value):
                yield from _misfits(item, shape[0], f"{place}[{number}]")
    elif not isinstance(value, dict):
        yield place
    else:
        for key in value if ... in shape else shape:
            named = f"{place}.{key}" if place else str(key)
            yield from _misfits(value.get(key), shape.get(key, shape.get(...)), named)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file: ``size`` in bytes, its number of statements, its SHA-256 in hex."""

    name: str
    size: int
    statements: int
    sha256: str


def check_name(name: str) -> str:
    """Return ``name`` when it can be the name of a seed and its files. Raises UsageError."""
    if not is_seed_name(name):
        raise UsageError(f"{name!r} cannot be the name of a seed", hint=SEED_NAME_HINT)
    return name


def manifest_path(directory: Path, name: str) -> Path:
    """Return where the manifest of a seed stands."""
    return directory / f"{check_name(name)}.manifest.json"


def manifest_text(
    plan: SeedPlan,
    files: Sequence[FileFacts],
    personal: dict[str, Any],
    version: str,
    digests: Mapping[str, str],
    identity: str,
) -> str:
    """Return the manifest: sorted keys, two blanks, LF; no clock, host or path."""
    data = {
        "format": FORMAT_VERSION,
        "seedsql": version,
        "name": plan.name,
        "blueprint": plan.blueprint,
        "blueprint_fingerprint": plan.blueprint_fingerprint,
        "schema_fingerprint": plan.schema_fingerprint,
        "stream_version": plan.stream_version,
        "lexicon": plan.lexicon,
        "libraries": plan.libraries,
        "seed": plan.seed,
        "size": plan.size,
        "as_of": plan.as_of.isoformat(),
        "env": plan.env,
        "id_base": plan.id_base,
        "options": plan.options,
        "origin": plan.origin,
        "identity": identity,
        "total_rows": plan.total_rows,
        "tables": [
            {
                "table": step.name,
                "rows": step.rows,
                "first_id": step.first_id,
                "last_id": step.last_id,
                "supporting": step.supporting,
                "digest": digests[step.name],
            }
            for step in plan.steps
        ],
        "schema": describe(plan.schema, [step.name for step in plan.steps]),
        "files": {
            file.name: {"bytes": file.size, "statements": file.statements, "sha256": file.sha256} for file in files
        },
        "personal_data": personal,
    }
    return json.dumps(data, sort_keys=True, indent=2, ensure_ascii=False) + "\n"


def read_manifest(directory: Path, name: str) -> dict[str, Any]:
    """Return the manifest of a seed. Raises UsageError when there is none, Mismatch (74) when it cannot be trusted."""
    path = manifest_path(directory, name)
    try:
        data = json.loads(read_regular(path))
    except FileNotFoundError:
        raise no_such_seed(directory, name, path.name) from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise Mismatch(f"{path} is not a manifest: {error}", hint="generate the seed again") from None
    if not isinstance(data, dict):
        raise Mismatch(f"{path} is not a manifest", hint="generate the seed again")
    if data.get("format") != FORMAT_VERSION:
        raise Mismatch(
            f"{path} has format {data.get('format')!r}, but this seedsql reads format {FORMAT_VERSION}",
            hint="use the version of seedsql that made it, or generate the seed again",
        )
    if data.get("name") != name:
        raise Mismatch(f"{path} is of seed {data.get('name')!r}", hint="generate the seed again")
    wrong = next(_misfits(data, _SHAPE), None) or _impossible(data)
    if wrong is not None:
        raise Mismatch(
            f"{path} has no proper '{wrong}'", hint="take it from the repository, or generate the seed again"
        )
    missing = [
        file for file in (f"{name}.{kind}.sql" for kind in ("up", "down", "verify")) if file not in data["files"]
    ]
    if missing:
        raise Mismatch(
            f"{path} does not list {missing[0]}, so nothing proves what that file is",
            hint="take it from the repository, or generate the seed again",
        )
    return data


def seed_names(directory: Path) -> list[str]:
    """Return the seeds in a directory, by their manifests, in order."""
    return sorted(path.name.removesuffix(".manifest.json") for path in directory.glob("*.manifest.json"))


def no_such_seed(directory: Path, name: str, missing: str) -> UsageError:
    """The error for a seed of which the file ``missing`` is not there; it names the seeds that are."""
    known = seed_names(directory)
    return UsageError(
        f"there is no seed '{name}' in {directory} ({missing} is missing){did_you_mean(name, known)}",
        hint=f"seeds there: {', '.join(known)}"
        if known
        else "make one first: seedsql generate, or name its folder: --out DIR",
    )


def _impossible(data: dict[str, Any]) -> str | None:
    """The first of the settings that no plan could have had."""
    try:
        date.fromisoformat(data["as_of"])
    except ValueError:
        return "as_of"
    if data["id_base"] < 1 or data["seed"] < 0:
        return "id_base" if data["id_base"] < 1 else "seed"
    return None if is_seed_name(data["blueprint"]) else "blueprint"


def verify_files(directory: Path, name: str) -> None:
    """Compare the files of a seed with its manifest. Raises Mismatch (74) naming the file, what it is and should be."""
    manifest = read_manifest(directory, name)
    for file_name, facts in sorted(manifest["files"].items()):
        path = directory / Path(file_name).name
        if not path.is_file():
            raise Mismatch(
                f"{path} is missing, but its manifest lists it",
                hint="take it from the repository, or generate the seed again",
            )
        size = path.stat().st_size
        digest = _digest(path)
        if digest != facts.get("sha256"):
            raise Mismatch(
                f"{path} is not the file that its manifest describes: {size:,} bytes, SHA-256 {digest[:16]}…; expected "
                f"{facts.get('bytes'):,} bytes, {str(facts.get('sha256'))[:16]}…",
                hint="somebody edited or truncated it: take it from the repository, or generate the seed again",
            )


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
