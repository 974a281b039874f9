"""Whether a column can hold the values of another one, and holds the same class of personal data."""

from __future__ import annotations

from ....schema.model import Column, ColumnType
from .sheet import Sheet


def takes(column: Column, theirs: Column) -> bool:
    """True when a column can hold all values of another one."""
    own, other = column.type, theirs.type
    if theirs.nullable and not column.nullable:
        return False
    if own.is_text and (other.is_text or other.name == "enum"):
        return _takes_text(own, other)
    if own.labels or other.labels:
        return set(other.labels) <= set(own.labels)
    return _takes_number(own, other) or (own.name == other.name and own.name in ("date", "datetime", "double"))


def _takes_text(own: ColumnType, other: ColumnType) -> bool:
    longest = 10**6 if own.name not in ("char", "varchar", "tinytext") else own.length or 255
    needed = max(map(len, other.labels), default=0) if other.labels else other.length
    return needed is not None and needed <= longest and own.charset == other.charset


def _takes_number(own: ColumnType, other: ColumnType) -> bool:
    if own.name == "decimal" and other.name == "decimal":
        digits = [kind.whole_digits for kind in (own, other)]
        return digits[0] >= digits[1] and (own.scale or 0) >= (other.scale or 0)
    if own.is_integer and other.is_integer:
        return own.integer_range[0] <= other.integer_range[0] and own.integer_range[1] >= other.integer_range[1]
    return False


def same_class(sheet: Sheet, column: Column, parent: Sheet, theirs: Column) -> bool:
    """True when both hold the same class of personal data, or none."""
    classify = sheet.builder.schema.classify
    own, other = classify(sheet.name, column), classify(parent.name, theirs)
    return own == other or {own, other} <= {None, "free_text"}
