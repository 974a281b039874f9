"""What the names of a table's columns say beside their words: what most of them begin with (``ZAM_NR``, ``ZAM_DATA``), and that a
number is a rate by its type (``VAT SMALLINT DEFAULT 23``, ``DISCOUNT DECIMAL(5,2)`` beside amounts of ten digits)."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal, InvalidOperation

from ....schema.model import Column, Table
from ..words.identifiers import words_of
from ..words.money_words import TAXES
from ..words.vocabulary import noun_tokens, tokens

_SHARES = {"discount": "percent", **dict.fromkeys(TAXES, "rate")}
_CUT_PERCENT = frozenset(("pc", "porc"))  # a piece and a pig of what is no DECIMAL of a few digits
_MOST_DIGITS, _DIGITS_OF_AMOUNTS = 3, 6
_HIGHEST_TAX = 30
_PERCENT = re.compile(
    r"(?:in |en |em )?(?:%|per ?cent|pct|prozent|p[o]ur ?cent|por ?cien(?:to)?|por ?cento|procent|per ?cento)s?(?: \(.*|[,;].*)?",
    re.I,
)


_MOST_COLUMNS = 0.6
_TABLE_MARKS = frozenset(("tb", "tbl", "t", "tab", "table"))
_HEADERS = frozenset(("header", "head", "master", "mast", "ms"))


def table_words(table: Table, prefix: int) -> tuple[str, ...]:
    """The words of a table's name without the first ``prefix``, which all tables have, and without what only says that it is one."""
    words = words_of(table.name)
    words = words[prefix:] if len(words) > prefix else words
    own = noun_tokens(words[1:] if len(words) > 1 and words[0] in _TABLE_MARKS else words)
    return own[:-1] if len(own) > 1 and own[-1] in _HEADERS else own


def column_words(table: Table, column: Column, own: tuple[str, ...], mark: str) -> tuple[str, ...]:
    """The words of a column's name, without the table's own words or its mark in front: ``ORD_STATUS`` of orders is (status,)."""
    found = tokens(column.name)
    marks = {*own[-1:], *(tokens(mark) if words_of(column.name)[:1] == [mark] else ())}
    while len(found) > 1 and found[0] in marks and found[1] not in ("number", "id", "by"):
        found = found[1:]
    if len(found) == 2 and found[1] == "total" and found[0] in _PARTS_OF_TOTAL and _has_grand_total(table):
        found = (found[0], "amount")
    if found[-1:] == ("usd",) and _has_limit(table, found[:-1]):
        found = (*found[:-1], "used")
    return with_rate(table, column, found)


_PARTS_OF_TOTAL = frozenset("discount tax vat shipping freight delivery handling fee tip".split())


def _has_limit(table: Table, kind: tuple[str, ...]) -> bool:
    """True where a table says the limit of something, or what is left of it, beside its ``USD``: no dollars, but what is used of it."""
    names = (set(tokens(each.name)) for each in table.columns)
    return bool(kind) and any(set(kind) < words <= {*kind, *_LIMITS} for words in names)


_LIMITS = frozenset("limit remaining left terminated".split())


def _has_grand_total(table: Table) -> bool:
    """True where all amounts of a row are called totals: beside a ``grand_total`` a ``tax_total`` is the tax, not what comes to it."""
    return any(tokens(each.name)[-2:] == ("grand", "total") for each in table.columns)


def first_of_columns(table: Table) -> str:
    """The first word of most names of columns, empty where there is none: ``SAL`` of ``SAL_NOM``."""
    names = [words_of(column.name) for column in table.columns]
    first = Counter(words[0] for words in names if len(words) > 1)
    word, count = first.most_common(1)[0] if first else ("", 0)
    return word if count >= _MOST_COLUMNS * len(names) else ""


def with_rate(table: Table, column: Column, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a column, with ``percent`` behind them where its comment is no more than that, and with ``rate`` or ``percent`` behind
    a tax or a discount whose type can hold no amount."""
    if _is_only_percent(column) and words and not {"percent", "rate"} & set(words):
        return (*words, "percent")
    words = _of_decimal(column, words) if column.type.name == "decimal" else words
    share = _SHARES.get(words[-1]) if words else None
    if share is None or not 0 < _digits(column) <= _MOST_DIGITS + 2 * column.type.is_integer:
        return words
    is_share = 0 < default_of(column) <= _HIGHEST_TAX if words[-1] in TAXES else _has_amounts(table)
    return (*words, share) if is_share else words


def _is_only_percent(column: Column) -> bool:
    """True for a comment that is no more than the sign or the word of percent."""
    return _PERCENT.fullmatch(column.comment.strip()) is not None


def _of_decimal(column: Column, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a DECIMAL as they are meant of one: what is there of a stock, as no state has decimal places, and shares."""
    words = ("stock",) if words == ("status",) else words
    if _digits(column) > _MOST_DIGITS:
        return words
    words = tuple("percent" if word in _CUT_PERCENT else word for word in words)
    return ("click", "rate") if words_of(column.name) == ["ctr"] else words


def _has_amounts(table: Table) -> bool:
    """True for a table with a DECIMAL of as many digits as amounts have."""
    return any(each.type.name == "decimal" and _digits(each) >= _DIGITS_OF_AMOUNTS for each in table.columns)


def _digits(column: Column) -> int:
    """The digits before the point that a column has, 0 for what is no number."""
    if column.type.is_integer:
        return {"tinyint": 3, "smallint": 5}.get(column.type.name, 10)
    return column.type.whole_digits if column.type.name == "decimal" else 0


def default_of(column: Column) -> Decimal:
    """The number that a column has by its DEFAULT, 0 without one."""
    try:
        return Decimal((column.default or "0").strip("'"))
    except InvalidOperation:
        return Decimal(0)
