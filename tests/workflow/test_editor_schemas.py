"""The JSON Schemas by which editors check blueprints and project files accept what the readers accept, and mark what they refuse."""

from __future__ import annotations

import json
import os
import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from seedsql.project import project_text, read_project
from seedsql.workflow.editor_schemas import NAMES, blueprint_schema, packaged, project_schema, schema_texts
from tests.blueprint.test_reader import blocks, completed

ROOT = Path(__file__).parents[2]
BLUEPRINT, PROJECT = Draft7Validator(blueprint_schema()), Draft7Validator(project_schema())
ACCEPTED = {"blueprint.as_of", "sizes", "rows", "tables.orders.columns.a.pii", "smoke"}
"""Where the reader knows more: what several keys say together, and that a day in quotes is text."""


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date | time) else value


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_those_that_the_code_makes(name: str) -> None:
    text = schema_texts()[name]
    Draft7Validator.check_schema(json.loads(text))
    for path in (packaged(name), ROOT / "docs" / name):
        if os.environ.get("SEEDSQL_REGENERATE") == "1":
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text


def test_every_blueprint_of_the_repository_is_valid() -> None:
    files = [*(ROOT / "generator").rglob("*.toml"), *(ROOT / "tests").rglob("*.toml")]
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    blueprints = {file: text for file, text in texts.items() if "\n[blueprint]" in f"\n{text}"}
    for file, text in blueprints.items():
        errors = [error.message for error in BLUEPRINT.iter_errors(as_json(tomllib.loads(text)))]
        assert errors == [], file
    assert len(blueprints) >= 20


def test_every_mistake_of_shape_is_marked() -> None:
    """Those that the reader's own test lists, but for what several keys say together."""
    marked = 0
    for text, problems in blocks():
        try:
            data = as_json(tomllib.loads(completed(text)))
        except tomllib.TOMLDecodeError:
            continue
        is_marked = not BLUEPRINT.is_valid(data)
        assert is_marked or problems[0].partition(": ")[0] in ACCEPTED, problems
        marked += is_marked
    assert marked >= 28


RULES = [
    "{ provider = 'emial' }",
    "{ provider = 'integer', mni = 1 }",
    "{ provider = 'year', min = 'x' }",
    "{ provider = 'choice', weights = 3 }",
    "{ provider = 'pattern' }",
    "{ reference = 'a', pick = 'parato' }",
    "{ reference = 'a', top = 0.2 }",
    "{ reference = 'a', pick = 'weighted' }",
    "{ lookup = 3 }",
    "{ default = false }",
    "{ expression = '1', provider = 'email' }",
    "{ pairs = ['a'] }",
    "{ provider = 'email', null = 1.5 }",
    "5",
]


def test_wrong_rules_and_options_of_providers_are_marked() -> None:
    """Providers are bound by the plan only: here the editor knows them before."""
    for rule in RULES:
        data = as_json(tomllib.loads(completed(f"[tables.t.columns]\na = {rule}\n")))
        assert not BLUEPRINT.is_valid(data), rule


def test_project_files_are_checked_too(tmp_path: Path) -> None:
    text = project_text(Path("out"), {"0001_demo": "seeds/demo.toml"})
    (tmp_path / "seedsql.toml").write_text(text, encoding="utf-8")
    assert read_project(tmp_path / "seedsql.toml").seeds
    assert PROJECT.is_valid(tomllib.loads(text))
    for wrong in ("[projct]", "[seeds.a]", '[seeds.a]\nblueprint = "x"\nenv = "prod"', "[project]\nout = 1"):
        assert not PROJECT.is_valid(tomllib.loads(wrong)), wrong
