"""What a JSON document holds, member by member."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from ..lazy_patterns import lazy
from .names import are_people, classify_member, names_a_doer, owner, subject
from .subjects import are_premises, is_attribute, is_general, is_name
from .words import words

NAMING = frozenset(
    "key name field type kind label attribute property code column path attr prop question prompt title what system use method scheme issuer category "
    "k feld spalte champ colonne campo columna pole kolumna veld kolom mezo alan fält felt".split()
)
NAMED = frozenset("value val content text answer data response v valor wert valeur valore wartosc waarde".split())
# Of these a member says how another one is called, whatever it says
_OF_FIELDS = frozenset(
    "k key field attribute attr property prop column path feld spalte champ colonne campo columna pole kolumna veld kolom alan falt felt".split()
)
# Of an entry of a journal: what was there, and what is there now.
_CHANGED = frozenset(
    "old new from to before after previous current was is now prior next original changed alt neu vorher nachher ancien "
    "nouveau avant apres anterior nuevo antes despues novo depois vecchio nuovo prima dopo stare nowe przed po oud nieuw".split()
)
_PLATE = "license plate"
_VEHICLES = frozenset(
    "vehicle vehicles car cars truck van fahrzeug fahrzeugs wagens wagen autos auto pkw voiture vehicule vehiculo coche carro veicolo macchina samochod samochodu "
    "pojazdu pojazd voertuig bil bilen bils fordon kjoretoy auto viatura veiculo".split()
)
_OF = frozenset("of de del della dello du des der vom von do da di van the s d".split())
_POSSESSIVES = frozenset(
    "your my the their his her ihr ihre ihres ihrem dein deine deines mein meines votre ton ta su tu sua suo tua seu teu twoje twojego uw je".split()
)


# {"type": "passport", "number": "C01X00T47"}, and lists of a person's numbers
_NUMBERED = frozenset("number no nr num nummer numero numer cislo szam identifier idnumber id idvalue".split())
_IDENTIFIERS = frozenset(
    "identifier identifiers identification identifications iddocument iddocuments identitydocument identitydocuments nationalid nationalids".split()
)
_OF_NUMBERS = frozenset(("national_id", "tax_id", "ssn", "card", "phone", "iban", "device_id"))
_OF_PAPERS = frozenset(("national_id", "tax_id", "ssn"))
_OF_ROWS = frozenset(("id", "idvalue"))  # which most often are a row's
_ANY_DOCUMENT = frozenset(("document", "doc", "documento", "dokument", "policy"))
_IDENTITY = lazy(r"(?=(?:[^0-9]*[0-9]){5})[0-9A-Za-z][0-9A-Za-z ./-]{4,22}[0-9A-Za-z]")
_IDENTITY_NUMBER = "national id number"


# {"from": "agent", "text": "Good morning"}: what someone says
_TURNS, _MESSAGE = frozenset(("text", "content", "msg", "body", "said", "texto", "texte", "tekst", "testo")), "message"
_SPEAKERS = frozenset(
    "from sender role speaker author by user who de von autor nadawca absender expediteur mittente".split()
)


def key_of(name: str, members: Mapping[str, object], around: str = "", holder: str = "") -> str:
    """What the member ``name`` of an object is called: its own name, or that which a member beside it gives it, as in
    ``{"key": "phone", "value": …}`` and ``{"field": "phone", "old": …, "new": …}``; else that of the object, the value of
    ``around``, as in ``{"phone": {"from": …, "to": …}}``. ``holder`` is what the object is one of: the identifiers of a person
    are identity numbers."""
    if not _is_named_by_others(name):
        return "" if _is_label(name, members) else name
    value, is_changed = members.get(name), _is_changed(name)
    if is_changed or name.lower() in NAMED:
        called = _called_beside(name, members, value) or _called_identity(around, holder, value)
    else:
        called = _numbered(name, members, value)
    if not called and name.lower() in _TURNS and isinstance(value, str) and not _SPEAKERS.isdisjoint(members):
        return _MESSAGE
    if called or name.lower().replace("_", "") in _OF_ROWS or not around:
        return called or name
    return around if _may_be_of_object(around, value) else name


def _may_be_of_object(around: str, value: object) -> bool:
    """Whether the only thing that an object at ``around`` says is its value: ``{"personnummer": {"value": …}}``."""
    of_object = None if around.lower() in _ANY_DOCUMENT else classify_member(around)
    return of_object is not None and of_object in _FORMS and _may_be(of_object, value)


def _is_label(name: str, members: Mapping[str, object]) -> bool:
    """Whether the member ``name`` says what the one beside it is called: "name" in ``{"name": "colour", "value": …}``."""
    return _is_naming(name) and isinstance(said := members[name], str) and _is_key(said) and any(map(_is_said, members))


@lru_cache(maxsize=4096)
def _is_naming(name: str) -> bool:
    return bool(words(name)) and words(name)[-1] in NAMING


@lru_cache(maxsize=4096)
def _is_said(name: str) -> bool:
    """Whether a member so called is what another one beside it names."""
    return name.lower() in NAMED or _is_changed(name)


@lru_cache(maxsize=4096)
def _is_key(said: str) -> bool:
    """Whether a text is what members are called."""
    if len(said) > _LONGEST_QUESTION:
        return False
    return is_attribute(said) or is_general(said) or is_name(said) or classify_member(said) is not None


@lru_cache(maxsize=4096)
def _is_named_by_others(name: str) -> bool:
    """Whether a member so called may be called otherwise by what is beside or around it."""
    return _is_changed(name) or name.lower() in (NAMED | _TURNS) or name.lower().replace("_", "") in _NUMBERED


@lru_cache(maxsize=4096)
def _is_changed(name: str) -> bool:
    """Whether a member so called is one side of a change (``old``, ``newValue``), which says nothing of what has changed."""
    own = set(words(name)) - {"value", "val", "number"}
    return bool(own) and own <= _CHANGED


def _called_beside(name: str, members: Mapping[str, object], value: object) -> str:
    """What a member beside a ``value`` calls it; its own ``name`` where the value has not the form of that, so that what is around the
    object is not asked either; empty where no member says anything."""
    asked = next(filter(None, _said_of(members)), "")
    if not asked:
        return _label(members)
    return asked if _may_be(classify_member(asked), value) else name


def _label(members: Mapping[str, object]) -> str:
    """What a field is called by a member that says so, though the name is no class's; empty where none does."""
    labels = ((name, said) for name, said in members.items() if isinstance(said, str) and _is_naming(name))
    return next(
        (
            said
            for name, said in labels
            if 0 < len(said) <= _LONGEST_QUESTION and (words(name)[-1] in _OF_FIELDS or _is_key(said))
        ),
        "",
    )


