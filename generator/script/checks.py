"""The checks of a verify script: counts, orphans, the blueprint's rules, personal data, rows as they were written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..blueprint.model import TABLE_IN_BRACES
from ..lazy_patterns import lazy
from ..planning.model import Reference, SeedPlan
from ..printable import printable
from ..sql.identifiers import identifier
from ..sql.literals import text_literal
from .frame import ScriptContext, VerifyCheck
from .keys import comparable
from .scope import Scope
from .wrapping import wrap

_PLACEHOLDER = lazy(
    rf"{TABLE_IN_BRACES}(\s+(?:AS\s+)?(?!(?:WHERE|JOIN|INNER|LEFT|RIGHT|CROSS|NATURAL|ON|USING|GROUP|HAVING|ORDER|LIMIT|UNION)\b)"
    r"(?:[A-Za-z_]\w*|`[^`]+`))?",
    re.IGNORECASE,
)
_KEYS_PATH = "$.keys."
# MariaDB refuses more than 64 tables of one WITH (error 4003), MySQL a join of more than 61.
_WITH_TABLES = 60


class CheckGroup(NamedTuple):
    """Checks of one WITH: its tables (those that the checks read), those whose rows it sums up, and the checks."""

    tables: str
    sums: str
    lines: str


class Checks:
    """The verify script's SQL about one plan."""

    def __init__(self, context: ScriptContext) -> None:
        self.plan: SeedPlan = context.plan
        self.context = context
        taken = {table.name.lower() for table in self.plan.schema.tables}
        prefix = "s_"
        while any(self._named(prefix, name).lower() in taken for name in context.scopes):
            # https://dev.mysql.com/doc/refman/8.4/en/with.html: a reference is looked up among WITH tables first
            prefix = f"s{prefix}"  # a WITH table hides a real one of its name
        self.names = {name: self._named(prefix, name) for name in context.scopes}

    def _named(self, prefix: str, table: str) -> str:
        # An identifier has at most 64 characters (https://dev.mysql.com/doc/refman/8.4/en/identifier-length.html).
        return prefix + (table if len(table) < 60 else self.context.scopes[table].slug)

    def _quoted(self, table: str) -> str:
        return identifier(self.names[table])

    def groups(self) -> list[CheckGroup]:
        """All checks in one group; in several when the seed has more tables than one WITH takes."""
        place = {name: index for index, name in enumerate(self.context.scopes)}
        checks = self.checks()
        if len(place) > _WITH_TABLES:
            checks.sort(key=lambda check: min(map(place.__getitem__, check.tables), default=0))
        groups: list[list[VerifyCheck]] = [[]]
        read: set[str] = set()
        for check in checks:
            if groups[-1] and len(read | check.tables) > _WITH_TABLES:
                groups.append([])
                read = set()
            groups[-1].append(check)
            read |= check.tables
        return [self._group(group, place) for group in groups]

    def _group(self, checks: list[VerifyCheck], place: dict[str, int]) -> CheckGroup:
        read = sorted({name for check in checks for name in check.tables}, key=place.__getitem__)
        summed = [check.summed for check in checks if check.summed]
        return CheckGroup(self._tables(read), self._sums(summed), self._lines(checks))

    def _tables(self, names: Iterable[str]) -> str:
        """The WITH tables: the seeded rows of each table."""
        scopes = [self.context.scopes[name] for name in names]
        lines = [wrap(f"  {self._quoted(scope.name)} AS ({self._rows(scope)}),") for scope in scopes]
        return "\n".join(lines) + "\n"

    def _rows(self, scope: Scope) -> str:
        """Literals for the ranges, so that MySQL merges the WITH table into each query
        (https://dev.mysql.com/doc/refman/8.4/en/derived-table-optimization.html)."""
        step = scope.step
        if not step.rows:
            return f"SELECT {_columns(scope)} FROM {scope.quoted} WHERE FALSE"
        if step.by_range:
            key = identifier(step.key[0])
            return (
                f"SELECT {_columns(scope)} FROM {scope.quoted} WHERE {key} BETWEEN {step.first_id} AND {step.last_id}"
            )
        keys = scope.table_of_keys("`h`.`row_keys`", _KEYS_PATH + scope.slug)
        return (
            f"SELECT {_columns(scope, '`s`.')} FROM `seedsql_history` AS `h` JOIN {keys} JOIN {scope.quoted} AS `s` ON {scope.on_keys('s')} "
            f"WHERE `h`.`name` = {text_literal(self.plan.name)}"
        )

    def _sums(self, names: Iterable[str]) -> str:
        """The SELECTs of each table's rows and their checksum."""
        lines = []
        for index, scope in enumerate(self.context.scopes[name] for name in names):
            name, rows, total = (" AS `t`", " AS `n`", " AS `s`") if not index else ("", "", "")
            if scope.rows:
                sums = f"COUNT(*){rows}, {scope.checksum}{total} FROM {self._quoted(scope.name)}"
            else:
                sums = f"0{rows}, 0{total}"  # as in the up script
            text = f"SELECT {text_literal(scope.name)}{name}, {sums}"
            lines.append(wrap(("  " if not index else "  UNION ALL ") + text))
        return "\n".join(lines) + "\n"

    def _lines(self, checks: list[VerifyCheck]) -> str:
        """The SELECT of each check."""
        return "".join(
            wrap(f"  UNION ALL SELECT {text_literal(check.name)}, {check.expected}, {check.found}") + "\n"
            for check in checks
        )

    def checks(self) -> list[VerifyCheck]:
        """Counts, orphans, the blueprint's checks, personal data: in this order."""
        plan, scopes = self.plan, self.context.scopes
        checks = [
            VerifyCheck(f"{name}: rows", str(scope.rows), f"(SELECT COUNT(*) FROM {self._quoted(name)})", {name}, name)
            for name, scope in scopes.items()
        ]
        for step in plan.steps:
            for column in step.deferred if step.rows else ():
                name, expected = f"{step.name}.{column}: filled in", str(self.context.filled_of(step, column))
                found = f"(SELECT COUNT({identifier(column)}) FROM {self._quoted(step.name)})"
                checks.append(VerifyCheck(name, expected, found, {step.name}))
        for reference in plan.references:
            if reference.table in scopes:
                name = f"{reference.table}.{', '.join(reference.columns)}: orphans"
                checks.append(VerifyCheck(name, "0", f"({self._orphans(reference)})", {reference.table}))
        for check in plan.checks:
            # A name of the blueprint may differ from the schema's in case; the WITH tables are called as in the schema.
            found = _PLACEHOLDER.sub(self._seeded_rows, check.find)
            read = {known.name for match in _PLACEHOLDER.finditer(check.find) if (known := plan.schema.find(match[1]))}
            checks.append(
                VerifyCheck(printable(check.name), "0", f"(SELECT COUNT(*) FROM ({found}) AS `broken`)", read)
            )
        for personal in plan.personal:
            if personal.outside and personal.table in scopes:
                # Once more, beside the audit of the bytes: a trigger may have put another value there.
                outside = personal.outside.replace("{column}", identifier(personal.column))
                name = f"{personal.table}.{personal.column}: {personal.personal_class} outside its reserved range"
                found = f"(SELECT COUNT(*) FROM {self._quoted(personal.table)} WHERE {outside})"
                checks.append(VerifyCheck(name, "0", found, {personal.table}))
        return checks

    def _orphans(self, reference: Reference) -> str:
        """Seeded rows that refer to a parent row that is not there, of the seed or not. A NULL refers to nothing."""
        child = self._quoted(reference.table)
        if len(reference.columns) == 1:
            column = identifier(reference.columns[0])
            parent = f"SELECT {self._parent_value(reference, 0)} FROM {identifier(reference.parent)}"
            if self._key_is_not_null(reference):
                # NULL is not in an empty list
                nullable = self.context.scopes[reference.table].step.table.column(reference.columns[0]).nullable
                # NULL NOT IN (1, 2) is unknown, but NULL NOT IN () is true: without a parent row all NULLs would be
                # orphans.
                present = f"{column} IS NOT NULL AND " if nullable else ""
                return f"SELECT COUNT(*) FROM {child} WHERE {present}{column} NOT IN ({parent})"
        present = " AND ".join(f"`c`.{identifier(column)} IS NOT NULL" for column in reference.columns)
        pairs = " AND ".join(
            f"{self._parent_value(reference, place, '`p`.')} = `c`.{identifier(ours)}"
            for place, ours in enumerate(reference.columns)
        )
        return (
            f"SELECT COUNT(*) FROM {child} AS `c` WHERE {present} "
            f"AND NOT EXISTS (SELECT 1 FROM {identifier(reference.parent)} AS `p` WHERE {pairs})"
        )

    def _parent_value(self, reference: Reference, place: int, prefix: str = "") -> str:
        """A column that rows refer to, as it is compared with the one that refers to it."""
        find = self.plan.schema.table
        own = find(reference.table).column(reference.columns[place])
        theirs = find(reference.parent).column(reference.parent_columns[place])
        return comparable(own, theirs, f"{prefix}{identifier(theirs.name)}")

    def _key_is_not_null(self, reference: Reference) -> bool:
        """NOT IN finds nothing when the list holds a NULL: the comparison with it is unknown
        (https://dev.mysql.com/doc/refman/8.4/en/comparison-operators.html#operator_not-in)."""
        column = self.plan.schema.table(reference.parent).find(reference.parent_columns[0])
        return column is not None and not column.nullable

    def _seeded_rows(self, match: re.Match[str]) -> str:
        table = self.plan.schema.find(match[1])
        if table is None:
            return match[0]
        alias = match[2] or f" AS {identifier(table.name)}"
        return f"{self._quoted(table.name)}{alias}"


def _columns(scope: Scope, alias: str = "") -> str:
    """All columns: ``*`` leaves out the invisible ones (https://dev.mysql.com/doc/refman/8.4/en/invisible-columns.html)."""
    invisible = [identifier(column.name) for column in scope.step.compared if column.invisible]
    return ", ".join(alias + name for name in ("*", *invisible))
