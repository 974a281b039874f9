"""Words that name rows of a child table, one of its columns and a state of them: ``captured payments``, ``open_tickets``.

A word that is neither of these is a condition that is not understood, and nothing is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ....lazy_patterns import lazy
from ....schema.model import Column
from ...writing import sql_literal, sql_name
from ..comments.values import listed_values
from ..tables.sheet import Sheet, bare, is_exact, is_temporal, named
from ..words.identifiers import words_of
from ..words.stems import is_form_of
from ..words.vocabulary import tokens
from .children import Child
from .opposites import without_opposite
from .summed import names_rows

SAID = frozenset(
    """are is were that who which have has been of the all its this that a an each every per row record entry in on for from by to and only belonging related linked their order's so far one ones
    der die das den dem aller alle dieser dieses zugehoerigen zum zur im les la le des du de l d une un ses sa los las el del su sus o os as do da dos
    degli della dello dell di dal dai dalle das van het een zijn gli i il della dei delle w z na count number total sum amount value yet still already currently ever noch bereits schon deja encore ya
    aun ja ainda nog juz jeszcze with having whose mit avec con com met ze""".split()
)
NEUTRAL = frozenset(
    """status state date time day at on owned made placed posted created existing flag set allocated received recorded registered entered assigned
    linked attached listed""".split()
)
_EXCLUDED = lazy(
    r"(?P<which>.+?)\s+(?:ones |rows |entries |items )?(?:are |is |sind |sont )?(?:excluded|not counted|not included|left out|do not count|ausgenommen|"
    r"nicht gez(?:ä|ae)hlt|exclu[es]*|non compt[ée]*s?|excluid[oa]s|no cuentan|n[aã]o contad[oa]s|excetuad[oa]s|uitgezonderd|niet meegeteld|nie licz[aą]c)",
    re.IGNORECASE,
)
EXCEPT = lazy(
    r"(?<!\w)(?:except|excluding|without|not counting|other than|ohne|au(?:ß|ss)er|sauf|hors|sans|excepto|sin|salvo|exceto|sem|behalve|zonder|opr[oó]cz|bez)"
    r"\s+(?:for )?(?P<which>.+)",
    re.IGNORECASE,
)
_OVER = frozenset(
    "returned closed resolved completed finished done ended end cancelled terminated left archived paid settled out solved deleted".split()
)
_ENDED = frozenset((word,) for word in _OVER - {"paid", "settled"})  # what is open of a bill is an amount
_DENIALS = frozenset(
    "no nao não nie niet nicht non pas ne".split()
)  # of which some are abbreviations or names of English
_NOT = frozenset(("not", "non", "nicht", "no", "without", "except", "excluding", "sans", "sin", "sem", "niet", "nie"))
_GOING_ON = frozenset(("active", "open", "current", "outstanding", "pending", "unpaid", "running", "ongoing"))
_LINES = frozenset(("item", "line", "detail", "position", "entry", "lineitem"))
_ENDINGS = ("s", "es", "n", "en", "e", "er", "x", "i", "y", "ow", "r")


_LONGEST_CONDITION = 50


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of ``child`` for which ``condition`` holds (SQL with the table's name before columns; empty: all), and one of
    their columns."""

    child: Child
    column: Column | None = None
    condition: str = ""
    reason: str = ""

    @property
    def table(self) -> str:
        return sql_name(self.child.sheet.name)

    @property
    def rows(self) -> str:
        """The rows as a reason names them."""
        return f"{self.child.sheet.name}{self.where}"

    @property
    def where(self) -> str:
        """Which rows of the table they are: their condition, or what that is called where it is long."""
        text = self.condition.replace(f"{self.table}.", "")
        if not text:
            return ""
        return f" where {text}" if len(text) <= _LONGEST_CONDITION else f" that are {self.reason}"

    def count(self) -> str:
        """The expression of how many rows there are."""
        if self.condition:
            return f"SUM(IF({self.condition}, 1, 0))"
        return f"COUNT({self.table}.{sql_name(self.child.sheet.table.row_key[0])})"

    def sum(self, column: Column) -> str:
        """The expression of what a column of the rows comes to."""
        value = f"{self.table}.{named(column)}"
        return f"SUM(IF({self.condition}, {value}, 0))" if self.condition else f"SUM({value})"


def same_noun(first: str, second: str) -> bool:
    """True for a noun and its plural, of words that are in no list."""
    short, long = sorted((first, second), key=len)
    return first == second or (len(short) > 3 and long.startswith(short) and long[len(short) :] in _ENDINGS)


