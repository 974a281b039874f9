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


CHILDREN = """
CREATE TABLE children (id INT PRIMARY KEY, first_name VARCHAR(40) NOT NULL, last_name VARCHAR(40) NOT NULL);
CREATE TABLE guardians (id INT PRIMARY KEY, first_name VARCHAR(40) NOT NULL, last_name VARCHAR(40) NOT NULL);
CREATE TABLE child_guardians (child_id INT NOT NULL, guardian_id INT NOT NULL, PRIMARY KEY (child_id, guardian_id),
  FOREIGN KEY (child_id) REFERENCES children (id), FOREIGN KEY (guardian_id) REFERENCES guardians (id));
CREATE TABLE contracts (id INT PRIMARY KEY, child_id INT NOT NULL, guardian_id INT NOT NULL, monthly_fee DECIMAL(7,2) NOT NULL,
  FOREIGN KEY (child_id) REFERENCES children (id), FOREIGN KEY (guardian_id) REFERENCES guardians (id));
CREATE TABLE bills (id INT PRIMARY KEY, contract_id INT NOT NULL, child_id INT NOT NULL, guardian_id INT NOT NULL, fee DECIMAL(7,2) NOT NULL,
  guardian_name VARCHAR(90) NOT NULL, FOREIGN KEY (contract_id) REFERENCES contracts (id), FOREIGN KEY (child_id) REFERENCES children (id),
  FOREIGN KEY (guardian_id) REFERENCES guardians (id));
"""


def test_who_signs_for_a_child_is_one_of_its_guardians() -> None:
    rules = rules_of(CHILDREN, "contracts")
    assert (rules["child_id"], rules["guardian_id"]) == (
        "to_child_guardian.child_id",
        "to_child_guardian.guardian_id",
    )


def test_a_row_repeats_terms_and_the_name_of_someone_under_shorter_names() -> None:
    rules = rules_of(CHILDREN, "bills")
    assert rules["fee"] == "contract_id.monthly_fee"
    assert "guardian_id.first_name, ' ', guardian_id.last_name" in rules["guardian_name"]["expression"]


def test_a_damaged_machine_is_one_of_the_lines_of_the_contract_whose_days_they_have() -> None:
    sql = (
        "CREATE TABLE categories (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, vat_rate DECIMAL(4,2) NOT NULL);"
        "CREATE TABLE tools (id INT PRIMARY KEY, category_id INT NOT NULL, name VARCHAR(40) NOT NULL, deposit DECIMAL(8,2) NOT NULL,"
        " FOREIGN KEY (category_id) REFERENCES categories (id));"
        "CREATE TABLE contracts (id INT PRIMARY KEY, from_date DATE NOT NULL, to_date DATE NOT NULL, number_of_days INT NOT NULL);"
        "CREATE TABLE contract_items (id INT PRIMARY KEY, contract_id INT NOT NULL, tool_id INT NOT NULL, number_of_days INT NOT NULL,"
        " vat_rate DECIMAL(4,2) NOT NULL, deposit DECIMAL(8,2) NOT NULL,"
        " FOREIGN KEY (contract_id) REFERENCES contracts (id), FOREIGN KEY (tool_id) REFERENCES tools (id));"
        "CREATE TABLE damages (id INT PRIMARY KEY, contract_id INT NOT NULL, tool_id INT NOT NULL,"
        " FOREIGN KEY (contract_id) REFERENCES contracts (id), FOREIGN KEY (tool_id) REFERENCES tools (id));"
    )
    items, damages = rules_of(sql, "contract_items"), rules_of(sql, "damages")
    assert (damages["contract_id"], damages["tool_id"]) == (
        "to_contract_item.contract_id",
        "to_contract_item.tool_id",
    )
    assert items["number_of_days"] == "contract_id.number_of_days"
    assert items["vat_rate"] == "tool_id.category_id.vat_rate"
    assert items["deposit"] == "tool_id.deposit"


