"""The checks of a verify script: counts, orphans, the blueprint's rules, personal data, rows as they were written."""

from __future__ import annotations

import re

from ..planning.model import Reference, SeedPlan
from ..printable import printable
from ..sql.identifiers import identifier
from ..sql.literals import text_literal
from .frame import ScriptContext, VerifyCheck
from .scope import Scope
from .wrapping import wrap

_PLACEHOLDER = re.compile(
    r"\{(\w+)\}(\s+(?:AS\s+)?(?!(?:WHERE|JOIN|INNER|LEFT|RIGHT|CROSS|NATURAL|ON|USING|GROUP|HAVING|ORDER|LIMIT|UNION)\b)"
    r"(?:[A-Za-z_]\w*|`[^`]+`))?",
    re.IGNORECASE,
)
_KEYS_PATH = "$.keys."


class Checks:
    """The verify script's SQL about one plan."""

    def __init__(self, context: ScriptContext) -> None:
        self.plan: SeedPlan = context.plan
        self.context = context
        taken = {table.name.lower() for table in self.plan.schema.tables}
        prefix = "s_"
        while any(self._named(prefix, name).lower() in taken for name in context.scopes):
            prefix = f"s{prefix}"  # a WITH table hides a real one of its name
        self.names = {name: self._named(prefix, name) for name in context.scopes}

    def _named(self, prefix: str, table: str) -> str:
        return prefix + (table if len(table) < 60 else self.context.scopes[table].slug)

    def tables(self) -> str:
        """The WITH tables: the seeded rows of each table."""
        lines = [
            wrap(f"  {identifier(self.names[scope.name])} AS ({self._rows(scope)}),")
            for scope in self.context.scopes.values()
        ]
        return "\n".join(lines) + "\n"

    def _rows(self, scope: Scope) -> str:
        """Literals for the ranges, so that MySQL merges the WITH table into each query (see the frame)."""
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

    def sums(self) -> str:
        """The SELECTs of each table's rows and their checksum."""
        lines = []
        for index, scope in enumerate(self.context.scopes.values()):
            name, rows, total = (" AS `t`", " AS `n`", " AS `s`") if not index else ("", "", "")
            table = identifier(self.names[scope.name])
            text = f"SELECT {text_literal(scope.name)}{name}, COUNT(*){rows}, {scope.checksum}{total} FROM {table}"
            lines.append(wrap(("  " if not index else "  UNION ALL ") + text))
        return "\n".join(lines) + "\n"

    def lines(self) -> str:
        """The SELECT of each check."""
        return "".join(
            wrap(f"  UNION ALL SELECT {text_literal(check.name)}, {check.expected}, {check.found}") + "\n"
            for check in self.checks()
        )

    def checks(self) -> list[VerifyCheck]:
        """Counts, orphans, the blueprint's checks, personal data: in this order."""
        plan, scopes = self.plan, self.context.scopes
        checks = [
            VerifyCheck(f"{name}: rows", str(scope.rows), f"(SELECT COUNT(*) FROM {identifier(self.names[name])})")
            for name, scope in scopes.items()
        ]
        for step in plan.steps:
            for column in step.deferred if step.rows else ():
                found = f"(SELECT COUNT({identifier(column)}) FROM {identifier(self.names[step.name])})"
                checks.append(
                    VerifyCheck(f"{step.name}.{column}: filled in", str(self.context.filled_of(step, column)), found)
                )
        for reference in plan.references:
            if reference.table in scopes:
                name = f"{reference.table}.{', '.join(reference.columns)}: orphans"
                checks.append(VerifyCheck(name, "0", f"({self._orphans(reference)})"))
        for check in plan.checks:
            found = _PLACEHOLDER.sub(self._seeded_rows, check.find)
            checks.append(VerifyCheck(printable(check.name), "0", f"(SELECT COUNT(*) FROM ({found}) AS `broken`)"))
        for personal in plan.personal:
            if personal.outside and personal.table in scopes:
                outside = personal.outside.replace("{column}", identifier(personal.column))
                name = f"{personal.table}.{personal.column}: {personal.personal_class} outside its reserved range"
                found = f"(SELECT COUNT(*) FROM {identifier(self.names[personal.table])} WHERE {outside})"
                checks.append(VerifyCheck(name, "0", found))
        return checks

    def _orphans(self, reference: Reference) -> str:
        """Seeded rows that refer to a parent row that is not there, of the seed or not. A NULL refers to nothing."""
        child = identifier(self.names[reference.table])
        if len(reference.columns) == 1:
            column = identifier(reference.columns[0])
            parent = f"SELECT {identifier(reference.parent_columns[0])} FROM {identifier(reference.parent)}"
            if self._key_is_not_null(reference):
                # NULL is not in an empty list
                nullable = self.context.scopes[reference.table].step.table.column(reference.columns[0]).nullable
                present = f"{column} IS NOT NULL AND " if nullable else ""
                return f"SELECT COUNT(*) FROM {child} WHERE {present}{column} NOT IN ({parent})"
        present = " AND ".join(f"`c`.{identifier(column)} IS NOT NULL" for column in reference.columns)
        pairs = " AND ".join(
            f"`p`.{identifier(theirs)} = `c`.{identifier(ours)}"
            for theirs, ours in zip(reference.parent_columns, reference.columns, strict=True)
        )
        return (
            f"SELECT COUNT(*) FROM {child} AS `c` WHERE {present} "
            f"AND NOT EXISTS (SELECT 1 FROM {identifier(reference.parent)} AS `p` WHERE {pairs})"
        )

    def _key_is_not_null(self, reference: Reference) -> bool:
        """NOT IN finds nothing when the list holds a NULL."""
        column = self.plan.schema.table(reference.parent).find(reference.parent_columns[0])
        return column is not None and not column.nullable

    def _seeded_rows(self, match: re.Match[str]) -> str:
        table = self.plan.schema.table(match[1]).name
        alias = match[2] or f" AS {identifier(table)}"
        return f"{identifier(self.names[table])}{alias}"


def _columns(scope: Scope, alias: str = "") -> str:
    """All columns: ``*`` leaves out the invisible ones (https://dev.mysql.com/doc/refman/8.4/en/invisible-columns.html)."""
    invisible = [identifier(column.name) for column in scope.step.compared if column.invisible]
    return ", ".join(alias + name for name in ("*", *invisible))
