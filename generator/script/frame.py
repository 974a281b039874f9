"""What the templates are given about one plan: facts, statements of each table, checks.

Everything here is SQL text that depends on the seed; the frame, which does not, is in ``templates/sql/frame/``.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ..errors import PlanError
from ..planning.model import Lookup, Reference, SeedPlan, TableStep
from ..sql.identifiers import identifier
from ..sql.literals import text_literal
from ..values.arrays import size
from .facts import readable_facts, soft_fact, table_facts
from .literals import literals
from .references import own_count_statement, soft_references
from .scope import Scope
from .templates import comment, message
from .wrapping import WIDTH, fill, wrap

WRITE_STEP = 3
"""What @seed_step is while rows are written or removed: the checks before them held."""
VALUES_PER_UPDATE = 1000

_UNION = "  UNION ALL "


class VerifyCheck(NamedTuple):
    """One line of the verify script's result. ``found`` is SQL: a SELECT of one value in parentheses, or an expression.

    ``tables`` are the seeded tables that it reads; ``summed`` is the table whose checksum is compared beside it, or empty.
    """

    name: str
    expected: str
    found: str
    tables: AbstractSet[str]
    summed: str = ""


class ScriptContext:
    """The SQL about one plan. ``scopes`` are its tables in insert order, by name."""

    def __init__(self, plan: SeedPlan) -> None:
        self.plan = plan
        self_references = self.nullable_self_references()
        self.scopes = {
            step.name: Scope(step, tuple(dict.fromkeys((*step.deferred, *self_references.get(step.name, ())))))
            for step in plan.steps
        }
        self._soft = soft_references(self.scopes, plan.references)

    def nullable_self_references(self) -> dict[str, list[str]]:
        """Nullable self references: set to NULL before their rows are deleted, since parents may come first in a DELETE.

        Raises PlanError for one that cannot be NULL: such rows can be inserted, but not deleted again.
        """
        found: dict[str, list[str]] = {}
        for reference in self.plan.references:
            # InnoDB checks a key with each row, not at the end of the statement: a DELETE that meets a parent before its child
            # fails (error 1451). https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html
            if reference.declared and reference.table == reference.parent:
                table = self.plan.step(reference.table).table
                names = [
                    # Of a composite key one NULL is enough: InnoDB checks none of its columns then (MATCH SIMPLE,
                    # https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html).
                    name
                    for name in reference.columns
                    if table.column(name).nullable and name not in table.primary_key
                ]
                if not names and self.plan.step(reference.table).rows and reference.on_delete != "CASCADE":
                    raise PlanError(
                        f"the rows of '{reference.table}' could not be deleted again: {', '.join(reference.columns)} "
                        "refers to the table itself and cannot be NULL",
                        hint="let the column be NULL in the schema, or leave the table out",
                    )
                if names:
                    found.setdefault(reference.table, []).extend(names)
        return found

    @property
    def filled(self) -> int:
        """How many values the deferred columns have."""
        return sum(filled(step, column) for step in self.plan.steps for column in step.deferred)

    @property
    def deferred(self) -> bool:
        """Whether columns are filled in behind all INSERTs, since they close a cycle."""
        return any(step.deferred and step.rows for step in self.plan.steps)

    def lookups(self) -> str:
        """The statements that find values of rows that are there already; one that does not find exactly one makes the step of the
        script negative, so that nothing is written."""
        return "\n".join("\n".join(_lookup(each)) for each in self.plan.lookups)

    def facts(self, kind: str) -> str:
        """The SET statements with what the script of this kind is for."""
        lines = []
        for scope in self.scopes.values():
            if readable := readable_facts(scope):
                lines.append("".join(f"-- {line}\n" for line in fill(comment(readable))))
            lines.append(table_facts(scope))
        return "".join([*lines, *(soft_fact(each) for each in self.soft(kind))])

    def fact_count(self, kind: str) -> int:
        """How many facts the script states; the frame compares it with those that arrived."""
        return len(self.scopes) + len(self.soft(kind))

    def soft(self, kind: str) -> list[Reference]:
        """The soft references that a script states: an up script writes all into the history, where an undo finds them; a down
        script counts those between seeded tables by statements of its own."""
        return [each for each in self._soft if kind == "up" or each.table not in self.scopes]

    @property
    def total(self) -> str:
        """195 rows in 7 tables; supporting rows counted apart."""
        asked = [step for step in self.plan.steps if not step.supporting]
        rows = sum(step.rows for step in asked)
        extra = self.plan.total_rows - rows
        text = f"{rows} row{'s' * (rows != 1)} in {len(asked)} table{'s' * (len(asked) != 1)}"
        return f"{text} + {extra} supporting" if extra else text

    @property
    def summary(self) -> str:
        """``total`` where the frame would word it otherwise; it says how many rows are in how many tables."""
        usual = f"{self.plan.total_rows} rows in {len(self.plan.steps)} tables"
        return "" if self.total == usual else self.total

    def sums(self, *, locked: bool) -> str:
        """The SELECTs of each table's rows and their checksum, one for each table; ``locked`` with FOR UPDATE."""
        lines = []
        for index, scope in enumerate(self.scopes.values()):
            name = f"{text_literal(scope.name)}{self._as(index, 't')}"
            if not scope.rows:
                text = what = f"SELECT {name}, 0{self._as(index, 'n')}, 0{self._as(index, 's')}"
            else:
                what = f"{name}, COUNT(*){self._as(index, 'n')}, {scope.selected_checksum}{self._as(index, 's')}"
                # In a UNION a locking read belongs to its SELECT, hence the parentheses
                # (https://dev.mysql.com/doc/refman/8.4/en/union.html).
                text = f"({scope.locked(what)})" if locked else scope.select(what)
            lines.append(_summed_line(("  " if not index else _UNION) + text, what))
        return "\n".join(lines) + "\n"

    def found(self) -> str:
        """How many values the deferred columns have in the database, into @seed_found."""
        counts = [
            f"({self.scopes[step.name].select(f'COUNT({self._named(step, column)})')})"
            for step in self.plan.steps
            for column in step.deferred
            if step.rows
        ]
        return "SELECT " + "\n  + ".join(wrap(count) for count in counts) + " INTO @seed_found;\n"

    def _named(self, step: TableStep, column: str) -> str:
        return ("`s`." if self.scopes[step.name].is_listed else "") + identifier(column)

    def own_references(self) -> str:
        """The SELECTs that count rows of the seeded tables outside the seed that refer to it."""
        lines = [wrap(_UNION + line) for line in own_count_statement(self.scopes, self.plan.references)]
        return "\n".join(["  SELECT '' AS `r`, '' AS `rule`, 0 AS `n`", *lines]) + "\n"

    def deletes(self) -> str:
        """The statements that remove the rows, children first."""
        seeded = [scope for scope in self.scopes.values() if scope.rows]
        # Before the first DELETE, since tables of a cycle refer to each other: no order of the DELETEs alone would do.
        clears = [scope.clear(WRITE_STEP) for scope in seeded if scope.unset]
        deletes = [scope.delete(WRITE_STEP) for scope in reversed(seeded)]
        return "".join(wrap(line, "  ") + "\n" for line in [*clears, *deletes])

    @staticmethod
    def _as(index: int, name: str) -> str:
        """The name of a UNION's column: its first SELECT gives it."""
        # The columns of a UNION have the names that its first SELECT gives them
        # (https://dev.mysql.com/doc/refman/8.4/en/union.html).
        return "" if index else f" AS `{name}`"

    def filled_of(self, step: TableStep, column: str) -> int:
        """How many values a deferred column has."""
        return filled(step, column)


