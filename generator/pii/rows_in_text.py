"""Rows of a table inside a text: lines of as many fields each, under a line that names them or without one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .names import are_people, classify_member, names_a_person, names_an_actor
from .subjects import attributes_among, is_thing

_SEPARATORS = "\t;|,"
_MOST_FIELDS, _LONGEST_NAME, _LOOKED_AT = 60, 40, 20
_LEAST_NAMED = 2
_PHONE = re.compile(r"\+?[0-9(][0-9 ()./-]{6,20}")
_NAME = re.compile(r"[^\W\d_][\w .()/-]*")
_MAY_HOLD = re.compile(r"[\t;|,][^\n]*\n[^\n]*[\t;|,]")

Classes = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows at ``start`` to ``stop`` of a text: its lines as fields with separators and quotation marks between them, and the class of each
    field by its column, None where that says nothing. ``has_heading``: the first line names the columns."""

    start: int
    stop: int
    separator: str
    lines: tuple[tuple[str, ...], ...]
    classes: Classes
    has_heading: bool
    are_things: bool = False

    def masked_in(self, text: str, mask: Callable[[str | None, str], str]) -> str:
        """``text`` with ``mask(class, field)`` of each field in its place, and with what is around the rows masked as a text."""
        before, behind = (mask(None, each) if each else "" for each in (text[: self.start], text[self.stop :]))
        return f"{before}{self._masked(mask)}{behind}"

    def _masked(self, mask: Callable[[str | None, str], str]) -> str:
        written = [self.separator.join(self.lines[0])] if self.has_heading else []
        for line in self.lines[self.has_heading :]:
            written.append(self.separator.join(self._fields(line, mask)))
        return "\n".join(written)

    def _fields(self, line: Sequence[str], mask: Callable[[str | None, str], str]) -> Iterator[str]:
        for name, field in zip(self.classes, line, strict=True):
            quoted = len(field) > 1 and field[0] == field[-1] == '"'
            bare = field[1:-1].replace('""', '"') if quoted else field.strip()
            made = mask(name, bare) if bare else bare
            if made == bare:
                yield field
            elif quoted or self.separator in made:
                yield '"{}"'.format(made.replace('"', '""'))
            else:
                yield field.replace(bare, made)


def rows_in(text: str, is_person: Callable[[str], bool], is_street: Callable[[str], bool]) -> Rows | None:
    """The first rows of a table in ``text``: with names of at least two personal columns above them, or with a person in most of
    their lines."""
    if "\n" not in text or not _MAY_HOLD.search(text):
        return None
    start, lines = 0, text.split("\n")
    done = dict.fromkeys(_SEPARATORS, 0)  # the line up to which blocks were looked at
    for number, line in enumerate(lines[:-1]):
        for separator in _SEPARATORS:
            if number < done[separator] or separator not in line or separator not in lines[number + 1]:
                continue
            found = _block(lines, number, separator)
            done[separator] = number + len(found)
            columns = _columns(found, separator, is_person, is_street)
            if columns is not None:
                stop = start + sum(map(len, lines[number : number + len(found)])) + len(found) - 1
                return Rows(start, stop, separator, tuple(found), *columns)
        start += len(line) + 1
    return None


def _columns(
    block: Sequence[tuple[str, ...]], separator: str, is_person: Callable[[str], bool], is_street: Callable[[str], bool]
) -> tuple[Classes, bool, bool] | None:
    """The classes of a block's columns, whether its first line names them, and whether they are those of things; None for no table."""
    if len(block) < 2:
        return None
    heading = block[0]
    if (named := _named(heading, separator)) is not None:
        return named, True, False
    if _are_things(heading, separator):
        return (None,) * len(heading), True, True
    found = _by_fields(block[:_LOOKED_AT], is_person, is_street) if separator != "," else None
    return (found, False, False) if found is not None else None


def _block(lines: Sequence[str], first: int, separator: str) -> list[tuple[str, ...]]:
    """The lines from the ``first`` on that have as many fields as it."""
    found: list[tuple[str, ...]] = []
    field = re.compile(rf'(?:"(?:[^"]|"")*"|[^{re.escape(separator)}"]*)(?:{re.escape(separator)}|\Z)')
    for number in range(first, len(lines)):
        line = lines[number]
        fields = tuple(_split(line, field, separator))
        if len(fields) > _MOST_FIELDS or (found and len(fields) != len(found[0])):
            break
        found.append(fields)
    return found


def _split(line: str, field: re.Pattern[str], separator: str) -> list[str]:
    """The fields of a line, a quoted one with its marks; all that is between separators where marks are not of fields."""
    if '"' not in line:
        return line.split(separator)
    fields, end = [], 0
    while (match := field.match(line, end)) is not None:
        fields.append(match[0].removesuffix(separator))
        end = match.end()
        if end == len(line) and not match[0].endswith(separator):
            return fields
    return line.split(separator)


def _named(heading: Sequence[str], separator: str) -> Classes | None:
    """The classes of columns by their names; None where the fields are no names of personal columns, or words with a comma."""
    names = [field.strip().strip('"') for field in heading]
    least = _LEAST_NAMED + (separator == ",")
    if len(names) < least or not all(_NAME.fullmatch(name) and len(name) <= _LONGEST_NAME for name in names):
        return None
    classes = tuple(classify_member(name, "person") or None for name in names)
    return classes if len(classes) - classes.count(None) >= _LEAST_NAMED else None


def _are_things(heading: Sequence[str], separator: str) -> bool:
    """Whether a line names columns of things only: sku;name;colour."""
    names = [field.strip().strip('"') for field in heading]
    least = _LEAST_NAMED + (separator == ",")
    if len(names) < least or not all(_NAME.fullmatch(name) and len(name) <= _LONGEST_NAME for name in names):
        return False
    if any(classify_member(name) or are_people(name) or names_an_actor(name) or names_a_person(name) for name in names):
        return False
    return attributes_among(names) + sum(map(is_thing, names)) >= _LEAST_NAMED


def _by_fields(
    lines: Sequence[Sequence[str]], is_person: Callable[[str], bool], is_street: Callable[[str], bool]
) -> Classes | None:
    """The classes of columns by their fields, where one of them is people; None where none is."""
    columns = [[field.strip() for field in column if field.strip()] for column in zip(*lines, strict=True)]
    classes = tuple(_class_of(column, is_person, is_street) for column in columns)
    return classes if "person_name" in classes else None


def _class_of(fields: Sequence[str], is_person: Callable[[str], bool], is_street: Callable[[str], bool]) -> str | None:
    for name, holds in (
        ("person_name", is_person),
        ("phone", lambda field: _PHONE.fullmatch(field) is not None),
        ("street", is_street),
    ):
        if fields and 2 * sum(map(holds, fields)) > len(fields):
            return name
    return None
