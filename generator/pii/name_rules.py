"""Rules from the words of a name to a class of personal data: a rule must meet the last words of a name.

What a column holds is at the end of its name: ``email`` is an address, ``email_sent_at`` and ``email_template`` are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from ..lazy_patterns import lazy

# What says nothing about the class at the end of a name, word by word.
_TAIL = lazy(
    r" (?:primary|secondary|main|home|work|office|business|private|privat|prive|privado|dienstlich|personal|mobile|day|evening|daytime|alt|"
    r"alternate|alternative|other|old|new|previous|current|backup|normalized|normalised|canonical|lower|raw|"
    r"value|text|string|str|encrypted|enc|hashed|plain|masked|digits|clean|national|international|upper|"
    r"uppercase|lowercase|ascii|latin|kana|kanji|furigana|romaji|romanized|search|compact|formatted|folded|unaccented|ts|timestamp|epoch|unix|degrees|deg|e|micro|\d+)\Z"
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

Rule = tuple[str, frozenset[str], str]
_compiled = cache(lazy)


def _rule(name: str, kinds: str, phrase: str, *, lead: str = "(?:.* )?") -> Rule:
    """Class ``name`` for columns of these kinds whose name ends with ``phrase``, whatever is before it."""
    return name, frozenset(kinds.split()), f"{lead}(?:{phrase})"


class RuleList:
    """Rules in the order in which they are asked. One list is another's equal only when it is the same."""

    def __init__(self, *rules: Rule) -> None:
        self.rules = rules


# In order: the first that matches the name decides, so the special comes before the general ("ip address" before
# "address"). An empty class says that a name is not personal.
RULES = RuleList(
    _rule(
        "",
        "text number small json",
        r".+",
        lead=r"(?:has|have|is|max|min|needs|allow|allows|can|enable|enabled|require|requires) ",
    ),
    # days in Polish, Czech, Slovak and Croatian, which are no Spanish identity card
    _rule("", "number small", r"dni", lead=r"(?:liczba|ilosc|ile|suma|pocet|kolik|broj|stevilo) (?:.* )?"),
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
        # with an adjective behind it, as in Polish and Spanish
        r"password \w{2,}(?:ne|we|cze|kie|[oó]nica|ifica|eta|ovo)|"
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
    # days, in Polish
    _rule("", "text number", r"(?:liczba|ilosc|ile|suma|co|po|na|limit|termin|okres|max|min)(?: \w+)? dni(?: \w+)?"),
    _rule("ssn", "text number", r"ssn|social security(?: number| id)?|socsec"),
    _rule(
        "national_id",
        "text number",
        r"(?:national|citizen|citizenship|identity|identification|government|personal) (?:id|identity|insurance|"
        r"identification|identifier|code)(?: number| card){0,2}|national number|(?:identity|identification|id) (?:card )?"
        r"number|id card|identity card|"
        r"nino?(?: number)?|passport(?: number| id)?|driver license(?: number| id)?|driving license(?: number| id)?|"
        r"(?:drivers|dl) number|aadhaar(?: number)?|aadhar(?: number)?|curp|cpf|dni|nie|pesel|bsn|personnummer|"
        r"social insurance number|sin number|medicare(?: number)?|nhs number|health (?:card|insurance) number|"
        r"voter id|visa number|residence permit(?: number)?|nric|mrn|medical record number|health insurance id|"
        r"(?:license|number) plate(?: number)?|plate number|vehicle registration(?: number)?|"
        r"ni number|dea(?: number)?|insee(?: number)?|sin|vin number|"
        r"hetu|rrn(?: number)?|nir(?: number)?|thai id(?: number)?|npi(?: number)?|medical license(?: number)?|vehicle (?:registration|identification)"
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
    _rule("username", "text", r"usuario|utilisateur|benutzer|gebruiker|uzytkownik", lead=""),
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
OF_PEOPLE = RuleList(
    _rule(
        "person_name", "text", r"name|full|legal name|display name|complete name|nombre|nom|nome|naam", lead=r"(?:\w )?"
    ),
    _rule("first_name", "text", r"first|given|middle", lead=""),
    _rule("last_name", "text", r"last|family|surname", lead=""),
    _rule("phone", "text number", r"cell|handset|extension phone|portable"),
    _rule("username", "text", r"handle|alias|account"),
    _rule("tax_id", "text", r"rfc", lead=""),
    _rule("national_id", "text", r"fin|(?:car |vehicle )?plate", lead=""),
)


# Names that are a person's in a table of vehicles: their plates name the keeper.
OF_VEHICLES = RuleList(
    _rule("national_id", "text", r"reg(?:istration)?(?: number)?|plate|plaque|(?:license |number )plate", lead="")
)


@lru_cache(maxsize=16_384)
def match(listed: RuleList, phrase: str, kind: str) -> str | None:
    """The class of the first rule that matches ``phrase``: ``""`` when it says "not personal", None when none does.

    Kept, since tables repeat the names of columns, and an inference asks for the class of a column many times.
    """
    stems = list(_stems(phrase))
    for name, kinds, pattern in listed.rules:
        if kind in kinds and any(map(_compiled(pattern).fullmatch, stems)):
            return name
    return None


def _stems(phrase: str) -> Iterator[str]:
    """``phrase`` and what is left of it without its last words, as long as they say nothing about the class."""
    yield phrase
    while tail := _TAIL.search(phrase):
        phrase = phrase[: tail.start()]
        yield phrase
