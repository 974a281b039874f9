"""References that pick among related rows, values along a tree, and columns that are left to their DEFAULT."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from seedsql.blueprint.reader import read_blueprint
from seedsql.errors import BlueprintError, PlanError
from seedsql.planning.binding import make_plan
from seedsql.planning.model import SeedPlan
from seedsql.planning.running import running_at_once, running_in_blocks
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import Decimals, python_values
from seedsql.workflow import generation
from seedsql.workflow.inference import infer_blueprint

SCHEMA = """
CREATE TABLE accounts (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(50) NOT NULL);
CREATE TABLE users (id INT PRIMARY KEY AUTO_INCREMENT, account_id INT NOT NULL, manager_id INT,
  FOREIGN KEY (account_id) REFERENCES accounts (id), FOREIGN KEY (manager_id) REFERENCES users (id));
CREATE TABLE tickets (id INT PRIMARY KEY AUTO_INCREMENT, account_id INT NOT NULL, assignee_id INT, reviewer_id INT,
  opener_id INT NOT NULL, level INT NOT NULL DEFAULT 7, opened_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY (account_id) REFERENCES accounts (id), FOREIGN KEY (assignee_id) REFERENCES users (id),
  FOREIGN KEY (reviewer_id) REFERENCES users (id), FOREIGN KEY (opener_id) REFERENCES users (id));
CREATE TABLE replies (id INT PRIMARY KEY AUTO_INCREMENT, ticket_id INT NOT NULL, reply_to INT, depth INT NOT NULL,
  path VARCHAR(90) NOT NULL, FOREIGN KEY (ticket_id) REFERENCES tickets (id), FOREIGN KEY (reply_to) REFERENCES replies (id));
