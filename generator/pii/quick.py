"""A quick look at many literals together, before any of them is scanned: most hold nothing, and that is soon seen.

What it looks for does not depend on which digits there are, so literals are looked at by their shapes, with 0 for every
digit: the codes of a column are of one shape. It errs on one side only: what it calls clean, ``scan`` finds nothing in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .finders import (
    CALLED,
    DATETIME_TEXT,
    DIGEST,
    SECRET_MARKS,
    SECRET_WORDS,
    is_secret,
    may_be_called,
    without_digests,
)
from .ranges import fold

# A document of JSON, or a literal that is not readable as it is (hexadecimal, an expression).
_TO_BE_READ = re.compile(r"'\s*[\[{\"]|(?:\A|\0)[^']")
# Literals in which nothing can be found, whatever their digits and letters are: no word that says something fits into them.
HARMLESS = rf"'(?:{DATETIME_TEXT.pattern}|(?i:{DIGEST}))'"
_HARMLESS = re.compile(rf"(?<![^\0]){HARMLESS}(?![^\0])")
AS_ZERO = bytes.maketrans(b"123456789", b"000000000")
_MARKS = tuple(mark.encode().translate(AS_ZERO).decode() for mark in SECRET_MARKS)
# The forms of numbers, each from a digit or a mark on that it cannot be without: the search skips to such characters.
_NUMBERS = re.compile(
    r"[0-9:.-](?:(?<=[0-9])(?:(?<=[A-Z]{6}[0-9])|(?:[ ().:/_-]{0,3}[0-9]){6}"
    r"|(?:\.|\[\.\])[0-9]{1,3}(?:\.|\[\.\])[0-9]{1,3}(?:\.|\[\.\])[0-9]|(?<= [0-9])[0-9] [0-9]{2} |[0-9]{5}[A-HMa-hm])"
    r"|(?<=[0-9a-fA-F]:)[0-9a-fA-F]{0,4}:|(?<=-)[0-9a-fA-F]{2}-[0-9a-fA-F]{2}-|(?<=\.)[0-9a-fA-F]{4}\.)"
)
# What is written without these characters is of no form that ``scan`` knows, but for marks that are made of letters.
_FORM = r"0-9@%&\\\[\](){}:=;#!$*_\"\xb0"
_PLAIN = re.compile(rf"(?<![^\0])[^{_FORM}\0]++(?![^\0])")
_LETTER_MARKS = tuple(mark for mark in SECRET_MARKS if not re.search(f"[{_FORM}]", mark))
_SIGNS = b"@%&\\[({\xb0"
_NO_SIGNS = bytes(byte for byte in range(256) if byte not in _SIGNS)
_MAC = ("mac ", "mac:", "mac=")
_SIGN_FORMS = re.compile(r"@|\xb0|\bmac[ :=][0-9a-f]{12}|&commat;|[\[({] ?at ?[\])}]|%00|\\u0000|&#0", re.IGNORECASE)


def shapes(literals: Iterable[str]) -> set[str]:
    """Return the different literals that are left when every digit of ASCII is written ``0``."""
    return set("\0".join(literals).encode().translate(AS_ZERO).decode().split("\0"))


def clean(literals: Iterable[str]) -> bool:
    """True when a quick look shows that ``scan`` would find nothing in any of these SQL literals, nor in any that differs
    from one of them by its digits only."""
    everything = fold("\0".join(literals))
    if _TO_BE_READ.search(everything) or any(mark in everything for mark in _LETTER_MARKS):
        return False
    together = "\0".join(shapes((_PLAIN.sub("", everything),)))
    together = _HARMLESS.sub("", together).replace("''", "'")
    lowered = together.lower()
    return not (
        _NUMBERS.search(without_digests(together))
        or any(map(_SIGN_FORMS.search, _with_words(_MAC, together, lowered)))
        or (together.encode().translate(None, _NO_SIGNS) and _SIGN_FORMS.search(together))
        or any(mark in together for mark in _MARKS)
        or ("0" in together and any(map(may_be_called, _with_words(CALLED, together, lowered))))
        or any(map(is_secret, _with_words(SECRET_WORDS, together, lowered)))
    )


def _with_words(words: Iterable[str], together: str, lowered: str) -> list[str]:
    """The texts that hold one of ``words``."""
    there = [word for word in words if word in lowered]
    if not there:
        return []
    texts = zip(together.split("\0"), lowered.split("\0"), strict=True)
    return [text for text, small in texts if any(word in small for word in there)]


def doubtful(literals: Sequence[str]) -> list[str]:
    """Return those of the literals that must be scanned: documents, and all of the others if one of them is not clean."""
    documents = {raw for raw in literals if _TO_BE_READ.match(raw)}
    others = clean(set(literals) - documents)
    return [raw for raw in literals if not others or raw in documents]