def is_same(word: str, other: str) -> bool:
    """True for two words of one thing: lines and items are both."""
    is_form = min(len(word), len(other)) > 3 and is_form_of(word, other)  # loans are loaned
    return is_form or same_noun(word, other) or (word in _LINES and other in _LINES)


def select_rows(children: Iterable[Child], words: Iterable[str], own: Iterable[str]) -> Selection | None:
    """The rows that ``words`` name, all of them understood; ``own`` are the words of the table that tells of them."""
    wanted = [word for word in words if word not in SAID]
    named_so = [(child, matched) for child in children if (matched := _matched(child.sheet.words, wanted))]
    if not named_so:
        return None
    child, matched = max(named_so, key=lambda item: _fitness(item[0].sheet.words, item[1]))
    rest = [word for word in wanted if word not in matched]
    rest = [word for word in rest if word not in _LINES or word in own]
    condition, reason, rest = conditions_of(child.sheet, rest)
    rest = _unsaid(rest, list(own), is_condition=bool(condition))
    column = _column_of(child.sheet, rest, wanted) if rest else None
    return Selection(child, column, condition, reason) if column is not None or not rest else None


def _unsaid(words: list[str], own: list[str], *, is_condition: bool) -> list[str]:
    """Words that do not only say of which table's row something is, or that there is a condition."""
    words = [word for word in words if not any(same_noun(word, each) or _is_of_stem(word, each) for each in own)]
    return [word for word in words if word not in NEUTRAL and word not in _NOT] if is_condition else words


def _is_of_stem(word: str, noun: str) -> bool:
    """True for a participle of a noun that is in no list: ``vistoriados`` of ``vistoria``."""
    return len(noun) > 5 and word.startswith(noun[:-1])


def _fitness(table: tuple[str, ...], matched: list[str]) -> tuple[bool, int, int]:
    """How well words name a table: by its last word, by many of its words, with few left."""
    return any(is_same(word, table[-1]) for word in matched), len(matched), -len(table)


def _matched(table: tuple[str, ...], words: list[str]) -> list[str]:
    """The words that name a table: its last one, or the first of several."""
    ends = [each for each in (table[-1:], table[:1]) if each]
    if not any(is_same(word, each[0]) for word in words for each in ends):
        return []
    return [word for word in words if any(is_same(word, each) for each in table)]


def _column_of(sheet: Sheet, words: list[str], said: list[str]) -> Column | None:
    """The column with these words, and few others than what is said of its table."""
    shares = {"rate", "percent"} - set(said)
    columns = [
        each
        for each in sheet.table.columns
        if is_exact(each) and set(words) <= set(tokens(each.name)) and not names_rows(sheet, each)
    ]
    return min(
        columns,
        key=lambda each: (
            bool(shares & set(tokens(each.name))),
            len(set(tokens(each.name)) - set(said)),
            len(tokens(each.name)),
        ),
        default=None,
    )


def conditions_of(sheet: Sheet, words: list[str]) -> tuple[str, str, list[str]]:
    """All conditions that the words say."""
    conditions, reasons = [], []
    while words:
        condition, reason, rest = _condition(sheet, words)
        if not condition or rest == words:
            break
        conditions.append(condition)
        reasons.append(reason)
        words = rest
    return " AND ".join(conditions), ", ".join(reasons), words


def _condition(sheet: Sheet, words: list[str]) -> tuple[str, str, list[str]]:
    """The condition that some of the words say, what it is called, and the words that are left."""
    words = without_opposite(sheet, words, lambda said: _has_condition(sheet, said))
    table, said = sql_name(sheet.name), set(words)
    is_not = bool(_NOT & said)
    for meaning, condition, name in known_conditions(sheet):
        if meaning and all(_is_said(word, said) for word in meaning):
            rest = [word for word in words if not _is_said(word, meaning) and word not in _NOT]
            text = f"{table}.{condition}"
            return (f"NOT ({text})", f"not {name}", rest) if is_not else (text, name, rest)
    condition = _not_over(sheet) if _GOING_ON & said else ""
    return (condition, "not over", [word for word in words if word not in _GOING_ON]) if condition else ("", "", words)


def _is_said(word: str, words: Iterable[str]) -> bool:
    """True for a word of these, or a longer one of which another form is there: ``superati`` of *superato*."""
    return any(word == each or (min(len(word), len(each)) > 5 and is_form_of(word, each)) for each in words)


