"""What literals.py writes, both real servers read back exactly, whatever their sql_mode; and the text keeps its rules."""

from __future__ import annotations

import tracemalloc
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal, localcontext

import numpy as np
import pymysql
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedsql.schema.model import Column, ColumnType
from seedsql.script.literals import (
    insert_rows,
    literals,
    row_width,
)
from seedsql.sql.literals import text_literal
from seedsql.sql.statements import statements
from seedsql.values.arrays import (
    DAY,
    Array,
    Binaries,
    Booleans,
    Constant,
    Dates,
    Datetimes,
    Decimals,
    DictionaryEncoded,
    Digits,
    Floats,
    Integers,
    Part,
    Texts,
    Times,
    python_values,
    size,
    strings,
    word_table,
)
from seedsql.values.coerce import coerce
from seedsql.values.unfit import UnfitValue
from tests.servers import DIGITALOCEAN_SQL_MODE, Database, Server

MODES = ("", "NO_BACKSLASH_ESCAPES", DIGITALOCEAN_SQL_MODE)
MARKERS = ("${", "--")
ONE_MODE = pytest.mark.parametrize("sql_mode", ["default"], indirect=True)

# what breaks readers of SQL, each at hand for the search and for the clients
AWKWARD = (
    "",
    "'",
    "''",
    "\\",
    "\\'",
    "'\\",
    "\n",
    "\r\n",
    "\t",
    "\x01",
    "\x1a",
    "\x7f",
    "\x85",
    "\x9b31m",
    "\u2028",
    "\ufeff",
    "${",
    "$",
    "{",
    "--",
    "-",
    "- -",
    "a;",
    ";",
    "/*",
    "*/",
    "#",
    "%",
    "%s",
    "_utf8mb4 X'00'",
    '"',
    "`",
    "Zoë",
    "🎻",
    "\U0010ffff",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u200e",
    "\u200f",
    "\u061c",
    " ",
    "a ",
    " a",
    "NULL",
    "DELIMITER //",
    "\\q",
    "é'--\\",
    "x" * 300,
)
pieces = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=12),
    st.text(alphabet="'\\$-{};\n\"ab ", max_size=6),
)


@st.composite
def null_masks(draw: st.DrawFn, rows: int) -> np.ndarray | None:
    if draw(st.booleans()):
        return None
    return np.array(draw(st.lists(st.booleans(), min_size=rows, max_size=rows)), bool)


def gapped_table(words: Sequence[Sequence[str]]) -> np.ndarray:
    """A word table as a CASE makes it: each word in pieces, with zero bytes, which mean nothing, before and between."""
    return np.concatenate([word_table(column) for column in zip(*words, strict=True)], axis=1)


short = st.sampled_from(["", "-", "$", "{", "a", "a-", "-a", "'", "\\", "\x85", "é"])
gapped_tables = st.builds(gapped_table, st.lists(st.tuples(short, short, short), min_size=1, max_size=4))


@st.composite
def parts(draw: st.DrawFn, rows: int) -> Part:
    kind = draw(st.sampled_from(["words", "gapped", "digits", "constant"]))
    if kind == "constant":
        return Constant(draw(pieces))
    if kind == "digits":
        values = draw(st.lists(st.integers(0, 2**64 - 1), min_size=rows, max_size=rows))
        return Digits(np.array(values, np.uint64), draw(st.integers(1, 22)))
    table = draw(gapped_tables) if kind == "gapped" else word_table(draw(st.lists(pieces, min_size=1, max_size=5)))
    codes = draw(st.lists(st.integers(0, len(table) - 1), min_size=rows, max_size=rows))
    return DictionaryEncoded(np.array(codes, np.int64), table)


@st.composite
def texts(draw: st.DrawFn) -> Texts:
    rows = draw(st.integers(1, 6))
    return Texts(tuple(draw(st.lists(parts(rows), max_size=4))), rows, draw(null_masks(rows)))


def numbers(low: int, high: int) -> st.SearchStrategy[list[int]]:
    edges = [low, low + 1, -1, 0, 1, 9, 10, 99, 100, high - 1, high]
    return st.lists(
        st.integers(low, high) | st.sampled_from([edge for edge in edges if low <= edge <= high]),
        min_size=1,
        max_size=8,
    )


@st.composite
def integers(draw: st.DrawFn) -> Integers:
    if draw(st.booleans()):
        data = np.array(draw(numbers(0, 2**64 - 1)), np.uint64)
    else:
        data = np.array(draw(numbers(-(2**63), 2**63 - 1)), np.int64)
    return Integers(data, draw(null_masks(len(data))))