"""
RULES = """
[tables.users.columns]
manager_id = { reference = "users", within = "account_id", other = true }
[tables.tickets.columns]
assignee_id = { reference = "users", within = "account_id" }
reviewer_id = { reference = "users", within = { "account_id" = "account_id" }, other = ["assignee_id", "opener_id"] }
level = { default = true }
opened_at = { default = true }
[tables.replies.columns]
reply_to = { reference = "replies", within = "ticket_id" }
depth = "COALESCE(reply_to.depth + 1, 0)"
path = "CONCAT(COALESCE(reply_to.path, ''), '/', id)"
"""
COVERING = 'assignee_id = { reference = "users", within = "account_id", cover = true }'


def text(rules: str, accounts: int = 4) -> str:
    return (
        '[blueprint]\nname = "desk"\nschema = "desk.sql"\nas_of = 2026-06-30\n'
        f"[sizes.small]\naccounts = {accounts}\nusers = 30\ntickets = 80\nreplies = 90\n{rules}"
    )


def planned(rules: str, accounts: int = 4) -> SeedPlan:
    blueprint = text(rules, accounts)
    return make_plan(parse_schema(SCHEMA, "desk.sql"), read_blueprint(blueprint), blueprint, GenerationOptions())


def rows_of(plan: SeedPlan, table: str) -> list[dict[str, Any]]:
    step = plan.step(table)
    names = [column.name for column in step.columns]
    return [
        dict(zip(names, row, strict=True)) for row in zip(*map(python_values, step.arrays(0, step.rows)), strict=True)
    ]


def test_picks_stay_within_what_rows_share_and_leave_out_the_others() -> None:
    plan = planned(RULES, accounts=9)
    users, tickets = {row["id"]: row for row in rows_of(plan, "users")}, rows_of(plan, "tickets")
    referred = 0
    for ticket in tickets:
        for column in ("assignee_id", "reviewer_id"):
            if ticket[column] is not None:
                assert users[ticket[column]]["account_id"] == ticket["account_id"]
                referred += 1
        if ticket["reviewer_id"] is not None:
            assert ticket["reviewer_id"] not in (ticket["assignee_id"], ticket["opener_id"])
    assert referred > 80
    managed = [user for user in users.values() if user["manager_id"] is not None]
    assert len(managed) > 10
    for user in managed:
        assert user["manager_id"] < user["id"] and users[user["manager_id"]]["account_id"] == user["account_id"]
    # a chunk has the values of the whole
    step = plan.step("tickets")
    assert [python_values(each) for each in step.arrays(30, 40)] == [
        python_values(each)[30:40] for each in step.arrays(0, 80)
    ]


def test_a_pick_that_covers_takes_each_row_of_a_group_before_any_again() -> None:
    plan = planned(RULES.replace('assignee_id = { reference = "users", within = "account_id" }', COVERING), accounts=9)
    users, tickets = {row["id"]: row for row in rows_of(plan, "users")}, rows_of(plan, "tickets")
    for account in {user["account_id"] for user in users.values()}:
        members = sorted(each for each, user in users.items() if user["account_id"] == account)
        picked = [ticket["assignee_id"] for ticket in tickets if ticket["account_id"] == account]
        counts = [picked.count(each) for each in members]
        assert sum(counts) == len(picked) and max(counts) - min(counts) <= 1
    step = plan.step("tickets")
    assert [python_values(each) for each in step.arrays(30, 40)] == [
        python_values(each)[30:40] for each in step.arrays(0, 80)
    ]


def test_a_value_follows_from_the_same_column_of_the_row_above() -> None:
    replies = {row["id"]: row for row in rows_of(planned(RULES), "replies")}
    for row in replies.values():
        above = replies.get(row["reply_to"])
        assert above is None or above["ticket_id"] == row["ticket_id"]
        assert row["depth"] == (above["depth"] + 1 if above else 0)
        assert row["path"] == f"{above['path'] if above else ''}/{row['id']}"
    assert max(row["depth"] for row in replies.values()) >= 2


def test_a_column_that_is_left_to_its_default_is_not_written_and_not_compared(tmp_path: Path) -> None:
    (tmp_path / "desk.sql").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "desk.toml").write_text(text(RULES), encoding="utf-8")
    options = generation.GenerationOptions(blueprint=str(tmp_path / "desk.toml"))
    made = generation.generate(options, tmp_path / "out")
    up = (tmp_path / "out" / f"{made.plan.name}.up.sql").read_text(encoding="utf-8")
    assert "INSERT INTO `tickets` (`id`, `account_id`, `opener_id`, `assignee_id`, `reviewer_id`) VALUES" in up
    assert "level" not in up and "opened_at" not in up
    generation.rehearse(made.plan.name, tmp_path / "out", options)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ('[tables.users.columns]\nmanager_id = { reference = "users", within = 3 }', "have in common"),
        ('[tables.users.columns]\nmanager_id = { reference = "users", other = 3 }', "is true (never the row itself)"),
        (
            '[tables.tickets.columns]\nassignee_id = { reference = "users", other = true }',
            "a reference to tickets itself",
        ),
        ('[tables.tickets.columns]\nassignee_id = { reference = "users", pick = "each", within = "id" }', "uniform"),
        ("[tables.tickets.columns]\nlevel = { default = 7 }", "must be true"),
        ("[tables.tickets.columns]\nid = { default = true }", "identifies the row"),
        ("[tables.tickets.columns]\naccount_id = { default = true }", "part of the reference tickets.account_id"),
        ("[tables.replies.columns]\ndepth = { default = true }", "depth (int NOT NULL) has no DEFAULT"),
    ],
)
def test_what_cannot_be_is_said_with_its_place(rules: str, message: str) -> None:
    with pytest.raises(BlueprintError) as refused:
        planned(rules)
    assert any(message in problem and problem.startswith("tables.") for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (
            '[tables.tickets.columns]\nopener_id = { reference = "users", where = "id > 99" , within = "account_id" }',
            "row 1 has no row of users to pick",
        ),
        (
            '[tables.tickets.columns]\nassignee_id = { reference = "users", other = "account_id" }',
            "which is no reference of tickets to users",
        ),
        (
            '[tables.tickets.columns]\nlevel = { default = true }\n[tables.replies.columns]\ndepth = "ticket_id.level"',
            "tickets.level is left to its DEFAULT",
        ),
    ],
)
def test_what_no_row_can_keep_fails_while_planning(rules: str, message: str) -> None:
    with pytest.raises(PlanError) as refused:
        planned(rules)
    assert message in str(refused.value)


DOCUMENTS = """
CREATE TABLE orders (id INT PRIMARY KEY AUTO_INCREMENT, lines_json JSON NULL, skus VARCHAR(400) NULL, all_lines JSON NOT NULL);
CREATE TABLE items (id INT PRIMARY KEY AUTO_INCREMENT, order_id INT NOT NULL, sku VARCHAR(20) NOT NULL, qty INT NULL,
  price DECIMAL(8,2) NOT NULL, due DATE NOT NULL, FOREIGN KEY (order_id) REFERENCES orders (id));
