"""Names of people: of whom a table is, who has to do with a row, first and last name; and of companies."""

from __future__ import annotations

import re
from functools import lru_cache

from ....schema.model import Column
from ..references.copied_names import of_class
from ..tables.sheet import Sheet, named
from ..words.identifiers import words_of
from ..words.languages import spoken
from ..words.people import is_called_as_people, is_person
from ..words.roots import plain_letters
from ..words.vocabulary import data, languages, tokens
from .names_of_things import decide_party
from .streams import whose


def decide_people(sheet: Sheet, column: Column) -> None:
    """Decide a text that is the name of someone."""
    _full_name(sheet, column)
    decide_party(sheet, column)
    _name_initials(sheet, column)
    _short_login(sheet, column)
    _one_of_two_names(sheet, column)
    _of_someone(sheet, column)
    _person_beside_email(sheet, column)
    _recipient(sheet, column)
    _who_did(sheet, column)
    _person_of_table(sheet, column)


def _full_name(sheet: Sheet, column: Column) -> None:
    """``full_name`` beside first and last name."""
    if sheet.builder.schema.classify(sheet.name, column) != "person_name":
        return
    first, last = (of_class(sheet, name) for name in ("first_name", "last_name"))
    longest = column.type.length or 255
    if first is None or last is None or not set(tokens(column.name)) <= {"full", "name", "display", "complete"}:
        return
    if (first.nullable or last.nullable) and not column.nullable:
        return
    if (first.type.length or 255) + (last.type.length or 255) + 1 > longest and longest < 60:
        return
    rule = {"expression": f"CONCAT({named(first)}, ' ', {named(last)})", "pii": "person_name"}
    sheet.decide(column, rule, "person: first and last name", "people")


_NO_PEOPLE = frozenset(
    """company product shop store organization supplier vendor brand school hotel club carrier team project file event branch firm
    publisher partner department venue site account""".split()
)
_PERSONAL_WORDS = frozenset("hired birth gender terminated salary surname".split())


def _person_beside_email(sheet: Sheet, column: Column) -> None:
    """``tenant_name`` beside ``tenant_email``, and ``name`` beside ``email`` and ``hired_on``, are people."""
    words = tokens(column.name)
    schema, longest = sheet.builder.schema, column.type.length or 255
    if words[-1:] != ("name",) or schema.classify(sheet.name, column) is not None or not 20 <= longest <= 255:
        return
    mails = (each for each in sheet.table.columns if schema.classify(sheet.name, each) == "email")
    if any(whose(each.name) == whose(column.name) for each in mails) and _is_about_people(sheet, column, words):
        sheet.decide(
            column, {"provider": "person.name", "pii": "person_name"}, "person: beside an e-mail address", "people"
        )


_SENT_TO = frozenset("ship shipping bill billing delivery invoice recipient consignee".split())
_PARTS_OF_ADDRESS = frozenset("address street city town zip postal".split())


def _recipient(sheet: Sheet, column: Column) -> None:
    """``ship_name`` beside ``ship_city`` is the name of whom it is sent to."""
    words = tokens(column.name)
    is_asked = len(words) == 2 and words[0] in _SENT_TO and words[1] == "name" and (column.type.length or 0) >= 20
    others = (tokens(each.name) for each in sheet.table.columns)
    if is_asked and any(each[:1] == words[:1] and _PARTS_OF_ADDRESS & set(each) for each in others):
        rule = {"provider": "person.name", "pii": "person_name"}
        sheet.decide(column, rule, "person: at the address beside it", "people")


_HUMANS = frozenset(
    """driver instructor teacher trainer coach employee worker technician mechanic patient doctor physician nurse midwife student pupil child
    participant passenger guest visitor volunteer resident citizen athlete player referee author lawyer judge therapist caretaker caregiver
    inspector salesperson seller operator pilot sailor fisher hunter forester beekeeper farmer breeder guide interpreter translator donor
    deceased guardian grandparent applicant candidate witness expert adviser architect engineer welder cook waiter chef musician actor""".split()
)


