"""How one MySQL column lives in SQLite: its affinity, its collation, and CHECKs that refuse what strict MySQL refuses.

SQLite itself takes any value anywhere. Affinities keep text as text (a DECIMAL too, see ``numbers``); everything else
that a strict server would refuse (errors 1264, 1265, 1292, 1366, 1406, 3140) is said as a CHECK whose name carries
table, column and type, because that name is what SQLite's message shows; of the types that ``bulk`` proves, as a trigger.
"""

from __future__ import annotations

from collections.abc import Callable

from ..schema.model import BINARY_TYPES, FIXED_BYTES, SPATIAL_TYPES, TEXT_TYPES, Column, ColumnType, Table
from ..sql.identifiers import identifier
from . import kinds
from .numbers import LARGEST_SIGNED, LARGEST_UNSIGNED, WIDE_DIGITS

# Of other character sets every text is taken: SQLite stores Unicode, and only a server knows what they hold.
NARROW_CHARSETS = frozenset({"utf8mb3", "utf8", "ucs2", "latin1", "latin2", "ascii", "cp1251"})
CHARACTER_TYPES = TEXT_TYPES | {"enum", "set"}
UNCHECKED_TYPES = SPATIAL_TYPES | {"uuid", "inet4", "inet6", "vector"}
PROVED = frozenset({"decimal", "date", "datetime", "timestamp", "time", "enum", "set", "bit"})
"""Types of which ``bulk`` proves that a value is taken; of these and the next, that it is in the notation that is stored."""
KEPT_AS_WRITTEN = PROVED | {"char"} | BINARY_TYPES


def quoted(name: str) -> str:
    """An identifier. In backticks, never in double quotes: SQLite reads an unknown ``"name"`` as a string."""
    return identifier(name)


def literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def is_wide(column: Column) -> bool:
    """True for the one integer type that passes SQLite's."""
    return column.type.name == "bigint" and column.type.unsigned


_PLAIN_KINDS = {"year": kinds.INTEGER, "bit": kinds.INTEGER, "float": kinds.REAL, "double": kinds.REAL}


def kind(column: Column) -> str | None:
    """How values of the column are compared: one of the kinds of ``kinds``, or None for a type without order."""
    name = column.type.name
    if name in _PLAIN_KINDS:
        return _PLAIN_KINDS[name]
    if is_wide(column):
        return kinds.WIDE
    if name == "enum":
        return kinds.Labelled(kinds.TEXT, tuple(column.type.labels))
    if column.type.is_binary:
        return kinds.BINARY
    if name in CHARACTER_TYPES or name == "json":
        return kinds.TEXT
    return _sized_kind(column.type)


def _sized_kind(of: ColumnType) -> str | None:
    """The kind of a number or of a time, with its digits."""
    digits = of.length or 0
    if of.name == "decimal":
        return kinds.Sized(kinds.EXACT, of.length or 10, of.scale or 0)
    if of.is_integer:
        return kinds.Sized(kinds.INTEGER, len(str(of.integer_range[1])), 0)
    if of.name in ("datetime", "timestamp"):
        return kinds.Sized(kinds.DATETIME + str(digits or ""), digits, digits)
    if of.name in ("date", "time"):
        return kinds.Sized(kinds.DATE, 0, 0) if of.name == "date" else kinds.Sized(kinds.TIME, digits, digits)
    return None


def charset(table: Table, column: Column) -> str:
    """The column's character set, by itself, its collation, or its table."""
    collation = column.type.collation
    return (
        column.type.charset
        or (collation.split("_")[0] if collation else None)
        or table.charset
        or (table.collation.split("_")[0] if table.collation else None)
        or "utf8mb4"
    ).lower()


def folds_case(table: Table, column: Column) -> bool:
    """True when the column's collation takes ``a`` and ``A`` for the same."""
    if column.type.name not in CHARACTER_TYPES or charset(table, column) == "binary":
        return False
    # A collation of the table counts for a column of the same character set; of another one the column has that one's
    # default.
    own = column.type.collation or (table.collation if column.type.charset in (None, table.charset) else None)
    return not (own or "").lower().endswith(("_bin", "_cs", "binary"))


