"""Commands run in turn, so that a busy machine is busy for all of them: CPU seconds, wall seconds and peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
# pip compiles what it installs: a program that compiled its modules anew at each start would be another one
_AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Command:
    """A process to measure, from its start to its end. ``stdin`` is a file; ``before`` runs first, unmeasured;
    ``server`` is a server's process, whose CPU time meanwhile counts too; ``cores`` is on how many it may run."""

    arguments: Sequence[str]
    stdin: Path | None = None
    before: Callable[[], None] | None = None
    server: int | None = None
    cores: int = 1
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sample:
    """CPU seconds (user and system; of the server, too), wall seconds, peak memory of one process in megabytes."""

    cpu: float
    wall: float
    peak: float


def server_cpu(pid: int | None) -> float:
    """CPU seconds of a process so far, from proc(5)."""
    if pid is None:
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def run(command: Command) -> Sample:
    """Run a command once. Raises SystemExit with the end of its errors when it fails."""
    if command.before is not None:
        command.before()
    cores = sorted(os.sched_getaffinity(0))[: command.cores] if hasattr(os, "sched_getaffinity") else []
    served, begun = server_cpu(command.server), time.perf_counter()
    with (command.stdin or Path(os.devnull)).open("rb") as stdin:
        process = subprocess.Popen(
            [str(word) for word in command.arguments],
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**_AS_INSTALLED, "OMP_NUM_THREADS": "1", **command.environment},
        )
        if cores:
            os.sched_setaffinity(process.pid, cores)
        assert process.stderr is not None
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)  # with the children that it has waited for
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(
            f"{' '.join(map(str, command.arguments))} ended with {process.returncode}: {errors[-2000:].decode()}"
        )
    cpu = usage.ru_utime + usage.ru_stime + server_cpu(command.server) - served
    return Sample(cpu, wall, usage.ru_maxrss / 1024)


def interleaved(commands: Mapping[str, Command], rounds: int) -> dict[str, Sample]:
    """Run all commands in turn, ``rounds`` times, every second time from the last to the first: what one leaves behind (a server
    writes its pages later) burdens no other in each round. Return the medians of each."""
    samples: dict[str, list[Sample]] = {name: [] for name in commands}
    for number in range(rounds):
        for name in list(commands)[:: -1 if number % 2 else 1]:
            samples[name].append(run(commands[name]))
    return {
        name: Sample(
            statistics.median(each.cpu for each in many),
            statistics.median(each.wall for each in many),
            max(each.peak for each in many),
        )
        for name, many in samples.items()
    }
