"""The facts of a seed at the top of up and down, as data: tables, rows, ids, keys and columns, one table after the other.

They are before the script's own settings, so they must read the same in every sql_mode and character set: US-ASCII in
plain strings, anything else in hex. The history keeps them, for ``--clean``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..planning.applied_keys import ANY_TYPE
from ..planning.model import Reference
from ..schema.model import Column
from ..sql.identifiers import identifier
from ..sql.literals import needs_hex
from .wrapping import WIDTH

if TYPE_CHECKING:
    from .scope import Scope

LONGEST_FIRST = 999
"""Characters of a table's first column in the frame's statements for each table."""
LONGEST_TYPE = 9_900
"""Characters of a type that the frame compares: with name and ``null`` at most 9,999."""


def column_type(column: Column) -> str:
    """Return a column's type as information_schema.COLUMNS shows it, integers without display width."""
    kind = column.type
    if kind.is_integer or kind.name == "year":
        # MySQL 8.0.19 and later leave the display width out, MariaDB and older ones show it
        # (https://dev.mysql.com/doc/refman/8.4/en/numeric-type-attributes.html): the guard in the script takes it off
        # what the server says, too.
        return kind.name + (" unsigned" if kind.unsigned else "")
    if kind.name in ("float", "double") and kind.length:
        return f"{kind.name}({kind.length},{kind.scale or 0})" + (" unsigned" if kind.unsigned else "")
    if kind.name == "bit":
        # BIT alone is BIT(1) (https://dev.mysql.com/doc/refman/8.4/en/bit-type.html).
        return f"bit({kind.length or 1})"
    if kind.name in ("json", "date") or kind.name.endswith(("text", "blob")):
        return kind.name
    if kind.labels:
        # escaped as the servers do; information_schema is of utf8mb3, which shows a character beyond the BMP as ?
        escaped = str(kind).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        return re.sub(r"[\U00010000-\U0010ffff]", "?", escaped)
    return str(kind)


def table_facts(scope: Scope) -> str:
    """Return the SET statement with the facts of one table: on one line where they fit."""
    step = scope.step
    ids = f"[{step.first_id},{step.last_id}]" if step.by_range else "null"
    opening = f'{{"table":{_json(step.name)},"rows":{step.rows},"ids":{ids},'
    items = _items(scope)
    # User variables keep the ids in one place of the script. They are of the session: a client that reconnects has lost
    # them, and every statement that reads them then finds nothing
    # (https://dev.mysql.com/doc/refman/8.4/en/user-variables.html).
    variables = f"{scope.first} = {step.first_id}, {scope.last} = {step.last_id}, " if step.by_range else ""
    start = f"SET {variables}@seed_tables = CONCAT(@seed_tables, "
    everything = "".join([opening, *items])
    if everything.isascii() and len(start) + _width(everything) + len("'');") <= WIDTH:
        return f"{start}{ascii_literal(everything)});\n"
    first, *lines = _lines([opening, *items], _width(start) - 2)
    if len(start) + len(first) > WIDTH:
        start = f"{start.rstrip()}\n  "
    if len(start) > WIDTH:
        start = re.sub(r", @(?=\w+ = )", ",\n  @", start)
    return start + ",\n  ".join([first, *lines]) + ");\n"


def _items(scope: Scope) -> list[str]:
    """The members of a table's facts after its rows and ids, each with what separates it from the next."""
    step, written = scope.step, scope.step.compared
    # the key is the first column, where no other is named
    items = ['"supporting":true,'] if step.supporting else []
    columns = _columns(scope)
    # MySQL reads a text that is longer than the frame's JSON_TABLE has a place for as NULL
    # (https://dev.mysql.com/doc/refman/8.4/en/json-table-functions.html): it names no key then.
    is_first = [*step.key] == [written[0].name] and len(columns[0]) <= LONGEST_FIRST
    items += [] if is_first else [f'"key":{_json(list(step.key))},']
    if scope.unset:
        items.append(f'"unset":{_json(list(scope.unset))},')
    if hexed := [name for name, form in scope.forms if form.startswith("hex")]:
        items.append(f'"hex":{_json(hexed)},')
    if scope.is_listed:
        items.append(f'"keys":{_json(scope.slug)},')
        items.append(f'"listed":{_json(_listed(scope))},')
    items.append('"columns":[')
    *others, last = map(_json, columns)
    return [*items, *(f"{column}," for column in others), f"{last}]}}, "]