def test_a_goal_is_of_one_of_the_teams_of_the_match() -> None:
    sql = (
        "CREATE TABLE teams (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL);"
        "CREATE TABLE matches (id INT PRIMARY KEY, home_team_id INT NOT NULL, away_team_id INT NOT NULL,"
        " FOREIGN KEY (home_team_id) REFERENCES teams (id), FOREIGN KEY (away_team_id) REFERENCES teams (id));"
        "CREATE TABLE goals (id INT PRIMARY KEY, match_id INT NOT NULL, team_id INT NOT NULL,"
        " FOREIGN KEY (match_id) REFERENCES matches (id), FOREIGN KEY (team_id) REFERENCES teams (id));"
    )
    assert rules_of(sql, "goals")["team_id"] == "IF(side_team = 1, match_id.home_team_id, match_id.away_team_id)"


def test_a_comment_that_says_another_one_is_no_copy() -> None:
    sql = (
        "CREATE TABLE languages (code CHAR(2) PRIMARY KEY, name VARCHAR(40) NOT NULL);"
        "CREATE TABLE projects (id INT PRIMARY KEY, source_language CHAR(2) NOT NULL, FOREIGN KEY (source_language) REFERENCES languages (code));"
        "CREATE TABLE tasks (id INT PRIMARY KEY, project_id INT NOT NULL, language CHAR(2) NOT NULL COMMENT 'other than the language of the project',"
        " FOREIGN KEY (project_id) REFERENCES projects (id), FOREIGN KEY (language) REFERENCES languages (code));"
    )
    assert rules_of(sql, "tasks")["language"] == {"reference": "languages"}


BRANCHES = """
CREATE TABLE suppliers (id INT PRIMARY KEY, nom VARCHAR(60) NOT NULL);
CREATE TABLE sites (site_id INT PRIMARY KEY, label VARCHAR(60) NOT NULL);
CREATE TABLE orders (site_id INT NOT NULL, order_no INT NOT NULL, supplier_id INT NOT NULL, PRIMARY KEY (site_id, order_no),
  FOREIGN KEY (site_id) REFERENCES sites (site_id), FOREIGN KEY (supplier_id) REFERENCES suppliers (id));
CREATE TABLE order_lines (site_id INT NOT NULL, order_no INT NOT NULL, line_no INT NOT NULL, quantity INT NOT NULL,
  PRIMARY KEY (site_id, order_no, line_no), FOREIGN KEY (site_id, order_no) REFERENCES orders (site_id, order_no));
CREATE TABLE deliveries (id INT PRIMARY KEY, site_id INT NOT NULL, order_no INT NOT NULL, supplier_id INT NOT NULL, nom_supplier VARCHAR(60) NOT NULL,
  FOREIGN KEY (site_id, order_no) REFERENCES orders (site_id, order_no), FOREIGN KEY (supplier_id) REFERENCES suppliers (id));
"""


def test_a_key_of_several_columns_leads_to_an_owner_and_counts_its_lines() -> None:
    deliveries = rules_of(BRANCHES, "deliveries")
    assert deliveries["supplier_id"] == "orders.supplier_id"
    assert deliveries["nom_supplier"] == "supplier_id.nom"
    assert rules_of(BRANCHES, "order_lines")["line_no"] == "ORDINAL(site_id)"
    text = infer_blueprint(parse_schema(BRANCHES, "s.sql"), "seed", classify=classify, complete=True).text
    sizes = read_toml(text)["sizes"]["small"]
    assert sizes["order_lines"] == 3 * sizes["orders"]


