"""Whatever a dump holds, its rows are read as MySQL reads them, in linear time, and nothing is passed over unsaid."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest

from seedsql.errors import InputRowError
from seedsql.sql.inserts import read_inserts
from seedsql.sql.literals import DEFAULT, Characters


def rows(text: str | bytes) -> list[tuple[Any, ...]]:
    dump = read_inserts("d.sql", text if isinstance(text, bytes) else text.encode())
    return [row for insert in dump.inserts for row in insert.rows]


LITERALS = [
    ("1, -2, +3, 007, - 4", (1, -2, 3, 7, -4)),
    ("1.50, .5, 5., -0.0", (Decimal("1.50"), Decimal("0.5"), Decimal(5), Decimal("-0.0"))),
    ("1e3, -1.5E-1", (1000.0, -0.15)),
    ("'a''b', 'a\\'b', \"a\"\"b\", \"a'b\"", ("a'b", "a'b", 'a"b', "a'b")),
    (r"'\0\b\n\r\t\Z\\\%\_\x'", ("\0\b\n\r\t\x1a\\\\%\\_x",)),
    ("'a' 'b'\n  \"c\" /* d */ 'e'", ("abce",)),
    ("_utf8mb4 'é', _utf8mb4 X'C3A9', _utf8'é', N'é', n'\\n'", ("é", "é", "é", "é", "\n")),
    ("_binary 'é', _binary X'00ff', X'4142', x'', 0x41, 0x141", (b"\xc3\xa9", b"\0\xff", b"AB", b"", b"A", b"\x01A")),
    ("b'101', B'', 0b1, b'100000000'", (b"\x05", b"", b"\x01", b"\x01\x00")),
    ("_latin1 X'FC', _latin1 'ab'", (Characters(b"\xfc", "latin1"), Characters(b"ab", "latin1"))),
    ("_utf8mb4 'a' COLLATE utf8mb4_bin, 'b' collate utf8mb4_bin", ("a", "b")),
    ("NULL, null, \\N, TRUE, false, DEFAULT", (None, None, None, 1, 0, DEFAULT)),
    (
        "DATE '2026-01-02', TIMESTAMP\"2026-01-02 03:04:05\", time'01:02:03'",
        ("2026-01-02", "2026-01-02 03:04:05", "01:02:03"),
    ),
    ("(1), (('x'))", (1, "x")),
    ("CONVERT(\"{}\" USING UTF8MB4), CAST('[1]' AS JSON), UNHEX('41'), FROM_BASE64('QQ==')", ("{}", "[1]", b"A", b"A")),
    ("1 -- c\n, 2 # c\n, /* c */ 3 /*!40000 , 4 */", (1, 2, 3, 4)),
    ("'; -- /* ', 'DELIMITER ;;'", ("; -- /* ", "DELIMITER ;;")),
]


@pytest.mark.parametrize(("literals", "row"), LITERALS, ids=[literals for literals, _ in LITERALS])
def test_a_literal_is_read_as_mysql_reads_it(literals: str, row: tuple[Any, ...]) -> None:
    read = rows(f"INSERT INTO t VALUES ({literals});")
    assert read == [row] and [isinstance(value, bytes) for value in read[0]] == [
        isinstance(value, bytes) for value in row
    ]


STATEMENTS = [
    "INSERT INTO t VALUES (1),(2);",
    "insert t value (1) , (2)",
    "REPLACE INTO `d`.`t` (`a`) VALUES (1)\n,(2)\n;\n",
    "INSERT LOW_PRIORITY IGNORE INTO d . t ( t.a ) VALUES(1),(2);",
    "INSERT /*+ SET_VAR(sort_buffer_size = 16M) */ INTO t PARTITION (p0, p1) (a) VALUES ROW(1), ROW(2);",
    "INSERT INTO t SET a = 1; INSERT INTO t SET `a` = (2);",
    'SET sql_mode = \'ANSI\'; INSERT INTO "t" ("a") VALUES (1), (2);',
    "/*!40000 INSERT INTO t VALUES (1),(2) */;",
    "/*M!999999\\- enable the sandbox mode */\nINSERT INTO t VALUES (1),(2) RETURNING a;",
    "-----\n--INSERT INTO t VALUES (0);\nINSERT INTO t VALUES (1),(2);",
    "DELIMITER ;;\nCREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN INSERT INTO t VALUES (9); END ;;\nDELIMITER ;\n"
    "INSERT INTO t VALUES (1),(2);",
    "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN IF 1 THEN INSERT INTO t VALUES (9); END IF; "
    "CASE WHEN 1 THEN DO 1; END CASE; END; INSERT INTO t VALUES (1),(2);",
    "INSERT INTO t VALUES (1) /*!40000 ,(2) */ /*!99999 ,(3) */; /*!99000 INSERT INTO t VALUES (4) */;",
    "USE shop; INSERT INTO shop.t VALUES (1); INSERT INTO t VALUES (2); USE blog;",
    "START TRANSACTION; INSERT INTO t VALUES (1); COMMIT; INSERT INTO t VALUES (2);",
    "BEGIN; INSERT INTO t VALUES (1), (2); CREATE INDEX i ON t (a);",
    "SET @old=@@AUTOCOMMIT, @@AUTOCOMMIT=0; INSERT INTO t VALUES (1),(2); SET AUTOCOMMIT=@old;",
    "SET autocommit = 0; INSERT INTO t VALUES (1),(2); UNLOCK TABLES; COMMIT;",
    "INSERT INTO t VALUES (1),(2); ALTER TABLE t ADD PRIMARY KEY (a), DROP KEY x, RENAME INDEX y TO z, DROP FOREIGN KEY f, "
    "MODIFY a INT COMMENT 'DROP it' AUTO_INCREMENT; ALTER TABLE u DROP COLUMN t; RENAME TABLE v TO w; DROP DATABASE t;",
    "CREATE TABLE t (a INT COMMENT 'INSERT INTO t VALUES (9);'); DELETE FROM t; INSERT INTO t VALUES (1),(2); COMMIT;",
]


@pytest.mark.parametrize("text", STATEMENTS)
def test_a_statement_is_read_in_all_its_spellings(text: str) -> None:
    assert rows(text) == [(1,), (2,)]


REFUSED = [
    ("INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a = 2;", "d.sql:1: ON DUPLICATE KEY UPDATE"),
    ("INSERT INTO t SELECT 1;", "without VALUES"),
    ("INSERT INTO t (a, b) VALUES\n(1, 2),\n(3);", "d.sql:3: 1 value, but the INSERT names 2 columns"),
    ("INSERT INTO t (a, A) VALUES (1, 2);", "the column A is named twice"),
    ("INSERT INTO t VALUES (1,\nNOW());", "d.sql:2: a value is no literal, but NOW"),
    ("INSERT INTO t VALUES ('a);", "d.sql:1"),
    ("INSERT INTO t VALUES (1e999999999);", "a number that no column holds"),
    ("INSERT INTO t VALUES (_klingon 'x');", "character set klingon"),
    ("INSERT INTO t VALUES (X'123');", "two digits"),
    ("INSERT INTO t VALUES (1); UPDATE t SET a = 2;", "UPDATE after rows"),
    ("INSERT INTO t VALUES (1); ROLLBACK;", "ROLLBACK after rows"),
    ("INSERT INTO t VALUES (1); DROP TABLE IF EXISTS `t`;", "DROP TABLE after rows"),
    ("INSERT INTO t VALUES (1);\nRENAME TABLE `db`.`T` TO u;", "d.sql:2: RENAME TABLE after rows of t"),
    ("INSERT INTO t VALUES (1);\nALTER TABLE `t` ADD KEY (a), DROP COLUMN a;", "d.sql:2: ALTER TABLE after rows of t"),
    ("INSERT INTO t VALUES (1); ALTER TABLE db.t RENAME AS u;", "ALTER TABLE after rows of t"),
    ("INSERT INTO t VALUES (1); ALTER TABLE t TRUNCATE PARTITION p0;", "ALTER TABLE after rows of t"),
    ("USE shop; INSERT INTO t VALUES (1); DROP DATABASE IF EXISTS shop;", "DROP DATABASE after rows of t"),
    (
        "USE a; INSERT INTO t VALUES (1);\nUSE `b`;\nINSERT INTO T VALUES (2);",
        "d.sql:3: rows of T in database b, after",
    ),
    ("INSERT INTO a.t VALUES (1); INSERT INTO b.t VALUES (2);", "they are two tables"),
    (
        "INSERT INTO t VALUES (1);\nINSERT INTO a.t VALUES (2);",
        "d.sql:2: rows of t in a, after rows in the database of the connection",
    ),
    ("INSERT INTO a.t VALUES (1);\nINSERT INTO u VALUES (2);", "d.sql:2: rows of u in the database of the connection"),
    ("INSERT INTO t VALUES (1);\nUSE shop; INSERT INTO u VALUES (2);", "d.sql:2: rows of u in shop, after rows in the"),
    ("START TRANSACTION;\nINSERT INTO t VALUES (1);", "d.sql:2: the transaction of these rows is not committed"),
    ("BEGIN; INSERT INTO t VALUES (1); COMMIT; BEGIN;\nINSERT INTO t VALUES (2);", "d.sql:2: the transaction"),
    ("set @old=@@autocommit, autocommit=0;\nINSERT INTO t VALUES (1);", "d.sql:2: the transaction"),
    ("LOAD DATA INFILE 'x' INTO TABLE t;", "but LOAD"),
    ("CREATE TABLE t (a INT 'x", "never closed"),
    ("/* x", "a comment opens here"),
    ("SET sql_mode = CONCAT(@@sql_mode, ',ANSI');\nINSERT INTO t VALUES (1);", "d.sql:2: the value of sql_mode"),
    ("SET NAMES sjis; INSERT INTO t VALUES (1);", "character set sjis"),
    ("\ufeffhello".encode("utf-16").decode("latin-1"), "UTF-16"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_cannot_be_told_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputRowError) as refused:
        rows(text.encode("latin-1" if text.startswith("ÿ") else "utf-8"))
    assert message in str(refused.value) and refused.value.location.startswith("d.sql:")


def test_the_session_of_the_file_decides() -> None:
    assert rows("SET sql_mode='NO_BACKSLASH_ESCAPES'; INSERT INTO t VALUES ('a\\', 'b');") == [("a\\", "b")]
    assert rows(b"SET NAMES latin1; INSERT INTO t VALUES ('\xfc');") == [(Characters(b"\xfc", "latin1"),)]
    assert rows(b'/*!40101 SET NAMES binary*/;\nINSERT INTO t VALUES("\xfc");') == [(b"\xfc",)]
    assert rows(b"SET NAMES latin1; SET NAMES DEFAULT; INSERT INTO t VALUES ('\xc3\xbc');") == [("ü",)]
    (first, second) = read_inserts(
        "d.sql",
        b"SET @old=@@time_zone, TIME_ZONE='+02:00'; INSERT INTO t VALUES (1); SET time_zone=@old; INSERT INTO t VALUES (1);",
    ).inserts
    assert (first.time_zone, second.time_zone) == ("+02:00", "+00:00")


def test_names_are_text_of_the_files_character_set() -> None:
    (insert,) = read_inserts(
        "d.sql", b"/*!40101 SET NAMES latin1 */; INSERT INTO `G\xe4ste` (`Stra\xdfe`) VALUES (1);"
    ).inserts
    assert (insert.table, insert.columns) == ("Gäste", ("Straße",))
    (insert,) = read_inserts("d.sql", "SET NAMES binary; INSERT INTO `Gäste` VALUES (1);".encode()).inserts
    assert insert.table == "Gäste"
    with pytest.raises(InputRowError, match="no text of utf8mb4") as refused:
        rows(b"INSERT INTO `G\xe4ste` VALUES (1);")
    assert "--default-character-set=utf8mb4" in str(refused.value.hint)


def test_what_is_passed_over_is_counted() -> None:
    dump = read_inserts(
        "d.sql",
        b"SET NAMES utf8mb4; CREATE TABLE t (a INT); DROP TABLE IF EXISTS t; LOCK TABLES t WRITE; CREATE TABLE u (a INT)",
    )
    assert dump.skipped == {"SET": 1, "CREATE TABLE": 2, "DROP TABLE": 1, "LOCK": 1} and dump.inserts == []


def test_every_row_knows_its_line() -> None:
    (insert,) = read_inserts("d.sql", b"-- c\nINSERT INTO t VALUES\n(1),\n\n('a\nb'),(3)\n,(4);").inserts
    assert (insert.line, insert.lines) == (2, [3, 5, 6, 7])


@pytest.mark.parametrize(
    "make",
    [
        lambda n: b"INSERT INTO t VALUES " + b",".join([b"(1,'a''b\\n',NULL,2.5)"] * n) + b";",
        lambda n: b"INSERT INTO t VALUES (1);\n" * n,
        lambda n: b"-- c\n/* x */" * n + b"INSERT INTO t VALUES (1);",
        lambda n: b"CREATE TABLE t (a INT COMMENT 'x'); " * n,
    ],
)
def test_eight_times_the_file_takes_eight_times_the_steps(make: Any) -> None:
    """Steps, not seconds: calls of Python functions, which a row, a comment and a statement each cost a fixed number of. What
    other libraries do when the garbage collector runs does not count."""
    import gc
    import sys

    def steps(data: bytes) -> int:
        count = 0

        def trace(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += event == "call"

        gc.disable()
        sys.setprofile(trace)
        try:
            read_inserts("d.sql", data)
        finally:
            sys.setprofile(None)
            gc.enable()
        return count

    assert steps(make(1600)) < 9 * steps(make(200))


@pytest.mark.parametrize("piece", [b"'a''", b"(", b"/*", b"-- x", b"`", b"1,", b"\\'"])
def test_what_never_ends_is_read_to_its_end(piece: bytes) -> None:
    """A pattern that tries again at every character would take hours here."""
    for head in (b"INSERT INTO t VALUES (1,'", b"INSERT INTO t VALUES ", b"", b"CREATE TABLE "):
        with suppress(InputRowError):
            read_inserts("d.sql", head + piece * 50_000 + b"'")
