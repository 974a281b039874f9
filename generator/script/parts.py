"""The rows of a plan as files that are loaded in parallel, each of them made on its own from the numbers of its rows.

Two formats: ``mydumper``, files of INSERT statements named as mydumper names them, for myloader and TiDB Lightning; and
``csv``, for LOAD DATA. A file holds whole chunks of rows of one table and is of bounded size.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..errors import PlanError
from ..planning.model import SeedPlan, TableStep
from ..sql.identifiers import identifier
from .fields import csv_rows
from .literals import insert_rows, row_width
from .manifest import PartFacts
from .rowtext import CHUNK_ROWS, ROWS_PER_STATEMENT, STATEMENT_BYTES, opening
from .sums import rows_sum, summed_columns

MYDUMPER, CSV = "mydumper", "csv"
PART_FORMATS = (MYDUMPER, CSV)
# Large enough that a file's overhead does not count, small enough that each of many workers holds one in memory.
PART_BYTES = 16 << 20
"""The most bytes of a file, as far as one chunk of rows allows."""

# myloader runs each as a statement, other readers pass over comments. With FOREIGN_KEY_CHECKS tables load in any order.
_HEADER = (
    b"/*!40101 SET NAMES utf8mb4*/;\n/*!40014 SET FOREIGN_KEY_CHECKS=0*/;\n/*!40103 SET TIME_ZONE='+00:00'*/;\n"
    # Version comments, as mydumper writes them: a loader that sets its session itself may pass over them.
    # NO_AUTO_VALUE_ON_ZERO keeps a key of 0
    # (https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html#sqlmode_no_auto_value_on_zero).
    b"/*!40101 SET SQL_MODE='STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,NO_AUTO_VALUE_ON_ZERO'*/;\n"
)
_FILE_NAME = re.compile(r"[\w$-]+")


@dataclass(frozen=True, slots=True)
class Part:
    """Rows ``first`` to ``last`` (excluded) of ``table``, as file ``name`` of the seed's folder."""

    name: str
    table: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class MadePart:
    """A part's bytes, its facts, and what ``audit`` found in its rows."""

    content: bytes
    facts: PartFacts
    found: object


Audit = Callable[[str, bytes], object]
"""Called with a file's name and its rows as INSERT statements."""


