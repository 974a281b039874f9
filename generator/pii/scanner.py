"""Finds personal data inside text: e-mail addresses, telephone, card, account and identity numbers, IP addresses.

Works on any text, and on every member of a JSON document; a JSON member whose key names a class (``"eMail"``,
``"dob"``) is held to that class's range as a column would be. What lies in a reserved range is not a finding.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from .documents import PlacesOfNoOne, members
from .finders import (
    DATETIME_TEXT,
    FINDERS,
    FORM_CHARACTER,
    NUMBER_FINDERS,
    NUMBER_FORMS,
    SIGN_FORMS,
    SIGNS,
    Finding,
    has_letter_mark,
    has_mark,
    without_digests,
)
from .names import classify_member
from .ranges import RANGE_CHECKS, Check, fold
from .said import calls, is_called, said
from .said_secrets import SECRET_WORDS, is_secret, said_secrets

_SIGNS = (*SIGNS, "mac", "MAC", "Mac")
_DIGITS = "0123456789"
_JSON_START = ("{", "[", '"')
_JSON_DEPTH = 6
_SHORTEST = 6
"""Characters of the shortest that is found: a@b.co"""


def scan(text: str, checks: Mapping[str, Check] = RANGE_CHECKS) -> list[Finding]:
    """Return what ``text`` holds outside the reserved ranges, each finding once, in no particular order.

    ``checks`` maps classes to the checks that JSON members of that name are held to.
    """
    return list(dict.fromkeys(_scan(text, checks, 0)))


def may_be_document(text: str) -> bool:
    """True for a text that begins as a document of JSON does."""
    return text.lstrip()[:1] in _JSON_START


def holds_no_form(text: str) -> bool:
    """True for a short text, and for one without any of the characters that all that ``scan`` finds has and without the marks made of
    letters: most sentences."""
    if len(text) < _SHORTEST and text.isascii():
        return True
    folded = fold(text)
    return not FORM_CHARACTER.search(folded) and not has_letter_mark(folded)


def _suspicious(text: str) -> bool:
    """False for most texts that hold nothing personal: literal parts are looked for first, which is fast."""
    if not FORM_CHARACTER.search(text):
        return has_letter_mark(text)
    return (
        NUMBER_FORMS.search(text) is not None or _has_sign(text) or has_mark(text) or is_called(text) or is_secret(text)
    )


def _has_sign(text: str) -> bool:
    return any(map(text.__contains__, _SIGNS)) and SIGN_FORMS.search(text) is not None


def _scan(text: str, checks: Mapping[str, Check], depth: int) -> Iterator[Finding]:
    if len(text) < _SHORTEST and text.isascii():
        return
    if depth < _JSON_DEPTH and may_be_document(text):
        try:
            document = json.loads(text, parse_float=str, parse_int=str)
        except (ValueError, RecursionError):
            pass
        else:
            yield from _members(document, checks, depth + 1)
            return
    folded = fold(text)
    if _suspicious(folded) and not DATETIME_TEXT.fullmatch(folded):
        yield from _found(folded)


def _found(text: str) -> Iterator[Finding]:
    """What each finder finds that can find something in ``text``: each asks for a sign, a word or so many digits."""
    lowered = text.lower()
    for find in FINDERS:
        yield from find(text)
    if any(map(lowered.__contains__, SECRET_WORDS)):
        yield from said_secrets(text)
    digits = sum(map(text.count, _DIGITS))
    if digits > 2:
        if calls(lowered):
            yield from said(text)
        numbers = without_digests(text)
        for find, least in NUMBER_FINDERS:
            if digits >= least:
                yield from find(numbers)


_REMEMBERED = 1 << 17
_CLEAN: set[int] = set()
"""Hashes of texts in which nothing is: what masking found so is not looked through again where the script that holds it is audited."""


def note_clean(texts: Iterable[str]) -> None:
    """Note texts, none of them a document, in which ``scan`` found nothing."""
    if len(_CLEAN) < _REMEMBERED:
        _CLEAN.update(map(hash, texts))


def nothing_in(texts: Collection[str]) -> bool:
    """True when ``scan`` finds nothing in any of ``texts``, seen by looking through all of them at once; False where one may hold
    something, and of documents.

    A line break is in no value that a finder looks for. Between a word that says something and its value it may be: then more is
    found than there is, never less.
    """
    if any(map(may_be_document, texts)):
        return False
    left = [fold(text) for text in texts if hash(text) not in _CLEAN and not holds_no_form(text)]
    return not left or next(_found("\n".join(left)), None) is None


_COMPACT = frozenset(("card", "iban"))
"""Classes whose findings are not as they are written."""


def in_which(texts: Sequence[str]) -> Collection[int]:
    """The indexes of those of ``texts`` in which ``scan`` may find something, seen by looking through all of them at once; all where it
    cannot be seen which ones they are. See ``nothing_in``."""
    if any(map(may_be_document, texts)):
        return range(len(texts))
    left = {index: fold(text) for index, text in enumerate(texts) if not holds_no_form(text)}
    found: set[int] = set()
    for finding in _found("\n".join(left.values())) if left else ():
        holders = [index for index, text in left.items() if finding.text in text]
        if not holders or finding.personal_class in _COMPACT:  # it may be of two texts, or of another one as well
            return left.keys()
        found.update(holders)
    note_clean(texts[index] for index in left.keys() - found)
    return found


def _members(document: object, checks: Mapping[str, Check], depth: int) -> Iterator[Finding]:
    places = PlacesOfNoOne(document)
    for key, holder, value in members(document):
        if isinstance(value, str):
            name = (classify_member(key, holder) if key else None) or ""
            check = checks.get(name) if not places.has(name) else None
            if check is not None and not check(value):
                yield Finding(name, value)
            elif check is None:
                yield from _scan(value, checks, depth)
