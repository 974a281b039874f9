"""What a plan decides and what it refuses, before anything is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from seedsql.errors import BlueprintError, PlanError, SchemaError, UsageError
from seedsql.project import GenerationOptions
from seedsql.values.arrays import python_values
from seedsql.workflow.plans import plan as plan_of

from .plans import plan

PARENT = "CREATE TABLE p (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, kind ENUM('a','b') NOT NULL);"


def test_wholesale_comes_in_its_order_with_its_counts() -> None:
    found = plan_of(GenerationOptions()).to_dict()
    assert found["name"] == "0001_wholesale_small"
    assert found["total_rows"] == 195
    assert [(row["table"], row["rows"], row["first_id"], row["last_id"]) for row in found["tables"]] == [
        ("vendors", 5, 1, 5),
        ("clients", 10, 1, 10),
        ("products", 20, 1, 20),
        ("batches", 30, 1, 30),
        ("orders", 50, 1, 50),
        ("invoices", 50, 1, 50),
        ("payments", 30, 1, 30),
    ]


def test_the_request_overrides_the_blueprint() -> None:
    found = plan_of(GenerationOptions(size="medium", rows={"payments": 7}, seed=9, as_of=date(2030, 1, 2), id_base=501))
    assert (found.seed, found.as_of, found.step("payments").rows) == (9, date(2030, 1, 2), 7)
    assert (found.step("orders").first_id, found.step("orders").last_id) == (501, 900)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        (GenerationOptions(size="smal"), UsageError, "no size 'smal'.*did you mean 'small'"),
        (GenerationOptions(rows={"ordes": 3}), UsageError, "no table 'ordes'; did you mean 'orders'"),
        (GenerationOptions(tables=("client",)), UsageError, "no table 'client'; did you mean 'clients'"),
        (GenerationOptions(rows={"invoices": 51}), PlanError, "51 rows need a parent each, but there are only 50"),
        (GenerationOptions(rows={"vendors": 0}), PlanError, "batches.vendor_id must point to a row of 'vendors'"),
        (GenerationOptions(id_base=2**63), PlanError, "clients.code: CL-9223372036854775808 is longer than 20"),
        (GenerationOptions(blueprint="nowhere.toml"), UsageError, "no blueprint file nowhere.toml"),
        (GenerationOptions(blueprint="wholesal"), UsageError, "did you mean 'wholesale'"),
        (GenerationOptions(schema=(Path("nowhere.sql"),)), UsageError, "no schema file nowhere.sql"),
        (GenerationOptions(name="../x"), UsageError, "name"),
    ],
)
def test_bad_requests_say_what_is_wrong(options: GenerationOptions, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        plan_of(options)


def test_all_mistakes_of_a_blueprint_are_told_at_once_each_with_its_path() -> None:
    with pytest.raises(BlueprintError) as caught:
        plan(
            PARENT,
            'p = 3\nq = 4\n[tables.p.columns]\nkind = { provider = "chioce" }\nkindd = "1"\n'
            '[tables.p.hidden]\nx = "1 +"\ny = { provider = "integer", minn = 1 }\n[[checks]]\nname = "n"\nfind = "SELECT 1 FROM {zz}"\n',
        )
    found = "\n".join(caught.value.problems)
    assert "sizes.small.q: the schema has no such table" in found
    for part in (
        "tables.p.columns.kind",
        "did you mean 'choice'",
        "tables.p.columns.kindd",
        "did you mean 'kind'",
        "tables.p.hidden.x",
        "tables.p.hidden.y",
        "'zz'",
    ):
        assert part in found or len(caught.value.problems) == 1, found


@pytest.mark.parametrize(
    ("schema", "blueprint", "error", "message"),
    [
        ("CREATE TABLE t (a INT);", "t = 3", PlanError, "no primary key"),
        (
            PARENT
            + "CREATE TABLE c (id INT PRIMARY KEY, p_id INT UNSIGNED NOT NULL, FOREIGN KEY (p_id) REFERENCES p (id));",
            "c = 3",
            PlanError,
            "c.p_id must point to a row of 'p', but the plan has none",
        ),
        ("CREATE TABLE t (id TINYINT PRIMARY KEY);", "t = 200", PlanError, "its largest value is 127"),
        (PARENT, "p = 3\n[tables.p.columns]\nkind = \"'c'\"", PlanError, "c is not one of the labels 'a', 'b'"),
        (
            "CREATE TABLE t (id INT PRIMARY KEY, x TINYINT UNSIGNED NOT NULL, y INT);",
            't = 300\n[tables.t.columns]\nx = "row_number"',
            PlanError,
            "outside 0 to 255",
        ),
        (
            "CREATE TABLE t (id INT PRIMARY KEY, x INT NOT NULL);",
            't = 3\n[tables.t.columns]\nx = "IF(row_number = 2, NULL, 1)"',
            PlanError,
            r"NULL, but the column is NOT NULL \(row 2\)",
        ),
        (
            "CREATE TABLE t (id INT PRIMARY KEY, x INT, y INT);",
            't = 3\n[tables.t.columns]\nx = "y + 1"\ny = "x + 1"',
            PlanError,
            "in a circle: t.x -> t.y -> t.x|in a circle: t.y -> t.x -> t.y",
        ),
        (
            "CREATE TABLE t (id INT PRIMARY KEY, x VARCHAR(3));",
            "t = 3\n[tables.t.columns]\nx = \"'four'\"",
            PlanError,
            "longer than 3",
        ),
        (
            "CREATE TABLE t (id INT PRIMARY KEY, x INT, UNIQUE KEY ux (x));",
            't = 3\n[tables.t.columns]\nx = "5"',
            PlanError,
            "rows 1 and 2 both have x = 5, but key 'ux' is unique",
        ),
        (
            "CREATE TABLE a (id INT PRIMARY KEY, b INT NOT NULL, FOREIGN KEY (b) REFERENCES b (id));"
            "CREATE TABLE b (id INT PRIMARY KEY, a INT NOT NULL, FOREIGN KEY (a) REFERENCES a (id));",
            "a = 2\nb = 2",
            SchemaError,
            "a.*b",
        ),
        (
            PARENT
            + "CREATE TABLE j (a INT UNSIGNED, b INT UNSIGNED, PRIMARY KEY (a, b), FOREIGN KEY (a) REFERENCES p (id),"
            " FOREIGN KEY (b) REFERENCES p (id));",
            'p = 3\nj = 10\n[tables.j.columns]\n"a, b" = { pairs = ["p", "p"] }',
            PlanError,
            "3 x 3 = 9 combinations",
        ),
    ],
)
def test_the_impossible_is_found_while_planning(schema: str, blueprint: str, error: type, message: str) -> None:
    with pytest.raises(error, match=message):
        plan(schema, blueprint)


def test_keys_beyond_2_to_63_stay_exact() -> None:
    found = plan(
        "CREATE TABLE p (id BIGINT UNSIGNED PRIMARY KEY, code VARCHAR(30) NOT NULL);"
        "CREATE TABLE c (id INT PRIMARY KEY, p_id BIGINT UNSIGNED NOT NULL, again BIGINT UNSIGNED NOT NULL, "
        "FOREIGN KEY (p_id) REFERENCES p (id), FOREIGN KEY (again) REFERENCES p (id));",
        f"p = 5\nc = 20\n[tables.p]\nid_base = {2**63 - 2}\n[tables.p.columns]\ncode = \"CONCAT('P-', id)\"\n"
        '[tables.c.columns]\nagain = "p_id"',
    )
    assert python_values(found.step("p").arrays(0, 5, ["id"])[0]) == [2**63 - 2 + row for row in range(5)]
    assert python_values(found.step("p").arrays(4, 5, ["code"])[0]) == [f"P-{2**63 + 2}"]
    p_id, again = (python_values(array) for array in found.step("c").arrays(0, 20, ["p_id", "again"]))
    assert p_id == again and set(p_id) <= {2**63 - 2 + row for row in range(5)} and max(p_id) >= 2**63


def test_columns_without_rules_get_values_that_fit() -> None:
    found = plan(
        PARENT + "CREATE TABLE c (id INT PRIMARY KEY, p_id INT UNSIGNED NOT NULL, email VARCHAR(80) NOT NULL, d DATE, "
        "FOREIGN KEY (p_id) REFERENCES p (id));",
        "p = 4\nc = 30",
    )
    step = found.step("c")
    values = {column.name: python_values(array) for column, array in zip(step.columns, step.arrays(0, 30), strict=True)}
    assert set(values["p_id"]) <= {1, 2, 3, 4} and len(set(values["p_id"])) > 1
    assert all("@example." in value for value in values["email"])


REFERRED = (
    "CREATE TABLE customers (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL, code VARCHAR(9) NOT NULL UNIQUE);"
    "CREATE TABLE orders (id INT PRIMARY KEY, c VARCHAR(60), k INT);"
)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ('c = { reference = "customers.name" }', "c.reference: customers.name is not unique.*unique: id; code"),
        ('c = { reference = "customers.coed" }', "c.reference: customers has no column 'coed'; did you mean 'code'"),
        (
            'c = { reference = "customers.id, name" }',
            r"c.reference: c cannot hold customers\(id, name\): 1 column, not 2",
        ),
        ('k = { reference = "customers", pick = "tree" }', "k.pick: 'tree' picks an earlier row of orders itself"),
    ],
)
def test_a_reference_that_cannot_be_is_told_in_its_own_words(rule: str, told: str) -> None:
    with pytest.raises(BlueprintError, match=f"tables.orders.columns.{told}"):
        plan(REFERRED, f"customers = 3\norders = 4\n[tables.orders.columns]\n{rule}")


def test_a_reference_to_a_unique_column_and_a_tree_within_a_table_are_taken() -> None:
    found = plan(
        REFERRED,
        'customers = 3\norders = 4\n[tables.orders.columns]\nc = { reference = "customers.code" }\n'
        'k = { reference = "orders", pick = "tree" }',
    )
    assert found.total_rows == 7


def test_mistakes_of_the_blueprint_are_told_before_a_size_that_is_missing() -> None:
    with pytest.raises(BlueprintError, match=r"sizes\.small\.p"):
        plan(PARENT, "p = true", size="medium")


@pytest.mark.parametrize(
    ("schema", "rules", "told"),
    [
        (
            "CREATE TABLE t (id INT PRIMARY KEY, b BINARY(2) NOT NULL, c INT NOT NULL, UNIQUE KEY u (b, c));",
            'b = { provider = "binary", length = 1, stream = "x" }\nc = "1"',
            r"both have b, c = X'[0-9A-F]{2}', 1, but",
        ),
        (
            "CREATE TABLE p (id INT PRIMARY KEY, d DATE NOT NULL UNIQUE);"
            "CREATE TABLE t (id INT PRIMARY KEY, d DATE NOT NULL, e INT, FOREIGN KEY (d) REFERENCES p (d));",
            'd = "as_of + INTERVAL 9 DAY"\ne = "d.id"',
            "t.d: 2026-02-09 is not a key of any planned row of p",
        ),
    ],
)
def test_values_are_told_as_sql_shows_them_not_as_python_does(schema: str, rules: str, told: str) -> None:
    counts = "p = 3\nt = 400" if "TABLE p" in schema else "t = 400"
    with pytest.raises(PlanError, match=told):
        plan(schema, f"{counts}\n[tables.t.columns]\n{rules}")


_THREE = (
    "CREATE TABLE v (id INT PRIMARY KEY); CREATE TABLE c (id INT PRIMARY KEY, code VARCHAR(9) NOT NULL UNIQUE);"
    "CREATE TABLE o (id INT PRIMARY KEY, v_id INT, c_id INT, code VARCHAR(9), up INT, FOREIGN KEY (v_id) REFERENCES v (id),"
    " FOREIGN KEY (c_id) REFERENCES c (id), FOREIGN KEY (code) REFERENCES c (code), FOREIGN KEY (up) REFERENCES o (id));"
    "CREATE TABLE i (id INT PRIMARY KEY, o_id INT NOT NULL, c_id INT, FOREIGN KEY (o_id) REFERENCES o (id),"
    " FOREIGN KEY (c_id) REFERENCES c (id));"
)


@pytest.mark.parametrize(
    ("table", "rule", "message"),
    [
        ("o", 'c_id = "v_id + 1"', r"tables\.o\.columns\.c_id: o\.c_id: \d+ is not a key of any planned row of c"),
        ("o", 'c_id = { reference = "v" }', r"o\.c_id: \d+ is not a key of any planned row of c"),
        (
            "o",
            'c_id = { provider = "integer", min = 9, max = 12 }',
            r"o\.c_id: \d+ is not a key of any planned row of c",
        ),
        ("o", "code = \"CONCAT('X', id)\"", r"o\.code: X1 is not a key of any planned row of c"),
        ("o", 'up = "41 - id"', r"o\.up: row 1 refers to row 40, which is inserted after it"),
        ("o", 'c_id = "CASE WHEN id < 200 OR id > 2800 THEN 1 ELSE 0 END"', "o.c_id: 0 is not a key"),
        ("o", 'c_id = "CASE WHEN id > 2 THEN 3 END"\nup = "CASE WHEN id > 1 THEN id - 1 END"', None),
        ("o", 'code = "c_id.code"', None),
        ("i", 'c_id = "o_id.c_id"', None),
        ("i", 'c_id = "o_id.v_id"', r"i\.c_id: \d+ is not a key of any planned row of c"),
    ],
)
def test_a_foreign_key_holds_only_keys_of_its_parent_whatever_fills_it(
    table: str, rule: str, message: str | None
) -> None:
    orders = 3000 if "2800" in rule else 40

    def compute_all() -> None:
        found = plan(_THREE, f"v = 20\nc = 10\no = {orders}\ni = 40\n[tables.{table}.columns]\n{rule}")
        for step in found.steps:
            for start in range(0, step.rows, 1000):
                step.arrays(start, min(start + 1000, step.rows))

    if message is None:
        compute_all()
    else:
        with pytest.raises(PlanError, match=message):
            compute_all()


def test_expressions_read_columns_that_the_server_generates() -> None:
    schema = (
        "CREATE TABLE p (id INT AUTO_INCREMENT PRIMARY KEY, net DECIMAL(8,2) NOT NULL, vat DECIMAL(8,2) NOT NULL,"
        " total DECIMAL(8,2) AS (`net` + vat) STORED, note JSON AS (JSON_EXTRACT('{}', '$')), due DECIMAL(8,2) NOT NULL);"
        "CREATE TABLE c (id INT AUTO_INCREMENT PRIMARY KEY, p_id INT NOT NULL REFERENCES p (id), total DECIMAL(8,2) NOT NULL,"
        " FOREIGN KEY (p_id) REFERENCES p (id));"
    )
    rules = 'p = 1\nc = 1\n[tables.p.columns]\nnet = "10"\nvat = "2"\ndue = "total - 4"\n[tables.c.columns]\ntotal = "p_id.total"'
    found = plan(schema, rules)
    values = {step.name: [python_values(each)[0] for each in step.arrays(0, 1)] for step in found.steps}
    assert [str(value) for value in values["p"]] == ["1", "10.00", "2.00", "8.00"]
    assert str(values["c"][-1]) == "12.00"
    with pytest.raises(PlanError, match="not something a blueprint's expression can hold"):
        plan(schema, rules.replace("total - 4", "note"))