def _has_condition(sheet: Sheet, words: list[str]) -> bool:
    return any(meaning and meaning <= set(words) for meaning, _, _ in known_conditions(sheet))


def known_conditions(sheet: Sheet) -> list[tuple[set[str], str, str]]:
    """What states and flags mean, the condition that says so, and what it is called."""
    states = [
        (set(meaning) - SAID or set(meaning), f"{named(state.column)} = {literal}", literal)
        for state in (*sheet.states, *(each for each in sheet.choices if each not in sheet.states))
        for literal, meaning in state.values
    ]
    flags = [
        (set(meaning), condition, sheet.table.column(flag).name) for flag, (meaning, condition) in sheet.flags.items()
    ]
    times = [
        (set(bare(tokens(column.name))), f"{named(column)} IS NOT NULL", f"{column.name} set")
        for column in sheet.table.columns
        if is_temporal(column) and column.nullable
    ]
    return sorted(states + flags + times, key=lambda known: -len(known[0]))  # checked out before checked in


def _not_over(sheet: Sheet) -> str:
    """That a row's end has not come, as a flag, a state or else a time says."""
    table = sql_name(sheet.name)
    for meaning, condition in sheet.flags.values():
        if meaning and meaning[-1] in _OVER:
            return f"NOT ({table}.{condition})"
    for state in sheet.states:
        ends = [literal for literal, meaning in state.values if meaning and meaning[-1] in _OVER]
        if ends:
            return f"{table}.{named(state.column)} NOT IN ({', '.join(ends)})"
    ended = (each for each in sheet.table.columns if is_temporal(each) and each.nullable)
    over = next((each for each in ended if bare(tokens(each.name))[-1:] in _ENDED), None)
    return f"{table}.{named(over)} IS NULL" if over is not None else ""


def spoken_words(phrase: str) -> list[str]:
    """The words of a phrase, those that deny as ``not``."""
    joined = [part for part in re.findall(r"\w+-\w+", phrase) if len(tokens(part.replace("-", "_"))) == 1]
    for each in joined:  # ``checked-out``
        phrase = phrase.replace(each, " ")
    words = [word for part in words_of(phrase) for word in (("not",) if part in _DENIALS else tokens(part))]
    return [*(tokens(each.replace("-", "_"))[0] for each in joined), *words]


def without_some(rows: Selection, phrase: str) -> Selection:
    """The rows without those that a part of a comment leaves out: ``voided ones excluded``, ``except rejected ones``."""
    found = _EXCLUDED.match(phrase.strip()) or EXCEPT.match(phrase.strip())
    if found is None:
        return rows
    condition, reason, _ = conditions_of(
        rows.child.sheet, [word for word in spoken_words(found["which"]) if word not in SAID]
    )
    if not condition:
        return rows
    both = " AND ".join(each for each in (rows.condition, f"NOT ({condition})") if each)
    said = ", ".join(each for each in (rows.reason, f"not {reason}") if each)
    return Selection(rows.child, rows.column, both, said)


def as_remarked(rows: Selection, comment: str, *, by_state: bool = True) -> Selection:
    """The rows without those that a comment leaves out, or only those whose state it names: ``without withdrawn ones``, ``of the valid
    bids`` (with ``by_state``); all where it says anything else too."""
    if rows.condition or not comment or len(comment) > 60:
        return rows
    for part in re.split(r"[;,(]", comment):
        left = without_some(rows, part.strip())
        if left.condition:
            return left
    if not by_state:
        return rows
    sheet = rows.child.sheet
    words = [
        word
        for word in spoken_words(comment)
        if word not in SAID and not any(same_noun(word, each) for each in sheet.words)
    ]
    condition, reason, rest = conditions_of(sheet, words)
    return (
        Selection(rows.child, rows.column, condition, reason)
        if condition and not _unsaid(rest, [], is_condition=True)
        else rows
    )


def literals_of(sheet: Sheet, column: Column) -> dict[str, tuple[str, ...]]:
    """The values that a type or a comment lists, as SQL has them, with the words of each."""
    if not (sheet.is_open(column) or column.name.lower() in sheet.guesses):
        return {}
    if column.type.labels:
        return {sql_literal(label): tokens(label) for label in column.type.labels}
    listed = listed_values(column) if column.comment else None
    if listed is None:
        return {}
    return {
        sql_literal(value): (*meaning, *tokens(str(value)))
        for value, meaning in zip(listed.values, listed.meanings, strict=True)
    }
