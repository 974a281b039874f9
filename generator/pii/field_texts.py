"""Texts that are all fields (XML, forms, ``key: value``, INI, YAML), read as documents whose values know where they are."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, quote_plus, unquote_plus

from ..lazy_patterns import lazy
from .name_lists import is_sentence
from .names import classify_member
from .subjects import is_attribute, is_general, is_name, is_person_elsewhere, is_thing

_LONGEST, _LONGEST_LINE = 20_000, 2_000
_FEWEST, _LONGEST_KEY = 2, 24
_KEY = r"[^\W\d_][\w./-]*(?:[ ][\w./()-]+){0,3}"
_LINES = lazy(
    rf"(?P<indent>[ \t]*)(?:- )?[\"']?(?P<key>{_KEY})[\"']?[ \t]*(?P<sign>[:=])(?:[ \t]+(?P<value>\S.*?)|(?P<tight>[^\s:=].*?))?[ \t]*"
)
_SECTION = re.compile(r"\[(?P<key>[\w .:/-]{1,40})\]")
# key=value&key=value of application/x-www-form-urlencoded, perhaps as the query of an address
_FORM = lazy(
    r"(?:(?:https?:/)?(?:/[^\s?#/]{1,80}){0,8}?/?(?P<of>[^\s?#/]{0,80})\?)?(?P<fields>[\w.\[\]%-]{1,60}=[^\s&=]*(?:&[\w.\[\]%-]{1,60}=[^\s&=]*)+)"
)
_FORM_FIELD = re.compile(r"(?P<key>[\w.\[\]%-]+)=(?P<value>[^\s&=]*)")
_ON_ONE_LINE = {
    sign: lazy(rf"(?:^|(?P<comma>[,;|])[ ]?|(?P<blank> ))[ ]?(?P<key>{_KEY})[ ]?{sign}[ ]?(?=[^ ])")
    for sign in (":", "=")
}
_TAG = re.compile(
    r"<(?P<end>/)?(?P<name>[^\W\d][\w.:-]*)(?P<attributes>(?:\s+[\w.:-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\s*(?P<empty>/)?>"
)
_ATTRIBUTE = re.compile(r"(?P<key>[\w.:-]+)\s*=\s*(?:\"(?P<double>[^\"<]*)\"|'(?P<single>[^'<]*)')")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>\s*")
_HTML = frozenset(
    "html head body p div span a b i u em strong br td th tr table ul ol li h1 h2 h3 pre code small font img".split()
)


class Leaf(str):
    """A value of a text, decoded; ``start`` and ``stop`` say where it is, and ``write`` how another one is written in its place."""

    start: int
    stop: int
    write: Callable[[str], str]


def _leaf(
    text: str, start: int, stop: int, read: Callable[[str], str] = str, write: Callable[[str], str] = str
) -> Leaf:
    found = Leaf(read(text[start:stop]))
    found.start, found.stop, found.write = start, stop, write
    return found


_QUOTES = ('"', "'")


def _unquoted(text: str, start: int, stop: int) -> Leaf:
    """A value of a line, without the quotation marks around it."""
    if stop - start > 1 and text[start] in _QUOTES and text[stop - 1] == text[start]:
        start, stop = start + 1, stop - 1
    return _leaf(text, start, stop)


Fields = dict[str, object]
"""Leaves, and objects and lists of them, by their keys."""


def fields_in(text: str) -> Fields | None:
    """What a text holds that is all fields, two or more; None for any other."""
    if len(text) > _LONGEST or not ("=" in text or ":" in text or "</" in text):
        return None
    if text.lstrip()[:1] == "<":
        return _Xml(text).read()
    if "&" in text and (form := _FORM.fullmatch(text.strip())) is not None:
        fields = _of_form(text, text.index(form["fields"]))
        return {unquote_plus(form["of"]): fields} if form["of"] else fields
    if "\n" in text.strip():
        return _Lines(text).read()
    return _of_one_line(text)


def _add(fields: Fields, key: str, value: object) -> None:
    """``value`` at ``key``, beside those that are there already."""
    if key not in fields:
        fields[key] = value
    elif isinstance(held := fields[key], list):
        held.append(value)
    else:
        fields[key] = [held, value]


def _of_form(text: str, start: int) -> Fields:
    fields: Fields = {}
    for match in _FORM_FIELD.finditer(text, start):
        _add(
            fields,
            unquote_plus(match["key"]),
            _leaf(text, *match.span("value"), unquote_plus, _quoted_like(match["value"])),
        )
    return fields


def _quoted_like(original: str) -> Callable[[str], str]:
    """How a value of a form is written: a blank as %20 where ``original`` has one so (RFC 3986, 2.1), else as +."""
    return partial(quote if "%20" in original else quote_plus, safe="@")


# ---- key: value ------------------------------------------------------------------------------------------------------


def _of_one_line(text: str) -> Fields | None:
    """Fields behind each other, parted by one sign: ``colour=red; size=L``, ``Colour: red, Size: L``."""
    found = (_parted(text, sign, pattern) for sign, pattern in _ON_ONE_LINE.items() if text.count(sign) >= _FEWEST)
    return next(filter(None, found), None)


def _parted(text: str, sign: str, pattern: re.Pattern[str]) -> Fields | None:
    """The fields of a line whose keys end with ``sign``."""
    found = list(pattern.finditer(text))
    if len(found) < _FEWEST or found[0].start():
        return None
    signs, keys = {match["comma"] for match in found[1:]}, [match["key"] for match in found]
    if len(signs) != 1 or None in signs or not _are_different(keys):
        return None
    ends = [*(match.start() for match in found[1:]), len(text)]
    leaves = [_unquoted(text, match.end(), len(text[:end].rstrip())) for match, end in zip(found, ends, strict=True)]
    if sign != "=" and not _are_keys(keys, leaves):
        return None
    fields: Fields = {}
    for key, leaf in zip(keys, leaves, strict=True):
        _add(fields, key, leaf)
    return fields


def _are_keys(keys: Sequence[str], values: Iterable[str]) -> bool:
    """Whether a third of ``keys`` is what fields are called, or there are several and nothing is said behind them, so that a text is
    no chat and no sentence with a colon."""
    known = sum(map(_is_known, keys))
    return (known > 0 and 3 * known >= len(keys)) or (len(keys) > _FEWEST and not any(map(_is_said, values)))


def _is_said(value: str) -> bool:
    return value[-1:] in (".", "!", "?") or (" " in value and is_sentence(value))


def _are_different(keys: Sequence[str]) -> bool:
    return len(keys) >= _FEWEST and 3 * len(set(keys)) >= 2 * len(keys)


def _is_known(key: str) -> bool:
    first = key.partition(" ")[0]
    return (
        is_attribute(key)
        or is_general(key)
        or (first != key and is_general(first))  # rok vzniku
        or is_name(key)
        or is_thing(key)
        or is_person_elsewhere(key)
        or classify_member(key) is not None
    )


@dataclass(slots=True)
class _Open:
    """An object that lines further in than ``indent`` are members of."""

    indent: int
    fields: Fields


class _Lines:
    """Lines ``key: value`` or ``key = value``, those further in as members of the line without a value that is above them, and those
    below ``[section]`` as members of it."""

    def __init__(self, text: str) -> None:
        self._text, self._root, self._is_formal = text, Fields(), True
        self._opened = [_Open(-1, self._root)]
        self._keys: list[str] = []
        self._leaves: list[Leaf] = []

    def read(self) -> Fields | None:
        position = 0
        for line in self._text.splitlines(keepends=True):
            if not self._add_line(line.rstrip("\r\n"), position):
                return None
            position += len(line)
        is_said_so = self._is_formal or _are_keys(self._keys, self._leaves)
        return self._root if _are_different(self._keys) and is_said_so else None

    def _add_line(self, shown: str, position: int) -> bool:
        """Adds what the line at ``position`` says; False where it is of no such text."""
        content = shown.strip()
        if not content or content == "---":
            return True
        if (header := _SECTION.fullmatch(content)) is not None:
            self._opened = [_Open(-1, {})]
            _add(self._root, header["key"], self._opened[0].fields)
            return True
        match = _LINES.fullmatch(shown) if len(shown) <= _LONGEST_LINE else None
        return match is not None and self._add_field(match, position)

    def _add_field(self, match: re.Match[str], position: int) -> bool:
        indent = len(match["indent"])
        while len(self._opened) > 1 and self._opened[-1].indent >= indent:
            self._opened.pop()
        name = "value" if match["value"] is not None else "tight"
        if match[name] is None:
            return self._open(match, indent)
        start, stop = match.span(name)
        leaf = _unquoted(self._text, position + start, position + stop)
        _add(self._opened[-1].fields, match["key"], leaf)
        self._leaves.append(leaf)
        self._keys.append(match["key"])
        self._is_formal &= match["sign"] == "=" or len(self._opened) > 1
        return True

    def _open(self, match: re.Match[str], indent: int) -> bool:
        """Lets the lines further in be members of a line without a value."""
        if match["sign"] == "=" and len(match["key"]) >= _LONGEST_KEY:
            return False  # base64 ends so
        inside: Fields = {}
        _add(self._opened[-1].fields, match["key"], inside)
        self._opened.append(_Open(indent, inside))
        return True


# ---- XML -------------------------------------------------------------------------------------------------------------


class _Xml:
    """An element with elements in it or attributes, all of whose text is in elements that hold nothing else."""

    def __init__(self, text: str) -> None:
        self._text, self._leaves = text, 0

    def read(self) -> Fields | None:
        declaration = _DECLARATION.match(self._text)
        position = declaration.end() if declaration else len(self._text) - len(self._text.lstrip())
        root: Fields = {}
        opened: list[tuple[str, Fields, int]] = [("", root, position)]
        while position < len(self._text):
            tag = _TAG.match(self._text, position)
            if tag is None or tag["name"].lower() in _HTML:
                return None
            if tag["end"] and not self._close(tag, opened):
                return None
            if not tag["end"]:
                self._open(tag, opened)
            position = self._next_tag(tag.end())
            between = self._text[tag.end() : position].strip()
            if between and (tag["end"] or tag["empty"] or self._text[position : position + 2] != "</"):
                return None
        return root if len(opened) == 1 and self._leaves >= _FEWEST else None

    def _next_tag(self, start: int) -> int:
        found = self._text.find("<", start)
        return len(self._text) if found < 0 else found

    def _attributes(self, tag: re.Match[str]) -> Iterator[tuple[str, object]]:
        for match in _ATTRIBUTE.finditer(self._text, *tag.span("attributes")):
            span = match.span("double") if match["double"] is not None else match.span("single")
            self._leaves += 1
            yield _local(match["key"]), _leaf(self._text, *span, html.unescape, html.escape)

    def _open(self, tag: re.Match[str], opened: list[tuple[str, Fields, int]]) -> None:
        members = dict(self._attributes(tag))
        if tag["empty"]:
            _add(opened[-1][1], _local(tag["name"]), members)
        else:
            opened.append((tag["name"], members, tag.end()))

    def _close(self, tag: re.Match[str], opened: list[tuple[str, Fields, int]]) -> bool:
        if len(opened) < 2:
            return False
        name, members, start = opened.pop()
        if name != tag["name"]:
            return False
        content = self._text[start : tag.start()]
        if "<" in content or not content.strip():
            _add(opened[-1][1], _local(name), members)
            return True
        self._leaves += 1
        leaf = _leaf(self._text, start, tag.start(), html.unescape, _escaped)
        _add(opened[-1][1], _local(name), {**members, "value": leaf} if members else leaf)
        return True


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _escaped(value: str) -> str:
    return html.escape(value, quote=False)


def written(text: str, changes: Iterable[tuple[Leaf, str]]) -> str:
    """``text`` with other values in the places of leaves."""
    pieces, end = [], 0
    for leaf, value in sorted(changes, key=lambda change: change[0].start):
        pieces += [text[end : leaf.start], leaf.write(value)]
        end = leaf.stop
    return "".join((*pieces, text[end:]))
