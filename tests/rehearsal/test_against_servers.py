"""The case files tell the truth: real servers give the very values that the rehearsal is held against."""

from __future__ import annotations

import pymysql
import pytest

from .cases import REFUSED, ROWS, STRICT, TABLE, expressions, literals, shown

pytestmark = pytest.mark.parametrize("sql_mode", ["default"], indirect=True)


def strict(cursor) -> None:
    cursor.execute(f"SET SESSION sql_mode = '{STRICT}', SESSION time_zone = '+00:00'")


def test_expressions_have_the_values_of_the_case_file(database):
    with database.connect() as connection, connection.cursor() as cursor:
        strict(cursor)
        cursor.execute(TABLE)
        cursor.execute(ROWS)
        different = []
        for expression, expected in expressions():
            cursor.execute(f"SELECT {expression} AS `v` FROM `t` ORDER BY `id`")
            found = [shown(value) for (value,) in cursor.fetchall()]
            if found != expected:
                different.append((expression, expected, found))
    assert different == []


def test_literals_are_stored_or_refused_as_in_the_case_file(database):
    different = []
    with database.connect() as connection, connection.cursor() as cursor:
        strict(cursor)
        for column_type in dict.fromkeys(case[0] for case in literals()):
            cursor.execute("DROP TABLE IF EXISTS `t`")
            cursor.execute(f"CREATE TABLE `t` (`id` INT NOT NULL PRIMARY KEY, `c` {column_type})")
            of_type = [case for case in literals() if case[0] == column_type]
            for number, (_, literal, expected) in enumerate(of_type):
                try:
                    cursor.execute(f"INSERT INTO `t` (`id`, `c`) VALUES ({number}, {literal})")
                    cursor.execute(f"SELECT CONCAT(`c`) FROM `t` WHERE `id` = {number}")
                    found = shown(cursor.fetchone()[0])
                except pymysql.MySQLError:
                    found = REFUSED
                if found != expected:
                    different.append((column_type, literal, expected, found))
    assert different == []
