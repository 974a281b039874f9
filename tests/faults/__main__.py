"""``python -m tests.faults``: thousands of cases on both servers, or one of them again.

Prints a table of what came of each fault in each way, and the number of every case that violated an invariant.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.servers import KINDS, install

from .cases import Case, Report, play
from .registry import FAULTS
from .stage import Stage, own_server
from .sweep import whole_sweep
from .ways import WAYS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--case", type=int, help="run this one, and show what the client said")
    parser.add_argument("--cases", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1, help="other numbers, other cases")
    parser.add_argument("--minutes", type=float, default=60, help="stop after so many")
    parser.add_argument("--fault", help="only faults whose name contains this")
    parser.add_argument("--sweep", action="store_true", help="strike every statement of both scripts instead")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    for kind in KINDS:
        install(kind)
    if arguments.case is not None:
        return one(Case(arguments.case))
    if arguments.sweep:
        return swept()
    cases = [Case(arguments.seed * 1_000_000 + number) for number in range(arguments.cases)]
    if arguments.fault:
        cases = [case for case in cases if arguments.fault in case.fault.name]
    return many(cases, arguments.minutes, arguments.jobs)


def swept() -> int:
    """Strike every statement on both servers. Return 1 when an invariant was violated."""
    violated = []
    with stages() as stage_of:
        for number in range(len(KINDS)):
            violated += [strike for strike in whole_sweep(stage_of(Case(number))) if strike.wrong]
    for strike in violated:
        print(f"VIOLATION: {strike}")
    return 1 if violated else 0


def one(case: Case) -> int:
    print(case, flush=True)
    with stages() as stage_of:
        report = play(case, stage_of(case))
    print(report)
    if report.ended is not None:
        print(report.ended.said)
    return 1 if report.violations else 0


def many(cases: list[Case], minutes: float, jobs: int) -> int:
    """Each job has servers of its own, one of each kind and mode that it needs."""
    started = time.monotonic()
    until = time.time() + 60 * minutes
    parts = [[case for case in cases if case.number % 4 in range(job, 4, jobs)] for job in range(jobs)]
    reports: list[Report] = []
    with ProcessPoolExecutor(jobs) as pool:
        for future in as_completed([pool.submit(part_of, part, until) for part in parts]):
            reports += future.result()
    print(table(reports))
    idle = blunt(reports)
    for fault in idle:
        print(f"VIOLATION: {fault} hardly bites: too few of its cases struck, were seen, or were undone")
    violated = [report for report in reports if report.violations]
    for report in violated:
        print(report)
    print(f"{len(reports)} cases in {time.monotonic() - started:.0f} s, {len(violated)} with a violation")
    for report in violated:
        print(f"  python -m tests.faults --case {report.case.number}")
    return 1 if violated or idle else 0


def blunt(reports: list[Report], least: int = 12, share: float = 0.25) -> list[str]:
    """The faults that struck, were seen, or left nothing, in fewer than a fair share of their cases."""
    found = []
    for fault in FAULTS:
        of_fault = [report for report in reports if report.case.fault is fault]
        struck = [report for report in of_fault if report.struck]
        undone = [report for report in struck if report.undone]
        enough = len(struck) >= share * len(of_fault) and sum(report.seen for report in struck) >= share * len(of_fault)
        if len(of_fault) >= least and not (enough and (len(undone) >= share * len(of_fault) or not fault.undoes)):
            found.append(fault.name)
    return found


def part_of(cases: list[Case], until: float) -> list[Report]:
    reports = []
    with stages() as stage_of:
        for case in cases:
            if time.time() > until:
                break
            reports.append(play(case, stage_of(case)))
            if reports[-1].violations:
                print(reports[-1], flush=True)
    return reports


@contextmanager
def stages() -> Iterator:
    """A function from a case to its stage; servers are started when they are first needed."""
    with ExitStack() as stack:
        opened: dict[tuple[str, str], Stage] = {}

        def stage_of(case: Case) -> Stage:
            key = (case.kind, case.mode)
            if key not in opened:
                directory = stack.enter_context(
                    tempfile.TemporaryDirectory(prefix="seedsql-own-", ignore_cleanup_errors=True)
                )
                server = own_server(case.kind, case.mode, Path(directory))
                stack.callback(server.kill)
                opened[key] = stack.enter_context(Stage(server))
            return opened[key]

        yield stage_of


def table(reports: list[Report]) -> str:
    """Fault by way: cases, then those that ended with all rows and with none."""
    heads = " ".join(f"{head:>6}" for head in ("cases", "struck", "seen", "all", "none", "undone"))
    lines = [f"{'fault':30} {'way':22} {heads} violations"]
    for fault in FAULTS:
        of_fault = [report for report in reports if report.case.fault is fault]
        for way in WAYS:
            found = [report for report in of_fault if report.case.way == way]
            if found:
                lines.append(line(fault.name, way.name, found))
        if of_fault:
            lines.append(line(fault.name, "", of_fault))
    lines.append(line("", "", reports))
    return "\n".join(lines)


def line(fault: str, way: str, reports: list[Report]) -> str:
    outcomes = Counter(report.outcome for report in reports)
    numbers = [
        len(reports),
        sum(report.struck for report in reports),
        sum(report.seen for report in reports),
        outcomes["all"],
        outcomes["none"],
        sum(report.undone for report in reports),
    ]
    return (
        f"{fault:30} {way:22} "
        + " ".join(f"{number:6}" for number in numbers)
        + f" {sum(bool(r.violations) for r in reports):10}"
    )


if __name__ == "__main__":
    sys.exit(main())
