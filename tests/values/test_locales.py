"""The locales: their lists, values that the audit knows for theirs, and a blueprint that takes its schema's language."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

import seedsql
from maintenance import lexicon as freeze
from maintenance.locale_words import LOCALES as MAINTAINED
from seedsql.blueprint.locales import DEFAULT_LOCALE, LOCALES
from seedsql.blueprint.telephones import country_code_of
from seedsql.errors import BlueprintError
from seedsql.pii.checks import checker
from seedsql.pii.phone_numbers import pattern_of
from seedsql.pii.ranges import PHONE, safe_phone
from seedsql.schema.model import ColumnType
from seedsql.values import lexicon
from seedsql.values.folding import is_foldable, slug
from tests.commands import run_command

from .provided import context, of, values

OTHERS = [locale for locale in LOCALES if locale != DEFAULT_LOCALE]
each_locale = pytest.mark.parametrize("locale", OTHERS)
ROWS = 8
"""As many as every list has left in ASCII."""
CLASSES = {
    "person.first_name": "first_name",
    "person.last_name": "last_name",
    "person.name": "person_name",
    "username": "username",
    "email": "email",
    "address": "street",
    "street": "street",
    "city": "city",
    "postal_code": "postal_code",
    "phone": "phone",
}


@each_locale
def test_lists_match_their_digests_and_what_the_freeze_writes(locale):
    import faker

    lists = lexicon.load(locale)
    assert all(entry["digest"] == freeze.digest(entry["words"]) for entry in lists.values())
    for name in ("first_name", "last_name"):
        words = lists[name]["words"]
        assert len({slug(word) for word in words}) == len(words) >= 40
        assert all(word.isalpha() and is_foldable(word) for word in words)
    regions = set(lexicon.word_list("state.code", locale))
    assert {place.state for place in lexicon.places(locale)} <= regions and locale in MAINTAINED
    if lists["first_name"]["source"] == f"Faker {faker.VERSION}":
        written = Path(lexicon.__file__).with_name(f"{locale}.json").read_text(encoding="utf-8")
        assert written == freeze.render(freeze.build_locale(locale))


@each_locale
@pytest.mark.parametrize("charset", ["utf8mb4", "latin1", "ascii"])
def test_every_personal_value_is_one_of_the_locale_in_any_character_set_and_width(locale, charset):
    lists = lexicon.personal_lists(locale)
    for name, personal in CLASSES.items():
        for width, unique in ((120, False), (120, True), (9, False), (5, False)):
            if width < 20 and name not in ("city", "postal_code", "person.first_name"):
                continue
            where = context(of("varchar", width, charset=charset), unique=unique, rows=ROWS)._replace(locale=locale)
            check = checker(personal, lists)
            made = values(name, where)
            assert check is not None and all(map(check, made)), (name, width, unique)
            assert len({slug(each) for each in made}) == ROWS or not unique
            assert all(len(each) <= width for each in made) and all(each.encode(
                {"utf8mb4": "utf-8", "latin1": "cp1252", "ascii": "ascii"}[charset]) for each in made)  # fmt: skip


@each_locale
def test_city_region_and_postal_code_of_one_stream_are_one_place(locale):
    made = [
        values(name, context(of("varchar", 60), column=name, stream="p", **options)._replace(locale=locale))
        for name, options in (("city", {}), ("region", {}), ("postal_code", {}))
    ]
    known = {(place.city, place.state, place.postal_code) for place in lexicon.places(locale)}
    assert set(zip(*made, strict=True)) == known


def of_locale(
    name: str, locale: str, rows: int = ROWS, kind: ColumnType | None = None, *, unique: bool = False
) -> list[str]:
    where = context(kind or of("varchar", 60), column=name, stream="p", unique=unique, rows=rows)
    return [str(each) for each in values(name, where._replace(locale=locale))]


@each_locale
def test_telephone_numbers_are_of_the_country_and_reach_no_one(locale: str) -> None:
    code = country_code_of(locale)
    for kind, begin in ((of("varchar", 20), f"+{code} "), (of("varchar", 14), ""), (of("char", 8), "000")):
        assert all(safe_phone(each) and each.startswith(begin) for each in of_locale("phone", locale, 40, kind))
    assert re.fullmatch(f"{PHONE}|{pattern_of(locale)}", re.sub(r"[ -]", "", of_locale("phone", locale)[0]))
    assert len(set(of_locale("phone", locale, 5000, unique=True))) == 5000


@pytest.mark.parametrize("locale", LOCALES)
def test_positions_are_of_the_town_and_no_nearer_than_ten_kilometres(locale: str) -> None:
    recorded = json.loads(Path(lexicon.__file__).with_name("positions.json").read_text(encoding="utf-8"))["lists"][
        locale
    ]
    assert recorded["digest"] == freeze.digest(recorded["words"])
    known = dict(zip([each.city for each in lexicon.places(locale)], lexicon.positions(locale), strict=True))
    made = zip(*(of_locale(name, locale, 40) for name in ("city", "latitude", "longitude")), strict=True)
    assert all(known[city] == (latitude, longitude) for city, latitude, longitude in made)
    assert {len(each.partition(".")[2]) for each in of_locale("longitude", locale)} == {1}


def test_czech_family_names_agree_with_first_names_and_hungarian_ones_are_first() -> None:
    women = set(lexicon.word_list("first_name.female", "cs"))
    made = zip(*(of_locale(f"person.{name}", "cs", 60) for name in ("first_name", "last_name", "name")), strict=True)
    for first, last, name in made:
        assert (last in lexicon.word_list("last_name.female", "cs")) == (first in women) and name == f"{first} {last}"
    for first, last, name in zip(
        *(of_locale(f"person.{name}", "hu") for name in ("first_name", "last_name", "name")), strict=True
    ):
        assert name == f"{last} {first}"
    assert set(of_locale("person.last_name", "cs", kind=of("varchar", 5))) <= set(lexicon.word_list("last_name", "cs"))


SCHEMA = """CREATE TABLE klienci (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, imie VARCHAR(40) NOT NULL, nazwisko VARCHAR(40) NOT NULL,
  email VARCHAR(90) NOT NULL, ulica VARCHAR(80) NOT NULL, kod_pocztowy CHAR(6) NOT NULL, miasto VARCHAR(40) NOT NULL,
  kraj VARCHAR(40) NOT NULL, waluta CHAR(3) NOT NULL, data_utworzenia DATETIME NOT NULL);
