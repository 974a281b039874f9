"""References and texts by their most usual names, in small tables: what they refer to and which columns of one row agree."""

import pytest

from benchmarks.belief.claims import loaded
from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

_USERS = "users: name VARCHAR(80) NOT NULL, email VARCHAR(190) NOT NULL UNIQUE, created_at DATETIME NOT NULL"
_LINES = "orders: number VARCHAR(20) NOT NULL UNIQUE; order_items: order_id INT NOT NULL, product_id INT NOT NULL, quantity INT NOT NULL"
_FILES = "mime_type = 'application/pdf' AND {0} NOT LIKE '%.pdf' OR mime_type = 'image/png' AND {0} NOT LIKE '%.png'"


def _counts(short: str, query: str) -> int:
    """What ``query`` counts in the rows of the tables ``short``, each of which has an ``id`` before its columns."""
    tables = (each.split(": ", 1) for each in short.split("; "))
    text = "\n".join(f"CREATE TABLE {name} (id INT PRIMARY KEY AUTO_INCREMENT, {columns});" for name, columns in tables)
    model = parse_schema(text, "plain.sql")
    blueprint = infer_tested(model, "plain", "plain.sql", 20).text
    rows = loaded(make_plan(model, read_blueprint(blueprint), blueprint, GenerationOptions(seed=42)))
    return int(rows.execute(f"SELECT COUNT(*) FROM {query}").fetchone()[0])


@pytest.mark.parametrize(
    "column", ["user_id", "created_by", "assigned_to", "userid", "id_user", "buyer_id", "client_id", "customer_id"]
)
def test_an_undeclared_reference_is_to_the_only_table_of_people(column: str) -> None:
    """``buyer_id`` is of the users where there are no customers."""
    tables = f"{_USERS}; records: {column} INT NOT NULL, title VARCHAR(80) NOT NULL"
    assert _counts(tables, f"records WHERE {column} NOT IN (SELECT id FROM users)") == 0


@pytest.mark.parametrize(
    "column", ["depends_on_id", "variant_of", "in_reply_to", "duplicate_of", "merged_into_id", "parent_id"]
)
def test_a_reference_to_another_row_of_the_table_is_to_one_that_is_there(column: str) -> None:
    tables = f"tasks: title VARCHAR(80) NOT NULL, {column} INT NULL"
    assert _counts(tables, f"tasks WHERE {column} NOT IN (SELECT id FROM tasks)") == 0
    assert 0 < _counts(tables, f"tasks WHERE {column} IS NULL") < 20


@pytest.mark.parametrize(
    "column",
    ["referred_by_id", "referrer_id", "invited_by", "original_user_id", "previous_user_id", "duplicate_of_id"],
)
def test_a_row_is_not_older_than_the_one_that_it_comes_of(column: str) -> None:
    tables = f"users: name VARCHAR(80) NOT NULL, {column} INT NULL, created_at DATETIME NOT NULL"
    joined = f"users a JOIN users b ON b.id = a.{column}"
    assert _counts(tables, joined) > 0
    assert _counts(tables, f"{joined} WHERE a.created_at < b.created_at") == 0


@pytest.mark.parametrize(
    "column", ["unit_price", "price", "item_price", "price_each", "price_at_purchase", "product_name", "item_name"]
)
def test_a_line_repeats_its_product(column: str) -> None:
    sort, own = ("VARCHAR(80)", "name") if column.endswith("name") else ("DECIMAL(10,2)", "price")
    product = "products: name VARCHAR(80) NOT NULL, price DECIMAL(10,2) NOT NULL"
    joined = f"order_items a JOIN products b ON b.id = a.product_id WHERE a.{column} <> b.{own}"
    assert _counts(f"{product}; {_LINES}, {column} {sort} NOT NULL", joined) == 0


@pytest.mark.parametrize(
    ("columns", "wrong"),
    [
        ("colors: name VARCHAR(40) NOT NULL, hex CHAR(7) NOT NULL", "hex NOT LIKE '#______' OR name = 'Black' AND hex <> '#000000'"),
        ("colors: name VARCHAR(40) NOT NULL, hex_code CHAR(6) NOT NULL", "length(hex_code) <> 6 OR name = 'White' AND hex_code <> 'ffffff'"),
        ("companies: name VARCHAR(80) NOT NULL, website VARCHAR(190) NOT NULL UNIQUE", "website NOT LIKE 'https://www.%' || lower(substr(name, 1, 4)) || '%'"),
        ("tenants: name VARCHAR(80) NOT NULL, domain VARCHAR(190) NOT NULL", "domain NOT LIKE lower(substr(name, 1, 3)) || '%.example.com'"),
        ("files: file_path VARCHAR(190) NOT NULL, mime_type VARCHAR(60) NOT NULL", _FILES.format("file_path")),
        ("files: name VARCHAR(190) NOT NULL, mime_type VARCHAR(60) NOT NULL", _FILES.format("name")),
        ("documents: file_name VARCHAR(190) NOT NULL, file_path VARCHAR(190) NOT NULL", "file_path NOT LIKE '%/' || file_name"),
        ("places: country VARCHAR(60) NOT NULL, country_code CHAR(2) NOT NULL", "(country = 'Germany') <> (country_code = 'DE')"),
        ("people: country_code CHAR(2) NOT NULL, locale VARCHAR(5) NOT NULL", "substr(locale, 4) <> country_code"),
        ("stores: city VARCHAR(60) NOT NULL, timezone VARCHAR(60) NOT NULL", "timezone NOT LIKE 'America/%'"),
        ("countries: code CHAR(2) NOT NULL UNIQUE, continent VARCHAR(20) NOT NULL", "(code IN ('US', 'CA', 'MX')) <> (continent = 'North America')"),
        ("sessions: useragent VARCHAR(190) NOT NULL", "useragent NOT LIKE '%/%'"),
        ("visits: referer VARCHAR(190) NOT NULL, landing_page VARCHAR(190) NOT NULL", "referer NOT LIKE 'https://%' OR landing_page NOT LIKE '/%'"),
    ],
)  # fmt: skip
def test_texts_of_one_row_agree(columns: str, wrong: str) -> None:
    assert _counts(columns, f"{columns.split(':')[0]} WHERE {wrong}") == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [("parent_company_id", "child_company_id"), ("mentor_id", "mentee_id"), ("company_a_id", "company_b_id")],
)
def test_two_sides_of_a_row_are_two_rows(first: str, second: str) -> None:
    references = ", ".join(f"FOREIGN KEY ({each}) REFERENCES companies(id)" for each in (first, second))
    tables = (
        f"companies: name VARCHAR(80) NOT NULL; relations: {first} INT NOT NULL, {second} INT NOT NULL, {references}"
    )
    assert _counts(tables, f"relations WHERE {first} = {second}") == 0
