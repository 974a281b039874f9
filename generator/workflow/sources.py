"""Where a schema and a blueprint come from: the built-in one, or files; read once, parsed lazily."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..blueprint.builtin import NAMES, builtin
from ..blueprint.model import Blueprint
from ..blueprint.reader import read_blueprint
from ..errors import BlueprintError, ConfigurationError, InputRowError, UsageError, did_you_mean
from ..files import read_regular, refuse_conflicts
from ..schema.model import Schema
from ..values.expressions.tree_store import TreeStore


@dataclass(frozen=True, slots=True)
class Sources:
    """A schema and a blueprint that belong together."""

    schema: Schema
    blueprint: Blueprint
    blueprint_text: str
    trees: TreeStore
    classes: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    """What the names of columns say of personal data, by table, where that is known."""


def load_sources(schema: Sequence[Path] = (), blueprint: str | None = None) -> Sources:
    """Return schema and blueprint.

    ``blueprint`` is a built-in name (``wholesale`` when None) or a file; ``schema`` are files, or folders of migrations, in
    their order, by default the one that the blueprint names or comes with. Raises BlueprintError (78), SchemaError (65), UsageError (2).
    """
    name = blueprint or NAMES[0]
    if name in NAMES and not Path(name).is_file():
        return _load_builtin(name, schema)
    path = Path(name)
    if not path.suffix and not path.exists():
        raise UsageError(
            f"there is no built-in blueprint {name!r}, and no file of that name{did_you_mean(name, NAMES)}",
            hint=f"built in: {', '.join(NAMES)}; {_near_blueprints(name)}",
        )
    text = read_text(path, "blueprint")
    read = read_blueprint(text, str(path))
    if not schema:
        if not read.schema:
            raise UsageError(
                f"blueprint {path} does not name its schema",
                hint='give --schema schema.sql, or write schema = "schema.sql" under [blueprint]',
            )
        schema = [path.parent / name for name in read.schema]
    return Sources(read_schema(schema), read, text, TreeStore.of_blueprint(text))


def _near_blueprints(name: str) -> str:
    """What a person may have meant by a bare word: blueprint files at most two folders below the working directory."""
    files = [file for pattern in ("*.toml", "*/*.toml", "*/*/*.toml") for file in sorted(Path().glob(pattern))][:500]
    found = [file for file in files if any(name.lower() in part.lower() for part in (file.stem, *file.parent.parts))]
    if not found:
        return "or give a file: --blueprint seeds/blueprint.toml"
    return "or a file: " + ", ".join(f"--blueprint {file}" for file in found[:3])


def _load_builtin(name: str, schema: Sequence[Path]) -> Sources:
    source = builtin(name)
    trees = TreeStore(source.parsed["trees"] if source.parsed else None)
    document = source.parsed["blueprint"] if source.parsed else None
    if document is not None:  # JSON has no dates
        document["blueprint"]["as_of"] = date.fromisoformat(document["blueprint"]["as_of"])
    read = read_blueprint(source.blueprint, f"{name} (built in)", document)
    if schema:
        model = read_schema(schema)
    elif source.parsed is not None:
        from ..schema.serialization import from_dict

        return Sources(from_dict(source.parsed["schema"]), read, source.blueprint, trees, source.parsed["classes"])
    else:
        model = _builtin_schema(name, source.schema)
    return Sources(model, read, source.blueprint, trees)


def _builtin_schema(name: str, text: str) -> Schema:
    from ..schema.parser import parse_schema

    return parse_schema(text, f"{name}/schema.sql")


def read_schema(files: Sequence[Path]) -> Schema:
    """Return what schema files define, one after the other; a folder is its migrations. Raises UsageError (2), SchemaError (65)."""
    from ..schema.cached import parsed
    from ..schema.migrations import forward_part

    paths = [file for path in files for file in (_migrations(path) if path.is_dir() else [path])]
    return parsed([(str(path), forward_part(read_text(path, "schema"))) for path in paths])


def _migrations(folder: Path) -> list[Path]:
    from ..schema.migrations import in_order

    found = in_order(path.relative_to(folder).as_posix() for path in folder.rglob("*.sql") if not path.is_dir())
    if not found:
        raise UsageError(
            f"there are no migrations in {folder}",
            hint="its files that end with .sql are read, in the order of their names; a tool whose migrations are programs leaves "
            "a schema behind: mysqldump --no-data DATABASE > schema.sql",
        )
    return [folder / name for name in found]


def read_text(path: Path, what: str) -> str:
    """Return the text of a file. Raises UsageError when it is not there, ConfigurationError when it is not UTF-8."""
    try:
        data = read_regular(path)
    except FileNotFoundError:
        raise UsageError(
            f"there is no {what} file {path}", hint="check the path; it is relative to where you are"
        ) from None
    except IsADirectoryError:
        raise UsageError(
            f"{path} is a directory, not a {what} file",
            hint=f"name the file, such as {path}/{what}.toml"
            if what == "blueprint"
            else f"name the file, such as {path}/schema.sql",
        ) from None
    except OSError as error:
        raise UsageError(f"the {what} file {path} cannot be read: {error.strerror}") from None
    refuse_conflicts(path, data)
    try:
        return _decoded(data, what).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        kind = {"blueprint": BlueprintError, "decisions": InputRowError}.get(what, ConfigurationError)
        raise kind(
            f"the {what} is not UTF-8 (byte 0x{data[error.start]:02X})",
            location=f"{path}:{line}",
            hint="save it as UTF-8",
        ) from None


def _decoded(data: bytes, what: str) -> str:
    """UTF-8 text; of a schema that is a whole dump without its rows, whose strings may be of any character set."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if what == "schema":
            from ..sql.inserts import without_rows

            with suppress(InputRowError, UnicodeDecodeError):
                return without_rows(data).decode("utf-8-sig")
        raise error


def freeze(name: str) -> dict[str, object]:
    """Return what ``parsed.json`` of a built-in blueprint must hold: regenerated from its texts."""
    from ..blueprint.builtin import source_digest
    from ..blueprint.model import ExpressionRule, ProviderRule, ReferenceRule
    from ..pii.names import classify
    from ..schema.serialization import to_dict
    from ..toml_fields import read_toml

    source = builtin(name)
    trees = TreeStore()
    for table in read_blueprint(source.blueprint, name).tables.values():
        for rule in (*table.columns, *table.hidden):
            if isinstance(rule.rule, ExpressionRule):
                trees.tree(rule.rule.expression)
            elif isinstance(rule.rule, ProviderRule):
                for text in rule.rule.bounds.values():
                    trees.tree(text)
            elif isinstance(rule.rule, ReferenceRule) and rule.rule.where:
                trees.tree(rule.rule.where)
    schema = _builtin_schema(name, source.schema)
    return {
        "blueprint": read_toml(source.blueprint),
        "classes": {
            table.name: {column.name: classify(table.name, column) for column in table.columns}
            for table in schema.tables
        },
        "schema": to_dict(schema),
        "sources": source_digest(source.schema, source.blueprint),
        "trees": dict(sorted(trees.trees.items())),
    }


def freeze_all() -> None:
    """Write ``parsed.json`` of every built-in blueprint (``make freeze``)."""
    import json

    from ..blueprint.builtin import parsed_path

    for name in NAMES:
        text = json.dumps(freeze(name), default=str, ensure_ascii=False, separators=(",", ":"))
        parsed_path(name).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    freeze_all()
