"""How comments say when a column has a value: the phrases of many languages, and the clauses that they begin.

``only for failed payments``, ``leer, solange nicht geliefert``, ``sauf location``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ....lazy_patterns import lazy
from ..words.vocabulary import data


@lru_cache(maxsize=1024)
def said_clauses(comment: str) -> tuple[tuple[str, bool, bool], ...]:
    """What a comment names as the condition of a value: the text, whether there is a value then, whether it is awaited."""
    return tuple(_read(comment))


def _read(comment: str) -> Iterator[tuple[str, bool, bool]]:
    for kind in ("until", "unless", "while"):
        found = _empty(kind).search(comment)
        if found is not None:
            is_more = re.match(
                r"(?:it )?(?:and|und|et|y|e|i|or)\b", found[1]
            )  # ``before and for failures``: that they are late is not all
            yield clause_of(found[1]), kind != "while" and not is_more, kind == "until" and not is_more
    yield from _excepted(comment)
    once = _before("once").search(comment)
    if once is not None:
        yield clause_of(once[1]), True, True
    for text in only_clauses(comment):
        yield text, True, False
    for found in _OF_A_CODE.finditer(comment):
        yield found[1], found[2] == "专用", False
    yield from _about(comment)


_OF_A_CODE = lazy(r"(?<![A-Za-z0-9_])([A-Za-z][A-Za-z0-9_]*)\s*(专用|时为空)")  # for it alone, and empty with it


def only_clauses(comment: str) -> Iterator[str]:
    """What a comment names as the only rows with a value: ``only for failed payments``, ``books only``."""
    found = _before("only").search(comment)
    if found is not None:
        yield clause_of(found[1])
    for clause in (*re.split(r"[;()]", comment), *re.split(r"[;,()]", comment)):
        behind = _behind().fullmatch(clause.strip())
        if behind is not None:
            yield behind[1]


def _excepted(comment: str) -> Iterator[tuple[str, bool, bool]]:
    """What a comment takes out: ``not for cancelled orders``, ``sauf location``; ``hors rejet : vide`` says when there is a value."""
    for clause in re.split(r"[;.()]", comment):
        found = excepted().search(clause)
        if found is not None:
            said = (
                found[1].split(",")[0] if phrase("not").match(found[0]) else found[1]
            )  # ISBN without hyphens, books only
            text, colon, rest = said.partition(":")
            yield text, bool(colon) and phrase("empty").match(rest.strip()) is not None, False


def _about(comment: str) -> Iterator[tuple[str, bool, bool]]:
    """A clause that only says for which rows: ``for W and G``; or compares a column: ``status <> open``."""
    for clause in re.split(r"[;,()]", comment):
        found = _for().fullmatch(clause.strip())
        if found is not None and len(found[1].split()) < 6:
            yield found[1], True, False
        elif re.fullmatch(r"\s*\w+\s*(?:=|<>|!=)\s*'?\w+'?\s*", clause):
            yield clause, True, False


def without_conditions(text: str) -> str:
    """A text without the parts that only say when there is a value: ``18 to 30, only for passed ones``; as it is where nothing else is
    there."""
    parts = re.split(r"(?<=[,;])|(?=\()", text)
    kept = [part for part in parts if not _is_condition(part.strip(" ,;()"))]
    return "".join(kept).strip(" ,;") or text


def _is_condition(part: str) -> bool:
    return _before("only").match(part) is not None or any(
        _empty(kind).match(part) is not None for kind in ("until", "unless", "while")
    )


def clause_of(text: str) -> str:
    """The first clause of a text."""
    return re.split(r"[;.:)]", text)[0]


def _alternatives(name: str) -> str:
    phrases = sorted((each.strip() for each in data()["presence"][name].split("|")), key=len, reverse=True)
    return "|".join(re.escape(each) for each in phrases)


@lru_cache(maxsize=8)
def phrase(name: str) -> re.Pattern[str]:
    """A pattern of the phrases of a kind (``[presence]``) as whole words."""
    return lazy(rf"(?<!\w)(?:{_alternatives(name)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=3)
def _empty(kind: str) -> re.Pattern[str]:
    return lazy(
        rf"(?<!\w)(?:{_alternatives('empty')})(?!\w),?\s+(?:{_alternatives(kind)})(?:['’]\w*)?\s+(.+)", re.IGNORECASE
    )


@lru_cache(maxsize=2)
def _before(kind: str) -> re.Pattern[str]:
    return lazy(rf"(?<!\w)(?:{_alternatives(kind)})\s+(.+)", re.IGNORECASE)


@lru_cache(maxsize=1)
def excepted() -> re.Pattern[str]:
    """A pattern of what takes rows out, the text behind it as its group."""
    never = rf"(?:{_alternatives('never')})\s+(?:(?:{_alternatives('filled')})\s+)?(?:{_alternatives('while')})"
    return lazy(rf"(?<!\w)(?:{_alternatives('except')}|{never})(?:\s+|(?<=['’]))(.+)", re.IGNORECASE)


@lru_cache(maxsize=1)
def given_when() -> re.Pattern[str]:
    """A pattern of what says for which rows something holds, the text behind it as its group."""
    return lazy(rf"(?:{_alternatives('only')}|{_alternatives('while')})\s+(.+)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _for() -> re.Pattern[str]:
    words = "|".join(re.escape(each).replace("_", r"\s+") for each in data()["comments"]["for"].split())
    return lazy(rf"(?:{words})(?:\s+|(?<='))(.+)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _behind() -> re.Pattern[str]:
    return lazy(rf"(.{{1,80}}?)\s+(?:{_alternatives('behind')})", re.IGNORECASE)


@lru_cache(maxsize=1)
def prose() -> frozenset[str]:
    """Words of comments that name nothing."""
    return frozenset(
        (
            data()["comments"]["prose"]
            + " and or und oder et ou y o e lub i en of zur zum been has have being wird worden sein être ser sido"
        ).split()
    )


def is_denied(text: str) -> bool:
    """True where the first words of a clause deny it."""
    return phrase("not").search(" ".join(re.split(r"[,;:]", text)[0].split()[:4])) is not None
