"""What was expected of a page, what was seen, and what is wrong about it."""

from __future__ import annotations

from dataclasses import dataclass, field

Row = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """``rows`` in their order, each value as text (None is NULL); None when the page has no rows to show. ``count`` is the
    number that the page says."""

    rows: tuple[Row, ...] | None = None
    count: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: ``check`` is its kind (status, load, slow, redirect, console, dialog, request, message, empty, rows, order,
    count, present, absent, escaped, health, login), ``message`` says what was expected and what was found.
    ``is_lack`` marks what is wrong only because something is not there."""

    check: str
    message: str
    is_lack: bool = False


@dataclass(slots=True)
class Look:
    """What one look at a page gave. Texts are those of the document, one piece (a cell, a block, an element of its own) a
    line: ``text`` the page's, ``outside`` the same without its rows, ``rows`` the shown rows', None when these could not be
    seen. ``styled`` and ``styled_rows`` are the same as the page's style writes them (``text-transform: uppercase``).
    ``messages`` are elements that may hold error messages: role, classes and names, and the text of each.

    ``status`` is None when no answer came, and ``failure`` says why; ``broken`` are pictures that cannot be shown; ``drawn``
    is False when scripts may still add to it; ``seconds`` is when it was as it must be, or else how long it was looked at;
    ``unchecked`` says what this way of looking cannot see."""

    url: str = ""
    status: int | None = None
    failure: str = ""
    seconds: float = 0.0
    text: str = ""
    styled: str = ""
    outside: str = ""
    rows: list[str] | None = None
    styled_rows: list[str] = field(default_factory=list)
    messages: list[tuple[str, str]] = field(default_factory=list)
    late: bool = False
    drawn: bool = True
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)

    @property
    def has_failed(self) -> bool:
        """Whether something is wrong that no waiting makes good."""
        is_answer = self.status is not None and 200 <= self.status < 300
        return not is_answer or bool(self.console or self.requests or self.dialogs)


@dataclass(frozen=True, slots=True)
class Result:
    """One page, or the health endpoint, or the login. ``screenshot`` is a file's name."""

    name: str
    path: str
    seconds: float
    findings: tuple[Finding, ...]
    unchecked: tuple[str, ...] = ()
    screenshot: str | None = None

    @property
    def ok(self) -> bool:
        return not self.findings

    def to_dict(self) -> dict[str, object]:
        """The result as plain data."""
        return {
            "page": self.name,
            "path": self.path,
            "ok": self.ok,
            "seconds": round(self.seconds, 3),
            "findings": [{"check": each.check, "message": each.message} for each in self.findings],
            "unchecked": list(self.unchecked),
            "screenshot": self.screenshot,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The smoke test of one application with one seed."""

    name: str
    base_url: str
    results: tuple[Result, ...]

    @property
    def ok(self) -> bool:
        return all(result.ok for result in self.results)

    def to_dict(self) -> dict[str, object]:
        """The report as plain data, the shape of ``smoke --format json``."""
        return {
            "ok": self.ok,
            "seed": self.name,
            "base_url": self.base_url,
            "pages": [result.to_dict() for result in self.results],
        }
