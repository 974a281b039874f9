"""What a column's comment says: the values that it lists, the range that it gives, the formula that it spells out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...schema.model import Column
from .vocabulary import tokens

Value = str | int
_PAIRS_OF_NUMBERS = re.compile(
    r"(?<![\w.])(-?\d{1,4})\s*(?:=>|->|=|:|：|\)|-(?=\s*[^\d\s])|–|\.(?=\s))\s*([^\d,;|/，；、\n()]{1,40}?)\s*(?=[,;|/，；、\n()]|\s-?\d{1,4}\s*(?:=|:|：|-|\))|$|\.)"
)
_PAIRS_OF_CODES = re.compile(r"(?<![\w])'?([A-Za-z][\w+-]{0,11})'?\s*(?:=>|->|=|:|：)\s*([A-Za-z][\w ]{1,30})")
_ITEM = r"'?[A-Za-z0-9][\w+\-.]{0,29}'?"
_PREFIX = re.compile(
    r"^\s*(?:(?:one of|values?|enum|allowed|possible values|options|e\.?g\.?)\b\s*:?|[A-Za-z_ ]{1,24}:)\s*",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"(?<![\w.-])(-?\d{1,9}(?:\.\d+)?)\s*(?:to|\.\.\.?|–|-|and|bis|~)\s*(-?\d{1,9}(?:\.\d+)?)(?![\w-])", re.IGNORECASE
)
_NO_VALUES = frozenset("and or n a yyyy mm dd hh the of in".split())


@dataclass(frozen=True, slots=True)
class Listed:
    """Values with the words that say what each means."""

    values: tuple[Value, ...]
    meanings: tuple[tuple[str, ...], ...]


def listed_values(column: Column) -> Listed | None:
    """The values that the comment of a column lists, as far as the column can hold them."""
    text = re.sub(r"\s+", " ", column.comment).strip().rstrip(".")
    if not text:
        return None
    found = _pairs(column, text) or _alternatives(column, text)
    if found is None or len(found.values) < 2 or not all(_fits(column, value) for value in found.values):
        return None
    default = default_literal(column)
    if default is not None and default not in found.values:
        return None
    return found


def default_literal(column: Column) -> Value | None:
    """The DEFAULT of a column where it is a literal other than NULL and the empty string."""
    text = (column.default or "").strip()
    quoted = re.fullmatch(r"(?:_\w+)?'((?:[^'\\]|'')*)'", text)
    if quoted is not None:
        text = quoted[1].replace("''", "'")
        if not column.type.is_integer:
            return text or None
    return int(text) if column.type.is_integer and re.fullmatch(r"-?\d+", text) else None


def _pairs(column: Column, text: str) -> Listed | None:
    """``0=web 1=phone``, ``1: paid, 2: open``, ``A=active, L=on leave``."""
    pattern = _PAIRS_OF_NUMBERS if column.type.is_integer else _PAIRS_OF_CODES
    pairs = [(match[1], match[2].strip()) for match in pattern.finditer(text)]
    if not pairs and column.type.is_text:
        pairs = [(match[1], match[2].strip()) for match in _PAIRS_OF_NUMBERS.finditer(text)]
    if len(pairs) < 2 or len({key for key, _ in pairs}) < len(pairs):
        return None
    longest = max(len(key) for key, _ in pairs)
    if column.type.is_text and longest > (column.type.length or 255):
        return None
    values = tuple(int(key) if column.type.is_integer else key for key, _ in pairs)
    return Listed(values, tuple(tokens(meaning) or (meaning.lower(),) for _, meaning in pairs))


def _alternatives(column: Column, text: str) -> Listed | None:
    """``new|active|archived``, ``free/pro/enterprise``, ``card, paypal or bank_transfer``."""
    bare = re.sub(r"\s*\((?:default|[^()]{0,30})\)$", "", text)
    candidates = [bare, _PREFIX.sub("", bare, count=1)]
    inner = re.search(r"\(([^()]+)\)", text)
    candidates += [inner[1]] if inner is not None else []
    for candidate in candidates:
        for separator in (r"\s*\|\s*", r"\s*/\s*", r"\s*(?:,|;)\s*(?:or |and )?|\s+or\s+"):
            items = [item for item in re.split(separator, candidate.strip()) if item]
            if len(items) > 1 and all(re.fullmatch(_ITEM, item) for item in items):
                values = [item.strip("'") for item in items]
                if len(set(values)) == len(values) and not _NO_VALUES & {value.lower() for value in values}:
                    return _typed(column, values)
    return None


def _typed(column: Column, values: list[str]) -> Listed | None:
    if column.type.is_integer:
        if not all(re.fullmatch(r"-?\d{1,6}", value) for value in values):
            return None
        return Listed(tuple(int(value) for value in values), tuple((value,) for value in values))
    if not column.type.is_text:
        return None
    return Listed(tuple(values), tuple(tokens(value) or (value.lower(),) for value in values))


def _fits(column: Column, value: Value) -> bool:
    if isinstance(value, int):
        low, high = column.type.integer_range
        return low <= value <= high
    longest = column.type.length if column.type.name in ("char", "varchar") else 255
    return len(value) <= (1 if longest is None else longest)


def range_in(comment: str) -> tuple[str, str] | None:
    """The two ends of a range that a comment gives: ``1 to 5``, ``0-100``, ``between 0 and 10``; percent is 0 to 100."""
    found = _RANGE.search(comment)
    if found is not None and float(found[1]) < float(found[2]):
        return found[1], found[2]
    return None


def formula_in(comment: str) -> list[str] | None:
    """The names and signs of a formula: ``gross * rate / 100`` is [gross, *, rate, /, 100]; None where there is none."""
    text = re.sub(r"^[^:=]{0,30}[=:]", "", comment.strip().lower()).rstrip(".")
    text = text.replace("×", "*").replace("÷", "/").replace("−", "-")
    text = re.sub(r"\b(?:plus|and)\b", "+", text)
    text = re.sub(r"\b(?:minus|less)\b", "-", text)
    text = re.sub(r"\btimes\b|(?<=\s)x(?=\s)|\bmultiplied by\b", "*", text)
    text = re.sub(r"\bdivided by\b", "/", text)
    parts = [part.strip() for part in re.split(r"([+*/()]|(?<=\s)-(?=\s))", text) if part.strip()]
    signs = [part for part in parts if part in "+-*/()"]
    if not [sign for sign in signs if sign in "+-*/"] or len(parts) > 15:
        return None
    if not all(part in "+-*/()" or re.fullmatch(r"[a-z][\w ]{0,40}|\d{1,4}(?:\.\d+)?", part) for part in parts):
        return None
    return parts
