"""The planted data set: tables of several styles, each cell known to hold these originals, or none."""

from __future__ import annotations

import base64
import hashlib
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.header import Header
from urllib.parse import quote

from .people import Person, people


@dataclass(frozen=True, slots=True)
class Planted:
    """One original in one cell: its text as written there, its class, and the kind of place it is in."""

    table: str
    column: str
    row: int
    text: str
    personal_class: str
    place: str


@dataclass(slots=True)
class Data:
    """Tables by name, each with the SQL type of its columns and its rows by column; what is planted in them; and the
    columns that hold no personal data, of which no cell may change. ``truth`` is what a person would answer when asked about a column."""

    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    planted: list[Planted] = field(default_factory=list)
    innocent: list[tuple[str, str]] = field(default_factory=list)
    truth: dict[tuple[str, str], str] = field(default_factory=dict)

    def table(self, name: str, columns: dict[str, str], rows: list[dict[str, str]]) -> None:
        self.columns[name] = {"id": "INT NOT NULL PRIMARY KEY", **columns}
        self.rows[name] = [{"id": str(number), **row} for number, row in enumerate(rows, start=1)]

    def plant(self, table: str, column: str, row: int, place: str, *pairs: tuple[str, str]) -> None:
        """``pairs`` are class and text."""
        self.planted.extend(Planted(table, column, row, text, name, place) for name, text in pairs if text)

    @property
    def schema(self) -> str:
        return "\n".join(
            f"CREATE TABLE `{name}` ({', '.join(f'`{column}` {kind}' for column, kind in columns.items())}) ENGINE=InnoDB;"
            for name, columns in self.columns.items()
        )


# A sentence of each language about a person: name, and number to call; then one about an identity number and a plate.
_CALLS = {
    "en": (
        "Spoke to {name}, call back on {national} after 5",
        "c/o {name}, mobile {national}",
        "Dear Ms {last}, we tried {national}",
    ),
    "de": (
        "Bitte {name} anrufen, Handy {national}",
        "R\u00fcckruf an Herrn {last} unter {national}",
        "Ansprechpartner: {name} ({national})",
    ),
    "fr": (
        "Rappeler Mme {last} au {national}",
        "t\u00e9l. {national}, demander {name}",
        "{name} n'a pas r\u00e9pondu ({national})",
    ),
    "es": ("Llamar a {name} al {national}", "Sr. {last}, m\u00f3vil {national}", "Contacto: {name}, tel. {national}"),
    "it": (
        "Chiamare il Sig. {last} al {national}",
        "cell. {national}, chiedere di {name}",
        "Referente: {name}, tel {national}",
    ),
    "pl": (
        "Prosz\u0119 oddzwoni\u0107: {name}, kom. {national}",
        "Pani {last}, tel. {national}",
        "Kontakt {name} {national}",
    ),
    "pt": ("Ligar para {name} no {national}", "Sra. {last}, celular {national}", "Contato: {name} - {national}"),
    "nl": ("Terugbellen: {name}, mob. {national}", "Dhr. {last}, tel. {national}", "Gesproken met {name} ({national})"),
    "sv": ("Ring {name} p\u00e5 {national}", "Hr {last}, mobil {national}", "Kontaktperson {name}, tfn {national}"),
    "fi": (
        "Soita {name}, puh. {national}",
        "Rva {last}, matkapuhelin {national}",
        "Yhteyshenkil\u00f6 {name} {national}",
    ),
    "cs": ("Volat {name}, mobil {national}", "Pan {last}, tel. {national}", "Kontakt: {name}, {national}"),
    "hu": (
        "H\u00edvja vissza: {turned}, mobil {national}",
        "{turned} \u00far, tel. {national}",
        "Kapcsolattart\u00f3: {turned}, {national}",
    ),
    "tr": ("{name} aranacak, cep {national}", "Say\u0131n {last}, tel {national}", "\u0130lgili: {name} {national}"),
    "vi": (
        "G\u1ecdi l\u1ea1i {turned}, \u0111t {national}",
        "Anh {turned}, s\u1ed1 {national}",
        "Li\u00ean h\u1ec7: {turned} {national}",
    ),
}
_PAPERS = {
    "en": "driver's license on file: {identity}, plate {plate}, lives at {street}",
    "de": "Ausweisnummer lautet {identity}, Kennzeichen {plate}, wohnt {street}",
    "fr": "num\u00e9ro de s\u00e9curit\u00e9 sociale : {identity}, plaque {plate}, habite {street}",
    "es": "DNI {identity}, matr\u00edcula {plate}, vive en {street}",
    "it": "codice fiscale {identity}, targa {plate}, abita in {street}",
    "pl": "PESEL {identity}, nr rej. {plate}, mieszka {street}",
    "pt": "CPF {identity}, placa {plate}, mora na {street}",
    "nl": "BSN {identity}, kenteken {plate}, woont {street}",
    "sv": "personnummer {identity}, reg.nr {plate}, bor {street}",
    "fi": "henkil\u00f6tunnus {identity}, rekisterinumero {plate}, osoite {street}",
    "cs": "rodn\u00e9 \u010d\u00edslo {identity}, SPZ {plate}, bydl\u00ed {street}",
    "hu": "szem\u00e9lyi sz\u00e1m {identity}, rendsz\u00e1m {plate}, c\u00edme {street}",
    "tr": "TC kimlik no {identity}, plaka {plate}, adres {street}",
    "vi": "CCCD {identity}, bi\u1ec3n s\u1ed1 {plate}, \u0111\u1ecba ch\u1ec9 {street}",
}
_TAILS = (
    "please charge card {card} today",
    "bitte IBAN {iban} verwenden",
    "login from {ip} with {email}",
    "Authorization: Bearer {token}",
    "see https://github.com/{username} and mail {email}",
    "VIN {vin}, IMEI {imei}",
)


