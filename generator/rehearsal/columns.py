"""How one MySQL column lives in SQLite: its affinity, its collation, and CHECKs that refuse what strict MySQL refuses.

SQLite itself takes any value anywhere. Affinities keep text as text (a DECIMAL too, see ``numbers``); everything else
that a strict server would refuse (errors 1264, 1265, 1292, 1366, 1406, 3140) is said as a CHECK whose name carries
table, column and type, because that name is what SQLite's message shows.
"""

from __future__ import annotations

from ..schema.model import Column, Table
from ..sql.identifiers import identifier
from . import kinds
from .numbers import LARGEST_SIGNED, LARGEST_UNSIGNED, WIDE_DIGITS

TEXT_OCTETS = {
    "tinytext": 255,
    "text": 2**16 - 1,
    "mediumtext": 2**24 - 1,
    "longtext": 2**32 - 1,
    "tinyblob": 255,
    "blob": 2**16 - 1,
    "mediumblob": 2**24 - 1,
    "longblob": 2**32 - 1,
}
NARROW_CHARSETS = frozenset({"utf8mb3", "utf8", "ucs2", "latin1", "latin2", "ascii", "cp1251"})
CHARACTER_TYPES = frozenset({"char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set"})
UNCHECKED_TYPES = frozenset(
    {
        "geometry",
        "point",
        "linestring",
        "polygon",
        "multipoint",
        "multilinestring",
        "multipolygon",
        "geometrycollection",
        "uuid",
        "inet4",
        "inet6",
        "vector",
    }
)


def quoted(name: str) -> str:
    """An identifier. In backticks, never in double quotes: SQLite reads an unknown ``"name"`` as a string."""
    return identifier(name)


def literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def is_wide(column: Column) -> bool:
    """True for the one integer type that passes SQLite's."""
    return column.type.name == "bigint" and column.type.unsigned


def kind(column: Column) -> str | None:
    """How values of the column are compared: one of the kinds of ``kinds``, or None for a type without order."""
    name = column.type.name
    if name in ("decimal",):
        return kinds.EXACT
    if column.type.is_integer or name in ("year", "bit"):
        return kinds.WIDE if is_wide(column) else kinds.INTEGER
    if name in ("float", "double"):
        return kinds.REAL
    if name in ("datetime", "timestamp"):
        return kinds.DATETIME + str(column.type.length or "")
    if name in ("date", "time"):
        return name
    if column.type.is_binary:
        return kinds.BINARY
    return kinds.TEXT if name in CHARACTER_TYPES or name == "json" else None


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
    own = column.type.collation or (table.collation if column.type.charset in (None, table.charset) else None)
    return not (own or "").lower().endswith(("_bin", "_cs", "binary"))


def affinity(table: Table, column: Column) -> str:
    """The declared type (and collation). No type at all is "no affinity": the value stays as it is written."""
    held = kind(column)
    if held == kinds.INTEGER and column.type.name != "bit":
        return "INTEGER"
    if held == kinds.REAL:
        return "REAL"
    if held in (kinds.WIDE, kinds.BINARY, kinds.INTEGER, None):
        return ""
    return "TEXT COLLATE NOCASE" if folds_case(table, column) else "TEXT"


