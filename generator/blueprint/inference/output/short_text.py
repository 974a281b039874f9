"""An inferred blueprint as TOML that holds only the guesses: what the plan infers in the same way is left out.

Left out are the rules that a column gets by its type and name alone (``defaults``), and checks that only say what a rule says.
Rules that many tables have are written once (``sharing``). Rows are counts of groups of tables, times a factor for each size.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ....schema.model import Column, Table
from ....toml_fields import toml, toml_key
from ...reader import INFERENCE
from ...writing import comment, rule_key, rule_name
from ..columns.guess import Guess
from ..tables.defaults import Defaults, default_reference
from ..tables.sheet import Sheet
from ..tables.state import SIZES, SchemaRules
from .complete_text import (
    SchemaFile,
    check_lines,
    head,
    left_out,
    note_lines,
    plain_reasons,
    reasons,
    reference_lines,
    title,
)
from .hidden_lines import hidden_lines, shared_hidden_lines, with_meanings
from .plain_rules import plain_reason
from .sharing import TOGETHER, Shared, WrittenTable, share
from .summary import Reported, summary
from .time_reasons import TimeReasons
from .undecided import undecided, undecided_elsewhere, undecided_in, undecided_lines
from .unread import unread_amounts

_WIDTH = 120
_MOST_SHORT = 4  # rules of a table that has no section of its own
_ROWS = (1, 10**9)  # a default rule is the same for any number of rows, which count for unique columns only
_EQUALITIES = ("sums", "copies", "owners", "rollups")
"""Layers whose checks say what their rules say."""


def short_text(inferred: SchemaRules, name: str, schema_file: SchemaFile) -> str:
    """The blueprint, called ``name``, for the schema of ``schema_file``."""
    times = TimeReasons(inferred)
    tables = [_table(inferred, table, times) for table in inferred.tables]
    left = sum(len(table.defaults) for table in tables)
    shared = share(tables, [table for table in inferred.schema.tables if table.name in inferred.left_out])
    reported = [
        Reported(table.table.name, guess.column, table.reasons.get(rule_key(guess.column), ""), guess.runner_up)
        for table in tables
        for guess in inferred.sheets[table.table.name].guesses.values()
        if guess.reason
    ]
    undecided_columns = sum(len(table.undecided) for table in tables)
    lines = ["", *_row_lines(inferred), *head(name, schema_file), f"inference = {INFERENCE}", 'checks = "rules"', ""]
    lines += ["[sizes]", *(f"{size} = {factor}" for size, factor in SIZES), ""]
    lines += with_meanings([*_shared_lines(shared), *_tables_lines(tables)])
    first = [*title(inferred), *summary(reported, unread_amounts(inferred), undecided_columns, left, lines)]
    first += [comment(f"left out: {each}") for each in left_out(inferred)]
    return "\n".join(first + lines + reference_lines(inferred) + check_lines(inferred, _implied(times)))


def _table(inferred: SchemaRules, table: Table, times: TimeReasons) -> WrittenTable:
    found = inferred.found[table.name]
    guesses = inferred.sheets[table.name].guesses.values()
    defaults = dict(_defaults(inferred, table))
    why = reasons(inferred, table.name, times)
    rules = {key: rule for key, rule in found.rules.items() if key not in defaults}
    names = undecided(table, found.rules, why)
    unknown = {rule_key(name) for name in names}
    for key, rule in rules.items():
        if key not in why and (said := plain_reason(rule, is_undecided=key in unknown)):
            why[key] = said
        elif read := undecided_in(rule, names, why.get(key, "")):
            why[key] += f"; undecided: {', '.join(read)}"
    return WrittenTable(
        table,
        note_lines(found),
        found.id_base,
        dict(found.hidden),
        rules,
        why,
        plain_reasons(inferred.sheets[table.name]),
        {rule_key(guess.column): guess.runner_up for guess in guesses if guess.runner_up},
        defaults,
        names,
    )


def _defaults(inferred: SchemaRules, table: Table) -> Iterator[tuple[str, Any]]:
    """The rules of a table that the plan would infer by itself, whatever the number of rows."""
    rules = inferred.found[table.name].rules
    claimed = Counter(name.lower() for key in table.foreign_keys for name in key.columns)
    for key in table.foreign_keys:
        written = ", ".join(rule_key(table.column(name).name) for name in key.columns)
        is_alone = all(claimed[name.lower()] == 1 for name in key.columns)
        if is_alone and written in rules and rules[written] == default_reference(inferred.schema, table, key):
            yield written, rules[written]
    own = Defaults(table, inferred.sheets[table.name].builder.writing)
    for column in table.columns:
        written = rule_key(column.name)
        # a rule of a key that is left out would leave the key to be counted
        if written not in rules or column.name.lower() in claimed or _is_counted(table, column):
            continue
        personal = inferred.by_name(table.name, column)
        if all(own.rule(column, personal, rows) == rules[written] for rows in _ROWS[: 1 + own.is_unique(column)]):
            yield written, rules[written]


def _is_counted(table: Table, column: Column) -> bool:
    """True for the whole key, where it is one integer."""
    return column.type.is_integer and [name.lower() for name in table.row_key] == [column.name.lower()]


def _implied(times: TimeReasons) -> Callable[[Sheet, Guess], bool]:
    """What is true of a check that says no more than its rule: ``checks = "rules"`` makes it again, or the order of two times follows from
    how both are computed."""
    return lambda sheet, guess: guess.layer in _EQUALITIES or times.are_in_order(sheet, guess)


# ---- rows --------------------------------------------------------------------------------------------------------------


def _row_lines(inferred: SchemaRules) -> list[str]:
    """The tables by the number of their rows: an array is before all sections."""
    groups: dict[tuple[str, str], list[str]] = {}
    for table in inferred.tables:
        counts = [inferred.count(table.name, factor) for _, factor in SIZES]
        size = inferred.sizes.get(table.name)
        groups.setdefault((_counts(counts), size.why if size is not None else ""), []).append(table.name)
    lines = []
    for (written, why), names in groups.items():
        text = ", ".join(map(toml, names))
        behind = f"  {comment(why)}" if why else ""
        if len(written) + len(text) < _WIDTH - 24:
            lines.append(f"    {{ {written}, tables = [{text}] }},{behind}")
        else:
            lines += [f"    {{ {written}, tables = [{behind}", *_wrapped(text), "    ] },"]
    return ["rows = [  # of each table; times the factor of the size", *lines, "]", ""]


def _counts(counts: list[int]) -> str:
    """Rows by size, as a count that the factors multiply, with the most that there may be; or as they are."""
    first, last = counts[0], counts[-1]
    if counts == [first * factor for _, factor in SIZES]:
        return f"count = {first}"
    if counts == [min(first * factor, last) for _, factor in SIZES]:
        return f"count = {first}, most = {last}"
    return f"count = {toml({size: count for (size, _), count in zip(SIZES, counts, strict=True)})}"


def _wrapped(text: str) -> list[str]:
    kept = text.replace(" ", "\0").replace(",\0", ", ")  # a blank inside a name is none to break at
    lines = textwrap.wrap(kept, _WIDTH - 8, break_long_words=False, break_on_hyphens=False)
    return [f"        {line}".replace("\0", " ") for line in lines]


# ---- rules -------------------------------------------------------------------------------------------------------------


def _shared_lines(shared: Shared) -> list[str]:
    lines = []
    if shared.hidden:
        lines += ["[hidden]  # of every table whose rules name them", *shared_hidden_lines(shared.hidden), ""]
    if shared.columns:
        lines.append("[columns]  # of every table that has such a column, and no rule of its own for it")
        lines += [*_rule_lines(shared.columns, shared.reasons, {}), ""]
    return lines


def _tables_lines(tables: Sequence[WrittenTable]) -> list[str]:
    """First what tables have in common and the tables of few rules, then the others, each in its section."""
    common: dict[str, list[WrittenTable]] = {}
    for table in tables:
        if table.hidden:
            common.setdefault(toml(table.hidden), []).append(table)
    lines = []
    for group in common.values():
        if len(group) > 1:
            for some in _chunks([rule_name(table.table.name, ",`") for table in group]):
                lines += hidden_lines(f"{toml_key(', '.join(some))}.", group[0].hidden)
            for table in group:
                table.hidden = {}
    long = []
    elsewhere: dict[str, list[str]] = {}  # undecided columns of tables without a section
    for table in tables:
        name, rules = toml_key(table.table.name), _rule_lines(table.columns, table.reasons, table.runners_up)
        if table.id_base is not None or len(rules) > _MOST_SHORT:
            long += _section_lines(table, name, rules)
            continue
        lines += [*table.notes, *(hidden_lines(f"{name}.", table.hidden) if table.hidden else [])]
        lines += [line if line.startswith("#") else f"{name}.columns.{line}" for line in rules]
        elsewhere[table.table.name] = table.undecided
    lines += undecided_elsewhere(elsewhere)
    return [*(["[tables]", *lines, ""] if lines else []), *long]


def _section_lines(table: WrittenTable, name: str, rules: list[str]) -> list[str]:
    own = [f"id_base = {table.id_base}"] if table.id_base is not None else []
    own += hidden_lines("", table.hidden) if table.hidden else []
    lines = [*table.notes, *([f"[tables.{name}]", *own] if own else [])]
    return [*lines, *([f"[tables.{name}.columns]", *rules] if rules else []), *undecided_lines(table.undecided), ""]


def _rule_lines(rules: Mapping[str, Any], reasons: Mapping[str, str], runners_up: Mapping[str, str]) -> list[str]:
    """One line for each rule; columns that have the same one for the same reason together, where the first of them is."""
    groups: dict[str, list[str]] = {}
    for key, rule in rules.items():
        is_joint = isinstance(rule, dict) and {"reference", "pairs"} & rule.keys()
        own = key if is_joint or key in runners_up else ""
        groups.setdefault(f"{toml(rule)}{reasons.get(key, '')} {own}", []).append(key)
    lines = []
    for keys in groups.values():
        for some in _chunks(keys):
            reason = f"  {comment(reasons[some[0]])}" if some[0] in reasons else ""
            lines.append(f"{toml_key(', '.join(some))} = {toml(rules[some[0]])}{reason}")
            lines += [comment(f"or: {runners_up[key]}") for key in some if key in runners_up]
    return lines


def _chunks(names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), TOGETHER):
        yield names[start : start + TOGETHER]
