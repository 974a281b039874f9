"""Keys and constraints inside CREATE TABLE and ALTER TABLE: primary, unique and foreign keys, CHECKs."""

from __future__ import annotations

from ..sql.source import Statement
from ..sql.tokens import NUMBER, SYMBOL, WORD, Token
from .builder import CheckBuilder, KeyBuilder, ReferenceBuilder, SchemaBuilder, TableBuilder
from .cursor import Cursor

NOW = frozenset({"CURRENT_TIMESTAMP", "NOW", "LOCALTIME", "LOCALTIMESTAMP"})
"""The words that mean the time of the statement; MySQL takes them behind ON UPDATE too."""
LONGEST_NUMBER = 10  # digits of LONGTEXT's length, the largest number of a definition


class ConstraintReader(Cursor):
    """Reads keys and constraints into ``table``."""

    def __init__(
        self,
        schema: SchemaBuilder,
        statement: Statement,
        tokens: list[Token],
        index: int,
        table: TableBuilder | None = None,
    ) -> None:
        super().__init__(schema, statement)
        self.tokens, self.index = tokens, index
        if table is not None:
            self.table = table

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
        # MySQL before 8.0.16 read and dropped it; both servers of today enforce it
        # (https://dev.mysql.com/doc/refman/8.4/en/create-table-check-constraints.html).
        elif self.take("CHECK"):
            self._check(constraint)
        # Indexes for searching: they bound no value.
        elif self.take_any("FULLTEXT", "SPATIAL", "VECTOR"):
            self.take_any("KEY", "INDEX")
            self._named_key("index", None)
        elif self.take_any("KEY", "INDEX"):
            self._named_key("index", None)
        else:
            raise self.unexpected("expected a key or a constraint")

    def _named_key(self, kind: str, constraint: str | None) -> None:
        if_not_exists = self.take("IF", "NOT", "EXISTS")
        name = constraint
        if self.token.is_name and not self.at("USING"):
            name = self.name("the key").text
        if self.take("USING"):
            self.advance()
        if if_not_exists and self.table.has_key("PRIMARY" if kind == "primary" else name):
            self.group()
        else:
            self.key(kind, name)
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
            KeyBuilder(kind, [] if functional else parts, () if functional else tuple(prefixes), everything, name)
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
        if self.at("WITHOUT", "OVERLAPS"):
            # https://mariadb.com/docs/server/reference/sql-structure/temporal-tables/application-time-periods
            raise self.unexpected(
                "rows are not planned so that the periods of a key do not overlap",
                hint="leave the key out of the schema file; where periods overlap, the server refuses the script",
            )
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
        index = self.tokens[self.index - 2].start
        if_not_exists = self.take("IF", "NOT", "EXISTS")
        # https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html, "Identifiers": MySQL makes a name where
        # CONSTRAINT gives none, MariaDB takes that of the index.
        index_name = self.name("the index").text if self.token.is_name else None
        if if_not_exists and self.table.has_reference(constraint or index_name):
            self.pass_item()
            return
        columns = self.names("a column")
        self._references(index, constraint, columns)
        self.table.references[-1].index_name = index_name

    def _references(self, index: int, name: str | None, columns: list[Token]) -> None:
        self.expect("REFERENCES")
        parent = self.qualified("the parent table")
        parent_columns = self.names("a column of the parent") if self.at_symbol("(") else None
        reference = ReferenceBuilder(index, name, columns, parent, parent_columns)
        while True:
            # Without effect in InnoDB. What follows it counts: both servers print ON DELETE CASCADE behind a MATCH,
            # though the manual says that it is ignored
            # (https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html).
            if self.take("MATCH"):
                self.advance()
            elif self.take("ON", "DELETE"):
                reference.on_delete = self._action()
            # Of a column's definition ON UPDATE CURRENT_TIMESTAMP may follow a REFERENCES.
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
        # NOT ENFORCED is MySQL's only; the server then lets any value in, and so does the plan.
        if self.take("NOT", "ENFORCED"):
            enforced = False
        else:
            self.take("ENFORCED")
        self.table.checks.append(CheckBuilder(name, tokens, enforced))

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