def _person_of_table(sheet: Sheet, column: Column) -> None:
    """The ``name`` of a table of people: ``motorista.nome``, ``coopers.name``, and of those who are hired or paid, however called."""
    is_name = tokens(column.name) == ("name",) and 20 <= (column.type.length or 255) <= 255
    if not is_name or not sheet.is_open(column) or sheet.builder.schema.classify(sheet.name, column) is not None:
        return
    why = _why_people(sheet)
    if why:
        sheet.decide(column, {"provider": "person.name", "pii": "person_name"}, f"person: {why}", "people")


def _why_people(sheet: Sheet) -> str:
    """What says that the rows of a table are people; empty where nothing does."""
    noun = sheet.words[-1]
    is_of_others = any(_OF_OTHERS & set(tokens(each.name)) for each in sheet.table.columns)
    if (spoken() and noun in _HUMANS) or (_are_people(noun) and not is_of_others):
        return f"the name of a '{noun}'"
    if is_of_others or _NO_PEOPLE & set(sheet.words):
        return ""
    if evident := _employment(sheet):
        return f"of those who have '{min(evident)}'"
    return "of those who have a number as citizens" if _is_numbered_as_people(sheet) else ""


def _is_numbered_as_people(sheet: Sheet) -> bool:
    """Whether the rows have the number that a state gives to people: ``cpf``, ``dni``, ``pesel``, and no ``cpf_cnpj`` of either."""
    found = (of_class(sheet, each) for each in ("national_id", "ssn"))
    return any(each is not None and not re.search("cnpj|cui[lt]|doc", each.name, re.IGNORECASE) for each in found)


def _employment(sheet: Sheet) -> set[str]:
    """The words of the columns by which the rows are people who are hired or paid."""
    return {
        word
        for each in sheet.table.columns
        for word in _EMPLOYED & set(tokens(each.name)) - set(sheet.words)
        if _is_evident(each)
    }


def _is_evident(column: Column) -> bool:
    """True for the day of who was hired, and for a wage, where what the hire of shoes costs is of no employee."""
    return "hired" not in tokens(column.name) or column.type.name in ("date", "datetime", "timestamp")


_EMPLOYED = frozenset("hired salary wage".split())
_OF_OTHERS = frozenset(
    "company tax vat excise legal industry incorporated headquarters subsidiary turnover vacancy job species breed cultivar".split()
)
"""What a table has whose rows are companies, posts or animals: a ``distiller`` may be either."""
_NO_COMPANIES = _HUMANS | frozenset(
    "owner landlord tenant product item article good service plan course lesson event".split()
)


def decide_company(sheet: Sheet, column: Column) -> None:
    """The ``name`` of a table whose rows have a number of taxpayers or a term of payment is a company's."""
    words, longest = sheet.tokens(column), column.type.length or 255
    is_legal = words[-2:] == ("legal", "name")  # people have theirs in parts, or beside a birth
    is_name = is_legal or words in (("name",), ("title",), ("designation",), ("customer", "name"))
    personal = sheet.builder.schema.classify(sheet.name, column)
    if not is_name or not 23 <= longest <= 255 or not sheet.is_open(column) or personal not in (None, "person_name"):
        return
    last = of_class(sheet, "last_name")
    is_firm = last is not None and "contact" in tokens(last.name)  # who has someone to talk to is no person
    is_person = (last is not None and not is_firm) or any(of_class(sheet, each) for each in _OF_A_PERSON)
    is_said = is_legal or _is_taxed(sheet)
    if is_said and not is_person and not _NO_COMPANIES & set(sheet.words):
        sheet.decide(
            column,
            {"provider": "company.name"},
            "text: of a company, by its number of taxpayers or its term of payment",
            "texts",
        )


_OF_A_PERSON = ("first_name", "birth_date", "gender", "email")
_TAXED = frozenset((("tax", "number"), ("vat", "number"), ("vat", "id"), ("payment", "term"), ("pay", "term")))


def _is_taxed(sheet: Sheet) -> bool:
    found = (sheet.tokens(each) for each in sheet.table.columns if sheet.link(each) is None)
    return any(words[:2] in _TAXED or words[-2:] in _TAXED or "industry" in words for words in found)


_OTHER_NAME = {"first": "last", "last": "first"}


