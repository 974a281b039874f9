"""What the templates are given: predicates that name exactly the seeded rows, checksums, references, checks.

Everything here is SQL text about a plan; the frames that hold it stand in ``templates/sql/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..errors import PlanError
from ..planning.model import Reference, SeedPlan, TableStep
from ..printable import UNPRINTABLE, printable
from ..schema.model import ColumnType
from ..sql.identifiers import HISTORY_TABLE, identifier
from ..sql.literals import text_literal
from ..values.arrays import size
from .literals import key_list, literals
from .seeded import KEYS_PER_LIST, SeededTable, record_lines

_PLACEHOLDER = re.compile(
    r"\{(\w+)\}(\s+(?:AS\s+)?(?!(?:WHERE|JOIN|INNER|LEFT|RIGHT|CROSS|NATURAL|ON|USING|GROUP|HAVING|ORDER|LIMIT|UNION)\b)"
    r"(?:[A-Za-z_]\w*|`[^`]+`))?",
    re.IGNORECASE,
)
# golang-migrate and Flyway, goose, dbmate
_MARKER = re.compile(r"(\$(?=\{)|\+(?=goose)|migrate(?=:))", re.IGNORECASE)
_CONSEQUENCES = {"CASCADE": " (cascade)", "SET NULL": " (set null)", "SET DEFAULT": " (set default)"}


def message(text: str) -> str:
    """Return text that may be part of a guard's message: ASCII, and without the backtick that would end it."""
    return printable(text).encode("ascii", "replace").decode().replace("`", "'")


def comment(text: str) -> str:
    """Return text that cannot end a comment line or look like a migration tool's marker, nor hide or turn what follows."""
    return _MARKER.sub(r"\1 ", printable(text))


def column_type(kind: ColumnType) -> str:
    """Return a type as information_schema.COLUMNS shows it, integers without display width."""
    if kind.is_integer or kind.name == "year":
        return kind.name + (" unsigned" if kind.unsigned else "")
    if kind.name in ("float", "double") and kind.length:
        return f"{kind.name}({kind.length},{kind.scale or 0})" + (" unsigned" if kind.unsigned else "")
    if kind.name == "bit":
        return f"bit({kind.length or 1})"
    if kind.name in (
        "tinytext",
        "text",
        "mediumtext",
        "longtext",
        "tinyblob",
        "blob",
        "mediumblob",
        "longblob",
        "json",
        "date",
    ):
        return kind.name
    if kind.labels:
        # escaped as the servers do; information_schema is of utf8mb3, which shows a character beyond the BMP as ?
        escaped = str(kind).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        return re.sub(r"[\U00010000-\U0010ffff]", "?", escaped)
    return str(kind)


@dataclass(frozen=True, slots=True)
class Dependents:
    """How to count rows outside the seed that refer to seeded rows: the statements fill @seedsql_count (all rows that
    refer) and @seedsql_inside (those of the seed itself). ``consequence`` is what happens to them when the seeded rows go,
    in brackets; empty where the server refuses or does not know of the reference."""

    name: str
    consequence: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerifyCheck:
    """One line of the verify script's result."""

    name: str
    expected: str
    query: str