def affinity(table: Table, column: Column) -> str:
    """The declared type (and collation). No type at all is "no affinity": the value stays as it is written."""
    held = kind(column)
    if held == kinds.INTEGER and column.type.name != "bit":
        return "INTEGER"
    if held == kinds.REAL:
        return "REAL"
    # No affinity (https://www.sqlite.org/datatype3.html#determination_of_column_affinity): a wide integer is text, and
    # must not become a float.
    if held in (kinds.WIDE, kinds.BINARY, kinds.INTEGER, None):
        return ""
    # NOCASE knows the 26 letters of ASCII (https://www.sqlite.org/datatype3.html#collating_sequences); what differs in
    # more is found by the indexes of ``key_ddl``.
    return "TEXT COLLATE NOCASE" if folds_case(table, column) else "TEXT"


def condition(table: Table, column: Column, value: str = "") -> str | None:
    """A SQLite condition that holds for every value but NULL that a strict server takes; None when all are taken. ``value`` is
    the value's SQL where it is not the column's name."""
    name, c = column.type.name, value or quoted(column.name)
    if name in UNCHECKED_TYPES:
        return None
    if is_wide(column) or column.type.is_integer:
        return _integer(column, c)
    if name in _CONDITIONS:
        return _CONDITIONS[name](c, column.type)
    if column.type.is_binary:
        return f"length(CAST({c} AS BLOB)) <= {FIXED_BYTES.get(name, column.type.length or 1)}"
    return _characters(table, column, c)


def _integer(column: Column, c: str) -> str:
    if is_wide(column):
        above, most = str(LARGEST_SIGNED).zfill(WIDE_DIGITS), str(LARGEST_UNSIGNED)
        return (
            f"(typeof({c}) = 'integer' AND {c} >= 0) OR (typeof({c}) = 'text' AND length({c}) = {WIDE_DIGITS} AND "
            f"{c} NOT GLOB '*[^0-9]*' AND {c} > '{above}' AND {c} <= '{most}')"
        )
    low, high = column.type.integer_range
    # Any integer type of SQLite is 64 bits wide, and a text that is no number stays text: typeof() refuses it.
    return f"typeof({c}) = 'integer' AND {c} BETWEEN {low} AND {high}"


def _decimal(c: str, of: ColumnType) -> str:
    precision, scale = of.length or 10, of.scale or 0
    slow = f"my_fits_decimal({c}, {precision}, {scale}, {int(of.unsigned)})"
    if not scale:
        return slow
    # digits, the point, as many digits as the scale: that is how the scripts write it, and needs no call into Python
    digits = f"{c} GLOB '[0-9]*.{'[0-9]' * scale}' AND {c} NOT GLOB '*[^0-9.]*' AND {c} NOT GLOB '*.*.*'"
    return f"(typeof({c}) = 'text' AND length({c}) <= {precision + 1} AND {digits}) OR {slow}"


def _real(c: str, of: ColumnType) -> str:
    # REAL affinity turns 1 into 1.0; the range is that of a double on both sides.
    return f"typeof({c}) IN ('real', 'integer')" + (f" AND {c} >= 0" if of.unsigned else "")


def _datetime(c: str, of: ColumnType) -> str:
    # datetime() alone lets 30 February pass, and knows no fractions
    return f"(length({c}) = 19 AND datetime({c}, '+0 days') IS {c}) OR my_is_datetime({c})"


def _timestamp(c: str, of: ColumnType) -> str:
    # in UTC, which the scripts set; the range is that of 32 signed bits:
    # https://dev.mysql.com/doc/refman/8.4/en/datetime.html
    return f"({_datetime(c, of)}) AND {c} >= '1970-01-01 00:00:01' AND {c} < '2038-01-19 03:14:08'"


_CONDITIONS: dict[str, Callable[[str, ColumnType], str]] = {
    # 0000 is a year of MySQL's (https://dev.mysql.com/doc/refman/8.4/en/year.html).
    "year": lambda c, of: f"typeof({c}) = 'integer' AND ({c} = 0 OR {c} BETWEEN 1901 AND 2155)",
    "bit": lambda c, of: f"my_fits_bits({c}, {of.length or 1})",
    "decimal": _decimal,
    "float": _real,
    "double": _real,
    # date() alone lets 30 February pass
    "date": lambda c, of: f"typeof({c}) = 'text' AND date({c}, '+0 days') IS {c}",
    "datetime": _datetime,
    "timestamp": _timestamp,
    "time": lambda c, of: f"my_is_time({c})",
    # json_valid() of one argument is strict RFC 8259, as MySQL is (https://www.sqlite.org/json1.html#jvalid).
    "json": lambda c, of: f"json_valid({c}) AND typeof({c}) = 'text'",
}


