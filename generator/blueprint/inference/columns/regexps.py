"""Text that matches the regular expression of a CHECK, as a pattern of a rule.

Literals, classes, groups, alternations, quantifiers and anchors are read, which MySQL's ICU and MariaDB's PCRE understand
alike (https://dev.mysql.com/doc/refman/8.4/en/regexp.html). Anything else, such as looking ahead, is left unread; so is
what Python's own engine does not find in the text that was made.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

_WANTED = 6
"""Characters of a class that may be repeated: enough to tell many rows apart, few enough to read."""
_DIGITS, _LOWER, _UPPER = string.digits, string.ascii_lowercase, string.ascii_uppercase
_POSIX = {
    "alpha": _LOWER + _UPPER,
    "digit": _DIGITS,
    "alnum": _LOWER + _UPPER + _DIGITS,
    "upper": _UPPER,
    "lower": _LOWER,
    "xdigit": _DIGITS + "abcdefABCDEF",
    "punct": string.punctuation,
}
_ESCAPED = {"d": _DIGITS, "w": _LOWER + _UPPER + _DIGITS + "_"}
_ALL = frozenset(_LOWER + _UPPER + _DIGITS + "-_.:/#@!%&+=, ")
_QUANTIFIER = re.compile(r"([?*+]|\{(\d{1,3})(,(\d{0,3}))?\})")
_RESERVED = "{}|"


class _Unread(Exception):
    """The expression holds something that is not read."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One of ``words``, ``low`` to ``high`` times (None: without end)."""

    words: tuple[str, ...]
    low: int = 1
    high: int | None = 1

    def repeated(self, low: int, high: int | None) -> _Piece:
        return replace(self, low=low, high=high)

    @property
    def count(self) -> int:
        """How often it is written: of one that may be repeated, often enough to tell rows apart."""
        if self.high == 1 or len(self.words) == 1:
            return self.low
        return max(self.low, min(_WANTED, _WANTED if self.high is None else self.high))


def matching_pattern(expression: str, longest: int, *, numbered: bool = False) -> str | None:
    """Return a rule's pattern whose text matches ``expression`` and has at most ``longest`` characters; None where there is
    none. ``numbered``: the text holds the row's number."""
    try:
        pieces = _Reader(expression).read()
    except (_Unread, RecursionError):
        return None
    for counts in ([piece.count for piece in pieces], [piece.low for piece in pieces]):
        width = sum(max(map(len, piece.words)) * count for piece, count in zip(pieces, counts, strict=True))
        if width <= longest and _is_found(expression, pieces, counts):
            written = [_written(piece, count) for piece, count in zip(pieces, counts, strict=True)]
            return _with_row(written) if numbered else "".join(written)
    return None


def _is_found(expression: str, pieces: list[_Piece], counts: list[int]) -> bool:
    """Whether Python's engine finds the expression in the first and the last text of the pieces."""
    for end in (0, -1):
        text = "".join(piece.words[end] * count for piece, count in zip(pieces, counts, strict=True))
        try:
            if re.search(_python(expression), text) is None:
                return False
        except re.error:
            return False
    return True


def _python(expression: str) -> str:
    for name, members in _POSIX.items():
        expression = expression.replace(f"[:{name}:]", re.escape(members))
    return expression


def _written(piece: _Piece, count: int) -> str:
    """A piece as the provider ``pattern`` writes it."""
    if not count:
        return ""
    if len(piece.words) == 1:
        return "".join(each * 2 if each in "{}" else each for each in piece.words[0] * count)
    if max(map(len, piece.words)) > 1:
        return ("{" + "|".join(piece.words) + "}") * count
    for name, members in (("digits", _DIGITS), ("hex", _DIGITS + "abcdef"), ("lower", _LOWER), ("letters", _UPPER)):
        if "".join(piece.words) == members:
            return "".join(f"{{{name}:{min(18, count - start)}}}" for start in range(0, count, 18))
    return ("{" + "|".join(piece.words) + "}") * count


def _with_row(written: list[str]) -> str | None:
    """The pattern with the row's number in the place of its longest run of digits."""
    runs = [(int(each[8:-1]), index) for index, each in enumerate(written) if re.fullmatch(r"\{digits:\d+\}", each)]
    if not runs or max(runs)[0] < 4:
        return None
    width, index = max(runs)
    return "".join([*written[:index], f"{{row:{width}}}", *written[index + 1 :]])