"""
DOCUMENT_RULES = """
[blueprint]
name = "documents"
schema = "documents.sql"
as_of = 2026-06-30
[sizes.small]
orders = 12
items = 20
[tables.orders.columns]
lines_json = "JSON_ARRAYAGG(JSON_OBJECT('sku', items.sku, 'qty', items.qty, 'price', items.price, 'due', items.due))"
skus = "GROUP_CONCAT(items.sku SEPARATOR ' | ')"
all_lines = "JSON_OBJECT('count', COUNT(items.id), 'skus', IFNULL(JSON_ARRAYAGG(items.sku), JSON_ARRAY()), 'none', JSON_ARRAY())"
[tables.items.columns]
sku = { provider = "choice", values = ["A\\"1", "B-2", "Ü 3"] }
qty = { provider = "integer", min = 1, max = 5, null = 0.3 }
"""


def test_documents_are_made_of_child_rows(tmp_path: Path) -> None:
    blueprint = DOCUMENT_RULES
    plan = make_plan(parse_schema(DOCUMENTS, "x"), read_blueprint(blueprint), blueprint, GenerationOptions())
    items = rows_of(plan, "items")
    for order in rows_of(plan, "orders"):
        own = [item for item in items if item["order_id"] == order["id"]]
        wanted = [
            {"sku": item["sku"], "qty": item["qty"], "price": float(item["price"]), "due": str(item["due"])}
            for item in own
        ]
        assert (json.loads(order["lines_json"]) if order["lines_json"] else []) == wanted
        assert order["skus"] == (" | ".join(item["sku"] for item in own) or None)
        assert json.loads(order["all_lines"]) == {"count": len(own), "skus": [item["sku"] for item in own], "none": []}
    (tmp_path / "documents.sql").write_text(DOCUMENTS, encoding="utf-8")
    (tmp_path / "documents.toml").write_text(blueprint, encoding="utf-8")
    options = generation.GenerationOptions(blueprint=str(tmp_path / "documents.toml"))
    made = generation.generate(options, tmp_path / "out")
    generation.rehearse(made.plan.name, tmp_path / "out", options)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("GROUP_CONCAT(items.sku ORDER BY items.sku)", "GROUP_CONCAT joins the child rows in their order"),
        ("JSON_ARRAYAGG(JSON_OBJECT(items.sku, 1))", "names in quotes"),
    ],
)
def test_a_document_that_cannot_be_made_is_refused(rule: str, message: str) -> None:
    blueprint = DOCUMENT_RULES.replace("GROUP_CONCAT(items.sku SEPARATOR ' | ')", rule)
    with pytest.raises(BlueprintError) as refused:
        make_plan(parse_schema(DOCUMENTS, "x"), read_blueprint(blueprint), blueprint, GenerationOptions())
    assert message in "\n".join(refused.value.problems)


def test_a_row_for_which_when_is_not_true_is_null() -> None:
    plan = planned(
        '[tables.tickets.columns]\nassignee_id = { reference = "users", when = "level > 3" }\n'
        'level = { provider = "integer", min = 1, max = 6 }\n'
        '[tables.users.columns]\nmanager_id = { expression = "NULL", when = "account_id = 1" }'
    )
    tickets = rows_of(plan, "tickets")
    assert all((row["assignee_id"] is not None) == (row["level"] > 3) for row in tickets)
    with pytest.raises(BlueprintError) as refused:
        planned('[tables.tickets.columns]\nopener_id = { reference = "users", when = "id > 3" }')
    assert "opener_id is NOT NULL" in "\n".join(refused.value.problems)


SHARED = """
CREATE TABLE tenants (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(40));
CREATE TABLE users (tenant_id INT NOT NULL, id INT NOT NULL, PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id) REFERENCES tenants (id));
CREATE TABLE teams (id CHAR(36) PRIMARY KEY, tenant_id INT NOT NULL, UNIQUE (tenant_id, id), FOREIGN KEY (tenant_id) REFERENCES tenants (id));
CREATE TABLE members (org INT NOT NULL, user_id INT NOT NULL, team_id CHAR(36) NOT NULL, PRIMARY KEY (org, user_id, team_id),
  FOREIGN KEY (org, user_id) REFERENCES users (tenant_id, id), FOREIGN KEY (org, team_id) REFERENCES teams (tenant_id, id));
CREATE TABLE tasks (id INT PRIMARY KEY AUTO_INCREMENT, tenant_id INT NOT NULL, user_id INT NOT NULL, team_id CHAR(36),
  FOREIGN KEY (tenant_id) REFERENCES tenants (id), FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, team_id) REFERENCES teams (tenant_id, id));
