"""A quick look at many literals together, before any of them is scanned: most hold nothing, and that is soon seen.

What it looks for does not depend on which digits there are, so literals are looked at by their shapes, with 0 for every
digit: the codes of a column are of one shape. It errs on one side only: what it calls clean, ``scan`` finds nothing in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ..lazy_patterns import lazy
from .finders import (
    CALL,
    DATETIME_TEXT,
    DIGEST,
    FORM,
    FORM_CHARACTER,
    MAC_WORDS,
    NUMBER_FORMS,
    SECRET_MARKS,
    SIGN_FORMS,
    SIGNS,
    by_sign,
    has_letter_mark,
    has_one,
    without_digests,
)
from .ranges import fold
from .said import calling, may_be_called
from .said_secrets import SECRET_WORDS, is_secret

# A document of JSON, or a literal that is not readable as it is (hexadecimal, an expression).
_TO_BE_READ = lazy(r"'\s*[\[{\"]|(?:\A|\0)[^']")
_MAY_BEGIN = lazy(r"'[\s\[{\"]")
# Literals in which nothing can be found, whatever their digits and letters are: no word that says something fits into them.
_TIME = r"-?[0-9]{2,3}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?"
HARMLESS = rf"'(?:{DATETIME_TEXT.pattern}|{_TIME}|{DIGEST})'"
# And such a code as a script lists it among a table's keys.
_HARMLESS = lazy(rf"(?<![^\0])(?:{HARMLESS}|', \[\"(?:{DIGEST})\"(?:, [0-9]{{1,5}})?\]')(?![^\0])")
# The code of a row, such as ORD-1234567 and INV-2026-000123. No form of a number is so written: an account's has its letters and
# digits together, a telephone's is longer, or has a word for it before it (``CALL``), and what separates its digits is there twice.
_CODE = lazy(r"(?<![^\0])'[A-Za-z]{1,16}(?:-[A-Za-z]{1,16}){0,2}-(?:0{4}-)?0{1,8}'(?![^\0])")
_UUID_AS_ZERO = "00000000-0000-0000-0000-000000000000"
_HEX_AS_ZERO = bytes.maketrans(b"123456789abcdef", b"0" * 15)
# A line of a script's list of keys that holds UUIDs alone, when its hexadecimal digits are zeros.
_UUID_LINE = lazy(rf'(?:, )?\', \["{_UUID_AS_ZERO}"(?:, "{_UUID_AS_ZERO}")*\]\''.encode())
AS_ZERO = bytes.maketrans(b"123456789", b"000000000")
_MARKS = by_sign(mark.encode().translate(AS_ZERO).decode() for mark in SECRET_MARKS)
_PLAIN = lazy(rf"(?<![^\0])[^{FORM}\0]++(?![^\0])")
_KNOWN_SHAPES = 20_000
_KNOWN: set[str] = set()
"""Shapes that were found clean, whatever column they were in."""
_NO_SIGNS = bytes(byte for byte in range(256) if byte not in SIGNS.encode("latin-1"))


def shapes(literals: Iterable[str]) -> set[str]:
    """Return the different literals that are left when every digit of ASCII is written ``0``."""
    return set("\0".join(literals).encode().translate(AS_ZERO).decode().split("\0"))


def clean(literals: Iterable[str]) -> bool:
    """True when a quick look shows that ``scan`` would find nothing in any of these SQL literals, nor in any that differs
    from one of them by its digits only."""
    return clean_literals("\0".join(literals))


def clean_literals(together: str) -> bool:
    """``clean`` for literals with ``\\0`` between them, which none of them holds."""
    everything = together
    if not together.isascii():
        everything = "\0".join([raw if raw.isascii() else fold(raw) for raw in together.split("\0")])
    if _may_be_read(everything) and _TO_BE_READ.search(everything):
        return False
    if has_letter_mark(everything):
        return False
    if not FORM_CHARACTER.search(everything):
        return True
    new = shapes((_PLAIN.sub("", everything),)) - _KNOWN
    if not new:
        return True
    if not _are_clean(new):
        return False
    if len(_KNOWN) + len(new) <= _KNOWN_SHAPES:
        _KNOWN.update(new)
    return True


def _may_be_read(everything: str) -> bool:
    """False when all literals are plain strings in which no document begins: seen without looking at each character."""
    plain = everything.startswith("'") and everything.count("\0") == everything.count("\0'")
    return not plain or _MAY_BEGIN.search(everything) is not None


def _are_clean(shown: Iterable[str]) -> bool:
    together = "\0".join(shown)
    together = _HARMLESS.sub("", together).replace("''", "'")
    lowered = together.lower()
    return not (
        NUMBER_FORMS.search(without_digests(_without_codes(together)))
        or any(map(SIGN_FORMS.search, _with_words(MAC_WORDS, together, lowered)))
        or (together.encode().translate(None, _NO_SIGNS) and SIGN_FORMS.search(together))
        or has_one(together, _MARKS)
        or ("0" in together and any(map(may_be_called, _around(calling(lowered), together, lowered))))
        or any(map(is_secret, _with_words(SECRET_WORDS, together, lowered)))
    )


def _without_codes(together: str) -> str:
    return together if CALL.search(together) else _CODE.sub("", together)


def _around(starts: Iterable[int], together: str, lowered: str) -> Collection[str]:
    """The texts in which one of ``starts``, places in ``lowered``, is."""
    if len(lowered) != len(together):  # some letters beyond ASCII have two for one in lower case
        return together.split("\0")
    found, end = set(), 0
    for index in starts:
        if index >= end:
            end = lowered.find("\0", index)
            end = len(lowered) if end < 0 else end
            found.add(together[lowered.rfind("\0", 0, index) + 1 : end])
    return found


def _with_words(words: Iterable[str], together: str, lowered: str) -> Collection[str]:
    """The texts in which one of ``words`` is."""
    if len(lowered) != len(together):  # some letters beyond ASCII have two for one in lower case
        return together.split("\0")
    found = set()
    for word in words:
        index = lowered.find(word)
        while index >= 0:
            end = lowered.find("\0", index)
            end = len(lowered) if end < 0 else end
            found.add(together[lowered.rfind("\0", 0, index) + 1 : end])
            index = lowered.find(word, end)
    return found


def doubtful(literals: Sequence[str]) -> list[str]:
    """Return those of the literals that must be scanned: documents, and all of the others if one of them is not clean."""
    documents = {raw for raw in literals if _TO_BE_READ.match(raw)}
    others = clean(set(literals) - documents)
    return [raw for raw in literals if not others or raw in documents]


def without_uuid_lines(statement: str) -> str:
    """``statement`` without those of its lines that list a key of UUIDs and hold nothing else: tables have thousands of such
    keys, and in zeros they are all alike."""
    lines = statement.encode().translate(_HEX_AS_ZERO).split(b"\n")
    harmless = {line for line in set(lines) if _UUID_LINE.fullmatch(line)}
    return "\n".join(
        line for line, as_zero in zip(statement.split("\n"), lines, strict=True) if as_zero not in harmless
    )
