"""Calculations, exceptions and values by another column that comments say in words: each word is resolved, or nothing is taken."""

from __future__ import annotations

import pytest

from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.comments.alternatives import Alternative, alternative_in
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema

MONEY = "DECIMAL(10,2) NOT NULL"


def _inferred(columns: str, more: str = "") -> str:
    sql = f"CREATE TABLE entries (id INT AUTO_INCREMENT PRIMARY KEY, {columns});{more}".replace(" MONEY", f" {MONEY}")
    return infer_blueprint(parse_schema(sql, "schema.sql"), "x", classify=classify, complete=True).text


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            "nights INT NOT NULL, persons INT NOT NULL, rate_per_night MONEY, tax MONEY COMMENT 'EUR 1.50 per person and night'",
            "1.50 * persons * nights",
        ),
        (
            "notti INT NOT NULL, adulti INT NOT NULL, tariffa_notte MONEY, imposta MONEY COMMENT '3 euro per adulto e notte'",
            "3 * adulti * notti",
        ),
        (
            "km_beginn INT NOT NULL, km_ende INT NOT NULL, strecke INT NOT NULL, kosten MONEY COMMENT '0,30 EUR je km'",
            "0.30 * strecke",
        ),
        ("uebernachtungen INT NOT NULL, hotel MONEY COMMENT 'je Übernachtung 70 EUR'", "70 * uebernachtungen"),
        ("km INT NOT NULL, stops INT NOT NULL, pay MONEY COMMENT '0.45 per km plus 1.20 per stop'", "1.20 * stops"),
        (
            "quantite INT NOT NULL, prix_unitaire MONEY, remise_pct DECIMAL(5,2) NOT NULL, montant MONEY "
            "COMMENT 'quantité x prix unitaire, remise déduite'",
            "quantite * prix_unitaire * (100 - remise_pct) / 100",
        ),
        ("montant_ttc MONEY, acompte MONEY COMMENT '30 % du TTC à la commande'", "(montant_ttc) * 30 / 100"),
        (
            "prix_achat MONEY, coefficient DECIMAL(4,2) NOT NULL, prix_vente MONEY COMMENT 'prix d''achat × coefficient'",
            "prix_achat * coefficient",
        ),
        (
            "sphere_right MONEY, sphere_left MONEY, distance_right MONEY, distance_left MONEY, distance MONEY COMMENT 'right + left, mm'",
            "distance_right + distance_left",
        ),
        (
            "bruto MONEY, irpf_pct DECIMAL(4,2) NOT NULL, retencion MONEY COMMENT '% de IRPF sobre el bruto'",
            "bruto * irpf_pct / 100",
        ),
        (
            "cost MONEY, markup DECIMAL(5,2) NOT NULL COMMENT 'percent', price MONEY COMMENT 'cost plus markup'",
            "cost * (100 + markup) / 100",
        ),
        (
            "oral DECIMAL(5,2) NOT NULL, written DECIMAL(5,2) NOT NULL, final DECIMAL(5,2) NOT NULL COMMENT '60 % written, 40 % oral'",
            "(written * 60 + oral * 40) / 100",
        ),
        (
            "muendlich DECIMAL(5,2) NOT NULL, schriftlich DECIMAL(5,2) NOT NULL, note DECIMAL(5,2) NOT NULL "
            "COMMENT 'Mittel aus mündlich und schriftlich'",
            "(muendlich + schriftlich) / 2",
        ),
        (
            "litres DECIMAL(6,2) NOT NULL, distance INT NOT NULL, consumption DECIMAL(6,2) NOT NULL COMMENT 'litres per 100 km'",
            "litres * 100 / distance",
        ),
        (
            "weight_kg DECIMAL(8,2) NOT NULL, volumetric_kg DECIMAL(8,2) NOT NULL, chargeable_kg DECIMAL(8,2) NOT NULL "
            "COMMENT 'the greater of weight and volumetric'",
            "GREATEST(weight_kg, volumetric_kg)",
        ),
        (
            "fee MONEY, insurance MONEY COMMENT '80 % of the fee', patient MONEY COMMENT 'the rest'",
            "fee - insurance",
        ),
        (
            "labour_hours DECIMAL(5,2) NOT NULL, hourly_rate MONEY, material_cost MONEY, total_cost MONEY COMMENT 'labour plus material'",
            "labour_hours * hourly_rate + material_cost",
        ),
    ],
)
def test_a_calculation_is_taken_when_every_word_of_it_is_a_column(columns: str, said: str) -> None:
    assert said in _inferred(columns)


