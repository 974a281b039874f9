"""What schemas say that a framework wrote: no DEFAULTs and empty texts of Django, amounts in cents and owners of Rails."""

from __future__ import annotations

import tomllib

from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

DJANGO = """
CREATE TABLE pests_product (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(120) NOT NULL, unit_cost DECIMAL(8,2) NOT NULL);
CREATE TABLE pests_visit (id BIGINT AUTO_INCREMENT PRIMARY KEY, created DATETIME(6) NOT NULL, modified DATETIME(6) NOT NULL, status VARCHAR(12) NOT NULL,
  cancel_reason VARCHAR(200) NOT NULL, material_cost DECIMAL(8,2) NOT NULL, CHECK (status IN ('scheduled', 'done', 'cancelled')));
CREATE TABLE pests_application (id BIGINT AUTO_INCREMENT PRIMARY KEY, visit_id BIGINT NOT NULL, product_id BIGINT NOT NULL, quantity DECIMAL(8,2) NOT NULL,
  unit_cost DECIMAL(8,2) NOT NULL, cost DECIMAL(8,2) NOT NULL, FOREIGN KEY (visit_id) REFERENCES pests_visit (id),
  FOREIGN KEY (product_id) REFERENCES pests_product (id));
CREATE TABLE pests_invoice (id BIGINT AUTO_INCREMENT PRIMARY KEY, issued_on DATE NOT NULL, net DECIMAL(10,2) NOT NULL, vat DECIMAL(10,2) NOT NULL,
  gross DECIMAL(10,2) NOT NULL, paid_amount DECIMAL(10,2) NOT NULL, paid_on DATE NULL);
"""
RAILS = """
CREATE TABLE users (id BIGINT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(255) NOT NULL, created_at DATETIME(6) NOT NULL);
CREATE TABLE vehicles (id BIGINT AUTO_INCREMENT PRIMARY KEY, price_per_minute_cents INT NOT NULL, created_at DATETIME(6) NOT NULL);
CREATE TABLE trips (id BIGINT AUTO_INCREMENT PRIMARY KEY, user_id BIGINT NOT NULL, vehicle_id BIGINT NOT NULL, price_per_minute_cents INT NOT NULL,
  created_at DATETIME(6) NOT NULL, FOREIGN KEY (user_id) REFERENCES users (id), FOREIGN KEY (vehicle_id) REFERENCES vehicles (id));
CREATE TABLE payments (id BIGINT AUTO_INCREMENT PRIMARY KEY, trip_id BIGINT NOT NULL, user_id BIGINT NOT NULL, amount_cents INT NOT NULL,
  created_at DATETIME(6) NOT NULL, FOREIGN KEY (trip_id) REFERENCES trips (id), FOREIGN KEY (user_id) REFERENCES users (id));
"""


def _tables(schema: str) -> dict[str, dict[str, object]]:
    text = infer_tested(parse_schema(schema, "schema.sql"), "schema", "schema.sql", complete=True).text
    return {name: table["columns"] for name, table in tomllib.loads(text)["tables"].items()}


def test_django_has_no_defaults_and_empty_texts() -> None:
    tables = _tables(DJANGO)
    visits, lines, invoices = (tables[f"pests_{name}"] for name in ("visit", "application", "invoice"))
    assert visits["cancel_reason"] == "IF(status = 'cancelled', said_cancel_reason, '')", "NOT NULL, and empty"
    assert "SUM(pests_application.cost)" in str(visits["material_cost"]), "without a DEFAULT of 0"
    assert [lines["unit_cost"], lines["cost"]] == ["product_id.unit_cost", "ROUND(quantity * unit_cost, 2)"]
    assert "'when': 'paid_amount >= gross'" in str(invoices["paid_on"]), "no state says that it is paid"


def test_rails_has_cents_and_owners() -> None:
    tables = _tables(RAILS)
    assert tables["trips"]["price_per_minute_cents"] == "vehicle_id.price_per_minute_cents"
    assert tables["payments"]["user_id"] == "trip_id.user_id", "who pays for a trip is who made it"


LARAVEL = """
CREATE TABLE failed_jobs (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, exception LONGTEXT NOT NULL);
CREATE TABLE units (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, name VARCHAR(40) NOT NULL);
CREATE TABLE admins (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, email VARCHAR(90) NOT NULL);
CREATE TABLE users (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, email VARCHAR(90) NOT NULL);
CREATE TABLE trips (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, user_id BIGINT UNSIGNED NOT NULL, FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE stops (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, trip_id BIGINT UNSIGNED NOT NULL, FOREIGN KEY (trip_id) REFERENCES trips (id));
CREATE TABLE tokens (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, tokenable_type VARCHAR(191) NOT NULL, tokenable_id BIGINT UNSIGNED NOT NULL);
CREATE TABLE model_has_roles (role_id BIGINT UNSIGNED NOT NULL, model_type VARCHAR(191) NOT NULL UNIQUE, model_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (role_id, model_id, model_type));
CREATE TABLE photos (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, imageable_type VARCHAR(191) NOT NULL, imageable_id BIGINT UNSIGNED NOT NULL);
"""


def test_who_has_a_token_is_a_user_and_photos_hang_on_rows_of_their_own() -> None:
    found = _tables(LARAVEL)
    assert found["tokens"]["tokenable_type"]["values"] == ["App\\Models\\User"]
    assert found["photos"]["imageable_type"]["values"] == [f"App\\Models\\{name}" for name in ("Admin", "User", "Trip")]


def test_a_type_that_is_unique_has_as_many_rows_as_it_has_values() -> None:
    schema = parse_schema(LARAVEL, "schema.sql")
    text = infer_tested(schema, "schema", "schema.sql").text
    assert make_plan(schema, read_blueprint(text), text, GenerationOptions()).step("model_has_roles").rows == 1
