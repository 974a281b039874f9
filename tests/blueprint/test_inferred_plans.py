"""What `seedsql init` writes, the plan takes at every size: for random schemas, and for keys that few rows can keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedsql.blueprint.inference.blueprint import InferredBlueprint, infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.errors import SchemaError
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.planning.model import SeedPlan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.values.arrays import python_values
from seedsql.workflow.inference import infer_tested
from tests.blueprint.schemas import schemas

KNOWN = Path(__file__).parents[2] / "benchmarks" / "belief" / "known"


def inferred(
    sql: str, rows: int = 20, size: str = "small", *, plain: bool = True, complete: bool = False, **counts: int
) -> tuple[SeedPlan, InferredBlueprint]:
    """The plan of the blueprint inferred from ``sql`` with ``rows`` rows a table at size small, and that blueprint; ``plain``
    without what names mean, so that every table has as many rows as its keys allow."""
    schema = parse_schema(sql, "schema.sql")
    found = infer_blueprint(schema, "seed", "schema.sql", rows, classify=classify, plain=plain, complete=complete)
    return make_plan(schema, read_blueprint(found.text), found.text, GenerationOptions(size=size, rows=counts)), found


@settings(deadline=None, max_examples=80)
@given(
    schemas(),
    st.sampled_from(
        [(1, "small"), (1, "medium"), (1, "large"), (20, "small"), (20, "medium"), (20, "large"), (1000, "small")]
    ),
)
def test_what_init_writes_the_plan_takes_at_every_size(sql: str, asked: tuple[int, str]) -> None:
    """For any schema: every table gets rows or is named, with the reason."""
    rows, size = asked
    try:
        plan, found = inferred(sql, rows, size, plain=False)
    except SchemaError as refused:
        assert "no table of this schema can be seeded" in str(refused)
        return
    left_out = {omission.table for omission in found.omissions if not omission.column}
    assert {step.name for step in plan.steps} | left_out == {table.name for table in plan.schema.tables}
    assert all(step.rows > 0 for step in plan.steps)


def values(plan: SeedPlan, table: str, *columns: str) -> list[tuple[object, ...]]:
    step = plan.step(table)
    return list(zip(*map(python_values, step.arrays(0, step.rows, columns)), strict=True))


KEYS = {  # columns of a table `t`, and the rows that it has at most; None where nothing limits them
    "a ENUM('x','y') NOT NULL, b BIT(1) NOT NULL, UNIQUE (a, b)": 4,
    "a ENUM('x','y') NOT NULL, b SET('p','q') NOT NULL, c TINYINT(1) NOT NULL, UNIQUE (a, b, c)": 8,
    "a DECIMAL(3,3) NOT NULL, b BIT(1) NOT NULL, UNIQUE (a, b)": 1000,
    "a BINARY(1) NOT NULL, b ENUM('x') NOT NULL, UNIQUE (a, b)": 256,
    "a FLOAT NULL, b JSON NULL, c BIT(1) NULL, UNIQUE (a, c)": 9901,
    "a VARCHAR(30) NOT NULL, UNIQUE (a(3))": 999,
    "a TIMESTAMP NOT NULL, b BIT(1) NOT NULL, UNIQUE (a, b)": 4933,
    "self INT NULL REFERENCES t (id), b BIT(1) NULL, UNIQUE (self, b)": None,
    "one INT NULL REFERENCES t (id), two INT NULL REFERENCES t (id), UNIQUE (one, two)": None,
    "p INT NULL REFERENCES p (id), self INT NULL REFERENCES t (id), UNIQUE (p, self)": 10_000,
    "p INT NOT NULL REFERENCES p (id), place TINYINT UNSIGNED NOT NULL, UNIQUE (p, place)": None,
}


@pytest.mark.parametrize("columns", KEYS)
def test_a_key_that_few_rows_can_keep_limits_the_rows(columns: str) -> None:
    sql = f"CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE t (id INT PRIMARY KEY, {columns});"
    for size, rows in (("small", 100), ("large", 10_000)):
        plan, found = inferred(sql, 100, size)
        assert plan.step("t").rows == min(rows, KEYS[columns] or rows), found.text


def test_more_rows_of_a_parent_than_a_small_column_counts_are_spread_evenly() -> None:
    """Two parents, and a column that counts to 255: 510 children, 255 of each."""
    plan, found = inferred(
        "CREATE TABLE p (code ENUM('x','y') NOT NULL PRIMARY KEY);"
        "CREATE TABLE t (id INT PRIMARY KEY, p ENUM('x','y') NOT NULL REFERENCES p (code), n TINYINT UNSIGNED NOT NULL, UNIQUE (p, n));",
        20,
        "large",
    )
    assert 'p = { reference = "p", pick = "quota", counts = [1] }' in found.text
    assert sorted(values(plan, "t", "p", "n")) == [(code, n) for code in "xy" for n in range(1, 256)]


def test_combinations_of_few_values_all_occur() -> None:
    plan, _ = inferred(
        "CREATE TABLE t (id INT PRIMARY KEY, a ENUM('it''s','y','z') NOT NULL, password BIT(1) NOT NULL, UNIQUE (a, password));"
    )
    assert sorted(values(plan, "t", "a", "password")) == [(a, b) for a in ("it's", "y", "z") for b in (0, 1)]


def test_a_reference_of_a_key_that_nothing_else_tells_apart_stays_null_and_it_is_said() -> None:
    _, found = inferred(
        "CREATE TABLE t (id INT PRIMARY KEY, self INT NULL REFERENCES t (id), b BIT(1) NULL, UNIQUE (self, b));"
    )
    assert [str(omission) for omission in found.omissions] == [
        "t.self, the key (self, b) would hold the same values twice: write a rule for it that differs"
    ]
    assert 'self = "NULL"' in found.text


def test_an_identifier_of_another_system_is_no_reference_to_its_own_table() -> None:
    """Any number of clients for any number of realms."""
    sql = (
        "CREATE TABLE realm (id VARCHAR(36) NOT NULL PRIMARY KEY, name VARCHAR(40));"
        "CREATE TABLE client (id VARCHAR(36) NOT NULL PRIMARY KEY, client_id VARCHAR(255), realm_id VARCHAR(36),"
        " UNIQUE KEY u (realm_id, client_id), CONSTRAINT c1 FOREIGN KEY (realm_id) REFERENCES realm (id));"
    )
    for rows in ({}, {"client": 400, "realm": 20}, {"client": 3000, "realm": 1}):
        assert len(set(values(inferred(sql, **rows)[0], "client", "realm_id", "client_id"))) >= 20  # type: ignore[arg-type]


REFERENCES = """
    CREATE TABLE pms_product (id BIGINT PRIMARY KEY, name VARCHAR(64), brand_id BIGINT, small_brand_id TINYINT);
    CREATE TABLE pms_brand (id BIGINT PRIMARY KEY, name VARCHAR(64));
    CREATE TABLE pms_log (id BIGINT PRIMARY KEY, note VARCHAR(64));
    CREATE TABLE oms_log (id BIGINT PRIMARY KEY, note VARCHAR(64));
    CREATE TABLE oms_order (id BIGINT PRIMARY KEY, member_id BIGINT NOT NULL, status INT, members INT, log_id BIGINT);
    CREATE TABLE oms_item (id BIGINT PRIMARY KEY, order_id BIGINT, product_id BIGINT, position INT);
    CREATE TABLE ums_member (id BIGINT PRIMARY KEY, username VARCHAR(64), log_id BIGINT, active TINYINT(1));
    CREATE TABLE ums_login (login_nr BIGINT PRIMARY KEY, member INT);
    CREATE TABLE ums_detail (id BIGINT PRIMARY KEY, login_id BIGINT NOT NULL, login_nr BIGINT NOT NULL);
    CREATE TABLE status (id INT PRIMARY KEY); CREATE TABLE position (id INT PRIMARY KEY); CREATE TABLE active (id INT PRIMARY KEY);
    CREATE TABLE account (id INT PRIMARY KEY); CREATE TABLE account_kind (id INT PRIMARY KEY, kind_id INT);
    CREATE TABLE account_note (id INT PRIMARY KEY);