def _characters(table: Table, column: Column, c: str) -> str:
    name, length = column.type.name, column.type.length
    parts = [f"typeof({c}) = 'text'"]
    if name == "enum":
        parts.append(f"{c} IN ({', '.join(literal(label) for label in column.type.labels)})")
    elif name == "set":
        parts.append(f"my_is_set({c}, {literal(','.join(column.type.labels))})")
    elif name in FIXED_BYTES:
        parts.append(f"length(CAST({c} AS BLOB)) <= {FIXED_BYTES[name]}")
    else:
        # SQLite's length() counts characters of a text, as VARCHAR does
        # (https://www.sqlite.org/lang_corefunc.html#length).
        parts.append(f"length({c}) <= {length or 1}")
    if charset(table, column) in NARROW_CHARSETS:
        parts.append(f"({c} NOT GLOB '*[^ -~]*' OR my_fits_charset({c}, {literal(charset(table, column))}))")
    return " AND ".join(parts)


def canonical(column: Column) -> tuple[str, str] | None:
    """For a type that MySQL stores in one notation only: (condition under which ``NEW`` is in another, that value in
    the column's notation). ``30`` becomes ``30.00`` in a DECIMAL(12,2), a date becomes midnight in a DATETIME."""
    new = f"NEW.{quoted(column.name)}"
    if column.type.name in _CANONICAL:
        return _CANONICAL[column.type.name](new, column.type)
    if column.type.is_binary:
        return f"typeof({new}) = 'text'", f"CAST({new} AS BLOB)"
    return None


def _canonical_decimal(new: str, of: ColumnType) -> tuple[str, str]:
    digits = "." + "[0-9]" * (of.scale or 0) if of.scale else ""
    unusual = f"{new} NOT GLOB '*{digits}'" if digits else f"{new} GLOB '*.*'"
    return (
        f"({unusual} OR {new} GLOB '0[0-9]*' OR {new} GLOB '[-+.]*' OR {new} GLOB '*[eE ]*')",
        f"my_as_decimal({new}, {of.scale or 0})",
    )


def _canonical_datetime(new: str, of: ColumnType) -> tuple[str, str]:
    fraction = of.length or 0
    return f"length({new}) <> {19 + (fraction + 1 if fraction else 0)}", f"my_as_datetime({new}, {fraction})"


def _canonical_time(new: str, of: ColumnType) -> tuple[str, str]:
    digits = "." + "[0-9]" * of.length if of.length else ""
    unusual = f"{new} NOT GLOB '*:[0-9][0-9]:[0-9][0-9]{digits}' OR {new} GLOB '[0-9]:*' OR {new} GLOB '-[0-9]:*'"
    return (
        f"(my_microseconds({new}) IS NOT NULL AND ({unusual}))",
        f"my_time_text(my_microseconds({new}), {of.length or 0})",
    )


def _canonical_char(new: str, of: ColumnType) -> tuple[str, str]:
    # CHAR drops trailing blanks: https://dev.mysql.com/doc/refman/8.4/en/char.html
    return f"{new} GLOB '* '", f"rtrim({new}, ' ')"


def _canonical_binary(new: str, of: ColumnType) -> tuple[str, str]:
    # BINARY is padded with zero bytes: https://dev.mysql.com/doc/refman/8.4/en/binary-varbinary.html
    return f"typeof({new}) = 'text' OR length({new}) < {of.length or 1}", f"my_pad_binary({new}, {of.length or 1})"


def _canonical_enum(new: str, of: ColumnType) -> tuple[str, str]:
    labels = ", ".join(literal(label) for label in of.labels)
    # A server stores the label as the definition writes it, in whatever case it was given
    # (https://dev.mysql.com/doc/refman/8.4/en/enum.html).
    cases = " ".join(f"WHEN {literal(label)} THEN {literal(label)}" for label in of.labels)
    return f"{new} COLLATE BINARY NOT IN ({labels})", f"CASE {new} COLLATE NOCASE {cases} ELSE {new} END"


_CANONICAL: dict[str, Callable[[str, ColumnType], tuple[str, str]]] = {
    "decimal": _canonical_decimal,
    "datetime": _canonical_datetime,
    "timestamp": _canonical_datetime,
    "time": _canonical_time,
    "char": _canonical_char,
    "binary": _canonical_binary,
    "enum": _canonical_enum,
}
