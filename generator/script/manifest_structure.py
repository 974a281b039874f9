"""What a manifest must hold: a file that any user may have edited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..project import ENVIRONMENTS, is_seed_name
from .structure import structure_errors

_STRUCTURE: dict[str, Any] = {
    "format": int,
    "name": str,
    "blueprint": str,
    "size": str,
    "seed": int,
    "as_of": str,
    "env": ENVIRONMENTS,
    "id_base": int,
    "total_rows": int,
    "seedsql": str,
    "stream_version": int,
    "blueprint_fingerprint": str,
    "schema_fingerprint": str,
    "lexicon": {...: str},
    "libraries": {...: str},
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
"""What a manifest must hold: see ``structure_errors``. The audit in it holds more, for people."""
_ADDED: dict[str, Any] = {"rules": {...: {...: str}}, "tables": [{"keys": [str]}]}
"""What manifests of earlier versions do not have."""
_PARTS_STRUCTURE: dict[str, Any] = {
    "row_format": ("mydumper", "csv"),
    "parts": {...: {"table": str, "rows": int, "bytes": int, "sha256": str, "row_sum": int}},
}


def manifest_error(data: Mapping[str, Any]) -> str | None:
    """Return the first place of ``data`` that no manifest can have; None when there is none."""
    structure = _STRUCTURE | (_PARTS_STRUCTURE if "row_format" in data else {})
    if (wrong := next(structure_errors(data, structure), None)) is not None:
        return wrong
    added = {"rules": data.get("rules", {}), "tables": [{"keys": each.get("keys", [])} for each in data["tables"]]}
    return next(structure_errors(added, _ADDED), None) or _impossible(data)


def _impossible(data: Mapping[str, Any]) -> str | None:
    """The first of the settings that no plan could have had."""
    try:
        # Since Python 3.11 this reads 20260630 and 2026-W27-2 as well: as good a date.
        date.fromisoformat(data["as_of"])
    except ValueError:
        return "as_of"
    if data["id_base"] < 1 or data["seed"] < 0:
        return "id_base" if data["id_base"] < 1 else "seed"
    for number, table in enumerate(data["tables"]):
        ids = (table.get("first_id"), table.get("last_id"))
        if ids != (None, None) and not all(type(value) is int for value in ids):
            return f"tables[{number}].first_id"
    return None if is_seed_name(data["blueprint"]) else "blueprint"
