"""Money is exact: no false alarm in thousands of random rows, and every wrong cent is found."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

import pytest

from .helpers import run, sandbox

CENT = Decimal("0.01")
PAIRS = 10_000
DDL = """CREATE TABLE `line` (`id` BIGINT UNSIGNED NOT NULL PRIMARY KEY, `quantity` DECIMAL(12,3) NOT NULL,
`unit_price` DECIMAL(12,2) NOT NULL, `subtotal` DECIMAL(24,2) NOT NULL, `tax` DECIMAL(24,2) NOT NULL,
`total` DECIMAL(24,2) NOT NULL);"""
RULES = (
    "`subtotal` <> ROUND(`quantity` * `unit_price`, 2)",
    "NOT (`subtotal` = ROUND(`quantity` * `unit_price`, 2))",
    "`total` <> `subtotal` + `tax`",
    "`total` - `tax` - `subtotal` <> 0",
    "NOT (`tax` <=> ROUND(`subtotal` * 0.0825, 2))",
)


def lines() -> list[tuple[int, Decimal, Decimal, Decimal, Decimal, Decimal]]:
    """Pairs of every magnitude: half of the products end in an exact half cent, where rounding goes wrong first."""
    generator, rows = random.Random(20240229), []
    for number in range(1, PAIRS + 1):
        digits = generator.randrange(1, 13)
        quantity = Decimal(generator.randrange(1, 10**digits)).scaleb(-3)
        price = Decimal(generator.randrange(1, 10 ** generator.randrange(1, 13))).scaleb(-2)
        if number % 2:
            quantity, price = Decimal(generator.randrange(1, 10**8) * 2 + 1) / 2, price.quantize(CENT)
        subtotal = (quantity * price).quantize(CENT, ROUND_HALF_UP)
        tax = (subtotal * Decimal("0.0825")).quantize(CENT, ROUND_HALF_UP)
        rows.append((number, quantity.quantize(Decimal("0.001")), price, subtotal, tax, subtotal + tax))
    return rows


@pytest.fixture(scope="module")
def session():
    session = sandbox(DDL)
    rows = ", ".join(f"({', '.join(str(cell) for cell in row)})" for row in lines())
    run(session, "INSERT INTO `line` (`id`, `quantity`, `unit_price`, `subtotal`, `tax`, `total`) VALUES " + rows)
    return session


@pytest.mark.parametrize("rule", RULES)
def test_no_false_alarm(session, rule):
    assert run(session, f"SELECT COUNT(*) AS `n` FROM `line` WHERE {rule}") == [(0,)]


@pytest.mark.parametrize("rule", RULES)
def test_one_cent_is_found_in_every_row(session, rule):
    column = "tax" if "0.0825" in rule else "total" if "`total`" in rule else "subtotal"
    for cent in ("0.01", "-0.01"):
        run(session, "BEGIN", f"UPDATE `line` SET `{column}` = my_add(`{column}`, '{cent}')")
        assert run(session, f"SELECT COUNT(*) AS `n` FROM `line` WHERE {rule}") == [(PAIRS,)]
        run(session, "ROLLBACK")
    assert run(session, f"SELECT COUNT(*) AS `n` FROM `line` WHERE {rule}") == [(0,)]


def test_sums_are_exact_and_differ_by_a_cent(session):
    total = sum(row[5] for row in lines())
    question = "SELECT SUM(`total`) AS `sum`, SUM(`total`) = {} AS `equal` FROM `line`"
    assert run(session, question.format(total)) == [(total, 1)]
    assert run(session, question.format(total + CENT)) == [(total, 0)]


def test_the_sum_of_unsigned_integers_does_not_overflow():
    session = sandbox("CREATE TABLE `t` (`id` BIGINT UNSIGNED NOT NULL PRIMARY KEY);")
    run(session, "INSERT INTO `t` (`id`) VALUES (18446744073709551615), (18446744073709551614), (1)")
    assert run(session, "SELECT SUM(`id`) AS `sum` FROM `t`") == [(36893488147419103230,)]


def test_wide_integers_are_kept_and_ordered_exactly():
    session = sandbox(
        "CREATE TABLE `t` (`id` BIGINT UNSIGNED NOT NULL PRIMARY KEY, `up` BIGINT UNSIGNED NULL, "
        "FOREIGN KEY (`up`) REFERENCES `t` (`id`));"
    )
    ids = [5, 2**63 - 1, 2**63, 10**19 - 1, 10**19, 2**64 - 1]
    run(session, "INSERT INTO `t` (`id`, `up`) VALUES " + ", ".join(f"({number}, {number})" for number in ids))
    assert [row[0] for row in run(session, "SELECT `id` FROM `t` ORDER BY `id`")] == ids
    assert run(session, f"SELECT `id` FROM `t` WHERE `id` BETWEEN {2**63} AND {10**19 - 1} ORDER BY `id`") == [
        (2**63,),
        (10**19 - 1,),
    ]
