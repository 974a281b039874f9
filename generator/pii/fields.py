"""The fields of a text that is all fields masked one by one; its keys stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from .documents import rewritten
from .family_names import PARTICLE_WORDS
from .field_texts import Fields, Leaf, written
from .introductions import is_introducing, is_title, may_introduce
from .member_classes import ClassOf, is_called_name
from .names import names_a_person, names_an_actor
from .records import Mask
from .subjects import is_attribute, is_known, is_maker, is_thing
from .words import split_name


@dataclass(frozen=True, slots=True)
class Field:
    """A value of a text, with its key and the name of whom it is a member (see ``names.owner``)."""

    key: str
    holder: str
    text: str

    @property
    def is_quiet(self) -> bool:
        """Whether a name in it is no person's: in a field of a thing, and in one that introduces no one where nothing but a capital
        says that it may be a name, or two in a field that any document has."""
        if names_a_person(self.key) or names_an_actor(self.key):
            return is_thing(self.holder) and is_maker(self.key)
        parts = self.text.split()
        if is_thing(self.holder):  # but: Betreff: Rückruf Frau Ott
            return is_attribute(self.key) or is_called_name(self.key) or not any(map(is_title, parts[1:]))
        if may_introduce(self.key.rpartition(" ")[2]) and not is_called_name(self.key):
            return False
        is_usual = len(parts) == 1 or is_called_name(self.key) or is_known(self.key)
        return is_usual and all(map(_may_be_of_name, parts))


def _may_be_of_name(word: str) -> bool:
    return word in PARTICLE_WORDS or (
        word[0].isupper() and word.isalpha() and not (is_title(word) or is_introducing(word))
    )


_NOTHING = frozenset(["", *"- n/a na nil no none null keine unknown unbekannt yes true false".split()])


_OF_VERSIONS = frozenset(
    "version versions versione versie wersja verze versao ver firmware build release revision rev".split()
)
_HOLDING = ("=", "://", "</")
"""Signs of addresses and of fields within a value."""


_NUMBERED = re.compile(r"v?[0-9]{1,5}(?:\.[0-9]{1,5}){2,5}")


def is_version(key: str, value: object) -> bool:
    """Whether a value is the version that its key says, though it has the form of an address of a network: 9.3.27.54."""
    if not isinstance(value, str) or _NUMBERED.fullmatch(value) is None:
        return False
    return not _OF_VERSIONS.isdisjoint(split_name(key)[-1:])


def is_blank(value: str) -> bool:
    """True for a value that says that there is none."""
    return value.strip().lower() in _NOTHING


@dataclass(frozen=True, slots=True)
class HowMasked:
    """Masks a value as what a class says, or as prose where it says nothing; ``quietly`` a value in which names are no one's."""

    as_class: Mask
    quietly: Callable[[str], str]

    def of(self, personal_class: str | None, field: Field) -> str:
        """A field masked as what it is; where its key says nothing of that and it is no thing's, as prose with the key before it,
        which may introduce a name."""
        text = field.text
        if is_blank(text) or is_version(field.key, text):
            return text
        if personal_class is not None and personal_class != "free_text":
            return self.as_class(personal_class, text)
        if personal_class is None and not any(map(text.__contains__, _HOLDING)) and field.is_quiet:
            return self.quietly(text)
        said = f"{field.key}: "
        made = self.as_class(None, said + text)
        return made.removeprefix(said) if made.startswith(said) else self.as_class(None, text)


def masked_fields(
    text: str,
    fields: Fields,
    around: str,
    class_of: ClassOf,
    how: HowMasked,
    mask_key: Callable[[str, Collection[str]], str],
) -> str | None:
    """``text``, which is all ``fields``, with each value masked; None where what looks like a key names someone, as what is before a
    colon in a sentence may."""
    changes: list[tuple[Leaf, str]] = []
    is_open = False

    def leave(key: str, taken: Collection[str]) -> str:
        nonlocal is_open
        is_open = is_open or mask_key(key, ()) != key
        return key

    def change(key: str, holder: str, value: object) -> object:
        if isinstance(value, Leaf):
            field = Field(key, holder, str(value))
            made = how.of(class_of(key, holder, value), field)
            if made != field.text:
                changes.append((value, made))
        return value

    rewritten(fields, around, leave, change)
    return None if is_open else written(text, changes)
