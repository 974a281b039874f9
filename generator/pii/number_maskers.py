"""Makers of numbers, dates, positions and secrets: see ``maskers`` for what a maker is."""

from __future__ import annotations

import re

from .dates import days_in
from .drawing import (
    DIGITS,
    HEX,
    LOWER,
    NUMBER,
    RANDOM_TRIES,
    TAG,
    TEMPLATE_TRIES,
    Draw,
    Maker,
    Shape,
    Words,
    pour,
    scramble,
)
from .ranges import luhn_valid, safe_birth_date

# ---- numbers of people, accounts and devices -------------------------------------------------------------------------

_NINO = re.compile(r"[a-z]{2} ?(?:[0-9]{2} ?){3}[a-z]", re.IGNORECASE)
_UNASSIGNED_EIN = "07 08 09 17 18 19 28 29 49 69 78 79 89 96 97".split()


def _ssn(shape: Shape, draw: Draw, words: Words) -> str:
    """Area 9xx was never issued as a social security number, group 01 to 49 of it not as a taxpayer's either."""
    number = f"9{draw.text(2)}{1 + draw.below(49):02}{draw.text(4)}"
    if shape.most is not None and 4 <= shape.most < 9 and draw.counter >= TEMPLATE_TRIES:
        return "0000"
    if len(shape.digits) == 9 and draw.counter < TEMPLATE_TRIES:
        return pour(number, shape.text, " .-")
    return number if shape.text.isdecimal() or shape.number else f"{number[:3]}-{number[3:5]}-{number[5:]}"


