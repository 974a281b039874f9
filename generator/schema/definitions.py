"""CREATE TABLE: the list of columns, keys and constraints, and the table's options.

Every word is either understood, known to say nothing that a seed must know, or refused with its place.
"""

from __future__ import annotations

from copy import deepcopy

from ..errors import SchemaError
from ..sql.tokens import END, NUMBER, STRING, WORD
from .builder import TableBuilder
from .columns import ColumnReader
from .constraint_names import name_constraints
from .partitions import read_partitions
from .types import charset_of, modern_charset

DUMP_HINT = "mysqldump --no-data DATABASE > schema.sql writes the schema as it is now"
OPENS_TABLE_DEFINITION = frozenset(
    {"PRIMARY", "UNIQUE", "KEY", "INDEX", "FULLTEXT", "SPATIAL", "CONSTRAINT", "FOREIGN", "CHECK", "PERIOD", "VECTOR"}
)


class TableReader(ColumnReader):
    """Reads CREATE TABLE."""

    def create(self, replacing: bool) -> None:
        """Read CREATE TABLE from its name on. Raises SchemaError with the place of what is not understood."""
        if_not_exists = self.take("IF", "NOT", "EXISTS")
        name = self.qualified("a table")
        if if_not_exists and name.text in self.schema.tables:
            return
        if not replacing:
            self.schema.refuse_taken(name)
        self.table = TableBuilder(name.text, self.statement.start, self.source.position(self.statement.start))
        if self.at("LIKE") or (self.at_symbol("(") and self.ahead().word == "LIKE"):
            self._like()
        else:
            self._definitions()
        name_constraints(self.table)
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
        copy.name, copy.location, copy.position, copy.references = (
            self.table.name,
            self.table.location,
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
            raise self.source.error(f"table '{self.table.name}' has no columns", self.table.location)

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
            if self.take("IF", "NOT", "EXISTS") and self.table.has_check(self.token.text):  # MariaDB's, of CHECKs
                self.pass_item()
                return
            if self.token.word not in ("PRIMARY", "UNIQUE", "FOREIGN", "CHECK"):
                constraint = self.name("the constraint").text
        self._constraint(constraint)

    def _options(self) -> None:
        """Read the options behind the definitions, and PARTITION BY behind them."""
        while self.token.kind != END:
            word = self.token.word
            if word in ("CREATE", "AS", "SELECT", "IGNORE", "REPLACE"):
                raise self._as_select() if word != "CREATE" else self.unexpected("a ';' is missing before")
            if self.take("PARTITION", "BY"):
                self.table.partitions = read_partitions(self)
            elif not self.option():
                raise self.unexpected("a table option that is not understood")
        self._settle_charset()

    def option(self) -> bool:
        """Step over one table option, keeping what the model holds. False when there is none here."""
        self.take("DEFAULT")
        if self.take("COMMENT"):
            self.take_symbol("=")
            self.table.comment = self.string("the comment")
        elif self.take("WITH", "SYSTEM", "VERSIONING"):
            self.table.is_versioned = True
        elif self.take("ENGINE"):
            self.table.engine = self.value()
        elif self.take_any("CHARSET") or self.take("CHARACTER", "SET"):
            self.table.charset = modern_charset(self.value())
        elif self.take("COLLATE"):
            self.table.collation = modern_charset(self.value())
        elif self.take("TABLESPACE"):
            # SHOW CREATE TABLE prints it in backticks where a table has no file of its own (innodb_file_per_table=OFF):
            # https://dev.mysql.com/doc/refman/8.4/en/general-tablespaces.html
            self.value()
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

    def expect_end(self) -> None:
        """Raise SchemaError when the statement goes on."""
        if self.token.kind != END:
            raise self.unexpected("this is not understood")
