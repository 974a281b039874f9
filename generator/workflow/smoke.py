"""Whether an application shows what a seed wrote: its pages are opened and compared with the seed's rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import BlueprintError, ConfigurationError, GuardError
from ..project import GenerationOptions
from .connecting import ConnectionOptions, connected
from .seeds import checked_script, refuse_parts, sources_of

if TYPE_CHECKING:
    from ..blueprint.smoke import Page, Smoke
    from ..schema.model import Schema
    from ..smoke.browser import Browser
    from ..smoke.model import Expected, Finding, Look, Report, Result


@dataclass(frozen=True, slots=True)
class SmokeOptions:
    """Where to look, and how.

    - ``base_url``: the application's address.
    - ``reports``: the folder for reports and screenshots.
    - ``browser``: the path of a browser's program, None for the first on PATH; or one that runs already.
    - ``plain``: look by HTTP alone.
    - ``live``: the database from which the expected rows are read, None for the seed's own scripts.
    - ``variables``: what the blueprint's secrets are read from, as in ``os.environ``.
    """

    base_url: str
    reports: Path
    browser: str | Browser | None = None
    plain: bool = False
    live: ConnectionOptions | None = None
    variables: Mapping[str, str] = field(default_factory=dict)


def smoke_test(
    name: str,
    out: Path,
    options: SmokeOptions,
    sources: GenerationOptions | None = None,
    progress: Callable[[Result], None] | None = None,
) -> Report:
    """Look at every page of the blueprint's [smoke] section and return what was found; reports and screenshots go to
    ``options.reports``.

    Raises BlueprintError (78) when there is no such section, ConfigurationError (78) when a secret is missing,
    Unavailable (69) without a browser.
    """
    from ..smoke.model import Report
    from ..smoke.web import checked_base

    base_url = checked_base(options.base_url)
    found = sources_of(out, name, sources or GenerationOptions())
    section = found.blueprint.smoke
    if found.blueprint.problems:
        from ..blueprint.reader import blueprint_error

        raise blueprint_error(found.blueprint.problems, found.blueprint.source)
    if section is None:
        raise BlueprintError(
            f"blueprint {found.blueprint.name} has no [smoke] section",
            hint="docs/blueprints.md says how one is written; --blueprint FILE names another blueprint",
        )
    secrets = Secrets(section, options.variables)
    expected = expectations(name, out, section, found.schema, options.live)
    options.reports.mkdir(parents=True, exist_ok=True)
    report = Report(name, base_url, tuple(look_around(section, expected, base_url, options, secrets, progress)))
    _write(report, options.reports)
    return report


class Secrets:
    """What the environment holds for the blueprint: cookies, and the fields of the login."""

    def __init__(self, section: Smoke, variables: Mapping[str, str]) -> None:
        fields = section.login.fields if section.login is not None else {}
        lacking = [each for each in (*section.cookies.values(), *fields.values()) if not variables.get(each)]
        if lacking:
            raise ConfigurationError(
                f"the blueprint's [smoke] needs {', '.join(dict.fromkeys(lacking))} in the environment",
                hint=f"export {lacking[0]}=...",
            )
        self.cookies = {name: variables[variable] for name, variable in section.cookies.items()}
        self.fields = {selector: variables[variable] for selector, variable in fields.items()}


# ---- what is expected ------------------------------------------------------------------------------------------------


def expectations(
    name: str, out: Path, section: Smoke, schema: Schema, live: ConnectionOptions | None
) -> dict[str, Expected]:
    """What each page must show, by its name: from a database, or from the seed's own script."""
    from ..smoke.model import Expected

    queries = [query for page in section.pages for query in (page.rows, page.count) if query]
    if live is not None:
        answers = _ask_database(name, live, queries)
    else:
        from ..rehearsal import ask

        refuse_parts(out, name, "smoke without a database")
        answers = ask(schema, checked_script(out, name, "up"), queries) if queries else []
    rest = iter(answers)
    found = {}
    for page in section.pages:
        rows = next(rest) if page.rows else None
        count = _number(page, next(rest)) if page.count else None
        found[page.name] = Expected(rows, count)
    return found


def _number(page: Page, rows: tuple[tuple[str | None, ...], ...]) -> str:
    if len(rows) != 1 or len(rows[0]) != 1 or rows[0][0] is None:
        raise BlueprintError(f"count of page {page.name} must be one number, not {len(rows)} rows")
    return rows[0][0]


