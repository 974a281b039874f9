"""Claims about the rows of a schema, and those that do not hold for rows of an inferred blueprint.

Beside ``shop.sql`` is ``shop.checks``: one line ``pattern|claim|SELECT`` each, where the SELECT (SQLite's) returns 0 when the
claim holds. The rows are those of size small, as ``seedsql init --rows N`` and ``plan`` give them.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.planning.model import SeedPlan
from seedsql.project import GenerationOptions
from seedsql.schema.model import Column
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import plain, python_values
from seedsql.workflow.inference import infer_tested

HERE = Path(__file__).parent
PATTERNS = (
    "arithmetic",
    "sum of children",
    "counter",
    "balance",
    "order of times",
    "not before the parent",
    "span",
    "calendar",
    "state",
    "NULL",
    "flag",
    "vocabulary",
    "copy",
    "same owner",
    "reference",
    "range",
    "price",
    "cap",
    "within",
    "format",
    "text",
    "person or place",
    "numbering",
    "size or skew",
    "columns of a row",
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What must hold: ``query`` returns 0. ``pattern`` is one of PATTERNS."""

    pattern: str
    text: str
    query: str


def claims_of(schema: Path) -> list[Claim]:
    """The claims about one schema; ValueError where a line has another pattern."""
    lines = schema.with_suffix(".checks").read_text(encoding="utf-8").splitlines()
    claims = [Claim(*line.split("|", 2)) for line in lines if line and not line.startswith("#")]
    unknown = {claim.pattern for claim in claims}.difference(PATTERNS)
    if unknown:
        raise ValueError(
            f"{schema.stem}.checks: no pattern {', '.join(sorted(unknown))}; patterns: {', '.join(PATTERNS)}"
        )
    return claims


def failed_claims(schema: Path, rows: int = 20, seed: int = 42, *, is_plain: bool = False) -> list[tuple[Claim, str]]:
    """The claims that do not hold, each with what its query returned."""
    model = parse_schema(schema.read_text(encoding="utf-8"), schema.name)
    text = infer_tested(model, schema.stem, schema.name, rows, plain=is_plain).text
    plan = make_plan(model, read_blueprint(text), text, GenerationOptions(seed=seed))
    return failed_on(loaded(plan), claims_of(schema))


def failed_on(database: sqlite3.Connection, claims: Iterable[Claim]) -> list[tuple[Claim, str]]:
    """The claims that do not hold in a database, each with what its query returned."""
    failed = []
    for claim in claims:
        try:
            found = database.execute(_UNIT.sub(r"\1'\2'", claim.query)).fetchone()[0]
        except sqlite3.Error as problem:
            found = f"the claim cannot be asked: {problem}"
        if found != 0:
            failed.append((claim, str(found)))
    return failed


def empty_database() -> sqlite3.Connection:
    """An SQLite database in memory that knows the functions of the claims."""
    database = sqlite3.connect(":memory:")
    database.create_function("FOLD", 1, _folded, deterministic=True)
    for name, arguments, function in _OF_MYSQL:
        database.create_function(name, arguments, function, deterministic=True)
    return database


def loaded(plan: SeedPlan) -> sqlite3.Connection:
    """The rows of a plan in an SQLite database in memory, without constraints."""
    database = empty_database()
    for step in plan.steps:
        names = ", ".join(f'"{column.name}"' for column in step.columns)
        database.execute(f'CREATE TABLE "{step.name}" ({names})')
        for column in step.table.columns:
            if column.generated:
                _generate(database, step.name, column)
        values = zip(
            *([_value(each) for each in python_values(array)] for array in step.arrays(0, step.rows)), strict=True
        )
        database.executemany(
            f'INSERT INTO "{step.name}" ({names}) VALUES ({", ".join("?" * len(step.columns))})', values
        )
    return database


def _generate(database: sqlite3.Connection, table: str, column: Column) -> None:
    """Add a column that the server generates, where SQLite can compute it."""
    expression = _UNIT.sub(r"\1'\2'", (column.expression or "").replace("/", "* 1.0 /"))
    with contextlib.suppress(sqlite3.Error):
        database.execute(f'ALTER TABLE "{table}" ADD COLUMN "{column.name}" AS ({expression})')


_UNIT = re.compile(r"(TIMESTAMPDIFF\()(SECOND|MINUTE|HOUR|DAY|MONTH|YEAR)(?=,)", re.IGNORECASE)


def _between(unit: str, first: str | None, last: str | None) -> int | None:
    """TIMESTAMPDIFF, whole units cut."""
    if first is None or last is None:
        return None
    start, end = (datetime.fromisoformat(each if "-" in each else f"2000-01-01 {each}") for each in (first, last))
    months = (
        (end.year - start.year) * 12 + end.month - start.month - ((end.day, end.time()) < (start.day, start.time()))
    )
    if unit.upper() in ("MONTH", "YEAR"):
        return months // (12 if unit.upper() == "YEAR" else 1)
    seconds = {"SECOND": 1, "MINUTE": 60, "HOUR": 3600, "DAY": 86400}[unit.upper()]
    return int((end - start).total_seconds() / seconds)


def _joined(*parts: object) -> str | None:
    return None if None in parts else "".join(map(str, parts))


def _days(last: str | None, first: str | None) -> int | None:
    return (
        None if first is None or last is None else (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
    )


# functions of MySQL that claims may use: name, number of arguments, function
_OF_MYSQL: tuple[tuple[str, int, Callable[..., object]], ...] = (
    ("CONCAT", -1, _joined),
    ("DATEDIFF", 2, _days),
    ("TIMESTAMPDIFF", 3, _between),
    ("YEAR", 1, lambda day: None if day is None else int(str(day)[:4])),
    ("MONTH", 1, lambda day: None if day is None else int(str(day)[5:7])),
    ("GREATEST", -1, lambda *values: None if None in values else max(values)),
    ("LEAST", -1, lambda *values: None if None in values else min(values)),
    ("LEFT", 2, lambda text, size: None if text is None else str(text)[:size]),
    ("RIGHT", 2, lambda text, size: None if text is None else str(text)[-size:]),
    ("REGEXP", 2, lambda pattern, text: None if text is None else re.search(pattern, str(text)) is not None),
)


def _folded(name: str | None) -> str | None:
    """The first letters of a name as logins spell them: FOLD(name) in a claim."""
    if name is None:
        return None
    plain_letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "".join(letter for letter in plain_letters.lower() if letter.isalpha())[:3]


def _value(value: object) -> object:
    if value is None or isinstance(value, int | float | str | bytes):
        return value
    text = plain(value)
    try:
        return float(text)
    except ValueError:
        return re.sub(r"^(\d:)", r"0\1", text.replace("T", " "))
