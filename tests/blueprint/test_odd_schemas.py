"""Schemas as they are: names that no one would choose, keys that overlap. What is inferred plans and rehearses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import seedsql
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

SCHEMAS = {
    "table names with signs, blanks, quotes and braces": """
CREATE TABLE `%PREFIX%_roles` (`id` INT PRIMARY KEY AUTO_INCREMENT, `name` VARCHAR(40), starts DATE NOT NULL, ends DATE NOT NULL);
CREATE TABLE `order lines` (`line id` INT PRIMARY KEY AUTO_INCREMENT, `role id` INT NOT NULL, qty INT NOT NULL,
  price DECIMAL(8,2) NOT NULL, total DECIMAL(10,2) NOT NULL, FOREIGN KEY (`role id`) REFERENCES `%PREFIX%_roles` (id));
CREATE TABLE `a'b` (id INT PRIMARY KEY, qty INT NOT NULL, price DECIMAL(8,2) NOT NULL, total DECIMAL(10,2) NOT NULL);
CREATE TABLE `x{y}` (id INT PRIMARY KEY, qty INT NOT NULL, price DECIMAL(8,2) NOT NULL, total DECIMAL(10,2) NOT NULL);
""",
    "numbers, names and addresses that all differ, states beside a time without words": """
CREATE TABLE restaurants (id INT PRIMARY KEY, name VARCHAR(80) NOT NULL UNIQUE, weight DECIMAL(10,2) NOT NULL UNIQUE,
  price DECIMAL(12,4) UNIQUE, status ENUM('N','O','C') NOT NULL, `at` DATETIME NULL, start_date DATE NULL, `date` DATE NULL);
CREATE TABLE streets (id INT PRIMARY KEY, name VARCHAR(80) NOT NULL UNIQUE, amount INT NOT NULL UNIQUE);
CREATE TABLE zones (id INT PRIMARY KEY, name VARCHAR(80) NOT NULL UNIQUE, hour FLOAT NOT NULL,
  total_cost DECIMAL(12,4) NOT NULL COMMENT 'max. 5', CHECK (total_cost > 0));
""",
    "columns that are references together and alone": """
CREATE TABLE users (id INT PRIMARY KEY, created_at DATETIME NOT NULL);
CREATE TABLE teams (id INT PRIMARY KEY, created_at DATETIME NOT NULL);
CREATE TABLE users2teams (user_id INT NOT NULL, team_id INT NOT NULL, is_owner TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (user_id, team_id), FOREIGN KEY (user_id) REFERENCES users (id), FOREIGN KEY (team_id) REFERENCES teams (id));
CREATE TABLE api_keys (id INT PRIMARY KEY, user_id INT NOT NULL, team_id INT NOT NULL, created_at DATETIME NOT NULL,
  FOREIGN KEY (user_id) REFERENCES users (id), FOREIGN KEY (team_id) REFERENCES teams (id),
  FOREIGN KEY (user_id, team_id) REFERENCES users2teams (user_id, team_id));
""",
}


@pytest.mark.parametrize("case", SCHEMAS)
def test_what_is_inferred_for_an_odd_schema_plans_and_rehearses(tmp_path: Path, case: str) -> None:
    schema, blueprint = tmp_path / "schema.sql", tmp_path / "blueprint.toml"
    schema.write_text(SCHEMAS[case], encoding="utf-8")
    blueprint.write_text(seedsql.infer_blueprint([schema], rows=12).text, encoding="utf-8")
    options = seedsql.GenerationOptions(schema=(schema,), blueprint=str(blueprint), name="0001_odd")
    made = seedsql.generate(options, tmp_path)
    assert made.plan.total_rows > 20
    rehearsal = seedsql.rehearse("0001_odd", tmp_path, options)
    assert sum(rehearsal.rows.values()) == made.plan.total_rows and all(check.ok for check in rehearsal.checks)
    if "order lines" in SCHEMAS[case]:
        verify = (tmp_path / "0001_odd.verify.sql").read_text(encoding="utf-8")
        assert "FROM `s_order lines`" in verify and "FROM `s_%PREFIX%_roles`" in verify


BELIEF = Path(__file__).parents[2] / "benchmarks" / "belief"


@pytest.mark.parametrize(
    "name", ["first/shop", "first/clinic", "known/subscriptions", "known/moving", "known/przedszkole"]
)
def test_no_rule_stumbles_over_columns_whose_names_have_no_words(name: str) -> None:
    """Each table of a schema, with columns that are called `(1)`, `##` and so on in turn."""
    text = BELIEF.joinpath(f"{name}.sql").read_text(encoding="utf-8")
    tables = parse_schema(text, name).tables
    for turn in range(3):
        odd = text
        chosen = dict.fromkeys(
            column.name
            for table in tables
            for column in table.columns[1 + turn :: 3]
            if re.fullmatch(r"\w{4,}", column.name)
        )
        for number, column in enumerate(chosen, 1):
            called = f"`({number})`" if number % 2 else f"`{'#' * number}`"
            odd = re.sub(rf"(?<![\w'`])`?{column}`?(?![\w'`])", called, odd)
        schema = parse_schema(odd, name)
        assert infer_blueprint(schema, "odd", "odd.sql", classify=classify, complete=True).text
