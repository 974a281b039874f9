"""A look at a page in a real browser: headless Chromium by Playwright, as a person sees it who opens it first."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shutil
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import urlsplit

from ..blueprint.smoke import Login, Page
from ..errors import BlueprintError, Unavailable
from .model import Finding, Look
from .page_text import TEXTS

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext
    from playwright.async_api import Page as Tab

T = TypeVar("T")
BROWSERS = (
    "chromium-headless-shell",  # Chromium without windows: a page takes it half of the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
QUIET_SECONDS = 1.5
"""A page on which something failed, nothing is loading, and nothing has changed for so long, is as it will be."""
SETTLED_SECONDS = 0.6
"""A page that is right is left after so long: an error may come shortly after the content."""
_STEP_SECONDS = 0.1
_WORD_SECONDS = 5.0  # for an answer of a page whose scripts end
_POLL_SECONDS = 3.0
_OPEN_ENDED = frozenset(("eventsource", "websocket", "media", "ping"))
_LOAD_FAILED = "Failed to load resource"  # the console's echo of a request that is reported by itself


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


class Browser:
    """A browser of which several lookers take a session each, one after another; to be used in a ``with``."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._runner = asyncio.Runner()
        self._opened: list[Callable[[], Awaitable[Any]]] = []

    def __enter__(self) -> Self:
        try:
            self.run(self._start())
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, kind: type | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for something that is done with the browser."""
        return self._runner.run(work)

    async def session(self, base_url: str, cookies: Mapping[str, str]) -> BrowserContext:
        """A session of its own: no cookie, no stored value of an earlier one."""
        context = await self._browser.new_context(
            locale="en-US",
            timezone_id="UTC",
            viewport={"width": 1280, "height": 900},
            service_workers="block",
        )
        if cookies:
            await context.add_cookies(
                [{"name": name, "value": value, "url": base_url} for name, value in cookies.items()]
            )
        return context

    async def _start(self) -> None:
        try:
            from playwright.async_api import Error, async_playwright
        except ImportError:
            raise Unavailable(
                "the package playwright is not installed",
                hint="pip install 'seedsql[smoke]' brings it; or look without a browser: --http",
            ) from None
        self.error = Error
        playwright = await async_playwright().start()
        self._opened.append(playwright.stop)
        try:
            # Chromium's sandbox does not start for root
            arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
            self._browser = await playwright.chromium.launch(executable_path=self._path, args=arguments)
        except Error as error:
            raise Unavailable(
                f"the browser {self._path} does not start: {_first_line(error)}", hint="look without one: --http"
            ) from None
        self._opened.append(self._browser.close)

    def _close(self) -> None:
        while self._opened:
            self.run(_ended(self._opened.pop()()))
        self._runner.close()


class BrowserLooker:
    """Looks at pages of one application in one session of a browser; to be used in a ``with``.

    Every word with the browser has a time limit: a page whose script never ends is a finding, not the end of the run.
    """

    def __init__(self, browser: Browser, base_url: str, cookies: Mapping[str, str]) -> None:
        self._browser, self._base_url, self._cookies = browser, base_url, cookies

    def __enter__(self) -> Self:
        self._error = self._browser.error
        self._context = self._browser.run(self._browser.session(self._base_url, self._cookies))
        self._blank: Tab | None = None
        return self

    def __exit__(self, kind: type | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._browser.run(_ended(self._context.close()))

    def check(self, selectors: Mapping[str, str]) -> None:
        """Raise BlueprintError (78) with every selector that the browser cannot read, by where the blueprint has it."""
        wrong = self._browser.run(self._unreadable(selectors))
        if wrong:
            raise BlueprintError(
                "the browser cannot read selectors of [smoke]",
                problems=wrong,
                hint="CSS, or a selector of Playwright's: https://playwright.dev/python/docs/other-locators",
            )

    def login(self, login: Login, values: Mapping[str, str], seconds: float) -> Finding | None:
        """Fill the form in and send it; what is wrong, when it does not work. What the browser says is not repeated: it
        holds what was typed."""
        return self._browser.run(self._login(login, values, seconds))

    def look(
        self, page: Page, is_right: Callable[[Look], bool], picture: Path | None, ignored: Callable[[str], bool]
    ) -> Look:
        """Open a page and wait until it is right, or something failed, or its time is up; then take ``picture``.

        ``is_right`` judges what is shown so far; ``ignored`` tells which console messages and addresses to pass over.
        """
        return self._browser.run(self._look(page, is_right, picture, ignored))

    async def _unreadable(self, selectors: Mapping[str, str]) -> list[str]:
        tab, found = await self._tab(), []
        for index, selector in selectors.items():
            try:
                await tab.locator(selector).count()
            except self._error as error:
                found.append(f"{index}: {selector!r}: {_first_line(error)}")
        self._blank = tab
        return found

    async def _tab(self) -> Tab:
        """A tab that shows nothing yet. Each takes a process of the browser's own, so that one that is left blank is not closed."""
        tab, self._blank = self._blank, None
        return tab or await self._context.new_page()

    async def _login(self, login: Login, values: Mapping[str, str], seconds: float) -> Finding | None:
        tab = await self._tab()
        tab.set_default_timeout(seconds * 1000)
        step = f"{login.path} cannot be loaded"
        try:
            await tab.goto(self._base_url + login.path)
            for selector, value in values.items():
                step = f"{login.path} has no field {selector} that can be filled in"
                await tab.fill(selector, value)
            step = f"{login.path} has no {login.submit} that can be clicked"
            await tab.click(login.submit)
            step = f"nothing matches {login.landed} after the form was sent"
            await tab.wait_for_selector(login.landed)
        except self._error:
            return Finding("login", step)
        finally:
            await _ended(tab.close())
        return None

    async def _look(
        self, page: Page, is_right: Callable[[Look], bool], picture: Path | None, ignored: Callable[[str], bool]
    ) -> Look:
        tab = await self._tab()
        tab.set_default_timeout(page.max_seconds * 1000)
        look, started = Look(), time.monotonic()
        loading = _listen(tab, look, ignored)
        try:
            await self._open(tab, page, look)
            if look.status is not None:
                await self._wait(tab, page, look, is_right, loading, started)
                if picture is not None:
                    await asyncio.wait_for(tab.screenshot(path=str(picture), full_page=True), _WORD_SECONDS)
        except TimeoutError:
            look.late = True
            look.console.append("the page does not answer: a script runs without end")
        except self._error as error:
            look.unchecked.append(f"the rest of the page: {_first_line(error)}")
            look.late = look.late or "Timeout" in str(error)
        finally:
            look.seconds = look.seconds or min(time.monotonic() - started, page.max_seconds)  # never right: no time
            await _ended(tab.close())
        return look

    async def _open(self, tab: Tab, page: Page, look: Look) -> None:
        try:
            answer = await tab.goto(self._base_url + page.path, wait_until="domcontentloaded")
        except self._error as error:
            look.late = "Timeout" in str(error)
            look.failure = (
                f"no answer after {page.max_seconds:g} s" if look.late else f"cannot be loaded: {_first_line(error)}"
            )
            return
        look.status = answer.status if answer is not None else 200
        look.url = tab.url

    async def _wait(
        self,
        tab: Tab,
        page: Page,
        look: Look,
        is_right: Callable[[Look], bool],
        loading: Mapping[Any, float],
        started: float,
    ) -> None:
        if not await self._click(tab, page, look, started):
            return
        changed = time.monotonic()
        while True:
            has_changed, there = await self._watch(tab, page, look, started)
            now = time.monotonic()
            changed = now if has_changed else changed
            right = there and is_right(look)
            look.seconds = (look.seconds or now - started) if right else 0.0
            quiet = now - changed if there and not _is_occupied(loading.values(), now, right) else 0.0
            # content may come by a timer as well: only where something failed already, nothing better is waited for
            if (right and quiet >= SETTLED_SECONDS) or (look.has_failed and quiet >= QUIET_SECONDS):
                return
            if now - started >= page.max_seconds:
                look.late = not right and quiet < QUIET_SECONDS
                return
            await asyncio.sleep(_STEP_SECONDS)

    async def _watch(self, tab: Tab, page: Page, look: Look, started: float) -> tuple[bool, bool]:
        """Whether what is shown has changed, and whether what the page waits for is there."""
        async with asyncio.timeout(max(_WORD_SECONDS, page.max_seconds - (time.monotonic() - started))):
            has_changed = await self._seen(tab, page, look)
            return has_changed, not page.wait_for or bool(await tab.locator(page.wait_for).first.is_visible())

    async def _click(self, tab: Tab, page: Page, look: Look, started: float) -> bool:
        """Click what the page asks for; False where there is no such thing."""
        for selector in page.click:
            left = max(_STEP_SECONDS, page.max_seconds - (time.monotonic() - started))
            try:
                await tab.click(selector, timeout=left * 1000)
            except self._error:
                look.requests.append(f"nothing matches {selector}, which was to be clicked")
                return False
        return True

    async def _seen(self, tab: Tab, page: Page, look: Look) -> bool:
        """Take in what is shown; True when it has changed."""
        before = (look.styled, look.rows, look.url)
        try:
            seen = await tab.locator(page.row).evaluate_all(TEXTS)
        except self._error:  # the page is being left for another one
            await tab.wait_for_load_state("domcontentloaded")
        else:
            look.text, look.styled, look.outside = seen["text"], seen["styled"], seen["outside"]
            look.rows = [written for written, _ in seen["rows"]]
            look.styled_rows = [styled for _, styled in seen["rows"]]
            look.messages = [(name, text) for name, text in seen["messages"]]
            look.broken = [f"{_place(url)}: it is no picture that can be shown" for url in seen["broken"]]
        look.url = tab.url
        return before != (look.styled, look.rows, look.url)