def test_parts_of_a_visit_repeat_what_the_part_is_called_and_costs() -> None:
    sql = (
        "CREATE TABLE visits (id INT PRIMARY KEY, label VARCHAR(40) NOT NULL);"
        "CREATE TABLE parts (part_no VARCHAR(12) PRIMARY KEY, description VARCHAR(80) NOT NULL, list_price DECIMAL(9,2) NOT NULL);"
        "CREATE TABLE visit_parts (visit_id INT NOT NULL, part_no VARCHAR(12) NOT NULL, quantity INT NOT NULL, list_price DECIMAL(9,2) NOT NULL,"
        " description VARCHAR(80) NOT NULL, PRIMARY KEY (visit_id, part_no), FOREIGN KEY (visit_id) REFERENCES visits (id),"
        " FOREIGN KEY (part_no) REFERENCES parts (part_no));"
    )
    rules = rules_of(sql, "visit_parts")
    assert (rules["description"], rules["list_price"]) == ("part_no.description", "part_no.list_price")


def test_a_submission_leads_to_its_film_though_it_is_called_after_an_act() -> None:
    sql = (
        "CREATE TABLE films (id INT PRIMARY KEY, title VARCHAR(40) NOT NULL, runtime_min SMALLINT NOT NULL);"
        "CREATE TABLE submissions (id INT PRIMARY KEY, film_id INT NOT NULL, title_snapshot VARCHAR(40) NOT NULL, FOREIGN KEY (film_id) REFERENCES films (id));"
        "CREATE TABLE screenings (id INT PRIMARY KEY, submission_id INT NOT NULL, film_id INT NOT NULL, runtime_min SMALLINT NOT NULL,"
        " FOREIGN KEY (submission_id) REFERENCES submissions (id), FOREIGN KEY (film_id) REFERENCES films (id));"
    )
    screenings = rules_of(sql, "screenings")
    assert rules_of(sql, "submissions")["title_snapshot"] == "film_id.title"
    assert (screenings["film_id"], screenings["runtime_min"]) == ("submission_id.film_id", "film_id.runtime_min")


def test_sire_and_dam_are_two_horses_and_a_shorter_word_is_the_same_fee() -> None:
    sql = (
        "CREATE TABLE propietarios (id INT PRIMARY KEY, nombre VARCHAR(40) NOT NULL, apellidos VARCHAR(60) NOT NULL);"
        "CREATE TABLE caballos (id INT PRIMARY KEY, propietario_id INT NOT NULL, padre_id INT, madre_id INT, cuota_mensual DECIMAL(7,2) NOT NULL,"
        " FOREIGN KEY (propietario_id) REFERENCES propietarios (id), FOREIGN KEY (padre_id) REFERENCES caballos (id), FOREIGN KEY (madre_id) REFERENCES caballos (id));"
        "CREATE TABLE recibos (id INT PRIMARY KEY, caballo_id INT NOT NULL, propietario_id INT NOT NULL, cuota DECIMAL(7,2) NOT NULL,"
        " nombre_propietario VARCHAR(130) NOT NULL, FOREIGN KEY (caballo_id) REFERENCES caballos (id), FOREIGN KEY (propietario_id) REFERENCES propietarios (id));"
    )
    receipts = rules_of(sql, "recibos")
    assert rules_of(sql, "caballos")["madre_id"]["other"] == "padre_id"
    assert receipts["cuota"] == "caballo_id.cuota_mensual"
    assert "propietario_id.nombre, ' ', propietario_id.apellidos" in receipts["nombre_propietario"]["expression"]


def test_what_fills_a_slot_is_what_the_slot_is_for_where_it_is_for_something() -> None:
    sql = (
        "CREATE TABLE goods (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(40) NOT NULL);"
        "CREATE TABLE slots (id INT PRIMARY KEY AUTO_INCREMENT, good_id INT NULL, FOREIGN KEY (good_id) REFERENCES goods (id));"
        "CREATE TABLE fillings (id INT PRIMARY KEY AUTO_INCREMENT, slot_id INT NOT NULL, good_id INT NOT NULL,"
        "FOREIGN KEY (slot_id) REFERENCES slots (id), FOREIGN KEY (good_id) REFERENCES goods (id));"
    )
    assert rules_of(sql, "fillings")["good_id"] == "COALESCE(slot_id.good_id, any_good)"