"""
SHARED_SIZES = """[blueprint]
name = "shared"
schema = "s.sql"
as_of = 2026-06-30
[sizes.small]
tenants = 3
users = 20
teams = 20
members = {members}
tasks = 30
[tables.users.columns]
id = {{ provider = "sequence" }}
{rules}"""


@pytest.mark.parametrize(
    ("members", "rules"),
    [
        (0, ""),  # no rule at all
        (
            15,
            '[tables.members.columns]\n"org, user_id" = {reference = "users", pick = "permute"}\nteam_id = {reference = "teams"}',
        ),
        (
            15,
            '[tables.members.columns]\n"org, team_id" = {reference = "teams", pick = "permute"}\n'
            'user_id = {reference = "users", within = {org = "tenant_id"}}\n[tables.tasks.columns]\n'
            'tenant_id = {reference = "tenants"}\nuser_id = {reference = "users"}\nteam_id = {reference = "teams", null = 0.3}',
        ),
    ],
)
def test_two_foreign_keys_that_share_a_column_agree_in_it(tmp_path: Path, members: int, rules: str) -> None:
    assert rows_that_keep_their_keys(tmp_path, SHARED_SIZES.format(members=members, rules=rules)) == members + 73


def rows_that_keep_their_keys(tmp_path: Path, blueprint: str) -> int:
    (tmp_path / "s.sql").write_text(SHARED, encoding="utf-8")
    (tmp_path / "b.toml").write_text(blueprint, encoding="utf-8")
    options = GenerationOptions(blueprint=str(tmp_path / "b.toml"))
    made = generation.generate(options, tmp_path / "out")
    return generation.rehearse(made.plan.name, tmp_path / "out", options).total_rows


@pytest.mark.parametrize("rows", [1, 3, 40])
def test_what_init_writes_for_them_loads_at_every_size(tmp_path: Path, rows: int) -> None:
    (tmp_path / "s.sql").write_text(SHARED, encoding="utf-8")
    inferred = infer_blueprint([tmp_path / "s.sql"], rows, tmp_path)
    assert 'team_id = { reference = "teams", within = { org = "tenant_id" } }' in inferred.text
    assert rows_that_keep_their_keys(tmp_path, inferred.text) >= 5


def test_a_pick_that_would_not_stay_within_the_shared_column_is_refused(tmp_path: Path) -> None:
    rules = '[tables.tasks.columns]\nteam_id = {reference = "teams", pick = "zipf"}'
    with pytest.raises(BlueprintError, match=r"team_id\.pick: a row is picked among those that share tenant_id"):
        rows_that_keep_their_keys(tmp_path, SHARED_SIZES.format(members=0, rules=rules))


def test_a_hidden_reference_picks_a_row_that_expressions_read_and_that_nothing_else_counts() -> None:
    rules = (
        RULES
        + """
