"""What stands inside CREATE TABLE and ALTER TABLE: columns with their attributes, keys, constraints, table options.

Every word is either understood, known to say nothing that a seed must know, or refused with its place.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field

from ..errors import SchemaError, did_you_mean
from ..sql.literals import quote_string
from ..sql.source import Statement
from ..sql.tokens import DOUBLE, END, LITERAL, NUMBER, STRING, SYMBOL, WORD, Token
from .cursor import Cursor
from .draft import CheckDraft, KeyDraft, ReferenceDraft, SchemaDraft, TableDraft, without_parentheses
from .model import Column
from .types import LONGEST_SPELLING, SYNONYMS, TypeParts, charset_of, modern_charset

NOW = frozenset({"CURRENT_TIMESTAMP", "NOW", "LOCALTIME", "LOCALTIMESTAMP"})
COUNTERS = frozenset({"CURRENT_DATE", "CURDATE", "CURRENT_TIME", "CURTIME"})
# https://dev.mysql.com/doc/refman/8.4/en/column-count-limit.html, the same on MariaDB
MOST_COLUMNS = 4096
LONGEST_NUMBER = 10  # digits of LONGTEXT's length, the largest number of a definition
DUMP_HINT = "mysqldump --no-data DATABASE > schema.sql writes the schema as it is now"
UNDOING = ("DROP", "RENAME", "ALTER", "CONVERT", "EXCHANGE", "COALESCE", "REORGANIZE", "REMOVE", "TRUNCATE")
OPENS_TABLE_DEFINITION = frozenset(
    {"PRIMARY", "UNIQUE", "KEY", "INDEX", "FULLTEXT", "SPATIAL", "CONSTRAINT", "FOREIGN", "CHECK", "PERIOD", "VECTOR"}
)


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
    comment: str = ""
    unique: bool = False
    primary: bool = False
    default_tokens: list[Token] = field(default_factory=list)
    constraint: str | None = None
    row_bound: str = ""  # START or END of MariaDB's GENERATED ALWAYS AS ROW START


class TableReader(Cursor):
    """Reads CREATE TABLE and ALTER TABLE."""

    def __init__(
        self,
        schema: SchemaDraft,
        statement: Statement,
        tokens: list[Token],
        index: int,
        table: TableDraft | None = None,
    ) -> None:
        super().__init__(schema, statement)
        self.tokens, self.index = tokens, index
        if table is not None:
            self.table = table

    # CREATE TABLE

    def create(self, replacing: bool) -> None:
        self.take("IF", "NOT", "EXISTS")
        name = self.qualified("a table")
        if name.text in self.schema.tables and not replacing:
            first = self.schema.tables[name.text]
            raise self.source.error(
                f"table '{name.text}' is defined twice", name.start, hint=f"its first definition is at {first.position}"
            )
        self.table = TableDraft(name.text, self.statement.start, self.source.position(self.statement.start))
        if self.at("LIKE") or (self.at_symbol("(") and self.ahead().word == "LIKE"):
            self._like()
        else:
            self._definitions()
        self.schema.tables.pop(name.text, None)
        self.schema.tables[name.text] = self.table

    def _like(self) -> None:
        """CREATE TABLE … LIKE copies columns, keys and checks; foreign keys it leaves out."""
        parenthesis = self.take_symbol("(")
        self.expect("LIKE")
        model = self.schema.named(self.qualified("a table"), "LIKE names the")
        if parenthesis:
            self.expect_symbol(")")
        self.expect_end()
        copy = deepcopy(model)
        copy.name, copy.place, copy.position, copy.references = (
            self.table.name,
            self.table.place,
            self.table.position,
            [],
        )
        for check in copy.checks:
            check.name = None
        self.table = copy

    def _definitions(self) -> None:
        if self.take_any("AS", "SELECT", "IGNORE", "REPLACE"):
            self.index -= 1
            raise self._as_select()
        if not self.at_symbol("("):
            raise self.unexpected("expected the column definitions, in parentheses,")
        opening = self.index
        self.group()
        self._options()
        self.index = opening + 1
        if self.at("SELECT"):
            raise self._as_select()
        while True:
            self._definition()
            if not self.take_symbol(","):
                break
        self.expect_symbol(")")
        if not self.table.columns:
            raise self.source.error(f"table '{self.table.name}' has no columns", self.table.place)

    def _as_select(self) -> SchemaError:
        return self.unexpected("CREATE TABLE … AS SELECT says no types", hint=DUMP_HINT)

    def _definition(self) -> None:
        """One item of the list: a column, a key or a constraint."""
        word = self.token.word
        if (
            word not in OPENS_TABLE_DEFINITION
            or (word == "PERIOD" and self.ahead().word != "FOR")
            or (word == "VECTOR" and self.ahead().word not in ("KEY", "INDEX"))
        ):
            self._column()
            return
        constraint = None
        if self.take("CONSTRAINT"):
            self.take("IF", "NOT", "EXISTS")
            if self.token.word not in ("PRIMARY", "UNIQUE", "FOREIGN", "CHECK"):
                constraint = self.name("the constraint").text
        self._constraint(constraint)

    def _constraint(self, constraint: str | None) -> None:
        if self.take("PERIOD", "FOR"):
            self.name("the period")
            self.group()
        elif self.take("PRIMARY", "KEY"):
            self._named_key("primary", constraint)
        elif self.take("UNIQUE"):
            self.take_any("KEY", "INDEX")
            self._named_key("unique", constraint)
        elif self.take("FOREIGN", "KEY"):
            self._foreign_key(constraint)
        elif self.take("CHECK"):
            self._check(constraint)
        elif self.take_any("FULLTEXT", "SPATIAL", "VECTOR"):
            self.take_any("KEY", "INDEX")
            self._named_key("index", None)
        elif self.take_any("KEY", "INDEX"):
            self._named_key("index", None)
        else:
            raise self.unexpected("expected a key or a constraint")

    def _named_key(self, kind: str, constraint: str | None) -> None:
        self.take("IF", "NOT", "EXISTS")
        name = None
        if self.token.is_name and not self.at("USING"):
            name = self.name("the key").text
        if self.take("USING"):
            self.advance()
        self.key(kind, name or constraint)
        self.index_options()

    def key(self, kind: str, name: str | None) -> None:
        """Read a key's parts and add it to the table."""
        opening = self.token
        parts: list[Token] = []
        prefixes: list[int | None] = []
        everything = self._key_parts(parts, prefixes)
        functional = len(everything) > 0
        if kind == "primary":
            if functional:
                raise self.source.error("a primary key cannot be an expression", opening.start)
            if any(key.kind == "primary" for key in self.table.keys):
                raise self.source.error(f"table '{self.table.name}' has two primary keys", opening.start)
            name = "PRIMARY"
        self.table.keys.append(
            KeyDraft(kind, [] if functional else parts, () if functional else tuple(prefixes), everything, name)
        )

    def _key_parts(self, parts: list[Token], prefixes: list[int | None]) -> list[Token]:
        """Fill in columns and prefix lengths; return the tokens of the whole list when an expression is among them."""
        start = self.index + 1
        functional = False
        self.expect_symbol("(")
        while True:
            if self.at_symbol("("):
                self.group()
                functional = True
            else:
                parts.append(self.name("a column of the key"))
                prefix = None
                if self.at_symbol("("):
                    prefix = int(self._numbers()[0])
                prefixes.append(prefix)
            self.take_any("ASC", "DESC")
            if not self.take_symbol(","):
                break
        if not self.at_symbol(")"):
            raise self.unexpected("expected ',' or ')' in the key")
        inner = self.tokens[start : self.index]
        self.index += 1
        return inner if functional else []

    def index_options(self) -> None:
        """Pass over what a key's parts may be followed by."""
        while self.token.kind == WORD:
            if self.take("USING") or self.take("WITH", "PARSER"):
                self.advance()
            elif self.take_any("VISIBLE", "INVISIBLE", "IGNORED") or self.take("NOT", "IGNORED"):
                continue
            elif self.take("COMMENT"):
                self.string("the comment")
            elif self.take_any("KEY_BLOCK_SIZE", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE", "ALGORITHM", "LOCK"):
                self.value()
            elif self.ahead().text == "=" and self.ahead().kind == SYMBOL:
                self.advance()
                self.value()
            else:
                break

    def _foreign_key(self, constraint: str | None) -> None:
        place = self.tokens[self.index - 2].start
        self.take("IF", "NOT", "EXISTS")
        if self.token.is_name:
            self.name("the index")  # names the index; the constraint's name is CONSTRAINT's or a generated one
        columns = self.names("a column")
        self._references(place, constraint, columns)

    def _references(self, place: int, name: str | None, columns: list[Token]) -> None:
        self.expect("REFERENCES")
        parent = self.qualified("the parent table")
        parent_columns = self.names("a column of the parent") if self.at_symbol("(") else None
        reference = ReferenceDraft(place, name, columns, parent, parent_columns)
        while True:
            if self.take("MATCH"):
                self.advance()
            elif self.take("ON", "DELETE"):
                reference.on_delete = self._action()
            elif self.at("ON", "UPDATE") and self.ahead(2).word not in NOW:
                self.expect("ON", "UPDATE")
                reference.on_update = self._action()
            else:
                break
        self.table.references.append(reference)

    def _action(self) -> str:
        for words in (("NO", "ACTION"), ("SET", "NULL"), ("SET", "DEFAULT"), ("CASCADE",), ("RESTRICT",)):
            if self.take(*words):
                return " ".join(words)
        raise self.unexpected("expected RESTRICT, CASCADE, SET NULL or NO ACTION")

    def _check(self, name: str | None) -> None:
        tokens = self.group()
        enforced = True
        if self.take("NOT", "ENFORCED"):
            enforced = False
        else:
            self.take("ENFORCED")
        self.table.checks.append(CheckDraft(name, tokens, enforced))

    # Table options

    def _options(self) -> None:
        """Read the options behind the definitions, up to PARTITION BY, which says nothing that a seed must know."""
        while self.token.kind != END:
            word = self.token.word
            if word in ("CREATE", "AS", "SELECT", "IGNORE", "REPLACE"):
                raise self._as_select() if word != "CREATE" else self.unexpected("a ';' is missing before")
            if self.take("PARTITION", "BY"):
                self.index = len(self.tokens) - 1
            elif not self.option():
                raise self.unexpected("a table option that is not understood")
        self._settle_charset()

    def option(self) -> bool:
        """Step over one table option, keeping what the model holds. False when there is none here."""
        self.take("DEFAULT")
        if self.take("COMMENT"):
            self.take_symbol("=")
            self.table.comment = self.string("the comment")
        elif self.take("ENGINE"):
            self.table.engine = self.value()
        elif self.take_any("CHARSET") or self.take("CHARACTER", "SET"):
            self.table.charset = modern_charset(self.value())
        elif self.take("COLLATE"):
            self.table.collation = modern_charset(self.value())
        elif self.at_symbol("("):
            self.group()
        elif self.token.kind in (WORD, STRING, NUMBER) or self.at_symbol("=") or self.at_symbol(","):
            self.advance()
        else:
            return False
        return True

    def _settle_charset(self) -> None:
        if self.table.charset is None:
            self.table.charset = charset_of(self.table.collation)

    # Columns

    def _column(self, replaces: str | None = None) -> Column:
        """Read a column definition and add it to the table, or put it in the place of the column ``replaces``."""
        parts = ColumnParts(self.name("a column"), TypeParts("int"))
        existing = self.table.index_of(parts.name.text)
        if existing is not None and replaces is None:
            raise self.source.error(
                f"column '{parts.name.text}' of table '{self.table.name}' is defined twice",
                parts.name.start,
                hint=f"its first definition is at {self.table.columns[existing].position}",
            )
        parts.type = self._type()
        if parts.type.spelling == "serial":
            parts.nullable, parts.auto_increment, parts.unique = False, True, True
        while self._attribute(parts):
            pass
        column = self._finished(parts)
        if replaces is None:
            if len(self.table.columns) == MOST_COLUMNS:
                raise self.source.error(
                    f"table '{self.table.name}' has more than {MOST_COLUMNS} columns, which no server takes",
                    parts.name.start,
                )
            self.table.columns.append(column)
        else:
            self.table.columns[existing] = column
        if parts.primary:
            self._inline_key("primary", parts)
        if parts.unique:
            self._inline_key("unique", parts)
        self.table.expressions[column.name.lower()] = [
            tokens for tokens in (parts.expression, parts.default_tokens) if tokens
        ]
        return column

    def _finished(self, parts: ColumnParts) -> Column:
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
            parts.comment,
            self.source.position(parts.name.start),
        )

    def _inline_key(self, kind: str, parts: ColumnParts) -> None:
        if kind == "primary" and any(key.kind == "primary" for key in self.table.keys):
            raise self.source.error(f"table '{self.table.name}' has two primary keys", parts.name.start)
        self.table.keys.append(KeyDraft(kind, [parts.name], (None,), [], "PRIMARY" if kind == "primary" else None))

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
            labels.append(self.string("a label").rstrip(" "))
            if not self.take_symbol(","):
                break
        self.expect_symbol(")")
        return tuple(labels)

    def _numbers(self) -> tuple[int, ...]:
        self.expect_symbol("(")
        numbers = []
        while True:
            if self.token.kind != NUMBER or not self.token.text.isdigit():
                raise self.unexpected("expected a number")
            if len(self.token.text) > LONGEST_NUMBER:
                raise self.unexpected("no type, key or index takes a number as large as this")
            numbers.append(int(self.advance().text))
            if not self.take_symbol(","):
                break
        self.expect_symbol(")")
        return tuple(numbers)

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
            self.expect("NULL")
            parts.nullable = False

    def _null(self, parts: ColumnParts) -> None:
        parts.nullable = True

    def _default(self, parts: ColumnParts) -> None:
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
            return "CURRENT_TIMESTAMP" + (f"({arguments[0].text})" if arguments and arguments[0].text != "0" else "")
        if arguments is None:
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
        parts.on_update = True

    def _generated(self, parts: ColumnParts) -> None:
        self.expect("ALWAYS")
        self.expect("AS")
        self._as(parts)

    def _as(self, parts: ColumnParts) -> None:
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
        parts.type.binary = True

    def _byte(self, parts: ColumnParts) -> None:
        parts.type.charset = "binary"

    def _ascii(self, parts: ColumnParts) -> None:
        parts.type.charset = "latin1"

    def _unicode(self, parts: ColumnParts) -> None:
        parts.type.charset = "ucs2"

    def _invisible(self, parts: ColumnParts) -> None:
        parts.invisible = True

    def _nothing(self, parts: ColumnParts) -> None:
        """An attribute that says nothing that a seed must know."""

    # ALTER TABLE

    def alter(self) -> None:
        """Apply the actions of an ALTER TABLE, one after the other."""
        while True:
            self._alteration()
            if not self.take_symbol(","):
                break
        self.expect_end()

    def _alteration(self) -> None:
        if self.take("ADD"):
            self._add()
        elif self.take("MODIFY"):
            self.take("COLUMN")
            self.take("IF", "EXISTS")
            self._modify(self.token)
        elif self.take("CHANGE"):
            self.take("COLUMN")
            self.take("IF", "EXISTS")
            old = self.name("a column")
            if self.token.text.lower() != old.text.lower():
                raise self.unexpected(
                    f"CHANGE renames column '{old.text}', and a schema is read as it is in the end", hint=DUMP_HINT
                )
            self._modify(old)
        elif self.take_any("DISABLE", "ENABLE"):
            self.expect("KEYS")
        elif self.at_any(*UNDOING):
            raise self.unexpected(
                f"a schema is read as it is in the end, and {self.token.word} changes it", hint=DUMP_HINT
            )
        elif self.take("ORDER", "BY") or self.take("PARTITION", "BY"):
            self.index = len(self.tokens) - 1
        elif self.token.kind != WORD:
            raise self.unexpected("expected what to alter")
        else:
            while self.token.kind != END and not self.at_symbol(","):
                if not self.option():
                    raise self.unexpected("an alteration that is not understood")

    def _add(self) -> None:
        if self.at("PARTITION"):
            self.index = len(self.tokens) - 1
            return
        if self.at_any(*OPENS_TABLE_DEFINITION) and not self.at("COLUMN"):
            self._definition()
            return
        self.take("COLUMN")
        self.take("IF", "NOT", "EXISTS")
        if not self.take_symbol("("):
            self._placed(self._column())
            return
        while True:
            self._definition()
            if not self.take_symbol(","):
                break
        self.expect_symbol(")")

    def _modify(self, name: Token) -> None:
        index = self.table.index_of(name.text)
        if index is None:
            raise self.table.unknown_column(self.source, name.text, name.start, "an alteration")
        self._placed(self._column(replaces=name.text))

    def _placed(self, column: Column) -> None:
        """Move the column to where FIRST or AFTER says."""
        if self.take("FIRST"):
            self.table.columns.remove(column)
            self.table.columns.insert(0, column)
        elif self.take("AFTER"):
            other = self.name("a column")
            if self.table.index_of(other.text) is None:
                raise self.table.unknown_column(self.source, other.text, other.start, "AFTER")
            self.table.columns.remove(column)
            self.table.columns.insert(self.table.index_of(other.text) + 1, column)

    def expect_end(self) -> None:
        if self.token.kind != END:
            raise self.unexpected("this is not understood")


