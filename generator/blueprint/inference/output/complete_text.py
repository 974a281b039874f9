"""An inferred blueprint as TOML with everything in it: all rules, the rows of each table, each check."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ....printable import quantity
from ....schema.model import Table
from ....toml_fields import toml, toml_key
from ...locales import DEFAULT_LOCALE
from ...model import TABLE_IN_BRACES
from ...writing import comment, rule_key
from ..columns.guess import Guess
from ..columns.types import AS_OF
from ..tables.sheet import Sheet
from ..tables.state import SIZES, SchemaRules, TableRules
from ..words.home import home_locale
from .reason_texts import worded, written_reason
from .said_conditions import missing_rows, named_values
from .time_reasons import TimeReasons
from .undecided import undecided, undecided_lines

_ORDER = re.compile(r" < `?([^`]+)`?$")

SchemaFile = str | list[str] | None


def complete_text(inferred: SchemaRules, name: str, schema_file: SchemaFile) -> str:
    """The blueprint, called ``name``, for the schema of ``schema_file``."""
    lines = [*title(inferred), *(comment(f"left out: {each}") for each in left_out(inferred)), ""]
    lines += [*head(name, schema_file), ""]
    for size, factor in SIZES:
        lines.append(f"[sizes.{size}]")
        lines += [f"{toml_key(table.name)} = {inferred.count(table.name, factor)}" for table in inferred.tables]
        lines.append("")
    times = TimeReasons(inferred)
    for table in inferred.tables:
        found, why = inferred.found[table.name], reasons(inferred, table.name, times)
        lines += table_lines(table.name, found, why, undecided_lines(undecided(table, found.rules, why)))
    return "\n".join(lines + reference_lines(inferred) + check_lines(inferred))


def title(inferred: SchemaRules) -> list[str]:
    return [
        f"# A blueprint for {quantity(len(inferred.tables), 'table')}, inferred from the schema: a start, to be changed.",
        "# `seedsql plan` shows what it makes; docs/blueprints.md lists the providers and what rules can say.",
    ]


def left_out(inferred: SchemaRules) -> list[str]:
    """The tables that get no rows, each with the reason."""
    return [str(omission) for name, omission in inferred.left_out.items() if name not in inferred.unasked]


def head(name: str, schema_file: SchemaFile) -> list[str]:
    lines = ["[blueprint]", f"name = {toml(name)}", 'number = "0001"']
    if schema_file is not None:
        lines.append(f"schema = {toml(schema_file)}")
    locale = home_locale()
    own = [f"locale = {toml(locale)}"] if locale != DEFAULT_LOCALE else []
    return [*lines, f"as_of = {AS_OF}", "seed = 42", *own]


def reasons(inferred: SchemaRules, table: str, times: TimeReasons) -> dict[str, str]:
    """By column as rules name it, why its rule is a guess."""
    sheet = inferred.sheets[table]
    guesses = {guess.column: guess for guess in sheet.guesses.values() if guess.reason}
    guesses |= {column: guesses[column]._replace(reason=reason) for column, reason in times.of(sheet)}
    found = {rule_key(column): written_reason(sheet, guess) for column, guess in _as_written(inferred, table, guesses)}
    for name, reason in sheet.builder.result.reasons.items():
        columns = _columns_of(sheet.table, name)
        key = ", ".join(rule_key(sheet.table.column(each).name) for each in columns)
        rule = inferred.found[table].rules.get(key)
        said = named_values(sheet, rule, reason)
        said += missing_rows(sheet, rule, said)
        found.setdefault(key, worded(sheet, columns[0], said, "reference"))
    return found


def _as_written(inferred: SchemaRules, table: str, guesses: Mapping[str, Guess]) -> Iterator[tuple[str, Guess]]:
    """The guesses with the rules that the blueprint has: what is decided later may change when they hold."""
    rules = inferred.found[table].rules
    for column, guess in guesses.items():
        yield column, guess._replace(rule=rules.get(rule_key(column), guess.rule))


def plain_reasons(sheet: Sheet) -> dict[str, str]:
    """By column as rules name it, reasons that say nothing of the rows of one table alone."""
    guesses = (guess for guess in sheet.guesses.values() if guess.reason)
    return {rule_key(guess.column): written_reason(sheet, guess, of_own_rows=False) for guess in guesses}


def _columns_of(table: Table, name: str) -> list[str]:
    """The columns that a rule fills together."""
    return [name] if table.find(name) is not None else name.split(", ")


def rule_line(columns: str, rule: Any, reasons: Mapping[str, str]) -> str:
    line = f"{toml_key(columns)} = {toml(rule)}"
    return f"{line}  {comment(reasons[columns])}" if columns in reasons else line


def table_lines(name: str, found: TableRules, reasons: Mapping[str, str], undecided: Iterable[str] = ()) -> list[str]:
    lines = note_lines(found)
    if found.id_base is not None:
        lines += [f"[tables.{toml_key(name)}]", f"id_base = {found.id_base}", ""]
    for section, rules in (("hidden", found.hidden), ("columns", found.rules)):
        if rules:
            lines.append(f"[tables.{toml_key(name)}.{section}]")
            lines += [rule_line(columns, rule, reasons) for columns, rule in rules.items()]
            lines += undecided if section == "columns" else ()
            lines.append("")
    return lines


def note_lines(found: TableRules) -> list[str]:
    return [comment(f"stays NULL: {omission}") for omission in found.omissions] + [
        comment(note) for note in found.notes
    ]


def reference_lines(inferred: SchemaRules) -> list[str]:
    """The soft references that an expression fills."""
    lines = []
    for sheet in inferred.sheets.values():
        for link in sheet.soft:
            lines += [
                "[[references]]",
                f"table = {toml(sheet.name)}",
                f"columns = {toml(list(link.columns))}",
                f"parent = {toml(link.parent)}",
                f"parent_columns = {toml(list(link.parent_columns))}",
                "",
            ]
    return lines


def check_lines(
    inferred: SchemaRules, is_implied: Callable[[Sheet, Guess], bool] = lambda _sheet, _guess: False
) -> list[str]:
    """What is guessed to be equal or in order, as checks, but for those that the rules imply. A table whose name
    cannot be in braces has none."""
    lines = []
    unnamed = [f"{{{name}}}" for name in inferred.sheets if not re.fullmatch(TABLE_IN_BRACES, f"{{{name}}}")]
    for sheet in inferred.sheets.values():
        for guess in sheet.guesses.values():
            if guess.check and not is_implied(sheet, guess) and not any(name in guess.check for name in unnamed):
                earlier = _ORDER.search(guess.check) if guess.layer == "time" else None
                claim = f" is not before {earlier[1]}" if earlier is not None else f": {guess.reason}"
                name = f"{sheet.name}.{guess.column}{claim}"
                lines += ["[[checks]]", f"name = {toml(name)}", f"find = {toml(guess.check)}", ""]
    return lines
