"""Spans that a row shares with the one that it refers to: a coverage is in force as long as its policy."""

from __future__ import annotations

from ....schema.model import Column
from ..tables.known import once
from ..tables.sheet import Sheet
from .copied_amounts import repeat

_SPANS = (
    (("effective", "date"), ("expires", "date")),
    (("effective",), ("expires",)),
    (("valid", "from"), ("valid", "to")),
    (("valid", "from"), ("valid", "until")),
    (("coverage", "start"), ("coverage", "end")),
)


def copy_spans(sheet: Sheet) -> None:
    """A coverage is in force as long as its policy."""
    for own, link, parent in sheet.parents:
        ours, others = _undated(sheet), _undated(parent)
        for span in _SPANS:
            pairs = [(ours[words], others[words]) for words in span if words in ours and words in others]
            is_whole = len(pairs) == 2 and all(_is_like(column, theirs) for column, theirs in pairs)
            for column, theirs in pairs if is_whole else ():
                repeat(sheet, column, own, link, theirs)


def _is_like(column: Column, theirs: Column) -> bool:
    return column.type.name == theirs.type.name and theirs.nullable <= column.nullable


@once
def _undated(sheet: Sheet) -> dict[tuple[str, ...], Column]:
    """The columns by their words, those of the table left out."""
    words = ((each, sheet.tokens(each)) for each in sheet.table.columns)
    return {tuple(word for word in called if word not in ("on", "at")): each for each, called in words}
