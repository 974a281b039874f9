"""What ``diff`` found, as text for a terminal and as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .. import markdown
from ..printable import printable

if TYPE_CHECKING:
    from .. import Diff, SeedDiff
    from ..script.causes import Cause
    from ..script.comparison import ColumnDiff, TableDiff

_LONGEST = 60
_SHOWN_COLUMNS = 12


def literal(raw: str) -> str:
    """A literal as a person reads it: text in quotes also where the script has it in hexadecimal digits, and cut off
    where it is long."""
    from ..errors import ChecksumError
    from ..sql.script_rows import read_literal

    try:
        value = read_literal(raw)
    except ChecksumError:
        value = None
    text = f"'{value}'" if isinstance(value, str) and not raw.startswith("'") else raw
    return printable(text, _LONGEST)


def key_text(key: Sequence[str]) -> str:
    """The key of a row."""
    return ", ".join(map(literal, key))


def headline(seed: SeedDiff) -> str:
    """What became of a seed, in one line."""
    if seed.state in ("new", "gone"):
        rows = sum(table.new_rows if seed.state == "new" else table.old_rows for table in seed.tables)
        return (
            f"{seed.state}, {rows:,} row{'s' * (rows != 1)} in {len(seed.tables)} table{'s' * (len(seed.tables) != 1)}"
        )
    if seed.state == "unread":
        return "not compared"
    if seed.state == "same":
        return "rows identical"
    tables = [table for table in seed.tables if not table.is_same]
    counts = {what: sum(getattr(table, what) for table in tables) for what in ("added", "removed", "changed")}
    shown = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count) or "other columns"
    return f"{shown} in {len(tables)} of {len(seed.tables)} table{'s' * (len(seed.tables) != 1)}"


def text(diff: Diff) -> Iterator[str]:
    """The report as lines for a terminal."""
    for seed in diff.seeds:
        yield f"seed {seed.name}: {headline(seed)}"
        for table in _moved(seed):
            yield from _table_text(table) if seed.state == "changed" else _whole_text(seed, table)
        for change in seed.schema:
            yield f"  schema: {'.'.join(filter(None, (change.table, change.column)))}: {_change(change.old, change.new)}"
        for cause in seed.causes:
            yield from cause_text(cause)
        for line in seed.unexplained:
            yield f"  unexplained: {line}: nothing in what the seed was generated from says why"
        for each in seed.personal:
            yield f"  personal data: {each.table}.{each.column}: {_change(each.old, each.new)}"
        if seed.state != "same" and any(seed.personal_columns):
            yield f"  personal data: {_counts(seed)}"
        yield from (f"  note: {note}" for note in seed.notes)


def _moved(seed: SeedDiff) -> list[TableDiff]:
    """The tables with other rows or columns; all of a seed that is new or gone, those without rows too."""
    return [table for table in seed.tables if seed.state in ("new", "gone") or not table.is_same]


def _whole(seed: SeedDiff, table: TableDiff) -> tuple[int, str]:
    """The rows of a table of a seed that is new or gone, and its ids, such as ``1 to 6``."""
    rows, ids = (table.new_rows, table.new_ids) if seed.state == "new" else (table.old_rows, table.old_ids)
    return rows, f"{ids[0]} to {ids[1]}" if ids else ""


def _whole_text(seed: SeedDiff, table: TableDiff) -> Iterator[str]:
    rows, ids = _whole(seed, table)
    yield f"  {table.table}: {rows:,} row{'s' * (rows != 1)}{f', ids {ids}' if ids else ''}"


def _table_text(table: TableDiff) -> Iterator[str]:
    yield f"  {table.table}: {_rows(table)}{_ids(table)}: {_what(table)}"
    for sign, keys, count in (("+", table.added_keys, table.added), ("-", table.removed_keys, table.removed)):
        if keys:
            yield f"    {sign} {'; '.join(map(key_text, keys))}{'; ...' if count > len(keys) else ''}"
    width = max((len(column.column) for column in table.columns), default=0)
    for column in table.columns:
        yield f"    {column.column.ljust(width)}  {column.rows:,} row{'s' * (column.rows != 1)}{_samples(column)}"


def _samples(column: ColumnDiff) -> str:
    shown = [f"{key_text(each.key)}: {literal(each.old)} -> {literal(each.new)}" for each in column.samples]
    return f"  {'; '.join(shown)}" if shown else ""


def _rows(table: TableDiff) -> str:
    if table.old_rows == table.new_rows:
        return f"{table.new_rows:,} rows"
    return f"{table.old_rows:,} -> {table.new_rows:,} rows"


def _ids(table: TableDiff) -> str:
    before, after = (f"{ids[0]} to {ids[1]}" if ids else "" for ids in (table.old_ids, table.new_ids))
    return "" if not (before or after) else f", ids {after}" if before == after else f", ids {_change(before, after)}"


def _what(table: TableDiff) -> str:
    counts = (("added", table.added), ("removed", table.removed), ("changed", table.changed))
    parts = [f"{count:,} {name}" for name, count in counts if count]
    for name, columns in (("new", table.new_columns), ("gone", table.gone_columns)):
        if columns:
            parts.append(f"{name} column{'s' * (len(columns) > 1)} {', '.join(columns)}")
    return "; ".join(parts)


def _change(old: str, new: str) -> str:
    return f"{old or 'nothing'} -> {new or 'nothing'}"


def _counts(seed: SeedDiff) -> str:
    before, after = seed.personal_columns
    if seed.state in ("new", "gone"):
        count = before or after
        return f"{count} column{'s' * (count != 1)}"
    return f"{before} column{'s' * (before != 1)} before, {after} after"


def reached(cause: Cause) -> str:
    """The data that a cause changed, shortened where it is much."""
    names = [*(f"rows of {table}" for table in cause.tables), *cause.columns]
    more = f" and {len(names) - _SHOWN_COLUMNS} more" if len(names) > _SHOWN_COLUMNS else ""
    return ", ".join(names[:_SHOWN_COLUMNS]) + more


def cause_text(cause: Cause, *, names_data: bool = True) -> Iterator[str]:
    """A cause, its texts where it is a rule, and, with ``names_data``, what it changed."""
    yield f"  cause: {cause.what}{f' at {cause.location}' if cause.location else ''}"
    if cause.kind in ("rule", "inferred"):
        yield from (f"    {name}: {value}" for name, value in (("old", cause.old), ("new", cause.new)) if value)
    if names_data and cause.kind != "text":
        yield f"    changed: {reached(cause) or 'no row'}"


def md(diff: Diff) -> Iterator[str]:
    """The report as lines of Markdown."""
    for seed in diff.seeds:
        yield f"### {markdown.code(seed.name)}: {headline(seed)}"
        yield ""
        changed = _moved(seed)
        if changed:
            yield from _table_md(changed) if seed.state == "changed" else _whole_md(seed)
            yield ""
        for cause in seed.causes:
            yield from _cause_md(cause)
        for line in seed.unexplained:
            yield f"- **unexplained**: {markdown.code(line)}; nothing in what the seed was generated from says why"
        for change in seed.schema:
            place = ".".join(filter(None, (change.table, change.column)))
            yield f"- schema: {markdown.code(place)}: {markdown.code(_change(change.old, change.new))}"
        for each in seed.personal:
            place = markdown.code(f"{each.table}.{each.column}")
            yield f"- personal data: {place}: {markdown.code(_change(each.old, each.new))}"
        if seed.state != "same" and any(seed.personal_columns):
            yield f"- personal data: {_counts(seed)}"
        yield from (f"- note: {markdown.escaped(note)}" for note in seed.notes)
        yield ""
        yield from _columns_md(changed)


def _table_md(tables: Sequence[TableDiff]) -> list[str]:
    rows = [
        [
            markdown.code(table.table),
            _rows(table).removesuffix(" rows"),
            _ids(table).removeprefix(", ids "),
            *(f"{count:,}" if count else "" for count in (table.added, table.removed, table.changed)),
            ", ".join(
                [
                    *(f"+{markdown.code(c)}" for c in table.new_columns),
                    *(f"-{markdown.code(c)}" for c in table.gone_columns),
                ]
            ),
        ]
        for table in tables
    ]
    headers = ["table", "rows", "ids", "added", "removed", "changed", "columns"]
    return markdown.table(headers, rows, {1, 3, 4, 5})


def _whole_md(seed: SeedDiff) -> list[str]:
    spans = [(table.table, *_whole(seed, table)) for table in seed.tables]
    rows = [[markdown.code(name), f"{rows:,}", ids] for name, rows, ids in spans]
    return markdown.table(["table", "rows", "ids"], rows, {1})


def _cause_md(cause: Cause) -> Iterator[str]:
    place = f" at {markdown.code(cause.location)}" if cause.location else ""
    yield f"- **cause**: {markdown.code(cause.what)}{place}"
    if cause.kind in ("rule", "inferred"):
        for name, value in (("old", cause.old), ("new", cause.new)):
            if value:
                yield f"  - {name}: {markdown.code(value)}"
    if cause.kind != "text":
        yield f"  - changed: {markdown.code(reached(cause)) or 'no row'}"


def _columns_md(tables: Sequence[TableDiff]) -> Iterator[str]:
    rows = [
        [
            markdown.code(f"{table.table}.{column.column}"),
            f"{column.rows:,}",
            "<br>".join(
                markdown.code(f"{key_text(each.key)}: {literal(each.old)} -> {literal(each.new)}")
                for each in column.samples
            ),
        ]
        for table in tables
        for column in table.columns
    ]
    if rows:
        yield "<details><summary>changed columns</summary>"
        yield ""
        yield from markdown.table(["column", "rows", "key: before -> after"], rows, {1})
        yield ""
        yield "</details>"
        yield ""
