"""What is beside a name, an address or a number says whose it is: in texts, in marked-up ones and in the turns of a chat."""

from __future__ import annotations

import json
from functools import cache

import pytest

from seedsql.pii.known import KnownNames
from seedsql.pii.known_words import known_names
from seedsql.pii.masking import Masker
from seedsql.pii.scanner import scan
from seedsql.values.lexicon import personal_lists

COLUMNS = {
    "email": ["anna.nowak@firma.pl"],
    "last_name": ["Seo", "Kowalczyk"],
    "city": ["Leszno", "Göttingen", "Braga", "Linz"],
    "phone": ["+48 601 234 567", "+45 20 12 34 56", "+371 26 123 456", "+351 912 345 678", "+354 691 2345"],
}


@cache
def masker() -> Masker:
    made = Masker(b"a key that no one else has......", personal_lists(), KnownNames(*known_names()))
    for personal_class, originals in COLUMNS.items():
        made.remember_each(personal_class, originals)
    return made


def masked(text: str) -> str:
    return masker().mask_text(text, prose=True)


@pytest.mark.parametrize(
    "line",
    """
rose.baker@posteo.de (Rose Baker)|Rose Baker
"Grace Hunter" <sip:grace.hunter@voip.net>|Grace Hunter
Grace Hunter, GB29 NWBK 6016 1331 9268 19|Grace Hunter
April King, Lerchenweg 4, 37073 Göttingen|April King Lerchenweg 37073
Wang Xiaoming 138 0013 8001|Wang Xiaoming 8001
Kim, Seo-yeon|Kim Seo yeon
tell Seo-yeon please|Seo yeon
Jānis Ozols 26123457|26123457
912345679 Inês Vaz|912345679
Jón Jónsson 691 2346|691 2346
Quinta Nova 12, 4700-123 Braga, 912345678|Quinta 4700 123 912345678
zvanīt 26123458|26123458
My ID number is 22145678901, thanks|22145678901
Ela nasceu em 12/03/1981|12/03
The parcel for Kowalczyk went to 64-100 Leszno|64-100 Leszno
signal @b.kern7|b.kern7
DNI/NIE 12345678Z|12345678
Anna Nowak, Lipowa 12/4a|Nowak Lipowa 12/4a
Nowak Anna Lipowa 12/4a|Nowak Lipowa
czynsz April King za marzec|April King
Re: CV Rose Baker|Rose Baker
Anna Nowak, Teheran-ro 152|Nowak Teheran 152
sent to Shinjuku 2-chome 8-1|Shinjuku
wohnt nun 14 bvd Saint-Michel|Saint Michel
пр-т Науки 5|Науки
""".strip().splitlines(),
)
def test_what_is_beside_says_whose_it_is(line: str) -> None:
    text, gone = line.split("|")
    shown = masked(text)
    assert not [each for each in gone.split() if each in shown], shown


@pytest.mark.parametrize(
    "text",
    """
Order 20345678 Niels Holm edition
Lot 20345678, Braga
Milk 20345678
Seo-friendly pages for a shop
Upgrade to 9.3.27.54 done
upgraded from 9.3.27.50 to 9.3.27.54 tonight
tug Karl Meyer towed it
Tisztelt Ügyfélszolgálat!
<li>Regal 4</li><li>10000 Stück</li>
<td>Rack 4</td><td>2000 Ports</td>
<p>Halle <b>3</b></p><p>4500 Paletten</p>
Version 138 0013 8001
gift Rose Gold
Booking Jordan River
loan for Small Business
""".strip().splitlines(),
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "<p>Lieferadresse:<br><i>Lerchenhain 14</i><br>37073 Göttingen</p>",
        "<div><span>Lerchenhain 14</span> 37073 Göttingen</div>",
        "<tr><td>Lerchenhain 14</td><td>37073 Göttingen</td></tr>",
        "<p>Wysyłka: <em>Lerchenhain 14</em>, 37073 Göttingen</p>",
    ],
)
def test_an_address_is_seen_through_the_tags_in_it(text: str) -> None:
    shown = masked(text)
    assert not [each for each in ("Lerchenhain", "37073", "Göttingen") if each in shown]
    assert shown.count("<") == text.count("<") and shown.count("/") == text.count("/")


@pytest.mark.parametrize(
    ("login", "text"),
    [
        ("osei.k", "this is Kwabena Osei, my order is late"),
        ("ktetteh81", "Kwabena Tetteh here"),
        ("kwabena_osei", "I am Kwabena Osei"),
    ],
)
def test_a_login_that_is_made_of_a_name_in_the_document_goes(login: str, text: str) -> None:
    turns = [{"from": login, "text": text}, {"from": "team", "text": "Good morning"}]
    shown = json.loads(masked(json.dumps(turns)))
    assert login not in str(shown) and "Kwabena" not in str(shown)
    assert shown[1] == turns[1]


def test_what_is_said_in_a_turn_is_prose() -> None:
    turns = [{"from": "agent", "text": "Guten Tag Frau Zwickenpflug"}, {"from": "queue", "text": "Two crates left"}]
    shown = json.loads(masked(json.dumps(turns)))
    assert "Zwickenpflug" not in str(shown) and shown[1] == turns[1] and shown[0]["from"] == "agent"


def test_a_handle_is_no_address() -> None:
    shown = masked("write me on telegram @ola.kern please")
    assert "ola.kern" not in shown and shown.startswith("write me on telegram @")
    assert not scan("telegram @ola.kern") and scan("ann @smith.com")


@pytest.mark.parametrize(
    "line",
    """
Brīvības iela 12-4|LV-1010 Rīga|26 123 457
Laugavegur 22|101 Reykjavík|691 2346
Hämeenkatu 5 A 3|33100 Tampere|20 34 56 78
Skovbrynet 5, 2. th|8000 Aarhus C|20 34 56 78
1421 Maple Ridge Dr|Dayton, OH 45402|(937) 235-2211
Av. Reforma 222, Col. Juárez|06600 CDMX|912 345 670
12 Nguyễn Huệ|700000 TP. Hồ Chí Minh|912 345 670
""".strip().splitlines(),
)
def test_a_street_a_town_and_a_number_go_in_a_turn_in_lines_and_in_cells(line: str) -> None:
    street, town, number = line.split("|")
    turns = [{"from": "agent", "text": "Your address?"}, {"from": "customer", "text": f"{street}, {town}, {number}"}]
    for text in (
        json.dumps(turns, ensure_ascii=False),
        f"<p>{street}<br>{town}<br>Tel: {number}</p>",
        f"<td>{street}</td><td>{town}</td><td>{number}</td>",
    ):
        shown = masked(text)
        gone = [street.split()[1], town.split()[0].rstrip(","), town.split()[-1], number]
        assert not [each for each in gone if len(each) > 2 and each in shown], shown


def test_a_number_with_right_check_digits_beside_a_name_is_the_persons() -> None:
    for number, name in (
        ("1641027251765", "Ion Popescu"),
        ("942 799 2999", "Emily Hart"),
        ("82022568281", "Zofia Nowak"),
    ):
        assert number not in masked(f"row 18 {number} {name} rejected")
        assert number not in masked(f"row 18 {name} {number} rejected")


def test_what_is_parked_beside_a_plate_is_no_row_of_places() -> None:
    assert "4127" not in masked("Anna Nowak parkt mit B-KL 4127 vorm Tor")
    for text in ("parked in row AB 12345", "parked on level 3, bay B 12"):
        assert masked(text) == text
