"""The words of a name: other languages, compounds, abbreviations and phrases in English."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from seedsql.blueprint.inference.words import vocabulary
from seedsql.blueprint.inference.words.identifiers import words_of
from seedsql.blueprint.inference.words.languages import reading
from seedsql.blueprint.inference.words.readings import Readings
from seedsql.blueprint.inference.words.vocabulary import data, normal, noun_tokens, tokens
from seedsql.blueprint.inference.words.writing import language_of, writing_of

READ = {
    "ORD_QTY": "order quantity",
    "rechnungsnummer": "invoice number",
    "kundennummer": "customer number",
    "zahlungsart": "payment type",
    "Stückpreis": "unit price",
    "totaalbedrag": "total amount",
    "montant_ht": "net amount",
    "nombre_de_places": "count place",
    "total_ejemplares": "total copy",
    "pagadas": "paid",
    "quantité": "quantity",
    "liczba_pozycji": "item count",
    "sub_total": "subtotal",
    "VL_FRETE": "freight",
    "QT_ITENS": "item quantity",
    "kwota_vat": "vat amount",
    "price_list": "price list",
    "data_wystawienia": "date issued",
    "data_source": "data source",
    "data_di_nascita": "date birth",
    "utworzono_przez": "created by",
    "cree_par": "created by",
    "genehmigt_von": "approved by",
    "par_level": "par level",
    "EST_HRS": "estimated hour",
    "BEG_BAL": "opening balance",
    "SETL_DT": "paid date",
    "INT_RT": "interest rate",
    "OH_QTY": "quantity on hand",
    "PRTY_CD": "priority code",
    "VL_FRETE_KG": "freight kg",
    "liczba_dob": "day count",
    "num_facture": "invoice number",
    "leitura_anterior": "previous reading",
    "datum_in_dienst": "hired date",
    "kod_pocztowy": "zip",
    "stawka_za_km": "rate per km",
    "przedmioty_zwrócone": "przedmioty returned",
    "date_échéance": "date due",
    "mahn_datum": "reminder date",
    "prüfnr": "verified number",
    "dt_vencimento": "date due",
    "valor_liquido": "net amount",
    "fecha_vencimiento": "date due",
    "betaaltermijn_dagen": "payment term day",
    "data_scadenza": "date due",
    "prezzo_unitario": "unit price",
    # verbs before a time, and nouns of verbs, as the participles that are listed
    "permit_lapses_on": "permit expires on",
    "forfeiture_date": "forfeited date",
    "ratification_date": "approved date",
    "repudiation_date": "rejected date",
    "commences_on": "start on",
    "revoke_at": "revoked at",
    "rescinded_by": "revoked by",
    "forfeiture_id": "forfeiture id",
    "mail_date": "mail date",
    # not compounds of shorter words
    "transport": "transport",
    "restaurant": "restaurant",
    "artist": "artist",
    "nombre": "name",
}


def test_names_of_many_languages_are_read_in_english() -> None:
    assert {name: " ".join(tokens(name)) for name in READ} == READ


IN_LANGUAGES = {
    "polish": {
        "koszt_robocizny": "labor cost",
        "wart_vat": "vat amount",
        "czlonkowie": "member",
        "DZATR": "hired date",
        "POZ_JM": "position unit",
        "liczba_dzieci": "child count",
        "nr_rej": "plate",
        "szczepienia": "vaccinated",
        "stan": "status",
        "liczba_wind": "elevator count",  # a form of winda, though English too
    },
    "portuguese": {"em_andamento": "progress", "despesas": "expense"},
    "turkish": {"baslama_tarihi": "start date", "saatlik_ucret": "hour wage", "ise_alim_tarihi": "hired date"},
    "czech": {
        "hodinova_mzda": "hour wage",
        "zaklad_dane": "net amount",
        "splatnost_dni": "payment term day",
        "pocet_vozidel": "vehicle count",
        "km_pri_vraceni": "end km",
    },
    "dutch": {
        "MaxAantalLeerlingen": "maximum student",
        "verwachte_oogstdatum": "expected harvest date",
        "BedragExclBtw": "net amount",
        "kwalificatieijzer": "kwalificatieijzer",
        "StuksPrijs": "unit price",
    },
    "swedish": {
        "antal_levererade": "delivered quantity",
        "materialkostnad": "material cost",
        "avbokades": "cancelled",
        "slaktad": "slaughtered",
    },
    "german": {
        "Fahrtende": "trip end",
        "gewerbe": "gewerbe",
        "kundenrechnungsnummer": "customer invoice number",
        "fahrzeugkosten": "vehicle cost",
        "art": "type",
        "MwStBetrag": "vat amount",
    },
}


def test_words_of_a_known_language_are_read_in_it_first() -> None:
    """Compounds of several parts, abbreviations that only one word begins with, and the noun before what is said of it."""
    for language, names in IN_LANGUAGES.items():
        with reading(language):
            assert {name: " ".join(tokens(name)) for name in names} == names
    assert tokens("stan") == ("status",)  # no English word: in Polish all the same


BY_NEIGHBOURS = {
    "CERT_DT": "certified date",
    "CERT_NO": "certificate number",
    "EXP_DLVR_DT": "expected delivered date",
    "LIC_EXP_DT": "license expires date",
    "CUR_TEU": "current teu",
    "CUR_CD": "currency code",
    "INT_PCT": "interest percent",
    "UTIL_PCT": "utilization percent",
    "ST_DT": "start date",
    "ST_CD": "state code",
    "LATE_MIN": "late minute",
    "TEMP_MIN": "temperature minimum",
    "UPD_USR": "updated by",
    "HT_CM": "height cm",
    "MNT_HT": "net amount",
}


def test_abbreviations_mean_what_the_word_behind_them_says() -> None:
    assert {name: " ".join(tokens(name)) for name in BY_NEIGHBOURS} == BY_NEIGHBOURS


@pytest.mark.parametrize(
    ("language", "names", "english"),
    [
        ("german", "GES_BTR LFD_NR BEST_DAT KDNR ERF_BEN LFZ_J", "total amount, sequence number, order date, customer number, created by, term year"),
        ("french", "MNT_HT DT_CRE QTE_LIV DT_ECH MOT_ANN", "net amount, date created, delivered quantity, date due, cancelled reason"),
        ("spanish", "FEC_ALTA IMP_TOT USU_MOD CANT_REC FEC_VTO", "created date, total amount, updated by, received quantity, due date"),
        ("dutch", "BEDR_EXCL FACT_DAT MUT_GEBR AANT", "net amount, invoice date, updated by, count"),
        ("polish", "DTM_WYST KWT UZ_UTW L_GODZ", "issued date, amount, created by, hour count"),
    ],
)  # fmt: skip
def test_abbreviations_of_a_language_are_read_in_its_schemas(language: str, names: str, english: str) -> None:
    with reading(language):
        assert ", ".join(" ".join(tokens(name)) for name in names.split()) == english


def test_names_are_read_as_their_schema_writes_them() -> None:
    """Marks of the type in front, and words run together: where many names are written so, and no other names."""
    marked = "tblCust lngCustID strCustNm dtmCreated curTotAmt blnActive strCity intQty".split()
    german = "tblRechnung dtmRechnungsdatum curGesamtbetrag blnOffen intMenge tblFahrlehrer".split()
    joined = "INVHDR INVNBR CUSTNBR INVDT DUEDT INVAMT TAXAMT GRSAMT BOSTS STATE TOTAL REPORT".split()
    plain = "orders qf_min qf_max order_id strength current_balance integer_value report content customer".split()
    for names, words in (
        (marked, "cust|cust id|cust nm|created|tot amt|active|city|qty"),
        (german, "rechnung|rechnungsdatum|gesamtbetrag|offen|menge|fahrlehrer"),
        (joined, "inv hdr|inv nbr|cust nbr|inv dt|due dt|inv amt|tax amt|grs amt|bo sts|state|total|report"),
        (plain, "orders|qf minimum|qf max|order id|strength|current balance|integer value|report|content|customer"),
    ):
        with reading(*writing_of(names)):
            assert "|".join(" ".join(words_of(name)) for name in names) == words


def test_the_noun_of_a_table_is_the_first_one_in_romance_and_slavic_languages() -> None:
    """But for an adjective before it, as Slavic languages have it."""
    for language, name, english in (
        ("spanish", "lineas_contrato", "contract line"),
        ("polish", "pozycje_faktury", "invoice item"),
        ("polish", "zuzyte_czesci", "used part"),
    ):
        with reading(language):
            assert " ".join(noun_tokens(name.split("_"))) == english


def test_language_is_that_of_most_names() -> None:
    polish = (
        "klienci nazwa ulica miasto faktury kwota stawka rabat data_wystawienia zamowienia ilosc cena id status".split()
    )
    assert language_of(polish) == "polish"
    assert language_of("customers name street city invoices amount rate kurs data datum status total".split()) == ""


@pytest.mark.parametrize(
    ("language", "names", "english"),
    [
        ("czech", "datum_splatnosti cena_za_kus castka_bez_dph zakaznik_id", "due date, price per piece, net amount, customer id"),
        ("danish", "beløb beloeb enhedspris fakturanr oprettet", "amount, amount, unit price, invoice number, created"),
        ("turkish", "siparis_tarihi birim_fiyati toplam_tutar durumu", "order date, unit price, total amount, status"),
        ("romanian", "numar_factura pret_unitar cantitatea valoare_tva", "invoice number, unit price, quantity, vat amount"),
        ("hungarian", "fizetesi_hatarido egysegar mennyiseg vegosszeg", "due date, unit price, quantity, total amount"),
    ],
)  # fmt: skip
def test_languages_are_read_in_their_own_schemas_only(language: str, names: str, english: str) -> None:
    with reading(language):
        assert ", ".join(" ".join(tokens(name)) for name in names.split()) == english
    with reading(""):
        assert ", ".join(" ".join(tokens(name)) for name in names.split()) != english


def test_words_of_the_tables_are_read_once_for_all_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And in English, whatever the language of the schema."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    words = ("order qty", "data", "stan", "wart", "czy")
    for kept in (False, True):
        earlier = Readings([b"tables"])
        assert sorted(earlier.words) == (sorted(words) if kept else [])
        monkeypatch.setattr(vocabulary, "_readings", lambda earlier=earlier: earlier)
        normal.cache_clear()
        with reading("polish"):
            assert [normal(word) for word in words] == [tokens_in_english(word) for word in words]
        vocabulary.keep_readings()
    assert Readings([b"other tables"]).words == {}
    normal.cache_clear()


def tokens_in_english(words: str) -> tuple[str, ...]:
    with reading(""):
        return tokens(words.replace(" ", "_"))


def test_abbreviations_in_keys_are_words_of_their_tables() -> None:
    """``SEC_ID`` of sections: what it means elsewhere it means there not; and no word of a table that is not known."""
    names = "STAFF STF_ID STF_NM SECTION SEC_ID TCHR_STF_ID LATE_SEC XYLOPH XYL_ID PRODUCT_TYPE PT_ID".split()
    with reading(
        *writing_of(
            names, [("STAFF", "STF_ID"), ("SECTION", "SEC_ID"), ("XYLOPH", "XYL_ID"), ("PRODUCT_TYPE", "PT_ID")]
        )
    ):
        found = {name: " ".join(tokens(name)) for name in names}
    assert (found["STF_NM"], found["SEC_ID"], found["TCHR_STF_ID"]) == ("staff name", "section id", "teacher staff id")
    assert (found["LATE_SEC"], found["XYL_ID"]) == ("late second", "xyl id")
    assert "product" not in found["PT_ID"]


def test_a_word_is_spelled_out_in_few_words() -> None:
    """A list of states beside it would be one word that nothing else is called."""
    assert {word: said for word, said in data()["spellings"].items() if len(said.split()) > 3} == {}


_OF_ORDERS = {
    "ORDHDR": "table", "CUSMST": "table", "ORDNBR": "number", "CUSNBR": "number", "CUSNAM": "text", "DLVDAT": "time", "TOTWGT": "number",
    "CURPRS": "number", "UNTPRC": "number", "RJTRSN": "text", "RJTDAT": "time", "STSCD": "flag", "APVDAT": "time", "LSTCHG": "number",
}  # fmt: skip


def test_words_cut_short_and_run_together_are_read_as_the_likeliest_ones() -> None:
    language, names = writing_of(list(_OF_ORDERS), (), _OF_ORDERS)
    with reading(language, names):
        found = {name: " ".join(tokens(name)) for name in _OF_ORDERS}
    assert found == {
        "ORDHDR": "order header",
        "CUSMST": "customer master",
        "ORDNBR": "order number",
        "CUSNBR": "customer number",
        "CUSNAM": "customer name",
        "DLVDAT": "delivered date",
        "TOTWGT": "total weight",
        "CURPRS": "current pressure",
        "UNTPRC": "unit price",
        "RJTRSN": "rejected reason",
        "RJTDAT": "rejected date",
        "STSCD": "status code",
        "APVDAT": "approved at",
        "LSTCHG": "last charge",
    }


def test_what_letters_are_short_for_is_what_they_are_in_the_name_of_a_table() -> None:
    kinds = {
        "TECH_BRCH": "table",
        "SVC_CTG": "table",
        "BRCH_CD": "text",
        "BRCH_NM": "text",
        "CHG_AMT": "number",
        "RVK_DT": "time",
        "RVK_FLG": "flag",
    }
    language, names = writing_of(list(kinds), (), kinds)
    with reading(language, names):
        assert [tokens(name) for name in ("BRCH_CD", "CHG_AMT", "RVK_DT")] == [
            ("branch", "code"),
            ("charge", "amount"),
            ("revoked", "date"),
        ]


def test_the_ends_of_tables_are_no_part_of_the_words_before_them() -> None:
    tables = (
        "CUSTMS",
        "ARTMS",
        "WHSMS",
        "ORDHDR",
        "RETHDR",
        "RETLIN",
        "CRNHDR",
        "TRPHDR",
        "TRPST",
        "ITEMS",
        "GLOBAL_PRM",
        "ARTIST",
    )
    kinds = {
        **dict.fromkeys(tables, "table"),
        "ORD_NO": "number",
        "RET_DT": "time",
        "TRP_NO": "number",
        "CUST_NM": "text",
    }
    language, names = writing_of(list(kinds), (), kinds)
    with reading(language, names):
        assert {table: " ".join(tokens(table)) for table in tables} == {
            "CUSTMS": "customer ms",
            "ARTMS": "article ms",
            "WHSMS": "warehouse ms",
            "ORDHDR": "order header",
            "RETHDR": "returned header",
            "RETLIN": "returned line",
            "CRNHDR": "credit header",
            "TRPHDR": "trip header",
            "TRPST": "trip st",
            # words are left whole
            "ITEMS": "item",
            "ARTIST": "artist",
            "GLOBAL_PRM": "global premium",
        }


def test_names_that_are_spelled_out_are_no_words_cut_short() -> None:
    names = "things uuid ref guid breeders litters dam_id sire_id placing points max_entries rings".split()
    assert not writing_of(names)[1]


def test_a_name_that_was_read_is_read_anew_in_another_language_and_written_otherwise() -> None:
    with reading("german"):
        plain = tokens("abcnr")
        assert tokens("data_od") == ("date", "from")
        with reading("german", {"abcnr": "preis"}):
            assert tokens("abcnr") == ("price",)
        assert tokens("abcnr") == plain != ("price",)
        with reading("polish"):
            assert tokens("stan") == ("status",)
