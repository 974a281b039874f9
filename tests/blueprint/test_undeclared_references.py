"""References without a foreign key: by the role of people and things, the table's own words, the end of a table's name."""

from __future__ import annotations

from seedsql.blueprint.inference.tables.links import Link, add_soft_links, common_prefix, declared_links, single_keys
from seedsql.blueprint.inference.words.languages import reading
from seedsql.blueprint.inference.words.writing import writing_of
from seedsql.schema.parser import parse_schema

ROLES = """
CREATE TABLE worker (id INT PRIMARY KEY, first_name VARCHAR(40), last_name VARCHAR(40), hired_on DATE, supervisor_id INT NULL);
CREATE TABLE adjuster (id INT PRIMARY KEY, first_name VARCHAR(40), last_name VARCHAR(40));
CREATE TABLE client (id INT PRIMARY KEY, first_name VARCHAR(40), last_name VARCHAR(40), birth_date DATE);
CREATE TABLE depot (id INT PRIMARY KEY, name VARCHAR(40));
CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(40));
CREATE TABLE location_attribute_type (id INT PRIMARY KEY, name VARCHAR(40));
CREATE TABLE order_type (id INT PRIMARY KEY, name VARCHAR(40));
CREATE TABLE location_attribute (id INT PRIMARY KEY, attribute_type_id INT NOT NULL);
CREATE TABLE hr_job_vacancy (id INT PRIMARY KEY, creator INT NOT NULL, previous_version_id INT NULL);
CREATE TABLE fs_job_offer (id INT PRIMARY KEY, vacancy_id INT NOT NULL, answer_id INT NOT NULL, printer_id INT NOT NULL);
CREATE TABLE haul (id INT PRIMARY KEY, buyer_id INT, inspector_id INT, origin_id INT, destination_id INT, component_id INT, adjuster_id INT,
  status INT, duration INT, FOREIGN KEY (adjuster_id) REFERENCES adjuster (id));
CREATE TABLE haul_status (id INT PRIMARY KEY, name VARCHAR(40));
CREATE TABLE haul_part (id INT PRIMARY KEY, haul_id INT NOT NULL, status_id INT NOT NULL);
"""
REVIEWED = """
CREATE TABLE linguists (id INT PRIMARY KEY, name VARCHAR(40));
CREATE TABLE accounts (id INT PRIMARY KEY, name VARCHAR(40));
CREATE TABLE jobs (id INT PRIMARY KEY, translator_id INT NOT NULL, reviewer_id INT NULL, FOREIGN KEY (translator_id) REFERENCES linguists (id));
"""
CZECH = """
CREATE TABLE vezni (id INT PRIMARY KEY, jmeno VARCHAR(50), prijmeni VARCHAR(60), datum_narozeni DATE);
CREATE TABLE navstevnici (id INT PRIMARY KEY, jmeno VARCHAR(50), prijmeni VARCHAR(60), zakaz_od DATE, duvod_zakazu VARCHAR(200));
CREATE TABLE dozorci (id INT PRIMARY KEY, jmeno VARCHAR(50), prijmeni VARCHAR(60), aktivni TINYINT(1), odesel_dne DATE);
CREATE TABLE zadosti (id INT PRIMARY KEY, vezen_id INT NOT NULL, navstevnik_id INT NOT NULL, podano_dne DATE, schvaleno_dne DATE,
  schvalil_id INT NULL, zamitnuto_dne DATE, duvod_zamitnuti VARCHAR(200));
"""


def _found(text: str) -> dict[str, str]:
    """The references, as ``table.column``, that no foreign key declares."""
    schema = parse_schema(text)
    names = [name for table in schema.tables for name in (table.name, *(column.name for column in table.columns))]
    with reading(*writing_of(names, [])):
        links: dict[str, list[Link]] = {table.name: declared_links(schema, table) for table in schema.tables}
        keys, prefix = single_keys(schema.tables), common_prefix(schema)
        for table in schema.tables:
            add_soft_links(schema, schema.tables, keys, prefix, links, table)
    return {
        f"{name}.{link.columns[0]}": link.parent for name, each in links.items() for link in each if not link.declared
    }


def test_roles_refer_to_the_only_table_that_can_have_them() -> None:
    assert _found(ROLES) == {
        "worker.supervisor_id": "worker",
        "location_attribute.attribute_type_id": "location_attribute_type",
        "hr_job_vacancy.creator": "worker",
        "hr_job_vacancy.previous_version_id": "hr_job_vacancy",
        "fs_job_offer.vacancy_id": "hr_job_vacancy",
        "haul.buyer_id": "client",
        "haul.inspector_id": "worker",
        "haul.origin_id": "depot",
        "haul.destination_id": "depot",
        "haul.component_id": "item",
        "haul.status": "haul_status",
        "haul_part.haul_id": "haul",
        "haul_part.status_id": "haul_status",
    }


def test_roles_refer_to_whom_declared_references_name() -> None:
    assert _found(REVIEWED) == {"jobs.reviewer_id": "linguists"}


def test_nouns_lose_vowels_in_the_names_of_slavic_tables() -> None:
    found = _found(CZECH)
    assert found == {
        "zadosti.vezen_id": "vezni",
        "zadosti.navstevnik_id": "navstevnici",
        "zadosti.schvalil_id": "dozorci",
    }


_DECLARED_ELSEWHERE = """
CREATE TABLE users (user_code VARCHAR(20) NOT NULL PRIMARY KEY, role ENUM('pupil','teacher') NOT NULL, full_name VARCHAR(60) NOT NULL);
CREATE TABLE lessons (id INT AUTO_INCREMENT PRIMARY KEY, title VARCHAR(60) NOT NULL);
CREATE TABLE marks (id INT AUTO_INCREMENT PRIMARY KEY, pupil_ref VARCHAR(20) NOT NULL, mark INT NOT NULL, FOREIGN KEY (pupil_ref) REFERENCES users (user_code));
CREATE TABLE attendance (id INT AUTO_INCREMENT PRIMARY KEY, lesson_id INT NOT NULL, pupil_ref VARCHAR(50) NOT NULL, UNIQUE (lesson_id, pupil_ref),
  FOREIGN KEY (lesson_id) REFERENCES lessons (id));
CREATE TABLE car_group (id VARCHAR(40) NOT NULL PRIMARY KEY, label VARCHAR(20) NOT NULL);
CREATE TABLE car_group_member (id VARCHAR(40) NOT NULL PRIMARY KEY, group_id VARCHAR(40) NOT NULL, order_no VARCHAR(20) NOT NULL);
CREATE TABLE refunds (id INT AUTO_INCREMENT PRIMARY KEY, approver_id VARCHAR(40) NULL);
"""


def test_a_reference_is_to_what_declared_ones_of_its_name_point_to_and_members_of_groups_approve_nothing() -> None:
    assert _found(_DECLARED_ELSEWHERE) == {
        "attendance.pupil_ref": "users",
        "car_group_member.group_id": "car_group",
        "refunds.approver_id": "users",
    }