@st.composite
def decimals(draw: st.DrawFn) -> Decimals:
    data = np.array(draw(numbers(-(2**63), 2**63 - 1)), np.int64)
    return Decimals(data, draw(st.integers(0, 18)), draw(null_masks(len(data))))


@st.composite
def floats(draw: st.DrawFn) -> Floats:
    # MariaDB reads subnormal numbers as 0
    data = draw(
        st.lists(st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False), min_size=1, max_size=8)
    )
    return Floats(np.array(data, np.float64), draw(null_masks(len(data))))


@st.composite
def booleans(draw: st.DrawFn) -> Booleans:
    data = np.array(draw(st.lists(st.booleans(), min_size=1, max_size=8)), bool)
    return Booleans(data, draw(null_masks(len(data))))


@st.composite
def dates(draw: st.DrawFn) -> Dates:
    epoch = date(1970, 1, 1)
    days = draw(numbers((date(1000, 1, 1) - epoch).days, (date(9999, 12, 31) - epoch).days))
    return Dates(np.array(days, np.int64), draw(null_masks(len(days))))


@st.composite
def datetimes(draw: st.DrawFn) -> Datetimes:
    digits = draw(st.integers(0, 6))
    unit = 10 ** (6 - digits)
    epoch = date(1970, 1, 1)
    low, high = (date(1000, 1, 1) - epoch).days * DAY // unit, ((date(9999, 12, 31) - epoch).days + 1) * DAY // unit - 1
    data = np.array(draw(numbers(low, high)), np.int64) * unit
    return Datetimes(data, digits, draw(null_masks(len(data))))


@st.composite
def times(draw: st.DrawFn) -> Times:
    digits = draw(st.integers(0, 6))
    unit = 10 ** (6 - digits)
    most = (838 * 3600 + 59 * 60 + 59) * 1_000_000 // unit
    data = np.array(draw(numbers(-most, most)), np.int64) * unit
    return Times(data, digits, draw(null_masks(len(data))))


@st.composite
def binaries(draw: st.DrawFn) -> Binaries:
    rows, width = draw(st.integers(1, 6)), draw(st.integers(1, 20))
    data = np.frombuffer(draw(st.binary(min_size=rows * width, max_size=rows * width)), np.uint8).reshape(rows, width)
    lengths = None
    if draw(st.booleans()):
        lengths = np.array(draw(st.lists(st.integers(0, width), min_size=rows, max_size=rows)), np.int64)
    return Binaries(data, lengths, draw(null_masks(rows)))


COLUMN_TYPES = {
    Texts: "LONGTEXT CHARACTER SET utf8mb4",
    Floats: "DOUBLE",
    Booleans: "TINYINT(1)",
    Dates: "DATE",
    Binaries: "LONGBLOB",
}


def column_type(array: Array) -> str:
    if isinstance(array, Integers):
        return "BIGINT UNSIGNED" if array.data.dtype == np.uint64 else "BIGINT"
    if isinstance(array, Decimals):
        return f"DECIMAL(38,{array.scale})"
    if isinstance(array, Datetimes | Times):
        return f"{'DATETIME' if isinstance(array, Datetimes) else 'TIME'}({array.digits})"
    return COLUMN_TYPES[type(array)]


ANY_ARRAY = st.one_of(
    texts(), texts(), integers(), decimals(), floats(), booleans(), dates(), datetimes(), times(), binaries()
)


def assert_readable(literal: str) -> None:
    """One literal keeps the rules: plain or hex, no backslash, no control character, no marker, no line break."""
    assert "\\" not in literal
    assert not any(unicodedata.category(letter) == "Cc" for letter in literal), repr(literal)
    assert len(literal.splitlines()) <= 1, repr(literal)
    assert not any(marker in literal for marker in MARKERS), literal


@pytest.mark.parametrize("text", AWKWARD, ids=ascii)
def test_an_awkward_string_is_written_safely(text: str) -> None:
    """Alone, and put together from single characters, each a part of its own or a piece of a gapped word."""
    codes = np.zeros(1, np.int64)
    letters = [text[:1], "", text[1:2], text[2:]]
    written = [
        text_literal(text),
        literals(Texts(tuple(Constant(letter) for letter in letters), 1))[0],
        literals(Texts((DictionaryEncoded(codes, gapped_table([letters, ["wider"] * 4])),), 1))[0],
        literals(
            Texts((Constant(letters[0]), DictionaryEncoded(codes, gapped_table([letters[1:], ["wider"] * 3]))), 1)
        )[0],
    ]
    for literal in written:
        assert_readable(literal)
    assert len(set(written)) == 1


