"""A folder of migrations is the schema that they leave."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedsql.errors import SchemaError, UsageError
from seedsql.schema.migrations import forward_part, in_order
from seedsql.workflow.sources import read_schema


def test_files_are_in_the_order_of_their_numbers_and_what_goes_back_is_left_out() -> None:
    assert in_order(["10_c.sql", "2_a.up.sql", "2_a.down.sql", "README.md", "010_b.sql"]) == [
        "2_a.up.sql",
        "010_b.sql",
        "10_c.sql",
    ]
    assert in_order(["R__views.sql", "V10__b.sql", "V2.1__c.sql", "V2__a.sql", "U2__a.sql"]) == [
        "V2__a.sql",
        "V2.1__c.sql",
        "V10__b.sql",
        "R__views.sql",
    ]
    assert in_order(["b/V2__b.sql", "c/V1__a.sql"]) == ["c/V1__a.sql", "b/V2__b.sql"]
    others = ["revert/t.sql", "deploy/t.sql", "1.undo.t.sql", "1.do.t.sql", "1.t.rollback.sql", "rollback.t.sql"]
    assert in_order(others) == ["1.do.t.sql", "deploy/t.sql", "rollback.t.sql"]
    folders = ["20240102_b/up.sql", "20240102_b/down.sql", "20231231_a/migration.sql", "breakdown.sql"]
    assert in_order(folders) == ["20231231_a/migration.sql", "20240102_b/up.sql", "breakdown.sql"]


@pytest.mark.parametrize(
    ("forward", "backward"),
    [
        ("-- migrate:up", "-- migrate:down"),
        ("-- +goose Up", "--+goose Down"),
        ("-- +migrate Up", "-- +migrate Down notransaction"),
        ("-- the table", "-- //@UNDO"),
        ("-- rambler up", "-- rambler down"),
        ("# --- !Ups", "# --- !Downs"),
        ("-- ==== UP ====", "-- ==== DOWN ===="),
    ],
)
def test_what_takes_a_migration_back_is_not_read_and_lines_keep_their_numbers(forward: str, backward: str) -> None:
    text = f"{forward}\nCREATE TABLE t (id INT);\n{backward}\nDROP TABLE t;\n"
    assert forward_part(text) == f"{forward}\nCREATE TABLE t (id INT);\n\n\n"
    assert forward_part(text.replace("--", "- -").replace("#", "")) == text.replace("--", "- -").replace("#", "")


def test_comments_that_only_a_tool_knows_are_left_out() -> None:
    drizzle = "ALTER TABLE `t` ADD `x` int;--> statement-breakpoint\n--> statement-breakpoint\nSELECT 1;"
    assert forward_part(drizzle) == "ALTER TABLE `t` ADD `x` int;\n\nSELECT 1;"
    liquibase = (
        "--liquibase formatted sql\n--changeset me:1 splitStatements:false\nSELECT 1;\n--rollback DROP TABLE t;\n"
    )
    assert forward_part(liquibase) == "\n\nSELECT 1;\n\n"
    assert forward_part("SELECT 1\n--x;\n") == "SELECT 1\n--x;\n"
    assert forward_part("SELECT 1;\n---- create above / drop below ----\nDROP TABLE t;") == "SELECT 1;\n\n"


def test_a_folder_gives_the_tables_that_its_migrations_leave(tmp_path: Path) -> None:
    (tmp_path / "2_users.sql").write_text(
        "-- migrate:up\nCREATE TABLE users (id INT PRIMARY KEY, old INT);\n-- migrate:down\nDROP TABLE users;\n"
    )
    (tmp_path / "10_people.sql").write_text("ALTER TABLE users DROP COLUMN old, RENAME TO people;\n")
    (tmp_path / "10_people.down.sql").write_text("ALTER TABLE people RENAME TO users;\n")
    [table] = read_schema([tmp_path]).tables
    assert (table.name, [column.name for column in table.columns]) == ("people", ["id"])
    (tmp_path / "11_wrong.sql").write_text("ALTER TABLE people\n  DROP COLUMN odl;\n")
    with pytest.raises(SchemaError, match=r"11_wrong\.sql:2:15: an alteration names an unknown column 'odl'"):
        read_schema([tmp_path])
    (tmp_path / "11_wrong.sql").unlink()
    (tmp_path / "12_moved.sql").symlink_to("nowhere.sql")
    with pytest.raises(UsageError, match=r"there is no schema file .*12_moved\.sql"):
        read_schema([tmp_path])
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="there are no migrations in"):
        read_schema([tmp_path / "empty"])
