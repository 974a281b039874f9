"""What is measured: seeds of wholesale in any size, the same rows as plain INSERTs, and awkward schemas."""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from seedsql.sql.load_data import GUARDED
from seedsql.sql.script_rows import insert_head
from seedsql.sql.statements import pieces, statement_of

SMALL = {"vendors": 5, "clients": 10, "products": 20, "batches": 30, "orders": 50, "invoices": 50, "payments": 30}
SEEDSQL = (sys.executable, "-m", "seedsql")


def rows(factor: int) -> int:
    """The rows of wholesale, ``factor`` times as many as small has."""
    return sum(SMALL.values()) * factor


def generate(factor: int, out: Path, *options: str) -> list[str]:
    """The command that generates wholesale ``factor`` times as large as small, as seed 0001_bench."""
    counts = [word for table, count in SMALL.items() for word in ("--rows", f"{table}={count * factor}")]
    return [*SEEDSQL, "generate", "--out", str(out), "--name", "0001_bench", *counts, *options]


def plain_inserts(up: Path, plain: Path) -> None:
    """Write the rows of an up script as INSERTs in one transaction, with none of the script's checks and guards."""
    with up.open(encoding="utf-8", newline="\n") as read, plain.open("w", encoding="utf-8", newline="\n") as write:
        write.write("SET NAMES utf8mb4;\nSTART TRANSACTION;\n")
        for line, piece in pieces(read):
            statement = statement_of(line, piece)
            head = insert_head(statement.text) if statement is not None else ""
            if head and statement is not None and "`seedsql_history`" not in head:
                guard = GUARDED.match(statement.text, len(head))
                rest = statement.text[guard.end() :] if guard is not None else ""
                write.write(f"{head.rstrip()}\n  ({guard[2] if guard is not None else ''}{rest};\n")
        write.write("COMMIT;\n")


def people(folder: Path, count: int) -> tuple[Path, Path]:
    """A schema with a table of people and a CSV file with their rows."""
    schema = folder / "people.schema.sql"
    schema.write_text(
        "CREATE TABLE people (id INT NOT NULL PRIMARY KEY, first_name VARCHAR(40), last_name VARCHAR(40), email VARCHAR(80), "
        "phone VARCHAR(30), street VARCHAR(60), city VARCHAR(40), born DATE, balance DECIMAL(10,2)) DEFAULT CHARSET=utf8mb4;\n",
        encoding="utf-8",
    )
    path = folder / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "first_name", "last_name", "email", "phone", "street", "city", "born", "balance"])
        for row in range(1, count + 1):
            first, last = f"Ana{row % 997}", f"Moor{row % 9973}"
            writer.writerow([row, first, last, f"{first}.{last}{row}@gmail.com", f"+1 503 {row % 900 + 100} {row % 9000 + 1000}",
                             f"{row % 999} Main Street", "Salem", f"19{row % 80 + 10}-0{row % 9 + 1}-11", f"{row % 10000}.50"])  # fmt: skip
    return schema, path


def uuid_tables(folder: Path, tables: int) -> Path:
    """A schema of tables whose keys and references are UUIDs, each referring to the one before."""
    path = folder / "uuids.sql"
    path.write_text(
        "".join(
            f"CREATE TABLE t{n} (id CHAR(36) NOT NULL PRIMARY KEY, token CHAR(36) NOT NULL, other CHAR(36) NOT NULL"
            + (f", parent_id CHAR(36) NOT NULL, FOREIGN KEY (parent_id) REFERENCES t{n - 1} (id)" if n else "")
            + ") DEFAULT CHARSET=utf8mb4;\n"
            for n in range(tables)
        ),
        encoding="utf-8",
    )
    return path


def many_tables(folder: Path, tables: int) -> Path:
    """A schema of many tables of 12 columns, as an application of some age has."""
    path = folder / "many.sql"
    columns = (
        "code VARCHAR(20) NOT NULL, name VARCHAR(80) NOT NULL, email VARCHAR(120), status ENUM('open','paid','void') NOT NULL, "
        "amount DECIMAL(12,2) NOT NULL, quantity INT NOT NULL, is_active TINYINT(1) NOT NULL DEFAULT 1, notes TEXT, "
        "created_at DATETIME NOT NULL, due_on DATE"
    )
    path.write_text(
        "".join(
            f"CREATE TABLE item_{n} (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, {columns}"
            + (f", item_{n // 2}_id BIGINT UNSIGNED NOT NULL, FOREIGN KEY (item_{n // 2}_id) REFERENCES item_{n // 2} (id)" if n else "")
            + ") DEFAULT CHARSET=utf8mb4;\n"
            for n in range(tables)
        ),
        encoding="utf-8",
    )  # fmt: skip
    return path


def definitions(schema: str) -> list[str]:
    """The statements of a schema file of our own."""
    return [text for text in (re.sub(r"^--.*$", "", each, flags=re.M).strip() for each in schema.split(";\n")) if text]