def _called_identity(around: str, holder: str, value: object) -> str:
    """The name of an identity number for one of a person's ``identifiers``, of which nothing beside it says the kind; else empty."""
    is_identity = around.lower() in _IDENTIFIERS and are_people(holder) and _is_identity(value)
    return _IDENTITY_NUMBER if is_identity else ""


def _numbered(name: str, members: Mapping[str, object], value: object) -> str:
    """What a member beside a number says that it is; empty where it says nothing."""
    if not isinstance(value, str):
        return ""
    is_key = name.lower().replace("_", "") in _OF_ROWS
    classes = ((asked, classify_member(asked)) for asked in _said_of(members) if asked)
    return next(
        (
            asked
            for asked, named in classes
            if named in (_OF_PAPERS if is_key else _OF_NUMBERS)
            and (_is_identity(value) if is_key else _may_be(named, value))
        ),
        "",
    )


def _said_of(members: Mapping[str, object]) -> Iterator[str]:
    """What the members of an object say of the one beside them, as names of classes; empty for what says nothing."""
    for other, said in members.items():
        if _is_naming(other):
            for text in _texts_in(said):
                yield _asked(text)


def _texts_in(said: object) -> Iterator[str]:
    """A text, or those of a concept of FHIR: {"coding": [{"system": …, "code": …, "display": …}], "text": …}."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict):
        coding = said.get("coding")
        for each in (said, *(coding if isinstance(coding, list) else ())):
            if isinstance(each, dict):
                yield from (
                    each[key] for key in ("text", "display", "code", "system") if isinstance(each.get(key), str)
                )


def _is_identity(value: object) -> bool:
    return isinstance(value, str) and _IDENTITY.fullmatch(value) is not None


_FORMS = {
    "email": r"@|%40|[\[({] ?at ?[\])}]",
    "phone": r"(?:\D*\d){5}",
    "birth_date": r"\d",
    "postal_code": r"\d",
    "street": r"[^\W\d_]{2}.*[ .,].*\d|\d.*[ .,].*[^\W\d_]{2}",
    **dict.fromkeys(("ip", "ipv4", "ipv6"), r"\d[.:]|[:]\w"),
    **dict.fromkeys(("card", "iban", "bank_account", "ssn", "tax_id", "device_id", "geo"), r"(?:\D*\d){3}"),
    "national_id": r"(?:\D*\d){3}|\A[A-Z]{2}\d{2} ?[A-Z]{3}\Z",  # or a British plate
    **dict.fromkeys(("password", "token", "username"), r"\A\S+\Z"),
    **dict.fromkeys(
        ("person_name", "company_contact", "first_name", "last_name", "city"),
        r"\A(?:['\u2019]?[^\W\d_][^\s\d]*[ \xa0]?){1,5}\Z",
    ),
}
_LONGEST_VALUE, _LONGEST_QUESTION = 160, 80


def _may_be(personal_class: str | None, value: object) -> bool:
    """Whether a text has the form of a class that only something beside it names: {"type": "email", "text": "Dear customer …"}
    holds none. What is no text is for others to judge."""
    form = _FORMS.get(personal_class or "")
    if not isinstance(value, str) or form is None:
        return True
    return len(value) <= _LONGEST_VALUE and re.search(form, value) is not None


def asked_class(said: str, value: object) -> str | None:
    """The class of a ``value`` that an attribute, a question or a label beside it names; None where none is, or the value has not its
    form."""
    found = asked_name(said)
    return found if _may_be(found, value) else None


@lru_cache(maxsize=4096)
def asked_name(said: str) -> str | None:
    """The class that an attribute, a question or a label names; None where it names none."""
    return classify_member(asked) if len(said) <= _LONGEST_QUESTION and (asked := _asked(said)) else None


def _asked(said: str) -> str:
    """``phone`` of ``phone``, ``contact.phone`` and ``What is your phone?``; empty where no class is named so."""
    if classify_member(said) or is_name(said):
        return said
    if said.rstrip().endswith((".", "!")):
        return ""  # a sentence, as titles of articles are
    if (of_vehicle := _asked_of_vehicle(said)) is not None:
        return of_vehicle
    asked = " ".join(word for word in words(said) if word not in _POSSESSIVES)
    last = said.replace("/", ".").rpartition(".")[2]
    candidates = [each for each in (asked, last, f"{last} number") if each]
    named = next((each for each in candidates if classify_member(each)), "")
    if named or not (_POSSESSIVES & set(words(said))):
        return named
    return next((f"contact {each}" for each in candidates if classify_member(f"contact {each}")), "")


def _asked_of_vehicle(said: str) -> str | None:
    """The name of a plate's number where a question about a vehicle is one for it: What is the plate of your car?"""
    parts = [word for word in words(said) if word not in _POSSESSIVES and word not in _OF]
    called = [word for word in parts if word not in _VEHICLES]
    if len(called) == len(parts) or not called:
        return None
    is_plate = any(classify_member(" ".join(called[-size:]), "vehicle") == "national_id" for size in (2, 1))
    return _PLATE if is_plate else None


