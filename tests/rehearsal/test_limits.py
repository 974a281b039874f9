"""A statement may be longer than SQLite takes one: hundreds of tables, thousands of checks."""

from __future__ import annotations

import pytest

from .helpers import run, sandbox

DDL = "CREATE TABLE `t` (`id` INT NOT NULL PRIMARY KEY);"


@pytest.fixture
def session():
    session = sandbox(DDL)
    run(session, "INSERT INTO `t` (`id`) VALUES (1), (2)")
    return session


@pytest.mark.parametrize("terms", [2, 400, 401, 1200])
def test_a_union_all_has_any_number_of_terms(session, terms):
    selects = [f"SELECT {number} AS `n`, (SELECT COUNT(*) FROM `t`) AS `c`" for number in range(terms)]
    rows = run(session, f"SELECT `n`, `c` FROM ({' UNION ALL '.join(selects)}) AS `all`")
    assert rows == [(number, 2) for number in range(terms)]
    assert run(session, " UNION ALL ".join(selects) + " ORDER BY `n` DESC LIMIT 1") == [(terms - 1, 2)]


def test_a_union_that_drops_double_rows_is_not_taken_apart(session):
    selects = " UNION ".join(["SELECT 1 AS `n`"] * 300)
    assert run(session, f"SELECT COUNT(*) AS `n` FROM ({selects}) AS `all`") == [(1,)]


@pytest.mark.parametrize("parts", [1, 100, 101, 128, 1000])
def test_concat_has_any_number_of_arguments(session, parts):
    arguments = ", ".join(f"'{number},'" for number in range(parts))
    expected = "".join(f"{number}," for number in range(parts))
    assert run(session, f"SELECT CONCAT({arguments}) AS `v`") == [(expected,)]
    assert run(session, f"SELECT CONCAT({arguments}, NULL) AS `v`") == [(None,)]


@pytest.mark.parametrize("connector", ["AND", "OR"])
def test_a_condition_has_hundreds_of_parts(session, connector):
    parts = [f"(`id` = {number} OR `id` > 0)" for number in range(900)]
    assert run(session, f"SELECT COUNT(*) AS `n` FROM `t` WHERE {f' {connector} '.join(parts)}") == [(2,)]
