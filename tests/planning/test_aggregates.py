"""SUM, COUNT, MIN and MAX over child rows: what the servers say of the same rows, of every type and every relation."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedsql.errors import BlueprintError, PlanError
from seedsql.values.arrays import Dates, Datetimes, Decimals, Integers, Times, python_values
from seedsql.values.expressions.aggregates import aggregate
from seedsql.values.relations import make_picker
from tests.planning.plans import plan
from tests.script.seeds import assert_verified, small
from tests.servers import Database

SCHEMA = """
CREATE TABLE clients (id INT PRIMARY KEY, spent DECIMAL(12,2), orders_count INT NOT NULL, originals DECIMAL(12,2),
  first_on DATE, last_at DATETIME(3), first_stamp TIMESTAMP NULL, last_time TIME, first_note VARCHAR(40), last_bin VARCHAR(40) COLLATE utf8mb4_bin,
  first_kind VARCHAR(10), most DECIMAL(20,0), lines_total DECIMAL(12,2), low_rank INT);
CREATE TABLE orders (id INT PRIMARY KEY, client_id INT NOT NULL, copied_from INT NULL, total DECIMAL(12,2) NOT NULL,
  placed_on DATE NULL, changed_at DATETIME(3) NULL, stamp TIMESTAMP NULL, t TIME NULL, note VARCHAR(40) NULL, code VARCHAR(40) COLLATE utf8mb4_bin,
  kind ENUM('b', 'a', 'c') NULL, rank_no SMALLINT NOT NULL, copies INT NOT NULL, copies_total DECIMAL(12,2), lines_total DECIMAL(12,2),
  FOREIGN KEY (client_id) REFERENCES clients (id), FOREIGN KEY (copied_from) REFERENCES orders (id));
