"""Rows of two scripts compared: in the order of their ids, and by parts where keys have no order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seedsql.script import comparison, frame
from seedsql.script.comparison import compare_table
from seedsql.script.manifest import read_manifest
from seedsql.script.reading import ScriptRows
from seedsql.toml_fields import KeyLines
from seedsql.workflow.generation import GenerationOptions, generate

SCHEMA = """CREATE TABLE box (id CHAR(36) NOT NULL PRIMARY KEY, lid INT NOT NULL, note VARCHAR(80) NOT NULL);
CREATE TABLE a (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, b_id INT NULL, FOREIGN KEY (b_id) REFERENCES b (id));
CREATE TABLE b (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, a_id INT NOT NULL, FOREIGN KEY (a_id) REFERENCES a (id));
CREATE TABLE pair (x INT NOT NULL, y INT NOT NULL, partner INT NULL, PRIMARY KEY (x, y), UNIQUE KEY (y));
"""
BLUEPRINT = """[blueprint]
name = "boxes"
schema = "schema.sql"
as_of = 2025-01-01
[sizes.small]
box = 700
a = 40
b = 30
pair = 20
[tables.box.columns]
lid = { provider = "integer", min = 1, max = 5 }
note = { provider = "pattern", pattern = "'); DROP `x` \\\\ {word}" }
[tables.pair.columns]
x = "row_number * 2"
y = "100 - row_number"
"""


def script(folder: Path, change: tuple[str, str] = ("", "")) -> ScriptRows:
    """The rows of a seed whose blueprint is changed."""
    folder.mkdir()
    (folder / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    (folder / "blueprint.toml").write_text(BLUEPRINT.replace(*change) if change[0] else BLUEPRINT, encoding="utf-8")
    generate(GenerationOptions(blueprint=str(folder / "blueprint.toml"), name="s"), folder)
    return ScriptRows(folder / "s.up.sql")


def test_what_is_read_is_what_was_generated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table with the digest of the manifest, its key, and the values that several UPDATEs fill in."""
    monkeypatch.setattr(frame, "VALUES_PER_UPDATE", 15)
    rows = script(tmp_path / "one")
    for table in read_manifest(tmp_path / "one", "s").tables:
        assert rows.digest(table.table) == table.digest
        assert rows.tables[table.table].key == table.keys[0]
        assert len(list(rows.rows(table.table))) == table.rows
    (deferred,) = [table for table in rows.tables.values() if table.updates]
    place = deferred.columns.index(next(iter(deferred.updates)))
    filled = [row[place] for _, row in rows.rows(deferred.name)]
    text = (tmp_path / "one" / "s.up.sql").read_text(encoding="utf-8")
    assert [value for value in filled if value != "NULL"] == re.findall(r"^  WHEN \d+ THEN (\d+)$", text, re.MULTILINE)
    assert sum(value != "NULL" for value in filled) > 10


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("box", ("max = 5", "max = 6")),
        ("box", ("box = 700", "box = 650")),
        ("a", ("a = 40", "a = 44")),
        ("b", ("b = 30", "b = 21")),
        ("pair", ("pair = 20", "pair = 22")),
        ("pair", ("100 -", "101 -")),
    ],
)
def test_streaming_finds_what_a_dictionary_finds(
    table: str, change: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many parts as there are, in order or not: the same counts, and they are those of rows held in memory."""
    old, new = script(tmp_path / "old"), script(tmp_path / "new", change)
    before, after = dict(old.rows(table)), dict(new.rows(table))
    both = before.keys() & after.keys()
    expected = (
        len(after.keys() - both),
        len(before.keys() - both),
        sum(before[key] != after[key] for key in both),
    )
    assert any(expected)
    whole = compare_table(old, new, table, in_order=True, shows=True)
    monkeypatch.setattr(comparison, "PART_BYTES", 1000)
    for found in (whole, compare_table(old, new, table, in_order=False, shows=True)):
        assert (found.added, found.removed, found.changed) == expected
        assert (found.old_rows, found.new_rows) == (len(before), len(after))
        for column in found.columns:
            place = old.tables[table].columns.index(column.column)
            assert column.rows == sum(before[key][place] != after[key][place] for key in both)
            assert len(column.samples) == min(column.rows, comparison.SAMPLES)
            for sample in column.samples:
                assert (before[sample.key][place], after[sample.key][place]) == (sample.old, sample.new)
    assert compare_table(old, new, table, in_order=True, shows=False).added_keys == ()


def test_the_line_of_a_key_is_where_its_value_begins() -> None:
    text = '# a\n[t."a b"]\nx = [\n  1,\n\n  2,\n]\ny.z = """\n[t.no]\nq = 1\n"""\ninline = { k = 1, "l m" = { n = 2 } }\n[[u]]\n'
    lines = KeyLines(text)
    for path, line in (
        (("t",), 2),
        (("t", "a b", "x"), 3),
        (("t", "a b", "y", "z"), 8),
        (("t", "a b", "inline", "l m", "n"), 12),
        (("u",), 13),
        (("t", "no"), None),
        (("t", "a b", "x", "1"), None),
    ):
        assert lines.line(path) == line, path
    assert KeyLines("not = toml = at all").line(("not",)) is None


def test_facts_that_are_longer_than_a_line_or_in_hexadecimal_digits_are_read(tmp_path: Path) -> None:
    long = "a_table_with_a_name_of_more_than_forty_characters"
    (tmp_path / "schema.sql").write_text(
        f"CREATE TABLE {long} (id BIGINT UNSIGNED NOT NULL PRIMARY KEY);\nCREATE TABLE `Größe` (`Nr` INT NOT NULL PRIMARY KEY);\n",
        encoding="utf-8",
    )
    (tmp_path / "blueprint.toml").write_text(
        '[blueprint]\nname = "long"\nschema = "schema.sql"\nas_of = 2025-01-01\n'
        f'[sizes.small]\n{long} = 3\n"Größe" = 2\n[tables.{long}]\nid_base = 9000000000000000001\n',
        encoding="utf-8",
    )
    generate(GenerationOptions(blueprint=str(tmp_path / "blueprint.toml"), name="s"), tmp_path)
    tables = ScriptRows(tmp_path / "s.up.sql").tables
    assert (tables[long].key, tables[long].first_id) == (("id",), 9000000000000000001)
    assert (tables["Größe"].key, tables["Größe"].last_id) == (("Nr",), 2)
    lines = (tmp_path / "s.up.sql").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 140 and "-- Größe: Nr: int" in lines
