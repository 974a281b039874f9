"""ALTER TABLE, as servers do it: what is dropped goes first, then columns get their new names, all at once, then comes the rest,
action by action."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..errors import SchemaError, did_you_mean
from ..sql.tokens import END, WORD, Token
from .builder import ReferenceBuilder
from .changes import convert, drop_column, drop_primary_key, rename_columns, rename_table
from .columns import ColumnParts
from .constraint_names import CHECK, MARIADB_CHECK, name_constraints
from .definitions import OPENS_TABLE_DEFINITION, TableReader
from .model import Column
from .partitions import add_partitions, read_partitions
from .types import TypeParts, charset_of, modern_charset

_DROPPED_BEFORE = ("CHECK", "CONSTRAINT", "FOREIGN", "INDEX", "KEY", "PRIMARY")
PARTITIONING = ("COALESCE", "DISCARD", "EXCHANGE", "IMPORT", "REORGANIZE", "TRUNCATE")
"""What is done to partitions and tablespaces."""


class AlterationReader(TableReader):
    """Reads ALTER TABLE."""

    def alter(self) -> None:
        """Apply the actions of an ALTER TABLE."""
        first = self.index
        starts = self._starts()
        self._added = {name for start in starts for name in self._adds(start)}
        # keys before columns, which take keys along that have no others
        drops = sorted((start for start in starts if self._drops(start)), key=self._drops_column)
        done = {start: self._dropped(start) for start in drops}  # their ends by their starts
        done |= self._rename_columns(starts)
        self.index = first
        while True:
            if self.index in done:
                self.index = done[self.index]
            else:
                self._alteration()
            if not self.take_symbol(","):
                break
        self.expect_end()
        if not self.table.columns:
            raise self.source.error(
                f"this leaves table '{self.table.name}' without columns",
                self.tokens[first].start,
                hint="drop the table",
            )
        name_constraints(self.table)

    def _starts(self) -> list[int]:
        """Where the actions begin; behind PARTITION BY and the like also where none does."""
        first, starts = self.index, [self.index]
        while self.token.kind != END:
            self.pass_item()
            self.index += self.at_symbol(",") or self.at_symbol(")")
            starts.append(self.index)
        self.index = first
        return starts

    def _drops(self, start: int) -> bool:
        self.index = start
        return self.at("DROP") and not self.at("DROP", "PARTITION")

    def _drops_column(self, start: int) -> bool:
        return self.tokens[start + 1].word not in _DROPPED_BEFORE

    def _adds(self, start: int) -> Iterator[str]:
        """The names, lower case, of the columns that an action adds."""
        self.index = start
        if not self.take("ADD") or (
            self.at_any(*OPENS_TABLE_DEFINITION, "PARTITION", "SYSTEM") and not self.at("COLUMN")
        ):
            return
        self.take("COLUMN")
        self.take("IF", "NOT", "EXISTS")
        if not self.take_symbol("("):
            yield self.token.text.lower()
            return
        while not self.at_any(*OPENS_TABLE_DEFINITION):
            yield self.token.text.lower()
            self.pass_item()
            if not self.take_symbol(","):
                break

    def _dropped(self, start: int) -> int:
        self.index = start
        self._alteration()
        return self.index

    def _rename_columns(self, starts: list[int]) -> dict[int, int]:
        """Give columns their new names, those of CHANGE too, as one may get the name that another has yet. Return the ends of the
        actions that are done with this, by their starts."""
        renames: dict[str, Token] = {}
        done: dict[int, int] = {}
        for self.index in starts:
            start, changes = self.index, self.take("CHANGE")
            if changes:
                self.take("COLUMN")
            elif not self.take("RENAME", "COLUMN"):
                continue
            if_exists = self.take("IF", "EXISTS")
            old = self.name("a column")
            if not changes:
                self.expect("TO")
            new = self.name("the new name")
            if if_exists and self.table.find(old.text) is None:
                self.pass_item()
                done[start] = self.index
                continue
            renames[self._found(old).name.lower()] = new
            if not changes:
                done[start] = self.index
        self._refuse_taken_names(renames)
        rename_columns(self.schema, self.table, {old: new.text for old, new in renames.items()})
        return done

    def _refuse_taken_names(self, renames: dict[str, Token]) -> None:
        names = {column.name.lower(): column.name for column in self.table.columns}
        kept = {lower: name for lower, name in names.items() if lower not in renames}
        for new in renames.values():
            if new.text.lower() in kept:
                raise self.source.error(
                    f"table '{self.table.name}' has a column '{kept[new.text.lower()]}' already",
                    new.start,
                    hint="rename that one first",
                )
            kept[new.text.lower()] = new.text

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
        elif self.take("PARTITION", "BY"):
            self.table.partitions = read_partitions(self)
        elif self.at_any(*PARTITIONING):
            self._change_partitions()
        elif self.take("ORDER", "BY"):
            self.index = len(self.tokens) - 1
        elif self.token.kind != WORD:
            raise self.unexpected("expected what to alter")
        else:
            while self.token.kind != END and not self.at_symbol(","):
                if not self.option():
                    raise self.unexpected("an alteration that is not understood")

    def _change_partitions(self) -> None:
        """Which rows have a partition then is left to the server."""
        self.table.partitions = None
        self.index = len(self.tokens) - 1

    def _add(self) -> None:
        if self.at("PARTITION"):
            self.table.partitions = add_partitions(self, self.table.partitions)
            return
        if self.take("SYSTEM", "VERSIONING"):
            self.table.is_versioned = True
            return
        if self.at_any(*OPENS_TABLE_DEFINITION) and not self.at("COLUMN"):
            self._definition()
            return
        self.take("COLUMN")
        if_not_exists = self.take("IF", "NOT", "EXISTS")
        if not self.take_symbol("("):
            if if_not_exists and self.table.find(self.token.text) is not None:
                self.pass_item()
            else:
                self._placed(self._column())
            return
        while True:
            if if_not_exists and self.table.find(self.token.text) is not None:
                self.pass_item()
            else:
                self._definition()
            if not self.take_symbol(","):
                break
        self.expect_symbol(")")

    def _modify(self) -> None:
        self.take("COLUMN")
        if self.take("IF", "EXISTS") and self.table.find(self.token.text) is None:
            self.pass_item()
        else:
            self._replace()

    def _change(self) -> None:
        self.take("COLUMN")
        self.take("IF", "EXISTS")
        self.name("a column")  # which has its new name by now
        self._replace()

    def _replace(self) -> None:
        self._placed(self._column(replaces=self._found(self.token)))

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
            drop_primary_key(self.table)
        elif self.take("FOREIGN", "KEY"):
            self._drop_constraint("a foreign key")
        elif self.take_any("INDEX", "KEY"):
            if_exists = self.take("IF", "EXISTS")
            self.drop_key(self.name("the key"), if_exists=if_exists)
        elif self.take_any("CHECK", "CONSTRAINT"):
            self._drop_constraint("a constraint")
        elif self.at("PARTITION"):
            self._change_partitions()
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
        drop_column(self.schema, self.table, column, is_replaced=column.name.lower() in self._added)

    def _drop_constraint(self, what: str) -> None:
        """DROP CONSTRAINT names a foreign key, a check or a unique key: on both servers a name is one of them."""
        if_exists = self.take("IF", "EXISTS")
        if self.take("PRIMARY"):
            drop_primary_key(self.table)
            return
        name = self.name(what)
        table = self.table
        reference = self._reference(name)
        checks = [each for each in table.checks if not self._is_check(each.name, name)]
        if reference is not None:
            table.references.remove(reference)
        elif len(checks) < len(table.checks):
            table.checks = checks
        elif table.has_key(name.text):
            self.drop_key(name)
        elif not if_exists:
            names = [[each.name for each in table.references], [each.name for each in table.checks]]
            raise self._unknown("constraint", name, [*names[0], *names[1], *(key.name for key in table.keys)])

    def _reference(self, name: Token) -> ReferenceBuilder | None:
        """The foreign key of that name, or the one that has it on MariaDB."""
        references = self.table.references
        named = [each for each in references if _called(each.name, name)]
        return next(iter(named or (each for each in references if _called(each.index_name, name))), None)

    def _is_check(self, name: str | None, dropped: Token) -> bool:
        """Whether a check is meant; one without a name of its own is CONSTRAINT_1 on MariaDB."""
        numbered = MARIADB_CHECK.match(dropped.text)
        generated = CHECK.format(table=self.table.name, number=numbered[1]) if numbered else None
        return _called(name, dropped) or (generated is not None and name == generated)

    def _rename(self) -> None:
        if self.take_any("INDEX", "KEY"):
            if_exists = self.take("IF", "EXISTS")
            old = self.name("the key")
            self.expect("TO")
            new = self.name("the new name")
            key = next((key for key in self.table.keys if _called(key.name, old)), None)
            if key is not None:
                key.name = new.text
            elif old.text.lower() in self.table.made_keys:
                self.table.made_keys.add(new.text.lower())
            elif not if_exists:
                raise self._unknown("key", old, [key.name for key in self.table.keys])
        else:
            self.take_any("TO", "AS")
            self.take_symbol("=")
            new = self.qualified("the new name")
            self.schema.refuse_taken(new, but=self.table)
            rename_table(self.schema, self.table, new.text)

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
        if self.take("IF", "EXISTS") and self.table.find(self.token.text) is None:
            self.pass_item()
            return
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
        self.table.partitions = None

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