[tables.replies.hidden]
to_user = { reference = "users" }
to_ticket = { reference = "tickets", within = "ticket_id.account_id = account_id" }
[tables.accounts.columns]
name = "CONCAT(COUNT(users.id), ' users')"
"""
    )
    rules = rules.replace(
        'within = "ticket_id.account_id = account_id"', 'within = { "ticket_id.account_id" = "account_id" }'
    )
    about = "CASE WHEN row_number % 2 = 0 THEN CONCAT('U', to_user, '/', to_user.account_id) ELSE CONCAT('T', to_ticket, '/', to_ticket.account_id) END"
    plan = planned(rules.replace("path = \"CONCAT(COALESCE(reply_to.path, ''), '/', id)\"", f'path = "{about}"'))
    users, tickets = ({row["id"]: row["account_id"] for row in rows_of(plan, name)} for name in ("users", "tickets"))
    picked = [row["path"] for row in rows_of(plan, "replies")]
    assert len({*picked}) > 20
    for path in picked:
        key, account = map(int, path[1:].split("/"))
        assert {"U": users, "T": tickets}[path[0]][key] == account
    own = [row["ticket_id"] for row in rows_of(plan, "replies")][::2]
    assert [tickets[ticket] for ticket in own] == [int(path.split("/")[1]) for path in picked[::2]]
    counts = [sum(account == row["id"] for account in users.values()) for row in rows_of(plan, "accounts")]
    assert [row["name"] for row in rows_of(plan, "accounts")] == [f"{count} users" for count in counts]


def test_a_running_sum_is_of_the_rows_so_far_with_the_same_parent() -> None:
    rules = RULES.replace(
        "level = { default = true }", 'level = "RUNNING_SUM(IF(row_number % 3 = 0, 0 - 1, 2), account_id)"'
    )
    so_far: dict[int, int] = {}
    rows = rows_of(planned(rules), "tickets")
    for number, row in enumerate(rows, start=1):
        so_far[row["account_id"]] = so_far.get(row["account_id"], 0) + (-1 if number % 3 == 0 else 2)
        assert row["level"] == so_far[row["account_id"]]
    assert len(so_far) == 4
    with pytest.raises(BlueprintError, match="RUNNING_SUM takes what to add up and one reference column"):
        planned(rules.replace(', account_id)"', ', 1 + 1)"'))
    with pytest.raises(PlanError, match="RUNNING_SUM needs a reference of tickets, not level"):
        planned(rules.replace(', account_id)"', ', level)"'))


@pytest.mark.parametrize(
    ("groups", "same"),
    [
        ("account_id", ("account_id",)),
        ("account_id, MOD(opener_id, 3)", ("account_id", "third")),
        ("assignee_id", ("assignee_id",)),
        ("MOD(opener_id, 3)", ("third",)),
    ],
)
def test_an_ordinal_counts_the_rows_in_which_all_values_are_the_same(groups: str, same: tuple[str, ...]) -> None:
    rules = RULES.replace("level = { default = true }", f'level = "ORDINAL({groups})"')
    rows = [{**row, "third": row["opener_id"] % 3} for row in rows_of(planned(rules), "tickets")]
    counted: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        group = tuple(row[name] for name in same)
        counted[group] += 1
        assert row["level"] == counted[group]
    assert max(counted.values()) > 1


def test_an_ordinal_of_no_column_says_which_there_are() -> None:
    with pytest.raises(PlanError, match="tickets has no column acount_id; did you mean 'account_id'"):
        planned(RULES.replace("level = { default = true }", 'level = "ORDINAL(acount_id)"'))


def test_running_sums_in_blocks_are_those_at_once() -> None:
    rng = np.random.default_rng(7)
    groups, values = rng.integers(0, 40, 1000), Decimals(rng.integers(-900, 900, 1000), 2)
    whole = running_at_once(groups, values)
    cuts = [0, 1, 250, 251, 800, 1000]
    blocks = [(groups[a:b], Decimals(values.data[a:b], 2)) for a, b in itertools.pairwise(cuts)]
    stored = running_in_blocks(blocks, 40)
    assert python_values(stored.take(np.arange(1000))) == python_values(whole)
