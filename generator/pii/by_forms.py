"""Columns that have the form of something personal, and nothing that proves it: what they look like beside what is around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..lazy_patterns import lazy
from .by_phones import countries_of_telephones
from .by_places import are_positions, are_towns_with_codes, country_of_codes
from .by_values import SAMPLE, ClassByValues, are_partly_identities, different
from .papers import are_mixed_papers, are_papers, countries_of_plates, is_called_code
from .prose import is_street
from .words import words

_FEWEST = 5
_SHARE = 0.95
# The last digits of a card, with what is left out of the number or the network before them; the first six may be there, too.
_TAIL = lazy(
    r"(?:[*x\u2022\u00b7.#X]{1,4}[ -]?){1,4}[0-9]{4}|[0-9]{4,6}[ -]?(?:[*x\u2022.X#]{2,}[ -]?){1,3}[0-9]{2,4}"
    r"|(?:visa|mc|master ?card|amex|american express|maestro|diners|discover|jcb|girocard|v ?pay|electron|debit|credit)(?: card)?\W{1,3}"
    r"(?:(?:ending|ends|end)(?: in| with)? |\*+ ?|x+ ?|endet auf |termin[eé]e? (?:par|en) )?[0-9]{4}",
    re.IGNORECASE,
)
_LICENCE = lazy(r"(?=[A-Z]+9*[0-9])[A-Z9]{5}[0-9][015-6][0-9][0-3][0-9]{2}[A-Z9]{2}[0-9A-Z]{3}")
_ACCOUNT = lazy(r"(?:live:|\.cid\.)[\w.-]{3,40}|[\w.]{2,32}#[0-9]{4}", re.IGNORECASE)
# Numbers without a check digit: a day of birth and a serial number (Denmark), Pakistan's, of a region.
_OF_BIRTHS = lazy(r"(?P<day>0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?P<year>[0-9]{2})[ -]?[0-9]{4}")
_CNIC = lazy(r"[1-9][0-9]{4}-[0-9]{7}-[0-9]")
_FEWEST_DAYS, _FEWEST_YEARS = 8, 12
# What identity and tax numbers are called for short, which means other things, too.
_CALLED = frozenset(
    "adt afm arc avs bi bis cc cf ci cin cne cop cui dni dnr dpi dui edb eid fin fnr ic iin imss ine inn ipn ird kt matricule mf mst nas nhi nic nid nif nik "
    "nin nis nit nn nrc nrn nss nuis nipt oasi passport paper pib pin pis pnr qid rc rfc rg rif ruc run rut secu ssn tin tz utr vid voen mykad my permit".split()
)
# What numbers of things are called, which may be as long as telephone numbers.
_CODES = frozenset(
    "sku ean gtin isbn hash checksum serial version build order invoice batch lot article part item product asset barcode".split()
)
_LIKE_IDENTITY = lazy(r"(?=(?:[^0-9]*[0-9]){5})[0-9A-Z][0-9A-Z ./-]{4,20}[0-9A-Z]")
_NUMBERED = lazy(r"(?=.*[0-9])(?=.*[^\W\d_]{3})(?!.*[0-9]{6})[^@=<>{}\n]{6,120}")
_STREETS = 0.3
# Twelve hexadecimal digits of which the first half is a maker's: neither of a group nor given out by a network (IEEE 802).
_BARE_MAC = lazy(r"[0-9A-Fa-f][048Cc][0-9A-Fa-f]{10}")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is around a column: the ``regions`` (ISO 3166-1) of the data set's people, and whether its rows are people's."""

    regions: tuple[str, ...] = ()
    with_people: bool = False


def class_by_surroundings(values: Iterable[str], name: str, around: Surroundings) -> ClassByValues | None:
    """What a column called ``name`` looks like, of which neither its name nor the values alone say anything; None for all else."""
    sample = different(values, SAMPLE)
    if len(sample) < _FEWEST:
        return None
    found = next(_likely(sample, name, around), None)
    return ClassByValues(*found, len(sample), len(sample), is_form=True) if found is not None else None


def _likely(sample: Sequence[str], name: str, around: Surroundings) -> Iterator[tuple[str, str]]:
    """Class and kind of what a sample may be, the most telling first."""
    yield from _by_form_alone(sample)
    countries = countries_of_telephones(sample, around.regions) if _CODES.isdisjoint(words(name)) else ()
    if countries:
        yield "phone", f"telephone numbers of {', '.join(countries)}"
    if around.with_people and are_mixed_papers(sample):
        yield "national_id", "numbers of papers"
    if around.with_people and not is_called_code(name):
        yield from _beside_people(sample, name, around.regions)


def _by_form_alone(sample: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What has a form that hardly anything else has, whatever it is called and whoever its rows are about."""
    if _most(sample, _TAIL):
        yield "card", "ends of card numbers"
    if _most(sample, _ACCOUNT) and 2 * len({text.partition("#")[0] for text in sample}) > len(sample):
        yield "username", "names of accounts"
    if are_positions(sample):
        yield "geo", "positions"
    if are_towns_with_codes(sample):
        yield "city", "towns with postal codes"
    if _most(sample, _LICENCE):
        yield "national_id", "driving licences of gb"
    if _most(sample, _CNIC):
        yield "national_id", "pk.cnic"
    if _begin_with_births(sample):
        yield "national_id", "dk.cpr"
    if _are_bare_macs(sample):
        yield "device_id", "MAC addresses"


def _beside_people(sample: Sequence[str], name: str, regions: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is a person's where the rows are people's, and may be a firm's code elsewhere."""
    if country := country_of_codes(sample, regions):
        yield "postal_code", f"postal codes of {country}"
    if not _CALLED.isdisjoint(words(name)) and _most(sample, _LIKE_IDENTITY):
        yield "national_id", "numbers that are called as identity numbers are"
    if plates := countries_of_plates(sample, tight=True):
        yield "national_id", f"plates of {', '.join(plates)}"
    if _most(sample, _LIKE_IDENTITY) and are_partly_identities(list(sample)):
        yield "national_id", "identity numbers of several countries"
    if are_papers(sample, called_so=True):
        yield "national_id", "numbers of papers"
    if _are_addresses(sample):
        yield "street", "streets with numbers"


def _are_addresses(sample: Sequence[str]) -> bool:
    """Whether texts are words with the number of a house before or behind them, many of which have the form of a street."""
    return _most(sample, _NUMBERED) and sum(map(is_street, sample)) >= max(_FEWEST, _STREETS * len(sample))


def _most(sample: Sequence[str], form: re.Pattern[str]) -> bool:
    return sum(form.fullmatch(text) is not None for text in sample) >= _SHARE * len(sample)


def _begin_with_births(sample: Sequence[str]) -> bool:
    """Whether numbers begin with a day, a month and a year, of which days and years differ as those of births do."""
    found = [match for text in sample if (match := _OF_BIRTHS.fullmatch(text))]
    if len(found) < _SHARE * len(sample):
        return False
    return (
        len({each["day"] for each in found}) >= _FEWEST_DAYS and len({each["year"] for each in found}) >= _FEWEST_YEARS
    )


def _are_bare_macs(sample: Sequence[str]) -> bool:
    """Whether texts are addresses of devices of a few makers, without separators."""
    makers = {text[:6].upper() for text in sample}
    return _most(sample, _BARE_MAC) and 2 * len(makers) <= len(sample) and len(makers) > 1