def readable_facts(scope: Scope) -> str:
    """Return a table's name and columns for people, where its facts are in hexadecimal digits; empty where they are not."""
    text = f"{scope.name}: {', '.join(_columns(scope))}"
    return "" if text.isascii() and not needs_hex(text) else text.replace("\\", "?")  # no script holds a backslash


def _columns(scope: Scope) -> list[str]:
    # information_schema has geomcollection on MySQL, geometrycollection on MariaDB
    # (https://dev.mysql.com/doc/refman/8.4/en/gis-class-geometrycollection.html), and of a compressed column its type with a
    # comment (https://mariadb.com/kb/en/storage-engine-independent-column-compression/): such types are not compared, and
    # neither are lists of labels that are longer than the frame can read.
    found = []
    for column in scope.step.compared:
        kind = ANY_TYPE if column.type.name == "geometrycollection" or column.compressed else column_type(column)
        kind = kind if len(kind) <= LONGEST_TYPE else ANY_TYPE
        found.append(f"{column.name}: {kind}{' null' if column.nullable else ''}")
    return found


def _listed(scope: Scope) -> str:
    """The seeded rows as `p`, as the statement that counts what refers to them needs them."""
    # In the order in which it is written: the optimizer cannot know how many keys a JSON text holds.
    return f"{scope.table_of_keys()} STRAIGHT_JOIN {identifier(scope.name)} AS `p` ON {scope.on_keys('p')} WHERE TRUE"


def ascii_literal(text: str) -> str:
    """Return one string as a literal that reads the same before SET NAMES, in every character set of a client."""
    if text.isascii() and not needs_hex(text):
        return "'" + text.replace("'", "''") + "'"
    # An introducer says what the bytes are, whatever character_set_client is at that time
    # (https://dev.mysql.com/doc/refman/8.4/en/charset-introducer.html).
    return f"_utf8mb4 X'{text.encode('utf-8').hex().upper()}'"


def soft_fact(reference: Reference) -> str:
    """Return the SET statement with one reference that no foreign key declares, from a table outside the seed."""
    pairs = [list(pair) for pair in zip(reference.columns, reference.parent_columns, strict=True)]
    text = f'{{"table": {_json(reference.table)}, "parent": {_json(reference.parent)}, "pairs": {_json(pairs)}}}, '
    return f"SET @seed_soft = CONCAT(@seed_soft, {ascii_literal(text)});\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _lines(items: list[str], used: int = 0) -> Iterator[str]:
    """Items as literals, as many on a line as fit; of the first, ``used`` characters are taken. A digit more in a type
    moves no other line: numbers of up to three digits count alike."""
    line, width = "", used
    for item in items:
        counted = _width(item)
        if line and width + counted > WIDTH - 6:
            yield from _cut(line)
            line, width = "", 0
        line += item
        width += counted
    yield from _cut(line)


def _width(text: str) -> int:
    """How wide a text is as a literal, when each number has at least three digits."""
    return len(re.sub(r"\d+", lambda number: number[0].zfill(3), text)) + text.count("'")


def _cut(line: str) -> Iterator[str]:
    """A line's literal, in parts where one item alone is too long for a line."""
    if len(line) + line.count("'") <= WIDTH - 2 and line.isascii():
        yield ascii_literal(line)
        return
    # A character beyond US-ASCII is up to four bytes, eight hexadecimal digits.
    width = WIDTH - 40 if line.isascii() else WIDTH // 3
    parts = (
        re.findall(rf".{{1,{width}}}(?:,|\s|$)|.{{1,{width}}}", line)
        if line.isascii()
        else [line[start : start + width] for start in range(0, len(line), width)]
    )
    yield from map(ascii_literal, parts)
