"""A blueprint from a schema: what tables, keys and names suggest, as the TOML that a person would write.

``seedsql init`` writes it; what it leaves out, the plan asks ``defaults`` for. What no rule can keep is said in a comment beside
the table. Which columns hold personal data is given by the caller (``classify``), so that rules and audit cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...errors import SchemaError, UsageError, did_you_mean
from ...schema.model import Schema, Table
from ...toml_fields import toml
from ..writing import rule_key, sql_name
from .columns.context import comments_of, kinds_of_names, named_key
from .columns.written_classes import with_written_names
from .cycles import break_cycles
from .layers import decide
from .output.complete_text import complete_text
from .output.explanation import InferredColumn, explained
from .output.named_columns import drop_bounds, drop_dates, name_columns
from .output.short_text import short_text
from .output.shorter_rules import shorten
from .output.unread import leave_out_unread
from .references.distinct_parents import pick_others
from .references.job_titles import decide_job_titles
from .references.roles import pick_by_role
from .table_rules import begin_table, finish_table
from .tables.generated import with_known_nulls
from .tables.links import add_soft_links, common_prefix, declared_links, single_keys
from .tables.omissions import Omission, omitted_tables, trigger_warnings
from .tables.sizes import sizes
from .tables.state import SIZES, Classify, SchemaRules, TableRules
from .texts.facts import pick_home_country
from .times.event_parents import pick_what_has_begun, pick_what_is_asked
from .times.picked_parents import decide_picked_parents
from .times.quarter_hours import plan_on_the_quarter_hour
from .words.home import at_home, home_said
from .words.languages import reading
from .words.vocabulary import keep_readings
from .words.writing import are_many, writing_of

NOTHING: Mapping[tuple[str, str], str] = {}
_MOST_COLUMNS = 500
_UNEVEN = 8  # a random pick gives hardly a parent more than so many times its share, or so many rows


class InferredBlueprint(NamedTuple):
    """A blueprint as TOML ``text``; the tables and columns that get no values in it; and the tables, with one comment each,
    whose rules a person should look at (the comments are in the text too). ``warnings`` are about triggers on its tables.
    ``columns`` say why each column has its rule, where that was asked for."""

    text: str
    omissions: tuple[Omission, ...]
    remarks: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...] = ()
    columns: tuple[InferredColumn, ...] = ()


def infer_blueprint(
    schema: Schema,
    name: str,
    schema_file: str | list[str] | None = None,
    rows: int = 20,
    *,
    classify: Classify,
    plain: bool = False,
    only: Sequence[str] = (),
    complete: bool = False,
    explain: bool = False,
    withheld: Mapping[tuple[str, str], str] = NOTHING,
) -> InferredBlueprint:
    """Return a blueprint for ``schema``: every table that can be seeded, every column that is not the automatic key.

    ``small`` gives every table ``rows`` rows, or as many as its keys allow; ``medium`` and ``large`` ten and a hundred
    times as many. What the plan infers by itself is left out, unless ``complete``. ``explain`` says why each column
    has its rule. ``withheld`` columns (table, lower-case column) have that of their type and name, for the reason given.
    Raises SchemaError (65) with every table's reason where no table can be seeded.
    """
    names = [name for table in schema.tables for name in _names(table)]
    keys = [pair for table in schema.tables for pair in named_key(table)]
    with reading(*writing_of(names, keys, kinds_of_names(schema.tables), comments_of(schema.tables)), is_schema=True):
        # of a few names alone the language cannot be seen, so that the plan would read them in that of the country
        home = "" if plain or not are_many(names) else home_said(schema.tables)
        with at_home(home):
            found = _inferred_blueprint(
                schema, name, schema_file, rows, classify, plain, only, complete, explain, withheld
            )
    keep_readings()
    return found


def _names(table: Table) -> list[str]:
    return [table.name, *(column.name for column in table.columns)]


def _inferred_blueprint(
    schema: Schema,
    name: str,
    schema_file: str | list[str] | None,
    rows: int,
    classify: Classify,
    plain: bool,
    only: Sequence[str],
    complete: bool,
    explain: bool,
    withheld: Mapping[tuple[str, str], str],
) -> InferredBlueprint:
    inferred = _infer(schema, rows, classify, plain, withheld, only)
    if only and not plain:
        _note_lost_children(inferred, _infer(schema, rows, classify, plain, withheld))
    found = inferred.found
    omissions = [
        *(each for name, each in inferred.left_out.items() if name not in inferred.unasked),
        *(each for rules in found.values() for each in rules.omissions),
    ]
    remarks = tuple((table, note) for table, rules in found.items() for note in rules.notes)
    warnings = tuple(trigger_warnings(schema, list(found)))
    write = complete_text if complete else short_text
    columns = tuple(explained(inferred)) if explain else ()
    text = write(inferred, name, schema_file)
    return InferredBlueprint(text, tuple(omissions), remarks, warnings, columns)


def _infer(
    schema: Schema,
    rows: int,
    classify: Classify,
    plain: bool,
    withheld: Mapping[tuple[str, str], str],
    only: Sequence[str] = (),
) -> SchemaRules:
    schema = with_known_nulls(schema)
    left_out = omitted_tables(schema)
    if len(left_out) == len(schema.tables):
        raise _nothing_to_seed(schema, left_out)
    tables = [table for table in schema.tables if table.name not in left_out]
    inferred = SchemaRules(
        schema,
        rows,
        with_written_names(classify),
        classify,
        left_out,
        tables,
        common_prefix(schema),
        {table.name: declared_links(schema, table) for table in tables},
        {table.name: TableRules() for table in tables},
        withheld=withheld,
    )
    keys = single_keys(tables)
    for table in tables:
        notes = add_soft_links(schema, tables, keys, inferred.prefix, inferred.links, table)
        inferred.found[table.name].notes += notes
    if only:
        _keep_only(inferred, _with_parents(inferred, only))
    inferred.sheets = {table.name: begin_table(table, inferred) for table in inferred.tables}
    if not (plain or _are_wide(inferred)):
        decide(inferred.sheets)
        inferred.sizes = sizes(inferred.sheets, rows)
        pick_others(inferred.sheets)
        decide_job_titles(inferred.sheets)
        pick_by_role(inferred.sheets)
        pick_home_country(inferred.sheets)
        for sheet in inferred.sheets.values():
            pick_what_is_asked(sheet, is_denied=False)
        decide_picked_parents(inferred.sheets)
        for sheet in inferred.sheets.values():
            pick_what_has_begun(sheet)
            pick_what_is_asked(sheet, is_denied=True)
        break_cycles(inferred.sheets)
    for sheet in inferred.sheets.values():
        finish_table(sheet)
    _cover_parents(inferred)
    for table in inferred.tables:
        _spread_counted(inferred, table)
    plan_on_the_quarter_hour(inferred)
    leave_out_unread(inferred)
    name_columns(inferred)
    shorten(inferred)
    drop_bounds(inferred)
    drop_dates(inferred)
    return inferred


def _cover_parents(inferred: SchemaRules) -> None:
    """Let some references reach every row of their parent."""
    for name, column in inferred.covering:
        rule = inferred.found[name].rules.get(rule_key(column))
        if isinstance(rule, dict) and "within" not in rule:
            rule["cover"] = True


def _are_wide(inferred: SchemaRules) -> bool:
    """True, with a note, where a table has too many columns to compare each with each: thousands take minutes."""
    wide = [table for table in inferred.tables if len(table.columns) > _MOST_COLUMNS]
    for table in wide:
        inferred.found[table.name].notes.append(
            f"{len(table.columns):,} columns: all rules are by type and name alone, without what names mean together"
        )
    return bool(wide)


def _with_parents(inferred: SchemaRules, only: Sequence[str]) -> set[str]:
    """The tables asked for, and those that they cannot be without. Raises UsageError for all names that are not there."""
    names = {table.name for table in inferred.tables}
    wanted: list[str] = []
    mistakes = []
    for name in only:
        found = inferred.schema.find(name)
        if found is None:
            mistakes.append(f"there is no table '{name}'{did_you_mean(name, sorted(names))}")
        elif found.name not in names:
            mistakes.append(f"no rows can be seeded into table '{name}': {inferred.left_out[found.name].reason}")
        else:
            wanted.append(found.name)
    if mistakes:
        raise UsageError(f"--table: {'; '.join(mistakes)}")
    needed = set(wanted)
    while wanted:
        table = inferred.schema.table(wanted.pop())
        for link in inferred.links[table.name]:
            is_needed = any(not table.column(column).nullable for column in link.columns)
            if is_needed and link.parent in names and link.parent not in needed:
                needed.add(link.parent)
                wanted.append(link.parent)
    return needed


def _keep_only(inferred: SchemaRules, kept: set[str]) -> None:
    """Leave out all other tables: nullable references to them stay NULL, and their rows are counted nowhere."""
    for table in inferred.tables:
        if table.name not in kept:
            inferred.left_out[table.name] = Omission(table.name, "it was not asked for", f"--table {table.name}")
            inferred.unasked.add(table.name)
            del inferred.found[table.name]
    inferred.tables = [table for table in inferred.tables if table.name in kept]


def _note_lost_children(inferred: SchemaRules, whole: SchemaRules) -> None:
    """Say which columns would be computed from rows of tables that were not asked for."""
    for name, sheet in inferred.sheets.items():
        for key, guess in whole.sheets[name].guesses.items():
            text = toml(guess.rule)
            children = [child for child in inferred.unasked if f"{sql_name(child)}." in text]
            if children and (key not in sheet.guesses or sheet.guesses[key].rule != guess.rule):
                asked = " ".join(f"--table {child}" for child in children)
                inferred.found[name].notes.append(
                    f"{guess.column} loses its child rows ({guess.reason}), since {', '.join(children)} was not asked for: {asked}"
                )


def _spread_counted(inferred: SchemaRules, table: Table) -> None:
    """Let the parents take turns where a random pick could give one of them more rows than a small column counts."""
    first_rows = inferred.sheets[table.name].builder.first_rows
    for column, link, most in inferred.found[table.name].counted:
        sizes = [
            (inferred.count(table.name, factor), first_rows.get(link) or inferred.count(link.parent, factor))
            for _, factor in SIZES
        ]
        if any((rows + parents) * _UNEVEN > parents * most for rows, parents in sizes):
            inferred.found[table.name].rules[rule_key(table.column(column).name)] |= {"pick": "quota", "counts": [1]}


def _nothing_to_seed(schema: Schema, omissions: Mapping[str, Omission]) -> SchemaError:
    way_out = next((omission.way_out for omission in omissions.values() if omission.way_out), None)
    count = len(omissions)
    return SchemaError(
        f"no table of this schema can be seeded ({count} table{'s' * (count != 1)}):",
        details=[f"{omission.table}: {omission.reason}" for omission in omissions.values()],
        location=schema.source or None,
        hint=way_out,
    )
