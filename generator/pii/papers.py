"""Plates of vehicles and numbers of papers (passports, licences), which have no check digit: columns of them by their forms.

One code may have the form of a plate, and a firm's codes may all have it. What no firm's codes have is several countries' forms in
one column, and letters that differ from row to row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from ..lazy_patterns import lazy
from .by_values import SAMPLE, ClassByValues, different
from .words import words

# By country, as its authority prints them; separators as people write them.
_PLATES = {
    "at": r"[A-Z]{1,2}[- ][1-9][0-9]{1,4} ?[A-Z]{1,3}",
    "be": r"[1-9]-[A-Z]{3}-[0-9]{3}",
    "br": r"[A-Z]{3}[- ]?[0-9][0-9A-J][0-9]{2}",
    "ch": r"(?:AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH)[ -][0-9]{3,6}",
    "cz": r"[0-9][A-Z][0-9A-Z] ?[0-9]{4}",
    "de": r"[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?[1-9][0-9]{0,3}[EH]?",
    "dk": r"[A-Z]{2} ?[0-9]{2} ?[0-9]{3}",
    "es": r"[0-9]{4}[- ]?[BCDFGHJKLMNPRSTVWXYZ]{3}",
    "fi": r"[A-Z]{2,3}-[1-9][0-9]{0,2}",
    "fr": r"[A-HJ-NP-TV-Z]{2}[- ][0-9]{3}[- ][A-HJ-NP-TV-Z]{2}",
    "gb": r"[A-Z]{2}[0-9]{2} ?[A-Z]{3}",
    "gr": r"[ABEZHIKMNOPTYX]{3}[- ][1-9][0-9]{3}",
    "hu": r"(?:[A-Z]{2} ?[A-Z]{2}|[A-Z]{3})-[0-9]{3}",
    "ie": r"[0-9]{2,3}-[A-Z]{1,2}-[0-9]{1,6}",
    "in": r"[A-Z]{2}[- ]?[0-9]{1,2}[- ]?[A-Z]{1,3}[- ]?[0-9]{4}",
    "it": r"[A-HJ-NPR-TV-Z]{2} ?[0-9]{3} ?[A-HJ-NPR-TV-Z]{2}",
    "jp": r"[\u3040-\u30ff\u4e00-\u9fff]{2,4} ?[0-9]{2,3} ?[\u3040-\u309f]? ?[0-9-]{0,5}",
    "kr": r"[0-9]{2,3}[\uac00-\ud7a3] ?[0-9]{4}",
    "nl": r"(?=.*[0-9])(?=.*[A-Z])(?:[0-9]{1,3}|[B-DF-HJ-NPR-TV-Z]{1,3})(?:-(?:[0-9]{2,3}|[B-DF-HJ-NPR-TV-Z]{2,3}))-(?:[0-9]{1,2}|[B-DF-HJ-NPR-TV-Z]{1,2})",
    "pl": r"[A-Z]{2,3} [0-9A-Z]{0,3}[0-9][0-9A-Z]{1,3}",
    "pt": r"(?:[0-9]{2}|[A-Z]{2})(?:-(?:[0-9]{2}|[A-Z]{2})){2}",
    "ro": r"(?:B|[A-Z]{2})[ -][0-9]{2,3}[ -][A-Z]{3}",
    "ru": r"[ABEKMHOPCTYXАВЕКМНОРСТУХ] ?[0-9]{3} ?[ABEKMHOPCTYXАВЕКМНОРСТУХ]{2} ?[0-9]{2,3}",
    "se": r"[A-Z]{3} ?[0-9]{2}[0-9A-Z]",
    "tr": r"(?:0[1-9]|[1-7][0-9]|8[01]) ?[A-Z]{1,3} ?[0-9]{2,5}",
    "ua": r"[A-ZІ]{2} ?[0-9]{4} ?[A-ZІ]{2}",
    "us": r"[0-9][A-Z]{3}[0-9]{3}|[A-Z]{3}[- ][0-9]{4}",
    "vn": r"[0-9]{2}[A-Z][0-9A-Z]?[- ][0-9]{3}\.?[0-9]{2}",
}
# Without a blank or hyphen, as a firm's codes are, too.
_TIGHT_PLATES = {
    "at": r"[A-Z]{1,2}-?[1-9][0-9]{1,4}[A-Z]{1,3}",
    "au": r"[0-9][A-Z]{2} ?[0-9][A-Z]{2}|[A-Z]{3} ?[0-9]{2}[0-9A-Z]",
    "ch": r"(?:AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH)[0-9]{3,6}",
    "de": r"[A-ZÄÖÜ]{2,5}-?[1-9][0-9]{0,3}[EH]?",
    "no": r"[A-Z]{2} ?[0-9]{5}",
    "pl": r"[A-Z]{2,3}(?=.*[0-9]{3})[0-9][0-9A-Z]{3,4}",
    "za": r"[A-Z]{2,3} ?[0-9]{2,3} ?[A-Z]{0,2} ?(?:GP|EC|FS|L|MP|NC|NW|ZN|WP)|C[A-Z]{1,2} ?[0-9]{3,6}",
}
_OF_FEW_LETTERS = frozenset(("es", "fr", "gr", "it", "nl"))
# ICAO Doc 9303 leaves the number to the issuer: up to nine letters and digits. The last form is of German cards and passports.
_PAPER = lazy(
    r"[A-Z]{0,3}[0-9]{6,9}[A-Z]{0,2}|[0-9]{2}[A-Z]{2}[0-9]{5}|N[A-Z][0-9A-Z]{6}[0-9]|[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}[0-9]?"
)
_GROUPS = lazy(r"[A-Z]{1,3}-[0-9]{2,4}-[A-Z]{1,3}")
_LETTERS, _DIGIT = lazy(r"[^\W\d_]+"), lazy("[0-9]")
_FEWEST, _MANY, _MIXED = 8, 12, 0.8
_SHARE, _DIFFERENT, _FORMS, _COUNTRIES, _MOST_COUNTRIES = 0.9, 0.3, 3, 3, 12


# What a column of a firm's own codes is called, and one of papers.
_CODES = frozenset(
    "sku code codes batch lot part article item product model serial version build order invoice tracking ticket gate slot room "
    "seat flight bin shelf locker zone grade asset barcode gtin ean isin hash checksum container parcel shipment route warehouse tag position "
    "artikel charge bestellung rechnung auftrag referencia pedido lote factura commande facture ordine lotto fattura zamowienie partia".split()
)
_CALLED = frozenset(
    "doc docs document documents documento documentos dokument dokumente dokumentu papers paper permis permiso patente pass id ident identity "
    "identification ausweis licence license licencia rijbewijs dowod kimlik".split()
)


def class_by_forms(values: Iterable[str], name: str) -> ClassByValues | None:
    """The class of a column called ``name`` whose values have the forms of plates or of papers' numbers; None for a firm's codes.
    Plates of three countries are beyond doubt."""
    called = set(words(name))
    sample = different(values, SAMPLE)
    countries = countries_of_plates(sample)
    if len(countries) > 1 or (countries and not called & _CODES and _is_telling(countries[0], sample)):
        kind = f"plates of {', '.join(countries)}"
        return ClassByValues(
            "national_id", kind, len(sample), len(sample), is_form=len(countries) < _COUNTRIES or bool(called & _CODES)
        )
    if not called & _CODES and are_papers(sample, called_so=not called.isdisjoint(_CALLED)):
        return ClassByValues("national_id", "numbers of papers", len(sample), len(sample), is_form=True)
    return None


def is_called_code(name: str) -> bool:
    """Whether a column is called as one of a firm's own codes."""
    return not _CODES.isdisjoint(words(name))