def _ask_database(name: str, live: ConnectionOptions, queries: list[str]) -> list[tuple[tuple[str | None, ...], ...]]:
    from ..database.history import read_history
    from ..database.rows import as_scripts_read

    with connected(live) as connection:
        if read_history(connection).find(name) is None:
            raise GuardError(
                f"seed {name} is not applied to {connection.target.database}",
                reason="unapplied",
                hint=f"seedsql apply {name}",
            )
        connection.run("SET SESSION TRANSACTION READ ONLY")
        with as_scripts_read(connection):
            return [
                tuple(
                    tuple(None if value is None else _text(value) for value in row)
                    for row in connection.read(query).rows
                )
                for query in queries
            ]


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


# ---- what is seen ----------------------------------------------------------------------------------------------------


def look_around(
    section: Smoke,
    expected: Mapping[str, Expected],
    base_url: str,
    options: SmokeOptions,
    secrets: Secrets,
    progress: Callable[[Result], None] | None,
) -> list[Result]:
    from ..smoke import health
    from ..smoke.compare import judge
    from ..smoke.model import Result
    from ..smoke.web import Web

    results: list[Result] = []

    def add(result: Result) -> None:
        results.append(result)
        if progress is not None:
            progress(result)

    if section.health is not None:
        web = Web(secrets.cookies, base_url)
        add(health.look(section.health, base_url, web, _longest(section)))
    with ExitStack() as stack:
        look, login = _looker(section, expected, base_url, options, secrets, stack)
        if section.login is not None and section.pages:
            finding = login()
            add(Result("login", section.login.path, 0.0, () if finding is None else (finding,)))
            if finding is not None:
                unseen = ("everything: no one is logged in",)
                for page in section.pages:
                    add(Result(page.name, page.path, 0.0, (finding,), unseen))
                return results
        for number, page in enumerate(section.pages, start=1):
            picture = options.reports / f"{number:02}_{re.sub(r'[^A-Za-z0-9_-]+', '_', page.name)}.png"
            seen = look(page, picture)
            findings = tuple(judge(page, expected[page.name], seen, base_url, lambda text: _is_ignored(section, text)))
            shot = picture.name if picture.exists() else None
            add(Result(page.name, page.path, seen.seconds, findings, tuple(seen.unchecked), shot))
    return results


def _looker(
    section: Smoke,
    expected: Mapping[str, Expected],
    base_url: str,
    options: SmokeOptions,
    secrets: Secrets,
    stack: ExitStack,
) -> tuple[Callable[[Page, Path], Look], Callable[[], Finding | None]]:
    """The ways to look at a page and to log in: by a browser, or by plain HTTP."""
    from ..smoke.compare import content

    login, seconds = section.login, _longest(section)
    if options.plain:
        from ..smoke.http import HttpLooker
        from ..smoke.web import Web

        plain = HttpLooker(base_url, Web(secrets.cookies, base_url))
        return (
            lambda page, _: plain.look(page, expected[page.name].rows is not None),
            lambda: plain.login(login, secrets.fields, seconds) if login else None,
        )
    from ..smoke.browser import Browser, BrowserLooker, find_browser

    opened = options.browser
    if not isinstance(opened, Browser):
        opened = stack.enter_context(Browser(find_browser(opened)))
    browser = stack.enter_context(BrowserLooker(opened, base_url, secrets.cookies))
    browser.check(_selectors(section))
    return (
        lambda page, picture: browser.look(
            page,
            lambda look: not content(page, expected[page.name], look),
            picture,
            lambda text: _is_ignored(section, text),
        ),
        lambda: browser.login(login, secrets.fields, seconds) if login else None,
    )


def _selectors(section: Smoke) -> dict[str, str]:
    """Every selector of the section by its place in the blueprint."""
    found: dict[str, str] = {}
    if (login := section.login) is not None:
        found |= {f"smoke.login.fields {number}": each for number, each in enumerate(login.fields, 1)}
        found |= {"smoke.login.submit": login.submit, "smoke.login.landed": login.landed}
    for page in section.pages:
        named = f"page {page.name}"
        found |= {f"{named}: row": page.row, f"{named}: wait_for": page.wait_for}
        found |= {f"{named}: click {number}": each for number, each in enumerate(page.click, 1)}
    return {index: selector for index, selector in found.items() if selector}


def _is_ignored(section: Smoke, text: str) -> bool:
    return any(re.search(each, text) for each in section.ignore)


def _longest(section: Smoke) -> float:
    return max((page.max_seconds for page in section.pages), default=10.0)


def _write(report: Report, folder: Path) -> None:
    import json

    from ..script.files import write_files
    from ..smoke.report import junit

    text = json.dumps(report.to_dict(), indent=2, ensure_ascii=False) + "\n"
    write_files(folder, {"smoke.json": text.encode("utf-8"), "junit.xml": junit(report)})