CREATE TABLE order_lines (id INT PRIMARY KEY, order_id INT NOT NULL, amount DECIMAL(12,2) NOT NULL, FOREIGN KEY (order_id) REFERENCES orders (id));
"""
RULES = """
[sizes.small]
clients = 9
orders = 40
order_lines = 90
[tables.clients.columns]
spent = "IFNULL(SUM(orders.total), 0)"
orders_count = "COUNT(orders.id)"
originals = "SUM(orders.copied_from.total)"
first_on = "MIN(orders.placed_on)"
last_at = "MAX(orders.changed_at)"
first_stamp = "MIN(Orders.stamp)"
last_time = "MAX(orders.t)"
first_note = "MIN(orders.note)"
last_bin = "MAX(orders.code)"
first_kind = "MIN(orders.kind)"
most = "SUM(orders.rank_no * orders.copied_from.rank_no)"
lines_total = "SUM(orders.lines_total)"
low_rank = "MIN(orders.rank_no) - MAX(orders.rank_no)"
[tables.orders.columns]
client_id = { reference = "clients", where = "id <> 4" }
copied_from = { reference = "orders", pick = "tree", null = 0.2 }
total = { provider = "decimal", min = "10", max = "99.99" }
placed_on = { provider = "date", from = "-90d", to = "as_of", null = 0.3 }
changed_at = { provider = "datetime", from = "-90d", to = "as_of", null = 0.3 }
stamp = { provider = "datetime", from = "-90d", to = "as_of", null = 0.3 }
t = { provider = "time", null = 0.3 }
note = { provider = "choice", values = ["Abel", "abe", "Ärger", "Zoe", "zack", "Éva", "eve 2", "eve-1"], null = 0.2 }
code = { provider = "choice", values = ["a", "B", "c", "D"] }
kind = { provider = "choice", values = ["b", "a", "c"], null = 0.3 }
rank_no = { provider = "integer", min = -50, max = 50 }
copies = "COUNT(orders.id)"
copies_total = "SUM(orders.total)"
lines_total = "SUM(order_lines.amount)"
[tables.order_lines.columns]
order_id = { reference = "orders" }
amount = { provider = "decimal", min = "1", max = "20" }
"""
CHECKS = {
    "spent": "IFNULL(SUM(o.total), 0)",
    "orders_count": "COUNT(o.id)",
    "originals": "SUM(p.total)",
    "first_on": "MIN(o.placed_on)",
    "last_at": "MAX(o.changed_at)",
    "first_stamp": "MIN(o.stamp)",
    "last_time": "MAX(o.t)",
    "first_note": "MIN(o.note)",
    "last_bin": "MAX(o.code)",
    "first_kind": "MIN(o.kind)",
    "most": "SUM(o.rank_no * p.rank_no)",
    "lines_total": "SUM(o.lines_total)",
    "low_rank": "MIN(o.rank_no) - MAX(o.rank_no)",
}


def checks() -> str:
    text = ""
    for column, aggregate_of in CHECKS.items():
        find = (
            f"SELECT c.id, {aggregate_of} AS found FROM {{clients}} c LEFT JOIN {{orders}} o ON o.client_id = c.id "
            f"LEFT JOIN {{orders}} p ON p.id = o.copied_from GROUP BY c.id, c.{column} HAVING NOT (c.{column} <=> found)"
        )
        text += f'[[checks]]\nname = "clients.{column}"\nfind = "{find}"\n'
    own = "SELECT o.id FROM {orders} o WHERE o.copies <> (SELECT COUNT(*) FROM {orders} c WHERE c.copied_from = o.id)"
    of = "SELECT o.id FROM {orders} o WHERE NOT (o.copies_total <=> (SELECT SUM(c.total) FROM {orders} c WHERE c.copied_from = o.id))"
    return text + "".join(
        f'[[checks]]\nname = "{name}"\nfind = "{find}"\n' for name, find in (("own", own), ("of", of))
    )


def test_aggregates_are_what_the_server_computes_of_the_same_rows(database: Database) -> None:
    seed = small(SCHEMA, RULES + checks())
    seed.load(database)
    done = database.run_script(seed.up)
    assert f"{seed.name} APPLIED" in done.stdout, done.stderr
    assert_verified(database, seed)
    ((spent, chains),) = database.query(
        "SELECT (SELECT COUNT(*) FROM clients WHERE spent > 0), (SELECT COUNT(*) FROM orders WHERE copied_from IS NOT NULL)"
    )
    assert spent >= 6 and chains >= 20


def test_a_sum_of_dates_and_one_that_does_not_fit_are_refused() -> None:
    schema = "CREATE TABLE p (id INT PRIMARY KEY, v DECIMAL(30,0)); CREATE TABLE c (id INT PRIMARY KEY, p_id INT, n BIGINT, d DATE);"
    rules = 'p = 1\nc = 3\n[tables.c.columns]\np_id = { reference = "p", pick = "quota", counts = [1] }\n'
    with pytest.raises(PlanError, match=r"p\.v: a number is needed, not dates"):
        plan(schema, rules + '[tables.p.columns]\nv = "SUM(c.d)"\n')
    with pytest.raises(PlanError, match=r"p.v: 27670116110564325\d\d\d has too many digits for decimal\(18,0\)"):
        plan(
            schema.replace("30,0", "18,0"),
            rules + 'n = "9223372036854775000 + row_number"\n[tables.p.columns]\nv = "SUM(c.n)"\n',
        )


@given(
    st.sampled_from(["SUM", "COUNT", "MIN", "MAX"]),
    st.lists(st.tuples(st.integers(0, 3), st.integers(-(2**61), 2**61), st.booleans(), st.booleans()), max_size=4),
)
def test_groups_are_reduced_as_python_reduces_them(function: str, rows: list[tuple[int, int, bool, bool]]) -> None:
    columns = list(zip(*rows, strict=True)) or [()] * 4
    groups, data = (np.array(column, np.int64) for column in columns[:2])
    null, nowhere = (np.array(column, bool) for column in columns[2:])
    value = Integers(data, null if null.any() else None)
    wanted = []
    for parent in range(4):
        held = [number for group, number, absent, lost in rows if group == parent and not absent and not lost]
        reduced = {"SUM": sum, "COUNT": len, "MIN": min, "MAX": max}[function]
        wanted.append(reduced(held) if held or function == "COUNT" else None)
    assert python_values(aggregate(function, value, groups, nowhere, 4)) == wanted


@pytest.mark.parametrize(
    "kind", [Dates, lambda data: Datetimes(data, 3), lambda data: Times(data, 6), lambda data: Decimals(data, 2)]
)
def test_the_type_is_kept(kind) -> None:
    value = kind(np.array([3, 1, 2], np.int64))
    found = aggregate("MIN", value, np.array([0, 0, 2]), None, 3)
    assert type(found) is type(value) and found.data[[0, 2]].tolist() == [1, 2]
    assert found.null.tolist() == [False, True, False]
    assert getattr(found, "digits", 0) == getattr(value, "digits", 0)


@pytest.mark.parametrize(
    ("counts", "parents", "children", "wanted"),
    [
        ([3, 1, 2], 6, 12, {1: 2, 2: 2, 3: 2}),
        ([3, 1, 2], 6, 24, {2: 2, 4: 2, 6: 2}),  # the pattern again
        ([2, 1, 1, 0], 8, 10, {1: 6, 2: 2}),  # a parent that is covered has one row
        ([1, 1], 4, 4, {1: 4}),
        ([4, 2], 1, 4, {4: 1}),
        ([5, 1], 5, 13, {1: 3, 5: 2}),  # 5 parents are two blocks of 2, and one that is covered
        ([3, 2], 4, 4, {1: 4}),  # each parent a row before any gets a second
    ],
)
def test_cover_keeps_the_counts_of_a_quota(counts, parents, children, wanted) -> None:
    def key(purpose: str) -> int:
        return len(purpose) + 17

    position = make_picker("quota", {"counts": counts, "cover": True}, key, children, parents)
    found = position(np.arange(children, dtype=np.int64))
    assert Counter(Counter(found.tolist()).values()) == wanted
    first = found[: min(children, parents)].tolist()
    assert len(set(first)) == len(first)
    assert np.array_equal(found[3:], position(np.arange(3, children, dtype=np.int64)))


def test_rows_that_refer_to_earlier_ones_cannot_cover_them() -> None:
    schema = "CREATE TABLE n (id INT PRIMARY KEY, up INT NULL, FOREIGN KEY (up) REFERENCES n (id));"
    with pytest.raises(BlueprintError, match=r"tables.n.columns.up.cover: rows of n refer to earlier rows"):
        plan(schema, 'n = 5\n[tables.n.columns]\nup = { reference = "n", cover = true }\n')
