"""Which class of personal data a column holds, by its name, type and comment.

A name is split into whole words, whatever its style (``customerEMail``, ``CUSTOMER-E-MAIL``, ``customer_email_2``), and
a rule must meet its last words: what a column holds stands at the end of its name, so ``email`` is an address and
``email_sent_at``, ``email_template`` and ``hotel`` are not. The type has the last word: an ENUM, a truth value or a
number is no person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from ..schema.model import Column, ColumnType
from .words import words

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


# ---- rules -----------------------------------------------------------------------------------------------------------

# What says nothing about the class at the end of a name, word by word.
_TAIL = re.compile(
    r" (?:primary|secondary|main|home|work|office|business|private|personal|mobile|day|evening|daytime|alt|"
    r"alternate|alternative|other|old|new|previous|current|backup|normalized|normalised|canonical|lower|raw|"
    r"value|text|string|str|encrypted|enc|hashed|plain|masked|ts|timestamp|epoch|unix|degrees|deg|e|micro|\d+)\Z"
)
_WHO = (
    r"(?:contact|customer|client|patient|employee|member|user|owner|manager|person|people|guest|student|teacher|"
    r"driver|author|subscriber|recipient|sender|buyer|seller|payer|payee|beneficiary|holder|card holder|guardian|"
    r"parent|father|mother|mothers|spouse|partner|wife|husband|child|kin|emergency|billing|shipping|ship to|"
    r"bill to|delivery|attendee|passenger|applicant|candidate|resident|tenant|agent|rep|representative|doctor|"
    r"physician|nurse|staff|worker|signer|signatory|supervisor|salesperson|sales rep|sales person|assignee|"
    r"emp|cust|usr|cli|requester|reviewer|approver|visitor|donor|insured|lead|admin|operator|consignee|referrer|instructor)"
)


_PACKED = r"(?: (?:bin|binary|packed|raw|number|int|integer|long|dec|decimal))?"

_Rule = tuple[str, frozenset[str], str]
_compiled = cache(re.compile)


def _rule(name: str, kinds: str, phrase: str, *, lead: str = "(?:.* )?") -> _Rule:
    """Class ``name`` for columns of these kinds whose name ends with ``phrase``, whatever stands before it."""
    return name, frozenset(kinds.split()), f"{lead}(?:{phrase})"


# In order: the first that matches the name decides, so the special stands before the general ("ip address" before
# "address"). An empty class says that a name is not personal.
_RULES = (
    _rule(
        "",
        "text number small json",
        r".+",
        lead=r"(?:has|have|is|max|min|needs|allow|allows|can|enable|enabled|require|requires) ",
    ),
    _rule("", "text", r"(?:last|first|previous|next|failed) login", lead=""),
    _rule(
        "token",
        "text binary uuid",
        r"token(?: hash| digest| secret| value)?|(?:api|access|secret|private|auth|session|encryption|signing|"
        r"activation|license|recovery|webhook) key(?: hash)?|secret|session(?: id| key)|otp(?: secret| code)?|"
        r"totp (?:secret|seed)|(?:reset|recovery|backup|verification|activation|confirmation|invite|auth|mfa) codes?|"
        r"(?:reset|remember|session|activation|invitation|confirmation) (?:digest|hash)|cookie(?: id| value)?|jwt|bearer",
    ),
    _rule(
        "password",
        "text binary number small",
        r"password(?: hash| digest| salt| bcrypt| sha \d+| md 5| encrypted)?|pass hash|"
        r"pin(?: hash| number| code)?|security answer|secret answer|credentials?",
    ),
    _rule(
        "email",
        "text json",
        r"email(?: address(?: line)?| id| recipient| cc| bcc| to| from| login| username)?|"
        r"mail|reply to",
    ),
    _rule("ipv4", "text number binary inet", rf"ipv4(?: address)?{_PACKED}"),
    _rule("ipv6", "text number binary inet", rf"ipv6(?: address)?{_PACKED}"),
    _rule(
        "ip",
        "text number binary inet json",
        rf"ip(?: address(?: hash)?)?{_PACKED}|remote(?: host)? address|x forwarded for|forwarded for",
    ),
    _rule(
        "device_id",
        "text number binary uuid",
        r"(?:device|hardware|android|advertising|advertiser|installation|handset|machine) (?:id|identifier|uuid|guid|"
        r"fingerprint|serial|udid)|imei|imsi|meid|iccid|udid|idfa|idfv|gaid|aaid|mac(?: address| id)?|"
        r"(?:bluetooth|wifi|ethernet) address",
    ),
    _rule(
        "",
        "text",
        r"(?:web|url|wallet|contract|memory|bitcoin|btc|eth|crypto|server|host|network|street view|base|"
        r"start|end|from|register|physical memory|program|web site|website) address(?: type)?",
    ),
    _rule("ssn", "text number", r"ssn|social security(?: number| id)?|socsec"),
    _rule(
        "national_id",
        "text number",
        r"(?:national|citizen|citizenship|identity|identification|government|personal) (?:id|identity|insurance|"
        r"identification|identifier|code)(?: number| card)?|national number|(?:identity|identification|id) (?:card )?"
        r"number|id card|identity card|"
        r"nino?|passport(?: number| id)?|driver license(?: number| id)?|driving license(?: number| id)?|"
        r"(?:drivers|dl) number|aadhaar(?: number)?|aadhar(?: number)?|curp|cpf|dni|nie|pesel|bsn|personnummer|"
        r"social insurance number|sin number|medicare(?: number)?|nhs number|health (?:card|insurance) number|"
        r"voter id|visa number|residence permit(?: number)?|nric|mrn|medical record number|health insurance id|"
        r"(?:license|number) plate(?: number)?|plate number|"
        r"ni number|dea(?: number)?|insee(?: number)?|sin|vin number|"
        r"hetu|rrn|nir|thai id|npi(?: number)?|medical license(?: number)?|vehicle (?:registration|identification)"
        r"(?: number)?|patente|passaporto|carta (?:di )?identita|medicare id",
    ),
    _rule(
        "tax_id",
        "text number",
        r"tax(?:payer)? (?:number|identifier|identification(?: number)?|ref|reference)|tin|ein|fein|itin|"
        r"steuernummer|"
        r"vat(?: reg| registration)? (?:number|id)|vatin|vat number|gst(?: number|in)|gstin|abn|acn|uen|tfn|steuer id|p(?:artita)? iva|siren|siret|ust id|cnpj|nif|"
        r"nip|cif|fiscal (?:code|number)|codice fiscale",
    ),
    _rule("tax_id", "text", r"tax(?:payer)? id"),
    _rule(
        "",
        "text number",
        r"(?:gift|loyalty|sim|business|score|report|id|membership|graphics|memory|sound|key|time|"
        r"rewards?|library) card(?: number)?",
    ),
    _rule(
        "card",
        "text number small",
        r"card(?: number|holder number| pan)|(?:credit|debit|payment|bank) card(?: number)?|cc number|"
        r"pan(?: number)?|"
        r"primary account number|(?:card )?last (?:4|four)(?: digits)?|card (?:4|digits)|cvv(?: 2)?|cvc(?: 2)?|"
        r"card (?:verification|security)(?: code| value)?|card cvv",
    ),
    _rule("iban", "text", r"iban(?: number| code)?"),
    _rule(
        "bank_account",
        "text number",
        r"bank (?:account|acct)(?: number| id)?|bank number|account number|(?:routing|aba|transit)(?: transit)? number|"
        r"sort code|bsb|clabe|bban|rib|giro(?: account)?|ach account",
    ),
    _rule(
        "phone",
        "text number json",
        r"(?:phone|fax|mobile|cell phone|whatsapp|hotline)(?: number| phone| main| line| full| e 164)*|"
        r"(?:contact|mobile|cell|fax|whatsapp|sms|call back|callback) number|"
        r"(?:home|work|cell|mobile|office|contact|business|day|evening) ph",
    ),
    _rule("birth_date", "text datetime number", r"(?:date )?birth date|birth date(?: utc| on)?"),
    _rule("birth_date", "text number small year", r"birth year"),
    _rule("birth_date", "datetime", r"birth"),
    _rule(
        "first_name",
        "text",
        r"(?:first|given|middle|christian|preferred|call|second)(?: or given)? name|name (?:first|given|middle)|"
        r"middle initial",
    ),
    _rule("last_name", "text", r"(?:last|family|maiden|birth)(?: or family)? name|name (?:last|family)|last name"),
    _rule(
        "username",
        "text",
        r"user name|login(?: name| id)?|user login|(?:nick|screen|account|profile) name|nick|screenname|"
        r"(?:twitter|instagram|github|telegram|slack|skype|discord|social|x|tiktok|user|facebook|linkedin)"
        r"(?: handle| name| id)|"
        r"(?:twitter|telegram|skype|slack|instagram) ?(?:handle|user)?",
    ),
    _rule(
        "company_contact",
        "text json",
        r"contact(?: person| full| person full)?(?: name)?|(?:primary|main|emergency|billing|sales) contact|attn|"
        r"attention(?: to)?|point of contact",
    ),
    _rule(
        "",
        "text",
        r"(?:file|host|domain|class|table|column|field|product|company|business|store|shop|vendor|"
        r"supplier|brand|bank|event|group|role|team|plan|app|project|department|category|"
        r"country|state|server|device|image|model|type|tag|event|course|school) name",
    ),
    _rule(
        "person_name",
        "text",
        rf"{_WHO} (?:full |legal |complete |display |real )?name(?: full)?|full name|complete name|real name|"
        r"name on card|card holder|account holder|next of kin|person name|person full name|"
        r"sales ?person|sales rep|signatory|person|mothers maiden name|name full|"
        r"(?:signed|witnessed|countersigned|attested) by|patient|recipient|addressee|payee|signer|spouse|guardian|"
        r"beneficiary|author|"
        r"(?:attending|treating|referring) physician",
    ),
    _rule(
        "city",
        "text",
        r"city(?: name| town)?|town(?: city)?|municipality|suburb|locality|home ?town|birth place|"
        r"place of birth|(?:birth|home|billing|shipping) (?:city|town)",
    ),
    _rule("postal_code", "text number small", r"(?:zip|postal|post)(?: code)(?: 4| ext| plus 4)?|postal|zip"),
    _rule(
        "street",
        "text json",
        r"address(?: line| street| full)?(?: [a-d])?|street(?: name| number| line)?|(?:house|apartment|apt|flat|"
        r"door) number|address (?:1|2|3|4)|address line (?:one|two|three)|po box|residence|"
        r"(?:ship|bill|deliver)(?:ping|ing|y)? to(?: address)?",
    ),
    _rule(
        "geo",
        "text fraction number point json",
        r"latitude|longitude|geo(?: location| point| position| tag| hash| coordinates)?|coordinates|gps(?: location|"
        r" position| coordinates)?|geohash|position coordinates|(?:home|last|current) location",
    ),
    _rule("geo", "fraction", r"long"),
    _rule("geo", "point", r"location|position|point|place"),
    _rule(
        "free_text",
        "text json",
        r"(?:notes|comments|remarks|memo|feedback|transcript|biography|bio|about me|about|testimonial|"
        r"complaint|instructions|message|message text|(?:message|comment|email|mail|post) body|body|diagnosis|observations|correspondence)",
    ),
)
# Names that are a person's only in a table of people, or as members of an object that is a person.
_OF_PEOPLE = (
    _rule(
        "person_name", "text", r"name|full|legal name|display name|complete name|nombre|nom|nome|naam", lead=r"(?:\w )?"
    ),
    _rule("first_name", "text", r"first|given|middle", lead=""),
    _rule("last_name", "text", r"last|family|surname", lead=""),
    _rule("phone", "text number", r"cell|handset|extension phone|portable"),
    _rule("username", "text", r"handle|alias|account"),
    _rule("tax_id", "text", r"rfc", lead=""),
    _rule("national_id", "text", r"fin", lead=""),
)
_POSITIONS = frozenset(
    ("location", "loc", "position", "place", "center", "centre", "coordinates", "geo location", "geo point")
)
_MARKER = re.compile(r"\bpii\s*[:=]\s*[\"']?([a-z_0-9]+)", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[.;:,(\u2013\u2014]| (?:-|of|des|der|von|vom|del|de|di|du|van|for|to|in|used|when|where|that|which|with|is|as|at) "
)
_OF_BIRTH = re.compile(r"\b(date|place) of birth\b", re.IGNORECASE)
# Classes that a comment's few words may decide; one word alone says too little for the others.
_BY_COMMENT = frozenset(
    "email phone ssn national_id tax_id card iban bank_account ip ipv4 ipv6 birth_date password "
    "token first_name last_name person_name street postal_code device_id geo".split()
)


def _match(rules: tuple[_Rule, ...], phrase: str, kind: str) -> str | None:
    """The class of the first rule that matches ``phrase``: ``""`` when it says "not personal", None when none does."""
    stems = list(_stems(phrase))
    for name, kinds, pattern in rules:
        if kind in kinds and any(map(_compiled(pattern).fullmatch, stems)):
            return name
    return None


def _stems(phrase: str) -> Iterator[str]:
    """``phrase`` and what is left of it without its last words, as long as they say nothing about the class."""
    yield phrase
    while tail := _TAIL.search(phrase):
        phrase = phrase[: tail.start()]
        yield phrase


def _by_comment(comment: str, kind: str) -> str | None:
    clause = _CLAUSE.split(_OF_BIRTH.sub(r"birth \1", comment) + " ", maxsplit=1)[0]
    phrase = [word for word in words(clause) if word not in ("the", "a", "an", "s", "optional", "required", "unique")]
    if not 1 <= len(phrase) <= 5:
        return None
    found = _match(_RULES, " ".join(phrase), kind)
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
    phrase = " ".join(words(column.name))
    found = _match(_RULES, phrase, kind)
    if found is None and phrase == "vin" and kind == "text" and (column.type.length or 0) in range(17, 25):  # not wine
        found = "national_id"
    if found is None and _head(table) in _PEOPLE:
        found = _match(_OF_PEOPLE, phrase, kind)
        if found == "person_name" and _about_a_company(column.comment):
            found = ""
    if found is None:
        found = _by_comment(column.comment, kind)
    if kind == "json" and found:
        return "free_text"
    return found or None


_PEOPLE_IN_DOCUMENTS = _PEOPLE | frozenset("address billing shipping delivery by from to cc bcc name".split())


_COMPANIES = frozenset(
    "company vendor supplier organisation organization org firm business merchant store shop brand bank agency school "
    "product item category warehouse branch department team group project".split()
)
_OF_A_PERSON = frozenset("email phone birth_date ssn national_id first_name last_name".split())


def is_person(members: Iterable[str], around: str) -> bool:
    """True when an object with these ``members`` is a person though nothing around it says so: its name stands beside an
    e-mail address or a birth date."""
    held = {classify_member(name) for name in members}
    return not held.isdisjoint(_OF_A_PERSON) and _head(around) not in _COMPANIES


def are_people(key: str) -> bool:
    """True when ``key`` names a person or several people: ``teachers``."""
    return 0 < len(key) <= _LONGEST_KEY and _head(key) in _PEOPLE


# An object of such a name is what the one around it is, or the table that the document belongs to.
_ENVELOPES = _TABLE_TAILS | frozenset(
    "payload raw json attributes attrs properties props body document extra meta item".split()
)


def owner(key: str, around: str) -> str:
    """Whose members the object at ``key`` of a JSON document holds: its key's, or, where that only says that there is
    data (``details``, ``payload``), those of what is ``around`` it."""
    parts = words(key) if len(key) <= _LONGEST_KEY else ()
    return around if not parts or _ENVELOPES.issuperset(parts) else key


@lru_cache(maxsize=4096)
def classify_member(key: str, around: str = "", *, number: bool = False) -> str | None:
    """The class that the key of a JSON member names, as a text column of that name would be classified in a table named
    ``around``: the object that holds the member (see ``owner``), or the document's column or table. A ``number`` with
    a fraction may also be a position's."""
    if len(key) > _LONGEST_KEY:
        return None
    phrase = " ".join(words(key))
    found = _match(_RULES, phrase, "text")
    if found is None and phrase == "birth":
        return "birth_date"
    if found is None and len(around) <= _LONGEST_KEY and _head(around) in _PEOPLE_IN_DOCUMENTS:
        found = _match(_OF_PEOPLE, phrase, "text")
    if (
        found is None
        and number
        and (phrase in _POSITIONS or (phrase in ("x", "y") and " ".join(words(around)) in _POSITIONS))
    ):
        return "geo"
    return found or None
