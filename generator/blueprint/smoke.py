"""The [smoke] section of a blueprint: which pages of an application must show what of the seeded rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..sql.queries import readonly_error
from ..toml_fields import Problems, entries_of, join, shown, table_of, text_of

SMOKE_KEYS = ("max_seconds", "ignore", "health", "login", "cookies", "pages")
HEALTH_KEYS, LOGIN_KEYS = ("path", "json"), ("path", "fields", "submit", "landed")
MOST_SECONDS, VARIABLE = 600, r"[A-Z_][A-Z0-9_]*"
ROW = "table tbody tr"
"""The selector of a shown row where a page names none."""
PAGE_KEYS = (
    "name",
    "path",
    "click",
    "wait_for",
    "rows",
    "row",
    "ordered",
    "count",
    "count_text",
    "present",
    "absent",
    "max_seconds",
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``rows`` and ``count`` are SELECTs; ``row`` is the CSS selector of one shown row, ``count_text`` the text
    around ``{count}``. ``click`` are selectors, clicked in order; ``wait_for`` is the selector of what shows that the page
    is there."""

    name: str
    path: str
    click: tuple[str, ...] = ()
    wait_for: str = ""
    rows: str = ""
    row: str = ROW
    ordered: bool = True
    count: str = ""
    count_text: str = ""
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    max_seconds: float = 10.0


class Health(NamedTuple):
    """An endpoint that answers JSON. ``expected`` maps dotted members (``checks.database.status``) to their values."""

    path: str
    expected: Mapping[str, Any]


class Login(NamedTuple):
    """A form: ``fields`` maps selectors to environment variables, ``submit`` is the selector of what is clicked, and
    ``landed`` one that is there only for who is logged in."""

    path: str
    fields: Mapping[str, str]
    submit: str
    landed: str


@dataclass(frozen=True, slots=True)
class Smoke:
    """The whole section. ``cookies`` maps names of cookies to environment variables; ``ignore`` are patterns of console
    messages and addresses that are no findings."""

    pages: tuple[Page, ...]
    health: Health | None = None
    login: Login | None = None
    cookies: Mapping[str, str] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()


def read_smoke(data: Mapping[str, Any], problems: Problems) -> Smoke:
    """Return the section. Mistakes are added to ``problems``."""
    section = table_of(data, "smoke", "", problems)
    problems.unknown("smoke", section, SMOKE_KEYS)
    seconds = _seconds(section, "smoke", problems, 10.0)
    pages: list[Page] = []
    for path, entry in entries_of("smoke.pages", section.get("pages", []), problems):
        page = _page(entry, path, problems, seconds)
        if page is not None:
            if page.name in (other.name for other in pages):
                problems.add(join(path, "name"), f"another page is called {page.name!r} already")
            pages.append(page)
    health = _health(section, problems)
    if not pages and health is None:
        problems.add("smoke", "has neither [[smoke.pages]] nor [smoke.health]: nothing would be looked at")
    ignore = _texts(section, "ignore", "smoke", problems)
    for pattern in ignore:
        try:
            re.compile(pattern)
        except re.error as error:
            problems.add("smoke.ignore", f"{shown(pattern)} is no regular expression: {error}")
    return Smoke(
        tuple(pages), health, _login(section, problems), _variables(section, "cookies", "smoke", problems), ignore
    )


def _page(entry: Mapping[str, Any], path: str, problems: Problems, seconds: float) -> Page | None:
    problems.unknown(path, entry, PAGE_KEYS)
    text = {
        key: text_of(entry, key, path, problems, "")
        for key in ("name", "path", "wait_for", "rows", "row", "count", "count_text")
    }
    if not text["name"] or not text["path"].startswith("/"):
        problems.add(path, 'needs a name and a path that begins with /, such as name = "Clients", path = "/clients"')
        return None
    for key in ("rows", "count"):
        text[key] = text[key].strip().rstrip(";").rstrip()
        why = readonly_error(text[key]) if text[key] else None
        if why is not None:
            problems.add(join(path, key), why)
    if bool(text["count"]) != ("{count}" in text["count_text"]):
        problems.add(
            join(path, "count_text"), 'count and count_text go together: count_text = "Clients ({count})" says where'
        )
    ordered = entry.get("ordered", True)
    if not isinstance(ordered, bool):
        problems.add(join(path, "ordered"), f"must be true or false, not {shown(ordered)}")
        ordered = True
    return Page(
        text["name"],
        text["path"],
        _texts(entry, "click", path, problems),
        text["wait_for"],
        text["rows"],
        text["row"] or ROW,
        ordered,
        text["count"],
        text["count_text"],
        _texts(entry, "present", path, problems),
        _texts(entry, "absent", path, problems),
        _seconds(entry, path, problems, seconds),
    )


def _health(section: Mapping[str, Any], problems: Problems) -> Health | None:
    if "health" not in section:
        return None
    data = table_of(section, "health", "smoke", problems)
    problems.unknown("smoke.health", data, HEALTH_KEYS)
    path, expected = (
        text_of(data, "path", "smoke.health", problems, ""),
        table_of(data, "json", "smoke.health", problems),
    )
    if not path.startswith("/") or not expected:
        problems.add("smoke.health", 'needs path = "/health" and json = { status = "healthy" }')
    flat: dict[str, Any] = {}
    waiting = [("", expected)]
    while waiting:
        prefix, members = waiting.pop()
        for key, value in members.items():
            if isinstance(value, dict):
                waiting.append((f"{prefix}{key}.", value))
            else:
                flat[f"{prefix}{key}"] = value
    return Health(path, dict(sorted(flat.items())))


def _login(section: Mapping[str, Any], problems: Problems) -> Login | None:
    if "login" not in section:
        return None
    data = table_of(section, "login", "smoke", problems)
    problems.unknown("smoke.login", data, LOGIN_KEYS)
    fields = _variables(data, "fields", "smoke.login", problems)
    texts = [text_of(data, key, "smoke.login", problems, "") for key in ("path", "submit", "landed")]
    if not all(texts) or not fields:
        problems.add(
            "smoke.login",
            'needs path, fields = { "#user" = "APP_USER" } (selectors to environment variables), submit and landed (a '
            "selector that is there only for who is logged in)",
        )
    return Login(texts[0], fields, texts[1], texts[2])


def _variables(data: Mapping[str, Any], key: str, path: str, problems: Problems) -> dict[str, str]:
    """Names to environment variables: a secret itself has no place in a blueprint."""
    found = {}
    for name, variable in table_of(data, key, path, problems).items():
        if not isinstance(variable, str) or not re.fullmatch(VARIABLE, variable):
            problems.add(
                join(path, key, name), "must name an environment variable in capital letters, such as APP_PASSWORD"
            )
            continue
        found[name] = variable
    return found


def _texts(data: Mapping[str, Any], key: str, path: str, problems: Problems) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        problems.add(join(path, key), f"must be a list of texts, not {shown(value)}")
        return ()
    return tuple(value)


def _seconds(data: Mapping[str, Any], path: str, problems: Problems, default: float) -> float:
    value = data.get("max_seconds", default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= MOST_SECONDS:
        problems.add(join(path, "max_seconds"), f"must be a number of seconds up to 600, not {shown(value)}")
        return default
    return float(value)
