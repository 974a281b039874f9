"""HTML whose character references are read, masked as what a page shows, and written back: all else stays byte for byte."""

from __future__ import annotations

import html
import re
from difflib import SequenceMatcher

_NAMED = re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{3,8});")
# What html.unescape reads as a reference, some without a semicolon:
# https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
_PIECE = re.compile(r"\w+|\W")


def has_references(text: str) -> bool:
    """Whether a text has character references, ``&amp;`` or ``&#252;``."""
    return _NAMED.search(text) is not None


def write_back(text: str, masked: str) -> str:
    """``text`` (HTML) so changed that it shows ``masked`` in place of ``html.unescape(text)``."""
    shown, places = _shown(text)
    old, new = _PIECE.findall(shown), _PIECE.findall(masked)
    starts = _starts(old)
    parts = []
    for operation, begin, end, into, until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            parts.append(text[places[starts[begin]] : places[starts[end]]])
        else:
            parts.append(html.escape("".join(new[into:until]), quote=False))
    written = "".join(parts)
    # a reference without its semicolon, cut in two, reads differently
    return written if html.unescape(written) == masked else html.escape(masked, quote=False)


def _shown(text: str) -> tuple[str, list[int]]:
    """What HTML shows, and for each character of it, and its end, where it begins in ``text``."""
    pieces: list[str] = []
    places: list[int] = []
    end = 0
    for match in _REFERENCE.finditer(text):
        shown = html.unescape(match[0])
        places += range(end, match.start())
        places += [match.start()] * len(shown)
        pieces += (text[end : match.start()], shown)
        end = match.end()
    places += range(end, len(text) + 1)
    return "".join((*pieces, text[end:])), places


def _starts(pieces: list[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts
