"""The tables of wholesale by DuckDB: ``python duckdb_run.py FACTOR THREADS OUT``."""

import sys
from pathlib import Path

import duckdb

sql = (Path(__file__).parent / "duckdb_wholesale.sql").read_text(encoding="utf-8")
for name, value in zip(("factor", "threads", "out"), sys.argv[1:], strict=True):
    sql = sql.replace(f"{{{name}}}", value)
duckdb.execute(sql)