"""


def test_names_suggest_references_across_modules_and_by_the_parents_key() -> None:
    """pms, oms and ums are modules; account is not, because it is a table itself. Measures and counts are no references."""
    found = inferred(REFERENCES, complete=True)[1].text
    tables = {part.partition(".columns]")[0]: part for part in found.split("[tables.")[1:]}
    references = {
        f"{table}.{line.partition(' = ')[0]}": line.split('"')[1]
        for table, part in tables.items()
        for line in part.splitlines()
        if "reference = " in line
    }
    assert references == {
        "pms_product.brand_id": "pms_brand",
        "oms_order.member_id": "ums_member",
        "oms_order.log_id": "oms_log",
        "oms_item.order_id": "oms_order",
        "oms_item.product_id": "pms_product",
        "ums_login.member": "ums_member",
        "ums_detail.login_id": "ums_login",
        "ums_detail.login_nr": "ums_login",
    }


@pytest.mark.parametrize("name", ["_", "___", "1", "日本"])
def test_names_without_letters_of_ours_are_no_obstacle(name: str) -> None:
    sql = f"CREATE TABLE `{name}` (id INT PRIMARY KEY, `{name}` INT, `{name}_id` INT, `{name}_type` VARCHAR(9));"
    assert inferred(sql + "CREATE TABLE `__` (id INT PRIMARY KEY, subject_id INT, subject_type VARCHAR(20));")[
        0
    ].total_rows


OWN_ROW = """
    CREATE TABLE tenant (id INT PRIMARY KEY);
    CREATE TABLE ticket (tenant_id INT NOT NULL, Number INT NOT NULL, merged_into INT, root INT NOT NULL,
      PRIMARY KEY (tenant_id, Number), FOREIGN KEY (tenant_id) REFERENCES tenant (id),
      FOREIGN KEY (tenant_id, merged_into) REFERENCES ticket (tenant_id, number),
      FOREIGN KEY (tenant_id, root) REFERENCES ticket (TENANT_ID, number) ON DELETE CASCADE);
    CREATE TABLE item (client CHAR(3) NOT NULL, pos INT NOT NULL, above INT, PRIMARY KEY (client, pos),
      FOREIGN KEY (client, above) REFERENCES item (client, pos));
