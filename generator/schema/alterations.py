"""ALTER TABLE, action by action, each upon what the ones before it left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..errors import SchemaError, did_you_mean
from ..sql.tokens import END, WORD, Token
from .changes import convert, drop_column, rename_column, rename_table
from .columns import ColumnParts
from .constraint_names import CHECK, MARIADB_CHECK, name_constraints
from .definitions import OPENS_TABLE_DEFINITION, TableReader
from .model import Column
from .types import TypeParts, charset_of, modern_charset

PARTITIONING = ("COALESCE", "DISCARD", "EXCHANGE", "IMPORT", "REORGANIZE", "TRUNCATE")
"""What is done to partitions and tablespaces; where rows are kept says nothing that a seed must know."""


class AlterationReader(TableReader):
    """Reads ALTER TABLE."""

    def alter(self) -> None:
        """Apply the actions of an ALTER TABLE, one after the other."""
        while True:
            self._alteration()
            if not self.take_symbol(","):
                break
        self.expect_end()
        name_constraints(self.table)

    def drop_key(self, name: Token, *, if_exists: bool = False) -> None:
        """Drop a unique or other key. One that a server made for a foreign key is not held here, and may go."""
        kept = [key for key in self.table.keys if key.kind == "primary" or not _called(key.name, name)]
        if len(kept) == len(self.table.keys) and name.text.lower() not in self.table.made_keys and not if_exists:
            raise self._unknown("key", name, [key.name for key in self.table.keys])
        self.table.keys = kept

    def _alteration(self) -> None:
        read = ACTIONS.get(self.token.word)
        if read is not None:
            self.index += 1
            read(self)
        # Neither changes which rows a table may hold, but that unique keys must have the columns of a partition, which
        # the server checks.
        elif self.take("ORDER", "BY") or self.take("PARTITION", "BY") or self.at_any(*PARTITIONING):
            self._pass_over()
        elif self.token.kind != WORD:
            raise self.unexpected("expected what to alter")
        else:
            while self.token.kind != END and not self.at_symbol(","):
                if not self.option():
                    raise self.unexpected("an alteration that is not understood")

    def _pass_over(self) -> None:
        self.index = len(self.tokens) - 1

    def _add(self) -> None:
        if self.at("PARTITION"):
            self._pass_over()
            return
        if self.take("SYSTEM", "VERSIONING"):
            self.table.is_versioned = True
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

    def _modify(self) -> None:
        self.take("COLUMN")
        self.take("IF", "EXISTS")
        self._replace(self.token)

    def _change(self) -> None:
        self.take("COLUMN")
        self.take("IF", "EXISTS")
        self._replace(self.name("a column"))

    def _replace(self, old: Token) -> None:
        self._found(old)
        self._placed(self._column(replaces=old.text))

    def _placed(self, column: Column) -> None:
        """Move the column to where FIRST or AFTER says."""
        if self.take("FIRST"):
            self.table.columns.remove(column)
            self.table.columns.insert(0, column)
        elif self.take("AFTER"):
            other = self.name("a column")
            before = self.table.find(other.text)
            if before is None:
                raise self.table.unknown_column(self.source, other.text, other.start, "AFTER")
            if before is not column:
                self.table.columns.remove(column)
                self.table.columns.insert(self.table.columns.index(before) + 1, column)
        self.table.forget_places()

    def _drop(self) -> None:
        if self.take("PRIMARY", "KEY"):
            self._drop_primary()
        elif self.take("FOREIGN", "KEY"):
            self._drop_constraint("a foreign key")
        elif self.take_any("INDEX", "KEY"):
            if_exists = self.take("IF", "EXISTS")
            self.drop_key(self.name("the key"), if_exists=if_exists)
        elif self.take_any("CHECK", "CONSTRAINT"):
            self._drop_constraint("a constraint")
        elif self.at("PARTITION"):
            self._pass_over()
        elif self.take("SYSTEM", "VERSIONING"):
            self.table.is_versioned = False
        elif self.take("PERIOD", "FOR"):
            self.take("IF", "EXISTS")
            self.name("the period")
        else:
            self._drop_column()

    def _drop_column(self) -> None:
        self.take("COLUMN")
        if_exists = self.take("IF", "EXISTS")
        name = self.name("a column")
        self.take_any("RESTRICT", "CASCADE")  # MariaDB's, without effect
        column = self.table.find(name.text) if if_exists else self._found(name)
        if column is None:
            return
        if len(self.table.columns) == 1:
            raise self.source.error(
                f"'{name.text}' is the only column of table '{self.table.name}'", name.start, hint="drop the table"
            )
        drop_column(self.table, column)

    def _drop_primary(self) -> None:
        self.table.keys = [key for key in self.table.keys if key.kind != "primary"]

    def _drop_constraint(self, what: str) -> None:
        """DROP CONSTRAINT names a foreign key, a check or a unique key: on both servers a name is one of them."""
        if_exists = self.take("IF", "EXISTS")
        if self.take("PRIMARY"):
            self._drop_primary()
            return
        name = self.name(what)
        table = self.table
        references = [each for each in table.references if not _called(each.name, name)]
        checks = [each for each in table.checks if not self._is_check(each.name, name)]
        if len(references) < len(table.references):
            table.references = references
        elif len(checks) < len(table.checks):
            table.checks = checks
        elif any(_called(key.name, name) for key in table.keys):
            self.drop_key(name)
        elif not if_exists:
            names = [[each.name for each in table.references], [each.name for each in table.checks]]
            raise self._unknown("constraint", name, [*names[0], *names[1], *(key.name for key in table.keys)])

    def _is_check(self, name: str | None, dropped: Token) -> bool:
        """Whether a check is meant; one without a name of its own is CONSTRAINT_1 on MariaDB."""
        numbered = MARIADB_CHECK.match(dropped.text)
        generated = CHECK.format(table=self.table.name, number=numbered[1]) if numbered else None
        return _called(name, dropped) or (generated is not None and name == generated)

    def _rename(self) -> None:
        if self.take("COLUMN"):
            self.take("IF", "EXISTS")
            old = self.name("a column")
            self.expect("TO")
            self._rename_column(old, self.name("the new name"))
        elif self.take_any("INDEX", "KEY"):
            self.take("IF", "EXISTS")
            old = self.name("the key")
            self.expect("TO")
            new = self.name("the new name")
            key = next((key for key in self.table.keys if _called(key.name, old)), None)
            if key is not None:  # else one that a server made for a foreign key
                key.name = new.text
        else:
            self.take_any("TO", "AS")
            self.take_symbol("=")
            new = self.qualified("the new name")
            self.schema.refuse_taken(new, but=self.table)
            rename_table(self.schema, self.table, new.text)

    def _rename_column(self, old: Token, new: Token) -> None:
        column = self._found(old)
        other = self.table.find(new.text)
        if other is not None and other is not column:
            raise self.source.error(
                f"table '{self.table.name}' has a column '{other.name}' already",
                new.start,
                hint="rename that one first",
            )
        self.table.columns[self.table.columns.index(column)] = replace(column, name=new.text)
        rename_column(self.schema, self.table, column.name, new.text)

    def _alter(self) -> None:
        """ALTER COLUMN, INDEX, CHECK: their default, or whether they are seen or enforced."""
        if self.take_any("INDEX", "KEY"):
            self.take("IF", "EXISTS")
            self.name("the key")
            self.index_options()
            return
        if self.take_any("CHECK", "CONSTRAINT"):
            name = self.name("the constraint")
            enforced = not self.take("NOT")
            self.expect("ENFORCED")
            check = next((check for check in self.table.checks if self._is_check(check.name, name)), None)
            if check is None:
                raise self._unknown("check", name, [check.name for check in self.table.checks])
            check.enforced = enforced
            return
        self.take("COLUMN")
        self.take("IF", "EXISTS")
        name = self.name("a column")
        column = self._found(name)
        index = self.table.columns.index(column)
        parts = ColumnParts(name, TypeParts("int"))
        if self.take("SET", "DEFAULT"):
            self._default(parts)
        elif self.take("SET"):
            column = replace(column, invisible=self.take_any("VISIBLE", "INVISIBLE") == "INVISIBLE")
            self.table.columns[index] = column
            return
        else:
            self.expect("DROP", "DEFAULT")
        if column.generated:  # MariaDB reads a default of a generated column, and forgets it
            return
        self.table.columns[index] = replace(column, default=parts.default)
        self.table.expressions[column.name.lower()] = [parts.default_tokens] if parts.default_tokens else []

    def _convert(self) -> None:
        self.expect("TO")
        if not self.take("CHARSET"):
            self.expect("CHARACTER", "SET")
        charset = modern_charset(self.value())
        collation = modern_charset(self.value()) if self.take("COLLATE") else None
        convert(self.table, charset_of(collation) if charset == "default" else charset, collation)

    def _keys(self) -> None:
        """DISABLE KEYS and ENABLE KEYS: mysqldump writes them around the rows, for MyISAM."""
        self.expect("KEYS")

    def _remove(self) -> None:
        self.expect("PARTITIONING")

    def _found(self, name: Token) -> Column:
        column = self.table.find(name.text)
        if column is None:
            raise self.table.unknown_column(self.source, name.text, name.start, "an alteration")
        return column

    def _unknown(self, what: str, name: Token, known: list[str | None]) -> SchemaError:
        names = [each for each in known if each]
        return self.source.error(
            f"table '{self.table.name}' has no {what} '{name.text}'{did_you_mean(name.text, names)}",
            name.start,
            hint=f"it has {', '.join(names)}" if names else "it has none",
        )


def _called(name: str | None, token: Token) -> bool:
    return name is not None and name.lower() == token.text.lower()


# phpMyAdmin writes keys and AUTO_INCREMENT as ALTER TABLE behind the tables.
ACTIONS: dict[str, Callable[[AlterationReader], None]] = {
    "ADD": AlterationReader._add,
    "ALTER": AlterationReader._alter,
    "CHANGE": AlterationReader._change,
    "CONVERT": AlterationReader._convert,
    "DISABLE": AlterationReader._keys,
    "DROP": AlterationReader._drop,
    "ENABLE": AlterationReader._keys,
    "MODIFY": AlterationReader._modify,
    "REMOVE": AlterationReader._remove,
    "RENAME": AlterationReader._rename,
}
"""What an action of ALTER TABLE begins with: https://dev.mysql.com/doc/refman/8.4/en/alter-table.html and
https://mariadb.com/kb/en/alter-table/."""
