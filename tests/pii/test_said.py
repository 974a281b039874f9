"""Births and identity numbers that a text gives by the words before them, or by a form and a check digit of their own."""

from __future__ import annotations

import pytest

from seedsql.pii.by_values import class_by_values
from seedsql.pii.quick import clean
from seedsql.pii.resident_ids import is_chinese, is_of_the_emirates
from seedsql.pii.said import calls
from seedsql.pii.scanner import Finding, scan

BORN = """DOB confirmed as 6/6/1954|born in Leeds on May 4, 1961|nata il 14/01/1952|Nato a Roma il 4/6/1961|data di nascita: 14/01/1952|fecha de nacimiento 14-01-1952
F. nac.: 3/4/1960|nascida em 14/01/1952|data de nascimento: 14/01/1952|née le 4 juin 1961|né(e) le 4/6/1961|date de naissance : 04/06/1961|doğum tarihi 14.01.1952
född 1952-01-14|født 14.01.1952|nar. 14.1.1952|narozena 14. 1. 1952|Szül.: 14. 1. 1952.|ngày sinh: 14/01/1952|ur. 14.01.1952|geb. am 4.6.1961|geboortedatum 4-6-1961
дата рождения: 14.01.1952"""
CALLED = """verified w/ id 440305196011094207|784-1962-2860775-8 on file|C.I. EU62219ZE|TC Kimlik No: 10000000146|BVN 22212345678|NIN: 12345678901|EHIC 80123456789012345678
policy no 5762205190|member no. 57622051|patient no 443211|nº de póliza 99887711|n° d'adhérent 99887711|Versichertennummer: K99887711|nr polisy 99887711
r.č. 970422/2000|TAJ szám: 775502420|numero polizza 99887711|medlemsnr 99887711|poliçe no: 99887711|CCCD 801099887711
r. č. 6006175912|Rijksregisternummer 72061902487|SV-Nr. 9622210599|ΑΜΚΑ 13035083750|CNP 1530522195504|ЕГН 4907074900|JMBG: 2907943716520|РНОКПП 2658532169
RUT 20.221.722-5|teudat zehut 379593007|身份证号码 44030519601109420X|isikukood 37605030299|PPSN 1234567FA|AHV 7569217076985|steuer-id 65109843028"""


@pytest.mark.parametrize(("name", "texts"), [("birth_date", BORN), ("national_id", CALLED)])
def test_the_words_before_a_day_or_a_number_say_whose_it_is(name: str, texts: str) -> None:
    """And the quick look, which comes first, lets each of them through."""
    for text in texts.replace("\n", "|").split("|"):
        assert [found.personal_class for found in scan(text)] == [name], text
        assert not clean(["'{}'".format(text.replace("'", "''"))]), text


@pytest.mark.parametrize(
    "text",
    [
        "policy from 2024-01-04",
        "member since 2019",
        "NATO 1949",
        "born of 12 weeks of work",
        "a cpr course 2021-03-04",
        "TC 12 screws",
        "parcel 440305196011094208",  # its check digit is another
        "parcel 440305196013094207",  # no such month
        "784-1962-2860775",
    ],
)
def test_what_only_begins_so_is_no_ones(text: str) -> None:
    assert scan(text) == list[Finding]()


def test_a_definition_of_columns_does_not_ask_whose_a_number_is() -> None:
    """NOT NULL begins as "no de póliza" does: scripts have it many times, beside numbers."""
    assert not calls("`id` varchar(128) not null, `updated` datetime not null, no row of 12") and calls(
        "no de póliza 99"
    )


def test_numbers_of_regions_that_are_no_more() -> None:
    assert is_chinese("440305199704228718") and is_chinese("510107198708179808") and is_chinese("11010519491231002X")
    assert not is_chinese("440305199702308718")
    assert is_of_the_emirates("784-1962-2860775-8") and not is_of_the_emirates("784196228607751")
    listed = [
        "440305199704228718",
        "510107198708179808",
        "11010519491231002X",
        "440305196011094207",
        "784-1962-2860775-8",
    ]
    assert class_by_values(listed) is None  # four of one country and one of another are too few
    found = class_by_values([*listed[:4], "440305197001010019"])
    assert found is not None and (found.personal_class, found.kind) == ("national_id", "cn.ric")