CREATE TABLE zamowienia (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, klient_id INT NOT NULL, data_zamowienia DATE NOT NULL,
  kwota_netto DECIMAL(10,2) NOT NULL, uwagi VARCHAR(200), FOREIGN KEY (klient_id) REFERENCES klienci (id));"""


def test_init_takes_the_language_of_the_schema_and_the_audit_the_locale_of_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    for command in (
        ("init", "--schema", "schema.sql"),
        ("generate", "--blueprint", "blueprint.toml", "--name", "0001_pl"),
    ):
        done = run_command(*command, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    assert '\nlocale = "pl"\n' in (tmp_path / "blueprint.toml").read_text(encoding="utf-8")
    script = (tmp_path / "out" / "0001_pl.up.sql").read_text(encoding="utf-8")
    assert "'Polska'" in script and "'PLN'" in script and "'85-005'" in script
    audit = run_command("audit", "0001_pl", cwd=tmp_path)
    assert (audit.returncode, "nothing outside its range" in audit.stdout) == (0, True), audit.stdout
    assert run_command("check", cwd=tmp_path).returncode == 0


def test_a_locale_that_there_is_not_is_refused_with_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "schema.sql").write_text("CREATE TABLE t (id INT NOT NULL PRIMARY KEY);", encoding="utf-8")
    text = f'[blueprint]\nname = "t"\nschema = "schema.sql"\nas_of = {date(2026, 6, 30)}\nlocale = "po"\n[sizes.small]\nt = 1\n'
    (tmp_path / "b.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BlueprintError) as caught:
        seedsql.plan(seedsql.GenerationOptions(blueprint=str(tmp_path / "b.toml")))
    assert "blueprint.locale: there is no locale 'po'" in str(caught.value.problems)
    assert "locales: en, cs, da, de, es, fr, hu, it, nl, pl, pt, ro, sv, tr" in str(caught.value.problems)