class Frame:
    """The SQL about one plan. ``tables`` are its steps as the scripts name their rows, in insert order."""

    def __init__(self, plan: SeedPlan) -> None:
        self.plan = plan
        loose = self.loose()
        self.seeded = {
            step.name: SeededTable.of(step, dict.fromkeys((*step.deferred, *loose.get(step.name, ()))))
            for step in plan.steps
        }
        self.tables = tuple(self.seeded.values())

    def loose(self) -> dict[str, list[str]]:
        """Nullable self references: set to NULL before their rows are deleted, since parents may come first in a DELETE.

        Raises PlanError for one that cannot be NULL: such rows can be inserted, but not deleted again.
        """
        found: dict[str, list[str]] = {}
        for reference in self.plan.references:
            if reference.declared and reference.table == reference.parent:
                table = self.plan.step(reference.table).table
                names = [
                    name for name in reference.columns if table.column(name).nullable and name not in table.primary_key
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

    def locked_children(self) -> bool:
        """Whether a declared reference points at another key than the primary key of a seeded table."""
        return any(
            reference.declared and not by_primary_key(self.seeded[reference.parent], reference)
            for reference in self.plan.references
            if self.plan.step(reference.parent).rows > 0
        )

    def dependents(self) -> list[Dependents]:
        """One entry per reference, declared or soft, whose parent is a seeded table."""
        return count_dependents(self.seeded, self.plan.references)

    def record(self) -> list[str]:
        """What the history keeps of the rows, as literals to be joined."""
        return [text_literal(line) for line in record_lines(self.tables, self.plan.references)]

    def verify_checks(self) -> list[VerifyCheck]:
        """Counts, orphans, the blueprint's checks, personal data, history: in this order."""
        plan = self.plan
        checks = [
            VerifyCheck(
                f"{step.name}: rows",
                str(step.rows),
                f"SELECT COUNT(*) FROM {identifier(step.name)} WHERE {self.seeded[step.name].scope()}",
            )
            for step in plan.steps
        ]
        checks += [
            VerifyCheck(f"{table.name}: rows as they were written", "1", self._unchanged(table))
            for table in self.tables
        ]
        planned = {step.name for step in plan.steps}
        for reference in plan.references:
            if reference.table in planned:
                checks.append(
                    VerifyCheck(
                        f"{reference.table}.{', '.join(reference.columns)}: orphans", "0", self._orphans(reference)
                    )
                )
        for check in plan.checks:
            found = _PLACEHOLDER.sub(self._seeded_rows, check.find)
            checks.append(VerifyCheck(printable(check.name), "0", f"SELECT COUNT(*) FROM ({found}) AS `broken`"))
        for personal in plan.personal:
            if personal.outside and personal.table in planned:
                outside = personal.outside.replace("{column}", identifier(personal.column))
                query = f"SELECT COUNT(*) FROM {identifier(personal.table)} WHERE {self.seeded[personal.table].scope()} AND {outside}"
                checks.append(
                    VerifyCheck(
                        f"{personal.table}.{personal.column}: {personal.personal_class} outside its reserved range",
                        "0",
                        query,
                    )
                )
        checks.append(
            VerifyCheck(
                "seedsql_history: applied",
                "1",
                f"SELECT COUNT(*) FROM `{HISTORY_TABLE}` WHERE `name` = {text_literal(plan.name)} AND `state` = 'applied'",
            )
        )
        return checks

    def _unchanged(self, table: SeededTable) -> str:
        """1 when the history has the sum that the table's seeded rows have now."""
        now = f"SELECT CONCAT(COUNT(*), ':', {table.checksum}) FROM {identifier(table.name)} WHERE {table.scope()}"
        return (
            f"SELECT COUNT(*) FROM `{HISTORY_TABLE}` WHERE `name` = {text_literal(self.plan.name)} AND "
            f"LOCATE(CONCAT({text_literal(f';{table.name}=')}, ({now}), ';'), CONCAT(';', `row_checksums`)) > 0"
        )

    def _orphans(self, reference: Reference) -> str:
        """Seeded rows that refer to a parent row that is not there, of the seed or not."""
        present = " AND ".join(f"`child`.{identifier(column)} IS NOT NULL" for column in reference.columns)
        pairs = " AND ".join(
            f"`parent`.{identifier(theirs)} = `child`.{identifier(ours)}"
            for theirs, ours in zip(reference.parent_columns, reference.columns, strict=True)
        )
        return (
            f"SELECT COUNT(*) FROM {identifier(reference.table)} AS `child` WHERE {self.seeded[reference.table].scope('child')} AND {present} "
            f"AND NOT EXISTS (SELECT 1 FROM {identifier(reference.parent)} AS `parent` WHERE {pairs})"
        )

    def _seeded_rows(self, match: re.Match[str]) -> str:
        table = self.plan.schema.table(match[1]).name
        alias = match[2] or f" AS {identifier(table)}"  # a derived table must have a name
        return f"(SELECT * FROM {identifier(table)} WHERE {self.seeded[table].scope()}){alias}"


def by_primary_key(parent: SeededTable, reference: Reference) -> bool:
    """Whether a reference names its parent's rows by their primary key."""
    return [name.lower() for name in reference.parent_columns] == [name.lower() for name in parent.key]


def count_dependents(seeded: Mapping[str, SeededTable], references: Iterable[Reference]) -> list[Dependents]:
    """Return how to count rows outside the seed that refer to its rows, one entry per reference to a seeded table."""
    return [
        _dependents(seeded, reference)
        for reference in references
        if reference.parent in seeded and seeded[reference.parent].rows
    ]


def _dependents(seeded: Mapping[str, SeededTable], reference: Reference) -> Dependents:
    own = seeded.get(reference.table)
    statements: list[str] = []
    for clause in refers(seeded[reference.parent], reference):
        found = f"SELECT COUNT(*) INTO @seedsql_found FROM {identifier(reference.table)} AS `child` WHERE {clause}"
        if own is not None:
            statements += _counted("@seedsql_count", found)
            for scope in own.clauses("child"):
                statements += _counted("@seedsql_inside", f"{found} AND {scope}")
        else:
            statements += _counted_when_there(reference.table, found)
    consequence = _CONSEQUENCES.get(reference.on_delete if reference.declared else "", "")
    return Dependents(f"{reference.table}.{','.join(reference.columns)}", consequence, tuple(statements))


def refers(parent: SeededTable, reference: Reference) -> Iterator[str]:
    """Predicates on `child` that together name every row that refers to a seeded parent."""
    child = [f"`child`.{identifier(column)}" for column in reference.columns]
    if by_primary_key(parent, reference):
        yield from parent.clauses(columns=child)
        return
    pairs = " AND ".join(
        f"`parent`.{identifier(theirs)} = {ours}" for theirs, ours in zip(reference.parent_columns, child, strict=True)
    )
    for clause in parent.clauses("parent"):
        yield f"EXISTS (SELECT 1 FROM {identifier(parent.name)} AS `parent` WHERE {pairs} AND {clause})"


def _counted(total: str, query: str) -> list[str]:
    """Add what ``query`` counts to ``total``. A query that fails leaves NULL, which no guard takes for an answer."""
    return ["SET @seedsql_found = NULL", query, f"SET {total} = {total} + @seedsql_found"]


def _counted_when_there(table: str, query: str) -> list[str]:
    """Likewise for a table outside the plan, which may not exist in the database: then nothing is counted."""
    return [
        "SET @seedsql_there = NULL, @seedsql_found = NULL",
        "SELECT COUNT(*) INTO @seedsql_there FROM `information_schema`.`TABLES` WHERE `TABLE_SCHEMA` = DATABASE() AND "
        f"`TABLE_NAME` = {text_literal(table)}",
        f"SET @seedsql_sql = IF(@seedsql_there = 1, {text_literal(query)}, 'DO 0'), @seedsql_found = IF(@seedsql_there = 0, 0, NULL)",
        "PREPARE seedsql_query FROM @seedsql_sql",
        "EXECUTE seedsql_query",
        "SET @seedsql_count = @seedsql_count + @seedsql_found",
    ]


def known_references(references: Iterable[Reference]) -> list[str]:
    """Return the references that are counted one by one, as table.column>parent."""
    return sorted(
        {f"{reference.table}.{column}>{reference.parent}" for reference in references for column in reference.columns}
    )


def updates(step: TableStep, written: int) -> Iterator[str]:
    """Yield the UPDATEs that fill a table's deferred columns in, each asking for step ``written`` of the counter."""
    for start in range(0, step.rows, KEYS_PER_LIST):
        stop = min(start + KEYS_PER_LIST, step.rows)
        keys = [literals(array) for array in step.arrays(start, stop, step.key)]
        names = [identifier(name) for name in step.key]
        for column in step.deferred:
            values = literals(step.arrays(start, stop, [column])[0])
            cases = []
            for place, value in enumerate(values):
                if value != "NULL":
                    cases.append(
                        "  WHEN "
                        + " AND ".join(f"{name} = {texts[place]}" for name, texts in zip(names, keys, strict=True))
                        + f" THEN {value}"
                    )
            if not cases:
                continue
            if step.by_range:
                assert step.first_id is not None
                where = f"{names[0]} BETWEEN {step.first_id + start} AND {step.first_id + stop - 1}"
            else:
                listed = key_list(step.arrays(start, stop, step.key))
                where = f"{names[0] if len(names) == 1 else '(' + ', '.join(names) + ')'} IN ({listed})"
            body = "\n".join(cases)
            yield (
                f"UPDATE {identifier(step.name)} SET {identifier(column)} = CASE\n{body}\n  ELSE NULL END{_unstamped(step, column)}\n"
                f"WHERE {where} AND (@seedsql_step <=> {written})\n;\n"
            )


def _unstamped(step: TableStep, column: str) -> str:
    """Assignments that keep what the INSERT wrote to the ON UPDATE columns: an UPDATE stamps each one that it does not set
    (https://dev.mysql.com/doc/refman/8.4/en/timestamp-initialization.html)."""
    stamped = [identifier(each.name) for each in step.table.columns if each.on_update and each.name != column]
    return "".join(f", {name} = {name}" for name in stamped)


def filled(step: TableStep, column: str) -> int:
    """Return how many rows of a deferred column are not NULL once it is filled in."""
    total = 0
    for start in range(0, step.rows, KEYS_PER_LIST):
        array = step.arrays(start, min(start + KEYS_PER_LIST, step.rows), [column])[0]
        total += size(array) - (int(array.null.sum()) if array.null is not None else 0)
    return total


def check_names(plan: SeedPlan) -> None:
    """Raise PlanError for a name that a script cannot show: one with a line break, or a mark that turns what follows."""
    for step in plan.steps:
        for name in (step.name, *(column.name for column in step.columns)):
            if UNPRINTABLE.search(name):
                raise PlanError(
                    f"the name '{printable(name)}' holds a control character, which no script can show a reviewer"
                )
