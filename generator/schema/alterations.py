"""ALTER TABLE: what adds to a table or changes it. What takes away is refused: a schema is read as it is in the end."""

from __future__ import annotations

from ..sql.tokens import END, WORD, Token
from .definitions import DUMP_HINT, OPENS_TABLE_DEFINITION, TableReader
from .model import Column

UNDOING = ("DROP", "RENAME", "ALTER", "CONVERT", "EXCHANGE", "COALESCE", "REORGANIZE", "REMOVE", "TRUNCATE")


class AlterationReader(TableReader):
    """Reads ALTER TABLE."""

    def alter(self) -> None:
        """Apply the actions of an ALTER TABLE, one after the other."""
        while True:
            self._alteration()
            if not self.take_symbol(","):
                break
        self.expect_end()

    def _alteration(self) -> None:
        # phpMyAdmin writes keys and AUTO_INCREMENT as ALTER TABLE behind the tables.
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
            # mysqldump writes it around the rows, for MyISAM
            # (https://dev.mysql.com/doc/refman/8.4/en/alter-table.html).
            self.expect("KEYS")
        elif self.at_any(*UNDOING):
            raise self.unexpected(
                f"a schema is read as it is in the end, and {self.token.word} changes it", hint=DUMP_HINT
            )
        # Neither changes which rows a table may hold, but that unique keys must have the columns of a partition, which
        # the server checks.
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
            before = self.table.find(other.text)
            if before is None:
                raise self.table.unknown_column(self.source, other.text, other.start, "AFTER")
            if before is not column:
                self.table.columns.remove(column)
                self.table.columns.insert(self.table.columns.index(before) + 1, column)
        self.table.forget_places()