async def _ended(closing: Awaitable[Any]) -> None:
    with contextlib.suppress(Exception):
        await asyncio.wait_for(closing, _WORD_SECONDS)


def _listen(tab: Tab, look: Look, ignored: Callable[[str], bool]) -> dict[Any, float]:
    """Note what goes wrong on a page; returns the requests that are under way, and since when."""
    loading: dict[Any, float] = {}

    def console(message: Any) -> None:
        if message.type == "error" and _LOAD_FAILED not in message.text and not ignored(message.text):
            look.console.append(message.text)

    def uncaught(error: Any) -> None:
        if not ignored(str(error)):
            look.console.append(f"uncaught: {_first_line(error)}")

    def begun(request: Any) -> None:
        if request.resource_type not in _OPEN_ENDED:
            loading[request] = time.monotonic()

    def ended(request: Any) -> None:
        loading.pop(request, None)

    def failed(request: Any) -> None:
        loading.pop(request, None)
        why = request.failure or "failed"
        if "ERR_ABORTED" not in why and not request.is_navigation_request() and not ignored(request.url):
            look.requests.append(f"{_place(request.url)}: {why}")

    def answered(response: Any) -> None:
        if response.status >= 400 and not ignored(response.url) and urlsplit(response.url).path != "/favicon.ico":
            main = response.request.is_navigation_request() and response.frame == tab.main_frame
            if not main:
                look.requests.append(f"{_place(response.url)}: HTTP {response.status}")

    async def asked(dialog: Any) -> None:
        if not ignored(dialog.message):
            look.dialogs.append(f"{dialog.type}: {dialog.message}")
        await dialog.dismiss()

    tab.on("console", console)
    tab.on("dialog", asked)
    tab.on("pageerror", uncaught)
    tab.on("request", begun)
    tab.on("requestfinished", ended)
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


def _is_occupied(loading: Iterable[float], now: float, is_right: bool) -> bool:
    """Whether requests that began at these times are still to be waited for. One that waits for news has no end: a page
    that is right does not wait for it."""
    return any(now - since < _POLL_SECONDS or not is_right for since in loading)