"""


@pytest.mark.parametrize("size", ["small", "large"])
def test_a_reference_to_its_own_table_that_shares_a_column_of_the_row(size: str) -> None:
    """A tenant's ticket refers to another one of that tenant: the tenant cannot be taken from the ticket referred to."""
    plan, found = inferred(OWN_ROW, size=size)
    rows = values(plan, "ticket", "tenant_id", "Number", "merged_into", "root")
    keys = {row[:2] for row in rows}
    assert len({tenant for tenant, *_ in rows}) > 1
    assert all(merged is None and (tenant, root) in keys for tenant, _, merged, root in rows)
    assert {above for (above,) in values(plan, "item", "above")} == {None}
    assert {omission.what: omission.reason for omission in found.omissions} == {
        "ticket.merged_into": "tenant_id, merged_into must agree with tenant_id of its own row",
        "item.above": "client, above must agree with client of its own row",
    }


@settings(deadline=None, max_examples=25)
@given(
    st.integers(2, 60),
    st.integers(0, 2**31),
    st.lists(st.sampled_from(["role", "deleted", "state", "flag"]), unique=True, min_size=1),
)
def test_a_key_that_picks_some_rows_of_its_parent_has_enough_of_them_for_every_seed(
    rows: int, seed: int, kinds: list[str]
) -> None:
    """A doctor is one of the users with that role, a profile is of a user that is still there."""
    columns = {
        "role": "role ENUM('admin', 'doctor', 'patient') NOT NULL DEFAULT 'patient'",
        "deleted": "deleted_at DATETIME NULL",
        "state": "status ENUM('invited', 'active', 'blocked') NOT NULL DEFAULT 'active'",
        "flag": "is_active BOOLEAN NOT NULL DEFAULT 1",
    }
    text = (
        f"CREATE TABLE users (id INT PRIMARY KEY, {', '.join(columns[kind] for kind in kinds)}, created_at DATETIME NOT NULL);"
        "CREATE TABLE doctors (id INT PRIMARY KEY, user_id INT NOT NULL UNIQUE REFERENCES users (id), created_at DATETIME NOT NULL);"
        "CREATE TABLE patients (id INT PRIMARY KEY, user_id INT NOT NULL UNIQUE REFERENCES users (id), phone VARCHAR(30));"
        "CREATE TABLE subscriptions (id INT PRIMARY KEY, user_id INT NOT NULL UNIQUE REFERENCES users (id), started_at DATETIME NOT NULL);"
    )
    schema = parse_schema(text, "schema.sql")
    found = infer_blueprint(schema, "seed", "schema.sql", rows, classify=classify)
    plan = make_plan(schema, read_blueprint(found.text), found.text, GenerationOptions(seed=seed))
    for table, role in (("doctors", "doctor"), ("patients", "patient")):
        step = plan.step(table)
        assert step.rows > 0
        if "role" in kinds and plan.step("users").rows >= 3:  # each role is one user's then
            roles = dict(values(plan, "users", "id", "role"))
            assert {roles[user] for (user,) in values(plan, table, "user_id")} == {role}


