"""``make bench``, or ``make bench ARGS=quick``, or ``python -m benchmarks [quick] [--write] [CASE…]``."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from . import report
from .cases import CASES, Bench, machine, versions
from .others import install


def main() -> None:
    """Run the cases and print their table; with --write, into docs/performance.md too."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the results into docs/performance.md and its chart")
    parser.add_argument(
        "what", nargs="*", metavar="quick|CASE", help=f"quick: less of everything; cases: {', '.join(CASES)}"
    )
    arguments = parser.parse_args()
    unknown = set(arguments.what) - {"quick", *CASES}
    if unknown:
        parser.error(f"there is no case {', '.join(sorted(unknown))}; cases: {', '.join(CASES)}")
    is_quick = "quick" in arguments.what
    chosen = [name for name in arguments.what if name != "quick"] or list(CASES)
    folder = Path(tempfile.mkdtemp(prefix="seedsql-bench-"))
    bench = Bench(folder, install(), is_quick)
    notes: list[str] = []
    try:
        for name in chosen:
            try:
                CASES[name](bench)
            except SystemExit as failure:
                print(f"{name} was not measured: {failure}", file=sys.stderr)
                notes.append(f"`{name}` was not measured: a command failed.")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    notes[:0] = [
        f"{'Quick run' if is_quick else 'Full run'}, medians of {bench.rounds} rounds that take turns, on {machine()}.",
        "",
        f"{', '.join(versions(bench.others))}.",
    ]
    print("\n".join([*notes, "", *report.lines(bench.results)]))
    if arguments.write:
        report.write(bench.results, notes)


if __name__ == "__main__":
    main()