def planted_data(count: int, seed: int) -> Data:
    """``count`` people in columns that are called so, as many in columns without a telling name, and as many in texts only."""
    data, rng = Data(), random.Random(seed)
    everyone = people(3 * count, seed)
    known, alone, imported = (everyone[start * count : (start + 1) * count] for start in range(3))
    _own_columns(data, known)
    _foreign_columns(data, known)
    _opaque_columns(data, imported)
    _notes(data, "call_notes", known, "text, known", rng)
    _notes(data, "visit_notes", alone, "text, alone", rng)
    _documents(data, known, "document, known")
    _encoded(data, known, rng)
    _innocent(data, count, rng)
    return data


def _columns(
    data: Data, name: str, whose: list[Person], place: str, columns: dict[str, tuple[str, str, Callable[[Person], str]]]
) -> None:
    """A table of one person a row; ``columns`` are SQL type, class and value."""
    data.table(
        name,
        {column: kind for column, (kind, _, _) in columns.items()},
        [{column: value(person) for column, (_, _, value) in columns.items()} for person in whose],
    )
    for row, person in enumerate(whose, start=1):
        for column, (_, personal_class, value) in columns.items():
            data.plant(name, column, row, place, (personal_class, value(person)))
    data.truth.update({(name, column): personal_class for column, (_, personal_class, _) in columns.items()})


def _own_columns(data: Data, known: list[Person]) -> None:
    _columns(
        data,
        "customers",
        known,
        "own column",
        {
            "first_name": ("VARCHAR(60)", "first_name", lambda person: person.first_name),
            "last_name": ("VARCHAR(60)", "last_name", lambda person: person.last_name),
            "email": ("VARCHAR(120) UNIQUE", "email", lambda person: person.email),
            "phone": ("VARCHAR(30)", "phone", lambda person: person.phone),
            "street": ("VARCHAR(120)", "street", lambda person: person.street),
            "city": ("VARCHAR(80)", "city", lambda person: person.city),
            "zip": ("VARCHAR(12)", "postal_code", lambda person: person.postal_code),
            "birth_date": ("DATE", "birth_date", lambda person: person.birth_date),
            "iban": ("VARCHAR(34)", "iban", lambda person: person.iban),
            "national_id": ("VARCHAR(20)", "national_id", lambda person: person.identity),
            "last_ip": ("VARCHAR(45)", "ip", lambda person: person.ip),
        },
    )


def _foreign_columns(data: Data, known: list[Person]) -> None:
    def of(*locales: str) -> list[Person]:
        return [person for person in known if person.locale in locales]

    _columns(
        data,
        "mitarbeiter",
        of("de_DE", "de_AT"),
        "foreign name",
        {
            "vorname": ("VARCHAR(60)", "first_name", lambda person: person.first_name),
            "familienname": ("VARCHAR(60)", "last_name", lambda person: person.last_name),
            "tel_privat": ("VARCHAR(30)", "phone", lambda person: person.national),
            "amtl_kennz": ("VARCHAR(15)", "national_id", lambda person: person.plate),
            "wohnhaft": ("VARCHAR(120)", "street", lambda person: person.street),
        },
    )
    _columns(
        data,
        "adherents",
        of("fr_FR"),
        "foreign name",
        {
            "nom_usage": ("VARCHAR(60)", "last_name", lambda person: person.last_name),
            "courriel_perso": ("VARCHAR(120)", "email", lambda person: person.email),
            "portable": ("VARCHAR(30)", "phone", lambda person: person.national),
            "num_secu": ("CHAR(15)", "national_id", lambda person: person.identity),
        },
    )
    _columns(
        data,
        "czlonkowie",
        of("pl_PL", "cs_CZ"),
        "foreign name",
        {
            "imie": ("VARCHAR(60)", "first_name", lambda person: person.first_name),
            "nazwisko": ("VARCHAR(60)", "last_name", lambda person: person.last_name),
            "nr_kom": ("VARCHAR(30)", "phone", lambda person: person.national),
            "nr_dowodu": ("VARCHAR(20)", "national_id", lambda person: person.identity),
            "tablica": ("VARCHAR(15)", "national_id", lambda person: person.plate),
        },
    )
    _columns(
        data,
        "hogares",
        of("es_ES", "it_IT", "pt_BR"),
        "foreign name",
        {
            "titular": ("VARCHAR(120)", "person_name", lambda person: person.name),
            "movil": ("VARCHAR(30)", "phone", lambda person: person.national),
            "doc_identidad": ("VARCHAR(20)", "national_id", lambda person: person.identity),
            "domicilio_real": ("VARCHAR(120)", "street", lambda person: person.street),
        },
    )