def data_subject(key: str, around: str, value: Mapping[str, object]) -> str:
    """The name of whom the members of the object ``value`` at ``key`` are: see ``names.owner``."""
    return (_data_subject if len(value) < 64 else _data_subject.__wrapped__)(key, around, tuple(value))


@lru_cache(maxsize=1024)
def _data_subject(key: str, around: str, names: tuple[str, ...]) -> str:
    inside = owner(key, around)
    return inside if are_people(inside) else subject(names, inside) or inside


def _labelled(key: str, around: str, entries: Sequence[object]) -> str | None:
    """The name of whom ``entries`` are that name their values, as ``[{"field": "phone", "value": …}, …]``, by all that they name; None
    for other lists."""
    labels = [
        said
        for entry in entries
        if isinstance(entry, dict)
        for name, said in entry.items()
        if isinstance(said, str) and len(entry) < 8 and _is_label(name, entry)
    ]
    return _data_subject(key, around, tuple(labels[:64])) if labels else None


def members(document: object, around: str = "") -> Iterator[tuple[str, str, object]]:
    """Every text, number and truth value of ``document`` with its key and the name of whom the member is one (see
    ``names.owner``); every key as a text without either. Without recursion: documents may be deep."""
    left: list[tuple[str, str, object, str | None]] = [("", around, document, None)]
    while left:
        key, holder, value, labelled = left.pop()
        if isinstance(value, dict):
            inside = data_subject(key, holder, value) if labelled is None else labelled
            left.extend((key_of(name, value, key, holder), inside, member, None) for name, member in value.items())
            left.extend(("", "", name, None) for name in value)
        elif isinstance(value, list):
            labelled = _labelled(key, holder, value)
            left.extend((key, holder, each, labelled) for each in value)
        else:
            yield key, holder, value


