"""Infer a blueprint from each schema of a folder, generate its rows, and count the claims that hold.

``python -m benchmarks.belief [FOLDER or schema ...] [--rows N] [--failed] [--infer plain]``; with ``--write`` all schemas are
measured at 20 rows, at 500 and by types and names alone, and the tables of docs/inference.md are written anew.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from . import report
from .claims import HERE
from .report import Score, percent, score


def main() -> None:
    """Print, for each schema and each pattern, how many claims hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.belief", description=__doc__)
    parser.add_argument("schemas", nargs="*", type=Path, default=[HERE])
    parser.add_argument("--rows", type=int, default=20)
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument(
        "--infer", choices=("meaning", "plain"), default="meaning", help="plain: each column by its type and name alone"
    )
    parser.add_argument("--failed", action="store_true", help="name the claims that do not hold")
    parser.add_argument("--write", action="store_true", help="write the tables of docs/inference.md")
    options = parser.parse_args()
    if options.write:
        report.write()
        return
    total = Score()
    for file in [
        file for each in options.schemas for file in ([each] if each.is_file() else sorted(each.rglob("*.sql")))
    ]:
        found = score([file], options.rows, options.seed, is_plain=options.infer == "plain")
        total += found
        print(f"{file.stem:<14}{found.held.total():>4} of {found.asked.total()}")
        for claim, result in found.failed if options.failed else ():
            print(f"    {claim.pattern}: {claim.text}: {result}")
    for pattern in total.patterns:
        print(f"  {pattern:<22}{total.held[pattern]:>4} of {total.asked[pattern]}")
    print(f"{'all':<14}{total.held.total():>4} of {total.asked.total()}  ({percent(total)})")


if __name__ == "__main__":
    main()
