"""Column definitions: a type, and its attributes in any order.

Every attribute is either understood, known to say nothing that a seed must know, or refused with its place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ..errors import did_you_mean
from ..sql.literals import quote_string
from ..sql.tokens import DOUBLE, END, LITERAL, NUMBER, STRING, SYMBOL, WORD, Token, without_parentheses
from .builder import KeyBuilder
from .constraints import NOW, ConstraintReader
from .model import Column
from .types import LONGEST_SPELLING, SYNONYMS, TypeParts, modern_charset

# Functions that may stand without parentheses; as a DEFAULT MySQL wants (CURRENT_DATE), an expression.
COUNTERS = frozenset({"CURRENT_DATE", "CURDATE", "CURRENT_TIME", "CURTIME"})
# https://dev.mysql.com/doc/refman/8.4/en/column-count-limit.html, the same on MariaDB
MOST_COLUMNS = 4096


@dataclass
class ColumnParts:
    """A column definition while its attributes are read."""

    name: Token
    type: TypeParts
    nullable: bool = True
    default: str | None = None
    auto_increment: bool = False
    generated: str = ""
    expression: list[Token] = field(default_factory=list)
    on_update: bool = False
    invisible: bool = False
    compressed: bool = False
    comment: str = ""
    unique: bool = False
    primary: bool = False
    default_tokens: list[Token] = field(default_factory=list)
    constraint: str | None = None
    row_bound: str = ""  # START or END of MariaDB's GENERATED ALWAYS AS ROW START


class ColumnReader(ConstraintReader):
    """Reads column definitions into ``table``."""

    def _column(self, replaces: Column | None = None) -> Column:
        """Read a column definition and add it to the table, or put it in the place of ``replaces``, which is called the same."""
        parts = ColumnParts(self.name("a column"), TypeParts("int"))
        existing = self.table.index_of(parts.name.text)
        replaced = None if replaces is None else self.table.index_of(replaces.name)
        if existing is not None and existing != replaced:
            raise self.source.error(
                f"column '{parts.name.text}' of table '{self.table.name}' is defined twice",
                parts.name.start,
                hint=f"its first definition is at {self.table.columns[existing].position}",
            )
        parts.type = self._type()
        # BIGINT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE: https://dev.mysql.com/doc/refman/8.4/en/numeric-type-syntax.html
        # UNIQUE, not PRIMARY: a table may have another primary key besides.
        if parts.type.spelling == "serial":
            parts.nullable, parts.auto_increment, parts.unique = False, True, True
        while self._attribute(parts):
            pass
        column = self._finished(parts)
        if replaced is None:
            if len(self.table.columns) == MOST_COLUMNS:
                raise self.source.error(
                    f"table '{self.table.name}' has more than {MOST_COLUMNS} columns, which no server takes",
                    parts.name.start,
                )
            self.table.columns.append(column)
        else:
            self.table.columns[replaced] = column
        if parts.primary:
            self._inline_key("primary", parts)
        if parts.unique:
            self._inline_key("unique", parts)
        self.table.expressions[column.name.lower()] = [
            tokens for tokens in (parts.expression, parts.default_tokens) if tokens
        ]
        return column

    def _finished(self, parts: ColumnParts) -> Column:
        # The table's character set is read ahead, though it is written behind the columns.
        kind = parts.type.resolve(self.table.charset, self.table.collation)
        expression = self.source.render(without_parentheses(parts.expression)) if parts.expression else None
        if parts.row_bound:
            expression = f"ROW {parts.row_bound}"
        return Column(
            parts.name.text,
            kind,
            parts.nullable,
            parts.default,
            parts.auto_increment,
            parts.generated,
            expression,
            parts.on_update,
            parts.invisible,
            parts.comment or self.source.remark(self.tokens[self.index - 1].end),
            parts.compressed,
            self.source.position(parts.name.start),
        )

    def _inline_key(self, kind: str, parts: ColumnParts) -> None:
        if kind == "primary" and any(key.kind == "primary" for key in self.table.keys):
            raise self.source.error(f"table '{self.table.name}' has two primary keys", parts.name.start)
        self.table.keys.append(KeyBuilder(kind, [parts.name], (None,), [], "PRIMARY" if kind == "primary" else None))

    def _type(self) -> TypeParts:
        start = self.token
        words = []
        for distance in range(LONGEST_SPELLING):
            if not self.ahead(distance).word:
                break
            words.append(self.ahead(distance).word.lower())
        spelling = next(
            (" ".join(words[:count]) for count in range(len(words), 0, -1) if " ".join(words[:count]) in SYNONYMS), None
        )
        if spelling is None:
            shown = words[0] if words else start.text
            raise self.unexpected(f"unknown column type '{shown}'{did_you_mean(shown, list(SYNONYMS))}")
        self.index += len(spelling.split())
        parts = TypeParts(spelling)
        if self.at_symbol("("):
            if parts.base.name in ("enum", "set"):
                parts.labels = self._labels()
            else:
                parts.arguments = self._numbers()
        problem = parts.problem()
        if problem:
            raise self.source.error(problem, start.start)
        return parts

    def _labels(self) -> tuple[str, ...]:
        """The labels of ENUM and SET. MySQL strips the blanks at their end."""
        self.expect_symbol("(")
        labels = []
        while True:
            if self.token.word.startswith("_"):
                self.advance()  # a character set introducer
            # https://dev.mysql.com/doc/refman/8.4/en/enum.html
            # A comma in a label is a character of it for ENUM; SET refuses it
            # (https://dev.mysql.com/doc/refman/8.4/en/set.html).
            labels.append(self.string("a label").rstrip(" "))
            if not self.take_symbol(","):
                break
        self.expect_symbol(")")
        return tuple(labels)

    def _attribute(self, parts: ColumnParts) -> bool:
        """Read one attribute of a column. False at the end of its definition."""
        if self.token.kind == END or self.at_symbol(",") or self.at_symbol(")") or self.at_any("FIRST", "AFTER"):
            return False
        read = ATTRIBUTES.get(self.token.word)
        if read is not None:
            self.index += 1
            read(self, parts)
        elif self.token.kind == WORD and self.ahead().kind == SYMBOL and self.ahead().text == "=":
            self.advance()  # an attribute of MariaDB's engines, ENCRYPTED=YES for one
            self.value()
        else:
            shown = self.source.clean[self.token.start : self.token.end]
            raise self.unexpected(
                f"column '{parts.name.text}' of table '{self.table.name}' has an unknown attribute"
                f"{did_you_mean(shown, list(ATTRIBUTES))}"
            )
        return True

    def _not(self, parts: ColumnParts) -> None:
        if not self.take("SECONDARY"):
            # NOT SECONDARY leaves a column out of a secondary engine; it may be NULL all the same.
            self.expect("NULL")
            parts.nullable = False

    def _null(self, parts: ColumnParts) -> None:
        parts.nullable = True

    def _default(self, parts: ColumnParts) -> None:
        # only an expression is in parentheses: https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html
        if self.at_symbol("("):
            parts.default_tokens = self.group()
            parts.default = f"({self.source.render(without_parentheses(parts.default_tokens))})"
            return
        sign = "-" if self.take_symbol("-") else ""
        if not sign:
            self.take_symbol("+")
        if self.token.word.startswith("_") and self.ahead().kind in (STRING, LITERAL):
            self.advance()
        if self.token.kind in (STRING, DOUBLE):
            parts.default = quote_string(self.string("the default"))
        elif self.take_symbol("."):
            parts.default = f"{sign}0.{self.advance().text}"
        elif self.token.kind in (NUMBER, LITERAL):
            parts.default = sign + self.advance().text
        elif self.token.kind == WORD:
            parts.default = self._default_word(parts)
        else:
            raise self.unexpected("expected a default")

    def _default_word(self, parts: ColumnParts) -> str:
        """NULL, TRUE, CURRENT_TIMESTAMP(6), or a call, which MariaDB takes and prints without parentheses around it."""
        first = self.index
        word = self.advance().word
        arguments = self.group() if self.at_symbol("(") else None
        if word in NOW:
            # NOW(), LOCALTIME and the others are synonyms, and servers print this one
            # (https://dev.mysql.com/doc/refman/8.4/en/timestamp-initialization.html).
            return "CURRENT_TIMESTAMP" + (f"({arguments[0].text})" if arguments and arguments[0].text != "0" else "")
        if arguments is None:
            # MariaDB takes these bare and prints them as calls
            if word in COUNTERS:
                return f"({word}())"
            if word not in ("NULL", "TRUE", "FALSE"):
                self.index = first
                raise self.unexpected("expected a default")
            return word
        parts.default_tokens = self.tokens[first : self.index]
        return f"({self.source.render(parts.default_tokens)})"

    def _on(self, parts: ColumnParts) -> None:
        self.expect("UPDATE")
        if not self.take_any(*NOW):
            raise self.unexpected("expected CURRENT_TIMESTAMP")
        if self.at_symbol("("):
            self.group()
        # An UPDATE that changes a row sets such a column, unless it names it: the scripts that update rows set it to
        # itself.
        parts.on_update = True

    def _generated(self, parts: ColumnParts) -> None:
        self.expect("ALWAYS")
        self.expect("AS")
        self._as(parts)

    def _as(self, parts: ColumnParts) -> None:
        # https://dev.mysql.com/doc/refman/8.4/en/create-table-generated-columns.html; ROW START and ROW END are
        # MariaDB's columns of a versioned table's periods
        # PERSISTENT is MariaDB's older word for STORED (https://mariadb.com/kb/en/generated-columns/).
        parts.generated = "VIRTUAL"  # what a server assumes
        if self.take("ROW"):
            parts.row_bound = self.take_any("START", "END")
            if not parts.row_bound:
                raise self.unexpected("expected START or END")
            parts.generated = "STORED"
        else:
            parts.expression = self.group()

    def _stored(self, parts: ColumnParts) -> None:
        parts.generated = "STORED"

    def _primary(self, parts: ColumnParts) -> None:
        self.expect("KEY")
        parts.primary = True

    def _key(self, parts: ColumnParts) -> None:
        parts.primary = True  # KEY alone, in a column definition, is PRIMARY KEY

    def _unique(self, parts: ColumnParts) -> None:
        self.take("KEY")
        parts.unique = True

    def _serial(self, parts: ColumnParts) -> None:
        self.expect("DEFAULT", "VALUE")
        parts.nullable, parts.auto_increment, parts.unique = False, True, True

    def _named(self, parts: ColumnParts) -> None:
        if not self.at("CHECK") and not self.at("REFERENCES"):
            parts.constraint = self.name("the constraint").text

    def _inline_check(self, parts: ColumnParts) -> None:
        self._check(parts.constraint)
        parts.constraint = None

    def _inline_references(self, parts: ColumnParts) -> None:
        self.index -= 1
        self._references(self.token.start, parts.constraint, [parts.name])
        parts.constraint = None

    def _charset(self, parts: ColumnParts) -> None:
        parts.type.charset = modern_charset(self.value())

    def _character(self, parts: ColumnParts) -> None:
        self.expect("SET")
        self._charset(parts)

    def _collate(self, parts: ColumnParts) -> None:
        parts.type.collation = modern_charset(self.value())

    def _comment(self, parts: ColumnParts) -> None:
        parts.comment = self.string("the comment")

    def _with(self, parts: ColumnParts) -> None:
        self.expect("SYSTEM", "VERSIONING")

    def _one_value(self, parts: ColumnParts) -> None:
        self.value()

    def _auto_increment(self, parts: ColumnParts) -> None:
        parts.auto_increment = True
        parts.nullable = False

    def _unsigned(self, parts: ColumnParts) -> None:
        parts.type.unsigned = True

    def _binary(self, parts: ColumnParts) -> None:
        # BINARY behind a text type is an attribute, not the type: it asks for the _bin collation
        # (https://dev.mysql.com/doc/refman/8.4/en/string-type-syntax.html).
        parts.type.binary = True

    def _byte(self, parts: ColumnParts) -> None:
        parts.type.charset = "binary"

    def _ascii(self, parts: ColumnParts) -> None:
        # ASCII and UNICODE are short for these two: https://dev.mysql.com/doc/refman/8.4/en/string-type-syntax.html
        parts.type.charset = "latin1"

    def _unicode(self, parts: ColumnParts) -> None:
        parts.type.charset = "ucs2"

    def _invisible(self, parts: ColumnParts) -> None:
        parts.invisible = True

    def _compressed(self, parts: ColumnParts) -> None:
        parts.compressed = True
        if self.take_symbol("="):
            self.advance()  # MariaDB's method, zlib

    def _nothing(self, parts: ColumnParts) -> None:
        """An attribute that says nothing that a seed must know."""


ATTRIBUTES: dict[str, Callable[[ColumnReader, ColumnParts], None]] = {
    "NOT": ColumnReader._not,
    "NULL": ColumnReader._null,
    "DEFAULT": ColumnReader._default,
    "ON": ColumnReader._on,
    "GENERATED": ColumnReader._generated,
    "AS": ColumnReader._as,
    "VIRTUAL": ColumnReader._nothing,
    "STORED": ColumnReader._stored,
    "PERSISTENT": ColumnReader._stored,
    "PRIMARY": ColumnReader._primary,
    "KEY": ColumnReader._key,
    "UNIQUE": ColumnReader._unique,
    "SERIAL": ColumnReader._serial,
    "CONSTRAINT": ColumnReader._named,
    "CHECK": ColumnReader._inline_check,
    "ENFORCED": ColumnReader._nothing,
    "REFERENCES": ColumnReader._inline_references,
    "CHARSET": ColumnReader._charset,
    "CHARACTER": ColumnReader._character,
    "COLLATE": ColumnReader._collate,
    "COMMENT": ColumnReader._comment,
    "WITH": ColumnReader._with,
    "WITHOUT": ColumnReader._with,
    "SRID": ColumnReader._one_value,
    "REF_SYSTEM_ID": ColumnReader._one_value,
    "COLUMN_FORMAT": ColumnReader._one_value,
    "STORAGE": ColumnReader._one_value,
    "ENGINE_ATTRIBUTE": ColumnReader._one_value,
    "SECONDARY_ENGINE_ATTRIBUTE": ColumnReader._one_value,
    "AUTO_INCREMENT": ColumnReader._auto_increment,
    "UNSIGNED": ColumnReader._unsigned,
    # ZEROFILL makes a column UNSIGNED: https://dev.mysql.com/doc/refman/8.4/en/numeric-type-attributes.html
    "ZEROFILL": ColumnReader._unsigned,
    "SIGNED": ColumnReader._nothing,
    "BINARY": ColumnReader._binary,
    "BYTE": ColumnReader._byte,
    "ASCII": ColumnReader._ascii,
    "UNICODE": ColumnReader._unicode,
    "VISIBLE": ColumnReader._nothing,
    "INVISIBLE": ColumnReader._invisible,
    "COMPRESSED": ColumnReader._compressed,
}
"""What may follow a column's type: https://dev.mysql.com/doc/refman/8.4/en/create-table.html and
https://mariadb.com/kb/en/create-table/."""
