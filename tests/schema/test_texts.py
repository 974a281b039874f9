"""Whatever a label, a default, a comment or a name holds, it comes out of the DDL as it went in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.errors import SchemaError
from seedsql.schema.parser import parse_schema
from seedsql.sql.identifiers import identifier
from seedsql.sql.literals import quote_string, unescape
from seedsql.sql.source import Source

TEXT = st.text(
    st.one_of(st.sampled_from("'\"`\\,;()#-/*! \n\t\0%_é日😀"), st.characters(exclude_categories=("Cs",))), max_size=20
)
MARKS = [
    "'",
    '"',
    "`",
    "\\",
    ",",
    ";",
    "(",
    ")",
    "--",
    " ",
    "/*",
    "*/",
    "#",
    "\n",
    "\r\n",
    "NOT NULL",
    "int(11)",
    "CREATE TABLE",
    "ENUM('a')",
    "DELIMITER ;;\n",
    "é",
    "DEFAULT",
    "/*!40101 ",
]
PIECES = st.lists(st.sampled_from(MARKS), max_size=8).map("".join)
ANY_TEXT = st.one_of(TEXT, PIECES)
NAME = ANY_TEXT.filter(lambda name: name and "\0" not in name)


def identifier_ansi(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def quote_string_double(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '""') + '"'


@given(
    labels=st.lists(ANY_TEXT.filter(lambda text: not text.endswith(" ")), min_size=1, max_size=5),
    default=ANY_TEXT,
    comment=ANY_TEXT,
    name=NAME,
    table=NAME,
    ansi=st.booleans(),
    double=st.booleans(),
)
def test_texts_come_out_as_they_went_in(labels, default, comment, name, table, ansi, double):
    """Under both ways of quoting names, and with strings in double quotes where names are in backticks."""
    named = identifier_ansi if ansi else identifier
    string = quote_string_double if double and not ansi else quote_string
    column = f"x{name}"
    schema = parse_schema(
        f"CREATE TABLE {named(table)} (\n  {named(column)} ENUM({','.join(map(string, labels))}) NOT NULL "
        f"DEFAULT {string(default)} COMMENT {string(comment)},\n  PRIMARY KEY ({named(column)}),\n"
        f"  UNIQUE KEY {named(name)} ({named(column)})\n) COMMENT={string(comment)};\n"
        f"CREATE TABLE {named(table + '2')} (a INT);\n"
    )
    first, second = schema.tables
    assert (first.name, second.name, first.comment) == (table, table + "2", comment)
    assert [each.name for each in first.columns] == [column]
    assert first.columns[0].type.labels == tuple(labels)
    assert first.columns[0].comment == comment
    assert first.columns[0].default == quote_string(default)
    assert (first.primary_key, first.unique_keys[0].name, first.unique_keys[0].columns) == ((column,), name, (column,))


@given(text=ANY_TEXT)
def test_a_quoted_string_is_its_text(text):
    assert unescape(quote_string(text)) == text
    assert unescape(quote_string_double(text)) == text


@given(text=ANY_TEXT)
def test_inserted_rows_are_passed_over(text):
    """Whatever is in the rows of a dump, the tables around them are there and nothing else."""
    schema = parse_schema(
        f"CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1, {quote_string(text)}),\n(2, 'x');\n"
        "CREATE TABLE b (id INT);"
    )
    assert [table.name for table in schema.tables] == ["a", "b"]


@given(text=ANY_TEXT.map(lambda text: text.replace("*", "").lstrip("!M")))
def test_comments_are_passed_over(text):
    line = text.replace("\n", " ")
    schema = parse_schema(
        f"-- {line}\nCREATE TABLE a (id INT, /* {text} */ b INT -- {line}\n);\n# {line}\n/* {text} */"
    )
    assert [column.name for column in schema.table("a").columns] == ["id", "b"]


@pytest.mark.parametrize(
    ("definition", "comment"),
    [
        ("a CHAR(1) NOT NULL, -- O open, P paid\n b INT", "O open, P paid"),
        ("a CHAR(1) # O open\n, b INT", "O open"),
        ("a CHAR(1), /* O open */  \n b INT", "O open"),
        ("a CHAR(1) -- the last\n", "the last"),
        ("a CHAR(1) COMMENT 'says more', -- O open\n b INT", "says more"),
        ("a CHAR(1), b INT -- of b\n", ""),
        ("a CHAR(1), /* of b */ b INT", ""),
        ("a CHAR(1),\n -- of b\n b INT", ""),
        ("a CHAR(1) /*!80023 INVISIBLE */,\n b INT", ""),
    ],
)
def test_what_is_written_behind_a_column_on_its_line_is_its_comment(definition, comment):
    assert parse_schema(f"CREATE TABLE t ({definition});").table("t").columns[0].comment == comment


@given(text=ANY_TEXT)
def test_the_clean_text_keeps_every_position(text):
    source = Source("schema.sql", text)
    try:
        clean = source.clean
    except SchemaError as error:
        assert error.location
        return
    assert len(clean) == len(text)
    assert [index for index, letter in enumerate(clean) if letter == "\n"] == [
        index for index, letter in enumerate(text) if letter == "\n"
    ]


@given(junk=ANY_TEXT, cut=st.integers(0, 200))
def test_damaged_ddl_is_refused_or_whole(junk, cut):
    """Junk anywhere in a file either is refused with a place or leaves all tables in it: none is lost silently."""
    text = (
        "CREATE TABLE a (id INT PRIMARY KEY, e ENUM('x', 'y') DEFAULT 'x');\n"
        "CREATE TABLE b (id INT PRIMARY KEY, a_id INT, FOREIGN KEY (a_id) REFERENCES a (id)) COMMENT='b';\n"
    )
    try:
        schema = parse_schema(text[:cut] + junk + text[cut:])
    except SchemaError as error:
        assert error.location and error.location.startswith("schema.sql:")
        return
    swallowed = any(mark in junk for mark in ("--", "#", "/*", "'", '"', "`", "DELIMITER"))
    assert swallowed or len(schema.tables) >= 2


def test_a_length_of_0_is_part_of_the_type() -> None:
    table = parse_schema("CREATE TABLE t (a CHAR(0), b VARCHAR(0), c BINARY(0), d VARBINARY(0), e CHAR, f DATETIME);")
    assert [str(column.type) for column in table.tables[0].columns] == [
        "char(0)",
        "varchar(0)",
        "binary(0)",
        "varbinary(0)",
        "char(1)",
        "datetime",
    ]


@pytest.mark.parametrize("name", ["a`b_ibfk_1", "a``b_ibfk_1", "plain", "`", "a```b"])
def test_a_printed_constraint_is_read_whether_its_backticks_are_doubled_or_not(name: str) -> None:
    text = (
        "CREATE TABLE `order` (\n  `id` int NOT NULL,\n  PRIMARY KEY (`id`)\n);\nCREATE TABLE `t` (\n  `id` int NOT NULL,\n"
        f"  PRIMARY KEY (`id`),\n  CONSTRAINT `{name}` FOREIGN KEY (`id`) REFERENCES `order` (`id`)\n) ENGINE=InnoDB"
    )
    assert parse_schema(text).table("t").foreign_keys[0].parent == "order"
