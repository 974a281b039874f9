"""What names, types and CHECKs of European schemas without comments say, in a schema that holds each case once."""

from __future__ import annotations

import tomllib

from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

POLISH = """
CREATE TABLE KTR (KTR_ID INT AUTO_INCREMENT PRIMARY KEY, KTR_NAZWA VARCHAR(80) NOT NULL, KTR_BLOK CHAR(1) NOT NULL DEFAULT 'N', KTR_DBLOK DATE,
  CHECK (KTR_BLOK IN ('T', 'N')));
CREATE TABLE TOW (TOW_ID INT AUTO_INCREMENT PRIMARY KEY, TOW_NAZWA VARCHAR(80) NOT NULL, TOW_JM CHAR(4) NOT NULL, TOW_CENA DECIMAL(10,2) NOT NULL,
  TOW_VAT SMALLINT NOT NULL DEFAULT 23, TOW_AKT CHAR(1) NOT NULL DEFAULT 'T');
CREATE TABLE ZAM_NAG (ZAM_ID INT AUTO_INCREMENT PRIMARY KEY, ZAM_DATA DATE NOT NULL, KTR_ID INT NOT NULL, ZAM_NETTO DECIMAL(12,2) NOT NULL DEFAULT 0,
  ZAM_IL_POZ SMALLINT NOT NULL DEFAULT 0);
CREATE TABLE ZAM_POZ (ZAM_ID INT NOT NULL, POZ_LP SMALLINT NOT NULL, TOW_ID INT NOT NULL, POZ_ILOSC DECIMAL(10,3) NOT NULL, POZ_JM CHAR(4) NOT NULL,
  POZ_CENA DECIMAL(10,2) NOT NULL, POZ_RABAT DECIMAL(5,2) NOT NULL DEFAULT 0, POZ_VAT SMALLINT NOT NULL DEFAULT 23,
  POZ_NETTO DECIMAL(12,2) NOT NULL, PRIMARY KEY (ZAM_ID, POZ_LP), FOREIGN KEY (ZAM_ID) REFERENCES ZAM_NAG (ZAM_ID));
CREATE TABLE PRACOWNICY (ID INT AUTO_INCREMENT PRIMARY KEY, IMIE VARCHAR(40) NOT NULL, NAZWISKO VARCHAR(60) NOT NULL);
CREATE TABLE WYCENY (ID INT AUTO_INCREMENT PRIMARY KEY, ID_HANDLOWCA INT NOT NULL, ROK SMALLINT NOT NULL, MIESIAC TINYINT NOT NULL, DATA_WYCENY DATE NOT NULL);
"""
GERMAN = """
CREATE TABLE SH_HKL (HKL CHAR(3) PRIMARY KEY, BEZ VARCHAR(40) NOT NULL, GUELTIG_AB DATE NOT NULL);
CREATE TABLE SH_TIER (SCHLNR INT AUTO_INCREMENT PRIMARY KEY, HKL CHAR(3) NOT NULL, GEBDAT DATE NOT NULL, SCHLDAT DATE NOT NULL, ALTER_TAGE INT NOT NULL,
  GEWICHT DECIMAL(6,1) NOT NULL, KENNZEICHEN VARCHAR(12), MENGE INT NOT NULL, LIEFERDATUM DATE);
CREATE TABLE SH_ANL (ANLNR INT AUTO_INCREMENT PRIMARY KEY, BEMERKUNG VARCHAR(80), STRASSE VARCHAR(80), PLZ CHAR(5), ORT VARCHAR(40), DATUM DATE NOT NULL);
"""


def _columns(schema: str, table: str) -> dict[str, object]:
    """The rules of one table's columns, those that many tables share among them."""
    text = infer_tested(parse_schema(schema, "schema.sql"), "schema", "schema.sql", complete=True).text
    columns: dict[str, object] = tomllib.loads(text)["tables"][table]["columns"]
    return columns


