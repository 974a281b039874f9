"""The history finds a seed's rows again whatever types their keys and columns have: for status, --clean and a rollback."""

from __future__ import annotations

from pathlib import Path

from seedsql.workflow import operation
from seedsql.workflow.cleaning import SEEDS
from seedsql.workflow.connecting import ConnectionOptions
from seedsql.workflow.generation import GenerationOptions, generate
from tests.script.seeds import HEAD
from tests.servers import Database

KEYS = (
    "BIT(3)",
    "BIT(64)",
    "YEAR",
    "DATE",
    "TIME(6)",
    "DATETIME(3)",
    "TIMESTAMP(6)",
    "DECIMAL(65,0)",
    "DOUBLE",
    "BIGINT UNSIGNED",
    "CHAR(5)",
    "VARCHAR(20) CHARACTER SET latin1",
    "VARBINARY(9)",
    "ENUM('a','b,c','d''e')",
    "SET('p','q')",
)
KEYS_OF_MARIADB = ("UUID", "INET6", "INET4")
COLUMNS = ("GEOMETRYCOLLECTION NULL", "JSON", "LONGTEXT", "FLOAT", "BLOB")
COLUMNS_OF_MARIADB = ("TEXT COMPRESSED NULL", "BLOB COMPRESSED NULL", "VARCHAR(20) COMPRESSED NOT NULL")


def test_every_type_is_found_again(database: Database, tmp_path: Path) -> None:
    on_mariadb = database.kind == "mariadb"
    keys = KEYS + KEYS_OF_MARIADB * on_mariadb
    columns = ", ".join(f"c{number} {kind}" for number, kind in enumerate(COLUMNS + COLUMNS_OF_MARIADB * on_mariadb))
    schema = f"CREATE TABLE wide (id INT NOT NULL PRIMARY KEY, {columns});\n" + "".join(
        f"CREATE TABLE t{number} (k {kind} NOT NULL, m INT NOT NULL, PRIMARY KEY (k, m));\n"
        for number, kind in enumerate(keys)
    )
    (tmp_path / "schema.sql").write_text(schema, encoding="utf-8")
    sizes = "\n".join(["[sizes.small]", "wide = 3", *(f"t{number} = 2" for number in range(len(keys)))])
    (tmp_path / "blueprint.toml").write_text(f"{HEAD}{sizes}\n", encoding="utf-8")
    database.load(schema)
    generate(GenerationOptions(blueprint=str(tmp_path / "blueprint.toml"), name="types"), tmp_path)
    access = ConnectionOptions(database.url)
    operation.apply("types", tmp_path, access)
    for _ in range(2):
        assert [each.drifted for each in operation.status(access).seeds] == [()]
        assert not operation.verify("types", tmp_path, access).failed
        said = operation.apply("types", tmp_path, access, cleaning=SEEDS).result_text
        assert f"first removed types: {3 + 2 * len(keys)} rows" in said
    operation.rollback("types", tmp_path, access)
    assert [database.query(f"SELECT COUNT(*) FROM {table}") for table in ("wide", "t0")] == [[(0,)]] * 2
