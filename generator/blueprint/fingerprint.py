"""One number for what the values of a blueprint come from."""

from __future__ import annotations

import hashlib

from ..lazy_patterns import lazy

_SECTION = lazy(r"[ \t]*\[\[?[ \t]*(\"?)smoke\1[ \t]*[.\]]")
_ANY_SECTION = lazy(r"[ \t]*\[")


def fingerprint(text: str) -> str:
    """The SHA-256 of a blueprint's text without its smoke test: one number for what its values come from, comments too."""
    return hashlib.sha256(_without_smoke(text.replace("\r\n", "\n")).encode("utf-8")).hexdigest()


def _without_smoke(text: str) -> str:
    """A blueprint's text without the section, on which no generated value depends."""
    kept, inside = [], False
    for line in text.splitlines(keepends=True):
        if _ANY_SECTION.match(line):
            inside = _SECTION.match(line) is not None
        if not inside:
            kept.append(line)
    return "".join(kept).rstrip("\n") + "\n" if len(kept) < len(text.splitlines()) else text
