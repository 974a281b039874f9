"""The registry: one entry per class of personal data, with its reserved range, the range's source and its checks."""

from __future__ import annotations

from typing import NamedTuple

from ..blueprint.locales import DEFAULT_LOCALE
from ..blueprint.telephones import country_code_of, is_reserved_in, numbers_of
from ..errors import BlueprintError, did_you_mean
from ..schema.model import BINARY_TYPES, FLOATING_TYPES, SPATIAL_TYPES, ColumnType
from . import ranges
from .ranges import Check


class PersonalClass(NamedTuple):
    """A class of personal data.

    ``range`` is the reserved range in words and ``source`` who reserves it. ``check`` says whether one value, as text,
    is safe; a class with ``lists`` has no range but the word lists of the lexicon: its ``check`` only finds other
    classes' data, and ``checks.checker`` adds the words. ``outside`` is a MySQL condition with ``{column}`` in it, true when
    a value that is not NULL is outside the range (it may miss some, it accuses none); empty when SQL cannot tell.
    """

    name: str
    summary: str
    source: str
    range: str
    check: Check
    outside: str = ""
    lists: tuple[str, ...] = ()


def holds_nothing_personal(value: str) -> bool:
    """True when the scanner finds nothing in ``value``."""
    from .scanner import scan  # with all finders, which a plan does not need

    return not scan(value)


_REAL_ADDRESS = "example[.](com|net|org)|test|example|invalid|localhost"


def _lexical(name: str, summary: str, lists: tuple[str, ...], words: str) -> PersonalClass:
    return PersonalClass(name, summary, "lexicon", words, holds_nothing_personal, "", lists)


_PERSON = ("person_name", "first_name", "last_name")

CLASSES: dict[str, PersonalClass] = {
    each.name: each
    for each in (
        PersonalClass(
            "email",
            "e-mail address",
            "RFC 2606, RFC 6761",
            "example.com, example.net, example.org, .test, .example, .invalid, .localhost",
            ranges.safe_email,
            ranges.outside(ranges.EMAIL),
        ),
        PersonalClass(
            "phone",
            "telephone, mobile or fax number",
            "NANPA 555 line numbers; Ofcom, telephone numbers for drama use",
            "555-0100 to 555-0199 in any area; 020 7946 0xxx, 01632 960xxx, 07700 900xxx, 08081 570xxx, 03069 990xxx",
            ranges.safe_phone,
            ranges.outside(ranges.PHONE, ranges.PHONE_NOISE),
        ),
        _lexical("person_name", "a person's full name", _PERSON, "first and last names of the lexicon"),
        _lexical("first_name", "a person's first or middle name", ("first_name",), "first names of the lexicon"),
        _lexical("last_name", "a person's family name", ("last_name",), "last names of the lexicon"),
        _lexical(
            "company_contact",
            "the person to ask for at a company",
            ("company_contact", *_PERSON),
            "first and last names of the lexicon",
        ),
        _lexical("username", "a login or screen name", ("username", *_PERSON), "names of the lexicon, with digits"),
        _lexical(
            "street", "a postal address down to the street", ("street",), "street names of the lexicon, with numbers"
        ),
        _lexical("city", "a city", ("city",), "cities of the lexicon"),
        PersonalClass(
            "postal_code",
            "a postal code",
            "lexicon; 45 CFR 164.514(b)(2), which writes 000 for areas of few people",
            "postal codes of the lexicon; digits from 000; a first letter Z and zeros for digits",
            holds_nothing_personal,
            "",
            ("postal_code",),
        ),
        PersonalClass(
            "birth_date",
            "date of birth",
            "45 CFR 164.514(b)(2), which keeps nothing of a date but the year",
            "1 January of any year",
            ranges.safe_birth_date,
            ranges.outside(ranges.BIRTH_DATE),
        ),
        PersonalClass(
            "ssn",
            "United States social security number",
            "Social Security Administration, numbers never issued",
            "area 000 or 666, area 900 to 999 with a group that no taxpayer has, group 00, serial 0000",
            ranges.safe_ssn,
            ranges.outside(ranges.SSN),
        ),
        PersonalClass(
            "national_id",
            "identity card, passport, driving licence or social security number",
            "Social Security Administration; HMRC (prefix QQ); ISO 3166-1 user-assigned XX and ZZ",
            "never issued social security numbers, QQ 00 00 00 A, numbers that start with XX, ZZ or 000",
            ranges.safe_national_id,
            ranges.outside(ranges.NATIONAL_ID),
        ),
        PersonalClass(
            "tax_id",
            "tax number",
            "IRS, valid EIN prefixes; ISO 3166-1 user-assigned XX and ZZ",
            "EIN prefixes that no office assigns (00, 07 to 09, 17 to 19 and so on), numbers that start with XX, ZZ or 000",
            ranges.safe_tax_id,
            ranges.outside(ranges.TAX_ID),
        ),
        PersonalClass(
            "card",
            "payment card number or code",
            "the card networks' published test numbers; ISO/IEC 7812-1",
            "test numbers (4111 1111 1111 1111), wrong check digits, at most 11 digits",
            ranges.safe_card,
        ),
        PersonalClass(
            "iban",
            "international bank account number",
            "ISO 13616, ISO 7064 MOD 97-10",
            "wrong check digits",
            ranges.safe_iban,
            ranges.outside(ranges.IBAN_SHAPE),
        ),
        PersonalClass(
            "bank_account",
            "bank account or routing number",
            "payment processors' test accounts; ISO 13616",
            "numbers that start with 000 or have five digits at most, IBANs with wrong check digits",
            ranges.safe_bank_account,
            ranges.outside(f"{ranges.ZERO_ACCOUNT}|{ranges.IBAN_SHAPE}"),
        ),
        PersonalClass(
            "ip",
            "IP address of either version",
            "RFC 5737, RFC 2544, RFC 3849, RFC 9637",
            "192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 198.18.0.0/15, 2001:db8::/32, 3fff::/20",
            ranges.safe_ip,
            ranges.outside(f"{ranges.IPV4}|{ranges.IPV6}|[0-9]+"),
        ),
        PersonalClass(
            "ipv4",
            "IPv4 address",
            "RFC 5737, RFC 2544",
            "192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 198.18.0.0/15",
            ranges.safe_ipv4,
            ranges.outside(f"{ranges.IPV4}|[0-9]+"),
        ),
        PersonalClass(
            "ipv6",
            "IPv6 address",
            "RFC 3849, RFC 9637",
            "2001:db8::/32, 3fff::/20",
            ranges.safe_ipv6,
            ranges.outside(ranges.IPV6),
        ),
        PersonalClass(
            "device_id",
            "identifier of a device: MAC, IMEI, advertising id",
            "RFC 9542 (MAC); GSMA TS.06 (IMEI); ITU-T E.118 (ICCID)",
            "MAC 00-00-5E-00-53-xx, IMEI and ICCID from 00, UUID from 00000000, names that start with test or example",
            ranges.safe_device_id,
            ranges.outside(ranges.DEVICE_ID),
        ),
        PersonalClass(
            "geo",
            "geographic position",
            "ISO 6709, at a precision that names no household",
            "at most one decimal of a degree (about 11 km); whole degrees in millionths of one",
            ranges.safe_geo,
            ranges.outside(ranges.GEO),
        ),
        PersonalClass(
            "free_text",
            "text that may hold any of the other classes",
            "the ranges of the classes found in it",
            "no e-mail, phone, card, IBAN, social security number or IP address outside its range",
            holds_nothing_personal,
            f"(LOWER(CAST({{column}} AS CHAR)) REGEXP '[a-z0-9._+-]@(?!([a-z0-9-]+[.])*({_REAL_ADDRESS})"
            "([^a-z0-9.-]|[.]?$|[.][^a-z0-9-]))([a-z0-9-]+[.])+[a-z][a-z]')",
        ),
        PersonalClass(
            "password",
            "password, passphrase, PIN or their hash",
            "shadow(5) and Django: ! marks a password that opens nothing",
            "begins with !, or zeros only",
            ranges.safe_password,
            ranges.outside(ranges.PASSWORD),
        ),
        PersonalClass(
            "token",
            "secret key, session or access token",
            "payment processors' convention for keys that open nothing real",
            "holds test, example, invalid, dummy, fake or seed as a word (sk_test_...), or begins with !",
            ranges.safe_token,
            ranges.outside(ranges.TOKEN),
        ),
    )
}


