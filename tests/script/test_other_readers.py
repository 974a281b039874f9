"""Other tools read the scripts: sqlfluff parses all three, and sqlparse finds the statements that the applier finds."""

from __future__ import annotations

import re

import pytest

from seedsql.sql.statements import statements
from tests.script.keyed import RULES, SCHEMA
from tests.script.seeds import Seed, orchestra, small, wholesale

KINDS = ("up", "down", "verify")


def seeds() -> dict[str, Seed]:
    # sqlfluff does not know a doubled backtick in a name
    return {
        "wholesale": wholesale(),
        "orchestra": orchestra(),
        "listed keys": small(SCHEMA.replace("day``s", "day s"), RULES.replace("day`s", "day s")),
    }


WORDS = re.compile(r"'(?:[^'\\]|\\.|'')*'|`(?:[^`]|``)*`|\b\d+(?:\.\d+)?\b")
"""What statements that are written alike differ in."""


def distinct(*texts: str) -> str:
    """Of the rows of an INSERT, which are written alike, the first five; and of the statements that are, the first."""
    kept: dict[str, str] = {}
    for text in texts:
        few = re.sub(r"((?:^, \(.*\n){4})(?:^, \(.*\n)+", r"\1", text, flags=re.MULTILINE)
        for each in statements(few.splitlines(keepends=True)):
            kept.setdefault(WORDS.sub("?", each.text), each.text)
    return "".join(f"{each};\n" for each in kept.values())


def test_sqlfluff_parses_them_as_mysql() -> None:
    """Ranges of keys or listed ones are told apart in down and verify; it takes a second to read three hundred lines."""
    core = pytest.importorskip("sqlfluff.core", reason="sqlfluff is not installed")
    ranges, listed = (seeds()[name] for name in ("orchestra", "listed keys"))
    text = distinct(ranges.up, listed.down, ranges.verify, listed.verify)
    config = core.FluffConfig(overrides={"dialect": "mysql", "large_file_skip_byte_limit": 0})
    parsed = core.Linter(config=config).parse_string(text)
    assert text.count(";\n") > 100
    assert [(text.splitlines()[found.line_no - 1], found.desc()) for found in parsed.violations] == []


@pytest.mark.parametrize("name", ["wholesale", "orchestra", "listed keys"])
@pytest.mark.parametrize("kind", KINDS)
def test_sqlparse_finds_the_same_statements(kind: str, name: str) -> None:
    sqlparse = pytest.importorskip("sqlparse", reason="sqlparse is not installed")
    text = getattr(seeds()[name], kind)
    found = [part for part in sqlparse.split(text) if re.sub(r"(?m)^--.*", "", part).strip()]
    assert len(found) == len(list(statements(text.splitlines(keepends=True))))
