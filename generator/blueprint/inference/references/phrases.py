"""The rows, and the column, that a phrase of a comment names: ``reservation_rooms.line_total``, ``restes dus des factures``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ....lazy_patterns import lazy
from ....schema.model import Column
from ..tables.sheet import Sheet, is_exact, is_temporal, named
from ..words.identifiers import words_of
from ..words.roots import plain_letters
from ..words.vocabulary import tokens
from .children import Child
from .selection import EXCEPT, NEUTRAL, SAID, Selection, same_noun, select_rows, spoken_words, without_some
from .summed import names_rows


def rows_of_phrase(children: list[Child], phrase: str, own: Iterable[str]) -> Selection | None:
    """The rows, and the column, of a phrase in a comment: ``reservation_rooms.line_total``, ``amounts of the lines``."""
    dotted = _DOTTED.fullmatch(phrase)
    if dotted is not None:
        return _dotted(children, dotted[1], dotted[2])
    return (
        _of_column(children, phrase.strip().strip("`"))
        or _with_time(children, phrase, own)
        or _in_coded_state(children, phrase, own)
        or _column_of_rows(children, phrase, own)
        or _by_words(children, phrase, own)
    )


def rows_abbreviated(children: list[Child], phrase: str, own: Iterable[str]) -> Selection | None:
    """The rows of the child whose name consists of the beginnings of words: ``ARINV`` of *OPEN AR INVOICES*."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", phrase)]
    for child in children:
        for at in range(len(words)):
            end = _spelled_to(child.sheet.name.lower(), words, at)
            if end is not None:
                rest = " ".join([*words[:at], *words[end:]])
                return select_rows([child], [*spoken_words(rest), *child.sheet.words], own)
    return None


def _spelled_to(name: str, words: Sequence[str], at: int) -> int | None:
    """The place behind the words, from a place on, whose beginnings a name consists of."""
    if not name:
        return at
    word = words[at] if at < len(words) else ""
    ends = (end for end in range(len(word), 1, -1) if name.startswith(word[:end]))
    return next((found for end in ends if (found := _spelled_to(name[end:], words, at + 1)) is not None), None)


def _by_words(children: list[Child], phrase: str, own: Iterable[str]) -> Selection | None:
    """The rows that the words of a phrase mean, without those that it leaves out: ``lines, except cancelled ones``."""
    main, *more = re.split(r"[;,(]", phrase)
    excluded = EXCEPT.search(main)
    if excluded is not None and more == [] and main[: excluded.start()].strip():
        main, more = main[: excluded.start()], [excluded[0]]
    words = spoken_words(main)
    rows = select_rows(children, words, own)
    if rows is None and len(words) > 1:
        rows = select_rows(children, [word for word in words if word not in NEUTRAL], own)
    rows = rows or _spelled(children, main)
    for part in more:
        rows = without_some(rows, part) if rows is not None else None
    return rows


_WHAT_OF_ROWS = lazy(
    r"(?P<what>[^;,(]+?)\s+(?:(?:of|over|across|from) (?:(?:all|its|the) )*|(?:der|des|aller|von|(?:ü|ue)ber|du|de|sur|del|sobre|della|delle|degli|dei|di|sulle|do|da|dos|das|van|over|z|ze)\s+)"
    r"(?P<rows>.+)",
    re.IGNORECASE,
)


def _column_of_rows(children: list[Child], phrase: str, own: Iterable[str]) -> Selection | None:
    """The column that is called just as a phrase spells it, and of which rows: ``restes dus des factures``, ``crediti degli esami superati``."""
    said = _WHAT_OF_ROWS.fullmatch(phrase.strip())
    spelled = words_of(said["what"]) if said is not None else []
    if said is None or not spelled:
        return None
    rows = rows_of_phrase(children, said["rows"], own)
    if rows is None or rows.column is not None:
        return None
    column = _called(rows.child.sheet, [word for word in spelled if plain_letters(word) not in _SUMS] or list(spelled))
    return Selection(rows.child, column, rows.condition, rows.reason) if column is not None else None


def _called(sheet: Sheet, what: Sequence[str]) -> Column | None:
    """The number of a row that is spelled as the words say, or else the first one whose name means what they do."""
    summed = [each for each in sheet.table.columns if is_exact(each) and not names_rows(sheet, each)]
    spelled = next((each for each in summed if _is_spelled(words_of(each.name), what)), None)
    if spelled is not None:
        return spelled
    meant = {word for each in what if each not in SAID for word in tokens(plain_letters(each))} - _AMOUNTS
    return next((each for each in summed if meant and set(sheet.tokens(each)) - _AMOUNTS == meant), None)


