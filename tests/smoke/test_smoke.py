"""An application that shows what was seeded has no finding; one that is broken in any way has one that says so."""

from __future__ import annotations

import json
import socket
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from seedsql.blueprint.smoke import Health, Login, Page, Smoke
from seedsql.errors import BlueprintError, ConfigurationError, GuardError, Unavailable, UsageError
from seedsql.smoke.browser import Browser, find_browser
from seedsql.smoke.model import Expected, Report
from seedsql.workflow.connecting import ConnectionOptions
from seedsql.workflow.smoke import Secrets, SmokeOptions, expectations, look_around, smoke_test
from seedsql.workflow.sources import load_sources
from tests.commands import run_command
from tests.servers import Database
from tests.smoke.conftest import NAME

pytestmark = [
    pytest.mark.xdist_group("smoke"),  # one browser, one seeded database, one process of applications
    pytest.mark.parametrize("server", ["mysql"], indirect=True),
    pytest.mark.parametrize("sql_mode", ["digitalocean"], indirect=True),
]
SOURCES = load_sources()
WHOLESALE = SOURCES.blueprint.smoke
LOGIN = Login("/login", {"#user": "APP_USER", "#password": "APP_PASSWORD"}, "button", "text=Clients (")
SECRETS = {"APP_USER": "seed", "APP_PASSWORD": "s3cret-Password"}
Serve = Callable[..., str]
Seeded = tuple[Path, Database]

# fault: the page on which it must be found, and the kind of the finding
CLIENT_FAULTS = {
    "empty page": "empty",
    "wrong order": "order",
    "500": "status",
    "404 asset": "request",
    "404 image": "request",
    "slow": "slow",
    "redirect to login": "redirect",
    "redirect loop": "load",
    "missing rows": "rows",
    "no rows": "rows",
    "row twice": "rows",
    "stray row": "rows",
    "wrong value": "rows",
    "wrong count": "count",
    "undefined": "absent",
    "escaped HTML": "escaped",
    "columns swapped": "rows",
    "negated": "rows",
    "negative": "rows",
    "another thousand": "rows",
    "longer name": "rows",
    "error banner": "message",
    "error toast": "message",
    "error text": "message",
}
COMPARED = frozenset(
    "wrong order,missing rows,no rows,row twice,stray row,wrong value,undefined,columns swapped,negated,negative,another thousand,"
    "longer name".split(",")
)
"""Faults that only the comparison finds, by the same code however the page was read: looked for by plain HTTP. How a browser reads
rows is in ``rows vanish``, ``hidden rows``, ``tabs swapped``, ``other client`` and, by the whole command, ``missing rows``."""
BROWSER_FAULTS = {
    "late error": "console",
    "rows vanish": "rows",
    "led away": "redirect",
    "picture that is none": "request",
}
HEALTH_FAULTS = {
    "unhealthy": "health",
    "health without members": "health",
    "health is text": "health",
    "health 503": "status",
}
SCRIPT_FAULTS = {
    "javascript error": "console",
    "rejection": "console",
    "console error": "console",
    "failed request": "request",
    "tabs swapped": "rows",
    "api 500": "request",
    "endless spinner": "slow",
    "other client": "rows",
    "endless script": "console",
    "dialog": "dialog",
}


LATE = {
    "late data": ("Orders, open", "Orders, sent"),
    "odd blanks": ("Clients",),
    "waits for news": ("Orders, open", "Orders, sent"),
    "draws late": ("Clients",),
    "capital letters": ("Clients",),
}
"""What is no fault, and the pages that are drawn otherwise because of it; how they are without it, the whole command sees."""
PATIENCE = (1.5, 10.0, 60.0)
"""Seconds that a broken page may take. A machine that is busy makes it merely late at first, and is given more time."""
CLIENTS = "SELECT code, name, contact_name, client_type, total_spent, total_owed FROM clients ORDER BY created_at DESC, id DESC"


def pages(*names: str, seconds: float = 60.0) -> Smoke:
    """The wholesale section with some of its pages only; the clients with every value that the application shows."""
    assert WHOLESALE is not None
    chosen = [replace(page, max_seconds=seconds) for page in WHOLESALE.pages if page.name in names]
    whole = tuple(replace(page, rows=f"{CLIENTS} LIMIT 50") if page.name == "Clients" else page for page in chosen)
    return replace(WHOLESALE, pages=whole, health=None)


