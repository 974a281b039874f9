"""MySQL's and MariaDB's type names: every spelling, what it means, and the lengths that go without saying."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .model import BLOB_BYTES, FIXED_BYTES, SPATIAL_TYPES, TEXT_BYTES, TYPE_NAMES, ColumnType

_CHARACTER = ("char", "character")
_NATIONAL = "utf8mb3"

SYNONYMS: dict[str, ColumnType] = {
    **{name: ColumnType(name) for name in sorted(TYPE_NAMES)},
    **{name: ColumnType("decimal") for name in ("numeric", "dec", "fixed")},
    "integer": ColumnType("int"),
    # types of other vendors: https://dev.mysql.com/doc/refman/8.4/en/other-vendor-data-types.html
    "int1": ColumnType("tinyint"),
    "int2": ColumnType("smallint"),
    "int3": ColumnType("mediumint"),
    "middleint": ColumnType("mediumint"),
    "int4": ColumnType("int"),
    "int8": ColumnType("bigint"),
    "serial": ColumnType("bigint", unsigned=True),
    # https://dev.mysql.com/doc/refman/8.4/en/numeric-type-syntax.html
    # tinyint(1) is also how drivers and other tools recognise a boolean, so that its width is kept where others are
    # not.
    "bool": ColumnType("tinyint", length=1),
    "boolean": ColumnType("tinyint", length=1),
    # REAL is FLOAT under REAL_AS_FLOAT only, which the text cannot tell.
    "real": ColumnType("double"),
    "double precision": ColumnType("double"),
    "float4": ColumnType("float"),
    "float8": ColumnType("double"),
    "geomcollection": ColumnType("geometrycollection"),
    "character": ColumnType("char"),
    "varcharacter": ColumnType("varchar"),
    **{f"{name} varying": ColumnType("varchar") for name in _CHARACTER},
    **{name: ColumnType("mediumtext") for name in ("long", "long varchar", "long varcharacter")},
    **{f"long {name} varying": ColumnType("mediumtext") for name in _CHARACTER},
    "long varbinary": ColumnType("mediumblob"),
    # https://dev.mysql.com/doc/refman/8.4/en/charset-national.html
    # NATIONAL and its short forms name the character set utf8mb3, also where a table's is another.
    **{name: ColumnType("char", charset=_NATIONAL) for name in ("nchar", "national char", "national character")},
    **{
        name: ColumnType("varchar", charset=_NATIONAL)
        for name in (
            "nvarchar",
            "national varchar",
            "national varcharacter",
            "nchar varchar",
            "nchar varcharacter",
            "nchar varying",
            "national char varying",
            "national character varying",
        )
    },
}
"""Every spelling in lower case, and the type that it starts from."""

LONGEST_SPELLING = max(len(spelling.split()) for spelling in SYNONYMS)

DEFAULT_LENGTHS = {
    "char": 1,
    "binary": 1,
    "bit": 1,
    # DECIMAL is DECIMAL(10,0) (https://dev.mysql.com/doc/refman/8.4/en/fixed-point-types.html).
    "decimal": 10,
    "datetime": 0,
    "timestamp": 0,
    "time": 0,
    # Of MySQL 9.0 and later (https://dev.mysql.com/doc/refman/9.0/en/vector.html).
    "vector": 2048,
    **FIXED_BYTES,
}
# All other types have a length of their own when none is given
# (https://dev.mysql.com/doc/refman/8.4/en/string-type-syntax.html).
LENGTH_REQUIRED = frozenset({"varchar", "varbinary"})
WITHOUT_LENGTH = (
    frozenset(
        {
            "date",
            "json",
            "uuid",
            "inet4",
            "inet6",
            "tinytext",
            "mediumtext",
            "longtext",
            "tinyblob",
            "mediumblob",
            "longblob",
        }
    )
    | SPATIAL_TYPES
)
# https://dev.mysql.com/doc/refman/8.4/en/string-type-syntax.html:
# A text column of the character set "binary" becomes its twin of bytes.
BYTE_TWINS = {
    "char": "binary",
    "varchar": "varbinary",
    "tinytext": "tinyblob",
    "text": "blob",
    "mediumtext": "mediumblob",
    "longtext": "longblob",
}
# The Maxlen of SHOW CHARACTER SET; those of one byte are left out.
WIDEST_CHARACTER = {
    "utf8mb4": 4,
    "utf8mb3": 3,
    "utf16": 4,
    "utf16le": 4,
    "utf32": 4,
    "gb18030": 4,
    "ucs2": 2,
    "sjis": 2,
    "cp932": 2,
    "gbk": 2,
    "big5": 2,
    "euckr": 2,
    "gb2312": 2,
    "ujis": 3,
    "eucjpms": 3,
}


_RESOLVED: dict[tuple[object, ...], ColumnType] = {}


@dataclass
class TypeParts:
    """What a definition says of its column's type, before the table's character set is known.

    ``arguments`` are the numbers in parentheses. Raises nothing; ``problem`` says what is wrong with them.
    """

    spelling: str
    arguments: tuple[int, ...] | None = None
    labels: tuple[str, ...] = ()
    unsigned: bool = False
    binary: bool = False
    charset: str | None = None
    collation: str | None = None

    @property
    def base(self) -> ColumnType:
        """The type that the spelling starts from, without lengths."""
        return SYNONYMS[self.spelling]

    def problem(self) -> str | None:
        """What a server would refuse in the parentheses, or None."""
        name, arguments = self.base.name, self.arguments
        if name in ("enum", "set"):
            return None if self.labels else f"{name} needs its labels: {name}('a','b')"
        if name in LENGTH_REQUIRED and not arguments:
            return f"{name} needs a length: {name}(190)"
        if not arguments:
            return None
        if name in WITHOUT_LENGTH or self.spelling in ("bool", "boolean", "serial"):
            return f"{self.spelling} takes no length"
        if len(arguments) > (2 if name in ("decimal", "float", "double") else 1):
            return f"{self.spelling} takes fewer numbers in its parentheses"
        if name == "decimal" and len(arguments) == 2 and arguments[1] > arguments[0]:
            return f"decimal({arguments[0]},{arguments[1]}): the scale is larger than the number of digits"
        if name in ("datetime", "timestamp", "time") and arguments[0] > 6:
            return f"{name}({arguments[0]}): a second has at most 6 fractional digits"
        return None

    def resolve(self, table_charset: str | None, table_collation: str | None) -> ColumnType:
        """The column's type; character set and collation fall back to the table's. Kept, since columns repeat their types."""
        key = (*vars(self).values(), table_charset, table_collation)
        if key not in _RESOLVED:
            _RESOLVED[key] = self._resolve(table_charset, table_collation)
        return _RESOLVED[key]

    def _resolve(self, table_charset: str | None, table_collation: str | None) -> ColumnType:
        base = self.base
        length, scale = (*(self.arguments or ()), None, None)[:2]
        unsigned = base.unsigned or self.unsigned
        if base.is_text or base.name in ("enum", "set"):
            return self._text(table_charset, table_collation, length)
        if base.name == "year":
            return base
        if base.name == "float" and length is not None and scale is None:
            # FLOAT(p) chooses by precision: https://dev.mysql.com/doc/refman/8.4/en/floating-point-types.html
            return replace(base, name="float" if length <= 24 else "double", unsigned=unsigned)
        # BLOB(M) and TEXT(M) choose the smallest type that holds M
        # (https://dev.mysql.com/doc/refman/8.4/en/string-type-syntax.html).
        if base.name == "blob" and length is not None:
            base, length = _fitting(base, length, BLOB_BYTES), None
        if base.name == "decimal":
            scale = scale or 0
        return replace(base, length=_or_default(base, length), scale=scale, unsigned=unsigned)

    def _text(self, table_charset: str | None, table_collation: str | None, length: int | None) -> ColumnType:
        charset = self.charset or self.base.charset or charset_of(self.collation)
        collation = self.collation
        if charset is None:
            # What the column does not say it has from the table, and only together: a collation belongs to one
            # character set (https://dev.mysql.com/doc/refman/8.4/en/charset-column.html).
            charset, collation = table_charset, None if self.binary else table_collation
        if self.binary and collation is None and charset is not None:
            collation = f"{charset}_bin"  # BINARY behind CHAR(10) names the character set's _bin collation
        name = self.base.name
        if charset == "binary" and name in BYTE_TWINS:
            return TypeParts(BYTE_TWINS[name], self.arguments).resolve(None, None)
        base = self.base
        if name == "text" and length is not None:
            # M is in characters, the limits are in bytes: a server reckons with the widest character of the set.
            base = _fitting(base, length * WIDEST_CHARACTER.get(charset or "utf8mb4", 1), TEXT_BYTES)
            length = None
        if length is None:
            length = DEFAULT_LENGTHS.get(base.name)
        return replace(base, length=length, labels=self.labels, charset=charset, collation=collation)


def _or_default(base: ColumnType, length: int | None) -> int | None:
    return length if length is not None else base.length or DEFAULT_LENGTHS.get(base.name)


def _fitting(base: ColumnType, size: int, sizes: dict[str, int]) -> ColumnType:
    """TEXT(n) and BLOB(n) are the smallest type that holds n."""
    return replace(base, name=next((name for name, most in sizes.items() if size <= most), list(sizes)[-1]))


def charset_of(collation: str | None) -> str | None:
    """The character set that a collation belongs to: utf8mb4 of utf8mb4_0900_ai_ci."""
    # a collation's name begins with that of its character set:
    # https://dev.mysql.com/doc/refman/8.4/en/charset-collation-names.html
    if collation is None or collation.startswith("uca1400"):  # MariaDB's names that fit any Unicode character set
        return None
    return collation.split("_")[0]


def modern_charset(name: str) -> str:
    """``utf8`` is an alias of utf8mb3, in names of collations too."""
    lower = name.lower()
    # https://dev.mysql.com/doc/refman/8.4/en/charset-unicode-utf8.html
    return "utf8mb3" + lower[4:] if lower == "utf8" or lower.startswith("utf8_") else lower