def test_abbreviations_flags_and_rates_of_an_old_polish_schema() -> None:
    customers, goods, lines = (_columns(POLISH, table) for table in ("KTR", "TOW", "ZAM_POZ"))
    assert isinstance(customers["KTR_DBLOK"], dict) and customers["KTR_DBLOK"]["when"] == "KTR_BLOK = 'T'"
    assert isinstance(goods["TOW_AKT"], dict) and goods["TOW_AKT"]["values"] == ["T", "N"]
    assert [lines[name] for name in ("POZ_JM", "POZ_CENA", "POZ_VAT")] == [
        "TOW_ID.TOW_JM",
        "TOW_ID.TOW_CENA",
        "TOW_ID.TOW_VAT",
    ]
    assert lines["POZ_NETTO"] == "ROUND(POZ_ILOSC * POZ_CENA * (100 - POZ_RABAT) / 100, 2)"
    orders = _columns(POLISH, "ZAM_NAG")
    assert "SUM(ZAM_POZ.POZ_NETTO)" in str(orders["ZAM_NETTO"]) and "COUNT(ZAM_POZ" in str(orders["ZAM_IL_POZ"])
    quotes = _columns(POLISH, "WYCENY")
    assert "PRACOWNICY" in str(quotes["ID_HANDLOWCA"]), "a salesperson is an employee"
    assert [quotes["ROK"], quotes["MIESIAC"]] == ["YEAR(DATA_WYCENY)", "MONTH(DATA_WYCENY)"]


def test_keys_that_are_texts_and_ages_in_days_of_a_german_schema() -> None:
    animals = _columns(GERMAN, "SH_TIER")
    assert "SH_HKL" in str(animals["HKL"]), "a text called like the key of a table that is called so"
    assert animals["ALTER_TAGE"] == "DATEDIFF(SCHLDAT, GEBDAT)"


LIFTS = """
CREATE TABLE zarzadcy (id INT AUTO_INCREMENT PRIMARY KEY, nazwa VARCHAR(120) NOT NULL, nip CHAR(10) NOT NULL, utworzono DATETIME NOT NULL);
CREATE TABLE budynki (id INT AUTO_INCREMENT PRIMARY KEY, zarzadca_id INT NOT NULL, adres VARCHAR(150) NOT NULL, liczba_wind SMALLINT NOT NULL DEFAULT 0);
CREATE TABLE windy (id INT AUTO_INCREMENT PRIMARY KEY, budynek_id INT NOT NULL, nr_fabryczny VARCHAR(30) NOT NULL, data_montazu DATE NOT NULL,
  status ENUM('czynna','wylaczona','zlikwidowana') NOT NULL DEFAULT 'czynna', data_likwidacji DATE);
CREATE TABLE umowy (id INT AUTO_INCREMENT PRIMARY KEY, zarzadca_id INT NOT NULL, winda_id INT NOT NULL, data_od DATE NOT NULL);
CREATE TABLE jezdzcy (id INT AUTO_INCREMENT PRIMARY KEY, imie VARCHAR(40) NOT NULL, nazwisko VARCHAR(40) NOT NULL);
CREATE TABLE jazdy (id INT AUTO_INCREMENT PRIMARY KEY, jezdziec_id INT NOT NULL, data_jazdy DATE NOT NULL);
CREATE TABLE kierowcy (id INT AUTO_INCREMENT PRIMARY KEY, nazwa VARCHAR(80) NOT NULL, data_zatrudnienia DATE NOT NULL);
CREATE TABLE pracownicy (id INT AUTO_INCREMENT PRIMARY KEY, imie VARCHAR(40) NOT NULL, nazwisko VARCHAR(40) NOT NULL, stawka_godz DECIMAL(7,2) NOT NULL);
CREATE TABLE prace (id INT AUTO_INCREMENT PRIMARY KEY, pracownik_id INT NOT NULL, zatwierdzil_id INT, liczba_godzin DECIMAL(4,1) NOT NULL, koszt DECIMAL(8,2) NOT NULL);
CREATE TABLE czesci (id INT AUTO_INCREMENT PRIMARY KEY, nazwa VARCHAR(100) NOT NULL, cena_netto DECIMAL(10,2) NOT NULL);
CREATE TABLE naprawy (id INT AUTO_INCREMENT PRIMARY KEY, winda_id INT NOT NULL, zgloszono DATETIME NOT NULL, koszt_materialow DECIMAL(10,2) NOT NULL DEFAULT 0);
CREATE TABLE zuzyte_czesci (id INT AUTO_INCREMENT PRIMARY KEY, naprawa_id INT NOT NULL, czesc_id INT NOT NULL, ilosc DECIMAL(8,2) NOT NULL,
  cena_jedn DECIMAL(10,2) NOT NULL, wartosc DECIMAL(10,2) NOT NULL);
"""


