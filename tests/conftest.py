"""Fixtures of the whole suite: real servers in both SQL modes, and a fresh database on them.

A test that takes ``database`` runs twice: on MySQL with DigitalOcean's sql_mode and on MariaDB with its default one. In
``script``, ``schema`` and ``test_main_job.py`` it runs four times, on each in each mode; with the mark ``pairwise("case")``
each case runs on both servers, in one mode on each, and the next case in the other one; with the mark ``by_turns("case")``,
for what no server does in a way of its own, on one server, and the next case on the other one; of several parameters the
values are paired. SEEDSQL_MATRIX=full runs all
four everywhere. A test that needs less narrows it down:

    @pytest.mark.parametrize("server", ["mysql"], indirect=True)
    @pytest.mark.parametrize("sql_mode", ["default"], indirect=True)

A property test takes ``server`` (which outlives the examples) and opens ``with server.database() as database:``
for each example. A test that kills or reconfigures a server starts its own with ``Server.start``.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import shutil
import signal
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

import benchmarks
import maintenance
import seedsql
from seedsql import console
from seedsql.errors import Unavailable
from seedsql.smoke.browser import find_browser
from tests.importing import import_share
from tests.program import program
from tests.servers import KINDS, SQL_MODES, Database, Server, ServerUnavailable, install
from tests.servers.shared import ExternalServer, end_shared, shared_server

# How long an example takes, or takes to be drawn, says more about the machine than about the product.
# The same examples in every run, so that a red run is about the change; HYPOTHESIS_PROFILE=explore draws others.
settings.register_profile(
    "suite", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, database=None
)
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

PAIRS = {"mysql": "digitalocean", "mariadb": "default"}
"""The sql_mode of each server where not every combination is run."""
FULL_MATRIX = ("script", "schema", "test_main_job.py")
"""What is about SQL itself runs in every combination."""
RUN = pytest.StashKey[tuple[Path, int]]()
# A shell without job control starts what is in its background with SIGINT ignored, and programs inherit that:
# then no test could interrupt one.
signal.signal(signal.SIGINT, signal.default_int_handler)

HERE = Path(__file__).parent
MEMORY = Path("/dev/shm")
MEMORY_BYTES = 6 << 30
"""A run takes a fifth of it."""
REQUIRED = os.environ.get("SEEDSQL_REQUIRE_SERVERS") == "1"


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """The main process makes the run's directory; a worker of xdist is told where it is."""
    keep_in_memory()
    config.addinivalue_line("markers", "pairwise(parameter): each case on both servers, the modes by turns")
    config.addinivalue_line("markers", "by_turns(parameters): each case on one server, the servers by turns")
    told = getattr(config, "workerinput", None)
    if told is None:
        config.stash[RUN] = (Path(tempfile.mkdtemp(prefix="seedsql-")), os.getpid())
    else:
        config.stash[RUN] = (Path(told["seedsql_run"]), told["seedsql_owner"])


def import_all() -> None:
    """Hypothesis draws some values from the constants of the modules that are loaded: load all, so that its examples are the
    same on every worker and whatever ran before."""
    for package in (seedsql, benchmarks, maintenance):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


