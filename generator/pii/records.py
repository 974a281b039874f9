"""Records whose fields say by their place what they are: vCards (RFC 6350) and messages of HL7 version 2, as ``records.toml`` has them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from itertools import chain, repeat
from typing import Any

from ..lazy_patterns import lazy

Mask = Callable[[str | None, str], str]
"""A field masked as what its class says, or as a text where that is None."""

# RFC 6350, 3.3: a group, the name, parameters, and the value, which goes on in lines that begin with a blank (3.2)
_LINE = r"(?:[\w-]+\.)?[A-Za-z-]+(?:;[^:\r\n]*)?:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*"
_PROPERTY = lazy(r"(?m)^((?:[\w-]+\.)?([A-Za-z-]+)(?:;[^:\r\n]*)?:)((?:[^\r\n]|\r?\n[ \t])*)")
_SEGMENT = lazy(r"[A-Z][A-Z0-9]{2}\|[^\r\n]*")
# A record is the lines of its form that follow each other; what is behind the last one is a text again.
_RECORD = lazy(
    rf"(?P<card>(?i:BEGIN:VCARD)(?=[ \t]*\r?\n)[ \t]*(?:\r?\n(?!(?i:END:VCARD)){_LINE})*(?:\r?\n(?i:END:VCARD))?)"
    rf"|(?:\A|(?<=[\r\n]))MSH\|\^~\\&\|[^\r\n]*(?:[\r\n]+{_SEGMENT.pattern})*"
)
_OF_THE_FORMAT = frozenset(("BEGIN", "END", "VERSION", "PRODID", "REV"))
_UNESCAPED = lazy(r"(?<!\\);")


@cache
def _vcard() -> dict[str, list[str | None]]:
    return {name: _classes(text) for name, text in _data()["vcard"].items()}


@cache
def _segments() -> dict[str, dict[int, list[str | None]]]:
    """The classes of the components of each field, by the name of the segment and the number of the field."""
    types = {name: _classes(text) for name, text in _data()["hl7"]["types"].items()}
    return {
        name: {int(number): types[kind] for number, kind in (item.split(":") for item in text.split())}
        for name, text in _data()["hl7"]["segments"].items()
    }


def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("records.toml").read_text("utf-8"))


def _classes(text: str) -> list[str | None]:
    return [None if name == "-" else name for name in text.split()]


def has_records(text: str) -> bool:
    """Whether a text holds a record of either kind."""
    return ("VCARD" in text or "vcard" in text or "MSH|^~" in text) and _RECORD.search(text) is not None


def masked_records(text: str, mask: Mask) -> str:
    """A text with the fields of its records masked; what is around the records is masked as text."""
    written, end = "", 0
    for match in _RECORD.finditer(text):
        written += _around(text[end : match.start()], mask)
        written += _card(match[0], mask) if match["card"] else _message(match[0], mask)
        end = match.end()
    return written + _around(text[end:], mask)


def _around(text: str, mask: Mask) -> str:
    return mask(None, text) if text.strip() else text


def _card(text: str, mask: Mask) -> str:
    """A vCard, property by property; a value that is folded is written in one line."""
    return _PROPERTY.sub(lambda found: _property(found, mask), text)


def _property(match: re.Match[str], mask: Mask) -> str:
    name, value = match[2].upper(), re.sub(r"\r?\n[ \t]", "", match[3])
    classes = _vcard().get(name)
    if classes is not None:
        uri = "tel:" if value.lower().startswith("tel:") else ""
        made = uri + ";".join(_components(_UNESCAPED.split(value[len(uri) :]), classes, mask))
    else:
        made = value if name in _OF_THE_FORMAT else _around(value, mask)
    return match[0] if made == value else match[1] + made


def _message(text: str, mask: Mask) -> str:
    return _SEGMENT.sub(lambda found: _segment(found[0], mask), text)


def _segment(text: str, mask: Mask) -> str:
    """A segment of HL7: fields between strokes, repetitions between tildes, components between carets."""
    name, *fields = text.split("|")
    if name == "MSH":
        return text
    known = _segments().get(name, {})
    return "|".join([name, *(_field(field, known.get(number), mask) for number, field in enumerate(fields, 1))])


def _field(text: str, classes: list[str | None] | None, mask: Mask) -> str:
    if classes is None:
        return _around(text, mask) if " " in text else text
    return "~".join("^".join(_components(each.split("^"), classes, mask)) for each in text.split("~"))


def _components(texts: list[str], classes: list[str | None], mask: Mask) -> Iterator[str]:
    """The components of a field, those of no class as they are."""
    for text, personal_class in zip(texts, chain(classes, repeat(None)), strict=False):
        yield mask(personal_class, text) if personal_class is not None and text.strip() else text
