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
import time
from pathlib import Path

FACTOR = 5000
SMALL = {"vendors": 5, "clients": 10, "products": 20, "batches": 30, "orders": 50, "invoices": 50, "payments": 30}
TARGET_ROWS_PER_SECOND = 300_000
TARGET_MEGABYTES = 250

YARDSTICK = """
import sys
with open(sys.argv[1], "w", encoding="utf-8", newline="\\n") as file:
    for row in range(int(sys.argv[2])):
        file.write(f", ({row}, 'ORD-{row:06d}', {row % 997}, {row % 991}, 'SHIPPED', {row % 300}.{row % 1000:03d}, "
                   f"{row % 50}.{row % 100:02d}, {row % 9000}.{row % 100:02d}, 0.00, {row % 9000}.{row % 100:02d}, "
                   f"'2026-0{row % 9 + 1}-{row % 28 + 1:02d} 10:{row % 60:02d}:{row % 57:02d}')\\n")
"""


def measure(arguments: list[str]) -> tuple[float, float]:
    """Run a command on one core. Returns wall seconds and peak memory in megabytes; fails when the command does."""
    started = time.perf_counter()
    child = os.posix_spawn(arguments[0], arguments, {**os.environ, "OMP_NUM_THREADS": "1"})
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    if status:
        raise SystemExit(f"{' '.join(arguments[:4])} … ended with {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Print rate, peak and the ratio to the yardstick, best of three rounds taken in turn."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rows = {table: count * FACTOR for table, count in SMALL.items()}
    total = sum(rows.values())
    scratch = Path(tempfile.mkdtemp(prefix="seedsql-bench-"))
    generate = [sys.executable, "-m", "generator", "generate", "--out", str(scratch), "--name", "bench"]
    for table, count in rows.items():
        generate += ["--rows", f"{table}={count}"]
    small = [sys.executable, "-m", "generator", "generate", "--out", str(scratch), "--size", "small"]
    ours: list[tuple[float, float]] = []
    loops: list[float] = []
    smalls: list[float] = []
    try:
        for _ in range(3):
            ours.append(measure(generate))
            loops.append(measure([sys.executable, "-c", YARDSTICK, str(scratch / "loop.txt"), str(total)])[0])
            smalls.append(measure(small)[0])
        size = (scratch / "bench.up.sql").stat().st_size
    finally:
        shutil.rmtree(scratch)
    best, peak = min(seconds for seconds, _ in ours), max(memory for _, memory in ours)
    print(f"generate {total:,} rows ({size / 1e6:,.0f} MB of SQL): {best:.2f} s, {total / best:,.0f} rows/s on one core "
          f"(target {TARGET_ROWS_PER_SECOND:,})")
    print(f"peak memory: {peak:.0f} MB (target below {TARGET_MEGABYTES})")
    print(f"a Python loop that formats as many rows: {min(loops):.2f} s; ours takes {best / min(loops):.2f} times as long")
    print(f"generate --size small, whole process: {min(smalls):.2f} s (best of 3)")


if __name__ == "__main__":
    main()
