"""Sentences and names of things in the languages of schemas: what the files hold, and when they are taken."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.words import local_texts
from seedsql.blueprint.inference.words.vocabulary import data
from seedsql.blueprint.locales import LOCALES
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.providers.texts import parse_pattern

FILES = sorted(Path(local_texts.__file__).with_name("texts").iterdir())
DDL = """
CREATE TABLE oddzialy (id INT AUTO_INCREMENT PRIMARY KEY, nazwa VARCHAR(60) NOT NULL, telefon VARCHAR(20) NOT NULL);
CREATE TABLE zamowienia (id INT AUTO_INCREMENT PRIMARY KEY, oddzial_id INT NOT NULL, data_zamowienia DATE NOT NULL, uwagi VARCHAR(200) NOT NULL,
  stan ENUM('otwarte', 'anulowane') NOT NULL, powod_anulowania VARCHAR(80), przyczyna VARCHAR(120) CHARACTER SET latin1 NOT NULL,
  kolor VARCHAR(20) NOT NULL DEFAULT 'red', osoba_kontaktowa VARCHAR(60) NOT NULL, numer_domu VARCHAR(6) NOT NULL,
  FOREIGN KEY (oddzial_id) REFERENCES oddzialy (id));
"""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_has_what_the_english_tables_have(file: Path) -> None:
    sections = tomllib.loads(file.read_text(encoding="utf-8"))
    assert file.stem in LOCALES.values()
    assert set(sections) == {"prose", "descriptions", "states", "values", "names", "titles"}
    known = {
        state
        for of_any in ("states", "states_of_default")
        for text in data()[of_any].values()
        for state in text.split()
    }
    for english, local in sections["states"].items():
        assert set(english.split()) <= known and len(local.split()) == len(english.split())
    for section in ("prose", "descriptions"):
        assert set(sections[section]) <= {words.split()[0] for words in data()[section]}
    assert {key for keys in sections["values"] for key in keys.split("|")} <= set(data()["values"])
    for section in ("names", "titles"):
        known = {noun for nouns in data()[section] for noun in nouns.split()}
        assert {noun for nouns in sections[section] for noun in nouns.split()} - {
            "insurer",
            "health_insurer",
            "mutual_insurance",
        } <= known
        for text in sections[section].values():
            assert "{" in text or len(set(text.split("|"))) == text.count("|") + 1 > 3, text
    for text in (text for section in sections.values() for text in section.values() if "{" in text):
        parse_pattern(text)


def test_texts_are_in_the_language_of_the_schema_where_the_column_holds_its_letters() -> None:
    model = parse_schema(DDL, "schema.sql")
    text = infer_blueprint(model, "x", "schema.sql", classify=classify).text
    make_plan(model, read_blueprint(text), text, GenerationOptions(seed=1))
    whole = infer_blueprint(model, "x", "schema.sql", classify=classify, complete=True).text
    assert "{Sprawdzono|Omówiono" in whole  # uwagi
    assert "zmiana planów" in whole  # powod_anulowania
    assert "{See the remarks|" in whole  # przyczyna, in latin1
    assert '"red", "black", "white"' in whole  # kolor, by its DEFAULT
    assert "{city} {Północ|Południe" in whole  # the names of branches
    assert 'osoba_kontaktowa = { provider = "person.name"' in whole
    assert "{1|2|3|4|5|6|7|8|9}{digits:1}" in whole  # numer_domu


@pytest.mark.parametrize(
    ("default", "values"),
    [
        ("DEFAULT 'pendiente'", '"pendiente", "confirmado", "completado", "cancelado"'),
        ("DEFAULT 'PENDIENTE'", '"PENDIENTE", "CONFIRMADO", "COMPLETADO", "CANCELADO"'),
        ("DEFAULT 'pending'", '"pending", "confirmed", "completed", "cancelled"'),
        ("DEFAULT 'raro'", 'value = "raro"'),
        ("", '"programado", "confirmado", "completado", "cancelado"'),
    ],
)
def test_usual_states_are_in_the_language_of_the_schema_or_of_their_default(default: str, values: str) -> None:
    text = infer_blueprint(
        parse_schema(
            f"""CREATE TABLE clientes (id INT PRIMARY KEY, nombre VARCHAR(40), apellido VARCHAR(40), direccion VARCHAR(80));
CREATE TABLE citas (id INT PRIMARY KEY, cliente_id INT NOT NULL, fecha_cita DATETIME NOT NULL, fecha_cancelacion DATETIME NULL,
  estado VARCHAR(20) NOT NULL {default}, FOREIGN KEY (cliente_id) REFERENCES clientes (id));"""
        ),
        "x",
        classify=classify,
    ).text
    assert values in text
    assert "pendiente" not in values or f'when = "estado = {values.split(", ")[-1].replace(chr(34), chr(39))}"' in text
