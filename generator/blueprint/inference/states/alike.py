"""Which labels of a state a column is called like, by the roots of their own words, whatever the language."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from ....schema.model import Column
from ..tables.sheet import State, bare
from ..words.identifiers import words_of
from ..words.roots import common_root, plain_letters
from ..words.vocabulary import tokens

_LITTLE = frozenset(
    """reason note comment remark message by user id number code name description text method amount date time datetime day at on el le is has was flag
    fl flg yn indicator of for the de du des da do del della von vom der des van om til af av pro o a""".split()
)


def telling_words(column: Column) -> tuple[str, ...]:
    """The words of a column's name as they are spelled, without those that only say that it is a time, a person or a reason."""
    return _telling(column.name)


@lru_cache(maxsize=8192)
def _telling(name: str) -> tuple[str, ...]:
    words = (plain_letters(word) for word in words_of(name))
    return tuple(word for word in words if len(word) > 2 and not set(bare(tokens(word))) <= _LITTLE)


_NEGATIONS = frozenset("not non no nao nie niet nicht ne inte".split())


def without_negation(words: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Words without what says that they are not so, and whether it does: ``nao_conformidades``."""
    kept = tuple(word for word in words if word not in _NEGATIONS)
    return (kept, True) if kept and len(kept) < len(words) else (words, False)


def alike_labels(state: State, words: Collection[str]) -> set[int]:
    """The places of the labels that have the longest root in common with one of the words."""
    scores = [
        max((common_root(word, own) for word in words for own in _label_words(literal, meaning)), default=0)
        for literal, meaning in state.values
    ]
    best = max(scores, default=0)
    found = {place for place, score in enumerate(scores) if score == best} if best else set()
    denied = {place for place in found if _NEGATIONS & set(state.values[place][1])}
    found = found - denied or found
    return found - {place for place in found if goes_on_so(state.values[place][0])} or found


def goes_on_so(literal: str) -> bool:
    """True for a label that says that something is being done: ``in_repair``, ``analysing``."""
    first, *rest = words_of(literal.strip("'")) or [""]
    return (first in ("in", "under") and bool(rest)) or (first.endswith("ing") and len(first) > _LONG_PART)


def _label_words(literal: str, meaning: tuple[str, ...]) -> tuple[str, ...]:
    if meaning == ("pending",):
        return meaning  # what ``pending_confirm`` names has not happened
    own = tuple(plain_letters(word) for word in words_of(literal.strip("'")) if len(word) > 2 and not word.isdigit())
    return own or tuple(word for word in meaning if len(word) > 2)


def spelled_alike(state: State, column: Column, values: Collection[str]) -> list[str]:
    """Of values that mean the same, the one that is spelled like a column: ``voided`` of ``voided_at`` beside ``cancelled``."""
    places = alike_labels(state, telling_words(column))
    same = {state.values[place][1] for place in places if state.values[place][0] in values}
    kept = (place in places or meaning not in same for place, (_, meaning) in enumerate(state.values))
    return [literal for (literal, _), is_kept in zip(state.values, kept, strict=True) if is_kept and literal in values]


def begins_as(column: Column, flag: Column) -> bool:
    """True for a name that begins with the very letters of a flag, however they are read: ``FIN_FLG`` and ``FIN_TERM_MO``."""
    own = [part for part in flag.name.lower().split("_") if part not in ("flg", "flag", "fl", "yn", "ind", "is", "has")]
    return len(own) > 0 and column.name.lower().split("_")[: len(own)] == own and len("".join(own)) > 2


def ends_as_begins(words: Sequence[str], others: Sequence[str]) -> bool:
    """True for compounds of one thing: ``ruecktrittsversicherung``, and the ``versicherungspraemie`` that it costs."""
    return any(
        word.endswith(other[:size]) and word != other
        for word in words
        for other in others
        for size in range(_LONG_PART, len(other) + 1)
    )


_LONG_PART = 8  # letters of a part of a compound
