"""HTTP without a browser: one session with cookies; what every way of looking has in common."""

from __future__ import annotations

import http.client
import http.cookiejar
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..errors import UsageError

LARGEST = 20_000_000
"""Bytes of an answer that are read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a server; ``status`` is None when there was none, and ``failure`` says why."""

    url: str
    status: int | None
    body: bytes = b""
    content_type: str = ""
    charset: str = "utf-8"
    failure: str = ""
    late: bool = False
    seconds: float = 0.0

    @property
    def text(self) -> str:
        try:
            return self.body.decode(self.charset, "replace")
        except LookupError:
            return self.body.decode("utf-8", "replace")


def checked_base(url: str) -> str:
    """Return the address of an application without a slash at its end. Raises UsageError when it is not one."""
    try:
        parts = urllib.parse.urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port or True)
    except ValueError:
        usable = False
    if not usable:
        raise UsageError("--base-url is not the address of an application", hint="such as https://shop.example.com")
    if parts.username is not None or parts.query or parts.fragment:
        raise UsageError(
            "--base-url is an address alone: no user, no query, no fragment",
            hint="how to log in is in the blueprint's [smoke.login], its secrets in the environment",
        )
    return url.rstrip("/")


class Web:
    """A session: cookies stay, redirects are followed."""

    def __init__(self, cookies: Mapping[str, str], base_url: str) -> None:
        self._jar = http.cookiejar.CookieJar()
        self._own = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self._host = urllib.parse.urlsplit(base_url).netloc
        # no proxy of the environment: what is tested is the application itself
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self._jar)
        )

    def get(self, url: str, seconds: float, data: Mapping[str, str] | None = None) -> Answer:
        """GET an address, or POST ``data`` as a form; never raises for what the application does."""
        body = None if data is None else urllib.parse.urlencode(data).encode()
        request = urllib.request.Request(url, body, {"User-Agent": "seedsql-smoke", "Accept": "*/*"})
        if self._own and urllib.parse.urlsplit(url).netloc == self._host:
            request.add_unredirected_header("Cookie", self._own)
        started = time.monotonic()
        try:
            with self._opener.open(request, timeout=seconds) as answer:
                return self._answer(answer, started)
        except urllib.error.HTTPError as error:
            with error:
                answer = self._answer(error, started)
            if (
                answer.status is not None and 300 <= answer.status < 400
            ):  # urllib follows redirects; it gives up on those that lead in a circle
                return replace(answer, status=None, failure="cannot be loaded: redirects lead in a circle")
            return answer
        except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            late = isinstance(reason, TimeoutError)
            message = f"no answer after {seconds:g} s" if late else f"cannot be loaded: {_reason_text(reason)}"
            return Answer(url, None, failure=message, late=late, seconds=time.monotonic() - started)

    def _answer(self, answer: http.client.HTTPResponse | urllib.error.HTTPError, started: float) -> Answer:
        body = answer.read(LARGEST)
        return Answer(
            answer.url,
            answer.status,
            body,
            answer.headers.get_content_type(),
            answer.headers.get_content_charset() or "utf-8",
            seconds=time.monotonic() - started,
        )


def _reason_text(reason: object) -> str:
    return getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
