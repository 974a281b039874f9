"""The rows that a seed wrote in one table: how SQL names them, sums them up, and how the history remembers them.

The same description serves a plan, whose scripts are being written, and the history of a database, whose seeds may have
been made by a plan that no one has any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..planning.applied_keys import CRC32, AppliedTable, form_of
from ..schema.model import Column
from ..sql.identifiers import identifier
from ..sql.literals import value_literal

# A list is a range of the index for each of its values; above eq_range_index_dive_limit (200) these are estimated by
# statistics, and range_optimizer_max_mem_size bounds them all
# (https://dev.mysql.com/doc/refman/8.4/en/range-optimization.html).
KEYS_PER_LIST = 1000

# BIT is shown as bytes, so it is made a number (https://dev.mysql.com/doc/refman/8.4/en/bit-value-literals.html); bytes
# would not join with text, so they are made digits.
_FORMS = {"": "{}", "hex": "HEX({})", "bit": "{} + 0"}
_PARTS = {
    "": "{}",
    "quote": "QUOTE({})",
    "hex": "HEX({})",
    "number": "{} + 0",
    "?": "QUOTE({})",
    "quote?": "QUOTE({})",
    "hex?": "QUOTE(HEX({}))",
    "number?": "QUOTE({} + 0)",
}
_JOINABLE = {None, "utf8mb4", "utf8mb3", "utf8", "ascii", "binary"}


class SeededTable(NamedTuple):
    """``rows`` seeded rows of table ``name``, named by a range of an integer ``key`` or by ``lists`` of key literals.

    ``unset`` columns refer to the table itself or close a cycle: they are NULL before the rows can be deleted.
    ``columns`` are those that the checksum covers, with the form in which each goes into it: as it is, ``hex``, ``bit``;
    a ``?`` behind it when it can be NULL.
    """

    name: str
    key: tuple[str, ...]
    rows: int
    first: int | None
    last: int | None
    lists: tuple[str, ...]
    unset: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    sums: str = CRC32

    @classmethod
    def of_applied(cls, table: AppliedTable) -> SeededTable:
        """Describe the rows that the history names; their keys are quoted anew."""
        texts = [", ".join(map(value_literal, key)) for key in table.keys]
        if len(table.key) > 1:
            texts = [f"({text})" for text in texts]
        lists = tuple(", ".join(texts[start : start + KEYS_PER_LIST]) for start in range(0, len(texts), KEYS_PER_LIST))
        return cls(
            table.name, table.key, table.rows, table.first, table.last, lists, table.unset, table.columns, table.sums
        )

    def clauses(self, alias: str = "", columns: Sequence[str] = ()) -> list[str]:
        """Predicates that together name exactly the seeded rows: one range, or lists of up to 1000 keys.

        ``columns`` are SQL expressions in place of the key's columns.
        """
        prefix = f"{identifier(alias)}." if alias else ""
        named = list(columns) or [prefix + identifier(name) for name in self.key]
        if not self.rows:
            return ["1 = 0"]
        if self.first is not None:
            return [f"{named[0]} BETWEEN {self.first} AND {self.last}"]
        left = named[0] if len(named) == 1 else f"({', '.join(named)})"
        return [f"{left} IN ({listed})" for listed in self.lists]

    def scope(self, alias: str = "") -> str:
        """One predicate for all seeded rows, columns qualified by ``alias``."""
        clauses = self.clauses(alias)
        return clauses[0] if len(clauses) == 1 else "(" + " OR ".join(clauses) + ")"

    @property
    def checksum(self) -> str:
        """The sum over the rows, as the script that wrote them made it."""
        if self.sums == CRC32:
            return f"IFNULL({checksum_text(self.columns)}, 0)"
        # Scripts of earlier versions summed the first 64 bits of SHA-256 up; what they applied is still to be rolled
        # back.
        parts = ", ".join(_summed(name, form) for name, form in self.columns)
        return f"IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', {parts}), 256), 16), 16, 10) AS UNSIGNED)), 0)"


def _summed(name: str, form: str) -> str:
    text = _FORMS[form.removesuffix("?")].format(identifier(name))
    return f"IFNULL({text}, '~')" if form.endswith("?") else text


def column_forms(columns: Sequence[Column]) -> tuple[tuple[str, str], ...]:
    """Return the columns that a checksum covers, each with its form (see ``checksum_text``).

    Generated columns follow from the others. Text of two character sets that are not Unicode cannot be joined to one
    string (error 1267), nor, on MariaDB, text of two collations of such a set to Unicode text (error 1271): it goes in as
    hexadecimal digits, as binary strings do.
    """
    # Text of these joins with text of one other character set: they are Unicode or part of it, or no text.
    others = [column.type for column in columns if column.type.charset not in _JOINABLE]
    are_apart = (
        len({each.charset for each in others}) > 1
        or len({each.collation for each in others if not (each.collation or "").endswith("_bin")}) > 1
    )
    return tuple(
        (
            column.name,
            ("hex" if are_apart and column.type.charset not in _JOINABLE else form_of(column.type.name))
            + "?" * column.nullable,
        )
        for column in columns
        if not column.generated
    )


def checksum_text(forms: Sequence[tuple[str, str]], alias: str = "") -> str:
    """Return the sum over rows of a checksum of each row's values, as the server shows them; NULL without a row. ``alias`` is the
    table's.

    Text is quoted, so that no value reads like two, and what can be NULL too: QUOTE(NULL) is NULL without quotes. FLOAT
    is shown with six digits only, so it is summed up as a number. Bytes are compared, not collations. CRC32 alone is linear: two values of
    equal length that change places would cancel out in a sum far too often; the CRC32 of its decimal digits is not.
    """
    prefix = f"{identifier(alias)}." if alias else ""
    parts = ", ".join(_PARTS[form].format(prefix + identifier(name)) for name, form in forms)
    # SUM of integers is a DECIMAL of up to 65 digits
    # (https://dev.mysql.com/doc/refman/8.4/en/aggregate-functions.html#function_sum): it does not overflow.
    return f"SUM(CRC32(CRC32(CONCAT_WS(',', {parts}))))"