def test_parts_of_a_label_are_as_long_as_its_example_shows_them() -> None:
    text = _inferred(
        "lens INT NOT NULL, bridge_width INT NOT NULL, label VARCHAR(12) NOT NULL COMMENT 'lens-bridge, e.g. 52-18'"
    )
    assert "CONCAT(lens, '-', bridge_width)" in text and "min = 36, max = 67" in text


def test_what_one_of_something_costs_is_not_multiplied() -> None:
    assert "0.30 * km" not in _inferred("km INT NOT NULL, price_per_km MONEY COMMENT '0.30 per km'")


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("subtotal MONEY, shipping MONEY COMMENT 'free from 50.00, otherwise 4.90'", "IF(subtotal >= 50.00, 0, 4.90)"),
        ("warenwert MONEY, versand MONEY COMMENT '4,95, ab 50 EUR frei'", "IF(warenwert >= 50, 0, 4.95)"),
    ],
)
def test_something_is_free_from_an_amount_on(columns: str, said: str) -> None:
    assert said in _inferred(columns)


def test_hours_are_not_added_to_money() -> None:
    text = _inferred(
        "labour_hours DECIMAL(5,2) NOT NULL, material_cost MONEY, total_cost MONEY COMMENT 'labour plus material'"
    )
    assert "labour_hours + material_cost" not in text


@pytest.mark.parametrize(
    ("columns", "label"),
    [
        (
            "lens_width INT NOT NULL, bridge INT NOT NULL, temple INT NOT NULL, label VARCHAR(20) NOT NULL COMMENT "
            "'lens width-bridge-temple, e.g. 52-18-140'",
            "CONCAT(lens_width, '-', bridge, '-', temple)",
        ),
        (
            "length_cm INT NOT NULL, width_cm INT NOT NULL, height_cm INT NOT NULL, size VARCHAR(20) NOT NULL COMMENT 'LxWxH, e.g. 60x40x30'",
            "CONCAT(length_cm, 'x', width_cm, 'x', height_cm)",
        ),
        (
            "building CHAR(1) NOT NULL, room_no SMALLINT NOT NULL, label VARCHAR(20) NOT NULL COMMENT 'building-room, e.g. B-07'",
            "CONCAT(building, '-', LPAD(room_no, 2, '0'))",
        ),
        (
            "breite INT NOT NULL, querschnitt INT NOT NULL, zoll INT NOT NULL, groesse VARCHAR(20) NOT NULL COMMENT "
            "'Breite/Querschnitt R Zoll, z. B. 205/55 R16'",
            "CONCAT(breite, '/', querschnitt, ' ', 'R', zoll)",
        ),
    ],
)
def test_a_label_is_written_from_the_columns_that_its_example_shows(columns: str, label: str) -> None:
    assert label in _inferred(columns)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            "is_warranty TINYINT(1) NOT NULL, labour MONEY, parts MONEY, charged MONEY COMMENT 'labour plus parts, nothing under warranty'",
            "IF(is_warranty = 1, 0, (labour + parts))",
        ),
        (
            "notdienst TINYINT(1) NOT NULL, zuschlag MONEY COMMENT '25 EUR im Notdienst, sonst 0'",
            "IF(notdienst = 1, 25, 0)",
        ),
        (
            "razem MONEY, gwarancja TINYINT(1) NOT NULL, do_zaplaty MONEY COMMENT 'razem, a w gwarancji 0'",
            "0, (razem))",
        ),
        (
            "dagen INT NOT NULL, verzekerd TINYINT(1) NOT NULL, premie MONEY COMMENT '5 euro per dag indien verzekerd'",
            "IF(verzekerd = 1, (ROUND(5 * dagen, 2)), 0)",
        ),
    ],
)
def test_a_number_is_another_one_in_the_rows_that_its_comment_excepts(columns: str, said: str) -> None:
    assert said in _inferred(columns)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            "grade CHAR(1) NOT NULL COMMENT 'A = apprentice, B = skilled worker', hourly_rate MONEY COMMENT 'A 14.00, B 21.50'",
            "WHEN 'A' THEN 14.00 WHEN 'B' THEN 21.50",
        ),
        (
            "utility ENUM('water', 'electricity') NOT NULL, unit ENUM('kWh', 'm3') NOT NULL COMMENT 'electricity in kWh, water in m3'",
            "WHEN 'water' THEN 'm3'",
        ),
        (
            "kategorie VARCHAR(5) NOT NULL COMMENT 'EZ Einzelzimmer, DZ Doppelzimmer', betten TINYINT NOT NULL COMMENT 'EZ 1, DZ 2'",
            "WHEN 'DZ' THEN 2",
        ),
        ("duree_mois TINYINT NOT NULL COMMENT '12, 24 ou 36 mois'", "values = [12, 24, 36]"),
    ],
)
def test_values_are_those_that_a_comment_lists(columns: str, said: str) -> None:
    assert said in _inferred(columns)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            "nature ENUM('vegetal', 'materiau', 'main_oeuvre') NOT NULL, plante VARCHAR(20) NULL COMMENT 'vide pour la main d''oeuvre et les matériaux'",
            "NOT (nature IN ('materiau', 'main_oeuvre'))",
        ),
        ("passed TINYINT(1) NOT NULL, again_on DATE NULL COMMENT 'if failed'", "NOT (passed = 1)"),
        (
            "score TINYINT NOT NULL COMMENT '0-100', passed TINYINT(1) NOT NULL COMMENT 'score of at least 70'",
            "IF(score >= 70, 1, 0)",
        ),
        (
            "sous_garantie TINYINT(1) NOT NULL, facturable TINYINT(1) NOT NULL COMMENT 'non si sous garantie'",
            "IF(NOT (sous_garantie = 1), 1, 0)",
        ),
        (
            "result ENUM('valid', 'void') NOT NULL, retest_on DATE NULL COMMENT 'after a void result'",
            "when = \"result = 'void'\"",
        ),
        ("amount MONEY, receipt_no VARCHAR(20) NULL COMMENT 'for 100 EUR and more'", "amount >= 100"),
        (
            "einnahme DECIMAL(8,2) NULL COMMENT 'leer bei Ausgabe', ausgabe DECIMAL(8,2) NULL COMMENT 'leer bei Einnahme'",
            "which_of_2 = 2",
        ),
    ],
)
def test_a_condition_in_words_names_the_rows(columns: str, said: str) -> None:
    assert said in _inferred(columns)


