"""Whom a junction's parents share, and who is another one."""

from __future__ import annotations

from typing import Any

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema
from seedsql.toml_fields import read_toml


def rules_of(sql: str, table: str) -> dict[str, Any]:
    """The rules that `init` writes for the columns of a table."""
    text = infer_blueprint(parse_schema(sql, "schema.sql"), "seed", "schema.sql", classify=classify, complete=True).text
    found: dict[str, Any] = read_toml(text)["tables"][table]["columns"]
    return found


COURSES = """
CREATE TABLE courses (id INT PRIMARY KEY AUTO_INCREMENT, title VARCHAR(60) NOT NULL);
CREATE TABLE sessions (id INT PRIMARY KEY AUTO_INCREMENT, course_id INT NOT NULL, FOREIGN KEY (course_id) REFERENCES courses (id));
CREATE TABLE modules (id INT PRIMARY KEY AUTO_INCREMENT, course_id INT NOT NULL, title VARCHAR(60) NOT NULL, FOREIGN KEY (course_id) REFERENCES courses (id));
CREATE TABLE pupils (id INT PRIMARY KEY AUTO_INCREMENT, first_name VARCHAR(40) NOT NULL, last_name VARCHAR(40) NOT NULL);
CREATE TABLE enrolments (id INT PRIMARY KEY AUTO_INCREMENT, session_id INT NOT NULL, pupil_id INT NOT NULL, UNIQUE KEY (session_id, pupil_id),
  FOREIGN KEY (session_id) REFERENCES sessions (id), FOREIGN KEY (pupil_id) REFERENCES pupils (id));
CREATE TABLE marks (enrolment_id INT NOT NULL, module_id INT NOT NULL, mark DECIMAL(4,2), PRIMARY KEY (enrolment_id, module_id),
  FOREIGN KEY (enrolment_id) REFERENCES enrolments (id), FOREIGN KEY (module_id) REFERENCES modules (id));
"""


def test_a_junction_combines_rows_of_the_same_owner_by_two_steps_too() -> None:
    rules = rules_of(COURSES, "marks")
    assert rules["enrolment_id, module_id"] == {
        "pairs": ["enrolments", "modules"],
        "within": ["session_id.course_id", "course_id"],
    }


def test_a_key_that_names_one_table_twice_is_of_two_of_its_rows() -> None:
    sql = (
        "CREATE TABLE stops (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL);"
        "CREATE TABLE legs (from_stop_id INT NOT NULL, to_stop_id INT NOT NULL, minutes INT NOT NULL, PRIMARY KEY (from_stop_id, to_stop_id),"
        "FOREIGN KEY (from_stop_id) REFERENCES stops (id), FOREIGN KEY (to_stop_id) REFERENCES stops (id));"
    )
    assert rules_of(sql, "legs")["from_stop_id, to_stop_id"] == {"pairs": ["stops", "stops"], "other": True}


def test_two_roles_of_people_are_two_people_but_acts_need_not_be() -> None:
    sql = (
        "CREATE TABLE translators (id INT PRIMARY KEY, first_name VARCHAR(40) NOT NULL, last_name VARCHAR(40) NOT NULL);"
        "CREATE TABLE tasks (id INT PRIMARY KEY, translator_id INT NOT NULL, reviser_id INT, creator_id INT, opened_by INT, closed_by INT,"
        + ",".join(
            f"FOREIGN KEY ({name}) REFERENCES translators (id)"
            for name in ("translator_id", "reviser_id", "creator_id", "opened_by", "closed_by")
        )
        + ");"
    )
    rules = rules_of(sql, "tasks")
    assert rules["reviser_id"]["other"] == "translator_id"
    assert not any("other" in rules[name] for name in ("creator_id", "opened_by", "closed_by"))


def test_the_owner_of_an_invoice_is_that_of_what_was_visited() -> None:
    sql = (
        "CREATE TABLE owners (id INT PRIMARY KEY, first_name VARCHAR(40) NOT NULL, last_name VARCHAR(40) NOT NULL);"
        "CREATE TABLE animals (id INT PRIMARY KEY, owner_id INT NOT NULL, FOREIGN KEY (owner_id) REFERENCES owners (id));"
        "CREATE TABLE visits (id INT PRIMARY KEY, animal_id INT NOT NULL, FOREIGN KEY (animal_id) REFERENCES animals (id));"
        "CREATE TABLE invoices (id INT PRIMARY KEY, owner_id INT NOT NULL, visit_id INT NOT NULL,"
        "FOREIGN KEY (owner_id) REFERENCES owners (id), FOREIGN KEY (visit_id) REFERENCES visits (id));"
    )
    assert rules_of(sql, "invoices")["owner_id"] == "visit_id.animal_id.owner_id"
