"""Makers of numbers, dates, positions and secrets: see ``maskers`` for what a maker is."""

from __future__ import annotations

import re

from .dates import days_in
from .keyed_random import (
    DIGITS,
    HEX,
    LOWER,
    NUMBER,
    RANDOM_TRIES,
    TAG,
    TEMPLATE_TRIES,
    KeyedRandom,
    Maker,
    Shape,
    Words,
    fill_template,
    scramble,
)
from .ranges import luhn_valid, safe_birth_date

# ---- numbers of people, accounts and devices -------------------------------------------------------------------------

_NINO = re.compile(r"[a-z]{2} ?(?:[0-9]{2} ?){3}[a-z]", re.IGNORECASE)
_UNASSIGNED_EIN = "07 08 09 17 18 19 28 29 49 69 78 79 89 96 97".split()


def _ssn(shape: Shape, rng: KeyedRandom, words: Words) -> str:
    """Area 9xx was never issued as a social security number, group 01 to 49 of it not as a taxpayer's either."""
    number = f"9{rng.text(2)}{1 + rng.below(49):02}{rng.text(4)}"
    if shape.most is not None and 4 <= shape.most < 9 and rng.counter >= TEMPLATE_TRIES:
        return "0000"
    if len(shape.digits) == 9 and rng.counter < TEMPLATE_TRIES:
        return fill_template(number, shape.text, " .-")
    return number if shape.text.isdecimal() or shape.number else f"{number[:3]}-{number[3:5]}-{number[5:]}"


