"""People in texts that no column holds and no list has, by what is said before and behind them, in many languages; and names that
are no one's."""

from __future__ import annotations

import pytest

from seedsql.pii.known import KnownNames
from seedsql.pii.known_words import known_names
from seedsql.pii.prose import ProseFinder

PEOPLE = KnownNames(*known_names())


def found(text: str) -> str:
    return " ".join(text[start:stop] for start, stop, _, _ in sorted(PEOPLE.spans(text)))


KNOWN_BY = r"""
dr Grzegrzółka zmienił dawkę; inż. Skrzypczyk i ks. Wrzesiński byli => Grzegrzółka Skrzypczyk Wrzesiński
O Eng.º Quintanilha esteve na obra, a Dra. Figueirôa também => Quintanilha Figueirôa
M. Kervadec et Maître Bouchardeau sont absents => Kervadec Bouchardeau
Coach Wolstenholme, Constable Anigbogu and Nurse Bakri were there => Wolstenholme Anigbogu Bakri
Familie Zwickenpflug zieht aus, Kollege Hölscher hilft => Zwickenpflug Hölscher
Bereczki úr és Tisztelt Gantulga asszony => Bereczki Gantulga
Çakıroğlu Bey aradı, Aigerim Hanım'a iletildi => Çakıroğlu Aigerim
Dear Jaspreet ji, Tanaka-san wrote => Jaspreet Tanaka
Mi cuñada Aigerim abrirá; mon beau-frère Gwendal aussi => Aigerim Gwendal
A férjem, Blagoje intézi; vợ tôi Thaksin sẽ nhận => Blagoje Thaksin
min granne Ekegren, mijn buurvrouw Vreeswijk, moj susjed Perković => Ekegren Vreeswijk Perković
Podpisano: Kurzawa => Kurzawa
Mrs Laura Ashley called, Contact: William Lawson => Laura Ashley William Lawson
Interlocuteur : Chassagne => Chassagne
Sachbearbeiterin: Zwickenpflug => Zwickenpflug
Ügyintéző: Gantulga; i. A. Aschenbrenner => Gantulga Aschenbrenner
Üdvözlettel:\nKocsordi => Kocsordi
Díky, Batbayar! Danke dir, Aigerim! => Batbayar Aigerim
Zeuge: Krumbiegel, Ottfried => Krumbiegel Ottfried
Pax: OAKESHOTT/HAMISH MR => OAKESHOTT HAMISH
Guest: GANTULGA Batbayar => GANTULGA Batbayar
Approved by P. Wolstenholme on Friday => Wolstenholme
Batbayar Gantulga har flyttat, Thaksin Boonyasiri mudou de morada => Batbayar Gantulga Thaksin Boonyasiri
Aigerim is my neighbour; pass this to Blagoje please => Aigerim Blagoje
""".strip().splitlines()


@pytest.mark.parametrize("line", KNOWN_BY)
def test_people_are_known_by_what_is_around_them(line: str) -> None:
    text, people = line.replace(r"\n", "\n").rsplit(" => ", 1)
    assert found(text) == people


@pytest.mark.parametrize(
    "text",
    """
Wir lesen „Effi Briest“ und "Der Prozess"; nous lisons Madame Bovary et Thérèse Raquin
Leemos La casa de Bernarda Alba. Vi läser Gösta Berlings saga
The novel "Anna Nowak" by no one; wir sahen „Piotr Kowalski“
Kelvin, Pascal and Newton; Ruby on Rails, Julia 1.9, Ada 2012
Hurricane Andrew, Sturm Sabine, museo Reina Sofía, Via Mazzini, Osteria da Mario
pasta alla Norma, a Margherita pizza; the Hoover and a Henry; Fritz!Box 7590
Sayın Yetkili, Tisztelt Hölgyem, Drogi Kliencie, Kedves Vásárlónk, Öğretmen Hanım
Anh chị vui lòng đợi. Hi Team, Hallo Zusammen, Dear Customer
Fahrer Nachtschicht gesucht, Hausmeister Sprechstunde, Lieferung an Lager Nord
Taille M. Livraison rapide. Signed: Yes. Responsible: Marketing
Frau Holle, Doktor Schiwago, Judge Dredd, H. Samuel catalogue
Müdür Bey toplantıda. Igazgató úr kéri. Owner: Contoso Ltd
""".strip().splitlines(),
)
def test_what_is_called_as_people_are_is_no_one(text: str) -> None:
    assert found(text) == ""


ADDRESSES = (
    """
Bem rakpart 67. | Ady Endre u. 19. | Atatürk Cad. No:30 | Bağdat Caddesi 33 D:7 | Yeni Mahalle 127 | Na Příkopě 173/14 | náměstí Míru 89 | Rynek 74
Praceta dos Cravos 72 | Hohe Gasse 127 | PO Box 162 | Villa 22, Al Wasl Road | Plot 134 Sector 21 | No. 126 Renmin Bei Lu | Leoforos Alexandras 126
""".replace("\n", " | ")
    .strip(" |")
    .split(" | ")
)


def test_streets_of_many_countries_and_numbers_that_are_called() -> None:
    finder = ProseFinder(["IT", "ES", "CZ"])
    assert [text for text in ADDRESSES if not any(name == "street" for _, _, name, _ in finder.spans(text))] == []
    calls = (
        "mi trova al 348 1234567|volejte na 602 505 567|devolver la llamada al 918830103|hívjon a 06301234567 számon"
    )
    assert [text for text in calls.split("|") if not any(name == "phone" for _, _, name, _ in finder.spans(text))] == []
    others = "4.2 GB, 1,204.50 EUR|Rondo 12 godzin|Room 12, Building 4|V Praze 12 dní|12 USB Drive|Office 365|devolver el pedido 12345678"
    assert [text for text in others.split("|") if finder.spans(text)] == []


def test_a_code_and_a_town_behind_a_street_go_with_it() -> None:
    finder = ProseFinder(["PL"])
    for text, city in (
        ("Rynek 74, 85-001 Bydgoszcz", "Bydgoszcz"),
        ("Lindenallee 43, D-83646 Bad Tölz instead", "Bad Tölz"),
    ):
        found = {name: shown for _, _, name, shown in finder.spans(text)}
        assert found["city"] == city and found["postal_code"] in text