class PartMaker:
    """Makes the parts of a plan: each is a pure function of the plan and the numbers of its rows."""

    def __init__(self, plan: SeedPlan, row_format: str, audit: Audit | None = None) -> None:
        self.plan = plan
        self.row_format = row_format
        self._audit = audit
        self._steps = {step.name: step for step in plan.steps}
        self._widths = {step.name: _width(step) for step in plan.steps if step.rows}
        self.summed = {step.name: summed_columns(step) for step in plan.steps}

    @property
    def folder(self) -> str:
        """The name of the folder with the parts."""
        return f"{self.plan.name}.{self.row_format}"

    def parts(self) -> list[Part]:
        """Return all parts, tables in insert order. Raises PlanError for a table whose name can be no file's."""
        return [part for step in self.plan.steps if step.rows for part in self._parts_of(step)]

    def _parts_of(self, step: TableStep) -> Iterator[Part]:
        if not _FILE_NAME.fullmatch(step.name):
            raise PlanError(
                f"the table '{step.name}' cannot be the name of a file",
                hint="leave it out (--table), or generate the seed as SQL: --format sql",
            )
        rows = max(PART_BYTES // (self._widths[step.name] * CHUNK_ROWS), 1) * CHUNK_ROWS
        ending = "sql" if self.row_format == MYDUMPER else "csv"
        # A name has the form DATABASE.TABLE.NUMBER.sql: a point in the seed's name would shift its parts.
        database = self.plan.name.replace(".", "_")
        for number, first in enumerate(range(0, step.rows, rows)):
            name = f"{database}.{step.name}.{number:05d}.{ending}"
            yield Part(name, step.name, first, min(first + rows, step.rows))

    def make(self, part: Part) -> MadePart:
        """Make a part."""
        step = self._steps[part.table]
        is_sql = self.row_format == MYDUMPER
        per_statement = next((n for n in ROWS_PER_STATEMENT if n * self._widths[part.table] <= STATEMENT_BYTES), 1)
        head, total = opening(step), 0
        inserts, fields = [_HEADER], [_csv_header(step)]
        for start in range(part.first, part.last, CHUNK_ROWS):
            arrays = step.arrays(start, min(start + CHUNK_ROWS, part.last))
            total += rows_sum(step, arrays, self.summed[part.table])
            if is_sql or self._audit is not None:
                for rows in insert_rows(arrays, per_statement, (b"", b"")):
                    inserts += (head, rows, b";\n")
            if not is_sql:
                fields.append(csv_rows(arrays))
        sql = b"".join(inserts)
        content = sql if is_sql else b"".join(fields)
        found = self._audit(part.name, sql) if self._audit is not None else None
        digest = hashlib.sha256(content).hexdigest()
        return MadePart(
            content, PartFacts(part.name, part.table, part.last - part.first, len(content), digest, total), found
        )


def _width(step: TableStep) -> int:
    return row_width(step.arrays(0, min(CHUNK_ROWS, step.rows)))


def _csv_header(step: TableStep) -> bytes:
    names = ('"' + column.name.replace('"', '""') + '"' for column in step.columns)
    return ",".join(names).encode("utf-8") + b"\n"


def digests(plan: SeedPlan, parts: Sequence[PartFacts]) -> dict[str, str]:
    """Return the digest of each table: of its name, its columns' names and its parts' digests."""
    return {
        step.name: hashlib.sha256(
            json.dumps(
                [
                    step.name,
                    [column.name for column in step.columns],
                    [each.sha256 for each in parts if each.table == step.name],
                ],
                ensure_ascii=False,
            ).encode("utf-8")
        ).hexdigest()
        for step in plan.steps
    }


def metadata(plan: SeedPlan, parts: Sequence[PartFacts]) -> bytes:
    """Return mydumper's file ``metadata``, without which myloader takes no folder for a dump."""
    database = plan.name.replace(".", "_")
    # The reference date, not the clock: the same seed gives the same bytes.
    lines = [f"# Started dump at: {plan.as_of} 00:00:00", "[config]", "quote_character = BACKTICK", ""]
    for step in plan.steps:
        if step.rows:
            lines += [f"[{identifier(database)}.{identifier(step.name)}]", f"real_table_name={step.name}"]
            lines += [f"rows = {sum(each.rows for each in parts if each.table == step.name)}", ""]
    return "\n".join([*lines, f"# Finished dump at: {plan.as_of} 00:00:00", ""]).encode("utf-8")


def load_statements(plan: SeedPlan, folder: str, parts: Sequence[PartFacts]) -> Iterator[str]:
    """Yield the LOAD DATA statement of each CSV file, as the SET of a column asks for it."""
    for part in parts:
        step = plan.step(part.table)
        targets, values = [], []
        for number, column in enumerate(step.columns):
            conversion = _CONVERSIONS.get(column.type.name)
            # A column that needs a conversion is read into a variable first and assigned in SET
            # (https://dev.mysql.com/doc/refman/8.4/en/load-data.html).
            targets.append(f"@seed_field_{number}" if conversion else identifier(column.name))
            if conversion:
                values.append(f"{identifier(column.name)} = {conversion.format(f'@seed_field_{number}')}")
        yield (
            f"LOAD DATA LOCAL INFILE '{folder}/{part.name}' INTO TABLE {identifier(part.table)} CHARACTER SET utf8mb4\n"
            "  FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' ESCAPED BY '' LINES TERMINATED BY X'0A' IGNORE 1 LINES\n"
            f"  ({', '.join(targets)})" + (f"\n  SET {', '.join(values)}" if values else "") + ";\n"
        )


# A field is text: its characters would be the bits of a BIT, '0' the year 2000, and digits the bytes themselves.
_CONVERSIONS = {
    **dict.fromkeys(("bit", "year"), "CAST({} AS UNSIGNED)"),
    **dict.fromkeys(("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"), "UNHEX({})"),
    "point": "UNHEX({})",
}