def _is_telling(country: str, texts: Sequence[str]) -> bool:
    """Whether codes have a form of plates that other codes hardly have: with a blank, or without letters that are like digits."""
    return country in _OF_FEW_LETTERS or sum(" " in text for text in texts) >= _SHARE * len(texts)


@cache
def _patterns(tight: bool = False) -> dict[str, re.Pattern[str]]:
    forms = _PLATES | _TIGHT_PLATES if tight else _PLATES
    return {country: lazy(f"{_PLATES.get(country, form)}|{form}" if tight else form) for country, form in forms.items()}


def is_plate(text: str) -> bool:
    """Whether a text has the form of a plate, and a blank or hyphen in it, as few codes of one word have."""
    return (
        5 < len(text) < 15
        and any(separator in text for separator in " -")
        and (_GROUPS.fullmatch(text) is not None or any(pattern.fullmatch(text) for pattern in _patterns().values()))
    )


def plates_among(texts: Collection[str]) -> set[str]:
    """Those of the different texts of a column that are plates and nothing else, where many are, of more than one country."""
    plates = {text for text in texts if is_plate(text)}
    are_many = len(plates) >= max(_FEWEST, len(texts) // 5)
    return plates if are_many and len(countries_of_plates(plates)) > 1 else set()


def countries_of_plates(texts: Collection[str], *, tight: bool = False) -> list[str]:
    """The fewest countries of which most ``texts`` are plates, those with most first; empty where they are none. ``tight`` also
    those without a blank that other codes are called like.

    Each country's form says little: that of several, each in many rows, with letters that differ, says enough.
    """
    of_country = {
        country: {text for text in texts if 5 < len(text) < 15 and pattern.fullmatch(text)}
        for country, pattern in _patterns(tight).items()
    }
    left = set().union(*of_country.values())
    if len(texts) < _FEWEST or len(left) < _SHARE * len(texts) or not letters_differ(texts):
        return []
    found: list[str] = []
    while left and len(found) < _MOST_COUNTRIES:
        best = max(of_country, key=lambda country: len(of_country[country] & left))
        if len(of_country[best] & left) < 2:
            break
        found.append(best)
        left -= of_country[best]
    return found


def letters_differ(texts: Collection[str]) -> bool:
    """Whether the letters of codes differ from one to the other, as those of a firm's codes hardly do."""
    letters = {"".join(_LETTERS.findall(text)) for text in texts}
    return len(letters) >= max(5, _DIFFERENT * len(texts))


def are_mixed_papers(texts: Sequence[str]) -> bool:
    """Whether texts beside people have the forms of many countries' papers, whatever they are called: four or more, or six where
    all have one length, as most passports have nine; with letters that differ."""
    if len(texts) < _MANY or sum(_PAPER.fullmatch(text) is not None for text in texts) < _MIXED * len(texts):
        return False
    forms = Counter(_LETTERS.sub(lambda run: "A" * len(run[0]), _DIGIT.sub("9", text)) for text in texts)
    # countries whose numbers have letters anywhere spread over many forms, so that each other one has few
    often = [form for form, rows in forms.items() if rows >= max(2, len(texts) // 50)]
    letters = {"".join(_LETTERS.findall(text)) for text in texts}
    fewest = 4 if len(set(map(len, often))) > 1 else 6
    return len(often) >= fewest and len(letters) >= len(often) + 2


def are_papers(texts: Sequence[str], *, called_so: bool) -> bool:
    """Whether most ``texts`` have the form of a paper's number, with letters that differ. Where no name says so, several forms
    must be among them, of more than one length, as those of several countries are; and few, as those of random codes are not."""
    if len(texts) < _FEWEST or sum(_PAPER.fullmatch(text) is not None for text in texts) < _SHARE * len(texts):
        return False
    if not letters_differ(texts):
        return False
    forms = Counter(_LETTERS.sub(lambda run: "A" * len(run[0]), _DIGIT.sub("9", text)) for text in texts)
    often = [form for form, rows in forms.items() if rows >= max(2, len(texts) // 20)]
    few = sum(forms[form] for form in often) * 2 > len(texts)
    return called_so or (few and len(often) >= _FORMS and len(set(map(len, often))) > 1)