@settings(max_examples=400, deadline=None)
@given(st.one_of(texts(), ANY_ARRAY))
def test_no_literal_holds_what_a_reader_could_misread(array: Array) -> None:
    """No backslash, control character or migration tool's marker in any literal, also where two parts meet."""
    written = literals(array)
    assert len(written) == size(array)
    for literal in written:
        assert_readable(literal)
    for absent, literal in zip(
        [False] * size(array) if array.null is None else array.null.tolist(), written, strict=True
    ):
        assert (literal == "NULL") is absent


@settings(max_examples=100, deadline=None)
@given(texts())
def test_plain_text_stays_readable(array: Texts) -> None:
    """Hex is for what needs it: every other string is '...' with its quotes doubled, as a reviewer would write it."""
    for text, literal in zip(strings(array), literals(array), strict=True):
        if text is None:
            continue
        plain = "'" + text.replace("'", "''") + "'"
        needs = "\\" in text or any(marker in text for marker in MARKERS) or not plain.isprintable()
        assert literal == plain if not needs else literal in (plain, f"_utf8mb4 X'{text.encode().hex().upper()}'")


@pytest.fixture(scope="module")
def reader(server: Server) -> Iterator[pymysql.connections.Connection]:
    """One connection for all examples of a module."""
    with server.database() as database, database.connect(use_unicode=False, conv={}) as connection:
        yield connection


def written_and_read(
    connection: pymysql.connections.Connection, arrays: Sequence[Array], statements_: Sequence[bytes]
) -> list[list[object]]:
    """Run INSERTs into a fresh temporary table and return what it holds, by row, in a form that compares exactly."""
    columns = ", ".join(f"`c{index}` {column_type(array)} NULL" for index, array in enumerate(arrays))
    shown = ", ".join(
        f"HEX(`c{index}`)" if isinstance(array, Texts | Binaries) else f"`c{index}`"
        for index, array in enumerate(arrays)
    )
    with connection.cursor() as cursor:
        cursor.execute("DROP TEMPORARY TABLE IF EXISTS `t`")
        cursor.execute(f"CREATE TEMPORARY TABLE `t` (`row` INT NOT NULL AUTO_INCREMENT PRIMARY KEY, {columns})")
        for statement in statements_:
            cursor.execute(statement)
        cursor.execute(f"SELECT {shown} FROM `t` ORDER BY `row`")
        return [[None if value is None else value.decode() for value in row] for row in cursor.fetchall()]


def expected(array: Array) -> list[object]:
    """What the server shows of each row."""
    return [None if value is None else _shown(array, value) for value in python_values(array)]


