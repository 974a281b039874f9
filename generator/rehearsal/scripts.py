"""What a script of ours says outside of its frame: the statements that depend on the seed, in SQLite's words.

The frame is fixed text, compared with the proved one elsewhere; it is passed over here. The statements around it have few
forms, all of one maker, so they are rewritten by their forms; the SQL of a blueprint's checks is translated.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path

from ..errors import OutputError, StatementFailed
from ..sql.identifiers import unquote
from ..sql.patterns import BACKTICKED
from ..sql.script_rows import insert_head
from ..sql.statements import Statement, pieces, statement_of
from . import literal_rows
from .columns import quoted
from .numbers import as_decimal, stored

FRAME_START = "-- ==== frame: "
_MARK = re.compile(r"^-- ==== (?:end of )?frame: ", re.MULTILINE)

_RANGE = re.compile(r"@(\w+)_(first|last) = (-?\d+)")
_COLUMNS = r"COLUMNS \((?P<columns>(?:`k\d+` [A-Z ]+(?:\([\d,]+\))? PATH '\$\[\d+\]'(?:, )?)+)\)\) AS `(?P<alias>[jk])`"
_LIST = re.compile(
    rf"JSON_TABLE\((?:@(?P<variable>\w+)_keys, '\$\[\*\]'|`h`\.`row_keys`, '\$\.keys\.(?P<member>\w+)\[\*\]') {_COLUMNS}"
)
_KEY = re.compile(
    r"(?:CONVERT\((`[jk]`\.`k\d+`) USING \w+\)(?: COLLATE \w+)?|UNHEX\((`[jk]`\.`k\d+`)\)|CAST\((`[jk]`\.`k\d+`) AS \w+\))"
)
_STEP = re.compile(r" AND @seed_step <=> \d+| WHERE @seed_step <=> \d+")
_VARIABLE = re.compile(r"@(\w+_(?:first|last))\b")
_GUARD = re.compile(r"\(IF\(@seed_step = \d+, (.*?), \(SELECT 1 UNION SELECT 2\)\)", re.DOTALL)
_DELETE = re.compile(
    r"DELETE FROM (?P<table>`(?:[^`]|``)+`) USING (?P<keys>.*?) LEFT JOIN .*? ON (?P<on>.*)", re.DOTALL
)
_CLEAR = re.compile(
    r"UPDATE (?P<keys>\S+ AS `k`) LEFT JOIN (?P<table>`(?:[^`]|``)+`) AS `s` ON (?P<on>.*) SET (?P<set>`s`\..*)",
    re.DOTALL,
)
_HISTORY = re.compile(r"`seedsql_history` AS `h` JOIN (.*) WHERE `h`\.`name` = '[^']*'", re.DOTALL)
_CHECKSUM = "SUM(CRC32(CRC32(CONCAT_WS(',', "
_LOOKED_UP = re.compile(rf"-- ({BACKTICKED})\.({BACKTICKED}) = @seed_lookup_\d+")
_LOOKUP = re.compile(rf"({literal_rows.STRING})|@seed_lookup_\d+")
_STRING = re.compile(r"_utf8mb4 X'([0-9A-F]*)'|'((?:[^']|'')*)'")


def seed_statements(path: Path) -> Iterator[Statement]:
    """Yield the statements of a script outside of its frame. Raises OutputError (73) when it cannot be read."""
    inside = False
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for line, piece in pieces(file):
                # the frame begins and ends in comments, which stand before a statement
                for comment in () if piece.startswith("INSERT ") else _MARK.findall(piece):
                    inside = comment == FRAME_START
                statement = None if inside else statement_of(line, piece)
                if statement is not None:
                    yield statement
    except OSError as error:
        raise OutputError(f"cannot read {path}: {error.strerror}") from error


def looked_up(path: Path) -> list[tuple[str, str]]:
    """Return the columns (table and column) of an up script that get values of rows which are on a server already."""
    with path.open(encoding="utf-8", newline="\n") as file:
        lines = itertools.takewhile(lambda line: not line.startswith("-- ==== rows:"), file)
        found = [_LOOKED_UP.fullmatch(line.rstrip("\n")) for line in lines]
    return [(unquote(match[1]), unquote(match[2])) for match in found if match is not None]


def without_lookups(statement: str) -> str:
    """A statement with NULL for what a lookup finds, which is not known here."""
    return _LOOKUP.sub(lambda match: match[1] or "NULL", statement) if "@seed_lookup_" in statement else statement


class SeedText:
    """The variables of a seed's scripts, and its statements as SQLite runs them.

    ``keys`` are the listed keys by variable; a table ``seed_keys_NAME`` holds them once a statement reads them.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}
        self.keys: dict[str, str] = {}
        self._tables: set[str] = set()

    def take(self, statement: str) -> None:
        """Remember what a SET statement says of ranges and keys."""
        if not statement.startswith("SET "):
            return
        for table, end, number in _RANGE.findall(statement):
            self._numbers[f"{table}_{end}".lower()] = number  # a user variable has no case
        found = re.match(r"SET @(\w+)_keys = CONCAT\(", statement)
        if found:
            text = "".join(_text(match) for match in _STRING.finditer(statement, found.end()))
            chained = statement.startswith(f"@{found[1]}_keys", found.end())
            self.keys[found[1]] = (self.keys.get(found[1], "") if chained else "") + text

    def sqlite(self, sql: str) -> tuple[list[tuple[str, list[tuple[object, ...]], int]], str]:
        """Return the tables of keys that a statement needs and that are not there yet (name, rows, width), and its text."""
        needed: list[tuple[str, list[tuple[object, ...]], int]] = []

        def listed(match: re.Match[str]) -> str:
            name = match["variable"] or match["member"]
            raw = {int(location) for location in re.findall(r"UNHEX\(`[jk]`\.`k(\d+)`\)", sql)}
            types = re.findall(r"`k\d+` ([A-Z ]+)(?:\((?:\d+,)?(\d+)\))? PATH", match["columns"])
            table = f"seed_keys_{name}"
            if table not in self._tables:
                self._tables.add(table)
                keys = json.loads(self.keys.get(name, "[]"))
                needed.append((table, [_key(key, raw, types) for key in keys], len(types)))
            return f"{quoted(table)} AS {quoted(match['alias'])}"

        sql = re.sub(r"\n\s*", " ", sql)  # no string holds a line break
        text = _LIST.sub(listed, sql)
        text = re.sub(r"\(SELECT \* FROM (`seed_keys_\w+`) AS `j`\) AS `k`", r"\1 AS `k`", text)
        text = _KEY.sub(lambda match: match[1] or match[2] or match[3], text)
        text = _STEP.sub("", text.replace("SELECT STRAIGHT_JOIN ", "SELECT "))
        text = _VARIABLE.sub(lambda match: literal_rows.number_literal(self._number(match[1])), text)
        text = re.sub(r"\s+FOR UPDATE(?=\)|$)", "", text)
        text = _HISTORY.sub(r"\1", text)
        if deletion := _DELETE.fullmatch(text):
            table = deletion["table"]
            text = f"DELETE FROM {table} WHERE rowid IN (SELECT {table}.rowid FROM {deletion['keys']} JOIN {table} ON {deletion['on']})"
        elif clearing := _CLEAR.fullmatch(text):
            chosen = f"SELECT `s`.rowid FROM {clearing['keys']} JOIN {clearing['table']} AS `s` ON {clearing['on']}"
            text = f"UPDATE {clearing['table']} SET {clearing['set'].replace('`s`.', '')} WHERE rowid IN ({chosen})"
        return needed, text

    def _number(self, variable: str) -> str:
        try:
            return self._numbers[variable.lower()]
        except KeyError:
            raise StatementFailed(f"@{variable} is not set by the script") from None


