"""What a change may move in a diff: the rows that must, and a few lines of a script; counted by git diff --numstat."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from seedsql.workflow.fixtures import FixtureOptions, fixture
from seedsql.workflow.generation import GenerationOptions, generate

from .shops import BLUEPRINT, SCHEMA


def in_schema(old: str, new: str) -> Callable[[str, str], tuple[str, str]]:
    def change(schema: str, blueprint: str) -> tuple[str, str]:
        assert schema.count(old) == 1
        return schema.replace(old, new), blueprint

    return change


def in_blueprint(old: str, new: str) -> Callable[[str, str], tuple[str, str]]:
    def change(schema: str, blueprint: str) -> tuple[str, str]:
        assert blueprint.count(old) == 1
        return schema, blueprint.replace(old, new)

    return change


def both(*changes: Callable[[str, str], tuple[str, str]]) -> Callable[[str, str], tuple[str, str]]:
    def change(schema: str, blueprint: str) -> tuple[str, str]:
        for each in changes:
            schema, blueprint = each(schema, blueprint)
        return schema, blueprint

    return change


# the change; rows that must move; lines besides rows that may move in up, down and verify
CHANGES = {
    "a comment": (in_blueprint("[sizes.small]\n", "# sizes\n[sizes.small]\n"), 0, 0, 0, 0),
    "a check's name": (in_blueprint("amounts are positive", "every amount is positive"), 0, 0, 0, 1),
    "a check's text": (in_blueprint("amount <= 0", "amount < 0.01"), 0, 0, 0, 1),
    "an index's name": (in_schema("by_shop", "of_shop"), 0, 0, 0, 0),
    "a foreign key's name": (in_schema("fk_shop", "fk_of_shop"), 0, 0, 0, 0),
    "a comment of a column": (in_schema("note VARCHAR(60) NULL", "note VARCHAR(60) NULL COMMENT 'words'"), 0, 0, 0, 0),
    "a label of an ENUM without a rule, for the rows that take it": (
        in_schema("('x','y')", "('x','y','z')"),
        7,
        2,
        2,
        1,
    ),
    "a label of an ENUM whose rule has values": (in_schema("ENUM('a','b')", "ENUM('a','b','c')"), 0, 1, 1, 0),
    "a VARCHAR widened": (in_schema("VARCHAR(40)", "VARCHAR(200)"), 0, 1, 1, 0),
    "one parent more": (in_blueprint("shop = 20", "shop = 21"), None, 3, 2, 3),
    "one child more": (in_blueprint("sale = 100", "sale = 101"), 1, 3, 2, 3),
    "ten children more": (in_blueprint("sale = 100", "sale = 110"), 10, 3, 2, 3),
    "one listed key more": (in_blueprint("device = 40", "device = 41"), 1, 3, 2, 2),
    "a word of a rule": (in_blueprint("'Shop '", "'Store '"), 20, 1, 1, 1),
    "a nullable column": (in_schema("note VARCHAR(60) NULL", "note VARCHAR(60) NULL, more INT NULL"), 100, 4, 3, 3),
    "a table": (
        both(
            in_schema("CREATE TABLE device", "CREATE TABLE word (id INT NOT NULL PRIMARY KEY);\nCREATE TABLE device"),
            in_blueprint("device = 40", "word = 3\ndevice = 40"),
        ),
        3,
        8,
        6,
        4,
    ),
    "five percent more": (
        both(
            in_blueprint("shop = 20", "shop = 21"),
            in_blueprint("sale = 100", "sale = 105"),
            in_blueprint("device = 40", "device = 42"),
        ),
        12,
        5,
        4,
        6,
    ),
    "columns in another order": (
        in_schema(
            "shop_id INT NOT NULL, amount DECIMAL(8,2) NOT NULL, note VARCHAR(60) NULL,",
            "note VARCHAR(60) NULL, amount DECIMAL(8,2) NOT NULL, shop_id INT NOT NULL,",
        ),
        0,
        0,
        0,
        0,
    ),
    "a column renamed, its stream kept": (
        both(
            in_schema("amount DECIMAL", "price DECIMAL"),
            in_blueprint("amount = {", 'price = { stream = "sale.amount",'),
            in_blueprint("WHERE amount", "WHERE price"),
        ),
        0,
        4,
        3,
        3,
    ),
    "a column with NULLs renamed, its stream kept": (
        both(
            in_schema("note VARCHAR(60) NULL", "memo VARCHAR(60) NULL"),
            in_blueprint("note = {", 'memo = { stream = "sale.note",'),
        ),
        0,
        5,
        3,
        3,
    ),
    "another seed": (in_blueprint("seed = 7", "seed = 8"), 160, 3, 3, 2),
    "another size": (
        in_blueprint("shop = 20\nsale = 100\ndevice = 40\n", "shop = 40\nsale = 200\ndevice = 80\n"),
        160,
        5,
        4,
        6,
    ),
    "another day": (in_blueprint("2025-03-01", "2025-03-02"), 0, 1, 1, 1),
}
ROOT = Path(__file__).resolve().parents[2]
_FRAME = re.compile(r"^-- ==== frame: .*?^-- ==== end of frame: [^\n]*\n", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^[+-](?:  \(|, \(|  '\[\[|, ', \[)")


def moved(before: Path, after: Path) -> tuple[int, int]:
    """Rows (and listed keys) that a diff adds, and other lines that it adds or takes away, whichever are more."""
    numbers = subprocess.run(
        ["git", "diff", "--no-index", "--numstat", "--diff-algorithm=minimal", str(before), str(after)],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    if not numbers:
        return 0, 0
    text = subprocess.run(
        ["git", "diff", "--no-index", "-U0", "--diff-algorithm=minimal", str(before), str(after)],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    rows = {sign: sum(line[0] == sign and _ROW.match(line) is not None for line in text.splitlines()) for sign in "+-"}
    return rows["+"], max(int(numbers[0]) - rows["+"], int(numbers[1]) - rows["-"])


def scripts(folder: Path, schema: str, blueprint: str) -> Path:
    folder.mkdir()
    (folder / "schema.sql").write_text(schema, encoding="utf-8")
    (folder / "blueprint.toml").write_text(blueprint, encoding="utf-8")
    generate(GenerationOptions(blueprint=str(folder / "blueprint.toml"), name="shops"), folder)
    return folder


def test_a_fixture_row_in_the_middle_moves_its_own_line(tmp_path: Path) -> None:
    (tmp_path / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    rows = ["id,name,state", *(f"{number},Shop {number},a" for number in range(10, 410, 10))]
    for folder in ("before", "after"):
        (tmp_path / "shop.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        options = FixtureOptions("0001_shops", tmp_path / folder, key="a secret of forty characters, not the seed")
        fixture([tmp_path / "shop.csv"], [tmp_path / "schema.sql"], options)
        rows.insert(20, "195,Shop 195,b")
    for kind, most in (("up", (2, 4)), ("down", (0, 4)), ("verify", (0, 4))):
        found = moved(tmp_path / "before" / f"0001_shops.{kind}.sql", tmp_path / "after" / f"0001_shops.{kind}.sql")
        assert found[0] <= most[0] and found[1] <= most[1], (kind, found)


@pytest.mark.parametrize("what", list(CHANGES))
def test_a_change_moves_what_it_must_and_little_else(what: str, tmp_path: Path) -> None:
    change, rows, *most = CHANGES[what]
    before = scripts(tmp_path / "before", SCHEMA, BLUEPRINT)
    after = scripts(tmp_path / "after", *change(SCHEMA, BLUEPRINT))
    for kind, limit in zip(("up", "down", "verify"), most, strict=True):
        moved_rows, others = moved(before / f"shops.{kind}.sql", after / f"shops.{kind}.sql")
        assert others <= limit, (kind, moved_rows, others)
        if kind == "up" and rows is not None:
            assert rows <= moved_rows <= 2 * rows, (moved_rows, others)
        assert kind == "up" or moved_rows == 0


def test_the_order_of_columns_is_that_of_the_key_and_the_rules(tmp_path: Path) -> None:
    """Not of the DDL: columns without a rule come by name, those that refer elsewhere first."""
    schema = """CREATE TABLE pair (zeta INT NULL, b INT NOT NULL, mail VARCHAR(60) NOT NULL, alpha INT NULL, other INT NULL,
  a INT NOT NULL, kept INT NULL, PRIMARY KEY (a, b), FOREIGN KEY (other) REFERENCES tag (id));