ATTRIBUTES: dict[str, Callable[[TableReader, ColumnParts], None]] = {
    "NOT": TableReader._not,
    "NULL": TableReader._null,
    "DEFAULT": TableReader._default,
    "ON": TableReader._on,
    "GENERATED": TableReader._generated,
    "AS": TableReader._as,
    "VIRTUAL": TableReader._nothing,
    "STORED": TableReader._stored,
    "PERSISTENT": TableReader._stored,
    "PRIMARY": TableReader._primary,
    "KEY": TableReader._key,
    "UNIQUE": TableReader._unique,
    "SERIAL": TableReader._serial,
    "CONSTRAINT": TableReader._named,
    "CHECK": TableReader._inline_check,
    "ENFORCED": TableReader._nothing,
    "REFERENCES": TableReader._inline_references,
    "CHARSET": TableReader._charset,
    "CHARACTER": TableReader._character,
    "COLLATE": TableReader._collate,
    "COMMENT": TableReader._comment,
    "WITH": TableReader._with,
    "WITHOUT": TableReader._with,
    "SRID": TableReader._one_value,
    "REF_SYSTEM_ID": TableReader._one_value,
    "COLUMN_FORMAT": TableReader._one_value,
    "STORAGE": TableReader._one_value,
    "ENGINE_ATTRIBUTE": TableReader._one_value,
    "SECONDARY_ENGINE_ATTRIBUTE": TableReader._one_value,
    "AUTO_INCREMENT": TableReader._auto_increment,
    "UNSIGNED": TableReader._unsigned,
    "ZEROFILL": TableReader._unsigned,
    "SIGNED": TableReader._nothing,
    "BINARY": TableReader._binary,
    "BYTE": TableReader._byte,
    "ASCII": TableReader._ascii,
    "UNICODE": TableReader._unicode,
    "VISIBLE": TableReader._nothing,
    "INVISIBLE": TableReader._invisible,
    "COMPRESSED": TableReader._nothing,
}
"""What may follow a column's type: https://dev.mysql.com/doc/refman/8.4/en/create-table.html and
https://mariadb.com/kb/en/create-table/."""