def _text(match: re.Match[str]) -> str:
    return bytes.fromhex(match[1]).decode("utf-8") if match[1] is not None else match[2].replace("''", "'")


def _key(values: list[int | str], raw: set[int], types: list[tuple[str, str]]) -> tuple[object, ...]:
    return tuple(
        bytes.fromhex(str(value)) if index in raw else _key_value(value, *of)
        for index, (value, of) in enumerate(zip(values, types, strict=True), start=1)
    )


def _key_value(value: int | str, of: str, digits: str) -> object:
    """What JSON_TABLE makes of a value: a number of "1", as that of a BIT is written; all places of a DECIMAL."""
    if of.startswith("BIGINT"):
        return stored(int(value))
    return as_decimal(value, int(digits)) if of == "DECIMAL" else value


def split_insert(statement: str) -> tuple[str, str]:
    """Return an INSERT's text up to its first row, and its rows without their guard; both empty for any other statement."""
    head = insert_head(statement)
    return head, _GUARD.sub(r"(\1", statement[len(head) :], count=1) if head else ""


def names_of(head: str) -> tuple[str, list[str]]:
    """Return the table and the columns in an INSERT's text up to its first row."""
    table, *columns = map(unquote, re.findall(BACKTICKED, head))
    return table, columns


def insert(statement: str) -> str:
    """Return an INSERT of literals in SQLite's words, without its guard. Raises StatementFailed for anything else."""
    head, written = split_insert(statement)
    try:
        rows = literal_rows.literal_rows(written) if head else None
    except ValueError as error:
        raise StatementFailed(str(error)) from error
    if rows is not None:
        return head + rows
    raise StatementFailed(f"the rehearsal cannot read the rows of {statement[:60]!r}")


