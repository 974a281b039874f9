"""The blueprints that come with seedsql: each a folder with schema.sql, blueprint.toml and what was parsed from them.

``parsed.json`` holds the blueprint's document, the schema model, the expression trees and the classes of personal data that the
columns' names tell, so that the small job need not load parsers of TOML and SQL, nor compile the rules of names. It is used only while the texts are
exactly those it was made from; a test makes it anew and compares.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

from ...errors import UsageError, did_you_mean

NAMES = ("wholesale",)
_HERE = Path(__file__).parent


class Builtin(NamedTuple):
    """The two texts, and what was parsed from them (None when that is stale or missing)."""

    name: str
    schema: str
    blueprint: str
    parsed: dict[str, Any] | None


def builtin(name: str) -> Builtin:
    """Return the built-in blueprint ``name``. Raises UsageError when there is none."""
    if name not in NAMES:
        raise UsageError(
            f"there is no built-in blueprint '{name}'{did_you_mean(name, NAMES)}",
            hint=f"built in: {', '.join(NAMES)}; or give a file: --blueprint blueprint.toml",
        )
    folder = _HERE / name
    schema = (folder / "schema.sql").read_text(encoding="utf-8")
    blueprint = (folder / "blueprint.toml").read_text(encoding="utf-8")
    try:
        parsed = json.loads((folder / "parsed.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        parsed = None
    if parsed is not None and parsed["sources"] != source_digest(schema, blueprint):
        parsed = None
    return Builtin(name, schema, blueprint, parsed)


def source_digest(schema: str, blueprint: str) -> str:
    """Return what ties ``parsed.json`` to its sources: SHA-256 over both texts."""
    return hashlib.sha256(f"{len(schema)}\n{schema}{blueprint}".encode()).hexdigest()


def parsed_path(name: str) -> Path:
    """Return the path of a built-in blueprint's ``parsed.json`` (for the program that makes it)."""
    return _HERE / name / "parsed.json"
