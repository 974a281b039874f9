"""Makers of numbers, dates, positions and secrets: see ``maskers`` for what a maker is."""

from __future__ import annotations

import re

from .by_values import validator
from .dates import Written, days_in, is_iso_day
from .equality import only_alphanumeric
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
    Original,
    WordLists,
    fill_template,
    scramble,
)
from .ranges import luhn_digit, safe_birth_date

# ---- numbers of people, accounts and devices -------------------------------------------------------------------------

_NINO = re.compile(r"[a-z]{2} ?(?:[0-9]{2} ?){3}[a-z]", re.IGNORECASE)
_UNASSIGNED_EIN = "07 08 09 17 18 19 28 29 49 69 78 79 89 96 97".split()


def _ssn(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    """Area 9xx was never issued as a social security number, group 01 to 49 of it not as a taxpayer's either."""
    number = f"9{rng.text(2)}{1 + rng.below(49):02}{rng.text(4)}"
    if original.max_length is not None and 4 <= original.max_length < 9 and rng.counter >= TEMPLATE_TRIES:
        return "0000"
    if len(original.digits) == 9 and rng.counter < TEMPLATE_TRIES:
        return fill_template(number, original.text, " .-")
    return number if original.text.isdecimal() or original.number else f"{number[:3]}-{number[3:5]}-{number[5:]}"


def _of_no_country(original: Original, rng: KeyedRandom) -> str:
    """A number in the original's format that starts with 000 where that starts with digits, else with XX or ZZ; at least
    four characters long."""
    bare = only_alphanumeric(original.text)
    if bare[:3].isdecimal() and len(bare) > 6 and rng.counter < TEMPLATE_TRIES:
        return fill_template("000" + scramble(bare[3:], rng), original.text, " ./-")
    body = scramble(original.text[: original.max_length], rng)[2:]
    least = 1 if original.max_length is not None and original.max_length < 4 else 2
    body += rng.text(max(least, rng.counter // 8 if original.unique else 0) - len(body))
    made = rng.pick(("XX", "ZZ")) + body
    return fill_template(made, original.text, " ./-") if rng.counter < TEMPLATE_TRIES else made


# Whose check digits a number from 000 or 9 may have by chance, or whose days of birth, by how many digits it has, and by those before
# a letter: found by trying all numbers that are validated. Those of countries that lead with other digits are left out.
_CHECKED = {
    8: "cl.rut uy.ci au.tfn",
    9: "nl.bsn pt.nif cz.rc cl.rut hu.taj",
    10: "se.personnummer bg.egn gb.nhs cz.rc ua.rntrc pl.nip",
    11: "pl.pesel hr.oib br.cpf do.cedula",
    13: "kr.rrn za.idnr",
    15: "fr.nir",
}
_CHECKED_LETTER = {7: "ie.pps", 8: "es.dni"}


def _unchecked(original: Original, made: str) -> str:
    """``made`` with another last digit or letter where it would be a number of a country that the original is one of, check digit and
    all."""
    digits = sum(map(str.isdecimal, made))
    names = (_CHECKED if made[-1:].isdecimal() else _CHECKED_LETTER).get(digits)
    for name in names.split() if names else ():
        if validator(name)(made) and validator(name)(original.text):
            digit = made[-1].isdecimal()
            return made[:-1] + (DIGITS[int(made[-1]) - 9] if digit else _NEXT_LETTER.get(made[-1], "A"))
    return made


_NEXT_LETTER = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "BCDEFGHIJKLMNOPQRSTUVWXYZA", strict=True))


def _national_id(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    made = _identity(original, rng, words)
    return made if original.number else _unchecked(original, made)


def _identity(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    digits = original.digits
    if original.number or (len(digits) == 9 and len(original.normal) == 9 and "/" not in original.text):
        return _ssn(original, rng, words)
    if _NINO.fullmatch(original.text) and rng.counter < TEMPLATE_TRIES:
        return fill_template(f"QQ{rng.text(6)}{rng.pick('ABCD')}", original.text, " ")
    return _of_no_country(original, rng)


_DASHED_SSN = re.compile(r"[0-9]{3}-[0-9]{2}-[0-9]{4}")


def _tax_id(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    made = _number_of_taxpayer(original, rng, words)
    return made if original.number else _unchecked(original, made)


def _number_of_taxpayer(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    if _DASHED_SSN.fullmatch(original.text):
        return _ssn(original, rng, words)
    if original.number or (len(original.digits) == 9 and len(original.normal) == 9):
        prefix = rng.pick(_UNASSIGNED_EIN[3:] if original.number else _UNASSIGNED_EIN)
        return prefix + ("-" if not original.number and original.text[2:3] == "-" else "") + rng.text(7)
    return _of_no_country(original, rng)


def _card(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    """The network's first digit, and a wrong check digit where the number is long enough for a card's."""
    digits = original.digits
    if len(digits) < 12:
        body = rng.text(len(digits) or 4)
        body = str(1 + rng.below(9)) + body[1:] if original.number else body
    else:
        body = digits[0] + rng.text(len(digits) - 2)
        body += rng.pick(DIGITS.replace(luhn_digit(body), ""))
    if not digits or rng.counter >= TEMPLATE_TRIES:
        return body
    if original.text.isdecimal():
        return body
    rest = iter(body)
    return "".join([next(rest) if char.isdecimal() else char if char in " -./*#xX" else "" for char in original.text])


def _iban(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    """The country, and check digits that no account can have: right ones run from 02 to 98."""
    compact = original.text.upper()
    if not (compact.isalnum() and compact.isascii()):
        compact = "".join(char for char in compact if char.isalnum() and char.isascii())
    is_iban = compact[:2].isalpha() and 14 <= len(compact) <= 34
    country = compact[:2] if is_iban else "XX"
    made = country + rng.pick(("00", "01", "99")) + (scramble(compact[4:], rng) if is_iban else rng.text(12))
    return fill_template(made, original.text, " .-") if is_iban and rng.counter < TEMPLATE_TRIES else made


def _bank_account(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    if re.match("[A-Z]{2}[0-9]{2}", original.normal.upper()) and len(original.normal) > 13:
        return _iban(original, rng, words)
    digits = original.digits
    if original.number:
        return str(1 + rng.below(10 ** min(max(len(digits), 1), 5) - 1))
    grown = rng.counter // 16 if original.unique else 0
    number = "000" + rng.text(max(len(digits) - 3, 5 if len(digits) < 6 else 0) + grown)
    if original.max_length is not None:
        number = number[: max(original.max_length, 3)]
    if len(number) != len(digits) or rng.counter >= TEMPLATE_TRIES:
        return number
    filled = fill_template(number, "".join(char for char in original.text if char in " -" or char.isdecimal()), " -")
    return "000" + re.sub("^(?:[ -]*0){3}", "", filled)


_MAC = re.compile("(?:[0-9a-f]{2}[:.-]?){5}[0-9a-f]{2}", re.IGNORECASE)
_UUID = re.compile("[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_FIRST_MAC = 0x5E005300
_MAC_HOSTS = tuple(f"{host:02X}" for host in range(256))


def _device_id(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    """Only 256 MAC addresses are reserved: where a unique column needs more, names replace devices."""
    text = original.text
    if original.number:
        if len(text) == 15 or rng.counter >= RANDOM_TRIES:
            return str(1 + rng.below(9)) + rng.text(12)
        return str(_FIRST_MAC + rng.below(256))
    if _MAC.fullmatch(text) and (rng.counter < TEMPLATE_TRIES or not original.unique):
        return fill_template(f"00005E0053{rng.walk(_MAC_HOSTS)}", text, ":.-")
    if (len(text) == 15 or 18 <= len(text) <= 22) and text.isdecimal():
        return f"00{rng.text(len(text) - 2)}"
    if _UUID.fullmatch(text):
        return fill_template(f"00000000{rng.text(24, HEX)}".upper(), text, "-")
    size = max(len(text) - 5, 12 if original.unique else 8)
    return f"test-{rng.text(min(size, original.max_length - 5 if original.max_length else size), HEX)}"


# ---- dates, positions, secrets ---------------------------------------------------------------------------------------

_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ Tt])[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.([0-9]+))?")


def _birth_date(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    """1 January of the same year; of another one where the column is unique and the year is taken."""
    if not rng.counter and not original.number and is_iso_day(original.text):  # as a column of dates has them
        return f"{max(int(original.text[:4]), EARLIEST_BIRTH)}-01-01"
    written = next(days_in(original.text), None)
    if original.number and written is None and (made := _birth_number(original.text)):
        return made
    year = _birth_year(original, written, rng)
    time = _TIME.fullmatch(original.text)
    if written is not None and time is None and rng.counter < 2 * RANDOM_TRIES:
        made = original.text[: written.start] + written.first_of_january(year) + original.text[written.stop :]
        if safe_birth_date(made):
            return made
    if _holds_year_only(original):
        return str(year)
    return f"{year}-01-01" + (_midnight_like(time) if time else "")


def _holds_year_only(original: Original) -> bool:
    """Whether a day in the form of ISO 8601 cannot replace a birth date: numbers have no hyphens, a narrow column has not its ten
    characters, and what is a year in text is read as one."""
    is_narrow = original.max_length is not None and original.max_length < 10
    return original.number or is_narrow or (original.text.isdecimal() and len(original.text) < 5)


def _midnight_like(time: re.Match[str]) -> str:
    return f"{time[1]}00:00:00" + (f".{'0' * len(time[2])}" if time[2] else "")


def _birth_number(text: str) -> str:
    """1 for a day or a month, 0 for seconds or days since 1 January; empty for a year, and for what is no number."""
    number = float(text) if NUMBER.fullmatch(text) else 1000
    return "" if 32 <= number <= 9999 else "1" if number < 32 else "0"


EARLIEST_BIRTH = 1936
"""All who are older than 89 are one group, by 45 CFR 164.514(b)(2)(i)(C): as old as those born this year, in 2026, which is
when this version was made. There is no clock: the same rows give the same scripts in any year."""


def _birth_year(original: Original, written: Written | None, rng: KeyedRandom) -> int:
    """The original's year, that of the oldest group for those over 89; at a later counter one near it, then any."""
    found = _YEAR.search(original.text)
    year = written.year if written else int(found[0]) if found else 1940 + rng.below(65)
    year = max(year, EARLIEST_BIRTH)
    if rng.counter >= RANDOM_TRIES:
        return 1000 + (year - 1000 + rng.counter) % 9000
    return min(max(year - 20 + rng.below(41), 1000), 9999) if rng.counter else year


_DECIMAL_COMMA = re.compile("[0-9],[0-9]{2}")


def _geo(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    """Up to two degrees away, at one decimal; further where a unique column needs it."""
    moved = []
    text, has_commas = original.text, len(_DECIMAL_COMMA.findall(original.text)) == 2 and "." not in original.text
    if has_commas:
        text = text.replace(",", ".")
    if NUMBER.fullmatch(text) and abs(float(text)) > 180:  # millionths of a degree, or ten-millionths
        whole = int(float(text)) // 10**6
        return f"{whole + (1 + rng.below(2 + rng.counter)) * (1 - 2 * rng.below(2)) or 1}000000"
    for number in NUMBER.findall(text)[:2] or ["0.0", "0.0"][: 1 + (not original.number)]:
        decimals = number.partition(".")[2]
        unit = 10 if decimals else 1
        degrees = min(max(float(number), -180.0), 180.0)
        bound = (90 if abs(degrees) <= 90 else 180) * unit
        step = (1 + rng.below((2 + rng.counter) * unit)) * (1 - 2 * rng.below(2))
        location = (round(degrees * unit) + step + bound) % (2 * bound) - bound
        moved.append(f"{location / unit:.1f}{'0' * min(len(decimals) - 1, 12)}" if decimals else str(location))
    if rng.counter >= TEMPLATE_TRIES or not NUMBER.search(text):
        return ", ".join(moved)
    rest = iter(moved)
    made = NUMBER.sub(lambda match: next(rest, ""), text)
    return made.replace(".", ",") if has_commas else made


_SEPARATED = re.compile("([-_.]+)")


def _secret(text: str, rng: KeyedRandom, least: int) -> str:
    """Random characters of the kinds of ``text``, in its format, at least ``least`` of them."""
    small = HEX if re.fullmatch("[0-9a-fA-F-]+", text) else LOWER
    capital = small.upper()
    made = "".join(
        [
            part
            if part[:1] in "-_."
            else rng.pick_each([DIGITS if char.isdecimal() else capital if char.isupper() else small for char in part])
            for part in _SEPARATED.split(text)
        ]
    )
    return made + rng.text(least - len(made), TAG)


_DIGEST = 32  # characters: MD5 in hexadecimal digits; those of crypt(5) and later ones are longer


def _password(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    if original.number:
        return "0"
    # The length of a password halves what is left to guess; that of a digest is its form.
    if len(original.text) < _DIGEST:
        size = 9 + rng.below(6) + (rng.counter // 4 if original.unique else 0)
        return ("!" + rng.text(size, TAG))[: original.max_length]
    least = max(len(original.text) - 1, 1 + rng.counter // 4 if original.unique else 1)
    made = "!" + _secret(re.sub("[-_.]", "x", original.text[1:]), rng, least)
    return made[: original.max_length]


def _token(original: Original, rng: KeyedRandom, words: WordLists) -> str:
    return ("test_" + _secret(original.text[5:], rng, 12))[
        : original.max_length if original.max_length is None else max(original.max_length, 5)
    ]


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
