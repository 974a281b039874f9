"""What a column can hold: how long its text may be, which characters, and whether it takes text at all."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ...schema.model import TEXT_BYTES, ColumnType
from ...sql.charsets import BINARY, encode
from ..context import Context, OptionError

_TAKES_TEXT = frozenset({"enum", "set", "json", "uuid", "inet4", "inet6"})


class Limit(NamedTuple):
    """The most text that fits: ``most`` characters, or bytes of UTF-8 when ``in_bytes``; None without a limit."""

    most: int | None
    in_bytes: bool = False

    def width(self, text: str) -> int:
        """The width of ``text`` in this limit's unit."""
        return len(text.encode("utf-8")) if self.in_bytes else len(text)

    @lru_cache(maxsize=64)  # noqa: B019 - limits are few, and equal ones share the answer
    def widest(self, words: tuple[str, ...]) -> int:
        """The width of the widest of ``words``; 0 of none."""
        return max(map(self.width, words), default=0)

    def __str__(self) -> str:
        return f"{self.most} {'bytes' if self.in_bytes else 'characters'}"


def text_limit(column: ColumnType | None) -> Limit:
    """Return the limit of a text column; none for hidden columns and other types."""
    if column is None or not column.is_text:
        return Limit(None)
    if column.name in TEXT_BYTES:
        return Limit(TEXT_BYTES[column.name], in_bytes=True)
    return Limit(column.length if column.length is not None else 1)


def require_text(context: Context, what: str = "this provider") -> None:
    """Raise OptionError when the column cannot take text."""
    column = context.type
    if column is not None and not column.is_text and column.name not in _TAKES_TEXT:
        raise OptionError("provider", f"{what} makes text, but {context.location} is {column}")


def _charset(column: ColumnType | None) -> str:
    if column is None:
        return "utf8mb4"
    if column.charset:
        return column.charset.lower()
    return column.collation.lower().partition("_")[0] if column.collation else "utf8mb4"


def fits_charset(text: str, column: ColumnType | None) -> bool:
    """True when the column's character set holds all of ``text``; of an unknown one only ASCII is certain."""
    return text.isascii() or _fits(text, _charset(column))


def _fits(text: str, charset: str) -> bool:
    if text.isascii() or charset == BINARY:
        return True
    try:
        encode(text, charset)
    except ValueError:
        return False
    return True


def fitting_words(words: Iterable[str], column: ColumnType | None) -> tuple[str, ...]:
    """Return the words that the column's character set can hold."""
    charset = _charset(column)
    return tuple(words) if charset == "utf8mb4" else _in_charset(tuple(words), charset)


@lru_cache(maxsize=64)
def _in_charset(words: tuple[str, ...], charset: str) -> tuple[str, ...]:
    return tuple(word for word in words if _fits(word, charset))
