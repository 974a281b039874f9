"""Which originals are equal, however they are written: the families of classes, and what equals have in common."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Callable
from functools import cache

from .dates import days_in, is_iso_day
from .ranges import digits_of, fold
from .remembered import ascii_words

NAMES = frozenset(("person_name", "company_contact", "first_name", "last_name"))
WORDY = NAMES | {"street", "city", "username"}
"""Classes whose values are words."""
SECRETS = frozenset(("password", "token"))

_EXTENSION = re.compile(r"(?:ext[ .]*|x|#)\s*[0-9]+\s*\Z", re.IGNORECASE)
_EXTENDED = re.compile("[xX#]")
LASTING = 9
"""Digits at the end of a telephone number that stay, whatever is written before them."""

_FAMILIES = {
    "ssn": "identity",
    "national_id": "identity",
    "tax_id": "identity",
    "iban": "account",
    "bank_account": "account",
    "ipv4": "ip",
    "ipv6": "ip",
    "company_contact": "person_name",
}
_AT = re.compile(r" ?[\[({] ?at ?[\])}] ?|%40|&#0*64;|&#x0*40;|&commat;", re.IGNORECASE)
_DOT = re.compile(r" ?[\[({] ?dot ?[\])}] ?", re.IGNORECASE)


def family_of(name: str, text: str) -> str:
    """The family of class ``name``: an original has one pseudonym in all of its classes. A user name may be an e-mail
    address."""
    return "email" if name == "username" and "@" in text else _FAMILIES.get(name, name)


def blanks_around(name: str, value: str, width: int | None) -> tuple[str, str, int | None]:
    """The blanks before and after ``value`` that its pseudonym keeps, and the characters that are then left for it."""
    if value[:1] != " " != value[-1:]:
        return "", "", width
    lead = value[: len(value) - len(value.lstrip(" "))]
    trail = value[len(value.rstrip(" ")) :]
    available = None if width is None else width - len(lead) - len(trail)
    if (available is not None and available < 1) or ((lead or trail) and name not in WORDY):  # ranges hold no blanks
        return "", "", width
    return lead, trail, available


def read(name: str, value: str) -> tuple[str, str]:
    """The family of a value, and the text that its equals share but for its format."""
    text = fold(value).strip()
    family = family_of(name, text)
    return family, first_address(text) if family == "email" else text


def normalised(family: str, text: str) -> str:
    """``text`` (folded, without surrounding blanks) as those that are equal to it have it in common."""
    return normaliser(family)(text)


@cache
def normaliser(family: str) -> Callable[[str], str]:
    """``normalised`` for the texts of a family."""
    if family in SECRETS:
        return str
    if family == "email":
        return lambda text: _respelled(text).casefold()
    normalise = _NORMALISERS.get(family)
    if normalise is None:
        return _small

    def common(text: str) -> str:
        folded = _small(text)
        return normalise(folded) or folded

    return common


def _small(text: str) -> str:
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text.casefold())


# neither a bracket, nor a percent sign or an ampersand that @ may be written with
_PLAIN_ADDRESS = re.compile(r"[\w.+'-]+@[\w.-]+")
_ADDRESS = re.compile(r"[^\s<>,;:\"()]+@[^\s<>,;\"()]+")


def _respelled(text: str) -> str:
    """An address with @ and full stops for what is written instead of them."""
    if _PLAIN_ADDRESS.fullmatch(text):
        return text
    return _DOT.sub(".", _AT.sub("@", text))


def first_address(text: str) -> str:
    """The address in ``Ann <ann@wp.pl>``, or the first of several: the one that joins."""
    if "@" in text and _PLAIN_ADDRESS.fullmatch(text):
        return text
    spread = _AT.sub("@", text).replace(" @ ", "@")
    found = _ADDRESS.findall(spread)
    return found[0] if found and found[0] != text and (len(found) > 1 or "<" in text or " @ " in text) else text


def read_address(text: str) -> tuple[str, str]:
    """``first_address`` and what its equals have in common."""
    if "@" in text and _PLAIN_ADDRESS.fullmatch(text):
        return text, text.casefold()
    first = first_address(text)
    return first, normalised("email", first)


_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_PLAIN_IPV4 = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}")


def _address(text: str) -> str:
    if _PLAIN_IPV4.fullmatch(text):
        return text
    host = re.sub(r"(?<=[0-9])[:/][0-9]+\Z", "", text) if text.count(":") < 2 else text.partition("/")[0]
    host = host.replace("[.]", ".")
    host = re.sub(r"(?<![0-9])0+(?=[0-9])", "", host) if host.count(".") == 3 else host
    try:
        return str(ipaddress.ip_address(int(host) if host.isascii() and host.isdigit() else host))
    except ValueError:
        return text


def phone_key(text: str) -> str:
    """What the ways to write a telephone number have in common: its last digits, without the zero of an area code."""
    if text[-1:].isdecimal() and _EXTENDED.search(text):
        text = _EXTENSION.sub("", text)
    return digits_of(text).lstrip("0")[-LASTING:]


def _day(text: str) -> str:
    if is_iso_day(text):
        return text
    days = [day for written in days_in(text) for day in written.days]
    return "{:04}-{:02}-{:02}".format(*days[0]) if len(days) == 1 else ""


def _position(text: str) -> str:
    return " ".join(f"{float(number):.12g}" for number in re.findall(r"-?[0-9]+(?:\.[0-9]+)?", text))


_WORDS = re.compile(r"(?:[^\W_]|[^\s\x00-\x7f])+")


def _only_words(text: str) -> str:
    return " ".join(ascii_words(text) if text.isascii() else _WORDS.findall(text))


_NEITHER = {code: None for code in range(128) if not chr(code).isalnum()}


def only_alphanumeric(text: str) -> str:
    """The letters and digits of ``text``."""
    if text.isalnum():
        return text
    return text.translate(_NEITHER) if text.isascii() else "".join(filter(str.isalnum, text))


# What values of a family that are written differently have in common; empty where that is nothing.
_NORMALISERS: dict[str, Callable[[str], str]] = {
    "phone": phone_key,
    "birth_date": _day,
    "ip": _address,
    "geo": _position,
    **dict.fromkeys(WORDY - {"username"}, _only_words),
    **dict.fromkeys(("identity", "account", "card", "device_id", "postal_code"), only_alphanumeric),
}
