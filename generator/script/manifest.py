"""NAME.manifest.json: what a seed's files are, so that a changed one is noticed before its first byte is sent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..blueprint.writing import key_names, rule_key
from ..errors import ChecksumError, UsageError, did_you_mean
from ..files import read_regular
from ..planning.model import BLUEPRINT, FORMAT_VERSION, SeedPlan, TableStep
from ..project import SEED_NAME_HINT, is_seed_name
from ..schema.drift import SchemaFacts, describe
from .manifest_structure import manifest_error

if TYPE_CHECKING:
    from ..planning.provenance import RuleTexts


class FileFacts(NamedTuple):
    """One file: ``size`` in bytes, its number of statements, its SHA-256 in hex."""

    name: str
    size: int
    statements: int
    sha256: str


class PartFacts(NamedTuple):
    """One file of rows: its table, its rows, its ``size`` in bytes, its SHA-256 in hex, and ``row_sum``, the sum over its rows
    that finish.sql compares."""

    name: str
    table: str
    rows: int
    size: int
    sha256: str
    row_sum: int


SQL = "sql"
"""The format of rows that are in the up script."""


class TableFacts(NamedTuple):
    """One table of a seed: its rows, its ids where they are one range, the digest of its columns and rows, and its keys:
    the columns that identify a row, then every unique key. Manifests of earlier versions have no ``keys``."""

    table: str
    rows: int
    first_id: int | None
    last_id: int | None
    supporting: bool
    digest: str
    keys: tuple[tuple[str, ...], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the facts as the manifest has them."""
        return self._asdict() | {"keys": [", ".join(map(rule_key, key)) for key in self.keys]}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> TableFacts:
        """Read the facts of a manifest whose structure was checked."""
        first, last = data.get("first_id"), data.get("last_id")
        keys = tuple(key_names(key) for key in data.get("keys", ()))
        return cls(data["table"], data["rows"], first, last, data["supporting"], data["digest"], keys)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a seed was generated from, what it holds, and what its files are.

    ``rows`` and ``only_tables`` are the options of those names; ``tables`` are in insert order; ``personal_data`` is the
    audit as ``Audit.to_dict`` gives it. ``version`` is the seedsql that generated it. ``rules`` are the texts of the columns'
    rules, by table and columns; none in manifests of earlier versions, nor where no blueprint made the rows.

    ``row_format`` says where the rows are: in the up script (``sql``), or in ``parts``, files of the folder NAME.FORMAT, to
    which finish.sql belongs.
    """

    name: str
    version: str
    blueprint: str
    blueprint_fingerprint: str
    schema_fingerprint: str
    stream_version: int
    lexicon: Mapping[str, str]
    libraries: Mapping[str, str]
    seed: int
    size: str
    as_of: date
    env: str
    id_base: int
    rows: Mapping[str, int]
    only_tables: tuple[str, ...]
    origin: str
    identity: str
    total_rows: int
    tables: tuple[TableFacts, ...]
    schema: SchemaFacts
    files: tuple[FileFacts, ...]
    personal_data: Mapping[str, Any]
    rules: RuleTexts = field(default_factory=dict)
    row_format: str = SQL
    parts: tuple[PartFacts, ...] = ()

    @classmethod
    def of(
        cls,
        plan: SeedPlan,
        files: Sequence[FileFacts],
        personal_data: Mapping[str, Any],
        version: str,
        digests: Mapping[str, str],
        identity: str,
        row_format: str = SQL,
        parts: Sequence[PartFacts] = (),
    ) -> Manifest:
        """The manifest of a plan and its written files; ``digests`` are those of the tables' rows."""
        from ..planning.provenance import rule_texts

        return cls(
            name=plan.name,
            version=version,
            blueprint=plan.blueprint,
            blueprint_fingerprint=plan.blueprint_fingerprint,
            schema_fingerprint=plan.schema_fingerprint,
            stream_version=plan.stream_version,
            lexicon=plan.lexicon,
            libraries=plan.libraries,
            seed=plan.seed,
            size=plan.size,
            as_of=plan.as_of,
            env=plan.env,
            id_base=plan.id_base,
            rows=plan.options.get("rows", {}),
            only_tables=tuple(plan.options.get("tables", ())),
            origin=plan.origin,
            identity=identity,
            total_rows=plan.total_rows,
            tables=tuple(
                TableFacts(
                    step.name,
                    step.rows,
                    step.first_id,
                    step.last_id,
                    step.supporting,
                    digests[step.name],
                    _keys(step),
                )
                for step in plan.steps
            ),
            schema=describe(plan.schema, [step.name for step in plan.steps]),
            files=tuple(files),
            personal_data=personal_data,
            rules=rule_texts(plan.rules),
            row_format=row_format,
            parts=tuple(parts),
        )

    @property
    def is_reproducible(self) -> bool:
        """Whether a blueprint made the rows; those of files and databases are stored nowhere else."""
        return self.origin == BLUEPRINT

    @property
    def personal_classes(self) -> dict[tuple[str, str], str]:
        """The class of personal data of each column that has one, by table and column."""
        return {(item["table"], item["column"]): item["class"] for item in self.personal_data["columns"]}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of scripts that run on a database: up or finish, down, verify."""
        return ("up" if self.row_format == SQL else "finish", "down", "verify")

    @property
    def folder(self) -> str:
        """The name of the folder of the parts."""
        return f"{self.name}.{self.row_format}"

    def file(self, kind: str) -> FileFacts:
        """The facts of the script of a kind: up (also where it is called finish), down or verify."""
        name = self.kinds[0] if kind == "up" else kind
        return next(each for each in self.files if each.name == f"{self.name}.{name}.sql")

    def to_dict(self) -> dict[str, Any]:
        """The manifest as plain data, as it is written."""
        return {
            "format": FORMAT_VERSION,
            "seedsql": self.version,
            "name": self.name,
            "blueprint": self.blueprint,
            "blueprint_fingerprint": self.blueprint_fingerprint,
            "schema_fingerprint": self.schema_fingerprint,
            "stream_version": self.stream_version,
            "lexicon": dict(self.lexicon),
            "libraries": dict(self.libraries),
            "seed": self.seed,
            "size": self.size,
            "as_of": self.as_of.isoformat(),
            "env": self.env,
            "id_base": self.id_base,
            "options": {"rows": dict(self.rows), "tables": list(self.only_tables)},
            "origin": self.origin,
            "identity": self.identity,
            "total_rows": self.total_rows,
            "tables": [table.to_dict() for table in self.tables],
            "schema": self.schema.to_dict(),
            "files": {
                each.name: {"bytes": each.size, "statements": each.statements, "sha256": each.sha256}
                for each in self.files
            },
            "personal_data": dict(self.personal_data),
            "rules": {table: dict(rules) for table, rules in self.rules.items()},
            **self._parts_dict(),
        }

    def _parts_dict(self) -> dict[str, Any]:
        if self.row_format == SQL:
            return {}
        return {
            "row_format": self.row_format,
            "parts": {
                each.name: {
                    "table": each.table,
                    "rows": each.rows,
                    "bytes": each.size,
                    "sha256": each.sha256,
                    "row_sum": each.row_sum,
                }
                for each in self.parts
            },
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Manifest:
        """The manifest that ``to_dict`` gave. Raises ValueError naming the first place that no manifest can have."""
        wrong = manifest_error(data)
        if wrong is not None:
            raise ValueError(wrong)
        return cls(
            name=data["name"],
            version=data["seedsql"],
            blueprint=data["blueprint"],
            blueprint_fingerprint=data["blueprint_fingerprint"],
            schema_fingerprint=data["schema_fingerprint"],
            stream_version=data["stream_version"],
            lexicon=data["lexicon"],
            libraries=data["libraries"],
            seed=data["seed"],
            size=data["size"],
            as_of=date.fromisoformat(data["as_of"]),
            env=data["env"],
            id_base=data["id_base"],
            rows=data["options"]["rows"],
            only_tables=tuple(data["options"]["tables"]),
            origin=data["origin"],
            identity=data["identity"],
            total_rows=data["total_rows"],
            tables=tuple(map(TableFacts.from_dict, data["tables"])),
            schema=SchemaFacts(data["schema"]["tables"], data["schema"]["references"]),
            files=tuple(
                FileFacts(name, each["bytes"], each["statements"], each["sha256"])
                for name, each in sorted(data["files"].items())
            ),
            personal_data=data["personal_data"],
            rules=data.get("rules", {}),
            row_format=data.get("row_format", SQL),
            parts=tuple(
                PartFacts(name, each["table"], each["rows"], each["bytes"], each["sha256"], each["row_sum"])
                for name, each in sorted(data.get("parts", {}).items())
            ),
        )

    def to_json(self) -> str:
        """The text of the file: sorted keys, two blanks, LF; no clock, host or path."""
        return json.dumps(self.to_dict(), sort_keys=True, indent=2, ensure_ascii=False) + "\n"


def _keys(step: TableStep) -> tuple[tuple[str, ...], ...]:
    unique = (key.columns for key in step.table.unique_keys if key.columns and not any(key.prefixes or ()))
    return tuple(dict.fromkeys((step.key, *unique)))


def check_name(name: str) -> str:
    """Return ``name`` when it can be the name of a seed and its files. Raises UsageError."""
    if not is_seed_name(name):
        raise UsageError(f"{name!r} cannot be the name of a seed", hint=SEED_NAME_HINT)
    return name


def manifest_path(directory: Path, name: str) -> Path:
    """Return the path of a seed's manifest."""
    return directory / f"{check_name(name)}.manifest.json"


