"""Whether a text that a page shows holds a value, and not something that only contains its characters.

A text is a row's or a page's pieces, one a line: a cell, a block, or a run of words in an element of its own. A value may
be among other words of its piece (``Total: 336.00``), but not as a part of a longer number, code, state or name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

_NEAR = 80
"""Characters beside a value that are looked at."""
_Belongs = Callable[[str, str], bool]
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_NUMBER = re.compile(r"[^\w\s]{0,2} ?[0-9]")
"""What a number, an amount or a date begins with: ``336.00``, ``$336.00``, ``-5``."""
_DECIMAL = re.compile(r"[^\w\s]?[0-9.,' ]*[.,][0-9]{2,}")
_SIGN = "-\u2212\u2013\u2010\u2011"
_CURRENCY = re.compile(r"(?:[A-Za-z]{0,3}[$€£¥₹₽₺₩฿₫¢]|[A-Z]{3}|kr\.?|zł)? ?$")
_FIRST_DIGITS = re.compile(r"[0-9][.,'’:]$")
_MORE_DIGITS = re.compile(rf"[.,'’:][0-9]| [0-9]{{3}}(?![0-9])|[{_SIGN}](?:\w|$)")
_ONLY_ZEROS = re.compile(r"[.,]0{1,2}(?![\w.,])")
_GROUP = re.compile(r"[0-9]{3}(?![0-9])")
_WORD_BEFORE, _WORD_AFTER = re.compile(r"([^\W\d_]+) $"), re.compile(r" ([^\W\d_]+)")
_NEGATIONS = frozenset(("not", "no", "non", "never", "un", "nicht", "kein", "keine", "nie", "pas", "sin"))


def plain(text: str) -> str:
    """``text`` as people read it: composed, without invisible characters, blanks of any kind as one."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_INVISIBLE).split())


def plain_lines(text: str) -> str:
    """The same for a text of several pieces: one a line, without empty ones."""
    return "\n".join(filter(None, map(plain, text.split("\n"))))


def holds(text: str, value: str | None) -> bool:
    """Whether a shown text holds a value, among whatever other words. NULL and the empty text show nothing."""
    wanted = plain(value or "")
    return not wanted or any(
        _begins(text, start, wanted, _is_negation) and _ends(text, end, wanted, _is_negation)
        for start, end in _places(text, wanted)
    )


def matches(text: str, values: Sequence[str | None]) -> bool:
    """Whether a shown row holds all values, from left to right, each for itself: ``PAID`` is not in ``NOT PAID``."""
    ends: dict[int, bool] = {0: True}
    """Where what was found so far ends, and whether the value there is complete whatever follows."""
    for value in filter(None, (plain(value or "") for value in values)):
        found: dict[int, bool] = {}
        first_free = min((at for at, is_free in ends.items() if is_free), default=len(text) + 1)
        for start, end in _places(text, value):
            # two values side by side bound one another: "Ann Smith PAID" without an element of its own for each
            is_next = start in ends or (start - 1 in ends and text[start - 1] in " \n")
            if is_next or (first_free <= start and _begins(text, start, value, _belongs)):
                found[end] = found.get(end, False) or _ends(text, end, value, _belongs)
        ends = found
    return any(ends.values())


def _places(text: str, value: str) -> Iterator[tuple[int, int]]:
    """Where the value's characters are as whole words; its blanks may be the ends of pieces."""
    pattern = re.escape(value).replace(r"\ ", "[ \n]")
    for match in re.finditer(rf"(?=(?<!\w)({pattern})(?!\w))", text):
        yield match.start(1), match.end(1)


def _begins(text: str, start: int, value: str, belongs: _Belongs) -> bool:
    """Whether nothing before ``start``, in the same piece, belongs to the value that is shown."""
    near = max(0, start - _NEAR)
    before = text[max(near, text.rfind("\n", near, start) + 1) : start]
    if not before:
        return True
    if _NUMBER.match(value):
        return _number_begins(before, value, text[start + len(value) :])
    if before[-1] in _SIGN and before[-2:-1].isalnum():  # NON-ACTIVE
        return False
    word = _WORD_BEFORE.search(before)
    return word is None or not value[0].isalpha() or not belongs(word[1], value)


def _number_begins(before: str, value: str, after: str) -> bool:
    """Whether a number is neither the rest of a longer one, nor of a code, nor less than nothing."""
    if _FIRST_DIGITS.search(before) and not (before[-1] == ":" and ":" in value):
        return False
    if re.search("[0-9] $", before) and _GROUP.match(value):  # thousands apart by blanks
        return False
    head = _CURRENCY.sub("", before)
    if head and head[-1] in _SIGN:
        return len(head) > 2 and head[-2] == " " and before[len(head) :].startswith(" ")  # a dash
    return not (head.endswith("(") and after.startswith(")") and _DECIMAL.fullmatch(value))  # as accountants write it


def _ends(text: str, end: int, value: str, belongs: _Belongs) -> bool:
    """Whether nothing from ``end`` on, in the same piece, belongs to the value that is shown."""
    after = text[end : end + _NEAR].partition("\n")[0]
    if not after:
        return True
    if _NUMBER.match(value) and value[-1].isdigit():
        if _MORE_DIGITS.match(after) is None or (after[0] == ":" and ":" in value):
            return True
        return "." not in value and "," not in value and _ONLY_ZEROS.match(after) is not None
    if after[0] in _SIGN and after[1:2].isalnum():
        return False
    word = _WORD_AFTER.match(after)
    return word is None or not value[-1].isalpha() or not belongs(word[1], value)


def _belongs(word: str, value: str) -> bool:
    """Whether a word beside a name or a state makes another one of it: ``NOT PAID`` and ``Mary Ann`` do, ``by Ann`` not."""
    if any(each.isdigit() for each in value):
        return False
    return not word.islower() or value[0].islower() or _is_negation(word, value)


def _is_negation(word: str, value: str) -> bool:
    return word.lower() in _NEGATIONS
