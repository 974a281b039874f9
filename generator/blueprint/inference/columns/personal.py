"""Rules for columns of personal data: each from its class's reserved range, within what the column can hold.

Widths are those that the providers need; a test tries each of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ....schema.model import Column, ColumnType
from ..words.identifiers import words_of
from .context import ColumnContext, Rule, max_length
from .patterns import numbered_text, pattern_rule, repeated

_HOUSE = frozenset(
    "number no nr num numero número numer numéro nummer cislo číslo house door hausnummer hausnr huisnummer husnummer hazszam házszám".split()
)
_PHONES = 10_000  # different numbers that the phone provider certainly has
_YEARS = tuple(range(1971, 2005, 3))
_BIRTHDAYS = "|".join(map(str, _YEARS))
_TEST_CARDS = ("4111111111111111", "5555555555554444", "378282246310005", "6011111111111117", "3530111333300000")
_TextRule = Callable[[int, bool, set[str], ColumnContext], Rule | None]
"""The column's length, whether its values must differ, the words of its name, and its context."""


def personal_rule(column: Column, context: ColumnContext) -> Rule | None:
    kind, name = column.type, context.personal
    if name is None or name == "free_text":
        return None
    if kind.is_text:
        rule = _personal_text(name, column, context)
    elif kind.name in ("inet4", "inet6"):
        own = "ipv4" if kind.name == "inet4" else "ipv6"
        rule = {"provider": own} if name in ("ip", own) else None
    elif kind.name == "uuid":
        rule = {"provider": "pattern", "pattern": "00000000-0000-4000-8000-{hex:12}"} if name == "device_id" else None
    elif kind.name in ("date", "datetime", "timestamp"):
        rule = (
            {"provider": "choice", "values": [date(year, 1, 1) for year in _YEARS]}
            if name == "birth_date" and not context.distinct
            else None
        )
    else:
        rule = _personal_number(name, kind, context)
    return {**rule, "safe": True} if rule is not None else None


_NUMBERS = {
    "ssn": (666_000_000, 666_999_999),
    "national_id": (666_000_000, 666_999_999),
    "tax_id": (890_000_000, 899_999_999),
    "card": (100, 9_999_999),
    "postal_code": (19_800, 19_999),
    "birth_date": (1971, 2004),
    "ip": (3_221_225_985, 3_221_226_238),
    "ipv4": (3_221_225_985, 3_221_226_238),
    "geo": (10, 80),
    "password": (0, 0),
    "bank_account": (1, 99_999),
    "device_id": (1_577_079_552, 1_577_079_807),
}
_SMALL = {"card": (100, 9_999), "postal_code": (1, 99), "bank_account": (1, 9_999)}


def _personal_number(name: str, kind: ColumnType, context: ColumnContext) -> Rule | None:
    """Numbers of reserved ranges, where the type is wide enough and a key does not ask for more."""
    if name == "geo" and kind.name in ("decimal", "float", "double"):
        return _degrees(kind, context)
    most = _largest_number(kind)
    if name not in _NUMBERS or most is None:
        return None
    low, high = _NUMBERS[name]
    if kind.is_integer and high > most and name in _SMALL:
        low, high = _SMALL[name]
    if high > most or context.numbered or (context.unique and high - low < context.rows):
        return None
    return {"provider": "integer", "min": low, "max": high}


def _degrees(kind: ColumnType, context: ColumnContext) -> Rule | None:
    if kind.name != "decimal":
        return {"provider": "float", "min": 10, "max": 80, "digits": 1}
    whole = kind.whole_digits
    most = "80" if whole > 1 else "9" if whole else "0"
    return (
        None if context.distinct else {"provider": "decimal", "min": "0", "max": most, "scale": min(kind.scale or 0, 1)}
    )


def _largest_number(kind: ColumnType) -> int | None:
    """The largest whole number that a type holds; None for types that hold none."""
    if kind.is_integer:
        return kind.integer_range[1]
    if kind.name == "decimal" and not kind.scale:
        return int(10 ** (kind.length or 10)) - 1
    return 2155 if kind.name == "year" else None


