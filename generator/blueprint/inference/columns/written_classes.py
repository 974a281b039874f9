"""The class of personal data of a column by what its abbreviations are short for: ``PH_NO`` is a telephone number, ``EMPLNM`` a last name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ....schema.model import Column
from ..words.vocabulary import tokens

_Classify = Callable[[str, Column], str | None]


def with_written_names(classify: _Classify) -> _Classify:
    """Return ``classify`` (table name and column to a class or None) that asks again by the name written out, where the name as it is
    says nothing, or an address that is one of e-mail."""
    known: dict[tuple[str, str], tuple[Column, str | None]] = {}

    def classified(table: str, column: Column) -> str | None:
        found = known.get((table, column.name))
        if found is None or found[0] is not column:  # a column may be asked for without its comment
            found = known[table, column.name] = column, _classify(classify, table, column)
        return found[1]

    return classified


def _classify(classify: _Classify, table: str, column: Column) -> str | None:
    found, words = classify(table, column), tokens(column.name)
    written = "_".join(words)
    is_said = found is not None and not (found == "street" and "email" in words)
    if is_said or written == column.name.lower() or "type" in words:  # tipo_pessoa is no person
        return found
    return classify(table, replace(column, name=written))
