"""Judges a look at a page: pure, the same for a browser and for plain HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import parse_qsl, urlsplit

from ..blueprint.smoke import Page
from .messages import error_messages
from .model import Expected, Finding, Look, Row
from .values import holds, matches, plain, plain_lines

SHOWN = 3
"""Differences of one kind that are reported one by one."""
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#x?[0-9a-fA-F]{1,6});")
_LONG = 80


def judge(
    page: Page, expected: Expected, look: Look, base_url: str, ignored: Callable[[str], bool] = lambda _: False
) -> list[Finding]:
    """Everything that is wrong about a page. ``ignored`` tells which error messages on it to pass over."""
    if look.status is None:
        return [Finding("slow" if look.late else "load", look.failure)]
    found = [*_loading(page, look, base_url), *_reported(look), *content(page, expected, look)]
    messages = error_messages(look.messages, plain_lines(look.outside).split("\n"))
    found += [
        Finding("message", f"shows an error message: {shown(each, 200)}") for each in messages if not ignored(each)
    ]
    if not look.drawn:  # what is not there yet may come
        look.unchecked += [f"{each.check}: {each.message} before scripts run" for each in found if each.is_lack]
        found = [each for each in found if not each.is_lack]
    return found


def _loading(page: Page, look: Look, base_url: str) -> Iterator[Finding]:
    """What is wrong about the answer itself: its status, its address, its time."""
    if look.status is not None and not 200 <= look.status < 300:
        yield Finding("status", f"answered HTTP {look.status}")
    if not _is_there(page.path, look.url, base_url):
        yield Finding("redirect", f"asked for {page.path}, and was led to {shown(_relative(look.url, base_url))}")
    if look.late:
        yield Finding("slow", f"its content was not there after {page.max_seconds:g} s")
    elif look.seconds > page.max_seconds:
        yield Finding("slow", f"took {look.seconds:.1f} s; at most {page.max_seconds:g} s are allowed")


def _reported(look: Look) -> Iterator[Finding]:
    """What the browser reports: messages on the console, dialogs, requests that failed."""
    failed = {message.partition(": ")[0] for message in look.requests}
    broken = [message for message in look.broken if message.partition(": ")[0] not in failed]
    for check, messages in (
        ("console", look.console),
        ("dialog", look.dialogs),
        ("request", [*look.requests, *broken]),
    ):
        for message in dict.fromkeys(messages):
            yield Finding(check, shown(message, 200))


def content(page: Page, expected: Expected, look: Look) -> list[Finding]:
    """What is wrong about what the page shows: rows, counts, texts."""
    text, styled = plain_lines(look.text), plain_lines(look.styled or look.text)
    if not text:
        return [Finding("empty", "the page shows no text at all", is_lack=True)]
    found: list[Finding] = []
    if expected.rows is not None and look.rows is not None:
        found += rows(expected.rows, _as_expected(expected.rows, look), page.ordered)
    if expected.count is not None:
        counts = [count(page.count_text, expected.count, plain(each)) for each in (text, styled)]
        found += [] if [] in counts else counts[0]
    found += [
        Finding("present", f"does not show {shown(each)}", is_lack=True)
        for each in page.present
        if not (holds(text, each) or holds(styled, each))
    ]
    text = plain(text)
    found += [Finding("absent", f"shows {shown(each)}") for each in page.absent if plain(each) in text]
    entity = _ENTITY.search(text)
    if entity is not None:
        around = text[max(0, entity.start() - 15) : entity.end() + 15]
        found.append(Finding("escaped", f"shows {entity[0]} as text, in {shown(around)}: HTML that was escaped twice"))
    return found


def _as_expected(expected: Sequence[Row], look: Look) -> list[str]:
    """The text of each shown row: as style writes it where only that is expected, such as CSS's capital letters."""
    written = [plain_lines(row) for row in look.rows or ()]
    styled = [plain_lines(row) for row in look.styled_rows] or written
    return [
        other if own != other and not _is_any(own, expected) and _is_any(other, expected) else own
        for own, other in zip(written, styled, strict=True)
    ]


def _is_any(row: str, expected: Sequence[Row]) -> bool:
    return any(matches(row, values) for values in expected)


