"""The claims of the schemas on rows that other programs from PyPI make of them, for comparison.

``python -m benchmarks.belief.peers BIN [FOLDER or schema ...] [--rows N]``: BIN is the folder with the programs of an environment of
their own (``python -m venv peers; peers/bin/pip install dbsprout sqlalchemy pymysql ddl2data``). Each program is given the schema
file and a number of rows, nothing by hand. Their dates lose the T and the offset; a table without rows, and a schema that a
program refuses, hold nothing.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from seedsql.schema.model import Schema
from seedsql.schema.parser import parse_schema

from .claims import HERE, claims_of, empty_database, failed_claims, failed_on

Tables = dict[str, list[dict[str, Any]]]
_MOST_SECONDS = 60
_DATETIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")


def _run(folder: Path, *command: str) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_MOST_SECONDS, check=False)
    if done.returncode and not any(folder.rglob("*.json")):
        raise RuntimeError((done.stderr or done.stdout).strip().splitlines()[-1][:120])


def dbsprout(programs: Path, schema: Path, rows: int, folder: Path) -> Tables:
    """https://pypi.org/project/dbsprout/, by its rules, without a model."""
    _run(folder, str(programs / "dbsprout"), "init", "--file", str(schema))
    options = ("-n", str(rows), "-s", "42", "-f", "json", "-d", "mysql", "-o", "rows")
    _run(folder, str(programs / "dbsprout"), "generate", *options)
    files = sorted((folder / "rows").glob("[0-9]*.json"))
    if not files:
        raise RuntimeError("no rows")
    return {file.stem.partition("_")[2]: json.loads(file.read_text(encoding="utf-8")) for file in files}


def ddl2data(programs: Path, schema: Path, rows: int, folder: Path) -> Tables:
    """https://pypi.org/project/ddl2data/."""
    options = ("--rows", str(rows), "--seed", "42", "--out", "json", "--output-path", "rows.json")
    _run(folder, str(programs / "ddl2data"), "--ddl", str(schema), *options)
    found: Tables = json.loads((folder / "rows.json").read_text(encoding="utf-8"))
    return found


PEERS: Mapping[str, Callable[[Path, Path, int, Path], Tables]] = {"dbsprout": dbsprout, "ddl2data": ddl2data}


def failed_of(peer: str, programs: Path, schema: Path, rows: int) -> tuple[int, str]:
    """How many claims do not hold, and why there are no rows, where there are none."""
    claims = claims_of(schema)
    with tempfile.TemporaryDirectory() as folder:
        try:
            tables = PEERS[peer](programs, schema.absolute(), rows, Path(folder))
        except (RuntimeError, OSError, ValueError, subprocess.TimeoutExpired) as problem:
            return len(claims), str(problem)
    model = parse_schema(schema.read_text(encoding="utf-8"), schema.name)
    return len(failed_on(_loaded(model, tables), claims)), ""


def _loaded(schema: Schema, tables: Tables) -> sqlite3.Connection:
    database = empty_database()
    found = {name.lower(): rows for name, rows in tables.items()}
    for table in schema.tables:
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        database.execute(f'CREATE TABLE "{table.name}" ({names})')
        marks = ", ".join("?" * len(table.columns))
        rows = found.get(table.name.lower(), [])
        if not rows:  # a claim about no rows would hold
            database.execute(f'DROP TABLE "{table.name}"')
        for row in rows:
            values = {name.lower(): value for name, value in row.items()}
            database.execute(
                f'INSERT INTO "{table.name}" VALUES ({marks})',
                [_plain(values.get(column.name.lower())) for column in table.columns],
            )
    return database


def _plain(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value)
    return _DATETIME.sub(r"\1 \2", value) if isinstance(value, str) else value


def main() -> None:
    """Print, for each schema, how many claims hold by each program and by seedsql."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.belief.peers")
    parser.add_argument("programs", type=Path, metavar="BIN")
    parser.add_argument("schemas", nargs="*", type=Path, default=[HERE])
    parser.add_argument("--rows", type=int, default=20)
    options = parser.parse_args()
    files = [file for each in options.schemas for file in ([each] if each.is_file() else sorted(each.rglob("*.sql")))]
    totals = dict.fromkeys(("claims", *PEERS, "seedsql"), 0)
    print(f"{'':<14}{'claims':>8}" + "".join(f"{peer:>10}" for peer in (*PEERS, "seedsql")))
    for file in files:
        claims = len(claims_of(file))
        found = {peer: failed_of(peer, options.programs, file, options.rows) for peer in PEERS}
        held = {peer: claims - failed for peer, (failed, _) in found.items()}
        held["seedsql"] = claims - len(failed_claims(file, options.rows))
        print(f"{file.stem:<14}{claims:>8}" + "".join(f"{held[peer]:>10}" for peer in held))
        for peer, (_, why) in found.items():
            if why:
                print(f"    {peer}: {why}")
        totals["claims"] += claims
        for peer, count in held.items():
            totals[peer] += count
    shares = "".join(f"{100 * totals[peer] / totals['claims']:>9.0f}%" for peer in (*PEERS, "seedsql"))
    print(f"{'all':<14}{totals['claims']:>8}" + "".join(f"{totals[peer]:>10}" for peer in (*PEERS, "seedsql")))
    print(f"{'':<22}{shares}")


if __name__ == "__main__":
    main()