def _opaque_columns(data: Data, imported: list[Person]) -> None:
    """Columns whose names say nothing, or something else."""
    _columns(
        data,
        "import_raw",
        imported,
        "nameless column",
        {
            "f1": ("VARCHAR(120)", "email", lambda person: person.email),
            "f2": ("VARCHAR(30)", "phone", lambda person: person.phone),
            "f3": ("VARCHAR(34)", "iban", lambda person: person.iban),
            "f4": ("VARCHAR(25)", "card", lambda person: person.card),
            "f5": ("VARCHAR(120)", "person_name", lambda person: person.name),
            "f6": ("VARCHAR(20)", "national_id", lambda person: person.vin),
            "f7": ("VARCHAR(20)", "device_id", lambda person: person.imei),
            "f8": ("VARCHAR(45)", "ip", lambda person: person.ip),
            "to_addr": ("VARCHAR(120)", "email", lambda person: person.email),
        },
    )
    _columns(
        data,
        "import_pl",
        [person for person in imported if person.locale == "pl_PL"],
        "nameless column",
        {"x": ("CHAR(11)", "national_id", lambda person: person.identity)},
    )


def _notes(data: Data, name: str, whose: list[Person], place: str, rng: random.Random) -> None:
    """Texts in each person's language: a name with a number, or papers, and something in English behind it."""
    rows = []
    for row, person in enumerate(whose, start=1):
        language = person.locale[:2]
        values = {
            **{each: getattr(person, each) for each in Person.__dataclass_fields__},
            "name": person.name,
            "last": person.last_name,
            "first": person.first_name,
            "turned": f"{person.last_name} {person.first_name}",
        }
        said = rng.choice(_CALLS[language]) if rng.random() < 0.7 else _PAPERS[language]
        text = f"{said}; {rng.choice(_TAILS)}"
        rows.append({"body": text.format(**values)})
        for each, personal_class in (
            *(
                ("last_name", "last_name"),
                ("first_name", "first_name"),
                ("national", "phone"),
                ("identity", "national_id"),
            ),
            *(("plate", "national_id"), ("street", "street"), ("card", "card"), ("iban", "iban"), ("ip", "ip")),
            *(
                ("email", "email"),
                ("token", "token"),
                ("vin", "national_id"),
                ("imei", "device_id"),
                ("username", "username"),
            ),
        ):
            word = {"last_name": "last", "first_name": "first"}.get(each, each)
            names = ("{name}", "{turned}") if word in ("first", "last") else ()
            if any(place_holder in text for place_holder in (f"{{{word}}}", *names)):
                data.plant(name, "body", row, place, (personal_class, str(values[each])))
    data.table(name, {"body": "TEXT"}, rows)
    data.truth[name, "body"] = "free_text"


def _documents(data: Data, known: list[Person], place: str) -> None:
    rows = []
    for row, person in enumerate(known, start=1):
        document: object = {
            "type": "customer.updated",
            "data": {
                "object": {
                    "name": person.name,
                    "phone": person.phone,
                    "address": {"line1": person.street, "city": person.city},
                }
            },
        }
        found = [("person_name", person.last_name), ("phone", person.phone), ("street", person.street)]
        if row % 3 == 1:
            document = {
                "changes": [
                    {"field": "contact_phone", "from": person.national, "to": None},
                    {"field": "mail", "to": person.email},
                ]
            }
            found = [("phone", person.national), ("email", person.email)]
        elif row % 3 == 2:
            document = f"<form><FirstName>{person.first_name}</FirstName><LastName>{person.last_name}</LastName><Tel>{person.national}</Tel></form>"
            found = [("last_name", person.last_name), ("phone", person.national)]
        text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
        rows.append({"payload": text})
        data.plant("webhooks", "payload", row, place, *found)
    data.table("webhooks", {"payload": "TEXT"}, rows)
    data.truth["webhooks", "payload"] = "free_text"


