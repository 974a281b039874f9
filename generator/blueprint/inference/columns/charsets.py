"""Which letters a column holds."""

from __future__ import annotations

from functools import lru_cache

from ....schema.model import Column
from ....sql.charsets import encode

_DEFAULT = "utf8mb4"


def holds(column: Column, text: str) -> bool:
    """True where the character set of a column has all letters of a text."""
    kind = column.type
    charset = (kind.charset or (kind.collation or _DEFAULT).partition("_")[0]).lower()
    return text.isascii() or _has(charset, text)


@lru_cache(maxsize=4096)
def _has(charset: str, text: str) -> bool:
    try:
        encode(text, charset)
    except ValueError:
        return False
    return True