@pytest.mark.parametrize(
    ("case", "sql"),
    [
        (
            "two different rows of a table of one row",
            "CREATE TABLE airports (code CHAR(3) PRIMARY KEY); CREATE TABLE routes (id INT AUTO_INCREMENT PRIMARY KEY,"
            " from_code CHAR(3) NOT NULL, to_code CHAR(3) NOT NULL, CHECK (from_code <> to_code),"
            " FOREIGN KEY (from_code) REFERENCES airports (code), FOREIGN KEY (to_code) REFERENCES airports (code));"
            "CREATE TABLE flights (id INT AUTO_INCREMENT PRIMARY KEY, route_id INT NOT NULL,"
            " FOREIGN KEY (route_id) REFERENCES routes (id));",
        ),
        ("a pledge for a campaign that is no draft, and the only one is", (KNOWN / "charity.sql").read_text("utf-8")),
        ("no plan of any number of rows", "CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY, n INT CHECK (n > n));"),
    ],
)
def test_where_one_row_a_table_is_too_few_init_writes_as_many_as_are_enough(case: str, sql: str) -> None:
    schema = parse_schema(sql, "schema.sql")
    found = infer_tested(schema, "seed", "schema.sql", 1)
    if case.startswith("no plan"):
        assert found.text == infer_blueprint(schema, "seed", "schema.sql", 1, classify=classify).text, case
    else:
        plan = make_plan(schema, read_blueprint(found.text), found.text, GenerationOptions())
        assert all(0 < step.rows < 20 for step in plan.steps), case


@pytest.mark.parametrize("size", ["small", "medium", "large"])
@pytest.mark.parametrize(
    "key", ["UNIQUE (x), UNIQUE (y)", "UNIQUE (x)", "UNIQUE (y)", "UNIQUE (x, y)", "UNIQUE (x, kind)", "UNIQUE (x, no)"]
)
def test_a_key_over_a_reference_below_another_one_has_rows_for_the_parents_that_it_picks(key: str, size: str) -> None:
    plan, _ = inferred(
        "CREATE TABLE p (id INT AUTO_INCREMENT PRIMARY KEY); CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, x INT NOT"
        f" NULL, y INT NOT NULL, kind ENUM('a','b') NOT NULL, no TINYINT NOT NULL, {key}, CHECK (x < y), FOREIGN KEY (x)"
        " REFERENCES p (id), FOREIGN KEY (y) REFERENCES p (id));",
        size=size,
    )
    found = values(plan, "t", "x", "y")
    assert len(found) >= 10 and all(x < y for x, y in found)


def test_a_number_with_a_year_has_room_for_the_rows_of_every_size() -> None:
    plan, _ = inferred(
        "CREATE TABLE student (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL); CREATE TABLE receipt (id INT"
        " AUTO_INCREMENT PRIMARY KEY, student_id INT NOT NULL, paid_on DATE NOT NULL, receipt_no CHAR(11) NOT NULL UNIQUE"
        " COMMENT 'R-YYYY-001', FOREIGN KEY (student_id) REFERENCES student (id));",
        rows=100,
        size="large",
        plain=False,
    )
    numbers = [number for (number,) in values(plan, "receipt", "receipt_no")]
    assert len(numbers) == len(set(numbers)) == 9999
