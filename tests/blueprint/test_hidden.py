"""Hidden columns of inferred blueprints: each is there for a rule that reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.belief.claims import HERE
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema
from seedsql.toml_fields import read_toml

SCHEMAS = sorted([*(HERE / "first").glob("*.sql"), *(HERE / "known").glob("*.sql")])


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_every_hidden_column_is_read_by_a_rule(path: Path) -> None:
    schema = parse_schema(path.read_text(encoding="utf-8"), path.name)
    text = infer_blueprint(schema, path.stem, path.name, classify=classify, complete=True).text
    names = [name for table in read_toml(text)["tables"].values() for name in table.get("hidden", {})]
    written = {name: len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) for name in names}
    assert [name for name in names if written[name] <= names.count(name)] == []
