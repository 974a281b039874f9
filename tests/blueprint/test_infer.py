"""What `seedsql init` writes: a blueprint that the plan takes, whose scripts run, and that says what it leaves open."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedsql.blueprint.builtin import builtin
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.reader import read_blueprint
from seedsql.errors import PlanError, SchemaError, UsageError
from seedsql.pii.names import classify
from seedsql.planning.binding import make_plan
from seedsql.planning.model import SeedPlan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.workflow import generation, inference
from tests.schema.case_files import Case, all_cases

HERE = Path(__file__).parent
SCHEMAS = sorted((HERE.parent / "data" / "inferred").glob("*.sql"))
CASES = [case for case in all_cases() if not case.error.exists()]
IMPOSSIBLE = {"spatial": "s.p is point NOT NULL", "spatial_mariadb": "s.p is point NOT NULL"}
"""Golden schemas of one table that cannot be seeded, and why."""


def planned(
    sql: str, rows: int = 20, size: str = "small", seed: int | None = None, *, plain: bool = False
) -> tuple[SeedPlan, str]:
    """The plan of the blueprint inferred from ``sql``, and that blueprint."""
    schema = parse_schema(sql, "schema.sql")
    text = infer_blueprint(schema, "seed", "schema.sql", rows, classify=classify, plain=plain, complete=True).text
    return make_plan(schema, read_blueprint(text), text, GenerationOptions(size=size, seed=seed)), text


def rehearsed(sql: str, directory: Path, **options: object) -> str:
    """Infer, generate and rehearse; return the blueprint with every rule. Audit and verification must have found nothing."""
    (directory / "schema.sql").write_text(sql, encoding="utf-8")
    text = inference.infer_blueprint([directory / "schema.sql"], 20, directory).text
    (directory / "blueprint.toml").write_text(text, encoding="utf-8")
    chosen = generation.GenerationOptions(blueprint=str(directory / "blueprint.toml"), **options)  # type: ignore[arg-type]
    made = generation.generate(chosen, directory / "out")
    assert made.audit is not None and made.audit.ok, made.audit.text()
    generation.rehearse(made.plan.name, directory / "out", chosen)
    return inference.infer_blueprint([directory / "schema.sql"], 20, directory, complete=True).text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_golden_schema_is_planned_or_refused_for_a_true_reason(case: Case, tmp_path: Path) -> None:
    if case.name in IMPOSSIBLE:
        with pytest.raises(SchemaError, match=IMPOSSIBLE[case.name]) as refused:
            rehearsed(case.sql, tmp_path)
        assert refused.value.exit_code == 65
    elif case.name == "ansi_quotes_columns_only":
        assert (
            planned(case.sql)[0].total_rows == 20
        )  # its CHECK compares a number with a text, which SQLite takes otherwise
    else:
        rehearsed(case.sql, tmp_path)


@pytest.mark.parametrize(
    ("schema", "seed"),
    [(schema, (1, 7_000_000)[number % 2]) for number, schema in enumerate([*SCHEMAS, "wholesale"])],
    ids=lambda each: each.stem if isinstance(each, Path) else str(each),
)
def test_realistic_schemas_are_rehearsed_with_any_seed(schema: Path | str, seed: int, tmp_path: Path) -> None:
    sql = builtin("wholesale").schema if schema == "wholesale" else Path(schema).read_text(encoding="utf-8")
    rehearsed(sql, tmp_path, seed=seed, id_base=50)


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.stem)
@pytest.mark.parametrize(("rows", "size"), [(1, "small"), (2, "small"), (20, "medium"), (20, "large"), (700, "small")])
def test_sizes_never_ask_for_more_than_keys_allow(schema: Path, rows: int, size: str) -> None:
    sql, factor = schema.read_text(encoding="utf-8"), {"small": 1, "medium": 10, "large": 100}[size]
    assert max(step.rows for step in planned(sql, rows, size, plain=True)[0].steps) == rows * factor
    counts = [step.rows for step in planned(sql, rows, size)[0].steps]
    assert 0.7 * rows * factor <= max(counts) <= 8 * rows * factor and (min(counts) > 0 or rows == 1)


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.stem)
def test_the_blueprint_is_the_one_on_record(schema: Path) -> None:
    """Golden files, to be read in a review: SEEDSQL_REGENERATE=1 writes them anew."""
    golden = schema.with_suffix(".toml")
    text = infer_blueprint(
        parse_schema(schema.read_text(encoding="utf-8"), schema.name), schema.stem, schema.name, classify=classify
    ).text
    if os.environ.get("SEEDSQL_REGENERATE") == "1":
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text
    assert read_blueprint(text).problems == () and tomllib.loads(text)


def check_lines() -> list[tuple[str, str, str]]:
    lines = (HERE / "checks.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]  # type: ignore[misc]


@pytest.mark.parametrize(("columns", "check", "outcome"), check_lines())
def test_a_check_is_kept_or_mentioned(columns: str, check: str, outcome: str) -> None:
    """Said: a comment names it. Kept: none does, and the next test proves it."""
    text = planned(checked("t", columns, check))[1]
    comments = [
        line for line in text.splitlines()[3:] if line.startswith("# ") and "see that the values keep it" in line
    ]
    assert bool(comments) is (outcome == "said"), text


def checked(table: str, columns: str, check: str) -> str:
    return f"CREATE TABLE {table} (id INT PRIMARY KEY AUTO_INCREMENT, {columns}, CONSTRAINT c_{table} CHECK ({check}));"


def test_the_database_of_a_rehearsal_takes_all_rows_under_the_checks_that_are_kept(tmp_path: Path) -> None:
    """Each check in a table of its own, all in one schema."""
    kept = [(columns, check) for columns, check, outcome in check_lines() if outcome == "kept"]
    assert len(kept) >= 20
    rehearsed("\n".join(checked(f"t{number}", *each) for number, each in enumerate(kept)), tmp_path)


LEFT_OUT = {  # further tables, the reason of one that is left out, and the way out
    "CREATE TABLE b (id INT UNIQUE);": (
        "b, it has no primary key and no UNIQUE key of NOT NULL columns",
        "add a primary key",
    ),
    "CREATE TABLE b (id INT NOT NULL, name VARCHAR(9) NOT NULL, UNIQUE (name(3)), UNIQUE ((id + 1)));": (
        "b, it has no primary key and no UNIQUE key",
        "add a primary key",
    ),
    "CREATE TABLE b (id INT PRIMARY KEY, p POINT NOT NULL);": (
        "b.p is point NOT NULL, and seedsql makes no values of that type",
        "allow NULL in b.p",
    ),
    "CREATE TABLE b (id FLOAT NOT NULL PRIMARY KEY);": ("b.id is a FLOAT in its key", "make it DOUBLE or DECIMAL"),
    "CREATE TABLE b (n INT NOT NULL, id INT AS (n + 1) STORED PRIMARY KEY);": (
        "b.id in its key is generated by the server",
        "add a primary key of plain columns",
    ),
    "CREATE TABLE b (id INT PRIMARY KEY, up INT NOT NULL REFERENCES b (id));": (
        "b.up points to the table itself and is NOT NULL",
        "allow NULL in b.up",
    ),
    "CREATE TABLE b (id INT PRIMARY KEY, c INT NOT NULL REFERENCES c (id)); "
    "CREATE TABLE c (id INT PRIMARY KEY, b INT NOT NULL REFERENCES b (id));": (
        "every column in it is NOT NULL: b.c -> c.b -> b",
        "allow NULL in one of b.c, c.b",
    ),
    "CREATE TABLE b (id INT PRIMARY KEY, c INT NOT NULL REFERENCES c (k)); CREATE TABLE c (k INT UNIQUE);": (
        "b, b.c is NOT NULL and needs a row of c, which is left out",
        "add a primary key",
    ),
    "CREATE TABLE b (id INT PRIMARY KEY) ENGINE=MyISAM;": (
        "b, its engine MyISAM is not InnoDB",
        "ALTER TABLE `b` ENGINE=InnoDB",
    ),
    "CREATE TABLE b (id INT PRIMARY KEY); "
    "CREATE TRIGGER fill AFTER INSERT ON a FOR EACH ROW INSERT INTO b VALUES (NEW.id);": (
        "b, trigger fill fills it when rows of a are inserted",
        "--rows b=N",
    ),
    "CREATE TABLE seedsql_history (id INT PRIMARY KEY);": ("in it a tool keeps what it has done", ""),
    "CREATE TABLE seedsql_environment (id INT PRIMARY KEY);": ("in it a tool keeps what it has done", ""),
}


@pytest.mark.parametrize("sql", LEFT_OUT)
def test_a_table_that_cannot_be_seeded_is_left_out_with_the_reason_and_the_way_out(sql: str) -> None:
    reference = " REFERENCES b (id)" if "TABLE b (id" in sql else ""
    plan, text = planned(f"CREATE TABLE a (id INT PRIMARY KEY, b INT NULL{reference});{sql}")
    assert [step.name for step in plan.steps] == ["a"]
    left = [line for line in text.splitlines() if line.startswith("# left out: ")]
    reason, way_out = LEFT_OUT[sql]
    assert any(reason in line for line in left) and any(way_out in line for line in left), left
    told = {omission.table: omission for omission in plan.omissions if not omission.column}
    assert {line.split(",")[0].removeprefix("# left out: ") for line in left} == told.keys()
    assert any(reason in str(omission) for omission in told.values()), told
    stays_null = [omission.what for omission in plan.omissions if omission.column]
    assert stays_null == (["a.b"] if reference else []), "the reference to it"


@pytest.mark.parametrize("sql", [sql for sql in LEFT_OUT if "TRIGGER" not in sql])
def test_where_nothing_can_be_seeded_it_is_refused_with_every_reason(sql: str) -> None:
    """Nothing is written that the plan would refuse."""
    with pytest.raises(SchemaError, match="no table of this schema can be seeded") as refused:
        planned(sql)
    assert refused.value.exit_code == 65
    assert LEFT_OUT[sql][0].rpartition("b, ")[2] in str(refused.value)


def test_tables_of_one_cycle_are_left_out_for_the_same_reason_and_what_hangs_on_them_for_its_own() -> None:
    _, text = planned(
        "CREATE TABLE team (id INT PRIMARY KEY, lead INT NOT NULL);"
        "CREATE TABLE worker (id INT PRIMARY KEY, team INT NOT NULL REFERENCES team (id));"
        "CREATE TABLE shift (id INT PRIMARY KEY, worker INT NOT NULL REFERENCES worker (id));"
        "CREATE TABLE note (id INT PRIMARY KEY, shift INT REFERENCES shift (id));"
        "ALTER TABLE team ADD CONSTRAINT t1 FOREIGN KEY (lead) REFERENCES worker (id);"
    )
    cycle = "no table of this cycle can be filled first, since every column in it is NOT NULL: team.lead -> worker.team -> team"
    assert [line for line in text.splitlines() if line.startswith(("# left out", "# stays NULL"))] == [
        f"# left out: team, {cycle}: allow NULL in one of team.lead, worker.team",
        f"# left out: worker, {cycle}: allow NULL in one of team.lead, worker.team",
        "# left out: shift, shift.worker is NOT NULL and needs a row of worker, which is left out",
        "# stays NULL: note.shift, shift is left out",
    ]


def test_a_row_may_point_to_its_own_table_by_a_not_null_column_that_cascades(tmp_path: Path) -> None:
    sql = "CREATE TABLE a (id INT PRIMARY KEY, up INT NOT NULL, FOREIGN KEY (up) REFERENCES a (id) ON DELETE CASCADE);"
    assert planned(sql)[0].total_rows == 20


TRIGGERS = {  # what a trigger on `a` does, the tables that are left to it, and what is said of it
    "AFTER INSERT ON a FOR EACH ROW INSERT INTO b VALUES (NEW.id)": (["b", "c"], "no rollback removes it"),
    "AFTER INSERT ON a FOR EACH ROW UPDATE b SET id = id": ([], "no rollback removes it"),
    "AFTER DELETE ON a FOR EACH ROW INSERT INTO b VALUES (OLD.id)": ([], "no rollback removes it"),
    "BEFORE INSERT ON a FOR EACH ROW SET NEW.n = 1": ([], "may hold other values than the script"),
    "AFTER INSERT ON a FOR EACH ROW CALL fill(NEW.id)": ([], "no rollback removes it"),
    "AFTER INSERT ON a FOR EACH ROW SET @n = 1": ([], ""),
}


@pytest.mark.parametrize("body", TRIGGERS)
def test_tables_that_a_trigger_fills_are_left_to_it_and_what_triggers_do_is_said(body: str) -> None:
    schema = parse_schema(
        "CREATE TABLE a (id INT PRIMARY KEY, n INT); CREATE TABLE b (id INT PRIMARY KEY);"
        "CREATE TABLE c (id INT PRIMARY KEY, b INT NOT NULL REFERENCES b (id));"
        f"CREATE TRIGGER t {body};"
    )
    found = infer_blueprint(schema, "seed", "schema.sql", classify=classify)
    left, said = TRIGGERS[body]
    assert [omission.table for omission in found.omissions] == left
    assert len(found.warnings) == bool(said) and all(said in warning for warning in found.warnings)
    plan = make_plan(schema, read_blueprint(found.text), found.text, GenerationOptions())
    assert plan.warnings == list(found.warnings)
    both = make_plan(schema, read_blueprint(found.text), found.text, GenerationOptions(rows={"b": 3}))
    assert any("it adds rows to b, which the seed fills too" in warning for warning in both.warnings) == bool(left)


def test_triggers_fill_tables_one_after_the_other_but_not_from_a_table_that_gets_no_rows() -> None:
    text = "".join(f"CREATE TABLE {name} (id INT PRIMARY KEY);" for name in "abc") + "CREATE TABLE keyless (id INT);"
    for name, target in (("b", "c"), ("a", "b"), ("keyless", "a")):
        text += f"CREATE TRIGGER on_{name} AFTER INSERT ON {name} FOR EACH ROW INSERT INTO {target} VALUES (NEW.id);"
    found = infer_blueprint(parse_schema(text), "seed", "schema.sql", classify=classify)
    assert [omission.table for omission in found.omissions] == ["b", "c", "keyless"]


def test_a_not_null_unique_key_identifies_rows_as_a_primary_key_does(tmp_path: Path) -> None:
    """An integer one counts; a junction pairs; what refers to such a table picks its rows; the scripts go in and out."""
    sql = (
        "CREATE TABLE label (nr INT NOT NULL UNIQUE, name VARCHAR(30));"
        "CREATE TABLE post (code VARCHAR(12) NOT NULL, title VARCHAR(30), maybe INT UNIQUE, UNIQUE KEY (code));"
        "CREATE TABLE tagged (a INT NOT NULL, b VARCHAR(12) NOT NULL, UNIQUE KEY (a, b),"
        " FOREIGN KEY (a) REFERENCES label (nr), FOREIGN KEY (b) REFERENCES post (code));"
        "CREATE TABLE note (id INT PRIMARY KEY, label_id INT NOT NULL);"
    )
    plan, text = planned(sql)
    assert {step.name: step.key for step in plan.steps} == {
        "label": ("nr",),
        "post": ("code",),
        "tagged": ("a", "b"),
        "note": ("id",),
    }
    assert [plan.step(name).by_range for name in ("label", "post", "tagged")] == [True, False, False]
    assert '"a, b" = { pairs = ["label", "post"] }' in text and 'label_id = { reference = "label" }' in text
    rehearsed(sql, tmp_path)


RULES = [  # columns of a table `things`, further SQL, and lines that the blueprint must hold
    ("user_id INT NOT NULL", "CREATE TABLE users (id INT PRIMARY KEY);", ['user_id = { reference = "users" }']),
    ("userId INT NULL", "CREATE TABLE Users (id INT PRIMARY KEY);", ['userId = { reference = "Users", null = 0.1 }']),
    (
        "created_by INT NULL",
        "CREATE TABLE users (id INT PRIMARY KEY);",
        ['created_by = { reference = "users", null = 0.1 }'],
    ),
    (
        "category_id INT NOT NULL",
        "CREATE TABLE categories (id INT PRIMARY KEY);",
        ['category_id = { reference = "categories" }'],
    ),
    ("child_id INT NOT NULL", "CREATE TABLE children (id INT PRIMARY KEY);", ['child_id = { reference = "children" }']),
    (
        "billing_address_id INT NOT NULL",
        "CREATE TABLE addresses (id INT PRIMARY KEY);",
        ['billing_address_id = { reference = "addresses" }'],
    ),
    ("parent_id INT NULL", "", ['parent_id = { reference = "things" }']),
    (
        "stripe_customer_id VARCHAR(40) NOT NULL",
        "CREATE TABLE customers (id INT PRIMARY KEY);",
        ["stripe_customer_id = { provider ="],
    ),
    (
        "u INT UNIQUE NOT NULL REFERENCES users (id)",
        "CREATE TABLE users (id TINYINT PRIMARY KEY);",
        ['u = { reference = "users" }', "users = 127\nthings = 127\n"],
    ),
    ("next INT UNIQUE NULL REFERENCES things (id)", "", ['next = { reference = "things", null = 1.0 }']),
    ("code CHAR(1) NOT NULL UNIQUE", "", ["things = 26\n"]),
    ("kind ENUM('a','b') NOT NULL UNIQUE", "", ["things = 2\n"]),
    (
        "u INT NOT NULL REFERENCES users (id), line SMALLINT NOT NULL, UNIQUE (u, line)",
        "CREATE TABLE users (id INT PRIMARY KEY);",
        ['line = "ORDINAL(u)"'],
    ),
    (
        "`order` INT NOT NULL REFERENCES `user` (id), `rank` INT NOT NULL, UNIQUE (`order`, `rank`)",
        "CREATE TABLE `user` (id INT PRIMARY KEY);",
        ['rank = "ORDINAL(`order`)"'],
    ),
    (
        "a INT NOT NULL REFERENCES users (id), b INT NOT NULL REFERENCES users (id), UNIQUE (a, b)",
        "CREATE TABLE users (id INT PRIMARY KEY);",
        ['"a, b" = { pairs = ["users", "users"], other = true }'],
    ),
    (
        "name VARCHAR(60) NOT NULL, UNIQUE ((lower(name)))",
        "",
        ['name = { provider = "pattern", pattern = "Thing {row}" }'],
    ),
    ("name VARCHAR(60) NOT NULL, UNIQUE (name(4))", "", ['name = { provider = "sequence", width = 4 }']),
    (
        "subject_type VARCHAR(20) NOT NULL, subject_id INT NOT NULL",
        "CREATE TABLE owners (id INT PRIMARY KEY); CREATE TABLE blog_posts (id INT PRIMARY KEY);",
        [
            'subject_type = { provider = "choice", values = ["Owner", "BlogPost"] }',
            'subject_id = { provider = "integer", min = 1, max = 20 }',
            "# subject_type and subject_id point to rows of several tables",
        ],
    ),
    (
        '`a b` INT NOT NULL, `x"y` INT NOT NULL, `dot.ted` INT NOT NULL, `Größe` INT NOT NULL',
        "",
        ['"a b" = {', '"x\\"y" = {', '"dot.ted" = {', '"Größe" = {'],
    ),
    (
        "deleted_at DATETIME NULL, created_at DATETIME NOT NULL, updated_at DATETIME NOT NULL",
        "",
        [
            'deleted_at = { provider = "datetime", from = "-30d", to = "as_of", null = 0.9 }',
            'created_at = { provider = "datetime", from = "-730d", to = "-31d" }',
            'updated_at = { provider = "datetime", from = "-30d", to = "as_of" }',
        ],
    ),
    (
        "uuid BINARY(16) NOT NULL UNIQUE, ref CHAR(36) NOT NULL, guid CHAR(36) NOT NULL",
        "",
        ['uuid = { provider = "uuid" }', 'guid = { provider = "uuid" }'],
    ),
]


@pytest.mark.parametrize(("columns", "others", "lines"), RULES)
def test_names_keys_and_types_suggest_rules(columns: str, others: str, lines: list[str], tmp_path: Path) -> None:
    sql = f"{others} CREATE TABLE things (id INT PRIMARY KEY AUTO_INCREMENT, {columns});"
    _, text = planned(sql, rows=200, plain=True)
    text = planned(sql, plain=True)[1] if "max = 20 " in lines[-2 if len(lines) > 1 else 0] else text
    assert [line for line in lines if line not in text] == [], text
    rehearsed(sql, tmp_path)


def test_a_soft_reference_that_would_close_a_cycle_is_mentioned_instead(tmp_path: Path) -> None:
    text = rehearsed(
        "CREATE TABLE users (id INT PRIMARY KEY, team_id INT NOT NULL);"
        "CREATE TABLE teams (id INT PRIMARY KEY, user_id INT NOT NULL REFERENCES users (id));",
        tmp_path,
    )
    assert "# team_id seems to point to teams, which needs rows of users first: no reference" in text


def test_comments_hold_no_line_break_whatever_a_name_holds() -> None:
    _, text = planned("CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE `b\n[tables.a]\nx = 1` (x INT);")
    assert "\n[tables.a]" not in text and "left out: b [tables.a] x = 1, it has no primary key" in text


IDENTIFIERS = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs",), exclude_characters="\x00`,"), min_size=1, max_size=20
    )
    .map(str.strip)
    .filter(lambda name: bool(name) and max(map(ord, name)) < 0x10000 and name.isprintable() and ": " not in name)
)
TYPES = st.sampled_from(
    "TINYINT|TINYINT(1)|SMALLINT UNSIGNED|INT|BIGINT UNSIGNED|DECIMAL(5,0)|DECIMAL(3,3)|DECIMAL(20,10) UNSIGNED|FLOAT|DOUBLE|BIT(3)|"
    "DATE|DATETIME(6)|TIMESTAMP|TIME|YEAR|CHAR(1)|CHAR(2)|CHAR(5)|VARCHAR(9)|VARCHAR(30)|VARCHAR(255)|TINYTEXT|TEXT|"
    "BINARY(3)|VARBINARY(40)|BLOB|JSON|ENUM('a','b,c')|SET('x','y')".split("|")
)
TELLING = st.sampled_from(
    "email phone first_name name city zip status password token created_at iban ip_address latitude birth_date notes "
    "url slug sku price quantity is_active country_code expires_at".split()
)


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.tuples(IDENTIFIERS | TELLING, TYPES, st.booleans(), st.booleans()),
        min_size=1,
        max_size=6,
        unique_by=lambda each: each[0].lower(),
    ),
    st.sampled_from(["users", "things", "vendors", "order"]),
)
def test_whatever_the_names_types_and_keys_are_the_plan_takes_what_is_inferred(
    columns: list[tuple[str, str, bool, bool]], table: str
) -> None:
    """Any columns, nullable or not, unique or not: a blueprint without mistakes, sizes that fit."""
    names = {name.lower() for name, *_ in columns}
    body = [f"`{name}` {kind} {'NULL' if nullable else 'NOT NULL'}" for name, kind, nullable, _ in columns]
    body += [
        f"UNIQUE (`{name}`)" for name, kind, _, unique in columns if unique and not re.search("TEXT|BLOB|JSON", kind)
    ]
    key = next(name for name in ("id", "key_", "pk_") if name not in names)
    plan, _ = planned(f"CREATE TABLE `{table}` (`{key}` BIGINT PRIMARY KEY, {', '.join(body)});", 20, "medium")
    assert plan.total_rows > 0


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "x INT",
                "u INT REFERENCES users (id)",
                "v INT REFERENCES users (id)",
                "t VARCHAR(20)",
                "d DATE",
                "b TINYINT(1)",
                "m DECIMAL(8,2)",
                "e ENUM('a','b')",
            ]
        ),
        min_size=2,
        max_size=4,
        unique=True,
    ),
    st.booleans(),
)
def test_any_composite_key_is_told_apart(columns: list[str], primary: bool) -> None:
    names = ", ".join(column.split()[0] for column in columns)
    own = "" if primary else "id INT PRIMARY KEY, "
    body = ", ".join(
        column.replace(" REFERENCES", " NOT NULL REFERENCES") if "REF" in column else f"{column} NOT NULL"
        for column in columns
    )
    sql = f"CREATE TABLE users (id INT PRIMARY KEY); CREATE TABLE t ({own}{body}, {'PRIMARY KEY' if primary else 'UNIQUE'} ({names}));"
    try:
        planned(sql, 20, "medium")
    except PlanError as refused:
        assert not re.search(r"\b(x|t|d|m|u|v)\b", names), (
            f"only labels and truth values cannot be told apart: {refused}"
        )


def test_only_some_tables_and_the_parents_that_they_need() -> None:
    sql = (
        "CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE b (id INT PRIMARY KEY, a INT NOT NULL REFERENCES a (id));"
        "CREATE TABLE c (id INT PRIMARY KEY, b INT NOT NULL REFERENCES b (id), d INT NULL REFERENCES d (id));"
        "CREATE TABLE d (id INT PRIMARY KEY);"
    )
    schema = parse_schema(sql, "schema.sql")
    found = infer_blueprint(schema, "seed", "schema.sql", classify=classify, only=["C"])
    plan = make_plan(schema, read_blueprint(found.text), found.text, GenerationOptions())
    assert {step.name for step in plan.steps} == {"a", "b", "c"}
    assert [(omission.table, omission.column) for omission in found.omissions] == [("c", "d")]
    with pytest.raises(UsageError, match="there is no table 'e'"):
        infer_blueprint(schema, "seed", "schema.sql", classify=classify, only=["e"])
