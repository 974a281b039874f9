"""Names of any characters that MySQL allows between backticks are rehearsed."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedsql.errors import BlueprintError, SchemaError, UsageError
from seedsql.workflow import generation, inference
from seedsql.workflow.review import review_seed

SQL = """
CREATE TABLE `t)(` (id INT PRIMARY KEY AUTO_INCREMENT, `a)b` INT NOT NULL, `e'f` VARCHAR(20) NULL, `g``h` INT NULL,
  `i"j` INT, `k;l` INT, `m--n` INT, `o/*p` INT, `q#r` INT, `@s` INT, `t?u` INT, `v:w` INT, `{x}` INT, `%y` INT);
CREATE TABLE `c'c` (id INT PRIMARY KEY, `p)` INT NOT NULL, FOREIGN KEY (`p)`) REFERENCES `t)(` (id));
CREATE TABLE `x; -- y` (k CHAR(36) PRIMARY KEY, `it's 1.5` INT NOT NULL, `'` VARCHAR(20) NOT NULL, `p)` INT NOT NULL,
  FOREIGN KEY (`p)`) REFERENCES `t)(` (id));
CREATE TABLE `z` (id INT PRIMARY KEY, x CHAR(36) NOT NULL, FOREIGN KEY (x) REFERENCES `x; -- y` (k));
CREATE TABLE `é` (`é's "1` INT PRIMARY KEY AUTO_INCREMENT, `a\\'` INT NOT NULL, `b'` INT NULL CHECK (`b'` > 3), c VARCHAR(9) NOT NULL);
CREATE TABLE LONGESTt (LONGESTa INT PRIMARY KEY, LONGESTb INT NOT NULL, LONGESTc INT NULL);
CREATE TABLE k (k1 VARCHAR(20) NOT NULL, k INT NOT NULL, PRIMARY KEY (k1, k));
CREATE TABLE flags (`is` BIT(1) NOT NULL, n DECIMAL(65,30) NOT NULL, y YEAR NOT NULL, PRIMARY KEY (`is`, n, y));
""".replace("LONGEST", 63 * "l")


def test_column_lists_with_parentheses_and_quotes_in_names_are_read(tmp_path: Path) -> None:
    (tmp_path / "schema.sql").write_text(SQL, encoding="utf-8")
    (tmp_path / "b.toml").write_text(
        inference.infer_blueprint([tmp_path / "schema.sql"], 20, tmp_path).text, encoding="utf-8"
    )
    options = generation.GenerationOptions(blueprint=str(tmp_path / "b.toml"))
    made = generation.generate(options, tmp_path / "out")
    up = (tmp_path / "out" / f"{made.plan.name}.up.sql").read_text(encoding="utf-8")
    assert "`a)b`, `e'f`, `g``h`" in up
    generation.rehearse(made.plan.name, tmp_path / "out", options)
    # names that a migration tool might take for its own are in hexadecimal digits: the review reads those, too
    page = review_seed(made.plan.name, tmp_path / "out")
    assert [line.rpartition(":")[0] for line in page.checks["Rows of each table"]] == [
        table.name for table in page.tables
    ]
    assert ("z", "x", "x; -- y") in [(each.table, each.columns, each.parent) for each in page.references]


def test_a_mistake_in_the_sources_keeps_its_place_and_kind(tmp_path: Path) -> None:
    """A file that is missing is a matter of usage; one that cannot be read is not."""
    (tmp_path / "schema.sql").write_text("CREATE TABLE t (id INT PRIMARY KEY);", encoding="utf-8")
    blueprint = tmp_path / "b.toml"
    text = '[blueprint]\nname = "x"\nschema = "schema.sql"\nas_of = 2026-01-01\n[sizes.small]\nt = 2\n'
    blueprint.write_text(text, encoding="utf-8")
    options = generation.GenerationOptions(blueprint=str(blueprint))
    name = generation.generate(options, tmp_path / "out").plan.name
    blueprint.write_text("[blueprint", encoding="utf-8")
    with pytest.raises(BlueprintError):
        generation.rehearse(name, tmp_path / "out", options)
    blueprint.write_text(text, encoding="utf-8")
    (tmp_path / "schema.sql").unlink()
    with pytest.raises(UsageError, match=r"was made from blueprint 'x': there is no schema file"):
        generation.rehearse(name, tmp_path / "out", options)


def test_tables_that_differ_in_case_only_are_refused(tmp_path: Path) -> None:
    (tmp_path / "schema.sql").write_text(
        "CREATE TABLE `Case` (id INT PRIMARY KEY);\nCREATE TABLE `case` (id INT PRIMARY KEY);"
    )
    with pytest.raises(SchemaError, match=r"schema.sql:2:1: the names of tables 'Case' and 'case' differ in case only"):
        inference.infer_blueprint([tmp_path / "schema.sql"])
