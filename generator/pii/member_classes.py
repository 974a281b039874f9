"""The class of a member of a document or a field of a form: by its key and what holds it, else by its value."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from ..errors import PlanError
from .documents import PlacesOfNoOne, members
from .known import KnownNames
from .logins import has_form_of_login, is_made_of_a_name, logins_of_people, may_be_login
from .name_lists import ALSO
from .names import are_people, classify_member, is_login, is_nickname, names_a_doer, names_an_actor
from .scanner import scan
from .subjects import is_maker, is_name, is_thing

_NAME_OF_FIELD = re.compile("(?:name|nombre|nom|nome|naam|imie|recipient|contact)$", re.IGNORECASE)
_QUERY = re.compile("q|query|search|s|term|keywords?|suche|szukaj|buscar|busca|recherche|cerca|zoek", re.IGNORECASE)
# {"uid": "anowak"}: no number of a row, and no hash, which has digits among its letters
_LOGIN = re.compile(
    "uid|user_?uid|owner_?uid|sam_?account_?name|screen_?name|identifiant|utente|utilizador|utilizator|u\u017eivatel|uzivatel"
    "|u\u017cytkownik|k\xe4ytt\xe4j\xe4|bruker|bruger|anv\xe4ndare|felhaszn\xe1l\xf3|kullan\u0131c\u0131",
    re.IGNORECASE,
)
# {"by": "hfitzg"}: any word that is no dictionary's
_OF_USER = re.compile(
    "(?:created|updated|changed|modified|edited|closed|opened|done)?_?by|user|login|logon|usuario|benutzer|utilisateur|utente|utilizador|gebruiker|uzytkownik",
    re.IGNORECASE,
)
_WORDLIKE = re.compile(r"(?=.*[aeiouy])[a-z]{4,}(?:[._-][a-z]+){0,2}[0-9]{0,4}")
_FULL_NAME = re.compile(r"[^\W\d_][^\d@/:]*[ \xa0][^\W\d_][^\d@/:]{0,60}")


# Who did something, though few keys are called so
_DOING = frozenset(
    "speaker autor nadawca absender expediteur mittente remitente usr sub principal editor uploader committer operator merger maintainer reviewer changer submitter poster".split()
)
_PAPER = "(?=(?:[^0-9]*[0-9]){5})[A-Z0-9]{6,10}"
_PLATE = "(?=.*[0-9])(?=.*[A-Z])[A-Z0-9]{1,4}([ -]?[A-Z0-9]{1,5}){1,3}"
# Of a person's members those that are called as other things are, too, with the form of their values
_OF_PEOPLE = {
    **dict.fromkeys(("pas", "pass", "passi"), ("national_id", _PAPER)),
    **dict.fromkeys(
        (
            *(
                "identity",
                "identificacion",
                "identificaci\xf3n",
                "identificacao",
                "documento",
                "document",
                "nid",
                "eid",
                "idnum",
            ),
            *(
                "personal_number",
                "personal_no",
                "personal no",
                "registration_no",
                "proof_of_identity",
                "identit\xe9",
                "n\xb0 identit\xe9",
            ),
        ),
        ("national_id", r"(?=(?:[^0-9]*[0-9]){6})[0-9A-Z][0-9A-Z ./-]{4,18}[0-9A-Z]"),
    ),
    "via": ("street", r"[^\W\d_].*[ ,][0-9]+\w?"),
    **dict.fromkeys(("cap", "cp", "kod"), ("postal_code", "[0-9]{5}|[0-9]{2}-[0-9]{3}")),
    **dict.fromkeys(("r\u010d", "rc"), ("national_id", "[0-9]{6}/?[0-9]{3,4}")),
    **dict.fromkeys(("rz", "plaque", "registracija", "reg"), ("national_id", _PLATE)),
}

ClassOf = Callable[[str, str, object], str | None]
"""The class of a member by its key, what holds it, and its value."""


class MemberClasses:
    """Tells the classes of members; ``people`` tells names of people by their value, where it is given."""

    def __init__(self, people: KnownNames | None) -> None:
        self._people = people

    def of_member(self, key: str, holder: str, value: object) -> str | None:
        """The class of a member's value by its key and by what holds it; None where neither says any."""
        exact = isinstance(value, (float, Decimal)) and value != int(value) if _finite(value) else False
        found = classify_member(key, holder, number=exact) if key else None
        if found is not None:
            return None if found == "username" and is_nickname(key) and is_thing(holder) else found
        return self._by_value(key, holder, value) if isinstance(value, str) else None

    def _by_value(self, key: str, holder: str, value: str) -> str | None:
        """The class of a text whose key says what it may be, by its form."""
        if are_people(holder) and (by_form := _OF_PEOPLE.get(key.lower())) and re.fullmatch(by_form[1], value):
            return by_form[0]
        if key.lower() == "plate" and re.fullmatch(_PLATE, value):  # of a car, whatever its other members are
            return "national_id"
        if self._is_name(key, holder, value):
            return "person_name"
        return None if is_thing(holder) and is_maker(key) else self._of_actor(key, value)

    def _is_name(self, key: str, holder: str, value: str) -> bool:
        if key.lower() in _SHOWN and self._is_shown_name(key, holder, value):
            return True
        if are_people(key) and _FULL_NAME.fullmatch(value) is not None:  # {"teachers": ["Anna Nowak"]}
            return True
        return is_called_name(key) and not is_thing(holder) and self._is_person(value)

    def in_document(self, document: object, around: str, *, is_of_person: bool) -> ClassOf:
        """``of_member`` for the members of one document, of which ``is_of_person`` says that its row is about someone. Else towns and
        positions in it are those of things, where it holds no person."""
        places = PlacesOfNoOne(document, around)
        logins: list[frozenset[str]] = []

        def class_of(key: str, holder: str, value: object) -> str | None:
            found = self.of_member(key, holder, value)
            if found is None and isinstance(value, str) and _may_be_actors(key, value):
                if not logins:
                    logins.append(logins_of_people(each for _, _, each in members(document) if isinstance(each, str)))
                return "username" if value.lower().rstrip("0123456789") in logins[0] else None
            return None if not is_of_person and places.has(found) else found

        return class_of

    def of_field(self, name: str, value: str, around: str) -> str | None:
        """The class of an element or form field whose name, or that of the element ``around`` it, says what it is."""
        if _QUERY.fullmatch(name) is not None and self._is_person(value):
            return "person_name"
        return classify_member(name, around)

    def _is_shown_name(self, key: str, holder: str, value: str) -> bool:
        """Whether what is shown of someone is a name: ``{"subject": {"reference": "Patient/7", "display": "Anna Nowak"}}``."""
        if key.lower() == "text":
            return holder.lower() == "name" and self._people is not None and self._people.is_full_name(value)
        if are_people(holder):
            return _FULL_NAME.fullmatch(value) is not None
        return names_an_actor(holder) and self._people is not None and self._people.is_full_name(value)

    def _is_person(self, value: str) -> bool:
        """Whether a value is a person's name where its key is any thing's, too: not Florence Lincoln, a shade."""
        if self._people is None or not self._people.is_person(value):
            return False
        return not all(self._people.kind(word) & ALSO for word in value.split())

    def _of_actor(self, key: str, value: str) -> str | None:
        """The class of who did something or gets something, by the form of the value: ``{"giftTo": "Anna Nowak", "by": "anowak81"}``."""
        if _LOGIN.fullmatch(key) is not None and _WORDLIKE.fullmatch(value) is not None:
            return "username"
        if not names_an_actor(key) and key.lower() not in _DOING:
            return None
        found = _by_names(key, value, self._people) if self._people is not None else None
        return found or ("username" if is_login(key, value) else None)


