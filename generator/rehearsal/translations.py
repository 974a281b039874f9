"""Translations into SQLite's words, each made once: in a run, and of a verify script and its schema in all runs of one user.

sqlglot, by which they are made, takes longer to load than a small rehearsal takes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..cache import CachedDocument, version_of
from ..schema.model import Schema, Table
from ..schema.serialization import to_dict
from .kinds import Columns, SqlType

if TYPE_CHECKING:
    from .translate import Translator


@dataclass(frozen=True, slots=True)
class Query:
    """A translated SELECT: SQLite's text, and per result column its name and kind."""

    sql: str
    names: tuple[str, ...]
    kinds: tuple[SqlType, ...]


class Translations:
    """Translates over tables of which ``kinds`` names the columns' kinds; what ``cached`` holds is not translated again."""

    def __init__(self, kinds: Mapping[str, Columns], cached: CachedDocument | None = None) -> None:
        self._kinds = kinds
        self._cached = cached
        known: Mapping[str, Any] = (cached.read() if cached is not None else None) or {}
        self._expressions: dict[str, dict[str, str]] = dict(known.get("expressions", {}))
        self._queries: dict[str, list[Any]] = dict(known.get("queries", {}))
        self._made: Translator | None = None
        self._has_more = False

    def of_table(self, expression: str, table: Table) -> str:
        """An expression over a table's columns: a CHECK, a generated column, a default. Raises SeedsqlError for what is not known."""
        known = self._expressions.setdefault(table.name, {})
        if expression not in known:
            known[expression] = self._translator().of_table(expression, table)
            self._has_more = True
        return known[expression]

    def query(self, sql: str) -> Query:
        """A SELECT (without INTO). Raises StatementFailed when it cannot be translated."""
        if sql not in self._queries:
            made = self._translator().query(sql)
            self._queries[sql] = [made.sql, made.names, made.kinds]
            self._has_more = True
        text, names, kinds = self._queries[sql]
        return Query(text, tuple(names), tuple(kinds))

    def keep(self) -> None:
        """Cache the translations, so that the next run need not load sqlglot."""
        if self._cached is not None and self._has_more:
            self._cached.write({"expressions": self._expressions, "queries": self._queries})

    def _translator(self) -> Translator:
        from .translate import Translator

        if self._made is None:
            self._made = Translator(self._kinds)
        return self._made


def translations_of(schema: Schema, verify: Path) -> CachedDocument | None:
    """Where the translations of a schema's expressions and a verify script's checks are cached; None where the script cannot be
    read. They are found by all that decides how they come out: the schema, the script, this package, the version of sqlglot."""
    modules = [each.read_bytes() for each in sorted(Path(__file__).parent.glob("*.py"))]
    tables = json.dumps(to_dict(schema), sort_keys=True).encode()
    try:
        return CachedDocument("rehearsals", tables, verify.read_bytes(), version_of("sqlglot"), *modules)
    except OSError:
        return None
