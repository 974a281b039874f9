"""A serialized schema comes back as it was, through JSON, and without sqlglot."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from seedsql.errors import SchemaError
from seedsql.schema import cached, parser
from seedsql.schema.parser import parse_files, parse_schema
from seedsql.schema.serialization import from_dict, to_dict

from .case_files import all_cases

ACCEPTED = [case for case in all_cases() if case.expected.exists()]


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case.name)
def test_comes_back_as_it_was(case):
    schema = parse_schema(case.sql)
    read = from_dict(json.loads(json.dumps(to_dict(schema))))
    assert read == schema
    assert read.source == schema.source
    assert to_dict(read) == to_dict(schema)
    placed = from_dict(json.loads(json.dumps(to_dict(schema, positions=True))))
    assert placed == schema and repr(placed) == repr(schema)  # which shows positions, too


def test_a_long_schema_is_parsed_once_for_its_files_and_their_names(monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(cached, "_LONG", 40)
    read: list[str] = []
    monkeypatch.setattr(parser, "parse_files", lambda files: read.append(files[0][0]) or parse_files(files))
    text = "CREATE TABLE a (id INT PRIMARY KEY, b ENUM('\u00fc') CHECK (b <> 'x'))"
    first, again, renamed, _ = [
        cached.parsed(files)
        for files in ([("x.sql", text)], [("x.sql", text)], [("y.sql", text)], [("z.sql", text[:34] + ")")])
    ]
    assert read == ["x.sql", "y.sql", "z.sql"]  # the last is a short one
    assert repr(again) == repr(first) and str(renamed.tables[0].position) == "y.sql:1:1"
    assert len(list((tmp_path / ".cache" / "seedsql" / "schemas").iterdir())) == 2
    for _ in range(2):
        with pytest.raises(SchemaError, match=r"e\.sql:1:49: "):
            cached.parsed([("e.sql", text.replace("CHECK", "CHUCK"))])


def test_another_format_is_refused():
    plain = to_dict(parse_schema("CREATE TABLE a (id INT)"))
    with pytest.raises(SchemaError, match="format 99"):
        from_dict({**plain, "format": 99})
    with pytest.raises(SchemaError, match="unknown field 'colour'"):
        from_dict({**plain, "colour": "red"})


def test_thawing_loads_no_third_party():
    program = (
        "import sys, json; from seedsql.schema.serialization import from_dict; import seedsql.schema.graph, "
        "seedsql.schema.fingerprint; from_dict(json.load(sys.stdin)); "
        "print([name for name in ('sqlglot', 'numpy', 'faker', 'jinja2') if name in sys.modules])"
    )
    plain = to_dict(parse_schema("CREATE TABLE a (id INT PRIMARY KEY, b ENUM('x'))"))
    printed = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(plain),
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(path for path in sys.path if path)},
    ).stdout
    assert printed.strip() == "[]"
