"""What the review of a seed says, as plain values that the page draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a histogram: its value or range, and the number of rows in it."""

    label: str
    rows: int


@dataclass(frozen=True, slots=True)
class ColumnSummary:
    """One column over all rows of the seed.

    ``distinct`` counts different values without NULL; ``is_exact`` is False where there are more than were kept, and then
    ``bars`` and ``common`` are of the first rows. ``smallest`` and ``largest`` are in the order of the type (text: by code
    point), None where all values are NULL or no value may be shown. ``common`` are the most frequent values, ``bars`` a
    histogram; both are empty where they would say nothing, as of a column whose values all differ.
    """

    name: str
    type: str
    rows: int
    nulls: int
    distinct: int
    is_exact: bool
    smallest: str | None
    largest: str | None
    common: tuple[Bar, ...]
    bars: tuple[Bar, ...]

    @property
    def null_share(self) -> float:
        """The share of NULL, from 0 to 1."""
        return self.nulls / self.rows if self.rows else 0.0


@dataclass(frozen=True, slots=True)
class TableSummary:
    """One table: its columns, and its first and last rows in the order of the script (empty where rows are real people's).

    ``head`` and ``tail`` hold one text a column, None for NULL. ``is_supporting``: the rows are there only since others refer to them.
    """

    name: str
    rows: int
    first_id: int | None
    last_id: int | None
    is_supporting: bool
    columns: tuple[ColumnSummary, ...]
    head: tuple[tuple[str | None, ...], ...]
    tail: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class ReferenceSummary:
    """One foreign key within the seed: how many parents have children, and how many those have.

    ``parents`` is the number of seeded parent rows; ``used`` of those that a seeded row refers to; ``fewest``, ``median`` and
    ``most`` are children per parent that has any, None where the values were too many to be kept.
    """

    table: str
    columns: str
    parent: str
    rule: str
    parents: int
    used: int | None = None
    fewest: int | None = None
    median: float | None = None
    most: int | None = None
    nulls: int = 0


@dataclass(frozen=True, slots=True)
class PersonalColumn:
    """A column of personal data: its class, the audit's verdict and the reserved range that its values are from."""

    table: str
    column: str
    personal_class: str
    verdict: str
    range: str


@dataclass(frozen=True, slots=True)
class Review:
    """All that the page says of a seed.

    ``facts`` are name and value of what identifies the seed; ``checks`` are what the verify script proves, in words, by kind;
    ``frame`` is empty where the frame of each script is the proved one, else what differs, one line each.
    ``shows_values`` is False where the rows are real people's.
    """

    name: str
    total_rows: int
    facts: Mapping[str, str]
    tables: tuple[TableSummary, ...]
    references: tuple[ReferenceSummary, ...]
    personal_headline: str
    personal: tuple[PersonalColumn, ...]
    left_alone: tuple[str, ...]
    hits: int
    checks: Mapping[str, tuple[str, ...]]
    frame: tuple[str, ...]
    shows_values: bool

    def to_dict(self) -> dict[str, Any]:
        """The review as JSON has it."""
        return asdict(self)