def _shown(array: Array, value: object) -> object:
    if isinstance(array, Texts):
        return str(value).encode().hex().upper()
    if isinstance(array, Binaries):
        return bytes(value).hex().upper()  # type: ignore[call-overload]
    if isinstance(array, Decimals):
        return format(Decimal(value), "f")  # type: ignore[arg-type]
    if isinstance(array, Booleans):
        return str(int(value))  # type: ignore[call-overload]
    if isinstance(array, Datetimes):
        return value.strftime("%Y-%m-%d %H:%M:%S") + (
            f".{value.microsecond:06d}"[: array.digits + 1] if array.digits else ""
        )  # type: ignore[attr-defined]
    if isinstance(array, Times):
        sign, whole = ("-", -value) if value < timedelta() else ("", value)  # type: ignore[operator]
        seconds, micros = divmod(whole // timedelta(microseconds=1), 1_000_000)
        fraction = f".{micros:06d}"[: array.digits + 1] if array.digits else ""
        return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{fraction}"
    return str(value)


def same(array: Array, found: object, wanted: object) -> bool:
    if isinstance(array, Floats) and found is not None and wanted is not None:
        return float(found) == float(wanted)  # type: ignore[arg-type]
    if isinstance(array, Decimals) and found is not None and wanted is not None:
        return Decimal(found) == Decimal(wanted) and (found == wanted or Decimal(found) == 0)  # type: ignore[arg-type]
    return found == wanted


@ONE_MODE
@settings(max_examples=120, deadline=None)
@given(array=ANY_ARRAY, mode=st.sampled_from(MODES))
def test_both_servers_read_back_what_was_written(
    reader: pymysql.connections.Connection, array: Array, mode: str
) -> None:
    """Any value of any kind, under each sql_mode."""
    with reader.cursor() as cursor:
        cursor.execute("SET SESSION sql_mode = %s", [mode.encode()])
    rows = ", ".join(f"({literal})" for literal in literals(array))
    found = written_and_read(reader, [array], [f"INSERT INTO `t` (`c0`) VALUES {rows}".encode()])
    for (shown,), wanted in zip(found, expected(array), strict=True):
        assert same(array, shown, wanted), (shown, wanted)


@st.composite
def tables(draw: st.DrawFn) -> list[Array]:
    """Several columns of as many rows each; the first is never NULL, as a key's."""
    rows = draw(st.integers(1, 9))
    first = draw(st.sampled_from(["integers", "texts"]))
    codes = np.arange(rows, dtype=np.int64)
    words = draw(st.lists(pieces, min_size=rows, max_size=rows))
    columns: list[Array] = [
        Integers(codes - 3) if first == "integers" else Texts((DictionaryEncoded(codes, word_table(words)),), rows)
    ]
    for _ in range(draw(st.integers(0, 3))):
        columns.append(
            Texts((*(draw(parts(rows)) for _ in range(draw(st.integers(1, 2)))),), rows, draw(null_masks(rows)))
        )
    return columns


@settings(max_examples=150, deadline=None)
@given(tables(), st.integers(1, 10))
def test_rows_are_one_per_line_and_no_line_ends_a_statement_early(arrays: list[Array], per_statement: int) -> None:
    """n rows give n lines, cut at fixed row numbers; only the line ';' ends a statement; nothing is longer than foretold."""
    rows = size(arrays[0])
    pieces_ = [piece.decode() for piece in insert_rows(arrays, per_statement, (b"(SELECT ", b" UNION ALL SELECT 0)"))]
    assert len(pieces_) == -(-rows // per_statement)
    width = row_width(arrays)
    lines: list[str] = []
    for number, piece in enumerate(pieces_):
        own = piece.split("\n")
        assert own.pop() == "" and len(own) == min(per_statement, rows - number * per_statement)
        assert own[0].startswith("  ((SELECT ") and all(line.startswith(", (") for line in own[1:])
        assert not any(line.endswith(";") for line in own)
        assert max(len(line.encode()) for line in own[1:] or [""]) <= width + 1
        lines += own
    script = "".join(f"INSERT INTO `t` VALUES\n{piece};\n" for piece in pieces_)
    assert len(list(statements(script.splitlines(keepends=True)))) == len(pieces_)
    wanted = list(zip(*(literals(array) for array in arrays), strict=True))
    bare = [
        line[3:].replace("(SELECT ", "", 1).replace(" UNION ALL SELECT 0)", "", 1)
        if line.startswith("  (")
        else line[3:]
        for line in lines
    ]
    assert bare == [", ".join(row) + ")" for row in wanted]


@ONE_MODE
@settings(max_examples=40, deadline=None)
@given(arrays=tables(), per_statement=st.integers(1, 10), mode=st.sampled_from(MODES))
def test_guarded_rows_arrive_whole(
    reader: pymysql.connections.Connection, arrays: list[Array], per_statement: int, mode: str
) -> None:
    """With the guard satisfied, every value of every row arrives as it is, the first value of a statement too; with the
    guard not satisfied the statement is an error and writes nothing."""
    with reader.cursor() as cursor:
        cursor.execute("SET SESSION sql_mode = %s", [mode.encode()])
        cursor.execute("SET @step = 5")
    nothing = b"''" if isinstance(arrays[0], Texts) else b"0"
    names = ", ".join(f"`c{index}`" for index in range(len(arrays))).encode()

    def inserts(step: int) -> list[bytes]:
        guard = (b"(SELECT ", b" UNION ALL SELECT " + nothing + b" FROM DUAL WHERE NOT (@step <=> %d))" % step)
        return [
            b"INSERT INTO `t` (" + names + b") VALUES\n" + rows for rows in insert_rows(arrays, per_statement, guard)
        ]

    found = written_and_read(reader, arrays, inserts(5))
    wanted = [list(row) for row in zip(*(expected(array) for array in arrays), strict=True)]
    assert found == wanted
    with reader.cursor() as cursor:
        for statement in inserts(6):
            with pytest.raises(pymysql.err.MySQLError) as refused:
                cursor.execute(statement)
            assert refused.value.args[0] == 1242
        cursor.execute("SELECT COUNT(*) FROM `t`")
        assert cursor.fetchone() == (str(len(wanted)).encode(),)


@ONE_MODE
@pytest.mark.parametrize("client", ["mysql", "mariadb"])
@pytest.mark.parametrize("charset", ["utf8mb4", "latin1"])
def test_the_clients_pass_awkward_text_on_unchanged(database: Database, client: str, charset: str) -> None:
    """Piped through both command-line clients, also one that believes in latin1, as SET NAMES corrects it."""
    database.query("CREATE TABLE `t` (`id` INT NOT NULL PRIMARY KEY, `v` LONGTEXT CHARACTER SET utf8mb4)")
    script = "SET NAMES utf8mb4;\n" + "".join(
        f"INSERT INTO `t` VALUES\n  ({number}, {text_literal(text)})\n;\n" for number, text in enumerate(AWKWARD)
    )
    done = database.run_script(script, client=client, args=[f"--default-character-set={charset}"])
    assert done.returncode == 0, done.stderr
    found = database.query("SELECT HEX(`v`) FROM `t` ORDER BY `id`")
    assert [row[0] for row in found] == [text.encode().hex().upper() for text in AWKWARD]


def few_rows_of_many_words(rows: int = 20, words: int = 60_000) -> Texts:
    """Some rows of a column whose word table is that of many more: a chunk of a fixture, a UUID's four hexadecimal digits."""
    table = np.frombuffer("".join(f"it's {word:05d}" for word in range(words)).encode(), np.uint8).reshape(words, 10)
    return Texts((DictionaryEncoded(np.arange(0, words, words // rows)[:rows], table), Constant("!")), rows)


def test_literals_of_a_few_rows_look_at_their_own_words_only() -> None:
    """The work is in proportion to the rows: what is allocated is far less than one mask of the whole word table."""
    array = few_rows_of_many_words()
    expected = [f"'it''s {word:05d}!'" for word in range(0, 60_000, 3000)]
    literals(array)
    tracemalloc.start()
    try:
        assert literals(array) == expected
        assert tracemalloc.get_traced_memory()[1] < 60_000
    finally:
        tracemalloc.stop()


def test_a_blank_at_the_end_of_a_char_is_sought_in_the_words_that_the_rows_show() -> None:
    column = Column("c", ColumnType("char", 20))
    array = few_rows_of_many_words()
    shown = replace(array, parts=array.parts[:1])
    coerce(shown, column)
    tracemalloc.start()
    try:
        coerce(shown, column)
        assert tracemalloc.get_traced_memory()[1] < 60_000
    finally:
        tracemalloc.stop()
    blank = Texts((DictionaryEncoded(np.array([0, 1, 0]), np.frombuffer(b"ab\0cd ", np.uint8).reshape(2, 3)),), 3)
    with pytest.raises(UnfitValue, match="ends in a blank") as refused:
        coerce(blank, column)
    assert refused.value.row == 1


@given(st.lists(st.text("a'b\\", max_size=6), min_size=1, max_size=6))
def test_quotes_are_doubled_wherever_they_are(texts: list[str]) -> None:
    expected = [
        f"_utf8mb4 X'{text.encode().hex().upper()}'" if "\\" in text else "'" + text.replace("'", "''") + "'"
        for text in texts
    ]
    assert literals(Texts((DictionaryEncoded(np.arange(len(texts)), word_table(texts)),), len(texts))) == expected


@given(
    st.lists(st.integers(-(10**65) + 1, 10**65 - 1) | st.integers(-9, 9), min_size=1, max_size=6),
    st.integers(0, 30),
)
def test_decimals_of_65_digits_keep_their_point_beside_short_ones(data: list[int], scale: int) -> None:
    array = Decimals(np.array([*data, 10**40], object), scale)
    with localcontext() as context:
        context.prec = 70
        assert [Decimal(literal) for literal in literals(array)] == [Decimal(n).scaleb(-scale) for n in [*data, 10**40]]


def test_where_statements_are_cut_does_not_depend_on_how_pieces_are_put_together():
    """The width of a row decides how many are in a statement: another width is another file."""
    days, null = np.array([1, 2, 3]), np.array([False, True, False])
    assert row_width([Integers(days)]) == 5 + 2 + 1
    assert row_width([Dates(days)]) == 5 + (2 + 1) + (2 + 10) + (2 + 1)
    assert row_width([Dates(days, null)]) == row_width([Dates(days)]) + 2 + 4
    assert row_width([Dates(days, ~null | null)]) == 5 + 2 + 4
    assert b"".join(insert_rows([Dates(days, null)], lambda width: width - 21, (b"", b""))) == b"".join(
        insert_rows([Dates(days, null)], row_width([Dates(days, null)]) - 21, (b"", b""))
    )
