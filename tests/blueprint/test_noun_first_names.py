"""In Romance and Slavic languages a name says first what a column holds and then whose it is: ``telefono_madre`` is a phone and no person,
``nombre_madre`` is someone else than the row."""

from __future__ import annotations

import re

from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values
from seedsql.workflow.inference import infer_tested

TABLE = """
CREATE TABLE alumnos (
  id_alumno INT PRIMARY KEY,
  nombre VARCHAR(40) NOT NULL,
  apellidos VARCHAR(80) NOT NULL,
  fecha_nacimiento DATE NOT NULL,
  correo VARCHAR(80) NOT NULL,
  nombre_madre VARCHAR(80) NOT NULL,
  telefono_madre VARCHAR(20) NOT NULL,
  correo_tutor VARCHAR(80) NOT NULL,
  direccion_envio VARCHAR(120) NOT NULL
);
"""


def rows() -> dict[str, list[str]]:
    text = infer_tested(parse_schema(TABLE, "escuela.sql"), "escuela", "escuela.sql", 20).text
    step = make_plan(parse_schema(TABLE, "escuela.sql"), read_blueprint(text), text, GenerationOptions(seed=7)).steps[0]
    arrays = (python_values(array) for array in step.arrays(0, step.rows))
    return {column.name: list(map(str, values)) for column, values in zip(step.columns, arrays, strict=True)}


def test_what_is_said_first_decides_what_a_column_holds() -> None:
    found = rows()
    assert all("000" in phone for phone in found["telefono_madre"])
    assert all("@example" in mail for mail in found["correo_tutor"])
    assert all(any(char.isdigit() for char in street) for street in found["direccion_envio"])


def test_a_relative_is_another_person_than_the_row() -> None:
    found = rows()
    own = zip(found["nombre"], found["apellidos"], strict=True)
    assert not {f"{first} {last}" for first, last in own} & set(found["nombre_madre"])
    assert not set(found["correo"]) & set(found["correo_tutor"])


NUMBERS = """
CREATE TABLE profesores (id INT PRIMARY KEY, nombre VARCHAR(40), apellidos VARCHAR(60), telefono VARCHAR(20), fecha_alta DATE,
  nif CHAR(9) NOT NULL COMMENT 'ocho cifras y una letra');
CREATE TABLE alumnos (id INT PRIMARY KEY, nombre VARCHAR(40), apellidos VARCHAR(60), fecha_nacimiento DATE, dni VARCHAR(9) NOT NULL UNIQUE);
CREATE TABLE padres (id INT PRIMARY KEY, nombre VARCHAR(40), direccion VARCHAR(80), nif CHAR(9) NOT NULL, codice_fiscale CHAR(16) NOT NULL,
  codice_fiscale_2 CHAR(16) NOT NULL UNIQUE);
"""
SPANISH, ITALIAN = r"000\d{5}O", r"X{6}\d\d[A-EHLMPRST]\d\dZ\d{3}X"


def test_numbers_with_letters_have_the_form_of_their_country() -> None:
    model = parse_schema(NUMBERS, "people.sql")
    text = infer_tested(model, "people", "people.sql", 20).text
    for step in make_plan(model, read_blueprint(text), text, GenerationOptions(seed=7)).steps:
        arrays = (python_values(array) for array in step.arrays(0, step.rows))
        for column, values in zip(step.columns, arrays, strict=True):
            form = {"nif": SPANISH, "dni": SPANISH, "codice_fiscale": ITALIAN, "codice_fiscale_2": ITALIAN}.get(
                column.name
            )
            assert form is None or all(re.fullmatch(form, str(each)) for each in values), (step.name, column.name)
