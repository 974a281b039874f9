"""Which flags a column is called like, by its first letters or the roots of its words, whatever the language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ....schema.model import Column
from ..tables.sheet import Sheet
from ..words.identifiers import words_of
from ..words.label_words import HELPERS
from ..words.roots import common_root, root_of
from ..words.vocabulary import tokens
from .alike import begins_as, ends_as_begins, telling_words

_THERE_IS = frozenset("has have with hat mit tiene con ha avec heeft met ma tem possui".split())
GIVEN = frozenset(
    "required received given needed present available provided attached granted obtained issued needs".split()
)
"""The words of a flag that only say that there is what it is about."""


def without_table(sheet: Sheet, words: tuple[str, ...]) -> tuple[str, ...]:
    """Words without those of the table and the mark of its columns, which any of these may have."""
    return tuple(word for word in words if word != sheet.mark and not set(tokens(word)) <= set(sheet.words))


def alike_flags(sheet: Sheet, column: Column, names: tuple[str, ...], flags: Sequence[Column]) -> list[Column]:
    """The flags that a column of the telling words ``names`` is called most like."""
    return next((same for same in _by_nearness(sheet, column, names, flags) if same), [])


def _by_nearness(
    sheet: Sheet, column: Column, names: tuple[str, ...], flags: Sequence[Column]
) -> Iterator[list[Column]]:
    """The flags by each way in which a column may be called like them, the surest first."""
    yield [each for each in flags if begins_as(column, each)]
    yield [each for each in flags if _has_roots(_without_helpers(without_table(sheet, telling_words(each))), names)]
    yield [each for each in flags if _is_about(column, telling_words(each), names)]
    yield [each for each in flags if _has_thing(each, names)]
    yield [each for each in flags if ends_as_begins(telling_words(each)[-1:], names[:1])]


def _is_about(column: Column, flag: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """True for a flag that begins with what a column is about, ``fsc_certified`` of ``fsc_code``, or for the reason of one; one that sends e-mails
    is not about these."""
    is_why = "reason" in tokens(column.name)
    return _has_roots(names, flag) and (is_why or _has_roots(flag[:1], names))


def _has_thing(flag: Column, names: tuple[str, ...]) -> bool:
    """True for a flag that says that there is something, and a column about that: ``has_roof_anchors`` and ``anchors_tested_on``."""
    own = telling_words(flag)
    return words_of(flag.name)[0] in _THERE_IS and any(common_root(word, own[-1]) > 3 for word in names if own)


def _without_helpers(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a flag without those that only say that there is such a thing: ``damage_found``."""
    said = GIVEN | HELPERS
    kept = (word for word in words if word not in said and not set(tokens(word)) <= said - {"active"})
    return tuple(kept) or words


def _has_roots(words: Collection[str], others: Collection[str]) -> bool:
    """True where each of these words has the root of one of the others."""
    return bool(words) and all(any(_is_akin(word, other) for other in others) for word in words)


def _is_akin(word: str, other: str) -> bool:
    """True for words of one root; where only its first letters are the same, not for words that are known to say something else:
    ``bestaetigt`` (confirmed) and ``bestanden`` (passed)."""
    size = common_root(word, other)
    if size in (0, min(len(root_of(word)), len(root_of(other)))):
        return size > 0
    known, others = tokens(word), tokens(other)
    return known == (word,) or others == (other,) or any(common_root(a, b) for a in known for b in others)