CREATE TABLE tag (word VARCHAR(9) NOT NULL, id INT NOT NULL PRIMARY KEY);
"""
    blueprint = """[blueprint]
name = "pairs"
number = "0001"
summary = "pairs"
schema = "schema.sql"
as_of = 2025-03-01
seed = 7
[sizes.small]
tag = 3
pair = 4
[tables.pair.columns]
kept = "row_number"
mail = { provider = "email" }
a = "row_number"
b = "row_number * 2"
"""
    columns = schema.partition("(")[2].partition(", PRIMARY")[0].replace("\n", "").split(", ")
    other = schema.replace(schema.partition("(")[2].partition(", PRIMARY")[0], ", ".join(sorted(columns)))
    before, after = (scripts(tmp_path / str(number), text, blueprint) for number, text in enumerate((schema, other)))
    up = (before / "shops.up.sql").read_text(encoding="utf-8")
    assert "INSERT INTO `pair` (`a`, `b`, `other`, `kept`, `mail`, `alpha`, `zeta`) VALUES" in up
    assert other != schema and "--   pair  mail (email)" in up
    for kind in ("up", "down", "verify"):
        assert (before / f"shops.{kind}.sql").read_bytes() == (after / f"shops.{kind}.sql").read_bytes()


def test_a_renamed_column_stays_in_its_class_of_personal_data(tmp_path: Path) -> None:
    """By the stream that its rule names, when nothing else draws from that."""
    schema, blueprint = SCHEMA.replace("note", "surname"), BLUEPRINT.replace("note =", "surname =")
    change = both(
        in_schema("surname VARCHAR", "r7 VARCHAR"),
        in_blueprint("surname = {", 'r7 = { stream = "sale.surname",'),
    )
    before = scripts(tmp_path / "before", schema, blueprint)
    after = scripts(tmp_path / "after", *change(schema, blueprint))
    headers = [
        (folder / "shops.up.sql").read_text(encoding="utf-8").partition("facts")[0] for folder in (before, after)
    ]
    assert "surname (last_name)" in headers[0] and headers[1] == headers[0].replace("surname", "r7")


def test_wholesale_stays_within_what_a_reviewer_reads() -> None:
    """Lines and bytes of the committed scripts, and how much of what depends on the seed is rows."""
    for kind, lines, size in (("up", 495, 45_500), ("down", 350, 30_500), ("verify", 155, 14_000)):
        content = (ROOT / "out" / f"0001_wholesale_small.{kind}.sql").read_bytes()
        text = content.decode("utf-8")
        fixed = sum(len(part.encode()) for part in _FRAME.findall(text))
        rows = [line for line in text.splitlines(keepends=True) if re.match(r"  \(IF\(|, \(", line)]
        assert (text.count("\n") <= lines, len(content) <= size) == (True, True), (kind, text.count("\n"), len(content))
        assert max(len(line) for line in text.splitlines(keepends=True) if line not in rows) <= 141, kind
        if kind == "up":
            assert sum(len(line.encode()) for line in rows) >= 0.7 * (len(content) - fixed)
        if kind == "down":
            assert fixed >= 0.6 * len(content)
