"""Expressions mean in the rehearsal what they mean on a server."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from seedsql.errors import StatementFailed

from .cases import ROWS, TABLE, expressions, shown
from .helpers import run, sandbox, value


@pytest.fixture(scope="module")
def session():
    session = sandbox(TABLE + ";")
    run(session, ROWS)
    return session


@pytest.mark.parametrize(("expression", "expected"), expressions(), ids=[case for case, _ in expressions()])
def test_expression_has_the_value_that_servers_give(session, expression, expected):
    rows = run(session, f"SELECT {expression} AS `v` FROM `t` ORDER BY `id`")
    found = [shown(result) for (result,) in rows]
    assert [_numeric(text) for text in found] == [_numeric(text) for text in expected]


def _numeric(text: str) -> object:
    """Numbers by their exact value: 5, 5.0 and 5.000 are the same, in whatever type a server returns them."""
    return Decimal(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text


@pytest.mark.parametrize(
    "expression",
    [
        "MD5('a')",
        "UUID()",
        "NO_SUCH_FUNCTION(1)",
        "GROUP_CONCAT(`s` ORDER BY `s`)",
        "@@no_such_setting",
        "`q` > ALL (SELECT 1)",
        "RAND()",
        "`d` > 5",
    ],
)
def test_what_the_rehearsal_does_not_know_is_refused(session, expression):
    with pytest.raises(StatementFailed):
        run(session, f"SELECT {expression} AS `v` FROM `t`")


def test_a_scalar_subquery_with_two_rows_is_an_error_as_on_a_server(session):
    with pytest.raises(StatementFailed, match="more than 1 row"):
        value(session, "(SELECT 1 UNION ALL SELECT 2)")
    with pytest.raises(StatementFailed, match="more than 1 row"):
        run(session, "SELECT (SELECT `x`.`id` FROM `t` AS `x` WHERE `x`.`id` <= `t`.`id`) AS `v` FROM `t`")


def test_an_unknown_column_is_never_taken_for_a_string(session):
    with pytest.raises(StatementFailed, match="no such column: nothing"):
        run(session, "SELECT `nothing` AS `v` FROM `t`")


def test_long_chains_of_checks_are_translated(session):
    checks = [
        f"SELECT 'check {number}' AS `check`, COUNT(*) AS `found` FROM `t` WHERE `p` < {number}.00"
        for number in range(300)
    ]
    assert len(run(session, "\nUNION ALL ".join(checks))) == 300


def test_times_are_compared_as_times_and_not_as_text():
    """Measured on both servers: 100:00:00 is more than 99:00:00, -01:00:00 less than 00:00:00."""
    box = sandbox("CREATE TABLE `h` (`id` INT PRIMARY KEY, `t` TIME, `u` TIME(3));")
    run(box, "INSERT INTO `h` (`id`, `t`, `u`) VALUES\n  (1, '100:00:00', '99:00:00'), (2, '-01:00:00', '00:00:00.5')")
    found = run(box, "SELECT `t` < `u`, `t` BETWEEN '00:00:00' AND '99:00:00' FROM `h` ORDER BY `t` DESC")
    assert found == [(0, 0), (1, 0)]
