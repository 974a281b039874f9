"""Other tools read the scripts: sqlfluff parses all three, and sqlparse finds the statements that the applier finds."""

from __future__ import annotations

import re

import pytest

from seedsql.sql.statements import statements
from tests.script.seeds import Seed, orchestra, small, wholesale
from tests.script.test_keys import RULES, SCHEMA

KINDS = ("up", "down", "verify")


def seeds() -> dict[str, Seed]:
    # sqlfluff does not know a doubled backtick in a name
    return {
        "wholesale": wholesale(),
        "orchestra": orchestra(),
        "listed keys": small(SCHEMA.replace("day``s", "day s"), RULES.replace("day`s", "day s")),
    }


def shortened(text: str) -> str:
    """Of the rows of an INSERT, which are written alike, the first five."""
    return re.sub(r"((?:^, \(.*\n){4})(?:^, \(.*\n)+", r"\1", text, flags=re.MULTILINE)


# ranges of keys or listed ones are told apart in down and verify; sqlfluff takes seconds to load, and to read one script
@pytest.mark.xdist_group("sqlfluff")
@pytest.mark.parametrize(
    ("kind", "name"),
    [("up", "orchestra"), ("down", "listed keys"), ("verify", "orchestra"), ("verify", "listed keys")],
)
def test_sqlfluff_parses_it_as_mysql(kind: str, name: str) -> None:
    core = pytest.importorskip("sqlfluff.core", reason="sqlfluff is not installed")
    config = core.FluffConfig(overrides={"dialect": "mysql", "large_file_skip_byte_limit": 0})
    parsed = core.Linter(config=config).parse_string(shortened(getattr(seeds()[name], kind)))
    assert [f"{found.line_no}: {found.desc()}" for found in parsed.violations] == []


@pytest.mark.parametrize("name", ["wholesale", "orchestra", "listed keys"])
@pytest.mark.parametrize("kind", KINDS)
def test_sqlparse_finds_the_same_statements(kind: str, name: str) -> None:
    sqlparse = pytest.importorskip("sqlparse", reason="sqlparse is not installed")
    text = getattr(seeds()[name], kind)
    found = [part for part in sqlparse.split(text) if re.sub(r"(?m)^--.*", "", part).strip()]
    assert len(found) == len(list(statements(text.splitlines(keepends=True))))