def _of_no_country(shape: Shape, draw: Draw) -> str:
    """A number of the original's shape that starts with XX or ZZ, at least four characters long."""
    body = scramble(shape.text[: shape.most], draw)[2:]
    least = 1 if shape.most is not None and shape.most < 4 else 2
    body += draw.text(max(least, draw.counter // 8 if shape.unique else 0) - len(body))
    made = draw.pick(("XX", "ZZ")) + body
    return pour(made, shape.text, " ./-") if draw.counter < TEMPLATE_TRIES else made


def _national_id(shape: Shape, draw: Draw, words: Words) -> str:
    digits = shape.digits
    if shape.number or (len(digits) == 9 and len(shape.normal) == 9):
        return _ssn(shape, draw, words)
    if _NINO.fullmatch(shape.text) and draw.counter < TEMPLATE_TRIES:
        return pour(f"QQ{draw.text(6)}{draw.pick('ABCD')}", shape.text, " ")
    return _of_no_country(shape, draw)


_DASHED_SSN = re.compile(r"[0-9]{3}-[0-9]{2}-[0-9]{4}")


def _tax_id(shape: Shape, draw: Draw, words: Words) -> str:
    if _DASHED_SSN.fullmatch(shape.text):
        return _ssn(shape, draw, words)
    if shape.number or (len(shape.digits) == 9 and len(shape.normal) == 9):
        prefix = draw.pick(_UNASSIGNED_EIN[3:] if shape.number else _UNASSIGNED_EIN)
        return prefix + ("-" if not shape.number and shape.text[2:3] == "-" else "") + draw.text(7)
    return _of_no_country(shape, draw)


def _card(shape: Shape, draw: Draw, words: Words) -> str:
    """The network's first digit, and a wrong check digit where the number is long enough for a card's."""
    digits = shape.digits
    if len(digits) < 12:
        body = draw.text(len(digits) or 4)
        body = str(1 + draw.below(9)) + body[1:] if shape.number else body
    else:
        body = digits[0] + draw.text(len(digits) - 2)
        body += draw.pick([digit for digit in DIGITS if not luhn_valid(body + digit)])
    if not digits or draw.counter >= TEMPLATE_TRIES:
        return body
    rest = iter(body)
    return "".join(next(rest) if char.isdecimal() else char if char in " -./*#xX" else "" for char in shape.text)


def _iban(shape: Shape, draw: Draw, words: Words) -> str:
    """The country, and check digits that no account can have: right ones run from 02 to 98."""
    compact = "".join(char for char in shape.text.upper() if char.isalnum() and char.isascii())
    shaped = compact[:2].isalpha() and 14 <= len(compact) <= 34
    country = compact[:2] if shaped else "XX"
    made = country + draw.pick(("00", "01", "99")) + (scramble(compact[4:], draw) if shaped else draw.text(12))
    return pour(made, shape.text, " .-") if shaped and draw.counter < TEMPLATE_TRIES else made


def _bank_account(shape: Shape, draw: Draw, words: Words) -> str:
    if re.match("[A-Z]{2}[0-9]{2}", shape.normal.upper()) and len(shape.normal) > 13:
        return _iban(shape, draw, words)
    digits = shape.digits
    if shape.number:
        return str(1 + draw.below(10 ** min(max(len(digits), 1), 5) - 1))
    grown = draw.counter // 16 if shape.unique else 0
    number = "000" + draw.text(max(len(digits) - 3, 5 if len(digits) < 6 else 0) + grown)
    if shape.most is not None:
        number = number[: max(shape.most, 3)]
    if len(number) != len(digits) or draw.counter >= TEMPLATE_TRIES:
        return number
    poured = pour(number, "".join(char for char in shape.text if char in " -" or char.isdecimal()), " -")
    return "000" + re.sub("^(?:[ -]*0){3}", "", poured)


_MAC = re.compile("(?:[0-9a-f]{2}[:.-]?){5}[0-9a-f]{2}", re.IGNORECASE)
_UUID = re.compile("[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_FIRST_MAC = 0x5E005300
_MAC_HOSTS = tuple(f"{host:02X}" for host in range(256))


def _device_id(shape: Shape, draw: Draw, words: Words) -> str:
    """Only 256 MAC addresses are reserved: where a unique column needs more, names stand for devices."""
    text = shape.text
    if shape.number:
        if len(text) == 15 or draw.counter >= RANDOM_TRIES:
            return str(1 + draw.below(9)) + draw.text(12)
        return str(_FIRST_MAC + draw.below(256))
    if _MAC.fullmatch(text) and (draw.counter < TEMPLATE_TRIES or not shape.unique):
        return pour(f"00005E0053{draw.walk(_MAC_HOSTS)}", text, ":.-")
    if len(text) == 15 and text.isdecimal():
        return f"00{draw.text(13)}"
    if _UUID.fullmatch(text):
        return pour(f"00000000{draw.text(24, HEX)}".upper(), text, "-")
    size = max(len(text) - 5, 12 if shape.unique else 8)
    return f"test-{draw.text(min(size, shape.most - 5 if shape.most else size), HEX)}"


# ---- dates, positions, secrets ---------------------------------------------------------------------------------------

_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ Tt])[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.([0-9]+))?")


def _birth_date(shape: Shape, draw: Draw, words: Words) -> str:
    """1 January of the same year; of another one where the column is unique and the year is taken."""
    written = next(days_in(shape.text), None)
    if shape.number and written is None and NUMBER.fullmatch(shape.text):
        if float(shape.text) < 32:
            return "1"  # a day or a month
        if float(shape.text) > 9999:
            return "0"  # seconds or days since 1 January
    found = _YEAR.search(shape.text)
    year = written.year if written else int(found[0]) if found else 1940 + draw.below(65)
    if draw.counter >= RANDOM_TRIES:
        year = 1000 + (year - 1000 + draw.counter) % 9000
    elif draw.counter:
        year = min(max(year - 20 + draw.below(41), 1000), 9999)
    time = _TIME.fullmatch(shape.text)
    if written is not None and time is None and draw.counter < 2 * RANDOM_TRIES:
        made = shape.text[: written.start] + written.first_of_january(year) + shape.text[written.stop :]
        if safe_birth_date(made):
            return made
    if shape.number or (shape.most is not None and shape.most < 10) or (shape.text.isdecimal() and len(shape.text) < 5):
        return str(year)
    if time is None:
        return f"{year}-01-01"
    return f"{year}-01-01{time[1]}00:00:00" + (f".{'0' * len(time[2])}" if time[2] else "")


def _geo(shape: Shape, draw: Draw, words: Words) -> str:
    """Up to two degrees away, at one decimal; further where a unique column needs it."""
    moved = []
    if NUMBER.fullmatch(shape.text) and abs(float(shape.text)) > 180:  # millionths of a degree, or ten-millionths
        whole = int(float(shape.text)) // 10**6
        return f"{whole + (1 + draw.below(2 + draw.counter)) * (1 - 2 * draw.below(2)) or 1}000000"
    for text in NUMBER.findall(shape.text)[:2] or ["0.0", "0.0"][: 1 + (not shape.number)]:
        decimals = text.partition(".")[2]
        unit = 10 if decimals else 1
        degrees = min(max(float(text), -180.0), 180.0)
        bound = (90 if abs(degrees) <= 90 else 180) * unit
        step = (1 + draw.below((2 + draw.counter) * unit)) * (1 - 2 * draw.below(2))
        place = (round(degrees * unit) + step + bound) % (2 * bound) - bound
        moved.append(f"{place / unit:.1f}{'0' * min(len(decimals) - 1, 12)}" if decimals else str(place))
    if draw.counter >= TEMPLATE_TRIES or not NUMBER.search(shape.text):
        return ", ".join(moved)
    rest = iter(moved)
    return NUMBER.sub(lambda match: next(rest, ""), shape.text)


def _secret(text: str, draw: Draw, least: int) -> str:
    """Random characters of the kinds of ``text``, in its format, at least ``least`` of them."""
    alphabet = HEX if re.fullmatch("[0-9a-fA-F-]+", text) else LOWER
    made = "".join(
        draw.pick(DIGITS)
        if char.isdecimal()
        else char
        if char in "-_."
        else draw.pick(alphabet).upper()
        if char.isupper()
        else draw.pick(alphabet)
        for char in text
    )
    return made + draw.text(least - len(made), TAG)


def _password(shape: Shape, draw: Draw, words: Words) -> str:
    if shape.number:
        return "0"
    least = max(len(shape.text) - 1, 1 + draw.counter // 4 if shape.unique else 1)
    made = "!" + _secret(re.sub("[-_.]", "x", shape.text[1:]), draw, least)
    return made[: shape.most]


def _token(shape: Shape, draw: Draw, words: Words) -> str:
    return ("test_" + _secret(shape.text[5:], draw, 12))[: shape.most if shape.most is None else max(shape.most, 5)]


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
