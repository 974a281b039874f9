"""Where a schema and a blueprint come from: the built-in one, or files; read once, parsed lazily."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..blueprint.builtin import NAMES, builtin
from ..blueprint.model import Blueprint
from ..blueprint.reader import read_blueprint
from ..errors import BlueprintError, UsageError
from ..schema.model import Schema
from ..values.expressions.parse import TreeStore


@dataclass(frozen=True)
class Sources:
    """A schema and a blueprint that belong together."""

    schema: Schema
    schema_text: str
    blueprint: Blueprint
    blueprint_text: str
    trees: TreeStore


def load_sources(schema: Path | None = None, blueprint: str | None = None) -> Sources:
    """Return schema and blueprint.

    ``blueprint`` is a built-in name (``wholesale`` when None) or a file; ``schema`` is a file, by default the one that
    the blueprint names or comes with. Raises BlueprintError (78), SchemaError (65), UsageError (2).
    """
    name = blueprint or NAMES[0]
    if name in NAMES and not Path(name).is_file():
        return _load_builtin(name, schema)
    path = Path(name)
    if not path.suffix and not path.exists():
        builtin(name)  # raises, naming what is built in
    text = read_text(path, "blueprint")
    read = read_blueprint(text, str(path))
    if schema is None:
        if read.schema is None:
            raise UsageError(
                f"blueprint {path} does not name its schema",
                hint='give --schema schema.sql, or write schema = "schema.sql" under [blueprint]',
            )
        schema = path.parent / read.schema
    schema_text = read_text(schema, "schema")
    return Sources(_parse(schema_text, schema), schema_text, read, text, TreeStore())


def _load_builtin(name: str, schema: Path | None) -> Sources:
    source = builtin(name)
    trees = TreeStore(source.parsed["trees"] if source.parsed else None)
    read = read_blueprint(source.blueprint, f"{name} (built in)")
    if schema is not None:
        text = read_text(schema, "schema")
        return Sources(_parse(text, schema), text, read, source.blueprint, trees)
    if source.parsed is not None:
        from ..schema.frozen import from_plain

        return Sources(from_plain(source.parsed["schema"]), source.schema, read, source.blueprint, trees)
    return Sources(_parse(source.schema, Path(f"{name}/schema.sql")), source.schema, read, source.blueprint, trees)


def _parse(text: str, path: Path) -> Schema:
    from ..schema.parser import parse_schema

    return parse_schema(text, str(path))


def read_text(path: Path, what: str) -> str:
    """Return the text of a file. Raises UsageError when it is not there, BlueprintError when it is not UTF-8."""
    try:
        data = path.read_bytes()
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
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BlueprintError(
            f"the {what} is not UTF-8 (byte 0x{data[error.start]:02X})", place=f"{path}:{line}", hint="save it as UTF-8"
        ) from None


def freeze(name: str) -> dict[str, object]:
    """Return what ``parsed.json`` of a built-in blueprint must hold: made anew from its texts."""
    from ..blueprint.builtin import source_digest
    from ..blueprint.model import ExpressionRule, ReferenceRule
    from ..schema.frozen import to_plain

    source = builtin(name)
    trees = TreeStore()
    for table in read_blueprint(source.blueprint, name).tables.values():
        for rule in (*table.columns, *table.hidden):
            if isinstance(rule.rule, ExpressionRule):
                trees.tree(rule.rule.expression)
            elif isinstance(rule.rule, ReferenceRule) and rule.rule.where:
                trees.tree(rule.rule.where)
    schema = _parse(source.schema, Path(f"{name}/schema.sql"))
    return {
        "schema": to_plain(schema),
        "sources": source_digest(source.schema, source.blueprint),
        "trees": dict(sorted(trees.trees.items())),
    }


def freeze_all() -> None:
    """Write ``parsed.json`` of every built-in blueprint (``make freeze``)."""
    import json

    from ..blueprint.builtin import parsed_path

    for name in NAMES:
        text = json.dumps(freeze(name), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        parsed_path(name).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    freeze_all()