def test_managers_that_are_companies_own_and_forms_of_nouns_count_rows() -> None:
    assert _columns(LIFTS, "umowy")["zarzadca_id"] == "winda_id.budynek_id.zarzadca_id", (
        "companies do not act, they own"
    )
    assert "COUNT(windy" in str(_columns(LIFTS, "budynki")["liczba_wind"]), "no wind, though English"
    gone = _columns(LIFTS, "windy")["data_likwidacji"]
    assert isinstance(gone, dict) and gone["when"] == "status = 'zlikwidowana'"
    assert "SUM(zuzyte_czesci.wartosc)" in str(_columns(LIFTS, "naprawy")["koszt_materialow"]), "parts are material"
    assert "person.name" in str(_columns(LIFTS, "kierowcy")["nazwa"])
    assert "jezdzcy" in str(_columns(LIFTS, "jazdy")["jezdziec_id"]), "by an ending of Polish"
    work = _columns(LIFTS, "prace")
    assert work["koszt"] == "ROUND(liczba_godzin * pracownik_id.stawka_godz, 2)", "at the rate of who works"
    assert "pracownicy" in str(work["zatwierdzil_id"]), "a verb says who approved it"


FRENCH = """
CREATE TABLE devis (id INT AUTO_INCREMENT PRIMARY KEY, libelle VARCHAR(80) NOT NULL, adresse VARCHAR(80), ville VARCHAR(60), date_devis DATE NOT NULL, valable_jusqu_au DATE NOT NULL COMMENT 'un an apres la date du devis',
  total_ht DECIMAL(10,2) NOT NULL, remise DECIMAL(10,2) NOT NULL DEFAULT 0, net_ht DECIMAL(10,2) NOT NULL COMMENT 'total_ht moins remise',
  tva DECIMAL(10,2) NOT NULL COMMENT '10 % du net_ht', mode VARCHAR(15) NOT NULL COMMENT 'virement, cheque, carte',
  numero_cheque VARCHAR(10) COMMENT 'seulement pour un cheque');
"""
CZECH = """
CREATE TABLE kurzy (id INT AUTO_INCREMENT PRIMARY KEY, nazev VARCHAR(80) NOT NULL, cena_kurzu DECIMAL(9,2) NOT NULL);
CREATE TABLE prihlasky (id INT AUTO_INCREMENT PRIMARY KEY, kurz_id INT NOT NULL, podano DATETIME NOT NULL, stav ENUM('cekajici','prijata','zrusena') NOT NULL,
  cena DECIMAL(9,2) NOT NULL, sleva_procent DECIMAL(4,1) NOT NULL DEFAULT 0, zruseno DATETIME COMMENT 'jen pokud je zrušena');
"""


def test_formulas_and_conditions_of_french_and_czech_comments() -> None:
    offers = _columns(FRENCH, "devis")
    assert offers["tva"] == "ROUND((net_ht) * 10 / 100, 2)", "a name as it is written comes before one with its words"
    assert "INTERVAL 1 YEAR" in str(offers["valable_jusqu_au"])
    assert "mode = 'cheque'" in str(offers["numero_cheque"]) and "sequence" not in str(offers["numero_cheque"])
    applications = _columns(CZECH, "prihlasky")
    assert applications["cena"] == "kurz_id.cena_kurzu"
    assert "stav = 'zrusena'" in str(applications["zruseno"])
