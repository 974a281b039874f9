"""What labels mean by the list that they are in: what is accepted first is received, what is assigned after a review is granted."""

from __future__ import annotations

from collections.abc import Sequence

from ..tables.sheet import Sheet
from ..words.roots import common_root
from ..words.vocabulary import tokens
from .alike import telling_words
from .labels import Meaning, is_known, standing
from .progress import is_negative, joined

_REVIEWED = frozenset("progress in_progress review reviewing processing investigating under_review".split())
_OUT = frozenset("sent shipped dispatched delivered".split())
_SENT = _OUT - {"delivered"}
_REPAIRED = frozenset("repaired resolved completed ready tested prepared packed".split())
_ASKED = frozenset("requested submitted approved granted".split())
_WAITS = frozenset("pending awaiting waiting".split())
_PAID = frozenset("paid captured charged authorized confirmed".split())
_NO_END = frozenset("accepted confirmed approved".split())  # of what is sent out afterwards
_LEAST = 3
_SHORT = 5
_GERUNDS = ("ing", "ando", "endo", "iendo")
"""Endings of what goes on in English, Spanish, Portuguese and Italian."""


def in_its_list(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """Meanings of labels, where the others of their list say them."""
    return _validated(_repaid(_handed_out(_given_back(_granted(_received(_given_up(meanings)))))))


def _given_up(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """Who is collected beside those who passed and failed has given up: ``ritirato``, ``retirado``."""
    if not {("passed",), ("failed",)} <= set(meanings):
        return meanings
    return tuple(("withdrawn",) if meaning == ("collected",) else meaning for meaning in meanings)


def _received(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """What is accepted first of all has come in: ``przyjete``, ``prijato``; what is received after it was sent is delivered."""
    sent = next((place for place, meaning in enumerate(meanings) if _SENT & set(joined(meaning))), len(meanings))
    if ("received",) in meanings[sent:] and ("delivered",) not in meanings:
        return tuple((*meaning, "delivered") if meaning == ("received",) else meaning for meaning in meanings)
    is_first = len(meanings) >= _LEAST and meanings[0] == ("accepted",)
    return (("received",), *meanings[1:]) if is_first and ("received",) not in meanings else meanings


def _granted(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """What is assigned after a review, beside what is rejected, is granted: ``toegewezen``, ``zugesprochen``."""
    labels = [set(joined(meaning)) for meaning in meanings]
    assigned = next((place for place, words in enumerate(labels) if "assigned" in words), 0)
    is_reviewed = any(_REVIEWED & words for words in labels[:assigned])
    known = set().union(*labels)
    if not is_reviewed or "rejected" not in known or {"approved", "granted"} & known:
        return meanings
    return tuple(("granted",) if meaning == ("assigned",) else meaning for meaning in meanings)


def _given_back(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """What comes back after it was sent out, where nothing else ends a row well, has come to its end so."""
    place = meanings.index(("returned",)) if ("returned",) in meanings else 0
    before = {word for meaning in meanings[:place] for word in joined(meaning)}
    if not _OUT & before or any(_is_end(meaning) for meaning in meanings):
        return meanings
    return tuple(("given_back",) if meaning == ("returned",) else meaning for meaning in meanings)


def _handed_out(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """What is issued after it was repaired or is ready is handed over: ``wydane``."""
    place = meanings.index(("issued",)) if ("issued",) in meanings else 0
    before = {word for meaning in meanings[:place] for word in joined(meaning)}
    return tuple(
        ("handed_over",) if at == place and _REPAIRED & before else meaning for at, meaning in enumerate(meanings)
    )


def _validated(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """What is valid beside what is refused is approved, ``validee``; what waits for something has not come to that."""
    found = (meaning[:1] if meaning[0] in _WAITS else meaning for meaning in meanings)
    is_asked = ("rejected",) in meanings
    return tuple(("approved",) if is_asked and meaning == ("valid",) else meaning for meaning in found)


def _repaid(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """What is refunded to those who ask for it, where no label says that they had paid, has come to its end so."""
    known = {word for meaning in meanings for word in joined(meaning)}
    if not _ASKED & known or _PAID & known or any(_is_end(meaning) for meaning in meanings):
        return meanings
    return tuple(("repaid",) if meaning in (("refunded",), ("reimbursed",)) else meaning for meaning in meanings)


def _is_end(meaning: Meaning) -> bool:
    words = set(joined(meaning))
    return bool(standing("ends") & words) and not is_negative(meaning) and not _NO_END & words


def with_reasons(sheet: Sheet, meanings: Sequence[Meaning]) -> tuple[Meaning, ...]:
    """Meanings of labels: an unknown one for which the row has a reason ends it before its time."""
    reasons = [
        word
        for column in sheet.table.columns
        if column.nullable and "reason" in tokens(column.name)
        for word in telling_words(column)
    ]
    return tuple(
        (*meaning, "called_off") if place and _has_reason(meaning, reasons) else meaning
        for place, meaning in enumerate(meanings)
    )


def with_running(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """Meanings of labels: of a process that others begin and end, what is called by the form of what goes on does so, whatever it is:
    scheduled, observing, completed."""
    ends = [place for place, meaning in enumerate(meanings) if standing("ends") & set(joined(meaning))]
    return tuple(
        (*meaning, "in_progress")
        if place and any(place < end for end in ends) and not is_known(meaning) and _goes_on(meaning[-1])
        else meaning
        for place, meaning in enumerate(meanings)
    )


def _goes_on(word: str) -> bool:
    return len(word) > _SHORT and word.endswith(_GERUNDS)


def _has_reason(meaning: Meaning, reasons: Sequence[str]) -> bool:
    return not is_known(meaning) and any(common_root(word, reason) for word in meaning for reason in reasons)
