"""A look at a page in a real browser: headless Chromium by Playwright, as somebody sees it who opens it first."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..blueprint.smoke import Login, Page
from ..errors import Unavailable
from .model import Finding, Look

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
QUIET_SECONDS = 1.5
"""A page on which nothing has changed for so long, and for which nothing is loading, is as it will be."""
SETTLED_SECONDS = 0.3
"""A page that is right is left after so long: an error may come a moment after the content."""
_STEP_SECONDS = 0.1
_OPEN_ENDED = frozenset(("eventsource", "websocket", "media", "ping"))
_LOAD_FAILED = "Failed to load resource"  # the console's echo of a request that is told by itself
_SEEN = """(selector) => {
  const visible = each => each.getClientRects().length > 0;
  return [document.body ? document.body.innerText : '',
          [...document.querySelectorAll(selector)].filter(visible).map(each => each.innerText)];
}"""


def find_browser(wanted: str | None) -> str:
    """The path of a Chromium-like browser: the one asked for, or the first on PATH. Raises Unavailable."""
    for name in (wanted,) if wanted else BROWSERS:
        path = shutil.which(name)
        if path is not None:
            return path
    raise Unavailable(
        f"there is no browser {wanted}" if wanted else "there is no Chromium, Chrome or Edge on the PATH",
        hint="install one (apt-get install chromium), name it with --browser, or look without one: --http",
    )


class BrowserLooker:
    """Looks at pages of one application in one session of a browser; to be used in a ``with``."""

    def __init__(self, base_url: str, path: str, cookies: Mapping[str, str]) -> None:
        self._base_url, self._path, self._cookies = base_url, path, cookies

    def __enter__(self) -> BrowserLooker:
        try:
            from playwright.sync_api import Error, sync_playwright
        except ImportError:
            raise Unavailable(
                "the package playwright is not installed",
                hint="pip install 'seedsql[smoke]' brings it; or look without a browser: --http",
            ) from None
        self._error = Error
        self._playwright = sync_playwright().start()
        try:
            # Chromium's sandbox does not start for root
            arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
            self._browser = self._playwright.chromium.launch(executable_path=self._path, args=arguments)
        except Error as error:
            self._playwright.stop()
            raise Unavailable(
                f"the browser {self._path} does not start: {_first_line(error)}", hint="look without one: --http"
            ) from None
        self._context = self._browser.new_context(
            locale="en-US",
            timezone_id="UTC",
            viewport={"width": 1280, "height": 900},
            service_workers="block",
        )
        if self._cookies:
            self._context.add_cookies(
                [{"name": name, "value": value, "url": self._base_url} for name, value in self._cookies.items()]
            )
        return self

    def __exit__(self, kind: type | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._browser.close()
        self._playwright.stop()

    def login(self, login: Login, values: Mapping[str, str], seconds: float) -> Finding | None:
        """Fill the form in and send it; what is wrong, when it does not work. What the browser says is not repeated: it
        holds what was typed."""
        tab = self._context.new_page()
        tab.set_default_timeout(seconds * 1000)
        step = f"{login.path} cannot be loaded"
        try:
            tab.goto(self._base_url + login.path)
            for selector, value in values.items():
                step = f"{login.path} has no field {selector} that can be filled in"
                tab.fill(selector, value)
            step = f"{login.path} has no {login.submit} that can be clicked"
            tab.click(login.submit)
            step = f"nothing matches {login.landed} after the form was sent"
            tab.wait_for_selector(login.landed)
        except self._error:
            return Finding("login", step)
        finally:
            tab.close()
        return None

    def look(
        self, page: Page, is_right: Callable[[Look], bool], picture: Path | None, ignored: Callable[[str], bool]
    ) -> Look:
        """Open a page and wait until it is right, or nothing changes any more, or its time is up; then take ``picture``.

        ``is_right`` judges what is shown so far; ``ignored`` tells which console messages and addresses to pass over.
        """
        tab = self._context.new_page()
        tab.set_default_timeout(page.max_seconds * 1000)
        look, started = Look(), time.monotonic()
        loading = _listen(tab, look, ignored)
        try:
            self._open(tab, page, look)
            if look.status is not None:
                self._wait(tab, page, look, is_right, loading, started)
                if picture is not None:
                    tab.screenshot(path=str(picture), full_page=True)
        except self._error as error:
            look.unchecked.append(f"the rest of the page: {_first_line(error)}")
            look.late = look.late or "Timeout" in str(error)
        finally:
            look.seconds = time.monotonic() - started
            tab.close()
        return look

    def _open(self, tab: Tab, page: Page, look: Look) -> None:
        try:
            answer = tab.goto(self._base_url + page.path, wait_until="domcontentloaded")
        except self._error as error:
            look.late = "Timeout" in str(error)
            look.failure = (
                f"no answer after {page.max_seconds:g} s" if look.late else f"cannot be loaded: {_first_line(error)}"
            )
            return
        look.status = answer.status if answer is not None else 200
        look.url = tab.url

    def _wait(
        self,
        tab: Tab,
        page: Page,
        look: Look,
        is_right: Callable[[Look], bool],
        loading: set[Any],
        started: float,
    ) -> None:
        for selector in page.click:
            try:
                tab.click(selector)
            except self._error:
                look.requests.append(f"nothing matches {selector}, which was to be clicked")
                return
        changed = time.monotonic()
        while True:
            seen = self._seen(tab, page, look)
            now = time.monotonic()
            changed = now if seen else changed
            there = not page.wait_for or tab.locator(page.wait_for).first.is_visible()
            right = there and is_right(look)
            quiet = now - changed
            if there and not loading and quiet >= (SETTLED_SECONDS if right else QUIET_SECONDS):
                return
            if now - started >= page.max_seconds:
                look.late = not right
                return
            tab.wait_for_timeout(_STEP_SECONDS * 1000)

    def _seen(self, tab: Tab, page: Page, look: Look) -> bool:
        """Take in what is shown; True when it has changed."""
        before = (look.text, look.rows, look.url)
        try:
            look.text, look.rows = tab.evaluate(_SEEN, page.row)
        except self._error:  # the page is being left for another one
            tab.wait_for_load_state("domcontentloaded")
        look.url = tab.url
        return before != (look.text, look.rows, look.url)


def _listen(tab: Tab, look: Look, ignored: Callable[[str], bool]) -> set[Any]:
    """Note what goes wrong on a page; returns the requests that are under way."""
    loading: set[Any] = set()

    def console(message: Any) -> None:
        if message.type == "error" and _LOAD_FAILED not in message.text and not ignored(message.text):
            look.console.append(message.text)

    def uncaught(error: Any) -> None:
        if not ignored(str(error)):
            look.console.append(f"uncaught: {_first_line(error)}")

    def begun(request: Any) -> None:
        if request.resource_type not in _OPEN_ENDED:
            loading.add(request)

    def failed(request: Any) -> None:
        loading.discard(request)
        why = request.failure or "failed"
        if "ERR_ABORTED" not in why and not request.is_navigation_request() and not ignored(request.url):
            look.requests.append(f"{_place(request.url)}: {why}")

    def answered(response: Any) -> None:
        if response.status >= 400 and not ignored(response.url):
            main = response.request.is_navigation_request() and response.frame == tab.main_frame
            if not main:
                look.requests.append(f"{_place(response.url)}: HTTP {response.status}")

    tab.on("console", console)
    tab.on("pageerror", uncaught)
    tab.on("request", begun)
    tab.on("requestfinished", lambda request: loading.discard(request))
    tab.on("requestfailed", failed)
    tab.on("response", answered)
    return loading


def _place(url: str) -> str:
    """An address without its query, which may hold secrets."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}{f':{parts.port}' if parts.port else ''}{parts.path}"


def _first_line(error: object) -> str:
    """What happened, without the call that it happened to and the address, which the finding has."""
    lines = re.sub(r"\A\w+\.\w+: | at https?://\S*", "", str(error).strip()).splitlines()
    return lines[0] if lines else type(error).__name__
