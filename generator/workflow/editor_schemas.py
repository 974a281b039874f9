"""JSON Schemas of blueprints and of ``seedsql.toml``, by which editors complete, explain and check them.

Of the dialect that taplo and VS Code read. Every key comes from the readers' own lists, every option from its
provider: what is added there without a type here is a KeyError. ``python -m seedsql.workflow.editor_schemas`` writes the
files; a schema says less than the reader, whose messages have the last word.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from ..blueprint import reader, rule_reader, size_reader, smoke
from ..blueprint.locales import LOCALES
from ..project import ENVIRONMENTS, FILE_NAME, MAX_ROWS, PROJECT_KEYS, PROJECT_SECTIONS, ROW_FORMATS, SEED_KEYS

Node = dict[str, Any]
NAMES = BLUEPRINT_SCHEMA, PROJECT_SCHEMA = "blueprint.schema.json", "seedsql.schema.json"

_DIALECT = "http://json-schema.org/draft-07/schema#"  # codespell:ignore draft
_TEXT: Node = {"type": "string"}
_TEXTS: Node = {"type": "array", "items": _TEXT}
_WORD: Node = {"type": "string", "minLength": 1}
_DAY: Node = {"type": "string", "format": "date"}
_FLAG: Node = {"type": "boolean"}
_NUMBER: Node = {"type": "number"}
_TYPES: Mapping[type, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    list: "array",
    dict: "object",
    date: "string",
    datetime: "string",
    time: "string",
}
_COMMON: Mapping[str, Node] = {
    "null": {"type": "number", "minimum": 0, "maximum": 1, "description": "share of the rows that are NULL"},
    "when": {"type": "string", "description": "condition; other rows are NULL"},
    "stream": {"type": "string", "description": "columns of one stream draw the same random words"},
    "pii": {"type": "string", "description": "class of personal data, or none with a reason"},
    "reason": {"type": "string", "description": "why it is no personal data"},
}


def blueprint_schema() -> Node:
    """The JSON Schema of a blueprint."""
    smoke_seconds: Node = {"type": "number", "exclusiveMinimum": 0, "maximum": smoke.MOST_SECONDS}
    rows = _integer(0, size_reader.MOST_ROWS)
    counts: Node = {"type": "object", "additionalProperties": rows}
    rules: Node = {"type": "object", "additionalProperties": {"$ref": "#/definitions/rule"}}
    table = _object(
        reader.TABLE_KEYS, {"columns": rules, "hidden": rules, "id_base": _integer(0, 2**64 - 1, "the first key")}
    )
    variables: Node = {"type": "object", "additionalProperties": {"type": "string", "pattern": f"^{smoke.VARIABLE}$"}}
    head = _object(
        reader.HEAD_KEYS,
        {
            "name": {"type": "string", "pattern": f"^{reader.NAME}$", "description": "part of the scripts' names"},
            "number": {"type": "string", "pattern": f"^{reader.NUMBER}$"},
            "summary": _TEXT,
            "schema": {"anyOf": [_WORD, {"type": "array", "items": _WORD}], "description": "beside the blueprint"},
            "as_of": {**_DAY, "description": "the reference date of all dates"},
            "seed": _integer(0, 2**64 - 1),
            "id_base": _integer(1, 2**63 - 1, "the first key of every table"),
            "locale": {"enum": list(LOCALES), "description": "whose people, places, streets and companies there are"},
            "inference": {"const": reader.INFERENCE, "description": "the version of the rules that are left out"},
            "checks": {"const": "rules", "description": "each rule that can be compared is a check"},
        },
        required=("name", "as_of"),
    )
    pages = _object(
        smoke.PAGE_KEYS,
        dict.fromkeys(smoke.PAGE_KEYS, _TEXT)
        | dict.fromkeys(("click", "present", "absent"), _TEXTS)
        | {"ordered": _FLAG, "max_seconds": smoke_seconds},
        required=("name", "path"),
    )
    section = _object(
        smoke.SMOKE_KEYS,
        {
            "max_seconds": smoke_seconds,
            "ignore": _TEXTS,
            "health": _object(smoke.HEALTH_KEYS, {"path": _TEXT, "json": {"type": "object"}}, smoke.HEALTH_KEYS),
            "login": _object(
                smoke.LOGIN_KEYS,
                {"path": _TEXT, "fields": variables, "submit": _TEXT, "landed": _TEXT},
                smoke.LOGIN_KEYS,
            ),
            "cookies": variables,
            "pages": {"type": "array", "items": pages},
        },
    )
    sections: Mapping[str, Node] = {
        "blueprint": head,
        "sizes": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "anyOf": [_integer(1, size_reader.MOST_FACTOR, "times the counts of [[rows]]"), counts]
            },
        },
        "rows": {
            "type": "array",
            "items": _object(
                size_reader.ROWS_KEYS,
                {"count": {"anyOf": [rows, counts]}, "most": rows, "tables": {**_TEXTS, "minItems": 1}},
                required=("count", "tables"),
            ),
        },
        "columns": {**rules, "description": "of every table that has such a column and no rule of its own for it"},
        "hidden": {**rules, "description": "of every table whose rules name it"},
        "tables": {"type": "object", "additionalProperties": table},
        "checks": {
            "type": "array",
            "items": _object(reader.CHECK_KEYS, {"name": _WORD, "find": _WORD}, reader.CHECK_KEYS),
        },
        "references": {
            "type": "array",
            "items": _object(
                reader.REFERENCE_KEYS,
                {"table": _WORD, "columns": {**_TEXTS, "minItems": 1}, "parent": _WORD, "parent_columns": _TEXTS},
                required=("table", "columns", "parent"),
            ),
        },
        "smoke": section,
    }
    schema = _object(reader.SECTIONS, sections, required=("blueprint", "sizes"))
    return {"$schema": _DIALECT, "title": "seedsql blueprint", **schema, "definitions": {"rule": _rule()}}


def project_schema() -> Node:
    """The JSON Schema of ``seedsql.toml``."""
    files: Node = {"anyOf": [_WORD, {"type": "array", "items": _WORD}]}
    seed = _object(
        SEED_KEYS,
        {
            "blueprint": {**_WORD, "description": "a file, or wholesale"},
            "schema": files,
            "size": _TEXT,
            "seed": _integer(0, 2**64 - 1),
            "as_of": _DAY,
            "env": {"enum": list(ENVIRONMENTS)},
            "id_base": _integer(1, 2**63 - 1),
            "tables": files,
            "rows": {"type": "object", "additionalProperties": _integer(0, MAX_ROWS)},
            "format": {"enum": list(ROW_FORMATS), "description": "where rows go"},
        },
        required=("blueprint",),
    )
    head = _object(PROJECT_KEYS, {"out": _TEXT, "schema": files, "templates": _TEXT})
    sections = {"project": head, "seeds": {"type": "object", "additionalProperties": seed}}
    return {"$schema": _DIALECT, "title": f"seedsql project ({FILE_NAME})", **_object(PROJECT_SECTIONS, sections)}


def _rule() -> Node:
    """A rule: an expression as text, or a table of one of the kinds."""
    from ..values.providers import PROVIDERS

    providers = [_provider(name, PROVIDERS[name]) for name in sorted(PROVIDERS)]
    picks = [_reference(pick) for pick in rule_reader.PICKS]
    named: Mapping[str, Node] = {
        **_COMMON,
        "expression": _TEXT,
        "via": _TEXT,
        "pairs": {**_TEXTS, "minItems": 2},
        "within": {"anyOf": [_WORD, {**_TEXTS, "minItems": 2}]},
        "other": _FLAG,
        "default": {"const": True},
        "lookup": _TEXT,
    }
    others = [
        _object(keys, {key: named[key] for key in keys}, required=(kind,))
        for kind, keys in rule_reader.RULE_KEYS.items()
        if kind != "reference"
    ]
    return {"anyOf": [{"type": "string", "description": "an SQL expression"}, *providers, *picks, *others]}


def _provider(name: str, provider: Any) -> Node:
    options = {option.name: _option(option) for option in provider.options}
    properties = {"provider": {"const": name}, "unique": _FLAG, **_COMMON, **options}
    required = [option.name for option in provider.options if option.required]
    return {"description": provider.summary, **_object(tuple(properties), properties, ("provider", *required))}


def _option(option: Any) -> Node:
    kinds = list(dict.fromkeys(_TYPES[kind] for kind in (*option.kinds, *((str,) if option.is_bound else ()))))
    return {"type": kinds[0] if len(kinds) == 1 else kinds, "description": option.summary}


def _reference(pick: str) -> Node:
    """A reference by one way to pick; ``uniform`` is the one that need not be named."""
    given: Mapping[str, Node] = {
        **_COMMON,
        "reference": _WORD,
        "pick": {"const": pick},
        "where": _TEXT,
        "within": {"anyOf": [_TEXT, _TEXTS, {"type": "object", "additionalProperties": _TEXT}]},
        "other": {"anyOf": [_FLAG, _TEXT, _TEXTS]},
        "cover": _FLAG,
        "weight": _TEXT,
        "exponent": _NUMBER,
        "top": _NUMBER,
        "share": _NUMBER,
        "counts": {"type": "array", "items": _integer(0, 1000), "minItems": 1, "maxItems": 64},
    }
    keys = (*rule_reader.RULE_KEYS["reference"], *rule_reader.PICK_OPTIONS[pick])
    needed = {"weighted": ("weight",), "quota": ("counts",)}.get(pick, ())
    named = () if pick == "uniform" else ("pick",)
    return _object(keys, {key: given[key] for key in keys}, ("reference", *named, *needed))


def _object(keys: Sequence[str], properties: Mapping[str, Node], required: Sequence[str] = ()) -> Node:
    """A table that has these ``keys`` and no others. Raises KeyError where one has no type."""
    node: Node = {"type": "object", "additionalProperties": False, "properties": {key: properties[key] for key in keys}}
    return node | ({"required": list(required)} if required else {})


def _integer(low: int, high: int, description: str = "") -> Node:
    return {"type": "integer", "minimum": low, "maximum": high} | ({"description": description} if description else {})


def schema_texts() -> dict[str, str]:
    """The files, by name."""
    made = dict(zip(NAMES, (blueprint_schema(), project_schema()), strict=True))
    return {name: json.dumps(schema, indent=1, ensure_ascii=False) + "\n" for name, schema in made.items()}


def packaged(name: str) -> Path:
    """Where a schema file is in the package."""
    return Path(__file__).parents[1] / "blueprint" / name


def packaged_schemas() -> dict[str, str]:
    """The files of the package: by these names they are put beside blueprints."""
    return {name: packaged(name).read_text(encoding="utf-8") for name in NAMES}


def write_schemas() -> None:
    """Write the files of the package."""
    for name, text in schema_texts().items():
        packaged(name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_schemas()