def rows(expected: Sequence[Row], found: Sequence[str], ordered: bool) -> list[Finding]:
    """Compare the rows that are shown with those that must be: what is missing, wrong, too many, or in another order."""
    if len(expected) == len(found) and all(map(matches, found, expected)):
        return []
    order = _places(expected, found)
    taken = {index for index in order if index is not None}
    wrong = [number for number, index in enumerate(order) if index is None]
    extra = [index for index in range(len(found)) if index not in taken]
    findings = _missing(expected, found, wrong, extra)
    if len(expected) != len(found):
        findings.append(Finding("rows", f"shows {len(found)} rows; expected {len(expected)}"))
    findings += _superfluous(expected, found, extra)
    if ordered and not wrong:
        findings += _misplaced(expected, [index for index in order if index is not None])
    return findings


def _superfluous(expected: Sequence[Row], found: Sequence[str], extra: Sequence[int]) -> Iterator[Finding]:
    repeated = [index for index in extra if _is_any(found[index], expected)]
    unexpected = [index for index in extra if index not in repeated]
    for indexes, problem in ((repeated, "is shown more than once"), (unexpected, "is not expected")):
        for index in indexes[:SHOWN]:
            yield Finding("rows", f"row {index + 1} {problem}: {shown(found[index])}")


def _places(expected: Sequence[Row], found: Sequence[str]) -> list[int | None]:
    """For each expected row the number of the shown one that holds it; equal rows take one place each."""
    taken: set[int] = set()
    order: list[int | None] = []
    for values in expected:
        location = next((each for each, row in enumerate(found) if each not in taken and matches(row, values)), None)
        order.append(location)
        if location is not None:
            taken.add(location)
    return order


def _misplaced(expected: Sequence[Row], indexes: Sequence[int]) -> list[Finding]:
    """The first row that comes before the one that it should follow."""
    at = next((number for number, index in enumerate(indexes[1:]) if index < indexes[number]), None)
    if at is None:
        return []
    message = (
        f"{named(expected[at + 1])} is in row {indexes[at + 1] + 1}, before {named(expected[at])} "
        f"in row {indexes[at] + 1}; expected after it"
    )
    return [Finding("order", message)]


def _missing(expected: Sequence[Row], found: Sequence[str], wrong: Sequence[int], extra: list[int]) -> list[Finding]:
    """A row that is there but for some value is reported as that; ``extra`` loses it."""
    findings = []
    for number in wrong:
        values = expected[number]
        near = next((index for index in extra if values and values[0] and holds(found[index], values[0])), None)
        if near is not None:
            extra.remove(near)
            lacking = ", ".join(shown(value or "") for value in values if not holds(found[near], value))
            wrong_how = f"does not show {lacking}" if lacking else "shows its values in another order"
            message = f"row {near + 1}, {named(values)}, {wrong_how}: {shown(found[near])}"
        else:
            message = f"{named(values)} is missing, expected in row {number + 1}"
        findings.append(Finding("rows", message))
    if len(findings) > SHOWN:
        findings[SHOWN:] = [Finding("rows", f"and {len(findings) - SHOWN} more rows are missing or wrong")]
    return findings


def count(pattern: str, expected: str, text: str) -> list[Finding]:
    """Compare the number that a page says with what it must be; thousands may be apart."""
    before, _, after = (re.escape(plain(part)) for part in pattern.partition("{count}"))
    match = re.search(rf"{before} ?([0-9][0-9.,' \u202f]*|[0-9]) ?{after}", text)
    if match is None:
        return [Finding("count", f"does not show {shown(pattern.replace('{count}', expected))}", is_lack=True)]
    if re.sub("[^0-9]", "", match[1]) != re.sub("[^0-9]", "", expected):
        return [Finding("count", f"shows {shown(match[0])}; expected {expected}")]
    return []


def named(values: Row) -> str:
    """A row for a message: its first values."""
    return shown(", ".join(value for value in values[:2] if value))


def shown(text: str, most: int = _LONG) -> str:
    """A piece of a page for a message, in quotes and cut where it is long."""
    text = plain(text)
    return f"'{text if len(text) <= most else text[: most - 1] + '…'}'"


def _is_there(path: str, url: str, base_url: str) -> bool:
    """Whether ``url`` is the page that was asked for; what the application adds to the query is its own."""
    wanted, got = urlsplit(base_url.rstrip("/") + path), urlsplit(url)
    same_place = wanted.path.rstrip("/") == got.path.rstrip("/") and wanted.hostname == got.hostname
    return same_place and set(parse_qsl(wanted.query)) <= set(parse_qsl(got.query))


def _relative(url: str, base_url: str) -> str:
    return url.removeprefix(base_url.rstrip("/")) or "/"