def _encoded(data: Data, known: list[Person], rng: random.Random) -> None:
    rows = []
    for row, person in enumerate(known, start=1):
        plain = f"From: {person.name} <{person.email}>, {person.phone}"
        form = row % 4
        text = (
            base64.b64encode(plain.encode()).decode()
            if form == 0
            else Header(person.name, "utf-8").encode() + f" <{person.email}>"
            if form == 1
            else f"https://shop.example.net/?mail={quote(person.email)}&tel={quote(person.phone)}"
            if form == 2
            else f"{person.name}, {person.national}"
        )
        rows.append({"raw": text})
        wanted = (
            [("email", person.email)] if form != 3 else [("last_name", person.last_name), ("phone", person.national)]
        )
        data.plant("mail_log", "raw", row, "encoded" if form != 3 else "mixed column", *wanted)
    data.table("mail_log", {"raw": "TEXT"}, rows)
    data.truth["mail_log", "raw"] = "free_text"


_BRANDS = "Jordan Ashley Mercedes Lacoste Victoria Porter Chase Wells Hunter Stanley Dyson Bosch Levi Barbour Carhartt Jasper".split()
_THINGS = "Drill Lamp Shoes Jacket Coffee Tea Chair Router Keyboard Vase Bicycle Helmet Honey Apples Rose Grace".split()
_PROSE = (
    "Deliver to the side door, ring twice; gate code changes on May 1.",
    "Order confirmed by sales team, invoice {n} of 2024 due in 30 days.",
    "Version 9.3.{n} fixes a crash when the cart holds 12 items.",
    "Hash {hash} verified, checksum ok.",
    "ISIN US{isin}, closing price 182.{n}, volume 1,204,113.",
    "Victoria Park store moved to New York Avenue; opening hours 9 to 17.",
    "Bitte Ware pr\u00fcfen, Palette {n} von 12, Gewicht 120,50 kg.",
    "R\u00e9f. 2024-{n}: livraison partielle, solde sous 15 jours.",
    "Rose bushes and Grace apples are on sale this Sunday.",
    "Mark all as read; Will call the supplier; May is peak season.",
    "Part no. 4{n}-8812-77 replaces 4{n}-8811-70.",
    "The lake was calm, the summer warm, and trade went on as before.",
)


def _innocent(data: Data, count: int, rng: random.Random) -> None:
    products = [
        {
            "title": f"{rng.choice(_BRANDS)} {rng.choice(_THINGS)} {rng.randrange(10, 99)}",
            "sku": f"{rng.choice('ABCDEF')}{rng.choice('KLMN')}-{rng.randrange(10000, 99999)}",
            "ean": f"{rng.randrange(4000000000000, 4999999999999)}",
            "firmware": f"{rng.randrange(9)}.{rng.randrange(20)}.{rng.randrange(99)}.{rng.randrange(250)}",
            "digest": hashlib.sha256(str(rng.random()).encode()).hexdigest(),
            "color": rng.choice(("amber", "ruby", "olive", "jade", "ivory")),
        }
        for _ in range(count)
    ]
    kinds = {
        "title": "VARCHAR(80)",
        "sku": "VARCHAR(20)",
        "ean": "CHAR(13)",
        "firmware": "VARCHAR(20)",
        "digest": "CHAR(64)",
        "color": "VARCHAR(20)",
    }
    data.table("products", kinds, products)
    texts = []
    for _ in range(count):
        values = {
            "n": rng.randrange(10, 99),
            "hash": hashlib.md5(str(rng.random()).encode()).hexdigest(),
            "isin": rng.randrange(10**8, 10**9),
        }
        texts.append({"remark": rng.choice(_PROSE).format(**values)})
    data.table("shipments", {"remark": "TEXT"}, texts)
    firms = [
        {
            "firm": f"{rng.choice(_BRANDS)} & {rng.choice(_BRANDS)} {rng.choice(('GmbH', 'Ltd', 'Inc.', 'S.A.', 'Sp. z o.o.'))}",
            "branch": rng.choice(("north", "south", "east")),
        }
        for _ in range(count // 2)
    ]
    data.table("firms", {"firm": "VARCHAR(80)", "branch": "VARCHAR(20)"}, firms)
    data.innocent += [("products", column) for column in kinds] + [
        ("shipments", "remark"),
        ("firms", "firm"),
        ("firms", "branch"),
    ]
    data.truth.update(dict.fromkeys(data.innocent, "none"))
    data.truth["shipments", "remark"] = "free_text"


def cells(data: Data) -> Iterator[tuple[str, str, int, str]]:
    """Table, column, row and text of every cell."""
    for table, rows in data.rows.items():
        for row, values in enumerate(rows, start=1):
            for column, text in values.items():
                yield table, column, row, text
