"""Which class of personal data a column holds, by its name, type and comment.

A name is split into whole words, whatever its style (``customerEMail``, ``CUSTOMER-E-MAIL``, ``customer_email_2``), and
a rule must meet its last words: what a column holds is at the end of its name, so ``email`` is an address and
``email_sent_at``, ``email_template`` and ``hotel`` are not. The type decides in the end: an ENUM, a truth value or a
number is no person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ..lazy_patterns import lazy
from ..schema.model import Column, ColumnType
from .name_rules import OF_PEOPLE, OF_VEHICLES, RULES, match
from .subjects import THING, are_premises, attributes_among, is_name, is_person_elsewhere, is_thing
from .words import PEOPLE_BEHIND, without_whose, words

_LONGEST_KEY = 80  # a longer key of JSON is data, not a name

# ---- tables ----------------------------------------------------------------------------------------------------------

_PEOPLE = frozenset(
    """
    account_holder admin administrator adult agent applicant approver athlete attendee author beneficiary borrower buyer
    candidate cardholder caregiver cashier child citizen client clinician coach consultant consumer contact contractor
    courier customer debtor delegate dependent dependant doctor donor driver employee employer guardian guest holder
    individual instructor insured invitee kid landlord lead lecturer lender manager member mentor minor nurse occupant
    officer operator owner parent participant passenger patient payee payer people person persona personnel physician
    player prisoner profile prospect pupil recipient referrer relative resident respondent salesperson seller sender
    shopper spouse staff student subscriber supervisor surgeon teacher technician tenant trainee trainer traveler
    traveller tutor user victim visitor volunteer voter walker witness worker
    kunde kunden benutzer mitarbeiter personen ansprechpartner cliente usuario empleado paciente contacto alumno
    utilisateur employe personne klant medewerker gebruiker klient uzytkownik pracownik osoba dipendente utente
""".split()
)
_VEHICLES = frozenset(
    "vehicle car truck van bus lorry trailer motorcycle motorbike fahrzeug vehiculo vehicule pojazd veicolo".split()
)
_TABLE_TAILS = frozenset(
    "archive archived backup bak copy data detail details history info old record records table "
    "tmp temp staging v log master entity".split()
)
_IRREGULAR = {"people": "person", "children": "child"}


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=4096)
def _head(table: str) -> str:
    """The noun that a table's rows are: ``tbl_users_archive`` holds users, ``user_roles`` roles."""
    parts = [word for word in words(table) if not word.isdigit()]
    while len(parts) > 1 and parts[-1] in _TABLE_TAILS:
        parts.pop()
    return _singular(parts[-1]) if parts else ""


def _about_a_company(comment: str) -> bool:
    return (
        re.search(
            r"\b(business|company|companies|organi[sz]ation|firm|legal entity|not a person)\b", comment, re.IGNORECASE
        )
        is not None
    )


# ---- types -----------------------------------------------------------------------------------------------------------


def _kind(column_type: ColumnType) -> str:
    """``text``, ``json``, ``binary``, ``number``, ``fraction``, ``datetime``, ``point``, ``uuid``, ``inet`` or ``""``
    for types that hold none of these: truth values, ENUM, SET. ``small`` is a SMALLINT: a PIN, four digits of a card, a
    short postal code, and never more; ``year`` is YEAR."""
    name = column_type.name
    if column_type.is_text:
        return "text" if column_type.length is None or column_type.length > 1 else ""
    if column_type.is_binary:
        return "binary"
    if name in ("int", "bigint") or (name == "decimal" and not column_type.scale):
        return "number"
    if name == "mediumint":
        return "number"
    if name == "smallint":
        return "small"
    if name in ("decimal", "float", "double"):
        return "fraction"
    if name in ("date", "datetime", "timestamp"):
        return "datetime"
    if name in ("inet4", "inet6"):
        return "inet"
    if name in ("point", "geometry"):
        return "point"
    return name if name in ("json", "uuid", "year") else ""


# ---- what a name says ----------------------------------------------------------------------------------------------

_POSITIONS = frozenset(
    ("location", "loc", "position", "place", "center", "centre", "coordinates", "geo location", "geo point")
)
_MARKER = lazy(r"\bpii\s*[:=]\s*[\"']?([a-z_0-9]+)", re.IGNORECASE)
_CLAUSE = lazy(
    r"[.;:,(\u2013\u2014]| (?:-|of|des|der|von|vom|del|de|di|du|van|for|to|in|used|when|where|that|which|with|is|as|at) "
)
_OF_BIRTH = lazy(r"\b(date|place) of birth\b", re.IGNORECASE)
_OF_WHOM = lazy(r"\s*(?:of|von|vom|van|del|della|du) ", re.IGNORECASE)
# Classes that a comment's few words may decide; one word alone says too little for the others.
_BY_COMMENT = frozenset(
    "email phone ssn national_id tax_id card iban bank_account ip ipv4 ipv6 birth_date password "
    "token first_name last_name person_name street postal_code device_id geo".split()
)


