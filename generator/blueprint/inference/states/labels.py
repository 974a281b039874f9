"""What the labels of states mean: words of seven languages, and codes of one letter by the times that the row has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..comments.values import Listed
from ..tables.clock import part_of
from ..tables.sheet import Sheet, bare, is_temporal
from ..words.identifiers import words_of
from ..words.label_words import listed_labels, own_meaning, plain_label
from ..words.languages import spoken
from ..words.vocabulary import data, tokens
from .progress import is_negative, joined, negative_words, rank_of

Meaning = tuple[str, ...]


@lru_cache(maxsize=1)
def _of_stem() -> dict[str, Meaning]:
    """The meanings of labels without their endings: one for all genders and cases, where all of them mean the same."""
    found: dict[str, set[Meaning]] = {}
    for label, meaning in listed_labels().items():
        found.setdefault(_stem(label), set()).add(meaning)
    return {stem: next(iter(meanings)) for stem, meanings in found.items() if len(meanings) == 1 and len(stem) > 4}


def _stem(label: str) -> str:
    return label.rstrip("aeioyus")


@lru_cache(maxsize=4)
def standing(name: str) -> frozenset[str]:
    """A list of words about states that last, and those that rows end in."""
    return frozenset(data()["standing"][name].split())


@lru_cache(maxsize=1)
def _phases() -> frozenset[str]:
    return frozenset(word for listed in data()["phases"].values() for word in listed.split())


@lru_cache(maxsize=2048)
def is_known(meaning: Meaning) -> bool:
    """True for a label that says how far a row has come, that it ended badly, or that it lasts."""
    known = (standing("labels"), standing("ends"), standing("after"), _phases())
    words = set(joined(meaning))
    return rank_of(meaning) is not None or is_negative(meaning) or any(each & words for each in known)


_STILL_TO_BE = ("da_", "por_", "to_be_")
"""How labels begin in Italian, Spanish, Portuguese and English of what has not come yet: ``da_pagare``, ``por_enviar``."""
_PENDING = frozenset(("pending", "awaiting"))


def label_meaning(text: str, meaning: Meaning) -> Meaning:
    """What a label means as a state, where its words alone do not say."""
    if len(meaning) > 1 and _PENDING & {meaning[0], meaning[-1]}:
        return ("pending",)  # what ``return_pending`` and ``pending_confirm`` name has not happened
    own = own_meaning(text, meaning)
    if own is not None or is_known(meaning):
        return own or meaning
    plain = plain_label(text)
    if plain.startswith(_STILL_TO_BE) and plain not in listed_labels():
        return ("waiting",)
    return listed_labels().get(plain) or listed_labels().get("_".join(meaning)) or _of_stem().get(_stem(plain), meaning)


def label_called(word: str) -> Meaning | None:
    """What a word of a column means where other languages have it for a state only: ``ausgezahlt_am``."""
    return listed_labels().get(word)


def letters_meaning(sheet: Sheet, listed: Listed) -> Listed:
    """Codes of one letter with what they mean: the verb of a time of the row that begins so, else what such a letter mostly is in
    English; as they are where two verbs begin so, or the columns are of another language."""
    codes = [str(value).lower() for value in listed.values]
    if any(len(code) > 1 or not code.isalpha() for code in codes):
        return listed
    verbs = _verbs_by_letter(sheet)
    usual = data()["letters"] if _is_english(sheet) else {"first": {}, "later": {}}
    meanings = []
    for place, (code, meaning) in enumerate(zip(codes, listed.meanings, strict=True)):
        word = verbs.get(code) or usual["later" if place else "first"].get(code)
        meanings.append((word,) if meaning == (code,) and word else meaning)
    return Listed(listed.values, tuple(_without_twins(codes, meanings)))


def _without_twins(codes: Sequence[str], meanings: list[Meaning]) -> list[Meaning]:
    """C is what was cancelled where another letter ends the row well and none says that it was cancelled."""
    ended = [place for place, meaning in enumerate(meanings) if standing("ends") & set(meaning) and codes[place] != "c"]
    is_called_off = any(set(meaning) & {"cancelled", "void"} for meaning in meanings)
    if "c" in codes and ended and not is_called_off and meanings[codes.index("c")] == ("completed",):
        meanings[codes.index("c")] = ("cancelled",)
    return meanings


def _verbs_by_letter(sheet: Sheet) -> dict[str, str]:
    """What the times of a row say that has happened, by the letter that their names begin with; not where two begin so."""
    found: dict[str, set[str]] = {}
    for column in sheet.table.columns:
        words = bare(tokens(column.name))
        is_verb = len(words) == 1 and (part_of(words) is not None or words[0] in negative_words() | standing("ends"))
        if column.nullable and is_temporal(column) and is_verb:
            found.setdefault(words_of(column.name)[0][0], set()).add(words[0])
    return {letter: next(iter(words)) for letter, words in found.items() if len(words) == 1}


def _is_english(sheet: Sheet) -> bool:
    """True for a table of a schema in no other language, of whose columns no word is of one."""
    return not spoken() and not any(
        word in data()["foreign"] for column in sheet.table.columns for word in words_of(column.name)
    )