@cache
def asked(out: Path, section_pages: tuple[tuple[str, str, str], ...]) -> dict[str, Expected]:
    """What pages must show, by their names and queries: the seed's script is run once for all looks at them."""
    section = Smoke(tuple(Page(name, "/", rows=rows, count=count) for name, rows, count in section_pages))
    return expectations(NAME, out, section, SOURCES.schema, None)


def look(seeded: Seeded, section: Smoke, url: str, tmp_path: Path, browser: Browser | None) -> Report:
    options = SmokeOptions(url, tmp_path, browser, browser is None, None, SECRETS)
    expected = asked(seeded[0], tuple((page.name, page.rows, page.count) for page in section.pages))
    return Report(NAME, url, tuple(look_around(section, expected, url, options, Secrets(section, SECRETS), None)))


def assert_found(
    seeded: Seeded, name: str, check: str, url: str, tmp_path: Path, browser: Browser | None, seconds: float = 0.0
) -> None:
    """The finding is there once the page had enough time, which a wrong page takes in full."""
    for patience in PATIENCE:
        report = look(seeded, pages(name, seconds=max(seconds, patience)), url, tmp_path, browser)
        if (name, check) in found(report):
            return
    raise AssertionError(report)


def found(report: Report) -> set[tuple[str, str]]:
    return {(result.name, finding.check) for result in report.results for finding in result.findings}


