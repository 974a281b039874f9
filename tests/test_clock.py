"""No test looks at the clock: on a busy machine all of them pass, only later."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
CLOCKS = {
    "time",
    "monotonic",
    "perf_counter",
    "process_time",
    "thread_time",
    "time_ns",
    "monotonic_ns",
    "perf_counter_ns",
}
WAITING = {"waiting.py", "servers/server.py", "servers/__main__.py", "faults/__main__.py", "faults/sweep.py"}
"""What may ask for the time: ends of what would hang, and reports for people."""


def looks_at_the_clock(text: str) -> Iterator[tuple[int, str]]:
    """Calls of a clock, and limits of a process that a busy machine could miss."""
    if not re.search(r"\btime\b|\btimeout\b", text):
        return  # there is no need to parse it
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        match called:
            case ast.Attribute(value=ast.Name(id="time"), attr=name) if name in CLOCKS:
                yield node.lineno, f"time.{name}()"
        for keyword in node.keywords:
            is_limit = keyword.arg == "timeout" and isinstance(keyword.value, ast.Constant)
            if is_limit and isinstance(keyword.value.value, int | float) and keyword.value.value >= 1:
                yield node.lineno, f"timeout={keyword.value.value}"


def test_nothing_depends_on_how_fast_the_machine_is() -> None:
    paths = [path for path in sorted(HERE.rglob("*.py")) if path.relative_to(HERE).as_posix() not in WAITING]
    found = [
        f"{path.relative_to(HERE)}:{line}: {what}"
        for path in paths
        for line, what in looks_at_the_clock(path.read_text(encoding="utf-8"))
    ]
    assert len(paths) > 150
    assert found == [], "use wait_for and HANGS_SECONDS of tests/waiting.py; rates belong to benchmarks/"


def test_a_clock_would_be_noticed() -> None:
    text = "import time\nstarted = time.monotonic()\nrun(timeout=60)\nrun(timeout=HANGS_SECONDS)\npoll(timeout=0.5)\n"
    assert [line for line, _ in looks_at_the_clock(text)] == [2, 3]