def _lookup(lookup: Lookup) -> Iterator[str]:
    found = f"FROM ({lookup.select}) AS `lookup`"
    for table, column in lookup.columns:
        yield f"-- {identifier(table)}.{identifier(column)} = {lookup.variable}"
    yield f"SET @seed_n = NULL, {lookup.variable} = NULL;"
    yield wrap(f"SELECT COUNT(*) INTO @seed_n {found};")
    # LIMIT: a subquery of several rows is an error of its own (1242), which says less
    yield wrap(f"SET {lookup.variable} = (SELECT * {found} LIMIT 1);")
    why = text_literal(f"(lookup): {message(lookup.named)} is for one row, found ")
    yield "SELECT IF(`ok`, @seed_step, -1), IF(`ok`, @seed_why, IFNULL(@seed_why, CONCAT("
    yield wrap(f"  {why},", "    ")
    yield wrap(
        f"  IF(@seed_n <=> 1, 'NULL', IFNULL(@seed_n, 'none')), {text_literal(': ' + message(lookup.select))})))",
        "    ",
    )
    yield f"  INTO @seed_step, @seed_why FROM (SELECT @seed_n <=> 1 AND {lookup.variable} IS NOT NULL AS `ok`) AS `found`;"


def _summed_line(text: str, what: str) -> str:
    """A SELECT of ``what``, its FROM on a line of its own where not all fits on one: another column does not move it."""
    if len(text) <= WIDTH:
        return text
    end = text.index(what) + len(what)
    return f"{wrap(text[:end])}\n{wrap('    ' + text[end:].lstrip())}".rstrip()


