"""SQL that runs first in the transaction of an up script: undo of earlier seeds, by the history's own words.

An up script knows its own rows only. What an earlier seed wrote is known to the database's history, also when the files
it was applied from are gone. The texts are drawn from ``templates/sql/undo.sql.j2`` and ``empty.sql.j2``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..planning.applied import AppliedSeed
from ..planning.model import Reference
from .dependents import by_primary_key, count_dependents, known_references
from .seeded import SeededTable
from .templates import draw


@dataclass(frozen=True, slots=True)
class AppliedRows:
    """The rows of one applied seed, as the history has them. ``identity`` is the history's checksum, ``keys`` its text."""

    name: str
    identity: str
    keys: str
    tables: tuple[SeededTable, ...]
    references: tuple[Reference, ...]

    @classmethod
    def of(cls, seed: AppliedSeed) -> AppliedRows:
        """Describe the rows of a seed that the history names."""
        return cls(
            seed.name, seed.checksum, seed.row_keys, tuple(map(SeededTable.of_applied, seed.tables)), seed.references
        )

    @property
    def rows(self) -> int:
        """How many rows the seed wrote."""
        return sum(table.rows for table in self.tables)

    @property
    def locks_children(self) -> bool:
        """Whether a reference points at another key than the primary one: counting its children must lock them then."""
        seeded = {table.name: table for table in self.tables}
        return any(not by_primary_key(seeded[reference.parent], reference) for reference in self.references)


@dataclass(frozen=True, slots=True)
class Emptied:
    """A table of which every row goes; ``unset`` columns are set to NULL first."""

    name: str
    unset: tuple[str, ...] = ()


def undo_text(seed: AppliedRows, templates: Path | None = None) -> str:
    """Return the statements that remove an applied seed's rows and its history row."""
    seeded = {table.name: table for table in seed.tables}
    values = {
        "name": seed.name,
        "identity": seed.identity,
        "keys_digest": hashlib.sha256(seed.keys.encode("utf-8")).hexdigest(),
        "total": seed.rows,
        "tables": seed.tables,
        "dependents": count_dependents(seeded, seed.references),
        "known": known_references(seed.references),
    }
    return draw("undo.sql.j2", templates, values)


def empty_text(tables: Sequence[Emptied], seeds: Sequence[str], templates: Path | None = None) -> str:
    """Return the statements that empty ``tables`` (in insert order) and take ``seeds`` out of the history."""
    return draw("empty.sql.j2", templates, {"tables": tables, "seeds": seeds})
