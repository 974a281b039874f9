"""Numbers beyond 64 bits: every digit of a DECIMAL(65), from blueprints to what the servers hold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from seedsql.errors import BlueprintError, PlanError
from seedsql.values.arrays import python_values
from tests.planning.plans import plan
from tests.script.seeds import assert_verified, small
from tests.servers import Database

SCHEMA = """
CREATE TABLE wallet (id INT PRIMARY KEY, wei DECIMAL(38,18) NOT NULL, huge DECIMAL(65,0) NOT NULL, d20 DECIMAL(20,0) NOT NULL,
  d30 DECIMAL(30,10) NOT NULL, fine DECIMAL(30,30) NOT NULL, picked DECIMAL(40,2) NOT NULL, product DECIMAL(65,10) NOT NULL,
  total DECIMAL(65,18), note VARCHAR(120) NOT NULL, big BIGINT UNSIGNED NOT NULL, doc JSON NOT NULL);
CREATE TABLE move (id INT PRIMARY KEY, wallet_id INT NOT NULL, amount DECIMAL(40,18) NOT NULL,
  FOREIGN KEY (wallet_id) REFERENCES wallet (id));
"""
RULES = """
[sizes.small]
wallet = 6
move = 30
[tables.wallet.columns]
wei = { provider = "decimal", min = "-12.5", max = "99999999999999999999.999999999999999999" }
huge = { provider = "decimal", min = 0, max = "99999999999999999999999999999999999999999999999999999999999999999" }
d20 = { provider = "decimal", min = "10000000000000000000", max = "10000000000000000005" }
d30 = "d20 * 2 + 0.0000000001"
fine = "0.123456789012345678901234567890"
picked = { provider = "choice", values = [123456789012345678901234567890, -1] }
product = "ROUND(d30 * d30, 10)"
total = "SUM(move.amount)"
note = "CONCAT(d30, '/', huge)"
big = "18446744073709551600 + row_number"
doc = { provider = "json", value = { wei = { provider = "decimal", min = 0, max = "99999999999999.99", scale = 2 } } }
[tables.move.columns]
wallet_id = { reference = "wallet", pick = "quota", counts = [5] }
amount = { provider = "decimal", min = "1000000000000000000000", max = "9999999999999999999999.999999999999999999" }
[[checks]]
name = "product"
find = "SELECT id FROM {wallet} WHERE d30 <> d20 * 2 + 0.0000000001 OR product <> ROUND(d30 * d30, 10)"
[[checks]]
name = "total"
find = "SELECT w.id FROM {wallet} w WHERE total <> (SELECT SUM(amount) FROM {move} WHERE wallet_id = w.id)"
"""


def test_every_digit_is_computed_and_written(database: Database) -> None:
    seed = small(SCHEMA, RULES)
    seed.load(database)
    done = database.run_script(seed.up)
    assert f"{seed.name} APPLIED" in done.stdout, done.stderr
    assert_verified(database, seed)
    rows = database.query("SELECT wei, huge, d20, d30, fine, product, total, note, big FROM wallet ORDER BY id")
    assert len({row[0] for row in rows}) == len({row[1] for row in rows}) == 6
    assert max(row[1] for row in rows) > 10**63 and max(row[0] for row in rows) > 10**18
    for number, (_, huge, d20, d30, fine, product, total, note, big) in enumerate(rows, start=1):
        assert f"{d30:f}" == f"{int(d20) * 2}.0000000001" and fine == Decimal("0.123456789012345678901234567890")
        assert product > 4 * 10**38 and total > 5 * 10**21
        assert note == f"{d30:f}/{huge}" and big == 18446744073709551600 + number


def test_rows_do_not_depend_on_the_rows_beside_them() -> None:
    made = plan(SCHEMA, RULES.replace("[sizes.small]\n", "").split("[[checks]]")[0])
    (step, _) = made.steps
    for column, whole in zip(step.columns, step.arrays(0, step.rows), strict=True):
        index = step.columns.index(column)
        single = [python_values(step.arrays(row, row + 1)[index])[0] for row in range(step.rows)]
        assert single == python_values(whole), column.name


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ('"wei"', "has too many digits|more than"),
        ('{ provider = "decimal", max = "1e65" }', "does not fit"),
        ('{ provider = "decimal", max = "1e999999999" }', "65 digits"),
        ('{ provider = "decimal", scale = 31 }', "must be 0 to 30"),
        ('"huge * huge"', "65 digits|too many digits"),
    ],
)
def test_what_no_decimal_holds_is_refused(rule: str, message: str) -> None:
    schema = "CREATE TABLE t (id INT PRIMARY KEY, wei DECIMAL(65,0), huge DECIMAL(65,0), d DECIMAL(12,2));"
    digits = "9" * 65
    rules = f't = 3\n[tables.t.columns]\nwei = "{digits}"\nhuge = "{digits}"\nd = {rule}\n'
    with pytest.raises((BlueprintError, PlanError), match=message):
        plan(schema, rules).steps[0].arrays(0, 3)
