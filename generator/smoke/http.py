"""A look at a page by plain HTTP: what the server sent, before any script ran."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from ..blueprint.smoke import Login, Page
from ..errors import Unavailable
from .model import Finding, Look
from .web import Answer, Web

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_NEVER = "console errors, requests of scripts, what scripts draw"
_ASSETS = (("script", "src"), ("img", "src"), ("link", "href"), ("source", "src"), ("iframe", "src"))
_LINKS = frozenset(("stylesheet", "icon", "shortcut", "preload", "modulepreload", "manifest"))
_INVISIBLE = ("script", "style", "template", "noscript", "head")


class HttpLooker:
    """Looks at pages of one application in one session."""

    def __init__(self, base_url: str, web: Web) -> None:
        self._base_url, self._web = base_url, web
        self._assets: dict[str, str | None] = {}

    def look(self, page: Page, wants_rows: bool) -> Look:
        """Fetch a page, and what it needs from the same server."""
        answer = self._web.get(self._base_url + page.path, page.max_seconds)
        look = Look(answer.url, answer.status, answer.failure, answer.seconds, late=answer.late)
        if answer.status is None:
            return look
        look.unchecked.append(_NEVER)
        document = _parsed(answer)
        look.requests = [failure for url in _assets(document, answer.url) if (failure := self._asset(url))]
        is_scripted = document.find("script") is not None
        look.rows = [each.get_text(" ") for each in document.select(page.row)] if wants_rows else None
        for each in document(list(_INVISIBLE)):
            each.extract()
        look.text = document.get_text(" ")
        look.drawn = not is_scripted
        if page.click:
            look.rows = None
            look.unchecked.append(f"rows, which show after a click on {', '.join(page.click)}")
        elif wants_rows and not look.rows and is_scripted:
            look.rows = None
            look.unchecked.append("rows: there are none before scripts run")
        return look

    def login(self, login: Login, values: Mapping[str, str], seconds: float) -> Finding | None:
        """Fill the form in and send it; what is wrong, when it does not work."""
        answer = self._web.get(self._base_url + login.path, seconds)
        if answer.status is None:
            return Finding("login", answer.failure)
        document = _parsed(answer)
        inputs = {selector: document.select_one(selector) for selector in login.fields}
        lacking = [selector for selector, found in inputs.items() if found is None]
        form = None if lacking else next(iter(inputs.values())).find_parent("form")
        if form is None:
            return Finding("login", f"{login.path} has no form with {', '.join(lacking or login.fields)}")
        data = {
            each["name"]: each.get("value", "") for each in form.select("input[name]") if each.get("type") != "submit"
        }
        data |= {found["name"]: values[selector] for selector, found in inputs.items() if found.get("name")}
        landed = self._web.get(urljoin(answer.url, form.get("action") or answer.url), seconds, data)
        if landed.status is None or landed.status >= 400:
            return Finding("login", landed.failure or f"answered HTTP {landed.status}")
        if _parsed(landed).select_one(login.landed) is None:
            return Finding("login", f"nothing matches {login.landed} after the form was sent")
        return None

    def _asset(self, url: str) -> str | None:
        """Why something that a page needs cannot be had; asked once."""
        if url not in self._assets:
            answer = self._web.get(url, 10)
            bad = answer.status is None or answer.status >= 400
            self._assets[url] = f"{urlsplit(url).path}: {answer.failure or f'HTTP {answer.status}'}" if bad else None
        return self._assets[url]


def _parsed(answer: Answer) -> BeautifulSoup:
    try:
        from bs4 import BeautifulSoup
    except ImportError:
        raise Unavailable(
            "the package beautifulsoup4 is not installed", hint="pip install 'seedsql[smoke]' brings it"
        ) from None
    return BeautifulSoup(answer.text, "html.parser")


def _assets(document: BeautifulSoup, url: str) -> list[str]:
    """Addresses on the same server that the page loads by itself."""
    found = {}
    for tag, attribute in _ASSETS:
        for each in document.find_all(tag):
            target = each.get(attribute)
            if not target or (tag == "link" and not _LINKS & set(each.get("rel") or ())):
                continue
            whole = urljoin(url, str(target))
            if urlsplit(whole)[:2] == urlsplit(url)[:2]:
                found[whole] = None
    return list(found)
