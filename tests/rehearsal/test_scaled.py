"""Decimals compared as SQLite's integers, and dates by its functions, give what the exact functions give."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.errors import StatementFailed
from seedsql.rehearsal.kinds import EXACT, INTEGER, Sized, merged
from seedsql.rehearsal.sandbox import Sandbox

from .helpers import run, sandbox

DDL = """CREATE TABLE `t` (`id` INT NOT NULL PRIMARY KEY, `a` DECIMAL(12,3) NULL, `b` DECIMAL(12,2) NULL, `c` DECIMAL(18,6) NULL,
  `d` DECIMAL(30,4) NULL, `n` INT NULL, `w` BIGINT NULL, `s` SMALLINT UNSIGNED NULL, `on` DATE NULL, `at` DATETIME NULL,
  `ms` DATETIME(3) NULL, `x` VARCHAR(20) NULL);"""
VALUES = ["`a`", "`b`", "`c`", "`d`", "`n`", "`w`", "`s`", "0", "-1.5", "1000000.01", "0.005", "NULL"]
SIDES = ["{0}", "-{0}", "({0} + {1})", "({0} - {1})", "{0} * {1}", "ROUND({0} * {1}, 2)", "ROUND({0}, 1)", "ROUND({0})", "ABS({0})",
         "COALESCE({0}, {1})", "IFNULL({0}, 0)", "ROUND({0} - {1} * {0}, 3)", "GREATEST({0}, {1})", "{0} DIV 3"]  # fmt: skip
DATES = ["`on`", "`at`", "`ms`", "DATE(`at`)", "DATE(`ms`)", "'2024-02-29'", "'2024-02-29 12:30:00'"]


def rows(count: int) -> str:
    chosen = random.Random(4)

    def number(digits: int, scale: int) -> str:
        size = chosen.choice([1, 3, digits - 1, digits])
        value = chosen.choice([0, 5, 10**size - 1, chosen.randrange(10**size), -chosen.randrange(10**size)])
        sign, text = "-" * (value < 0), str(abs(value)).zfill(scale + 1)
        return f"{sign}{text[:-scale]}.{text[-scale:]}" if scale else f"{sign}{text}"

    lines = []
    for row in range(count):
        day = f"2024-02-{chosen.choice([28, 29]):02}"
        values = [str(row), number(12, 3), number(12, 2), number(18, 6), number(30, 4), number(9, 0), number(18, 0),
                  str(chosen.randrange(2**16)), f"'{day}'", f"'{day} {chosen.choice(['00', '12'])}:30:00'",
                  f"'{day} 12:30:00.{chosen.choice(['000', '001'])}'", f"'a{row} b'"]  # fmt: skip
        lines.append(
            "("
            + ", ".join(each if not place or chosen.random() < 0.9 else "NULL" for place, each in enumerate(values))
            + ")"
        )
    return "INSERT INTO `t` (`id`, `a`, `b`, `c`, `d`, `n`, `w`, `s`, `on`, `at`, `ms`, `x`) VALUES " + ", ".join(lines)


@pytest.fixture(scope="module")
def box() -> Sandbox:
    made = sandbox(DDL)
    run(made, rows(60))
    made.view("plain", "SELECT * FROM `t`", "t")
    made.kinds["plain"] = {name: kind and str(kind) for name, kind in made.kinds["t"].items()}
    return made


def same(box: Sandbox, expression: str) -> bool:
    """Whether it is the same by the exact functions, of stored values, and in a CHECK, which sees values in any notation."""
    exact = box.ask(f"SELECT {expression} AS `v` FROM `plain`")[1]
    checked = box.run(f"SELECT {box.translate(expression, box.schema.tables[0])} FROM `t`")
    return box.ask(f"SELECT {expression} AS `v` FROM `t`")[1] == exact == checked


@given(st.data())
def test_numbers_compare_as_they_do_exactly(box: Sandbox, data: st.DataObject) -> None:
    pick = st.sampled_from(VALUES)
    left, right = (data.draw(st.sampled_from(SIDES)).format(data.draw(pick), data.draw(pick)) for _ in range(2))
    operator = data.draw(st.sampled_from(["=", "<>", "<", "<=", ">", ">=", "<=>"]))
    try:
        box.ask(f"SELECT {left} {operator} {right} AS `v` FROM `plain`")
    except StatementFailed:
        return  # out of range, as on a server
    assert same(box, f"{left} {operator} {right}")


@pytest.mark.parametrize("operator", ["=", "<", ">=", "<=>"])
def test_dates_compare_as_they_do_exactly(box: Sandbox, operator: str) -> None:
    for left in DATES[:5]:
        for right in DATES:
            assert same(box, f"{left} {operator} {right}"), (left, right)


@pytest.mark.parametrize(
    "expression",
    ["DATEDIFF(`on`, `at`)", "DATEDIFF(`ms`, '2023-12-31')", "DATE(`ms`)", "REPLACE(REPLACE(`x`, ' ', ''), 'a', 'bb')",
     "CAST(`x` AS CHAR) = 'A1 B'", "`at` + INTERVAL 1 HOUR > `ms`", "`b` BETWEEN 0 AND `a`", "`b` IN (0, 5.00, `a`)", "COALESCE(`a`, 5) > 0"],
)  # fmt: skip
def test_functions_of_sqlite_give_the_same(box: Sandbox, expression: str) -> None:
    assert same(box, expression)


@pytest.mark.parametrize("number", ["a", "b", "n", "s"])
def test_sums_are_exact(box: Sandbox, number: str) -> None:
    texts = [row[0] for row in box.run(f"SELECT `{number}` FROM `t` WHERE `{number}` IS NOT NULL")]
    exact = box.run(f"SELECT my_sum(`{number}`) FROM `t`")[0][0]
    found = run(
        box, f"SELECT SUM(`{number}`) AS `s`, MIN(`{number}`) AS `l`, SUM(`{number}`) = {exact} AS `e` FROM `t`"
    )
    assert found == run(box, f"SELECT {exact} AS `s`, {min(texts, key=float)} AS `l`, 1 AS `e`")
    inner = f"(SELECT `s`, SUM(`{number}`) AS `total` FROM `t` GROUP BY `s`)"
    assert run(box, f"SELECT SUM(i.total) = {exact} AS `e` FROM {inner} i") == [(1,)]
    assert run(box, f"SELECT SUM(`{number}`) AS `none` FROM `t` WHERE `id` < 0") == [(None,)]


def test_a_sum_of_decimals_is_one_row_in_its_notation(box: Sandbox) -> None:
    """Below one, with a sign, and in a subquery that has to be of a single row, where a sum over a window is not."""
    made = sandbox("CREATE TABLE `m` (`id` INT PRIMARY KEY, `a` DECIMAL(8,2) NOT NULL, `b` DECIMAL(9,2) NULL);")
    run(made, "INSERT INTO `m` (`id`, `a`, `b`) VALUES (1, 5.00, 5.00), (2, -5.05, NULL), (3, 0.00, 0.01)")
    assert made.ask("SELECT SUM(`a`) AS `s`, SUM(`b`) AS `t` FROM `m`")[1] == [("-0.05", "5.01")]
    # columns of equal scale are equal where their texts are
    assert run(made, "SELECT SUM(`a` = `b`) AS `e`, SUM(`a` <> `b`) AS `n` FROM `m`") == [(1, 1)]
    assert run(made, "SELECT `id` FROM `m` WHERE (SELECT SUM(`a`) FROM `m`) < 0 AND `id` = 2") == [(2,)]
    with pytest.raises(StatementFailed, match="more than 1 row"):
        run(made, "SELECT (SELECT SUM(`a`) OVER () FROM `m`) AS `s`")


def test_a_check_sees_a_value_before_it_is_brought_into_its_notation() -> None:
    made = sandbox(
        "CREATE TABLE `t` (`id` INT PRIMARY KEY, `p` DECIMAL(8,2), CONSTRAINT `ck` CHECK (`p` > 1.5 AND `p` * 2 < 11));"
    )
    run(made, "INSERT INTO `t` (`id`, `p`) VALUES (1, 5), (2, 1.6), (3, 5.49)")
    assert run(made, "SELECT COUNT(*) AS `n` FROM `t` WHERE `p` > 1.5 AND `p` * 2 < 11") == [(3,)]


def test_digits_are_known_where_all_parts_agree_on_them() -> None:
    both = merged([Sized(EXACT, 5, 2), Sized(EXACT, 9, 2), None])
    assert isinstance(both, Sized) and (both, both.digits, both.scale) == (EXACT, 9, 2)
    for parts in ([Sized(EXACT, 5, 2), Sized(EXACT, 5, 3)], [Sized(EXACT, 5, 2), EXACT], [Sized(EXACT, 5, 2), INTEGER]):
        assert not isinstance(merged(parts), Sized)