def _one_of_two_names(sheet: Sheet, column: Column) -> None:
    """``nom`` beside ``prenom`` is the last name, ``nombre`` beside ``apellidos`` the first one, ``nom_gerant`` beside ``prenom_gerant`` too."""
    words = set(tokens(column.name))
    said = words & _OTHER_NAME.keys()
    is_either = bool(said) and words == said | {"name"} and sheet.builder.schema.classify(sheet.name, column) is None
    if "name" not in words or (said and not is_either) or not 20 <= (column.type.length or 255) <= 255:
        return
    named_so = [set(tokens(each.name)) for each in sheet.table.columns]
    found = {other for part, other in _OTHER_NAME.items() if (words - said) | {part} in named_so}
    if len(found) == 1 or (is_either and len(found) == 2):
        which = said.pop() if is_either else found.pop()
        rule = {"provider": f"person.{which}_name", "pii": f"{which}_name"}
        sheet.decide(column, rule, f"person: the {which} name", "people")


@lru_cache(maxsize=2)
def _someone(kind: str) -> frozenset[str]:
    return frozenset(data()["someone"][kind].split()) | ({"contact person"} if kind == "person" else frozenset())


def _are_people(noun: str) -> bool:
    return noun in _someone("person") or is_person(noun)


def _is_contact_person(column: Column, words: tuple[str, ...]) -> bool:
    """``contact_person``, ``persona_contacto``, ``kontaktperson``, ``osoba_kontaktowa``, where a ``contact`` alone may be an address."""
    said = re.search(r"perso|osob", column.name, re.IGNORECASE) is not None
    return set(words) in ({"contact", "person"}, {"emergency", "contact"}) or (words == ("contact",) and said)


_CUSTOMERS = frozenset("customer client buyer purchaser".split())


def _of_someone(sheet: Sheet, column: Column) -> None:
    """``spouse_name`` and ``landlord`` are people, ``employer`` is a company."""
    words, called_so = _who(column)
    if sheet.builder.schema.classify(sheet.name, column) in ("phone", "email", "street", "national_id"):
        return  # ``telefono_tutor`` is how someone is called, and no name
    if len(words) != 1 or not 20 <= (column.type.length or 999) <= 255 or column.comment.count(","):
        return
    is_firm = words[0] in _someone("company") or (words[0] in _CUSTOMERS and _is_taxed(sheet))
    if not is_firm and (words[0] in _someone("person") or _is_someone(sheet, column, words[0], called_so=called_so)):
        rule = {
            "provider": "person.name",
            "pii": "person_name",
            "stream": f"{sheet.name}.{words[0]}",
        }  # of another person
        sheet.decide(column, rule, f"person: '{words[0]}'", "people")
    elif is_firm:
        sheet.decide(column, {"provider": "company.name"}, f"text: '{words[0]}'", "texts")


def _who(column: Column) -> tuple[tuple[str, ...], bool]:
    """The words of a column without those that only say that it is a name, the noun of a person alone; and whether it ends as such
    nouns do in the language of the schema."""
    words = tuple(word for word in tokens(column.name) if word not in ("name", "full"))
    if _is_contact_person(column, words):
        return ("contact person",), False
    own = words_of(column.name)
    own = own[:1] if languages().puts_noun_first(spoken()) else own[-1:]  # ``maitre_de_chai``
    called_so = any(is_called_as_people(plain_letters(word), spoken()) for word in own)
    if words and _are_people(words[-1]):
        return words[-1:], called_so
    return (words[:1] if called_so else words), called_so


def _is_someone(sheet: Sheet, column: Column, noun: str, *, called_so: bool) -> bool:
    """True for a column that is called as people are, who are of no table: ``magistrate``, ``bounty_hunter``."""
    every = [set(tokens(each.name)) for each in sheet.table.columns]
    has_parts = any(noun in words and words & {"first", "last", "middle"} for words in every)
    is_free = sheet.builder.schema.classify(sheet.name, column) is None and sheet.is_open(column)
    return (is_person(noun) or called_so) and is_free and not has_parts