def _personal_text(name: str, column: Column, context: ColumnContext) -> Rule | None:
    longest, distinct, words = max_length(column, context), context.distinct, set(words_of(column.name))
    name = "iban" if name == "bank_account" and "iban" in column.comment.lower() else name
    return _TEXTS[name](longest, distinct, words, context) if name in _TEXTS else None


def _email(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    # each row shows another person, so that addresses differ in any case
    return {"provider": "email"} if longest >= 22 else numbered_text("u", longest, distinct, "@a.test")


def _username(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    return {"provider": "username"} if longest >= 12 else numbered_text("u", longest, distinct)


def _person(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    return {"provider": "person.name"} if longest >= 12 else numbered_text("N", longest, distinct)


def _one_name(which: str) -> _TextRule:
    def rule(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
        if distinct:
            return pattern_rule(f"{{{which}_name}} {{row}}", 12, longest) or numbered_text("N", longest, distinct)
        if "initial" in words or longest < 4:
            return {"provider": "pattern", "pattern": "{letters:1}"}
        return {"provider": f"person.{which}_name"}

    return rule


def _phone(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    if context.numbered or (context.unique and (context.rows > _PHONES or longest < 12)):
        return (
            numbered_text("+1-212-555-0100x", longest, distinct)
            if longest >= 20
            else numbered_text("555-0100x", longest, distinct)
        )
    return {"provider": "phone"} if longest >= 8 else None


def _street(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    if context.numbered:
        return numbered_text("Suite ", longest, distinct)
    if _HOUSE & words:
        few = pattern_rule("{1|2|3|4|5|6|7|8|9}{digits:1}", 2, longest)
        return numbered_text("", longest, True) if distinct else few or numbered_text("", longest, False)
    if {"2", "3", "4", "two", "apt", "apartment", "flat", "unit"} & words:
        second = numbered_text("Suite ", longest if distinct else min(9, longest), distinct) or numbered_text(
            "", longest, distinct
        )
        return {**second, "null": 0.6} if second and not distinct else second
    return {"provider": "address"} if longest >= 14 else numbered_text("", longest, distinct)


def _city(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    if distinct:
        return pattern_rule("{city} {row}", 12, longest) or numbered_text("N", longest, distinct)
    return {"provider": "city"} if longest >= 4 else pattern_rule("{letters:1}", 1, longest)


_SHORT_POSTAL_CODES = 4
_OF_FOUR_DIGITS = frozenset(("danish", "hungarian"))
"""Languages of the countries whose postal codes have four digits."""


def _postal_code(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    is_too_many = (
        longest < 5 or context.rows > _PHONES or bool(context.language)
    )  # other locales have a code for each town
    if context.numbered or (context.unique and is_too_many):
        return None
    if longest < (_SHORT_POSTAL_CODES if context.language in _OF_FOUR_DIGITS else 5):
        return pattern_rule("000{digits:1}", 4, longest) or pattern_rule("{digits:1}", 1, longest)
    return {"provider": "postal_code"}


def _birth_date(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    if distinct:
        return None
    return pattern_rule(f"{{{_BIRTHDAYS}}}-01-01", 10, longest) or pattern_rule(f"{{{_BIRTHDAYS}}}", 4, longest)


def _counted(prefix: str) -> _TextRule:
    def rule(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
        return numbered_text(prefix, longest, distinct)

    return rule


_DIGITS = {
    "nip": 10, "regon": 9, "krs": 10, "pesel": 11, "siren": 9, "siret": 14, "ico": 8, "kvk": 8, "rsin": 9, "bsn": 9, "cvr": 8, "cpr": 10,
    "cnpj": 14, "cpf": 11, "pis": 11, "nit": 9, "ruc": 11, "cuit": 11, "oib": 11, "piva": 11, "partita": 11, "abn": 11, "orgnr": 10, "personnummer": 10,
    "steuernummer": 11, "steueridnr": 11, "insz": 11, "cui": 8,
}  # fmt: skip
"""How many digits the numbers of companies and people have that are called so."""
_OF_EMPLOYERS = 10  # characters of an EIN, with its hyphen


def _from_zero(
    longest: int, distinct: bool, words: set[str], context: ColumnContext, *, otherwise: int = 0
) -> Rule | None:
    """The digits that such numbers have in their country, behind 000, with which none is issued; None where nothing says how many."""
    # of several, ``cpf_cnpj``, the first that is listed: a set has no order that is the same in each run
    digits = next((count for word, count in _DIGITS.items() if word in words), otherwise)
    if not 7 < digits <= longest or not (context.language or words & _DIGITS.keys()):
        return None
    if distinct:
        return {"provider": "sequence", "prefix": "000", "width": digits - 3}
    return {"provider": "pattern", "pattern": f"000{{digits:{digits - 3}}}"}


_SPANISH = frozenset(("dni", "nif"))
_SPANISH_LETTER = "O"
"""Eight digits and a check letter, which is never I, Ñ, O or U: Real Decreto 1553/2005."""
_LONGEST_SPANISH, _LONGEST_ITALIAN = 9, 16


def national_form(column: Column, context: ColumnContext) -> Rule | None:
    """The form that such numbers have in a country where they are no digits alone, whatever a comment says of the digits."""
    is_one = context.personal in ("national_id", "tax_id") and column.type.is_text and context.limits.is_free
    found = (
        _by_form(max_length(column, context), context.distinct, set(words_of(column.name)), context.language)
        if is_one
        else None
    )
    return {**found, "safe": True} if found is not None else None


def _by_form(longest: int, distinct: bool, words: set[str], language: str) -> Rule | None:
    """A number that has letters among its digits in its country: Spain's, and Italy's codice fiscale, here of a name whose letters are X."""
    if language == "spanish" and words & _SPANISH and longest >= _LONGEST_SPANISH:
        digits = {"provider": "sequence", "prefix": "000", "width": 5, "suffix": _SPANISH_LETTER}
        return digits if distinct else pattern_rule(f"000{{digits:5}}{_SPANISH_LETTER}", _LONGEST_SPANISH, longest)
    if words >= {"codice", "fiscale"} and longest >= _LONGEST_ITALIAN:
        if distinct:
            return numbered_text("XXXXXX80A01Z", _LONGEST_ITALIAN, distinct, "X")
        born = "{45|58|63|71|77|82|86|90|94|99}{A|B|C|D|E|H|L|M|P|R|S|T}{01|05|12|18|23|27}"
        return pattern_rule(f"XXXXXX{born}Z{{digits:3}}X", _LONGEST_ITALIAN, longest)
    return None


def _national_id(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    found = _from_zero(longest, distinct, words, context)
    if found is not None:
        return found
    if words & {"vin", "chassis"} and longest >= 17:  # 17 letters and digits, none of them I, O or Q: ISO 3779
        counted = {"provider": "sequence", "prefix": "XX9ZZZ00X", "width": 8}
        return counted if distinct else pattern_rule("XX9ZZZ00X{digits:8}", 17, longest)
    return numbered_text("XX", longest, distinct)


def _ssn(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    if context.numbered:
        return {"provider": "sequence", "prefix": "000", "width": 6} if longest >= 9 else None
    return pattern_rule("000-{digits:2}-{digits:4}", 11, longest) or pattern_rule("000{digits:6}", 9, longest)


def _tax_id(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    found = _from_zero(longest, distinct, words, context)
    if found is not None:
        return found
    if longest >= _OF_EMPLOYERS:
        return (
            {"provider": "sequence", "prefix": "00-", "width": 7}
            if distinct
            else pattern_rule("00-{digits:7}", 10, longest)
        )
    return numbered_text("XX", longest, distinct)


def _card(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    if distinct:
        return numbered_text("", min(longest, 11), distinct)
    if {"cvv", "cvc", "security", "verification"} & words:
        return pattern_rule(repeated("digits", min(3, longest)), 1, longest)
    if {"last", "digits", "four", "4"} & words or longest < 16:
        return pattern_rule(repeated("digits", min(4, longest)), 1, longest)
    return {"provider": "choice", "values": list(_TEST_CARDS)}


_IBANS = {
    "polish": ("PL00", 24), "czech": ("CZ00", 20), "spanish": ("ES00", 20), "danish": ("DK00", 14), "swedish": ("SE00", 20), "hungarian": ("HU00", 24),
    "dutch": ("NL00TEST", 10), "french": ("FR00", 23), "italian": ("IT00X", 22), "romanian": ("RO00TEST", 16), "turkish": ("TR00", 22),
}  # fmt: skip
"""The beginning of an IBAN and the digits behind it, by language: those of countries that have digits alone, or letters of banks first."""


def _iban(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    # check digits 00 that are wrong at the first stay wrong: steps of 97 leave the remainder modulo 97 as it is
    before, digits = _IBANS.get(context.language, ("DE00", 18))
    width = min(digits, 18, longest - len(before))
    prefix = before + "0" * min(digits - width, longest - len(before) - width)
    return (
        {"provider": "sequence", "prefix": prefix, "width": width, "start": 1001, "step": 97} if width >= 10 else None
    )


def _ip(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    if distinct and longest >= 30:
        return {"provider": "ipv6"}
    return _ipv4(longest, distinct, words, context)


def _ipv4(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    if distinct:
        return numbered_text("192.0.2.1:", longest, distinct)
    return {"provider": "ipv4"} if longest >= 9 else None


def _ipv6(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    return {"provider": "ipv6"} if longest >= 30 else None


def _device_id(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    if "mac" in words or {"bluetooth", "ethernet", "wifi"} & words:
        if not distinct:
            return pattern_rule("00-00-5e-00-53-{hex:2}", 17, longest) or numbered_text("test-", longest, distinct)
        return numbered_text("test-", longest, distinct)
    if {"imei", "meid"} & words and longest >= 15:
        return (
            {"provider": "pattern", "pattern": "00{row:12}{check:luhn}"}
            if distinct
            else pattern_rule("00{digits:12}{check:luhn}", 15, longest)
        )
    return (
        numbered_text("test-", longest, distinct)
        if distinct
        else pattern_rule("test-{hex:8}", 13, longest) or numbered_text("test-", longest, distinct)
    )


def _geo(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    if distinct:  # degrees while they last, then whole ones in millionths
        return numbered_text("", longest if longest >= 10 else min(longest, 3), distinct, "000000" * (longest >= 10))
    if {"latitude", "lat", "longitude", "lng", "lon", "long"} & words or longest < 9:
        return pattern_rule("{digits:2}.{digits:1}", 4, longest) or pattern_rule("{digits:1}", 1, longest)
    return pattern_rule("{digits:2}.{digits:1},{digits:2}.{digits:1}", 9, longest)


def _password(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    return (
        numbered_text("!", longest, distinct)
        if distinct
        else pattern_rule("!{hex:16}", 17, longest) or pattern_rule("!", 1, longest)
    )


def _token(longest: int, distinct: bool, words: set[str], context: ColumnContext) -> Rule | None:
    if context.numbered or longest < 21:
        return (
            numbered_text("test_", longest, distinct)
            if longest >= 11
            else numbered_text("!", longest, distinct) or pattern_rule("!", 1, longest)
        )
    return {"provider": "pattern", "pattern": "test_{hex:16}"}


_TEXTS = {
    "email": _email,
    "phone": _phone,
    "person_name": _person,
    "company_contact": _person,
    "username": _username,
    "first_name": _one_name("first"),
    "last_name": _one_name("last"),
    "street": _street,
    "city": _city,
    "postal_code": _postal_code,
    "birth_date": _birth_date,
    "ssn": _ssn,
    "national_id": _national_id,
    "tax_id": _tax_id,
    "card": _card,
    "iban": _iban,
    "bank_account": _counted("000"),
    "ip": _ip,
    "ipv4": _ipv4,
    "ipv6": _ipv6,
    "device_id": _device_id,
    "geo": _geo,
    "password": _password,
    "token": _token,
}