class _Reader:
    """Recursive descent over a regular expression: the pieces of one text that it matches."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def read(self) -> list[_Piece]:
        pieces = self._alternatives()
        if self._at < len(self._text):
            raise _Unread
        return pieces

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _next(self) -> str:
        sign = self._peek()
        if not sign:
            raise _Unread
        self._at += 1
        return sign

    def _alternatives(self) -> list[_Piece]:
        """The first alternative; all of them, one to choose, where each is plain text."""
        arms = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            arms.append(self._sequence())
        if len(arms) == 1:
            return arms[0]
        plain = all(len(piece.words) == 1 and piece.low == piece.high for arm in arms for piece in arm)
        texts = tuple(dict.fromkeys("".join(piece.words[0] * piece.low for piece in arm) for arm in arms))
        if plain and all(text and not set(text) & set(_RESERVED) for text in texts):
            return [_Piece(texts)]
        return arms[0]

    def _sequence(self) -> list[_Piece]:
        pieces: list[_Piece] = []
        while self._peek() not in ("", "|", ")"):
            pieces += self._quantified(self._atom())
        return pieces

    def _quantified(self, pieces: list[_Piece]) -> list[_Piece]:
        found = _QUANTIFIER.match(self._text, self._at)
        if found is None:
            return pieces
        self._at = found.end()
        if self._peek() in ("?", "+"):  # lazy, possessive: the text is the same
            self._at += 1
        low, high = _counts(found)
        if len(pieces) == 1 and pieces[0].low == pieces[0].high == 1:
            return [pieces[0].repeated(low, high)]
        return pieces * low

    def _atom(self) -> list[_Piece]:
        sign = self._next()
        if sign in "^$":
            return []
        if sign == "(":
            return self._group()
        if sign == "[":
            return [_class(self._members())]
        if sign == ".":
            return [_Piece(tuple(_DIGITS))]
        if sign in "?*+{":
            raise _Unread
        return [_class(self._escape()) if sign == "\\" else _Piece((sign,))]

    def _group(self) -> list[_Piece]:
        if self._peek() == "?":
            if not self._text.startswith("?:", self._at):
                raise _Unread
            self._at += 2
        inner = self._alternatives()
        if self._next() != ")":
            raise _Unread
        return inner

    def _escape(self) -> frozenset[str]:
        sign = self._next()
        if sign in _ESCAPED:
            return frozenset(_ESCAPED[sign])
        if sign.isalnum():
            raise _Unread
        return frozenset(sign)

    def _members(self) -> frozenset[str]:
        """The characters of a class, behind its opening bracket."""
        negated = self._peek() == "^"
        self._at += negated
        found: set[str] = set()
        first = True
        while first or self._peek() != "]":
            first = False
            low = self._member()
            if len(low) == 1 and self._peek() == "-" and self._text[self._at + 1 : self._at + 2] not in ("]", ""):
                self._at += 1
                high = self._member()
                if len(high) != 1:
                    raise _Unread
                found |= set(map(chr, range(ord(*low), min(ord(*high), 0x7E) + 1)))
            else:
                found |= low
        self._at += 1
        return frozenset(_ALL - found if negated else found)

    def _member(self) -> frozenset[str]:
        sign = self._next()
        if sign == "[" and self._peek() == ":":
            end = self._text.find(":]", self._at)
            name = self._text[self._at + 1 : end]
            if end < 0 or name not in _POSIX:
                raise _Unread
            self._at = end + 2
            return frozenset(_POSIX[name])
        return self._escape() if sign == "\\" else frozenset(sign)


def _counts(found: re.Match[str]) -> tuple[int, int | None]:
    sign = found[1][0]
    if sign != "{":
        return (1, None) if sign == "+" else (0, 1 if sign == "?" else None)
    low = int(found[2])
    return low, low if found[3] is None else int(found[4]) if found[4] else None


def _class(members: frozenset[str]) -> _Piece:
    """A class as the characters of it that are easy to read, all of one sort."""
    for sort in (_DIGITS + "abcdef", _LOWER, _UPPER, _DIGITS):
        is_hex = len(sort) == 16
        if set(sort) <= members and (not is_hex or not members & set("gzGZ")):
            return _Piece(tuple(sort))
    kept = sorted(members - set(_RESERVED)) if len(members) > 1 else list(members)
    if not kept:
        raise _Unread
    return _Piece(tuple(kept))


# What rules make, as far as one text represents all of them
_TEXTS = {
    "email": ("ada.byron@example.com", "ada.byron17@example.org"),
    "uuid": ("123e4567-e89b-4d3a-a456-426614174000",),
    "url": ("https://www.example.com/ada",),
}
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{(\w+)(?::(\d+))?\}|\{([^{}|]*)\|[^{}]*\}")
_ENDS = {"digits": "09", "row": "09", "letters": "AZ", "lower": "az", "hex": "0f"}
"""The first and the last character that a placeholder makes."""


def keeps(rule: Mapping[str, Any], expression: str) -> bool:
    """Whether all that a rule makes is known to match a regular expression."""
    samples = list(_samples(rule))
    try:
        return bool(samples) and all(re.search(_python(expression), each) for each in samples)
    except re.error:
        return False


def _samples(rule: Mapping[str, Any]) -> Iterator[str]:
    provider = rule.get("provider")
    yield from _TEXTS.get(str(provider), ())
    if provider == "choice":
        yield from map(str, rule.get("values", ()))
    elif provider == "constant":
        yield str(rule["value"])
    elif provider in ("integer", "year"):
        yield from (str(rule["min"]), str(rule["max"]))
    elif provider == "sequence":
        yield f"{rule.get('prefix', '')}{str(rule.get('start', 1)).zfill(int(rule.get('width', 1)))}{rule.get('suffix', '')}"
    elif provider == "pattern":
        unknown = [name for name, _, _ in _PLACEHOLDER.findall(rule["pattern"]) if name and name not in _ENDS]
        if not unknown:
            yield from (_PLACEHOLDER.sub(partial(_sample, end), rule["pattern"]) for end in (0, -1))


def _sample(end: int, found: re.Match[str]) -> str:
    if found[0] in ("{{", "}}"):
        return found[0][0]
    return _ENDS[found[1]][end] * int(found[2] or 1) if found[1] else found[0][1:-1].split("|")[end]
