"""``make bench``: how fast a large seed is generated and how much memory that takes.

975,000 rows of ``wholesale`` in the proportions of small, on one core, in a process of its own. Machines differ and are
busy at times: beside it runs a yardstick, a plain Python loop that formats as many rows of the same width with
f-strings, and the ratio of the two is what can be compared between machines.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

STAGES = """
import sys
from pathlib import Path
from seedsql.workflow.generation import GenerationOptions, plan as make_plan

rows = dict(pair.split("=") for pair in sys.argv[3:])
plan = make_plan(GenerationOptions(rows={table: int(count) for table, count in rows.items()}, name="bench"))
if sys.argv[1] == "values":
    for step in plan.steps:
        for start in range(0, step.rows, 5000):
            step.arrays(start, min(start + 5000, step.rows))
else:
    from seedsql.script.render import write_scripts

    write_scripts(plan, Path(sys.argv[2]))
"""

READING = """
import sys
from pathlib import Path
from seedsql.blueprint.builtin import builtin
from seedsql.pii.audit import audit_script
from seedsql.schema.parser import parse_schema

if sys.argv[1] == "schema":
    for _ in range(20):
        assert len(parse_schema(builtin("wholesale").schema).tables) == 7
elif sys.argv[1] == "dump":
    rows = ",\\n".join(f"({row},'it''s; row \\\\' {row} -- `x` /* y */')" for row in range(int(sys.argv[2])))
    dump = f"CREATE TABLE a (id INT, b VARCHAR(50));\\nINSERT INTO a VALUES\\n{rows};\\nCREATE TABLE c (id INT);"
    assert [table.name for table in parse_schema(dump).tables] == ["a", "c"]
else:
    path = Path(sys.argv[3]) / "audit.up.sql"
    with path.open("w", encoding="utf-8") as file:
        for start in range(0, int(sys.argv[2]), 1000):
            file.write("INSERT INTO `vendors` (`id`, `name`, `email`, `phone`, `note`) VALUES\\n  ")
            file.write("\\n, ".join(f"({row}, 'Blue O''Ridge {row}', 'ana.{row}@example.com', '+1 503 555 01{row % 100:02}', "
                                    "'left at the gate')" for row in range(start, start + 1000)))
            file.write("\\n;\\n")
    assert audit_script(path, {("vendors", "email"): "email", ("vendors", "phone"): "phone"}).ok
"""
READ_ROWS = 100_000
"""Rows of the dump that is read for its tables, and of the script that is audited."""

FACTOR = 5000
SMALL = {"vendors": 5, "clients": 10, "products": 20, "batches": 30, "orders": 50, "invoices": 50, "payments": 30}
TARGET_ROWS_PER_SECOND = 300_000
TARGET_MEGABYTES = 250
ROUNDS = 3

YARDSTICK = """
import sys
with open(sys.argv[1], "w", encoding="utf-8", newline="\\n") as file:
    for row in range(int(sys.argv[2])):
        file.write(f", ({row}, 'ORD-{row:06d}', {row % 997}, {row % 991}, 'SHIPPED', {row % 300}.{row % 1000:03d}, "
                   f"{row % 50}.{row % 100:02d}, {row % 9000}.{row % 100:02d}, 0.00, {row % 9000}.{row % 100:02d}, "
                   f"'2026-0{row % 9 + 1}-{row % 28 + 1:02d} 10:{row % 60:02d}:{row % 57:02d}')\\n")
"""


def measure(arguments: list[str]) -> tuple[float, float]:
    """Run a command on one core. Returns CPU seconds (user and system) and peak memory in megabytes; fails when the command
    does."""
    quiet = [(os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(arguments[0], arguments, {**os.environ, "OMP_NUM_THREADS": "1"}, file_actions=quiet)
    _, status, usage = os.wait4(child, 0)
    seconds = usage.ru_utime + usage.ru_stime
    if status:
        raise SystemExit(f"{' '.join(arguments[:4])} … ended with {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Print rate, peak memory and the ratio to the yardstick of every stage, the rounds taken in turn."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rows = {table: count * FACTOR for table, count in SMALL.items()}
    total = sum(rows.values())
    scratch = Path(tempfile.mkdtemp(prefix="seedsql-bench-"))
    pairs = [f"{table}={count}" for table, count in rows.items()]
    generate = [sys.executable, "-m", "seedsql", "generate", "--out", str(scratch), "--name", "bench"]
    commands = {
        "values only": [sys.executable, "-c", STAGES, "values", str(scratch), *pairs],
        "values and scripts": [sys.executable, "-c", STAGES, "scripts", str(scratch), *pairs],
        "seedsql generate (scripts, audit of their bytes, manifest)": generate
        + [w for p in pairs for w in ("--rows", p)],
        "yardstick: a Python loop that formats as many rows": [
            sys.executable,
            "-c",
            YARDSTICK,
            str(scratch / "loop.txt"),
            str(total),
        ],
        "read the schema of wholesale 20 times": [sys.executable, "-c", READING, "schema"],
        "read the tables of a dump with rows": [sys.executable, "-c", READING, "dump", str(READ_ROWS)],
        "audit rows": [sys.executable, "-c", READING, "audit", str(READ_ROWS), str(scratch)],
        "seedsql generate --size small": [
            sys.executable,
            "-m",
            "seedsql",
            "generate",
            "--out",
            str(scratch),
            "--size",
            "small",
        ],
    }
    best = dict.fromkeys(commands, float("inf"))
    peak = dict.fromkeys(commands, 0.0)
    try:
        for _ in range(ROUNDS):
            for name, command in commands.items():
                seconds, memory = measure(command)
                best[name], peak[name] = min(best[name], seconds), max(peak[name], memory)
        size = (scratch / "bench.up.sql").stat().st_size
    finally:
        shutil.rmtree(scratch)
    generating = list(commands)[:4]
    yardstick = best["yardstick: a Python loop that formats as many rows"]
    generated, written = (best[generating[index]] for index in (2, 1))
    print(
        f"{total:,} rows of wholesale, {size / 1e6:,.0f} MB of SQL, CPU seconds of whole processes on one core, best of {ROUNDS}:"
    )
    for name in commands:
        many = total if name in generating else READ_ROWS if name.endswith("rows") else 0
        rate = f"{many / best[name]:>9,.0f} rows/s" if many else " " * 16
        ratio = f"{best[name] / yardstick:5.2f} x yardstick" if many == total else ""
        print(f"  {best[name]:6.2f} s  {rate}  {peak[name]:5.0f} MB  {ratio:17}  {name}")
    print(f"generate, audit included: {generated / written:.2f} x what writing the scripts alone takes")
    print(f"targets: {TARGET_ROWS_PER_SECOND:,} rows/s, below {TARGET_MEGABYTES} MB")


if __name__ == "__main__":
    main()
