"""Golden cases: what parse_schema makes of a file, or what it refuses it with. README.md says how to add one."""

from __future__ import annotations

import json
import os

import pytest

from seedsql.errors import SchemaError
from seedsql.schema.parser import parse_schema
from seedsql.schema.serialization import to_dict

from .case_files import Case, all_cases

REGENERATE = os.environ.get("SEEDSQL_REGENERATE") == "1"
each_case = pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)


def outcome(case: Case) -> tuple[str, str]:
    """The name of the file that the case must hold, and its text."""
    try:
        plain = to_dict(parse_schema(case.sql))
    except SchemaError as error:
        return "error.txt", f"{error}\n" + (f"hint: {error.hint}\n" if error.hint else "")
    return "expected.json", json.dumps(plain, indent=1, ensure_ascii=False) + "\n"


@each_case
def test_the_parse_is_as_recorded(case):
    name, text = outcome(case)
    if REGENERATE:
        case.expected.unlink(missing_ok=True)
        case.error.unlink(missing_ok=True)
        (case.path / name).write_text(text, encoding="utf-8")
    recorded = [path.name for path in (case.expected, case.error) if path.exists()]
    assert recorded == [name], f"the case holds {recorded} and gives {name}:\n{text}"
    assert text == (case.path / name).read_text(encoding="utf-8")


@each_case
def test_line_ends_of_windows_change_nothing(case, monkeypatch):
    with_unix_line_ends = outcome(case)
    monkeypatch.setattr(Case, "sql", case.sql.replace("\n", "\r\n"))
    assert outcome(case) == with_unix_line_ends


def test_a_byte_order_mark_is_passed_over():
    text = "CREATE TABLE a (id INT PRIMARY KEY);"
    assert parse_schema("\ufeff" + text) == parse_schema(text)


@pytest.mark.parametrize("case", [case for case in all_cases() if case.error.exists()], ids=lambda case: case.name)
def test_a_refusal_says_where(case):
    location, line, column, _ = case.error.read_text(encoding="utf-8").split(":", 3)
    lines = case.sql.split("\n")
    assert location == "schema.sql"
    assert 1 <= int(line) <= len(lines)
    assert 1 <= int(column) <= len(lines[int(line) - 1]) + 1


def test_there_are_cases():
    cases = all_cases()
    assert len([case for case in cases if case.expected.exists()]) >= 35
    assert len([case for case in cases if case.error.exists()]) >= 25