def _of_no_country(shape: Shape, rng: KeyedRandom) -> str:
    """A number of the original's shape that starts with XX or ZZ, at least four characters long."""
    body = scramble(shape.text[: shape.most], rng)[2:]
    least = 1 if shape.most is not None and shape.most < 4 else 2
    body += rng.text(max(least, rng.counter // 8 if shape.unique else 0) - len(body))
    made = rng.pick(("XX", "ZZ")) + body
    return fill_template(made, shape.text, " ./-") if rng.counter < TEMPLATE_TRIES else made


def _national_id(shape: Shape, rng: KeyedRandom, words: Words) -> str:
    digits = shape.digits
    if shape.number or (len(digits) == 9 and len(shape.normal) == 9):
        return _ssn(shape, rng, words)
    if _NINO.fullmatch(shape.text) and rng.counter < TEMPLATE_TRIES:
        return fill_template(f"QQ{rng.text(6)}{rng.pick('ABCD')}", shape.text, " ")
    return _of_no_country(shape, rng)


_DASHED_SSN = re.compile(r"[0-9]{3}-[0-9]{2}-[0-9]{4}")


def _tax_id(shape: Shape, rng: KeyedRandom, words: Words) -> str:
    if _DASHED_SSN.fullmatch(shape.text):
        return _ssn(shape, rng, words)
    if shape.number or (len(shape.digits) == 9 and len(shape.normal) == 9):
        prefix = rng.pick(_UNASSIGNED_EIN[3:] if shape.number else _UNASSIGNED_EIN)
        return prefix + ("-" if not shape.number and shape.text[2:3] == "-" else "") + rng.text(7)
    return _of_no_country(shape, rng)


def _card(shape: Shape, rng: KeyedRandom, words: Words) -> str:
    """The network's first digit, and a wrong check digit where the number is long enough for a card's."""
    digits = shape.digits
    if len(digits) < 12:
        body = rng.text(len(digits) or 4)
        body = str(1 + rng.below(9)) + body[1:] if shape.number else body
    else:
        body = digits[0] + rng.text(len(digits) - 2)
        body += rng.pick([digit for digit in DIGITS if not luhn_valid(body + digit)])
    if not digits or rng.counter >= TEMPLATE_TRIES:
        return body
    rest = iter(body)
    return "".join(next(rest) if char.isdecimal() else char if char in " -./*#xX" else "" for char in shape.text)


def _iban(shape: Shape, rng: KeyedRandom, words: Words) -> str:
    """The country, and check digits that no account can have: right ones run from 02 to 98."""
    compact = "".join(char for char in shape.text.upper() if char.isalnum() and char.isascii())
    shaped = compact[:2].isalpha() and 14 <= len(compact) <= 34
    country = compact[:2] if shaped else "XX"
    made = country + rng.pick(("00", "01", "99")) + (scramble(compact[4:], rng) if shaped else rng.text(12))
    return fill_template(made, shape.text, " .-") if shaped and rng.counter < TEMPLATE_TRIES else made


def _bank_account(shape: Shape, rng: KeyedRandom, words: Words) -> str:
    if re.match("[A-Z]{2}[0-9]{2}", shape.normal.upper()) and len(shape.normal) > 13:
        return _iban(shape, rng, words)
    digits = shape.digits
    if shape.number:
        return str(1 + rng.below(10 ** min(max(len(digits), 1), 5) - 1))
    grown = rng.counter // 16 if shape.unique else 0
    number = "000" + rng.text(max(len(digits) - 3, 5 if len(digits) < 6 else 0) + grown)
    if shape.most is not None:
        number = number[: max(shape.most, 3)]
    if len(number) != len(digits) or rng.counter >= TEMPLATE_TRIES:
        return number
    poured = fill_template(number, "".join(char for char in shape.text if char in " -" or char.isdecimal()), " -")
    return "000" + re.sub("^(?:[ -]*0){3}", "", poured)


_MAC = re.compile("(?:[0-9a-f]{2}[:.-]?){5}[0-9a-f]{2}", re.IGNORECASE)
_UUID = re.compile("[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_FIRST_MAC = 0x5E005300
_MAC_HOSTS = tuple(f"{host:02X}" for host in range(256))


def _device_id(shape: Shape, rng: KeyedRandom, words: Words) -> str:
    """Only 256 MAC addresses are reserved: where a unique column needs more, names stand for devices."""
    text = shape.text
    if shape.number:
        if len(text) == 15 or rng.counter >= RANDOM_TRIES:
            return str(1 + rng.below(9)) + rng.text(12)
        return str(_FIRST_MAC + rng.below(256))
    if _MAC.fullmatch(text) and (rng.counter < TEMPLATE_TRIES or not shape.unique):
        return fill_template(f"00005E0053{rng.walk(_MAC_HOSTS)}", text, ":.-")
    if len(text) == 15 and text.isdecimal():
        return f"00{rng.text(13)}"
    if _UUID.fullmatch(text):
        return fill_template(f"00000000{rng.text(24, HEX)}".upper(), text, "-")
    size = max(len(text) - 5, 12 if shape.unique else 8)
    return f"test-{rng.text(min(size, shape.most - 5 if shape.most else size), HEX)}"


# ---- dates, positions, secrets ---------------------------------------------------------------------------------------

_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ Tt])[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.([0-9]+))?")


def _birth_date(shape: Shape, rng: KeyedRandom, words: Words) -> str:
    """1 January of the same year; of another one where the column is unique and the year is taken."""
    written = next(days_in(shape.text), None)
    if shape.number and written is None and NUMBER.fullmatch(shape.text):
        if float(shape.text) < 32:
            return "1"  # a day or a month
        if float(shape.text) > 9999:
            return "0"  # seconds or days since 1 January
    found = _YEAR.search(shape.text)
    year = written.year if written else int(found[0]) if found else 1940 + rng.below(65)
    if rng.counter >= RANDOM_TRIES:
        year = 1000 + (year - 1000 + rng.counter) % 9000
    elif rng.counter:
        year = min(max(year - 20 + rng.below(41), 1000), 9999)
    time = _TIME.fullmatch(shape.text)
    if written is not None and time is None and rng.counter < 2 * RANDOM_TRIES:
        made = shape.text[: written.start] + written.first_of_january(year) + shape.text[written.stop :]
        if safe_birth_date(made):
            return made
    if shape.number or (shape.most is not None and shape.most < 10) or (shape.text.isdecimal() and len(shape.text) < 5):
        return str(year)
    if time is None:
        return f"{year}-01-01"
    return f"{year}-01-01{time[1]}00:00:00" + (f".{'0' * len(time[2])}" if time[2] else "")


def _geo(shape: Shape, rng: KeyedRandom, words: Words) -> str:
    """Up to two degrees away, at one decimal; further where a unique column needs it."""
    moved = []
    if NUMBER.fullmatch(shape.text) and abs(float(shape.text)) > 180:  # millionths of a degree, or ten-millionths
        whole = int(float(shape.text)) // 10**6
        return f"{whole + (1 + rng.below(2 + rng.counter)) * (1 - 2 * rng.below(2)) or 1}000000"
    for text in NUMBER.findall(shape.text)[:2] or ["0.0", "0.0"][: 1 + (not shape.number)]:
        decimals = text.partition(".")[2]
        unit = 10 if decimals else 1
        degrees = min(max(float(text), -180.0), 180.0)
        bound = (90 if abs(degrees) <= 90 else 180) * unit
        step = (1 + rng.below((2 + rng.counter) * unit)) * (1 - 2 * rng.below(2))
        location = (round(degrees * unit) + step + bound) % (2 * bound) - bound
        moved.append(f"{location / unit:.1f}{'0' * min(len(decimals) - 1, 12)}" if decimals else str(location))
    if rng.counter >= TEMPLATE_TRIES or not NUMBER.search(shape.text):
        return ", ".join(moved)
    rest = iter(moved)
    return NUMBER.sub(lambda match: next(rest, ""), shape.text)


def _secret(text: str, rng: KeyedRandom, least: int) -> str:
    """Random characters of the kinds of ``text``, in its format, at least ``least`` of them."""
    alphabet = HEX if re.fullmatch("[0-9a-fA-F-]+", text) else LOWER
    made = "".join(
        rng.pick(DIGITS)
        if char.isdecimal()
        else char
        if char in "-_."
        else rng.pick(alphabet).upper()
        if char.isupper()
        else rng.pick(alphabet)
        for char in text
    )
    return made + rng.text(least - len(made), TAG)


def _password(shape: Shape, rng: KeyedRandom, words: Words) -> str:
    if shape.number:
        return "0"
    least = max(len(shape.text) - 1, 1 + rng.counter // 4 if shape.unique else 1)
    made = "!" + _secret(re.sub("[-_.]", "x", shape.text[1:]), rng, least)
    return made[: shape.most]


def _token(shape: Shape, rng: KeyedRandom, words: Words) -> str:
    return ("test_" + _secret(shape.text[5:], rng, 12))[: shape.most if shape.most is None else max(shape.most, 5)]


NUMBER_MAKERS: dict[str, Maker] = {
    "birth_date": _birth_date,
    "ssn": _ssn,
    "national_id": _national_id,
    "tax_id": _tax_id,
    "card": _card,
    "iban": _iban,
    "bank_account": _bank_account,
    "device_id": _device_id,
    "geo": _geo,
    "password": _password,
    "token": _token,
}
