"""Names of people and companies, by nouns that are listed nowhere else and by what a table has beside the name."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from maintenance import noun_classes
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.words import people
from seedsql.blueprint.reader import read_blueprint
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values

# table | columns | the column and what its rule names, or nothing that is guessed
NAMES = """
bondsmen | name VARCHAR(80) NOT NULL, licence_no VARCHAR(20) NOT NULL | name person.name
coopers | name VARCHAR(80) NOT NULL | name person.name
distillers | name VARCHAR(80) NOT NULL, excise_no VARCHAR(20) NOT NULL | name -
hearings | held_at DATETIME NOT NULL, magistrate VARCHAR(80) NOT NULL | magistrate person.name
traces | begun_on DATE NOT NULL, bounty_hunter VARCHAR(80) | bounty_hunter person.name
syslogs | logger VARCHAR(64) NOT NULL | logger -
pages | cat_name_intern VARCHAR(64) NOT NULL | cat_name_intern -
ropewalks | name VARCHAR(80) NOT NULL | name {city} Ropewalk
specimens | name VARCHAR(64) NOT NULL | name -
excavators | name VARCHAR(64) NOT NULL | name -
crews | foo_lead VARCHAR(64), name VARCHAR(64) NOT NULL, hourly_wage DECIMAL(6,2) NOT NULL | name person.name
giesser | name VARCHAR(80) NOT NULL, eingestellt_am DATE NOT NULL, geburtsort VARCHAR(80) | name person.name
odberatel | nazev VARCHAR(100) NOT NULL, ico CHAR(8) NOT NULL, mesto VARCHAR(60), splatnost_dni INT NOT NULL | nazev company.name
piekarnie | nazwa VARCHAR(100) NOT NULL, nip CHAR(10) NOT NULL, miasto VARCHAR(60), termin_platnosci_dni INT | nazwa company.name
exploitant | nom VARCHAR(80) NOT NULL, prenom_gerant VARCHAR(40), nom_gerant VARCHAR(80) NOT NULL | nom_gerant person.last_name
domaines | raison_sociale VARCHAR(100), siret CHAR(14), maitre_de_chai VARCHAR(80), commune VARCHAR(60), delai_paiement_jours INT, date_creation DATE | maitre_de_chai person.name
guests | arrived_on DATE NOT NULL, emergency_contact VARCHAR(80) NOT NULL | emergency_contact person.name
kuppel | bezeichnung VARCHAR(40) NOT NULL, kuppelwart VARCHAR(80) NOT NULL, hersteller VARCHAR(80), geliefert_am DATE, gewicht_kg INT, strasse VARCHAR(80), menge INT, durchmesser_m INT | kuppelwart person.name
kuppel | bezeichnung VARCHAR(40) NOT NULL, gegenwart VARCHAR(80) NOT NULL, geliefert_am DATE, gewicht_kg INT, strasse VARCHAR(80), menge INT, durchmesser_m INT | gegenwart -
"""


@pytest.mark.parametrize("line", NAMES.strip().splitlines())
def test_who_is_named(line: str) -> None:
    table, columns, expected = (each.strip() for each in line.split("|"))
    model = parse_schema(f"CREATE TABLE {table} (id INT PRIMARY KEY, {columns});", "schema.sql")
    written = infer_blueprint(model, "schema", "schema.sql", classify=classify).text
    column, _, names = expected.partition(" ")
    found = re.search(rf'(?m)^(?:.*\.columns\.)?{column} = \{{ provider = "(?:pattern", pattern = ")?([^"]*)', written)
    assert (found[1] if found else "-") == names


def test_the_nouns_are_as_they_were_frozen() -> None:
    found = tomllib.loads(people.FILE.read_text("utf-8"))["people"]
    words = found["words"].split()
    assert "WordNet 3.0" in found["source"] and found["digest"] == people.digest(words)
    assert words == sorted(set(words)) and len(words) > 2000
    assert not [word for word in ("server", "monitor", "supplier", "excavator") if people.is_person(word)]
    other = "german:reisefuehrer german:lautsprecher spanish:revista spanish:mayorista french:catalogue swedish:german italian:catalogo".split()
    assert not [each for each in other if people.is_called_as_people(each.partition(":")[2], each.partition(":")[0])]


def test_nouns_of_which_nearly_all_senses_are_people_are_kept(tmp_path: Path) -> None:
    """The files of WordNet, as far as they are read: synsets with pointers, the synsets of nouns, and counts."""
    kinds = "".join(f"{kind} n 1 1 @ 1 0 001\n" for kind in noun_classes.KINDS)
    (tmp_path / "data.noun").write_text(
        "  1 licence\n"
        "001 18 n 01 worker 0 001 @ 000 n 0000 | who works\n"
        "000 18 n 01 person 0 000 | someone\n"
        "002 18 n 02 cooper 0 barrelmaker 0 001 @ 001 n 0000 | makes barrels\n"
        "003 18 n 01 cooper 0 001 @i 000 n 0000 | United States industrialist\n"
        "004 06 n 01 loader 0 000 | a machine\n"
        "005 18 n 01 botcher 0 001 @ 001 n 0000 | someone stupid\n"
    )
    (tmp_path / "index.noun").write_text(
        kinds
        + "person n 1 1 @ 1 0 000\ncooper n 2 1 @ 2 0 003 002\nstower n 2 1 @ 2 0 004 002\nbotcher n 1 1 @ 1 0 005\n"
    )
    (tmp_path / "cntlist.rev").write_text("cooper%1:18:00:: 1 7\n")
    nouns = noun_classes.Nouns(tmp_path)
    kept = noun_classes.people(nouns)
    assert "cooper" in kept and "worker" in kept and not {"stower", "botcher", "person"} & set(kept)
    assert noun_classes.text_of({"people": kept}).count("Princeton University") > 4


def test_a_short_login_is_of_the_name_and_a_salutation_of_the_gender() -> None:
    sql = (
        "CREATE TABLE pilots (id INT PRIMARY KEY AUTO_INCREMENT, salutation VARCHAR(5) NOT NULL, gender CHAR(1) NOT NULL,"
        " first_name VARCHAR(30) NOT NULL, last_name VARCHAR(40) NOT NULL, login VARCHAR(16) NOT NULL);"
    )
    schema = parse_schema(sql, "schema.sql")
    text = infer_blueprint(schema, "seed", "schema.sql", classify=classify).text
    step = make_plan(schema, read_blueprint(text), text, GenerationOptions()).step("pilots")
    columns = ["salutation", "gender", "first_name", "last_name", "login"]
    for salutation, gender, first, last, login in zip(
        *(python_values(each) for each in step.arrays(0, step.rows, columns)), strict=True
    ):
        assert salutation == {"F": "Ms", "M": "Mr"}[gender]
        assert login == f"{first[0]}{last[:15]}".lower().replace("'", "").replace(" ", "")