@lru_cache(maxsize=4096)
def _by_comment(comment: str, kind: str) -> str | None:
    if _OF_WHOM.match(comment):
        return None  # whose it is, not what
    clause = _CLAUSE.split(_OF_BIRTH.sub(r"birth \1", comment) + " ", maxsplit=1)[0]
    phrase = [word for word in words(clause) if word not in ("the", "a", "an", "s", "optional", "required", "unique")]
    if not 1 <= len(phrase) <= 5:
        return None
    found = match(RULES, " ".join(phrase), kind)
    return found if found in _BY_COMMENT else None


def classify(table: str, column: Column) -> str | None:
    """The class of personal data that ``column`` of ``table`` holds by its name, type and comment, or None.

    A comment that says ``pii: email`` or ``pii = none`` decides alone. JSON columns are free text whatever their name.
    """
    marked = _MARKER.search(column.comment)
    if marked:
        return None if marked[1].lower() in ("none", "no", "false") else marked[1].lower()
    kind = _kind(column.type)
    if not kind:
        return None
    found = _by_name(table, column, kind)
    if found is None:
        found = _by_comment(column.comment, kind)
    return "free_text" if kind == "json" and found else found or None


# Short names that mean something else in another language, but in a text column of that length: Brazil's and Italy's postal codes
# (a mobile in Turkish, a limit in English), those of France, Spain and Mexico, numbers of taxpayers and of social insurance.
_BY_LENGTH = {
    "cep": ("postal_code", range(8, 10)),
    "cap": ("postal_code", range(5, 6)),
    "cp": ("postal_code", range(5, 6)),
    "rut": ("national_id", range(9, 13)),
    "nss": ("national_id", range(11, 16)),
    "utr": ("national_id", range(10, 12)),
}


def _by_name(table: str, column: Column, kind: str) -> str | None:
    """The class that the name tells, ``""`` when it says "not personal", None when it says nothing."""
    phrase = " ".join(words(column.name))
    by_length = _BY_LENGTH.get(phrase)
    if by_length is not None and kind == "text" and (column.type.length or 0) in by_length[1]:
        return by_length[0]
    found = match(RULES, phrase, kind)
    if found is not None:
        return found
    if (found := _of_whom(column.name, kind)) is not None:
        return found
    if phrase == "vin" and kind == "text" and (column.type.length or 0) in range(17, 25):  # not wine
        return "national_id"
    if _head(table) in _VEHICLES:
        return match(OF_VEHICLES, phrase, kind)
    if _head(table) not in _PEOPLE:
        return None
    found = match(OF_PEOPLE, phrase, kind)
    return "" if found == "person_name" and _about_a_company(column.comment) else found


# What is someone's whoever it is, and for whatever it is used
_REACHED_BY = frozenset(("phone", "email", "street", "postal_code", "city"))


_NAMES_BEHIND = frozenset(("name", "naam", "namn", "navn"))


@lru_cache(maxsize=4096)
def _of_whom(name: str, kind: str) -> str | None:
    """The class of a name that says first what it holds and then whose that is, as in Spanish or Polish."""
    phrase = words(name)
    what, is_of_people = without_whose(phrase)
    if what == phrase:
        is_named = len(phrase) > 1 and phrase[-1] in _NAMES_BEHIND and PEOPLE_BEHIND.issuperset(phrase[:-1])
        return "person_name" if is_named and kind == "text" else None  # ``kunde_name``
    said = " ".join(what)
    found = match(RULES, said, kind) or (match(OF_PEOPLE, said, kind) if is_of_people else None)
    return found if is_of_people or found in _REACHED_BY else None


_PEOPLE_IN_DOCUMENTS = _PEOPLE | frozenset("address billing shipping delivery by from to cc bcc name".split())


_COMPANIES = frozenset(
    "company vendor supplier organisation organization org firm business merchant store shop brand bank agency school "
    "product category warehouse branch department team group project".split()
)
_OF_ADDRESSES = frozenset(("street", "city", "postal_code"))
_OF_ONE_PERSON = frozenset("birth_date ssn first_name last_name".split())
_OF_ANYONE = frozenset("email phone national_id username".split())
_OF_RESIDENTS = frozenset(("street", "postal_code"))
_OF_ANIMALS = frozenset(("species", "breed", "cultivar", "variety", "genus"))


