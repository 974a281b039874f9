"""The manifest as a value: read as it was written, refused where it says what no manifest can."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from seedsql.script.manifest import Manifest, read_manifest

OUT = Path(__file__).resolve().parents[2] / "out"
NAME = "0001_wholesale_small"
TEXT = (OUT / f"{NAME}.manifest.json").read_text(encoding="utf-8")


def test_a_manifest_is_written_as_it_was_read() -> None:
    manifest = read_manifest(OUT, NAME)
    assert manifest.to_json() == TEXT
    assert Manifest.from_dict(manifest.to_dict()) == manifest
    assert sum(table.rows for table in manifest.tables) == manifest.total_rows == 195
    assert (
        manifest.is_reproducible and manifest.file("up").sha256 == json.loads(TEXT)["files"][f"{NAME}.up.sql"]["sha256"]
    )
    assert manifest.personal_classes["vendors", "contact_email"] == "email"


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (("env",), "prod", "env"),
        (("env",), "\ud800", "env"),
        (("as_of",), "yesterday", "as_of"),
        (("seed",), True, "seed"),
        (("id_base",), 0, "id_base"),
        (("lexicon",), {"version": 1}, "lexicon.version"),
        (("tables",), [{"table": "t"}], "tables[0].rows"),
        (("tables", 0, "last_id"), None, "tables[0].first_id"),
        (("files", f"{NAME}.up.sql", "bytes"), "x", f"files.{NAME}.up.sql.bytes"),
        (("blueprint",), "../x", "blueprint"),
    ],
)
def test_the_first_thing_that_no_manifest_says_is_named(path: tuple[str | int, ...], value: object, named: str) -> None:
    data: dict[str, Any] = json.loads(TEXT)
    inner: Any = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(ValueError, match=f"^{re.escape(named)}$"):
        Manifest.from_dict(data)
