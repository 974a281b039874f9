"""Each fault at a sure place, on both servers. All or nothing, and the truth about it.

SEEDSQL_FAULT=NUMBER runs one case instead. ``make faults`` (``python -m tests.faults``) runs thousands, at any place.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import PAIRS
from tests.servers import Server, install
from tests.waiting import HANGS_SECONDS

from .base import Fault
from .cases import Case, Report, play
from .proxy import Tap
from .registry import FAULTS
from .seeds import library
from .selected import ONE, unless_one
from .stage import ALL, NONE, Stage, own_server
from .sweep import KINDS as STRIKES
from .sweep import chosen, sweep
from .ways import WAYS, Run, Way

REQUIRED = os.environ.get("SEEDSQL_REQUIRE_SERVERS") == "1"
ON_SHARED = [fault for fault in FAULTS if not fault.own_server]
ON_OWN = [fault for fault in FAULTS if fault.own_server]


@pytest.fixture(scope="module")
def stage(server: Server) -> Iterator[Stage]:
    """A database on the shared server, used by all cases of this worker on it."""
    with Stage(server) as made:
        yield made


@pytest.fixture(scope="module")
def own_stage() -> Iterator[Callable[[str, str], Stage]]:
    """``own_stage(kind, mode)`` is on a server that may be killed; started at the first call."""
    with ExitStack() as stack:
        made: dict[tuple[str, str], Stage] = {}

        def make(kind: str, mode: str) -> Stage:
            if (kind, mode) not in made:
                if REQUIRED:
                    install(kind)
                directory = stack.enter_context(
                    tempfile.TemporaryDirectory(prefix="seedsql-own-", ignore_cleanup_errors=True)
                )
                server = own_server(kind, mode, Path(directory))
                stack.callback(server.kill)
                made[kind, mode] = stack.enter_context(Stage(server))
            return made[kind, mode]

        yield make


def assert_holds(reports: list[Report]) -> None:
    violated = [report for report in reports if report.violations]
    assert not violated, "\n".join(
        f"{report}\n  again: python -m tests.faults --case {report.case.number}" for report in violated
    )


@unless_one
@pytest.mark.parametrize("fault", ON_SHARED, ids=lambda fault: fault.name)
def test_all_or_nothing(stage: Stage, server: Server, sql_mode: str, fault: type[Fault]) -> None:
    assert_holds([play(Case.of(server.kind, sql_mode, fault, 0), stage)])


@unless_one
@pytest.mark.parametrize("fault", ON_OWN, ids=lambda fault: fault.name)
@pytest.mark.parametrize(
    ("kind", "mode"),
    [pytest.param(kind, mode, marks=pytest.mark.xdist_group(f"faults-{kind}")) for kind, mode in PAIRS.items()],
)
def test_all_or_nothing_when_the_server_fails(
    own_stage: Callable[[str, str], Stage], kind: str, mode: str, fault: type[Fault]
) -> None:
    stage = own_stage(kind, mode)
    assert_holds([play(Case.of(kind, mode, fault, 0), stage)])


@pytest.mark.skipif(ONE is None, reason="SEEDSQL_FAULT names no case")
def test_the_case_of_the_environment(own_stage: Callable[[str, str], Stage]) -> None:
    case = Case(int(str(ONE)))
    assert_holds([play(case, own_stage(case.kind, case.mode))])


@unless_one
@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@pytest.mark.parametrize("direction", ["up", "down"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_the_proxy_sees_every_statement_of_a_run_without_a_fault(stage: Stage, way: Way, direction: str) -> None:
    """In order, in every way: what a fault is told of where it strikes is true."""
    script = library().script(direction)
    stage.set(NONE if direction == "up" else ALL)
    numbers: list[tuple[str, int]] = []

    class Listener(Tap):
        def during(self, link: object, number: int) -> None:
            numbers.append(("sent", number))

        def answered(self, link: object, number: int) -> None:
            numbers.append(("answered", number))

    stage.proxy.watch(script.statements, Listener())
    with Run(way, direction, stage.database, library().path(direction), stage.proxy.port) as run:
        ended = run.end(HANGS_SECONDS)
    assert ended is not None and ended.code == 0, ended
    assert ended.verdict == {"up": "APPLIED", "down": "REMOVED"}[direction], ended.said
    assert stage.picture() == stage.pictures[ALL if direction == "up" else NONE]
    whole = [(what, number) for number in range(len(script.statements)) for what in ("sent", "answered")]
    assert numbers == whole


@unless_one
@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
@pytest.mark.parametrize("direction", ["up", "down"])
@pytest.mark.parametrize("kind", STRIKES)
def test_a_statement_that_fails_or_a_connection_that_is_lost_there_leaves_all_or_nothing(
    stage: Stage, direction: str, kind: str
) -> None:
    """Whatever the client does about it: it goes on. One statement of each part; ``make faults`` strikes every one."""
    strikes = list(sweep(stage, direction, kind, chosen(library().script(direction))))
    assert not [strike for strike in strikes if strike.wrong], "\n".join(map(str, strikes))
    assert any(strike.outcome == (NONE if direction == "up" else ALL) for strike in strikes)