def read_manifest(directory: Path, name: str) -> Manifest:
    """Return the manifest of a seed. Raises UsageError when there is none, ChecksumError (74) when it cannot be trusted."""
    path = manifest_path(directory, name)
    try:
        data = json.loads(read_regular(path))
    except FileNotFoundError:
        raise no_such_seed(directory, name, path.name) from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise ChecksumError(f"{path} is not a manifest: {error}", hint="generate the seed again") from None
    if not isinstance(data, dict):
        raise ChecksumError(f"{path} is not a manifest", hint="generate the seed again")
    if data.get("format") != FORMAT_VERSION:
        raise ChecksumError(
            f"{path} has format {data.get('format')!r}, but this seedsql reads format {FORMAT_VERSION}",
            hint="use the version of seedsql that made it, or generate the seed again",
        )
    if data.get("name") != name:
        raise ChecksumError(f"{path} is of seed {data.get('name')!r}", hint="generate the seed again")
    try:
        manifest = Manifest.from_dict(data)
    except ValueError as error:
        raise ChecksumError(
            f"{path} has no proper '{error}'", hint="take it from the repository, or generate the seed again"
        ) from None
    listed = {each.name for each in manifest.files}
    missing = [file for file in (f"{name}.{kind}.sql" for kind in manifest.kinds) if file not in listed]
    if missing:
        raise ChecksumError(
            f"{path} does not list {missing[0]}, so nothing proves what that file is",
            hint="take it from the repository, or generate the seed again",
        )
    return manifest


def seed_names(directory: Path) -> list[str]:
    """Return the seeds in a directory, by their manifests, in order."""
    return sorted(path.name.removesuffix(".manifest.json") for path in directory.glob("*.manifest.json"))


def no_such_seed(directory: Path, name: str, missing: str) -> UsageError | ChecksumError:
    """The error for a seed of which the file ``missing`` is not there: a file that is gone where its manifest is there (74),
    else it names the seeds that are."""
    known = seed_names(directory)
    if name in known:
        return ChecksumError(
            f"{directory / missing} is missing, but its manifest lists it",
            hint="take it from the repository, or generate the seed again",
        )
    return UsageError(
        f"there is no seed '{name}' in {directory} ({missing} is missing){did_you_mean(name, known)}",
        hint=f"seeds there: {', '.join(known)}"
        if known
        else "make one first: seedsql generate, or name its folder: --out DIR",
    )