def keep_in_memory() -> None:
    """Have temporary files in memory if there is room and TMPDIR does not name a place. A CREATE TABLE and a file that is generated
    wait for the disk otherwise. What a process wrote there survives its kill -9 as it does on a disk."""
    if "TMPDIR" in os.environ or not MEMORY.is_dir():
        return
    about = os.statvfs(MEMORY)
    may_run = not about.f_flag & os.ST_NOEXEC  # environments and programs are made there, too
    if may_run and os.access(MEMORY, os.W_OK) and about.f_bavail * about.f_frsize >= MEMORY_BYTES:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # asked for before this, perhaps


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Thousands of items live until the end: the garbage collector would walk over them all, while they are made and in every test."""
    gc.disable()
    try:
        told = getattr(session.config, "workerinput", {})
        if told.get("seedsql_whole"):
            import_share(HERE, told["workerid"], told["workercount"])
        collected = yield
        if any(item.get_closest_marker("hypothesis") for item in session.items):
            import_all()
        return collected
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the combinations of server and sql_mode that no test asks for by itself. What stays on one worker comes
    first: it takes longest, and no worker is to wait for it at the end."""
    left_out = [] if os.environ.get("SEEDSQL_MATRIX") == "full" else [item for item in items if _is_doubled(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
    chosen = set(items) - set(left_out)
    items[:] = sorted((item for item in items if item in chosen), key=lambda item: not _stays_on_one_worker(item))


def _stays_on_one_worker(item: pytest.Item) -> bool:
    return item.get_closest_marker("xdist_group") is not None


def _is_doubled(item: pytest.Item) -> bool:
    parameters = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    if not {"server", "sql_mode"} <= set(parameters):
        return False
    server, mode = KINDS.index(parameters["server"]), sorted(SQL_MODES).index(parameters["sql_mode"])
    by_turns = item.get_closest_marker("by_turns")
    if by_turns is not None and (server + _case_number(item, by_turns.args)) % 2 == 1:
        return True
    pairwise = item.get_closest_marker("pairwise")
    if pairwise is not None:
        return (server + mode + _case_number(item, pairwise.args)) % 2 == 1
    if item.path.relative_to(HERE).parts[0] in FULL_MATRIX:
        return False
    chosen = {name for mark in item.iter_markers("parametrize") for name in str(mark.args[0]).replace(",", " ").split()}
    return "sql_mode" not in chosen and parameters["sql_mode"] != PAIRS[parameters["server"]]


def _case_number(item: pytest.Function, names: tuple[str, ...]) -> int:
    """Where the values of parameters are among those that their marks or fixtures list: ``callspec.indices`` counts over all
    servers."""
    listed = {mark.args[0]: mark.args[1] for mark in item.iter_markers("parametrize")}
    found = 0
    for name in names:
        cases = listed[name] if name in listed else item._fixtureinfo.name2fixturedefs[name][-1].params
        found += next(number for number, case in enumerate(cases) if case is item.callspec.params[name])
    return found


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: object) -> None:
    """Called by xdist in the main process for each worker."""
    run, owner = node.config.stash[RUN]
    whole = node.config.args_source is pytest.Config.ArgsSource.TESTPATHS
    node.workerinput.update(seedsql_run=str(run), seedsql_owner=owner, seedsql_whole=whole)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Called by xdist in the main process; None is its own choice."""
    if config.getoption("dist") != "loadgroup":
        return None
    from tests.scheduling import Scheduling  # xdist may be missing

    return Scheduling(config, log)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The workers have ended by now, also after Ctrl-C."""
    if not hasattr(config, "workerinput") and RUN in config.stash:
        end_shared(config.stash[RUN][0])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """A test that starts servers without a fixture, or needs a client, is skipped like the others."""
    try:
        yield
    except ServerUnavailable as error:
        unavailable(error)


@pytest.fixture(autouse=True)
def _options_of_one_command() -> Iterator[None]:
    """What a command that ran in this process set (--quiet, --debug, --log-format) is not for the next test."""
    yield
    vars(console.log).update(vars(console.Log()))  # in place: tests hold its methods


@pytest.fixture(scope="session", params=sorted(SQL_MODES))
def sql_mode(request: pytest.FixtureRequest) -> str:
    """The name of the mode that every new connection to the server sees: ``default`` or ``digitalocean``."""
    return request.param


@pytest.fixture(scope="session", params=KINDS)
def server(request: pytest.FixtureRequest, sql_mode: str) -> Iterator[Server | ExternalServer]:
    """A real server in ``sql_mode``, shared by the whole run."""
    run, owner = request.config.stash[RUN]
    try:
        with shared_server(run, owner, request.param, sql_mode, may_install=REQUIRED) as shared:
            yield shared
    except ServerUnavailable as error:
        unavailable(error)


@pytest.fixture
def database(server: Server | ExternalServer) -> Iterator[Database]:
    """A fresh, empty database on ``server``, dropped after the test."""
    with server.database() as fresh:
        yield fresh


@pytest.fixture
def start_server() -> Iterator[Callable[..., Server]]:
    """``start_server(kind, options)`` starts a server of the test's own, removed after the test."""
    started: list[Server] = []
    directories: list[str] = []

    def start(kind: str, options: dict[str, object] | None = None) -> Server:
        # A short path: a socket's may have 107 characters.
        directories.append(tempfile.mkdtemp(prefix="seedsql-own-"))
        if REQUIRED:
            install(kind)
        started.append(Server.start(kind, directories[-1], options))
        return started[-1]

    yield start
    for each in started:
        each.kill()
    for directory in directories:
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def seedsql_program() -> Iterator[Path]:
    """A program ``seedsql`` for shells, whose calls cost little: see ``program.py``."""
    with program() as path:
        yield path


@pytest.fixture(scope="session")
def browser() -> str:
    """A browser's path; where everything must run, its absence is a failure."""
    try:
        return find_browser(os.environ.get("SEEDSQL_BROWSER"))
    except Unavailable as error:
        unavailable(error)


def unavailable(error: Exception) -> NoReturn:
    """Skip and say why; where servers are required, fail."""
    if REQUIRED:
        pytest.fail(str(error), pytrace=False)
    pytest.skip(str(error))
