"""Rows that a pattern proves are bound as they are; a single value of another kind sends its statement the strict way."""

from __future__ import annotations

import datetime
import re

import pytest

from seedsql.errors import StatementFailed
from seedsql.rehearsal import bulk
from seedsql.rehearsal.sandbox import Sandbox

from .helpers import run, sandbox

DDL = """CREATE TABLE `t` (`id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, `name` VARCHAR(20) NOT NULL,
  `note` TEXT NULL, `tier` ENUM('a', 'it''s') NULL, `price` DECIMAL(6,2) NULL, `on` DATE NULL, `at` DATETIME(3) NULL,
  `code` CHAR(4) NULL, `flag` BIT(1) NULL, `b` BINARY(2) NULL, `up` BIGINT UNSIGNED NULL,
  `paid` DECIMAL(6,2) NOT NULL DEFAULT 0.00, `since` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, UNIQUE KEY `uq` (`name`),
  CONSTRAINT `fk` FOREIGN KEY (`up`) REFERENCES `t` (`id`));"""
COLUMNS = "`id`, `name`, `note`, `tier`, `price`, `on`, `at`, `code`, `flag`, `b`, `up`"
PLAIN = (
    "({id}, 'n{id}', 'it''s', 'it''s', -1.50, '2024-02-29', '2024-02-29 23:59:59.120', 'x', b'1', X'0a0B', {id})",
    "({id}, 'n{id}', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
    "({id}, 'n{id}', _utf8mb4 X'0A27', 'a', 0.00, '1999-12-31', '1999-12-31 00:00:00.000', '', b'0', X'0000', 1)",
    "({id}, 'n{id}', 'NULL', 'a', 9999.99, '2000-02-29', '2000-02-29 00:00:00.000', 'ü', b'0', X'0000', 1)",
)


def strict(session: Sandbox) -> bool:
    """Whether the triggers are there that look at each value."""
    return bool(session.run("SELECT 1 FROM sqlite_master WHERE type = 'trigger'"))


def test_rows_are_bound_with_the_values_that_the_strict_way_gives() -> None:
    bound, slow = sandbox(DDL), sandbox(DDL)
    slow.run("UPDATE `t` SET `id` = 1")  # any statement that is not proved
    guarded = [row.format(id=place) for place, row in enumerate(PLAIN, 1)]
    first = guarded[0].replace("(1,", "(IF(@seed_step = 3, 1, (SELECT 1 UNION SELECT 2)),", 1)
    for session in (bound, slow):
        assert session.insert(f"INSERT INTO `t` ({COLUMNS}) VALUES\n  " + "\n, ".join([first, *guarded[1:]])) == 4
    assert (strict(bound), strict(slow)) == (False, True)
    everything = f"SELECT {COLUMNS}, `paid`, `since` FROM `t` ORDER BY `id`"
    assert bound.run(everything) == slow.run(everything)
    assert bound.run("SELECT `note`, `b`, `flag` FROM `t` ORDER BY `id`") == [
        ("it's", b"\n\x0b", 1), ("", None, None), ("\n'", b"\0\0", 0), ("NULL", b"\0\0", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        "(NULL, 'a', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        "(18446744073709551615, 'a', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        "(1, 'a ', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        "(1, 'a', _utf8mb4 X'00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        "(1, 'a', NULL, 'IT''S', NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        "(1, 'a', NULL, NULL, -0.00, NULL, NULL, NULL, NULL, NULL, NULL)",
        "(1, 'a', NULL, NULL, 1.5, NULL, NULL, NULL, NULL, NULL, NULL)",
        "(1, 'a', NULL, NULL, NULL, NULL, '2024-02-29', NULL, NULL, NULL, NULL)",
        "(1, 'a', NULL, NULL, NULL, NULL, NULL, 'x ', NULL, NULL, NULL)",
        "(1, 'a', NULL, NULL, NULL, NULL, NULL, NULL, NULL, X'00', NULL)",
    ],
)
def test_one_value_of_another_kind_is_looked_at(row: str) -> None:
    session = sandbox(DDL)
    run(session, f"INSERT INTO `t` ({COLUMNS}) VALUES {row}")
    assert strict(session)


@pytest.mark.parametrize("default", ["0", "1.5", "(1 + 1)"])
def test_a_default_in_another_notation_is_looked_at(default: str) -> None:
    session = sandbox(f"CREATE TABLE `t` (`id` INT PRIMARY KEY, `p` DECIMAL(6,2) NOT NULL DEFAULT {default});")
    run(session, "INSERT INTO `t` (`id`) VALUES (1)")
    assert strict(session) and run(session, "SELECT CHAR_LENGTH(`p`) AS `n` FROM `t`") == [(4,)]


def test_sets_times_and_bits_are_proved_too() -> None:
    made = sandbox(
        "CREATE TABLE `t` (`id` INT PRIMARY KEY, `s` SET('a', 'ab', 'it''s', 'b c'), `t` TIME(2), `b` BIT(5));"
    )
    texts = ["", "a", "ab", "a,ab", "it''s", "ab,it''s,b c"]
    rows = [f"({place}, '{text}', '137:59:59.50', {place})" for place, text in enumerate(texts)]
    run(made, f"INSERT INTO `t` (`id`, `s`, `t`, `b`) VALUES {', '.join(rows)}, (31, NULL, NULL, b'11111')")
    assert not strict(made) and made.run("SELECT `s` FROM `t` WHERE `id` = 5") == [("ab,it's,b c",)]
    for text in ("ab,a", "aab", "a,", ",a", "a,a", "A"):
        assert not made._bulk.run(f"INSERT INTO `t` (`id`, `s`, `t`, `b`) VALUES (99, '{text}', NULL, NULL)"), text
    for value in ("NULL, '839:00:00.00', 1", "NULL, NULL, 32", "'z', NULL, 1", "NULL, NULL, b'100000'"):
        with pytest.raises(StatementFailed, match="takes"):
            run(made, f"INSERT INTO `t` (`id`, `s`, `t`, `b`) VALUES (99, {value})")


def test_texts_of_a_key_are_distinct_once_they_are_not_ascii() -> None:
    session = sandbox(
        "CREATE TABLE `t` (`id` INT PRIMARY KEY, `name` VARCHAR(20), `note` TEXT NULL, UNIQUE KEY (`NAME`));"
    )
    indexes = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '%my_fold%'"
    run(session, "INSERT INTO `t` (`id`, `name`, `note`) VALUES (1, 'Ana', 'Aná')")
    assert not session.run(indexes)
    run(session, "INSERT INTO `t` (`id`, `name`, `note`) VALUES (2, 'Zoë', NULL)")
    assert session.run(indexes) and not strict(session)


def test_the_pattern_of_a_date_takes_the_dates_that_exist() -> None:
    pattern = re.compile(bulk._date())
    for year in (1000, 1900, 2000, 2023, 2024, 2096, 2100, 9996):
        for month in range(14):
            for day in range(33):
                try:
                    exists = bool(datetime.date(year, month, day))
                except ValueError:
                    exists = False
                assert bool(pattern.fullmatch(f"{year}-{month:02}-{day:02}")) == exists, (year, month, day)
