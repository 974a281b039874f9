"""Rules in the shortest form that gives the same rows: a reviewer reads them, and looks up each hidden column that they name.

A hidden column that only renames another one, or that one short rule alone reads, goes into what reads it. An expression that a column
of the row holds already is named by that column. Bounds that a number cannot reach are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ..cycles import Reads
from ..tables.state import SchemaRules, TableRules
from .expression_tree import tree_of

_NAME = re.compile(r"(?<![\w.'`])([^\W\d]\w*)(?![\w'`(])")
_PATH = re.compile(r"\.`?(\w+)")
_IS_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_DECIDES = re.compile(r"IF\(|CASE ")  # a condition is easier to read by a name
_LONGEST = 110  # characters of an expression that is still read at a glance
_LONGEST_RULE = 160  # characters of a rule with such an expression in it
_CLOCK = frozenset(("hours", "step", "digits"))  # options that a day has not
_KEPT = frozenset(("begun", "drawn"))  # what others count from, and what the comments of values speak of


def shorten(inferred: SchemaRules) -> None:
    """Let the rules of all tables be as short as they can be."""
    elsewhere = _read_elsewhere(inferred)
    for name, found in inferred.found.items():
        if found.hidden:
            sheet = inferred.sheets[name]
            said = (
                word.lower()
                for guess in sheet.guesses.values()
                if guess.layer != "time"  # whose reasons are made of the rules
                for word in re.findall(r"\w+", guess.reason)
            )
            kept = elsewhere.get(name, set()) | _KEPT | {sheet.begun.lower(), *said}
            while _put_in(found, kept):
                pass


def _read_elsewhere(inferred: SchemaRules) -> dict[str, set[str]]:
    """By table the columns (in lower case) that rules read of a row that is not their own."""
    names: dict[str, set[str]] = {}
    reads = Reads(inferred.sheets)
    for table, found in inferred.found.items():
        for key, rule in (*found.hidden.items(), *found.rules.items()):
            for other, column in reads.needs(inferred.sheets[table], key.lower(), rule):
                if other != table:
                    names.setdefault(other, set()).add(column)
            for _, text in _texts(rule):
                names.setdefault(table, set()).update(each.lower() for each in _PATH.findall(text))
    return names


def _texts(rule: Any, key: str = "expression") -> Iterator[tuple[str, str]]:
    """The texts of a rule, with the option that each is of."""
    if isinstance(rule, str):
        yield key, rule
    elif isinstance(rule, Mapping):
        for option, value in rule.items():
            yield from _texts(value, str(option))
    elif isinstance(rule, list | tuple):
        for each in rule:
            yield from _texts(each, key)


@lru_cache(maxsize=4096)
def _names(text: str) -> tuple[str, ...]:
    return tuple(_NAME.findall(text.lower()))


def _put_in(found: TableRules, kept: set[str]) -> bool:
    """Put one hidden column into the rules that read it."""
    rules = [*found.hidden.values(), *found.rules.values()]
    read = Counter(name for rule in rules for _, text in _texts(rule) for name in _names(text))
    for name, rule in found.hidden.items():
        if name.lower() in kept:
            continue
        put = _put_text_in if isinstance(rule, str) else _put_drawn_in
        if put(found, name, rule, read[name.lower()]):
            return True
    return False


def _put_text_in(found: TableRules, name: str, rule: str, count: int) -> bool:
    """Put a hidden expression that names a column, or is brief and read once, in the place of its name; ``count`` is how often the
    name is read."""
    is_other_name = _IS_PATH.fullmatch(rule) is not None
    is_brief = len(rule) <= _LONGEST and _DECIDES.match(rule) is None
    if not is_other_name and (count != 1 or not is_brief):
        return False
    placed = _Placed(name, rule)
    changed = {section: placed.all_in(section_rules) for section, section_rules in _sections(found, name)}
    if placed.fits:
        found.hidden, found.rules = changed["hidden"], changed["rules"]
    return placed.fits


def _put_drawn_in(found: TableRules, name: str, rule: Any, count: int) -> bool:
    """Let the only column that reads a hidden time draw it."""
    shown = _shown_once(found, name, rule) if count == 1 else None
    if shown is None:
        return False
    found.hidden = {key: each for key, each in found.hidden.items() if key != name}
    found.rules |= shown
    return True


def _shown_once(found: TableRules, name: str, rule: Any) -> dict[str, Any] | None:
    """The rule of the column that shows a hidden time, or the day of it, as one that draws it; None where none does."""
    if not isinstance(rule, Mapping) or rule.get("provider") != "datetime" or "null" in rule:
        return None
    for key, reader in found.rules.items():
        text = reader.get("expression") if isinstance(reader, Mapping) else reader
        if text not in (name, f"DATE({name})"):
            continue
        others = {option: value for option, value in reader.items() if option != "expression"} if reader != text else {}
        day = {option: value for option, value in rule.items() if option not in _CLOCK} | {"provider": "date"}
        return {key: {**(rule if text == name else day), **others}}
    return None


def _sections(found: TableRules, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "hidden", {key: rule for key, rule in found.hidden.items() if key != name}
    yield "rules", found.rules


class _Placed:
    """A hidden column's expression in the place of its name; ``fits`` is False once a place takes none."""

    def __init__(self, name: str, text: str) -> None:
        self.fits = True
        self._text = text
        self._name = re.compile(rf"(?<![\w.'`]){re.escape(name)}(?![\w'`(])", re.IGNORECASE)
        self._is_whole = tree_of(text)[0] in ("name", "call", "number")
        self._is_path = _IS_PATH.fullmatch(text) is not None

    def all_in(self, rules: Mapping[str, Any]) -> dict[str, Any]:
        """The rules with the expression in them."""
        return {key: self._in(rule) for key, rule in rules.items()}

    def _in(self, rule: Any) -> Any:
        if isinstance(rule, str):
            return self._in_text(rule)
        if not isinstance(rule, Mapping):
            return rule
        return {key: self._in_option(str(key), value) for key, value in rule.items()}

    def _in_option(self, key: str, value: Any) -> Any:
        if isinstance(value, str) and key in ("expression", "when", "from", "to"):
            return self._in_text(value)
        if key in ("after", "until") and self._is_path:
            names = value if isinstance(value, list) else [value]
            changed = [self._in_text(each) if isinstance(each, str) else each for each in names]
            return changed if isinstance(value, list) else changed[0]
        if any(self._name.search(text) for _, text in _texts(value)):
            self.fits = False
        return value

    def _in_text(self, text: str) -> str:
        found = [*self._name.finditer(text)]
        if found and not self._is_path and len(text) + len(self._text) > _LONGEST_RULE:
            self.fits = False
        if not all(self._takes(text, each) for each in found):
            self.fits = False
        return self._name.sub(lambda _: self._text, text)

    def _takes(self, text: str, found: re.Match[str]) -> bool:
        """True for a place where the expression may be and is read at a glance: a length keeps its name."""
        is_length = text[: found.start()].endswith("INTERVAL ")
        return self._is_path or (not is_length and (self._is_whole or _is_argument(text, found)))


def _is_argument(text: str, found: re.Match[str]) -> bool:
    """True for a name that is alone between brackets and commas, where any expression may."""
    before, behind = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    return (not before or before[-1] in "(,") and (not behind or behind[0] in "),")