def test_a_number_is_no_more_than_the_row_that_it_refers_to_allows() -> None:
    text = _inferred(
        "pier_id INT NOT NULL, length_m DECIMAL(4,1) NOT NULL COMMENT 'never more than the pier allows', FOREIGN KEY (pier_id) REFERENCES piers (id)",
        "CREATE TABLE piers (id INT PRIMARY KEY, max_length_m DECIMAL(4,1) NOT NULL);",
    )
    assert "pier_id.max_length_m * limit_percent / 100" in text


def test_a_formula_stays_within_the_limit_beside_it() -> None:
    text = _inferred("days_late INT NOT NULL, fine MONEY COMMENT '0.25 per day, at most 10.00'")
    assert "LEAST(ROUND(0.25 * days_late, 2), 10.00)" in text


def test_classes_of_goods_are_no_steps_to_the_last_one() -> None:
    text = _inferred("class CHAR(1) NOT NULL COMMENT 'F=FRESH Z=FROZEN L=LIVE'")
    assert 'values = ["F", "Z", "L"], weights = [3, 2, 1]' in text


def test_a_balance_is_the_rows_that_are_all_its_comment_says() -> None:
    text = _inferred(
        "arbal MONEY COMMENT 'OPEN AR INVOICES'",
        "CREATE TABLE arinv (id INT PRIMARY KEY, entry_id INT NOT NULL, amount MONEY, paid MONEY, opnamt MONEY COMMENT 'AMOUNT LESS PAID', "
        "stat CHAR(1) NOT NULL COMMENT 'O=OPEN P=PAID', FOREIGN KEY (entry_id) REFERENCES entries (id));",
    )
    assert "arbal = \"IFNULL(SUM(IF(arinv.stat = 'O', arinv.opnamt, 0)), 0)\"" in text


def test_a_title_stays_as_the_comment_lists_it() -> None:
    text = _inferred(
        "chef_id INT NOT NULL, FOREIGN KEY (chef_id) REFERENCES salaries (id)",
        "CREATE TABLE salaries (id INT PRIMARY KEY, nom VARCHAR(60) NOT NULL, prenom VARCHAR(60) NOT NULL, fonction VARCHAR(40) NOT NULL "
        "COMMENT 'ouvrier, chef d''équipe, conducteur de travaux, apprenti...');",
    )
    assert '"chef d\'équipe"' in text and '"Chef"' not in text


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("4,50 si électricité, 0 sinon", Alternative("4,50", "électricité", "0", True)),
        ("ore per tariffa, zero in garanzia", Alternative("ore per tariffa", "garanzia", "0", False)),
        ("price of the package when the case was opened", None),
        ("15 % of the fee if late", Alternative("15 % of the fee", "late", "0", True, is_said=False)),
    ],
)
def test_the_exception_of_a_number_is_apart_from_what_it_is(comment: str, found: Alternative | None) -> None:
    assert alternative_in(comment) == found