def personal_class(name: str) -> PersonalClass:
    """The class called ``name``. Raises BlueprintError with the nearest name when there is none."""
    if name not in CLASSES:
        raise BlueprintError(
            f"there is no class of personal data '{name}'{did_you_mean(name, list(CLASSES))}",
            hint=f"the classes are {', '.join(CLASSES)}",
        )
    return CLASSES[name]


def range_in(name: str, locale: str) -> str:
    """The range of class ``name`` in words, as values of a locale are generated in it."""
    if name == "phone" and locale != DEFAULT_LOCALE:
        code = country_code_of(locale)
        kept = "numbers that are kept for fiction" if is_reserved_in(locale) else "no national number begins with 000"
        return f"+{code} {', '.join(numbers_of(locale))}: {kept}"
    return CLASSES[name].range


def condition(name: str, column_type: ColumnType, *, masked: bool = False, locale: str = DEFAULT_LOCALE) -> str:
    """The ``outside`` condition of class ``name`` for a column of ``column_type``: empty where SQL cannot read the
    column as the text that was written (binary strings, geometry, floating-point numbers). ``masked`` values may be from
    the ranges of more countries than generated ones, which are of that of ``locale``.

    ZEROFILL pads the text of a number (https://dev.mysql.com/doc/refman/8.4/en/numeric-type-attributes.html), so a
    number is read without it.
    """
    kind = column_type.name
    if name == "birth_date" and kind in ("date", "datetime", "timestamp"):
        return ranges.outside(ranges.BIRTH_DAY)
    if kind in BINARY_TYPES or kind in SPATIAL_TYPES or kind == "bit":
        return ""
    if kind in FLOATING_TYPES:
        return ranges.OUTSIDE_COARSE_DEGREES if name == "geo" else ""
    outside = personal_class(name).outside
    if name == "phone":
        any_country = ranges.outside(ranges.PHONE_OF_ANY_COUNTRY, ranges.PHONE_NOISE)
        outside = any_country if masked else ranges.outside_phones_of(locale)
    if masked and name == "geo":
        outside = ranges.outside(ranges.GEO_OF_ANY_FORM)
    is_number = column_type.is_integer or kind == "decimal"
    return outside.replace("{column}", "({column} + 0)") if is_number else outside
