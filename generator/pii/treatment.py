"""What was done to the personal data of a seed, and which columns were left as they are: the words of every report of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from ..errors import ChecksumError

GENERATED, MASKED, REAL, ABSENT = "generated", "masked", "real", "absent"
# Of one length each, with and without findings: they are known when the header is written and the rows after it, too.
_RANGES = {False: "every value is from a reserved range", True: "some values are outside their ranges"}
_TRANSFORMED = {False: ", but in columns that are transformed", True: ", not only those that are transformed"}
_HEADLINES = {
    GENERATED: "personal data: generated; {ranges}",
    MASKED: "personal data: masked with key {key}; {ranges}",
    ABSENT: "personal data: none was found in these rows, and nothing was masked",
    REAL: "PERSONAL DATA IN HERE IS REAL. Nothing was masked, because these rows are for production.",
}


UNREMARKABLE = "nothing in its name, its type or its values is"
"""Why a column of real rows was left as it is, when no one had to decide."""


class UnmaskedColumn(NamedTuple):
    """A column whose values are as they were. ``personal_class`` is what the column holds, ``none`` for nothing
    personal; ``why`` is who decided, or the reason that a person gave."""

    table: str
    column: str
    personal_class: str
    why: str

    def to_dict(self) -> dict[str, str]:
        """The column as plain data."""
        return {"class": self.personal_class, "column": self.column, "table": self.table, "why": self.why}

    @property
    def reason(self) -> str:
        """What the column holds and who says so."""
        return f"{'not personal' if self.personal_class == 'none' else self.personal_class} ({self.why})"


class TransformedColumn(NamedTuple):
    """A column that a person had masked by a transformer, whose results may be outside the class's reserved range. ``how`` is
    the transformer, ``why`` the reason given, empty for none."""

    table: str
    column: str
    personal_class: str
    how: str
    why: str

    def to_dict(self) -> dict[str, str]:
        """The column as plain data."""
        return {
            "class": self.personal_class,
            "column": self.column,
            "table": self.table,
            "transformer": self.how,
            "why": self.why,
        }

    @property
    def reason(self) -> str:
        """What was done to the column, and why."""
        held = "" if self.personal_class == "none" else f"{self.personal_class} "
        return f"{held}by {self.how}" + (f" ({self.why})" if self.why else "")


class Treatment(NamedTuple):
    """``how`` is ``generated``, ``masked`` (then ``key`` is the fingerprint of the secret), ``absent`` (there was nothing to mask) or
    ``real``. ``outside``: the audit found values outside their reserved range."""

    how: str = GENERATED
    key: str | None = None
    left: tuple[UnmaskedColumn, ...] = ()
    transformed: tuple[TransformedColumn, ...] = ()
    outside: bool = False

    @property
    def headline(self) -> str:
        """In a sentence, for people."""
        but = _TRANSFORMED[self.outside] if self.transformed else ""
        return _HEADLINES[self.how].format(key=self.key, ranges=_RANGES[self.outside]) + but

    @property
    def decisions(self) -> dict[tuple[str, str], str]:
        """By table and column that a person left as it is because it holds nothing personal, or had transformed: the
        reason."""
        left = {
            (each.table, each.column): each.why
            for each in self.left
            if each.personal_class == "none" and each.why != UNREMARKABLE
        }
        return left | {(each.table, each.column): each.reason for each in self.transformed}

    @property
    def lines(self) -> list[str]:
        """A line for the columns of a table that were left alone for one reason, and for each that was transformed."""
        return list(self.written_reasons)

    @property
    def written_reasons(self) -> dict[str, str]:
        """By each of ``lines``: what a person wrote in it, which is all but names of columns and of classes."""
        columns: dict[tuple[str, str], list[UnmaskedColumn]] = {}
        for each in self.left:
            columns.setdefault((each.table, each.reason), []).append(each)
        known = {f"{each.table}.{each.column}" for each in self.left}
        left = {
            f"left alone: {table}.{', '.join(each.column for each in group)}: {reason}": _unnamed(group[0].why, known)
            for (table, reason), group in columns.items()
        }
        return left | {f"transformed: {each.table}.{each.column}: {each.reason}": each.why for each in self.transformed}

    def to_dict(self) -> dict[str, Any]:
        """The handling as plain data, as the manifest and the audit hold it."""
        data = {"how": self.how, "key": self.key, "left_alone": [each.to_dict() for each in self.left]}
        return {**data, "transformed": [each.to_dict() for each in self.transformed]} if self.transformed else data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Treatment:
        """The treatment that ``to_dict`` wrote. Raises ChecksumError when it is not one."""
        if data["how"] not in _HEADLINES:
            raise ChecksumError(f"a manifest cannot say of personal data that it is {data['how']!r}")
        left = (
            UnmaskedColumn(each["table"], each["column"], each["class"], each["why"]) for each in data["left_alone"]
        )
        transformed = (
            TransformedColumn(each["table"], each["column"], each["class"], each["transformer"], each["why"])
            for each in data.get("transformed", ())
        )
        return cls(data["how"], data.get("key"), tuple(left), tuple(transformed), bool(data.get("hit_count")))


def _unnamed(why: str, known: Collection[str]) -> str:
    """``why`` without the column that the reason was given for ("as user.password: "), which may hold a colon itself."""
    ends = (match.start() for match in re.finditer(": ", why) if why.startswith("as "))
    return next((why[end + 2 :] for end in ends if why[3:end] in known), why)