_NOT_BY_PEOPLE = frozenset(
    """sort sorted order group grouped filter filtered powered caused triggered manufactured made published supplied delivered shipped sponsored insured
    financed funded operated owned hosted offered provided followed replaced superseded multiplied divided increased reduced stand used generated
    covered payable""".split()
)
"""What companies and things do, or how rows are in order."""
_SHORTEST_LOGIN, _LONGEST_LOGIN = 12, 40
_BY_LOGIN, _LONGEST_BY_LOGIN = ("created", "updated", "deleted"), 64  # what programs write for whoever is logged in
_WRITERS = {"creator": "created", "updater": "updated", "modifier": "updated", "deleter": "deleted"}
_DOER = re.compile(
    r"(?:操作|创建|更新|修改|审[核批]|处理|添加|编辑|发布|提交|删除|经办|录入)(?:[人者]员?|员)"
)  # who did something, in Chinese
_IDENTIFIED = re.compile(r"id|编号|主键|部门", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:e\.?g\.?|z\. ?B\.|\||=|/|:)", re.IGNORECASE)


def _verb_of(column: Column, words: tuple[str, ...]) -> str:
    """What someone did whom a column names: ``created_by``, a ``creator``, 操作人; nothing of other columns."""
    if words[-1:] == ("by",) and len(words) > 1:
        return words[-2]
    if len(words) == 1 and words[0] in _WRITERS:
        return _WRITERS[words[0]]
    return "did" if _DOER.match(column.comment) and not _IDENTIFIED.search(column.comment) else ""


def _who_did(sheet: Sheet, column: Column) -> None:
    """``CRE_BY VARCHAR(30)`` holds the login of who did it, a longer text the name; so does one whose comment says whose."""
    words, longest = tokens(column.name), column.type.length or 255
    verb = _verb_of(column, words)
    if not verb or _NOT_BY_PEOPLE & {verb} or not _SHORTEST_LOGIN <= longest <= 255:
        return
    if sheet.builder.schema.classify(sheet.name, column) is not None or _NO_NAME.search(column.comment):
        return
    is_of_program = verb in (*_BY_LOGIN, "did") and longest <= _LONGEST_BY_LOGIN
    is_name = (longest > _LONGEST_LOGIN and not is_of_program) or "name" in column.comment.lower()
    provider, personal = ("person.name", "person_name") if is_name else ("username", "username")
    rule = {"provider": provider, "pii": personal, "stream": f"{sheet.name}.{'_'.join(words)}"}
    sheet.decide(column, rule, f"person: who {verb} it", "people")


def _is_about_people(sheet: Sheet, column: Column, words: tuple[str, ...]) -> bool:
    """``tenant_name``, or the ``name`` of those who are hired, born or paid."""
    if whose(column.name):
        return not _NO_PEOPLE & set(words)
    return bool(_PERSONAL_WORDS & sheet.column_words) and not _NO_PEOPLE & set(sheet.words)


def _name_initials(sheet: Sheet, column: Column) -> None:
    """``initials`` beside first and last name."""
    if tokens(column.name)[-1:] not in (("initial",), ("initials",)):
        return
    first, last = (of_class(sheet, name) for name in ("first_name", "last_name"))
    if first is None or last is None or first is last:
        return
    if not (first.nullable or last.nullable or column is first) and (column.type.length or 255) > 1:
        text = f"CONCAT(LEFT({named(first)}, 1), LEFT({named(last)}, 1))"
        sheet.decide(column, text, "person: of first and last name", "people")


_FULL_LOGIN = 32
"""Characters that any first and last name have room in; a shorter column would be of other people, with shorter names."""


def _short_login(sheet: Sheet, column: Column) -> None:
    """A login of few characters is of the first letter and the last name."""
    longest = column.type.length or 255
    if sheet.builder.schema.classify(sheet.name, column) != "username" or not 3 < longest < _FULL_LOGIN:
        return
    first, last = of_class(sheet, "first_name"), of_class(sheet, "last_name")
    if first is None or last is None or first.nullable or last.nullable:
        return
    is_key = column.name.lower() in sheet.table.single_keys
    room = longest - 1 - (4 if is_key else 0)
    text = f"CONCAT(LEFT({named(first)}, 1), LEFT({named(last)}, {room})"
    text = f"LOWER({text}{', row_number' if is_key else ''}))"
    for mark in ("''", " "):
        text = f"REPLACE({text}, '{mark}', '')"
    rule = {"expression": text, "pii": "username"}
    reason = "person: of first and last name"
    if not is_key:
        sheet.decide(column, rule, reason, "people")