def _may_be_actors(key: str, value: str) -> bool:
    """Whether a text is a login by its form, and its key says who did or said something."""
    return has_form_of_login(value.lower()) and (names_an_actor(key) or key.lower() in _DOING)


def _by_names(key: str, value: str, people: KnownNames) -> str | None:
    """The class of who did something, where the value is a name, half of one, or a login that is made of one or may be."""
    if people.is_full_name(value):
        return "person_name"
    if names_a_doer(key) and (half := people.half_of_name(value)) is not None:
        return half
    is_of_user = _OF_USER.fullmatch(key) is not None and may_be_login(value, people.kind)
    return "username" if is_of_user or is_made_of_a_name(value, people.kind) else None


_SHOWN = frozenset(("display", "text", "displayname"))


def is_called_name(key: str) -> bool:
    """Whether a key ends as that of a name does, though nothing around it says of whom."""
    return _NAME_OF_FIELD.search(key) is not None or is_name(key)


Number = int | float | Decimal


def masked_number(personal_class: str | None, value: Number, mask: Callable[..., str]) -> Number | str:
    """A number of a document masked as what its key says, else as what is found in it; a text where the class has no numbers."""
    text = str(value)
    if personal_class is None or personal_class == "free_text":
        found = scan(text)
        if not found:
            return value
        personal_class = found[0].personal_class
    try:
        return _number_like(value, mask(personal_class, text, number=True))
    except PlanError:
        return mask(personal_class, text)


def _number_like(value: Number, masked: str) -> Number:
    """A masked number in the type of ``value``; itself where it stayed."""
    if masked == str(value):
        return value
    return Decimal(masked) if isinstance(value, Decimal) else float(masked) if "." in masked else int(masked)


def _finite(value: object) -> bool:
    return isinstance(value, (float, Decimal)) and abs(float(value)) < 1e300