def literals(statement: str) -> str:
    """Return a statement with its literals in SQLite's words: hex, and numbers that SQLite would round."""
    return literal_rows.CHANGED.sub(literal_rows.changed, statement)


def checksum(select: str) -> tuple[str, str, str]:
    """Return what a table's checksum is made of, its SELECT without the checksum, which then only counts rows, and one that
    SQLite can compile: it has at most 127 arguments of a function (https://www.sqlite.org/limits.html), of a list any number."""
    start, end = select.find(_CHECKSUM), select.rfind("))))")
    if start < 0:
        return "", select, select
    values = select[start + len(_CHECKSUM) : end].replace("`s`.`", "`")  # up and verify call the table differently
    return values, f"{select[:start]}NULL{select[end + 4 :]}", select.replace(_CHECKSUM, "SUM(CRC32(CRC32('' IN (")


def selects(statement: str) -> list[str]:
    """Return the SELECTs of ``… FROM (SELECT … UNION ALL SELECT …) AS `name` …``, one for each table."""
    start = statement.index(" FROM (\n") + len(" FROM (\n")
    return union(statement[start : statement.rindex("\n) AS `")])


def union(text: str) -> list[str]:
    """Return the SELECTs of a UNION ALL, without their brackets."""
    pieces = [piece.start() for piece in literal_rows.top_level(text, lambda token: token.upper() == "UNION")]
    parts = [text[start:end].strip() for start, end in zip([0, *pieces], [*pieces, len(text)], strict=True)]
    parts = [re.sub(r"^UNION ALL\s+", "", part) for part in parts]
    return [part[1:-1] if part.startswith("(") and part.endswith(")") else part for part in parts]


def checks(statement: str) -> list[str]:
    """Return the SELECTs of a verify script's checks behind the first, which asks the history or names the columns."""
    return (selects(statement) if statement.startswith("SELECT `check`") else union(statement))[1:]


def group(select: str) -> str | None:
    """Return the statement ``WITH …`` of a verify script's further group of checks; None for any other SELECT."""
    opening = "SELECT * FROM (\nWITH\n"
    if not select.startswith(opening):
        return None
    return select[len(opening) - len("WITH\n") : select.rindex("\n  ) AS `checks_")]


def with_tables(statement: str) -> tuple[list[tuple[str, str]], str]:
    """Return the WITH tables of a statement (name, SELECT), and the statement behind them."""
    text = re.sub(r"(?m)^ *--.*\n", "", statement)
    body = next(literal_rows.top_level(text, lambda token: token.upper() == "SELECT")).start()
    found = []
    for part in literal_rows.split_commas(text[len("WITH") : body]):
        name, _, select = part.strip().partition(" AS (")
        found.append((name[1:-1].replace("``", "`"), select.strip().removesuffix(")").strip()))
    return found, text[body:]