def updates(step: TableStep, scope: Scope) -> Iterator[tuple[str, list[str]]]:
    """Yield the UPDATEs that fill a table's deferred columns in, with the lines of values in each."""
    for start in range(0, step.rows, VALUES_PER_UPDATE):
        stop = min(start + VALUES_PER_UPDATE, step.rows)
        keys = [literals(array) for array in step.arrays(start, stop, step.key)]
        for column in step.deferred:
            values = literals(step.arrays(start, stop, [column])[0])
            rows = [(key, value) for *key, value in zip(*keys, values, strict=True) if value != "NULL"]
            if rows:
                yield _update(step, scope, column, rows, start, stop)


def _update(
    step: TableStep, scope: Scope, column: str, rows: list[tuple[list[str], str]], start: int, stop: int
) -> tuple[str, list[str]]:
    names = [identifier(name) for name in step.key]
    if len(names) == 1:
        # one UPDATE for many rows: the cost of a statement is its round trip, and that of a CASE its comparisons
        opening, cases = f"CASE {names[0]}", [f"  WHEN {key[0]} THEN {value}\n" for key, value in rows]
    else:
        opening = "CASE"
        cases = [
            f"  WHEN {' AND '.join(map(' = '.join, zip(names, key, strict=True)))} THEN {value}\n"
            for key, value in rows
        ]
    if step.by_range:
        # Relative to the variable: another --id-base changes the top of the script and not each statement.
        first = f"{scope.first} + {start}" if start else scope.first
        last = scope.last if stop == step.rows else f"{scope.first} + {stop - 1}"
        where = f"{names[0]} BETWEEN {first} AND {last}"
    else:
        # Without the list an UPDATE with CASE and no ELSE would set every other row of the table to NULL.
        left = names[0] if len(names) == 1 else f"({', '.join(names)})"
        listed = [key[0] if len(key) == 1 else f"({', '.join(key)})" for key, _ in rows]
        where = f"{left} IN (\n  " + "\n, ".join(listed) + "\n)"
    text = (
        f"UPDATE {scope.quoted} SET {_keep_timestamps(step, column)}{identifier(column)} = {opening}\n{''.join(cases)}"
        f"  END WHERE {where} AND @seed_step <=> {WRITE_STEP};\n"
    )
    return text, cases


def _keep_timestamps(step: TableStep, column: str) -> str:
    """Assignments that keep what the INSERT wrote to the ON UPDATE columns: an UPDATE stamps each one that it does not set
    (https://dev.mysql.com/doc/refman/8.4/en/timestamp-initialization.html)."""
    stamped = [identifier(each.name) for each in step.compared if each.on_update and each.name != column]
    return "".join(f"{name} = {name}, " for name in stamped)


def filled(step: TableStep, column: str) -> int:
    """Return how many rows of a deferred column are not NULL once it is filled in."""
    total = 0
    for start in range(0, step.rows, VALUES_PER_UPDATE):
        array = step.arrays(start, min(start + VALUES_PER_UPDATE, step.rows), [column])[0]
        total += size(array) - (int(array.null.sum()) if array.null is not None else 0)
    return total
