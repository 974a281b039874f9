"""Text that is written in another notation (character references of HTML, quoted-printable, escapes of JSON, percent-encoding): read,
masked as what it says, and written back: all that stays is as it was, byte for byte."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

_WORD = r"=\?[\w-]+\?[BbQq]\?[^?\s]*\?="  # an encoded word of a header (RFC 2047), which says itself how it is written
_PIECE = re.compile(rf"{_WORD}|\w+|\W")
_EQUAL, _NEAR = (
    4,
    80,
)  # pieces that say where the text goes on, and how far behind what was replaced they are looked for


@dataclass(frozen=True, slots=True)
class Notation:
    """``marks`` are in texts that are written so. Each ``piece`` of such a text says what ``read`` makes of it; ``write`` is the
    way back for text that is new."""

    marks: re.Pattern[str]
    piece: re.Pattern[str]
    read: Callable[[str], str]
    write: Callable[[str], str]

    def shown(self, text: str) -> str:
        """What ``text`` says."""
        return self.piece.sub(lambda match: self.read(match[0]), text)

    def write_back(self, text: str, masked: str) -> str:
        """``text`` so changed that it says ``masked``."""
        shown, places = self._places(text)
        old, new = _PIECE.findall(shown), _PIECE.findall(masked)
        starts = _starts(old)
        parts = []
        for is_kept, (begin, end), (into, until) in _runs(old, new):
            if is_kept:
                parts.append(text[places[starts[begin]] : places[starts[end]]])
            else:
                signs = self._signs(
                    [(old[at], text[places[starts[at]] : places[starts[at + 1]]]) for at in range(begin, end)]
                )
                parts += [signs[piece].pop(0) if signs.get(piece) else self.write(piece) for piece in new[into:until]]
        written = "".join(parts)
        # a reference without its semicolon, cut in two, reads differently
        return written if self.shown(written) == masked else self.write(masked)

    def _signs(self, pieces: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
        """How the signs among ``pieces`` were written, one after the other: what borders a tag is no character reference there."""
        found: dict[str, list[str]] = {}
        for piece, as_written in pieces:
            if len(piece) == 1 and not piece.isalnum() and self.shown(as_written) == piece:
                found.setdefault(piece, []).append(as_written)
        return found

    def _places(self, text: str) -> tuple[str, list[int]]:
        """What ``text`` says, and for each character of it, and its end, where it begins in ``text``."""
        pieces: list[str] = []
        places: list[int] = []
        end = 0
        for match in self.piece.finditer(text):
            shown = self.read(match[0])
            places += range(end, match.start())
            is_same = shown == match[0]  # an encoded word
            places += range(*match.span()) if is_same else [match.start()] * len(shown)
            pieces += (text[end : match.start()], shown)
            end = match.end()
        places += range(end, len(text) + 1)
        return "".join((*pieces, text[end:])), places


def notation_of(text: str) -> Notation | None:
    """The notation that ``text`` is written in; None for plain text."""
    if "&" in text and _HTML.marks.search(text):
        return _HTML
    if "=" in text and _OCTET.search(text):  # the marks alone are those of base64, too, whose last line ends with =
        marked = _QUOTED_PRINTABLE.marks.search(re.sub(_WORD, "", text) if "=?" in text else text)
        if marked:
            return _QUOTED_PRINTABLE
    if "\\u" in text and _JSON.marks.search(text):
        return _JSON
    return _PERCENT if "%" in text and _PERCENT.marks.search(text) else None


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """Where ``new`` is as ``old``, and where it is not, in turns. Masking puts a few words in the place of a few others: what
    follows is looked for near, in time proportional to the text (a longest common subsequence takes its square)."""
    at, to = 0, 0
    while at < len(old) or to < len(new):
        length = 0
        while at + length < len(old) and to + length < len(new) and old[at + length] == new[to + length]:
            length += 1
        if length:
            yield True, (at, at + length), (to, to + length)
            at, to = at + length, to + length
        if at < len(old) or to < len(new):
            left, put = _next_common(old, new, at, to)
            yield False, (at, left), (to, put)
            at, to = left, put


def _next_common(old: list[str], new: list[str], at: int, to: int) -> tuple[int, int]:
    """The nearest places behind ``at`` and ``to`` from which on some pieces are equal, or both texts end; their ends where there
    are none near."""
    for distance in range(1, 2 * _NEAR):
        for left in range(max(0, distance - _NEAR), min(distance, _NEAR) + 1):
            here, there = at + left, to + distance - left
            if here > len(old) or there > len(new):
                continue
            common = old[here : here + _EQUAL]
            if common == new[there : there + _EQUAL] and (len(common) == _EQUAL or here + len(common) == len(old)):
                return here, there
    return len(old), len(new)


def _starts(pieces: list[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts


def _text_of(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _read_quoted(piece: str) -> str:
    if piece.startswith("=?"):
        return piece
    return _text_of(bytes.fromhex(re.sub(r"[=\r\n]", "", piece)))


def _write_quoted(text: str) -> str:
    if text.startswith("=?") and re.fullmatch(_WORD, text):
        return text
    return "".join(
        char if char.isascii() and char != "=" else "".join(f"={byte:02X}" for byte in char.encode()) for char in text
    )


_HTML = Notation(
    re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{3,8});"),
    # what html.unescape reads as a reference, some without a semicolon:
    # https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
    re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)"),
    html.unescape,
    lambda text: html.escape(text, quote=False),
)
_OCTET = re.compile("=[0-9A-F]{2}")
# RFC 2045, 6.7: octets in hexadecimal digits, and lines that go on
_QUOTED_PRINTABLE = Notation(
    re.compile(r"(?:=[0-9A-F]{2}){2}|(?<=[^\n]{50})=\r?\n"),
    re.compile(rf"{_WORD}|(?:=[0-9A-Fa-f]{{2}}|=\r?\n)+"),
    _read_quoted,
    _write_quoted,
)
_JSON = Notation(
    re.compile(r"\\u[0-9a-fA-F]{4}"),
    re.compile(r"(?:\\u(?!00[01][0-9a-fA-F]|0022|005[cC])[0-9a-fA-F]{4})+"),
    lambda piece: str(json.loads(f'"{piece}"')),
    lambda text: "".join(char if char.isascii() else json.dumps(char)[1:-1] for char in text),
)
# RFC 3986, 2.1: letters beyond ASCII, of two octets or more
_PERCENT = Notation(
    re.compile("%[C-Fc-f][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]"),
    re.compile("(?:%[C-Fc-f][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f])+)+"),
    unquote,
    lambda text: "".join(char if char.isascii() else quote(char) for char in text),
)