def subject(members: Iterable[str], around: str) -> str:
    """Who or what an object with these ``members`` is, called ``around``: ``person`` where its name is beside a birth date, an
    e-mail or another address, though nothing around it says so; ``subjects.THING`` where it has what only things have; empty where
    neither is so, or what is around it says it."""
    keys = list(members)
    held = {"last_name" if is_full_name(key) else classify_member(key) for key in keys if not is_nickname(key)}
    if not _OF_ANIMALS.isdisjoint(map(str.lower, keys)):
        return THING
    if _head(around) in _COMPANIES:
        return ""
    if held & _OF_ONE_PERSON:
        return "person"
    is_one, things = is_thing(around), attributes_among(keys)
    if held & _OF_ANYONE:  # an order of someone has a price and a quantity
        return "person" if things + is_one < (4 if "email" in held else 2) else ""
    return "" if is_one else _subject_by_attributes(things, bool(held & _OF_RESIDENTS) and any(map(is_name, keys)))


def _subject_by_attributes(things: int, is_resident: bool) -> str:
    """What an object is with so many members that only ``things`` have, and perhaps a name with an address."""
    if is_resident and things < 2:
        return "" if things else "person"
    return THING if things else ""


def is_full_name(key: str) -> bool:
    """True when ``key`` says that it is a person's first and last name."""
    return words(key)[-2:] == ("full", "name")


def is_nickname(key: str) -> bool:
    """True when ``key`` is what things are called by, too."""
    return words(key)[:1] == ("nick",)


@lru_cache(maxsize=4096)
def are_people(key: str) -> bool:
    """True when ``key`` names a person or several people: ``teachers``."""
    return 0 < len(key) <= _LONGEST_KEY and (_head(key) in _PEOPLE or is_person_elsewhere(key))


_ACTORS = frozenset(
    "by from to caller callee requester requestor reporter display assigned handled approved created updated modified changed deleted agent owner "
    "author assignee contact recipient sender gift deliver attention signed attendee who person user handle actor subject caregiver "
    "von an durch par de por per od do przez av".split()
)
_DOERS = frozenset(
    "by agent caller requester requestor reporter assigned approved created updated modified owner author assignee user handle actor who picker packer von par por przez av".split()
)
_USERNAME = lazy(r"@?[a-z][a-z0-9]*[._-]?[a-z0-9]*\d{1,4}[a-z]?|[a-z]{1,12}[._][a-z]{2,20}")
_MACHINES = lazy(
    r"api|cron|bot|system|web|app|job|worker|v\d|service|svc|import|sync|node|host|server|queue|batch|daemon|robot|admin|test|dev|prod|"
    r"team|desk|support|mozilla|curl|android|iphone|chrome|firefox|safari|opera|sales|version|build|release|step|level|type|model|^[a-z]?\d+$"
)


def names_an_actor(key: str) -> bool:
    """True when ``key`` says who did something or whom it is for: ``createdBy``, ``giftTo``, ``caller``."""
    return 0 < len(key) <= _LONGEST_KEY and not _ACTORS.isdisjoint(words(key)[-1:])


_PERSONS = _PEOPLE | frozenset(
    "attending assignee rep representative gp physician insured policyholder keeper next requester approver reviewer cashier clerk advisor adviser "
    "betreuer berater bearbeiter sachbearbeiter verantwortlich inhaber fahrer arzt hausarzt patient versicherter mieter vermieter verkaufer "
    "opiekun doradca lekarz pacjent odbiorca nadawca kierowca wlasciciel zleceniodawca zakaznik pacient ridic vlastnik prijemce odesilatel "
    "musteri hasta sorumlu danisman doktor alici gonderen ugyfel vevo paciens ugyintezo kapcsolattarto sofor tulajdonos kund patienten handlaggare "
    "ansvarig agare kontaktperson client medecin conseiller titulaire beneficiaire destinataire expediteur locataire proprietaire conducteur "
    "medico asesor titular beneficiario destinatario remitente inquilino propietario conductor responsable responsavel utente motorista "
    "proprietario atendente comprador vendedor intestatario referente paziente autista inquilino locatario vertegenwoordiger behandelaar patient "
    "huurder eigenaar bestuurder contactpersoon khach benh kunder pasient asiakas potilas client pacienti".split()
)


def names_a_person(key: str) -> bool:
    """True when the last word of ``key`` is what a person is called who has to do with a row: ``policy_holder``, ``betreuer``,
    ``gpName``."""
    called = (
        [word for word in words(key) if word not in ("name", "full") and not word.isdigit()]
        if len(key) <= _LONGEST_KEY
        else []
    )
    return bool(called) and (_singular(called[-1]) in _PERSONS or called[-1] in _PERSONS)


def names_a_membership(key: str) -> bool:
    """True when ``key`` is called as the number by which a club, an insurer or a hospital knows a person: ``member_no``."""
    return len(key) <= _LONGEST_KEY and _NUMBER_OF_A_PERSON.fullmatch(" ".join(words(key))) is not None


