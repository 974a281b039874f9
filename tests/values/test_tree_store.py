"""Trees of expressions in the user's cache: parsed once for a blueprint's text, and never believed where others may write."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from seedsql.values.expressions import tree_store
from seedsql.values.expressions.tree_store import TreeStore

TREE = ["op", "*", ["column", "quantity"], ["column", "price"]]


@pytest.fixture
def parsed(monkeypatch, tmp_path):
    """The expressions that are parsed while the cache is in a folder of its own."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    found: list[str] = []
    parse = tree_store.parse_expression
    monkeypatch.setattr(tree_store, "parse_expression", lambda text: found.append(text) or parse(text))
    return found


def kept(blueprint: str) -> TreeStore:
    store = TreeStore.of_blueprint(blueprint)
    assert store.tree("quantity * price") == TREE
    store.keep()
    return store


def test_a_blueprint_is_parsed_in_its_first_run_only(parsed):
    kept("a")
    kept("a")
    assert parsed == ["quantity * price"]
    kept("another")
    assert len(parsed) == 2


def test_a_damaged_cache_and_one_that_others_may_write_are_not_read(parsed, tmp_path):
    kept("a")
    folder = tmp_path / ".cache" / "seedsql" / "trees"
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    for damaged in (
        b"{",
        b"",
        b"[" * 10_000,
        whole[:-1],
        whole.replace(b"quantity *", b"2 *"),
        b'{"quantity * price": 5}',
    ):
        file.write_bytes(damaged)
        kept("a")
    assert len(parsed) == 7
    folder.chmod(0o777)
    kept("a")
    assert len(parsed) == 8


def test_there_is_no_cache_without_a_home(parsed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "home", lambda: Path("relative"))
    kept("a")
    kept("a")
    assert len(parsed) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_cache_holds_the_newest_versions_and_none_without_bytecode(parsed, tmp_path, monkeypatch):
    for number in range(105):
        store = TreeStore.of_blueprint(f"version {number}")
        store.trees["1"] = ["number", "1"]
        store.keep()
        if number == 0:
            folder = tmp_path / ".cache" / "seedsql" / "trees"
            (folder / "tmp_left_by_a_process_that_was_killed").touch()
    assert len(list(folder.iterdir())) == 100
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    before = sorted(folder.iterdir())
    kept("with python -B")
    assert sorted(folder.iterdir()) == before