def condition(table: Table, column: Column) -> str | None:
    """A SQLite condition that holds for every value but NULL that a strict server takes; None when all are taken."""
    name, c, length = column.type.name, quoted(column.name), column.type.length
    if name in UNCHECKED_TYPES:
        return None
    if is_wide(column):
        above, most = str(LARGEST_SIGNED).zfill(WIDE_DIGITS), str(LARGEST_UNSIGNED)
        return (
            f"(typeof({c}) = 'integer' AND {c} >= 0) OR (typeof({c}) = 'text' AND length({c}) = {WIDE_DIGITS} AND "
            f"{c} NOT GLOB '*[^0-9]*' AND {c} > '{above}' AND {c} <= '{most}')"
        )
    if column.type.is_integer:
        low, high = column.type.integer_range
        return f"typeof({c}) = 'integer' AND {c} BETWEEN {low} AND {high}"
    if name == "year":
        return f"typeof({c}) = 'integer' AND ({c} = 0 OR {c} BETWEEN 1901 AND 2155)"
    if name == "bit":
        return f"my_fits_bits({c}, {length or 1})"
    if name == "decimal":
        return f"my_fits_decimal({c}, {length or 10}, {column.type.scale or 0}, {int(column.type.unsigned)})"
    if name in ("float", "double"):
        return f"typeof({c}) IN ('real', 'integer')" + (f" AND {c} >= 0" if column.type.unsigned else "")
    if name == "date":
        return f"typeof({c}) = 'text' AND date({c}, '+0 days') IS {c}"  # alone, date() lets 30 February pass
    if name in ("datetime", "timestamp"):
        return _datetime(column)
    if name == "time":
        return f"my_is_time({c})"
    if name == "json":
        return f"json_valid({c}) AND typeof({c}) = 'text'"
    if column.type.is_binary:
        return f"length(CAST({c} AS BLOB)) <= {TEXT_OCTETS.get(name, length or 1)}"
    return _characters(table, column)


def _datetime(column: Column) -> str:
    c = quoted(column.name)
    valid = f"my_is_datetime({c})"
    if column.type.name == "timestamp":
        # in UTC, which the scripts set; the range is that of 32 signed bits
        valid += f" AND {c} >= '1970-01-01 00:00:01' AND {c} < '2038-01-19 03:14:08'"
    return valid


def _characters(table: Table, column: Column) -> str:
    name, c, length = column.type.name, quoted(column.name), column.type.length
    parts = [f"typeof({c}) = 'text'"]
    if name == "enum":
        parts.append(f"{c} IN ({', '.join(literal(label) for label in column.type.labels)})")
    elif name == "set":
        parts.append(f"my_is_set({c}, {literal(','.join(column.type.labels))})")
    elif name in TEXT_OCTETS:
        parts.append(f"length(CAST({c} AS BLOB)) <= {TEXT_OCTETS[name]}")
    else:
        parts.append(f"length({c}) <= {length or 1}")
    if charset(table, column) in NARROW_CHARSETS:
        parts.append(f"my_fits_charset({c}, {literal(charset(table, column))})")
    return " AND ".join(parts)


def canonical(column: Column) -> tuple[str, str] | None:
    """For a type that MySQL stores in one notation only: (condition under which ``NEW`` is in another, that value in
    the column's notation). ``30`` becomes ``30.00`` in a DECIMAL(12,2), a date becomes midnight in a DATETIME."""
    new, c = f"NEW.{quoted(column.name)}", column.type
    if c.name == "decimal":
        digits = "." + "[0-9]" * (c.scale or 0) if c.scale else ""
        unusual = f"{new} NOT GLOB '*{digits}'" if digits else f"{new} GLOB '*.*'"
        return (
            f"({unusual} OR {new} GLOB '0[0-9]*' OR {new} GLOB '[-+.]*' OR {new} GLOB '*[eE ]*')",
            f"my_as_decimal({new}, {c.scale or 0})",
        )
    if c.name in ("datetime", "timestamp"):
        fraction = c.length or 0
        return f"length({new}) <> {19 + (fraction + 1 if fraction else 0)}", f"my_as_datetime({new}, {fraction})"
    if c.name == "char":
        return f"{new} GLOB '* '", f"rtrim({new}, ' ')"  # CHAR drops trailing blanks
    if c.name == "binary":
        return (f"typeof({new}) = 'text' OR length({new}) < {c.length or 1}", f"my_pad_binary({new}, {c.length or 1})")
    if c.is_binary:
        return f"typeof({new}) = 'text'", f"CAST({new} AS BLOB)"
    if c.name == "enum":
        labels = ", ".join(literal(label) for label in c.labels)
        cases = " ".join(f"WHEN {literal(label)} THEN {literal(label)}" for label in c.labels)
        return f"{new} COLLATE BINARY NOT IN ({labels})", f"CASE {new} COLLATE NOCASE {cases} ELSE {new} END"
    return None