def run(out: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return run_command("smoke", NAME, "--out", str(out), *words, cwd=out.parent, env=variables)


def test_what_was_seeded_is_shown(seeded: Seeded, serve: Serve, browser: str, tmp_path: Path) -> None:
    """The whole command, without a database: a table, JSON, JUnit's XML, and a picture of each page."""
    done = run(seeded[0], "--base-url", serve(), "--report", str(tmp_path), "--browser", browser)
    assert done.returncode == 0 and "4 pages show what was seeded" in done.stderr, done.stderr + done.stdout
    report = json.loads((tmp_path / "smoke.json").read_text())
    assert report["ok"] and [page["page"] for page in report["pages"]] == [
        "health",
        "Clients",
        "Orders, open",
        "Orders, sent",
    ]
    suite = ElementTree.parse(tmp_path / "junit.xml").getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("4", "0")
    pictures = sorted(path.name for path in tmp_path.glob("*.png"))
    assert pictures == ["01_Clients.png", "02_Orders_open.png", "03_Orders_sent.png"]
    assert all((tmp_path / name).read_bytes().startswith(b"\x89PNG") for name in pictures)


def test_a_finding_is_exit_1_and_a_failure_in_every_report(
    seeded: Seeded, serve: Serve, browser: str, tmp_path: Path
) -> None:
    url = serve("missing rows")
    done = run(seeded[0], "--base-url", url, "--report", str(tmp_path), "--browser", browser, "--format", "json")
    assert done.returncode == 1 and "Clients: rows: shows 8 rows; expected 10" in done.stderr, done.stderr
    clients = json.loads(done.stdout)["pages"][1]
    assert {each["check"] for each in clients["findings"]} == {"rows"} and clients["screenshot"] == "01_Clients.png"
    failure = ElementTree.parse(tmp_path / "junit.xml").getroot().find("testcase[@name='Clients']/failure")
    assert failure is not None and failure.get("message") == "rows" and "expected 10" in (failure.text or "")


@pytest.mark.parametrize("fault", [fault for fault in CLIENT_FAULTS | BROWSER_FAULTS if fault not in COMPARED])
def test_a_fault_of_a_page_is_found(seeded: Seeded, serve: Serve, running: Browser, tmp_path: Path, fault: str) -> None:
    assert_found(seeded, "Clients", (CLIENT_FAULTS | BROWSER_FAULTS)[fault], serve(fault), tmp_path, running)


@pytest.mark.parametrize("fault", SCRIPT_FAULTS)
def test_a_fault_of_a_script_is_found(
    seeded: Seeded, serve: Serve, running: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    if fault == "endless script":  # it takes a core for as long as it is waited for
        monkeypatch.setattr("seedsql.smoke.browser._WORD_SECONDS", 1.0)
    assert_found(seeded, "Orders, open", SCRIPT_FAULTS[fault], serve(fault), tmp_path, running)


@pytest.mark.parametrize("fault", CLIENT_FAULTS)
def test_plain_http_finds_what_the_server_sends(seeded: Seeded, serve: Serve, tmp_path: Path, fault: str) -> None:
    assert_found(seeded, "Clients", CLIENT_FAULTS[fault], serve(fault), tmp_path, None)


@pytest.mark.parametrize("fault", HEALTH_FAULTS)
def test_health_is_judged_by_its_body(seeded: Seeded, serve: Serve, tmp_path: Path, fault: str) -> None:
    assert WHOLESALE is not None
    report = look(seeded, replace(WHOLESALE, pages=()), serve(fault), tmp_path, None)
    assert found(report) == {("health", HEALTH_FAULTS[fault])}, report


@pytest.mark.parametrize("fault", LATE)
def test_what_is_late_or_written_otherwise_is_no_finding(
    seeded: Seeded, serve: Serve, running: Browser, tmp_path: Path, fault: str
) -> None:
    """Late by an answer or by a timer, in odd blanks, or in capital letters of the style: people see what was seeded."""
    report = look(seeded, pages(*LATE[fault]), serve(fault), tmp_path, running)
    assert found(report) == set() and len(report.results) == len(LATE[fault]), report


def test_capital_letters_of_the_style_may_be_expected_too(
    seeded: Seeded, serve: Serve, running: Browser, tmp_path: Path
) -> None:
    rows = CLIENTS.replace(" name, contact_name", " UPPER(name), LOWER(contact_name)") + " LIMIT 50"
    section = pages("Clients")
    section = replace(section, pages=(replace(section.pages[0], rows=rows),))
    assert found(look(seeded, section, serve("capital letters"), tmp_path, running)) == set()


def test_a_message_that_is_ignored_is_no_finding(
    seeded: Seeded, serve: Serve, running: Browser, tmp_path: Path
) -> None:
    section = replace(pages("Clients"), ignore=("latest orders",))
    assert found(look(seeded, section, serve("error banner"), tmp_path, running)) == set()


@pytest.mark.parametrize(
    "row",
    ["table >> tbody >> tr", "xpath=//tbody/tr", "tr:has(td):visible", "tbody tr:has-text('CL-')", "css=tbody > tr"],
)
def test_a_row_is_named_by_any_selector_of_playwright(
    seeded: Seeded, serve: Serve, running: Browser, tmp_path: Path, row: str
) -> None:
    section = pages("Clients")
    section = replace(section, pages=(replace(section.pages[0], row=row),))
    url = serve()
    assert found(look(seeded, section, url, tmp_path, running)) == set()
    plain = look(seeded, section, url, tmp_path, None).results[0]
    assert plain.ok and (row.startswith("css") or any("selector" in each for each in plain.unchecked)), plain


@pytest.mark.parametrize("row", ["table tbody tr[", "foo=bar", "xpath=//[", "tr:has-texts('x')"])
def test_a_selector_that_no_browser_reads_is_told_with_its_place(
    seeded: Seeded, serve: Serve, running: Browser, tmp_path: Path, row: str
) -> None:
    section = pages("Clients")
    section = replace(section, pages=(replace(section.pages[0], row=row),))
    with pytest.raises(BlueprintError, match="page Clients: row: ") as refused:
        look(seeded, section, serve(), tmp_path, running)
    assert refused.value.exit_code == 78


def test_rows_that_are_hidden_are_not_shown(seeded: Seeded, serve: Serve, running: Browser, tmp_path: Path) -> None:
    assert_found(seeded, "Clients", "rows", serve("hidden rows"), tmp_path, running)


def test_plain_http_says_what_it_cannot_check(seeded: Seeded, serve: Serve, tmp_path: Path) -> None:
    done = run(seeded[0], "--base-url", serve(), "--report", str(tmp_path), "--http")
    assert done.returncode == 0, done.stderr
    for said in (
        "Orders, open: not checked: rows",
        "Orders, sent: not checked: rows, which show after a click",
        "console errors",
    ):
        assert said in done.stderr
    assert not list(tmp_path.glob("*.png"))


@pytest.mark.parametrize("plain", [False, True])
def test_a_form_logs_in_with_secrets_that_nobody_sees(
    seeded: Seeded, serve: Serve, running: Browser, tmp_path: Path, plain: bool
) -> None:
    url, way = serve(login=True), None if plain else running
    login = LOGIN._replace(landed="h2") if plain else LOGIN
    section = replace(pages("Clients"), login=login)
    assert found(look(seeded, section, url, tmp_path, way)) == set()
    assert ("Clients", "redirect") in found(look(seeded, pages("Clients", seconds=1.5), url, tmp_path, way)), (
        "no one is logged in"
    )
    wrong = SmokeOptions(url, tmp_path, way, plain, None, {**SECRETS, "APP_PASSWORD": "wr0ng-Password"})
    section = replace(section, pages=tuple(replace(page, max_seconds=1.0) for page in section.pages))
    expected = expectations(NAME, seeded[0], section, SOURCES.schema, None)
    results = look_around(section, expected, url, wrong, Secrets(section, wrong.variables), None)
    assert [result.findings[0].check for result in results] == ["login", "login"]
    assert "wr0ng" not in str(results)
    with pytest.raises(ConfigurationError, match="needs APP_USER, APP_PASSWORD in the environment"):
        Secrets(section, {})


@pytest.mark.parametrize("plain", [False, True])
def test_a_cookie_logs_in(seeded: Seeded, serve: Serve, running: Browser, tmp_path: Path, plain: bool) -> None:
    section = replace(pages("Clients"), cookies={"session": "APP_USER"})
    assert found(look(seeded, section, serve(login=True), tmp_path, None if plain else running)) == set()


def test_a_database_says_what_to_expect_where_it_holds_more(
    seeded: Seeded, serve: Serve, running: Browser, tmp_path: Path
) -> None:
    out, database = seeded
    url = serve()
    database.query(
        "INSERT INTO clients (id, code, name, contact_name, email, phone, address, city, region, postal_code, client_type, "
        "payment_terms, credit_limit, total_spent, total_owed, tags, created_at) SELECT 900, 'CL-00900', 'Théirs & Co', "
        "contact_name, 'x@example.com', phone, address, city, region, postal_code, client_type, payment_terms, credit_limit, "
        "0, 0, tags, '2026-06-30' FROM clients WHERE id = 1"
    )
    try:
        assert_found(seeded, "Clients", "rows", url, tmp_path, running)
        options = SmokeOptions(url, tmp_path, running, live=ConnectionOptions(database.url))
        assert smoke_test(NAME, out, options).ok
    finally:
        database.query("DELETE FROM clients WHERE id = 900")


def test_a_seed_that_is_not_applied_is_refused(seeded: Seeded, tmp_path: Path) -> None:
    out, database = seeded
    with database.server.database() as empty, pytest.raises(GuardError, match="is not applied"):
        smoke_test(
            NAME, out, SmokeOptions("http://127.0.0.1:9", tmp_path, plain=True, live=ConnectionOptions(empty.url))
        )


def test_nobody_answers(seeded: Seeded, running: Browser, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    for way in (running, None):
        report = look(seeded, pages("Clients"), url, tmp_path, way)
        assert found(report) == {("Clients", "load")} and "refused" in str(report).lower()


def test_what_cannot_be_done_is_told(seeded: Seeded, tmp_path: Path) -> None:
    out = seeded[0]
    for url in ("shop.example.com", "ftp://x", "http://", "http://u:secret@x", "http://x?y"):
        with pytest.raises(UsageError) as refused:
            smoke_test(NAME, out, SmokeOptions(url, tmp_path, plain=True))
        assert "secret" not in str(refused.value)
    with pytest.raises(Unavailable, match="no browser /nowhere"):
        find_browser("/nowhere")
    assert run(out).returncode == 2
    assert run(out, "--base-url", "http://127.0.0.1:9", "--browser", "/nowhere").returncode == 69
    section = Smoke((Page("P", "/", count="SELECT code FROM clients", count_text="{count}"),))
    with pytest.raises(BlueprintError, match="must be one number, not 10 rows"):
        expectations(NAME, out, section, SOURCES.schema, None)
    assert Health("/", {}).path == "/"