def names_a_doer(key: str) -> bool:
    """True when ``key`` says who did or does something: ``handledBy``, ``owner``."""
    return not _DOERS.isdisjoint(words(key)[-1:])


def is_login(key: str, value: str) -> bool:
    """True where ``key`` names who did something and ``value`` has the form of a person's login: ``anowak81``, ``a.nowak``; not
    of a program's."""
    if not names_a_doer(key):
        return False
    return 4 < len(value) <= 32 and _USERNAME.fullmatch(value) is not None and _MACHINES.search(value) is None


# An object of such a name is what the one around it is, or the table that the document belongs to.
_ENVELOPES = _TABLE_TAILS | frozenset(
    "payload raw json attributes attrs properties props body document extra meta item".split()
)


def owner(key: str, around: str) -> str:
    """Whose members the object at ``key`` of a JSON document holds: its key's, or, where that only says that there is
    data (``details``, ``payload``), those of what is ``around`` it."""
    parts = words(key) if len(key) <= _LONGEST_KEY else ()
    return around if not parts or _ENVELOPES.issuperset(parts) else key


_ADDRESS_LINE = lazy(
    r"(?:address |addr |adress |adr )?(?:line|l|zeile|ligne|linea|linha|linia|regel|row|address|addr)(?: ?(?:1|2|3|one|two|three))?|lines"
)
_HELD_ADDRESSES = frozenset(
    "address addr billing shipping delivery ship bill home residence residential postal mailing invoice recipient destination origin pickup "
    "anschrift adresse lieferadresse rechnungsadresse direccion domicilio envio facturacion endereco entrega cobranca indirizzo spedizione "
    "adres wysylka faktura livraison facturation domicile".split()
)
# Numbers by which an insurer, a hospital or a club knows a person, and papers.
_MEMBERSHIP = lazy(
    r"(?:insurance |insured |health |patient )?(?:member|membership|policy|insurance|insured|subscriber|beneficiary|chart|medical record|"
    r"health card|driving licen[cs]e|driver licen[cs]e|permit|visa)(?: card)? (?:no|nr|num|number|id)|mrn|dl|"
    r"(?:passport|document|doc|id card|identity card)(?: (?:no|nr|number))?|versicherten ?(?:nr|nummer|number)|numer ubezpieczenia"
)
_NUMBER_OF_A_PERSON = lazy(
    r"(?:.* )?(?:member|membership|policy|insurance|insured|subscriber|beneficiary|patient|chart|health card) number"
)
_PAPERS = frozenset("document doc passport id identity insurance policy patient taxpayer citizen".split())


@lru_cache(maxsize=4096)
def classify_member(key: str, around: str = "", *, number: bool = False) -> str | None:
    """The class that the key of a JSON member names, as a text column of that name would be classified in a table named
    ``around``: the object that holds the member (see ``owner``), or the document's column or table. A ``number`` with
    a fraction may also be a position's."""
    if len(key) > _LONGEST_KEY:
        return None
    phrase = " ".join(words(key))
    found = match(RULES, phrase, "text")
    if found is None:
        found = _of_whom(key, "text") or _by_holder(key, phrase, around)
    if found in _OF_ADDRESSES and are_premises(around):
        return None
    return "geo" if found is None and number and _is_position(phrase, around) else found or None


def _by_holder(key: str, phrase: str, around: str) -> str | None:
    """The class of a key that says nothing by itself, by what holds the member."""
    if phrase == "birth":
        return "birth_date"
    if _is_line_of_address(phrase, around):
        return "street"
    if _MEMBERSHIP.fullmatch(phrase) or (phrase == "number" and _PAPERS & set(words(around))):
        return "national_id"
    if len(around) <= _LONGEST_KEY and _head(around) in _VEHICLES and (found := match(OF_VEHICLES, phrase, "text")):
        return found
    is_of_person = len(around) <= _LONGEST_KEY and (
        _head(around) in _PEOPLE_IN_DOCUMENTS or is_person_elsewhere(around)
    )
    return (match(OF_PEOPLE, phrase, "text") or _named(key)) if is_of_person else None


def _named(key: str) -> str | None:
    """The class of a person's member that is called "name" in some language, and nothing else."""
    return "person_name" if is_name(key) else None


def _is_line_of_address(phrase: str, around: str) -> bool:
    if _ADDRESS_LINE.fullmatch(phrase) is None:
        return False
    return bool(_HELD_ADDRESSES & set(words(around))) or (_head(around) in _PEOPLE and phrase[-1:].isdigit())


def _is_position(phrase: str, around: str) -> bool:
    return phrase in _POSITIONS or (phrase in ("x", "y") and " ".join(words(around)) in _POSITIONS)