_PLACES = frozenset(("city", "geo"))
_SHAPES = frozenset(
    "Point MultiPoint LineString Polygon MultiPolygon Feature FeatureCollection".split()
)  # RFC 7946, 1.4
_OF_SHAPES = frozenset(("admin", "operator"))  # of what state a town is, who runs a line


class PlacesOfNoOne:
    """The classes whose members say where things are in a ``document`` that holds no person and no address: ``city`` of an airport,
    ``geo`` of a depot and of the shapes of GeoJSON."""

    def __init__(self, document: object, around: str = "") -> None:
        self._document, self._around = document, around
        self._classes: frozenset[str] | None = None

    def has(self, personal_class: str | None) -> bool:
        """Whether members of ``personal_class`` are of no one."""
        if personal_class not in _PLACES:
            return False
        if self._classes is None:
            self._classes = self._found()
        return personal_class in self._classes

    def _found(self) -> frozenset[str]:
        is_shape = isinstance(self._document, dict) and self._document.get("type") in _SHAPES
        held = list(members(self._document, self._around))
        if any(_is_persons(*each) for each in held if not (is_shape and each[0] in _OF_SHAPES)):
            return frozenset()
        has_premises = any(are_premises(key) or are_premises(holder) for key, holder, _ in held)
        return _PLACES if is_shape or has_premises else frozenset(("city",))


def _is_persons(key: str, holder: str, value: object) -> bool:
    """Whether a member says that its document is about a person, or where one lives; not a number of them ({"pupils": 612})."""
    if are_people(holder) or (isinstance(value, str) and (are_people(key) or names_a_doer(key))):
        return True
    found = classify_member(key, holder) if key and value is not None else None
    return found is not None and found not in _PLACES


def written_like(document: object, text: str, original: object) -> str:
    """``document`` as JSON in the writing of ``text``, which says ``original``: its indentation, separators and escapes, where a usual
    writer's; else in one line."""
    for indent in dict.fromkeys((_indent(text), None)):
        for comma, colon in ((", ", ": "), (",", ":"), (",", ": ")):
            for is_ascii in (text.isascii(), not text.isascii()):
                writer = json.JSONEncoder(
                    indent=indent, separators=(comma, colon), ensure_ascii=is_ascii, allow_nan=False
                )
                if writer.encode(original) == text.strip():
                    start = len(text) - len(text.lstrip())
                    return f"{text[:start]}{writer.encode(document)}{text[len(text.rstrip()) :]}"
    return json.dumps(document, ensure_ascii=text.isascii(), allow_nan=False)


def _indent(text: str) -> str | None:
    """What is before the first member on a line of its own."""
    found = re.search(r"[\[{]\r?\n([ \t]*)\S", text)
    return found[1] if found else None


def rewritten(
    document: object,
    around: str,
    key_for: Callable[[str, Collection[str]], str],
    value_for: Callable[[str, str, object], object],
) -> object:
    """A copy of ``document`` with ``key_for(key, keys so far)`` for its keys and ``value_for(key, holder, value)`` for its texts, numbers
    and truth values, which are given as ``members`` gives them."""
    root = [document]
    left: list[tuple[list[Any] | dict[str, Any], Any, str, str, str | None]] = [(root, 0, "", around, None)]
    while left:
        container, index, key, holder, labelled = left.pop()
        value = container[index]
        if isinstance(value, dict):
            copy: dict[str, Any] = {}
            for name, member in value.items():
                copy[key_for(name, copy)] = member
            inside = data_subject(key, holder, value) if labelled is None else labelled
            left.extend(
                (copy, new, key_of(name, value, key, holder), inside, None)
                for new, name in zip(copy, value, strict=True)
            )
            container[index] = copy
        elif isinstance(value, list):
            container[index] = items = list(value)
            labelled = _labelled(key, holder, value)
            left.extend((items, number, key, holder, labelled) for number in range(len(items)))
        else:
            container[index] = value_for(key, holder, value)
    return root[0]
