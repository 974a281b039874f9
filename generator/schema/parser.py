"""DDL text to a Schema: hand-written files, mysqldump, and what SHOW CREATE TABLE of MySQL and MariaDB prints.

sqlglot's MySQL tokenizer reads the text and its parser the expressions; the definitions are read here, attribute by
attribute. sqlglot's own CREATE TABLE gives up on what dumps are full of (PARTITION BY, INVISIBLE, FULLTEXT keys with
options, WITH SYSTEM VERSIONING) by turning the whole statement into an opaque Command, or drops a part silently. Here
whatever is not understood is refused with its place, and every CREATE TABLE is accounted for.

What it decides where servers differ:

- A column's inline REFERENCES is a foreign key, as on MariaDB and MySQL 9; MySQL 8 reads and ignores it.
- LONGTEXT with ``CHECK (json_valid(…))`` is JSON, as on MariaDB, which has no other JSON.
- TIMESTAMP columns are nullable unless they say NOT NULL (explicit_defaults_for_timestamp, the default of both).
- Backslashes escape in strings (no NO_BACKSLASH_ESCAPES).
- Names lose their database: ``CREATE TABLE shop.orders`` is table ``orders``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..errors import SchemaError, did_you_mean
from ..sql.source import Source
from ..sql.tokens import DOUBLE, STRING, Token
from .alterations import AlterationReader
from .builder import SchemaBuilder
from .changes import rename_table
from .constraint_names import name_constraints
from .cursor import Cursor
from .definitions import DUMP_HINT, TableReader
from .model import Schema
from .triggers import TriggerReader

# Statements of dumps and migrations that define no table.
SKIPPED = frozenset(
    {
        "ANALYZE",
        "BEGIN",
        "CALL",
        "CHANGE",
        "CHECK",
        "COMMIT",
        "DEALLOCATE",
        "DELETE",
        "DO",
        "EXECUTE",
        "EXPLAIN",
        "FLUSH",
        "GRANT",
        "INSERT",
        "KILL",
        "LOAD",
        "LOCK",
        "OPTIMIZE",
        "PREPARE",
        "REPLACE",
        "RESET",
        "REVOKE",
        "ROLLBACK",
        "SAVEPOINT",
        "SELECT",
        "SET",
        "SHOW",
        "START",
        "STOP",
        "TRUNCATE",
        "UNLOCK",
        "UPDATE",
        "USE",
        "WITH",
        "XA",
    }
)
STORED_PROGRAMS = frozenset({"PROCEDURE", "FUNCTION", "TRIGGER", "EVENT", "PACKAGE"})
NOT_TABLES = (
    frozenset(
        {
            "DATABASE",
            "SCHEMA",
            "VIEW",
            "USER",
            "ROLE",
            "SERVER",
            "SEQUENCE",
            "TABLESPACE",
            "LOGFILE",
            "RESOURCE",
            "SPATIAL",
            "INSTANCE",
        }
    )
    | STORED_PROGRAMS
)
DEFINING = ("CREATE", "ALTER", "DROP", "RENAME")
_DEFINING_TEXT = re.compile(r"\s*(?:CREATE|ALTER|DROP|RENAME)\s+(?:UNIQUE\s+)?(?:TABLE|INDEX)\b", re.IGNORECASE)


def parse_schema(text: str, file: str = "schema.sql", *, partial: bool = False) -> Schema:
    """Return the tables that ``text`` defines, in its order; ``file`` names it in messages. See ``parse_files``."""
    return parse_files([(file, text)], partial=partial)


def parse_files(files: Sequence[tuple[str, str]], *, partial: bool = False) -> Schema:
    """Return the tables that files, pairs of name and text, define one after the other, as migrations do.

    ``partial`` text may hold only some tables of a database, or none: foreign keys to others are left out. Statements that define no
    table are skipped. Raises SchemaError, with ``file:line:column``, for what cannot be understood and for what a server would
    refuse: duplicates, unknown columns, types and parents, no table at all.
    """
    source = Source.joined(files)
    schema = SchemaBuilder(source, partial)
    for statement in source.statements():
        _StatementReader(schema, statement).read()
    return schema.finish()


class _StatementReader(Cursor):
    """Reads one statement into the schema: decides what it is, and passes over what defines no table."""

    def read(self) -> None:
        if self.statement.first_word not in DEFINING:
            self._skip()
            return
        self.tokens = self.source.tokens(self.statement)
        getattr(self, f"_{self.statement.first_word.lower()}")()

    def _skip(self) -> None:
        word = self.statement.first_word
        if word == "SHOW":
            return
        if word not in SKIPPED:
            known = [*SKIPPED, *DEFINING]
            raise self.source.error(
                f"not a statement that a schema can hold{did_you_mean(word, known)}: "
                f"{self.source.excerpt(self.statement.start, self.statement.end)}",
                self.statement.start,
                hint="give the file that it loads as --schema, too, where it defines tables, and leave the line out"
                if word == "SOURCE"
                else "a ';' may be missing before it, or a line that is no SQL may have been copied along",
            )
        self._refuse_hidden_tables()
        if word in ("SET", "SELECT", "PREPARE", "EXECUTE", "CALL"):
            self._refuse_program()

    def _refuse_program(self) -> None:
        """No table may be altered by what only a server can run: text for PREPARE, a procedure."""
        self.tokens = self.source.tokens(self.statement)
        text = next(
            (token for token in self.tokens if token.kind in (STRING, DOUBLE) and _DEFINING_TEXT.match(token.text)),
            None,
        )
        if text is not None:
            raise self._run_by_a_server("a statement about tables is inside a string", text)
        if self.take("CALL"):
            name = self.qualified("the procedure")
            if name.text.lower() in self.schema.altering_procedures:
                raise self._run_by_a_server(f"procedure '{name.text}' makes or alters tables", name)

    def _run_by_a_server(self, what: str, token: Token) -> SchemaError:
        return self.source.error(
            f"{what}, which only a server can run",
            token.start,
            hint=f"write the statement itself, or take the schema of a database where it has run: {DUMP_HINT}",
        )

    def _refuse_hidden_tables(self, but: int | None = None) -> None:
        """No CREATE TABLE may vanish inside a statement that is passed over."""
        for index in self.source.create_tables(self.statement):
            if index != but:
                raise self.source.error(
                    f"a CREATE TABLE is inside another statement: {self.source.excerpt(index, self.statement.end)}",
                    index,
                    hint="is the ';' before it missing?",
                )

    def _create(self) -> None:
        self.expect("CREATE")
        replacing = self.take("OR", "REPLACE")
        if self.at("TEMPORARY"):
            raise self.unexpected("a temporary table is no part of a schema", hint="remove the statement")
        if self.take("TABLE"):
            self._refuse_hidden_tables(but=self.statement.start)
            TableReader(self.schema, self.statement, self.tokens, self.index).create(replacing)
            return
        if self.at("SPATIAL", "REFERENCE"):
            return
        kind = self.take_any("UNIQUE", "FULLTEXT", "SPATIAL", "VECTOR")
        if self.take("INDEX"):
            self._create_index(kind)
            return
        self._skip_other(kind)

    def _create_index(self, kind: str) -> None:
        self._refuse_hidden_tables()
        if_not_exists = self.take("IF", "NOT", "EXISTS")
        name = self.name("the index")
        if self.take("USING"):
            self.advance()
        self.expect("ON")
        table = self.schema.named(self.qualified("a table"), "an index is made on the")
        if if_not_exists and table.has_key(name.text):
            return
        reader = TableReader(self.schema, self.statement, self.tokens, self.index, table)
        reader.key("unique" if kind == "UNIQUE" else "index", name.text)
        reader.index_options()
        reader.expect_end()
        name_constraints(table)

    def _skip_other(self, kind: str = "") -> None:
        """Pass over a view, a routine and so on (a trigger is read): their kind is one of the words before the name's."""
        words = [token.word for token in self.tokens[1:14]]
        found = next((word for word in words if word in NOT_TABLES), None)
        if found is None:
            raise self.unexpected(f"a {self.statement.first_word} statement that is not understood")
        if found == "TRIGGER" and self.statement.first_word == "CREATE":
            self._create_trigger()
        elif found == "PROCEDURE":
            self._note_procedure(words.index(found) + 2)
        elif found not in STORED_PROGRAMS:
            self._refuse_hidden_tables()

    def _note_procedure(self, index: int) -> None:
        """Remember a procedure that makes or alters tables, or that runs such text."""
        self.index = index
        self.take("IF", "NOT", "EXISTS")
        name = self.qualified("the procedure").text.lower()
        self.schema.altering_procedures.discard(name)
        alters = any(
            (token.word in ("CREATE", "ALTER", "RENAME") and after.word == "TABLE")
            or (token.kind in (STRING, DOUBLE) and _DEFINING_TEXT.match(token.text))
            for token, after in pairwise(self.tokens)
        )
        if alters:
            self.schema.altering_procedures.add(name)

    def _create_trigger(self) -> None:
        reader = TriggerReader(self.schema, self.statement)
        reader.tokens = self.tokens
        reader.index = next(index for index, token in enumerate(self.tokens) if token.word == "TRIGGER") + 1
        for trigger in reader.read():
            self.schema.triggers.append(trigger)

    def _alter(self) -> None:
        self.expect("ALTER")
        self.take_any("ONLINE", "OFFLINE")
        self.take("IGNORE")
        if not self.take("TABLE"):
            self._skip_other()
            return
        self._refuse_hidden_tables()
        if_exists = self.take("IF", "EXISTS")
        name = self.qualified("a table")
        if if_exists and self.schema.find(name.text) is None:
            return
        table = self.schema.named(name, "ALTER TABLE of the")
        AlterationReader(self.schema, self.statement, self.tokens, self.index, table).alter()

    def _drop(self) -> None:
        self.expect("DROP")
        self._refuse_hidden_tables()
        self.take_any("ONLINE", "OFFLINE")
        if self.take("INDEX"):
            self._drop_index()
            return
        if self.take("TABLE") or self.take("TABLES"):
            self.take("IF", "EXISTS")
            while True:
                # A dump drops before it creates; older dumps of views make a table, then drop it for the view.
                self.schema.drop_table(self.qualified("a table").text)
                if not self.take_symbol(","):
                    break
        elif self.take("TRIGGER"):
            self.take("IF", "EXISTS")
            self.schema.drop_trigger(self.qualified("a trigger").text)

    def _drop_index(self) -> None:
        if_exists = self.take("IF", "EXISTS")
        name = self.name("the index")
        self.expect("ON")
        table = self.schema.named(self.qualified("a table"), "an index is dropped from the")
        reader = AlterationReader(self.schema, self.statement, self.tokens, self.index, table)
        reader.drop_key(name, if_exists=if_exists)
        reader.index_options()
        reader.expect_end()

    def _rename(self) -> None:
        self.expect("RENAME")
        if self.at("USER"):
            return
        if not self.take_any("TABLE", "TABLES"):
            raise self.unexpected("expected TABLE or USER")
        if_exists = self.take("IF", "EXISTS")
        while True:
            token = self.qualified("a table")
            self.expect("TO")
            new = self.qualified("the new name")
            table = self.schema.find(token.text) if if_exists else self.schema.named(token, "RENAME of the")
            if table is not None:
                self.schema.refuse_taken(new, but=table)
                rename_table(self.schema, table, new.text)
            if not self.take_symbol(","):
                break