def _is_spelled(called: Sequence[str], what: Sequence[str]) -> bool:
    return len(called) == len(what) and all(map(_is_plural, called, what))


def _is_plural(word: str, other: str) -> bool:
    """True for a word and what may be its plural: ``du`` and *dus*, ``importo`` and *importi*."""
    return (
        word == other
        or same_noun(word, other)
        or other == f"{word}s"
        or (len(word) > 4 and word[:-1] == other[: len(word) - 1])
    )


_SUMS = frozenset("amounts betraege betrage montants importes importi valores bedragen kwot".split())
_AMOUNTS = frozenset("amount sum value total".split())


_DOTTED = lazy(r"[`\"]?(\w+)[`\"]?\.[`\"]?(\w+|\*)[`\"]?")


def _dotted(children: list[Child], table: str, name: str) -> Selection | None:
    child = next((each for each in children if each.sheet.name.lower() == table.lower()), None)
    column = child.sheet.table.find(name) if child is not None else None
    return Selection(child, column) if child is not None and (column is not None or name == "*") else None


def _with_time(children: list[Child], phrase: str, own: Iterable[str]) -> Selection | None:
    """The rows in which a time is set that a phrase spells as its column: ``subjects with an EnrolledOn date``."""
    for child in children:
        for column in child.sheet.table.columns:
            if not (
                is_temporal(column) and column.nullable and re.search(rf"(?<!\w){re.escape(column.name)}(?!\w)", phrase)
            ):
                continue
            rows = select_rows(
                [child], [each for each in spoken_words(phrase.replace(column.name, "")) if each not in NEUTRAL], own
            )
            if rows is not None and not rows.condition:
                return Selection(child, rows.column, f"{rows.table}.{named(column)} IS NOT NULL", f"with {column.name}")
    return None


_CODED = lazy(
    r"(?P<state>[^\W\d]\w*)\s*(?:=|==|(?i:is|in|:))?\s*\(?(?P<codes>(?:\d+|[A-Z][A-Z0-9]{0,3})(?:\s*(?:,|(?i:or|oder|ou|of|o|lub|und|and))\s*(?:\d+|[A-Z][A-Z0-9]{0,3}))*)\)?\s*$",
)


def _in_coded_state(children: list[Child], phrase: str, own: Iterable[str]) -> Selection | None:
    """The rows in a state that a phrase names by its number: ``inschrijvingen met status 1``."""
    said = _CODED.search(phrase)
    if said is None:
        return None
    codes = re.findall(r"\d+|[A-Z][A-Z0-9]*", said["codes"])
    for child in children:
        for state in (*child.sheet.states, *child.sheet.choices):
            literals = {literal.strip("'"): literal for literal, _ in state.values}
            is_called = said["state"].lower() == state.column.name.lower() or tokens(
                said["state"]
            ) == child.sheet.tokens(state.column)
            if not is_called or not literals.keys() >= set(codes):
                continue
            rows = rows_of_phrase([child], re.sub(r"\s+\w{1,5}\s*$", "", phrase[: said.start()]), own)
            if rows is None:
                rows = select_rows(
                    [child], [each for each in spoken_words(phrase[: said.start()]) if each not in NEUTRAL], own
                )
            if rows is not None and not rows.condition:
                said_so = [literals[each] for each in codes]
                test = f"= {said_so[0]}" if len(codes) == 1 else f"IN ({', '.join(said_so)})"
                return Selection(child, rows.column, f"{rows.table}.{named(state.column)} {test}", said[0])
    return None


def _of_column(children: list[Child], name: str) -> Selection | None:
    """The rows with a column that is called exactly so: ``QtyDispensed``."""
    if "_" not in name and name[1:].islower():
        return None
    found = [(child, child.sheet.table.find(name)) for child in children]
    exact = [Selection(child, column) for child, column in found if column is not None and is_exact(column)]
    return exact[0] if len(exact) == 1 else None


def _spelled(children: list[Child], phrase: str) -> Selection | None:
    """The column that a phrase spells as a child has it, all rows: ``NET_AMT of the lines``."""
    name, _, rest = phrase.partition(" of ")
    found = [each for each in children if "_" in name and each.sheet.table.find(name) is not None]
    column = found[0].sheet.table.find(name) if len(found) == 1 else None
    if column is None or not is_exact(column):
        return None
    rows = [word for part in words_of(rest) for word in tokens(part)]
    return None if rows and select_rows(found, rows, ()) is None else Selection(found[0], column)
