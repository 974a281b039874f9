"""Other ways to mask than by a pseudonym of the class's reserved range; a person chooses them for a column or a class.

What they leave of an original is that person's decision: results need not be in a reserved range, so the audit lists these
columns apart. All choices depend on the key, so that equal originals become equal in every table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from string import Formatter
from typing import Any

from ..errors import PlanError, did_you_mean
from .keyed_random import DIGITS, HEX, NUMBER, KeyedRandom, WordLists, plain
from .pseudonyms import Pseudonyms

MOST_TRIES = 64
"""Draws before a value counts as one that does not fit its column, or that is always another's."""


@dataclass(frozen=True, slots=True)
class Draw:
    """One try at an original: its ``text`` as the column holds it, random choices that depend on it, the lexicon's words,
    and its usual ``pseudonym``, which is made only where it is asked for."""

    text: str
    rng: KeyedRandom
    words: WordLists
    pseudonym: Callable[[], str]


Make = Callable[[Draw, Mapping[str, Any]], str | None]
Check = Callable[[Any], str | None]


@dataclass(frozen=True, slots=True)
class Option:
    """``default`` is None for one that must be given; ``check`` says what is wrong with a value."""

    check: Check
    default: Any = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A transformer: what it does, its options, and its maker, which returns NULL as None."""

    summary: str
    make: Make
    options: Mapping[str, Option]


@dataclass(frozen=True, slots=True)
class Transformer:
    """A transformer with the values of all its options."""

    name: str
    options: tuple[tuple[str, Any], ...] = ()

    @property
    def kind(self) -> Kind:
        return KINDS[self.name]

    @property
    def label(self) -> str:
        """Its name, and the options that are numbers: ``shift (days = 90)``. Texts may be personal."""
        shown = ", ".join(f"{name} = {value}" for name, value in self.options if isinstance(value, int | float))
        return f"{self.name} ({shown})" if shown else self.name

    def made(self, draw: Draw) -> str | None:
        """The value in place of the original, None for NULL. Raises PlanError when it cannot be transformed so."""
        return self.kind.make(draw, dict(self.options))


def read_transformer(given: Any, options: Mapping[str, Any]) -> tuple[Transformer | None, list[str]]:
    """The transformer named ``given`` with ``options``, or what is wrong with it."""
    if given not in KINDS:
        return None, [f"there is no transformer {given!r}{did_you_mean(str(given), list(KINDS))}"]
    known = KINDS[given].options
    problems = [
        f"'{given}' has no option '{name}'{did_you_mean(name, list(known))}" for name in options if name not in known
    ]
    values = {name: options.get(name, option.default) for name, option in known.items()}
    for name, option in known.items():
        if values[name] is None:
            problems.append(f"'{given}' needs {name}")
        elif (wrong := option.check(values[name])) is not None:
            problems.append(f"{name}: {wrong}")
    if problems:
        return None, problems
    return Transformer(given, tuple((name, _frozen(value)) for name, value in values.items())), []


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return tuple(value.items())
    return tuple(value) if isinstance(value, list) else value


# ---- the options' values ---------------------------------------------------------------------------------------------


def _whole(least: int, most: int) -> Check:
    def check(value: Any) -> str | None:
        is_fine = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return None if is_fine else f"must be a whole number from {least} to {most}"

    return check


def _share(value: Any) -> str | None:
    is_fine = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1
    return None if is_fine else "must be a share above 0, at most 1"


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) else "must be a text"


def _pattern(value: Any) -> str | None:
    if not isinstance(value, str) or not value:
        return "must be a regular expression"
    try:
        re.compile(value)
    except re.error as error:
        return f"is no regular expression: {error}"
    return None


_FIELDS = ("number", "hash", "first_name", "last_name", "domain")


def _template_text(value: Any) -> str | None:
    if not isinstance(value, str):
        return "must be a text"
    try:
        fields = [(name, spec, how) for _, name, spec, how in Formatter().parse(value) if name is not None]
    except ValueError as error:
        return f"is no template: {error}"
    for name, spec, how in fields:
        if name not in _FIELDS or spec or how:
            return f"knows {', '.join(f'{{{each}}}' for each in _FIELDS)}, not {{{name}}}{did_you_mean(name, _FIELDS)}"
    return None


def _entries(value: Any) -> str | None:
    entries = [*value, *value.values()] if isinstance(value, dict) else value
    if not isinstance(entries, list) or not entries or not all(isinstance(each, str) for each in entries):
        return 'must be a list of texts to choose from, or a table of replacements: { "old" = "new" }'
    return None


# ---- the transformers ------------------------------------------------------------------------------------------------


def _null(draw: Draw, options: Mapping[str, Any]) -> str | None:
    return None


def _hash(draw: Draw, options: Mapping[str, Any]) -> str:
    return draw.rng.text(options["length"], HEX)


def _keep_domain(draw: Draw, options: Mapping[str, Any]) -> str:
    local, at, _ = draw.pseudonym().partition("@")
    domain = draw.text.rpartition("@")[2].strip(" >")
    if not at or not domain or "@" not in draw.text:
        raise PlanError("'keep_domain' is for e-mail addresses, and a value is none")
    return f"{local}@{domain}"


def _shift(draw: Draw, options: Mapping[str, Any]) -> str:
    chosen = draw.rng.other("shift", str(options["days"]), 0).below(2 * options["days"])
    move = timedelta(days=chosen - options["days"] if chosen < options["days"] else chosen - options["days"] + 1)
    try:
        if len(draw.text) == len("2026-01-31"):
            return (date.fromisoformat(draw.text) + move).isoformat()
        return (datetime.fromisoformat(draw.text) + move).isoformat(draw.text[10])
    except (ValueError, OverflowError):
        raise PlanError("'shift' is for dates as the database writes them (2026-01-31), and a value is none") from None


def _noise(draw: Draw, options: Mapping[str, Any]) -> str:
    if not NUMBER.fullmatch(draw.text):
        raise PlanError("'noise' is for numbers, and a value is none")
    steps = 2**32
    factor = 1 + Decimal(str(options["share"])) * (2 * Decimal(draw.rng.below(steps + 1)) / steps - 1)
    value = Decimal(draw.text)
    exact = Decimal(1).scaleb(-len(draw.text.partition(".")[2]))
    return format((value * factor).quantize(exact, ROUND_HALF_EVEN), "f")


def _template(draw: Draw, options: Mapping[str, Any]) -> str:
    fields = {
        "number": lambda: str(1 + draw.rng.below(9)) + draw.rng.text(7, DIGITS),
        "hash": lambda: draw.rng.text(16, HEX),
        "first_name": lambda: draw.words.pick(draw.rng, "first_name", 0),
        "last_name": lambda: draw.words.pick(draw.rng, "last_name", 0),
        "domain": lambda: draw.text.rpartition("@")[2].strip(" >"),
    }
    return "".join(
        literal + (fields[name]() if name is not None else "")
        for literal, name, _, _ in Formatter().parse(options["template"])
    )


def _regexp(draw: Draw, options: Mapping[str, Any]) -> str:
    try:
        made, times = re.subn(options["pattern"], options["replace"], draw.text)
    except (re.error, IndexError):
        raise PlanError(
            f"'regexp' cannot replace by {options['replace']!r}: it names a group that is not there"
        ) from None
    if not times:
        raise PlanError("the pattern of 'regexp' matches nothing in a value, which would stay as it is")
    return made


def _dictionary(draw: Draw, options: Mapping[str, Any]) -> str:
    values = options["values"]
    if isinstance(values[0], str):
        return draw.rng.pick(values)
    found = dict(values).get(draw.text, options["otherwise"])
    if not found:
        raise PlanError(
            "the table of 'dictionary' has no entry for a value",
            hint='add it, or say what all others become: otherwise = "..."',
        )
    return str(found)


KINDS: dict[str, Kind] = {
    "null": Kind("NULL", _null, {}),
    "hash": Kind("hexadecimal digits", _hash, {"length": Option(_whole(4, 128), 32)}),
    "keep_domain": Kind("the usual pseudonym, at the address's own domain", _keep_domain, {}),
    "shift": Kind("dates, all moved by the same days, so many at most", _shift, {"days": Option(_whole(1, 3650), 90)}),
    "noise": Kind("numbers, changed by this share at most", _noise, {"share": Option(_share, 0.1)}),
    "template": Kind("a text with fields", _template, {"template": Option(_template_text)}),
    "regexp": Kind("what matches replaced", _regexp, {"pattern": Option(_pattern), "replace": Option(_text)}),
    "dictionary": Kind(
        "one of a list, or by a table", _dictionary, {"values": Option(_entries), "otherwise": Option(_text, "")}
    ),
}
"""By name, as Greenmask and Neosync call them."""


class Transforms:
    """Transforms the originals of a data set with ``pseudonyms``; equal ones alike, in every column. Results of the transformers
    in ``distinct`` differ where their originals do."""

    def __init__(self, pseudonyms: Pseudonyms, distinct: Collection[Transformer] = ()) -> None:
        self._pseudonyms = pseudonyms
        self._distinct = frozenset(distinct)
        self._made: dict[tuple[Transformer, str], str | None] = {}
        self._taken: dict[tuple[Transformer, str], str] = {}

    def of(
        self, transformer: Transformer, text: str, pseudonym: Callable[[], str], fits: Callable[[str], bool]
    ) -> str | None:
        """What ``text`` becomes, None for NULL; ``fits`` is whether its column can hold a result.

        Raises PlanError when no result fits, or none is left that is no other original's.
        """
        known = transformer, text
        if known in self._made and (self._made[known] is None or fits(self._made[known] or "")):
            return self._made[known]
        why = "a result does not fit into the column"
        for counter in range(MOST_TRIES):
            draw = Draw(
                text,
                self._pseudonyms.rng(f"transformer {transformer.name}", text, counter),
                self._pseudonyms.words,
                pseudonym,
            )
            made = transformer.made(draw)
            if made is not None and not fits(made):
                continue
            if made is not None and transformer in self._distinct and self._is_taken(transformer, made, text):
                why = "different values of a unique column become the same"
                continue
            self._made[known] = made
            return made
        raise PlanError(
            f"transformer '{transformer.label}': {why}", hint="choose other options, or another transformer"
        )

    def _is_taken(self, transformer: Transformer, made: str, text: str) -> bool:
        """Takes ``made``, as a collation that ignores case and accents compares it, for ``text``; True when it is another's."""
        return self._taken.setdefault((transformer, plain(made).rstrip(" ")), text) != text
